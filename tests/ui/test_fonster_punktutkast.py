"""Det som skrivs i punktens fält och i meddelandenas text överlever en krasch."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from tangenter import skriv

from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.models import Handlingsriktning
from nämndapp.services import handlingar, meddelanden, punktpapper, sammantraden, utkast
from nämndapp.services.punktpapper import Papper
from nämndapp.services.skrivelseuppgifter import HandlingUppgifter
from nämndapp.services.uppgifter import MeddelandenUppgifter, MeddelandepostUppgifter, PunktUppgifter
from nämndapp.storage import Databas
from nämndapp.ui.fonster import Huvudfönster
from nämndapp.ui.sammantraden.punktyta import BILAGOR
from nämndapp.ui.sammantraden.sida import LISTA, MEDDELANDEN, Sammanträdessida


@pytest.fixture
def sida(fönster: Huvudfönster, db: Databas) -> Sammanträdessida:
    sidan = fönster.gå_till_sida("Sammanträden")
    assert isinstance(sidan, Sammanträdessida)
    möte = next(r for r in sidan.modell.rader if r.datum == date(2026, 12, 8))
    sidan.tabell.välj(möte.id)
    poster = tuple(MeddelandepostUppgifter(text) for text in ("Dom från förvaltningsrätten", "Inbjudan"))
    fönster.kontext.utför(
        lambda: meddelanden.spara_meddelanden(db, möte.id, MeddelandenUppgifter(poster), MeddelandenUppgifter())
    )
    return sidan


def _punkter(db: Databas, sida: Sammanträdessida) -> list[PunktUppgifter]:
    return list(sammantraden.hämta_sammanträde(db, sida.redigerare.vy.id).uppgifter.punkter)


def _återställ(fönster: Huvudfönster) -> None:
    fönster.gå_till_sida("Översikt")
    fönster.erbjud_utkast()
    notis = fönster.notiser.notiser()[-1]
    next(k for k in notis.findChildren(QPushButton) if k.text() == "Återställ texten").click()
    QApplication.processEvents()


def test_text_i_punktens_fält_är_utkast_tills_fältet_lämnas(sida: Sammanträdessida, db: Databas, qtbot: Any) -> None:
    sida.redigerare.vy_lista.välj([3, 4])
    fält = sida.redigerare.panel.fält["väckt_av"]
    skriv(fält.inmatning, "Åsa")
    qtbot.waitUntil(lambda: bool(utkast.lista_utkast(db)), timeout=2000)
    (rad,) = utkast.lista_utkast(db)
    idn = [p.id for p in _punkter(db, sida)[1:]]
    assert rad.data == {"punktpanel": {"punkter": idn, "fält": {"väckt_av": "Åsa"}}}
    sida.lämna()
    assert [p.väckt_av for p in _punkter(db, sida)] == ["", "Åsa", "Åsa"]
    assert utkast.lista_utkast(db) == []


def test_punktens_text_återställs_på_sin_punkt(sida: Sammanträdessida, fönster: Huvudfönster, db: Databas) -> None:
    vy, punkt = sida.redigerare.vy, _punkter(db, sida)[2]
    data = {"punktpanel": {"punkter": [punkt.id], "fält": {"klockslag": "14.15"}}}
    utkast.spara_utkast(db, f"sammanträde:{vy.id}", vy.version, data)
    sida.flikar.setCurrentIndex(MEDDELANDEN)
    _återställ(fönster)
    assert _punkter(db, sida)[2].klockslag == time(14, 15)
    assert sida.flikar.currentIndex() == LISTA
    assert sida.redigerare.vy_lista.valda() == [4]
    assert utkast.lista_utkast(db) == []


def test_en_text_vars_punkt_är_borta_visas_ändå(sida: Sammanträdessida, fönster: Huvudfönster, db: Databas) -> None:
    data = {"punktpanel": {"punkter": [999], "fält": {"väckt_av": "Åsa Lönn"}}}
    utkast.spara_utkast(db, f"sammanträde:{sida.redigerare.vy.id}", None, data)
    _återställ(fönster)
    assert any("Texten var: Åsa Lönn" in n.text for n in fönster.notiser.notiser())
    assert utkast.lista_utkast(db) == []


def test_det_som_skrivs_i_ett_fält_står_kvar_när_listan_läses_om(sida: Sammanträdessida, fönster: Huvudfönster) -> None:
    sida.redigerare.vy_lista.välj([3])
    fält = sida.redigerare.panel.fält["sekretess_lagrum"]
    skriv(fält.inmatning, "OSL 26")
    fönster.kontext.ändrat.emit("sammanträde", sida.redigerare.vy.id)
    assert fält.råtext() == "OSL 26"
    sida.redigerare.vy_lista.välj([4])
    assert fält.råtext() == ""


def test_en_bilagas_halvskrivna_rubrik_återställs_på_sin_punkt(
    sida: Sammanträdessida, fönster: Huvudfönster, db: Databas, qtbot: Any
) -> None:
    vy, punkt = sida.redigerare.vy, _punkter(db, sida)[1]
    id_ = handlingar.spara_handling(
        db, None, HandlingUppgifter(1, rubrik="Tabel", ärenden=(punkt.ärende_id or 0,)), None
    ).objekt_id
    bilaga = Papper(id_, "Tabel", Dokumenttyp.BILAGA, Handlingsriktning.UPPRÄTTAD)
    fönster.kontext.utför(lambda: punktpapper.spara_papper(db, vy.id, punkt.id or 0, (bilaga,), vy.version, visade=()))
    sida.redigerare.vy_lista.välj([3])
    sida.redigerare.yta.flikar.setCurrentIndex(BILAGOR)
    tabell = sida.redigerare.yta.bilagor.vy
    tabell.setFocus()
    tabell.välj([0])
    tabell.edit(tabell.model().index(0, 0))
    QApplication.processEvents()
    skriv(next(r for r in tabell.viewport().findChildren(QLineEdit) if r.isVisible()), "Tabell över")
    qtbot.waitUntil(lambda: bool(utkast.lista_utkast(db)), timeout=2000)
    (rad,) = utkast.lista_utkast(db)
    sida.lämna()
    assert utkast.lista_utkast(db) == []
    utkast.spara_utkast(db, rad.vad, None, {"cell": rad.data["cell"] | {"text": "Tabell"}})
    sida.redigerare.vy_lista.välj([1])
    _återställ(fönster)
    assert handlingar.hämta_handling(db, id_).uppgifter.rubrik == "Tabell"
    assert sida.redigerare.vy_lista.valda() == [3]
    assert utkast.lista_utkast(db) == []


def _texter(db: Databas, sida: Sammanträdessida) -> list[str]:
    return [m.text for m in meddelanden.hämta_meddelanden(db, sida.redigerare.vy.id).rader]


def test_ett_halvskrivet_meddelande_är_utkast_tills_det_sparas(sida: Sammanträdessida, db: Databas, qtbot: Any) -> None:
    flik = sida.meddelandeflik
    sida.flikar.setCurrentIndex(MEDDELANDEN)
    flik.vy.välj([1])
    flik.text.sätt_råtext("Inbjudan till kon")
    qtbot.waitUntil(lambda: bool(utkast.lista_utkast(db)), timeout=2000)
    (rad,) = utkast.lista_utkast(db)
    assert rad.beskrivning == "meddelandena till sammanträdet 2026-12-08"
    assert rad.data == {"rad_id": flik.modell.rader[1].id, "fält": "text", "text": "Inbjudan till kon"}
    flik.kontext.ändrat.emit("sammanträde", sida.redigerare.vy.id)  # somebody adds an item meanwhile
    assert flik.text.råtext() == "Inbjudan till kon"
    sida.lämna()
    assert _texter(db, sida) == ["Dom från förvaltningsrätten", "Inbjudan till kon"]
    assert utkast.lista_utkast(db) == []


def test_en_halvskriven_cell_bland_meddelandena_är_utkast(sida: Sammanträdessida, db: Databas, qtbot: Any) -> None:
    vy = sida.meddelandeflik.vy
    sida.flikar.setCurrentIndex(MEDDELANDEN)
    vy.setFocus()
    vy.välj([0], 0)
    vy.edit(vy.model().index(0, 0))
    QApplication.processEvents()
    skriv(next(r for r in vy.viewport().findChildren(QLineEdit) if r.isVisible()), "SN 2026/4")
    qtbot.waitUntil(lambda: bool(utkast.lista_utkast(db)), timeout=2000)
    assert utkast.lista_utkast(db)[0].data["fält"] == "Diarienummer"


@pytest.mark.parametrize(
    ("fält", "text", "blev"),
    [
        ("text", "Inbjudan till konferens", ("Inbjudan till konferens", None)),
        ("Diarienummer", "SN 1", ("Inbjudan", "SN 1")),
    ],
)
def test_ett_meddelande_återställs_på_sin_rad(
    sida: Sammanträdessida, db: Databas, fält: str, text: str, blev: tuple[str, str | None]
) -> None:
    id_ = sida.meddelandeflik.modell.rader[1].id
    data = {"rad_id": id_, "fält": fält, "text": text}
    utkast.spara_utkast(db, f"meddelanden:{sida.redigerare.vy.id}", None, data)
    huvud = sida.window()
    assert isinstance(huvud, Huvudfönster)
    _återställ(huvud)
    post = meddelanden.hämta_meddelanden(db, sida.redigerare.vy.id).rader[1]
    assert (post.text, post.diarienummer) == blev
    assert sida.flikar.currentIndex() == MEDDELANDEN
    assert utkast.lista_utkast(db) == []


def test_texten_till_ett_meddelande_som_är_borta_visas_ändå(
    sida: Sammanträdessida, fönster: Huvudfönster, db: Databas
) -> None:
    data = {"rad_id": 999, "fält": "text", "text": "Viktigt"}
    utkast.spara_utkast(db, f"meddelanden:{sida.redigerare.vy.id}", None, data)
    _återställ(fönster)
    assert any("Texten var: Viktigt" in n.text for n in fönster.notiser.notiser())
    assert utkast.lista_utkast(db) == []
