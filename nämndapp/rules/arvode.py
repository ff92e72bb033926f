"""What the fees are paid for: who served or attended, from when to when, travel and lost earnings (KL 4:12–16)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import time

from nämndapp.models import Ajournering, Närvarande, Närvarointervall, Närvaroroll, Sammanträde
from nämndapp.rules.narvaro import PLATSROLLER, Bild

_FÖRTROENDEVALDA = frozenset(
    {*PLATSROLLER, Närvaroroll.ERSÄTTARE, Närvaroroll.INSYNSPLATS, Närvaroroll.PERSONALFÖRETRÄDARE}
)
_DYGN = 24 * 60


@dataclass(frozen=True, slots=True)
class Spann:
    """A time of presence; None where nobody has written when it began or ended."""

    från: time | None
    till: time | None


@dataclass(frozen=True, slots=True)
class Arvodespost:
    """One person at one meeting. ``minuter`` is the time present without breaks, None while a time is missing.

    ``paragrafer`` is "" for the whole meeting. ``resa_km`` in kilometres, ``restid`` and ``förlorad_tid`` in minutes,
    ``förlorad_inkomst`` in kronor.
    """

    namn: str
    parti: str
    roll: Närvaroroll
    tjänstgjorde: bool
    paragrafer: str
    spann: tuple[Spann, ...]
    minuter: int | None
    resa_km: int | None = None
    restid: int | None = None
    förlorad_tid: int | None = None
    förlorad_inkomst: int | None = None
    anteckning: str = ""
    person_id: int | None = None

    @property
    def tjänst(self) -> str:
        """The word of the paper."""
        return "tjänstgjort" if self.tjänstgjorde else "närvarit"


def arvodesposter(möte: Sammanträde, bild: Bild | None = None) -> list[Arvodespost]:
    """The elected who were there, in the order of the protocol; officers and guests are paid otherwise.

    Times are those of the intervals, else the meeting's; ``arvode_från`` and ``arvode_till`` go before both. Needs
    loaded: as ``Bild``, and ajourneringar.
    """
    bild = bild or Bild(möte)
    return [_post(möte, bild, n) for n in bild.personer if n.roll in _FÖRTROENDEVALDA and bild.var_närvarande(n)]


def _post(möte: Sammanträde, bild: Bild, n: Närvarande) -> Arvodespost:
    spann = _spann(möte, bild, n)
    return Arvodespost(
        n.namn,
        n.parti,
        n.roll,
        bild.tjänstgjorde(n),
        bild.närvarotext(n),
        spann,
        _minuter(spann, möte.ajourneringar),
        n.resa_km,
        n.restid,
        n.förlorad_tid,
        n.förlorad_inkomst,
        n.anteckning,
        n.person_id,
    )


def _spann(möte: Sammanträde, bild: Bild, n: Närvarande) -> tuple[Spann, ...]:
    """Intervals that follow on each other (service that changes) are one time."""
    plats: dict[int | None, int] = {p.id: nr for nr, p in enumerate(bild.paragrafer) if p.id is not None}
    sist = len(bild.paragrafer) - 1
    delar: list[tuple[int, int, Närvarointervall]] = sorted(
        ((plats.get(i.från_paragraf_id, 0), plats.get(i.till_paragraf_id, sist), i) for i in n.intervall),
        key=lambda d: (d[0], d[1]),
    )
    ut: list[Spann] = []
    nästa: int | None = None
    for från, till, i in delar:
        början = i.kl_från or (möte.starttid if från <= 0 and not i.del_från else None)
        slut = i.kl_till or (möte.sluttid if till >= sist and not i.del_till else None)
        if ut and från == nästa and not i.del_från and i.kl_från is None:
            ut[-1] = Spann(ut[-1].från, slut)
        else:
            ut.append(Spann(början, slut))
        nästa = None if i.del_till or i.kl_till is not None else till + 1
    if ut and n.arvode_från is not None:
        ut[0] = Spann(n.arvode_från, ut[0].till)
    if ut and n.arvode_till is not None:
        ut[-1] = Spann(ut[-1].från, n.arvode_till)
    return tuple(ut)


def _minuter(spann: Sequence[Spann], pauser: Iterable[Ajournering]) -> int | None:
    par = [(s.från, s.till) for s in spann]
    if not par or any(a is None or b is None for a, b in par):
        return None
    tider = [_sträcka(a, b) for a, b in par if a is not None and b is not None]
    avbrott = [_sträcka(p.från, p.till) for p in pauser if p.till is not None]
    return sum(till - från - sum(_delat((från, till), paus) for paus in avbrott) for från, till in tider)


def _sträcka(från: time, till: time) -> tuple[int, int]:
    """Minutes from midnight; what ends before it begins goes on past midnight."""
    a, b = från.hour * 60 + från.minute, till.hour * 60 + till.minute
    return a, b + (_DYGN if b < a else 0)


def _delat(a: tuple[int, int], b: tuple[int, int]) -> int:
    """The minutes that two stretches share, also when one of them is told past midnight."""
    return max(_snitt(a, b), _snitt(a, (b[0] + _DYGN, b[1] + _DYGN)))


def _snitt(a: tuple[int, int], b: tuple[int, int]) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


# --- over a period --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Arvodessumma:
    """One person over several meetings. ``utan_tid``: meetings where a time is missing, not in ``minuter``."""

    namn: str
    parti: str
    tjänstgjort: int
    närvarit: int
    minuter: int
    utan_tid: int
    resa_km: int
    restid: int
    förlorad_tid: int
    förlorad_inkomst: int


def summera(poster: Iterable[Arvodespost]) -> list[Arvodessumma]:
    """One row for each person (of the register; else by name), in the order in which they first come."""
    grupper: dict[object, list[Arvodespost]] = {}
    for post in poster:
        grupper.setdefault(post.person_id or post.namn.casefold(), []).append(post)
    return list(_summor(grupper.values()))


def _summor(grupper: Iterable[Sequence[Arvodespost]]) -> Iterator[Arvodessumma]:
    for rader in grupper:
        yield Arvodessumma(
            rader[-1].namn,
            rader[-1].parti,
            sum(r.tjänstgjorde for r in rader),
            sum(not r.tjänstgjorde for r in rader),
            sum(r.minuter or 0 for r in rader),
            sum(r.minuter is None for r in rader),
            sum(r.resa_km or 0 for r in rader),
            sum(r.restid or 0 for r in rader),
            sum(r.förlorad_tid or 0 for r in rader),
            sum(r.förlorad_inkomst or 0 for r in rader),
        )


def timmar(minuter: int | None) -> str:
    """ "2.30" (hours and minutes); "" when it is not known."""
    return "" if minuter is None else f"{minuter // 60}.{minuter % 60:02d}"
