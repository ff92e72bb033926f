"""The register, internal control, papers, drafts and search."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from namndprov import Nämnder

from nämndapp.bas.fel import Dokumentfel, Inmatningsfel, Versionskonflikt
from nämndapp.models import Uppdragsroll
from nämndapp.services import andring, arenden, dokument, internkontroll, oppna, register, sok, utkast
from nämndapp.services.internkontrolluppgifter import (
    KontrollUppgifter,
    PlanUppgifter,
    RiskanalysUppgifter,
    RiskUppgifter,
)
from nämndapp.services.uppgifter import (
    BefattningUppgifter,
    KommunUppgifter,
    NämndUppgifter,
    PersonUppgifter,
    UppdragUppgifter,
    ÄrendeUppgifter,
)
from nämndapp.storage import Databas

DAG = date(2026, 3, 10)


def test_en_databas_har_en_kommun(db: Databas) -> None:
    vy = register.hämta_kommun(db)
    assert vy is not None
    register.spara_kommun(db, vy.id, replace(vy.uppgifter, webb="ekbro.example"), vy.version)
    with pytest.raises(Inmatningsfel, match="redan en kommun"):
        register.spara_kommun(db, None, KommunUppgifter("Annan kommun"), None)
    with pytest.raises(Versionskonflikt):
        register.spara_kommun(db, vy.id, vy.uppgifter, vy.version)


def test_nämndens_inställningar_sparas_och_andras_nycklar_bevaras(db: Databas, nämnder: Nämnder) -> None:
    vy = register.hämta_nämnd(db, nämnder.bmn)
    assert vy.nästa_diarienummer == f"BMN {date.today().year}/1"
    nytt = replace(
        vy.uppgifter, diariemönster="{organ}{kortår}:{löpnr:03}", diarieorgan="BYGG", husstil={"nyckel": "stram"},
        övrigt={"kallelse_dagtyp": "arbetsdag"},
    )  # fmt: skip
    ändring = register.spara_nämnd(db, nämnder.bmn, nytt, vy.version)
    igen = register.hämta_nämnd(db, nämnder.bmn)
    assert igen.uppgifter == nytt
    assert igen.nästa_diarienummer == f"BYGG{date.today().year % 100}:001"
    andring.ångra(db, ändring)
    assert register.hämta_nämnd(db, nämnder.bmn).uppgifter == vy.uppgifter


@pytest.mark.parametrize(
    ("uppgifter", "mening"),
    [
        (NämndUppgifter("Socialutskottet", "sn"), "används redan av Socialnämnden"),
        (NämndUppgifter("", "XN"), "både namn och kod"),
        (NämndUppgifter("Xnämnden", "XN", diariemönster="{organ}"), "kan inte användas"),
    ],
)
def test_ogiltig_nämnd_vägras(db: Databas, nämnder: Nämnder, uppgifter: NämndUppgifter, mening: str) -> None:
    with pytest.raises(Inmatningsfel, match=mening):
        register.spara_nämnd(db, None, uppgifter, None)


def test_nämnd_som_används_tas_inte_bort(db: Databas, nämnder: Nämnder) -> None:
    arenden.spara_ärende(db, None, ÄrendeUppgifter(nämnder.sn, "Ett", DAG), None)
    with pytest.raises(Inmatningsfel, match="kan inte tas bort"):
        register.ta_bort_nämnd(db, nämnder.sn, None)
    register.ta_bort_nämnd(db, nämnder.bmn, None)
    assert [n.kod for n in register.lista_nämnder(db)] == ["SN"]


def test_ledamöter_visas_i_papperets_ordning_den_dag_det_gäller(db: Databas, nämnder: Nämnder) -> None:
    def person(namn: str, roll: Uppdragsroll, ordning: int | None = None, till: date | None = None) -> None:
        uppdrag = UppdragUppgifter(nämnder.sn, roll, "S", till=till, tjänstgöringsordning=ordning)
        register.spara_person(db, None, PersonUppgifter(namn, uppdrag=(uppdrag,)), None)

    person("Örjan", Uppdragsroll.LEDAMOT)
    person("Bo", Uppdragsroll.ERSÄTTARE, 2)
    person("Adam", Uppdragsroll.LEDAMOT)
    person("Cia", Uppdragsroll.ERSÄTTARE, 1)
    person("Åke", Uppdragsroll.ORDFÖRANDE)
    person("Gun", Uppdragsroll.LEDAMOT, till=date(2025, 12, 31))
    assert [r.namn for r in register.lista_ledamöter(db, nämnder.sn, dag=DAG)] == ["Åke", "Adam", "Örjan", "Cia", "Bo"]
    assert [r.namn for r in register.lista_personer(db)] == ["Adam", "Bo", "Cia", "Gun", "Åke", "Örjan"]


def test_person_med_uppdrag_och_titel_kommer_tillbaka(db: Databas, nämnder: Nämnder) -> None:
    uppgifter = PersonUppgifter(
        "Astrid Falk",
        uppdrag=(UppdragUppgifter(nämnder.sn, från=date(2023, 1, 1)),),
        befattningar=(BefattningUppgifter("Utredare", "Ledning"),),
    )
    id_ = register.spara_person(db, None, uppgifter, None).objekt_id
    före = register.hämta_person(db, id_)
    andring.ångra(db, register.ta_bort_person(db, id_, före.version))
    assert register.hämta_person(db, id_).uppgifter == före.uppgifter


def test_borttagen_risk_kommer_tillbaka_med_sina_kontroller(db: Databas, nämnder: Nämnder) -> None:
    analys = RiskanalysUppgifter(nämnder.sn, 2027, risker=(RiskUppgifter("Ett"), RiskUppgifter("Två")))
    analys_id = internkontroll.spara_riskanalys(db, None, analys, None).objekt_id
    vy = internkontroll.hämta_riskanalys(db, analys_id)
    två = vy.uppgifter.risker[1].id
    plan_id = internkontroll.spara_plan(
        db, None,
        PlanUppgifter(nämnder.sn, 2027, riskanalys_id=analys_id, kontroller=(KontrollUppgifter("K", risker=(två,)),)),
        None,
    ).objekt_id  # fmt: skip
    utan = replace(vy.uppgifter, risker=vy.uppgifter.risker[:1])
    ändring = internkontroll.spara_riskanalys(db, analys_id, utan, vy.version)
    assert internkontroll.hämta_plan(db, plan_id).uppgifter.kontroller[0].risker == ()
    andring.ångra(db, ändring)
    assert internkontroll.hämta_plan(db, plan_id).uppgifter.kontroller[0].risker == (två,)
    assert internkontroll.hämta_riskanalys(db, analys_id).uppgifter == vy.uppgifter


def test_borttagen_riskanalys_kommer_tillbaka_under_sin_plan(db: Databas, nämnder: Nämnder) -> None:
    analys_id = internkontroll.spara_riskanalys(db, None, RiskanalysUppgifter(nämnder.sn, 2027), None).objekt_id
    plan = PlanUppgifter(nämnder.sn, 2027, riskanalys_id=analys_id)
    plan_id = internkontroll.spara_plan(db, None, plan, None).objekt_id
    bort = internkontroll.ta_bort_riskanalys(db, analys_id, None)
    assert internkontroll.hämta_plan(db, plan_id).uppgifter.riskanalys_id is None
    andring.ångra(db, bort)
    assert internkontroll.hämta_plan(db, plan_id).uppgifter.riskanalys_id == analys_id


def test_logotypen_kommer_med_på_papperet_och_annat_än_bilder_vägras(
    db: Databas, nämnder: Nämnder, tmp_path: Path
) -> None:
    from PIL import Image

    bild, text = tmp_path / "vapen.png", tmp_path / "vapen.txt"
    Image.new("RGB", (60, 60), "#1f4e79").save(bild)
    text.write_text("inte en bild", encoding="utf-8")
    vy = register.hämta_kommun(db)
    assert vy is not None
    with pytest.raises(Inmatningsfel, match="ingen PNG"):
        register.välj_logotyp(db, vy.id, text, "", vy.version)
    register.välj_logotyp(db, vy.id, bild, "Ekbros kommunvapen", vy.version)
    papper = dokument.bygg(db, "diarieforteckning", nämnd="BMN")
    assert "Ekbros kommunvapen" in dokument.innehåll(papper, "html").decode("utf-8")


def test_papper_skrivs_helt_eller_inte_alls(db: Databas, nämnder: Nämnder, tmp_path: Path) -> None:
    papper = dokument.bygg(db, "diarieforteckning", nämnd="BMN")
    with pytest.raises(Dokumentfel, match="saknas finns inte"):
        dokument.skriv(papper, "html", tmp_path / "saknas" / "d.html")
    (tmp_path / "mapp.html").mkdir()
    with pytest.raises(Dokumentfel, match="kan inte skrivas") as fångat:
        dokument.skriv(papper, "html", tmp_path / "mapp.html")
    assert "(det är en mapp). Välj en annan plats." in str(fångat.value)
    dokument.skriv(papper, "html", tmp_path / "d.html")
    assert [f.name for f in tmp_path.glob("*d.html*")] == ["d.html"]
    with pytest.raises(Inmatningsfel, match="Formatet"):
        dokument.innehåll(papper, "odt")
    with pytest.raises(Inmatningsfel, match="Dokumenttypen"):
        dokument.bygg(db, "protokål")


def test_filnamn_tål_alla_filsystem(db: Databas, nämnder: Nämnder) -> None:
    papper = dokument.bygg(db, "diarieforteckning", nämnd="BMN")
    farligt = replace(papper, dokument=replace(papper.dokument, titel='SN 2026/5: "Ny taxa"? <utkast>. '))
    assert dokument.filnamn(farligt) == "SN 2026 5 Ny taxa utkast"


def test_utkast_erbjuds_med_namn_och_tid_tills_det_tas_bort(db: Databas) -> None:
    utkast.spara_utkast(db, "sammanträde:3", 2, {"plats": "Lilla"})
    utkast.spara_utkast(db, "ärende:7", None, {"rubrik": "Ny taxa"})
    ärende, möte = utkast.lista_utkast(db)
    assert (ärende.beskrivning, möte.beskrivning) == ("ett ärende ”Ny taxa”", "ett sammanträde")
    assert möte.sparat_text.startswith("sparat 20")
    utkast.ta_bort_utkast(db, "ärende:7")
    utkast.ta_bort_utkast(db, "ärende:7")
    assert [u.vad for u in utkast.lista_utkast(db)] == ["sammanträde:3"]


def test_sökning_hittar_i_rätt_nämnd_och_tom_fråga_ger_inget(db: Databas, nämnder: Nämnder) -> None:
    arenden.spara_ärende(db, None, ÄrendeUppgifter(nämnder.sn, "Färdtjänst i skärgården", DAG), None)
    assert len(sok.sök(db, "skärgård", nämnd_id=nämnder.sn)) == 1
    assert sok.sök(db, "skärgård", nämnd_id=nämnder.bmn) == []
    assert sok.sök(db, "   ") == []


def test_standardfilen_skapas_vid_första_starten(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    fil = tmp_path / "ny mapp" / "namndapp.namnd"
    monkeypatch.setattr(oppna, "standardsökväg", lambda: fil)
    with oppna.öppna_databas() as db:
        assert db.skrivbar
    assert fil.exists()
