"""Ett e-postmeddelande dras till fönstret: det troliga ärendet är valt och en knapp sparar (moment 2)."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path
from typing import Any

import msg_fabrik
import pytest

from nämndapp.services import arenden, diarium, handlingar, register
from nämndapp.services.uppgifter import ÄrendeUppgifter
from nämndapp.storage import Databas
from nämndapp.ui.importera.sida import FÖRHANDSVISNING, Importsida


def _läs(qtbot: Any, fönster: Any, fil: Path) -> Importsida:
    fönster.importera([fil])
    sida = fönster.sida
    assert isinstance(sida, Importsida)
    qtbot.waitUntil(lambda: sida.stapel.currentIndex() == FÖRHANDSVISNING, timeout=10_000)
    return sida


def _post(mapp: Path, ämne: str) -> Path:
    m = EmailMessage()
    m["From"] = "Åsa Lönn <asa.lonn@ekbro.example>"
    m["Subject"] = ämne
    m["Date"] = "Mon, 02 Nov 2026 08:15:00 +0100"
    m.set_content("Hej!")
    m.add_attachment(b"%x", maintype="application", subtype="octet-stream", filename="karta.dwg")
    fil = mapp / "post.eml"
    fil.write_bytes(m.as_bytes())
    return fil


@pytest.mark.parametrize("ämne", ["Angående SN 2026/12", "Klagomål på snöröjning"])
def test_e_post_läggs_i_det_troliga_ärendet_eller_i_ett_nytt(
    qtbot: Any, fönster: Any, db: Databas, tmp_path: Path, ämne: str
) -> None:
    nytt = "SN 2026/12" not in ämne
    före = len(arenden.lista_ärenden(db))
    sida = _läs(qtbot, fönster, _post(tmp_path, ämne))
    mål = "nytt ärende" if nytt else "SN 2026/12"
    assert any(mål in (k.fot or "") for k in sida.modell.kort)
    sida.spara_knapp.click()
    qtbot.waitUntil(lambda: not sida.underlag.filer, timeout=10_000)
    assert len(arenden.lista_ärenden(db)) == före + nytt
    sparad = next(h for h in handlingar.lista_handlingar(db, fönster.kontext.nämnd_id) if h.motpart == "Åsa Lönn")
    filer = handlingar.hämta_handling(db, sparad.id).filer
    assert [f.filnamn for f in filer] == ["karta.dwg", "post.eml"]


def test_msg_ur_outlook_läses_och_ett_skadat_sägs_i_en_mening(qtbot: Any, fönster: Any, tmp_path: Path) -> None:
    fil, trasig = tmp_path / "post.msg", tmp_path / "trasig.msg"
    fil.write_bytes(msg_fabrik.ole(msg_fabrik.brev("Angående SN 2026/12")))
    trasig.write_bytes(b"\xd0\xcf\x11\xe0")
    sida = _läs(qtbot, fönster, fil)
    assert any("SN 2026/12" in (k.fot or "") for k in sida.modell.kort)
    sida.töm()
    sida = _läs(qtbot, fönster, trasig)
    assert any("skadad" in k.text and ".eml" in k.text for k in sida.modell.kort)


def test_ett_ärende_utan_nummer_går_att_välja(qtbot: Any, fönster: Any, db: Databas, tmp_path: Path) -> None:
    nämnd = fönster.kontext.nämnd_id
    id_ = arenden.spara_ärende(db, None, ÄrendeUppgifter(nämnd, "Skotergatan & vägen"), None).objekt_id
    sida = _läs(qtbot, fönster, _post(tmp_path, "Fråga"))
    sida.nämndval.sätt(nämnd)
    sida._nämnd_vald()
    sida.panel._valt_ärende("Utan nummer  ”Skotergatan & vägen”")
    assert any("Skotergatan & vägen" in (k.fot or "") for k in sida.modell.kort)
    assert sida.panel.hör_till.råtext() == "Utan nummer  ”Skotergatan & vägen”"
    sida.spara_knapp.click()
    qtbot.waitUntil(lambda: not sida.underlag.filer, timeout=10_000)
    assert [h.rubrik for h in arenden.hämta_ärende(db, id_).handlingar] == ["Fråga"]


def test_i_egen_serie_står_numret_som_brevets_ärende_får(qtbot: Any, fönster: Any, db: Databas, tmp_path: Path) -> None:
    vy = register.hämta_nämnd(db, fönster.kontext.nämnd_id)
    register.spara_nämnd(db, vy.id, diarium.egen_serie(vy.uppgifter), vy.version)
    nummer = register.hämta_nämnd(db, vy.id).nästa_diarienummer
    sida = _läs(qtbot, fönster, _post(tmp_path, "Klagomål på snöröjning"))
    assert any(f"nytt ärende {nummer}" in (k.fot or "") for k in sida.modell.kort)


def test_e_post_släppt_på_ett_öppet_ärende_läses_som_e_post(
    qtbot: Any, fönster: Any, db: Databas, tmp_path: Path
) -> None:
    id_ = next(r.id for r in arenden.lista_ärenden(db) if r.diarienummer == "SN 2026/12")
    sida = fönster.gå_till_sida("Ärenden")
    sida.visa_ärende(id_)
    trasig = tmp_path / "trasig.msg"
    trasig.write_bytes(b"%")
    sida.redigerare.lägg_till_filer([_post(tmp_path, "Klagomål på snöröjning"), trasig])
    qtbot.waitUntil(lambda: len(arenden.hämta_ärende(db, id_).handlingar) == 2, timeout=10_000)
    brevet = next(h for h in arenden.hämta_ärende(db, id_).handlingar if h.rubrik == "Klagomål på snöröjning")
    assert handlingar.hämta_handling(db, brevet.id).uppgifter.motpart == "Åsa Lönn"
    qtbot.waitUntil(fönster.kontext.ångrastack.canUndo, timeout=10_000)
    fönster.kontext.ångrastack.undo()
    assert arenden.hämta_ärende(db, id_).handlingar == ()
