"""Texten skrivs tillbaka i samma notation, utan att ett ord försvinner."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from nämndapp.bas.textblock import (
    Textlista,
    Textrun,
    Textstycke,
    Texttabell,
    skriv_runs,
    skriv_text,
    tolka_runs,
    tolka_text,
)

_ORD = st.text(alphabet="abcåäö ,.()12-*", min_size=1, max_size=12)
_RUN = st.builds(lambda t, form: Textrun(t, form == 1, form == 2), _ORD, st.integers(0, 2))
_RAD = st.lists(_RUN, min_size=1, max_size=4).map(tuple)
_BLOCK = st.one_of(
    st.builds(Textstycke, _RAD),
    st.builds(Textlista, st.lists(_RAD, min_size=1, max_size=3).map(tuple), st.booleans(), st.integers(1, 9)),
    st.builds(
        Texttabell, st.lists(st.lists(_ORD, min_size=2, max_size=3).map(tuple), min_size=1, max_size=3).map(tuple)
    ),
)


def test_fet_och_kursiv_och_listor_skrivs_som_de_lästes() -> None:
    text = "**Fet** och *kursiv*.\n\n- ett\n- två\n\n3. tre\n4. fyra\n\nJa\tNej\n5\t4"
    assert skriv_text(tolka_text(text)) == text


def test_luften_ställs_utanför_det_feta() -> None:
    assert skriv_runs((Textrun("Ja "), Textrun(" fet ", fet=True), Textrun("nej"))) == "Ja  **fet** nej"


def test_kursivt_mitt_i_ett_ord_behåller_ordet_utan_stjärnor() -> None:
    assert skriv_runs((Textrun("o"), Textrun("om", kursiv=True), Textrun("tvistat"))) == "oomtvistat"


def test_fet_intill_kursiv_visar_aldrig_stjärnor() -> None:
    text = skriv_runs((Textrun("a", fet=True), Textrun("b", kursiv=True)))
    assert [r.text for r in tolka_runs(text)] == ["a", "b"]
    assert "*" not in "".join(r.text for r in tolka_runs(text))


def test_en_smal_tabell_blir_stycken_och_tomma_rader_faller_bort() -> None:
    assert skriv_text([Texttabell((("a",), ("b",)))]) == "a\n\nb"
    assert skriv_text([Texttabell((("a", "b"), ("", ""), ("c", "")))]) == "a\tb\nc\t"


@given(st.lists(_BLOCK, max_size=4))
def test_texten_är_densamma_efter_ett_varv(block: list[object]) -> None:
    text = skriv_text(block)  # type: ignore[arg-type]  # strategies build Textblock
    assert skriv_text(tolka_text(text)) == skriv_text(tolka_text(skriv_text(tolka_text(text))))
    ett = tolka_text(skriv_text(tolka_text(text)))
    assert ett == tolka_text(skriv_text(ett))


@given(_RAD)
def test_inga_bokstäver_försvinner(rad: tuple[Textrun, ...]) -> None:
    före = "".join(r.text for r in rad)
    efter = "".join(r.text for r in tolka_runs(skriv_runs(rad)))
    assert [t for t in före if t.isalnum()] == [t for t in efter if t.isalnum()]
