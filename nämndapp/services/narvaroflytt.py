"""The närvaro when §§ come, go and change places: pure functions on ``NärvaroUppgifter``.

An interval is anchored in §§. What it says of the other §§ stays true, whatever happens to the § it is anchored in.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from nämndapp.services.protokolluppgifter import IntervallUppgifter, NärvarandeUppgifter, NärvaroUppgifter


def anpassa(n: NärvaroUppgifter, före: Sequence[int], efter: Sequence[int]) -> NärvaroUppgifter:
    """The närvaro when the §§ ``före`` have become ``efter``, both in order: some are gone, new or moved.

    An interval that began in a § that is gone begins in the next one, one that ended there ends in the one before;
    one that covered nothing else goes. A § that is moved takes along those who were there for it alone. Under a new
    § are those who were there on both sides of it.
    """
    kvar = set(efter)
    stilla = set(kvar_i_ordning(före, efter))
    nu = list(före)
    for id_ in före:
        if id_ not in stilla:
            n = _utan(n, id_, nu, flyttas=id_ in kvar)
            nu.remove(id_)
    for plats, id_ in enumerate(efter):
        if id_ not in stilla:
            n = _med(n, id_, nu, plats)
            nu.insert(plats, id_)
    return n


def kvar_i_ordning(före: Sequence[int], efter: Sequence[int]) -> list[int]:
    """The longest row of §§ that have kept their order: the others are those that were moved."""
    plats = {id_: nr for nr, id_ in enumerate(före)}
    kedjor: list[list[int]] = []  # the best chain that ends in each § of ``efter``
    for id_ in efter:
        if id_ in plats:
            passar = [k for k in kedjor if plats[k[-1]] < plats[id_]]
            kedjor.append([*max(passar, key=len, default=[]), id_])
    return max(kedjor, key=len, default=[])


def _utan(n: NärvaroUppgifter, id_: int, ordning: Sequence[int], *, flyttas: bool) -> NärvaroUppgifter:
    plats = ordning.index(id_)
    förra = ordning[plats - 1] if plats else None
    nästa = ordning[plats + 1] if plats + 1 < len(ordning) else None

    def intervall(i: IntervallUppgifter) -> IntervallUppgifter | None:
        från, till = i.från_paragraf_id, i.till_paragraf_id
        if id_ not in {från, till}:
            return i
        börjar_här = från == id_ or (från is None and förra is None)
        slutar_här = till == id_ or (till is None and nästa is None)
        if börjar_här and slutar_här:
            return replace(i, från_paragraf_id=id_, till_paragraf_id=id_) if flyttas else None
        if från == id_:
            i = replace(i, från_paragraf_id=nästa, del_från=False)
        if till == id_:
            i = replace(i, till_paragraf_id=förra, del_till=False)
        return i

    pauser = tuple(
        replace(a, paragraf_id=nästa or förra) if a.paragraf_id == id_ and not flyttas else a for a in n.ajourneringar
    )
    return replace(_alla(n, lambda p: tuple(filter(None, map(intervall, p.intervall)))), ajourneringar=pauser)


def _med(n: NärvaroUppgifter, id_: int, ordning: Sequence[int], plats: int) -> NärvaroUppgifter:
    """Where one interval ends and the next begins just there, the first goes on under the § between them."""
    if not 0 < plats < len(ordning):
        return n
    förra, nästa = ordning[plats - 1], ordning[plats]

    def intervall(p: NärvarandeUppgifter) -> tuple[IntervallUppgifter, ...]:
        börjar = any(i.från_paragraf_id == nästa and not i.del_från for i in p.intervall)
        börjar = börjar and all(i.från_paragraf_id != id_ for i in p.intervall)
        return tuple(
            replace(i, till_paragraf_id=id_)
            if börjar and i.till_paragraf_id == förra and not i.del_till and i.kl_till is None
            else i
            for i in p.intervall
        )

    return _alla(n, intervall)


def _alla(
    n: NärvaroUppgifter, intervall: Callable[[NärvarandeUppgifter], tuple[IntervallUppgifter, ...]]
) -> NärvaroUppgifter:
    return replace(n, närvarande=tuple(replace(p, intervall=intervall(p)) for p in n.närvarande))
