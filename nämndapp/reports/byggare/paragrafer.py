"""A paragraph in its two forms: running headings, or headings in the margin (papers: A paragraph)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nämndapp.bas import paragrafavsnitt, svenska
from nämndapp.models import Paragraf, Paragrafavsnitt, Sammanträde, Sammanträdesstatus
from nämndapp.reports import dokument as d
from nämndapp.reports.byggare import gemensamt as g
from nämndapp.reports.stil import AVSNITTSRUBRIKER, Husstil
from nämndapp.rules.beslutsgang import Härlett, härledda_avsnitt
from nämndapp.rules.narvaro import Bild

_EFTER_BESLUTET = {"reservation", "protokollsanteckning", "skickas_till"}
_RADVISA = {"beslutsunderlag", "skickas_till"}


@dataclass(frozen=True, slots=True)
class _Del:
    nyckel: str
    rubrik: str
    block: list[d.Block]


def avsnittsnyckel(rubrik: str) -> str:
    """The style's key for a heading; "" for a free section (Ekonomi, Barnets bästa …)."""
    return paragrafavsnitt.stilnyckel(paragrafavsnitt.avsnittsnyckel(rubrik))


def är_före(s: Sammanträde | None) -> bool:
    """Is the paper a draft from before the meeting? Nobody has been noted as present, and it is not said to be held."""
    före = s is not None and s.status in {Sammanträdesstatus.PLANERAT, Sammanträdesstatus.KALLAT}
    return före and not any(n.intervall for n in s.närvarande) if s is not None else False


def paragrafnummer(p: Paragraf, stil: Husstil, *, före: bool = False) -> str:
    """ "§ 104"; before numbering the proposed number or, as the house prefers, "§ x" ("§ –" before the meeting)."""
    if p.nummer is not None:
        return svenska.paragraf(p.nummer)
    if p.preliminärt is not None and stil.preliminära_nummer:
        return svenska.paragraf(p.preliminärt)
    return f"§{svenska.FAST_MELLANSLAG}{svenska.TANKSTRECK if före else 'x'}"


def paragrafrubrik(p: Paragraf, stil: Husstil, *, före: bool = False) -> str:
    """ "§ 104 Titel"."""
    return f"{paragrafnummer(p, stil, före=före)} {p.rubrik}"


def paragrafblock(
    p: Paragraf,
    stil: Husstil,
    *,
    nivå: int,
    plats: int = 1,
    före: bool = False,
    bild: Bild | None = None,
    möte: Sammanträde | None = None,
) -> list[d.Block]:
    """Heading, dnr line, then decision and sections in the order of the house; empty sections are left out.

    ``före``: the paper is made before the meeting, and what stands as the decision is a proposal.
    """
    block: list[d.Block] = [g.rubrik(nivå, paragrafrubrik(p, stil, före=före), ankare=_ankare(p, plats))]
    marginal = stil.rubrikform == "marginal"
    dnr = (p.diarienummer or "").strip()
    if dnr:
        block.append(d.Stycke(g.rad(f"({dnr})" if marginal else f"{stil.beteckning} {dnr}"), håll=True))
    if p.omedelbart_justerad:
        block.append(d.Stycke(g.rad("Paragrafen justeras omedelbart.", fet=True), håll=True))
    härledda = härledda_avsnitt(p, bild, möte) if bild is not None and möte is not None and not före else []
    for del_ in ordna(_delar(p, stil, härledda, före=före), stil):
        if not del_.rubrik:
            block.extend(del_.block)
            continue
        block.extend(g.avsnitt(g.rubrik(nivå + 1, del_.rubrik), del_.block, marginal=marginal))
    return [*block, *_rättelser(p, nivå, stil, marginal=marginal)]


def _ankare(p: Paragraf, plats: int) -> str:
    """Unique in the document also before there are numbers."""
    return f"p{p.nummer}" if p.nummer is not None else f"u{plats}"


def _rättelser(p: Paragraf, nivå: int, stil: Husstil, *, marginal: bool) -> list[d.Block]:
    """Notes that were made after the justering: the date, what was changed and by whom; the text above stands."""
    if not p.rättelser:
        return []
    rader = [
        d.Stycke(g.rad(f"{g.dag(r.datum, stil)}: {r.text} ({r.av})" if r.av else f"{g.dag(r.datum, stil)}: {r.text}"))
        for r in sorted(p.rättelser, key=lambda r: (r.datum, r.id or 0))
    ]
    return g.avsnitt(g.rubrik(nivå + 1, "Rättelse" if len(rader) == 1 else "Rättelser"), rader, marginal=marginal)


def _delar(p: Paragraf, stil: Husstil, härledda: Sequence[Härlett], *, före: bool) -> list[_Del]:
    """What is written by hand stands instead of what follows from the data under the same heading."""
    skrivna = {paragrafavsnitt.avsnittsnyckel(a.rubrik) for a in p.avsnitt if a.text.strip()}
    av_data = [
        _Del(nyckel, g.avsnittsnamn(nyckel, h.rubrik, stil), list(g.textblock_till_block(h.text)))
        for h in härledda
        if h.nyckel not in skrivna
        for nyckel in [paragrafavsnitt.stilnyckel(h.nyckel)]
    ]
    delar: list[_Del] = [del_ for del_ in av_data if del_.nyckel == "ingress"]
    beslut = list(_beslut(p))
    if beslut:
        nyckel = "förslag" if före else "beslut"
        delar.append(_Del("beslut", g.avsnittsnamn(nyckel, AVSNITTSRUBRIKER[nyckel], stil), beslut))
    for a in sorted(p.avsnitt, key=lambda a: a.ordning):
        if a.text.strip():
            nyckel = avsnittsnyckel(a.rubrik)
            delar.append(_Del(nyckel, g.avsnittsnamn(nyckel, a.rubrik, stil), _innehåll(a, nyckel, stil)))
    return [*delar, *(del_ for del_ in av_data if del_.nyckel != "ingress")]


def avsnittsordning(stil: Husstil) -> list[str]:
    """The style's order, with the decision moved where ``beslut_först`` says when the two disagree."""
    ordning = list(stil.avsnitt)
    if "beslut" not in ordning:
        ordning.append("beslut")
    utan = [nyckel for nyckel in ordning if nyckel != "beslut"]
    före_allt = ordning.index("beslut") <= (1 if ordning[0] == "ingress" else 0)
    if stil.beslut_först and not före_allt:
        return [*utan[:1], "beslut", *utan[1:]] if utan[:1] == ["ingress"] else ["beslut", *utan]
    if not stil.beslut_först and före_allt:
        efter = next(
            (i for i, n in enumerate(utan) if n in {"reservation", "protokollsanteckning", "skickas_till"}), None
        )
        efter = len(utan) if efter is None else efter
        return [*utan[:efter], "beslut", *utan[efter:]]
    return ordning


def ordna(delar: list[_Del], stil: Husstil) -> list[_Del]:
    """In the style's order; a free section stays with the known section that it was written after."""
    plats = {nyckel: nr for nr, nyckel in enumerate(avsnittsordning(stil))}
    nycklar: list[float] = []
    senaste = float(plats.get("sammanfattning", 0))
    for del_ in delar:
        if del_.nyckel in plats:
            nycklar.append(plats[del_.nyckel])
            if del_.nyckel != "beslut":
                senaste = plats[del_.nyckel]
        else:
            nycklar.append(senaste + 0.5)
    ordning = sorted(range(len(delar)), key=lambda i: nycklar[i])
    return [delar[i] for i in ordning]


def _beslut(p: Paragraf) -> Iterator[d.Block]:
    texter = [b.text for b in sorted(p.beslutspunkter, key=lambda b: b.ordning) if b.text.strip()]
    tolkade = [g.textblock_till_block(t) for t in texter]
    if len(texter) > 1 and all(len(t) == 1 and isinstance(t[0], d.Stycke) for t in tolkade):
        yield d.Lista(tuple(t[0].text for t in tolkade if isinstance(t[0], d.Stycke)), numrerad=True)
        return
    for nr, block in enumerate(tolkade, 1):
        for plats, b in enumerate(block):
            if isinstance(b, d.Stycke):
                nummer = d.runs(f"{nr}. ") if len(texter) > 1 and plats == 0 else ()
                yield d.Stycke((*nummer, *b.text), d.Stil.BESLUT)
            else:
                yield b


def _innehåll(a: Paragrafavsnitt, nyckel: str, stil: Husstil) -> list[d.Block]:
    if nyckel not in _RADVISA:
        return list(g.textblock_till_block(a.text))
    inledning = stil.underlagsinledning if nyckel == "beslutsunderlag" else ""
    return [*([d.Stycke(g.rad(inledning), håll=True)] if inledning else []), g.lista(g.rader_i(a.text))]
