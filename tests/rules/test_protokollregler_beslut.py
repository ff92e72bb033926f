"""Förslag, ordning, återremiss, bordläggning och reservationer (KL 4:27, 5:53, 5:67, 6:33)."""

from __future__ import annotations

from datetime import time
from typing import Any

import pytest
from fabrik_protokoll import ett, koder, möte, paragraf, proposition, yrkande, yttrande

from nämndapp.bas.papekande import Nivå
from nämndapp.models import (
    Paragrafutgång,
    Propositionsslag,
    Sammanträdesstatus,
    Utfall,
    Yrkandeslag,
    Yttrandeslag,
)

Y, S, U = Yrkandeslag, Propositionsslag, Paragrafutgång


def ett_möte(*, mötets: dict[str, Any] | None = None, **paragrafens: Any) -> Any:
    return möte([paragraf(1, **paragrafens)], **(mötets or {}))


def bifall_och_avslag() -> list[Any]:
    return [yrkande("a", Y.BIFALL, 1), yrkande("b", Y.AVSLAG, 3)]


# -- the order -----------------------------------------------------------------------------------------------------


def test_två_förslag_utan_ordning_gör_protokollet_ofullständigt() -> None:
    p = ett(ett_möte(yrkanden=bifall_och_avslag()), "BES-ordning-saknas")
    assert (p.nivå, p.lagrum, p.plats.fält) == (Nivå.FEL, "KL 5:67", "propositioner")


@pytest.mark.parametrize(
    "ändrat",
    [
        {"propositioner": [proposition(ja="a", nej="b", utfall=Utfall.JA)]},
        {"avsnitt": (("Beslutsgång", "Ordföranden ställde proposition på båda förslagen."), ("Skickas till", "A"))},
        {"avsnitt": (("Propositionsordning", "Bifall mot avslag."), ("Skickas till", "A"))},
    ],
)
def test_ordningen_kan_vara_data_eller_skriven(ändrat: dict[str, Any]) -> None:
    assert koder(ett_möte(yrkanden=bifall_och_avslag(), **ändrat)) == []


@pytest.mark.parametrize(
    "yrkanden",
    [
        [],
        [yrkande("g", Y.GRUNDFÖRSLAG), yrkande("a", Y.BIFALL, 1), yrkande("c", Y.BIFALL, 3)],
        [yrkande("a", Y.BIFALL, 1), yrkande("b", Y.AVSLAG, 3, återtaget=True)],
        [yrkande("b", Y.AVSLAG, 3), yrkande("c", Y.AVSLAG, 4)],
    ],
)
def test_samma_förslag_av_flera_är_ett_förslag(yrkanden: list[Any]) -> None:
    assert koder(ett_möte(yrkanden=yrkanden)) == []


def test_en_fråga_om_ett_återtaget_eller_okänt_yrkande() -> None:
    y = [yrkande("a", Y.BIFALL, 1), yrkande("b", Y.ÄNDRING, 3, text="att A", återtaget=True)]
    q = [proposition(slag=S.MOT_VARANDRA, ja="a", nej="b", utfall=Utfall.JA)]
    assert "är återtaget" in ett(ett_möte(yrkanden=y, propositioner=q), "BES-proposition-utan-yrkande").text
    q = [proposition(slag=S.MOT_VARANDRA, ja="a", nej="x", utfall=Utfall.JA)]
    assert "som inte finns" in ett(ett_möte(yrkanden=y, propositioner=q), "BES-proposition-utan-yrkande").text


def test_ett_yrkande_som_inte_prövas() -> None:
    y = [*bifall_och_avslag(), yrkande("t", Y.TILLÄGG, 4, text="att A")]
    utan = ett_möte(yrkanden=y, propositioner=[proposition(ja="a", nej="b", utfall=Utfall.JA)])
    p = ett(utan, "BES-yrkande-utan-proposition")
    assert p.text.startswith("Ture Eks (V) tilläggsyrkande i §")
    q = [proposition(ja="a", nej="b", utfall=Utfall.JA), proposition(slag=S.TILLÄGG, ja="t", utfall=Utfall.NEJ)]
    assert koder(ett_möte(yrkanden=y, propositioner=q)) == []
    q = [proposition(ja="a", nej="b", utfall=Utfall.JA), proposition(slag=S.TILLÄGG, utfall=Utfall.NEJ)]
    assert koder(ett_möte(yrkanden=y, propositioner=q)) == []


@pytest.mark.parametrize(("utfall", "väntat"), [(Utfall.NEJ, []), (Utfall.JA, ["BES-yrkande-utan-proposition"])])
def test_när_ärendet_återremitteras_prövas_inte_resten(utfall: Utfall, väntat: list[str]) -> None:
    y = [yrkande("å", Y.ÅTERREMISS, 3), yrkande("e", Y.EGET, 4, text="A.")]
    q = [proposition(slag=S.ÅTERREMISS, utfall=utfall)]
    assert koder(ett_möte(yrkanden=y, propositioner=q)) == väntat


def test_en_fråga_utan_förslag_är_en_lucka_i_pappret() -> None:
    q = [proposition(slag=S.MOT_VARANDRA, ja="a", utfall=Utfall.JA)]
    p = ett(ett_möte(yrkanden=bifall_och_avslag(), propositioner=q), "BES-fraga-utan-forslag")
    assert p.nivå is Nivå.FEL
    q[0].nej_text = "att taxan inte höjs"
    assert koder(ett_möte(yrkanden=bifall_och_avslag(), propositioner=q)) == []


# -- yrkanden ------------------------------------------------------------------------------------------------------


def test_ett_yrkande_säger_vad_som_yrkas_och_av_vem() -> None:
    assert ett(ett_möte(yrkanden=[yrkande("a", Y.EGET, 3)]), "BES-yrkande-tomt").lagrum == "KL 5:67"
    assert ett(ett_möte(yrkanden=[yrkande("a", Y.AVSLAG)]), "BES-yrkande-utan-namn").nivå is Nivå.TIPS
    assert koder(ett_möte(yrkanden=[yrkande("a", Y.EGET, 3, text="A."), yrkande("g", Y.GRUNDFÖRSLAG)]), "BES-y") == []


def test_bara_den_som_tjänstgör_yrkar() -> None:
    p = ett(ett_möte(yrkanden=[yrkande("a", Y.AVSLAG, 3, 6)]), "BES-yrkande-av-annan")
    assert (p.text, p.lagrum) == (
        "Signe Alm (S) yrkar i §\N{NO-BREAK SPACE}12 Ärende 1 men tjänstgör inte där.",
        "KL 4:22",
    )
    assert koder(ett_möte(yrkanden=[yrkande("a", Y.AVSLAG, 3)])) == []


# -- reservations --------------------------------------------------------------------------------------------------


def reservation(*vilka: int, **ändrat: Any) -> list[Any]:
    return [yttrande(Yttrandeslag.RESERVATION, *vilka, **ändrat)]


def test_den_som_deltog_får_reservera_sig() -> None:
    assert koder(ett_möte(yttranden=reservation(3, 4))) == []


@pytest.mark.parametrize("paragrafens", [{"ej_deltagande": [5]}, {}])
def test_den_som_inte_deltog_får_inte_reservera_sig(paragrafens: dict[str, Any]) -> None:
    vem = 5 if paragrafens else 6
    p = ett(ett_möte(yttranden=reservation(3, vem), **paragrafens), "RES-deltog-inte")
    assert (p.nivå, p.lagrum, p.plats.fält) == (Nivå.VARNING, "KL 4:27", "yttranden")
    anteckning = [yttrande(Yttrandeslag.PROTOKOLLSANTECKNING, vem, text="A.")]
    assert koder(ett_möte(yttranden=anteckning, **paragrafens)) == []


@pytest.mark.parametrize(
    ("anmäld", "väntat"), [(time(15, 59), []), (time(16, 0), []), (time(16, 1), ["RES-efter-motet"]), (None, [])]
)
def test_reservationen_anmäls_innan_sammanträdet_avslutas(anmäld: time | None, väntat: list[str]) -> None:
    s = ett_möte(yttranden=reservation(3, anmäld=anmäld), mötets={"sluttid": time(16, 0)})
    assert koder(s) == väntat


def test_en_reservation_utan_namn_gör_pappret_ofullständigt() -> None:
    assert ett(ett_möte(yttranden=reservation()), "RES-utan-namn").nivå is Nivå.FEL


def test_texter_som_inte_har_kommit_in() -> None:
    tomt = [yttrande(Yttrandeslag.SÄRSKILT_YTTRANDE, 3)]
    assert koder(ett_möte(yttranden=tomt)) == ["RES-utan-text"]
    skriftligt = [yttrande(Yttrandeslag.SÄRSKILT_YTTRANDE, 3, skriftligt=True), *reservation(4, skriftligt=True)]
    assert koder(ett_möte(yttranden=skriftligt)) == []
    klart = {"status": Sammanträdesstatus.FÖR_JUSTERING}
    assert koder(ett_möte(yttranden=skriftligt, mötets=klart)) == ["RES-utan-text", "RES-skriftlig-saknas"]


# -- put off -------------------------------------------------------------------------------------------------------


def test_återremiss_säger_till_vem_och_varför() -> None:
    beslut = ("Socialnämnden återremitterar ärendet.",)
    s = ett_möte(utgång=U.ÅTERREMISS, beslut=beslut)
    assert koder(s) == ["BES-aterremiss", "BES-aterremiss"]
    assert koder(ett_möte(utgång=U.ÅTERREMISS, beslut=beslut, åter_till="Förvaltningen", skäl="Kostnaden.")) == []


def test_bordlagt_ärende_kommer_tillbaka() -> None:
    uppgifter: dict[str, Any] = {"utgång": U.BORDLÄGGNING, "beslut": ("Ärendet bordläggs.",), "ärende_id": 7}
    p = ett(ett_möte(**uppgifter), "BES-bordlagt-utan-dag")
    assert (p.lagrum, p.plats.fält) == ("KL 6:33", "åter_sammanträde_id")
    assert koder(ett_möte(**uppgifter), kommande_ärenden=frozenset({8})) == ["BES-bordlagt-utan-dag"]
    assert koder(ett_möte(**uppgifter), kommande_ärenden=frozenset({7})) == []
    assert koder(ett_möte(**uppgifter, åter_sammanträde_id=3)) == []


@pytest.mark.parametrize(
    ("utgång", "beslut", "fel"),
    [
        (U.BESLUT, "Socialnämnden bordlägger ärendet.", True),
        (U.BESLUT, "Ärendet återremitteras till förvaltningen.", True),
        (U.BESLUT, "Socialnämnden beslutar att återremittera ärendet.", True),
        (U.BESLUT, "Socialnämnden antar taxan, som bordlades i mars.", False),
        (U.BORDLÄGGNING, "Socialnämnden antar taxan.", True),
        (U.BORDLÄGGNING, "Socialnämnden bordlägger ärendet.", False),
    ],
)
def test_utgången_följer_beslutet(utgång: U, beslut: str, fel: bool) -> None:
    s = ett_möte(utgång=utgång, beslut=(beslut,), åter_sammanträde_id=3)
    assert koder(s) == (["BES-utgang"] if fel else [])
