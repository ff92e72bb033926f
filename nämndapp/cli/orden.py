"""The words of the command line: Swedish without diacritics."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from nämndapp import __version__
from nämndapp.bas.kommandorad import Kommandotolk
from nämndapp.cli import attest, filen, inlasning, lasning, papper
from nämndapp.cli.gemensamt import datum, heltal
from nämndapp.services.dokumenttyper import DOKUMENTTYPER, FORMAT

Kommando = Callable[[argparse.Namespace], int]


def tolk(*, fönster: Kommando, självtest: Kommando) -> Kommandotolk:
    """The parser; the two that the start itself looks at are given."""
    tolk = Kommandotolk(prog="namndapp", description="Nämndsekreterarens program. Utan kommando öppnas fönstret.")
    tolk.add_argument("--version", action="version", version=f"namndapp {__version__}", help="visar versionen")
    tolk.add_argument("--databas", metavar="FIL", type=Path, help="databasen; annars den i din egen datamapp")
    tolk.set_defaults(gör=fönster, granskning=None)
    kommandon = tolk.add_subparsers(title="Kommandon", metavar="KOMMANDO", prog="namndapp")

    def kommando(
        namn: str, text: str, gör: Callable[[argparse.Namespace], int], *, databas: bool = True, json_: bool = True
    ) -> argparse.ArgumentParser:
        del_ = kommandon.add_parser(namn, help=text, description=f"{text[:1].upper()}{text[1:]}.")
        if databas:
            del_.add_argument("--databas", metavar="FIL", type=Path, default=argparse.SUPPRESS, help="databasen")
        if json_:
            del_.add_argument("--json", action="store_true", help="svarar med JSON")
        del_.set_defaults(gör=gör)
        return del_

    demo = kommando(
        "demo", "gör en databas för en påhittad kommun och alla dokument som PDF", filen.demo, databas=False
    )
    demo.add_argument("--ut", metavar="MAPP", type=Path, required=True, help="mappen som de läggs i")

    importera = kommando(
        "importera", "känner igen handlingar i filer och visar vad som finns i dem", inlasning.importera
    )
    importera.add_argument("filer", metavar="FIL", nargs="+", type=Path, help="txt, pdf, docx, html, xlsx eller csv")
    importera.add_argument("--spara", action="store_true", help="lagrar det som hittas i databasen")
    importera.add_argument("--namnd", metavar="KOD", help="nämnden; annars den som handlingarna säger")

    skapa = kommando("skapa", "gör ett dokument", papper.skapa)
    _skapa_val(skapa)

    exportera = kommando("exportera", "skriver uppgifter i ett format för andra program", papper.exportera)
    exportera.add_argument("typ", metavar="TYP", choices=tuple(papper.EXPORT), help=", ".join(papper.EXPORT))
    exportera.add_argument("--ut", metavar="FIL", type=Path, required=True, help="filen som skrivs")
    exportera.add_argument("--namnd", metavar="KOD", help="nämndens kod; annars alla nämnder")
    exportera.add_argument("--datum", type=datum, help="arvode: bara sammanträdet den dagen")
    exportera.add_argument("--ar", metavar="ÅR", type=heltal, help="bara det året")
    exportera.add_argument("--version", metavar="NR", type=heltal, help="attestlista: versionen; annars den senaste")
    exportera.add_argument(
        "--frister", action="store_true", help="kalender: även stoppdatum, kallelse, justering, anslag"
    )

    granska = kommando("granska", "kör alla regler och visar påpekandena", lasning.granska)
    granska.add_argument("--namnd", metavar="KOD", help="nämndens kod; annars alla nämnder")
    granska.add_argument("--datum", type=datum, help="bara sammanträdet den dagen")
    granska.add_argument("--ar", metavar="ÅR", type=heltal, help="bara det året")

    attesten = kommando("attest", "visar vem som får attestera en kod en viss dag", attest.attest)
    attesten.add_argument("kod", metavar="KOD", help="koden, till exempel 71006")
    attesten.add_argument("--namnd", metavar="KOD", help="nämndens kod, till exempel SN")
    attesten.add_argument("--datum", type=datum, help="dagen; annars i dag")

    sok = kommando("sok", "söker i ärenden, handlingar, sammanträden, paragrafer och personer", lasning.sök)
    sok.add_argument("fråga", metavar="FRÅGA", nargs="+", help="ord; citattecken runt en fras")
    sok.add_argument("--namnd", metavar="KOD", help="bara den nämnden")

    kopia = kommando("sakerhetskopia", "skriver en kontrollerad kopia av databasen", filen.säkerhetskopiera)
    kopia.add_argument("fil", metavar="FIL", type=Path, help="kopian")
    kopia.add_argument("--ersatt", action="store_true", help="skriver över en fil som inte är en tidigare kopia")
    åter = kommando("aterstall", "lägger en säkerhetskopia i databasens ställe, efter kontroll", filen.återställ)
    åter.add_argument("fil", metavar="FIL", type=Path, help="säkerhetskopian")
    kommando(
        "kontrollera", "kontrollerar databasen, bilagorna, loggens kedja och justerade protokoll", filen.kontrollera
    )
    prov = kommando("sjalvtest", "provar att installationen fungerar", självtest, databas=False)
    prov.add_argument("--ut", metavar="MAPP", type=Path, help="lämnar det som gjordes i mappen")
    return tolk


def _skapa_val(skapa: argparse.ArgumentParser) -> None:
    """Which paper, and how."""
    skapa.add_argument("typ", metavar="TYP", choices=tuple(DOKUMENTTYPER), help=", ".join(DOKUMENTTYPER))
    skapa.add_argument("--format", choices=FORMAT, help="pdf (om inget sägs och filnamnet inte visar det), docx, html")
    skapa.add_argument("--ut", metavar="FIL", type=Path, required=True, help="filen som skrivs")
    skapa.add_argument("--namnd", metavar="KOD", help="nämndens kod, till exempel SN")
    skapa.add_argument(
        "--datum", type=datum, help="sammanträdets dag, till exempel 2026-03-10; delegationsordning: dagen den gällde"
    )
    skapa.add_argument("--paragraf", metavar="NR", type=heltal, help="paragrafens nummer")
    skapa.add_argument("--ar", metavar="ÅR", type=heltal, help="planens, analysens eller diariets år")
    skapa.add_argument(
        "--offentlig", action="store_true", help="utan rubriker och handlingar med sekretess (kallelse och listor)"
    )
    skapa.add_argument(
        "--voteringar", metavar="ANTAL", type=heltal, default=3, help="så många tomma voteringar (voteringslista; 3)"
    )
    skapa.add_argument("--nr", metavar="NR", type=heltal, help="särskilt protokoll: numret; annars det senaste")
    skapa.add_argument("--version", metavar="NR", type=heltal, help="listans version det året; annars den senaste")
    skapa.add_argument("--jamfor", metavar="NR", type=heltal, help="märker ut ändringar mot den versionen")
    skapa.add_argument("--person", metavar="NAMN", help="bara den personens attesträtter")
    skapa.add_argument("--dnr", metavar="NUMMER", help="tjänsteskrivelsens diarienummer")
    skapa.add_argument(
        "--slutlig", action="store_true", help="vägrar medan någon regel säger FEL, och för ett ojusterat protokoll"
    )
