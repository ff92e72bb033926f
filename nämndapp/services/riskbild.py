"""The risk matrix of an analysis beside last year's, for the papers and the window: content, words and picture."""

from __future__ import annotations

from sqlmodel import Session

from nämndapp.reports import matrisritning
from nämndapp.reports.matrisritning import Mät, Ritning, pilspets
from nämndapp.rules import riskmatris
from nämndapp.rules.riskmatris import Förra, Matris, Ruta, följd, i_ord, nummerord, rutord
from nämndapp.services.internkontrolluppgifter import RiskanalysUppgifter
from nämndapp.storage import Databas, internkontrollurval

__all__ = [
    "Förra",
    "Matris",
    "Mät",
    "Ritning",
    "Ruta",
    "följd",
    "förra_året",
    "i_ord",
    "läs_förra",
    "matris",
    "nummerord",
    "pilspets",
    "rita",
    "rutord",
]  # fmt: skip


def läs_förra(session: Session, nämnd_id: int, år: int) -> Förra | None:
    """Where the risks lay in the analysis of the year before; None when there is none."""
    svar = internkontrollurval.förra_analysen(session, nämnd_id, år)
    return Förra(år - 1, *svar) if svar is not None else None


def förra_året(db: Databas, nämnd_id: int, år: int) -> Förra | None:
    """As ``läs_förra``, for the window."""
    with db.läsning() as enhet:
        return läs_förra(enhet.session, nämnd_id, år)


def matris(u: RiskanalysUppgifter, förra: Förra | None = None) -> Matris:
    """The matrix of what is shown, saved or not."""
    return riskmatris.bygg(u, u.risker, förra)


def rita(m: Matris, bredd: float, höjd: float, storlek: float, mät: Mät) -> Ritning:
    """Where everything stands in the room, in the same layout as on paper."""
    return matrisritning.rita(m, bredd, höjd, storlek, mät)
