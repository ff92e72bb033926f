"""Two versions beside each other: what is new, changed and removed, in words and with marks."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import islice

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from nämndapp.services import delegationsjamforelse as jämförelse
from nämndapp.services.delegation import Ordningsrad
from nämndapp.services.delegationsjamforelse import FÄLT, Jämförelse, Radläge, Radpar
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.sida import Beställning
from nämndapp.ui.tema import aktuella_färger

FÖRST, SEDAN = 120, 60  # rows that are set at once, and for each turn of the event loop after that


class Jämförelsevy(QWidget):
    """``visa`` compares a version with the one that it rests on, or with the one that is chosen."""

    stängd = Signal()
    visa_papper = Signal(object)  # Beställning
    gå_till_punkt = Signal(int)

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kontext = kontext
        self._id: int | None = None
        self._nummer = 0
        self._jämförelse: Jämförelse | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        rad = QHBoxLayout()
        ord_ = QLabel("Jämför m&ed", self)
        self.mot = QComboBox(self)
        self.mot.setAccessibleName("Jämför med version")
        self.mot.activated.connect(lambda _: self._räkna())
        ord_.setBuddy(self.mot)
        self.mot.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.mot.setMinimumContentsLength(12)
        self.kopiera_knapp = QPushButton("Kopiera &som text", self)
        self.kopiera_knapp.setToolTip("Ändringarna som text, till tjänsteskrivelsen")
        self.kopiera_knapp.clicked.connect(self.kopiera)
        self.papper_knapp = QPushButton("&Märkt papper", self)
        self.papper_knapp.setToolTip("Visa papperet med ny text understruken och borttagen text överstruken")
        self.papper_knapp.clicked.connect(self._papper)
        self.stäng_knapp = QPushButton("Ti&llbaka", self)
        self.stäng_knapp.clicked.connect(self.stängd.emit)
        rad.addWidget(ord_)
        rad.addWidget(self.mot, 1)
        for knapp in (self.kopiera_knapp, self.papper_knapp, self.stäng_knapp):
            rad.addWidget(knapp)
        layout.addLayout(rad)
        self.text = QTextBrowser(self)
        self.text.setAccessibleName("Ändringar mellan versionerna")
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(lambda adress: self.gå_till_punkt.emit(int(adress.toString() or 0)))
        layout.addWidget(self.text, 1)
        self._stycken: Iterator[str] = iter(())
        self._klocka = QTimer(self)
        self._klocka.setInterval(0)
        self._klocka.timeout.connect(self._mer)

    def visa(self, vald: Ordningsrad, alla: list[Ordningsrad], grund: int | None) -> None:
        """Compares with the version that it rests on; else with the one before it."""
        self._id, self._nummer = vald.id, vald.nummer
        andra = [r for r in alla if r.id != vald.id]
        self.mot.clear()
        for r in andra:
            gäller = f", gäller från {r.gäller_från.isoformat()}" if r.gäller_från else f", {r.status.value}"
            self.mot.addItem(f"Version {r.nummer}{gäller}", r.id)
        före = next((r.id for r in andra if r.nummer < vald.nummer), andra[0].id if andra else None)
        plats = self.mot.findData(grund if grund in {r.id for r in andra} else före)
        self.mot.setCurrentIndex(max(plats, 0) if andra else -1)
        self._räkna()
        self.text.setFocus()

    def _räkna(self) -> None:
        mot, nu = self.mot.currentData(), self._id
        self._jämförelse = None
        self._klocka.stop()
        if nu is not None and isinstance(mot, int):
            self._jämförelse = self._kontext.försök(lambda: jämförelse.jämför_versioner(self._kontext.db, mot, nu))
        j = self._jämförelse
        self.papper_knapp.setEnabled(j is not None)
        self.kopiera_knapp.setEnabled(j is not None)
        if j is None:
            self.text.setPlainText("Det finns ingen annan version att jämföra med. Gör en ny version först (Ctrl+N).")
            return
        self.visa_jämförelse(j)

    def visa_jämförelse(self, j: Jämförelse) -> None:
        """Sets the first rows, and the rest in turns."""
        self._stycken = self._html(j)
        self.text.setHtml("".join(islice(self._stycken, FÖRST)))
        self._klocka.start()

    def _mer(self) -> None:
        """The next rows, after those that are shown; a long comparison is read while the rest of it is set."""
        nästa = list(islice(self._stycken, SEDAN))
        if not nästa:
            self._klocka.stop()
            return
        läge = self.text.verticalScrollBar().value()
        slut = QTextCursor(self.text.document())
        slut.movePosition(QTextCursor.MoveOperation.End)
        form = QTextBlockFormat()
        form.setTopMargin(8)
        slut.insertBlock(form)
        slut.insertHtml("".join(nästa))
        self.text.verticalScrollBar().setValue(läge)

    def _html(self, j: Jämförelse) -> Iterator[str]:
        """A piece for the summary, then one for each chapter's heading and each row that differs."""
        f = aktuella_färger()
        if not j.ändrade:
            yield "<p>Versionerna är lika.</p>"
            return
        antal = {läge: sum(1 for r in j.rader if r.läge is läge) for läge in Radläge}
        om = sum(1 for r in j.rader if r.omnumrerad)
        yield (
            f"<p><b>{antal[Radläge.NY]} nya, {antal[Radläge.ÄNDRAD]} ändrade, {antal[Radläge.UTGÅR]} utgår, "
            f"{om} omnumrerade</b></p>"
        )
        yield (
            f"<p style='color:{f.text_svag}'>Ny text är <u>understruken</u> och står mellan [+ +], borttagen text är "
            "<s>överstruken</s> och står mellan [− −].</p>"
        )
        for k in j.kapitel:
            rader = [r for r in k.rader if r.läge is not Radläge.LIKA or r.omnumrerad]
            if rader:
                nr = f"{k.kapitel.nr} " if k.kapitel.nr is not None else ""
                yield f"<h3>{escape(nr + k.kapitel.rubrik)}</h3>"
                yield from (self._rad(r) for r in rader)

    def _rad(self, r: Radpar) -> str:
        p = r.punkt
        ord_ = r.läge.value.capitalize() or "Omnumrerad"
        tidigare = f", tidigare {r.före.nr}" if r.omnumrerad and r.före else ""
        nr = escape(p.nr or "utan nummer")
        länk = f"<a href='{p.id}'>{nr}</a>" if r.efter is not None and p.id is not None else nr
        rader = [f"<p style='margin-top:8px;margin-bottom:0'><b>{ord_}</b> {länk}{escape(tidigare)}"]
        if r.läge is Radläge.LIKA:
            rader.append(f": {escape(p.ärende)}")
        else:
            visas = [
                (fält, namn) for fält, namn in FÄLT if fält in {"ärende", *r.ändrat} or r.läge is not Radläge.ÄNDRAD
            ]
            for fält, namn in visas:
                före, efter = jämförelse.cell(r.före, fält), jämförelse.cell(r.efter, fält)
                if före or efter:
                    rader.append(f"<br>{namn.capitalize()}: {self._ord(före, efter)}")
        return "".join(rader) + "</p>"

    @staticmethod
    def _ord(före: str, efter: str) -> str:
        f = aktuella_färger()
        ut = []
        for bit in jämförelse.ordskillnad(före, efter):
            text = escape(bit.text)
            if bit.slag == "ny":
                text = f"<u style='color:{f.fel}'>[+{text}+]</u>"
            elif bit.slag == "borta":
                text = f"<s style='color:{f.text_svag}'>[−{text}−]</s>"
            ut.append(text)
        return "".join(ut)

    def kopiera(self) -> None:
        """The summary, as text on the clipboard."""
        if self._jämförelse is not None:
            QGuiApplication.clipboard().setText(jämförelse.sammanfattningstext(self._jämförelse))
            self._kontext.notiser.visa("tips", "Sammanfattningen är kopierad. Klistra in den i tjänsteskrivelsen.")

    def _papper(self) -> None:
        mot = self._jämförelse.före.nummer if self._jämförelse else None
        if mot is not None and self._id is not None:
            val = {"ordning_id": self._id, "jämför": mot}
            self.visa_papper.emit(Beställning("delegationsordning", f"Version {self._nummer} mot version {mot}", val))
