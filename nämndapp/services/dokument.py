"""Papers: built from the database, written as PDF, Word or web page."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Final

from sqlmodel import Session

from nämndapp.bas.fel import Dokumentfel, Inmatningsfel, Saknas
from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.models import Handling, Nämnd, Ärende
from nämndapp.reports import byggare
from nämndapp.reports.dokument import Dokument
from nämndapp.reports.stil import STANDARD, Husstil
from nämndapp.storage import Databas, filer, planer, urval

FORMAT: Final = ("pdf", "docx", "html")
DOKUMENTTYPER: Final = MappingProxyType(
    {
        "kallelse": "Kallelse",
        "foredragningslista": "Föredragningslista",
        "protokoll": "Protokoll",
        "utdrag": "Protokollsutdrag",
        "tjansteskrivelse": "Tjänsteskrivelse",
        "internkontrollplan": "Internkontrollplan",
        "riskanalys": "Riskanalys",
        "diarieforteckning": "Diarieförteckning",
    }
)
"""The types that can be built now, by the word of the command line, with the word on the screen."""

Framsteg = Callable[[float, str], None]


@dataclass(frozen=True, slots=True)
class Val:
    """Which one: an id, or what a secretary would say (nämnd and date, §, year, dnr)."""

    nämnd: str | int | None = None  # code or id
    datum: date | None = None
    paragraf: int | None = None
    år: int | None = None
    diarienummer: str | None = None
    sammanträde_id: int | None = None
    paragraf_id: int | None = None
    handling_id: int | None = None
    plan_id: int | None = None
    riskanalys_id: int | None = None


@dataclass(frozen=True, slots=True)
class Papper:
    """A built paper with the house style it will be rendered in."""

    typ: str
    dokument: Dokument
    stil: Husstil

    @property
    def titel(self) -> str:
        """The paper's title."""
        return self.dokument.titel


def bygg(
    db: Databas,
    typ: str,
    *,
    nämnd: str | int | None = None,
    datum: date | None = None,
    paragraf: int | None = None,
    år: int | None = None,
    diarienummer: str | None = None,
    sammanträde_id: int | None = None,
    paragraf_id: int | None = None,
    handling_id: int | None = None,
    plan_id: int | None = None,
    riskanalys_id: int | None = None,
) -> Papper:
    """Builds a paper. Raises Saknas when there is none such, Inmatningsfel when it is not said which one."""
    val = Val(
        nämnd, datum, paragraf, år, diarienummer, sammanträde_id, paragraf_id, handling_id, plan_id, riskanalys_id
    )
    if typ not in _BYGG:
        kända = ", ".join(DOKUMENTTYPER)
        raise Inmatningsfel(f"Dokumenttypen ”{typ}” finns inte.", f"Välj en av: {kända}.")
    with db.läsning() as enhet:
        dokument, ägare = _BYGG[typ](enhet.session, val)
        if (kommun := ägare.kommun if ägare else None) is not None and kommun.logotyp_sha256:
            png = filer.läs(enhet.session, kommun.logotyp_sha256)
            dokument = byggare.med_logotyp(dokument, png, kommun.logotyp_alttext or kommun.namn)
        return Papper(typ, dokument, byggare.husstil(ägare) if ägare else STANDARD)


def pdf_bytes(papper: Papper, *, framsteg: Framsteg | None = None) -> bytes:
    """The paper as a tagged PDF. ``framsteg`` gets 0.0–1.0 and may raise to cancel."""
    from nämndapp.reports.rendera import till_pdf

    visa = None if framsteg is None else lambda andel: framsteg(andel, f"Gör PDF av {papper.titel} …")
    return till_pdf(papper.dokument, papper.stil, framsteg=visa)


def innehåll(papper: Papper, format_: str, *, framsteg: Framsteg | None = None) -> bytes:
    """The paper's bytes in one of ``FORMAT``."""
    from nämndapp.reports import rendera

    match format_:
        case "pdf":
            return pdf_bytes(papper, framsteg=framsteg)
        case "docx":
            return rendera.till_docx(papper.dokument, papper.stil)
        case "html":
            return rendera.till_html(papper.dokument, papper.stil).encode("utf-8")
        case _:
            raise Inmatningsfel(f"Formatet ”{format_}” finns inte.", f"Välj en av: {', '.join(FORMAT)}.")


def skriv(papper: Papper, format_: str, sökväg: Path, *, framsteg: Framsteg | None = None) -> None:
    """Writes the paper; the earlier file is replaced only when the new one is complete."""
    data = innehåll(papper, format_, framsteg=framsteg)
    tillfällig = sökväg.with_name(f".{sökväg.name}.skrivs")
    try:
        tillfällig.write_bytes(data)
        tillfällig.replace(sökväg)
    except OSError as fel:
        raise Dokumentfel(
            f"Filen {sökväg.name} kan inte skrivas i {sökväg.parent} ({fel.strerror}).",
            "Stäng den om den är öppen i ett annat program, eller välj en annan plats.",
        ) from fel
    finally:
        tillfällig.unlink(missing_ok=True)


def filnamn(papper: Papper) -> str:
    """A name for the file without its ending, which every file system takes."""
    rent = re.sub(r'[\x00-\x1f<>:"/\\|?*]+', " ", papper.titel)
    return " ".join(rent.split()).rstrip(". ")[:120] or DOKUMENTTYPER[papper.typ]


# --- which one ------------------------------------------------------------------------------------------------------


def hitta_nämnd(session: Session, nämnd: str | int | None) -> Nämnd:
    """By code or id; the only one when none is named. Raises Saknas or Inmatningsfel."""
    alla = urval.nämnder(session)
    if nämnd is None:
        if len(alla) == 1:
            return alla[0]
        koder = ", ".join(n.kod for n in alla) or "ingen finns än"
        raise Inmatningsfel("Det framgår inte vilken nämnd som avses.", f"Ange nämndens kod ({koder}).")
    träff = next((n for n in alla if nämnd in (n.id, n.kod) or n.kod.casefold() == str(nämnd).casefold()), None)
    if träff is None:
        koder = ", ".join(n.kod for n in alla) or "inga"
        raise Saknas(f"Nämnden ”{nämnd}” finns inte i databasen.", f"Det finns: {koder}.")
    return träff


def hitta_sammanträde(session: Session, val: Val) -> int:
    """The id of the chosen meeting."""
    if val.sammanträde_id is not None:
        return val.sammanträde_id
    nämnd = hitta_nämnd(session, val.nämnd)
    rader = urval.sammanträden(session, nämnd.id)
    if val.datum is None:
        raise Inmatningsfel("Det framgår inte vilket sammanträde som avses.", f"Ange datum ({_datum(rader)}).")
    träff = next((r[0] for r in rader if r[3] == val.datum), None)
    if träff is None:
        raise Saknas(
            f"{nämnd.namn} har inget sammanträde {val.datum.isoformat()} i databasen.", f"Det finns: {_datum(rader)}."
        )
    return int(träff)


def _datum(rader: Sequence[tuple[object, ...]]) -> str:
    datum = sorted({str(r[3]) for r in rader}, reverse=True)
    return (", ".join(datum[:12]) + (" …" if len(datum) > 12 else "")) or "inga"


def _paragraf(session: Session, val: Val) -> int:
    if val.paragraf_id is not None:
        return val.paragraf_id
    if val.paragraf is None:
        raise Inmatningsfel("Det framgår inte vilken paragraf som avses.", "Ange numret, till exempel --paragraf 12.")
    nämnd = hitta_nämnd(session, val.nämnd)
    if val.datum is not None:
        rader = urval.paragrafer(session, hitta_sammanträde(session, val))
        id_ = next((r[0] for r in rader if val.paragraf in (r[2], r[3])), None)
        när = val.datum.isoformat()
    else:
        år = val.år or date.today().year
        id_ = urval.paragraf_med_nummer(session, nämnd.id or 0, år, val.paragraf)
        när = str(år)
    if id_ is None:
        raise Saknas(f"{nämnd.namn} har ingen § {val.paragraf} {när} i databasen.")
    return int(id_)


def _år(rader: Sequence[tuple[object, ...]], val: Val, vad: str, nämnd: Nämnd) -> int:
    """The id of the year's (or, without a year, the latest) plan or analysis."""
    träff = next((r[0] for r in rader if val.år is None or r[2] == val.år), None)
    if träff is None:
        finns = ", ".join(sorted({str(r[2]) for r in rader})) or "inga"
        raise Saknas(f"{nämnd.namn} har ingen {vad} för {val.år or 'något år'} i databasen.", f"Det finns: {finns}.")
    return int(str(träff))


def _handling(session: Session, val: Val) -> int:
    if val.handling_id is not None:
        return val.handling_id
    if val.diarienummer is None:
        raise Inmatningsfel("Det framgår inte vilken tjänsteskrivelse som avses.", "Ange diarienumret med --dnr.")
    from nämndapp.services.diarium import diarienyckel

    nämnd = hitta_nämnd(session, val.nämnd)
    ärende = urval.ärende_med_nyckel(session, nämnd.id or 0, diarienyckel(val.diarienummer))
    rader = urval.handlingar_i_ärende(session, ärende.id or 0) if ärende else []
    träff = next((r[0] for r in rader if r[2] in _SKRIVELSETYPER), None)
    if träff is None:
        raise Saknas(f"{nämnd.namn} har ingen tjänsteskrivelse med diarienummer {val.diarienummer}.")
    return int(träff)


_SKRIVELSETYPER = (Dokumenttyp.TJÄNSTESKRIVELSE, Dokumenttyp.ORDFÖRANDESKRIVELSE)

# --- how they are built ---------------------------------------------------------------------------------------------

Byggd = tuple[Dokument, Nämnd | None]


def _bygg_kallelse(session: Session, val: Val) -> Byggd:
    möte = planer.ladda_sammanträde(session, hitta_sammanträde(session, val))
    return byggare.kallelse(möte), möte.nämnd


def _bygg_föredragningslista(session: Session, val: Val) -> Byggd:
    möte = planer.ladda_sammanträde(session, hitta_sammanträde(session, val))
    return byggare.föredragningslista(möte), möte.nämnd


def _bygg_protokoll(session: Session, val: Val) -> Byggd:
    möte = planer.ladda_protokoll(session, hitta_sammanträde(session, val))
    return byggare.protokoll(möte), möte.nämnd


def _bygg_utdrag(session: Session, val: Val) -> Byggd:
    paragraf = planer.ladda_paragraf(session, _paragraf(session, val))
    return byggare.protokollsutdrag(paragraf), paragraf.sammanträde.nämnd if paragraf.sammanträde else None


def _bygg_tjänsteskrivelse(session: Session, val: Val) -> Byggd:
    handling: Handling = planer.ladda_handling(session, _handling(session, val))
    nämnd = planer.ladda_nämnd(session, handling.nämnd_id)
    return byggare.tjänsteskrivelse(handling, nämnd), nämnd


def _bygg_plan(session: Session, val: Val) -> Byggd:
    id_ = val.plan_id
    if id_ is None:
        nämnd = hitta_nämnd(session, val.nämnd)
        id_ = _år(urval.planer(session, nämnd.id or 0), val, "internkontrollplan", nämnd)
    plan = planer.ladda_internkontrollplan(session, id_)
    return byggare.internkontrollplan(plan), plan.nämnd


def _bygg_riskanalys(session: Session, val: Val) -> Byggd:
    id_ = val.riskanalys_id
    if id_ is None:
        nämnd = hitta_nämnd(session, val.nämnd)
        id_ = _år(urval.riskanalyser(session, nämnd.id or 0), val, "riskanalys", nämnd)
    analys = planer.ladda_riskanalys(session, id_)
    return byggare.riskanalys(analys), analys.nämnd


def _bygg_diarieförteckning(session: Session, val: Val) -> Byggd:
    nämnd = planer.ladda_nämnd(session, hitta_nämnd(session, val.nämnd).id or 0)
    ärenden: list[Ärende] = urval.ärenden_i_diariet(session, nämnd.id or 0, val.år)
    dag = val.datum or max((ä.registrerat for ä in ärenden), default=None)
    return byggare.diarieförteckning(ärenden, nämnd, datum=dag), nämnd


_BYGG: dict[str, Callable[[Session, Val], Byggd]] = {
    "kallelse": _bygg_kallelse,
    "foredragningslista": _bygg_föredragningslista,
    "protokoll": _bygg_protokoll,
    "utdrag": _bygg_utdrag,
    "tjansteskrivelse": _bygg_tjänsteskrivelse,
    "internkontrollplan": _bygg_plan,
    "riskanalys": _bygg_riskanalys,
    "diarieforteckning": _bygg_diarieförteckning,
}
