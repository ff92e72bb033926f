"""Expediering: who a decision is to be sent to, by its § and by what has been noted, and what is left (R27, R35).

No law says within how many days: a party is told as soon as possible (FL 33), others by the nämnd's own custom. After
``EXPEDIERING_DAGAR`` from the justering it is told that something is left, since by then most kommuner have sent it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from nämndapp.bas import svenska
from nämndapp.bas.papekande import Nivå, Plats, Påpekande
from nämndapp.bas.paragrafavsnitt import avsnittsnyckel, rader_i
from nämndapp.models import Expediering, Expedieringssätt, Paragraf, Paragrafutgång
from nämndapp.rules.anslag import HISTORIA

EXPEDIERING_DAGAR = 14
DELFÅENDE_DAGAR = 21  # a receipt of delgivning that has not come by then is asked for
_MED_KVITTO = frozenset({Expedieringssätt.DELGIVNING, Expedieringssätt.REKOMMENDERAT})
_MED_PAPPER = re.compile(r"[,\s]*\(?\b(?:inkl\.?|inklusive)\b.*$|\s*\([^)]*\)\s*$", re.IGNORECASE)
_MELLAN = re.compile(r"\s*,\s*(?:(?:och|samt)\s+)?|\s+(?:och|samt)\s+", re.IGNORECASE)
_LEDNING = re.compile(r"^(?:för kännedom|till)(?:\s+till)?\s*:?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Utskick:
    """One recipient of one §. ``id`` is None while nothing is noted; ``vid_paragrafen``: it (still) stands there.

    ``adresser`` are the e-mail addresses that the registers have for it.
    """

    paragraf_id: int
    mottagare: str
    sätt: Expedieringssätt = Expedieringssätt.E_POST
    skickat: date | None = None
    delfången: date | None = None
    av: str = ""
    anteckning: str = ""
    id: int | None = None
    vid_paragrafen: bool = True
    adresser: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragrafutskick:
    """A § with its recipients; ``justerat`` is the day that its decision was justerat, None before."""

    id: int
    beteckning: str
    rubrik: str
    justerat: date | None
    utskick: tuple[Utskick, ...]
    hemlig: bool = False

    @property
    def kvar(self) -> tuple[Utskick, ...]:
        """What has not been sent."""
        return tuple(u for u in self.utskick if u.skickat is None)


@dataclass(frozen=True, slots=True)
class Adressbok:
    """The registers: e-mail and post address by name, the members of groups, how each got the last one."""

    adresser: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    grupper: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    senaste: Mapping[str, Expedieringssätt] = field(default_factory=dict)

    def e_post(self, mottagare: str) -> tuple[str, ...]:
        """The addresses of a recipient, those of each member of a group."""
        nyckel = namnnyckel(mottagare)
        namn = self.grupper.get(nyckel, (mottagare,))
        alla = (self.adresser.get(namnnyckel(n), ("", ""))[0].strip() for n in namn)
        return tuple(dict.fromkeys(a for a in alla if a))

    def sätt(self, mottagare: str) -> Expedieringssätt:
        """The way to propose: as last time, by letter where only a post address is known, else by e-mail."""
        nyckel = namnnyckel(mottagare)
        if nyckel in self.senaste:
            return self.senaste[nyckel]
        e_post, adress = self.adresser.get(nyckel, ("", ""))
        brev = not e_post.strip() and bool(adress.strip()) and nyckel not in self.grupper
        return Expedieringssätt.BREV if brev else Expedieringssätt.E_POST


def delade(namn: str, bok: Adressbok) -> list[str]:
    """ "A, B och C" as three recipients, only when the registers know each of them and not the whole line."""
    delar = [d for d in _MELLAN.split(namn.strip()) if d]
    kända = bok.adresser.keys() | bok.grupper.keys()
    if namnnyckel(namn) in kända or not all(namnnyckel(d) in kända for d in delar):
        return [namn]
    return delar


def namnnyckel(namn: str) -> str:
    """What recipients are compared by: case, spaces and "(inkl. tjänsteskrivelse)" make no difference."""
    return " ".join(_MED_PAPPER.sub("", namn).split()).casefold() or " ".join(namn.split()).casefold()


def mottagare_i(p: Paragraf) -> list[str]:
    """The recipients of its section "Skickas till", one on each line, as they are written; doubles once."""
    ut: dict[str, str] = {}
    for a in sorted(p.avsnitt, key=lambda a: a.ordning):
        if avsnittsnyckel(a.rubrik) == "skickas_till":
            for rad in rader_i(a.text):
                if not _LEDNING.match(rad):
                    ut.setdefault(namnnyckel(rad), " ".join(rad.replace("**", "").rstrip(".;").split()))
    return list(ut.values())


def utskick_av(p: Paragraf, noterade: Sequence[Expediering], bok: Adressbok) -> tuple[Utskick, ...]:
    """The recipients of the § in its own order, each with what is noted; then what is noted for others.

    A line that names several known recipients is one for each, unless something is noted of the whole line.
    A matter that was put off or struck has nothing to send, whatever its papers propose.
    """
    väntar = p.utgång in {Paragrafutgång.BORDLÄGGNING, Paragrafutgång.UTGÅR}
    kvar = {namnnyckel(e.mottagare): e for e in noterade}
    ut = []
    rader = [] if väntar else mottagare_i(p)
    delar = [d for rad in rader for d in ([rad] if namnnyckel(rad) in kvar else delade(rad, bok))]
    enskilda: dict[str, str] = {}
    for d in delar:
        enskilda.setdefault(namnnyckel(d), d)
    for namn in enskilda.values():
        e = kvar.pop(namnnyckel(namn), None)
        ny = Utskick(p.id or 0, namn, bok.sätt(namn), adresser=bok.e_post(namn))
        ut.append(ny if e is None else _noterat(e, bok, vid=True))
    return (*ut, *(_noterat(e, bok, vid=False) for e in kvar.values()))


def _noterat(e: Expediering, bok: Adressbok, *, vid: bool) -> Utskick:
    return Utskick(
        e.paragraf_id,
        e.mottagare,
        e.sätt,
        e.skickat,
        e.delfången,
        e.av,
        e.anteckning,
        e.id,
        vid,
        bok.e_post(e.mottagare),
    )


def expedieras_senast(justerat: date) -> date:
    """The day after which it is told that something is left."""
    return justerat + timedelta(days=EXPEDIERING_DAGAR)


def granska_expediering(paragrafer: Sequence[Paragrafutskick], möte_id: int, idag: date) -> Iterator[Påpekande]:
    """What is left too long, was sent before the justering, or cannot be sent as it stands."""
    noterat = any(u.id is not None for p in paragrafer for u in p.utskick)
    i_tid = []
    for p in paragrafer:
        if p.justerat is not None and not noterat and idag > expedieras_senast(p.justerat) + HISTORIA:
            continue
        if p.justerat is not None and p.kvar:
            if idag > expedieras_senast(p.justerat):
                yield _inte_skickat(p, p.justerat)
            else:
                i_tid.append(p)
        yield from _om_dagarna(p, idag)
    if i_tid:
        ord_ = "expedierat" if len(i_tid) == 1 else "expedierade"
        vilka = ", ".join(p.beteckning for p in i_tid[:6]) + (" …" if len(i_tid) > 6 else "")
        yield Påpekande(
            "EXP-kvar",
            Nivå.TIPS,
            f"{len(i_tid)} beslut är inte {ord_}: {vilka}.",
            plats=Plats("sammantrade", möte_id, "expediering"),
            förslag="Skicka utdragen och markera dem som skickade på fliken Efter mötet.",
        )
    utan = sorted(
        {u.mottagare for p in paragrafer for u in p.kvar if u.sätt is Expedieringssätt.E_POST and not u.adresser}
    )
    if utan:
        yield Påpekande(
            "EXP-utan-adress",
            Nivå.TIPS,
            f"{svenska.uppräkning(utan[:4]) if len(utan) <= 4 else f'{len(utan)} mottagare'} saknar e-postadress i "
            "registret.",
            plats=Plats("sammantrade", möte_id, "expediering"),
            förslag="Lägg till adressen under Register, Mottagare, eller välj ett annat sätt att skicka.",
        )


def _inte_skickat(p: Paragrafutskick, justerat: date) -> Påpekande:
    vem = svenska.uppräkning([u.mottagare for u in p.kvar[:4]]) + (" med flera" if len(p.kvar) > 4 else "")
    return Påpekande(
        "EXP-inte-skickat",
        Nivå.VARNING,
        f"{p.beteckning} justerades {svenska.datum_kort(justerat)} och har inte skickats till {vem}.",
        plats=Plats("paragraf", p.id, "expediering", text=p.beteckning),
        förslag="Skicka utdraget, eller anteckna dagen om det redan är skickat.",
    )


def _om_dagarna(p: Paragrafutskick, idag: date) -> Iterator[Påpekande]:
    plats = Plats("paragraf", p.id, "expediering", text=p.beteckning)
    for u in p.utskick:
        if u.skickat is None:
            continue
        if p.justerat is not None and u.skickat < p.justerat:
            yield Påpekande(
                "EXP-fore-justering",
                Nivå.TIPS,
                f"{p.beteckning} skickades till {u.mottagare} {svenska.datum_kort(u.skickat)}, före justeringen "
                f"{svenska.datum_kort(p.justerat)}.",
                plats=plats,
                förslag="Kontrollera dagen, och att det som skickades är det som justerades.",
            )
        if u.delfången is not None and u.delfången < u.skickat:
            yield Påpekande(
                "EXP-delfangen-fore",
                Nivå.VARNING,
                f"{u.mottagare} står som delgiven {p.beteckning} {svenska.datum_kort(u.delfången)}, men den skickades "
                f"{svenska.datum_kort(u.skickat)}.",
                "FL 44",
                plats,
                "Rätta någon av dagarna.",
            )
        sedan = u.skickat + timedelta(days=DELFÅENDE_DAGAR)
        if u.delfången is None and u.sätt in _MED_KVITTO and idag > sedan:
            yield Påpekande(
                "EXP-delfangen-saknas",
                Nivå.TIPS,
                f"Det är inte antecknat när {u.mottagare} tog del av {p.beteckning}, som skickades "
                f"{svenska.datum_kort(u.skickat)}.",
                "FL 44",
                plats,
                "Tiden att överklaga räknas från den dagen för den som är part.",
            )
