"""Luhn's check digit, as on Swedish organisation numbers (and personal identity numbers)."""

from __future__ import annotations

import re


def luhn_stämmer(siffror: str) -> bool:
    """True when the last digit is the Luhn check digit of the others. Only digits may be given."""
    if not siffror.isdigit():
        return False
    summa = 0
    for plats, tecken in enumerate(reversed(siffror)):
        värde = int(tecken) * (2 if plats % 2 else 1)
        summa += värde - 9 if värde > 9 else värde
    return summa % 10 == 0


def organisationsnummer_stämmer(text: str) -> bool:
    """True for "212000-2056": ten digits, third digit at least 2, right check digit (SKV 709)."""
    träff = re.fullmatch(r"(\d{6})-?(\d{4})", text.strip())
    return bool(träff) and int(text.strip()[2]) >= 2 and luhn_stämmer("".join(träff.groups()) if träff else "")
