"""Unsaved content as model objects, so that the rules can look at what is being typed.

The objects are never in a session. What they refer to (nämnd, papers, ärenden) has been loaded and let go of.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from nämndapp.models import (
    Ajournering,
    EjDeltagande,
    Föredragningsgrupp,
    Föredragningspunkt,
    Handling,
    Internkontrollplan,
    Internkontrollworkshop,
    Kontrollmoment,
    KontrollmomentRisk,
    Nämnd,
    Närvarande,
    Paragraf,
    ParagrafPunkt,
    Protokolljusterare,
    PunktHandling,
    Riskanalys,
    Sammanträde,
    YrkandePerson,
    YttrandePerson,
    Ärende,
)
from nämndapp.services import handlingar, internkontroll, listrader, protokoll, sammantraden
from nämndapp.services.internkontrolluppgifter import PlanUppgifter, RiskanalysUppgifter, WorkshopUppgifter
from nämndapp.services.narvaro import AJOURNERING, NÄRVARANDE
from nämndapp.services.protokolluppgifter import NärvaroUppgifter
from nämndapp.services.skrivelseuppgifter import HandlingUppgifter
from nämndapp.services.spegling import bygg
from nämndapp.services.uppgifter import GruppUppgifter, ParagrafUppgifter, SammanträdeUppgifter, ÄrendeUppgifter
from nämndapp.storage.relationer import ny_rad, sätt_relationer


def sammanträde(
    uppgifter: SammanträdeUppgifter,
    id_: int | None,
    nämnd: Nämnd,
    papper: Mapping[int, Handling],
    ärenderubriker: Mapping[int, str],
) -> Sammanträde:
    """A meeting with nämnd, groups, and items with their papers and (bare) ärenden; without paragraphs."""
    möte: Sammanträde = bygg(sammantraden.FORM, uppgifter, id_)
    sätt_relationer(möte, nämnd=nämnd, grupper=[], punkter=[], paragrafer=[])
    sätt_relationer(möte, närvarande=[], justerare=[], ajourneringar=[])
    grupp: Föredragningsgrupp | None = None
    for rad in uppgifter.lista:
        if isinstance(rad, GruppUppgifter):
            grupp = bygg(listrader.GRUPP, rad, rad.id)
            grupp.ordning = len(möte.grupper)
            möte.grupper.append(grupp)
            continue
        punkt: Föredragningspunkt = bygg(listrader.PUNKT, rad, rad.id)
        punkt.ordning = len(möte.punkter)
        punkt.grupp_id = grupp.id if grupp else None
        länkar = [
            PunktHandling(punkt_id=rad.id or 0, handling_id=h, ordning=i, bordsdelad=h in rad.bordsdelade)
            for i, h in enumerate(rad.handlingar)
        ]
        for länk in länkar:
            sätt_relationer(länk, handling=papper.get(länk.handling_id))
        rubrik = ärenderubriker.get(rad.ärende_id or 0)
        ärende = None if rubrik is None else Ärende(id=rad.ärende_id, nämnd_id=uppgifter.nämnd_id, rubrik=rubrik)
        sätt_relationer(punkt, grupp=grupp, ärende=ärende, handlingar=länkar, paragrafer=[])
        möte.punkter.append(punkt)
    return möte


def med_paragrafer(möte: Sammanträde, paragrafer: Sequence[Paragraf]) -> None:
    """Gives the meeting those paragraphs in order."""
    sätt_relationer(möte, paragrafer=sorted(paragrafer, key=lambda p: p.ordning))


def med_närvaro(möte: Sammanträde, från: Sammanträde) -> None:
    """Gives the meeting the närvaro of another: of itself as it is stored."""
    sätt_relationer(möte, närvarande=från.närvarande, justerare=från.justerare, ajourneringar=från.ajourneringar)


def paragraf(uppgifter: ParagrafUppgifter, id_: int | None, punkter: Mapping[int, Föredragningspunkt]) -> Paragraf:
    """A paragraph with the items it answers."""
    rad: Paragraf = bygg(protokoll.FORM, uppgifter, id_)
    länkar = [ParagrafPunkt(paragraf_id=id_ or 0, punkt_id=p) for p in uppgifter.punkter]
    for länk in länkar:
        sätt_relationer(länk, punkt=punkter.get(länk.punkt_id))
    ej = [EjDeltagande(paragraf_id=id_ or 0, närvarande_id=n) for n in uppgifter.ej_deltagande]
    sätt_relationer(rad, punkter=länkar, ej_deltagande=ej, rättelser=[])
    for yrkande, y in zip(rad.yrkanden, uppgifter.yrkanden, strict=True):
        bakom = [YrkandePerson(yrkande_id=y.id or 0, närvarande_id=n, ordning=i) for i, n in enumerate(y.personer)]
        sätt_relationer(yrkande, personer=bakom)
    for yttrande, yt in zip(rad.yttranden, uppgifter.yttranden, strict=True):
        av = [YttrandePerson(yttrande_id=yt.id or 0, närvarande_id=n, ordning=i) for i, n in enumerate(yt.personer)]
        sätt_relationer(yttrande, personer=av)
    return rad


def närvaro(möte: Sammanträde, uppgifter: NärvaroUppgifter) -> None:
    """Gives a meeting that is in no session the närvaro that is being typed."""
    rader: list[Närvarande] = [bygg(NÄRVARANDE, u, u.id) for u in uppgifter.närvarande]
    for plats, rad in enumerate(rader):
        rad.ordning = plats
    vem = {r.id: r for r in rader}
    justerare = [
        Protokolljusterare(sammanträde_id=möte.id or 0, närvarande_id=u.närvarande_id, ordning=i, ersättare=u.ersättare)
        for i, u in enumerate(uppgifter.justerare)
    ]
    for j in justerare:
        sätt_relationer(j, närvarande=vem.get(j.närvarande_id))
    pauser: list[Ajournering] = [bygg(AJOURNERING, u, u.id) for u in uppgifter.ajourneringar]
    sätt_relationer(möte, närvarande=rader, justerare=justerare, ajourneringar=pauser)


def ärende(uppgifter: ÄrendeUppgifter, id_: int | None, idag: date) -> Ärende:
    """An ärende without its papers; a new one without a date would be registered today."""
    return Ärende(
        id=id_,
        nämnd_id=uppgifter.nämnd_id,
        diarienummer=uppgifter.diarienummer,
        rubrik=uppgifter.rubrik,
        beskrivning=uppgifter.beskrivning,
        status=uppgifter.status,
        registrerat=uppgifter.registrerat or (idag if id_ is None else None),
        handläggare=uppgifter.handläggare,
        anteckning=uppgifter.anteckning,
    )


def handling(uppgifter: HandlingUppgifter, id_: int | None) -> Handling:
    """A paper with its skrivelse."""
    rad: Handling = bygg(handlingar.FORM, uppgifter, id_)
    return rad


def riskanalys(uppgifter: RiskanalysUppgifter, id_: int | None) -> Riskanalys:
    """An analysis with its risks."""
    rad: Riskanalys = bygg(internkontroll.ANALYSFORM, uppgifter, id_)
    return rad


def plan(uppgifter: PlanUppgifter, id_: int | None, analys: Riskanalys | None) -> Internkontrollplan:
    """A plan with its controls, each with the risks it answers, and the analysis behind it."""
    rad: Internkontrollplan = bygg(internkontroll.PLAN.form, uppgifter, id_)
    risker = {r.id: r for r in analys.risker} if analys else {}
    kontroller: list[Kontrollmoment] = rad.kontroller
    for kontroll, skriven in zip(kontroller, uppgifter.kontroller, strict=True):
        tillfällen = [bygg(internkontroll.TILLFÄLLE.form, t, t.id) for t in skriven.tillfällen]
        länkar = [
            ny_rad(KontrollmomentRisk, {"kontroll_id": kontroll.id, "risk_id": r, "ordning": plats})
            for plats, r in enumerate(skriven.risker)
        ]
        for länk in länkar:
            sätt_relationer(länk, risk=risker.get(länk.risk_id))
        sätt_relationer(kontroll, risklänkar=länkar, tillfällen=tillfällen)
    sätt_relationer(rad, riskanalys=analys)
    return rad


def workshop(uppgifter: WorkshopUppgifter, id_: int | None) -> Internkontrollworkshop:
    """A workshop with its rows."""
    rad: Internkontrollworkshop = bygg(internkontroll.WORKSHOP.form, uppgifter, id_)
    return rad
