"""Kalenderexporten: samma identitet, ny revision när något ändras efter en export, inställt när det försvinner."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

from namndprov import Nämnder

from nämndapp.exchange.ics import Händelse, läs
from nämndapp.models import Sammanträdesslag, Sammanträdesstatus
from nämndapp.services import anslag, kalender, sammantraden
from nämndapp.services.andring import ångra
from nämndapp.services.uppgifter import PunktUppgifter, SammanträdeUppgifter
from nämndapp.storage import Databas, logg

NU = datetime(2026, 11, 26, tzinfo=UTC)


def _exportera(db: Databas, *, frister: bool = False, år: int | None = None) -> list[Händelse]:
    return läs(kalender.exportera_kalender(db, "SN", frister=frister, år=år, nu=NU).innehåll)


def _möte(db: Databas, nämnd: int, dag: date, **fält: object) -> int:
    möte = replace(SammanträdeUppgifter(nämnd, dag, time(13, 30), plats="Eksalen"), **fält)
    return sammantraden.spara_sammanträde(db, None, möte, None).objekt_id


def _ändra(db: Databas, id_: int, **fält: object) -> None:
    vy = sammantraden.hämta_sammanträde(db, id_)
    sammantraden.spara_sammanträde(db, id_, replace(vy.uppgifter, **fält), None)


def test_revisionen_höjs_bara_när_något_ändrats_efter_en_export(db: Databas, nämnder: Nämnder) -> None:
    id_ = _möte(db, nämnder.sn, date(2027, 2, 9))
    _ändra(db, id_, plats="Alsalen")
    första = _exportera(db)[0]
    assert första.sekvens == 0
    assert _exportera(db)[0].sekvens == 0
    _ändra(db, id_, anteckning="kaffe")
    assert _exportera(db)[0].sekvens == 0, "anteckningen står inte i kalendern"
    for nummer, fält in enumerate(({"datum": date(2027, 2, 10)}, {"starttid": time(9)}, {"plats": "Eksalen"}), 1):
        _ändra(db, id_, **fält)
        ny = _exportera(db)[0]
        assert (ny.sekvens, ny.uid) == (nummer, första.uid)


def test_anslagets_verkliga_dagar_när_de_är_kända(db: Databas, nämnder: Nämnder) -> None:
    justerat = {"status": Sammanträdesstatus.JUSTERAT, "justering_datum": date(2026, 10, 30)}
    id_ = _möte(db, nämnder.sn, date(2026, 10, 27), **justerat)

    def dagar() -> list[tuple[str, date]]:
        alla = _exportera(db, frister=True)
        return [(h.rubrik.rpartition(": ")[2], h.datum) for h in alla if "nslag" in h.rubrik and not h.inställd]

    assert dagar() == [("anslag senast", date(2026, 11, 1))]
    uppe = anslag.sätt_upp(db, anslag.mötets_saker(db, id_)[0], date(2026, 10, 31)).objekt_id
    assert dagar() == [("anslaget sattes upp", date(2026, 10, 31)), ("anslaget kan tas ned", date(2026, 11, 24))]
    anslag.ta_ned(db, uppe, date(2026, 11, 25), None)
    assert dagar()[1] == ("anslaget togs ned", date(2026, 11, 25))


def test_inställt_möte_skrivs_som_inställt(db: Databas, nämnder: Nämnder) -> None:
    id_ = _möte(db, nämnder.sn, date(2027, 2, 9))
    _exportera(db)
    sammantraden.ställ_in_sammanträde(db, id_, None)
    (h,) = _exportera(db)
    assert (h.inställd, h.sekvens) == (True, 1)


def test_borttaget_möte_skrivs_som_inställt_om_det_har_gått_ut(db: Databas, nämnder: Nämnder) -> None:
    id_ = _möte(db, nämnder.sn, date(2027, 2, 9))
    uid = _exportera(db)[0].uid
    borttaget = sammantraden.ta_bort_sammanträde(db, id_, None)
    aldrig = _möte(db, nämnder.sn, date(2027, 3, 9))
    sammantraden.ta_bort_sammanträde(db, aldrig, None)
    for _ in range(2):
        assert [(h.uid, h.inställd, h.sekvens) for h in _exportera(db)] == [(uid, True, 1)]
    ångra(db, borttaget)
    assert [(h.uid, h.inställd, h.sekvens) for h in _exportera(db)] == [(uid, False, 2)]


def test_inga_rubriker_på_ärenden_går_ut(db: Databas, nämnder: Nämnder) -> None:
    _möte(
        db, nämnder.sn, date(2027, 2, 9), lista=(PunktUppgifter("Ärende om NN", sekretess_lagrum="OSL 26:1"),),
        anteckning="Ärende om NN", skäl="Ärende om NN", slag=Sammanträdesslag.EXTRA,
    )  # fmt: skip
    export = kalender.exportera_kalender(db, "SN", frister=True, nu=NU)
    assert "NN" not in export.innehåll.decode().replace("\r\n ", "")
    assert "extra sammanträde" in export.innehåll.decode().replace("\r\n ", "")


def test_frister_är_valfria_och_försvinner_inte_när_de_inte_begärs(db: Databas, nämnder: Nämnder) -> None:
    id_ = _möte(db, nämnder.sn, date(2027, 2, 9), stoppdatum=date(2027, 1, 26))
    frister = [h for h in _exportera(db, frister=True) if h.start is None]
    assert [h.datum.isoformat() for h in frister] == ["2027-01-26", "2027-02-04", "2027-02-23", "2027-02-25"]
    assert [h.inställd for h in _exportera(db)] == [False]
    _ändra(db, id_, stoppdatum=None)
    assert sum(h.inställd for h in _exportera(db, frister=True)) == 1


def test_bara_ett_år_och_loggen_växer_inte_i_onödan(db: Databas, nämnder: Nämnder) -> None:
    _möte(db, nämnder.sn, date(2026, 12, 8))
    _möte(db, nämnder.sn, date(2027, 2, 9))
    assert [h.datum.year for h in _exportera(db, år=2027)] == [2027]
    _exportera(db, år=2027)
    with db.läsning() as enhet:
        assert len(logg.läs(enhet.session, f"namnd:{nämnder.sn}")) == 1
        assert logg.kontrollera(enhet.session) == []
