"""What the data under a § say, shown as it will stand in the protocol, and how it is made one's own words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from nämndapp.services.protokollsbild import HärlettAvsnitt
from nämndapp.ui.protokoll.riktext import till_html


class _Text(QFrame):
    """One derived section with its two buttons."""

    skriv_om = Signal(object)
    återställ = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("roll", "kort")
        self.avsnitt: HärlettAvsnitt | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 6, 10, 8)
        layout.setSpacing(4)
        huvud = QHBoxLayout()
        self._rubrik = QLabel("", self)
        self._rubrik.setProperty("roll", "etikett")
        self._rubrik.setWordWrap(True)
        huvud.addWidget(self._rubrik, 1)
        self.om = QPushButton("Skriv om texten", self)
        self.om.setProperty("roll", "länk")
        self.om.setToolTip("Gör texten till ett eget avsnitt, som du sedan ändrar fritt")
        self.om.clicked.connect(lambda _: self.skriv_om.emit(self.avsnitt))
        self.åter = QPushButton("Återställ till förslaget", self)
        self.åter.setProperty("roll", "länk")
        self.åter.setToolTip("Tar bort det egna avsnittet; texten följer uppgifterna igen")
        self.åter.clicked.connect(lambda _: self.återställ.emit(self.avsnitt))
        huvud.addWidget(self.om)
        huvud.addWidget(self.åter)
        layout.addLayout(huvud)
        self._text = QLabel("", self)
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout.addWidget(self._text)

    def visa(self, avsnitt: HärlettAvsnitt, skrivs: bool) -> None:
        """Shows a section."""
        if avsnitt != self.avsnitt:
            self.avsnitt = avsnitt
            hur = "egen text i avsnittet gäller, förslaget är" if avsnitt.egen else "så skrivs det i protokollet"
            self._rubrik.setText(f"{avsnitt.rubrik} ({hur})")
            self._text.setText(till_html(avsnitt.text))
            self._text.setAccessibleName(avsnitt.rubrik)
        self.om.setVisible(skrivs and not avsnitt.egen)
        self.åter.setVisible(skrivs and avsnitt.egen)
        for knapp in (self.om, self.åter):
            knapp.setEnabled(skrivs)
            knapp.setAccessibleName(f"{knapp.text()}: {avsnitt.rubrik}")


class Härledda(QWidget):
    """The derived sections of a panel."""

    skriv_om = Signal(object)
    återställ = Signal(object)

    def __init__(self, nycklar: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nycklar = frozenset(nycklar)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        self.texter: list[_Text] = []

    def visa(self, avsnitt: Sequence[HärlettAvsnitt], skrivs: bool) -> None:
        """Those that belong here."""
        mina = [a for a in avsnitt if a.nyckel in self._nycklar]
        while len(self.texter) < len(mina):
            ny = _Text(self)
            ny.skriv_om.connect(self.skriv_om)
            ny.återställ.connect(self.återställ)
            self.texter.append(ny)
            self._layout.addWidget(ny)
        for nr, text in enumerate(self.texter):
            text.setVisible(nr < len(mina))
            if nr < len(mina):
                text.visa(mina[nr], skrivs)
        self.setVisible(bool(mina))
