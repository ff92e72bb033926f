"""The pages in the order of the navigation, and which page knows which kind of object."""

from __future__ import annotations

from nämndapp.ui.arenden.sida import Ärendesida
from nämndapp.ui.importera.sida import Importsida
from nämndapp.ui.internkontroll.sida import Internkontrollsida
from nämndapp.ui.oversikt.sida import Översiktssida
from nämndapp.ui.register.sida import Registersida
from nämndapp.ui.sammantraden.sida import Sammanträdessida
from nämndapp.ui.sida import Sida
from nämndapp.ui.sok.sida import Söksida

SIDOR: tuple[type[Sida], ...] = (
    Översiktssida,
    Ärendesida,
    Sammanträdessida,
    Internkontrollsida,
    Registersida,
    Importsida,
    Söksida,
)

_HEM = {
    "sammanträde": "Sammanträden",
    "sammantrade": "Sammanträden",
    "foredragningspunkt": "Sammanträden",
    "paragraf": "Sammanträden",
    "arende": "Ärenden",
    "ärende": "Ärenden",
    "handling": "Ärenden",
    "skrivelse": "Ärenden",
    "riskanalys": "Intern kontroll",
    "risk": "Intern kontroll",
    "internkontrollplan": "Intern kontroll",
    "plan": "Intern kontroll",
    "kontrollmoment": "Intern kontroll",
    "person": "Register",
    "namnd": "Register",
    "nämnd": "Register",
    "kommun": "Register",
    "husstil": "Register",
}


def sida_för(typ: str) -> str:
    """The page that shows objects of a kind (a table's name or a service's ``slag``); "" when none does."""
    return _HEM.get(typ, "")
