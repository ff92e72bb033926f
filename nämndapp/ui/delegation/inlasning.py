"""A file of decisions before it is read in: what each column becomes, and which rows cannot be read."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from nämndapp.bas.fel import NämndappFel
from nämndapp.services import beslutsimport
from nämndapp.services.beslutsimport import FÄLT, Beslutsplan, Planrad
from nämndapp.ui.kit.genvagar import esc
from nämndapp.ui.kit.rullyta import rullyta
from nämndapp.ui.kit.tabell import Kolumn, Radmodell, Tabellvy
from nämndapp.ui.kontext import Kontext

_Rad = tuple[int, str, str, str]  # the file's row, what will become of it, the column, what is said


def välj_fil(parent: QWidget) -> Path | None:
    """Asks for a file."""
    namn, _ = QFileDialog.getOpenFileName(
        parent, "Läs in delegationsbeslut", "", "Excel och CSV (*.xlsx *.xlsm *.csv *.txt);;Alla filer (*)"
    )
    return Path(namn) if namn else None


class Inläsningspanel(QWidget):
    """Stands in place of the register while a file is looked at; nothing is stored until the button is pressed."""

    stängd = Signal()

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kontext = kontext
        self.plan: Beslutsplan | None = None
        self._tabell: object = None
        self._val: list[QComboBox] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.setSpacing(8)
        self.ord = QLabel("", self)
        self.ord.setWordWrap(True)
        layout.addWidget(self.ord)
        self._kolumnyta = QWidget(self)
        self._nät = QGridLayout(self._kolumnyta)
        self._nät.setContentsMargins(0, 0, 8, 0)
        rullad = rullyta(self._kolumnyta)
        rullad.setMinimumHeight(150)
        rullad.setMaximumHeight(190)
        layout.addWidget(rullad)
        self.modell: Radmodell[_Rad] = Radmodell(
            (
                Kolumn("Rad", lambda r: r[0], bredd=64, höger=True),
                Kolumn("Läge", lambda r: r[1], bredd=120,
                       ikon=lambda r: ("fel", "fel") if r[1] == "Går inte" else None),
                Kolumn("Kolumn", lambda r: r[2], bredd=140),
                Kolumn("Vad", lambda r: r[3], sträck=True),
            ),
            lambda r: (r[0], r[2]),
            self,
        )  # fmt: skip
        self.tabell = Tabellvy(
            self.modell,
            "Filens rader",
            "Filen har inga rader under rubrikerna.",
            sortering=(-1, Qt.SortOrder.AscendingOrder),
        )
        layout.addWidget(self.tabell, 1)
        rad = QHBoxLayout()
        self.utan_fel = QCheckBox("Läs in de andra ra&derna, utan dem som har fel", self)
        self.utan_fel.toggled.connect(lambda _: self._slå_på())
        self.läs_knapp = QPushButton("", self)
        self.läs_knapp.setProperty("roll", "primär")
        self.läs_knapp.clicked.connect(self.läs_in)
        self.avbryt_knapp = QPushButton("Avbr&yt", self)
        self.avbryt_knapp.clicked.connect(self.stängd.emit)
        rad.addWidget(self.utan_fel)
        rad.addStretch(1)
        rad.addWidget(self.läs_knapp)
        rad.addWidget(self.avbryt_knapp)
        layout.addLayout(rad)
        esc(self, self.stängd.emit)

    def öppna(self, fil: Path) -> bool:
        """Reads the file and shows what would be registered; False when it cannot be read (a notice says why)."""
        nämnd = self.kontext.nämnd_id
        if nämnd is None:
            return False
        self._fil = fil
        try:
            self._tabell = beslutsimport.läs_fil(fil)
            plan = beslutsimport.planera(self.kontext.db, nämnd, self._tabell, fil.name)
        except NämndappFel as fel:
            self.kontext.notiser.visa_fel(fel)
            return False
        self._fyll_kolumner(plan)
        self.utan_fel.setChecked(False)
        self._visa(plan)
        return True

    def _fyll_kolumner(self, plan: Beslutsplan) -> None:
        while (post := self._nät.takeAt(0)) is not None:
            if (widget := post.widget()) is not None:
                widget.deleteLater()
        self._val = []
        for nr, k in enumerate(plan.kolumner):
            namn = QLabel(k.rubrik or f"Kolumn {k.index + 1}", self._kolumnyta)
            val = QComboBox(self._kolumnyta)
            val.setAccessibleName(f"Kolumnen {k.rubrik} blir")
            val.addItem("Läses inte in", "")
            for fält, ord_ in FÄLT.items():
                val.addItem(ord_, fält)
            val.setCurrentIndex(max(val.findData(k.fält), 0))
            val.activated.connect(lambda _: self._planera())
            skäl = QLabel(k.skäl, self._kolumnyta)
            skäl.setProperty("roll", "svag")
            for kolumn, widget in enumerate((namn, val, skäl)):
                self._nät.addWidget(widget, nr, kolumn)
            self._val.append(val)
        self._nät.setColumnStretch(2, 1)

    def _planera(self) -> None:
        nämnd = self.kontext.nämnd_id
        if nämnd is None or self.plan is None:
            return
        karta = {k.index: str(v.currentData()) for k, v in zip(self.plan.kolumner, self._val, strict=True)}
        plan = self.kontext.försök(
            lambda: beslutsimport.planera(self.kontext.db, nämnd, self._tabell, self._fil.name, karta)  # type: ignore[arg-type]
        )
        if plan is not None:
            self._visa(plan)

    def _visa(self, plan: Beslutsplan) -> None:
        self.plan = plan
        finns = len(plan.rader) - len(plan.nya)
        delar = [f"{plan.fil}: {plan.antal} rader, {len(plan.nya)} nya beslut"]
        if plan.brådskande:
            delar.append(f"{plan.brådskande} brådskande som läggs på nästa föredragningslista")
        if finns:
            delar.append(f"{finns} är redan registrerade")
        if plan.fel:
            delar.append(f"{len({f.rad for f in plan.fel})} går inte att läsa")
        self.ord.setText(", ".join(delar) + "." + "".join(f"\n{a}" for a in plan.anmärkningar))
        fel = [(f.rad, "Går inte", f.kolumn, f.text) for f in plan.fel]
        self.modell.sätt_rader([*fel, *(self._rad(r) for r in plan.rader)])
        self._slå_på()

    @staticmethod
    def _rad(r: Planrad) -> _Rad:
        u = r.uppgifter
        vad = " · ".join(
            o for o in (u.datum.isoformat(), u.punkt_nr, u.delegat, u.diarienummer or "", u.lagrum, u.rubrik) if o
        )
        return (r.nr, "Finns redan" if r.finns else "Nytt", "", vad)

    def _slå_på(self) -> None:
        plan = self.plan
        if plan is None:
            return
        self.utan_fel.setVisible(bool(plan.fel))
        self.läs_knapp.setText(f"&Läs in {len(plan.nya)} beslut")
        self.läs_knapp.setEnabled(bool(plan.nya) and (not plan.fel or self.utan_fel.isChecked()))

    def läs_in(self) -> None:
        """Registers the new rows, all at once; one undo takes them back."""
        plan = self.plan
        if plan is None:
            return
        svar = self.kontext.utför(
            lambda: beslutsimport.spara(self.kontext.db, plan, utan_felrader=self.utan_fel.isChecked())
        )
        if svar is not None:
            self.stängd.emit()
