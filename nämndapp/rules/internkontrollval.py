"""The nämnd's own settings for internal control: scale, words, levels, threshold, reglemente. Kept as JSON.

R68: no national matrix exists. A new riskanalys is made with the setting and keeps it; changing the setting never
touches an analysis that has been made.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from nämndapp.rules.riskniva import TONER

NYCKEL: Final = "internkontroll"
MINSTA_SKALA, STÖRSTA_SKALA = 3, 6

_SANNOLIKHET = {
    3: ("låg", "medel", "hög"),
    4: ("mycket liten", "liten", "stor", "mycket stor"),
    5: ("osannolik", "mindre sannolik", "möjlig", "sannolik", "mycket sannolik"),
    6: ("osannolik", "mycket liten", "liten", "möjlig", "stor", "mycket stor"),
}
_KONSEKVENS = {
    3: ("lindrig", "kännbar", "allvarlig"),
    4: ("försumbar", "lindrig", "kännbar", "allvarlig"),
    5: ("försumbar", "lindrig", "kännbar", "allvarlig", "mycket allvarlig"),
    6: ("försumbar", "mycket lindrig", "lindrig", "kännbar", "allvarlig", "mycket allvarlig"),
}


def standardnamn(skala: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Common words for the steps of sannolikhet and konsekvens; none for a scale outside 3–6."""
    return _SANNOLIKHET.get(skala, ()), _KONSEKVENS.get(skala, ())


def standardnivåer(tröskel: int) -> tuple[dict[str, Any], ...]:
    """Three levels: high from the threshold, medium from half of it."""
    mitt = max(tröskel // 2, 2)
    return (
        {"från": 1, "namn": "låg", "färg": "grön"},
        {"från": mitt, "namn": "medel", "färg": "gul"},
        {"från": max(tröskel, mitt + 1), "namn": "hög", "färg": "röd"},
    )


@dataclass(frozen=True, slots=True)
class Internkontrollval:
    """``tröskel``: the least value that goes into the plan. ``frist``: days after a period's end to make the control.

    ``reglemente`` is what gives the nämnd its duty to have a plan, as it is cited in the papers: "Reglemente för intern
    kontroll, antaget av kommunfullmäktige 2019-03-25 § 41". KL 6:6 demands sufficient control, not a plan.
    """

    skala: int = 5
    tröskel: int = 10
    sannolikhetsnamn: tuple[str, ...] = _SANNOLIKHET[5]
    konsekvensnamn: tuple[str, ...] = _KONSEKVENS[5]
    nivåer: tuple[dict[str, Any], ...] = field(default_factory=lambda: standardnivåer(10))
    frist: int = 14
    reglemente: str = ""


def från_json(inställningar: Mapping[str, Any] | None) -> Internkontrollval:
    """The setting out of a nämnd's ``inställningar``; what is missing or unreadable takes its default."""
    sparat = (inställningar or {}).get(NYCKEL)
    if not isinstance(sparat, Mapping):
        return Internkontrollval()
    skala = _tal(sparat.get("skala"), 5)
    tröskel = _tal(sparat.get("tröskel"), 10)
    sannolikhet, konsekvens = standardnamn(skala)
    return Internkontrollval(
        skala,
        tröskel,
        _texter(sparat.get("sannolikhetsnamn")) or sannolikhet,
        _texter(sparat.get("konsekvensnamn")) or konsekvens,
        _nivåer(sparat.get("nivåer")) or standardnivåer(tröskel),
        _tal(sparat.get("frist"), 14),
        str(sparat.get("reglemente") or ""),
    )


def till_json(val: Internkontrollval) -> dict[str, Any]:
    """As it is kept under ``NYCKEL``."""
    return {
        "skala": val.skala,
        "tröskel": val.tröskel,
        "sannolikhetsnamn": list(val.sannolikhetsnamn),
        "konsekvensnamn": list(val.konsekvensnamn),
        "nivåer": [dict(n) for n in val.nivåer],
        "frist": val.frist,
        "reglemente": val.reglemente,
    }


def brister(val: Internkontrollval) -> list[str]:
    """Swedish sentences on what is wrong with a setting; none when it can be used."""
    fel: list[str] = []
    if not MINSTA_SKALA <= val.skala <= STÖRSTA_SKALA:
        fel.append(f"Skalan ska ha mellan {MINSTA_SKALA} och {STÖRSTA_SKALA} steg.")
    if not 1 <= val.tröskel <= val.skala**2:
        fel.append(f"Gränsen för planen ska ligga mellan 1 och {val.skala**2}.")
    for namn, vad in ((val.sannolikhetsnamn, "sannolikheten"), (val.konsekvensnamn, "konsekvensen")):
        if namn and len(namn) != val.skala:
            fel.append(f"Det ska finnas ett namn för vart och ett av de {val.skala} stegen för {vad}.")
    fel += _nivåbrister(val.nivåer)
    if not 0 <= val.frist <= 120:
        fel.append("Fristen ska vara mellan 0 och 120 dagar.")
    return fel


def _nivåbrister(nivåer: Sequence[Mapping[str, Any]]) -> list[str]:
    if not nivåer:
        return ["Det ska finnas minst en nivå."]
    fel = []
    gränser = [int(n["från"]) for n in nivåer]
    if gränser != sorted(set(gränser)) or gränser[0] != 1:
        fel.append("Nivåerna ska börja på 1 och sedan stiga.")
    if any(not str(n["namn"]).strip() for n in nivåer):
        fel.append("Varje nivå ska ha ett namn.")
    if any(n.get("färg") not in TONER for n in nivåer):
        fel.append(f"Nivåernas färg är en av {', '.join(TONER)}.")
    return fel


def _tal(värde: object, annars: int) -> int:
    return värde if isinstance(värde, int) and not isinstance(värde, bool) else annars


def _texter(värde: object) -> tuple[str, ...]:
    return tuple(str(v) for v in värde) if isinstance(värde, list) else ()


def _nivåer(värde: object) -> tuple[dict[str, Any], ...]:
    if not isinstance(värde, list):
        return ()
    return tuple(
        {"från": n["från"], "namn": str(n.get("namn", "")), "färg": str(n.get("färg", ""))}
        for n in värde
        if isinstance(n, Mapping) and isinstance(n.get("från"), int)
    )
