"""Från vilken §: det som skrivs slås upp till paragrafen och dess ärende."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from nämndapp.services import arenden, bevakning, protokoll, sammantraden
from nämndapp.services.uppgifter import BevakningUppgifter, ParagrafUppgifter, SammanträdeUppgifter, ÄrendeUppgifter
from nämndapp.storage import Databas


def test_källan_ger_paragrafen_ärendet_och_dagen(db: Databas, nämnder: Any) -> None:
    ärende = arenden.spara_ärende(db, None, ÄrendeUppgifter(nämnder.sn, "Taxor"), None).objekt_id
    möte = sammantraden.spara_sammanträde(db, None, SammanträdeUppgifter(nämnder.sn, date(2026, 2, 10)), None).objekt_id
    p = ParagrafUppgifter(möte, "Taxor för hemtjänst", preliminärt=12, ärende_id=ärende)
    paragraf = protokoll.spara_paragraf(db, None, p, None).objekt_id
    tom = BevakningUppgifter(nämnder.sn, "Följ upp")
    hittad = bevakning.med_källa(db, tom, replace(tom, källa="SN 2026-02-10 § 12"))
    assert (hittad.paragraf_id, hittad.ärende_id, hittad.beslutat) == (paragraf, ärende, date(2026, 2, 10))
    okänd = bevakning.med_källa(db, hittad, replace(hittad, källa="KF 2023-11-13 § 177"))
    assert (okänd.paragraf_id, okänd.ärende_id) == (None, None)
    assert bevakning.med_källa(db, hittad, replace(hittad, text="Annat")).paragraf_id == paragraf
