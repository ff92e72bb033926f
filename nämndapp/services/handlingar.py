"""Handlingar: the papers, their skrivelse taken apart, and the files that belong to them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlmodel import Session

from nämndapp.bas.fel import Inmatningsfel, NämndappFel, orsak
from nämndapp.bas.svenska import sorterad
from nämndapp.models import (
    Beslutssats,
    Bilaga,
    Handling,
    Meddelande,
    PunktHandling,
    Skrivelse,
    Skrivelseavsnitt,
    Underlag,
    Undertecknare,
    Ärende,
    ÄrendeHandling,
)
from nämndapp.services import aggregat
from nämndapp.services.aggregat import Aggregat
from nämndapp.services.andring import Ändring
from nämndapp.services.skrivelseuppgifter import (
    AvsnittUppgifter,
    BilagaUppgifter,
    HandlingUppgifter,
    MeddelandeUppgifter,
    SatsUppgifter,
    SkrivelseUppgifter,
    UnderlagUppgifter,
    UndertecknareUppgifter,
)
from nämndapp.services.spegling import Form, läs, skriv
from nämndapp.services.vyer import Bilagerad, Handlingsrad, HandlingVy
from nämndapp.storage import Databas, Enhet, bumpa, citat, filer, planer, urval

STÖRST_MB = 200

_SKRIVELSE = Form(
    SkrivelseUppgifter,
    Skrivelse,
    barn={
        "avsnitt": Form(AvsnittUppgifter, Skrivelseavsnitt),
        "satser": Form(SatsUppgifter, Beslutssats),
        "underlag": Form(UnderlagUppgifter, Underlag),
        "undertecknare": Form(UndertecknareUppgifter, Undertecknare),
        "meddelanden": Form(MeddelandeUppgifter, Meddelande),
    },
)
FORM = Form(
    HandlingUppgifter,
    Handling,
    barn={"skrivelse": _SKRIVELSE, "bilagor": Form(BilagaUppgifter, Bilaga)},
    utom=frozenset({"ärenden", "punkter"}),
)


def _läs(session: Session, rad: Any) -> HandlingUppgifter:
    return läs(
        FORM,
        rad,
        ärenden=tuple(sorted(k.ärende_id for k in rad.kopplingar)),
        punkter=tuple(urval.punkter_med_handling(session, rad.id)),
    )


def _skriv(enhet: Enhet, rad: Any, uppgifter: HandlingUppgifter, ny: bool) -> None:
    gamla = {} if ny else {k.ärende_id: k for k in rad.kopplingar}
    skriv(enhet.session, FORM, rad, uppgifter, ny=ny)
    önskade = dict.fromkeys(uppgifter.ärenden)
    kopplingar = [k for ärende_id, k in gamla.items() if ärende_id in önskade]
    for ärende_id in (ä for ä in önskade if ä not in gamla):
        sist = len(urval.handlingar_i_ärende(enhet.session, ärende_id))
        kopplingar.append(ÄrendeHandling(ärende_id=ärende_id, handling_id=rad.id, ordning=sist))
    rad.kopplingar = kopplingar
    for ärende_id in set(gamla) ^ set(önskade):
        if (ärende := enhet.session.get(Ärende, ärende_id)) is not None:
            bumpa(ärende)
    if ny and uppgifter.punkter:
        enhet.lägg_till(rad)
        for punkt_id in uppgifter.punkter:
            enhet.session.merge(PunktHandling(punkt_id=punkt_id, handling_id=rad.id))


HANDLING = Aggregat(
    "handling", FORM, planer.ladda_handling, lambda u: f"handlingen ”{u.rubrik}”", läs_rad=_läs, skriv_rad=_skriv
)
aggregat.koppla_ångring(HANDLING)


def handlingsrad(rad: Any) -> Handlingsrad:
    """A row of ``urval.handlingar``."""
    *delar, lagrum, filer_antal = rad
    id_, version, typ, riktning, rubrik, datum, diarienummer, motpart = delar
    sekretess = bool(lagrum)
    return Handlingsrad(id_, version, typ, riktning, rubrik, datum, diarienummer, motpart, sekretess, filer_antal)


def lista_handlingar(db: Databas, nämnd_id: int) -> list[Handlingsrad]:
    """All papers of a nämnd, the newest first."""
    with db.läsning() as enhet:
        return [handlingsrad(r) for r in urval.handlingar_i_nämnd(enhet.session, nämnd_id)]


def hämta_handling(db: Databas, id_: int) -> HandlingVy:
    """A paper with its skrivelse and files."""
    with db.läsning() as enhet:
        rad = aggregat.hämta(enhet, HANDLING, id_)
        bilagor = tuple(Bilagerad(*r) for r in urval.bilagor(enhet.session, id_))
        return HandlingVy(id_, rad.version, HANDLING.läs(enhet.session, rad), bilagor)


def spara_handling(db: Databas, id_: int | None, uppgifter: HandlingUppgifter, väntad_version: int | None) -> Ändring:
    """Saves a paper with its skrivelse, files and ärenden (each ärende it joins or leaves gets a new version)."""
    with db.skrivning() as enhet:
        return aggregat.spara(enhet, HANDLING, id_, uppgifter, väntad_version)


def ta_bort_handling(db: Databas, id_: int, väntad_version: int | None) -> Ändring:
    """Removes a paper from ärenden and lists; its files' content stays, so that undoing brings all back."""
    with db.skrivning() as enhet:
        return aggregat.ta_bort(enhet, HANDLING, id_, väntad_version)


def lista_mottagare(db: Databas) -> list[str]:
    """Names that papers are sent to: groups, recipients, nämnder and persons, in Swedish order."""
    with db.läsning() as enhet:
        return sorterad(citat.mottagare(enhet.session))


def lägg_till_fil(db: Databas, handling_id: int, sökväg: Path, väntad_version: int | None) -> Ändring:
    """Attaches a file. Raises Inmatningsfel when it cannot be read or is larger than 200 MB."""
    innehåll = läs_innehåll(sökväg)
    with db.skrivning() as enhet:
        rad = aggregat.hämta(enhet, HANDLING, handling_id)
        före = HANDLING.läs(enhet.session, rad)
        sha256 = filer.spara(enhet.session, innehåll, mediatyp(sökväg.name))
        bilagor = (*före.bilagor, BilagaUppgifter(sha256, sökväg.name))
        ändring = aggregat.spara(enhet, HANDLING, handling_id, replace(före, bilagor=bilagor), väntad_version)
        return replace(ändring, beskrivning=f"Lade till filen {sökväg.name}")


def öppna_fil(db: Databas, bilaga_id: int) -> tuple[str, bytes]:
    """The name and the content of an attached file."""
    with db.läsning() as enhet:
        bilaga = enhet.hämta(Bilaga, bilaga_id)
        return bilaga.filnamn, filer.läs(enhet.session, bilaga.sha256)


def läs_innehåll(sökväg: Path) -> bytes:
    """The bytes of a file to attach."""
    try:
        if sökväg.stat().st_size > STÖRST_MB * 1024 * 1024:
            raise Inmatningsfel(
                f"Filen {sökväg.name} är större än {STÖRST_MB} MB.", "Dela den, eller lägg den i ett annat system."
            )
        return sökväg.read_bytes()
    except OSError as fel:
        raise NämndappFel(f"Filen {sökväg.name} kan inte läsas ({orsak(fel)}).") from fel


_MEDIATYPER = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".txt": "text/plain",
    ".csv": "text/csv",
    ".eml": "message/rfc822",
    ".msg": "application/vnd.ms-outlook",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
}


def mediatyp(filnamn: str) -> str:
    """By the ending of the name, the same on every machine."""
    return _MEDIATYPER.get(Path(filnamn).suffix.lower(), "application/octet-stream")
