"""Which ersättare is next for an absent ledamot, and why (KL 6:16–17, R11). Fullmäktige's order decides; this reads it.

What the order does not reach comes last and is told to be outside it, so that the secretary chooses with open eyes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from nämndapp.bas.svenska import sorteringsnyckel, versal
from nämndapp.models import Inkallelsemodell, Inkallelseordning, Uppdrag, Uppdragsroll

LEDAMOTSROLLER = frozenset(
    {Uppdragsroll.ORDFÖRANDE, Uppdragsroll.FÖRSTE_VICE, Uppdragsroll.ANDRE_VICE, Uppdragsroll.LEDAMOT}
)
_SIST = 1_000_000  # an ersättare without a place in the order comes after those who have one


@dataclass(frozen=True, slots=True)
class Förslag:
    """The ersättare to call and the reason in Swedish. ``i_ordning`` False: the reglemente's order does not say it."""

    uppdrag: Uppdrag
    skäl: str
    i_ordning: bool = True


@dataclass(frozen=True, slots=True)
class Besked:
    """Yes or no, with the reason in Swedish."""

    ja: bool
    skäl: str


def parti_av(text: str) -> str:
    """The party as it is compared: "(kd)" and "KD" are the same."""
    return text.strip().strip("()").strip().casefold()


def föreslå_ersättare(
    uppdrag: Sequence[Uppdrag],
    ordning: Inkallelseordning | None,
    frånvarande: Uppdrag,
    *,
    upptagna: frozenset[int],
    dag: date,
) -> Förslag | None:
    """The next ersättare for the ledamot ``frånvarande``; None when nobody is left (or when it is no ledamot).

    ``upptagna`` are the ids of persons who cannot be called: absent, jäviga, serving already. Needs loaded: each
    uppdrag's person, the order's rader. Only uppdrag of the ledamot's own nämnd that are in force on ``dag`` count.
    """
    tur = turordning(uppdrag, ordning, frånvarande, dag=dag)
    return next((f for f in tur if f.uppdrag.person_id not in upptagna), None)


def turordning(
    uppdrag: Sequence[Uppdrag], ordning: Inkallelseordning | None, frånvarande: Uppdrag, *, dag: date
) -> list[Förslag]:
    """Every ersättare that may serve for the ledamot, the closest first; no person twice."""
    if frånvarande.roll not in LEDAMOTSROLLER:
        return []
    kvar = _ersättare(uppdrag, frånvarande, dag)
    tur: list[Förslag] = []
    for steg in (_personliga, _partiets, _övriga):
        for förslag in steg(kvar, ordning, frånvarande):
            if förslag.uppdrag.person_id not in {f.uppdrag.person_id for f in tur}:
                tur.append(förslag)
    return tur


def _ersättare(uppdrag: Sequence[Uppdrag], frånvarande: Uppdrag, dag: date) -> list[Uppdrag]:
    """In list order. Who has a seat of their own that day is no ersättare."""
    giltiga = [u for u in uppdrag if u.nämnd_id == frånvarande.nämnd_id and u.gäller(dag)]
    ledamöter = {u.person_id for u in giltiga if u.roll in LEDAMOTSROLLER} | {frånvarande.person_id}
    ersättare = [u for u in giltiga if u.roll is Uppdragsroll.ERSÄTTARE and u.person_id not in ledamöter]
    return sorted(ersättare, key=_plats)


def _plats(u: Uppdrag) -> tuple[object, ...]:
    nr = u.tjänstgöringsordning if u.tjänstgöringsordning is not None else _SIST
    return (nr, sorteringsnyckel(u.person.namn if u.person else ""), u.person_id, u.id or 0)


def _personliga(kvar: list[Uppdrag], ordning: Inkallelseordning | None, frånvarande: Uppdrag) -> list[Förslag]:
    if ordning is None or frånvarande.id is None:
        return []
    if ordning.modell is not Inkallelsemodell.PERSONLIG and not ordning.personlig_först:
        return []
    namn = frånvarande.person.namn if frånvarande.person else "ledamoten"
    return [Förslag(u, f"personlig ersättare för {namn}") for u in kvar if u.ersätter_id == frånvarande.id]


def _partiets(kvar: list[Uppdrag], ordning: Inkallelseordning | None, frånvarande: Uppdrag) -> list[Förslag]:
    """The ledamot's party, then the row's fallback parties; without an order the own party, as most reglementen say."""
    if ordning is not None and ordning.modell is Inkallelsemodell.LISTA:
        return [Förslag(u, _på_listan(u, nr)) for nr, u in enumerate(kvar, 1)]
    if not parti_av(frånvarande.parti):
        return []
    led = partiled(ordning, frånvarande.parti)
    kedja = " → ".join(led)
    tur: list[Förslag] = []
    for parti in led:
        egna = [u for u in kvar if parti_av(u.parti) == parti_av(parti)]
        tur += [_i_partiet(u, ordning, frånvarande.parti, kedja, nr) for nr, u in enumerate(egna, 1)]
    return tur


def partiled(ordning: Inkallelseordning | None, parti: str) -> list[str]:
    """The party and after it its fallback parties: C, M, KD."""
    eget = parti.strip().strip("()").strip()
    rader = ordning.rader if ordning is not None else []
    rad = next((r for r in rader if parti_av(r.parti) == parti_av(parti)), None)
    return list(dict.fromkeys([eget, *(rad.reservpartier if rad is not None else [])]))


def _på_listan(u: Uppdrag, nr: int) -> str:
    return f"nummer {u.tjänstgöringsordning or nr} på nämndens lista över ersättare"


def _i_partiet(u: Uppdrag, ordning: Inkallelseordning | None, parti: str, kedja: str, nr: int) -> Förslag:
    eget = parti.strip().strip("()").strip()
    if ordning is None:
        return Förslag(u, f"ersättare {nr} för ({eget}); nämnden har ingen tjänstgöringsordning i registret", False)
    if " → " not in kedja:
        return Förslag(u, f"närmast i tur för ({eget}), ersättare {nr} i partiet")
    return Förslag(u, f"närmast i tur för ({eget}) enligt ordningen {kedja}")


def _övriga(kvar: list[Uppdrag], ordning: Inkallelseordning | None, frånvarande: Uppdrag) -> list[Förslag]:
    eget = frånvarande.parti.strip().strip("()").strip()
    varför = "nämnden har ingen tjänstgöringsordning i registret"
    if ordning is not None and ordning.modell is Inkallelsemodell.PERSONLIG and not ordning.rader:
        varför = "ordningen har bara personliga ersättare"
    elif ordning is not None and eget:
        varför = f"ordningen {' → '.join(partiled(ordning, frånvarande.parti))} räcker inte längre"
    elif ordning is not None:
        varför = "ledamoten har inget parti i registret"
    return [Förslag(u, f"står utanför ordningen: {varför}. Se efter i reglementet", False) for u in kvar]


# --- during the meeting ---------------------------------------------------------------------------------------------


def föreslå_växling(
    uppdrag: Sequence[Uppdrag],
    ordning: Inkallelseordning | None,
    frånvarande: Uppdrag,
    tjänstgör: Uppdrag,
    *,
    upptagna: frozenset[int],
    dag: date,
) -> Förslag | None:
    """A closer ersättare who has come and takes over from ``tjänstgör``; None where who has begun keeps the seat."""
    if ordning is None or not ordning.växling:
        return None
    for förslag in turordning(uppdrag, ordning, frånvarande, dag=dag):
        if förslag.uppdrag.person_id == tjänstgör.person_id:
            return None
        if förslag.uppdrag.person_id not in upptagna and förslag.i_ordning:
            namn = tjänstgör.person.namn if tjänstgör.person else "den som tjänstgör"
            return Förslag(förslag.uppdrag, f"{förslag.skäl}; går före {namn}, eftersom ordningen tillåter växling")
    return None


def sen_ledamot(ordning: Inkallelseordning | None, ledamot: Uppdrag, tjänstgör: Uppdrag) -> Besked:
    """A ledamot comes when an ersättare has begun to serve in the seat: does the ledamot take it? (KL 5:19)"""
    sen = ledamot.person.namn if ledamot.person else "ledamoten"
    nu = tjänstgör.person.namn if tjänstgör.person else "ersättaren"
    if ordning is None or ordning.sen_ledamot_inträder:
        källa = "enligt ordningen" if ordning else "det vanliga; ingen tjänstgöringsordning finns i registret"
        return Besked(True, f"{sen} inträder i stället för {nu} ({källa})")
    return Besked(False, f"{versal(nu)} har börjat tjänstgöra och fortsätter enligt ordningen")


def får_återinträda(ordning: Inkallelseordning | None, *, avbröt_för_jäv: bool) -> Besked:
    """Who has left the meeting comes back the same day: may the person serve again? (KL 5:20)"""
    if avbröt_för_jäv:
        return Besked(True, "den som avbröt på grund av jäv får tjänstgöra igen när ärendet är avgjort")
    if ordning is not None and ordning.åter_efter_avbrott:
        return Besked(True, "ordningen tillåter att den som avbrutit tjänstgöringen kommer tillbaka")
    return Besked(False, "den som avbrutit tjänstgöringen av annat skäl än jäv tjänstgör inte igen samma dag")
