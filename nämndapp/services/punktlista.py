"""What is done with the rows of a föredragningslista while it is edited; nothing here is stored."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from nämndapp.models import Punkttyp
from nämndapp.rules.listan import i_timmar, numrera
from nämndapp.services.uppgifter import GruppUppgifter, Listrad, NämndUppgifter, PunktUppgifter, StåendeUppgifter

__all__ = [
    "efter_slag",
    "i_timmar",
    "med_stående",
    "med_ändring",
    "numrera",
    "utan",
    "utan_egen_paragraf",
    "visade_rader",
]

FORMALIA_UTAN_PARAGRAF = "formalia_utan_paragraf"  # key of the nämnd's settings; absent: formalia have a § too


def utan_egen_paragraf(inställningar: Mapping[str, Any], typ: Punkttyp) -> bool:
    """Does the nämnd give an item of that kind no § of its own?"""
    return typ is Punkttyp.FORMALIA and bool(inställningar.get(FORMALIA_UTAN_PARAGRAF))


def efter_slag(före: Sequence[Listrad], nya: Sequence[Listrad], *, formalia_utan_paragraf: bool) -> tuple[Listrad, ...]:
    """The new list, where items that were made formalia, or are no longer, follow the nämnd's setting.

    What was ticked by hand on an item whose kind is the same stays.
    """
    if not formalia_utan_paragraf:
        return tuple(nya)
    slag = {r.id: r.typ for r in före if isinstance(r, PunktUppgifter)}
    return tuple(
        replace(r, utan_paragraf=r.typ is Punkttyp.FORMALIA)
        if isinstance(r, PunktUppgifter) and _bytt(slag.get(r.id) if r.id else None, r.typ)
        else r
        for r in nya
    )


def _bytt(före: Punkttyp | None, typ: Punkttyp) -> bool:
    return före is not typ and Punkttyp.FORMALIA in {före, typ}


def utan(lista: Sequence[Listrad], rader: Collection[int], givna: Mapping[int, int]) -> tuple[Listrad, ...]:
    """The list without the rows at those places; an item that has been published is struck, and keeps its number."""
    ut: list[Listrad] = []
    for nr, rad in enumerate(lista):
        if nr not in rader:
            ut.append(rad)
        elif isinstance(rad, PunktUppgifter) and rad.id in givna:
            ut.append(replace(rad, utgår=True))
    return tuple(ut)


def visade_rader(lista: Sequence[Listrad], text: str, papper: Mapping[int, str]) -> set[int]:
    """The places of the rows that have all the words; ``papper`` gives the titles of handlingar by id.

    A heading is shown with its items when it has the words itself, and over any of its items that has them.
    """
    ord_ = text.casefold().split()
    visas: set[int] = set()
    grupp, hel = None, False
    for nr, rad in enumerate(lista):
        if isinstance(rad, GruppUppgifter):
            grupp, hel = nr, _har(rad.rubrik, ord_)
            visas |= {nr} if hel else set()
        elif hel or _har(_söktext(rad, papper), ord_):
            visas |= {nr} if grupp is None else {nr, grupp}
    return visas


def _har(text: str, ord_: Sequence[str]) -> bool:
    text = text.casefold()
    return all(o in text for o in ord_)


def _söktext(rad: PunktUppgifter, papper: Mapping[int, str]) -> str:
    märken = ((rad.utgår, "utgår"), (rad.stängda_dörrar, "stängda dörrar"), (bool(rad.bordsdelade), "bordsdelas"))
    delar = [rad.rubrik, rad.diarienummer, rad.typ.value, rad.föredragande, rad.väckt_av, rad.sekretess_lagrum]
    delar += [ord_ for på, ord_ in märken if på]
    return "\n".join([*(d for d in delar if d), *(papper.get(h, "") for h in rad.handlingar)])


def med_ändring(lista: Sequence[Listrad], rader: Collection[int], **ändrat: Any) -> tuple[Listrad, ...]:
    """The list with a change made to every chosen item; headings are left alone."""
    return tuple(
        replace(rad, **ändrat) if nr in rader and isinstance(rad, PunktUppgifter) else rad
        for nr, rad in enumerate(lista)
    )


def med_stående(nämnd: NämndUppgifter, lista: Sequence[Listrad] = ()) -> tuple[Listrad, ...]:
    """The nämnd's standing items around a meeting's own: those that stand first, the list, those that stand last."""
    först = [p for p in nämnd.stående_punkter if not p.sist]
    sist = [p for p in nämnd.stående_punkter if p.sist]
    return (*_i_grupper(först, nämnd.övrigt), *lista, *_i_grupper(sist, nämnd.övrigt))


def _i_grupper(punkter: Sequence[StåendeUppgifter], inställningar: Mapping[str, Any]) -> list[Listrad]:
    ut: list[Listrad] = []
    grupp = ""
    for p in punkter:
        if p.grupp and p.grupp != grupp:
            ut.append(GruppUppgifter(p.grupp))
        grupp = p.grupp or grupp
        utan = utan_egen_paragraf(inställningar, p.typ)
        ut.append(
            PunktUppgifter(p.rubrik, typ=p.typ, föredragande=p.föredragande, minuter=p.minuter, utan_paragraf=utan)
        )
    return ut
