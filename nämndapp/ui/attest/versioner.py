"""The versions of a nämnd's attestlista at the left: year and number, läge, from and until when."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from nämndapp.services.attestuppgifter import Attestlistrad
from nämndapp.ui.ikoner import ikon


class Versionslista(QListWidget):
    """The latest first; Del asks for a proposal to be removed."""

    ta_bort = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Attestlistans versioner")
        self.setMinimumWidth(146)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSpacing(1)
        bort = QAction("Ta bort förslaget", self)
        bort.setShortcut(QKeySequence.StandardKey.Delete)
        bort.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        bort.triggered.connect(lambda _på: self.ta_bort.emit())
        self.addAction(bort)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def fyll(self, rader: Sequence[Attestlistrad], valt: int | None) -> None:
        """Shows these quietly, with the list ``valt`` chosen, or the latest."""
        self.blockSignals(True)
        self.clear()
        for r in rader:
            self.addItem(_post(r))
        nr = next((nr for nr, r in enumerate(rader) if r.id == valt), 0)
        self.setCurrentRow(nr if rader else -1)
        self.blockSignals(False)


def _post(r: Attestlistrad) -> QListWidgetItem:
    från = f"från {r.gäller_från.isoformat()}" if r.gäller_från else "utan startdag"
    till = f"\ntill {r.gäller_till.isoformat()}" if r.gäller_till else ""
    läge = r.status.value.capitalize() + (f" § {r.beslutad_paragraf}" if r.beslutad_paragraf else "")
    bild = ikon("las" if r.beslutad_datum else "ny")
    post = QListWidgetItem(bild, f"{r.år} version {r.nummer}\n{läge}\n{från}{till}")
    ord_ = [r.namn, f"gäller {från}", till.strip(), f"{r.antal_rader} rader"]
    post.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(o for o in ord_ if o))
    post.setToolTip(", ".join(o for o in (r.rubrik, *ord_) if o))
    return post
