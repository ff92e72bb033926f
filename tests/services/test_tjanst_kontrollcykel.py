"""The year's cycle of internal control: workshop, analysis, plan, decision, occasions, results, next year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import motesprov
import pytest
from namndprov import Nämnder

from nämndapp.bas.fel import Inmatningsfel
from nämndapp.models import Frekvenskod, Kontrollutfall, Planstatus, Riskbedömning, Workshopbeslut
from nämndapp.services import (
    andring,
    expediering,
    granska,
    internkontroll,
    internkontrollar,
    internkontrollcykel,
    internkontrollval,
    internkontrollworkshop,
    justering,
    kontrolltillfallen,
    planering,
    protokoll,
    riskskala,
    sammantraden,
)
from nämndapp.services.internkontrolluppgifter import (
    KontrollUppgifter,
    PlanUppgifter,
    RiskanalysUppgifter,
    RiskUppgifter,
)
from nämndapp.services.justering import JusteradAv
from nämndapp.services.skrivelseuppgifter import SatsUppgifter
from nämndapp.services.uppgifter import ParagrafUppgifter, SammanträdeUppgifter
from nämndapp.storage import Databas

IDAG = date(2027, 5, 2)


@pytest.fixture
def år(db: Databas, nämnder: Nämnder) -> tuple[int, int]:
    """Analysis and plan for 2026: three risks, one of them dropped, and a control for each of the other two."""
    analys = RiskanalysUppgifter(
        nämnder.sn, 2026, "Riskanalys 2026",
        risker=(
            RiskUppgifter("Fel avgift", "Ekonomi", sannolikhet=3, konsekvens=4, riskvärde=12),
            RiskUppgifter("Bilar lånas ut", "Ekonomi", sannolikhet=0, konsekvens=0, riskvärde=0),
            RiskUppgifter("Sena utredningar", "Myndighet", sannolikhet=4, konsekvens=4, riskvärde=16),
        ),
    )  # fmt: skip
    analys_id = internkontroll.spara_riskanalys(db, None, analys, None).objekt_id
    risker = internkontroll.hämta_riskanalys(db, analys_id).uppgifter.risker
    plan = PlanUppgifter(
        nämnder.sn, 2026, "Internkontrollplan 2026", riskanalys_id=analys_id,
        kontroller=(
            KontrollUppgifter("Kontroll av avgifter", "Ekonomi", "Elsa", "kvartalsvis", Frekvenskod.KVARTAL,
                              "Stickprov", "Nämnden", (risker[0].id or 0,)),
            KontrollUppgifter("Kontroll av utredningstid", "Myndighet", "Olle", "2 ggr/år", Frekvenskod.HALVÅR,
                              "Stickprov", "Nämnden", (risker[2].id or 0,)),
        ),
    )  # fmt: skip
    return analys_id, internkontroll.spara_plan(db, None, plan, None).objekt_id


def test_workshoppen_utgår_från_förra_årets_kontroller(db: Databas, nämnder: Nämnder, år: tuple[int, int]) -> None:
    ändring = internkontrollworkshop.starta_workshop(db, nämnder.sn, 2027)
    rader = internkontrollworkshop.hämta_workshop(db, ändring.objekt_id).uppgifter.rader
    assert [(r.nr, r.rutin) for r in rader] == [(1, "Kontroll av avgifter"), (2, "Kontroll av utredningstid")]
    assert all(r.beslut is Workshopbeslut.OBEHANDLAD and r.kontroll_id for r in rader)
    with pytest.raises(Inmatningsfel, match="redan en workshop"):
        internkontrollworkshop.starta_workshop(db, nämnder.sn, 2027)
    andring.ångra(db, ändring)
    assert internkontrollworkshop.lista_workshoppar(db, nämnder.sn) == []


def test_riskanalysen_tar_med_förra_värdet_och_samma_nyckel(db: Databas, nämnder: Nämnder, år: tuple[int, int]) -> None:
    analys = internkontroll.hämta_riskanalys(db, år[0]).uppgifter
    gamla = analys.risker
    bedömda = (replace(gamla[0], bedömning=Riskbedömning.ACCEPTERA, orsak="Ny taxa"), *gamla[1:])
    internkontroll.spara_riskanalys(db, år[0], replace(analys, risker=bedömda), None)
    ny = internkontrollcykel.riskanalys_ur_föregående(db, nämnder.sn, 2027)
    risker = internkontroll.hämta_riskanalys(db, ny.objekt_id).uppgifter.risker
    assert [(r.risk, r.föregående, r.riskvärde) for r in risker] == [
        ("Fel avgift", 12, None), ("Sena utredningar", 16, None)
    ]  # fmt: skip
    assert [r.nyckel for r in risker] == [gamla[0].nyckel, gamla[2].nyckel]
    assert (risker[0].bedömning, risker[0].orsak) == (Riskbedömning.INGEN, "Ny taxa")


def test_planen_får_kontroller_för_det_som_ska_ingå(db: Databas, nämnder: Nämnder, år: tuple[int, int]) -> None:
    ws = internkontrollworkshop.starta_workshop(db, nämnder.sn, 2027).objekt_id
    vy = internkontrollworkshop.hämta_workshop(db, ws)
    rader = (
        vy.uppgifter.rader[0],
        internkontrollworkshop.med_beslut(vy.uppgifter.rader[1], Workshopbeslut.TAS_BORT),
        replace(vy.uppgifter.rader[0], id=None, kontroll_id=None, rutin="", beslut=Workshopbeslut.NYTT,
                nytt_text="Kontroll av hyresavtal"),
    )  # fmt: skip
    internkontrollworkshop.spara_workshop(db, ws, replace(vy.uppgifter, rader=rader), vy.version)
    analys_id = internkontrollcykel.riskanalys_ur_föregående(db, nämnder.sn, 2027).objekt_id
    analys = internkontroll.hämta_riskanalys(db, analys_id)
    bedömda = tuple(replace(r, sannolikhet=3, konsekvens=4, riskvärde=12) for r in analys.uppgifter.risker)
    internkontroll.spara_riskanalys(db, analys_id, replace(analys.uppgifter, risker=bedömda), None)
    plan_id = internkontrollcykel.plan_ur_analys(db, analys_id).objekt_id
    plan = internkontroll.hämta_plan(db, plan_id).uppgifter
    # the removed control leaves its risk with an empty row to fill in; what the workshop proposed comes last
    assert [k.kontroll for k in plan.kontroller] == ["Kontroll av avgifter", "", "Kontroll av hyresavtal"]
    förra = internkontroll.hämta_plan(db, år[1]).uppgifter
    assert plan.kontroller[0].nyckel == förra.kontroller[0].nyckel
    assert plan.kontroller[0].risker == (bedömda[0].id,)
    assert internkontrollcykel.plan_ur_analys(db, analys_id).tom  # nothing more is missing


def test_risk_under_gränsen_får_ingen_rad(db: Databas, nämnder: Nämnder, år: tuple[int, int]) -> None:
    analys_id = internkontrollcykel.riskanalys_ur_föregående(db, nämnder.sn, 2027).objekt_id
    analys = internkontroll.hämta_riskanalys(db, analys_id)
    låg, obligatorisk = analys.uppgifter.risker
    risker = (
        replace(låg, sannolikhet=2, konsekvens=2, riskvärde=4),
        replace(obligatorisk, sannolikhet=1, konsekvens=1, riskvärde=1, obligatorisk=True),
    )
    internkontroll.spara_riskanalys(db, analys_id, replace(analys.uppgifter, risker=risker), None)
    plan = internkontroll.hämta_plan(db, internkontrollcykel.plan_ur_analys(db, analys_id).objekt_id).uppgifter
    assert [k.kontroll for k in plan.kontroller] == ["Kontroll av utredningstid"]


def test_antagandet_skapar_tillfällen_och_kopia_till_kommunstyrelsen(
    db: Databas, nämnder: Nämnder, år: tuple[int, int]
) -> None:
    möte = sammantraden.spara_sammanträde(db, None, SammanträdeUppgifter(nämnder.sn, date(2025, 12, 9)), None).objekt_id
    paragraf = protokoll.spara_paragraf(
        db, None, ParagrafUppgifter(möte, "Internkontrollplan 2026", preliminärt=71), None
    ).objekt_id
    ändring = internkontrollcykel.anta_plan(db, år[1], date(2025, 12, 9), 71, None)
    plan = internkontroll.hämta_plan(db, år[1]).uppgifter
    assert (plan.status, plan.beslutad_paragraf) == (Planstatus.BESLUTAD, 71)
    assert [t.period for t in plan.kontroller[0].tillfällen] == [f"kvartal {n} 2026" for n in range(1, 5)]
    assert [t.senast for t in plan.kontroller[1].tillfällen] == [date(2026, 7, 14), date(2027, 1, 14)]
    avsnitt = protokoll.hämta_paragraf(db, paragraf).uppgifter.avsnitt
    assert [(a.rubrik, a.text) for a in avsnitt] == [("Skickas till", "Kommunstyrelsen")]
    omvänd = andring.ångra(db, ändring)
    plan = internkontroll.hämta_plan(db, år[1]).uppgifter
    assert plan.status is Planstatus.FÖRSLAG
    assert not any(k.tillfällen for k in plan.kontroller)
    assert protokoll.hämta_paragraf(db, paragraf).uppgifter.avsnitt == ()
    andring.ångra(db, omvänd)
    assert len(kontrolltillfallen.lista_tillfällen(db, år[1])) == 6


def test_är_paragrafen_justerad_hamnar_kopian_bland_utskicken(
    db: Databas, nämnder: Nämnder, år: tuple[int, int]
) -> None:
    m = motesprov.hållet(db, nämnder.sn, antal=1)
    m.spara(0, replace(m.paragraf(0), beslutspunkter=(SatsUppgifter("Nämnden antar planen."),)))
    av = (JusteradAv("Ordförande Ek", "ordförande"), JusteradAv("Vice Alm", "justerare"))
    justering.justera_omedelbart(db, m.paragrafer[:1], date(2026, 3, 10), av)
    låst = m.paragraf(0)

    def mottagare() -> list[str]:
        return [u.mottagare for p in expediering.mötets_utskick(db, m.id) for u in p.utskick]

    assert mottagare() == []
    ändring = internkontrollcykel.anta_plan(db, år[1], date(2026, 3, 10), 1, None)
    assert mottagare() == ["Kommunstyrelsen"]
    assert m.paragraf(0) == låst
    internkontrollcykel.anta_plan(db, år[1], date(2026, 3, 10), 1, None)
    assert mottagare() == ["Kommunstyrelsen"]
    andring.ångra(db, ändring)
    assert mottagare() == []


def test_tillfällen_skapas_en_gång_och_följer_ändrad_frekvens(db: Databas, år: tuple[int, int]) -> None:
    internkontrollcykel.skapa_tillfällen(db, år[1])
    assert internkontrollcykel.skapa_tillfällen(db, år[1]).tom
    rad = kontrolltillfallen.lista_tillfällen(db, år[1])[0]
    vy = kontrolltillfallen.hämta_tillfälle(db, rad.id)
    gjord = kontrolltillfallen.med_utfall(vy.uppgifter, Kontrollutfall.INGEN_AVVIKELSE, date(2026, 4, 3))
    kontrolltillfallen.spara_tillfälle(db, rad.id, gjord, vy.version)
    plan = internkontroll.hämta_plan(db, år[1])
    kontroller = (
        replace(plan.uppgifter.kontroller[0], frekvens="årligen", frekvenskod=Frekvenskod.ÅR),
        plan.uppgifter.kontroller[1],
    )
    internkontroll.spara_plan(db, år[1], replace(plan.uppgifter, kontroller=kontroller), plan.version)
    internkontrollcykel.skapa_tillfällen(db, år[1])
    perioder = [t.period for t in kontrolltillfallen.lista_tillfällen(db, år[1]) if t.kontroll_id == rad.kontroll_id]
    assert perioder == ["kvartal 1 2026", "helår 2026"]  # what is done stays


def test_borttagen_kontroll_kommer_tillbaka_med_sina_tillfällen_och_sin_workshoprad(
    db: Databas, nämnder: Nämnder, år: tuple[int, int]
) -> None:
    internkontrollcykel.skapa_tillfällen(db, år[1])
    ws = internkontrollworkshop.starta_workshop(db, nämnder.sn, 2027).objekt_id
    före = internkontroll.hämta_plan(db, år[1]).uppgifter
    ändring = internkontroll.spara_plan(db, år[1], replace(före, kontroller=före.kontroller[1:]), None)
    assert len(kontrolltillfallen.lista_tillfällen(db, år[1])) == 2
    andring.ångra(db, ändring)
    efter = internkontroll.hämta_plan(db, år[1]).uppgifter
    assert efter.kontroller[0].tillfällen == före.kontroller[0].tillfällen
    assert efter.kontroller[0].nyckel == före.kontroller[0].nyckel
    rader = internkontrollworkshop.hämta_workshop(db, ws).uppgifter.rader
    assert rader[0].kontroll_id == före.kontroller[0].id


def test_kopierad_rad_får_egen_nyckel(db: Databas, år: tuple[int, int]) -> None:
    plan = internkontroll.hämta_plan(db, år[1]).uppgifter
    kopia = replace(plan.kontroller[0], id=None)
    internkontroll.spara_plan(db, år[1], replace(plan, kontroller=(*plan.kontroller, kopia)), None)
    nycklar = [k.nyckel for k in internkontroll.hämta_plan(db, år[1]).uppgifter.kontroller]
    assert len(set(nycklar)) == 3
    assert nycklar[0] == plan.kontroller[0].nyckel


def test_resultat_med_underlag(db: Databas, år: tuple[int, int]) -> None:
    internkontrollcykel.skapa_tillfällen(db, år[1])
    rad = kontrolltillfallen.lista_tillfällen(db, år[1])[0]
    with pytest.raises(Inmatningsfel, match="är tom"):
        kontrolltillfallen.bifoga_underlag(db, rad.id, "tom.txt", b"", None, mediatyp="text/plain")
    ändring = kontrolltillfallen.bifoga_underlag(
        db, rad.id, "lista.txt", b"tjugo av tjugo", None, mediatyp="text/plain"
    )
    assert kontrolltillfallen.läs_underlag(db, rad.id) == ("lista.txt", b"tjugo av tjugo")
    andring.ångra(db, ändring)
    with pytest.raises(Inmatningsfel, match="inget underlag"):
        kontrolltillfallen.läs_underlag(db, rad.id)


def test_okänd_frekvens_sägs_till(db: Databas, år: tuple[int, int]) -> None:
    plan = internkontroll.hämta_plan(db, år[1]).uppgifter
    ny = KontrollUppgifter("Kontroll av nycklar", frekvens="5 ggr/år")
    internkontroll.spara_plan(db, år[1], replace(plan, kontroller=(*plan.kontroller, ny)), None)
    assert [(t.kontroll, t.frekvens) for t in internkontrollcykel.utan_tider(db, år[1])] == [
        ("Kontroll av nycklar", "5 ggr/år")
    ]


def test_skalan_är_nämndens_men_ändrar_ingen_gjord_bedömning(
    db: Databas, nämnder: Nämnder, år: tuple[int, int]
) -> None:
    före = internkontroll.hämta_riskanalys(db, år[0]).uppgifter
    val, version = internkontrollval.hämta_val(db, nämnder.sn)
    sannolikhet, konsekvens = internkontrollval.standardnamn(4)
    nytt = replace(
        val, skala=4, tröskel=9, sannolikhetsnamn=sannolikhet, konsekvensnamn=konsekvens,
        nivåer=internkontrollval.standardnivåer(9), reglemente="Reglemente för intern kontroll",
    )  # fmt: skip
    ändring = internkontrollval.spara_val(db, nämnder.sn, nytt, version)
    assert internkontrollval.hämta_val(db, nämnder.sn)[0] == nytt
    assert internkontroll.hämta_riskanalys(db, år[0]).uppgifter == före
    ny = internkontrollcykel.riskanalys_ur_föregående(db, nämnder.sn, 2027).objekt_id
    analys = internkontroll.hämta_riskanalys(db, ny).uppgifter
    assert (analys.skala, analys.tröskel, analys.sannolikhetsnamn) == (4, 9, sannolikhet)
    andring.ångra(db, ändring)
    assert internkontrollval.hämta_val(db, nämnder.sn)[0] == val


@pytest.mark.parametrize(
    ("ändrat", "mening"),
    [
        ({"skala": 7}, "mellan 3 och 6"),
        ({"tröskel": 26}, "mellan 1 och 25"),
        ({"sannolikhetsnamn": ("låg", "hög")}, "ett namn för vart och ett"),
        ({"nivåer": ({"från": 2, "namn": "låg", "färg": "grön"},)}, "börja på 1"),
        ({"nivåer": ({"från": 1, "namn": "låg", "färg": "#00ff00"},)}, "färg är en av"),
    ],
)
def test_inställning_som_inte_går_att_använda_vägras(
    db: Databas, nämnder: Nämnder, ändrat: dict[str, object], mening: str
) -> None:
    val, version = internkontrollval.hämta_val(db, nämnder.sn)
    with pytest.raises(Inmatningsfel, match=mening):
        internkontrollval.spara_val(db, nämnder.sn, replace(val, **ändrat), version)  # type: ignore[arg-type]


def test_översikten_påminner_om_kontroller_och_åtgärder(db: Databas, nämnder: Nämnder, år: tuple[int, int]) -> None:
    internkontrollcykel.skapa_tillfällen(db, år[1])
    texter = [p.text for p in planering.på_gång(db, date(2026, 7, 1))]
    assert "SN: Kontrollen ”Kontroll av avgifter”, kvartal 1 2026, skulle ha gjorts senast 2026-04-14." in texter
    assert "SN: Kontrollen ”Kontroll av utredningstid”, halvår 1 2026, ska göras senast 2026-07-14." in texter
    rad = kontrolltillfallen.lista_tillfällen(db, år[1])[0]
    vy = kontrolltillfallen.hämta_tillfälle(db, rad.id)
    avvikelse = replace(
        vy.uppgifter, utfall=Kontrollutfall.AVVIKELSE, avvikelse="Två fel", åtgärd="Ny rutin", åtgärd_ansvarig="Elsa",
        åtgärd_senast=date(2026, 6, 30),
    )  # fmt: skip
    kontrolltillfallen.spara_tillfälle(db, rad.id, avvikelse, vy.version)
    texter = [p.text for p in planering.på_gång(db, date(2026, 7, 1))]
    assert (
        "SN: Åtgärden efter kontrollen ”Kontroll av avgifter” (Elsa) skulle ha varit klar senast 2026-06-30." in texter
    )


def test_årets_steg(db: Databas, nämnder: Nämnder, år: tuple[int, int]) -> None:
    steg = {s.nyckel: (s.läge.value, s.text) for s in internkontrollar.kontrollår(db, nämnder.sn, 2026, IDAG).steg}
    assert steg == {
        "workshop": ("klart", "ingen hållen"),
        "analys": ("klart", "3 av 3 risker bedömda"),
        "plan": ("klart", "2 kontrollmoment"),
        "beslut": ("väntar", "inte antagen"),
        "kontroller": ("väntar", "inga kontrolltillfällen"),
        "uppföljning": ("väntar", "inte gjord"),
    }
    internkontrollcykel.anta_plan(db, år[1], date(2025, 12, 9), 71, None)
    steg = {s.nyckel: (s.läge.value, s.text) for s in internkontrollar.kontrollår(db, nämnder.sn, 2026, IDAG).steg}
    assert steg["beslut"] == ("klart", "antagen 2025-12-09 §\N{NO-BREAK SPACE}71")
    assert steg["kontroller"] == ("pågår", "0 av 6 gjorda, 6 försenade")


def test_nästa_år_börjar_med_workshop_och_analys(db: Databas, nämnder: Nämnder, år: tuple[int, int]) -> None:
    ändring = internkontrollcykel.börja_nästa_år(db, nämnder.sn, 2027)
    assert internkontrollar.lista_år(db, nämnder.sn) == [2027, 2026]
    with pytest.raises(Inmatningsfel, match="redan påbörjat"):
        internkontrollcykel.börja_nästa_år(db, nämnder.sn, 2027)
    andring.ångra(db, ändring)
    assert internkontrollar.lista_år(db, nämnder.sn) == [2026]


def test_föreslagna_kopplingar_görs_på_en_gång(db: Databas, år: tuple[int, int]) -> None:
    plan = internkontroll.hämta_plan(db, år[1]).uppgifter
    rätt = [k.risker for k in plan.kontroller]
    utan = (
        replace(plan.kontroller[0], kontroll="Granskning av fel avgift", risker=()),
        replace(plan.kontroller[1], kontroll="Sena utredningar följs", risker=()),
    )
    internkontroll.spara_plan(db, år[1], replace(plan, kontroller=utan), None)
    ändring = internkontrollcykel.koppla_föreslagna(db, år[1], None)
    assert [k.risker for k in internkontroll.hämta_plan(db, år[1]).uppgifter.kontroller] == rätt
    andring.ångra(db, ändring)
    assert [k.risker for k in internkontroll.hämta_plan(db, år[1]).uppgifter.kontroller] == [(), ()]


def test_byts_skalan_mellan_åren_säger_granskningen_det(db: Databas, nämnder: Nämnder, år: tuple[int, int]) -> None:
    id_ = internkontrollcykel.riskanalys_ur_föregående(db, nämnder.sn, 2027).objekt_id
    vy = internkontroll.hämta_riskanalys(db, id_)
    assert "IK-annan-skala" not in {p.kod for p in granska.granska_uppgifter(db, vy.uppgifter, objekt_id=id_)}
    bytt = riskskala.med_skala(vy.uppgifter, 4)
    assert [r.föregående for r in bytt.risker] == [12, 16]
    fynd = [p for p in granska.granska_uppgifter(db, bytt, objekt_id=id_) if p.kod == "IK-annan-skala"]
    assert len(fynd) == 1
    assert "2026 är satta på skalan 1–5" in fynd[0].text
