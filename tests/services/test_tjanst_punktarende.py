"""An item without ärende becomes one, with one act and one undo."""

from __future__ import annotations

from dataclasses import replace

import pytest
from namndprov import Nämnder

from nämndapp.bas.fel import Inmatningsfel
from nämndapp.models import Ärendestatus
from nämndapp.services import arenden, diarium, punktarende, register, sammantraden
from nämndapp.services.andring import ångra
from nämndapp.services.handlingar import spara_handling
from nämndapp.services.skrivelseuppgifter import HandlingUppgifter
from nämndapp.services.uppgifter import PunktUppgifter, SammanträdeUppgifter, ÄrendeUppgifter
from nämndapp.storage import Databas


def _möte(db: Databas, möte: SammanträdeUppgifter, *punkter: PunktUppgifter) -> tuple[int, int]:
    id_ = sammantraden.spara_sammanträde(db, None, replace(möte, lista=punkter), None).objekt_id
    punkt_id = sammantraden.hämta_sammanträde(db, id_).uppgifter.punkter[0].id
    assert punkt_id is not None
    return id_, punkt_id


def _punkt(db: Databas, id_: int) -> PunktUppgifter:
    return sammantraden.hämta_sammanträde(db, id_).uppgifter.punkter[0]


def test_rubrik_och_handlingar_tas_över_och_allt_ångras_och_görs_om(
    db: Databas, möte: SammanträdeUppgifter, nämnder: Nämnder
) -> None:
    papper = spara_handling(db, None, HandlingUppgifter(nämnder.sn, "Underlag"), None).objekt_id
    id_, punkt_id = _möte(db, möte, PunktUppgifter("Öppettider på Träffpunkten", handlingar=(papper,)))
    ändring = punktarende.nytt_ärende(db, id_, punkt_id, 1)
    (ärende,) = arenden.lista_ärenden(db, nämnder.sn)
    assert (ärende.rubrik, ärende.id) == ("Öppettider på Träffpunkten", _punkt(db, id_).ärende_id)
    assert [h.id for h in arenden.hämta_ärende(db, ärende.id).handlingar] == [papper]
    tillbaka = ångra(db, ändring)
    assert _punkt(db, id_).ärende_id is None
    assert arenden.lista_ärenden(db, nämnder.sn) == []
    ångra(db, tillbaka)
    assert _punkt(db, id_).ärende_id == ärende.id
    assert [ä.rubrik for ä in arenden.lista_ärenden(db, nämnder.sn)] == ["Öppettider på Träffpunkten"]


def test_egen_serie_ger_nummer_och_ångra_makulerar(db: Databas, möte: SammanträdeUppgifter, nämnder: Nämnder) -> None:
    vy = register.hämta_nämnd(db, nämnder.sn)
    register.spara_nämnd(db, nämnder.sn, diarium.egen_serie(vy.uppgifter), vy.version)
    id_, punkt_id = _möte(db, möte, PunktUppgifter("Ny taxa"))
    ändring = punktarende.nytt_ärende(db, id_, punkt_id, None)
    (ärende,) = arenden.lista_ärenden(db, nämnder.sn)
    assert ärende.diarienummer
    assert _punkt(db, id_).diarienummer == ärende.diarienummer
    tillbaka = ångra(db, ändring)
    assert (_punkt(db, id_).ärende_id, _punkt(db, id_).diarienummer) == (None, None)
    assert arenden.lista_ärenden(db, nämnder.sn)[0].status is Ärendestatus.MAKULERAT
    ångra(db, tillbaka)
    assert arenden.lista_ärenden(db, nämnder.sn)[0].status is Ärendestatus.ÖPPET
    assert _punkt(db, id_).ärende_id == ärende.id


def test_numret_på_raden_är_ärendets_och_ett_som_finns_kopplas(
    db: Databas, möte: SammanträdeUppgifter, nämnder: Nämnder
) -> None:
    id_, punkt_id = _möte(db, möte, PunktUppgifter("Ny taxa", "SN 2026/7"))
    punktarende.nytt_ärende(db, id_, punkt_id, None)
    assert [ä.diarienummer for ä in arenden.lista_ärenden(db, nämnder.sn)] == ["SN 2026/7"]
    finns = arenden.spara_ärende(db, None, ÄrendeUppgifter(nämnder.sn, "Budget", diarienummer="SN 2026/8"), None)
    annat, annan_punkt = _möte(db, möte, PunktUppgifter("Budgeten", "SN 2026/8"))
    punktarende.nytt_ärende(db, annat, annan_punkt, None)
    assert _punkt(db, annat).ärende_id == finns.objekt_id
    assert len(arenden.lista_ärenden(db, nämnder.sn)) == 2


def test_den_som_har_ärende_får_inget_nytt(db: Databas, möte: SammanträdeUppgifter) -> None:
    id_, punkt_id = _möte(db, möte, PunktUppgifter("Ny taxa"))
    punktarende.nytt_ärende(db, id_, punkt_id, None)
    with pytest.raises(Inmatningsfel, match="hör redan till"):
        punktarende.nytt_ärende(db, id_, punkt_id, None)
