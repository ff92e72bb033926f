"""What the rules of a protocol may know around it: the order of service, the decisions it cites, the coming lists."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session

from nämndapp.models import Paragrafutgång, Sammanträde
from nämndapp.rules.lage import Läge
from nämndapp.rules.protokollregler_text import hänvisningar, texter
from nämndapp.services.underlag import beslut_av
from nämndapp.storage import kallelseurval, protokollurval


def protokollsläge(session: Session, möte: Sammanträde, idag: date) -> Läge:
    """For ``rules.granska``; the meeting may be in memory only. Looks up no more than the protocol asks for."""
    åberopade = [h for p in möte.paragrafer for _, text in texter(p) for h in hänvisningar(text)]
    skjuts_upp = any(p.utgång is Paragrafutgång.BORDLÄGGNING for p in möte.paragrafer)
    return Läge(
        idag,
        beslut=beslut_av(session, list(dict.fromkeys(åberopade))),
        ordning=kallelseurval.inkallelseordning(session, möte.nämnd_id),
        kommande_ärenden=protokollurval.kommande_ärenden(session, möte.nämnd_id, möte.datum) if skjuts_upp else None,
    )
