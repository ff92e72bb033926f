"""Varje inställning i husstilen ändrar papperen som utlovat, i PDF, Word och webbsida lika."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import unescape
from io import BytesIO

import fabrik
import pikepdf
import pypdfium2
import pytest
from docx import Document
from pdfkontroll import kontrollera
from rapportdemo import png

from nämndapp.models import Internkontrollplan, Paragraf
from nämndapp.reports import dokument as d
from nämndapp.reports.byggare import (
    husstil,
    internkontrollplan,
    kallelse,
    med_logotyp,
    protokoll,
    tjänsteskrivelse,
)
from nämndapp.reports.rendera import till_docx, till_html, till_pdf
from nämndapp.reports.stil import AVSNITT, STANDARD, STILAR, Husstil

LÅNGT = "Socialförvaltningens verksamhetsberättelse och internkontrolluppföljning redovisas sammanhållet. " * 12
AVSNITTEN = (
    ("Sammanfattning", LÅNGT),
    ("Beslutsunderlag", "Tjänsteskrivelse\nTaxa"),
    ("Beslutsgång", "Ordföranden finner bifall."),
    ("Skickas till", "Socialchef"),
)


def papper(typ: str, inställningar: dict[str, object]) -> tuple[d.Dokument, Husstil]:
    """A paper of the invented kommun in a style that differs from the standard in the given settings."""
    nämnd = fabrik.nämnd(husstil=json.loads(json.dumps(inställningar)) or None)
    stil = husstil(nämnd)
    if typ == "tjansteskrivelse":
        handling = fabrik.tjänsteskrivelse(
            avsnitt=(("Sammanfattning", LÅNGT), ("Bakgrund", "Länge sedan.")),
            skrivelse={"handläggare": "elsa.norrby@ekbro.example", "adressater": ["Socialnämnden"]},
        )
        return tjänsteskrivelse(handling, nämnd), stil
    if typ == "internkontrollplan":
        plan = Internkontrollplan(nämnd_id=1, år=2025, nämnd=nämnd, beslutad_datum=fabrik.MÖTESDAG)
        return internkontrollplan(plan), stil
    s = fabrik.sammanträde(nämnd=nämnd)
    fabrik.punkt(s, "Ny taxa", "SN 2024/41")
    for nummer in (104, 105):
        p: Paragraf = fabrik.paragraf(s, "Ny taxa", avsnitt=AVSNITTEN, nummer=nummer)
        p.diarienummer = "SN 2024/41"
    return (kallelse(s) if typ == "kallelse" else protokoll(s)), stil


def pdf_text(paper: d.Dokument, stil: Husstil) -> str:
    with pypdfium2.PdfDocument(till_pdf(paper, stil)) as fil:
        return _ren(" ".join(sida.get_textpage().get_text_bounded() for sida in fil))


def word_text(paper: d.Dokument, stil: Husstil) -> str:
    dok = Document(BytesIO(till_docx(paper, stil)))
    delar = [dok.element.body, *(getattr(dok.sections[0], n)._element for n in ("header", "first_page_footer"))]
    return _ren(" ".join("".join(t.text or "" for t in p.iter() if t.tag.endswith("}t"))
                         for del_ in delar for p in del_.iter() if p.tag.endswith("}p")))  # fmt: skip


def webb_text(paper: d.Dokument, stil: Husstil) -> str:
    return _ren(unescape(re.sub(r"<[^>]+>", " ", till_html(paper, stil).split("</style>")[1])))


def _ren(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


UTDATA = (pdf_text, word_text, webb_text)


@pytest.mark.parametrize("läs", UTDATA)
@pytest.mark.parametrize(
    ("typ", "inställningar", "står"),
    [
        ("kallelse", {"tidsform": "klockan 13:30"}, "19 november 2024, klockan 13:30"),
        ("kallelse", {"tidsform": "kl. 13:30"}, "kl. 13:30"),
        ("kallelse", {"datumform": "8 december 2026"}, "12 november 2024"),
        ("kallelse", {"datumform": "8/12 2026"}, "Kansliet, 22/11 2024"),
        ("protokoll", {"datumform": "8/12 2026"}, "19/11 2024"),
        ("internkontrollplan", {"datumform": "8/12 2026"}, "19/11 2024"),
        ("tjansteskrivelse", {"datumform": "8 december 2026"}, "8 november 2024"),
        ("protokoll", {"beteckning": "Dnr"}, "Dnr SN 2024/41"),
        ("tjansteskrivelse", {"beteckning": "Vår beteckning"}, "Vår beteckning"),
        ("protokoll", {"versal_dokumenttyp": True}, "SAMMANTRÄDESPROTOKOLL"),
        ("tjansteskrivelse", {"versal_dokumenttyp": True}, "TJÄNSTESKRIVELSE"),
        ("protokoll", {"avsnittsnamn": {"beslutsunderlag": "Underlag"}}, " Underlag "),
        ("protokoll", {"avsnittsnamn": {"beslut": "Nämndens beslut"}}, "Nämndens beslut"),
        ("tjansteskrivelse", {"avsnittsnamn": {"förslag": "Beslutsförslag"}}, "Beslutsförslag"),
        ("tjansteskrivelse", {"adresser": {"postadress": "Box 99, 999 02 Lund"}}, "Box 99, 999 02 Lund"),
        ("tjansteskrivelse", {"fotfält": ["e_post"], "adresser": {"e_post": "sn@ekbro.example"}}, "sn@ekbro.example"),
        ("tjansteskrivelse", {"tomma_etiketter": True}, "Er beteckning"),
        ("protokoll", {"utkastmärkning": "ARBETSMATERIAL"}, "ARBETSMATERIAL"),
        ("protokoll", {"underlagsinledning": "Detta låg på bordet:"}, "Detta låg på bordet:"),
        ("protokoll", {"digital_justering": True}, "Protokollet justeras digitalt."),
    ],
)
def test_ord_ur_husstilen_står_i_alla_tre(
    läs: Callable[[d.Dokument, Husstil], str], typ: str, inställningar: dict[str, object], står: str
) -> None:
    assert står not in läs(*papper(typ, {"tomma_etiketter": False}))
    assert står in läs(*papper(typ, inställningar))


@pytest.mark.parametrize("läs", UTDATA)
def test_utkastmärkningen_kan_utebli(läs: Callable[[d.Dokument, Husstil], str]) -> None:
    assert "UTKAST – ej justerat" in läs(*papper("protokoll", {}))
    assert "UTKAST" not in läs(*papper("protokoll", {"utkastmärkning": ""}))


@pytest.mark.parametrize("läs", UTDATA)
def test_beslutet_står_först_eller_sist(läs: Callable[[d.Dokument, Husstil], str]) -> None:
    först, sist = (läs(*papper("protokoll", {"beslut_först": val})).split("§ 104 ")[1] for val in (True, False))
    assert först.index(" Beslut ") < först.index("Sammanfattning") < först.index("Beslutsgång")
    assert sist.index("Beslutsgång") < sist.index(" Beslut ") < sist.index("Skickas till")


@pytest.mark.parametrize("läs", UTDATA)
def test_avsnitten_står_i_husets_ordning(läs: Callable[[d.Dokument, Husstil], str]) -> None:
    ordning = ["beslutsunderlag", *(a for a in AVSNITT if a != "beslutsunderlag")]
    text = läs(*papper("protokoll", {"avsnitt": ordning, "beslut_först": False})).split("§ 104 ")[1]
    assert text.index("Beslutsunderlag") < text.index("Sammanfattning")


@pytest.mark.parametrize("läs", UTDATA)
def test_underskriften_står_före_bakgrunden(läs: Callable[[d.Dokument, Husstil], str]) -> None:
    efter, före = (läs(*papper("tjansteskrivelse", {"underskrift_först": val})) for val in (False, True))
    assert efter.index("Länge sedan.") < efter.index("Elsa Norrby")
    assert före.index("Elsa Norrby") < före.index("Länge sedan.")


UTSEENDE = (
    ("typsnitt", "NotoSerif"),
    ("brödstorlek", 12),
    ("etikettstorlek", 9),
    ("radavstånd", 1.8),
    ("avstavning", False),
    ("marginal_vänster", 40),
    ("marginal_höger", 40),
    ("marginal_topp", 30),
    ("marginal_botten", 30),
    ("färg", "#7a2e2e"),
    ("färgade_rubriker", True),
    ("rubrikform", "marginal"),
    ("en_paragraf_per_sida", True),
)


@pytest.mark.parametrize("rendera", [till_pdf, till_docx, till_html])
@pytest.mark.parametrize(("namn", "värde"), UTSEENDE)
def test_utseendet_ändras_i_alla_tre(
    rendera: Callable[[d.Dokument, Husstil], bytes | str], namn: str, värde: object
) -> None:
    assert rendera(*papper("protokoll", {})) != rendera(*papper("protokoll", {namn: värde}))


@pytest.mark.parametrize("rendera", [till_pdf, till_docx, till_html])
@pytest.mark.parametrize(
    ("typ", "grund", "namn", "värde"),
    [
        ("kallelse", {}, "tabellstorlek", 11),
        ("protokoll", {"rubrikform": "marginal"}, "marginalspalt", 55),
    ],
)
def test_tabeller_och_marginalspalt_följer_stilen(
    rendera: Callable[[d.Dokument, Husstil], bytes | str], typ: str, grund: dict[str, object], namn: str, värde: object
) -> None:
    assert rendera(*papper(typ, grund)) != rendera(*papper(typ, grund | {namn: värde}))


@pytest.mark.parametrize("rendera", [till_pdf, till_docx])
@pytest.mark.parametrize(
    ("typ", "namn", "värde"),
    [("tjansteskrivelse", "vänsterspalt", 85), ("protokoll", "justeringsrutor", False)],
)
def test_det_som_bara_finns_på_papper_följer_stilen(
    rendera: Callable[[d.Dokument, Husstil], bytes], typ: str, namn: str, värde: object
) -> None:
    assert rendera(*papper(typ, {})) != rendera(*papper(typ, {namn: värde}))


def test_marginalen_är_så_bred_som_stilen_säger() -> None:
    paper, stil = papper("protokoll", {"marginal_vänster": 40})
    with pypdfium2.PdfDocument(till_pdf(paper, stil)) as fil:
        text = fil[1].get_textpage()
        vänster = min(text.get_charbox(i)[0] for i in range(text.count_chars()) if text.get_charbox(i)[0] > 0)
    assert vänster == pytest.approx(40 / 25.4 * 72, abs=2)
    vänster_i_word = Document(BytesIO(till_docx(paper, stil))).sections[0].left_margin
    assert vänster_i_word is not None
    assert vänster_i_word.mm == pytest.approx(40, abs=0.1)
    assert "margin:15mm 25mm 15mm 40mm" in till_html(paper, stil)


def test_serifen_är_densamma_i_alla_tre() -> None:
    paper, stil = papper("protokoll", {"typsnitt": "NotoSerif"})
    with pikepdf.open(BytesIO(till_pdf(paper, stil))) as fil:
        typsnitt = " ".join(str(f.BaseFont) for sida in fil.pages for f in sida.resources.Font.values())
    assert "NotoSerif-Bold" in typsnitt
    assert "NotoSans-" not in typsnitt
    assert Document(BytesIO(till_docx(paper, stil))).styles["Normal"].font.name == "Cambria"
    assert '"Noto Serif"' in till_html(paper, stil)


@pytest.mark.parametrize("bredd", [20, 55])
def test_logotypen_är_så_bred_som_stilen_säger(bredd: float) -> None:
    paper, stil = papper("kallelse", {"logotypbredd": bredd})
    paper = med_logotyp(paper, png(600, 60), "Ekbros vapen", stil)
    assert f"width:{bredd}mm" in till_html(paper, stil)
    assert Document(BytesIO(till_docx(paper, stil))).inline_shapes[0].width.mm == pytest.approx(bredd, abs=0.5)
    with pypdfium2.PdfDocument(till_pdf(paper, stil)) as fil:
        bild = next(o for o in fil[0].get_objects() if o.type == 3)
        vänster, _, höger, _ = bild.get_bounds() if hasattr(bild, "get_bounds") else bild.get_pos()
    assert (höger - vänster) / 72 * 25.4 == pytest.approx(bredd, abs=0.5)


def test_ett_datum_bryts_inte_i_en_rubrik() -> None:
    paper, _ = papper("protokoll", {})
    rubrik = next(b for b in paper.block if isinstance(b, d.Rubrik))
    assert "19\u00a0november\u00a02024" in d.ren_text(rubrik.text)


@pytest.mark.parametrize("nyckel", sorted(STILAR))
def test_dokumenttyp_och_datum_står_hela_i_sidhuvudet(nyckel: str) -> None:
    """The boxes give each other room instead of hyphenating."""
    for typ in ("protokoll", "tjansteskrivelse", "kallelse"):
        text = pdf_text(*papper(typ, {"nyckel": nyckel})).split("§")[0]
        assert not re.search(r"(?i)sammanträ\S*- \w|skrivel?-? ?velse|novem-|decem-", text.split("Plats")[0])


def test_en_rubrik_som_någon_skrivit_själv_byter_inte_namn() -> None:
    paper, _ = papper("tjansteskrivelse", {"avsnittsnamn": {"ärendebeskrivning": "Ärendet"}})
    assert "Bakgrund" in list(d.textflöde(paper))


@pytest.mark.parametrize(
    ("fält", "värde"),
    [
        ("typsnitt", "Comic Sans"),
        ("datumform", "i morgon"),
        ("logotypval", "grannens"),
        ("adresser", ["Storgatan"]),
        ("versal_dokumenttyp", "ja"),
    ],
)
def test_ett_orimligt_värde_på_en_ny_inställning_förbigås(fält: str, värde: object) -> None:
    assert Husstil.från_json({fält: värde}) == STANDARD


def test_egna_adresser_går_runt_genom_json() -> None:
    stil = STANDARD.med(adresser={"webb": "ekbro.example/sn"}, logotypval="egen", logotyp="ab12", logotyp_alttext="Ek")
    assert Husstil.från_json(json.loads(json.dumps(stil.till_json()))) == stil


@pytest.mark.parametrize("nyckel", sorted(STILAR))
@pytest.mark.parametrize("typ", ["kallelse", "protokoll", "tjansteskrivelse", "internkontrollplan"])
def test_varje_stil_ger_en_hel_arkivfil(nyckel: str, typ: str) -> None:
    assert kontrollera(till_pdf(*papper(typ, {"nyckel": nyckel, "färgade_rubriker": True}))) == []


def test_en_rubrik_i_marginalen_är_inte_större_än_texten_i_word() -> None:
    """At a heading's own size the commonest words would break in the middle in so narrow a column."""
    paper, stil = papper("tjansteskrivelse", {"rubrikform": "marginal"})
    dok = Document(BytesIO(till_docx(paper, stil)))
    rubriker = [p for t in dok.tables for c in t.columns[0].cells for p in c.paragraphs if p.text == "Sammanfattning"]
    assert [r.font.size.pt for p in rubriker for r in p.runs if r.font.size] == [10.0]
    assert rubriker[0].style is not None
    assert rubriker[0].style.name == "Heading 2"
