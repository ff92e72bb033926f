"""namndapp exportera, i processen."""

from __future__ import annotations

import json
from datetime import date, time
from pathlib import Path

import pytest

from nämndapp import cli
from nämndapp.exchange.ics import läs
from nämndapp.services import register, sammantraden
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
