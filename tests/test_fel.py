"""What the operating system says, in Swedish."""

from __future__ import annotations

import errno
import re
from pathlib import Path

import pytest

from nämndapp.bas.fel import orsak

ROT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize(
    ("nummer", "ord_"),
    [
        (errno.ENOENT, "mappen eller filen finns inte"),
        (errno.EACCES, "du saknar behörighet"),
        (errno.ENOSPC, "disken är full"),
        (99999, "systemets felkod 99999"),
    ],
)
def test_orsaken_sägs_på_svenska(nummer: int, ord_: str) -> None:
    assert orsak(OSError(nummer, "Something in English")) == ord_


def test_en_fil_som_word_har_öppen_på_windows_är_upptagen() -> None:
    fel = PermissionError(errno.EACCES, "The process cannot access the file")
    fel.winerror = 32  # type: ignore[attr-defined, unused-ignore]  # Windows only
    assert orsak(fel) == "filen används av ett annat program"


@pytest.mark.parametrize(
    ("winerror", "filnamn", "ord_"),
    [
        (206, "C:\\a", "för lång"),
        (3, "C:\\" + "m" * 260, "för lång"),
        (3, "C:\\m", "mappen eller filen finns inte"),
        (53, "\\\\server\\a", "nätverket svarar inte"),
        (112, "C:\\a", "disken är full"),
        (225, "C:\\a", "virusskyddet"),
    ],
)
def test_windows_egna_orsaker(winerror: int, filnamn: str, ord_: str) -> None:
    fel = FileNotFoundError(errno.ENOENT, "The filename or extension is too long", filnamn)
    fel.winerror = winerror  # type: ignore[attr-defined, unused-ignore]  # Windows only
    assert ord_ in orsak(fel)


def test_fel_utan_nummer() -> None:
    assert orsak(OSError("trasig")) == "okänd orsak"


def test_systemets_engelska_står_inte_i_någon_mening() -> None:
    källor = [p for p in (ROT / "nämndapp").rglob("*.py") if re.search(r"\.strerror\b", p.read_text(encoding="utf-8"))]
    assert källor == []
