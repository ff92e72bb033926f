"""The register of decisions under delegation (KL 6:37–40, 7:5–8; R49–R53): typed one by one, or read in from a file.

A brådskande decision stands on the nämnd's next list as soon as it is registered. One in a matter of an individual is
put there as a secret item, without words that tell who it is about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast

from sqlmodel import Session

from nämndapp.bas.fel import Inmatningsfel
from nämndapp.models import Delegationsbeslut, Föredragningspunkt, Punkttyp, Sammanträdesslag, Sammanträdesstatus
from nämndapp.models.organisation import Nämnd
from nämndapp.rules.delegationsbeslut import granska_beslut, punkt_i
from nämndapp.rules.ordningsbild import Ordningsbild
from nämndapp.services import aggregat, delegation
from nämndapp.services.aggregat import Aggregat
from nämndapp.services.andring import Ändring, ångra_delar, ångras_inom
from nämndapp.services.delegationsbild import Versioner, som_bild
from nämndapp.services.delegationsuppgifter import SEKRETESS, DelegationsbeslutUppgifter
from nämndapp.services.punktlista import utan_egen_paragraf
from nämndapp.services.sammantraden import SAMMANTRÄDE
from nämndapp.services.spegling import Form
from nämndapp.services.uppgifter import PunktUppgifter
from nämndapp.storage import Databas, Enhet, planering
from nämndapp.storage import delegation as ordningslager
from nämndapp.storage import delegationsbeslut as lager

BESLUT = Aggregat(
    "delegationsbeslut",
    Form(DelegationsbeslutUppgifter, Delegationsbeslut),
    lager.ladda_beslut,
    lambda u: f"delegationsbeslutet {u.datum.isoformat()}{f' {u.nr}' if u.nr else ''}",
)
BRÅDSKANDE = "Anmälan av brådskande ordförandebeslut"
BRÅDSKANDE_HEMLIGT = "Anmälan av brådskande ordförandebeslut i individärende"
_KOMMANDE = (Sammanträdesstatus.PLANERAT, Sammanträdesstatus.KALLAT)


@dataclass(frozen=True, slots=True)
class Beslutsrad:
    """A decision in a list. ``anmält``: the day of the meeting on whose list it stands; ``flaggor``: what is wrong.

    ``särskilt_protokoll``: it has a protocol of its own that was made elsewhere; the fields ``eget_`` are of the one
    that was made here.
    """

    id: int
    version: int
    datum: date
    nr: str
    punkt_nyckel: str
    punkt_nr: str
    diarienummer: str | None
    ärende_id: int | None
    delegat: str
    beslutsfattare: str
    person_id: int | None
    titel: str
    rubrik: str
    beslut: str
    utfall: str
    lagrum: str
    belopp: int | None
    sekretess: bool
    sekretess_lagrum: str
    brådskande: bool
    anmäld_punkt_id: int | None
    särskilt_protokoll: bool
    särskilt_protokoll_id: int | None
    anteckning: str
    eget_nr: int | None
    eget_datum: date | None
    eget_justerat: date | None
    anmält: date | None
    flaggor: tuple[str, ...] = ()

    @property
    def eget_protokoll(self) -> str:
        """ "2026:3", the särskilda protokoll that it stands in; "" for none made here."""
        return f"{self.eget_datum.year}:{self.eget_nr}" if self.eget_datum is not None else ""


@dataclass(frozen=True, slots=True)
class BeslutVy:
    """A decision; ``flaggor`` are sentences of the rules, ``låst`` tells why it cannot be changed ("" when it can)."""

    id: int
    version: int
    uppgifter: DelegationsbeslutUppgifter
    flaggor: tuple[str, ...] = ()
    låst: str = ""


def _flaggor(versioner: Versioner, rad: tuple[Any, ...]) -> tuple[str, ...]:
    """What the rules say of a decision."""
    b = som_bild(rad)
    punkt = versioner.rad(b.datum, b.punkt_nyckel, b.punkt_nr)
    return tuple(p.text for p in granska_beslut(versioner.gällande(b.datum), punkt, b))


def lista_beslut(
    db: Databas, nämnd_id: int, *, från: date | None = None, till: date | None = None, oanmälda: bool = False
) -> list[Beslutsrad]:
    """The nämnd's decisions, oldest first, each with what the rules say of its delegate, limit and row."""
    with db.läsning() as enhet:
        rader = lager.beslut(enhet.session, nämnd_id, från=från, till=till, oanmälda=oanmälda)
        versioner = Versioner(enhet.session, nämnd_id)
        return [Beslutsrad(*(*r, _flaggor(versioner, r))) for r in rader]


def hämta_beslut(db: Databas, id_: int) -> BeslutVy:
    """One of them; raises Saknas."""
    with db.läsning() as enhet:
        rad = aggregat.hämta(enhet, BESLUT, id_)
        (hel,) = lager.beslut(enhet.session, rad.nämnd_id, id_=[id_])
        flaggor = _flaggor(Versioner(enhet.session, rad.nämnd_id), hel)
        r = Beslutsrad(*hel)
        låst = (
            f"Beslutet står i särskilt protokoll {r.eget_protokoll}, som är justerat, och ändras inte mer."
            if r.eget_justerat
            else ""
        )
        return BeslutVy(id_, rad.version, BESLUT.läs(enhet.session, rad), flaggor, låst)


# --- saving ---------------------------------------------------------------------------------------------------------


def spara_beslut(
    db: Databas, id_: int | None, uppgifter: DelegationsbeslutUppgifter, väntad_version: int | None
) -> Ändring:
    """Saves a decision; its row is found in the version that was in force on its day: by key where one was chosen,
    by number where the number was typed (also when it replaces the number of a chosen row).

    A brådskande one that stands on no list is put on the next one (``delar`` of the answer holds that change).
    """
    with db.skrivning() as enhet:
        nummer = _med_nytt_nummer(enhet, id_, uppgifter)
        delar, (ifylld,) = placera_brådskande(enhet, [fyll_i(enhet.session, nummer)])
        return replace(aggregat.spara(enhet, BESLUT, id_, ifylld, väntad_version), delar=delar)


def _med_nytt_nummer(enhet: Enhet, id_: int | None, u: DelegationsbeslutUppgifter) -> DelegationsbeslutUppgifter:
    """A number that was typed over the old one has left the old row."""
    if id_ is None:
        return u
    rad = aggregat.hämta(enhet, BESLUT, id_)
    bytt = u.punkt_nr != rad.punkt_nr and u.punkt_nyckel == rad.punkt_nyckel
    return replace(u, punkt_nyckel="") if bytt else u


def fyll_i(session: Session, u: DelegationsbeslutUppgifter) -> DelegationsbeslutUppgifter:
    """With the row's key, number and lagrum, where the version in force on the day has the row."""
    gällande = ordningslager.gällande(session, u.nämnd_id, u.datum)
    if gällande is None or not (u.punkt_nr or u.punkt_nyckel):
        return u
    return fyll_i_från(delegation.bild(session, delegation.läs_ordning(session, gällande)), u)


def fyll_i_från(o: Ordningsbild, u: DelegationsbeslutUppgifter) -> DelegationsbeslutUppgifter:
    """``fyll_i`` with the version at hand. A row that the version lacks is kept as it was said, and the rules tell."""
    rad = punkt_i(o, som_beslutsbild(u))
    if rad is None:
        return u
    p = rad[1]
    return replace(
        u,
        punkt_nyckel=p.nyckel,
        punkt_nr=p.nr or u.punkt_nr,
        lagrum=u.lagrum or p.lagrum,
        delegat=u.delegat or (p.koder[0] if len(p.koder) == 1 else ""),
    )


def som_beslutsbild(u: DelegationsbeslutUppgifter) -> Any:
    """What is typed, as the rules see it."""
    from nämndapp.rules.delegationsbeslut import Beslutsbild

    return Beslutsbild(
        u.datum, u.punkt_nyckel, u.punkt_nr, u.delegat, u.belopp, u.lagrum, u.brådskande, None,
        u.anmäld_punkt_id is not None, u.särskilt_protokoll, u.nr, u.diarienummer or "",
    )  # fmt: skip


def granska_uppgifter(db: Databas, uppgifter: DelegationsbeslutUppgifter) -> tuple[str, ...]:
    """What the rules say of a decision that is being typed."""
    with db.läsning() as enhet:
        u = fyll_i(enhet.session, uppgifter)
        gällande = ordningslager.gällande(enhet.session, u.nämnd_id, u.datum)
        o = (
            None
            if gällande is None
            else delegation.bild(enhet.session, delegation.läs_ordning(enhet.session, gällande))
        )
        b = som_beslutsbild(u)
        return tuple(p.text for p in granska_beslut(o, punkt_i(o, b) if o else None, b))


def ta_bort_beslut(db: Databas, id_: int, väntad_version: int | None) -> Ändring:
    """Removes a decision that was registered by mistake."""
    with db.skrivning() as enhet:
        return aggregat.ta_bort(enhet, BESLUT, id_, väntad_version)


def antal_per_lagrum(rader: list[Beslutsrad]) -> dict[str, int]:
    """How many decisions under each lagrum, most first: what a report needs where nothing else may be said."""
    return dict(Counter(r.lagrum or "utan lagrum" for r in rader).most_common())


# --- on the next list -----------------------------------------------------------------------------------------------


def nästa_möte(session: Session, nämnd_id: int, dag: date) -> int | None:
    """The nämnd's first coming meeting from that day on, whose list is still open."""
    return next(
        (
            m.id
            for m in planering.möten(session, nämnd_id, dag)
            if m.status in _KOMMANDE and m.slag is not Sammanträdesslag.BEREDNING
        ),
        None,
    )


def placera_brådskande(
    enhet: Enhet, beslut: Sequence[DelegationsbeslutUppgifter]
) -> tuple[tuple[Ändring, ...], tuple[DelegationsbeslutUppgifter, ...]]:
    """Many at once, such as a file's: each brådskande one gets its item on the next list, secret ones the secret item.

    The changes of the lists, and the decisions in the same order; one without a coming meeting waits.
    """
    delar: list[Ändring] = []
    möten: dict[date, int | None] = {}
    punkter: dict[tuple[int, bool], int] = {}
    ut: list[DelegationsbeslutUppgifter] = []
    for u in beslut:
        möte_id = None
        if u.brådskande and u.anmäld_punkt_id is None:
            if u.datum not in möten:
                möten[u.datum] = nästa_möte(enhet.session, u.nämnd_id, u.datum)
            möte_id = möten[u.datum]
        if möte_id is None:
            ut.append(u)
            continue
        nyckel = (möte_id, u.sekretess)
        if nyckel not in punkter:
            ändring, punkter[nyckel] = se_till_punkt(enhet, möte_id, hemlig=u.sekretess, lagrum=u.sekretess_lagrum)
            delar += [] if ändring.tom else [ändring]
        ut.append(replace(u, anmäld_punkt_id=punkter[nyckel]))
    return tuple(delar), tuple(ut)


def se_till_punkt(enhet: Enhet, möte_id: int, *, hemlig: bool, lagrum: str = "") -> tuple[Ändring, int]:
    """The item for brådskande decisions on the meeting's list, made when it is not there; the change and its id."""
    rubrik = BRÅDSKANDE_HEMLIGT if hemlig else BRÅDSKANDE
    före = SAMMANTRÄDE.läs(enhet.session, aggregat.hämta(enhet, SAMMANTRÄDE, möte_id))
    nytt = före
    if not any(p.rubrik == rubrik and not p.utgår for p in före.punkter):
        nämnd = enhet.hämta(Nämnd, före.nämnd_id)
        punkt = PunktUppgifter(
            rubrik,
            typ=Punkttyp.ANMÄLAN,
            sekretess_lagrum=(lagrum or SEKRETESS) if hemlig else "",
            utan_paragraf=utan_egen_paragraf(nämnd.inställningar, Punkttyp.ANMÄLAN),
        )
        nytt = replace(före, lista=(*före.lista, punkt))
    ändring = aggregat.spara(enhet, SAMMANTRÄDE, möte_id, nytt, None)
    efter = SAMMANTRÄDE.läs(enhet.session, aggregat.hämta(enhet, SAMMANTRÄDE, möte_id))
    id_ = next((p.id for p in efter.punkter if p.rubrik == rubrik and not p.utgår), None)
    if id_ is None:
        raise Inmatningsfel("Punkten kunde inte läggas på listan.", "Läs in sammanträdet på nytt och försök igen.")
    return replace(ändring, beskrivning=f"Lade ”{rubrik}” på listan"), id_


def _ångra(enhet: Enhet, ändring: Ändring) -> Ändring:
    """The inverse. An item that the decision points to comes back before it, and goes after it."""
    till = cast("DelegationsbeslutUppgifter | None", ändring.före)
    punkt_id = till.anmäld_punkt_id if till else None
    if punkt_id is not None and enhet.session.get(Föredragningspunkt, punkt_id) is None:
        delar = ångra_delar(enhet, ändring)
        return replace(aggregat.ångra_i(enhet, BESLUT, ändring), delar=delar)
    svar = aggregat.ångra_i(enhet, BESLUT, ändring)
    return replace(svar, delar=ångra_delar(enhet, ändring))


ångras_inom(BESLUT.slag, _ångra)
