"""The register says both where a decision has been reported and that the rules have something to say of it."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Any

import pytest

from nämndapp.services.delegationsbeslut import Beslutsrad
from nämndapp.ui.delegation.beslutskolumner import kolumner

_TOMT: dict[str, Any] = {"datum": date(2026, 11, 2), "belopp": None, "anmält": None, "flaggor": (), "eget_datum": None}


def _rad(**ändrat: Any) -> Beslutsrad:
    tomt = {f.name: "" for f in fields(Beslutsrad)} | {"sekretess": False, "särskilt_protokoll": False}
    return Beslutsrad(**(tomt | _TOMT | ändrat))


@pytest.mark.parametrize(
    ("ändrat", "läge", "kontroll"),
    [
        ({}, "Inte anmält", ""),
        ({"flaggor": ("Över gränsen.",)}, "Inte anmält", "Flagga"),
        ({"anmält": date(2026, 12, 1), "flaggor": ("Över gränsen.",)}, "Anmält 2026-12-01", "Flagga"),
        ({"särskilt_protokoll": True}, "Eget protokoll", ""),
    ],
)
def test_läge_och_flagga_står_bredvid_varandra(ändrat: dict[str, Any], läge: str, kontroll: str) -> None:
    av = {k.rubrik: k for k in kolumner()}
    rad = _rad(**ändrat)
    assert (av["Läge"].visad(rad), av["Kontroll"].visad(rad)) == (läge, kontroll)
    assert (av["Kontroll"].ikon is not None and av["Kontroll"].ikon(rad) is not None) == bool(kontroll)
