"""What stands beside the page's heading: the year, its papers, the settings, and a new year."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QWidget

from nämndapp.ui.ikoner import ikon


class Årsrad:
    """The widgets; ``alla`` in the order in which they stand."""

    def __init__(self, förälder: QWidget) -> None:
        årsord = QLabel("&År", förälder)
        årsord.setProperty("roll", "svag")
        self.år = QComboBox(förälder)
        self.år.setAccessibleName("År")
        self.år.setMinimumWidth(90)
        årsord.setBuddy(self.år)
        self.papper = QPushButton(ikon("pdf"), "Visa &papper", förälder)
        self.papper.setToolTip("Visa flikens papper som det kommer att se ut (Ctrl+P)")
        self.val = QPushButton(ikon("installningar"), "&Inställningar", förälder)
        self.val.setToolTip("Skala, nivåer och gräns för nya riskanalyser")
        self.nytt = QPushButton(ikon("ny"), "&Nytt år", förälder)
        self.nytt.setToolTip("Nytt år med förra årets kontroller och risker som utgångspunkt (Ctrl+N)")
        self.alla: tuple[QWidget, ...] = (årsord, self.år, self.papper, self.val, self.nytt)
