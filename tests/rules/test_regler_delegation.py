"""The rules on a delegationsordning: each passes a sound row and catches the fault it is for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from nämndapp.bas.papekande import Nivå, Påpekande
from nämndapp.models import Delegatslag
from nämndapp.models.delegation import Beloppsenhet
from nämndapp.rules.delegationsbelopp import gräns, i_kronor
from nämndapp.rules.granska import granska_delegationsordning
from nämndapp.rules.ordningsbild import Delegatbild, Kapitelbild, Kodbild, Ordningsbild, Punktbild
from nämndapp.rules.socialdelegation import ordförandebeslut

IDAG = date(2026, 3, 1)
KODER = {
    "SNMU": Kodbild("SNMU", "Myndighetsutskottet", Delegatslag.UTSKOTT),
    "HL": Kodbild("HL", "Handläggare"),
    "EC": Kodbild("EC", "Enhetschef"),
    "SC": Kodbild("SC", "Socialchef", chef=True),
    "ORDF": Kodbild("ORDF", "Ordföranden", Delegatslag.ORDFÖRANDE),
    "SN": Kodbild("SN", "Socialnämnden", Delegatslag.NÄMND),
}


def _punkt(ärende: str = "Beslut om bistånd", *koder: str, löpnr: int | None = 1, **ändrat: Any) -> Punktbild:
    nr = f"1.{löpnr}" if löpnr is not None else ""
    delegater = tuple(Delegatbild(k) for k in koder or ("HL",))
    return replace(Punktbild(f"k{löpnr}{ärende}", nr, ärende, "11 kap 1 §", delegater, löpnr=löpnr), **ändrat)


def _ordning(*punkter: Punktbild, **ändrat: Any) -> Ordningsbild:
    kapitel = Kapitelbild("Socialtjänstlagen", 1, "2025:400", punkter=punkter)
    return replace(Ordningsbild("Socialnämnden", kapitel=(kapitel,), koder=KODER), **ändrat)


def _fynd(*punkter: Punktbild, **ändrat: Any) -> list[Påpekande]:
    return granska_delegationsordning(_ordning(*punkter, **ändrat), IDAG, förkortningar=frozenset())


def _koder(*punkter: Punktbild, **ändrat: Any) -> set[str]:
    return {p.kod for p in _fynd(*punkter, **ändrat)}


def test_en_hel_ordning_får_inga_påpekanden() -> None:
    assert not _koder(_punkt(), _punkt("Beslut om avgift", "EC", löpnr=2), _punkt("Yttrande till åklagare", löpnr=3))


def test_samma_nummer_två_gånger_hindrar_en_slutlig_ordning() -> None:
    fynd = [p for p in _fynd(_punkt(), _punkt("Annat beslut")) if p.kod == "DEL-nummer-dubblett"]
    assert len(fynd) == 2
    assert {p.nivå for p in fynd} == {Nivå.FEL}


def test_lucka_och_rad_utan_nummer() -> None:
    assert "DEL-nummer-lucka" in _koder(_punkt(), _punkt("Annat", löpnr=3))
    assert "DEL-nummer-saknas" in _koder(_punkt(), _punkt("Annat", löpnr=None))


def test_rad_utan_delegat_eller_ärende_är_ofullständig() -> None:
    assert "DEL-delegat-saknas" in _koder(_punkt(delegater=()))
    assert "DEL-arende-saknas" in _koder(_punkt(" "))


def test_två_koder_som_kan_vara_gammal_och_ny() -> None:
    osäkra = (Delegatbild("SNMU", osäker=True), Delegatbild("HL", osäker=True))
    assert "DEL-delegat-osaker" in _koder(_punkt(delegater=osäkra))


def test_okänd_kod_men_inte_en_titel() -> None:
    assert "DEL-okand-kod" in _koder(_punkt("X", "FC"))
    assert "DEL-okand-kod" not in _koder(_punkt("X", "Enhetschef"))


def test_samma_lydelse_med_olika_delegat() -> None:
    assert "DEL-samma-lydelse" in _koder(_punkt("Ompröva beslut", "SNMU"), _punkt("Ompröva  beslut", "HL", löpnr=2))
    assert "DEL-samma-lydelse" not in _koder(_punkt("Ompröva beslut"), _punkt("Ompröva beslut", löpnr=2))


def test_hänvisning_till_borttagen_eller_okänd_punkt() -> None:
    assert "DEL-hanvisning-borta" in _koder(_punkt(hänvisningar=("borta",)))
    assert "DEL-hanvisning" in _koder(_punkt(anteckning="Ingår i 1.9"))
    assert "DEL-hanvisning" not in _koder(_punkt(anteckning="Ingår i 1.2"), _punkt("Annat", löpnr=2))


@pytest.mark.parametrize(
    "ärende",
    [
        "Beslut om verksamhetens mål och inriktning",
        "Yttrande till kommunfullmäktige",
        "Yttrande när nämndens beslut har överklagats",
        "Tillstånd av principiell beskaffenhet",
        "Besvara medborgarförslag",
        "Anta delegationsordning",
    ],
)
def test_det_som_lagen_förbjuder_att_delegera(ärende: str) -> None:
    (fynd,) = [p for p in _fynd(_punkt(ärende)) if p.kod == "DEL-far-inte-delegeras"]
    assert (fynd.lagrum, fynd.nivå) == ("KL 6:38", Nivå.VARNING)
    assert "DEL-far-inte-delegeras" not in _koder(_punkt(ärende, "SN"))


@pytest.mark.parametrize(
    "ärende",
    ["Tillstånd som inte är av principiell beskaffenhet", "Yttrande till förvaltningsrätten",
     "Överklagande av dom där delegatens beslut ändrats", "Mål hos domstol, föra nämndens talan"],
)  # fmt: skip
def test_det_som_bara_låter_likt(ärende: str) -> None:
    assert "DEL-far-inte-delegeras" not in _koder(_punkt(ärende))


@pytest.mark.parametrize(
    ("lagrum", "källa"),
    [
        ("22 kap 2 §", "SoL 30:6"), ("4 § LVU", "SoL 30:7"), ("31 b–d §§ LVU", "SoL 30:7"),
        ("3 kap 3 § LSB", "SoL 30:8"),
        ("11 § LVM", "SoL 30:9"), ("6 kap 13 a § FB", "SoL 30:10"),
    ],
)  # fmt: skip
def test_bara_till_utskott(lagrum: str, källa: str) -> None:
    fynd = [p for p in _fynd(_punkt("Beslut", "EC", lagrum=lagrum)) if p.kod == "DEL-bara-utskott"]
    assert {(p.lagrum, p.nivå) for p in fynd} == {(källa, Nivå.VARNING)}
    assert "DEL-bara-utskott" not in _koder(_punkt("Beslut", "SNMU", lagrum=lagrum))
    assert "DEL-bara-utskott" not in _koder(_punkt("Beslut", "SN", lagrum=lagrum))


def test_okänd_kod_vid_utskottsbeslut_är_en_fråga() -> None:
    (fynd,) = [p for p in _fynd(_punkt("Beslut", "XYZ", lagrum="4 § LVU")) if p.kod == "DEL-bara-utskott"]
    assert fynd.nivå is Nivå.TIPS


@pytest.mark.parametrize("lagrum", ["18 kap 11 §", "16 kap 18 § SFB", "18 kap 19 § SFB"])
def test_det_som_aldrig_får_delegeras(lagrum: str) -> None:
    for kod in ("EC", "SNMU"):
        (fynd,) = [p for p in _fynd(_punkt("Beslut", kod, lagrum=lagrum)) if p.kod == "DEL-aldrig"]
        assert fynd.lagrum == "SoL 30:11"
    assert "DEL-aldrig" not in _koder(_punkt("Beslut", "SN", lagrum=lagrum))


def test_lagen_räknas_från_sin_dag() -> None:
    gammal = {"beslutad": True, "beslutad_datum": date(2024, 1, 1), "gäller_från": date(2024, 1, 1)}
    assert "DEL-bara-utskott" not in _koder(_punkt("Beslut", "EC", lagrum="22 kap 2 §"), **gammal)


def test_ordförandens_brådskande_beslut_är_en_egen_lista() -> None:
    punkt = _punkt("Omedelbart omhändertagande", "SNMU", "ORDF", lagrum="6 § LVU")
    assert [nyckel for _, nyckel in ordförandebeslut(_ordning(punkt), IDAG)] == ["LVU 6"]
    koder = _koder(punkt)
    assert "DEL-ordforandebeslut" in koder
    assert "DEL-bara-utskott" not in koder
    assert not ordförandebeslut(_ordning(_punkt("Omhändertagande", "SNMU", lagrum="6 § LVU")), IDAG)


@pytest.mark.parametrize(
    "punkt",
    [_punkt("X", "EC och HL"), _punkt("X", "EC+HL"), _punkt("X", "EC", villkor="Tillsammans med HL"),
     _punkt("X", "EC", "HL", anteckning="Beslutar gemensamt")],
)  # fmt: skip
def test_flera_anställda_beslutar_inte_gemensamt(punkt: Punktbild) -> None:
    (fynd,) = [p for p in _fynd(punkt) if p.kod == "DEL-gemensamt"]
    assert fynd.lagrum == "KL 7:5"


def test_alternativ_samråd_och_beloppsstege_är_tillåtna() -> None:
    stege = (Delegatbild("HL", 10_000), Delegatbild("EC", 50_000))
    assert not _koder(_punkt("X", "EC", "HL"), _punkt("Y", löpnr=2, delegater=stege, anteckning="I samråd med EC"))


def test_vidaredelegation_bara_från_förvaltningschefen_i_ett_led() -> None:
    assert "DEL-vidare" in _koder(_punkt("X", "EC", vidaredelegation=True))
    assert "DEL-vidare" not in _koder(_punkt("X", "SC", vidaredelegation=True))
    assert "DEL-vidare" not in _koder(_punkt("X", "EC", vidaredelegation=False))
    assert "DEL-vidare-tva-led" in _koder(_punkt("X", "SC", villkor="Får vidaredelegeras i två led"))


def test_okänd_lag_i_lagrum() -> None:
    assert "DEL-okand-lag" in _koder(_punkt(lagrum="3 § XYL"))
    fynd = granska_delegationsordning(_ordning(_punkt(lagrum="3 § XYL")), IDAG, förkortningar=frozenset({"XYL"}))
    assert not fynd


def test_belopp_räknas_om_efter_år() -> None:
    assert i_kronor(Decimal(2), Beloppsenhet.PRISBASBELOPP, 2025) == 117_600
    assert i_kronor(Decimal("0.5"), Beloppsenhet.PRISBASBELOPP, 2026) == 29_600
    assert i_kronor(Decimal("1.5"), Beloppsenhet.PRISBASBELOPP, 2025) == 88_200
    assert i_kronor(Decimal(2), Beloppsenhet.PRISBASBELOPP, 2026) == 118_400
    assert i_kronor(Decimal(150), Beloppsenhet.RIKSNORM, 2019) == 6_120
    assert i_kronor(Decimal(150), Beloppsenhet.RIKSNORM, 1999) is None
    assert i_kronor(Decimal(500), Beloppsenhet.KRONOR, 1999) == 500
    okänt = _punkt(belopp=120, enhet=Beloppsenhet.RIKSNORM)

    def koder(p: Punktbild, år: int) -> set[str]:
        return _koder(p, beslutad=True, gäller_från=date(år, 1, 1))

    assert "DEL-belopp-ar" in koder(okänt, 2023)
    assert "DEL-belopp-ar" not in koder(okänt, 2026)
    assert "DEL-belopp-ar" not in koder(replace(okänt, enhet=Beloppsenhet.PRISBASBELOPP), 2023)


def test_delegatens_egen_gräns_går_före_radens() -> None:
    punkt = _punkt(delegater=(Delegatbild("HL", 10_000), Delegatbild("EC")), belopp=50_000)
    assert (gräns(punkt, "HL"), gräns(punkt, "EC"), gräns(punkt, "SNMU")) == (10_000, 50_000, 50_000)


@pytest.mark.parametrize(
    "ärende",
    [
        "Beslut om verksamhetens mål", "Anta internkontrollplan", "Anta budget för nämnden", "Besluta om budgetramar",
        "Intern budget", "Yttrande till kommunfullmäktige", "Förslag till fullmäktige om taxor",
        "Framställning till kommunfullmäktige om medel",
        "Yttrande till förvaltningsrätten när nämndens beslut överklagats",
        "Yttrande när beslut av nämnden i dess helhet har överklagats", "Besvara medborgarförslag",
        "Myndighetsutövning av principiell beskaffenhet", "Anta delegationsordning",
    ],
)  # fmt: skip
def test_det_som_nämnden_måste_besluta_själv(ärende: str) -> None:
    (fynd,) = [p for p in _fynd(_punkt(ärende)) if p.kod == "DEL-far-inte-delegeras"]
    assert fynd.lagrum == "KL 6:38"
    assert "DEL-far-inte-delegeras" not in _koder(_punkt(ärende, "SN"))


@pytest.mark.parametrize(
    "ärende",
    [
        "Inköp inom beslutad budget", "Beslut om inköp inom budget", "Yttrande till kommunstyrelsen",
        "Yttrande till domstol när delegatens beslut överklagats", "Mål i genomförandeplan",
        "Budget- och skuldrådgivning",
        "Rättidsprövning av överklagande av nämndens beslut", "Ärende som inte är av principiell betydelse",
        "Föra nämndens talan i mål och ärenden", "Verkställa fullmäktiges beslut", "Beslut i mål om vårdnad",
    ],
)  # fmt: skip
def test_vardagliga_ärenden_misstänks_inte(ärende: str) -> None:
    assert _koder(_punkt(ärende)) == set()


@pytest.mark.parametrize(
    ("lagrum", "källa"),
    [
        ("22 kap. 2 §", "SoL 30:6"), ("SoL 22:2", "SoL 30:6"), ("33 kap 4 §", "SoL 30:6"), ("4 § LVU", "SoL 30:7"),
        ("LVU 11 § 1 st", "SoL 30:7"), ("4 kap. 1 § LSB", "SoL 30:8"), ("13 § 3 st. LVM", "SoL 30:9"),
        ("6 kap 13 a § FB", "SoL 30:10"), ("FB 6:13a", "SoL 30:10"), ("6 kap. 13 a § föräldrabalken", "SoL 30:10"),
    ],
)  # fmt: skip
def test_bara_ett_utskott_och_alltid_nämnden_själv(lagrum: str, källa: str) -> None:
    def sagt(kod: str) -> list[tuple[str, str]]:
        return [(p.kod, p.lagrum) for p in _fynd(_punkt("X", kod, lagrum=lagrum)) if p.kod == "DEL-bara-utskott"]

    assert sagt("HL") == [("DEL-bara-utskott", källa)]
    assert sagt("SNMU") == sagt("SN") == []


@pytest.mark.parametrize("lagrum", ["18 kap. 11 §", "16 kap 18 § SFB", "SFB 18:19"])
def test_det_som_bara_nämnden_får_besluta(lagrum: str) -> None:
    for kod in ("HL", "SNMU", "ORDF"):
        assert [(p.kod, p.lagrum) for p in _fynd(_punkt("X", kod, lagrum=lagrum))] == [("DEL-aldrig", "SoL 30:11")]
    assert _koder(_punkt("X", "SN", lagrum=lagrum)) == set()


def test_flera_lagrum_i_en_rad_sägs_en_gång() -> None:
    (fynd,) = _fynd(_punkt("X", "HL", lagrum="24 kap 1, 2 och 4 §§"))
    assert "SoL 24:1, SoL 24:2 och SoL 24:4 får bara delegeras till ett utskott, men HL är anställd" in fynd.text


@pytest.mark.parametrize("lagrum", ["6 § LVU", "11 § LVU", "27 § LVU", "31 d § LVU", "13 § LVM", "4 kap 1 § LSB"])
def test_ordförandens_brådskande_beslut_står_i_en_egen_lista(lagrum: str) -> None:
    rad = _punkt("Omedelbart beslut", "ORDF", lagrum=lagrum)
    assert [(p.kod, p.lagrum) for p in _fynd(rad)] == [("DEL-ordforandebeslut", "SoL 30:12")]
    assert [p.nr for p, _ in ordförandebeslut(_ordning(rad, _punkt("Annat", löpnr=2)), IDAG)] == ["1.1"]


@pytest.mark.parametrize(
    "delegat", ["EC och HL", "EC + HL", "EC samt HL", "EC tillsammans med HL", "två handläggare i förening",
                "Enhetschef och socialsekreterare", "EC och XX"]
)  # fmt: skip
def test_gemensamma_beslut(delegat: str) -> None:
    assert "DEL-gemensamt" in _koder(_punkt("X", delegat))


@pytest.mark.parametrize(
    "delegat", ["EC i samråd med HL", "Chef för stöd och service", "Handläggare för vård och omsorg"]
)
def test_en_delegat_med_och_i_namnet_är_en(delegat: str) -> None:
    assert "DEL-gemensamt" not in _koder(_punkt("X", delegat))


@pytest.mark.parametrize(
    ("anteckning", "för_ec", "för_sc"),
    [
        ("EC har rätt att vidaredelegera till HL", {"DEL-vidare"}, set()),
        ("Får vidaredelegeras", {"DEL-vidare"}, set()),
        ("Får inte vidaredelegeras", set(), set()),
        ("SC får vidaredelegera i två led", {"DEL-vidare", "DEL-vidare-tva-led"}, {"DEL-vidare-tva-led"}),
        ("SC får vidaredelegera till EC som får vidaredelegera till HL", {"DEL-vidare", "DEL-vidare-tva-led"},
         {"DEL-vidare-tva-led"}),
    ],
)  # fmt: skip
def test_vidaredelegation_i_ord(anteckning: str, för_ec: set[str], för_sc: set[str]) -> None:
    assert _koder(_punkt("X", "EC", anteckning=anteckning)) == för_ec
    assert _koder(_punkt("X", "SC", anteckning=anteckning)) == för_sc


@pytest.mark.parametrize(
    ("ärende", "lagrum", "väntat"),
    [
        ("Fastställa faderskap genom bekräftelse", "1 kap 4 § FB", set()),
        ("Påbörja utredning om faderskap", "2 kap 9 § FB", set()),
        ("Godkänna avtal om vårdnad", "6 kap 6 och 17 a §§ FB", set()),
        ("Godkänna avtal", "6 kap 17 a § FB", {"DEL-foraldrabalken"}),
        ("Lägga ner utredning om faderskap", "2 kap 9 § FB", {"DEL-foraldrabalken"}),
        ("Inte påbörja utredning om faderskap", "FB 2:9", {"DEL-foraldrabalken"}),
        ("Förordna god man", "11 kap 4 § FB", set()),
    ],
)  # fmt: skip
def test_bara_vissa_uppgifter_i_föräldrabalken_får_delegeras(ärende: str, lagrum: str, väntat: set[str]) -> None:
    fynd = _fynd(_punkt(ärende, lagrum=lagrum))
    assert {p.kod for p in fynd} == väntat
    assert {p.lagrum for p in fynd} <= {"SoL 30:10"}
    assert _koder(_punkt(ärende, "SN", lagrum=lagrum)) == set()
    innan = _koder(_punkt(ärende, lagrum=lagrum), beslutad=True, gäller_från=date(2025, 6, 30))
    assert innan == set(), "den nya lagen gäller från den 1 juli 2025"


def test_principiell_vikt_hindrar_inte_det_som_får_gå_till_ett_utskott() -> None:
    """SoL 30:5: KL 6:38 p. 3 is not applied to what 30:6–10 name."""
    ärende = "Ansökan om vård, även av principiell betydelse"
    assert _koder(_punkt(ärende, "SNMU", lagrum="4 § LVU")) == set()
    assert _koder(_punkt(ärende, "SNMU", lagrum="11 kap 1 §")) == {"DEL-far-inte-delegeras"}
