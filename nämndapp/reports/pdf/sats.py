"""Setting of lines: runs → lines of a given width, with Swedish hyphenation and breaks in overlong strings.

A line keeps the space it ended with and a hyphen set here is U+00AD, so that the words of the tag tree are the words
of the document (ISO 32000-1, 14.8.2.2.3).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from nämndapp.reports.dokument import Runs
from nämndapp.reports.pdf.skrift import FET, FETKURSIV, KURSIV, NORMAL, Skrift

MJUKT = "\u00ad"


@dataclass(frozen=True, slots=True)
class Typ:
    """How a stretch of text looks. Colour is RGB 0–1."""

    storlek: float
    radhöjd: float
    snitt: str = NORMAL
    färg: tuple[float, float, float] = (0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Stil:
    """A run's look: its type plus underline, strike-through and link."""

    typ: Typ
    slag: str = ""  # "infogad", "borttagen" or "länk"
    länk: str = ""


@dataclass(slots=True)
class Bit:
    """A stretch of a line in one style; x from the line's start."""

    x: float
    text: str
    bredd: float
    stil: int


@dataclass(slots=True)
class Textrad:
    """A set line; ``bredd`` without the space at its end."""

    bitar: list[Bit] = field(default_factory=list)
    bredd: float = 0.0


@dataclass(slots=True)
class Sats:
    """A set paragraph."""

    rader: list[Textrad]
    stilar: list[Stil]
    radhöjd: float

    @property
    def höjd(self) -> float:
        """All lines."""
        return len(self.rader) * self.radhöjd


@dataclass(slots=True)
class _Ord:
    delar: list[tuple[str, int]]
    bredd: float = 0.0
    blank: tuple[str, int, float] | None = None
    ny_rad: bool = False
    delad: bool = False  # the first part of a word that goes on below


_STYCKEN = re.compile(r"[^ \n]+| +|\n")
_LED = re.compile(r"[A-Za-zÀ-ſ]{6,}")
RÖD = (0.72, 0.0, 0.05)
LÄNKBLÅ = (0.02, 0.25, 0.6)


@cache
def _avstavare() -> object:
    import pyphen

    return pyphen.Pyphen(lang="sv_SE", left=3, right=3)


@cache
def _ställen(led: str) -> tuple[int, ...]:
    return tuple(_avstavare().positions(led))  # type: ignore[attr-defined]  # pyphen has no types


_LÅNGT_NAMN = 12  # a shorter word with a capital is mostly somebody's name
_ADRESS = re.compile(r"[@\\_]|://|\w\.\w+[./]|www\.")
_BRYTTECKEN = re.compile(r"(?<=[/\\._?&=@-])(?=\w)")
_STRECK = re.compile(r"(?<=[^\W\d_][-/–])(?=[^\W\d_])")


def _avstavningar(ord_: str) -> list[int]:
    """Where a word may be broken with a hyphen: in its stretches of letters, never in an address or a short name."""
    if _ADRESS.search(ord_):
        return []
    led = [m for m in _LED.finditer(ord_) if len(m.group()) >= _LÅNGT_NAMN or m.group()[0].islower()]
    return [m.start() + p for m in led for p in _ställen(m.group())]


def _streck(ord_: str) -> list[int]:
    """Where a word has a hyphen or a slash of its own; in an address after any of its signs."""
    mönster = _BRYTTECKEN if _ADRESS.search(ord_) else _STRECK
    return [m.start() for m in mönster.finditer(ord_)]


class Sättare:
    """Sets runs in lines."""

    def __init__(self, skrift: Skrift, *, avstava: bool) -> None:
        self.skrift = skrift
        self.avstava = avstava

    def sätt(self, delar: Runs, typ: Typ, bredd: float, *, första: float = 0.0, luft: float = 0.16) -> Sats:
        """``delar`` in lines of ``bredd``; the first starts ``första`` in. ``luft`` is the share of a line that may
        stay empty before a word is hyphenated (ragged right)."""
        stilar = [_stil(d.fet, d.kursiv, d.infogad, d.borttagen, d.länk, typ) for d in delar] or [Stil(typ)]
        ord_ = list(self._ord([d.text for d in delar], stilar))
        return Sats(self._bryt(ord_, stilar, bredd, första, luft), stilar, typ.radhöjd)

    def _mät(self, text: str, stil: Stil) -> float:
        return self.skrift.bredd(text, stil.typ.snitt, stil.typ.storlek)

    def _ord(self, texter: Sequence[str], stilar: Sequence[Stil]) -> Iterator[_Ord]:
        nu = _Ord([])
        for i, text in enumerate(texter):
            stil = stilar[i]
            for bit in _STYCKEN.findall(text):
                if bit == "\n":
                    nu.ny_rad = True
                    nu.blank = (" ", i, 0.0)
                    yield nu
                    nu = _Ord([])
                elif bit[0] == " ":
                    nu.blank = (bit, i, self._mät(bit, stil))
                    yield nu
                    nu = _Ord([])
                else:
                    nu.delar.append((bit, i))
                    nu.bredd += self._mät(bit, stil)
        if nu.delar:
            yield nu

    def _bryt(
        self, alla: list[_Ord], stilar: Sequence[Stil], bredd: float, första: float, luft: float
    ) -> list[Textrad]:
        rader: list[Textrad] = []
        rad = Textrad()
        x = första
        hård = False  # the line has been begun by a line break
        häng = 0.0  # where the lines of a bullet go on: below its text, not below its dash
        kö = alla[::-1]
        while kö:
            w = kö.pop()
            if x + w.bredd > bredd + 0.01:
                ensam = x <= (första if not rader else häng)
                delat = self._dela(w, stilar, bredd - x, bredd, luft, ensam=ensam, sist=not kö)
                if delat:
                    kö.append(delat[1])
                    w = delat[0]
                    w.ny_rad = w.delad = True
                    kö.append(w)
                    continue
                if rad.bitar:
                    rader.append(rad)
                    rad, x = Textrad(), häng
                    kö.append(w)
                    continue
            x = self._lägg(rad, w, stilar, x)
            häng = min(x, bredd / 2) if hård and _är_punkt(w) else häng
            hård = w.ny_rad and not w.delad
            if w.ny_rad:
                häng = 0.0 if hård else häng
                rader.append(rad)
                rad, x = Textrad(), häng
        if rad.bitar or not rader:
            rader.append(rad)
        return rader

    def _lägg(self, rad: Textrad, w: _Ord, stilar: Sequence[Stil], x: float) -> float:
        for text, i in w.delar:
            b = self._mät(text, stilar[i])
            _foga(rad, x, text, b, i)
            x += b
        rad.bredd = x
        if w.blank:
            text, i, b = w.blank
            _foga(rad, x, text, b, i)
            x += b
        return x

    def _dela(
        self, w: _Ord, stilar: Sequence[Stil], plats: float, hela: float, luft: float, *, ensam: bool, sist: bool
    ) -> tuple[_Ord, _Ord] | None:
        """The word in two parts, of which the first fits in ``plats``; None when it shall go to the next line."""
        tomt = plats / hela if hela else 0
        if (
            self.avstava
            and ((tomt > luft and not sist) or w.bredd > hela)
            and (delat := self._klyv(w, stilar, plats, _avstavningar, MJUKT))
        ):
            return delat
        if delat := self._klyv(w, stilar, plats, _streck, ""):
            return delat
        if ensam:
            return self._hugg(w, stilar, plats)
        return None

    def _klyv(
        self, w: _Ord, stilar: Sequence[Stil], plats: float, ställen: Callable[[str], list[int]], tecken: str
    ) -> tuple[_Ord, _Ord] | None:
        bäst: tuple[int, int] | None = None
        x = 0.0
        for n, (text, i) in enumerate(w.delar):
            if x > plats:
                break
            for p in ställen(text):
                if x + self._mät(text[:p] + tecken, stilar[i]) <= plats:
                    bäst = (n, p)
            x += self._mät(text, stilar[i])
        return self._två(w, stilar, *bäst, tecken) if bäst else None

    def _hugg(self, w: _Ord, stilar: Sequence[Stil], plats: float) -> tuple[_Ord, _Ord] | None:
        """Breaks an unbroken string where the line is full: better than leaving its cell."""
        x = 0.0
        for n, (text, i) in enumerate(w.delar):
            b = self._mät(text, stilar[i])
            if x + b > plats:
                p = 0
                while p < len(text) and x + self._mät(text[: p + 1], stilar[i]) <= plats:
                    p += 1
                if n == 0 and p == 0:
                    p = 1
                if n == len(w.delar) - 1 and p >= len(text):
                    return None
                return self._två(w, stilar, n, p, "")
            x += b
        return None

    def _två(self, w: _Ord, stilar: Sequence[Stil], n: int, p: int, tecken: str) -> tuple[_Ord, _Ord] | None:
        text, i = w.delar[n]
        första = [*w.delar[:n], *([(text[:p] + tecken, i)] if p else [])]
        resten = [*([(text[p:], i)] if p < len(text) else []), *w.delar[n + 1 :]]
        if not första or not resten:
            return None
        a = _Ord(första, sum(self._mät(t, stilar[j]) for t, j in första))
        b = _Ord(resten, sum(self._mät(t, stilar[j]) for t, j in resten), w.blank, w.ny_rad)
        return a, b


def _är_punkt(w: _Ord) -> bool:
    """A dash with its indent, at the beginning of a line."""
    return "".join(text for text, _ in w.delar).strip() == "–"


def _foga(rad: Textrad, x: float, text: str, bredd: float, stil: int) -> None:
    if rad.bitar and rad.bitar[-1].stil == stil:
        sista = rad.bitar[-1]
        sista.text += text
        sista.bredd = x + bredd - sista.x
    else:
        rad.bitar.append(Bit(x, text, bredd, stil))


def _stil(fet: bool, kursiv: bool, infogad: bool, borttagen: bool, länk: str, typ: Typ) -> Stil:
    fet = fet or typ.snitt in {FET, FETKURSIV}
    kursiv = kursiv or typ.snitt in {KURSIV, FETKURSIV}
    snitt = {(False, False): NORMAL, (True, False): FET, (False, True): KURSIV, (True, True): FETKURSIV}[fet, kursiv]
    slag, färg = "", typ.färg
    if borttagen:
        slag, färg = "borttagen", RÖD
    elif infogad:
        slag, färg = "infogad", RÖD
    elif länk:
        slag, färg = "länk", LÄNKBLÅ
    if snitt == typ.snitt and färg == typ.färg:
        return Stil(typ, slag, länk)
    return Stil(Typ(typ.storlek, typ.radhöjd, snitt, färg), slag, länk)
