"""How long the window stands still: the longest gap of a 5 ms heartbeat when a page is seen (aim: 100 ms)."""

from __future__ import annotations

import os
import tempfile
import time
from itertools import pairwise
from pathlib import Path

from matning import Mätning

MÅL = 0.1


def mät() -> list[Mätning]:
    """The longest gap per page on the demo database, offscreen; the aim holds for pages that have been made."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QEventLoop, QTimer

    from nämndapp.services import oppna
    from nämndapp.services.demo import skapa_demo
    from nämndapp.ui.app import bygg_fönster, skapa_app
    from nämndapp.ui.sidor import SIDOR
    from nämndapp.ui.tema import Tema

    app = skapa_app([])
    slag: list[float] = []
    hjärta = QTimer()
    hjärta.setInterval(5)
    hjärta.timeout.connect(lambda: slag.append(time.perf_counter()))

    def glapp(gör: object) -> float:
        slag.clear()
        slag.append(time.perf_counter())
        hjärta.start()
        QTimer.singleShot(0, gör)
        slinga = QEventLoop()
        QTimer.singleShot(400, slinga.quit)
        slinga.exec()
        hjärta.stop()
        return max(b - a for a, b in pairwise(slag))

    mätt: list[Mätning] = []
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as mapp:
        skapa_demo(Path(mapp))
        db = oppna.öppna_databas(Path(mapp) / "demo.namnd")
        fönster = bygg_fönster(app, db, Tema(app, läge="ljust"))
        fönster.show()
        for gång, mål in (("första gången", None), ("igen", MÅL)):
            for post in SIDOR:
                tid = glapp(lambda namn=post.namn: fönster.gå_till_sida(namn))
                mätt.append(Mätning(f"{post.namn}, {gång}", tid, mål=mål))
        fönster.close()
        db.stäng()
    return mätt
