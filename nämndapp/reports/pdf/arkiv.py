"""What makes a PDF an accessible archive file: XMP, OutputIntent, language, outline (PDF/A-2a, PDF/UA-1)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from io import BytesIO
from itertools import pairwise
from typing import Final
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from nämndapp.reports.dokument import Dokument
from nämndapp.reports.pdf.struktur import Nod, Trädskrivare

PROGRAM: Final = "Nämndapp"


def gör_arkivfil(
    rå: bytes,
    rot: Nod,
    dokument: Dokument,
    bokmärken: Sequence[tuple[int, str, str]],
    mål: dict[str, tuple[int, float]],
) -> bytes:
    """ReportLab's file with structure tree and everything around it; the same bytes for the same input."""
    with pikepdf.open(BytesIO(rå)) as pdf:
        träd = Trädskrivare(pdf, mål)
        träd.skriv(rot)
        _katalog(pdf, dokument)
        for sida in pdf.pages:
            del sida.obj["/Trans"]  # ReportLab's empty page transition
        _bokmärken(pdf, träd, bokmärken)
        ut = BytesIO()
        pdf.save(
            ut,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            force_version="1.7",
        )
    return ut.getvalue()


def _katalog(pdf: pikepdf.Pdf, dokument: Dokument) -> None:
    rot = pdf.Root
    rot.Lang = String(dokument.språk)
    rot.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    rot.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name.GTS_PDFA1,
                OutputConditionIdentifier=String("sRGB IEC61966-2.1"),
                Info=String("sRGB IEC61966-2.1"),
                DestOutputProfile=pdf.make_stream(_srgb(), N=3),
            )
        ]
    )
    rot.Metadata = pdf.make_stream(_xmp(dokument).encode(), Type=Name.Metadata, Subtype=Name.XML)
    info = Dictionary(Title=String(dokument.titel), Creator=String(PROGRAM), Producer=String(PROGRAM))
    for nyckel, värde in (
        ("/Author", dokument.författare),
        ("/Subject", dokument.ämne),
        ("/Keywords", ", ".join(dokument.nyckelord)),
    ):
        if värde:
            info[nyckel] = String(värde)
    if dokument.datum:
        stämpel = String(f"D:{dokument.datum.replace('-', '')}000000Z")
        info.CreationDate = stämpel
        info.ModDate = stämpel
    pdf.trailer.Info = pdf.make_indirect(info)


@cache
def _srgb() -> bytes:
    """Pillow's sRGB profile with its date of making pinned (ICC.1, header bytes 24–35)."""
    from PIL import ImageCms

    profil = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profil[24:36] = b"\x07\xe8\x00\x01\x00\x01\x00\x00\x00\x00\x00\x00"
    profil[84:100] = bytes(16)  # the profile id is a digest that would no longer be true; zero means not computed
    return bytes(profil)


def _xmp(dokument: Dokument) -> str:
    """The XMP packet; says the same as the Info dictionary (ISO 19005-2, 6.6)."""

    def alt(text: str) -> str:
        return f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt>'

    delar = [f"<dc:title>{alt(dokument.titel)}</dc:title>", "<dc:format>application/pdf</dc:format>"]
    delar.append(f"<dc:language><rdf:Bag><rdf:li>{escape(dokument.språk)}</rdf:li></rdf:Bag></dc:language>")
    if dokument.författare:
        delar.append(f"<dc:creator><rdf:Seq><rdf:li>{escape(dokument.författare)}</rdf:li></rdf:Seq></dc:creator>")
    if dokument.ämne:
        delar.append(f"<dc:description>{alt(dokument.ämne)}</dc:description>")
    if dokument.nyckelord:
        delar.append(f"<pdf:Keywords>{escape(', '.join(dokument.nyckelord))}</pdf:Keywords>")
    if dokument.datum:
        stämpel = f"{escape(dokument.datum)}T00:00:00Z"
        delar.append(f"<xmp:CreateDate>{stämpel}</xmp:CreateDate><xmp:ModifyDate>{stämpel}</xmp:ModifyDate>")
    return _PAKET.format(delar="\n".join(delar), program=PROGRAM)


_PAKET: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
{delar}
<xmp:CreatorTool>{program}</xmp:CreatorTool><pdf:Producer>{program}</pdf:Producer>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def _bokmärken(pdf: pikepdf.Pdf, träd: Trädskrivare, bokmärken: Sequence[tuple[int, str, str]]) -> None:
    """The outline: headings nested by level."""
    if not bokmärken:
        return
    rot = pdf.make_indirect(Dictionary(Type=Name.Outlines))
    stack: list[tuple[int, pikepdf.Object]] = [(0, rot)]
    barn: dict[int, list[pikepdf.Object]] = {0: []}
    ordning: list[tuple[pikepdf.Object, list[pikepdf.Object]]] = [(rot, barn[0])]
    for nivå, titel, ankare in bokmärken:
        while stack[-1][0] >= nivå:
            stack.pop()
            barn.pop(max(barn))
        sida, y = mål if (mål := träd.mål.get(ankare)) else (0, 0.0)
        post = pdf.make_indirect(Dictionary(Title=String(titel), Parent=stack[-1][1], Dest=träd.destination(sida, y)))
        barn[max(barn)].append(post)
        stack.append((nivå, post))
        egna: list[pikepdf.Object] = []
        barn[max(barn) + 1] = egna
        ordning.append((post, egna))
    for objekt, egna in ordning:
        if not egna:
            continue
        objekt.First, objekt.Last = egna[0], egna[-1]
        objekt.Count = len(egna) if objekt is rot else -len(egna)
        for före, efter in pairwise(egna):
            före.Next, efter.Prev = efter, före
    pdf.Root.Outlines = rot
    pdf.Root.PageMode = Name.UseOutlines
