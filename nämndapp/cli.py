"""The command line (design: cli). The same services as the window; words are Swedish without diacritics.

Exit status: 0 done, 1 done and something has level FEL, 2 could not (one Swedish sentence on stderr).
"""

# ruff: noqa: T201 – the command line speaks on stdout

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nämndapp import __version__
from nämndapp.bas import svenska
from nämndapp.bas.fel import Dokumentfel, Inmatningsfel, NämndappFel, Upptagen
from nämndapp.bas.kommandorad import Kommandotolk, med_jokertecken
from nämndapp.bas.papekande import Nivå, Påpekande
from nämndapp.services import granskningsfil
from nämndapp.services.dokumenttyper import DOKUMENTTYPER, FORMAT

if TYPE_CHECKING:
    from nämndapp.bas.forslag import Dokumentförslag
    from nämndapp.services.importera import Importresultat, InlästFil
    from nämndapp.services.sjalvtest import Fönsterprov
    from nämndapp.storage import Databas

KLART, FEL_FINNS, KUNDE_INTE = 0, 1, 2
_ENTAL = {
    "ärenden": "ärende",
    "handlingar": "handling",
    "riskanalyser": "riskanalys",
    "risker": "risk",
    "internkontrollplaner": "internkontrollplan",
    "kontroller": "kontroll",
    "delegationsordningar": "delegationsordning",
    "delegationspunkter": "delegationspunkt",
    "siffror": "siffra",
    "sammanträden": "sammanträde",
    "punkter": "punkt",
    "filer": "fil",
    "nämnder": "nämnd",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Runs a command, or opens the window; returns the exit status."""
    ord_ = list(sys.argv[1:] if argv is None else argv)
    if sys.stdout is None or sys.stderr is None:
        return _utan_konsol(ord_)
    _utf8()
    try:
        val = _tolka(ord_)
        return int(val.gör(val))
    except NämndappFel as fel:
        print(fel, file=sys.stderr)
        return KUNDE_INTE
    except KeyboardInterrupt:
        print("Avbrutet.", file=sys.stderr)
        return KUNDE_INTE
    except BrokenPipeError:  # the reader of a pipe has had enough (head)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return KLART


def _utan_konsol(ord_: list[str]) -> int:
    """The windowed program has no stdout and no stderr: what would have been printed is shown in a box."""
    from nämndapp.ui import ruta

    _utf8()  # one of them may be there, sent to a file
    ut, fel = io.StringIO(), io.StringIO()
    tyst = självtest = False
    try:
        with contextlib.ExitStack() as stack:
            if sys.stdout is None:
                stack.enter_context(contextlib.redirect_stdout(ut))
            if sys.stderr is None:
                stack.enter_context(contextlib.redirect_stderr(fel))
            val = _tolka(ord_)
            självtest = val.gör is _självtest and not val.json
            status = KLART if val.gör is _fönster else int(val.gör(val))
            tyst = val.gör is _självtest and val.ut is not None  # its report says all; a refusal is shown
        if val.gör is _fönster:  # outside: the window speaks for itself, as long as it is open
            return int(_fönster(val))
    except SystemExit as slut:  # argparse has said what it had to
        status = slut.code if isinstance(slut.code, int) else KUNDE_INTE
    except NämndappFel as orsak:
        print(orsak, file=fel)
        status = KUNDE_INTE
    except KeyboardInterrupt:
        return KUNDE_INTE
    except Exception as bugg:  # else PyInstaller shows an English box, and nothing is logged
        _logga_bugg(bugg)
        print(
            "Något gick fel i programmet, så det kan inte starta. Det som är sparat finns kvar. Prova att starta om "
            "datorn. Händer det igen: kör namndapp sjalvtest och skicka rapporten till den som sköter programmet.",
            file=fel,
        )
        status = KUNDE_INTE
    text = "\n".join(filter(None, [fel.getvalue().strip(), ut.getvalue().strip()]))
    if självtest:
        text = _det_viktigaste(text)
    if text and not tyst:
        ruta.visa(text, fel=status != KLART)
    return status


def _det_viktigaste(text: str) -> str:
    """Of the self-test's lines: the checks that failed, the verdict and where the report is."""
    rader = text.splitlines()
    return "\n".join([*(r for r in rader[:-2] if not r.startswith("OK")), *rader[-2:]])


def _logga_bugg(bugg: Exception) -> None:
    try:
        from nämndapp.ui import felhantering
    except ImportError:  # Qt does not load: then there is no log either, only the box
        return
    felhantering.öppna_logg()
    felhantering.logga_bugg(bugg)


def _tolka(ord_: list[str]) -> argparse.Namespace:
    if ord_ and _är_filnamn(ord_[0]):  # a double click gives the file alone
        fil = Path(ord_[0])
        if fil.suffix.lower() == granskningsfil.ÄNDELSE and len(ord_) == 1:
            return argparse.Namespace(gör=_fönster, databas=None, granskning=fil)
        ord_ = ["--databas", _befintlig_databas(ord_[0]), *ord_[1:]]
    return _tolk().parse_args(ord_)


def _är_filnamn(ord_: str) -> bool:
    """A first word with an ending or a folder: no command has either."""
    return not ord_.startswith("-") and (bool(Path(ord_).suffix) or Path(ord_).name != ord_)


def _befintlig_databas(ord_: str) -> str:
    """The file that was named alone, if it can be opened in the window; never makes one (--databas does)."""
    fil = Path(ord_)
    ändelse = fil.suffix.lower()
    if not fil.exists():
        raise Inmatningsfel(
            f"Filen {ord_} finns inte.", f"Kontrollera namnet; en ny databas görs med namndapp --databas ”{ord_}”."
        )
    if ändelse != ".namnd" and fil.is_file():
        raise Inmatningsfel(
            f"Filen {fil.name} är ingen databas.", f"Handlingar läses in med namndapp importera ”{ord_}”."
        )
    return ord_


def _utf8() -> None:
    """Whatever the terminal or pipe says: a cp1252 pipe on Windows breaks on §→."""
    for ström in (sys.stdout, sys.stderr):
        if hasattr(ström, "reconfigure"):
            with contextlib.suppress(ValueError, OSError):
                ström.reconfigure(encoding="utf-8", errors="replace")


# --- the words ------------------------------------------------------------------------------------------------------


def _datum(text: str) -> date:
    datum = svenska.tolka_datum(text, standardår=date.today().year)
    if datum is None:
        raise argparse.ArgumentTypeError(f"”{text}” är inget datum, skriv till exempel 2026-03-10")
    return datum


def _heltal(text: str) -> int:
    if not text.isdigit():
        raise argparse.ArgumentTypeError(f"”{text}” är inget heltal")
    return int(text)


def _skapa_val(skapa: argparse.ArgumentParser) -> None:
    """Which paper, and how."""
    skapa.add_argument("typ", metavar="TYP", choices=tuple(DOKUMENTTYPER), help=", ".join(DOKUMENTTYPER))
    skapa.add_argument("--format", choices=FORMAT, help="pdf (om inget sägs och filnamnet inte visar det), docx, html")
    skapa.add_argument("--ut", metavar="FIL", type=Path, required=True, help="filen som skrivs")
    skapa.add_argument("--namnd", metavar="KOD", help="nämndens kod, till exempel SN")
    skapa.add_argument("--datum", type=_datum, help="sammanträdets dag, till exempel 2026-03-10")
    skapa.add_argument("--paragraf", metavar="NR", type=_heltal, help="paragrafens nummer")
    skapa.add_argument("--ar", metavar="ÅR", type=_heltal, help="planens, analysens eller diariets år")
    skapa.add_argument(
        "--version", metavar="N", type=_heltal, help="vilken version (annars den som gäller eller den senaste)"
    )
    skapa.add_argument("--jamfor", metavar="N", type=_heltal, help="ändringsmarkerad mot den versionen")
    skapa.add_argument(
        "--offentlig", action="store_true", help="utan rubriker och handlingar med sekretess (kallelse och listor)"
    )
    skapa.add_argument(
        "--voteringar", metavar="ANTAL", type=_heltal, default=3, help="så många tomma voteringar (voteringslista; 3)"
    )
    skapa.add_argument("--dnr", metavar="NUMMER", help="tjänsteskrivelsens diarienummer")
    skapa.add_argument(
        "--slutlig", action="store_true", help="vägrar medan någon regel säger FEL, och för ett ojusterat protokoll"
    )


def _tolk() -> Kommandotolk:
    tolk = Kommandotolk(prog="namndapp", description="Nämndsekreterarens program. Utan kommando öppnas fönstret.")
    tolk.add_argument("--version", action="version", version=f"namndapp {__version__}", help="visar versionen")
    tolk.add_argument("--databas", metavar="FIL", type=Path, help="databasen; annars den i din egen datamapp")
    tolk.set_defaults(gör=_fönster, granskning=None)
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

    demo = kommando("demo", "gör en databas för en påhittad kommun och alla dokument som PDF", _demo, databas=False)
    demo.add_argument("--ut", metavar="MAPP", type=Path, required=True, help="mappen som de läggs i")

    importera = kommando("importera", "känner igen handlingar i filer och visar vad som finns i dem", _importera)
    importera.add_argument("filer", metavar="FIL", nargs="+", type=Path, help="txt, pdf eller docx")
    importera.add_argument("--spara", action="store_true", help="lagrar det som hittas i databasen")
    importera.add_argument("--namnd", metavar="KOD", help="nämnden; annars den som handlingarna säger")

    skapa = kommando("skapa", "gör ett dokument", _skapa)
    _skapa_val(skapa)

    exportera = kommando("exportera", "skriver uppgifter i ett format för andra program", _exportera)
    exportera.add_argument("typ", metavar="TYP", choices=tuple(_EXPORT), help=", ".join(_EXPORT))
    exportera.add_argument("--ut", metavar="FIL", type=Path, required=True, help="filen som skrivs")
    exportera.add_argument("--namnd", metavar="KOD", help="nämndens kod; annars alla nämnder")
    exportera.add_argument("--ar", metavar="ÅR", type=_heltal, help="bara det året")
    exportera.add_argument(
        "--frister", action="store_true", help="kalender: även stoppdatum, kallelse, justering, anslag"
    )

    granska = kommando("granska", "kör alla regler och visar påpekandena", _granska)
    granska.add_argument("--namnd", metavar="KOD", help="nämndens kod; annars alla nämnder")
    granska.add_argument("--datum", type=_datum, help="bara sammanträdet den dagen")
    granska.add_argument("--ar", metavar="ÅR", type=_heltal, help="bara det året")

    sok = kommando("sok", "söker i ärenden, handlingar, sammanträden, paragrafer och personer", _sok)
    sok.add_argument("fråga", metavar="FRÅGA", nargs="+", help="ord; citattecken runt en fras")
    sok.add_argument("--namnd", metavar="KOD", help="bara den nämnden")

    kopia = kommando("sakerhetskopia", "skriver en kontrollerad kopia av databasen", _säkerhetskopia)
    kopia.add_argument("fil", metavar="FIL", type=Path, help="kopian")
    kopia.add_argument("--ersatt", action="store_true", help="skriver över en fil som inte är en tidigare kopia")
    åter = kommando("aterstall", "lägger en säkerhetskopia i databasens ställe, efter kontroll", _återställ)
    åter.add_argument("fil", metavar="FIL", type=Path, help="säkerhetskopian")
    kommando("kontrollera", "kontrollerar databasen, bilagorna, loggens kedja och justerade protokoll", _kontrollera)
    prov = kommando("sjalvtest", "provar att installationen fungerar", _självtest, databas=False)
    prov.add_argument("--ut", metavar="MAPP", type=Path, help="lämnar det som gjordes i mappen")
    return tolk


# --- helpers --------------------------------------------------------------------------------------------------------


@contextlib.contextmanager
def _öppnad(val: argparse.Namespace, *, skriva: bool = False) -> Iterator[Databas]:
    from nämndapp.services import oppna

    with oppna.öppna_databas(val.databas, skrivskyddad=not skriva, skapa=skriva) as db:
        yield db


def _skriv_json(data: object) -> None:
    print(json.dumps(data, ensure_ascii=False, indent=1))


def _påpekande(p: Påpekande) -> dict[str, Any]:
    return {
        "kod": p.kod,
        "niva": p.nivå.value,
        "text": p.text,
        "lagrum": p.lagrum or None,
        "plats": {"typ": p.plats.typ or None, "id": p.plats.id, "falt": p.plats.fält or None, "rad": p.plats.rad,
                  "text": p.plats.text or None},
        "forslag": p.förslag or None,
        "kvitterad": p.kvitterad or None,
    }  # fmt: skip


def _påpekanderad(p: Påpekande) -> str:
    plats = p.plats.text or (f"rad {p.plats.rad}" if p.plats.rad else "")
    lagrum = f" ({p.lagrum})" if p.lagrum else ""
    kvitterad = f" [kvitterad: {p.kvitterad}]" if p.kvitterad else ""
    return f"{p.nivå.value:<8}{plats + ': ' if plats else ''}{p.text}{lagrum}{kvitterad}"


# --- the commands ---------------------------------------------------------------------------------------------------


def _fönster(val: argparse.Namespace) -> int:
    from nämndapp.ui.ruta import har_skärm

    if not har_skärm():
        if val.granskning is not None:
            granskningsfil.ta_emot(val.granskning)
        raise NämndappFel(
            "Fönstret kan inte öppnas, eftersom datorn inte har någon skärm.", "Se kommandona med namndapp --hjalp."
        )
    from nämndapp.ui.app import kör

    granskning = None if val.granskning is None else val.granskning.expanduser().absolute()
    return kör(val.databas, sys.argv[:1], granskning)


def _demo(val: argparse.Namespace) -> int:
    from nämndapp.services.demo import skapa_demo

    svar = skapa_demo(val.ut)
    if val.json:
        _skriv_json({"databas": str(svar.databas), "filer": [str(f) for f in svar.filer]})
    else:
        print(*(svar.databas, *svar.filer), sep="\n")
    return KLART


def _importera(val: argparse.Namespace) -> int:
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
        _skriv_json(data)
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
    from nämndapp.services import importera, register

    with _öppnad(val, skriva=True) as db:
        koder = {n.kod.casefold(): n.id for n in register.lista_nämnder(db)}
        nämnd_id = koder.get(val.namnd.casefold()) if val.namnd else None
        if val.namnd and koder and nämnd_id is None:
            finns = ", ".join(sorted(koder)).upper()
            raise Inmatningsfel(f"Nämnden ”{val.namnd}” finns inte i databasen.", f"Det finns: {finns}.")
        ny = importera.Importval(nämnd_kod=val.namnd or "")  # an empty register gets the papers' nämnd with that code
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
    nya = _uppräknat(svar.nya) or "inget nytt"
    fanns = _uppräknat(svar.fanns)
    rader = [f"Sparat i {svar.nämnd_kod}: {nya}." + (f" Fanns redan: {fanns}." if fanns else "")]
    return "\n".join([*rader, *svar.meddelanden])


def _uppräknat(antal: Mapping[str, int]) -> str:
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
    yield from (f"  {_påpekanderad(p)}" for p in dok.påpekanden)


def _fältrad(namn: str, värde: str, rad: int | None) -> str:
    return f"  {namn}: {' '.join(värde.split())}" + (f"  [rad {rad}]" if rad else "")


def _skapa(val: argparse.Namespace) -> int:
    from nämndapp.services import dokument, granska
    from nämndapp.services.vilken import Val

    ändelse = val.ut.suffix.lower().lstrip(".")
    format_ = val.format or (ändelse if ändelse in dokument.FORMAT else "pdf")
    if val.ut.is_dir():
        raise Inmatningsfel(f"{val.ut} är en mapp.", "Skriv ett filnamn efter --ut.")
    vilken = Val(
        val.namnd,
        val.datum,
        val.paragraf,
        val.ar,
        val.dnr,
        offentlig=val.offentlig,
        voteringar=val.voteringar,
        version=val.version,
        jämför=val.jamfor,
    )
    with _öppnad(val) as db:
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
        _skriv_json({"fil": str(val.ut), "typ": val.typ, "format": format_, "titel": papper.titel})
    else:
        print(val.ut)
    return KLART


def _exportera(val: argparse.Namespace) -> int:
    if val.ut.is_dir():
        raise Inmatningsfel(f"{val.ut} är en mapp.", "Skriv ett filnamn efter --ut.")
    return _EXPORT[val.typ](val)


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
        _skriv_json({"fil": str(val.ut), "typ": val.typ, "antal": export.antal, "installda": export.inställda})
    else:
        print(val.ut)
    return KLART


def _exportera_delegationsstatistik(val: argparse.Namespace) -> int:
    from datetime import date

    from nämndapp.services import delegationsstatistik

    with _öppnad(val) as db:
        nämnd_id = _nämnd_id(db, val.namnd)
        år = val.ar or next(iter(delegationsstatistik.år_med_statistik(db, nämnd_id)), date.today().year)
        delegationsstatistik.exportera_excel(db, nämnd_id, år, val.ut)
    if val.json:
        _skriv_json({"fil": str(val.ut), "typ": val.typ, "ar": år})
    else:
        print(val.ut)
    return KLART


def _nämnd_id(db: Databas, kod: str | None) -> int:
    from nämndapp.services.vilken import hitta_nämnd

    with db.läsning() as enhet:
        return hitta_nämnd(enhet.session, kod).id or 0


_EXPORT: dict[str, Callable[[argparse.Namespace], int]] = {
    "kalender": _exportera_kalender,
    "delegationsstatistik": _exportera_delegationsstatistik,
}


def _granska(val: argparse.Namespace) -> int:
    from nämndapp.services.granska import granska

    with _öppnad(val) as db:
        fynd = granska(db, nämnd=val.namnd, datum=val.datum, år=val.ar)
    if val.json:
        _skriv_json({"papekanden": [_påpekande(p) for p in fynd]})
    else:
        for p in fynd:
            print(_påpekanderad(p))
            if p.förslag:
                print(f"        → {p.förslag}")
        print(f"{len(fynd)} {'påpekande' if len(fynd) == 1 else 'påpekanden'}" if fynd else "Inga påpekanden.")
    return FEL_FINNS if any(p.nivå is Nivå.FEL for p in fynd) else KLART


def _sok(val: argparse.Namespace) -> int:
    from nämndapp.services import register, sok

    with _öppnad(val) as db:
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
        _skriv_json({"traffar": rader})
        return KLART
    for t in träffar:
        print(f"{t.slag} {t.objekt_id}: {t.rubrik}\n    {''.join(text for text, _ in t.utdrag)}")
    print(f"{len(träffar)} {'träff' if len(träffar) == 1 else 'träffar'}" if träffar else "Inga träffar.")
    return KLART


def _säkerhetskopia(val: argparse.Namespace) -> int:
    from nämndapp.services import sakerhet

    with _öppnad(val) as db:
        fil = sakerhet.säkerhetskopiera(db, val.fil, ersätt=val.ersatt)
    if val.json:
        _skriv_json({"fil": str(fil)})
    else:
        print(f"Säkerhetskopian är skriven och kontrollerad: {fil}")
    return KLART


def _återställ(val: argparse.Namespace) -> int:
    from nämndapp.services import oppna, sakerhet

    databas = val.databas or oppna.standardsökväg()
    undan = sakerhet.återställ(val.fil, databas)
    if val.json:
        _skriv_json({"fil": str(databas), "tidigare": str(undan) if undan else None})
    else:
        print(
            f"{databas} är återställd från {val.fil}." + (f" Den tidigare filen finns kvar: {undan}" if undan else "")
        )
    return KLART


def _kontrollera(val: argparse.Namespace) -> int:
    from nämndapp.services import justering, sakerhet

    with _öppnad(val) as db:
        fynd = [*sakerhet.kontrollera(db), *justering.verifiera(db)]
    if val.json:
        _skriv_json({"fynd": [{"omrade": f.område, "text": f.text} for f in fynd]})
    else:
        print(*([f"FEL     {f.område}: {f.text}" for f in fynd] or ["Databasen är hel."]), sep="\n")
    return FEL_FINNS if fynd else KLART


def _självtest(val: argparse.Namespace) -> int:
    from nämndapp.services import sjalvtest

    prov, fönstrets_miljö = _fönsterprov()

    def visa(k: sjalvtest.Kontroll) -> None:
        if not val.json:
            print(sjalvtest.rad(k), flush=True)

    svar = sjalvtest.självtest(val.ut, fönster=prov, visa=visa)
    rapport = sjalvtest.skriv_rapport(svar, fönstrets_miljö(), val.ut)
    if val.json:
        rader = [{"namn": k.namn, "ok": k.ok, "text": k.text, "sekunder": round(k.sekunder, 3)} for k in svar]
        _skriv_json({"kontroller": rader, "rapport": str(rapport)})
    else:
        print(sjalvtest.omdöme(svar), f"Rapport: {rapport}", sep="\n")
    return KLART if all(k.ok for k in svar) else FEL_FINNS


def _fönsterprov() -> tuple[Sequence[Fönsterprov], Callable[[], dict[str, str]]]:
    """The window's checks; one that fails, where Qt cannot even be loaded."""
    try:
        from nämndapp.ui import sjalvtest
    except ImportError as orsak:
        fel = orsak

        def trasigt(_db: Databas, _mapp: Path) -> str:
            raise fel

        return [("fönster", trasigt)], lambda: {"Qt": "kan inte laddas"}
    return sjalvtest.PROV, sjalvtest.miljö
