"""The rules of what became of the controls: each one silent on what is right and heard on what is not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import fabrik
import pytest

from nämndapp.models import (
    Internkontrollplan,
    Internkontrollworkshop,
    Kontrolltillfälle,
    Kontrollutfall,
    Planstatus,
    Workshopbeslut,
    Workshoprad,
)
from nämndapp.rules.granska import granska_plan, granska_workshop

IDAG = date(2025, 8, 1)
_RÄTT: dict[str, Any] = {
    "senast": date(2025, 4, 14), "period": "kvartal 1 2025", "utfall": Kontrollutfall.INGEN_AVVIKELSE,
    "utfört": date(2025, 4, 3), "resultat": "20 av 20 rätt", "underlag_sha256": "a" * 64,
}  # fmt: skip


def planen(status: Planstatus = Planstatus.BESLUTAD, **tillfälle: Any) -> Internkontrollplan:
    """An adopted plan whose one control has one occasion."""
    a = fabrik.riskanalys()
    r = fabrik.risk(a, "Fel avgift debiteras", 3, 4)
    p = fabrik.plan(riskanalys=a, status=status, beslutad_datum=date(2024, 12, 10), beslutad_paragraf=112)
    k = fabrik.kontroll(p, "Kontroll av avgifter", r)
    k.tillfällen.append(Kontrolltillfälle(kontroll_id=1, **(_RÄTT | tillfälle)))
    return p


def koder(p: Internkontrollplan, idag: date = IDAG) -> list[str]:
    return [x.kod for x in granska_plan(p, idag)]


def test_en_gjord_kontroll_med_underlag_är_tyst() -> None:
    assert koder(planen()) == []


_AVVIKELSE = {"utfall": Kontrollutfall.AVVIKELSE, "avvikelse": "2 fel"}
_ÅTGÄRD = {**_AVVIKELSE, "åtgärd": "Ny rutin", "åtgärd_ansvarig": "Elsa", "åtgärd_senast": date(2025, 9, 1)}


@pytest.mark.parametrize(
    ("tillfälle", "kod"),
    [
        ({"utfall": Kontrollutfall.INTE_GJORD, "utfört": None}, "IK-forsenad"),
        ({"utfall": Kontrollutfall.PÅGÅR, "utfört": None}, "IK-forsenad"),
        ({"underlag_sha256": None}, "IK-underlag-saknas"),
        ({"utfört": None}, "IK-utfort-saknas"),
        ({"utfall": Kontrollutfall.EJ_GENOMFÖRD, "resultat": ""}, "IK-skal-saknas"),
        ({"utfall": Kontrollutfall.EJ_MÖJLIG, "resultat": " "}, "IK-skal-saknas"),
        (_AVVIKELSE, "IK-atgard-saknas"),
        ({**_ÅTGÄRD, "åtgärd_senast": date(2025, 6, 1)}, "IK-atgard-forsenad"),
        ({**_ÅTGÄRD, "åtgärd_ansvarig": ""}, "IK-atgard-ofullstandig"),
        ({**_ÅTGÄRD, "åtgärd_senast": None}, "IK-atgard-ofullstandig"),
    ],
)
def test_var_brist_har_sitt_påpekande_med_förslag(tillfälle: dict[str, Any], kod: str) -> None:
    (p,) = granska_plan(planen(**tillfälle), IDAG)
    assert p.kod == kod
    assert p.förslag
    assert p.plats.typ == "kontrolltillfalle"


@pytest.mark.parametrize(
    "tillfälle",
    [
        {"utfall": Kontrollutfall.INTE_GJORD, "utfört": None, "senast": IDAG},
        {"utfall": Kontrollutfall.EJ_GENOMFÖRD, "resultat": "Systemet byts i höst", "utfört": None},
        _ÅTGÄRD,
        {**_ÅTGÄRD, "åtgärd_senast": date(2025, 6, 1), "åtgärd_klar": date(2025, 5, 30)},
    ],
)
def test_det_som_är_i_ordning_är_tyst(tillfälle: dict[str, Any]) -> None:
    assert koder(planen(**tillfälle)) == []


def test_vid_uppföljningen_ska_varje_kontroll_ha_ett_resultat() -> None:
    ogjord = {"utfall": Kontrollutfall.INTE_GJORD, "utfört": None, "senast": date(2026, 1, 14)}
    assert koder(planen(Planstatus.BESLUTAD, **ogjord)) == []
    assert koder(planen(Planstatus.UPPFÖLJD, **ogjord)) == ["IK-resultat-saknas"]


def test_uppföljningen_får_läggas_fram_året_efter_men_inte_hur_sent_som_helst() -> None:
    assert "IK-ej-uppfoljd" not in koder(planen(), date(2026, 2, 15))
    assert "IK-ej-uppfoljd" in koder(planen(), date(2026, 4, 15))
    assert "IK-ej-uppfoljd" not in koder(planen(Planstatus.UPPFÖLJD), date(2026, 4, 15))


def test_en_beslutad_plan_utan_tillfällen_påpekas_en_gång() -> None:
    p = planen()
    fabrik.kontroll(p, "Kontroll av nycklar", *p.kontroller[0].risker, frekvens="5 ggr/år")
    assert "IK-utan-tillfalle" in koder(p)
    p.kontroller[0].tillfällen.clear()
    assert koder(p).count("IK-tillfallen-saknas") == 1
    p.status = Planstatus.FÖRSLAG
    assert "IK-tillfallen-saknas" not in koder(p)


# --- last year's controls -------------------------------------------------------------------------------------------


def _förra(nyckel: str = "k1", text: str = "Kontroll av fordon") -> Internkontrollplan:
    a = fabrik.riskanalys(år=2024)
    r = fabrik.risk(a, "Bilar lånas ut", nyckel="r1")
    p = fabrik.plan(år=2024, riskanalys=a)
    fabrik.kontroll(p, text, r, nyckel=nyckel, id=7)
    return p


def _workshop(**rad: Any) -> Internkontrollworkshop:
    w = Internkontrollworkshop(nämnd_id=1, år=2025)
    w.rader.append(Workshoprad(workshop_id=1, **({"rutin": "Kontroll av fordon"} | rad)))
    return w


def försvunna(p: Internkontrollplan, workshop: Internkontrollworkshop | None = None, **förra: Any) -> list[str]:
    fynd = granska_plan(p, IDAG, förra_planen=_förra(**förra), workshop=workshop)
    return [x.text for x in fynd if x.kod == "IK-forsvunnen"]


def test_förra_årets_kontroll_som_försvunnit_utan_beslut_påpekas() -> None:
    (text,) = försvunna(planen())
    assert text.startswith("”Kontroll av fordon” kontrollerades 2024 men finns inte i planen för 2025")


def _samma_nyckel(p: Internkontrollplan) -> None:
    p.kontroller[0].nyckel = "k1"


def _samma_text(p: Internkontrollplan) -> None:
    p.kontroller[0].kontroll = "kontroll  av fordon"


def _avförd(p: Internkontrollplan) -> None:
    assert p.riskanalys is not None
    fabrik.risk(p.riskanalys, "Bilar lånas ut", 0, 0, nyckel="r1")


@pytest.mark.parametrize("ändra", [_samma_nyckel, _samma_text, _avförd])
def test_den_som_finns_kvar_eller_vars_risk_är_avförd_är_tyst(ändra: Callable[[Internkontrollplan], None]) -> None:
    p = planen()
    ändra(p)
    assert försvunna(p) == []


@pytest.mark.parametrize(
    ("rad", "antal"),
    [
        ({"beslut": Workshopbeslut.TAS_BORT}, 0),
        ({"beslut": Workshopbeslut.TAS_BORT, "rutin": "Fordon", "kontroll_id": 7}, 0),
        ({"beslut": Workshopbeslut.EV_TAS_BORT}, 1),
        ({"beslut": Workshopbeslut.OBEHANDLAD}, 1),
    ],
)
def test_workshoppens_beslut_räknas(rad: dict[str, Any], antal: int) -> None:
    assert len(försvunna(planen(), _workshop(**rad))) == antal


# --- the workshop ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rad", "kod"),
    [
        ({}, "IK-workshop-obehandlad"),
        ({"osäker": True, "ha_kvar": True}, "IK-workshop-osaker"),
        ({"beslut": Workshopbeslut.EV_TAS_BORT}, "IK-workshop-oavgjord"),
        ({"beslut": Workshopbeslut.BEHÅLLS, "ha_kvar": True, "revidera": True}, "IK-workshop-revidera"),
    ],
)
def test_workshopens_rader_granskas(rad: dict[str, Any], kod: str) -> None:
    assert [p.kod for p in granska_workshop(_workshop(**rad), IDAG)] == [kod]


def test_en_rad_kan_vara_både_kvar_och_reviderad() -> None:
    rad = {"beslut": Workshopbeslut.BEHÅLLS, "ha_kvar": True, "revidera": True, "revidera_text": "Oftare"}
    assert granska_workshop(_workshop(**rad), IDAG) == []
