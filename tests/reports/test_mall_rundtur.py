"""Out to Word, written in there, and back: the same fields, whatever Word does to the file on the way."""

from __future__ import annotations

import dataclasses
from typing import Any

import malldemo as m
import pytest
from docx.oxml.parser import parse_xml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nämndapp.bas.forslag import Dokumentförslag, Dokumenttyp
from nämndapp.bas.wordfalt import KALLELSE, Pappersmärke
from nämndapp.importers import innehallskontroller
from nämndapp.importers.wordmarke import läs_märke
from nämndapp.reports import mall
from nämndapp.services import importbygge
from nämndapp.services.skrivelseuppgifter import AvsnittUppgifter, HandlingUppgifter, SatsUppgifter, SkrivelseUppgifter

TOM = HandlingUppgifter(1, "Öppettider på Eklunden", Dokumenttyp.TJÄNSTESKRIVELSE, diarienummer="SN 2026/37",
                        skrivelse=SkrivelseUppgifter(adressater=("Socialnämnden",)))  # fmt: skip


def _tillbaka(innehåll: bytes) -> HandlingUppgifter:
    return importbygge.handling(m.läs(innehåll).dokument, 1, frozenset({"SN"}), ())


def _avsnitt(dok: Dokumentförslag) -> dict[str, str]:
    return {a.rubrik: a.text for a in dok.avsnitt}


def test_allt_som_fylls_i_kommer_tillbaka() -> None:
    åter = _tillbaka(m.fyllt())
    assert (åter.rubrik, åter.datum, åter.diarienummer) == (
        m.HANDLING.rubrik,
        m.HANDLING.datum,
        m.HANDLING.diarienummer,
    )
    assert åter.skrivelse is not None
    väntat = dataclasses.replace(m.SKRIVELSE, övriga_fält=åter.skrivelse.övriga_fält)
    assert åter.skrivelse == väntat


def test_ett_eget_papper_är_säkert_och_bär_sitt_märke() -> None:
    dok = m.läs(m.fyllt()).dokument
    assert (dok.konfidens, dok.märke, dok.hör_till) == (1.0, m.MÄRKE, "SN 2026/37")
    assert m.läs(m.fyllt(märke=None)).dokument.konfidens == 0.99


def test_varje_uppgift_har_en_rad_i_källan() -> None:
    fylld = m.läs(m.fyllt())
    dok = fylld.dokument
    for f in (dok.rubrik, dok.diarienummer, *dok.förslag, *dok.skickas_till):
        assert f is not None and f.rad is not None
        assert fylld.rader[f.rad - 1].split("\n")[0] in str(f.värde)


def test_ett_orört_papper_har_bara_det_som_fylldes_i() -> None:
    dok = m.läs(m.fyllt(TOM)).dokument
    assert (dok.förslag, dok.avsnitt, dok.beslutsunderlag, dok.undertecknare, dok.skickas_till) == ([], [], [], [], [])
    assert dok.rubrik is not None and dok.rubrik.värde == "Öppettider på Eklunden"


def test_det_som_skrivs_i_fälten_läses() -> None:
    def skriv(dok: Any) -> None:
        m.skriv_i(m.kontroll(dok, "förslag_till_beslut"), "Nämnden öppnar Eklunden.", "Nämnden anställer en värd.")
        m.skriv_i(m.kontroll(dok, "sammanfattning"), "Eklunden har varit stängt.")
        m.skriv_i(m.kontroll(dok, "avsnittstext", 1), "Det kostar 3 000 kr.")
        m.skriv_i(m.kontroll(dok, "undertecknare"), "Bo Ek (S), ordförande", "Åsa Lindqvist", "Enhetschef")

    dok = m.läs(m.i_word(m.fyllt(TOM), skriv)).dokument
    assert [f.värde for f in dok.förslag] == ["Nämnden öppnar Eklunden.", "Nämnden anställer en värd."]
    assert _avsnitt(dok) == {"Sammanfattning": "Eklunden har varit stängt.", "Ekonomi": "Det kostar 3 000 kr."}
    assert [(u.namn, u.titel, u.parti) for u in dok.undertecknare] == [
        ("Bo Ek", "ordförande", "S"), ("Åsa Lindqvist", "Enhetschef", None),
    ]  # fmt: skip


def test_fria_rubriker_mellan_fälten_blir_egna_avsnitt() -> None:
    def skriv(dok: Any) -> None:
        m.skriv_i(m.kontroll(dok, "sammanfattning"), "Kort.")
        plats = m.kontroll(dok, "sammanfattning")
        for element in reversed(
            [m.stycke("Trygghet på natten", "Heading2"), m.stycke("Det är mörkt."), m.stycke("Lampor behövs."),
             m.stycke("Barnets bästa", "Heading2"), m.stycke("Barnen har tillfrågats.")]
        ):  # fmt: skip
            plats.addnext(element)

    dok = m.läs(m.i_word(m.fyllt(TOM), skriv)).dokument
    assert _avsnitt(dok) == {
        "Sammanfattning": "Kort.",
        "Trygghet på natten": "Det är mörkt.\n\nLampor behövs.",
        "Barnets bästa": "Barnen har tillfrågats.",
    }


def test_rubriker_inne_i_ett_fält_delar_det() -> None:
    def skriv(dok: Any) -> None:
        plats = m.kontroll(dok, "sammanfattning")
        m.skriv_i(plats, "Kort.")
        for element in (m.stycke("Ekonomi", "Heading2"), m.stycke("Dyrt."), m.stycke("Hyror", "Heading3"),
                        m.stycke("Högst.")):  # fmt: skip
            plats.find(f"{m.W}sdtContent").append(element)

    assert _avsnitt(m.läs(m.i_word(m.fyllt(TOM), skriv)).dokument) == {
        "Sammanfattning": "Kort.", "Ekonomi": "Dyrt.\n\n**Hyror**\n\nHögst.",
    }  # fmt: skip


def test_text_under_ett_fält_hör_till_det() -> None:
    def skriv(dok: Any) -> None:
        m.skriv_i(m.kontroll(dok, "skickas_till"), "Förvaltningen")
        m.kontroll(dok, "skickas_till").addnext(m.stycke("Revisorerna"))

    assert [f.värde for f in m.läs(m.i_word(m.fyllt(TOM), skriv)).dokument.skickas_till] == [
        "Förvaltningen", "Revisorerna",
    ]  # fmt: skip


def test_ett_fett_stycke_är_rubrik_i_en_mall_utan_rubrikformat() -> None:
    fet = "<w:r><w:rPr><w:b/></w:rPr><w:t>Trygghet</w:t></w:r>"
    egen = m.egen_mall(
        m.sdt("rubrik", m.p("T")) + m.sdt("sammanfattning", m.p("Kort.")) + f"<w:p>{fet}</w:p>" + m.p("Mörkt ute.")
    )
    assert _avsnitt(m.läs(egen).dokument) == {"Sammanfattning": "Kort.", "Trygghet": "Mörkt ute."}


def test_okänd_text_efter_underskriften_tappas_inte_bort_tyst() -> None:
    def skriv(dok: Any) -> None:
        m.skriv_i(m.kontroll(dok, "undertecknare"), "Bo Ek, chef")
        m.kontroll(dok, "undertecknare").addnext(m.stycke("Obs! Bilagan kommer i morgon."))

    assert [o.text for o in m.läs(m.i_word(m.fyllt(TOM), skriv)).ej_tolkat] == ["Obs! Bilagan kommer i morgon."]


# --- what Word does -------------------------------------------------------------------------------------------------


def _rå(*runs: str) -> Any:
    return parse_xml(f"<w:p {m.NS}>{''.join(runs)}</w:p>")


def _i_sammanfattning(element: Any) -> Dokumentförslag:
    def skriv(dok: Any) -> None:
        plats = m.kontroll(dok, "sammanfattning")
        m.skriv_i(plats)
        plats.find(f"{m.W}sdtContent").append(element)

    return m.läs(m.i_word(m.fyllt(TOM), skriv)).dokument


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        (("<w:r><w:t>Öppet</w:t></w:r>", '<w:proofErr w:type="spellStart"/>', "<w:r><w:t>tider</w:t></w:r>",
          '<w:proofErr w:type="spellEnd"/>', '<w:r><w:t xml:space="preserve"> gäller.</w:t></w:r>'),
         "Öppettider gäller."),
        (('<w:smartTag w:uri="x" w:element="y"><w:r><w:t>Ekbro</w:t></w:r></w:smartTag>',
          '<w:r><w:t xml:space="preserve"> växer.</w:t></w:r>'), "Ekbro växer."),
        (('<w:ins w:id="1" w:author="a"><w:r><w:t>Nytt.</w:t></w:r></w:ins>',
          '<w:del w:id="2" w:author="a"><w:r><w:delText>Gammalt.</w:delText></w:r></w:del>'), "Nytt."),
        (("<w:r><w:t>Rad ett</w:t><w:br/><w:t>rad två</w:t></w:r>",), "Rad ett\nrad två"),
        (('<w:r><w:lastRenderedPageBreak/><w:t>Sidan</w:t><w:br w:type="page"/></w:r>',), "Sidan"),
        (('<w:bookmarkStart w:id="1" w:name="_GoBack"/>', "<w:r><w:t>Sist.</w:t></w:r>", '<w:bookmarkEnd w:id="1"/>'),
         "Sist."),
        (("<w:r><w:t>a</w:t><w:softHyphen/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t></w:r>",), "ab-c"),
        ((m.sdt("annat", "<w:r><w:t>Inuti</w:t></w:r>"),
          '<w:r><w:t xml:space="preserve"> utanför.</w:t></w:r>'), "Inuti utanför."),
        (('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "<w:r><w:instrText>DATE</w:instrText></w:r>",
          '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', "<w:r><w:t>i dag</w:t></w:r>",
          '<w:r><w:fldChar w:fldCharType="end"/></w:r>'), "i dag"),
        (("<w:r><w:rPr><w:b/></w:rPr><w:t>Fe</w:t></w:r>", "<w:r><w:rPr><w:b/></w:rPr><w:t>tt</w:t></w:r>",
          '<w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t xml:space="preserve"> och inte</w:t></w:r>'), "**Fett** och inte"),
    ],
    ids=["delade ord", "smarta taggar", "ändringsmarkering", "radbrytning", "sidbrytning", "bokmärken", "bindestreck",
         "fält i fält", "fältkod", "fetstil i bitar"],
)  # fmt: skip
def test_words_egenheter_ändrar_inte_texten(runs: tuple[str, ...], text: str) -> None:
    assert _avsnitt(_i_sammanfattning(_rå(*runs))) == {"Sammanfattning": text}


def test_en_uppmaning_räknas_som_tom_även_utan_words_flagga() -> None:
    def skriv(dok: Any) -> None:
        m.skriv_i(m.kontroll(dok, "sammanfattning"), "Klicka eller tryck här för att ange text.")

    assert m.läs(m.i_word(m.fyllt(TOM), skriv)).dokument.avsnitt == []


def test_ett_borttaget_fält_hindrar_inte_de_andra() -> None:
    def skriv(dok: Any) -> None:
        bort = m.kontroll(dok, "förslag_till_beslut")
        bort.getparent().remove(bort)
        m.skriv_i(m.kontroll(dok, "sammanfattning"), "Kort.")

    dok = m.läs(m.i_word(m.fyllt(TOM), skriv)).dokument
    assert dok.förslag == [] and _avsnitt(dok)["Sammanfattning"] == "Kort."


def test_text_där_fältet_togs_bort_känns_igen_på_rubriken() -> None:
    def skriv(dok: Any) -> None:
        bort = m.kontroll(dok, "förslag_till_beslut")
        bort.addnext(m.stycke("Nämnden avslår begäran."))
        bort.getparent().remove(bort)

    assert [f.värde for f in m.läs(m.i_word(m.fyllt(TOM), skriv)).dokument.förslag] == ["Nämnden avslår begäran."]


def test_ett_avsnitt_som_word_har_upprepat_läses_som_de_andra() -> None:
    def skriv(dok: Any) -> None:
        from copy import deepcopy

        post = m.kontroll(dok, "avsnittsrubrik", 2).getparent().getparent().getparent()
        kopia = deepcopy(post)
        post.addnext(kopia)
        m.skriv_i(m.kontroll(dok, "avsnittsrubrik", 3), "Miljö")
        m.skriv_i(m.kontroll(dok, "avsnittstext", 3), "Ingen påverkan.")

    assert _avsnitt(m.läs(m.i_word(m.fyllt(TOM), skriv)).dokument) == {"Miljö": "Ingen påverkan."}


def test_listor_och_tabeller_behåller_sin_form() -> None:
    def skriv(dok: Any) -> None:
        plats = m.kontroll(dok, "sammanfattning").find(f"{m.W}sdtContent")
        m.skriv_i(plats.getparent(), "Vi föreslår:")
        for text in ("ett", "två"):
            plats.append(m.stycke(text, "ListBullet"))
        tabell = dok.add_table(rows=2, cols=2)
        for cell, text in zip((c for r in tabell.rows for c in r.cells), ("År", "Kr", "2026", "5"), strict=True):
            cell.text = text
        plats.append(tabell._tbl)

    assert _avsnitt(m.läs(m.i_word(m.fyllt(TOM), skriv)).dokument) == {
        "Sammanfattning": "Vi föreslår:\n\n- ett\n- två\n\nÅr\tKr\n2026\t5",
    }  # fmt: skip


def test_märket_överlever_att_filen_sparas_om() -> None:
    assert läs_märke(m.i_word(m.fyllt(), lambda dok: dok.add_paragraph("x"))) == m.MÄRKE


def test_andra_filer_läses_som_vanligt() -> None:
    assert innehallskontroller.läs(m.egen_mall(m.p("Tjänsteskrivelse"))) is None
    assert innehallskontroller.läs(m.egen_mall(m.sdt("datum", m.p("2026-01-01")))) is None
    assert innehallskontroller.läs(mall.exempelmall(KALLELSE)) is None
    assert läs_märke(b"ingen zip") is None
    for skräp in ("", "[]", "{", '{"id": 3}', '{"id": ""}'):
        assert Pappersmärke.ur_text(skräp) is None


# --- any text -------------------------------------------------------------------------------------------------------

_ORD = st.text("abcdefghijklmnopqrstuvwxyzåäöéü0123456789§%”–&<>'\"", min_size=1, max_size=12)
MENING = st.lists(_ORD, min_size=3, max_size=14).map(lambda ord_: "Nu " + " ".join(ord_) + ".")
TEXT = st.lists(MENING, min_size=1, max_size=3).map("\n\n".join)
RUBRIK = st.sampled_from(["Ekonomi", "Barnets bästa", "Samverkan", "Trygghet på natten", "3 § och annat", "Å"])


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    satser=st.lists(MENING, max_size=3),
    avsnitt=st.lists(st.tuples(RUBRIK, TEXT), max_size=4, unique_by=lambda a: a[0]),
    sammanfattning=TEXT,
)
def test_vilken_text_som_helst_kommer_tillbaka_som_den_var(
    satser: list[str], avsnitt: list[tuple[str, str]], sammanfattning: str
) -> None:
    skrivelse = SkrivelseUppgifter(
        satser=tuple(SatsUppgifter(s) for s in satser),
        avsnitt=(AvsnittUppgifter("Sammanfattning", sammanfattning), *(AvsnittUppgifter(r, t) for r, t in avsnitt)),
    )
    handling = HandlingUppgifter(1, "Rubriken", Dokumenttyp.TJÄNSTESKRIVELSE, skrivelse=skrivelse)
    åter = _tillbaka(m.fyllt(handling)).skrivelse
    assert åter is not None
    assert (åter.satser, åter.avsnitt) == (skrivelse.satser, skrivelse.avsnitt)


# --- what LibreOffice does ------------------------------------------------------------------------------------------


def _som_libreoffice(dok: Any) -> None:
    """Tags, prompts' flags and all but the first paragraph of a control's content are gone from it (7.4)."""
    for sdt in list(dok.element.body.iter(f"{m.W}sdt")):
        egna, innehåll = sdt.find(f"{m.W}sdtPr"), sdt.find(f"{m.W}sdtContent")
        alias = egna.find(f"{m.W}alias")
        for barn in list(egna):
            if barn is not alias:
                egna.remove(barn)
        if sdt.getparent().tag == f"{m.W}p":
            continue
        block = list(innehåll)
        for barn in reversed(block):
            sdt.addnext(barn)
        sdt.getparent().remove(sdt)
        if alias is not None and block and block[0].tag == f"{m.W}p":
            hållare = parse_xml(f'<w:sdt {m.NS}><w:sdtPr><w:alias w:val="{alias.get(f"{m.W}val")}"/></w:sdtPr>'
                                "<w:sdtContent/></w:sdt>")  # fmt: skip
            for run in [r for r in block[0] if r.tag == f"{m.W}r"]:
                hållare.find(f"{m.W}sdtContent").append(run)
            block[0].append(hållare)


def test_en_fil_som_sparats_i_libreoffice_läses_lika() -> None:
    från_word, från_lo = (m.läs(f).dokument for f in (m.fyllt(), m.i_word(m.fyllt(), _som_libreoffice)))
    for fält in ("märke", "förslag", "avsnitt", "beslutsunderlag", "undertecknare", "skickas_till", "fält"):
        a, b = getattr(från_word, fält), getattr(från_lo, fält)
        assert [_utan_rad(x) for x in _lista(a)] == [_utan_rad(x) for x in _lista(b)], fält


def _lista(värde: Any) -> list[Any]:
    return list(värde.items()) if isinstance(värde, dict) else list(värde) if isinstance(värde, list) else [värde]


def _utan_rad(värde: Any) -> Any:
    if isinstance(värde, list | tuple):
        return [_utan_rad(v) for v in värde]
    return dataclasses.replace(värde, rad=0) if hasattr(värde, "rad") else värde


def test_en_lista_som_börjar_på_fem_gör_det_i_word_också() -> None:
    avsnitt = (AvsnittUppgifter("Ekonomi", "1. ett\n2. två"), AvsnittUppgifter("Samverkan", "5. fem\n6. sex"))
    handling = dataclasses.replace(TOM, skrivelse=SkrivelseUppgifter(avsnitt=avsnitt))
    åter = _tillbaka(m.fyllt(handling)).skrivelse
    assert åter is not None and åter.avsnitt == avsnitt
