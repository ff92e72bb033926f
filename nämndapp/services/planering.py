"""What is due: for the list of a meeting, and for the secretary today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from sqlmodel import Session

from nämndapp.bas.papekande import Nivå, Plats, Påpekande
from nämndapp.bas.svenska import MÅNADER, versal
from nämndapp.models import (
    Bevakningsslag,
    Delegationsbeslut,
    Nämnd,
    Punkttyp,
    Sammanträde,
    Sammanträdesslag,
    Sammanträdesstatus,
    Utskottsanmälan,
    Ärendestatus,
    Årshjulspost,
)
from nämndapp.rules import granska as regler
from nämndapp.rules.planering import Planering
from nämndapp.services import (
    aggregat,
    arshjul,
    bevakning,
    delegationsforslag,
    kontrollpaminnelser,
    remisser,
    uppdragskalla,
)
from nämndapp.services.andring import Ändring
from nämndapp.services.punktlista import utan_egen_paragraf
from nämndapp.services.sammantraden import SAMMANTRÄDE
from nämndapp.services.uppgifter import GruppUppgifter, Listrad, PunktUppgifter, SammanträdeUppgifter
from nämndapp.storage import Databas, Enhet, delegationsbeslut, planering, urval

_KLARA = frozenset({Ärendestatus.BESLUTAT, Ärendestatus.AVSLUTAT, Ärendestatus.MAKULERAT})
_VÄNTAR = {Ärendestatus.BORDLAGT: "Bordlagt", Ärendestatus.ÅTERREMITTERAT: "Återremitterat"}


class Förslagsslag(StrEnum):
    """Where a proposal for the list comes from."""

    ÅRSHJUL = "årshjul"
    BORDLAGT = "bordlagt"
    PLANERAT = "planerat"
    BEREDS = "bereds"
    REMISS = "remiss"
    PARKERAT = "parkerat"
    BEVAKNING = "bevakning"
    DELEGATION = "delegation"
    BRÅDSKANDE = "brådskande beslut"


@dataclass(frozen=True, slots=True)
class Förslag:
    """A matter that is due. ``skäl`` is a sentence; ``objekt_id`` the post, ärende or bevakning that it comes from."""

    slag: Förslagsslag
    objekt_id: int
    rubrik: str
    skäl: str
    diarienummer: str | None = None
    ärende_id: int | None = None
    typ: Punkttyp = Punkttyp.BESLUT
    grupp: str = ""
    lagrum: str = ""
    handlingar: tuple[int, ...] = ()
    sekretess_lagrum: str = ""
    beslut: tuple[int, ...] = ()  # delegation decisions that are reported under it
    utskott: tuple[int, ...] = ()  # and protocols of utskott


@dataclass(frozen=True, slots=True)
class Pågående:
    """Something to look at, for the overview."""

    nivå: Nivå
    text: str
    nämnd_id: int
    plats: Plats
    dag: date | None = None


@dataclass(frozen=True, slots=True)
class _Listpunkt:
    id: int
    rubrik: str
    ärende_id: int | None
    möte_id: int
    datum: date


# --- proposals for a list -------------------------------------------------------------------------------------------


def förslag_till_lista(db: Databas, sammanträde_id: int, idag: date | None = None) -> tuple[Förslag, ...]:
    """What is due for the meeting and does not stand on its list: each matter once, with all its reasons."""
    with db.läsning() as enhet:
        möte = enhet.hämta(Sammanträde, sammanträde_id)
        dag = idag or date.today()
        if möte.slag is Sammanträdesslag.BEREDNING and möte.bereder_id is not None:
            return tuple(_att_bereda(enhet, möte, enhet.hämta(Sammanträde, möte.bereder_id), dag))
        return tuple(_förslag(enhet.session, möte, dag))


def _att_bereda(enhet: Enhet, beredning: Sammanträde, möte: Sammanträde, dag: date) -> Iterator[Förslag]:
    """A presidieberedning goes through the meeting's list and what is proposed for it."""
    egna = SAMMANTRÄDE.läs(enhet.session, aggregat.hämta(enhet, SAMMANTRÄDE, beredning.id or 0)).punkter
    finns = {p.rubrik.casefold() for p in egna}
    lista = SAMMANTRÄDE.läs(enhet.session, aggregat.hämta(enhet, SAMMANTRÄDE, möte.id or 0))
    for nr, p in enumerate(lista.punkter, 1):
        if p.rubrik.casefold() not in finns and p.typ is not Punkttyp.FORMALIA and not p.utgår:
            skäl = f"Punkt {nr} på listan till {möte.datum}."
            yield Förslag(
                Förslagsslag.BEREDS, p.id or 0, p.rubrik, skäl, p.diarienummer, p.ärende_id, p.typ,
                handlingar=p.handlingar,
            )  # fmt: skip
    for f in _förslag(enhet.session, möte, dag):
        if f.rubrik.casefold() not in finns:
            yield replace(f, skäl=f"Till {möte.datum}: {f.skäl}")


def _förslag(session: Session, möte: Sammanträde, idag: date) -> Iterator[Förslag]:
    punkter = [_Listpunkt(*r) for r in planering.listpunkter(session, möte.nämnd_id)]
    egna = [r for r in punkter if r.möte_id == möte.id]
    rubriker = {p.rubrik.casefold() for p in egna}
    yield from _ärenden(session, möte, punkter)
    for post in planering.årshjul(session, möte.nämnd_id):
        if _årshjul_väntar(post, möte, punkter, idag):
            yield Förslag(
                Förslagsslag.ÅRSHJUL,
                post.id or 0,
                post.rubrik,
                f"Årshjulet: {MÅNADER[möte.datum.month - 1]}." + (f" {post.lagrum}." if post.lagrum else ""),
                typ=post.typ,
                grupp=post.grupp,
                lagrum=post.lagrum,
            )
    for a in delegationsforslag.väntar(session, möte):
        if a.rubrik.casefold() not in rubriker:
            slag = Förslagsslag.BRÅDSKANDE if a.brådskande else Förslagsslag.DELEGATION
            yield Förslag(
                slag, 0, a.rubrik, a.skäl, typ=Punkttyp.ANMÄLAN, lagrum="KL 6:40", sekretess_lagrum=a.sekretess_lagrum,
                beslut=a.beslut, utskott=a.utskott,
            )  # fmt: skip
    nästa = urval.nästa_sammanträde(session, möte.nämnd_id, möte.datum)
    uppdrag = planering.bevakningar(session, möte.nämnd_id)
    källor = uppdragskalla.gällande(session, uppdrag)
    for b in uppdrag:
        senast = b.återrapport_senast
        rubrik = återrapport(b.text, b.slag)
        if b.läge not in bevakning.ÖPPNA or senast is None or rubrik.casefold() in rubriker:
            continue
        if senast > möte.datum and not (nästa and senast < nästa):
            continue
        if any(p.id == b.punkt_id and p.datum >= möte.datum for p in punkter):
            continue  # it stands on this list or a later one already
        källa = f", {källor[b.id or 0]}" if b.källa else ""
        yield Förslag(
            Förslagsslag.BEVAKNING,
            b.id or 0,
            rubrik,
            f"Återrapport senast {senast}{källa}.",
            ärende_id=b.ärende_id,
            typ=Punkttyp.INFORMATION,
        )


def återrapport(text: str, slag: Bevakningsslag) -> str:
    """The title under which an uppdrag is reported."""
    return f"Återrapport: {text}" if slag is Bevakningsslag.UPPDRAG else text


def _ärenden(session: Session, möte: Sammanträde, punkter: Sequence[_Listpunkt]) -> Iterator[Förslag]:
    på_listan = {p.ärende_id for p in punkter if p.möte_id == möte.id}
    svar = remisser.svarsdagar(session, möte.nämnd_id)
    funna: list[tuple[Any, Förslagsslag, list[str]]] = []
    for rad in planering.planerade_ärenden(session, möte.nämnd_id):
        id_, _, _, _, status, _, planerat, parkerat, bevakas, _, senaste = rad
        if id_ in på_listan or status in _KLARA:
            continue
        skäl: list[tuple[Förslagsslag, str]] = []
        annat_möte = planerat is not None and planerat != möte.id
        senare = senaste is not None and senaste > möte.datum
        if planerat == möte.id:
            skäl.append((Förslagsslag.PLANERAT, "Planerat till det här sammanträdet."))
        if annat_möte or senare or (parkerat and not (bevakas and bevakas <= möte.datum)):
            continue
        if status in _VÄNTAR:
            skäl.append((Förslagsslag.BORDLAGT, f"{_VÄNTAR[status]}{f' {senaste}' if senaste else ''}."))
        if id_ in svar:
            skäl.append((Förslagsslag.REMISS, f"Remissen ska besvaras senast {svar[id_]}."))
        if bevakas and bevakas <= möte.datum:
            skäl.append((Förslagsslag.PARKERAT, f"{'Parkerat, bevakas' if parkerat else 'Bevakas'} {bevakas}."))
        if skäl:
            funna.append((rad, skäl[0][0], [text for _, text in skäl]))
    papper = planering.ärendens_handlingar(session, [rad[0] for rad, *_ in funna])
    for (id_, _, dnr, rubrik, *_), slag, texter in funna:
        yield Förslag(slag, id_, rubrik, " ".join(texter), dnr, id_, handlingar=papper.get(id_, ()))


def _årshjul_väntar(post: Årshjulspost, möte: Sammanträde, punkter: Sequence[_Listpunkt], idag: date) -> bool:
    if möte.slag is Sammanträdesslag.BEREDNING or not arshjul.är_dags(post, möte.datum, idag):
        return False
    return not _upptaget(post, möte.datum.year, möte.datum.month, punkter)


def _upptaget(post: Årshjulspost, år: int, månad: int, punkter: Sequence[_Listpunkt]) -> bool:
    """It has come up that month, also when the secretary wrote the item by hand, or it is passed over."""
    if any((t.år, t.månad) == (år, månad) and (t.punkt_id is not None or t.avstås) for t in post.tillfällen):
        return True
    rubrik = post.rubrik.casefold()
    return any(p.rubrik.casefold() == rubrik and (p.datum.year, p.datum.month) == (år, månad) for p in punkter)


def lägg_till_förslag(
    db: Databas, sammanträde_id: int, förslag: Sequence[Förslag], väntad_version: int | None
) -> Ändring:
    """Adds the proposals as items and notes where they came up; one undo takes the items and the notes away.

    Items stand last in their own heading, else last among items of the same kind, else last of all.
    """
    with db.skrivning() as enhet:
        rad = aggregat.hämta(enhet, SAMMANTRÄDE, sammanträde_id)
        före = SAMMANTRÄDE.läs(enhet.session, rad)
        inställningar = enhet.hämta(Nämnd, före.nämnd_id).inställningar
        lista = före.lista
        for f in förslag:
            lista = _insatt(lista, f, utan_egen_paragraf(inställningar, f.typ))
        ändring = aggregat.spara(enhet, SAMMANTRÄDE, sammanträde_id, replace(före, lista=lista), väntad_version)
        efter = ändring.efter
        if isinstance(efter, SammanträdeUppgifter) and efter.slag is not Sammanträdesslag.BEREDNING:
            _anteckna(enhet, efter, före, förslag)
        ord_ = f"”{förslag[0].rubrik}”" if len(förslag) == 1 else f"{len(förslag)} ärenden"
        return replace(ändring, beskrivning=f"Lade till {ord_} på föredragningslistan")


def _insatt(lista: tuple[Listrad, ...], f: Förslag, utan_paragraf: bool) -> tuple[Listrad, ...]:
    punkt = PunktUppgifter(
        f.rubrik, f.diarienummer, f.ärende_id, f.typ, handlingar=f.handlingar, utan_paragraf=utan_paragraf,
        sekretess_lagrum=f.sekretess_lagrum,
    )  # fmt: skip
    if f.grupp:
        start = next(
            (
                nr
                for nr, r in enumerate(lista)
                if isinstance(r, GruppUppgifter) and r.rubrik.casefold() == f.grupp.casefold()
            ),
            None,
        )
        if start is None:
            return (*lista, GruppUppgifter(f.grupp), punkt)
        slut = next((nr for nr in range(start + 1, len(lista)) if isinstance(lista[nr], GruppUppgifter)), len(lista))
        return (*lista[:slut], punkt, *lista[slut:])
    lika = [nr for nr, r in enumerate(lista) if isinstance(r, PunktUppgifter) and r.typ is f.typ]
    plats = lika[-1] + 1 if lika else len(lista)
    return (*lista[:plats], punkt, *lista[plats:])


def _anteckna(
    enhet: Enhet, efter: SammanträdeUppgifter, före: SammanträdeUppgifter, förslag: Sequence[Förslag]
) -> None:
    gamla = {p.id for p in före.punkter}
    nya = [p for p in efter.punkter if p.id not in gamla]
    for f in förslag:
        punkt = next((p for p in nya if p.rubrik == f.rubrik and p.ärende_id == f.ärende_id), None)
        if punkt is None:
            continue
        nya.remove(punkt)
        if f.slag is Förslagsslag.ÅRSHJUL:
            datum = efter.datum
            arshjul.sätt_tillfälle(enhet, f.objekt_id, datum.year, datum.month, punkt_id=punkt.id)
        elif f.slag is Förslagsslag.BEVAKNING:
            aggregat.hämta(enhet, bevakning.BEVAKNING, f.objekt_id).punkt_id = punkt.id
        elif f.beslut or f.utskott:
            delegationsbeslut.anmäl(enhet.session, Delegationsbeslut, f.beslut, punkt.id)
            delegationsbeslut.anmäl(enhet.session, Utskottsanmälan, f.utskott, punkt.id)
    enhet.spola()


# --- the rules ------------------------------------------------------------------------------------------------------


def granska_planering(db: Databas, nämnd_id: int, idag: date | None = None) -> list[Påpekande]:
    """The rules of the nämnd's planning."""
    with db.läsning() as enhet:
        return granskad_planering(enhet.session, nämnd_id, idag or date.today())


def granskad_planering(session: Session, nämnd_id: int, idag: date) -> list[Påpekande]:
    """``granska_planering`` in an open session."""
    punkter = [_Listpunkt(*r) for r in planering.listpunkter(session, nämnd_id)]
    allt = Planering(
        planering.möten_med_nämnd(session, nämnd_id, idag),
        planering.årshjul(session, nämnd_id),
        planering.bevakningar(session, nämnd_id),
        planering.parkerade(session, nämnd_id),
        [(p.rubrik.casefold(), p.datum) for p in punkter],
    )
    return regler.granska_planering(allt, idag)


# --- for the overview -----------------------------------------------------------------------------------------------


def på_gång(db: Databas, idag: date | None = None) -> tuple[Pågående, ...]:
    """Uppdrag that are due, this month's matters of the årshjul on no list, parked ones to look at, stop dates.

    Over all active nämnder; the gravest first, then by day.
    """
    dag = idag or date.today()
    saker: list[Pågående] = []
    with db.läsning() as enhet:
        for nämnd in (n for n in urval.nämnder(enhet.session) if n.aktiv):
            saker += _om_nämnden(enhet.session, nämnd, dag)
    return tuple(sorted(saker, key=lambda s: (s.nivå.ordning, s.dag or date.max)))


def _om_nämnden(session: Session, nämnd: Nämnd, dag: date) -> Iterator[Pågående]:
    nämnd_id, kod = nämnd.id or 0, nämnd.kod
    for b in planering.bevakningar(session, nämnd_id):
        senast = b.återrapport_senast
        if b.läge not in bevakning.ÖPPNA or senast is None or senast > dag + timedelta(days=14):
            continue
        text = f"{kod}: {versal(b.slag.value)} ”{b.text}” ska återrapporteras senast {senast}."
        sen = senast < dag
        if sen:
            text = f"{kod}: {versal(b.slag.value)} ”{b.text}” skulle ha återrapporterats senast {senast}."
        nivå = Nivå.VARNING if sen else Nivå.TIPS
        yield Pågående(nivå, text, nämnd_id, Plats("bevakning", b.id, "återrapport_senast"), senast)
    poster = [p for p in planering.årshjul(session, nämnd_id) if p.aktiv and dag.month in p.månader]
    punkter = [_Listpunkt(*r) for r in planering.listpunkter(session, nämnd_id)] if poster else []
    for post in poster:
        if not _upptaget(post, dag.year, dag.month, punkter):
            text = f"{kod}: ”{post.rubrik}” ska upp i {MÅNADER[dag.month - 1]} men står inte på någon lista."
            yield Pågående(Nivå.TIPS, text, nämnd_id, Plats("arshjulspost", post.id))
    for id_, _, dnr, rubrik, status, _, _, _, bevakas, *_ in planering.planerade_ärenden(session, nämnd_id):
        if bevakas and bevakas <= dag and status not in _KLARA:
            text = f"{kod}: Titta på {dnr or 'ärendet'} ”{rubrik}” igen, det bevakas {bevakas}."
            yield Pågående(Nivå.TIPS, text, nämnd_id, Plats("arende", id_, "bevakas"), bevakas)
    for sak in kontrollpaminnelser.påminnelser(session, nämnd_id, dag):
        yield Pågående(sak.nivå, f"{kod}: {sak.text}", nämnd_id, sak.plats, sak.dag)
    for möte in planering.möten(session, nämnd_id, dag):
        stopp = möte.stoppdatum
        vecka = dag - timedelta(days=dag.weekday())
        if möte.status is Sammanträdesstatus.INSTÄLLT or stopp is None:
            continue
        if dag <= stopp <= vecka + timedelta(days=6):
            text = f"{kod}: Stoppdatum {stopp} för sammanträdet {möte.datum}."
            yield Pågående(Nivå.TIPS, text, nämnd_id, Plats("sammantrade", möte.id, "stoppdatum"), stopp)
