"""The pages in the order of the navigation, and which page knows which kind of object."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from nämndapp.ui.sida import Sida


@dataclass(frozen=True, slots=True)
class Sidpost:
    """A page's word and picture in the navigation; its module is loaded when the page is first seen."""

    namn: str
    ikonnamn: str
    hämta: Callable[[], type[Sida]]


def _översikt() -> type[Sida]:
    from nämndapp.ui.oversikt.sida import Översiktssida

    return Översiktssida


def _ärenden() -> type[Sida]:
    from nämndapp.ui.arenden.sida import Ärendesida

    return Ärendesida


def _sammanträden() -> type[Sida]:
    from nämndapp.ui.sammantraden.sida import Sammanträdessida

    return Sammanträdessida


def _planering() -> type[Sida]:
    from nämndapp.ui.planering.sida import Planeringssida

    return Planeringssida


def _delegation() -> type[Sida]:
    from nämndapp.ui.delegation.sida import Delegationssida

    return Delegationssida


def _intern_kontroll() -> type[Sida]:
    from nämndapp.ui.internkontroll.sida import Internkontrollsida

    return Internkontrollsida


def _attest() -> type[Sida]:
    from nämndapp.ui.attest.sida import Attestsida

    return Attestsida


def _register() -> type[Sida]:
    from nämndapp.ui.register.sida import Registersida

    return Registersida


def _importera() -> type[Sida]:
    from nämndapp.ui.importera.sida import Importsida

    return Importsida


def _sök() -> type[Sida]:
    from nämndapp.ui.sok.sida import Söksida

    return Söksida


SIDOR = (
    Sidpost("Översikt", "oversikt", _översikt),
    Sidpost("Ärenden", "arenden", _ärenden),
    Sidpost("Sammanträden", "sammantraden", _sammanträden),
    Sidpost("Planering", "planering", _planering),
    Sidpost("Delegation", "delegation", _delegation),
    Sidpost("Intern kontroll", "internkontroll", _intern_kontroll),
    Sidpost("Attest", "attest", _attest),
    Sidpost("Register", "register", _register),
    Sidpost("Importera", "importera", _importera),
    Sidpost("Sök", "sok", _sök),
)

_HEM = {
    "sammanträde": "Sammanträden",
    "sammantrade": "Sammanträden",
    "foredragningspunkt": "Sammanträden",
    "paragraf": "Sammanträden",
    "närvaro": "Sammanträden",
    "narvarande": "Sammanträden",
    "meddelanden": "Sammanträden",
    "arende": "Ärenden",
    "ärende": "Ärenden",
    "handling": "Ärenden",
    "skrivelse": "Ärenden",
    "förstastart": "Översikt",
    "bevakning": "Planering",
    "årsplan": "Planering",
    "arshjulspost": "Planering",
    "årshjulspost": "Planering",
    "delegationsordning": "Delegation",
    "delegationspunkt": "Delegation",
    "delegationsbeslut": "Delegation",
    "nytt delegationsbeslut": "Delegation",
    "utskottsanmalan": "Delegation",
    "delegatkod": "Delegation",
    "sarskilt_protokoll": "Delegation",
    "särskilt protokoll": "Delegation",
    "riskanalys": "Intern kontroll",
    "risk": "Intern kontroll",
    "internkontrollplan": "Intern kontroll",
    "kontrolltillfalle": "Intern kontroll",
    "internkontrollworkshop": "Intern kontroll",
    "workshoprad": "Intern kontroll",
    "internkontrollval": "Intern kontroll",
    "plan": "Intern kontroll",
    "kontrollmoment": "Intern kontroll",
    "attestlista": "Attest",
    "attestlista med rader": "Attest",
    "attestrader": "Attest",
    "attestrad": "Attest",
    "person": "Register",
    "namnd": "Register",
    "nämnd": "Register",
    "kommun": "Register",
    "husstil": "Register",
    "inkallelseordning": "Register",
    "partier": "Register",
    "mandatperioder": "Register",
    "mottagare": "Register",
    "grupper": "Register",
    "förkortningar": "Register",
    "fraser": "Register",
}


def sida_för(typ: str) -> str:
    """The page that shows objects of a kind (a table's name or a service's ``slag``); "" when none does."""
    return _HEM.get(typ, "")
