"""Column widths that somebody has chosen, remembered per table and heading (beside the window's own geometry).

Widths that the program sets by itself, to fill or to give way, are not remembered.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSettings, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHeaderView, QTableView

STEG = 16  # pixels a key press
_MINST, _MEST = 36, 1200
_TANGENTER = (("Bredare kolumn", "Alt+Shift+Right", STEG), ("Smalare kolumn", "Alt+Shift+Left", -STEG))


class Breddminne(QObject):
    """Watches a table's heading: dragging, a double click, and Alt+Shift+arrows on the current column."""

    def __init__(self, vy: QTableView, rubriker: Callable[[], Sequence[str]]) -> None:
        super().__init__(vy)
        self._vy = vy
        self._rubriker = rubriker
        self._före: list[int] = []
        self._nyckel = f"bredder/{vy.accessibleName()}"
        self._huvud.viewport().installEventFilter(self)
        for text, tangent, steg in _TANGENTER:
            åtgärd = QAction(text, vy)
            åtgärd.setShortcut(tangent)
            åtgärd.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            åtgärd.triggered.connect(lambda _på, s=steg: self._ändra(s))
            vy.addAction(åtgärd)
        self.återställ()

    @property
    def _huvud(self) -> QHeaderView:
        return self._vy.horizontalHeader()

    def _sparade(self) -> dict[str, int]:
        try:
            sparat = json.loads(str(QSettings().value(self._nyckel) or "{}"))
        except ValueError:
            return {}
        return {str(k): int(v) for k, v in sparat.items() if isinstance(v, int)} if isinstance(sparat, dict) else {}

    def bredd(self, rubrik: str, förval: int) -> int:
        """The width to give a column."""
        return min(max(self._sparade().get(rubrik, förval), _MINST), _MEST)

    def återställ(self) -> None:
        """Gives the columns their remembered widths; called again when the table has got other columns."""
        sparade = self._sparade()
        for nr, rubrik in enumerate(self._rubriker()):
            if rubrik in sparade and self._rörlig(nr):
                self._vy.setColumnWidth(nr, self.bredd(rubrik, 0))

    def _rörlig(self, nr: int) -> bool:
        return self._huvud.sectionResizeMode(nr) is QHeaderView.ResizeMode.Interactive

    def _bredder(self) -> list[int]:
        return [self._vy.columnWidth(nr) for nr in range(self._huvud.count())]

    def _minns(self) -> None:
        """Stores what differs from the widths before."""
        nya = self._bredder()
        rubriker = self._rubriker()
        ändrade = {
            rubriker[nr]: ny
            for nr, (ny, gammal) in enumerate(zip(nya, self._före, strict=False))
            if ny != gammal and ny and nr < len(rubriker) and self._rörlig(nr)
        }
        if ändrade:
            QSettings().setValue(self._nyckel, json.dumps(self._sparade() | ändrade, ensure_ascii=False))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A drag, or the double click that fits a column to its text, ends with the button's release."""
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            self._före = self._bredder()
        elif event.type() == QEvent.Type.MouseButtonRelease:
            self._minns()
        return super().eventFilter(watched, event)

    def _ändra(self, steg: int) -> None:
        nr = self._vy.currentIndex().column()
        if nr >= 0 and self._rörlig(nr):
            self._före = self._bredder()
            self._vy.setColumnWidth(nr, min(max(self._vy.columnWidth(nr) + steg, _MINST), _MEST))
            self._minns()
