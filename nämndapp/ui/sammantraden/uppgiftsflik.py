"""What the kallelse says around the list: day, place, persons, justering."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from nämndapp.models import Sammanträdesslag, Sammanträdesstatus
from nämndapp.ui.kit.falt import Datumfält, Flerradsfält, Fält, Kryssfält, Textfält, Tidsfält, Valfält
from nämndapp.ui.redigerare import Redigerare


def bygg_uppgifter(redigerare: Redigerare) -> QWidget:
    """The tab; every field is bound to the editor."""
    innehåll = QWidget()
    innehåll.setObjectName("rullyta")
    nät = QGridLayout(innehåll)
    nät.setContentsMargins(2, 12, 12, 12)
    nät.setHorizontalSpacing(16)
    nät.setVerticalSpacing(10)

    def år() -> int:
        return int(redigerare.uppgifter.datum.year) if redigerare.vy else 2000

    rader: tuple[tuple[Fält, ...], ...] = (
        (Datumfält("datum", "Datum", år), Tidsfält("starttid", "Börjar"), Tidsfält("sluttid", "Slutar")),
        (Textfält("plats", "Plats"), Valfält.av_enum("status", "Läge", Sammanträdesstatus),
         Valfält.av_enum("slag", "Slag av sammanträde", Sammanträdesslag)),
        (Textfält("skäl", "Skäl för extra sammanträde, och vem som begärt det"),),
        (Datumfält("kallelse_datum", "Kallelsen skickas", år), Textfält("ordförande", "Ordförande")),
        (Textfält("sekreterare", "Sekreterare"), Textfält("anmäl_förhinder", "Anmäl förhinder till")),
        (Textfält("förslag_justerare", "Förslag till justerare"),
         Textfält("förslag_ersättare", "Förslag till ersättare för justerare")),
        (Textfält("justering_plats", "Justeringens plats"), Datumfält("justering_datum", "Justeringsdag", år),
         Tidsfält("justering_tid", "Klockan")),
        (Textfält("länk", "Länk för deltagande på distans"), Textfält("gruppmöten", "Gruppmöten")),
        (Textfält("måltid", "Måltid"), Datumfält("stoppdatum", "Stoppdatum för handlingar", år)),
    )  # fmt: skip
    for radnr, fält_på_rad in enumerate(rader):
        bredd = 6 // len(fält_på_rad)
        for nr, fält in enumerate(fält_på_rad):
            nät.addWidget(redigerare.bind(fält), radnr, nr * bredd, 1, bredd, Qt.AlignmentFlag.AlignTop)
    nät.addWidget(redigerare.bind(Kryssfält("öppet", "Sammanträdet är öppet för allmänheten")), len(rader), 0, 1, 3)
    nät.addWidget(redigerare.bind(Kryssfält("distans", "Det går att delta på distans")), len(rader), 3, 1, 3)
    nät.addWidget(
        redigerare.bind(Flerradsfält("anteckning", "Egen anteckning (skrivs inte ut)", 3)), len(rader) + 1, 0, 1, 6
    )
    for kolumn in range(6):
        nät.setColumnStretch(kolumn, 1)
    nät.setRowStretch(len(rader) + 2, 1)
    rullyta = QScrollArea()
    rullyta.setWidgetResizable(True)
    rullyta.setWidget(innehåll)
    rullyta.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return rullyta
