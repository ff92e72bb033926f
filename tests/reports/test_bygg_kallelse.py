"""Kallelsen och föredragningslistan som dokument."""

from __future__ import annotations

from datetime import time

import fabrik
from hypothesis import given
from hypothesis import strategies as st

from nämndapp.models import Sammanträde
from nämndapp.reports import dokument as d
from nämndapp.reports.byggare import föredragningslista, kallelse


def tabellen(paper: d.Dokument) -> d.Tabell:
    return next(b for b in paper.block if isinstance(b, d.Tabell))


def nyckelvärden(paper: d.Dokument) -> dict[str, str]:
    block = next(b for b in paper.block if isinstance(b, d.Nyckelvärden))
    return {etikett: " / ".join(d.ren_text(v) for v in värden).replace("\u00a0", " ") for etikett, värden in block.par}


def celler(rad: d.Rad) -> list[str]:
    return [d.ren_text(c.text).replace("\u00a0", " ") for c in rad.celler]


def test_kallelsen_säger_vem_som_kallas_var_och_när() -> None:
    paper = kallelse(fabrik.möte_med_lista())
    assert nyckelvärden(paper) == {
        "Tid": "Tisdagen den 19 november 2024, kl. 13.30",
        "Plats": "Eksalen, kommunhuset",
        "Förslag till justerare": "Aina Lund",
        "Förslag till ersättare för justerare": "Ture Ek",
        "Förslag till plats och tid för justering": "Kansliet, 2024-11-22, kl. 15.00",
        "Anmäl förhinder till": "Måns Dahl, 0999-100 14",
    }
    assert d.textflöde(paper)[:8] == [
        "Ekbro kommun",
        "Dokumenttyp",
        "Kallelse",
        "Beslutande organ",
        "Socialnämnden",
        "Datum",
        "2024-11-12",
        "Kallelse till socialnämnden",
    ]


def test_grupper_står_över_sina_punkter_och_numren_löper_genom_hela_listan() -> None:
    rader = tabellen(kallelse(fabrik.möte_med_lista())).rader
    assert [celler(r) for r in rader] == [
        ["Information"],
        ["1", "Information från förvaltningen", "SN 2024/1"],
        ["Ärenden till egen instans"],
        ["2", "Ny taxa för hemtjänst", "SN 2024/41"],
        ["3", "Intern kontroll 2025", "SN 2024/90"],
        ["4", "Ekonomisk uppföljning", "SN 2024/4"],
        ["Anmälningsärenden"],
        ["5", "Meddelanden", "SN 2024/2"],
    ]
    assert [r.slag for r in rader].count(d.Radslag.GRUPP) == 3


def test_föredragande_och_tid_får_kolumner_först_när_någon_punkt_har_dem() -> None:
    s = fabrik.möte_med_lista()
    assert [d.ren_text(k.rubrik) for k in tabellen(kallelse(s)).kolumner] == ["Nr", "Ärende", "Diarienummer"]
    s.punkter[1].föredragande = "Elsa Norrby"
    s.punkter[1].klockslag = time(14, 5)
    s.punkter[1].minuter = 20
    tabell = tabellen(kallelse(s))
    assert [d.ren_text(k.rubrik) for k in tabell.kolumner][3:] == ["Föredragande", "Tid"]
    assert celler(tabell.rader[3]) == ["2", "Ny taxa för hemtjänst", "SN 2024/41", "Elsa Norrby", "14.05, 20 min"]


def test_ordförandens_namn_står_över_titeln_och_ingen_annan_undertecknar() -> None:
    underskrifter = kallelse(fabrik.sammanträde()).block[-1]
    assert underskrifter == d.Underskrifter((d.Underskrift("", "Berit Åkesson", "Ordförande", linje=False),))


def test_husets_tidsform_gäller_både_mötestid_och_justeringstid() -> None:
    s = fabrik.sammanträde(nämnd=fabrik.nämnd(husstil={"tidsform": "klockan 13:30"}))
    värden = nyckelvärden(kallelse(s))
    assert värden["Tid"].endswith("klockan 13:30")
    assert värden["Förslag till plats och tid för justering"] == "Kansliet, 2024-11-22, klockan 15:00"


def test_öppet_sammanträde_med_stängd_punkt_säger_det_på_båda_ställena() -> None:
    s = fabrik.sammanträde(öppet=True)
    fabrik.punkt(s, "Val av kontaktperson", "SN 2024/9", stängda_dörrar=True)
    paper = kallelse(s)
    assert nyckelvärden(paper)["Sammanträdesform"].startswith("Öppet sammanträde, utom")
    assert celler(tabellen(paper).rader[0])[1] == "Val av kontaktperson (stängda dörrar)"


def test_stängda_dörrar_är_lagens_huvudregel_och_sägs_bara_när_någon_punkt_är_märkt() -> None:
    s = fabrik.sammanträde()
    fabrik.punkt(s, "Ny taxa", "SN 2024/8")
    assert "Sammanträdesform" not in nyckelvärden(kallelse(s))
    fabrik.punkt(s, "Val av kontaktperson", "SN 2024/9", stängda_dörrar=True)
    assert nyckelvärden(kallelse(s))["Sammanträdesform"] == "Inom stängda dörrar"


def test_uppgifter_som_saknas_lämnar_inga_tomma_rader() -> None:
    s = fabrik.sammanträde(
        starttid=None, plats="", förslag_justerare="", förslag_ersättare="", justering_plats="", anmäl_förhinder="",
        justering_datum=None, justering_tid=None, ordförande="", kallelse_datum=None,
    )  # fmt: skip
    paper = kallelse(s)
    assert list(nyckelvärden(paper)) == ["Tid"]
    assert not any(isinstance(b, d.Underskrifter) for b in paper.block)


def test_föredragningslistan_har_samma_rader_som_kallelsen() -> None:
    s = fabrik.möte_med_lista()
    assert tabellen(föredragningslista(s)).rader == tabellen(kallelse(s)).rader


def test_gruppen_hittas_också_när_punkten_bara_har_gruppens_nummer() -> None:
    s = fabrik.sammanträde()
    grupp = fabrik.grupp(s, "Information")
    grupp.id = 7
    fabrik.punkt(s, "Läget i verksamheten", grupp_id=7)
    assert celler(tabellen(kallelse(s)).rader[0]) == ["Information"]


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 50)), max_size=25))
def test_varje_punkt_står_en_gång_i_ordning(val: list[tuple[int, int]]) -> None:
    s: Sammanträde = fabrik.sammanträde()
    grupper = [fabrik.grupp(s, f"Grupp {i}") for i in range(3)]
    for i, (g, ordning) in enumerate(val):
        fabrik.punkt(s, f"Ärende {i}", ordning=ordning * 100 + i, grupp=grupper[g] if g < 3 else None)
    rader = [celler(r) for r in tabellen(kallelse(s)).rader if r.slag is d.Radslag.DATA]
    väntat = sorted(s.punkter, key=lambda p: p.ordning)
    assert [r[1] for r in rader] == [p.rubrik for p in väntat]
    assert [r[0] for r in rader] == [str(i) for i in range(1, len(val) + 1)]


def test_tidskolumnen_kommer_med_redan_av_ett_klockslag_eller_en_längd() -> None:
    for uppgift, text in (({"klockslag": time(14, 0)}, "14.00"), ({"minuter": 20}, "20 min")):
        s = fabrik.sammanträde()
        fabrik.punkt(s, "Dialog", **uppgift)
        assert celler(tabellen(kallelse(s)).rader[0])[-1] == text
