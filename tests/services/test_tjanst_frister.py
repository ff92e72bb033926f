"""Frister över alla nämnder: rätt grupp, kallelser, remisser, svar på kallelsen och justering."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.bas.papekande import Nivå
from nämndapp.models import Handlingsriktning, Kallad, Kallelsesvar, Sammanträdesstatus
from nämndapp.services import anslag, arenden, expediering, handlingar, oversikt, protokoll, register, sammantraden
from nämndapp.services.frister import Grupp, grupp
from nämndapp.services.skrivelseuppgifter import AvsnittUppgifter, HandlingUppgifter, SkrivelseUppgifter
from nämndapp.services.uppgifter import ParagrafUppgifter, PersonUppgifter, SammanträdeUppgifter, ÄrendeUppgifter
from nämndapp.storage import Databas

ONSDAG = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("dagar", "väntad"),
    [(-1, Grupp.SENT), (0, Grupp.IDAG), (1, Grupp.IMORGON), (2, Grupp.VECKAN), (4, Grupp.VECKAN), (5, Grupp.SENARE)],
)
def test_dagen_avgör_gruppen_och_veckan_slutar_på_söndag(dagar: int, väntad: Grupp) -> None:
    assert grupp(ONSDAG + timedelta(days=dagar), ONSDAG) is väntad


def test_det_utan_dag_står_för_sig() -> None:
    assert grupp(None, ONSDAG) is Grupp.UTAN_DAG


def _saker(db: Databas, ord_: str, idag: date = ONSDAG) -> list[oversikt.Sak]:
    return [s for s in oversikt.översikt(db, idag).saker if ord_ in s.text]


def test_inget_är_bråttom_i_en_tom_databas(db: Databas, nämnder: Any) -> None:
    assert [s for s in oversikt.översikt(db, ONSDAG).saker if s.frist is not None] == []


def test_kallelsen_står_på_sin_sista_dag(db: Databas, nämnder: Any) -> None:
    sammantraden.spara_sammanträde(db, None, SammanträdeUppgifter(nämnder.sn, date(2026, 12, 1)), None)
    (sak,) = _saker(db, "Kallelsen ska skickas")
    assert sak.frist is not None and sak.frist < date(2026, 12, 1)
    assert sak.plats.typ == "sammantrade"


def test_den_som_inte_har_svarat_på_kallelsen_nämns(db: Databas, nämnder: Any) -> None:
    möte = sammantraden.spara_sammanträde(
        db, None, SammanträdeUppgifter(nämnder.sn, date(2026, 12, 1), kallelse_datum=date(2026, 11, 20)), None
    ).objekt_id
    for namn, svar in (("Åsa Lönn", Kallelsesvar.KALLAD), ("Per Ek", Kallelsesvar.JA)):
        person = register.spara_person(db, None, PersonUppgifter(namn), None).objekt_id
        with db.skrivning() as enhet:
            enhet.session.add(Kallad(sammanträde_id=möte, person_id=person, svar=svar))
    (sak,) = _saker(db, "inte svarat")
    assert "Åsa Lönn" in sak.text and "Per Ek" not in sak.text


def test_en_remiss_står_tills_något_har_gått_ut_i_ärendet(db: Databas, nämnder: Any) -> None:
    ärende = arenden.spara_ärende(db, None, ÄrendeUppgifter(nämnder.bmn, "Remiss"), None).objekt_id
    remiss = HandlingUppgifter(
        nämnder.bmn,
        "Remiss om buller",
        Dokumenttyp.REMISS,
        Handlingsriktning.INKOMMEN,
        date(2026, 10, 1),
        ärenden=(ärende,),
        skrivelse=SkrivelseUppgifter(svar_senast=ONSDAG - timedelta(days=1)),
    )
    handlingar.spara_handling(db, None, remiss, None)
    (sak,) = _saker(db, "Remiss om buller")
    assert (sak.grupp, sak.nivå, sak.nämnd_id) == (Grupp.SENT, Nivå.VARNING, nämnder.bmn)
    svar = HandlingUppgifter(
        nämnder.bmn, "Yttrande", riktning=Handlingsriktning.UTGÅENDE, datum=ONSDAG, ärenden=(ärende,)
    )
    handlingar.spara_handling(db, None, svar, None)
    assert _saker(db, "Remiss om buller") == []


@pytest.mark.parametrize(
    ("status", "ord_"),
    [
        (Sammanträdesstatus.GENOMFÖRT, "ska justeras senast 2026-12-01"),
        (Sammanträdesstatus.JUSTERAT, "Protokollet ska anslås senast 2026-11-26"),
    ],
)
def test_efter_mötet_väntar_justering_och_anslag(
    db: Databas, nämnder: Any, status: Sammanträdesstatus, ord_: str
) -> None:
    uppgifter = SammanträdeUppgifter(nämnder.sn, date(2026, 11, 17), status=status)
    if status is Sammanträdesstatus.JUSTERAT:
        uppgifter = SammanträdeUppgifter(
            nämnder.sn, date(2026, 11, 17), status=status, justering_datum=date(2026, 11, 24)
        )
    sammantraden.spara_sammanträde(db, None, uppgifter, None)
    assert len(_saker(db, ord_)) == 1


def _anslaget(db: Databas, nämnd: int, uppsatt: date) -> int:
    uppgifter = SammanträdeUppgifter(
        nämnd, date(2026, 10, 27), status=Sammanträdesstatus.JUSTERAT, justering_datum=date(2026, 10, 30)
    )
    möte = sammantraden.spara_sammanträde(db, None, uppgifter, None).objekt_id
    return anslag.sätt_upp(db, anslag.mötets_saker(db, möte)[0], uppsatt).objekt_id


def test_anslaget_följs_från_upp_till_ned(db: Databas, nämnder: Any) -> None:
    id_ = _anslaget(db, nämnder.sn, date(2026, 10, 30))
    assert _saker(db, "nslag", date(2026, 11, 1)) == []  # up, and nothing to do for two weeks
    (snart,) = _saker(db, "Anslaget kan tas ned från och med 2026-11-21", date(2026, 11, 10))
    assert (snart.nivå, snart.frist) == (Nivå.TIPS, date(2026, 11, 21))
    anslag.ta_ned(db, id_, date(2026, 11, 19), None)
    (sak,) = _saker(db, "togs ned för tidigt")
    assert sak.nivå is Nivå.VARNING
    anslag.ta_ned(db, id_, date(2026, 11, 23), None)
    assert _saker(db, "nslag") == []


def test_ett_anslag_som_inte_kom_upp_är_sent(db: Databas, nämnder: Any) -> None:
    anslag.ta_bort(db, _anslaget(db, nämnder.sn, date(2026, 10, 30)), None)
    (sak,) = _saker(db, "skulle ha anslagits senast 2026-11-01")
    assert (sak.grupp, sak.nivå) == (Grupp.SENT, Nivå.VARNING)


def test_beslut_som_inte_är_expedierade_räknas(db: Databas, nämnder: Any) -> None:
    möte = anslag.hämta_anslag(db, _anslaget(db, nämnder.sn, date(2026, 10, 30)))[0].sammanträde_id
    assert möte is not None
    till = (AvsnittUppgifter("Skickas till", "- Kommunstyrelsen"),)
    for nr in range(2):
        protokoll.spara_paragraf(db, None, ParagrafUppgifter(möte, f"Taxa {nr}", avsnitt=till), None)
    (sak,) = _saker(db, "2 beslut är inte expedierade", date(2026, 11, 5))
    assert (sak.nivå, sak.frist) == (Nivå.TIPS, date(2026, 11, 13))
    nycklar = [(u.paragraf_id, u.mottagare) for p in expediering.mötets_utskick(db, möte) for u in p.utskick]
    expediering.markera_skickade(db, möte, nycklar[:1], date(2026, 11, 4))
    (sak,) = _saker(db, "1 beslut är inte expedierat", date(2026, 11, 14))
    assert sak.nivå is Nivå.VARNING
    expediering.markera_skickade(db, möte, nycklar[1:], date(2026, 11, 14))
    assert _saker(db, "expediera", date(2026, 11, 14)) == []


def test_sakerna_kommer_dag_för_dag_med_det_sena_först(db: Databas, nämnder: Any) -> None:
    for nämnd, dag in ((nämnder.sn, date(2026, 11, 3)), (nämnder.bmn, date(2026, 12, 1))):
        status = Sammanträdesstatus.GENOMFÖRT if dag < ONSDAG else Sammanträdesstatus.PLANERAT
        sammantraden.spara_sammanträde(db, None, SammanträdeUppgifter(nämnd, dag, status=status), None)
    grupper = [s.grupp for s in oversikt.översikt(db, ONSDAG).saker]
    assert grupper[0] is Grupp.SENT
    ordning = list(Grupp)
    assert grupper == sorted(grupper, key=ordning.index)
