"""Reading, saving, removing and undoing one aggregate: the same four moves for every kind of thing.

The moves work inside a unit of work that the caller has opened, so that an import or the demo can do many in one
transaction; the public services open one each.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from sqlmodel import Session

from nämndapp.bas.fel import Versionskonflikt
from nämndapp.services.andring import Ändring, ångras_inom
from nämndapp.services.spegling import Form, läs, nyrad, skriv
from nämndapp.services.uppgifter import Uppgifter
from nämndapp.storage import bumpa, kontrollera_version
from nämndapp.storage.undan import ställ_undan

if TYPE_CHECKING:
    from nämndapp.storage import Enhet

U = TypeVar("U", bound=Uppgifter)


@dataclass(frozen=True)
class Aggregat(Generic[U]):
    """A kind of thing: how it is loaded whole, read, written and named in Swedish.

    ``ladda`` is a load plan of ``storage.planer`` (raises Saknas). ``beskriv`` gives the definite form with a name:
    "ärendet SN 2023/173". ``läs_rad`` and ``skriv_rad`` are given where the content does not lie in the tables one to
    one. ``unik`` is a column in which no two rows may have the same.
    """

    slag: str
    form: Form[U]
    ladda: Callable[[Session, int], Any]
    beskriv: Callable[[U], str]
    läs_rad: Callable[[Session, Any], U] | None = None
    skriv_rad: Callable[[Enhet, Any, U, bool], None] | None = None
    unik: str = ""

    def läs(self, session: Session, rad: Any) -> U:
        """The content of a loaded row."""
        return self.läs_rad(session, rad) if self.läs_rad else läs(self.form, rad)

    def skriv(self, enhet: Enhet, rad: Any, uppgifter: U, *, ny: bool) -> None:
        """Makes the row what ``uppgifter`` says."""
        if self.skriv_rad:
            self.skriv_rad(enhet, rad, uppgifter, ny)
        else:
            skriv(enhet.session, self.form, rad, uppgifter, ny=ny)


def hämta(enhet: Enhet, slag: Aggregat[U], objekt_id: int) -> Any:
    """The loaded row; raises Saknas."""
    return slag.ladda(enhet.session, objekt_id)


def spara(enhet: Enhet, slag: Aggregat[U], objekt_id: int | None, uppgifter: U, väntad_version: int | None) -> Ändring:
    """Saves the whole content; ``objekt_id`` None makes a new one. Saving what is already there changes nothing."""
    if objekt_id is None:
        return _lägg_till(enhet, slag, uppgifter, None)
    rad = hämta(enhet, slag, objekt_id)
    kontrollera_version(rad, väntad_version)
    före = slag.läs(enhet.session, rad)
    if före == uppgifter:
        return Ändring("", slag.slag, objekt_id, före, före, rad.version)
    slag.skriv(enhet, rad, uppgifter, ny=False)
    bumpa(rad)
    rad = _läs_om(enhet, slag, objekt_id)
    return Ändring(
        f"Ändrade {slag.beskriv(uppgifter)}", slag.slag, objekt_id, före, slag.läs(enhet.session, rad), rad.version
    )


def spara_flera(enhet: Enhet, slag: Aggregat[U], nya: Mapping[int, U]) -> list[Ändring]:
    """Saves many that are there already, by id; they may take over each other's ``unik``."""
    före = {id_: slag.läs(enhet.session, hämta(enhet, slag, id_)) for id_ in nya}
    ändras = {id_: u for id_, u in nya.items() if före[id_] != u}
    if slag.unik:
        byter = [id_ for id_, u in ändras.items() if getattr(före[id_], slag.unik) != getattr(u, slag.unik)]
        ställ_undan(enhet.session, slag.form.modell, slag.unik, byter)
    delar = [spara(enhet, slag, id_, uppgifter, None) for id_, uppgifter in ändras.items()]
    return [replace(d, före=före[d.objekt_id]) for d in delar]


def ta_bort(enhet: Enhet, slag: Aggregat[U], objekt_id: int, väntad_version: int | None) -> Ändring:
    """Removes the object with its children; ``före`` of the answer has all that is needed to bring it back."""
    rad = hämta(enhet, slag, objekt_id)
    kontrollera_version(rad, väntad_version)
    före = slag.läs(enhet.session, rad)
    enhet.session.delete(rad)
    enhet.session.flush()
    enhet.session.expire_all()
    return Ändring(f"Tog bort {slag.beskriv(före)}", slag.slag, objekt_id, före, None, None)


def ångra_i(enhet: Enhet, slag: Aggregat[U], ändring: Ändring) -> Ändring:
    """The inverse of a change of one object; parts are the business of whoever made them."""
    från, till = cast("U | None", ändring.efter), cast("U | None", ändring.före)
    kontrollera_oförändrad(enhet, slag, ändring)
    if från is None and till is not None:
        return _lägg_till(enhet, slag, till, ändring.objekt_id)
    if till is None:
        return ta_bort(enhet, slag, ändring.objekt_id, None)
    return spara(enhet, slag, ändring.objekt_id, till, None)


def kontrollera_oförändrad(enhet: Enhet, slag: Aggregat[U], ändring: Ändring) -> None:
    """Raises Versionskonflikt when the object is no longer what the change left it as."""
    från = cast("U | None", ändring.efter)
    finns = enhet.session.get(slag.form.modell, ändring.objekt_id) is not None
    if från is not None and not (finns and slag.läs(enhet.session, hämta(enhet, slag, ändring.objekt_id)) == från):
        raise Versionskonflikt(
            f"{ändring.beskrivning or 'Ändringen'} går inte att ångra: det har ändrats efteråt.",
            "Läs in det på nytt och ändra tillbaka för hand.",
        )


def koppla_ångring(slag: Aggregat[Any]) -> None:
    """Lets ``andring.ångra`` find the inverse of this kind."""
    ångras_inom(slag.slag, lambda enhet, ändring: ångra_i(enhet, slag, ändring))


def _lägg_till(enhet: Enhet, slag: Aggregat[U], uppgifter: U, önskat_id: int | None) -> Ändring:
    rad = nyrad(enhet.session, slag.form.modell, önskat_id)
    slag.skriv(enhet, rad, uppgifter, ny=True)
    enhet.session.add(rad)
    enhet.session.flush()
    rad = _läs_om(enhet, slag, rad.id)
    beskrivning = f"Lade till {slag.beskriv(uppgifter)}"
    return Ändring(beskrivning, slag.slag, rad.id, None, slag.läs(enhet.session, rad), rad.version)


def _läs_om(enhet: Enhet, slag: Aggregat[U], objekt_id: int) -> Any:
    """Loads again what was just written, so that the answer is what the database holds (cascades included)."""
    enhet.session.flush()
    enhet.session.expire_all()
    return hämta(enhet, slag, objekt_id)
