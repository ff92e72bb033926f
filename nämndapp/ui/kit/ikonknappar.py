"""A row of small buttons with pictures, each with its name and key."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from nämndapp.ui.ikoner import ikon


def lägg_ikonknappar(
    rad: QHBoxLayout, parent: QWidget, knappar: Iterable[tuple[str, str, Callable[[], object]]]
) -> list[QToolButton]:
    """Adds them in order: the picture, the name with the key ("Flytta upp (Alt+Upp)"), what is done."""
    ut: list[QToolButton] = []
    for bild, namn, gör in knappar:
        knapp = QToolButton(parent)
        knapp.setIcon(ikon(bild))
        knapp.setAccessibleName(namn)
        knapp.setToolTip(namn)
        knapp.clicked.connect(gör)
        rad.addWidget(knapp)
        ut.append(knapp)
    return ut
