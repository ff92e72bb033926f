"""An imported delegationsordning becomes a proposal of the nämnd; imported figures become its statistics.

A row that is the same matter as a row of the latest version takes over its key, so that the two can be compared.
"""

from __future__ import annotations

import contextlib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from uuid import uuid4

from nämndapp.bas import belopp, punkthanvisning
from nämndapp.bas.delegering import GAMMAL_OCH_NY
from nämndapp.bas.forslag import Avsnittsförslag, Delegationspunktförslag, Statistikförslag
from nämndapp.models.delegation import Beloppsenhet
from nämndapp.rules.ordningsbild import Delegatbild, Punktbild
from nämndapp.rules.ordningsjamforelse import para
from nämndapp.services import delegation
from nämndapp.services.delegationsuppgifter import (
    DelegationspunktUppgifter,
    DelegatUppgifter,
    KapitelUppgifter,
    OrdningUppgifter,
)
from nämndapp.storage import Enhet, delegationsbeslut
from nämndapp.storage import delegation as lager

_TAK = re.compile(r"(?:högst|upp till|max(?:imalt)?) (.+?)\.?(?: *(?:\. |\n)(.+))?", re.IGNORECASE | re.DOTALL)
_SFS = re.compile(r"\s*\((\d{4}:\d{1,4})\)")


@dataclass(frozen=True, slots=True)
class Inläst:
    """What was stored: ``ordning_id`` is the version, ``ny`` False when it was there already."""

    ordning_id: int
    ny: bool
    antal: int


def kapiteluppgifter(punkter: Sequence[Delegationspunktförslag]) -> list[KapitelUppgifter]:
    """The chapters in order; the number is that of the rows, the SFS number goes out of the heading."""
    ut: list[KapitelUppgifter] = []
    for namn in dict.fromkeys(p.kapitel for p in punkter):
        nummer = Counter(par[0] for p in punkter if p.kapitel == namn and (par := punkthanvisning.tolka_nummer(p.nr)))
        sfs = _SFS.search(namn)
        rubrik = namn if namn.startswith("Lag (") else _SFS.sub("", namn).strip()
        nr = nummer.most_common(1)[0][0] if nummer else None
        ut.append(KapitelUppgifter(rubrik or "Delegation", nr, sfs[1] if sfs else ""))
    return ut


def inledning(avsnitt: Sequence[Avsnittsförslag], punkter: Sequence[Delegationspunktförslag]) -> str:
    """The paper's preamble: what stands under "Inledning". Of a marked paper without its marks it says that too."""
    text = next((a.text for a in avsnitt if a.rubrik.strip().casefold() == "inledning"), "").strip()
    return f"{GAMMAL_OCH_NY}.\n\n{text}" if text and any(p.märkt for p in punkter) else text


def punktuppgifter(punkter: Sequence[Delegationspunktförslag]) -> list[DelegationspunktUppgifter]:
    """The rows; ``kapitel_id`` is the chapter's place. Numbers in notes are bound to the rows that have them."""
    plats = {namn: nr for nr, namn in enumerate(dict.fromkeys(p.kapitel for p in punkter))}
    nycklar = [uuid4().hex for _ in punkter]
    nummer = punkthanvisning.entydiga(dict(zip(nycklar, (p.nr for p in punkter), strict=True)))
    ut = []
    for p, nyckel in zip(punkter, nycklar, strict=True):
        par = punkthanvisning.tolka_nummer(p.nr)
        anteckning = punkthanvisning.bind(_anteckning(p), nummer)
        tak, enhet, villkor = _gräns(p)
        ut.append(
            DelegationspunktUppgifter(
                plats[p.kapitel],
                p.ärende,
                par[1] if par else None,
                p.grupp,
                p.lagrum,
                _delegater(p, enhet),
                p.ersättare,
                villkor,
                tak,
                enhet,
                vidaredelegation=p.vidaredelegation,
                anmäls=p.anmäls,
                anteckning=anteckning,
                hänvisningar=punkthanvisning.nycklar_i(anteckning),
                nyckel=nyckel,
            )
        )
    return ut


def _anteckning(p: Delegationspunktförslag) -> str:
    """A row that shows old and new text together says so until somebody has looked at it."""
    egen = p.anteckning or ""
    return f"{GAMMAL_OCH_NY}. {egen}".strip() if p.märkt == "ändrad" else egen


def _delegater(p: Delegationspunktförslag, enhet: Beloppsenhet) -> tuple[DelegatUppgifter, ...]:
    """A limit in another unit than the row's is kept in words: the row counts in one."""
    tomma = [None] * len(p.delegater)
    ut = []
    for kod, gräns, villkor in zip(p.delegater, (*p.gränser, *tomma), (*p.delegatvillkor, *tomma), strict=False):
        ord_ = villkor or ""
        if gräns is not None and gräns[1] != enhet.value:
            ord_, gräns = "; ".join(filter(None, [f"högst {belopp.visa(*gräns)}", ord_])), None  # noqa: PLW2901
        ut.append(DelegatUppgifter(kod, gräns[0] if gräns else None, ord_, p.osäker))
    return tuple(ut)


def _gräns(p: Delegationspunktförslag) -> tuple[Decimal | None, Beloppsenhet, str]:
    """The row's own limit, which stands first among its conditions ("Högst 0,5 prisbasbelopp. Inom budget"), the unit
    of the row's limits, and the other conditions. A limit in another unit than the delegates' stays in words.
    """
    ord_ = next((g[1] for g in p.gränser if g), None)
    tak, villkor = None, p.villkor
    if (träff := _TAK.fullmatch(p.villkor.strip())) is not None:
        with contextlib.suppress(belopp.Beloppsfel):
            tal, enhet = belopp.tolka(träff[1])
            if enhet is not None and ord_ in (None, enhet):
                tak, ord_, villkor = tal, enhet, träff[2] or ""
    return tak, Beloppsenhet(ord_ or Beloppsenhet.KRONOR.value), villkor


def läs_in(
    enhet: Enhet,
    nämnd_id: int,
    punkter: Sequence[Delegationspunktförslag],
    *,
    rubrik: str,
    benämning: str = "delegationsordning",
    ärende_id: int | None = None,
    inledning: str = "",
) -> Inläst:
    """Makes a proposal of the rows, unless a version with the same rows is there already."""
    session = enhet.session
    kapitel, nya = kapiteluppgifter(punkter), punktuppgifter(punkter)
    for rad in lager.ordningar(session, nämnd_id):
        vy = delegation.läs_ordning(session, rad[0])
        if [_innehåll(p, vy.nummer[p.nyckel], vy.anteckning(p)) for p in vy.punkter] == [
            _innehåll(p, f.nr, _anteckning(f)) for p, f in zip(nya, punkter, strict=True)
        ]:
            return Inläst(vy.id, False, len(nya))
    nya = _med_gamla_nycklar(enhet, nämnd_id, nya, [p.nr for p in punkter])
    huvud = OrdningUppgifter(
        nämnd_id, rubrik, benämning, ärende_id=ärende_id, bygger_på_id=_senaste(enhet, nämnd_id), inledning=inledning
    )
    ändring = delegation.ny_ordning_i(enhet, huvud, kapitel, nya)
    return Inläst(ändring.objekt_id, True, len(nya))


def _innehåll(p: DelegationspunktUppgifter, nr: str, anteckning: str) -> tuple[object, ...]:
    """Everything that a paper says of a row: another limit alone is another version."""
    gräns = (p.belopp, p.beloppsenhet if p.belopp is not None else None, p.villkor, p.ersättare)
    return nr, p.ärende, p.lagrum, p.delegater, p.grupp, gräns, p.vidaredelegation, p.anmäls, anteckning


def _senaste(enhet: Enhet, nämnd_id: int) -> int | None:
    rader = lager.ordningar(enhet.session, nämnd_id)
    return int(rader[0][0]) if rader else None


def _med_gamla_nycklar(
    enhet: Enhet, nämnd_id: int, nya: list[DelegationspunktUppgifter], nummer: Sequence[str]
) -> list[DelegationspunktUppgifter]:
    senaste = _senaste(enhet, nämnd_id)
    if senaste is None:
        return nya
    vy = delegation.läs_ordning(enhet.session, senaste)
    gamla = [_bild(p, vy.nummer[p.nyckel]) for p in vy.punkter]
    par = para(gamla, [_bild(p, nr) for p, nr in zip(nya, nummer, strict=True)])
    byte = {p.nyckel: par[p.nyckel].nyckel for p in nya if p.nyckel in par}

    def bytt(p: DelegationspunktUppgifter) -> DelegationspunktUppgifter:
        anteckning = p.anteckning
        for ny, gammal in byte.items():
            anteckning = anteckning.replace(ny, gammal) if "{" in anteckning else anteckning
        return replace(
            p,
            nyckel=byte.get(p.nyckel, p.nyckel),
            anteckning=anteckning,
            hänvisningar=punkthanvisning.nycklar_i(anteckning),
        )

    return [bytt(p) for p in nya]


def _bild(p: DelegationspunktUppgifter, nr: str) -> Punktbild:
    return Punktbild(p.nyckel, nr, p.ärende, p.lagrum, tuple(Delegatbild(d.kod) for d in p.delegater))


def läs_in_statistik(enhet: Enhet, nämnd_id: int, värden: Sequence[Statistikförslag]) -> tuple[int, int, list[str]]:
    """How many figures are new, how many were there, and a sentence for each that is there with another value.

    What is stored is never overwritten by an import; a month that had no figure gets one.
    """
    nya: list[dict[str, object]] = []
    fanns = 0
    olika: list[str] = []
    sparat = {tuple(r[1:5]): (r[0], r[5]) for r in delegationsbeslut.statistik(enhet.session, nämnd_id)}
    for v in värden:
        nyckel = (v.kategori, v.mått, v.år, v.månad)
        gammalt = sparat.get(nyckel)
        if gammalt is None:
            nya.append({"kategori": v.kategori, "mått": v.mått, "år": v.år, "månad": v.månad, "värde": v.värde})
            sparat[nyckel] = (0, v.värde)
        elif gammalt[1] is None and v.värde is not None and gammalt[0]:
            delegationsbeslut.sätt_statistik(enhet.session, gammalt[0], v.värde)
            nya.append({})
        else:
            fanns += 1
            if gammalt[1] != v.värde and v.värde is not None:
                olika.append(
                    f"{v.kategori}, {v.mått} {v.år}-{v.månad:02}: här står {v.värde}, men {gammalt[1]} finns sparat."
                )
    delegationsbeslut.lägg_till_statistik(enhet.session, nämnd_id, [r for r in nya if r])
    return len(nya), fanns, olika
