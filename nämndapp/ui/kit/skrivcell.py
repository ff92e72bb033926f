"""Cells that tell what is typed in them, and which row is chosen when a table has been read anew."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Signal
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QWidget

Index = QModelIndex | QPersistentModelIndex


class Skrivdelegat(QStyledItemDelegate):
    """The ordinary line of a cell; ``skrivs`` fires at every key, so that the text can be drafted."""

    skrivs = Signal(QPersistentModelIndex, str)

    def createEditor(self, parent: QWidget, option: Any, index: Index) -> QWidget:
        rad = super().createEditor(parent, option, index)
        if isinstance(rad, QLineEdit):
            plats = QPersistentModelIndex(index)
            rad.textEdited.connect(lambda text: self.skrivs.emit(plats, text))
        return rad


def rader_att_välja(före: Sequence[Hashable], valda: Sequence[Hashable], efter: Sequence[Hashable]) -> list[int]:
    """The places to choose after a reload: what has come (back), else what was chosen, else what took its place.

    All are identities of rows. Tables without a row in common are of different objects: nothing is chosen.
    """
    kända = set(före)
    if not kända & set(efter):
        return []
    nya = [nr for nr, id_ in enumerate(efter) if id_ not in kända]
    kvar = [nr for nr, id_ in enumerate(efter) if id_ in set(valda)]
    if nya or kvar or not valda:
        return nya or kvar
    return [min(*(före.index(v) for v in valda), len(efter) - 1)]
