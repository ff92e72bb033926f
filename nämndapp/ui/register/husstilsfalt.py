"""Fields that only a house style needs: a decimal number, a colour, a list in order."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QToolButton, QWidget

from nämndapp.bas.farg import KONTRASTKRAV, kontrast
from nämndapp.ui.ikoner import ikon
from nämndapp.ui.kit.falt import Fält, Textfält

FÄRGER = (
    ("Blå", "#1f4e79"),
    ("Grön", "#1f5c46"),
    ("Vinröd", "#7a2e2e"),
    ("Lila", "#553772"),
    ("Petrol", "#0f5f6b"),
    ("Svart", "#222222"),
)
NYCKEL = Qt.ItemDataRole.UserRole


class Decimalfält(Textfält):
    """A number with decimals between two limits: "10,5" and "10.5" are read, shown as 10,5."""

    def __init__(self, namn: str, etikett: str, gränser: tuple[float, float], parent: QWidget | None = None) -> None:
        super().__init__(namn, etikett, "", parent)
        self._minst, self._högst = gränser

    def tolka(self, text: str) -> float:
        try:
            tal = float(text.strip().replace(",", "."))
        except ValueError:
            tal = -1.0
        if not self._minst <= tal <= self._högst:
            raise ValueError(f"Skriv ett tal mellan {self._minst:g} och {self._högst:g}.".replace(".0", ""))
        return round(tal, 2)

    def visa(self, värde: Any) -> str:
        return f"{värde:g}".replace(".", ",") if isinstance(värde, float | int) else ""


class Färgfält(Textfält):
    """A colour as #rrggbb, with a few good ones to choose from; says when text in it would be hard to read."""

    def __init__(self, namn: str, etikett: str, parent: QWidget | None = None) -> None:
        super().__init__(namn, etikett, "#1f4e79", parent)
        rad = QHBoxLayout()
        rad.setSpacing(4)
        self.knappar: list[QToolButton] = []
        for färgnamn, färg in FÄRGER:
            knapp = QToolButton(self)
            knapp.setIcon(_prov(färg))
            knapp.setAccessibleName(f"Färg: {färgnamn}")
            knapp.setToolTip(f"{färgnamn} {färg}")
            knapp.clicked.connect(lambda _på=False, f=färg: self._välj(f))
            rad.addWidget(knapp)
            self.knappar.append(knapp)
        rad.addStretch(1)
        layout: Any = self.layout()
        layout.addLayout(rad, 3, 0)
        self._rad.textEdited.connect(self._säg_kontrast)

    def tolka(self, text: str) -> str:
        färg = text.strip().lower()
        färg = färg if färg.startswith("#") else f"#{färg}"
        if not re.fullmatch(r"#[0-9a-f]{6}", färg):
            raise ValueError("Skriv färgen som # och sex tecken 0–9 och a–f, till exempel #1f4e79.")
        return färg

    def sätt(self, värde: Any) -> None:
        super().sätt(värde)
        self._säg_kontrast(self.råtext())

    def visa_fel(self, text: str) -> None:
        super().visa_fel(text)
        if not text:
            self._säg_kontrast(self.råtext())

    def _säg_kontrast(self, text: str) -> None:
        try:
            värde = kontrast(self.tolka(text))
        except ValueError:
            return
        if värde < KONTRASTKRAV:
            tal = f"{värde:.1f}".replace(".", ",")
            super().visa_fel(f"Kontrasten mot vitt är {tal} : 1. Rubriker blir svåra att läsa; välj minst 4,5 : 1.")
        else:
            super().visa_fel("")

    def _välj(self, färg: str) -> None:
        self._rad.setText(färg)
        self.ta_nu()

    def skrivskydda(self, skyddad: bool) -> None:
        super().skrivskydda(skyddad)
        for knapp in self.knappar:
            knapp.setEnabled(not skyddad)


def _prov(färg: str) -> QIcon:
    bild = QPixmap(18, 18)
    bild.fill(Qt.GlobalColor.transparent)
    penna = QPainter(bild)
    penna.setRenderHint(QPainter.RenderHint.Antialiasing)
    penna.setBrush(QColor(färg))
    penna.setPen(QColor("#ffffff"))
    penna.drawEllipse(1, 1, 16, 16)
    penna.end()
    return QIcon(bild)


class Ordningsfält(Fält):
    """A short list whose rows are moved with Alt+Up and Alt+Down.

    With ``kan_döpas`` the words are changed with F2; with ``kan_kryssas`` each row is chosen or not. The value is
    (keys in order, names that differ) or (chosen keys in order).
    """

    def __init__(
        self,
        namn: str,
        etikett: str,
        ord_: Mapping[str, str],
        *,
        kan_döpas: bool = False,
        kan_kryssas: bool = False,
        fasta: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        self.lista = QListWidget()
        super().__init__(namn, etikett, self.lista, parent)
        self._ord, self._döps, self._kryssas, self._fasta = ord_, kan_döpas, kan_kryssas, frozenset(fasta)
        self._tyst = False
        self.lista.setSpacing(1)
        self.lista.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lista.installEventFilter(self)
        self.lista.itemChanged.connect(self._ändrad)
        rad = QHBoxLayout()
        rad.setSpacing(4)
        val = [
            ("upp", "Flytta upp", "Alt+Upp", lambda: self.flytta(-1)),
            ("ner", "Flytta ned", "Alt+Ned", lambda: self.flytta(1)),
        ]
        self.knappar: list[QToolButton] = []
        for bild, text, tangent, gör in val:
            knapp = QToolButton(self)
            knapp.setIcon(ikon(bild))
            knapp.setAccessibleName(f"{text}: {etikett.replace('&', '')}")
            knapp.setToolTip(f"{text} ({tangent})")
            knapp.clicked.connect(lambda _på=False, g=gör: g())
            rad.addWidget(knapp)
            self.knappar.append(knapp)
        if kan_döpas:
            knapp = QToolButton(self)
            knapp.setText("Byt namn")
            knapp.setToolTip("Byt namn (F2)")
            knapp.clicked.connect(self.byt_namn)
            rad.addWidget(knapp)
            self.knappar.append(knapp)
        rad.addStretch(1)
        layout: Any = self.layout()
        layout.addLayout(rad, 3, 0)

    def sätt(self, värde: Any) -> None:
        """Keys in order and the names that differ; chosen keys come first, the others below them unchosen."""
        nycklar, namn = värde if self._döps else (värde, {}) if värde is not None else ((), {})
        valda = [n for n in nycklar or () if n in self._ord]
        alla = [*valda, *(n for n in self._ord if n not in valda)]
        rad = self.lista.currentRow()
        self._tyst = True
        self.lista.clear()
        for nyckel in alla:
            post = QListWidgetItem((namn or {}).get(nyckel) or self._ord[nyckel])
            post.setData(NYCKEL, nyckel)
            flaggor = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            if self._döps and nyckel not in self._fasta:
                flaggor |= Qt.ItemFlag.ItemIsEditable
            if self._kryssas:
                flaggor |= Qt.ItemFlag.ItemIsUserCheckable
                post.setCheckState(Qt.CheckState.Checked if nyckel in valda else Qt.CheckState.Unchecked)
            post.setFlags(flaggor)
            self.lista.addItem(post)
        self.lista.setCurrentRow(max(min(rad, len(alla) - 1), 0) if alla else -1)
        self._tyst = False
        höjd = self.lista.sizeHintForRow(0) + 2 if alla else 26
        self.lista.setFixedHeight(höjd * max(len(alla), 1) + 12)

    def värde(self) -> Any:
        """What the list says now."""
        poster = [self.lista.item(nr) for nr in range(self.lista.count())]
        if self._kryssas:
            return tuple(p.data(NYCKEL) for p in poster if p.checkState() is Qt.CheckState.Checked)
        namn = {p.data(NYCKEL): p.text().strip() for p in poster}
        egna = {nyckel: text for nyckel, text in namn.items() if text and text != self._ord[nyckel]}
        return tuple(namn), egna

    def flytta(self, steg: int) -> None:
        """Moves the current row; it stays current."""
        rad = self.lista.currentRow()
        if not self.lista.isEnabled() or rad < 0 or not 0 <= rad + steg < self.lista.count():
            return
        self._tyst = True
        self.lista.insertItem(rad + steg, self.lista.takeItem(rad))
        self.lista.setCurrentRow(rad + steg)
        self._tyst = False
        self._säg()

    def byt_namn(self) -> None:
        """Opens the current row for writing."""
        post = self.lista.currentItem()
        if post is not None and post.flags() & Qt.ItemFlag.ItemIsEditable:
            self.lista.setFocus()
            self.lista.editItem(post)

    def _ändrad(self, post: QListWidgetItem) -> None:
        if self._tyst:
            return
        if self._döps and not post.text().strip():  # an emptied name is the common one again
            self._tyst = True
            post.setText(self._ord[post.data(NYCKEL)])
            self._tyst = False
        self._säg()

    def _säg(self) -> None:
        self.lämnat.emit(self.namn, self.värde())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.lista and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steg = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
            if steg and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self.flytta(steg)
                return True
            if event.key() == Qt.Key.Key_F2:
                self.byt_namn()
                return True
        return super().eventFilter(watched, event)

    def råtext(self) -> str:
        return ""  # nothing is typed that a draft would keep

    def sätt_råtext(self, text: str) -> None:
        del text

    def skrivskydda(self, skyddad: bool) -> None:
        super().skrivskydda(skyddad)
        for knapp in self.knappar:
            knapp.setEnabled(not skyddad)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, super().minimumSizeHint().height())
