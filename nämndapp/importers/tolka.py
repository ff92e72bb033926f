"""Lines in, papers out. Pure: no files, no database."""

from __future__ import annotations

from nämndapp.bas.forslag import Dokumentförslag, Dokumenttyp, Otolkat
from nämndapp.importers import kontrolltabeller, lasare
from nämndapp.importers.avsnitt import dela_avsnitt
from nämndapp.importers.bilagor import dela_av_bilagor, är_riskrubrik
from nämndapp.importers.granser import Gräns, dela_i_papper, ska_vara_skrivelse
from nämndapp.importers.huvud import hitta_huvuden
from nämndapp.importers.kontrollavsnitt import dela_ut_kontroller, kontroller_utan_huvud
from nämndapp.importers.lasare import attestlista, delegation
from nämndapp.importers.lasare.papper import sidnummer, skapa_papper
from nämndapp.importers.papekanden import granska, granska_kommunnamn, granska_sidor
from nämndapp.importers.rader import Del, dela
from nämndapp.importers.rubriklosa import skrivelser_utan_huvud
from nämndapp.importers.tillhorighet import sätt_tillhörighet


def tolka(rader: list[str]) -> tuple[list[Dokumentförslag], list[Otolkat]]:
    """The papers found in the lines, and the stretches that no reader understood.

    Every line with text is in exactly one of them.
    """
    delar = dela(rader)
    gränser = kontrolltabeller.bladgränser(delar) or [
        bit
        for gräns in skrivelser_utan_huvud(delar, dela_i_papper(delar, hitta_huvuden(delar)))
        for stycke in dela_av_bilagor(delar, gräns)
        for bit in dela_ut_kontroller(delar, stycke)
    ]
    if not gränser and attestlista.är_attestlista(delar):
        gränser = [Gräns(0, len(delar), Dokumenttyp.ATTESTLISTA, 0.9)]
    if not gränser and (typ := delegation.typ(delar)) is not None:  # a file that is nothing but its tables
        gränser = [Gräns(0, len(delar), typ, 0.9)]
    gränser = gränser or kontroller_utan_huvud(delar)
    dokument: list[Dokumentförslag] = []
    for gräns in gränser:
        if all(d.tom for d in delar[gräns.start : gräns.slut]):
            continue
        papper = skapa_papper(delar, gräns, _typ(delar, gräns), rader)
        dok = lasare.läs(papper)
        dok.påpekanden += granska(dok, rader)
        dok.påpekanden += granska_sidor(
            dok, [(nr, av) for nr, av, _ in sidnummer(papper)], sum(d.sidstart for d in papper.kropp[1:])
        )
        dokument.append(dok)
    sätt_tillhörighet(dokument)
    granska_kommunnamn(dokument, rader)
    return dokument, _otolkat(rader, dokument)


def _typ(delar: list[Del], gräns: Gräns) -> Dokumenttyp:
    """The type that the head says, or what the structure suggests."""
    if gräns.typ in {None, Dokumenttyp.BILAGA} and (
        egen := kontrolltabeller.känns_igen(delar[gräns.start : gräns.slut])
    ):
        return egen
    if gräns.typ is Dokumenttyp.BILAGA:
        return delegation.typ(delar[gräns.start : gräns.slut]) or gräns.typ
    if gräns.typ is not None:
        return gräns.typ
    if ska_vara_skrivelse(gräns):
        nycklar = {a.nyckel for a in dela_avsnitt(delar[gräns.huvuden[0].slut : gräns.slut])[0]}
        return Dokumenttyp.TJÄNSTESKRIVELSE if nycklar & {"forslag", "underlag"} else Dokumenttyp.INKOMMEN_SKRIVELSE
    första = next((d.text for d in delar[gräns.huvuden[-1].slut : gräns.slut] if not d.tom), "")
    if är_riskrubrik(första):
        return Dokumenttyp.RISKANALYS
    return delegation.typ(delar[gräns.start : gräns.slut]) or Dokumenttyp.BILAGA


def _otolkat(rader: list[str], dokument: list[Dokumentförslag]) -> list[Otolkat]:
    """Runs of lines with text that stand in no paper."""
    tagna = {nr for dok in dokument for nr in range(dok.rader[0], dok.rader[1] + 1)}
    otolkat: list[Otolkat] = []
    öppen: list[int] = []
    for nr in range(1, len(rader) + 2):
        slut = nr > len(rader) or nr in tagna
        if slut and öppen:
            otolkat.append(Otolkat((öppen[0], öppen[-1]), "\n".join(rader[öppen[0] - 1 : öppen[-1]])))
            öppen = []
        elif not slut and rader[nr - 1].strip():
            öppen.append(nr)
    return otolkat
