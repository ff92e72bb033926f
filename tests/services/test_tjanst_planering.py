"""Årshjul, uppdrag och det som väntar: vad som föreslås till en lista, och vad som händer när det läggs till."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from nämndapp.bas.fel import Inmatningsfel
from nämndapp.bas.papekande import Nivå
from nämndapp.models import Bevakningsläge, Bevakningsslag, Handlingsriktning, Sammanträdesslag, Ärendestatus
from nämndapp.services import arenden, arendeplan, arshjul, bevakning, planering, sammantraden
from nämndapp.services.andring import Ändring, ångra
from nämndapp.services.planering import Förslagsslag
from nämndapp.services.skrivelseuppgifter import HandlingUppgifter, SkrivelseUppgifter
from nämndapp.services.uppgifter import (
    BevakningUppgifter,
    GruppUppgifter,
    PunktUppgifter,
    SammanträdeUppgifter,
    ÄrendeUppgifter,
    ÅrshjulspostUppgifter,
)
from nämndapp.storage import Databas

IDAG = date(2026, 3, 2)


@pytest.fixture
def mötet(db: Databas, möte: SammanträdeUppgifter) -> int:
    """10 mars, med en rubrik och en punkt; nästa möte är 14 april."""
    lista = (GruppUppgifter("Beslut"), PunktUppgifter("Budget"))
    sammantraden.spara_sammanträde(db, None, replace(möte, datum=date(2026, 4, 14)), None)
    return sammantraden.spara_sammanträde(db, None, replace(möte, lista=lista), None).objekt_id


def _ärende(db: Databas, nämnd: int, rubrik: str, **fält: object) -> int:
    return arenden.spara_ärende(db, None, ÄrendeUppgifter(nämnd, rubrik, **fält), None).objekt_id  # type: ignore[arg-type]


def _post(db: Databas, nämnd: int, rubrik: str, *månader: int, grupp: str = "") -> int:
    post = ÅrshjulspostUppgifter(nämnd, rubrik, månader=månader, grupp=grupp)
    return arshjul.spara_årshjulspost(db, None, post, None).objekt_id


def _rubriker(db: Databas, möte_id: int, idag: date = IDAG) -> list[str]:
    return [f.rubrik for f in planering.förslag_till_lista(db, möte_id, idag)]


def test_årshjulet_föreslås_i_sin_månad_och_inte_i_andra(db: Databas, mötet: int, möte: SammanträdeUppgifter) -> None:
    _post(db, möte.nämnd_id, "Attestlista", 3)
    _post(db, möte.nämnd_id, "Delårsbokslut", 9)
    assert _rubriker(db, mötet) == ["Attestlista"]
    assert _rubriker(db, mötet, date(2026, 1, 15)) == [], "för tidigt: 30 dagar före den första i månaden"


def test_tillagt_från_årshjulet_antecknas_och_ångras(db: Databas, mötet: int, möte: SammanträdeUppgifter) -> None:
    post = _post(db, möte.nämnd_id, "Attestlista", 3, grupp="Beslut")
    förslag = planering.förslag_till_lista(db, mötet, IDAG)
    ändring = planering.lägg_till_förslag(db, mötet, förslag, 1)
    lista = sammantraden.hämta_sammanträde(db, mötet).uppgifter.lista
    assert [r.rubrik for r in lista] == ["Beslut", "Budget", "Attestlista"]
    tillfälle = arshjul.hämta_årshjulspost(db, post).uppgifter.tillfällen[0]
    assert (tillfälle.år, tillfälle.månad, tillfälle.punkt_id) == (2026, 3, lista[-1].id)
    assert _rubriker(db, mötet) == []
    gjord = ångra(db, ändring)
    assert _rubriker(db, mötet) == ["Attestlista"]
    ångra(db, gjord)
    assert _rubriker(db, mötet) == []


def _ta_bort_sista(db: Databas, möte_id: int) -> Ändring:
    vy = sammantraden.hämta_sammanträde(db, möte_id)
    return sammantraden.spara_sammanträde(db, möte_id, replace(vy.uppgifter, lista=vy.uppgifter.lista[:-1]), vy.version)


@pytest.mark.parametrize("slag", ["årshjul", "uppdrag"])
def test_borttagen_punkt_som_ångras_föreslås_inte_igen(
    db: Databas, mötet: int, möte: SammanträdeUppgifter, slag: str
) -> None:
    if slag == "årshjul":
        _post(db, möte.nämnd_id, "Attestlista", 3, grupp="Beslut")
    else:
        uppdrag = BevakningUppgifter(möte.nämnd_id, "Se över taxan", återrapport_senast=date(2026, 4, 1))
        bevakning.spara_bevakning(db, None, uppdrag, None)
    förslag = planering.förslag_till_lista(db, mötet, IDAG)
    assert len(förslag) == 1
    planering.lägg_till_förslag(db, mötet, förslag, 1)
    borttagen = _ta_bort_sista(db, mötet)
    assert len(_rubriker(db, mötet)) == 1, "den väntar igen"
    tillbaka = ångra(db, borttagen)
    assert _rubriker(db, mötet) == []
    igen = ångra(db, tillbaka)
    assert len(_rubriker(db, mötet)) == 1
    ångra(db, igen)
    assert _rubriker(db, mötet) == []


def test_borttaget_möte_som_ångras_har_kvar_vad_som_togs_upp(
    db: Databas, mötet: int, möte: SammanträdeUppgifter
) -> None:
    post = _post(db, möte.nämnd_id, "Attestlista", 3, grupp="Beslut")
    planering.lägg_till_förslag(db, mötet, planering.förslag_till_lista(db, mötet, IDAG), 1)
    före = arshjul.hämta_årshjulspost(db, post).uppgifter.tillfällen
    borttaget = sammantraden.ta_bort_sammanträde(db, mötet, None)
    assert [t.punkt_id for t in arshjul.hämta_årshjulspost(db, post).uppgifter.tillfällen] == [None]
    ångra(db, borttaget)
    assert arshjul.hämta_årshjulspost(db, post).uppgifter.tillfällen == före


def test_en_punkt_som_skrevs_för_hand_räknas(db: Databas, möte: SammanträdeUppgifter) -> None:
    _post(db, möte.nämnd_id, "Attestlista", 3)
    lista = (PunktUppgifter("attestlista"),)
    id_ = sammantraden.spara_sammanträde(db, None, replace(möte, lista=lista), None).objekt_id
    assert _rubriker(db, id_) == []


def test_den_som_avstår_slipper_förslaget_och_kan_ångra(db: Databas, mötet: int, möte: SammanträdeUppgifter) -> None:
    post = _post(db, möte.nämnd_id, "Attestlista", 3)
    ändring = arshjul.avstå(db, post, 2026, 3, "Beslutades i februari")
    assert not ändring.tom
    assert _rubriker(db, mötet) == []
    gjord = ångra(db, ändring)
    assert _rubriker(db, mötet) == ["Attestlista"]
    ångra(db, gjord)
    assert _rubriker(db, mötet) == []


@pytest.mark.parametrize(
    ("fält", "väntat"),
    [
        ({"status": Ärendestatus.BORDLAGT}, (Förslagsslag.BORDLAGT, "Bordlagt.")),
        ({"status": Ärendestatus.ÅTERREMITTERAT}, (Förslagsslag.BORDLAGT, "Återremitterat.")),
        (
            {"parkerat": True, "bevakas": date(2026, 3, 9)},
            (Förslagsslag.PARKERAT, "Parkerat, bevakas 2026-03-09."),
        ),
    ],
)
def test_det_som_väntar_föreslås_med_skäl(
    db: Databas, mötet: int, möte: SammanträdeUppgifter, fält: dict[str, object], väntat: tuple[str, str]
) -> None:
    id_ = _ärende(db, möte.nämnd_id, "Taxa", **fält)
    (f,) = planering.förslag_till_lista(db, mötet, IDAG)
    assert (f.slag, f.skäl) == väntat
    assert f.objekt_id == f.ärende_id == id_


@pytest.mark.parametrize(
    "fält",
    [
        {},
        {"status": Ärendestatus.BESLUTAT},
        {"parkerat": True},
        {"parkerat": True, "status": Ärendestatus.BORDLAGT},
        {"parkerat": True, "bevakas": date(2026, 3, 11)},
    ],
)
def test_det_som_inte_är_aktuellt_föreslås_inte(
    db: Databas, mötet: int, möte: SammanträdeUppgifter, fält: dict[str, object]
) -> None:
    _ärende(db, möte.nämnd_id, "Taxa", **fält)
    assert _rubriker(db, mötet) == []


def test_planerat_ärende_föreslås_bara_till_sitt_möte_med_sina_handlingar(
    db: Databas, mötet: int, möte: SammanträdeUppgifter
) -> None:
    andra = next(m.id for m in sammantraden.lista_sammanträden(db) if m.id != mötet)
    ärende = _ärende(db, möte.nämnd_id, "Taxa", planerat_sammanträde_id=mötet, status=Ärendestatus.BORDLAGT)
    papper = arenden.spara_handling(db, None, HandlingUppgifter(möte.nämnd_id, "Bilaga", ärenden=(ärende,)), None)
    (f,) = planering.förslag_till_lista(db, mötet, IDAG)
    assert f.skäl == "Planerat till det här sammanträdet. Bordlagt."
    assert f.handlingar == (papper.objekt_id,)
    assert _rubriker(db, andra) == []


def test_obesvarad_remiss_föreslås(db: Databas, mötet: int, möte: SammanträdeUppgifter) -> None:
    ärende = _ärende(db, möte.nämnd_id, "Remiss om lokaler")
    remiss = HandlingUppgifter(
        möte.nämnd_id, "Remiss", riktning=Handlingsriktning.INKOMMEN, ärenden=(ärende,),
        skrivelse=SkrivelseUppgifter(svar_senast=date(2026, 3, 31)),
    )  # fmt: skip
    arenden.spara_handling(db, None, remiss, None)
    (f,) = planering.förslag_till_lista(db, mötet, IDAG)
    assert (f.slag, f.skäl) == (Förslagsslag.REMISS, "Remissen ska besvaras senast 2026-03-31.")


def test_uppdrag_föreslås_till_sista_mötet_före_sin_dag(db: Databas, mötet: int, möte: SammanträdeUppgifter) -> None:
    uppdrag = BevakningUppgifter(möte.nämnd_id, "se över hyrorna", källa="SN § 14", återrapport_senast=date(2026, 4, 1))
    id_ = bevakning.spara_bevakning(db, None, uppdrag, None).objekt_id
    (f,) = planering.förslag_till_lista(db, mötet, IDAG)
    assert (f.rubrik, f.skäl) == ("Återrapport: se över hyrorna", "Återrapport senast 2026-04-01, SN § 14.")
    ändring = planering.lägg_till_förslag(db, mötet, [f], None)
    assert _rubriker(db, mötet) == []
    assert bevakning.hämta_bevakning(db, id_).uppgifter.punkt_id is not None
    ångra(db, ändring)
    assert bevakning.hämta_bevakning(db, id_).uppgifter.punkt_id is None
    assert _rubriker(db, mötet) == ["Återrapport: se över hyrorna"]


def test_uppdrag_som_hinner_till_nästa_möte_väntar(db: Databas, mötet: int, möte: SammanträdeUppgifter) -> None:
    sen = BevakningUppgifter(möte.nämnd_id, "utreda", återrapport_senast=date(2026, 4, 14))
    bevakning.spara_bevakning(db, None, sen, None)
    klar = BevakningUppgifter(
        möte.nämnd_id, "klart", återrapport_senast=date(2026, 3, 1), läge=Bevakningsläge.REDOVISAD
    )
    bevakning.spara_bevakning(db, None, klar, None)
    assert _rubriker(db, mötet) == []


def test_standardhjulet_för_en_socialnämnd_har_kvartalsrapporterna(db: Databas, möte: SammanträdeUppgifter) -> None:
    ändring = arshjul.lägg_till_standardhjul(db, möte.nämnd_id, socialnämnd=True)
    poster = [p.uppgifter for p in arshjul.lista_årshjul(db, möte.nämnd_id)]
    kvartal = {p.lagrum: p.månader for p in poster if p.rubrik.startswith("Ej verkställda")}
    assert kvartal == {"SoL 34:1": (2, 5, 8, 11), "LSS 28 f": (2, 5, 8, 11)}
    assert arshjul.lägg_till_standardhjul(db, möte.nämnd_id, socialnämnd=True).tom
    ångra(db, ändring)
    assert arshjul.lista_årshjul(db, möte.nämnd_id) == []


def test_annan_nämnd_får_inga_kvartalsrapporter() -> None:
    assert not any("verkställda" in p.rubrik for p in arshjul.standardhjul(1, socialnämnd=False))


def test_uppdrag_utan_text_och_post_utan_rubrik_vägras(db: Databas, möte: SammanträdeUppgifter) -> None:
    with pytest.raises(Inmatningsfel, match="ingen text"):
        bevakning.spara_bevakning(db, None, BevakningUppgifter(möte.nämnd_id, " "), None)
    with pytest.raises(Inmatningsfel, match="ingen rubrik"):
        arshjul.spara_årshjulspost(db, None, ÅrshjulspostUppgifter(möte.nämnd_id), None)


def test_på_gång_säger_vad_som_väntar(db: Databas, mötet: int, möte: SammanträdeUppgifter) -> None:
    nämnd = möte.nämnd_id
    bevakning.spara_bevakning(db, None, BevakningUppgifter(nämnd, "hyror", återrapport_senast=date(2026, 3, 1)), None)
    påminnelse = BevakningUppgifter(nämnd, "ring IVO", Bevakningsslag.BEVAKNING, återrapport_senast=date(2026, 3, 5))
    bevakning.spara_bevakning(db, None, påminnelse, None)
    _post(db, nämnd, "Attestlista", 3)
    _ärende(db, nämnd, "Taxa", parkerat=True, bevakas=date(2026, 3, 1))
    vy = sammantraden.hämta_sammanträde(db, mötet)
    sammantraden.spara_sammanträde(db, mötet, replace(vy.uppgifter, stoppdatum=date(2026, 3, 4)), None)
    saker = planering.på_gång(db, IDAG)
    assert [(s.nivå, s.plats.typ) for s in saker] == [
        (Nivå.VARNING, "bevakning"),
        (Nivå.TIPS, "arende"),
        (Nivå.TIPS, "sammantrade"),
        (Nivå.TIPS, "bevakning"),
        (Nivå.TIPS, "arshjulspost"),
    ]
    assert "skulle ha återrapporterats senast 2026-03-01" in saker[0].text
    assert planering.på_gång(db, date(2025, 6, 2)) == ()


def test_beredningen_går_igenom_mötets_lista_och_det_som_föreslås(
    db: Databas, mötet: int, möte: SammanträdeUppgifter
) -> None:
    _post(db, möte.nämnd_id, "Attestlista", 3)
    beredning = replace(möte, datum=date(2026, 2, 24), slag=Sammanträdesslag.BEREDNING, bereder_id=mötet)
    id_ = sammantraden.spara_sammanträde(db, None, beredning, None).objekt_id
    assert _rubriker(db, id_) == ["Budget", "Attestlista"]
    planering.lägg_till_förslag(db, id_, planering.förslag_till_lista(db, id_, IDAG), None)
    assert _rubriker(db, id_) == []
    assert _rubriker(db, mötet) == ["Attestlista"], "det är inte uppe i nämnden förrän det står på nämndens lista"


def test_ärenden_flyttas_mellan_sammanträden_och_ångras_i_ett(
    db: Databas, mötet: int, möte: SammanträdeUppgifter
) -> None:
    idn = [_ärende(db, möte.nämnd_id, rubrik) for rubrik in ("Taxa", "Avtal", "Klart")]
    arenden.spara_ärende(db, idn[2], ÄrendeUppgifter(möte.nämnd_id, "Klart", status=Ärendestatus.AVSLUTAT), None)
    ändring = arendeplan.planera(db, idn[:2], mötet)
    på_väg = arendeplan.lista_på_väg(db, möte.nämnd_id, IDAG)
    assert [(r.rubrik, r.möte_id, r.parkerat) for r in på_väg] == [("Taxa", mötet, False), ("Avtal", mötet, False)]
    ångra(db, ändring)
    arendeplan.parkera(db, idn[:1], date(2026, 9, 1))
    på_väg = arendeplan.lista_på_väg(db, möte.nämnd_id, IDAG)
    assert [(r.rubrik, r.möte_id, r.parkerat, r.bevakas) for r in på_väg] == [
        ("Taxa", None, True, date(2026, 9, 1)),
        ("Avtal", None, False, None),
    ]
    assert arendeplan.planera(db, idn[1:2], None).tom
    assert [m.datum for m in arendeplan.kommande(db, möte.nämnd_id, IDAG)] == [date(2026, 3, 10), date(2026, 4, 14)]
    assert [m.id for m in arendeplan.kommande(db, möte.nämnd_id, date(2026, 3, 11))] != [mötet]


def test_en_plan_till_ett_möte_som_har_varit_räknas_inte(db: Databas, mötet: int, möte: SammanträdeUppgifter) -> None:
    _ärende(db, möte.nämnd_id, "Taxa", planerat_sammanträde_id=mötet)
    (rad,) = arendeplan.lista_på_väg(db, möte.nämnd_id, date(2026, 3, 11))
    assert (rad.möte_id, rad.försenat) == (mötet, True)


def test_ett_ärende_på_en_kommande_lista_hör_till_den(db: Databas, mötet: int, möte: SammanträdeUppgifter) -> None:
    idn = [_ärende(db, möte.nämnd_id, rubrik) for rubrik in ("Taxa", "Avtal", "Utgått")]
    arendeplan.parkera(db, idn[1:2], None)
    vy = sammantraden.hämta_sammanträde(db, mötet)
    nya = tuple(PunktUppgifter("Punkt", ärende_id=id_, utgår=id_ == idn[2]) for id_ in idn)
    sammantraden.spara_sammanträde(db, mötet, replace(vy.uppgifter, lista=(*vy.uppgifter.lista, *nya)), vy.version)
    rader = arendeplan.lista_på_väg(db, möte.nämnd_id, IDAG)
    assert [(r.på_lista, r.möte_id, r.mötesdag, r.parkerat) for r in rader] == [
        (True, mötet, date(2026, 3, 10), False),
        (True, mötet, date(2026, 3, 10), False),
        (False, None, None, False),
    ]
    efteråt = arendeplan.lista_på_väg(db, möte.nämnd_id, date(2026, 3, 11))
    assert [(r.på_lista, r.uppe, r.parkerat) for r in efteråt[:2]] == [
        (False, date(2026, 3, 10), False),
        (False, date(2026, 3, 10), True),
    ]
    satt = replace(arenden.hämta_ärende(db, idn[0]).uppgifter, status=Ärendestatus.PÅ_LISTA)
    arenden.spara_ärende(db, idn[0], satt, None)
    första, _, utgått = arendeplan.lista_på_väg(db, möte.nämnd_id, date(2026, 3, 11))
    assert (första.varit_uppe, första.utan_plan) == (True, False)
    assert (utgått.varit_uppe, utgått.utan_plan) == (False, True)
