"""The colours: WCAG contrast in both themes (WCAG 2.1, 1.4.3)."""

from __future__ import annotations

import pytest

from nämndapp.ui.tema import LJUST, MÖRKT, PAR, Färger, kontrast


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
