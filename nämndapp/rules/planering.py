"""The planning of a nämnd: its meetings, quarterly reports, uppdrag and parked ärenden (R1, R57)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from nämndapp.bas.papekande import Plats, Påpekande
from nämndapp.bas.svenska import MÅNADER
from nämndapp.models import (
    Bevakning,
    Bevakningsläge,
    Sammanträde,
    Sammanträdesslag,
    Sammanträdesstatus,
    Ärende,
    Ärendestatus,
    Årshjulspost,
)
from nämndapp.rules.kallelse import sista_kallelsedag
from nämndapp.rules.lage import Läge, Regel, tips, varning

_NÄRA = timedelta(days=60)
_ÖPPNA = {Bevakningsläge.ÖPPEN, Bevakningsläge.PÅGÅR}
_KLARA = {Ärendestatus.BESLUTAT, Ärendestatus.AVSLUTAT, Ärendestatus.MAKULERAT}
KVARTALSRAPPORTER: Final = ("SoL 34:1", "LSS 28 f")
"""What the law wants every quarter, by the lagrum of the matter in the årshjul."""


@dataclass(frozen=True)
class Planering:
    """All that a nämnd plans with. Needs loaded: möten with nämnd; årshjul with tillfällen.

    ``på_listor`` are the titles (casefolded) that stand on lists, with the meeting's day.
    """

    möten: Sequence[Sammanträde] = ()
    årshjul: Sequence[Årshjulspost] = ()
    bevakningar: Sequence[Bevakning] = ()
    ärenden: Sequence[Ärende] = ()
    på_listor: Sequence[tuple[str, date]] = field(default=())


def _kvar(p: Planering, läge: Läge) -> Iterator[Sammanträde]:
    for m in p.möten:
        if m.datum >= läge.idag and m.status is not Sammanträdesstatus.INSTÄLLT:
            yield m


def stoppdatum_ligger_före_kallelsen(p: Planering, läge: Läge) -> Iterator[Påpekande]:
    """R1 (practice): papers must be in before the kallelse goes out, within the reglemente's days (KL 6:44).

    That there is none is said of meetings within two months only.
    """
    for m in _kvar(p, läge):
        if m.slag is Sammanträdesslag.BEREDNING:
            continue
        plats = Plats("sammantrade", m.id, "stoppdatum", text=m.datum.isoformat())
        sista = sista_kallelsedag(m)
        if m.stoppdatum is None:
            if m.kallelse_datum is None and m.datum - läge.idag <= _NÄRA:
                yield tips(
                    "PLA-stoppdatum-saknas",
                    f"Sammanträdet {m.datum} har inget stoppdatum; kallelsen ska skickas senast {sista}.",
                    "Skriv vilken dag handlingarna senast ska vara inne.",
                    plats=plats,
                )
        elif m.stoppdatum > sista:
            yield varning(
                "PLA-stoppdatum-sent",
                f"Stoppdatum för {m.datum} är {m.stoppdatum}, efter sista dag för kallelsen ({sista}).",
                f"Välj ett stoppdatum före {sista}.",
                plats=plats,
                lagrum="KL 6:44",
            )


def ett_sammanträde_om_dagen(p: Planering, läge: Läge) -> Iterator[Påpekande]:
    """Practice: two meetings of one nämnd on one day are nearly always a mistake (KL 6:23 leaves the time to it)."""
    sedda: set[date] = set()
    for m in _kvar(p, läge):
        if m.slag is Sammanträdesslag.BEREDNING:
            continue
        if m.datum in sedda:
            yield varning(
                "PLA-samma-dag",
                f"Nämnden har två sammanträden {m.datum}.",
                "Ta bort eller flytta det ena.",
                plats=Plats("sammantrade", m.id, "datum", text=m.datum.isoformat()),
                lagrum="KL 6:23",
            )
        sedda.add(m.datum)


def beredningen_ligger_före(p: Planering, läge: Läge) -> Iterator[Påpekande]:
    """A beredning prepares its meeting, so it comes before it (practice)."""
    dagar = {m.id: m.datum for m in p.möten}
    for m in _kvar(p, läge):
        möte = dagar.get(m.bereder_id) if m.slag is Sammanträdesslag.BEREDNING else None
        if möte is not None and m.datum > möte:
            yield varning(
                "PLA-beredning-efter",
                f"Beredningen {m.datum} ligger efter sammanträdet {möte} som den ska bereda.",
                "Flytta beredningen till en dag före sammanträdet.",
                plats=Plats("sammantrade", m.id, "datum", text=m.datum.isoformat()),
            )


def kvartalsrapporten_är_på_en_lista(p: Planering, läge: Läge) -> Iterator[Påpekande]:
    """R57: ej verkställda beslut every quarter (SoL 34:1–3, LSS 28 f–h); looked at from the month it should come up."""
    kvartal = (läge.idag.month - 1) // 3
    månader = range(kvartal * 3 + 1, kvartal * 3 + 4)
    for post in p.årshjul:
        if not post.aktiv or post.lagrum not in KVARTALSRAPPORTER:
            continue
        plats = Plats("arshjulspost", post.id, "månader")
        planerade = [m for m in månader if m in post.månader]
        if not planerade:
            yield varning(
                "PLA-kvartal-utan-manad",
                f"”{post.rubrik}” kommer inte upp i kvartal {kvartal + 1}; rapporten ska lämnas varje kvartal.",
                "Lägg till en månad i det kvartalet.",
                plats=plats,
                lagrum=post.lagrum,
            )
        elif läge.idag.month >= planerade[-1] and not _uppe(p, post, läge.idag.year, månader):
            yield varning(
                "PLA-kvartalsrapport-saknas",
                f"”{post.rubrik}” skulle upp i {MÅNADER[planerade[-1] - 1]} men står inte på någon lista i kvartalet.",
                "Lägg rapporten på nästa föredragningslista.",
                plats=plats,
                lagrum=post.lagrum,
            )


def _uppe(p: Planering, post: Årshjulspost, år: int, månader: range) -> bool:
    if any(t.år == år and t.månad in månader and (t.punkt_id is not None or t.avstås) for t in post.tillfällen):
        return True
    rubrik = post.rubrik.casefold()
    return any(text == rubrik and dag.year == år and dag.month in månader for text, dag in p.på_listor)


def uppdrag_redovisas_i_tid(p: Planering, läge: Läge) -> Iterator[Påpekande]:
    """An uppdrag is reported by the day that the nämnd set (practice; KL 6:6 lets the nämnd see that it is done)."""
    for b in p.bevakningar:
        if b.läge in _ÖPPNA and b.återrapport_senast is not None and b.återrapport_senast < läge.idag:
            yield varning(
                "PLA-uppdrag-forsenat",
                f"”{b.text}” skulle ha återrapporterats senast {b.återrapport_senast}.",
                "Ta upp det på nästa sammanträde, eller ändra dess läge eller dag.",
                plats=Plats("bevakning", b.id, "återrapport_senast"),
                lagrum="KL 6:6",
            )


def parkerade_ärenden_ses_över(p: Planering, läge: Läge) -> Iterator[Påpekande]:
    """A parked ärende is looked at on its day (practice: an ärende is not forgotten, FL 9)."""
    for ä in p.ärenden:
        if ä.parkerat and ä.status not in _KLARA and ä.bevakas is not None and ä.bevakas <= läge.idag:
            yield tips(
                "PLA-parkerat-bevakas",
                f"{ä.diarienummer or 'Ärendet'} ”{ä.rubrik}” är parkerat och skulle ses över {ä.bevakas}.",
                "Planera det till ett sammanträde, eller sätt en ny dag.",
                plats=Plats("arende", ä.id, "bevakas"),
                lagrum="FL 9",
            )


PLANERINGSREGLER: Final[tuple[Regel[Planering], ...]] = (
    stoppdatum_ligger_före_kallelsen,
    ett_sammanträde_om_dagen,
    beredningen_ligger_före,
    kvartalsrapporten_är_på_en_lista,
    uppdrag_redovisas_i_tid,
    parkerade_ärenden_ses_över,
)
