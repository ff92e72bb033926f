"""Phrases to insert: the nämnd's own, or a set to begin with, with the organ's name put in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from nämndapp.models import Frasplats, Nämnd
from nämndapp.storage import Databas, citat

LUCKA = "…"
ORGAN = "{organ}"


@dataclass(frozen=True, slots=True)
class Fras:
    """``kortord`` is typed to find it; ``text`` has … where the writer goes on."""

    kortord: str
    text: str
    plats: Frasplats = Frasplats.ÖVERALLT


_F, _S = Frasplats.FÖRSLAG, Frasplats.SKRIVELSE
INBYGGDA = (
    Fras("till", "{organ} lägger … till handlingarna.", _F),
    Fras("över", "{organ} överlämnar … till ….", _F),
    Fras("upp", "{organ} ger … i uppdrag att ….", _F),
    Fras("upps", "{organ} ger … i uppdrag att … och att redovisa uppdraget senast ….", _F),
    Fras("godk", "{organ} godkänner ….", _F),
    Fras("anta", "{organ} antar … att gälla från och med ….", _F),
    Fras("ersa", "{organ} antar … och upphäver ….", _F),
    Fras("info", "{organ} tar del av informationen om ….", _F),
    Fras("remi", "{organ} antar … som sitt yttrande och överlämnar det till ….", _F),
    Fras("avst", "{organ} avstår från att yttra sig över ….", _F),
    Fras("före", "{organ} föreslår … att besluta följande: ….", _F),
    Fras("bevi", "{organ} beviljar … med … kronor för ….", _F),
    Fras("avsl", "{organ} avslår ….", _F),
    Fras("utse", "{organ} utser … till … från och med … till och med ….", _F),
    Fras("dele", "{organ} delegerar till … att besluta om ….", _F),
    Fras("anmä", "{organ} noterar att … har anmälts.", _F),
    Fras("åter", "{organ} återremitterar ärendet till … för ….", _F),
    Fras("bord", "{organ} bordlägger ärendet till sammanträdet den ….", _F),
    Fras("omed", "Paragrafen justeras omedelbart.", Frasplats.ÖVERALLT),
    Fras("barn", "Beslutet bedöms påverka barn genom att …. Barnets bästa har prövats genom ….", _S),
    Fras("ejba", "Beslutet bedöms inte påverka barn.", _S),
    Fras("ekon", "Kostnaden är … kronor och ryms inom ….", _S),
    Fras("ejek", "Beslutet har inga ekonomiska konsekvenser.", _S),
    Fras("bakg", "… beslutade den … § … att ….", _S),
)


def fraser(db: Databas, nämnd_id: int | None, *platser: Frasplats) -> tuple[Fras, ...]:
    """Those for these places and for everywhere, with the organ's name put in; the built-in set while none is kept."""
    if nämnd_id is None:
        return ()
    with db.läsning() as enhet:
        egna = [Fras(kortord, text, plats) for plats, kortord, text in citat.fraser(enhet.session, nämnd_id)]
        nämnd = enhet.session.get(Nämnd, nämnd_id)
        namn = bestämd(nämnd.namn) if nämnd else "Nämnden"
    valda = [f for f in egna or INBYGGDA if not platser or f.plats in {*platser, Frasplats.ÖVERALLT}]
    return tuple(replace(f, text=med_organ(f.text, namn)) for f in valda)


def bestämd(namn: str) -> str:
    """Socialnämnd → Socialnämnden, Arbetsutskott → Arbetsutskottet; a definite form stays."""
    namn = namn.strip()
    if re.search(r"(?:nämnd|beredning)$", namn, re.IGNORECASE):
        return f"{namn}en"
    if re.search(r"styrelse$", namn, re.IGNORECASE):
        return f"{namn}n"
    return f"{namn}et" if re.search(r"utskott$", namn, re.IGNORECASE) else namn or "Nämnden"


def med_organ(text: str, namn: str) -> str:
    """The organ's name where the phrase has {organ}, or begins with "Nämnden"."""
    inne = namn[:1].lower() + namn[1:]
    if text.startswith(ORGAN):
        text = namn + text.removeprefix(ORGAN)
    return re.sub(r"^Nämnden\b", namn, text).replace(ORGAN, inne)


def sök(alla: Sequence[Fras], ord_: str) -> list[Fras]:
    """Those whose kortord or wording begins with what has been typed, kortord first; all for an empty text."""
    vikt = ord_.casefold()
    på_kortord = [f for f in alla if f.kortord.casefold().startswith(vikt)]
    i_texten = [f for f in alla if f not in på_kortord and any(o.startswith(vikt) for o in f.text.casefold().split())]
    return [*på_kortord, *i_texten]


def med_kortord(alla: Sequence[Fras], ord_: str) -> Fras | None:
    """The phrase whose kortord this is."""
    return next((f for f in alla if f.kortord and f.kortord.casefold() == ord_.casefold()), None)


def nästa_lucka(text: str, från: int) -> int | None:
    """Where the next … stands."""
    plats = text.find(LUCKA, från)
    return None if plats < 0 else plats
