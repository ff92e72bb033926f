"""The handbook: every page has its chapter, every link leads somewhere, search finds what is written."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QApplication
from tangenter import skriv

from nämndapp.bas.resurser import resurs
from nämndapp.services.dokument import DOKUMENTTYPER
from nämndapp.ui.fonster import Huvudfönster
from nämndapp.ui.hjalp import ORDNING, Hjälpfönster, läs_kapitel
from nämndapp.ui.sidor import SIDOR


@pytest.fixture
def hjälp(qtbot: Any) -> Hjälpfönster:
    fönstret = Hjälpfönster()
    qtbot.addWidget(fönstret)
    fönstret.show()
    return fönstret


def _text(namn: str) -> str:
    return (Path(resurs("handbok")) / f"{namn}.md").read_text("utf-8")


def test_alla_kapitel_finns_i_ordning() -> None:
    assert [k.namn for k in läs_kapitel()] == list(ORDNING)
    assert all(k.rubrik for k in läs_kapitel())


def test_första_kapitlet_leder_till_alla_andra_i_ordning() -> None:
    lista = _text("kom-igang").partition("## Alla kapitel")[2]
    väntat = [(k.rubrik, f"{k.namn}.md") for k in läs_kapitel() if k.namn != "kom-igang"]
    assert re.findall(r"^- \[(.+?)\]\((.+?)\)$", lista, re.MULTILINE) == väntat


@pytest.mark.parametrize(
    ("sida", "kapitel"),
    [
        ("Översikt", "kom-igang"),
        ("Ärenden", "arenden"),
        ("Sammanträden", "sammantraden"),
        ("Intern kontroll", "intern-kontroll"),
        ("Attest", "attest"),
        ("Register", "register"),
        ("Importera", "importera"),
        ("Sök", "arenden"),
        ("", "protokoll"),
    ],
)
def test_varje_sida_har_sitt_kapitel(hjälp: Hjälpfönster, sida: str, kapitel: str) -> None:
    hjälp.visa_kapitel(sida)
    assert hjälp.kapitel == kapitel
    assert len(hjälp.läsare.toPlainText()) > 500


def test_f1_öppnar_kapitlet_om_sidan(fönster: Huvudfönster, qtbot: Any) -> None:
    fönster.gå_till_sida("Register")
    fönster.visa_hjälp()
    assert fönster._hjälp.kapitel == "register"
    assert not fönster._hjälp.isModal()
    fönster._hjälp.close()


def test_alla_länkar_leder_till_ett_kapitel() -> None:
    länkar = {länk for k in läs_kapitel() for länk in re.findall(r"\]\(([^)]+)\)", k.text)}
    assert länkar <= {f"{namn}.md" for namn in ORDNING}


def test_en_länk_byter_kapitel(hjälp: Hjälpfönster) -> None:
    hjälp.visa("kom-igang")
    hjälp._länk(QUrl("sakerhet.md"))
    assert hjälp.kapitel == "sakerhet"


def test_sökningen_finner_orden_också_böjda(hjälp: Hjälpfönster, qtbot: Any) -> None:
    hjälp.sökfält.setFocus()
    skriv(hjälp.sökfält, "säkerhetskopia")
    titlar = [hjälp.lista.item(nr).text() for nr in range(hjälp.lista.count())]
    assert "Säkerhet" in titlar
    assert "säkerhetskop" in hjälp.läsare.textCursor().selectedText().lower()
    hjälp.sökfält.clear()
    assert hjälp.lista.count() == len(ORDNING)


def test_det_som_inte_finns_sägs(hjälp: Hjälpfönster) -> None:
    hjälp.sökfält.setText("xyzzy")
    assert hjälp.lista.count() == 0
    assert "Inget kapitel" in hjälp.antal.text()


def test_esc_stänger(hjälp: Hjälpfönster, qtbot: Any) -> None:
    qtbot.keyClick(hjälp, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert not hjälp.isVisible()


def test_handboken_säger_att_sekretess_inte_hör_hemma_här() -> None:
    text = _text("sakerhet")
    assert "individärenden" in text
    assert "inte krypterad" in text


def test_varje_papper_på_kommandoraden_är_beskrivet() -> None:
    text = _text("kommandoraden")
    assert [typ for typ in DOKUMENTTYPER if f"`{typ}`" not in text] == []


def test_varje_kommando_är_beskrivet(capsys: pytest.CaptureFixture[str]) -> None:
    from nämndapp.cli import main

    with pytest.raises(SystemExit):
        main(["--hjalp"])
    hjälptext = capsys.readouterr().out
    kommandon = re.findall(r"^ {2,4}([a-z]+) {2,}", hjälptext, flags=re.MULTILINE)
    assert "sjalvtest" in kommandon
    rubriker = " ".join(re.findall(r"^## (.*)$", _text("kommandoraden"), flags=re.MULTILINE))
    assert [k for k in kommandon if k not in rubriker] == []


def test_varje_område_har_sin_siffra_i_tangentbordets_kapitel() -> None:
    rad = next(r for r in _text("tangentbord").splitlines() if "Ctrl+1" in r)
    assert ", ".join(s.namn for s in SIDOR[:9]) in rad
    assert f"`Ctrl+{min(len(SIDOR), 9)}`" in rad
    assert [s.namn for s in SIDOR[9:]] == ["Sök"], "the tenth page has Ctrl+K"


def test_menyns_genvägar_står_i_handboken(fönster: Huvudfönster) -> None:
    text = _text("tangentbord")
    genvägar = {
        g.toString() for meny in fönster.menuBar().actions() for å in meny.menu().actions() for g in å.shortcuts()[:1]
    }
    saknas = [g for g in genvägar if g and f"`{g}`" not in text and not re.fullmatch(r"Ctrl\+\d", g)]
    assert saknas == []
