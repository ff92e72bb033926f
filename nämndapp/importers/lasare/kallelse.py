"""A kallelse with its föredragningslista, or the list alone."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, time

from nämndapp.bas import diarienummer
from nämndapp.bas.forslag import Dokumentförslag, Fält, Punktförslag
from nämndapp.bas.svenska import tolka_datum, tolka_klockslag
from nämndapp.importers.etiketter import DNRFORM, ETT_DATUM, rensa, typ_av_ord, typ_av_titel
from nämndapp.importers.lasare.papper import Papper, grund
from nämndapp.importers.rader import Del, foga, nästa_med_text
from nämndapp.importers.underskrift import läs_underskrift

_VECKODAG = r"(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?"
_LÅNGT_DATUM = re.compile(
    rf"(?:{_VECKODAG},?\s+)?(?:den\s+)?(?:{ETT_DATUM}|\d{{1,2}}(?::?e)?\s+(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]*\.?\s+\d{{4}})",
    re.IGNORECASE,
)
_TID = re.compile(r"(?:kl\.?|klockan)\s*(\d{1,2}[.:]?\d{0,2})(?!\d)|\b(\d{1,2}[.:]\d{2})\b(?![.:-]?\d)", re.IGNORECASE)
_KLOCKSLAG = re.compile(r"^(?:kl\.? ?)?\d{1,2}[.:]\d{2}(?: ?[-–] ?\d{1,2}[.:]\d{2})?$")
_LISTHUVUD = re.compile(
    r"^(?:nr|punkt|ärende|rubrik|ärendemening|dnr|diarienr|diarienummer|föredragande|tid|bilaga|§)\.?$", re.IGNORECASE
)
_NUMMER = re.compile(r"^(?P<nr>\d{1,3})[.)]?(?:\s+|\t+)(?P<text>\S.*)$")
_DNR_SIST = re.compile(rf"[\s(,–-]*(?:dnr\.?:? ?)?(?P<dnr>{DNRFORM})\)?\s*$", re.IGNORECASE)
_DNR_ENSAMT = re.compile(rf"^\(?(?:dnr\.?:? ?)?{DNRFORM}\)?$", re.IGNORECASE)
_MINUTER = re.compile(r"[\s,(]*(?P<min>\d{1,3})\s*min(?:uter)?\.?\)?\s*$", re.IGNORECASE)
_BILAGA = re.compile(r"\s*\(\s*bilag(?:a|or)\s*\d*\s*\)", re.IGNORECASE)
_UTGÅR = re.compile(r"(?:^|[\s–-]+)(?:Utgår|UTGÅR|\([Uu]tgår\))\.?$")
_MÄRKE = re.compile(
    r"^(?P<före>.*\S)\s*\((?P<märke>stängda dörrar|handling(?:ar)? bordsdelas|väckt av (?P<vem>.+))\)$", re.IGNORECASE
)
_OAVSLUTAD = re.compile(r" (?:av|för|från|hos|i|inom|med|mellan|och|om|på|samt|till|under|vid|–|-)$")
_LISTRUBRIK = re.compile(r"^(?:föredragningslista|dagordning|ärendelista|ärenden)$", re.IGNORECASE)


def läs(papper: Papper) -> Dokumentförslag:
    """Reads time, place, adjusting and the points in their groups."""
    dok = grund(papper)
    kropp = papper.kropp
    _rubrik(dok, papper, kropp)
    _sammanträdet(dok, kropp)
    listans_start = _listans_start(kropp)
    slut = _underskrift(dok, kropp, listans_start)
    dok.punkter = läs_punkter(kropp[listans_start:slut])
    if not dok.punkter:
        dok.konfidens = min(dok.konfidens, 0.6)
    return dok


def _rubrik(dok: Dokumentförslag, papper: Papper, kropp: list[Del]) -> None:
    for del_ in kropp:
        if typ_av_titel(del_.text) or typ_av_ord(del_.text):
            dok.rubrik = Fält(rensa(del_.text), del_.rad)
            break
        if _är_listhuvud(del_):
            break
    typfält = next((f for h in papper.gräns.huvuden for f in h.fält.get("dokumenttyp", [])), None)
    if dok.rubrik is None and typfält and typfält.värde:
        dok.rubrik = Fält(typfält.värde, typfält.rad)
    if (
        dok.organ is None
        and dok.rubrik
        and (
            träff := re.search(
                r"\b(?:till|för|med) (\w+(?:nämnden|styrelsen|fullmäktige|utskottet))\b",
                dok.rubrik.värde,
                re.IGNORECASE,
            )
        )
    ):
        namn = träff[1].lower() if träff[1].isupper() else träff[1]
        dok.organ = Fält(namn[0].upper() + namn[1:], dok.rubrik.rad)


def _sammanträdet(dok: Dokumentförslag, kropp: list[Del]) -> None:
    """Reads the label lines of the body, also those whose value stands on the next line."""
    for i, del_ in enumerate(kropp):
        träff = del_.etikett
        if träff is None or träff.flera or träff.nyckel in dok.fält:
            continue
        fält: Fält[str | None] = Fält(träff.värde, del_.rad)
        if träff.värde is None:
            j = nästa_med_text(kropp, i + 1)
            if j is not None and j - i <= 2 and kropp[j].etikett is None and len(kropp[j].text) < 160:
                fält = Fält(kropp[j].text, kropp[j].rad)
        if träff.nyckel == "diarienummer":
            continue
        if träff.nyckel == "datum" and dok.datum is None and fält.värde and (datum := tolka_datum(fält.värde)):
            dok.datum = Fält(datum, fält.rad)
        elif träff.nyckel != "datum":
            dok.fält[träff.nyckel] = fält
    for nyckel in ("sammantradesdatum", "tid", "tid_och_plats"):
        _tidpunkt(dok, nyckel)
    _justering(dok)


def _text(dok: Dokumentförslag, nyckel: str) -> tuple[str, int | None]:
    fält = dok.fält.get(nyckel)
    return (fält.värde or "", fält.rad) if isinstance(fält, Fält) else ("", None)


def hitta_datum(text: str) -> date | None:
    """The first date in running text, with or without weekday."""
    träff = _LÅNGT_DATUM.search(text)
    return tolka_datum(träff[0]) if träff else None


def hitta_tid(text: str) -> time | None:
    """The first time of day in running text."""
    rest = _LÅNGT_DATUM.sub(" ", text)
    träff = _TID.search(rest)
    return tolka_klockslag(träff[1] or träff[2]) if träff else None


def _tidpunkt(dok: Dokumentförslag, nyckel: str) -> None:
    text, rad = _text(dok, nyckel)
    if not text:
        return
    if "motesdatum" not in dok.fält and (datum := hitta_datum(text)):
        dok.fält["motesdatum"] = Fält(datum.isoformat(), rad)
    if "starttid" not in dok.fält and (tid := hitta_tid(text)):
        dok.fält["starttid"] = Fält(f"{tid:%H:%M}", rad)
    if nyckel == "tid_och_plats" and "plats" not in dok.fält:
        rest = _TID.sub(" ", _LÅNGT_DATUM.sub(" ", text))
        plats = re.sub(r"\s*[-–]\s*\d{1,2}[.:]\d{2}|\bkl(?:ockan|\.)?(?=\W|$)", " ", rest).strip(" ,;–-")
        if plats:
            dok.fält["plats"] = Fält(" ".join(plats.split()), rad)


def _justering(dok: Dokumentförslag) -> None:
    """ "Kansliet, 2023-12-15, kl. 15:00" is a place, a date and a time."""
    text, rad = _text(dok, "justering")
    if not text:
        return
    if datum := hitta_datum(text):
        dok.fält["justering_datum"] = Fält(datum.isoformat(), rad)
    if tid := hitta_tid(text):
        dok.fält["justering_tid"] = Fält(f"{tid:%H:%M}", rad)
    plats = [bit.strip() for bit in re.split(r"[,;]", _TID.sub(" ", _LÅNGT_DATUM.sub(" ", text)))]
    plats = [bit for bit in plats if len(bit) > 2 and not re.fullmatch(r"(?:kl\.?|klockan|den)+", bit)]
    if plats:
        dok.fält["justering_plats"] = Fält(", ".join(plats), rad)


def _listans_start(kropp: list[Del]) -> int:
    """After the heading or the header row of the list; else after the last label line."""
    for i, del_ in enumerate(kropp):
        if not del_.tom and _är_listhuvud(del_):
            return i + 1
    for i, del_ in enumerate(kropp):
        if _LISTRUBRIK.match(rensa(del_.text)) and i > 0:
            return i + 1
    return max((i + 1 for i, d in enumerate(kropp) if d.etikett and d.etikett.etikett.inre), default=0)


def _är_listhuvud(del_: Del) -> bool:
    celler = [c for c in re.split(r"\t+| {2,}| ", del_.text) if c]
    return 2 <= len(celler) <= 6 and all(_LISTHUVUD.match(c) for c in celler)


def _underskrift(dok: Dokumentförslag, kropp: list[Del], start: int) -> int:
    slut = len(kropp)
    i = start
    while i < len(kropp):
        träff = läs_underskrift(kropp, i)
        if träff:
            dok.undertecknare += träff[0]
            slut = min(slut, i)
            i = träff[1]
        else:
            i += 1
    ordförande = next((u for u in dok.undertecknare if re.search(r"ordförande", u.titel, re.IGNORECASE)), None)
    if ordförande:
        dok.fält.setdefault("ordforande", Fält(ordförande.namn, ordförande.rad))
    return slut


def läs_punkter(delar: list[Del]) -> list[Punktförslag]:
    """The points, from a table with tabs or from lines. Group headings are not points."""
    rader = [d for d in delar if not d.tom and not _är_listhuvud(d) and not d.etikett]
    if sum("\t" in d.rå for d in rader) > len(rader) / 2:
        return _ur_tabell(rader)
    return _ur_rader(rader)


def _ur_tabell(rader: list[Del]) -> list[Punktförslag]:
    punkter: list[Punktförslag] = []
    grupp: str | None = None
    grupper_först = any(map(_grupp_först, rader))  # then what is alone in another column belongs to a title
    for del_ in rader:
        celler = [c for c in del_.celler if c]
        nr = next((int(c.rstrip(".)")) for c in celler[:1] if re.fullmatch(r"\d{1,3}[.)]?", c)), None)
        rest = celler[1:] if nr is not None else celler
        dnr = next((c for c in rest if _DNR_ENSAMT.match(c)), None)
        text = [c for c in rest if c is not dnr]
        i_en_cell = dnr or del_.celler[0]  # not what goes on in the column of the titles
        träff = _NUMMER.match(text[0]) if nr is None and i_en_cell and text else None
        if träff and int(träff["nr"]) == len(punkter) + 1:
            nr, text[0] = int(träff["nr"]), träff["text"]  # number and title were set as one cell
        if nr is None and dnr is None:
            if len(celler) == 1 and punkter and _fortsätter(del_, punkter[-1], grupper_först):
                punkter[-1] = _med_märken(replace(punkter[-1], rubrik=foga([punkter[-1].rubrik, celler[0]])))
            elif len(celler) == 1:
                grupp = celler[0]
            elif celler:
                punkter.append(_punkt(del_.rad, None, celler[0], dnr=None, grupp=grupp, övrigt=celler[1:]))
            continue
        if not text and dnr and punkter and punkter[-1].diarienummer is None:
            continue
        punkter.append(_punkt(del_.rad, nr, text[0] if text else "", dnr=dnr, grupp=grupp, övrigt=text[1:]))
    return punkter


def _grupp_först(del_: Del) -> bool:
    """Does a heading stand in the first column, with the other columns empty?"""
    celler = del_.celler
    return len(celler) > 1 and bool(celler[0]) and not any(celler[1:]) and not celler[0][0].isdigit()


def _fortsätter(del_: Del, punkt: Punktförslag, grupper_först: bool) -> bool:
    """A line that goes on with the title above: in the column of the titles, or not as a heading begins."""
    if _UTGÅR.fullmatch(del_.text) or not del_.text[0].isupper():
        return True
    oavslutad = punkt.rubrik.count("(") > punkt.rubrik.count(")") or bool(_OAVSLUTAD.search(punkt.rubrik))
    return not del_.celler[0] and (grupper_först or oavslutad)


def _punkt(
    rad: int, nr: int | None, rubrik: str, *, dnr: str | None, grupp: str | None, övrigt: list[str]
) -> Punktförslag:
    """A point; minutes, "(Bilaga)", "Utgår" and the föredragande are taken out of its text and its other cells."""
    minuter = None
    föredragande = None
    rubrik, utgår = _utan_utgår(rubrik)
    bilaga = bool(_BILAGA.search(rubrik))
    rubrik = _BILAGA.sub("", rubrik)
    if träff := _MINUTER.search(rubrik):
        minuter, rubrik = int(träff["min"]), rubrik[: träff.start()]
    for cell in övrigt:
        if träff := _MINUTER.fullmatch(cell):
            minuter = int(träff["min"])
        elif re.match(r"bilag", cell, re.IGNORECASE):
            bilaga = True
        elif _UTGÅR.fullmatch(cell):
            utgår = True
        elif not _KLOCKSLAG.match(cell):
            föredragande = föredragande or cell
    if dnr:
        dnr = re.sub(r"^\(?(?:dnr\.?:? ?)?|\)$", "", dnr, flags=re.IGNORECASE)
    return _med_märken(
        Punktförslag(
            rubrik.strip(" ,–-") if dnr else rubrik.strip(), rad, nr, dnr, grupp, minuter, bilaga, föredragande, utgår
        )
    )


def _utan_utgår(rubrik: str) -> tuple[str, bool]:
    träff = _UTGÅR.search(rubrik)
    return (rubrik[: träff.start()], True) if träff and träff.start() else (rubrik, False)


def _med_märken(punkt: Punktförslag) -> Punktförslag:
    """What stands in brackets after the title: "(väckt av Anna Berg (S))", "(stängda dörrar)"."""
    rubrik, utgår = _utan_utgår(punkt.rubrik)
    punkt = replace(punkt, rubrik=rubrik, utgår=punkt.utgår or utgår)
    while träff := _MÄRKE.match(punkt.rubrik):
        punkt = replace(punkt, rubrik=träff["före"])
        if träff["vem"]:
            punkt = replace(punkt, väckt_av=träff["vem"])
        elif träff["märke"].casefold() == "stängda dörrar":
            punkt = replace(punkt, stängda_dörrar=True)
    return punkt


def _ur_rader(rader: list[Del]) -> list[Punktförslag]:
    """Lines: a number, a diarienummer or minutes end or begin a point; a short line between points is a group."""
    punkter: list[Punktförslag] = []
    grupp: str | None = None
    öppen: list[Del] = []
    nr: int | None = None

    def stäng() -> None:
        nonlocal öppen, nr
        if öppen:
            text = foga([d.text for d in öppen])
            if nr is not None:
                text = _NUMMER.sub(lambda m: m["text"], text, count=1)
            text, utgår = _utan_utgår(text)
            dnr = _DNR_SIST.search(text)
            nummer = dnr["dnr"] if dnr and diarienummer.tolka(dnr["dnr"]) else None
            rubrik = text[: dnr.start()] if dnr and nummer else text
            punkt = _punkt(öppen[0].rad, nr, rubrik, dnr=nummer, grupp=grupp, övrigt=[])
            punkter.append(replace(punkt, utgår=utgår or punkt.utgår))
        öppen, nr = [], None

    for k, del_ in enumerate(rader):
        träff = _NUMMER.match(del_.text)
        slutar = _slutar_punkt(del_.text)
        if träff:
            stäng()
            öppen, nr = [del_], int(träff["nr"])
        elif not öppen and not slutar and _är_grupp(rader, k):
            grupp = rensa(del_.text)
            continue
        elif öppen and nr is not None and not slutar and _är_grupp(rader, k):
            stäng()
            grupp = rensa(del_.text)
            continue
        else:
            öppen.append(del_)
        if slutar:
            stäng()
    stäng()
    return punkter


def _slutar_punkt(text: str) -> bool:
    text = _utan_utgår(text)[0]
    dnr = _DNR_SIST.search(text)
    return bool(dnr and diarienummer.tolka(dnr["dnr"])) or bool(_MINUTER.search(text))


def _är_grupp(rader: list[Del], k: int) -> bool:
    """A heading between points: short, and what comes next begins a point."""
    text = rader[k].text
    if len(text) > 60 or text.endswith(("-", ",")) or not text[0].isupper() or k + 1 >= len(rader):
        return False
    nästa = rader[k + 1].text
    return bool(_NUMMER.match(nästa)) and (
        text.endswith(":")
        or text.isupper()
        or bool(re.match(r"(?:information|ärenden|beslut|anmäl|meddel|övrig|formalia|delegation)", text, re.IGNORECASE))
    )
