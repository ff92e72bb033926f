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


def test_delegatens_titel_är_samma_som_hans_kod() -> None:
    koder = {**KODER, "HL": Kodbild("HL", "Handläggare"), "EC": Kodbild("EC", "Enhetschef")}
    ordning = replace(FÖRSTA, koder=koder)

    def sagt(b: Beslutsbild) -> list[str]:
        return [p.kod for p in granska_delegationsbeslut(Delegationsbild((ordning,), (b,)), IDAG)]

    for delegat in ("hl", "Handläggare", "enhetschef", "EC"):
        assert sagt(replace(BESLUT, delegat=delegat)) == []
    assert sagt(replace(BESLUT, delegat="Kurator")) == ["DEL-beslut-delegat"]
    assert sagt(replace(BESLUT, delegat="handläggare", belopp=10_001)) == ["DEL-beslut-belopp"]


def test_ersättare_skrivs_med_eller() -> None:
    kapitel = replace(FÖRSTA.kapitel[0], punkter=(replace(BISTÅND, ersättare="VC eller EC"),))
    ordning = replace(FÖRSTA, kapitel=(kapitel,))
    bild = Delegationsbild((ordning,), (replace(BESLUT, delegat="EC"), replace(BESLUT, delegat="VC")))
    assert granska_delegationsbeslut(bild, IDAG) == []


def test_ingen_ordning_gällde() -> None:
    assert _koder(replace(BESLUT, datum=date(2024, 12, 31))) == ["DEL-beslut-giltighet"]


def test_ingen_sådan_punkt() -> None:
    assert _koder(replace(BESLUT, punkt_nyckel="", punkt_nr="9.9")) == ["DEL-beslut-punkt"]
    assert _koder(replace(BESLUT, punkt_nyckel="", punkt_nr="1.1")) == []


def test_ett_återanvänt_nummer_ger_raden_som_hade_det_den_dagen() -> None:
    """1.1 was Bistånd and is now Avgift; Bistånd is 1.2."""
    avgift = Punktbild("c" * 32, "1.1", "Avgift", "32 kap 1 §", (Delegatbild("EC"),), löpnr=1)
    omnumrerad = replace(BISTÅND, nr="1.2", löpnr=2, delegater=(Delegatbild("HL", Decimal(1)),), ersättare="")
    nu = replace(ANDRA, kapitel=(replace(ANDRA.kapitel[0], punkter=(avgift, omnumrerad)),))
    i_fjol = replace(BESLUT, punkt_nyckel="")
    i_år = replace(i_fjol, datum=date(2026, 2, 1))

    def sagt(b: Beslutsbild) -> list[str]:
        return [p.text for p in granska_delegationsbeslut(Delegationsbild((nu, FÖRSTA), (b,)), IDAG)]

    assert sagt(i_fjol) == []
    assert [t.split(", men ")[1] for t in sagt(i_år)] == ["punkt 1.1 är delegerad till EC."]
    valt = replace(i_år, punkt_nyckel=BISTÅND.nyckel)
    assert [t.split("; ")[1] for t in sagt(valt)] == ["gränsen i punkt 1.2 är 1 kr."]


def test_en_vald_rad_som_versionen_saknar_byts_inte_mot_den_som_har_numret() -> None:
    vald = replace(BESLUT, punkt_nyckel="d" * 32)
    (fynd,) = granska_delegationsbeslut(Delegationsbild((FÖRSTA,), (vald,)), IDAG)
    assert "där 1.1 är ”Bistånd”" in fynd.text


def test_ett_nummer_som_två_rader_har_gissas_inte() -> None:
    två = replace(FÖRSTA, kapitel=(replace(FÖRSTA.kapitel[0], punkter=(BISTÅND, replace(BISTÅND, nyckel="e" * 32))),))
    (fynd,) = granska_delegationsbeslut(Delegationsbild((två,), (replace(BESLUT, punkt_nyckel=""),)), IDAG)
    assert "finns 2 gånger" in fynd.text


def test_okänt_års_riksnorm_sägs_om_beslutet() -> None:
    norm = replace(BISTÅND, enhet=Beloppsenhet.RIKSNORM, delegater=(Delegatbild("HL", Decimal(120)),))
    ordning = _ordning(norm, 1, date(2020, 1, 1), None)
    fall = ((2021, 5_000, []), (2023, 5_000, ["DEL-beslut-belopp-ar"]), (2026, 6_265, ["DEL-beslut-belopp"]))
    for år, kronor, väntat in fall:
        bild = Delegationsbild((ordning,), (replace(BESLUT, datum=date(år, 2, 1), belopp=kronor),))
        assert [p.kod for p in granska_delegationsbeslut(bild, IDAG)] == väntat


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
