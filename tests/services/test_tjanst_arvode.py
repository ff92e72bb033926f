"""Arvodesunderlag over a period, as paper and in Excel."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import motesprov
import openpyxl
from namndprov import Nämnder

from nämndapp.reports.dokument import textflöde
from nämndapp.services import arvode, dokument, narvaro
from nämndapp.storage import Databas

ÅR = (date(2026, 1, 1), date(2026, 12, 31))


def test_perioden_i_excel_har_rader_och_summor(db: Databas, nämnder: Nämnder, tmp_path: Path) -> None:
    m = motesprov.hållet(db, nämnder.sn)
    n = narvaro.hämta_närvaro(db, m.id)
    nya = tuple(replace(r, resa_km=24, anteckning="=1+1") if r.namn == "Vice Alm" else r for r in n.närvarande)
    narvaro.spara_närvaro(db, m.id, replace(n, närvarande=nya), n)
    möten = arvode.arvode_för_period(db, *ÅR)
    assert [(p.namn, p.tjänst, p.minuter) for p in möten[0].poster] == [
        ("Ordförande Ek", "tjänstgjort", 180),
        ("Vice Alm", "tjänstgjort", 180),
        ("Ledamot Lind", "tjänstgjort", 180),
        ("Ersättare Ask", "närvarit", 180),
        ("Ersättare Björk", "närvarit", 180),
    ]
    assert arvode.arvode_för_period(db, *ÅR, nämnd="BMN") == []
    assert arvode.hämta_arvode(db, m.id) == möten[0]
    fil = tmp_path / "arvode.xlsx"
    assert arvode.exportera(möten, fil) == 5
    bok = openpyxl.load_workbook(fil)
    rader = list(bok["Sammanträden"].iter_rows(values_only=True))
    assert rader[2][1:5] == (datetime(2026, 3, 10), "Vice Alm", "C", "1:e vice ordförande")
    assert (rader[2][9], rader[2][10], rader[2][14]) == (180, 24, "=1+1")
    assert bok["Sammanträden"]["O3"].data_type == "s"
    assert [r[0] for r in bok["Sammanställning"].iter_rows(min_row=2, values_only=True)][:2] == [
        "Ordförande Ek", "Vice Alm",
    ]  # fmt: skip


def test_pappren_av_mötet_och_av_året(db: Databas, nämnder: Nämnder) -> None:
    m = motesprov.hållet(db, nämnder.sn)
    av_mötet = dokument.bygg(db, "arvodesunderlag", nämnd="SN", datum=date(2026, 3, 10))
    av_året = dokument.bygg(db, "arvodesunderlag", nämnd="SN", år=2026)
    assert av_mötet.titel == "Arvodesunderlag för socialnämnden 10\N{NO-BREAK SPACE}mars\N{NO-BREAK SPACE}2026"
    assert av_året.titel == "Arvodesunderlag för socialnämnden 2026"
    assert any("Vice Alm (C)" in t for t in textflöde(av_året.dokument))
    tomt = dokument.bygg(db, "arvodesunderlag", nämnd="SN", år=2025)
    assert "Ingen närvaro är antecknad." in textflöde(tomt.dokument)
    lista = dokument.bygg(db, "narvarolista", sammanträde_id=m.id)
    assert any("hela sammanträdet" in t for t in textflöde(lista.dokument))
