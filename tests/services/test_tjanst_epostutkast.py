"""Kallelse med handlingar: ett PDF-paket och ett brevutkast, utan det som är hemligt."""

from __future__ import annotations

import email
import io
from dataclasses import replace
from datetime import time
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from namndprov import Nämnder

from nämndapp.bas.fel import Inmatningsfel
from nämndapp.exchange import eml, pdfpaket
from nämndapp.models import Uppdragsroll
from nämndapp.services import brevmall, epost, handlingar, register, sammantraden
from nämndapp.services.skrivelseuppgifter import HandlingUppgifter
from nämndapp.services.uppgifter import PersonUppgifter, PunktUppgifter, SammanträdeUppgifter, UppdragUppgifter
from nämndapp.storage import Databas


def pdf(sidor: int = 1, vriden: int = 0) -> bytes:
    dok = pikepdf.Pdf.new()
    for _ in range(sidor):
        sida = dok.add_blank_page(page_size=(595, 842))
        sida.Rotate = vriden
    buffert = io.BytesIO()
    dok.save(buffert)
    return buffert.getvalue()


def läs(fil: Path) -> EmailMessage:
    brev = email.message_from_bytes(fil.read_bytes(), policy=default)
    assert isinstance(brev, EmailMessage)
    return brev


@pytest.fixture
def id_(db: Databas, möte: SammanträdeUppgifter, nämnder: Nämnder, tmp_path: Path) -> int:
    uppdrag = (UppdragUppgifter(nämnder.sn, Uppdragsroll.LEDAMOT, "S"),)
    for namn, post, skyddad in (
        ("Åsa Öberg", "asa@ekbro.example", False),
        ("Skyddad Person", "hemlig@ekbro.example", True),
        ("Utan Adress", "", False),
    ):
        register.spara_person(db, None, PersonUppgifter(namn, post, "", skyddad, uppdrag=uppdrag), None)
    papper: dict[str, int] = {}
    for namn, innehåll, lagrum in (
        ("Öppettider.pdf", pdf(3), ""),
        ("Känsligt.pdf", pdf(2), "OSL 26:1"),
        ("Kalkyl å.xlsx", b"PK inte pdf", ""),
        ("Trasig.pdf", b"%PDF-1.7 avbruten", ""),
    ):
        (tmp_path / namn).write_bytes(innehåll)
        handling = HandlingUppgifter(nämnder.sn, Path(namn).stem, sekretess_lagrum=lagrum)
        papper[namn] = handlingar.spara_handling(db, None, handling, None).objekt_id
        handlingar.lägg_till_fil(db, papper[namn], tmp_path / namn, None)
    lista = (
        PunktUppgifter("Öppettider", handlingar=(papper["Öppettider.pdf"], papper["Kalkyl å.xlsx"])),
        PunktUppgifter("Namn som inte får ut", handlingar=(papper["Känsligt.pdf"],)),
        PunktUppgifter("Trasigt", handlingar=(papper["Trasig.pdf"],)),
    )
    nytt = replace(
        möte, starttid=time(13, 30), sekreterare="Måns Dahl", distans=True, länk="https://mote.example/1", lista=lista
    )
    return sammantraden.spara_sammanträde(db, None, nytt, None).objekt_id


def test_brevet_är_ett_utkast_med_dolda_mottagare_och_svenska_filnamn(db: Databas, id_: int, tmp_path: Path) -> None:
    svar = epost.kallelse_med_handlingar(db, id_, tmp_path / "ut")
    brev = läs(svar.brev)
    assert brev["X-Unsent"] == "1"
    assert brev["Subject"] == "Kallelse till socialnämnden den 10 mars 2026"
    assert (brev["To"], brev["Cc"]) == (None, None)
    assert [(a.display_name, a.addr_spec) for a in brev["Bcc"].addresses] == [("Åsa Öberg", "asa@ekbro.example")]
    assert [d.get_filename() for d in brev.iter_attachments()] == [
        "Kallelse till socialnämnden 2026-03-10 med handlingar.pdf",
        "Bilaga 2 Kalkyl å.xlsx",
        "Bilaga 4 Trasig.pdf",
    ]
    text = brev.get_body().get_content()  # type: ignore[union-attr]
    assert "https://mote.example/1" in text
    assert "Måns Dahl" in text
    assert {f.name for f in svar.filer} == {d.get_filename() for d in brev.iter_attachments()}


def test_det_hemliga_är_varken_i_brevet_eller_i_filerna_men_sägs(db: Databas, id_: int, tmp_path: Path) -> None:
    svar = epost.kallelse_med_handlingar(db, id_, tmp_path / "ut")
    brev = läs(svar.brev)
    text = brev.get_body().get_content()  # type: ignore[union-attr]
    assert "En handling med sekretess lämnas ut på annat sätt." in text
    ord_ = _text(svar.filer[0])
    assert "Öppettider" in ord_
    assert "Ärende med sekretess" in ord_
    for hemligt in ("Namn som inte får ut", "Känsligt", "Skyddad Person <", "hemlig@"):
        assert hemligt not in ord_ + text + str(brev["Bcc"])
    assert any("Skyddad Person har skyddade uppgifter" in m for m in svar.att_veta)
    assert any("Utan Adress saknar e-postadress" in m for m in svar.att_veta)


def test_mottagarna_står_synligt_när_nämnden_har_bestämt_det(
    db: Databas, id_: int, nämnder: Nämnder, tmp_path: Path
) -> None:
    vy = register.hämta_nämnd(db, nämnder.sn)
    övrigt = {**vy.uppgifter.övrigt, epost.INSTÄLLNING: epost.SYNLIGA}
    register.spara_nämnd(db, vy.id, replace(vy.uppgifter, övrigt=övrigt), vy.version)
    brev = läs(epost.kallelse_med_handlingar(db, id_, tmp_path / "ut").brev)
    assert brev["Bcc"] is None
    assert [a.addr_spec for a in brev["To"].addresses] == ["asa@ekbro.example"]


def test_brevet_skrivs_med_nämndens_egen_mall(db: Databas, id_: int, nämnder: Nämnder, tmp_path: Path) -> None:
    vy = register.hämta_nämnd(db, nämnder.sn)
    övrigt = {brevmall.ÄMNE: "{nämnd} {datum}", brevmall.TEXT: "Välkomna {tid_och_plats}! /{sekreterare} {felt}"}
    register.spara_nämnd(db, vy.id, replace(vy.uppgifter, övrigt=övrigt), vy.version)
    svar = epost.kallelse_med_handlingar(db, id_, tmp_path / "ut")
    brev = läs(svar.brev)
    assert brev["Subject"] == "Socialnämnden 10 mars 2026"
    text = brev.get_body().get_content()  # type: ignore[union-attr]
    assert text.startswith("Välkomna kl. 13.30 i Lilla salen! /Måns Dahl {felt}")
    assert "lämnas ut på annat sätt" in text
    assert any("{felt}" in m for m in svar.att_veta)


def test_avbryts_det_skrivs_ingenting(db: Databas, id_: int, tmp_path: Path) -> None:
    class Avbrutet(Exception):
        pass

    def framsteg(andel: float, _text: str) -> None:
        if andel > 0.3:
            raise Avbrutet

    with pytest.raises(Avbrutet):
        epost.kallelse_med_handlingar(db, id_, tmp_path / "ut", framsteg=framsteg)
    assert not (tmp_path / "ut").exists()


def _text(fil: Path) -> str:
    import pypdfium2

    dok: Any = pypdfium2.PdfDocument(fil.read_bytes())
    return "\n".join(sida.get_textpage().get_text_range() for sida in dok)


@pytest.mark.parametrize("vriden", [0, 90, 180, 270])
def test_paketet_har_bokmärken_och_stämpel_på_varje_sida_också_vridna(vriden: int) -> None:
    delar = [
        pdfpaket.Pdfdel("Kallelse", pdf(1)),
        pdfpaket.Pdfdel("Bilaga 1 Å", pdf(2, vriden), "Punkt 1 Å", "Bilaga 1"),
    ]
    ut = pdfpaket.foga_ihop(delar, "Titel", "SN 2026-03-10")
    assert ut == pdfpaket.foga_ihop(delar, "Titel", "SN 2026-03-10")
    import pypdfium2

    dok = pypdfium2.PdfDocument(ut)
    assert [b.get_title() for b in dok.get_toc()] == ["Kallelse", "Punkt 1 Å", "Bilaga 1 Å"]
    assert "Bilaga 1 · Sida 3 (3)" in dok[2].get_textpage().get_text_range()
    from PIL import ImageOps

    bild = dok[2].render(scale=1).to_pil().convert("L")
    ruta = ImageOps.invert(bild).getbbox()
    assert ruta is not None
    vänster, uppe, höger, nere = ruta
    assert (vänster > bild.width / 2, höger < bild.width, uppe > 0, nere < 30) == (True,) * 4


def test_låst_och_trasig_pdf_fogas_inte() -> None:
    låst = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as dok:
        dok.save(låst, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert pdfpaket.är_läsbar(pdf())
    assert not pdfpaket.är_läsbar(låst.getvalue())
    assert not pdfpaket.är_läsbar(b"%PDF-1.7 avbruten")
    assert not pdfpaket.är_läsbar(b"PK")


@pytest.mark.parametrize("adress", ["utan-snabel", "a@b", "a b@c.se", "a@b.se,c@d.se", "x@y.se\nBcc: z@z.se", ""])
def test_en_adress_som_inte_är_någon_tas_inte_emot(adress: str) -> None:
    assert not eml.är_adress(adress)
    with pytest.raises(Inmatningsfel, match="går inte att använda"):
        eml.utkast("Ämne", "Text", [eml.Mottagare("Namn", adress)])


def test_radbrytningar_i_ämnet_blir_inga_nya_rader_i_huvudet() -> None:
    brev = email.message_from_bytes(eml.utkast("Ämne\nBcc: z@z.se", "Text", []), policy=default)
    assert (brev["Subject"], brev["Bcc"]) == ("Ämne Bcc: z@z.se", None)
