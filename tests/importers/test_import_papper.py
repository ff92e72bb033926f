"""Invented papers of Ekbro kommun in forms that no reader was made for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from import_fabrik import bygg_pdf, bygg_word, rader, skrivelsesidor

from nämndapp.bas.forslag import Dokumentförslag, Dokumenttyp, Fält
from nämndapp.importers import läs, tolka

if TYPE_CHECKING:
    from pathlib import Path


def värde(dok: Dokumentförslag, nyckel: str) -> object:
    fält = dok.fält[nyckel]
    return fält.värde if isinstance(fält, Fält) else [f.värde for f in fält]


def koder(dok: Dokumentförslag) -> list[tuple[str, int | None]]:
    return [(p.kod, p.plats.rad) for p in dok.påpekanden]


def test_kallelse_med_kolon_och_numrerad_lista() -> None:
    dokument, otolkat = tolka(rader("kallelse_kolon.txt"))
    assert otolkat == []
    (kallelse,) = dokument
    assert kallelse.typ is Dokumenttyp.KALLELSE
    assert kallelse.rubrik == Fält("KALLELSE TILL SOCIALNÄMNDEN", 4)
    assert kallelse.organ == Fält("Socialnämnden", 2)
    assert kallelse.datum == Fält(date(2025, 3, 11), 6)
    assert {n: värde(kallelse, n) for n in ("motesdatum", "starttid", "plats", "justerare", "ordforande")} == {
        "motesdatum": "2025-03-20",
        "starttid": "09:00",
        "plats": "Lönnsalen, Ekbro kommunhus",
        "justerare": "Yvonne Sjöö (M)",
        "ordforande": "Maj-Britt Hägg (S)",
    }
    assert (värde(kallelse, "justering_datum"), värde(kallelse, "justering_tid")) == ("2025-03-25", "13:15")
    assert [(p.nr, p.diarienummer, p.grupp, p.minuter, p.bilaga, p.rad) for p in kallelse.punkter] == [
        (1, None, "Formalia", None, False, 17),
        (2, None, "Formalia", None, False, 18),
        (3, None, "Information", 20, True, 20),
        (4, None, "Information", 15, False, 21),
        (5, "SN/2025:14", "Ärenden för beslut", None, False, 24),
        (6, "SN/2025:31-730", "Ärenden för beslut", None, False, 26),
        (8, "SN/2025:9", "Ärenden för beslut", None, False, 27),
        (9, "SN/2025:2", "Anmälningar", None, False, 29),
    ]
    assert kallelse.punkter[3].rubrik == "Aktuellt om hemtjänstens planering och det nya schemaverktyget"
    assert koder(kallelse) == [("IMP-punktnummer", 27)]


def test_skrivelse_utan_etiketter_där_underskriften_står_före_bakgrunden() -> None:
    (dok,) = tolka(rader("skrivelse_underskrift_forst.txt"))[0]
    assert dok.typ is Dokumenttyp.TJÄNSTESKRIVELSE
    assert dok.rubrik == Fält("Avgifter för trygghetslarm från den 1 juli 2025", 15)
    assert dok.datum == Fält(date(2025, 2, 28), 7)
    assert dok.diarienummer == Fält("SN 31/2025 7301", 8)
    assert (värde(dok, "forvaltning"), värde(dok, "handlaggare")) == ("Socialförvaltningen", "Arvid Tenn")
    assert [(f.rad, f.värde) for f in dok.förslag] == [
        (29, "Avgiften för trygghetslarm höjs till 240 kronor per månad."),
        (30, "Nämnden föreslår kommunfullmäktige att ändra taxan så att den räknas upp varje år."),
    ]
    assert [(u.organ, u.datum, u.paragraf) for u in dok.beslutsunderlag] == [
        (None, date(2025, 2, 27), None),
        ("KF", date(2024, 11, 25), 88),
        (None, None, None),
    ]
    assert [(u.namn, u.titel) for u in dok.undertecknare] == [
        ("Arvid Tenn", "Controller"),
        ("Siv Älvros", "Biståndschef"),
    ]
    assert [m.värde for m in dok.skickas_till] == ["Kommunfullmäktige", "Ekonomienheten"]
    assert [a.rubrik for a in dok.avsnitt] == [
        "Sammanfattning", "Bakgrund", "Ekonomisk bedömning", "Barnets bästa", "Så påverkas de som har larm",
        "Samverkan",
    ]  # fmt: skip
    assert "föreslår en höjning" in dok.avsnitt[0].text
    assert koder(dok) == [("IMP-underlagsdatum", 24)]


def test_brev_utifrån_är_en_inkommen_skrivelse() -> None:
    (dok,) = tolka(rader("utan_etiketter.txt"))[0]
    assert dok.typ is Dokumenttyp.INKOMMEN_SKRIVELSE
    assert dok.datum == Fält(date(2025, 1, 15), 1)
    assert värde(dok, "adressat") == ["Socialnämnden i Ekbro"]
    assert dok.rubrik == Fält("Synpunkter på väntetiden till korttidsboendet Åkern", 5)
    assert dok.hör_till is None


def test_riskanalys_och_internkontrollplan_efter_skrivelsen_följer_dess_ärende() -> None:
    skrivelse, analys, plan = tolka(rader("internkontroll.txt"))[0]
    assert (skrivelse.typ, analys.typ, plan.typ) == (
        Dokumenttyp.TJÄNSTESKRIVELSE, Dokumenttyp.RISKANALYS, Dokumenttyp.INTERNKONTROLLPLAN,
    )  # fmt: skip
    assert [d.hör_till for d in (skrivelse, analys, plan)] == ["SN/2025:118"] * 3
    assert [(r.område, r.sannolikhet, r.konsekvens, r.riskvärde) for r in analys.risker] == [
        ("Ekonomi", 2, 3, 6), ("Ekonomi", 3, 4, 11), ("Personal", 4, 4, 16),
    ]  # fmt: skip
    assert koder(analys) == [("IMP-riskvarde", 35)]
    assert [(k.kategori, k.kontroll, k.ansvarig, k.rapporteras_till) for k in plan.kontroller] == [
        ("Ekonomi", "Stickprov av attester", "Controllern", "Nämnden"),
        ("Personal", "Delegering av insulin", "MAS", "Nämnden"),
        ("Personal", "Kontrollmoment", "MAS", None),
    ]
    assert koder(plan) == [("IMP-kolumnrubrik", 43)]
    assert (värde(analys, "ar"), värde(plan, "ar")) == ("2026", "2026")


def test_word_med_huvud_i_tabell_och_innehållskontroll(tmp_path: Path) -> None:
    fynd = läs(bygg_word(tmp_path / "meddelanden.docx"))
    (dok,) = fynd.dokument
    assert fynd.ej_tolkat == []
    assert dok.typ is Dokumenttyp.TJÄNSTESKRIVELSE
    assert dok.rubrik is not None
    assert dok.rubrik.värde == "Meddelanden i mars 2025"
    assert dok.diarienummer is not None
    assert dok.diarienummer.värde == "SN/2025:2"
    assert (värde(dok, "handlaggare"), värde(dok, "ert_datum")) == ("Olle Wikander", None)
    assert [f.värde for f in dok.förslag] == ["Socialnämnden lägger meddelandena till handlingarna."]
    assert [(m.diarienummer, m.text) for m in dok.meddelanden] == [
        ("SN/2025:40", "Beslut om tillsyn av hemtjänsten"),
        ("SN/2025:41", "Cirkulär om avgifter"),
    ]
    assert [(u.namn, u.titel) for u in dok.undertecknare] == [("Olle Wikander", "Nämndsekreterare")]
    assert dok.avsnitt[-1].rubrik == "Ekonomi"


def test_pdf_med_huvudet_i_en_spalt_till_höger_och_mottagare_över_sidbrytningen(tmp_path: Path) -> None:
    fynd = läs(bygg_pdf(tmp_path / "matlador.pdf", skrivelsesidor()))
    (dok,) = fynd.dokument
    assert fynd.ej_tolkat == []
    assert dok.typ is Dokumenttyp.TJÄNSTESKRIVELSE
    assert dok.datum is not None
    assert dok.datum.värde == date(2025, 4, 2)
    assert (värde(dok, "er_beteckning"), värde(dok, "sida"), värde(dok, "kommun")) == (None, "1 (2)", "Ekbro kommun")
    assert (värde(dok, "handlaggare"), värde(dok, "enhet")) == ("Siv Älvros", "Kvalitetsenheten")
    assert [m.värde for m in dok.skickas_till] == ["Upphandlingsenheten", "Ekonomienheten", "Köket i Ekbro AB"]
    assert dok.beslutsunderlag[1].paragraf == 14
    assert dok.påpekanden == []


def test_pdf_med_föredragningslistan_i_kolumner(tmp_path: Path) -> None:
    sida = [
        (25, 20, "Ekbro kommun"), (25, 34, "Kallelse till socialnämnden"),
        (25, 46, "Tid"), (70, 46, "Onsdagen den 21 maj 2025, klockan 8.30"),
        (25, 52, "Plats"), (70, 52, "Lönnsalen"),
        (25, 66, "Nr"), (40, 66, "Ärende"), (160, 66, "Diarienummer"),
        (40, 72, "Information"),
        (25, 78, "1"), (40, 78, "Läget i hemtjänsten"), (160, 78, "SN/2025:1"),
        (40, 84, "Ärenden för beslut"),
        (25, 90, "2"), (40, 90, "Matlådor"), (160, 90, "SN/2025:77"),
        (25, 110, "Maj-Britt Hägg"), (25, 116, "Ordförande"),
    ]  # fmt: skip
    (dok,) = läs(bygg_pdf(tmp_path / "kallelse.pdf", [sida])).dokument
    assert dok.typ is Dokumenttyp.KALLELSE
    assert (värde(dok, "motesdatum"), värde(dok, "starttid"), värde(dok, "plats")) == (
        "2025-05-21",
        "08:30",
        "Lönnsalen",
    )
    assert [(p.nr, p.rubrik, p.diarienummer, p.grupp) for p in dok.punkter] == [
        (1, "Läget i hemtjänsten", "SN/2025:1", "Information"),
        (2, "Matlådor", "SN/2025:77", "Ärenden för beslut"),
    ]
    assert [u.titel for u in dok.undertecknare] == ["Ordförande"]


def test_pdf_med_tomma_celler_kategorirader_och_brutna_celler_i_tabellerna(tmp_path: Path) -> None:
    kolumner = (25, 60, 112, 137, 170)
    tabell = [
        ("Område", "Risk", "S", "K", "Riskvärde"),
        ("", ": Rött ska åtgärdas", "", "", ""),
        ("Ekonomi", "Fakturor betalas", "2", "3", "6"),
        ("", "två gånger", "", "", ""),
        ("", "Attest saknas", "3", "", ""),
        ("Personal", "Vikarier saknar delegering", "4", "4", "16"),
    ]
    plan = [
        ("Kontroll", "Ansvarig", "Frekvens", "Metod", "Rapporteras till"),
        ("Ekonomi", "", "", "", ""),
        ("Attester", "Controllern", "Kvartal", "Stickprov", ""),
        ("Personal", "", "", "", ""),
        ("Delegering", "MAS", "Halvår", "Genomgång", "Nämnden"),
    ]
    sida = [(25.0, 20.0, "Riskanalys 2026")]
    sida += [(x, 30 + 7 * y, t) for y, rad in enumerate(tabell) for x, t in zip(kolumner, rad, strict=True) if t]
    sida += [(25.0, 90.0, "Plan för intern kontroll 2026")]
    sida += [(x, 100 + 7 * y, t) for y, rad in enumerate(plan) for x, t in zip(kolumner, rad, strict=True) if t]
    huvud = [(25, 20, "Dokumenttyp: Riskanalys"), (25, 26, "Datum: 2025-10-01")]
    sidor = [[*huvud, *[(x, y + 30, t) for x, y, t in sida]]]
    (analys,) = läs(bygg_pdf(tmp_path / "risker.pdf", sidor)).dokument  # one head, one paper with both tables
    assert [(r.område, r.risk, r.sannolikhet, r.konsekvens, r.riskvärde) for r in analys.risker] == [
        ("Ekonomi", "Fakturor betalas två gånger", 2, 3, 6),
        ("Ekonomi", "Attest saknas", 3, None, None),
        ("Personal", "Vikarier saknar delegering", 4, 4, 16),
    ]
    assert värde(analys, "forklaringar") == ["Rött ska åtgärdas"]
    assert [(k.kategori, k.kontroll, k.metod, k.rapporteras_till) for k in analys.kontroller] == [
        ("Ekonomi", "Attester", "Stickprov", None),
        ("Personal", "Delegering", "Genomgång", "Nämnden"),
    ]
