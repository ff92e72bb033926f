"""Every check that issue 9 asks for, each on a year with just that fault, each with a proposal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import fabrik
import pytest

from nämndapp.models import Internkontrollplan, Kontrolltillfälle, Kontrollutfall, Planstatus
from nämndapp.rules.granska import granska_plan

DAG = date(2025, 9, 1)


def _felfri() -> Internkontrollplan:
    """One high risk, one obligatory risk below the threshold, and a control of both with its result."""
    a = fabrik.riskanalys()
    hög = fabrik.risk(a, "Fel avgift debiteras", 3, 4)
    krävd = fabrik.risk(a, "Bisysslor är inte anmälda", 1, 2, obligatorisk=True)
    p = fabrik.plan(riskanalys=a, status=Planstatus.BESLUTAD, beslutad_datum=date(2025, 1, 28), beslutad_paragraf=7)
    k = fabrik.kontroll(p, "Granskning av avgifter", hög, krävd)
    k.tillfällen.append(
        Kontrolltillfälle(
            kontroll_id=1, period="kvartal 1 2025", senast=date(2025, 4, 14), utfört=date(2025, 4, 2),
            utfall=Kontrollutfall.AVVIKELSE, resultat="Två fel", avvikelse="Två fel", åtgärd="Rättat",
            åtgärd_ansvarig="Elsa", åtgärd_senast=date(2025, 5, 1), åtgärd_klar=date(2025, 4, 20), underlag_sha256="a",
        )
    )  # fmt: skip
    return p


def _risk(p: Internkontrollplan, nr: int, **värden: object) -> None:
    assert p.riskanalys is not None
    for namn, värde in värden.items():
        setattr(p.riskanalys.risker[nr], namn, värde)


def _kontroll(p: Internkontrollplan, **värden: object) -> None:
    for namn, värde in värden.items():
        setattr(p.kontroller[0], namn, värde)


def _tillfälle(p: Internkontrollplan, **värden: object) -> None:
    for namn, värde in värden.items():
        setattr(p.kontroller[0].tillfällen[0], namn, värde)


def _under(p: Internkontrollplan) -> None:
    _risk(p, 0, sannolikhet=1, konsekvens=2, riskvärde=2)
    _risk(p, 1, obligatorisk=False)


def _avförda(p: Internkontrollplan) -> None:
    for nr in (0, 1):
        _risk(p, nr, sannolikhet=0, konsekvens=0, riskvärde=0, obligatorisk=False)


def _ogjord(p: Internkontrollplan) -> None:
    _tillfälle(p, utfall=Kontrollutfall.INTE_GJORD, utfört=None, åtgärd="", avvikelse="", resultat="")


def _uppföljd_utan_resultat(p: Internkontrollplan) -> None:
    _ogjord(p)
    p.status = Planstatus.UPPFÖLJD


FEL: dict[str, tuple[Callable[[Internkontrollplan], None], str]] = {
    "riskvärdet är inte S × K": (lambda p: _risk(p, 0, riskvärde=15), "IK-riskvarde"),
    "risk vid gränsen utan kontrollmoment": (
        lambda p: fabrik.risk(p.riskanalys, "Nycklar kommer bort", 2, 5) and None, "IK-risk-utan-kontroll",
    ),
    "alla risker under gränsen": (_under, "IK-kontroll-under-troskel"),
    "alla risker avförda": (_avförda, "IK-kontroll-av-avford-risk"),
    "mallens rubrik som namn": (lambda p: _kontroll(p, kontroll="Kontroll (IKP)"), "IK-malltext"),
    "ingen ansvarig": (lambda p: _kontroll(p, ansvarig=""), "IK-ansvarig-saknas"),
    "ingen frekvens": (lambda p: _kontroll(p, frekvens=""), "IK-frekvens-saknas"),
    "ingen metod": (lambda p: _kontroll(p, metod=""), "IK-metod-saknas"),
    "ingen att rapportera till": (lambda p: _kontroll(p, rapporteras_till=""), "IK-rapportering-saknas"),
    "rapporterar till sig själv": (
        lambda p: _kontroll(p, rapporteras_till=p.kontroller[0].ansvarig), "IK-rapporterar-till-sig",
    ),
    "kategorin är en annan": (lambda p: _kontroll(p, kategori="Personal"), "IK-kategori-avviker"),
    "uppföljd utan resultat": (_uppföljd_utan_resultat, "IK-resultat-saknas"),
    "resultat utan underlag": (lambda p: _tillfälle(p, underlag_sha256=None), "IK-underlag-saknas"),
    "avvikelse utan åtgärd": (lambda p: _tillfälle(p, åtgärd="", åtgärd_klar=None), "IK-atgard-saknas"),
    "försenad kontroll": (_ogjord, "IK-forsenad"),
    "åtgärd som inte blev klar": (lambda p: _tillfälle(p, åtgärd_klar=None), "IK-atgard-forsenad"),
}  # fmt: skip


def test_året_utan_fel_ger_inga_påpekanden() -> None:
    assert granska_plan(_felfri(), DAG) == []


@pytest.mark.parametrize("vad", FEL)
def test_varje_fel_ger_just_sitt_påpekande_med_förslag(vad: str) -> None:
    gör, kod = FEL[vad]
    p = _felfri()
    gör(p)
    funna = granska_plan(p, DAG)
    assert kod in {x.kod for x in funna}
    assert all(x.förslag and x.plats.typ for x in funna)


def test_förra_årets_kontroll_som_försvann_utan_beslut_sägs_men_inte_när_alla_dess_risker_avförts() -> None:
    förra, p = _felfri(), _felfri()
    for plan in (förra, p):
        assert plan.riskanalys is not None
        for nr, r in enumerate(plan.riskanalys.risker):
            r.nyckel = f"risk{nr}"
    förra.kontroller[0].kontroll = "Inventering av nycklar"
    assert [x.kod for x in granska_plan(p, DAG, förra_planen=förra)] == ["IK-forsvunnen"]
    for r in förra.riskanalys.risker if förra.riskanalys else ():
        r.sannolikhet = r.konsekvens = r.riskvärde = 0
    assert granska_plan(p, DAG, förra_planen=förra) == []


def test_en_plan_utan_innehåll_är_tillåten_och_stoppas_inte() -> None:
    tom = fabrik.plan(riskanalys=None, år=2025)
    assert {x.kod for x in granska_plan(tom, DAG) if x.nivå.name == "FEL"} == set()
