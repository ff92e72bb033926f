"""Votes and their outcome (KL 4:22, 4:24–26, 5:53–56; R16–R18). What has happened is shown, never stopped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from nämndapp.bas.papekande import Plats, Påpekande
from nämndapp.models import Avgörande, Omröstning, Paragraf, Proposition, Röstval, Sammanträde
from nämndapp.rules import omrostning
from nämndapp.rules.lage import Läge, Regel, tips, varning
from nämndapp.rules.narvaro import namn_med_parti
from nämndapp.rules.omrostning import Räkning
from nämndapp.rules.paragrafplats import bild_av, finns_närvaro, namngivna, paragrafplats
from nämndapp.rules.yrkanden import namnlista


@dataclass(frozen=True, slots=True)
class Fråga:
    """A question under a §: the §'s name, where it is in words ("i § 12 Ny taxa", "i fråga 2 i …"), and its votes."""

    p: Paragraf
    namn: str
    q: Proposition
    var: str
    räkning: Räkning | None

    @property
    def plats(self) -> Plats:
        """Where it is mended."""
        return paragrafplats(self.p, "propositioner", self.namn)


def frågor(s: Sammanträde, läge: Läge) -> list[Fråga]:
    """Every question of the protocol; counted once for a check."""
    bild = bild_av(s, läge)
    if "frågor" not in bild.minne:
        ut: list[Fråga] = []
        for p, namn, _bild in namngivna(s, läge, "propositioner"):
            ordnade = sorted(p.propositioner, key=lambda q: q.ordning)
            for nr, q in enumerate(ordnade, 1):
                var = f"i {namn}" if len(ordnade) == 1 else f"i fråga {nr} i {namn}"
                ut.append(Fråga(p, namn, q, var, omrostning.räkna(q)))
        bild.minne["frågor"] = ut
    kända: list[Fråga] = bild.minne["frågor"]
    return kända


def rösterna_går_ihop(s: Sammanträde, läge: Läge) -> Iterator[Påpekande]:
    """KL 4:24, 5:67 p. 5: ja + nej + avstår is who serves minus who does not take part; one vote each."""
    if not finns_närvaro(s):
        return
    bild = bild_av(s, läge)
    for f in frågor(s, läge):
        p, q, var, räkning = f.p, f.q, f.var, f.räkning
        if räkning is None:
            continue
        berättigade = bild.i_tjänst(p) - {e.närvarande_id for e in p.ej_deltagande}
        utom = {r.närvarande_id for r in q.röster} - berättigade - bild.jäviga(p)
        if utom and (obehöriga := [n for n in bild.personer if n.id in utom]):
            yield varning(
                "OMR-ej-rostberattigad",
                f"{namnlista(obehöriga)} har en röst {var} men deltar inte i beslutet.",
                "Ta bort rösten, eller ändra vem som tjänstgjorde.",
                plats=f.plats,
                lagrum="KL 4:22",
            )
        väntat = omrostning.väntat_antal(p, q, bild) if räkning.deltar_inte else len(berättigade)
        if räkning.summa == väntat:
            continue
        saknas = omrostning.saknade_röster(p, q, bild) if q.omröstning is Omröstning.ÖPPEN else []
        vilka = f" Rösten saknas från {namnlista(saknas)}." if saknas else ""
        yield varning(
            "OMR-summa",
            f"Rösterna {var} går inte ihop: {räkning.ja} ja, {räkning.nej} nej och {räkning.avstår} som avstår är "
            f"{räkning.summa}, men {väntat} deltar i beslutet.{vilka}",
            "Rätta rösterna eller närvaron.",
            plats=f.plats,
            lagrum="KL 5:67",
        )


def sluten_omröstning_bara_vid_val(s: Sammanträde, läge: Läge) -> Iterator[Påpekande]:
    """KL 5:54: open, except in val and anställning; a closed vote has no names."""
    for f in frågor(s, läge):
        p, q, var = f.p, f.q, f.var
        if q.omröstning is Omröstning.SLUTEN and q.röster:
            yield varning(
                "OMR-sluten-med-namn",
                f"Omröstningen {var} är sluten, men namn är antecknade vid rösterna.",
                "Skriv bara antalet röster.",
                plats=f.plats,
                lagrum="KL 5:54",
            )
        if q.omröstning is Omröstning.SLUTEN and not p.val:
            yield varning(
                "OMR-sluten-inte-val",
                f"Omröstningen {var} är sluten, men paragrafen är inte markerad som val eller anställning.",
                "Markera paragrafen som val, eller anteckna omröstningen som öppen.",
                plats=f.plats,
                lagrum="KL 5:54",
            )
        elif q.omröstning is Omröstning.ÖPPEN and p.val:
            yield tips(
                "OMR-oppen-vid-val",
                f"Omröstningen {var} är öppen, fast paragrafen är markerad som val eller anställning.",
                "Vid val och anställning röstar man slutet; anteckna bara antalet röster.",
                plats=f.plats,
                lagrum="KL 5:54",
            )


def rätt_avgörande(s: Sammanträde, läge: Läge) -> Iterator[Påpekande]:
    """KL 5:55–56: the utslagsröst and the lot decide at a tie only, the lot in val and anställning only."""
    for f in frågor(s, läge):
        p, q, var, räkning = f.p, f.q, f.var, f.räkning
        if räkning is None:
            continue
        text = ""
        if q.avgörande is not Avgörande.MAJORITET and not räkning.lika:
            text = f"Rösterna {var} är inte lika ({räkning.ja} mot {räkning.nej}), så {q.avgörande.value} avgör inte."
        elif q.avgörande is Avgörande.MAJORITET and räkning.lika and räkning.summa:
            vad = "lottningen" if p.val else "ordförandens utslagsröst"
            text = f"Rösterna {var} är lika ({räkning.ja} mot {räkning.nej}); då avgör {vad}."
        elif q.avgörande is Avgörande.LOTTNING and not p.val:
            text = f"Lottning avgör bara val och anställning; {var} avgör ordförandens utslagsröst."
        elif q.avgörande is Avgörande.UTSLAGSRÖST and p.val:
            text = f"Vid val och anställning har ordföranden ingen utslagsröst; {var} avgör lottning."
        if text:
            yield varning(
                "OMR-avgorande",
                text,
                "Ändra hur frågan avgjordes, eller rätta rösterna.",
                plats=f.plats,
                lagrum="KL 5:56",
            )


def utfallet_följer_rösterna(s: Sammanträde, läge: Läge) -> Iterator[Påpekande]:
    """KL 5:55: simple majority; KL 5:67 p. 3: the result is told."""
    bild = bild_av(s, läge)
    for f in frågor(s, läge):
        p, q, var = f.p, f.q, f.var
        väntat = omrostning.förslag_till_utfall(p, q, bild)
        if q.utfall is None:
            if q.omröstning is not Omröstning.INGEN or väntat is not None or p.beslutspunkter:
                yield varning(
                    "OMR-utan-utfall",
                    f"Det står inte hur frågan avgjordes {var}.",
                    "Välj vilken sida som vann.",
                    plats=f.plats,
                    lagrum="KL 5:67",
                )
        elif väntat is not None and väntat.utfall is not None and väntat.utfall is not q.utfall:
            yield varning(
                "OMR-fel-utfall",
                f"Rösterna {var} ger {väntat.utfall.value}-sidan, men {q.utfall.value} är angivet som utfall.",
                "Rätta utfallet eller rösterna.",
                plats=f.plats,
                lagrum="KL 5:55",
            )


def ordföranden_röstar_när_det_behövs(s: Sammanträde, läge: Läge) -> Iterator[Påpekande]:
    """KL 4:25 st. 2: the chair may not abstain when the vote is needed for the matter to be decided."""
    bild = bild_av(s, läge)
    for f in frågor(s, läge):
        p, q, var, räkning = f.p, f.q, f.var, f.räkning
        if räkning is None or not räkning.lika or p.val:
            continue
        ordförande, röst = bild.ordförande(p), omrostning.ordförandens_röst(p, q, bild)
        if ordförande is not None and röst in {Röstval.AVSTÅR, Röstval.DELTAR_INTE}:
            yield varning(
                "OMR-ordforande-avstar",
                f"Rösterna {var} är lika och ordföranden {namn_med_parti(ordförande)} har avstått.",
                "Ordföranden är skyldig att rösta när det behövs för att ärendet ska kunna avgöras.",
                plats=f.plats,
                lagrum="KL 4:25",
            )


def alla_beslutar_vid_myndighetsutövning(s: Sammanträde, läge: Läge) -> Iterator[Påpekande]:
    """KL 4:26: who handles a matter of myndighetsutövning mot enskild takes part in deciding it."""
    for p, namn, bild in namngivna(s, läge, "myndighetsutövning"):
        avstår = {e.närvarande_id for e in p.ej_deltagande}
        avstår |= {
            r.närvarande_id for q in p.propositioner for r in q.röster if r.val in {Röstval.AVSTÅR, Röstval.DELTAR_INTE}
        }
        vilka = [n for n in bild.personer if n.id in avstår]
        if vilka:
            yield varning(
                "OMR-myndighetsutovning",
                f"{namnlista(vilka)} deltar inte i avgörandet av {namn}, som rör myndighetsutövning mot enskild.",
                "Den som har deltagit i handläggningen ska delta i avgörandet.",
                plats=paragrafplats(p, "ej_deltagande", namn),
                lagrum="KL 4:26",
            )


def bara_tjänstgörande_avstår(s: Sammanträde, läge: Läge) -> Iterator[Påpekande]:
    """KL 4:25: not taking part is for who serves; anybody else has nothing to stand outside."""
    if not finns_närvaro(s):
        return
    for p, namn, bild in namngivna(s, läge, "ej_deltagande"):
        tjänst = bild.i_tjänst(p)
        vilka = [n for n in bild.personer if n.id in {e.närvarande_id for e in p.ej_deltagande} - tjänst]
        if vilka:
            yield tips(
                "OMR-avstar-utan-att-tjanstgora",
                f"{namnlista(vilka)} är antecknad som att inte delta i beslutet i {namn} men tjänstgör inte där."
                if len(vilka) == 1
                else f"{namnlista(vilka)} är antecknade som att inte delta i beslutet i {namn} men tjänstgör inte där.",
                "Ta bort anteckningen.",
                plats=paragrafplats(p, "ej_deltagande", namn),
                lagrum="KL 4:25",
            )


OMRÖSTNINGSREGLER: Final[tuple[Regel[Sammanträde], ...]] = (
    rösterna_går_ihop,
    sluten_omröstning_bara_vid_val,
    rätt_avgörande,
    utfallet_följer_rösterna,
    ordföranden_röstar_när_det_behövs,
    alla_beslutar_vid_myndighetsutövning,
    bara_tjänstgörande_avstår,
)
