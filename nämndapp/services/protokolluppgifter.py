"""The editable content of närvaro and of what happens under a §: see ``uppgifter`` for how it is used.

Persons are the ids of the meeting's närvarande rows; yrkanden are named by their ``nyckel``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time

from nämndapp.models import (
    Avgörande,
    Jävsundantag,
    Närvaroroll,
    Omröstning,
    Propositionsslag,
    Röstval,
    Utfall,
    Yrkandeslag,
    Yttrandeslag,
)


@dataclass(frozen=True, slots=True)
class IntervallUppgifter:
    """From one § to another (ids; None is the meeting's beginning or end); ``för_id`` is a närvarande."""

    från_paragraf_id: int | None = None
    till_paragraf_id: int | None = None
    del_från: bool = False
    del_till: bool = False
    kl_från: time | None = None
    kl_till: time | None = None
    tjänstgör: bool = False
    för_id: int | None = None
    distans: bool = False
    id: int | None = None


@dataclass(frozen=True, slots=True)
class NärvarandeUppgifter:
    """A person of the meeting; without ``intervall`` the person was absent."""

    namn: str
    roll: Närvaroroll = Närvaroroll.LEDAMOT
    person_id: int | None = None
    parti: str = ""
    titel: str = ""
    arvode_från: time | None = None
    arvode_till: time | None = None
    resa_km: int | None = None
    restid: int | None = None
    förlorad_tid: int | None = None
    förlorad_inkomst: int | None = None
    anteckning: str = ""
    intervall: tuple[IntervallUppgifter, ...] = ()
    id: int | None = None


@dataclass(frozen=True, slots=True)
class JusterareUppgifter:
    """A chosen justerare, or the one who stands in."""

    närvarande_id: int
    ersättare: bool = False
    id: int | None = None


@dataclass(frozen=True, slots=True)
class AjourneringUppgifter:
    """A break; ``till`` is None while it lasts."""

    från: time
    till: time | None = None
    paragraf_id: int | None = None
    anteckning: str = ""
    id: int | None = None


@dataclass(frozen=True, slots=True)
class NärvaroUppgifter:
    """A meeting's attendance, saved whole."""

    närvarande: tuple[NärvarandeUppgifter, ...] = ()
    justerare: tuple[JusterareUppgifter, ...] = ()
    ajourneringar: tuple[AjourneringUppgifter, ...] = ()


@dataclass(frozen=True, slots=True)
class ParagrafordningUppgifter:
    """The §§ of a meeting in order: id, place, preliminary number."""

    rader: tuple[tuple[int, int, int | None], ...] = ()


@dataclass(frozen=True, slots=True)
class KvitteringUppgifter:
    """A påpekande that somebody has acknowledged; ``tidpunkt`` is local."""

    kod: str
    plats_typ: str
    plats_id: int | None
    anteckning: str
    av: str
    tidpunkt: datetime
    id: int | None = None


@dataclass(frozen=True, slots=True)
class KvitteringarUppgifter:
    """A meeting's acknowledged påpekanden."""

    rader: tuple[KvitteringUppgifter, ...] = ()


@dataclass(frozen=True, slots=True)
class YrkandeUppgifter:
    """A proposal under a §."""

    nyckel: str
    slag: Yrkandeslag = Yrkandeslag.BIFALL
    text: str = ""
    beslutspunkt: int | None = None
    återtaget: bool = False
    personer: tuple[int, ...] = ()
    id: int | None = None


@dataclass(frozen=True, slots=True)
class RöstUppgifter:
    """One vote in an open vote."""

    närvarande_id: int
    val: Röstval = Röstval.JA
    id: int | None = None


@dataclass(frozen=True, slots=True)
class PropositionUppgifter:
    """A question of the chair's with its answer; see ``models.Proposition``."""

    slag: Propositionsslag = Propositionsslag.BIFALL
    ja: str = ""
    nej: str = ""
    ja_text: str = ""
    nej_text: str = ""
    omröstning: Omröstning = Omröstning.INGEN
    röst_ja: int | None = None
    röst_nej: int | None = None
    röst_avstår: int | None = None
    avgörande: Avgörande = Avgörande.MAJORITET
    utfall: Utfall | None = None
    röster: tuple[RöstUppgifter, ...] = ()
    id: int | None = None


@dataclass(frozen=True, slots=True)
class JävUppgifter:
    """An interest; ``grund`` is the point of KL 6:28."""

    närvarande_id: int
    grund: int = 1
    undantag: Jävsundantag = Jävsundantag.INGET
    prövad: bool = False
    anteckning: str = ""
    ersättare_id: int | None = None
    id: int | None = None


@dataclass(frozen=True, slots=True)
class YttrandeUppgifter:
    """A reservation, särskilt yttrande or protokollsanteckning."""

    slag: Yttrandeslag = Yttrandeslag.RESERVATION
    text: str = ""
    yrkande: str = ""
    skriftligt: bool = False
    anmäld: time | None = None
    personer: tuple[int, ...] = ()
    id: int | None = None
