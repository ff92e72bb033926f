"""The occasions of a plan: listed with their state, registered with a result and its evidence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from nämndapp.bas.fel import Inmatningsfel
from nämndapp.models import Kontrollutfall
from nämndapp.services import aggregat
from nämndapp.services.andring import Ändring
from nämndapp.services.internkontroll import TILLFÄLLE
from nämndapp.services.internkontrolluppgifter import KontrolltillfälleUppgifter
from nämndapp.storage import Databas, filer, internkontrollurval
from nämndapp.storage.internkontrollurval import Tillfällerad

OGJORDA = frozenset({Kontrollutfall.INTE_GJORD, Kontrollutfall.PÅGÅR})


class Tillfälleläge(StrEnum):
    """How an occasion stands, in a word."""

    KOMMANDE = "kommande"
    FÖRSENAT = "försenat"
    PÅGÅR = "pågår"
    UTAN_AVVIKELSE = "ingen avvikelse"
    AVVIKELSE = "avvikelse"
    ÅTGÄRDAT = "avvikelse, åtgärdad"
    EJ_GENOMFÖRT = "ej genomförd"
    EJ_MÖJLIGT = "ej möjlig att kontrollera"


@dataclass(frozen=True, slots=True)
class TillfälleVy:
    """An occasion."""

    id: int
    version: int
    uppgifter: KontrolltillfälleUppgifter


def läge(rad: Tillfällerad | KontrolltillfälleUppgifter, idag: date) -> Tillfälleläge:
    """The state on a day: what is not done is late when its last day has passed."""
    match rad.utfall:
        case Kontrollutfall.INGEN_AVVIKELSE:
            return Tillfälleläge.UTAN_AVVIKELSE
        case Kontrollutfall.AVVIKELSE:
            return Tillfälleläge.ÅTGÄRDAT if rad.åtgärd_klar else Tillfälleläge.AVVIKELSE
        case Kontrollutfall.EJ_GENOMFÖRD:
            return Tillfälleläge.EJ_GENOMFÖRT
        case Kontrollutfall.EJ_MÖJLIG:
            return Tillfälleläge.EJ_MÖJLIGT
    if rad.senast < idag:
        return Tillfälleläge.FÖRSENAT
    return Tillfälleläge.PÅGÅR if rad.utfall is Kontrollutfall.PÅGÅR else Tillfälleläge.KOMMANDE


def lista_tillfällen(db: Databas, plan_id: int) -> list[Tillfällerad]:
    """The plan's occasions, the nearest last day first."""
    with db.läsning() as enhet:
        return internkontrollurval.tillfällen(enhet.session, plan_id)


def hämta_tillfälle(db: Databas, id_: int) -> TillfälleVy:
    """One occasion."""
    with db.läsning() as enhet:
        rad = aggregat.hämta(enhet, TILLFÄLLE, id_)
        return TillfälleVy(id_, rad.version, TILLFÄLLE.läs(enhet.session, rad))


def spara_tillfälle(
    db: Databas, id_: int | None, uppgifter: KontrolltillfälleUppgifter, väntad_version: int | None
) -> Ändring:
    """Saves an occasion (``id_`` None: one more than the frequency gave)."""
    with db.skrivning() as enhet:
        return aggregat.spara(enhet, TILLFÄLLE, id_, uppgifter, väntad_version)


def ta_bort_tillfälle(db: Databas, id_: int, väntad_version: int | None) -> Ändring:
    """Removes an occasion; it comes back when the change is undone."""
    with db.skrivning() as enhet:
        return aggregat.ta_bort(enhet, TILLFÄLLE, id_, väntad_version)


def med_utfall(u: KontrolltillfälleUppgifter, utfall: Kontrollutfall, dag: date) -> KontrolltillfälleUppgifter:
    """The occasion with a result: done on ``dag`` unless a day is noted; with no result it is not done."""
    if utfall in OGJORDA:
        return replace(u, utfall=utfall, utfört=None)
    return replace(u, utfall=utfall, utfört=u.utfört or dag)


def bifoga_underlag(
    db: Databas, id_: int, namn: str, innehåll: bytes, väntad_version: int | None, *, mediatyp: str
) -> Ändring:
    """Stores the evidence and notes it on the occasion. Raises Inmatningsfel for an empty file or one over 200 MB."""
    if not innehåll:
        raise Inmatningsfel(f"Filen {namn} är tom.", "Välj den fil som visar vad som kontrollerades.")
    with db.skrivning() as enhet:
        sha = filer.spara(enhet.session, innehåll, mediatyp)
        nu = TILLFÄLLE.läs(enhet.session, aggregat.hämta(enhet, TILLFÄLLE, id_))
        nytt = replace(nu, underlag_sha256=sha, underlag_namn=namn)
        return aggregat.spara(enhet, TILLFÄLLE, id_, nytt, väntad_version)


def läs_underlag(db: Databas, id_: int) -> tuple[str, bytes]:
    """The evidence's name and content; raises Inmatningsfel when there is none."""
    with db.läsning() as enhet:
        nu = TILLFÄLLE.läs(enhet.session, aggregat.hämta(enhet, TILLFÄLLE, id_))
        if nu.underlag_sha256 is None:
            raise Inmatningsfel("Kontrollen har inget underlag.", "Lägg till en fil som visar vad som kontrollerades.")
        return nu.underlag_namn, filer.läs(enhet.session, nu.underlag_sha256)
