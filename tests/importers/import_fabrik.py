"""Papers of the invented Ekbro kommun, built as Word and PDF files for the tests."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

PAPPER = Path(__file__).parent / "papper"
FRÖN = Path(__file__).parents[3] / "shared" / "seeds"


def rader(namn: str) -> list[str]:
    """The lines of one of the invented papers."""
    return (PAPPER / namn).read_text(encoding="utf-8").split("\n")


def innehållskontroll(text: str) -> object:
    """A block content control with one paragraph, as templates have for their fields."""
    return parse_xml(
        f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )


def bygg_word(sökväg: Path) -> Path:
    """A tjänsteskrivelse with its head in a table, sections by style, a content control and a list of meddelanden."""
    dokument = docx.Document()
    huvud = dokument.add_table(rows=2, cols=3)
    for cell, text in zip(
        [c for rad in huvud.rows for c in rad.cells],
        [
            "Dokumenttyp\nTjänsteskrivelse", "Datum\n2025-03-04", "Diarienummer\nSN/2025:2",
            "Vår handläggare\nOlle Wikander", "Ert datum\n", "Adressat\nSocialnämnden",
        ],
        strict=True,
    ):  # fmt: skip
        cell.text = text
    dokument.add_paragraph("Meddelanden i mars 2025")
    dokument.add_heading("Förslag till beslut", 1)
    dokument.element.body.insert(
        len(dokument.element.body) - 1, innehållskontroll("Socialnämnden lägger meddelandena till handlingarna.")
    )
    dokument.add_heading("Sammanfattning", 1)
    tabell = dokument.add_table(rows=3, cols=2)
    for rad, värden in zip(
        tabell.rows,
        [
            ("Dnr", "Meddelande"),
            ("SN/2025:40", "Beslut om tillsyn av hemtjänsten"),
            ("SN/2025:41", "Cirkulär om avgifter"),
        ],
        strict=True,
    ):
        rad.cells[0].text, rad.cells[1].text = värden
    dokument.add_heading("Beslutsunderlag", 1)
    dokument.add_paragraph("Socialförvaltningens tjänsteskrivelse 2025-03-04")
    dokument.add_paragraph("")
    dokument.add_paragraph("Olle Wikander")
    dokument.add_paragraph("Nämndsekreterare")
    dokument.add_heading("Ekonomi", 1)
    dokument.add_paragraph(
        "Förslaget har ingen ekonomisk påverkan på nämnden under året, varken på intäkter eller kostnader."
    )
    dokument.save(str(sökväg))
    return sökväg


def bygg_pdf(sökväg: Path, sidor: Sequence[Sequence[tuple[float, float, str]]], **skydd: str) -> Path:
    """A PDF with the given texts at (mm from left, mm from top)."""
    from reportlab.lib.pdfencrypt import StandardEncryption

    kryptering = StandardEncryption(skydd["lösenord"]) if skydd else None
    duk = Canvas(str(sökväg), pagesize=A4, encrypt=kryptering)
    for sida in sidor:
        for x, y, text in sida:
            duk.setFont("Helvetica", 11)
            duk.drawString(x * 72 / 25.4, A4[1] - y * 72 / 25.4, text)
        duk.showPage()
    duk.save()
    return sökväg


def skrivelsesidor() -> list[list[tuple[float, float, str]]]:
    """Two pages with the head to the right and a second page that repeats it."""
    huvud = [
        ("Dokumenttyp", "Tjänsteskrivelse"),
        ("Datum", "2025-04-02"),
        ("Diarienummer", "SN/2025:77"),
        ("Er beteckning", ""),
    ]

    def sidhuvud(sida: str) -> list[tuple[float, float, str]]:
        rader: list[tuple[float, float, str]] = [(25, 15, "Ekbro kommun")]
        y = 15.0
        for etikett, värde in [*huvud, ("Sida", sida)]:
            rader += [(140, y, etikett), (140, y + 5, värde)]
            y += 11
        return [r for r in rader if r[2]]

    ett = [
        (25, 26, "Vår handläggare"), (25, 31, "Siv Älvros"), (25, 36, "Kvalitetsenheten"),
        (25, 41, "Socialförvaltningen"),
        (25, 80, "Adressat"), (25, 85, "Socialnämnden"),
        (25, 100, "Ny leverantör av matlådor"),
        (25, 112, "Förslag till beslut"),
        (25, 118, "Socialnämnden antar Köket i Ekbro AB som leverantör från den 1 september 2025."),
        (25, 130, "Sammanfattning"),
        (25, 136, "Avtalet med nuvarande leverantör löper ut den 31 augusti och en upphandling är gjord."),
        (25, 142, "Tre anbud kom in."),
        (25, 154, "Beslutsunderlag"),
        (25, 160, "Socialförvaltningens tjänsteskrivelse 2025-04-02"),
        (25, 166, "KS 2025-01-27 § 14 Upphandlingsplan"),
        (25, 182, "Siv Älvros"), (25, 188, "Kvalitetsstrateg"),
        (25, 204, "Skickas till"), (25, 210, "Upphandlingsenheten"),
    ]  # fmt: skip
    två = [(25, 80, "Ekonomienheten"), (25, 86, "Köket i Ekbro AB")]
    return [[*sidhuvud("1 (2)"), *ett], [*sidhuvud("2 (2)"), *två]]
