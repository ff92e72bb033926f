"""The chosen paper: which ärende it is to join, and everything that was read from it."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLabel, QVBoxLayout, QWidget

from nämndapp.bas.forslag import Dokumentförslag, Otolkat
from nämndapp.services.troligt_arende import ärende_av_val
from nämndapp.ui.importera import falt
from nämndapp.ui.importera.underlag import LISTOR
from nämndapp.ui.kit.elid import Elidetikett
from nämndapp.ui.kit.falt import Textfält
from nämndapp.ui.kit.kortlista import Kort, Kortmodell, Kortvy


class Dokumentpanel(QWidget):
    """``rad_vald`` carries the source line of the chosen field, ``hör_till_ändrat`` the diarienummer or the choice."""

    rad_vald = Signal(int)
    hör_till_ändrat = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 0, 8, 0)
        layout.setSpacing(6)
        self.rubrik = Elidetikett(parent=self)
        self.läge = QLabel("", self)
        self.läge.setProperty("roll", "svag")
        self.läge.setWordWrap(True)
        layout.addWidget(self.rubrik)
        layout.addWidget(self.läge)
        self.hör_till = Textfält("hör_till", "Hör till &ärende", "inget ärende")
        self._förslag = QStringListModel(self)
        komplettering = QCompleter(self._förslag, self)
        komplettering.setFilterMode(Qt.MatchFlag.MatchContains)
        komplettering.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._ärenden: dict[str, str] = {}
        komplettering.activated[str].connect(self._valt_ärende)  # type: ignore[index]  # the overload with text
        self.hör_till.inmatning.setCompleter(komplettering)  # type: ignore[attr-defined]  # a line
        self.hör_till.lämnat.connect(lambda _, text: self.hör_till_ändrat.emit(self._ärenden.get(text, text)))
        layout.addWidget(self.hör_till)
        self.modell = Kortmodell(self)
        self.fält = Kortvy(self.modell, "Lästa uppgifter", "Välj en handling i listan.", self)
        self.fält.vald.connect(self._fält_valt)
        layout.addWidget(self.fält, 1)

    def sätt_ärenden(self, ärenden: dict[str, str]) -> None:
        """The ärenden to choose among: shown text → diarienummer, or the choice of one that has none."""
        self._ärenden = ärenden
        self._förslag.setStringList(list(ärenden))

    def _valt_ärende(self, text: str) -> None:
        self.hör_till.sätt_råtext(self._i_ord(self._ärenden.get(text, text)))
        self.hör_till.ta_nu()

    def _i_ord(self, hör_till: str | None) -> str:
        """What stands in the field: the number, or the title of an ärende without one."""
        if ärende_av_val(hör_till) is None:
            return hör_till or ""
        return next((text for text, värde in self._ärenden.items() if värde == hör_till), "")

    def _fält_valt(self, kort: Kort | None) -> None:
        if kort is not None and kort.nyckel[1] is not None:
            self.rad_vald.emit(kort.nyckel[1])

    def visa_dokument(self, dok: Dokumentförslag, *, fanns: bool) -> None:
        """Shows what was read."""
        self.rubrik.sätt(falt.rubrik(dok))
        redan = " Den finns redan och läggs inte till en gång till." if fanns else ""
        säker = falt.konfidensord(dok.konfidens).capitalize()
        self.läge.setText(f"{dok.typ.namn}, {falt.radspann(dok.rader)}. {säker} tolkning.{redan}")
        self.hör_till.setVisible(dok.typ not in LISTOR)
        self.hör_till.sätt(self._i_ord(dok.hör_till))
        self.hör_till.inmatning.setToolTip(dok.hör_till_grund)
        kort = []
        for nr, rad in enumerate(falt.fältrader(dok)):
            if rad.rubrik:
                kort.append(Kort((nr, None), rad.etikett, huvud=True))
                continue
            plats = f"rad {rad.rad}" if rad.rad else ""
            kort.append(Kort((nr, rad.rad), rad.etikett, rad.värde, höger=plats, etikett=True, rader=4))
        self.modell.sätt(kort)

    def visa_otolkat(self, otolkat: Otolkat) -> None:
        """Shows lines that nobody understood."""
        self.rubrik.sätt("Ej tolkat")
        self.läge.setText(
            f"{falt.radspann(otolkat.rader).capitalize()} känns inte igen. De sparas inte, men filen gör det."
        )
        self.hör_till.setVisible(False)
        self.modell.sätt([Kort((0, otolkat.rader[0]), "Text", falt.otolkad_text(otolkat), etikett=True, rader=12)])

    def visa_fel(self, namn: str, mening: str) -> None:
        """Shows why a file could not be read."""
        self.rubrik.sätt(namn)
        self.läge.setText(f"Filen har inte lästs. {mening}")
        self.hör_till.setVisible(False)
        self.modell.sätt([])
        self.fält.sätt_tomt("")

    def visa_inget(self) -> None:
        """Nothing is chosen."""
        self.fält.sätt_tomt("Välj en handling i listan.")
        self.rubrik.sätt("")
        self.läge.setText("")
        self.hör_till.setVisible(False)
        self.modell.sätt([])
