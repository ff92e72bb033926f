"""PDF: taggat, arkivbeständigt, likadant varje gång (PDF/UA-1, PDF/A-2a)."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pdfkontroll
import pikepdf
import pytest
from rapportdemo import BRÖD, FOT, demodokument, huvud, tabell

from nämndapp.reports.dokument import (
    Block,
    Dokument,
    Fältruta,
    Håll,
    Innehåll,
    Lista,
    Rubrik,
    Run,
    Sidbrytning,
    Sidfot,
    Sidhuvud,
    Stil,
    Stycke,
    Underskrift,
    Underskrifter,
    runs,
)
from nämndapp.reports.rendera import till_pdf
from nämndapp.reports.stil import STILAR


def papper(*block: Block, **ändrat: Any) -> Dokument:
    return replace(Dokument("Papper", block, huvud(logotyp=False), FOT), **ändrat)


def element(data: bytes, tagg: str) -> list[tuple[pdfkontroll.Element, str]]:
    fil, rot = pdfkontroll.öppna(data)
    return [(e, e.text(fil)) for e in rot.alla() if e.tagg == tagg]


@pytest.mark.parametrize("nyckel", sorted(STILAR))
@pytest.mark.parametrize("liggande", [False, True])
def test_alla_block_ger_en_felfri_struktur_i_alla_husstilar(nyckel: str, liggande: bool) -> None:
    assert pdfkontroll.kontrollera(till_pdf(demodokument(liggande=liggande), STILAR[nyckel])) == []


def test_kontrollen_ser_innehåll_utanför_märkningen() -> None:
    with pikepdf.open(BytesIO(till_pdf(demodokument()))) as pdf:
        sida = pdf.pages[0]
        sida.contents_add(b"0 0 10 10 re f")
        ut = BytesIO()
        pdf.save(ut)
    assert any("utanför märkt innehåll" in fel for fel in pdfkontroll.kontrollera(ut.getvalue()))


@pytest.mark.parametrize("nyckel", ["/Lang", "/MarkInfo", "/ViewerPreferences", "/OutputIntents"])
def test_kontrollen_ser_när_katalogen_saknar_något(nyckel: str) -> None:
    with pikepdf.open(BytesIO(till_pdf(demodokument()))) as pdf:
        del pdf.Root[nyckel]
        ut = BytesIO()
        pdf.save(ut)
    assert len(pdfkontroll.kontrollera(ut.getvalue())) == 1


def test_samma_papper_ger_samma_byte() -> None:
    assert till_pdf(demodokument()) == till_pdf(demodokument())


def test_dokumentets_datum_står_i_filen_och_aldrig_klockans() -> None:
    with pikepdf.open(BytesIO(till_pdf(demodokument()))) as pdf:
        assert str(pdf.docinfo.CreationDate) == "D:20261208000000Z"
    with pikepdf.open(BytesIO(till_pdf(replace(demodokument(), datum="")))) as pdf:
        assert "/CreationDate" not in pdf.docinfo


def test_ett_stycke_som_delas_mellan_sidor_är_ett_element() -> None:
    data = till_pdf(papper(Rubrik(1, runs("Rubrik")), Stycke(runs(BRÖD * 14))))
    långa = [e for e, text in element(data, "P") if len(text) > 2000]
    assert len(långa) == 1
    assert {sida for sida, _ in (b for b in långa[0].barn if isinstance(b, tuple))} == {0, 1}


def test_texten_läses_utan_avstavning_och_utan_ihopskrivna_ord() -> None:
    data = till_pdf(papper(Stycke(runs(BRÖD * 3))))
    assert any(t == BRÖD * 3 for t in pdfkontroll.läs(data))


def test_tabellens_huvud_är_innehåll_en_gång_och_artefakt_sedan() -> None:
    data = till_pdf(papper(Rubrik(1, runs("Tabell")), tabell(80)))
    fil, _ = pdfkontroll.öppna(data)
    assert len(fil.artefakter) > 2
    assert [t for _, t in element(data, "TH")].count("Riskbeskrivning") == 1
    for artefakter in fil.artefakter[1:]:
        assert "Riskbeskrivning" in "".join(artefakter)
    assert pdfkontroll.kontrollera(data) == []


def test_en_rad_högre_än_sidan_delas_och_är_ändå_en_cell() -> None:
    data = till_pdf(papper(Rubrik(1, runs("Tabell")), tabell(4, lång=True)))
    celler = [e for e, text in element(data, "TD") if len(text) > 2500]
    assert len(celler) == 1
    assert len({b[0] for b in celler[0].barn if isinstance(b, tuple)}) > 1
    assert pdfkontroll.kontrollera(data) == []


def test_ärvt_värde_läses_i_varje_rad_men_trycks_bara_överst() -> None:
    data = till_pdf(papper(Rubrik(1, runs("Tabell")), tabell(6)))
    assert [t for _, t in element(data, "TD")].count("Enhetschef") == 6
    osynliga = sum(b"\n3 Tr" in s.Contents.read_bytes() for s in pikepdf.open(BytesIO(data)).pages)
    assert osynliga == 1


def test_sidnummer_är_rätt_på_varje_sida() -> None:
    data = till_pdf(papper(Stycke(runs("Ett")), Sidbrytning(), Stycke(runs("Två")), Sidbrytning(), Stycke(runs("Tre"))))
    fil, _ = pdfkontroll.öppna(data)
    assert ["".join(a).count(f"Sida {i} (3)") for i, a in enumerate(fil.artefakter, start=1)] == [1, 1, 1]


def test_innehållsförteckningen_visar_sidan_där_paragrafen_börjar() -> None:
    paragrafer: list[Block] = []
    for n in (101, 102, 103):
        paragrafer += [Sidbrytning(), Rubrik(2, runs(f"§ {n} Ärende"), f"p{n}"), Stycke(runs(BRÖD * 10))]
    data = till_pdf(papper(Rubrik(1, runs("Protokoll")), Innehåll(), *paragrafer))
    fil, _ = pdfkontroll.öppna(data)
    sida_för = {
        text: next(b[0] for b in e.barn if isinstance(b, tuple)) + 1 for e, text in element(data, "H2") if "§" in text
    }
    assert [t for _, t in element(data, "TOCI")] == [f"{rubrik} {sida}" for rubrik, sida in sida_för.items()]
    assert len(fil.pdf.pages) > 4


def test_rubriken_står_aldrig_ensam_nederst() -> None:
    for antal in range(20, 46):
        data = till_pdf(
            papper(Rubrik(1, runs("R")), *[Stycke(runs("Kort."))] * antal, Rubrik(2, runs("Ny")), Stycke(runs(BRÖD)))
        )
        _, rot = pdfkontroll.öppna(data)
        barn = [b for b in rot.barn if isinstance(b, pdfkontroll.Element)]
        i = next(n for n, b in enumerate(barn) if b.tagg == "H2")
        assert barn[i].barn[0][0] == barn[i + 1].barn[0][0], antal  # type: ignore[index]


def sidor_för(data: bytes, *taggar: str) -> list[int]:
    """The pages that the elements' own content stands on, in reading order."""
    _, rot = pdfkontroll.öppna(data)
    return [b[0] for e in rot.alla() if e.tagg in taggar for b in e.barn if isinstance(b, tuple)]


def test_en_kort_lista_delas_inte_och_står_med_sin_rubrik() -> None:
    mottagare = Lista(tuple(runs(t) for t in ("Äldreomsorgen", "Fastighetsenheten", "Pensionärsrådet")))
    sidor = set()
    for antal in range(20, 46):
        data = till_pdf(
            papper(Rubrik(1, runs("R")), *[Stycke(runs("Kort."))] * antal, Rubrik(2, runs("Skickas till")), mottagare)
        )
        delar = sidor_för(data, "H2", "LBody")
        assert len(delar) == 4
        assert len(set(delar)) == 1, antal
        sidor |= set(delar)
    assert len(sidor) > 1


def test_en_lång_lista_lämnar_inte_en_ensam_punkt_på_någon_sida() -> None:
    lista = Lista(tuple(runs(f"Punkt {i}") for i in range(8)))
    for antal in range(15, 46):
        sidor = sidor_för(till_pdf(papper(Rubrik(1, runs("R")), *[Stycke(runs("Kort."))] * antal, lista)), "LBody")
        assert all(sidor.count(sida) > 1 for sida in sidor), antal


def test_ett_stycke_som_hör_till_nästa_står_inte_sist_på_sidan() -> None:
    for antal in range(20, 46):
        fyllnad = [Stycke(runs("Kort."))] * antal
        par = (Rubrik(2, runs("§ 1")), Stycke(runs("Diarienummer"), håll=True), Rubrik(3, runs("Beslut")))
        data = till_pdf(papper(Rubrik(1, runs("R")), *fyllnad, *par, Stycke(runs("Nämnden godkänner."))))
        assert len(set(sidor_för(data, "H2", "H3"))) == 1, antal


def test_hållna_block_som_inte_ryms_på_en_sida_delas_utan_ensamma_rubriker() -> None:
    for antal in range(40, 90):
        kort = [Stycke(runs("Kort."))] * antal
        data = till_pdf(papper(Håll((Rubrik(1, runs("Ny")), *kort, Rubrik(2, runs("Sist")), Lista((runs("Slut"),))))))
        rubrik, text = sidor_för(data, "H2", "LBody")
        assert rubrik == text, antal


def test_märkningen_läses_en_gång_och_syns_på_varje_sida() -> None:
    data = till_pdf(papper(Stycke(runs("Ett")), Sidbrytning(), Stycke(runs("Två")), märkning="UTKAST – ej justerat"))
    fil, _ = pdfkontroll.öppna(data)
    assert pdfkontroll.läs(data).count("UTKAST – ej justerat") == 1
    assert pdfkontroll.läs(data)[0] == "UTKAST – ej justerat"
    assert "UTKAST" in "".join(fil.artefakter[1])


def test_adressfoten_läses_sist_men_står_på_första_sidan() -> None:
    data = till_pdf(papper(Stycke(runs("Ett")), Sidbrytning(), Stycke(runs("Två"))))
    assert pdfkontroll.läs(data)[-1] == "212000-9994"
    sista = element(data, "P")[-1][0]
    assert sista.barn[0][0] == 0  # type: ignore[index]


def test_ändringsmärken_sägs_med_ord() -> None:
    data = till_pdf(papper(Stycke(runs("Från ", Run("10 kr", borttagen=True), Run("12 kr", infogad=True)))))
    fil, rot = pdfkontroll.öppna(data)
    sagt = [str(e.objekt.ActualText) for e in rot.alla() if e.tagg == "Span" and fil]
    assert sagt == ["struket: 10 kr", "tillagt: 12 kr"]


def test_länkar_går_till_rätt_mål() -> None:
    block = (Rubrik(1, runs("R")), Stycke(runs(Run("Webb", länk="https://ekbro.example/"), " ", Run("se", länk="#b"))))
    data = till_pdf(papper(*block, Sidbrytning(), Rubrik(2, runs("B"), "b")))
    with pikepdf.open(BytesIO(data)) as pdf:
        webb, intern = pdf.pages[0].Annots
        assert str(webb.A.URI) == "https://ekbro.example/"
        assert intern.Dest[0].objgen == pdf.pages[1].obj.objgen


def test_bokmärkena_följer_rubrikerna() -> None:
    with pikepdf.open(BytesIO(till_pdf(demodokument()))) as pdf, pdf.open_outline() as bokmärken:
        assert [b.title for b in bokmärken.root] == ["Protokoll för socialnämnden"]
        assert [len(b.children) for b in bokmärken.root[0].children] == [2, 2]


def test_rubriknivå_som_hoppar_rättas() -> None:
    data = till_pdf(papper(Rubrik(3, runs("Djup")), Rubrik(1, runs("Ytlig")), Rubrik(4, runs("Djup igen"))))
    assert pdfkontroll.kontrollera(data) == []


def test_listan_börjar_på_sitt_nummer() -> None:
    data = till_pdf(papper(Lista((runs("a"), runs("b")), numrerad=True, start=9)))
    assert [t for _, t in element(data, "Lbl")] == ["9.", "10."]


def test_text_och_rutor_håller_sig_innanför_marginalerna() -> None:
    lång = "w" * 150
    block = (Stycke(runs(lång)), tabell(2), Lista((runs(lång),)))
    papperet = papper(
        *block, huvud=Sidhuvud((lång,), lång, (Fältruta(lång, lång),)), fot=Sidfot((Fältruta("a", lång),))
    )
    with pikepdf.open(BytesIO(till_pdf(papperet))) as pdf:
        for sida in pdf.pages:
            for i in pikepdf.parse_content_stream(sida):
                if str(i.operator) == "Tm":
                    assert 70 <= float(i.operands[4]) <= 525
                    assert 36 <= float(i.operands[5]) <= 805


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="poppler finns inte")
def test_poppler_läser_strukturen(tmp_path: Path) -> None:
    fil = tmp_path / "papper.pdf"
    fil.write_bytes(till_pdf(demodokument()))
    ut = subprocess.run(
        ["pdfinfo", "-struct-text", fil], capture_output=True, encoding="utf-8", errors="replace", check=True
    )
    assert '"Protokoll för socialnämnden"' in ut.stdout
    assert "H2 (block)" in ut.stdout
    assert not ut.stderr.strip()


@pytest.mark.skipif(shutil.which("verapdf") is None, reason="verapdf finns inte")
@pytest.mark.parametrize("profil", ["ua1", "2a"])
def test_verapdf_godkänner(profil: str, tmp_path: Path) -> None:
    fil = tmp_path / "papper.pdf"
    fil.write_bytes(till_pdf(demodokument()))
    ut = subprocess.run(["verapdf", "-f", profil, "--format", "text", fil], capture_output=True, text=True, check=False)
    assert ut.stdout.startswith("PASS"), ut.stdout


def test_pikepdfs_egen_granskning_hittar_inget_pdfa_fel() -> None:
    """pikepdf[pdfa] knows 2b and no extension schemas; only those two remarks are passed over."""
    pdfa = pytest.importorskip("pikepdf.pdfa", exc_type=ImportError)
    with pikepdf.open(BytesIO(till_pdf(demodokument()))) as pdf:
        fynd = [f for f in pdfa.check(pdf, "2b").findings if f.kind == "violation"]
    assert [f for f in fynd if "6.6.2.3.1-1" not in f.rule and "6.6.4-3" not in f.rule] == []


def ställen(data: bytes, sida: int = 0) -> dict[str, tuple[float, float]]:
    """Where each word of a page stands (x, y)."""
    import pypdfium2

    text = pypdfium2.PdfDocument(data)[sida].get_textpage()
    ut: dict[str, tuple[float, float]] = {}
    for i in range(text.count_rects()):
        x0, y0, x1, y1 = text.get_rect(i)
        ut[text.get_text_bounded(x0, y0, x1, y1).strip()] = (x0, y1)
    return ut


@pytest.mark.parametrize("organ", ["Socialnämnden", "Bygg- och miljönämnden"])
def test_huvudets_rutor_står_på_en_rad_när_de_får_plats(organ: str) -> None:
    rutor = (Fältruta("Dokumenttyp", "Kallelse"), Fältruta("Beslutande organ", organ), Fältruta("Datum", "2026-11-17"))
    paper = papper(Stycke(runs("Text")), huvud=Sidhuvud(("Ekbro kommun",), fält=rutor, följande=rutor))
    plats = ställen(till_pdf(paper))
    rader = {round(plats[t][1]) for t in ("Kallelse", "2026-11-17")}
    assert max(rader) - min(rader) <= 2
    assert plats["Kallelse"][0] < plats["2026-11-17"][0]


def test_huvudets_rutor_får_två_rader_hellre_än_brutna_värden() -> None:
    rutor = tuple(
        Fältruta(t, v) for t, v in (("Typ", "Protokollsutdrag " * 3), ("Organ", "Nämnd " * 8), ("Datum", "i dag"))
    )
    paper = papper(Stycke(runs("Text")), huvud=Sidhuvud(("Ekbro kommun",), fält=rutor, följande=rutor))
    plats = ställen(till_pdf(paper))
    assert plats["Datum"][1] < plats["Typ"][1] - 15


def test_en_lång_epostadress_bryts_inte_i_vänsterspalten() -> None:
    adress = "karl-magnus.lindstromsson@ekbrokommun.se"
    huvud_ = Sidhuvud(
        ("Ekbro kommun",), vänster=(Fältruta("Vår handläggare", adress),), fält=(Fältruta("Datum", "2026-11-17"),)
    )
    assert adress in ställen(till_pdf(papper(Stycke(runs("Text")), huvud=huvud_)))


def test_en_rubrikrad_under_finstilt_text_har_luft_över_sig() -> None:
    plats = ställen(till_pdf(papper(Stycke(runs("Namnen är förslag."), Stil.NOT), Stycke(runs("Underskrifter")))))
    assert plats["Namnen är förslag."][1] - plats["Underskrifter"][1] > 18


def test_rollen_vid_en_underskrift_bryts_inte_mitt_i_ett_ord() -> None:
    roll = "Utdragsbestyrkande, datum och namn"
    for stil in STILAR.values():
        data = till_pdf(papper(Underskrifter((Underskrift(roll),))), stil)
        assert any(rad.startswith("Utdragsbestyrkande,") for rad in ställen(data)), stil.nyckel


def test_huvudets_rutor_har_luft_mellan_sig_när_det_finns_plats() -> None:
    rutor = (Fältruta("Typ", "Kallelse"), Fältruta("Organ", "Socialnämnden"), Fältruta("Datum", "2026-11-17"))
    plats = ställen(till_pdf(papper(Stycke(runs("Text")), huvud=Sidhuvud(("Ekbro",), fält=rutor))))
    assert plats["2026-11-17"][0] - plats["Socialnämnden"][0] > 84
