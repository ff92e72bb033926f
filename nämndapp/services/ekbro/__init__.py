"""The invented Ekbro kommun, from ``resources/demo/*.toml`` into an empty database, in the order in which it happened.

The register and the matters come first, then each meeting: its list, what was done before it (``fore``) and, for those
that have been held, what came of it (``hallna``). Anslag and expediering (``efter``), planning and internal control
build on the meetings.
"""

from __future__ import annotations

from datetime import date

from nämndapp.services import demoprotokoll
from nämndapp.services.ekbro import (
    arenden,
    attest,
    delegation,
    efter,
    fore,
    hallna,
    internkontroll,
    moten,
    planering,
    register,
)
from nämndapp.services.ekbro.grund import Ekbro, läs
from nämndapp.storage import Enhet

__all__ = ["bygg"]


def bygg(enhet: Enhet) -> None:
    """Fills the database, in one unit of work."""
    ekbro = Ekbro(enhet)
    register.bygg(ekbro)
    arenden.bygg(ekbro)
    for rad in läs("moten")["mote"]:
        id_ = moten.bygg(ekbro, rad)
        if "publicerad" in rad:
            fore.bygg(ekbro, id_, rad)
        hallna.bygg(ekbro, id_, rad)
        if rad.get("bygger"):
            fore.samla_meddelanden(ekbro, id_, rad["namnd"], None)
    demoprotokoll.bygg(enhet, ekbro.möten["SN", date(2026, 10, 27)], ekbro.möten["SN", date(2026, 12, 15)])
    efter.bygg(ekbro)
    internkontroll.bygg(ekbro)
    attest.bygg(ekbro)
    planering.bygg(ekbro)
    delegation.bygg(ekbro)
