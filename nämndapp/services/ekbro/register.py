"""Ekbro's register: kommun, nämnder, persons with their uppdrag, the order of service, and the small lists."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from nämndapp.models import Frasplats, Inkallelsemodell, Nämndtyp, Punkttyp, Uppdragsroll
from nämndapp.services.diarium import egen_serie
from nämndapp.services.ekbro.grund import Ekbro, Nämnden, Personen, Rad, läs
from nämndapp.services.fraser import INBYGGDA
from nämndapp.services.inkallelse import INKALLELSEORDNING
from nämndapp.services.register import KOMMUN, NÄMND, PERSON
from nämndapp.services.registerlistor import FÖRKORTNING, MANDATPERIOD, MOTTAGARE, MOTTAGARGRUPP, PARTI, TEXTFRAS
from nämndapp.services.registeruppgifter import (
    FörkortningUppgifter,
    GruppmedlemUppgifter,
    InkallelseordningUppgifter,
    InkallelseradUppgifter,
    MandatperiodUppgifter,
    MottagareUppgifter,
    MottagargruppUppgifter,
    PartiUppgifter,
    TextfrasUppgifter,
)
from nämndapp.services.uppgifter import (
    BefattningUppgifter,
    KommunUppgifter,
    NämndUppgifter,
    PersonUppgifter,
    StåendeUppgifter,
    UppdragUppgifter,
)

_MANDATPERIOD = (date(2023, 1, 1), date(2026, 12, 31))
_ASCII = str.maketrans("åäöé ", "aaoe.")
_FORMALIA_UTAN_PARAGRAF = {"formalia_utan_paragraf": True}


def bygg(ekbro: Ekbro) -> None:
    """The kommun with everything that meetings and matters need."""
    grund, listor = läs("ekbro"), läs("register")
    ekbro.spara(KOMMUN, KommunUppgifter(**grund["kommun"]))
    for nr, (beteckning, namn) in enumerate(listor["partier"]):
        ekbro.spara(PARTI, PartiUppgifter(beteckning, namn, nr))
    for rad in listor["mandatperiod"]:
        ekbro.spara(MANDATPERIOD, MandatperiodUppgifter(**rad))
    for rad in grund["namnd"]:
        _nämnd(ekbro, rad, [s for s in listor["staende"] if s["namnd"] == rad["kod"]])
    platser: dict[str, int] = {}
    for rad in grund["person"]:
        _person(ekbro, rad, platser)
    for rad in listor["tjanstgoring"]:
        ekbro.spara(INKALLELSEORDNING, _ordning(ekbro, rad))
    _mottagare(ekbro, listor)
    for kort, betydelse in listor["forkortningar"]:
        ekbro.spara(FÖRKORTNING, FörkortningUppgifter(kort, betydelse))
    _fraser(ekbro, listor["fras"])


def _nämnd(ekbro: Ekbro, rad: Rad, stående: list[Rad]) -> None:
    uppgifter = NämndUppgifter(
        rad["namn"],
        rad["kod"],
        Nämndtyp(rad.get("typ", "nämnd")),
        ekbro.nämnder[rad["överordnad"]].id if "överordnad" in rad else None,
        platser=rad["platser"],
        förvaltning=rad["förvaltning"],
        kallelse_dagar=rad["kallelse_dagar"],
        övrigt=_FORMALIA_UTAN_PARAGRAF if stående else {},
        stående_punkter=tuple(
            StåendeUppgifter(
                s["rubrik"], s.get("grupp", ""), Punkttyp(s.get("typ", "formalia")), sist=s.get("sist", False)
            )
            for s in stående
        ),
    )
    if "egen_serie" in rad:
        uppgifter = egen_serie(uppgifter, rad["egen_serie"])
    id_ = ekbro.spara(NÄMND, uppgifter)
    ekbro.nämnder[rad["kod"]] = Nämnden(id_, rad["kod"], rad["namn"], rad["förvaltning"])


def _person(ekbro: Ekbro, rad: Rad, platser: dict[str, int]) -> None:
    """``platser`` gets the uppdrag of each ledamot, for those who are personal ersättare."""
    uppdrag = [_uppdrag(ekbro, rad, platser)] if "roll" in rad else []
    if "utskott" in rad:
        uppdrag.append(_uppdrag(ekbro, {"parti": rad["parti"], **rad["utskott"]}, platser))
    uppdrag += [UppdragUppgifter(ekbro.nämnder[k].id, Uppdragsroll.SEKRETERARE) for k in rad.get("sekreterare", ())]
    id_ = ekbro.spara(
        PERSON,
        PersonUppgifter(
            rad["namn"],
            rad.get("e_post") or f"{rad['namn'].lower().translate(_ASCII)}@ekbro.example",
            rad.get("telefon", ""),
            uppdrag=tuple(uppdrag),
            befattningar=(BefattningUppgifter(rad["titel"], rad["enhet"], rad["förvaltning"]),)
            if "titel" in rad
            else (),
        ),
    )
    ekbro.personer[rad["namn"]] = Personen(id_, rad)
    if "roll" in rad:
        platser[rad["namn"]] = ekbro.hämta(PERSON, id_).uppdrag[0].id


def _uppdrag(ekbro: Ekbro, rad: Rad, platser: dict[str, int]) -> UppdragUppgifter:
    return UppdragUppgifter(
        ekbro.nämnder[rad["namnd"]].id,
        Uppdragsroll(rad["roll"]),
        rad["parti"],
        *_MANDATPERIOD,
        rad.get("ordning"),
        platser[rad["ersätter"]] if "ersätter" in rad else None,
    )


def _ordning(ekbro: Ekbro, rad: Rad) -> InkallelseordningUppgifter:
    return InkallelseordningUppgifter(
        ekbro.nämnder[rad["namnd"]].id,
        Inkallelsemodell(rad["modell"]),
        personlig_först=rad.get("personlig_först", False),
        växling=rad.get("växling", False),
        antagen_datum=rad["antagen"],
        antagen_paragraf=rad["paragraf"],
        rader=tuple(InkallelseradUppgifter(parti, tuple(reserv)) for parti, *reserv in rad["rader"]),
    )


def _mottagare(ekbro: Ekbro, listor: Rad) -> None:
    idn = {
        rad["namn"]: ekbro.spara(MOTTAGARE, MottagareUppgifter(**{k: v for k, v in rad.items() if k != "grupp"}))
        for rad in listor["mottagare"]
    }
    for namn, *personer in listor["grupper"]:
        medlemmar = [GruppmedlemUppgifter(idn[r["namn"]]) for r in listor["mottagare"] if r.get("grupp") == namn]
        medlemmar += [GruppmedlemUppgifter(person_id=ekbro.personer[p].id) for p in personer]
        ekbro.spara(MOTTAGARGRUPP, MottagargruppUppgifter(namn, tuple(medlemmar)))


def _fraser(ekbro: Ekbro, rader: list[Rad]) -> None:
    """The built-in ones stand in the list too, since a kept list takes their place."""
    alla = [TextfrasUppgifter(f.text, f.plats, f.kortord) for f in INBYGGDA]
    alla += [
        TextfrasUppgifter(
            r["text"],
            Frasplats(r["plats"]),
            r["kortord"],
            ekbro.nämnder[r["namnd"]].id if "namnd" in r else None,
        )
        for r in rader
    ]
    for nr, fras in enumerate(alla):
        ekbro.spara(TEXTFRAS, replace(fras, ordning=nr))
