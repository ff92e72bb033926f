"""Are the persons of a list who they seem to be: one spelling each, and still in service? Nothing is ever joined."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations

from nämndapp.bas import svenska
from nämndapp.bas.attest import AttestpersonUppgifter, AttestradUppgifter
from nämndapp.bas.papekande import Påpekande
from nämndapp.rules.attestbyte import namnnyckel
from nämndapp.rules.attestprov import Attestprov, Registerperson, numrerade, plats
from nämndapp.rules.lage import Läge, Regel, tips, varning

_LIKA = 90.0  # per cent of the letters, in order
_SKILDA = 4  # letters: names that differ more in length are not alike

Ställe = tuple[int, AttestradUppgifter, AttestpersonUppgifter]


def lika_namn(namn: list[str]) -> Iterator[tuple[str, str]]:
    """Pairs of names that may be one person: other case or spaces, or a letter or two apart in one of their words.

    Only names that have a word in common are compared (Maria Rosenqvist, Maria Rosenkvist), so that thousands can be.
    """
    from rapidfuzz import fuzz  # heavy at start

    vikta = [namnnyckel(n) for n in namn]
    med_ordet: dict[str, list[int]] = defaultdict(list)
    for nr, vikt in enumerate(vikta):
        for ord_ in dict.fromkeys(vikt.split()):
            med_ordet[ord_].append(nr)
    sedda: set[tuple[int, int]] = set()
    for nummer in med_ordet.values():
        for par in combinations(nummer, 2):
            x, y = vikta[par[0]], vikta[par[1]]
            if abs(len(x) - len(y)) > _SKILDA or par in sedda:
                continue
            if x == y or (fuzz.ratio(x, y, score_cutoff=_LIKA) and not _olika(x, y)):
                sedda.add(par)
                yield namn[par[0]], namn[par[1]]


def _olika(x: str, y: str) -> bool:
    """Two persons by their numbers ("Vikarie 1", "Vikarie 2")."""
    siffror = ["".join(t for t in n if t.isdigit()) for n in (x, y)]
    return siffror[0] != siffror[1]


def namnen_skrivs_på_ett_sätt(p: Attestprov, _läge: Läge) -> Iterator[Påpekande]:
    """Rosenqvist and Rosenkvist, Björkman and björkman: the rarer spelling is pointed out, on its first row."""
    först: dict[str, Ställe] = {}
    antal: Counter[str] = Counter()
    id_: dict[str, set[int | None]] = defaultdict(set)
    for nr, rad in numrerade(p.lista):
        for x in rad.personer:
            först.setdefault(x.namn, (nr, rad, x))
            antal[x.namn] += 1
            id_[x.namn].add(x.person_id)
    for a, b in lika_namn(list(först)):
        skilda = None not in id_[a] | id_[b] and not id_[a] & id_[b]
        if skilda:  # the register says that they are two
            continue
        vanlig, ovanlig = (a, b) if antal[a] >= antal[b] else (b, a)
        nr, rad, x = först[ovanlig]
        yield varning(
            "ATT-namnlika",
            f"{ovanlig} ({_rader(antal[ovanlig])}) och {vanlig} ({_rader(antal[vanlig])}) kan vara samma person.",
            f"Skriv {vanlig} överallt, om det är en person.",
            plats=plats(nr, rad, x.roll),
        )


def _rader(antal: int) -> str:
    return f"{antal} {'gång' if antal == 1 else 'gånger'}"


def personerna_är_i_tjänst(p: Attestprov, läge: Läge) -> Iterator[Påpekande]:
    """Each person has a befattning or uppdrag on the day when the cell begins to hold; one påpekande per person."""
    if not p.personer:
        return
    efter_id = {r.id: r for r in p.personer}
    efter_namn: dict[str, list[Registerperson]] = defaultdict(list)
    for r in p.personer:
        efter_namn[namnnyckel(r.namn)].append(r)
    känner_anställda = any(r.perioder for r in p.personer)
    ställen: dict[tuple[str, int | None], list[tuple[Ställe, date]]] = defaultdict(list)
    for nr, rad in numrerade(p.lista):
        for x in rad.personer:
            dag = max(filter(None, [x.från, p.dag(läge.idag)]))
            if x.till is None or x.till >= dag:
                ställen[namnnyckel(x.namn), x.person_id].append(((nr, rad, x), dag))
    for (namn, id_), poster in ställen.items():
        (nr, rad, x), dag = poster[0]
        träffar = [efter_id[id_]] if id_ in efter_id else efter_namn.get(namn, [])
        var = svenska.uppräkning([str(s[0]) for s, _ in poster[:6]]) + (" med flera" if len(poster) > 6 else "")
        på = f" (rad {var})"
        if not träffar:
            if känner_anställda:
                yield tips(
                    "ATT-person-okand",
                    f"{x.namn}{på} finns inte i registret.",
                    "Lägg upp personen med sin befattning, eller välj personen i cellen.",
                    plats=plats(nr, rad, x.roll),
                )
        elif any(r.slutade for r in träffar) and all(r.slutade and r.slutade < dag for r in träffar if r.perioder):
            slut = max(r.slutade for r in träffar if r.slutade)
            yield varning(
                "ATT-person-slutat",
                f"{x.namn}{på} lämnade sin befattning eller sitt uppdrag {slut.isoformat()}.",
                "Byt ut personen i hela listan från det datumet.",
                plats=plats(nr, rad, x.roll),
            )
        elif not any(r.verkar(dag) for r in träffar) and känner_anställda:
            yield varning(
                "ATT-person-utan-uppdrag",
                f"{x.namn}{på} har ingen befattning och inget uppdrag som gäller {dag.isoformat()}.",
                "Lägg in befattningen i registret, eller byt ut personen.",
                plats=plats(nr, rad, x.roll),
            )


ATTESTPERSONREGLER: tuple[Regel[Attestprov], ...] = (namnen_skrivs_på_ett_sätt, personerna_är_i_tjänst)
