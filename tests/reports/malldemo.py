"""A skrivelse of Ekbro kommun (invented), and what a person does to a template in Word."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml.parser import parse_xml

from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.bas.wordfalt import TJÄNSTESKRIVELSE, Pappersmärke
from nämndapp.importers import innehallskontroller
from nämndapp.importers.innehallskontroller import Ifylld
from nämndapp.models import Kommun, Nämnd
from nämndapp.reports import byggare, mall
from nämndapp.reports.dokument import Dokument
from nämndapp.services import handlingar, mallfiler, spegling
from nämndapp.services.skrivelseuppgifter import (
    AvsnittUppgifter,
    HandlingUppgifter,
    SatsUppgifter,
    SkrivelseUppgifter,
    UnderlagUppgifter,
    UndertecknareUppgifter,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
MÄRKE = Pappersmärke("prov-1", TJÄNSTESKRIVELSE, "SN 2026/37", "SN")

SKRIVELSE = SkrivelseUppgifter(
    handläggare="Åsa Lindqvist",
    handläggare_titel="Enhetschef",
    enhet="Myndighetsenheten",
    förvaltning="Socialförvaltningen",
    er_beteckning="KS 2026/1",
    adressater=("Socialnämnden", "Kommunstyrelsen"),
    satser=(
        SatsUppgifter("Socialnämnden godkänner öppettiderna."),
        SatsUppgifter("Socialnämnden uppdrar åt förvaltningen att\n\n- följa upp\n- återrapportera i **juni**"),
    ),
    avsnitt=(
        AvsnittUppgifter("Sammanfattning", "Kort text.\n\nEtt stycke till med **fet** och *kursiv* text."),
        AvsnittUppgifter(
            "Ärendebeskrivning", "Först detta:\n\n1. ett\n2. två\n\nSedan:\n\nÅr\tBelopp\n2026\t1 200\n2027\t1 300"
        ),
        AvsnittUppgifter("Ekonomi", "Kostnaden är 1 200 kr, se § 14."),
        AvsnittUppgifter("Samverkan", "Facket har inget att invända."),
    ),
    underlag=(UnderlagUppgifter("Tjänsteskrivelse 2026-03-02", datum=date(2026, 3, 2)),
              UnderlagUppgifter("SN 2026-01-20 § 4", "SN", date(2026, 1, 20), 4)),
    undertecknare=(UndertecknareUppgifter("Åsa Lindqvist", "Enhetschef"),
                   UndertecknareUppgifter("Bo Ek", "Ordförande", "S")),
    skickas_till=("Förvaltningen", "Revisorerna"),
)  # fmt: skip
HANDLING = HandlingUppgifter(
    1, "Öppettider på Eklunden", Dokumenttyp.TJÄNSTESKRIVELSE, datum=date(2026, 3, 2), diarienummer="SN 2026/37",
    skrivelse=SKRIVELSE,
)  # fmt: skip


def nämnd() -> Nämnd:
    ny = Nämnd(namn="Socialnämnden", kod="SN", kommun_id=1, förvaltning="Socialförvaltningen")
    ny.kommun = Kommun(namn="Ekbro kommun", postadress="Box 14, 999 01 Ekbro", telefon="0999-140 00")
    return ny


def papper(handling: HandlingUppgifter = HANDLING) -> tuple[Dokument, dict[str, str]]:
    """The built paper and its fields."""
    rad = spegling.bygg(handlingar.FORM, handling, 1)
    return byggare.tjänsteskrivelse(rad, nämnd()), mallfiler.nämndfält(nämnd()) | mallfiler.skrivelsefält(rad)


def fyllt(
    handling: HandlingUppgifter = HANDLING, mallen: bytes | None = None, märke: Pappersmärke | None = MÄRKE
) -> bytes:
    dokument, fält = papper(handling)
    egen = mallen or mall.exempelmall(TJÄNSTESKRIVELSE)
    return mall.fyll(egen, dokument, TJÄNSTESKRIVELSE, fält=fält, märke=märke).innehåll


def läs(innehåll: bytes) -> Ifylld:
    svar = innehallskontroller.läs(innehåll)
    assert svar is not None
    return svar


def i_word(innehåll: bytes, gör: Callable[[Any], object]) -> bytes:
    """Opens the file, does something to it, saves it."""
    dok = Document(BytesIO(innehåll))
    gör(dok)
    ut = BytesIO()
    dok.save(ut)
    return ut.getvalue()


def kontroll(dok: Any, tagg: str, nr: int = 0) -> Any:
    """The control with this tag in the body."""
    alla = [s for s in dok.element.body.iter(f"{W}sdt") if (t := s.find(f"{W}sdtPr/{W}tag")) is not None
            and t.get(f"{W}val") == tagg]  # fmt: skip
    return alla[nr]


def skriv_i(sdt: Any, *stycken: str) -> None:
    """Types in a control as Word does: the prompt goes, each return makes a paragraph."""
    if (visar := sdt.find(f"{W}sdtPr/{W}showingPlcHdr")) is not None:
        visar.getparent().remove(visar)
    innehåll = sdt.find(f"{W}sdtContent")
    for barn in list(innehåll):
        innehåll.remove(barn)
    i_stycke = sdt.getparent().tag == f"{W}p"
    for text in stycken:
        run = f'<w:r {NS}><w:t xml:space="preserve">{text}</w:t></w:r>'
        innehåll.append(parse_xml(run if i_stycke else f"<w:p {NS}>{run}</w:p>"))


def stycke(text: str, stil: str = "", rå: str = "") -> Any:
    """A paragraph, to be put somewhere."""
    egna = f'<w:pPr><w:pStyle w:val="{stil}"/></w:pPr>' if stil else ""
    ord_ = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return parse_xml(f"<w:p {NS}>{egna}{ord_}{rå}</w:p>")


def egen_mall(kropp: str, *, huvud: str = "") -> bytes:
    """A kommun's template: this body, and a head when one is given."""

    def bygg(dok: Any) -> None:
        body = dok.element.body
        for barn in list(parse_xml(f"<w:body {NS}>{kropp}</w:body>")):
            body.insert(len(body) - 1, barn)
        if huvud:
            for barn in list(parse_xml(f"<w:body {NS}>{huvud}</w:body>")):
                dok.sections[0].header._element.append(barn)

    tom = BytesIO()
    Document().save(tom)
    return i_word(tom.getvalue(), bygg)


def sdt(tagg: str, innehåll: str, *, egna: str = "", titel: str = "") -> str:
    """A control as XML."""
    märken = (f'<w:alias w:val="{titel}"/>' if titel else "") + (f'<w:tag w:val="{tagg}"/>' if tagg else "")
    return f"<w:sdt><w:sdtPr>{märken}{egna}</w:sdtPr><w:sdtContent>{innehåll}</w:sdtContent></w:sdt>"


def p(text: str, stil: str = "") -> str:
    egna = f'<w:pPr><w:pStyle w:val="{stil}"/></w:pPr>' if stil else ""
    return f"<w:p>{egna}<w:r><w:t>{text}</w:t></w:r></w:p>"


def delar(innehåll: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(innehåll)) as arkiv:
        return {namn: arkiv.read(namn) for namn in arkiv.namelist()}


def byt_del(innehåll: bytes, byt: dict[str, Callable[[bytes], bytes]]) -> bytes:
    """The same package with some parts changed."""
    ut = BytesIO()
    with zipfile.ZipFile(ut, "w", zipfile.ZIP_DEFLATED) as arkiv:
        for namn, data in delar(innehåll).items():
            arkiv.writestr(namn, byt.get(namn, lambda d: d)(data))
    return ut.getvalue()


def kropp(innehåll: bytes) -> Any:
    return Document(BytesIO(innehåll)).element.body


def text(element: Any) -> str:
    return "".join(t.text or "" for t in element.iter(f"{W}t")).replace("\u00a0", " ")
