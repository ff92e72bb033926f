"""Two versions of an attestlista beside each other, as the window shows them."""

from __future__ import annotations

from nämndapp.rules.attestjamforelse import Attestskillnad, Personskillnad, Radskillnad, Slag, jämför, sammanfattning
from nämndapp.rules.attestjamforelse import ändrat as _ändrat
from nämndapp.services.attest import läs_hel
from nämndapp.services.attestuppgifter import AttestlistaUppgifter
from nämndapp.storage import Databas

__all__ = ["Attestskillnad", "Personskillnad", "Radskillnad", "Slag", "jämför_listor", "sammanfattning", "ändrat_ord"]


def jämför_listor(db: Databas, gammal_id: int, ny_id: int) -> Attestskillnad:
    """The list ``ny_id`` against ``gammal_id``. Raises Saknas."""
    with db.läsning() as enhet:
        return jämför(läs_hel(enhet.session, gammal_id), läs_hel(enhet.session, ny_id))


def ändrat_ord(r: Radskillnad, u: AttestlistaUppgifter) -> str:
    """What has happened to the row, in words: "ny", "utgår", "ändrad: ersättare", "flyttad"; "" for nothing."""
    return _ändrat(r, {x.nyckel: x.namn for x in u.roller})
