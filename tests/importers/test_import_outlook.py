"""Meddelanden ur Outlook (.msg): avsändare, dag, bilagor, brev i brev, och vad som är skadat."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import msg_fabrik as msg
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nämndapp import importers
from nämndapp.bas.fel import Importfel
from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.importers.filer.outlook import läs_outlook

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
"""
HELT = msg.ole(
    msg.brev(
        "SV: Budget för hemtjänsten – åäö",
        "Se bilagan.\r\nHälsningar",
        till=(("Socialnämnden", 1), ("Kopia Karlsson", 2)),
        bilagor=(
            msg.bilaga("budget.txt", SKRIVELSE.encode()),
            msg.bilaga("stor.bin", bytes(range(256)) * 40),
            msg.bilaga("logga.png", b"\x89PNG", flaggor=4),
            msg.bilaga("foto.png", b"\x89PNG", cid="a1"),
            msg.inre_brev(msg.brev("Inre: fråga?", "Frågan", inre=True, bilagor=(msg.bilaga("inre.dwg", b"%d"),))),
        ),
    )
)


def test_ett_meddelande_med_bilagor() -> None:
    brev = läs_outlook(HELT, "post.msg")
    assert (brev.ämne, brev.rubrik) == ("SV: Budget för hemtjänsten – åäö", "Budget för hemtjänsten – åäö")
    assert (brev.avsändare, brev.adress, brev.till) == ("Region Ekbro", "post@region.example", ("Socialnämnden",))
    assert (brev.datum, brev.text) == (date(2026, 11, 2), "Se bilagan.\nHälsningar")
    assert [b.namn for b in brev.bilagor] == ["budget.txt", "stor.bin", "foto.png", "Inre fråga.eml"]
    assert brev.bilagor[1].innehåll == bytes(range(256)) * 40


def test_meddelandet_blir_handlingar_som_ett_eml(tmp_path: Path) -> None:
    fil = tmp_path / "Budget.MSG"
    fil.write_bytes(HELT)
    förslag = importers.läs(fil)
    assert [d.typ for d in förslag.dokument] == [
        Dokumenttyp.INKOMMEN_SKRIVELSE,
        Dokumenttyp.TJÄNSTESKRIVELSE,
        Dokumenttyp.INKOMMEN_SKRIVELSE,
    ]
    assert förslag.dokument[0].datum is not None and förslag.dokument[0].datum.värde == date(2026, 11, 2)
    assert [n for n, _ in förslag.dokument[0].filer] == ["stor.bin", "foto.png"]
    assert [n for n, _ in förslag.dokument[1].filer] == ["budget.txt"]
    assert [n for n, _ in förslag.dokument[2].filer] == ["inre.dwg"]


def test_ett_msg_i_ett_eml_läses(tmp_path: Path) -> None:
    from email.message import EmailMessage

    m = EmailMessage()
    m["From"], m["Subject"] = "a@b.example", "VB: se bifogat"
    m.set_content("Hej")
    m.add_attachment(HELT, maintype="application", subtype="vnd.ms-outlook", filename="inre.msg")
    fil = tmp_path / "post.eml"
    fil.write_bytes(m.as_bytes())
    assert [d.typ for d in importers.läs(fil).dokument].count(Dokumenttyp.INKOMMEN_SKRIVELSE) == 3


def test_äldre_teckenkodning_html_och_brevhuvud() -> None:
    html = "<html><body><p>Kära nämnd,</p><p>åäö</p></body></html>".encode("cp1252")
    huvud = "From: x <x@y.example>\r\nDate: Sun, 01 Nov 2026 23:30:00 +0100\r\n"
    brev = läs_outlook(msg.ole(msg.brev("Överklagan", "", smala=True, övrigt={0x1013: html, 0x007D: huvud})), "a.msg")
    assert (brev.ämne, brev.text) == ("Överklagan", "Kära nämnd,\n\nåäö")
    assert brev.datum == date(2026, 11, 1)  # the sender's day


def test_dagen_är_svensk_när_bara_tidpunkten_finns() -> None:
    sent = msg.ole(msg.brev("Sent", skickat=datetime(2026, 11, 2, 23, 30, tzinfo=UTC)))
    assert läs_outlook(sent, "a.msg").datum == date(2026, 11, 3)
    assert läs_outlook(msg.ole(msg.brev("Utan dag", skickat=None)), "a.msg").datum is None


@pytest.mark.parametrize("innehåll", [b"", b"hej", HELT[:600], HELT[:512] + bytes(4000), msg.ole({"A": b"x"})])
def test_ett_skadat_meddelande_sägs_i_en_mening(innehåll: bytes) -> None:
    with pytest.raises(Importfel, match="skadad"):
        läs_outlook(innehåll, "trasig.msg")


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(HELT) - 1), st.binary(min_size=1, max_size=40))
def test_inget_skadat_meddelande_fäller_läsningen(plats: int, skräp: bytes) -> None:
    trasigt = HELT[:plats] + skräp + HELT[plats + len(skräp) :]
    for ett in (trasigt, HELT[:plats]):
        try:
            läs_outlook(ett, "trasig.msg")
        except Importfel as fel:
            assert "trasig.msg" in str(fel)
