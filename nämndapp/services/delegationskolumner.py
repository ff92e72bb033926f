"""The columns in which a delegationsordning is copied to and pasted from Excel: what a cell says, what text makes.

The first six are those of the table; the rest stand in the row's fields, and come along so that nothing is lost on the
way through a spreadsheet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from nämndapp.bas import belopp
from nämndapp.models.delegation import Beloppsenhet
from nämndapp.services import delegattext
from nämndapp.services.delegation import OrdningVy
from nämndapp.services.delegationsuppgifter import DelegationspunktUppgifter

Punkt = DelegationspunktUppgifter
Skriv = Callable[[Punkt, str, Iterable[str]], Punkt]


@dataclass(frozen=True, slots=True)
class Ordningskolumn:
    """``fält`` is the row's attribute. ``skriv`` gets row, text and the register's codes; raises ValueError.

    ``alias`` are other headings, in lower case, that kommuner give the column. ``skriv`` None: the number, which is
    read together with the chapter.
    """

    fält: str
    rubrik: str
    visa: Callable[[OrdningVy, Punkt], str]
    skriv: Skriv | None
    alias: tuple[str, ...] = ()

    def heter(self, rubrik: str) -> bool:
        """Is that a heading of this column?"""
        text = " ".join(rubrik.split()).casefold().rstrip(".:")
        return text in {self.rubrik.casefold(), *self.alias}


def _text(fält: str) -> Skriv:
    ändra: Callable[..., Any] = replace
    return lambda p, text, _koder: ändra(p, **{fält: " ".join(text.split())})


def _delegater(p: Punkt, text: str, koder: Iterable[str]) -> Punkt:
    return replace(p, delegater=delegattext.tolka(text, p.beloppsenhet, koder))


def _belopp(p: Punkt, text: str, _koder: Iterable[str]) -> Punkt:
    if not text.strip():
        return replace(p, belopp=None)
    try:
        tal, enhet = belopp.tolka(text)
    except belopp.Beloppsfel:
        tal, enhet = belopp.tolka_tal(text), None
    if enhet not in (None, p.beloppsenhet.value):
        raise ValueError(f"Radens gräns räknas i {p.beloppsenhet.value}. Skriv enheten i kolumnen Enhet.")
    return replace(p, belopp=tal)


def _enhet(p: Punkt, text: str, _koder: Iterable[str]) -> Punkt:
    sökt = " ".join(text.split()).casefold()
    enhet = next((e for e in Beloppsenhet if e.value.casefold() == sökt), None)
    if sökt and enhet is None:
        raise ValueError(f"Enheten ”{text.strip()}” finns inte. Skriv {' eller '.join(e.value for e in Beloppsenhet)}.")
    return replace(p, beloppsenhet=enhet or Beloppsenhet.KRONOR)


_SVAR = {"": None, "ja": True, "j": True, "x": True, "nej": False, "n": False}


def _ja_nej(fält: str) -> Skriv:
    ändra: Callable[..., Any] = replace

    def skriv(p: Punkt, text: str, _koder: Iterable[str]) -> Punkt:
        svar = " ".join(text.split()).casefold().rstrip(".")
        if svar not in _SVAR:
            raise ValueError(f"”{text.strip()}” är varken ja eller nej.")
        ny: Punkt = ändra(p, **{fält: _SVAR[svar]})
        return ny

    return skriv


def _tal(värde: Decimal | None) -> str:
    return "" if värde is None else belopp.visa_tal(värde)


def _visa_ja_nej(värde: bool | None) -> str:
    return "" if värde is None else "ja" if värde else "nej"


KOLUMNER = (
    Ordningskolumn("löpnr", "Nr", lambda vy, p: vy.nummer.get(p.nyckel, ""), None,
                   ("nummer", "punkt", "p", "ärendenr")),
    Ordningskolumn("ärende", "Ärende", lambda _, p: p.ärende, _text("ärende"),
                   ("ärenden", "ärendetyp", "beslut", "ärende/beslut", "delegerat ärende", "beslutet avser")),
    Ordningskolumn("lagrum", "Lagrum", lambda _, p: p.lagrum, _text("lagrum"),
                   ("lagstöd", "lag", "lagrum m.m", "bestämmelse", "författning")),
    Ordningskolumn("delegater", "Delegat", lambda _, p: delegattext.visa(p.delegater, p.beloppsenhet), _delegater,
                   ("delegater", "lägsta delegat", "delegat/ersättare", "beslutsfattare", "beslutanderätt")),
    Ordningskolumn("villkor", "Villkor", lambda _, p: p.villkor, _text("villkor"), ("begränsning", "begränsningar")),
    Ordningskolumn("anteckning", "Anteckning", lambda vy, p: vy.anteckning(p), _text("anteckning"),
                   ("anteckningar", "anmärkning", "anmärkningar", "kommentar", "kommentarer")),
    Ordningskolumn("grupp", "Grupp", lambda _, p: p.grupp, _text("grupp"), ("område", "ärendegrupp")),
    Ordningskolumn("ersättare", "Ersättare", lambda _, p: p.ersättare, _text("ersättare"), ("ersättare för delegat",)),
    Ordningskolumn("beloppsenhet", "Enhet", lambda _, p: p.beloppsenhet.value, _enhet, ("beloppsenhet",)),
    Ordningskolumn("belopp", "Beloppsgräns", lambda _, p: _tal(p.belopp), _belopp,
                   ("belopp", "gräns", "belopp, kr")),
    Ordningskolumn("vidaredelegation", "Får delegeras vidare", lambda _, p: _visa_ja_nej(p.vidaredelegation),
                   _ja_nej("vidaredelegation"), ("vidaredelegation", "vidaredelegering")),
    Ordningskolumn("anmäls", "Anmäls", lambda _, p: _visa_ja_nej(p.anmäls), _ja_nej("anmäls"),
                   ("anmälan", "anmäls till nämnden")),
)  # fmt: skip


def rader(vy: OrdningVy, punkter: Iterable[Punkt]) -> str:
    """Rows with headings as tab-separated text, for Excel."""
    ut = ["\t".join(k.rubrik for k in KOLUMNER)]
    ut += ["\t".join(_en_cell(k.visa(vy, p)) for k in KOLUMNER) for p in punkter]
    return "\n".join(ut)


def _en_cell(text: str) -> str:
    return " ".join(text.split())
