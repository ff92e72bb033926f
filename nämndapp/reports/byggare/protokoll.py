"""Protokoll and protokollsutdrag (KL 5:65–67 and 6:35; R25–R29; papers: Protokoll, first page)."""

from __future__ import annotations

from nämndapp.bas import svenska
from nämndapp.models import Paragraf, Sammanträde, Sammanträdesstatus
from nämndapp.reports import dokument as d
from nämndapp.reports.byggare import gemensamt as g
from nämndapp.reports.byggare.forstasida import förstasida
from nämndapp.reports.byggare.paragrafer import paragrafblock, paragrafnummer
from nämndapp.reports.stil import Husstil

_KORT_PROTOKOLL = 8  # paragraphs that one finds one's way among without a contents page


def protokoll(sammanträde: Sammanträde) -> d.Dokument:
    """The protocol: front page, contents when it is long, paragraphs in order.

    Needs loaded: nämnd with kommun and uppdrag with person; paragrafer with beslutspunkter and avsnitt.
    """
    s, stil = sammanträde, g.husstil(sammanträde.nämnd)
    paragrafer = sorted(s.paragrafer, key=lambda p: p.ordning)
    organ = s.nämnd.namn if s.nämnd else ""
    titel = f"Protokoll från {g.i_löptext(svenska.genitiv(organ))} sammanträde den {svenska.datum_långt(s.datum)}"
    block: list[d.Block] = [g.rubrik(1, titel if organ else "Protokoll"), *förstasida(s, paragrafer, stil)]
    if stil.innehållsförteckning and len(paragrafer) > _KORT_PROTOKOLL:
        block += [d.Sidbrytning(), d.Innehåll()]
    for plats, p in enumerate(paragrafer, 1):
        if plats == 1 or stil.en_paragraf_per_sida:
            block.append(d.Sidbrytning())
        block += paragrafblock(p, stil, nivå=2, plats=plats)
    return d.Dokument(
        titel=f"Protokoll {g.i_löptext(organ)} {g.iso(s.datum)}",
        block=tuple(block),
        huvud=_huvud(s, "Sammanträdesprotokoll", stil, med_organ=True),
        fot=d.Sidfot(rutor=_fotrutor(stil, "Justerandes sign")),
        datum=g.iso(s.datum),
        ämne=f"Protokoll från sammanträde {g.iso(s.datum)}",
        märkning=_märkning(s, stil),
    )


def protokollsutdrag(paragraf: Paragraf) -> d.Dokument:
    """One paragraph with the protocol's head, to be certified and sent.

    Needs loaded: sammanträde with nämnd with kommun; beslutspunkter, avsnitt.
    """
    p, s = paragraf, paragraf.sammanträde
    nämnd = s.nämnd if s else None
    stil = g.husstil(nämnd)
    block: list[d.Block] = list(paragrafblock(p, stil, nivå=1))
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
