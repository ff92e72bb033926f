"""argparse in Swedish: its headings, its help option and its complaints (it has no Swedish translation of its own)."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

_MENINGAR = (
    (r"the following arguments are required: (.+)", r"det här saknas: \1"),
    (r"argument ([^:]+): invalid choice: '?(.*?)'? \(choose from (.+)\)", r"\1 kan inte vara ”\2”; välj bland \3"),
    (r"argument ([^:]+): expected one argument", r"\1 behöver ett värde"),
    (r"argument ([^:]+): expected at least one argument", r"\1 behöver minst ett värde"),
    (r"argument ([^:]+): expected \d+ arguments?", r"\1 har fel antal värden"),
    (r"argument ([^:]+): ignored explicit argument '?(.*?)'?", r"\1 tar inget värde (”\2”)"),
    (r"argument ([^:]+): not allowed with argument (.+)", r"\1 kan inte användas ihop med \2"),
    (r"unrecognized arguments: (.+)", r"okänt: \1"),
    (r"argument ([^:]+): (.+)", r"\1: \2"),
)


def på_svenska(meddelande: str) -> str:
    """An error of argparse as a Swedish sentence."""
    for mönster, svenska in _MENINGAR:
        if re.fullmatch(mönster, meddelande, re.DOTALL):
            return re.sub(mönster, svenska, meddelande, flags=re.DOTALL).replace("'", "")
    return meddelande


def med_jokertecken(filer: Sequence[Path]) -> list[Path]:
    """``*.pdf`` as the files it stands for, in order: on Windows neither cmd nor PowerShell does it for a program.

    A file that has such a name, and a pattern that nothing fits, stay as they are.
    """
    svar: list[Path] = []
    for fil in filer:
        mönster = any(tecken in fil.name for tecken in "*?[") and not _finns(fil)
        svar += (sorted(fil.parent.glob(fil.name)) if mönster else []) or [fil]
    return svar


def _finns(fil: Path) -> bool:
    try:
        return fil.exists()
    except OSError:  # Windows: such a name cannot even be asked for
        return False


class _Hjälptext(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: object,
        groups: object,
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, prefix or "Användning: ")  # type: ignore[arg-type]  # passed on as is


class Kommandotolk(argparse.ArgumentParser):
    """An ArgumentParser that speaks Swedish, knows ``--hjalp`` beside ``--help``, and never guesses abbreviations."""

    def __init__(self, *, prog: str | None = None, description: str | None = None, **övrigt: object) -> None:
        super().__init__(
            prog=prog, description=description, add_help=False, allow_abbrev=False, formatter_class=_Hjälptext
        )
        del övrigt  # add_parser passes what it was given (help texts live in the list of commands)
        self._positionals.title = "Argument"
        self._optionals.title = "Val"
        self.add_argument("-h", "--hjalp", "--help", action="help", help="visar den här hjälpen")

    def error(self, message: str) -> NoReturn:
        """One Swedish sentence on stderr and exit status 2."""
        mening = på_svenska(message)
        sys.stderr.write(f"{mening[:1].upper()}{mening[1:]}. Skriv {self.prog} --hjalp för att se vad som går.\n")
        raise SystemExit(2)
