"""skapa and exportera: papers, and data for other programs."""

# ruff: noqa: T201 – the command line speaks on stdout

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import date

from nämndapp.bas.fel import Dokumentfel, Inmatningsfel, Upptagen
from nämndapp.cli.gemensamt import KLART, skriv_json, öppnad


def skapa(val: argparse.Namespace) -> int:
    """Makes a paper."""
    from nämndapp.services import dokument, granska
    from nämndapp.services.vilken import Val

    ändelse = val.ut.suffix.lower().lstrip(".")
    format_ = val.format or (ändelse if ändelse in dokument.FORMAT else "pdf")
    if val.ut.is_dir():
        raise Inmatningsfel(f"{val.ut} är en mapp.", "Skriv ett filnamn efter --ut.")
    vilken = Val(
        val.namnd, val.datum, val.paragraf, val.ar, val.dnr, offentlig=val.offentlig, voteringar=val.voteringar,
        version=val.version, jämför=val.jamfor, person=val.person, nr=val.nr,
    )  # fmt: skip
    with öppnad(val) as db:
        if val.slutlig and (hinder := granska.hinder_för_slutlig(db, val.typ, vilken)):
            raise Dokumentfel(
                f"Dokumentet görs inte slutligt, eftersom det inte är fullständigt: {hinder[0].text}"
                + (f" (och {len(hinder) - 1} till)" if len(hinder) > 1 else ""),
                "Se allt med namndapp granska.",
            )
        papper = dokument.bygg_valt(db, val.typ, vilken)
    dokument.skriv(papper, format_, val.ut)
    for mening in dokument.skrivs_annorlunda(papper):
        print(mening, file=sys.stderr)
    if val.json:
        skriv_json({"fil": str(val.ut), "typ": val.typ, "format": format_, "titel": papper.titel})
    else:
        print(val.ut)
    return KLART


def exportera(val: argparse.Namespace) -> int:
    """Writes data for another program."""
    if val.ut.is_dir():
        raise Inmatningsfel(f"{val.ut} är en mapp.", "Skriv ett filnamn efter --ut.")
    return EXPORT[val.typ](val)


def _exportera_kalender(val: argparse.Namespace) -> int:
    from nämndapp.services import kalender, oppna

    try:
        databas = oppna.öppna_databas(val.databas, skapa=False)
    except Upptagen:  # a colleague works in the file: the calendar can still be made, but not noted in it
        databas = oppna.öppna_databas(val.databas, skrivskyddad=True)
    with databas as db:
        export = kalender.exportera_kalender(db, val.namnd, år=val.ar, frister=val.frister)
        kalender.skriv_kalender(export, val.ut)
    if not export.antecknad:
        print("Exporten antecknades inte, eftersom databasen bara kan läsas just nu.", file=sys.stderr)
    if val.json:
        skriv_json({"fil": str(val.ut), "typ": val.typ, "antal": export.antal, "installda": export.inställda})
    else:
        print(val.ut)
    return KLART


def _exportera_arvode(val: argparse.Namespace) -> int:
    """A year (this one), or the meeting of a day."""
    from nämndapp.services import arvode

    år = val.ar or date.today().year
    från, till = (val.datum, val.datum) if val.datum else (date(år, 1, 1), date(år, 12, 31))
    if val.ut.suffix.lower() != ".xlsx":
        raise Inmatningsfel("Arvodena skrivs som Excel.", "Skriv ett filnamn som slutar på .xlsx efter --ut.")
    with öppnad(val) as db:
        möten = arvode.arvode_för_period(db, från, till, nämnd=val.namnd)
    antal = arvode.exportera(möten, val.ut)
    if val.json:
        skriv_json({"fil": str(val.ut), "typ": val.typ, "antal": antal, "sammantraden": len(möten)})
    else:
        print(val.ut)
    return KLART


def _exportera_attestlista(val: argparse.Namespace) -> int:
    """The named version, else the latest."""
    from nämndapp.services import attestfil
    from nämndapp.services.vilken import Val, hitta_attestlista

    with öppnad(val) as db:
        with db.läsning() as enhet:
            lista_id = hitta_attestlista(enhet.session, Val(val.namnd, år=val.ar, version=val.version))
        antal = attestfil.exportera(db, lista_id, val.ut)
    if val.json:
        skriv_json({"fil": str(val.ut), "typ": val.typ, "antal": antal})
    else:
        print(val.ut)
    return KLART


def _exportera_internkontroll(val: argparse.Namespace) -> int:
    """A year (this one) of a nämnd's internal control."""
    from nämndapp.services import kontrollexport

    if val.ut.suffix.lower() != ".xlsx":
        raise Inmatningsfel("Intern kontroll skrivs som Excel.", "Skriv ett filnamn som slutar på .xlsx efter --ut.")
    with öppnad(val) as db:
        antal = kontrollexport.exportera_excel(db, val.namnd, val.ar or date.today().year, val.ut)
    if val.json:
        skriv_json({"fil": str(val.ut), "typ": val.typ, "antal": antal})
    else:
        print(val.ut)
    return KLART


def _exportera_delegationsstatistik(val: argparse.Namespace) -> int:
    from nämndapp.services import delegationsstatistik
    from nämndapp.services.vilken import hitta_nämnd

    with öppnad(val) as db:
        with db.läsning() as enhet:
            nämnd_id = hitta_nämnd(enhet.session, val.namnd).id or 0
        år = val.ar or next(iter(delegationsstatistik.år_med_statistik(db, nämnd_id)), date.today().year)
        delegationsstatistik.exportera_excel(db, nämnd_id, år, val.ut)
    if val.json:
        skriv_json({"fil": str(val.ut), "typ": val.typ, "ar": år})
    else:
        print(val.ut)
    return KLART


EXPORT: dict[str, Callable[[argparse.Namespace], int]] = {
    "kalender": _exportera_kalender,
    "arvode": _exportera_arvode,
    "attestlista": _exportera_attestlista,
    "internkontroll": _exportera_internkontroll,
    "delegationsstatistik": _exportera_delegationsstatistik,
}
