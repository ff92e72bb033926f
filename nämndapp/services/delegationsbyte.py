"""Changing some rows of a delegationsordning: one Ändring, written by Core, undone the same way.

A change is two ``OrdningsbyteUppgifter``: the parts that it touches, before and after. Nothing else is loaded or
written, so that one cell of 2,000 rows is saved as one row.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, cast

from nämndapp.bas.fel import Versionskonflikt
from nämndapp.models.delegation import Delegationsordning, Ordningsstatus
from nämndapp.services.andring import Ändring, ångras_inom
from nämndapp.services.delegationsuppgifter import (
    DelegationspunktUppgifter,
    DelegatUppgifter,
    KapitelUppgifter,
    OrdningsbyteUppgifter,
    OrdningUppgifter,
)
from nämndapp.services.spegling import Form, läs, nyrad, skriv
from nämndapp.storage import Enhet, bumpa
from nämndapp.storage import delegation as lager

SLAG = "delegationsordningens delar"
_HUVUD = Form(OrdningUppgifter, Delegationsordning)


def utför(
    enhet: Enhet, före: OrdningsbyteUppgifter | None, efter: OrdningsbyteUppgifter | None, beskrivning: str
) -> Ändring:
    """Makes ``före`` into ``efter``; None is a version that is not there. The version's number counts up."""
    ordning_id = (före or efter or OrdningsbyteUppgifter(0)).ordning_id
    if före == efter:
        rad = enhet.session.get(Delegationsordning, ordning_id)
        return Ändring("", SLAG, ordning_id, före, efter, rad.version if rad else None)
    if efter is None:
        enhet.ta_bort(enhet.hämta(Delegationsordning, ordning_id))
        enhet.session.expire_all()
        return Ändring(beskrivning, SLAG, ordning_id, före, None, None)
    version = _skriv_huvud(enhet, före, efter)
    före_k = {k.id or 0: k for k in före.kapitel} if före else {}
    efter_k = {k.id or 0: k for k in efter.kapitel}
    före_p = {p.id or 0: p for p in före.punkter} if före else {}
    efter_p = {p.id or 0: p for p in efter.punkter}
    session = enhet.session
    lager.lägg_till_kapitel(session, ordning_id, [asdict(k) for id_, k in efter_k.items() if id_ not in före_k])
    lager.ändra_kapitel(session, [asdict(k) for id_, k in efter_k.items() if före_k.get(id_, k) != k])
    lager.radera_punkter(session, före_p.keys() - efter_p.keys())
    lager.lägg_till_punkter(session, [_rad(p) for id_, p in efter_p.items() if id_ not in före_p])
    lager.ändra_punkter(session, [_rad(p) for id_, p in efter_p.items() if före_p.get(id_, p) != p])
    byts = [p for id_, p in efter_p.items() if id_ not in före_p or före_p[id_].delegater != p.delegater]
    lager.byt_delegater(session, {p.id or 0: [_delegat(d) for d in p.delegater] for p in byts})
    lager.radera_kapitel(session, före_k.keys() - efter_k.keys())
    session.expire_all()
    return Ändring(beskrivning, SLAG, ordning_id, före, efter, version)


def _skriv_huvud(enhet: Enhet, före: OrdningsbyteUppgifter | None, efter: OrdningsbyteUppgifter) -> int:
    if före is None:
        ny: Delegationsordning = nyrad(enhet.session, Delegationsordning, efter.ordning_id)
        skriv(enhet.session, _HUVUD, ny, efter.huvud, ny=True)
        return enhet.lägg_till(ny).version
    rad = enhet.hämta(Delegationsordning, efter.ordning_id)
    if efter.huvud is not None:
        skriv(enhet.session, _HUVUD, rad, efter.huvud, ny=False)
    version = bumpa(rad)
    enhet.spola()
    return version


def _rad(p: DelegationspunktUppgifter) -> dict[str, Any]:
    fält = {namn: getattr(p, namn) for namn in lager.PUNKTFÄLT}
    return {**fält, "hänvisningar": list(p.hänvisningar)}


def _delegat(d: DelegatUppgifter) -> dict[str, Any]:
    return {"kod": d.kod, "belopp": d.belopp, "villkor": d.villkor, "osäker": d.osäker}


def _ångra(enhet: Enhet, ändring: Ändring) -> Ändring:
    """The inverse; raises Versionskonflikt when the touched rows are no longer what the change left."""
    från = cast("OrdningsbyteUppgifter | None", ändring.efter)
    till = cast("OrdningsbyteUppgifter | None", ändring.före)
    if not _orört(enhet, från, till, ändring.objekt_id):
        raise Versionskonflikt(
            f"{ändring.beskrivning or 'Ändringen'} går inte att ångra: det har ändrats efteråt.",
            "Läs in delegationsordningen på nytt och ändra tillbaka för hand.",
        )
    return utför(enhet, från, till, ändring.beskrivning)


def _orört(
    enhet: Enhet, från: OrdningsbyteUppgifter | None, till: OrdningsbyteUppgifter | None, ordning_id: int
) -> bool:
    from nämndapp.services.delegation import läs_punkter  # it makes its own changes through this module

    session = enhet.session
    rad = session.get(Delegationsordning, ordning_id)
    if från is None:
        return rad is None
    if rad is None or rad.status is not Ordningsstatus.FÖRSLAG:
        return False
    if från.huvud is not None and läs(_HUVUD, rad) != från.huvud:
        return False
    kapitel = {k["id"]: KapitelUppgifter(**k) for k in lager.kapitel(session, ordning_id)}
    punkter = {p.id: p for p in läs_punkter(session, ordning_id)}
    if till is None and (len(kapitel) != len(från.kapitel) or len(punkter) != len(från.punkter)):
        return False
    borta_k = {k.id for k in till.kapitel} - {k.id for k in från.kapitel} if till else set()
    borta_p = {p.id for p in till.punkter} - {p.id for p in från.punkter} if till else set()
    return (
        all(kapitel.get(k.id) == k for k in från.kapitel)
        and all(punkter.get(p.id) == p for p in från.punkter)
        and not borta_k & kapitel.keys()
        and not borta_p & punkter.keys()
    )


ångras_inom(SLAG, _ångra)
