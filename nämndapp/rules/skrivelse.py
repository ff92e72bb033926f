"""Tjänsteskrivelser: is the paper filled in, and does it agree with itself and with the papers it names?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from nämndapp.bas import svenska
from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.bas.papekande import Plats, Påpekande
from nämndapp.models import Handling, Skrivelse, Underlag
from nämndapp.rules.citat import åberopade_beslut_stämmer
from nämndapp.rules.lage import Läge, Regel, fel, tips, varning
from nämndapp.rules.likhet import likhet
from nämndapp.rules.platshallare import platshållare
from nämndapp.rules.remiss import REMISSREGLER
from nämndapp.rules.skrivelsetext import TEXTREGLER

_TJÄNSTESKRIVELSER = {Dokumenttyp.TJÄNSTESKRIVELSE, Dokumenttyp.ORDFÖRANDESKRIVELSE}


def _ordnat(rader: Sequence[Underlag]) -> list[Underlag]:
    return sorted(rader, key=lambda u: u.ordning)


def _texter(h: Handling, s: Skrivelse) -> Iterator[tuple[str, str, str]]:
    """(field, where in words, text) for all that is printed."""
    yield "rubrik", "rubriken", h.rubrik
    yield "diarienummer", "diarienumret", h.diarienummer or ""
    for sats in s.satser:
        yield "satser", "förslag till beslut", sats.text
    for a in s.avsnitt:
        yield "avsnitt", f"avsnittet {a.rubrik}" if a.rubrik.strip() else "texten", a.text
    for u in s.underlag:
        yield "underlag", "beslutsunderlaget", u.text
    for mottagare in s.skickas_till:
        yield "skickas_till", "Skickas till", mottagare
    for etikett, värde in s.övriga_fält.items():
        if isinstance(värde, str):
            yield "övriga_fält", f"fältet {etikett}", värde


def malltexten_är_ersatt(h: Handling, _läge: Läge) -> Iterator[Påpekande]:
    """Text that the template asks to replace makes the paper incomplete."""
    if h.skrivelse is None:
        return
    for fält, var, text in _texter(h, h.skrivelse):
        for rest in platshållare(text):
            yield fel(
                "SKR-malltext",
                f"I {var} står malltexten ”{rest}” kvar.",
                "Skriv rätt text eller ta bort malltexten.",
                plats=Plats("handling", h.id, fält, text=h.rubrik),
            )


def skrivelsen_är_fullständig(h: Handling, _läge: Läge) -> Iterator[Påpekande]:
    """A tjänsteskrivelse proposes something, is dated, signed, and says who is told."""
    s = h.skrivelse
    if s is None or h.typ not in _TJÄNSTESKRIVELSER:
        return
    plats = Plats("handling", h.id, "", text=h.rubrik)
    if not any(sats.text.strip() for sats in s.satser):
        yield varning(
            "SKR-forslag-saknas",
            "Skrivelsen har inget förslag till beslut.",
            "Skriv vad nämnden föreslås besluta, om något ska beslutas.",
            plats=Plats("handling", h.id, "satser", text=h.rubrik),
        )
    if h.datum is None:
        yield varning("SKR-datum-saknas", "Skrivelsen är inte daterad.", "Fyll i datumet.", plats=plats)
    if not (h.diarienummer or "").strip():
        yield varning(
            "SKR-dnr-saknas", "Skrivelsen har inget diarienummer.", "Skriv ärendets diarienummer.", plats=plats
        )
    if not any(u.namn.strip() for u in s.undertecknare):
        yield tips(
            "SKR-undertecknare-saknas", "Ingen undertecknar skrivelsen.", "Skriv vem som undertecknar.", plats=plats
        )
    if not any(m.strip() for m in s.skickas_till) and not s.meddelanden:
        yield tips(
            "SKR-skickas-till-saknas",
            "Det framgår inte vem beslutet ska skickas till.",
            "Skriv mottagarna.",
            plats=plats,
        )
    for a in s.avsnitt:
        if a.rubrik.strip() and not a.text.strip() and not _har_egen_tabell(a.rubrik, s):
            yield tips(
                "SKR-tomt-avsnitt",
                f"Avsnittet {a.rubrik} är tomt.",
                "Skriv texten eller ta bort rubriken.",
                plats=Plats("handling", h.id, "avsnitt", text=h.rubrik),
            )


def _har_egen_tabell(rubrik: str, s: Skrivelse) -> bool:
    match rubrik.strip().casefold():
        case "förslag till beslut":
            return bool(s.satser)
        case "beslutsunderlag":
            return bool(s.underlag)
        case "skickas till" | "beslutet skickas till":
            return bool(s.skickas_till)
        case "sammanfattning" | "meddelanden":
            return bool(s.meddelanden)
        case _:
            return False


_EGEN = re.compile(r"tjänsteskrivelse\b,?\s*(?P<datum>\d{4}-\d{2}-\d{2})?\s*[–—-]?\s*(?P<titel>.*)", re.IGNORECASE)


def skrivelsen_stämmer_med_sitt_underlag(h: Handling, _läge: Läge) -> Iterator[Påpekande]:
    """Where Beslutsunderlag names a tjänsteskrivelse, one of them is this one: same date, same title."""
    s = h.skrivelse
    if s is None or h.typ is not Dokumenttyp.TJÄNSTESKRIVELSE or h.datum is None:
        return
    egna = [(u, m) for u in _ordnat(s.underlag) if (m := _EGEN.search(u.text)) and m["datum"]]
    if not egna:
        return
    plats = Plats("handling", h.id, "underlag", text=h.rubrik)
    samma_dag = [(u, m) for u, m in egna if svenska.tolka_datum(m["datum"]) == h.datum]
    if not samma_dag:
        yield varning(
            "SKR-underlag-datum",
            f"Skrivelsen är daterad {h.datum}, men beslutsunderlaget anger tjänsteskrivelse {egna[0][1]['datum']}.",
            "Rätta datumet på det ena stället.",
            plats=plats,
        )
        return
    titlar = [m["titel"].strip() for _, m in samma_dag if m["titel"].strip()]
    if titlar and not any(_vikt(t) == _vikt(h.rubrik) for t in titlar):
        yield tips(
            "SKR-underlag-titel",
            f"Skrivelsen heter ”{h.rubrik}” men kallas ”{titlar[0]}” i beslutsunderlaget.",
            "Använd samma rubrik på båda ställena.",
            plats=plats,
        )


def _vikt(text: str) -> str:
    """Folded so that dashes, hyphens, spaces and case do not matter."""
    return re.sub(r"[\W_]+", "", text.casefold())


def underlaget_finns(h: Handling, läge: Läge) -> Iterator[Påpekande]:
    """Papers named under Beslutsunderlag lie in the matter: decisions by date and §, others by their title."""
    s = h.skrivelse
    if s is None or h.typ not in _TJÄNSTESKRIVELSER or läge.handlingar is None:
        return
    andra = [a for a in läge.handlingar if a is not h]
    for u in _ordnat(s.underlag):
        egen = _EGEN.search(u.text)
        if egen and egen["datum"] and svenska.tolka_datum(egen["datum"]) == h.datum:
            continue
        plats = Plats("handling", h.id, "underlag", text=h.rubrik)
        if u.paragraf is not None and u.datum is not None:
            if not any(_är_beslutet(a, u) for a in andra):
                yield varning(
                    "SKR-underlag-saknas",
                    f"Beslutsunderlaget ”{u.text}” finns inte bland handlingarna.",
                    "Lägg till protokollsutdraget.",
                    plats=plats,
                )
        elif u.text.strip() and not any(namner(u.text, a) for a in andra):
            yield tips(
                "SKR-underlag-ej-funnet",
                f"Ingen handling med namnet ”{u.text.strip()}” finns bland handlingarna.",
                "Lägg till handlingen, eller kontrollera dess rubrik.",
                plats=plats,
            )


def _är_beslutet(a: Handling, u: Underlag) -> bool:
    return a.skrivelse is not None and a.skrivelse.paragraf == u.paragraf and a.datum == u.datum


def namner(text: str, a: Handling) -> bool:
    """Does the line name the paper?

    One title within the other, or most words the same ("Förslag till taxa" – "Taxa för hemtjänst").
    """
    x, y = _vikt(text), _vikt(a.rubrik)
    if min(len(x), len(y)) >= 8 and (x in y or y in x):
        return True
    return x == y or likhet(text, a.rubrik) >= 0.6


SKRIVELSEREGLER: Final[tuple[Regel[Handling], ...]] = (
    malltexten_är_ersatt,
    skrivelsen_är_fullständig,
    skrivelsen_stämmer_med_sitt_underlag,
    underlaget_finns,
    åberopade_beslut_stämmer,
    *TEXTREGLER,
    *REMISSREGLER,
)
