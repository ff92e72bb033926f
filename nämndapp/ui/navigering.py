"""The left edge of the window: which nämnd, and which page."""

from __future__ import annotations

from PySide6.QtCore import QSettings, QSize, Qt
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from nämndapp.services import register
from nämndapp.ui.ikoner import ikon
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.sidor import SIDOR

BREDD = 184
_VALD = "fönster/nämnd"


class Navigering(QWidget):
    """``nämndval`` follows and changes the context's nämnd; ``lista`` has the pages."""

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navpanel")
        self._kontext = kontext
        self.nämndval = QComboBox(self)
        self.nämndval.setAccessibleName("Nämnd")
        self.nämndval.currentTextChanged.connect(self.nämndval.setToolTip)  # long names do not fit
        self.nämndval.activated.connect(lambda _: kontext.välj_nämnd(self.nämndval.currentData()))
        self.lista = QListWidget(self)
        self.lista.setObjectName("navigering")
        self.lista.setAccessibleName("Områden")
        self.lista.setIconSize(QSize(20, 20))
        self.lista.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for post in SIDOR:
            self.lista.addItem(QListWidgetItem(ikon(post.ikonnamn), post.namn))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(8)
        hållare = QWidget(self)
        hållarlayout = QVBoxLayout(hållare)
        hållarlayout.setContentsMargins(10, 0, 10, 0)
        hållarlayout.addWidget(self.nämndval)
        layout.addWidget(hållare)
        layout.addWidget(self.lista, 1)
        self.setFixedWidth(BREDD)
        kontext.nämnd_bytt.connect(self._visa_vald)

    def läs_nämnder(self) -> None:
        """The active nämnder; the chosen one stays, else the one of last time, else the first."""
        nämnder = register.lista_nämnder(self._kontext.db, bara_aktiva=True)
        self.nämndval.clear()
        for nämnd in nämnder:
            self.nämndval.addItem(nämnd.namn, nämnd.id)
        self.nämndval.setVisible(bool(nämnder))
        idn = [n.id for n in nämnder]
        if self._kontext.nämnd_id not in idn:
            sparat = QSettings().value(_VALD)
            förra = int(str(sparat)) if sparat and int(str(sparat)) in idn else None
            self._kontext.välj_nämnd(förra or (idn[0] if idn else None))
        self._visa_vald()

    def spara_vald(self) -> None:
        """For the next start."""
        QSettings().setValue(_VALD, self._kontext.nämnd_id)

    def _visa_vald(self) -> None:
        """A page has chosen another nämnd (Översikt shows all of them)."""
        plats = self.nämndval.findData(self._kontext.nämnd_id)
        if plats >= 0:
            self.nämndval.setCurrentIndex(plats)

    def måla_om(self) -> None:
        """The icons in the colours of the theme."""
        for rad, post in enumerate(SIDOR):
            self.lista.item(rad).setIcon(ikon(post.ikonnamn))
