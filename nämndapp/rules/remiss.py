"""Remisser: is there a meeting before the day the answer is due, and has it been answered?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.bas.papekande import Plats, Påpekande
from nämndapp.models import Handling, Handlingsriktning
from nämndapp.rules.lage import Läge, Regel, varning

_REMISSER = {Dokumenttyp.REMISS, Dokumenttyp.INKOMMEN_SKRIVELSE}


def är_svar(svar: Handling, remiss: Handling) -> bool:
    """A paper of the same matter that goes out after the remiss, or is called a remissvar or yttrande."""
    if svar is remiss or svar.typ is Dokumenttyp.REMISS:
        return False
    senare = remiss.datum is None or svar.datum is None or svar.datum >= remiss.datum
    kallas = any(ord_ in svar.rubrik.casefold() for ord_ in ("remissvar", "yttrande", "svar på remiss"))
    return senare and (svar.riktning is Handlingsriktning.UTGÅENDE or kallas)


def svaret_hinner_beslutas(h: Handling, läge: Läge) -> Iterator[Påpekande]:
    """A remiss that shall be answered before the nämnd meets again, or should have been answered already."""
    s = h.skrivelse
    if s is None or s.svar_senast is None or h.typ not in _REMISSER or h.riktning is Handlingsriktning.UTGÅENDE:
        return
    if läge.handlingar is not None and any(är_svar(a, h) for a in läge.handlingar):
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
