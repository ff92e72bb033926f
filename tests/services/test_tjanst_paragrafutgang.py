"""Bordläggning and återremiss plan the ärende, a decision closes it; what was done before is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import motesprov
import pytest
from namndprov import MÖTESDAG, Nämnder

from nämndapp.bas.fel import Inmatningsfel
from nämndapp.models import Instans, Paragrafutgång, Ärendestatus
from nämndapp.services import andring, arenden, numrering, paragrafutgang, planering, protokoll, sammantraden
from nämndapp.services.skrivelseuppgifter import SatsUppgifter
from nämndapp.services.uppgifter import ParagrafUppgifter, PunktUppgifter, SammanträdeUppgifter, ÄrendeUppgifter
from nämndapp.storage import Databas

NBSP = "\N{NO-BREAK SPACE}"


class Fall:
    def __init__(self, db: Databas, nämnd: int, instans: Instans = Instans.EGEN) -> None:
        self.db = db
        self.ärende = arenden.spara_ärende(db, None, ÄrendeUppgifter(nämnd, "Ny taxa"), None).objekt_id
        punkt = PunktUppgifter("Ny taxa", ärende_id=self.ärende, instans=instans)
        möte = SammanträdeUppgifter(nämnd, MÖTESDAG, lista=(punkt,))
        self.möte = sammantraden.spara_sammanträde(db, None, möte, None).objekt_id
        self.nästa = motesprov.sammanträde(db, nämnd, date(2026, 4, 14))
        protokoll.föreslå_protokollsutkast(db, self.möte)

    def spara(self, **ändrat: object) -> andring.Ändring:
        rad = protokoll.lista_paragrafer(self.db, self.möte)[0]
        u = replace(protokoll.hämta_paragraf(self.db, rad.id).uppgifter, **ändrat)  # type: ignore[arg-type]
        return protokoll.spara_paragraf(self.db, rad.id, u, None)

    @property
    def läge(self) -> tuple[Ärendestatus, int | None]:
        u = arenden.hämta_ärende(self.db, self.ärende).uppgifter
        return u.status, u.planerat_sammanträde_id


@pytest.fixture
def f(db: Databas, nämnder: Nämnder) -> Fall:
    return Fall(db, nämnder.sn)


def test_bordlagt_planeras_och_föreslås_till_det_sammanträdet(f: Fall) -> None:
    före = f.läge
    ändring = f.spara(utgång=Paragrafutgång.BORDLÄGGNING, åter_sammanträde_id=f.nästa)
    assert f.läge == (Ärendestatus.BORDLAGT, f.nästa)
    (förslag,) = [p for p in planering.förslag_till_lista(f.db, f.nästa, MÖTESDAG) if p.ärende_id == f.ärende]
    assert "Bordlagt 2026-03-10" in förslag.skäl
    gör_om = andring.ångra(f.db, ändring)
    assert f.läge == före
    andring.ångra(f.db, gör_om)
    assert f.läge == (Ärendestatus.BORDLAGT, f.nästa)
    f.spara(utgång=Paragrafutgång.BESLUT, åter_sammanträde_id=None)
    assert f.läge == (Ärendestatus.PÅ_LISTA, None)


def test_återremiss_utan_sammanträde_och_annan_text_rör_inte_ärendet(f: Fall) -> None:
    ändring = f.spara(utgång=Paragrafutgång.ÅTERREMISS, skäl="Utred avgiften.", åter_till="Förvaltningen")
    assert f.läge == (Ärendestatus.ÅTERREMITTERAT, None)
    assert [d.slag for d in ändring.delar] == ["ärende"]
    assert f.spara(skäl="Utred avgiften bättre.").delar == ()


def test_beslutat_när_paragrafen_får_sitt_nummer(f: Fall) -> None:
    f.spara(beslutspunkter=(SatsUppgifter("Nämnden antar taxan."),))
    assert f.läge[0] is not Ärendestatus.BESLUTAT
    numrering.numrera(f.db, f.möte)
    assert f.läge == (Ärendestatus.BESLUTAT, None)


@pytest.mark.parametrize("utgång", [Paragrafutgång.BORDLÄGGNING, Paragrafutgång.INFORMATION])
def test_det_som_inte_avgjordes_är_inte_beslutat(f: Fall, utgång: Paragrafutgång) -> None:
    f.spara(utgång=utgång, beslutspunkter=(SatsUppgifter("Nämnden …"),))
    numrering.numrera(f.db, f.möte)
    assert f.läge[0] is not Ärendestatus.BESLUTAT


def test_det_som_går_vidare_eller_kommer_upp_igen_är_inte_beslutat(db: Databas, nämnder: Nämnder) -> None:
    vidare = Fall(db, nämnder.sn, Instans.NÄSTA)
    vidare.spara(beslutspunkter=(SatsUppgifter("Nämnden föreslår fullmäktige …"),))
    numrering.numrera(db, vidare.möte)
    assert vidare.läge[0] is not Ärendestatus.BESLUTAT
    åter = Fall(db, nämnder.bmn)
    åter.spara(beslutspunkter=(SatsUppgifter("Nämnden antar taxan."),))
    protokoll.spara_paragraf(db, None, ParagrafUppgifter(åter.nästa, "Ny taxa", ärende_id=åter.ärende), None)
    numrering.numrera(db, åter.möte)
    assert åter.läge[0] is not Ärendestatus.BESLUTAT


def test_tidigare_behandling_berättas_i_ett_avsnitt(f: Fall) -> None:
    f.spara(utgång=Paragrafutgång.BORDLÄGGNING, skäl="majoriteten ville vänta")
    numrering.numrera(f.db, f.möte)
    text = (
        f"Ärendet bordlades vid socialnämndens sammanträde den 10{NBSP}mars{NBSP}2026, §{NBSP}1. "
        "Majoriteten ville vänta."
    )
    assert paragrafutgang.tidigare_behandling(f.db, f.ärende, date(2026, 4, 14)) == text
    assert paragrafutgang.tidigare_behandling(f.db, f.ärende, MÖTESDAG) == ""
    ny = paragrafutgang.med_tidigare_behandling(f.db, ParagrafUppgifter(f.nästa, "Ny taxa", ärende_id=f.ärende))
    assert [(a.rubrik, a.text) for a in ny.avsnitt] == [("Tidigare behandling", text)]
    assert paragrafutgang.med_tidigare_behandling(f.db, ny) == ny
    with pytest.raises(Inmatningsfel, match="ingen tidigare"):
        paragrafutgang.med_tidigare_behandling(f.db, ParagrafUppgifter(f.nästa, "Annat"))
