"""E-post (.eml): huvud, kodningar, HTML, bilagor, brev i brev, och vad som inte går att läsa."""

from __future__ import annotations

from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nämndapp import importers
from nämndapp.bas.fel import Importfel
from nämndapp.bas.forslag import Dokumenttyp, Fält
from nämndapp.importers.filer.epost import html_till_text, läs_brev

SKRIVELSE = """Tjänsteskrivelse
Datum
2026-11-02
Diarienummer
SN 2026/12
Adressat
Socialnämnden

Budget för hemtjänsten

Förslag till beslut
Socialnämnden antar budgeten.

Sammanfattning
Budgeten räknas upp.
"""


def brev(ämne: str = "VB: Budget för hemtjänsten", text: str = "Hej!\nSe bilagan.\nÅsa") -> EmailMessage:
    m = EmailMessage()
    m["From"] = "Åsa Lönn <asa.lonn@ekbro.example>"
    m["To"] = "Nämndsekreteraren <sekr@ekbro.example>"
    m["Subject"] = ämne
    m["Date"] = "Mon, 02 Nov 2026 08:15:00 +0100"
    m.set_content(text)
    return m


def test_huvudet_och_texten_läses_med_svenska_tecken() -> None:
    b = läs_brev(brev().as_bytes(), "a.eml")
    assert (b.rubrik, b.avsändare, b.adress) == ("Budget för hemtjänsten", "Åsa Lönn", "asa.lonn@ekbro.example")
    assert (b.datum, b.text) == (date(2026, 11, 2), "Hej!\nSe bilagan.\nÅsa")


@pytest.mark.parametrize("kodning", ["iso-8859-1", "windows-1252", "utf-8"])
def test_texten_läses_i_brevets_kodning(kodning: str) -> None:
    huvud = f"From: a@b.example\nSubject: x\nContent-Type: text/plain; charset={kodning}\n\n"
    assert läs_brev(huvud.encode() + "Räksmörgås å".encode(kodning), "a.eml").text == "Räksmörgås å"


def test_okänd_kodning_och_trasigt_datum_stoppar_inte() -> None:
    rått = b"From: a@b.example\nDate: i tisdags\nContent-Type: text/plain; charset=finns-inte\n\nhej \xe5"
    b = läs_brev(rått, "a.eml")
    assert (b.text, b.datum, b.rubrik) == ("hej å", None, "E-post utan ämne")


def test_html_blir_text_utan_stil_och_skript() -> None:
    html = "<style>p{}</style><p>Hej &amp; <b>tack</b></p><ul><li>Ett<li>Två</ul><script>x()</script>"
    assert html_till_text(html) == "Hej & tack\n\n– Ett\n– Två"


def test_bilder_i_texten_utelämnas_men_bilagor_kommer_med() -> None:
    m = brev()
    m.add_alternative("<p>Hej</p><img src='cid:logo'>", subtype="html")
    m.get_payload()[1].add_related(b"\x89PNG", "image", "png", cid="<logo>")  # type: ignore[index, union-attr]
    m.add_attachment(b"tal", maintype="application", subtype="vnd.ms-excel", filename="bilaga å.xls")
    b = läs_brev(m.as_bytes(), "a.eml")
    assert [(x.namn, x.innehåll) for x in b.bilagor] == [("bilaga å.xls", b"tal")]
    assert b.text == "Hej!\nSe bilagan.\nÅsa"


def test_brevet_täcker_sina_handlingar(tmp_path: Path) -> None:
    m = brev(text="Hör till SN 2026/12.")
    m.add_attachment(SKRIVELSE.encode(), maintype="text", subtype="plain", filename="skrivelse.txt")
    m.add_attachment(b"\x00\x01", maintype="application", subtype="octet-stream", filename="karta.dwg")
    fil = tmp_path / "post.eml"
    fil.write_bytes(m.as_bytes())
    förslag = importers.läs(fil)
    assert [d.typ for d in förslag.dokument] == [Dokumenttyp.INKOMMEN_SKRIVELSE, Dokumenttyp.TJÄNSTESKRIVELSE]
    täcker, skrivelse = förslag.dokument
    assert [n for n, _ in täcker.filer] == ["karta.dwg"]
    assert [n for n, _ in skrivelse.filer] == ["skrivelse.txt"]
    assert täcker.hör_till == "SN 2026/12"
    for fält, ord_ in ((skrivelse.rubrik, "Budget för hemtjänsten"), (täcker.rubrik, "VB: Budget")):
        assert isinstance(fält, Fält) and fält.rad is not None
        assert ord_ in förslag.källrader[fält.rad - 1]
    assert "\n".join(förslag.källrader[skrivelse.rader[0] - 1 : skrivelse.rader[1]]) == skrivelse.text


def test_brev_i_brev_läses_också(tmp_path: Path) -> None:
    yttre = brev("VB: Frågan", "Se nedan.")
    yttre.add_attachment(brev("Frågan om taxan", "Vad kostar det?"))
    fil = tmp_path / "post.eml"
    fil.write_bytes(yttre.as_bytes())
    rubriker = [d.rubrik.värde for d in importers.läs(fil).dokument if d.rubrik]
    assert rubriker == ["Frågan", "Frågan om taxan"]


def test_något_annat_som_heter_eml_avvisas(tmp_path: Path) -> None:
    fil = tmp_path / "post.eml"
    fil.write_bytes(b"bara text")
    with pytest.raises(Importfel, match="inget e-postmeddelande"):
        importers.läs(fil)


@given(st.binary(max_size=400))
def test_inget_innehåll_stannar_läsningen(innehåll: bytes) -> None:
    b = läs_brev(b"From: a@b.example\nSubject: " + innehåll, "a.eml")
    assert b.rubrik
