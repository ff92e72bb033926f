"""Uppdrag ur paragrafen: vad den ger, vilken den är, och vad den heter nu."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from nämndapp.services import bevakning, dokument, numrering, planering, protokoll, sammantraden, uppdragskalla
from nämndapp.services.andring import ångra
from nämndapp.services.skrivelseuppgifter import SatsUppgifter
from nämndapp.services.uppdragsforslag import nytt_uppdrag_ur_paragraf, uppdrag_ur_paragraf
from nämndapp.services.uppgifter import BevakningUppgifter, ParagrafUppgifter, SammanträdeUppgifter
from nämndapp.storage import Databas


@pytest.fixture
def möte(db: Databas, nämnder: Any) -> int:
    return sammantraden.spara_sammanträde(db, None, SammanträdeUppgifter(nämnder.sn, date(2026, 2, 10)), None).objekt_id


def _paragraf(db: Databas, möte: int, *satser: str, nummer: int | None = 12) -> int:
    p = ParagrafUppgifter(
        möte, "Taxor för hemtjänst", preliminärt=nummer, beslutspunkter=tuple(SatsUppgifter(s) for s in satser)
    )
    return protokoll.spara_paragraf(db, None, p, None).objekt_id


def test_varje_uppdrag_i_beslutet_blir_ett_uppdrag_och_ångras_i_ett_drag(db: Databas, nämnder: Any, möte: int) -> None:
    p = _paragraf(
        db,
        möte,
        "Nämnden ger förvaltningen i uppdrag att utreda taxan senast den 30 september.",
        "Nämnden godkänner rapporten.",
        "Nämnden uppdrar åt chefen att mäta.",
    )
    ändring = nytt_uppdrag_ur_paragraf(db, p)
    första, andra = (bevakning.hämta_bevakning(db, d.objekt_id).uppgifter for d in ändring.delar)
    assert första == BevakningUppgifter(
        nämnder.sn,
        "Utreda taxan senast den 30 september",
        källa="SN 2026-02-10 §\u00a012",
        paragraf_id=p,
        ansvarig="Förvaltningen",
        beslutat=date(2026, 2, 10),
        återrapport_senast=date(2026, 9, 30),
    )
    assert (andra.text, andra.ansvarig) == ("Mäta", "Chefen")
    assert nytt_uppdrag_ur_paragraf(db, p).tom  # not twice
    assert len(uppdrag_ur_paragraf(db, p)) == 2
    ångra(db, ändring)
    assert bevakning.lista_bevakningar(db, nämnder.sn) == []


def test_en_paragraf_utan_uppdragsord_ger_ett_uppdrag_att_skriva_klart(db: Databas, nämnder: Any, möte: int) -> None:
    med, utan = _paragraf(db, möte, "Nämnden godkänner\nrapporten."), _paragraf(db, möte, nummer=None)
    assert bevakning.hämta_bevakning(db, nytt_uppdrag_ur_paragraf(db, med).objekt_id).uppgifter.text == (
        "Nämnden godkänner rapporten."
    )
    onumrerad = bevakning.hämta_bevakning(db, nytt_uppdrag_ur_paragraf(db, utan).objekt_id).uppgifter
    assert (onumrerad.text, onumrerad.källa) == ("Taxor för hemtjänst", "SN 2026-02-10")
    numrering.numrera(db, möte, första=12)
    assert "SN 2026-02-10 §\u00a013" in [r.källa for r in bevakning.lista_bevakningar(db, nämnder.sn)]


def test_en_paragraf_som_fått_annat_nummer_heter_så_i_listan_på_papperet_och_i_förslaget(
    db: Databas, nämnder: Any, möte: int
) -> None:
    p = _paragraf(db, möte, "Nämnden ger chefen i uppdrag att mäta senast 1 april.")
    nytt_uppdrag_ur_paragraf(db, p)
    numrering.numrera(db, möte, första=17)
    (rad,) = bevakning.lista_bevakningar(db, nämnder.sn)
    assert rad.källa == "SN 2026-02-10 §\u00a017"
    papper = dokument.bygg(db, "uppdragslista", nämnd="SN")
    text = repr(papper.dokument).replace("\\xa0", " ")
    assert "SN 2026-02-10 § 17" in text
    assert "§ 12" not in text
    nästa = sammantraden.spara_sammanträde(
        db, None, SammanträdeUppgifter(nämnder.sn, date(2026, 4, 14)), None
    ).objekt_id
    (förslag,) = planering.förslag_till_lista(db, nästa)
    assert förslag.skäl.endswith("§\u00a017.")


def test_källan_slås_upp_medan_den_skrivs(db: Databas, nämnder: Any, möte: int) -> None:
    p = _paragraf(db, möte, "Nämnden ger chefen i uppdrag att mäta.")
    sparad = BevakningUppgifter(nämnder.sn, "Mäta", källa="Beslutet om taxor", paragraf_id=p)
    knuten = uppdragskalla.slå_upp_källa(db, "Beslutet om taxor", sparad)
    assert knuten.plats is not None
    assert (knuten.titel, knuten.plats.id, knuten.sammanträde_id) == ("Taxor för hemtjänst", p, möte)
    skriven = uppdragskalla.slå_upp_källa(db, "SN 2026-02-10 § 12", BevakningUppgifter(nämnder.sn))
    assert (skriven.titel, skriven.nämnd_id) == ("Taxor för hemtjänst", nämnder.sn)
    fel = uppdragskalla.slå_upp_källa(db, "SN 2026-02-10 § 99", sparad)
    assert fel.plats is None
    assert "inte § 99" in fel.avviker.replace("\u00a0", " ")
