"""What happens to a row when a person is replaced, or when cells are filled down. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from nämndapp.bas.attest import AttestpersonUppgifter, AttestradUppgifter

Vem = tuple[str, int | None]
"""A name, and the register's id where there is one."""


def är_person(p: AttestpersonUppgifter, vem: Vem) -> bool:
    """Is it that person? By id where both have one, else by the name as written (spaces and case apart)."""
    namn, id_ = vem
    if id_ is not None and p.person_id is not None:
        return p.person_id == id_
    return namnnyckel(p.namn) == namnnyckel(namn)


def namnnyckel(namn: str) -> str:
    """The name without differences of space and case."""
    return " ".join(namn.split()).casefold()


def byt_person(
    rad: AttestradUppgifter,
    gammal: Vem,
    ny: Vem,
    från: date,
    *,
    roller: Collection[str] | None = None,
    listans_början: date | None = None,
) -> AttestradUppgifter:
    """The row where the new person stands from a day and the old one until the day before.

    Whoever had not begun by then is replaced outright, with their own days; whoever had left already is left alone.
    From the list's first day on (or earlier) the old one does not stand in it at all, and the new one without a date.
    """
    personer = tuple(_bytta(rad, gammal, ny, (från, listans_början), roller))
    return rad if personer == rad.personer else replace(rad, personer=personer)


def _bytta(
    rad: AttestradUppgifter,
    gammal: Vem,
    ny: Vem,
    när: tuple[date, date | None],
    roller: Collection[str] | None,
) -> Iterator[AttestpersonUppgifter]:
    från, listans_början = när
    helt = listans_början is not None and från <= listans_början
    for p in rad.personer:
        berörs = är_person(p, gammal) and (roller is None or p.roll in roller) and (p.till is None or p.till >= från)
        if not berörs:
            yield p
            continue
        början = från if p.från is None or p.från < från else p.från
        började = p.från is None or p.från < från
        if började and not helt:
            yield replace(p, till=från - timedelta(days=1))
        redan = any(q.roll == p.roll and är_person(q, ny) and q.gäller(början) for q in rad.personer)
        if not redan:
            yield AttestpersonUppgifter(ny[0], p.roll, None if helt and började else början, p.till, ny[1])


def fyllda(rad: AttestradUppgifter, mall: AttestradUppgifter, fält: Collection[str]) -> AttestradUppgifter:
    """The row with the model row's values in ``fält``: a role, "villkor", "belopp", "anteckning", "koder.<nyckel>"."""
    for namn in fält:
        if namn in {"villkor", "belopp", "anteckning", "benämning"}:
            rad = replace(rad, **{namn: getattr(mall, namn)})
        elif namn.startswith("koder."):
            del_ = namn.removeprefix("koder.")
            rad = replace(rad, koder=_med(rad.koder, mall.koder, del_), namn=_med(rad.namn, mall.namn, del_))
        else:
            övriga = tuple(p for p in rad.personer if p.roll != namn)
            rad = replace(rad, personer=(*övriga, *mall.i_roll(namn)))
    return rad


def _med(egna: Mapping[str, str], mallens: Mapping[str, str], nyckel: str) -> dict[str, str]:
    ut = {k: v for k, v in egna.items() if k != nyckel}
    värde = mallens.get(nyckel, "")
    return {**ut, nyckel: värde} if värde else ut
