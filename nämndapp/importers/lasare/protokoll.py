"""A protokollsutdrag, or one paragraph of a protokoll (draft or final)."""

from __future__ import annotations

import re
from itertools import takewhile

from nämndapp.bas.forslag import Dokumentförslag, Dokumenttyp, Fält
from nämndapp.bas.papekande import Nivå, Plats, Påpekande
from nämndapp.bas.svenska import tolka_datum
from nämndapp.importers.etiketter import DNRFORM, ETT_DATUM, Värdeslag
from nämndapp.importers.lasare.papper import Papper, grund
from nämndapp.importers.lasare.skrivelse import fyll_avsnitt
from nämndapp.importers.rader import Del, dela, foga

_PARAGRAF = re.compile(r"^§\s*(?P<nr>\d+|x)?\s*(?P<rubrik>.*)$", re.IGNORECASE)
_DNR_I_RUBRIK = re.compile(rf"\s*\((?:dnr\.? ?)?(?P<dnr>{DNRFORM})\)\s*$", re.IGNORECASE)
_ORGAN_OCH_DATUM = re.compile(
    rf"^(?P<organ>[A-ZÅÄÖ][\wåäö -]{{4,50}}?) (?P<datum>{ETT_DATUM})(?:\s+(?P<blad>\d+|x)(?: ?\(\d+\))?)?$"
)
_MARGINAL = re.compile(
    r"^(?P<rubrik>Förslag till beslut|Beslutsunderlag|Beslut|Sammanfattning|Yrkanden?|Reservation)"
    r"\s+(?P<text>[A-ZÅÄÖ].{15,})$"
)
_MOTTAGARE = re.compile(r"^justerandes? sign\w*\.? protokollsutdrag till$", re.IGNORECASE)
_BESTYRKANDE = re.compile(r"^(?:utdragsbestyr|justerandes? sign)", re.IGNORECASE)
_PROTOKOLLSTITEL = re.compile(r"^(?:sammanträdes)?protokoll (?:från|fört|för|över) \w", re.IGNORECASE)
_STRECK = re.compile(r"^[\s|_=\t-]{6,}$")


def läs(papper: Papper) -> Dokumentförslag:
    """Reads organ, date, paragraph, title, decision and underlag."""
    dok = grund(papper)
    if (helt := _helt_protokoll(dok, papper)) is not None:
        return helt
    kropp = _utan_foten(dok, papper.kropp)
    kropp = _organrad(dok, kropp)
    _dag(dok)
    kropp = _paragrafrad(dok, kropp)
    fyll_avsnitt(dok, _marginalrubriker(kropp))
    dok.skickas_till = list(takewhile(lambda mottagare: not _BESTYRKANDE.match(mottagare.värde), dok.skickas_till))
    return dok


def _helt_protokoll(dok: Dokumentförslag, papper: Papper) -> Dokumentförslag | None:
    """A protokoll with many paragraphs in one file is kept whole: they are not told apart here."""
    nummer = {träff["nr"] for d in papper.kropp if (träff := _PARAGRAF.match(d.text)) and träff["rubrik"]}
    titel = next((d for d in papper.kropp if _PROTOKOLLSTITEL.match(d.text)), None)
    if len(nummer) < 3 or titel is None:
        return None
    dok.typ, dok.konfidens = Dokumenttyp.PROTOKOLL, 0.7
    dok.rubrik = Fält(titel.text, titel.rad)
    _dag(dok)
    dok.påpekanden.append(
        Påpekande(
            "IMP-helt-protokoll",
            Nivå.TIPS,
            f"Protokollets {len(nummer)} paragrafer sparas som en handling, inte var för sig.",
            plats=Plats(typ="rad", rad=titel.rad, text=f"rad {titel.rad}"),
        )
    )
    return dok


def _dag(dok: Dokumentförslag) -> None:
    fält = dok.fält.get("sammantradesdatum")
    if dok.datum is None and isinstance(fält, Fält) and fält.värde and (datum := tolka_datum(fält.värde)):
        dok.datum = Fält(datum, fält.rad)


def _utan_foten(dok: Dokumentförslag, kropp: list[Del]) -> list[Del]:
    """Takes the boxes of signature and recipients and the inline number out of the body, each known by its label."""
    kvar: list[Del] = []
    mottagare: list[list[Del]] = []
    i_mottagare, efter_paragraf = False, -1
    for del_ in kropp:
        träff = del_.etikett
        efter_paragraf += 1 if efter_paragraf >= 0 and not del_.tom else 0
        if _PARAGRAF.match(del_.text):
            i_mottagare, efter_paragraf = False, max(efter_paragraf, 0)
            kvar.append(del_)
        elif _MOTTAGARE.match(" ".join(del_.text.split())):
            i_mottagare = True
            mottagare.append([])
        elif träff and träff.etikett.slag is Värdeslag.SIDFOT:
            i_mottagare = False
            for etikett in träff.flera or (träff.etikett,):
                dok.fält.setdefault(etikett.nyckel, Fält(None, del_.rad))
        elif i_mottagare and not träff and not del_.tom:
            mottagare[-1].append(del_)
        elif träff and träff.nyckel == "diarienummer" and träff.värde and efter_paragraf <= 6 and not dok.diarienummer:
            dok.diarienummer = Fält(re.sub(r"^dnr\.?:?\s*", "", träff.värde, flags=re.IGNORECASE), del_.rad)
        elif del_.tom or not _STRECK.match(del_.rå):
            kvar.append(del_)
    _mottagare(dok, mottagare)
    return kvar


def _mottagare(dok: Dokumentförslag, rutor: list[list[Del]]) -> None:
    """The recipients in the box, which every page repeats."""
    sedda: set[str] = set()
    for ruta in rutor:
        for namn in re.split(r", | och (?=akten$)", foga([d.text for d in ruta])):
            if namn.strip() and namn.casefold() not in sedda:
                sedda.add(namn.casefold())
                dok.skickas_till.append(Fält(namn.strip(), ruta[0].rad))


def _organrad(dok: Dokumentförslag, kropp: list[Del]) -> list[Del]:
    """ "Socialnämnden 2017-01-24 8": organ, date and sheet on one line above the paragraph."""
    for i, del_ in enumerate(kropp[:25]):
        träff = _ORGAN_OCH_DATUM.match(" ".join(del_.text.split()))
        if träff and dok.organ is None:
            dok.organ = Fält(träff["organ"], del_.rad)
            dok.fält["sammantradesdatum"] = Fält(träff["datum"], del_.rad)
            if träff["blad"]:
                dok.fält["sida"] = Fält(träff["blad"], del_.rad)
            return kropp[:i] + kropp[i + 1 :]
    return kropp


def _paragrafrad(dok: Dokumentförslag, kropp: list[Del]) -> list[Del]:
    for i, del_ in enumerate(kropp):
        träff = _PARAGRAF.match(del_.text)
        if not träff:
            continue
        nr = träff["nr"] if träff["nr"] and träff["nr"].isdigit() else None
        dok.fält["paragraf"] = Fält(nr, del_.rad)
        j, rader, rad = i + 1, [träff["rubrik"]], del_.rad
        if not träff["rubrik"]:
            while j < len(kropp) and not kropp[j].tom and not kropp[j].avsnitt and j - i <= 4:
                rader.append(kropp[j].text)
                rad = kropp[i + 1].rad
                j += 1
                if _DNR_I_RUBRIK.search(rader[-1]):
                    break
        rubrik = foga(rader)
        if i + 2 < j and not _DNR_I_RUBRIK.search(rubrik) and (len(rubrik) > 200 or rader[2][:1].isupper()):
            rubrik, j = rader[1], i + 2
        if dnr := _DNR_I_RUBRIK.search(rubrik):
            dok.diarienummer = dok.diarienummer or Fält(dnr["dnr"], kropp[j - 1].rad)
            rubrik = rubrik[: dnr.start()]
        dok.rubrik = Fält(rubrik, rad) if rubrik else None
        return [d for d in kropp[:i] if not _PARAGRAF.match(d.text)] + kropp[j:]
    return kropp


def _marginalrubriker(kropp: list[Del]) -> list[Del]:
    """Headings set in the margin end up on the same line as the text beside them; parts the two."""
    ut: list[Del] = []
    for del_ in kropp:
        träff = _MARGINAL.match(" ".join(del_.text.split()))
        if träff and del_.avsnitt is None:
            for text in (träff["rubrik"], träff["text"]):
                ny = dela([text])[0]
                ut.append(Del(del_.rad, text, ny.text, False, None, ny.avsnitt))
        else:
            ut.append(del_)
    return ut
