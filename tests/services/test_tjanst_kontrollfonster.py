"""What the window of internal control shows, computed without it: choices, scales, lights."""

from __future__ import annotations

from datetime import date

import pytest

from nämndapp.models import Kontrollutfall, Workshopbeslut
from nämndapp.rules.internkontrollval import Internkontrollval, brister, standardnivåer
from nämndapp.services import kontrollbild, riskskala, workshopval
from nämndapp.services.internkontrolluppgifter import (
    KontrollUppgifter,
    PlanUppgifter,
    RiskanalysUppgifter,
    RiskUppgifter,
    WorkshopradUppgifter,
)
from nämndapp.storage.internkontrollurval import Tillfällerad

IDAG = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("tangenter", "ord_"),
    [
        ("h", "ha kvar"),
        ("hr", "ha kvar, revidera"),
        ("rh", "ha kvar, revidera"),
        ("hrh", "revidera"),
        ("hrr", "ha kvar"),
        ("r", "revidera"),
        ("hn", "nytt"),
        ("nt", "ta bort"),
        ("e", "ev. ta bort"),
        ("ho", "obehandlad"),
    ],
)
def test_tangenterna_säger_vad_det_blir_av_kontrollen(tangenter: str, ord_: str) -> None:
    rad: WorkshopradUppgifter | None = WorkshopradUppgifter("Stickprov", osäker=True)
    for tangent in tangenter:
        assert rad is not None
        rad = workshopval.med_tangent(rad, tangent)
    assert rad is not None
    assert workshopval.beslutsord(rad) == ord_
    assert workshopval.med_val(WorkshopradUppgifter("Stickprov"), ord_) == rad
    assert not rad.osäker


def test_andra_tangenter_säger_ingenting() -> None:
    assert workshopval.med_tangent(WorkshopradUppgifter("Stickprov"), "x") is None
    with pytest.raises(ValueError, match=r"ev\. ta bort"):
        workshopval.med_val(WorkshopradUppgifter("Stickprov"), "kanske")


def test_en_borttagning_med_text_om_att_ha_kvar_visar_båda() -> None:
    rad = WorkshopradUppgifter("Stickprov", beslut=Workshopbeslut.EV_TAS_BORT, ha_kvar=True)
    assert workshopval.beslutsord(rad) == "ev. ta bort, ha kvar"


@pytest.mark.parametrize("skala", [3, 4, 5, 6])
def test_en_ny_skala_får_sina_ord_och_ändrar_ingen_bedömning(skala: int) -> None:
    val = riskskala.med_skala(riskskala.med_tröskel(Internkontrollval(), 6), skala)
    assert brister(val) == []
    analys = RiskanalysUppgifter(1, 2027, risker=(RiskUppgifter("a", sannolikhet=5, konsekvens=1, riskvärde=5),))
    ny = riskskala.med_skala(analys, skala)
    assert ny.risker == analys.risker
    assert riskskala.utanför(ny) == (1 if skala < 5 else 0)


def test_egna_nivåer_följer_inte_gränsen() -> None:
    assert riskskala.med_tröskel(Internkontrollval(), 12).nivåer == standardnivåer(12)
    egna = ({"från": 1, "namn": "grön", "färg": "grön"}, {"från": 9, "namn": "röd", "färg": "röd"})
    assert riskskala.med_tröskel(Internkontrollval(nivåer=egna), 12).nivåer == egna


def _tillfälle(
    id_: int, senast: date, utfall: Kontrollutfall, *, åtgärd: str = "", klar: date | None = None
) -> Tillfällerad:
    return Tillfällerad(
        id=id_, version=1, kontroll_id=1, period="", senast=senast, utfört=None, utfört_av="", utfall=utfall,
        resultat="", avvikelse="", åtgärd=åtgärd, åtgärd_ansvarig="", åtgärd_senast=None, åtgärd_klar=klar,
        underlag_sha256=None, underlag_namn="", kontroll="Stickprov", kategori="", ansvarig="", frekvens="",
        frekvenskod=None, inbyggd="", plan_id=1, år=2026,
    )  # fmt: skip


def test_ljuset_är_det_värsta_som_kontrollen_har_visat() -> None:
    plan = PlanUppgifter(1, 2026, kontroller=(KontrollUppgifter("Stickprov", id=1), KontrollUppgifter("Annat", id=2)))
    gjord = _tillfälle(1, date(2026, 3, 1), Kontrollutfall.INGEN_AVVIKELSE)
    kommande = _tillfälle(2, date(2027, 1, 14), Kontrollutfall.INTE_GJORD)
    avvikelse = _tillfälle(3, date(2026, 6, 1), Kontrollutfall.AVVIKELSE, åtgärd="Rätta", klar=IDAG)
    sen = _tillfälle(4, date(2026, 9, 1), Kontrollutfall.PÅGÅR)
    väntat = (
        ((), "inget kontrolltillfälle", "grå"),
        ((kommande,), "kommande", "grå"),
        ((kommande, gjord), "ingen avvikelse", "grön"),
        ((kommande, gjord, avvikelse), "avvikelse, åtgärdad", "gul"),
        ((kommande, gjord, avvikelse, sen), "försenat", "röd"),
    )
    for tillfällen, ord_, ton in väntat:
        bild, annan = kontrollbild.kontrollbilder(plan, tillfällen, IDAG)
        assert (bild.ord, bild.ton) == (ord_, ton)
        assert (annan.ord, annan.antal) == ("inget kontrolltillfälle", 0)
    assert (bild.gjorda, bild.antal, bild.avvikelser, bild.nästa) == (2, 4, 1, date(2026, 9, 1))
    assert kontrollbild.sammanfattning((bild, annan)) == "2 kontrollmoment · 1 försenat · 1 utan kontrolltillfälle"
