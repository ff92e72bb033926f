"""What is done with the rows of a föredragningslista while it is edited; nothing here is stored."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from nämndapp.rules.listan import i_timmar, numrera
from nämndapp.services.uppgifter import GruppUppgifter, Listrad, NämndUppgifter, PunktUppgifter, StåendeUppgifter

__all__ = ["i_timmar", "med_stående", "med_ändring", "numrera", "utan"]


def utan(lista: Sequence[Listrad], rader: Collection[int], givna: Mapping[int, int]) -> tuple[Listrad, ...]:
    """The list without the rows at those places; an item that has been published is struck, and keeps its number."""
    ut: list[Listrad] = []
    for nr, rad in enumerate(lista):
        if nr not in rader:
            ut.append(rad)
        elif isinstance(rad, PunktUppgifter) and rad.id in givna:
            ut.append(replace(rad, utgår=True))
    return tuple(ut)


def med_ändring(lista: Sequence[Listrad], rader: Collection[int], **ändrat: Any) -> tuple[Listrad, ...]:
    """The list with a change made to every chosen item; headings are left alone."""
    return tuple(
        replace(rad, **ändrat) if nr in rader and isinstance(rad, PunktUppgifter) else rad
        for nr, rad in enumerate(lista)
    )


def med_stående(nämnd: NämndUppgifter, lista: Sequence[Listrad] = ()) -> tuple[Listrad, ...]:
    """The nämnd's standing items around a meeting's own: those that stand first, the list, those that stand last."""
    utan_paragraf = bool(nämnd.övrigt.get("formalia_utan_paragraf"))
    först = [p for p in nämnd.stående_punkter if not p.sist]
    sist = [p for p in nämnd.stående_punkter if p.sist]
    return (*_i_grupper(först, utan_paragraf), *lista, *_i_grupper(sist, utan_paragraf))


def _i_grupper(punkter: Sequence[StåendeUppgifter], utan_paragraf: bool) -> list[Listrad]:
    ut: list[Listrad] = []
    grupp = ""
    for p in punkter:
        if p.grupp and p.grupp != grupp:
            ut.append(GruppUppgifter(p.grupp))
        grupp = p.grupp or grupp
        utan = utan_paragraf and p.typ.value == "formalia"
        ut.append(
            PunktUppgifter(p.rubrik, typ=p.typ, föredragande=p.föredragande, minuter=p.minuter, utan_paragraf=utan)
        )
    return ut
