"""The styles, page and properties of a Word file."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from nämndapp.reports.dokument import Dokument, Stil
from nämndapp.reports.stil import Husstil
from nämndapp.reports.word.xml import element

TYPSNITT = {"NotoSans": "Calibri", "NotoSerif": "Cambria"}
"""A colleague's computer has these; Noto is only inside our PDF."""
SVART = RGBColor(0x14, 0x14, 0x14)
GRÅ = RGBColor(0x5A, 0x5A, 0x5A)
RÖD = RGBColor(0xB0, 0x00, 0x0D)

STYCKESTILAR = {
    Stil.BRÖD: "Normal",
    Stil.INGRESS: "Ingress",
    Stil.ETIKETT: "Etikett",
    Stil.NOT: "Finstilt",
    Stil.BESLUT: "Beslutstext",
    Stil.NAMN: "Namn",
    Stil.NAMNTITEL: "Namntitel",
}


def förbered(dok: Any, källa: Dokument, stil: Husstil) -> None:
    """Page, styles, language and properties."""
    _sida(dok, källa, stil)
    _stilar(dok, källa, stil)
    _egenskaper(dok, källa)


def _sida(dok: Any, källa: Dokument, stil: Husstil) -> None:
    sektion = dok.sections[0]
    bredd, höjd = (297, 210) if källa.liggande else (210, 297)
    sektion.orientation = WD_ORIENT.LANDSCAPE if källa.liggande else WD_ORIENT.PORTRAIT
    sektion.page_width, sektion.page_height = Mm(bredd), Mm(höjd)
    sektion.left_margin, sektion.right_margin = Mm(stil.marginal_vänster), Mm(stil.marginal_höger)
    sektion.top_margin, sektion.bottom_margin = Mm(stil.marginal_topp + 12), Mm(stil.marginal_botten + 8)
    sektion.header_distance, sektion.footer_distance = Mm(stil.marginal_topp - 3), Mm(stil.marginal_botten - 5)
    sektion.different_first_page_header_footer = True


def _stilar(dok: Any, källa: Dokument, stil: Husstil) -> None:
    b = stil.brödstorlek
    accent = RGBColor.from_string(stil.färg[1:].upper())
    under = accent if stil.färgade_rubriker else SVART
    grund = dok.styles["Normal"]
    _sätt(grund, b, efter=6)
    grund.paragraph_format.line_spacing = round(stil.radavstånd * 1.15 / 1.4, 2)  # Word counts from the font's own
    grund.element.get_or_add_rPr().append(element("w:lang", val=källa.språk, eastAsia=källa.språk))
    for språk in dok.styles.element.iter(qn("w:lang")):  # the template's defaults say en-US
        språk.set(qn("w:val"), källa.språk)
    for nivå, (storlek, färg, före, efter) in enumerate(
        ((b + 6.5, accent, 6, 8), (b + 3, under, 18, 4), (b + 0.5, under, 10, 2), (b, GRÅ, 8, 1)), start=1
    ):
        rubrik = dok.styles[f"Heading {nivå}"]
        _sätt(rubrik, storlek, fet=True, färg=färg, före=före, efter=efter)
        rubrik.paragraph_format.keep_with_next = True
    _sätt(dok.styles["TOC Heading"], b + 3, fet=True, färg=SVART, före=14, efter=6)
    for namn, storlek, val in (
        ("Ingress", b, {"kursiv": True}),
        ("Etikett", stil.etikettstorlek, {"färg": GRÅ, "efter": 0}),
        ("Fältvärde", b - 1, {"efter": 2}),
        ("Finstilt", b * 0.81, {"färg": GRÅ, "efter": 9}),
        ("Beslutstext", b, {}),
        ("Namn", b, {"efter": 0}),
        ("Namntitel", b - 1.5, {"färg": GRÅ, "efter": 6}),
        ("Avsändare", b, {"efter": 0}),
        ("Dokumenttyp", b + 1.5, {"fet": True, "efter": 2}),
        ("Märkning", 9, {"fet": True, "färg": RÖD, "efter": 4}),
        ("Tabelltext", stil.tabellstorlek, {"efter": 1, "före": 1}),
        ("Tabellhuvud", stil.tabellstorlek - 0.5, {"fet": True, "efter": 1, "före": 1}),
        ("Tabellrubrik", stil.tabellstorlek, {"fet": True, "efter": 3, "före": 6}),
        ("Nyckel", b - 0.5, {"fet": True, "efter": 2}),
        ("Luft", 4, {"efter": 0}),
    ):
        _sätt(_ny(dok, namn), storlek, **val)
    for namn in ("toc 1", "toc 2", "toc 3"):
        ny = dok.styles.add_style(namn, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        ny.base_style = dok.styles["Normal"]
        _sätt(ny, b, efter=3)
    for namn in ("Header", "Footer"):
        _sätt(dok.styles[namn], 8.5, färg=GRÅ, efter=0)
        dok.styles[namn].paragraph_format.tab_stops.clear_all()  # the template's centre tab would catch "Sida"
    dok.styles["Tabellrubrik"].paragraph_format.keep_with_next = True
    for mall in dok.styles:
        if mall.type is WD_STYLE_TYPE.PARAGRAPH and mall.font.name:
            _sätt_typsnitt(mall, TYPSNITT[stil.typsnitt])
    tabbar = dok.settings.element.find(qn("w:defaultTabStop"))  # what the schema has before it
    tabbar.addnext(element("w:autoHyphenation", val="1" if stil.avstavning else "0"))


def _ny(dok: Any, namn: str) -> Any:
    ut = dok.styles.add_style(namn, WD_STYLE_TYPE.PARAGRAPH)
    ut.base_style = dok.styles["Normal"]
    ut.quick_style = True
    return ut


def _sätt(
    stil: Any,
    storlek: float,
    *,
    fet: bool = False,
    kursiv: bool = False,
    färg: Any = None,
    före: float = 0,
    efter: float = 6,
) -> None:
    stil.font.size, stil.font.bold, stil.font.italic = Pt(round(storlek * 2) / 2), fet, kursiv
    _sätt_typsnitt(stil, TYPSNITT["NotoSans"])
    if färg is not None:
        stil.font.color.rgb = färg
    stil.paragraph_format.space_before, stil.paragraph_format.space_after = Pt(före), Pt(efter)


def _sätt_typsnitt(stil: Any, namn: str) -> None:
    stil.font.name = namn
    typsnitt = stil.element.get_or_add_rPr().get_or_add_rFonts()
    for tema in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        typsnitt.attrib.pop(qn(f"w:{tema}"), None)
    typsnitt.set(qn("w:hAnsi"), namn)
    typsnitt.set(qn("w:cs"), namn)


def _egenskaper(dok: Any, källa: Dokument) -> None:
    """Core properties from the paper itself, never from the clock."""
    p = dok.core_properties
    dag = date.fromisoformat(källa.datum) if källa.datum else date(2000, 1, 1)
    p.title, p.author, p.subject = källa.titel[:255], källa.författare[:255], källa.ämne[:255]
    p.keywords, p.language = ", ".join(källa.nyckelord)[:255], källa.språk
    p.comments, p.last_modified_by, p.revision = "", "", 1
    p.created = p.modified = datetime.combine(dag, time.min)
