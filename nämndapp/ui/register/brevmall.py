"""The mail draft's subject and text with fields to insert, and how it comes out while one writes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from nämndapp.services import brevmall
from nämndapp.services.brevmall import FÄLT, TEXT, ÄMNE
from nämndapp.ui.kit.falt import Flerradsfält, Fält, Textfält
from nämndapp.ui.kontext import Kontext


class Brevmall(QWidget):
    """``bind`` is the editor's; the fields are saved by it as all others."""

    def __init__(self, kontext: Kontext, bind: Callable[[Fält], Fält], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kontext = kontext
        self._nämnd_id: int | None = None
        self.ämne = Textfält(ÄMNE, "Brevets &ämne")
        self.text = Flerradsfält(TEXT, "Brevets text (t&öm fältet för att få tillbaka programmets)", 6)
        self._senast: QLineEdit | QPlainTextEdit = self.text.inmatning  # type: ignore[assignment]  # a field of lines
        self.fältknapp = QPushButton("Väl&j fält …", self)
        self.fältknapp.setToolTip("Ctrl+Mellanslag i ämnet eller texten")
        self.fältknapp.clicked.connect(lambda _: self._visa_meny())
        self.meny = QMenu("Fält", self)
        for namn, vad in FÄLT.items():
            val = self.meny.addAction(f"{{{namn}}}   {vad}")
            val.triggered.connect(partial(self.infoga, namn))
        self.prov = QLabel("", self)
        self.prov.setAccessibleName("Så blir brevet")
        self.prov.setWordWrap(True)
        self.prov.setTextFormat(Qt.TextFormat.PlainText)
        self.prov.setMargin(12)
        self.prov.setProperty("roll", "kort")
        provrubrik = QLabel("Så blir brevet till nästa sammanträde:", self)
        provrubrik.setProperty("roll", "svag")
        rad = QHBoxLayout()
        rad.addWidget(self.fältknapp)
        rad.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(bind(self.ämne))
        layout.addWidget(bind(self.text))
        layout.addLayout(rad)
        layout.addWidget(provrubrik)
        layout.addWidget(self.prov)
        for fält in (self.ämne, self.text):
            meny = QAction("Välj fält", fält.inmatning)
            meny.setShortcut(QKeySequence("Ctrl+Space"))
            meny.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            meny.triggered.connect(lambda _=False, f=fält: self._visa_meny(f.inmatning))
            fält.inmatning.addAction(meny)
            fält.lämnat.connect(lambda *_, f=fält: self._lämnat(f))
            fält.inmatning.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Remembers which of the two was written in last."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QLineEdit | QPlainTextEdit):
            self._senast = watched
        return super().eventFilter(watched, event)

    @staticmethod
    def _lämnat(fält: Fält) -> None:
        if not fält.råtext().strip():
            fält.sätt(brevmall.STANDARD[fält.namn])

    def _visa_meny(self, ruta: QWidget | None = None) -> None:
        under = ruta or self.fältknapp
        self.meny.popup(under.mapToGlobal(under.rect().bottomLeft()))

    def infoga(self, namn: str, _på: bool = False) -> None:
        """Writes the field where the cursor stands, in the field that was last written in."""
        if self._senast.isReadOnly():
            return
        if isinstance(self._senast, QLineEdit):
            self._senast.insert(f"{{{namn}}}")
            self._senast.textEdited.emit(self._senast.text())
        else:
            self._senast.insertPlainText(f"{{{namn}}}")
        self._senast.setFocus()

    def visa(self, nämnd_id: int | None) -> None:
        """How the texts come out now, and what is wrong with their fields."""
        self._nämnd_id = nämnd_id
        self.fältknapp.setEnabled(nämnd_id is not None and self._kontext.db.skrivbar)
        if nämnd_id is None:
            self.prov.setText("")
            return
        ämne, text = (f.råtext() or brevmall.STANDARD[f.namn] for f in (self.ämne, self.text))
        for fält, mall in ((self.ämne, ämne), (self.text, text)):
            fält.visa_fel(brevmall.påminnelse(mall))
        brev = self._kontext.försök(lambda: brevmall.prov(self._kontext.db, nämnd_id, ämne, text))
        self.prov.setText(f"{brev.ämne}\n\n{brev.text.strip()}" if brev else "")
