"""Importing a file: read it into proposals, look at what it would become, save it in one transaction.

Papers are recognised by a digest of their text, matters by diarienummer (never by title), meetings by nämnd and date,
analyses and plans by nämnd and year: what is there already is used and left as it is, so a file can be imported twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from nämndapp import importers
from nämndapp.bas.fel import Importfel, Inmatningsfel, orsak
from nämndapp.bas.forslag import Importförslag
from nämndapp.models import Nämnd
from nämndapp.services import (
    aggregat,
    attestimport,
    diarium,
    importbygge,
    troligt_arende,
    wordretur,
)
from nämndapp.services.importkorning import (
    INGET_VAL,
    Avbruten,
    Framsteg,
    Importkörning,
    Importresultat,
    Importval,
    InlästFil,
    annan_kommun,
    finns_redan,
)
from nämndapp.services.register import KOMMUN, NÄMND
from nämndapp.services.uppgifter import KommunUppgifter, NämndUppgifter
from nämndapp.services.vyer import Sammanträdesrad
from nämndapp.storage import Databas, Enhet, urval


@dataclass(frozen=True, slots=True)
class Nämndförslag:
    """Where the bundle belongs: an existing nämnd (``id``), or the name and code of a new one."""

    id: int | None
    namn: str
    kod: str


def läs_fil(sökväg: Path, db: Databas | None = None) -> InlästFil:
    """Everything found in a txt, pdf or docx file; with ``db`` also what does not agree with the register.

    Raises Importfel with what to do.
    """
    förslag = importers.läs(sökväg)
    for dok in förslag.dokument:
        dok.påpekanden += attestimport.granska_dokument(dok)
    try:
        innehåll = sökväg.read_bytes()
    except OSError as fel:
        raise Importfel(f"Filen {sökväg.name} kan inte läsas ({orsak(fel)}).") from fel
    if db is not None:
        with db.läsning() as enhet:
            troligt_arende.föreslå(enhet.session, förslag)
            if främmande := annan_kommun(enhet, förslag):
                främmande[0].påpekanden.append(främmande[1])
    return InlästFil(
        förslag.fil, förslag.sha256, förslag.källrader, förslag.dokument, förslag.ej_tolkat, innehåll=innehåll
    )


def föreslå_nämnd(db: Databas, förslag: Importförslag) -> Nämndförslag:
    """The nämnd that the papers name, by code or by name; id None when it is not in the register."""
    with db.läsning() as enhet:
        return _föreslå_nämnd(enhet, förslag)


def befintligt_sammanträde(db: Databas, nämnd_id: int, förslag: Importförslag) -> Sammanträdesrad | None:
    """The meeting that the kallelse would be put into, when the nämnd has one on that day."""
    datum = importbygge.mötesdatum(förslag)
    if datum is None:
        return None
    with db.läsning() as enhet:
        rader = urval.sammanträden(enhet.session, nämnd_id, datum.year)
    return next((Sammanträdesrad(*r) for r in rader if r[3] == datum), None)


def nästa_nummer(db: Databas, nämnd_id: int) -> str | None:
    """The number that a new matter of an e-mail gets; None where numbers come from another system."""
    with db.läsning() as enhet:
        nämnd = enhet.hämta(Nämnd, nämnd_id)
        return diarium.nästa(enhet, nämnd, date.today().year) if diarium.har_egen_serie(nämnd) else None


def redan_importerade(db: Databas, nämnd_id: int, förslag: Importförslag) -> frozenset[int]:
    """The places in ``förslag.dokument`` of papers that the nämnd has already."""
    with db.läsning() as enhet:
        return frozenset(
            plats for plats, dok in enumerate(förslag.dokument) if finns_redan(enhet, nämnd_id, dok, förslag.sha256)
        )


def spara_import(
    db: Databas,
    nämnd_id: int | None,
    förslag: Importförslag,
    val: Importval = INGET_VAL,
    *,
    framsteg: Framsteg | None = None,
    avbruten: Avbruten | None = None,
) -> Importresultat:
    """Stores a file's proposals: all of them, or none when something fails or ``avbruten`` says so.

    Raises Inmatningsfel when neither the caller nor the papers say which nämnd it is.
    """
    with db.skrivning() as enhet:
        nämnd = enhet.hämta(Nämnd, nämnd_id) if nämnd_id is not None else _nämnd(enhet, förslag, val)
        return Importkörning(enhet, nämnd, förslag, val).kör(framsteg, avbruten)


def _föreslå_nämnd(enhet: Enhet, förslag: Importförslag) -> Nämndförslag:
    for dok in förslag.dokument:
        if (mål := wordretur.hör_hemma(enhet, dok)) is not None:
            egen = enhet.hämta(Nämnd, mål.nämnd_id)
            return Nämndförslag(egen.id, egen.namn, egen.kod)
    alla = urval.nämnder(enhet.session)
    if förslag.dokument and förslag.dokument[0].av_brev:  # who sent it is no nämnd of ours
        egen_id = troligt_arende.nämnd_med_ärende(enhet.session, förslag.dokument[0].hör_till)
        egen_nämnd = next((n for n in alla if n.id == egen_id), None)
        return Nämndförslag(egen_id, egen_nämnd.namn, egen_nämnd.kod) if egen_nämnd else Nämndförslag(None, "", "")
    organ = importbygge.organ(förslag)
    efter_kod = next((n for n in alla if organ.kod and n.kod.casefold() == organ.kod.casefold()), None)
    efter_namn = next((n for n in alla if organ.namn and n.namn.casefold() == organ.namn.casefold()), None)
    träff = efter_namn or efter_kod
    return Nämndförslag(träff.id, träff.namn, träff.kod) if träff else Nämndförslag(None, organ.namn, organ.kod)


def _nämnd(enhet: Enhet, förslag: Importförslag, val: Importval) -> Nämnd:
    """The nämnd of the papers, made with its kommun when it is not in the register."""
    träff = _föreslå_nämnd(enhet, förslag)
    if träff.id is not None and not val.nämnd_namn:
        return enhet.hämta(Nämnd, träff.id)
    namn, kod = val.nämnd_namn or träff.namn, val.nämnd_kod or träff.kod
    if not namn or not kod:
        raise Inmatningsfel(
            "Det framgår inte av handlingarna vilken nämnd de hör till.",
            "Välj nämnd (på kommandoraden med --namnd KOD).",
        )
    organ = importbygge.organ(förslag)
    if urval.kommun(enhet.session) is None:
        aggregat.spara(enhet, KOMMUN, None, KommunUppgifter(organ.kommun), None)
    ny = aggregat.spara(enhet, NÄMND, None, NämndUppgifter(namn, kod, förvaltning=organ.förvaltning), None)
    return enhet.hämta(Nämnd, ny.objekt_id)
