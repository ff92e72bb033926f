"""Drawing with tags: every mark on a page is either content of a structure node or an artifact (PDF/UA-1, 7.1)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from nämndapp.reports.pdf.sats import Sats, Stil, Textrad, Typ
from nämndapp.reports.pdf.skrift import Skrift
from nämndapp.reports.pdf.struktur import Länkyta, Märke, Nod

rl_config.useA85 = 0  # pictures as bytes: a fifth smaller, and much faster, than as printable letters

Färg = tuple[float, float, float]
SIDHUVUD = "/Artifact <</Type /Pagination /Subtype /Header>> BDC"
SIDFOT = "/Artifact <</Type /Pagination /Subtype /Footer>> BDC"
LAYOUT = "/Artifact <</Type /Layout>> BDC"
UPPREPAT = "/Artifact <</Type /Pagination>> BDC"


class Taggduk(Canvas):
    """A canvas whose page code is written here; the names are ReportLab's private ones (minor version pinned)."""

    _code: list[str]
    _doc: Any
    _escape: Callable[[bytes], str]
    _preamble: str

    def __init__(self, ut: Any, sidformat: tuple[float, float], typsnitt: str) -> None:
        namn: Any = typsnitt  # the stubs say float
        super().__init__(ut, pagesize=sidformat, pageCompression=0, invariant=1, initialFontName=namn)
        self._preamble = ""  # ReportLab sets a font before the first tag


class Yta:
    """The pages being drawn. ``nod`` None means artifact of the kind ``artefakt``."""

    def __init__(self, canvas: Taggduk, skrift: Skrift) -> None:
        self.canvas = canvas
        self.skrift = skrift
        self.sida = 0
        self.artefakt = LAYOUT
        self._kod: list[str] = []
        self._öppen: Nod | str | None = None
        self._i_text = False
        self._mcid = 0
        self._font = ("", 0.0)
        self._fyllning: Färg | None = None
        self._streck: tuple[Färg, float] | None = None
        self._läge = 0

    # --- marked content

    def _öppna(self, vad: Nod | str, text: bool) -> None:
        if self._öppen is not vad:
            self.stäng()
            if isinstance(vad, Nod):
                vad.fäst()
                vad.barn.append(Märke(self.sida, self._mcid))
                self._kod.append(f"/{vad.tagg} <</MCID {self._mcid}>> BDC")
                self._mcid += 1
            else:
                self._kod.append(vad)
            self._öppen = vad
        if text and not self._i_text:
            self._kod.append("BT")
            self._i_text = True
        elif not text and self._i_text:
            self._kod.append("ET")
            self._i_text = False

    def stäng(self) -> None:
        """Ends the open marked-content sequence."""
        if self._i_text:
            self._kod.append("ET")
            self._i_text = False
        if self._öppen is not None:
            self._kod.append("EMC")
            self._öppen = None

    def ny_sida(self) -> None:
        """Ends the page and starts the next."""
        self.stäng()
        self.canvas._code.extend(self._kod)
        self.canvas.showPage()
        self._kod = []
        self.sida += 1
        self._mcid = 0
        self._font, self._fyllning, self._streck, self._läge = ("", 0.0), None, None, 0

    # --- paint

    def _sätt_fyllning(self, färg: Färg) -> None:
        if färg != self._fyllning:
            self._kod.append(f"{_rgb(färg)} rg")
            self._fyllning = färg

    def text(self, nod: Nod | None, x: float, y: float, text: str, typ: Typ, *, osynlig: bool = False) -> None:
        """One stretch of text with its baseline at y. ``osynlig``: in the tag tree but not on paper."""
        if not text:
            return
        self._öppna(self.artefakt if nod is None else nod, text=True)
        self._sätt_fyllning(typ.färg)
        läge = 3 if osynlig else 0
        if läge != self._läge:
            self._kod.append(f"{läge} Tr")
            self._läge = läge
        self._kod.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm")
        dok = self.canvas._doc
        for font, del_ in self.skrift.delar(text, typ.snitt):
            for delmängd, byte in font.splitString(del_, dok):
                namn = font.getSubsetInternalName(delmängd, dok)
                if (namn, typ.storlek) != self._font:
                    self._font = (namn, typ.storlek)
                    self._kod.append(f"{namn} {typ.storlek:g} Tf")
                self._kod.append(f"({self.canvas._escape(byte)}) Tj")

    def rad(
        self,
        nod: Nod | None,
        x: float,
        y: float,
        rad: Textrad,
        stilar: list[Stil],
        inline: dict[int, Nod] | None,
        *,
        osynlig: bool = False,
    ) -> None:
        """A set line with its baseline at y; ``inline`` are the nodes of marked and linked runs."""
        for bit in rad.bitar:
            stil = stilar[bit.stil]
            mål = inline.get(bit.stil, nod) if inline and nod is not None else nod
            self.text(mål, x + bit.x, y, bit.text, stil.typ, osynlig=osynlig)
            if not stil.slag or osynlig:
                continue
            slut = min(bit.x + bit.bredd, rad.bredd)
            lyft = 0.28 if stil.slag == "borttagen" else -0.12
            self.linje(
                x + bit.x, y + lyft * stil.typ.storlek, x + slut, y + lyft * stil.typ.storlek, 0.6, stil.typ.färg
            )
            if stil.slag == "länk" and mål is not None and mål is not nod:
                ruta = (x + bit.x, y - 0.25 * stil.typ.storlek, x + slut, y + 0.9 * stil.typ.storlek)
                mål.barn.append(Länkyta(self.sida, ruta, stil.länk))

    def linje(
        self, x0: float, y0: float, x1: float, y1: float, tjocklek: float, färg: Färg, *, prickad: bool = False
    ) -> None:
        """A rule (artifact)."""
        self._öppna(self.artefakt, text=False)
        if (färg, tjocklek) != self._streck:
            self._kod.append(f"{_rgb(färg)} RG {tjocklek:g} w")
            self._streck = (färg, tjocklek)
        if prickad:
            self._kod.append(f"[0.1 2.6] 0 d 1 J {x0:.2f} {y0:.2f} m {x1:.2f} {y1:.2f} l S [] 0 d 0 J")
        else:
            self._kod.append(f"{x0:.2f} {y0:.2f} m {x1:.2f} {y1:.2f} l S")

    def yta(self, x: float, y: float, bredd: float, höjd: float, färg: Färg) -> None:
        """A filled rectangle (artifact); y is its lower edge."""
        self._öppna(self.artefakt, text=False)
        self._sätt_fyllning(färg)
        self._kod.append(f"{x:.2f} {y:.2f} {bredd:.2f} {höjd:.2f} re f")

    def bild(self, nod: Nod | None, bild: ImageReader, x: float, y: float, bredd: float, höjd: float) -> None:
        """A picture; y is its lower edge."""
        self._öppna(self.artefakt if nod is None else nod, text=False)
        n = len(self.canvas._code)
        self.canvas.drawImage(bild, x, y, bredd, höjd)
        self._kod.extend(self.canvas._code[n:])
        del self.canvas._code[n:]

    def länk(self, nod: Nod, ruta: tuple[float, float, float, float], mål: str) -> None:
        """A link over a whole area; its node must have content already."""
        nod.barn.append(Länkyta(self.sida, ruta, mål))


def _rgb(färg: Färg) -> str:
    return f"{färg[0]:.3g} {färg[1]:.3g} {färg[2]:.3g}"


def rita_sats(
    yta: Yta,
    nod: Nod | None,
    x: float,
    topp: float,
    sats: Sats,
    *,
    bredd: float = 0.0,
    justering: str = "vänster",
    inline: dict[int, Nod] | None = None,
    från: int = 0,
    till: int | None = None,
    osynlig: bool = False,
) -> None:
    """Draws lines ``från`` … ``till`` of a paragraph below ``topp``."""
    y = topp
    for rad in sats.rader[från:till]:
        indrag = 0.0
        if justering == "höger":
            indrag = bredd - rad.bredd
        elif justering == "mitten":
            indrag = (bredd - rad.bredd) / 2
        storlek = sats.stilar[0].typ.storlek
        bas = y - (sats.radhöjd - storlek) / 2 - 0.82 * storlek
        yta.rad(nod, x + indrag, bas, rad, sats.stilar, inline, osynlig=osynlig)
        y -= sats.radhöjd
