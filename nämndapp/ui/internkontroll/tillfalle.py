"""One occasion of a control: the result, the sample, the deviation, what is done about it, and the evidence."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from nämndapp.bas.papekande import Plats
from nämndapp.models import Kontrollutfall
from nämndapp.services import kontrolltillfallen, kontrollunderlag
from nämndapp.services.andring import Ändring
from nämndapp.services.internkontrolluppgifter import KontrolltillfälleUppgifter
from nämndapp.services.kontrollbild import Tillfällerad
from nämndapp.services.kontrolltillfallen import TillfälleVy
from nämndapp.ui.arenden.filer import Filvisare
from nämndapp.ui.ikoner import ikon
from nämndapp.ui.kit.bakgrund import Framsteg
from nämndapp.ui.kit.falt import Datumfält, Flerradsfält, Textfält, Valfält
from nämndapp.ui.kit.slappta_filer import Filmottagare, kan_tas_emot
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.redigerare import Redigerare

_UTFALL = [(u, u.value[:1].upper() + u.value[1:] if u.value else "Inte gjord") for u in Kontrollutfall]


class Tillfälleredigerare(Redigerare):
    """Saves itself; a file dropped on it becomes the evidence."""

    slag = "kontrolltillfalle"
    borttaget = Signal()

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(kontext, parent)
        self.setAcceptDrops(True)
        self._mottagare = Filmottagare()
        self.filer = Filvisare(kontext)
        self._inbyggd = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(self._huvud())
        layout.addLayout(self._fältrutor())
        layout.addLayout(self._underlagsrad())
        layout.addStretch(1)

    def _huvud(self) -> QHBoxLayout:
        rad = QHBoxLayout()
        self.rubrik = QLabel("", self)
        self.rubrik.setProperty("roll", "rubrik")
        self.rubrik.setWordWrap(True)
        self.bort = QToolButton(self)
        self.bort.setIcon(ikon("ta-bort"))
        self.bort.setAccessibleName("Ta bort kontrolltillfället")
        self.bort.setToolTip("Ta bort kontrolltillfället (kan ångras)")
        self.bort.clicked.connect(self.ta_bort)
        self.program = QPushButton("Låt progra&mmet kontrollera", self)
        self.program.setToolTip("Programmet granskar sina egna uppgifter för perioden och sparar underlaget")
        self.program.clicked.connect(self.låt_programmet)
        rad.addWidget(self.rubrik, 1)
        rad.addWidget(self.program)
        rad.addWidget(self.bort)
        return rad

    def _fältrutor(self) -> QGridLayout:
        def år() -> int:
            return self.uppgifter.senast.year if self.vy else date.today().year

        ruta = QGridLayout()
        ruta.setHorizontalSpacing(12)
        ruta.setVerticalSpacing(6)
        rader = (
            ((Valfält("utfall", "Ut&fall", _UTFALL), 2), (Datumfält("utfört", "Utfört &den", år), 2),
             (Textfält("utfört_av", "&Utfört av"), 2)),
            ((Textfält("urval", "Urva&l", "Vad som kontrollerades, till exempel 20 fakturor i mars"), 6),),
            ((Flerradsfält("resultat", "Re&sultat", 2), 3), (Flerradsfält("avvikelse", "Avvikels&e", 2), 3)),
            ((Flerradsfält("åtgärd", "Å&tgärd", 1), 6),),
            ((Textfält("åtgärd_ansvarig", "Ansvarig f&ör åtgärden"), 2),
             (Datumfält("åtgärd_senast", "&Klar senast", år), 2), (Datumfält("åtgärd_klar", "&Blev klar", år), 2)),
        )  # fmt: skip
        for nr, fälten in enumerate(rader):
            kolumn = 0
            for fält, bredd in fälten:
                ruta.addWidget(self.bind(fält), nr, kolumn, 1, bredd)
                kolumn += bredd
        for kolumn in range(6):
            ruta.setColumnStretch(kolumn, 1)
        return ruta

    def _underlagsrad(self) -> QHBoxLayout:
        rad = QHBoxLayout()
        rad.setSpacing(8)
        ord_ = QLabel("Underlag:", self)
        ord_.setProperty("roll", "svag")
        self.underlag = QPushButton(ikon("fil"), "", self)
        self.underlag.setProperty("roll", "länk")
        self.underlag.setToolTip("Öppnar en skrivskyddad kopia i datorns program")
        self.underlag.clicked.connect(self._öppna)
        self.inget = QLabel("inget ännu. Dra hit en fil, eller välj en.", self)
        self.inget.setProperty("roll", "svag")
        self.välj_fil = QPushButton(ikon("ny"), "Bif&oga underlag …", self)
        self.välj_fil.clicked.connect(self._välj)
        self.ta_bort_fil = QToolButton(self)
        self.ta_bort_fil.setIcon(ikon("ta-bort"))
        self.ta_bort_fil.setAccessibleName("Ta bort underlaget")
        self.ta_bort_fil.setToolTip("Ta bort underlaget från kontrollen (kan ångras)")
        self.ta_bort_fil.clicked.connect(self._ta_bort_underlag)
        for widget in (ord_, self.underlag, self.ta_bort_fil, self.inget):
            rad.addWidget(widget)
        rad.addStretch(1)
        rad.addWidget(self.välj_fil)
        return rad

    # -- the editor's part --------------------------------------------------------------------
    def hämta(self, objekt_id: int) -> TillfälleVy:
        return kontrolltillfallen.hämta_tillfälle(self.kontext.db, objekt_id)

    def spara_tjänst(self, objekt_id: int | None, uppgifter: Any, väntad_version: int | None) -> Ändring:
        return kontrolltillfallen.spara_tillfälle(self.kontext.db, objekt_id, uppgifter, väntad_version)

    def med_värden(self, uppgifter: Any, värden: Mapping[str, Any]) -> Any:
        """A result that is chosen was made today unless a day is written."""
        nya: KontrolltillfälleUppgifter = super().med_värden(uppgifter, värden)
        return kontrolltillfallen.med_utfall(nya, nya.utfall, date.today()) if "utfall" in värden else nya

    def fyll(self) -> None:
        u: KontrolltillfälleUppgifter | None = self.uppgifter
        har = u is not None and u.underlag_sha256 is not None
        skrivbar = self.kontext.db.skrivbar and u is not None
        self.underlag.setText((u.underlag_namn if u else "").replace("&", "&&"))
        self.underlag.setAccessibleName(f"Öppna underlaget {u.underlag_namn if u else ''}")
        self.underlag.setVisible(har)
        self.ta_bort_fil.setVisible(har and skrivbar)
        self.inget.setVisible(not har)
        self.program.setVisible(self._inbyggd and u is not None)
        for knapp in (self.välj_fil, self.bort, self.program):
            knapp.setEnabled(skrivbar)

    def visa_rad(self, rad: Tillfällerad | None) -> None:
        """The occasion of a list's row, with what is to be controlled as its heading."""
        self._inbyggd = bool(rad and rad.inbyggd)
        self.rubrik.setText(f"{rad.kontroll}, {rad.period}" if rad and rad.period else rad.kontroll if rad else "")
        self.visa(rad.id if rad else None)

    def ta_bort(self) -> None:
        """Removes the occasion; Ctrl+Z brings it back."""
        if self.vy is None:
            return
        id_, version = self.vy.id, self.vy.version
        self._skrivet.clear()
        self.vy = None
        self.kontext.utför(lambda: kontrolltillfallen.ta_bort_tillfälle(self.kontext.db, id_, version))
        self.borttaget.emit()

    def låt_programmet(self) -> None:
        """The program performs the control on its own registers and attaches what it saw."""
        from nämndapp.services import inbyggda_kontroller  # builds papers: only when asked for

        self.lämna_fält()
        if self.vy is None or not self.kontext.db.skrivbar:
            return
        id_, version, db = self.vy.id, self.vy.version, self.kontext.db

        def uppgift(_framsteg: Framsteg) -> Ändring:
            return inbyggda_kontroller.utför(db, id_, version)

        self.kontext.i_bakgrunden("Programmet kontrollerar …", uppgift, self._kontrollerat)

    def _kontrollerat(self, ändring: Ändring) -> None:
        self.kontext.utför(lambda: ändring)

    # -- the evidence -------------------------------------------------------------------------
    def bifoga(self, fil: Path) -> None:
        """The file becomes the evidence, in place of an earlier one."""
        self.lämna_fält()
        if self.vy is not None and self.kontext.db.skrivbar:
            id_, version = self.vy.id, self.vy.version
            self.kontext.utför(lambda: kontrollunderlag.bifoga_fil(self.kontext.db, id_, fil, version))

    def _välj(self) -> None:
        namn, _ = QFileDialog.getOpenFileName(self, "Bifoga underlag", "", "Alla filer (*)")
        if namn:
            self.bifoga(Path(namn))

    def _ta_bort_underlag(self) -> None:
        if self.vy is not None:
            self.spara(kontrollunderlag.utan_underlag(self.uppgifter))

    def _öppna(self) -> None:
        if self.vy is not None:
            id_, sha = self.vy.id, self.uppgifter.underlag_sha256
            self.filer.visa(f"{id_}-{sha[:12]}", lambda: kontrolltillfallen.läs_underlag(self.kontext.db, id_))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.vy is not None and kan_tas_emot(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        släppt = self._mottagare.ta_emot(event.mimeData())
        if släppt.filer:
            event.acceptProposedAction()
            QTimer.singleShot(0, self, lambda: self.bifoga(släppt.filer[0]))
        if len(släppt.filer) > 1:
            self.kontext.notiser.visa("varning", "En kontroll har ett underlag: den första filen bifogades.")
        if släppt.besked:
            self.kontext.notiser.visa("varning", släppt.besked)

    def gå_till(self, plats: Plats) -> bool:
        if plats.fält == "underlag_sha256":
            self.välj_fil.setFocus()
            return True
        return super().gå_till(plats)
