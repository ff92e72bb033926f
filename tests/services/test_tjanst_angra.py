"""Undoing: whatever has been done to a meeting's list and protocol, undoing it all brings back what there was."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from nämndapp.services import andring, protokoll, register, sammantraden
from nämndapp.services.andring import Ändring
from nämndapp.services.handlingar import spara_handling
from nämndapp.services.skrivelseuppgifter import HandlingUppgifter
from nämndapp.services.uppgifter import (
    GruppUppgifter,
    Listrad,
    NämndUppgifter,
    ParagrafUppgifter,
    PunktUppgifter,
    SammanträdeUppgifter,
)
from nämndapp.storage import Databas, öppna

STEG = st.lists(
    st.tuples(st.sampled_from(["ny punkt", "ny grupp", "ta bort", "flytta", "ändra", "utkast"]), st.integers(0, 20)),
    max_size=7,
)


def _läge(db: Databas, id_: int) -> tuple[SammanträdeUppgifter, list[ParagrafUppgifter], list[tuple[int, ...]]]:
    u = sammantraden.hämta_sammanträde(db, id_).uppgifter
    paragrafer = [protokoll.hämta_paragraf(db, r.id).uppgifter for r in protokoll.lista_paragrafer(db, id_)]
    return u, paragrafer, [p.paragrafer for p in u.punkter]


def _gör(db: Databas, id_: int, vad: str, plats: int, handling: int) -> Ändring:
    if vad == "utkast":
        return protokoll.föreslå_protokollsutkast(db, id_)
    vy = sammantraden.hämta_sammanträde(db, id_)
    lista: list[Listrad] = list(vy.uppgifter.lista)
    i = plats % len(lista) if lista else 0
    match vad:
        case "ny punkt":
            lista.insert(i, PunktUppgifter(f"Punkt {plats}", handlingar=(handling,)))
        case "ny grupp":
            lista.insert(i, GruppUppgifter(f"Grupp {plats}"))
        case "ta bort" if lista:
            lista.pop(i)
        case "flytta" if lista:
            lista.insert(plats % len(lista), lista.pop(i - 1))
        case "ändra" if lista:
            lista[i] = replace(lista[i], rubrik=f"Ändrad {plats}")
    return sammantraden.spara_sammanträde(db, id_, replace(vy.uppgifter, lista=tuple(lista)), vy.version)


@settings(max_examples=10, deadline=None)
@given(STEG)
def test_allt_kan_ångras_och_göras_om(steg: list[tuple[str, int]]) -> None:
    with tempfile.TemporaryDirectory() as mapp, öppna(Path(mapp) / "a.namnd") as db:
        nämnd = register.spara_nämnd(db, None, NämndUppgifter("Socialnämnden", "SN"), None).objekt_id
        handling = spara_handling(db, None, HandlingUppgifter(nämnd, "Underlag"), None).objekt_id
        lista = (PunktUppgifter("Upprop"), GruppUppgifter("A"), PunktUppgifter("Ett", handlingar=(handling,)))
        möte = SammanträdeUppgifter(nämnd, date(2026, 3, 10), lista=lista)
        id_ = sammantraden.spara_sammanträde(db, None, möte, None).objekt_id
        lägen = [_läge(db, id_)]
        gjorda: list[Ändring] = []
        for vad, plats in steg:
            gjorda.append(_gör(db, id_, vad, plats, handling))
            lägen.append(_läge(db, id_))
        gör_om: list[Ändring] = []
        for ändring, väntat in zip(reversed(gjorda), reversed(lägen[:-1]), strict=True):
            gör_om.append(andring.ångra(db, ändring))
            assert _läge(db, id_) == väntat
        for ändring, väntat in zip(reversed(gör_om), lägen[1:], strict=True):
            andring.ångra(db, ändring)
            assert _läge(db, id_) == väntat
