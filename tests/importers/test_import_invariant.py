"""Nothing is lost and nothing is read twice, whatever the lines say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from import_fabrik import PAPPER, rader

from nämndapp.bas.forslag import Dokumentförslag, Otolkat
from nämndapp.importers import läs, tolka
from nämndapp.importers.etiketter import AVSNITT, ETIKETTER, TYPORD

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ORD = [form for e in ETIKETTER for form in e.former] + [f for former in AVSNITT.values() for f in former] + list(TYPORD)
RADER = st.one_of(
    st.sampled_from(["", " ", "\t", "---\t---"]),
    st.sampled_from(ORD).map(str.capitalize),
    st.sampled_from([
        "Ekbro kommun", "Anna Ek", "Socialchef", "SN 2025/7", "2025-03-04", "1 (2)", "2 (2)", "§ 12", "Socialnämnden",
        "Datum**Diarienummer**", "**Datum****Sida**", "1\tVal av justerare\tSN 2025/1", "\tBeslut\t", "Sida: 2 (2)",
        "Område\tRisk\tSannolikhet\tKonsekvens\tRiskvärde", "Ekonomi\tFel\t2\t3\t6", "Dnr\tMeddelande", "Innehåll",
        "Kontroll\tAnsvarig\tFrekvens\tMetod", "Inledning.....\t3", " Bakgrund", "Skickas till: HR", "[Datum]",
        "Kallelse till nämnden", "SAMMANTRÄDESPROTOKOLL", " § x", "Socialnämnden 2025-01-24 x", "Dnr: 12",
    ]),
    st.text(max_size=60).map(lambda t: t.replace("\n", " ").replace("\r", " ")),
)  # fmt: skip


def kontrollera(källrader: list[str], dokument: list[Dokumentförslag], ej_tolkat: list[Otolkat]) -> None:
    tagna: dict[int, str] = {}
    for start, slut in [d.rader for d in dokument] + [o.rader for o in ej_tolkat]:
        assert 1 <= start <= slut <= len(källrader)
        for rad in range(start, slut + 1):
            assert rad not in tagna, f"rad {rad} finns i två stycken"
            tagna[rad] = ""
    saknas = [nr for nr, rad in enumerate(källrader, 1) if rad.strip() and nr not in tagna]
    assert saknas == []
    for dok in dokument:
        assert dok.text == "\n".join(källrader[dok.rader[0] - 1 : dok.rader[1]])
        for påpekande in dok.påpekanden:
            assert påpekande.plats.rad is None or dok.rader[0] <= påpekande.plats.rad <= dok.rader[1]


@settings(max_examples=400, deadline=None)
@given(st.lists(RADER, max_size=60))
def test_varje_rad_med_text_finns_i_exakt_ett_papper_eller_bland_det_otolkade(källrader: list[str]) -> None:
    kontrollera(källrader, *tolka(källrader))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_papper_med_borttappade_och_omkastade_rader_läses_utan_fel(data: st.DataObject) -> None:
    alla = [rad for fil in sorted(PAPPER.glob("*.txt")) for rad in rader(fil.name)]
    källrader = [rad for rad in alla if data.draw(st.integers(0, 9)) > 0]
    kontrollera(källrader, *tolka(källrader))


@pytest.mark.parametrize("nummer", range(5))
def test_alla_verkliga_handlingar_läses_hela(frö: Callable[[int], Path], nummer: int) -> None:
    fynd = läs(frö(nummer))
    kontrollera(fynd.källrader, fynd.dokument, fynd.ej_tolkat)


@pytest.mark.parametrize(
    ("nummer", "skrivelser", "med_nummer"),
    [(0, 9, 8), (2, 5, 1), (4, 4, 3)],
)
def test_tjänsteskrivelserna_hittas_också_i_handlingar_som_läsaren_inte_är_gjord_för(
    frö: Callable[[int], Path], nummer: int, skrivelser: int, med_nummer: int
) -> None:
    fynd = [d for d in läs(frö(nummer)).dokument if d.typ.value in {"tjansteskrivelse", "ordforandeskrivelse"}]
    assert len(fynd) == skrivelser
    assert sum(d.diarienummer is not None for d in fynd) == med_nummer
    assert all(d.rubrik and d.datum for d in fynd)


def test_tomma_rader_ger_inga_papper() -> None:
    assert tolka(["", " ", "\t"]) == ([], [])
    assert tolka([]) == ([], [])


def test_text_utan_kännetecken_listas_som_otolkad() -> None:
    dokument, otolkat = tolka(["Hej", "", "på dig", "", "", "igen"])
    assert dokument == []
    assert [o.rader for o in otolkat] == [(1, 6)]
