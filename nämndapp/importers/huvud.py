"""The head of a paper: a cluster of labels with their values, in whatever layout it was set."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from nämndapp.bas.forslag import Dokumenttyp, Fält
from nämndapp.importers.etiketter import (
    ETT_DATUM,
    Etikett,
    Värdeslag,
    passar,
    rensa,
    typ_av_ord,
    typ_av_titel,
    är_mallvärde,
)
from nämndapp.importers.rader import Del, foga, nästa_med_text, tomma_före, är_kommunnamn

MAX_FLERA = 12
ORGANRAD = re.compile(r"^[A-ZÅÄÖ][\wåäöÅÄÖ -]{3,40}(?:nämnden|styrelsen|fullmäktige|utskottet)$", re.IGNORECASE)
_NAMN = re.compile(r"(?:[A-ZÅÄÖ][\wåäöé-]+ ){1,3}[A-ZÅÄÖ][\wåäöé-]+")
_FÖRVALTNING = re.compile(r"(?:förvaltning(?:en)?|kontoret|kansli(?:et)?)$", re.IGNORECASE)
_SIDFOTSORD = re.compile(r"\b(?:box|besöksadress|postadress|telefon|telefax|org\.? ?n(?:umme)?r|www\.)", re.IGNORECASE)
_SIDFOTSNUMMER = re.compile(r"\b0\d{2,3}[- ]\d{2,3} ?\d{2} ?\d{2}\b|\b\d{6}-\d{4}\b|\b\d{3} \d{2} +[A-ZÅÄÖ]{3,}")
_ENSAMT_DATUM = re.compile(rf"^{ETT_DATUM}$")


@dataclass(slots=True)
class Huvud:
    """A cluster of labels: parts ``start`` to ``slut`` (exclusive). ``fält`` may have several values per key."""

    start: int
    slut: int
    fält: dict[str, list[Fält[str | None]]] = field(default_factory=dict)
    typ: Dokumenttyp | None = None
    typ_läst: bool = False
    kommun: Fält[str] | None = None

    def värde(self, nyckel: str) -> str | None:
        """The first value of a key; None when it is empty or not printed."""
        for fält in self.fält.get(nyckel, []):
            if fält.värde and not är_mallvärde(fält.värde):
                return fält.värde
        return None

    @property
    def sida(self) -> int | None:
        """The page number, where one is printed."""
        träff = re.match(r"\d+", self.värde("sida") or "")
        return int(träff[0]) if träff else None


def är_sidfot(text: str) -> bool:
    """A line of addresses and telephone numbers."""
    return len(text) < 220 and len(_SIDFOTSORD.findall(text)) + len(_SIDFOTSNUMMER.findall(text)) >= 2


def är_rubrik(del_: Del) -> bool:
    """A known section heading or label, which can never be somebody else's value."""
    return del_.etikett is not None or del_.avsnitt is not None


def _spara(huvud: Huvud, etikett: Etikett, värden: list[Fält[str | None]]) -> None:
    if etikett.slag is Värdeslag.SIDFOT and not etikett.inre:
        return
    finns = huvud.fält.setdefault(etikett.nyckel, [])
    if any(f.värde for f in finns):
        return
    huvud.fält[etikett.nyckel] = värden
    if etikett.slag is Värdeslag.TYP and värden[0].värde:
        huvud.typ = typ_av_ord(värden[0].värde) or typ_av_titel(värden[0].värde) or Dokumenttyp.BILAGA
        huvud.typ_läst = True


def _ett_värde(delar: list[Del], i: int, etikett: Etikett) -> tuple[Fält[str | None], int]:
    """The value below a label and the index after it; empty when what follows is something else."""
    etikettrad = delar[i].rad
    j = nästa_med_text(delar, i + 1)
    if j is None or j - i > 3 or är_rubrik(delar[j]) or delar[j].sidstart or not passar(etikett, delar[j].text):
        return Fält(None, etikettrad), i + 1
    if etikett.slag is Värdeslag.TEXT and etikett.inre and j - i > 1:
        return Fält(None, etikettrad), i + 1
    värde, slut = delar[j].text, j + 1
    if etikett.nyckel in {"dokumentansvarig", "beslutad_av", "galler_for"} and j == i + 1:
        while slut < len(delar) and not delar[slut].tom and not är_rubrik(delar[slut]) and slut - j < 3:
            värde += f" {delar[slut].text}"
            slut += 1
    return Fält(värde, delar[j].rad), slut


def _flera_värden(delar: list[Del], i: int, *, över_sidstart: bool) -> tuple[list[Fält[str | None]], int]:
    """The lines below a label such as Adressat: over blank lines only when another label closes the list."""
    värden: list[Fält[str | None]] = []
    j = nästa_med_text(delar, i + 1)
    if j is None or j - i > 3:
        return [Fält(None, delar[i].rad)], i + 1
    slut_vid_tom = i + 1
    stängd = False
    tomma = 0
    räkning_vid_tom = 0
    while j < len(delar) and len(värden) < MAX_FLERA:
        del_ = delar[j]
        if del_.tom:
            tomma += 1
            if värden and not räkning_vid_tom:
                slut_vid_tom, räkning_vid_tom = j, len(värden)
            if tomma > 2:
                break
        elif är_rubrik(del_) or är_kommunnamn(del_.text):
            stängd = del_.etikett is not None
            break
        elif (
            (del_.sidstart and värden and (tomma or not över_sidstart))
            or len(del_.text) > 80
            or del_.text.endswith(".")
        ):
            break
        else:
            tomma = 0
            värden += [Fält(bit, del_.rad) for bit in re.split(r"\t+| {2,}", del_.text) if bit]
        j += 1
    if not värden:
        return [Fält(None, delar[i].rad)], i + 1
    if räkning_vid_tom and (not stängd or len(värden) > 5):
        return värden[:räkning_vid_tom], slut_vid_tom
    return värden, j


def _kolumner(delar: list[Del], i: int, etiketter: tuple[Etikett, ...], huvud: Huvud) -> int:
    """Several labels on one line, their values side by side on the next."""
    j = nästa_med_text(delar, i + 1)
    tomt: list[tuple[Etikett, Fält[str | None]]] = [(e, Fält(None, delar[i].rad)) for e in etiketter]
    slut = i + 1
    if j is not None and j - i <= 3 and not är_rubrik(delar[j]):
        rå = delar[j].rå
        celler = [c.strip() for c in rå.split("\t")] if "\t" in rå else [c for c in re.split(r" {2,}", rå.strip()) if c]
        if len(celler) != len(etiketter) and "\t" not in rå:
            celler = _fördela(etiketter, delar[j].text)
        if any(c and passar(e, c) for e, c in zip(etiketter, celler, strict=False)):
            for k, (etikett, cell) in enumerate(zip(etiketter, celler, strict=False)):
                if cell and passar(etikett, cell):
                    tomt[k] = (etikett, Fält(cell, delar[j].rad))
            slut = j + 1
    for etikett, fält in tomt:
        _spara(huvud, etikett, [fält])
    return slut


def _fördela(etiketter: tuple[Etikett, ...], text: str) -> list[str]:
    """Single-spaced values: each label takes the words at the front that suit it."""
    rest, celler = text.split(), []
    for etikett in etiketter:
        antal = next((n for n in range(len(rest), 0, -1) if passar(etikett, " ".join(rest[:n]))), 0)
        if etikett.slag in {Värdeslag.TEXT, Värdeslag.FLERA}:
            antal = len(rest)
        celler.append(" ".join(rest[:antal]))
        rest = rest[antal:]
    return celler


def _läs_ett(delar: list[Del], i: int, huvud: Huvud) -> int:
    träff = delar[i].etikett
    assert träff is not None
    if träff.flera:
        return _kolumner(delar, i, träff.flera, huvud)
    etikett = träff.etikett
    if träff.värde is not None:
        värden: list[Fält[str | None]] = [Fält(v.strip(), delar[i].rad) for v in träff.värde.split(";") if v.strip()]
        if etikett.slag is not Värdeslag.FLERA:
            värden = [Fält(träff.värde, delar[i].rad)]
        _spara(huvud, etikett, värden)
        return i + 1
    if etikett.slag is Värdeslag.FLERA:
        flera, slut = _flera_värden(delar, i, över_sidstart=etikett.nyckel == "adressat")
        _spara(huvud, etikett, flera)
        return slut
    ett, slut = _ett_värde(delar, i, etikett)
    _spara(huvud, etikett, [ett])
    return slut


def _läs_lös_rad(del_: Del, huvud: Huvud) -> bool:
    """A line without label that still belongs to a head: the type's name, a bare date, an address line."""
    typ = typ_av_ord(del_.text)
    if typ and huvud.typ is None:
        huvud.typ = typ
        huvud.fält.setdefault("dokumenttyp", [Fält(del_.text, del_.rad)])
        return True
    if _ENSAMT_DATUM.match(del_.text) and not huvud.värde("datum"):
        huvud.fält["datum"] = [Fält(del_.text, del_.rad)]
        return True
    if är_kommunnamn(del_.text) and huvud.kommun is None:
        huvud.kommun = Fält(del_.text, del_.rad)
        return True
    return är_sidfot(del_.text)


def _läs_avsändarrad(delar: list[Del], i: int, huvud: Huvud) -> bool:
    """An organ or a förvaltning named without label in the middle of a head; at its end it could be a recipient."""
    j = nästa_med_text(delar, i + 1)
    if j is None or not (_börjar_huvud(delar[j]) or är_kommunnamn(delar[j].text)) or len(delar[i].text) > 50:
        return False
    text = delar[i].text
    nyckel = "organ" if ORGANRAD.match(text) else "forvaltning" if _FÖRVALTNING.search(text) else None
    if nyckel is None or nyckel in huvud.fält or not huvud.typ:
        return False
    huvud.fält[nyckel] = [Fält(text, delar[i].rad)]
    return True


def _börjar_huvud(del_: Del) -> bool:
    if del_.etikett is not None:
        return del_.etikett.etikett.slag is not Värdeslag.SIDFOT
    return typ_av_ord(del_.text) is not None and "\t" not in del_.rå


def hitta_huvuden(delar: list[Del]) -> list[Huvud]:
    """All clusters of labels, in order. A lone label in running text is no head."""
    huvuden: list[Huvud] = []
    i = 0
    while i < len(delar):
        if delar[i].tom or not _börjar_huvud(delar[i]):
            i += 1
            continue
        huvud = Huvud(i, i)
        i = _läs_huvud(delar, i, huvud)
        if _är_huvud(huvud):
            _backa(delar, huvud, huvuden[-1].slut if huvuden else 0)
            huvuden.append(huvud)
        elif huvud.typ and not huvud.fält.keys() - {"dokumenttyp"}:
            i = huvud.start + 1  # a type's name alone: the labels may stand further on
    return huvuden


def _läs_huvud(delar: list[Del], i: int, huvud: Huvud) -> int:
    while i < len(delar):
        del_ = delar[i]
        if del_.tom:
            if tomma_före(delar, i + 1) > 3:
                break
            i += 1
            continue
        if i > huvud.slut and del_.sidstart and huvud.fält and not _sidstart_mitt_i(del_):
            break
        if del_.etikett is not None:
            if _upprepar(huvud, del_):
                break
            i = _läs_ett(delar, i, huvud)
        elif _läs_lös_rad(del_, huvud) or _läs_avsändarrad(delar, i, huvud):
            i += 1
        else:
            break
        huvud.slut = i
    return max(huvud.slut, huvud.start + 1)


def _sidstart_mitt_i(del_: Del) -> bool:
    """A stray space before a label inside a head looks like a new page; before a first label it is one."""
    return del_.etikett is not None and del_.etikett.nyckel not in {"handlaggare", "dokumenttyp", "sida"}


def _upprepar(huvud: Huvud, del_: Del) -> bool:
    """The same label again: another head begins."""
    träff = del_.etikett
    return träff is not None and not träff.flera and huvud.värde(träff.nyckel) is not None and träff.nyckel != "datum"


def _är_huvud(huvud: Huvud) -> bool:
    nycklar = huvud.fält.keys() - {"dokumenttyp"}
    if not nycklar and not huvud.typ_läst:
        return False
    if huvud.typ_läst or huvud.typ:
        return True
    har_värde = any(huvud.värde(n) for n in nycklar)
    return len(nycklar) >= 2 and har_värde


def _backa(delar: list[Del], huvud: Huvud, golv: int) -> None:
    """Takes in the name of the kommun or förvaltning that stands right above the labels."""
    if delar[huvud.start].sidstart:
        return
    kandidat, i = huvud.start, huvud.start
    ovanför: list[Del] = []
    while i > golv and len(ovanför) < 4:
        tomma = tomma_före(delar, i)
        i -= tomma + 1
        if i < golv or tomma > 2 or är_rubrik(delar[i]) or typ_av_titel(delar[i].text):
            break
        text = delar[i].text
        if är_kommunnamn(text):
            huvud.kommun = huvud.kommun or Fält(text, delar[i].rad)
            kandidat = i
        elif _är_brevhuvud(delar, i):
            kandidat = i
        elif ORGANRAD.match(text) and i > golv and är_kommunnamn(delar[i - 1].text):
            huvud.fält.setdefault("organ", [Fält(text, delar[i].rad)])
            kandidat = i
        elif not _NAMN.fullmatch(text):
            break
        ovanför.insert(0, delar[i])
        if delar[i].sidstart:
            break
    huvud.start = kandidat
    _avsändare(huvud, [d for d in ovanför if d.rad >= delar[kandidat].rad])


def _är_brevhuvud(delar: list[Del], i: int) -> bool:
    """A förvaltning below the kommun's name, or a line in capitals as letterheads have them."""
    text = delar[i].text
    under_kommun = bool(_FÖRVALTNING.search(text)) and är_kommunnamn(delar[max(i - 1, 0)].text)
    return under_kommun or (text.isupper() and 3 < len(text) < 40)


def _avsändare(huvud: Huvud, rader: list[Del]) -> None:
    """The förvaltning and the person that a letterhead names without labels."""
    versaler = [d for d in rader if d.text.isupper() and not är_kommunnamn(d.text)]
    namn = foga([d.text.lower() for d in versaler])
    if _FÖRVALTNING.search(namn):
        huvud.fält.setdefault("forvaltning", [Fält(namn[0].upper() + namn[1:], versaler[0].rad)])
    personer = [d for d in rader if _NAMN.fullmatch(d.text) and not d.text.isupper() and not är_kommunnamn(d.text)]
    if versaler and len(personer) == 1:
        huvud.fält.setdefault("handlaggare", [Fält(personer[0].text, personer[0].rad)])


def sidfotsrader(delar: list[Del], start: int, slut: int) -> set[int]:
    """Indices of address furniture (Postadress, Telefon … with their values) inside a paper's body."""
    bort: set[int] = set()
    i = start
    while i < slut:
        träff = delar[i].etikett
        if träff and träff.etikett.slag is Värdeslag.SIDFOT and not träff.etikett.inre:
            bort.add(i)
            j = nästa_med_text(delar, i + 1)
            if träff.värde is None and j is not None and j < slut and j - i <= 2 and not är_rubrik(delar[j]):
                bort.add(j)
                i = j
        elif är_sidfot(delar[i].text) or re.fullmatch(
            r"(?:https?://)?www?\.[\w.-]+/?|https?://\S+", rensa(delar[i].text)
        ):
            bort.add(i)
        i += 1
    return bort
