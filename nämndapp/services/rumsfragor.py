"""What the chair can ask under a §, and what the answers make of the decision (KL 5:53–56; R14–R17, R21).

Pure: on the content of the §. The order is that of R15: formal questions first, additions last.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from nämndapp.models import Omröstning, Paragrafutgång, Propositionsslag, Utfall, Yrkandeslag
from nämndapp.services.protokolluppgifter import PropositionUppgifter, YrkandeUppgifter
from nämndapp.services.skrivelseuppgifter import SatsUppgifter
from nämndapp.services.uppgifter import ParagrafUppgifter

GRUND = "grund"
"""The ``nyckel`` of the proposal in the papers, from when a question first names it."""
MOTFÖRSLAG = frozenset({Yrkandeslag.ÄNDRING, Yrkandeslag.EGET})
MED_TEXT = MOTFÖRSLAG | {Yrkandeslag.TILLÄGG}
"""The kinds that say nothing without their text."""


@dataclass(frozen=True, slots=True)
class Fråga:
    """A question; ``ja`` and ``nej`` are the ``nyckel`` of yrkanden, "" where the kind says what it is."""

    slag: Propositionsslag
    ja: str = ""
    nej: str = ""

    def besvaras_av(self, q: PropositionUppgifter) -> bool:
        """Is that proposition this question?"""
        return (self.slag, self.ja, self.nej) == (q.slag, q.ja, q.nej)


@dataclass(frozen=True, slots=True)
class Beslutsval:
    """A way to end the §: what the decision becomes. ``nyckel`` is "" for the proposal, or the yrkande that won."""

    utgång: Paragrafutgång
    beslut: tuple[str, ...]
    nyckel: str = ""


def gällande(u: ParagrafUppgifter) -> list[YrkandeUppgifter]:
    """The yrkanden that have not been withdrawn."""
    return [y for y in u.yrkanden if not y.återtaget]


def grundnyckel(u: ParagrafUppgifter) -> str:
    """The name of the proposal in the papers."""
    return next((y.nyckel for y in u.yrkanden if y.slag is Yrkandeslag.GRUNDFÖRSLAG), GRUND)


def frågor(u: ParagrafUppgifter) -> list[Fråga]:
    """Every question that the yrkanden give rise to; bifall or avslag where there is no other."""
    ut = list(_frågor(u))
    return ut or [Fråga(Propositionsslag.BIFALL)]


def _frågor(u: ParagrafUppgifter) -> Iterator[Fråga]:
    av: dict[Yrkandeslag, list[str]] = {slag: [] for slag in Yrkandeslag}
    for y in gällande(u):
        av[y.slag].append(y.nyckel)
    if av[Yrkandeslag.BORDLÄGGNING]:
        yield Fråga(Propositionsslag.BORDLÄGGNING, nej=av[Yrkandeslag.BORDLÄGGNING][0])
    if av[Yrkandeslag.ÅTERREMISS]:
        yield Fråga(Propositionsslag.ÅTERREMISS, nej=av[Yrkandeslag.ÅTERREMISS][0])
    mot = [y.nyckel for y in gällande(u) if y.slag in MOTFÖRSLAG]
    huvud = huvudförslag(u)
    ställda = [Fråga(q.slag, q.ja, q.nej) for q in u.propositioner]
    frågor = [Fråga(_MOT, ett, annat) for ett, annat in combinations([n for n in mot if n != huvud], 2)]
    frågor += [Fråga(_VARANDRA, huvud, ett) for ett in mot if ett != huvud]
    yield from dict.fromkeys([*(f for f in ställda if f.slag in {_MOT, _VARANDRA}), *frågor])
    if av[Yrkandeslag.AVSLAG]:
        har = [f for f in ställda if f.slag is Propositionsslag.BIFALL]
        yield from har or [Fråga(Propositionsslag.BIFALL, ja="" if huvud == grundnyckel(u) else huvud)]
    for ett in av[Yrkandeslag.TILLÄGG]:
        yield Fråga(Propositionsslag.TILLÄGG, ja=ett)


def obesvarade(u: ParagrafUppgifter) -> list[Fråga]:
    """The questions that have no proposition yet; none where nobody has moved anything but bifall.

    Motförslag that have been put against the proposal one by one need not be put against each other.
    """
    kvar = [f for f in _frågor(u) if not any(f.besvaras_av(q) for q in u.propositioner)]
    slagna = {q.ja if q.utfall is Utfall.NEJ else q.nej for q in u.propositioner if q.slag in {_MOT, _VARANDRA}}
    return [f for f in kvar if not (f.slag in {_MOT, _VARANDRA} and {f.ja, f.nej} & slagna)]


def huvudförslag(u: ParagrafUppgifter) -> str:
    """What the next motförslag is put against: the proposal in the papers, or the one that has beaten it."""
    huvud = grundnyckel(u)
    for q in u.propositioner:
        if q.slag is _VARANDRA and q.ja == huvud and q.utfall is Utfall.NEJ:
            huvud = q.nej
    return huvud


_MOT = Propositionsslag.MOTFÖRSLAG
_VARANDRA = Propositionsslag.MOT_VARANDRA


def med_grundförslag(u: ParagrafUppgifter, *nycklar: str) -> ParagrafUppgifter:
    """The § with the papers' proposal among its yrkanden, where a question names it."""
    if GRUND not in nycklar or any(y.nyckel == GRUND for y in u.yrkanden):
        return u
    text = "\n\n".join(s.text for s in u.beslutspunkter)
    return replace(u, yrkanden=(YrkandeUppgifter(GRUND, Yrkandeslag.GRUNDFÖRSLAG, text), *u.yrkanden))


def utgången(u: ParagrafUppgifter, nämnd: str, *, bara_information: bool = False) -> Beslutsval:
    """What the answers have made of the decision so far; the proposal where nothing has been asked."""
    vinnare, tillägg, avslag = "", [], False
    for q in u.propositioner:
        nej = q.utfall is Utfall.NEJ
        match q.slag:
            case Propositionsslag.BORDLÄGGNING if nej:
                return Beslutsval(Paragrafutgång.BORDLÄGGNING, (f"{nämnd} bordlägger ärendet.",), q.nej)
            case Propositionsslag.ÅTERREMISS if nej:
                return Beslutsval(Paragrafutgång.ÅTERREMISS, (f"{nämnd} återremitterar ärendet.",), q.nej)
            case Propositionsslag.BIFALL:
                avslag, vinnare = nej, (vinnare if nej else q.ja or vinnare)
            case Propositionsslag.MOT_VARANDRA | Propositionsslag.MOTFÖRSLAG if q.utfall is not None:
                vinnare = q.nej if nej else q.ja
            case Propositionsslag.TILLÄGG if q.utfall is Utfall.JA:
                tillägg.append(q.ja)
    if avslag:
        return Beslutsval(Paragrafutgång.BESLUT, (f"{nämnd} avslår förslaget.",), AVSLAG)
    val = enligt(u, vinnare)
    texter = {y.nyckel: y.text for y in u.yrkanden}
    beslut = (*val.beslut, *(texter[t] for t in tillägg if t in texter and texter[t] not in val.beslut))
    if not beslut and bara_information:
        return Beslutsval(Paragrafutgång.INFORMATION, (f"{nämnd} noterar informationen.",))
    return replace(val, beslut=beslut)


AVSLAG = "avslag"
"""The ``nyckel`` of a Beslutsval that turns the proposal down."""


def enligt(u: ParagrafUppgifter, nyckel: str) -> Beslutsval:
    """The decision as that yrkande wants it: its point changed, or all of it."""
    punkter = tuple(s.text for s in u.beslutspunkter if s.text.strip())
    y = next((y for y in u.yrkanden if y.nyckel == nyckel), None)
    if y is None or y.slag is Yrkandeslag.BIFALL or not y.text.strip():
        return Beslutsval(Paragrafutgång.BESLUT, punkter)
    if y.slag is Yrkandeslag.GRUNDFÖRSLAG:
        return Beslutsval(Paragrafutgång.BESLUT, tuple(t for t in y.text.split("\n\n") if t.strip()), y.nyckel)
    if y.slag is Yrkandeslag.TILLÄGG:
        return Beslutsval(Paragrafutgång.BESLUT, (*punkter, y.text), y.nyckel)
    if y.beslutspunkt is not None and 1 <= y.beslutspunkt <= len(punkter):
        plats = y.beslutspunkt - 1
        return Beslutsval(Paragrafutgång.BESLUT, (*punkter[:plats], y.text, *punkter[plats + 1 :]), y.nyckel)
    return Beslutsval(Paragrafutgång.BESLUT, (y.text,), y.nyckel)


def beslutsval(u: ParagrafUppgifter, nämnd: str, *, bara_information: bool = False) -> list[Beslutsval]:
    """All ways to end the § with a decision, the likeliest (``utgången``) first."""
    ut = [utgången(u, nämnd, bara_information=bara_information), enligt(u, grundnyckel(u))]
    ut += [enligt(u, y.nyckel) for y in gällande(u) if y.slag in MED_TEXT]
    ut.append(Beslutsval(Paragrafutgång.BESLUT, (f"{nämnd} avslår förslaget.",), AVSLAG))
    valda: list[Beslutsval] = []
    for val in ut:
        if val.beslut and not any((v.beslut, v.utgång) == (val.beslut, val.utgång) for v in valda):
            valda.append(val)
    return valda


def satser(u: ParagrafUppgifter, beslut: tuple[str, ...]) -> tuple[SatsUppgifter, ...]:
    """The decision in the rows that are there."""
    id_ = [s.id for s in u.beslutspunkter]
    return tuple(SatsUppgifter(t, id=id_[i] if i < len(id_) else None) for i, t in enumerate(beslut))


def utan_votering(u: ParagrafUppgifter, val: Beslutsval) -> tuple[PropositionUppgifter, ...]:
    """The propositions of the § and, where one question is all that is left, its answer by acclamation."""
    kvar = obesvarade(u)
    if len(kvar) != 1 or val.utgång is not Paragrafutgång.BESLUT:
        return u.propositioner
    f = kvar[0]
    nekat = {
        Propositionsslag.BIFALL: val.nyckel == AVSLAG,
        Propositionsslag.TILLÄGG: val.nyckel != f.ja,
        Propositionsslag.MOT_VARANDRA: val.nyckel == f.nej,
        Propositionsslag.MOTFÖRSLAG: val.nyckel == f.nej,
    }.get(f.slag, False)
    utfall = Utfall.NEJ if nekat else Utfall.JA
    return (*u.propositioner, PropositionUppgifter(f.slag, f.ja, f.nej, omröstning=Omröstning.INGEN, utfall=utfall))
