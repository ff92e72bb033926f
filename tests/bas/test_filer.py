"""Names that every system takes, files that change places, and patterns that Windows leaves to the program."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from nämndapp.bas.filbyte import byt
from nämndapp.bas.filnamn import rent_filnamn
from nämndapp.bas.kommandorad import med_jokertecken


@pytest.mark.parametrize(
    ("titel", "namn"),
    [
        ("Kallelse 2026-12-08", "Kallelse 2026-12-08"),
        ("Svar på motion: Fler träd? <A/B>", "Svar på motion Fler träd A B"),
        ("NUL", "Papper NUL"),
        ("con", "Papper con"),
        ("Aux.2026", "Papper Aux.2026"),
        ("COM1", "Papper COM1"),
        ("LPT³. Skrivare", "Papper LPT³. Skrivare"),
        ("CONIN$", "Papper CONIN$"),
        ("Nulägesrapport", "Nulägesrapport"),
        ("Consensus", "Consensus"),
        ("Protokoll. ", "Protokoll"),
        (" ... ", "Papper"),
        ("", "Papper"),
        ("rad\nett\ttvå\x00", "rad ett två"),
        ("\udce5\x85", "Papper"),
        ("A\u030arsredovisning", "Årsredovisning"),
        ("../../etc/passwd", "etc passwd"),
        ("C:\\Windows", "C Windows"),
    ],
)
def test_titeln_som_filnamn(titel: str, namn: str) -> None:
    assert rent_filnamn(titel, "Papper") == namn


def test_långa_titlar_ryms_på_varje_system() -> None:
    for titel in ("ö" * 500, "\U0001f333" * 500, "ord. " * 100, ("a" * 119 + " .") * 3):
        namn = rent_filnamn(titel, "Papper")
        assert len(namn) <= 120
        assert len(f".{namn}.docx.skrivs".encode()) <= 255
        assert namn == namn.strip(" .")


def test_en_fil_som_hålls_en_kort_stund_byts_ändå(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ny, mål = tmp_path / "ny", tmp_path / "mål"
    ny.write_text("ny", encoding="utf-8")
    hålls = threading.Event()
    threading.Timer(0.1, hålls.set).start()
    verklig = Path.replace

    def som_windows(själv: Path, till: Path) -> Path:
        if not hålls.is_set():
            raise PermissionError(13, "virusskyddet läser den")
        return verklig(själv, till)

    monkeypatch.setattr(Path, "replace", som_windows)
    byt(ny, mål)
    assert mål.read_text(encoding="utf-8") == "ny"


def test_en_fil_som_hålls_länge_ger_besked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def vägra(*_: object) -> Path:
        raise PermissionError(13, "Word har den")

    monkeypatch.setattr(Path, "replace", vägra)
    början = time.monotonic()
    with pytest.raises(PermissionError):
        byt(tmp_path / "ny", tmp_path / "mål")
    assert time.monotonic() - början < 1


def test_jokertecken_blir_filerna_de_står_för(tmp_path: Path) -> None:
    for namn in ("b.pdf", "a.pdf", "c.txt", "[1].txt"):
        (tmp_path / namn).touch()
    assert [f.name for f in med_jokertecken([tmp_path / "*.pdf", tmp_path / "c.txt"])] == ["a.pdf", "b.pdf", "c.txt"]
    assert med_jokertecken([tmp_path / "[1].txt"]) == [tmp_path / "[1].txt"], "en fil som heter så"
    assert med_jokertecken([tmp_path / "*.docx"]) == [tmp_path / "*.docx"], "ingen passar: felet säger namnet"
