"""Counting votes: who may vote, how many they should be, what the outcome is and what decides (KL 4:24–26, 5:53–56).

An open vote is counted from its röster, a closed one from its totals. The utslagsröst and the lot add no vote.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from nämndapp.models import Avgörande, Närvarande, Omröstning, Paragraf, Proposition, Röstval, Utfall
from nämndapp.rules.narvaro import Bild


@dataclass(frozen=True, slots=True)
class Räkning:
    """The votes of one question. ``deltar_inte`` stood outside it and are not among those who vote."""

    ja: int = 0
    nej: int = 0
    avstår: int = 0
    deltar_inte: int = 0

    @property
    def summa(self) -> int:
        """Ja + nej + avstår: what must be as many as those who take part."""
        return self.ja + self.nej + self.avstår

    @property
    def lika(self) -> bool:
        """As many on both sides: the utslagsröst or the lot decides (KL 5:56)."""
        return self.ja == self.nej


@dataclass(frozen=True, slots=True)
class Utgång:
    """What the votes say. ``utfall`` is None where they do not: a lot, or a tie when the chair's vote is unknown."""

    utfall: Utfall | None
    avgörande: Avgörande


def räkna_val(val: Iterable[Röstval]) -> Räkning:
    """The sum of the votes of an open vote."""
    alla = list(val)
    return Räkning(*(alla.count(v) for v in (Röstval.JA, Röstval.NEJ, Röstval.AVSTÅR, Röstval.DELTAR_INTE)))


def räkna(proposition: Proposition) -> Räkning | None:
    """The votes; None without a vote, or where a closed one has no totals yet."""
    if proposition.omröstning is Omröstning.ÖPPEN:
        return räkna_val(r.val for r in proposition.röster)
    totaler = (proposition.röst_ja, proposition.röst_nej, proposition.röst_avstår)
    if proposition.omröstning is Omröstning.SLUTEN and any(t is not None for t in totaler):
        ja, nej, avstår = (t or 0 for t in totaler)
        return Räkning(ja, nej, avstår)
    return None


def röstberättigade(p: Paragraf, bild: Bild) -> list[Närvarande]:
    """Who may vote under the §: those who serve and take part in the decision, in the order of the paper."""
    return [t.vem for t in bild.beslutande(p)]


def väntat_antal(p: Paragraf, proposition: Proposition, bild: Bild) -> int:
    """How many ja + nej + avstår must be: who serves, minus those who do not take part in the decision or the vote."""
    berättigade = {n.id for n in röstberättigade(p, bild)}
    utanför = {r.närvarande_id for r in proposition.röster if r.val is Röstval.DELTAR_INTE}
    return len(berättigade - utanför)


def saknade_röster(p: Paragraf, proposition: Proposition, bild: Bild) -> list[Närvarande]:
    """Who may vote in the open vote and has no vote yet."""
    röstat = {r.närvarande_id for r in proposition.röster}
    return [n for n in röstberättigade(p, bild) if n.id not in röstat]


def utgång(räkning: Räkning, *, val: bool = False, ordförandens: Röstval | None = None) -> Utgång:
    """Simple majority (KL 5:55); at a tie the chair's side, or the lot in val and anställning (KL 5:56).

    ``ordförandens`` is the chair's own vote where it is known: the utslagsröst goes to the same side.
    """
    if not räkning.lika:
        return Utgång(Utfall.JA if räkning.ja > räkning.nej else Utfall.NEJ, Avgörande.MAJORITET)
    if val:
        return Utgång(None, Avgörande.LOTTNING)
    sida = {Röstval.JA: Utfall.JA, Röstval.NEJ: Utfall.NEJ}
    return Utgång(sida.get(ordförandens) if ordförandens else None, Avgörande.UTSLAGSRÖST)


def ordförandens_röst(p: Paragraf, proposition: Proposition, bild: Bild) -> Röstval | None:
    """How the one who presides over the § has voted; None when it is not known."""
    ordförande = bild.ordförande(p)
    if ordförande is None or proposition.omröstning is not Omröstning.ÖPPEN:
        return None
    return next((r.val for r in proposition.röster if r.närvarande_id == ordförande.id), None)


def förslag_till_utfall(p: Paragraf, proposition: Proposition, bild: Bild) -> Utgång | None:
    """The outcome that the votes give, for the window to propose; None without votes (then the chair says it)."""
    räkning = räkna(proposition)
    if räkning is None or not (räkning.ja or räkning.nej):
        return None
    return utgång(räkning, val=p.val, ordförandens=ordförandens_röst(p, proposition, bild))
