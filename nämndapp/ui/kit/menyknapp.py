"""A button that opens a menu of what is done now and then."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget


class Menyknapp(QToolButton):
    """``text`` with its Alt letter; ``beskrivning`` is read out. ``val`` has the menu's actions by name."""

    def __init__(
        self,
        text: str,
        beskrivning: str,
        poster: Iterable[tuple[str, str, Callable[[], object]]] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(beskrivning)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.meny = QMenu(self)
        self.setMenu(self.meny)
        self.val: dict[str, QAction] = {namn: self.meny.addAction(ord_, gör) for namn, ord_, gör in poster}
