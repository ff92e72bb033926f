"""Reporting delegation decisions at a meeting: everything since the last report (KL 6:40, 7:8; R50).

What is reported is bound to an item of the meeting's list; from then on it is not proposed again. What the nämnd has
decided need not be reported, but may be tried by laglighetsprövning, needs a protocol of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlmodel import Session

from nämndapp.bas import lagrumstext
from nämndapp.bas.fel import Inmatningsfel
from nämndapp.bas.manadsstatistik import Månadssiffra
from nämndapp.bas.svenska import tolka_datum
from nämndapp.models import Delegationsbeslut, Nämnd, Punkttyp, Sammanträde, Utskottsanmälan
from nämndapp.rules.delegationsbeslut import Utskottsbild, behöver_eget_protokoll, glapp, är_besvär
from nämndapp.rules.delegationsrapport import Egetprotokoll, Rapport, Rapportbeslut, punkttext
from nämndapp.services import aggregat, delegation
from nämndapp.services.aggregat import Aggregat
from nämndapp.services.andring import Ändring, ångra_delar, ångras_inom
from nämndapp.services.delegationsbeslut import BESLUT, Beslutsrad
from nämndapp.services.delegationsbild import Versioner, som_bild
from nämndapp.services.delegationsuppgifter import SEKRETESS, AnmälanUppgifter, UtskottsanmälanUppgifter
from nämndapp.services.punktlista import utan_egen_paragraf
from nämndapp.services.sammantraden import SAMMANTRÄDE
from nämndapp.services.spegling import Form
from nämndapp.services.uppgifter import PunktUppgifter, SammanträdeUppgifter
from nämndapp.storage import Databas, Enhet, planering
from nämndapp.storage import delegationsbeslut as lager

PUNKT = "Anmälan av delegationsbeslut"
SLAG = "anmälan av delegationsbeslut"
UTSKOTT = Aggregat(
    "utskottsanmälan",
    Form(UtskottsanmälanUppgifter, Utskottsanmälan),
    lager.ladda_utskottsanmälan,
    lambda u: f"anmälan av {u.utskott} {u.datum.isoformat()}",
)
aggregat.koppla_ångring(UTSKOTT)


@dataclass(frozen=True, slots=True)
class Utskottsrad:
    """A reported utskott protocol in a list; ``anmält`` is the day of the meeting (None: not yet)."""

    id: int
    version: int
    utskott: str
    datum: date
    från: int
    till: int
    anmäld_punkt_id: int | None
    anteckning: str
    anmält: date | None


@dataclass(frozen=True, slots=True)
class Underlag:
    """What would be reported at a meeting, by id, and what needs a protocol of its own instead.

    ``pärm``: cases that are appealed by besvär; a folder at the meeting may be enough for them (practice, R50).
    ``bara_pärm``: such cases since the meeting before that are not to be reported at all, so that a folder is all.
    """

    beslut: tuple[int, ...]
    utskott: tuple[int, ...]
    egna_protokoll: tuple[int, ...]
    pärm: tuple[int, ...]
    bara_pärm: tuple[int, ...] = ()


# --- utskott --------------------------------------------------------------------------------------------------------


def lista_utskott(db: Databas, nämnd_id: int) -> list[Utskottsrad]:
    """The protocols of the nämnd's utskott that are or will be reported, oldest first."""
    with db.läsning() as enhet:
        return [Utskottsrad(*r) for r in lager.utskott(enhet.session, nämnd_id)]


def spara_utskott(
    db: Databas, id_: int | None, uppgifter: UtskottsanmälanUppgifter, väntad_version: int | None
) -> Ändring:
    """Saves a protocol to report. Raises Inmatningsfel when its §§ go backwards or its utskott has no name."""
    if not uppgifter.utskott.strip():
        raise Inmatningsfel("Skriv vilket utskott protokollet kommer från.")
    if not 0 < uppgifter.från <= uppgifter.till:
        raise Inmatningsfel("Den sista paragrafen står före den första.", "Skriv till exempel 268 och 283.")
    with db.skrivning() as enhet:
        return aggregat.spara(enhet, UTSKOTT, id_, uppgifter, väntad_version)


def ta_bort_utskott(db: Databas, id_: int, väntad_version: int | None) -> Ändring:
    """Removes one."""
    with db.skrivning() as enhet:
        return aggregat.ta_bort(enhet, UTSKOTT, id_, väntad_version)


_PROTOKOLL = re.compile(
    r"(?P<utskott>[A-ZÅÄÖa-zåäö][\wåäöÅÄÖ -]*?utskott)(?:et)?s?\s+(?:protokoll|beslut)\s+(?:(?:från|den)\s+)*"
    r"(?P<datum>\d{4}-\d{2}-\d{2}|\d{1,2} [a-zåäö]+ \d{4}),?\s*§§?\s*(?P<från>\d+)(?:\s*[-–]\s*(?P<till>\d+))?"
)


def tolka_utskott(text: str, nämnd_id: int) -> tuple[UtskottsanmälanUppgifter, ...]:
    """Protocols named in pasted text: "Socialnämndens myndighetsutskotts protokoll 2016-12-14, §§ 268-283"."""
    ut = []
    for träff in _PROTOKOLL.finditer(" ".join(text.split())):
        dag, från = tolka_datum(träff["datum"]), int(träff["från"])
        till = int(träff["till"] or från)
        if dag is not None and till >= från:
            utskott = f"{träff['utskott'].split()[-1]}et"
            ut.append(UtskottsanmälanUppgifter(nämnd_id, utskott.casefold(), dag, från, till))
    return tuple(ut)


# --- what is to be reported -----------------------------------------------------------------------------------------


def underlag(db: Databas, sammanträde_id: int) -> Underlag:
    """What is not reported yet and was decided no later than the meeting's day."""
    with db.läsning() as enhet:
        return att_anmäla(enhet.session, enhet.hämta(Sammanträde, sammanträde_id))


def att_anmäla(session: Session, möte: Sammanträde, hittare: Versioner | None = None) -> Underlag:
    """``underlag`` in an open session; ``hittare`` are the nämnd's versions, when they have been read."""
    hittare = hittare or Versioner(session, möte.nämnd_id)
    dagar = planering.mötesdagar(session, möte.nämnd_id)
    sedan = max((dag for dag in dagar if dag < möte.datum), default=date.min)
    anmäls, egna, pärm, bara_pärm = [], [], [], []
    for rad in lager.beslut(session, möte.nämnd_id, till=möte.datum, oanmälda=True):
        b = som_bild(rad)
        punkt = hittare.rad(b.datum, b.punkt_nyckel, b.punkt_nr)
        if punkt is None or punkt[1].anmäls is not False or b.brådskande:
            if not (b.särskilt_protokoll or b.i_utkast):
                anmäls.append(rad[0])
                if är_besvär(punkt, b):
                    pärm.append(rad[0])
        elif behöver_eget_protokoll(punkt, b):
            egna.append(rad[0])
        elif är_besvär(punkt, b) and b.datum > sedan and not (b.särskilt_protokoll or b.i_utkast):
            bara_pärm.append(rad[0])
    utskott = [r[0] for r in lager.utskott(session, möte.nämnd_id, oanmälda=True) if r[3] <= möte.datum]
    return Underlag(tuple(anmäls), tuple(utskott), tuple(egna), tuple(pärm), tuple(bara_pärm))


def egna_protokoll(db: Databas, nämnd_id: int) -> list[Beslutsrad]:
    """Decisions that are not reported and need a särskilt protokoll and an anslag (KL 6:40, 7:8, 8:10 p. 3)."""
    with db.läsning() as enhet:
        hittare = Versioner(enhet.session, nämnd_id)
        ut = []
        for rad in lager.beslut(enhet.session, nämnd_id, oanmälda=True):
            b = som_bild(rad)
            if behöver_eget_protokoll(hittare.rad(b.datum, b.punkt_nyckel, b.punkt_nr), b):
                ut.append(Beslutsrad(*rad))
        return ut


# --- reporting ------------------------------------------------------------------------------------------------------


def anmäl(
    db: Databas,
    sammanträde_id: int,
    väntad_version: int | None,
    *,
    beslut: Collection[int] | None = None,
    utskott: Collection[int] | None = None,
) -> Ändring:
    """Reports decisions and protocols (None: all that are due) under the item "Anmälan av delegationsbeslut".

    The item is made last on the list when it is not there. One undo takes both back.
    """
    with db.skrivning() as enhet:
        session = enhet.session
        allt = att_anmäla(session, enhet.hämta(Sammanträde, sammanträde_id))
        valda_b = tuple(sorted(allt.beslut if beslut is None else beslut))
        valda_u = tuple(sorted(allt.utskott if utskott is None else utskott))
        if not valda_b and not valda_u:
            raise Inmatningsfel(
                "Det finns inga beslut att anmäla.", "Registrera besluten först, eller kontrollera sammanträdets datum."
            )
        listan, punkt_id = _punkten(enhet, sammanträde_id, väntad_version)
        före = AnmälanUppgifter(None, valda_b, valda_u)
        efter = AnmälanUppgifter(punkt_id, valda_b, valda_u)
        _skriv(enhet, efter)
        antal = len(valda_b) + len(valda_u)
        text = f"Anmälde {antal} beslut och protokoll" if antal != 1 else "Anmälde ett beslut"
        delar = () if listan.tom else (listan,)
        return Ändring(text, SLAG, sammanträde_id, före, efter, listan.version, delar)


def _punkten(enhet: Enhet, sammanträde_id: int, väntad_version: int | None) -> tuple[Ändring, int]:
    före: SammanträdeUppgifter = SAMMANTRÄDE.läs(enhet.session, aggregat.hämta(enhet, SAMMANTRÄDE, sammanträde_id))
    nytt = före
    if anmälningspunkt(före) is None:
        inställningar = enhet.hämta(Nämnd, före.nämnd_id).inställningar
        punkt = PunktUppgifter(
            PUNKT, typ=Punkttyp.ANMÄLAN, utan_paragraf=utan_egen_paragraf(inställningar, Punkttyp.ANMÄLAN)
        )
        nytt = replace(före, lista=(*före.lista, punkt))
    ändring = aggregat.spara(enhet, SAMMANTRÄDE, sammanträde_id, nytt, väntad_version)
    funnen = anmälningspunkt(SAMMANTRÄDE.läs(enhet.session, aggregat.hämta(enhet, SAMMANTRÄDE, sammanträde_id)))
    if funnen is None or funnen.id is None:
        raise Inmatningsfel("Punkten kunde inte läggas på listan.", "Läs in sammanträdet på nytt och försök igen.")
    return ändring, funnen.id


def anmälningspunkt(möte: SammanträdeUppgifter) -> PunktUppgifter | None:
    """The item of the meeting under which decisions are reported: its title names both words, and it is not secret."""

    def passar(p: PunktUppgifter) -> bool:
        text = p.rubrik.casefold()
        return "delegation" in text and not p.utgår and not p.sekretess_lagrum and "brådskande" not in text

    return next((p for p in möte.punkter if passar(p)), None)


def _skriv(enhet: Enhet, u: AnmälanUppgifter) -> None:
    lager.anmäl(enhet.session, Delegationsbeslut, u.beslut, u.punkt_id)
    lager.anmäl(enhet.session, Utskottsanmälan, u.utskott, u.punkt_id)
    enhet.session.expire_all()


def _ångra(enhet: Enhet, ändring: Ändring) -> Ändring:
    """Unbinds before the item goes, binds after it has come back."""
    till: Any = ändring.före
    if till.punkt_id is None:
        _skriv(enhet, till)
        delar = ångra_delar(enhet, ändring)
    else:
        delar = ångra_delar(enhet, ändring)
        _skriv(enhet, till)
    rad = aggregat.hämta(enhet, SAMMANTRÄDE, ändring.objekt_id)
    return replace(ändring, före=ändring.efter, efter=ändring.före, delar=delar, version=rad.version)


ångras_inom(SLAG, _ångra)


# --- the report -----------------------------------------------------------------------------------------------------


def hämta_rapport(db: Databas, sammanträde_id: int, *, med_statistik: bool = True) -> Rapport:
    """What is reported at the meeting; before anything is, what would be."""
    with db.läsning() as enhet:
        return läs_rapport(enhet.session, sammanträde_id, med_statistik=med_statistik)


def läs_rapport(session: Session, sammanträde_id: int, *, med_statistik: bool = True) -> Rapport:
    """``hämta_rapport`` in an open session."""
    möte = session.get(Sammanträde, sammanträde_id)
    if möte is None:
        raise Inmatningsfel("Sammanträdet finns inte.", "Läs in listan på nytt.")
    nämnd = session.get(Nämnd, möte.nämnd_id)
    hittare = Versioner(session, möte.nämnd_id)
    alla = lager.beslut(session, möte.nämnd_id)
    anmälda = [r for r in alla if r[-1] == möte.datum]
    utskott = lager.utskott(session, möte.nämnd_id)
    u_rader = [r for r in utskott if r[-1] == möte.datum]
    if not u_rader and all(r[_PLATS["brådskande"]] for r in anmälda):  # nothing but what the list got by itself
        kommande = att_anmäla(session, möte, hittare)
        väntar = {*kommande.beslut, *(r[0] for r in anmälda)}
        anmälda = [r for r in alla if r[0] in väntar]
        u_rader = [r for r in utskott if r[0] in set(kommande.utskott)]
    tidigare = [r[-1] for r in (*alla, *utskott) if r[-1] is not None and r[-1] < möte.datum]
    beslut = tuple(_rapportbeslut(r, hittare) for r in anmälda)
    delegater = {b.delegat for b in beslut}
    siffror = _siffror(session, möte) if med_statistik else ()
    return Rapport(
        nämnd.namn if nämnd else "",
        möte.datum,
        max(tidigare, default=None),
        beslut,
        tuple(Utskottsbild(r[2], r[3], r[4], r[5], r[0]) for r in u_rader),
        _luckor(utskott, {r[0] for r in u_rader}),
        tuple(
            (k.kod, k.betydelse) for k in delegation.kodbilder(session, möte.nämnd_id).values() if k.kod in delegater
        ),
        siffror,
        *_egna(alla, max(tidigare, default=None), möte.datum),
    )


def _egna(alla: list[tuple[Any, ...]], sedan: date | None, till: date) -> tuple[tuple[Egetprotokoll, ...], int]:
    """The särskilda protokoll that were justerade since the last report; decisions whose own are made elsewhere."""

    def i_perioden(dag: date | None) -> bool:
        return dag is not None and dag <= till and (sedan is None or dag > sedan)

    i_protokoll = Counter(
        (r[_PLATS["eget_datum"]].year, r[_PLATS["eget_nr"]], r[_PLATS["eget_justerat"]])
        for r in alla
        if i_perioden(r[_PLATS["eget_justerat"]])
    )
    egna = tuple(Egetprotokoll(f"{år}:{nr}", justerat, n) for (år, nr, justerat), n in sorted(i_protokoll.items()))
    utanför = [r for r in alla if r[_PLATS["särskilt_protokoll"]] and r[_PLATS["särskilt_protokoll_id"]] is None]
    return egna, sum(i_perioden(r[_PLATS["datum"]]) for r in utanför)


def rapportbeslut(session: Session, nämnd_id: int, från: date, till: date) -> tuple[Rapportbeslut, ...]:
    """The decisions of a period as a report has them, reported or not."""
    hittare = Versioner(session, nämnd_id)
    return tuple(_rapportbeslut(r, hittare) for r in lager.beslut(session, nämnd_id, från=från, till=till))


def _luckor(utskott: list[tuple[Any, ...]], visade: set[int]) -> tuple[str, ...]:
    """Gaps before the protocols that are shown, seen against all that have been reported the same year."""
    serier: dict[tuple[str, int], list[Utskottsbild]] = {}
    for r in utskott:
        serier.setdefault((r[2], r[3].year), []).append(Utskottsbild(r[2], r[3], r[4], r[5], r[0]))
    return tuple(
        p.text for rader in serier.values() for p in glapp(sorted(rader, key=lambda u: u.från)) if p.plats.id in visade
    )


_PLATS = {namn: nr for nr, namn in enumerate(lager.FÄLT)}


def _rapportbeslut(rad: tuple[Any, ...], hittare: Versioner) -> Rapportbeslut:
    def f(namn: str) -> Any:
        return rad[_PLATS[namn]]

    punkt = hittare.rad(f("datum"), f("punkt_nyckel"), f("punkt_nr"))
    p = punkt[1] if punkt else None
    hemlig = bool(f("sekretess"))
    eget = f("rubrik") or f("beslut")
    vad = (p.ärende if p else "Individärende") if hemlig else (eget or (p.ärende if p else ""))
    lagrum = f("lagrum") or (p.lagrum if p else "")
    kapitel = punkt[0].rubrik if punkt else ""
    refs = lagrumstext.tolka(lagrum)
    return Rapportbeslut(
        f("datum"),
        f("delegat"),
        vad,
        (p.nr if p else "") or f("punkt_nr"),
        f("diarienummer") or "",
        f("nr"),
        kapitel or (refs[0].lag if refs else ""),
        lagrum,
        f("utfall"),
        f("belopp"),
        f("brådskande"),
        (f("sekretess_lagrum") or SEKRETESS) if hemlig else "",
        är_besvär(punkt, som_bild(rad)),
    )


def _siffror(session: Session, möte: Sammanträde) -> tuple[Månadssiffra, ...]:
    rader = lager.statistik(session, möte.nämnd_id, [möte.datum.year - 1, möte.datum.year])
    return tuple(Månadssiffra(*r[1:]) for r in rader)


def punktens_text(db: Databas, sammanträde_id: int) -> str:
    """The text for the item or its paragraph (``bas.textblock``)."""
    return punkttext(hämta_rapport(db, sammanträde_id, med_statistik=False))


def markera_eget_protokoll(db: Databas, id_: int, väntad_version: int | None) -> Ändring:
    """The decision has got a protocol of its own, which is announced."""
    with db.skrivning() as enhet:
        rad = aggregat.hämta(enhet, BESLUT, id_)
        nytt = replace(BESLUT.läs(enhet.session, rad), särskilt_protokoll=True)
        return aggregat.spara(enhet, BESLUT, id_, nytt, väntad_version)
