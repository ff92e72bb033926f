"""Är remissen besvarad? Ett omdöme för reglerna, fristerna och förslagen till listan."""

from __future__ import annotations

from datetime import date
from typing import Any

import fabrik
import pytest

from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.models import Handlingsriktning
from nämndapp.rules.remiss import ska_besvaras, är_besvarad

UT, IN, UPP = Handlingsriktning.UTGÅENDE, Handlingsriktning.INKOMMEN, Handlingsriktning.UPPRÄTTAD


def _papper(rubrik: str, typ: Dokumenttyp, riktning: Handlingsriktning, dag: int | None = 10) -> Any:
    return fabrik.handling(rubrik, typ=typ, riktning=riktning, datum=date(2026, 11, dag) if dag else None)


REMISS = _papper("Remiss om taxor", Dokumenttyp.REMISS, IN, 5)


@pytest.mark.parametrize(
    ("papper", "svar"),
    [
        (_papper("Vad vi tycker", Dokumenttyp.BILAGA, UT), True),
        (_papper("Vad vi tycker", Dokumenttyp.BILAGA, UT, None), True),
        (_papper("Vad vi tycker", Dokumenttyp.BILAGA, UT, 4), False),  # went out before it came
        (_papper("Yttrande över taxor", Dokumenttyp.BILAGA, UPP), True),
        (_papper("Svar på remiss om taxor", Dokumenttyp.PROTOKOLLSUTDRAG, UPP), True),
        (_papper("Yttrande över taxor", Dokumenttyp.TJÄNSTESKRIVELSE, UPP), False),  # the proposal
        (_papper("Yttrande från rådet", Dokumenttyp.INKOMMEN_SKRIVELSE, IN), False),  # somebody else's
        (_papper("Underlag", Dokumenttyp.BILAGA, UPP), False),
        (_papper("Remiss om avgifter", Dokumenttyp.REMISS, UT), False),
    ],
)
def test_vad_som_är_ett_svar(papper: Any, svar: bool) -> None:
    assert är_besvarad(REMISS, [REMISS, papper]) is svar


@pytest.mark.parametrize(
    ("typ", "riktning", "ska"),
    [
        (Dokumenttyp.REMISS, IN, True),
        (Dokumenttyp.REMISS, UPP, True),  # laid in by hand, without saying that it came in
        (Dokumenttyp.BILAGA, IN, True),
        (Dokumenttyp.REMISS, UT, False),
        (Dokumenttyp.TJÄNSTESKRIVELSE, UPP, False),
    ],
)
def test_vad_som_ska_besvaras(typ: Dokumenttyp, riktning: Handlingsriktning, ska: bool) -> None:
    assert ska_besvaras(_papper("Papper", typ, riktning)) is ska
