"""Arvodesunderlag: person · tjänst · från–till · resa · förlorad arbetsinkomst, and the sums (KL 4:12–16)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from nämndapp.bas import svenska
from nämndapp.models import Nämnd, Sammanträde
from nämndapp.reports import dokument as d
from nämndapp.reports.byggare import gemensamt as g
from nämndapp.reports.stil import Husstil
from nämndapp.rules.arvode import Arvodespost, Arvodessumma, arvodesposter, summera, timmar

_KOLUMNER = (
    g.kolumn("Namn", 3.2),
    g.kolumn("Roll", 2.2),
    g.kolumn("Tjänst", 1.7),
    g.kolumn("Från–till", 2.4),
    g.kolumn("Tid (tim.min)", 1.4, "höger", siffror=True),
    g.kolumn("Resa (km)", 1.2, "höger", siffror=True),
    g.kolumn("Restid (min)", 1.3, "höger", siffror=True),
    g.kolumn("Förlorad arbetstid (min)", 1.7, "höger", siffror=True),
    g.kolumn("Förlorad inkomst (kr)", 1.7, "höger", siffror=True),
    g.kolumn("Anteckning", 2.2),
)
_SUMMOR = (
    g.kolumn("Namn", 3.4),
    g.kolumn("Tjänstgjort", 1.3, "höger", siffror=True),
    g.kolumn("Närvarit", 1.3, "höger", siffror=True),
    g.kolumn("Tid (tim.min)", 1.5, "höger", siffror=True),
    g.kolumn("Resa (km)", 1.3, "höger", siffror=True),
    g.kolumn("Restid (min)", 1.4, "höger", siffror=True),
    g.kolumn("Förlorad arbetstid (min)", 1.9, "höger", siffror=True),
    g.kolumn("Förlorad inkomst (kr)", 1.9, "höger", siffror=True),
)
_SAKNAS = "tid saknas"


def arvodesunderlag(
    möten: Sequence[Sammanträde], nämnd: Nämnd | None, *, år: int | None = None, datum: date | None = None
) -> d.Dokument:
    """One meeting, or all of a year with the sums for each person. ``datum`` is the day of the paper.

    Needs loaded: nämnd with kommun; each meeting's närvarande with intervall, paragrafer with jäv and ej_deltagande,
    justerare, ajourneringar.
    """
    stil = g.husstil(nämnd)
    ordnade = sorted(möten, key=lambda m: m.datum)
    när = str(år) if år is not None else ", ".join(svenska.datum_långt(m.datum) for m in ordnade)
    titel = f"Arvodesunderlag för {g.i_löptext(nämnd.namn) if nämnd else 'nämnden'} {när}".strip()
    rader: list[d.Rad] = []
    alla: list[Arvodespost] = []
    for möte in ordnade:
        poster = arvodesposter(möte)
        if not poster:
            continue
        alla += poster
        rader.append(g.grupprad(_mötesrubrik(möte, stil), len(_KOLUMNER)))
        rader += [_rad(p, stil) for p in poster]
    block: list[d.Block] = [g.rubrik(1, titel)]
    if rader:
        block.append(d.Tabell(_KOLUMNER, tuple(rader)))
        block += [g.rubrik(2, "Sammanställning"), d.Tabell(_SUMMOR, tuple(_summarad(s) for s in summera(alla)))]
    else:
        block.append(g.stycke("Ingen närvaro är antecknad."))
    rutor = g.fältrutor(
        [("Dokumenttyp", g.dokumenttyp("Arvodesunderlag", stil)), ("Datum", g.dag(datum, stil))], tomma=False
    )
    return d.Dokument(
        titel=titel,
        block=tuple(block),
        huvud=d.Sidhuvud(avsändare=g.avsändare(nämnd, med_organ=True), fält=rutor, följande=rutor),
        datum=g.iso(datum or (ordnade[-1].datum if ordnade else None)),
        ämne="Arvodesunderlag",
        liggande=True,
    )


def _mötesrubrik(möte: Sammanträde, stil: Husstil) -> str:
    tider = "–".join(filter(None, [_tid(möte.starttid, stil), _tid(möte.sluttid, stil)]))
    pauser = [
        f"{_tid(a.från, stil)}–{_tid(a.till, stil)}"
        for a in sorted(möte.ajourneringar, key=lambda a: a.ordning)
        if a.till is not None
    ]
    avbrott = f" (ajournerat {svenska.uppräkning(pauser)})" if pauser else ""
    return f"{svenska.versal(svenska.datum_långt(möte.datum))}{', kl. ' + tider if tider else ''}{avbrott}"


def _rad(p: Arvodespost, stil: Husstil) -> d.Rad:
    namn = f"{p.namn} ({p.parti})" if p.parti else p.namn
    tider = [
        f"{_tid(s.från, stil) or '…'}–{_tid(s.till, stil) or '…'}" for s in p.spann
    ] + ([p.paragrafer] if p.paragrafer else [])  # fmt: skip
    return g.datarad(
        namn,
        p.roll.value,
        p.tjänst,
        ", ".join(tider),
        timmar(p.minuter) or _SAKNAS,
        _tal(p.resa_km),
        _tal(p.restid),
        _tal(p.förlorad_tid),
        _tal(p.förlorad_inkomst),
        p.anteckning,
    )


def _summarad(s: Arvodessumma) -> d.Rad:
    namn = f"{s.namn} ({s.parti})" if s.parti else s.namn
    tid = timmar(s.minuter) + (f" + {s.utan_tid} utan tid" if s.utan_tid else "")
    tal = (s.resa_km, s.restid, s.förlorad_tid, s.förlorad_inkomst)
    return g.datarad(namn, str(s.tjänstgjort), str(s.närvarit), tid, *(_tal(t or None) for t in tal))


def _tal(värde: int | None) -> str:
    return "" if värde is None else svenska.heltal(värde)


def _tid(klocka: time | None, stil: Husstil) -> str:
    return "" if klocka is None else g.klockslag(klocka, stil)
