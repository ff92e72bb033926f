"""Attestlistor: made, read whole, decided by a § and never written over (R58, R64).

A new list is empty with the kommun's code parts and role labels, or a copy of an earlier version. A decided list is
read only: the next version replaces it from its own day.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from sqlmodel import Session

from nämndapp.bas.attest import (
    STANDARDDELAR,
    STANDARDROLLER,
    Attestroll,
    Koddel,
    delar_av,
    delar_till,
    roller_av,
    roller_till,
)
from nämndapp.bas.fel import Inmatningsfel, Versionskonflikt
from nämndapp.models import Attestlista
from nämndapp.services import aggregat, samling
from nämndapp.services.aggregat import Aggregat
from nämndapp.services.andring import Ändring, ångras_inom
from nämndapp.services.attestuppgifter import (
    AttestlistaUppgifter,
    AttestlistaVy,
    Attestlistestatus,
    Attestlistrad,
    AttestradUppgifter,
    HelAttestlista,
)
from nämndapp.services.spegling import Form, läs, nyrad, skriv
from nämndapp.storage import Databas, Enhet, kontrollera_version
from nämndapp.storage import attest as lager

HEL = "attestlista med rader"
_FORM = Form(AttestlistaUppgifter, Attestlista, utom=frozenset({"koddelar", "roller"}))


def _läs_huvud(_session: Session, rad: Attestlista) -> AttestlistaUppgifter:
    return läs(_FORM, rad, koddelar=delar_av(rad.koddelar), roller=roller_av(rad.roller))


def _skriv_huvud(enhet: Enhet, rad: Attestlista, uppgifter: AttestlistaUppgifter, ny: bool) -> None:
    skriv(enhet.session, _FORM, rad, uppgifter, ny=ny)
    rad.koddelar, rad.roller = delar_till(uppgifter.koddelar), roller_till(uppgifter.roller)


def beskriv(u: AttestlistaUppgifter) -> str:
    """ "attestlistan 2027 version 2", for the undo menu and for messages."""
    return f"attestlistan {u.år} version {u.nummer}"


ATTESTLISTA = Aggregat("attestlista", _FORM, lager.ladda_lista, beskriv, läs_rad=_läs_huvud, skriv_rad=_skriv_huvud)
aggregat.koppla_ångring(ATTESTLISTA)
samling.anmäl(ATTESTLISTA)


# --- reading --------------------------------------------------------------------------------------------------------


def lista_listor(db: Databas, nämnd_id: int) -> list[Attestlistrad]:
    """The nämnd's lists, the latest version first."""
    with db.läsning() as enhet:
        return [Attestlistrad(*r) for r in lager.listor(enhet.session, nämnd_id)]


def hämta_lista(db: Databas, lista_id: int) -> AttestlistaVy:
    """A list with all its rows; raises Saknas."""
    with db.läsning() as enhet:
        return läs_vy(enhet.session, lista_id)


def läs_vy(session: Session, lista_id: int) -> AttestlistaVy:
    """``hämta_lista`` in an open session."""
    rad = lager.ladda_lista(session, lista_id)
    return AttestlistaVy(lista_id, rad.version, _läs_huvud(session, rad), lager.rader(session, lista_id))


def läs_hel(session: Session, lista_id: int) -> HelAttestlista:
    """The list as rules and papers take it, in an open session."""
    return läs_vy(session, lista_id).hel


# --- making ---------------------------------------------------------------------------------------------------------


def kommunens_delar(session: Session) -> tuple[tuple[Koddel, ...], tuple[Attestroll, ...]]:
    """The code parts and role labels of the kommun's latest list, whichever nämnd's; else ansvar and identitet."""
    senaste = lager.senaste_lista(session)
    if senaste is None:
        return STANDARDDELAR, STANDARDROLLER
    return delar_av(senaste.koddelar) or STANDARDDELAR, roller_av(senaste.roller) or STANDARDROLLER


def skapa_lista(db: Databas, nämnd_id: int, år: int) -> Ändring:
    """An empty list with the kommun's code parts and role labels."""
    with db.skrivning() as enhet:
        delar, roller = kommunens_delar(enhet.session)
        uppgifter = AttestlistaUppgifter(nämnd_id, år, koddelar=delar, roller=roller)
        return skapa_i(enhet, HelAttestlista(uppgifter))


def ny_version(db: Databas, lista_id: int, år: int | None = None) -> Ändring:
    """A proposal with the rows of an earlier list, for the same year or another.

    Persons who had left their cells before that list was decided are not taken along.
    """
    with db.skrivning() as enhet:
        förra = läs_vy(enhet.session, lista_id)
        u = förra.uppgifter
        nya = replace(
            u,
            år=år if år is not None else u.år,
            rubrik=u.rubrik.replace(str(u.år), str(år)) if år is not None else u.rubrik,
            ärende_id=None,
            bygger_på_id=lista_id,
            handling_id=None,
            status=Attestlistestatus.FÖRSLAG,
            beslutad_datum=None,
            beslutad_paragraf=None,
            gäller_från=None,
            gäller_till=None,
        )
        rader = tuple(_utan_avslutade(r, u.gäller_från) for r in förra.rader)
        return skapa_i(enhet, HelAttestlista(nya, rader))


def _utan_avslutade(rad: AttestradUppgifter, före: date | None) -> AttestradUppgifter:
    kvar = tuple(p for p in rad.personer if före is None or p.till is None or p.till >= före)
    return replace(rad, personer=kvar, id=None)


def skapa_i(enhet: Enhet, hel: HelAttestlista) -> Ändring:
    """Stores a whole list as the year's next version."""
    nummer = lager.nästa_nummer(enhet.session, hel.uppgifter.nämnd_id, hel.uppgifter.år)
    return _lägg_till(enhet, replace(hel, uppgifter=replace(hel.uppgifter, nummer=nummer)), None)


def _lägg_till(enhet: Enhet, hel: HelAttestlista, önskat_id: int | None) -> Ändring:
    rad = nyrad(enhet.session, Attestlista, önskat_id)
    _skriv_huvud(enhet, rad, hel.uppgifter, True)
    enhet.lägg_till(rad)
    poster = [(r.id, nr * lager.STEG, r) for nr, r in enumerate(hel.rader, 1)]
    lager.lägg_in(enhet.session, rad.id, poster)
    efter = läs_hel(enhet.session, rad.id)
    return Ändring(f"Lade till {beskriv(hel.uppgifter)}", HEL, rad.id, None, efter, rad.version)


def ta_bort_lista(db: Databas, lista_id: int, väntad_version: int | None) -> Ändring:
    """Removes a proposal with its rows; a decided list stays (R64)."""
    with db.skrivning() as enhet:
        rad = lager.ladda_lista(enhet.session, lista_id)
        kontrollera_version(rad, väntad_version)
        kräv_förslag(rad)
        return _ta_bort(enhet, rad)


def _ta_bort(enhet: Enhet, rad: Attestlista) -> Ändring:
    före = läs_hel(enhet.session, rad.id or 0)
    enhet.ta_bort(rad)
    enhet.session.expire_all()
    return Ändring(f"Tog bort {beskriv(före.uppgifter)}", HEL, rad.id or 0, före, None, None)


def _ångra_hel(enhet: Enhet, ändring: Ändring) -> Ändring:
    före, efter = ändring.före, ändring.efter
    if isinstance(före, HelAttestlista):
        return _lägg_till(enhet, före, ändring.objekt_id)
    rad = enhet.session.get(Attestlista, ändring.objekt_id)
    if rad is None or läs_hel(enhet.session, ändring.objekt_id) != efter:
        raise Versionskonflikt(
            f"{ändring.beskrivning} går inte att ångra: listan har ändrats efteråt.",
            "Ta bort den för hand om den inte ska vara kvar.",
        )
    return _ta_bort(enhet, rad)


ångras_inom(HEL, _ångra_hel)


# --- the head -------------------------------------------------------------------------------------------------------


def kräv_förslag(rad: Attestlista) -> None:
    """Raises Inmatningsfel for a decided list: it is never written over (R64)."""
    if rad.status is Attestlistestatus.BESLUTAD:
        när = f" den {rad.beslutad_datum.isoformat()}" if rad.beslutad_datum else ""
        raise Inmatningsfel(
            f"Attestlistan {rad.år} version {rad.nummer} är beslutad{när} och kan bara läsas.",
            "Gör en ny version av den och ändra där.",
        )


def spara_huvud(db: Databas, lista_id: int, uppgifter: AttestlistaUppgifter, väntad_version: int | None) -> Ändring:
    """Saves a proposal's head: title, rules text, code parts, labels, dates. It is decided with ``besluta``."""
    with db.skrivning() as enhet:
        kräv_förslag(lager.ladda_lista(enhet.session, lista_id))
        if uppgifter.beslutad:
            raise Inmatningsfel("En attestlista blir beslutad genom en paragraf.", "Använd Besluta.")
        return aggregat.spara(enhet, ATTESTLISTA, lista_id, uppgifter, väntad_version)


def besluta(
    db: Databas,
    lista_id: int,
    *,
    datum: date,
    paragraf: int | None,
    gäller_från: date,
    väntad_version: int | None,
) -> Ändring:
    """The § that decided the list. It holds from ``gäller_från``; the one before it until the day before.

    From now on the list is read only. One undo takes back all of it.
    """
    with db.skrivning() as enhet:
        rad = lager.ladda_lista(enhet.session, lista_id)
        kontrollera_version(rad, väntad_version)
        kräv_förslag(rad)
        return _besluta(enhet, rad, datum, paragraf, gäller_från)


def rätta_beslut(
    db: Databas,
    lista_id: int,
    *,
    datum: date,
    paragraf: int | None,
    gäller_från: date,
    väntad_version: int | None,
) -> Ändring:
    """Corrects what was said of the decision of a decided list; its rows stay as they were decided."""
    with db.skrivning() as enhet:
        rad = lager.ladda_lista(enhet.session, lista_id)
        kontrollera_version(rad, väntad_version)
        return _besluta(enhet, rad, datum, paragraf, gäller_från)


def besluta_i(enhet: Enhet, lista_id: int, datum: date, paragraf: int | None, gäller_från: date) -> Ändring:
    """``besluta`` in an open unit of work."""
    return _besluta(enhet, lager.ladda_lista(enhet.session, lista_id), datum, paragraf, gäller_från)


def _besluta(enhet: Enhet, rad: Attestlista, datum: date, paragraf: int | None, gäller_från: date) -> Ändring:
    före = _läs_huvud(enhet.session, rad)
    lista_id = rad.id or 0
    ny = replace(
        före,
        status=Attestlistestatus.BESLUTAD,
        beslutad_datum=datum,
        beslutad_paragraf=paragraf,
        gäller_från=gäller_från,
    )
    delar = [aggregat.spara(enhet, ATTESTLISTA, lista_id, ny, None)]
    for äldre_id in _ersatta(enhet, ny, före, lista_id):
        äldre: AttestlistaUppgifter = _läs_huvud(enhet.session, lager.ladda_lista(enhet.session, äldre_id))
        slut = replace(äldre, gäller_till=gäller_från - timedelta(days=1))
        delar.append(aggregat.spara(enhet, ATTESTLISTA, äldre_id, slut, None))
    om = f" § {paragraf}" if paragraf is not None else ""
    return replace(samling.samlad(f"Beslutade {beskriv(ny)}{om}", delar), version=rad.version)


def _ersatta(enhet: Enhet, ny: AttestlistaUppgifter, före: AttestlistaUppgifter, lista_id: int) -> list[int]:
    """The lists that it takes over from; when its day is corrected, also the one that ended the day before it."""
    if ny.gäller_från is None:
        return []
    alla = lager.ersatt_av(enhet.session, ny.nämnd_id, ny.gäller_från, lista_id)
    if före.beslutad and före.gäller_från is not None:
        dagen_före = före.gäller_från - timedelta(days=1)
        alla += [r[0] for r in lager.listor(enhet.session, ny.nämnd_id) if r[9] == dagen_före and r[0] not in alla]
    return alla
