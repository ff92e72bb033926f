"""Personal identity numbers in text (R86): valid date, coordination numbers with day + 60, Luhn on ten digits."""

from __future__ import annotations

import re
from datetime import date

from nämndapp.bas.luhn import luhn_stämmer

_FORM = re.compile(r"(?<![\d-])(?:(?P<sekel>\d{2}))?(?P<tio>\d{6}[-+]?\d{4})(?![\d-])")


def personnummer_i(text: str) -> list[str]:
    """The numbers as they stand, in order; organisation numbers (month digit ≥ 2) are no dates and fall away."""
    return [m.group(0) for m in _FORM.finditer(text) if _är_personnummer(m["tio"], m["sekel"])]


def _är_personnummer(tio: str, sekel: str | None) -> bool:
    siffror = re.sub(r"\D", "", tio)
    if not luhn_stämmer(siffror):
        return False
    dag = int(siffror[4:6])
    århundraden = [int(sekel)] if sekel else [19, 20]
    return any(
        _är_datum(århundrade * 100 + int(siffror[:2]), int(siffror[2:4]), dag - 60 if dag > 60 else dag)
        for århundrade in århundraden
    )


def _är_datum(år: int, månad: int, dag: int) -> bool:
    try:
        return 1860 <= date(år, månad, dag).year <= 2100
    except ValueError:
        return False
