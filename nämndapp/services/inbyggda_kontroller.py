"""Controls that the program performs itself on its own registers, with evidence: no other system has them all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from sqlmodel import Session

from nämndapp.bas.fel import Inmatningsfel
from nämndapp.bas.papekande import Nivå
from nämndapp.models import (
    Frekvenskod,
    Kontrollmoment,
    Kontrollutfall,
    Nämnd,
    Paragraf,
    Paragrafutgång,
    Sammanträde,
    Sammanträdesslag,
    Sammanträdesstatus,
)
from nämndapp.reports import byggare
from nämndapp.reports.byggare.kontrollunderlag import Kontrollunderlag, kontrollunderlag
from nämndapp.reports.dokument import textflöde
from nämndapp.rules import inbyggd_kontroll as regler
from nämndapp.rules.expediering import EXPEDIERING_DAGAR
from nämndapp.rules.inbyggd_kontroll import Granskad
from nämndapp.rules.kontrolltider import kontrolltider
from nämndapp.services import aggregat, delegationsanmalan, dokument
from nämndapp.services.andring import Ändring
from nämndapp.services.anslag import mötets_saker_i
from nämndapp.services.attestkontroll import granskade_listor
from nämndapp.services.delegationsbild import delegationsbild
from nämndapp.services.expediering import mötets_utskick_i
from nämndapp.services.internkontroll import PLAN, TILLFÄLLE
from nämndapp.services.internkontrolluppgifter import KontrollUppgifter
from nämndapp.services.vilken import Val
from nämndapp.storage import Databas, efterurval, filer, planer, planering, protokollurval, urval

PROGRAMMET: Final = "Nämndapp"
_VISADE = 5  # deviations that are told in the result; the evidence has them all


@dataclass(frozen=True, slots=True)
class Period:
    """What is controlled: whose, from which day to which, seen on ``idag``."""

    nämnd_id: int
    från: date
    till: date
    idag: date


@dataclass(frozen=True, slots=True)
class Inbyggd:
    """A ready-made control. ``metod`` says how the program looks, and what it cannot see."""

    kod: str
    kontroll: str
    kategori: str
    metod: str
    granska: Callable[[Session, Period], list[Granskad]]


@dataclass(frozen=True, slots=True)
class Utförd:
    """What a control showed: all rows that were looked at."""

    inbyggd: Inbyggd
    period: Period
    rader: tuple[Granskad, ...]

    @property
    def avvikelser(self) -> tuple[Granskad, ...]:
        """The rows that are not right."""
        return tuple(r for r in self.rader if not r.rätt)


# --- what each looks at ---------------------------------------------------------------------------------------------


def _delegater(session: Session, p: Period) -> list[Granskad]:
    return list(regler.delegater(delegationsbild(session, p.nämnd_id), p.från, p.till))


def _anmälda(session: Session, p: Period) -> list[Granskad]:
    bild = replace(delegationsbild(session, p.nämnd_id), möten=tuple(planering.mötesdagar(session, p.nämnd_id)))
    return list(regler.anmälda(bild, p.från, p.till, p.idag))


def _hållna(session: Session, p: Period) -> list[Sammanträde]:
    """The meetings of the period that have been held and have a protocol, with all of it."""
    rader = [r for r in urval.sammanträden(session, p.nämnd_id) if p.från <= r[3] <= min(p.till, p.idag)]
    möten = [planer.ladda_protokoll(session, r[0]) for r in rader if r[6] is not Sammanträdesstatus.INSTÄLLT and r[8]]
    return sorted((m for m in möten if m.slag is not Sammanträdesslag.BEREDNING), key=lambda m: m.datum)


def _justering(session: Session, p: Period) -> list[Granskad]:
    par: list[tuple[Sammanträde, date | None]] = []
    for möte in _hållna(session, p):
        hel = next((j for j in protokollurval.justeringar(session, möte.id or 0) if not j.paragrafer), None)
        utan_logg = möte.justering_datum if möte.status is Sammanträdesstatus.JUSTERAT else None
        par.append((möte, hel.datum if hel else utan_logg))
    saker = [(möte, mötets_saker_i(session, möte)) for möte, _ in par]
    return [*regler.justering(par, p.idag), *regler.anslag(saker, p.idag)]


def _expediering(session: Session, p: Period) -> list[Granskad]:
    hållna = _hållna(session, p)
    utskick = [(möte, mötets_utskick_i(session, möte)) for möte in hållna]
    return [*regler.mottagare(hållna), *regler.expedierat(utskick, p.idag)]


def _återkomna(session: Session, p: Period) -> list[Granskad]:
    väntande: list[tuple[Sammanträde, Paragraf]] = [
        (möte, paragraf)
        for möte in _hållna(session, p)
        for paragraf in sorted(möte.paragrafer, key=lambda x: x.ordning)
        if paragraf.utgång in {Paragrafutgång.BORDLÄGGNING, Paragrafutgång.ÅTERREMISS}
        and paragraf.ärende_id is not None
    ]
    senare: dict[int, list[date]] = {}
    for _, _, ärende_id, _, dag in planering.listpunkter(session, p.nämnd_id):
        if ärende_id is not None:
            senare.setdefault(ärende_id, []).append(dag)
    return list(regler.återkomna(väntande, senare, planering.mötesdagar(session, p.nämnd_id), p.idag))


def _attest(session: Session, p: Period) -> list[Granskad]:
    listor = [
        (namn, [f for f in fynd if f.nivå is not Nivå.TIPS])
        for namn, fynd in granskade_listor(session, p.nämnd_id, p.till.year, min(p.till, p.idag))
    ]
    return list(regler.listor_utan_fel(listor))


def _mallrester(session: Session, p: Period) -> list[Granskad]:
    texter: list[tuple[str, str]] = []
    for möte in _hållna(session, p):
        texter.append((f"Protokollet {möte.datum}", "\n".join(textflöde(byggare.protokoll(möte)))))
        papper = {k.handling.id: k.handling for punkt in möte.punkter for k in punkt.handlingar if k.handling}
        for handling in papper.values():
            delar = handling.skrivelse
            text = [handling.rubrik, *((a.text for a in delar.avsnitt) if delar else ())]
            text += [s.text for s in delar.satser] if delar else []
            texter.append((f"{möte.datum} {handling.rubrik}", "\n".join(text)))
    return list(regler.texter_utan_rester(texter))


def _personnummer(session: Session, p: Period) -> list[Granskad]:
    papper: list[tuple[str, str, Val]] = []
    for möte in _hållna(session, p):
        val = Val(sammanträde_id=möte.id, offentlig=True)
        papper += [
            (f"{namn} {möte.datum}", typ, val)
            for typ, namn in (("kallelse", "Kallelsen"), ("foredragningslista", "Föredragningslistan"))
        ]
        if möte.id is not None and not delegationsanmalan.läs_rapport(session, möte.id).tom:
            papper.append((f"Delegationsrapporten {möte.datum}", "delegationsrapport", val))
    for eget in efterurval.särskilda_protokoll(session, p.nämnd_id):
        if p.från <= eget.datum <= p.till:
            namn = f"Särskilt protokoll {eget.datum.year}:{eget.nr}"
            papper.append((namn, "sarskiltprotokoll", Val(särskilt_protokoll_id=eget.id, offentlig=True)))
    texter = [
        (f"{namn}, webbversion", "\n".join(textflöde(dokument.bygg_i(session, typ, val).dokument)))
        for namn, typ, val in papper
    ]
    return list(regler.texter_utan_personnummer(texter))


INBYGGDA: Final = MappingProxyType(
    {
        i.kod: i
        for i in (
            Inbyggd(
                "delegat", "Delegationsbeslut är fattade av rätt delegat", "Delegation",
                "Programmet jämför varje registrerat beslut med den delegationsordning som gällde den dagen: punkt, "
                "delegat och beloppsgräns.", _delegater,
            ),
            Inbyggd(
                "anmalan", "Delegationsbeslut anmäls till nämnden i tid", "Delegation",
                "Programmet jämför varje registrerat beslut med listan där det anmäldes: senast vid det andra "
                "sammanträdet efter beslutet. Ett särskilt protokoll över beslutet ska ha anslagits i tid.",
                _anmälda,
            ),
            Inbyggd(
                "justering", "Protokollen justeras och anslås i tid", "Nämndadministration",
                "Programmet jämför justeringens dag med sammanträdets: högst fjorton dagar (5 kap. 69 § "
                "kommunallagen), och anslagets dag med justeringens: högst två (8 kap. 12 §), samt att anslaget satt "
                "uppe hela tiden. Ett anslag som inte är antecknat i programmet räknas som en avvikelse.", _justering,
            ),
            Inbyggd(
                "expediering", "Beslut skickas till dem som ska ha dem", "Nämndadministration",
                "Programmet jämför mottagarna i tjänsteskrivelserna med dem som står vid paragrafen, och dagen för "
                f"varje utskick med justeringens: högst {EXPEDIERING_DAGAR} dagar. Ett utskick som inte är antecknat i "
                "programmet räknas som en avvikelse.", _expediering,
            ),
            Inbyggd(
                "bordlagda", "Bordlagda och återremitterade ärenden kommer tillbaka", "Nämndadministration",
                "Programmet söker varje bordlagt eller återremitterat ärende på senare listor: inom tre "
                "sammanträden.", _återkomna,
            ),
            Inbyggd(
                "attest", "Attestlistan är utan fel", "Ekonomi",
                "Programmet granskar de listor som gällde under året mot registret över personer och uppdrag.",
                _attest,
            ),
            Inbyggd(
                "mallrester", "Antagna handlingar och protokoll är färdigskrivna", "Nämndadministration",
                "Programmet söker efter platshållare och anvisningar från mallen i protokoll och handlingar.",
                _mallrester,
            ),
            Inbyggd(
                "personnummer", "Webbversioner innehåller inga personnummer", "Informationssäkerhet",
                "Programmet söker personnummer, med kontrollsiffra, i webbversionerna av kallelser, "
                "föredragningslistor, delegationsrapporter och särskilda protokoll.",
                _personnummer,
            ),
        )
    }
)  # fmt: skip
"""The ready-made controls by code, in the order in which they are offered."""


# --- performing them ------------------------------------------------------------------------------------------------


def lägg_till_inbyggd(
    db: Databas, plan_id: int, kod: str, väntad_version: int | None, *, ansvarig: str = "", risk_id: int | None = None
) -> Ändring:
    """Adds a ready-made control to the plan. Raises Inmatningsfel when the plan has it or the code is unknown."""
    inbyggd = _inbyggd(kod)
    with db.skrivning() as enhet:
        plan = PLAN.läs(enhet.session, aggregat.hämta(enhet, PLAN, plan_id))
        if any(k.inbyggd == kod for k in plan.kontroller):
            raise Inmatningsfel(f"”{inbyggd.kontroll}” finns redan i planen.", "Välj en annan kontroll.")
        ny = KontrollUppgifter(
            inbyggd.kontroll,
            inbyggd.kategori,
            ansvarig or "Nämndsekreteraren",
            "Varje tertial",
            Frekvenskod.TERTIAL,
            inbyggd.metod,
            "Förvaltningschefen",
            () if risk_id is None else (risk_id,),
            inbyggd=kod,
        )
        return aggregat.spara(enhet, PLAN, plan_id, replace(plan, kontroller=(*plan.kontroller, ny)), väntad_version)


def _inbyggd(kod: str) -> Inbyggd:
    if kod not in INBYGGDA:
        raise Inmatningsfel(f"Kontrollen ”{kod}” kan programmet inte göra.", f"Välj en av: {', '.join(INBYGGDA)}.")
    return INBYGGDA[kod]


def prova(db: Databas, nämnd_id: int, kod: str, från: date, till: date, *, idag: date | None = None) -> Utförd:
    """Performs a control without storing anything."""
    period = Period(nämnd_id, från, till, idag or date.today())
    with db.läsning() as enhet:
        rader = _inbyggd(kod).granska(enhet.session, period)
    return Utförd(INBYGGDA[kod], period, tuple(rader))


def utför(db: Databas, tillfälle_id: int, väntad_version: int | None, *, idag: date | None = None) -> Ändring:
    """Performs the control of an occasion, stores the evidence as a PDF and writes the result. Undone as one change.

    Raises Inmatningsfel for a control that people make, and before the period has begun.
    """
    dag = idag or date.today()
    with db.läsning() as enhet:
        session = enhet.session
        tillfälle = TILLFÄLLE.läs(session, aggregat.hämta(enhet, TILLFÄLLE, tillfälle_id))
        kontroll = enhet.hämta(Kontrollmoment, tillfälle.kontroll_id)
        if not kontroll.inbyggd:
            raise Inmatningsfel("Kontrollen görs för hand.", "Skriv vad den visade.")
        inbyggd = _inbyggd(kontroll.inbyggd)
        plan = planer.ladda_internkontrollplan(session, kontroll.plan_id)
        från, till = tillfällets_period(kontroll, plan.år, tillfälle.period)
        if från > dag:
            raise Inmatningsfel(f"Perioden börjar först {från}.", "Gör kontrollen när perioden har gått.")
        period = Period(plan.nämnd_id, från, min(till, dag), dag)
        utförd = Utförd(inbyggd, period, tuple(inbyggd.granska(session, period)))
        nämnd = planer.ladda_nämnd(session, plan.nämnd_id)
        pdf = _underlag(session, utförd, nämnd)
    nytt = replace(
        tillfälle,
        utfört=dag,
        utfört_av=PROGRAMMET,
        urval=f"Alla {len(utförd.rader)}, {period.från} – {period.till}" if utförd.rader else "",
        utfall=_utfall(utförd),
        resultat=_resultat(utförd),
        avvikelse=_avvikelser(utförd.avvikelser),
        underlag_namn=f"{inbyggd.kontroll} {tillfälle.period or till.year}.pdf",
    )
    with db.skrivning() as enhet:
        sha = filer.spara(enhet.session, pdf, "application/pdf")
        return aggregat.spara(enhet, TILLFÄLLE, tillfälle_id, replace(nytt, underlag_sha256=sha), väntad_version)


def tillfällets_period(kontroll: Kontrollmoment, år: int, period: str) -> tuple[date, date]:
    """First and last day of the occasion's period; the whole year when it is none of the frequency's."""
    tider = kontrolltider(kontroll.frekvens, kontroll.frekvenskod, år)
    nr = next((i for i, t in enumerate(tider) if t.period == period), None)
    if nr is None:
        return date(år, 1, 1), date(år, 12, 31)
    från = tider[nr - 1].slut + timedelta(days=1) if nr else date(år, 1, 1)
    return från, tider[nr].slut


def _utfall(u: Utförd) -> Kontrollutfall:
    if not u.rader:
        return Kontrollutfall.EJ_MÖJLIG
    return Kontrollutfall.AVVIKELSE if u.avvikelser else Kontrollutfall.INGEN_AVVIKELSE


def _resultat(u: Utförd) -> str:
    if not u.rader:
        return f"Det fanns inget att granska {u.period.från} – {u.period.till}."
    antal = len(u.avvikelser)
    ord_ = "ingen avvikelse" if not antal else "1 avvikelse" if antal == 1 else f"{antal} avvikelser"
    return f"{len(u.rader)} granskade, {ord_}."


def _avvikelser(rader: Sequence[Granskad]) -> str:
    text = "; ".join(f"{r.vad}: {r.fynd}" for r in rader[:_VISADE])
    return f"{text}; och {len(rader) - _VISADE} till, se underlaget" if len(rader) > _VISADE else text


def _underlag(session: Session, u: Utförd, nämnd: Nämnd) -> bytes:
    underlag = Kontrollunderlag(u.inbyggd.kontroll, u.inbyggd.metod, u.period.från, u.period.till, u.rader)
    papper = dokument.klä(session, "kontrollunderlag", kontrollunderlag(underlag, nämnd, u.period.idag), nämnd)
    return dokument.pdf_bytes(papper)
