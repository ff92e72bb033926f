"""What the protocol's rules may know besides the meeting: the order of service, cited §§, what comes up again."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session

from nämndapp.models import Sammanträde
from nämndapp.rules.lage import Läge
from nämndapp.rules.protokollregler_text import hänvisningar
from nämndapp.services.underlag import kända_beslut_för
from nämndapp.storage import kallelseurval, protokollurval


def protokollsläge(session: Session, möte: Sammanträde, idag: date) -> Läge:
    """Of a meeting loaded as ``planer.ladda_protokoll`` does, and perhaps changed in memory."""
    texter = [t for p in möte.paragrafer for t in (*(b.text for b in p.beslutspunkter), *(a.text for a in p.avsnitt))]
    citerade = [h for text in texter for h in hänvisningar(text)]
    return Läge(
        idag,
        ordning=kallelseurval.inkallelseordning(session, möte.nämnd_id),
        beslut=kända_beslut_för(session, citerade),
        kommande_ärenden=protokollurval.kommande_ärenden(session, möte.nämnd_id, möte.datum),
    )
