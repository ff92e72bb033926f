"""The building blocks: table, fields, background work."""

from __future__ import annotations

import sys
import threading
from dataclasses import dataclass
from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from shiboken6 import delete

from nämndapp.bas.fel import Importfel
from nämndapp.services.uppgifter import GruppUppgifter, PunktUppgifter
from nämndapp.ui.kit.bakgrund import Framsteg, run_in_background
from nämndapp.ui.kit.falt import Datumfält, Flerradsfält, Talfält, Textfält, Tidsfält
from nämndapp.ui.kit.tabell import Kolumn, Radmodell, Tabellvy
from nämndapp.ui.sammantraden.listmodell import flyttade


@dataclass(frozen=True)
class Rad:
    id: int
    namn: str
    nr: int | None = None


class Mottagare(QLabel):
    def svara(self, värde: object) -> None:
        self.setText(str(värde))


@pytest.fixture
def tabell(qtbot: Any) -> Tabellvy:
    modell = Radmodell[Rad](
        (Kolumn("Namn", lambda r: r.namn), Kolumn("Nr", lambda r: r.nr, höger=True)), lambda r: r.id
    )
    vy = Tabellvy(modell, "Provtabell", "Inget här ännu.")
    qtbot.addWidget(vy)
    modell.sätt_rader([Rad(1, "Öberg", 10), Rad(2, "Åkesson", 9), Rad(3, "Zander"), Rad(4, "Ärlig", 100)])
    return vy


def test_svensk_ordning_och_tal_efter_storlek(tabell: Tabellvy) -> None:
    tabell.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert [r.namn for r in tabell.visade_rader()] == ["Zander", "Åkesson", "Ärlig", "Öberg"]
    tabell.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert [r.nr for r in tabell.visade_rader()] == [9, 10, 100, None]


def test_filtret_kräver_alla_ord_och_bryr_sig_inte_om_skiftläge(tabell: Tabellvy) -> None:
    tabell.filtrera("ÅKE 9")
    assert [r.id for r in tabell.visade_rader()] == [2]
    tabell.filtrera("åke 10")
    assert tabell.visade_rader() == []


def test_kopian_till_excel_har_rubriker_och_bara_valda_rader(tabell: Tabellvy) -> None:
    tabell.välj(4)
    tabell.kopiera()
    assert QGuiApplication.clipboard().text() == "Namn\tNr\nÄrlig\t100"


def test_valet_står_kvar_när_raderna_läses_om(tabell: Tabellvy) -> None:
    tabell.välj(3)
    tabell.uppdatera([Rad(3, "Zander, Nytt"), Rad(9, "Ny")])
    assert tabell.valda_nycklar() == [3]


@pytest.mark.parametrize(
    ("text", "datum"),
    [("2026-12-08", date(2026, 12, 8)), ("8/12", date(2026, 12, 8)), ("8 dec", date(2026, 12, 8)), ("", None)],
)
def test_datum_läses_i_många_former_och_visas_i_en(qtbot: Any, text: str, datum: date | None) -> None:
    fält = Datumfält("datum", "Datum", lambda: 2026)
    qtbot.addWidget(fält)
    fält.sätt(date(2020, 1, 1))
    fick: list[Any] = []
    fält.lämnat.connect(lambda _n, v: fick.append(v))
    fält.sätt_råtext(text)
    fält.ta_nu()
    assert fick == [datum]
    assert fält.råtext() == (datum.isoformat() if datum else "")


def test_ett_oläsligt_datum_står_kvar_och_förklaras(qtbot: Any) -> None:
    fält = Datumfält("datum", "Datum", lambda: 2026)
    qtbot.addWidget(fält)
    with qtbot.assertNotEmitted(fält.lämnat):
        fält.sätt_råtext("nästa tisdag")
        fält.ta_nu()
    assert fält.råtext() == "nästa tisdag"
    assert "2026-12-08" in fält.felrad.text()


def test_pil_upp_ger_nästa_dag(qtbot: Any) -> None:
    fält = Datumfält("datum", "Datum", lambda: 2026)
    qtbot.addWidget(fält)
    fält.sätt(date(2026, 12, 31))
    qtbot.keyClick(fält.inmatning, Qt.Key.Key_Up)
    assert fält.råtext() == "2027-01-01"


def test_klockslag_och_tal(qtbot: Any) -> None:
    tid, tal = Tidsfält("tid", "Tid"), Talfält("tal", "Tal", 0, 10)
    for fält in (tid, tal):
        qtbot.addWidget(fält)
    assert tid.tolka("kl. 9") == time(9, 0)
    assert tal.tolka(" ") is None
    with pytest.raises(ValueError, match="mellan 0 och 10"):
        tal.tolka("11")


def test_texten_sparas_en_gång_när_fältet_lämnas(qtbot: Any) -> None:
    fält = Textfält("plats", "Plats")
    qtbot.addWidget(fält)
    fick: list[Any] = []
    fält.lämnat.connect(lambda n, v: fick.append((n, v)))
    fält.sätt_råtext("  Eksalen ")
    fält.ta_nu()
    fält.ta_nu()
    assert fick == [("plats", "Eksalen")]


def test_flerradstext_behåller_sina_rader(qtbot: Any) -> None:
    fält = Flerradsfält("text", "Text")
    qtbot.addWidget(fält)
    fick: list[Any] = []
    fält.lämnat.connect(lambda _n, v: fick.append(v))
    fält.sätt_råtext("ett\n\n- två\n")
    fält.ta_nu()
    assert fick == ["ett\n\n- två"]


def test_bakgrundsarbete_svarar_i_huvudtråden(qtbot: Any) -> None:
    svar: list[Any] = []

    def arbete(framsteg: Framsteg) -> str:
        framsteg(0.5, "halvvägs")
        return threading.current_thread().name

    run_in_background(arbete, lambda v: svar.append((v, threading.current_thread() is threading.main_thread())))
    qtbot.waitUntil(lambda: bool(svar))
    assert svar[0][0] != "MainThread"
    assert svar[0][1]


def test_ett_avbrutet_arbete_svarar_aldrig(qtbot: Any) -> None:
    vänta, slut = threading.Event(), threading.Event()
    svar: list[Any] = []

    def arbete(framsteg: Framsteg) -> None:
        vänta.wait(5)
        try:
            framsteg(0.5)
        finally:
            slut.set()

    handtag = run_in_background(arbete, svar.append, svar.append)
    handtag.avbryt()
    vänta.set()
    assert slut.wait(5)
    qtbot.wait(50)
    assert svar == []


def test_ett_väntat_fel_visas_och_en_bugg_går_till_kroken(qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    väntade: list[Any] = []
    buggar: list[Any] = []
    monkeypatch.setattr(sys, "excepthook", lambda slag, _fel, _spår: buggar.append(slag))

    def misslyckas(_: Framsteg) -> None:
        raise Importfel("Filen är tom.")

    def bugg(_: Framsteg) -> None:
        raise ZeroDivisionError

    run_in_background(misslyckas, väntade.append, väntade.append)
    run_in_background(bugg, väntade.append, väntade.append)
    qtbot.waitUntil(lambda: bool(väntade) and bool(buggar))
    assert [str(f) for f in väntade] == ["Filen är tom."]
    assert buggar == [ZeroDivisionError]


@pytest.mark.parametrize("misslyckas", [False, True])
@pytest.mark.parametrize("direkt", [False, True])
def test_en_mottagare_som_inte_längre_finns_anropas_aldrig(
    qtbot: Any, monkeypatch: pytest.MonkeyPatch, misslyckas: bool, direkt: bool
) -> None:
    buggar: list[Any] = []
    monkeypatch.setattr(sys, "excepthook", lambda slag, fel, _spår: buggar.append((slag, str(fel))))
    etikett = Mottagare()
    vänta = threading.Event()
    efter: list[str] = []

    def arbete(_: Framsteg) -> str:
        vänta.wait(5)
        if misslyckas:
            raise Importfel("Filen är tom.")
        return "klart"

    anrop = etikett.svara if direkt else lambda v: etikett.svara(f"{v}")
    pool = QThreadPool()
    pool.setMaxThreadCount(1)
    run_in_background(arbete, anrop, anrop, pool=pool)
    run_in_background(lambda _f: "sist", efter.append, pool=pool)
    delete(etikett)
    vänta.set()
    qtbot.waitUntil(lambda: efter == ["sist"])
    assert buggar == []


rader = st.lists(
    st.one_of(
        st.builds(GruppUppgifter, rubrik=st.text(min_size=1)), st.builds(PunktUppgifter, rubrik=st.text(min_size=1))
    ),
    min_size=1,
    max_size=12,
)


@given(st.data(), rader)
def test_att_dra_rader_tappar_och_dubblerar_ingenting(data: Any, lista: list[Any]) -> None:
    platser = data.draw(st.lists(st.integers(0, len(lista) - 1), unique=True))
    mål = data.draw(st.integers(0, len(lista)))
    ny = flyttade(lista, platser, mål)
    assert sorted(map(id, ny)) == sorted(map(id, lista))
    kvar = [r for nr, r in enumerate(lista) if nr not in platser]
    assert [id(r) for r in ny if any(r is k for k in kvar)] == [id(k) for k in kvar]
