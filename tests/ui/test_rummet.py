"""Sammanträdesläget by keyboard alone: a small meeting from the opening to the close, and that nothing is lost."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from datetime import time as klocka
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QWidget,
)

from nämndapp.models import (
    Jävsundantag,
    Paragrafutgång,
    Sammanträde,
    Sammanträdesstatus,
    Uppdragsroll,
    Utfall,
    Yrkandeslag,
)
from nämndapp.services import narvaro, oppna, protokoll, register, rumsvy, sammantraden, utkast
from nämndapp.services.rumsvy import Del
from nämndapp.services.skrivelseuppgifter import SatsUppgifter
from nämndapp.services.uppgifter import ParagrafUppgifter, PersonUppgifter, UppdragUppgifter
from nämndapp.storage import Databas
from nämndapp.ui.app import bygg_fönster
from nämndapp.ui.fonster import Huvudfönster
from nämndapp.ui.rummet import tid
from nämndapp.ui.rummet.folkpaneler import Jävspanel
from nämndapp.ui.rummet.lage import Sammanträdesläge
from nämndapp.ui.rummet.motespaneler import Kontrollpanel
from nämndapp.ui.tema import Tema

ROLL = Uppdragsroll
FOLK = (
    ("Ebba Ek", ROLL.ORDFÖRANDE, "S", None),
    ("Adam Alm", ROLL.FÖRSTE_VICE, "M", None),
    ("Liv Lind", ROLL.LEDAMOT, "S", None),
    ("Bo Berg", ROLL.LEDAMOT, "M", None),
    ("Åsa Öberg", ROLL.LEDAMOT, "S", None),
    ("Ida Ask", ROLL.ERSÄTTARE, "S", 1),
    ("Ola Björk", ROLL.ERSÄTTARE, "M", 2),
)
ENTER, F5, ESC = Qt.Key.Key_Return, Qt.Key.Key_F5, Qt.Key.Key_Escape


class Tangentbord:
    """Presses keys where the focus is, and counts them."""

    def __init__(self, fönster: QWidget) -> None:
        self.fönster = fönster
        self.antal = 0

    def _skicka(self, tangent: int, text: str, mod: Qt.KeyboardModifier) -> None:
        mål = QApplication.focusWidget() or self.fönster
        for slag in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(mål, QKeyEvent(slag, tangent, mod, text))
        QApplication.processEvents()
        self.antal += 1

    def __call__(self, *tangenter: str | Qt.Key, mod: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Letters as commands or votes, text in quotes as typing, and keys."""
        for t in tangenter:
            if not isinstance(t, str):
                self._skicka(t.value, "", mod)
            elif len(t) == 1:
                self._skicka(ord(t.upper()), t.lower(), mod)
            else:
                for tecken in t:
                    self._skicka(0, tecken, Qt.KeyboardModifier.NoModifier)


def befolka(db: Databas) -> int:
    """Five seats and two ersättare, and a protocol draft with decisions; the id of the meeting."""
    nämnd = register.lista_nämnder(db)[0]
    vy = register.hämta_nämnd(db, nämnd.id)
    register.spara_nämnd(db, nämnd.id, replace(vy.uppgifter, platser=5), vy.version)
    for namn, roll, parti, nr in FOLK:
        uppdrag = (UppdragUppgifter(nämnd.id, roll, parti, tjänstgöringsordning=nr),)
        register.spara_person(db, None, PersonUppgifter(namn, uppdrag=uppdrag), None)
    möte = next(r.id for r in sammantraden.lista_sammanträden(db, nämnd.id) if r.datum == date(2026, 12, 8))
    protokoll.föreslå_protokollsutkast(db, möte)
    for rad in protokoll.lista_paragrafer(db, möte):
        u = protokoll.hämta_paragraf(db, rad.id).uppgifter
        beslut = (SatsUppgifter(f"Nämnden godkänner {rad.rubrik}."),)
        protokoll.spara_paragraf(db, rad.id, replace(u, beslutspunkter=beslut), None)
    return möte


@pytest.fixture
def möte(db: Databas) -> int:
    return befolka(db)


@pytest.fixture(autouse=True)
def mötesdagen(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the day of the meeting, 14.40."""
    monkeypatch.setattr(tid, "nu", lambda: datetime(2026, 12, 8, 14, 40))


@pytest.fixture
def t(möte: int, fönster: Huvudfönster) -> Iterator[Tangentbord]:
    """The page Sammanträden with the meeting chosen."""
    sida: Any = fönster.gå_till_sida("Sammanträden")
    sida.tabell.välj(möte)
    QApplication.processEvents()
    yield Tangentbord(fönster)
    fönster.rummet.lämna()


def rum(fönster: Huvudfönster) -> Sammanträdesläge:
    läge = fönster.rummet.läge
    assert läge is not None
    return läge


def paragrafen(db: Databas, möte: int, nr: int) -> ParagrafUppgifter:
    return protokoll.hämta_paragraf(db, protokoll.lista_paragrafer(db, möte)[nr].id).uppgifter


def in_i_rummet(t: Tangentbord, fönster: Huvudfönster, qtbot: Any) -> Sammanträdesläge:
    """F5 by the menu's shortcut, and the meeting opened."""
    qtbot.keyClick(fönster, F5)
    qtbot.waitUntil(lambda: fönster.rummet.läge is not None)
    t.antal += 1
    t(ENTER)
    return rum(fönster)


def test_ett_helt_sammanträde_utan_mus(
    t: Tangentbord, fönster: Huvudfönster, db: Databas, möte: int, qtbot: Any
) -> None:
    """A late ledamot with an ersättare until then, jäv, a vote, a reservation, a bordläggning and the close."""
    läge = in_i_rummet(t, fönster, qtbot)
    assert "5 av 5 – beslutför" in läge.närvarokort.antal.text()
    # Öberg is late, Ask comes and serves meanwhile
    t("N", "öbe", ENTER, "V", ENTER)
    assert "Ingen ersättare i salen är ledig" in läge.svar.text()
    t("N", "ask", ENTER, ENTER, ENTER, ENTER)
    assert läge.panel is not None
    assert "Ersättare inträder?" in läge.panel.titel.text()
    t(ENTER)
    assert "Ida Ask (S)" in läge.närvarokort.namn.text()
    assert läge.vy.antal == 5
    # § 1 is decided as proposed
    t("K", ENTER)
    # § 2: Berg is jävig; Alm wants avslag, loses and reserves himself
    t("J", "ber", ENTER, ENTER, ENTER)
    assert läge.vy.antal == 4
    t("Y", "alm", ENTER, "A", ENTER)
    t("V", ENTER, ENTER, "J", "N", "J", "J")
    assert läge.panel is not None
    t(ENTER, "K", ENTER, ENTER)
    t("R", "alm", ENTER, ENTER, ENTER, ENTER)
    # § 3: Öberg comes, and the matter is put off
    t("N", "öbe", ENTER, ENTER, ENTER, ENTER)
    t("B", ENTER, ENTER)
    t("X", ENTER, ESC)
    assert t.antal == 67
    assert fönster.rummet.läge is None
    assert fönster.centralWidget() is fönster.delare

    första, budget, öppettider = (paragrafen(db, möte, nr) for nr in range(3))
    assert första.klubbat == klocka(14, 40)
    (jäv,) = budget.jäv
    namn = {n.id: n.namn for n in narvaro.hämta_närvaro(db, möte).närvarande}
    assert namn[jäv.närvarande_id] == "Bo Berg"
    (q,) = budget.propositioner
    assert ([r.val.value for r in q.röster], q.utfall) == (["ja", "nej", "ja", "ja"], Utfall.JA)
    assert [y.slag for y in budget.yrkanden] == [Yrkandeslag.AVSLAG]
    (reservation,) = budget.yttranden
    assert [namn[i] for i in reservation.personer] == ["Adam Alm"]
    assert reservation.yrkande == budget.yrkanden[0].nyckel
    assert [s.text for s in budget.beslutspunkter] == ["Nämnden godkänner Budget 2027."]
    assert öppettider.utgång is Paragrafutgång.BORDLÄGGNING
    vy = rumsvy.hämta_rum(db, möte, protokoll.lista_paragrafer(db, möte)[2].id)
    assert vy.status is Sammanträdesstatus.GENOMFÖRT
    assert vy.nu is not None
    delar = {p.namn: p.del_ for p in vy.nu.personer}
    assert (delar["Åsa Öberg (S)"], delar["Ida Ask (S)"]) == (Del.TJÄNSTGÖR, Del.NÄRVARANDE)


def test_undantag_från_jäv_nås_med_tab_och_c_visar_kontrollen(
    t: Tangentbord, fönster: Huvudfönster, db: Databas, möte: int, qtbot: Any
) -> None:
    läge = in_i_rummet(t, fönster, qtbot)
    t("J", "ber", ENTER, ENTER)
    assert isinstance(läge.panel, Jävspanel)
    undantag = läge.panel.fält["undantag"]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is undantag.inmatning
    qtbot.keyClick(undantag.inmatning, Qt.Key.Key_Down)
    assert läge.panel.fält["ersättare"].isHidden()
    t(ENTER)
    (jäv,) = paragrafen(db, möte, 0).jäv
    assert (jäv.undantag, jäv.ersättare_id) == (Jävsundantag.BETYDELSELÖST, None)
    assert läge.vy.antal == 5
    t("Y", "alm", ENTER, "A", ENTER, "Y", "ber", ENTER, "B", ENTER, "C")
    assert isinstance(läge.panel, Kontrollpanel)
    texter = " ".join(r.text() for r in läge.panel.findChildren(QLabel))
    assert "✗ Fel:" in texter
    assert "om resten av sammanträdet" in texter
    t(ENTER)
    assert läge.panel is None


def test_ctrl_z_tar_tillbaka_en_sak_i_taget(
    t: Tangentbord, fönster: Huvudfönster, db: Databas, möte: int, qtbot: Any
) -> None:
    läge = in_i_rummet(t, fönster, qtbot)
    t("Y", "alm", ENTER, "A", ENTER, "K", ENTER, ENTER)
    assert paragrafen(db, möte, 0).klubbat is not None
    t(Qt.Key.Key_Z, mod=Qt.KeyboardModifier.ControlModifier)
    assert (paragrafen(db, möte, 0).klubbat, len(paragrafen(db, möte, 0).yrkanden)) == (None, 1)
    t(Qt.Key.Key_Z, mod=Qt.KeyboardModifier.ControlModifier)
    assert paragrafen(db, möte, 0).yrkanden == ()
    assert läge.kort.händelser.isHidden()
    t(Qt.Key.Key_Y, mod=Qt.KeyboardModifier.ControlModifier)
    assert len(paragrafen(db, möte, 0).yrkanden) == 1


def test_fel_inmatning_sägs_med_en_mening_och_formuläret_är_kvar(
    t: Tangentbord, fönster: Huvudfönster, db: Databas, möte: int, qtbot: Any
) -> None:
    läge = in_i_rummet(t, fönster, qtbot)
    t("Y", "zz", ENTER)
    assert läge.panel is not None
    fält = läge.panel.fält["vem"]
    assert "”zz” är ingen" in fält.felrad.text()
    assert fält.inmatning.hasFocus()
    t(ESC)
    assert läge.panel is None
    t("V", ENTER, ENTER, "J", ENTER)
    assert "Röst saknas för Adam Alm (M), Liv Lind (S), Bo Berg (M) och Åsa Öberg (S)" in läge.panel.felrad.text()
    t(ESC)
    assert paragrafen(db, möte, 0).propositioner == ()


def test_lika_röster_föreslår_ordförandens_sida(
    t: Tangentbord, fönster: Huvudfönster, db: Databas, möte: int, qtbot: Any
) -> None:
    läge = in_i_rummet(t, fönster, qtbot)
    t("V", ENTER, ENTER, "N", "J", "N", "J", "A")
    assert läge.panel is not None
    utfall = läge.panel.fält["utfall"]
    assert utfall.isVisible()
    assert "utslagsröst" in utfall.etikett.text()
    t(ENTER, ENTER)
    (q,) = paragrafen(db, möte, 0).propositioner
    assert (q.utfall, q.avgörande.value) == (Utfall.NEJ, "ordförandens utslagsröst")


def test_sluten_votering_som_inte_går_ihop_frågas_en_gång(
    t: Tangentbord, fönster: Huvudfönster, db: Databas, möte: int, qtbot: Any
) -> None:
    läge = in_i_rummet(t, fönster, qtbot)
    t("V", ENTER, "S", ENTER, "3", ENTER, "1", ENTER, ENTER)
    assert läge.panel is not None
    assert "Rösterna är 4, men 5 deltar" in läge.panel.felrad.text()
    t(ENTER)
    (q,) = paragrafen(db, möte, 0).propositioner
    assert (q.röst_ja, q.röst_nej, q.röst_avstår, q.röster) == (3, 1, 0, ())


def test_vid_val_avgör_lotten(t: Tangentbord, fönster: Huvudfönster, db: Databas, möte: int, qtbot: Any) -> None:
    läge = in_i_rummet(t, fönster, qtbot)
    t("V", ENTER, "V", ENTER, "2", ENTER, "2", ENTER, "1", ENTER)
    assert läge.panel is not None
    assert "lotten" in läge.panel.fält["utfall"].etikett.text()
    t("N", ENTER)
    u = paragrafen(db, möte, 0)
    (q,) = u.propositioner
    assert (u.val, q.avgörande.value, q.utfall) == (True, "lottning", Utfall.NEJ)


def test_ordförande_och_justerare_väljs(
    t: Tangentbord, fönster: Huvudfönster, db: Databas, möte: int, qtbot: Any
) -> None:
    läge = in_i_rummet(t, fönster, qtbot)
    t("M", "alm", ENTER, "E", "lind, berg", ENTER, "öbe", ENTER)
    vy = läge.vy
    assert vy.nu is not None
    assert [p.namn for p in vy.nu.personer if p.ordförande] == ["Adam Alm (M)"]
    namn = {p.id: p.namn for p in vy.personer}
    assert [namn[i] for i in vy.justerare] == ["Liv Lind (S)", "Bo Berg (M)"]
    assert [namn[i] for i in vy.justerares_ersättare] == ["Åsa Öberg (S)"]


def test_platsen_minns_efter_en_omstart(
    t: Tangentbord, fönster: Huvudfönster, db: Databas, möte: int, qtbot: Any
) -> None:
    läge = in_i_rummet(t, fönster, qtbot)
    t(ENTER, ENTER, Qt.Key.Key_PageUp)
    assert läge.vy.nu is not None
    kvar = läge.vy.nu.id
    t(ENTER, ENTER)
    assert "sista paragrafen" in läge.svar.text()
    t(Qt.Key.Key_PageUp, F5)
    assert fönster.rummet.läge is None
    fönster.sammanträdesläge()
    assert rum(fönster).vy.nu is not None
    assert rum(fönster).vy.nu.id == kvar


def test_ajournering_visas_och_avslutas_med_samma_tangent(
    t: Tangentbord, fönster: Huvudfönster, möte: int, qtbot: Any
) -> None:
    läge = in_i_rummet(t, fönster, qtbot)
    t("A")
    assert läge.paus.text().strip() == "Ajournerat sedan 14.40"
    assert läge.klocka.text() == "14.40   1 tim 10 min"
    t("A")
    assert läge.paus.isHidden()


def test_frågetecknet_visar_alla_kommandon_och_gör_det_valda(
    t: Tangentbord, fönster: Huvudfönster, db: Databas, möte: int, qtbot: Any
) -> None:
    läge = in_i_rummet(t, fönster, qtbot)
    t("?", "omedel", ENTER)
    qtbot.waitUntil(lambda: paragrafen(db, möte, 0).omedelbart_justerad)
    assert "Justeras omedelbart" in läge.kort.läge.text()


def test_ett_väckt_ärende_blir_den_paragraf_som_visas(
    t: Tangentbord, fönster: Huvudfönster, db: Databas, möte: int, qtbot: Any
) -> None:
    läge = in_i_rummet(t, fönster, qtbot)
    t("W", "Bullret vid skolan", ENTER, "Alm", ENTER, ENTER)
    assert läge.kort.rubrik.text() == "Bullret vid skolan"
    assert protokoll.lista_paragrafer(db, möte)[-1].rubrik == "Bullret vid skolan"
    t("G", "budget", ENTER)
    assert läge.kort.rubrik.text() == "Budget 2027"


def test_utan_föredragningslista_börjar_man_med_ett_väckt_ärende(
    t: Tangentbord, fönster: Huvudfönster, db: Databas, möte: int, qtbot: Any
) -> None:
    tomt = next(r.id for r in sammantraden.lista_sammanträden(db) if r.datum == date(2027, 1, 19))
    fönster.rummet.gå_in(tomt)
    läge = rum(fönster)
    t(ENTER)
    assert "Föredragningslistan är tom" in läge.starttext.text()
    t("W", "Bullret", ENTER, ENTER, ENTER)
    assert läge.kort.rubrik.text() == "Bullret"
    assert läge.kort.isVisible()


def test_det_som_skrivs_i_ett_formulär_är_utkast_och_formuläret_öppnas_igen(
    t: Tangentbord, fönster: Huvudfönster, db: Databas, möte: int, qtbot: Any
) -> None:
    in_i_rummet(t, fönster, qtbot)
    t(ENTER, "Y", "alm", ENTER, "T", "T", ENTER, "Halvskrivet tillägg")
    qtbot.waitUntil(lambda: bool(utkast.lista_utkast(db)), timeout=2000)
    fönster.rummet.lämna()
    fönster.sammanträdesläge()
    läge = rum(fönster)
    assert läge.panel is not None
    assert läge.vy.nu is not None
    assert läge.vy.nu.uppgifter.rubrik == "Budget 2027"
    assert läge.panel.fält["text"].råtext() == "Halvskrivet tillägg"
    assert "inte hann sparas" in läge.panel.hjälp.text()
    läge.panel.spara()
    (y,) = paragrafen(db, möte, 1).yrkanden
    assert (y.slag, y.text) == (Yrkandeslag.TILLÄGG, "Halvskrivet tillägg")
    assert utkast.lista_utkast(db) == []


def test_ett_utkast_erbjuds_vid_start_och_öppnar_rummet(
    t: Tangentbord, fönster: Huvudfönster, db: Databas, möte: int, qtbot: Any
) -> None:
    in_i_rummet(t, fönster, qtbot)
    t(ESC)
    data = {"panel": "anteckning", "paragraf": protokoll.lista_paragrafer(db, möte)[2].id, "fält": {"text": "Ring Alm"}}
    utkast.spara_utkast(db, f"rummet:{möte}", None, data)
    fönster.erbjud_utkast()
    notis = fönster.notiser.notiser()[-1]
    assert "sammanträdesläget" in notis.text
    next(k for k in notis.findChildren(QAbstractButton) if k.text() == "Återställ texten").click()
    panel = rum(fönster).panel
    assert panel is not None
    assert panel.fält["text"].råtext() == "Ring Alm"


def test_esc_slänger_utkastet(t: Tangentbord, fönster: Huvudfönster, db: Databas, möte: int, qtbot: Any) -> None:
    in_i_rummet(t, fönster, qtbot)
    t("I", "fel rad")
    qtbot.waitUntil(lambda: bool(utkast.lista_utkast(db)), timeout=2000)
    t(ESC)
    assert utkast.lista_utkast(db) == []
    assert rumsvy.hämta_rum(db, möte).anteckning == ""


def test_ett_justerat_protokoll_visas_men_ändras_inte(
    t: Tangentbord, fönster: Huvudfönster, db: Databas, möte: int, qtbot: Any
) -> None:
    läge = in_i_rummet(t, fönster, qtbot)
    with db.skrivning() as enhet:
        enhet.hämta(Sammanträde, möte).status = Sammanträdesstatus.JUSTERAT
    läge.läs_om()
    t("Y")
    assert läge.panel is None
    assert "justerat" in läge.svar.text()
    t(ENTER)
    assert läge.vy.nu is not None
    assert läge.vy.nu.uppgifter.rubrik == "Budget 2027"


def test_utan_sammanträde_i_dag_sägs_vad_man_gör(tomt_fönster: Huvudfönster, qtbot: Any) -> None:
    qtbot.keyClick(tomt_fönster, F5)
    assert tomt_fönster.rummet.läge is None
    assert "Inget sammanträde i dag" in tomt_fönster.notiser.notiser()[-1].text


_STYRBARA = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QListView)
_PANELTANGENTER = "NYVJRSPDBTWLIGXKME"


@pytest.mark.parametrize("storlek", [(1280, 720), (640, 360)])
def test_formulären_har_namn_och_får_plats(
    t: Tangentbord, fönster: Huvudfönster, möte: int, qtbot: Any, storlek: tuple[int, int]
) -> None:
    fönster.resize(*storlek)
    läge = in_i_rummet(t, fönster, qtbot)
    assert (fönster.width(), fönster.height()) == storlek
    t("Y", "alm", ENTER, "A", ENTER)  # so that K has something to ask
    for tangent in _PANELTANGENTER:
        t(tangent)
        assert läge.panel is not None, tangent
        assert fönster.width() == storlek[0], tangent
        assert läge.rect().contains(läge.panelyta.geometry()), tangent
        fokus = QApplication.focusWidget()
        assert fokus is not None
        assert läge.panel.isAncestorOf(fokus), tangent
        synligt = fokus.mapTo(läge.panelyta, fokus.rect().center())
        assert läge.panelyta.rect().contains(synligt), tangent
        for widget in läge.panel.findChildren(QWidget):
            if isinstance(widget, _STYRBARA) and widget.isVisible() and not isinstance(widget.parent(), QComboBox):
                gränssnitt = QAccessible.queryAccessibleInterface(widget)
                assert gränssnitt.text(QAccessible.Text.Name).strip(), (tangent, widget)
        t(ESC)


_SKRIVARE = """
import sys
from pathlib import Path
from PySide6.QtCore import QEvent, QTimer, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from nämndapp.services import oppna
from nämndapp.ui.app import skapa_app
from nämndapp.ui.fonster import Huvudfönster
from nämndapp.ui.tema import Tema

app = skapa_app([])
app.setApplicationName("Namndapp-prov")
fönster = Huvudfönster(oppna.öppna_databas(Path(sys.argv[1])), Tema(app, läge="ljust"))
fönster.show()
fönster.activateWindow()
fönster.rummet.gå_in(int(sys.argv[2]))
app.processEvents()

def tryck(tangent, text=""):
    for slag in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        händelse = QKeyEvent(slag, tangent, Qt.KeyboardModifier.NoModifier, text)
        QApplication.sendEvent(QApplication.focusWidget(), händelse)
    app.processEvents()

tryck(Qt.Key.Key_Return)  # opens
tryck(Qt.Key.Key_O, "o")
tryck(Qt.Key.Key_Return)  # § 2
tryck(Qt.Key.Key_I, "i")
for tecken in "Ring Åsa":
    tryck(0, tecken)
QTimer.singleShot(2000, lambda: print("skrivet", flush=True))
app.exec()
"""


def test_ingenting_går_förlorat_när_datorn_dör(db: Databas, möte: int, tmp_path: Path) -> None:
    db.stäng()
    miljö = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    with subprocess.Popen(
        [sys.executable, "-c", _SKRIVARE, str(db.sökväg), str(möte)],
        stdout=subprocess.PIPE, env=miljö, cwd=Path(__file__).parents[2], text=True,
    ) as program:  # fmt: skip
        assert program.stdout is not None
        assert program.stdout.readline() == "skrivet\n"
        program.kill()
    time.sleep(0.1)
    efter = oppna.öppna_databas(db.sökväg)
    try:
        rummet = rumsvy.hämta_rum(efter, möte)
        assert rummet.öppnat
        assert paragrafen(efter, möte, 0).omedelbart_justerad
        (rad,) = utkast.lista_utkast(efter)
        assert (rad.vad, rad.data["panel"], rad.data["fält"]["text"]) == (f"rummet:{möte}", "anteckning", "Ring Åsa")
        assert rad.data["paragraf"] == rummet.rader[1].id
    finally:
        efter.stäng()


def test_sidornas_genvägar_gör_ingenting_i_rummet(
    t: Tangentbord, fönster: Huvudfönster, db: Databas, möte: int, qtbot: Any
) -> None:
    läge = in_i_rummet(t, fönster, qtbot)
    möten = sammantraden.lista_sammanträden(db)
    for tangent in ("N", "1", "P", "R"):
        qtbot.keyClick(läge.kort, tangent, Qt.KeyboardModifier.ControlModifier)
        QApplication.processEvents()
    assert sammantraden.lista_sammanträden(db) == möten
    assert fönster.centralWidget() is läge
    assert fönster.sida is fönster.sida_med_namn("Sammanträden")
    qtbot.keyClick(läge.kort, "K", Qt.KeyboardModifier.ControlModifier)
    assert läge.panel is not None
    assert läge.panel.slag == "kommandon"
    qtbot.keyClick(läge.panel, ESC)
    qtbot.keyClick(läge.kort, "J")
    qtbot.keyClick(QApplication.focusWidget(), F5)
    assert fönster.rummet.läge is None
    assert fönster.menuBar().isVisible()


def test_det_som_skrivs_en_annan_dag_får_inget_påhittat_klockslag(
    t: Tangentbord, fönster: Huvudfönster, möte: int, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tid, "nu", lambda: datetime(2026, 12, 9, 8, 15))
    db, läge = fönster.db, in_i_rummet(t, fönster, qtbot)
    t("K", "R", "alm", ENTER, ENTER, ENTER, "I", "Ring Alm", ENTER, "A")
    assert läge.kort.läge.text() == "✓ Beslutat"
    assert paragrafen(db, möte, 0).yttranden[0].anmäld is None
    assert rumsvy.hämta_rum(db, möte).anteckning == "Förvaltningen informerar: Ring Alm"
    assert "inte i dag" in läge.svar.text()
    assert läge.vy.ajournerat_sedan is None
    t("N", "alm", ENTER, ENTER)
    assert läge.panel is not None
    assert läge.panel.fält["kl"].råtext() == ""


def test_i_en_skrivskyddad_fil_kan_man_bläddra_men_inte_ändra(
    db: Databas, möte: int, qtbot: Any, qapp: QApplication
) -> None:
    db.stäng()
    läsande = oppna.öppna_databas(db.sökväg, skrivskyddad=True)
    fönster = bygg_fönster(qapp, läsande, Tema(qapp, läge="ljust"))
    with qtbot.waitActive(fönster, timeout=20_000):
        fönster.show()
        fönster.activateWindow()
    try:
        fönster.rummet.gå_in(möte)
        t = Tangentbord(fönster)
        läge = rum(fönster)
        for tangent in "YKANWX":
            t(tangent)
            assert läge.panel is None
            assert "skrivskyddad" in läge.svar.text()
        t(ENTER)
        assert läge.kort.rubrik.text() == "Budget 2027"
    finally:
        fönster.close()
        fönster.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        läsande.stäng()


def test_temat_och_skrivskyddet_byts_också_i_rummet(
    t: Tangentbord, fönster: Huvudfönster, möte: int, qtbot: Any, qapp: QApplication
) -> None:
    läge = in_i_rummet(t, fönster, qtbot)
    ljust = läge.styleSheet()
    fönster.välj_utseende("mörkt")
    assert läge.styleSheet() != ljust
    fönster.välj_utseende("ljust")
    övertagaren = oppna.storage.öppna(fönster.db.sökväg, skapa=False, ta_över=True, ledig_efter=timedelta(seconds=-1))
    try:
        fönster.kontrollera_lås()
        t("Y")
        assert läge.panel is None
        assert "skrivskyddad" in läge.svar.text()
        assert fönster.notiser.parentWidget() is läge
        assert "tagit över" in fönster.notiser.notiser()[-1].text
    finally:
        övertagaren.stäng()


def test_det_som_ändras_efteråt_rör_inte_ett_rum_som_är_lämnat(
    t: Tangentbord, fönster: Huvudfönster, db: Databas, möte: int, qtbot: Any
) -> None:
    in_i_rummet(t, fönster, qtbot)
    t(ESC)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    rad = protokoll.lista_paragrafer(db, möte)[0]
    vy = protokoll.hämta_paragraf(db, rad.id)
    nya = replace(vy.uppgifter, rubrik="Nytt namn")
    fönster.kontext.utför(lambda: protokoll.spara_paragraf(db, rad.id, nya, vy.version))
    fönster.välj_utseende("mörkt")
    fönster.välj_utseende("ljust")
    assert paragrafen(db, möte, 0).rubrik == "Nytt namn"
