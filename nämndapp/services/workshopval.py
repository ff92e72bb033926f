"""What a row of the workshop says, in a word or two, and the row with another choice."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from nämndapp.models import Workshopbeslut
from nämndapp.services.internkontrolluppgifter import WorkshopradUppgifter
from nämndapp.services.internkontrollworkshop import med_beslut

HA_KVAR: Final = "ha kvar"
REVIDERA: Final = "revidera"
BÅDA: Final = "ha kvar, revidera"
OBEHANDLAD: Final = "obehandlad"
_BESLUT: Final = {
    "nytt": Workshopbeslut.NYTT,
    "ta bort": Workshopbeslut.TAS_BORT,
    "ev. ta bort": Workshopbeslut.EV_TAS_BORT,
    OBEHANDLAD: Workshopbeslut.OBEHANDLAD,
}
VALEN: Final = (HA_KVAR, REVIDERA, BÅDA, *_BESLUT)
TANGENTER: Final = {"H": HA_KVAR, "R": REVIDERA, "N": "nytt", "T": "ta bort", "E": "ev. ta bort", "O": OBEHANDLAD}
"""The keys in the column; H and R may both be said, the others stand alone."""


def beslutsord(rad: WorkshopradUppgifter) -> str:
    """One of ``VALEN``; a removal or something new that is also kept or revised says so ("nytt, revidera")."""
    beslut = next((ord_ for ord_, b in _BESLUT.items() if b is rad.beslut and b is not Workshopbeslut.OBEHANDLAD), "")
    kvar = rad.ha_kvar or rad.beslut is Workshopbeslut.BEHÅLLS
    delar = [d for d in (beslut, HA_KVAR if kvar else "", REVIDERA if rad.revidera else "") if d]
    return ", ".join(delar) or OBEHANDLAD


def med_val(rad: WorkshopradUppgifter, val: str) -> WorkshopradUppgifter:
    """The row with exactly that choice. Raises ValueError for a word that is none."""
    ord_ = val.strip().casefold()
    if ord_ in _BESLUT:
        ny = med_beslut(rad, _BESLUT[ord_])
        return replace(ny, ha_kvar=False, revidera=False)
    if ord_ == HA_KVAR:
        return replace(med_beslut(rad, Workshopbeslut.BEHÅLLS), revidera=False)
    if ord_ == BÅDA:
        return replace(med_beslut(rad, Workshopbeslut.BEHÅLLS), revidera=True)
    if ord_ == REVIDERA:
        return replace(med_beslut(rad, Workshopbeslut.OBEHANDLAD), revidera=True)
    raise ValueError(f"Välj ett av orden {', '.join(VALEN)}.")


def med_tangent(rad: WorkshopradUppgifter, tangent: str) -> WorkshopradUppgifter | None:
    """The row after a key: H and R tick and untick, so that both may stand; None when the key says nothing."""
    val = TANGENTER.get(tangent.upper())
    if val is None:
        return None
    nu = beslutsord(rad)
    if val == HA_KVAR and nu in {REVIDERA, BÅDA}:
        return med_val(rad, BÅDA if nu == REVIDERA else REVIDERA)
    if val == REVIDERA and nu in {HA_KVAR, BÅDA}:
        return med_val(rad, BÅDA if nu == HA_KVAR else HA_KVAR)
    return med_val(rad, val)
