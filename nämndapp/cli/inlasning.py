"""importera: what is recognised in files, shown and (asked for) stored."""

# ruff: noqa: T201 – the command line speaks on stdout

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from nämndapp.bas.fel import Inmatningsfel, NämndappFel
from nämndapp.bas.kommandorad import med_jokertecken
from nämndapp.cli.attest import attestnamn
from nämndapp.cli.gemensamt import KLART, KUNDE_INTE, påpekanderad, skriv_json, öppnad

if TYPE_CHECKING:
    from nämndapp.bas.forslag import Dokumentförslag
    from nämndapp.services.importkorning import Importresultat, InlästFil

_ENTAL = {
    "ärenden": "ärende",
    "handlingar": "handling",
    "riskanalyser": "riskanalys",
    "risker": "risk",
    "internkontrollplaner": "internkontrollplan",
    "kontroller": "kontroll",
    "attestlistor": "attestlista",
    "attestrader": "attestrad",
    "delegationsordningar": "delegationsordning",
    "delegationspunkter": "delegationspunkt",
    "siffror": "siffra",
    "kontrollresultat": "kontrollresultat",
    "workshoppar": "workshop",
    "sammanträden": "sammanträde",
    "punkter": "punkt",
    "filer": "fil",
    "nämnder": "nämnd",
}


def importera(val: argparse.Namespace) -> int:
    """What is in the files; with ``--spara`` it is stored."""
    from nämndapp.exchange.importjson import till_json
    from nämndapp.services import importera

    status, lästa = KLART, []
    for fil in med_jokertecken(val.filer):
        try:
            lästa.append(importera.läs_fil(fil))
        except NämndappFel as fel:
            print(fel, file=sys.stderr)
            status = KUNDE_INTE
    svar: list[Importresultat] = []
    stopp: NämndappFel | None = None
    if val.spara and lästa:
        try:
            _spara_import(val, lästa, svar)
        except NämndappFel as fel:  # each file is its own transaction: what was saved before it stays, and is told
            stopp = fel
    if val.json:
        data = till_json(list(lästa))
        for fildata, resultat in zip(data["filer"], svar, strict=False):
            fildata["sparat"] = _importjson(resultat)
        skriv_json(data)
    else:
        for nr, förslag in enumerate(lästa):
            _visa_import(förslag)
            if nr < len(svar):
                print(_sparat(svar[nr]))
    if stopp is not None:
        sys.stdout.flush()
        raise stopp
    return status


def _spara_import(val: argparse.Namespace, lästa: list[InlästFil], svar: list[Importresultat]) -> None:
    """Saves the files one by one and adds each result to ``svar``."""
    from nämndapp.services import importera, importkorning, register

    with öppnad(val, skriva=True) as db:
        koder = {n.kod.casefold(): n.id for n in register.lista_nämnder(db)}
        nämnd_id = koder.get(val.namnd.casefold()) if val.namnd else None
        if val.namnd and koder and nämnd_id is None:
            finns = ", ".join(sorted(koder)).upper()
            raise Inmatningsfel(f"Nämnden ”{val.namnd}” finns inte i databasen.", f"Det finns: {finns}.")
        # An empty register gets the papers' nämnd with that code.
        ny = importkorning.Importval(nämnd_kod=val.namnd or "")
        svar.extend(importera.spara_import(db, nämnd_id, förslag, ny) for förslag in lästa)


def _importjson(svar: Importresultat) -> dict[str, Any]:
    return {
        "namnd": svar.nämnd_kod,
        "nya": svar.nya,
        "fanns": svar.fanns,
        "sammantrade_id": svar.sammanträde_id,
        "meddelanden": list(svar.meddelanden),
    }


def _sparat(svar: Importresultat) -> str:
    nya = uppräknat(svar.nya) or "inget nytt"
    fanns = uppräknat(svar.fanns)
    rader = [f"Sparat i {svar.nämnd_kod}: {nya}." + (f" Fanns redan: {fanns}." if fanns else "")]
    return "\n".join([*rader, *svar.meddelanden])


def uppräknat(antal: Mapping[str, int]) -> str:
    """ "3 ärenden, 1 sammanträde"."""
    return ", ".join(f"{n} {_ENTAL.get(slag, slag) if n == 1 else slag}" for slag, n in antal.items())


def _visa_import(förslag: InlästFil) -> None:
    print(f"{förslag.fil}: {len(förslag.dokument)} dokument")
    for dok in förslag.dokument:
        print("\n".join(_dokumentrader(dok)))
    for otolkat in förslag.ej_tolkat:
        print(f"Ej tolkat, rad {otolkat.rader[0]}–{otolkat.rader[1]}: {' '.join(otolkat.text.split())[:100]}")


def _dokumentrader(dok: Dokumentförslag) -> Iterator[str]:
    """What was found in one document, a line per thing, with source lines."""
    titel = f" ”{dok.rubrik.värde}”" if dok.rubrik else ""
    yield f"\n{dok.typ.namn}{titel}, rad {dok.rader[0]}–{dok.rader[1]}, säkerhet {dok.konfidens:.0%}"
    huvud = {
        "datum": dok.datum and (dok.datum.värde.isoformat(), dok.datum.rad),
        "diarienummer": dok.diarienummer and (dok.diarienummer.värde, dok.diarienummer.rad),
        "organ": dok.organ and (dok.organ.värde, dok.organ.rad),
    }
    for namn, par in huvud.items():
        if par:
            yield _fältrad(namn, *par)
    for nyckel, fält in dok.fält.items():
        for f in fält if isinstance(fält, list) else [fält]:
            yield _fältrad(nyckel, f.värde or "(tomt)", f.rad)
    for p in dok.punkter:
        yield _fältrad(f"punkt {p.nr or '–'}", f"{p.rubrik} {p.diarienummer or ''}".strip(), p.rad)
    for namn, texter in (("förslag", dok.förslag), ("beslut", dok.beslut or ()), ("skickas till", dok.skickas_till)):
        for t in texter:
            yield _fältrad(namn, t.värde, t.rad)
    for u in dok.beslutsunderlag:
        yield _fältrad("underlag", u.text, u.rad)
    for s in dok.undertecknare:
        yield _fältrad("undertecknare", ", ".join(filter(None, [s.namn, s.titel])), s.rad)
    for r in dok.risker:
        yield _fältrad("risk", f"{r.risk} ({r.sannolikhet} × {r.konsekvens} = {r.riskvärde})", r.rad)
    for k in dok.kontroller:
        yield _fältrad("kontroll", f"{k.kategori}: {k.kontroll}", k.rad)
    for a in dok.attestrader:
        namn = ", ".join(attestnamn(p) for p in a.personer)
        if namn:
            villkor = f" ({a.villkor})" if a.villkor else ""
            yield _fältrad("attest", f"{a.kod} {a.benämning}{villkor}: {namn}", a.källrad)
    for d in dok.delegationspunkter:
        yield _fältrad(f"delegation {d.nr}", f"{d.ärende} | {d.lagrum} | {' / '.join(d.delegater)}", d.rad)
    if dok.statistik:
        yield _fältrad("statistik", f"{len(dok.statistik)} siffror", dok.statistik[0].rad)
    for m in dok.meddelanden:
        yield _fältrad("meddelande", f"{m.diarienummer or ''} {m.text}".strip(), m.rad)
    if dok.hör_till:
        from nämndapp.services.troligt_arende import ärende_av_val

        mål = "ett ärende utan nummer" if ärende_av_val(dok.hör_till) is not None else dok.hör_till
        yield f"  hör till {mål} ({dok.hör_till_grund})"
    yield from (f"  {påpekanderad(p)}" for p in dok.påpekanden)


def _fältrad(namn: str, värde: str, rad: int | None) -> str:
    return f"  {namn}: {' '.join(värde.split())}" + (f"  [rad {rad}]" if rad else "")
