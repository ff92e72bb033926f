"""Controls that the program performs itself: a result with counts, and evidence that can be opened."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from namndprov import Nämnder

from nämndapp.bas.fel import Inmatningsfel
from nämndapp.models import Frekvenskod, Kontrollutfall, Paragrafutgång, Sammanträdesslag, Sammanträdesstatus
from nämndapp.services import (
    andring,
    anslag,
    arenden,
    inbyggda_kontroller,
    internkontroll,
    internkontrollcykel,
    kontrolltillfallen,
    protokoll,
    sammantraden,
)
from nämndapp.services.internkontrolluppgifter import KontrollUppgifter, PlanUppgifter
from nämndapp.services.uppgifter import ParagrafUppgifter, SammanträdeUppgifter, ÄrendeUppgifter
from nämndapp.storage import Databas

IDAG = date(2026, 7, 1)


def möte(db: Databas, nämnd: int, dag: date, *, justerat: date | None = None, text: str = "") -> int:
    status = Sammanträdesstatus.JUSTERAT if justerat else Sammanträdesstatus.GENOMFÖRT
    id_ = sammantraden.spara_sammanträde(
        db, None, SammanträdeUppgifter(nämnd, dag, status=status, justering_datum=justerat), None
    ).objekt_id
    protokoll.spara_paragraf(db, None, ParagrafUppgifter(id_, text or "Ny taxa", preliminärt=1), None)
    return id_


def planen(db: Databas, nämnd: int, *koder: str) -> int:
    plan_id = internkontroll.spara_plan(db, None, PlanUppgifter(nämnd, 2026, "Internkontrollplan 2026"), None).objekt_id
    for kod in koder:
        inbyggda_kontroller.lägg_till_inbyggd(db, plan_id, kod, None)
    internkontrollcykel.skapa_tillfällen(db, plan_id)
    return plan_id


def test_färdig_kontroll_läggs_till_med_allt_ifyllt_en_gång(db: Databas, nämnder: Nämnder) -> None:
    plan_id = planen(db, nämnder.sn, "justering")
    (k,) = internkontroll.hämta_plan(db, plan_id).uppgifter.kontroller
    assert (k.inbyggd, k.frekvenskod) == ("justering", Frekvenskod.TERTIAL)
    assert all((k.kontroll, k.kategori, k.ansvarig, k.metod, k.rapporteras_till))
    assert k.ansvarig != k.rapporteras_till
    with pytest.raises(Inmatningsfel, match="finns redan"):
        inbyggda_kontroller.lägg_till_inbyggd(db, plan_id, "justering", None)
    with pytest.raises(Inmatningsfel, match="kan programmet inte göra"):
        inbyggda_kontroller.lägg_till_inbyggd(db, plan_id, "okänd", None)


def test_kontrollen_ger_resultat_avvikelse_och_underlag(db: Databas, nämnder: Nämnder) -> None:
    första = möte(db, nämnder.sn, date(2026, 1, 13), justerat=date(2026, 1, 20))
    anslag.sätt_upp(db, anslag.mötets_saker(db, första)[0], date(2026, 1, 21))
    möte(db, nämnder.sn, date(2026, 2, 10), justerat=date(2026, 3, 10))
    möte(db, nämnder.sn, date(2026, 5, 12))  # of the next tertial
    plan_id = planen(db, nämnder.sn, "justering")
    rad = kontrolltillfallen.lista_tillfällen(db, plan_id)[0]
    ändring = inbyggda_kontroller.utför(db, rad.id, rad.version, idag=IDAG)
    u = kontrolltillfallen.hämta_tillfälle(db, rad.id).uppgifter
    assert (u.utfall, u.utfört, u.resultat) == (Kontrollutfall.AVVIKELSE, IDAG, "4 granskade, 2 avvikelser.")
    assert u.avvikelse == (
        "Protokollet 2026-02-10: justerat 2026-03-10, senast 2026-02-24; Anslaget, protokollet 2026-02-10: "
        "inget anslag är antecknat, skulle ha suttit uppe senast 2026-03-12"
    )
    assert u.urval == "Alla 4, 2026-01-01 – 2026-04-30"
    namn, pdf = kontrolltillfallen.läs_underlag(db, rad.id)
    text = "".join(sida.get_textpage().get_text_bounded() for sida in pypdfium2.PdfDocument(io.BytesIO(pdf)))
    assert namn.endswith(".pdf")
    assert "2026-01-13" in text
    assert "2026-02-10" in text
    andring.ångra(db, ändring)
    assert kontrolltillfallen.hämta_tillfälle(db, rad.id).uppgifter.utfall is Kontrollutfall.INTE_GJORD


def test_utan_något_att_granska_är_kontrollen_inte_möjlig(db: Databas, nämnder: Nämnder) -> None:
    plan_id = planen(db, nämnder.sn, "delegat")
    rad = kontrolltillfallen.lista_tillfällen(db, plan_id)[0]
    inbyggda_kontroller.utför(db, rad.id, rad.version, idag=IDAG)
    u = kontrolltillfallen.hämta_tillfälle(db, rad.id).uppgifter
    assert u.utfall is Kontrollutfall.EJ_MÖJLIG
    assert u.resultat == "Det fanns inget att granska 2026-01-01 – 2026-04-30."


def test_kontroll_för_hand_och_period_som_inte_har_börjat_vägras(db: Databas, nämnder: Nämnder) -> None:
    plan_id = planen(db, nämnder.sn, "justering")
    sista = kontrolltillfallen.lista_tillfällen(db, plan_id)[-1]
    with pytest.raises(Inmatningsfel, match="Perioden börjar först 2026-09-01"):
        inbyggda_kontroller.utför(db, sista.id, None, idag=IDAG)
    för_hand = PlanUppgifter(
        nämnder.bmn, 2026, kontroller=(KontrollUppgifter("Nycklar", frekvens="årligen", frekvenskod=Frekvenskod.ÅR),)
    )
    bmn = internkontroll.spara_plan(db, None, för_hand, None).objekt_id
    internkontrollcykel.skapa_tillfällen(db, bmn)
    (rad,) = kontrolltillfallen.lista_tillfällen(db, bmn)
    with pytest.raises(Inmatningsfel, match="görs för hand"):
        inbyggda_kontroller.utför(db, rad.id, None, idag=IDAG)


def test_mallrester_i_protokoll_hittas(db: Databas, nämnder: Nämnder) -> None:
    möte(db, nämnder.sn, date(2026, 1, 13), text="Taxa från den x x 2026")
    möte(db, nämnder.sn, date(2026, 2, 10))
    utförd = inbyggda_kontroller.prova(db, nämnder.sn, "mallrester", date(2026, 1, 1), date(2026, 6, 30), idag=IDAG)
    assert [r.rätt for r in utförd.rader] == [False, True]


def test_en_beredning_räknas_inte_som_sammanträde(db: Databas, nämnder: Nämnder) -> None:
    ärende = arenden.spara_ärende(db, None, ÄrendeUppgifter(nämnder.sn, "Ny taxa", date(2026, 1, 2)), None).objekt_id
    bordlagt = möte(db, nämnder.sn, date(2026, 1, 13))
    vy = protokoll.hämta_paragraf(db, protokoll.lista_paragrafer(db, bordlagt)[0].id)
    utgång = replace(vy.uppgifter, utgång=Paragrafutgång.BORDLÄGGNING, ärende_id=ärende)
    protokoll.spara_paragraf(db, vy.id, utgång, vy.version)
    for månad in (2, 3):
        möte(db, nämnder.sn, date(2026, månad, 10))
    beredning = SammanträdeUppgifter(nämnder.sn, date(2026, 2, 3), slag=Sammanträdesslag.BEREDNING)
    sammantraden.spara_sammanträde(db, None, beredning, None)
    period = (date(2026, 1, 1), date(2026, 6, 30))
    assert inbyggda_kontroller.prova(db, nämnder.sn, "bordlagda", *period, idag=IDAG).rader == ()
    möte(db, nämnder.sn, date(2026, 4, 14))
    assert [r.rätt for r in inbyggda_kontroller.prova(db, nämnder.sn, "bordlagda", *period, idag=IDAG).rader] == [False]


@pytest.mark.parametrize("kod", list(inbyggda_kontroller.INBYGGDA))
def test_varje_färdig_kontroll_går_att_göra_på_en_tom_databas(db: Databas, nämnder: Nämnder, kod: str) -> None:
    utförd = inbyggda_kontroller.prova(db, nämnder.sn, kod, date(2026, 1, 1), date(2026, 12, 31), idag=IDAG)
    assert utförd.rader == ()
