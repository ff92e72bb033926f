"""De små registren sparas som hela listor, och ett ångra tar tillbaka alltihop."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from nämndapp.bas.fel import Inmatningsfel
from nämndapp.models import Inkallelsemodell, Uppdragsroll
from nämndapp.services import inkallelse, register, registerlistor
from nämndapp.services.andring import ångra
from nämndapp.services.registerlistor import Lista, hämta_lista, spara_lista
from nämndapp.services.registeruppgifter import (
    FörkortningUppgifter,
    GruppmedlemUppgifter,
    InkallelseordningUppgifter,
    InkallelseradUppgifter,
    MandatperiodUppgifter,
    MottagareUppgifter,
    MottagargruppUppgifter,
    PartiUppgifter,
    TextfrasUppgifter,
)
from nämndapp.services.uppgifter import PersonUppgifter, UppdragUppgifter
from nämndapp.storage import Databas

PERIOD = MandatperiodUppgifter("2027–2030", date(2027, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("lista", "rader"),
    [
        (Lista.PARTIER, [PartiUppgifter("S", "Socialdemokraterna"), PartiUppgifter("C")]),
        (Lista.MANDATPERIODER, [PERIOD]),
        (Lista.MOTTAGARE, [MottagareUppgifter("Ekonomikontoret", "ekonomi@ekbro.example")]),
        (Lista.FÖRKORTNINGAR, [FörkortningUppgifter("LSS", "lagen om stöd och service")]),
        (Lista.FRASER, [TextfrasUppgifter("… godkänns.", kortord="godk"), TextfrasUppgifter("… avslås.")]),
    ],
)
def test_listan_sparas_ändras_och_ångras(db: Databas, lista: Lista, rader: list[object]) -> None:
    lagt = spara_lista(db, lista, rader)
    sparat = hämta_lista(db, lista)
    assert [replace(r, id=None, **({"ordning": 0} if hasattr(r, "ordning") else {})) for r in sparat] == rader
    assert spara_lista(db, lista, sparat).tom
    bort = spara_lista(db, lista, sparat[1:])
    assert hämta_lista(db, lista) == tuple(
        replace(r, ordning=nr) if hasattr(r, "ordning") else r for nr, r in enumerate(sparat[1:])
    )
    ångra(db, bort)
    assert hämta_lista(db, lista) == sparat
    gör_om = ångra(db, lagt)
    assert hämta_lista(db, lista) == ()
    ångra(db, gör_om)
    assert hämta_lista(db, lista) == sparat


def test_ordningen_är_listans(db: Databas) -> None:
    spara_lista(db, Lista.PARTIER, [PartiUppgifter("S"), PartiUppgifter("M"), PartiUppgifter("C")])
    s, m, c = hämta_lista(db, Lista.PARTIER)
    spara_lista(db, Lista.PARTIER, [c, s, m])
    assert [p.beteckning for p in hämta_lista(db, Lista.PARTIER)] == ["C", "S", "M"]


@pytest.mark.parametrize("lista", [Lista.PARTIER, Lista.MOTTAGARE, Lista.GRUPPER, Lista.FÖRKORTNINGAR])
def test_två_rader_byter_namn_i_ett_sparande(db: Databas, lista: Lista) -> None:
    """What must be unique is swapped, and a third row takes over a name that one of them leaves."""
    namnfält = {Lista.PARTIER: "beteckning", Lista.FÖRKORTNINGAR: "kort"}.get(lista, "namn")
    slag = {
        Lista.PARTIER: PartiUppgifter, Lista.MOTTAGARE: MottagareUppgifter, Lista.GRUPPER: MottagargruppUppgifter,
        Lista.FÖRKORTNINGAR: FörkortningUppgifter,
    }[lista]  # fmt: skip
    spara_lista(db, lista, [slag(n) for n in ("A", "B", "C", "D")])
    före = hämta_lista(db, lista)
    a, b, c, _ = före
    nya = [replace(r, **{namnfält: n}) for r, n in ((a, "B"), (b, "A"), (c, "D"))]
    ändring = spara_lista(db, lista, nya)
    efter = {r.id: getattr(r, namnfält) for r in hämta_lista(db, lista)}
    assert efter == {a.id: "B", b.id: "A", c.id: "D"}
    gör_om = ångra(db, ändring)
    assert hämta_lista(db, lista) == före
    ångra(db, gör_om)
    assert {r.id: getattr(r, namnfält) for r in hämta_lista(db, lista)} == efter


@pytest.mark.parametrize(
    ("lista", "rader", "ord_"),
    [
        (Lista.PARTIER, [PartiUppgifter("S"), PartiUppgifter(" s ")], "finns redan"),
        (Lista.PARTIER, [PartiUppgifter(" ")], "beteckning"),
        (Lista.FRASER, [TextfrasUppgifter(" ")], "Skriv frasen"),
        (Lista.MANDATPERIODER, [replace(PERIOD, till=date(2026, 1, 1))], "slutar före"),
    ],
)
def test_dålig_rad_sägs_och_inget_sparas(db: Databas, lista: Lista, rader: list[object], ord_: str) -> None:
    with pytest.raises(Inmatningsfel, match=ord_):
        spara_lista(db, lista, rader)
    assert hämta_lista(db, lista) == ()


def test_en_grupp_har_mottagare_och_personer(db: Databas) -> None:
    spara_lista(db, Lista.MOTTAGARE, [MottagareUppgifter("Ekonomikontoret")])
    (mottagare,) = hämta_lista(db, Lista.MOTTAGARE)
    person = register.spara_person(db, None, PersonUppgifter("Anna Ek"), None).objekt_id
    medlemmar = (GruppmedlemUppgifter(mottagare.id), GruppmedlemUppgifter(person_id=person))
    spara_lista(db, Lista.GRUPPER, [MottagargruppUppgifter("Ekonomi", medlemmar)])
    (grupp,) = hämta_lista(db, Lista.GRUPPER)
    assert [(m.mottagare_id, m.person_id) for m in grupp.medlemmar] == [(mottagare.id, None), (None, person)]


def test_nyckeln_är_lika_oavsett_skiftläge_och_mellanslag() -> None:
    assert registerlistor.nyckel(Lista.PARTIER, PartiUppgifter(" KD")) == "kd"


def test_tjänstgöringsordningen_sparas_och_ger_turen(db: Databas, nämnder: object) -> None:
    sn: int = nämnder.sn  # type: ignore[attr-defined]
    for namn, roll, parti in (
        ("Östen Falk", Uppdragsroll.LEDAMOT, "C"),
        ("Mia Ek", Uppdragsroll.ERSÄTTARE, "M"),
        ("Cia Dal", Uppdragsroll.ERSÄTTARE, "C"),
    ):
        register.spara_person(db, None, PersonUppgifter(namn, uppdrag=(UppdragUppgifter(sn, roll, parti),)), None)
    assert inkallelse.hämta_inkallelseordning(db, sn).id is None
    ny = InkallelseordningUppgifter(sn, växling=True, rader=(InkallelseradUppgifter("C", ("M", "KD")),))
    ändring = inkallelse.spara_inkallelseordning(db, None, ny, None)
    vy = inkallelse.hämta_inkallelseordning(db, sn)
    assert (vy.uppgifter.modell, vy.uppgifter.växling) == (Inkallelsemodell.PARTI, True)
    assert vy.uppgifter.rader[0].reservpartier == ("M", "KD")
    ledamot = register.lista_ledamöter(db, sn)[0]
    tur = inkallelse.turordning(db, ledamot.uppdrag_id, sn)
    assert [(t.namn, t.skäl) for t in tur] == [
        ("Cia Dal", "närmast i tur för (C) enligt ordningen C → M → KD"),
        ("Mia Ek", "närmast i tur för (C) enligt ordningen C → M → KD"),
    ]
    koder = {p.kod for p in inkallelse.granska_nämnd(db, sn)}
    assert koder == {"REG-ordforande-saknas", "REG-okant-parti", "REG-e-post-saknas"}
    assert {p.kod for p in inkallelse.granska_alla(db)} == koder
    ångra(db, ändring)
    assert inkallelse.hämta_inkallelseordning(db, sn).id is None


def test_platserna_står_parti_för_parti_och_ordningen_ändras(db: Databas, nämnder: object) -> None:
    sn: int = nämnder.sn  # type: ignore[attr-defined]
    spara_lista(db, Lista.PARTIER, [PartiUppgifter("S"), PartiUppgifter("C")])
    for namn, roll, parti in (
        ("Adam", Uppdragsroll.ERSÄTTARE, "C"),
        ("Bo", Uppdragsroll.LEDAMOT, "C"),
        ("Cia", Uppdragsroll.LEDAMOT, "S"),
        ("Dan", Uppdragsroll.LEDAMOT, "V"),
    ):
        register.spara_person(db, None, PersonUppgifter(namn, uppdrag=(UppdragUppgifter(sn, roll, parti),)), None)
    rader = inkallelse.lista_platser(db, sn)
    assert [r.namn for r in rader] == ["Cia", "Bo", "Adam", "Dan"]
    ändring = inkallelse.ändra_plats(db, replace(rader[2], ordning=3, ersätter_id=rader[1].id))
    adam = inkallelse.lista_platser(db, sn)[2]
    assert (adam.ordning, adam.ersätter) == (3, "Bo")
    ångra(db, ändring)
    assert inkallelse.lista_platser(db, sn) == rader
