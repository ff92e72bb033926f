"""Ekbro's meetings with their föredragningslistor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta

from nämndapp.models import Punkttyp, Sammanträdesslag, Sammanträdesstatus, Ärende, Ärendestatus
from nämndapp.services.ekbro import arenden
from nämndapp.services.ekbro.grund import Ekbro, Nämnden, Rad
from nämndapp.services.ekbro.grund import Ärendet as _Ärendet
from nämndapp.services.punktlista import med_stående
from nämndapp.services.register import NÄMND
from nämndapp.services.sammantraden import SAMMANTRÄDE
from nämndapp.services.uppgifter import GruppUppgifter, Listrad, PunktUppgifter, SammanträdeUppgifter
from nämndapp.storage import bumpa

_GRUPPER = {
    "information": "Information",
    "egen": "Beslut i nämnden",
    "nästa": "Förslag till fullmäktige och andra",
    "anmälan": "Anmälan",
}
_PUNKTTYPER = {"information": Punkttyp.INFORMATION, "anmälan": Punkttyp.ANMÄLAN}
_SKRIVTID = timedelta(days=5)  # a skrivelse is ready so long before the kallelse
_LOKALER = {"SN": "Lilla salen, Kommunhuset", "SNAU": "Blå rummet, Kommunhuset", "BMN": "Lilla salen, Kommunhuset"}
_TIDER = {"SN": time(13, 30), "SNAU": time(9, 0), "BMN": time(9, 0)}


def är_hållet(rad: Rad) -> bool:
    """Has the meeting of this row been held?"""
    return "slut" in rad


def bygg(ekbro: Ekbro, rad: Rad) -> int:
    """A meeting with its list; its id."""
    nämnd, datum, kallelse = ekbro.nämnder[rad["namnd"]], rad["datum"], rad.get("kallelse")
    bereder = ekbro.möten[nämnd.kod, rad["bereder"]] if "bereder" in rad else None
    uppgifter = SammanträdeUppgifter(
        nämnd.id,
        datum,
        rad.get("tid", _TIDER[nämnd.kod]),
        rad.get("slut"),
        _LOKALER[nämnd.kod],
        _status(rad),
        öppet=rad.get("öppet", False),
        kallelse_datum=kallelse,
        ordförande=_ordförande(ekbro, nämnd.kod),
        sekreterare="Lovisa Qvist",
        förslag_justerare=rad.get("justerare", ""),
        förslag_ersättare=rad.get("ersättare", ""),
        justering_plats="Kansliet" if kallelse else "",
        justering_datum=_vardag(datum + timedelta(days=3)) if kallelse else None,
        justering_tid=time(9, 0) if kallelse else None,
        anmäl_förhinder="Lovisa Qvist, 0999-140 22",
        slag=Sammanträdesslag.ORDINARIE if bereder is None else Sammanträdesslag.BEREDNING,
        bereder_id=bereder,
        stoppdatum=rad.get("stopp"),
        gruppmöten=rad.get("gruppmöten", ""),
        måltid=rad.get("måltid", ""),
        lista=_att_bereda(ekbro, bereder) if bereder is not None else _lista(ekbro, nämnd, rad),
    )
    id_ = ekbro.spara(SAMMANTRÄDE, uppgifter)
    ekbro.möten[nämnd.kod, datum] = id_
    for ärende in ekbro.ärenden.get(nämnd.kod, {}).values():
        if bereder is None and ärende.id in {p.ärende_id for p in uppgifter.punkter}:
            _sätt_status(ekbro, ärende, hållet=är_hållet(rad))
        if ärende.rad.get("planerat") == datum:
            ekbro.enhet.hämta(Ärende, ärende.id).planerat_sammanträde_id = id_
    return id_


def _vardag(dag: date) -> date:
    """The day, or the Monday after it."""
    return dag + timedelta(days=7 - dag.weekday()) if dag.isoweekday() in {6, 7} else dag


def _status(rad: Rad) -> Sammanträdesstatus:
    if "kallelse" not in rad:
        return Sammanträdesstatus.PLANERAT
    return Sammanträdesstatus.JUSTERAT if är_hållet(rad) else Sammanträdesstatus.KALLAT


def _ordförande(ekbro: Ekbro, kod: str) -> str:
    for namn, person in ekbro.personer.items():
        for plats in (person.rad, person.rad.get("utskott", {})):
            if plats.get("namnd") == kod and plats["roll"] == "ordförande":
                return namn
    return ""


def _sätt_status(ekbro: Ekbro, ärende: _Ärendet, *, hållet: bool) -> None:
    rad = ekbro.enhet.hämta(Ärende, ärende.id)
    rad.status = Ärendestatus(ärende.rad.get("status", "beslutat")) if hållet else Ärendestatus.PÅ_LISTA
    bumpa(rad)


def _lista(ekbro: Ekbro, nämnd: Nämnden, rad: Rad) -> tuple[Listrad, ...]:
    """The meeting's own items among the nämnd's standing ones; what stands last is a matter once it is called."""
    uppgifter = ekbro.hämta(NÄMND, nämnd.id)
    stående = tuple(p for p in uppgifter.stående_punkter if rad.get("bygger") or not p.sist)
    egna = (*_egna(ekbro, nämnd, rad), *(punkt(p) for p in rad.get("punkter", ())))
    return med_stående(replace(uppgifter, stående_punkter=stående), egna)


def _egna(ekbro: Ekbro, nämnd: Nämnden, möte: Rad) -> Iterator[Listrad]:
    alla = ekbro.ärenden.get(nämnd.kod, {}).values()
    valda = [ä for ä in alla if _tas_upp(ä.rad, möte["datum"], möte.get("kallelse"))]
    papprens_dag = (möte.get("kallelse") or möte["datum"] - timedelta(days=14)) - _SKRIVTID
    for grupp, rubrik in _GRUPPER.items():
        i_gruppen = [ä for ä in valda if ä.rad["grupp"] == grupp]
        if i_gruppen:
            yield GruppUppgifter(rubrik)
        for ä in i_gruppen:
            yield PunktUppgifter(
                ä.rad["rubrik"],
                ä.diarienummer,
                ä.id,
                _PUNKTTYPER.get(grupp, Punkttyp.BESLUT),
                ä.rad.get("foredragande", ""),
                minuter=ä.rad.get("minuter"),
                stängda_dörrar=bool(ä.rad.get("stangda")),
                sekretess_lagrum=ä.rad.get("sekretess", ""),
                handlingar=arenden.handlingar(ekbro, nämnd, ä, papprens_dag),
            )


def _att_bereda(ekbro: Ekbro, möte_id: int) -> tuple[Listrad, ...]:
    """A beredning goes through the matters of the meeting's list."""
    punkter = ekbro.hämta(SAMMANTRÄDE, möte_id).punkter
    return tuple(
        PunktUppgifter(p.rubrik, p.diarienummer, p.ärende_id, p.typ, handlingar=p.handlingar)
        for p in punkter
        if p.ärende_id is not None
    )


def _tas_upp(rad: Rad, datum: date, kallelse: date | None) -> bool:
    if rad.get("varje"):
        return kallelse is not None
    return rad.get("mote") == datum or datum in rad.get("moten", ())


def punkt(rad: Rad) -> PunktUppgifter:
    """An item that is no matter of the diarium."""
    return PunktUppgifter(
        rad["rubrik"],
        typ=Punkttyp.BESLUT if rad.get("beslut") else Punkttyp.INFORMATION,
        föredragande=rad.get("foredragande", ""),
        minuter=rad.get("minuter"),
        väckt_av=rad.get("väckt_av", ""),
    )
