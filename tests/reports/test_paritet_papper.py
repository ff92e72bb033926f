"""Varje papper som programmet bygger: rätt taggat, och samma ord i PDF, Word och på webben, i varje husstil."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import attestdemo
import fabrik
import pdfkontroll
import pytest
import wordkontroll
from motesdemo import hållet_möte, justering
from rapportdemo import png

from nämndapp.bas.manadsstatistik import Månadssiffra
from nämndapp.models import (
    Anslag,
    Bevakning,
    Bevakningsläge,
    Delegatslag,
    Internkontrollplan,
    Internkontrollworkshop,
    Kontrolltillfälle,
    Kontrollutfall,
    Meddelandepost,
    Riskanalys,
    Sammanträdesslag,
    Workshopbeslut,
    Workshoprad,
)
from nämndapp.reports import byggare
from nämndapp.reports.byggare.anslag import Anslagspapper
from nämndapp.reports.byggare.kontrollunderlag import Kontrollunderlag, kontrollunderlag
from nämndapp.reports.dokument import Bild, Dokument, textflöde
from nämndapp.reports.rendera import till_docx, till_html, till_pdf
from nämndapp.reports.rensa import rensa
from nämndapp.reports.stil import STILAR, Husstil
from nämndapp.rules import attestjamforelse
from nämndapp.rules.anslag import Anslagssak
from nämndapp.rules.delegationsbeslut import Utskottsbild
from nämndapp.rules.delegationsrapport import Rapport, Rapportbeslut
from nämndapp.rules.expediering import Paragrafutskick, Utskick
from nämndapp.rules.inbyggd_kontroll import Granskad
from nämndapp.rules.listan import Listskillnad, frys, skillnad
from nämndapp.rules.ordningsbild import Delegatbild, Kapitelbild, Kodbild, Ordningsbild, Punktbild
from nämndapp.rules.ordningsjamforelse import jämför
from nämndapp.rules.sarskilda_protokoll import Protokollsbeslut, Protokollsbild

AVSNITT = (
    ("Sammanfattning", "Taxan räknas upp. " * 30),
    ("Ärendebeskrivning", "Långt.\n\n- ett\n- två"),
    ("Beslutsunderlag", "- Tjänsteskrivelse 2024-11-08\n- Taxa för hemtjänst"),
    ("Skickas till", "Socialchef\nAkten"),
)


def _protokoll(stil: Husstil) -> Dokument:
    s = fabrik.sammanträde(nämnd=fabrik.nämnd_med_ledamöter(husstil=stil.till_json()))
    for nummer in range(104, 109):
        fabrik.paragraf(s, "Ny taxa för hemtjänst", avsnitt=AVSNITT, nummer=nummer)
    return byggare.protokoll(s)


def _omedelbart(stil: Husstil) -> Dokument:
    s = hållet_möte(**stil.till_json())
    return byggare.omedelbart_justerade(s, s.paragrafer[:1], justering=justering(paragrafer=(1,)), kedja="ab" * 32)


def _utdrag(stil: Husstil) -> Dokument:
    s = fabrik.sammanträde(nämnd=fabrik.nämnd_med_ledamöter(husstil=stil.till_json()))
    fabrik.paragraf(s, "Ny taxa för hemtjänst", avsnitt=AVSNITT, nummer=104)
    return byggare.protokollsutdrag(s.paragrafer[0])


def _skrivelse(stil: Husstil) -> Dokument:
    nämnd = fabrik.nämnd(husstil=stil.till_json())
    papper = byggare.tjänsteskrivelse(fabrik.tjänsteskrivelse(avsnitt=AVSNITT), nämnd)
    return replace(papper, huvud=replace(papper.huvud, logotyp=Bild(png(), "Ekbro kommuns vapen")))


def _analys() -> Riskanalys:
    analys = fabrik.riskanalys()
    fabrik.risk(analys, "Fel avgift debiteras", 3, 4, föregående=9)
    fabrik.risk(analys, "Avtal löper ut obemärkt", 2, 2, område="Inköp")
    return analys


def _plan(stil: Husstil) -> Dokument:
    plan = fabrik.plan(riskanalys=_analys())
    fabrik.kontroll(plan, "Kontroll av avgifter")
    return byggare.internkontrollplan(plan)


def _följd_plan() -> Internkontrollplan:
    """Every outcome, with and without åtgärd, and a control without occasion."""
    analys = _analys()
    analys.sannolikhetsnamn, analys.konsekvensnamn = list("abcde"), list("fghij")
    plan = fabrik.plan(riskanalys=analys, beslutad_datum=date(2024, 12, 10), beslutad_paragraf=112)
    k = fabrik.kontroll(plan, "Kontroll av avgifter")
    for nr, utfall in enumerate(Kontrollutfall, 1):
        avvikelse = utfall is Kontrollutfall.AVVIKELSE
        k.tillfällen.append(
            Kontrolltillfälle(
                kontroll_id=1, period=f"månad {nr}", senast=date(2025, nr, 14), utfall=utfall, urval="20 av 200",
                resultat="Så blev det", avvikelse="Två fel" if avvikelse else "",
                åtgärd="Ny rutin" if avvikelse else "",
                åtgärd_ansvarig="Elsa" if avvikelse else "", åtgärd_senast=date(2025, 6, 1) if avvikelse else None,
            )
        )  # fmt: skip
    fabrik.kontroll(plan, "Kontroll av avtal", kategori="Inköp")
    return plan


def _riskunderlag(_stil: Husstil) -> Dokument:
    w = Internkontrollworkshop(nämnd_id=1, år=2026, nämnd=fabrik.nämnd(), datum=date(2025, 9, 30), anteckning="Klart.")
    for nr, beslut in enumerate(Workshopbeslut):
        w.rader.append(
            Workshoprad(
                workshop_id=1, ordning=nr, nr=nr + 1, kategori="Ekonomi", rutin=f"Rutin {nr}", moment="- ett\n- två",
                beslut=beslut, ha_kvar=nr == 1, revidera=nr == 1, revidera_text="Oftare", osäker=nr == 3,
            )
        )  # fmt: skip
    return byggare.riskunderlag(w)


def _kontrollunderlag(stil: Husstil) -> Dokument:
    rader = [Granskad(f"§ {nr}", "anslogs samma dag", nr % 5 > 0) for nr in range(1, 20)]
    underlag = Kontrollunderlag("Anslag i tid", "Alla protokoll jämförs.", date(2025, 1, 1), date(2025, 6, 30), rader)
    return kontrollunderlag(underlag, fabrik.nämnd(husstil=stil.till_json()), date(2025, 7, 4))


def _kalender(stil: Husstil) -> Dokument:
    nämnd = fabrik.nämnd(husstil=stil.till_json(), id=1)
    möten = [
        fabrik.sammanträde(nämnd=nämnd, datum=date(2024, m, 12), stoppdatum=date(2024, m, 1)) for m in range(1, 13)
    ]
    bereder = fabrik.sammanträde(nämnd=nämnd, datum=date(2024, 11, 5), slag=Sammanträdesslag.BEREDNING)
    return byggare.sammanträdeskalender([*möten, bereder], {1: nämnd}, 2024, nämnd)


def _uppdragslista(stil: Husstil) -> Dokument:
    uppdrag = [
        Bevakning(nämnd_id=1, text="Se över hyrorna", källa="SN § 14", ansvarig="Chef", läge=läge,
                  återrapport_senast=date(2024, 10, 1))
        for läge in Bevakningsläge
    ]  # fmt: skip
    return byggare.uppdragslista(uppdrag, fabrik.nämnd(husstil=stil.till_json()), datum=date(2024, 11, 19))


def _skillnad() -> Listskillnad:
    s = fabrik.möte_med_lista()
    for nr, p in enumerate(s.punkter, 1):
        p.id = nr
    före = frys(s)
    s.punkter[0].rubrik, s.punkter[1].utgår = "Läget, med ny rubrik", True
    fabrik.punkt(s, "Sent ärende", "SN 2024/99", id=99)
    return skillnad(före, frys(s, [före]))


def _poster() -> list[Meddelandepost]:
    return [
        Meddelandepost(nämnd_id=1, diarienummer="SN 2024/1, SN 2024/2", text="Beslut\n- ett\n  - två"),
        Meddelandepost(nämnd_id=1, datum=date(2024, 11, 1), text="Inbjudan"),
    ]


def _arvode(stil: Husstil) -> Dokument:
    s = hållet_möte(**stil.till_json())
    s.närvarande[0].resa_km, s.närvarande[0].förlorad_inkomst = 1240, 1800
    return byggare.arvodesunderlag([s], s.nämnd, datum=date(2024, 11, 25))


def _attestlista(stil: Husstil, *, jämförd: bool) -> Dokument:
    nämnd = fabrik.nämnd(husstil=stil.till_json())
    gammal, ny = attestdemo.gammal(), attestdemo.ny()
    skillnad = attestjamforelse.jämför(gammal, ny) if jämförd else None
    return byggare.attestlista(ny, nämnd, diarienummer="SN 2026/9", ersätter="version 1 2026", skillnad=skillnad)


def _ordning(bistånd: str, nummer: int, *koder: str) -> Ordningsbild:
    rader = (
        Punktbild("a" * 32, "1.1", bistånd, "11 kap 1 §", tuple(Delegatbild(k) for k in koder), "Bistånd", löpnr=1),
        Punktbild(f"b{nummer}", "1.2", f"Rad {nummer}", "6 § LVU", (Delegatbild("ORDF", 5000),), anmäls=True, löpnr=2),
    )
    koderna = {"EC": Kodbild("EC", "Enhetschef"), "ORDF": Kodbild("ORDF", "Ordförande", Delegatslag.ORDFÖRANDE)}
    kapitel = (Kapitelbild("Socialtjänstlagen", 1, "2025:400", "Text.", rader), Kapitelbild(f"Tomt {nummer}"))
    return Ordningsbild("Socialnämnden", nummer=nummer, beslutad=nummer == 1, beslutad_datum=date(2025, 8, 1),
                        inledning=f"Delegation {nummer}.", kapitel=kapitel, koder=koderna)  # fmt: skip


def _delegationsordning(stil: Husstil) -> Dokument:
    return byggare.delegationsordning(_ordning("Bistånd", 1, "EC"), fabrik.nämnd(husstil=stil.till_json()))


def _ändringsmarkerad(stil: Husstil) -> Dokument:
    före, efter = _ordning("Beslut om bistånd", 1, "EC"), _ordning("Beslut om hemtjänst", 2, "EC", "HL")
    nämnd = fabrik.nämnd(husstil=stil.till_json())
    return byggare.delegationsordning(efter, nämnd, jämförelse=jämför(före, efter))


def _delegationsrapport(stil: Husstil) -> Dokument:
    beslut = Rapportbeslut(date(2024, 11, 1), "EC", "Lotteri", "1.1", "SN 2024/5", lag="Spellagen", lagrum="6 kap 9 §",
                           utfall="bifall", belopp=1200)  # fmt: skip
    hemligt = replace(beslut, vad="Bistånd", sekretess="26 kap. 1 § OSL", belopp=None)
    siffror = [Månadssiffra("Hemtjänst", "antal", år, m, None if m == 12 else m) for år in (2023, 2024)
               for m in range(1, 13)]  # fmt: skip
    rapport = Rapport(
        "Socialnämnden", date(2024, 11, 19), date(2024, 10, 15),
        (beslut, hemligt, replace(beslut, brådskande=True, delegat="ORDF")),
        (Utskottsbild("arbetsutskottet", date(2024, 11, 5), 3, 9),), ("§ 2 är inte anmäld.",), (("EC", "Enhetschef"),),
        tuple(siffror),
    )  # fmt: skip
    bild = (Bild(png(300, 100), "Stapeldiagram"),)
    return byggare.delegationsrapport(rapport, fabrik.nämnd(husstil=stil.till_json()), diagram=bild)


def _anslag(stil: Husstil, bygg: Callable[..., Dokument], **ändrat: Any) -> Dokument:
    uppe = Anslagspapper("§§ 3–4", date(2024, 11, 20), date(2024, 11, 19), "§§ 3–4", "§§ 3–4", omedelbart=True)
    dagar = {"uppsatt": date(2024, 11, 21), "ned_tidigast": date(2024, 12, 13), "förvaringsplats": "Kansliet"}
    return bygg(replace(uppe, **(dagar | ändrat)), fabrik.nämnd(husstil=stil.till_json()))


def _expedieringslista(stil: Husstil) -> Dokument:
    utskick = (Utskick(1, "Kommunstyrelsen", skickat=date(2024, 11, 25)), Utskick(1, "Region", vid_paragrafen=False))
    rader = [Paragrafutskick(1, "§ 3", "Taxa", date(2024, 11, 20), utskick)]
    return byggare.expedieringslista(hållet_möte(**stil.till_json()), rader)


def _särskilt_protokoll(stil: Husstil) -> Dokument:
    dag = date(2024, 11, 4)
    beslut = Protokollsbeslut(
        date(2024, 11, 1), "EC", "7", "SN 2024/5", "2.1", "Teckna avtal", "version 1, antagen 2024-01-09 § 3",
        "45 § FL", "Avtal om matlådor",
        "Avtal tecknas.\n\n- ett år\n- ett år till", "bifall", "8 500 kr", "Maria Lund", anmäls=False,
    )  # fmt: skip
    upp = Anslag(nämnd_id=1, justerat=dag, uppsatt=dag, ned_tidigast=date(2024, 11, 26), förvaringsplats="Kansliet")
    p = Protokollsbild(
        "Socialnämnden", 3, dag, "Åsa Öberg", "enhetschef", dag, "Rättelse 2024-11-05, Åsa Öberg: Två år.",
        (beslut, replace(beslut, sekretess="26 kap. 1 § OSL", rubrik="", text=""), replace(beslut, besvär=True)),
        (("EC", "Enhetschef"),), "0" * 64, True, Anslagssak("Protokollet", dag, anslag=(upp,)),
    )  # fmt: skip
    return byggare.särskilt_protokoll(p, fabrik.nämnd(husstil=stil.till_json()))


PAPPER: dict[str, Callable[[Husstil], Dokument]] = {
    "kallelse": lambda _: byggare.kallelse(fabrik.möte_med_lista()),
    "foredragningslista": lambda _: byggare.föredragningslista(fabrik.möte_med_lista()),
    "protokoll": _protokoll,
    "omedelbart": _omedelbart,
    "protokoll efter mötet": lambda stil: byggare.protokoll(hållet_möte(**stil.till_json()), justering=justering()),
    "utdrag": _utdrag,
    "tjansteskrivelse": _skrivelse,
    "internkontrollplan": _plan,
    "riskanalys": lambda _: byggare.riskanalys(_analys()),
    "riskunderlag": _riskunderlag,
    "internkontrollrapport": lambda _: byggare.internkontrollrapport(_följd_plan(), date(2025, 9, 30)),
    "internkontrollarsrapport": lambda _: byggare.internkontrollarsrapport(_följd_plan(), date(2026, 1, 20)),
    "kontrollunderlag": _kontrollunderlag,
    "diarieforteckning": lambda _: byggare.diarieförteckning([fabrik.ärende()], fabrik.nämnd()),
    "sammantradeskalender": _kalender,
    "uppdragslista": _uppdragslista,
    "tillaggslista": lambda _: byggare.tilläggslista(
        fabrik.sammanträde(), _skillnad(), tidpunkt=datetime(2024, 11, 15)
    ),
    "meddelanden": lambda _: byggare.meddelanden(fabrik.sammanträde(), _poster(), sedan=date(2024, 10, 15)),
    "uppropslista": lambda _: byggare.uppropslista(fabrik.sammanträde(nämnd=fabrik.nämnd_med_ledamöter())),
    "delegationsordning": _delegationsordning,
    "delegationsordning med ändringar": _ändringsmarkerad,
    "delegationsrapport": _delegationsrapport,
    "sarskiltprotokoll": _särskilt_protokoll,
    "voteringslista": lambda _: byggare.voteringslista(fabrik.sammanträde(nämnd=fabrik.nämnd_med_ledamöter())),
    "arvodesunderlag": _arvode,
    "narvarolista": lambda stil: byggare.närvarolista(hållet_möte(**stil.till_json())),
    "attestlista": lambda stil: _attestlista(stil, jämförd=False),
    "attestlista med ändringar": lambda stil: _attestlista(stil, jämförd=True),
    "attestratter": lambda stil: byggare.attesträtter(attestdemo.ny(), fabrik.nämnd(husstil=stil.till_json())),
    "attestpersoner": lambda stil: byggare.attestpersoner(attestdemo.ny(), fabrik.nämnd(husstil=stil.till_json())),
    "anslag": lambda stil: _anslag(stil, byggare.anslag),
    "anslag att fylla i": lambda stil: _anslag(stil, byggare.anslag, uppsatt=None, ned_tidigast=None),
    "bevis": lambda stil: _anslag(stil, byggare.bevis, nedtaget=date(2024, 12, 13), av="Måns Dahl"),
    "expedieringslista": _expedieringslista,
    "rattelse": lambda stil: byggare.rättelse(hållet_möte(**stil.till_json()).paragrafer[3]),
}


def test_varje_byggare_prövas() -> None:
    varianter = {"protokoll efter mötet", "attestlista med ändringar", "delegationsordning med ändringar"}
    varianter |= {"kontrollunderlag", "anslag att fylla i"}
    assert set(PAPPER) - varianter == set(byggare.BYGGARE)


@pytest.mark.parametrize("nyckel", sorted(STILAR))
@pytest.mark.parametrize("typ", sorted(PAPPER))
def test_papperet_är_rätt_taggat_och_säger_samma_sak_i_alla_tre(typ: str, nyckel: str) -> None:
    stil = STILAR[nyckel]
    dokument = PAPPER[typ](stil)
    väntat = _jämna(textflöde(rensa(dokument)))
    pdf = till_pdf(dokument, stil)
    assert pdfkontroll.kontrollera(pdf) == []
    assert _jämna(pdfkontroll.läs(pdf, logotyp=dokument.huvud.logotyp is not None)) == väntat
    assert _jämna(wordkontroll.läs_word(till_docx(dokument, stil))) == väntat
    assert _jämna(wordkontroll.läs_html(till_html(dokument, stil))) == väntat


def _jämna(texter: list[str]) -> list[str]:
    return [t for t in (re.sub(r"\s+", " ", t).strip() for t in texter) if t]
