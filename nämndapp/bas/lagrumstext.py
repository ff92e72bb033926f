"""Lagrum as people write them in a delegationsordning, parsed into references: "8 kap 2, 14, 19 §§" (seed 002 §5).

What is written is never changed; the references are only for rules and search. A provision without a law of its own
belongs to the chapter's law.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from nämndapp.bas import delegering


@dataclass(frozen=True, slots=True)
class Lagrumsref:
    """One paragraph ("13 a"); ``punkter`` and ``stycke`` as written; ``kapitel`` None where none is said."""

    lag: str
    kapitel: int | None
    paragraf: str
    punkter: tuple[str, ...] = ()
    stycke: str = ""

    @property
    def nyckel(self) -> str:
        """ "SoL 22:2", "LVU 13 b": as in resources/lagrum.toml and delegering.toml."""
        ställe = f"{self.kapitel}:{self.paragraf}" if self.kapitel is not None else self.paragraf
        return f"{self.lag} {ställe}".strip()


_TAL = r"\d{1,3}(?:[ ]?[a-oq-z](?![a-zåäö.]))?"  # p is a point's sign, never a paragraph's letter
_BIT = re.compile(
    rf"""(?P<par>§§?) | (?P<kap>kap(?:itlet|itel|\.)?(?!\w))
    | (?P<stycke>(?:första|andra|tredje|fjärde|femte)\s+stycket|st\.?(?!\w))
    | (?P<punkt>p(?:unkt(?:en|erna)?|\.)?(?![a-zåäö])) | (?P<kolon>:) | (?P<spann>[-–—])
    | (?P<skilj>,|/|;|&|\b(?:och|samt|eller|resp\.?|respektive)\b) | (?P<tal>{_TAL}) | (?P<ord>[^\W\d][\w.:åäöÅÄÖ-]*)
    | (?P<annat>\S)""",
    re.VERBOSE,
)
_LAGORD = re.compile(r"(?:lag|lagen|balk|balken|förordning|förordningen)$", re.IGNORECASE)


@cache
def _namn() -> dict[str, str]:
    """A law's name in its common forms, folded → its abbreviation."""
    ut: dict[str, str] = {}
    for kort, lag in delegering.lagar().items():
        ut[kort.casefold()] = kort
        namn = lag.namn.casefold()
        ut[namn] = kort
        if namn.endswith("lagen"):
            ut[namn.removesuffix("en")] = kort
        if namn.startswith("lagen "):
            ut["lag " + namn.removeprefix("lagen ")] = kort
    return ut


def lagens_kortnamn(text: str) -> str:
    """ "Alkohollagen (2010:1622)" → "AL"; the name itself, without SFS number, of a law that is not known."""
    if sfs := re.search(r"\b(\d{4}:\d{1,4})\b", text):
        kort = next((k for k, lag in delegering.lagar().items() if lag.sfs == sfs[1]), None)
        if kort:
            return kort
    namn = " ".join(re.sub(r"\(?\b\d{4}:\d{1,4}\)?", " ", text).split())
    return _namn().get(namn.casefold(), namn)


def är_lag(ord_: str) -> bool:
    """Is the word a law's abbreviation or name ("FL", "Spellag")?"""
    rent = ord_.strip("().,;")
    return rent in delegering.lagar() or (len(rent) > 4 and bool(_LAGORD.search(rent)))


@lru_cache(maxsize=8192)
def tolka(text: str, kapitellag: str = "") -> tuple[Lagrumsref, ...]:
    """The references of a text, in order; () when nothing in it is a provision. Never raises."""
    return tuple(_Läsare(kapitellag).läs(text))


class _Läsare:
    """Reads left to right: numbers wait until the word after them says what they are."""

    def __init__(self, kapitellag: str) -> None:
        self._kapitellag = kapitellag
        self._klara: list[Lagrumsref] = []
        self._ärvt: list[bool] = []  # did the reference take its chapter from one before it?
        self._nytt_kapitel = False
        self._fria = 0  # references from here on have no law of their own yet
        self._väntar: list[str] = []
        self._kapitel: int | None = None
        self._lag = ""  # a law that stands before its provisions
        self._efter = ""  # "§" when numbers stand after the sign, "p" after a point's
        self._spann = False

    def läs(self, text: str) -> Iterator[Lagrumsref]:
        for träff in _BIT.finditer(text):
            self._bit(träff.lastgroup or "", träff[0])
        self._slut()
        for ref in self._klara:
            yield replace(ref, lag=ref.lag or self._kapitellag)

    def _bit(self, slag: str, text: str) -> None:
        match slag:
            case "tal":
                self._tal(" ".join(re.findall(r"\d+|[a-z]", text)))
                return
            case "spann":
                self._spann = bool(self._väntar)
                return
            case "ord" if self._spann and len(text) == 1:  # the d of "31 b–d"
                self._väntar += _mellan(self._väntar[-1], text)
            case "kolon" if self._väntar:
                self._kap()
                self._efter = "§"
                return
            case "kap":
                self._kap()
            case "par":
                self._par()
            case "punkt":
                self._punkt()
            case "stycke":
                self._stycke(text)
            case "ord":
                self._ord(text)
        self._spann = False

    def _tal(self, tal: str) -> None:
        if self._spann and self._väntar:
            self._väntar += _mellan(self._väntar[-1], tal)
        else:
            self._väntar.append(tal)
        self._spann = False

    def _kap(self) -> None:
        if self._väntar:
            kapitel = self._väntar.pop()
            self._slut()
            self._kapitel, self._nytt_kapitel = int(kapitel.split()[0]), True

    def _par(self) -> None:
        if self._väntar and self._efter != "§":
            self._lägg_till(self._väntar)
            self._väntar = []
            self._efter = ""
        elif self._väntar:  # "SoL 22:2 §": the sign only repeats what the colon said
            self._slut()
        else:
            self._efter = "§"

    def _punkt(self) -> None:
        if self._väntar and self._efter != "§":
            self._punkter()
        elif self._väntar:
            self._slut()
            self._efter = "p"
        else:
            self._efter = "p"

    def _stycke(self, text: str) -> None:
        if self._efter == "§":
            sist = self._väntar.pop() if text.startswith("st") and len(self._väntar) > 1 else ""
            self._slut()
            text = f"{sist} {text}".strip()
        elif self._väntar:
            text = f"{self._väntar.pop()} {text}"
        if self._klara:
            self._klara[-1] = replace(self._klara[-1], stycke=" ".join(text.split()))

    def _ord(self, text: str) -> None:
        rent = text.strip(".:-")
        if not är_lag(rent):
            if not (text.startswith("p") and text[1:].isdigit()):
                self._slut()
            return
        lag = lagens_kortnamn(rent)
        self._slut()
        utan_kapitel = lag in delegering.lagar() and not delegering.lagar()[lag].kapitel
        berörda = [
            nr
            for nr, r in enumerate(self._klara)
            if nr >= self._fria and not (utan_kapitel and r.kapitel is not None and not self._ärvt[nr])
        ]
        if berörda and not self._lag:  # "45 § FL"
            for nr in berörda:
                kapitel = None if utan_kapitel else self._klara[nr].kapitel
                self._klara[nr] = replace(self._klara[nr], lag=lag, kapitel=kapitel)
        else:  # "LSS 9 §"
            self._lag = lag
        self._fria = len(self._klara)
        self._kapitel = None

    def _lägg_till(self, paragrafer: list[str]) -> None:
        self._klara += [Lagrumsref(self._lag, self._kapitel, p) for p in paragrafer]
        self._ärvt += [not self._nytt_kapitel] * len(paragrafer)
        self._nytt_kapitel = False
        if self._lag:
            self._fria = len(self._klara)

    def _punkter(self) -> None:
        if self._klara:
            sista = self._klara[-1]
            self._klara[-1] = replace(sista, punkter=(*sista.punkter, *self._väntar))
        self._väntar = []
        self._efter = ""

    def _slut(self) -> None:
        """What waits is decided: after the sign paragraphs; after a paragraph its points; else nothing."""
        if self._väntar and self._efter == "§":
            self._lägg_till(self._väntar)
        elif self._väntar and self._klara:
            self._punkter()
        self._väntar = []
        self._efter = ""


def _mellan(från: str, till: str) -> list[str]:
    """ "3", "5" → 4, 5; "31 b", "d" or "31 d" → 31 c, 31 d. Only the end where nothing can be counted."""
    a, b = från.split(), till.split()
    if len(a) == 1 and len(b) == 1 and a[0].isdigit() and b[0].isdigit() and 0 < int(b[0]) - int(a[0]) < 100:
        return [str(n) for n in range(int(a[0]) + 1, int(b[0]) + 1)]
    if len(a) == 2 and len(b) == 1 and b[0].isalpha():
        b = [a[0], b[0]]
    if len(a) == 2 and len(b) == 2 and a[0] == b[0] and b[1] > a[1]:
        return [f"{a[0]} {chr(n)}" for n in range(ord(a[1]) + 1, ord(b[1]) + 1)]
    return [till]
