"""How a skrivelse is worded: who decides, who signs, which abbreviations a reader must know, and when it came."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from nämndapp.bas import svenska
from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.bas.hanvisning import organnyckel
from nämndapp.bas.papekande import Plats, Påpekande
from nämndapp.models import Handling, Skrivelse
from nämndapp.rules.lage import Läge, Regel, tips, varning

SKRIVELSER = {Dokumenttyp.TJÄNSTESKRIVELSE, Dokumenttyp.ORDFÖRANDESKRIVELSE}
_BESLUTAR = re.compile(
    r"^\s*(?:att\s+)?(?P<organ>(?:[A-ZÅÄÖ][\wåäö]*-?\s(?:och\s)?){0,3}[\wåäöÅÄÖ-]*"
    r"(?:nämnden|styrelsen|fullmäktige|utskottet)(?:\sför\s[a-zåäö, ]+?)?)\s+(?P<verb>[a-zåäö]+)",
)
_ALLMÄN = {"nämnden", "styrelsen", "fullmäktige", "utskottet"}

# Known by everybody who reads the papers of a kommun, or written so on purpose.
_VANLIGA_ORD = """
AB HB KB EU FN IT TV ID IP OK PDF USA SFS SOU SKR GDPR BBIC VD HR CV PS OBS NATO SCB SMHI SVT SOS KL OSL FL SOL LSS
LVU LVM TF BBR IVO JO JK KF KS AU MBL LAS II III IV VI VII VIII IX
"""
VANLIGA: Final = frozenset(_VANLIGA_ORD.split())
_FÖRKORTNING = re.compile(r"(?<![\w/&-])(?P<kort>[A-ZÅÄÖ]{2,6})(?![\w&])")
_NUMMER_EFTER = re.compile(r"^(?:[:\s/\u00a0-]*(?:\d|§))|^\.[a-zåäö]", re.IGNORECASE)


def beslutssatsen_nämner_rätt_organ(h: Handling, läge: Läge) -> Iterator[Påpekande]:
    """A proposal is one to the nämnd that decides (or to whom the paper is addressed), not to another."""
    s = h.skrivelse
    if s is None or h.typ not in SKRIVELSER or not läge.organ:
        return
    rätta = {organnyckel(läge.organ), *(organnyckel(a) for a in s.adressater)}
    for nr, sats in enumerate(sorted(s.satser, key=lambda sats: sats.ordning), 1):
        träff = _BESLUTAR.match(sats.text)
        if träff is None or träff["organ"].casefold() in _ALLMÄN or organnyckel(träff["organ"]) in rätta:
            continue
        var = f"Beslutssats {nr}" if len(s.satser) > 1 else "Förslaget till beslut"
        yield varning(
            "SKR-annat-organ",
            f"{var} börjar med {träff['organ']}, men beslutet fattas av {läge.organ}.",
            f"Skriv vad {läge.organ} ska besluta, till exempel att föreslå {träff['organ']} att besluta.",
            plats=Plats("handling", h.id, "satser", text=h.rubrik),
            lagrum="KL 6:3",
        )


def undertecknare_har_titel(h: Handling, _läge: Läge) -> Iterator[Påpekande]:
    """Who signs says in what capacity."""
    s = h.skrivelse
    if s is None or h.typ not in SKRIVELSER:
        return
    utan = [u.namn.strip() for u in s.undertecknare if u.namn.strip() and not u.titel.strip()]
    if utan:
        yield tips(
            "SKR-titel-saknas",
            f"{svenska.uppräkning(utan)} undertecknar utan titel.",
            "Skriv titeln efter namnet, med komma emellan.",
            plats=Plats("handling", h.id, "undertecknare", text=h.rubrik),
            lagrum="OSL 4:1",
        )


def oförklarade(s: Skrivelse, rubrik: str, förklarade: frozenset[str]) -> list[str]:
    """Abbreviations in the running text that are neither common, nor in the register, nor explained in the text."""
    text = "\n".join([rubrik, *(sats.text for sats in s.satser), *(a.text for a in s.avsnitt)])
    kända = VANLIGA | {f.upper() for f in förklarade}
    svar: dict[str, None] = {}
    for träff in _FÖRKORTNING.finditer(text):
        kort = träff["kort"]
        efter = text[träff.end() : träff.end() + 12]
        före = text[max(0, träff.start() - 1) : träff.start()]
        i_parentes = före == "(" and efter.startswith(")")  # a party, or the abbreviation after its meaning
        if kort in kända or i_parentes or _NUMMER_EFTER.match(efter) or re.match(r"\s\([a-zåäö]", efter):
            continue
        if f"({kort})" not in text and not _bara_versaler(text, träff.start()):
            svar[kort] = None
    return list(svar)


def _bara_versaler(text: str, plats: int) -> bool:
    """A line in capitals is a heading, not abbreviations."""
    rad = text[text.rfind("\n", 0, plats) + 1 :].split("\n", 1)[0]
    return rad.isupper() and len(rad.split()) > 1


def förkortningar_är_förklarade(h: Handling, läge: Läge) -> Iterator[Påpekande]:
    """Abbreviations that a member of the public cannot know."""
    if h.skrivelse is None or h.typ not in SKRIVELSER or läge.förkortningar is None:
        return
    okända = oförklarade(h.skrivelse, h.rubrik, läge.förkortningar)
    if okända:
        ord_ = "Förkortningen" if len(okända) == 1 else "Förkortningarna"
        yield tips(
            "SKR-forkortning",
            f"{ord_} {svenska.uppräkning(okända)} förklaras inte.",
            "Skriv ut ordet första gången, eller lägg förkortningen i registret.",
            plats=Plats("handling", h.id, "avsnitt", text=h.rubrik),
            lagrum="OSL 4:1",
        )


def skrivelsen_kom_före_kallelsen(h: Handling, läge: Läge) -> Iterator[Påpekande]:
    """A paper that is dated after the kallelse was sent cannot have gone with it."""
    if h.typ in SKRIVELSER and h.datum is not None and läge.kallelsedag is not None and h.datum > läge.kallelsedag:
        yield varning(
            "SKR-efter-kallelsen",
            f"Skrivelsen är daterad {h.datum}, men kallelsen gick ut {läge.kallelsedag}.",
            "Skicka den som tilläggshandling, eller rätta datumet.",
            plats=Plats("handling", h.id, "datum", text=h.rubrik),
            lagrum="KL 6:44",
        )


TEXTREGLER: Final[tuple[Regel[Handling], ...]] = (
    beslutssatsen_nämner_rätt_organ,
    undertecknare_har_titel,
    förkortningar_är_förklarade,
    skrivelsen_kom_före_kallelsen,
)
