"""What came of the meetings that have been held: their §§, with numbers where the protocol is justerat."""

from __future__ import annotations

from nämndapp.services.ekbro.grund import Ekbro, Rad
from nämndapp.services.ekbro.moten import är_hållet
from nämndapp.services.numrering import numrera_i
from nämndapp.services.protokoll import föreslå_i


def bygg(ekbro: Ekbro, id_: int, rad: Rad) -> None:
    """The §§ of a held meeting; a meeting with ``utkast`` has them as a draft before it is held."""
    if not (är_hållet(rad) or rad.get("utkast")):
        return
    föreslå_i(ekbro.enhet, id_)
    if är_hållet(rad):
        numrera_i(ekbro.enhet, id_)
