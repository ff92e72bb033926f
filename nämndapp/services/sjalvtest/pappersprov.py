"""Checks of papers: import of text, PDF and Word, every kind in every format, and the libraries for Excel."""

from __future__ import annotations

from pathlib import Path

from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.bas.resurser import resurs
from nämndapp.services import demo, dokument, importera, protokoll
from nämndapp.services.sjalvtest.databasprov import databasfil
from nämndapp.services.sjalvtest.prov import kräv, undermapp
from nämndapp.storage import öppna

_SIGNATUR = {"pdf": b"%PDF-", "docx": b"PK\x03\x04", "html": b"<!DOCTYPE html"}


def import_som_text(mapp: Path) -> str:
    """The sample that ships with the program."""
    with öppna(databasfil(mapp)) as db:
        inläst = importera.läs_fil(resurs("sjalvtest/handlingar.txt"))
        svar = importera.spara_import(db, None, inläst)
        kräv(svar.nya.get("punkter") == 3 and svar.nya.get("handlingar") == 2, f"fick {svar.nya}")
        kräv(importera.spara_import(db, None, inläst).antal_nya == 0, "samma fil lade till något igen")
        protokoll.föreslå_protokollsutkast(db, svar.sammanträde_id or 0)
        kräv(len(protokoll.lista_paragrafer(db, svar.sammanträde_id or 0)) == 3, "protokollsutkastet är inte helt")
    return f"{svar.antal_nya} nya poster, protokollsutkast med 3 paragrafer"


def demo_med_allt(mapp: Path) -> str:
    """The example, with every kind of paper as PDF."""
    svar = demo.skapa_demo(mapp / "demo")
    kräv(len(svar.filer) == len(dokument.DOKUMENTTYPER), f"{len(svar.filer)} dokument")
    return f"{len(svar.filer)} dokument"


def dokument_som(mapp: Path, format_: str) -> str:
    """Every kind of paper in one format."""
    databas = mapp / "demo" / demo.DATABAS
    kräv(databas.exists(), "demodatabasen saknas")
    platsen = undermapp(mapp, format_)
    antal = 0
    with öppna(databas, skrivskyddad=True) as db:
        for typ, val in demo.dokumentval(db):
            fil = platsen / f"{typ}.{format_}"
            dokument.skriv(dokument.bygg(db, typ, **val), format_, fil)
            kräv(fil.read_bytes().lstrip().startswith(_SIGNATUR[format_]), f"{fil.name} är inte {format_}")
            antal += 1
    return f"{antal} dokument"


def import_som(mapp: Path, format_: str) -> str:
    """The example's tjänsteskrivelse, written by the program and read back by it."""
    fil = mapp / format_ / f"tjansteskrivelse.{format_}"
    kräv(fil.exists(), "tjänsteskrivelsen saknas")
    inläst = importera.läs_fil(fil)
    typer = [d.typ for d in inläst.dokument]
    kräv(typer == [Dokumenttyp.TJÄNSTESKRIVELSE], f"filen lästes som {', '.join(t.namn for t in typer) or 'ingenting'}")
    ett = inläst.dokument[0]
    kräv(ett.diarienummer is not None and ett.diarienummer.värde == demo.ÄRENDE, "diarienumret lästes fel")
    kräv(ett.rubrik is not None and bool(ett.förslag), "rubriken eller förslaget till beslut saknas")
    return f"tjänsteskrivelsen {demo.ÄRENDE} skriven och läst"


def excel(mapp: Path) -> str:
    """pandas and openpyxl: a small table written and read back."""
    import openpyxl
    import pandas as pd

    fil = undermapp(mapp, "excel") / "Bifall och avslag.xlsx"
    tabell = pd.DataFrame({"Nämnd": ["Socialnämnden", "Bygg- och miljönämnden"], "Bifall": [97, 31]})
    tabell.to_excel(fil, index=False, engine="openpyxl")
    läst = pd.read_excel(fil, engine="openpyxl")
    kräv(läst.to_dict("list") == tabell.to_dict("list"), "tabellen är inte den som skrevs")
    kräv(int(läst["Bifall"].sum()) == 128, "summan stämmer inte")
    return f"pandas {pd.__version__}, openpyxl {openpyxl.__version__}, {len(läst)} rader skrivna och lästa"
