"""What has happened is acknowledged, and shown lower; what is incomplete is not."""

from __future__ import annotations

from dataclasses import replace

import motesprov
import pytest
from namndprov import Nämnder

from nämndapp.bas.fel import Inmatningsfel
from nämndapp.bas.papekande import Nivå, Påpekande
from nämndapp.services import andring, granska, kvittering
from nämndapp.services.skrivelseuppgifter import SatsUppgifter
from nämndapp.storage import Databas

IDAG = motesprov.date(2026, 4, 20)


def _fynd(db: Databas) -> list[Påpekande]:
    return granska.granska(db, nämnd="SN", datum=motesprov.date(2026, 3, 10), idag=IDAG)


def test_ett_kvitterat_påpekande_visas_sist_och_kan_ångras(db: Databas, nämnder: Nämnder) -> None:
    m = motesprov.hållet(db, nämnder.sn)
    sen = next(p for p in _fynd(db) if p.nivå is Nivå.VARNING)
    ändring = kvittering.kvittera(db, m.id, sen, " Ordföranden var sjuk. ", "Sekreterare Dahl")
    sist = _fynd(db)[-1]
    assert replace(sist, kvitterad="") == sen
    assert sist.kvitterad.startswith("Sekreterare Dahl ")
    assert sist.kvitterad.endswith(": Ordföranden var sjuk.")
    kvittering.kvittera(db, m.id, sen, "Igen.", "")
    assert [k.anteckning for k in kvittering.hämta_kvitteringar(db, m.id).values()] == ["Igen."]
    bort = kvittering.ta_bort_kvittens(db, m.id, sen)
    assert sen in _fynd(db)
    andring.ångra(db, bort)
    assert _fynd(db)[-1].kvitterad
    assert kvittering.ta_bort_kvittens(db, m.id, replace(sen, kod="ANNAN")).tom
    assert not ändring.tom


def test_ett_fel_kvitteras_inte(db: Databas, nämnder: Nämnder) -> None:
    m = motesprov.hållet(db, nämnder.sn)
    fel = next(p for p in _fynd(db) if p.nivå is Nivå.FEL)
    with pytest.raises(Inmatningsfel, match="kan inte kvitteras"):
        kvittering.kvittera(db, m.id, fel)


def test_paragrafens_kvitterade_påpekande_i_panelen(db: Databas, nämnder: Nämnder) -> None:
    m = motesprov.hållet(db, nämnder.sn)
    u = replace(m.paragraf(0), beslutspunkter=(SatsUppgifter("Nämnden föreslås besluta att anta taxan."),))
    fynd = granska.granska_uppgifter(db, u, objekt_id=m.paragrafer[0], idag=IDAG)
    for p in fynd:
        if p.nivå is not Nivå.FEL:
            kvittering.kvittera(db, m.id, p, "Sett.")
    efter = granska.granska_uppgifter(db, u, objekt_id=m.paragrafer[0], idag=IDAG)
    assert any(p.kvitterad for p in efter)
    assert [bool(p.kvitterad) for p in efter] == [p.nivå is not Nivå.FEL for p in efter]
