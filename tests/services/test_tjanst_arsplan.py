"""Årsplanen: förslag med varningar, ändrade dagar, allt i ett drag och tillbaka."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest
from namndprov import Nämnder

from nämndapp.bas.fel import Inmatningsfel
from nämndapp.models import Sammanträdesslag
from nämndapp.services import arsplan, register, sammantraden
from nämndapp.services.andring import ångra
from nämndapp.services.arsplan import VidHelg, Årsplanval
from nämndapp.services.uppgifter import PersonUppgifter, SammanträdeUppgifter, UppdragUppgifter
from nämndapp.storage import Databas


def _val(nämnder: Nämnder, mönster: str, **fält: object) -> Årsplanval:
    return replace(Årsplanval(nämnder.sn, 2027, mönster, time(13, 30), plats="Eksalen"), **fält)


def test_helgdag_flyttas_hoppas_över_eller_behålls_och_skälet_sägs(db: Databas, nämnder: Nämnder) -> None:
    """6 januari 2027 är trettondedag jul, en onsdag."""
    första = "första onsdagen i januari"
    svar = {h: arsplan.föreslå(db, _val(nämnder, första, vid_helg=h))[0] for h in VidHelg}
    assert svar[VidHelg.EFTER].datum == date(2027, 1, 7)
    assert svar[VidHelg.EFTER].anmärkning == "Flyttat: 2027-01-06 är trettondedag jul."
    assert svar[VidHelg.FÖRE].datum == date(2027, 1, 5)
    assert (svar[VidHelg.HOPPA].med, svar[VidHelg.HOPPA].datum) == (False, date(2027, 1, 6))
    assert svar[VidHelg.BEHÅLL].anmärkning == "Helgdag: trettondedag jul (onsdag)."


def test_stoppdatum_beredning_och_kallelse_räknas(db: Databas, nämnder: Nämnder) -> None:
    (f,) = arsplan.föreslå(db, _val(nämnder, "2027-04-06", stoppdagar=10, beredning_dagar=14))
    assert f.stoppdatum == date(2027, 3, 19), "påsken räknas inte: tio arbetsdagar före"
    assert f.beredning == date(2027, 3, 23)
    assert f.kallelse_senast == date(2027, 4, 1)


def test_helg_och_lov_varnas(db: Databas, nämnder: Nämnder) -> None:
    val = _val(nämnder, "27 februari, 2 mars", vid_helg=VidHelg.BEHÅLL, lovveckor=(9,))
    assert [f.anmärkning for f in arsplan.föreslå(db, val)] == ["Helg: lördag.", "Skollov (vecka 9)."]


def test_krock_med_nämnd_som_delar_ledamöter(db: Databas, nämnder: Nämnder) -> None:
    sammantraden.spara_sammanträde(db, None, SammanträdeUppgifter(nämnder.bmn, date(2027, 2, 9)), None)
    assert arsplan.föreslå(db, _val(nämnder, "9 feb"))[0].varningar == ()
    uppdrag = (UppdragUppgifter(nämnder.sn), UppdragUppgifter(nämnder.bmn))
    register.spara_person(db, None, PersonUppgifter("Aina Lund", uppdrag=uppdrag), None)
    slutat = (UppdragUppgifter(nämnder.sn, till=date(2026, 12, 31)), UppdragUppgifter(nämnder.bmn))
    register.spara_person(db, None, PersonUppgifter("Ture Ek", uppdrag=slutat), None)
    (f,) = arsplan.föreslå(db, _val(nämnder, "9 feb"))
    assert f.varningar == ("Krockar med Bygg- och miljönämnden: 1 ledamot sitter i båda.",)
    assert f.med


def test_ett_möte_som_redan_finns_läggs_inte_in_igen(db: Databas, nämnder: Nämnder) -> None:
    sammantraden.spara_sammanträde(db, None, SammanträdeUppgifter(nämnder.sn, date(2027, 2, 9)), None)
    (f,) = arsplan.föreslå(db, _val(nämnder, "9 feb"))
    assert not f.med
    assert f.anmärkning == "Nämnden har redan ett sammanträde den dagen."


def test_två_som_flyttas_till_samma_dag_blir_ett(db: Databas, nämnder: Nämnder) -> None:
    förslag = arsplan.föreslå(db, _val(nämnder, "6 jan, 7 jan"))
    assert [(f.datum.day, f.med) for f in förslag] == [(7, True), (7, False)]


def test_ändrad_dag_räknas_om_och_flyttas_inte(db: Databas, nämnder: Nämnder) -> None:
    val = _val(nämnder, "9 feb", beredning_dagar=7)
    (f,) = arsplan.föreslå(db, val)
    ny = arsplan.räkna_om(db, val, f, date(2027, 6, 6))
    assert (ny.datum, ny.id, ny.beredning) == (date(2027, 6, 6), f.id, date(2027, 5, 28))
    assert ny.anmärkning == "Helgdag: nationaldagen (söndag)."


def test_allt_läggs_in_i_ett_drag_och_ångras_i_ett(db: Databas, nämnder: Nämnder) -> None:
    val = _val(nämnder, "andra tisdagen varje månad utom juli", beredning_dagar=14, utskott_id=nämnder.bmn)
    ändring = arsplan.skapa(db, val, arsplan.föreslå(db, val))
    alla = sammantraden.lista_sammanträden(db)
    assert len(alla) == 33
    hela = [sammantraden.hämta_sammanträde(db, m.id) for m in alla]
    möten = {v.id: v.uppgifter for v in hela}
    beredningar = [u for u in möten.values() if u.slag is Sammanträdesslag.BEREDNING]
    assert len(beredningar) == 11
    assert all(u.datum < möten[u.bereder_id or 0].datum for u in beredningar)
    assert ändring.beskrivning == "Lade in 11 sammanträden 2027"
    gjord = ångra(db, ändring)
    assert sammantraden.lista_sammanträden(db) == []
    ångra(db, gjord)
    åter = {m.id: sammantraden.hämta_sammanträde(db, m.id).uppgifter for m in sammantraden.lista_sammanträden(db)}
    assert åter == möten
    assert {u.uid for u in åter.values()} == {u.uid for u in möten.values()}, "samma identitet i kalendrar"


def test_inget_valt_och_två_på_samma_dag_vägras(db: Databas, nämnder: Nämnder) -> None:
    val = _val(nämnder, "9 feb, 10 feb")
    a, b = arsplan.föreslå(db, val)
    with pytest.raises(Inmatningsfel, match="Inget sammanträde är valt"):
        arsplan.skapa(db, val, [replace(a, med=False)])
    with pytest.raises(Inmatningsfel, match="samma dag"):
        arsplan.skapa(db, val, [a, replace(b, datum=a.datum)])
