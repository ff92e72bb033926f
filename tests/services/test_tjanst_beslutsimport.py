"""Reading decisions from Excel and CSV: preview, mapping, what is dropped, row-level errors, all or nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from namndprov import Nämnder

from nämndapp.bas.fel import Inmatningsfel, Versionskonflikt
from nämndapp.services import beslutsimport, delegationsbeslut, sammantraden
from nämndapp.services.andring import ångra
from nämndapp.services.beslutsimport import Beslutsplan
from nämndapp.services.uppgifter import SammanträdeUppgifter
from nämndapp.storage import Databas

CSV = (
    "Datum;Dnr;Lagrum;Delegat;Utfall;Belopp;Sökande;Personnr\n"
    "2026-02-02;SN 2026/1;11 kap 1 §;HL;Bifall;8 240 kr;Kim Svensson;19850709-9805\n"
    "2026-02-03;SN 2026/2;11 kap 1 §;HL;Avslag;;Lo Ek;19121212-1212\n"
)


def _plan(db: Databas, nämnd_id: int, fil: Path, karta: dict[int, str] | None = None) -> Beslutsplan:
    return beslutsimport.planera(db, nämnd_id, beslutsimport.läs_fil(fil), fil.name, karta)


def _csv(tmp_path: Path, innehåll: str | bytes) -> Path:
    fil = tmp_path / "export.csv"
    fil.write_bytes(innehåll if isinstance(innehåll, bytes) else innehåll.encode())
    return fil


def _xlsx(tmp_path: Path, *rader: tuple[object, ...], slå_ihop: str = "") -> Path:
    bok = openpyxl.Workbook()
    blad = bok.active
    assert blad is not None
    for rad in rader:
        blad.append(rad)
    if slå_ihop:
        blad.merge_cells(slå_ihop)
    fil = tmp_path / "export.xlsx"
    bok.save(fil)
    return fil


def test_kolumner_med_namn_och_personnummer_tas_inte_med(db: Databas, nämnder: Nämnder, tmp_path: Path) -> None:
    plan = _plan(db, nämnder.sn, _csv(tmp_path, CSV))
    assert {k.rubrik: (k.fält, k.skäl) for k in plan.kolumner if not k.fält} == {
        "Sökande": ("", "Kan innehålla namn."), "Personnr": ("", "Innehåller personnummer."),
    }  # fmt: skip
    assert [(r.uppgifter.datum, r.uppgifter.belopp, r.uppgifter.utfall) for r in plan.rader] == [
        (date(2026, 2, 2), 8240, "Bifall"), (date(2026, 2, 3), None, "Avslag"),
    ]  # fmt: skip
    assert "Svensson" not in repr(plan.rader)


def test_inläsningen_sparar_allt_och_kan_ångras_och_göras_om(db: Databas, nämnder: Nämnder, tmp_path: Path) -> None:
    fil = _csv(tmp_path, CSV)
    ändring = beslutsimport.spara(db, _plan(db, nämnder.sn, fil))
    assert len(delegationsbeslut.lista_beslut(db, nämnder.sn)) == 2
    assert not _plan(db, nämnder.sn, fil).nya
    with pytest.raises(Inmatningsfel, match="inga nya"):
        beslutsimport.spara(db, _plan(db, nämnder.sn, fil))
    åter = ångra(db, ändring)
    assert delegationsbeslut.lista_beslut(db, nämnder.sn) == []
    ångra(db, åter)
    assert len(delegationsbeslut.lista_beslut(db, nämnder.sn)) == 2


def test_det_som_ändrats_sedan_dess_tas_inte_tillbaka(db: Databas, nämnder: Nämnder, tmp_path: Path) -> None:
    ändring = beslutsimport.spara(db, _plan(db, nämnder.sn, _csv(tmp_path, CSV)))
    rad = delegationsbeslut.lista_beslut(db, nämnder.sn)[0]
    delegationsbeslut.ta_bort_beslut(db, rad.id, None)
    with pytest.raises(Versionskonflikt):
        ångra(db, ändring)


def test_fel_står_på_sin_rad_och_ingenting_sparas(db: Databas, nämnder: Nämnder, tmp_path: Path) -> None:
    text = "Datum;Lagrum;Belopp;Beslut\n2026-02-02;1 §;12;Ja\ni går;1 §;12;Ja\n2026-02-04;1 §;mycket;Ja\n;1 §;;\n"
    plan = _plan(db, nämnder.sn, _csv(tmp_path, text + "2026-02-05;1 §;1;Enligt 19850709-9805\n"))
    assert [(f.rad, f.kolumn) for f in plan.fel] == [(3, "Datum"), (4, "Belopp"), (5, "Datum"), (6, "Beslut")]
    with pytest.raises(Inmatningsfel, match="4 rader"):
        beslutsimport.spara(db, plan)
    assert delegationsbeslut.lista_beslut(db, nämnder.sn) == []
    beslutsimport.spara(db, plan, utan_felrader=True)
    assert len(delegationsbeslut.lista_beslut(db, nämnder.sn)) == 1


def test_fel_kolumner_säger_vad_filen_har(db: Databas, nämnder: Nämnder, tmp_path: Path) -> None:
    with pytest.raises(Inmatningsfel, match="ingen rad med kolumnrubriker"):
        _plan(db, nämnder.sn, _csv(tmp_path, "Färg;Form\nröd;rund\n"))
    with pytest.raises(Inmatningsfel, match="beslutets datum"):
        _plan(db, nämnder.sn, _csv(tmp_path, "Lagrum;Delegat\n1 §;HL\n"))


def test_egen_kolumnkarta(db: Databas, nämnder: Nämnder, tmp_path: Path) -> None:
    fil = _csv(tmp_path, "Datum;Lagrum;Beslutsfattare\n2026-01-02;1 §;Ida Ek\n")
    assert [k.fält for k in _plan(db, nämnder.sn, fil).kolumner] == ["datum", "lagrum", ""]
    plan = _plan(db, nämnder.sn, fil, {0: "datum", 2: "beslutsfattare"})
    assert (plan.rader[0].uppgifter.beslutsfattare, plan.rader[0].uppgifter.lagrum) == ("Ida Ek", "")


def test_blandade_teckenkodningar_läses_rad_för_rad(db: Databas, nämnder: Nämnder, tmp_path: Path) -> None:
    rå = "Datum;Lagrum;Utfall\n2026-01-02;1 §;återkallat\n".encode() + "2026-01-03;2 §;återtaget\n".encode("cp1252")
    plan = _plan(db, nämnder.sn, _csv(tmp_path, rå + "2026-01-04;3 §;Ã¥terkallat\n".encode()))
    assert [r.uppgifter.utfall for r in plan.rader] == ["återkallat", "återtaget"]
    assert "blandar teckenkodningar" in plan.anmärkningar[0]
    assert [(f.rad, f.kolumn) for f in plan.fel] == [(4, "Utfall")]


def test_utf16_och_kommatecken(db: Databas, nämnder: Nämnder, tmp_path: Path) -> None:
    plan = _plan(db, nämnder.sn, _csv(tmp_path, 'Datum,Utfall\n2026-01-02,"ja, delvis"\n'.encode("utf-16")))
    assert plan.rader[0].uppgifter.utfall == "ja, delvis"


def test_excel_med_titel_formler_och_sammanslagna_celler(db: Databas, nämnder: Nämnder, tmp_path: Path) -> None:
    fil = _xlsx(
        tmp_path,
        ("Beslut i februari",),
        (),
        ("Datum", "Lagrum", "Belopp", "Sekretess"),
        (date(2026, 2, 2), "11 kap 1 §", 100.0, True),
        (None, "11 kap 1 §", 200, "nej"),
        (date(2026, 2, 4), "11 kap 1 §", "=C4+C5", "nej"),
        (date(2026, 2, 5), "11 kap 1 §", "#REF!", "nej"),
        slå_ihop="A4:A5",
    )
    plan = _plan(db, nämnder.sn, fil)
    assert [(r.nr, r.uppgifter.belopp, r.uppgifter.sekretess) for r in plan.rader] == [(4, 100, True)]
    assert {(f.rad, f.kolumn): f.text.split(" ")[1] for f in plan.fel} == {
        (5, "Datum"): "är", (6, "Belopp"): "har", (7, "Belopp"): "ger",
    }  # fmt: skip


def test_raden_är_bredare_än_rubrikerna(db: Databas, nämnder: Nämnder, tmp_path: Path) -> None:
    plan = _plan(db, nämnder.sn, _csv(tmp_path, "Datum;Lagrum\n2026-01-02;1 §;extra\n"))
    assert plan.fel[0].text.startswith("Raden har 3 celler")


def test_hundratusen_rader_med_ett_fel_ger_ett_fel_och_inga_beslut(
    db: Databas, nämnder: Nämnder, tmp_path: Path
) -> None:
    rader = [f"2026-01-{1 + n % 28:02};B{n};1 §;{n}" for n in range(100_000)]
    rader[77_000] = "okänt;B77000;1 §;1"
    plan = _plan(db, nämnder.sn, _csv(tmp_path, "Datum;Nr;Lagrum;Belopp\n" + "\n".join(rader)))
    assert [(f.rad, f.kolumn) for f in plan.fel] == [(77_002, "Datum")]
    assert len(plan.rader) == 99_999
    with pytest.raises(Inmatningsfel):
        beslutsimport.spara(db, plan)
    assert delegationsbeslut.lista_beslut(db, nämnder.sn) == []


@pytest.mark.parametrize(
    ("namn", "innehåll"), [("x.xlsx", b"inte zip"), ("x.pdf", b"%PDF"), ("tom.csv", b"")]
)  # fmt: skip
def test_filer_som_inte_går_att_läsa(db: Databas, nämnder: Nämnder, tmp_path: Path, namn: str, innehåll: bytes) -> None:
    fil = tmp_path / namn
    fil.write_bytes(innehåll)
    with pytest.raises(Inmatningsfel):
        _plan(db, nämnder.sn, fil)


BRÅDSKANDE = (
    "Datum;Dnr;Lagrum;Ärende;Brådskande;Sekretess\n"
    "2026-02-02;SN 2026/1;6 kap. 39 § KL;Stängning av lokal;;\n"
    "2026-02-03;SN 2026/2;6 § LVU;Omhändertagande av Kim Svensson;ja;ja\n"
    "2026-02-04;SN 2026/3;6 § LVU;Omhändertagande av Lo Ek;ja;ja\n"
    "2026-02-05;SN 2026/4;11 kap 1 §;Bistånd;;\n"
)


def test_brådskande_ur_fil_står_på_nästa_lista_och_ett_ångra_tar_allt(
    db: Databas, nämnder: Nämnder, tmp_path: Path
) -> None:
    möte = sammantraden.spara_sammanträde(db, None, SammanträdeUppgifter(nämnder.sn, date(2026, 3, 10)), None).objekt_id

    def punkter() -> list[tuple[str, str]]:
        return [(p.rubrik, p.sekretess_lagrum) for p in sammantraden.hämta_sammanträde(db, möte).uppgifter.punkter]

    plan = _plan(db, nämnder.sn, _csv(tmp_path, BRÅDSKANDE))
    assert plan.brådskande == 3
    ändring = beslutsimport.spara(db, plan)
    väntat = [(delegationsbeslut.BRÅDSKANDE, ""), (delegationsbeslut.BRÅDSKANDE_HEMLIGT, "26 kap. 1 § OSL")]
    assert punkter() == väntat
    dag = date(2026, 3, 10)
    assert [r.anmält for r in delegationsbeslut.lista_beslut(db, nämnder.sn)] == [dag, dag, dag, None]
    åter = ångra(db, ändring)
    assert punkter() == []
    assert delegationsbeslut.lista_beslut(db, nämnder.sn) == []
    ångra(db, åter)
    assert punkter() == väntat
    assert [r.anmält for r in delegationsbeslut.lista_beslut(db, nämnder.sn)] == [dag, dag, dag, None]


def test_brådskande_ur_fil_väntar_där_det_inte_finns_något_möte(db: Databas, nämnder: Nämnder, tmp_path: Path) -> None:
    beslutsimport.spara(db, _plan(db, nämnder.sn, _csv(tmp_path, BRÅDSKANDE)))
    rader = delegationsbeslut.lista_beslut(db, nämnder.sn)
    assert [(r.brådskande, r.anmält) for r in rader] == [(True, None)] * 3 + [(False, None)]
