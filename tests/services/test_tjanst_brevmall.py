"""Brevets ämne och text skrivs av nämnden själv, med fält som fylls i."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from nämndapp.services import brevmall, register, sammantraden
from nämndapp.services.brevmall import FÄLT, STANDARD, TEXT, ÄMNE, okända, påminnelse, skriv
from nämndapp.services.uppgifter import SammanträdeUppgifter
from nämndapp.storage import Databas
from tests.services.conftest import Nämnder


def test_raden_vars_fält_är_tomma_skrivs_inte() -> None:
    mall = {TEXT: "Hej!\n\nMåltid: {måltid}\n\nTill {nämnden} {tid}, {plats}.\n{sekreterare}"}
    assert skriv(mall, {"nämnden": "socialnämnden", "tid": ""}).text == "Hej!\n\nTill socialnämnden,.\n"
    assert "Måltid: lunch" in skriv(mall, {"måltid": "lunch"}).text


def test_tomt_är_standarden_och_mellanslag_i_fältet_går_bra() -> None:
    assert skriv({ÄMNE: " "}, {"nämnden": "kommunstyrelsen", "datum": "1 maj 2027"}).ämne == (
        "Kallelse till kommunstyrelsen den 1 maj 2027"
    )
    assert skriv({ÄMNE: "{Tid och plats}"}, {"tid_och_plats": "kl. 9"}).ämne == "kl. 9"


def test_ett_fält_som_inte_finns_står_kvar_och_sägs() -> None:
    brev = skriv({TEXT: "Den {datm} och {datum}"}, {"datum": "1 maj 2027"})
    assert brev.text == "Den {datm} och 1 maj 2027\n"
    assert brev.okända == ("{datm}",)
    assert påminnelse("Den {datm}") == "Det finns inget fält som heter {datm}. Menar du {datum}?"
    assert påminnelse("Den {qqqq}").endswith("Välj ett med Välj fält.")
    assert påminnelse(STANDARD[TEXT]) == ""
    assert okända("{}{datum}{") == ("{}",)


def test_meningen_om_sekretess_kommer_alltid_med() -> None:
    assert skriv({TEXT: "Hej!"}, {"sekretess": "En handling lämnas på annat sätt."}).text == (
        "Hej!\n\nEn handling lämnas på annat sätt.\n"
    )


def test_ett_värde_med_klammer_läses_inte_om() -> None:
    assert skriv({TEXT: "{plats}"}, {"plats": "{datum}", "datum": "1 maj"}).text == "{datum}\n"


@pytest.mark.parametrize("namn", list(FÄLT))
def test_alla_fält_har_ett_värde_i_varje_möte(namn: str, db: Databas, nämnder: Nämnder) -> None:
    assert brevmall.prov(db, nämnder.sn, "", f"x {{{namn}}}").okända == ()


def test_provet_tar_nästa_sammanträde_eller_ett_påhittat(
    db: Databas, nämnder: Nämnder, möte: SammanträdeUppgifter
) -> None:
    idag = date(2026, 3, 1)
    text = "{veckodag} {datum} {tid_och_plats}"
    assert brevmall.prov(db, nämnder.sn, "", text, idag=idag).text == (
        "söndag 15 mars 2026 kl. 13.30 i sammanträdesrummet\n"
    )
    for dag in (date(2026, 2, 10), date(2026, 3, 10), date(2026, 4, 14)):
        sammantraden.spara_sammanträde(db, None, replace(möte, datum=dag, starttid=time(9, 0)), None)
    brev = brevmall.prov(db, nämnder.sn, "{nämnd}", text, idag=idag)
    assert (brev.ämne, brev.text) == ("Socialnämnden", "tisdag 10 mars 2026 kl. 9.00 i Lilla salen\n")
    assert len(sammantraden.lista_sammanträden(db, None)) == 3, "provet sparar ingenting"
    assert register.hämta_nämnd(db, nämnder.sn).uppgifter.namn == "Socialnämnden"
