"""A föredragningslista that arrives when the meeting is already in the program."""

from __future__ import annotations

from dataclasses import replace

from nämndapp.services.diarium import diarienyckel
from nämndapp.services.uppgifter import GruppUppgifter, Listrad, PunktUppgifter, SammanträdeUppgifter

_MÖTESFÄLT = (
    "starttid", "plats", "kallelse_datum", "ordförande", "sekreterare", "förslag_justerare", "förslag_ersättare",
    "justering_plats", "justering_datum", "justering_tid",
)  # fmt: skip


def slå_ihop(sparat: SammanträdeUppgifter, nytt: SammanträdeUppgifter) -> SammanträdeUppgifter:
    """What is stored stays; empty fields are filled, and items that are not on the list are put last in their group."""
    fyllda = {namn: getattr(nytt, namn) for namn in _MÖTESFÄLT if not getattr(sparat, namn) and getattr(nytt, namn)}
    lista = list(sparat.lista)
    grupp = ""
    for rad in nytt.lista:
        if isinstance(rad, GruppUppgifter):
            grupp = rad.rubrik
        elif not _finns(rad, lista):
            _lägg_in(lista, grupp, rad)
    return replace(sparat, **fyllda, lista=tuple(lista))


def _finns(punkt: PunktUppgifter, lista: list[Listrad]) -> bool:
    """By diarienummer; an item without one by its title, which is all it has."""
    nyckel = diarienyckel(punkt.diarienummer)
    for rad in lista:
        if isinstance(rad, PunktUppgifter):
            annan = diarienyckel(rad.diarienummer)
            if (nyckel is not None and nyckel == annan) or (nyckel is annan is None and rad.rubrik == punkt.rubrik):
                return True
    return False


def _lägg_in(lista: list[Listrad], grupp: str, punkt: PunktUppgifter) -> None:
    start = next((i for i, r in enumerate(lista) if isinstance(r, GruppUppgifter) and r.rubrik == grupp), None)
    if start is None:
        if grupp:
            lista.append(GruppUppgifter(grupp))
        lista.append(punkt)
        return
    slut = next((i for i in range(start + 1, len(lista)) if isinstance(lista[i], GruppUppgifter)), len(lista))
    lista.insert(slut, punkt)
