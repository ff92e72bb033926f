"""A nämnd's Word templates, and skrivelser that go out to Word and come back."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document
from docx.oxml.parser import parse_xml

from nämndapp import cli
from nämndapp.bas.fel import Importfel, Inmatningsfel, Versionskonflikt
from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.bas.wordfalt import MALLTYPER, TJÄNSTESKRIVELSE
from nämndapp.services import (
    arenden,
    dokument,
    handlingar,
    importera,
    importkorning,
    register,
    wordmallar,
    wordretur,
)
from nämndapp.services.andring import ångra
from nämndapp.services.skrivelseuppgifter import AvsnittUppgifter, HandlingUppgifter, SatsUppgifter, SkrivelseUppgifter
from nämndapp.services.uppgifter import KommunUppgifter, NämndUppgifter, ÄrendeUppgifter
from nämndapp.storage import Databas, filer, öppna

if TYPE_CHECKING:
    from namndprov import Nämnder

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _ärende(db: Databas, nämnd_id: int, dnr: str | None = "SN 2026/37", rubrik: str = "Öppettider på Eklunden") -> int:
    uppgifter = ÄrendeUppgifter(nämnd_id, rubrik, date(2026, 2, 1), dnr, handläggare="Åsa Lindqvist")
    return arenden.spara_ärende(db, None, uppgifter, None).objekt_id


def _skriv(innehåll: bytes, **fält: str) -> bytes:
    """Types in controls as Word does; ``avsnitt_Ekonomi`` adds a free section above Beslutsunderlag."""
    dok = Document(BytesIO(innehåll))
    for tagg, text in fält.items():
        if tagg.startswith("avsnitt_"):
            mål = next(p for p in dok.paragraphs if p.text == "Beslutsunderlag")
            mål.insert_paragraph_before(tagg.removeprefix("avsnitt_"), style="Heading 2")
            mål.insert_paragraph_before(text)
            continue
        sdt = next(s for s in dok.element.body.iter(f"{W}sdt")
                   if (t := s.find(f"{W}sdtPr/{W}tag")) is not None and t.get(f"{W}val") == tagg)  # fmt: skip
        if (visar := sdt.find(f"{W}sdtPr/{W}showingPlcHdr")) is not None:
            visar.getparent().remove(visar)
        hållare = sdt.find(f"{W}sdtContent")
        for barn in list(hållare):
            hållare.remove(barn)
        run = f"<w:r {NS}><w:t>{text}</w:t></w:r>"
        i_stycke = sdt.getparent().tag == f"{W}p"
        hållare.append(parse_xml(run if i_stycke else f"<w:p {NS}>{run}</w:p>"))
    ut = BytesIO()
    dok.save(ut)
    return ut.getvalue()


@pytest.fixture
def fil(tmp_path: Path) -> Callable[[bytes], Path]:
    def skriv(innehåll: bytes) -> Path:
        mål = tmp_path / "skrivelse.docx"
        mål.write_bytes(innehåll)
        return mål

    return skriv


def _importera(db: Databas, sökväg: Path) -> importkorning.Importresultat:
    return importera.spara_import(db, None, importera.läs_fil(sökväg))


def _enda(db: Databas, ärende_id: int) -> Any:
    rader = arenden.hämta_ärende(db, ärende_id).handlingar
    assert len(rader) == 1, rader
    return handlingar.hämta_handling(db, rader[0].id)


# --- templates ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("typ", MALLTYPER)
def test_en_mall_läggs_till_visas_tas_bort_och_ångras(
    typ: str, db: Databas, nämnder: Nämnder, fil: Callable[[bytes], Path]
) -> None:
    sökväg = fil(wordmallar.exempelmall(typ))
    tillägg = wordmallar.lägg_till_mall(db, nämnder.sn, typ, sökväg)
    rader = {r.typ: r for r in wordmallar.lista_mallar(db, nämnder.sn)}
    assert (rader[typ].filnamn, rader[typ].saknas) == ("skrivelse.docx", ())
    assert [r.filnamn for r in wordmallar.lista_mallar(db, nämnder.bmn)] == ["", "", ""]
    hämtad = wordmallar.hämta_mall(db, nämnder.sn, typ)
    assert hämtad is not None and hämtad.innehåll == sökväg.read_bytes()
    wordmallar.ta_bort_mall(db, nämnder.sn, typ)
    assert wordmallar.hämta_mall(db, nämnder.sn, typ) is None
    igen = wordmallar.lägg_till_mall(db, nämnder.sn, typ, sökväg)
    ångra(db, igen)
    assert [r.filnamn for r in wordmallar.lista_mallar(db, nämnder.sn)] == ["", "", ""]
    assert tillägg.beskrivning == "Lade till Word-mallen skrivelse.docx"


def test_mallen_rör_inte_nämndens_andra_inställningar(
    db: Databas, nämnder: Nämnder, fil: Callable[[bytes], Path]
) -> None:
    vy = register.hämta_nämnd(db, nämnder.sn)
    register.spara_nämnd(db, nämnder.sn, replace(vy.uppgifter, övrigt={"annat": 1}), vy.version)
    wordmallar.lägg_till_mall(db, nämnder.sn, TJÄNSTESKRIVELSE, fil(wordmallar.exempelmall(TJÄNSTESKRIVELSE)))
    assert register.hämta_nämnd(db, nämnder.sn).uppgifter.övrigt["annat"] == 1
    wordmallar.ta_bort_mall(db, nämnder.sn, TJÄNSTESKRIVELSE)
    assert register.hämta_nämnd(db, nämnder.sn).uppgifter.övrigt == {"annat": 1}


def test_mallens_fil_städas_inte_bort(db: Databas, nämnder: Nämnder, fil: Callable[[bytes], Path]) -> None:
    wordmallar.lägg_till_mall(db, nämnder.sn, TJÄNSTESKRIVELSE, fil(wordmallar.exempelmall(TJÄNSTESKRIVELSE)))
    with db.skrivning() as enhet:
        filer.spara(enhet.session, b"en annan fil")
        assert filer.ta_bort_föräldralösa(enhet.session) == 1
    assert wordmallar.hämta_mall(db, nämnder.sn, TJÄNSTESKRIVELSE) is not None


def test_en_mall_som_någon_annan_har_ändrat_ger_versionskonflikt(
    db: Databas, nämnder: Nämnder, fil: Callable[[bytes], Path]
) -> None:
    with pytest.raises(Versionskonflikt):
        wordmallar.lägg_till_mall(
            db, nämnder.sn, TJÄNSTESKRIVELSE, fil(wordmallar.exempelmall(TJÄNSTESKRIVELSE)), väntad_version=7
        )


@pytest.mark.parametrize(
    ("namn", "innehåll", "slag", "ord_"),
    [
        ("mall.docm", b"PK", Importfel, "makron"),
        ("mall.pdf", b"%PDF", Importfel, "inget Word-dokument"),
        ("mall.docx", b"", Importfel, "tom"),
        ("mall.docx", b"inget", Importfel, "inget Word-dokument"),
        ("mall.docx", None, Inmatningsfel, "ingen innehållskontroll"),
    ],
)
def test_fel_sorts_fil_avvisas(  # noqa: PLR0917 – a row of the table and three fixtures
    namn: str, innehåll: bytes | None, slag: type[Exception], ord_: str, db: Databas, nämnder: Nämnder, tmp_path: Path
) -> None:
    mål = tmp_path / namn
    if innehåll is None:
        Document().save(str(mål))
    else:
        mål.write_bytes(innehåll)
    with pytest.raises(slag, match=ord_):
        wordmallar.lägg_till_mall(db, nämnder.sn, TJÄNSTESKRIVELSE, mål)
    with pytest.raises(Inmatningsfel, match="finns inte"):
        wordmallar.exempelmall("attestlista")


def test_nämndens_mall_används_för_word_men_inte_för_pdf(
    db: Databas, nämnder: Nämnder, fil: Callable[[bytes], Path], tmp_path: Path
) -> None:
    ärende = _ärende(db, nämnder.sn)
    skrivelse = SkrivelseUppgifter(satser=(SatsUppgifter("Nämnden öppnar."),), handläggare="Åsa Lindqvist")
    handlingar.spara_handling(
        db, None,
        HandlingUppgifter(nämnder.sn, "Öppettider", Dokumenttyp.TJÄNSTESKRIVELSE, diarienummer="SN 2026/37",
                          skrivelse=skrivelse, ärenden=(ärende,)), None,
    )  # fmt: skip
    val = {"nämnd": "SN", "diarienummer": "SN 2026/37"}
    utan = dokument.innehåll(dokument.bygg(db, TJÄNSTESKRIVELSE, **val), "docx")
    wordmallar.lägg_till_mall(db, nämnder.sn, TJÄNSTESKRIVELSE, fil(wordmallar.exempelmall(TJÄNSTESKRIVELSE)))
    papper = dokument.bygg(db, TJÄNSTESKRIVELSE, **val)
    dokument.skriv(papper, "docx", tmp_path / "ut.docx")
    med = (tmp_path / "ut.docx").read_bytes()
    assert b"w:sdt" in zipfile.ZipFile(BytesIO(med)).read("word/document.xml")
    assert b"w:sdt>" not in zipfile.ZipFile(BytesIO(utan)).read("word/document.xml")
    assert wordmallar.fyll_mall(db, TJÄNSTESKRIVELSE, **val) == med
    assert dokument.innehåll(papper, "pdf").startswith(b"%PDF")


# --- out and back ---------------------------------------------------------------------------------------------------


def test_en_ny_skrivelse_har_nummer_rubrik_och_namn_och_kommer_tillbaka_utan_frågor(
    db: Databas, nämnder: Nämnder, fil: Callable[[bytes], Path]
) -> None:
    ärende = _ärende(db, nämnder.sn)
    papper = wordmallar.ny_tjänsteskrivelse(db, ärende)
    assert papper.filnamn == "SN 2026 37 Öppettider på Eklunden.docx"
    ifylld = _skriv(papper.innehåll, förslag_till_beslut="Nämnden öppnar Eklunden.", avsnitt_Trygghet="Det är mörkt.")
    förslag = importera.läs_fil(fil(ifylld))
    assert [d.konfidens for d in förslag.dokument] == [1.0]
    assert importera.föreslå_nämnd(db, förslag).id == nämnder.sn
    svar = importera.spara_import(db, None, förslag)
    assert svar.nya == {"handlingar": 1} and svar.ärenden == (ärende,)
    vy = _enda(db, ärende)
    assert (vy.uppgifter.rubrik, vy.uppgifter.diarienummer) == ("Öppettider på Eklunden", "SN 2026/37")
    assert vy.uppgifter.datum == date.today()
    assert vy.uppgifter.skrivelse.handläggare == "Åsa Lindqvist"
    assert [s.text for s in vy.uppgifter.skrivelse.satser] == ["Nämnden öppnar Eklunden."]
    assert [(a.rubrik, a.text) for a in vy.uppgifter.skrivelse.avsnitt] == [("Trygghet", "Det är mörkt.")]
    assert [f.filnamn for f in vy.filer] == ["skrivelse.docx"]


def test_ett_ärende_utan_nummer_hittas_ändå(db: Databas, nämnder: Nämnder, fil: Callable[[bytes], Path]) -> None:
    ärende = _ärende(db, nämnder.sn, None)
    _ärende(db, nämnder.bmn, None, "Ett annat")
    svar = _importera(db, fil(_skriv(wordmallar.ny_tjänsteskrivelse(db, ärende).innehåll, sammanfattning="Kort.")))
    assert svar.nämnd_id == nämnder.sn
    assert _enda(db, ärende).uppgifter.skrivelse.avsnitt[0].text == "Kort."


def test_samma_fil_igen_ändrar_ingenting(db: Databas, nämnder: Nämnder, fil: Callable[[bytes], Path]) -> None:
    ärende = _ärende(db, nämnder.sn)
    sökväg = fil(_skriv(wordmallar.ny_tjänsteskrivelse(db, ärende).innehåll, sammanfattning="Kort."))
    _importera(db, sökväg)
    version = _enda(db, ärende).version
    förslag = importera.läs_fil(sökväg)
    assert importera.redan_importerade(db, nämnder.sn, förslag) == {0}
    svar = importera.spara_import(db, None, förslag)
    assert (svar.nya, svar.fanns) == ({}, {"handlingar": 1})
    assert _enda(db, ärende).version == version


def test_en_ändrad_fil_uppdaterar_handlingen_och_går_att_ångra(
    db: Databas, nämnder: Nämnder, fil: Callable[[bytes], Path]
) -> None:
    ärende = _ärende(db, nämnder.sn)
    först = _skriv(wordmallar.ny_tjänsteskrivelse(db, ärende).innehåll, sammanfattning="Kort.")
    _importera(db, fil(först))
    före = _enda(db, ärende)
    svar = _importera(db, fil(_skriv(först, sammanfattning="Längre.", skickas_till="Revisorerna")))
    assert svar.nya == {"uppdaterade handlingar": 1} and svar.meddelanden == ()
    efter = _enda(db, ärende)
    assert efter.id == före.id and efter.version > före.version
    assert efter.uppgifter.skrivelse.avsnitt[0].text == "Längre."
    assert efter.uppgifter.skrivelse.skickas_till == ("Revisorerna",)
    assert len(efter.filer) == 1 and efter.filer[0].sha256 != före.filer[0].sha256
    ångra(db, svar.ändringar[0])
    assert _enda(db, ärende).uppgifter == före.uppgifter
    igen = _importera(db, fil(_skriv(först, sammanfattning="Längre.", skickas_till="Revisorerna")))
    assert igen.nya == {"uppdaterade handlingar": 1}  # what was undone can be taken in again


def test_det_som_ändrats_här_under_tiden_står_kvar(db: Databas, nämnder: Nämnder, fil: Callable[[bytes], Path]) -> None:
    ärende = _ärende(db, nämnder.sn)
    först = _skriv(wordmallar.ny_tjänsteskrivelse(db, ärende).innehåll, sammanfattning="Kort.", avsnitt_Ekonomi="Dyrt.")
    _importera(db, fil(först))
    vy = _enda(db, ärende)
    s = vy.uppgifter.skrivelse
    ändrad = replace(
        s, avsnitt=(s.avsnitt[0], replace(s.avsnitt[1], text="Billigt."), AvsnittUppgifter("Miljö", "Bra."))
    )
    handlingar.spara_handling(db, vy.id, replace(vy.uppgifter, rubrik="Ny rubrik", skrivelse=ändrad), vy.version)
    svar = _importera(db, fil(_skriv(först, sammanfattning="Längre.")))
    efter = _enda(db, ärende).uppgifter
    assert efter.rubrik == "Ny rubrik"
    assert [(a.rubrik, a.text) for a in efter.skrivelse.avsnitt] == [
        ("Sammanfattning", "Längre."), ("Ekonomi", "Billigt."), ("Miljö", "Bra."),
    ]  # fmt: skip
    assert svar.meddelanden == ()


def test_det_som_ändrats_på_båda_ställena_tas_från_word_och_sägs(
    db: Databas, nämnder: Nämnder, fil: Callable[[bytes], Path]
) -> None:
    ärende = _ärende(db, nämnder.sn)
    först = _skriv(wordmallar.ny_tjänsteskrivelse(db, ärende).innehåll, sammanfattning="Kort.")
    _importera(db, fil(först))
    vy = _enda(db, ärende)
    s = vy.uppgifter.skrivelse
    ändrad = replace(s, avsnitt=(replace(s.avsnitt[0], text="Ändrad här."),))
    handlingar.spara_handling(db, vy.id, replace(vy.uppgifter, skrivelse=ändrad), vy.version)
    svar = _importera(db, fil(_skriv(först, sammanfattning="Ändrad i Word.")))
    assert _enda(db, ärende).uppgifter.skrivelse.avsnitt[0].text == "Ändrad i Word."
    assert "Sammanfattning hade ändrats både här och i Word" in svar.meddelanden[0]
    ångra(db, svar.ändringar[0])
    assert _enda(db, ärende).uppgifter.skrivelse.avsnitt[0].text == "Ändrad här."


def test_en_lagrad_skrivelse_kan_skrivas_vidare_i_word(
    db: Databas, nämnder: Nämnder, fil: Callable[[bytes], Path]
) -> None:
    ärende = _ärende(db, nämnder.sn)
    skrivelse = SkrivelseUppgifter(
        satser=(SatsUppgifter("Nämnden öppnar.\n\nOch stänger klockan tio."),),
        avsnitt=(AvsnittUppgifter("Sammanfattning", "Kort."), AvsnittUppgifter("Ekonomi", "Dyrt.")),
        organ="KS",
    )
    handling = HandlingUppgifter(nämnder.sn, "Öppettider", Dokumenttyp.TJÄNSTESKRIVELSE, skrivelse=skrivelse,
                                 ärenden=(ärende,), sekretess_lagrum="OSL 26:1")  # fmt: skip
    id_ = handlingar.spara_handling(db, None, handling, None).objekt_id
    ut = wordmallar.redigera_i_word(db, id_).innehåll
    _importera(db, fil(_skriv(ut, sammanfattning="Ny text.")))
    efter = _enda(db, ärende).uppgifter
    assert (efter.sekretess_lagrum, efter.skrivelse.organ) == ("OSL 26:1", "KS")
    assert [a.text for a in efter.skrivelse.avsnitt] == ["Ny text.", "Dyrt."]
    assert [s.text for s in efter.skrivelse.satser] == ["Nämnden öppnar.\n\nOch stänger klockan tio."]  # not touched


def test_ett_fält_som_togs_bort_ur_mallen_tömmer_inte_det_som_finns(
    db: Databas, nämnder: Nämnder, fil: Callable[[bytes], Path]
) -> None:
    ärende = _ärende(db, nämnder.sn)
    handling = HandlingUppgifter(nämnder.sn, "Öppettider", Dokumenttyp.TJÄNSTESKRIVELSE, ärenden=(ärende,),
                                 skrivelse=SkrivelseUppgifter(er_beteckning="KS 1", telefon="0999-1"))  # fmt: skip
    id_ = handlingar.spara_handling(db, None, handling, None).objekt_id
    _importera(db, fil(_skriv(wordmallar.redigera_i_word(db, id_).innehåll, sammanfattning="Kort.")))
    assert _enda(db, ärende).uppgifter.skrivelse.telefon == "0999-1"  # the example has no field for it


def test_en_handling_som_togs_bort_kommer_tillbaka_i_sitt_ärende(
    db: Databas, nämnder: Nämnder, fil: Callable[[bytes], Path]
) -> None:
    ärende = _ärende(db, nämnder.sn, None)
    sökväg = fil(_skriv(wordmallar.ny_tjänsteskrivelse(db, ärende).innehåll, sammanfattning="Kort."))
    ångra(db, _importera(db, sökväg).ändringar[0])
    assert arenden.hämta_ärende(db, ärende).handlingar == ()
    assert _importera(db, sökväg).nya == {"handlingar": 1}
    assert _enda(db, ärende).uppgifter.ärenden == (ärende,)


def test_i_en_annan_databas_hittas_ärendet_på_numret_och_sedan_handlingen(
    db: Databas, nämnder: Nämnder, fil: Callable[[bytes], Path], tmp_path: Path
) -> None:
    papper = wordmallar.ny_tjänsteskrivelse(db, _ärende(db, nämnder.sn)).innehåll
    with öppna(tmp_path / "annan.namnd") as annan:
        register.spara_kommun(annan, None, KommunUppgifter("Ekbro kommun"), None)
        sn = register.spara_nämnd(annan, None, NämndUppgifter("Socialnämnden", "SN"), None).objekt_id
        _ärende(annan, sn, "SN 2026/1", "Ett annat")
        ärende = _ärende(annan, sn)
        först = _skriv(papper, sammanfattning="Kort.")
        assert _importera(annan, fil(först)).nya == {"handlingar": 1, "filer": 1}
        assert _importera(annan, fil(_skriv(först, sammanfattning="Längre."))).nya == {"uppdaterade handlingar": 1}
        assert _enda(annan, ärende).uppgifter.skrivelse.avsnitt[0].text == "Längre."


def test_det_ärende_som_valts_i_förhandsvisningen_gäller(
    db: Databas, nämnder: Nämnder, fil: Callable[[bytes], Path]
) -> None:
    eget = _ärende(db, nämnder.sn)
    annat = _ärende(db, nämnder.sn, "SN 2026/40", "Ett annat")
    förslag = importera.läs_fil(fil(wordmallar.ny_tjänsteskrivelse(db, eget).innehåll))
    förslag.dokument[0].hör_till, förslag.dokument[0].hör_till_grund = "SN 2026/40", importkorning.VALT_HÄR
    importera.spara_import(db, None, förslag)
    assert len(arenden.hämta_ärende(db, annat).handlingar) == 1
    assert arenden.hämta_ärende(db, eget).handlingar == ()


def test_en_fil_som_släpps_på_sitt_ärende_tas_emot_direkt(
    db: Databas, nämnder: Nämnder, fil: Callable[[bytes], Path]
) -> None:
    ärende, annat = _ärende(db, nämnder.sn), _ärende(db, nämnder.sn, "SN 2026/40", "Ett annat")
    sökväg = fil(_skriv(wordmallar.ny_tjänsteskrivelse(db, ärende).innehåll, sammanfattning="Kort."))
    assert wordretur.ta_emot_fil(db, annat, sökväg) is None
    svar = wordretur.ta_emot_fil(db, ärende, sökväg)
    assert svar is not None and svar.ny
    ny = wordretur.Ordfil("x.docx", "0" * 64, _skriv(sökväg.read_bytes(), sammanfattning="Ny."))
    with pytest.raises(Versionskonflikt):
        wordretur.ta_emot(db, importera.läs_fil(sökväg).dokument[0], ny, väntad_version=99)


def test_en_vanlig_handling_kan_inte_skrivas_i_word(db: Databas, nämnder: Nämnder) -> None:
    id_ = handlingar.spara_handling(db, None, HandlingUppgifter(nämnder.sn, "Karta"), None).objekt_id
    with pytest.raises(Inmatningsfel, match="Karta"):
        wordmallar.redigera_i_word(db, id_)


def test_kommandoraden_tar_emot_den_ifyllda_filen(
    db: Databas, nämnder: Nämnder, fil: Callable[[bytes], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    ärende = _ärende(db, nämnder.sn)
    sökväg = fil(_skriv(wordmallar.ny_tjänsteskrivelse(db, ärende).innehåll, sammanfattning="Kort."))
    databas = db.sökväg
    db.stäng()
    assert cli.main(["importera", str(sökväg), "--spara", "--databas", str(databas)]) == 0
    ut = capsys.readouterr().out
    assert "säkerhet 100" in ut and "Sparat i SN: 1 handling." in ut
    with öppna(databas) as igen:
        assert len(arenden.hämta_ärende(igen, ärende).handlingar) == 1


def test_en_gammal_fil_som_skrivits_om_för_ett_annat_ärende_blir_en_egen_handling(
    db: Databas, nämnder: Nämnder, fil: Callable[[bytes], Path]
) -> None:
    gammalt, nytt = _ärende(db, nämnder.sn), _ärende(db, nämnder.sn, "SN 2026/40", "Taxor")
    först = _skriv(wordmallar.ny_tjänsteskrivelse(db, gammalt).innehåll, sammanfattning="Kort.")
    _importera(db, fil(först))
    återbrukad = _skriv(först, diarienummer="SN 2026/40", rubrik="Taxor", sammanfattning="Om taxor.")
    assert _importera(db, fil(återbrukad)).nya["handlingar"] == 1
    assert _enda(db, gammalt).uppgifter.skrivelse.avsnitt[0].text == "Kort."
    assert _enda(db, nytt).uppgifter.skrivelse.avsnitt[0].text == "Om taxor."
    _importera(db, fil(_skriv(först, sammanfattning="Längre.")))  # the first file still finds its own
    assert _enda(db, gammalt).uppgifter.skrivelse.avsnitt[0].text == "Längre."
