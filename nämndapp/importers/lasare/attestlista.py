"""An attestlista: a sheet of its own, or a table in the skrivelse that proposes it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nämndapp.bas.forslag import Dokumentförslag, Dokumenttyp, Fält
from nämndapp.importers.attesttext import läs_attesttabell
from nämndapp.importers.etiketter import SKRIVELSER
from nämndapp.importers.lasare.bilaga import dela_i_kapitel, sätt_år
from nämndapp.importers.rader import Del, foga, stycken

BÄRARE = frozenset({*SKRIVELSER, Dokumenttyp.ATTESTLISTA, Dokumenttyp.BILAGA})
_MENING = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])")
_REGEL = re.compile(r"attest", re.IGNORECASE)


def är_attestlista(delar: Sequence[Del]) -> bool:
    """Is there an attest table among the lines, in a file without any head?"""
    tabell = läs_attesttabell(delar)
    return tabell is not None and any(r.personer for r in tabell.rader)


def komplettera(dok: Dokumentförslag, kropp: Sequence[Del]) -> None:
    """Adds the rows of the paper's attest table; a sheet that holds one is an attestlista."""
    tabell = läs_attesttabell(kropp)
    if tabell is None or not any(r.personer for r in tabell.rader):
        return
    dok.attestrader, dok.attestform = tabell.rader, tabell.form
    första = min(tabell.källrader)
    regler = _regler([d for d in kropp if d.rad < första])
    if regler is not None:
        dok.fält["attestregler"] = regler
    if dok.typ in {Dokumenttyp.BILAGA, Dokumenttyp.ATTESTLISTA}:
        dok.typ = Dokumenttyp.ATTESTLISTA
        dok.konfidens = max(dok.konfidens, 0.85 if tabell.utan_kolumner else 0.95)
        titel = dok.rubrik.rad if dok.rubrik else None
        dok.avsnitt = dela_i_kapitel([d for d in kropp if d.rad not in tabell.källrader and d.rad != titel])
        sätt_år(dok)


def _regler(ovanför: Sequence[Del]) -> Fält[str | None] | None:
    """What the paragraph right above the table says of how to approve."""
    alla = stycken(list(ovanför))
    for delar in reversed(alla[-3:]):
        meningar = [m for m in _MENING.split(foga([d.text for d in delar])) if _REGEL.search(m) and m.endswith(".")]
        if meningar:
            return Fält(" ".join(meningar), delar[0].rad)
    return None
