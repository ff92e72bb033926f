"""The närvaro before anybody has typed it: from the called, else from the register; and who is next for a seat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import Session

from nämndapp.bas.fel import Inmatningsfel
from nämndapp.models import (
    Inkallelseordning,
    Kallad,
    Kallelsesvar,
    Närvarande,
    Närvaroroll,
    Person,
    Sammanträde,
    Uppdrag,
    Uppdragsroll,
)
from nämndapp.rules import inkallelse as regler
from nämndapp.rules.narvaro import PLATSROLLER, Bild
from nämndapp.services import radsamling
from nämndapp.services.andring import Ändring
from nämndapp.services.narvaro import NÄRVARO
from nämndapp.services.protokolluppgifter import (
    IntervallUppgifter,
    JusterareUppgifter,
    NärvarandeUppgifter,
    NärvaroUppgifter,
)
from nämndapp.storage import Databas, Enhet, kallelseurval, planer

_ROLL = {
    Uppdragsroll.ORDFÖRANDE: Närvaroroll.ORDFÖRANDE,
    Uppdragsroll.FÖRSTE_VICE: Närvaroroll.FÖRSTE_VICE,
    Uppdragsroll.ANDRE_VICE: Närvaroroll.ANDRE_VICE,
    Uppdragsroll.LEDAMOT: Närvaroroll.LEDAMOT,
    Uppdragsroll.ERSÄTTARE: Närvaroroll.ERSÄTTARE,
    Uppdragsroll.SEKRETERARE: Närvaroroll.SEKRETERARE,
    Uppdragsroll.INSYNSPLATS: Närvaroroll.INSYNSPLATS,
    Uppdragsroll.PERSONALFÖRETRÄDARE: Närvaroroll.PERSONALFÖRETRÄDARE,
    Uppdragsroll.TJÄNSTEPERSON: Närvaroroll.TJÄNSTEPERSON,
    Uppdragsroll.SAKKUNNIG: Närvaroroll.SAKKUNNIG,
}
_FÖLJD = (*PLATSROLLER, Närvaroroll.ERSÄTTARE, Närvaroroll.INSYNSPLATS, Närvaroroll.PERSONALFÖRETRÄDARE)
_DÄR = (IntervallUppgifter(),)
_TJÄNSTGÖR = (IntervallUppgifter(tjänstgör=True),)


@dataclass(frozen=True, slots=True)
class _Väntad:
    """Somebody who is expected; ``ersätter`` is the person whose seat is to be taken."""

    uppgifter: NärvarandeUppgifter
    ersätter: int | None = None


def föreslå_närvaro(db: Databas, sammanträde_id: int) -> Ändring:
    """Adds those who are missing: the called with what they answered, else everybody with an uppdrag that day.

    Who will not come stands as absent; a called ersättare serves for the absent one. What has been typed of those
    who are there already is not changed. Where no justerare is chosen, the proposed ones are taken, if they are there.
    """
    with db.skrivning() as enhet:
        return föreslå_i(enhet, sammanträde_id)


def föreslå_i(enhet: Enhet, sammanträde_id: int) -> Ändring:
    """``föreslå_närvaro`` in a unit of work."""
    session = enhet.session
    möte = enhet.hämta(Sammanträde, sammanträde_id)
    före = NÄRVARO.läs(enhet, sammanträde_id)
    väntade = list(_väntade(session, möte))
    finns = {n.person_id for n in före.närvarande} - {None}
    namnen = {n.namn.casefold() for n in före.närvarande if n.person_id is None}
    nya = [
        v
        for v in väntade
        if v.uppgifter.namn.casefold() not in namnen
        and (v.uppgifter.person_id is None or v.uppgifter.person_id not in finns)
    ]
    rader = före.närvarande
    for v in nya:
        rader = _insatt(rader, v.uppgifter)
    radsamling.spara(enhet, NÄRVARO, sammanträde_id, replace(före, närvarande=rader), None)
    nu = NÄRVARO.läs(enhet, sammanträde_id)
    nu = replace(nu, närvarande=_med_platser(nu.närvarande, nya), justerare=nu.justerare or _justerare(möte, nu))
    radsamling.spara(enhet, NÄRVARO, sammanträde_id, nu, None)
    efter = NÄRVARO.läs(enhet, sammanträde_id)
    return Ändring("Föreslog närvaron", NÄRVARO.slag, sammanträde_id, före, efter, None)


def _väntade(session: Session, möte: Sammanträde) -> Iterator[_Väntad]:
    kallade = kallelseurval.kallade(session, möte.id or 0)
    uppdrag = _uppdrag(session, möte.nämnd_id, möte.datum)
    personer = kallelseurval.personer(session, {k.person_id for k in kallade} | {u.person_id for u in uppdrag})
    if kallade:
        ut = [_av_kallad(k, kallade, personer[k.person_id], uppdrag, möte.datum) for k in kallade]
    else:
        ut = list(_av_uppdrag(uppdrag, personer, möte.datum))
    yield from sorted(ut, key=lambda v: _rang(v.uppgifter.roll))
    har_sekreterare = any(v.uppgifter.roll is Närvaroroll.SEKRETERARE for v in ut)
    namn = möte.sekreterare.strip()
    if namn and not har_sekreterare and namn.casefold() not in {v.uppgifter.namn.casefold() for v in ut}:
        yield _Väntad(NärvarandeUppgifter(namn, Närvaroroll.SEKRETERARE, intervall=_DÄR))


def _uppdrag(session: Session, nämnd_id: int, dag: date) -> list[Uppdrag]:
    nämnd = kallelseurval.nämnd_med_uppdrag(session, nämnd_id)
    return [u for u in (nämnd.uppdrag if nämnd else []) if u.gäller(dag)]


def _av_kallad(k: Kallad, kallade: Sequence[Kallad], person: Person, uppdrag: Sequence[Uppdrag], dag: date) -> _Väntad:
    roll = _ROLL[k.roll]
    if roll is Närvaroroll.INSYNSPLATS and not any(
        u.person_id == k.person_id and u.roll is Uppdragsroll.INSYNSPLATS for u in uppdrag
    ):
        roll = Närvaroroll.TJÄNSTEPERSON  # called beside the nämnd (KL 6:26)
    ersätter = next((a.person_id for a in kallade if a.id == k.ersätter_id), None)
    borta = k.svar is Kallelsesvar.NEJ or (roll is Närvaroroll.ERSÄTTARE and k.svar is Kallelsesvar.INTE_KALLAD)
    intervall = () if borta else _TJÄNSTGÖR if roll in PLATSROLLER else _DÄR
    vem = NärvarandeUppgifter(person.namn, roll, k.person_id, k.parti, _titel(person, roll, dag), intervall=intervall)
    return _Väntad(vem, None if borta else ersätter)


def _av_uppdrag(uppdrag: Sequence[Uppdrag], personer: dict[int, Person], dag: date) -> Iterator[_Väntad]:
    """Each person once, in the first of the roles; of ersättare nobody knows whether they come."""
    sedda: set[int] = set()
    ordning = sorted(uppdrag, key=lambda u: (_rang(_ROLL[u.roll]), u.tjänstgöringsordning or 10_000, u.id or 0))
    for u in ordning:
        if u.person_id in sedda:
            continue
        sedda.add(u.person_id)
        roll, person = _ROLL[u.roll], personer[u.person_id]
        intervall = _TJÄNSTGÖR if roll in PLATSROLLER else () if roll is Närvaroroll.ERSÄTTARE else _DÄR
        yield _Väntad(
            NärvarandeUppgifter(person.namn, roll, u.person_id, u.parti, _titel(person, roll, dag), intervall=intervall)
        )


def _titel(person: Person, roll: Närvaroroll, dag: date) -> str:
    """An officer's title on the day; those who are there by their role in the nämnd need none."""
    if roll in {*_FÖLJD, Närvaroroll.SEKRETERARE}:
        return ""
    return next(
        (b.titel for b in person.befattningar if (not b.från or b.från <= dag) and (not b.till or dag <= b.till)), ""
    )


def _rang(roll: Närvaroroll) -> int:
    return _FÖLJD.index(roll) if roll in _FÖLJD else len(_FÖLJD) + (roll is not Närvaroroll.SEKRETERARE)


def _insatt(rader: tuple[NärvarandeUppgifter, ...], ny: NärvarandeUppgifter) -> tuple[NärvarandeUppgifter, ...]:
    """After those who come before it on the paper; what is there keeps its order."""
    plats = max((nr for nr, r in enumerate(rader, 1) if _rang(r.roll) <= _rang(ny.roll)), default=0)
    return (*rader[:plats], ny, *rader[plats:])


def _med_platser(rader: tuple[NärvarandeUppgifter, ...], nya: Sequence[_Väntad]) -> tuple[NärvarandeUppgifter, ...]:
    """The called ersättare among the new serve for those who are absent."""
    av_person = {r.person_id: r for r in rader}
    tjänst = {v.uppgifter.person_id: av_person[v.ersätter] for v in nya if v.ersätter in av_person and v.ersätter}

    def rad(r: NärvarandeUppgifter) -> NärvarandeUppgifter:
        för = tjänst.get(r.person_id) if r.person_id is not None else None
        if för is None or för.intervall or not r.intervall:
            return r
        return replace(r, intervall=tuple(replace(i, tjänstgör=True, för_id=för.id) for i in r.intervall))

    return tuple(rad(r) for r in rader)


def _justerare(möte: Sammanträde, n: NärvaroUppgifter) -> tuple[JusterareUppgifter, ...]:
    ut: list[JusterareUppgifter] = []
    for text, ersättare in ((möte.förslag_justerare, False), (möte.förslag_ersättare, True)):
        namn = text.partition("(")[0].strip().casefold()
        vem = next((r for r in n.närvarande if namn and r.namn.casefold() == namn and r.intervall), None)
        if vem is not None and vem.id is not None:
            ut.append(JusterareUppgifter(vem.id, ersättare))
    return tuple(ut)


# --- somebody more --------------------------------------------------------------------------------------------------


def lägg_till_person(
    db: Databas, sammanträde_id: int, person_id: int, roll: Närvaroroll = Närvaroroll.TJÄNSTEPERSON
) -> Ändring:
    """A person of the register, there the whole time; raises Inmatningsfel when the person is on the list already."""
    with db.skrivning() as enhet:
        möte = enhet.hämta(Sammanträde, sammanträde_id)
        person = kallelseurval.personer(enhet.session, {person_id})[person_id]
        parti = next(
            (u.parti for u in _uppdrag(enhet.session, möte.nämnd_id, möte.datum) if u.person_id == person_id), ""
        )
        nu = NÄRVARO.läs(enhet, sammanträde_id)
        if any(n.person_id == person_id for n in nu.närvarande):
            raise Inmatningsfel(f"{person.namn} står redan i närvaron.", "Ändra i raden i stället.")
        intervall = _TJÄNSTGÖR if roll in PLATSROLLER else _DÄR
        titel = _titel(person, roll, möte.datum)
        ny = NärvarandeUppgifter(person.namn, roll, person_id, parti, titel, intervall=intervall)
        return _tillagd(enhet, sammanträde_id, nu, ny)


def lägg_till_namn(
    db: Databas,
    sammanträde_id: int,
    namn: str,
    titel: str = "",
    roll: Närvaroroll = Närvaroroll.TJÄNSTEPERSON,
    *,
    parti: str = "",
) -> Ändring:
    """Somebody who is not in the register: a guest, an officer, with a title. Raises Inmatningsfel without a name."""
    with db.skrivning() as enhet:
        return lägg_till_namn_i(enhet, sammanträde_id, namn, titel, roll, parti=parti)


def lägg_till_namn_i(
    enhet: Enhet, sammanträde_id: int, namn: str, titel: str, roll: Närvaroroll, *, parti: str = ""
) -> Ändring:
    """``lägg_till_namn`` in a unit of work."""
    if not namn.strip():
        raise Inmatningsfel("Skriv namnet på den som ska läggas till.")
    nu = NÄRVARO.läs(enhet, sammanträde_id)
    intervall = _TJÄNSTGÖR if roll in PLATSROLLER else _DÄR
    ny = NärvarandeUppgifter(namn.strip(), roll, None, parti, titel.strip(), intervall=intervall)
    return _tillagd(enhet, sammanträde_id, nu, ny)


def _tillagd(enhet: Enhet, sammanträde_id: int, nu: NärvaroUppgifter, ny: NärvarandeUppgifter) -> Ändring:
    nya = replace(nu, närvarande=_insatt(nu.närvarande, ny))
    ändring = radsamling.spara(enhet, NÄRVARO, sammanträde_id, nya, nu)
    return replace(ändring, beskrivning=f"Lade till {ny.namn} i närvaron")


# --- who is next ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Tjänstgöringsförslag:
    """Who is next for a seat under a §, and why; ``varning`` is a sentence, or "" when the order says yes."""

    närvarande_id: int
    namn: str
    skäl: str
    i_ordning: bool = True
    varning: str = ""


def nästa_ersättare(
    db: Databas, sammanträde_id: int, närvarande_id: int, paragraf_id: int
) -> Tjänstgöringsförslag | None:
    """The closest ersättare in the room for the ledamot's seat under the §; None when nobody is free.

    Passed over: who is not there, who is jävig, who serves already. Who has served and stopped, or takes a seat that
    another has begun to serve in, is proposed with a warning (växeltjänstgöring, KL 5:18–20).
    """
    with db.läsning() as enhet:
        möte = planer.ladda_protokoll(enhet.session, sammanträde_id)
        bild = Bild(möte)
        borta = bild.person(närvarande_id)
        uppdrag = _uppdrag(enhet.session, möte.nämnd_id, möte.datum)
        plats = next((u for u in uppdrag if borta and u.person_id == borta.person_id and _har_plats(u)), None)
        paragraf = next((p for p in möte.paragrafer if p.id == paragraf_id), None)
        if borta is None or plats is None or paragraf is None:
            return None
        ordning = kallelseurval.inkallelseordning(enhet.session, möte.nämnd_id)
        tjänst = {t.vem.id for t in bild.tjänstgörande(paragraf)}
        lediga = {
            n.person_id: n
            for n in bild.närvarande(paragraf)
            if n.roll is Närvaroroll.ERSÄTTARE and n.id not in tjänst and n.person_id is not None
        }
        for f in regler.turordning(uppdrag, ordning, plats, dag=möte.datum):
            vem = lediga.get(f.uppdrag.person_id)
            if vem is not None and vem.id is not None:
                varning = _varning(bild, ordning, borta, vem, bild.plats(paragraf))
                return Tjänstgöringsförslag(vem.id, vem.namn, f.skäl, f.i_ordning, varning)
        return None


def _har_plats(u: Uppdrag) -> bool:
    return u.roll in regler.LEDAMOTSROLLER


def _varning(bild: Bild, ordning: Inkallelseordning | None, borta: Närvarande, vem: Närvarande, plats: int) -> str:
    """What the reglemente may have against it, in one or two sentences."""
    förr = bild.paragrafer[:plats]
    ut: list[str] = []
    if ordning is None or not ordning.växling:
        i_platsen = [t.vem for p in förr for t in bild.tjänstgörande(p) if t.för is borta and t.vem is not vem]
        kvar = [n for n in i_platsen if plats < len(bild.paragrafer) and n in bild.närvarande(bild.paragrafer[plats])]
        if kvar:
            ut.append(
                f"{kvar[-1].namn} har börjat tjänstgöra för {borta.namn} och är kvar; den som har börjat fortsätter "
                "om inte reglementet tillåter växling."
            )
    tjänade = [
        nr
        for nr, p in enumerate(förr)  # for who was jävig: that § only, and not an interruption after it
        if any(t.vem is vem for t in bild.tjänstgörande(p)) and all(j.ersättare_id != vem.id for j in p.jäv)
    ]
    if tjänade:
        efter = förr[tjänade[-1] + 1 :]
        jäv = bool(efter) and all(vem.id in bild.jäviga(p) for p in efter)
        if not jäv and efter:
            besked = regler.får_återinträda(ordning, avbröt_för_jäv=False)
            ut += [] if besked.ja else [f"{vem.namn} har tjänstgjort tidigare i dag: {besked.skäl}."]
    return " ".join(ut)
