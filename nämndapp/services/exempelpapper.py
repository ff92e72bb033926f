"""Invented papers for looking at a house style before the nämnd has any of its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

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
    Nämnd,
    Paragraf,
    Paragrafavsnitt,
    Person,
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
)
from nämndapp.reports import byggare
from nämndapp.reports.dokument import Dokument

_DAG = date(2026, 12, 8)
_LEDAMÖTER = (
    ("Berit Åkesson", Uppdragsroll.ORDFÖRANDE, "S"),
    ("Östen Falk", Uppdragsroll.FÖRSTE_VICE, "C"),
    ("Aina Lund", Uppdragsroll.LEDAMOT, "M"),
    ("Ture Ek", Uppdragsroll.LEDAMOT, "V"),
    ("Signe Alm", Uppdragsroll.ERSÄTTARE, "S"),
)
_ÄRENDEN = (
    ("Ny taxa för hemtjänst", "41"),
    ("Öppettider på Eklundens dagverksamhet", "37"),
    ("Internkontrollplan 2027", "29"),
)
_SAMMANFATTNING = (
    "Taxan för hemtjänst har varit oförändrad sedan 2022. Förvaltningen föreslår att den räknas upp med 3,2 procent "
    "från den 1 januari 2027, så att den följer kostnaderna för personal och resor. Intäkterna beräknas öka med "
    "1 240 000 kr om året."
)
_BESKRIVNING = (
    "Uppräkningen påverkar ungefär 460 personer. Den som har låg inkomst skyddas av förbehållsbeloppet och märker "
    "ingen skillnad. Taxan har jämförts med grannkommunernas och ligger efter höjningen nära genomsnittet.\n\n"
    "Förvaltningen följer upp hur många som avsäger sig insatser och återkommer till nämnden i juni."
)
_UNDERLAG = ("Socialförvaltningens tjänsteskrivelse 2026-11-20", "Förslag till taxa för hemtjänst 2027")
_MOTTAGARE = ("Socialchefen", "Ekonomienheten")


def exempel(typ: str, nämnd: Nämnd) -> Dokument:
    """A paper of that type with the letterhead and the house style of ``nämnd`` (an object outside any session)."""
    return _EXEMPEL[typ](nämnd)


def fristående(nämnd: Nämnd, husstil: dict[str, object]) -> Nämnd:
    """A copy of the nämnd and its kommun that belongs to no session, with another house style and invented people."""
    k = nämnd.kommun
    kommun = Kommun(
        namn=(k.namn if k else "") or "Ekbro kommun",
        organisationsnummer=(k.organisationsnummer if k else "") or "212000-9994",
        postadress=(k.postadress if k else "") or "Box 12, 999 01 Ekbro",
        besöksadress=(k.besöksadress if k else "") or "Storgatan 1",
        webb=(k.webb if k else "") or "www.ekbro.example",
        telefon=(k.telefon if k else "") or "0999-100 00",
        e_post=(k.e_post if k else "") or "kommun@ekbro.example",
        logotyp_sha256=k.logotyp_sha256 if k else None,
        logotyp_alttext=k.logotyp_alttext if k else "",
    )
    kopia = Nämnd(
        kommun_id=0,
        namn=nämnd.namn,
        kod=nämnd.kod,
        förvaltning=nämnd.förvaltning or "Socialförvaltningen",
        kommun=kommun,
        inställningar={"husstil": husstil},
    )
    for nr, (namn, roll, parti) in enumerate(_LEDAMÖTER):
        Uppdrag(
            person_id=0, nämnd_id=0, roll=roll, parti=parti, tjänstgöringsordning=nr, nämnd=kopia,
            person=Person(namn=namn),
        )  # fmt: skip
    return kopia


def _sammanträde(nämnd: Nämnd) -> Sammanträde:
    return Sammanträde(
        nämnd_id=0,
        nämnd=nämnd,
        datum=_DAG,
        starttid=time(13, 30),
        sluttid=time(16, 5),
        plats="Eksalen, kommunhuset",
        kallelse_datum=date(2026, 12, 1),
        ordförande="Berit Åkesson",
        sekreterare="Måns Dahl",
        förslag_justerare="Aina Lund",
        förslag_ersättare="Ture Ek",
        justering_plats="Kansliet",
        justering_datum=date(2026, 12, 11),
        justering_tid=time(15, 0),
        anmäl_förhinder="Måns Dahl, 0999-100 14",
    )


def _kallelse(nämnd: Nämnd) -> Dokument:
    möte = _sammanträde(nämnd)
    grupper = [
        Föredragningsgrupp(sammanträde_id=0, ordning=nr, rubrik=rubrik, sammanträde=möte)
        for nr, rubrik in enumerate(("Information", "Ärenden för beslut"))
    ]
    rader = (("Förvaltningen informerar", ""), *_ÄRENDEN)
    for nr, (rubrik, löpnummer) in enumerate(rader):
        Föredragningspunkt(
            sammanträde_id=0,
            ordning=nr,
            rubrik=rubrik,
            diarienummer=_dnr(nämnd, löpnummer) if löpnummer else None,
            föredragande="Elsa Norrby" if nr == 1 else "",
            sammanträde=möte,
            grupp=grupper[min(nr, 1)],
        )
    return byggare.kallelse(möte)


def _protokoll(nämnd: Nämnd) -> Dokument:
    möte = _sammanträde(nämnd)
    möte.status = Sammanträdesstatus.GENOMFÖRT
    for nr, (rubrik, löpnummer) in enumerate(_ÄRENDEN):
        p = Paragraf(
            sammanträde_id=0,
            ordning=nr,
            nummer=104 + nr,
            rubrik=rubrik,
            diarienummer=_dnr(nämnd, löpnummer),
            sammanträde=möte,
        )
        beslut = (f"{nämnd.namn} antar förvaltningens förslag.", "Beslutet gäller från den 1 januari 2027.")
        for ordning, text in enumerate(beslut):
            Beslutspunkt(paragraf_id=0, ordning=ordning, text=text, paragraf=p)
        avsnitt = (
            ("Sammanfattning", _SAMMANFATTNING),
            ("Beslutsunderlag", "\n".join(_UNDERLAG)),
            ("Beslutsgång", "Ordföranden frågar om nämnden bifaller förslaget och finner att så sker."),
            ("Skickas till", "\n".join(_MOTTAGARE)),
        )
        for ordning, (rubrik_, text) in enumerate(avsnitt):
            Paragrafavsnitt(paragraf_id=0, ordning=ordning, rubrik=rubrik_, text=text, paragraf=p)
    return byggare.protokoll(möte)


def _tjänsteskrivelse(nämnd: Nämnd) -> Dokument:
    handling = Handling(
        nämnd_id=0,
        typ=Dokumenttyp.TJÄNSTESKRIVELSE,
        rubrik="Ny taxa för hemtjänst från den 1 januari 2027",
        datum=date(2026, 11, 20),
        diarienummer=_dnr(nämnd, "41"),
    )
    s = Skrivelse(
        handling_id=0,
        handling=handling,
        handläggare="elsa.norrby@ekbro.example",
        handläggare_titel="Socialchef",
        förvaltning=nämnd.förvaltning,
        telefon="0999-100 20",
        adressater=[nämnd.namn],
        skickas_till=list(_MOTTAGARE),
    )
    for nr, (rubrik, text) in enumerate((("Sammanfattning", _SAMMANFATTNING), ("Ärendebeskrivning", _BESKRIVNING))):
        Skrivelseavsnitt(skrivelse_id=0, ordning=nr, rubrik=rubrik, text=text, skrivelse=s)
    Beslutssats(skrivelse_id=0, text=f"{nämnd.namn} antar taxan att gälla från den 1 januari 2027.", skrivelse=s)
    for nr, text in enumerate(_UNDERLAG[1:]):
        Underlag(skrivelse_id=0, ordning=nr, text=text, skrivelse=s)
    Undertecknare(skrivelse_id=0, namn="Elsa Norrby", titel="Socialchef", skrivelse=s)
    return byggare.tjänsteskrivelse(handling, nämnd)


def _plan(nämnd: Nämnd) -> Dokument:
    analys = Riskanalys(nämnd_id=0, år=2027, nämnd=nämnd)
    rader = (
        ("Verksamhet", "Vikarier saknas vid hög frånvaro", 3, 4, "Stickprov av bemanning", "varje kvartal"),
        ("Ekonomi", "Fakturor attesteras av fel person", 2, 4, "Granskning av tjugo fakturor", "varje halvår"),
        ("Dokumentation", "Genomförandeplaner är för gamla", 4, 3, "Genomgång av planer", "varje tertial"),
    )
    plan = Internkontrollplan(nämnd_id=0, år=2027, nämnd=nämnd, riskanalys=analys, beslutad_datum=_DAG)
    for nr, (område, risk, sannolikhet, konsekvens, kontroll, frekvens) in enumerate(rader):
        rad = Risk(
            riskanalys_id=0,
            ordning=nr,
            område=område,
            risk=risk,
            sannolikhet=sannolikhet,
            konsekvens=konsekvens,
            riskvärde=sannolikhet * konsekvens,
            riskanalys=analys,
        )
        moment = Kontrollmoment(
            plan_id=0,
            ordning=nr,
            kategori=område,
            kontroll=kontroll,
            ansvarig="Enhetschef",
            frekvens=frekvens,
            metod="Stickprov",
            rapporteras_till=nämnd.namn,
            plan=plan,
        )
        KontrollmomentRisk(kontroll_id=0, risk_id=0, kontroll=moment, risk=rad)
    return byggare.internkontrollplan(plan)


def _dnr(nämnd: Nämnd, löpnummer: str) -> str:
    return f"{nämnd.kod} 2026/{löpnummer}"


_EXEMPEL: dict[str, Callable[[Nämnd], Dokument]] = {
    "kallelse": _kallelse,
    "protokoll": _protokoll,
    "tjansteskrivelse": _tjänsteskrivelse,
    "internkontrollplan": _plan,
}
