"""Internkontrollplan, riskanalys och diarieförteckning som dokument."""

from __future__ import annotations

import itertools
from datetime import date

import fabrik
import pypdfium2

from nämndapp.models import Internkontrollplan, Planstatus, Riskbedömning, Ärendestatus
from nämndapp.reports import dokument as d
from nämndapp.reports.byggare import diarieförteckning, internkontrollplan, riskanalys
from nämndapp.reports.byggare.internkontroll import risktabell
from nämndapp.reports.rendera import till_pdf
from nämndapp.reports.stil import STILAR
from nämndapp.rules.riskmatris import Förra


def planen() -> Internkontrollplan:
    a = fabrik.riskanalys()
    fabrik.risk(a, "Fel avgift debiteras", 3, 4, föregående=9)
    fabrik.risk(a, "Bilar används privat", 0, 0)
    fabrik.risk(a, "Avtal löper ut obemärkt", 2, 2, område="Inköp")
    p = fabrik.plan(riskanalys=a)
    fabrik.kontroll(p, "Kontroll av avgifter")
    fabrik.kontroll(p, "Kontroll av avtal", kategori="Inköp")
    fabrik.kontroll(p, "Kontroll av utbetalningar")
    return p


def tryckta_ord(data: bytes) -> list[str]:
    """The words as they stand on the lines of the first page."""
    return str(pypdfium2.PdfDocument(data)[0].get_textpage().get_text_bounded()).split()


def _tabeller(dok: d.Dokument) -> list[d.Tabell]:
    block = [del_ for b in dok.block for del_ in (b.block if isinstance(b, d.Håll) else (b,))]
    return [b for b in block if isinstance(b, d.Tabell)]


def celler(rad: d.Rad) -> list[str]:
    return [d.ren_text(c.text) for c in rad.celler]


def test_kontrollerna_samlas_under_sin_kategori_i_den_ordning_kategorierna_kommer() -> None:
    (hållet,) = [b for b in internkontrollplan(planen()).block if isinstance(b, d.Håll) and len(b.block) == 2]
    tabell = hållet.block[-1]
    assert isinstance(tabell, d.Tabell)
    assert [celler(r)[:2] for r in tabell.rader] == [
        ["Ekonomi"],
        ["1", "Kontroll av avgifter"],
        ["3", "Kontroll av utbetalningar"],
        ["Inköp"],
        ["2", "Kontroll av avtal"],
    ]


def test_planens_rader_nämner_alla_sina_risker_och_bilagan_alla_riskens_kontroller() -> None:
    p = planen()
    assert p.riskanalys is not None
    avgift, _, avtal = p.riskanalys.risker
    fabrik.koppla(p.kontroller[0], avtal, avgift)
    fabrik.koppla(p.kontroller[2], avgift)
    plan, bilaga = [b for b in _tabeller(internkontrollplan(p)) if len(b.kolumner) > 6]
    assert d.ren_text(plan.kolumner[-1].rubrik) == "Risker"
    assert [celler(r)[-1] for r in plan.rader if len(r.celler) > 1] == ["1, 3", "1", ""]
    plats = [d.ren_text(k.rubrik) for k in bilaga.kolumner].index("Kontroller")
    assert [celler(r)[plats] for r in bilaga.rader] == ["1, 3", "", "1"]


def test_en_plan_utan_kopplingar_har_ingen_kolumn_för_dem() -> None:
    rubriker = [d.ren_text(k.rubrik) for t in _tabeller(internkontrollplan(planen())) for k in t.kolumner]
    assert "Risker" not in rubriker
    assert "Kontroller" not in rubriker


def test_riskvärdet_har_både_ton_och_ord() -> None:
    a = planen().riskanalys
    assert a is not None
    sista = [(celler(r)[6], r.celler[6].ton) for r in risktabell(a).rader]
    assert sista == [("12 hög", "röd"), ("0 avförd", "grå"), ("4 låg", "grön")]


def test_riskvärdet_trycks_som_det_står_också_när_det_är_fel() -> None:
    a = fabrik.riskanalys()
    fabrik.risk(a, "Fel", 3, 4, 15)
    assert celler(risktabell(a).rader[0])[4:7] == ["3", "4", "15 hög"]


def test_förändringen_sägs_med_pil_och_ord() -> None:
    a = planen().riskanalys
    assert a is not None
    assert [celler(r)[7] for r in risktabell(a).rader] == ["↑ ökat från 9 till 12", "avförd", "nytt"]


def test_anmärkningen_finns_bara_när_det_finns_något_att_säga() -> None:
    a = planen().riskanalys
    assert a is not None
    assert len(risktabell(a).kolumner) == 8
    a.risker[0].orsak, a.risker[0].obligatorisk, a.risker[0].bedömning = "Ny taxa.", True, Riskbedömning.KONTROLLERA
    assert [celler(r)[8] for r in risktabell(a).rader] == [
        "Orsak: Ny taxa. Kontrollera. Obligatorisk.", "", ""
    ]  # fmt: skip


def test_planen_hänvisar_till_lagen_som_den_lyder_och_till_kommunens_reglemente() -> None:
    p = planen()
    assert p.nämnd is not None
    p.nämnd.inställningar = {**(p.nämnd.inställningar or {}), "internkontroll": {"reglemente": "Reglemente 2019 § 4"}}
    p.beslutad_datum = date(2025, 12, 9)
    ny = " ".join(d.textflöde(internkontrollplan(p)))
    assert "förebygga fel och oegentligheter" in ny
    assert "Att nämnden ska ha en plan följer av Reglemente 2019 §\u00a04." in ny
    p.beslutad_datum = date(2024, 12, 10)
    gammal = " ".join(d.textflöde(internkontrollplan(p)))
    assert "oegentligheter" not in gammal
    assert "interna kontrollen är tillräcklig" in gammal


def test_matrisen_följs_av_nivåerna_i_ord() -> None:
    a = planen().riskanalys
    assert a is not None
    a.skala, a.tröskel = 3, 6
    a.sannolikhetsnamn, a.konsekvensnamn = ["låg", "medel", "hög"], ["lindrig", "kännbar", "allvarlig"]
    a.nivåer = [
        {"från": 1, "namn": "ringa", "färg": "grön"}, {"från": 6, "namn": "stor", "färg": "röd"}
    ]  # fmt: skip
    texter = d.textflöde(riskanalys(a))
    assert "Stor (6–9): ingen risk. Ringa (1–5): risk 3." in [t.replace("\u00a0", " ") for t in texter]


def test_förra_årets_riskvärde_får_vara_tomt() -> None:
    a = planen().riskanalys
    assert a is not None
    assert [celler(r)[3] for r in risktabell(a).rader] == ["9", "", ""]


def bilden(paper: d.Dokument) -> d.Bild:
    hållna = [b for b in paper.block if isinstance(b, d.Håll)]
    return next(b for h in hållna for b in h.block if isinstance(b, d.Bild))


def test_matrisen_är_en_bild_som_säger_samma_sak_i_ord() -> None:
    a = planen().riskanalys
    assert a is not None
    for paper in (internkontrollplan(planen()), riskanalys(a)):
        alt = bilden(paper).alttext
        assert "med 2 risker: 1 hög, 1 låg" in alt
        assert "Sannolikhet 3, konsekvens 4, riskvärde 12, hög: risk 1." in alt


def test_den_som_har_flyttat_nämns_under_bilden() -> None:
    a = planen().riskanalys
    assert a is not None
    förra = Förra(2024, a.skala, {a.risker[0].nyckel: (3, 3)})
    assert any("låg 2024 (risk 1)" in t for t in d.textflöde(riskanalys(a, förra)))


def test_en_annan_skala_förra_året_sägs_i_matrisen_och_i_tabellen() -> None:
    a = planen().riskanalys
    assert a is not None
    förra = Förra(2024, a.skala + 1, {a.risker[0].nyckel: (3, 3)})
    assert any("gjordes i en annan skala" in t for t in d.textflöde(riskanalys(a, förra)))
    assert [celler(r)[7] for r in risktabell(a, förra).rader] == ["annan skala förra året", "avförd", "nytt"]


def test_försättsbladet_säger_vilket_beslut_planen_vilar_på() -> None:
    p = planen()
    assert internkontrollplan(p).märkning == "FÖRSLAG – ej beslutad"
    p.status, p.beslutad_datum, p.beslutad_paragraf = Planstatus.BESLUTAD, date(2024, 12, 10), 112
    paper = internkontrollplan(p)
    assert paper.märkning == ""
    assert "Socialnämnden 2024-12-10 § 112" in [t.replace("\u00a0", " ") for t in d.textflöde(paper)]


def test_året_står_i_titeln_också_när_rubriken_saknar_det() -> None:
    assert internkontrollplan(fabrik.plan(rubrik="Internkontrollplan")).titel.startswith("Internkontrollplan 2025")
    assert riskanalys(fabrik.riskanalys(rubrik="Risker 2025")).titel.startswith("Risker 2025,")


def test_inget_i_en_tom_plan_hindrar_att_den_skrivs_ut() -> None:
    texter = d.textflöde(internkontrollplan(fabrik.plan(ärende=None)))
    assert "Planen innehåller inga kontrollmoment." in texter
    assert "Analysen innehåller inga risker." in d.textflöde(riskanalys(fabrik.riskanalys()))


def test_rubriknivåerna_hoppar_inte() -> None:
    for paper in (internkontrollplan(planen()), riskanalys(planen().riskanalys or fabrik.riskanalys())):
        nivåer = [b.nivå for b in paper.block if isinstance(b, d.Rubrik)]
        assert nivåer[0] == 1
        assert nivåer.count(1) == 1
        assert all(b <= a + 1 for a, b in itertools.pairwise(nivåer))


def test_diarieförteckningen_ordnar_efter_nummer_och_sätter_onumrerade_sist() -> None:
    ärenden = [fabrik.ärende("C", None), fabrik.ärende("B", "SN 2024/10"), fabrik.ärende("A", "SN 2024/9")]
    tabell = next(b for b in diarieförteckning(ärenden, fabrik.nämnd()).block if isinstance(b, d.Tabell))
    assert [celler(r)[2] for r in tabell.rader] == ["A", "B", "C"]


def test_diarieförteckningen_läggs_på_bredden_när_titlarna_är_långa() -> None:
    kort = fabrik.ärende("Ny taxa", "SN 2024/1")
    lång = fabrik.ärende("Svar på motion om utdrag ur belastningsregistret vid anställning", "SN 2024/2")
    assert not diarieförteckning([kort], fabrik.nämnd()).liggande
    assert diarieförteckning([kort, lång], fabrik.nämnd()).liggande


def test_statusen_bryts_inte_mitt_i_ett_ord() -> None:
    ärende = fabrik.ärende("Ny taxa", "SN 2024/1")
    ärende.status = Ärendestatus.PÅ_LISTA
    for stil in STILAR.values():
        assert "föredragningslista" in tryckta_ord(till_pdf(diarieförteckning([ärende], fabrik.nämnd()), stil))


def test_risken_utanför_skalan_nämns_under_matrisen() -> None:
    a = fabrik.riskanalys()
    fabrik.risk(a, "Fel", 1, 5)
    assert not any("Utanför matrisen" in t for t in d.textflöde(riskanalys(a)))
    for s, k in ((6, 2), (0, 0)):
        fabrik.risk(a, "Fel", s, k)
    assert any(t.endswith("Utanför matrisen: risk 2.") for t in d.textflöde(riskanalys(a)))


def test_riskerna_räknas_upp_en_gång() -> None:
    for paper in (internkontrollplan(planen()), riskanalys(planen().riskanalys or fabrik.riskanalys())):
        assert d.textflöde(paper).count("Bilar används privat") == 1


def test_planen_får_plats_på_tre_sidor_med_matrisen_på_den_första() -> None:
    """Cover, inledning and matrix; the controls; the appendix. No page with a few left-over rows."""
    a = fabrik.riskanalys()
    for i in range(15):
        fabrik.risk(a, f"Risk {i} som beskrivs med några ord", 1 + i % 5, 1 + i % 4, område="Ekonomi")
    p = fabrik.plan(riskanalys=a, inledning="Planen omfattar risker med högt värde. " * 6)
    for i in range(12):
        fabrik.kontroll(p, f"Kontroll {i} av något", kategori=f"Kategori {i // 4}")
    for stil in STILAR.values():
        sidor = pypdfium2.PdfDocument(till_pdf(internkontrollplan(p), stil))
        texter = [str(sida.get_textpage().get_text_bounded()) for sida in sidor]
        assert len(texter) == 3, stil.nyckel
        assert "Siffrorna är riskernas nummer" in texter[0]
        assert "Kontroll 0" in texter[1]
        assert "Kontroll 11" in texter[1]
        assert "Bilaga: Riskanalys" in texter[2]


def test_planens_diarienummer_står_i_huvudet() -> None:
    rutor = {f.etikett: f.värde.replace("\u00a0", " ") for f in internkontrollplan(planen()).huvud.fält}
    assert rutor["Diarienummer"] == "SN 2024/90"
