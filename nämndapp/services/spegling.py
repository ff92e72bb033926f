"""Between tables and content dataclasses: the same attribute names on both sides, children matched by id.

A kept child keeps its row (and with it everything that refers to the row), also when it is moved. A child that was
removed and comes back through an undo gets its old id again, as long as nobody else has taken it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any, Generic, TypeVar

from sqlmodel import Session, SQLModel

from nämndapp.storage.relationer import ny_rad, sätt_relationer

U = TypeVar("U")


@dataclass(frozen=True, slots=True)
class Länk:
    """A tuple of ids that lies in a link table: ``relation`` on the owner, ``kolumn`` of the link row.

    ``bara_ny`` links are written for a new (or restored) owner only. ``ordnad`` link tables have ``ordning``.
    """

    modell: type[SQLModel]
    relation: str
    kolumn: str
    ordnad: bool = False
    bara_ny: bool = False


@dataclass(frozen=True, slots=True)
class Form(Generic[U]):
    """How a content dataclass lies in a table. Fields that are neither child nor link are columns."""

    uppgifter: type[U]
    modell: type[SQLModel]
    barn: dict[str, Form[Any]] = field(default_factory=dict)
    länkar: dict[str, Länk] = field(default_factory=dict)
    utom: frozenset[str] = frozenset()  # fields that the owner's own service reads and writes

    def kolumner(self) -> tuple[str, ...]:
        """The names of the plain fields."""
        skippas = frozenset({"id", *self.barn, *self.länkar}) | self.utom
        return _kolumner(self.uppgifter, skippas)  # type: ignore[arg-type]  # classes are hashable


@cache
def _kolumner(uppgifter: type[Any], skippas: frozenset[str]) -> tuple[str, ...]:
    return tuple(f.name for f in fields(uppgifter) if f.name not in skippas)


def läs(form: Form[U], rad: Any, **extra: Any) -> U:
    """The content of a row whose children and links have been loaded. ``extra`` are the fields of ``utom``."""
    värden: dict[str, Any] = {}
    for namn in form.kolumner():
        värde = getattr(rad, namn)
        värden[namn] = tuple(värde) if isinstance(värde, list) else värde
    for namn, barnform in form.barn.items():
        barn = getattr(rad, namn)
        if isinstance(barn, list):
            värden[namn] = tuple(läs(barnform, b) for b in barn)
        else:
            värden[namn] = None if barn is None else läs(barnform, barn)
    for namn, länk in form.länkar.items():
        nycklar = (getattr(länkrad, länk.kolumn) for länkrad in getattr(rad, länk.relation))
        värden[namn] = tuple(nycklar if länk.ordnad else sorted(nycklar))
    if any(f.name == "id" for f in fields(form.uppgifter)):  # type: ignore[arg-type]  # U is a dataclass
        värden["id"] = rad.id
    return form.uppgifter(**värden, **extra)


def skriv(session: Session, form: Form[Any], rad: Any, uppgifter: Any, *, ny: bool) -> None:
    """Makes the row and its children what ``uppgifter`` says. ``ny`` when the row is not in the database yet."""
    for namn in form.kolumner():
        värde = getattr(uppgifter, namn)
        nytt = list(värde) if isinstance(värde, tuple) else värde
        if getattr(rad, namn) != nytt:
            setattr(rad, namn, nytt)
    for namn, barnform in form.barn.items():
        önskade = getattr(uppgifter, namn)
        if isinstance(önskade, tuple):
            setattr(rad, namn, synka(session, barnform, [] if ny else getattr(rad, namn), önskade))
        else:
            nuvarande = None if ny else getattr(rad, namn)
            setattr(rad, namn, _synka_en(session, barnform, nuvarande, önskade))
    for namn, länk in form.länkar.items():
        if ny or not länk.bara_ny:
            _synka_länkar(rad, länk, getattr(uppgifter, namn), ny=ny)


def synka(session: Session, form: Form[Any], nuvarande: Sequence[Any], önskade: Sequence[Any]) -> list[Any]:
    """The rows of the wanted children in order: kept ones by id, new and restored ones made."""
    kvar = {rad.id: rad for rad in nuvarande}
    ut: list[Any] = []
    for plats, önskad in enumerate(önskade):
        rad = kvar.pop(önskad.id, None)
        ny = rad is None
        if rad is None:
            rad = nyrad(session, form.modell, önskad.id)
        skriv(session, form, rad, önskad, ny=ny)
        if hasattr(rad, "ordning"):
            rad.ordning = plats
        ut.append(rad)
    return ut


def _synka_en(session: Session, form: Form[Any], nuvarande: Any, önskad: Any) -> Any:
    if önskad is None:
        return None
    ny = nuvarande is None
    rad = nyrad(session, form.modell, önskad.id) if ny else nuvarande
    skriv(session, form, rad, önskad, ny=ny)
    return rad


def _synka_länkar(rad: Any, länk: Länk, önskade: Sequence[int], *, ny: bool) -> None:
    kvar = {} if ny else {getattr(x, länk.kolumn): x for x in getattr(rad, länk.relation)}
    ut = []
    for plats, nyckel in enumerate(dict.fromkeys(önskade)):
        länkrad = kvar.get(nyckel) or länk.modell(**{länk.kolumn: nyckel})
        if länk.ordnad:
            länkrad.ordning = plats
        ut.append(länkrad)
    setattr(rad, länk.relation, ut)


def nyrad(session: Session, modell: type[SQLModel], önskat_id: int | None) -> Any:
    """A new row; under the wanted id when that is free (a removed row that comes back)."""
    rad: Any = modell()
    if önskat_id is not None and session.get(modell, önskat_id) is None:
        rad.id = önskat_id
    return rad


def bygg(form: Form[Any], uppgifter: Any, id_: int | None) -> Any:
    """A model object of the content that is in no session: children with ids and order, links left empty."""
    värden: dict[str, Any] = {"id": id_}
    for namn in form.kolumner():
        värde = getattr(uppgifter, namn)
        värden[namn] = list(värde) if isinstance(värde, tuple) else värde
    rad: Any = ny_rad(form.modell, värden)
    for namn, barnform in form.barn.items():
        barn = getattr(uppgifter, namn)
        if isinstance(barn, tuple):
            rader = [bygg(barnform, b, b.id) for b in barn]
            for plats, barnrad in enumerate(rader):
                if hasattr(barnrad, "ordning"):
                    sätt_relationer(barnrad, ordning=plats)
            setattr(rad, namn, rader)
        else:
            setattr(rad, namn, None if barn is None else bygg(barnform, barn, barn.id))
    return rad
