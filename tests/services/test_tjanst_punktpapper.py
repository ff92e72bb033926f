"""Bilagor till en punkt på föredragningslistan."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from namndprov import Nämnder

from nämndapp.bas.fel import Inmatningsfel, Versionskonflikt
from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.models import Handlingsriktning
from nämndapp.services import andring, arenden, handlingar, punktpapper, sammantraden
from nämndapp.services.punktpapper import Papper, Punktpapper, som_papper
from nämndapp.services.skrivelseuppgifter import HandlingUppgifter
from nämndapp.services.uppgifter import PunktUppgifter, SammanträdeUppgifter, ÄrendeUppgifter
from nämndapp.storage import Databas


@pytest.fixture
def ärende(db: Databas, nämnder: Nämnder) -> int:
    ny = ÄrendeUppgifter(nämnder.sn, rubrik="Budget 2027", diarienummer="SN 2026/12")
    return arenden.spara_ärende(db, None, ny, None).objekt_id


@pytest.fixture
def papper(db: Databas, nämnder: Nämnder, ärende: int) -> list[int]:
    """Three handlingar in the matter."""
    return [
        handlingar.spara_handling(
            db, None, HandlingUppgifter(nämnder.sn, rubrik=rubrik, ärenden=(ärende,)), None
        ).objekt_id
        for rubrik in ("Skrivelse", "Tabell", "Yttrande")
    ]


@pytest.fixture
def id_(db: Databas, möte: SammanträdeUppgifter, ärende: int, papper: list[int]) -> int:
    lista = (
        PunktUppgifter("Budget 2027", ärende_id=ärende, handlingar=tuple(papper[:2]), bordsdelade=(papper[1],)),
        PunktUppgifter("Upprop"),
        PunktUppgifter("Budget igen", diarienummer="SN 2026/12"),
        PunktUppgifter("Okänt", diarienummer="SN 2026/99"),
    )
    return sammantraden.spara_sammanträde(db, None, replace(möte, lista=lista), None).objekt_id


def _punkt(db: Databas, id_: int, nr: int = 0) -> PunktUppgifter:
    return sammantraden.hämta_sammanträde(db, id_).uppgifter.punkter[nr]


def _papper(db: Databas, id_: int, nr: int = 0) -> Punktpapper:
    möte = sammantraden.hämta_sammanträde(db, id_).uppgifter
    return punktpapper.hämta_papper(db, möte.nämnd_id, möte.punkter[nr])


def _visade(db: Databas, id_: int, nr: int = 0) -> tuple[Papper, ...]:
    return _papper(db, id_, nr).papper


def _spara(db: Databas, id_: int, nya: tuple[Papper, ...]) -> andring.Ändring:
    vy = sammantraden.hämta_sammanträde(db, id_)
    return punktpapper.spara_papper(db, id_, vy.uppgifter.punkter[0].id or 0, nya, vy.version, visade=_visade(db, id_))


def test_papperen_står_i_buntens_ordning_och_resten_av_ärendet_föreslås(db: Databas, id_: int) -> None:
    svar = _papper(db, id_)
    assert [(p.rubrik, p.bordsdelas) for p in svar.papper] == [("Skrivelse", False), ("Tabell", True)]
    assert [h.rubrik for h in svar.förslag] == ["Yttrande"]
    assert not svar.hinder


def test_en_handling_ur_ärendet_läggs_till_och_ångras(db: Databas, id_: int, papper: list[int]) -> None:
    svar = _papper(db, id_)
    ändring = _spara(db, id_, (*svar.papper, som_papper(svar.förslag[0])))
    assert ändring.beskrivning == "Lade till bilagan ”Yttrande” till ”Budget 2027”"
    assert _punkt(db, id_).handlingar == tuple(papper)
    andring.ångra(db, ändring)
    assert _punkt(db, id_).handlingar == tuple(papper[:2])
    assert _punkt(db, id_).bordsdelade == (papper[1],)


def test_ordning_borttagning_och_bordsdelning(db: Databas, id_: int, papper: list[int]) -> None:
    första, andra = _visade(db, id_)
    assert _spara(db, id_, (andra, första)).beskrivning == "Ordnade bilagorna till ”Budget 2027”"
    assert _punkt(db, id_).handlingar == (papper[1], papper[0])
    delas = _spara(db, id_, (andra, replace(första, bordsdelas=True)))
    assert delas.beskrivning == "Ändrade vad som bordsdelas till ”Budget 2027”"
    assert set(_punkt(db, id_).bordsdelade) == set(papper[:2])
    bort = _spara(db, id_, (andra,))
    assert bort.beskrivning == "Tog bort bilagan ”Skrivelse” från ”Budget 2027”"
    assert _punkt(db, id_).handlingar == (papper[1],)
    assert handlingar.hämta_handling(db, papper[0]).uppgifter.rubrik == "Skrivelse"  # still in the matter


def test_handlingens_egna_uppgifter_ändras_utan_att_mötet_ändras(db: Databas, id_: int, papper: list[int]) -> None:
    första, andra = _visade(db, id_)
    version = sammantraden.hämta_sammanträde(db, id_).version
    nya = (replace(första, typ=Dokumenttyp.REMISS, riktning=Handlingsriktning.INKOMMEN), andra)
    ändring = _spara(db, id_, nya)
    sparad = handlingar.hämta_handling(db, papper[0]).uppgifter
    assert (sparad.typ, sparad.riktning) == (Dokumenttyp.REMISS, Handlingsriktning.INKOMMEN)
    assert (ändring.slag, sammantraden.hämta_sammanträde(db, id_).version) == ("handling", version)
    andring.ångra(db, ändring)
    assert handlingar.hämta_handling(db, papper[0]).uppgifter.typ is första.typ
    with pytest.raises(Inmatningsfel, match="rubrik"):
        _spara(db, id_, (replace(första, rubrik=" "), andra))


def test_det_som_ändrats_på_annat_håll_skrivs_inte_över(db: Databas, id_: int, papper: list[int]) -> None:
    """The panel shows a kind that has since been changed on the page Ärenden; moving the row leaves it alone."""
    visade = _visade(db, id_)
    nu = handlingar.hämta_handling(db, papper[0])
    handlingar.spara_handling(db, nu.id, replace(nu.uppgifter, typ=Dokumenttyp.REMISS), nu.version)
    vy = sammantraden.hämta_sammanträde(db, id_)
    punktpapper.spara_papper(db, id_, vy.uppgifter.punkter[0].id or 0, visade[::-1], vy.version, visade=visade)
    assert handlingar.hämta_handling(db, papper[0]).uppgifter.typ is Dokumenttyp.REMISS
    with pytest.raises(Versionskonflikt):
        punktpapper.spara_papper(db, id_, vy.uppgifter.punkter[0].id or 0, visade, vy.version - 1, visade=visade)


def test_filer_blir_handlingar_i_punktens_ärende_och_ångras_i_ett_steg(
    db: Databas, id_: int, ärende: int, papper: list[int], tmp_path: Path
) -> None:
    filer = [tmp_path / "Ritning_2.pdf", tmp_path / "Kostnader.xlsx"]
    for fil in filer:
        fil.write_bytes(fil.name.encode())
    före = arenden.hämta_ärende(db, ärende).version
    svar = punktpapper.lägg_till_filer(db, id_, _punkt(db, id_).id or 0, [*filer, tmp_path / "saknas.pdf"])
    assert svar.ändring is not None
    assert svar.ändring.beskrivning == "Lade till 2 bilagor till ”Budget 2027”"
    assert [f.mening for f in svar.fel] == ["Filen saknas.pdf kan inte läsas (mappen eller filen finns inte)."]
    nya = _visade(db, id_)[2:]
    assert [(p.rubrik, p.typ, p.riktning, p.filer) for p in nya] == [
        (rubrik, Dokumenttyp.BILAGA, Handlingsriktning.INKOMMEN, 1) for rubrik in ("Ritning 2", "Kostnader")
    ]
    vy = arenden.hämta_ärende(db, ärende)
    assert [h.rubrik for h in vy.handlingar][-2:] == ["Ritning 2", "Kostnader"]
    assert vy.version > före

    åter = andring.ångra(db, svar.ändring)
    assert [p.id for p in _visade(db, id_)] == papper[:2]
    assert [h.id for h in arenden.hämta_ärende(db, ärende).handlingar] == papper
    andring.ångra(db, åter)
    assert _visade(db, id_)[2:] == nya


def test_samma_fil_igen_ger_ingen_kopia(db: Databas, id_: int, ärende: int, tmp_path: Path) -> None:
    fil = tmp_path / "Ritning.pdf"
    fil.write_bytes(b"ritning")
    punktpapper.lägg_till_filer(db, id_, _punkt(db, id_).id or 0, [fil])
    igen = punktpapper.lägg_till_filer(db, id_, _punkt(db, id_, 2).id or 0, [fil])
    assert igen.att_veta == ("Ritning.pdf fanns redan i ärendet som ”Ritning” och har hämtats därifrån.",)
    assert [p.rubrik for p in _visade(db, id_, 2)] == ["Ritning"]
    assert [h.rubrik for h in arenden.hämta_ärende(db, ärende).handlingar].count("Ritning") == 1


def test_ett_skrivet_diarienummer_räcker_och_punkten_knyts_till_ärendet(
    db: Databas, id_: int, ärende: int, tmp_path: Path
) -> None:
    fil = tmp_path / "Ritning.pdf"
    fil.write_bytes(b"ritning")
    ändring = punktpapper.lägg_till_filer(db, id_, _punkt(db, id_, 2).id or 0, [fil]).ändring
    assert _punkt(db, id_, 2).ärende_id == ärende
    assert ändring is not None
    andring.ångra(db, ändring)
    assert _punkt(db, id_, 2).ärende_id is None
    vy, förslag = sammantraden.hämta_sammanträde(db, id_), _papper(db, id_, 2).förslag
    punktpapper.spara_papper(db, id_, _punkt(db, id_, 2).id or 0, (som_papper(förslag[0]),), vy.version, visade=())
    assert _punkt(db, id_, 2).ärende_id == ärende


@pytest.mark.parametrize(("nr", "ord_"), [(1, "hör inte till något ärende"), (3, "SN 2026/99")])
def test_utan_ärende_sägs_vad_som_ska_göras_och_ingenting_ändras(
    db: Databas, id_: int, nr: int, ord_: str, tmp_path: Path
) -> None:
    fil = tmp_path / "Ritning.pdf"
    fil.write_bytes(b"ritning")
    punkt = _punkt(db, id_, nr).id or 0
    assert ord_ in _papper(db, id_, nr).hinder
    with pytest.raises(Inmatningsfel, match=ord_):
        punktpapper.lägg_till_filer(db, id_, punkt, [fil])
    assert _visade(db, id_, nr) == ()


def test_en_fil_som_inte_går_att_läsa_lämnar_ingen_tom_handling(
    db: Databas, id_: int, ärende: int, papper: list[int], tmp_path: Path
) -> None:
    svar = punktpapper.lägg_till_filer(db, id_, _punkt(db, id_).id or 0, [tmp_path / "saknas.pdf"])
    assert svar.ändring is None
    assert len(svar.fel) == 1
    assert [h.id for h in arenden.hämta_ärende(db, ärende).handlingar] == papper
