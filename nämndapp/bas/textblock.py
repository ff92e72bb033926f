"""The plain text that secretaries type, taken apart into blocks.

One small, forgiving notation is stored everywhere: an empty line parts paragraphs; lines that begin with
"- " (or a bullet) are a list; "1. " a numbered list; lines with tabs a table; ``**fet**`` and ``*kursiv*``.
Single line breaks inside a paragraph are kept as spaces. Nothing is ever dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

PUNKTTECKEN = "-•\u2013\u2014\uf0b7\uf0d8*"


@dataclass(frozen=True, slots=True)
class Textrun:
    """A stretch of text in one look."""

    text: str
    fet: bool = False
    kursiv: bool = False


@dataclass(frozen=True, slots=True)
class Textstycke:
    """A paragraph."""

    runs: tuple[Textrun, ...]


@dataclass(frozen=True, slots=True)
class Textlista:
    """A list; ``start`` is the first number of a numbered one."""

    punkter: tuple[tuple[Textrun, ...], ...]
    numrerad: bool = False
    start: int = 1


@dataclass(frozen=True, slots=True)
class Texttabell:
    """A table; the first row is the header. Rows may be of unequal length."""

    rader: tuple[tuple[str, ...], ...]


Textblock = Textstycke | Textlista | Texttabell

_PUNKT = re.compile(rf"^\s*[{re.escape(PUNKTTECKEN)}]\s+(?=\S)")
_NUMMER = re.compile(r"^\s*(\d{1,3})[.)]\s+(?=\S)")
_MARKERING = re.compile(r"\*\*(?P<fet>[^*\n]+)\*\*|(?<![\w*])\*(?P<kursiv>[^*\s][^*\n]*?)\*(?![\w*])")


def tolka_runs(text: str) -> tuple[Textrun, ...]:
    """Splits ``**fet**`` and ``*kursiv*``; stars without a mate stay as they are."""
    runs: list[Textrun] = []
    slut = 0
    for träff in _MARKERING.finditer(text):
        if träff.start() > slut:
            runs.append(Textrun(text[slut : träff.start()]))
        runs.append(Textrun(träff["fet"], fet=True) if träff["fet"] else Textrun(träff["kursiv"], kursiv=True))
        slut = träff.end()
    if slut < len(text):
        runs.append(Textrun(text[slut:]))
    return tuple(runs)


def _slag(rad: str) -> str:
    if "\t" in rad.strip("\n"):
        return "tabell"
    if _PUNKT.match(rad):
        return "punkt"
    return "nummer" if _NUMMER.match(rad) else "text"


def _grupper(text: str) -> list[tuple[str, list[str]]]:
    grupper: list[tuple[str, list[str]]] = []
    ny = True
    for rad in text.replace("\r\n", "\n").split("\n"):
        if not rad.strip():
            ny = True
            continue
        slag = _slag(rad)
        if slag == "text" and not ny and grupper and grupper[-1][0] in {"punkt", "nummer", "text"}:
            grupper[-1][1][-1] += f" {rad.strip()}"  # a wrapped line goes on with what stands above it
        elif grupper and grupper[-1][0] == slag and (slag != "text") and (not ny or slag in {"punkt", "nummer"}):
            grupper[-1][1].append(rad)
        else:
            grupper.append((slag, [rad.strip() if slag == "text" else rad]))
        ny = False
    return grupper


def tolka_text(text: str) -> list[Textblock]:
    """The blocks of a text, in order."""
    block: list[Textblock] = []
    for slag, rader in _grupper(text):
        if slag == "text":
            block.extend(Textstycke(tolka_runs(rad)) for rad in rader)
        elif slag == "punkt":
            block.append(Textlista(tuple(tolka_runs(_PUNKT.sub("", rad)) for rad in rader)))
        elif slag == "nummer":
            första = _NUMMER.match(rader[0])
            start = int(första[1]) if första else 1
            block.append(
                Textlista(tuple(tolka_runs(_NUMMER.sub("", rad)) for rad in rader), numrerad=True, start=start)
            )
        else:
            block.append(Texttabell(tuple(tuple(cell.strip() for cell in rad.split("\t")) for rad in rader)))
    return block


# --- back to text ---------------------------------------------------------------------------------------------------


def skriv_text(block: Iterable[Textblock]) -> str:
    """The notation of some blocks, such that ``tolka_text`` gives the same words in the same blocks.

    What the notation has no sign for gives way, never the words: bold wins over italic in the same stretch, a look
    that ends inside a word is left out, rows without any text are left out.
    """
    delar = [del_ for b in block if (del_ := _skriv_block(b))]
    return "\n\n".join(delar)


def _skriv_block(b: Textblock) -> str:
    if isinstance(b, Textstycke):
        return skriv_runs(b.runs)
    if isinstance(b, Textlista):
        punkter = [text for runs in b.punkter if (text := skriv_runs(runs))]
        if b.numrerad:
            return "\n".join(f"{nr}. {text}" for nr, text in enumerate(punkter, b.start))
        return "\n".join(f"- {text}" for text in punkter)
    bredd = max((len(rad) for rad in b.rader), default=0)
    rader = [[_ren(cell) for cell in rad] + [""] * (bredd - len(rad)) for rad in b.rader]
    fyllda = [rad for rad in rader if any(rad)]
    if bredd < 2:
        return "\n\n".join(cell for rad in fyllda for cell in rad)
    return "\n".join("\t".join(rad) for rad in fyllda)


def _ren(text: str) -> str:
    """One line without tabs."""
    return re.sub(r"[\t\n\r\u2028\u2029]+", " ", text).strip()


def skriv_runs(runs: Iterable[Textrun]) -> str:
    """A line of text with its looks marked; a mark that would be read as something else is left out."""
    delar = _hopslagna(_utan_kantluft(runs))
    märkta = [nr for nr, r in enumerate(delar) if r.fet or r.kursiv]
    while True:
        text = "".join(_märkt(r) if nr in märkta else r.text for nr, r in enumerate(delar))
        väntat = _hopslagna(r if nr in märkta else Textrun(r.text) for nr, r in enumerate(delar))
        if not märkta or _hopslagna(tolka_runs(text)) == väntat:
            return text
        svaga = [nr for nr in märkta if delar[nr].kursiv]
        märkta.remove((svaga or märkta)[-1])


def _märkt(r: Textrun) -> str:
    return f"**{r.text}**" if r.fet else f"*{r.text}*"


def _utan_kantluft(runs: Iterable[Textrun]) -> list[Textrun]:
    """One line; the blanks at the edges of a look stand outside it, those at the edges of the line fall away."""
    ut: list[Textrun] = []
    for r in runs:
        text = re.sub(r"[\t\n\r\u2028\u2029]+", " ", r.text)
        kärna = text.strip()
        if not kärna or not (r.fet or r.kursiv):
            ut.append(Textrun(text))
            continue
        start = text.index(kärna)
        slut = start + len(kärna)
        ut += [Textrun(text[:start]), Textrun(kärna, r.fet, r.kursiv and not r.fet), Textrun(text[slut:])]
    helt = _hopslagna(ut)
    if helt:
        helt[0] = replace(helt[0], text=helt[0].text.lstrip())
        helt[-1] = replace(helt[-1], text=helt[-1].text.rstrip())
    return [r for r in helt if r.text]


def _hopslagna(runs: Iterable[Textrun]) -> list[Textrun]:
    ut: list[Textrun] = []
    for r in runs:
        if not r.text:
            continue
        if ut and (ut[-1].fet, ut[-1].kursiv) == (r.fet, r.kursiv):
            ut[-1] = replace(ut[-1], text=ut[-1].text + r.text)
        else:
            ut.append(r)
    return ut
