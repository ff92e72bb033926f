"""All rules of an object at once: what services call, live while somebody types and before anything is made final."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final, TypeVar

from nämndapp.bas.papekande import Nivå, Påpekande, sortera
from nämndapp.models import Handling, Internkontrollplan, Internkontrollworkshop, Riskanalys, Sammanträde, Ärende
from nämndapp.rules.arende import HANDLINGSREGLER, ÄRENDEREGLER
from nämndapp.rules.attest import ATTESTREGLER
from nämndapp.rules.attestprov import Attestprov
from nämndapp.rules.delegation import DELEGATIONSREGLER
from nämndapp.rules.delegationsbeslut import BESLUTSREGLER, Delegationsbild
from nämndapp.rules.internkontroll import PLANREGLER, RISKANALYSREGLER
from nämndapp.rules.kallelse import KALLELSEREGLER, justering_är_planerad, remissvar_hinner_beslutas
from nämndapp.rules.kontrolluppfoljning import UPPFÖLJNINGSREGLER, WORKSHOPREGLER
from nämndapp.rules.lage import Läge, Regel
from nämndapp.rules.narvaro import Bild
from nämndapp.rules.ordningsbild import Ordningsbild
from nämndapp.rules.planering import PLANERINGSREGLER, Planering
from nämndapp.rules.protokoll import PROTOKOLLSREGLER, SLUTREGLER
from nämndapp.rules.punkter import handlingar_till, punkter_i_ordning
from nämndapp.rules.register import REGISTERREGLER, Nämndregister
from nämndapp.rules.skrivelse import SKRIVELSEREGLER

T = TypeVar("T")

ALLA_REGLER: Final[Mapping[str, tuple[Regel[Any], ...]]] = {
    "kallelse": KALLELSEREGLER,
    "protokoll": (*PROTOKOLLSREGLER, *SLUTREGLER),
    "ärende": ÄRENDEREGLER,
    "handling": (*HANDLINGSREGLER, *SKRIVELSEREGLER),
    "riskanalys": RISKANALYSREGLER,
    "internkontrollplan": (*PLANREGLER, *UPPFÖLJNINGSREGLER),
    "internkontrollworkshop": WORKSHOPREGLER,
    "nämnd": REGISTERREGLER,
    "planering": PLANERINGSREGLER,
    "attestlista": ATTESTREGLER,
    "delegationsordning": DELEGATIONSREGLER,
    "delegationsbeslut": BESLUTSREGLER,
}
"""Every rule, by what it looks at; the handbook's table of rules is made from this."""


def _granska(objekt: T, regler: Iterable[Regel[T]], läge: Läge) -> list[Påpekande]:
    return sortera([p for regel in regler for p in regel(objekt, läge)])


def granska_sammanträde(
    s: Sammanträde,
    idag: date,
    *,
    nästa_sammanträde: date | None = None,
    föregående_paragraf: int | None = None,
    publicerat: Sequence[Sequence[Mapping[str, Any]]] = (),
    med_handlingar: bool = False,
    protokollsläge: Läge | None = None,
) -> list[Påpekande]:
    """The kallelse; the protocol too once there are paragraphs; with ``med_handlingar`` the papers under the items.

    Needs loaded: nämnd; grupper; punkter with handlingar, handling, skrivelse (and its parts ``med_handlingar``);
    paragrafer in full, and what ``Bild`` needs. ``föregående_paragraf``: the last number fixed before this meeting in
    the same year, 0 when there is none, None when unknown. ``publicerat``: the lists that have been published.
    ``protokollsläge``: what else is known around the protocol (``ordning``, ``beslut``, ``kommande_ärenden``).
    """
    läge = replace(
        protokollsläge or Läge(idag),
        idag=idag,
        nästa_sammanträde=nästa_sammanträde,
        föregående_paragraf=föregående_paragraf,
        publicerat=publicerat,
    )
    if not s.paragrafer:
        påpekanden = _granska(s, KALLELSEREGLER, läge)
    else:  # the protocol has its own word on justering, and from the meeting's day on answers that are late
        egna = {justering_är_planerad, *((remissvar_hinner_beslutas,) if s.datum <= idag else ())}
        regler = [r for r in KALLELSEREGLER if r not in egna]
        påpekanden = _granska(s, [*regler, *PROTOKOLLSREGLER], replace(läge, bild=Bild(s)))
    if med_handlingar:
        for p in punkter_i_ordning(s):
            handlingar = handlingar_till(p)
            for h in handlingar:
                påpekanden += granska_handling(h, idag, handlingar=handlingar, sammanhang=_sammanhang(s))
    return sortera(påpekanden)


def granska_kallelse(s: Sammanträde, idag: date, *, nästa_sammanträde: date | None = None) -> list[Påpekande]:
    """The kallelse alone, for its finalisation."""
    return _granska(s, KALLELSEREGLER, Läge(idag, nästa_sammanträde))


def granska_protokoll(
    s: Sammanträde,
    idag: date,
    *,
    föregående_paragraf: int | None = None,
    slutligt: bool = False,
    protokollsläge: Läge | None = None,
) -> list[Påpekande]:
    """The protocol alone; ``slutligt``: also what must be done before a paper of it is called final.

    Needs loaded and takes the same as ``granska_sammanträde``.
    """
    regler = (*PROTOKOLLSREGLER, *SLUTREGLER) if slutligt else PROTOKOLLSREGLER
    läge = replace(protokollsläge or Läge(idag), idag=idag, föregående_paragraf=föregående_paragraf, bild=Bild(s))
    return _granska(s, regler, läge)


def _sammanhang(s: Sammanträde) -> Läge:
    """What a meeting tells of the papers that go with it."""
    kallad = s.kallelse_datum if s.kallelse_datum and s.kallelse_datum <= s.datum else None
    return Läge(s.datum, organ=s.nämnd.namn if s.nämnd else "", kallelsedag=kallad)


def granska_handling(
    h: Handling, idag: date, *, handlingar: Sequence[Handling] | None = None, sammanhang: Läge | None = None
) -> list[Påpekande]:
    """A paper. ``handlingar`` are those of the same ärende or item, when known: is what it names among them?
    ``sammanhang`` is what else is known around it.

    Needs loaded: skrivelse with avsnitt, satser, underlag, undertecknare and meddelanden; each of ``handlingar``
    with its skrivelse.
    """
    läge = replace(sammanhang or Läge(idag), idag=idag, handlingar=handlingar)
    return _granska(h, (*HANDLINGSREGLER, *SKRIVELSEREGLER), läge)


def granska_ärende(ä: Ärende, idag: date) -> list[Påpekande]:
    """The matter as it stands in the register; touches no relation."""
    return _granska(ä, ÄRENDEREGLER, Läge(idag))


def granska_riskanalys(a: Riskanalys, idag: date, *, förra_skalan: tuple[int, int] | None = None) -> list[Påpekande]:
    """An analysis. Needs loaded: risker. ``förra_skalan``: year and highest step of the nämnd's earlier one."""
    return _granska(a, RISKANALYSREGLER, Läge(idag, förra_skalan=förra_skalan))


def granska_plan(
    plan: Internkontrollplan,
    idag: date,
    *,
    förra_planen: Internkontrollplan | None = None,
    workshop: Internkontrollworkshop | None = None,
    förra_skalan: tuple[int, int] | None = None,
) -> list[Påpekande]:
    """A plan with the analysis behind it and what came of its controls.

    Needs loaded: kontroller with risker and tillfällen; riskanalys with risker; of ``förra_planen`` kontroller with
    risker; of ``workshop`` rader.
    """
    läge = Läge(idag, förra_planen=förra_planen, workshop=workshop, förra_skalan=förra_skalan)
    påpekanden = _granska(plan, (*PLANREGLER, *UPPFÖLJNINGSREGLER), läge)
    if plan.riskanalys is not None:
        påpekanden += _granska(plan.riskanalys, RISKANALYSREGLER, läge)
    return sortera(påpekanden)


def granska_workshop(w: Internkontrollworkshop, idag: date) -> list[Påpekande]:
    """A workshop. Needs loaded: rader."""
    return _granska(w, WORKSHOPREGLER, Läge(idag))


def granska_register(r: Nämndregister, idag: date) -> list[Påpekande]:
    """A nämnd's membership. Needs loaded: each uppdrag's person, the order's rader."""
    return _granska(r, REGISTERREGLER, Läge(idag))


def granska_planering(p: Planering, idag: date) -> list[Påpekande]:
    """What a nämnd plans: see ``Planering`` for what must be loaded."""
    return _granska(p, PLANERINGSREGLER, Läge(idag))


def granska_attestlista(p: Attestprov, idag: date) -> list[Påpekande]:
    """A list with its rows, against the register's persons."""
    return _granska(p, ATTESTREGLER, Läge(idag))


def granska_delegationsordning(
    o: Ordningsbild, idag: date, *, förkortningar: frozenset[str] | None = None
) -> list[Påpekande]:
    """One version. ``förkortningar``: those that the register explains."""
    return _granska(o, DELEGATIONSREGLER, Läge(idag, förkortningar=förkortningar))


def granska_delegationsbeslut(d: Delegationsbild, idag: date) -> list[Påpekande]:
    """The decisions under a nämnd's delegation and the reports of its utskott."""
    return _granska(d, BESLUTSREGLER, Läge(idag))


def får_göras_slutlig(påpekanden: Iterable[Påpekande]) -> bool:
    """Only an incomplete paper (level FEL) is stopped."""
    return all(p.nivå is not Nivå.FEL for p in påpekanden)
