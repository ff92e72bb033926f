"""Anslag: put up, taken down, changed, removed and undone, also of a justerat protocol (KL 8:10, 8:12)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import motesprov
import pytest
from motesprov import Möte
from namndprov import Nämnder

from nämndapp.bas.fel import Inmatningsfel, Versionskonflikt
from nämndapp.models import SärskiltProtokoll
from nämndapp.services import anslag, justering
from nämndapp.services.andring import ångra
from nämndapp.services.anslag import Tavla
from nämndapp.services.justering import JusteradAv
from nämndapp.storage import Databas, logg

OMEDELBART, DAG, UPP = date(2026, 3, 10), date(2026, 3, 12), date(2026, 3, 13)
AV = (JusteradAv("Ordförande Ek", "ordförande"), JusteradAv("Vice Alm", "justerare"))


@pytest.fixture
def m(db: Databas, nämnder: Nämnder) -> Möte:
    """§ 1 justerad at once, the rest two days later."""
    m = motesprov.att_justera(db, nämnder.sn)
    assert anslag.mötets_saker(db, m.id) == []
    justering.justera_omedelbart(db, m.paragrafer[:1], OMEDELBART, AV)
    justering.klart_för_justering(db, m.id, idag=DAG)
    justering.justera(db, m.id, DAG, AV)
    return m


def _upp(m: Möte, nr: int = 1, dag: date = UPP, tavla: Tavla | None = None) -> int:
    return anslag.sätt_upp(m.db, anslag.mötets_saker(m.db, m.id)[nr], dag, tavla).objekt_id


def test_varje_justering_anslås_för_sig(m: Möte) -> None:
    egna, hela = anslag.mötets_saker(m.db, m.id)
    assert (egna.namn, egna.justerat, egna.paragrafer) == ("§\u00a01", OMEDELBART, tuple(m.paragrafer[:1]))
    assert (hela.namn, hela.justerat, hela.paragrafer) == ("Protokollet", DAG, ())
    _upp(m, 0)
    egna, hela = anslag.mötets_saker(m.db, m.id)
    assert (len(egna.anslag), len(hela.anslag)) == (1, 0)


def test_ett_justerat_protokoll_anslås_tas_ned_och_är_orört(m: Möte) -> None:
    id_ = _upp(m, tavla=Tavla("Kansliet", "Sekreterare Dahl"))
    uppgifter, version = anslag.hämta_anslag(m.db, id_)
    assert (uppgifter.uppsatt, uppgifter.ned_tidigast) == (UPP, date(2026, 4, 8))  # 3 and 6 april are påsk
    anslag.ta_ned(m.db, id_, date(2026, 4, 8), version)
    assert anslag.hämta_anslag(m.db, id_)[0].nedtaget == date(2026, 4, 8)
    assert justering.verifiera(m.db) == []


def test_varje_steg_går_att_ångra_och_loggas(m: Möte) -> None:
    upp = anslag.sätt_upp(m.db, anslag.mötets_saker(m.db, m.id)[1], UPP)
    ned = anslag.ta_ned(m.db, upp.objekt_id, date(2026, 4, 8), upp.version)
    åter = ångra(m.db, ned)
    assert anslag.hämta_anslag(m.db, upp.objekt_id)[0].nedtaget is None
    ångra(m.db, åter)
    assert anslag.hämta_anslag(m.db, upp.objekt_id)[0].nedtaget == date(2026, 4, 8)
    bort = anslag.ta_bort(m.db, upp.objekt_id, None)
    assert anslag.lista_anslag(m.db, m.nämnd) == []
    ångra(m.db, bort)
    assert [id_ for id_, _ in anslag.lista_anslag(m.db, m.nämnd)] == [upp.objekt_id]
    with m.db.läsning() as enhet:
        poster = [d or {} for _, d in logg.läs(enhet.session, f"anslag:{upp.objekt_id}")]
    assert [p.get("nedtaget", "borta") for p in poster] == [
        None, "2026-04-08", None, "2026-04-08", "borta", "2026-04-08",
    ]  # fmt: skip


def test_en_ny_dag_flyttar_nedtagningen(m: Möte) -> None:
    id_ = _upp(m)
    uppgifter, version = anslag.hämta_anslag(m.db, id_)
    anslag.ändra(m.db, id_, replace(uppgifter, uppsatt=date(2026, 3, 18)), version)
    nu, _ = anslag.hämta_anslag(m.db, id_)
    assert nu.ned_tidigast == date(2026, 4, 9)
    with pytest.raises(Versionskonflikt):
        anslag.ändra(m.db, id_, uppgifter, version)


def test_ned_före_upp_går_inte(m: Möte) -> None:
    id_ = _upp(m)
    with pytest.raises(Inmatningsfel, match="före 2026-03-13"):
        anslag.ta_ned(m.db, id_, date(2026, 3, 12), None)


def test_förvaringsplatsen_minns_till_nästa(m: Möte) -> None:
    _upp(m, 0, tavla=Tavla(" Kansliet, Stora torget 1 "))
    assert anslag.föreslagen_förvaringsplats(m.db, m.nämnd) == "Kansliet, Stora torget 1"
    assert anslag.hämta_anslag(m.db, _upp(m))[0].förvaringsplats == "Kansliet, Stora torget 1"


def test_ett_särskilt_protokoll_anslås(db: Databas, nämnder: Nämnder) -> None:
    with db.skrivning() as enhet:
        protokoll = enhet.lägg_till(SärskiltProtokoll(nämnd_id=nämnder.sn, nr=1, datum=DAG, av="Vice Alm"))
        assert anslag.särskilt_protokolls_sak(enhet.session, protokoll) is None
        protokoll.justerat = DAG
        sak = anslag.särskilt_protokolls_sak(enhet.session, protokoll)
        assert sak is not None
        anslag.sätt_upp_i(enhet, sak, UPP)
        nu = anslag.särskilt_protokolls_sak(enhet.session, protokoll)
        assert nu is not None
        assert [a.uppsatt for a in nu.anslag] == [UPP]
    assert len(anslag.lista_anslag(db, nämnder.sn)) == 1


def test_ett_särskilt_protokoll_minns_sin_egen_förvaringsplats(m: Möte) -> None:
    _upp(m, tavla=Tavla("Kansliet"))
    assert anslag.föreslagen_förvaringsplats(m.db, m.nämnd, särskilt=True) == "Kansliet"
    with m.db.skrivning() as enhet:
        protokoll = enhet.lägg_till(SärskiltProtokoll(nämnd_id=m.nämnd, nr=1, datum=DAG, justerat=DAG))
        sak = anslag.särskilt_protokolls_sak(enhet.session, protokoll)
        assert sak is not None
        anslag.sätt_upp_i(enhet, sak, date(2026, 5, 1), Tavla("Socialkontoret"))
    assert anslag.föreslagen_förvaringsplats(m.db, m.nämnd) == "Kansliet"
    assert anslag.föreslagen_förvaringsplats(m.db, m.nämnd, särskilt=True) == "Socialkontoret"
