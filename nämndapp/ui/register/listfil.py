"""Asking for a file with a list."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def välj_listfil(parent: QWidget, *, papper: bool = False) -> Path | None:
    """Asks for an Excel or CSV file; with ``papper`` also for a protocol, a kallelse or a reglemente."""
    ändelser = "*.xlsx *.csv *.tsv *.txt"
    filter_ = f"Listor och handlingar ({ändelser} *.pdf *.docx)" if papper else f"Listor ({ändelser})"
    namn, _ = QFileDialog.getOpenFileName(parent, "Läs in lista", "", filter_)
    return Path(namn) if namn else None
