"""A paper that was made here and filled in in Word comes back: to its own ärende, and to its own handling again.

Each file that the program makes for Word carries an id (``bas.wordfalt.Pappersmärke``). The table of imported papers
tells which ärende it was made for and, when it has come back once, which handling it became. A file that comes again
is compared with what it was the last time, field by field, so that what has been changed here meanwhile is kept.
Why: docs/beslut/0011.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from nämndapp.bas.fel import Inmatningsfel, Saknas
from nämndapp.bas.forslag import Dokumentförslag
from nämndapp.bas.svenska import uppräkning
from nämndapp.bas.wordfalt import Pappersmärke
from nämndapp.importers.innehallskontroller import läs as läs_ifylld
from nämndapp.importers.wordmarke import läs_märke
from nämndapp.models import Handling, ImporteratDokument, Nämnd, Ärende
from nämndapp.services import aggregat, importbygge
from nämndapp.services.andring import Ändring
from nämndapp.services.diarium import diarienyckel
from nämndapp.services.handlingar import HANDLING, läs_innehåll, mediatyp
from nämndapp.services.skrivelseuppgifter import (
    AvsnittUppgifter,
    BilagaUppgifter,
    HandlingUppgifter,
    SkrivelseUppgifter,
)
from nämndapp.storage import Databas, Enhet, filer, urval

T = TypeVar("T")
_SLAG_ÄRENDE, _SLAG_HANDLING = "arende", "handling"
_HANDLINGSFÄLT = {"rubrik": "Rubrik", "datum": "Datum", "diarienummer": "Diarienummer"}
_ORD = {
    "handläggare_titel": "Handläggarens titel",
    "satser": "Förslag till beslut",
    "underlag": "Beslutsunderlag",
    "skickas_till": "Skickas till",
    "er_beteckning": "Er beteckning",
    "ert_datum": "Ert datum",
}
_INTE_UR_WORD = {"id", "meddelanden", "övriga_fält", "avsnitt"}


@dataclass(frozen=True, slots=True)
class Ordfil:
    """The file as it came."""

    filnamn: str
    sha256: str
    innehåll: bytes


@dataclass(frozen=True, slots=True)
class Mål:
    """Where a paper from Word belongs; ``handling_id`` None the first time it comes."""

    nämnd_id: int
    ärende_id: int | None
    handling_id: int | None
    beskrivning: str
    senaste_sha256: str


@dataclass(frozen=True, slots=True)
class Mottaget:
    """What became of it."""

    ändring: Ändring
    ny: bool
    meddelanden: tuple[str, ...] = ()


def registrera(
    enhet: Enhet, märke: Pappersmärke, nämnd_id: int, *, ärende_id: int | None = None, handling_id: int | None = None,
    fil: Ordfil | None = None,
) -> None:  # fmt: skip
    """Remembers what a file's id stands for."""
    objekt = f"{_SLAG_HANDLING}:{handling_id}" if handling_id is not None else f"{_SLAG_ÄRENDE}:{ärende_id}"
    enhet.session.merge(
        ImporteratDokument(
            nyckel=_nyckel(märke, handling=handling_id is not None),
            nämnd_id=nämnd_id,
            fil_sha256=fil.sha256 if fil else "",
            filnamn=fil.filnamn if fil else "",
            objekt=objekt,
            importerat=datetime.now(UTC),
        )
    )


def hitta(enhet: Enhet, märke: Pappersmärke | None) -> Mål | None:
    """Where the paper belongs; None when this database did not make it, or all that it belonged to is gone."""
    if märke is None:
        return None
    for nämnd in urval.nämnder(enhet.session):
        for handling in (True, False):
            post = urval.importerat(enhet.session, nämnd.id or 0, _nyckel(märke, handling=handling))
            if post is not None and (mål := _mål(enhet, post)) is not None:
                return mål
    return None


def hör_hemma(enhet: Enhet, dokument: Dokumentförslag) -> Mål | None:
    """``hitta``, save for a file that somebody has written on for another matter: it has another number now."""
    mål = hitta(enhet, dokument.märke)
    if mål is None or dokument.märke is None:
        return None
    gjord_för = diarienyckel(dokument.märke.diarienummer)
    nu = diarienyckel(importbygge.dnr(dokument))
    return None if gjord_för is not None and nu is not None and nu != gjord_för else mål


def hitta_mål(db: Databas, dokument: Dokumentförslag) -> Mål | None:
    """``hör_hemma`` for the window."""
    if dokument.märke is None:
        return None
    with db.läsning() as enhet:
        return hör_hemma(enhet, dokument)


def ta_emot(db: Databas, dokument: Dokumentförslag, fil: Ordfil, väntad_version: int | None = None) -> Mottaget:
    """Makes or updates the handling; undone like any other change. Raises Inmatningsfel for a paper of other origin.

    ``väntad_version`` is the handling's, when the caller has shown it (raises Versionskonflikt).
    """
    with db.skrivning() as enhet:
        mål = hör_hemma(enhet, dokument)
        if mål is None:
            raise Inmatningsfel(
                f"”{fil.filnamn}” är inte skapad i den här filen.", "Läs in den på sidan Importera och välj ärende."
            )
        return ta_emot_i(enhet, dokument, mål, fil, väntad_version)


def ta_emot_fil(db: Databas, ärende_id: int, sökväg: Path) -> Mottaget | None:
    """A file that was made for this ärende, taken straight in; None for any other, which is handled like any file."""
    if sökväg.suffix.lower() != ".docx":
        return None
    innehåll = läs_innehåll(sökväg)
    if läs_märke(innehåll) is None:
        return None
    ifylld = läs_ifylld(innehåll)
    mål = hitta_mål(db, ifylld.dokument) if ifylld is not None else None
    if ifylld is None or mål is None or mål.ärende_id != ärende_id:
        return None
    return ta_emot(db, ifylld.dokument, Ordfil(sökväg.name, hashlib.sha256(innehåll).hexdigest(), innehåll))


def ta_emot_i(
    enhet: Enhet, dokument: Dokumentförslag, mål: Mål, fil: Ordfil, väntad_version: int | None = None
) -> Mottaget:
    """``ta_emot`` inside a unit of work."""
    assert dokument.märke is not None  # it has been found by it
    egna = frozenset({enhet.hämta(Nämnd, mål.nämnd_id).kod})
    ärenden = () if mål.ärende_id is None else (mål.ärende_id,)
    ny = importbygge.handling(dokument, mål.nämnd_id, egna, ärenden)
    bilaga = BilagaUppgifter(filer.spara(enhet.session, fil.innehåll, mediatyp(fil.filnamn)), fil.filnamn)
    meddelanden: tuple[str, ...] = ()
    if mål.handling_id is None:
        ändring = aggregat.spara(enhet, HANDLING, None, replace(ny, bilagor=(bilaga,)), None)
    else:
        nu: HandlingUppgifter = HANDLING.läs(enhet.session, aggregat.hämta(enhet, HANDLING, mål.handling_id))
        bas = _förra(enhet, nu, dokument.märke, mål, egna)
        ihop, krockar = slå_ihop(bas, nu, ny)
        ihop = replace(ihop, bilagor=_byt_bilaga(enhet, nu, dokument.märke, bilaga))
        ändring = aggregat.spara(enhet, HANDLING, mål.handling_id, ihop, väntad_version)
        if ändring.beskrivning:
            ändring = replace(ändring, beskrivning=f"Uppdaterade handlingen ”{ihop.rubrik}” från Word")
        if krockar:
            meddelanden = (_krockmening(krockar),)
    registrera(enhet, dokument.märke, mål.nämnd_id, handling_id=ändring.objekt_id, fil=fil)
    return Mottaget(ändring, mål.handling_id is None, meddelanden)


def _nyckel(märke: Pappersmärke, *, handling: bool) -> str:
    """One for the ärende that the file was made for, one for the handling that it became (which may be undone)."""
    return f"word:{märke.id}{':handling' if handling else ''}"


def _mål(enhet: Enhet, post: ImporteratDokument) -> Mål | None:
    slag, _, id_ = post.objekt.partition(":")
    if slag == _SLAG_HANDLING:
        handling = enhet.session.get(Handling, int(id_))
        if handling is not None:
            ärenden = HANDLING.läs(enhet.session, aggregat.hämta(enhet, HANDLING, int(id_))).ärenden
            namn = f"handlingen ”{handling.rubrik}”"
            return Mål(post.nämnd_id, ärenden[0] if ärenden else None, int(id_), namn, post.fil_sha256)
        return None
    ärende = enhet.session.get(Ärende, int(id_)) if id_.isdigit() else None
    if ärende is None:
        return None
    return Mål(post.nämnd_id, ärende.id, None, f"ärendet {ärende.diarienummer or ärende.rubrik}", "")


def _krockmening(krockar: Sequence[str]) -> str:
    vad = uppräkning(list(krockar))
    return f"{vad} hade ändrats både här och i Word. Texten från Word gäller nu; Ctrl+Z tar tillbaka den som stod här."


# --- what it was the last time --------------------------------------------------------------------------------------


def _förra(
    enhet: Enhet, nu: HandlingUppgifter, märke: Pappersmärke, mål: Mål, egna: frozenset[str]
) -> HandlingUppgifter | None:
    """The paper as it last came (or went): from the attached file, else from what was handed out."""
    bilaga = _egen_bilaga(enhet, nu, märke)
    sha256 = bilaga.sha256 if bilaga else mål.senaste_sha256
    innehåll = _läs_fil(enhet, sha256) if sha256 else None
    ifylld = läs_ifylld(innehåll) if innehåll is not None else None
    return importbygge.handling(ifylld.dokument, mål.nämnd_id, egna, nu.ärenden) if ifylld else None


def _läs_fil(enhet: Enhet, sha256: str) -> bytes | None:
    try:
        return filer.läs(enhet.session, sha256)
    except Saknas:
        return None


def _egen_bilaga(enhet: Enhet, nu: HandlingUppgifter, märke: Pappersmärke) -> BilagaUppgifter | None:
    for bilaga in nu.bilagor:
        if bilaga.filnamn.lower().endswith(".docx"):
            buret = läs_märke(_läs_fil(enhet, bilaga.sha256) or b"")
            if buret is not None and buret.id == märke.id:
                return bilaga
    return None


def _byt_bilaga(
    enhet: Enhet, nu: HandlingUppgifter, märke: Pappersmärke, ny: BilagaUppgifter
) -> tuple[BilagaUppgifter, ...]:
    gammal = _egen_bilaga(enhet, nu, märke)
    if gammal is None:
        return (*nu.bilagor, ny)
    return tuple(replace(ny, id=b.id) if b == gammal else b for b in nu.bilagor)


# --- joining --------------------------------------------------------------------------------------------------------


def slå_ihop(
    bas: HandlingUppgifter | None, nu: HandlingUppgifter, ny: HandlingUppgifter
) -> tuple[HandlingUppgifter, list[str]]:
    """What is stored, changed by what has been changed in Word since ``bas``; and the fields that both have changed.

    Without ``bas`` all that the file says is taken and what it leaves out is kept. Pure.
    """
    krockar: list[str] = []

    def välj(namn: str, b: T | None, n: T, w: T) -> T:
        if bas is None:
            return w or n
        if w in (b, n):
            return n
        if n != b:
            krockar.append(namn)
        return w

    ändrat: dict[str, Any] = {
        fält: välj(ord_, getattr(bas, fält, None), getattr(nu, fält), getattr(ny, fält))
        for fält, ord_ in _HANDLINGSFÄLT.items()
    }
    ändrat["rubrik"] = ändrat["rubrik"] or nu.rubrik
    s_nu, s_ny = nu.skrivelse, ny.skrivelse
    if s_nu is None or s_ny is None:
        return replace(nu, **ändrat, text=ny.text, skrivelse=s_nu or s_ny), krockar
    s_bas = (bas.skrivelse if bas is not None else None) or SkrivelseUppgifter()
    delar: dict[str, Any] = {}
    for fält in (f.name for f in fields(SkrivelseUppgifter) if f.name not in _INTE_UR_WORD):
        b, n, w = (_utan_id(getattr(s, fält)) for s in (s_bas, s_nu, s_ny))
        vald = välj(_ORD.get(fält, fält.capitalize()), b, n, w)
        delar[fält] = getattr(s_nu, fält) if vald == n else _med_id(getattr(s_nu, fält), vald)
    delar["avsnitt"] = _avsnitt(s_bas.avsnitt if bas is not None else None, s_nu.avsnitt, s_ny.avsnitt, krockar, välj)
    return replace(nu, **ändrat, text=ny.text, skrivelse=replace(s_nu, **delar)), krockar


Väljare = Callable[[str, Any, Any, Any], Any]


def _avsnitt(
    bas: tuple[AvsnittUppgifter, ...] | None,
    nu: tuple[AvsnittUppgifter, ...],
    ny: tuple[AvsnittUppgifter, ...],
    krockar: list[str],
    välj: Väljare,
) -> tuple[AvsnittUppgifter, ...]:
    """Section by section, by heading; in the order of the file, what was added here last."""
    per = [{a.rubrik: a for a in del_} for del_ in (bas or (), nu, ny)]
    if any(len(p) != len(del_) for p, del_ in zip(per, (bas or (), nu, ny), strict=True)):
        b, n, w = (_utan_id(x) for x in (bas or (), nu, ny))
        vald = välj("Avsnitten", b, n, w)
        return nu if vald == n else _med_id(nu, vald)
    i_bas, i_nu, i_ny = per
    ut: list[AvsnittUppgifter] = []
    for rubrik, w in i_ny.items():
        före, här = i_bas.get(rubrik), i_nu.get(rubrik)
        if här is not None:
            ut.append(
                replace(här, text=välj(rubrik or "Text utan rubrik", före.text if före else None, här.text, w.text))
            )
        elif före is None or före.text != w.text:
            ut.append(replace(w, id=None))
            if före is not None:
                krockar.append(rubrik)
    for rubrik, här in i_nu.items():
        if rubrik not in i_ny:
            före = i_bas.get(rubrik)
            if före is None or (bas is not None and här.text != före.text):
                ut.append(här)
    return tuple(ut)


def _utan_id(värde: Any) -> Any:
    """Children by content alone."""
    if isinstance(värde, tuple):
        return tuple(replace(v, id=None) if hasattr(v, "id") else v for v in värde)
    return värde


def _med_id(gamla: Any, nya: Any) -> Any:
    """New children in the rows of the old ones, place by place."""
    if not isinstance(nya, tuple) or not isinstance(gamla, tuple):
        return nya
    return tuple(
        replace(v, id=gamla[i].id if i < len(gamla) else None) if hasattr(v, "id") else v for i, v in enumerate(nya)
    )
