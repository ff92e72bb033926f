"""What kind of delegate a code is: as the register says, else as its own words say."""

from __future__ import annotations

import re
from collections.abc import Mapping

from nämndapp.models.delegation import Delegatslag
from nämndapp.rules.ordningsbild import Kodbild

_ORD = (
    (re.compile(r"utskott", re.IGNORECASE), Delegatslag.UTSKOTT),
    (re.compile(r"\b(?:vice )?ordförande|\bordf\b", re.IGNORECASE), Delegatslag.ORDFÖRANDE),
    (re.compile(r"\bledamot|\bledamöter|\bersättare\b|\bpresidi", re.IGNORECASE), Delegatslag.LEDAMOT),
    (re.compile(r"nämnd(?:en)?$|styrelse(?:n)?$", re.IGNORECASE), Delegatslag.NÄMND),
    (
        re.compile(
            r"(?:chef|handläggare|sekreterare|ledare|inspektör|samordnare|rektor|jurist|assistent|konsulent|ingenjör|"
            r"ekonom|direktör|utredare)(?:en|n|na)?$",
            re.IGNORECASE,
        ),
        Delegatslag.ANSTÄLLD,
    ),
)


def slag(kod: str, koder: Mapping[str, Kodbild]) -> Delegatslag | None:
    """None when neither the register nor the word tells."""
    if kod in koder:
        return koder[kod].slag
    return next((s for m, s in _ORD if m.search(kod.strip())), None)
