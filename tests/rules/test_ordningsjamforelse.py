"""Two versions of a delegationsordning, row by row and word by word."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from nämndapp.models.delegation import Beloppsenhet
from nämndapp.rules.ordningsbild import Delegatbild, Kapitelbild, Ordningsbild, Punktbild
from nämndapp.rules.ordningsjamforelse import (
    Bitslag,
    Radläge,
    cell,
    delegater,
    jämför,
    ordskillnad,
    sammanfattning,
)

A = Punktbild("a", "1.1", "Beslut om bistånd", "11 kap 1 §", (Delegatbild("HL"),), löpnr=1)
B = Punktbild("b", "1.2", "Beslut om avgift", "32 kap 1 §", (Delegatbild("EC"),), löpnr=2)
C = Punktbild("c", "1.3", "Yttrande till åklagare", "LUL 11 §", (Delegatbild("EC"),), löpnr=3)


def _ordning(*punkter: Punktbild, **ändrat: Any) -> Ordningsbild:
    return replace(Ordningsbild(kapitel=(Kapitelbild("Socialtjänstlagen", 1, punkter=punkter),)), **ändrat)


def _lägen(före: Ordningsbild, efter: Ordningsbild) -> list[tuple[str, str]]:
    return [(r.punkt.ärende, r.läge.value) for r in jämför(före, efter).rader]


def test_lika_versioner_har_inga_ändringar() -> None:
    j = jämför(_ordning(A, B), _ordning(A, B))
    assert not j.ändrade
    assert not sammanfattning(j)


def test_borttagna_rader_står_kvar_på_sin_plats() -> None:
    assert _lägen(_ordning(A, B, C), _ordning(A, C)) == [
        ("Beslut om bistånd", ""), ("Beslut om avgift", "utgår"), ("Yttrande till åklagare", ""),
    ]  # fmt: skip


def test_samma_nyckel_är_samma_ärende_fast_allt_har_ändrats() -> None:
    ny = replace(A, nr="1.9", ärende="Något helt annat", delegater=(Delegatbild("EC"),))
    (rad, _) = jämför(_ordning(A, B), _ordning(ny, B)).rader
    assert rad.läge is Radläge.ÄNDRAD
    assert rad.ändrat == ("ärende", "delegat")
    assert rad.omnumrerad


def test_utan_gemensam_nyckel_paras_rader_på_ordalydelse_och_nummer() -> None:
    nya = (replace(B, nyckel="x", nr="1.1"), replace(A, nyckel="y", nr="1.2", ärende="Beslut om bistånd, äldre"))
    assert _lägen(_ordning(A, B), _ordning(*nya)) == [
        ("Beslut om avgift", ""),
        ("Beslut om bistånd, äldre", "ändrad"),
    ]
    främmande = replace(C, nyckel="z", nr="1.1", ärende="Tillstånd att sälja öl")
    assert _lägen(_ordning(A), _ordning(främmande)) == [
        ("Beslut om bistånd", "utgår"), ("Tillstånd att sälja öl", "ny"),
    ]  # fmt: skip


def test_ett_nytt_nummer_i_hänvisningen_är_ingen_ändring() -> None:
    före = replace(B, anteckning="Ingår i 1.1", hänvisningar=("a",))
    efter = replace(före, anteckning="Ingår i 1.4")
    assert not jämför(_ordning(A, före), _ordning(replace(A, nr="1.4"), efter)).kapitel[0].rader[1].ändrat


def test_kapitel_som_utgår_och_kapitel_som_byter_namn() -> None:
    före = Ordningsbild(kapitel=(Kapitelbild("Gamla lagen", 1, punkter=(A,)), Kapitelbild("Bort", 2, punkter=(C,))))
    efter = Ordningsbild(kapitel=(Kapitelbild("Nya lagen", 1, punkter=(A,)),))
    första, andra = jämför(före, efter).kapitel
    assert första.före is not None
    assert (första.före.rubrik, första.kapitel.rubrik) == ("Gamla lagen", "Nya lagen")
    assert andra.efter is None
    assert [r.läge for r in andra.rader] == [Radläge.UTGÅR]


def test_en_rad_som_flyttats_till_annat_kapitel_är_inte_borttagen() -> None:
    före = Ordningsbild(kapitel=(Kapitelbild("Ett", 1, punkter=(A, B)), Kapitelbild("Två", 2, punkter=(C,))))
    efter = Ordningsbild(kapitel=(Kapitelbild("Ett", 1, punkter=(A,)), Kapitelbild("Två", 2, punkter=(C, B))))
    assert {r.läge for r in jämför(före, efter).rader} == {Radläge.LIKA}


def test_ordskillnad_visar_vad_som_strukits_och_lagts_till() -> None:
    bitar = [(b.slag.value, b.text) for b in ordskillnad("Beslut om kort bistånd", "Beslut om hemtjänst")]
    assert bitar == [("lika", "Beslut om "), ("borta", "kort bistånd"), ("ny", "hemtjänst")]


@given(st.text("ab 1§.", max_size=30), st.text("ab 1§.", max_size=30))
def test_ordskillnaden_innehåller_båda_lydelserna(före: str, efter: str) -> None:
    bitar = ordskillnad(före, efter)
    assert "".join(b.text for b in bitar if b.slag is not Bitslag.NY) == före
    assert "".join(b.text for b in bitar if b.slag is not Bitslag.BORTA) == efter


def test_sammanfattningen_är_meningar_för_tjänsteskrivelsen() -> None:
    ny = Punktbild("n", "1.3", "Beslut om plats", delegater=(Delegatbild("EC"),))
    efter = _ordning(replace(A, delegater=(Delegatbild("EC"),), anteckning="Gäller vuxna"), ny)
    assert sammanfattning(jämför(_ordning(A, B), efter)) == [
        ("Nya punkter", ["1.3 Beslut om plats (delegat: EC)"]),
        ("Ändrade punkter", [
            "1.1 Beslut om bistånd: delegat EC i stället för HL; anteckning tillkommer: Gäller vuxna",
        ]),
        ("Punkter som utgår", ["1.2 Beslut om avgift"]),
    ]  # fmt: skip


def test_delegaterna_i_ord() -> None:
    stege = replace(A, delegater=(Delegatbild("HL", 1), Delegatbild("EC", 4, "vid frånvaro")),
                    enhet=Beloppsenhet.PRISBASBELOPP)  # fmt: skip
    assert delegater(stege) == "HL, högst 1 prisbasbelopp; EC, högst 4 prisbasbelopp (vid frånvaro)"
    assert delegater(replace(A, delegater=(Delegatbild("HL"), Delegatbild("EC")))) == "HL eller EC"
    osäkra = (Delegatbild("HL", osäker=True), Delegatbild("EC", osäker=True))
    assert delegater(replace(A, delegater=osäkra)) == "HL / EC (oklart vilken)"
    assert cell(replace(A, anmäls=False), "anmäls") == "nej"


def test_många_rader_utan_gemensam_nyckel_paras_på_ordalydelsen_och_resten_är_nya() -> None:
    """300 rows in other order, a word more in each; five that are something else."""
    gamla = tuple(Punktbild(f"g{n}", "", f"Besluta om insats {n * 7919} i enskilt ärende", "", ()) for n in range(300))
    nya = tuple(replace(p, nyckel=f"n{p.nyckel}", ärende=f"{p.ärende} nu") for p in reversed(gamla))
    främmande = tuple(Punktbild(f"x{n}", "", f"Yttrande {n} till polismyndigheten", "", ()) for n in range(5))
    j = jämför(_ordning(*gamla), _ordning(*nya, *främmande))
    par = [(r.före.ärende, r.efter.ärende) for r in j.rader if r.före and r.efter]
    assert len(par) == 300
    assert all(efter == f"{före} nu" for före, efter in par)
    assert sum(r.läge is Radläge.NY for r in j.rader) == 5
