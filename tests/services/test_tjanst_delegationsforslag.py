"""What the planning proposes for a list out of the delegation."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from namndprov import Nämnder

from nämndapp.services import delegationsanmalan, delegationsbeslut, planering, sammantraden
from nämndapp.services.delegationsuppgifter import DelegationsbeslutUppgifter, UtskottsanmälanUppgifter
from nämndapp.services.planering import Förslagsslag
from nämndapp.services.uppgifter import SammanträdeUppgifter
from nämndapp.storage import Databas


@pytest.fixture
def möte(db: Databas, nämnder: Nämnder) -> int:
    """Two ordinary decisions, two urgent ones (one secret) registered before there was a meeting, and a protocol."""
    bas = DelegationsbeslutUppgifter(nämnder.sn, date(2026, 2, 2), rubrik="Kim Svensson")
    for u in (bas, replace(bas, datum=date(2026, 2, 3)), replace(bas, brådskande=True),
              replace(bas, brådskande=True, sekretess=True)):  # fmt: skip
        delegationsbeslut.spara_beslut(db, None, u, None)
    protokoll = UtskottsanmälanUppgifter(nämnder.sn, "arbetsutskottet", date(2026, 2, 4), 1, 9)
    delegationsanmalan.spara_utskott(db, None, protokoll, None)
    return sammantraden.spara_sammanträde(db, None, SammanträdeUppgifter(nämnder.sn, date(2026, 3, 10)), None).objekt_id


def test_förslagen_säger_ingenting_om_enskilda(db: Databas, möte: int) -> None:
    förslag = [f for f in planering.förslag_till_lista(db, möte, date(2026, 3, 1)) if f.beslut]
    assert [(f.slag, f.rubrik, f.sekretess_lagrum, len(f.beslut)) for f in förslag] == [
        (Förslagsslag.BRÅDSKANDE, delegationsbeslut.BRÅDSKANDE, "", 1),
        (Förslagsslag.BRÅDSKANDE, delegationsbeslut.BRÅDSKANDE_HEMLIGT, delegationsbeslut.SEKRETESS, 1),
        (Förslagsslag.DELEGATION, delegationsanmalan.PUNKT, "", 2),
    ]  # fmt: skip
    assert "Svensson" not in repr(förslag)


def test_förslagen_binder_besluten_till_sina_punkter(db: Databas, nämnder: Nämnder, möte: int) -> None:
    förslag = [f for f in planering.förslag_till_lista(db, möte, date(2026, 3, 1)) if f.beslut]
    planering.lägg_till_förslag(db, möte, förslag, None)
    punkter = {p.id: p for p in sammantraden.hämta_sammanträde(db, möte).uppgifter.punkter}
    for rad in delegationsbeslut.lista_beslut(db, nämnder.sn):
        punkt = punkter[rad.anmäld_punkt_id]
        assert ("brådskande" in punkt.rubrik) is rad.brådskande
        assert bool(punkt.sekretess_lagrum) is (rad.brådskande and rad.sekretess)
    assert delegationsanmalan.lista_utskott(db, nämnder.sn)[0].anmält == date(2026, 3, 10)
    assert not [f for f in planering.förslag_till_lista(db, möte, date(2026, 3, 1)) if f.beslut]


def test_ett_ensamt_beslut_är_inte_anmält(db: Databas, nämnder: Nämnder) -> None:
    beslut = DelegationsbeslutUppgifter(nämnder.sn, date(2026, 2, 2), rubrik="Bygglov")
    delegationsbeslut.spara_beslut(db, None, beslut, None)
    uppgifter = SammanträdeUppgifter(nämnder.sn, date(2026, 3, 10))
    id_ = sammantraden.spara_sammanträde(db, None, uppgifter, None).objekt_id
    (förslag,) = [f for f in planering.förslag_till_lista(db, id_, date(2026, 3, 1)) if f.beslut]
    assert förslag.skäl == "Ett delegationsbeslut är inte anmält."
