"""When in the year a control is to be made: the occasions that a frequency gives, each with its period and last day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from nämndapp.bas.svenska import MÅNADER
from nämndapp.models import Frekvenskod
from nämndapp.rules.frekvens import tolka_frekvens

VECKANS_FRIST = 7


@dataclass(frozen=True, slots=True)
class Kontrolltid:
    """``period`` as the paper says it ("kvartal 1 2027"), ``slut`` its last day, ``senast`` when it is to be done."""

    period: str
    slut: date
    senast: date


_PERIODMÅNADER = {
    Frekvenskod.MÅNAD: 1,
    Frekvenskod.KVARTAL: 3,
    Frekvenskod.TERTIAL: 4,
    Frekvenskod.HALVÅR: 6,
    Frekvenskod.ÅR: 12,
    Frekvenskod.LÖPANDE: 12,
}
_DELÅR = re.compile(r"delår", re.IGNORECASE)
_BOKSLUT = re.compile(r"(?<!delårs)bokslut", re.IGNORECASE)
_TVÅ_DELÅR = re.compile(r"delår(?:sbokslut)? ?1\b|\b(?:tre|3) ?(?:g|ggr|gånger)\b|tertial", re.IGNORECASE)


def bokslutstider(text: str, år: int) -> list[tuple[str, date]]:
    """What "inför delårsbokslut och bokslut" means: 31 August and 31 December; with two delår also 30 April.

    One delårsrapport a year covers at least half and at most two thirds of it (lagen om kommunal bokföring och
    redovisning 13:1), most often eight months.
    """
    tider: list[tuple[str, date]] = []
    if _DELÅR.search(text):
        två = bool(_TVÅ_DELÅR.search(text))
        if två:
            tider.append((f"delår 1 {år}", date(år, 4, 30)))
        tider.append((f"delår 2 {år}" if två else f"delår {år}", date(år, 8, 31)))
    if tider and _BOKSLUT.search(text):
        tider.append((f"bokslut {år}", date(år, 12, 31)))
    return tider


def kontrolltider(text: str, kod: Frekvenskod | None, år: int, frist: int = 14) -> list[Kontrolltid]:
    """The occasions of the year; [] when neither the words nor the code tell. ``frist``: days after the period's end.

    What is done all the time is reported once, at the end of the year.
    """
    if bokslut := bokslutstider(text, år):
        return [Kontrolltid(period, slut, slut + timedelta(days=frist)) for period, slut in bokslut]
    kod = kod or tolka_frekvens(text)
    if kod is None:
        return []
    if kod is Frekvenskod.VECKA:
        return _veckor(år, min(frist, VECKANS_FRIST))
    längd = _PERIODMÅNADER[kod]
    tider = []
    for nr, första in enumerate(range(1, 13, längd), 1):
        slut = _månadens_slut(år, första + längd - 1)
        tider.append(Kontrolltid(_periodnamn(kod, nr, år), slut, slut + timedelta(days=frist)))
    return tider


def _veckor(år: int, frist: int) -> list[Kontrolltid]:
    antal = date(år, 12, 28).isocalendar().week
    tider = []
    for vecka in range(1, antal + 1):
        söndag = date.fromisocalendar(år, vecka, 7)
        tider.append(Kontrolltid(f"vecka {vecka} {år}", söndag, söndag + timedelta(days=frist)))
    return tider


def _månadens_slut(år: int, månad: int) -> date:
    return date(år + månad // 12, månad % 12 + 1, 1) - timedelta(days=1)


def _periodnamn(kod: Frekvenskod, nr: int, år: int) -> str:
    match kod:
        case Frekvenskod.MÅNAD:
            return f"{MÅNADER[nr - 1]} {år}"
        case Frekvenskod.KVARTAL:
            return f"kvartal {nr} {år}"
        case Frekvenskod.TERTIAL:
            return f"tertial {nr} {år}"
        case Frekvenskod.HALVÅR:
            return f"halvår {nr} {år}"
        case _:
            return f"helår {år}"
