"""Dokument → PDF bytes: set, break into pages, draw with tags, finish as an archive file."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from nämndapp.reports.dokument import Dokument, alla_rubriker
from nämndapp.reports.pdf.arkiv import gör_arkivfil
from nämndapp.reports.pdf.bilder import Bilder
from nämndapp.reports.pdf.block import Blocksättare
from nämndapp.reports.pdf.huvud import Ram
from nämndapp.reports.pdf.satsyta import MM, Satsyta
from nämndapp.reports.pdf.skarva import Sida, Sidbrytare, Skärva
from nämndapp.reports.pdf.skrift import NORMAL
from nämndapp.reports.pdf.struktur import Nod
from nämndapp.reports.pdf.yta import LAYOUT, Taggduk, Yta
from nämndapp.reports.stil import Husstil

A4 = (595.28, 841.89)


def rendera(dokument: Dokument, stil: Husstil, *, framsteg: Callable[[float], None] | None = None) -> bytes:
    """See ``reports.rendera.till_pdf``."""
    steg = framsteg or _tyst
    bredd, höjd = A4[::-1] if dokument.liggande else A4
    x, textbredd = stil.marginal_vänster * MM, bredd - (stil.marginal_vänster + stil.marginal_höger) * MM
    ytan = Satsyta(stil, höjd - (stil.marginal_topp + stil.marginal_botten) * MM - 60.0)
    bilder = Bilder()
    rot = Nod("Document")
    ram = Ram(ytan, dokument, bilder, rot, x=x, bredd=textbredd, sidhöjd=höjd)
    steg(0.02)
    sättare = Blocksättare(ytan, bilder, tuple(alla_rubriker(dokument.block)))
    skärvor: list[Skärva] = []
    for i, block in enumerate(dokument.block):
        skärvor += sättare.sätt((block,), rot, x, textbredd)
        if i % 20 == 0:
            steg(0.02 + 0.43 * i / len(dokument.block))
    ram.sätt_fot(rot)
    sidor = Sidbrytare(ram.textens_topp, ram.textens_botten).lägg(skärvor)
    steg(0.5)
    rå, mål = _rita(sidor, ram, ytan, (bredd, höjd), steg)
    ut = gör_arkivfil(rå, rot, dokument, sättare.bokmärken, mål)
    steg(1.0)
    return ut


def _tyst(_: float) -> None:
    """No one listens."""


def _rita(
    sidor: list[Sida], ram: Ram, ytan: Satsyta, format_: tuple[float, float], steg: Callable[[float], None]
) -> tuple[bytes, dict[str, tuple[int, float]]]:
    """Draws all pages; gives ReportLab's file and where each anchor stands."""
    mål = {
        p.skärva.ankare: (nr, p.topp + 6.0)
        for nr, sida in enumerate(sidor)
        for p in sida.placeringar
        if p.skärva.ankare
    }
    ytan.sidnummer = lambda ankare: mål[ankare][0] + 1 if ankare in mål else None
    ut = BytesIO()
    canvas = Taggduk(ut, format_, ytan.skrift.fonter[NORMAL].fontName)
    yta = Yta(canvas, ytan.skrift)
    for nr, sida in enumerate(sidor):
        ram.rita(yta, nr, len(sidor))
        yta.artefakt = LAYOUT
        for i, p in enumerate(sida.placeringar):
            if i == 0 and p.skärva.upprepa:
                p.skärva.upprepa.rita(yta, p.topp + p.skärva.upprepa.höjd)
            p.skärva.rita(yta, p.topp, p.överst)
        if nr == 0:
            ram.rita_första_fot(yta)
        yta.ny_sida()
        if nr % 10 == 0:
            steg(0.5 + 0.35 * nr / len(sidor))
    canvas.save()
    return ut.getvalue(), mål
