"""Counting in the room, while the votes are called: what the sums are, and what they decide (KL 5:54–56)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from nämndapp.models import Avgörande, Röstval
from nämndapp.rules.omrostning import Räkning, Utgång, räkna_val
from nämndapp.rules.omrostning import utgång as _utgång
from nämndapp.services.protokolluppgifter import RöstUppgifter
from nämndapp.services.rumsvy import Rumsperson


def räkna(val: Mapping[int, Röstval]) -> Räkning:
    """The sums of the votes so far."""
    return räkna_val(val.values())


def summa(r: Räkning, kvar: int = 0) -> str:
    """ "Ja 4, nej 3, avstår 1, deltar inte 1. 2 kvar."."""
    delar = [f"Ja {r.ja}", f"nej {r.nej}"]
    delar += [f"avstår {r.avstår}"] if r.avstår else []
    delar += [f"deltar inte {r.deltar_inte}"] if r.deltar_inte else []
    return f"{', '.join(delar)}.{f' {kvar} kvar.' if kvar else ''}"


def utgång(r: Räkning, *, val: bool, ordförandens: Röstval | None) -> Utgång:
    """What the votes decide; at a tie the chair's side, in val the lot."""
    return _utgång(r, val=val, ordförandens=ordförandens)


def ordförandens_röst(personer: Sequence[Rumsperson], röster: Mapping[int, Röstval]) -> Röstval | None:
    """How the one who presides has voted."""
    return next((röster.get(p.id) for p in personer if p.ordförande), None)


def röstuppgifter(personer: Sequence[Rumsperson], röster: Mapping[int, Röstval]) -> tuple[RöstUppgifter, ...]:
    """The votes in the order of the paper."""
    return tuple(RöstUppgifter(p.id, röster[p.id]) for p in personer if p.id in röster)


def stämmer(r: Räkning, antal: int) -> str:
    """A sentence where a closed vote's totals are not as many as those who take part; else ""."""
    return "" if r.summa == antal else f"Rösterna är {r.summa}, men {antal} deltar i beslutet."


HUR = {
    Avgörande.MAJORITET: "",
    Avgörande.UTSLAGSRÖST: "Lika röstetal: ordförandens utslagsröst avgör (KL 5:56).",
    Avgörande.LOTTNING: "Lika röstetal: lotten avgör (KL 5:56).",
}
__all__ = ["HUR", "Räkning", "Utgång", "ordförandens_röst", "räkna", "röstuppgifter", "stämmer", "summa", "utgång"]
