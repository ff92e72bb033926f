"""What is edited of a year's internal control: risks, plan, occasions and the workshop (see ``uppgifter``)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple
from uuid import uuid4

from nämndapp.models import (
    Frekvenskod,
    Kontrollutfall,
    Planstatus,
    Riskbedömning,
    Workshopbeslut,
)


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


class Kontrollkoppling(NamedTuple):
    """A control that answers a risk, and the risk's place among the control's risks."""

    kontroll_id: int
    plats: int = 0


@dataclass(frozen=True, slots=True)
class RiskUppgifter:
    """A row of a riskanalys. ``riskvärde`` is what the paper says; a rule tells when it is not S × K.

    ``kontroller`` come back with a risk that was removed; which controls answer a risk is saved by the plan.
    """

    risk: str
    område: str = ""
    orsak: str = ""
    föregående: int | None = None
    sannolikhet: int | None = None
    konsekvens: int | None = None
    riskvärde: int | None = None
    obligatorisk: bool = False
    kommentar: str = ""
    kommunövergripande: bool = False
    bedömning: Riskbedömning = Riskbedömning.INGEN
    nyckel: str = field(default_factory=ny_nyckel, compare=False)  # the same from year to year
    kontroller: tuple[Kontrollkoppling, ...] = field(default=(), compare=False, repr=False)
    id: int | None = None


@dataclass(frozen=True, slots=True)
class RiskanalysUppgifter:
    """A year's riskanalys, with the scale and the words that it was made with."""

    nämnd_id: int
    år: int
    rubrik: str = ""
    ärende_id: int | None = None
    skala: int = 5
    tröskel: int = 10
    sannolikhetsnamn: tuple[str, ...] = ()
    konsekvensnamn: tuple[str, ...] = ()
    nivåer: tuple[dict[str, Any], ...] = ()
    risker: tuple[RiskUppgifter, ...] = ()
    planer: tuple[int, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class KontrollUppgifter:
    """A row of the plan; ``frekvens`` as written, ``frekvenskod`` what it means.

    ``tillfällen`` and ``workshoprader`` come back with a control that was removed; they are never saved by the plan.
    """

    kontroll: str
    kategori: str = ""
    ansvarig: str = ""
    frekvens: str = ""
    frekvenskod: Frekvenskod | None = None
    metod: str = ""
    rapporteras_till: str = ""
    risker: tuple[int, ...] = ()  # ids, in the order in which the control names them
    omfattning: str = ""
    inbyggd: str = ""  # the code of a control that the program performs itself
    nyckel: str = field(default_factory=ny_nyckel, compare=False)  # the same from year to year
    tillfällen: tuple[KontrolltillfälleUppgifter, ...] = field(default=(), compare=False, repr=False)
    workshoprader: tuple[int, ...] = field(default=(), compare=False, repr=False)
    id: int | None = None


@dataclass(frozen=True, slots=True)
class PlanUppgifter:
    """A year's internkontrollplan."""

    nämnd_id: int
    år: int
    rubrik: str = ""
    inledning: str = ""
    ärende_id: int | None = None
    riskanalys_id: int | None = None
    status: Planstatus = Planstatus.FÖRSLAG
    beslutad_datum: date | None = None
    beslutad_paragraf: int | None = None
    kontroller: tuple[KontrollUppgifter, ...] = ()
