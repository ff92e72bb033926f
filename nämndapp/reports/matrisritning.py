"""Where everything stands in the picture of a risk matrix: one layout, drawn with Pillow in papers and Qt on screen.

Lengths are in the unit of the font size (points on paper, pixels in the window). Whoever draws sets each text in the
middle of its box's height. A filled number is the risk's place this year, a hollow one its place last year.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from math import hypot
from typing import NamedTuple

from nämndapp.rules.riskmatris import Matris, Plats, Ruta, stegord

Mät = Callable[[str, float, bool], float]
"""The width of a text in a font size, bold or not."""

_PILAR = 12  # more moves than this are told by the hollow numbers alone
_RAD = 1.4  # a line's height in font sizes
_SPALT = 0.24  # the most that the names of the rows may take of the width


class Yta(NamedTuple):
    """A box: left, top, width, height."""

    x: float
    y: float
    b: float
    h: float


@dataclass(frozen=True, slots=True)
class Ord:
    """A text in its box; ``läge`` "vänster", "mitten" or "höger"; ``svag`` for what is less than the numbers."""

    yta: Yta
    text: str
    storlek: float
    fet: bool = False
    läge: str = "vänster"
    svag: bool = False


@dataclass(frozen=True, slots=True)
class Bricka:
    """A risk's number in a pill; ``fylld`` is where it is now."""

    yta: Yta
    text: str
    storlek: float
    fylld: bool = True


@dataclass(slots=True)
class Ritning:
    """The whole picture. ``rutor`` are the cells by (sannolikhet, konsekvens); ``ryms`` that no number was left out."""

    bredd: float
    höjd: float
    rutor: dict[Plats, tuple[Yta, str]] = field(default_factory=dict)
    ord: list[Ord] = field(default_factory=list)
    brickor: list[Bricka] = field(default_factory=list)
    pilar: list[tuple[float, float, float, float]] = field(default_factory=list)
    ryms: bool = True


def rita(matris: Matris, bredd: float, höjd: float, storlek: float, mät: Mät) -> Ritning:
    """Lays the matrix out in the given room: konsekvens upwards, sannolikhet to the right."""
    nät = _nät(matris, bredd, storlek, mät)
    return _lagd(matris, replace(nät, cellhöjd=max((höjd - nät.ram) / nät.skala, nät.rad)), storlek, mät)


def rita_hög(matris: Matris, bredd: float, cellhöjd: float, storlek: float, mät: Mät) -> Ritning:
    """As ``rita``, with cells of a given height: the picture is as high as they make it."""
    return _lagd(matris, replace(_nät(matris, bredd, storlek, mät), cellhöjd=cellhöjd), storlek, mät)


@dataclass(frozen=True, slots=True)
class _Nät:
    """The grid: where it begins, how large a cell is, and the names of the steps cut to fit."""

    bredd: float
    skala: int
    rad: float
    spalt: float
    kolumnnamn: tuple[tuple[str, ...], ...]
    cellhöjd: float = 0.0

    @property
    def cellbredd(self) -> float:
        return (self.bredd - self.spalt) / self.skala

    @property
    def topp(self) -> float:
        return self.rad + 1

    @property
    def ram(self) -> float:
        """The height of all that is not cells."""
        return self.topp + 2 + self.rad * max(len(rader) for rader in self.kolumnnamn)

    @property
    def under(self) -> float:
        return self.topp + self.skala * self.cellhöjd + 1

    def cell(self, sannolikhet: int, konsekvens: int) -> Yta:
        x = self.spalt + (sannolikhet - 1) * self.cellbredd
        y = self.topp + (self.skala - konsekvens) * self.cellhöjd
        return Yta(x + 1, y + 1, self.cellbredd - 2, self.cellhöjd - 2)


def _nät(matris: Matris, bredd: float, storlek: float, mät: Mät) -> _Nät:
    axelord = max(mät(ord_, storlek, True) for ord_ in ("Konsekvens", "Sannolikhet"))
    namn = max(mät(n, storlek, False) for n in _namn(matris, matris.konsekvensnamn))
    spalt = min(max(axelord, namn), max(bredd * _SPALT, axelord)) + 8
    plats = (bredd - spalt) / matris.skala - 6
    kolumner = tuple(tuple(bryt(n, plats, storlek, mät, 2)) for n in _namn(matris, matris.sannolikhetsnamn))
    return _Nät(bredd, matris.skala, storlek * _RAD, spalt, kolumner)


def _namn(matris: Matris, namn: Sequence[str]) -> list[str]:
    return [stegord(steg, namn) for steg in range(1, matris.skala + 1)]


def _lagd(matris: Matris, nät: _Nät, storlek: float, mät: Mät) -> Ritning:
    ut = Ritning(nät.bredd, nät.ram + nät.skala * nät.cellhöjd)
    _axlar(ut, matris, nät, storlek, mät)
    for ruta in matris.rutor:
        yta = nät.cell(ruta.sannolikhet, ruta.konsekvens)
        ut.rutor[ruta.sannolikhet, ruta.konsekvens] = (yta, ruta.nivå.ton)
        _fyll(ut, ruta, yta, storlek, mät)
    if len(matris.flyttade) <= _PILAR:
        _dra_pilar(ut, [str(nr) for nr in matris.flyttade], mät)
    return ut


def _axlar(ut: Ritning, matris: Matris, nät: _Nät, storlek: float, mät: Mät) -> None:
    """The axes' words and the names of their steps."""
    rad, bredd = nät.rad, nät.spalt - 8
    ut.ord.append(Ord(Yta(0, 0, bredd, rad), "Konsekvens", storlek, fet=True))
    for steg, text in enumerate(_namn(matris, matris.konsekvensnamn), 1):
        cell = nät.cell(1, steg)
        rader = bryt(text, bredd, storlek, mät, int(nät.cellhöjd // rad) or 1)
        över = cell.y + (cell.h - rad * len(rader)) / 2
        ut.ord += [Ord(Yta(0, över + i * rad, bredd, rad), r, storlek) for i, r in enumerate(rader)]
    ut.ord.append(Ord(Yta(0, nät.under, bredd, rad), "Sannolikhet", storlek, fet=True, läge="höger"))
    for steg, kolumnnamn in enumerate(nät.kolumnnamn, 1):
        x = nät.cell(steg, 1).x
        ut.ord += [
            Ord(Yta(x, nät.under + i * rad, nät.cellbredd - 2, rad), r, storlek, läge="mitten")
            for i, r in enumerate(kolumnnamn)
        ]


def _dra_pilar(ut: Ritning, flyttade: Sequence[str], mät: Mät) -> None:
    """From the hollow number to the filled one, where the arrow does not cross another number or a word."""
    platser = {(b.text, b.fylld): b.yta for b in ut.brickor}
    hinder = [*platser.values(), *(_ordets_yta(o, mät) for o in ut.ord)]
    for nr in flyttade:
        från, till = platser.get((nr, False)), platser.get((nr, True))
        if från is None or till is None:
            continue
        pil = _pil(från, till)
        if not any(_korsar(pil, yta) for yta in hinder if yta not in (från, till)):
            ut.pilar.append(pil)


def _ordets_yta(o: Ord, mät: Mät) -> Yta:
    """Where the letters are, within the box."""
    bredd = mät(o.text, o.storlek, o.fet)
    x = o.yta.x + {"vänster": 0.0, "mitten": (o.yta.b - bredd) / 2, "höger": o.yta.b - bredd}[o.läge]
    return Yta(x, o.yta.y + (o.yta.h - o.storlek) / 2, bredd, o.storlek)


def _korsar(pil: tuple[float, float, float, float], yta: Yta) -> bool:
    x1, y1, x2, y2 = pil
    for steg in range(41):
        x, y = x1 + (x2 - x1) * steg / 40, y1 + (y2 - y1) * steg / 40
        if yta.x - 1 <= x <= yta.x + yta.b + 1 and yta.y - 1 <= y <= yta.y + yta.h + 1:
            return True
    return False


def bryt(text: str, bredd: float, storlek: float, mät: Mät, högst: int) -> list[str]:
    """The text in at most so many lines; what does not fit is cut with "…"."""
    rader: list[str] = []
    for ord_ in text.split():
        if rader and mät(f"{rader[-1]} {ord_}", storlek, False) <= bredd:
            rader[-1] = f"{rader[-1]} {ord_}"
        else:
            rader.append(ord_)
    if len(rader) > högst:
        rader = [*rader[: högst - 1], " ".join(rader[högst - 1 :])]
    return [_kapad(r, bredd, storlek, mät) for r in rader]


def _kapad(text: str, bredd: float, storlek: float, mät: Mät) -> str:
    if mät(text, storlek, False) <= bredd:
        return text
    while len(text) > 1 and mät(f"{text}…", storlek, False) > bredd:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _fyll(ut: Ritning, ruta: Ruta, yta: Yta, storlek: float, mät: Mät) -> None:
    """The level's word and the value, then the numbers: under them, or beside them in a low cell."""
    litet = storlek * 0.92
    rad = litet * _RAD
    luft = 4.0
    inre = Yta(yta.x + luft, yta.y + 2, yta.b - 2 * luft, yta.h - 4)
    värde = str(ruta.värde)
    ordbredd = inre.b - mät(värde, litet, False) - 4
    ord_ = _kapad(ruta.nivå.ord, ordbredd, litet, mät)
    if inre.h >= rad + storlek * 1.3:
        ut.ord.append(Ord(Yta(inre.x, inre.y, inre.b, rad), ord_, litet, svag=True))
        ut.ord.append(Ord(Yta(inre.x, inre.y, inre.b, rad), värde, litet, läge="höger", svag=True))
        plats = Yta(inre.x, inre.y + rad + 1, inre.b, inre.h - rad - 1)
    else:
        ord_ = _kapad(f"{värde} {ruta.nivå.ord}", max(inre.b * 0.55, mät(värde, litet, False)), litet, mät)
        ut.ord.append(Ord(inre, ord_, litet, svag=True))
        bredd = mät(ord_, litet, False) + 5
        plats = Yta(inre.x + bredd, inre.y, inre.b - bredd, inre.h)
    alla = [*((str(nr), True) for nr in ruta.nummer), *((str(nr), False) for nr in ruta.lämnade)]
    if alla:
        brickor, rest = _brickor(alla, plats, storlek, mät)
        ut.brickor += brickor
        if rest is not None:
            ut.ord.append(rest)
            ut.ryms = False


def _brickor(
    alla: Sequence[tuple[str, bool]], yta: Yta, storlek: float, mät: Mät
) -> tuple[list[Bricka], Ord | None]:  # fmt: skip
    """As large as they fit; in the smallest size the last ones become "+12"."""
    for grad in (1.15, 1.0, 0.85):
        brickor = _flöde(alla, yta, storlek * grad, mät)
        if len(brickor) == len(alla):
            return brickor, None
    litet = storlek * 0.85
    for antal in range(len(brickor), -1, -1):
        rest = f"+{sum(fylld for _, fylld in alla[antal:]) or len(alla) - antal}"
        bredd = mät(rest, litet, True) + 2
        sist = brickor[antal - 1].yta if antal else Yta(yta.x, yta.y, -2, litet * 1.5)
        if sist.x + sist.b + 3 + bredd <= yta.x + yta.b or antal == 0:
            plats = Yta(min(sist.x + sist.b + 3, yta.x + yta.b - bredd), sist.y, bredd, sist.h)
            return brickor[:antal], Ord(plats, rest, litet, fet=True)
    raise AssertionError  # antal 0 always returns


def _flöde(alla: Sequence[tuple[str, bool]], yta: Yta, storlek: float, mät: Mät) -> list[Bricka]:
    """Pills in rows from the left, as many as fit."""
    höjd, mellan = storlek * 1.5, 3.0
    ut: list[Bricka] = []
    if höjd > yta.h + 0.5:
        return ut
    x, y = yta.x, yta.y
    for text, fylld in alla:
        bredd = max(mät(text, storlek, True) + storlek * 0.7, höjd)
        if x > yta.x and x + bredd > yta.x + yta.b:
            x, y = yta.x, y + höjd + 2
        if y + höjd > yta.y + yta.h + 0.5 or bredd > yta.b:
            break
        ut.append(Bricka(Yta(x, y, bredd, höjd), text, storlek, fylld))
        x += bredd + mellan
    lägst = max((b.yta.y + b.yta.h for b in ut), default=yta.y)
    ned = min(max((yta.y + yta.h - lägst) / 2, 0.0), höjd * 0.5) if len(ut) == len(alla) else 0.0
    return [Bricka(b.yta._replace(y=b.yta.y + ned), b.text, b.storlek, b.fylld) for b in ut]


def _pil(från: Yta, till: Yta) -> tuple[float, float, float, float]:
    """From the edge of one pill to the edge of the other, through their middles."""
    x1, y1, x2, y2 = (
        från.x + från.b / 2, från.y + från.h / 2, till.x + till.b / 2, till.y + till.h / 2,
    )  # fmt: skip
    längd = max(hypot(x2 - x1, y2 - y1), 1.0)
    dx, dy = (x2 - x1) / längd, (y2 - y1) / längd

    def ur(yta: Yta) -> float:
        """How far the edge is from the middle in the arrow's direction."""
        return min(yta.b / 2 / abs(dx) if dx else längd, yta.h / 2 / abs(dy) if dy else längd) + 1.0

    a, b = ur(från), ur(till)
    return (x1 + dx * a, y1 + dy * a, x2 - dx * b, y2 - dy * b)


def pilspets(pil: tuple[float, float, float, float], storlek: float) -> tuple[tuple[float, float], ...]:
    """The three corners of an arrow's head."""
    x1, y1, x2, y2 = pil
    längd = max(hypot(x2 - x1, y2 - y1), 0.01)
    dx, dy = (x2 - x1) / längd, (y2 - y1) / längd
    bx, by = x2 - dx * storlek, y2 - dy * storlek
    return (
        (x2, y2),
        (bx - dy * storlek * 0.5, by + dx * storlek * 0.5),
        (bx + dy * storlek * 0.5, by - dx * storlek * 0.5),
    )
