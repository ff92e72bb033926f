"""Opening a database file and giving out units of work."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import tempfile
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import sqlalchemy as sa

from nämndapp.bas.sokvag import verklig
from nämndapp.storage import felkarta, helhet, kopieplats, motor, schema
from nämndapp.storage.enhet import Enhet, ny_session
from nämndapp.storage.las import LEDIG_EFTER, Fillås, Innehavare, läs_innehavare, skriver_nu

_STÄNGVÄNTAN = 30.0  # seconds that closing waits for work in other threads


class Databas:
    """An open database. May be used from several threads; each ``läsning`` or ``skrivning`` belongs to one."""

    def __init__(
        self, sökväg: Path, lås: Fillås | None, *, kopia: Path | None = None, helhet_återstår: bool = False
    ) -> None:
        self.sökväg = sökväg
        self._lås = lås
        self._fil = kopia or sökväg
        self._tillfällig = kopia
        self._helhet_återstår = helhet_återstår
        self._skadad = False
        self._motor = motor.skapa_motor(self._fil, skrivskyddad=lås is None)
        self._skrivande = threading.Lock()
        self._skrivare: int | None = None
        self._villkor = threading.Condition()
        self._pågående = 0
        self._stängd = False

    @property
    def skrivbar(self) -> bool:
        """May this process write? False when opened for reading, and after a colleague has taken over."""
        return self._lås is not None and not self._lås.förlorat and not self._stängd and not self._skadad

    def granska_helhet(self) -> None:
        """The check of the whole file that a quick opening left for later (its own thread may do it).

        Raises Skadad, after which nothing can be written any more.
        """
        if not self._helhet_återstår:
            return
        with self.läsning():  # so that closing waits
            self._skadad = not helhet.är_hel(self._fil)
        self._helhet_återstår = False
        if self._skadad:
            raise felkarta.skadad(self.sökväg)

    @property
    def fil(self) -> Path:
        """The file that is read: ``sökväg``, or a migrated temporary copy when an older file is open for reading."""
        return self._fil

    @property
    def innehavare(self) -> Innehavare | None:
        """Who writes in the file, for the status line; None when nobody does."""
        return skriver_nu(self.sökväg)

    def kontrollera_lås(self) -> bool:
        """Look at the lock file now (the window does so at times): True while this process may write."""
        return self._lås is not None and self._lås.mitt()

    @contextlib.contextmanager
    def läsning(self) -> Iterator[Enhet]:
        """A consistent view for reading. Nothing can be written in it."""
        with self._enhet(self._motor) as enhet:
            yield enhet
            session = enhet.session
            if session.new or session.deleted or any(session.is_modified(o) for o in session.dirty):
                raise RuntimeError("en läsning har ändrat objekt: använd skrivning()")

    @contextlib.contextmanager
    def skrivning(self) -> Iterator[Enhet]:
        """A transaction that is committed whole at the end of the block, or not at all when it raises.

        Raises Skrivskyddad when the database is open for reading or the lock was lost.
        """
        if self._skadad:
            raise felkarta.skadad(self.sökväg)
        if self._lås is None or self._lås.förlorat:
            raise self._skyddad()
        if self._skrivare == threading.get_ident():
            raise RuntimeError("skrivning() i skrivning(): skicka enheten vidare i stället")
        with self._skrivande, self._enhet(self._motor.execution_options(**{motor.SKRIVER: True})) as enhet:
            self._skrivare = threading.get_ident()
            try:
                enhet.session.connection()  # BEGIN IMMEDIATE: from here nobody else writes …
                if not self._lås.mitt():  # … so that this answer holds until the commit
                    raise self._skyddad()
                yield enhet
                enhet.session.commit()
                self._lås.anteckna_aktivitet()
            except BaseException:
                enhet.session.rollback()
                raise
            finally:
                self._skrivare = None

    @contextlib.contextmanager
    def _enhet(self, maskin: sa.Engine) -> Iterator[Enhet]:
        with self._villkor:
            if self._stängd:
                raise RuntimeError(f"databasen {self.sökväg.name} är stängd")
            self._pågående += 1
        session = ny_session(maskin)
        try:
            yield Enhet(session)
        except (sa.exc.DBAPIError, sqlite3.Error) as fel:
            if översatt := felkarta.översätt(fel, self.sökväg):
                raise översatt from fel
            raise
        finally:
            session.close()  # ends the transaction; the objects keep what was loaded
            with self._villkor:
                self._pågående -= 1
                self._villkor.notify_all()

    def _skyddad(self) -> Exception:
        nu = läs_innehavare(self.sökväg)
        if self._lås is not None and self._lås.förlorat:
            vem = nu.vem if nu else "en kollega"
            return felkarta.övertagen(self.sökväg, vem)
        return felkarta.skrivskyddad_fil(self.sökväg)

    def stäng(self) -> None:
        """Wait for work in other threads, close, make the file whole and give it back. Twice does no harm."""
        with self._villkor:
            if self._stängd:
                return
            self._stängd = True
            self._villkor.wait_for(lambda: self._pågående == 0, timeout=_STÄNGVÄNTAN)
        self._motor.dispose()
        if self._lås is not None:
            if self._lås.mitt():
                with contextlib.suppress(sqlite3.Error):
                    motor.gör_hel(self.sökväg)
            self._lås.släpp()
        if self._tillfällig is not None:
            shutil.rmtree(self._tillfällig.parent, ignore_errors=True)

    def __enter__(self) -> Databas:
        return self

    def __exit__(self, *_: object) -> None:
        self.stäng()


def öppna(
    sökväg: Path,
    *,
    skrivskyddad: bool = False,
    skapa: bool = True,
    ta_över: bool = False,
    ledig_efter: timedelta = LEDIG_EFTER,
    snabbt: bool = False,
) -> Databas:
    """Open the file, making it when it is new and migrating it (on a copy) when it is older.

    A file is checked before it may be written in; ``snabbt`` leaves the check of all of a large one to
    ``Databas.granska_helhet``. Raises Upptagen when somebody else writes in it (``ta_över`` takes it from one idle
    for ``ledig_efter``), Skrivskyddad when the file or folder does not allow writing, Skadad when it is damaged,
    Databasfel for everything else that is wrong with it.
    """
    fil = verklig(sökväg)  # one file, one lock, whatever links lead to it
    try:
        if skrivskyddad:
            return _öppna_för_läsning(fil)
        return _öppna_för_skrivning(fil, skapa=skapa, ta_över=ta_över, ledig_efter=ledig_efter, snabbt=snabbt)
    except (OSError, sqlite3.Error, sa.exc.DBAPIError) as fel:
        if översatt := felkarta.översätt(fel, fil):
            raise översatt from fel
        raise


def granska_plats(fil: Path) -> bool:
    """Is there a file? Raises for everything that is not one. Never opens it: see the trap in tech-notes."""
    if fil.is_dir():
        raise felkarta.är_mapp(fil)
    if not fil.parent.is_dir():
        raise felkarta.mapp_saknas(fil)
    if not fil.exists():
        return False
    if fil.stat().st_size == 0:
        raise felkarta.tom(fil)
    return True


def _öppna_för_läsning(fil: Path) -> Databas:
    if not granska_plats(fil):
        raise felkarta.saknas(fil)
    revision = schema.läs_schema(fil)
    _vägra_nyare(fil, revision)
    if revision == schema.SCHEMA and schema.objekt_stämmer(fil):
        return Databas(fil, None)
    from nämndapp.storage import migrera

    kopia = Path(tempfile.mkdtemp(prefix="namndapp-")) / fil.name
    try:
        migrera.uppgradera_till(fil, kopia)
    except BaseException:
        shutil.rmtree(kopia.parent, ignore_errors=True)
        raise
    return Databas(fil, None, kopia=kopia)


def _öppna_för_skrivning(fil: Path, *, skapa: bool, ta_över: bool, ledig_efter: timedelta, snabbt: bool) -> Databas:
    finns = granska_plats(fil)
    if not finns and not skapa:
        raise felkarta.saknas(fil)
    if kopieplats.är_kopia(fil):
        raise felkarta.säkerhetskopia(fil)
    if finns and not os.access(fil, os.W_OK):
        raise felkarta.skrivskyddad_fil(fil)
    lås = Fillås.ta(fil, ta_över=ta_över, ledig_efter=ledig_efter)
    try:
        if not fil.exists():
            schema.skapa_ny(fil)
        revision = schema.läs_schema(fil, läge="rw")  # rw: what a crash left half done is rolled back first
        _vägra_nyare(fil, revision)
        återstår = snabbt and helhet.är_stor(fil)
        if not (helhet.verkar_hel(fil) if återstår else helhet.är_hel(fil)):
            raise felkarta.skadad(fil)
        _prova_skriva(fil)
        if revision != schema.SCHEMA:
            from nämndapp.storage import migrera

            migrera.uppgradera(fil)
        elif not schema.objekt_stämmer(fil):
            schema.förnya_objekt(fil)
        motor.välj_journal(fil)
        return Databas(fil, lås, helhet_återstår=återstår)
    except BaseException:
        lås.släpp()
        raise


def _prova_skriva(fil: Path) -> None:
    """SQLite opens a read-only file without a word: ask for the right to write before promising it."""
    anslutning = motor.rå_anslutning(fil)
    try:
        anslutning.execute("BEGIN IMMEDIATE")
        anslutning.execute("ROLLBACK")
    finally:
        anslutning.close()


def _vägra_nyare(fil: Path, revision: str) -> None:
    if revision > schema.SCHEMA:
        raise felkarta.för_ny(fil, revision)
