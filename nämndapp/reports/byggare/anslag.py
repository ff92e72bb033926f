"""Anslag and bevis om anslag: what the board says, and that it stood there (KL 8:10, 8:12, 13:1–5; R33)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from nämndapp.models import Nämnd
from nämndapp.reports import dokument as d
from nämndapp.reports.byggare import gemensamt as g
from nämndapp.reports.byggare.overklagande import laglighetsprövning
from nämndapp.reports.stil import Husstil


@dataclass(frozen=True, slots=True)
class Anslagspapper:
    """What an anslag is of. ``namn`` begins a sentence ("Protokollet", "§§ 3–4"), ``kort`` tells it apart in the title.

    ``paragrafer`` is "§§ 101–112". ``uppsatt`` None: it is not up yet, and the days are lines to fill in by hand.
    """

    namn: str
    justerat: date
    sammanträdesdatum: date | None = None
    kort: str = ""
    paragrafer: str = ""
    omedelbart: bool = False
    uppsatt: date | None = None
    ned_tidigast: date | None = None
    nedtaget: date | None = None
    förvaringsplats: str = ""
    av: str = ""


def anslag(papper: Anslagspapper, nämnd: Nämnd | None) -> d.Dokument:
    """The anslag for the board: that it is justerat, where it is kept, and how to appeal. Needs nämnd with kommun."""
    stil = g.husstil(nämnd)
    hur = "har justerats omedelbart" if papper.omedelbart else "har justerats"
    par = [
        *_gemensamt(papper, nämnd, stil),
        ("Anslaget sätts upp", g.dag(papper.uppsatt, stil) or g.FYLL_I[:30]),
        ("Anslaget tas ned", _tidigast(papper, stil)),
        ("Sista dag att överklaga", _sista(papper, stil)),
        ("Protokollet förvaras", papper.förvaringsplats or g.FYLL_I[:30]),
    ]
    block: list[d.Block] = [
        g.rubrik(1, f"Anslag: {_vad(papper, nämnd)}"),
        g.stycke(f"{papper.namn} {hur}. Justeringen tillkännages härmed på kommunens anslagstavla."),
        g.nyckelvärden(par),
        g.rubrik(2, "Hur man överklagar"),
        g.stycke(_överklagande(papper, nämnd, stil)),
        d.Underskrifter((d.Underskrift("Underskrift", papper.av, linje=not stil.digital_justering),)),
    ]
    return _dokument(papper, nämnd, "Anslag", block)


def bevis(papper: Anslagspapper, nämnd: Nämnd | None) -> d.Dokument:
    """The days that it stood there, to be signed and kept with the protocol. Needs nämnd with kommun."""
    stil = g.husstil(nämnd)
    par = [
        *_gemensamt(papper, nämnd, stil),
        ("Anslaget sattes upp", g.dag(papper.uppsatt, stil) or g.FYLL_I[:30]),
        ("Får tas ned tidigast", _tidigast(papper, stil)),
        ("Anslaget togs ned", g.dag(papper.nedtaget, stil) or g.FYLL_I[:30]),
        ("Protokollet förvaras", papper.förvaringsplats or g.FYLL_I[:30]),
    ]
    mening = "Justeringen har tillkännagivits på kommunens anslagstavla."
    if papper.ned_tidigast is not None and papper.nedtaget is not None:
        hela = papper.nedtaget >= papper.ned_tidigast
        mening += (
            " Anslaget har suttit uppe under hela tiden för laglighetsprövning."
            if hela
            else " Anslaget togs ned innan tiden för laglighetsprövning hade löpt ut."
        )
    block: list[d.Block] = [
        g.rubrik(1, f"Bevis om anslag: {_vad(papper, nämnd)}"),
        g.stycke(mening),
        g.nyckelvärden(par),
        d.Underskrifter((d.Underskrift("Underskrift", papper.av, linje=not stil.digital_justering),)),
    ]
    return _dokument(papper, nämnd, "Bevis om anslag", block)


def _gemensamt(papper: Anslagspapper, nämnd: Nämnd | None, stil: Husstil) -> list[tuple[str, str]]:
    return [
        ("Organ", nämnd.namn if nämnd else ""),
        ("Sammanträdesdatum", g.dag(papper.sammanträdesdatum, stil)),
        ("Paragrafer", papper.paragrafer),
        ("Justerat den", g.dag(papper.justerat, stil)),
    ]


def _tidigast(papper: Anslagspapper, stil: Husstil) -> str:
    return g.dag(papper.ned_tidigast, stil) or g.FYLL_I[:30]


def _sista(papper: Anslagspapper, stil: Husstil) -> str:
    sista = papper.ned_tidigast - timedelta(days=1) if papper.ned_tidigast else None
    return g.dag(sista, stil) or g.FYLL_I[:30]


def _överklagande(papper: Anslagspapper, nämnd: Nämnd | None, stil: Husstil) -> str:
    """One paragraph on laglighetsprövning (KL 13:1–5), and that a party may have another way (R35)."""
    kommun = nämnd.kommun.namn if nämnd and nämnd.kommun else ""
    senast = _sista(papper, stil) if papper.ned_tidigast else ""
    return (
        f"{laglighetsprövning('Besluten', kommun, senast)} Beslut som bara är förberedande eller verkställande kan "
        "inte överklagas. Den som är part i ett beslut som överklagas på annat sätt får en egen hänvisning "
        "med beslutet."
    )


def _vad(papper: Anslagspapper, nämnd: Nämnd | None) -> str:
    """ "socialnämnden 2026-12-08, §§ 3–4"."""
    organ = g.i_löptext(nämnd.namn) if nämnd else ""
    dag = " ".join(filter(None, [organ, g.iso(papper.sammanträdesdatum)]))
    return ", ".join(filter(None, [dag, papper.kort]))


def _dokument(papper: Anslagspapper, nämnd: Nämnd | None, typ: str, block: list[d.Block]) -> d.Dokument:
    stil = g.husstil(nämnd)
    par = [("Dokumenttyp", typ), ("Sammanträdesdatum", g.dag(papper.sammanträdesdatum, stil))]
    rutor = g.fältrutor(par, tomma=False)
    return d.Dokument(
        titel=f"{typ} {_vad(papper, nämnd)}",
        block=tuple(block),
        huvud=d.Sidhuvud(avsändare=g.avsändare(nämnd, med_organ=True), fält=rutor, följande=rutor),
        datum=g.iso(papper.uppsatt or papper.justerat),
        ämne=f"{typ}, {_vad(papper, nämnd)}",
    )
