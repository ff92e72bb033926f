"""A föredragningslista that arrives when the meeting is already in the program."""

from __future__ import annotations

import re
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
    """By diarienummer; by title when one of the two has no number, so that nothing stands twice."""
    nyckel = diarienyckel(punkt.diarienummer)
    for rad in lista:
        if isinstance(rad, PunktUppgifter):
            annan = diarienyckel(rad.diarienummer)
            saknas = nyckel is None or annan is None
            if (nyckel is not None and nyckel == annan) or (saknas and _vikt(rad.rubrik) == _vikt(punkt.rubrik)):
                return True
    return False


def _vikt(rubrik: str) -> str:
    """A title without its layout: "1 Läget  i förvaltningen" and "Läget i förvaltningen" are one."""
    return re.sub(r"^\d{1,3}[.)]? ", "", " ".join(rubrik.split())).casefold()


def _lägg_in(lista: list[Listrad], grupp: str, punkt: PunktUppgifter) -> None:
    start = next((i for i, r in enumerate(lista) if isinstance(r, GruppUppgifter) and r.rubrik == grupp), None)
    if start is None:
        if grupp:
            lista.append(GruppUppgifter(grupp))
        lista.append(punkt)
        return
    slut = next((i for i in range(start + 1, len(lista)) if isinstance(lista[i], GruppUppgifter)), len(lista))
    lista.insert(slut, punkt)
