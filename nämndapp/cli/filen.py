"""demo, sakerhetskopia, aterstall, kontrollera, sjalvtest: the database file and the installation."""

# ruff: noqa: T201 – the command line speaks on stdout

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from nämndapp.cli.gemensamt import FEL_FINNS, KLART, skriv_json, öppnad

if TYPE_CHECKING:
    from nämndapp.services.sjalvtest import Fönsterprov
    from nämndapp.storage import Databas


def demo(val: argparse.Namespace) -> int:
    """Makes the demo database and its papers."""
    from nämndapp.services.demo import skapa_demo

    svar = skapa_demo(val.ut)
    if val.json:
        skriv_json({"databas": str(svar.databas), "filer": [str(f) for f in svar.filer]})
    else:
        print(*(svar.databas, *svar.filer), sep="\n")
    return KLART


def säkerhetskopiera(val: argparse.Namespace) -> int:
    """Writes a checked copy."""
    from nämndapp.services import sakerhet

    with öppnad(val) as db:
        fil = sakerhet.säkerhetskopiera(db, val.fil, ersätt=val.ersatt)
    if val.json:
        skriv_json({"fil": str(fil)})
    else:
        print(f"Säkerhetskopian är skriven och kontrollerad: {fil}")
    return KLART


def återställ(val: argparse.Namespace) -> int:
    """Puts a copy in the database's place."""
    from nämndapp.services import oppna, sakerhet

    databas = val.databas or oppna.standardsökväg()
    undan = sakerhet.återställ(val.fil, databas)
    if val.json:
        skriv_json({"fil": str(databas), "tidigare": str(undan) if undan else None})
    else:
        print(
            f"{databas} är återställd från {val.fil}." + (f" Den tidigare filen finns kvar: {undan}" if undan else "")
        )
    return KLART


def kontrollera(val: argparse.Namespace) -> int:
    """The file, the log and what is justerat; status 1 when something is wrong."""
    from nämndapp.services import justering, sakerhet, sarskilda_protokoll

    with öppnad(val) as db:
        fynd = [*sakerhet.kontrollera(db), *justering.verifiera(db), *sarskilda_protokoll.verifiera(db)]
    if val.json:
        skriv_json({"fynd": [{"omrade": f.område, "text": f.text} for f in fynd]})
    else:
        print(*([f"FEL     {f.område}: {f.text}" for f in fynd] or ["Databasen är hel."]), sep="\n")
    return FEL_FINNS if fynd else KLART


def självtest(val: argparse.Namespace) -> int:
    """Tries whether the installation works; status 1 when something does not."""
    from nämndapp.services import sjalvtest

    prov, fönstrets_miljö = _fönsterprov()

    def visa(k: sjalvtest.Kontroll) -> None:
        if not val.json:
            print(sjalvtest.rad(k), flush=True)

    svar = sjalvtest.självtest(val.ut, fönster=prov, visa=visa)
    rapport = sjalvtest.skriv_rapport(svar, fönstrets_miljö(), val.ut)
    if val.json:
        rader = [{"namn": k.namn, "ok": k.ok, "text": k.text, "sekunder": round(k.sekunder, 3)} for k in svar]
        skriv_json({"kontroller": rader, "rapport": str(rapport)})
    else:
        print(sjalvtest.omdöme(svar), f"Rapport: {rapport}", sep="\n")
    return KLART if all(k.ok for k in svar) else FEL_FINNS


def _fönsterprov() -> tuple[Sequence[Fönsterprov], Callable[[], dict[str, str]]]:
    """The window's checks; one that fails, where Qt cannot even be loaded."""
    try:
        from nämndapp.ui import sjalvtest
    except ImportError as orsak:
        fel = orsak

        def trasigt(_db: Databas, _mapp: Path) -> str:
            raise fel

        return [("fönster", trasigt)], lambda: {"Qt": "kan inte laddas"}
    return sjalvtest.PROV, sjalvtest.miljö
