"""A handling and its skrivelse, as frozen dataclasses (see ``uppgifter``)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.models import (
    Handlingsriktning,
)


@dataclass(frozen=True, slots=True)
class AvsnittUppgifter:
    """A section; text in the notation of ``bas.textblock``."""

    rubrik: str
    text: str = ""
    id: int | None = None


@dataclass(frozen=True, slots=True)
class SatsUppgifter:
    """One paragraph of Förslag till beslut, or one numbered decision of a §."""

    text: str
    id: int | None = None


@dataclass(frozen=True, slots=True)
class UnderlagUppgifter:
    """A line of Beslutsunderlag."""

    text: str
    organ: str | None = None
    datum: date | None = None
    paragraf: int | None = None
    id: int | None = None


@dataclass(frozen=True, slots=True)
class UndertecknareUppgifter:
    """A signature."""

    namn: str
    titel: str = ""
    parti: str = ""
    id: int | None = None


@dataclass(frozen=True, slots=True)
class MeddelandeUppgifter:
    """A row of a meddelandelista."""

    text: str
    diarienummer: str | None = None
    id: int | None = None


@dataclass(frozen=True, slots=True)
class SkrivelseUppgifter:
    """A written proposal taken apart."""

    handläggare: str = ""
    handläggare_titel: str = ""
    enhet: str = ""
    förvaltning: str = ""
    telefon: str = ""
    ert_datum: str = ""
    er_beteckning: str = ""
    organ: str = ""
    paragraf: int | None = None
    svar_senast: date | None = None
    beslut: tuple[str, ...] = ()
    adressater: tuple[str, ...] = ()
    skickas_till: tuple[str, ...] = ()
    övriga_fält: dict[str, Any] = field(default_factory=dict)
    avsnitt: tuple[AvsnittUppgifter, ...] = ()
    satser: tuple[SatsUppgifter, ...] = ()
    underlag: tuple[UnderlagUppgifter, ...] = ()
    undertecknare: tuple[UndertecknareUppgifter, ...] = ()
    meddelanden: tuple[MeddelandeUppgifter, ...] = ()
    id: int | None = None


@dataclass(frozen=True, slots=True)
class BilagaUppgifter:
    """An attached file; the content lies under its SHA-256."""

    sha256: str
    filnamn: str
    id: int | None = None


@dataclass(frozen=True, slots=True)
class HandlingUppgifter:
    """A paper. ``ärenden`` are the matters it lies in; the order inside each is the matter's own."""

    nämnd_id: int
    rubrik: str = ""
    typ: Dokumenttyp = Dokumenttyp.BILAGA
    riktning: Handlingsriktning = Handlingsriktning.UPPRÄTTAD
    datum: date | None = None
    diarienummer: str | None = None
    motpart: str = ""
    motpart_dold: bool = False
    sekretess_lagrum: str = ""
    sekretess_datum: date | None = None
    sekretess_myndighet: str = ""
    text: str = ""
    skrivelse: SkrivelseUppgifter | None = None
    bilagor: tuple[BilagaUppgifter, ...] = ()
    ärenden: tuple[int, ...] = ()
    punkter: tuple[int, ...] = field(default=(), compare=False)
