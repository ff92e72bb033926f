"""A paper in the kommun's own Word template."""

from __future__ import annotations

from datetime import date, time
from io import BytesIO
from pathlib import Path

import malldemo as m
import pytest
from docx import Document

from nämndapp.bas.fel import Importfel
from nämndapp.bas.papekande import Nivå
from nämndapp.bas.wordfalt import FÄLT, KALLELSE, MALLTYPER, PROTOKOLL, TJÄNSTESKRIVELSE, känn_fält
from nämndapp.models import Föredragningspunkt, Paragraf, Sammanträde
from nämndapp.models.sammantrade import Beslutspunkt
from nämndapp.reports import byggare, mall
from nämndapp.reports import dokument as d
from nämndapp.reports.dokument import textflöde

PLATS = "<w:showingPlcHdr/>"


@pytest.mark.parametrize("typ", MALLTYPER)
def test_exempelmallen_har_allt_viktigt_och_blir_likadan_varje_gång(typ: str) -> None:
    exempel = mall.exempelmall(typ)
    assert exempel == mall.exempelmall(typ)
    assert mall.granska(exempel).påpekanden(typ) == []
    assert Document(BytesIO(exempel)).paragraphs


def test_allt_utom_fälten_är_kvar_byte_för_byte() -> None:
    exempel = mall.exempelmall(TJÄNSTESKRIVELSE)
    före, efter = m.delar(exempel), m.delar(m.fyllt(märke=None))
    ändrade = {namn for namn in före if före[namn] != efter[namn]}
    assert set(efter) == set(före)
    assert ändrade == {"word/document.xml", "word/header1.xml", "word/footer1.xml", "word/numbering.xml"}


def test_samma_papper_ger_samma_fil() -> None:
    assert m.fyllt() == m.fyllt()


def test_alla_ord_i_pappret_står_i_mallen() -> None:
    dokument, _ = m.papper()
    dok = Document(BytesIO(m.fyllt(märke=None)))
    allt = m.text(dok.element.body) + m.text(dok.sections[0].header._element) + m.text(dok.sections[0].footer._element)
    etiketter = {ruta.etikett for ruta in (*dokument.huvud.fält, *dokument.fot.första)}  # those are the template's own
    texter = [t.replace("\u00a0", " ") for t in textflöde(dokument) if t not in etiketter]
    assert [t for t in texter if any(ord_ not in allt for ord_ in t.split())] == []


def test_fält_i_sidhuvudet_fylls_också() -> None:
    egen = m.egen_mall(
        m.sdt("rubrik", m.p("Rubrik")), huvud="<w:p>" + m.sdt("dnr", "<w:r><w:t>nr</w:t></w:r>") + "</w:p>"
    )
    dok = Document(BytesIO(m.fyllt(mallen=egen)))
    assert m.text(dok.sections[0].header._element) == "SN 2026/37"


def test_titeln_gäller_när_taggen_är_tom_eller_ett_tal() -> None:
    egen = m.egen_mall(m.sdt("", m.p("x"), titel="Rubrik") + m.sdt("-198273", m.p("y"), titel="Förslag till beslut"))
    assert mall.granska(egen).fält == ("rubrik", "förslag_till_beslut")


def test_okänt_fält_lämnas_och_nämns_och_ett_som_saknas_blir_ett_tips() -> None:
    egen = m.egen_mall(m.sdt("rubrik", m.p("x")) + m.sdt("registraturkod", m.p("rör ej")))
    dokument, fält = m.papper()
    svar = mall.fyll(egen, dokument, TJÄNSTESKRIVELSE, fält=fält)
    texter = [p.text for p in svar.påpekanden]
    assert any("registraturkod" in t for t in texter)
    assert any("diarienummer" in t for t in texter)
    assert all(p.nivå is Nivå.TIPS for p in svar.påpekanden if p.kod != "MALL-sist")
    assert "rör ej" in m.text(m.kropp(svar.innehåll))


def test_en_lista_blir_stycken_i_fältets_eget_format() -> None:
    egen = m.egen_mall(m.sdt("rubrik", m.p("x")) + m.sdt("skickas_till", m.p("en per rad", "Quote")))
    stycken = list(m.kontroll(Document(BytesIO(m.fyllt(mallen=egen))), "skickas_till").iter(f"{m.W}p"))
    assert [m.text(p) for p in stycken] == ["Förvaltningen", "Revisorerna"]
    assert {p.find(f"{m.W}pPr/{m.W}pStyle").get(f"{m.W}val") for p in stycken} == {"Quote"}


def test_ett_fält_i_löpande_text_blir_stycken_när_det_är_ensamt_i_sitt_stycke() -> None:
    inre = m.sdt("skickas_till", "<w:r><w:t>x</w:t></w:r>", egna="<w:text/>")
    egen = m.egen_mall(m.sdt("rubrik", m.p("x")) + f"<w:p>{inre}</w:p><w:p><w:r><w:t>Till: </w:t></w:r>{inre}</w:p>")
    dok = Document(BytesIO(m.fyllt(mallen=egen)))
    assert len(list(m.kontroll(dok, "skickas_till").iter(f"{m.W}p"))) == 2
    i_text = m.kontroll(dok, "skickas_till", 1)
    assert list(i_text.iter(f"{m.W}p")) == [] and len(list(i_text.iter(f"{m.W}br"))) == 1


def test_en_tabell_får_mallens_tabellformat() -> None:
    exempel = (
        '<w:tbl><w:tblPr><w:tblStyle w:val="LightGrid"/></w:tblPr><w:tblGrid><w:gridCol w:w="1"/></w:tblGrid>'
        f"<w:tr><w:tc><w:tcPr/>{m.p('Nr', 'Caption')}</w:tc></w:tr>"
        f"<w:tr><w:tc><w:tcPr/>{m.p('1', 'Quote')}</w:tc></w:tr></w:tbl><w:p/>"
    )
    egen = m.egen_mall(m.sdt("rubrik", m.p("x")) + m.sdt("avsnitt", exempel))
    tabell = next(m.kontroll(Document(BytesIO(m.fyllt(mallen=egen))), "avsnitt").iter(f"{m.W}tbl"))
    assert tabell.find(f"{m.W}tblPr/{m.W}tblStyle").get(f"{m.W}val") == "LightGrid"
    rader = tabell.findall(f"{m.W}tr")
    assert [next(r.iter(f"{m.W}pStyle")).get(f"{m.W}val") for r in rader] == ["Caption", "Quote", "Quote"]
    assert rader[0].find(f"{m.W}trPr/{m.W}tblHeader") is not None


def test_rubriker_i_avsnitten_följer_mallens_exempel() -> None:
    egen = m.egen_mall(
        m.sdt("rubrik", m.p("x")) + m.sdt("avsnitt", m.p("Rubrik", "Heading4") + m.p("Text", "BodyText"))
    )
    stycken = list(m.kontroll(Document(BytesIO(m.fyllt(mallen=egen))), "avsnitt").iter(f"{m.W}p"))
    format_ = {m.text(p): p.find(f"{m.W}pPr/{m.W}pStyle") for p in stycken}
    assert format_["Ekonomi"].get(f"{m.W}val") == "Heading4"
    assert format_["Facket har inget att invända."].get(f"{m.W}val") == "BodyText"


def test_det_som_inte_har_någon_plats_står_sist_och_sägs() -> None:
    egen = m.egen_mall(m.sdt("rubrik", m.p("x")) + m.p("Slut på mallen"))
    dokument, fält = m.papper()
    svar = mall.fyll(egen, dokument, TJÄNSTESKRIVELSE, fält=fält)
    allt = m.text(m.kropp(svar.innehåll))
    assert allt.index("Slut på mallen") < allt.index("godkänner öppettiderna") < allt.index("Facket har inget")
    assert "Bo Ek" in allt and "Revisorerna" in allt
    assert {p.nivå for p in svar.påpekanden if p.kod == "MALL-sist"} == {Nivå.VARNING}


def test_en_uppmaning_finns_kvar_att_skriva_i_men_inte_på_ett_färdigt_papper() -> None:
    tomt = m.HANDLING.__class__(1, "Rubrik", m.HANDLING.typ, skrivelse=m.SkrivelseUppgifter())
    att_skriva, färdigt = m.fyllt(tomt), m.fyllt(tomt, märke=None)
    assert "Skriv en kort sammanfattning" in m.text(m.kropp(att_skriva))
    rest = m.text(m.kropp(färdigt))
    assert "Skriv" not in rest and "Klicka" not in rest
    assert "Sammanfattning" not in rest  # the heading goes with the section


def test_bindningar_och_tillfälliga_fält_hindrar_inte_texten_att_stå_kvar() -> None:
    egna = '<w:temporary/><w:dataBinding w:xpath="/a" w:storeItemID="{1}"/>'
    fylld = Document(BytesIO(m.fyllt(mallen=m.egen_mall(m.sdt("rubrik", m.p("x"), egna=egna + PLATS)))))
    kvar = {barn.tag.removeprefix(m.W) for barn in m.kontroll(fylld, "rubrik").find(f"{m.W}sdtPr")}
    assert kvar == {"tag"}


def test_ett_fält_runt_en_tabellcell_behåller_cellen() -> None:
    cell = m.sdt("dnr", f'<w:tc><w:tcPr><w:tcW w:w="500" w:type="dxa"/></w:tcPr>{m.p("nr")}</w:tc>')
    tabell = f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:tcPr/>{m.p('Dnr')}</w:tc>{cell}</w:tr></w:tbl>" + m.sdt(
        "rubrik", m.p("x")
    )
    dok = Document(BytesIO(m.fyllt(mallen=m.egen_mall(tabell))))
    cellen = m.kontroll(dok, "dnr").find(f"{m.W}sdtContent/{m.W}tc")
    assert m.text(cellen) == "SN 2026/37"
    assert cellen.find(f"{m.W}tcPr/{m.W}tcW").get(f"{m.W}w") == "500"


def test_ett_fält_i_en_textruta_fylls_i_båda_formerna() -> None:
    ruta = f"<w:txbxContent>{m.sdt('dnr', m.p('nr'))}</w:txbxContent>"
    xml = (
        f"<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{ruta}</wps:txbx></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict>{ruta}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    egen = m.egen_mall(xml + m.sdt("rubrik", m.p("x")) + m.sdt("sammanfattning", m.p("x")))
    fylld = m.fyllt(mallen=egen)
    assert m.text(m.kropp(fylld)).count("SN 2026/37") == 2
    assert m.läs(fylld).dokument.diarienummer is not None


def test_en_lista_utan_listformat_i_mallen_får_tecken_framför() -> None:
    egen = m.byt_del(
        m.egen_mall(m.sdt("rubrik", m.p("x")) + m.sdt("avsnitt", m.p("x"))),
        {"word/numbering.xml": lambda _: f"<w:numbering {m.NS}/>".encode()},
    )
    assert "1. ett" in m.text(m.kropp(m.fyllt(mallen=egen)))


def test_varje_numrerad_lista_börjar_om() -> None:
    avsnitt = (m.AvsnittUppgifter("A", "1. a\n2. b"), m.AvsnittUppgifter("B", "1. c\n2. d"))
    handling = m.HandlingUppgifter(1, "R", m.HANDLING.typ, skrivelse=m.SkrivelseUppgifter(avsnitt=avsnitt))
    nummer = [n.get(f"{m.W}val") for n in m.kropp(m.fyllt(handling)).iter(f"{m.W}numId")]
    assert len(set(nummer)) == 2 and nummer[0] == nummer[1] != nummer[2]


# --- kallelse and protokoll -----------------------------------------------------------------------------------------


def _möte() -> Sammanträde:
    möte = Sammanträde(nämnd_id=1, datum=date(2026, 3, 10), starttid=time(13, 30), plats="Lilla salen",
                       ordförande="Maj Ekdahl", sekreterare="Lovisa Qvist",
                       förslag_justerare="Vera Lindqvist")  # fmt: skip
    möte.nämnd = m.nämnd()
    möte.nämnd.uppdrag = []
    möte.grupper = []
    möte.punkter = [
        Föredragningspunkt(
            id=1, sammanträde_id=1, rubrik="Öppettider på Eklunden", diarienummer="SN 2026/37", ordning=0
        ),
        Föredragningspunkt(id=2, sammanträde_id=1, rubrik="Meddelanden", ordning=1),
    ]  # fmt: skip
    paragraf = Paragraf(sammanträde_id=1, rubrik="Öppettider på Eklunden", ordning=0, preliminärt=12)
    paragraf.beslutspunkter = [Beslutspunkt(paragraf_id=1, text="Nämnden godkänner tiderna.", ordning=0)]
    paragraf.avsnitt = []
    möte.paragrafer = [paragraf]
    return möte


def test_kallelsen_får_sin_föredragningslista_som_tabell() -> None:
    dokument = byggare.kallelse(_möte())
    svar = mall.fyll(mall.exempelmall(KALLELSE), dokument, KALLELSE, fält={"nämnd": "Socialnämnden"})
    dok = Document(BytesIO(svar.innehåll))
    lista = m.kontroll(dok, "föredragningslista")
    assert [m.text(c) for c in next(lista.iter(f"{m.W}tbl")).iter(f"{m.W}tc")] == [
        "Nr", "Ärende", "Diarienummer", "1", "Öppettider på Eklunden", "SN 2026/37", "2", "Meddelanden", "",
    ]  # fmt: skip
    allt = m.text(dok.element.body)
    for ord_ in ("Lilla salen", "kl. 13.30", "Vera Lindqvist", "Maj Ekdahl", "Kallelse till socialnämnden"):
        assert ord_ in allt


def test_protokollet_får_paragraferna_och_märks_som_utkast() -> None:
    svar = mall.fyll(mall.exempelmall(PROTOKOLL), byggare.protokoll(_möte()), PROTOKOLL)
    dok = Document(BytesIO(svar.innehåll))
    paragrafer = m.text(m.kontroll(dok, "paragrafer"))
    assert "§ 12 Öppettider på Eklunden" in paragrafer and "Nämnden godkänner tiderna." in paragrafer
    assert "UTKAST" in m.text(m.kontroll(dok, "märkning"))


def test_utkastmärket_syns_även_i_en_mall_utan_plats_för_det() -> None:
    egen = m.egen_mall(m.sdt("rubrik", m.p("x")) + m.sdt("paragrafer", m.p("x")))
    svar = mall.fyll(egen, byggare.protokoll(_möte()), PROTOKOLL)
    assert m.text(m.kropp(svar.innehåll)).startswith("UTKAST")


def test_kolumner_är_aldrig_smalare_än_sin_rubriks_längsta_ord() -> None:
    tabell = d.Tabell(
        (d.Kolumn(d.runs("Nr"), 0.1), d.Kolumn(d.runs("Ärende"), 9), d.Kolumn(d.runs("Diarienummer"), 0.2)),
        (d.Rad((d.Cell(d.runs("1")), d.Cell(d.runs("x")), d.Cell(d.runs("SN 1")))),),
    )
    dokument = d.Dokument("T", (d.Rubrik(1, d.runs("T")), tabell), d.Sidhuvud(()))
    xml = m.kropp(mall.fyll(mall.exempelmall(KALLELSE), dokument, KALLELSE).innehåll)
    bredder = [
        int(g.get(f"{m.W}w")) for g in next(m.kontroll(_som_dok(xml), "föredragningslista").iter(f"{m.W}tblGrid"))
    ]
    assert bredder[2] > 1900 and sum(bredder) == pytest.approx(9000, abs=3)


def _som_dok(kropp: object) -> object:
    class Element:
        body = kropp

    class Dok:
        element = Element

    return Dok


# --- bad files ------------------------------------------------------------------------------------------------------


def _zip_utan_dokument() -> bytes:
    return m.byt_del(mall.exempelmall(KALLELSE), {}).replace(b"word/document.xml", b"word/dokument.xml")


@pytest.mark.parametrize(
    ("fil", "ord_"),
    [
        (b"inte en zip", "inget Word-dokument"),
        (b"\xd0\xcf\x11\xe0" + b"0" * 600, "lösenord"),
        (b"PK\x03\x04" + b"\x00" * 40, "inget Word-dokument"),
        (_zip_utan_dokument(), "inget Word-dokument"),
        (m.byt_del(mall.exempelmall(KALLELSE), {"word/document.xml": lambda x: x[:500]}), "skadad"),
        (m.byt_del(mall.exempelmall(KALLELSE), {"word/document.xml": lambda _: b"<a/>"}), "inget Word-dokument"),
        (m.byt_del(mall.exempelmall(KALLELSE), {"[Content_Types].xml": lambda x: x.replace(
            b"wordprocessingml.document.main", b"ms-word.document.macroEnabled.main")}), "makron"),
    ],
    ids=["text", "gammal", "stympad", "utan dokument", "trasig xml", "annan xml", "makron"],
)  # fmt: skip
def test_det_som_inte_kan_vara_en_mall_avvisas_med_besked(fil: bytes, ord_: str) -> None:
    with pytest.raises(Importfel, match=ord_) as fel:
        mall.granska(fil, "mall.docx")
    assert fel.value.åtgärd


def test_en_word_mallfil_blir_ett_vanligt_dokument() -> None:
    som_mall = m.byt_del(
        mall.exempelmall(TJÄNSTESKRIVELSE),
        {"[Content_Types].xml": lambda x: x.replace(b"document.main+xml", b"template.main+xml")},
    )
    assert b"template.main+xml" not in m.delar(m.fyllt(mallen=som_mall))["[Content_Types].xml"]


def test_namnen_på_fälten_är_entydiga_och_förlåtande() -> None:
    assert len({f.namn for f in FÄLT}) == len(FÄLT)
    for skrivet in ("Förslag till beslut", "forslag_till_beslut", "FÖRSLAG-TILL-BESLUT:", "fo\u0308rslag till beslut"):
        fält = känn_fält(skrivet)
        assert fält is not None and fält.namn == "förslag_till_beslut"
    assert känn_fält("något annat") is None


def test_handboken_nämner_varje_fält(rot: Path) -> None:
    text = (rot / "docs" / "handbok" / "wordmallar.md").read_text("utf-8")
    assert [f.namn for f in FÄLT if f"`{f.namn}`" not in text] == []
