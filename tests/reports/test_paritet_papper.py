"""Varje papper som programmet bygger: rätt taggat, och samma ord i PDF, Word och på webben, i varje husstil."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import attestdemo
import fabrik
import pdfkontroll
import pytest
import wordkontroll
from motesdemo import hållet_möte, justering
from rapportdemo import png

from nämndapp.models import Bevakning, Bevakningsläge, Meddelandepost, Riskanalys, Sammanträdesslag
from nämndapp.reports import byggare
from nämndapp.reports.dokument import Bild, Dokument, textflöde
from nämndapp.reports.rendera import till_docx, till_html, till_pdf
from nämndapp.reports.rensa import rensa
from nämndapp.reports.stil import STILAR, Husstil
from nämndapp.rules.attestjamforelse import jämför
from nämndapp.rules.listan import Listskillnad, frys, skillnad

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
    skillnad = jämför(gammal, ny) if jämförd else None
    return byggare.attestlista(ny, nämnd, diarienummer="SN 2026/9", ersätter="version 1 2026", skillnad=skillnad)


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
    "diarieforteckning": lambda _: byggare.diarieförteckning([fabrik.ärende()], fabrik.nämnd()),
    "sammantradeskalender": _kalender,
    "uppdragslista": _uppdragslista,
    "tillaggslista": lambda _: byggare.tilläggslista(
        fabrik.sammanträde(), _skillnad(), tidpunkt=datetime(2024, 11, 15)
    ),
    "meddelanden": lambda _: byggare.meddelanden(fabrik.sammanträde(), _poster(), sedan=date(2024, 10, 15)),
    "uppropslista": lambda _: byggare.uppropslista(fabrik.sammanträde(nämnd=fabrik.nämnd_med_ledamöter())),
    "voteringslista": lambda _: byggare.voteringslista(fabrik.sammanträde(nämnd=fabrik.nämnd_med_ledamöter())),
    "arvodesunderlag": _arvode,
    "narvarolista": lambda stil: byggare.närvarolista(hållet_möte(**stil.till_json())),
    "attestlista": lambda stil: _attestlista(stil, jämförd=False),
    "attestlista med ändringar": lambda stil: _attestlista(stil, jämförd=True),
    "attestratter": lambda stil: byggare.attesträtter(attestdemo.ny(), fabrik.nämnd(husstil=stil.till_json())),
    "attestpersoner": lambda stil: byggare.attestpersoner(attestdemo.ny(), fabrik.nämnd(husstil=stil.till_json())),
    "rattelse": lambda stil: byggare.rättelse(hållet_möte(**stil.till_json()).paragrafer[3]),
}


def test_varje_byggare_prövas() -> None:
    assert set(PAPPER) - {"protokoll efter mötet", "attestlista med ändringar"} == set(byggare.BYGGARE)


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
