"""The year's meetings on one page: a row per month, days off told in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from nämndapp.bas import svenska
from nämndapp.bas.helgdagar import aftnar, helgdagar
from nämndapp.models import Nämnd, Sammanträde, Sammanträdesslag, Sammanträdesstatus
from nämndapp.reports import dokument as d
from nämndapp.reports.byggare import gemensamt as g
from nämndapp.reports.stil import Husstil


def sammanträdeskalender(
    möten: Sequence[Sammanträde], nämnder: Mapping[int, Nämnd], år: int, nämnd: Nämnd | None, ägare: Nämnd | None = None
) -> d.Dokument:
    """Månad · Sammanträden · Beredning · Stoppdatum · Helgdagar; with several nämnder each day bears its code.

    ``nämnd`` is None for all of them; ``ägare`` gives the house style then. Needs loaded: nämnd with kommun. Inställda
    meetings are left out.
    """
    ägare = nämnd or ägare
    stil = g.husstil(ägare)
    vems = f" {g.i_löptext(nämnd.namn)}" if nämnd else ""
    titel = f"Sammanträdeskalender{vems} {år}"
    årets = [m for m in möten if m.datum.year == år and m.status is not Sammanträdesstatus.INSTÄLLT]
    stopp = [m for m in möten if m.stoppdatum and m.stoppdatum.year == år and m in årets]
    kolumner = (
        g.kolumn("Månad", 1.3),
        g.kolumn("Sammanträden", 2.6),
        g.kolumn("Beredning", 1.9),
        g.kolumn("Stoppdatum", 1.9),
        g.kolumn("Helgdagar och aftnar", 4.2),
    )
    rader = []
    for månad, namn in enumerate(svenska.MÅNADER, 1):
        i_månaden = [m for m in årets if m.datum.month == månad]
        rader.append(
            d.Rad(
                (
                    d.Cell(g.rad(svenska.versal(namn), fet=True), rubrik=True),
                    _cell(_möte(m, nämnder, nämnd, stil) for m in i_månaden if not _bereder(m)),
                    _cell(_dag(m.datum, m, nämnder, nämnd) for m in i_månaden if _bereder(m)),
                    _cell(
                        _dag(m.stoppdatum, m, nämnder, nämnd)
                        for m in stopp
                        if m.stoppdatum and m.stoppdatum.month == månad
                    ),
                    _cell(f"{_kort(dag)} {text}" for dag, text in _lediga(år) if dag.month == månad),
                )
            )
        )
    plats = _samma_plats(årets)
    koder = sorted({m.nämnd_id for m in årets})
    förklaring = ", ".join(f"{nämnder[k].kod} {g.i_löptext(nämnder[k].namn)}" for k in koder if k in nämnder)
    block: list[d.Block] = [g.rubrik(1, titel)]
    if not årets:
        block.append(g.stycke(f"Inga sammanträden är planerade {år}."))
    if plats:
        block.append(g.stycke(f"Plats: {plats}."))
    if nämnd is None and förklaring:
        block.append(g.stycke(f"Förkortningar: {förklaring}."))
    block.append(d.Tabell(kolumner, tuple(rader), sammanfattning=f"Sammanträden och helgdagar {år}, månad för månad"))
    rutor = g.fältrutor([("Dokumenttyp", g.dokumenttyp("Sammanträdeskalender", stil)), ("År", str(år))], tomma=False)
    return d.Dokument(
        titel=titel,
        block=tuple(block),
        huvud=d.Sidhuvud(avsändare=g.avsändare(ägare, med_organ=nämnd is not None), fält=rutor, följande=rutor),
        ämne="Sammanträdeskalender",
        liggande=True,
    )


def _bereder(m: Sammanträde) -> bool:
    return m.slag is Sammanträdesslag.BEREDNING


def _cell(texter: Iterable[str]) -> d.Cell:
    return d.Cell(g.rad(", ".join(texter)))


def _kort(dag: date) -> str:
    """ "tis 9", with a space that does not break."""
    return f"{svenska.veckodag(dag)[:3]}{svenska.FAST_MELLANSLAG}{dag.day}"


def _dag(dag: date | None, m: Sammanträde, nämnder: Mapping[int, Nämnd], nämnd: Nämnd | None) -> str:
    kod = "" if nämnd or m.nämnd_id not in nämnder else f"{svenska.FAST_MELLANSLAG}{nämnder[m.nämnd_id].kod}"
    return f"{_kort(dag)}{kod}" if dag else ""


def _möte(m: Sammanträde, nämnder: Mapping[int, Nämnd], nämnd: Nämnd | None, stil: Husstil) -> str:
    tid = f"{svenska.FAST_MELLANSLAG}kl.{svenska.FAST_MELLANSLAG}{g.klockslag(m.starttid, stil)}" if m.starttid else ""
    extra = " (extra)" if m.slag is Sammanträdesslag.EXTRA else ""
    return f"{_dag(m.datum, m, nämnder, nämnd)}{tid if nämnd else ''}{extra}"


def _samma_plats(möten: Sequence[Sammanträde]) -> str:
    """Where all of them are held; "" when they are not in one place."""
    platser = {m.plats for m in möten if not _bereder(m)}
    return platser.pop() if len(platser) == 1 else ""


def _lediga(år: int) -> list[tuple[date, str]]:
    return sorted((helgdagar(år) | aftnar(år)).items())
