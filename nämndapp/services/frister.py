"""What is due on a day over all nämnder, from kallelser and remisser to anslag and expediering; and its group."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from nämndapp.bas.papekande import Nivå, Plats
from nämndapp.bas.svenska import datum_kort, uppräkning
from nämndapp.models import Nämnd, Sammanträde, Sammanträdesslag, Sammanträdesstatus
from nämndapp.rules.justeringstid import justeras_senast
from nämndapp.rules.kallelse import sista_kallelsedag
from nämndapp.services import remisser
from nämndapp.services.efterfrister import efter_mötet, efter_särskilda_protokoll
from nämndapp.storage import Enhet, citat, planering, urval

HORISONT = timedelta(days=14)
GLÖMT = timedelta(days=120)  # what is older than that is history, not a task
_HÅLLNA = {Sammanträdesstatus.GENOMFÖRT, Sammanträdesstatus.FÖR_JUSTERING, Sammanträdesstatus.JUSTERAT}


class Grupp(StrEnum):
    """The headings of the list, in their order."""

    SENT = "Sent"
    IDAG = "I dag"
    IMORGON = "I morgon"
    VECKAN = "Den här veckan"
    SENARE = "Senare"
    UTAN_DAG = "Utan sista dag"


@dataclass(frozen=True, slots=True)
class Frist:
    """Something with a last day."""

    nivå: Nivå
    text: str
    nämnd_id: int
    plats: Plats
    dag: date


def grupp(dag: date | None, idag: date) -> Grupp:
    """Where a day belongs, seen from today; the week ends on Sunday."""
    if dag is None:
        return Grupp.UTAN_DAG
    if dag < idag:
        return Grupp.SENT
    if dag == idag:
        return Grupp.IDAG
    if dag == idag + timedelta(days=1):
        return Grupp.IMORGON
    return Grupp.VECKAN if dag <= idag + timedelta(days=6 - idag.weekday()) else Grupp.SENARE


def frister(enhet: Enhet, nämnd: Nämnd, idag: date) -> Iterator[Frist]:
    """The nämnd's last days within two weeks, and those that have passed without being done."""
    nämnd_id = nämnd.id or 0
    möten = {m.id: m for m in planering.möten_med_nämnd(enhet.session, nämnd_id, idag - GLÖMT)}
    for id_, _, _, datum, _, _, status, _, paragrafer, _ in urval.sammanträden(enhet.session, nämnd_id):
        if status is Sammanträdesstatus.INSTÄLLT or datum < idag - GLÖMT:
            continue
        namn = f"{nämnd.kod} {datum_kort(datum)}"
        if datum >= idag:
            yield from _kallelsen(enhet, möten[int(id_)], namn, idag)
        elif paragrafer or status in _HÅLLNA:
            yield from _justering(möten[int(id_)], namn, idag)
            for f in efter_mötet(enhet.session, int(id_), idag):
                yield Frist(f.nivå, f"{namn}: {f.text}", nämnd_id, f.plats, f.dag)
    for f in efter_särskilda_protokoll(enhet.session, nämnd_id, idag, från=idag - GLÖMT):
        yield Frist(f.nivå, f"{nämnd.kod}: {f.text}", nämnd_id, f.plats, f.dag)
    yield from _remisser(enhet, nämnd, idag)


def _kallelsen(enhet: Enhet, möte: Sammanträde, namn: str, idag: date) -> Iterator[Frist]:
    id_ = möte.id or 0
    if möte.slag is Sammanträdesslag.BEREDNING:
        return
    senast = sista_kallelsedag(möte)
    plats = Plats("sammantrade", id_)
    if möte.kallelse_datum is None and idag <= senast <= idag + HORISONT:
        text = f"{namn}: Kallelsen ska skickas senast {datum_kort(senast)}."
        yield Frist(Nivå.TIPS, text, möte.nämnd_id, plats, senast)
    obesvarade = citat.obesvarade_kallelser(enhet.session, id_)
    if obesvarade and möte.datum <= idag + HORISONT:
        vilka = uppräkning(obesvarade[:3]) if len(obesvarade) <= 3 else f"{len(obesvarade)} personer"
        text = f"{namn}: {vilka} har inte svarat på kallelsen."
        yield Frist(Nivå.TIPS, text, möte.nämnd_id, plats, möte.datum)


def _justering(möte: Sammanträde, namn: str, idag: date) -> Iterator[Frist]:
    plats = Plats("sammantrade", möte.id)
    if möte.status is Sammanträdesstatus.JUSTERAT:
        return
    senast = justeras_senast(möte.datum)
    planerat = möte.justering_datum if möte.justering_datum and idag <= möte.justering_datum < senast else None
    if planerat is not None:
        text = f"{namn}: Protokollet justeras {datum_kort(planerat)}."
        yield Frist(Nivå.TIPS, text, möte.nämnd_id, plats, planerat)
    elif senast < idag:
        text = f"{namn}: Protokollet skulle ha justerats senast {datum_kort(senast)}."
        yield Frist(Nivå.VARNING, text, möte.nämnd_id, plats, senast)
    else:
        text = f"{namn}: Protokollet ska justeras senast {datum_kort(senast)}."
        yield Frist(Nivå.TIPS, text, möte.nämnd_id, plats, senast)


def _remisser(enhet: Enhet, nämnd: Nämnd, idag: date) -> Iterator[Frist]:
    for remiss in remisser.obesvarade(enhet.session, nämnd.id or 0):
        senast = remiss.senast
        if not idag - GLÖMT <= senast <= idag + HORISONT:
            continue
        sen = senast < idag
        ord_ = "skulle ha besvarats" if sen else "ska besvaras"
        text = f"{nämnd.kod}: ”{remiss.rubrik}” {ord_} senast {datum_kort(senast)}."
        plats = Plats("handling", remiss.id, "svar_senast")
        yield Frist(Nivå.VARNING if sen else Nivå.TIPS, text, nämnd.id or 0, plats, senast)
