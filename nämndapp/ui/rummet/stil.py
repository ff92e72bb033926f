"""The room's type: large in a large window, never smaller than the program's own."""

from __future__ import annotations

from nämndapp.ui.tema import GRUNDSTORLEK_PT, Färger

_FULL = 1280  # pixels: the width at which the type has its full size
STEG = (560, 800, 1000, 1180, 1600, 2000)
"""The widths at which the type changes, so that a resize does not set it anew at every pixel."""


def skala(bredd: int, höjd: int) -> float:
    """0.55 to 1.5, by the window's size."""
    passar = max((s for s in STEG if s <= bredd), default=STEG[0])
    lågt = 0.8 if höjd < 560 else 1.0
    return min(max(passar / _FULL * lågt + 0.08, 0.55), 1.5)


def mall(f: Färger, skala_: float) -> str:
    """The style sheet of the mode."""

    def pt(storlek: float, minst: float = GRUNDSTORLEK_PT) -> str:
        return f"font-size: {max(storlek * skala_, minst):.1f}pt"

    return f"""
    QWidget#rummet {{ background: {f.fönster}; }}
    QFrame#rumskort, QFrame#rumsnarvaro {{ background: {f.yta}; border: 2px solid {f.kant}; border-radius: 6px; }}
    QFrame#rumskort:focus {{ border: 2px solid {f.accent}; }}
    QLabel[roll="rum-nummer"] {{ {pt(20)}; color: {f.text_svag}; }}
    QLabel[roll="rum-rubrik"] {{ {pt(30, 15)}; font-weight: 600; }}
    QLabel[roll="rum-klubbat"] {{ {pt(18, 12)}; font-weight: 600; color: {f.bra}; }}
    QLabel[roll="rum-text"] {{ {pt(17, 11)}; }}
    QLabel[roll="rum-etikett"] {{ {pt(13)}; color: {f.text_svag}; }}
    QLabel[roll="rum-svag"] {{ {pt(14)}; color: {f.text_svag}; }}
    QLabel[roll="rum-namn"] {{ {pt(14)}; }}
    QLabel[roll="rum-antal"] {{ {pt(18, 12)}; font-weight: 600; }}
    QLabel[roll="rum-antal"][lage="bra"] {{ color: {f.bra}; }}
    QLabel[roll="rum-antal"][lage="fel"] {{ color: {f.fel}; }}
    QLabel[roll="rum-huvud"] {{ {pt(13)}; color: {f.text_svag}; }}
    QLabel[roll="rum-klocka"] {{ {pt(20, 13)}; font-weight: 600; }}
    QLabel[roll="rum-paus"] {{ {pt(20, 13)}; font-weight: 600; color: {f.varning}; }}
    QLabel[roll="rum-nasta"] {{ {pt(15)}; }}
    QLabel[roll="rum-tangenter"] {{ {pt(11.5)}; }}
    QLabel[roll="rumssumma"] {{ {pt(18, 12)}; font-weight: 600; }}
    QListWidget#rostlista {{ {pt(15, 11)}; }}
    """
