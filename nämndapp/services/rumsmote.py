"""What the room does with the whole meeting: open, who comes and goes, breaks, a new matter, notes, close."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import time
from enum import StrEnum

from nämndapp.bas import svenska
from nämndapp.bas.fel import Inmatningsfel
from nämndapp.models import Närvaroroll, Paragrafutgång, Sammanträdesstatus
from nämndapp.rules.narvaro import PLATSROLLER
from nämndapp.services import aggregat, narvaroandringar, narvaroforslag, paragrafer, protokoll, radsamling
from nämndapp.services.andring import Ändring
from nämndapp.services.narvaro import NÄRVARO
from nämndapp.services.protokoll import PARAGRAF, samlad
from nämndapp.services.protokolluppgifter import AjourneringUppgifter, JusterareUppgifter, NärvaroUppgifter
from nämndapp.services.rummet import kräv_öppet
from nämndapp.services.sammantraden import SAMMANTRÄDE
from nämndapp.services.uppgifter import ParagrafUppgifter, PunktUppgifter, SammanträdeUppgifter
from nämndapp.storage import Databas, Enhet, andringsplaner, urval


class Rörelse(StrEnum):
    """What a person does."""

    KOMMER = "kommer"
    GÅR = "går"
    TJÄNSTGÖR = "börjar tjänstgöra"
    SLUTAR = "slutar tjänstgöra"
    DISTANS = "deltar på distans"
    I_SALEN = "är i salen igen"
    BORTA = "var inte med alls"


class När(StrEnum):
    """When it happened, seen from the § that is shown."""

    FÖRE = "före paragrafen"
    UNDER = "under paragrafen (del av §)"
    EFTER = "efter paragrafen"


# --- opening and closing --------------------------------------------------------------------------------------------


def öppna(db: Databas, sammanträde_id: int, kl: time | None) -> Ändring:
    """Makes what lacks: the starting time (``kl`` None: it is not today), the närvaro, the protocol draft."""
    with db.skrivning() as enhet:
        möte = kräv_öppet(enhet, sammanträde_id)
        delar: list[Ändring] = []
        if möte.starttid is None and kl is not None:
            delar.append(_ändra_möte(enhet, sammanträde_id, lambda u: replace(u, starttid=kl)))
        if not NÄRVARO.läs(enhet, sammanträde_id).närvarande:
            delar.append(narvaroforslag.föreslå_i(enhet, sammanträde_id))
        if not urval.paragrafer(enhet.session, sammanträde_id):
            delar.append(protokoll.föreslå_i(enhet, sammanträde_id))
        return samlad("Öppnade sammanträdet", sammanträde_id, delar)


def avsluta(db: Databas, sammanträde_id: int, kl: time) -> Ändring:
    """Sets the closing time, ends a break that lasts, and the meeting is GENOMFÖRT."""
    with db.skrivning() as enhet:
        kräv_öppet(enhet, sammanträde_id)
        delar = []
        närvaro = NÄRVARO.läs(enhet, sammanträde_id)
        if any(a.till is None for a in närvaro.ajourneringar):
            delar.append(radsamling.spara(enhet, NÄRVARO, sammanträde_id, _återupptagen(närvaro, kl), närvaro))

        def slut(u: SammanträdeUppgifter) -> SammanträdeUppgifter:
            kvar = u.status in {Sammanträdesstatus.FÖR_JUSTERING, Sammanträdesstatus.JUSTERAT}
            return replace(u, sluttid=kl, status=u.status if kvar else Sammanträdesstatus.GENOMFÖRT)

        delar.append(_ändra_möte(enhet, sammanträde_id, slut))
        return samlad("Avslutade sammanträdet", sammanträde_id, delar)


def vad_är_kvar(db: Databas, sammanträde_id: int) -> list[str]:
    """What is still open when the meeting ends, a sentence each."""
    with db.läsning() as enhet:
        rader = urval.paragrafer(enhet.session, sammanträde_id)
        paragrafer = [PARAGRAF.läs(enhet.session, andringsplaner.paragraf(enhet.session, r[0])) for r in rader]
        närvaro = NÄRVARO.läs(enhet, sammanträde_id)
    return list(_kvar(paragrafer, närvaro))


def _kvar(paragrafer: list[ParagrafUppgifter], närvaro: NärvaroUppgifter) -> Iterator[str]:
    def nummer(u: ParagrafUppgifter) -> int:
        return u.nummer or u.preliminärt or u.ordning + 1

    if öppna_ := [nummer(u) for u in paragrafer if u.klubbat is None]:
        yield f"Inte klubbat: {svenska.paragrafer(öppna_)}."
    utan = [
        nummer(u)
        for u in paragrafer
        if not any(s.text.strip() for s in u.beslutspunkter) and u.utgång is Paragrafutgång.BESLUT
    ]
    if utan:
        yield f"Utan beslut: {svenska.paragrafer(utan)}."
    if utan_svar := [nummer(u) for u in paragrafer if any(q.utfall is None for q in u.propositioner)]:
        yield f"En proposition utan utfall: {svenska.paragrafer(utan_svar)}."
    if omedelbara := [nummer(u) for u in paragrafer if u.omedelbart_justerad]:
        yield f"Ska justeras omedelbart: {svenska.paragrafer(omedelbara)}."
    if not närvaro.justerare:
        yield "Ingen justerare är vald."


# --- who comes and goes ---------------------------------------------------------------------------------------------


def rör_sig(
    db: Databas,
    sammanträde_id: int,
    paragraf_id: int,
    närvarande_id: int,
    rörelse: Rörelse,
    *,
    när: När = När.FÖRE,
    för_id: int | None = None,
    kl: time | None = None,
    tjänstgör: bool = True,
) -> Ändring:
    """Somebody comes, goes, begins or stops to serve, or takes part at a distance, from the § that is shown.

    A ledamot who comes takes the own seat (``tjänstgör``), and the ersättare who has it stops. Raises Inmatningsfel
    when nothing can come of it ("går" of somebody who is not there).
    """
    with db.skrivning() as enhet:
        kräv_öppet(enhet, sammanträde_id)
        ordning = [r[0] for r in urval.paragrafer(enhet.session, sammanträde_id)]
        före = NÄRVARO.läs(enhet, sammanträde_id)
        person = next((n for n in före.närvarande if n.id == närvarande_id), None)
        if person is None or paragraf_id not in ordning:
            raise Inmatningsfel("Personen står inte i närvaron.", "Lägg till personen först.")
        plats = ordning.index(paragraf_id)
        egen = person.roll in PLATSROLLER
        match rörelse:
            case Rörelse.KOMMER:
                efter = _kommer(
                    före,
                    närvarande_id,
                    ordning,
                    plats + (när is När.EFTER),
                    del_av=när is När.UNDER,
                    kl=kl,
                    egen=egen and tjänstgör,
                )
            case Rörelse.GÅR:
                efter = _går(före, närvarande_id, ordning, plats, när=när, kl=kl)
            case Rörelse.TJÄNSTGÖR:
                if not egen and för_id is None:
                    raise Inmatningsfel(f"Skriv vem {person.namn} tjänstgör för.")
                efter = narvaroandringar.inträder(
                    före, närvarande_id, None if egen else för_id, paragraf_id, ordning=ordning
                )
            case Rörelse.SLUTAR:
                efter = narvaroandringar.lämnar_tjänst(före, närvarande_id, paragraf_id, ordning=ordning)
            case Rörelse.DISTANS | Rörelse.I_SALEN:
                distans = rörelse is Rörelse.DISTANS
                efter = narvaroandringar.på_distans(före, närvarande_id, paragraf_id, ordning=ordning, distans=distans)
            case Rörelse.BORTA:
                efter = narvaroandringar.frånvarande(före, närvarande_id)
        if efter == före:
            raise Inmatningsfel(f"Det ändrar inget: så står det redan för {person.namn}.")
        ändring = radsamling.spara(enhet, NÄRVARO, sammanträde_id, efter, före)
        return replace(ändring, beskrivning=f"{person.namn} {rörelse.value}")


def _kommer(
    n: NärvaroUppgifter, id_: int, ordning: list[int], plats: int, *, del_av: bool, kl: time | None, egen: bool
) -> NärvaroUppgifter:
    if plats >= len(ordning):
        raise Inmatningsfel("Det finns ingen paragraf efter den här.", "Välj före eller under paragrafen.")
    paragraf = ordning[plats]
    if egen:
        for annan in n.närvarande:
            if (
                annan.id is not None
                and annan.id != id_
                and any(i.tjänstgör and i.för_id == id_ for i in annan.intervall)
            ):
                n = narvaroandringar.lämnar_tjänst(n, annan.id, paragraf, ordning=ordning)
    return narvaroandringar.kom(n, id_, paragraf, ordning=ordning, del_av=del_av, kl=kl, tjänstgör=egen)


def _går(
    n: NärvaroUppgifter, id_: int, ordning: list[int], plats: int, *, när: När, kl: time | None
) -> NärvaroUppgifter:
    """Before the first § is not to have been there at all."""
    if när is När.FÖRE and plats == 0:
        return narvaroandringar.frånvarande(n, id_)
    till = plats - 1 if när is När.FÖRE else plats
    return narvaroandringar.gick(n, id_, ordning[till], ordning=ordning, del_av=när is När.UNDER, kl=kl)


def ny_person(
    db: Databas,
    sammanträde_id: int,
    paragraf_id: int,
    namn: str,
    titel: str,
    *,
    roll: Närvaroroll = Närvaroroll.TJÄNSTEPERSON,
    kl: time | None = None,
) -> Ändring:
    """Somebody who is not on the list is in the room from the § on; of an ersättare ``titel`` is the party."""
    with db.skrivning() as enhet:
        kräv_öppet(enhet, sammanträde_id)
        parti, titel = (titel.strip(), "") if roll is Närvaroroll.ERSÄTTARE else ("", titel.strip())
        lagd = narvaroforslag.lägg_till_namn_i(enhet, sammanträde_id, namn, titel, roll, parti=parti)
        nu = NÄRVARO.läs(enhet, sammanträde_id)
        assert isinstance(lagd.före, NärvaroUppgifter)
        förr = {n.id for n in lagd.före.närvarande}
        ny = next(n for n in nu.närvarande if n.id not in förr)
        ordning = [r[0] for r in urval.paragrafer(enhet.session, sammanträde_id)]
        utan = replace(nu, närvarande=tuple(replace(n, intervall=()) if n is ny else n for n in nu.närvarande))
        där = narvaroandringar.kom(utan, ny.id or 0, paragraf_id, ordning=ordning, kl=kl)
        radsamling.spara(enhet, NÄRVARO, sammanträde_id, där, nu)
        return replace(lagd, efter=NÄRVARO.läs(enhet, sammanträde_id))


def välj_justerare(db: Databas, sammanträde_id: int, valda: Sequence[int], ersättare: Sequence[int]) -> Ändring:
    """Who checks the protocol with the chair, and who stands in for them (KL 5:69)."""
    if set(valda) & set(ersättare):
        raise Inmatningsfel("Samma person kan inte vara både justerare och ersättare.")
    with db.skrivning() as enhet:
        kräv_öppet(enhet, sammanträde_id)
        nu = NÄRVARO.läs(enhet, sammanträde_id)
        förr = {j.närvarande_id: j for j in nu.justerare}
        rader = [(i, False) for i in valda] + [(i, True) for i in ersättare]
        nya = tuple(
            replace(förr[i], ersättare=e) if i in förr else JusterareUppgifter(i, e) for i, e in dict(rader).items()
        )
        ändring = radsamling.spara(enhet, NÄRVARO, sammanträde_id, replace(nu, justerare=nya), nu)
        return ändring if ändring.tom else replace(ändring, beskrivning="Valde justerare")


# --- breaks, notes, a new matter ------------------------------------------------------------------------------------


def ajournera(db: Databas, sammanträde_id: int, paragraf_id: int | None, kl: time) -> Ändring:
    """Begins a break, or ends the one that lasts."""
    with db.skrivning() as enhet:
        kräv_öppet(enhet, sammanträde_id)
        nu = NÄRVARO.läs(enhet, sammanträde_id)
        pågår = any(a.till is None for a in nu.ajourneringar)
        nytt = AjourneringUppgifter(kl, None, paragraf_id)
        nya = _återupptagen(nu, kl) if pågår else replace(nu, ajourneringar=(*nu.ajourneringar, nytt))
        ändring = radsamling.spara(enhet, NÄRVARO, sammanträde_id, nya, nu)
        return replace(ändring, beskrivning="Återupptog sammanträdet" if pågår else "Ajournerade sammanträdet")


def _återupptagen(n: NärvaroUppgifter, kl: time) -> NärvaroUppgifter:
    return replace(n, ajourneringar=tuple(replace(a, till=kl) if a.till is None else a for a in n.ajourneringar))


def anteckna(db: Databas, sammanträde_id: int, rubrik: str, text: str, kl: time | None) -> Ändring:
    """A note of the secretary's own, for the afternoon: kept with the meeting, never printed."""
    if not text.strip():
        raise Inmatningsfel("Skriv anteckningen.")
    när = f", kl. {svenska.klockslag(kl)}" if kl is not None else ""
    rad = f"{rubrik}{när}: {' '.join(text.split())}"
    with db.skrivning() as enhet:
        kräv_öppet(enhet, sammanträde_id)
        ändring = _ändra_möte(
            enhet, sammanträde_id, lambda u: replace(u, anteckning="\n".join(filter(None, [u.anteckning, rad])))
        )
        return replace(ändring, beskrivning="Anteckning")


def väck_ärende(db: Databas, sammanträde_id: int, rubrik: str, väckt_av: str, efter_paragraf_id: int | None) -> Ändring:
    """A matter raised at the meeting (KL 4:20): an item on the list and a § after the given one, else at the end.

    §§ after it whose numbers are not fixed get new preliminary ones. Raises Inmatningsfel without a title.
    """
    if not rubrik.strip():
        raise Inmatningsfel("Skriv ärendets rubrik.")
    with db.skrivning() as enhet:
        kräv_öppet(enhet, sammanträde_id)
        delar, punkt_id = _ny_punkt(enhet, sammanträde_id, PunktUppgifter(rubrik.strip(), väckt_av=väckt_av.strip()))
        delar.append(paragrafer.ny_paragraf_i(enhet, sammanträde_id, efter=efter_paragraf_id, punkt_id=punkt_id))
        return samlad("Väckt ärende", sammanträde_id, delar)


def ny_paragraf(ändring: Ändring) -> int | None:
    """The § that a raised matter got."""
    return next((id_ for d in ändring.delar if (id_ := paragrafer.ny_i(d)) is not None), None)


def _ny_punkt(enhet: Enhet, sammanträde_id: int, punkt: PunktUppgifter) -> tuple[list[Ändring], int]:
    ändring = _ändra_möte(enhet, sammanträde_id, lambda u: replace(u, lista=(*u.lista, punkt)))
    assert isinstance(ändring.efter, SammanträdeUppgifter)
    sista = ändring.efter.punkter[-1].id
    assert sista is not None
    return [ändring], sista


def _ändra_möte(
    enhet: Enhet, sammanträde_id: int, ändra: Callable[[SammanträdeUppgifter], SammanträdeUppgifter]
) -> Ändring:
    före = SAMMANTRÄDE.läs(enhet.session, aggregat.hämta(enhet, SAMMANTRÄDE, sammanträde_id))
    return aggregat.spara(enhet, SAMMANTRÄDE, sammanträde_id, ändra(före), None)
