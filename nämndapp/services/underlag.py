"""Beslutsunderlag that resolve: which § or paper of the register a line speaks of, told with its title."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlmodel import Session

from nämndapp.bas import svenska
from nämndapp.bas.hanvisning import Beslutshänvisning, organnyckel, tolka
from nämndapp.bas.papekande import Plats
from nämndapp.models import Handling, Nämnd, Paragraf
from nämndapp.rules.citat import avvikelse, hitta
from nämndapp.rules.lage import KäntBeslut, Läge
from nämndapp.rules.skrivelse import namner
from nämndapp.services.skrivelseuppgifter import HandlingUppgifter, UnderlagUppgifter
from nämndapp.storage import Databas, citat, urval


@dataclass(frozen=True, slots=True)
class Underlagsträff:
    """What a line resolves to. ``plats`` None: it stays plain text. ``avviker``: the register says otherwise."""

    text: str
    titel: str = ""
    plats: Plats | None = None
    avviker: str = ""
    nämnd_id: int | None = None  # of a §: where it stands
    sammanträde_id: int | None = None


def med_hänvisning(rad: UnderlagUppgifter) -> UnderlagUppgifter:
    """The line with the decision that it cites taken apart; what is no citation keeps what it had."""
    hänvisning = tolka(rad.text)
    if hänvisning is None:
        return rad
    return replace(rad, organ=hänvisning.organ, datum=hänvisning.datum, paragraf=hänvisning.paragraf)


def slå_upp(db: Databas, uppgifter: HandlingUppgifter, handling_id: int | None = None) -> tuple[Underlagsträff, ...]:
    """Each line under Beslutsunderlag: the § it cites, or the paper of the same matter that it names."""
    texter = [u.text for u in uppgifter.skrivelse.underlag] if uppgifter.skrivelse else []
    with db.läsning() as enhet:
        kända = kända_beslut(enhet.session, texter)
        idn = {r[0] for ä in uppgifter.ärenden for r in urval.handlingar_i_ärende(enhet.session, ä)}
        papper = [h for h in urval.hela_handlingar(enhet.session, idn).values() if h.id != handling_id]
    return tuple(_en_rad(text, kända, papper) for text in texter)


def slå_upp_text(db: Databas, text: str) -> tuple[Underlagsträff, int | None]:
    """What one line cites, and the matter of that §."""
    with db.läsning() as enhet:
        träff = _en_rad(text, kända_beslut(enhet.session, [text]), ())
        rad = enhet.session.get(Paragraf, träff.plats.id) if träff.plats is not None else None
        return träff, rad.ärende_id if rad is not None else None


def _en_rad(text: str, kända: Sequence[KäntBeslut], papper: Sequence[Handling]) -> Underlagsträff:
    hänvisning = tolka(text)
    if hänvisning is not None:
        beslut = hitta(hänvisning, kända)
        if beslut is not None:
            plats = Plats("paragraf", beslut.id)
            return Underlagsträff(
                text, beslut.rubrik, plats, nämnd_id=beslut.nämnd_id, sammanträde_id=beslut.sammanträde_id
            )
        if skillnad := avvikelse(hänvisning, kända):
            return Underlagsträff(text, avviker=skillnad)
        utdrag = next((h for h in papper if _är_utdraget(h, hänvisning.datum, hänvisning.paragraf)), None)
        if utdrag is not None:
            return Underlagsträff(text, utdrag.rubrik, Plats("handling", utdrag.id))
        return Underlagsträff(text)
    träff = _papperet(text, papper)
    return Underlagsträff(text, träff.rubrik, Plats("handling", träff.id)) if träff else Underlagsträff(text)


def _är_utdraget(h: Handling, datum: date, paragraf: int) -> bool:
    return h.skrivelse is not None and h.skrivelse.paragraf == paragraf and h.datum == datum


def _papperet(text: str, papper: Sequence[Handling]) -> Handling | None:
    """The paper that the line names; of several, the one whose date it also says."""
    träffar = [h for h in papper if text.strip() and namner(text, h)]
    daterade = [h for h in träffar if h.datum is not None and h.datum.isoformat() in text]
    return next(iter(daterade or träffar), None)


def kända_beslut(session: Session, texter: Iterable[str]) -> list[KäntBeslut]:
    """The §§ in the register that the lines may speak of."""
    return beslut_av(session, [h for h in map(tolka, texter) if h is not None])


def beslut_av(session: Session, hänvisningar: Sequence[Beslutshänvisning]) -> list[KäntBeslut]:
    """The §§ in the register that may be the cited ones: of the organ, that day or so numbered that year."""
    svar: list[KäntBeslut] = []
    for nämnd in urval.nämnder(session) if hänvisningar else ():
        organ = organ_av(nämnd)
        egna = [h for h in hänvisningar if organnyckel(h.organ) in organ]
        rader = citat.beslut(session, nämnd.id or 0, {h.datum for h in egna}, {h.paragraf for h in egna})
        svar += [
            KäntBeslut(id_, organ, datum, nummer, rubrik, möte, nämnd.id or 0)
            for id_, datum, nummer, rubrik, möte in rader
        ]
    return svar


def organ_av(nämnd: Nämnd) -> frozenset[str]:
    """A nämnd's code and name, folded."""
    return frozenset(organnyckel(t) for t in (nämnd.kod, nämnd.namn) if t.strip())


def sammanhang(session: Session, h: Handling, idag: date) -> Läge:
    """What the rules may know of a paper besides itself: its nämnd, what it cites, the next meeting, abbreviations."""
    nämnd = session.get(Nämnd, h.nämnd_id)
    texter = [u.text for u in h.skrivelse.underlag] if h.skrivelse else []
    koder = [n.kod for n in urval.nämnder(session)]
    return Läge(
        idag,
        nästa_sammanträde=urval.nästa_sammanträde(session, h.nämnd_id, idag - timedelta(days=1)),
        organ=nämnd.namn if nämnd else "",
        beslut=kända_beslut(session, texter),
        förkortningar=frozenset([*citat.förkortningar(session), *koder]),
    )


def förslag_på_underlag(db: Databas, uppgifter: HandlingUppgifter, handling_id: int | None = None) -> list[str]:
    """The other papers of the matter and the paragraphs where it has been up, as lines to choose."""
    with db.läsning() as enhet:
        session = enhet.session
        papper = [
            f"{typ.namn} {svenska.datum_kort(datum)} {rubrik}" if datum else f"{typ.namn} {rubrik}"
            for ärende in uppgifter.ärenden
            for id_, _, typ, _, rubrik, datum, *_ in urval.handlingar_i_ärende(session, ärende)
            if id_ != handling_id
        ]
        beslut = [
            f"{kod} {svenska.datum_kort(datum)} {svenska.paragraf(nummer)} {rubrik}"
            for kod, datum, nummer, rubrik in citat.beslut_i_ärenden(session, uppgifter.ärenden)
        ]
    return list(dict.fromkeys([*beslut, *papper]))
