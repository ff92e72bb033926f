"""Protokoll and protokollsutdrag (KL 5:65–67 and 6:35; R25–R29; papers: Protokoll, first page)."""

from __future__ import annotations

from nämndapp.bas import svenska
from nämndapp.models import Paragraf, Sammanträde, Sammanträdesstatus, Uppdrag, Uppdragsroll
from nämndapp.reports import dokument as d
from nämndapp.reports.byggare import gemensamt as g
from nämndapp.reports.byggare.kallelse import justering
from nämndapp.reports.byggare.paragrafer import paragrafblock, paragrafnummer
from nämndapp.reports.stil import Husstil

_ROLLORDNING = (
    Uppdragsroll.ORDFÖRANDE,
    Uppdragsroll.FÖRSTE_VICE,
    Uppdragsroll.ANDRE_VICE,
    Uppdragsroll.LEDAMOT,
    Uppdragsroll.ERSÄTTARE,
    Uppdragsroll.INSYNSPLATS,
)
_BESLUTANDE = _ROLLORDNING[:4]
_KORT_PROTOKOLL = 8  # paragraphs that one finds one's way among without a contents page


def protokoll(sammanträde: Sammanträde) -> d.Dokument:
    """The protocol: front page, contents when it is long, paragraphs in order.

    Needs loaded: nämnd with kommun and uppdrag with person; paragrafer with beslutspunkter and avsnitt.
    """
    s, stil = sammanträde, g.husstil(sammanträde.nämnd)
    paragrafer = sorted(s.paragrafer, key=lambda p: p.ordning)
    organ = s.nämnd.namn if s.nämnd else ""
    titel = f"Protokoll från {g.i_löptext(svenska.genitiv(organ))} sammanträde den {svenska.datum_långt(s.datum)}"
    block: list[d.Block] = [g.rubrik(1, titel if organ else "Protokoll"), *_förstasida(s, paragrafer, stil)]
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


def _förstasida(s: Sammanträde, paragrafer: list[Paragraf], stil: Husstil) -> list[d.Block]:
    ledamöter = _namnrader(s, _BESLUTANDE)
    ersättare = _namnrader(s, (Uppdragsroll.ERSÄTTARE,))
    insyn = _namnrader(s, (Uppdragsroll.INSYNSPLATS,))
    övriga = [*ersättare, *insyn, *filter(None, [f"{s.sekreterare}, sekreterare" if s.sekreterare else ""])]
    block: list[d.Block] = [
        g.nyckelvärden(
            [
                ("Plats och tid", _plats_och_tid(s, stil)),
                ("Beslutande ledamöter", ledamöter or [g.FYLL_I] * _platser(s)),
                ("Övriga närvarande", övriga or [g.FYLL_I] * 3),
                ("Justerare", s.förslag_justerare or g.FYLL_I),
                ("Ersättare för justerare", s.förslag_ersättare),
                ("Justeringens plats och tid", justering(s, stil) or g.FYLL_I),
                ("Paragrafer", _paragrafspann(paragrafer, stil)),
            ]
        )
    ]
    if ledamöter or ersättare:
        block.append(
            g.stycke(
                "Namnen ovan är ett förslag efter de uppdrag som gäller på sammanträdesdagen; "
                "vilka som var närvarande och tjänstgjorde fylls i vid sammanträdet.",
                d.Stil.NOT,
            )
        )
    block.append(d.Stycke(g.rad("Underskrifter", fet=True), håll=True))
    if stil.digital_justering:
        block.append(g.stycke("Protokollet justeras digitalt.", d.Stil.NOT))
    linje = not stil.digital_justering
    block.append(
        d.Underskrifter(
            (
                d.Underskrift("Sekreterare", s.sekreterare, linje=linje),
                d.Underskrift("Ordförande", s.ordförande or _ordförande(s), linje=linje),
                d.Underskrift("Justerare", s.förslag_justerare, linje=linje),
            )
        )
    )
    return block


def _platser(s: Sammanträde) -> int:
    """Lines to fill in: one for each seat, at most a page's worth."""
    return min((s.nämnd.platser if s.nämnd else None) or 7, 25)


def _plats_och_tid(s: Sammanträde, stil: Husstil) -> str:
    tid = g.tid(s.starttid, stil)
    if tid and s.sluttid:
        tid += f"{svenska.TANKSTRECK}{g.klockslag(s.sluttid, stil)}"
    return ", ".join(filter(None, [s.plats, g.dag(s.datum, stil), tid]))


def _paragrafspann(paragrafer: list[Paragraf], stil: Husstil) -> str:
    if paragrafer and all(p.nummer is not None for p in paragrafer):
        return svenska.paragrafer([p.nummer for p in paragrafer if p.nummer is not None])
    preliminära = [p.nummer if p.nummer is not None else p.preliminärt for p in paragrafer]
    if preliminära and None not in preliminära and stil.preliminära_nummer:
        return f"{svenska.paragrafer([n for n in preliminära if n is not None])} (preliminära nummer)"
    return g.FYLL_I


def _gällande(s: Sammanträde, roller: tuple[Uppdragsroll, ...]) -> list[Uppdrag]:
    """Uppdrag in force on the day, by role, then order of service, then name."""
    uppdrag = [u for u in (s.nämnd.uppdrag if s.nämnd else []) if u.roll in roller and u.gäller(s.datum) and u.person]
    return sorted(uppdrag, key=lambda u: (_ROLLORDNING.index(u.roll), _ordning(u), _namnnyckel(u)))


def _ordning(u: Uppdrag) -> int:
    return u.tjänstgöringsordning if u.tjänstgöringsordning is not None else 1_000_000


def _namnnyckel(u: Uppdrag) -> tuple[tuple[int, int, str], ...]:
    return svenska.sorteringsnyckel(u.person.namn if u.person else "")


def _namnrader(s: Sammanträde, roller: tuple[Uppdragsroll, ...]) -> list[str]:
    rader: list[str] = []
    for u in _gällande(s, roller):
        parti = f" ({u.parti})" if u.parti else ""
        roll = "" if u.roll is Uppdragsroll.LEDAMOT else f", {u.roll.value}"
        rader.append(f"{u.person.namn if u.person else ''}{parti}{roll}")
    return rader


def _ordförande(s: Sammanträde) -> str:
    gällande = _gällande(s, (Uppdragsroll.ORDFÖRANDE,))
    return gällande[0].person.namn if gällande and gällande[0].person else ""
