"""Tjänsteskrivelse, ordförandeskrivelse and other letters with sections."""

from __future__ import annotations

import re

from nämndapp.bas.forslag import Dokumentförslag, Dokumenttyp, Fält
from nämndapp.bas.svenska import tolka_datum
from nämndapp.importers.avsnitt import Avsnitt, dela_avsnitt, som_avsnittsförslag, som_förslag
from nämndapp.importers.etiketter import ETT_DATUM, SKRIVELSER
from nämndapp.importers.lasare.internkontroll import läs_tabeller
from nämndapp.importers.lasare.papper import Papper, grund, ta_titel
from nämndapp.importers.mallrester import är_mallrest
from nämndapp.importers.rader import Del
from nämndapp.importers.tabeller import läs_meddelanden, meddelandehuvud
from nämndapp.importers.underlag import läs_underlag, är_egen_skrivelse

_ORT_OCH_DATUM = re.compile(rf"^(?:(?P<ort>[A-ZÅÄÖ][\wåäö]+),? )?(?:den )?(?P<datum>{ETT_DATUM})$")
_TILL = re.compile(r"^Till:? ([A-ZÅÄÖ].{3,80})$")
_TELEFON = re.compile(r"^[\d +()/-]{7,}$")


def läs(papper: Papper) -> Dokumentförslag:
    """Reads title, proposals, sections, underlag, signatures and recipients."""
    dok = grund(papper)
    if dok.typ is Dokumenttyp.INKOMMEN_SKRIVELSE:
        papper.kropp = _brevhuvud(dok, papper.kropp)
    dok.rubrik, kropp = ta_titel(papper)
    fyll_avsnitt(dok, kropp)
    läs_tabeller(dok, papper.kropp)
    if dok.datum is None and "datum" not in dok.fält:
        _datum_ur_underlag(dok)
    return dok


def _brevhuvud(dok: Dokumentförslag, kropp: list[Del]) -> list[Del]:
    """A letter from outside begins with place and date and "Till …"."""
    for i, del_ in enumerate(kropp[:12]):
        if (ort := _ORT_OCH_DATUM.match(del_.text)) and dok.datum is None and (datum := tolka_datum(ort["datum"])):
            dok.datum = Fält(datum, del_.rad)
            if ort["ort"]:
                dok.fält["ort"] = Fält(ort["ort"], del_.rad)
        elif (till := _TILL.match(del_.text)) and "adressat" not in dok.fält:
            dok.fält["adressat"] = [Fält(till[1], del_.rad)]
        elif not del_.tom:
            return kropp[i:]
    return kropp


def _datum_ur_underlag(dok: Dokumentförslag) -> None:
    """A skrivelse whose head was lost still names itself, and its date, among its own underlag."""
    egna = [u for u in dok.beslutsunderlag if är_egen_skrivelse(u.text) and u.datum]
    if len(egna) != 1 or egna[0].datum is None:
        return
    dok.datum = Fält(egna[0].datum, egna[0].rad)
    if egna[0].text.casefold().startswith("ordförandeskrivelse"):
        dok.typ = Dokumenttyp.ORDFÖRANDESKRIVELSE


def fyll_avsnitt(dok: Dokumentförslag, kropp: list[Del]) -> None:
    """Puts each section of the body where it belongs in the proposal."""
    avsnitt, dok.undertecknare = dela_avsnitt(kropp)
    for ett in avsnitt:
        match ett.nyckel:
            case "forslag":
                dok.förslag += som_förslag(ett.delar)
            case "beslut" if dok.typ not in SKRIVELSER:  # there it is a heading among others
                dok.beslut = (dok.beslut or []) + som_förslag(ett.delar)
            case "underlag":
                dok.beslutsunderlag += läs_underlag(ett.delar)
            case "skickas_till":
                dok.skickas_till += läs_mottagare(ett)
            case None | "efter":
                if not ett.tomt:
                    dok.avsnitt.append(som_avsnittsförslag(ett))
            case _:
                _ett_avsnitt(dok, ett)


def _ett_avsnitt(dok: Dokumentförslag, avsnitt: Avsnitt) -> None:
    huvud = next((i for i, d in enumerate(avsnitt.delar) if meddelandehuvud(d)), None)
    if huvud is not None:
        dok.meddelanden, _ = läs_meddelanden(avsnitt.delar, huvud)
    dok.avsnitt.append(som_avsnittsförslag(avsnitt))


def läs_mottagare(avsnitt: Avsnitt) -> list[Fält[str]]:
    """One recipient per line; the template's own instruction is no recipient."""
    mottagare: list[Fält[str]] = []
    for del_ in avsnitt.delar:
        text = del_.text.strip("•-–\uf0b7 ")
        if not text or text.casefold() in {"till:", "till"} or är_mallrest(text):
            continue
        if _TELEFON.match(text):
            continue
        mottagare.append(Fält(text, del_.rad))
    return mottagare
