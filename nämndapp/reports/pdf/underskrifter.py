"""Signatures: with a dotted line for the pen, or only names."""

from __future__ import annotations

from nämndapp.reports.dokument import Stil, Underskrift, Underskrifter
from nämndapp.reports.pdf.satsyta import MM, MÖRK_LINJE, Satsyta
from nämndapp.reports.pdf.skarva import Skärva
from nämndapp.reports.pdf.struktur import Nod
from nämndapp.reports.pdf.yta import Yta, rita_sats


def underskriftsskärvor(ytan: Satsyta, b: Underskrifter, nod: Nod, x: float, bredd: float) -> list[Skärva]:
    """Under each other (role, line, name) or side by side (line above name and title)."""
    if not b.rader:
        return []
    delar: list[Skärva] = []
    if b.bredvid:
        for i in range(0, len(b.rader), 3):
            grupp = b.rader[i : i + 3]
            spalt = bredd / max(len(grupp), min(len(b.rader), 3), 2)
            delar.append(_sida_vid_sida(ytan, grupp, nod, x, spalt))
            delar[-1].före = 10.0
    else:
        ord_ = [o for u in b.rader for o in u.roll.split()]  # no word of a role is broken
        längst = max((ytan.mät(o, ytan.typer.marginal) for o in ord_), default=0.0)
        rollbredd = min(max(34 * MM, längst + 6.5), bredd * 0.4)
        delar = [_rad(ytan, u, nod, x, bredd, rollbredd) for u in b.rader]
    for d in delar[:-1]:
        d.håll = True  # a signature alone on a page proves nothing
    return delar


def _rad(ytan: Satsyta, u: Underskrift, nod: Nod, x: float, bredd: float, rollbredd: float) -> Skärva:
    bröd, titeltyp = ytan.typer.bröd, ytan.typer.stycken[Stil.NAMNTITEL]
    rollspalt = rollbredd if u.roll else 0.0
    linjespalt = min(76 * MM, bredd * 0.45) if u.linje else 0.0
    namnx = x + rollspalt + (linjespalt + 10.0 if u.linje else 0.0)
    plats = x + bredd - namnx
    satser = [
        (ytan.sätt(text, typ, w), nod.ny("P"), vid)
        for text, typ, w, vid in (
            (u.roll, ytan.typer.marginal, rollspalt - 6.0, x),
            (u.namn, bröd, plats, namnx),
            (u.titel, titeltyp, plats, namnx),
        )
        if text
    ]
    luft = 12.0 if u.linje else 0.0
    textmängd = max(
        sum(s.höjd for s, _, vid in satser if vid == x and u.roll),
        sum(s.höjd for s, _, vid in satser if vid == namnx and not (vid == x and u.roll)),
        bröd.radhöjd,
    )

    def rita(yta: Yta, topp: float, _överst: bool) -> None:
        y = topp - luft
        for sats, egen, vid in satser:
            rita_sats(yta, egen, vid, y, sats)
            if vid == namnx and not (u.roll and rollspalt and vid == x):
                y -= sats.höjd
        if u.linje:
            bas = topp - luft - bröd.radhöjd + 3.0
            yta.linje(x + rollspalt, bas, x + rollspalt + linjespalt, bas, 0.8, MÖRK_LINJE, prickad=True)

    return Skärva(luft + textmängd + 4.0, rita)


def _sida_vid_sida(ytan: Satsyta, grupp: tuple[Underskrift, ...], nod: Nod, x: float, spalt: float) -> Skärva:
    bröd, titeltyp = ytan.typer.bröd, ytan.typer.stycken[Stil.NAMNTITEL]
    kolumner = [
        [
            (ytan.sätt(text, typ, spalt - 16.0), nod.ny("P"))
            for text, typ in ((u.roll, ytan.typer.marginal), (u.namn, bröd), (u.titel, titeltyp))
            if text
        ]
        for u in grupp
    ]
    med_linje = any(u.linje for u in grupp)
    rollhöjd = bröd.radhöjd if any(u.roll for u in grupp) else 0.0
    linjehöjd = 30.0 if med_linje else 0.0
    höjd = linjehöjd + max((sum(s.höjd for s, _ in k) for k in kolumner), default=0.0)

    def rita(yta: Yta, topp: float, _överst: bool) -> None:
        for i, (u, kolumn) in enumerate(zip(grupp, kolumner, strict=True)):
            y = topp
            vid = x + i * spalt
            for n, (sats, egen) in enumerate(kolumn):
                if n == (1 if u.roll else 0):
                    y = topp - rollhöjd - linjehöjd
                rita_sats(yta, egen, vid, y, sats)
                y -= sats.höjd
            if u.linje:
                bas = topp - rollhöjd - linjehöjd + 2.0
                yta.linje(vid, bas, vid + spalt - 16.0, bas, 0.8, MÖRK_LINJE, prickad=True)

    return Skärva(max(höjd, rollhöjd + linjehöjd) + 4.0, rita)
