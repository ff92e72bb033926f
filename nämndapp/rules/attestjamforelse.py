"""Two versions of an attestlista compared row by row: what is new, gone, changed or moved, and who (R58).

Rows are the same when code and condition are; a lone row whose condition was reworded is the same too. Nothing is
guessed of persons: another spelling is another name.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from nämndapp.bas.attest import AttestpersonUppgifter, Attestradslag, AttestradUppgifter, HelAttestlista
from nämndapp.bas.ordning import flyttade
from nämndapp.bas.svenska import heltal, i_löptext, uppräkning
from nämndapp.rules.attestbyte import namnnyckel


class Slag(StrEnum):
    """What has happened to a row or a person; the words are those of the column Ändrad."""

    LIKA = ""
    NY = "ny"
    BORTTAGEN = "utgår"
    ÄNDRAD = "ändrad"


@dataclass(frozen=True, slots=True)
class Personskillnad:
    """A person in a cell. ``person`` is as it is now (as it was, when it is gone)."""

    slag: Slag
    person: AttestpersonUppgifter


@dataclass(frozen=True, slots=True)
class Radskillnad:
    """A row of either version. ``fält`` are what differs: "benämning", "villkor", "belopp", "anteckning", "koder",
    or a role's nyckel; ``personer`` are those of both versions, by role in the order of the cell."""

    slag: Slag
    före: AttestradUppgifter | None
    efter: AttestradUppgifter | None
    fält: frozenset[str] = frozenset()
    personer: tuple[Personskillnad, ...] = ()
    flyttad: bool = False

    @property
    def rad(self) -> AttestradUppgifter:
        """The row as it is now, or as it was."""
        rad = self.efter or self.före
        if rad is None:
            raise ValueError("en skillnad har minst en rad")
        return rad

    @property
    def lika(self) -> bool:
        """Nothing to mark?"""
        return self.slag is Slag.LIKA and not self.flyttad


@dataclass(frozen=True, slots=True)
class Attestskillnad:
    """All rows in the order of the new version; those that are gone stand where they stood."""

    gammal: HelAttestlista = field(repr=False)
    ny: HelAttestlista = field(repr=False)
    rader: tuple[Radskillnad, ...] = ()

    def antal(self, slag: Slag) -> int:
        """How many rows; separators do not count."""
        return sum(r.slag is slag and r.rad.slag is not Attestradslag.AVSKILJARE for r in self.rader)

    @property
    def nya_personer(self) -> tuple[str, ...]:
        """Who stands in the new version only, in its order."""
        return _saknas(self.ny, self.gammal)

    @property
    def borttagna_personer(self) -> tuple[str, ...]:
        """Who stood in the old version only."""
        return _saknas(self.gammal, self.ny)


def jämför(gammal: HelAttestlista, ny: HelAttestlista) -> Attestskillnad:
    """The new version against the old one."""
    par = _par(gammal.rader, ny.rader)
    parade = set(par.values())
    före = [i for i in range(len(gammal.rader)) if i in parade]
    rörda = flyttade(före, [par[j] for j in range(len(ny.rader)) if j in par])
    ut: list[Radskillnad] = []
    borta = deque(i for i, r in enumerate(gammal.rader) if i not in parade and r.slag is not Attestradslag.AVSKILJARE)

    def med_borttagna(till: int) -> None:
        """The rows that are gone and stood before the old row ``till``."""
        while borta and borta[0] < till:
            ut.append(_utgår(gammal.rader[borta.popleft()]))

    for j, rad in enumerate(ny.rader):
        if j not in par:
            ut.append(_tillkommer(rad))
            continue
        i = par[j]
        if i not in rörda:
            med_borttagna(i)
        ut.append(_skillnad(gammal.rader[i], rad, flyttad=i in rörda and rad.slag is not Attestradslag.AVSKILJARE))
    med_borttagna(len(gammal.rader))
    return Attestskillnad(gammal, ny, tuple(ut))


def _nyckel(rad: AttestradUppgifter) -> Hashable:
    if rad.slag is Attestradslag.RAD and rad.kod:
        return rad.nyckel
    return (rad.slag, " ".join(rad.benämning.split()).casefold())


def _par(gamla: Sequence[AttestradUppgifter], nya: Sequence[AttestradUppgifter]) -> dict[int, int]:
    """New place → old place. Equal keys pair by benämning first, then in order; then lone rows of the same
    code, and the only row for all codes (its words may have changed, or lie in a column that a file lacks)."""
    par: dict[int, int] = {}
    tagna: set[int] = set()

    def para(nyckel_gammal: dict[Hashable, list[int]], nyckel_ny: dict[Hashable, list[int]], *, ensamma: bool) -> None:
        for nyckel, platser in nyckel_ny.items():
            kvar = [i for i in nyckel_gammal.get(nyckel, ()) if i not in tagna]
            lediga = [j for j in platser if j not in par]
            if ensamma and (len(kvar) != 1 or len(lediga) != 1):
                continue
            nya_par = dict(zip(lediga, kvar, strict=False))
            par.update(nya_par)
            tagna.update(nya_par.values())

    for nycklar, ensamma in (
        (lambda r: (_nyckel(r), namnnyckel(r.benämning)), False),
        (_nyckel, False),
        (lambda r: r.kod or None, True),
        (lambda r: r.slag if r.slag in {Attestradslag.ALLA, Attestradslag.EXTRA} else None, True),
    ):
        delade = []
        for rader in (gamla, nya):
            efter: dict[Hashable, list[int]] = defaultdict(list)
            for plats, rad in enumerate(rader):
                if (n := nycklar(rad)) is not None:
                    efter[n].append(plats)
            delade.append(efter)
        para(delade[0], delade[1], ensamma=ensamma)
    return par


def _tillkommer(rad: AttestradUppgifter) -> Radskillnad:
    slag = Slag.LIKA if rad.slag is Attestradslag.AVSKILJARE and not rad.benämning else Slag.NY
    return Radskillnad(slag, None, rad, personer=tuple(Personskillnad(Slag.NY, p) for p in rad.personer))


def _utgår(rad: AttestradUppgifter) -> Radskillnad:
    utgår = tuple(Personskillnad(Slag.BORTTAGEN, p) for p in rad.personer)
    return Radskillnad(Slag.BORTTAGEN, rad, None, personer=utgår)


def _skillnad(före: AttestradUppgifter, efter: AttestradUppgifter, *, flyttad: bool) -> Radskillnad:
    fält = {n for n in ("benämning", "villkor", "belopp", "anteckning") if getattr(före, n) != getattr(efter, n)}
    if dict(före.koder) != dict(efter.koder):
        fält.add("koder")
    personer: list[Personskillnad] = []
    for roll in dict.fromkeys(p.roll for p in (*före.personer, *efter.personer)):
        i_cellen = _personer(före.i_roll(roll), efter.i_roll(roll))
        personer += i_cellen
        if any(p.slag is not Slag.LIKA for p in i_cellen):
            fält.add(roll)
    slag = Slag.ÄNDRAD if fält else Slag.LIKA
    return Radskillnad(slag, före, efter, frozenset(fält), tuple(personer), flyttad)


def _personer(före: Sequence[AttestpersonUppgifter], efter: Sequence[AttestpersonUppgifter]) -> list[Personskillnad]:
    """Those who are gone first, then the cell as it is."""
    gamla: dict[str, list[AttestpersonUppgifter]] = defaultdict(list)
    for p in före:
        gamla[namnnyckel(p.namn)].append(p)
    kvar: list[Personskillnad] = []
    for p in efter:
        träffar = gamla[namnnyckel(p.namn)]
        if not träffar:
            kvar.append(Personskillnad(Slag.NY, p))
            continue
        g = träffar.pop(0)
        lika = (g.från, g.till, g.namn) == (p.från, p.till, p.namn)
        kvar.append(Personskillnad(Slag.LIKA if lika else Slag.ÄNDRAD, p))
    return [*(Personskillnad(Slag.BORTTAGEN, p) for rest in gamla.values() for p in rest), *kvar]


def _saknas(i: HelAttestlista, men_inte: HelAttestlista) -> tuple[str, ...]:
    finns = {namnnyckel(p.namn) for r in men_inte.rader for p in r.personer}
    alla = {namnnyckel(p.namn): p.namn for r in reversed(i.rader) for p in reversed(r.personer)}
    i_ordning = dict.fromkeys(namnnyckel(p.namn) for r in i.rader for p in r.personer)
    return tuple(alla[n] for n in i_ordning if n not in finns)


# --- in words -------------------------------------------------------------------------------------------------------

_FÄLTORD = {"benämning": "benämning", "villkor": "villkor", "belopp": "belopp", "anteckning": "anteckning",
            "koder": "kod"}  # fmt: skip


def ändrat(r: Radskillnad, rollnamn: dict[str, str]) -> str:
    """What the column Ändrad says: "ny", "utgår", "ändrad: ersättare", "flyttad"."""
    if r.slag in (Slag.NY, Slag.BORTTAGEN):
        return r.slag.value
    ord_ = [
        namn for fält, namn in {**_FÄLTORD, **{k: i_löptext(v) for k, v in rollnamn.items()}}.items() if fält in r.fält
    ]
    text = f"ändrad: {uppräkning(ord_)}" if ord_ else ""
    return ", ".join(filter(None, [text, "flyttad" if r.flyttad else ""]))


def sammanfattning(s: Attestskillnad) -> tuple[str, ...]:
    """The changes as sentences for a tjänsteskrivelse: how many rows, and which persons come and go."""
    meningar: list[str] = []
    antal = [
        (s.antal(Slag.NY), "tillkommer"),
        (s.antal(Slag.BORTTAGEN), "utgår"),
        (s.antal(Slag.ÄNDRAD), "ändras"),
        (sum(r.flyttad and r.slag is Slag.LIKA for r in s.rader), "flyttas"),
    ]
    delar = [f"{heltal(n)} {'rad' if n == 1 else 'rader'} {verb}" for n, verb in antal if n]
    meningar.append(f"{uppräkning(delar)}." if delar else "Listan är oförändrad.")
    if s.nya_personer:
        meningar.append(f"Nya med attesträtt: {uppräkning(s.nya_personer)}.")
    if s.borttagna_personer:
        meningar.append(f"Lämnar attestlistan: {uppräkning(s.borttagna_personer)}.")
    return tuple(meningar)
