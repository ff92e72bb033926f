"""A påpekande on what has happened is acknowledged with a note: shown lower, it never stopped anything (R10, R17)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import Session

from nämndapp.bas.fel import Inmatningsfel
from nämndapp.bas.papekande import Nivå, Påpekande, sortera
from nämndapp.models import Kvittering
from nämndapp.services import radsamling
from nämndapp.services.andring import Ändring
from nämndapp.services.protokolluppgifter import KvitteringarUppgifter, KvitteringUppgifter
from nämndapp.services.radsamling import Samling
from nämndapp.services.spegling import Form, läs, nyrad, skriv
from nämndapp.storage import Databas, Enhet, protokollurval

FORM = Form(KvitteringUppgifter, Kvittering)
Nyckel = tuple[str, str, int | None]


@dataclass(frozen=True, slots=True)
class Kvitterad:
    """Who has seen it, and what was noted."""

    anteckning: str
    av: str
    tidpunkt: datetime

    def __str__(self) -> str:
        vem = f"{self.av} {self.tidpunkt.date().isoformat()}".strip()
        return f"{vem}: {self.anteckning}" if self.anteckning else vem


def _läs(enhet: Enhet, sammanträde_id: int) -> KvitteringarUppgifter:
    return KvitteringarUppgifter(
        tuple(läs(FORM, rad) for rad in protokollurval.kvitteringar(enhet.session, sammanträde_id))
    )


def _skriv(enhet: Enhet, sammanträde_id: int, uppgifter: KvitteringarUppgifter) -> None:
    session = enhet.session
    gamla = {rad.id: rad for rad in protokollurval.kvitteringar(session, sammanträde_id)}
    kvar = {u.id for u in uppgifter.rader}
    for id_, rad in gamla.items():
        if id_ not in kvar:
            session.delete(rad)
    session.flush()
    for u in uppgifter.rader:
        if u.id not in gamla:
            ny = nyrad(session, Kvittering, u.id)
            skriv(session, FORM, ny, u, ny=True)
            ny.sammanträde_id = sammanträde_id
            session.add(ny)
    session.flush()


KVITTERINGAR = Samling("kvitteringar", _läs, _skriv, "kvitteringarna")
radsamling.koppla_ångring(KVITTERINGAR)


def kvittera(db: Databas, sammanträde_id: int, påpekande: Påpekande, anteckning: str = "", av: str = "") -> Ändring:
    """Notes that a påpekande has been seen. Raises Inmatningsfel for one of level FEL: that must be mended."""
    if påpekande.nivå is Nivå.FEL:
        raise Inmatningsfel("Ett fel kan inte kvitteras: protokollet är inte fullständigt.", påpekande.förslag)
    nyckel = nyckel_till(påpekande)
    ny = KvitteringUppgifter(*nyckel, anteckning.strip(), av.strip(), datetime.now().replace(microsecond=0))
    with db.skrivning() as enhet:
        nu = _läs(enhet, sammanträde_id)
        rader = (*(r for r in nu.rader if _nyckel(r) != nyckel), ny)
        ändring = radsamling.spara(enhet, KVITTERINGAR, sammanträde_id, KvitteringarUppgifter(rader), nu)
        return replace(ändring, beskrivning="Kvitterade ett påpekande")


def ta_bort_kvittens(db: Databas, sammanträde_id: int, påpekande: Påpekande) -> Ändring:
    """The påpekande is shown as before."""
    nyckel = nyckel_till(påpekande)
    with db.skrivning() as enhet:
        nu = _läs(enhet, sammanträde_id)
        rader = tuple(r for r in nu.rader if _nyckel(r) != nyckel)
        ändring = radsamling.spara(enhet, KVITTERINGAR, sammanträde_id, KvitteringarUppgifter(rader), nu)
        return ändring if ändring.tom else replace(ändring, beskrivning="Tog bort en kvittens")


def hämta_kvitteringar(db: Databas, sammanträde_id: int) -> dict[Nyckel, Kvitterad]:
    """The acknowledged, by kod and place: see ``märkta``."""
    with db.läsning() as enhet:
        return kvitterade(enhet.session, sammanträde_id)


def kvitterade(session: Session, sammanträde_id: int) -> dict[Nyckel, Kvitterad]:
    """``hämta_kvitteringar`` in an open session."""
    rader = protokollurval.kvitteringar(session, sammanträde_id)
    return {(r.kod, r.plats_typ, r.plats_id): Kvitterad(r.anteckning, r.av, r.tidpunkt) for r in rader}


def märkta(påpekanden: Iterable[Påpekande], kvitterade_: Mapping[Nyckel, Kvitterad]) -> list[Påpekande]:
    """The påpekanden with what was noted on those that are acknowledged, which come last."""
    ut = [
        replace(p, kvitterad=str(k)) if (k := kvitterade_.get(nyckel_till(p))) and p.nivå is not Nivå.FEL else p
        for p in påpekanden
    ]
    return sortera(ut)


def nyckel_till(p: Påpekande) -> Nyckel:
    """What makes it the same påpekande the next time the rules are run."""
    return p.kod, p.plats.typ, p.plats.id


def _nyckel(u: KvitteringUppgifter) -> Nyckel:
    return u.kod, u.plats_typ, u.plats_id
