"""The rules, run on what is stored or on what is being typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from sqlmodel import Session

from nämndapp.bas.papekande import Nivå, Påpekande, sortera
from nämndapp.models import Nämnd, Sammanträde
from nämndapp.rules import granska as regler
from nämndapp.rules.lage import Läge
from nämndapp.rules.sarskilda_protokoll import UTKAST, granska_protokoll
from nämndapp.services import attest, delegation, kontrollgranskning, kvittering, osparat, sarskilt_underlag, underlag
from nämndapp.services.attestkontroll import granskade_listor, prov
from nämndapp.services.attestuppgifter import HelAttestlista
from nämndapp.services.delegationsbild import Versioner, förkortningar, granskad_delegation
from nämndapp.services.efterfrister import granska_efter
from nämndapp.services.inkallelse import granska_registret
from nämndapp.services.internkontrolluppgifter import PlanUppgifter, RiskanalysUppgifter, WorkshopUppgifter
from nämndapp.services.planering import granskad_planering
from nämndapp.services.protokollslage import protokollsläge
from nämndapp.services.skrivelseuppgifter import HandlingUppgifter
from nämndapp.services.uppgifter import ParagrafUppgifter, SammanträdeUppgifter, Uppgifter, ÄrendeUppgifter
from nämndapp.services.vilken import Val, hitta_nämnd, hitta_objekt, hitta_sammanträde
from nämndapp.storage import Databas, kallelseurval, planer, protokollurval, sarskilda_protokoll, urval


def granska(
    db: Databas,
    *,
    nämnd: str | int | None = None,
    datum: date | None = None,
    år: int | None = None,
    idag: date | None = None,
) -> list[Påpekande]:
    """Every rule on a meeting with its papers (``datum``), or on all that a nämnd (or all of them) has that year.

    ``plats.text`` begins with nämnd and date, since the list speaks of many things.
    """
    dagen = idag or date.today()
    with db.läsning() as enhet:
        session = enhet.session
        if datum is not None:
            id_ = hitta_sammanträde(session, Val(nämnd=nämnd, datum=datum))
            return sortera(list(_möte(session, id_, dagen)))
        nämnder = urval.nämnder(session) if nämnd is None else [hitta_nämnd(session, nämnd)]
        return sortera([p for n in nämnder for p in _hela_nämnden(session, n, år, dagen)])


def _hela_nämnden(session: Session, nämnd: Nämnd, år: int | None, idag: date) -> Iterator[Påpekande]:
    nämnd_id = nämnd.id or 0
    med_möten: set[int] = set()
    for rad in urval.sammanträden(session, nämnd_id, år):
        möte = planer.ladda_protokoll(session, rad[0])
        med_möten |= {k.handling_id for p in möte.punkter for k in p.handlingar}
        yield from _om_möte(session, möte, idag)
    for ärende in urval.ärenden_i_diariet(session, nämnd_id, år):
        namn = f"{nämnd.kod}, ärende {ärende.diarienummer or ärende.rubrik}"
        yield from _med_plats(regler.granska_ärende(ärende, idag), namn)
    övriga = [i for i in urval.handlings_id(session, nämnd_id) if i not in med_möten]
    for handling in urval.hela_handlingar(session, övriga).values():
        if år is None or handling.datum is None or handling.datum.year == år:
            sammanhang = underlag.sammanhang(session, handling, idag)
            fynd = regler.granska_handling(handling, idag, sammanhang=sammanhang)
            yield from _med_plats(fynd, f"{nämnd.kod}, {handling.rubrik}")
    if år in (None, idag.year):
        if nämnd.aktiv:
            fynd = granska_registret(session, nämnd_id, idag)
            yield from [replace(p, plats=replace(p.plats, text=f"{nämnd.kod}, register")) for p in fynd]
        yield from _med_plats(granskad_planering(session, nämnd_id, idag), f"{nämnd.kod}, planering")
    for namn, fynd in granskade_listor(session, nämnd_id, år, idag):
        yield from _med_plats(fynd, f"{nämnd.kod}, {namn}")
    for var, påpekande in granskad_delegation(session, nämnd_id, år, idag):
        yield from _med_plats([påpekande], f"{nämnd.kod}, {var}")
    for namn, fynd in kontrollgranskning.årets_påpekanden(session, nämnd_id, år, idag):
        yield from _med_plats(fynd, f"{nämnd.kod}, {namn}")


def _möte(session: Session, id_: int, idag: date) -> Iterator[Påpekande]:
    yield from _om_möte(session, planer.ladda_protokoll(session, id_), idag)


def _om_möte(session: Session, möte: Sammanträde, idag: date) -> Iterator[Påpekande]:
    namn = f"{möte.nämnd.kod if möte.nämnd else ''} {möte.datum.isoformat()}".strip()
    rubriker = {k.handling_id: k.handling.rubrik for p in möte.punkter for k in p.handlingar if k.handling}
    fynd = _granska_möte(session, möte, idag, med_handlingar=True)
    yield from _med_plats([_med_rubrik(p, rubriker) for p in fynd], namn)


def _granska_möte(session: Session, möte: Sammanträde, idag: date, *, med_handlingar: bool) -> list[Påpekande]:
    fynd = regler.granska_sammanträde(
        möte,
        idag,
        nästa_sammanträde=urval.nästa_sammanträde(session, möte.nämnd_id, möte.datum),
        föregående_paragraf=_föregående(session, möte),
        publicerat=[p.lista for p in kallelseurval.publiceringar(session, möte.id or 0)],
        med_handlingar=med_handlingar,
        protokollsläge=protokollsläge(session, möte, idag) if möte.paragrafer else None,
    )
    fynd += granska_efter(session, möte, idag)
    return kvittering.märkta(fynd, kvittering.kvitterade(session, möte.id or 0))


def granska_laddat_möte(session: Session, möte: Sammanträde, idag: date) -> list[Påpekande]:
    """A meeting that the caller has loaded as ``planer.ladda_protokoll`` does, and perhaps changed in memory."""
    return _granska_möte(session, möte, idag, med_handlingar=False)


def _med_rubrik(påpekande: Påpekande, rubriker: dict[int, str]) -> Påpekande:
    """The name of the paper it speaks of, where the rule does not say it."""
    plats = påpekande.plats
    if plats.typ != "handling" or plats.text:
        return påpekande
    return replace(påpekande, plats=replace(plats, text=rubriker.get(plats.id or 0, "")))


def _med_plats(påpekanden: list[Påpekande], namn: str) -> list[Påpekande]:
    return [replace(p, plats=replace(p.plats, text=", ".join(filter(None, [namn, p.plats.text])))) for p in påpekanden]


# --- what is being typed --------------------------------------------------------------------------------------------


def granska_uppgifter(
    db: Databas, uppgifter: Uppgifter, *, objekt_id: int | None = None, idag: date | None = None
) -> list[Påpekande]:
    """The rules on unsaved content, live while typing; the kommun, a nämnd and a person have no rules yet."""
    dagen = idag or date.today()
    with db.läsning() as enhet:
        session = enhet.session
        match uppgifter:
            case SammanträdeUppgifter():
                fynd = _osparat_möte(session, uppgifter, objekt_id, dagen)
            case ParagrafUppgifter():
                fynd = _osparad_paragraf(session, uppgifter, objekt_id, dagen)
            case ÄrendeUppgifter():
                fynd = regler.granska_ärende(osparat.ärende(uppgifter, objekt_id, dagen), dagen)
            case HandlingUppgifter():
                fynd = _osparad_handling(session, uppgifter, objekt_id, dagen)
            case RiskanalysUppgifter():
                fynd = kontrollgranskning.granskad_riskanalys(session, osparat.riskanalys(uppgifter, objekt_id), dagen)
            case PlanUppgifter():
                fynd = kontrollgranskning.osparad_plan(session, uppgifter, objekt_id, dagen)
            case WorkshopUppgifter():
                fynd = kontrollgranskning.osparad_workshop(uppgifter, objekt_id, dagen)
            case HelAttestlista():
                fynd = regler.granska_attestlista(prov(session, uppgifter), dagen)
            case _:
                fynd = []
    return fynd


def _osparat_möte(session: Session, uppgifter: SammanträdeUppgifter, id_: int | None, idag: date) -> list[Påpekande]:
    nämnd = planer.ladda_nämnd(session, uppgifter.nämnd_id)
    papper = urval.hela_handlingar(session, {h for p in uppgifter.punkter for h in p.handlingar})
    sparat = planer.ladda_närvaro(session, id_) if id_ is not None else None
    if sparat is not None and sparat.paragrafer:  # the protocol's rules look at the items of each §
        session.expunge_all()
        sparat = planer.ladda_protokoll(session, sparat.id or 0)
    session.expunge_all()
    rubriker = kallelseurval.ärenderubriker(session, {p.ärende_id for p in uppgifter.punkter if p.ärende_id})
    möte = osparat.sammanträde(uppgifter, id_, nämnd, papper, rubriker)
    if sparat is not None:
        osparat.med_paragrafer(möte, sparat.paragrafer)
        osparat.med_närvaro(möte, sparat)
    return _granska_möte(session, möte, idag, med_handlingar=False)


def _osparad_paragraf(session: Session, uppgifter: ParagrafUppgifter, id_: int | None, idag: date) -> list[Påpekande]:
    """The protocol's rules with this paragraph as it is typed; only what is said of it."""
    möte = planer.ladda_protokoll(session, uppgifter.sammanträde_id)
    session.expunge_all()
    punkter = {p.id or 0: p for p in möte.punkter}
    ny = osparat.paragraf(uppgifter, id_, punkter)
    osparat.med_paragrafer(möte, [*(p for p in möte.paragrafer if p.id != id_), ny])
    påpekanden = granskat_protokoll(session, möte, idag)
    om_den = [p for p in påpekanden if p.plats.typ == "paragraf" and p.plats.id == id_]
    return kvittering.märkta(om_den, kvittering.kvitterade(session, uppgifter.sammanträde_id))


def _osparad_handling(session: Session, uppgifter: HandlingUppgifter, id_: int | None, idag: date) -> list[Påpekande]:
    andra_id = {r[0] for ärende in uppgifter.ärenden for r in urval.handlingar_i_ärende(session, ärende) if r[0] != id_}
    andra = urval.hela_handlingar(session, andra_id)
    session.expunge_all()
    handling = osparat.handling(uppgifter, id_)
    grannar = [*andra.values(), handling] if uppgifter.ärenden else None
    sammanhang = underlag.sammanhang(session, handling, idag)
    return regler.granska_handling(handling, idag, handlingar=grannar, sammanhang=sammanhang)


# --- before a paper is made final -----------------------------------------------------------------------------------


def hinder_för_slutlig(db: Databas, typ: str, val: Val, *, idag: date | None = None) -> list[Påpekande]:
    """What makes the paper incomplete (level FEL): it is not made final while there is any."""
    dagen = idag or date.today()
    with db.läsning() as enhet:
        påpekanden = _om_papper(enhet.session, typ, hitta_objekt(enhet.session, typ, val), dagen)
    return [p for p in påpekanden if p.nivå is Nivå.FEL]


def _om_papper(session: Session, typ: str, id_: int, idag: date) -> list[Påpekande]:
    match typ:
        case "kallelse" | "foredragningslista" | "handlingar":
            fynd = regler.granska_kallelse(planer.ladda_sammanträde(session, id_), idag)
        case "protokoll":
            fynd = _om_protokoll(session, id_, idag)
        case "utdrag":
            alla = _om_protokoll(session, planer.ladda_paragraf(session, id_).sammanträde_id, idag)
            fynd = [p for p in alla if (p.plats.typ, p.plats.id) == ("paragraf", id_) or p.kod in _HELA]
        case "tjansteskrivelse":
            handling = planer.ladda_handling(session, id_)
            sammanhang = underlag.sammanhang(session, handling, idag)
            fynd = regler.granska_handling(handling, idag, sammanhang=sammanhang)
        case "riskanalys":
            fynd = kontrollgranskning.granskad_riskanalys(session, planer.ladda_riskanalys(session, id_), idag)
        case "internkontrollplan" | "internkontrollrapport" | "internkontrollarsrapport":
            fynd = kontrollgranskning.granskad_plan(session, planer.ladda_internkontrollplan(session, id_), idag)
        case "riskunderlag":
            fynd = regler.granska_workshop(planer.ladda_workshop(session, id_), idag)
        case "attestlista":
            fynd = regler.granska_attestlista(prov(session, attest.läs_hel(session, id_)), idag)
        case "delegationsordning":
            bild = delegation.bild(session, delegation.läs_ordning(session, id_))
            fynd = regler.granska_delegationsordning(bild, idag, förkortningar=förkortningar(session))
        case "sarskiltprotokoll":
            fynd = _om_särskilt_protokoll(session, id_, idag)
        case _:
            fynd = []
    return fynd


def _om_särskilt_protokoll(session: Session, id_: int, idag: date) -> list[Påpekande]:
    """It is final when it is justerat, as a protocol is."""
    rad = sarskilda_protokoll.ladda_protokoll(session, id_)
    bild = sarskilt_underlag.läs_bild(session, rad, Versioner(session, rad.nämnd_id))
    fynd = list(granska_protokoll(bild, Läge(idag)))
    return [replace(p, nivå=Nivå.FEL) if p.kod == UTKAST else p for p in fynd]


_HELA = {"PRO-ej-justerat", "PRO-bara-preliminara"}  # said of the protocol, true of each extract


def _om_protokoll(session: Session, id_: int, idag: date) -> list[Påpekande]:
    return granskat_protokoll(session, planer.ladda_protokoll(session, id_), idag, slutligt=True)


def granskat_protokoll(session: Session, möte: Sammanträde, idag: date, *, slutligt: bool = False) -> list[Påpekande]:
    """The protocol's rules on a meeting loaded as ``planer.ladda_protokoll`` does, without what was acknowledged."""
    return regler.granska_protokoll(
        möte,
        idag,
        föregående_paragraf=_föregående(session, möte),
        slutligt=slutligt,
        protokollsläge=protokollsläge(session, möte, idag),
    )


def _föregående(session: Session, möte: Sammanträde) -> int | None:
    """The number that the meeting's first one should follow. One that was numbered after a later meeting goes on
    from that."""
    första = min((p.nummer for p in möte.paragrafer if p.nummer is not None), default=None)
    före = urval.senast_fastställd_paragraf(session, möte.nämnd_id, möte.datum)
    if första is not None and protokollurval.finns_nummer(session, möte, första - 1):
        return första - 1
    return före
