"""What can be done with several matters at once."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from nämndapp.models import Ärendestatus
from nämndapp.services.vyer import Ärenderad
from nämndapp.ui.kit.falt import Textfält, Valfält


class Flervalspanel(QWidget):
    """Shown while more than one matter is chosen."""

    sätt_fält = Signal(str, object)  # attribute, value
    kopiera = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2, 12, 0, 0)
        layout.setSpacing(12)
        self.rubrik = QLabel("", self)
        self.rubrik.setProperty("roll", "rubrik")
        layout.addWidget(self.rubrik)
        nät = QGridLayout()
        nät.setHorizontalSpacing(12)
        nät.setVerticalSpacing(12)
        status = [(s, s.value.capitalize()) for s in Ärendestatus if s is not Ärendestatus.MAKULERAT]
        self.status = Valfält("status", "Status", status)
        self.handläggare = Textfält("handläggare", "Handläggare")
        for rad, (fält, text) in enumerate(
            ((self.status, "&Sätt status på alla"), (self.handläggare, "Sätt han&dläggare på alla"))
        ):
            knapp = QPushButton(text, self)
            knapp.clicked.connect(lambda _=False, f=fält: self._sätt(f))
            nät.addWidget(fält, rad, 0)
            nät.addWidget(knapp, rad, 1, Qt.AlignmentFlag.AlignBottom)
        self.kopiera_knapp = QPushButton("&Kopiera raderna till Excel", self)
        self.kopiera_knapp.setToolTip("Lägger raderna med rubriker i urklipp (Ctrl+C i listan)")
        self.kopiera_knapp.clicked.connect(self.kopiera.emit)
        nät.addWidget(self.kopiera_knapp, 2, 0, Qt.AlignmentFlag.AlignLeft)
        nät.setColumnStretch(2, 1)
        nät.setColumnMinimumWidth(0, 260)
        layout.addLayout(nät)
        layout.addStretch(1)

    def visa(self, rader: list[Ärenderad], skrivbar: bool) -> None:
        """Tells how many; nothing is chosen beforehand."""
        handlingar = sum(r.antal_handlingar for r in rader)
        med = f", med {handlingar} {'handling' if handlingar == 1 else 'handlingar'}" if handlingar else ""
        self.rubrik.setText(f"{len(rader)} ärenden är valda{med}")
        self.status.setEnabled(skrivbar)
        self.handläggare.setEnabled(skrivbar)

    def _sätt(self, fält: Valfält | Textfält) -> None:
        värde = fält.värde() if isinstance(fält, Valfält) else fält.råtext().strip()
        if värde is not None:
            self.sätt_fält.emit(fält.namn, värde)
