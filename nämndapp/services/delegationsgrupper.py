"""Groups of a delegationsordning: rows that stand together under the same word. Each move is one Ändring, one undo.

A group is no object of its own: it is a run of rows of a chapter with the same ``grupp``. The same word further down
is another run, which is left as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from nämndapp.bas.fel import Inmatningsfel
from nämndapp.services.andring import Ändring
from nämndapp.services.delegation import OrdningVy
from nämndapp.services.delegationsrader import byt_punkter, i_ordning, kapitelrader, öppna
from nämndapp.services.delegationsuppgifter import DelegationspunktUppgifter
from nämndapp.storage import Databas

Punkter = tuple[DelegationspunktUppgifter, ...]


def följder(punkter: Sequence[DelegationspunktUppgifter]) -> list[Punkter]:
    """A chapter's rows in runs: a group's rows together, a row without a group by itself."""
    ut: list[Punkter] = []
    for grupp, rader in groupby(punkter, lambda p: p.grupp):
        hela = tuple(rader)
        ut += [hela] if grupp else [(p,) for p in hela]
    return ut


def gruppen(vy: OrdningVy, punkt_id: int) -> Punkter:
    """The run that a row is in; raises Saknas for a row that is not there."""
    kapitel_id = vy.punkt(punkt_id).kapitel_id
    return next(f for f in följder(kapitelrader(vy, kapitel_id)) if any(p.id == punkt_id for p in f))


def byt_namn(db: Databas, ordning_id: int, punkt_id: int, namn: str, väntad_version: int | None) -> Ändring:
    """Gives the group that a row stands in another name, on all its rows."""
    namn = " ".join(namn.split())
    if not namn:
        raise Inmatningsfel("Gruppen behöver ett namn.", "Töm fältet Grupp på raderna om de inte ska ha någon.")
    with db.skrivning() as enhet:
        vy = öppna(enhet, ordning_id, väntad_version)
        berörda = gruppen(vy, punkt_id)
        gammalt, idn = berörda[0].grupp, {p.id for p in berörda}
        efter = [replace(p, grupp=namn) if p.id in idn else p for p in vy.punkter]
        return byt_punkter(enhet, vy, efter, f"Bytte namn på gruppen {gammalt} till {namn}")


def flytta(db: Databas, ordning_id: int, punkt_id: int, steg: int, väntad_version: int | None) -> Ändring:
    """Moves the group that a row stands in past its neighbour, or on into the chapter beside; it keeps its name.

    ``steg`` is -1 (up) or 1. At the end of the paper nothing happens.
    """
    with db.skrivning() as enhet:
        vy = öppna(enhet, ordning_id, väntad_version)
        grupp = gruppen(vy, punkt_id)
        kapitel_id, idn = grupp[0].kapitel_id, {p.id for p in grupp}
        text = f"Flyttade gruppen {grupp[0].grupp}"
        alla = följder(kapitelrader(vy, kapitel_id))
        plats = next(nr for nr, f in enumerate(alla) if f[0].id in idn)
        if 0 <= plats + steg < len(alla):
            alla[plats], alla[plats + steg] = alla[plats + steg], alla[plats]
            rader = i_ordning([p for f in alla for p in f])
            andra = [p for p in vy.punkter if p.kapitel_id != kapitel_id]
            return byt_punkter(enhet, vy, [*andra, *rader], text)
        kapitel = [k.id or 0 for k in vy.kapitel]
        granne = kapitel.index(kapitel_id) + steg
        if not 0 <= granne < len(kapitel):
            return byt_punkter(enhet, vy, vy.punkter, "")
        flyttade = [replace(p, kapitel_id=kapitel[granne]) for p in grupp]
        mål = kapitelrader(vy, kapitel[granne])
        mål = [*mål, *flyttade] if steg < 0 else [*flyttade, *mål]
        andra = [p for p in vy.punkter if p.id not in idn and p.kapitel_id != kapitel[granne]]
        return byt_punkter(enhet, vy, [*andra, *i_ordning(mål)], text)


def ta_bort(db: Databas, ordning_id: int, punkt_id: int, väntad_version: int | None) -> Ändring:
    """Removes the group that a row stands in, with its rows."""
    with db.skrivning() as enhet:
        vy = öppna(enhet, ordning_id, väntad_version)
        berörda = gruppen(vy, punkt_id)
        idn = {p.id for p in berörda}
        antal = f"{len(berörda)} {'rad' if len(berörda) == 1 else 'rader'}"
        kvar = [p for p in vy.punkter if p.id not in idn]
        return byt_punkter(enhet, vy, kvar, f"Tog bort gruppen {berörda[0].grupp} med {antal}")
