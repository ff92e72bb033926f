"""Word: en fil som en kollega kan arbeta vidare i."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from rapportdemo import FOT, demodokument, huvud, tabell

from nämndapp.reports.dokument import (
    Bild,
    Block,
    Dokument,
    Lista,
    Marginalblock,
    Rubrik,
    Run,
    Stycke,
    Underskrift,
    Underskrifter,
    runs,
)
from nämndapp.reports.rendera import till_docx
from nämndapp.reports.stil import STILAR


def öppna(*block: Block, **ändrat: Any) -> Any:
    papper = replace(Dokument("Papper", block, huvud(logotyp=False), FOT), **ändrat)
    return docx.Document(BytesIO(till_docx(papper)))


def test_rubriker_är_words_egna_rubrikstilar() -> None:
    dok = öppna(Rubrik(1, runs("Ett")), Rubrik(2, runs("Två")), Rubrik(3, runs("Tre")), Rubrik(4, runs("Fyra")))
    assert [p.style.name for p in dok.paragraphs if p.text in {"Ett", "Två", "Tre", "Fyra"}] == [
        "Heading 1", "Heading 2", "Heading 3", "Heading 4",
    ]  # fmt: skip


def test_tabellens_rubrikrad_upprepas_och_rader_delas_inte() -> None:
    t = öppna(tabell(3)).tables[-1]
    assert t.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(r._tr.trPr.find(qn("w:tblHeader")) is None for r in list(t.rows)[1:])
    assert all(r._tr.trPr.find(qn("w:cantSplit")) is not None for r in list(t.rows)[1:])


def test_listor_är_riktiga_listor_som_börjar_om() -> None:
    dok = öppna(Lista((runs("a"), runs("b")), numrerad=True), Lista((runs("c"),), numrerad=True, start=7))
    nummer = [p._p.pPr.numPr.numId.val for p in dok.paragraphs if p.text in {"a", "b", "c"}]
    assert nummer[0] == nummer[1] != nummer[2]
    num = {n.numId: n for n in dok.part.numbering_part.element.num_lst}
    assert [num[n].lvlOverride_lst[0].startOverride.val for n in (nummer[0], nummer[2])] == [1, 7]


def test_sidhuvudet_räknar_sidor_med_words_fält() -> None:
    sektion = öppna(Stycke(runs("Text"))).sections[0]
    assert sektion.different_first_page_header_footer
    for del_ in (sektion.header, sektion.first_page_header):
        fält = [f.get(qn("w:instr")).strip() for f in del_._element.iter(qn("w:fldSimple"))]
        assert fält == ["PAGE", "NUMPAGES"]
        assert "Sida 1 (1)" in "".join(t.text or "" for t in del_._element.iter(qn("w:t")))


def test_språket_är_svenska_och_egenskaperna_är_papperets() -> None:
    dok = docx.Document(BytesIO(till_docx(demodokument())))
    assert {e.get(qn("w:val")) for e in dok.styles.element.iter(qn("w:lang"))} == {"sv-SE"}
    p = dok.core_properties
    assert (p.title, p.author, p.language) == ("Protokoll socialnämnden 2026-12-08", "Socialnämnden", "sv-SE")
    assert p.created.replace(tzinfo=None) == p.modified.replace(tzinfo=None) == datetime(2026, 12, 8)


def test_samma_papper_ger_samma_byte() -> None:
    assert till_docx(demodokument()) == till_docx(demodokument())


def test_marginalrubriken_står_i_en_spalt_till_vänster() -> None:
    t = öppna(Marginalblock(Rubrik(3, runs("Beslut")), (Stycke(runs("Bifall.")),))).tables[-1]
    assert [c.text for c in t.rows[0].cells] == ["Beslut", "Bifall."]
    assert t.rows[0].cells[0].paragraphs[0].style.name == "Heading 3"
    assert t._tbl.tblPr.find(qn("w:tblBorders")).find(qn("w:insideV")).get(qn("w:val")) == "nil"


def test_ändringar_syns_utan_färg() -> None:
    p = öppna(Stycke(runs(Run("ny", infogad=True), Run("gammal", borttagen=True)))).paragraphs[-1]
    ny, gammal = p.runs
    assert ny.underline
    assert gammal.font.strike


def test_bilden_har_alternativtext() -> None:
    från = demodokument()
    assert any(isinstance(b, Bild) for b in från.block)
    texter = {e.get("descr") for e in docx.Document(BytesIO(till_docx(från))).element.iter(qn("wp:docPr"))}
    assert texter == {"Ekbro kommuns vapen", "Stapeldiagram över avvikelser"}


def test_underskriften_har_en_prickad_linje_bara_för_penna() -> None:
    def prickade(linje: bool) -> int:
        dok = öppna(Underskrifter((Underskrift("Ordförande", "Maja Holm", linje=linje),)))
        return sum(e.get(qn("w:val")) == "dotted" for e in dok.element.iter(qn("w:bottom")))

    assert (prickade(True), prickade(False)) == (1, 0)


def test_liggande_papper_ligger() -> None:
    sektion = öppna(Stycke(runs("Text")), liggande=True).sections[0]
    assert sektion.page_width > sektion.page_height


def test_länkar_och_innehållsförteckning_pekar_på_bokmärken() -> None:
    dok = docx.Document(BytesIO(till_docx(demodokument())))
    bokmärken = {e.get(qn("w:name")) for e in dok.element.iter(qn("w:bookmarkStart"))}
    mål = {e.get(qn("w:anchor")) for e in dok.element.iter(qn("w:hyperlink"))} - {None}
    assert mål
    assert mål <= bokmärken
    sidor = [f for f in dok.element.iter(qn("w:fldSimple")) if "PAGEREF" in f.get(qn("w:instr"))]
    assert {(f.get(qn("w:dirty")), "".join(f.itertext())) for f in sidor} == {("true", "")}
    assert any("TOC" in (e.text or "") for e in dok.element.iter(qn("w:instrText")))


@pytest.mark.parametrize("nyckel", sorted(STILAR))
def test_egenskaperna_i_xml_står_i_schemats_ordning(nyckel: str) -> None:
    """Word calls a file damaged when these children stand in another order (ECMA-376, CT_TblPr and CT_TcPr)."""
    ordning = {
        "tblPr": ["tblStyle", "tblW", "jc", "tblBorders", "tblLayout", "tblLook", "tblCaption", "tblDescription"],
        "tcPr": ["tcW", "gridSpan", "vMerge", "tcBorders", "shd"],
        "pPr": ["pStyle", "keepNext", "keepLines", "pageBreakBefore", "numPr", "pBdr", "tabs", "spacing", "ind", "jc"],
    }  # fmt: skip
    dok = docx.Document(BytesIO(till_docx(demodokument(), STILAR[nyckel])))
    delar = [dok.element, dok.sections[0].first_page_footer._element, dok.sections[0].footer._element]
    for tagg, väntad in ordning.items():
        for e in (e for del_ in delar for e in del_.iter(qn(f"w:{tagg}"))):
            namn = [b.tag.rpartition("}")[2] for b in e]
            assert namn == sorted(namn, key=väntad.index), tagg
