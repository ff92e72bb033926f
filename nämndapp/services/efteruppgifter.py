"""The content of what is done after the meeting: anslag and expediering, as frozen dataclasses (see ``uppgifter``)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nämndapp.models import Expedieringssätt


@dataclass(frozen=True, slots=True)
class AnslagUppgifter:
    """An anslag (``models.Anslag``): of a meeting's protocol, of §§ of it, or of a särskilt protokoll."""

    nämnd_id: int
    justerat: date
    uppsatt: date
    ned_tidigast: date
    sammanträde_id: int | None = None
    särskilt_protokoll_id: int | None = None
    paragrafer: tuple[int, ...] = ()
    nedtaget: date | None = None
    förvaringsplats: str = ""
    av: str = ""
    anteckning: str = ""


@dataclass(frozen=True, slots=True)
class ExpedieringUppgifter:
    """A recipient of a §'s decision (``models.Expediering``)."""

    paragraf_id: int
    mottagare: str
    sätt: Expedieringssätt = Expedieringssätt.E_POST
    skickat: date | None = None
    delfången: date | None = None
    av: str = ""
    anteckning: str = ""
    id: int | None = None


@dataclass(frozen=True, slots=True)
class ExpedieringarUppgifter:
    """All recipients that are noted for the §§ of a meeting, in the order of the §§."""

    rader: tuple[ExpedieringUppgifter, ...] = ()


Efteruppgifter = AnslagUppgifter | ExpedieringarUppgifter
