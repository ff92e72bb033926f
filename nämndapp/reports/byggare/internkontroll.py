"""Internkontrollplan and riskanalys (KL 6:6; R65–R70; papers: Internkontrollplan)."""

from __future__ import annotations

from nämndapp.bas import svenska
from nämndapp.models import Internkontrollplan, Kontrollmoment, Riskanalys
from nämndapp.reports import dokument as d
from nämndapp.reports.byggare import gemensamt as g
from nämndapp.reports.stil import Husstil
from nämndapp.rules.riskniva import gällande_riskvärde, risker_i_ordning, risknivå


def internkontrollplan(plan: Internkontrollplan) -> d.Dokument:
    """Cover facts and matrix, controls by category, and the whole riskanalys as an appendix.

    Needs loaded: nämnd with kommun, ärende, kontroller, riskanalys with risker.
    """
    nämnd, stil = plan.nämnd, g.husstil(plan.nämnd)
    titel = _med_år(plan.rubrik.strip() or "Internkontrollplan", plan.år)
    dnr = (plan.ärende.diarienummer or "") if plan.ärende else ""
    block: list[d.Block] = [
        g.rubrik(1, titel),
    ]
    if beslut := _beslut(plan, stil):  # nämnd, year and dnr stand in the head and the title
        block.append(g.nyckelvärden([("Beslut", beslut)]))
    if plan.inledning.strip():
        block += [g.rubrik(2, "Inledning"), *g.textblock_till_block(plan.inledning)]
    analys = plan.riskanalys
    if analys and analys.risker:
        block.append(d.Håll((g.rubrik(2, "Riskmatris"), *_matrisblock(analys, "i bilagan"))))
    block.append(d.Håll((g.rubrik(2, "Kontrollmoment"), *_kontrollblock(plan))))
    if analys and analys.risker:
        block += [d.Sidbrytning(), g.rubrik(2, f"Bilaga: Riskanalys {analys.år}"), risktabell(analys)]
    datum = g.iso(plan.beslutad_datum)
    par = [
        ("Dokumenttyp", g.dokumenttyp("Internkontrollplan", stil)),
        ("Datum", g.dag(plan.beslutad_datum, stil)),
        (stil.beteckning, dnr),
    ]
    rutor = g.fältrutor(par, tomma=stil.tomma_etiketter)
    return d.Dokument(
        titel=f"{titel}, {g.i_löptext(nämnd.namn)}" if nämnd else titel,
        block=tuple(block),
        huvud=d.Sidhuvud(avsändare=g.avsändare(nämnd, med_organ=True), fält=rutor, följande=rutor),
        datum=datum,
        ämne=f"Intern kontroll {plan.år}",
        märkning="" if plan.beslutad_datum else "FÖRSLAG – ej beslutad",
        liggande=True,
    )


def riskanalys(analys: Riskanalys) -> d.Dokument:
    """The analysis alone: matrix and table. Needs loaded: nämnd with kommun, ärende, risker."""
    nämnd, stil = analys.nämnd, g.husstil(analys.nämnd)
    titel = _med_år(analys.rubrik.strip() or "Riskanalys", analys.år)
    dnr = (analys.ärende.diarienummer or "") if analys.ärende else ""
    rutor = g.fältrutor(
        [("Dokumenttyp", g.dokumenttyp("Riskanalys", stil)), (stil.beteckning, dnr)], tomma=stil.tomma_etiketter
    )
    block: list[d.Block] = [g.rubrik(1, titel)]
    if analys.risker:
        block.append(d.Håll(tuple(_matrisblock(analys, "i tabellen"))))
        block.append(d.Håll((g.rubrik(2, "Risker"), risktabell(analys))))
    else:
        block.append(g.stycke("Analysen innehåller inga risker."))
    return d.Dokument(
        titel=f"{titel}, {g.i_löptext(nämnd.namn)}" if nämnd else titel,
        block=tuple(block),
        huvud=d.Sidhuvud(avsändare=g.avsändare(nämnd, med_organ=True), fält=rutor, följande=rutor),
        ämne=f"Riskanalys {analys.år}",
        liggande=True,
    )


def _med_år(titel: str, år: int) -> str:
    return titel if str(år) in titel else f"{titel} {år}"


def _beslut(plan: Internkontrollplan, stil: Husstil) -> str:
    """ "Socialnämnden 2026-12-15 § 70"; "" for a proposal, whose marking says that it is one."""
    if not plan.beslutad_datum:
        return ""
    organ = plan.nämnd.namn if plan.nämnd else ""
    nummer = svenska.paragraf(plan.beslutad_paragraf) if plan.beslutad_paragraf is not None else ""
    return " ".join(filter(None, [organ, g.dag(plan.beslutad_datum, stil), nummer]))


def riskmatris(analys: Riskanalys) -> d.Riskmatris:
    """Every cell of the scale, with the numbers of the risks whose S and K point at it."""
    skala = max(analys.skala, 1)
    platser: dict[tuple[int, int], list[int]] = {}
    for nr, r in risker_i_ordning(analys):
        if r.sannolikhet is not None and r.konsekvens is not None:
            platser.setdefault((r.sannolikhet, r.konsekvens), []).append(nr)
    rutor: list[d.Riskruta] = []
    for konsekvens in range(skala, 0, -1):
        for sannolikhet in range(1, skala + 1):
            nivå = risknivå(sannolikhet * konsekvens, analys.tröskel, analys.nivåer)
            nummer = tuple(platser.get((sannolikhet, konsekvens), ()))
            rutor.append(d.Riskruta(sannolikhet, konsekvens, nummer, nivå.ord, nivå.ton))
    return d.Riskmatris(skala, tuple(rutor), f"Riskmatris {analys.år}, siffrorna är riskernas nummer")


def _matrisblock(analys: Riskanalys, var: str) -> list[d.Block]:
    """The matrix with a note: what is high, where the numbers are explained, and which risks it has no cell for."""
    utanför = [
        str(nr)
        for nr, r in risker_i_ordning(analys)
        if not r.avförd and not all(v is not None and 1 <= v <= analys.skala for v in (r.sannolikhet, r.konsekvens))
    ]
    text = f"Risker med riskvärde {analys.tröskel} eller högre är höga och ska ha kontrollmoment i planen. "
    text += f"Vilken risk varje nummer står för sägs {var}."
    if utanför:
        text += f" Utanför matrisen: {'risk' if len(utanför) == 1 else 'riskerna'} {', '.join(utanför)}."
    return [riskmatris(analys), g.stycke(text, d.Stil.NOT)]


def risktabell(analys: Riskanalys) -> d.Tabell:
    """Nr · Område · Risk · Föregående · S · K · Riskvärde: the value as the analysis states it, with its word."""
    kolumner = (
        g.kolumn("Nr", 0.6, "höger", siffror=True),
        g.kolumn("Område", 2.2),
        g.kolumn("Risk", 6),
        g.kolumn(f"Riskvärde {analys.år - 1}", 1.4, "höger", siffror=True),
        g.kolumn(f"Sannolikhet {analys.år}", 1.4, "höger", siffror=True),
        g.kolumn(f"Konsekvens {analys.år}", 1.4, "höger", siffror=True),
        g.kolumn(f"Riskvärde {analys.år}", 1.7, siffror=True),
    )
    rader: list[d.Rad] = []
    for nr, r in risker_i_ordning(analys):
        värde = gällande_riskvärde(r)
        nivå = risknivå(0 if r.avförd else värde, analys.tröskel, analys.nivåer)
        text = f"{värde} {nivå.ord}" if värde is not None else nivå.ord
        rader.append(
            d.Rad(
                (
                    d.Cell(g.rad(str(nr))),
                    d.Cell(g.rad(r.område)),
                    d.Cell(g.rad(r.risk), rubrik=True),
                    d.Cell(g.rad(_tal(r.föregående))),
                    d.Cell(g.rad(_tal(r.sannolikhet))),
                    d.Cell(g.rad(_tal(r.konsekvens))),
                    d.Cell(g.rad(text), ton=nivå.ton),
                )
            )
        )
    return d.Tabell(kolumner, tuple(rader))


def _tal(tal: int | None) -> str:
    return "" if tal is None else str(tal)


def _kontrollblock(plan: Internkontrollplan) -> list[d.Block]:
    if not plan.kontroller:
        return [g.stycke("Planen innehåller inga kontrollmoment.")]
    kolumner = (
        g.kolumn("Kontroll", 4.5),
        g.kolumn("Ansvarig", 2.2),
        g.kolumn("Frekvens", 1.8),
        g.kolumn("Metod", 3),
        g.kolumn("Rapportera till", 2.2),
    )
    rader: list[d.Rad] = []
    kategori = ""
    for k in kontroller_i_ordning(plan):
        if k.kategori.strip() and k.kategori.strip() != kategori:
            kategori = k.kategori.strip()
            rader.append(g.grupprad(kategori, len(kolumner)))
        celler = (k.ansvarig, k.frekvens, k.metod, k.rapporteras_till)
        rader.append(d.Rad((d.Cell(g.rad(k.kontroll), rubrik=True), *(d.Cell(g.rad(c)) for c in celler))))
    return [d.Tabell(kolumner, tuple(rader))]


def kontroller_i_ordning(plan: Internkontrollplan) -> list[Kontrollmoment]:
    """By category in the order in which the categories first appear, then by ``ordning``."""
    ordnade = sorted(plan.kontroller, key=lambda k: k.ordning)
    kategorier = list(dict.fromkeys(k.kategori.strip() for k in ordnade))
    return sorted(ordnade, key=lambda k: kategorier.index(k.kategori.strip()))
