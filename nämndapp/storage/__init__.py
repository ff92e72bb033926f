"""The database file: opening, locking, migrations, load plans, search, backup, log. All SQL of the program."""

from nämndapp.storage import filer, kopia, logg, planer, sok, utkast
from nämndapp.storage.databas import Databas, öppna
from nämndapp.storage.enhet import Enhet
from nämndapp.storage.las import Innehavare, läs_innehavare
from nämndapp.storage.version import bumpa, kontrollera_version

__all__ = [
    "Databas",
    "Enhet",
    "Innehavare",
    "bumpa",
    "filer",
    "kontrollera_version",
    "kopia",
    "logg",
    "läs_innehavare",
    "planer",
    "sok",
    "utkast",
    "öppna",
]
