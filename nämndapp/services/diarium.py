"""Diarienummer per nämnd: taken from another system, or given here in a gapless series per year (OSL 5:1–2).

A number that has been given belongs to its ärende for ever. A number of the series that already stands on an ärende
(typed or imported before the series came to it) is adopted by that ärende, so that the series has no gap there.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from nämndapp.bas import diarienummer
from nämndapp.bas.fel import Inmatningsfel
from nämndapp.models import Diarieserie, Nämnd, Ärende
from nämndapp.services.uppgifter import Numrering, NämndUppgifter
from nämndapp.storage import urval

if TYPE_CHECKING:
    from nämndapp.storage import Enhet

STANDARDMÖNSTER = NämndUppgifter().diariemönster


def diarienyckel(text: str | None) -> str | None:
    """The key that papers and ärenden are joined on; None when blank."""
    nyckel = diarienummer.nyckel(text)
    if nyckel is None or isinstance(nyckel, str):
        return nyckel
    organ, år, löpnummer = nyckel
    return f"{organ}|{år}|{löpnummer}"


def läs_inställningar(nämnd: Nämnd) -> dict[str, Any]:
    """The nämnd's settings as fields of NämndUppgifter; what is missing or unknown takes its default."""
    sparat = dict(nämnd.inställningar or {})
    diarium = dict(sparat.pop("diarium", {}))
    husstil = dict(sparat.pop("husstil", {}))
    egen = diarium.get("numrering") == Numrering.EGEN_SERIE.value
    return {
        "numrering": Numrering.EGEN_SERIE if egen else Numrering.ANNAT_SYSTEM,
        "diariemönster": str(diarium.get("mönster") or STANDARDMÖNSTER),
        "diarieorgan": str(diarium.get("organ") or ""),
        "husstil": husstil,
        "övrigt": sparat,
    }


def inställningar(uppgifter: NämndUppgifter) -> dict[str, Any]:
    """The JSON of the settings. Raises Inmatningsfel for a pattern that cannot number."""
    diarienummer.granska_mönster(uppgifter.diariemönster)
    diarium = {
        "numrering": uppgifter.numrering.value,
        "mönster": uppgifter.diariemönster,
        "organ": uppgifter.diarieorgan,
    }
    return {**uppgifter.övrigt, "diarium": diarium, "husstil": uppgifter.husstil}


def har_egen_serie(nämnd: Nämnd) -> bool:
    """Are numbers given here?"""
    return läs_inställningar(nämnd)["numrering"] is Numrering.EGEN_SERIE


def formaterat(nämnd: Nämnd, år: int, löpnummer: int) -> str:
    """The number as this nämnd writes it."""
    val = läs_inställningar(nämnd)
    return diarienummer.formatera(
        val["diariemönster"], organ=val["diarieorgan"] or nämnd.kod, år=år, löpnummer=löpnummer
    )


def nästa(enhet: Enhet, nämnd: Nämnd, år: int) -> str:
    """What the series would give now; nothing is taken."""
    serie = enhet.session.get(Diarieserie, (nämnd.id, år))
    löpnummer = (serie.senaste if serie else 0) + 1
    while urval.ärende_med_nyckel(enhet.session, _id(nämnd), diarienyckel(formaterat(nämnd, år, löpnummer))):
        löpnummer += 1
    return formaterat(nämnd, år, löpnummer)


def ge_nummer(enhet: Enhet, nämnd: Nämnd, ärende: Ärende) -> str:
    """Gives the ärende the next number of the year it was registered; returns it. The ärende is in the session."""
    if ärende.löpnummer is not None:
        raise Inmatningsfel(f"Ärendet har redan diarienummer {ärende.diarienummer}.", "Ett nummer byts aldrig.")
    ärende.registrerat = ärende.registrerat or date.today()  # it is registered here and now
    år = ärende.registrerat.year
    serie = enhet.session.get(Diarieserie, (nämnd.id, år))
    if serie is None:
        serie = enhet.lägg_till(Diarieserie(nämnd_id=_id(nämnd), år=år))
    while True:
        serie.senaste += 1
        nummer = formaterat(nämnd, år, serie.senaste)
        innehavare = urval.ärende_med_nyckel(enhet.session, _id(nämnd), diarienyckel(nummer))
        if innehavare is None or innehavare is ärende:
            break
        innehavare.serie_år, innehavare.löpnummer = år, serie.senaste
    ärende.diarienummer, ärende.diarienyckel = nummer, diarienyckel(nummer)
    ärende.serie_år, ärende.löpnummer = år, serie.senaste
    enhet.spola()
    return nummer


def egen_serie(uppgifter: NämndUppgifter, mönster: str = STANDARDMÖNSTER) -> NämndUppgifter:
    """The same nämnd with its own series."""
    return replace(uppgifter, numrering=Numrering.EGEN_SERIE, diariemönster=mönster)


def _id(nämnd: Nämnd) -> int:
    assert nämnd.id is not None  # loaded from the database
    return nämnd.id
