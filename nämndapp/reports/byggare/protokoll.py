"""Protokoll and protokollsutdrag (KL 5:65–67 and 6:35; R25–R29; papers: Protokoll, first page)."""

from __future__ import annotations

from collections.abc import Sequence

from nämndapp.bas import svenska
from nämndapp.models import Justering, Justeringssätt, Paragraf, Sammanträde, Sammanträdesstatus
from nämndapp.reports import dokument as d
from nämndapp.reports.byggare import gemensamt as g
from nämndapp.reports.byggare.forstasida import förstasida, paragrafspann
from nämndapp.reports.byggare.paragrafer import paragrafblock, paragrafnummer, är_före
from nämndapp.reports.stil import Husstil
from nämndapp.rules.narvaro import Bild

_KORT_PROTOKOLL = 8  # paragraphs that one finds one's way among without a contents page


def protokoll(sammanträde: Sammanträde, *, justering: Justering | None = None, kedja: str = "") -> d.Dokument:
    """The protocol: front page, contents when it is long, paragraphs in order.

    ``justering`` and ``kedja`` (the head of the log's chain) are printed on a justerat protocol. Needs loaded: nämnd
    with kommun and uppdrag with person; närvarande, justerare, ajourneringar; paragrafer in full.
    """
    s, stil = sammanträde, g.husstil(sammanträde.nämnd)
    paragrafer = sorted(s.paragrafer, key=lambda p: p.ordning)
    organ = s.nämnd.namn if s.nämnd else ""
    titel = f"Protokoll från {g.i_löptext(svenska.genitiv(organ))} sammanträde den {svenska.datum_långt(s.datum)}"
    block: list[d.Block] = [g.rubrik(1, titel if organ else "Protokoll"), *förstasida(s, paragrafer, stil)]
    block += _justerat(justering, kedja)
    if stil.innehållsförteckning and len(paragrafer) > _KORT_PROTOKOLL:
        block += [d.Sidbrytning(), d.Innehåll()]
    return d.Dokument(
        titel=f"Protokoll {g.i_löptext(organ)} {g.iso(s.datum)}",
        block=(*block, *_paragrafer(s, paragrafer, stil)),
        huvud=_huvud(s, "Sammanträdesprotokoll", stil, med_organ=True),
        fot=d.Sidfot(rutor=_fotrutor(stil, "Justerandes sign")),
        datum=g.iso(s.datum),
        ämne=f"Protokoll från sammanträde {g.iso(s.datum)}",
        märkning="" if justering else _märkning(s, stil),
    )


def omedelbart_justerade(
    sammanträde: Sammanträde, vilka: Sequence[Paragraf], *, justering: Justering | None = None, kedja: str = ""
) -> d.Dokument:
    """The §§ that are justerade at once, as a protocol of their own (KL 5:69; R29): first page and those §§ only.

    Needs loaded: as ``protokoll``; ``vilka`` are of the meeting's paragrafer.
    """
    s, stil = sammanträde, g.husstil(sammanträde.nämnd)
    paragrafer = sorted(vilka, key=lambda p: p.ordning)
    organ = s.nämnd.namn if s.nämnd else ""
    spann = paragrafspann(paragrafer, stil)
    titel = f"Omedelbart justerat: {spann}, {g.i_löptext(organ)} den {svenska.datum_långt(s.datum)}"
    return d.Dokument(
        titel=f"Protokoll {g.i_löptext(organ)} {g.iso(s.datum)} {spann} omedelbart justerat",
        block=(
            g.rubrik(1, titel),
            *förstasida(s, paragrafer, stil),
            *_justerat(justering, kedja),
            *_paragrafer(s, paragrafer, stil),
        ),
        huvud=_huvud(s, "Sammanträdesprotokoll", stil, med_organ=True),
        fot=d.Sidfot(rutor=_fotrutor(stil, "Justerandes sign")),
        datum=g.iso(s.datum),
        ämne=f"Omedelbart justerade paragrafer från sammanträde {g.iso(s.datum)}",
        märkning="" if justering else _märkning(s, stil),
    )


def _paragrafer(s: Sammanträde, paragrafer: Sequence[Paragraf], stil: Husstil) -> list[d.Block]:
    före, bild = är_före(s), Bild(s)
    block: list[d.Block] = []
    for plats, p in enumerate(paragrafer, 1):
        if plats == 1 or stil.en_paragraf_per_sida:
            block.append(d.Sidbrytning())
        block += paragrafblock(p, stil, nivå=2, plats=plats, före=före, bild=bild, möte=s)
    return block


def _justerat(justering: Justering | None, kedja: str) -> list[d.Block]:
    """When, by whom and how; and the link that the log had then."""
    if justering is None:
        return []
    namn = svenska.uppräkning([str(a.get("namn", "")) for a in justering.av if a.get("namn")])
    sätt = "digitalt" if justering.sätt is Justeringssätt.DIGITALT else "genom underskrift"
    av = f" av {namn}" if namn else ""
    block: list[d.Block] = [g.stycke(f"Justerat {svenska.datum_kort(justering.datum)}{av}, {sätt}.")]
    if justering.anteckning:
        block.append(g.stycke(justering.anteckning))
    if kedja:
        block.append(g.stycke(f"Loggens kontrollsumma vid justeringen: {kedja}", d.Stil.NOT))
    return block


def protokollsutdrag(paragraf: Paragraf) -> d.Dokument:
    """One paragraph with the protocol's head, to be certified and sent.

    Needs loaded: sammanträde with nämnd with kommun; beslutspunkter, avsnitt.
    """
    p, s = paragraf, paragraf.sammanträde
    nämnd = s.nämnd if s else None
    stil = g.husstil(nämnd)
    bild = Bild(s) if s else None
    block: list[d.Block] = list(paragrafblock(p, stil, nivå=1, före=är_före(s), bild=bild, möte=s))
    block.append(
        d.Underskrifter((d.Underskrift("Utdragsbestyrkande, datum och namn", linje=not stil.digital_justering),))
    )
    return d.Dokument(
        titel=f"Protokollsutdrag {paragrafnummer(p, stil)} {p.rubrik}",
        block=tuple(block),
        huvud=_huvud(s, "Protokollsutdrag", stil, med_organ=False) if s else d.Sidhuvud((), "Protokollsutdrag"),
        fot=d.Sidfot(rutor=_fotrutor(stil, "Justerandes signatur")),
        datum=g.iso(s.datum) if s else "",
        ämne=f"Protokollsutdrag {paragrafnummer(p, stil)}",
        märkning=_märkning(s, stil) if s else "",
    )


def _märkning(s: Sammanträde, stil: Husstil) -> str:
    return "" if s.status is Sammanträdesstatus.JUSTERAT else stil.utkastmärkning


def _huvud(s: Sammanträde, typ: str, stil: Husstil, *, med_organ: bool) -> d.Sidhuvud:
    organ = s.nämnd.namn if s.nämnd else ""
    typ = g.dokumenttyp(typ, stil)
    par = [("Sammanträdesdatum", g.dag(s.datum, stil))]
    if not med_organ:
        par = [("Dokumenttyp", typ), ("Beslutande organ", organ), *par]
    rutor = g.fältrutor(par, tomma=True)
    return d.Sidhuvud(
        avsändare=g.avsändare(s.nämnd, med_organ=med_organ),
        dokumenttyp=typ if med_organ else "",
        fält=rutor,
        följande=rutor,
    )


def _fotrutor(stil: Husstil, justerande: str) -> tuple[str, ...]:
    sign = stil.justeringsrutor and not stil.digital_justering
    return (justerande, "Utdragsbestyrkande") if sign else ("Utdragsbestyrkande",)
