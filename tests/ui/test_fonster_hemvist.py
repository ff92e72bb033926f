"""What is opened from elsewhere is shown in its own nämnd, with the right list beside it."""

from __future__ import annotations

from typing import Any

import pytest
from exempelfonster import IDAG
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidgetItem

from nämndapp.bas.papekande import Plats
from nämndapp.services import arenden, bevakning, hemvist, internkontroll, protokoll, register, sammantraden
from nämndapp.storage import Databas
from nämndapp.ui.fonster import Huvudfönster
from nämndapp.ui.oversikt.sida import Översiktssida


def _nämnd(db: Databas, kod: str) -> int:
    return next(n.id for n in register.lista_nämnder(db) if n.kod == kod)


def _platser(db: Databas, kod: str) -> dict[str, Plats]:
    """A place of every kind that belongs to the nämnd."""
    nämnd = _nämnd(db, kod)
    möte = next(m for m in sammantraden.lista_sammanträden(db, nämnd) if m.antal_punkter and m.datum < IDAG)
    punkter = sammantraden.hämta_sammanträde(db, möte.id).uppgifter.punkter
    ärende = next(ä for ä in arenden.lista_ärenden(db, nämnd) if arenden.hämta_ärende(db, ä.id).uppgifter.handlingar)
    return {
        "sammantrade": Plats("sammantrade", möte.id),
        "foredragningspunkt": Plats("foredragningspunkt", punkter[-1].id),
        "paragraf": Plats("paragraf", protokoll.lista_paragrafer(db, möte.id)[0].id),
        "arende": Plats("arende", ärende.id),
        "handling": Plats("handling", arenden.hämta_ärende(db, ärende.id).uppgifter.handlingar[0]),
        "bevakning": Plats("bevakning", bevakning.lista_bevakningar(db, nämnd)[0].id),
    }


def test_varje_slags_plats_vet_sin_nämnd(exempel: Databas) -> None:
    for kod in ("SN", "BMN"):
        for slag, plats in _platser(exempel, kod).items():
            svar = hemvist.hitta(exempel, plats)
            assert svar.nämnd_id == _nämnd(exempel, kod), slag
            assert (svar.inom is not None) == (slag in {"foredragningspunkt", "paragraf"})
    analys = internkontroll.lista_riskanalyser(exempel, _nämnd(exempel, "SN"))[0]
    risk = internkontroll.hämta_riskanalys(exempel, analys.id).uppgifter.risker[0]
    assert hemvist.hitta(exempel, Plats("risk", risk.id)).inom == Plats("riskanalys", analys.id)
    assert hemvist.hitta(exempel, Plats("person", 1)).nämnd_id is None
    assert hemvist.hitta(exempel, Plats("arende", 10_000)).nämnd_id is None


@pytest.mark.parametrize(
    ("slag", "sida"),
    [
        ("sammantrade", "Sammanträden"),
        ("foredragningspunkt", "Sammanträden"),
        ("paragraf", "Sammanträden"),
        ("arende", "Ärenden"),
        ("handling", "Ärenden"),
        ("bevakning", "Planering"),
    ],
)
def test_en_länk_till_en_annan_nämnds_sak_byter_nämnd(
    fönstret: Huvudfönster, exempel: Databas, slag: str, sida: str
) -> None:
    fönstret.kontext.välj_nämnd(_nämnd(exempel, "SN"))
    fönstret.gå_till_sida(sida)
    plats = _platser(exempel, "BMN")[slag]
    fönstret.gå_till_sida("Översikt").gå_till_sida.emit(sida, plats)
    assert fönstret.kontext.nämnd_id == _nämnd(exempel, "BMN")
    assert fönstret.nämndval.currentText() == "Bygg- och miljönämnden"
    assert visat(fönstret, plats) == plats.id
    if sida != "Planering":
        rader = {r.id for r in fönstret.sida.tabell.visade_rader()}  # type: ignore[union-attr]  # pages with a list
        egna = {
            "Sammanträden": lambda: sammantraden.lista_sammanträden(exempel, _nämnd(exempel, "BMN")),
            "Ärenden": lambda: arenden.lista_ärenden(exempel, _nämnd(exempel, "BMN")),
        }[sida]()
        assert rader == {r.id for r in egna}


def visat(fönster: Huvudfönster, plats: Plats) -> int | None:
    """The id of what the window shows of the place's kind."""
    sida: Any = fönster.sida
    if plats.typ == "foredragningspunkt":
        return plats.id if plats.id in {p.id for p in sida.redigerare.vy.uppgifter.punkter} else None
    redigerare = {
        "sammantrade": lambda: sida.redigerare,
        "paragraf": lambda: sida.protokollflik.redigerare,
        "arende": lambda: sida.redigerare,
        "handling": lambda: sida.handling,
        "bevakning": lambda: sida.uppdrag.redigerare,
        "arshjulspost": lambda: sida.årshjul.redigerare,
        "sarskilt_protokoll": lambda: sida.egna.form,
    }[plats.typ]()
    return redigerare.vy.id if redigerare.vy else None


def test_varje_rad_på_översikten_leder_till_sin_sak(fönstret: Huvudfönster, exempel: Databas, qtbot: Any) -> None:
    """Every row, in whatever nämnd the window stands when it is clicked."""
    sidan = fönstret.gå_till_sida("Översikt")
    assert isinstance(sidan, Översiktssida)
    nämnder = [_nämnd(exempel, "SN"), _nämnd(exempel, "BMN")]
    antal, sedda = sidan.lista.count(), set()
    for nr in range(antal):
        fönstret.gå_till_sida("Översikt")
        rad = sidan.lista.item(nr)
        if (sak := _saken(sidan, rad)) is None:
            continue
        fönstret.kontext.välj_nämnd(next(n for n in nämnder if n != sak.nämnd_id))
        sidan.lista.scrollToItem(rad)
        qtbot.mouseClick(
            sidan.lista.viewport(), Qt.MouseButton.LeftButton, pos=sidan.lista.visualItemRect(rad).center()
        )
        assert fönstret.kontext.nämnd_id == sak.nämnd_id, sak.text
        assert visat(fönstret, sak.plats) == sak.plats.id, sak.text
        sedda.add(sak.plats.typ)
    assert sedda == {
        "sammantrade", "foredragningspunkt", "handling", "arende", "bevakning", "arshjulspost", "sarskilt_protokoll",
    }  # fmt: skip


def _saken(sida: Översiktssida, rad: QListWidgetItem) -> Any:
    nr = rad.data(Qt.ItemDataRole.UserRole)
    return sida._saker[nr] if isinstance(nr, int) else None
