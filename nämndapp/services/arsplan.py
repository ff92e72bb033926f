"""A year's meetings from a pattern: proposed with warnings, edited, and made in one stroke."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from enum import StrEnum

from sqlmodel import Session

from nämndapp.bas import datummonster
from nämndapp.bas.fel import Inmatningsfel
from nämndapp.bas.helgdagar import dagar_före, helgdagsnamn, nästa_arbetsdag, är_arbetsdag
from nämndapp.bas.svenska import VECKODAGAR, datum_kort, uppräkning, veckodag
from nämndapp.models import Nämnd, Nämndtyp, Sammanträde, Sammanträdesslag
from nämndapp.rules.kallelse import sista_kallelsedag
from nämndapp.services import aggregat
from nämndapp.services.andring import Ändring
from nämndapp.services.samling import koppla_samling, samlad
from nämndapp.services.sammantraden import SAMMANTRÄDE
from nämndapp.services.uppgifter import SammanträdeUppgifter
from nämndapp.storage import Databas, planering, urval
from nämndapp.storage.relationer import sätt_relationer

koppla_samling(SAMMANTRÄDE)


class VidHelg(StrEnum):
    """What is done with a meeting that falls on a day off."""

    EFTER = "flytta till nästa arbetsdag"
    FÖRE = "flytta till arbetsdagen före"
    HOPPA = "hoppa över"
    BEHÅLL = "behåll och varna"


@dataclass(frozen=True, slots=True)
class Årsplanval:
    """What the plan is made from. ``stoppdagar`` are working days before the meeting, ``beredning_dagar`` calendar days
    (moved back to a working day); None makes none. ``utskott`` is an utskott that meets ``utskott_dagar`` before.
    ``lovveckor`` are ISO weeks.
    """

    nämnd_id: int
    år: int
    mönster: str
    starttid: time | None = None
    sluttid: time | None = None
    plats: str = ""
    vid_helg: VidHelg = VidHelg.EFTER
    stoppdagar: int | None = 10
    beredning_dagar: int | None = None
    beredning_tid: time | None = None
    utskott_id: int | None = None
    utskott_dagar: int = 14
    utskott_tid: time | None = None
    lovveckor: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Mötesförslag:
    """A proposed meeting. ``med`` says that it shall be made; ``flyttat`` why it is not on the pattern's day."""

    datum: date
    med: bool = True
    flyttat: str = ""
    varningar: tuple[str, ...] = ()
    stoppdatum: date | None = None
    kallelse_senast: date | None = None
    beredning: date | None = None
    utskott: date | None = None
    id: int | None = None  # its place among the proposals, so that an edited row is found again

    @property
    def anmärkning(self) -> str:
        """All that is to be said of it."""
        return " ".join(filter(None, [self.flyttat, *self.varningar]))


# --- proposing ------------------------------------------------------------------------------------------------------


def föreslå(db: Databas, val: Årsplanval) -> tuple[Mötesförslag, ...]:
    """The year's meetings by the pattern. One that is skipped is still shown, not chosen and with the reason.

    Raises Inmatningsfel for a pattern that is not understood.
    """
    with db.läsning() as enhet:
        runt = _Omgivning(enhet.session, val)
        förslag = []
        for nr, dag in enumerate(datummonster.dagar(val.mönster, val.år)):
            nytt, skäl, med = _flyttat(dag, val.vid_helg)
            förslag.append(runt.förslag(nytt, skäl, med=med, nummer=nr))
    return _utan_dubbletter(förslag)


def räkna_om(db: Databas, val: Årsplanval, förslag: Mötesförslag, datum: date) -> Mötesförslag:
    """The proposal on another day that the user has chosen: warned of, never moved."""
    with db.läsning() as enhet:
        return _Omgivning(enhet.session, val).förslag(datum, "", med=True, nummer=förslag.id or 0)


def _flyttat(dag: date, vid_helg: VidHelg) -> tuple[date, str, bool]:
    namn = helgdagsnamn(dag)
    if not namn or vid_helg is VidHelg.BEHÅLL:
        return dag, "", True
    när = f"{datum_kort(dag)} är {namn}"
    if vid_helg is VidHelg.HOPPA:
        return dag, f"Hoppas över: {när}.", False
    nytt = nästa_arbetsdag(dag) if vid_helg is VidHelg.EFTER else _arbetsdag_senast(dag)
    return nytt, f"Flyttat: {när}.", True


def _arbetsdag_senast(dag: date) -> date:
    while not är_arbetsdag(dag):
        dag -= timedelta(days=1)
    return dag


def _utan_dubbletter(förslag: Sequence[Mötesförslag]) -> tuple[Mötesförslag, ...]:
    """Two that were moved to one day: the second is not made."""
    sedda: set[date] = set()
    ut = []
    for f in förslag:
        if f.med and f.datum in sedda:
            ut.append(replace(f, med=False, varningar=(*f.varningar, "Det finns redan ett förslag den dagen.")))
            continue
        sedda |= {f.datum} if f.med else set()
        ut.append(f)
    return tuple(ut)


class _Omgivning:
    """What lies around the year's meetings: those that exist, and who sits where."""

    def __init__(self, session: Session, val: Årsplanval) -> None:
        self.val = val
        self.nämnd = session.get(Nämnd, val.nämnd_id)
        if self.nämnd is None:
            raise Inmatningsfel("Nämnden finns inte längre.", "Välj en nämnd i Register.")
        self.namn = {n.id or 0: n.namn for n in urval.nämnder(session)}
        self.möten: dict[date, list[int]] = defaultdict(list)
        for m in planering.möten_under(session, date(val.år, 1, 1), date(val.år + 1, 1, 31)):
            self.möten[m.datum].append(m.nämnd_id)
        self.ledamöter = planering.ledamöter(session)

    def förslag(self, dag: date, skäl: str, *, med: bool, nummer: int) -> Mötesförslag:
        val = self.val
        möte = Sammanträde(nämnd_id=val.nämnd_id, datum=dag)
        sätt_relationer(möte, nämnd=self.nämnd)
        finns = val.nämnd_id in self.möten[dag]
        return Mötesförslag(
            dag,
            med and not finns,
            skäl,
            tuple(self._varningar(dag, har_skäl=bool(skäl))),
            dagar_före(dag, val.stoppdagar, arbetsdagar=True) if val.stoppdagar is not None else None,
            sista_kallelsedag(möte),
            _före(dag, val.beredning_dagar),
            _före(dag, val.utskott_dagar) if val.utskott_id is not None else None,
            nummer,
        )

    def _varningar(self, dag: date, *, har_skäl: bool) -> Iterator[str]:
        if self.val.nämnd_id in self.möten[dag]:
            yield "Nämnden har redan ett sammanträde den dagen."
        namn = helgdagsnamn(dag)
        if namn in VECKODAGAR:
            yield f"Helg: {namn}."
        elif namn and not har_skäl:
            yield f"Helgdag: {namn} ({veckodag(dag)})."
        if dag.isocalendar().week in self.val.lovveckor:
            yield f"Skollov (vecka {dag.isocalendar().week})."
        if dag.year != self.val.år:
            yield f"Dagen ligger inte i {self.val.år}."
        for nämnd_id in dict.fromkeys(n for n in self.möten[dag] if n != self.val.nämnd_id):
            antal = len(self._personer(self.val.nämnd_id, dag) & self._personer(nämnd_id, dag))
            if antal:
                ord_ = "ledamot" if antal == 1 else "ledamöter"
                yield f"Krockar med {self.namn.get(nämnd_id, 'en annan nämnd')}: {antal} {ord_} sitter i båda."

    def _personer(self, nämnd_id: int, dag: date) -> set[int]:
        return {
            person
            for nämnd, person, från, till in self.ledamöter
            if nämnd == nämnd_id and (från is None or från <= dag) and (till is None or dag <= till)
        }


def _före(dag: date, antal: int | None) -> date | None:
    """That many days before, moved back to a working day."""
    return None if antal is None else _arbetsdag_senast(dag - timedelta(days=antal))


# --- making ---------------------------------------------------------------------------------------------------------


def skapa(db: Databas, val: Årsplanval, förslag: Sequence[Mötesförslag]) -> Ändring:
    """Makes the chosen meetings with their beredningar and the utskott's meetings; one undo takes all of it back."""
    valda = [f for f in förslag if f.med]
    if not valda:
        raise Inmatningsfel("Inget sammanträde är valt.", "Kryssa i de dagar som ska läggas in.")
    dubbla = sorted({f.datum for f in valda if sum(g.datum == f.datum for g in valda) > 1})
    if dubbla:
        dagar = uppräkning([datum_kort(d) for d in dubbla])
        raise Inmatningsfel(f"Det finns två förslag till samma dag ({dagar}).", "Ta bort krysset på det ena.")
    delar: list[Ändring] = []
    with db.skrivning() as enhet:
        for f in sorted(valda, key=lambda f: f.datum):
            möte = SammanträdeUppgifter(
                val.nämnd_id, f.datum, val.starttid, val.sluttid, val.plats, stoppdatum=f.stoppdatum
            )
            delar.append(aggregat.spara(enhet, SAMMANTRÄDE, None, möte, None))
            if f.beredning is not None:
                beredning = SammanträdeUppgifter(
                    val.nämnd_id,
                    f.beredning,
                    val.beredning_tid,
                    plats=val.plats,
                    slag=Sammanträdesslag.BEREDNING,
                    bereder_id=delar[-1].objekt_id,
                )
                delar.append(aggregat.spara(enhet, SAMMANTRÄDE, None, beredning, None))
            if f.utskott is not None and val.utskott_id is not None:
                utskott = SammanträdeUppgifter(val.utskott_id, f.utskott, val.utskott_tid, plats=val.plats)
                delar.append(aggregat.spara(enhet, SAMMANTRÄDE, None, utskott, None))
    ord_ = "sammanträde" if len(valda) == 1 else "sammanträden"
    return samlad(f"Lade in {len(valda)} {ord_} {val.år}", SAMMANTRÄDE.slag, tuple(delar))


def utskott(db: Databas, nämnd_id: int) -> list[tuple[int, str]]:
    """Id and name of the active utskott under a nämnd; all utskott when none is said to belong to it."""
    with db.läsning() as enhet:
        alla = [n for n in urval.nämnder(enhet.session) if n.typ is Nämndtyp.UTSKOTT and n.aktiv and n.id != nämnd_id]
    egna = [n for n in alla if n.överordnad_id == nämnd_id]
    return [(n.id or 0, n.namn) for n in egna or alla]
