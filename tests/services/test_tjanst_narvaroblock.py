"""Ledamöter ur ett gammalt protokoll: etiketter och form avgör, och det som inte går att tyda sägs."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nämndapp.models import Uppdragsroll as R
from nämndapp.services.narvaroblock import läs, är_papper
from nämndapp.services.personimport import Åtgärd, föreslå, genomför
from nämndapp.services.personkalla import av_fil, av_text
from nämndapp.storage import Databas
from tests.services.conftest import Nämnder

PROTOKOLL = """Ekbro kommun
Sammanträdesprotokoll

Plats och tid\tStadshuset, klockan 13.00
Beslutande ledamöter
Anna Ek (S), ordförande §§ 1–4
Bo Al (C), 1:e vice ordförande
Eva-Lena von Sten (M), 2:e vice ordförande
Dan Frö (KD)
Tjänstgörande ersättare
Cia Dal (V) för Fia Gran (L)
Ej tjänstgörande ersättare:
Gun Hed (S), Hans Lid (MP)
Övriga närvarande
Lena Berg, socialchef
Per Wik, nämndsekreterare
se även bifogad lista
Justerare\tDan Frö (KD)
Paragrafer\t1–12

§ 1 Upprop
Ivar Sund (S) yrkar bifall.
"""


def roller(text: str) -> dict[str, tuple[str, R | None, str]]:
    return {p.namn: (p.parti, p.roll, p.titel) for p in läs(text) if not p.problem}


def test_protokollets_närvaro_blir_personer_med_parti_roll_och_titel() -> None:
    assert roller(PROTOKOLL) == {
        "Anna Ek": ("S", R.ORDFÖRANDE, ""),
        "Bo Al": ("C", R.FÖRSTE_VICE, ""),
        "Eva-Lena von Sten": ("M", R.ANDRE_VICE, ""),
        "Dan Frö": ("KD", R.LEDAMOT, ""),
        "Cia Dal": ("V", R.ERSÄTTARE, ""),
        "Gun Hed": ("S", R.ERSÄTTARE, ""),
        "Hans Lid": ("MP", R.ERSÄTTARE, ""),
        "Lena Berg": ("", None, "socialchef"),
        "Per Wik": ("", R.SEKRETERARE, ""),
    }


def test_det_som_sägs_igen_visas_som_upprepning() -> None:
    """Dan Frö is named once more as justerare; the line is told of, and nobody is taken twice."""
    (rad,) = [p for p in läs(PROTOKOLL) if p.upprepar]
    assert (rad.namn, rad.problem) == ("Dan Frö", "står redan på rad 9")


def test_tjänstemännen_sist_i_en_wordcell_blir_egna_personer() -> None:
    text = "Övriga närvarande\tHans Lid (MP), ersättare Lena Berg, socialchef Per Wik, nämndsekreterare"
    assert roller(text) == {
        "Hans Lid": ("MP", R.ERSÄTTARE, ""),
        "Lena Berg": ("", None, "socialchef"),
        "Per Wik": ("", R.SEKRETERARE, ""),
    }
    utan_ersättare = "Övriga närvarande\tLena Berg, socialchef Per Wik, nämndsekreterare"
    assert list(roller(utan_ersättare)) == ["Lena Berg", "Per Wik"]


def test_den_okända_raden_sägs_och_resten_av_protokollet_läses_inte() -> None:
    fel = [p.namn for p in läs(PROTOKOLL) if p.problem and not p.upprepar]
    assert fel == ["se även bifogad lista"]
    assert "Ivar Sund" not in {p.namn for p in läs(PROTOKOLL)}


def test_den_ersatte_blir_inte_ersättare_och_paragraferna_står_kvar() -> None:
    assert "Fia Gran" not in {p.namn for p in läs(PROTOKOLL)}
    övrigt = {p.namn: p.övrigt for p in läs(PROTOKOLL)}
    assert (övrigt["Anna Ek"], övrigt["Cia Dal"]) == (("§§ 1–4",), ("för Fia Gran (L)",))


@pytest.mark.parametrize(
    "text",
    [
        "Beslutande\tAnna Ek (S), ordförande\n\tBo Al (C)",
        "Beslutande: Anna Ek (S) ordförande, Bo Al (C)",
        "Beslutande   Anna Ek (S) (ordförande)\n             Bo Al (C)",
        "BESLUTANDE LEDAMÖTER\n\nAnna Ek (S), ordf.\n\nBo Al (C), ledamot",
    ],
)
def test_samma_block_i_olika_uppställning(text: str) -> None:
    assert roller(text) == {"Anna Ek": ("S", R.ORDFÖRANDE, ""), "Bo Al": ("C", R.LEDAMOT, "")}


def test_kallelsens_underskrift_och_justerare() -> None:
    text = "Kallelse till socialnämnden\n\nTid\tklockan 13\nFörslag till justerare\tBo Al\n\nAnna Ek\nOrdförande\n"
    assert roller(text) == {"Anna Ek": ("", R.ORDFÖRANDE, "")}
    assert [(p.namn, "justerare" in p.problem) for p in läs(text) if p.problem] == [("Bo Al", True)]


def test_en_lista_är_inget_protokoll() -> None:
    lista = "Ledamöter\nAnna Ek (S)\nErsättare\nBo Al (C)"
    assert not är_papper(lista)
    assert [p.roll for p in av_text(lista)] == [R.LEDAMOT, R.ERSÄTTARE]
    assert är_papper(PROTOKOLL)


def test_filen_ger_samma_förhandsvisning_och_läses_in(db: Databas, nämnder: Nämnder, tmp_path: Path) -> None:
    fil = tmp_path / "protokoll.txt"
    fil.write_text(PROTOKOLL, encoding="utf-8")
    plan = föreslå(db, av_fil(fil), nämnder.sn)
    assert (plan.antal(Åtgärd.NY), plan.antal(Åtgärd.HOPPAS)) == (9, 2)
    genomför(db, plan, "Läste in 9 personer")
    assert föreslå(db, av_fil(fil), nämnder.sn).antal(Åtgärd.NY) == 0


def test_den_verkliga_handlingens_underskrifter_och_justerare(frö_001: Path) -> None:
    """The paper has no närvaro block: two signatures give a role, two proposed justerare none."""
    poster = av_fil(frö_001)
    assert sorted(p.roll.value for p in poster if p.roll and not p.upprepar) == ["ordförande", "sekreterare"]
    assert [p.problem[:26] for p in poster if p.problem and not p.upprepar] == ["nämns bara som justerare; "] * 2
    assert len([p for p in poster if not p.upprepar]) == 4


@given(st.lists(st.text(alphabet="abcÅÄÖ ()§,:\t-", min_size=1, max_size=30), max_size=8))
def test_ingen_rad_i_blocket_försvinner(rader: list[str]) -> None:
    """Every letter of the block's lines stands in some post, whatever the line looks like."""
    text = "Övriga närvarande\n" + "\n".join(f"x{i} {r}" for i, r in enumerate(rader))
    poster = läs(text)
    allt = " ".join(" ".join((p.namn, p.titel, *p.övrigt)) for p in poster)
    assert all(f"x{i}" in allt for i in range(len(rader)))
