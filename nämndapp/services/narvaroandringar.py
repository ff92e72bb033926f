"""What happens in the room, as changes of the närvaro: pure functions on ``NärvaroUppgifter``, saved by ``narvaro``.

All take the ids of the meeting's §§ in order (``ordning``). A § that is None means the meeting's beginning where
somebody comes and its end where somebody goes. A § that is not in the order raises ValueError.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import time

from nämndapp.services.protokolluppgifter import IntervallUppgifter, NärvarandeUppgifter, NärvaroUppgifter


@dataclass(frozen=True, slots=True)
class _Bit:
    """An interval with the places of its §§ from 0, both included. ``öppen``: until the end, however many §§ come."""

    från: int
    till: int
    vad: IntervallUppgifter
    öppen: bool = False

    def täcker(self, plats: int) -> bool:
        return self.från <= plats <= self.till


def kom(
    n: NärvaroUppgifter,
    närvarande_id: int,
    paragraf_id: int | None,
    *,
    ordning: Sequence[int],
    del_av: bool = False,
    kl: time | None = None,
    tjänstgör: bool = False,
    för_id: int | None = None,
    distans: bool = False,
) -> NärvaroUppgifter:
    """Came before the §, or during it (``del_av``); stays until what is noted already, else until the end.

    Said of somebody who is there already, or who is noted as coming later, it moves the arrival; the service is then
    kept unless another is given.
    """
    plats = _plats(ordning, paragraf_id, 0)

    def ändra(bitar: list[_Bit]) -> list[_Bit]:
        sist = _sista(ordning)
        gick_då = any(_slutar_i(b, plats) for b in bitar)
        här = next((b for b in bitar if b.täcker(plats) and not _slutar_i(b, plats)), None)
        bit = här or next((b for b in bitar if b.från > plats), None) or _Bit(plats, sist, IntervallUppgifter(), True)
        före = [b for b in bitar if b.till < plats or _slutar_i(b, plats)]
        if här is not None:
            före = _före_sviten(före, plats)
        efter = [b for b in bitar if b not in före and b is not bit and b.från >= plats]
        vad = replace(bit.vad, del_från=del_av or gick_då, kl_från=kl, distans=distans or bit.vad.distans)
        if tjänstgör or för_id is not None:
            vad = replace(vad, tjänstgör=True, för_id=för_id)
        return [*före, replace(bit, från=plats, vad=vad), *efter]

    return _ändra(n, närvarande_id, ordning, ändra)


def gick(
    n: NärvaroUppgifter,
    närvarande_id: int,
    paragraf_id: int | None,
    *,
    ordning: Sequence[int],
    del_av: bool = False,
    kl: time | None = None,
) -> NärvaroUppgifter:
    """Left after the §, or during it (``del_av``). Of somebody who had left before it, moves the leaving there.

    Who never came before the § is not touched; who comes back later does so still.
    """
    plats = _plats(ordning, paragraf_id, _sista(ordning))

    def ändra(bitar: list[_Bit]) -> list[_Bit]:
        bit = next((b for b in reversed(bitar) if b.från <= plats), None)
        if bit is None:
            return bitar
        före = bitar[: bitar.index(bit)]
        efter = [b for b in bitar if b.från > plats]
        if bit.täcker(plats):
            efter = _efter_sviten(efter, bit.till)
        vad = replace(bit.vad, del_till=del_av, kl_till=kl)
        return [*före, _Bit(bit.från, plats, vad, paragraf_id is None), *efter]

    return _ändra(n, närvarande_id, ordning, ändra)


def inträder(
    n: NärvaroUppgifter,
    närvarande_id: int,
    för_id: int | None,
    från_paragraf_id: int | None,
    *,
    ordning: Sequence[int],
) -> NärvaroUppgifter:
    """Serves from the § on, for the ledamot ``för_id`` (None: in the person's own seat), as long as the person stays.

    Whoever had the seat until then leaves it, so that no seat is counted twice. Who was not there comes at the §.
    """
    plats_hos = närvarande_id if för_id is None else för_id
    for annan in n.närvarande:
        if annan.id is None or annan.id == närvarande_id:
            continue
        if annan.id == plats_hos or any(i.tjänstgör and i.för_id == plats_hos for i in annan.intervall):
            n = lämnar_tjänst(n, annan.id, från_paragraf_id, ordning=ordning)
    plats = _plats(ordning, från_paragraf_id, 0)
    if not any(b.täcker(plats) and not _slutar_i(b, plats) for b in _bitar(_person(n, närvarande_id), ordning)):
        return kom(n, närvarande_id, från_paragraf_id, ordning=ordning, tjänstgör=True, för_id=för_id)
    return _från(n, närvarande_id, plats, ordning, nytt=lambda i: replace(i, tjänstgör=True, för_id=för_id))


def lämnar_tjänst(
    n: NärvaroUppgifter, närvarande_id: int, från_paragraf_id: int | None, *, ordning: Sequence[int]
) -> NärvaroUppgifter:
    """Serves no longer from the § on, but is still in the room."""
    return _från(
        n,
        närvarande_id,
        _plats(ordning, från_paragraf_id, 0),
        ordning,
        nytt=lambda i: replace(i, tjänstgör=False, för_id=None),
        gäller=lambda i: i.tjänstgör,
    )


def på_distans(
    n: NärvaroUppgifter,
    närvarande_id: int,
    från_paragraf_id: int | None,
    *,
    ordning: Sequence[int],
    distans: bool = True,
) -> NärvaroUppgifter:
    """Takes part at a distance from the § on, or in the room again (``distans`` False)."""
    plats = _plats(ordning, från_paragraf_id, 0)
    return _från(n, närvarande_id, plats, ordning, nytt=lambda i: replace(i, distans=distans))


def frånvarande(n: NärvaroUppgifter, närvarande_id: int) -> NärvaroUppgifter:
    """Was not there at all."""
    return _byt(n, närvarande_id, replace(_person(n, närvarande_id), intervall=()))


# --- places ---------------------------------------------------------------------------------------------------------


def _sista(ordning: Sequence[int]) -> int:
    return max(len(ordning) - 1, 0)


def _plats(ordning: Sequence[int], paragraf_id: int | None, annars: int) -> int:
    return annars if paragraf_id is None else list(ordning).index(paragraf_id)


def _slutar_i(bit: _Bit, plats: int) -> bool:
    """Left during the §: whoever comes then comes back."""
    return bit.till == plats and bit.vad.del_till


def _person(n: NärvaroUppgifter, id_: int) -> NärvarandeUppgifter:
    return next(p for p in n.närvarande if p.id == id_)


def _byt(n: NärvaroUppgifter, id_: int, ny: NärvarandeUppgifter) -> NärvaroUppgifter:
    return replace(n, närvarande=tuple(ny if p.id == id_ else p for p in n.närvarande))


def _bitar(person: NärvarandeUppgifter, ordning: Sequence[int]) -> list[_Bit]:
    plats = {id_: nr for nr, id_ in enumerate(ordning)}
    sist = _sista(ordning)
    ut = [
        _Bit(plats.get(i.från_paragraf_id or 0, 0), plats.get(i.till_paragraf_id or 0, sist), i,
             i.till_paragraf_id not in plats)
        for i in person.intervall
    ]  # fmt: skip
    return sorted(ut, key=lambda b: (b.från, b.till))


def _före_sviten(bitar: list[_Bit], plats: int) -> list[_Bit]:
    """Without those that join without a gap up to the place."""
    kvar = list(bitar)
    while kvar and kvar[-1].till == plats - 1 and not kvar[-1].vad.del_till:
        plats = kvar.pop().från
    return kvar


def _efter_sviten(bitar: list[_Bit], plats: int) -> list[_Bit]:
    """Without those that follow without a gap after the place."""
    kvar = list(bitar)
    while kvar and kvar[0].från == plats + 1 and not kvar[0].vad.del_från:
        plats = kvar.pop(0).till
    return kvar


def _ändra(
    n: NärvaroUppgifter, id_: int, ordning: Sequence[int], ändra: Callable[[list[_Bit]], list[_Bit]]
) -> NärvaroUppgifter:
    person = _person(n, id_)
    före = _bitar(person, ordning)
    efter = ändra(list(före))
    if efter == före:
        return n
    return _byt(n, id_, replace(person, intervall=_intervall(efter, ordning)))


def _från(
    n: NärvaroUppgifter,
    id_: int,
    plats: int,
    ordning: Sequence[int],
    *,
    nytt: Callable[[IntervallUppgifter], IntervallUppgifter],
    gäller: Callable[[IntervallUppgifter], bool] = lambda _: True,
) -> NärvaroUppgifter:
    """Changes the intervals from the place on, as far as they follow on each other and ``gäller``."""

    def ändra(bitar: list[_Bit]) -> list[_Bit]:
        ut: list[_Bit] = []
        nästa: int | None = None
        for b in bitar:
            här = b.täcker(plats) and not (_slutar_i(b, plats) and b.från < plats)
            if not (här or b.från == nästa) or not gäller(b.vad) or nytt(b.vad) == b.vad:
                ut.append(b)
            elif b.från < plats:
                ut.append(_Bit(b.från, plats - 1, replace(b.vad, del_till=False, kl_till=None)))
                ny = replace(nytt(b.vad), id=None, del_från=False, kl_från=None)
                ut.append(_Bit(plats, b.till, ny, b.öppen))
            else:
                ut.append(replace(b, vad=nytt(b.vad)))
            if (här or b.från == nästa) and gäller(b.vad):
                nästa = b.till + 1
        return ut

    return _ändra(n, id_, ordning, ändra)


def _intervall(bitar: Sequence[_Bit], ordning: Sequence[int]) -> tuple[IntervallUppgifter, ...]:
    return tuple(
        replace(
            b.vad,
            från_paragraf_id=None if b.från == 0 and not b.vad.del_från else ordning[b.från],
            till_paragraf_id=None if b.öppen else ordning[b.till],
        )
        for b in _ihop(bitar)
    )


def _ihop(bitar: Sequence[_Bit]) -> list[_Bit]:
    """Pieces that follow on each other and say the same are one."""
    ut: list[_Bit] = []
    for b in bitar:
        if ut and _fortsätter(ut[-1], b):
            förra = ut.pop()
            vad = replace(förra.vad, del_till=b.vad.del_till, kl_till=b.vad.kl_till)
            ut.append(_Bit(förra.från, b.till, vad, b.öppen))
        else:
            ut.append(b)
    return ut


def _fortsätter(a: _Bit, b: _Bit) -> bool:
    samma = (a.vad.tjänstgör, a.vad.för_id, a.vad.distans) == (b.vad.tjänstgör, b.vad.för_id, b.vad.distans)
    gräns = a.vad.del_till or b.vad.del_från or a.vad.kl_till or b.vad.kl_från
    return samma and not gräns and a.till + 1 == b.från
