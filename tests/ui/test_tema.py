"""The colours: WCAG contrast in both themes (WCAG 2.1, 1.4.3)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QComboBox, QListWidget, QMenu, QTableView, QWidget

from nämndapp.ui.tema import LJUST, MÖRKT, PAR, TYPSNITT, Färger, Tema, kontrast


@pytest.mark.parametrize("färger", [LJUST, MÖRKT], ids=["ljust", "mörkt"])
@pytest.mark.parametrize(("text", "grund"), PAR)
def test_text_syns_mot_sin_bakgrund(färger: Färger, text: str, grund: str) -> None:
    assert kontrast(getattr(färger, text), getattr(färger, grund)) >= 4.5


def test_kontrast_räknas_som_i_wcag() -> None:
    assert kontrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert kontrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("färger", [LJUST, MÖRKT], ids=["ljust", "mörkt"])
def test_kanten_runt_det_som_har_fokus_syns(färger: Färger) -> None:
    """WCAG 2.1, 1.4.11: at least 3:1 for what shows focus."""
    assert kontrast(färger.accent, färger.yta) >= 3
    assert kontrast(färger.accent, färger.fönster) >= 3


@pytest.fixture
def windows_typsnitt(qapp: QApplication) -> Iterator[QApplication]:
    """As on Windows, where the system has fonts of its own for lists and menus."""
    Tema(qapp, läge="ljust")
    klasser = ("QAbstractItemView", "QListView", "QTableView", "QMenu", "QComboMenuItem")
    for klass in klasser:
        qapp.setFont(QFont("Noto Serif"), klass)
    yield qapp
    qapp.setFont(qapp.font())


@pytest.mark.parametrize("slag", [QListWidget, QTableView, QMenu, QComboBox])
def test_listor_och_menyer_har_programmets_typsnitt_även_när_systemet_har_ett_eget(
    windows_typsnitt: QApplication, slag: type[QWidget]
) -> None:
    widget = slag()
    widget.ensurePolished()
    assert widget.font().family() == TYPSNITT
