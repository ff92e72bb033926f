"""Expediering: recipients proposed from each §, noted as sent, and what is left. Each step is one undoable change.

Nothing is stored until something is noted: the proposal follows the § and the registers. What is stored of a meeting
is one collection, so that many recipients are marked in one stroke.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlmodel import Session

from nämndapp.bas import svenska
from nämndapp.bas.fel import Inmatningsfel
from nämndapp.models import Expediering, Expedieringssätt, Paragraf, Sammanträde, Sammanträdesstatus
from nämndapp.rules.expediering import Adressbok, Paragrafutskick, Utskick, namnnyckel, utskick_av
from nämndapp.services import radsamling
from nämndapp.services.andring import Ändring
from nämndapp.services.anslag import hel_justerad
from nämndapp.services.efteruppgifter import ExpedieringarUppgifter, ExpedieringUppgifter
from nämndapp.services.radsamling import Samling
from nämndapp.services.spegling import Form, läs, nyrad, skriv
from nämndapp.storage import Databas, Enhet, efterurval, logg, protokollurval

__all__ = [
    "EXPEDIERING",
    "Nyckel",
    "Paragrafutskick",
    "Utskick",
    "adressbok",
    "lägg_till",
    "markera_kvar",
    "markera_skickade",
    "markera_skickade_i",
    "mötets_utskick",
    "mötets_utskick_i",
    "släpp",
    "spara_anteckning",
    "säkra_mottagare",
    "sätt_delfången",
    "sätt_sätt",
    "ta_bort",
]

FORM = Form(ExpedieringUppgifter, Expediering)
_HÅLLNA = {Sammanträdesstatus.GENOMFÖRT, Sammanträdesstatus.FÖR_JUSTERING, Sammanträdesstatus.JUSTERAT}
Nyckel = tuple[int, str]
"""A recipient of a §: the §'s id and the name as it stands."""


def _läs(enhet: Enhet, sammanträde_id: int) -> ExpedieringarUppgifter:
    return ExpedieringarUppgifter(
        tuple(läs(FORM, rad) for rad in efterurval.mötets_expedieringar(enhet.session, sammanträde_id))
    )


def _skriv(enhet: Enhet, sammanträde_id: int, uppgifter: ExpedieringarUppgifter) -> None:
    session = enhet.session
    gamla = {rad.id: rad for rad in efterurval.mötets_expedieringar(session, sammanträde_id)}
    dagar = {id_: rad.skickat for id_, rad in gamla.items()}
    kvar = {u.id for u in uppgifter.rader}
    for id_, rad in gamla.items():
        if id_ not in kvar:
            session.delete(rad)
    session.flush()
    nya: list[Expediering] = []
    for plats, u in enumerate(uppgifter.rader):
        rad = gamla[u.id] if u.id in gamla else nyrad(session, Expediering, u.id)
        skriv(session, FORM, rad, u, ny=u.id not in gamla)
        rad.ordning = plats
        session.add(rad)
        nya.append(rad)
    session.flush()
    ändrade = {str(r.id): r.skickat.isoformat() if r.skickat else None for r in nya if dagar.get(r.id) != r.skickat}
    ändrade |= {str(id_): None for id_, dag in dagar.items() if id_ not in kvar and dag is not None}
    if ändrade:  # ids and days, never names
        logg.skriv(enhet, "expediering", f"sammantrade:{sammanträde_id}", {"skickat": ändrade})


EXPEDIERING = Samling("expediering", _läs, _skriv, "utskicken")
radsamling.koppla_ångring(EXPEDIERING)


# --- what there is --------------------------------------------------------------------------------------------------


def mötets_utskick(db: Databas, sammanträde_id: int) -> list[Paragrafutskick]:
    """The §§ that have recipients, in order; before the meeting is held only with what has been noted."""
    with db.läsning() as enhet:
        möte = efterurval.möte_med_mottagare(enhet.session, sammanträde_id)
        return mötets_utskick_i(enhet.session, möte)


def mötets_utskick_i(session: Session, möte: Sammanträde) -> list[Paragrafutskick]:
    """``mötets_utskick`` of a meeting whose §§ have been loaded with their avsnitt and punkter."""
    justeringar = protokollurval.justeringar(session, möte.id or 0)
    hållet = möte.status in _HÅLLNA or bool(justeringar)
    bok = adressbok(session, möte.nämnd_id)
    noterade: dict[int, list[Expediering]] = {}
    for e in efterurval.mötets_expedieringar(session, möte.id or 0):
        noterade.setdefault(e.paragraf_id, []).append(e)
    hel = hel_justerad(möte, justeringar)
    egna = {i: j.datum for j in justeringar for i in j.paragrafer}
    ut = []
    for p in sorted(möte.paragrafer, key=lambda p: p.ordning):
        id_ = p.id or 0
        alla = utskick_av(p, noterade.get(id_, ()), bok)
        if not hållet:
            alla = tuple(u for u in alla if u.id is not None)
        if alla:
            ut.append(Paragrafutskick(id_, _beteckning(p), p.rubrik, egna.get(id_, hel), alla, _hemlig(p)))
    return ut


def _beteckning(p: Paragraf) -> str:
    return svenska.paragraf(p.nummer if p.nummer is not None else p.preliminärt)


def _hemlig(p: Paragraf) -> bool:
    return any(k.punkt is not None and bool(k.punkt.sekretess_lagrum.strip()) for k in p.punkter)


def adressbok(session: Session, nämnd_id: int) -> Adressbok:
    """The registers of recipients, groups and persons; persons with skyddade uppgifter are not in it."""
    enskilda, grupprader = efterurval.adresser(session)
    adresser: dict[str, tuple[str, str]] = {}
    for namn, e_post, adress in enskilda:
        adresser.setdefault(namnnyckel(namn), (e_post, adress))
    grupper: dict[str, tuple[str, ...]] = {}
    for grupp, medlem in grupprader:
        nyckel = namnnyckel(grupp)
        grupper[nyckel] = (*grupper.get(nyckel, ()), medlem)
    senaste = {namnnyckel(n): sätt for n, sätt in efterurval.senaste_sätt(session, nämnd_id).items()}
    return Adressbok(adresser, {k: g for k, g in grupper.items() if k not in adresser}, senaste)


# --- the acts -------------------------------------------------------------------------------------------------------


def markera_skickade(
    db: Databas,
    sammanträde_id: int,
    valda: Collection[Nyckel],
    dag: date,
    *,
    sätt: Expedieringssätt | None = None,
    av: str = "",
) -> Ändring:
    """Notes that the decision was sent to those recipients that day; ``sätt`` None keeps each one's own way.

    A delivery that has a day already gets the new one. Raises Inmatningsfel for a name that is not there.
    """
    with db.skrivning() as enhet:
        return markera_skickade_i(enhet, sammanträde_id, valda, dag, sätt=sätt, av=av)


def markera_skickade_i(
    enhet: Enhet,
    sammanträde_id: int,
    valda: Collection[Nyckel],
    dag: date,
    *,
    sätt: Expedieringssätt | None = None,
    av: str = "",
) -> Ändring:
    """``markera_skickade`` in a unit of work."""

    def gör(u: ExpedieringUppgifter) -> ExpedieringUppgifter:
        return replace(u, skickat=dag, sätt=sätt or u.sätt, av=av.strip() or u.av)

    antal = len(set(valda))
    beskrivning = (
        f"Markerade {svenska.antal(antal, 'utskick', 'utskick')} som {'skickat' if antal == 1 else 'skickade'}"
    )
    return _ändra(enhet, sammanträde_id, valda, gör, beskrivning)


def markera_kvar(db: Databas, sammanträde_id: int, valda: Collection[Nyckel]) -> Ändring:
    """They were not sent after all; the day and the receipt are taken away."""
    with db.skrivning() as enhet:
        return _ändra(
            enhet,
            sammanträde_id,
            valda,
            lambda u: replace(u, skickat=None, delfången=None),
            "Markerade utskick som kvar",
        )


def sätt_sätt(db: Databas, sammanträde_id: int, valda: Collection[Nyckel], sätt: Expedieringssätt) -> Ändring:
    """How they are, or were, sent."""
    with db.skrivning() as enhet:
        return _ändra(enhet, sammanträde_id, valda, lambda u: replace(u, sätt=sätt), "Ändrade hur beslut skickas")


def sätt_delfången(db: Databas, sammanträde_id: int, valda: Collection[Nyckel], dag: date | None) -> Ändring:
    """The day that a party received it (FL 44); None takes it away. Raises Inmatningsfel for what is not sent."""
    with db.skrivning() as enhet:

        def gör(u: ExpedieringUppgifter) -> ExpedieringUppgifter:
            if dag is not None and u.skickat is None:
                raise Inmatningsfel(
                    f"{u.mottagare} kan inte ha tagit del av beslutet innan det är skickat.",
                    "Markera det som skickat först.",
                )
            return replace(u, delfången=dag)

        return _ändra(enhet, sammanträde_id, valda, gör, "Ändrade dagen för delfående")


def spara_anteckning(db: Databas, sammanträde_id: int, vald: Nyckel, anteckning: str) -> Ändring:
    """A note on one delivery."""
    with db.skrivning() as enhet:
        return _ändra(
            enhet, sammanträde_id, [vald], lambda u: replace(u, anteckning=anteckning.strip()), "Ändrade en anteckning"
        )


def lägg_till(db: Databas, sammanträde_id: int, paragraf_id: int, mottagare: str) -> Ändring:
    """One more recipient, also of a § that is locked. Raises Inmatningsfel without a name, or when it is there."""
    namn = " ".join(mottagare.split())
    if not namn:
        raise Inmatningsfel("Skriv vem beslutet ska skickas till.")
    with db.skrivning() as enhet:
        ändring = säkra_mottagare(enhet, sammanträde_id, paragraf_id, namn)
        if ändring is None:
            raise Inmatningsfel(f"{namn} står redan bland mottagarna.", "Välj raden som finns.")
        return ändring


def säkra_mottagare(enhet: Enhet, sammanträde_id: int, paragraf_id: int, namn: str) -> Ändring | None:
    """Sees to it that the § has that recipient; None when it stands there, in the § or as a note."""
    vid = {(i, namnnyckel(n)) for i, n in _kända(enhet, sammanträde_id)}
    if (paragraf_id, namnnyckel(namn)) in vid:
        return None
    bok = adressbok(enhet.session, enhet.hämta(Sammanträde, sammanträde_id).nämnd_id)
    nu = _läs(enhet, sammanträde_id)
    ny = ExpedieringUppgifter(paragraf_id, namn, bok.sätt(namn))
    return _spara(enhet, sammanträde_id, (*nu.rader, ny), nu, f"Lade till mottagaren {namn}")


def ta_bort(db: Databas, sammanträde_id: int, valda: Collection[Nyckel]) -> Ändring:
    """Takes away what is noted; a recipient that stands in the § is proposed again."""
    with db.skrivning() as enhet:
        nu = _läs(enhet, sammanträde_id)
        bort = {(i, namnnyckel(n)) for i, n in valda}
        kvar = tuple(r for r in nu.rader if (r.paragraf_id, namnnyckel(r.mottagare)) not in bort)
        return _spara(enhet, sammanträde_id, kvar, nu, "Tog bort noterade utskick")


def släpp(enhet: Enhet, sammanträde_id: int, paragrafer: Collection[int]) -> Ändring:
    """What is noted of §§ that are going to be removed goes first, so that it comes back with them."""
    nu = _läs(enhet, sammanträde_id)
    kvar = tuple(r for r in nu.rader if r.paragraf_id not in paragrafer)
    return radsamling.spara(enhet, EXPEDIERING, sammanträde_id, ExpedieringarUppgifter(kvar), nu)


def _ändra(
    enhet: Enhet,
    sammanträde_id: int,
    valda: Collection[Nyckel],
    gör: Callable[[ExpedieringUppgifter], ExpedieringUppgifter],
    beskrivning: str,
) -> Ändring:
    """The chosen get a row where they have none, and are changed."""
    kända = {(i, namnnyckel(n)): u for (i, n), u in _kända(enhet, sammanträde_id).items()}
    nu = _läs(enhet, sammanträde_id)
    rader = {(r.paragraf_id, namnnyckel(r.mottagare)): r for r in nu.rader}
    for i, namn in dict.fromkeys(valda):
        nyckel = (i, namnnyckel(namn))
        if nyckel not in kända:
            raise Inmatningsfel(f"{namn} står inte bland mottagarna.", "Läs in sidan på nytt (Ctrl+R).")
        u = kända[nyckel]
        rader[nyckel] = gör(rader.get(nyckel) or ExpedieringUppgifter(i, u.mottagare, u.sätt))
    return _spara(enhet, sammanträde_id, tuple(rader.values()), nu, beskrivning)


def _kända(enhet: Enhet, sammanträde_id: int) -> dict[Nyckel, Utskick]:
    möte = efterurval.möte_med_mottagare(enhet.session, sammanträde_id)
    return {(u.paragraf_id, u.mottagare): u for p in mötets_utskick_i(enhet.session, möte) for u in p.utskick}


def _spara(
    enhet: Enhet,
    sammanträde_id: int,
    rader: Sequence[ExpedieringUppgifter],
    nu: ExpedieringarUppgifter,
    beskrivning: str,
) -> Ändring:
    ordning: dict[int, int] = {i: nr for nr, (i, *_rest) in enumerate(_ordning(enhet, sammanträde_id))}
    i_ordning = tuple(sorted(rader, key=lambda r: ordning.get(r.paragraf_id, 0)))
    ändring = radsamling.spara(enhet, EXPEDIERING, sammanträde_id, ExpedieringarUppgifter(i_ordning), nu)
    return ändring if ändring.tom else replace(ändring, beskrivning=beskrivning)


def _ordning(enhet: Enhet, sammanträde_id: int) -> list[Any]:
    return list(protokollurval.ordning(enhet.session, sammanträde_id))
