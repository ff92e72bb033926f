"""Uppdrag that a decision gives, read out of its words: what, by whom, reported when. Proposed, never decided."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from nämndapp.bas.svenska import MÅNADER, tolka_datum, versal

_VEM = r"(?P<vem>[^.;:\n]{2,90}?)"
_VAD = r"(?P<vad>.+)"
_FORMER: Final = tuple(
    re.compile(form, re.IGNORECASE | re.DOTALL)
    for form in (
        rf"\b(?:ge|ger|gav|lämna|lämnar)\s+i\s+uppdrag\s+(?:åt|till)\s+{_VEM}\s+att\s+{_VAD}",
        rf"\b(?:ge|ger|gav|lämna|lämnar)\s+(?:åt\s+)?{_VEM}\s+(?:i\s+uppdrag|uppdraget|ett\s+uppdrag)\s+att\s+{_VAD}",
        rf"\b(?:uppdra|uppdrar|uppdrog)\s+(?:åt|till)\s+{_VEM}\s+att\s+{_VAD}",
        rf"(?:^|[.;:\n]\s*){_VEM}\s+(?:får|fick|ges|gavs)\s+i\s+uppdrag\s+att\s+{_VAD}",
    )
)
_SLUT = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])")
_MÅNAD = "|".join(MÅNADER)
_DAG = re.compile(
    rf"\bsenast\s+(?:till\s+)?(?:den\s+)?(?P<dag>\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}\s+(?:{_MÅNAD})(?:\s+\d{{4}})?)",
    re.IGNORECASE,
)
_I_MÅNAD = re.compile(
    rf"\bsenast\s+(?:i|under|vid\s+\w+\s+i|till\s+\w+\s+i)\s+(?P<månad>{_MÅNAD})(?:\s+(?P<år>\d{{4}}))?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class LästUppdrag:
    """What one beslutspunkt gives in uppdrag; ``senast`` is the day for the report, when it says one."""

    text: str
    ansvarig: str = ""
    senast: date | None = None


def läs_uppdrag(satser: Sequence[str], beslutat: date | None) -> list[LästUppdrag]:
    """The uppdrag in the beslutspunkter, at most one each, in their order; a day without year comes after ``beslutat``.

    Read: "ger X i uppdrag att", "ger i uppdrag åt X att", "uppdrar åt X att", "X får i uppdrag att".
    """
    return [u for sats in satser if (u := _i_satsen(" ".join(sats.split()), beslutat)) is not None]


def _i_satsen(sats: str, beslutat: date | None) -> LästUppdrag | None:
    träff = next((t for form in _FORMER if (t := form.search(sats))), None)
    if träff is None:
        return None
    vad = _SLUT.split(träff["vad"])[0].strip().rstrip(".;, ")
    vem = träff["vem"].strip(" ,")
    return LästUppdrag(versal(vad), versal(vem), next(_dagar(sats, beslutat), None)) if vad else None


def _dagar(sats: str, beslutat: date | None) -> Iterator[date]:
    for träff in _DAG.finditer(sats):
        dag = tolka_datum(träff["dag"], standardår=beslutat.year if beslutat else None)
        if dag is not None:
            utan_år = not re.search(r"\d{4}", träff["dag"])
            yield _nästa_år(dag) if utan_år and beslutat and dag < beslutat else dag
    for träff in _I_MÅNAD.finditer(sats):
        månad = MÅNADER.index(träff["månad"].lower()) + 1
        if träff["år"]:
            år = int(träff["år"])
        elif beslutat is not None:
            år = beslutat.year + (månad < beslutat.month)
        else:
            continue
        yield date(år, månad, monthrange(år, månad)[1])


def _nästa_år(dag: date) -> date:
    return dag.replace(year=dag.year + 1, day=28) if (dag.month, dag.day) == (2, 29) else dag.replace(year=dag.year + 1)
