"""Proof that this installation works: files, database, migrations, search, backup, import, papers, the window.

Runs the real thing on throw-away databases, so that a frozen program that lacks a library or a font says so.
"""

from nämndapp.services.sjalvtest.korning import Kontroll, självtest
from nämndapp.services.sjalvtest.prov import Fönsterprov, kräv
from nämndapp.services.sjalvtest.rapport import RAPPORTNAMN, omdöme, rad, skriv_rapport

__all__ = ["RAPPORTNAMN", "Fönsterprov", "Kontroll", "kräv", "omdöme", "rad", "självtest", "skriv_rapport"]
