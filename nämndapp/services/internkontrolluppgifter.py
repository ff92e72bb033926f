"""What is edited of a year's internal control beyond analysis and plan: the occasions and the workshop."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from nämndapp.models import Kontrollutfall, Workshopbeslut


def ny_nyckel() -> str:
    """The identity of a risk or control from year to year."""
    return uuid4().hex


@dataclass(frozen=True, slots=True)
class KontrolltillfälleUppgifter:
    """One time that a control is to be made, and what came of it. ``underlag_sha256`` is the evidence file."""

    kontroll_id: int
    senast: date
    period: str = ""
    utfört: date | None = None
    utfört_av: str = ""
    urval: str = ""
    utfall: Kontrollutfall = Kontrollutfall.INTE_GJORD
    resultat: str = ""
    avvikelse: str = ""
    åtgärd: str = ""
    åtgärd_ansvarig: str = ""
    åtgärd_senast: date | None = None
    åtgärd_klar: date | None = None
    underlag_sha256: str | None = None
    underlag_namn: str = ""
    id: int | None = None


@dataclass(frozen=True, slots=True)
class WorkshopradUppgifter:
    """A control in the workshop; "ha kvar" and "revidera" may both be said (seed 000 §6.2)."""

    rutin: str
    moment: str = ""
    kategori: str = ""
    nr: int | None = None
    beslut: Workshopbeslut = Workshopbeslut.OBEHANDLAD
    ha_kvar: bool = False
    revidera: bool = False
    kvar_text: str = ""
    revidera_text: str = ""
    nytt_text: str = ""
    osäker: bool = False
    kontroll_id: int | None = None
    id: int | None = None


@dataclass(frozen=True, slots=True)
class WorkshopUppgifter:
    """A workshop for the plan of ``år``."""

    nämnd_id: int
    år: int
    rubrik: str = ""
    datum: date | None = None
    ärende_id: int | None = None
    anteckning: str = ""
    rader: tuple[WorkshopradUppgifter, ...] = ()


@dataclass(frozen=True, slots=True)
class TillfällenUppgifter:
    """All occasions of a plan: what is changed when they are made from the frequencies."""

    plan_id: int
    rader: tuple[KontrolltillfälleUppgifter, ...] = ()
