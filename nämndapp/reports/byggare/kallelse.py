"""Kallelse and föredragningslista (R1–R8; papers: Kallelse)."""

from __future__ import annotations

from collections.abc import Iterator

from nämndapp.bas import svenska
from nämndapp.models import Föredragningsgrupp, Föredragningspunkt, Sammanträde
from nämndapp.reports import dokument as d
from nämndapp.reports.byggare import gemensamt as g
from nämndapp.reports.stil import Husstil


def kallelse(sammanträde: Sammanträde) -> d.Dokument:
    """The call to a meeting with its föredragningslista.

    Needs loaded: nämnd with kommun, grupper, punkter.
    """
    s, stil = sammanträde, g.husstil(sammanträde.nämnd)
    organ = s.nämnd.namn if s.nämnd else ""
    titel = f"Kallelse till {g.i_löptext(organ)}" if organ else "Kallelse"
    block: list[d.Block] = [
        g.rubrik(1, titel),
        g.nyckelvärden(
            [
                (
                    "Tid",
                    g.datum_och_tid(s.datum, s.starttid, stil),
                ),
                ("Plats", s.plats),
                ("Sammanträdesform", _sammanträdesform(s)),
                ("Förslag till justerare", s.förslag_justerare),
                ("Förslag till ersättare för justerare", s.förslag_ersättare),
                ("Förslag till plats och tid för justering", justering(s, stil)),
                ("Anmäl förhinder till", s.anmäl_förhinder),
            ]
        ),
        g.rubrik(2, "Föredragningslista"),
        listtabell(s, stil),
    ]
    if s.ordförande:
        block.append(d.Underskrifter((d.Underskrift("", s.ordförande, "Ordförande", linje=False),)))
    return d.Dokument(
        titel=f"{titel} {svenska.datum_kort(s.datum)}",
        block=tuple(block),
        huvud=_huvud(s, "Kallelse", g.dag(s.kallelse_datum, stil), stil),
        datum=g.iso(s.kallelse_datum or s.datum),
        ämne=f"Kallelse till sammanträde {svenska.datum_kort(s.datum)}",
    )


def föredragningslista(sammanträde: Sammanträde) -> d.Dokument:
    """The list alone, as it is laid on the table or shown on a screen. Needs the same loaded as ``kallelse``."""
    s, stil = sammanträde, g.husstil(sammanträde.nämnd)
    organ = s.nämnd.namn if s.nämnd else ""
    titel = f"Föredragningslista för {g.i_löptext(organ)}" if organ else "Föredragningslista"
    tid = g.datum_och_tid(s.datum, s.starttid, stil)
    return d.Dokument(
        titel=f"{titel} {svenska.datum_kort(s.datum)}",
        block=(g.rubrik(1, titel), g.nyckelvärden([("Tid", tid), ("Plats", s.plats)]), listtabell(s, stil)),
        huvud=_huvud(s, "Föredragningslista", g.dag(s.datum, stil), stil),
        datum=g.iso(s.datum),
        ämne=f"Föredragningslista till sammanträde {svenska.datum_kort(s.datum)}",
    )


def justering(s: Sammanträde, stil: Husstil) -> str:
    """ "Kansliet, 2023-12-15, kl. 15.00", of the parts that are set."""
    return ", ".join(filter(None, [s.justering_plats, g.dag(s.justering_datum, stil), g.tid(s.justering_tid, stil)]))


def punkter_i_ordning(s: Sammanträde) -> list[Föredragningspunkt]:
    """The items as they will be handled: by ``ordning``; numbers follow from it."""
    return sorted(s.punkter, key=lambda p: p.ordning)


def _sammanträdesform(s: Sammanträde) -> str:
    """Closed doors are the law's default (KL 6:25) and are named only when some item is marked so."""
    stängda = any(p.stängda_dörrar for p in s.punkter)
    if s.öppet:
        return "Öppet sammanträde, utom de ärenden där stängda dörrar anges" if stängda else "Öppet sammanträde"
    return "Inom stängda dörrar" if stängda else ""


def _huvud(s: Sammanträde, typ: str, datum: str, stil: Husstil) -> d.Sidhuvud:
    rutor = g.fältrutor(
        [
            ("Dokumenttyp", g.dokumenttyp(typ, stil)),
            ("Beslutande organ", s.nämnd.namn if s.nämnd else ""),
            ("Datum", datum),
        ],
        tomma=stil.tomma_etiketter,
    )
    return d.Sidhuvud(avsändare=g.avsändare(s.nämnd, med_organ=False), fält=rutor, följande=rutor)


def listtabell(s: Sammanträde, stil: Husstil) -> d.Tabell:
    """Nr · Ärende · Diarienummer, with Föredragande and Tid when any item has one; group headings across."""
    punkter = punkter_i_ordning(s)
    med_föredragande = any(p.föredragande.strip() for p in punkter)
    med_tid = any(p.klockslag or p.minuter for p in punkter)
    kolumner = [g.kolumn("Nr", 0.8, "höger", siffror=True), g.kolumn("Ärende", 7), g.kolumn("Diarienummer", 2.4)]
    if med_föredragande:
        kolumner.append(g.kolumn("Föredragande", 2.6))
    if med_tid:
        kolumner.append(g.kolumn("Tid", 1.6))
    rader: list[d.Rad] = []
    for nr, p, grupp in _numrerade(s, punkter):
        if grupp is not None:
            rader.append(g.grupprad(grupp, len(kolumner)))
        celler = [str(nr), _ärendetext(s, p), p.diarienummer or ""]
        if med_föredragande:
            celler.append(p.föredragande)
        if med_tid:
            celler.append(_punkttid(p, stil))
        rader.append(g.datarad(*celler))
    return d.Tabell(tuple(kolumner), tuple(rader))


def _numrerade(
    s: Sammanträde, punkter: list[Föredragningspunkt]
) -> Iterator[tuple[int, Föredragningspunkt, str | None]]:
    """Number, item, and the group heading that goes above it (None when it goes on in the same group)."""
    förra = ""
    for nr, p in enumerate(punkter, 1):
        grupp = grupprubrik(s, p)
        yield nr, p, grupp if grupp and grupp != förra else None
        förra = grupp


def grupprubrik(s: Sammanträde, p: Föredragningspunkt) -> str:
    """The heading that the item stands under; "" for none. Works without the item's own ``grupp`` being loaded."""
    grupp: Föredragningsgrupp | None = vars(p).get("grupp")
    if grupp is None and p.grupp_id is not None:
        grupp = next((gr for gr in s.grupper if gr.id == p.grupp_id), None)
    return grupp.rubrik if grupp else ""


def _ärendetext(s: Sammanträde, p: Föredragningspunkt) -> str:
    return f"{p.rubrik} (stängda dörrar)" if p.stängda_dörrar and s.öppet else p.rubrik


def _punkttid(p: Föredragningspunkt, stil: Husstil) -> str:
    klocka = g.klockslag(p.klockslag, stil) if p.klockslag else ""
    minuter = f"{p.minuter} min" if p.minuter else ""
    return ", ".join(filter(None, [klocka, minuter]))
