"""Underlag till risk- och väsentlighetsanalys: the workshop, control by control (seed 000 §6.2)."""

from __future__ import annotations

from collections.abc import Sequence

from nämndapp.models import Internkontrollworkshop, Workshopbeslut, Workshoprad
from nämndapp.reports import dokument as d
from nämndapp.reports.byggare import gemensamt as g
from nämndapp.reports.byggare import kontrollgemensamt as k_


def riskunderlag(workshop: Internkontrollworkshop) -> d.Dokument:
    """Needs loaded: nämnd with kommun, ärende, rader."""
    titel = k_.med_år("Underlag till risk- och väsentlighetsanalys", workshop.år)
    stil = g.husstil(workshop.nämnd)
    rader = sorted(workshop.rader, key=lambda r: r.ordning)
    behandlade = sum(r.beslut is not Workshopbeslut.OBEHANDLAD or r.ha_kvar or r.revidera for r in rader)
    block: list[d.Block] = [
        g.rubrik(1, titel),
        g.nyckelvärden([("Workshop", g.dag(workshop.datum, stil)), ("Gäller planen för", str(workshop.år))]),
    ]
    if workshop.anteckning.strip():
        block += [g.rubrik(2, "Anteckningar"), *g.textblock_till_block(workshop.anteckning)]
    if rader:
        text = f"{behandlade} av {len(rader)} kontrollmoment är behandlade."
        block += [g.rubrik(2, "Kontrollmoment"), g.stycke(text), _tabell(rader)]
    else:
        block.append(g.stycke("Workshoppen har inga kontrollmoment."))
    dnr = (workshop.ärende.diarienummer or "") if workshop.ärende else ""
    return k_.papper(workshop.nämnd, titel, "Underlag", block, datum=workshop.datum, dnr=dnr)


def _tabell(rader: Sequence[Workshoprad]) -> d.Tabell:
    kolumner = (
        g.kolumn("Nr", 0.6, "höger", siffror=True),
        g.kolumn("Kontrollmoment", 4.4),
        g.kolumn("Ha kvar", 1.8),
        g.kolumn("Revidera", 3.2),
        g.kolumn("Nytt kontrollmoment", 3.2),
        g.kolumn("Beslut", 1.8),
    )
    ut: list[d.Rad] = []
    kategori = ""
    for plats, rad in enumerate(rader, 1):
        if rad.kategori.strip() and rad.kategori.strip() != kategori:
            kategori = rad.kategori.strip()
            ut.append(g.grupprad(kategori, len(kolumner)))
        moment = " – ".join(g.rader_i(rad.moment))
        beslut = _beslut(rad)
        ut.append(
            d.Rad(
                (
                    d.Cell(g.rad(str(rad.nr or plats))),
                    d.Cell(g.rad(f"{rad.rutin}: {moment}" if moment else rad.rutin), rubrik=True),
                    d.Cell(g.rad(rad.kvar_text or ("ja" if rad.ha_kvar else ""))),
                    d.Cell(g.rad(rad.revidera_text or ("ja" if rad.revidera else ""))),
                    d.Cell(g.rad(rad.nytt_text)),
                    d.Cell(g.rad(beslut), ton="grå" if beslut == Workshopbeslut.OBEHANDLAD.value else ""),
                )
            )
        )
    return d.Tabell(kolumner, tuple(ut))


def _beslut(rad: Workshoprad) -> str:
    """The choice in words, also where only the ticks were set; "osäkert" where the source did not tell."""
    ord_ = rad.beslut.value
    if rad.beslut is Workshopbeslut.OBEHANDLAD and (rad.ha_kvar or rad.revidera):
        ord_ = Workshopbeslut.BEHÅLLS.value
    if rad.revidera and ord_ == Workshopbeslut.BEHÅLLS.value:
        ord_ = "behålls, revideras"
    return f"{ord_} (osäkert läst)" if rad.osäker else ord_
