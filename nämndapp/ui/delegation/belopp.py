"""A field for a sum in whole kronor (or what the row counts in)."""

from __future__ import annotations

import re
from typing import Any

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
