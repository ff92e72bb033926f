"""A field for a sum in whole kronor (or what the row counts in)."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from nämndapp.bas import belopp
from nämndapp.bas.svenska import heltal
from nämndapp.ui.kit.falt import Textfält

_STRUNT = re.compile(r"\s|kr\.?$|:-$", re.IGNORECASE)


class Beloppsfält(Textfält):
    """ "90 000", "90000 kr" and "90 000:-" are the same."""

    def tolka(self, text: str) -> int | None:
        rent = _STRUNT.sub("", text)
        if not rent:
            return None
        if not rent.isdecimal() or len(rent) > 12:
            raise ValueError("Skriv ett helt belopp, till exempel 10 000.")
        return int(rent)

    def visa(self, värde: Any) -> str:
        return "" if värde is None else heltal(int(värde))


class Gränsfält(Textfält):
    """A row's limit, in the row's unit: "10 000", "0,5", "ett halvt"."""

    def tolka(self, text: str) -> Decimal | None:
        if not text.strip():
            return None
        try:
            _, enhet = belopp.tolka(text)
        except belopp.Beloppsfel:
            enhet = None
        if enhet is not None:
            raise ValueError("Skriv bara talet här, till exempel 0,5, och välj enheten i rutan bredvid.")
        return belopp.tolka_tal(text)

    def visa(self, värde: Any) -> str:
        return "" if värde is None else belopp.visa_tal(värde)
