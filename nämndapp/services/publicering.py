"""Publishing the föredragningslista: the kallelse freezes it, what is changed later goes out as a tilläggslista.

Publishing is a legal act: it is logged and not undoable, only a new publication changes what has been told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlmodel import Session

from nämndapp.bas.fel import Inmatningsfel
from nämndapp.models import Listpublicering, Publiceringsslag, Sammanträde, Sammanträdesstatus
from nämndapp.rules import listan
from nämndapp.rules.granska import granska_kallelse
from nämndapp.rules.listan import Listskillnad
from nämndapp.services import aggregat
from nämndapp.services.andring import Ändring
from nämndapp.services.sammantraden import SAMMANTRÄDE
from nämndapp.storage import Databas, Enhet, kallelseurval, kontrollera_version, logg, planer

LOGGSLAG = {
    Publiceringsslag.KALLELSE: "kallelse publicerad",
    Publiceringsslag.TILLÄGGSLISTA: "tilläggslista publicerad",
}


def publicera(db: Databas, id_: int, väntad_version: int | None, *, tidpunkt: datetime | None = None) -> Ändring:
    """The kallelse the first time, then a tilläggslista with what has been changed since. ``tidpunkt``: local, now.

    Raises Inmatningsfel while the kallelse is incomplete (level FEL), or when nothing has been changed.
    """
    with db.skrivning() as enhet:
        return publicera_i(enhet, id_, väntad_version, tidpunkt or datetime.now().replace(microsecond=0))


def publicera_i(enhet: Enhet, id_: int, väntad_version: int | None, tidpunkt: datetime) -> Ändring:
    """``publicera`` in a unit of work."""
    session = enhet.session
    möte = planer.ladda_sammanträde(session, id_)
    kontrollera_version(möte, väntad_version)
    if möte.status is Sammanträdesstatus.INSTÄLLT:
        raise Inmatningsfel("Sammanträdet är inställt, så det kan inte kallas till det.", "Ändra läget först.")
    tidigare = [p.lista for p in kallelseurval.publiceringar(session, id_)]
    hinder = [p for p in granska_kallelse(möte, tidpunkt.date()) if p.nivå.value == "FEL"]
    if hinder:
        raise Inmatningsfel(f"Listan kan inte publiceras än: {hinder[0].text}", hinder[0].förslag)
    lista = listan.frys(möte, tidigare)
    if tidigare and listan.skillnad(tidigare[-1], lista).tom:
        raise Inmatningsfel("Ingenting har ändrats sedan listan publicerades.", "Då behövs ingen tilläggslista.")
    slag = Publiceringsslag.TILLÄGGSLISTA if tidigare else Publiceringsslag.KALLELSE
    logg.skriv(
        enhet,
        LOGGSLAG[slag],
        f"sammantrade:{id_}",
        {"nummer": len(tidigare), "tidpunkt": tidpunkt.isoformat(), "lista": lista},
    )
    enhet.lägg_till(
        Listpublicering(sammanträde_id=id_, nummer=len(tidigare), slag=slag, tidpunkt=tidpunkt, lista=lista)
    )
    session.expire_all()
    före = SAMMANTRÄDE.läs(session, aggregat.hämta(enhet, SAMMANTRÄDE, id_))
    nytt = före
    if not tidigare:
        kallat = före.status is Sammanträdesstatus.PLANERAT
        nytt = replace(
            före,
            status=Sammanträdesstatus.KALLAT if kallat else före.status,
            kallelse_datum=före.kallelse_datum or tidpunkt.date(),
        )
    ändring = aggregat.spara(enhet, SAMMANTRÄDE, id_, nytt, None)
    beskrivning = "Publicerade kallelsen" if not tidigare else f"Publicerade tilläggslista {len(tidigare)}"
    return replace(ändring, beskrivning=beskrivning, ångerbar=False)


def skillnad_sedan(db: Databas, id_: int) -> Listskillnad | None:
    """What has been changed since the last publication; None when nothing has been published."""
    with db.läsning() as enhet:
        publicerat = listor(enhet.session, id_)
        if not publicerat:
            return None
        return listan.skillnad(publicerat[-1], listan.frys(planer.ladda_sammanträde(enhet.session, id_), publicerat))


def listor(session: Session, id_: int) -> list[Sequence[Mapping[str, Any]]]:
    """The published lists, oldest first, as the rules want them."""
    return [p.lista for p in kallelseurval.publiceringar(session, id_)]


def tilläggslistan(session: Session, möte: Sammanträde) -> tuple[int, datetime | None, Listskillnad]:
    """Number, time and content of the tilläggslista to show: what waits to be published (no time), else the last one.

    Raises Inmatningsfel when the kallelse has not been published, or nothing has been changed since.
    """
    publicerat = kallelseurval.publiceringar(session, möte.id or 0)
    if not publicerat:
        raise Inmatningsfel(
            "Kallelsen är inte publicerad, så det finns ingen tilläggslista.", "Publicera kallelsen först."
        )
    listorna = [p.lista for p in publicerat]
    nu = listan.skillnad(listorna[-1], listan.frys(möte, listorna))
    if not nu.tom:
        return len(publicerat), None, nu
    if len(publicerat) == 1:
        raise Inmatningsfel("Ingenting har ändrats sedan kallelsen publicerades.", "Då behövs ingen tilläggslista.")
    sista = publicerat[-1]
    return sista.nummer, sista.tidpunkt, listan.skillnad(listorna[-2], listorna[-1])
