"""Internkontrollplan and riskanalys (KL 6:6; R65–R70; papers: Internkontrollplan)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from nämndapp.bas import svenska
from nämndapp.models import Internkontrollplan, Risk, Riskanalys
from nämndapp.reports import dokument as d
from nämndapp.reports.byggare import gemensamt as g
from nämndapp.reports.byggare import kontrollgemensamt as k_
from nämndapp.reports.byggare.riskmatris import matrisblock
from nämndapp.rules.riskmatris import Förra
from nämndapp.rules.riskniva import förändring, gällande_riskvärde, risker_i_ordning, risknivå


def internkontrollplan(plan: Internkontrollplan, förra: Förra | None = None) -> d.Dokument:
    """Cover, matrix, controls by category, and the whole riskanalys as an appendix (R70).

    ``förra`` is where the risks lay the year before.

    Needs loaded: nämnd with kommun, ärende, kontroller with their risker, riskanalys with risker. The table names the
    risks of each control by their numbers in the appendix, which names the controls of each risk by theirs.
    """
    nämnd, stil = plan.nämnd, g.husstil(plan.nämnd)
    titel = k_.med_år(plan.rubrik.strip() or "Internkontrollplan", plan.år)
    dnr = (plan.ärende.diarienummer or "") if plan.ärende else ""
    analys = plan.riskanalys
    dag = plan.beslutad_datum or date(plan.år, 1, 1)
    block: list[d.Block] = [
        g.rubrik(1, titel),
        # nämnd, year and dnr stand in the head and the title
        g.nyckelvärden([("Beslut", k_.beslutet(plan, stil)), ("Grund", k_.grund(nämnd, dag))]),
    ]
    if plan.inledning.strip():
        block += [g.rubrik(2, "Inledning"), *g.textblock_till_block(plan.inledning)]
    if analys and analys.risker:
        block.append(d.Håll((g.rubrik(2, "Riskmatris"), *matrisblock(analys, "i bilagan", förra))))
    block.append(d.Håll((g.rubrik(2, "Kontrollmoment"), *_kontrollblock(plan))))
    if analys and analys.risker:
        bilaga = risktabell(analys, förra, plan=plan)
        block += [d.Sidbrytning(), g.rubrik(2, f"Bilaga: Riskanalys {analys.år}"), bilaga]
    return k_.papper(
        nämnd,
        titel,
        "Internkontrollplan",
        block,
        datum=plan.beslutad_datum,
        dnr=dnr,
        märkning="" if plan.beslutad_datum else "FÖRSLAG – ej beslutad",
    )


def riskanalys(analys: Riskanalys, förra: Förra | None = None) -> d.Dokument:
    """The analysis alone: matrix and table. Needs loaded: nämnd with kommun, ärende, risker."""
    titel = k_.med_år(analys.rubrik.strip() or "Riskanalys", analys.år)
    block: list[d.Block] = [g.rubrik(1, titel)]
    if analys.risker:
        block.append(d.Håll(tuple(matrisblock(analys, "i tabellen", förra, rymlig=True))))
        block.append(d.Håll((g.rubrik(2, "Risker"), risktabell(analys, förra))))
    else:
        block.append(g.stycke("Analysen innehåller inga risker."))
    dnr = (analys.ärende.diarienummer or "") if analys.ärende else ""
    return k_.papper(analys.nämnd, titel, "Riskanalys", block, dnr=dnr)


def risktabell(analys: Riskanalys, förra: Förra | None = None, *, plan: Internkontrollplan | None = None) -> d.Tabell:
    """Nr · Område · Risk · Föregående · S · K · Riskvärde · Förändring: the value as stated, with its level's word.

    With a plan a column has the numbers of the controls that answer the risk.

    The change from last year is an arrow with its word; a last column says what else there is to say of a risk.
    """
    annan_skala = förra is not None and förra.skala != analys.skala
    med_anmärkning = any(_anmärkning(r) for r in analys.risker)
    kontroller = _kontrollnummer(plan) if plan else {}
    kolumner = (
        g.kolumn("Nr", 0.6, "höger", siffror=True),
        g.kolumn("Område", 3.5),
        g.kolumn("Risk", 7.6),
        g.kolumn(f"Riskvärde {analys.år - 1}", 1.4, "höger", siffror=True),
        g.kolumn(f"Sannolikhet {analys.år}", 1.5, "höger", siffror=True),
        g.kolumn(f"Konsekvens {analys.år}", 1.4, "höger", siffror=True),
        g.kolumn(f"Riskvärde {analys.år}", 1.7, siffror=True),
        g.kolumn("Förändring", 4.1),
        *((g.kolumn("Kontroller", 1.5, siffror=True),) if kontroller else ()),
        *((g.kolumn("Anmärkning", 2.6),) if med_anmärkning else ()),
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
                    d.Cell(g.rad(förändring(r.föregående, värde, avförd=r.avförd, annan_skala=annan_skala))),
                    *((d.Cell(g.rad(_nummer(kontroller.get(id(r), [])))),) if kontroller else ()),
                    *((d.Cell(g.rad(_anmärkning(r))),) if med_anmärkning else ()),
                )
            )
        )
    return d.Tabell(kolumner, tuple(rader))


def _anmärkning(r: Risk) -> str:
    """Cause, what is done about it, who demands it, and the comment."""
    delar = [
        f"Orsak: {r.orsak.strip().rstrip('.')}" if r.orsak.strip() else "",
        svenska.versal(r.bedömning.value),
        "Obligatorisk" if r.obligatorisk else "",
        "Kommunövergripande" if r.kommunövergripande else "",
        r.kommentar.strip().rstrip("."),
    ]
    return " ".join(f"{del_}." for del_ in delar if del_)


def _tal(tal: int | None) -> str:
    return "" if tal is None else str(tal)


def _nummer(tal: Iterable[int]) -> str:
    return ", ".join(map(str, sorted(tal)))


def _kontrollnummer(plan: Internkontrollplan) -> dict[int, list[int]]:
    """For each risk, by its id(), the numbers of the controls that answer it."""
    ut: dict[int, list[int]] = {}
    for nr, k in k_.numrerade(plan):
        for r in k.risker:
            ut.setdefault(id(r), []).append(nr)
    return ut


def _kontrollblock(plan: Internkontrollplan) -> list[d.Block]:
    if not plan.kontroller:
        return [g.stycke("Planen innehåller inga kontrollmoment.")]
    risknummer = {id(r): nr for nr, r in risker_i_ordning(plan.riskanalys)} if plan.riskanalys else {}
    nummer = {id(k): nr for nr, k in k_.numrerade(plan)}
    med_risk = any(id(r) in risknummer for k in plan.kontroller for r in k.risker)
    kolumner = (
        g.kolumn("Nr", 0.6, "höger", siffror=True),
        g.kolumn("Kontroll", 4.5),
        g.kolumn("Ansvarig", 2.2),
        g.kolumn("Frekvens", 1.8),
        g.kolumn("Metod", 3),
        g.kolumn("Rapportera till", 2.2),
        *((g.kolumn("Risker", 1.1, siffror=True),) if med_risk else ()),
    )
    rader: list[d.Rad] = []
    kategori = ""
    for k in k_.kontroller_i_ordning(plan):
        if k.kategori.strip() and k.kategori.strip() != kategori:
            kategori = k.kategori.strip()
            rader.append(g.grupprad(kategori, len(kolumner)))
        risker = _nummer(risknummer[id(r)] for r in k.risker if id(r) in risknummer)
        celler = (k.ansvarig, k.frekvens, k.metod, k.rapporteras_till, *((risker,) if med_risk else ()))
        nr = d.Cell(g.rad(str(nummer[id(k)])))
        rader.append(d.Rad((nr, d.Cell(g.rad(k.kontroll), rubrik=True), *(d.Cell(g.rad(c)) for c in celler))))
    return [d.Tabell(kolumner, tuple(rader))]
