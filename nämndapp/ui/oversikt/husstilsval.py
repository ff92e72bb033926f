"""The choice of house style with a small picture of a protocol in each, under the names that are being typed."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLabel, QRadioButton, QWidget

from nämndapp.bas.fel import NämndappFel
from nämndapp.services import stilar
from nämndapp.ui.kit.bakgrund import Framsteg, run_in_background

_BREDD, _HÖJD = 190, 150  # the upper part of a page is what tells the styles apart


class Husstilsval(QWidget):
    """Radio buttons with pictures below; the pictures are drawn in the background."""

    valts = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        nät = QGridLayout(self)
        nät.setContentsMargins(0, 0, 0, 0)
        nät.setHorizontalSpacing(16)
        self._grupp = QButtonGroup(self)
        self._knappar: dict[str, QRadioButton] = {}
        self.bilder: dict[str, QLabel] = {}
        self._ritat: tuple[str, str] | None = None
        for nr, (nyckel, etikett) in enumerate(stilar.lista_stilar()):
            namn, _, resten = etikett.partition(":")
            knapp = QRadioButton(namn, self)
            knapp.setToolTip(etikett)
            knapp.setAccessibleDescription(resten.strip())
            bild = QLabel(self)
            bild.setFixedSize(_BREDD, _HÖJD)
            bild.setFrameShape(QLabel.Shape.Box)
            bild.setAccessibleName(f"Så blir papperet: {etikett}")
            bild.setToolTip(etikett)
            nät.addWidget(knapp, 0, nr)
            nät.addWidget(bild, 1, nr)
            nät.setColumnStretch(nr, 0)
            self._grupp.addButton(knapp)
            self._knappar[nyckel] = knapp
            self.bilder[nyckel] = bild
        nät.setColumnStretch(len(self._knappar), 1)
        next(iter(self._knappar.values())).setChecked(True)
        self._grupp.buttonClicked.connect(lambda _: self.valts.emit())

    def vald(self) -> str:
        """The key of the chosen style."""
        return next(nyckel for nyckel, knapp in self._knappar.items() if knapp.isChecked())

    def välj(self, nyckel: str) -> None:
        """Chooses a style; an unknown one leaves the choice as it is."""
        if nyckel in self._knappar:
            self._knappar[nyckel].setChecked(True)

    def rita(self, kommun: str, nämnd: str) -> None:
        """Draws the pictures under these names, unless they are drawn so already."""
        if self._ritat == (kommun, nämnd) or not self.isVisible():
            return
        self._ritat = (kommun, nämnd)

        def gör(framsteg: Framsteg) -> dict[str, bytes]:
            del framsteg
            return {nyckel: stilar.provsida(kommun, nämnd, nyckel) for nyckel in self._knappar}

        run_in_background(gör, self._visa, self._gick_inte)

    def _gick_inte(self, fel: NämndappFel) -> None:
        """The choice stands without pictures."""
        for bild in self.bilder.values():
            bild.setText(str(fel))
            bild.setWordWrap(True)

    def _visa(self, sidor: dict[str, bytes]) -> None:
        for nyckel, data in sidor.items():
            buffert = QBuffer()
            buffert.setData(QByteArray(data))
            buffert.open(QIODevice.OpenModeFlag.ReadOnly)
            pdf = QPdfDocument()
            pdf.load(buffert)
            skala = self.devicePixelRatioF()
            bredd = int(_BREDD * skala)
            bild = QPixmap.fromImage(pdf.render(0, QSize(bredd, int(bredd * 297 / 210))))
            bild = bild.copy(QRect(0, 0, bredd, int(_HÖJD * skala)))
            bild.setDevicePixelRatio(skala)
            vit = QPixmap(bild.size())
            vit.setDevicePixelRatio(skala)
            vit.fill(Qt.GlobalColor.white)
            self.bilder[nyckel].setPixmap(_på(vit, bild))
            pdf.close()


def _på(botten: QPixmap, bild: QPixmap) -> QPixmap:
    penna = QPainter(botten)
    penna.drawPixmap(0, 0, bild)
    penna.end()
    return botten
