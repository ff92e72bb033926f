"""Many PDF files made one: bookmarks and a stamp on every page. The result claims no PDF/A and no tags."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nämndapp.bas.fel import NämndappFel

if TYPE_CHECKING:
    import pikepdf

Framsteg = Callable[[float, str], None]
_STORLEK = 8.0
_MARGINAL = 20.0


class OläsligPdf(NämndappFel):
    """A file that says it is a PDF and cannot be opened (damaged, or locked with a password)."""


@dataclass(frozen=True, slots=True)
class Pdfdel:
    """A file of the bundle. ``rubrik`` is its bookmark, under ``grupp`` when it has one; ``märke`` begins the stamp."""

    rubrik: str
    innehåll: bytes
    grupp: str = ""
    märke: str = ""


def är_läsbar(innehåll: bytes) -> bool:
    """Is it a PDF with pages that can be opened without a password?"""
    if b"%PDF-" not in innehåll[:1024]:
        return False
    try:
        with _öppna(innehåll, "filen") as pdf:
            return len(pdf.pages) > 0
    except OläsligPdf:
        return False


def foga_ihop(delar: Sequence[Pdfdel], titel: str, stämpel: str, *, framsteg: Framsteg | None = None) -> bytes:
    """One PDF of all. Each page is stamped "<stämpel> · <märke> · Sida 3 (120)". ``framsteg`` may raise to cancel."""
    import pikepdf

    visa = framsteg or (lambda _andel, _text: None)
    ut = pikepdf.Pdf.new()
    bokmärken: list[tuple[Pdfdel, int]] = []
    märken: list[str] = []
    for nr, del_ in enumerate(delar):
        visa(0.6 * nr / max(len(delar), 1), f"Lägger till {del_.rubrik} …")
        with _öppna(del_.innehåll, del_.rubrik) as källa:
            bokmärken.append((del_, len(ut.pages)))
            märken += [del_.märke] * len(källa.pages)
            ut.pages.extend(källa.pages)
    antal = len(ut.pages)
    typsnitt = ut.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type1,
            BaseFont=pikepdf.Name.Helvetica,
            Encoding=pikepdf.Name.WinAnsiEncoding,
        )
    )
    for nr, (sida, märke) in enumerate(zip(ut.pages, märken, strict=True), 1):
        if nr % 50 == 1:
            visa(0.6 + 0.3 * nr / antal, f"Stämplar sida {nr} av {antal} …")
        _stämpla(ut, sida, " · ".join(filter(None, [stämpel, märke, f"Sida {nr} ({antal})"])), typsnitt)
    _bokmärk(ut, bokmärken)
    with ut.open_metadata(set_pikepdf_as_editor=False) as meta:
        meta["dc:title"] = titel
    ut.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    ut.Root.Lang = pikepdf.String("sv-SE")
    ut.Root.PageMode = pikepdf.Name.UseOutlines
    visa(0.95, "Skriver filen …")
    buffert = io.BytesIO()
    ut.save(buffert, deterministic_id=True)
    return buffert.getvalue()


def _öppna(innehåll: bytes, namn: str) -> Any:
    import pikepdf

    try:
        return pikepdf.open(io.BytesIO(innehåll))
    except pikepdf.PasswordError as fel:
        raise OläsligPdf(f"{namn} är låst med lösenord.") from fel
    except pikepdf.PdfError as fel:
        raise OläsligPdf(f"{namn} går inte att läsa som PDF.") from fel


def _bokmärk(ut: pikepdf.Pdf, bokmärken: Sequence[tuple[Pdfdel, int]]) -> None:
    import pikepdf

    with ut.open_outline() as översikt:
        grupper: dict[str, Any] = {}
        for del_, sida in bokmärken:
            post = pikepdf.OutlineItem(del_.rubrik, sida)
            if not del_.grupp:
                översikt.root.append(post)
                continue
            if del_.grupp not in grupper:
                grupper[del_.grupp] = pikepdf.OutlineItem(del_.grupp, sida)
                översikt.root.append(grupper[del_.grupp])
            grupper[del_.grupp].children.append(post)


def _stämpla(ut: pikepdf.Pdf, sida: pikepdf.Page, text: str, typsnitt: Any) -> None:
    """Small print at the visible top right, whichever way the page is turned; the page's own drawing is closed in."""
    import pikepdf
    from reportlab.pdfbase.pdfmetrics import stringWidth

    for nyckel in ("/StructParents", "/Tabs"):  # the tags of the single file are not joined
        if nyckel in sida.obj:
            del sida.obj[nyckel]
    x0, y0, x1, y1 = (float(v) for v in sida.cropbox)
    bredd, höjd = abs(x1 - x0), abs(y1 - y0)
    x0, y0 = min(x0, x1), min(y0, y1)
    vriden = int(sida.obj.get("/Rotate", 0)) % 360
    synlig = (höjd, bredd) if vriden in {90, 270} else (bredd, höjd)
    matris = {
        0: (1, 0, 0, 1, x0, y0),
        90: (0, 1, -1, 0, x0 + bredd, y0),
        180: (-1, 0, 0, -1, x0 + bredd, y0 + höjd),
        270: (0, -1, 1, 0, x0, y0 + höjd),
    }.get(vriden, (1, 0, 0, 1, x0, y0))
    rå = text.encode("cp1252", "replace")
    visas = rå.decode("cp1252")
    x = max(synlig[0] - _MARGINAL - stringWidth(visas, "Helvetica", _STORLEK), 4.0)
    y = synlig[1] - _MARGINAL + 4
    namn = "/NamndappStampel"
    resurser: Any = sida.obj.get("/Resources")
    egna: Any = pikepdf.Dictionary(resurser if resurser is not None else {})  # pages may share one
    fonter: Any = egna.get("/Font")
    egna["/Font"] = pikepdf.Dictionary(fonter if fonter is not None else {})
    egna["/Font"][namn] = typsnitt
    sida.obj["/Resources"] = egna
    cm = " ".join(f"{v:.2f}" for v in matris)
    sats = f"Q q {cm} cm 0.35 g BT {namn} {_STORLEK} Tf {x:.2f} {y:.2f} Td <{rå.hex()}> Tj ET Q\n"
    sida.contents_add(ut.make_stream(b"q\n"), prepend=True)
    sida.contents_add(ut.make_stream(b"\n" + sats.encode("ascii")))
