"""The house styles that ship with the program, for the window to choose from."""

from __future__ import annotations

from typing import Any

from nämndapp.reports.stil import STANDARD, STILAR


def lista_stilar() -> list[tuple[str, str]]:
    """Key and description of each, the standard one first."""
    return [(s.nyckel, s.etikett) for s in STILAR.values()]


def vald_stil(husstil: dict[str, Any]) -> str:
    """The key of a nämnd's stored style."""
    nyckel = str(husstil.get("nyckel", ""))
    return nyckel if nyckel in STILAR else STANDARD.nyckel


def med_stil(husstil: dict[str, Any], nyckel: str) -> dict[str, Any]:
    """The stored style with another ground; what the nämnd has set itself is kept."""
    return {**husstil, "nyckel": nyckel}
