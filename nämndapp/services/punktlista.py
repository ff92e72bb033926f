"""What is done with the rows of a föredragningslista while it is edited; nothing here is stored."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from nämndapp.models import Punkttyp
from nämndapp.rules.listan import i_timmar, numrera
from nämndapp.services.uppgifter import GruppUppgifter, Listrad, NämndUppgifter, PunktUppgifter, StåendeUppgifter

__all__ = ["i_timmar", "med_formalia", "med_stående", "med_ändring", "numrera", "utan"]

FORMALIA_UTAN_PARAGRAF = "formalia_utan_paragraf"
"""The key of the nämnd's setting: True when upprop, val av justerare and the like get no § of their own."""


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


def med_formalia(före: Sequence[Listrad], lista: Sequence[Listrad]) -> tuple[Listrad, ...]:
    """For a nämnd whose formalia get no §: an item that is new as formalia, or becomes it, gets none; one that stops
    being formalia gets one. What has been chosen for an item itself is left alone."""
    var = {r.id: r for r in före if isinstance(r, PunktUppgifter) and r.id is not None}
    return tuple(_som_formalia(var.get(r.id or 0), r) if isinstance(r, PunktUppgifter) else r for r in lista)


def _som_formalia(gammal: PunktUppgifter | None, rad: PunktUppgifter) -> PunktUppgifter:
    slag = gammal.typ if gammal is not None else None
    if slag is rad.typ or Punkttyp.FORMALIA not in {slag, rad.typ}:
        return rad
    return replace(rad, utan_paragraf=rad.typ is Punkttyp.FORMALIA)


def med_stående(nämnd: NämndUppgifter, lista: Sequence[Listrad] = ()) -> tuple[Listrad, ...]:
    """The nämnd's standing items around a meeting's own: those that stand first, the list, those that stand last."""
    utan_paragraf = bool(nämnd.övrigt.get(FORMALIA_UTAN_PARAGRAF))
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
