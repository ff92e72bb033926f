"""Backups: SQLite's online backup to a file that is checked before it counts, and the way back."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from nämndapp.bas.fel import Databasfel, Inmatningsfel, NämndappFel
from nämndapp.bas.filbyte import byt
from nämndapp.storage import felkarta, filer, logg, motor, schema
from nämndapp.storage.databas import Databas, granska_plats
from nämndapp.storage.kopieplats import MAPP, Kopia, kopiemappar, lista_kopior, är_kopia
from nämndapp.storage.las import Fillås

__all__ = [
    "MAPP",
    "Fynd",
    "Kopia",
    "daglig_kopia",
    "kontrollera",
    "kopiemappar",
    "lista_kopior",
    "säkerhetskopiera",
    "är_kopia",
    "återställ",
]

_MARGINAL = 16 * 1024 * 1024


@dataclass(frozen=True)
class Fynd:
    """Something that ``kontrollera`` found: ``område`` is helhet, hänvisningar, bilagor or logg; text in Swedish."""

    område: str
    text: str


def säkerhetskopiera(databas: Databas, mål: Path, *, ersätt: bool = False) -> Path:
    """Write a whole, checked copy of the open database at ``mål``.

    A file that is there is replaced when it is an earlier copy of the same database, or any file with ``ersätt``
    (somebody has been asked); otherwise raises Inmatningsfel. Uses a connection of its own and one step, so it may
    run in its own thread while the database is in use.
    """
    mål = mål.absolute()
    if mål == databas.fil or (mål.exists() and mål.samefile(databas.fil)):
        raise Databasfel("Säkerhetskopian kan inte läggas i själva databasfilen.", "Välj ett annat filnamn.")
    if mål.is_dir():
        raise felkarta.är_mapp(mål)
    try:
        mål.parent.mkdir(parents=True, exist_ok=True)
        with databas.läsning():  # so that closing waits: the file must not be left half way to whole
            if not ersätt and mål.exists() and not _tidigare_kopia(databas, mål):
                raise Inmatningsfel(
                    f"Filen {mål.name} finns redan och är inte en tidigare kopia av samma databas: "
                    "välj ett annat namn, eller skriv över den med --ersatt."
                )
            _kopiera(databas.fil, mål)
    except (OSError, sqlite3.Error) as fel:
        if översatt := felkarta.översätt(fel, mål):
            raise översatt from fel
        raise
    return mål


def _tidigare_kopia(databas: Databas, fil: Path) -> bool:
    """Has the file grown out of the same database? Told by the log's last event; before there is any, by its rows.

    Without a log: its nämnder, and the first ärende, stand in the database too. An empty file has nothing to lose.
    """
    try:
        schema.läs_schema(fil)
        sist = _rader(fil, "SELECT id, kedja FROM logghandelse ORDER BY id DESC LIMIT 1")
        if not sist:
            sist = _rader(fil, "SELECT id, kod FROM namnd")
            sist |= _rader(fil, f"{_ÄRENDEN} ORDER BY id LIMIT 1")
            return sist <= _rader(databas.fil, "SELECT id, kod FROM namnd") | _rader(databas.fil, _ÄRENDEN)
        return sist <= _rader(databas.fil, "SELECT id, kedja FROM logghandelse")
    except (NämndappFel, OSError, sqlite3.Error):
        return False


_ÄRENDEN = "SELECT id, diarienummer, registrerat FROM arende"


def _rader(fil: Path, sats: str) -> set[tuple[object, ...]]:
    anslutning = motor.rå_anslutning(fil, läge="ro")
    try:
        return set(anslutning.execute(sats))
    finally:
        anslutning.close()


def daglig_kopia(
    databas: Databas, *, behåll: int = 7, mapp: Path | None = None, idag: date | None = None, förnya: bool = False
) -> Path:
    """Today's copy; then all but the ``behåll`` newest are removed. Returns the copy's path.

    Made once a day; with ``förnya`` always, in the place of today's earlier one (which stands until the new is whole).
    """
    dag = idag or date.today()
    plats = mapp or _skrivbar_plats(databas.sökväg)
    mål = plats / f"{databas.sökväg.stem} {dag.isoformat()}{databas.sökväg.suffix}"
    if förnya or not mål.exists():
        säkerhetskopiera(databas, mål, ersätt=True)
    for gammal in lista_kopior(databas.sökväg, mapp=plats)[behåll:]:
        with contextlib.suppress(OSError):
            gammal.sökväg.unlink()
    return mål


def _skrivbar_plats(fil: Path) -> Path:
    bredvid, hemma = kopiemappar(fil)
    try:
        bredvid.mkdir(exist_ok=True)
        prov = bredvid / ".prov"
        prov.touch()
        prov.unlink()
    except OSError:
        return hemma
    return bredvid


def återställ(kopia: Path, fil: Path) -> Path | None:
    """Put a checked copy in the file's place; returns where what was there is kept (None when nothing was).

    The database must be closed in this program; raises Upptagen when somebody else writes in it.
    """
    kopia, fil = kopia.absolute(), fil.absolute()
    if not granska_plats(kopia):
        raise felkarta.saknas(kopia)
    revision = schema.läs_schema(kopia)
    if revision > schema.SCHEMA:
        raise felkarta.för_ny(kopia, revision)
    lås: Fillås | None = None
    ny = fil.with_name(f".{fil.name}.återställs")
    try:
        lås = Fillås.ta(fil)
        _kopiera(kopia, ny)
        undan = _lägg_undan(fil) if fil.exists() else None
        byt(ny, fil)
        return undan
    except (OSError, sqlite3.Error) as fel:
        if översatt := felkarta.översätt(fel, kopia if isinstance(fel, sqlite3.Error) else fil):
            raise översatt from fel
        raise
    finally:
        ny.unlink(missing_ok=True)
        if lås is not None:
            lås.släpp()


def kontrollera(databas: Databas) -> list[Fynd]:
    """Is the file whole: structure, references, attachments' content, the log's chain? Empty when all is well."""
    fynd: list[Fynd] = []
    with databas.läsning() as enhet:
        anslutning = enhet.session.connection()
        for (rad,) in anslutning.exec_driver_sql("PRAGMA integrity_check"):
            if rad != "ok":
                fynd.append(Fynd("helhet", f"Databasens inre struktur är skadad: {rad}"))
        for tabell, rad, till, _ in anslutning.exec_driver_sql("PRAGMA foreign_key_check"):
            fynd.append(Fynd("hänvisningar", f"Rad {rad} i {tabell} hänvisar till något i {till} som inte finns."))
        fynd += [
            Fynd("bilagor", f"Bilagan {sha[:12]} har ändrats sedan den sparades.")
            for sha in filer.ändrade(enhet.session)
        ]
        fynd += [Fynd("logg", f.mening) for f in logg.kontrollera(enhet.session)]
    return fynd


def _kopiera(källa: Path, mål: Path) -> None:
    """Online backup in one step to a temporary file, checked, then put in place."""
    tillfällig = mål.with_name(f".{mål.name}.skrivs")
    tillfällig.unlink(missing_ok=True)
    try:
        från = motor.rå_anslutning(källa, läge="ro")
        try:
            _kräv_utrymme(från, mål)
            till = motor.rå_anslutning(tillfällig, läge="rwc")
            try:
                från.backup(till, pages=-1)
                till.execute("PRAGMA journal_mode=DELETE")  # the copy of a WAL file says WAL in its head
                if till.execute("PRAGMA quick_check").fetchone()[0] != "ok":
                    raise felkarta.skadad(källa)
            finally:
                till.close()
        finally:
            från.close()
        byt(tillfällig, mål)
    finally:
        tillfällig.unlink(missing_ok=True)


def _kräv_utrymme(anslutning: sqlite3.Connection, mål: Path) -> None:
    sidor = anslutning.execute("PRAGMA page_count").fetchone()[0]
    storlek = anslutning.execute("PRAGMA page_size").fetchone()[0]
    if shutil.disk_usage(mål.parent).free < sidor * storlek + _MARGINAL:
        raise Databasfel(
            f"Det får inte plats en säkerhetskopia i {mål.parent}.", "Frigör utrymme eller välj en annan disk."
        )


def _lägg_undan(fil: Path) -> Path:
    """Move the file and what SQLite keeps beside it to a name that tells when."""
    stämpel = datetime.now().strftime("%Y-%m-%d %H.%M.%S")
    undan = fil.with_name(f"{fil.stem} före återställning {stämpel}{fil.suffix}")
    for svans in ("-wal", "-shm", "-journal", ""):
        del_ = fil.with_name(fil.name + svans)
        if del_.exists():
            byt(del_, undan.with_name(undan.name + svans))
    return undan
