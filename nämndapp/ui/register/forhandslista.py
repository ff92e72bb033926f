"""What an import would do, row by row, before it is done; also the mandatskifte with its days and nämnder."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from nämndapp.services.personimport import Skifte, Åtgärd
from nämndapp.services.vyer import Nämndrad
from nämndapp.ui.kit.falt import Datumfält
from nämndapp.ui.kit.krysstabell import Kryssmodell, Krysstabell
from nämndapp.ui.kit.tabell import Kolumn

Gör = Callable[[Collection[Any]], bool]
"""Carries it out without the rows that were unticked; False when it could not."""
Säg = Callable[[Collection[Any]], Sequence[str]]
"""What comes of leaving out the rows that were unticked, in sentences without a full stop."""
_BILD = {Åtgärd.NY: ("ny", "accent"), Åtgärd.ÄNDRAS: ("bra", "text"), Åtgärd.HOPPAS: ("varning", "varning")}


class Förhandslista(QWidget):
    """Shown in the place of the tabs; ``stängd`` when it has been carried out or given up."""

    stängd = Signal()
    skiftet_ändrat = Signal()
    klistra = Signal()
    öppna_fil = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gör: Gör | None = None
        self._säg: Säg | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(10)
        self.rubrik = QLabel("", self)
        self.rubrik.setProperty("roll", "rubrik")
        layout.addWidget(self.rubrik)
        layout.addWidget(self._bygg_skifte())
        self.ord = QLabel("", self)
        self.ord.setWordWrap(True)
        layout.addWidget(self.ord)
        self.tabell = Krysstabell(
            Kryssmodell[Any](
                (
                    Kolumn("Vad som händer", lambda r: r.åtgärd.value, bredd=130, ikon=lambda r: _BILD[r.åtgärd]),
                    Kolumn("Namn", lambda r: r.namn, bredd=190),
                    Kolumn("Uppgifter", lambda r: r.vad, bredd=240),
                    Kolumn("Varför", lambda r: r.skäl, sträck=True),
                ),
                lambda r: (r.namn, r.åtgärd, getattr(r, "nr", 0)),
                lambda r: r.åtgärd is not Åtgärd.HOPPAS,
            ),
            "Det som ska läsas in",
            "Inga rader. Kopiera listan i Excel och tryck Klistra in, eller läs in en fil.",
        )
        self.tabell.kryssmodell.kryss_ändrat.connect(self._visa_antal)
        layout.addWidget(self.tabell, 1)
        rad = QHBoxLayout()
        self.gör_knapp = QPushButton("", self)
        self.gör_knapp.setProperty("roll", "primär")
        self.gör_knapp.clicked.connect(self._utför)
        self.avbryt_knapp = QPushButton("Av&bryt", self)
        self.avbryt_knapp.setToolTip("Inget har sparats")
        self.avbryt_knapp.clicked.connect(self.stäng)
        rad.addWidget(self.gör_knapp)
        rad.addWidget(self.avbryt_knapp)
        rad.addStretch(1)
        layout.addLayout(rad)

    def _bygg_skifte(self) -> QWidget:
        self.skifteruta = QWidget(self)
        yttre = QVBoxLayout(self.skifteruta)
        yttre.setContentsMargins(0, 0, 0, 0)
        rad = QHBoxLayout()
        self.första = Datumfält("första", "&Första dag i den nya perioden")
        self.sista = Datumfält("sista", "&Sista dag (får vara tom)")
        for fält in (self.första, self.sista):
            fält.lämnat.connect(lambda *_: self.skiftet_ändrat.emit())
            rad.addWidget(fält, 1)
        self.klistra_knapp = QPushButton("&Klistra in valet", self)
        self.klistra_knapp.clicked.connect(self.klistra.emit)
        self.fil_knapp = QPushButton("&Läs in valet ur fil …", self)
        self.fil_knapp.clicked.connect(self.öppna_fil.emit)
        for knapp in (self.klistra_knapp, self.fil_knapp):
            rad.addWidget(knapp, 0, Qt.AlignmentFlag.AlignBottom)
        yttre.addLayout(rad)
        self._nämndruta = QGroupBox("Nämnder som väljs på nytt", self.skifteruta)
        self._nämndrad = QHBoxLayout(self._nämndruta)
        yttre.addWidget(self._nämndruta)
        self.nämndkryss: dict[int, QCheckBox] = {}
        return self.skifteruta

    # -- showing ------------------------------------------------------------------------------
    def visa(self, rubrik: str, rader: Sequence[Any], knapp: str, gör: Gör | None, säg: Säg | None = None) -> None:
        """``gör`` carries it out; None while there is nothing to do. Rows that were unticked stay so by their name."""
        self.rubrik.setText(rubrik)
        self._gör, self._säg = gör, säg
        self.tabell.uppdatera(rader)
        self.gör_knapp.setText(knapp)
        self._visa_antal()
        self.show()

    def _visa_antal(self) -> None:
        modell = self.tabell.kryssmodell
        med = [r for r in modell.rader if modell.är_med(r)]
        utan = len(modell.bortkryssade())
        delar = [f"{n} {å.value}" for å in Åtgärd if (n := sum(r.åtgärd is å for r in med))]
        delar += [f"{n} hoppas över"] if (n := sum(r.åtgärd is Åtgärd.HOPPAS for r in modell.rader)) else []
        delar += [f"{utan} utan kryss lämnas som de är"] if utan else []
        slut = ". Inget är sparat än, och allt går att ångra sedan med Ctrl+Z. Mellanslag tar bort en rads kryss."
        följder = list(self._säg(modell.bortkryssade())) if self._säg is not None and utan else []
        fler = f" och {len(följder) - 3} till" if len(följder) > 3 else ""
        varning = f"Obs: {'; '.join(följder[:3])}{fler}. " if följder else ""
        self.ord.setText(varning + " · ".join(delar) + (slut if modell.rader else ""))
        self.gör_knapp.setEnabled(self._gör is not None and bool(med))

    def visa_skifte(self, nämnder: Sequence[Nämndrad] | None) -> None:
        """The fields of the mandatskifte, filled with the likely days; None hides them."""
        self.skifteruta.setVisible(nämnder is not None)
        if nämnder is None:
            return
        år = date.today().year + (date.today().month > 2)
        nästa = next(å for å in range(år, år + 5) if (å - 2023) % 4 == 0)  # a term of four years begins 2023, 2027 …
        if not self.första.råtext():
            self.första.sätt(date(nästa, 1, 1))
            self.sista.sätt(date(nästa + 3, 12, 31))
        for kryss in self.nämndkryss.values():
            kryss.deleteLater()
        self.nämndkryss = {}
        for n in nämnder:
            kryss = QCheckBox(n.namn, self._nämndruta)
            kryss.setChecked(n.typ.value != "fullmäktige")
            kryss.clicked.connect(lambda _: self.skiftet_ändrat.emit())
            self.nämndkryss[n.id] = kryss
            self._nämndrad.addWidget(kryss)

    def skifte(self) -> Skifte | None:
        """What has been chosen; None while the first day cannot be read."""
        try:
            första, sista = self.första.tolka(self.första.råtext()), self.sista.tolka(self.sista.råtext())
        except ValueError:
            return None
        valda = tuple(id_ for id_, kryss in self.nämndkryss.items() if kryss.isChecked())
        return Skifte(valda, första, sista) if första is not None and valda else None

    def _utför(self) -> None:
        if self._gör is not None and self._gör(self.tabell.kryssmodell.bortkryssade()):
            self.stäng()

    def stäng(self) -> None:
        """Back to the lists."""
        self._gör = None
        self.tabell.kryssmodell.börja_om()
        self.hide()
        self.stängd.emit()
