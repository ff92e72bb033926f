"""The tab Ärenden på väg: by meeting, parked and without a plan; dragged to a meeting, or moved with the keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from nämndapp.bas.svenska import veckodag
from nämndapp.models import Ärendestatus
from nämndapp.services import arendeplan
from nämndapp.services.arendeplan import Kommande, Vägrad
from nämndapp.ui.ikoner import ikon
from nämndapp.ui.kit.falt import Datumfält
from nämndapp.ui.kit.radmodell import Index
from nämndapp.ui.kit.tabell import Filtrerad, Kolumn, Radmodell, Tabellvy
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.planering.motesmal import ALLA, BARA_VISAS, MIMETYP, PARKERADE, UTAN_PLAN, VARIT_UPPE, Mål, Mötesmål

BEVAKA_OM = timedelta(days=90)


def plats(rad: Vägrad) -> str:
    """Where the ärende stands on its way, in words; sorts by day, then parked, then without a plan."""
    if rad.mötesdag is not None:
        slut = " på listan" if rad.på_lista else " har varit" if rad.mötesdag < date.today() else ""
        return f"{rad.mötesdag}{slut}"
    if rad.parkerat:
        return "parkerat"
    if rad.varit_uppe:
        return f"{rad.uppe} på listan"
    return f"utan plan, uppe {rad.uppe}" if rad.uppe else "utan plan"


def _märke(rad: Vägrad) -> tuple[str, str] | None:
    if rad.försenat:
        return ("varning", "varning")
    return ("sammantraden", "text_svag") if rad.på_lista or rad.varit_uppe else None


def _status(rad: Vägrad) -> str:
    return "på lista" if rad.status is Ärendestatus.PÅ_LISTA else rad.status.value


def _kolumner() -> list[Kolumn[Vägrad]]:
    return [
        Kolumn(
            "Sammanträde",
            lambda r: f"0 {r.mötesdag}" if r.mötesdag else "1" if r.parkerat else "2" if r.varit_uppe else "3",
            plats,
            bredd=206,
            ikon=_märke,
        ),
        Kolumn("Diarienummer", lambda r: r.diarienummer, bredd=120),
        Kolumn("Ärende", lambda r: r.rubrik, sträck=True),
        Kolumn("Status", lambda r: r.status.value, _status, bredd=110),
        Kolumn("Handläggare", lambda r: r.handläggare, bredd=140),
        Kolumn("Bevakas", lambda r: r.bevakas, bredd=110),
    ]


class _Vägmodell(Radmodell[Vägrad]):
    """Rows that can be dragged, all but those that stand on a list."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        flaggor = super().flags(index)
        på_lista = index.isValid() and self.rader[index.row()].på_lista
        return flaggor if på_lista else flaggor | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [MIMETYP]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        data = QMimeData()
        idn = sorted({self.rader[i.row()].id for i in indexes})
        data.setData(MIMETYP, ",".join(map(str, idn)).encode())
        return data


class Vägflik(QWidget):
    """The meetings at the left, the ärenden of the chosen one at the right."""

    ärende_öppnat = Signal(int)
    möte_öppnat = Signal(int)

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kontext = kontext
        self._rader: list[Vägrad] = []
        self._möten: list[Kommande] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        self.modell = _Vägmodell(_kolumner(), lambda r: r.id, self)
        self.tabell = Tabellvy(
            self.modell,
            "Ärenden på väg",
            "Inga ärenden är på väg här. Ärenden som inte är avslutade kommer hit av sig själva.",
            self,
            (0, Qt.SortOrder.AscendingOrder),
            viker=(5, 4, 1, 3),
        )
        self.tabell.flera_valda.connect(lambda _: self._knappar())
        self.tabell.öppnad.connect(self._öppna)
        self.tabell.setDragEnabled(True)
        self.tabell.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.tabell.setToolTip("Dra ärenden till ett sammanträde i listan, eller tryck Flytta till")
        layout.addLayout(self._bygg_knappar())
        delare = QSplitter(Qt.Orientation.Horizontal, self)
        delare.addWidget(self._bygg_mål())
        delare.addWidget(Filtrerad(self.tabell, "Filtrera ärenden på väg", self, ("ärende", "ärenden")))
        delare.setStretchFactor(1, 1)
        delare.setSizes([190, 600])
        delare.setChildrenCollapsible(False)
        layout.addWidget(delare, 1)
        self._bygg_tangenter()

    def _bygg_mål(self) -> QWidget:
        hållare = QWidget(self)
        spalt = QVBoxLayout(hållare)
        spalt.setContentsMargins(0, 0, 8, 0)
        etikett = QLabel("&Sammanträden", hållare)
        etikett.setProperty("roll", "etikett")
        etikett.setMinimumHeight(32)
        self.mål = Mötesmål("Sammanträden att visa och släppa ärenden på", hållare)
        etikett.setBuddy(self.mål)
        self.mål.setMinimumWidth(150)
        self.mål.valt.connect(lambda _: self._filtrera())
        self.mål.släppt.connect(self.flytta_till)
        spalt.addWidget(etikett)
        spalt.addWidget(self.mål, 1)
        return hållare

    def _bygg_knappar(self) -> QHBoxLayout:
        rad = QHBoxLayout()
        self.meny = QMenu(self)
        self.meny.aboutToShow.connect(self._fyll_menyn)
        self.flytta_knapp = QPushButton("F&lytta till", self)
        self.flytta_knapp.setMenu(self.meny)
        self.flytta_knapp.setToolTip("Flytta de valda ärendena (Alt+Höger: nästa sammanträde, Alt+Vänster: förra)")
        self.bevakas = Datumfält("bevakas", "Bevakas &den")
        self.bevakas.setMaximumWidth(120)
        self.bevakas.sätt(date.today() + BEVAKA_OM)
        self.parkera_knapp = QPushButton(ikon("ner"), "Par&kera", self)
        self.parkera_knapp.setToolTip("Lägg de valda ärendena åt sidan och titta på dem igen den dagen")
        self.parkera_knapp.clicked.connect(self.parkera)
        self.valda_text = QLabel("", self)
        self.valda_text.setProperty("roll", "svag")
        rad.addWidget(self.flytta_knapp, 0, Qt.AlignmentFlag.AlignBottom)
        rad.addWidget(self.valda_text, 1, Qt.AlignmentFlag.AlignBottom)
        for widget in (self.bevakas, self.parkera_knapp):
            rad.addWidget(widget, 0, Qt.AlignmentFlag.AlignBottom)
        return rad

    def _bygg_tangenter(self) -> None:
        self.tabell.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tabell.customContextMenuRequested.connect(self._visa_menyn)
        for text, tangent, steg in (
            ("Till nästa sammanträde", "Alt+Right", 1),
            ("Till föregående sammanträde", "Alt+Left", -1),
        ):
            åtgärd = QAction(text, self.tabell)
            åtgärd.setShortcut(QKeySequence(tangent))
            åtgärd.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            åtgärd.triggered.connect(partial(self._stega, steg))
            self.tabell.addAction(åtgärd)

    def uppdatera(self) -> None:
        """Reads the nämnd's ärenden and coming meetings again."""
        nämnd, db = self.kontext.nämnd_id, self.kontext.db
        self._rader = (self.kontext.försök(lambda: arendeplan.lista_på_väg(db, nämnd)) or []) if nämnd else []
        self._möten = (self.kontext.försök(lambda: arendeplan.kommande(db, nämnd)) or []) if nämnd else []
        val: list[tuple[str, int | str]] = [(ALLA, ALLA)]
        val += [(_mötet(m), m.id) for m in self._möten]
        val += [(ord_, ord_) for ord_ in (PARKERADE, UTAN_PLAN)]
        if any(r.varit_uppe for r in self._rader):
            val.append((VARIT_UPPE, VARIT_UPPE))
        self.mål.visa([Mål(text, värde, sum(_hör_till(r, värde) for r in self._rader)) for text, värde in val])
        self._filtrera()

    def _filtrera(self) -> None:
        val = self.mål.värde()
        self.tabell.uppdatera([r for r in self._rader if _hör_till(r, val)])
        self._knappar()

    def _knappar(self) -> None:
        rader = self.tabell.valda_rader()
        går = any(not r.på_lista for r in rader) and self.kontext.db.skrivbar
        self.flytta_knapp.setEnabled(går)
        self.parkera_knapp.setEnabled(går)
        self.valda_text.setText(f"{len(rader)} valda" if len(rader) > 1 else "")

    def _öppna(self, rad: Vägrad) -> None:
        """To the meeting whose list it stands on, else to the ärende."""
        if rad.på_lista and rad.möte_id is not None:
            self.möte_öppnat.emit(rad.möte_id)
        else:
            self.ärende_öppnat.emit(rad.id)

    # -- moving -------------------------------------------------------------------------------
    def _fyll_menyn(self) -> None:
        self.meny.clear()
        for m in self._möten:
            self.meny.addAction(_mötet(m), partial(self.flytta_till, m.id))
        if not self._möten:
            tom = self.meny.addAction("Inga kommande sammanträden: lägg in dem under Årsplan")
            tom.setEnabled(False)
        self.meny.addSeparator()
        self.meny.addAction("&Parkera", self.parkera)
        self.meny.addAction("&Utan plan", partial(self.flytta_till, UTAN_PLAN))

    def _visa_menyn(self, punkt: object) -> None:
        if self.flytta_knapp.isEnabled():
            self.meny.exec(self.tabell.viewport().mapToGlobal(punkt))  # type: ignore[call-overload]  # a QPoint

    def _valda(self) -> list[int]:
        """The chosen ones that can be moved; those on a list are moved there, which is said."""
        rader = self.tabell.valda_rader() if self.kontext.db.skrivbar else []
        listade = [r for r in rader if r.på_lista]
        if listade:
            vilka = f"”{listade[0].rubrik}” står" if len(listade) == 1 else f"{len(listade)} ärenden står"
            self.kontext.notiser.visa(
                "tips", f"{vilka} på en föredragningslista och flyttas inte härifrån. Ta bort punkten där först."
            )
        return [r.id for r in rader if not r.på_lista]

    def flytta_till(self, mål: int | str) -> None:
        """Moves the chosen ärenden to a meeting, to the parked ones, or to no plan; one undo."""
        if mål == PARKERADE:
            self.parkera()
        elif mål not in BARA_VISAS:
            self.planera(mål if isinstance(mål, int) else None)

    def planera(self, möte_id: int | None) -> None:
        """Plans the chosen ärenden for a meeting."""
        valda = self._valda()
        if valda:
            self.kontext.utför(lambda: arendeplan.planera(self.kontext.db, valda, möte_id))

    def _stega(self, steg: int, _på: bool = False) -> None:
        """The chosen ärenden to the next meeting (from no plan: the first), or the former (from the first: no plan)."""
        rader = [r for r in self.tabell.valda_rader() if not r.på_lista] or self.tabell.valda_rader()
        if not rader or not self._möten or not self.kontext.db.skrivbar:
            return
        idn = [m.id for m in self._möten]
        nu = idn.index(rader[0].möte_id) if rader[0].möte_id in idn else -1
        ny = nu + steg
        if -2 < ny < len(idn) and ny != nu:
            self.planera(idn[ny] if ny >= 0 else None)

    def parkera(self) -> None:
        """Parks the chosen ärenden until the day in the field."""
        try:
            dag = self.bevakas.tolka(self.bevakas.råtext())
        except ValueError as fel:
            self.kontext.notiser.visa("varning", str(fel))
            self.bevakas.inmatning.setFocus()
            return
        valda = self._valda()
        if valda:
            self.kontext.utför(lambda: arendeplan.parkera(self.kontext.db, valda, dag))

    def välj(self, id_: int) -> bool:
        """Shows an ärende."""
        self.mål.välj(ALLA)
        self.tabell.setFocus()
        return self.tabell.välj(id_)


def _mötet(m: Kommande) -> str:
    """ "2026-12-15 tis"."""
    return f"{m.datum} {veckodag(m.datum)[:3]}"


def _hör_till(rad: Vägrad, val: object) -> bool:
    if val == ALLA:
        return True
    if val in (UTAN_PLAN, VARIT_UPPE):
        return rad.utan_plan if val == UTAN_PLAN else rad.varit_uppe
    return rad.parkerat if val == PARKERADE else rad.möte_id == val
