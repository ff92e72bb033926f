"""The attendance grid as it is edited: §§ switched on and off for a person. Pure functions on ``NärvaroUppgifter``.

``narvaroandringar`` tells of persons who come and go; this is for who looks at the whole meeting afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from nämndapp.models import Närvaroroll
from nämndapp.rules.narvaro import PLATSROLLER
from nämndapp.services.protokolluppgifter import IntervallUppgifter, NärvarandeUppgifter, NärvaroUppgifter


@dataclass(frozen=True, slots=True)
class _Bit:
    """An interval with the places of its §§, both included."""

    från: int
    till: int
    vad: IntervallUppgifter


def har_plats(roll: Närvaroroll) -> bool:
    """Does the role hold a seat of its own?"""
    return roll in PLATSROLLER


def person(n: NärvaroUppgifter, närvarande_id: int) -> NärvarandeUppgifter:
    """Raises KeyError when nobody has that id."""
    for p in n.närvarande:
        if p.id == närvarande_id:
            return p
    raise KeyError(närvarande_id)


def byt(n: NärvaroUppgifter, ny: NärvarandeUppgifter) -> NärvaroUppgifter:
    """The närvaro with that person as given."""
    return replace(n, närvarande=tuple(ny if p.id == ny.id else p for p in n.närvarande))


def är_där(p: NärvarandeUppgifter, plats: int, ordning: Sequence[int]) -> bool:
    """Is the person in the room under the § at that place? Without §§: at all."""
    return bool(_under(p, plats, ordning))


def tjänstgör(p: NärvarandeUppgifter, plats: int, ordning: Sequence[int]) -> bool:
    """Does the person serve under the § at that place?"""
    return any(i.tjänstgör for i in _under(p, plats, ordning))


def på_distans(p: NärvarandeUppgifter, plats: int, ordning: Sequence[int]) -> bool:
    """Does the person take part at a distance under the § at that place?"""
    return any(i.distans for i in _under(p, plats, ordning))


def _under(p: NärvarandeUppgifter, plats: int, ordning: Sequence[int]) -> list[IntervallUppgifter]:
    if not ordning:
        return list(p.intervall)
    return [b.vad for b in _bitar(p.intervall, ordning) if b.från <= plats <= b.till]


def sätt_närvarande(
    n: NärvaroUppgifter, närvarande_id: int, platser: Iterable[int], ordning: Sequence[int], *, på: bool
) -> NärvaroUppgifter:
    """In the room, or not, under the §§ at those places; the rest of the person's intervals keep what they say.

    Who is put into the room serves as under the other §§; a person with a seat of his own serves from the beginning.
    Without any §§ it is the whole meeting.
    """
    p = person(n, närvarande_id)
    mall = p.intervall[0] if p.intervall else IntervallUppgifter(tjänstgör=har_plats(p.roll))
    mall = IntervallUppgifter(tjänstgör=mall.tjänstgör, för_id=mall.för_id, distans=mall.distans)
    if not ordning:
        return byt(n, replace(p, intervall=((mall,) if på else ())))
    bitar = _bitar(p.intervall, ordning)
    for plats in sorted(set(platser)):
        if not på:
            bitar = [del_ for b in bitar for del_ in _utan(b, plats)]
        elif not any(b.från <= plats <= b.till for b in bitar):
            granne = next((b.vad for b in bitar if plats in (b.från - 1, b.till + 1)), mall)
            ny = IntervallUppgifter(tjänstgör=granne.tjänstgör, för_id=granne.för_id, distans=granne.distans)
            bitar = _sammanfogade([*bitar, _Bit(plats, plats, ny)])
    return byt(n, replace(p, intervall=_intervall(bitar, ordning)))


def sätt_tjänst(
    n: NärvaroUppgifter,
    närvarande_id: int,
    platser: Iterable[int],
    ordning: Sequence[int],
    *,
    på: bool,
    för_id: int | None = None,
) -> NärvaroUppgifter:
    """Serves, or not, under those §§ where the person is in the room; ``för_id`` is whose seat an ersättare takes."""
    return _ändra(n, närvarande_id, platser, ordning, lambda v: replace(v, tjänstgör=på, för_id=för_id if på else None))


def sätt_distans(
    n: NärvaroUppgifter, närvarande_id: int, platser: Iterable[int], ordning: Sequence[int], *, på: bool
) -> NärvaroUppgifter:
    """Takes part at a distance, or on site, under those §§."""
    return _ändra(n, närvarande_id, platser, ordning, lambda v: replace(v, distans=på))


def _ändra(
    n: NärvaroUppgifter,
    närvarande_id: int,
    platser: Iterable[int],
    ordning: Sequence[int],
    hur: Callable[[IntervallUppgifter], IntervallUppgifter],
) -> NärvaroUppgifter:
    p = person(n, närvarande_id)
    if not ordning:
        return byt(n, replace(p, intervall=tuple(hur(i) for i in p.intervall)))
    bitar = _bitar(p.intervall, ordning)
    for plats in sorted(set(platser)):
        nya: list[_Bit] = []
        for b in bitar:
            if not b.från <= plats <= b.till:
                nya.append(b)
                continue
            före, efter = _del(b, b.från, plats - 1), _del(b, plats + 1, b.till)
            mitt = _del(b, plats, plats)
            nya += [x for x in (före, replace(mitt, vad=hur(mitt.vad)) if mitt else None, efter) if x is not None]
        bitar = _sammanfogade(nya)
    return byt(n, replace(p, intervall=_intervall(bitar, ordning)))


def _bitar(intervall: Iterable[IntervallUppgifter], ordning: Sequence[int]) -> list[_Bit]:
    plats = {id_: nr for nr, id_ in enumerate(ordning)}
    sist = len(ordning) - 1
    ut = []
    for i in intervall:
        från = plats.get(i.från_paragraf_id or 0, 0)
        till = plats.get(i.till_paragraf_id or 0, sist)
        ut.append(_Bit(från, till, i))
    return sorted(ut, key=lambda b: (b.från, b.till))


def _del(b: _Bit, från: int, till: int) -> _Bit | None:
    """The part of an interval; an end that is cut off loses what was said of it."""
    if från > till:
        return None
    vad = b.vad
    if från > b.från:
        vad = replace(vad, del_från=False, kl_från=None, id=None)
    if till < b.till:
        vad = replace(vad, del_till=False, kl_till=None)
    return _Bit(från, till, vad)


def _utan(b: _Bit, plats: int) -> list[_Bit]:
    if not b.från <= plats <= b.till:
        return [b]
    return [x for x in (_del(b, b.från, plats - 1), _del(b, plats + 1, b.till)) if x is not None]


def _slag(i: IntervallUppgifter) -> tuple[bool, int | None, bool]:
    return i.tjänstgör, i.för_id, i.distans


def _sammanfogade(bitar: Iterable[_Bit]) -> list[_Bit]:
    ut: list[_Bit] = []
    for b in sorted(bitar, key=lambda b: (b.från, b.till)):
        sist = ut[-1] if ut else None
        if (
            sist is not None
            and sist.till + 1 == b.från
            and _slag(sist.vad) == _slag(b.vad)
            and not sist.vad.del_till
            and not b.vad.del_från
        ):
            vad = replace(sist.vad, del_till=b.vad.del_till, kl_till=b.vad.kl_till)
            ut[-1] = _Bit(sist.från, b.till, vad)
        else:
            ut.append(b)
    return ut


def _intervall(bitar: Iterable[_Bit], ordning: Sequence[int]) -> tuple[IntervallUppgifter, ...]:
    """Back to §§; what reaches the beginning or the end says so, whatever §§ are added later."""
    ut = []
    for b in bitar:
        hela_början = b.från == 0 and not b.vad.del_från
        hela_slutet = b.till == len(ordning) - 1 and not b.vad.del_till
        ut.append(
            replace(
                b.vad,
                från_paragraf_id=None if hela_början else ordning[b.från],
                till_paragraf_id=None if hela_slutet else ordning[b.till],
            )
        )
    return tuple(ut)
