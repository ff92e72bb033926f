"""A paper in an unsaved house style, drawn again in the background a moment after each change."""

from __future__ import annotations

import json
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QTimer, Signal
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from nämndapp.bas.fel import NämndappFel
from nämndapp.services import dokument, stilar
from nämndapp.ui.ikoner import ikon
from nämndapp.ui.kit.bakgrund import Framsteg, run_in_background
from nämndapp.ui.kontext import Kontext

VÄNTAN_MS = 300


class Papperstitt(QWidget):
    """``visa`` may be called at every key: only the last one is drawn; an older drawing under way is stopped."""

    ritad = Signal()

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kontext = kontext
        self._nämnd_id: int | None = None
        self._husstil: dict[str, Any] = {}
        self._ritat = ""
        self._pågår: Framsteg | None = None
        self._buffert = QBuffer(self)
        self.pdf = QPdfDocument(self)
        self.vy = QPdfView(self)
        self.vy.setAccessibleName("Så blir papperet")
        self.vy.setPageMode(QPdfView.PageMode.MultiPage)
        self.vy.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.vy.setDocument(self.pdf)
        self.val = QComboBox(self)
        self.val.setAccessibleName("Papper att titta på")
        for typ in stilar.FÖRHANDSTYPER:
            self.val.addItem(dokument.DOKUMENTTYPER[typ], typ)
        self.val.setCurrentIndex(1)
        self.val.currentIndexChanged.connect(lambda _: self._byt())
        etikett = QLabel("&Visa", self)
        etikett.setBuddy(self.val)
        self.text = QLabel("", self)
        self.text.setProperty("roll", "svag")
        self.text.setWordWrap(True)
        rad = QHBoxLayout()
        rad.setSpacing(8)
        for del_ in (etikett, self.val):
            rad.addWidget(del_)
        rad.addWidget(self.text, 1)
        for bild, namn, faktor in (("zooma-ut", "Zooma ut", 1 / 1.2), ("zooma-in", "Zooma in", 1.2)):
            knapp = QToolButton(self)
            knapp.setIcon(ikon(bild))
            knapp.setAccessibleName(namn)
            knapp.setToolTip(namn)
            knapp.clicked.connect(lambda _på=False, f=faktor: self.zooma(f))
            rad.addWidget(knapp)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 0, 0, 0)
        layout.addLayout(rad)
        layout.addWidget(self.vy, 1)
        self._klocka = QTimer(self)
        self._klocka.setSingleShot(True)
        self._klocka.setInterval(VÄNTAN_MS)
        self._klocka.timeout.connect(self._rita)

    def visa(self, nämnd_id: int | None, husstil: dict[str, Any]) -> None:
        """This nämnd's paper in this style, soon."""
        self._nämnd_id, self._husstil = nämnd_id, dict(husstil)
        if self._vad() != self._ritat:
            self._klocka.start()

    def rita_om(self) -> None:
        """Something else on the paper has changed (the kommun's address): draws again, soon."""
        self._ritat = ""
        self._klocka.start()

    def sluta(self) -> None:
        """The panel is left: nothing more is drawn."""
        self._klocka.stop()
        if self._pågår is not None:
            self._pågår.avbryt()
            self._pågår = None

    def _byt(self) -> None:
        self.vy.verticalScrollBar().setValue(0)
        self._rita()

    def _vad(self) -> str:
        return json.dumps([self._nämnd_id, self.val.currentData(), self._husstil], sort_keys=True, default=list)

    def _rita(self) -> None:
        self.sluta()
        nämnd_id, husstil, typ, vad = self._nämnd_id, self._husstil, self.val.currentData(), self._vad()
        if nämnd_id is None:
            return
        self.text.setText("Ritar …")

        def rita(framsteg: Framsteg) -> tuple[bytes, bool, str]:
            data, eget = stilar.förhandsgranska(self.kontext.db, nämnd_id, husstil, typ, framsteg=framsteg)
            return data, eget, vad

        self._pågår = run_in_background(rita, self._ritades, self._gick_inte)

    def _ritades(self, svar: tuple[bytes, bool, str]) -> None:
        data, eget, self._ritat = svar
        self._pågår = None
        lodrätt, vågrätt = self.vy.verticalScrollBar(), self.vy.horizontalScrollBar()
        läge = (lodrätt.value(), vågrätt.value())
        self.pdf.close()
        self._buffert.close()
        self._buffert.setData(QByteArray(data))
        self._buffert.open(QIODevice.OpenModeFlag.ReadOnly)
        self.pdf.load(self._buffert)
        lodrätt.setValue(läge[0])
        vågrätt.setValue(läge[1])
        self.text.setText("Nämndens senaste" if eget else "Påhittat exempel")
        self.ritad.emit()

    def _gick_inte(self, fel: NämndappFel) -> None:
        self._pågår = None
        self.text.setText(f"⚠ {fel}")

    def zooma(self, faktor: float) -> None:
        """Larger or smaller; the page's width in the window is where it begins."""
        nu = self.vy.zoomFactor()
        if self.vy.zoomMode() == QPdfView.ZoomMode.FitToWidth and self.pdf.pageCount():
            bredd = self.pdf.pagePointSize(0).width() * self.logicalDpiX() / 72
            nu = (self.vy.viewport().width() - 12) / bredd if bredd else 1.0
        self.vy.setZoomMode(QPdfView.ZoomMode.Custom)
        self.vy.setZoomFactor(min(max(nu * faktor, 0.25), 4.0))
