"""What came of the meetings that have been held: their §§, with numbers where the protocol is justerat."""

from __future__ import annotations

from dataclasses import replace

from nämndapp.services.ekbro.grund import Ekbro, Rad
from nämndapp.services.ekbro.moten import är_hållet
from nämndapp.services.protokoll import PARAGRAF, föreslå_i
from nämndapp.services.uppgifter import ParagrafUppgifter


def bygg(ekbro: Ekbro, id_: int, rad: Rad) -> None:
    """The §§ of a held meeting; a meeting with ``utkast`` has them as a draft before it is held."""
    if not (är_hållet(rad) or rad.get("utkast")):
        return
    for paragraf in föreslå_i(ekbro.enhet, id_).delar:
        if är_hållet(rad) and isinstance(paragraf.efter, ParagrafUppgifter):
            fast = replace(paragraf.efter, nummer=paragraf.efter.preliminärt)
            ekbro.ändra(PARAGRAF, paragraf.objekt_id, fast)
