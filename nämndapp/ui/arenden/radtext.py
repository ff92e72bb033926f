"""Lists as plain text in a field, and back: one item per line or per paragraph. An item that is kept keeps its id.

Pure functions. ``gamla`` are the stored items; what a text has in common with them is recognised by its wording first
(so that moving a line moves its item), then by place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from nämndapp.services.skrivelseuppgifter import (
    MeddelandeUppgifter,
    SatsUppgifter,
    UnderlagUppgifter,
    UndertecknareUppgifter,
)
from nämndapp.services.underlag import med_hänvisning

T = TypeVar("T")
_PARTI = re.compile(r"^(?P<namn>.*\S)\s+\((?P<parti>[^\W\d_]{1,6})\)$")


def stycken(text: str) -> list[str]:
    """What stands between empty lines."""
    return [del_.strip() for del_ in re.split(r"\n\s*\n", text) if del_.strip()]


def rader(text: str) -> tuple[str, ...]:
    """The lines that have something on them."""
    return tuple(rad.strip() for rad in text.splitlines() if rad.strip())


def para_ihop(texter: Sequence[str], gamla: Sequence[T], visad: Callable[[T], str]) -> list[tuple[str, T | None, bool]]:
    """Each text with the stored item that it is (or was), and whether its wording is the same."""
    kvar = list(gamla)
    par: list[tuple[str, T | None, bool]] = []
    for text in texter:
        lika = next((g for g in kvar if visad(g) == text), None)
        if lika is not None:
            kvar.remove(lika)
        par.append((text, lika, lika is not None))
    for nr, (text, gammal, _) in enumerate(par):
        if gammal is None and kvar:
            par[nr] = (text, kvar.pop(0), False)
    return par


def satser_text(satser: Sequence[SatsUppgifter]) -> str:
    """Decision paragraphs with an empty line between them."""
    return "\n\n".join(s.text for s in satser)


def tolka_satser(text: str, gamla: Sequence[SatsUppgifter]) -> tuple[SatsUppgifter, ...]:
    """The reverse of ``satser_text``."""
    par = para_ihop(stycken(text), gamla, lambda s: s.text)
    return tuple(SatsUppgifter(t, gammal.id if gammal else None) for t, gammal, _ in par)


def underlag_text(underlag: Sequence[UnderlagUppgifter]) -> str:
    """One line per paper."""
    return "\n".join(u.text for u in underlag)


def tolka_underlag(text: str, gamla: Sequence[UnderlagUppgifter]) -> tuple[UnderlagUppgifter, ...]:
    """The reverse; a line that has been reworded carries the citation that its new wording says, or none."""
    par = para_ihop(rader(text), gamla, lambda u: u.text)
    return tuple(
        gammal if lika and gammal else med_hänvisning(UnderlagUppgifter(t, id=gammal.id if gammal else None))
        for t, gammal, lika in par
    )


def _undertecknare_rad(u: UndertecknareUppgifter) -> str:
    namn = f"{u.namn} ({u.parti})" if u.parti else u.namn
    return f"{namn}, {u.titel}" if u.titel else namn


def undertecknare_text(undertecknare: Sequence[UndertecknareUppgifter]) -> str:
    """One line per signature: "Namn (Parti), Titel"."""
    return "\n".join(_undertecknare_rad(u) for u in undertecknare)


def tolka_undertecknare(text: str, gamla: Sequence[UndertecknareUppgifter]) -> tuple[UndertecknareUppgifter, ...]:
    """The reverse; the title is what follows the first comma."""
    svar = []
    for rad, gammal, lika in para_ihop(rader(text), gamla, _undertecknare_rad):
        if lika and gammal:
            svar.append(gammal)
            continue
        namn, _, titel = (d.strip() for d in rad.partition(","))
        parti = _PARTI.match(namn)
        svar.append(
            UndertecknareUppgifter(
                parti["namn"] if parti else namn,
                titel,
                parti["parti"] if parti else "",
                gammal.id if gammal else None,
            )
        )
    return tuple(svar)


def _meddelande_rad(m: MeddelandeUppgifter) -> str:
    return f"{m.diarienummer} | {m.text}" if m.diarienummer else m.text


def meddelanden_text(meddelanden: Sequence[MeddelandeUppgifter]) -> str:
    """One line per message: "SN 2026/4 | text", or the text alone."""
    return "\n".join(_meddelande_rad(m) for m in meddelanden)


def tolka_meddelanden(text: str, gamla: Sequence[MeddelandeUppgifter]) -> tuple[MeddelandeUppgifter, ...]:
    """The reverse of ``meddelanden_text``."""
    svar = []
    for rad, gammal, lika in para_ihop(rader(text), gamla, _meddelande_rad):
        if lika and gammal:
            svar.append(gammal)
            continue
        före, streck, efter = rad.partition("|")
        dnr, ord_ = (före.strip(), efter.strip()) if streck else ("", rad)
        svar.append(MeddelandeUppgifter(ord_, dnr or None, gammal.id if gammal else None))
    return tuple(svar)
