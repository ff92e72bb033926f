"""A nämnd's Word templates: which papers have one, what is in it, and what is missing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from nämndapp.bas.fel import Dokumentfel, orsak
from nämndapp.services import wordmallar
from nämndapp.services.wordmallar import Mallrad
from nämndapp.ui.kit.tabbordning import ordna
from nämndapp.ui.kit.tabell import Kolumn, Radmodell, Tabellvy
from nämndapp.ui.kontext import Kontext

_INGEN = "Programmets eget utseende"


class Wordmallar(QWidget):
    """The table with its buttons; the chosen row says which paper they speak of."""

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kontext = kontext
        self._nämnd_id: int | None = None
        rubrik = QLabel("Word-mallar", self)
        rubrik.setProperty("roll", "rubrik")
        rubrik.setContentsMargins(0, 10, 0, 0)
        self.tabell = Tabellvy(
            Radmodell[Mallrad](
                (
                    Kolumn("Typ", lambda r: r.namn, bredd=150),
                    Kolumn("Fil", lambda r: r.filnamn or _INGEN, sträck=True),
                    Kolumn("Fält", lambda r: len(r.fält) if r.filnamn else None, bredd=52, höger=True),
                    Kolumn("Saknas", _saknas, bredd=190,
                           ikon=lambda r: ("varning", "varning") if r.saknas or r.fel else None),
                ),
                lambda r: r.typ,
            ),
            "Word-mallar",
            "",
            sortering=(-1, Qt.SortOrder.AscendingOrder),
        )  # fmt: skip
        self.tabell.setMinimumHeight(150)
        self.tabell.vald.connect(lambda _: self._knappar())
        self.lägg_till_knapp = QPushButton("Lägg till &Word-mall …", self)
        self.lägg_till_knapp.setToolTip("Välj er egen Word-mall med innehållskontroller för den valda typen")
        self.lägg_till_knapp.clicked.connect(self._välj_fil)
        self.bort_knapp = QPushButton("Ta bort mall&en", self)
        self.bort_knapp.clicked.connect(self.ta_bort)
        self.exempel_knapp = QPushButton("Spara e&xempelmall …", self)
        self.exempel_knapp.setToolTip("En mall att börja med och ge ert eget utseende i Word")
        self.exempel_knapp.clicked.connect(self._spara_exempel)
        knappar = QHBoxLayout()
        knappar.setSpacing(6)
        for knapp in (self.lägg_till_knapp, self.bort_knapp, self.exempel_knapp):
            knappar.addWidget(knapp)
        knappar.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(rubrik)
        layout.addWidget(self.tabell)
        layout.addLayout(knappar)
        ordna(self)
        self._knappar()

    def visa(self, nämnd_id: int | None) -> None:
        """The templates of a nämnd."""
        self._nämnd_id = nämnd_id
        db = self.kontext.db
        rader = self.kontext.försök(lambda: wordmallar.lista_mallar(db, nämnd_id)) if nämnd_id is not None else []
        self.tabell.uppdatera(rader or [])
        if rader and self.vald is None:
            self.tabell.välj(rader[0].typ)
        self._knappar()

    @property
    def vald(self) -> Mallrad | None:
        """The chosen row."""
        rader = self.tabell.valda_rader()
        return rader[0] if len(rader) == 1 else None

    def _knappar(self) -> None:
        vald, skrivbar = self.vald, self.kontext.db.skrivbar
        self.lägg_till_knapp.setEnabled(skrivbar and vald is not None)
        self.bort_knapp.setEnabled(skrivbar and vald is not None and bool(vald.filnamn))
        self.exempel_knapp.setEnabled(vald is not None)

    def _välj_fil(self) -> None:
        namn, _ = QFileDialog.getOpenFileName(self, "Lägg till en Word-mall", "", "Word-dokument (*.docx *.dotx)")
        if namn:
            self.lägg_till(Path(namn))

    def lägg_till(self, sökväg: Path) -> None:
        """Takes the file as the template of the chosen type; Ctrl+Z brings the former back."""
        vald, nämnd_id, db = self.vald, self._nämnd_id, self.kontext.db
        if vald is None or nämnd_id is None:
            return
        typ = vald.typ
        if self.kontext.utför(lambda: wordmallar.lägg_till_mall(db, nämnd_id, typ, sökväg)) is None:
            return
        self.visa(nämnd_id)
        ny = self.vald
        saknas = f" Den saknar {', '.join(ny.saknas)}." if ny is not None and ny.saknas else ""
        self.kontext.notiser.visa("tips", f"{sökväg.name} används nu när en {vald.namn.lower()} görs i Word.{saknas}")

    def ta_bort(self) -> None:
        """The chosen type gets the program's own look again; Ctrl+Z brings the template back."""
        vald, nämnd_id, db = self.vald, self._nämnd_id, self.kontext.db
        if vald is None or nämnd_id is None or not vald.filnamn:
            return
        typ = vald.typ
        if self.kontext.utför(lambda: wordmallar.ta_bort_mall(db, nämnd_id, typ)) is not None:
            self.visa(nämnd_id)

    def _spara_exempel(self) -> None:
        if self.vald is None:
            return
        förslag = f"Mall {self.vald.namn.lower()}.docx"
        namn, _ = QFileDialog.getSaveFileName(self, "Spara exempelmall", förslag, "Word-dokument (*.docx)")
        if namn:
            self.spara_exempel(Path(namn))

    def spara_exempel(self, mål: Path) -> None:
        """Writes the example for the chosen type."""
        vald = self.vald
        if vald is None:
            return

        def skriv() -> bool:
            try:
                mål.write_bytes(wordmallar.exempelmall(vald.typ))
            except OSError as fel:
                raise Dokumentfel(f"{mål.name} kan inte skrivas i {mål.parent} ({orsak(fel)}).") from fel
            return True

        if self.kontext.försök(skriv):
            self.kontext.notiser.visa("tips", f"Sparade {mål.name}. Ge den ert utseende i Word och lägg till den här.")


def _saknas(rad: Mallrad) -> str:
    return rad.fel or ", ".join(rad.saknas)
