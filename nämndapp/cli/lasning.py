"""granska and sok: what the rules say, and what is found."""

# ruff: noqa: T201 – the command line speaks on stdout

from __future__ import annotations

import argparse

from nämndapp.bas.fel import Inmatningsfel
from nämndapp.bas.papekande import Nivå
from nämndapp.cli.gemensamt import FEL_FINNS, KLART, påpekande, påpekanderad, skriv_json, öppnad


def granska(val: argparse.Namespace) -> int:
    """Every rule; status 1 when something has level FEL."""
    from nämndapp.services.granska import granska

    with öppnad(val) as db:
        fynd = granska(db, nämnd=val.namnd, datum=val.datum, år=val.ar)
    if val.json:
        skriv_json({"papekanden": [påpekande(p) for p in fynd]})
    else:
        for p in fynd:
            print(påpekanderad(p))
            if p.förslag:
                print(f"        → {p.förslag}")
        print(f"{len(fynd)} {'påpekande' if len(fynd) == 1 else 'påpekanden'}" if fynd else "Inga påpekanden.")
    return FEL_FINNS if any(p.nivå is Nivå.FEL for p in fynd) else KLART


def sök(val: argparse.Namespace) -> int:
    """What the words are found in."""
    from nämndapp.services import register, sok

    with öppnad(val) as db:
        koder = {n.id: n.kod for n in register.lista_nämnder(db)}
        nämnd_id = next((i for i, kod in koder.items() if val.namnd and kod.casefold() == val.namnd.casefold()), None)
        if val.namnd and nämnd_id is None:
            raise Inmatningsfel(f"Nämnden ”{val.namnd}” finns inte i databasen.")
        träffar = sok.sök(db, " ".join(val.fråga), nämnd_id=nämnd_id)
    if val.json:
        rader = [
            {"slag": t.slag, "id": t.objekt_id, "namnd": koder.get(t.nämnd_id or 0), "rubrik": t.rubrik,
             "utdrag": "".join(text for text, _ in t.utdrag)}
            for t in träffar
        ]  # fmt: skip
        skriv_json({"traffar": rader})
        return KLART
    for t in träffar:
        print(f"{t.slag} {t.objekt_id}: {t.rubrik}\n    {''.join(text for text, _ in t.utdrag)}")
    print(f"{len(träffar)} {'träff' if len(träffar) == 1 else 'träffar'}" if träffar else "Inga träffar.")
    return KLART
