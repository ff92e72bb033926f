"""The paper as it will look: the PDF inside the window, with zoom, print and save as PDF, Word or web page.

The PDF is loaded from memory, since QPdfDocument keeps a file open (on Windows nobody could overwrite it).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSizeF, QStandardPaths, Qt, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices, QKeySequence, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from nämndapp.services import dokument as dokumenttjänst
from nämndapp.services import justering, sarskilda_protokoll
from nämndapp.storage import Databas
from nämndapp.ui.ikoner import ikon
from nämndapp.ui.kit.bakgrund import Framsteg
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.sida import Beställning

JUSTERAD_PDF = "justerad_pdf"
"""The TYP of a protocol as it was locked; its val is ``justering_id``, or ``särskilt_protokoll_id`` of a
särskilt protokoll. It is shown as it is, never built again."""
FORMAT = (("pdf", "PDF (*.pdf)"), ("docx", "Word (*.docx)"), ("html", "Webbsida (*.html)"))


class Förhandsvisning(QWidget):
    """One paper at a time; Esc goes back to the page it was asked from."""

    stängd = Signal()

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kontext = kontext
        self._beställning: Beställning | None = None
        self._dokument: Any = None
        self._lagrat = b""
        self._buffert = QBuffer(self)
        self.pdf = QPdfDocument(self)
        self.vy = QPdfView(self)
        self.vy.setAccessibleName("Förhandsvisning")
        self.vy.setPageMode(QPdfView.PageMode.MultiPage)
        self.vy.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.vy.setPageSpacing(16)
        self.vy.setDocument(self.pdf)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addLayout(self._knapprad())
        layout.addWidget(self.vy, 1)
        self._genväg("Tillbaka", Qt.Key.Key_Escape, self.stängd.emit)
        self._genväg("Skriv ut", QKeySequence.StandardKey.Print, self.skriv_ut)
        self._genväg("Zooma in", QKeySequence.StandardKey.ZoomIn, lambda: self.zooma(1.2))
        self._genväg("Zooma ut", QKeySequence.StandardKey.ZoomOut, lambda: self.zooma(1 / 1.2))
        self._genväg("Hela bredden", QKeySequence("Ctrl+0"), self.hela_bredden)
        self.vy.pageNavigator().currentPageChanged.connect(lambda _: self._visa_sida())

    def _genväg(self, namn: str, tangent: Any, gör: Callable[[], Any]) -> None:
        åtgärd = QAction(namn, self)
        åtgärd.setShortcut(tangent)
        åtgärd.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        åtgärd.triggered.connect(lambda _på: gör())
        self.addAction(åtgärd)

    def _knapprad(self) -> QHBoxLayout:
        rad = QHBoxLayout()
        rad.setSpacing(8)
        tillbaka = QPushButton("‹ &Tillbaka", self)
        tillbaka.clicked.connect(self.stängd.emit)
        rad.addWidget(tillbaka)
        self.rubrik = QLabel("", self)
        self.rubrik.setProperty("roll", "rubrik")
        rad.addWidget(self.rubrik, 1)
        self.sidtext = QLabel("", self)
        self.sidtext.setProperty("roll", "svag")
        rad.addWidget(self.sidtext)
        for bild, namn, gör in (
            ("zooma-ut", "Zooma ut", lambda: self.zooma(1 / 1.2)),
            ("zooma-in", "Zooma in", lambda: self.zooma(1.2)),
        ):
            knapp = QToolButton(self)
            knapp.setIcon(ikon(bild))
            knapp.setAccessibleName(namn)
            knapp.setToolTip(namn)
            knapp.clicked.connect(gör)
            rad.addWidget(knapp)
        for bild, namn, gör in (("skriv-ut", "Skriv &ut", self.skriv_ut), ("spara", "&Spara som …", self.spara_som)):
            knapp2 = QPushButton(ikon(bild), namn, self)
            knapp2.clicked.connect(gör)
            rad.addWidget(knapp2)
        return rad

    def visa(self, beställning: Beställning) -> None:
        """Builds the paper in the background and shows it."""
        self._beställning = beställning
        self.rubrik.setText(beställning.namn)
        self.sidtext.setText("Bygger …")

        def bygg(framsteg: Framsteg) -> tuple[Any, bytes]:
            framsteg(-1, f"Bygger {beställning.namn.lower()} …")
            if beställning.typ == JUSTERAD_PDF:
                return None, _lagrad(self.kontext.db, **beställning.val)
            dokument = dokumenttjänst.bygg(self.kontext.db, beställning.typ, **beställning.val)
            return dokument, dokumenttjänst.pdf_bytes(dokument, framsteg=framsteg)

        self.kontext.i_bakgrunden("Bygger förhandsvisningen …", bygg, self._byggt)

    def _byggt(self, svar: tuple[Any, bytes]) -> None:
        self._dokument, data = svar
        self._lagrat = data if self._dokument is None else b""
        läge = self.vy.verticalScrollBar().value()
        self.pdf.close()
        self._buffert.close()
        self._buffert.setData(QByteArray(data))
        self._buffert.open(QIODevice.OpenModeFlag.ReadOnly)
        self.pdf.load(self._buffert)
        self.vy.verticalScrollBar().setValue(läge)
        self._visa_sida()
        self.vy.setFocus()
        for mening in dokumenttjänst.skrivs_annorlunda(self._dokument) if self._dokument is not None else ():
            self.kontext.notiser.visa("varning", mening)

    def _visa_sida(self) -> None:
        antal = self.pdf.pageCount()
        self.sidtext.setText(f"Sida {self.vy.pageNavigator().currentPage() + 1} ({antal})" if antal else "")

    def zooma(self, faktor: float) -> None:
        """Larger or smaller, between 25 and 400 percent."""
        nu = self.vy.zoomFactor()
        if self.vy.zoomMode() == QPdfView.ZoomMode.FitToWidth and self.pdf.pageCount():
            bredd = self.pdf.pagePointSize(0).width() * self.logicalDpiX() / 72
            nu = (self.vy.viewport().width() - 12) / bredd if bredd else 1.0
        self.vy.setZoomMode(QPdfView.ZoomMode.Custom)
        self.vy.setZoomFactor(min(max(nu * faktor, 0.25), 4.0))

    def hela_bredden(self) -> None:
        """The page as wide as the window."""
        self.vy.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def skriv_ut(self) -> None:
        """The system's print dialog; pages are drawn at the printer's resolution, at most 300 dpi."""
        if not self.pdf.pageCount():
            return
        if not QPrinterInfo.availablePrinterNames():
            self._erbjud_pdf("Det finns ingen skrivare på den här datorn.")
            return
        skrivare = QPrinter(QPrinter.PrinterMode.HighResolution)
        skrivare.setDocName(self.rubrik.text())
        dialog = QPrintDialog(skrivare, self)
        dialog.setWindowTitle("Skriv ut")
        dialog.setMinMax(1, self.pdf.pageCount())
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        if dialog.exec() == QDialog.DialogCode.Accepted and not rita_på_skrivare(self.pdf, skrivare):
            self._erbjud_pdf("Utskriften gjordes inte: skrivaren tar inte emot den.")

    def _erbjud_pdf(self, varför: str) -> None:
        self.kontext.notiser.visa(
            "varning",
            f"{varför} Spara pappret som PDF, så kan du skriva ut det på en annan dator.",
            (("Spara som PDF …", self.spara_som),),
        )

    def spara_som(self) -> None:
        """Save as PDF, Word or web page, then offer to show it in its folder."""
        if self._dokument is None and not self._lagrat:
            return
        format_ = FORMAT if self._dokument is not None else FORMAT[:1]
        namnet = dokumenttjänst.filnamn(self._dokument) if self._dokument is not None else self.rubrik.text()
        mapp = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        förslag = str(Path(mapp) / f"{namnet}.pdf")
        namn, valt = QFileDialog.getSaveFileName(self, "Spara som", förslag, ";;".join(f for _, f in format_))
        if namn:
            self.spara(Path(namn), next((kod for kod, text in FORMAT if text == valt), "pdf"))

    def spara(self, sökväg: Path, format_: str) -> None:
        """Writes the shown paper in the background."""
        ändelse = sökväg.suffix.lower().lstrip(".")
        if ändelse in {kod for kod, _ in FORMAT}:
            format_ = ändelse
        else:
            sökväg = sökväg.with_name(f"{sökväg.name}.{format_}")
        dokument, lagrat = self._dokument, self._lagrat

        def skriv(framsteg: Framsteg) -> Path:
            framsteg(-1, "Sparar …")
            if dokument is None:
                dokumenttjänst.skriv_fil(lagrat, sökväg)
                return sökväg
            return dokumenttjänst.skriv_eller_bredvid(dokument, format_, sökväg, framsteg=framsteg)

        self.kontext.i_bakgrunden("Sparar …", skriv, self._sparat)

    def _sparat(self, sökväg: Path) -> None:
        self.kontext.notiser.visa(
            "tips",
            f"{self.rubrik.text()} är sparad som {sökväg.name}.",
            (("Visa i mapp", lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(sökväg.parent)))),),
        )


def _lagrad(db: Databas, *, justering_id: int | None = None, särskilt_protokoll_id: int | None = None) -> bytes:
    """The PDF of a justering, or of a särskilt protokoll, as it was when it was locked."""
    if särskilt_protokoll_id is not None:
        return sarskilda_protokoll.justerad_pdf(db, särskilt_protokoll_id)
    return justering.justerad_pdf(db, justering_id or 0)


def rita_på_skrivare(pdf: QPdfDocument, skrivare: QPrinter) -> bool:
    """Draws the chosen pages, each fitted to the whole sheet; at most 300 dots per inch, which is what text needs.

    False when the printer does not take the job (it is gone, or its own dialog for a file was cancelled).
    """
    skrivare.setFullPage(True)
    penna = QPainter()
    if not penna.begin(skrivare):
        return False
    första = skrivare.fromPage() or 1
    sista = skrivare.toPage() or pdf.pageCount()
    upplösning = min(skrivare.resolution(), 300)
    for ordning, sida in enumerate(range(första - 1, sista)):
        if ordning:
            skrivare.newPage()
        bild = pdf.render(sida, (pdf.pagePointSize(sida) * upplösning / 72).toSize())
        ark = skrivare.pageLayout().fullRectPixels(skrivare.resolution())
        storlek = bild.size().scaled(ark.size(), Qt.AspectRatioMode.KeepAspectRatio)
        penna.drawImage(QRectF(QPointF(0, 0), QSizeF(storlek)), bild)
    return penna.end()
