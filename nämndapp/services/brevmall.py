"""The kallelse's mail draft as each nämnd writes it: subject and text with fields ("{datum}") that are filled in.

A line whose fields are all empty is not written, so that "Måltid: {måltid}" may always stand in the template.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from difflib import get_close_matches
from typing import Any

from nämndapp.bas import svenska
from nämndapp.models import Nämnd, Sammanträde, Uppdragsroll
from nämndapp.storage import Databas, planer, urval
from nämndapp.storage.relationer import sätt_relationer

ÄMNE, TEXT = "epost_ämne", "epost_text"
"""The keys of the nämnd's settings; what is missing or blank is the standard."""
STANDARD = {
    ÄMNE: "Kallelse till {nämnden} den {datum}",
    TEXT: """Hej!

Här är kallelse till {nämnden} den {datum} {tid_och_plats}. Handlingarna ligger i den bifogade filen.

{lösa_filer}

{sekretess}

Delta på distans: {länk}

Gruppmöten: {gruppmöten}

Måltid: {måltid}

Anmäl förhinder till {förhinder}.

Med vänlig hälsning
{sekreterare}""",
}
FÄLT = {
    "nämnden": "nämndens namn i löpande text: socialnämnden",
    "nämnd": "nämndens namn: Socialnämnden",
    "datum": "sammanträdets dag: 8 december 2026",
    "veckodag": "tisdag",
    "tid": "kl. 13.30",
    "plats": "sammanträdets plats",
    "tid_och_plats": "kl. 13.30 i Eksalen",
    "länk": "länken för den som deltar på distans",
    "gruppmöten": "tid och plats för gruppmöten",
    "måltid": "måltiden",
    "förhinder": "dit förhinder anmäls",
    "ordförande": "ordförandens namn",
    "sekreterare": "sekreterarens namn",
    "lösa_filer": "meningen om bifogade filer som inte är PDF",
    "sekretess": "meningen om handlingar som lämnas ut på annat sätt",
}
"""The fields and what they give, in the order they are offered."""
_ETT_FÄLT = re.compile(r"\{([^{}\n]*)\}")


@dataclass(frozen=True, slots=True)
class Brev:
    """A written letter. ``okända`` are fields that do not exist; they stand in the text as they were written."""

    ämne: str
    text: str
    okända: tuple[str, ...] = ()


def mall(inställningar: Mapping[str, Any] | None, nyckel: str) -> str:
    """The nämnd's subject or text, or the standard."""
    sparad = str((inställningar or {}).get(nyckel) or "")
    return sparad if sparad.strip() else STANDARD[nyckel]


def okända(text: str) -> tuple[str, ...]:
    """Fields of a template that do not exist, as they are written, each once."""
    return tuple(dict.fromkeys(t[0] for t in _ETT_FÄLT.finditer(text) if _namn(t) not in FÄLT))


def påminnelse(text: str) -> str:
    """What is wrong with a template, with the likely field; "" when nothing is."""
    fel = okända(text)
    if not fel:
        return ""
    nära = get_close_matches(fel[0].strip("{} ").casefold(), FÄLT, 1)
    råd = f"Menar du {{{nära[0]}}}?" if nära else "Välj ett med Välj fält."
    return f"Det finns inget fält som heter {svenska.uppräkning(list(fel))}. {råd}"


def skriv(inställningar: Mapping[str, Any] | None, värden: Mapping[str, str]) -> Brev:
    """The letter. A sentence on secret papers that the template has no field for is added as a paragraph of its own."""
    ämne, text = mall(inställningar, ÄMNE), mall(inställningar, TEXT)
    fyllt = _fyll(text, värden)
    if (sekretess := värden.get("sekretess", "")) and sekretess not in fyllt:
        fyllt = f"{fyllt}\n\n{sekretess}"
    return Brev(" ".join(_fyll(ämne, värden).split()), f"{fyllt}\n", okända(f"{ämne}\n{text}"))


def _namn(träff: re.Match[str]) -> str:
    return "_".join(träff[1].split()).casefold()


def _fyll(text: str, värden: Mapping[str, str]) -> str:
    rader = []
    for rad in text.splitlines():
        kända = [värden.get(_namn(t), "").strip() for t in _ETT_FÄLT.finditer(rad) if _namn(t) in FÄLT]
        if kända and not any(kända) and not okända(rad):
            continue
        ny = _ETT_FÄLT.sub(lambda t: värden.get(_namn(t), "").strip() if _namn(t) in FÄLT else t[0], rad)
        if kända:  # an empty field leaves no double space behind
            ny = re.sub(r" +([.,;:!?])", r"\1", re.sub(r" {2,}", " ", ny)).rstrip()
        rader.append(ny)
    hela = re.sub(r"\n{3,}", "\n\n", "\n".join(rader)).strip("\n")
    return hela.replace(svenska.FAST_MELLANSLAG, " ")


def värden(möte: Sammanträde, *, lösa_filer: str = "", sekretess: str = "") -> dict[str, str]:
    """What a meeting's fields give."""
    organ = möte.nämnd.namn if möte.nämnd else ""
    tid = f"kl. {svenska.klockslag(möte.starttid)}" if möte.starttid else ""
    plats = möte.plats.strip()
    return {
        "nämnden": organ if organ[1:2].isupper() else organ[:1].lower() + organ[1:],
        "nämnd": organ,
        "datum": svenska.datum_långt(möte.datum),
        "veckodag": svenska.veckodag(möte.datum),
        "tid": tid,
        "plats": plats,
        "tid_och_plats": " ".join(filter(None, [tid, f"i {plats}" if plats else ""])),
        "länk": möte.länk.strip() if möte.distans else "",
        "gruppmöten": möte.gruppmöten.strip(),
        "måltid": möte.måltid.strip(),
        "förhinder": möte.anmäl_förhinder.strip(),
        "ordförande": _med_roll(möte, Uppdragsroll.ORDFÖRANDE),
        "sekreterare": möte.sekreterare.strip() or _med_roll(möte, Uppdragsroll.SEKRETERARE),
        "lösa_filer": lösa_filer,
        "sekretess": sekretess,
    }


def _med_roll(möte: Sammanträde, roll: Uppdragsroll) -> str:
    uppdrag = möte.nämnd.uppdrag if möte.nämnd else []
    return next((u.person.namn for u in uppdrag if u.roll is roll and u.gäller(möte.datum) and u.person), "")


def prov(db: Databas, nämnd_id: int, ämne: str, text: str, *, idag: date | None = None) -> Brev:
    """How the template comes out for the nämnd's next meeting, or for one that is made up."""
    dagen = idag or date.today()
    with db.läsning() as enhet:
        kommande = [r for r in urval.sammanträden(enhet.session, nämnd_id) if r[3] >= dagen]
        if kommande:
            möte = planer.ladda_sammanträde(enhet.session, min(kommande, key=lambda r: r[3])[0])
        else:
            nämnd = planer.ladda_nämnd(enhet.session, nämnd_id)
            enhet.session.expunge_all()  # the meeting that is made up is never in a session
            möte = _påhittat(nämnd, dagen)
        return skriv({ÄMNE: ämne, TEXT: text}, värden(möte))


def _påhittat(nämnd: Nämnd, dagen: date) -> Sammanträde:
    dag = dagen + timedelta(days=14)
    möte = Sammanträde(nämnd_id=nämnd.id or 0, datum=dag, starttid=time(13, 30), plats="sammanträdesrummet")
    sätt_relationer(möte, nämnd=nämnd)
    return möte
