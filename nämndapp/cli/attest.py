"""attest: who may approve a code on a day."""

# ruff: noqa: T201 – the command line speaks on stdout

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING, Any

from nämndapp.bas import svenska
from nämndapp.cli.gemensamt import KLART, skriv_json, öppnad

if TYPE_CHECKING:
    from nämndapp.bas.attest import AttestpersonUppgifter
    from nämndapp.services.attestsvar import Attestsvar


def attest(val: argparse.Namespace) -> int:
    """Who may approve the code that day."""
    from nämndapp.services.attestsvar import vem_får_attestera

    with öppnad(val) as db:
        svar = vem_får_attestera(db, val.namnd, val.kod, val.datum or date.today())
    if val.json:
        skriv_json(_attestjson(svar))
        return KLART
    u = svar.lista
    print(f"{u.rubrik or 'Attestlista'} {'' if str(u.år) in u.rubrik else u.år}".strip() + f", version {u.nummer}")
    if svar.förbehåll:
        print(svar.förbehåll)
    if not svar.på_raden:
        print(f"Koden {svar.kod} står inte i listan.")
    for t in svar.träffar:
        villkor = f" ({t.rad.villkor})" if t.rad.villkor else ""
        belopp = f", högst {svenska.heltal(t.rad.belopp)} kr" if t.rad.belopp is not None else ""
        print(f"{t.rad.kod} {t.rad.benämning}{villkor}{belopp}".strip() + f"  [{t.skäl}]")
        for roll, personer in t.roller:
            print(f"    {roll}: {', '.join(attestnamn(p) for p in personer)}")
        if not t.roller:
            print("    Ingen den dagen.")
    return KLART


def attestnamn(p: AttestpersonUppgifter) -> str:
    """The name with its days, and whether the source was sure."""
    tid = " ".join(f"{o} {d.isoformat()}" for o, d in (("från", p.från), ("till", p.till)) if d)
    return p.namn + (f" ({tid})" if tid else "") + (" – osäkert, se listan" if p.osäker else "")


def _attestjson(svar: Attestsvar) -> dict[str, Any]:
    u = svar.lista
    rader = [
        {
            "kod": t.rad.kod or None, "benamning": t.rad.benämning, "villkor": t.rad.villkor or None,
            "belopp": t.rad.belopp, "grund": t.grund.value,
            "roller": [{"roll": r, "personer": [_attestperson(p) for p in personer]} for r, personer in t.roller],
        }
        for t in svar.träffar
    ]  # fmt: skip
    return {
        "kod": svar.kod,
        "datum": svar.datum.isoformat(),
        "i_listan": svar.på_raden,
        "lista": {"ar": u.år, "version": u.nummer, "rubrik": u.rubrik, "beslutad": u.beslutad,
                  "galler_fran": u.gäller_från and u.gäller_från.isoformat(),
                  "galler_till": u.gäller_till and u.gäller_till.isoformat()},
        "rader": rader,
    }  # fmt: skip


def _attestperson(p: AttestpersonUppgifter) -> dict[str, Any]:
    från, till = (d.isoformat() if d else None for d in (p.från, p.till))
    return {"namn": p.namn, "fran": från, "till": till, "osaker": p.osäker}
