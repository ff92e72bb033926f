"""Fields: a label above, forms accepted in many ways and shown in one; ``lämnat`` fires once when the value is left.

Typing is the widget's own undo and the draft's business; the value counts when the field is left.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, time
from enum import StrEnum
from math import ceil
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QTextOption
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)

from nämndapp.bas.svenska import datum_kort, klockslag, tolka_datum, tolka_klockslag


class Fält(QWidget):
    """Base: a label, an input and a line for what is wrong. ``namn`` is the attribute that it edits."""

    lämnat = Signal(str, object)  # attribute, value
    skrivs = Signal(str, str)  # attribute, raw text, at every key

    def __init__(self, namn: str, etikett: str, inmatning: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.namn = namn
        self.inmatning = inmatning
        inmatning.setAccessibleName(etikett.replace("&", ""))
        inmatning.setObjectName(namn)
        self.etikett = QLabel(etikett, self)
        self.etikett.setProperty("roll", "etikett")
        self.etikett.setBuddy(inmatning)
        self.felrad = QLabel("", self)
        self.felrad.setProperty("roll", "fel")
        self.felrad.setWordWrap(True)
        self.felrad.hide()
        self.setFocusProxy(inmatning)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setVerticalSpacing(3)
        layout.addWidget(self.etikett, 0, 0)
        layout.addWidget(inmatning, 1, 0)
        layout.addWidget(self.felrad, 2, 0)

    def visa_fel(self, text: str) -> None:
        """Says what is wrong under the field ("" takes it away); never with colour alone."""
        self.felrad.setText(f"⚠ {text}" if text else "")
        self.felrad.setVisible(bool(text))
        self.inmatning.setProperty("fel", bool(text))
        self.inmatning.setAccessibleDescription(text)
        self.inmatning.style().unpolish(self.inmatning)
        self.inmatning.style().polish(self.inmatning)

    def sätt(self, värde: Any) -> None:
        """Shows a stored value; fires nothing."""
        raise NotImplementedError

    def råtext(self) -> str:
        """What stands in the field now, also when it is not a value yet."""
        raise NotImplementedError

    def sätt_råtext(self, text: str) -> None:
        """Puts a draft back as it was typed."""
        raise NotImplementedError

    def tolka(self, text: str) -> Any:
        """The value of a typed text; raises ValueError with a Swedish sentence."""
        return text.strip()

    def ta_nu(self) -> None:
        """Takes the value as it stands, as if the field were left."""

    def skrivskydda(self, skyddad: bool) -> None:
        """Read-only, still reachable and readable."""
        self.inmatning.setEnabled(not skyddad)


class _Rad(QLineEdit):
    """A line that tells when it is left."""

    klar = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.OtherFocusReason:  # the program leads here: what is typed is added
            self.end(False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.klar.emit()


class Textfält(Fält):
    """One line of text."""

    def __init__(self, namn: str, etikett: str, platshållare: str = "", parent: QWidget | None = None) -> None:
        self._rad = _Rad()
        self._rad.setPlaceholderText(platshållare)
        super().__init__(namn, etikett, self._rad, parent)
        self._sparat = ""
        self._rad.klar.connect(self._lämna)
        self._rad.returnPressed.connect(self._lämna)
        self._rad.textEdited.connect(lambda text: self.skrivs.emit(self.namn, text))

    def föreslå(self, texter: Sequence[str]) -> None:
        """Offers these while typing; anything else may still be written."""
        hjälp = QCompleter(list(texter), self._rad)
        hjälp.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        hjälp.setFilterMode(Qt.MatchFlag.MatchContains)
        self._rad.setCompleter(hjälp)

    def visa(self, värde: Any) -> str:
        """A value as text."""
        return "" if värde is None else str(värde)

    def _lämna(self) -> None:
        text = self._rad.text()
        if text == self._sparat:
            return
        try:
            värde = self.tolka(text)
        except ValueError as fel:
            self.visa_fel(str(fel))
            return
        self.visa_fel("")
        self._sparat = self.visa(värde)
        self._rad.setText(self._sparat)
        self.lämnat.emit(self.namn, värde)

    def sätt(self, värde: Any) -> None:
        self._sparat = self.visa(värde)
        if self._rad.text() != self._sparat:
            self._rad.setText(self._sparat)
            if not self._rad.hasFocus():  # what is too long is cut at its end, not at its beginning
                self._rad.setCursorPosition(0)
        self.visa_fel("")

    def råtext(self) -> str:
        return self._rad.text()

    def sätt_råtext(self, text: str) -> None:
        self._rad.setText(text)
        self.skrivs.emit(self.namn, text)

    def ta_nu(self) -> None:
        self._lämna()

    def skrivskydda(self, skyddad: bool) -> None:
        self._rad.setReadOnly(skyddad)


class Datumfält(Textfält):
    """A date: "12/12", "12 dec", "2023-12-12" are read; shown as 2023-12-12. Up and down step a day."""

    def __init__(
        self, namn: str, etikett: str, standardår: Callable[[], int] | None = None, parent: QWidget | None = None
    ):
        super().__init__(namn, etikett, "åååå-mm-dd", parent)
        self._standardår = standardår or (lambda: date.today().year)
        self._rad.installEventFilter(self)

    def tolka(self, text: str) -> date | None:
        if not text.strip():
            return None
        datum = tolka_datum(text, standardår=self._standardår())
        if datum is None:
            raise ValueError("Datumet går inte att läsa. Skriv till exempel 2026-12-08 eller 8 dec.")
        return datum

    def visa(self, värde: Any) -> str:
        return datum_kort(värde) if isinstance(värde, date) else ""

    def eventFilter(self, watched: QObject, event: Any) -> bool:
        if watched is self._rad and isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress:
            steg = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
            datum = tolka_datum(self._rad.text(), standardår=self._standardår())
            if steg and datum and not self._rad.isReadOnly():
                self.sätt_råtext(datum_kort(date.fromordinal(datum.toordinal() + steg)))
                return True
        return super().eventFilter(watched, event)


class Tidsfält(Textfält):
    """A time: "13.30", "1330", "kl 9" are read; shown as 13.30."""

    def __init__(self, namn: str, etikett: str, parent: QWidget | None = None) -> None:
        super().__init__(namn, etikett, "13.30", parent)

    def tolka(self, text: str) -> time | None:
        if not text.strip():
            return None
        tid = tolka_klockslag(text)
        if tid is None:
            raise ValueError("Klockslaget går inte att läsa. Skriv till exempel 13.30.")
        return tid

    def visa(self, värde: Any) -> str:
        return klockslag(värde) if isinstance(värde, time) else ""


class Talfält(Textfält):
    """A whole number or nothing."""

    def __init__(
        self, namn: str, etikett: str, minst: int = 0, högst: int = 9999, parent: QWidget | None = None
    ) -> None:
        super().__init__(namn, etikett, "", parent)
        self._minst, self._högst = minst, högst

    def tolka(self, text: str) -> int | None:
        rensad = text.replace("\u00a0", "").replace(" ", "")
        if not rensad:
            return None
        if not rensad.lstrip("-").isdigit() or not self._minst <= int(rensad) <= self._högst:
            raise ValueError(f"Skriv ett helt tal mellan {self._minst} och {self._högst}.")
        return int(rensad)


class _Ruta(QPlainTextEdit):
    """Several lines; Tab leaves, Ctrl+Tab writes a tab. Grows with its text between two heights."""

    klar = Signal()

    def __init__(self, rader: int) -> None:
        super().__init__()
        self._minst = rader
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._passa())
        self._passa()

    def _passa(self) -> None:
        radhöjd = ceil(QFontMetricsF(self.font()).lineSpacing())  # lines are laid out on whole pixels
        rader = min(max(int(self.document().size().height()), self._minst), 24)
        self.setFixedHeight(rader * radhöjd + 22)

    def focusOutEvent(self, e: QFocusEvent) -> None:
        super().focusOutEvent(e)
        if e.reason() != Qt.FocusReason.PopupFocusReason:
            self.klar.emit()


class Flerradsfält(Fält):
    """Running text in the notation of ``bas.textblock``."""

    def __init__(self, namn: str, etikett: str, rader: int = 3, platshållare: str = "", parent: QWidget | None = None):
        self._ruta = _Ruta(rader)
        self._ruta.setPlaceholderText(platshållare)
        super().__init__(namn, etikett, self._ruta, parent)
        self._sparat = ""
        self._tyst = False
        self._ruta.klar.connect(self.lämna)
        self._ruta.textChanged.connect(self._ändrad)

    def _ändrad(self) -> None:
        if not self._tyst:
            self.skrivs.emit(self.namn, self._ruta.toPlainText())

    def lämna(self) -> None:
        """Takes the text as it stands."""
        text = self._ruta.toPlainText().rstrip()
        if text != self._sparat:
            self._sparat = text
            self.lämnat.emit(self.namn, text)

    def sätt(self, värde: Any) -> None:
        self._sparat = "" if värde is None else str(värde)
        if self._ruta.toPlainText() != self._sparat:
            self._tyst = True
            self._ruta.setPlainText(self._sparat)
            self._tyst = False

    def råtext(self) -> str:
        return self._ruta.toPlainText()

    def sätt_råtext(self, text: str) -> None:
        self._ruta.setPlainText(text)

    def ta_nu(self) -> None:
        self.lämna()

    def skrivskydda(self, skyddad: bool) -> None:
        self._ruta.setReadOnly(skyddad)


class Valfält(Fält):
    """One of a few; ``val`` are (value, text)."""

    def __init__(self, namn: str, etikett: str, val: Sequence[tuple[Any, str]], parent: QWidget | None = None) -> None:
        self._lista = QComboBox()
        self._lista.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._lista.setMinimumContentsLength(8)
        super().__init__(namn, etikett, self._lista, parent)
        self.sätt_val(val)
        self._lista.activated.connect(lambda _: self.lämnat.emit(self.namn, self.värde()))

    @classmethod
    def av_enum(cls, namn: str, etikett: str, slag: type[StrEnum]) -> Valfält:
        """All members of a StrEnum, with a capital letter."""
        return cls(namn, etikett, [(m, m.value[:1].upper() + m.value[1:]) for m in slag])

    def sätt_val(self, val: Sequence[tuple[Any, str]]) -> None:
        """Replaces the choices; keeps the chosen one where it remains."""
        valt = self.värde() if self._lista.count() else None
        self._värden = [v for v, _ in val]
        self._lista.clear()
        self._lista.addItems([text for _, text in val])
        self.sätt(valt)

    def värde(self) -> Any:
        """The chosen value."""
        nr = self._lista.currentIndex()
        return self._värden[nr] if 0 <= nr < len(self._värden) else None

    def sätt(self, värde: Any) -> None:
        self._lista.setCurrentIndex(self._värden.index(värde) if värde in self._värden else -1)

    def råtext(self) -> str:
        return self._lista.currentText()

    def sätt_råtext(self, text: str) -> None:
        self._lista.setCurrentText(text)


class Kryssfält(Fält):
    """Yes or no."""

    def __init__(self, namn: str, etikett: str, parent: QWidget | None = None) -> None:
        self._ruta = QCheckBox(etikett)
        super().__init__(namn, etikett, self._ruta, parent)
        self.etikett.hide()
        self._ruta.clicked.connect(lambda på: self.lämnat.emit(self.namn, på))

    def sätt(self, värde: Any) -> None:
        self._ruta.setChecked(bool(värde))

    def råtext(self) -> str:
        return "ja" if self._ruta.isChecked() else ""

    def sätt_råtext(self, text: str) -> None:
        self._ruta.setChecked(text == "ja")
