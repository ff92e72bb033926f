"""What a text typed in the attestlista's table makes of its rows: {row's id: its new content}. Pure functions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from nämndapp.services.attestuppgifter import Attestradslag, AttestradUppgifter
from nämndapp.ui.attest.kolumner import Attestkolumn, gruppdel

Rader = Sequence[AttestradUppgifter]


def celländring(rader: Rader, rad: AttestradUppgifter, k: Attestkolumn, text: str) -> dict[int, AttestradUppgifter]:
    """The rows that a cell's text changes: a code that others below inherit changes them too. Raises ValueError."""
    nr = next(i for i, r in enumerate(rader) if r.id == rad.id)
    if k.del_ and not text.strip():
        return _ärv(rader, nr, k)
    ny = k.skriv(rad, text.strip())
    if ny == rad or rad.id is None:
        return {}
    nya = {rad.id: ny}
    if k.del_ and k.text(ny) != k.text(rad):
        nya[rad.id] = ny = _med_namn(rader, ny, k.del_)
        for följande in rader[nr + 1 :]:
            if not k.ärvd(följande) or k.text(följande) != k.text(rad) or följande.id is None:
                break
            koder = {**följande.koder, k.del_: ny.koder.get(k.del_, "")}
            nya[följande.id] = replace(följande, koder=koder, namn=_namn(följande, ny, k.del_))
    return nya


def _ärv(rader: Rader, nr: int, k: Attestkolumn) -> dict[int, AttestradUppgifter]:
    """An emptied outer cell: the row has what the row above has."""
    rad = rader[nr]
    ovan = next((r for r in reversed(rader[:nr]) if r.slag is Attestradslag.RAD), None)
    if rad.id is None:
        return {}
    if ovan is None or not k.text(ovan):
        ny = k.skriv(rad, "")
    else:
        ärvda = (*(x for x in rad.ärvda if x != k.del_), k.del_)
        ny = replace(rad, koder={**rad.koder, k.del_: k.text(ovan)}, namn=_namn(rad, ovan, k.del_), ärvda=ärvda)
    return {rad.id: ny} if ny != rad else {}


def _med_namn(rader: Rader, rad: AttestradUppgifter, del_: str) -> AttestradUppgifter:
    """A code that stands elsewhere in the list has its name from there."""
    lik = next((r for r in rader if r.koder.get(del_) == rad.koder.get(del_) and r.namn.get(del_)), None)
    namn = {k: v for k, v in rad.namn.items() if k != del_}
    return replace(rad, namn=namn | ({del_: lik.namn[del_]} if lik else {}))


def gruppändring(rader: Rader, del_: str, text: str) -> Mapping[int, AttestradUppgifter]:
    """A group's code and name, on all its rows. Raises ValueError."""
    kod, namn = gruppdel(text)
    if not kod:
        raise ValueError("En grupp måste ha en kod. Skriv koden och sedan namnet, till exempel 710 Vård.")
    nya = {}
    for rad in rader:
        namnen = {k: v for k, v in rad.namn.items() if k != del_} | ({del_: namn} if namn else {})
        ny = replace(rad, koder={**rad.koder, del_: kod}, namn=namnen)
        if ny != rad and rad.id is not None:
            nya[rad.id] = ny
    return nya


def _namn(rad: AttestradUppgifter, mall: AttestradUppgifter, del_: str) -> dict[str, str]:
    egna = {k: v for k, v in rad.namn.items() if k != del_}
    return egna | ({del_: mall.namn[del_]} if mall.namn.get(del_) else {})
