"""The follow-up of an internkontrollplan, whose cells were extracted one after the other (seed 000 §6.1).

Rutin with its kontrollmoment, metod, when, who and result follow each other, parted by blank lines or, where they are
short, on the same line. Leading spaces are empty cells: one for each. The frequency is what the row is read around.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from nämndapp.bas.forslag import Dokumentförslag, Dokumenttyp, Fält, Kontrollförslag
from nämndapp.importers import kontrolltabeller
from nämndapp.importers.lasare.bilaga import dela_i_kapitel, sätt_år
from nämndapp.importers.lasare.internkontroll import läs_tabeller
from nämndapp.importers.lasare.papper import Papper, grund, ta_titel
from nämndapp.importers.papekanden import påpekande_om_kontroller
from nämndapp.importers.rader import Del, foga

_SEKTION = re.compile(r"^[A-ZÅÄÖ][A-ZÅÄÖ /&-]{4,40}$")
_HUVUDSTART = re.compile(r"^rutin(?:/risk|/process)?$", re.IGNORECASE)
_EGET_STRECK = re.compile(r"(?<=[A-ZÅÄÖ]{2}-) (?!och\b|eller\b|samt\b)(?=[a-zåäö])")
_HUVUDORD = re.compile(
    r"^(?:rutin(?:/risk|/process)?|-? ?kontrollmoment(?: \(.*\))?|metod|uppföljning|ansvarig|"
    r"resultat(?: av(?: uppföljning)?)?|"
    r"\((?:vad|hur|när|vem)\?\)|(?:metod|uppföljning|ansvarig) \((?:hur|när|vem)\?\))$",
    re.IGNORECASE,
)
_FREKVENS = re.compile(
    r"(?<!\w)(?P<när>\d{1,2} ?(?:gång(?:er)?|g|ggr) ?(?:/|per |om |i )\s?\w+|dagligen|veckovis|månadsvis|kvartalsvis|"
    r"tertialvis|halvårsvis|årligen|årsvis|löpande|kontinuerligt|varje (?:dag|vecka|månad|kvartal|tertial|halvår|år)|"
    r"inför(?= |$))(?!\w)",
    re.IGNORECASE,
)
_ROLL_OCH_TEXT = re.compile(r"^(?P<roll>\S+(?: [a-zåäö]\S*)*) (?P<text>[A-ZÅÄÖ].*)$")


@dataclass(slots=True)
class _Rad:
    """A row while it is read; ``när`` None until a frequency has been seen."""

    rutin: list[Del]
    kategori: str
    metod: list[str] = field(default_factory=list)
    när: str | None = None
    ansvarig: str = ""
    resultat: str | None = None


def läs(papper: Papper) -> Dokumentförslag:
    """Reads title and rows; a table with tabs is read as one."""
    dok = grund(papper)
    dok.typ = Dokumenttyp.INTERNKONTROLLUPPFÖLJNING
    egna = kontrolltabeller.läs(dok, papper.kropp)
    dok.rubrik, kropp = ta_titel(papper) if dok.kontroller else _titel(papper)
    sätt_år(dok)
    ingångna = egna or läs_tabeller(dok, papper.kropp)
    if not dok.kontroller:
        rader, ingångna = _läs_rader(kropp)
        dok.kontroller = [_förslag(r) for r in rader]
    if not egna:  # what our own paper says beside its rows is computed from them
        dok.avsnitt = dela_i_kapitel([d for d in kropp if d.rad not in ingångna])
        dok.påpekanden += påpekande_om_kontroller(dok.kontroller)
    if not dok.kontroller:
        dok.konfidens = min(dok.konfidens, 0.5)
    return dok


def _titel(papper: Papper) -> tuple[Fält[str] | None, list[Del]]:
    """The first line with text; the section's heading stands right below it and is no part of it."""
    i = next((i for i, d in enumerate(papper.kropp) if not d.tom), None)
    if i is None:
        return None, papper.kropp
    return Fält(papper.kropp[i].text, papper.kropp[i].rad), papper.kropp[i + 1 :]


def _hel(texter: list[str]) -> str:
    """The lines joined, also after a hyphen that belongs to the word: HR-avdelningen."""
    return _EGET_STRECK.sub("", foga(texter))


def _läs_rader(kropp: list[Del]) -> tuple[list[_Rad], set[int]]:
    """The rows, and the lines that they and their column heads stood on."""
    rader: list[_Rad] = []
    ingångna: set[int] = set()
    kategori = ""
    öppen: _Rad | None = None
    for block in _block(kropp):
        första = block[0]
        if _SEKTION.match(första.text):
            kategori = _mening(första.text)
            öppen = None
        elif öppen is None or öppen.resultat is not None:
            öppen = _Rad(block, kategori)
            rader.append(öppen)
        else:
            _fyll(öppen, block)
        ingångna |= {d.rad for d in block}
    ingångna |= {d.rad for d in kropp if _HUVUDORD.match(d.text)}
    return [r for r in rader if r.resultat is not None or r.när or r.metod], ingångna


def _block(kropp: list[Del]) -> Iterator[list[Del]]:
    """Runs of lines without an empty line in them; headings are runs of their own, column heads are left out."""
    block: list[Del] = []
    i_huvudet = False
    for del_ in kropp:
        if del_.tom:
            if del_.rå.strip("\r\n") == "" and block:
                yield block
                block = []
            continue
        if _HUVUDSTART.match(del_.text):
            i_huvudet = True
        if i_huvudet and _HUVUDORD.match(del_.text):
            continue
        i_huvudet = False
        if _SEKTION.match(del_.text):
            if block:
                yield block
            yield [del_]
            block = []
            continue
        block.append(del_)
    if block:
        yield block


def _fyll(rad: _Rad, block: list[Del]) -> None:
    """Puts the block into the row's next cells."""
    tomma = len(block[0].rå) - len(block[0].rå.lstrip(" "))
    texter = [d.text for d in block]
    if tomma >= 2:  # so many cells are empty before this one, which is the last
        rad.resultat = _hel(texter)
        return
    if rad.när is None:
        träff = _FREKVENS.search(texter[0])
        if träff is None:
            rad.metod.append(_hel(texter))
            return
        if före := texter[0][: träff.start()].strip():
            rad.metod.append(före)
        rad.när = träff["när"]
        efter = texter[0][träff.end() :].strip()
        if efter:
            _ansvarig(rad, [efter, *texter[1:]])
        else:
            rad.när = _hel([rad.när, *texter[1:]])
    elif not rad.ansvarig:
        _ansvarig(rad, texter)
    else:
        rad.resultat = _hel(texter)


def _ansvarig(rad: _Rad, texter: list[str]) -> None:
    """A role, and on the same line the beginning of the result; "Respektive" and "Systemadminist-" go on below."""
    träff = _ROLL_OCH_TEXT.match(texter[0])
    if träff:
        rad.ansvarig = träff["roll"]
        rad.resultat = _hel([träff["text"], *texter[1:]])
        return
    rad.ansvarig = _hel(texter)


def _förslag(rad: _Rad) -> Kontrollförslag:
    rutin, *moment = list(_punkter(rad.rutin))
    return Kontrollförslag(
        rad.kategori,
        rutin,
        rad.rutin[0].rad,
        rad.ansvarig or None,
        rad.när,
        "\n".join(rad.metod) or None,
        None,
        rad.resultat,
        tuple(moment),
    )


def _punkter(block: list[Del]) -> Iterator[str]:
    """The rutin and each of its kontrollmoment: a line that begins with a small letter goes on with the one above."""
    rader: list[str] = []
    for del_ in block:
        text = del_.text.removeprefix("- ").strip()
        if rader and not del_.text.startswith("- ") and (text[:1].islower() or text[:1] in "*("):
            rader.append(text)
            continue
        if rader:
            yield _hel(rader)
        rader = [text]
    if rader:
        yield _hel(rader)


def _mening(versaler: str) -> str:
    """ÖVERGRIPANDE → Övergripande."""
    return versaler[:1] + versaler[1:].lower()
