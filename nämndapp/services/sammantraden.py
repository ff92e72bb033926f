"""Sammanträden with their föredragningslista."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlmodel import Session

from nämndapp.bas.fel import Inmatningsfel
from nämndapp.models import (
    Nämnd,
    Punkttyp,
    Sammanträde,
    Sammanträdesstatus,
)
from nämndapp.rules.listan import givna_nummer
from nämndapp.services import aggregat, listrader, punktkoppling, punktlista, radsamling
from nämndapp.services.aggregat import Aggregat
from nämndapp.services.andring import Ändring, ångra_delar, ångras_inom
from nämndapp.services.arenden import ärenderad
from nämndapp.services.handlingar import handlingsrad
from nämndapp.services.protokolluppgifter import NärvaroUppgifter
from nämndapp.services.punktlista import utan_egen_paragraf
from nämndapp.services.spegling import Form, läs, skriv
from nämndapp.services.uppgifter import KalladeUppgifter, MeddelandenUppgifter, SammanträdeUppgifter
from nämndapp.services.vyer import Publiceringsrad, Sammanträdesrad, SammanträdeVy
from nämndapp.storage import Databas, Enhet, andringsplaner, kallelseurval, kontrollera_version, protokollurval, urval

FORM = Form(SammanträdeUppgifter, Sammanträde, utom=frozenset({"lista", "uid"}))


def _läs(session: Session, rad: Any) -> SammanträdeUppgifter:
    return läs(FORM, rad, lista=listrader.läs_lista(session, rad.id), uid=rad.uid)


def _skriv(enhet: Enhet, rad: Any, uppgifter: SammanträdeUppgifter, ny: bool) -> None:
    skriv(enhet.session, FORM, rad, uppgifter, ny=ny)
    if ny:
        if uppgifter.uid:
            rad.uid = uppgifter.uid
        enhet.lägg_till(rad)  # its list needs to know its id
    listrader.skriv_lista(enhet.session, rad.id, uppgifter.lista)


SAMMANTRÄDE = Aggregat(
    "sammanträde",
    FORM,
    andringsplaner.sammanträde,
    lambda u: f"sammanträdet {u.datum.isoformat()}",
    läs_rad=_läs,
    skriv_rad=_skriv,
)


def lista_sammanträden(db: Databas, nämnd_id: int | None = None, *, år: int | None = None) -> list[Sammanträdesrad]:
    """The nämnd's meetings (all when None), the latest first."""
    with db.läsning() as enhet:
        return [Sammanträdesrad(*r) for r in urval.sammanträden(enhet.session, nämnd_id, år)]


def hämta_sammanträde(db: Databas, id_: int) -> SammanträdeVy:
    """A meeting with its list, and the papers and ärenden that the list names."""
    with db.läsning() as enhet:
        rad = aggregat.hämta(enhet, SAMMANTRÄDE, id_)
        uppgifter = SAMMANTRÄDE.läs(enhet.session, rad)
        nämnd = enhet.hämta(Nämnd, rad.nämnd_id)
        handlingar = {h for p in uppgifter.punkter for h in p.handlingar}
        ärenden = {p.ärende_id for p in uppgifter.punkter if p.ärende_id is not None}
        publicerat = kallelseurval.publiceringar(enhet.session, id_)
        return SammanträdeVy(
            id_,
            rad.version,
            uppgifter,
            nämnd.namn,
            nämnd.kod,
            {r[0]: handlingsrad(r) for r in urval.handlingar(enhet.session, handlingar)},
            {r[0]: ärenderad(r) for r in urval.ärenden(enhet.session, None, ärenden)},
            len(urval.paragrafer(enhet.session, id_)),
            givna_nummer(p.lista for p in publicerat),
            tuple(Publiceringsrad(p.nummer, p.slag, p.tidpunkt) for p in publicerat),
            utan_egen_paragraf(nämnd.inställningar or {}, Punkttyp.FORMALIA),
        )


def spara_sammanträde(
    db: Databas, id_: int | None, uppgifter: SammanträdeUppgifter, väntad_version: int | None
) -> Ändring:
    """Saves a meeting with its whole list. Kept items keep their papers and paragraphs, wherever they are moved.

    What was reported or came up under an item that is removed waits again; undoing brings it back under the item. In
    a nämnd whose formalia get no §, an item that becomes formalia gets none.
    Raises Inmatningsfel when its §§ have numbers and it would change its place in the year, and when the status would
    say of a protocol with §§ here that it is justerat: that is an act (``justering``).
    """
    from nämndapp.services.numrering import kräv_samma_plats_i_året

    with db.skrivning() as enhet:
        if id_ is not None:
            nu = enhet.hämta(Sammanträde, id_)
            kräv_samma_plats_i_året(enhet, nu, datum=uppgifter.datum, nämnd_id=uppgifter.nämnd_id)
            if uppgifter.status is not nu.status:
                _kräv_egen_väg(enhet, id_, uppgifter.status)
        uppgifter = _efter_slag(enhet, id_, uppgifter)
        delar = () if id_ is None else _släpp_punkter(enhet, id_, uppgifter)
        ändring = aggregat.spara(enhet, SAMMANTRÄDE, id_, uppgifter, väntad_version)
        return replace(ändring, delar=delar) if delar else ändring


_VÄGAR = {
    Sammanträdesstatus.FÖR_JUSTERING: (
        "Gör protokollet klart för justering på fliken Protokoll.",
        "Då får paragraferna sina nummer.",
    ),
    Sammanträdesstatus.JUSTERAT: ("Justera protokollet på fliken Protokoll.", "Då låses det och sparas som PDF."),
}


def _kräv_egen_väg(enhet: Enhet, id_: int, status: Sammanträdesstatus) -> None:
    if status in _VÄGAR and protokollurval.ordning(enhet.session, id_):
        raise Inmatningsfel(*_VÄGAR[status])


def _släpp_punkter(enhet: Enhet, id_: int, nya: SammanträdeUppgifter) -> tuple[Ändring, ...]:
    """What hangs on items that ``nya`` no longer has: messages wait, and what came up under them is due again."""
    bort = kallelseurval.punkter(enhet.session, id_) - {p.id for p in nya.punkter}
    if not bort:
        return ()
    delar = (_vila_meddelanden(enhet, id_, nya), punktkoppling.släpps(enhet, id_, bort))
    return tuple(d for d in delar if d is not None and not d.tom)


def _vila_meddelanden(enhet: Enhet, id_: int, nya: SammanträdeUppgifter) -> Ändring:
    """Messages of items that ``nya`` no longer has are put among those that wait."""
    from nämndapp.services.meddelanden import MEDDELANDEN

    kvar = {p.id for p in nya.punkter}
    alla = MEDDELANDEN.läs(enhet, id_)
    rader = tuple(r if r.punkt_id in kvar else replace(r, punkt_id=None) for r in alla.rader)
    return radsamling.spara(enhet, MEDDELANDEN, id_, replace(alla, rader=rader), None)


def _efter_slag(enhet: Enhet, id_: int | None, uppgifter: SammanträdeUppgifter) -> SammanträdeUppgifter:
    nämnd = enhet.hämta(Nämnd, uppgifter.nämnd_id)
    if not (nämnd.inställningar or {}).get(punktlista.FORMALIA_UTAN_PARAGRAF):
        return uppgifter
    före = SAMMANTRÄDE.läs(enhet.session, aggregat.hämta(enhet, SAMMANTRÄDE, id_)).lista if id_ is not None else ()
    lista = punktlista.efter_slag(före, uppgifter.lista, formalia_utan_paragraf=True)
    return replace(uppgifter, lista=lista)


def ställ_in_sammanträde(db: Databas, id_: int, väntad_version: int | None) -> Ändring:
    """Marks a meeting as inställt; it stays in the calendar."""
    with db.skrivning() as enhet:
        rad = aggregat.hämta(enhet, SAMMANTRÄDE, id_)
        före = SAMMANTRÄDE.läs(enhet.session, rad)
        nytt = replace(före, status=Sammanträdesstatus.INSTÄLLT)
        ändring = aggregat.spara(enhet, SAMMANTRÄDE, id_, nytt, väntad_version)
        return replace(ändring, beskrivning=f"Ställde in {SAMMANTRÄDE.beskriv(före)}")


def ta_bort_sammanträde(db: Databas, id_: int, väntad_version: int | None) -> Ändring:
    """Removes a meeting with its list, the called, närvaro and draft paragraphs; all comes back when it is undone.

    What has been published is a legal act: such a meeting is cancelled instead. So is a § that has its number.
    """
    from nämndapp.services import anslag, expediering
    from nämndapp.services.kallelse import KALLADE
    from nämndapp.services.meddelanden import MEDDELANDEN
    from nämndapp.services.narvaro import NÄRVARO, utan_paragrafer
    from nämndapp.services.protokoll import PARAGRAF  # paragraphs build on meetings, not the other way round

    with db.skrivning() as enhet:
        kontrollera_version(enhet.hämta(Sammanträde, id_), väntad_version)
        if kallelseurval.publiceringar(enhet.session, id_):
            raise Inmatningsfel(
                "Sammanträdet är kallat och finns i loggen, så det kan inte tas bort.", "Ställ in det i stället."
            )
        if protokollurval.nummer(enhet.session, id_):
            raise Inmatningsfel(
                "Sammanträdets paragrafer har fått sina nummer, så det kan inte tas bort.", "Numren får inte ha luckor."
            )
        närvaro = NÄRVARO.läs(enhet, id_)  # §§ name persons, and the närvaro names §§: it lets go of them first
        delar = [radsamling.spara(enhet, NÄRVARO, id_, utan_paragrafer(närvaro), None)]
        paragrafer = [int(r[0]) for r in urval.paragrafer(enhet.session, id_)]
        delar += [*anslag.släpp(enhet, id_), expediering.släpp(enhet, id_, paragrafer)]
        delar += [aggregat.ta_bort(enhet, PARAGRAF, p, None) for p in paragrafer]
        delar.append(radsamling.spara(enhet, NÄRVARO, id_, NärvaroUppgifter(), None))
        meddelanden = MEDDELANDEN.läs(enhet, id_)
        vilande = replace(meddelanden, rader=tuple(replace(r, punkt_id=None) for r in meddelanden.rader))
        delar.append(radsamling.spara(enhet, MEDDELANDEN, id_, vilande, None))
        delar.append(radsamling.spara(enhet, KALLADE, id_, KalladeUppgifter(), None))
        koppling = punktkoppling.släpps(enhet, id_, kallelseurval.punkter(enhet.session, id_))
        delar += [koppling] if koppling else []
        kvar = tuple(d for d in delar if not d.tom)
        return replace(aggregat.ta_bort(enhet, SAMMANTRÄDE, id_, None), delar=kvar)


def _ångra(enhet: Enhet, ändring: Ändring) -> Ändring:
    """Parts need the meeting and its items: they go before these are taken away, and come after they are back."""
    ändring = _med_koppling(enhet, ändring)
    if _delar_först(ändring):
        delar = ångra_delar(enhet, ändring)
        return replace(aggregat.ångra_i(enhet, SAMMANTRÄDE, ändring), delar=delar)
    gjord = aggregat.ångra_i(enhet, SAMMANTRÄDE, ändring)
    return replace(gjord, delar=ångra_delar(enhet, ändring))


def _med_koppling(enhet: Enhet, ändring: Ändring) -> Ändring:
    """Undoing it may take items away that something has come up under since: a redo lets it know them again."""
    efter, före = ändring.efter, ändring.före
    if not isinstance(efter, SammanträdeUppgifter):
        return ändring
    kvar = {p.id for p in före.punkter} if isinstance(före, SammanträdeUppgifter) else set()
    släppt = punktkoppling.släpps(enhet, ändring.objekt_id, {p.id for p in efter.punkter if p.id} - kvar)
    if släppt is None:
        return ändring
    # as a part that has been made: undone with the others, it empties what is empty, and its redo fills it
    return replace(ändring, delar=(*ändring.delar, replace(släppt, före=släppt.efter, efter=släppt.före)))


def _delar_först(ändring: Ändring) -> bool:
    """Does undoing it take the meeting away, an item that messages stand under, or need an ärende that comes back?"""
    if any(d.slag == "ärende" and d.efter is None for d in ändring.delar):
        return True
    före, efter = ändring.före, ändring.efter
    if not isinstance(före, SammanträdeUppgifter) or not isinstance(efter, SammanträdeUppgifter):
        return före is None
    bort = {p.id for p in efter.punkter} - {p.id for p in före.punkter}
    poster = (r for d in ändring.delar if isinstance(d.efter, MeddelandenUppgifter) for r in d.efter.rader)
    return any(r.punkt_id in bort for r in poster)


ångras_inom(SAMMANTRÄDE.slag, _ångra)
