"""A .docx as parts: those that are changed are written anew, all others keep their bytes (ECMA-376 part 2)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from nämndapp.bas.fel import Importfel
from nämndapp.bas.wordfalt import EGENSKAP

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
XML = "{http://www.w3.org/XML/1998/namespace}"
STÖRSTA_MALL = 20 * 1024 * 1024
STÖRSTA_UPPACKAD = 300 * 1024 * 1024
_TEXTDEL = re.compile(r"^word/(?:document|header\d*|footer\d*)\.xml$")
_DOKUMENT, _STILAR, _NUMRERING = "word/document.xml", "word/styles.xml", "word/numbering.xml"
_EGENSKAPER, _TYPER, _RELATIONER = "docProps/custom.xml", "[Content_Types].xml", "_rels/.rels"
_MALLTYP = b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_DOKTYP = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_FMTID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_RELTYP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_CUSTOMTYP = "application/vnd.openxmlformats-officedocument.custom-properties+xml"


def tolka_xml(xml: bytes) -> Any:
    """The root element; entities are not resolved."""
    from docx.oxml.parser import parse_xml

    return parse_xml(xml)


def element(namn: str, **attribut: str) -> Any:
    """``element("w:tab", val="left")``."""
    from docx.oxml import OxmlElement

    ut = OxmlElement(namn)
    for nyckel, värde in attribut.items():
        ut.set(f"{W}{nyckel}", värde)
    return ut


def _som_bytes(rot: Any) -> bytes:
    from docx.opc.oxml import serialize_part_xml

    return bytes(serialize_part_xml(rot))


@dataclass
class Wordpaket:
    """The parts of a file; ``rötter`` are those that have been opened as XML."""

    delar: dict[str, bytes]
    rötter: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def läs(cls, innehåll: bytes, namn: str = "mallen") -> Wordpaket:
        """Raises Importfel for what is no Word file, is locked, holds macros or is far too large."""
        if innehåll.startswith(b"\xd0\xcf\x11\xe0"):
            raise Importfel(
                f"”{namn}” är låst med lösenord eller sparad i ett gammalt format.",
                "Öppna den i Word och spara den som .docx utan lösenord.",
            )
        inget = Importfel(f"”{namn}” är inget Word-dokument.", "Öppna filen i Word och spara den som .docx.")
        try:
            with ZipFile(BytesIO(innehåll)) as arkiv:
                if sum(post.file_size for post in arkiv.infolist()) > STÖRSTA_UPPACKAD:
                    raise Importfel(f"”{namn}” är för stor när den packas upp.", "Ta bort stora bilder ur mallen.")
                delar = {post.filename: arkiv.read(post) for post in arkiv.infolist() if not post.is_dir()}
        except (BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError, EOFError) as fel:
            raise inget from fel  # whatever zipfile raises for a file that is broken, encrypted or packed otherwise
        if _DOKUMENT not in delar or _TYPER not in delar:
            raise inget
        if (
            any(d.lower().endswith(("vbaproject.bin", "vbadata.xml")) for d in delar)
            or b"macroEnabled" in delar[_TYPER]
        ):
            raise Importfel(f"”{namn}” innehåller makron.", "Spara mallen i Word som .docx, utan makron.")
        paket = cls(delar)
        try:
            paket.dokument  # noqa: B018 – a part that is no XML is found out here
            for del_ in paket.textdelar():
                paket.rot(del_)
        except (ValueError, SyntaxError, AttributeError) as fel:
            raise Importfel(f"”{namn}” är skadad och kan inte läsas.", "Öppna den i Word och spara den igen.") from fel
        if paket.kropp is None:
            raise inget
        return paket

    def rot(self, del_: str) -> Any:
        """The part as XML; it is written back by ``som_fil`` if it has changed."""
        if del_ not in self.rötter:
            self.rötter[del_] = tolka_xml(self.delar[del_])
        return self.rötter[del_]

    @property
    def dokument(self) -> Any:
        """The main part."""
        return self.rot(_DOKUMENT)

    @property
    def kropp(self) -> Any:
        """Its body."""
        return self.dokument.find(f"{W}body")

    @property
    def stilar(self) -> Any | None:
        """The styles, None in a file without."""
        return self.rot(_STILAR) if _STILAR in self.delar else None

    @property
    def numrering(self) -> Any | None:
        """The list definitions, None in a file without."""
        return self.rot(_NUMRERING) if _NUMRERING in self.delar else None

    def textdelar(self) -> list[str]:
        """The parts with text: the document first, then heads and feet."""
        return sorted((d for d in self.delar if _TEXTDEL.match(d)), key=lambda d: (d != _DOKUMENT, d))

    def sätt_egenskap(self, text: str) -> None:
        """The custom property that tells the paper when it comes back."""
        if _EGENSKAPER in self.delar:
            rot = self.rot(_EGENSKAPER)
        else:
            rot = tolka_xml(f'<Properties xmlns="{_CUSTOM}" xmlns:vt="{_VT}"/>'.encode())
            self.delar[_EGENSKAPER], self.rötter[_EGENSKAPER] = b"", rot
            self._anmäl_egenskaper()
        tagna = {2}
        for egenskap in list(rot):
            if egenskap.get("name") == EGENSKAP:
                rot.remove(egenskap)
            elif (pid := egenskap.get("pid", "")).isdigit():
                tagna.add(int(pid) + 1)
        ny = rot.makeelement(f"{{{_CUSTOM}}}property", {"fmtid": _FMTID, "pid": str(max(tagna)), "name": EGENSKAP})
        värde = ny.makeelement(f"{{{_VT}}}lpwstr", {})
        värde.text = text
        ny.append(värde)
        rot.append(ny)

    def _anmäl_egenskaper(self) -> None:
        typer = self.rot(_TYPER)
        ns = typer.tag.partition("}")[0] + "}"
        typer.append(typer.makeelement(f"{ns}Override", {"PartName": f"/{_EGENSKAPER}", "ContentType": _CUSTOMTYP}))
        relationer = self.rot(_RELATIONER)
        ns = relationer.tag.partition("}")[0] + "}"
        tagna = {r.get("Id") for r in relationer}
        id_ = next(f"rId{nr}" for nr in range(1, len(tagna) + 2) if f"rId{nr}" not in tagna)
        relationer.append(
            relationer.makeelement(f"{ns}Relationship", {"Id": id_, "Type": _RELTYP, "Target": _EGENSKAPER})
        )

    def som_fil(self) -> bytes:
        """The package; a template (.dotx) becomes a document. The same content gives the same bytes."""
        for del_, rot in self.rötter.items():
            ny = _som_bytes(rot)
            if not self.delar[del_] or ny != _som_bytes(tolka_xml(self.delar[del_])):
                self.delar[del_] = ny
        self.delar[_TYPER] = self.delar[_TYPER].replace(_MALLTYP, _DOKTYP)
        ut = BytesIO()
        with ZipFile(ut, "w", ZIP_DEFLATED) as arkiv:
            for namn, data in self.delar.items():
                post = ZipInfo(namn, (2000, 1, 1, 0, 0, 0))
                post.compress_type = ZIP_DEFLATED
                arkiv.writestr(post, data)
        return ut.getvalue()
