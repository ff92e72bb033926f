"""Rows of a model as they are dragged: their numbers, in a form that only the model itself takes."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex

Index = QModelIndex | QPersistentModelIndex


def packa(mime: str, index: Iterable[Index]) -> QMimeData:
    """The rows of the cells that are dragged."""
    data = QMimeData()
    data.setData(mime, ",".join(map(str, sorted({i.row() for i in index}))).encode())
    return data


def packa_upp(mime: str, data: QMimeData) -> list[int]:
    """The rows, in order."""
    return [int(r) for r in bytes(data.data(mime).data()).decode().split(",")]


def mål(row: int, parent: Index, antal: int) -> int:
    """Before which row they were dropped: ``antal`` when below the last one."""
    return row if row >= 0 else parent.row() if parent.isValid() else antal
