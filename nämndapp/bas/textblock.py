"""The plain text that secretaries type, taken apart into blocks.

One small, forgiving notation is stored everywhere: an empty line parts paragraphs; lines that begin with
"- " (or a bullet) are a list; "1. " a numbered list; lines with tabs a table; ``**fet**`` and ``*kursiv*``.
Single line breaks inside a paragraph are kept as spaces. Nothing is ever dropped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

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
