"""Which one: from what a secretary says (nämnd and date, §, year, diarienummer) to an id."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from nämndapp.bas.fel import Inmatningsfel, Saknas
from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.models import Nämnd
from nämndapp.services.attestuppgifter import Attestlistrad
from nämndapp.services.diarium import diarienyckel
from nämndapp.storage import attest as attestlager
from nämndapp.storage import delegation, internkontrollurval, sarskilda_protokoll, urval

_SKRIVELSETYPER = (Dokumenttyp.TJÄNSTESKRIVELSE, Dokumenttyp.ORDFÖRANDESKRIVELSE)


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
    ordning_id: int | None = None
    version: int | None = None  # of a list or an ordning; None: the one in force, else the latest
    jämför: int | None = None  # the version that it is change-marked against
    riskanalys_id: int | None = None
    workshop_id: int | None = None
    offentlig: bool = False  # without titles and papers that are secret
    voteringar: int = 3  # blank votes in a voteringslista
    punkter: tuple[int, ...] = ()  # the items that a voteringslista has votes for
    person: str | None = None
    lista_id: int | None = None  # an attestlista
    jämför_id: int | None = None
    anslag_id: int | None = None
    särskilt_protokoll_id: int | None = None
    uppsatt: date | None = None  # the day that an anslag is going to be put up
    nr: int | None = None  # a särskilt protokoll's in the year; None: the latest


def hitta_objekt(session: Session, typ: str, val: Val) -> int:
    """The id of what the paper of that type is made from."""
    match typ:
        case (
            "kallelse"
            | "foredragningslista"
            | "protokoll"
            | "omedelbart"
            | "handlingar"
            | "uppropslista"
            | "voteringslista"
            | ("tillaggslista" | "meddelanden" | "narvarolista" | "delegationsrapport" | "expedieringslista")
        ):
            svar = hitta_sammanträde(session, val)
        case "anslag" | "bevis":
            annat = val.anslag_id or val.särskilt_protokoll_id or val.nr
            svar = 0 if annat else hitta_sammanträde(session, val)
        case "utdrag" | "rattelse":
            svar = _paragraf(session, val)
        case "tjansteskrivelse":
            svar = _handling(session, val)
        case (
            "internkontrollplan" | "internkontrollrapport" | "internkontrollarsrapport" | "riskunderlag" | "riskanalys"
        ):
            svar = _internkontroll(session, typ, val)
        case "attestlista" | "attestratter" | "attestpersoner":
            svar = val.lista_id or hitta_attestlista(session, val)
        case "sarskiltprotokoll":
            svar = val.särskilt_protokoll_id or hitta_särskilt_protokoll(session, val)
        case "delegationsordning":
            svar = val.ordning_id or hitta_ordning(session, val, val.version)
        case _:
            svar = _nämnd(session, typ, val)
    return svar


def _nämnd(session: Session, typ: str, val: Val) -> int:
    """The nämnd; a calendar may be of all of them, and is then in the first one's style."""
    if typ == "sammantradeskalender" and val.nämnd is None:
        return next((n.id or 0 for n in urval.nämnder(session) if n.aktiv), 0)
    return hitta_nämnd(session, val.nämnd).id or 0


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
    """The id of the chosen meeting; the nämnd's only one when no day is said."""
    if val.sammanträde_id is not None:
        return val.sammanträde_id
    nämnd = hitta_nämnd(session, val.nämnd)
    rader = urval.sammanträden(session, nämnd.id)
    if val.datum is None and len(rader) == 1:
        return int(rader[0][0])
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


def _internkontroll(session: Session, typ: str, val: Val) -> int:
    match typ:
        case "riskunderlag":
            return val.workshop_id or _år(session, val, "workshop")
        case "riskanalys":
            return val.riskanalys_id or _år(session, val, "riskanalys")
        case _:
            return val.plan_id or _år(session, val, "internkontrollplan")


def _år(session: Session, val: Val, vad: str) -> int:
    """The id of the year's (or, without a year, the latest) plan or analysis."""
    nämnd = hitta_nämnd(session, val.nämnd)
    listor = {
        "internkontrollplan": urval.planer,
        "riskanalys": urval.riskanalyser,
        "workshop": internkontrollurval.workshoppar,
    }
    rader = listor[vad](session, nämnd.id or 0)
    träff = next((r[0] for r in rader if val.år is None or r[2] == val.år), None)
    if träff is None:
        finns = ", ".join(sorted({str(r[2]) for r in rader})) or "inga"
        raise Saknas(f"{nämnd.namn} har ingen {vad} för {val.år or 'något år'} i databasen.", f"Det finns: {finns}.")
    return int(träff)


def hitta_attestlista(session: Session, val: Val) -> int:
    """The id of the version that is named, else of the year's (or of all) latest. Raises Saknas."""
    if val.lista_id is not None:
        return val.lista_id
    nämnd = hitta_nämnd(session, val.nämnd)
    rader = [Attestlistrad(*r) for r in attestlager.listor(session, nämnd.id or 0)]
    for r in rader:
        if val.år in (None, r.år) and val.version in (None, r.nummer):
            return r.id
    finns = ", ".join(r.namn for r in rader[:8]) or "inga"
    vilken = " ".join(filter(None, [str(val.år or ""), f"version {val.version}" if val.version else ""]))
    raise Saknas(
        f"{nämnd.namn} har ingen attestlista{' ' + vilken if vilken else ''} i databasen.", f"Det finns: {finns}."
    )


def hitta_ordning(session: Session, val: Val, version: int | None) -> int:
    """The id of that version of the nämnd's delegationsordning; None: the one in force on the day.

    Without a day, and nothing in force today, the latest. A day on which none was in force raises Saknas.
    """
    nämnd = hitta_nämnd(session, val.nämnd)
    rader = delegation.ordningar(session, nämnd.id or 0)
    if version is None and (gällande := delegation.gällande(session, nämnd.id or 0, val.datum or date.today())):
        return gällande
    if version is None and val.datum is not None and rader:
        versioner = ", ".join(f"{r[2]}{f' från {r[8].isoformat()}' if r[8] else ''}" for r in reversed(rader))
        raise Saknas(f"Ingen delegationsordning gällde {val.datum.isoformat()}.", f"Det finns version {versioner}.")
    träff = next((r[0] for r in rader if version in (None, r[2])), None)
    if träff is None:
        finns = ", ".join(sorted(str(r[2]) for r in rader)) or "inga"
        vad = f"version {version} av delegationsordningen" if version is not None else "delegationsordning"
        raise Saknas(f"{nämnd.namn} har ingen {vad}.", f"Det finns: {finns}.")
    return int(träff)


def hitta_särskilt_protokoll(session: Session, val: Val) -> int:
    """The id of the nämnd's särskilda protokoll with that number (and year), else of the latest. Raises Saknas."""
    nämnd = hitta_nämnd(session, val.nämnd)
    alla = sarskilda_protokoll.protokoll(session, nämnd.id or 0)
    träff = next((p.id for p in alla if val.år in (None, p.datum.year) and val.nr in (None, p.nr)), None)
    if träff is None:
        finns = ", ".join(f"{p.datum.year}:{p.nr}" for p in alla[:12]) or "inga"
        vilket = " ".join(filter(None, [f"nummer {val.nr}" if val.nr is not None else "", str(val.år or "")]))
        raise Saknas(f"{nämnd.namn} har inget särskilt protokoll {vilket}".rstrip() + ".", f"Det finns: {finns}.")
    return träff


def _handling(session: Session, val: Val) -> int:
    if val.handling_id is not None:
        return val.handling_id
    if val.diarienummer is None:
        raise Inmatningsfel("Det framgår inte vilken tjänsteskrivelse som avses.", "Ange diarienumret med --dnr.")
    nämnd = hitta_nämnd(session, val.nämnd)
    ärende = urval.ärende_med_nyckel(session, nämnd.id or 0, diarienyckel(val.diarienummer))
    rader = urval.handlingar_i_ärende(session, ärende.id or 0) if ärende else []
    träff = next((r[0] for r in rader if r[2] in _SKRIVELSETYPER), None)
    if träff is None:
        raise Saknas(f"{nämnd.namn} har ingen tjänsteskrivelse med diarienummer {val.diarienummer}.")
    return int(träff)
