"""Tjänsteskrivelse and its kin, rebuilt from a Skrivelse (papers: Tjänsteskrivelse)."""

from __future__ import annotations

from collections.abc import Iterable

from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.models import Handling, Meddelande, Nämnd, Skrivelse
from nämndapp.reports import dokument as d
from nämndapp.reports.byggare import gemensamt as g
from nämndapp.reports.byggare.paragrafer import avsnittsnyckel
from nämndapp.reports.stil import Husstil
from nämndapp.rules.punkter import meddelanden_utöver

_BESKRIVNING = {"ärendebeskrivning"}
_Skrivelsedel = tuple[str, list[d.Block]]  # the style's key ("" for a free section), and its blocks


def tjänsteskrivelse(handling: Handling, nämnd: Nämnd | None) -> d.Dokument:
    """The paper as it is stored: head, title, sections in their order, signatures, recipients.

    Needs loaded: skrivelse with all its parts; nämnd with kommun.
    """
    stil = g.husstil(nämnd)
    s = handling.skrivelse or Skrivelse(handling_id=0)
    typ = (handling.typ if handling.typ is not Dokumenttyp.BILAGA else Dokumenttyp.TJÄNSTESKRIVELSE).namn
    block: list[d.Block] = [g.rubrik(1, handling.rubrik)]
    före, efter = _delade_avsnitt(s, stil)
    slut = _slut(s, stil)
    block += [*före, *slut, *efter] if stil.underskrift_först else [*före, *efter, *slut]
    datum = g.iso(handling.datum)
    gemensamma = [
        ("Dokumenttyp", g.dokumenttyp(typ, stil)),
        ("Datum", g.dag(handling.datum, stil)),
        ("Ert datum", s.ert_datum),
        (stil.beteckning, handling.diarienummer or ""),
        ("Er beteckning", s.er_beteckning),
    ]
    tomma = stil.tomma_etiketter
    handläggare = "\n".join(filter(None, [s.handläggare, s.handläggare_titel, s.enhet, s.förvaltning]))
    return d.Dokument(
        titel=handling.rubrik,
        block=tuple(block),
        huvud=d.Sidhuvud(
            avsändare=g.avsändare(nämnd, med_organ=False),
            vänster=g.fältrutor([("Vår handläggare", handläggare)], tomma=tomma),
            fält=g.fältrutor([*gemensamma, ("Adressat", "\n".join(s.adressater))], tomma=tomma),
            följande=g.fältrutor(gemensamma, tomma=tomma),
        ),
        fot=d.Sidfot(första=g.adressfot(nämnd, stil, direkt=s.telefon)),
        författare=", ".join(u.namn for u in _undertecknare(s)),
        datum=datum,
        ämne=f"{typ} {handling.diarienummer or ''}".strip(),
    )


def _delade_avsnitt(s: Skrivelse, stil: Husstil) -> tuple[list[d.Block], list[d.Block]]:
    """All sections; when the house signs before the description, what stands from it on is the second part.

    Sections that have their own table (förslag, underlag) stand where a section with their heading stands, else where
    they usually do: the proposal first, the underlag last.
    """
    delar: list[_Skrivelsedel] = []
    använda: set[str] = set()
    for a in sorted(s.avsnitt, key=lambda a: a.ordning):
        nyckel = avsnittsnyckel(a.rubrik)
        innehåll = _särskilt(s, nyckel, stil) if nyckel not in använda else []
        använda.add(nyckel)
        text = list(g.textblock_till_block(a.text))
        if nyckel == "skickas_till" and s.skickas_till:
            continue
        egna = text if not innehåll or nyckel not in {"förslag", "beslutsunderlag"} else []
        delar.append((nyckel, _avsnitt(a.rubrik, [*egna, *innehåll], stil)))
    if s.beslut and not any(a.rubrik.strip().casefold() == "beslut" for a in s.avsnitt):
        beslut = [b for text in s.beslut for b in _besluts(g.textblock_till_block(text))]
        delar.insert(0, ("beslut", _avsnitt("Beslut", beslut, stil)))
    if "förslag" not in använda and s.satser:
        delar.insert(0, ("förslag", _avsnitt("Förslag till beslut", _särskilt(s, "förslag", stil), stil)))
    if _meddelanden(s) and "sammanfattning" not in använda:
        delar.append(("", _avsnitt("Meddelanden", _särskilt(s, "sammanfattning", stil), stil)))
    if "beslutsunderlag" not in använda and s.underlag:
        delar.append(("beslutsunderlag", _avsnitt("Beslutsunderlag", _särskilt(s, "beslutsunderlag", stil), stil)))
    if stil.skrivelseordning:
        delar = i_husets_ordning(delar, stil)
    if not stil.underskrift_först:
        return [b for _, del_ in delar for b in del_], []
    gräns = next((i for i, (nyckel, _) in enumerate(delar) if nyckel in _BESKRIVNING), len(delar))
    return [b for _, del_ in delar[:gräns] for b in del_], [b for _, del_ in delar[gräns:] for b in del_]


def i_husets_ordning(delar: list[_Skrivelsedel], stil: Husstil) -> list[_Skrivelsedel]:
    """The known sections as the style has them; a free one stays after the known section that it was written after."""
    plats = {nyckel: nr for nr, nyckel in enumerate(stil.skrivelseavsnitt)}
    senaste = -1.0
    platser: list[float] = []
    for nyckel, _ in delar:
        if nyckel in plats:
            senaste = float(plats[nyckel])
            platser.append(senaste)
        else:
            platser.append(senaste + 0.5)
    return [delar[i] for i in sorted(range(len(delar)), key=lambda i: platser[i])]


def _avsnitt(rubrik: str, block: list[d.Block], stil: Husstil) -> list[d.Block]:
    if not block:
        return []
    if not rubrik.strip():
        return block
    namn = g.avsnittsnamn(avsnittsnyckel(rubrik), rubrik, stil)
    return g.avsnitt(g.rubrik(2, namn), block, marginal=stil.rubrikform == "marginal")


def _särskilt(s: Skrivelse, nyckel: str, stil: Husstil) -> list[d.Block]:
    """What the tables of a skrivelse say in the section with this key."""
    match nyckel:
        case "förslag":
            texter = [sats.text for sats in sorted(s.satser, key=lambda sats: sats.ordning)]
            return [b for text in texter for b in _besluts(g.textblock_till_block(text))]
        case "sammanfattning" if meddelanden := _meddelanden(s):
            rader = (g.datarad(m.diarienummer or "", m.text) for m in meddelanden)
            return [d.Tabell((g.kolumn("Dnr", 1.5), g.kolumn("Meddelande", 6)), tuple(rader))]
        case "beslutsunderlag" if s.underlag:
            inledning = [d.Stycke(g.rad(stil.underlagsinledning), håll=True)] if stil.underlagsinledning else []
            return [*inledning, g.lista(u.text for u in sorted(s.underlag, key=lambda u: u.ordning))]
        case _:
            return []


def _meddelanden(s: Skrivelse) -> list[Meddelande]:
    return meddelanden_utöver(s, "\n".join(a.text for a in s.avsnitt))


def _besluts(block: Iterable[d.Block]) -> list[d.Block]:
    return [d.Stycke(b.text, d.Stil.BESLUT) if isinstance(b, d.Stycke) else b for b in block]


def _undertecknare(s: Skrivelse) -> list[d.Underskrift]:
    ordnade = sorted(s.undertecknare, key=lambda u: u.ordning)
    return [d.Underskrift("", f"{u.namn} ({u.parti})" if u.parti else u.namn, u.titel, linje=False) for u in ordnade]


def _slut(s: Skrivelse, stil: Husstil) -> list[d.Block]:
    block: list[d.Block] = []
    namn = _undertecknare(s)
    if namn:
        block.append(d.Underskrifter(tuple(namn), bredvid=len(namn) == 2))
    if s.skickas_till:
        block += _avsnitt("Skickas till", [g.lista(s.skickas_till)], stil)
    return block
