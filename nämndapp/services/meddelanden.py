"""Meddelanden: what is reported to the nämnd, collected since its last meeting (R40 ff.)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from nämndapp.bas import diarienummer
from nämndapp.models import Meddelandepost, Punkttyp, Sammanträde
from nämndapp.rules.punkter import är_meddelanden
from nämndapp.services import aggregat, radsamling
from nämndapp.services.andring import Ändring
from nämndapp.services.radsamling import Samling
from nämndapp.services.spegling import Form, läs, synka
from nämndapp.services.uppgifter import (
    MeddelandenUppgifter,
    MeddelandepostUppgifter,
    PunktUppgifter,
    SammanträdeUppgifter,
)
from nämndapp.storage import Databas, Enhet, kallelseurval

_FORM = Form(MeddelandepostUppgifter, Meddelandepost)
PUNKT = "Meddelanden"


def _läs(enhet: Enhet, sammanträde_id: int) -> MeddelandenUppgifter:
    nämnd_id = enhet.hämta(Sammanträde, sammanträde_id).nämnd_id
    rader = kallelseurval.meddelanden(enhet.session, nämnd_id, sammanträde_id)
    return MeddelandenUppgifter(tuple(läs(_FORM, r) for r in rader))


def _skriv(enhet: Enhet, sammanträde_id: int, uppgifter: MeddelandenUppgifter) -> None:
    nämnd_id = enhet.hämta(Sammanträde, sammanträde_id).nämnd_id
    nuvarande = kallelseurval.meddelanden(enhet.session, nämnd_id, sammanträde_id)
    rader: list[Any] = synka(enhet.session, _FORM, nuvarande, uppgifter.rader)
    for rad in rader:
        rad.nämnd_id = nämnd_id
        enhet.session.add(rad)
    for rad in nuvarande:
        if rad not in rader:
            enhet.session.delete(rad)
    enhet.session.flush()


MEDDELANDEN = Samling("meddelanden", _läs, _skriv, "meddelandena")
radsamling.koppla_ångring(MEDDELANDEN)


def hämta_meddelanden(db: Databas, sammanträde_id: int) -> MeddelandenUppgifter:
    """What is reported at the meeting, then what waits for the nämnd's next one."""
    with db.läsning() as enhet:
        return _läs(enhet, sammanträde_id)


def spara_meddelanden(
    db: Databas, sammanträde_id: int, nya: MeddelandenUppgifter, väntade: MeddelandenUppgifter | None
) -> Ändring:
    """Saves the rows that the meeting shows. Raises Versionskonflikt when they are not ``väntade``."""
    with db.skrivning() as enhet:
        return radsamling.spara(enhet, MEDDELANDEN, sammanträde_id, nya, väntade)


def lägg_på_listan(db: Databas, sammanträde_id: int, väntad_version: int | None) -> Ändring:
    """Puts what waits under the item "Meddelanden", which is made last on the list when there is none. Undoable."""
    with db.skrivning() as enhet:
        return lägg_i(enhet, sammanträde_id, väntad_version)


def lägg_i(enhet: Enhet, sammanträde_id: int, väntad_version: int | None) -> Ändring:
    """``lägg_på_listan`` in a unit of work."""
    from nämndapp.services.sammantraden import SAMMANTRÄDE  # meetings undo messages, so they know each other

    före: SammanträdeUppgifter = SAMMANTRÄDE.läs(enhet.session, aggregat.hämta(enhet, SAMMANTRÄDE, sammanträde_id))
    nya = före
    if meddelandepunkt(före) is None:
        nya = replace(före, lista=(*före.lista, PunktUppgifter(PUNKT, typ=Punkttyp.ANMÄLAN)))
    ändring = aggregat.spara(enhet, SAMMANTRÄDE, sammanträde_id, nya, väntad_version)
    punkt = meddelandepunkt(SAMMANTRÄDE.läs(enhet.session, aggregat.hämta(enhet, SAMMANTRÄDE, sammanträde_id)))
    alla = _läs(enhet, sammanträde_id)
    lagda = tuple(r if r.punkt_id is not None else replace(r, punkt_id=punkt.id if punkt else None) for r in alla.rader)
    del_ = radsamling.spara(enhet, MEDDELANDEN, sammanträde_id, MeddelandenUppgifter(lagda), None)
    return replace(ändring, beskrivning="Lade meddelandena på listan", delar=() if del_.tom else (del_,))


def meddelandepunkt(möte: SammanträdeUppgifter) -> PunktUppgifter | None:
    """The item that messages stand under: the last one whose title begins with the word."""
    träffar = [p for p in möte.punkter if not p.utgår and är_meddelanden(p.rubrik)]
    return träffar[-1] if träffar else None


# --- pasted text ----------------------------------------------------------------------------------------------------

_PUNKT = re.compile(r"^(\s*)[-•–*o]\s+")


def tolka(text: str) -> tuple[MeddelandepostUppgifter, ...]:
    """Messages out of pasted text: a row per line with its numbers first; bullets under it go along."""
    return tuple(_poster(text))


def _poster(text: str) -> Iterator[MeddelandepostUppgifter]:
    nu: list[str] = []
    for rad in text.splitlines():
        if not rad.strip():
            continue
        if _PUNKT.match(rad) and nu:
            nu.append(rad.rstrip())
            continue
        if nu:
            yield _post(nu)
        nu = [_PUNKT.sub("", rad).strip() if _PUNKT.match(rad) else rad.strip()]
    if nu:
        yield _post(nu)


def _post(rader: list[str]) -> MeddelandepostUppgifter:
    nummer, text = _dela(rader[0])
    under = [_PUNKT.sub(lambda m: "  " * (len(m[1].expandtabs(2)) // 2) + "- ", r) for r in rader[1:]]
    return MeddelandepostUppgifter("\n".join([text, *under]).strip(), nummer or None)


def _dela(rad: str) -> tuple[str, str]:
    """ "SN 2023/28, SN 2023/31 Protokoll från …" → the numbers, and the rest."""
    nummer: list[str] = []
    rest = rad.replace("\t", " ").strip()
    while träff := _NUMMER.match(rest):
        nummer.append(träff[0].strip(" ,;"))
        rest = rest[träff.end() :].lstrip()
    return (", ".join(nummer), rest) if rest and all(diarienummer.tolka(n) for n in nummer) else ("", rad.strip())


_NUMMER = re.compile(
    r"(?:[A-ZÅÄÖ]{2,6}[ /]?)?(?:19|20)\d\d[/:.-]\d+(?=[\s,;]|$)[,;]?|[A-ZÅÄÖ]{2,6}/(?:19|20)\d\d:\d+[,;]?"
)
