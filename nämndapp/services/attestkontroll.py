"""The rules on attestlistor, with what the register knows of the persons."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlmodel import Session

from nämndapp.bas.papekande import Påpekande
from nämndapp.rules.attestprov import Attestprov, Registerperson
from nämndapp.rules.granska import granska_attestlista
from nämndapp.services.attest import läs_hel
from nämndapp.services.attestuppgifter import Attestlistrad, HelAttestlista
from nämndapp.storage import Databas
from nämndapp.storage import attest as lager


def registerpersoner(session: Session) -> list[Registerperson]:
    """Everybody in the register with the days of their befattningar and uppdrag, in whichever organ."""
    perioder: dict[int, list[tuple[date | None, date | None]]] = {}
    for person_id, _, _, från, till in [*lager.anställningar(session), *lager.uppdrag(session)]:
        perioder.setdefault(person_id, []).append((från, till))
    return [Registerperson(i, namn, tuple(perioder.get(i, ()))) for i, namn in lager.personrader(session)]


def prov(session: Session, hel: HelAttestlista) -> Attestprov:
    """What the rules look at."""
    return Attestprov(hel, registerpersoner(session))


def kontrollera_lista(
    db: Databas, lista_id: int, *, idag: date | None = None, hel: HelAttestlista | None = None
) -> list[Påpekande]:
    """All påpekanden on a list; ``hel`` when the caller has read it already."""
    with db.läsning() as enhet:
        vald = hel if hel is not None else läs_hel(enhet.session, lista_id)
        return granska_attestlista(prov(enhet.session, vald), idag or date.today())


def granskade_listor(
    session: Session, nämnd_id: int, år: int | None, idag: date
) -> Iterator[tuple[str, list[Påpekande]]]:
    """The lists that matter (the latest version of each year, and those in force today or later) with påpekanden."""
    alla = [Attestlistrad(*r) for r in lager.listor(session, nämnd_id)]
    senast = {r.år: r.id for r in reversed(alla)}
    for rad in alla:
        i_kraft = rad.gäller_till is None or rad.gäller_till >= idag
        if (rad.id == senast[rad.år] and i_kraft if år is None else rad.år == år) or (
            år is None and i_kraft and rad.beslutad_datum is not None
        ):
            fynd = granska_attestlista(prov(session, läs_hel(session, rad.id)), idag)
            yield f"attestlista {rad.år} version {rad.nummer}", fynd
