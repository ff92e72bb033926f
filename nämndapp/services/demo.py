"""The demo: a database for the invented Ekbro kommun with a full year, and every document type as PDF beside it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from nämndapp.bas.fel import Inmatningsfel, NämndappFel, orsak
from nämndapp.bas.filbyte import byt
from nämndapp.services import dokument, ekbro
from nämndapp.storage import Databas, öppna

DATABAS = "demo.namnd"
MANIFEST = "demo.json"
_NY = ".demo-under-arbete.namnd"
_HUVUDMÖTE = date(2026, 11, 24)
_HÅLLET = date(2026, 10, 27)  # with närvaro, votes and a justerat protocol
ÄRENDE = "SN 2026/58"
Framsteg = Callable[[float, str], None]


@dataclass(frozen=True, slots=True)
class Demoresultat:
    """What was made."""

    databas: Path
    filer: tuple[Path, ...]


def skapa_demo(mapp: Path, *, framsteg: Framsteg | None = None) -> Demoresultat:
    """Makes ``mapp/demo.namnd`` and the PDFs; a second run replaces what the first one made and nothing else.

    Raises Inmatningsfel when a file of somebody else's stands in the way, Upptagen when the demo is open.
    """
    visa = framsteg or (lambda _andel, _text: None)
    try:
        mapp.mkdir(parents=True, exist_ok=True)
    except OSError as fel:
        raise NämndappFel(f"Mappen {mapp} kan inte skapas ({orsak(fel)}).", "Välj en annan mapp.") from fel
    egna = _läs_manifest(mapp)
    _vägra_skriva_över(mapp, [DATABAS, MANIFEST], egna)
    databas, ny = mapp / DATABAS, mapp / _NY
    if databas.exists():
        öppna(databas, skapa=False).stäng()  # raises when somebody has it open
    ny.unlink(missing_ok=True)
    try:
        with öppna(ny) as db:
            visa(0.0, "Skapar Ekbro kommun …")
            with db.skrivning() as enhet:
                ekbro.bygg(enhet)
            papper = [dokument.bygg(db, typ, **val) for typ, val in dokumentval(db)]
        filer = [mapp / f"{dokument.filnamn(p)}.pdf" for p in papper]
        namn = frozenset({DATABAS, *(f.name for f in filer)})
        _vägra_skriva_över(mapp, sorted(namn), egna)
        _skriv_manifest(mapp, egna | namn)
        for nr, (ett, fil) in enumerate(zip(papper, filer, strict=True), 1):
            visa(nr / (len(papper) + 1), f"Skriver {fil.name} …")
            dokument.skriv(ett, "pdf", fil)
        byt(ny, databas)
    finally:
        ny.unlink(missing_ok=True)
    visa(1.0, "Klart.")
    return Demoresultat(databas, tuple(filer))


def dokumentval(db: Databas) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each document type with the one of its kind that the demo shows."""
    möte = {"nämnd": "SN", "datum": _HUVUDMÖTE}
    hållet = {"nämnd": "SN", "datum": _HÅLLET}
    val: dict[str, dict[str, Any]] = {
        "kallelse": möte,
        "foredragningslista": möte,
        "protokoll": möte,
        "omedelbart": hållet,
        "utdrag": {**möte, "paragraf": _paragraf(db, möte)},
        "tjansteskrivelse": {"nämnd": "SN", "diarienummer": ÄRENDE},
        "internkontrollplan": {"nämnd": "SN", "år": 2027},
        "riskanalys": {"nämnd": "SN", "år": 2027},
        "riskunderlag": {"nämnd": "SN", "år": 2027},
        "internkontrollrapport": {"nämnd": "SN", "år": 2026, "datum": _HUVUDMÖTE},
        "internkontrollarsrapport": {"nämnd": "SN", "år": 2026, "datum": date(2026, 12, 31)},
        "diarieforteckning": {"nämnd": "BMN", "år": 2026},
        "sammantradeskalender": {"nämnd": "SN", "år": 2026},
        "uppdragslista": {"nämnd": "SN", "datum": _HUVUDMÖTE},
        "tillaggslista": möte,
        "meddelanden": möte,
        "uppropslista": möte,
        "voteringslista": möte,
        "arvodesunderlag": hållet,
        "narvarolista": hållet,
        "rattelse": {**hållet, "paragraf": 55},
        "anslag": hållet,
        "bevis": hållet,
        "expedieringslista": hållet,
        "attestlista": {"nämnd": "SN", "år": 2027, "jämför": 1},
        "attestratter": {"nämnd": "SN", "år": 2027},
        "attestpersoner": {"nämnd": "SN", "år": 2026},
        "delegationsordning": {"nämnd": "SN", "version": 2, "jämför": 1},
        "delegationsrapport": {"nämnd": "SN", "datum": date(2026, 12, 15)},
        "sarskiltprotokoll": {"nämnd": "SN", "år": 2026, "nr": 1},
        "handlingar": möte,
    }
    for typ in dokument.DOKUMENTTYPER:
        yield typ, val[typ]


def _paragraf(db: Databas, möte: dict[str, Any]) -> int:
    """The number of the § that the shown matter got."""
    from nämndapp.services import protokoll, sammantraden

    id_ = next(m.id for m in sammantraden.lista_sammanträden(db) if m.datum == möte["datum"])
    rader = protokoll.lista_paragrafer(db, id_)
    return next(r.preliminärt or 0 for r in rader if r.diarienummer == ÄRENDE)


def _läs_manifest(mapp: Path) -> frozenset[str]:
    """The names that an earlier demo made; a manifest that is not ours counts for nothing."""
    try:
        data = json.loads((mapp / MANIFEST).read_text(encoding="utf-8"))
        return frozenset(data["filer"]) if data.get("skapad_av") == "namndapp demo" else frozenset()
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return frozenset()


def _skriv_manifest(mapp: Path, filer: frozenset[str]) -> None:
    data = {"skapad_av": "namndapp demo", "filer": sorted(filer | {MANIFEST})}
    text = json.dumps(data, ensure_ascii=False, indent=1)
    (mapp / MANIFEST).write_text(text + "\n", encoding="utf-8")


def _vägra_skriva_över(mapp: Path, namn: list[str], egna: frozenset[str]) -> None:
    främmande = next((n for n in namn if n not in egna and (mapp / n).exists()), None)
    if främmande is not None:
        raise Inmatningsfel(
            f"I {mapp} finns redan filen {främmande}, som demon inte har skapat, så den skrivs inte över.",
            "Välj en annan mapp med --ut.",
        )
