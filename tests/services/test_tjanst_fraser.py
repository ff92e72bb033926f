"""Fraser: en inbyggd samling tills registret har egna, med organets namn insatt."""

from __future__ import annotations

from typing import Any

import pytest

from nämndapp.models import Frasplats, Textfras
from nämndapp.services import fraser, handlingar, register
from nämndapp.services.uppgifter import PersonUppgifter
from nämndapp.storage import Databas


def test_inbyggda_fraser_har_organets_namn_och_luckor(db: Databas, nämnder: Any) -> None:
    alla = fraser.fraser(db, nämnder.sn, Frasplats.FÖRSLAG)
    texter = [f.text for f in alla]
    assert "Socialnämnden lägger … till handlingarna." in texter
    assert "Socialnämnden ger … i uppdrag att …." in texter
    assert not any("{" in t for t in texter)
    assert all(f.plats in (Frasplats.FÖRSLAG, Frasplats.ÖVERALLT) for f in alla)


def test_kortorden_är_olika_så_att_varje_fras_går_att_nå() -> None:
    kortord = [f.kortord for f in fraser.INBYGGDA]
    assert len(set(kortord)) == len(kortord)


def test_egna_fraser_ersätter_de_inbyggda_och_andra_nämnders_syns_inte(db: Databas, nämnder: Any) -> None:
    with db.skrivning() as enhet:
        enhet.session.add(Textfras(kortord="noll", text="Nämnden noterar …."))
        enhet.session.add(Textfras(nämnd_id=nämnder.bmn, kortord="lov", text="{organ} beviljar lov."))
    assert [f.text for f in fraser.fraser(db, nämnder.sn)] == ["Socialnämnden noterar …."]
    assert [f.kortord for f in fraser.fraser(db, nämnder.bmn)] == ["noll", "lov"]


@pytest.mark.parametrize(
    ("namn", "bestämt"),
    [
        ("Socialnämnden", "Socialnämnden"),
        ("Socialnämnd", "Socialnämnden"),
        ("Kommunstyrelse", "Kommunstyrelsen"),
        ("Arbetsutskott", "Arbetsutskottet"),
        ("Kommunfullmäktige", "Kommunfullmäktige"),
        ("", "Nämnden"),
    ],
)
def test_organet_i_bestämd_form(namn: str, bestämt: str) -> None:
    assert fraser.bestämd(namn) == bestämt


def test_sökningen_går_på_kortord_först_och_sedan_på_orden() -> None:
    hittade = [f.kortord for f in fraser.sök(fraser.INBYGGDA, "upp")]
    assert hittade[:2] == ["upp", "upps"]
    assert "ersa" in hittade  # "… och upphäver …"


def test_mottagare_är_nämnder_och_personer_men_aldrig_skyddade(db: Databas, nämnder: Any) -> None:
    register.spara_person(db, None, PersonUppgifter("Åsa Lönn"), None)
    register.spara_person(db, None, PersonUppgifter("Hemlig Person", skyddade_uppgifter=True), None)
    namn = handlingar.lista_mottagare(db)
    assert "Åsa Lönn" in namn and "Socialnämnden" in namn
    assert "Hemlig Person" not in namn
