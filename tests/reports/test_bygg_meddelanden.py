"""Meddelanden on paper: one row for each, its bullets nested below it in the same cell."""

from __future__ import annotations

import fabrik

from nämndapp.models import Meddelandepost
from nämndapp.reports import dokument as d
from nämndapp.reports.byggare import meddelanden
from nämndapp.reports.dokument import ren_text


def _rader(*poster: Meddelandepost) -> list[list[str]]:
    dok = meddelanden(fabrik.sammanträde(), poster)
    tabell = next(b for b in dok.block if isinstance(b, d.Tabell))
    return [[ren_text(c.text) for c in rad.celler] for rad in tabell.rader]


def test_ett_meddelande_med_punkter_är_en_rad() -> None:
    text = "Beslut från kommunfullmäktige\n- § 91 Budget\n  - Nämndens ram\n- § 92 Taxor"
    rader = _rader(
        Meddelandepost(nämnd_id=1, diarienummer="SN 2026/2", text=text), Meddelandepost(nämnd_id=1, text="Dom")
    )
    assert len(rader) == 2
    assert rader[0][1].replace("\u00a0", " ").split("\n") == [
        "Beslut från kommunfullmäktige",
        "– § 91 Budget",
        "   – Nämndens ram",
        "– § 92 Taxor",
    ]
    assert rader[1] == ["", "Dom"]


def test_tomma_rader_i_ett_meddelande_blir_inga_punkter() -> None:
    assert _rader(Meddelandepost(nämnd_id=1, text="Beslut\n\n- ett\n")) == [["", "Beslut\n– ett"]]
