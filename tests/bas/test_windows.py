"""What is said to Windows, on a stand-in for its libraries; nothing at all on other systems."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from nämndapp.bas import windows
from nämndapp.bas.kormarke import NAMN, Körmärke


class Låtsas:
    """Answers every function and notes what it was called with."""

    def __init__(self, svar: Any = 1) -> None:
        self.anrop: list[tuple[str, tuple[Any, ...]]] = []
        self.svar = svar

    def __call__(self, _bibliotek: str) -> Låtsas:
        return self

    def __getattr__(self, namn: str) -> Any:
        def anropa(*argument: Any) -> Any:
            rena = tuple(getattr(a, "value", a) for a in argument)
            self.anrop.append((namn, rena))
            return self.svar(rena) if callable(self.svar) else self.svar

        return anropa


@pytest.fixture
def på_windows(monkeypatch: pytest.MonkeyPatch) -> Låtsas:
    dll = Låtsas()
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(windows, "dll", dll)
    return dll


def test_körmärket_hålls_tills_fönstret_stängs(på_windows: Låtsas) -> None:
    handtag = {NAMN[0]: 11, NAMN[1]: None}  # another session forbids the global one
    på_windows.svar = lambda argument: handtag.get(argument[-1], 1)
    märke = Körmärke()
    märke.ta()
    assert [a for _, (*_, a) in på_windows.anrop] == ["Local\\Namndapp.kors", "Global\\Namndapp.kors"]
    märke.släpp()
    märke.släpp()
    assert på_windows.anrop[2:] == [("CloseHandle", (11,))]


def test_programmet_har_ett_eget_namn_i_aktivitetsfältet(på_windows: Låtsas) -> None:
    windows.sätt_app_id()
    assert på_windows.anrop == [("SetCurrentProcessExplicitAppUserModelID", ("Namndapp.Namndapp",))]


def test_den_andra_starten_släpper_fram_den_första(på_windows: Låtsas) -> None:
    windows.låt_andra_ta_förgrunden()
    assert på_windows.anrop == [("AllowSetForegroundWindow", (0xFFFFFFFF,))]


def test_systemets_egen_ruta(på_windows: Låtsas) -> None:
    windows.visa_ruta("Qt saknas.", "Nämndapp", fel=True)
    assert på_windows.anrop == [("MessageBoxW", (None, "Qt saknas.", "Nämndapp", 0x10010))]


def test_skalning_och_teckentabell(på_windows: Låtsas) -> None:
    på_windows.svar = 144
    assert windows.skalning() == 150
    assert windows.teckentabell() == 144


def test_på_andra_system_görs_ingenting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(windows, "dll", lambda _: pytest.fail("inte på Windows"))
    märke = Körmärke()
    märke.ta()
    märke.släpp()
    windows.sätt_app_id()
    windows.låt_andra_ta_förgrunden()
    windows.visa_ruta("a", "b", fel=True)
    assert (windows.session(), windows.teckentabell(), windows.skalning()) == (None, None, None)
