"""Follow-up and workshop of internal control: the rows of seed 000, and the same forms with invented words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from nämndapp.bas.forslag import Dokumentförslag, Dokumenttyp, Kontrollförslag
from nämndapp.importers import läs
from nämndapp.importers.tolka import tolka
from nämndapp.models import Kontrollutfall
from nämndapp.rules.kontrollutfall import utfall_av


@pytest.fixture(scope="module")
def frö_000(frö: Callable[[int], Path]) -> Path:
    return frö(0)


def dokument(frö_000: Path, typ: Dokumenttyp) -> Dokumentförslag:
    (dok,) = (d for d in läs(frö_000).dokument if d.typ is typ)
    return dok


# --- seed 000 -------------------------------------------------------------------------------------------------------


def test_uppföljningens_femton_rader_i_fem_sektioner(frö_000: Path) -> None:
    dok = dokument(frö_000, Dokumenttyp.INTERNKONTROLLUPPFÖLJNING)
    assert dok.rader == (2727, 3138)
    assert dok.rubrik is not None
    assert dok.rubrik.värde == "Rapportering av interkontroll 2021"
    assert [(k.kategori, k.rad, len(k.moment)) for k in dok.kontroller] == [
        ("Övergripande", 2746, 1), ("Verksamhet", 2804, 1), ("Verksamhet", 2814, 1), ("Verksamhet", 2827, 1),
        ("Verksamhet", 2858, 1), ("Verksamhet", 2903, 1), ("Verksamhet", 2920, 3), ("Verksamhet", 2945, 1),
        ("Verksamhet", 2961, 1), ("Verksamhet", 2974, 1), ("Personal", 3006, 1), ("Personal", 3020, 3),
        ("Ekonomi", 3067, 1), ("Ekonomi", 3075, 1), ("Övrigt", 3107, 1),
    ]  # fmt: skip


def test_uppföljningens_celler(frö_000: Path) -> None:
    rader = dokument(frö_000, Dokumenttyp.INTERNKONTROLLUPPFÖLJNING).kontroller
    assert [(k.frekvens, k.ansvarig) for k in rader] == [
        ("1 gång/år", "Respektive enhetschef"), ("2 gånger/år", "Enhetschef"), ("Veckovis", "Systemadministratör"),
        ("Inför delårsbokslut och bokslut", "Förvaltningschef"), ("Månadsvis", "Enhetschef"),
        ("Kvartalsvis", "Enhetschef"), ("Löpande", "Enhetschef"), ("Månadsvis", "Enhetschef"),
        ("Kvartalsvis", "Enhetschef"), (None, None), (None, None), ("2 gånger/år", "Avdelningschef"), (None, None),
        (None, None), ("3 gånger/år inför delårsbokslut och bokslut", "Enhetschef"),
    ]  # fmt: skip
    assert [k.metod is None for k in rader] == [False] * 12 + [True, True, False]
    assert all(k.resultat for k in rader)
    assert rader[6].moment[0] == "Följa antalet externa placeringar"
    assert rader[2].resultat == "Ingen"


def test_uppföljningens_stjärnor_behålls_och_påpekas(frö_000: Path) -> None:
    dok = dokument(frö_000, Dokumenttyp.INTERNKONTROLLUPPFÖLJNING)
    assert [nr for nr, k in enumerate(dok.kontroller, 1) if k.kontroll.endswith("*")] == [10, 11, 13, 14]
    assert "IMP-stjarna" in [p.kod for p in dok.påpekanden]


def test_utfallet_läses_ur_orden_där_de_säger_det(frö_000: Path) -> None:
    u = Kontrollutfall
    rader = dokument(frö_000, Dokumenttyp.INTERNKONTROLLUPPFÖLJNING).kontroller
    assert [utfall_av(k.resultat or "") for k in rader] == [
        u.PÅGÅR, u.AVVIKELSE, u.INGEN_AVVIKELSE, u.AVVIKELSE, u.AVVIKELSE, u.INGEN_AVVIKELSE, None, u.AVVIKELSE,
        u.EJ_GENOMFÖRD, None, None, u.PÅGÅR, u.EJ_MÖJLIG, None, u.INGEN_AVVIKELSE,
    ]  # fmt: skip


def test_workshopens_femton_rader_med_kolumnen_efter_blankstegen(frö_000: Path) -> None:
    dok = dokument(frö_000, Dokumenttyp.INTERNKONTROLLWORKSHOP)
    assert dok.rader == (4058, 4183)
    assert dok.datum is not None
    assert dok.datum.värde == date(2021, 8, 24)
    svar = [k.workshop for k in dok.kontroller]
    assert [s.nr for s in svar if s] == list(range(1, 16))
    assert {s.nr: s.beslut for s in svar if s and s.beslut != "obehandlad"} == {
        1: "ev. tas bort", 3: "behålls", 4: "behålls", 6: "tas bort", 7: "behålls", 12: "nytt", 13: "nytt"
    }  # fmt: skip
    assert [s.nr for s in svar if s and s.revidera] == [5, 7]
    assert [s.nr for s in svar if s and s.osäker] == [5]
    assert [(k.rad, len(k.moment)) for k in dok.kontroller][2::6] == [(4089, 3), (4133, 3), (4167, 1)]
    assert [p.kod for p in dok.påpekanden if p.kod.startswith("IMP-kolumn")] == ["IMP-kolumn-osaker"]


# --- invented papers ------------------------------------------------------------------------------------------------

HUVUD = ["Rutin ", "- kontrollmoment (Vad?) ", " ", "", "Metod ", "(Hur?) ", "", "Uppföljning ", "(När?) ", "",
         "Ansvarig ", "(Vem?) ", "", "Resultat av ", "uppföljning ", ""]  # fmt: skip


def uppföljning(*rader: str) -> list[Kontrollförslag]:
    dokument_, _ = tolka(["Uppföljning av intern kontroll 2026 ", "EKONOMI ", "", *HUVUD, *rader])
    (dok,) = dokument_
    assert dok.typ is Dokumenttyp.INTERNKONTROLLUPPFÖLJNING
    return dok.kontroller


def test_celler_på_samma_rad() -> None:
    (k,) = uppföljning(
        "Inköp ", "Att ramavtal används ", "", "Stickprov 2 gånger/år Controller Inga avvikelser ", "funna. "
    )
    assert (k.kategori, k.kontroll, k.moment) == ("Ekonomi", "Inköp", ("Att ramavtal används",))
    assert (k.metod, k.frekvens, k.ansvarig, k.resultat) == (
        "Stickprov", "2 gånger/år", "Controller", "Inga avvikelser funna."
    )  # fmt: skip


def test_celler_var_för_sig_och_nästa_rad() -> None:
    rader = uppföljning(
        "Inköp ", "Ramavtal ", "", "Genomgång av ", "fakturor ", "", "Kvartalsvis ", "", "Ekonomichef ", "",
        "Pågår ", "",
        "Nycklar ", "", "Inventering ", "", "Årligen Vaktmästare ", "", "Två saknas. ", "",
    )  # fmt: skip
    assert [(k.kontroll, k.metod, k.frekvens, k.ansvarig, k.resultat) for k in rader] == [
        ("Inköp", "Genomgång av fakturor", "Kvartalsvis", "Ekonomichef", "Pågår"),
        ("Nycklar", "Inventering", "Årligen", "Vaktmästare", "Två saknas."),
    ]


@pytest.mark.parametrize(("blanksteg", "metod"), [("  ", "Samtal"), ("   ", None)])
def test_ledande_blanksteg_är_tomma_celler(blanksteg: str, metod: str | None) -> None:
    mitt = ("Samtal ", "") if metod else ()
    (k,) = uppföljning("Mutor * ", "Kontroll av anbud ", "", *mitt, f"{blanksteg}Inte kunnat kontrollera ", "")
    assert (k.kontroll, k.metod, k.frekvens, k.ansvarig) == ("Mutor *", metod, None, None)
    assert k.resultat == "Inte kunnat kontrollera"


def workshop(*rader: str) -> Dokumentförslag:
    huvud = ["Internkontroll 2027, workshop ", "", "Kontrollmoment 2027 ", "Ha kvar ", "", "        Revidera ", "",
             "Nytt Kontrollmoment ", ""]  # fmt: skip
    (dok,), _ = tolka([*huvud, *rader])
    assert dok.typ is Dokumenttyp.INTERNKONTROLLWORKSHOP
    return dok


@pytest.mark.parametrize(
    ("text", "kolumn", "osäker"),
    [
        ("ja   ", "ha_kvar", False),
        (" Gör det oftare ", "revidera", True),
        ("  Kontroll av avtal ", "nytt", False),
        ("Bra som det är ", "ha_kvar", True),
    ],
)
def test_blankstegen_säger_kolumnen(text: str, kolumn: str, osäker: bool) -> None:
    (k,) = workshop("Inköp ", "- Att avtal används           1. ", "", text, "").kontroller
    svar = k.workshop
    assert svar is not None
    assert {n for n in ("ha_kvar", "revidera", "nytt") if getattr(svar, n)} == {kolumn}
    assert svar.osäker is osäker


def test_kvar_och_revidera_på_en_rad_och_tomma_celler() -> None:
    dok = workshop(
        "Inköp ", "- Avtal           1. ", "", "ja Ta med även ", "småköp ", "", "Nycklar   Tas bort, görs av vakten ",
        "- Inventering        2. ", "", "Larm ", "- Prov       3. ", "", "   ", "",
        "Förslag på kontrollmoment ", "", "-  ",
    )  # fmt: skip
    svar = [k.workshop for k in dok.kontroller]
    assert [(s.nr, s.beslut, s.ha_kvar, s.revidera, s.nytt) for s in svar if s] == [
        (1, "behålls", "ja", "Ta med även småköp", None),
        (2, "tas bort", None, None, "Tas bort, görs av vakten"),
        (3, "obehandlad", None, None, None),
    ]
    assert [k.moment for k in dok.kontroller] == [("Avtal",), ("Inventering",), ("Prov",)]


def test_en_plan_med_resultat_är_en_uppföljning() -> None:
    (dok,), _ = tolka(
        [
            "Internkontrollplan 2026", "",
            "Kontroll\tAnsvarig\tFrekvens\tMetod\tResultat",
            "Kontroll av avtal\tElsa\tkvartalsvis\tStickprov\tInga avvikelser",
        ]
    )  # fmt: skip
    assert dok.typ is Dokumenttyp.INTERNKONTROLLUPPFÖLJNING
    assert dok.kontroller[0].resultat == "Inga avvikelser"


@pytest.mark.parametrize(
    ("text", "utfall"),
    [
        ("Inga brister noterade.", Kontrollutfall.INGEN_AVVIKELSE),
        ("Vissa avvikelser, inga allvarliga brister", Kontrollutfall.AVVIKELSE),
        ("Har ej genomförts på grund av vakans", Kontrollutfall.EJ_GENOMFÖRD),
        ("Arbetet pågår", Kontrollutfall.PÅGÅR),
        ("Redovisas i delårsrapporten", None),
        ("", None),
    ],
)
def test_utfallets_ord(text: str, utfall: Kontrollutfall | None) -> None:
    assert utfall_av(text) is utfall
