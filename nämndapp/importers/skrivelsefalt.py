"""From a filled template's fields to a proposal: what the readers of other papers conclude is here known."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from nämndapp.bas.forslag import Avsnittsförslag, Dokumentförslag, Fält, Undertecknareförslag
from nämndapp.importers.etiketter import avsnittsnyckel
from nämndapp.importers.mallrester import är_mallrest
from nämndapp.importers.underlag import citera
from nämndapp.importers.underskrift import är_namn, är_titel

if TYPE_CHECKING:
    from nämndapp.importers.innehallskontroller import Bit, Mallavsnitt

_FÄLT = {
    "kommun": "kommun",
    "förvaltning": "forvaltning",
    "handläggare_titel": "handlaggare_titel",
    "enhet": "enhet",
    "telefon_direkt": "telefon",
    "ert_datum": "ert_datum",
    "er_beteckning": "er_beteckning",
}
_AVSNITT = {"forslag": "förslag_till_beslut", "underlag": "beslutsunderlag", "skickas_till": "skickas_till"}
_FÖRVALTNING = re.compile(r"förvaltning(?:en)?$|kontoret$", re.IGNORECASE)
_INLEDNING = re.compile(r"(?:\batt|:)$", re.IGNORECASE)
_PARTI = re.compile(r"^(.*?) ?\(([A-ZÅÄÖ]{1,4})\)$")
_LISTTECKEN = re.compile(r"^(?:- |\d{1,3}\. )")
_LINJE = re.compile(r"^[._…]{3,}\s*")


def fyll_skrivelse(dok: Dokumentförslag, texter: Mapping[str, Sequence[Bit]], avsnitt: Sequence[Mallavsnitt]) -> None:
    """Puts every field and section where it belongs in the proposal."""
    if (rubrik := texter.get("rubrik")) and rubrik[0].text:
        dok.rubrik = Fält(" ".join(b.text for b in rubrik), rubrik[0].rad)
    if (dnr := texter.get("diarienummer")) and dnr[0].text:
        text = re.sub(r"^(?:dnr|diarienr|diarienummer)\.?:?\s*", "", dnr[0].text, flags=re.IGNORECASE)
        dok.diarienummer = Fält(text, dnr[0].rad)
    for namn, nyckel in _FÄLT.items():
        if bitar := texter.get(namn):
            dok.fält[nyckel] = Fält(", ".join(b.text for b in bitar) or None, bitar[0].rad)
    _handläggare(dok, texter.get("handläggare", ()))
    for ett in avsnitt:
        _avsnitt(dok, ett)


def _handläggare(dok: Dokumentförslag, bitar: Sequence[Bit]) -> None:
    """Name (or e-mail) first; below it title, unit and förvaltning as far as they have no fields of their own."""
    if not bitar:
        return
    dok.fält["handlaggare"] = Fält(bitar[0].text or None, bitar[0].rad)
    for bit in bitar[1:]:
        if är_titel(bit.text):
            nyckel = "handlaggare_titel"
        else:
            nyckel = "forvaltning" if _FÖRVALTNING.search(bit.text) else "enhet"
        dok.fält.setdefault(nyckel, Fält(bit.text, bit.rad))


def _avsnitt(dok: Dokumentförslag, ett: Mallavsnitt) -> None:
    bitar = [b for b in ett.bitar if b.text.strip() and not är_mallrest(b.text)]
    fält = ett.fält or _AVSNITT.get(avsnittsnyckel(ett.rubrik) or "", "")
    match fält:
        case "förslag_till_beslut":
            dok.förslag += _satser(bitar)
        case "beslutsunderlag":
            rader = [(r, b.rad) for b in bitar for r in _rader(b)]
            dok.beslutsunderlag += [citera(text, rad) for text, rad in rader if not text.endswith(":")]
        case "skickas_till":
            dok.skickas_till += [Fält(r, b.rad) for b in bitar for r in _rader(b)]
        case "adressat":
            dok.fält["adressat"] = [Fält(r, b.rad) for b in bitar for r in _rader(b)]
        case "undertecknare":
            dok.undertecknare += _undertecknare(bitar)
        case _:
            if bitar or not (ett.orörd or ett.fält):
                dok.avsnitt.append(Avsnittsförslag(ett.rubrik, som_text(bitar), ett.rad))


def _rader(bit: Bit) -> list[str]:
    rader = (_LISTTECKEN.sub("", rad.strip()).strip("*") for rad in bit.text.split("\n"))
    return [" ".join(rad.split()) for rad in rader if rad.strip()]


def _helt_feta(bitar: Sequence[Bit]) -> bool:
    """All of it in bold is the house's look, no emphasis."""
    return all(re.fullmatch(r"(?:- |\d+\. )?\*\*[^*]+\*\*", b.text) for b in bitar)


def som_text(bitar: Sequence[Bit]) -> str:
    """Paragraphs, lists and tables in the notation of ``bas.textblock``."""
    feta = bool(bitar) and _helt_feta(bitar)
    ut = ""
    for nr, bit in enumerate(bitar):
        text = bit.text.replace("**", "") if feta else bit.text
        if nr:
            samma = bit.slag == bitar[nr - 1].slag and bit.slag != "stycke" and not _ny_lista(bit)
            ut += "\n" if samma else "\n\n"
        ut += text
    return ut


def _ny_lista(bit: Bit) -> bool:
    return bit.slag == "nummer" and bit.text.startswith("1. ")


def _satser(bitar: Sequence[Bit]) -> list[Fält[str]]:
    """One for each paragraph or item; a list below "beslutar att" belongs to it."""
    grupper: list[list[Bit]] = []
    for bit in bitar:
        hör_ihop = (
            bool(grupper)
            and bit.slag != "stycke"
            and (
                grupper[-1][-1].slag == bit.slag
                if len(grupper[-1]) > 1
                else bool(_INLEDNING.search(grupper[-1][0].text))
            )
        )
        if hör_ihop:
            grupper[-1].append(bit)
        else:
            grupper.append([bit])
    feta = bool(bitar) and _helt_feta(bitar)
    ut = []
    for grupp in grupper:
        text = som_text(grupp) if len(grupp) > 1 or grupp[0].slag == "tabell" else _LISTTECKEN.sub("", grupp[0].text)
        ut.append(Fält(text.replace("**", "") if feta else text, grupp[0].rad))
    return ut


def _undertecknare(bitar: Sequence[Bit]) -> list[Undertecknareförslag]:
    """ "Namn (P), titel" on a line, or a title below its name."""
    rader = [(rad, b.rad) for b in bitar for rad in b.text.replace("**", "").split("\n") if rad.strip()]
    ut: list[Undertecknareförslag] = []
    nr = 0
    while nr < len(rader):
        text, rad = _LINJE.sub("", rader[nr][0].strip()), rader[nr][1]
        namn, _, titel = (bit.strip() for bit in text.partition(","))
        if not titel and nr + 1 < len(rader) and not är_namn(rader[nr + 1][0].split(",")[0].strip()):
            nr += 1
            titel = rader[nr][0].strip()
        parti = _PARTI.match(namn)
        if namn:
            ut.append(Undertecknareförslag(parti[1] if parti else namn, titel, rad, parti[2] if parti else None))
        nr += 1
    return ut
