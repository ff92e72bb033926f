"""What a rule may know besides the object itself, and how it speaks. Rules never look at a clock or a database."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from nämndapp.bas.papekande import Nivå, Plats, Påpekande
from nämndapp.models import Handling, Inkallelseordning, Internkontrollplan, Internkontrollworkshop
from nämndapp.rules.narvaro import Bild

T = TypeVar("T")
INGEN_PLATS = Plats()


@dataclass(frozen=True, slots=True)
class KäntBeslut:
    """A § in the register. ``organ`` are the folded code and name of its nämnd (``hanvisning.organnyckel``)."""

    id: int
    organ: frozenset[str]
    datum: date
    nummer: int
    rubrik: str
    sammanträde_id: int = 0
    nämnd_id: int = 0


@dataclass(frozen=True, slots=True)
class Läge:
    """The day, and what lies around the object when the caller knows it.

    ``nästa_sammanträde`` is the date of the nämnd's next meeting after this one; ``föregående_paragraf`` the last
    number fixed earlier the same year (0 when this is the year's first meeting, None when unknown);
    ``handlingar`` the papers of the same ärende or item (None when unknown). Of a paper: ``organ`` the deciding nämnd's
    name, ``kallelsedag`` when the kallelse that it goes with was sent, ``beslut`` the §§ in the register that it may
    cite, ``förkortningar`` those that are explained (None when unknown). ``publicerat`` the lists
    that have been published, oldest first, as ``rules.listan`` freezes them. Of a protocol: ``bild`` its attendance,
    ``ordning`` the nämnd's order of service (None when it has none), ``kommande_ärenden`` the ärenden on the nämnd's
    later lists or parked for them (None when unknown). Of an internkontrollplan: ``förra_planen`` the nämnd's plan for
    an earlier year and ``workshop`` the one that was held for this year's (None when there is none). Of a riskanalys:
    ``förra_skalan`` year and highest step of the nämnd's latest earlier one (None when there is none).
    """

    idag: date
    nästa_sammanträde: date | None = None
    föregående_paragraf: int | None = None
    handlingar: Sequence[Handling] | None = None
    organ: str = ""
    kallelsedag: date | None = None
    beslut: Sequence[KäntBeslut] | None = None
    förkortningar: frozenset[str] | None = None
    publicerat: Sequence[Sequence[Mapping[str, Any]]] = ()
    bild: Bild | None = None
    ordning: Inkallelseordning | None = None
    kommande_ärenden: frozenset[int] | None = None
    förra_planen: Internkontrollplan | None = None
    workshop: Internkontrollworkshop | None = None
    förra_skalan: tuple[int, int] | None = None


Regel = Callable[[T, Läge], Iterator[Påpekande]]


def fel(kod: str, text: str, förslag: str, *, plats: Plats = INGEN_PLATS, lagrum: str = "") -> Påpekande:
    """An incomplete paper: stops it from being made final."""
    return Påpekande(kod, Nivå.FEL, text, lagrum, plats, förslag)


def varning(kod: str, text: str, förslag: str, *, plats: Plats = INGEN_PLATS, lagrum: str = "") -> Påpekande:
    """Something that is, or may become, wrong; can be acknowledged."""
    return Påpekande(kod, Nivå.VARNING, text, lagrum, plats, förslag)


def tips(kod: str, text: str, förslag: str, *, plats: Plats = INGEN_PLATS, lagrum: str = "") -> Påpekande:
    """Help."""
    return Påpekande(kod, Nivå.TIPS, text, lagrum, plats, förslag)
