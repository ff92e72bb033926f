"""The tints of the papers (``rules.riskniva.TONER``): light grounds on which black text has more than 12:1."""

from __future__ import annotations

TONER = {"grön": "D4EBCF", "gul": "FCEDBD", "orange": "FADBB3", "röd": "F5C9C4", "grå": "EDEDED"}
"""RRGGBB."""


def rgb(ton: str) -> tuple[int, int, int] | None:
    """0–255; None for no tint."""
    kod = TONER.get(ton)
    return (int(kod[:2], 16), int(kod[2:4], 16), int(kod[4:], 16)) if kod else None
