"""Det som släpps: filer på disk, och meddelanden som ett program lämnar ut utan att de finns som filer."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

import msg_fabrik
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from nämndapp.services import arenden
from nämndapp.storage import Databas
from nämndapp.ui.arenden.slappyta import Släppyta
from nämndapp.ui.kit.slappta_filer import BESKRIVNING, INNEHÅLL, Filmottagare, kan_tas_emot, namn_i_beskrivning


def _beskrivning(*namn: str) -> bytes:
    poster = (bytes(72) + n.encode("utf-16-le").ljust(520, b"\0") for n in namn)
    return struct.pack("<I", len(namn)) + b"".join(poster)


def _data(**filer: bytes) -> QMimeData:
    data = QMimeData()
    data.setData(BESKRIVNING, _beskrivning(*filer))
    for nr, innehåll in enumerate(filer.values()):
        data.setData(f"{INNEHÅLL};index={nr}", innehåll)
    return data


def _släpp(på: Any, data: QMimeData) -> None:
    knapp, inget = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    på.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, knapp, inget))


def test_meddelanden_ur_outlook_blir_filer_under_sina_namn() -> None:
    mottagare = Filmottagare()
    släppt = mottagare.ta_emot(_data(**{"SV: Fråga?.msg": b"ett", "..\\x/B.msg": b"tva", "Tom.msg": b""}))
    assert [(f.name, f.read_bytes()) for f in släppt.filer] == [("SV Fråga.msg", b"ett"), ("B.msg", b"tva")]
    assert släppt.saknas == ("Tom.msg",)
    assert "”Tom.msg”" in släppt.besked and "skrivbordet" in släppt.besked


def test_ett_ensamt_meddelande_kan_komma_utan_nummer() -> None:
    data = QMimeData()
    data.setData(BESKRIVNING, _beskrivning("Ett.msg"))
    data.setData(INNEHÅLL, b"ett")
    mottagare = Filmottagare()
    assert [f.read_bytes() for f in mottagare.ta_emot(data).filer] == [b"ett"]


def test_filer_på_disk_går_före(tmp_path: Path) -> None:
    data = _data(**{"A.msg": b"x"})
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.txt"))])
    assert kan_tas_emot(data)
    assert Filmottagare().ta_emot(data).filer == (tmp_path / "a.txt",)
    assert not kan_tas_emot(QMimeData())


@pytest.mark.parametrize("rått", [b"", b"\x01", b"\xff\xff\xff\xff", _beskrivning("A.msg")[:300]])
def test_en_avhuggen_beskrivning_ger_inga_namn(rått: bytes) -> None:
    assert namn_i_beskrivning(rått) == []


@given(st.binary(max_size=1300))
def test_ingen_beskrivning_fäller_läsningen(rått: bytes) -> None:
    assert all(isinstance(n, str) for n in namn_i_beskrivning(rått))


def test_ett_meddelande_släppt_på_ärendets_handlingar_läses(qtbot: Any, fönster: Any, db: Databas) -> None:
    id_ = next(r.id for r in arenden.lista_ärenden(db) if r.diarienummer == "SN 2026/12")
    sida = fönster.gå_till_sida("Ärenden")
    sida.visa_ärende(id_)
    yta = sida.findChild(Släppyta)
    _släpp(yta, _data(**{"Fråga.msg": msg_fabrik.ole(msg_fabrik.brev("Fråga om taxan")), "Tom.msg": b""}))
    qtbot.waitUntil(lambda: len(arenden.hämta_ärende(db, id_).handlingar) == 1, timeout=10_000)
    assert arenden.hämta_ärende(db, id_).handlingar[0].rubrik == "Fråga om taxan"
    assert any("skrivbordet" in n.text for n in fönster.kontext.notiser.notiser())


def test_ett_meddelande_släppt_på_fönstret_går_till_importen(qtbot: Any, fönster: Any) -> None:
    _släpp(fönster, _data(**{"Fråga.msg": msg_fabrik.ole(msg_fabrik.brev("Angående SN 2026/12"))}))
    qtbot.waitUntil(lambda: fönster.sida.namn == "Importera" and bool(fönster.sida.underlag.filer), timeout=10_000)
    assert any("SN 2026/12" in (k.fot or "") for k in fönster.sida.modell.kort)
