"""What is next, over all nämnder of the file: meetings with their deadlines, and what waits to be done."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time

from nämndapp.bas.fel import NämndappFel
from nämndapp.bas.papekande import Nivå, Plats, Påpekande
from nämndapp.bas.svenska import datum_kort
from nämndapp.models import Sammanträde, Sammanträdesslag, Sammanträdesstatus, Ärendestatus
from nämndapp.rules.granska import granska_sammanträde
from nämndapp.rules.justeringstid import justeras_senast
from nämndapp.rules.kallelse import sista_kallelsedag
from nämndapp.services import planering
from nämndapp.services.frister import Grupp, frister, grupp
from nämndapp.storage import Databas, Enhet, kopia, planer, urval
from nämndapp.storage import planering as lager

_VÄNTAR = {Ärendestatus.BORDLAGT, Ärendestatus.ÅTERREMITTERAT}


@dataclass(frozen=True, slots=True)
class Möte:
    """A coming meeting. ``kallelse_senast`` follows from the nämnd's own days; ``justering_senast`` from the law.

    A ``beredning`` has neither: nobody is called to it in the law's sense, and it has no protocol.
    """

    id: int
    nämnd_id: int
    nämnd: str
    datum: date
    starttid: time | None
    plats: str
    antal_punkter: int
    kallelse_senast: date
    kallelse_datum: date | None
    justering_datum: date | None
    justering_senast: date
    beredning: bool = False


@dataclass(frozen=True, slots=True)
class Sak:
    """Something to do, with its place."""

    nivå: Nivå
    text: str
    nämnd_id: int
    plats: Plats
    dag: date | None = None  # the meeting's
    frist: date | None = None  # the last day, where there is one
    grupp: Grupp = Grupp.UTAN_DAG


@dataclass(frozen=True, slots=True)
class Översikt:
    """All of it. ``senaste_kopia`` is None when there is no daily copy yet."""

    möten: tuple[Möte, ...]
    saker: tuple[Sak, ...]
    senaste_kopia: date | None


def översikt(db: Databas, idag: date | None = None, *, antal: int = 6) -> Översikt:
    """The coming meetings, the nearest first, and what waits: late first, then day by day."""
    dag = idag or date.today()
    möten: list[Möte] = []
    saker: list[Sak] = []
    with db.läsning() as enhet:
        for nämnd in (n for n in urval.nämnder(enhet.session) if n.aktiv and n.id is not None):
            kommande = _kommande(enhet, nämnd.id or 0, dag)[:antal]
            granskat = False
            kända = {m.id: m for m in lager.möten_med_nämnd(enhet.session, nämnd.id or 0, dag)}
            for möte_id, antal_punkter in kommande:
                möte = _möte(kända[möte_id], antal_punkter)
                möten.append(möte)
                if not möte.beredning:
                    hela = None if granskat else planer.ladda_med_eventuella_paragrafer(enhet.session, möte_id)
                    saker += _saker_om_mötet(hela, möte, nämnd.kod, dag)
                    granskat = True
            saker += _väntande_ärenden(enhet, nämnd.id or 0, nämnd.kod, dag)
            saker += [Sak(f.nivå, f.text, f.nämnd_id, f.plats, frist=f.dag) for f in frister(enhet, nämnd, dag)]
    saker += [Sak(p.nivå, p.text, p.nämnd_id, p.plats, frist=p.dag) for p in planering.på_gång(db, dag)]
    saker = [replace(s, grupp=grupp(s.frist, dag)) for s in saker]
    ordning = list(Grupp)
    saker.sort(key=lambda s: (ordning.index(s.grupp), s.frist or date.max, s.nivå.ordning, s.dag or date.max))
    return Översikt(tuple(sorted(möten, key=lambda m: m.datum)[:antal]), tuple(saker), _senaste_kopia(db))


def _kommande(enhet: Enhet, nämnd_id: int, dag: date) -> list[tuple[int, int]]:
    """Id and number of items, the nearest meeting first."""
    rader = urval.sammanträden(enhet.session, nämnd_id)
    kvar = [r for r in rader if r[3] >= dag and r[6] is not Sammanträdesstatus.INSTÄLLT]
    return [(int(r[0]), int(r[7])) for r in sorted(kvar, key=lambda r: r[3])]


def _möte(rad: Sammanträde, antal_punkter: int) -> Möte:
    return Möte(
        id=rad.id or 0,
        nämnd_id=rad.nämnd_id,
        nämnd=rad.nämnd.namn if rad.nämnd else "",
        datum=rad.datum,
        starttid=rad.starttid,
        plats=rad.plats,
        antal_punkter=antal_punkter,
        kallelse_senast=sista_kallelsedag(rad),
        kallelse_datum=rad.kallelse_datum,
        justering_datum=rad.justering_datum,
        justering_senast=justeras_senast(rad.datum),
        beredning=rad.slag is Sammanträdesslag.BEREDNING,
    )


def _saker_om_mötet(hela: Sammanträde | None, möte: Möte, kod: str, dag: date) -> list[Sak]:
    """``hela``: the meeting with everything, for the one that the rules look through."""
    när = f"{kod} {datum_kort(möte.datum)}".strip()
    plats = Plats("sammantrade", möte.id)
    påpekanden: list[Påpekande] = granska_sammanträde(hela, dag) if hela is not None else []
    saker = [
        Sak(
            p.nivå,
            f"{när}: {p.text}",
            möte.nämnd_id,
            p.plats if p.plats.id is not None else plats,
            möte.datum,
            frist=möte.kallelse_senast if p.kod == "KAL-ej-skickad" else None,
        )
        for p in påpekanden
        if p.nivå is not Nivå.TIPS
    ]
    if not möte.antal_punkter and not any(p.kod == "KAL-tom-lista" for p in påpekanden):
        saker.append(Sak(Nivå.TIPS, f"{när}: Föredragningslistan är tom.", möte.nämnd_id, plats, möte.datum))
    return saker


def _väntande_ärenden(enhet: Enhet, nämnd_id: int, kod: str, dag: date) -> list[Sak]:
    """Tabled and referred-back matters that do not stand on a coming list yet."""
    saker = []
    for id_, _, dnr, rubrik, status, *_, senast in urval.ärenden(enhet.session, nämnd_id):
        if status in _VÄNTAR and (senast is None or senast < dag):
            text = f"{dnr or kod} {rubrik}: {status.value}, ska upp på en ny lista."
            saker.append(Sak(Nivå.TIPS, text, nämnd_id, Plats("arende", id_)))
    return saker


def _senaste_kopia(db: Databas) -> date | None:
    try:
        kopior = kopia.lista_kopior(db.sökväg)
    except (NämndappFel, OSError):
        return None  # a folder that cannot be read: the window then says that there is no copy
    return kopior[0].dag if kopior else None
