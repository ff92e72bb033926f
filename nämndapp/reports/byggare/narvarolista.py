"""Närvarolista: who was there and served for whom, § by §; and the paper of a § that has been corrected (R13, R25)."""

from __future__ import annotations

from nämndapp.bas import svenska
from nämndapp.models import Närvarande, Närvaroroll, Paragraf, Sammanträde
from nämndapp.reports import dokument as d
from nämndapp.reports.byggare import gemensamt as g
from nämndapp.reports.byggare.kallelse import sidhuvud
from nämndapp.reports.byggare.paragrafer import paragrafnummer
from nämndapp.rules.narvaro import Bild, namn_med_parti

_KOLUMNER = (
    g.kolumn("Namn", 3.6),
    g.kolumn("Roll", 2.4),
    g.kolumn("Närvarande", 2.6),
    g.kolumn("Tjänstgör", 3.8),
)
_HELA = "hela sammanträdet"
_BORTA = "frånvarande"


def närvarolista(sammanträde: Sammanträde) -> d.Dokument:
    """Everybody of the närvaro, also those who were absent, and who was jävig.

    Needs loaded: nämnd with kommun; närvarande with intervall, justerare, paragrafer with jäv and ej_deltagande.
    """
    s, bild = sammanträde, Bild(sammanträde)
    stil = g.husstil(s.nämnd)
    rader = tuple(_rad(bild, n) for n in bild.personer)
    block: list[d.Block] = [g.rubrik(1, f"Närvarolista {svenska.datum_långt(s.datum)}")]
    block.append(d.Tabell(_KOLUMNER, rader) if rader else g.stycke("Ingen närvaro är antecknad."))
    jäv = [
        f"{namn_med_parti(n)}, {bild.nummertext([bild.plats(p)])}"
        for p in bild.paragrafer
        for n in bild.personer
        if n.id in bild.jäviga(p)
    ]
    if jäv:
        block += [g.rubrik(2, "Jäv"), g.lista(jäv)]
    return d.Dokument(
        titel=f"Närvarolista {g.i_löptext(s.nämnd.namn) if s.nämnd else ''} {g.iso(s.datum)}".replace("  ", " "),
        block=tuple(block),
        huvud=sidhuvud(s, "Närvarolista", g.dag(s.datum, stil), stil),
        datum=g.iso(s.datum),
        ämne=f"Närvarolista för sammanträde {g.iso(s.datum)}",
    )


def _rad(bild: Bild, n: Närvarande) -> d.Rad:
    titel = n.titel or n.roll.value
    if not bild.var_närvarande(n):
        return g.datarad(namn_med_parti(n), titel, _BORTA, "")
    distans = ", på distans" if any(i.distans for i in n.intervall) else ""
    return g.datarad(namn_med_parti(n), titel, (bild.närvarotext(n) or _HELA) + distans, _tjänst(bild, n))


def _tjänst(bild: Bild, n: Närvarande) -> str:
    """ "för Aina Lund (M), §§ 104–105"; "ja" for who served in the own seat all the time."""
    platser: dict[int | None, list[int]] = {}
    namn: dict[int | None, str] = {}
    for nr, p in enumerate(bild.paragrafer):
        for t in bild.tjänstgörande(p):
            if t.vem is n:
                platser.setdefault(t.för.id if t.för else None, []).append(nr)
                namn[t.för.id if t.för else None] = f"för {namn_med_parti(t.för)}" if t.för else ""
    delar = []
    for nyckel, vilka in platser.items():
        alla = len(vilka) == len(bild.paragrafer)
        var = "" if alla else bild.nummertext(vilka)
        annars = "" if n.roll is Närvaroroll.ERSÄTTARE else "ja"
        delar.append(", ".join(filter(None, [namn[nyckel], var])) or annars)
    return "; ".join(delar)


def rättelse(paragraf: Paragraf) -> d.Dokument:
    """A § of a justerat protocol with its corrections: the decision stands as it was, the notes follow by day.

    Needs loaded: sammanträde with nämnd with kommun; beslutspunkter, rättelser.
    """
    p, s = paragraf, paragraf.sammanträde
    stil = g.husstil(s.nämnd if s else None)
    nummer = paragrafnummer(p, stil)
    block: list[d.Block] = [
        g.rubrik(1, f"Rättelse av {nummer} {p.rubrik}".strip()),
        g.stycke(
            f"Protokollet från sammanträdet den {svenska.datum_långt(s.datum)} är justerat och ändras inte. "
            "Följande har rättats."
            if s
            else "Följande har rättats."
        ),
    ]
    for r in sorted(p.rättelser, key=lambda r: (r.datum, r.id or 0)):
        block += [
            g.rubrik(2, f"Rättelse {svenska.datum_kort(r.datum)}"),
            *g.textblock_till_block(r.text),
            g.stycke(r.av, d.Stil.NOT),
        ]
    beslut = [b.text for b in sorted(p.beslutspunkter, key=lambda b: b.ordning)]
    if beslut:
        block.append(g.rubrik(2, "Beslutet enligt protokollet"))
        block += [g.lista(beslut, numrerad=True)] if len(beslut) > 1 else g.textblock_till_block(beslut[0])
    return d.Dokument(
        titel=f"Rättelse {nummer} {p.rubrik}",
        block=tuple(block),
        huvud=sidhuvud(s, "Rättelse", g.dag(s.datum, stil), stil) if s else d.Sidhuvud((), "Rättelse"),
        datum=g.iso(max((r.datum for r in p.rättelser), default=None)),
        ämne=f"Rättelse av {nummer}",
    )
