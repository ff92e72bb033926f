"""What the commands share: exit status, the database, JSON, how a påpekande is written."""

# ruff: noqa: T201 – the command line speaks on stdout

from __future__ import annotations

import argparse
import contextlib
import json
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from nämndapp.bas import svenska
from nämndapp.bas.papekande import Påpekande

if TYPE_CHECKING:
    from nämndapp.storage import Databas

KLART, FEL_FINNS, KUNDE_INTE = 0, 1, 2
"""Exit status: done; done and something has level FEL; could not."""


def datum(text: str) -> date:
    """A day for argparse; without a year it is this year's."""
    datum = svenska.tolka_datum(text, standardår=date.today().year)
    if datum is None:
        raise argparse.ArgumentTypeError(f"”{text}” är inget datum, skriv till exempel 2026-03-10")
    return datum


def heltal(text: str) -> int:
    """A number for argparse."""
    if not text.isdigit():
        raise argparse.ArgumentTypeError(f"”{text}” är inget heltal")
    return int(text)


@contextlib.contextmanager
def öppnad(val: argparse.Namespace, *, skriva: bool = False) -> Iterator[Databas]:
    """The database for the length of the command; only read unless ``skriva``."""
    from nämndapp.services import oppna

    with oppna.öppna_databas(val.databas, skrivskyddad=not skriva, skapa=skriva) as db:
        yield db


def skriv_json(data: object) -> None:
    """JSON on stdout."""
    print(json.dumps(data, ensure_ascii=False, indent=1))


def påpekande(p: Påpekande) -> dict[str, Any]:
    """A påpekande as JSON; keys are added, never changed."""
    return {
        "kod": p.kod,
        "niva": p.nivå.value,
        "text": p.text,
        "lagrum": p.lagrum or None,
        "plats": {"typ": p.plats.typ or None, "id": p.plats.id, "falt": p.plats.fält or None, "rad": p.plats.rad,
                  "text": p.plats.text or None},
        "forslag": p.förslag or None,
        "kvitterad": p.kvitterad or None,
    }  # fmt: skip


def påpekanderad(p: Påpekande) -> str:
    """A påpekande as a line."""
    plats = p.plats.text or (f"rad {p.plats.rad}" if p.plats.rad else "")
    lagrum = f" ({p.lagrum})" if p.lagrum else ""
    kvitterad = f" [kvitterad: {p.kvitterad}]" if p.kvitterad else ""
    return f"{p.nivå.value:<8}{plats + ': ' if plats else ''}{p.text}{lagrum}{kvitterad}"
