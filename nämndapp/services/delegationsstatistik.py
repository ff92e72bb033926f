"""Figures by month: typed, read from text and Excel, counted from the register, shown beside last year's (seed 004)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import cast

from sqlmodel import Session

from nämndapp.bas.fel import Inmatningsfel, Versionskonflikt
from nämndapp.bas.forslag import Statistikförslag
from nämndapp.bas.manadsstatistik import Månadssiffra, Tabell, tabeller
from nämndapp.bas.svenska import MÅNADER
from nämndapp.exchange import radfil
from nämndapp.exchange.radfil import Råtabell
from nämndapp.importers.rader import dela
from nämndapp.importers.statistiktabell import läs_statistik
from nämndapp.services.andring import Ändring, ångras_inom
from nämndapp.services.delegationsanmalan import rapportbeslut
from nämndapp.services.delegationsuppgifter import Siffra, SiffrorUppgifter
from nämndapp.storage import Databas, Enhet
from nämndapp.storage import delegationsbeslut as lager

SLAG = "delegationsstatistik"
FLEST_FEL = 6  # rows that are named in a message
_MÅNADER = frozenset(m[:3] for m in MÅNADER)


@dataclass(frozen=True, slots=True)
class Sifferplan:
    """The preview of a file: its figures, and sentences on what could not be told."""

    tabeller: tuple[Tabell, ...]
    siffror: tuple[Siffra, ...]
    oklart: tuple[str, ...]


def hämta_statistik(db: Databas, nämnd_id: int, år: int) -> tuple[Tabell, ...]:
    """Each category with that year beside the year before."""
    with db.läsning() as enhet:
        rader = lager.statistik(enhet.session, nämnd_id, [år - 1, år])
    return tabeller(Månadssiffra(*r[1:]) for r in rader)


def år_med_statistik(db: Databas, nämnd_id: int) -> list[int]:
    """The years that have any figure, the latest first."""
    with db.läsning() as enhet:
        return sorted({r[3] for r in lager.statistik(enhet.session, nämnd_id)}, reverse=True)


# --- changing -------------------------------------------------------------------------------------------------------


def spara_siffror(
    db: Databas, nämnd_id: int, siffror: Iterable[Siffra], *, beskrivning: str = "Ändrade statistiken"
) -> Ändring:
    """The figures become as said; one undo takes all of them back. ``finns`` False removes a figure."""
    with db.skrivning() as enhet:
        efter = SiffrorUppgifter(nämnd_id, tuple(siffror))
        före = _nu(enhet, efter)
        _skriv(enhet, efter)
        return Ändring(beskrivning, SLAG, nämnd_id, före, efter, None)


def _nyckel(s: Siffra) -> tuple[str, str, int, int]:
    return (s.kategori, s.mått, s.år, s.månad)


def _nu(enhet: Enhet, u: SiffrorUppgifter) -> SiffrorUppgifter:
    sparat = {tuple(r[1:5]): r[5] for r in lager.statistik(enhet.session, u.nämnd_id)}
    return SiffrorUppgifter(
        u.nämnd_id,
        tuple(
            replace(s, värde=sparat[_nyckel(s)], finns=True)
            if _nyckel(s) in sparat
            else replace(s, värde=None, finns=False)
            for s in u.siffror
        ),
    )


def _skriv(enhet: Enhet, u: SiffrorUppgifter) -> None:
    sparat = {tuple(r[1:5]): r[0] for r in lager.statistik(enhet.session, u.nämnd_id)}
    nya = [s for s in u.siffror if s.finns and _nyckel(s) not in sparat]
    for s in u.siffror:
        if s.finns and _nyckel(s) in sparat:
            lager.sätt_statistik(enhet.session, sparat[_nyckel(s)], s.värde)
    lager.radera_statistik(
        enhet.session, [sparat[_nyckel(s)] for s in u.siffror if not s.finns and _nyckel(s) in sparat]
    )
    lager.lägg_till_statistik(
        enhet.session,
        u.nämnd_id,
        [{"kategori": s.kategori, "mått": s.mått, "år": s.år, "månad": s.månad, "värde": s.värde} for s in nya],
    )
    enhet.session.expire_all()


def _ångra(enhet: Enhet, ändring: Ändring) -> Ändring:
    efter, före = cast("SiffrorUppgifter", ändring.efter), cast("SiffrorUppgifter", ändring.före)
    if _nu(enhet, efter) != efter:
        raise Versionskonflikt(
            "Statistiken har ändrats efteråt, så det går inte att ångra.", "Rätta siffrorna för hand."
        )
    _skriv(enhet, före)
    return replace(ändring, före=efter, efter=före)


ångras_inom(SLAG, _ångra)


# --- as it was before an import -------------------------------------------------------------------------------------

Siffertavla = dict[tuple[str, str, int, int], int | None]  # kategori, mått, år, månad → the figure


def siffertavla(session: Session, nämnd_id: int) -> Siffertavla:
    """Every figure of the nämnd."""
    return {(r[1], r[2], r[3], r[4]): r[5] for r in lager.statistik(session, nämnd_id)}


def skillnad(före: Siffertavla, efter: Siffertavla) -> tuple[tuple[Siffra, Siffra], ...]:
    """Each figure that differs, as it was and as it became; ``finns`` False: nothing was stored."""

    def siffra(tavla: Siffertavla, nyckel: tuple[str, str, int, int]) -> Siffra:
        return Siffra(*nyckel, tavla.get(nyckel), nyckel in tavla)

    alla = [(siffra(före, n), siffra(efter, n)) for n in dict.fromkeys((*före, *efter))]
    return tuple((a, b) for a, b in alla if a != b)


def återställ(enhet: Enhet, nämnd_id: int, ändrade: Sequence[tuple[Siffra, Siffra]]) -> tuple[int, int]:
    """The figures become as they were, where they still are what they became: how many did, how many did not."""
    nu = _nu(enhet, SiffrorUppgifter(nämnd_id, tuple(efter for _, efter in ändrade)))
    orörda = [före for (före, efter), värde in zip(ändrade, nu.siffror, strict=True) if efter == värde]
    _skriv(enhet, SiffrorUppgifter(nämnd_id, tuple(orörda)))
    return len(orörda), len(ändrade) - len(orörda)


# --- reading in -----------------------------------------------------------------------------------------------------


def läs_fil(fil: Path) -> Sifferplan:
    """Month tables of an Excel (every sheet) or CSV file: the preview. Raises Inmatningsfel when there is none."""
    bladen = radfil.läs_blad(fil)
    return _plan([(f"Bladet {namn}, rad" if len(bladen) > 1 else "Rad", _rader(t), _cellfel(t)) for namn, t in bladen])


def läs_text(text: str) -> Sifferplan:
    """Month tables of pasted text."""
    return _plan([("Rad", text.splitlines(), {})])


def _rader(tabell: Råtabell) -> list[str]:
    """The rows as lines with the file's own numbers."""
    ut = [""] * (tabell.rader[-1].nr if tabell.rader else 0)
    for rad in tabell.rader:
        ut[rad.nr - 1] = "\t".join(cell.replace("\t", " ") for cell in rad.celler)
    return ut


def _cellfel(tabell: Råtabell) -> dict[int, str]:
    """What is wrong with a cell of a month: merged or calculated headings and sums do no harm."""
    första = {r.nr: r.celler[0].casefold() if r.celler else "" for r in tabell.rader}
    return {nr: text for (nr, _), text in sorted(tabell.fel.items()) if första.get(nr, "")[:3] in _MÅNADER}


def _plan(delar: list[tuple[str, list[str], dict[int, str]]]) -> Sifferplan:
    värden: list[Statistikförslag] = []
    oklart: list[str] = []
    for plats, rader, cellfel in delar:
        funna, oklara, _ = läs_statistik(dela(rader))
        värden += funna
        oklart += [
            f"{plats} {nr}: {text}" for nr, text in sorted({**{o.rad: o.text for o in oklara}, **cellfel}.items())
        ]
    if not värden:
        raise Inmatningsfel(
            "Ingen tabell med månader hittades.",
            "Tabellen ska ha månaderna som rader och år och mått (till exempel Bifall, Avslag) i rubriken.",
        )
    siffror = tuple(Siffra(v.kategori, v.mått, v.år, v.månad, v.värde) for v in värden)
    return Sifferplan(tabeller(_som_månadssiffror(värden)), siffror, tuple(oklart))


def _som_månadssiffror(värden: Sequence[Statistikförslag]) -> list[Månadssiffra]:
    return [Månadssiffra(v.kategori, v.mått, v.år, v.månad, v.värde) for v in värden]


def läs_in(db: Databas, nämnd_id: int, plan: Sifferplan) -> Ändring:
    """The plan's figures are saved, one undo for all. An empty cell is no figure: it takes none away that is there.

    Raises Inmatningsfel, and saves nothing, while a cell cannot be read.
    """
    if plan.oklart:
        flera = f"\n… och {len(plan.oklart) - FLEST_FEL} till." if len(plan.oklart) > FLEST_FEL else ""
        raise Inmatningsfel(
            f"Inget är inläst: {len(plan.oklart)} {'ruta' if len(plan.oklart) == 1 else 'rader'} går inte att läsa.",
            "\n".join(plan.oklart[:FLEST_FEL]) + flera + "\nRätta dem och läs in tabellen igen.",
        )
    with db.läsning() as enhet:
        tavla = siffertavla(enhet.session, nämnd_id)
    valda = [s for s in plan.siffror if s.värde is not None or tavla.get(_nyckel(s)) is None]
    nya = sum(s.värde is not None for s in valda)
    byts = sum(tavla.get(_nyckel(s)) not in (None, s.värde) for s in valda)
    ersatte = f", {byts} ersatte andra" if byts else ""
    return spara_siffror(db, nämnd_id, valda, beskrivning=f"Läste in {nya} siffror{ersatte}")


def ur_registret(db: Databas, nämnd_id: int, år: int) -> tuple[Siffra, ...]:
    """What the register's decisions of the year add up to, per law and month; saved with ``spara_siffror``."""
    from nämndapp.exchange.statistik import räkna

    with db.läsning() as enhet:
        beslut = rapportbeslut(enhet.session, nämnd_id, date(år, 1, 1), date(år, 12, 31))
    siffror = räkna(((b.datum, b.lag or "Övrigt", b.utfall, b.belopp) for b in beslut), år)
    return tuple(Siffra(s.kategori, s.mått, s.år, s.månad, s.värde) for s in siffror)


def exportera_excel(db: Databas, nämnd_id: int, år: int, fil: Path) -> None:
    """The year beside the one before, a sheet for each category with sums and a chart."""
    from nämndapp.exchange.statistik import skriv_excel

    skriv_excel(hämta_statistik(db, nämnd_id, år), fil, f"Delegationsbeslut {år - 1}–{år}")
