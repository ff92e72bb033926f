"""The year at a glance on one page: a row per month, a box per day with marks, and beside it the same in words."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time

from nämndapp.bas import svenska
from nämndapp.bas.helgdagar import aftnar, helgdagar
from nämndapp.models import Nämnd, Sammanträde, Sammanträdesslag, Sammanträdesstatus
from nämndapp.reports import dokument as d
from nämndapp.reports.byggare import gemensamt as g
from nämndapp.reports.stil import Husstil

_MÖTE, _EXTRA, _BEREDNING, _UTSKOTT, _STOPP, _LÖRDAG, _SÖNDAG, _HELG = "S", "E", "B", "U", "×", "l", "s", "h"
_ORD = {
    _MÖTE: "sammanträde",
    _EXTRA: "extra sammanträde",
    _BEREDNING: "beredning",
    _UTSKOTT: "utskott",
    _STOPP: "stoppdatum",
    _LÖRDAG: "lördag",
    _SÖNDAG: "söndag",
    _HELG: "helgdag eller afton",
}
_LUGN_RAD, _TVÅ_RADER = 8.0, 120  # mm of a month in a year with few meetings; letters of its words that are few
_TONER = {_MÖTE: "grön", _EXTRA: "grön", _BEREDNING: "gul", _UTSKOTT: "orange"}


@dataclass(frozen=True)
class _År:
    """What the year holds. ``nämnd`` None: all nämnder, each day with its code."""

    år: int
    möten: Sequence[Sammanträde]
    stopp: Sequence[tuple[date, Sammanträde]]
    nämnder: Mapping[int, Nämnd]
    nämnd: Nämnd | None
    lediga: Mapping[date, str]
    stil: Husstil

    def märke(self, m: Sammanträde) -> str:
        """The letter of a meeting."""
        if m.slag is Sammanträdesslag.BEREDNING:
            return _BEREDNING
        if self.nämnd is not None and self.nämnd.id is not None and m.nämnd_id != self.nämnd.id:
            return _UTSKOTT
        return _EXTRA if m.slag is Sammanträdesslag.EXTRA else _MÖTE


def sammanträdeskalender(
    möten: Sequence[Sammanträde], nämnder: Mapping[int, Nämnd], år: int, nämnd: Nämnd | None, ägare: Nämnd | None = None
) -> d.Dokument:
    """Månad · 1 … 31 · I ord; with several nämnder each day bears its code, with one its utskott do.

    ``nämnd`` is None for all of them; ``ägare`` gives the house style then. Needs loaded: nämnd with kommun. Inställda
    meetings are left out.
    """
    ägare = nämnd or ägare
    stil = g.husstil(ägare)
    vems = f" {g.i_löptext(nämnd.namn)}" if nämnd else ""
    titel = f"Sammanträdeskalender{vems} {år}"
    årets = [m for m in möten if m.datum.year == år and m.status is not Sammanträdesstatus.INSTÄLLT]
    stopp = [(m.stoppdatum, m) for m in årets if m.stoppdatum and m.stoppdatum.year == år]
    allt = _År(år, årets, stopp, nämnder, nämnd, helgdagar(år) | aftnar(år), stil)
    block: list[d.Block] = [g.rubrik(1, titel)]
    if not årets:
        block.append(g.stycke(f"Inga sammanträden är planerade {år}."))
    block.append(_tabell(allt))
    block += [g.stycke(text, d.Stil.NOT) for text in _förklaringar(allt)]
    rutor = g.fältrutor([("Dokumenttyp", g.dokumenttyp("Sammanträdeskalender", stil)), ("År", str(år))], tomma=False)
    return d.Dokument(
        titel=titel,
        block=tuple(block),
        huvud=d.Sidhuvud(avsändare=g.avsändare(ägare, med_organ=nämnd is not None), fält=rutor, följande=rutor),
        ämne="Sammanträdeskalender",
        liggande=True,
    )


# --- the days ----------------------------------------------------------------------------------------


def _tabell(allt: _År) -> d.Tabell:
    dagar = tuple(g.kolumn(str(nr), 0.5, "mitten") for nr in range(1, 32))
    rader = tuple(
        d.Rad(
            (
                d.Cell(g.rad(svenska.versal(namn), fet=True), rubrik=True),
                *_dagar(allt, månad),
                d.Cell(g.rad("; ".join(_i_ord(allt, månad)))),
            )
        )
        for månad, namn in enumerate(svenska.MÅNADER, 1)
    )
    längst = max(len(d.ren_text(rad.celler[-1].text)) for rad in rader)
    return d.Tabell(
        (g.kolumn("Månad", 1.7), *dagar, g.kolumn("I ord", 10.7)),
        rader,
        sammanfattning=f"Sammanträden {allt.år}, en rad för varje månad. Den sista kolumnen säger allt i ord.",
        tät=True,
        radhöjd_mm=_LUGN_RAD if längst <= _TVÅ_RADER else 0.0,
    )


def _dagar(allt: _År, månad: int) -> Iterator[d.Cell]:
    """31 boxes; those of days that the month has not are empty."""
    for nr in range(1, 32):
        if nr > monthrange(allt.år, månad)[1]:
            yield d.Cell(())
            continue
        dag = date(allt.år, månad, nr)
        märken = _märken(allt, dag)
        if märken:
            yield d.Cell(g.rad("".join(märken), fet=True), ton=_ton(märken))
        elif dag in allt.lediga:
            yield d.Cell(g.rad(_HELG), ton="grå")
        elif dag.weekday() >= 5:
            yield d.Cell(g.rad(_LÖRDAG if dag.weekday() == 5 else _SÖNDAG), ton="grå")
        else:
            yield d.Cell(())


def _ton(märken: Sequence[str]) -> str:
    """The ground of the day; a stop date has none, a number of meetings that of a meeting."""
    if märken[0].isdigit():
        return _TONER[_MÖTE]
    return next((_TONER[m] for m in märken if m in _TONER), "")


def _märken(allt: _År, dag: date) -> list[str]:
    """What happens on the day, each mark once; how many meetings of all nämnder when they are several."""
    märken = [allt.märke(m) for m in allt.möten if m.datum == dag]
    möten = sum(m in {_MÖTE, _EXTRA} for m in märken)
    ut = [m for m in (_MÖTE, _EXTRA, _UTSKOTT, _BEREDNING) if m in märken]
    if allt.nämnd is None and möten > 1:
        ut = [str(möten), *(m for m in ut if m == _BEREDNING)]
    return [*ut, *([_STOPP] if any(stopp == dag for stopp, _ in allt.stopp) else [])]


# --- the words ---------------------------------------------------------------------------------------


def _i_ord(allt: _År, månad: int) -> Iterator[str]:
    """ "tis 9, tor 25 kl. 9.00 (extra)", "beredning 2", "stoppdatum 26"."""
    i_månaden = [m for m in allt.möten if m.datum.month == månad]
    vanlig = _vanlig_tid(allt)
    grupper: tuple[tuple[str, Iterable[str]], ...] = (
        ("", (_mötet(allt, m, vanlig) for m in i_månaden if allt.märke(m) in {_MÖTE, _EXTRA})),
        ("utskott ", (_mötet(allt, m, None) for m in i_månaden if allt.märke(m) == _UTSKOTT)),
        ("beredning ", (_dag(allt, m, m.datum.day) for m in i_månaden if allt.märke(m) == _BEREDNING)),
        ("stoppdatum ", (_dag(allt, m, dag.day) for dag, m in allt.stopp if dag.month == månad)),
    )
    for ord_, delar in grupper:
        if text := ", ".join(dict.fromkeys(delar)):
            yield f"{ord_}{text}"


def _kort(dag: date) -> str:
    """ "tis 9", with a space that does not break."""
    return f"{svenska.veckodag(dag)[:3]}{svenska.FAST_MELLANSLAG}{dag.day}"


def _dag(allt: _År, m: Sammanträde, dag: object) -> str:
    """The day with the code of another organ than the calendar's own."""
    egen = allt.nämnd is not None and allt.märke(m) != _UTSKOTT and allt.nämnd.id in {None, m.nämnd_id}
    kod = "" if egen or m.nämnd_id not in allt.nämnder else allt.nämnder[m.nämnd_id].kod
    return f"{dag}{f'{svenska.FAST_MELLANSLAG}{kod}' if kod else ''}"


def _mötet(allt: _År, m: Sammanträde, vanlig: time | None) -> str:
    """With its time when that is another than the usual one; the times of all nämnder are left out."""
    tid = ""
    if m.starttid and allt.nämnd is not None and m.starttid != vanlig:
        tid = f" kl.{svenska.FAST_MELLANSLAG}{g.klockslag(m.starttid, allt.stil)}"
    return f"{_dag(allt, m, _kort(m.datum))}{tid}{' (extra)' if m.slag is Sammanträdesslag.EXTRA else ''}"


def _vanlig_tid(allt: _År) -> time | None:
    """The time at which most of the nämnd's own meetings begin; None when no two do at the same."""
    tider = [m.starttid for m in allt.möten if m.starttid and allt.märke(m) in {_MÖTE, _EXTRA}]
    vanligast = max(tider, key=tider.count, default=None)
    return vanligast if vanligast is not None and tider.count(vanligast) > 1 else None


def _förklaringar(allt: _År) -> Iterator[str]:
    """The legend, where and when, the codes, and the days off by name."""
    tecken = {m for månad in range(1, 13) for c in _dagar(allt, månad) for m in d.ren_text(c.text)}
    delar = [f"{märke} {ord_}" for märke, ord_ in _ORD.items() if märke in tecken]
    if any(t.isdigit() for t in tecken):
        delar.insert(0, "2, 3 … så många sammanträden samma dag")
    var = [f"{', '.join(delar)}."] if delar else []
    vanlig = _vanlig_tid(allt)
    if allt.nämnd is not None and vanlig is not None:
        var.append(f"Sammanträdena börjar kl. {g.klockslag(vanlig, allt.stil)} om inget annat sägs.")
    platser = {m.plats for m in allt.möten if allt.märke(m) in {_MÖTE, _EXTRA}}
    if len(platser) == 1 and (plats := platser.pop()):
        var.append(f"Plats: {plats}.")
    koder = sorted({m.nämnd_id for m in allt.möten if allt.nämnd is None or allt.märke(m) == _UTSKOTT})
    förklaring = [f"{allt.nämnder[k].kod} {g.i_löptext(allt.nämnder[k].namn)}" for k in koder if k in allt.nämnder]
    if förklaring:
        var.append(f"Förkortningar: {', '.join(förklaring)}.")
    if var:
        yield " ".join(var)
    lediga = (f"{_kort(dag)} {svenska.MÅNADER[dag.month - 1][:3]} {namn}" for dag, namn in sorted(allt.lediga.items()))
    yield f"Helgdagar och aftnar: {', '.join(lediga)}."
