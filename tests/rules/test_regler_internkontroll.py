"""Reglerna för riskanalys och internkontrollplan, och frekvensernas ord."""

from __future__ import annotations

from datetime import date

import fabrik
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nämndapp.bas.papekande import Nivå, Påpekande
from nämndapp.models import Frekvenskod, Internkontrollplan, Planstatus
from nämndapp.rules.frekvens import tolka_frekvens
from nämndapp.rules.granska import granska_plan, granska_riskanalys
from nämndapp.rules.likhet import betydelseord, likhet, samma_ord
from nämndapp.rules.riskkoppling import föreslå_kopplingar
from nämndapp.rules.riskniva import risknivå

IDAG = date(2024, 11, 12)


def planen(s: int = 3, k: int = 4, **risk: object) -> Internkontrollplan:
    """A plan with one control linked to one risk."""
    a = fabrik.riskanalys()
    r = fabrik.risk(a, "Fel avgift debiteras", s, k, **risk)
    p = fabrik.plan(riskanalys=a)
    fabrik.kontroll(p, "Kontroll av avgifter", r)
    return p


def påpekanden(p: Internkontrollplan) -> list[tuple[str, Nivå]]:
    return [(x.kod, x.nivå) for x in granska_plan(p, IDAG)]


def test_en_plan_som_hänger_ihop_ger_inga_påpekanden() -> None:
    assert påpekanden(planen()) == []


def test_riskvärde_som_inte_är_produkten_varnar_med_rätt_tal() -> None:
    a = fabrik.riskanalys()
    fabrik.risk(a, "Fel", 3, 4, 15)
    (p,) = granska_riskanalys(a, IDAG)
    assert (p.kod, p.nivå) == ("IK-riskvarde", Nivå.VARNING)
    assert "3 × 4 = 12" in p.text


@given(st.integers(1, 5), st.integers(1, 5), st.integers(0, 30))
def test_riskvärdet_påpekas_precis_när_det_inte_stämmer(s: int, k: int, rv: int) -> None:
    a = fabrik.riskanalys()
    fabrik.risk(a, "Fel", s, k, rv)
    assert ("IK-riskvarde" in [p.kod for p in granska_riskanalys(a, IDAG)]) is (rv != s * k)


def test_noll_gånger_noll_är_en_avförd_risk_och_inget_fel() -> None:
    a = fabrik.riskanalys()
    fabrik.risk(a, "Bilar", 0, 0)
    assert granska_riskanalys(a, IDAG) == []


@pytest.mark.parametrize(("s", "k", "antal"), [(0, 3, 1), (6, 6, 2), (5, 5, 0), (1, 1, 0)])
def test_bedömning_utanför_skalan_varnar(s: int, k: int, antal: int) -> None:
    a = fabrik.riskanalys()
    fabrik.risk(a, "Fel", s, k)
    assert [p.kod for p in granska_riskanalys(a, IDAG)] == ["IK-utanfor-skalan"] * antal


def test_tio_räknas_som_hög_risk_när_tröskeln_är_tio() -> None:
    p = planen(2, 5)
    p.kontroller.clear()
    fabrik.kontroll(p, "Annat")
    assert ("IK-risk-utan-kontroll", Nivå.VARNING) in påpekanden(p)


@pytest.mark.parametrize(
    ("s", "k", "obligatorisk", "saknas"),
    [
        (3, 3, False, False),
        (3, 3, True, True),
        (4, 4, False, True),
        (0, 0, True, False),
    ],
)
def test_risk_ska_finnas_i_planen_när_den_är_hög_eller_obligatorisk(
    s: int, k: int, obligatorisk: bool, saknas: bool
) -> None:
    a = fabrik.riskanalys()
    fabrik.risk(a, "Fel", s, k, obligatorisk=obligatorisk)
    p = fabrik.plan(riskanalys=a)
    fabrik.kontroll(p, "Annan kontroll")
    assert ("IK-risk-utan-kontroll" in [x.kod for x in granska_plan(p, IDAG)]) is saknas


def test_kontroll_av_risk_på_själva_gränsen_hör_hemma_i_planen() -> None:
    assert påpekanden(planen(2, 5)) == []


def test_halvt_bedömd_risk_varnar_om_inget_riskvärde_står() -> None:
    a = fabrik.riskanalys()
    fabrik.risk(a, "Bara sannolikhet", 3, None, None)
    fabrik.risk(a, "Bara värde", None, None, 12)
    assert [(p.kod, p.plats.text) for p in granska_riskanalys(a, IDAG)] == [("IK-ej-bedomd", "risk 1")]


@pytest.mark.parametrize(
    ("namn", "kod"), [("Risk", "IK-malltext-risk"), ("", "IK-malltext-risk"), ("Fel på [system]", "IK-platshallare")]
)
def test_risk_som_bara_är_mallens_ord_är_ett_fel(namn: str, kod: str) -> None:
    a = fabrik.riskanalys()
    fabrik.risk(a, namn)
    assert [(p.kod, p.nivå) for p in granska_riskanalys(a, IDAG)] == [(kod, Nivå.FEL)]


def test_kontroll_av_avförd_risk_varnar() -> None:
    assert påpekanden(planen(0, 0)) == [("IK-kontroll-av-avford-risk", Nivå.VARNING)]


def test_kontroll_av_låg_risk_varnar_om_den_inte_är_obligatorisk() -> None:
    assert påpekanden(planen(2, 3)) == [("IK-kontroll-under-troskel", Nivå.VARNING)]
    assert påpekanden(planen(2, 3, obligatorisk=True)) == []


def test_kategori_som_skiljer_sig_från_riskens_område_är_ett_tips() -> None:
    assert påpekanden(planen(område="Personal")) == [("IK-kategori-avviker", Nivå.TIPS)]


@pytest.mark.parametrize("titel", ["Kontroll (IKP)", "kontrollmoment", " Kontroll "])
def test_mallens_rubrik_som_kontroll_är_ett_fel(titel: str) -> None:
    p = planen()
    p.kontroller[0].kontroll = titel
    assert påpekanden(p) == [("IK-malltext", Nivå.FEL)]


@pytest.mark.parametrize(
    ("fält", "kod"),
    [
        ("ansvarig", "IK-ansvarig-saknas"),
        ("frekvens", "IK-frekvens-saknas"),
        ("metod", "IK-metod-saknas"),
        ("rapporteras_till", "IK-rapportering-saknas"),
    ],
)
def test_uppgift_som_saknas_i_ett_kontrollmoment_varnar(fält: str, kod: str) -> None:
    p = planen()
    setattr(p.kontroller[0], fält, "")
    (x,) = granska_plan(p, IDAG)
    assert (x.kod, x.nivå, x.plats.fält) == (kod, Nivå.VARNING, fält)


def test_den_som_ansvarar_ska_inte_rapportera_till_sig_själv() -> None:
    p = planen()
    p.kontroller[0].rapporteras_till = "elsa norrby "
    assert påpekanden(p) == [("IK-rapporterar-till-sig", Nivå.VARNING)]


def test_plan_utan_analys_eller_med_fel_års_analys_varnar() -> None:
    p = planen()
    p.år = 2026
    assert påpekanden(p) == [("IK-fel-ar", Nivå.VARNING)]
    tom = fabrik.plan()
    assert [k for k, _ in påpekanden(tom)] == ["IK-analys-saknas", "IK-tom-plan"]


def test_beslutad_plan_behöver_datum_och_paragraf() -> None:
    p = planen()
    p.status = Planstatus.BESLUTAD
    assert påpekanden(p) == [("IK-beslut-saknas", Nivå.VARNING)]


@pytest.mark.parametrize(("beslutad", "påpekas"), [(date(2025, 6, 30), False), (date(2025, 7, 1), True)])
def test_äldre_ord_ur_kommunallagen_påpekas_först_när_de_nya_gäller(beslutad: date, påpekas: bool) -> None:
    p = planen()
    p.inledning = "Nämnden ska se till att den interna kontrollen är tillräcklig."
    p.beslutad_datum, p.beslutad_paragraf = beslutad, 3
    träffar: list[Påpekande] = [x for x in granska_plan(p, IDAG) if x.kod == "IK-gammal-lydelse"]
    assert bool(träffar) is påpekas
    assert all("förebygga fel och oegentligheter" in x.förslag for x in träffar)


@pytest.mark.parametrize(
    ("text", "kod"),
    [
        ("uppföljning 2 ggr/år", Frekvenskod.HALVÅR),
        ("uppföljning 2ggr/år", Frekvenskod.HALVÅR),
        ("1g var 6:e månad", Frekvenskod.HALVÅR),
        ("1g/mån", Frekvenskod.MÅNAD),
        ("1g/månaden", Frekvenskod.MÅNAD),
        ("Kvartalsvis", Frekvenskod.KVARTAL),
        ("Realtid", Frekvenskod.LÖPANDE),
        ("En gång per år", Frekvenskod.ÅR),
        ("var tredje månad", Frekvenskod.KVARTAL),
        ("3 gånger per år", Frekvenskod.TERTIAL),
        ("Vid delår och helårsbokslut", Frekvenskod.HALVÅR),
        ("varje vecka", Frekvenskod.VECKA),
        ("5 ggr/år", None),
        ("var annan månad", None),
        ("vid misstanke", None),
        ("", None),
    ],
)
def test_frekvensen_läses_som_planerna_skriver_den(text: str, kod: Frekvenskod | None) -> None:
    assert tolka_frekvens(text) is kod


@given(st.text())
def test_ingen_text_får_frekvenstolkningen_att_falla(text: str) -> None:
    assert tolka_frekvens(text) is None or isinstance(tolka_frekvens(text), Frekvenskod)


def test_okänd_frekvens_ger_ett_tips_och_fel_kod_en_varning() -> None:
    p = planen()
    p.kontroller[0].frekvens = "vid misstanke"
    assert påpekanden(p) == [("IK-frekvens-okand", Nivå.TIPS)]
    p.kontroller[0].frekvens, p.kontroller[0].frekvenskod = "kvartalsvis", Frekvenskod.ÅR
    assert påpekanden(p) == [("IK-frekvens-avviker", Nivå.VARNING)]


@pytest.mark.parametrize(
    ("värde", "tröskel", "ord_"),
    [
        (3, 9, "låg"),
        (4, 9, "medel"),
        (8, 9, "medel"),
        (9, 9, "hög"),
        (10, 10, "hög"),
        (5, 10, "medel"),
        (0, 10, "avförd"),
        (None, 10, "ej bedömd"),
    ],
)
def test_risknivåns_ord_följer_tröskeln(värde: int | None, tröskel: int, ord_: str) -> None:
    assert risknivå(värde, tröskel).ord == ord_


# --- okopplade planer: förslag efter ordalydelsen


def okopplad() -> Internkontrollplan:
    a = fabrik.riskanalys()
    fabrik.risk(a, "Genomförandeplaner följs inte", 4, 3)
    fabrik.risk(a, "Obehöriga använder verksamhetens bilar", 0, 0)
    fabrik.risk(a, "Beslut omprövas inte i tid", 3, 4)
    fabrik.risk(a, "Tillbud leder inte till åtgärder", 2, 3)
    p = fabrik.plan(riskanalys=a)
    fabrik.kontroll(p, "Kontroll av genomförandeplanerna")
    fabrik.kontroll(p, "Säkerställa att inte obehöriga använder bilarna")
    fabrik.kontroll(p, "Följa att tillbud leder till åtgärder")
    return p


def test_okopplade_kontroller_föreslås_till_den_risk_de_talar_om() -> None:
    p = okopplad()
    assert p.riskanalys is not None
    risker = p.riskanalys.risker
    förslag = {f.kontroll.kontroll: f.risk for f in föreslå_kopplingar(p)}
    assert förslag["Kontroll av genomförandeplanerna"] is risker[0]
    assert förslag["Säkerställa att inte obehöriga använder bilarna"] is risker[1]
    assert förslag["Följa att tillbud leder till åtgärder"] is risker[3]


def test_bara_risk_som_ingen_kontroll_talar_om_saknas_i_planen() -> None:
    varningar = [x for x in granska_plan(okopplad(), IDAG) if x.nivå is Nivå.VARNING]
    assert [(x.kod, x.plats.text) for x in varningar] == [("IK-risk-utan-kontroll", "risk 3")]


def test_vad_som_bara_verkar_gälla_en_risk_är_aldrig_mer_än_ett_tips() -> None:
    tips = {x.kod for x in granska_plan(okopplad(), IDAG) if x.nivå is Nivå.TIPS}
    assert {"IK-kontroll-av-avford-risk", "IK-kontroll-under-troskel", "IK-koppling-saknas"} <= tips


def test_en_kopplad_risk_föreslås_inte_till_någon_annan_kontroll() -> None:
    p = okopplad()
    assert p.riskanalys is not None
    fabrik.koppla(p.kontroller[2], p.riskanalys.risker[0])
    förslag = föreslå_kopplingar(p)
    assert p.riskanalys.risker[0] not in [f.risk for f in förslag]


def test_en_kontroll_kan_föreslås_fler_risker_när_orden_är_tydliga() -> None:
    p = okopplad()
    assert p.riskanalys is not None
    fabrik.koppla(p.kontroller[2], p.riskanalys.risker[0])
    assert [f.risk.risk for f in föreslå_kopplingar(p) if f.kontroll is p.kontroller[2]] == [
        "Tillbud leder inte till åtgärder"
    ]


def med_risker(*bedömda: tuple[int, int], område: str = "Ekonomi") -> Internkontrollplan:
    """One control of as many risks."""
    a = fabrik.riskanalys()
    p = fabrik.plan(riskanalys=a)
    risker = [fabrik.risk(a, f"Risk {chr(64 + nr)}", s, k, område=område) for nr, (s, k) in enumerate(bedömda, 1)]
    fabrik.kontroll(p, "Kontroll av avgifter", *risker)
    return p


def test_ett_kontrollmoment_svarar_för_alla_sina_risker() -> None:
    assert [k for k, _ in påpekanden(med_risker((3, 4), (4, 4)))] == []


def test_en_risk_över_gränsen_är_grund_nog_för_kontrollmomentet() -> None:
    assert [k for k, _ in påpekanden(med_risker((3, 4), (1, 2)))] == []


def test_alla_risker_under_gränsen_ger_ett_påpekande_för_alla() -> None:
    (fynd,) = granska_plan(med_risker((1, 2), (2, 2)), IDAG)
    assert (fynd.kod, fynd.nivå) == ("IK-kontroll-under-troskel", Nivå.VARNING)
    assert "riskerna ”Risk A” och ”Risk B” med riskvärdena 2 och 4, under gränsen 10" in fynd.text


def test_en_avförd_risk_av_flera_är_ett_tips_och_bara_avförda_en_varning() -> None:
    assert påpekanden(med_risker((3, 4), (0, 0))) == [("IK-koppling-till-avford-risk", Nivå.TIPS)]
    assert påpekanden(med_risker((0, 0), (0, 0))) == [("IK-kontroll-av-avford-risk", Nivå.VARNING)]


def test_kategorin_behöver_bara_vara_en_av_riskernas() -> None:
    p = med_risker((3, 4), (4, 4))
    p.kontroller[0].risker[0].område = "Personal"
    assert påpekanden(p) == []
    p.kontroller[0].risker[1].område = "Inköp"
    (fynd,) = granska_plan(p, IDAG)
    assert fynd.kod == "IK-kategori-avviker"
    assert "under Personal och Inköp" in fynd.text


@pytest.mark.parametrize(
    ("a", "b", "lika"),
    [
        ("Granskning av dokument", "Dokumentationen är otillräcklig", True),
        ("Brukare får information om servicedeklaration", "Servicedeklaration når inte brukare", True),
        ("Kontroll", "Kontroll av allt", False),
        ("Attest av fakturor", "Sjukfrånvaron ökar", False),
        ("Avtal följs upp i tid", "Avtal om bilar", False),
    ],
)
def test_likhet_bygger_på_de_bärande_orden(a: str, b: str, lika: bool) -> None:
    assert (likhet(a, b) >= 0.4) is lika


@given(st.text(max_size=40), st.text(max_size=40))
def test_likhet_är_symmetrisk_och_högst_ett(a: str, b: str) -> None:
    assert 0 <= likhet(a, b) <= 1
    if len(betydelseord(a)) != len(betydelseord(b)):
        assert likhet(a, b) == likhet(b, a)


@pytest.mark.parametrize(
    ("a", "b", "lika"),
    [
        ("beslutad", "beslutat", True),
        ("efterlevs", "efterlevnad", True),
        ("dokument", "dokumentationen", True),
        ("service", "servicedeklaration", False),
        ("avtal", "avtals", False),
        ("taxa", "taxa", True),
        ("verksamhetsplan", "verksamhetsberättelse", False),
        ("kommunen", "kommunfullmäktige", False),
    ],
)
def test_två_former_av_samma_ord(a: str, b: str, lika: bool) -> None:
    assert samma_ord(a, b) is samma_ord(b, a) is lika


# --- förra årets värden på en annan skala


def test_förra_årets_riskvärden_på_en_annan_skala_sägs_en_gång() -> None:
    a = fabrik.riskanalys()
    fabrik.risk(a, "Fel avgift debiteras", 3, 4, föregående=12)
    fabrik.risk(a, "Avtal löper ut", 2, 2, föregående=4)
    (fynd,) = granska_riskanalys(a, IDAG, förra_skalan=(2024, 4))
    assert (fynd.kod, fynd.nivå, fynd.plats.fält) == ("IK-annan-skala", Nivå.VARNING, "föregående")
    assert "2024 är satta på skalan 1–4 (högst 16), årets på 1–5 (högst 25)" in fynd.text
    assert "12 då är inte detsamma som 12 nu" in fynd.text
    assert fynd.förslag


@pytest.mark.parametrize("förra", [(2024, 5), None])
def test_samma_skala_eller_okänd_är_inget_att_säga(förra: tuple[int, int] | None) -> None:
    a = fabrik.riskanalys()
    fabrik.risk(a, "Fel avgift debiteras", 3, 4, föregående=12)
    assert granska_riskanalys(a, IDAG, förra_skalan=förra) == []


def test_utan_något_förra_värde_spelar_skalan_ingen_roll() -> None:
    a = fabrik.riskanalys()
    fabrik.risk(a, "Fel avgift debiteras", 3, 4)
    assert granska_riskanalys(a, IDAG, förra_skalan=(2024, 4)) == []


def test_ett_förra_värde_som_inte_ryms_i_skalan_sägs_fast_förra_året_är_okänt() -> None:
    a = fabrik.riskanalys(skala=3, tröskel=6)
    fabrik.risk(a, "Fel avgift debiteras", 3, 3, föregående=9)
    fabrik.risk(a, "Avtal löper ut", 2, 2, föregående=12)
    (fynd,) = granska_riskanalys(a, IDAG)
    assert fynd.text == "Risk 2 (”Avtal löper ut”) hade riskvärdet 12 förra året; årets skala går till 9."
