"""Publicera, kalla, meddela och föreslå, som en sekreterare gör det i fönstret."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication

from nämndapp.models import Kallelsesvar, Punkttyp, Uppdragsroll, Ärendestatus
from nämndapp.services import arenden, register, sammantraden
from nämndapp.services.punktlista import FORMALIA_UTAN_PARAGRAF
from nämndapp.services.uppgifter import PersonUppgifter, PunktUppgifter, UppdragUppgifter
from nämndapp.storage import Databas
from nämndapp.ui.fonster import Huvudfönster
from nämndapp.ui.sammantraden import sida as sidmodul
from nämndapp.ui.sammantraden.sida import KALLADE, MEDDELANDEN, Sammanträdessida


@pytest.fixture
def sida(fönster: Huvudfönster) -> Sammanträdessida:
    sidan = fönster.gå_till_sida("Sammanträden")
    assert isinstance(sidan, Sammanträdessida)
    sidan.tabell.välj(next(r for r in sidan.modell.rader if r.datum == date(2026, 12, 8)).id)
    return sidan


def _punkter(db: Databas, sida: Sammanträdessida) -> tuple[PunktUppgifter, ...]:
    return sammantraden.hämta_sammanträde(db, sida.redigerare.vy.id).uppgifter.punkter


def test_publicering_frågar_och_del_stryker_sedan_i_stället_för_att_ta_bort(
    sida: Sammanträdessida, db: Databas
) -> None:
    sida.publicera()
    assert sida.fråga.isVisible()
    assert not sida.redigerare.vy.publiceringar
    sida.fråga.ja.click()
    assert [p.nummer for p in sida.redigerare.vy.publiceringar] == [0]
    assert not sida.kontext.ångrastack.canUndo()
    vy = sida.redigerare.vy_lista
    vy.välj([3])
    vy.ta_bort()
    assert [(p.rubrik, p.utgår) for p in _punkter(db, sida)][1] == ("Budget 2027", True)
    sida.redigerare.ny_punkt()
    assert "KAL-andrad-utan-tillaggslista" in {p.kod for p in sida.påpekanden()}
    nummer = [sida.redigerare.modell.nummer(r) for r in range(len(sida.redigerare.modell.lista))]
    assert sorted(n for n in nummer if n) == [1, 2, 3, 4]
    assert nummer[3] == 2


def test_en_ändring_i_panelen_gäller_alla_valda(sida: Sammanträdessida, db: Databas) -> None:
    sida.redigerare.vy_lista.välj([3, 4])
    sida.redigerare.panel.ändrat.emit({"stängda_dörrar": True})
    assert [p.stängda_dörrar for p in _punkter(db, sida)] == [False, True, True]
    sida.kontext.ångrastack.undo()
    assert not any(p.stängda_dörrar for p in _punkter(db, sida))


def test_slaget_ändras_i_panelen_och_formalia_följer_nämndens_val(sida: Sammanträdessida, db: Databas) -> None:
    ruta = sida.ståendepanel.rutor[FORMALIA_UTAN_PARAGRAF]
    sida.visa_stående()
    ruta.click()
    sida.ståendepanel.hide()
    sida.redigerare.vy_lista.välj([1])
    panel = sida.redigerare.panel
    panel.fält["typ"].lämnat.emit("typ", Punkttyp.FORMALIA)
    punkt = sammantraden.hämta_sammanträde(db, sida.redigerare.vy.id).uppgifter.punkter[0]
    assert (punkt.typ, punkt.utan_paragraf) == (Punkttyp.FORMALIA, True)
    panel.fält["typ"].lämnat.emit("typ", Punkttyp.INFORMATION)
    punkt = sammantraden.hämta_sammanträde(db, sida.redigerare.vy.id).uppgifter.punkter[0]
    assert (punkt.typ, punkt.utan_paragraf) == (Punkttyp.INFORMATION, False)


def test_kallade_hämtas_och_förhinder_ger_en_knapp_för_ersättaren(sida: Sammanträdessida, db: Databas) -> None:
    nämnd = sida.kontext.nämnd_id or 0
    for namn, roll in (("Åsa Ek", Uppdragsroll.LEDAMOT), ("Bo Al", Uppdragsroll.ERSÄTTARE)):
        uppdrag = (UppdragUppgifter(nämnd, roll, "S"),)
        register.spara_person(db, None, PersonUppgifter(namn, uppdrag=uppdrag), None)
    sida.flikar.setCurrentIndex(KALLADE)
    flik = sida.kalladeflik
    flik.hämta()
    assert [r.namn for r in flik.modell.rader] == ["Åsa Ek", "Bo Al"]
    flik.tabell.välj(flik.modell.rader[0].uppgifter.person_id)
    flik.svarsknappar[Kallelsesvar.NEJ].click()
    (knapp,) = flik.förslagsknappar
    assert knapp.text() == "Kall&a Bo Al"
    knapp.click()
    assert flik.modell.rader[1].uppgifter.svar is Kallelsesvar.KALLAD
    assert flik.förslagsknappar == []


def test_inklistrade_meddelanden_läggs_på_listan_med_ett_tryck(sida: Sammanträdessida, db: Databas) -> None:
    sida.flikar.setCurrentIndex(MEDDELANDEN)
    QGuiApplication.clipboard().setText("SN 2026/40 Protokoll från rådet\nInbjudan")
    flik = sida.meddelandeflik
    flik.klistra_in()
    assert [(r.diarienummer, r.text) for r in flik.modell.rader] == [
        ("SN 2026/40", "Protokoll från rådet"),
        (None, "Inbjudan"),
    ]
    flik.lägg.click()
    assert _punkter(db, sida)[-1].rubrik == "Meddelanden"
    assert all(r.punkt_id for r in flik.modell.rader)
    sida.kontext.ångrastack.undo()
    assert _punkter(db, sida)[-1].rubrik != "Meddelanden"


def test_bordlagt_ärende_föreslås_och_läggs_till(sida: Sammanträdessida, db: Databas) -> None:
    rad = next(r for r in arenden.lista_ärenden(db) if r.diarienummer == "SN 2026/9")
    uppgifter = arenden.hämta_ärende(db, rad.id).uppgifter
    arenden.spara_ärende(db, rad.id, replace(uppgifter, status=Ärendestatus.BORDLAGT), rad.version)
    sida.föreslå()
    assert [f.diarienummer for f in sida.förslagspanel.tabell.valda_rader()] == ["SN 2026/9"]
    sida.förslagspanel.lägg.click()
    assert "SN 2026/9" in {p.diarienummer for p in _punkter(db, sida)}


def test_nytt_sammanträde_börjar_med_de_stående_punkterna(sida: Sammanträdessida, db: Databas) -> None:
    sida.visa_stående()
    assert not sida.flikar.isVisible()
    sida.ståendepanel.tabell.vy.lägg_till()
    sida.ståendepanel.stäng.click()
    assert sida.flikar.isVisible()
    sida.nytt()
    assert [p.rubrik for p in _punkter(db, sida)] == ["Ny stående punkt"]


def test_ett_tryck_gör_paketet_och_brevet(
    sida: Sammanträdessida, qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    öppnade: list[Path] = []
    monkeypatch.setattr(sidmodul, "öppna_mapp", öppnade.append)
    monkeypatch.setattr(sidmodul.QStandardPaths, "writableLocation", lambda _plats: str(tmp_path))
    sida.paket_knapp.click()
    qtbot.waitUntil(lambda: bool(öppnade), timeout=20_000)
    assert {f.suffix for f in öppnade[0].iterdir()} == {".pdf", ".eml"}
