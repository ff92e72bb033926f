"""The panel at the right edge: what the rules say, live; each entry is one click or Enter from its place."""

from __future__ import annotations

from datetime import date
from html import escape

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from nämndapp.bas.lagrum import hämta as hämta_lagrum
from nämndapp.bas.papekande import Nivå, Påpekande, sortera
from nämndapp.ui.ikoner import ikon
from nämndapp.ui.tema import aktuella_färger

NIVÅORD = {Nivå.FEL: "Måste åtgärdas", Nivå.VARNING: "Varning", Nivå.TIPS: "Tips"}
_IKON = {Nivå.FEL: "fel", Nivå.VARNING: "varning", Nivå.TIPS: "tips"}


class _Rad(QStyledItemDelegate):
    """Gives every entry the height that its whole text needs at the list's width."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        lista = self.parent()
        assert isinstance(lista, QListWidget)
        marginal = lista.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 1
        bredd = lista.viewport().width() - 2 * lista.spacing() - lista.iconSize().width() - 4 * marginal
        yta = option.fontMetrics.boundingRect(
            QRect(0, 0, max(bredd, 80), 10_000), Qt.TextFlag.TextWordWrap, str(index.data())
        )
        return QSize(lista.viewport().width() - 2 * lista.spacing(), max(yta.height() + 6, 26))


class Kontrollpanel(QFrame):
    """The list of påpekanden with the paragraph, its wording and a proposal for the chosen one."""

    gå_till = Signal(object)  # Plats
    kvittera = Signal(object, str)  # Påpekande, what is noted
    ta_bort_kvittens = Signal(object)  # Påpekande

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(240)
        self._påpekanden: list[Påpekande] = []
        self._kvitteras = False
        self._visat: tuple[object, ...] | None = None  # the same again is not painted again
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        rubrik = QLabel("Kontroll", self)
        rubrik.setProperty("roll", "rubrik")
        self._antal = QLabel("", self)
        self._antal.setProperty("roll", "svag")
        self._antal.setWordWrap(True)
        layout.addWidget(rubrik)
        layout.addWidget(self._antal)
        self.lista = QListWidget(self)
        self.lista.setAccessibleName("Påpekanden")
        self.lista.setWordWrap(True)
        self.lista.setUniformItemSizes(False)
        self.lista.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.lista.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.lista.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.lista.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lista.setIconSize(QSize(18, 18))
        self.lista.setSpacing(2)
        self.lista.setItemDelegate(_Rad(self.lista))
        self.lista.itemActivated.connect(self._aktiverad)
        self.lista.itemClicked.connect(self._aktiverad)
        self.lista.currentRowChanged.connect(self._visa_mer)
        layout.addWidget(self.lista, 1)
        self._mer = QLabel("", self)
        self._mer.setWordWrap(True)
        self._mer.setTextFormat(Qt.TextFormat.RichText)
        self._mer.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        layout.addWidget(self._mer)
        layout.addWidget(self._kvittens())
        self.visa([])

    def _kvittens(self) -> QWidget:
        """What has happened is noted, never blocked: a line and a button for the chosen entry."""
        self._kvittensyta = QWidget(self)
        rad = QHBoxLayout(self._kvittensyta)
        rad.setContentsMargins(0, 0, 0, 0)
        self.notering = QLineEdit(self._kvittensyta)
        self.notering.setPlaceholderText("Anteckning")
        self.notering.setAccessibleName("Anteckning till kvittensen")
        self.notering.returnPressed.connect(self._kvitterat)
        self.kvittens_knapp = QPushButton("Kvittera", self._kvittensyta)
        self.kvittens_knapp.clicked.connect(self._kvitterat)
        rad.addWidget(self.notering, 1)
        rad.addWidget(self.kvittens_knapp)
        self._kvittensyta.hide()
        return self._kvittensyta

    def _kvitterat(self) -> None:
        p = self._valt()
        if p is None:
            return
        if p.kvitterad:
            self.ta_bort_kvittens.emit(p)
        else:
            self.kvittera.emit(p, self.notering.text().strip())
        self.notering.clear()
        self.lista.setFocus()

    def visa(self, påpekanden: list[Påpekande], dag: date | None = None, *, kvitteras: bool = False) -> None:
        """Shows these, with the law as it read on ``dag`` (today); the chosen one stays chosen if it is still there.

        ``kvitteras``: those that are no fel can be acknowledged here.
        """
        nya, färger = sortera(påpekanden), aktuella_färger()
        visat = (nya, dag or date.today(), kvitteras, färger)
        if visat == self._visat:
            return
        self._visat = visat
        self._kvitteras = kvitteras
        self._dag = dag or date.today()
        valt = self._valt()
        self._påpekanden = nya
        self.lista.clear()
        for p in self._påpekanden:
            sagt = p.plats.text.casefold() in p.text.casefold()
            var = "" if sagt else f"{p.plats.text[:1].upper()}{p.plats.text[1:]}: "
            bild = "bra" if p.kvitterad else _IKON[p.nivå]
            slut = " (kvitterad)" if p.kvitterad else ""
            rad = QListWidgetItem(ikon(bild, getattr(färger, bild)), f"{var}{p.text}{slut}")
            rad.setToolTip(f"{NIVÅORD[p.nivå]}. {p.text}")
            rad.setData(
                Qt.ItemDataRole.AccessibleTextRole,
                f"{NIVÅORD[p.nivå]}: {var}{p.text}{slut} {p.lagrum}".strip(),
            )
            self.lista.addItem(rad)
        antal = {nivå: sum(p.nivå is nivå and not p.kvitterad for p in self._påpekanden) for nivå in Nivå}
        ord_ = [
            f"{antal[Nivå.FEL]} fel",
            f"{antal[Nivå.VARNING]} varning{'ar' if antal[Nivå.VARNING] > 1 else ''}",
            f"{antal[Nivå.TIPS]} tips",
        ]
        self._antal.setText(" · ".join(o for o in ord_ if not o.startswith("0 ")))
        self._antal.setVisible(bool(self._påpekanden))
        if not self._påpekanden:
            rad = QListWidgetItem(ikon("bra", färger.bra), "Inget att påpeka.")
            rad.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.lista.addItem(rad)
        if valt in self._påpekanden:
            self.lista.setCurrentRow(self._påpekanden.index(valt))
        self._visa_mer()

    def _valt(self) -> Påpekande | None:
        nr = self.lista.currentRow()
        return self._påpekanden[nr] if 0 <= nr < len(self._påpekanden) else None

    def _visa_mer(self, *_: int) -> None:
        p = self._valt()
        kan = p is not None and self._kvitteras and p.nivå is not Nivå.FEL
        self._kvittensyta.setVisible(kan)
        if p is None:
            self._mer.setText("")
            self._mer.hide()
            return
        self.notering.setVisible(not p.kvitterad)
        self.kvittens_knapp.setText("Ta bort kvittensen" if p.kvitterad else "Kvittera")
        delar = [f"<b>{NIVÅORD[p.nivå]}</b>"]
        if p.förslag:
            delar.append(p.förslag)
        if p.kvitterad:
            delar.append(f"<b>Kvitterad</b> {escape(p.kvitterad)}")
        if p.lagrum:
            post = hämta_lagrum(p.lagrum, self._dag)
            delar.append(f"<b>{p.lagrum}</b>" + (f" – {post.text}" if post else ""))
        self._mer.setText("<br>".join(delar))
        self._mer.show()

    def _aktiverad(self, _rad: QListWidgetItem) -> None:
        p = self._valt()
        if p is not None:
            self.gå_till.emit(p.plats)
