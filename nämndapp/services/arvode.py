"""Arvodesunderlag: of a meeting or a period, for the paper and for Excel (KL 4:12–16)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlmodel import Session

from nämndapp.models import Sammanträde
from nämndapp.rules.arvode import Arvodespost, Arvodessumma, arvodesposter, summera
from nämndapp.services.vilken import Val, hitta_nämnd, hitta_sammanträde
from nämndapp.storage import Databas, protokollurval, urval


@dataclass(frozen=True, slots=True)
class Mötesarvode:
    """What a meeting gives fees for."""

    sammanträde_id: int
    nämnd: str
    datum: date
    poster: tuple[Arvodespost, ...]


def hämta_arvode(db: Databas, sammanträde_id: int) -> Mötesarvode:
    """Of one meeting."""
    with db.läsning() as enhet:
        return _av(protokollurval.möte_med_närvaro(enhet.session, sammanträde_id))


def arvode_för_period(db: Databas, från: date, till: date, *, nämnd: str | int | None = None) -> list[Mötesarvode]:
    """Of the nämnd's (or every nämnd's) meetings in the period, days included, with anything to pay for."""
    with db.läsning() as enhet:
        session = enhet.session
        nämnder = urval.nämnder(session) if nämnd is None else [hitta_nämnd(session, nämnd)]
        möten = [m for n in nämnder for m in protokollurval.möten_med_närvaro(session, n.id or 0, från, till)]
        return [a for m in sorted(möten, key=lambda m: (m.datum, m.id or 0)) if (a := _av(m)).poster]


def summor(möten: Sequence[Mötesarvode]) -> list[Arvodessumma]:
    """One row for each person over the meetings."""
    return summera(p for m in möten for p in m.poster)


def _av(möte: Sammanträde) -> Mötesarvode:
    return Mötesarvode(möte.id or 0, möte.nämnd.kod if möte.nämnd else "", möte.datum, tuple(arvodesposter(möte)))


def möten_i(session: Session, nämnd_id: int, val: Val) -> list[Sammanträde]:
    """The meetings of the choice: the one that is named, else the year's (this year's)."""
    if val.sammanträde_id is not None or val.datum is not None:
        return [protokollurval.möte_med_närvaro(session, hitta_sammanträde(session, val))]
    år = val.år or date.today().year
    return protokollurval.möten_med_närvaro(session, nämnd_id, date(år, 1, 1), date(år, 12, 31))


# --- Excel ----------------------------------------------------------------------------------------------------------

_RUBRIKER = (
    "Nämnd", "Datum", "Namn", "Parti", "Roll", "Tjänst", "Paragrafer", "Från", "Till", "Minuter", "Resa (km)",
    "Restid (min)", "Förlorad arbetstid (min)", "Förlorad inkomst (kr)", "Anteckning",
)  # fmt: skip
_SUMMARUBRIKER = (
    "Namn", "Parti", "Tjänstgjort", "Närvarit", "Minuter", "Sammanträden utan tid", "Resa (km)", "Restid (min)",
    "Förlorad arbetstid (min)", "Förlorad inkomst (kr)",
)  # fmt: skip


def exportera(möten: Sequence[Mötesarvode], fil: Path) -> int:
    """Writes a workbook with the meetings and the sums of each person; returns the number of rows."""
    from nämndapp.exchange import xlsx

    rader = [
        (
            m.nämnd, m.datum, p.namn, p.parti, p.roll.value, p.tjänst, p.paragrafer,
            p.spann[0].från if p.spann else None, p.spann[-1].till if p.spann else None,
            p.minuter, p.resa_km, p.restid, p.förlorad_tid, p.förlorad_inkomst, p.anteckning,
        )
        for m in möten
        for p in m.poster
    ]  # fmt: skip
    summarader = [
        (
            s.namn, s.parti, s.tjänstgjort, s.närvarit, s.minuter, s.utan_tid, s.resa_km, s.restid, s.förlorad_tid,
            s.förlorad_inkomst,
        )
        for s in summor(möten)
    ]  # fmt: skip
    xlsx.skriv(
        [xlsx.Blad("Sammanträden", _RUBRIKER, rader), xlsx.Blad("Sammanställning", _SUMMARUBRIKER, summarader)], fil
    )
    return len(rader)
