"""Dokument → .docx bytes."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm

from nämndapp.reports.dokument import Dokument, Fältruta, alla_rubriker
from nämndapp.reports.stil import Husstil
from nämndapp.reports.word.block import Blockskrivare
from nämndapp.reports.word.plats import Plats
from nämndapp.reports.word.stilar import förbered
from nämndapp.reports.word.xml import element, lägg_fält


def rendera(dokument: Dokument, stil: Husstil) -> bytes:
    """See ``reports.rendera.till_docx``."""
    dok = Document()
    förbered(dok, dokument, stil)
    bredd = (297 if dokument.liggande else 210) - stil.marginal_vänster - stil.marginal_höger
    stilar = {s.name: s.style_id for s in dok.styles}
    kropp = Plats(dok, bredd, stilar)
    skrivare = Blockskrivare(dok, stil, tuple(alla_rubriker(dokument.block)))
    if dokument.märkning:
        kropp.stycke("Märkning", dokument.märkning).alignment = WD_ALIGN_PARAGRAPH.CENTER
    _huvud(dokument, kropp, skrivare, stil)
    skrivare.skriv(dokument.block, kropp)
    _sidhuvud(dok.sections[0], dokument, bredd)
    _sidfot(dok.sections[0], dokument, kropp)
    ut = BytesIO()
    dok.save(ut)
    return _utan_klocka(ut.getvalue())


def _huvud(dokument: Dokument, kropp: Plats, skrivare: Blockskrivare, stil: Husstil) -> None:
    """Sender and type, then the boxes, in a table without borders save the rule below it."""
    huvud = dokument.huvud
    vänster = 0.5 if not huvud.vänster else min(max(0.48, (stil.vänsterspalt + 8) / kropp.bredd), 0.6)
    halv = kropp.bredd * (1 - vänster) / 2
    tabell = kropp.tabell([kropp.bredd * vänster, halv, halv], bottom="single")
    par = [huvud.fält[i : i + 2] for i in range(0, len(huvud.fält), 2)]
    if huvud.dokumenttyp:
        _, (första, typ) = tabell.rad([1, 2])
        typ.stycke("Dokumenttyp", huvud.dokumenttyp)
    else:
        _, (första, *rutor) = tabell.rad()
        _rutor(par[:1], rutor)
        par = par[1:]
    _avsändare(dokument, första, skrivare, stil)
    typ_emellan = bool(huvud.vänster and huvud.dokumenttyp)  # the type is read between sender and left column
    spalt = _Spalt(None if typ_emellan else första)
    if not typ_emellan:
        _rutor_under(huvud.vänster, första)
    for n, rad in enumerate(par or ([()] if typ_emellan else [])):
        _, (cell, *rutor) = tabell.rad()
        spalt.fortsätt(cell)
        if typ_emellan and n == 0:
            _rutor_under(huvud.vänster, cell)
        _rutor([rad], rutor)
    kropp.luft()


class _Spalt:
    """The left column of the head: one cell merged over the rows."""

    def __init__(self, första: Plats | None) -> None:
        self._börjad = första is not None
        if första is not None:
            self._märk(första, "restart")

    def fortsätt(self, cell: Plats) -> None:
        """The column goes on in (or begins with) this cell."""
        self._märk(cell, "continue" if self._börjad else "restart")
        self._börjad = True

    @staticmethod
    def _märk(cell: Plats, hur: str) -> None:
        cell.behållare._tc.get_or_add_tcPr().append(element("w:vMerge", val=hur))


def _avsändare(dokument: Dokument, plats: Plats, skrivare: Blockskrivare, stil: Husstil) -> None:
    huvud = dokument.huvud
    if huvud.logotyp:
        skrivare.bild(huvud.logotyp, plats.stycke("Avsändare"), min(huvud.logotyp.bredd_mm, stil.logotypbredd))
    for i, text in enumerate(t for t in huvud.avsändare if t):
        p = plats.stycke("Avsändare", text)
        p.runs[0].bold = i == 0 or None


def _rutor_under(rutor: tuple[Fältruta, ...], plats: Plats) -> None:
    for ruta in rutor:
        _ruta(ruta, plats)


def _rutor(par: list[tuple[Fältruta, ...]], platser: list[Plats]) -> None:
    for rutor in par:
        for ruta, plats in zip(rutor, platser, strict=False):
            _ruta(ruta, plats)


def _ruta(ruta: Fältruta, plats: Plats) -> None:
    plats.stycke("Etikett", ruta.etikett)
    for rad in ruta.värde.split("\n"):
        plats.stycke("Fältvärde", rad)


def _sidhuvud(sektion: Any, dokument: Dokument, bredd: float) -> None:
    """Page one: only the page number; the next: sender, type, boxes and the page number."""
    huvud = dokument.huvud
    första = sektion.first_page_header.paragraphs[0]
    första.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    p = sektion.header.paragraphs[0]
    p.paragraph_format.tab_stops.add_tab_stop(Mm(bredd), alignment=2)
    if dokument.märkning:
        p.add_run(dokument.märkning).bold = True
        p.add_run("   ")
    p.add_run(" · ".join(t for t in (*huvud.avsändare, huvud.dokumenttyp) if t))
    if huvud.sida:
        _sidnummer(första)
        p.add_run("\t")
        _sidnummer(p)
    if any(r.värde for r in huvud.följande):
        sektion.header.add_paragraph(
            "   ".join(f"{r.etikett}: {r.värde}" for r in huvud.följande if r.värde).replace("\n", " "), style="Header"
        )
    sektion.header.add_paragraph(style="Header")


def _sidnummer(stycke: Any) -> None:
    stycke.add_run("Sida ")
    lägg_fält(stycke, "PAGE")
    stycke.add_run(" (")
    lägg_fält(stycke, "NUMPAGES")
    stycke.add_run(")")


def _sidfot(sektion: Any, dokument: Dokument, kropp: Plats) -> None:
    fot, bredd = dokument.fot, kropp.bredd
    första = Plats(sektion.first_page_footer, bredd, kropp.stilar)
    if fot.första:
        per_rad = min(len(fot.första), 3)
        tabell = första.tabell([bredd / per_rad] * per_rad, top="single")
        for i in range(0, len(fot.första), per_rad):
            _, celler = tabell.rad()
            for ruta, cell in zip(fot.första[i : i + per_rad], celler, strict=False):
                _ruta(ruta, cell)
        första.luft()
    for plats in (första, Plats(sektion.footer, bredd, kropp.stilar)):
        if fot.rutor:
            sidor = ("top", "left", "bottom", "right", "insideV")
            tabell = plats.tabell([bredd / len(fot.rutor)] * len(fot.rutor), **dict.fromkeys(sidor, "single"))
            for text, cell in zip(fot.rutor, tabell.rad()[1], strict=True):
                cell.stycke("Footer", text)
                cell.stycke("Footer")
        plats.behållare.add_paragraph(fot.text, style="Footer")


def _utan_klocka(rå: bytes) -> bytes:
    """The same package with fixed times in the zip directory, so that the same paper gives the same bytes."""
    ut = BytesIO()
    with ZipFile(BytesIO(rå)) as gammal, ZipFile(ut, "w", ZIP_DEFLATED) as ny:
        for namn in gammal.namelist():
            post = ZipInfo(namn, (2000, 1, 1, 0, 0, 0))
            post.compress_type = ZIP_DEFLATED
            ny.writestr(post, gammal.read(namn))
    return ut.getvalue()
