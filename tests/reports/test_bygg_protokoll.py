"""Protokollet och utdraget som dokument."""

from __future__ import annotations

from collections.abc import Sequence

import fabrik
import pytest

from nämndapp.models import Sammanträde, Sammanträdesstatus, Uppdragsroll
from nämndapp.reports import dokument as d
from nämndapp.reports.byggare import protokoll, protokollsutdrag

AVSNITT = (
    ("Sammanfattning", "Taxan räknas upp."),
    ("Ekonomi", "Intäkterna ökar."),
    ("Beslutsunderlag", "- Tjänsteskrivelse 2024-11-08\n- Taxa för hemtjänst"),
    ("Skickas till", "Socialchef\nAkten"),
)


def möte(**husstil: object) -> Sammanträde:
    s = fabrik.sammanträde(nämnd=fabrik.nämnd_med_ledamöter(husstil=husstil or None))
    fabrik.paragraf(s, "Ny taxa för hemtjänst", avsnitt=AVSNITT, nummer=104)
    return s


def rubriker(block: Sequence[d.Block], nivå: int) -> list[str]:
    ut = [b.rubrik if isinstance(b, d.Marginalblock) else b for b in block]
    return [d.ren_text(r.text).replace("\u00a0", " ") for r in ut if isinstance(r, d.Rubrik) and r.nivå == nivå]


def första_sidan(paper: d.Dokument) -> dict[str, list[str]]:
    block = next(b for b in paper.block if isinstance(b, d.Nyckelvärden))
    return {e: [d.ren_text(v).replace("\u00a0", " ") for v in värden] for e, värden in block.par}


def test_utkastet_är_märkt_tills_protokollet_är_justerat() -> None:
    s = möte()
    assert protokoll(s).märkning == "UTKAST – ej justerat"
    assert protokollsutdrag(s.paragrafer[0]).märkning == "UTKAST – ej justerat"
    s.status = Sammanträdesstatus.JUSTERAT
    assert protokoll(s).märkning == ""


def test_beslutande_föreslås_av_de_uppdrag_som_gäller_den_dagen() -> None:
    sida = första_sidan(protokoll(möte()))
    assert sida["Beslutande ledamöter"] == [
        "Berit Åkesson (S), ordförande",
        "Östen Falk (C), 1:e vice ordförande",
        "Aina Lund (M)",
        "Ture Ek (V)",
    ]
    assert sida["Övriga närvarande"] == ["Signe Alm (S), ersättare", "Måns Dahl, sekreterare"]
    assert any("förslag efter de uppdrag" in t for t in d.textflöde(protokoll(möte())))


def test_utan_uppdrag_finns_rader_att_fylla_i() -> None:
    sida = första_sidan(protokoll(fabrik.sammanträde()))
    assert [set(rad) for rad in sida["Beslutande ledamöter"]] == [{"."}] * 9
    assert not any("förslag efter" in t for t in d.textflöde(protokoll(fabrik.sammanträde())))


def test_ledamot_vars_uppdrag_börjar_efter_mötet_föreslås_inte() -> None:
    s = möte()
    assert s.nämnd is not None
    fabrik.uppdrag(s.nämnd, "Ny Ledamot", Uppdragsroll.LEDAMOT, från=fabrik.MÖTESDAG.replace(day=20))
    assert "Ny Ledamot (S)" not in första_sidan(protokoll(s))["Beslutande ledamöter"]


def test_paragrafens_delar_står_i_husets_ordning_med_beslutet_först() -> None:
    paper = protokoll(möte())
    assert rubriker(paper.block, 2) == ["§ 104 Ny taxa för hemtjänst"]
    assert rubriker(paper.block, 3) == ["Beslut", "Sammanfattning", "Ekonomi", "Beslutsunderlag", "Skickas till"]


def test_beslutet_sist_står_före_skickas_till() -> None:
    paper = protokoll(möte(beslut_först=False))
    assert rubriker(paper.block, 3) == ["Sammanfattning", "Ekonomi", "Beslutsunderlag", "Beslut", "Skickas till"]


def test_klassisk_stil_har_rubriker_i_marginalen_och_diarienummer_inom_parentes() -> None:
    paper = protokoll(möte(nyckel="klassisk"))
    marginal = [b for b in paper.block if isinstance(b, d.Marginalblock)]
    assert [d.ren_text(b.rubrik.text) for b in marginal] == [
        "Sammanfattning",
        "Ekonomi",
        "Beslutsunderlag",
        "Beslut",
        "Skickas till",
    ]
    texter = [t.replace("\u00a0", " ") for t in d.textflöde(paper)]
    assert "(SN 2024/41)" in texter
    assert "Följande handlingar ligger till grund för beslutet:" in texter


def test_husets_egna_ord_för_ett_avsnitt_ersätter_dess_vanliga_rubrik() -> None:
    paper = protokoll(möte(avsnittsnamn={"sammanfattning": "Ärendet i korthet"}))
    assert "Ärendet i korthet" in rubriker(paper.block, 3)
    assert "Sammanfattning" not in rubriker(paper.block, 3)


def test_flera_beslut_numreras_och_ett_ensamt_gör_det_inte() -> None:
    s = fabrik.sammanträde()
    fabrik.paragraf(s, "Plan", beslut=("Nämnden antar planen.", "Planen skickas till kommunstyrelsen."), nummer=1)
    fabrik.paragraf(s, "Taxa", beslut=("Nämnden antar taxan.",), nummer=2)
    block = protokoll(s).block
    listor = [b for b in block if isinstance(b, d.Lista)]
    assert [(b.numrerad, len(b.punkter)) for b in listor] == [(True, 2)]
    assert [d.ren_text(b.text) for b in block if isinstance(b, d.Stycke) and b.stil is d.Stil.BESLUT] == [
        "Nämnden antar taxan."
    ]


def test_beslut_med_egen_lista_behåller_den_och_får_sitt_nummer() -> None:
    s = fabrik.sammanträde()
    fabrik.paragraf(s, "Plan", beslut=("Nämnden beslutar att\n- anta planen\n- följa upp den", "Klart."), nummer=1)
    texter = d.textflöde(protokoll(s))
    assert texter[texter.index("1. Nämnden beslutar att") : texter.index("2. Klart.") + 1] == [
        "1. Nämnden beslutar att",
        "anta planen",
        "följa upp den",
        "2. Klart.",
    ]


def test_mottagare_och_underlag_står_en_på_varje_rad() -> None:
    listor = [b for b in protokoll(möte()).block if isinstance(b, d.Lista)]
    assert [[d.ren_text(p) for p in b.punkter] for b in listor] == [
        ["Tjänsteskrivelse 2024-11-08", "Taxa för hemtjänst"],
        ["Socialchef", "Akten"],
    ]


@pytest.mark.parametrize(
    ("visa", "preliminärt", "väntat"),
    [(True, 12, "§ 12 Taxa"), (False, 12, "§ x Taxa"), (True, None, "§ x Taxa")],
)
def test_preliminärt_nummer_visas_som_huset_vill(visa: bool, preliminärt: int | None, väntat: str) -> None:
    s = fabrik.sammanträde(nämnd=fabrik.nämnd(husstil={"preliminära_nummer": visa}))
    fabrik.paragraf(s, "Taxa", preliminärt=preliminärt)
    assert rubriker(protokoll(s).block, 2) == [väntat]


def test_spannet_av_paragrafer_säger_om_numren_är_preliminära() -> None:
    s = fabrik.sammanträde()
    for nr in (7, 8, 9):
        fabrik.paragraf(s, "Ärende", preliminärt=nr)
    assert första_sidan(protokoll(s))["Paragrafer"] == ["§§ 7–9 (preliminära nummer)"]
    for p in s.paragrafer:
        p.nummer = p.preliminärt
    assert första_sidan(protokoll(s))["Paragrafer"] == ["§§ 7–9"]


@pytest.mark.parametrize(("antal", "innehåll"), [(8, False), (9, True)])
def test_långt_protokoll_får_innehållsförteckning(antal: int, innehåll: bool) -> None:
    s = fabrik.sammanträde()
    for nr in range(antal):
        fabrik.paragraf(s, f"Ärende {nr}", nummer=nr + 1)
    assert any(isinstance(b, d.Innehåll) for b in protokoll(s).block) is innehåll


def test_en_paragraf_per_sida_är_husets_val() -> None:
    def brytningar(s: Sammanträde) -> int:
        return sum(isinstance(b, d.Sidbrytning) for b in protokoll(s).block)

    löpande, per_sida = möte(), möte(en_paragraf_per_sida=True)
    for s in (löpande, per_sida):
        fabrik.paragraf(s, "Meddelanden", nummer=105)
    assert (brytningar(löpande), brytningar(per_sida)) == (1, 2)


def test_digital_justering_har_varken_linjer_eller_justerandes_sign() -> None:
    paper = protokoll(möte(digital_justering=True))
    assert paper.fot.rutor == ("Utdragsbestyrkande",)
    underskrifter = next(b for b in paper.block if isinstance(b, d.Underskrifter))
    assert not any(u.linje for u in underskrifter.rader)
    assert "Protokollet justeras digitalt." in d.textflöde(paper)


def test_omedelbar_justering_står_direkt_under_rubriken() -> None:
    s = fabrik.sammanträde()
    fabrik.paragraf(s, "Yttrande", nummer=3, omedelbart_justerad=True, diarienummer=None)
    texter = [t.replace("\u00a0", " ") for t in d.textflöde(protokoll(s))]
    assert texter[texter.index("§ 3 Yttrande") + 1] == "Paragrafen justeras omedelbart."


def test_utdraget_har_paragrafen_som_huvudrubrik_och_hoppar_inte_över_nivåer() -> None:
    paper = protokollsutdrag(möte().paragrafer[0])
    assert rubriker(paper.block, 1) == ["§ 104 Ny taxa för hemtjänst"]
    assert rubriker(paper.block, 2)[0] == "Beslut"
    assert rubriker(paper.block, 3) == []
    assert [f.etikett for f in paper.huvud.fält] == ["Dokumenttyp", "Beslutande organ", "Sammanträdesdatum"]
    assert paper.fot.rutor == ("Justerandes signatur", "Utdragsbestyrkande")


def test_inget_av_paragrafens_ord_går_förlorat() -> None:
    texter = " ".join(d.textflöde(protokoll(möte())))
    for rubrik, text in AVSNITT:
        for ord_ in (rubrik, *text.replace("- ", "").split("\n")):
            assert ord_ in texter


def test_ett_möte_utan_paragrafer_blir_ändå_ett_protokoll() -> None:
    assert första_sidan(protokoll(fabrik.sammanträde()))["Plats och tid"] == [
        "Eksalen, kommunhuset, 2024-11-19, kl. 13.30"
    ]


def test_husets_val_av_beslutets_plats_går_före_avsnittens_ordning() -> None:
    paper = protokoll(möte(nyckel="klassisk", rubrikform="löpande", beslut_först=True))
    assert rubriker(paper.block, 3)[0] == "Beslut"


def test_husets_ord_för_förslag_ändrar_inte_rubriken_yrkanden() -> None:
    s = fabrik.sammanträde(nämnd=fabrik.nämnd(husstil={"avsnittsnamn": {"förslag": "Förslag"}}))
    fabrik.paragraf(s, "Taxa", avsnitt=(("Yrkanden", "Aina Lund yrkar bifall."),), nummer=1)
    assert "Yrkanden" in rubriker(protokoll(s).block, 3)


def test_förslaget_till_närvaro_märks_också_när_bara_ledamöter_finns() -> None:
    nämnd = fabrik.nämnd()
    fabrik.uppdrag(nämnd, "Berit Åkesson", Uppdragsroll.ORDFÖRANDE)
    assert any("förslag efter de uppdrag" in t for t in d.textflöde(protokoll(fabrik.sammanträde(nämnd=nämnd))))


def test_raden_med_diarienummer_och_underskrifternas_rubrik_följer_med_till_nästa_sida() -> None:
    s = fabrik.sammanträde()
    fabrik.paragraf(s, "Yttrande", nummer=3, omedelbart_justerad=True)
    hållna = [d.ren_text(b.text) for b in protokoll(s).block if isinstance(b, d.Stycke) and b.håll]
    assert hållna[0] == "Underskrifter"
    assert hållna[1].startswith("Diarienummer ")
    assert hållna[2] == "Paragrafen justeras omedelbart."
