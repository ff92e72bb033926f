"""Templates to begin with: made here, the same bytes every time, to be given the kommun's own look in Word."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any, Final

from nämndapp.bas.wordfalt import KALLELSE, PROTOKOLL, TJÄNSTESKRIVELSE
from nämndapp.reports.mall.paket import W, Wordpaket, element, tolka_xml

TYPSNITT, GRÅ = "Calibri", "5A5A5A"
_NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
)
_HUVUD_AVSNITT = ("Ärendebeskrivning", "Ekonomi", "Barnets bästa")


def exempelmall(typ: str) -> bytes:
    """A template of the type with every field that is commonly used."""
    from docx import Document

    dok = Document()
    _utseende(dok)
    _INNEHÅLL[typ](dok)
    ut = BytesIO()
    dok.save(ut)
    return Wordpaket.läs(ut.getvalue()).som_fil()


# --- the pieces -----------------------------------------------------------------------------------------------------


def _utseende(dok: Any) -> None:
    from datetime import datetime

    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Mm, Pt, RGBColor

    sektion = dok.sections[0]
    sektion.page_width, sektion.page_height = Mm(210), Mm(297)
    sektion.left_margin = sektion.right_margin = Mm(25)
    sektion.top_margin, sektion.bottom_margin = Mm(30), Mm(25)
    normal = dok.styles["Normal"]
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(6), 1.15
    for namn, storlek, före, efter in (("Normal", 11, 0, 6), ("Heading 1", 17, 12, 8), ("Heading 2", 13, 14, 3),
                                       ("Heading 3", 11.5, 10, 2), ("Header", 9, 0, 0),
                                       ("Footer", 9, 0, 0)):  # fmt: skip
        stil = dok.styles[namn]
        stil.font.name, stil.font.size = TYPSNITT, Pt(storlek)
        stil.paragraph_format.space_before, stil.paragraph_format.space_after = Pt(före), Pt(efter)
        typsnitt = stil.element.get_or_add_rPr().get_or_add_rFonts()
        for tema in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            typsnitt.attrib.pop(f"{W}{tema}", None)
        typsnitt.set(f"{W}hAnsi", TYPSNITT)
        if namn.startswith("Heading"):
            stil.font.color.rgb, stil.font.bold = RGBColor(0x14, 0x14, 0x14), True
    for namn, storlek, färg in (("Etikett", 8, GRÅ), ("Fältvärde", 10, "000000")):
        stil = dok.styles.add_style(namn, WD_STYLE_TYPE.PARAGRAPH)
        stil.base_style = normal
        stil.font.size, stil.font.color.rgb = Pt(storlek), RGBColor.from_string(färg)
        stil.paragraph_format.space_after = Pt(0 if namn == "Etikett" else 5)
        stil.element.get_or_add_pPr().append(element("w:contextualSpacing"))
    platshållare = dok.styles.add_style("Placeholder Text", WD_STYLE_TYPE.CHARACTER)
    platshållare.font.color.rgb = RGBColor(0x76, 0x76, 0x76)
    for språk in dok.styles.element.iter(f"{W}lang"):
        språk.set(f"{W}val", "sv-SE")
    egenskaper = dok.core_properties
    egenskaper.author = egenskaper.last_modified_by = egenskaper.comments = egenskaper.title = ""
    egenskaper.language, egenskaper.revision = "sv-SE", 1
    egenskaper.created = egenskaper.modified = datetime(2026, 1, 1)


def _kontroll(tagg: str, titel: str, innehåll: str, *, rik: bool = False, extra: str = "") -> Any:
    slag = "" if rik else '<w:text w:multiLine="1"/>'
    return tolka_xml(
        f'<w:sdt {_NS}><w:sdtPr><w:alias w:val="{titel}"/><w:tag w:val="{tagg}"/>{extra or slag}</w:sdtPr>'
        f"<w:sdtContent>{innehåll}</w:sdtContent></w:sdt>".encode()
    )


def _plats(text: str) -> str:
    return f'<w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>{text}</w:t></w:r>'


_VISAR = "<w:showingPlcHdr/>"


def _i_stycke(stycke: Any, tagg: str, titel: str, prompt: str = "") -> None:
    """A control among the words of a paragraph."""
    stycke._p.append(_kontroll(tagg, titel, _plats(prompt or f"[{titel}]"), extra=f'{_VISAR}<w:text w:multiLine="1"/>'))


def _block(dok: Any, tagg: str, titel: str, prompt: str, *, stil: str = "Normal") -> None:
    """A control around whole paragraphs, put last in the document."""
    stil_id = dok.styles[stil].style_id
    egna = f'<w:pPr><w:pStyle w:val="{stil_id}"/></w:pPr>' if stil != "Normal" else ""
    _sist(dok, _kontroll(tagg, titel, f"<w:p>{egna}{_plats(prompt)}</w:p>", rik=True, extra=_VISAR))


def _sist(dok: Any, ny: Any) -> None:
    kropp = dok.element.body
    kropp.insert(len(kropp) - 1, ny)  # before the section's properties


def _etikett(cell: Any, etikett: str, tagg: str, *, första: bool = True) -> None:
    stycke = cell.paragraphs[0] if första else cell.add_paragraph()
    stycke.style = "Etikett"
    stycke.add_run(etikett)
    _i_stycke(cell.add_paragraph(style="Fältvärde"), tagg, etikett)


def _sidhuvud(dok: Any, typord: str, *, med_nämnd: bool) -> None:
    huvud = dok.sections[0].header
    stycke = huvud.paragraphs[0]
    _i_stycke(stycke, "kommun", "Kommun")
    if med_nämnd:
        stycke.add_run(" · ")
        _i_stycke(stycke, "nämnd", "Nämnd")
    stycke.add_run(f"\t{typord}\tSida ")
    for instruktion, efter in (("PAGE", " ("), ("NUMPAGES", ")")):
        fält = element("w:fldSimple", instr=f" {instruktion} ")
        run = element("w:r")
        text = element("w:t")
        text.text = "1"
        run.append(text)
        fält.append(run)
        stycke._p.append(fält)
        stycke.add_run(efter)


def _sidfot(dok: Any) -> None:
    _i_stycke(dok.sections[0].footer.paragraphs[0], "adressrad", "Adressrad")


def _titelrad(dok: Any) -> None:
    _i_stycke(dok.add_paragraph(style="Heading 1"), "rubrik", "Rubrik", "Skriv rubriken här")


def _rutor(dok: Any, rader: tuple[tuple[tuple[str, str], ...], ...]) -> None:
    bredd = max(len(rad) for rad in rader)
    tabell = dok.add_table(rows=len(rader), cols=bredd)
    for rad, rutor in zip(tabell.rows, rader, strict=True):
        for cell, (etikett, tagg) in zip(rad.cells, rutor, strict=False):
            _etikett(cell, etikett, tagg)


def _avsnitt(dok: Any) -> None:
    """Sections that Word's plus sign repeats (w15:repeatingSection)."""
    rubrikstil = dok.styles["Heading 2"].style_id
    poster = "".join(
        "<w:sdt><w:sdtPr><w15:repeatingSectionItem/></w:sdtPr><w:sdtContent>"
        f'<w:p><w:pPr><w:pStyle w:val="{rubrikstil}"/></w:pPr><w:sdt><w:sdtPr><w:alias w:val="Avsnittets rubrik"/>'
        '<w:tag w:val="avsnittsrubrik"/><w:text/></w:sdtPr><w:sdtContent>'
        f"<w:r><w:t>{rubrik}</w:t></w:r></w:sdtContent></w:sdt></w:p>"
        '<w:sdt><w:sdtPr><w:alias w:val="Avsnittets text"/><w:tag w:val="avsnittstext"/><w:showingPlcHdr/></w:sdtPr>'
        f"<w:sdtContent><w:p>{_plats('Klicka här och skriv. Avsnitt utan text kommer inte med.')}</w:p>"
        "</w:sdtContent></w:sdt></w:sdtContent></w:sdt>"
        for rubrik in _HUVUD_AVSNITT
    )
    _sist(dok, _kontroll("avsnitt", "Avsnitt", poster, extra="<w15:repeatingSection/>"))


# --- the types ------------------------------------------------------------------------------------------------------


def _tjänsteskrivelse(dok: Any) -> None:
    _sidhuvud(dok, "Tjänsteskrivelse", med_nämnd=False)
    _rutor(dok, (
        (("Vår handläggare", "handläggare"), ("Datum", "datum"), ("Diarienummer", "diarienummer")),
        (("Adressat", "adressat"), ("Ert datum", "ert_datum"), ("Er beteckning", "er_beteckning")),
    ))  # fmt: skip
    _titelrad(dok)
    for rubrik, tagg, prompt in (
        ("Förslag till beslut", "förslag_till_beslut", "Skriv ett förslag per stycke."),
        ("Sammanfattning", "sammanfattning", "Skriv en kort sammanfattning."),
    ):
        dok.add_paragraph(rubrik, style="Heading 2")
        _block(dok, tagg, rubrik, prompt)
    _avsnitt(dok)
    dok.add_paragraph("Beslutsunderlag", style="Heading 2")
    _block(dok, "beslutsunderlag", "Beslutsunderlag", "Skriv ett underlag per rad.", stil="List Bullet")
    dok.add_paragraph()
    _block(dok, "undertecknare", "Undertecknare", "Skriv namn och titel, till exempel: Namn Namnsson, socialchef")
    dok.add_paragraph("Skickas till", style="Heading 2")
    _block(dok, "skickas_till", "Skickas till", "Skriv en mottagare per rad.")
    _sidfot(dok)


def _kallelse(dok: Any) -> None:
    _sidhuvud(dok, "Kallelse", med_nämnd=True)
    _titelrad(dok)
    _rutor(dok, (
        (("Tid", "tid"), ("Plats", "plats"), ("Kallelsens datum", "datum")),
        (("Förslag till justerare", "förslag_till_justerare"), ("Ersättare för justerare", "ersättare_för_justerare"),
         ("Justeringens plats och tid", "justering")),
        (("Sammanträdesform", "sammanträdesform"), ("Anmäl förhinder till", "anmäl_förhinder")),
    ))  # fmt: skip
    dok.add_paragraph("Föredragningslista", style="Heading 2")
    _block(dok, "föredragningslista", "Föredragningslista", "Här kommer föredragningslistan.")
    dok.add_paragraph()
    _block(dok, "undertecknare", "Undertecknare", "Här kommer ordförandens namn.")
    _sidfot(dok)


def _protokoll(dok: Any) -> None:
    _sidhuvud(dok, "Sammanträdesprotokoll", med_nämnd=True)
    _i_stycke(dok.add_paragraph(), "märkning", "Märkning")
    _titelrad(dok)
    for etikett, tagg in (
        ("Plats och tid", "plats_och_tid"),
        ("Beslutande ledamöter", "beslutande"),
        ("Övriga närvarande", "övriga_närvarande"),
        ("Justerare", "justerare"),
        ("Ersättare för justerare", "ersättare_för_justerare"),
        ("Justeringens plats och tid", "justering"),
        ("Paragrafer", "paragrafnummer"),
    ):
        dok.add_paragraph(etikett, style="Etikett")
        _block(dok, tagg, etikett, f"[{etikett}]", stil="Fältvärde")
    dok.add_paragraph("Underskrifter", style="Etikett")
    _block(dok, "undertecknare", "Underskrifter", "[Underskrifter]")
    brytning = dok.add_paragraph()
    brytning.paragraph_format.page_break_before = True
    _block(dok, "paragrafer", "Paragrafer", "Här kommer paragraferna.")


_INNEHÅLL: Final[dict[str, Callable[[Any], None]]] = {
    TJÄNSTESKRIVELSE: _tjänsteskrivelse,
    KALLELSE: _kallelse,
    PROTOKOLL: _protokoll,
}
