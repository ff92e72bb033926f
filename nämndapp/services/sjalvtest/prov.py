"""What the checks share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from nämndapp.storage import Databas

Fönsterprov = tuple[str, Callable[[Databas, Path], str]]
"""A check by the window: its name, and what it does with the example's database and a folder to write in."""


class Misslyckat(Exception):
    """A check saw something else than it should."""


def kräv(villkor: bool, text: str) -> None:
    """Raises Misslyckat with the text unless the condition holds."""
    if not villkor:
        raise Misslyckat(text)


def undermapp(mapp: Path, namn: str) -> Path:
    """A new folder in the self-test's own."""
    ny = mapp / namn
    ny.mkdir()
    return ny
