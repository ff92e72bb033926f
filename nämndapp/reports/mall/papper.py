"""A built paper as the values of a template's fields: the same words, by field instead of in order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from nämndapp.bas.wordfalt import KALLELSE, PROTOKOLL, fält_för_etikett
from nämndapp.reports import dokument as d
from nämndapp.reports.byggare.paragrafer import avsnittsnyckel

_EGNA_AVSNITT = {
    "förslag": "förslag_till_beslut",
    "sammanfattning": "sammanfattning",
    "ärendebeskrivning": "ärendebeskrivning",
    "beslutsunderlag": "beslutsunderlag",
    "skickas_till": "skickas_till",
}


@dataclass(frozen=True, slots=True)
class Avsnitt:
    """A section: its heading (no text for what stands before any), and the field that is its own, if any."""

    rubrik: d.Runs
    block: tuple[d.Block, ...]
    fält: str = ""


@dataclass(slots=True)
class Värden:
    """``texter`` are single values ("" where the paper has none), ``block`` lists and rich ones, by field."""

    texter: dict[str, str] = field(default_factory=dict)
    block: dict[str, tuple[d.Block, ...]] = field(default_factory=dict)
    avsnitt: list[Avsnitt] = field(default_factory=list)


def värden(dokument: d.Dokument, typ: str, fält: Mapping[str, str]) -> Värden:
    """The values of a paper of this type. ``fält`` are those that the paper does not print as one (handläggare …)."""
    ut = Värden()
    _huvud(dokument, ut)
    if typ == KALLELSE:
        _kallelse(dokument, ut)
    elif typ == PROTOKOLL:
        _protokoll(dokument, ut)
    else:
        _skrivelse(dokument, ut)
    _lägg_till(ut.texter, fält)
    if dokument.märkning or typ == PROTOKOLL:
        ut.texter["märkning"] = dokument.märkning
    return ut


_ADRESSRAD = ("postadress", "telefon", "e_post", "webb", "organisationsnummer")


def _lägg_till(texter: dict[str, str], fält: Mapping[str, str]) -> None:
    """What the paper prints goes before what is only known; the handläggare is known in parts."""
    for namn, text in fält.items():
        if namn == "handläggare" or not texter.get(namn):
            texter[namn] = text
    adresser = [texter[namn] for namn in _ADRESSRAD if texter.get(namn)]
    texter["adressrad"] = " · ".join(" ".join(rad.split()) for rad in adresser)


def _huvud(dokument: d.Dokument, ut: Värden) -> None:
    huvud = dokument.huvud
    if huvud.avsändare:
        ut.texter["kommun"] = huvud.avsändare[0]
    if huvud.dokumenttyp:
        ut.texter["dokumenttyp"] = huvud.dokumenttyp
    for ruta in (*huvud.vänster, *huvud.fält, *dokument.fot.första):
        if (fält := fält_för_etikett(ruta.etikett)) is not None:
            ut.texter[fält.namn] = ruta.värde


def _nyckelvärden(block: Iterable[d.Block], ut: Värden) -> None:
    for b in block:
        if isinstance(b, d.Nyckelvärden):
            for etikett, rader in b.par:
                if (fält := fält_för_etikett(etikett)) is not None:
                    ut.texter[fält.namn] = "\n".join(d.ren_text(r) for r in rader)


def _titel(block: Sequence[d.Block], ut: Värden) -> None:
    rubrik = next((b for b in block if isinstance(b, d.Rubrik) and b.nivå == 1), None)
    ut.texter["rubrik"] = d.ren_text(rubrik.text) if rubrik else ""


def _kallelse(dokument: d.Dokument, ut: Värden) -> None:
    _titel(dokument.block, ut)
    _nyckelvärden(dokument.block, ut)
    ut.block["föredragningslista"] = tuple(b for b in dokument.block if isinstance(b, d.Tabell))
    ut.block["undertecknare"] = tuple(b for b in dokument.block if isinstance(b, d.Underskrifter))


def _protokoll(dokument: d.Dokument, ut: Värden) -> None:
    gräns = next((i for i, b in enumerate(dokument.block) if isinstance(b, d.Sidbrytning)), len(dokument.block))
    förstasida, resten = dokument.block[:gräns], dokument.block[gräns:]
    _titel(förstasida, ut)
    _nyckelvärden(förstasida, ut)
    for fält in ("beslutande", "övriga_närvarande"):
        if text := ut.texter.pop(fält, ""):
            ut.block[fält] = (d.Lista(tuple(d.runs(rad) for rad in text.split("\n"))),)
    ut.block["undertecknare"] = tuple(b for b in förstasida if isinstance(b, d.Underskrifter))
    paragrafer = [b for b in resten if not isinstance(b, d.Innehåll)]
    while paragrafer and isinstance(paragrafer[0], d.Sidbrytning):
        paragrafer.pop(0)
    ut.block["paragrafer"] = tuple(paragrafer)


def _skrivelse(dokument: d.Dokument, ut: Värden) -> None:
    _titel(dokument.block, ut)
    if adressater := ut.texter.pop("adressat", ""):
        ut.block["adressat"] = (d.Lista(tuple(d.runs(rad) for rad in adressater.split("\n"))),)
    öppet: tuple[d.Runs, list[d.Block]] = ((), [])
    for b in dokument.block:
        match b:
            case d.Rubrik(nivå=1):
                continue
            case d.Rubrik(nivå=2):
                _stäng(öppet, ut)
                öppet = (b.text, [])
            case d.Marginalblock():
                _stäng(öppet, ut)
                _stäng((b.rubrik.text, list(b.block)), ut)
                öppet = ((), [])
            case d.Underskrifter():
                _stäng(öppet, ut)
                ut.block["undertecknare"] = (b,)
                öppet = ((), [])
            case _:
                öppet[1].append(b)
    _stäng(öppet, ut)
    for fält in ("undertecknare", "skickas_till", "beslutsunderlag", "adressat", *_EGNA_AVSNITT.values()):
        ut.block.setdefault(fält, ())


def _stäng(öppet: tuple[d.Runs, list[d.Block]], ut: Värden) -> None:
    rubrik, block = öppet
    if not rubrik and not block:
        return
    fält = _EGNA_AVSNITT.get(avsnittsnyckel(d.ren_text(rubrik)), "")
    if fält in ut.block:
        fält = ""  # a second one is a section among the others
    if fält:
        ut.block[fält] = tuple(block)
    ut.avsnitt.append(Avsnitt(rubrik, tuple(block), fält))
