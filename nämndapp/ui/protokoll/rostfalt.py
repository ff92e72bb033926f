"""An open vote as a grid: a line per person, J, N, A or D gives the vote and goes on to the next; sums are live."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from nämndapp.models import Röstval
from nämndapp.services.protokollsbild import Val
from nämndapp.services.protokolluppgifter import RöstUppgifter
from nämndapp.ui.kit.falt import Fält

_TANGENT = {
    Qt.Key.Key_J: Röstval.JA,
    Qt.Key.Key_N: Röstval.NEJ,
    Qt.Key.Key_A: Röstval.AVSTÅR,
    Qt.Key.Key_D: Röstval.DELTAR_INTE,
}
_KOLUMN = {Röstval.JA: 1, Röstval.NEJ: 2, Röstval.AVSTÅR: 3, Röstval.DELTAR_INTE: 4}
_RUBRIKER = ("Namn", "Ja", "Nej", "Avstår", "Deltar ej")


def summa(röster: Sequence[RöstUppgifter], antal: int) -> str:
    """ "5 ja, 3 nej, 1 avstår; 2 har inte röstat"."""
    räknat = Counter(r.val for r in röster)
    delar = [f"{räknat[v]} {v.value}" for v in (Röstval.JA, Röstval.NEJ, Röstval.AVSTÅR)]
    if räknat[Röstval.DELTAR_INTE]:
        delar.append(f"{räknat[Röstval.DELTAR_INTE]} deltar inte")
    kvar = antal - len(röster)
    text = ", ".join(delar)
    if kvar > 0:
        return f"{text}; ⚠ {kvar} har inte röstat"
    return f"{text}; ⚠ {-kvar} fler än som tjänstgör" if kvar < 0 else f"{text}; alla {antal} har röstat"


class _Tabell(QTableWidget):
    def __init__(self) -> None:
        super().__init__(0, len(_RUBRIKER))
        self.setHorizontalHeaderLabels(list(_RUBRIKER))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(28)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        huvud = self.horizontalHeader()
        huvud.setMinimumSectionSize(40)
        for kolumn, bredd in ((1, 54), (2, 58), (3, 74), (4, 92)):
            huvud.setSectionResizeMode(kolumn, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(kolumn, bredd)
        huvud.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setToolTip("J ja, N nej, A avstår, D deltar inte, Delete tar bort rösten")
        huvud.setHighlightSections(False)


class Röstfält(Fält):
    """The votes of a proposition. The vote counts when the grid is left."""

    def __init__(self, namn: str, etikett: str = "Röster", parent: QWidget | None = None) -> None:
        self.tabell = _Tabell()
        super().__init__(namn, etikett, self.tabell, parent)
        self._sparat: tuple[RöstUppgifter, ...] = ()
        self._nu: dict[int, RöstUppgifter] = {}
        self._tjänstgörande: tuple[Val, ...] = ()
        self._alla: dict[int, str] = {}
        self._skyddad = False
        self.tabell.installEventFilter(self)
        self.tabell.cellClicked.connect(self._klickad)

    # -- Fält ---------------------------------------------------------------------------------
    def sätt(self, värde: Any) -> None:
        self._sparat = tuple(värde or ())
        self._nu = {r.närvarande_id: r for r in self._sparat}
        self._rita()

    def sätt_val(self, alla: Sequence[Val], tjänstgörande: Sequence[Val]) -> None:
        """Who serves under the §, and everybody's names (a vote of who no longer serves is shown too)."""
        alla_namn = {v.id: v.namn for v in alla}
        if (tuple(tjänstgörande), alla_namn) != (self._tjänstgörande, self._alla):
            self._tjänstgörande, self._alla = tuple(tjänstgörande), alla_namn
            self._rita()

    def råtext(self) -> str:
        return ";".join(f"{r.närvarande_id}:{r.val.value}" for r in self._röster())

    def sätt_råtext(self, text: str) -> None:
        delar = [d.partition(":") for d in text.split(";") if d]
        gamla = {r.närvarande_id: r for r in self._sparat}
        self._nu = {}
        for vem, _, val in delar:
            rad = gamla.get(int(vem), RöstUppgifter(int(vem)))
            self._nu[int(vem)] = RöstUppgifter(int(vem), Röstval(val), rad.id)
        self._rita()
        self.skrivs.emit(self.namn, text)

    def tolka(self, text: str) -> tuple[RöstUppgifter, ...]:
        del text
        return self._röster()

    def ta_nu(self) -> None:
        if self._röster() != self._sparat:
            self._sparat = self._röster()
            self.lämnat.emit(self.namn, self._sparat)

    def skrivskydda(self, skyddad: bool) -> None:
        self._skyddad = skyddad

    # -- the grid -----------------------------------------------------------------------------
    def _röster(self) -> tuple[RöstUppgifter, ...]:
        ordning = [v.id for v in self._väljare()]
        return tuple(self._nu[i] for i in ordning if i in self._nu)

    def _väljare(self) -> tuple[Val, ...]:
        kända = {v.id for v in self._tjänstgörande}
        andra = [Val(i, self._alla.get(i, "?")) for i in self._nu if i not in kända]
        return (*self._tjänstgörande, *andra)

    def _rita(self) -> None:
        väljare = self._väljare()
        rad = self.tabell.currentRow()
        self.tabell.setRowCount(len(väljare))
        for nr, v in enumerate(väljare):
            röst = self._nu.get(v.id)
            for kolumn in range(len(_RUBRIKER)):
                text = v.namn if kolumn == 0 else ""
                if röst is not None and _KOLUMN[röst.val] == kolumn:
                    text = f"✓ {'ej' if röst.val is Röstval.DELTAR_INTE else röst.val.value}"
                post = QTableWidgetItem(text)
                if kolumn == 0:
                    hur = röst.val.value if röst else "har inte röstat"
                    post.setData(Qt.ItemDataRole.AccessibleTextRole, f"{v.namn}: {hur}")
                self.tabell.setItem(nr, kolumn, post)
        höjd = self.tabell.horizontalHeader().sizeHint().height() + 28 * max(len(väljare), 1) + 4
        self.tabell.setFixedHeight(min(höjd, 460))
        self.etikett.setText(f"Röster: {summa(self._röster(), len(self._tjänstgörande))}")
        if 0 <= rad < len(väljare):
            self.tabell.setCurrentCell(rad, 0)

    def rösta(self, rad: int, val: Röstval | None) -> None:
        """That person's vote; None takes it away."""
        väljare = self._väljare()
        if self._skyddad or not 0 <= rad < len(väljare):
            return
        vem = väljare[rad].id
        if val is None:
            self._nu.pop(vem, None)
        else:
            gammal = self._nu.get(vem)
            self._nu[vem] = RöstUppgifter(vem, val, gammal.id if gammal else None)
        self._rita()
        self.tabell.setCurrentCell(min(rad + 1, len(väljare) - 1) if val is not None else rad, 0)
        self.skrivs.emit(self.namn, self.råtext())

    def _klickad(self, rad: int, kolumn: int) -> None:
        val = next((v for v, k in _KOLUMN.items() if k == kolumn), None)
        if val is not None:
            self.rösta(rad, val)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            tangent = Qt.Key(event.key())
            if tangent in _TANGENT and not event.modifiers():
                self.rösta(max(self.tabell.currentRow(), 0), _TANGENT[tangent])
                return True
            if tangent in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
                self.rösta(self.tabell.currentRow(), None)
                return True
        if isinstance(event, QFocusEvent) and watched is self.tabell:
            if event.gotFocus() and self.tabell.currentRow() < 0:
                self.tabell.setCurrentCell(0, 0)
            if event.lostFocus() and event.reason() != Qt.FocusReason.PopupFocusReason:
                self.ta_nu()
        return super().eventFilter(watched, event)
