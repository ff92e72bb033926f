"""Ärenden: the list, the editor, registration in the nämnd's own series, makulering."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from nämndapp.bas.fel import Inmatningsfel
from nämndapp.models import Handling, Nämnd, Ärende, ÄrendeHandling, Ärendestatus
from nämndapp.services import aggregat, diarium
from nämndapp.services.aggregat import Aggregat
from nämndapp.services.andring import Ändring, ångras_inom, ångras_med
from nämndapp.services.handlingar import (
    handlingsrad,
    hämta_handling,
    lägg_till_fil,
    spara_handling,
    ta_bort_handling,
    öppna_fil,
)
from nämndapp.services.spegling import Form, Länk, läs, skriv
from nämndapp.services.uppgifter import ÄrendeUppgifter
from nämndapp.services.vyer import Ärendemöte, Ärenderad, ÄrendeVy
from nämndapp.storage import Databas, Enhet, andringsplaner, bumpa, kontrollera_version, logg, urval

__all__ = [
    "hämta_handling",
    "hämta_ärende",
    "lista_ärenden",
    "lägg_till_fil",
    "makulera_ärende",
    "registrera_nytt_ärende",
    "registrera_ärende",
    "spara_handling",
    "spara_ärende",
    "ta_bort_handling",
    "ta_bort_ärende",
    "öppna_fil",
]

_REGISTRERING = "registrering"
_FORM = Form(
    ÄrendeUppgifter,
    Ärende,
    länkar={"handlingar": Länk(ÄrendeHandling, "kopplingar", "handling_id", ordnad=True)},
    utom=frozenset({"registrerat"}),
)


def _skriv(enhet: Enhet, rad: Any, uppgifter: ÄrendeUppgifter, ny: bool) -> None:
    diarienummer = (uppgifter.diarienummer or "").strip() or None
    if rad.löpnummer is not None and (diarienummer != rad.diarienummer or uppgifter.nämnd_id != rad.nämnd_id):
        raise Inmatningsfel(
            f"Diarienumret {rad.diarienummer} är utdelat i nämndens egen serie och kan inte ändras.",
            "Makulera ärendet och registrera ett nytt om numret har blivit fel.",
        )
    nyckel = diarium.diarienyckel(diarienummer)
    annat = urval.ärende_med_nyckel(enhet.session, uppgifter.nämnd_id, nyckel)
    if annat is not None and annat.id != rad.id:
        raise Inmatningsfel(
            f"Diarienumret {diarienummer} finns redan på ärendet ”{annat.rubrik}”.",
            "Öppna det ärendet i stället, eller skriv ett annat nummer.",
        )
    gamla = set() if ny else {k.handling_id for k in rad.kopplingar}
    skriv(enhet.session, _FORM, rad, replace(uppgifter, diarienummer=diarienummer), ny=ny)
    rad.diarienyckel = nyckel
    rad.registrerat = uppgifter.registrerat
    for handling_id in gamla ^ set(uppgifter.handlingar):
        if (handling := enhet.session.get(Handling, handling_id)) is not None:
            bumpa(handling)


ÄRENDE = Aggregat(
    "ärende",
    _FORM,
    andringsplaner.ärende,
    lambda u: f"ärendet {u.diarienummer or f'”{u.rubrik}”'}",
    läs_rad=lambda _, rad: läs(_FORM, rad, registrerat=rad.registrerat),
    skriv_rad=_skriv,
)


def lista_ärenden(db: Databas, nämnd_id: int | None = None) -> list[Ärenderad]:
    """The nämnd's ärenden (all when None), the latest registered first."""
    with db.läsning() as enhet:
        return [ärenderad(r) for r in urval.ärenden(enhet.session, nämnd_id)]


def ärenderad(rad: Any) -> Ärenderad:
    """A row of ``urval.ärenden``."""
    id_, version, diarienummer, *resten = rad
    return Ärenderad(id_, version, diarienummer or "", *resten)


def hämta_ärende(db: Databas, id_: int) -> ÄrendeVy:
    """An ärende with its papers and the meetings it has been on."""
    with db.läsning() as enhet:
        rad = aggregat.hämta(enhet, ÄRENDE, id_)
        return ÄrendeVy(
            id_,
            rad.version,
            ÄRENDE.läs(enhet.session, rad),
            rad.löpnummer is not None,
            tuple(handlingsrad(r) for r in urval.handlingar_i_ärende(enhet.session, id_)),
            tuple(Ärendemöte(*r) for r in urval.ärendemöten(enhet.session, id_)),
        )


def spara_ärende(db: Databas, id_: int | None, uppgifter: ÄrendeUppgifter, väntad_version: int | None) -> Ändring:
    """Saves an ärende; a new one gets no number here (``registrera_nytt_ärende`` does).

    Raises Inmatningsfel for a diarienummer that another ärende has, or when a number given here is changed.
    """
    with db.skrivning() as enhet:
        return aggregat.spara(enhet, ÄRENDE, id_, uppgifter if id_ else _i_dag(uppgifter), väntad_version)


def _i_dag(uppgifter: ÄrendeUppgifter) -> ÄrendeUppgifter:
    """A new ärende that the user makes is registered today unless it says another day."""
    return replace(uppgifter, registrerat=uppgifter.registrerat or date.today())


def registrera_nytt_ärende(db: Databas, uppgifter: ÄrendeUppgifter) -> Ändring:
    """A new ärende, numbered at once when the nämnd has its own series. A legal act in that case: undoing makulerar."""
    with db.skrivning() as enhet:
        return registrera_i(enhet, uppgifter)


def registrera_i(enhet: Enhet, uppgifter: ÄrendeUppgifter) -> Ändring:
    """``registrera_nytt_ärende`` in a unit of work."""
    ändring = aggregat.spara(enhet, ÄRENDE, None, _i_dag(uppgifter), None)
    nämnd = enhet.hämta(Nämnd, uppgifter.nämnd_id)
    if not diarium.har_egen_serie(nämnd) or uppgifter.diarienummer:
        return ändring
    return _ge_nummer(enhet, nämnd, ändring.objekt_id)


def registrera_ärende(db: Databas, id_: int, väntad_version: int | None) -> Ändring:
    """Gives an ärende without number the next one of the nämnd's own series. A legal act: undoing makulerar."""
    with db.skrivning() as enhet:
        rad = aggregat.hämta(enhet, ÄRENDE, id_)
        kontrollera_version(rad, väntad_version)
        nämnd = enhet.hämta(Nämnd, rad.nämnd_id)
        if not diarium.har_egen_serie(nämnd):
            raise Inmatningsfel(
                f"{nämnd.namn} tar sina diarienummer från ett annat system, så inget nummer delas ut här.",
                "Skriv in numret, eller välj ”egen serie” i nämndens inställningar.",
            )
        if rad.diarienummer:
            raise Inmatningsfel(f"Ärendet har redan diarienummer {rad.diarienummer}.")
        return _ge_nummer(enhet, nämnd, id_)


def makulera_ärende(db: Databas, id_: int, väntad_version: int | None) -> Ändring:
    """Cancels an ärende; its number stays used for ever. A legal act (logged)."""
    with db.skrivning() as enhet:
        rad = aggregat.hämta(enhet, ÄRENDE, id_)
        kontrollera_version(rad, väntad_version)
        return byt_status_i(enhet, rad, Ärendestatus.MAKULERAT)


def ta_bort_ärende(db: Databas, id_: int, väntad_version: int | None) -> Ändring:
    """Removes an ärende that was never numbered here; its papers stay. A numbered one is makulerat instead."""
    with db.skrivning() as enhet:
        return _ta_bort(enhet, id_, väntad_version)


def _ta_bort(enhet: Enhet, id_: int, väntad_version: int | None) -> Ändring:
    rad = enhet.hämta(Ärende, id_)
    if rad.löpnummer is not None:
        raise Inmatningsfel(
            f"Ärendet {rad.diarienummer} har fått sitt nummer här och kan inte tas bort.", "Makulera det i stället."
        )
    return aggregat.ta_bort(enhet, ÄRENDE, id_, väntad_version)


def _ge_nummer(enhet: Enhet, nämnd: Nämnd, id_: int) -> Ändring:
    rad = aggregat.hämta(enhet, ÄRENDE, id_)
    före = ÄRENDE.läs(enhet.session, rad)
    nummer = diarium.ge_nummer(enhet, nämnd, rad)
    bumpa(rad)
    enhet.spola()
    logg.skriv(enhet, "registrering", f"arende:{id_}", {"diarienummer": nummer, "rubrik": rad.rubrik})
    return Ändring(f"Registrerade {nummer}", _REGISTRERING, id_, före, ÄRENDE.läs(enhet.session, rad), rad.version)


def byt_status_i(enhet: Enhet, rad: Any, status: Ärendestatus) -> Ändring:
    """Makulerar or takes up again, in a unit of work; logged."""
    före = ÄRENDE.läs(enhet.session, rad)
    ändring = aggregat.spara(enhet, ÄRENDE, rad.id, replace(före, status=status), None)
    slag = "makulering" if status is Ärendestatus.MAKULERAT else "återupptagning"
    logg.skriv(enhet, slag, f"arende:{rad.id}", {"diarienummer": före.diarienummer, "status": status.value})
    verb = "Makulerade" if status is Ärendestatus.MAKULERAT else "Återupptog"
    return replace(ändring, beskrivning=f"{verb} {ÄRENDE.beskriv(före)}")


def _ångra_registrering(db: Databas, ändring: Ändring) -> Ändring:
    with db.skrivning() as enhet:
        return byt_status_i(enhet, aggregat.hämta(enhet, ÄRENDE, ändring.objekt_id), Ärendestatus.MAKULERAT)


def _ångra(enhet: Enhet, ändring: Ändring) -> Ändring:
    """As for everything else, save that what has been numbered is makulerat and never removed."""
    rad = enhet.session.get(Ärende, ändring.objekt_id)
    numrerat = rad is not None and rad.löpnummer is not None
    if numrerat and ändring.före is None:
        return byt_status_i(enhet, aggregat.hämta(enhet, ÄRENDE, ändring.objekt_id), Ärendestatus.MAKULERAT)
    gjord = aggregat.ångra_i(enhet, ÄRENDE, ändring)
    _logga_statusbyte(enhet, gjord)
    return gjord


def _logga_statusbyte(enhet: Enhet, gjord: Ändring) -> None:
    före, efter = gjord.före, gjord.efter
    if not isinstance(före, ÄrendeUppgifter) or not isinstance(efter, ÄrendeUppgifter):
        return
    makulerat = Ärendestatus.MAKULERAT
    if (före.status is makulerat) != (efter.status is makulerat):
        slag = "makulering" if efter.status is makulerat else "återupptagning"
        data = {"diarienummer": efter.diarienummer, "status": efter.status.value}
        logg.skriv(enhet, slag, f"arende:{gjord.objekt_id}", data)


ångras_inom(ÄRENDE.slag, _ångra)
ångras_med(_REGISTRERING, _ångra_registrering)
