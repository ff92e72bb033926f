"""Two versions of a delegationsordning beside each other: row by row (by ``nyckel``, then number and wording), word by
word, and as sentences for the tjänsteskrivelse.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from difflib import SequenceMatcher
from enum import StrEnum

from nämndapp.bas import belopp as gränser
from nämndapp.models.delegation import Beloppsenhet
from nämndapp.rules.ordningsbild import Delegatbild, Kapitelbild, Ordningsbild, Punktbild

_ORD = re.compile(r"\s+|[^\s]+")
_NÄRA = 0.6  # how much of the wording two rows must share to be the same matter
_SAMMA = 80.0  # per cent of the wording, where nothing but the wording tells
_FÖR_MÅNGA = 160_000  # pairs of leftovers that are compared by wording, each with each


class Radläge(StrEnum):
    """What has become of a row; the value is what the paper's column "Ändrad" says."""

    LIKA = ""
    ÄNDRAD = "ändrad"
    NY = "ny"
    UTGÅR = "utgår"


class Bitslag(StrEnum):
    """A stretch of words: in both versions, only in the old, only in the new."""

    LIKA = "lika"
    BORTA = "borta"
    NY = "ny"


@dataclass(frozen=True, slots=True)
class Ordbit:
    """Words of one kind, with the spaces that follow them."""

    slag: Bitslag
    text: str


FÄLT: tuple[tuple[str, str], ...] = (
    ("ärende", "ärendet"),
    ("lagrum", "lagrum"),
    ("delegat", "delegat"),
    ("ersättare", "ersättare"),
    ("villkor", "villkor"),
    ("belopp", "beloppsgräns"),
    ("vidaredelegation", "vidaredelegation"),
    ("anmäls", "anmälan"),
    ("anteckning", "anteckning"),
)
"""The cells that are compared, and what they are called in a sentence."""


@dataclass(frozen=True, slots=True)
class Radpar:
    """A row before and after; ``efter`` None is removed, ``före`` None is new. ``ändrat``: names of changed cells."""

    före: Punktbild | None
    efter: Punktbild | None
    ändrat: tuple[str, ...] = ()

    @property
    def läge(self) -> Radläge:
        """What has become of it; a new number alone is no change of the matter."""
        if self.före is None:
            return Radläge.NY
        if self.efter is None:
            return Radläge.UTGÅR
        return Radläge.ÄNDRAD if self.ändrat else Radläge.LIKA

    @property
    def omnumrerad(self) -> bool:
        """Has it another number than before?"""
        return self.före is not None and self.efter is not None and self.före.nr != self.efter.nr

    @property
    def punkt(self) -> Punktbild:
        """The row as it is (or was)."""
        rad = self.efter or self.före
        if rad is None:
            raise ValueError("a pair without rows")
        return rad


@dataclass(frozen=True, slots=True)
class Kapitelpar:
    """A chapter before and after, with its rows in printed order, removed ones where they stood."""

    före: Kapitelbild | None
    efter: Kapitelbild | None
    rader: tuple[Radpar, ...] = ()

    @property
    def kapitel(self) -> Kapitelbild:
        """The chapter as it is (or was)."""
        k = self.efter or self.före
        if k is None:
            raise ValueError("a pair without chapters")
        return k


@dataclass(frozen=True, slots=True)
class Jämförelse:
    """What differs between two versions."""

    före: Ordningsbild
    efter: Ordningsbild
    kapitel: tuple[Kapitelpar, ...] = field(default=())

    @property
    def rader(self) -> Iterator[Radpar]:
        """Every row."""
        return (r for k in self.kapitel for r in k.rader)

    @property
    def ändrade(self) -> list[Radpar]:
        """The rows that are new, changed, removed or renumbered."""
        return [r for r in self.rader if r.läge is not Radläge.LIKA or r.omnumrerad]


def delegattext(d: Delegatbild, enhet: Beloppsenhet = Beloppsenhet.KRONOR) -> str:
    """ "EC, högst 10 000 kr (vid frånvaro av VC)"."""
    gräns = f", högst {beloppstext(d.belopp, enhet)}" if d.belopp is not None else ""
    return f"{d.kod}{gräns}" + (f" ({d.villkor})" if d.villkor.strip() else "")


def delegater(p: Punktbild) -> str:
    """All delegates of a row in one line."""
    if any(d.osäker for d in p.delegater) and len(p.delegater) > 1:
        return " / ".join(delegattext(d, p.enhet) for d in p.delegater) + " (oklart vilken)"
    skilj = "; " if any(d.belopp is not None for d in p.delegater) else " eller "
    return skilj.join(delegattext(d, p.enhet) for d in p.delegater)


def beloppstext(belopp: Decimal | None, enhet: Beloppsenhet) -> str:
    """ "10 000 kr", "0,5 prisbasbelopp", "120 % av riksnormen"; "" without a limit."""
    return gränser.visa(belopp, enhet.value)


def cell(p: Punktbild | None, fält: str) -> str:
    """The printed text of one of ``FÄLT``."""
    if p is None:
        return ""
    match fält:
        case "delegat":
            return delegater(p)
        case "belopp":
            return beloppstext(p.belopp, p.enhet)
        case "vidaredelegation" | "anmäls":
            värde = getattr(p, fält)
            return "" if värde is None else ("ja" if värde else "nej")
        case _:
            return str(getattr(p, fält))


def ordskillnad(före: str, efter: str) -> tuple[Ordbit, ...]:
    """What the words became, in reading order: removed before added."""
    if före == efter:
        return (Ordbit(Bitslag.LIKA, efter),) if efter else ()
    a, b = _ORD.findall(före), _ORD.findall(efter)
    ut: list[Ordbit] = []
    for slag, i1, i2, j1, j2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if slag == "equal":
            ut.append(Ordbit(Bitslag.LIKA, "".join(a[i1:i2])))
            continue
        if i2 > i1:
            ut.append(Ordbit(Bitslag.BORTA, "".join(a[i1:i2])))
        if j2 > j1:
            ut.append(Ordbit(Bitslag.NY, "".join(b[j1:j2])))
    return _hopslagna(ut)


def _hopslagna(bitar: Sequence[Ordbit]) -> tuple[Ordbit, ...]:
    """A single space between two changes belongs to them, so that whole phrases are marked and not every word."""
    ut: list[Ordbit] = []
    for nr, b in enumerate(bitar):
        nästa = bitar[nr + 1] if nr + 1 < len(bitar) else None
        if b.slag is Bitslag.LIKA and not b.text.strip() and ut and nästa is not None and len(ut) >= 2:
            ny, borta = ut[-1], ut[-2]
            if ny.slag is Bitslag.NY and borta.slag is Bitslag.BORTA:
                ut[-2], ut[-1] = Ordbit(Bitslag.BORTA, borta.text + b.text), Ordbit(Bitslag.NY, ny.text + b.text)
                continue
        if len(ut) >= 2 and ut[-1].slag is Bitslag.NY and ut[-1].text.endswith(" ") and ut[-2].slag is Bitslag.BORTA:
            if b.slag is Bitslag.BORTA:
                ut[-2] = Ordbit(Bitslag.BORTA, ut[-2].text + b.text)
                continue
            if b.slag is Bitslag.NY:
                ut[-1] = Ordbit(Bitslag.NY, ut[-1].text + b.text)
                continue
        ut.append(b)
    return tuple(ut)


# --- pairing --------------------------------------------------------------------------------------------------------


def _vikt(text: str) -> str:
    return " ".join(text.split()).casefold()


def para(före: Iterable[Punktbild], efter: Iterable[Punktbild]) -> dict[str, Punktbild]:
    """Key of a new row → the old row that is the same matter: by key, wording, number with like wording."""
    gamla = {p.nyckel: p for p in före}
    nya = list(efter)
    par = {p.nyckel: gamla.pop(p.nyckel) for p in nya if p.nyckel in gamla}
    _para(par, nya, gamla, lambda p: (p.nr, _vikt(p.ärende)))
    _para(par, nya, gamla, lambda p: _vikt(p.ärende))
    _para_nummer(par, nya, gamla)
    _para_lika(par, nya, gamla)
    return par


def _para(
    par: dict[str, Punktbild],
    nya: list[Punktbild],
    gamla: dict[str, Punktbild],
    nyckel: Callable[[Punktbild], object],
) -> None:
    """Pairs rows for which ``nyckel`` gives the same, when it does so for one old row only."""
    efter: dict[object, list[Punktbild]] = {}
    for p in gamla.values():
        efter.setdefault(nyckel(p), []).append(p)
    for p in nya:
        träffar = efter.get(nyckel(p), [])
        if p.nyckel not in par and len(träffar) == 1 and träffar[0].nyckel in gamla:
            par[p.nyckel] = gamla.pop(träffar[0].nyckel)


def _para_nummer(par: dict[str, Punktbild], nya: list[Punktbild], gamla: dict[str, Punktbild]) -> None:
    efter: dict[str, list[Punktbild]] = {}
    for p in gamla.values():
        efter.setdefault(p.nr, []).append(p)
    for p in nya:
        if p.nyckel in par or not p.nr:
            continue
        träffar = [(_likhet(p, g), g) for g in efter.get(p.nr, []) if g.nyckel in gamla]
        bäst = max(träffar, key=lambda t: t[0], default=None)
        if bäst and bäst[0] >= _NÄRA:
            par[p.nyckel] = gamla.pop(bäst[1].nyckel)


def _para_lika(par: dict[str, Punktbild], nya: list[Punktbild], gamla: dict[str, Punktbild]) -> None:
    kvar = [p for p in nya if p.nyckel not in par]
    if not kvar or not gamla or len(kvar) * len(gamla) > _FÖR_MÅNGA:
        return
    from rapidfuzz import fuzz  # a hundred times as fast as difflib, and only needed here

    ord_ = [(g.nyckel, _vikt(g.ärende)) for g in gamla.values()]
    nya_ord = [(p.nyckel, _vikt(p.ärende)) for p in kvar]
    alla = sorted(
        (
            (lik, ny, gammal)
            for ny, text in nya_ord
            for gammal, annan in ord_
            if (lik := fuzz.ratio(text, annan, score_cutoff=_SAMMA))
        ),
        key=lambda t: -t[0],
    )
    for _, ny, gammal in alla:
        if ny not in par and gammal in gamla:
            par[ny] = gamla.pop(gammal)


def _likhet(a: Punktbild, b: Punktbild) -> float:
    ett, två = _vikt(a.ärende), _vikt(b.ärende)
    if ett == två:
        return 1.0
    s = SequenceMatcher(None, ett, två, autojunk=False)
    return s.ratio() if s.real_quick_ratio() >= _NÄRA and s.quick_ratio() >= _NÄRA else 0.0


def jämför(före: Ordningsbild, efter: Ordningsbild) -> Jämförelse:
    """Everything, in the new version's order; what is removed stands where it stood."""
    par = para(före.punkter, efter.punkter)
    använda = {g.nyckel for g in par.values()}
    kvar = {id(k): k for k in före.kapitel}
    ut: list[Kapitelpar] = []
    for k in efter.kapitel:
        gammalt = _samma_kapitel(k, list(kvar.values()), par)
        if gammalt is not None:
            del kvar[id(gammalt)]
        rader = [_radpar(par.get(p.nyckel), p) for p in k.punkter]
        if gammalt is not None:
            rader = _med_borttagna(rader, gammalt, använda)
        ut.append(Kapitelpar(gammalt, k, tuple(rader)))
    for k in kvar.values():  # a chapter that is gone
        borta = tuple(_radpar(p, None) for p in k.punkter if p.nyckel not in använda)
        ut.append(Kapitelpar(k, None, borta))
    return Jämförelse(före, efter, tuple(ut))


def _samma_kapitel(k: Kapitelbild, gamla: list[Kapitelbild], par: dict[str, Punktbild]) -> Kapitelbild | None:
    lika = next((g for g in gamla if (g.nr, g.sfs, _vikt(g.rubrik)) == (k.nr, k.sfs, _vikt(k.rubrik))), None)
    if lika is not None:
        return lika
    egna = {par[p.nyckel].nyckel for p in k.punkter if p.nyckel in par}
    röster = [(sum(p.nyckel in egna for p in g.punkter), g) for g in gamla]
    bäst = max(röster, key=lambda r: r[0], default=None)
    if bäst and bäst[0]:
        return bäst[1]
    return next((g for g in gamla if _vikt(g.rubrik) == _vikt(k.rubrik)), None)


def _med_borttagna(rader: list[Radpar], gammalt: Kapitelbild, använda: set[str]) -> list[Radpar]:
    plats = {r.före.nyckel: nr for nr, r in enumerate(rader) if r.före is not None}
    efter: dict[int, list[Radpar]] = {}
    senast = -1
    for p in gammalt.punkter:
        if p.nyckel in plats:
            senast = plats[p.nyckel]
        elif p.nyckel not in använda:
            efter.setdefault(senast, []).append(_radpar(p, None))
    ut = list(efter.get(-1, []))
    for nr, r in enumerate(rader):
        ut += [r, *efter.get(nr, [])]
    return ut


def _radpar(före: Punktbild | None, efter: Punktbild | None) -> Radpar:
    if före is None or efter is None:
        return Radpar(före, efter)
    if _innehåll(före) == _innehåll(efter):
        return Radpar(före, efter)
    ändrat = tuple(f for f, _ in FÄLT if _skiljer(före, efter, f))
    return Radpar(före, efter, ändrat)


def _innehåll(p: Punktbild) -> tuple[object, ...]:
    return (
        p.ärende, p.lagrum, p.delegater, p.ersättare, p.villkor, p.belopp, p.enhet, p.vidaredelegation, p.anmäls,
        p.anteckning,
    )  # fmt: skip


def _skiljer(före: Punktbild, efter: Punktbild, fält: str) -> bool:
    if fält == "delegat":
        return (före.delegater, före.enhet) != (efter.delegater, efter.enhet) and cell(före, fält) != cell(efter, fält)
    if fält == "anteckning":  # a reference whose row has a new number says the same
        return före.anteckning != efter.anteckning and not (
            före.hänvisningar == efter.hänvisningar
            and före.hänvisningar
            and re.sub(r"\d", "", före.anteckning) == re.sub(r"\d", "", efter.anteckning)
        )
    if fält == "belopp":
        return (före.belopp, före.enhet) != (efter.belopp, efter.enhet) and cell(före, fält) != cell(efter, fält)
    return bool(getattr(före, fält) != getattr(efter, fält))


# --- sentences ------------------------------------------------------------------------------------------------------


def sammanfattning(j: Jämförelse) -> list[tuple[str, list[str]]]:
    """Heading and lines for the tjänsteskrivelse, only those that have any: new, changed, removed, renumbered."""
    nya = [f"{_namn(r.punkt)} (delegat: {cell(r.efter, 'delegat') or 'ingen angiven'})" for r in j.rader
           if r.läge is Radläge.NY]  # fmt: skip
    ändrade = [_ändring(r) for r in j.rader if r.läge is Radläge.ÄNDRAD]
    borta = [_namn(r.punkt) for r in j.rader if r.läge is Radläge.UTGÅR]
    nummer = [f"{r.före.nr or 'utan nummer'} blir {r.efter.nr or 'utan nummer'}" for r in j.rader
              if r.omnumrerad and r.före and r.efter]  # fmt: skip
    alla = [
        ("Nya punkter", nya),
        ("Ändrade punkter", ändrade),
        ("Punkter som utgår", borta),
        ("Ändrad numrering", [", ".join(nummer)] if nummer else []),
    ]
    return [(rubrik, rader) for rubrik, rader in alla if rader]


def _namn(p: Punktbild) -> str:
    return f"{p.nr} {p.ärende}".strip()


def _ändring(r: Radpar) -> str:
    delar = []
    for fält, namn in FÄLT:
        if fält not in r.ändrat:
            continue
        före, efter = cell(r.före, fält), cell(r.efter, fält)
        if fält == "ärende":
            delar.append(f"ny lydelse (tidigare ”{före}”)")
        elif not före:
            delar.append(f"{namn} tillkommer: {efter}")
        elif not efter:
            delar.append(f"{namn} utgår (tidigare {före})")
        else:
            delar.append(f"{namn} {efter} i stället för {före}")
    return f"{_namn(r.punkt)}: {'; '.join(delar)}"
