"""PDF, Word and HTML say the same words in the same order as the Dokument (issue 3: parity is a test)."""

from __future__ import annotations

import re
import string

import pdfkontroll
import pytest
import wordkontroll
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rapportdemo import demodokument, png

from nämndapp.reports.dokument import (
    Bild,
    Block,
    Cell,
    Dokument,
    Fältruta,
    Håll,
    Innehåll,
    Kolumn,
    Lista,
    Marginalblock,
    Nyckelvärden,
    Rad,
    Radslag,
    Rubrik,
    Run,
    Runs,
    Ruta,
    Sidbrytning,
    Sidfot,
    Sidhuvud,
    Stil,
    Stycke,
    Tabell,
    Underskrift,
    Underskrifter,
    textflöde,
)
from nämndapp.reports.rendera import till_docx, till_html, till_pdf
from nämndapp.reports.rensa import rensa
from nämndapp.reports.stil import STILAR

BILD = png()
text = st.one_of(
    st.text(string.ascii_letters + "åäöÅÄÖ §–.,/-0123456789  <>&\"'", max_size=60),
    st.sampled_from(
        ["SN\u00a02026/37", "socialnämndens internkontrollplan " * 6, "a" * 300, "rad ett\nrad två", "−☐→"]
    ),
    st.text(max_size=20),
)
löpning = st.builds(
    Run,
    text,
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["", "", "https://ekbro.example"]),
)
löpningar: st.SearchStrategy[Runs] = st.lists(löpning, max_size=4).map(tuple)


@st.composite
def tabeller(draw: st.DrawFn) -> Tabell:
    antal = draw(st.integers(1, 4))
    kolumner = tuple(Kolumn(draw(löpningar), draw(st.floats(0.2, 4.0))) for _ in range(antal))
    rader = []
    for _ in range(draw(st.integers(0, 4))):
        if draw(st.integers(0, 4)) == 0:
            rader.append(Rad((Cell(draw(löpningar)),), Radslag.GRUPP))
            continue
        celler = tuple(Cell(draw(löpningar), upprepad=draw(st.booleans()), rubrik=i == 0) for i in range(antal))
        rader.append(Rad(celler))
    return Tabell(kolumner, tuple(rader), draw(text))


enkla: st.SearchStrategy[Block] = st.one_of(
    st.builds(Stycke, löpningar, st.sampled_from(list(Stil))),
    st.builds(Lista, st.lists(löpningar, max_size=3).map(tuple), st.booleans(), st.integers(1, 120)),
    tabeller(),
    st.builds(
        Nyckelvärden,
        st.lists(st.tuples(text, st.lists(löpningar, max_size=3).map(tuple)), max_size=3).map(tuple),
        st.booleans(),
    ),
    st.builds(
        Underskrifter,
        st.lists(st.builds(Underskrift, text, text, text, st.booleans()), max_size=4).map(tuple),
        st.booleans(),
    ),
    st.builds(Bild, st.just(BILD), st.just("Diagram över avvikelser"), st.floats(10, 200)),
    st.just(Sidbrytning()),
    st.just(Innehåll("Innehåll", 2)),
)
rubriker: st.SearchStrategy[Block] = st.builds(Rubrik, st.integers(1, 4), löpningar, st.just(""), st.booleans())
sammansatta: st.SearchStrategy[Block] = st.one_of(
    st.builds(Ruta, st.lists(enkla, min_size=1, max_size=3).map(tuple)),
    st.builds(Håll, st.lists(enkla, min_size=1, max_size=3).map(tuple)),
    st.builds(
        Marginalblock,
        st.builds(Rubrik, st.integers(2, 3), löpningar),
        st.lists(enkla, min_size=0, max_size=3).map(tuple),
    ),
)
fält = st.lists(st.builds(Fältruta, text, text), max_size=5).map(tuple)
papper = st.builds(
    Dokument,
    titel=st.just("Ett papper"),
    block=st.lists(st.one_of(enkla, rubriker, sammansatta), max_size=8).map(tuple),
    huvud=st.builds(Sidhuvud, st.lists(text, max_size=2).map(tuple), text, fält, fält, fält, st.booleans(), st.none()),
    fot=st.builds(Sidfot, fält, st.just(("Justerandes sign",)), text),
    märkning=st.sampled_from(["", "UTKAST – ej justerat"]),
    liggande=st.booleans(),
)


def _plan(texter: list[str]) -> list[str]:
    """White space made even: a line break in a cell and a no-break space are no words."""
    return [t for t in (re.sub(r"\s+", " ", t).strip() for t in texter) if t]


def _avläst(dokument: Dokument, nyckel: str = "modern") -> dict[str, list[str]]:
    stil = STILAR[nyckel]
    return {
        "pdf": _plan(pdfkontroll.läs(till_pdf(dokument, stil), logotyp=dokument.huvud.logotyp is not None)),
        "word": _plan(wordkontroll.läs_word(till_docx(dokument, stil))),
        "html": _plan(wordkontroll.läs_html(till_html(dokument, stil))),
    }


@pytest.mark.parametrize("nyckel", sorted(STILAR))
@pytest.mark.parametrize("liggande", [False, True])
def test_alla_block_säger_samma_ord_i_samma_ordning_i_pdf_word_och_webb(nyckel: str, liggande: bool) -> None:
    dokument = demodokument(liggande=liggande)
    väntat = _plan(textflöde(dokument))
    for format_, texter in _avläst(dokument, nyckel).items():
        assert texter == väntat, format_


def test_jämförelsen_märker_när_ett_ord_saknas() -> None:
    dokument = demodokument()
    utan_sista = Dokument(dokument.titel, dokument.block[:-2], dokument.huvud, dokument.fot)
    for texter in _avläst(utan_sista).values():
        assert texter != _plan(textflöde(dokument))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(papper)
def test_godtyckligt_papper_är_likadant_i_alla_tre_och_rätt_taggat(dokument: Dokument) -> None:
    väntat = _plan(textflöde(rensa(dokument)))
    pdf = till_pdf(dokument)
    assert pdfkontroll.kontrollera(pdf) == []
    assert _plan(pdfkontroll.läs(pdf)) == väntat
    assert _plan(wordkontroll.läs_word(till_docx(dokument))) == väntat
    assert _plan(wordkontroll.läs_html(till_html(dokument))) == väntat
