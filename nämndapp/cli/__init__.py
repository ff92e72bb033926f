"""The command line (design: cli). The same services as the window; words are Swedish without diacritics.

Exit status: 0 done, 1 done and something has level FEL, 2 could not (one Swedish sentence on stderr).
"""

# ruff: noqa: T201 – the command line speaks on stdout

from __future__ import annotations

import argparse
import contextlib
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from nämndapp.bas.fel import Inmatningsfel, NämndappFel
from nämndapp.bas.kommandorad import Kommandotolk
from nämndapp.cli import orden
from nämndapp.cli.filen import självtest as _självtest
from nämndapp.cli.gemensamt import FEL_FINNS, KLART, KUNDE_INTE
from nämndapp.services import granskningsfil

__all__ = ["FEL_FINNS", "KLART", "KUNDE_INTE", "main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Runs a command, or opens the window; returns the exit status."""
    ord_ = list(sys.argv[1:] if argv is None else argv)
    if sys.stdout is None or sys.stderr is None:
        return _utan_konsol(ord_)
    _utf8()
    try:
        val = _tolka(ord_)
        return int(val.gör(val))
    except NämndappFel as fel:
        print(fel, file=sys.stderr)
        return KUNDE_INTE
    except KeyboardInterrupt:
        print("Avbrutet.", file=sys.stderr)
        return KUNDE_INTE
    except BrokenPipeError:  # the reader of a pipe has had enough (head)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return KLART


def _utan_konsol(ord_: list[str]) -> int:
    """The windowed program has no stdout and no stderr: what would have been printed is shown in a box."""
    from nämndapp.ui import ruta

    _utf8()  # one of them may be there, sent to a file
    ut, fel = io.StringIO(), io.StringIO()
    tyst = självtest = False
    try:
        with contextlib.ExitStack() as stack:
            if sys.stdout is None:
                stack.enter_context(contextlib.redirect_stdout(ut))
            if sys.stderr is None:
                stack.enter_context(contextlib.redirect_stderr(fel))
            val = _tolka(ord_)
            självtest = val.gör is _självtest and not val.json
            status = KLART if val.gör is _fönster else int(val.gör(val))
            tyst = val.gör is _självtest and val.ut is not None  # its report says all; a refusal is shown
        if val.gör is _fönster:  # outside: the window speaks for itself, as long as it is open
            return int(_fönster(val))
    except SystemExit as slut:  # argparse has said what it had to
        status = slut.code if isinstance(slut.code, int) else KUNDE_INTE
    except NämndappFel as orsak:
        print(orsak, file=fel)
        status = KUNDE_INTE
    except KeyboardInterrupt:
        return KUNDE_INTE
    except Exception as bugg:  # else PyInstaller shows an English box, and nothing is logged
        _logga_bugg(bugg)
        print(
            "Något gick fel i programmet, så det kan inte starta. Det som är sparat finns kvar. Prova att starta om "
            "datorn. Händer det igen: kör namndapp sjalvtest och skicka rapporten till den som sköter programmet.",
            file=fel,
        )
        status = KUNDE_INTE
    text = "\n".join(filter(None, [fel.getvalue().strip(), ut.getvalue().strip()]))
    if självtest:
        text = _det_viktigaste(text)
    if text and not tyst:
        ruta.visa(text, fel=status != KLART)
    return status


def _det_viktigaste(text: str) -> str:
    """Of the self-test's lines: the checks that failed, the verdict and where the report is."""
    rader = text.splitlines()
    return "\n".join([*(r for r in rader[:-2] if not r.startswith("OK")), *rader[-2:]])


def _logga_bugg(bugg: Exception) -> None:
    try:
        from nämndapp.ui import felhantering
    except ImportError:  # Qt does not load: then there is no log either, only the box
        return
    felhantering.öppna_logg()
    felhantering.logga_bugg(bugg)


def _tolka(ord_: list[str]) -> argparse.Namespace:
    if ord_ and _är_filnamn(ord_[0]):  # a double click gives the file alone
        fil = Path(ord_[0])
        if fil.suffix.lower() == granskningsfil.ÄNDELSE and len(ord_) == 1:
            return argparse.Namespace(gör=_fönster, databas=None, granskning=fil)
        ord_ = ["--databas", _befintlig_databas(ord_[0]), *ord_[1:]]
    return _tolk().parse_args(ord_)


def _tolk() -> Kommandotolk:
    return orden.tolk(fönster=_fönster, självtest=_självtest)


def _är_filnamn(ord_: str) -> bool:
    """A first word with an ending or a folder: no command has either."""
    return not ord_.startswith("-") and (bool(Path(ord_).suffix) or Path(ord_).name != ord_)


def _befintlig_databas(ord_: str) -> str:
    """The file that was named alone, if it can be opened in the window; never makes one (--databas does)."""
    fil = Path(ord_)
    ändelse = fil.suffix.lower()
    if not fil.exists():
        raise Inmatningsfel(
            f"Filen {ord_} finns inte.", f"Kontrollera namnet; en ny databas görs med namndapp --databas ”{ord_}”."
        )
    if ändelse != ".namnd" and fil.is_file():
        raise Inmatningsfel(
            f"Filen {fil.name} är ingen databas.", f"Handlingar läses in med namndapp importera ”{ord_}”."
        )
    return ord_


def _utf8() -> None:
    """Whatever the terminal or pipe says: a cp1252 pipe on Windows breaks on §→."""
    for ström in (sys.stdout, sys.stderr):
        if hasattr(ström, "reconfigure"):
            with contextlib.suppress(ValueError, OSError):
                ström.reconfigure(encoding="utf-8", errors="replace")


def _fönster(val: argparse.Namespace) -> int:
    from nämndapp.ui.ruta import har_skärm

    if not har_skärm():
        if val.granskning is not None:
            granskningsfil.ta_emot(val.granskning)
        raise NämndappFel(
            "Fönstret kan inte öppnas, eftersom datorn inte har någon skärm.", "Se kommandona med namndapp --hjalp."
        )
    from nämndapp.ui.app import kör

    granskning = None if val.granskning is None else val.granskning.expanduser().absolute()
    return kör(val.databas, sys.argv[:1], granskning)
