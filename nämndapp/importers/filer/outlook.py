"""A message saved from Outlook (.msg) taken apart: MS-OXMSG, properties in an OLE container.

``olefile`` reads the container (python-oxmsg would bring a command line along and reads less of damaged files); the
properties are read here. A message within the message becomes an .eml, which any program opens.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email import message_from_string
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parsedate_to_datetime
from io import BytesIO
from pathlib import PurePath
from typing import Any
from zoneinfo import ZoneInfo

from nämndapp.bas.fel import Importfel
from nämndapp.importers.filer.epost import Brev, Brevbilaga, filnamn_av_ämne, html_till_text
from nämndapp.importers.filer.text import avkoda

# Property identifiers (MS-OXPROPS).
ÄMNE, BREVHUVUD, TEXT, HTML, INTERNETKODSIDA, KODSIDA = 0x0037, 0x007D, 0x1000, 0x1013, 0x3FDE, 0x3FFD
AVSÄNDARE, FÖR_AVSÄNDARE = 0x0C1A, 0x0042
ADRESSER = (0x5D01, 0x5D02, 0x0C1F, 0x0065)  # SMTP addresses first; the others may be Exchange's own
TIDER = (0x0039, 0x0E06, 0x3007)  # sent, received, made
MOTTAGARSLAG, VISNINGSNAMN, MOTTAGARADRESS, SMTPADRESS = 0x0C15, 0x3001, 0x3003, 0x39FE
INNEHÅLL, KORT_NAMN, LÅNGT_NAMN, SÄTT, MIMETYP, INNEHÅLLS_ID, FLAGGOR, GÖMD = (
    0x3701, 0x3704, 0x3707, 0x3705, 0x370E, 0x3712, 0x3714, 0x7FFE,
)  # fmt: skip
I_TEXTEN = 0x4  # the attachment is shown in the HTML
TILL = 1
DJUPAST = 5
_BILD = re.compile(r"\.(?:png|jpe?g|gif|bmp|emf|wmf)$", re.IGNORECASE)
_TRASIGT = (
    OSError, ValueError, IndexError, KeyError, TypeError, AttributeError, struct.error, OverflowError, RecursionError,
    MemoryError,
)  # fmt: skip
"""What olefile and struct raise on a file that is no sound container."""


def läs_outlook(innehåll: bytes, namn: str) -> Brev:
    """Takes a message apart. Raises Importfel when it is none, or too damaged."""
    import olefile

    trasig = Importfel(
        f"”{namn}” är skadad eller inget meddelande från Outlook.", "Spara det på nytt, till exempel som .eml."
    )
    if not innehåll.startswith(olefile.MAGIC):
        raise trasig
    try:
        with olefile.OleFileIO(BytesIO(innehåll)) as ole:
            brev = _Mapp(ole, ()).brev(0)
    except _TRASIGT as fel:
        raise trasig from fel
    if not (brev.ämne or brev.avsändare or brev.text):
        raise trasig
    return brev


@dataclass(frozen=True)
class _Mapp:
    """A storage of the container with its properties: the message, a recipient, or an attachment."""

    ole: Any
    plats: tuple[str, ...]
    kodsida: str = "cp1252"

    def brev(self, djup: int) -> Brev:
        """The message in this storage."""
        själv = _Mapp(self.ole, self.plats, _kodsida(self.tal(KODSIDA)))
        huvud = message_from_string(själv.text(BREVHUVUD))
        avsändare = själv.text(AVSÄNDARE) or själv.text(FÖR_AVSÄNDARE)
        adress = next((a for egenskap in ADRESSER if "@" in (a := själv.text(egenskap))), "")
        html = själv.html()
        text = själv.text(TEXT).replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "").strip()
        return Brev(
            " ".join(själv.text(ÄMNE).split()),
            avsändare or adress,
            adress,
            tuple(själv.mottagare()),
            _dag(str(huvud.get("Date") or "")) or själv.dag(),
            text or html_till_text(html),
            tuple(själv.bilagor(html, djup)),
        )

    # -- properties ---------------------------------------------------------------------------
    def rått(self, egenskap: int, typ: int) -> bytes | None:
        """The stream of a property of variable length."""
        väg = [*self.plats, f"__substg1.0_{egenskap:04X}{typ:04X}"]
        if not self.ole.exists(väg) or self.ole.get_type(väg) != 2:
            return None
        with self.ole.openstream(väg) as ström:
            innehåll: bytes = ström.read()
        return innehåll

    def text(self, egenskap: int) -> str:
        """A text, in Unicode or in the message's code page."""
        if (brett := self.rått(egenskap, 0x001F)) is not None:
            return brett.decode("utf-16-le", "replace").rstrip("\x00")
        smalt = self.rått(egenskap, 0x001E)
        return smalt.decode(self.kodsida, "replace").rstrip("\x00") if smalt is not None else ""

    def html(self) -> str:
        """The HTML of the message; "" when there is none."""
        rått = self.rått(HTML, 0x0102)
        if rått is None:
            return self.text(HTML)
        sida = self.tal(INTERNETKODSIDA)
        return rått.decode(_kodsida(sida), "replace") if sida else avkoda(rått) or rått.decode("cp1252", "replace")

    def tal(self, egenskap: int) -> int:
        """A number or a truth value; 0 when it is not there."""
        värde = self._fasta().get(egenskap)
        return int.from_bytes(värde[:4], "little") if värde is not None else 0

    def dag(self) -> date | None:
        """The day it was sent, else received, in Sweden."""
        fasta = self._fasta()
        for egenskap in TIDER:
            steg = int.from_bytes(fasta.get(egenskap, b"")[:8], "little")  # tenths of microseconds since 1601
            if steg:
                tid = datetime(1601, 1, 1, tzinfo=UTC) + timedelta(microseconds=steg // 10)
                return tid.astimezone(ZoneInfo("Europe/Stockholm")).date()
        return None

    def _fasta(self) -> dict[int, bytes]:
        """The properties of fixed length: rows of 16 bytes after a header, whose length tells what storage it is."""
        väg = [*self.plats, "__properties_version1.0"]
        if not self.ole.exists(väg):
            return {}
        with self.ole.openstream(väg) as ström:
            allt = ström.read()
        sist = self.plats[-1] if self.plats else ""
        början = 32 if not sist else 24 if sist.startswith("__substg1.0_3701000D") else 8
        rader = (allt[i : i + 16] for i in range(början, len(allt) - 15, 16))
        return {int.from_bytes(rad[2:4], "little"): rad[8:16] for rad in rader}

    # -- what lies within ---------------------------------------------------------------------
    def _inre(self, början: str) -> Iterator[_Mapp]:
        djup = len(self.plats)
        namn = sorted(
            {
                väg[djup]
                for väg in self.ole.listdir(streams=False, storages=True)
                if len(väg) == djup + 1 and tuple(väg[:djup]) == self.plats and väg[djup].startswith(början)
            }
        )
        for ett in namn:
            yield _Mapp(self.ole, (*self.plats, ett), self.kodsida)

    def mottagare(self) -> Iterator[str]:
        """Those it is addressed to, not those with a copy."""
        for m in self._inre("__recip_version1.0_"):
            if m.tal(MOTTAGARSLAG) in {0, TILL}:
                namn = m.text(VISNINGSNAMN) or m.text(SMTPADRESS) or m.text(MOTTAGARADRESS)
                if namn:
                    yield namn.strip("'")

    def bilagor(self, html: str, djup: int) -> Iterator[Brevbilaga]:
        """The files; pictures that the text shows are left out."""
        for nr, b in enumerate(self._inre("__attach_version1.0_"), 1):
            namn = PurePath((b.text(LÅNGT_NAMN) or b.text(KORT_NAMN)).replace("\\", "/")).name
            inre = (*b.plats, "__substg1.0_3701000D")
            if self.ole.exists(list(inre)):
                if djup < DJUPAST and self.ole.exists([*inre, "__properties_version1.0"]):
                    brev = _Mapp(self.ole, inre, self.kodsida).brev(djup + 1)
                    yield Brevbilaga(f"{filnamn_av_ämne(brev.ämne)}.eml", som_eml(brev))
                continue
            rått = b.rått(INNEHÅLL, 0x0102)
            if rått and not _visas_i_texten(b, namn, html):
                yield Brevbilaga(namn or f"bilaga {nr}", rått)


def _visas_i_texten(b: _Mapp, namn: str, html: str) -> bool:
    if not (b.text(MIMETYP).startswith("image/") or _BILD.search(namn)):
        return False
    id_ = b.text(INNEHÅLLS_ID).strip("<>")
    return bool(b.tal(GÖMD) & 0xFF or b.tal(FLAGGOR) & I_TEXTEN or (id_ and f"cid:{id_}" in html))


def _kodsida(nummer: int) -> str:
    namn = {0: "cp1252", 65001: "utf-8", 20127: "ascii", 28591: "latin-1", 1200: "utf-16-le"}.get(nummer)
    namn = namn or f"cp{nummer}"
    try:
        "".encode(namn)
    except LookupError:
        return "cp1252"
    return namn


def _dag(text: str) -> date | None:
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError):
        return None


def som_eml(brev: Brev) -> bytes:
    """The message in the form that every program reads."""
    ut = EmailMessage(policy=SMTP)
    ut["Subject"] = " ".join(brev.ämne.split())
    avsändare = re.sub(r"[\x00-\x1f<>\"]", " ", brev.avsändare).strip()
    lokal, _, domän = brev.adress.partition("@")
    adress = brev.adress if re.fullmatch(r"[\w.+-]+", lokal) and re.fullmatch(r"[\w.-]+", domän) else ""
    ut["From"] = f'"{avsändare}" <{adress or "okand@okand.invalid"}>'
    if brev.datum is not None:
        ut["Date"] = format_datetime(datetime(brev.datum.year, brev.datum.month, brev.datum.day, 12, tzinfo=UTC))
    ut.set_content(brev.text, cte="base64")
    for bilaga in brev.bilagor:
        ut.add_attachment(bilaga.innehåll, maintype="application", subtype="octet-stream", filename=bilaga.namn)
    return ut.as_bytes()
