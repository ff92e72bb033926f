"""Proof that this installation works: files, database, migrations, search, backup, import, papers, the window.

Runs the real thing on a throw-away database, so that a frozen program that lacks a library or a font says so.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from nämndapp.bas.fel import NämndappFel, orsak
from nämndapp.bas.resurser import resurs
from nämndapp.services import (
    arenden,
    demo,
    dokument,
    granska,
    importera,
    protokoll,
    register,
    sakerhet,
    sammantraden,
    sok,
)
from nämndapp.services.uppgifter import NämndUppgifter, ÄrendeUppgifter
from nämndapp.storage import Databas, migreringsprov, öppna

Fönsterprov = Callable[[Databas], str]
_RESURSER = (
    "fonts/NotoSans-Regular.ttf",
    "fonts/NotoSans-Bold.ttf",
    "fonts/NotoSans-Italic.ttf",
    "fonts/NotoSans-BoldItalic.ttf",
    "lagrum.toml",
    "demo/ekbro.toml",
    "sjalvtest/handlingar.txt",
    "ikoner/namndapp.svg",
)
MÄRKE = "skapad-av-sjalvtest.txt"
_SIGNATUR = {"pdf": b"%PDF-", "docx": b"PK\x03\x04", "html": b"<!DOCTYPE html"}


@dataclass(frozen=True, slots=True)
class Kontroll:
    """One check: what, whether it worked, what was seen (or what went wrong), and how long it took."""

    namn: str
    ok: bool
    text: str
    sekunder: float


class _Misslyckat(Exception):
    """A check saw something else than it should."""


def självtest(
    ut: Path | None = None,
    *,
    fönster: Fönsterprov | None = None,
    visa: Callable[[Kontroll], None] | None = None,
) -> list[Kontroll]:
    """Runs all checks, each reported as it is done; one that fails does not stop the others.

    Papers and databases are left in ``ut``; without it in a temporary folder that is removed.
    """
    mapp = Path(tempfile.mkdtemp(prefix="namndapp-sjalvtest-"))
    svar: list[Kontroll] = []
    try:
        for namn, prov in _prov(mapp, fönster):
            kontroll = _kör(namn, prov)
            svar.append(kontroll)
            if visa:
                visa(kontroll)
        if ut is not None:
            _lämna_kvar(mapp, ut)
    finally:
        shutil.rmtree(mapp, ignore_errors=True)
    return svar


def _kör(namn: str, prov: Callable[[], str]) -> Kontroll:
    början = time.perf_counter()
    try:
        text, ok = prov(), True
    except Exception as fel:  # whatever it is, the line must say so and the next check must run
        text, ok = f"{type(fel).__name__}: {fel}", False
    return Kontroll(namn, ok, " ".join(text.split()), time.perf_counter() - början)


def _prov(mapp: Path, fönster: Fönsterprov | None) -> Iterator[tuple[str, Callable[[], str]]]:
    yield "resurser", _resurser
    yield "ny databas", lambda: _ny_databas(mapp)
    yield "migreringar", lambda: f"schema {migreringsprov.prova_från_grunden(_mapp(mapp, 'migrering'))}"
    yield "skriva och läsa", lambda: _skriva_och_läsa(mapp)
    yield "sökning", lambda: _sökning(mapp)
    yield "import", lambda: _import(mapp)
    yield "regler", lambda: _regler(mapp)
    yield "säkerhetskopia", lambda: _säkerhetskopia(mapp)
    yield "demo med alla dokument", lambda: _demo(mapp)
    for format_ in dokument.FORMAT:
        yield f"dokument som {format_}", lambda format_=format_: _dokument(mapp, format_)  # type: ignore[misc]
    if fönster is not None:
        yield "fönster", lambda: _fönster(mapp, fönster)


def _kräv(villkor: bool, text: str) -> None:
    if not villkor:
        raise _Misslyckat(text)


def _mapp(mapp: Path, namn: str) -> Path:
    ny = mapp / namn
    ny.mkdir()
    return ny


def _resurser() -> str:
    for namn in _RESURSER:
        _kräv(resurs(namn).stat().st_size > 0, f"{namn} är tom")
    _kräv(resurs(_RESURSER[0]).read_bytes()[:4] == b"\x00\x01\x00\x00", "typsnittet är inte TrueType")
    return f"{len(_RESURSER)} filer"


def _fil(mapp: Path) -> Path:
    return mapp / "självtest.namnd"


def _ny_databas(mapp: Path) -> str:
    with öppna(_fil(mapp)) as db:
        _kräv(db.skrivbar, "databasen går inte att skriva i")
        register.spara_nämnd(db, None, NämndUppgifter("Socialnämnden", "SN"), None)
    return f"{_fil(mapp).stat().st_size // 1024} kB"


def _skriva_och_läsa(mapp: Path) -> str:
    with öppna(_fil(mapp)) as db:
        nämnd = register.lista_nämnder(db)[0].id
        uppgifter = ÄrendeUppgifter(nämnd, "Räksmörgåsar på sjön Öjaren", date(2026, 3, 1), "SN 2026/99")
        id_ = arenden.spara_ärende(db, None, uppgifter, None).objekt_id
    with öppna(_fil(mapp), skrivskyddad=True) as db:
        _kräv(arenden.hämta_ärende(db, id_).uppgifter == uppgifter, "det lästa är inte det skrivna")
    return "ett ärende sparat, stängt och läst"


def _sökning(mapp: Path) -> str:
    with öppna(_fil(mapp), skrivskyddad=True) as db:
        for fråga in ("räksmörgås", "SN 2026/99", "örgåsa"):
            _kräv(len(sok.sök(db, fråga)) == 1, f"”{fråga}” hittades inte")
        _kräv(sok.sök(db, "raksmorgas") == [], "å och a räknas som samma bokstav")
    return "ord, diarienummer och del av ord"


def _import(mapp: Path) -> str:
    with öppna(_fil(mapp)) as db:
        inläst = importera.läs_fil(resurs("sjalvtest/handlingar.txt"))
        svar = importera.spara_import(db, None, inläst)
        _kräv(svar.nya.get("punkter") == 3 and svar.nya.get("handlingar") == 2, f"fick {svar.nya}")
        _kräv(importera.spara_import(db, None, inläst).antal_nya == 0, "samma fil lade till något igen")
        protokoll.föreslå_protokollsutkast(db, svar.sammanträde_id or 0)
        _kräv(len(protokoll.lista_paragrafer(db, svar.sammanträde_id or 0)) == 3, "protokollsutkastet är inte helt")
    return f"{svar.antal_nya} nya poster, protokollsutkast med 3 paragrafer"


def _regler(mapp: Path) -> str:
    with öppna(_fil(mapp), skrivskyddad=True) as db:
        fynd = granska.granska(db, idag=date(2026, 3, 5))
        _kräv(bool(sammantraden.lista_sammanträden(db)) and bool(fynd), "reglerna fann ingenting")
    return f"{len(fynd)} påpekanden"


def _säkerhetskopia(mapp: Path) -> str:
    kopia, tillbaka = mapp / "kopia.namnd", mapp / "återställd.namnd"
    with öppna(_fil(mapp)) as db:
        sakerhet.säkerhetskopiera(db, kopia)
        antal = len(arenden.lista_ärenden(db))
        _kräv(sakerhet.kontrollera(db) == [], "databasen är inte hel")
    sakerhet.återställ(kopia, tillbaka)
    with öppna(tillbaka, skrivskyddad=True) as db:
        _kräv(len(arenden.lista_ärenden(db)) == antal, "kopian har inte samma innehåll")
    return f"kopierad, återställd och kontrollerad ({antal} ärenden)"


def _demo(mapp: Path) -> str:
    svar = demo.skapa_demo(mapp / "demo")
    _kräv(len(svar.filer) == len(dokument.DOKUMENTTYPER), f"{len(svar.filer)} dokument")
    return f"{len(svar.filer)} dokument"


def _dokument(mapp: Path, format_: str) -> str:
    databas = mapp / "demo" / demo.DATABAS
    _kräv(databas.exists(), "demodatabasen saknas")
    platsen = _mapp(mapp, format_)
    antal = 0
    with öppna(databas, skrivskyddad=True) as db:
        for typ, val in demo.dokumentval(db):
            fil = platsen / f"{typ}.{format_}"
            dokument.skriv(dokument.bygg(db, typ, **val), format_, fil)
            _kräv(fil.read_bytes().lstrip().startswith(_SIGNATUR[format_]), f"{fil.name} är inte {format_}")
            antal += 1
    return f"{antal} dokument"


def _fönster(mapp: Path, fönster: Fönsterprov) -> str:
    databas = mapp / "demo" / demo.DATABAS
    _kräv(databas.exists(), "demodatabasen saknas")
    with öppna(databas) as db:
        return fönster(db)


def _lämna_kvar(mapp: Path, ut: Path) -> None:
    mål = ut / "namndapp-sjalvtest"
    if mål.exists() and not (mål / MÄRKE).exists():
        raise NämndappFel(f"Mappen {mål} finns redan och är inte självtestets.", "Välj en annan mapp med --ut.")
    try:
        ut.mkdir(parents=True, exist_ok=True)
        if mål.exists():
            shutil.rmtree(mål)
        (mapp / MÄRKE).write_text("Skapad av namndapp sjalvtest; skrivs över nästa gång.\n", encoding="utf-8")
        shutil.copytree(mapp, mål)
    except OSError as fel:
        raise NämndappFel(f"Självtestets filer kan inte läggas i {ut} ({orsak(fel)}).") from fel
