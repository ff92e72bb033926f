"""A structure checker for tagged PDF: what PDF/UA-1 and PDF/A-2a ask for and pikepdf can see, and a reader of the tags.

``kontrollera`` gives a list of faults (empty when all is well), ``läs`` the texts in the order of the structure tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf

MÅLANDE = {"Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "INLINE IMAGE"}
INRYMS = {
    "Table": {"Caption", "THead", "TBody", "TFoot", "TR"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TR": {"TH", "TD"},
    "L": {"LI", "Caption"},
    "LI": {"Lbl", "LBody"},
    "TOC": {"TOCI", "Caption"},
}


@dataclass
class Fil:
    """An opened PDF with its marked content decoded."""

    pdf: pikepdf.Pdf
    texter: dict[tuple[int, int], str] = field(default_factory=dict)
    fel: list[str] = field(default_factory=list)
    artefakter: list[list[str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.sidnr = {s.obj.objgen: i for i, s in enumerate(self.pdf.pages)}
        self._tecken: dict[tuple[int, int], dict[int, str]] = {}
        for i, sida in enumerate(self.pdf.pages):
            self._läs_sida(i, sida)

    def _läs_sida(self, nr: int, sida: pikepdf.Page) -> None:
        stack: list[int | str] = []
        artefakt: list[str] = []
        typsnitt: Any = None
        i_text = djup = 0
        sedda: set[int] = set()
        for instruktion in pikepdf.parse_content_stream(sida):
            op, operander = str(instruktion.operator), instruktion.operands
            if op in {"BDC", "BMC"}:
                tagg = str(operander[0])
                if stack and (tagg == "/Artifact" or stack[-1] == "artefakt"):
                    self.fel.append(f"sida {nr + 1}: artefakt och innehåll i varandra")
                if tagg == "/Artifact":
                    stack.append("artefakt")
                    artefakt.append("")
                else:
                    mcid = int(operander[1].MCID)
                    if mcid in sedda:
                        self.fel.append(f"sida {nr + 1}: MCID {mcid} två gånger")
                    sedda.add(mcid)
                    stack.append(mcid)
                    self.texter[nr, mcid] = ""
            elif op == "EMC":
                stack.pop()
            elif op in {"BT", "ET"}:
                i_text += 1 if op == "BT" else -1
            elif op in {"q", "Q"}:
                djup += 1 if op == "q" else -1
            elif op == "Tf":
                typsnitt = sida.Resources.Font[str(operander[0])]
            if op in MÅLANDE and not stack:
                self.fel.append(f"sida {nr + 1}: {op} utanför märkt innehåll")
            if op in {"Tj", "TJ"}:
                bitar = operander[0] if op == "TJ" else [operander[0]]
                text = "".join(self._avkoda(nr, typsnitt, bytes(b)) for b in bitar if isinstance(b, pikepdf.String))
                if stack and stack[-1] == "artefakt":
                    artefakt[-1] += text
                elif stack:
                    self.texter[nr, int(stack[-1])] += text
        if stack or i_text or djup:
            self.fel.append(f"sida {nr + 1}: BDC/EMC, BT/ET eller q/Q går inte jämnt ut")
        self.artefakter.append(artefakt)

    def _avkoda(self, nr: int, typsnitt: Any, data: bytes) -> str:
        if typsnitt is None:
            self.fel.append(f"sida {nr + 1}: text utan typsnitt")
            return ""
        nyckel = typsnitt.objgen
        if nyckel not in self._tecken:
            self._tecken[nyckel] = _tounicode(typsnitt)
        karta = self._tecken[nyckel]
        for b in data:
            if not karta.get(b) or karta[b] == "\x00":
                self.fel.append(f"sida {nr + 1}: tecken {b} i {typsnitt.BaseFont} saknar Unicode")
        return "".join(karta.get(b, "\ufffd") for b in data)


def _tounicode(typsnitt: Any) -> dict[int, str]:
    if "/ToUnicode" not in typsnitt:
        return {}
    cmap = typsnitt.ToUnicode.read_bytes().decode("latin-1")
    karta: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for kod, värde in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            karta[int(kod, 16)] = bytes.fromhex(värde.zfill(-(-len(värde) // 4) * 4)).decode("utf-16-be")
    return karta


@dataclass
class Element:
    """A structure element with its children in order: elements, (page, mcid) or "OBJR"."""

    tagg: str
    objekt: Any
    barn: list[Element | tuple[int, int] | str]

    def alla(self) -> Iterator[Element]:
        yield self
        for b in self.barn:
            if isinstance(b, Element):
                yield from b.alla()

    def text(self, fil: Fil) -> str:
        ut = ""
        for b in self.barn:
            if isinstance(b, Element):
                ut += b.text(fil)
            elif isinstance(b, tuple):
                ut += fil.texter.get(b, "")
        return ut


def _barn(objekt: Any) -> list[Any]:
    if "/K" not in objekt:
        return []
    return list(objekt.K) if isinstance(objekt.K, pikepdf.Array) else [objekt.K]


def träd(fil: Fil, objekt: Any) -> Element:
    barn: list[Element | tuple[int, int] | str] = []
    for k in _barn(objekt):
        if isinstance(k, int):
            barn.append((fil.sidnr[objekt.Pg.objgen], int(k)))
        elif k.get("/Type") == "/MCR":
            barn.append((fil.sidnr[k.Pg.objgen], int(k.MCID)))
        elif k.get("/Type") == "/OBJR":
            barn.append("OBJR")
        else:
            barn.append(träd(fil, k))
    return Element(str(objekt.S)[1:], objekt, barn)


def öppna(data: bytes) -> tuple[Fil, Element]:
    pdf = pikepdf.open(BytesIO(data))
    fil = Fil(pdf)
    return fil, träd(fil, _barn(pdf.Root.StructTreeRoot)[0])


# --- reading


def läs(data: bytes, *, logotyp: bool = False) -> list[str]:
    """The texts of the structure tree in reading order, one per paragraph, cell, label or picture."""
    fil, rot = öppna(data)
    if logotyp:  # the logotype is no text of the paper
        huvud = next(b for b in rot.barn if isinstance(b, Element) and b.tagg == "Div")
        huvud.barn = [b for b in huvud.barn if not (isinstance(b, Element) and b.tagg == "Figure")]
    return [t for t in _texter(fil, rot) if t.strip()]


def _texter(fil: Fil, e: Element) -> Iterator[str]:
    if e.tagg == "Figure":
        yield str(e.objekt.Alt)
    elif e.tagg == "TOC":
        return
    elif e.tagg == "Lbl" and str(e.objekt.P.P.A.ListNumbering) != "/None":
        return  # the number or bullet of a list; in label/value lines the label is text
    elif e.tagg in {"Document", "Div", "Sect", "Table", "THead", "TBody", "TR", "L", "LI"} or any(
        isinstance(b, Element) and b.tagg in {"P", "L"} for b in e.barn
    ):
        for b in e.barn:
            if isinstance(b, Element):
                yield from _texter(fil, b)
    else:
        yield e.text(fil).replace("\u00ad", "")


# --- checking


def kontrollera(data: bytes) -> list[str]:
    """Every fault that can be seen, in Swedish; [] when there is none."""
    fil, rot = öppna(data)
    fel = [*fil.fel]
    fel += _katalog(fil)
    fel += _typsnitt(fil)
    fel += _föräldraträd(fil, rot)
    fel += _element(fil, rot)
    fel += _länkar(fil)
    return fel


def _del(objekt: Any, nyckel: str) -> Any:
    return objekt.get(nyckel, pikepdf.Dictionary())


def _katalog(fil: Fil) -> Iterator[str]:
    pdf, rot = fil.pdf, fil.pdf.Root
    if not str(rot.get("/Lang", "")):
        yield "språk saknas"
    if not _del(rot, "/MarkInfo").get("/Marked"):
        yield "MarkInfo/Marked saknas"
    if not _del(rot, "/ViewerPreferences").get("/DisplayDocTitle"):
        yield "DisplayDocTitle saknas"
    titel = str(pdf.docinfo.get("/Title", ""))
    if not titel:
        yield "titel saknas"
    avsikter: Any = rot.get("/OutputIntents", [])
    if not any(a.S == "/GTS_PDFA1" and int(a.DestOutputProfile.N) == 3 for a in avsikter):
        yield "OutputIntent sRGB saknas"
    xmp = rot.Metadata.read_raw_bytes().decode()
    for krav in (
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        "http://www.aiim.org/pdfa/ns/extension/",
        "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>",
    ):
        if krav not in xmp:
            yield f"XMP saknar {krav}"
    with pdf.open_metadata() as meta:
        if meta.get("dc:title") != titel:
            yield "XMP-titeln är en annan än dokumentets"
        if "/CreationDate" in pdf.docinfo and str(pdf.docinfo.CreationDate)[2:10] != meta["xmp:CreateDate"][
            :10
        ].replace("-", ""):
            yield "XMP-datumet är ett annat än dokumentets"
    if "/ID" not in pdf.trailer or pdf.is_encrypted:
        yield "fil-id saknas eller filen är krypterad"


def _typsnitt(fil: Fil) -> Iterator[str]:
    for objekt in fil.pdf.objects:
        if isinstance(objekt, pikepdf.Dictionary) and objekt.get("/Type") == "/Font":
            beskrivning = _del(objekt, "/FontDescriptor")
            if "/FontFile2" not in beskrivning:
                yield f"typsnittet {objekt.get('/BaseFont')} är inte inbäddat"
            if "/ToUnicode" not in objekt:
                yield f"typsnittet {objekt.get('/BaseFont')} saknar ToUnicode"


def _talträd(nod: Any) -> dict[int, Any]:
    ut: dict[int, Any] = {}
    if "/Nums" in nod:
        par = list(nod.Nums)
        ut.update({int(par[i]): par[i + 1] for i in range(0, len(par), 2)})
    for k in nod.get("/Kids", []):
        ut.update(_talträd(k))
    return ut


def _föräldraträd(fil: Fil, rot: Element) -> Iterator[str]:
    ägare = {b: e.objekt.objgen for e in rot.alla() for b in e.barn if isinstance(b, tuple)}
    antal = sum(isinstance(b, tuple) for e in rot.alla() for b in e.barn)
    if antal != len(ägare):
        yield "samma märkta innehåll hör till två element"
    tal = _talträd(fil.pdf.Root.StructTreeRoot.ParentTree)
    for märke in fil.texter:
        sida, mcid = märke
        if märke not in ägare:
            yield f"sida {sida + 1}: MCID {mcid} hör inte till något element"
            continue
        lista = tal.get(int(fil.pdf.pages[sida].StructParents))
        if lista is None or len(lista) <= mcid or lista[mcid].objgen != ägare[märke]:
            yield f"sida {sida + 1}: MCID {mcid} pekar fel i ParentTree"
    for märke in ägare:
        if märke not in fil.texter:
            yield f"elementet pekar på {märke} som inte finns"


def _element(fil: Fil, rot: Element) -> Iterator[str]:
    if rot.tagg != "Document":
        yield "roten är inte Document"
    nivå = 0
    for e in rot.alla():
        if m := re.fullmatch(r"H([1-6])", e.tagg):
            ny = int(m.group(1))
            if ny > nivå + 1:
                yield f"rubriknivå {ny} efter {nivå}"
            nivå = ny
        if e.tagg == "Figure" and not str(e.objekt.get("/Alt", "")):
            yield "figur utan alternativtext"
        if e.tagg == "Figure" and "/BBox" not in e.objekt.get("/A", {}):
            yield "figur utan BBox"
        if e.tagg == "TH" and "/Scope" not in e.objekt.get("/A", {}):
            yield "TH utan Scope"
        if e.tagg in INRYMS:
            for b in e.barn:
                if not isinstance(b, Element) or b.tagg not in INRYMS[e.tagg]:
                    yield f"{e.tagg} innehåller {b.tagg if isinstance(b, Element) else 'innehåll'}"
        if e.tagg == "Table":
            bredder = {
                sum(int(c.objekt.get("/A", {}).get("/ColSpan", 1)) for c in r.barn if isinstance(c, Element))
                for r in e.alla()
                if r.tagg == "TR"
            }
            if len(bredder) > 1:
                yield f"tabellens rader har olika många kolumner: {sorted(bredder)}"
        for b in e.barn:
            if isinstance(b, Element) and b.objekt.P.objgen != e.objekt.objgen:
                yield f"{b.tagg} har fel förälder"


def _länkar(fil: Fil) -> Iterator[str]:
    tal = _talträd(fil.pdf.Root.StructTreeRoot.ParentTree)
    for nr, sida in enumerate(fil.pdf.pages, start=1):
        for a in sida.obj.get("/Annots", []):
            if sida.obj.get("/Tabs") != "/S":
                yield f"sida {nr}: Tabs är inte S"
            if not str(a.get("/Contents", "")) or not int(a.get("/F", 0)) & 4:
                yield f"sida {nr}: länk utan Contents eller utskriftsflagga"
            ägare = tal.get(int(a.get("/StructParent", -1)))
            if ägare is None or ägare.S != "/Link":
                yield f"sida {nr}: länk utan Link-element"
            elif not any(
                isinstance(k, pikepdf.Dictionary) and k.get("/Type") == "/OBJR" and k.Obj.objgen == a.objgen
                for k in _barn(ägare)
            ):
                yield f"sida {nr}: Link-elementet saknar OBJR"
