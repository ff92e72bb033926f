"""Model objects of the invented Ekbro kommun, in memory, for tests. Every factory takes overrides by name."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from nämndapp.bas import diarienummer
from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.models import (
    Beslutspunkt,
    Beslutssats,
    Föredragningsgrupp,
    Föredragningspunkt,
    Handling,
    Internkontrollplan,
    Kommun,
    Kontrollmoment,
    KontrollmomentRisk,
    Meddelande,
    Nämnd,
    Paragraf,
    Paragrafavsnitt,
    Person,
    PunktHandling,
    Punkttyp,
    Risk,
    Riskanalys,
    Sammanträde,
    Sammanträdesstatus,
    Skrivelse,
    Skrivelseavsnitt,
    Underlag,
    Undertecknare,
    Uppdrag,
    Uppdragsroll,
    Ärende,
    ÄrendeHandling,
)

MÖTESDAG = date(2024, 11, 19)  # a Tuesday
KALLELSEDAG = date(2024, 11, 12)


def kommun(**ändrat: Any) -> Kommun:
    uppgifter: dict[str, Any] = {
        "namn": "Ekbro kommun",
        "organisationsnummer": "212000-9994",
        "postadress": "Box 12, 999 01 Ekbro",
        "besöksadress": "Storgatan 1",
        "webb": "www.ekbro.example",
        "telefon": "0999-100 00",
    }
    return Kommun(**(uppgifter | ändrat))


def nämnd(**ändrat: Any) -> Nämnd:
    husstil = ändrat.pop("husstil", None)
    uppgifter: dict[str, Any] = {
        "kommun_id": 1,
        "namn": "Socialnämnden",
        "kod": "SN",
        "platser": 9,
        "förvaltning": "Socialförvaltningen",
        "kallelse_dagar": 5,
        "kommun": kommun(),
        "inställningar": {"husstil": husstil} if husstil else {},
    }
    return Nämnd(**(uppgifter | ändrat))


def uppdrag(
    organ: Nämnd, namn: str, roll: Uppdragsroll = Uppdragsroll.LEDAMOT, parti: str = "S", **ändrat: Any
) -> Uppdrag:
    uppgifter: dict[str, Any] = {"person_id": 1, "nämnd_id": 1, "roll": roll, "parti": parti, "nämnd": organ}
    return Uppdrag(**(uppgifter | ändrat), person=Person(namn=namn))


def nämnd_med_ledamöter(**ändrat: Any) -> Nämnd:
    organ = nämnd(**ändrat)
    uppdrag(organ, "Berit Åkesson", Uppdragsroll.ORDFÖRANDE, "S", tjänstgöringsordning=1)
    uppdrag(organ, "Östen Falk", Uppdragsroll.FÖRSTE_VICE, "C", tjänstgöringsordning=2)
    uppdrag(organ, "Aina Lund", parti="M", tjänstgöringsordning=3)
    uppdrag(organ, "Ture Ek", parti="V", tjänstgöringsordning=4)
    uppdrag(organ, "Signe Alm", Uppdragsroll.ERSÄTTARE, "S", tjänstgöringsordning=1)
    uppdrag(organ, "Gammal Ledamot", parti="KD", till=date(2022, 12, 31))
    return organ


def sammanträde(**ändrat: Any) -> Sammanträde:
    uppgifter: dict[str, Any] = {
        "nämnd_id": 1,
        "datum": MÖTESDAG,
        "starttid": time(13, 30),
        "plats": "Eksalen, kommunhuset",
        "kallelse_datum": KALLELSEDAG,
        "ordförande": "Berit Åkesson",
        "sekreterare": "Måns Dahl",
        "förslag_justerare": "Aina Lund",
        "förslag_ersättare": "Ture Ek",
        "justering_plats": "Kansliet",
        "justering_datum": date(2024, 11, 22),
        "justering_tid": time(15, 0),
        "anmäl_förhinder": "Måns Dahl, 0999-100 14",
    }
    uppgifter |= ändrat
    uppgifter.setdefault("nämnd", nämnd())
    return Sammanträde(**uppgifter)


def grupp(s: Sammanträde, rubrik: str) -> Föredragningsgrupp:
    return Föredragningsgrupp(sammanträde_id=1, rubrik=rubrik, ordning=len(s.grupper), sammanträde=s)


def punkt(s: Sammanträde, rubrik: str, dnr: str | None = None, **ändrat: Any) -> Föredragningspunkt:
    handlingar = ändrat.pop("handlingar", ())
    uppgifter: dict[str, Any] = {
        "sammanträde_id": 1,
        "ordning": len(s.punkter),
        "rubrik": rubrik,
        "diarienummer": dnr,
        "sammanträde": s,
    }
    p = Föredragningspunkt(**(uppgifter | ändrat))
    for nr, h in enumerate(handlingar):
        PunktHandling(punkt_id=1, handling_id=1, ordning=nr, punkt=p, handling=h)
    return p


def handling(rubrik: str = "Ny taxa för hemtjänst", **ändrat: Any) -> Handling:
    uppgifter: dict[str, Any] = {
        "nämnd_id": 1,
        "typ": Dokumenttyp.TJÄNSTESKRIVELSE,
        "rubrik": rubrik,
        "datum": date(2024, 11, 8),
        "diarienummer": "SN 2024/41",
    }
    return Handling(**(uppgifter | ändrat))


def tjänsteskrivelse(
    rubrik: str = "Ny taxa för hemtjänst",
    *,
    satser: tuple[str, ...] = ("Socialnämnden antar taxan.",),
    avsnitt: tuple[tuple[str, str], ...] = (("Sammanfattning", "Taxan räknas upp."),),
    underlag: tuple[str, ...] = ("SF tjänsteskrivelse 2024-11-08",),
    skickas_till: tuple[str, ...] = ("Socialchef",),
    undertecknare: tuple[tuple[str, str], ...] = (("Elsa Norrby", "Socialchef"),),
    meddelanden: tuple[tuple[str | None, str], ...] = (),
    skrivelse: dict[str, Any] | None = None,
    **ändrat: Any,
) -> Handling:
    """A handling with its skrivelse; ``skrivelse`` are overrides of the head."""
    h = handling(rubrik, **ändrat)
    s = Skrivelse(
        **(
            {
                "handling_id": 1,
                "handläggare": "elsa.norrby@ekbro.example",
                "förvaltning": "Socialförvaltningen",
                "adressater": ["Socialnämnden"],
                "skickas_till": list(skickas_till),
                "handling": h,
            }
            | (skrivelse or {})
        )
    )
    for i, (r, t) in enumerate(avsnitt):
        Skrivelseavsnitt(skrivelse_id=1, ordning=i, rubrik=r, text=t, skrivelse=s)
    for i, t in enumerate(satser):
        Beslutssats(skrivelse_id=1, ordning=i, text=t, skrivelse=s)
    for i, t in enumerate(underlag):
        Underlag(skrivelse_id=1, ordning=i, text=t, skrivelse=s)
    for i, (namn, titel) in enumerate(undertecknare):
        Undertecknare(skrivelse_id=1, ordning=i, namn=namn, titel=titel, skrivelse=s)
    for i, (dnr, t) in enumerate(meddelanden):
        Meddelande(skrivelse_id=1, ordning=i, diarienummer=dnr, text=t, skrivelse=s)
    return h


def ärende(rubrik: str = "Ny taxa för hemtjänst", dnr: str | None = "SN 2024/41", **ändrat: Any) -> Ärende:
    handlingar = ändrat.pop("handlingar", ())
    nyckel = diarienummer.nyckel(dnr)
    uppgifter: dict[str, Any] = {
        "nämnd_id": 1,
        "rubrik": rubrik,
        "diarienummer": dnr,
        "diarienyckel": str(nyckel) if nyckel else None,
        "registrerat": date(2024, 10, 1),
    }
    ä = Ärende(**(uppgifter | ändrat))
    for nr, h in enumerate(handlingar):
        ÄrendeHandling(ärende_id=1, handling_id=1, ordning=nr, ärende=ä, handling=h)
    return ä


def paragraf(
    s: Sammanträde,
    rubrik: str,
    *,
    beslut: tuple[str, ...] = ("Socialnämnden antar taxan.",),
    avsnitt: tuple[tuple[str, str], ...] = (),
    **ändrat: Any,
) -> Paragraf:
    if s.status is Sammanträdesstatus.PLANERAT:
        s.status = Sammanträdesstatus.GENOMFÖRT  # a § with a decision is of a meeting that was held
    uppgifter: dict[str, Any] = {
        "sammanträde_id": 1,
        "ordning": len(s.paragrafer),
        "rubrik": rubrik,
        "diarienummer": "SN 2024/41",
        "sammanträde": s,
    }
    p = Paragraf(**(uppgifter | ändrat))
    for i, t in enumerate(beslut):
        Beslutspunkt(paragraf_id=1, ordning=i, text=t, paragraf=p)
    for i, (r, t) in enumerate(avsnitt):
        Paragrafavsnitt(paragraf_id=1, ordning=i, rubrik=r, text=t, paragraf=p)
    return p


def riskanalys(**ändrat: Any) -> Riskanalys:
    uppgifter: dict[str, Any] = {"nämnd_id": 1, "år": 2025, "skala": 5, "tröskel": 10, "nämnd": nämnd()}
    return Riskanalys(**(uppgifter | ändrat))


def risk(
    analys: Riskanalys, text: str, s: int | None = 3, k: int | None = 4, rv: int | None = -1, **ändrat: Any
) -> Risk:
    """``rv`` left at -1 becomes S × K."""
    värde = (s * k if s is not None and k is not None else None) if rv == -1 else rv
    uppgifter: dict[str, Any] = {
        "riskanalys_id": 1,
        "ordning": len(analys.risker),
        "område": "Ekonomi",
        "risk": text,
        "sannolikhet": s,
        "konsekvens": k,
        "riskvärde": värde,
        "riskanalys": analys,
    }
    return Risk(**(uppgifter | ändrat))


def plan(**ändrat: Any) -> Internkontrollplan:
    uppgifter: dict[str, Any] = {
        "nämnd_id": 1,
        "år": 2025,
        "nämnd": nämnd(),
        "ärende": ärende("Intern kontroll", "SN 2024/90"),
    }
    return Internkontrollplan(**(uppgifter | ändrat))


def kontroll(p: Internkontrollplan, text: str, *risker: Risk, **ändrat: Any) -> Kontrollmoment:
    """``risker`` are those that the control answers."""
    uppgifter: dict[str, Any] = {
        "plan_id": 1,
        "ordning": len(p.kontroller),
        "kategori": "Ekonomi",
        "kontroll": text,
        "ansvarig": "Elsa Norrby",
        "frekvens": "Kvartalsvis",
        "metod": "Stickprov",
        "rapporteras_till": "Socialnämnden",
        "plan": p,
    }
    k = Kontrollmoment(**(uppgifter | ändrat))
    koppla(k, *risker)
    return k


def koppla(k: Kontrollmoment, *risker: Risk) -> None:
    """Ties the control to more risks."""
    for r in risker:
        k.risklänkar.append(KontrollmomentRisk(risk=r, ordning=len(k.risklänkar)))


def möte_med_lista() -> Sammanträde:
    """A meeting with three groups and five items, two of which have a tjänsteskrivelse."""
    s = sammanträde(nämnd=nämnd_med_ledamöter())
    info, egna, anmäl = (grupp(s, r) for r in ("Information", "Ärenden till egen instans", "Anmälningsärenden"))
    punkt(s, "Information från förvaltningen", "SN 2024/1", typ=Punkttyp.INFORMATION, grupp=info)
    punkt(s, "Ny taxa för hemtjänst", "SN 2024/41", grupp=egna, handlingar=(tjänsteskrivelse(),))
    punkt(
        s,
        "Intern kontroll 2025",
        "SN 2024/90",
        grupp=egna,
        handlingar=(
            tjänsteskrivelse(
                "Internkontrollplan 2025",
                satser=("Socialnämnden antar planen.", "Planen skickas till kommunstyrelsen."),
                diarienummer="SN 2024/90",
                skickas_till=("Kommunstyrelsen", "Socialchef"),
            ),
        ),
    )
    punkt(s, "Ekonomisk uppföljning", "SN 2024/4", grupp=egna)
    punkt(s, "Meddelanden", "SN 2024/2", typ=Punkttyp.ANMÄLAN, grupp=anmäl)
    return s
