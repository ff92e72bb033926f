"""namndapp exportera, i processen."""

from __future__ import annotations

import json
from datetime import date, time
from pathlib import Path

import openpyxl
import pytest

from nämndapp import cli
from nämndapp.exchange.ics import läs
from nämndapp.models import Närvaroroll
from nämndapp.services import delegationsstatistik, internkontroll, narvaroforslag, register, sammantraden
from nämndapp.services.delegationsuppgifter import Siffra
from nämndapp.services.internkontrolluppgifter import PlanUppgifter, RiskanalysUppgifter, RiskUppgifter
from nämndapp.services.uppgifter import KommunUppgifter, NämndUppgifter, SammanträdeUppgifter
from nämndapp.storage import öppna


@pytest.fixture
def fil(tmp_path: Path) -> Path:
    with öppna(tmp_path / "ekbro.namnd") as db:
        register.spara_kommun(db, None, KommunUppgifter("Ekbro kommun"), None)
        sn = register.spara_nämnd(db, None, NämndUppgifter("Socialnämnden", "SN"), None).objekt_id
        for år in (2026, 2027):
            möte = SammanträdeUppgifter(sn, date(år, 12, 8), time(13, 30))
            sammantraden.spara_sammanträde(db, None, möte, None)
    return tmp_path / "ekbro.namnd"


def test_delegationsstatistik_som_excel(fil: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with öppna(fil) as db:
        nämnd = register.lista_nämnder(db)[0].id
        delegationsstatistik.spara_siffror(db, nämnd, [Siffra("LSS", "antal", 2026, 1, 4)])
    ut = tmp_path / "s.xlsx"
    svar = cli.main(["exportera", "delegationsstatistik", "--databas", str(fil), "--ut", str(ut), "--json"])
    assert svar == 0
    assert json.loads(capsys.readouterr().out)["ar"] == 2026
    assert openpyxl.load_workbook(ut)["LSS"]["B4"].value == 4


def _kör(fil: Path, *ord_: str) -> int:
    return cli.main(["exportera", "kalender", "--databas", str(fil), *ord_])


def test_kalendern_skrivs_för_ett_år(fil: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ut = tmp_path / "sn.ics"
    assert _kör(fil, "--namnd", "SN", "--ar", "2027", "--ut", str(ut), "--json") == 0
    assert [h.datum for h in läs(ut.read_bytes())] == [date(2027, 12, 8)]
    assert json.loads(capsys.readouterr().out) == {"fil": str(ut), "typ": "kalender", "antal": 1, "installda": 0}


def test_kalendern_skrivs_även_när_någon_arbetar_i_filen(
    fil: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with öppna(fil):
        assert _kör(fil, "--ut", str(tmp_path / "alla.ics")) == 0
    assert "antecknades inte" in capsys.readouterr().err
    assert len(läs((tmp_path / "alla.ics").read_bytes())) == 2


def test_fel_nämnd_och_mapp_får_en_mening(fil: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _kör(fil, "--namnd", "XX", "--ut", str(tmp_path / "x.ics")) == 2
    assert _kör(fil, "--ut", str(tmp_path)) == 2
    assert _kör(fil, "--ut", str(tmp_path / "saknas" / "x.ics")) == 2
    assert capsys.readouterr().err.count("\n") == 3


def test_arvodet_skrivs_som_excel(fil: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with öppna(fil) as db:
        id_ = next(m.id for m in sammantraden.lista_sammanträden(db) if m.datum.year == 2026)
        narvaroforslag.lägg_till_namn(db, id_, "Åsa Öberg", roll=Närvaroroll.LEDAMOT, parti="EP")
    ut = tmp_path / "arvode.xlsx"
    ord_ = ["exportera", "arvode", "--databas", str(fil), "--namnd", "SN"]
    assert cli.main([*ord_, "--ar", "2026", "--ut", str(ut), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"fil": str(ut), "typ": "arvode", "antal": 1, "sammantraden": 1}
    assert openpyxl.load_workbook(ut)["Sammanträden"]["C2"].value == "Åsa Öberg"
    assert cli.main([*ord_, "--datum", "2027-12-08", "--ut", str(ut), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["antal"] == 0
    assert cli.main([*ord_, "--ut", str(tmp_path / "arvode.csv")]) == 2
    assert "xlsx" in capsys.readouterr().err


def test_intern_kontroll_skrivs_som_excel(fil: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with öppna(fil) as db:
        sn = next(n.id for n in register.lista_nämnder(db) if n.kod == "SN")
        analys = RiskanalysUppgifter(
            sn, 2026, risker=(RiskUppgifter("=Fel", föregående=9, sannolikhet=3, konsekvens=4),)
        )
        analys_id = internkontroll.spara_riskanalys(db, None, analys, None).objekt_id
        internkontroll.spara_plan(db, None, PlanUppgifter(sn, 2026, riskanalys_id=analys_id), None)
    ut = tmp_path / "kontroll.xlsx"
    ord_ = ["exportera", "internkontroll", "--databas", str(fil), "--namnd", "SN"]
    assert cli.main([*ord_, "--ar", "2026", "--ut", str(ut), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"fil": str(ut), "typ": "internkontroll", "antal": 3}
    bok = openpyxl.load_workbook(ut)
    assert bok.sheetnames == ["Riskanalys 2026", "Internkontrollplan 2026", "Kontrolltillfällen 2026"]
    blad = bok["Riskanalys 2026"]
    assert [blad.cell(2, nr).value for nr in (3, 5, 8, 9, 10)] == ["=Fel", 9, 12, "hög", "↑ ökat från 9 till 12"]
    assert cli.main([*ord_, "--ar", "1999", "--ut", str(ut)]) == 2
    assert "ingen intern kontroll för 1999" in capsys.readouterr().err
    assert cli.main([*ord_, "--ut", str(tmp_path / "kontroll.csv")]) == 2
