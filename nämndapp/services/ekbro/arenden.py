"""Ekbro's matters and their papers: tjänsteskrivelser, remisser and attached files."""

from __future__ import annotations

from datetime import date

from nämndapp.bas import svenska
from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.models import Handlingsriktning, Ärende, Ärendestatus
from nämndapp.reports import dokument as d
from nämndapp.reports import rendera
from nämndapp.services import aggregat
from nämndapp.services.arenden import ÄRENDE, byt_status_i, registrera_i
from nämndapp.services.ekbro.grund import Ekbro, Nämnden, Rad, läs
from nämndapp.services.ekbro.grund import Ärendet as _Ärendet
from nämndapp.services.handlingar import HANDLING
from nämndapp.services.skrivelseuppgifter import (
    AvsnittUppgifter,
    BilagaUppgifter,
    HandlingUppgifter,
    SatsUppgifter,
    SkrivelseUppgifter,
    UnderlagUppgifter,
    UndertecknareUppgifter,
)
from nämndapp.services.uppgifter import ÄrendeUppgifter
from nämndapp.storage import filer

_FILER = {"SN": "arenden", "BMN": "bygg"}


def bygg(ekbro: Ekbro) -> None:
    """Every matter, in the order of its registration, and the remisser that wait for a meeting."""
    for kod, fil in _FILER.items():
        nämnd = ekbro.nämnder[kod]
        ekbro.ärenden[kod] = {rad["rubrik"]: _ärende(ekbro, nämnd, rad) for rad in läs(fil)["arende"]}
        for ett in ekbro.ärenden[kod].values():
            if "remiss" in ett.rad and "mote" not in ett.rad:
                ekbro.spara(HANDLING, _remiss(ekbro, nämnd, ett))


def _ärende(ekbro: Ekbro, nämnd: Nämnden, rad: Rad) -> _Ärendet:
    """Numbered by the kommun's other system where the row has a number, else in the nämnd's own series."""
    if "nr" in rad:
        år = rad["registrerat"].year
        nummer = f"{nämnd.kod} {år}/{rad['nr'] if år == 2026 else rad['nr'] + 180}"
        id_ = ekbro.spara(ÄRENDE, _uppgifter(nämnd, rad, nummer))
    else:
        id_ = registrera_i(ekbro.enhet, _uppgifter(nämnd, rad, None)).objekt_id
    if rad.get("makulerat"):
        byt_status_i(ekbro.enhet, aggregat.hämta(ekbro.enhet, ÄRENDE, id_), Ärendestatus.MAKULERAT)
    return _Ärendet(id_, ekbro.enhet.hämta(Ärende, id_).diarienummer, rad)


def _uppgifter(nämnd: Nämnden, rad: Rad, diarienummer: str | None) -> ÄrendeUppgifter:
    return ÄrendeUppgifter(
        nämnd.id,
        rad["rubrik"],
        rad["registrerat"],
        diarienummer,
        handläggare=str(rad.get("handlaggare") or rad.get("foredragande", "")),
        anteckning=rad.get("anteckning", ""),
        parkerat=bool(rad.get("parkerat")),
        bevakas=rad.get("bevakas"),
    )


def handlingar(ekbro: Ekbro, nämnd: Nämnden, ärende: _Ärendet, datum: date) -> tuple[int, ...]:
    """The papers of a matter that is on a list; the skrivelse is dated ``datum``. None where nothing is proposed."""
    if "beslut" not in ärende.rad:
        return ()
    papper = [_skrivelse(ekbro, nämnd, ärende, datum)]
    if "remiss" in ärende.rad:
        papper.append(_remiss(ekbro, nämnd, ärende))
    if ärende.rad.get("intern"):
        papper += [
            HandlingUppgifter(nämnd.id, rubrik, typ, datum=datum, ärenden=(ärende.id,))
            for typ, rubrik in (
                (Dokumenttyp.RISKANALYS, "Riskanalys 2027"),
                (Dokumenttyp.INTERNKONTROLLPLAN, "Internkontrollplan 2027"),
            )
        ]
    papper += [
        HandlingUppgifter(
            nämnd.id, b["titel"], datum=datum, bilagor=(_fil(ekbro, nämnd, b, datum),), ärenden=(ärende.id,)
        )
        for b in ärende.rad.get("bilagor", ())
    ]
    return tuple(ekbro.spara(HANDLING, p) for p in papper)


def _skrivelse(ekbro: Ekbro, nämnd: Nämnden, ärende: _Ärendet, datum: date) -> HandlingUppgifter:
    rad = ärende.rad
    vem = ekbro.personer[rad["handlaggare"]].rad
    avsnitt = [AvsnittUppgifter("Sammanfattning", rad["sammanfattning"])]
    avsnitt += [
        AvsnittUppgifter(rubrik, rad[nyckel])
        for rubrik, nyckel in (("Ärendebeskrivning", "bakgrund"), ("Ekonomi", "ekonomi"))
        if nyckel in rad
    ]
    egen = f"{svenska.genitiv(nämnd.förvaltning)} tjänsteskrivelse {datum.isoformat()} {rad['rubrik']}"
    underlag = [UnderlagUppgifter(egen, datum=datum)]
    underlag += [UnderlagUppgifter(t) for t in (*rad.get("underlag", ()), *filter(None, [rad.get("remiss")]))]
    underlag += [UnderlagUppgifter(b["titel"]) for b in rad.get("bilagor", ())]
    undertecknare = [ekbro.personer[namn].rad for namn in (*rad.get("undertecknare", ()), rad["handlaggare"])]
    return HandlingUppgifter(
        nämnd.id,
        rad["rubrik"],
        Dokumenttyp.TJÄNSTESKRIVELSE,
        datum=datum,
        diarienummer=ärende.diarienummer,
        sekretess_lagrum=rad.get("sekretess", ""),
        sekretess_datum=datum if "sekretess" in rad else None,
        sekretess_myndighet=nämnd.namn if "sekretess" in rad else "",
        skrivelse=SkrivelseUppgifter(
            handläggare=rad["handlaggare"],
            handläggare_titel=vem["titel"],
            enhet=vem["enhet"],
            förvaltning=vem["förvaltning"],
            telefon=vem["telefon"],
            adressater=(nämnd.namn,),
            skickas_till=tuple(rad.get("skickas_till", ())),
            avsnitt=tuple(avsnitt),
            satser=tuple(SatsUppgifter(t) for t in rad["beslut"]),
            underlag=tuple(underlag),
            undertecknare=tuple(UndertecknareUppgifter(p["namn"], p["titel"]) for p in undertecknare),
        ),
        ärenden=(ärende.id,),
    )


def _remiss(ekbro: Ekbro, nämnd: Nämnden, ärende: _Ärendet) -> HandlingUppgifter:
    rad = ärende.rad
    text = f"{rad['remiss']}\n\nRegionen ber om synpunkter senast {rad['svar_senast'].isoformat()}.\n"
    sha256 = filer.spara(ekbro.enhet.session, text.encode("utf-8"), "text/plain")
    return HandlingUppgifter(
        nämnd.id,
        rad["remiss"],
        Dokumenttyp.REMISS,
        Handlingsriktning.INKOMMEN,
        rad["registrerat"],
        "RS 2026/811",
        "Regionen",
        text=text,
        skrivelse=SkrivelseUppgifter(
            enhet="Regionens kansli", adressater=(nämnd.namn,), svar_senast=rad["svar_senast"]
        ),
        bilagor=(BilagaUppgifter(sha256, "remiss.txt"),),
        ärenden=(ärende.id,),
    )


def _fil(ekbro: Ekbro, nämnd: Nämnden, bilaga: Rad, datum: date) -> BilagaUppgifter:
    """A small PDF of the kind that lies behind a skrivelse."""
    stycken = tuple(d.Stycke((d.Run(text),)) for text in bilaga["text"])
    papper = d.Dokument(
        bilaga["titel"],
        (d.Rubrik(1, (d.Run(bilaga["titel"]),)), *stycken),
        d.Sidhuvud(("Ekbro kommun", nämnd.förvaltning), fält=(d.Fältruta("Datum", datum.isoformat()),)),
        datum=datum.isoformat(),
    )
    sha256 = filer.spara(ekbro.enhet.session, rendera.till_pdf(papper), "application/pdf")
    return BilagaUppgifter(sha256, bilaga["fil"])
