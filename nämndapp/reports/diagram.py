"""Bar charts as PNG, drawn with Pillow in the fonts that the papers have. Series differ in tone and in pattern."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from nämndapp.bas import svenska
from nämndapp.bas.resurser import resurs

_FÄRGER = ((38, 84, 124), (214, 137, 16), (88, 124, 64), (132, 76, 130))
_LJUST, _MÖRKT = ((255, 255, 255), (40, 40, 40), (205, 205, 205)), ((30, 30, 30), (235, 235, 235), (85, 85, 85))
_HÖJD = 0.42  # of the width


def stapeldiagram(
    titel: str,
    serier: Mapping[str, Sequence[int | None]],
    *,
    bredd: int = 900,
    höjd: int | None = None,
    mörkt: bool = False,
) -> bytes:
    """Twelve months, a bar for each series that has a figure (none is drawn for None; 0 gets a line on the axis).

    In pixels; without ``höjd`` the chart has the paper's proportions.
    """
    from PIL import Image, ImageDraw, ImageFont

    grund, text, linje = _MÖRKT if mörkt else _LJUST
    höjd = höjd or int(bredd * _HÖJD)
    bild = Image.new("RGB", (bredd, höjd), grund)
    rita = ImageDraw.Draw(bild)
    typsnitt = ImageFont.truetype(str(resurs("fonts/NotoSans-Regular.ttf")), max(11, bredd // 60))
    fet = ImageFont.truetype(str(resurs("fonts/NotoSans-Bold.ttf")), max(12, bredd // 52))
    rita.text((12, 8), titel, fill=text, font=fet)
    topp = _rund(max((v for s in serier.values() for v in s if v is not None), default=0))
    vänster = 20 + int(max(rita.textlength(svenska.heltal(t), font=typsnitt) for t in (0, topp // 2, topp)))
    yta = (vänster, 44, bredd - 16, höjd - 58)
    _axlar(rita, yta, topp, typsnitt, (text, linje))
    steg = (yta[2] - yta[0]) / 12
    for nr, serie in enumerate(serier.values()):
        for månad, värde in enumerate(serie[:12]):
            if värde is None:
                continue
            stapel = steg * 0.76 / len(serier)
            x = yta[0] + steg * (månad + 0.12) + stapel * nr
            y = yta[3] - (yta[3] - yta[1]) * värde / topp
            ruta = (x, min(y, yta[3] - 1), x + stapel - 1, yta[3])
            rita.rectangle(ruta, fill=_FÄRGER[nr % 4])
            if nr % 2:
                _randa(rita, ruta, grund)
    for månad in range(12):
        namn = svenska.MÅNADER[månad][:3]
        mitt = yta[0] + steg * (månad + 0.5) - rita.textlength(namn, font=typsnitt) / 2
        rita.text((mitt, yta[3] + 6), namn, fill=text, font=typsnitt)
    _förklaring(rita, list(serier), (bredd, höjd), typsnitt, (text, grund))
    ut = BytesIO()
    bild.save(ut, "PNG")
    return ut.getvalue()


def _rund(högsta: int) -> int:
    """The axis' end: the next 1, 2, 4, 6, 8 or 10 of its power of ten."""
    if högsta <= 2:
        return 2
    tio = 10 ** (len(str(högsta)) - 1)
    return next(int(tio * f) for f in (1, 2, 4, 6, 8, 10) if tio * f >= högsta)


def _axlar(rita: Any, yta: tuple[int, int, int, int], topp: int, typsnitt: Any, färger: tuple[Any, Any]) -> None:
    text, linje = färger
    for tal in (0, topp // 2, topp):
        y = yta[3] - (yta[3] - yta[1]) * tal / topp
        rita.line((yta[0], y, yta[2], y), fill=linje)
        ord_ = svenska.heltal(tal)
        rita.text((yta[0] - 8 - rita.textlength(ord_, font=typsnitt), y - 8), ord_, fill=text, font=typsnitt)


def _randa(rita: Any, ruta: tuple[float, float, float, float], grund: Any) -> None:
    """Stripes, so that the series are told apart without colour."""
    y = ruta[1] + 4
    while y < ruta[3]:
        rita.line((ruta[0], y, ruta[2], y), fill=grund)
        y += 5


def _förklaring(rita: Any, namn: list[str], mått: tuple[int, int], typsnitt: Any, färger: tuple[Any, Any]) -> None:
    text, grund = färger
    x, y = 14.0, mått[1] - 26
    for nr, ett in enumerate(namn):
        ruta = (x, y + 3, x + 16, y + 17)
        rita.rectangle(ruta, fill=_FÄRGER[nr % 4])
        if nr % 2:
            _randa(rita, ruta, grund)
        rita.text((x + 22, y), ett, fill=text, font=typsnitt)
        x += 40 + rita.textlength(ett, font=typsnitt)
