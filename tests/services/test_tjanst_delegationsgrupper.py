"""Groups are renamed, moved and removed whole; copied rows are planned, written and taken back as one change."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from namndprov import Nämnder

from nämndapp.bas.fel import Inmatningsfel
from nämndapp.bas.papekande import Plats as Plats_
from nämndapp.services import delegation, delegationsgrupper, delegationsinklistring, delegationskolumner, hemvist
from nämndapp.services.andring import ångra
from nämndapp.services.delegation import OrdningVy
from nämndapp.services.delegationsinklistring import GÅR_INTE, LIKA, NY, ÄNDRAS, Plats, planera, planera_cell
from nämndapp.services.delegationsuppgifter import (
    DelegationspunktUppgifter,
    DelegatUppgifter,
    KapitelUppgifter,
    OrdningUppgifter,
)
from nämndapp.storage import Databas

KODER = ("EC", "HL")


def tabell(text: str) -> list[list[str]]:
    return [rad.split("\t") for rad in text.split("\n")]


def _punkt(kapitel: int, löpnr: int, ärende: str, grupp: str = "") -> DelegationspunktUppgifter:
    return DelegationspunktUppgifter(kapitel, ärende, löpnr, grupp, delegater=(DelegatUppgifter("EC"),))


@pytest.fixture
def vy(db: Databas, nämnder: Nämnder) -> OrdningVy:
    """Chapter 1: a, [Barn: b, c], [Vuxna: d], [Barn: e]; chapter 2: f."""
    svar = delegation.ny_ordning(
        db,
        OrdningUppgifter(nämnder.sn, "Delegationsordning"),
        [KapitelUppgifter("Socialtjänstlagen", 1), KapitelUppgifter("Spellag", 2)],
        [
            _punkt(0, 1, "a"),
            _punkt(0, 2, "b", "Barn"),
            _punkt(0, 3, "c", "Barn"),
            _punkt(0, 4, "d", "Vuxna"),
            _punkt(0, 5, "e", "Barn"),
            _punkt(1, 1, "f"),
        ],
    )
    return delegation.hämta_ordning(db, svar.objekt_id)


def _läs(db: Databas, vy: OrdningVy) -> OrdningVy:
    return delegation.hämta_ordning(db, vy.id)


def _bild(vy: OrdningVy) -> list[str]:
    nr = {k.id: k.nr for k in vy.kapitel}
    return [f"{nr[p.kapitel_id]}{p.ärende}{f':{p.grupp}' if p.grupp else ''}" for p in vy.punkter]


def _id(vy: OrdningVy, ärende: str) -> int:
    return next(p.id or 0 for p in vy.punkter if p.ärende == ärende)


def test_gruppens_namn_byts_på_alla_dess_rader_i_ett_steg(db: Databas, vy: OrdningVy) -> None:
    svar = delegationsgrupper.byt_namn(db, vy.id, _id(vy, "c"), "Barn och unga", vy.version)
    assert svar.beskrivning == "Bytte namn på gruppen Barn till Barn och unga"
    assert _bild(_läs(db, vy)) == ["1a", "1b:Barn och unga", "1c:Barn och unga", "1d:Vuxna", "1e:Barn", "2f"]
    ångra(db, svar)
    assert _bild(_läs(db, vy)) == _bild(vy)


def test_gruppen_flyttas_förbi_sin_granne_och_in_i_nästa_kapitel(db: Databas, vy: OrdningVy) -> None:
    upp = delegationsgrupper.flytta(db, vy.id, _id(vy, "b"), -1, None)
    assert _bild(_läs(db, vy)) == ["1b:Barn", "1c:Barn", "1a", "1d:Vuxna", "1e:Barn", "2f"]
    ångra(db, upp)
    for _ in range(2):
        delegationsgrupper.flytta(db, vy.id, _id(vy, "d"), 1, None)
    assert _bild(_läs(db, vy)) == ["1a", "1b:Barn", "1c:Barn", "1e:Barn", "2d:Vuxna", "2f"]
    delegationsgrupper.flytta(db, vy.id, _id(vy, "d"), 1, None)
    assert delegationsgrupper.flytta(db, vy.id, _id(vy, "d"), 1, None).tom
    assert _bild(_läs(db, vy))[-1] == "2d:Vuxna"


@settings(max_examples=15, deadline=None)
@given(steg=st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from([-1, 1])), max_size=4))
def test_inget_går_förlorat_när_grupper_flyttas_och_allt_kan_ångras(
    tmp_path_factory: pytest.TempPathFactory, steg: list[tuple[str, int]]
) -> None:
    from nämndapp.services import oppna, register
    from nämndapp.services.uppgifter import KommunUppgifter, NämndUppgifter

    with oppna.öppna_databas(tmp_path_factory.mktemp("g") / "g.namnd") as db:
        register.spara_kommun(db, None, KommunUppgifter("Ekbro kommun"), None)
        nämnd = register.spara_nämnd(db, None, NämndUppgifter("Socialnämnden", "SN"), None).objekt_id
        punkter = [_punkt(0, 1, "a"), _punkt(0, 2, "b", "G"), _punkt(0, 3, "c", "G"), _punkt(1, 1, "d", "H"),
                   _punkt(1, 2, "e"), _punkt(2, 1, "f", "G")]  # fmt: skip
        kapitel = [KapitelUppgifter(f"Kapitel {nr}", nr) for nr in (1, 2, 3)]
        id_ = delegation.ny_ordning(db, OrdningUppgifter(nämnd), kapitel, punkter).objekt_id
        början = delegation.hämta_ordning(db, id_)
        gjort = [delegationsgrupper.flytta(db, id_, _id(början, namn), vart, None) for namn, vart in steg]
        nu = delegation.hämta_ordning(db, id_)
        assert sorted((p.ärende, p.grupp, p.nyckel) for p in nu.punkter) == sorted(
            (p.ärende, p.grupp, p.nyckel) for p in början.punkter
        )
        for svar in reversed([g for g in gjort if not g.tom]):
            ångra(db, svar)
        assert delegation.hämta_ordning(db, id_).punkter == början.punkter


def test_gruppen_tas_bort_med_sina_rader(db: Databas, vy: OrdningVy) -> None:
    svar = delegationsgrupper.ta_bort(db, vy.id, _id(vy, "b"), vy.version)
    assert svar.beskrivning == "Tog bort gruppen Barn med 2 rader"
    assert _bild(_läs(db, vy)) == ["1a", "1d:Vuxna", "1e:Barn", "2f"]
    ångra(db, svar)
    assert _läs(db, vy).punkter == vy.punkter


# --- copied rows ----------------------------------------------------------------------------------------------------


def _plats(vy: OrdningVy, ärende: str, kolumn: int = 0) -> Plats:
    nu = vy.punkt(_id(vy, ärende))
    kapitel = [p for p in vy.punkter if p.kapitel_id == nu.kapitel_id]
    return Plats(nu.kapitel_id, tuple(kapitel[kapitel.index(nu) :]), kolumn)


def test_med_rubriker_hittas_raden_på_sitt_nummer_och_de_andra_är_nya(db: Databas, vy: OrdningVy) -> None:
    text = "Punkt\tBeslut\tDelegat\tAnmärkning\tFärg\n1.2\tb\thl\tIngår i 1.9\tröd\n1.9\tny\tEC\t\t\n2.7\tandra\tEC\t\t"
    plan = planera(vy, tabell(text), _plats(vy, "b"), KODER)
    assert [(r.läge, r.nummer, r.ändrat) for r in plan.rader] == [
        (ÄNDRAS, "1.2", ("Delegat", "Anteckning")),
        (NY, "1.9", ()),
        (NY, "2.7", ()),
    ]
    assert plan.okända == ("Färg",)
    svar = delegationsinklistring.klistra_in(db, vy.id, plan, vy.version)
    efter = _läs(db, vy)
    assert svar.beskrivning == "Klistrade in 3 rader"
    assert _bild(efter) == ["1a", "1b:Barn", "1ny:Barn", "1c:Barn", "1d:Vuxna", "1e:Barn", "2f", "2andra"]
    andra = efter.punkter[1]
    assert [d.kod for d in andra.delegater] == ["HL"]
    assert efter.anteckning(andra) == "Ingår i 1.9"
    assert andra.hänvisningar == (efter.punkter[2].nyckel,)
    ångra(db, svar)
    assert _läs(db, vy).punkter == vy.punkter


def test_utan_rubriker_skrivs_över_från_cellen_och_resten_blir_nya_rader(db: Databas, vy: OrdningVy) -> None:
    plan = planera(vy, tabell("d2\tSoL 1:1\ne2\t\nny\tSoL 2:2"), _plats(vy, "d", 1), KODER)
    assert [r.läge for r in plan.rader] == [ÄNDRAS, ÄNDRAS, NY]
    delegationsinklistring.klistra_in(db, vy.id, plan, vy.version)
    assert _bild(_läs(db, vy)) == ["1a", "1b:Barn", "1c:Barn", "1d2:Vuxna", "1e2:Barn", "1ny:Barn", "2f"]
    assert _läs(db, vy).nummer[_läs(db, vy).punkter[5].nyckel] == "1.6"


def test_på_kapitlets_rad_kommer_de_nya_först(db: Databas, vy: OrdningVy) -> None:
    kapitel = vy.kapitel[1].id or 0
    delegationsinklistring.klistra_in(db, vy.id, planera(vy, [["", "ny"]], Plats(kapitel), KODER), vy.version)
    assert _bild(_läs(db, vy))[-2:] == ["2ny", "2f"]


def test_varje_ruta_som_inte_går_att_läsa_sägs_och_inget_halvt_skrivs(db: Databas, vy: OrdningVy) -> None:
    text = "Nr\tÄrende\tDelegat\tAnmäls\n9.1\tx\tEC\tja\n2.2\ty\tEC, högst mycket\tkanske\n2.3\tz\tEC\tja"
    plan = planera(vy, tabell(text), _plats(vy, "f"), KODER)
    assert [r.läge for r in plan.rader] == [GÅR_INTE, GÅR_INTE, NY]
    assert [(r.rad, k) for r in plan.rader for k, _ in r.fel] == [(2, "Nr"), (3, "Delegat"), (3, "Anmäls")]
    with pytest.raises(Inmatningsfel):
        delegationsinklistring.klistra_in(db, vy.id, plan, vy.version)
    assert _läs(db, vy).punkter == vy.punkter
    delegationsinklistring.klistra_in(db, vy.id, plan, vy.version, utan_felrader=True)
    ny = _läs(db, vy).punkter[-1]
    assert (ny.ärende, ny.anmäls) == ("z", True)


def test_det_som_kopieras_och_klistras_tillbaka_ändrar_ingenting(db: Databas, vy: OrdningVy) -> None:
    oklar = replace(vy.punkter[0], delegater=(DelegatUppgifter("EC", 5000, "vid jäv", osäker=True),), anmäls=False)
    vy = replace(vy, punkter=(oklar, *vy.punkter[1:]))
    plan = planera(vy, tabell(delegationskolumner.rader(vy, vy.punkter)), _plats(vy, "a"), KODER)
    assert {r.läge for r in plan.rader} == {LIKA}


def test_en_kopierad_cell_läggs_i_alla_valda_rader(db: Databas, vy: OrdningVy) -> None:
    plan = planera_cell(vy, "hl; EC", vy.punkter[:3], 3, KODER)
    svar = delegationsinklistring.klistra_in(db, vy.id, plan, vy.version)
    assert [[d.kod for d in p.delegater] for p in _läs(db, vy).punkter[:4]] == [["HL", "EC"]] * 3 + [["EC"]]
    ångra(db, svar)
    assert _läs(db, vy).punkter == vy.punkter


def test_för_många_celler_sägs(vy: OrdningVy) -> None:
    plan = planera(vy, [["x"] * 9], _plats(vy, "a", 5), KODER)
    assert plan.rader[0].läge == GÅR_INTE
    assert "fler celler" in plan.rader[0].fel[0][1]


def test_raden_och_versionen_har_sin_nämnd(db: Databas, nämnder: Nämnder, vy: OrdningVy) -> None:
    rad = hemvist.hitta(db, Plats_("delegationspunkt", vy.punkter[0].id))
    assert (rad.nämnd_id, rad.inom) == (nämnder.sn, Plats_("delegationsordning", vy.id))
    assert hemvist.hitta(db, Plats_("delegationsordning", vy.id)).nämnd_id == nämnder.sn
