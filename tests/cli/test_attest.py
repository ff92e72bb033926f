"""namndapp attest, skapa attestlista and exportera attestlista, i processen."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path

import pytest

from nämndapp import cli
from nämndapp.services import attest, attestrader, register
from nämndapp.services.attestuppgifter import AttestpersonUppgifter, AttestradUppgifter, Personval
from nämndapp.services.uppgifter import KommunUppgifter, NämndUppgifter
from nämndapp.storage import öppna


@pytest.fixture
def fil(tmp_path: Path) -> Path:
    """A decided list and the proposal for the next year."""
    personer = (AttestpersonUppgifter("Anna Ek"), AttestpersonUppgifter("Bo Alm", "ersättare"))
    with öppna(tmp_path / "ekbro.namnd") as db:
        register.spara_kommun(db, None, KommunUppgifter("Ekbro kommun"), None)
        sn = register.spara_nämnd(db, None, NämndUppgifter("Socialnämnden", "SN"), None).objekt_id
        id_ = attest.skapa_lista(db, sn, 2026).objekt_id
        rad = AttestradUppgifter("00710", "Förskola", personer, "inom budget", 50_000)
        attestrader.lägg_till_rader(db, id_, [rad], None, None)
        attest.besluta(db, id_, datum=date(2025, 12, 1), paragraf=5, gäller_från=date(2026, 1, 1), väntad_version=None)
        ny = attest.ny_version(db, id_, 2027).objekt_id
        attestrader.ersätt_person(
            db, ny, Personval("Anna Ek"), Personval("Dan Dahl"), date(2027, 1, 1), väntad_version=None
        )
    return tmp_path / "ekbro.namnd"


def _kör(kommando: str, fil: Path, *ord_: str) -> int:
    return cli.main([kommando, *ord_, "--databas", str(fil)])


def test_attest_svarar_med_rad_roller_och_villkor(fil: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _kör("attest", fil, "00710", "--namnd", "SN", "--datum", "2026-05-01") == 0
    assert capsys.readouterr().out.replace("\u00a0", " ").splitlines() == [
        "Attestlista 2026, version 1",
        "00710 Förskola (inom budget), högst 50 000 kr  [raden 00710]",
        "    Beslutsattestant: Anna Ek",
        "    Ersättare: Bo Alm",
    ]


def test_attest_som_json_säger_varför_och_om_listan_är_beslutad(fil: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _kör("attest", fil, "00710", "--datum", "2026-05-01", "--json") == 0
    svar = json.loads(capsys.readouterr().out)
    assert (svar["i_listan"], svar["lista"]["beslutad"], svar["rader"][0]["grund"]) == (True, True, "koden")
    assert svar["rader"][0]["roller"][0] == {
        "roll": "Beslutsattestant",
        "personer": [{"namn": "Anna Ek", "fran": None, "till": None, "osaker": False}],
    }


def test_en_kod_som_inte_står_i_listan_och_en_dag_utan_lista_sägs(
    fil: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _kör("attest", fil, "99999", "--datum", "2026-05-01") == 0
    assert "Koden 99999 står inte i listan." in capsys.readouterr().out
    assert _kör("attest", fil, "00710", "--datum", "2020-01-01") == 2
    assert capsys.readouterr().err.startswith("Socialnämnden har ingen attestlista som gäller 2020-01-01.")


def test_listan_görs_med_ändringarna_mot_förra_årets_version(fil: Path, tmp_path: Path) -> None:
    ut = tmp_path / "lista.html"
    assert _kör("skapa", fil, "attestlista", "--ar", "2027", "--version", "1", "--jamfor", "1", "--ut", str(ut)) == 0
    text = ut.read_text(encoding="utf-8")
    assert "<del>Anna Ek</del> / <ins>Dan Dahl" in text
    assert "ändrad: beslutsattestant" in text


def test_en_persons_attesträtter_görs_för_sig(fil: Path, tmp_path: Path) -> None:
    ut = tmp_path / "bo.html"
    assert _kör("skapa", fil, "attestratter", "--ar", "2026", "--person", "Bo Alm", "--ut", str(ut)) == 0
    assert "Anna Ek" not in ut.read_text(encoding="utf-8")


def test_listan_exporteras_med_sina_nollor(fil: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ut = tmp_path / "lista.csv"
    assert _kör("exportera", fil, "attestlista", "--ar", "2026", "--ut", str(ut), "--json") == 0
    assert json.loads(capsys.readouterr().out)["antal"] == 1
    with ut.open(encoding="utf-8-sig", newline="") as källa:
        (rad,) = csv.DictReader(källa, delimiter=";")
    assert (rad["Identitet"], rad["Villkor"], rad["Belopp, kr"]) == ("00710", "inom budget", "50000")
    assert _kör("exportera", fil, "attestlista", "--ut", str(tmp_path / "lista.txt")) == 2
