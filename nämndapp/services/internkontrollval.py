"""Reading and changing the nämnd's settings for internal control."""

from __future__ import annotations

from dataclasses import replace

from sqlmodel import Session

from nämndapp.bas.fel import Inmatningsfel
from nämndapp.models import Nämnd
from nämndapp.rules.internkontrollval import (
    MINSTA_SKALA,
    NYCKEL,
    STÖRSTA_SKALA,
    Internkontrollval,
    brister,
    från_json,
    standardnamn,
    standardnivåer,
    till_json,
)
from nämndapp.rules.riskniva import TONER
from nämndapp.services import aggregat
from nämndapp.services.andring import Ändring
from nämndapp.services.internkontrolluppgifter import RiskanalysUppgifter
from nämndapp.services.register import NÄMND
from nämndapp.storage import Databas
from nämndapp.storage.enhet import Enhet

__all__ = [
    "MINSTA_SKALA",
    "STÖRSTA_SKALA",
    "TONER",
    "Internkontrollval",
    "hämta_val",
    "med_val",
    "spara_val",
    "standardnamn",
    "standardnivåer",
    "val_i",
]


def val_i(session: Session, nämnd_id: int) -> Internkontrollval:
    """The setting, in an open session."""
    nämnd = session.get(Nämnd, nämnd_id)
    return från_json(nämnd.inställningar if nämnd else None)


def hämta_val(db: Databas, nämnd_id: int) -> tuple[Internkontrollval, int]:
    """The setting and the nämnd's version."""
    with db.läsning() as enhet:
        nämnd = enhet.hämta(Nämnd, nämnd_id)
        return från_json(nämnd.inställningar), nämnd.version


def spara_val(db: Databas, nämnd_id: int, val: Internkontrollval, väntad_version: int | None) -> Ändring:
    """Changes the setting for analyses to come; those that are made keep what they were made with.

    Raises Inmatningsfel for a setting that cannot be used.
    """
    if fel := brister(val):
        raise Inmatningsfel(" ".join(fel), "Rätta inställningen.")
    with db.skrivning() as enhet:
        return _spara(enhet, nämnd_id, val, väntad_version)


def _spara(enhet: Enhet, nämnd_id: int, val: Internkontrollval, väntad_version: int | None) -> Ändring:
    nu = NÄMND.läs(enhet.session, aggregat.hämta(enhet, NÄMND, nämnd_id))
    nytt = replace(nu, övrigt={**nu.övrigt, NYCKEL: till_json(val)})
    ändring = aggregat.spara(enhet, NÄMND, nämnd_id, nytt, väntad_version)
    return replace(ändring, beskrivning="Ändrade inställningarna för intern kontroll")


def med_val(analys: RiskanalysUppgifter, val: Internkontrollval) -> RiskanalysUppgifter:
    """An analysis that is begun with the setting."""
    return replace(
        analys,
        skala=val.skala,
        tröskel=val.tröskel,
        sannolikhetsnamn=val.sannolikhetsnamn,
        konsekvensnamn=val.konsekvensnamn,
        nivåer=val.nivåer,
    )
