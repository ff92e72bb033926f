"""The rules on decisions taken under delegation."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from nämndapp.models import Beloppsenhet, Delegatslag
from nämndapp.rules.delegationsbeslut import Beslutsbild, Delegationsbild, Utskottsbild, är_besvär
from nämndapp.rules.granska import granska_delegationsbeslut
from nämndapp.rules.ordningsbild import Delegatbild, Kapitelbild, Kodbild, Ordningsbild, Punktbild

IDAG = date(2026, 3, 1)
KODER = {"HL": Kodbild("HL"), "EC": Kodbild("EC"), "SN": Kodbild("SN", slag=Delegatslag.NÄMND)}
BISTÅND = Punktbild("a" * 32, "1.1", "Bistånd", "11 kap 1 §", (Delegatbild("HL", 10_000),), ersättare="EC", löpnr=1)
TJÄNST = Punktbild("b" * 32, "2.1", "Anställa personal", "", (Delegatbild("EC"),), anmäls=False, löpnr=1)
SENARE = replace(BISTÅND, delegater=(Delegatbild("EC", 20_000),), ersättare="")


def _ordning(bistånd: Punktbild, nummer: int, från: date, till: date | None) -> Ordningsbild:
    return Ordningsbild(
        nummer=nummer, beslutad=True, gäller_från=från, gäller_till=till, koder=KODER,
        kapitel=(Kapitelbild("Socialtjänstlagen", 1, "2025:400", punkter=(bistånd,)),
                 Kapitelbild("Personal", 2, punkter=(TJÄNST,))),
    )  # fmt: skip


FÖRSTA = _ordning(BISTÅND, 1, date(2025, 1, 1), date(2025, 12, 31))
ANDRA = _ordning(SENARE, 2, date(2026, 1, 1), None)
BESLUT = Beslutsbild(date(2025, 6, 1), BISTÅND.nyckel, "1.1", "HL", 8_000, anmält=date(2025, 6, 20), på_lista=True)


def _koder(*beslut: Beslutsbild, utskott: tuple[Utskottsbild, ...] = (), möten: tuple[date, ...] = ()) -> list[str]:
    bild = Delegationsbild((ANDRA, FÖRSTA), beslut, utskott, möten)
    return [p.kod for p in granska_delegationsbeslut(bild, IDAG)]


def test_rätt_delegat_inom_gränsen_i_den_version_som_gällde() -> None:
    assert _koder(BESLUT, replace(BESLUT, delegat="EC")) == []
    assert _koder(replace(BESLUT, datum=date(2026, 2, 1), delegat="EC", belopp=15_000)) == []


def test_fel_delegat_den_dagen() -> None:
    assert _koder(replace(BESLUT, datum=date(2026, 2, 1))) == ["DEL-beslut-delegat"]


def test_över_gränsen_den_dagen() -> None:
    assert _koder(replace(BESLUT, belopp=10_001)) == ["DEL-beslut-belopp"]


def test_gränsen_i_prisbasbelopp_räknas_efter_beslutets_år() -> None:
    halvt = replace(
        BISTÅND, enhet=Beloppsenhet.PRISBASBELOPP, belopp=Decimal("0.5"), delegater=(Delegatbild("HL"),), ersättare=""
    )
    bild = Delegationsbild((_ordning(halvt, 1, date(2025, 1, 1), None),), (replace(BESLUT, belopp=29_500),))
    (fynd,) = granska_delegationsbeslut(bild, IDAG)
    assert fynd.text.endswith("gränsen i punkt 1.1 är 0,5 prisbasbelopp (29\u00a0400 kr år 2025).")
    nästa_år = replace(bild, beslut=(replace(BESLUT, belopp=29_500, datum=date(2026, 1, 1)),))
    assert granska_delegationsbeslut(nästa_år, IDAG) == []


def test_ingen_ordning_gällde() -> None:
    assert _koder(replace(BESLUT, datum=date(2024, 12, 31))) == ["DEL-beslut-giltighet"]


def test_ingen_sådan_punkt() -> None:
    assert _koder(replace(BESLUT, punkt_nyckel="", punkt_nr="9.9")) == ["DEL-beslut-punkt"]
    assert _koder(replace(BESLUT, punkt_nyckel="", punkt_nr="1.1")) == []


def test_nämnden_får_alltid_besluta() -> None:
    assert _koder(replace(BESLUT, delegat="SN")) == []


def test_brådskande_beslut_ska_anmälas_vid_nästa_möte() -> None:
    möten = (date(2025, 5, 20), date(2025, 6, 17), date(2025, 8, 19))
    brådskande = Beslutsbild(date(2025, 6, 1), delegat="ORDF", brådskande=True)
    assert _koder(brådskande, möten=möten) == ["DEL-bradskande"]
    assert _koder(replace(brådskande, anmält=date(2025, 8, 19)), möten=möten) == ["DEL-bradskande"]
    assert _koder(replace(brådskande, anmält=date(2025, 6, 17)), möten=möten) == []
    assert _koder(brådskande) == []


def test_det_som_inte_anmäls_behöver_eget_protokoll_utom_vid_besvär() -> None:
    tjänst = Beslutsbild(date(2025, 6, 1), TJÄNST.nyckel, "2.1", "EC")
    assert _koder(tjänst) == ["DEL-eget-protokoll"]
    assert _koder(replace(tjänst, särskilt_protokoll=True)) == []
    assert _koder(replace(tjänst, på_lista=True)) == []
    assert _koder(replace(tjänst, lagrum="9 § LSS")) == []


def test_besvär_framgår_av_lagen() -> None:
    kapitel = FÖRSTA.kapitel[0]
    assert är_besvär((kapitel, BISTÅND), BESLUT)
    assert not är_besvär((FÖRSTA.kapitel[1], TJÄNST), replace(BESLUT, punkt_nr="2.1"))


def test_utskottets_paragrafer_följer_på_varandra_inom_året() -> None:
    def u(från: int, till: int, månad: int, år: int = 2025) -> Utskottsbild:
        return Utskottsbild("SNMU", date(år, månad, 1), från, till)

    assert _koder(utskott=(u(1, 10, 1), u(11, 20, 2), u(1, 5, 1, 2026))) == []
    assert _koder(utskott=(u(1, 10, 1), u(12, 20, 2))) == ["DEL-utskott-lucka"]
    assert _koder(utskott=(u(1, 10, 1), u(10, 20, 2))) == ["DEL-utskott-dubbelt"]
