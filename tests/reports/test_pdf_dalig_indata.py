"""Dålig indata: ett tydligt meddelande eller ett riktigt papper, aldrig tyst förlust."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pdfkontroll
import pytest
import wordkontroll
from rapportdemo import BRÖD, demodokument, huvud, png

from nämndapp.bas.fel import Dokumentfel
from nämndapp.bas.resurser import resurs
from nämndapp.reports import tecken
from nämndapp.reports.dokument import Bild, Block, Dokument, Rubrik, Sidhuvud, Stycke, Tabell, runs
from nämndapp.reports.rendera import till_docx, till_html, till_pdf
from nämndapp.reports.rensa import rensa, rensa_text
from nämndapp.reports.stil import STANDARD

FORMAT: list[Callable[[Dokument], bytes | str]] = [till_pdf, till_docx, till_html]


def papper(*block: Block) -> Dokument:
    return Dokument("Papper", block, huvud(logotyp=False))


def test_saknat_typsnitt_sägs_med_en_svensk_mening() -> None:
    with pytest.raises(Dokumentfel, match="Typsnittet Saknas-Regular saknas"):
        till_pdf(papper(Stycke(runs("text"))), STANDARD.med(typsnitt="Saknas"))


def test_skadat_typsnitt_sägs_med_en_svensk_mening(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for snitt in ("Regular", "Bold", "Italic", "BoldItalic"):
        shutil.copy(resurs("fonts/NotoSans-Regular.ttf"), tmp_path / f"Trasig-{snitt}.ttf")
    (tmp_path / "Trasig-Regular.ttf").write_bytes(b"\x00\x01\x00\x00 inget typsnitt")
    monkeypatch.setattr(tecken, "resurs", lambda namn: tmp_path / Path(namn).name)
    with pytest.raises(Dokumentfel, match="skadad"):
        till_pdf(papper(Stycke(runs("text"))), STANDARD.med(typsnitt="Trasig"))


@pytest.mark.parametrize("gör", FORMAT)
@pytest.mark.parametrize("data", [b"", b"inte en bild", png()[:60]])
def test_trasig_logotyp_sägs_med_en_svensk_mening(gör: Callable[[Dokument], bytes | str], data: bytes) -> None:
    dokument = replace(demodokument(), huvud=replace(huvud(), logotyp=Bild(data, "Ekbro kommuns vapen")))
    with pytest.raises(Dokumentfel, match="Ekbro kommuns vapen"):
        gör(dokument)


@pytest.mark.parametrize("gör", FORMAT)
def test_styrtecken_faller_bort(gör: Callable[[Dokument], bytes | str]) -> None:
    assert gör(papper(Stycke(runs("a\x00b\x07c\x1bd")))) == gör(papper(Stycke(runs("abcd"))))


@pytest.mark.parametrize(
    ("skrivet", "tryckt"),
    [
        ("Bra 😀", "Bra [U+1F600]"),
        ("שלום", "[U+05E9][U+05DC][U+05D5][U+05DD]"),
        ("a\u030a", "å"),
        ("a\tb", "a b"),
        ("a\r\nb\u2028c", "a\nb\nc"),
        ("för\u00adval\u200b\ufeff", "förval"),
        ("−5 → ☐ §", "−5 → ☐ §"),
        ("\ud800", "[U+D800]"),
        ("𝐀", "[U+1D400]"),
    ],
)
def test_tecken_utan_glyf_skrivs_ut_med_sin_kod(skrivet: str, tryckt: str) -> None:
    assert rensa_text(skrivet) == tryckt


def test_emoji_ger_samma_text_i_alla_tre_och_ett_påpekande() -> None:
    dokument = papper(Stycke(runs("Tack 😀 och 😀")))
    rent = rensa(dokument)
    assert rent.påpekanden == ("Tecken som saknas i typsnittet skrivs ut med sin kod: [U+1F600].",)
    assert rensa(rent) == rent
    assert "Tack [U+1F600] och [U+1F600]" in pdfkontroll.läs(till_pdf(dokument))
    assert "Tack [U+1F600] och [U+1F600]" in wordkontroll.läs_word(till_docx(dokument))
    assert "Tack [U+1F600] och [U+1F600]" in wordkontroll.läs_html(till_html(dokument))


def test_rent_papper_är_samma_objekt_efter_rensning() -> None:
    dokument = demodokument()
    assert rensa(dokument) is dokument


@pytest.mark.parametrize("gör", FORMAT)
def test_tomt_papper_blir_ett_papper(gör: Callable[[Dokument], bytes | str]) -> None:
    assert gör(Dokument("Tomt", (), Sidhuvud(())))


def test_tomt_papper_är_rätt_taggat() -> None:
    tomt = Dokument("Tomt", (Rubrik(1, ()), Stycke(()), Tabell((), ()), Tabell((), (), "Bara bildtext")), Sidhuvud(()))
    assert pdfkontroll.kontrollera(till_pdf(tomt)) == []


def test_tvåhundra_sidor_har_rätt_sidnummer_och_struktur() -> None:
    block: list[Block] = [Rubrik(1, runs("Långt"))]
    for n in range(1, 401):
        block += [Rubrik(2, runs(f"Del {n}")), Stycke(runs(BRÖD * 3))]
    data = till_pdf(papper(*block))
    fil, _ = pdfkontroll.öppna(data)
    antal = len(fil.pdf.pages)
    assert antal >= 150
    assert f"Sida {antal} ({antal})" in "".join(fil.artefakter[-1])
    assert pdfkontroll.kontrollera(data) == []


def test_framsteg_går_från_noll_till_ett_och_kan_avbryta() -> None:
    steg: list[float] = []
    till_pdf(demodokument(), framsteg=steg.append)
    assert steg == sorted(steg)
    assert steg[-1] == 1.0

    class AvbrutetAvAnvändaren(Exception):
        pass

    def avbryt(andel: float) -> None:
        if andel > 0.4:
            raise AvbrutetAvAnvändaren

    with pytest.raises(AvbrutetAvAnvändaren):
        till_pdf(demodokument(), framsteg=avbryt)
