"""The matter that an e-mail probably belongs to: by its number, its title, its sender. Proposed, never decided."""

from __future__ import annotations

from dataclasses import dataclass

from sqlmodel import Session

from nämndapp.bas import diarienummer
from nämndapp.bas.forslag import Dokumentförslag, Importförslag
from nämndapp.models import Ärende, Ärendestatus
from nämndapp.services import importbygge
from nämndapp.services.diarium import diarienyckel
from nämndapp.storage import citat, urval

LIKNAR = 82  # of 100, on titles of at least two words
_SLUT = {Ärendestatus.AVSLUTAT, Ärendestatus.MAKULERAT}


_VAL = "id:"


def val_av_ärende(ärende_id: int) -> str:
    """What a matter without number is called in ``hör_till``."""
    return f"{_VAL}{ärende_id}"


def ärende_av_val(hör_till: str | None) -> int | None:
    """The id of a matter without number; None for a diarienummer."""
    nummer = (hör_till or "").removeprefix(_VAL)
    return int(nummer) if nummer != hör_till and nummer.isdecimal() else None


@dataclass(frozen=True, slots=True)
class Förslag:
    """A matter by its number (``val_av_ärende`` when it has none), and why."""

    diarienummer: str
    grund: str


def föreslå(session: Session, förslag: Importförslag) -> None:
    """Chooses a matter for the message and for the papers in it that have none."""
    if not förslag.dokument or not förslag.dokument[0].av_brev:
        return
    valt = troligast(session, förslag.dokument)
    for dok in förslag.dokument:
        eget = dok.hör_till is not None and _finns(session, dok.hör_till)
        if valt is not None and not eget:
            dok.hör_till, dok.hör_till_grund = valt.diarienummer, valt.grund
        elif dok.av_brev and not eget:
            dok.hör_till, dok.hör_till_grund = None, ""  # another's number: it makes no matter here


def troligast(session: Session, dokument: list[Dokumentförslag]) -> Förslag | None:
    """The best guess: a number that the register has, else a like title, else the sender's only open matter."""
    brev = dokument[0]
    text = f"{importbygge.rubrik(brev)}\n{brev.text}"
    nummer = [*(d.hör_till for d in dokument if d.hör_till), *diarienummer.hitta_i_text(text)]
    for ett in nummer:
        if _finns(session, ett):
            return Förslag(ett, "numret står i e-postmeddelandet")
    rader = urval.ärenden(session, None)
    öppna = [
        (id_, dnr or val_av_ärende(id_), rubrik) for id_, _, dnr, rubrik, status, *_ in rader if status not in _SLUT
    ]
    titlar = [importbygge.rubrik(d) for d in dokument if d.rubrik is not None]
    bäst = max(
        ((likhet(titel, rubrik), dnr, rubrik) for titel in titlar for _, dnr, rubrik in öppna), default=(0.0, "", "")
    )
    if bäst[0] >= LIKNAR:
        return Förslag(bäst[1], f"rubriken liknar ärendet ”{bäst[2]}”")
    avsändare = brev.organ.värde if brev.organ else ""
    från = citat.ärenden_med_motpart(session, avsändare) if avsändare else []
    kvar = [dnr for id_, dnr, _ in öppna if id_ in från]
    return Förslag(kvar[0], f"{avsändare} har skrivit i ärendet förut") if len(kvar) == 1 else None


def likhet(a: str, b: str) -> float:
    """0–100; short titles are like nothing, since one common word says little."""
    from rapidfuzz import fuzz, utils

    x, y = utils.default_process(a), utils.default_process(b)
    if min(len(x.split()), len(y.split())) < 2:
        return 100.0 if x and x == y else 0.0
    return max(fuzz.token_sort_ratio(x, y), fuzz.token_set_ratio(x, y) if min(len(x), len(y)) >= 12 else 0.0)


def nämnd_med_ärende(session: Session, nummer: str | None) -> int | None:
    """The nämnd whose matter has this number."""
    if (utan_nummer := ärende_av_val(nummer)) is not None:
        return ärende.nämnd_id if (ärende := session.get(Ärende, utan_nummer)) is not None else None
    nyckel = diarienyckel(nummer)
    if nyckel is None:
        return None
    idn = [n.id for n in urval.nämnder(session) if n.id and urval.ärende_med_nyckel(session, n.id, nyckel)]
    return idn[0] if idn else None


def _finns(session: Session, nummer: str) -> bool:
    return nämnd_med_ärende(session, nummer) is not None
