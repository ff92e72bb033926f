"""Beslutsunderlag slås upp: paragrafen i registret, en handling i ärendet, eller vanlig text."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.services import arenden, granska, handlingar, protokoll, sammantraden, underlag
from nämndapp.services.skrivelseuppgifter import HandlingUppgifter, SkrivelseUppgifter, UnderlagUppgifter
from nämndapp.services.uppgifter import ParagrafUppgifter, SammanträdeUppgifter, ÄrendeUppgifter
from nämndapp.storage import Databas


@pytest.fixture
def paragraf(db: Databas, nämnder: Any) -> int:
    möte = sammantraden.spara_sammanträde(db, None, SammanträdeUppgifter(nämnder.sn, date(2026, 2, 10)), None).objekt_id
    return protokoll.spara_paragraf(
        db, None, ParagrafUppgifter(möte, "Taxor för hemtjänst", preliminärt=12), None
    ).objekt_id


def skrivelse(nämnd_id: int, *rader: str, ärenden: tuple[int, ...] = ()) -> HandlingUppgifter:
    return HandlingUppgifter(
        nämnd_id,
        "Ny taxa",
        Dokumenttyp.TJÄNSTESKRIVELSE,
        ärenden=ärenden,
        skrivelse=SkrivelseUppgifter(underlag=tuple(UnderlagUppgifter(r) for r in rader)),
    )


def test_en_hänvisning_hittar_paragrafen_och_dess_rubrik(db: Databas, nämnder: Any, paragraf: int) -> None:
    (träff,) = underlag.slå_upp(db, skrivelse(nämnder.sn, "SN 2026-02-10 § 12"))
    assert (träff.titel, träff.plats and (träff.plats.typ, träff.plats.id)) == (
        "Taxor för hemtjänst",
        ("paragraf", paragraf),
    )


def test_en_okänd_hänvisning_förblir_vanlig_text(db: Databas, nämnder: Any, paragraf: int) -> None:
    (träff,) = underlag.slå_upp(db, skrivelse(nämnder.sn, "KF 2023-11-13 § 177"))
    assert (träff.plats, träff.avviker) == (None, "")


def test_fel_dag_berättas_här_och_av_reglerna(db: Databas, nämnder: Any, paragraf: int) -> None:
    u = skrivelse(nämnder.sn, "SN 2026-02-17 § 12")
    (träff,) = underlag.slå_upp(db, u)
    assert träff.plats is None and "2026-02-10" in träff.avviker
    assert "SKR-underlag-annat-beslut" in {p.kod for p in granska.granska_uppgifter(db, u)}


def test_ärendets_egna_handlingar_hittas_på_rubriken(db: Databas, nämnder: Any) -> None:
    ärende = arenden.spara_ärende(db, None, ÄrendeUppgifter(nämnder.sn, "Taxor"), None).objekt_id
    bilaga = handlingar.spara_handling(
        db, None, HandlingUppgifter(nämnder.sn, "Förslag till taxa 2027", ärenden=(ärende,)), None
    ).objekt_id
    u = skrivelse(nämnder.sn, "Förslag till taxa 2027", ärenden=(ärende,))
    (träff,) = underlag.slå_upp(db, u)
    assert träff.plats is not None and (träff.plats.typ, träff.plats.id) == ("handling", bilaga)
    assert underlag.förslag_på_underlag(db, u) == ["Bilaga Förslag till taxa 2027"]
