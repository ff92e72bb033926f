"""The report of delegation decisions to a meeting: urgent ones, per delegate and law, utskott by §§, counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nämndapp.bas import svenska
from nämndapp.bas.manadsstatistik import Tabell, tabeller, talrad
from nämndapp.models import Nämnd
from nämndapp.reports import dokument as d
from nämndapp.reports.byggare import gemensamt as g
from nämndapp.rules.delegationsrapport import INGA, Rapport, Rapportbeslut, antal_per_lagrum, egna_i_ord, per_delegat
from nämndapp.rules.personnummer import personnummer_i

_INTE_PÅ_WEBBEN = "Rubriken publiceras inte på webben"


def delegationsrapport(
    r: Rapport, nämnd: Nämnd | None, *, diagram: Sequence[d.Bild] = (), offentlig: bool = False
) -> d.Dokument:
    """The report. Needs: nämnd with kommun.

    ``offentlig``: the web copy, in which secret decisions are only counted and no personnummer stands.
    """
    stil = g.husstil(nämnd)
    titel = f"Anmälan av delegationsbeslut {r.möte.isoformat()}"
    block: list[d.Block] = [g.rubrik(1, titel)]
    period = f"Beslut som anmäls vid sammanträdet {g.dag(r.möte, stil)}"
    block.append(g.stycke(f"{period}, fattade sedan anmälan {g.dag(r.sedan, stil)}." if r.sedan else f"{period}."))
    if r.tom:
        block.append(g.stycke(INGA))
    block += _brådskande(r, offentlig=offentlig)
    block += _utskott(r)
    for delegat, lagar in per_delegat(r).items():
        block += _delegat(r, delegat, lagar, offentlig=offentlig)
    if egna := egna_i_ord(r):
        block += [g.rubrik(2, "Beslut i särskilda protokoll"), g.stycke(egna)]
    block += _sammanställning(r)
    block += _statistik(r, diagram)
    rutor = g.fältrutor(
        [("Dokumenttyp", g.dokumenttyp("Delegationsrapport", stil)), ("Sammanträdesdatum", g.dag(r.möte, stil))],
        tomma=False,
    )
    return d.Dokument(
        titel=titel if not nämnd else f"{titel}, {g.i_löptext(nämnd.namn)}",
        block=tuple(block),
        huvud=d.Sidhuvud(avsändare=g.avsändare(nämnd, med_organ=True), fält=rutor, följande=rutor),
        datum=g.iso(r.möte),
        ämne="Anmälan av delegationsbeslut",
    )


_KOLUMNER = (
    g.kolumn("Datum", 1.5, siffror=True),
    g.kolumn("Diarienr", 1.7),
    g.kolumn("Beslut", 4.4),
    g.kolumn("Punkt", 0.9),
    g.kolumn("Utfall", 1.2),
)


def _vad(b: Rapportbeslut, *, offentlig: bool) -> str:
    """What it is about; in the web copy never a heading with a personnummer in it (R85)."""
    if b.sekretess:
        return f"{b.vad} (omfattas av sekretess enligt {b.sekretess})"
    return _INTE_PÅ_WEBBEN if offentlig and personnummer_i(b.vad) else b.vad


def _rad(b: Rapportbeslut, *, offentlig: bool) -> d.Rad:
    vad = _vad(b, offentlig=offentlig)
    belopp = f", {svenska.heltal(b.belopp)} kr" if b.belopp is not None and not b.sekretess else ""
    return g.datarad(b.datum.isoformat(), b.diarienummer or b.nr, f"{vad}{belopp}", b.punkt_nr, b.utfall)


def _synliga(beslut: Sequence[Rapportbeslut], *, offentlig: bool) -> tuple[list[Rapportbeslut], int]:
    öppna = [b for b in beslut if not (offentlig and b.sekretess)]
    return öppna, len(beslut) - len(öppna)


def _hemliga(antal: int) -> Iterator[d.Block]:
    if antal:
        yield g.stycke(f"Därtill {antal} beslut som omfattas av sekretess.")


def _brådskande(r: Rapport, *, offentlig: bool) -> Iterator[d.Block]:
    alla = [b for b in r.beslut if b.brådskande]
    if not alla:
        return
    yield g.rubrik(2, "Brådskande beslut")
    öppna, hemliga = _synliga(sorted(alla, key=lambda b: b.datum), offentlig=offentlig)
    if öppna:
        kolumner = (_KOLUMNER[0], _KOLUMNER[1], _KOLUMNER[2], g.kolumn("Lagrum", 1.6), g.kolumn("Beslutat av", 1.6))
        rader = []
        for b in öppna:
            vad = _vad(b, offentlig=offentlig)
            rader.append(g.datarad(b.datum.isoformat(), b.diarienummer or b.nr, vad, b.lagrum, b.delegat))
        yield d.Tabell(kolumner, tuple(rader))
    yield from _hemliga(hemliga)


def _utskott(r: Rapport) -> Iterator[d.Block]:
    if not r.utskott:
        return
    yield g.rubrik(2, "Utskottens beslut")
    kolumner = (g.kolumn("Utskott", 4.0), g.kolumn("Protokoll", 2.0, siffror=True), g.kolumn("Paragrafer", 2.0))
    rader = [
        g.datarad(u.utskott, u.datum.isoformat(), f"§§ {u.från}–{u.till}" if u.till > u.från else f"§ {u.från}")
        for u in r.utskott
    ]
    yield d.Tabell(kolumner, tuple(rader))
    yield from (g.stycke(f"Observera: {text}") for text in r.luckor)


def _delegat(r: Rapport, delegat: str, lagar: dict[str, list[Rapportbeslut]], *, offentlig: bool) -> Iterator[d.Block]:
    betydelse = dict(r.delegater).get(delegat, "")
    namn = (
        f"{delegat}, {g.i_löptext(betydelse)}" if betydelse and betydelse.casefold() != delegat.casefold() else delegat
    )
    yield g.rubrik(2, f"Beslut av {namn}")
    rader: list[d.Rad] = []
    dolda = 0
    for lag, beslut in lagar.items():
        öppna, hemliga = _synliga(beslut, offentlig=offentlig)
        dolda += hemliga
        if öppna:
            rader.append(g.grupprad(f"{lag}, {len(öppna)} beslut", len(_KOLUMNER)))
            rader += [_rad(b, offentlig=offentlig) for b in öppna]
    if rader:
        yield d.Tabell(_KOLUMNER, tuple(rader))
    yield from _hemliga(dolda)


def _sammanställning(r: Rapport) -> Iterator[d.Block]:
    if not r.beslut:
        return
    rader = antal_per_lagrum(r.beslut)
    har_belopp = any(rad[3] is not None for rad in rader)
    kolumner = [
        g.kolumn("Lag", 3.0),
        g.kolumn("Lagrum", 3.0),
        g.kolumn("Antal", 1.0, "höger", siffror=True),
    ]
    if har_belopp:
        kolumner.append(g.kolumn("Belopp, kr", 1.6, "höger", siffror=True))
    ut: list[d.Rad] = []
    for lag, lagrum, antal, belopp in rader:
        celler = [lag, lagrum, svenska.heltal(antal)]
        ut.append(g.datarad(*celler, *([_tal(belopp)] if har_belopp else [])))
    summa = [b for *_, b in rader if b is not None]
    sista = ["Summa", "", svenska.heltal(len(r.beslut)), *([svenska.heltal(sum(summa))] if har_belopp else [])]
    ut.append(d.Rad(tuple(d.Cell(g.rad(t)) for t in sista), d.Radslag.SUMMA))
    yield g.rubrik(2, "Sammanställning")
    yield d.Tabell(tuple(kolumner), tuple(ut))


def _tal(värde: int | None) -> str:
    return "–" if värde is None else svenska.heltal(värde)


def _statistik(r: Rapport, diagram: Sequence[d.Bild]) -> Iterator[d.Block]:
    alla = tabeller(r.siffror)
    if not alla:
        return
    yield g.rubrik(2, "Statistik")
    not_ = "Ett streck betyder att det inte finns någon uppgift; 0 betyder inga beslut."
    yield d.Stycke(g.rad(not_), d.Stil.NOT, håll=True)
    for t in alla:
        yield d.Håll((g.rubrik(3, t.kategori), statistiktabell(t)))
    yield from diagram


def statistiktabell(t: Tabell) -> d.Tabell:
    """A category's months, this year beside last year, with sums."""
    kolumner = [g.kolumn("Månad", 1.6)]
    kolumner += [g.kolumn(f"{k.mått} {k.år}", 1.2, "höger", siffror=True) for k in t.kolumner]
    rader = [
        g.datarad(svenska.versal(svenska.MÅNADER[månad - 1]), *(_tal(v) for v in värden))
        for månad, värden in enumerate(t.månader, 1)
    ]
    rader.append(d.Rad(tuple(d.Cell(g.rad(x)) for x in ("Summa", *talrad(t.summor))), d.Radslag.SUMMA))
    return d.Tabell(tuple(kolumner), tuple(rader))
