"""The § that an uppdrag comes from: which one is cited, and what it is called now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlmodel import Session

from nämndapp.bas.hanvisning import Beslutshänvisning, formatera, tolka
from nämndapp.bas.papekande import Plats
from nämndapp.bas.svenska import datum_kort
from nämndapp.models import Bevakning
from nämndapp.services.underlag import Underlagsträff, slå_upp_text
from nämndapp.services.uppgifter import BevakningUppgifter
from nämndapp.storage import Databas, citat


def gällande(session: Session, uppdrag: Sequence[Bevakning]) -> dict[int, str]:
    """What each uppdrag's § is called, by its id: a § that got another number since is called by that one."""
    rader = {r[0]: r for r in citat.paragrafer(session, {b.paragraf_id for b in uppdrag if b.paragraf_id})}
    return {b.id or 0: _med_nummer(b.källa, rader.get(b.paragraf_id)) for b in uppdrag}


def _med_nummer(källa: str, rad: Sequence[Any] | None) -> str:
    if rad is None or rad[3] is None:
        return källa
    _, kod, datum, nummer, *_ = rad
    skrivet = tolka(källa)
    if källa == onumrerad(kod, datum):  # it had no number when the uppdrag was made
        return formatera(Beslutshänvisning(kod, datum, nummer))
    if skrivet is None or skrivet.paragraf == nummer:
        return källa
    return formatera(Beslutshänvisning(skrivet.organ, skrivet.datum, nummer))


def onumrerad(kod: str, datum: date) -> str:
    """What a § without number is called: "SN 2026-02-10"."""
    return f"{kod} {datum_kort(datum)}"


def slå_upp_källa(db: Databas, källa: str, sparad: BevakningUppgifter) -> Underlagsträff:
    """The § of an uppdrag while its källa is being written: the one it is tied to, until another is written."""
    if källa.strip() == sparad.källa.strip() and sparad.paragraf_id is not None:
        with db.läsning() as enhet:
            rader = citat.paragrafer(enhet.session, {sparad.paragraf_id})
        for id_, kod, datum, nummer, rubrik, nämnd_id, möte_id in rader:
            text = formatera(Beslutshänvisning(kod, datum, nummer)) if nummer else källa.strip()
            return Underlagsträff(text, rubrik, Plats("paragraf", id_), nämnd_id=nämnd_id, sammanträde_id=möte_id)
    return slå_upp_text(db, källa)[0]
