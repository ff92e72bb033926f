"""Ett e-postmeddelande dras till fönstret: det troliga ärendet är valt och en knapp sparar (moment 2)."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from nämndapp.services import arenden, handlingar
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


def test_msg_säger_vad_man_gör_i_stället(qtbot: Any, fönster: Any, tmp_path: Path) -> None:
    fil = tmp_path / "post.msg"
    fil.write_bytes(b"\xd0\xcf\x11\xe0")
    sida = _läs(qtbot, fönster, fil)
    assert any(".eml" in k.text for k in sida.modell.kort)
