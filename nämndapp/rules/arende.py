"""Ärenden and handlingar in the register (OSL 5:1, 5:2, 5:5; R40–R43)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nämndapp.bas import diarienummer, svenska
from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.bas.papekande import Plats, Påpekande
from nämndapp.models import Handling, Handlingsriktning, Ärende
from nämndapp.rules.lage import Läge, Regel, tips, varning
from nämndapp.rules.personnummer import personnummer_i
from nämndapp.rules.platshallare import platshållare


def ärendet_går_att_söka(ä: Ärende, läge: Läge) -> Iterator[Påpekande]:
    """OSL 5:2: what the matter concerns, briefly, in a public title, and when it was registered."""
    plats = Plats("arende", ä.id, "rubrik")
    if not ä.rubrik.strip():
        yield varning(
            "ARE-rubrik-saknas", "Ärendet saknar rubrik.", "Skriv i korthet vad ärendet rör.", plats=plats,
            lagrum="OSL 5:2",
        )  # fmt: skip
    for nummer in personnummer_i(ä.rubrik):
        yield varning(
            "ARE-personnummer",
            f"Rubriken innehåller {nummer}, som ser ut som ett personnummer; rubriken är offentlig.",
            "Skriv rubriken utan personnummer.",
            plats=plats,
            lagrum="OSL 5:2",
        )
    for rest in platshållare(ä.rubrik):
        yield varning(
            "ARE-malltext", f"I rubriken står malltexten ”{rest}” kvar.", "Skriv rätt text.", plats=plats
        )  # fmt: skip
    if ä.registrerat is None:
        yield tips(
            "ARE-registrerat-saknas",
            "Det framgår inte när ärendet registrerades; det är inläst från handlingar.",
            "Skriv dagen efter det diarium som numret kommer från.",
            plats=Plats("arende", ä.id, "registrerat"),
            lagrum="OSL 5:2",
        )
    elif ä.registrerat > läge.idag:
        yield varning(
            "ARE-framtida-datum",
            f"Ärendet är registrerat {ä.registrerat}, som inte har varit än.",
            "Rätta registreringsdatumet.",
            plats=Plats("arende", ä.id, "registrerat"),
        )


def diarienumret_går_att_läsa(ä: Ärende, _läge: Läge) -> Iterator[Påpekande]:
    """A number may come from another system and look as it likes, but an unknown form is often a slip (R42)."""
    yield from _form(ä.diarienummer, Plats("arende", ä.id, "diarienummer"))
    if not (ä.diarienummer or "").strip():
        yield tips(
            "ARE-dnr-saknas",
            "Ärendet har inget diarienummer, så handlingar kan inte kopplas till det automatiskt.",
            "Skriv numret när ärendet har diarieförts.",
            plats=Plats("arende", ä.id, "diarienummer"),
            lagrum="OSL 5:2",
        )


def _form(nummer: str | None, plats: Plats) -> Iterator[Påpekande]:
    if nummer and nummer.strip() and diarienummer.tolka(nummer) is None:
        yield tips(
            "DIA-okand-form",
            f"”{nummer}” ser inte ut som ett diarienummer.",
            "Kontrollera att numret är rätt skrivet; det sparas som det står.",
            plats=plats,
        )


def registeruppgifterna_finns(h: Handling, läge: Läge) -> Iterator[Påpekande]:
    """OSL 5:2: date, designation, sender or recipient, and what it concerns."""
    verb = {
        Handlingsriktning.INKOMMEN: "kom in",
        Handlingsriktning.UTGÅENDE: "skickades",
        Handlingsriktning.UPPRÄTTAD: "upprättades",
    }[h.riktning]
    namn = f"handlingen ”{h.rubrik.strip()}”" if h.rubrik.strip() else "handlingen"
    if h.datum is None:
        är_bilaga = h.riktning is Handlingsriktning.UPPRÄTTAD and h.typ is Dokumenttyp.BILAGA
        larm = tips if är_bilaga else varning  # an appendix follows the paper that it belongs to
        yield larm(
            "HAN-datum-saknas", f"Det framgår inte när {namn} {verb}.", "Fyll i datumet.",
            plats=Plats("handling", h.id, "datum"), lagrum="OSL 5:2",
        )  # fmt: skip
    elif h.datum > läge.idag and h.riktning is not Handlingsriktning.UPPRÄTTAD:
        yield varning(
            "HAN-framtida-datum",
            f"{svenska.versal(namn)} {verb} {h.datum}, som inte har varit än.",
            "Rätta datumet.",
            plats=Plats("handling", h.id, "datum"),
        )
    if h.riktning is not Handlingsriktning.UPPRÄTTAD and not h.motpart.strip():
        part = "avsändare" if h.riktning is Handlingsriktning.INKOMMEN else "mottagare"
        yield varning(
            "HAN-motpart-saknas", f"{svenska.versal(namn)} har ingen {part}.", f"Skriv {part}, om det finns någon.",
            plats=Plats("handling", h.id, "motpart"), lagrum="OSL 5:2",
        )  # fmt: skip
    if not h.rubrik.strip():
        yield varning(
            "HAN-rubrik-saknas", "Det framgår inte vad handlingen rör.", "Skriv i korthet vad handlingen rör.",
            plats=Plats("handling", h.id, "rubrik"), lagrum="OSL 5:2",
        )  # fmt: skip
    yield from _form(h.diarienummer, Plats("handling", h.id, "diarienummer"))


def sekretessmarkeringen_är_fullständig(h: Handling, _läge: Läge) -> Iterator[Påpekande]:
    """OSL 5:5: provision, date and authority belong together."""
    delar = (
        ("sekretess_lagrum", "sekretessbestämmelsen", bool(h.sekretess_lagrum.strip())),
        ("sekretess_datum", "datum", h.sekretess_datum is not None),
        ("sekretess_myndighet", "myndigheten", bool(h.sekretess_myndighet.strip())),
    )
    saknas = [(fält, namn) for fält, namn, finns in delar if not finns]
    if saknas and len(saknas) < len(delar):
        yield varning(
            "HAN-sekretessmarkering",
            f"Sekretessmarkeringen på ”{h.rubrik}” anger inte {svenska.uppräkning([namn for _, namn in saknas])}.",
            "Fyll i bestämmelse, datum och myndighet, till exempel 26 kap. 1 § OSL.",
            plats=Plats("handling", h.id, saknas[0][0]),
            lagrum="OSL 5:5",
        )


ÄRENDEREGLER: Final[tuple[Regel[Ärende], ...]] = (ärendet_går_att_söka, diarienumret_går_att_läsa)
HANDLINGSREGLER: Final[tuple[Regel[Handling], ...]] = (registeruppgifterna_finns, sekretessmarkeringen_är_fullständig)
