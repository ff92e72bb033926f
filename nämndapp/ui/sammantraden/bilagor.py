"""The chosen item's papers: taken from its ärende or from files, dragged into order, ticked as bordsdelade, opened.

F2 changes the title, Enter opens the paper, Alt+Up and Alt+Down move it, Delete takes it off the item (it stays in its
ärende), Insert chooses files.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QFileDialog, QLabel, QLineEdit, QVBoxLayout, QWidget

from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.models import Handlingsriktning
from nämndapp.services import handlingar, punktpapper
from nämndapp.services.punktpapper import Papper, Punktpapper, Tillagda, som_papper
from nämndapp.services.uppgifter import PunktUppgifter
from nämndapp.services.vyer import Handlingsrad, SammanträdeVy
from nämndapp.ui.arenden.filer import Filvisare
from nämndapp.ui.kit import radflytt
from nämndapp.ui.kit.radtabell import Cellkolumn, Cellmodell, Celltabell, Cellvy
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.sammantraden.filslapp import Filmottagare, Filsläpp
from nämndapp.ui.sammantraden.listmodell import flyttade
from nämndapp.ui.sida import Beställning

Index = QModelIndex | QPersistentModelIndex
_MIME = "application/x-namndapp-bilagor"
_FÖRSLAG = "Lägg till en handling ur ärendet"
SYNLIGA_RADER = (2, 4)  # the list above keeps its room


class Pappersmodell(Cellmodell[Papper]):
    """Rows can be dragged into another order."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        flaggor = super().flags(index)
        if self.skyddad:
            return flaggor
        return flaggor | (Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled)

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return radflytt.packa(_MIME, indexes)

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, _column: int, parent: Index) -> bool:
        if action != Qt.DropAction.MoveAction or not data.hasFormat(_MIME):
            return False
        mål = radflytt.mål(row, parent, len(self.rader))
        ny = flyttade(self.rader, radflytt.packa_upp(_MIME, data), mål)
        if ny != self.rader:
            self.ändrad.emit(ny)
        return False  # the view must not remove the old rows


class Pappersvy(Filmottagare, Cellvy):
    """Enter and double-click open; only F2 (or a click on the chosen row's cell) edits. Insert chooses files."""

    välj_filer = Signal()

    def __init__(self, modell: Pappersmodell, parent: QWidget) -> None:
        super().__init__(
            modell,
            "Bilagor till punkten",
            "Inga bilagor ännu. Lägg till ur ärendet med fältet ovanför, eller dra hit filer.",
            ny_rad=lambda: None,
            parent=parent,
        )
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.SelectedClicked
        )
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setToolTip("Enter öppnar handlingen, F2 ändrar rubriken")
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        modell.modelReset.connect(self._anpassa_höjd)
        self._anpassa_höjd()

    def lägg_till(self) -> None:
        if not self.modell.skyddad:
            self.välj_filer.emit()

    def _anpassa_höjd(self) -> None:
        minst, högst = SYNLIGA_RADER
        rader = min(max(len(self.modell.rader), minst), högst)
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rader * 37 + 4)


class Bilagepanel(QWidget):
    """``förhandsvisa`` carries a Beställning: a paper that has no file but text is shown as a PDF.

    ``sparat`` tells that what was typed in a row has been saved.
    """

    förhandsvisa = Signal(object)
    sparat = Signal()

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kontext = kontext
        self._filvisare = Filvisare(kontext)
        self._möte: tuple[int, int] | None = None
        self._punkt: PunktUppgifter | None = None
        self._svar = Punktpapper()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        typer = [t.namn for t in Dokumenttyp]
        riktningar = [r.value.capitalize() for r in Handlingsriktning]
        self.modell = Pappersmodell(
            (
                Cellkolumn("Bilaga", lambda r, _: r.rubrik, _skriv_rubrik, sträck=True, mer=_mer),
                Cellkolumn("Typ", lambda r, _: r.typ.namn, _skriv_typ, bredd=140, val=lambda: typer),
                Cellkolumn(
                    "Riktning", lambda r, _: r.riktning.value.capitalize(), _skriv_riktning, bredd=100,
                    val=lambda: riktningar,
                ),
                Cellkolumn(
                    "Bordsdelas", lambda r, _: "ja" if r.bordsdelas else "", _skriv_bordsdelas, bredd=92, kryss=True
                ),
                Cellkolumn("Filer", lambda r, _: str(r.filer or ""), bredd=52, höger=True),
            ),
            self,
        )  # fmt: skip
        self.modell.ändrad.connect(self._ändrad)
        self.modell.fel.connect(lambda text: kontext.notiser.visa("varning", text))
        self.vy = Pappersvy(self.modell, self)
        self.vy.välj_filer.connect(self._välj_filer)
        self.vy.activated.connect(lambda index: self.öppna(index.row()))
        self.tabell = Celltabell(self.vy, "&Filer …", self)
        self.tabell.ny_knapp.setToolTip("Välj filer på datorn. De blir handlingar i punktens ärende (Ins)")
        self.fält = QLineEdit(self)
        self.fält.setAccessibleName(_FÖRSLAG)
        self._förslag = QStringListModel(self)
        self._handlingar: dict[str, Handlingsrad] = {}
        hjälp = QCompleter(self._förslag, self)
        hjälp.setFilterMode(Qt.MatchFlag.MatchContains)
        hjälp.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        hjälp.activated[str].connect(self._lägg_till)  # type: ignore[index]  # the overload with text
        self.fält.setCompleter(hjälp)
        self.fält.returnPressed.connect(lambda: self._lägg_till(self.fält.text()))
        self.tabell.knapprad.insertWidget(0, self.fält, 1)
        self.tabell.knapprad.setStretch(2, 0)
        QWidget.setTabOrder(self.fält, self.tabell.ny_knapp)
        self.hinder = QLabel("", self)
        self.hinder.setProperty("roll", "svag")
        self.hinder.setWordWrap(True)
        layout.addWidget(self.tabell)
        layout.addWidget(self.hinder)
        self.vy.släpp = Filsläpp(self.vy, lambda _: True)
        self.vy.släpp.släppta.connect(lambda _, filer: self.lägg_till_filer(filer))

    # -- content ------------------------------------------------------------------------------
    def visa(self, vy: SammanträdeVy | None, punkt: PunktUppgifter | None) -> None:
        """Shows an item's papers; None when none or several are chosen."""
        byte = punkt is None or self._punkt is None or punkt.id != self._punkt.id
        self._möte = None if vy is None else (vy.id, vy.version)
        self._punkt = punkt if vy is not None else None
        self._svar = Punktpapper()
        if vy is not None and punkt is not None:
            nämnd_id = vy.uppgifter.nämnd_id
            svar = self.kontext.försök(lambda: punktpapper.hämta_papper(self.kontext.db, nämnd_id, punkt))
            self._svar = svar or Punktpapper()
        if byte:
            self.fält.clear()
            self.modell.sätt(())
        self.modell.sätt(self._svar.papper)
        skrivs = self._punkt is not None and self.kontext.db.skrivbar
        self.tabell.skrivskydda(not skrivs)
        self.tabell.ny_knapp.setEnabled(skrivs and not self._svar.hinder)
        self._handlingar = {f"{h.typ.namn}: {h.rubrik}": h for h in self._svar.förslag}
        self._förslag.setStringList(list(self._handlingar))
        self.fält.setEnabled(skrivs and bool(self._handlingar))
        self.fält.setPlaceholderText(self._fälttext())
        self.hinder.setText(self._svar.hinder if self._punkt else "Välj en punkt för att se dess bilagor.")
        self.hinder.setVisible(bool(self.hinder.text()))
        self.tabell.setVisible(bool(self.modell.rader) or not self.hinder.text())  # the list above has the room

    def _fälttext(self) -> str:
        antal = len(self._handlingar)
        if antal:
            return f"{_FÖRSLAG} ({antal} till)"
        return "" if self._punkt is None or self._svar.hinder else "Alla handlingar i ärendet är med"

    def _ändrad(self, rader: Any) -> None:
        möte, punkt = self._möte, self._punkt
        if möte is None or punkt is None or punkt.id is None:
            return
        id_ = punkt.id
        gjort = self.kontext.utför(
            lambda: punktpapper.spara_papper(
                self.kontext.db, möte[0], id_, tuple(rader), möte[1], visade=self._svar.papper
            )
        )
        if gjort is not None:
            self.sparat.emit()

    def _lägg_till(self, text: str) -> None:
        handling = self._handlingar.get(text.strip())
        self.fält.blockSignals(True)
        self.fält.clear()
        self.fält.blockSignals(False)
        if handling is not None:
            self._ändrad((*self.modell.rader, som_papper(handling)))
            self.vy.välj([len(self.modell.rader) - 1])
        elif text.strip():
            self.kontext.notiser.visa("tips", f"Ingen handling i ärendet heter ”{text.strip()}”.")

    # -- files --------------------------------------------------------------------------------
    def _välj_filer(self) -> None:
        namn, _ = QFileDialog.getOpenFileNames(self, "Lägg till bilagor", "", "Alla filer (*)")
        if namn:
            self.lägg_till_filer([Path(n) for n in namn])

    def lägg_till_filer(self, filer: Sequence[Path]) -> None:
        """The files become papers of the shown item, read in the background."""
        möte, punkt = self._möte, self._punkt
        if möte is None or punkt is None or punkt.id is None:
            return
        if not self.kontext.db.skrivbar:
            self.kontext.notiser.visa("varning", "Filen är skrivskyddad, så bilagor kan inte läggas till.")
            return
        möte_id, id_, db = möte[0], punkt.id, self.kontext.db
        self.kontext.i_bakgrunden(
            "Lägger till filer …",
            lambda framsteg: punktpapper.lägg_till_filer(db, möte_id, id_, filer, framsteg),
            self._tillagda,
        )

    def _tillagda(self, svar: Tillagda) -> None:
        for hinder in svar.fel:
            self.kontext.notiser.visa_fel(hinder)
        for text in svar.att_veta:
            self.kontext.notiser.visa("tips", text)
        if (ändring := svar.ändring) is not None:
            self.kontext.utför(lambda: ändring)

    def öppna(self, rad: int) -> None:
        """The paper's file in the system's own program, else its text as it will look."""
        if not 0 <= rad < len(self.modell.rader):
            return
        papper = self.modell.rader[rad]
        vy = self.kontext.försök(lambda: handlingar.hämta_handling(self.kontext.db, papper.id))
        if vy is None:
            return
        if vy.filer:
            self._filvisare.öppna(vy.filer[0].id)
        elif vy.uppgifter.skrivelse is not None:
            self.förhandsvisa.emit(Beställning("tjansteskrivelse", papper.typ.namn, {"handling_id": papper.id}))
        else:
            self.kontext.notiser.visa(
                "tips", f"”{papper.rubrik}” har varken fil eller text. Lägg till en fil på sidan Ärenden."
            )


def _mer(rad: Papper) -> str:
    return f"{rad.rubrik} (sekretessmarkerad)" if rad.sekretess else rad.rubrik


def _skriv_rubrik(rad: Papper, text: str) -> Papper:
    if not text:
        raise ValueError("En handling måste ha en rubrik (OSL 5:2).")
    return replace(rad, rubrik=text)


def _skriv_typ(rad: Papper, text: str) -> Papper:
    return replace(rad, typ=next((t for t in Dokumenttyp if t.namn == text), rad.typ))


def _skriv_riktning(rad: Papper, text: str) -> Papper:
    return replace(rad, riktning=next((r for r in Handlingsriktning if r.value == text.lower()), rad.riktning))


def _skriv_bordsdelas(rad: Papper, text: str) -> Papper:
    return replace(rad, bordsdelas=text == "ja")
