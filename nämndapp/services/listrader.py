"""Between a meeting's list and its rows: only what has changed is written."""

from __future__ import annotations

from sqlmodel import Session

from nämndapp.models import Föredragningsgrupp, Föredragningspunkt, ParagrafPunkt, PunktHandling
from nämndapp.services.spegling import Form, Länk, nyrad, skriv
from nämndapp.services.uppgifter import GruppUppgifter, Listrad, PunktUppgifter
from nämndapp.storage import listlager

GRUPP = Form(GruppUppgifter, Föredragningsgrupp)
PUNKT = Form(
    PunktUppgifter,
    Föredragningspunkt,
    länkar={
        "handlingar": Länk(PunktHandling, "handlingar", "handling_id", ordnad=True),
        "paragrafer": Länk(ParagrafPunkt, "paragrafer", "paragraf_id", bara_ny=True),
    },
    utom=frozenset({"bordsdelade"}),
)
_KOLUMNER = PUNKT.kolumner()


def läs_lista(session: Session, sammanträde_id: int) -> tuple[Listrad, ...]:
    """Items without a heading come first; then each heading with its items."""
    lagrad = listlager.läs(session, sammanträde_id, _KOLUMNER)
    under: dict[int | None, list[PunktUppgifter]] = {}
    for rad in lagrad.punkter:
        under.setdefault(rad.grupp_id, []).append(_punkt(rad))
    lista: list[Listrad] = [*under.get(None, ())]
    for grupp_id, rubrik in lagrad.grupper:
        lista += [GruppUppgifter(rubrik, grupp_id), *under.get(grupp_id, ())]
    return tuple(lista)


def _punkt(rad: listlager.Punktrad) -> PunktUppgifter:
    return PunktUppgifter(
        **rad.värden,
        handlingar=tuple(h for h, _ in rad.handlingar),
        bordsdelade=tuple(h for h, delas in rad.handlingar if delas),
        paragrafer=tuple(rad.paragrafer),
        id=rad.id,
    )


def skriv_lista(session: Session, sammanträde_id: int, lista: tuple[Listrad, ...]) -> None:
    """Makes the stored list what ``lista`` says. A kept item keeps its row, and with it all that refers to the row."""
    lagrad = listlager.läs(session, sammanträde_id, _KOLUMNER)
    punkter = {p.id: p for p in lagrad.punkter}
    grupper = dict(lagrad.grupper)
    under = _skriv_grupper(session, sammanträde_id, lista, grupper)
    platser: dict[int, tuple[int | None, int]] = {}
    nya: list[Föredragningspunkt] = []
    önskade = [(r, g) for r, g in zip(lista, under, strict=True) if isinstance(r, PunktUppgifter)]
    for plats, (punkt, grupp_id) in enumerate(önskade):
        rad = punkter.pop(punkt.id, None) if punkt.id is not None else None
        if rad is None:
            nya.append(_ny_punkt(session, sammanträde_id, punkt, grupp_id, plats))
            continue
        if (rad.grupp_id, rad.ordning) != (grupp_id, plats):
            platser[rad.id] = (grupp_id, plats)
        _ändra(session, rad, punkt)
    listlager.flytta(session, platser)
    session.add_all(nya)
    session.flush()
    listlager.ta_bort(session, list(punkter), list(grupper))


def _skriv_grupper(
    session: Session, sammanträde_id: int, lista: tuple[Listrad, ...], kvar: dict[int, str]
) -> list[int | None]:
    """The id of the heading that each row of the list stands under; ``kvar`` keeps those that are to go."""
    under: list[int | None] = []
    grupp_id: int | None = None
    ordning = 0
    for rad in lista:
        if isinstance(rad, GruppUppgifter):
            if rad.id is not None and kvar.pop(rad.id, None) is not None:
                listlager.ändra_grupp(session, rad.id, ordning, rad.rubrik)
                grupp_id = rad.id
            else:
                ny = nyrad(session, Föredragningsgrupp, rad.id)
                skriv(session, GRUPP, ny, rad, ny=True)
                ny.sammanträde_id, ny.ordning = sammanträde_id, ordning
                session.add(ny)
                session.flush()
                grupp_id = ny.id
            ordning += 1
        under.append(grupp_id)
    return under


def _ny_punkt(
    session: Session, sammanträde_id: int, punkt: PunktUppgifter, grupp_id: int | None, plats: int
) -> Föredragningspunkt:
    rad: Föredragningspunkt = nyrad(session, Föredragningspunkt, punkt.id)
    skriv(session, PUNKT, rad, punkt, ny=True)
    rad.sammanträde_id, rad.grupp_id, rad.ordning = sammanträde_id, grupp_id, plats
    for länk in rad.handlingar:
        länk.bordsdelad = länk.handling_id in punkt.bordsdelade
    return rad


def _ändra(session: Session, rad: listlager.Punktrad, punkt: PunktUppgifter) -> None:
    listlager.ändra_punkt(
        session, rad.id, {k: getattr(punkt, k) for k in _KOLUMNER if getattr(punkt, k) != rad.värden[k]}
    )
    handlingar = [(h, h in punkt.bordsdelade) for h in dict.fromkeys(punkt.handlingar)]
    if handlingar != rad.handlingar:
        listlager.sätt_handlingar(session, rad.id, handlingar)
