"""Våra egna protokoll läses tillbaka ur PDF och Word: samma personer, partier och roller, i alla husstilar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from nämndapp.models import Uppdragsroll as R
from nämndapp.services import dokument, personkalla, register, sammantraden, stilar
from nämndapp.services.andring import ångra
from nämndapp.services.personimport import Skifte, Åtgärd, föreslå, genomför
from nämndapp.services.personrader import Personpost
from nämndapp.services.uppgifter import PersonUppgifter, SammanträdeUppgifter, UppdragUppgifter
from nämndapp.storage import Databas
from tests.services.conftest import Nämnder

FOLKET = (
    ("Åsa Öberg-Lind", R.ORDFÖRANDE, "S"),
    ("Bo Al", R.FÖRSTE_VICE, "C"),
    ("Eva von Sten", R.LEDAMOT, "M"),
    ("Cia Dal", R.ERSÄTTARE, "S"),
    ("Hans Lid", R.ERSÄTTARE, "MP"),
)


@pytest.fixture
def möte_id(db: Databas, nämnder: Nämnder, möte: SammanträdeUppgifter) -> int:
    for namn, roll, parti in FOLKET:
        uppdrag = (UppdragUppgifter(nämnder.sn, roll, parti, date(2023, 1, 1)),)
        register.spara_person(db, None, PersonUppgifter(namn, uppdrag=uppdrag), None)
    nytt = replace(möte, sekreterare="Måns Dahl", förslag_justerare="Bo Al")
    return sammantraden.spara_sammanträde(db, None, nytt, None).objekt_id


def läs_tillbaka(db: Databas, möte_id: int, mapp: Path, format_: str) -> list[Personpost]:
    fil = mapp / f"Protokoll.{format_}"
    dokument.skriv(dokument.bygg(db, "protokoll", sammanträde_id=möte_id), format_, fil)
    return personkalla.av_fil(fil)


@pytest.mark.parametrize("papper", [(nyckel, f) for nyckel, _ in stilar.lista_stilar() for f in ("pdf", "docx")])
def test_protokollets_första_sida_ger_tillbaka_ledamöterna(
    db: Databas, nämnder: Nämnder, möte_id: int, tmp_path: Path, papper: tuple[str, str]
) -> None:
    stil, format_ = papper
    vy = register.hämta_nämnd(db, nämnder.sn)
    register.spara_nämnd(db, vy.id, replace(vy.uppgifter, husstil=stilar.med_stil({}, stil)), vy.version)
    poster = läs_tillbaka(db, möte_id, tmp_path, format_)
    assert [(p.namn, p.roll, p.parti) for p in poster if not p.problem] == [*FOLKET, ("Måns Dahl", R.SEKRETERARE, "")]
    assert all(p.upprepar for p in poster if p.problem), "det enda som hoppas över är underskrifter och justerare"
    plan = föreslå(db, poster, nämnder.sn)
    assert {r.namn for r in plan.rader if r.åtgärd is Åtgärd.NY} == {"Måns Dahl"}
    assert not [r for r in plan.rader if r.åtgärd is Åtgärd.ÄNDRAS], "de andra finns redan med samma uppgifter"


@pytest.mark.parametrize("format_", ["pdf", "docx"])
def test_mandatskifte_ur_ett_protokoll_från_den_nya_nämndens_första_möte(
    db: Databas, nämnder: Nämnder, möte_id: int, tmp_path: Path, format_: str
) -> None:
    poster = [p for p in läs_tillbaka(db, möte_id, tmp_path, format_) if p.namn != "Hans Lid"]
    första = date(2027, 1, 1)
    plan = föreslå(db, poster, nämnder.sn, Skifte((nämnder.sn,), första, date(2030, 12, 31)))
    avgår = [r.namn for r in plan.rader if r.skäl == "avgår"]
    assert avgår == ["Hans Lid"]
    ändring = genomför(db, plan, "Mandatskifte")
    nya = register.lista_ledamöter(db, nämnder.sn, dag=första)
    assert [(r.namn, r.roll, r.från) for r in nya if r.roll is not R.SEKRETERARE] == [
        (namn, roll, första) for namn, roll, _ in FOLKET if namn != "Hans Lid"
    ]
    assert len(register.lista_ledamöter(db, nämnder.sn, dag=date(2026, 12, 31))) == len(FOLKET)
    ångra(db, ändring)
    assert [r.namn for r in register.lista_ledamöter(db, nämnder.sn, dag=första)] == [namn for namn, *_ in FOLKET]
