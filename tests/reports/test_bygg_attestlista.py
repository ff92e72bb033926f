"""The attestlista as a paper: what stands where, what is marked and how it is said in words."""

from __future__ import annotations

from dataclasses import replace

import attestdemo
import fabrik

from nämndapp.bas.attest import Koddel
from nämndapp.bas.attesttabell import tolka_huvud
from nämndapp.reports import byggare
from nämndapp.reports.dokument import Cell, Dokument, Radslag, Ruta, Sidbrytning, Tabell, ren_text, textflöde
from nämndapp.rules.attestjamforelse import jämför


def tabell(dokument: Dokument) -> Tabell:
    return next(b for b in dokument.block if isinstance(b, Tabell))


def texter(rad: tuple[Cell, ...]) -> list[str]:
    return [ren_text(c.text) for c in rad]


def markerad() -> Tabell:
    gammal, ny = attestdemo.gammal(), attestdemo.ny()
    return tabell(byggare.attestlista(ny, fabrik.nämnd(), skillnad=jämför(gammal, ny)))


def test_den_yttersta_delen_är_grupper_och_nästa_skrivs_en_gång_men_läses_på_varje_rad() -> None:
    t = tabell(byggare.attestlista(attestdemo.gammal(), fabrik.nämnd()))
    assert [ren_text(k.rubrik) for k in t.kolumner] == [
        "Ansvar", "Identitet", "Benämning", "Högst, kr", "Mottagningsattest", "Beslutsattestant", "Ersättare",
        "Anteckning",
    ]  # fmt: skip
    assert [ren_text(r.celler[0].text) for r in t.rader if r.slag is Radslag.GRUPP] == [
        "51 Äldreomsorg", "Särskilda projekt", "51 Äldreomsorg",
    ]  # fmt: skip
    första, andra = t.rader[1:3]
    assert (ren_text(första.celler[0].text), första.celler[0].upprepad) == ("510 Enhet 0", False)
    assert (ren_text(andra.celler[0].text), andra.celler[0].upprepad) == ("510 Enhet 0", True)
    assert texter(andra.celler)[1:4] == ["51001", "Hjälpmedel / inom riktlinjen", "50\u00a0000"]


def test_raden_för_alla_koder_går_över_kodkolumnerna_och_en_extra_attestant_kallas_så() -> None:
    alla, extra = tabell(byggare.attestlista(attestdemo.gammal(), fabrik.nämnd())).rader[-2:]
    assert (ren_text(alla.celler[0].text), alla.celler[0].kolumner) == ("Alla identiteter", 3)
    assert ren_text(extra.celler[0].text) == "Extra attestant"


def test_listan_är_liggande_med_en_ruta_om_beslutet() -> None:
    beslutad = byggare.attestlista(attestdemo.gammal(), fabrik.nämnd(), ersätter="version 1 2025")
    assert (beslutad.liggande, beslutad.märkning) == (True, "")
    assert any(isinstance(b, Ruta) for b in beslutad.block)
    assert {"Socialnämnden 2025-12-16, §\u00a0118", "2026-01-01", "version 1 2025"} <= set(textflöde(beslutad))
    assert byggare.attestlista(attestdemo.ny(), fabrik.nämnd()).märkning == "FÖRSLAG – ej beslutad"


def test_varje_ändring_sägs_i_ord_och_aldrig_bara_med_färg() -> None:
    rader = [r for r in markerad().rader if r.slag is Radslag.DATA]
    ändrad = {texter(r.celler)[-7 if len(r.celler) > 7 else 0]: texter(r.celler)[-1] for r in rader}
    assert [texter(r.celler)[-1] for r in rader] == [
        "flyttad",
        "ändrad: mottagningsattest och beslutsattestant",
        "ändrad: villkor och belopp",
        "",
        "ändrad: benämning och beslutsattestant",
        "ny",
        "utgår",
        "",
    ], ändrad
    assert all(bool(r.celler[-1].ton) is bool(r.celler[-1].text) for r in rader)


def test_det_gamla_stryks_över_och_det_nya_stryks_under() -> None:
    rader = [r for r in markerad().rader if r.slag is Radslag.DATA]
    bytt = next(c for c in rader[1].celler if "Dan Dahl" in ren_text(c.text))
    assert [(r.text, r.infogad, r.borttagen) for r in bytt.text] == [
        ("Anna Ek", False, True), (" / ", False, False), ("Dan Dahl", True, False),
    ]  # fmt: skip
    slutar = next(c for c in rader[4].celler if "Tora Kvist" in ren_text(c.text))
    assert [(r.text, r.infogad) for r in slutar.text] == [
        ("Anna Ek", False), (" (till 2027-03-31)", True), (" / ", False), ("Tora Kvist (från 2027-04-01)", True),
    ]  # fmt: skip
    utgår = rader[6]
    assert all(r.borttagen for c in utgår.celler[1:-1] for r in c.text if r.text.strip(" /"))


def test_var_och_en_får_sina_attesträtter_på_ett_eget_blad() -> None:
    alla = byggare.attesträtter(attestdemo.ny(), fabrik.nämnd())
    assert sum(isinstance(b, Sidbrytning) for b in alla.block) == 4
    en = byggare.attesträtter(attestdemo.ny(), fabrik.nämnd(), person="tora  kvist")
    assert en.titel.startswith("Dina attesträtter 2027, Tora Kvist")
    assert [texter(r.celler) for r in tabell(en).rader] == [
        ["51100", "Lindgården och Björkbacken", "Beslutsattestant", "från 2027-04-01"]
    ]
    ingen = byggare.attesträtter(attestdemo.ny(), fabrik.nämnd(), person="Ingen Alls")
    assert "Ingen Alls har ingen attesträtt i listan." in textflöde(ingen)


def test_personerna_med_attesträtt_står_med_sina_koder_och_plats_för_namnteckning() -> None:
    t = tabell(byggare.attestpersoner(attestdemo.gammal(), fabrik.nämnd()))
    assert texter(t.rader[0].celler) == [
        "Anna Ek", "Beslutsattestant för 51000, 51001, 51100 och 51101", "",
    ]  # fmt: skip
    assert texter(t.rader[-1].celler)[1] == "Beslutsattestant för 51001, alla koder och extra attestant"


def test_en_lista_på_ansvarsnivå_säger_att_raden_gäller_alla_koder_därunder() -> None:
    lista = attestdemo.gammal()
    delar = (Koddel("ansvar", "Ansvar 4", 4, huvud=True, under=True),)
    under = replace(lista, uppgifter=replace(lista.uppgifter, koddelar=delar))
    t = tabell(byggare.attestlista(under, fabrik.nämnd()))
    assert ren_text(t.kolumner[0].rubrik) == "Ansvar 4 och alla koder därunder"
    assert tolka_huvud([ren_text(k.rubrik) for k in t.kolumner]).delar == (replace(delar[0], siffror=None),)
