"""Kallelse and föredragningslista (R1–R8; papers: Kallelse)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from nämndapp.bas import svenska
from nämndapp.models import (
    INBJUDNA,
    Föredragningspunkt,
    Kallad,
    Kallelsesvar,
    Sammanträde,
    Sammanträdesslag,
    Uppdragsroll,
)
from nämndapp.reports import dokument as d
from nämndapp.reports.byggare import gemensamt as g
from nämndapp.reports.stil import Husstil
from nämndapp.rules.listan import i_timmar, numrera
from nämndapp.rules.punkter import bilagenummer, grupprubrik, punkter_i_ordning, är_hemlig

__all__ = ["HEMLIG_RUBRIK", "föredragningslista", "grupprubrik", "justering", "kallelse", "listtabell", "sidhuvud"]

HEMLIG_RUBRIK = "Ärende med sekretess"
"""What stands in the place of a secret item's title in what is sent by mail or published."""

_UTAN_PLATS = frozenset({Uppdragsroll.INSYNSPLATS, Uppdragsroll.PERSONALFÖRETRÄDARE})
"""Who is there by a role in the nämnd without a seat."""


def kallelse(
    sammanträde: Sammanträde,
    *,
    nummer: Mapping[int, int] | None = None,
    kallade: Sequence[Kallad] = (),
    offentlig: bool = False,
) -> d.Dokument:
    """The call to a meeting with its föredragningslista.

    ``nummer`` are those of published items. ``offentlig``: without titles of secret items and without the link.
    Needs loaded: nämnd with kommun, grupper, punkter (with handlingar, to tell which are secret); kallade with person.
    """
    s, stil = sammanträde, g.husstil(sammanträde.nämnd)
    organ = s.nämnd.namn if s.nämnd else ""
    titel = f"Kallelse till {_slag(s)}{g.i_löptext(organ)}" if organ else "Kallelse"
    block: list[d.Block] = [
        g.rubrik(1, titel),
        g.nyckelvärden(
            [
                ("Tid", g.datum_och_tid(s.datum, s.starttid, stil)),
                ("Plats", s.plats),
                ("Skäl för extra sammanträde", s.skäl if s.slag is Sammanträdesslag.EXTRA else ""),
                ("Sammanträdesform", _sammanträdesform(s)),
                ("Deltagande på distans", _distans(s, offentlig=offentlig)),
                ("Beräknad tid", _beräknad_tid(s)),
                ("Gruppmöten", s.gruppmöten),
                ("Måltid", s.måltid),
                ("Förslag till justerare", s.förslag_justerare),
                ("Förslag till ersättare för justerare", s.förslag_ersättare),
                ("Förslag till plats och tid för justering", justering(s, stil)),
                ("Anmäl förhinder till", s.anmäl_förhinder),
            ]
        ),
        g.rubrik(2, "Föredragningslista"),
        listtabell(s, stil, nummer, offentlig=offentlig),
    ]
    if s.ordförande:
        block.append(d.Underskrifter((d.Underskrift("", s.ordförande, "Ordförande", linje=False),)))
    if kallade:
        block += [g.rubrik(2, "Kallade"), g.nyckelvärden(_kallade(kallade))]
    return d.Dokument(
        titel=f"{titel} {svenska.datum_kort(s.datum)}",
        block=tuple(block),
        huvud=sidhuvud(s, "Kallelse", g.dag(s.kallelse_datum, stil), stil),
        datum=g.iso(s.kallelse_datum or s.datum),
        ämne=f"Kallelse till sammanträde {svenska.datum_kort(s.datum)}",
    )


def föredragningslista(
    sammanträde: Sammanträde, *, nummer: Mapping[int, int] | None = None, offentlig: bool = False
) -> d.Dokument:
    """The list alone, as it is laid on the table or shown on a screen. Needs the same loaded as ``kallelse``."""
    s, stil = sammanträde, g.husstil(sammanträde.nämnd)
    organ = s.nämnd.namn if s.nämnd else ""
    titel = f"Föredragningslista för {g.i_löptext(organ)}" if organ else "Föredragningslista"
    tid = g.datum_och_tid(s.datum, s.starttid, stil)
    return d.Dokument(
        titel=f"{titel} {svenska.datum_kort(s.datum)}",
        block=(
            g.rubrik(1, titel),
            g.nyckelvärden([("Tid", tid), ("Plats", s.plats), ("Beräknad tid", _beräknad_tid(s))]),
            listtabell(s, stil, nummer, offentlig=offentlig),
        ),
        huvud=sidhuvud(s, "Föredragningslista", g.dag(s.datum, stil), stil),
        datum=g.iso(s.datum),
        ämne=f"Föredragningslista till sammanträde {svenska.datum_kort(s.datum)}",
    )


def justering(s: Sammanträde, stil: Husstil) -> str:
    """ "Kansliet, 2023-12-15, kl. 15.00", of the parts that are set."""
    return ", ".join(filter(None, [s.justering_plats, g.dag(s.justering_datum, stil), g.tid(s.justering_tid, stil)]))


def _slag(s: Sammanträde) -> str:
    match s.slag:
        case Sammanträdesslag.EXTRA:
            return "extra sammanträde med "
        case Sammanträdesslag.BEREDNING:
            return "beredning inför "
        case _:
            return ""


def _sammanträdesform(s: Sammanträde) -> str:
    """Closed doors are the law's default (KL 6:25) and are named only when some item is marked so."""
    stängda = any(p.stängda_dörrar for p in s.punkter)
    if s.öppet:
        return "Öppet sammanträde, utom de ärenden där stängda dörrar anges" if stängda else "Öppet sammanträde"
    return "Inom stängda dörrar" if stängda else ""


def _distans(s: Sammanträde, *, offentlig: bool) -> str:
    if not s.distans:
        return ""
    return s.länk if s.länk and not offentlig else "Möjligt, länken skickas för sig"


def _kallade(kallade: Sequence[Kallad]) -> list[tuple[str, list[str]]]:
    """Ledamöter, ersättare, others: the names, each with party and, where the person will not come, that."""
    grupper: dict[str, list[str]] = {"Ledamöter": [], "Ersättare": [], "Övriga": []}
    platser = {k.id: k.person.namn for k in kallade if k.person}
    for k in sorted(kallade, key=lambda k: k.ordning):
        if k.svar is Kallelsesvar.INTE_KALLAD and k.roll in {*_UTAN_PLATS, *INBJUDNA}:
            continue
        namn = (k.person.namn if k.person else "") + (f" ({k.parti})" if k.parti else "")
        if k.roll in {Uppdragsroll.ORDFÖRANDE, Uppdragsroll.FÖRSTE_VICE, Uppdragsroll.ANDRE_VICE}:
            namn += f", {k.roll.value}"
        if k.ersätter_id is not None and platser.get(k.ersätter_id):
            namn += f", kallad för {platser[k.ersätter_id]}"
        if k.svar is Kallelsesvar.NEJ:
            namn += ", förhindrad"
        if k.roll is Uppdragsroll.ERSÄTTARE:
            grupper["Ersättare"].append(namn)
        elif k.roll in {Uppdragsroll.SEKRETERARE, *_UTAN_PLATS, *INBJUDNA}:
            grupper["Övriga"].append(f"{namn}, {k.anteckning or k.roll.value}")
        else:
            grupper["Ledamöter"].append(namn)
    return list(grupper.items())


def sidhuvud(s: Sammanträde, typ: str, datum: str, stil: Husstil) -> d.Sidhuvud:
    """The head of what belongs to a meeting."""
    rutor = g.fältrutor(
        [
            ("Dokumenttyp", g.dokumenttyp(typ, stil)),
            ("Beslutande organ", s.nämnd.namn if s.nämnd else ""),
            ("Datum", datum),
        ],
        tomma=stil.tomma_etiketter,
    )
    return d.Sidhuvud(avsändare=g.avsändare(s.nämnd, med_organ=False), fält=rutor, följande=rutor)


def _beräknad_tid(s: Sammanträde) -> str:
    minuter = sum(p.minuter or 0 for p in s.punkter if not p.utgår)
    return i_timmar(minuter) if minuter else ""


def listtabell(
    s: Sammanträde, stil: Husstil, nummer: Mapping[int, int] | None = None, *, offentlig: bool = False
) -> d.Tabell:
    """Nr · Ärende · Diarienummer, with Föredragande, Tid and Bilaga when any item has one; group headings across."""
    punkter = punkter_i_ordning(s)
    bilagor = bilagenummer(s) if (s.nämnd and (s.nämnd.inställningar or {}).get("bilagekolumn")) else {}
    extra: list[tuple[d.Kolumn, list[str]]] = []
    if any(p.föredragande.strip() for p in punkter):
        extra.append((g.kolumn("Föredragande", 2.6), [p.föredragande for p in punkter]))
    if any(p.klockslag or p.minuter for p in punkter):
        extra.append((g.kolumn("Tid", 1.6), [_punkttid(p, stil) for p in punkter]))
    if bilagor:
        extra.append((g.kolumn("Bilaga", 1.2), [_bilagor(p, bilagor) for p in punkter]))
    kolumner = [g.kolumn("Nr", 0.8, "höger", siffror=True), g.kolumn("Ärende", 7), g.kolumn("Diarienummer", 2.4)]
    kolumner += [k for k, _ in extra]
    rader: list[d.Rad] = []
    förra = ""
    for plats, (nr, p) in enumerate(zip(numrera(punkter, nummer or {}), punkter, strict=True)):
        grupp = grupprubrik(s, p)
        if grupp and grupp != förra:
            rader.append(g.grupprad(grupp, len(kolumner)))
        förra = grupp
        celler = [d.Cell(g.rad(t)) for t in (str(nr), "", p.diarienummer or "", *(v[plats] for _, v in extra))]
        celler[1] = d.Cell(_ärendetext(s, p, offentlig=offentlig))
        rader.append(d.Rad(tuple(celler)))
    return d.Tabell(tuple(kolumner), tuple(rader))


def _ärendetext(s: Sammanträde, p: Föredragningspunkt, *, offentlig: bool) -> d.Runs:
    """The title; a struck item is crossed out and says so in a word."""
    titel = HEMLIG_RUBRIK if offentlig and är_hemlig(p) else p.rubrik
    delas = sum(k.bordsdelad for k in p.handlingar)
    tillägg = [
        "stängda dörrar" if p.stängda_dörrar and s.öppet else "",
        f"väckt av {p.väckt_av.strip()}" if p.väckt_av.strip() else "",
        ("handlingar bordsdelas" if delas > 1 else "handling bordsdelas") if delas else "",
    ]
    text = " ".join([titel, *(f"({t})" for t in tillägg if t)])
    if not p.utgår:
        return g.rad(text)
    return (d.Run(g.bind(" ".join(text.split())), borttagen=True), d.Run(" Utgår"))


def _punkttid(p: Föredragningspunkt, stil: Husstil) -> str:
    klocka = g.klockslag(p.klockslag, stil) if p.klockslag else ""
    minuter = f"{p.minuter} min" if p.minuter else ""
    return ", ".join(filter(None, [klocka, minuter]))


def _bilagor(p: Föredragningspunkt, bilagor: Mapping[int, int]) -> str:
    egna = [bilagor[k.handling_id] for k in sorted(p.handlingar, key=lambda k: k.ordning) if k.handling_id in bilagor]
    if not egna:
        return ""
    return str(egna[0]) if len(egna) == 1 else f"{egna[0]}–{egna[-1]}"
