"""Colours: contrast between two of them (WCAG 2.1, relative luminance and contrast ratio)."""

from __future__ import annotations

KONTRASTKRAV = 4.5
"""What text must have against its ground (WCAG 2.1 AA, 1.4.3)."""


def kontrast(färg: str, mot: str = "#ffffff") -> float:
    """The contrast ratio of two colours "#rrggbb": 1 (the same) to 21 (black on white)."""
    ljus, mörk = sorted((_luminans(färg), _luminans(mot)), reverse=True)
    return (ljus + 0.05) / (mörk + 0.05)


def _luminans(färg: str) -> float:
    delar = [int(färg[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (d / 12.92 if d <= 0.04045 else ((d + 0.055) / 1.055) ** 2.4 for d in delar)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
