"""Is a nämnd's membership whole: presidium, seats, ersättare in order, periods, and can everybody be called?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from nämndapp.bas.papekande import Plats, Påpekande
from nämndapp.bas.svenska import uppräkning
from nämndapp.models import Inkallelsemodell, Inkallelseordning, Mandatperiod, Nämnd, Uppdrag, Uppdragsroll
from nämndapp.rules.inkallelse import LEDAMOTSROLLER, parti_av
from nämndapp.rules.lage import Läge, Regel, tips, varning

_FÖRTROENDEVALDA = LEDAMOTSROLLER | {Uppdragsroll.ERSÄTTARE, Uppdragsroll.INSYNSPLATS}


@dataclass(frozen=True, slots=True)
class Nämndregister:
    """What the rules look at: a nämnd, all its uppdrag (person loaded), its order, the parties and the periods."""

    nämnd: Nämnd
    uppdrag: Sequence[Uppdrag]
    ordning: Inkallelseordning | None = None
    partier: Sequence[str] = ()
    perioder: Sequence[Mandatperiod] = ()

    def gäller(self, dag: date) -> list[Uppdrag]:
        """The uppdrag in force on the day."""
        return [u for u in self.uppdrag if u.gäller(dag)]


def _namn(u: Uppdrag) -> str:
    return u.person.namn if u.person is not None else "en person utan namn"


def _nämnden(r: Nämndregister, fält: str = "") -> Plats:
    return Plats("namnd", r.nämnd.id, fält, text=r.nämnd.namn)


def _uppdraget(r: Nämndregister, u: Uppdrag) -> Plats:
    return Plats("person", u.person_id, text=r.nämnd.kod)


def nämnden_har_ordförande(r: Nämndregister, läge: Läge) -> Iterator[Påpekande]:
    """One ordförande on the day; a nämnd whose members are not in the register yet has nothing to say."""
    gäller = r.gäller(läge.idag)
    ordförande = [u for u in gäller if u.roll is Uppdragsroll.ORDFÖRANDE]
    if gäller and not ordförande:
        yield varning(
            "REG-ordforande-saknas",
            f"{r.nämnd.namn} har ingen ordförande i registret.",
            "Ge den som är vald rollen ordförande.",
            plats=_nämnden(r),
            lagrum="KL 6:21",
        )
    if len({u.person_id for u in ordförande}) > 1:
        yield varning(
            "REG-flera-ordforande",
            f"{r.nämnd.namn} har fler än en ordförande: {uppräkning([_namn(u) for u in ordförande])}.",
            "Skriv slutdag på det uppdrag som har upphört.",
            plats=_nämnden(r),
            lagrum="KL 6:21",
        )


def antalet_ledamöter_är_fullmäktiges(r: Nämndregister, läge: Läge) -> Iterator[Påpekande]:
    """Seats filled against ``platser``."""
    antal = len({u.person_id for u in r.gäller(läge.idag) if u.roll in LEDAMOTSROLLER})
    if r.nämnd.platser is None or not antal or antal == r.nämnd.platser:
        return
    fler = antal > r.nämnd.platser
    yield varning(
        "REG-antal-ledamoter",
        f"{r.nämnd.namn} har {antal} ledamöter i registret men fullmäktige har bestämt {r.nämnd.platser}.",
        "Skriv slutdag på dem som har lämnat nämnden."
        if fler
        else "Lägg till dem som saknas. Är en plats vakant kan du låta det stå.",
        plats=_nämnden(r, "platser"),
        lagrum="KL 6:16",
    )


def _tid(u: Uppdrag) -> tuple[date, date]:
    return u.från or date.min, u.till or date.max


def _överlappar(a: Uppdrag, b: Uppdrag) -> bool:
    return max(_tid(a)[0], _tid(b)[0]) <= min(_tid(a)[1], _tid(b)[1])


def ingen_har_två_platser(r: Nämndregister, läge: Läge) -> Iterator[Påpekande]:
    """Two seats on the day: counted twice in the quorum and called twice."""
    per_person: dict[int, list[Uppdrag]] = defaultdict(list)
    for u in r.gäller(läge.idag):
        if u.roll in _FÖRTROENDEVALDA:
            per_person[u.person_id].append(u)
    for uppdragen in per_person.values():
        if len(uppdragen) > 1:
            roller = uppräkning([u.roll.value for u in uppdragen])
            yield varning(
                "REG-tva-platser",
                f"{_namn(uppdragen[0])} har två platser i {r.nämnd.namn}: {roller}.",
                "Skriv slutdag på det uppdrag som har upphört, eller ta bort det som är inlagt två gånger.",
                plats=_uppdraget(r, uppdragen[0]),
                lagrum="KL 6:16",
            )


def uppdragen_överlappar_inte(r: Nämndregister, läge: Läge) -> Iterator[Påpekande]:
    """The same person's uppdrag at other times than today (today's are ``ingen_har_två_platser``), and turned dates."""
    per_person: dict[int, list[Uppdrag]] = defaultdict(list)
    for u in r.uppdrag:
        if u.från and u.till and u.till < u.från:
            yield varning(
                "REG-slut-fore-start",
                f"Uppdraget för {_namn(u)} slutar {u.till.isoformat()}, före sin första dag {u.från.isoformat()}.",
                "Rätta dagarna.",
                plats=_uppdraget(r, u),
                lagrum="KL 6:16",
            )
        elif u.roll in _FÖRTROENDEVALDA:
            per_person[u.person_id].append(u)
    for uppdragen in per_person.values():
        par = next((p for p in combinations(uppdragen, 2) if _överlappar(*p)), None)
        if par and not all(u.gäller(läge.idag) for u in par):
            yield varning(
                "REG-overlapp",
                f"Två uppdrag för {_namn(par[0])} i {r.nämnd.namn} gäller under samma tid.",
                "Låt det nya börja dagen efter att det gamla slutar.",
                plats=_uppdraget(r, par[0]),
                lagrum="KL 6:16",
            )


def ersättarna_har_ordning(r: Nämndregister, läge: Läge) -> Iterator[Påpekande]:
    """Where the model goes by place in the order, each ersättare must have one, and nobody the same."""
    ersättare = [u for u in r.gäller(läge.idag) if u.roll is Uppdragsroll.ERSÄTTARE]
    if not ersättare:
        return
    if r.ordning is None:
        yield tips(
            "REG-ordning-saknas",
            f"{r.nämnd.namn} har ersättare men ingen tjänstgöringsordning i registret.",
            "Lägg in reglementets tabell på fliken Ledamöter, så föreslår programmet rätt ersättare.",
            plats=_nämnden(r),
            lagrum="KL 6:16",
        )
        return
    if r.ordning.modell is Inkallelsemodell.PERSONLIG:
        utan = [u for u in ersättare if u.ersätter_id is None]
        vad, råd = "ersätter ingen bestämd ledamot", "Välj vem de ersätter på fliken Ledamöter."
    else:
        lista = r.ordning.modell is Inkallelsemodell.LISTA
        per_grupp: dict[str, list[Uppdrag]] = defaultdict(list)
        for u in ersättare:
            per_grupp["" if lista else parti_av(u.parti)].append(u)
        utan = [u for grupp in per_grupp.values() if len(grupp) > 1 for u in grupp if u.tjänstgöringsordning is None]
        vad, råd = "har ingen plats i tjänstgöringsordningen", "Skriv 1 för den första, 2 för den andra och så vidare."
        yield from _samma_plats(r, per_grupp)
    if utan:
        yield varning(
            "REG-utan-ordning", f"{uppräkning([_namn(u) for u in utan])} {vad}.", råd,
            plats=_uppdraget(r, utan[0]), lagrum="KL 6:16",
        )  # fmt: skip


def _samma_plats(r: Nämndregister, grupper: dict[str, list[Uppdrag]]) -> Iterator[Påpekande]:
    for grupp in grupper.values():
        for a, b in combinations(grupp, 2):
            if a.tjänstgöringsordning is not None and a.tjänstgöringsordning == b.tjänstgöringsordning:
                yield varning(
                    "REG-samma-ordning",
                    f"{_namn(a)} och {_namn(b)} har samma plats i ordningen, {a.tjänstgöringsordning}.",
                    "Ge den ena ett annat nummer.",
                    plats=_uppdraget(r, b),
                    lagrum="KL 6:16",
                )
                return


def ordningens_partier_finns(r: Nämndregister, läge: Läge) -> Iterator[Påpekande]:
    """A party of the table that neither the list of parties nor any member has: probably misspelt, or an old order."""
    if r.ordning is None:
        return
    kända = {parti_av(p) for p in r.partier} | {parti_av(u.parti) for u in r.gäller(läge.idag)}
    använda = [p for rad in r.ordning.rader for p in (rad.parti, *rad.reservpartier)]
    okända = [p for p in dict.fromkeys(använda) if parti_av(p) and parti_av(p) not in kända]
    if okända:
        yield varning(
            "REG-okant-parti",
            f"Tjänstgöringsordningen nämner {uppräkning(okända)}, som inte finns bland partierna.",
            "Rätta beteckningen, eller lägg till partiet på fliken Partier.",
            plats=_nämnden(r),
            lagrum="KL 6:16",
        )


def uppdragen_ligger_i_en_mandatperiod(r: Nämndregister, _läge: Läge) -> Iterator[Påpekande]:
    """Days that no period covers; periods may follow on each other. Without periods there is nothing to compare."""
    if not r.perioder:
        return
    utanför = [u for u in r.uppdrag if u.roll in _FÖRTROENDEVALDA and not _täcks(u, r.perioder)]
    for u in utanför:
        yield tips(
            "REG-utanfor-period",
            f"Uppdraget för {_namn(u)} ligger helt eller delvis utanför mandatperioderna.",
            "Rätta uppdragets dagar, eller lägg till mandatperioden på fliken Partier.",
            plats=_uppdraget(r, u),
            lagrum="KL 6:16",
        )


def _täcks(u: Uppdrag, perioder: Sequence[Mandatperiod]) -> bool:
    """An open end is no fault: it is covered where the other end is. Neither end known: nothing is said."""
    start, slut = u.från or u.till, u.till or u.från
    if start is None or slut is None:
        return True
    dag = start
    for p in sorted(perioder, key=lambda p: p.från):
        if p.från <= dag <= p.till:
            if slut <= p.till:
                return True
            dag = p.till + timedelta(days=1)
    return False


def alla_kan_kallas(r: Nämndregister, läge: Läge) -> Iterator[Påpekande]:
    """No e-mail: the kallelse must go another way."""
    utan = [
        u
        for u in r.gäller(läge.idag)
        if u.roll in _FÖRTROENDEVALDA and u.person is not None and not u.person.e_post.strip()
    ]
    utan = list({u.person_id: u for u in utan}.values())
    if utan:
        flera = len(utan) > 1
        yield tips(
            "REG-e-post-saknas",
            f"{uppräkning([_namn(u) for u in utan])} har ingen e-postadress och kan inte kallas med e-post.",
            f"Skriv adressen på fliken Personer, eller skicka {'deras kallelser' if flera else 'kallelsen'} med brev.",
            plats=Plats("person", utan[0].person_id, "e_post", text=r.nämnd.kod),
            lagrum="KL 6:17",
        )


REGISTERREGLER: tuple[Regel[Nämndregister], ...] = (
    nämnden_har_ordförande,
    antalet_ledamöter_är_fullmäktiges,
    ingen_har_två_platser,
    uppdragen_överlappar_inte,
    ersättarna_har_ordning,
    ordningens_partier_finns,
    uppdragen_ligger_i_en_mandatperiod,
    alla_kan_kallas,
)
