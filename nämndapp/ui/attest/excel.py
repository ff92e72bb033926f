"""An Excel or CSV file shown in the place of the tabs before it is read in: columns, cells in the way, what changes."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from nämndapp.bas.filnamn import rent_filnamn
from nämndapp.services import attestfil, attestskillnad
from nämndapp.services.attestfil import Attestplan
from nämndapp.services.attestskillnad import Radskillnad
from nämndapp.services.attestuppgifter import AttestlistaUppgifter, AttestlistaVy
from nämndapp.ui.attest.jamforelse import personord
from nämndapp.ui.kit.tabell import Kolumn, Radmodell, Tabellvy
from nämndapp.ui.kontext import Kontext

_ÄNDELSER = "Listor (*.xlsx *.csv)"
UTELÄMNAS = "– läses inte"


class Filpanel(QWidget):
    """Nothing is stored until the button says so, and then all of it or nothing."""

    stängd = Signal()
    inläst = Signal(int)  # the list

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kontext = kontext
        self._fil: Path | None = None
        self._vart: dict[str, int | None] = {}
        self._val: dict[str, str] = {}
        self.plan: Attestplan | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(8)
        self.rubrik = QLabel("", self)
        self.rubrik.setProperty("roll", "rubrik")
        self.ord = QLabel("", self)
        self.ord.setWordWrap(True)
        layout.addWidget(self.rubrik)
        layout.addWidget(self.ord)
        self._yta = QScrollArea(self)
        self._yta.setWidgetResizable(True)
        self._yta.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._yta.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._yta.setFrameShape(QFrame.Shape.NoFrame)
        self._yta.setFixedHeight(184)
        self._kolumnyta = QWidget(self)
        self._rutnät = QGridLayout(self._kolumnyta)
        self._rutnät.setContentsMargins(0, 0, 0, 0)
        self._rutnät.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._yta.setWidget(self._kolumnyta)
        layout.addWidget(self._yta)
        self.kolumnval: dict[str, QComboBox] = {}
        self.fel = QLabel("", self)
        self.fel.setProperty("roll", "fel")
        self.fel.setWordWrap(True)
        layout.addWidget(self.fel)
        self.tabell = Tabellvy(
            Radmodell[Radskillnad](
                (
                    Kolumn("Vad som händer", self._händer, bredd=170),
                    Kolumn("Kod", lambda r: r.rad.kod, bredd=90),
                    Kolumn("Benämning", lambda r: r.rad.benämning, bredd=190),
                    Kolumn("Personer (+ kommer, − går)", lambda r: personord(r.personer), bredd=360),
                ),
                id,
            ),
            "Det som läses in",
            "Filen ändrar ingenting i listan.",
            self,
            sortering=(-1, Qt.SortOrder.AscendingOrder),
        )
        layout.addWidget(self.tabell, 1)
        rad = QHBoxLayout()
        self.gör_knapp = QPushButton("&Läs in", self)
        self.gör_knapp.setProperty("roll", "primär")
        self.gör_knapp.clicked.connect(self.utför)
        self.avbryt_knapp = QPushButton("Avbr&yt", self)
        self.avbryt_knapp.setToolTip("Inget har sparats")
        self.avbryt_knapp.clicked.connect(self.stäng)
        for knapp in (self.gör_knapp, self.avbryt_knapp):
            rad.addWidget(knapp)
        rad.addStretch(1)
        layout.addLayout(rad)
        self.hide()

    def _händer(self, r: Radskillnad) -> str:
        return attestskillnad.ändrat_ord(r, self.plan.uppgifter) if self.plan is not None else ""

    # -- reading ------------------------------------------------------------------------------
    def öppna(self, fil: Path, vy: AttestlistaVy | None, nämnd_id: int, år: int) -> bool:
        """Shows what the file would change in a proposal, or the new list that it would be; False when it cannot."""
        self._fil, self._val = fil, {}
        i_listan = vy is not None and not vy.uppgifter.beslutad
        self._vart = {"lista_id": vy.id} if vy is not None and i_listan else {"nämnd_id": nämnd_id, "år": år}
        if not self._läs():
            return False
        plan = self.plan
        assert plan is not None
        vart = f"attestlistan {plan.uppgifter.år} version {plan.uppgifter.nummer}"
        self.rubrik.setText(f"Läs in {fil.name} till {vart}" if i_listan else f"Läs in {fil.name} som en ny lista {år}")
        self._bygg_kolumner(plan)
        antal = -(-len(self.kolumnval) // 3)
        self._yta.setFixedHeight(min(antal, 5) * 42)
        self.show()
        self.gör_knapp.setFocus()
        return True

    def _läs(self) -> bool:
        fil = self._fil
        if fil is None:
            return False
        plan: Attestplan | None = self._kontext.försök(
            lambda: attestfil.föreslå(
                self._kontext.db,
                fil,
                lista_id=self._vart.get("lista_id"),
                nämnd_id=self._vart.get("nämnd_id"),
                år=self._vart.get("år"),
                kolumner=self._val,
            )
        )
        if plan is None:
            return False
        self.plan = plan
        self.ord.setText(" ".join(plan.sammanfattning))
        rader = [f"Rad {f.rad}, {f.kolumn}: {f.text}." for f in plan.fel[:8]]
        fler = [f"… och {len(plan.fel) - 8} till."] if len(plan.fel) > 8 else []
        self.fel.setText("⚠ " + "\n".join([*rader, *fler]) if rader else "")
        self.fel.setVisible(bool(rader))
        self.tabell.uppdatera([r for r in plan.skillnad.rader if not r.lika])
        self.gör_knapp.setEnabled(plan.gör_något)
        return True

    def _bygg_kolumner(self, plan: Attestplan) -> None:
        """A choice for each heading of the file; what was understood is chosen."""
        for ruta in self._kolumnyta.findChildren(QWidget):
            self._rutnät.removeWidget(ruta)
            ruta.deleteLater()
        self.kolumnval = {}
        möjliga = attestfil.kolumnval(plan.uppgifter)
        for nr, (rubrik, kolumn) in enumerate(zip(plan.rubriker, plan.kolumner, strict=True)):
            if not rubrik.strip():
                continue
            ord_ = QLabel(" ".join(rubrik.split()), self._kolumnyta)
            val = QComboBox(self._kolumnyta)
            val.setAccessibleName(f"Kolumnen {' '.join(rubrik.split())} är")
            val.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            val.setMinimumContentsLength(9)
            val.addItem(UTELÄMNAS, "")
            for namn in möjliga:
                val.addItem(namn, namn)
            valt = next((n for n, k in möjliga.items() if (k.slag, k.nyckel) == (kolumn.slag, kolumn.nyckel)), "")
            val.setCurrentIndex(max(val.findData(valt), 0))
            val.activated.connect(partial(self._kolumn_vald, rubrik, val))
            ord_.setBuddy(val)
            self._rutnät.addWidget(ord_, nr // 3, (nr % 3) * 2)
            self._rutnät.addWidget(val, nr // 3, (nr % 3) * 2 + 1)
            self.kolumnval[rubrik] = val

    def _kolumn_vald(self, rubrik: str, val: QComboBox, _nr: int) -> None:
        förra = dict(self._val)
        self._val[rubrik] = str(val.currentData() or "")
        if not self._läs():
            self._val = förra

    def utför(self) -> None:
        """All of it, in one stroke that can be undone."""
        plan = self.plan
        if plan is None:
            return
        svar = self._kontext.utför(lambda: attestfil.genomför(self._kontext.db, plan))
        if svar is not None:
            self.stäng()
            self.inläst.emit(svar.objekt_id)

    def stäng(self) -> None:
        """Back to the list."""
        self.hide()
        self.stängd.emit()


def välj_fil(parent: QWidget) -> Path | None:
    """Asks for the file to read."""
    namn, _ = QFileDialog.getOpenFileName(parent, "Läs in attestlista", "", _ÄNDELSER)
    return Path(namn) if namn else None


def välj_mål(parent: QWidget, u: AttestlistaUppgifter) -> Path | None:
    """Asks where to write the list."""
    förslag = rent_filnamn(f"Attestlista {u.år} version {u.nummer}", "attestlista") + ".xlsx"
    namn, valt = QFileDialog.getSaveFileName(parent, "Exportera attestlistan", förslag, "Excel (*.xlsx);;CSV (*.csv)")
    if not namn:
        return None
    fil = Path(namn)
    return fil if fil.suffix else fil.with_suffix(".csv" if "csv" in valt else ".xlsx")
