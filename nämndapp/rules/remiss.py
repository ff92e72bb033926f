"""Remisser: is there a meeting before the day the answer is due, and has it been answered?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final, Protocol

from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.bas.papekande import Plats, Påpekande
from nämndapp.models import Handling, Handlingsriktning
from nämndapp.rules.lage import Läge, Regel, varning

_REMISSER = {Dokumenttyp.REMISS, Dokumenttyp.INKOMMEN_SKRIVELSE}
_FÖRSLAG = {Dokumenttyp.TJÄNSTESKRIVELSE, Dokumenttyp.ORDFÖRANDESKRIVELSE}
_SVARSORD = ("remissvar", "yttrande", "svar på remiss")


class Papper(Protocol):
    """What the judgement needs of a paper; a Handling has it."""

    @property
    def id(self) -> int | None:
        """Its row, None before it is saved."""

    @property
    def rubrik(self) -> str:
        """Its title."""

    @property
    def typ(self) -> Dokumenttyp:
        """What kind of paper."""

    @property
    def riktning(self) -> Handlingsriktning:
        """In, out, or made here."""

    @property
    def datum(self) -> date | None:
        """Its day."""


def ska_besvaras(papper: Papper) -> bool:
    """A remiss or another paper that has come in, when it says a day for the answer (the caller knows the day)."""
    if papper.riktning is Handlingsriktning.UTGÅENDE:
        return False
    return papper.typ in _REMISSER or papper.riktning is Handlingsriktning.INKOMMEN


def är_svar(svar: Papper, remiss: Papper) -> bool:
    """A paper of the same matter that goes out after the remiss, or is our remissvar or yttrande.

    A tjänsteskrivelse called so is only the proposal, and a yttrande that comes in is somebody else's.
    """
    if svar is remiss or (svar.id is not None and svar.id == remiss.id) or svar.typ is Dokumenttyp.REMISS:
        return False
    if remiss.datum is not None and svar.datum is not None and svar.datum < remiss.datum:
        return False
    if svar.riktning is Handlingsriktning.UTGÅENDE:
        return True
    eget = svar.riktning is Handlingsriktning.UPPRÄTTAD and svar.typ not in _FÖRSLAG
    return eget and any(ord_ in svar.rubrik.casefold() for ord_ in _SVARSORD)


def är_besvarad(remiss: Papper, ärendets_papper: Iterable[Papper]) -> bool:
    """The one judgement of whether a remiss has been answered, for rules, frister and proposals alike."""
    return any(är_svar(ett, remiss) for ett in ärendets_papper)


def svaret_hinner_beslutas(h: Handling, läge: Läge) -> Iterator[Påpekande]:
    """A remiss that shall be answered before the nämnd meets again, or should have been answered already."""
    s = h.skrivelse
    if s is None or s.svar_senast is None or not ska_besvaras(h):
        return
    if läge.handlingar is not None and är_besvarad(h, läge.handlingar):
        return
    plats = Plats("handling", h.id, "svar_senast", text=h.rubrik)
    if s.svar_senast < läge.idag:
        if läge.handlingar is not None:
            yield varning(
                "REM-svarsdag-passerad",
                f"Svaret på ”{h.rubrik}” skulle ha lämnats senast {s.svar_senast}, men inget svar finns i ärendet.",
                "Lägg in svaret som utgående handling, eller be om längre tid.",
                plats=plats,
                lagrum="FL 8",
            )
    elif läge.nästa_sammanträde is not None and s.svar_senast < läge.nästa_sammanträde:
        yield varning(
            "REM-svar-fore-motet",
            f"Svaret ska lämnas senast {s.svar_senast}, men nämnden sammanträder inte förrän {läge.nästa_sammanträde}.",
            "Be om längre tid, kalla till ett extra sammanträde eller låt svaret beslutas på delegation.",
            plats=plats,
            lagrum="FL 8",
        )


REMISSREGLER: Final[tuple[Regel[Handling], ...]] = (svaret_hinner_beslutas,)
