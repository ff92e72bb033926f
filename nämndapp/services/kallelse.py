"""Who is called to a meeting: rows of the register, answers, and whom the reglemente calls next (R4, R11)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from nämndapp.bas.fel import Inmatningsfel
from nämndapp.bas.svenska import sorteringsnyckel
from nämndapp.models import INBJUDNA, Kallad, Kallelsesvar, Person, Sammanträde, Uppdrag, Uppdragsroll
from nämndapp.rules.inkallelse import föreslå_ersättare
from nämndapp.services import radsamling
from nämndapp.services.andring import Ändring
from nämndapp.services.radsamling import Samling
from nämndapp.services.uppgifter import KalladeUppgifter, KalladUppgifter
from nämndapp.services.vyer import KalladeVy, Kalladrad
from nämndapp.storage import Databas, Enhet, kallelseurval

ROLLER = (
    Uppdragsroll.ORDFÖRANDE,
    Uppdragsroll.FÖRSTE_VICE,
    Uppdragsroll.ANDRE_VICE,
    Uppdragsroll.LEDAMOT,
    Uppdragsroll.ERSÄTTARE,
    Uppdragsroll.INSYNSPLATS,
    Uppdragsroll.PERSONALFÖRETRÄDARE,
    Uppdragsroll.SEKRETERARE,
    Uppdragsroll.TJÄNSTEPERSON,
    Uppdragsroll.SAKKUNNIG,
)
PLATSER = frozenset(ROLLER[:4])
"""The roles that hold a seat."""


# --- stored rows ----------------------------------------------------------------------------------------------------


def _läs(enhet: Enhet, sammanträde_id: int) -> KalladeUppgifter:
    rader = kallelseurval.kallade(enhet.session, sammanträde_id)
    vem = {k.id: k.person_id for k in rader}
    return KalladeUppgifter(
        tuple(
            KalladUppgifter(k.person_id, k.roll, k.parti, k.svar, k.svarat, vem.get(k.ersätter_id), k.anteckning, k.id)
            for k in rader
        )
    )


def _skriv(enhet: Enhet, sammanträde_id: int, uppgifter: KalladeUppgifter) -> None:
    """A person is called once: the row follows the person."""
    gamla = {k.person_id: k for k in kallelseurval.kallade(enhet.session, sammanträde_id)}
    nya: dict[int, Kallad] = {}
    for plats, u in enumerate(uppgifter.rader):
        if u.person_id in nya:
            raise Inmatningsfel("Samma person kan bara kallas en gång till ett sammanträde.")
        rad = gamla.pop(u.person_id, None) or Kallad(sammanträde_id=sammanträde_id, person_id=u.person_id)
        rad.ordning, rad.roll, rad.parti, rad.svar = plats, u.roll, u.parti, u.svar
        rad.svarat, rad.anteckning, rad.ersätter_id = u.svarat, u.anteckning, None
        nya[u.person_id] = rad
    for rad in gamla.values():
        enhet.session.delete(rad)
    for rad in nya.values():
        enhet.session.add(rad)
    enhet.session.flush()  # the rows have their ids before one names another
    for u in uppgifter.rader:
        if u.ersätter in nya:
            nya[u.person_id].ersätter_id = nya[u.ersätter].id
    enhet.session.flush()


KALLADE = Samling("kallade", _läs, _skriv, "vilka som kallas")
radsamling.koppla_ångring(KALLADE)


def hämta_kallade(db: Databas, sammanträde_id: int) -> KalladeVy:
    """The called with names; empty until somebody has been called."""
    with db.läsning() as enhet:
        sparade = _läs(enhet, sammanträde_id)
        personer = kallelseurval.personer(enhet.session, {r.person_id for r in sparade.rader})
        dag = enhet.hämta(Sammanträde, sammanträde_id).datum
        rader = tuple(_rad(r, personer[r.person_id], dag) for r in sparade.rader)
        return KalladeVy(sammanträde_id, sparade, rader)


def _rad(u: KalladUppgifter, p: Person, dag: date) -> Kalladrad:
    skyddad = p.skyddade_uppgifter
    titel = next(
        (b.titel for b in p.befattningar if (not b.från or b.från <= dag) and (not b.till or dag <= b.till)), ""
    )
    return Kalladrad(u, p.namn, titel, "" if skyddad else p.e_post, "" if skyddad else p.telefon, skyddad)


def spara_kallade(db: Databas, sammanträde_id: int, nya: KalladeUppgifter, väntade: KalladeUppgifter | None) -> Ändring:
    """Saves who is called and what they have said. Raises Versionskonflikt when it is not ``väntade``."""
    with db.skrivning() as enhet:
        return radsamling.spara(enhet, KALLADE, sammanträde_id, nya, väntade)


# --- who is called --------------------------------------------------------------------------------------------------


def kalla_enligt_registret(db: Databas, sammanträde_id: int) -> Ändring:
    """Everybody with an uppdrag on the day, and the secretaries. Who is there already keeps the answer."""
    with db.skrivning() as enhet:
        return kalla_i(enhet, sammanträde_id)


def kalla_i(enhet: Enhet, sammanträde_id: int) -> Ändring:
    """``kalla_enligt_registret`` in a unit of work."""
    möte = enhet.hämta(Sammanträde, sammanträde_id)
    nu = _läs(enhet, sammanträde_id)
    redan = {r.person_id: r for r in nu.rader}
    i_registret: dict[int, KalladUppgifter] = {}
    for u in sorted(_uppdrag(enhet.session, möte), key=_ordning):
        i_registret.setdefault(u.person_id, _ny(u))
    rader = [
        replace(redan[id_], roll=rad.roll, parti=rad.parti) if id_ in redan else rad for id_, rad in i_registret.items()
    ]
    rader += [r for r in nu.rader if r.person_id not in i_registret and _egen(r)]
    ändring = radsamling.spara(enhet, KALLADE, sammanträde_id, KalladeUppgifter(tuple(rader)), None)
    return ändring if ändring.tom else replace(ändring, beskrivning="Hämtade de kallade ur registret")


def _egen(r: KalladUppgifter) -> bool:
    """Called by hand, or has answered: not taken away because the register has changed."""
    return r.roll in INBJUDNA or r.svarat is not None or r.ersätter is not None or bool(r.anteckning)


def _ny(u: Uppdrag) -> KalladUppgifter:
    kallas = u.roll is not Uppdragsroll.ERSÄTTARE  # ersättare are told of time and place (KL 6:17)
    return KalladUppgifter(u.person_id, u.roll, u.parti, Kallelsesvar.KALLAD if kallas else Kallelsesvar.INTE_KALLAD)


def _uppdrag(session: Session, möte: Sammanträde) -> list[Uppdrag]:
    nämnd = kallelseurval.nämnd_med_uppdrag(session, möte.nämnd_id)
    return [u for u in (nämnd.uppdrag if nämnd else []) if u.gäller(möte.datum)]


def _ordning(u: Uppdrag) -> tuple[Any, ...]:
    namn = sorteringsnyckel(u.person.namn if u.person else "")
    return (ROLLER.index(u.roll), u.tjänstgöringsordning or 10_000, namn)


def kalla_inbjuden(db: Databas, sammanträde_id: int, person_id: int, befattning: str) -> Ändring:
    """Calls an officer by the title, or an expert without one (KL 6:26)."""
    roll = Uppdragsroll.TJÄNSTEPERSON if befattning.strip() else Uppdragsroll.SAKKUNNIG
    return kalla_person(db, sammanträde_id, person_id, roll, befattning)


def kalla_person(db: Databas, sammanträde_id: int, person_id: int, roll: Uppdragsroll, skäl: str) -> Ändring:
    """Calls somebody outside the nämnd: an officer, an expert (KL 6:26). ``skäl`` is printed ("punkt 3")."""
    with db.skrivning() as enhet:
        nu = _läs(enhet, sammanträde_id)
        if any(r.person_id == person_id for r in nu.rader):
            raise Inmatningsfel("Personen är redan kallad.", "Ändra i raden i stället.")
        ny = KalladUppgifter(person_id, roll, svar=Kallelsesvar.KALLAD, anteckning=skäl)
        return radsamling.spara(enhet, KALLADE, sammanträde_id, KalladeUppgifter((*nu.rader, ny)), nu)


# --- förhinder and ersättare ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Ersättarförslag:
    """Whom the reglemente calls for a seat, and why just that one."""

    person_id: int
    namn: str
    för_id: int
    för: str
    skäl: str


def svara(
    db: Databas, sammanträde_id: int, person_id: int, svar: Kallelsesvar, *, tidpunkt: datetime | None = None
) -> Ändring:
    """Notes what a called person has said, and when (now). A ledamot who will come again lets the ersättare go."""
    när = tidpunkt or datetime.now().replace(microsecond=0)
    with db.skrivning() as enhet:
        nu = _läs(enhet, sammanträde_id)
        rader = [replace(r, svar=svar, svarat=när) if r.person_id == person_id else r for r in nu.rader]
        if svar is not Kallelsesvar.NEJ:
            rader = [
                replace(r, svar=Kallelsesvar.INTE_KALLAD, svarat=None, ersätter=None) if r.ersätter == person_id else r
                for r in rader
            ]
        return radsamling.spara(enhet, KALLADE, sammanträde_id, KalladeUppgifter(tuple(rader)), nu)


def förslag_till_ersättare(db: Databas, sammanträde_id: int) -> list[Ersättarförslag]:
    """For every seat whose holder will not come and for whom nobody is called: whom to call. Each ersättare once."""
    with db.läsning() as enhet:
        return förslag_i(enhet, sammanträde_id)


def förslag_i(enhet: Enhet, sammanträde_id: int) -> list[Ersättarförslag]:
    """``förslag_till_ersättare`` in a unit of work."""
    möte = enhet.hämta(Sammanträde, sammanträde_id)
    return list(_förslag(enhet.session, möte, _läs(enhet, sammanträde_id).rader))


def _förslag(session: Session, möte: Sammanträde, kallade: Sequence[KalladUppgifter]) -> Iterator[Ersättarförslag]:
    uppdrag = _uppdrag(session, möte)
    ordning = kallelseurval.inkallelseordning(session, möte.nämnd_id)
    nej = {r.person_id for r in kallade if r.svar is Kallelsesvar.NEJ}
    täckta = {r.ersätter for r in kallade if r.ersätter is not None and r.person_id not in nej}
    upptagna = nej | {r.person_id for r in kallade if r.ersätter is not None}
    for r in kallade:
        plats = next((u for u in uppdrag if u.person_id == r.person_id and u.roll in PLATSER), None)
        if plats is None or r.person_id not in nej or r.person_id in täckta:
            continue
        förslag = föreslå_ersättare(uppdrag, ordning, plats, upptagna=frozenset(upptagna), dag=möte.datum)
        if förslag is not None and förslag.uppdrag.person is not None and plats.person is not None:
            person = förslag.uppdrag.person
            upptagna = upptagna | {förslag.uppdrag.person_id}
            yield Ersättarförslag(förslag.uppdrag.person_id, person.namn, r.person_id, plats.person.namn, förslag.skäl)


def kalla_ersättare(db: Databas, sammanträde_id: int, person_id: int, för_id: int, skäl: str = "") -> Ändring:
    """Calls an ersättare for a seat; the reason is kept in the row."""
    with db.skrivning() as enhet:
        return kalla_ersättare_i(enhet, sammanträde_id, person_id, för_id, skäl)


def kalla_ersättare_i(enhet: Enhet, sammanträde_id: int, person_id: int, för_id: int, skäl: str) -> Ändring:
    """``kalla_ersättare`` in a unit of work."""
    nu = _läs(enhet, sammanträde_id)
    ny = next((r for r in nu.rader if r.person_id == person_id), KalladUppgifter(person_id, Uppdragsroll.ERSÄTTARE))
    kallad = replace(ny, svar=Kallelsesvar.KALLAD, svarat=None, ersätter=för_id, anteckning=skäl)
    rader = [kallad if r is ny else r for r in nu.rader]
    rader += [] if ny in nu.rader else [kallad]
    ändring = radsamling.spara(enhet, KALLADE, sammanträde_id, KalladeUppgifter(tuple(rader)), nu)
    return replace(ändring, beskrivning="Kallade ersättare")
