"""The main window of a test: shown, active, and gone afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool
from PySide6.QtWidgets import QApplication

from nämndapp.storage import Databas


def visa_fönster(qtbot: Any, qapp: QApplication, databas: Databas) -> Iterator[Any]:
    """Light, 1280×720, over the database."""
    from nämndapp.ui.app import bygg_fönster, skapa_app
    from nämndapp.ui.tema import Tema

    skapa_app([])
    qapp.setApplicationName("Namndapp-prov")
    huvud = bygg_fönster(qapp, databas, Tema(qapp, läge="ljust"))
    qtbot.addWidget(huvud)
    huvud.resize(1280, 720)
    with qtbot.waitActive(huvud, timeout=20_000):  # shortcuts and focus need the active window
        huvud.show()
        huvud.activateWindow()
    yield huvud
    huvud.close()
    QThreadPool.globalInstance().waitForDone(10_000)  # what a test has begun ends while the window is there
    qapp.processEvents()
    huvud.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # else every window lives on, and all get slow
