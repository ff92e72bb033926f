"""Who may import whom. The table is the architecture; a new dependency between rooms is a decision, made here."""

from __future__ import annotations

import ast
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

PAKET = Path(__file__).resolve().parent.parent / "nämndapp"

RUM: dict[str, set[str]] = {
    "bas": set(),
    "models": set(),
    "rules": {"models"},
    "storage": {"models"},
    "importers": set(),
    "reports": {"models", "rules"},
    "exchange": {"models"},
    "services": {"models", "rules", "storage", "importers", "reports", "exchange"},
    "ui": {"services", "models"},
    "cli": {"models", "rules", "storage", "importers", "reports", "exchange", "services", "ui"},
    "__main__": {"cli", "services", "ui"},
    "__init__": set(),
}
SQL = {"sqlalchemy", "sqlmodel", "alembic", "sqlite3"}
SQL_TYPER = {"sqlmodel.Session", "sqlmodel.SQLModel"}  # services hand a unit of work on; they never write a query
HANDTAG = "nämndapp.storage.Databas"  # the window holds the open file and hands it to services; it never looks inside
NÄT = {"urllib.request", "http.client", "http.server", "smtplib", "ftplib", "requests", "httpx", "aiohttp"}
TUNGA = [
    "pandas",
    "numpy",
    "openpyxl",
    "reportlab",
    "pikepdf",
    "docx",
    "lxml",
    "alembic",
    "PIL",
    "pypdfium2",
    "rapidfuzz",
    "olefile",
]


def importer(källa: str, modul: str) -> set[str]:
    """Every dotted name that ``modul`` imports, wherever in the file, also for type checking only."""
    paket = modul.split(".")
    namn: set[str] = set()
    for nod in ast.walk(ast.parse(källa)):
        if isinstance(nod, ast.Import):
            namn.update(alias.name for alias in nod.names)
        elif isinstance(nod, ast.ImportFrom):
            bas = ".".join(paket[: len(paket) - nod.level]) if nod.level else ""
            från = ".".join(del_ for del_ in (bas, nod.module or "") if del_)
            namn.update(f"{från}.{alias.name}" for alias in nod.names)
    return namn


def rum(namn: str) -> str:
    """``nämndapp.rules.jav`` lies in ``rules``."""
    return [*namn.split("."), "__init__"][1]


def brott(källa: str, modul: str) -> list[str]:
    """What ``modul`` imports though its room may not."""
    här = rum(modul)
    fel = []
    for namn in sorted(importer(källa, modul)):
        topp = namn.split(".")[0]
        if topp == "nämndapp":
            där = rum(namn)
            if där in RUM and där not in {här, "bas", "__init__"} | RUM[här] and (här, namn) != ("ui", HANDTAG):
                fel.append(f"{här} får inte använda {där}: {namn}")
        elif här == "bas" and topp not in sys.stdlib_module_names:
            fel.append(f"bas är bara standardbiblioteket: {namn}")
        elif topp in {"PySide6", "shiboken6"} and här != "ui":
            fel.append(f"Qt hör hemma i ui: {namn}")
        elif topp in SQL and här not in {"storage", "models"} and not (här == "services" and namn in SQL_TYPER):
            fel.append(f"SQL hör hemma i storage: {namn}")
        elif any(namn == nät or namn.startswith(nät + ".") for nät in NÄT):
            fel.append(f"programmet är lokalt och öppnar inga förbindelser: {namn}")
    return fel


def _moduler() -> list[tuple[str, Path]]:
    filer = sorted(PAKET.rglob("*.py"))
    return [(".".join(f.relative_to(PAKET.parent).with_suffix("").parts), f) for f in filer]


@pytest.mark.parametrize(("modul", "fil"), _moduler(), ids=[m for m, _ in _moduler()])
def test_varje_modul_håller_sig_i_sitt_rum(modul: str, fil: Path) -> None:
    assert rum(modul) in RUM, f"{modul}: rummet finns inte i tabellen"
    assert brott(fil.read_text(encoding="utf-8"), modul) == []


@pytest.mark.parametrize(
    ("källa", "modul"),
    [
        ("from nämndapp.storage import öppna", "nämndapp.rules.jav"),
        ("def f():\n    from nämndapp.services import arenden", "nämndapp.storage.motor"),
        ("from ..ui import app", "nämndapp.services.demo"),
        ("from .. import ui", "nämndapp.services.demo"),
        ("from sqlmodel import select", "nämndapp.services.arenden"),
        ("import sqlite3", "nämndapp.ui.app"),
        ("from sqlmodel import Session", "nämndapp.ui.app"),
        ("from nämndapp.storage import Enhet", "nämndapp.ui.app"),
        ("from PySide6.QtGui import QImage", "nämndapp.reports.pdf.bild"),
        ("import sqlmodel", "nämndapp.bas.fel"),
        ("from urllib.request import urlopen", "nämndapp.importers.web"),
        ("from nämndapp.reports.dokument import Dokument", "nämndapp.ui.visning"),
    ],
)
def test_ett_brott_upptäcks(källa: str, modul: str) -> None:
    assert brott(källa, modul)


@pytest.mark.parametrize(
    ("källa", "modul"),
    [
        ("from nämndapp.bas.fel import NämndappFel\nfrom nämndapp import __version__", "nämndapp.ui.app"),
        ("from nämndapp.models import Ärende", "nämndapp.rules.jav"),
        ("from urllib.parse import quote", "nämndapp.exchange.brev"),
        ("from . import andring", "nämndapp.services.arenden"),
        ("from sqlalchemy import Column", "nämndapp.models.arende"),
    ],
)
def test_det_tillåtna_går_igenom(källa: str, modul: str) -> None:
    assert brott(källa, modul) == []


@pytest.mark.parametrize("modul", ["nämndapp.cli", "nämndapp.ui.app"])
def test_tunga_bibliotek_laddas_inte_vid_start(modul: str) -> None:
    kod = f"import sys, {modul}\nprint(*[m for m in {TUNGA!r} if m in sys.modules])"
    svar = subprocess.run([sys.executable, "-c", kod], capture_output=True, text=True, check=False)
    assert svar.returncode == 0, svar.stderr
    assert svar.stdout.strip() == "", "dessa laddas redan när fönstret öppnas"


def test_sökvägar_tål_zip_och_andra_filsystem(projektets_filer: list[Path]) -> None:
    fel = []
    for fil in projektets_filer:
        text = fil.as_posix()
        if text != unicodedata.normalize("NFC", text) or not text.replace("nämndapp/", "", 1).isascii():
            fel.append(text)
    assert fel == [], "bara mappen nämndapp får ha annat än ASCII, och den i NFC"
