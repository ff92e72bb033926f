"""More forms of the same papers: other words, other orders, other kommuner."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import docx
import pytest
from import_fabrik import rader

from nämndapp.bas.forslag import Dokumentförslag, Dokumenttyp, Fält
from nämndapp.importers import läs, läs_rader, tolka

if TYPE_CHECKING:
    from pathlib import Path


def ett(text: str) -> Dokumentförslag:
    dokument, ej_tolkat = tolka(text.split("\n"))
    assert ej_tolkat == []
    (dok,) = dokument
    return dok


def värde(dok: Dokumentförslag, nyckel: str) -> object:
    fält = dok.fält[nyckel]
    return fält.värde if isinstance(fält, Fält) else [f.värde for f in fält]


def test_kallelse_med_plats_och_tid_i_ett_och_föredragande_i_tabellen() -> None:
    dok = ett("""Ekbro kommun
Vård- och omsorgsnämnden

Kallelse/föredragningslista

Plats och tid: Kommunhuset, sal Ask, onsdag 12 mars 2025 kl. 13:00–16:00
Ordförande: Maj-Britt Hägg

Nr\tÄrende\tDnr\tFöredragande\tTid
1\tUpprop\t\t\t13.00
\tBeslutsärenden
2\tBudgetuppföljning februari\tVON 2025/12\tAnna Ek\t20 min""")
    assert dok.typ is Dokumenttyp.KALLELSE
    assert dok.organ == Fält("Vård- och omsorgsnämnden", 2)
    assert (värde(dok, "motesdatum"), värde(dok, "starttid")) == ("2025-03-12", "13:00")
    assert (värde(dok, "plats"), värde(dok, "kommun")) == ("Kommunhuset, sal Ask", "Ekbro kommun")
    assert [(p.nr, p.rubrik, p.diarienummer, p.grupp, p.föredragande, p.minuter) for p in dok.punkter] == [
        (1, "Upprop", None, None, None, None),
        (2, "Budgetuppföljning februari", "VON 2025/12", "Beslutsärenden", "Anna Ek", 20),
    ]


def test_protokollsutdrag_med_organets_namn_utan_etikett() -> None:
    dok = ett("""PROTOKOLLSUTDRAG

Ekbro kommun
Kommunstyrelsen
Sammanträdesdatum: 2025-02-03

§ 23 Upphandling av matlådor
Dnr: KS/2025:14

Kommunstyrelsens beslut
1. Upphandlingen godkänns.
2. Nämnden får tillbaka ärendet i maj.

Reservation
Bo Ek (M) reserverar sig mot beslutet.

Beslutet skickas till
Socialnämnden

Justerandes signatur\tUtdragsbestyrkande""")
    assert dok.typ is Dokumenttyp.PROTOKOLLSUTDRAG
    assert dok.organ == Fält("Kommunstyrelsen", 4)
    assert dok.datum == Fält(date(2025, 2, 3), 5)
    assert dok.rubrik == Fält("Upphandling av matlådor", 7)
    assert dok.diarienummer == Fält("KS/2025:14", 8)
    assert [(b.värde, b.rad) for b in dok.beslut or []] == [
        ("Upphandlingen godkänns.", 11),
        ("Nämnden får tillbaka ärendet i maj.", 12),
    ]
    assert [(a.rubrik, a.text) for a in dok.avsnitt] == [("Reservation", "Bo Ek (M) reserverar sig mot beslutet.")]
    assert [m.värde for m in dok.skickas_till] == ["Socialnämnden"]


def test_skrivelse_med_huvudet_på_en_rad_och_beslutet_som_lista() -> None:
    dok = ett("""Tjänsteskrivelse\t2025-01-20\tDnr: SN/2025:5
Socialförvaltningen
Handläggare: Eva By, utredare, 0999-12 00 00

Patientsäkerhetsberättelse 2024

Förvaltningens förslag till beslut
Socialnämnden beslutar att
- godkänna berättelsen
- lämna den till kommunstyrelsen

Ärendet i korthet
Berättelsen ska vara klar den 1 mars varje år.

Barnkonsekvensanalys
Berörs inte.

Eva By                      Bo Ek
utredare                    socialchef

Beslutet expedieras till
Kommunstyrelsen""")
    assert (dok.datum, dok.diarienummer) == (Fält(date(2025, 1, 20), 1), Fält("SN/2025:5", 1))
    assert dok.rubrik == Fält("Patientsäkerhetsberättelse 2024", 5)
    assert [värde(dok, n) for n in ("forvaltning", "handlaggare", "handlaggare_titel", "handlaggare_telefon")] == [
        "Socialförvaltningen", "Eva By", "utredare", "0999-12 00 00",
    ]  # fmt: skip
    assert [f.värde for f in dok.förslag] == [
        "Socialnämnden beslutar att\n\n- godkänna berättelsen\n- lämna den till kommunstyrelsen"
    ]
    assert [(u.namn, u.titel) for u in dok.undertecknare] == [("Eva By", "utredare"), ("Bo Ek", "socialchef")]
    assert [a.rubrik for a in dok.avsnitt] == ["Ärendet i korthet", "Barnkonsekvensanalys"]


def test_att_satser_blir_ett_beslut_i_en_mening() -> None:
    skrivelse = tolka(rader("internkontroll.txt"))[0][0]
    assert [(f.värde, f.rad) for f in skrivelse.förslag] == [
        ("Socialnämnden beslutar att anta planen, att överlämna den till kommunstyrelsen.", 13)
    ]


def test_riktlinje_med_titeln_överst_och_numrerade_kapitel() -> None:
    dok = ett("""Riktlinjer för kontaktpersoner
Dokumenttyp: Riktlinje
Antagen av: Socialnämnden
Beslutsdatum: 2025-02-20
Gäller från: 2025-03-01
Gäller till: tills vidare
Dokumentansvarig: Socialchef

1. Inledning
Riktlinjen beskriver hur kontaktpersoner utses.

2. Ersättning
Ersättningen följer SKR:s rekommendation.""")
    assert dok.rubrik == Fält("Riktlinjer för kontaktpersoner", 1)
    assert [värde(dok, n) for n in ("giltigt_fran", "giltigt_till", "dokumentansvarig")] == [
        "2025-03-01", "tills vidare", "Socialchef",
    ]  # fmt: skip
    assert [a.rubrik for a in dok.avsnitt] == ["1. Inledning", "2. Ersättning"]


def test_remissens_sista_dag_hamnar_på_rätt_sida_av_årsskiftet() -> None:
    dok = ett("""REMISS

Datum: 2025-12-10
Dnr: KS/2025:90
Remissinstanser: Socialnämnden; Barnnämnden; Ekbro Bostäder AB

Förslag till ny bostadsplan

Kommunstyrelsen vill ha synpunkter. Yttrande lämnas senast den 15 januari till registrator@ekbro.example.

Med vänlig hälsning
Anna Ek
Planarkitekt""")
    assert dok.typ is Dokumenttyp.REMISS
    assert värde(dok, "adressat") == ["Socialnämnden", "Barnnämnden", "Ekbro Bostäder AB"]
    assert dok.fält["svar_senast"] == Fält("2026-01-15", 9)
    assert dok.fält["svar_till"] == Fält("registrator@ekbro.example", 9)
    assert [u.namn for u in dok.undertecknare] == ["Anna Ek"]


def kännetecken(dokument: list[Dokumentförslag]) -> list[object]:
    return [
        (
            d.typ,
            d.rubrik.värde if d.rubrik else None,
            d.datum.värde if d.datum else None,
            d.diarienummer.värde if d.diarienummer else None,
            d.hör_till,
            [f.värde for f in d.förslag],
            [m.värde for m in d.skickas_till],
            [(u.namn, u.titel) for u in d.undertecknare],
            [(p.nr, p.rubrik, p.diarienummer, p.grupp) for p in d.punkter],
            [(r.risk, r.riskvärde) for r in d.risker],
            [(k.kategori, k.kontroll, k.frekvens) for k in d.kontroller],
            [m.diarienummer for m in d.meddelanden],
            sorted((n, värde(d, n)) for n in d.fält if n != "kolumner"),
        )
        for d in dokument
    ]


def test_bunten_läses_likadant_var_den_än_står_och_med_spill_vid_radsluten(frö_001: Path) -> None:
    källrader = läs_rader(frö_001)[1]
    väntat = kännetecken(tolka(källrader)[0])
    assert kännetecken(tolka([""] * 9 + källrader)[0]) == väntat
    assert kännetecken(tolka(källrader[4:])[0]) == väntat
    assert kännetecken(tolka([f"{rad} " if rad else " " for rad in källrader])[0]) == väntat


def test_bunten_läses_likadant_med_en_annan_kommun_nämnd_och_andra_namn(frö_001: Path) -> None:
    byten = {
        "Kungsör": "Åmålby", "Linda Söder-Jonsson": "Örjan Af Ekenstam", "Charlotte Österlund": "Bo Ek",
        "Social": "Äldre", "social": "äldre", "SN 2023": "ÄN 2024",
    }  # fmt: skip

    def byt(text: str) -> str:
        for gammalt, nytt in byten.items():
            text = text.replace(gammalt, nytt)
        return text

    källrader = läs_rader(frö_001)[1]
    fynd = kännetecken(tolka([byt(rad) for rad in källrader])[0])
    assert repr(fynd) == byt(repr(kännetecken(tolka(källrader)[0])))


def test_papperen_läses_likadant_i_omvänd_ordning(frö_001: Path) -> None:
    källrader = läs_rader(frö_001)[1]
    dokument = tolka(källrader)[0]
    ärenden: list[list[Dokumentförslag]] = []
    for dok in dokument:
        if dok.typ in {Dokumenttyp.KALLELSE, Dokumenttyp.TJÄNSTESKRIVELSE}:
            ärenden.append([])
        ärenden[-1].append(dok)
    omvända = [dok for ärende in [ärenden[0], *reversed(ärenden[1:])] for dok in ärende]
    rader_ = [rad for dok in omvända for rad in [*källrader[dok.rader[0] - 1 : dok.rader[1]], "", "", ""]]
    assert kännetecken(tolka(rader_)[0]) == kännetecken(omvända)


def test_bunten_läses_likadant_ur_ett_worddokument(frö_001: Path, tmp_path: Path) -> None:
    källrader = läs_rader(frö_001)[1]
    dokument = docx.Document()
    i = 0
    while i < len(källrader):
        if "\t" not in källrader[i]:
            dokument.add_paragraph(källrader[i])
            i += 1
            continue
        tabell = []
        while i < len(källrader) and "\t" in källrader[i]:
            tabell.append(källrader[i].split("\t"))
            i += 1
        word = dokument.add_table(rows=len(tabell), cols=max(map(len, tabell)))
        for rad, celler in zip(word.rows, tabell, strict=True):
            for cell, text in zip(rad.cells, celler, strict=False):
                cell.text = text
    dokument.save(str(tmp_path / "bunt.docx"))
    assert kännetecken(läs(tmp_path / "bunt.docx").dokument) == kännetecken(tolka(källrader)[0])


@pytest.mark.parametrize("tecken", ["\r\n", "\r"])
def test_andra_radslut_ger_samma_bunt(frö_001: Path, tmp_path: Path, tecken: str) -> None:
    fil = tmp_path / "bunt.txt"
    fil.write_bytes(frö_001.read_bytes().replace(b"\n", tecken.encode()))
    assert kännetecken(läs(fil).dokument) == kännetecken(läs(frö_001).dokument)
