"""Files: encodings, formats, and every way in which a file can be unreadable."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest
from import_fabrik import bygg_pdf, bygg_word, skrivelsesidor

from nämndapp.bas.fel import Importfel
from nämndapp.importers import filer, läs, läs_rader

TEXT = "Dokumenttyp: Tjänsteskrivelse\r\nDatum: 2025-05-06\r\n\r\nÅtgärder för äldre – ”ö”\r\n"


def test_underskrifter_sida_vid_sida_i_word_läses_namn_för_namn(tmp_path: Path) -> None:
    import docx

    dokument = docx.Document()
    tabell = dokument.add_table(rows=1, cols=2)
    tabell.cell(0, 0).text = "Ivar Sandgren\nSocialchef"
    tabell.cell(0, 1).text = "Nour Khalil\nVerksamhetschef"
    dokument.save(str(tmp_path / "a.docx"))
    assert [r for r in läs_rader(tmp_path / "a.docx")[1] if r] == [
        "Ivar Sandgren\tNour Khalil",
        "Socialchef\tVerksamhetschef",
    ]


@pytest.mark.parametrize(
    "innehåll",
    [
        TEXT.encode(),
        b"\xef\xbb\xbf" + TEXT.encode(),
        TEXT.encode("utf-16"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        TEXT.encode("cp1252"),
    ],
    ids=["utf-8", "utf-8 med BOM", "utf-16 le", "utf-16 be", "windows-1252"],
)
def test_textfiler_läses_i_alla_teckenkodningar(tmp_path: Path, innehåll: bytes) -> None:
    fil = tmp_path / "skrivelse.txt"
    fil.write_bytes(innehåll)
    fynd = läs(fil)
    assert fynd.källrader == ["Dokumenttyp: Tjänsteskrivelse", "Datum: 2025-05-06", "", "Åtgärder för äldre – ”ö”", ""]
    assert fynd.dokument[0].rubrik is not None
    assert len(fynd.sha256) == 64


def test_sidmatning_i_text_blir_sidstart(tmp_path: Path) -> None:
    fil = tmp_path / "a.txt"
    fil.write_bytes(b"ett\n\ftva\ntre\ffyra")
    assert läs_rader(fil)[1] == ["ett", " tva", "tre", " fyra"]


def test_word_ger_stycken_tabeller_och_innehållskontroller_i_ordning(tmp_path: Path) -> None:
    rader = [r for r in läs_rader(bygg_word(tmp_path / "a.docx"))[1] if r]
    assert rader[:3] == ["Dokumenttyp", "Tjänsteskrivelse", "Datum"]
    assert rader.index("Förslag till beslut") < rader.index("Socialnämnden lägger meddelandena till handlingarna.")
    assert rader.index("Dnr\tMeddelande") + 1 == rader.index("SN/2025:40\tBeslut om tillsyn av hemtjänsten")


def test_nästlade_innehållskontroller_och_spårade_ändringar_läses(tmp_path: Path) -> None:
    import docx
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    dokument = docx.Document()
    stycke = dokument.add_paragraph("Datum: ")
    stycke._p.append(
        parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtContent><w:r><w:t>2025-05-06</w:t></w:r></w:sdtContent></w:sdt>")
    )
    stycke._p.append(parse_xml(f'<w:del {nsdecls("w")} w:id="1"><w:r><w:delText>2024</w:delText></w:r></w:del>'))
    stycke._p.append(parse_xml(f'<w:ins {nsdecls("w")} w:id="2"><w:r><w:t> tillagt</w:t></w:r></w:ins>'))
    dokument.save(str(tmp_path / "a.docx"))
    assert läs_rader(tmp_path / "a.docx")[1][0] == "Datum: 2025-05-06 tillagt"


def _zip(filer_: dict[str, str]) -> bytes:
    buffert = io.BytesIO()
    with zipfile.ZipFile(buffert, "w") as arkiv:
        for namn, text in filer_.items():
            arkiv.writestr(namn, text)
    return buffert.getvalue()


def _bild_pdf() -> bytes:
    from PIL import Image

    buffert = io.BytesIO()
    Image.new("RGB", (40, 40), "white").save(buffert, "PDF")
    return buffert.getvalue()


@pytest.mark.parametrize(
    ("namn", "innehåll", "ord_"),
    [
        ("tom.txt", b"", "är tom"),
        ("blank.txt", b" \n\t\n", "ingen text"),
        ("bild.txt", b"\x89PNG\x00\x00\x01" * 40, "ingen textfil"),
        ("styrtecken.txt", bytes(range(1, 32)) * 20, "ingen textfil"),
        ("fel.pdf", b"hej", "ingen PDF"),
        ("trasig.pdf", b"%PDF-1.7\n%%EOF", "skadad"),
        ("bild.pdf", _bild_pdf(), "bara bilder"),
        ("fel.docx", b"hej", "inget Word-dokument"),
        ("annan.docx", _zip({"a.txt": "hej"}), "inget Word-dokument"),
        ("trasig.docx", _zip({"word/document.xml": "<w", "[Content_Types].xml": "<x"}), "skadad"),
        ("låst.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "lösenord"),
        ("gammal.doc", b"\xd0\xcf\x11\xe0", "inte kan läsas in"),
        ("bild.png", b"\x89PNG", "inte kan läsas in"),
        ("utan_ändelse", b"hej", "inte kan läsas in"),
    ],
)
def test_oläsliga_filer_ger_en_svensk_mening_och_ett_råd(tmp_path: Path, namn: str, innehåll: bytes, ord_: str) -> None:
    fil = tmp_path / namn
    fil.write_bytes(innehåll)
    with pytest.raises(Importfel) as fel:
        läs(fil)
    assert ord_ in fel.value.mening
    assert namn in fel.value.mening
    assert fel.value.mening.endswith((".", ")."))
    assert fel.value.åtgärd.endswith(".")


def test_mapp_och_fil_som_inte_finns_ger_en_svensk_mening(tmp_path: Path) -> None:
    with pytest.raises(Importfel, match="är en mapp"):
        läs(tmp_path)
    with pytest.raises(Importfel, match="finns inte"):
        läs(tmp_path / "borta.txt")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root får läsa allt")
def test_fil_utan_läsrätt_ger_en_svensk_mening(tmp_path: Path) -> None:
    fil = tmp_path / "hemlig.txt"
    fil.write_text("hej", encoding="utf-8")
    fil.chmod(0)
    with pytest.raises(Importfel, match="kunde inte läsas"):
        läs(fil)


def test_pdf_med_lösenord_ger_en_svensk_mening(tmp_path: Path) -> None:
    fil = bygg_pdf(tmp_path / "låst.pdf", skrivelsesidor(), lösenord="hemligt")
    with pytest.raises(Importfel, match="låst med lösenord"):
        läs(fil)


def test_för_stor_fil_läses_inte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filer, "STÖRSTA_TEXT", 1024 * 1024)
    fil = tmp_path / "stor.txt"
    fil.write_bytes(b"a" * (1024 * 1024 + 1))
    with pytest.raises(Importfel, match=r"för stor \(1 MB\)"):
        läs(fil)


def test_word_som_packas_upp_för_stort_läses_inte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nämndapp.importers.filer.word.STÖRSTA_UPPACKAD", 100)
    with pytest.raises(Importfel, match="för stor när den packas upp"):
        läs(bygg_word(tmp_path / "a.docx"))


def test_pdf_med_för_många_sidor_läses_inte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nämndapp.importers.filer.pdf.STÖRSTA_ANTAL_SIDOR", 1)
    with pytest.raises(Importfel, match="har 2 sidor"):
        läs(bygg_pdf(tmp_path / "a.pdf", skrivelsesidor()))
