"""Protokollet i minnet: rutnätet, beslutförheten och det härledda följer det som sparas och skrivs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from nämndapp.models import Närvaroroll, Yrkandeslag
from nämndapp.services import narvaro, narvarorutnat, oppna, paragrafer, protokoll, register, sammantraden
from nämndapp.services.protokollsbild import Läge, Protokollsbild, Ruta
from nämndapp.services.protokolluppgifter import (
    IntervallUppgifter,
    JävUppgifter,
    NärvarandeUppgifter,
    NärvaroUppgifter,
    YrkandeUppgifter,
)
from nämndapp.services.skrivelseuppgifter import AvsnittUppgifter
from nämndapp.services.uppgifter import KommunUppgifter, NämndUppgifter, SammanträdeUppgifter
from nämndapp.storage import Databas

_TJÄNST = (IntervallUppgifter(tjänstgör=True),)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Databas]:
    databas = oppna.öppna_databas(tmp_path / "bild.namnd")
    register.spara_kommun(databas, None, KommunUppgifter(namn="Ekbro kommun"), None)
    nämnd = register.spara_nämnd(databas, None, NämndUppgifter(namn="Socialnämnden", kod="SN", platser=3), None)
    möte = sammantraden.spara_sammanträde(
        databas, None, SammanträdeUppgifter(nämnd_id=nämnd.objekt_id, datum=date(2026, 9, 10)), None
    ).objekt_id
    for rubrik in ("Öppnande", "Budget", "Övrigt"):
        paragrafer.ny_paragraf(databas, möte, rubrik)
    roller = (Närvaroroll.ORDFÖRANDE, Närvaroroll.LEDAMOT, Närvaroroll.LEDAMOT, Närvaroroll.ERSÄTTARE)
    namn = ("Åsa Öberg", "Bo Al", "Cilla Dahl", "Dag Ek")
    rader = tuple(
        NärvarandeUppgifter(n, r, parti="S", intervall=_TJÄNST if r is not Närvaroroll.ERSÄTTARE else ())
        for n, r in zip(namn, roller, strict=True)
    )
    narvaro.spara_närvaro(databas, möte, NärvaroUppgifter(rader), None)
    yield databas
    databas.stäng()


def _ordning(db: Databas) -> list[int]:
    return [r.id for r in protokoll.lista_paragrafer(db, 1)]


def test_rutnätet_säger_vem_som_är_med_och_om_nämnden_är_beslutför(db: Databas) -> None:
    bild = Protokollsbild(db, 1)
    läge = bild.läge()
    assert [p.antal for p in läge.paragrafer] == [3, 3, 3] and all(p.beslutför for p in läge.paragrafer)
    assert [r.läge for r in läge.personer[3].rutor] == [Läge.FRÅNVARANDE] * 3
    assert läge.paragrafer[0].ordförande == "Åsa Öberg (S)"


def test_den_som_sätts_som_frånvarande_räknas_inte_i_beslutförheten(db: Databas) -> None:
    bild, ordning = Protokollsbild(db, 1), _ordning(db)
    n = narvaro.hämta_närvaro(db, 1)
    for person in (n.närvarande[1], n.närvarande[2]):
        n = narvarorutnat.sätt_närvarande(n, person.id or 0, [1], ordning, på=False)
    bild.sätt_närvaro(n)
    läge = bild.läge()
    assert [(p.antal, p.beslutför) for p in läge.paragrafer] == [(3, True), (1, False), (3, True)]
    assert läge.personer[1].paragrafer == "§§\u00a01, 3"


def test_jäv_som_skrivs_syns_i_rutnätet_och_i_texten_innan_det_sparats(db: Databas) -> None:
    bild, ordning = Protokollsbild(db, 1), _ordning(db)
    åsa, _, _, dag = (p.id or 0 for p in narvaro.hämta_närvaro(db, 1).närvarande)
    u = protokoll.hämta_paragraf(db, ordning[1]).uppgifter
    bild.ersätt(ordning[1], replace(u, jäv=(JävUppgifter(åsa, ersättare_id=dag),)))
    läge = bild.läge()
    assert läge.personer[0].rutor[1].läge is Läge.JÄV
    assert läge.personer[3].rutor[1] == Ruta(Läge.TJÄNSTGÖR, "Åsa Öberg (S)")
    paragraf = bild.paragraf(ordning[1])
    assert paragraf is not None and paragraf.ordförande != "Åsa Öberg (S)"
    assert [a.nyckel for a in paragraf.härledda] == ["jäv"]
    assert "Åsa Öberg (S)" in paragraf.härledda[0].text
    assert protokoll.hämta_paragraf(db, ordning[1]).uppgifter.jäv == ()


def test_en_egen_text_märks_på_det_härledda(db: Databas) -> None:
    bild, ordning = Protokollsbild(db, 1), _ordning(db)
    bo = narvaro.hämta_närvaro(db, 1).närvarande[1].id or 0
    u = protokoll.hämta_paragraf(db, ordning[1]).uppgifter
    u = replace(u, yrkanden=(YrkandeUppgifter("y1", Yrkandeslag.AVSLAG, personer=(bo,)),))
    bild.ersätt(ordning[1], u)
    (yrkanden,) = (a for a in bild.paragraf(ordning[1]).härledda if a.nyckel == "yrkanden")  # type: ignore[union-attr]
    assert not yrkanden.egen
    bild.ersätt(ordning[1], replace(u, avsnitt=(AvsnittUppgifter("Yrkanden", "Med egna ord."),)))
    (yrkanden,) = (a for a in bild.paragraf(ordning[1]).härledda if a.nyckel == "yrkanden")  # type: ignore[union-attr]
    assert yrkanden.egen


def test_reglerna_ser_det_som_skrivs(db: Databas) -> None:
    bild, ordning = Protokollsbild(db, 1), _ordning(db)
    u = protokoll.hämta_paragraf(db, ordning[0]).uppgifter
    assert not [p for p in bild.påpekanden() if p.kod == "PRO-rubrik-saknas"]
    bild.ersätt(ordning[0], replace(u, rubrik=""))
    assert [p.plats.id for p in bild.påpekanden() if p.kod == "PRO-rubrik-saknas"] == [ordning[0]]


def test_utan_paragrafer_har_rutnätet_en_ruta_för_hela_mötet(db: Databas) -> None:
    for rad in protokoll.lista_paragrafer(db, 1):
        protokoll.ta_bort_paragraf(db, rad.id, rad.version)
    läge = Protokollsbild(db, 1).läge()
    assert [p.rutor[0].läge for p in läge.personer] == [Läge.TJÄNSTGÖR] * 3 + [Läge.FRÅNVARANDE]
