"""Uppropslista and voteringslista: paper to tick in the meeting room, by party (R11, R16–R18)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby

from nämndapp.bas import svenska
from nämndapp.models import Kallad, Kallelsesvar, Nämnd, Sammanträde, Uppdrag, Uppdragsroll
from nämndapp.reports import dokument as d
from nämndapp.reports.byggare import gemensamt as g
from nämndapp.reports.byggare.kallelse import sidhuvud
from nämndapp.rules.inkallelse import parti_av
from nämndapp.rules.listan import numrera
from nämndapp.rules.punkter import punkter_i_ordning

_PLATSER = (
    Uppdragsroll.ORDFÖRANDE,
    Uppdragsroll.FÖRSTE_VICE,
    Uppdragsroll.ANDRE_VICE,
    Uppdragsroll.LEDAMOT,
    Uppdragsroll.ERSÄTTARE,
)
FRÅGOR = 3
RUTA = "☐"


def uppropslista(
    sammanträde: Sammanträde, *, kallade: Sequence[Kallad] = (), partier: Sequence[str] = ()
) -> d.Dokument:
    """Ledamöter and ersättare by party (in the order of ``partier``) with boxes Närvarande · Tjänstgör för · §§.

    Who has said no, and for whom an ersättare is called, is filled in from ``kallade``. Needs loaded: nämnd with
    kommun and uppdrag with person; kallade with person.
    """
    s = sammanträde
    svar = {k.person_id: k for k in kallade}
    namn = {k.id: k.person.namn for k in kallade if k.person}
    kolumner = (
        g.kolumn("Namn", 3.7),
        g.kolumn("Uppdrag", 3.0),
        g.kolumn("Närvarande", 1.9, "mitten"),
        g.kolumn("Tjänstgör för", 3.2),
        g.kolumn("§§", 2.0),
    )
    rader: list[d.Rad] = []
    for parti, platser in _partivis(s, partier):
        rader.append(g.grupprad(parti, len(kolumner)))
        for u in platser:
            kallad = svar.get(u.person_id)
            förhindrad = kallad is not None and kallad.svar is Kallelsesvar.NEJ
            för = namn.get(kallad.ersätter_id, "") if kallad and kallad.ersätter_id and not förhindrad else ""
            rader.append(_rad(u, "Förhindrad" if förhindrad else RUTA, för, ""))
    return _papper(s, "Uppropslista", [d.Tabell(kolumner, tuple(rader), sammanfattning=_TOMMA)])


def voteringslista(
    sammanträde: Sammanträde,
    *,
    antal: int = FRÅGOR,
    punkter: Collection[int] = (),
    nummer: Mapping[int, int] | None = None,
    partier: Sequence[str] = (),
) -> d.Dokument:
    """The same with Ja · Nej · Avstår for each vote, and lines for what ja and nej mean (KL 5:54).

    A vote for each item whose id is in ``punkter``, with its number and title; without any, ``antal`` blank ones.
    ``nummer`` are those that the items have in the published kallelse.
    """
    s = sammanträde
    alla = punkter_i_ordning(s)
    rubriker = [
        ", ".join(filter(None, [f"Punkt {nr}. {p.rubrik}", p.diarienummer]))
        for nr, p in zip(numrera(alla, nummer or {}), alla, strict=True)
        if p.id in punkter
    ]
    kolumner = (
        g.kolumn("Namn", 3.8),
        g.kolumn("Uppdrag", 3.0),
        g.kolumn("Tjänstgör", 1.6, "mitten"),
        *(g.kolumn(t, 1.0, "mitten") for t in ("Ja", "Nej", "Avstår")),
    )
    block: list[d.Block] = []
    for fråga, vad in enumerate(rubriker or [g.FYLL_I[:60]] * max(1, antal), 1):
        if fråga > 1:
            block.append(d.Sidbrytning())
        block += [
            g.rubrik(2, f"Votering {fråga}"),
            g.nyckelvärden(
                [
                    ("Ärende" if rubriker else "Paragraf", vad),
                    *((t, g.FYLL_I[:60]) for t in ("Ja innebär", "Nej innebär")),
                ]
            ),
        ]
        rader: list[d.Rad] = []
        for parti, platser in _partivis(s, partier):
            rader.append(g.grupprad(parti, len(kolumner)))
            rader += [_rad(u, *[RUTA] * 4) for u in platser]
        summa = (d.Cell(g.rad("Summa", fet=True), rubrik=True), *(d.Cell(()) for _ in kolumner[1:]))
        rader.append(d.Rad(summa, d.Radslag.SUMMA))
        block.append(d.Tabell(kolumner, tuple(rader), sammanfattning=_TOMMA))
    return _papper(s, "Voteringslista", block)


_TOMMA = "De tomma rutorna fylls i för hand under sammanträdet."


def _rad(u: Uppdrag, *celler: str) -> d.Rad:
    namn = u.person.namn if u.person else ""
    roll = u.roll.value.capitalize()
    if u.roll is Uppdragsroll.ERSÄTTARE and u.tjänstgöringsordning:
        roll = f"{u.tjänstgöringsordning}:{'e' if u.tjänstgöringsordning > 2 else 'a'} ersättare"
    return d.Rad((d.Cell(g.rad(namn), rubrik=True), d.Cell(g.rad(roll)), *(d.Cell(g.rad(t)) for t in celler)))


def _partivis(s: Sammanträde, partier: Sequence[str]) -> Iterator[tuple[str, list[Uppdrag]]]:
    """The parties in the kommun's order, others after them by letter.

    In each the seats first and then the ersättare as they are called.
    """
    platser = [u for u in (s.nämnd.uppdrag if s.nämnd else []) if u.gäller(s.datum) and u.roll in _PLATSER]
    ordning = {parti_av(p): nr for nr, p in enumerate(partier)}
    ordnade = sorted(platser, key=lambda u: (ordning.get(parti_av(u.parti), len(ordning)), *_ordning(u)))
    for parti, grupp in groupby(ordnade, key=lambda u: u.parti):
        yield parti or "Utan parti", list(grupp)


def _ordning(u: Uppdrag) -> tuple[object, ...]:
    namn = svenska.sorteringsnyckel(u.person.namn if u.person else "")
    return (svenska.sorteringsnyckel(u.parti or "Ö"), _PLATSER.index(u.roll), u.tjänstgöringsordning or 10_000, namn)


def _papper(s: Sammanträde, typ: str, block: Sequence[d.Block]) -> d.Dokument:
    stil, nämnd = g.husstil(s.nämnd), s.nämnd
    organ = nämnd.namn if nämnd else ""
    titel = f"{typ} för {g.i_löptext(organ)}" if organ else typ
    return d.Dokument(
        titel=f"{titel} {svenska.datum_kort(s.datum)}",
        block=(
            g.rubrik(1, titel),
            g.nyckelvärden([("Tid", g.datum_och_tid(s.datum, s.starttid, stil)), ("Plats", s.plats), *_antal(nämnd)]),
            *block,
        ),
        huvud=sidhuvud(s, typ, g.dag(s.datum, stil), stil),
        datum=g.iso(s.datum),
        ämne=f"{typ} till sammanträde {svenska.datum_kort(s.datum)}",
    )


def _antal(nämnd: Nämnd | None) -> list[tuple[str, str]]:
    """How many must be there (KL 6:27): more than half of the seats."""
    if nämnd is None or not nämnd.platser:
        return []
    return [("Beslutför med", f"minst {nämnd.platser // 2 + 1} av {nämnd.platser} ledamöter")]
