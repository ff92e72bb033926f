"""The risk matrix of a paper as a PNG at print resolution (300 dpi), in the fonts that the papers have."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import Any

from nämndapp.bas.resurser import resurs
from nämndapp.reports import matrisritning, toner
from nämndapp.reports.dokument import Bild
from nämndapp.reports.matrisritning import Ord, Ritning, Yta
from nämndapp.rules.riskmatris import Matris, i_ord

BREDD_MM = 246.0  # the text's width on a landscape A4
_DPI = 300
_PT = _DPI / 72
_STORLEK = 8.5
_BREDD = BREDD_MM / 25.4 * 72
_HÖGST = 310.0  # the cells together
_CELLHÖJDER = (20.0, 34.0, 46.0, 60.0)
_SVART, _SVAG, _LINJE, _VIT = (24, 24, 24), (64, 64, 64), (110, 110, 110), (255, 255, 255)


def matrisbild(matris: Matris, *, rymlig: bool = False) -> Bild:
    """The picture with its words. The cells are as high as the numbers need, within a page; ``rymlig`` gives more."""
    höjder = [h for h in _CELLHÖJDER[1 if rymlig else 0 :] if h * matris.skala <= _HÖGST] or [_HÖGST / matris.skala]
    for cellhöjd in höjder:
        ritning = matrisritning.rita_hög(matris, _BREDD, cellhöjd, _STORLEK, _mät)
        if ritning.ryms:
            break
    return Bild(_png(ritning), i_ord(matris), BREDD_MM)


@cache
def _typsnitt(storlek: float, fet: bool) -> Any:
    from PIL import ImageFont

    fil = resurs(f"fonts/NotoSans-{'Bold' if fet else 'Regular'}.ttf")
    return ImageFont.truetype(str(fil), round(storlek * _PT, 1))


@cache
def _mät(text: str, storlek: float, fet: bool) -> float:
    return float(_typsnitt(storlek, fet).getlength(text)) / _PT


def _png(r: Ritning) -> bytes:
    from PIL import Image, ImageDraw

    bild = Image.new("RGB", (round(r.bredd * _PT), round(r.höjd * _PT)), _VIT)
    rita = ImageDraw.Draw(bild)
    for yta, ton in r.rutor.values():
        rita.rounded_rectangle(_px(yta), 2 * _PT, fill=toner.rgb(ton) or (245, 245, 245))
    for x1, y1, x2, y2 in r.pilar:
        rita.line([v * _PT for v in (x1, y1, x2, y2)], fill=_LINJE, width=round(0.8 * _PT))
        spets = matrisritning.pilspets((x1, y1, x2, y2), 4.5)
        rita.polygon([(x * _PT, y * _PT) for x, y in spets], fill=_LINJE)
    for b in r.brickor:
        rita.rounded_rectangle(
            _px(b.yta), b.yta.h / 2 * _PT, fill=_SVART if b.fylld else _VIT, outline=_SVART, width=round(0.7 * _PT)
        )
        ord_ = Ord(b.yta, b.text, b.storlek, fet=b.fylld, läge="mitten")
        _skriv(rita, ord_, _VIT if b.fylld else _SVART)
    for o in r.ord:
        _skriv(rita, o, _SVAG if o.svag else _SVART)
    ut = BytesIO()
    bild.quantize(256, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(ut, "PNG", dpi=(_DPI, _DPI))
    return ut.getvalue()


def _px(yta: Yta) -> tuple[int, int, int, int]:
    return (
        round(yta.x * _PT), round(yta.y * _PT), round((yta.x + yta.b) * _PT), round((yta.y + yta.h) * _PT)
    )  # fmt: skip


def _skriv(rita: Any, o: Ord, färg: tuple[int, int, int]) -> None:
    """In the middle of the box's height, by the middle between the capitals' top and the line."""
    typsnitt, yta = _typsnitt(o.storlek, o.fet), o.yta
    x, fäste = {
        "vänster": (yta.x, "l"), "mitten": (yta.x + yta.b / 2, "m"), "höger": (yta.x + yta.b, "r"),
    }[o.läge]  # fmt: skip
    versal = -typsnitt.getbbox("H", anchor="ls")[1] / 2
    rita.text((x * _PT, (yta.y + yta.h / 2) * _PT + versal), o.text, fill=färg, font=typsnitt, anchor=f"{fäste}s")
