"""Our own papers of internal control come back as what they are: plan, follow-up, workshop and the year's workbook."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from namndprov import Nämnder
from rundtur import kopian, läs_papper, skriv_papper, socialnämnden

from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.models import Kontrollutfall, Planstatus, Riskbedömning
from nämndapp.services import (
    dokument,
    importera,
    internkontroll,
    internkontrollval,
    internkontrollworkshop,
    kontrollexport,
    kontrolltillfallen,
)
from nämndapp.services.internkontrolluppgifter import KontrolltillfälleUppgifter, PlanUppgifter
from nämndapp.services.oppna import öppna_databas
from nämndapp.storage import Databas

FORMAT = ("docx", "pdf", "html")
_PAPPER = ("internkontrollplan", "riskunderlag", "internkontrollrapport")


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    mapp = tmp_path_factory.mktemp("rundtur")
    skriv_papper(mapp, FORMAT, _PAPPER)
    with öppna_databas(mapp / "demo.namnd") as db:
        for år in (2026, 2027):
            kontrollexport.exportera_excel(db, "SN", år, mapp / f"{år}.xlsx", idag=date(2026, 11, 24))
    return mapp


@pytest.fixture
def demo(original: Path, tmp_path: Path) -> Iterator[Databas]:
    yield from kopian(original, tmp_path)


def _plan(db: Databas, nämnd: int, år: int) -> tuple[int, PlanUppgifter]:
    rad = next(p for p in internkontroll.lista_planer(db, nämnd) if p.år == år)
    return rad.id, internkontroll.hämta_plan(db, rad.id).uppgifter


def _risktexter(db: Databas, plan: PlanUppgifter) -> list[frozenset[str]]:
    """The risks of each control; papers name them by rising number."""
    analys = internkontroll.hämta_riskanalys(db, plan.riskanalys_id or 0).uppgifter
    texter = {r.id: r.risk for r in analys.risker}
    return [frozenset(texter[r] for r in k.risker) for k in plan.kontroller]


@pytest.mark.parametrize("form", FORMAT)
def test_planens_kopplingar_till_flera_risker_kommer_tillbaka(
    original: Path, demo: Databas, db: Databas, nämnder: Nämnder, form: str
) -> None:
    importera.spara_import(db, nämnder.sn, importera.läs_fil(original / f"internkontrollplan.{form}"))
    _, plan = _plan(db, nämnder.sn, 2027)
    _, sparad = _plan(demo, socialnämnden(demo), 2027)
    assert [k.kontroll for k in plan.kontroller] == [k.kontroll for k in sparad.kontroller]
    assert _risktexter(db, plan) == _risktexter(demo, sparad)
    assert max(len(k.risker) for k in plan.kontroller) == 3


@pytest.mark.parametrize("form", (*FORMAT, "xlsx"))
def test_det_som_är_sagt_om_riskerna_kommer_tillbaka(
    demo: Databas, db: Databas, nämnder: Nämnder, tmp_path: Path, form: str
) -> None:
    analysrad = next(a for a in internkontroll.lista_riskanalyser(demo, socialnämnden(demo)) if a.år == 2027)
    vy = internkontroll.hämta_riskanalys(demo, analysrad.id)
    första = replace(
        vy.uppgifter.risker[0], orsak="Leverantören byter system", bedömning=Riskbedömning.KONTROLLERA,
        kommunövergripande=True, kommentar="Följs av ekonomi. Tas upp i maj",
    )  # fmt: skip
    ny = replace(vy.uppgifter, risker=(första, *vy.uppgifter.risker[1:]))
    internkontroll.spara_riskanalys(demo, analysrad.id, ny, vy.version)
    fil = tmp_path / f"papper.{form}"
    if form == "xlsx":
        kontrollexport.exportera_excel(demo, "SN", 2027, fil)
    else:
        dokument.skriv(dokument.bygg(demo, "internkontrollplan", nämnd="SN", år=2027), form, fil)
    importera.spara_import(db, nämnder.sn, importera.läs_fil(fil))
    (rad,) = internkontroll.lista_riskanalyser(db, nämnder.sn)
    tillbaka = internkontroll.hämta_riskanalys(db, rad.id).uppgifter.risker
    t = tillbaka[0]
    assert (t.orsak, t.bedömning, t.kommunövergripande, t.obligatorisk) == (
        "Leverantören byter system", Riskbedömning.KONTROLLERA, True, False,
    )  # fmt: skip
    assert t.kommentar.rstrip(".") == "Följs av ekonomi. Tas upp i maj"
    assert [r.obligatorisk for r in tillbaka] == [r.obligatorisk for r in ny.risker]


@pytest.mark.parametrize("form", FORMAT)
def test_workshopen_kommer_tillbaka_rad_för_rad(original: Path, demo: Databas, form: str) -> None:
    dok = läs_papper(original, "riskunderlag", form)
    rad = next(w for w in internkontrollworkshop.lista_workshoppar(demo, socialnämnden(demo)) if w.år == 2027)
    sparad = internkontrollworkshop.hämta_workshop(demo, rad.id).uppgifter
    assert dok.typ is Dokumenttyp.INTERNKONTROLLWORKSHOP
    svar = [(k.kategori, k.kontroll, k.workshop) for k in dok.kontroller]
    assert [
        (kategori, rutin, s.nr, s.beslut, s.ha_kvar is not None, s.revidera or "", s.nytt or "")
        for kategori, rutin, s in svar
        if s is not None
    ] == [(r.kategori, r.rutin, r.nr, r.beslut.value, r.ha_kvar, r.revidera_text, r.nytt_text) for r in sparad.rader]
    assert [k.kod for k in dok.påpekanden] == []
    assert dok.avsnitt == []


@pytest.mark.parametrize("form", FORMAT)
def test_uppföljningen_kommer_tillbaka_tillfälle_för_tillfälle(original: Path, demo: Databas, form: str) -> None:
    dok = läs_papper(original, "internkontrollrapport", form)
    assert dok.typ is Dokumenttyp.INTERNKONTROLLUPPFÖLJNING
    plan_id, _ = _plan(demo, socialnämnden(demo), 2026)
    gjorda = [
        t for t in kontrolltillfallen.lista_tillfällen(demo, plan_id) if t.utfall is not Kontrollutfall.INTE_GJORD
    ]
    lästa = [(k, k.tillfälle) for k in dok.kontroller if k.tillfälle is not None]
    assert len(lästa) == len(dok.kontroller) == len(gjorda)
    assert {
        (k.kategori, k.kontroll, t.period, t.utfört, t.utfört_av, t.urval, t.avvikelse, t.åtgärd, t.åtgärd_ansvarig,
         t.åtgärd_klar, k.resultat)
        for k, t in lästa
    } == {
        (t.kategori, t.kontroll, t.period, t.utfört, t.utfört_av, t.urval, t.avvikelse, t.åtgärd, t.åtgärd_ansvarig,
         t.åtgärd_klar, t.resultat)
        for t in gjorda
    }  # fmt: skip


def _resultat(db: Databas, plan_id: int) -> list[tuple[str, str, Kontrollutfall, str, str]]:
    alla = kontrolltillfallen.lista_tillfällen(db, plan_id)
    return sorted((t.kontroll, t.period, t.utfall, t.resultat, t.åtgärd_ansvarig) for t in alla)


@pytest.mark.parametrize("form", FORMAT)
def test_en_uppföljning_i_en_tom_databas_blir_en_plan_med_alla_tillfällen(
    original: Path, demo: Databas, db: Databas, nämnder: Nämnder, form: str
) -> None:
    importera.spara_import(db, nämnder.sn, importera.läs_fil(original / f"internkontrollrapport.{form}"))
    plan_id, plan = _plan(db, nämnder.sn, 2026)
    demo_id, sparad = _plan(demo, socialnämnden(demo), 2026)
    assert plan.status is Planstatus.BESLUTAD  # the paper is of November: the year is not over
    med = {k.kontroll for k in sparad.kontroller if any(t.utfört for t in k.tillfällen)}
    assert {k.kontroll for k in plan.kontroller} == med
    gjorda = [r for r in _resultat(demo, demo_id) if r[2] is not Kontrollutfall.INTE_GJORD]
    assert _resultat(db, plan_id) == gjorda
    senast = {(t.kontroll, t.period): t.senast for t in kontrolltillfallen.lista_tillfällen(demo, demo_id)}
    assert all(senast[t.kontroll, t.period] == t.senast for t in kontrolltillfallen.lista_tillfällen(db, plan_id))


def test_uppföljningen_fyller_i_det_som_är_tomt_och_rör_inget_annat(original: Path, demo: Databas) -> None:
    plan_id, _ = _plan(demo, socialnämnden(demo), 2026)
    före = kontrolltillfallen.lista_tillfällen(demo, plan_id)
    tomt, eget = (t for t in före if t.period in {"kvartal 1 2026", "kvartal 2 2026"})
    nytt = KontrolltillfälleUppgifter(tomt.kontroll_id, tomt.senast, tomt.period)
    kontrolltillfallen.spara_tillfälle(demo, tomt.id, nytt, tomt.version)
    nu = kontrolltillfallen.hämta_tillfälle(demo, eget.id)
    kontrolltillfallen.spara_tillfälle(demo, eget.id, replace(nu.uppgifter, resultat="Skrivet här."), nu.version)
    svar = importera.spara_import(demo, socialnämnden(demo), importera.läs_fil(original / "internkontrollrapport.docx"))
    assert svar.nya["kontrollresultat"] == 1
    efter = {t.id: t for t in kontrolltillfallen.lista_tillfällen(demo, plan_id)}
    assert len(efter) == len(före)
    assert (efter[tomt.id].resultat, efter[tomt.id].åtgärd_klar) == (tomt.resultat, tomt.åtgärd_klar)
    assert efter[eget.id].resultat == "Skrivet här."


def test_arbetsboken_har_årsrapportens_tal(original: Path, demo: Databas) -> None:
    bok = openpyxl.load_workbook(original / "2026.xlsx", read_only=True)
    huvud, *rader = bok["Årsrapport 2026"].iter_rows(values_only=True)
    assert huvud[0] == "Område"
    plan_id, plan = _plan(demo, socialnämnden(demo), 2026)
    tillfällen = kontrolltillfallen.lista_tillfällen(demo, plan_id)
    assert sum(r[1] for r in rader) == len(plan.kontroller)
    assert sum(r[2] for r in rader) == len(tillfällen)
    assert sum(r[4] for r in rader) == sum(t.utfall is Kontrollutfall.AVVIKELSE for t in tillfällen) > 0


def test_årets_arbetsbok_kommer_tillbaka_blad_för_blad(
    original: Path, demo: Databas, db: Databas, nämnder: Nämnder
) -> None:
    for år in (2026, 2027):
        fil = importera.läs_fil(original / f"{år}.xlsx")
        assert fil.ej_tolkat == []
        importera.spara_import(db, nämnder.sn, fil)
    for år in (2026, 2027):
        plan_id, plan = _plan(db, nämnder.sn, år)
        demo_id, sparad = _plan(demo, socialnämnden(demo), år)
        assert [(k.kategori, k.kontroll, k.frekvens, k.metod) for k in plan.kontroller] == [
            (k.kategori, k.kontroll, k.frekvens, k.metod) for k in sparad.kontroller
        ]
        assert _risktexter(db, plan) == _risktexter(demo, sparad)
        assert _resultat(db, plan_id) == _resultat(demo, demo_id)
    (rad,) = internkontrollworkshop.lista_workshoppar(db, nämnder.sn)
    assert (rad.år, rad.antal_rader, rad.antal_behandlade) == (2027, 9, 9)
    risker = {
        a.år: internkontroll.hämta_riskanalys(db, a.id).uppgifter
        for a in internkontroll.lista_riskanalyser(db, nämnder.sn)
    }
    assert [r.föregående for r in risker[2027].risker][:3] == [10, 12, 15]


@pytest.mark.parametrize("form", FORMAT)
def test_workshopens_anteckningar_kommer_med_och_inget_ur_sidhuvudet(demo: Databas, tmp_path: Path, form: str) -> None:
    rad = next(w for w in internkontrollworkshop.lista_workshoppar(demo, socialnämnden(demo)) if w.år == 2027)
    vy = internkontrollworkshop.hämta_workshop(demo, rad.id)
    ny = replace(vy.uppgifter, anteckning="Nämnden gick igenom alla kontroller.")
    internkontrollworkshop.spara_workshop(demo, rad.id, ny, vy.version)
    dokument.skriv(dokument.bygg(demo, "riskunderlag", nämnd="SN", år=2027), form, tmp_path / f"papper.{form}")
    dok = läs_papper(tmp_path, "papper", form)
    assert [" ".join(a.text.split()) for a in dok.avsnitt] == ["Nämnden gick igenom alla kontroller."]


@pytest.mark.parametrize("form", FORMAT)
def test_uppföljningen_ger_inga_påpekanden_om_sig_själv(original: Path, form: str) -> None:
    dok = läs_papper(original, "internkontrollrapport", form)
    assert (dok.påpekanden, dok.avsnitt) == ([], [])


def test_en_inläst_riskanalys_får_nämndens_skala_om_dess_steg_ryms(
    original: Path, db: Databas, nämnder: Nämnder
) -> None:
    val = replace(internkontrollval.hämta_val(db, nämnder.sn)[0], skala=6, tröskel=12)
    sannolikhet, konsekvens = internkontrollval.standardnamn(6)
    val = replace(val, sannolikhetsnamn=sannolikhet, konsekvensnamn=konsekvens)
    internkontrollval.spara_val(db, nämnder.sn, val, None)
    importera.spara_import(db, nämnder.sn, importera.läs_fil(original / "internkontrollplan.docx"))
    (rad,) = internkontroll.lista_riskanalyser(db, nämnder.sn)
    analys = internkontroll.hämta_riskanalys(db, rad.id).uppgifter
    assert (analys.skala, analys.tröskel, len(analys.sannolikhetsnamn)) == (6, 12, 6)


def test_en_inläst_riskanalys_med_högre_steg_än_nämndens_skala_behåller_dem(
    original: Path, db: Databas, nämnder: Nämnder
) -> None:
    namn = internkontrollval.standardnamn(3)
    val = replace(
        internkontrollval.hämta_val(db, nämnder.sn)[0], skala=3, tröskel=6, sannolikhetsnamn=namn[0],
        konsekvensnamn=namn[1], nivåer=internkontrollval.standardnivåer(6),
    )  # fmt: skip
    internkontrollval.spara_val(db, nämnder.sn, val, None)
    importera.spara_import(db, nämnder.sn, importera.läs_fil(original / "internkontrollplan.docx"))
    (rad,) = internkontroll.lista_riskanalyser(db, nämnder.sn)
    analys = internkontroll.hämta_riskanalys(db, rad.id).uppgifter
    assert (analys.skala, analys.risker[0].konsekvens) == (5, 4)
