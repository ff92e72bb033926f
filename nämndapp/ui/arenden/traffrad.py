"""One line that was looked up: what it was found to be, as a link, or how the register says otherwise."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from nämndapp.services.underlag import Underlagsträff
from nämndapp.ui.ikoner import ikon
from nämndapp.ui.kit.elid import Elidlänk
from nämndapp.ui.tema import aktuella_färger


def träffrad(träff: Underlagsträff, öppna: Callable[[Underlagsträff], object], parent: QWidget) -> QWidget:
    """A link that opens the § or the paper, or a warning in words."""
    färger = aktuella_färger()
    if träff.plats is not None:
        vad = "paragrafen" if träff.plats.typ == "paragraf" else "handlingen"
        text = träff.text.strip() if träff.titel in träff.text else f"{träff.text.strip()} – {träff.titel}"
        länk = Elidlänk(f"Finns: {text}", parent)
        länk.setIcon(ikon("bra", färger.bra))
        länk.setAccessibleName(f"Öppna {vad} {träff.titel}")
        länk.setToolTip(f"Öppnar {vad} ”{träff.titel}”")
        länk.clicked.connect(lambda: öppna(träff))
        return länk
    hållare = QWidget(parent)
    rad = QHBoxLayout(hållare)
    rad.setContentsMargins(6, 2, 0, 2)
    bild = QLabel(hållare)
    bild.setPixmap(ikon("varning", färger.varning).pixmap(18, 18))
    ord_ = QLabel(f"Kontrollera {träff.text.strip()}: {träff.avviker}.", hållare)
    ord_.setTextFormat(Qt.TextFormat.PlainText)
    ord_.setWordWrap(True)
    rad.addWidget(bild, 0, Qt.AlignmentFlag.AlignTop)
    rad.addWidget(ord_, 1)
    return hållare
