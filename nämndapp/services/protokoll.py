"""Paragraphs of the protocol: proposed from the föredragningslista, then edited."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlmodel import Session

from nämndapp.bas.fel import Inmatningsfel
from nämndapp.models import (
    Beslutspunkt,
    EjDeltagande,
    Jäv,
    Paragraf,
    Paragrafavsnitt,
    ParagrafPunkt,
    Proposition,
    Röst,
    Sammanträde,
    Yrkande,
    YrkandePerson,
    Yttrande,
    YttrandePerson,
)
from nämndapp.rules.paragrafforslag import Paragrafförslag, föreslå_paragrafer
from nämndapp.services import aggregat, expediering, paragrafordning
from nämndapp.services.aggregat import Aggregat
from nämndapp.services.andring import Ändring, ångra_delar, ångras_inom
from nämndapp.services.protokolluppgifter import (
    JävUppgifter,
    PropositionUppgifter,
    RöstUppgifter,
    YrkandeUppgifter,
    YttrandeUppgifter,
)
from nämndapp.services.skrivelseuppgifter import AvsnittUppgifter, SatsUppgifter
from nämndapp.services.spegling import Form, Länk, skriv
from nämndapp.services.uppgifter import ParagrafUppgifter
from nämndapp.services.vyer import Paragrafrad, ParagrafVy
from nämndapp.storage import Databas, Enhet, andringsplaner, kontrollera_version, planer, protokollurval, urval

FORM = Form(
    ParagrafUppgifter,
    Paragraf,
    barn={
        "beslutspunkter": Form(SatsUppgifter, Beslutspunkt),
        "avsnitt": Form(AvsnittUppgifter, Paragrafavsnitt),
        "yrkanden": Form(
            YrkandeUppgifter,
            Yrkande,
            länkar={"personer": Länk(YrkandePerson, "personer", "närvarande_id", ordnad=True)},
        ),
        "propositioner": Form(PropositionUppgifter, Proposition, barn={"röster": Form(RöstUppgifter, Röst)}),
        "jäv": Form(JävUppgifter, Jäv),
        "yttranden": Form(
            YttrandeUppgifter,
            Yttrande,
            länkar={"personer": Länk(YttrandePerson, "personer", "närvarande_id", ordnad=True)},
        ),
    },
    länkar={
        "punkter": Länk(ParagrafPunkt, "punkter", "punkt_id"),
        "ej_deltagande": Länk(EjDeltagande, "ej_deltagande", "närvarande_id"),
    },
)


def _namn(u: ParagrafUppgifter) -> str:
    nummer = u.nummer or u.preliminärt
    return f"§ {nummer}" if nummer else f"paragrafen ”{u.rubrik}”"


def _skriv_rad(enhet: Enhet, rad: Any, uppgifter: ParagrafUppgifter, ny: bool) -> None:
    """Place and numbers are another's business, save for a § that is new or comes back."""
    if ny and uppgifter.nummer is None:
        senare = protokollurval.numrerad_efter(enhet.session, uppgifter.sammanträde_id, uppgifter.ordning)
        if senare is not None:
            raise Inmatningsfel(
                f"Paragrafen kan inte stå före § {senare}, som redan har fått sitt nummer.",
                "Det som ändrades före numreringen går inte att ångra.",
            )
    if not ny:
        uppgifter = replace(uppgifter, ordning=rad.ordning, nummer=rad.nummer, preliminärt=rad.preliminärt)
    skriv(enhet.session, FORM, rad, uppgifter, ny=ny)


PARAGRAF = Aggregat("paragraf", FORM, andringsplaner.paragraf, _namn, skriv_rad=_skriv_rad)
PROTOKOLL = "protokollsutkast"
"""The kind of a change of several §§ at once; its object is the meeting."""


def lista_paragrafer(db: Databas, sammanträde_id: int) -> list[Paragrafrad]:
    """The paragraphs of a meeting in order."""
    with db.läsning() as enhet:
        return [Paragrafrad(*r) for r in urval.paragrafer(enhet.session, sammanträde_id)]


def hämta_paragraf(db: Databas, id_: int) -> ParagrafVy:
    """A paragraph with decisions and sections."""
    with db.läsning() as enhet:
        rad = aggregat.hämta(enhet, PARAGRAF, id_)
        return ParagrafVy(
            id_, rad.version, PARAGRAF.läs(enhet.session, rad), enhet.hämta(Sammanträde, rad.sammanträde_id).datum
        )


def spara_paragraf(db: Databas, id_: int | None, uppgifter: ParagrafUppgifter, väntad_version: int | None) -> Ändring:
    """Saves a paragraph and marks it as edited by hand, so that no later proposal overwrites it.

    A new one comes last (``paragrafer.ny_paragraf`` places one). Saving with only ``redigerad`` changed to False
    gives the paragraph back to the proposals.
    """
    with db.skrivning() as enhet:
        return spara_i(enhet, id_, uppgifter, väntad_version)


def spara_i(enhet: Enhet, id_: int | None, uppgifter: ParagrafUppgifter, väntad_version: int | None) -> Ändring:
    """``spara_paragraf`` in a unit of work."""
    if id_ is None:
        sist = len(urval.paragrafer(enhet.session, uppgifter.sammanträde_id))
        ny = replace(uppgifter, redigerad=True, ordning=max(uppgifter.ordning, sist))
        return med_följder(enhet, None, aggregat.spara(enhet, PARAGRAF, None, ny, None))
    före = PARAGRAF.läs(enhet.session, aggregat.hämta(enhet, PARAGRAF, id_))
    if replace(uppgifter, redigerad=före.redigerad) != före:
        uppgifter = replace(uppgifter, redigerad=True)
    return med_följder(enhet, före, aggregat.spara(enhet, PARAGRAF, id_, uppgifter, väntad_version))


def med_följder(enhet: Enhet, före: ParagrafUppgifter | None, ändring: Ändring) -> Ändring:
    """With what it does to the ärende, in the same undo."""
    from nämndapp.services.paragrafutgang import följder

    efter = ändring.efter
    if not isinstance(efter, ParagrafUppgifter) or ändring.tom:
        return ändring
    return replace(ändring, delar=tuple(d for d in följder(enhet, före, efter) if not d.tom))


def ta_bort_paragraf(db: Databas, id_: int, väntad_version: int | None) -> Ändring:
    """Removes a paragraph; who came or left under it does so at the next one or the one before.

    Raises Inmatningsfel when it has its number.
    """
    with db.skrivning() as enhet:
        rad = enhet.hämta(Paragraf, id_)
        kräv_utan_nummer(rad, "tas bort")
        sammanträde_id, namn_ = rad.sammanträde_id, paragrafordning.namn(rad)
        före = paragrafordning.i_ordning(enhet.session, sammanträde_id)
        delar = [*ta_bort_i(enhet, id_, väntad_version)]
        delar.append(paragrafordning.ordna(enhet, sammanträde_id, [i for i in före if i != id_]))
        return samlad(f"Tog bort {namn_}", sammanträde_id, delar)


def ta_bort_i(enhet: Enhet, id_: int, väntad_version: int | None = None) -> Iterator[Ändring]:
    """Removes a paragraph in a unit of work: the närvaro lets go of it first."""
    sammanträde_id = enhet.hämta(Paragraf, id_).sammanträde_id
    före = paragrafordning.i_ordning(enhet.session, sammanträde_id)
    kontrollera_version(enhet.hämta(Paragraf, id_), väntad_version)
    yield paragrafordning.anpassa_närvaro(enhet, sammanträde_id, före, [i for i in före if i != id_])
    yield expediering.släpp(enhet, sammanträde_id, {id_})
    yield aggregat.ta_bort(enhet, PARAGRAF, id_, None)


def kräv_utan_nummer(rad: Paragraf, vad: str) -> None:
    """Raises Inmatningsfel for a § that has its number ("tas bort", "flyttas")."""
    if rad.nummer is not None:
        raise Inmatningsfel(
            f"§ {rad.nummer} har fått sitt nummer och kan inte {vad}.",
            "Skriv i paragrafen i stället; numren får inte ha luckor.",
        )


def samlad(beskrivning: str, sammanträde_id: int, delar: Sequence[Ändring]) -> Ändring:
    """Several changes of a meeting's protocol as one, with one undo."""
    return Ändring(beskrivning, PROTOKOLL, sammanträde_id, None, None, None, tuple(d for d in delar if not d.tom))


def föreslå_protokollsutkast(db: Databas, sammanträde_id: int) -> Ändring:
    """One paragraph for each item: decisions from the tjänsteskrivelse's Förslag till beslut, sections from its text.

    Run again it renews paragraphs that nobody has touched, removes untouched ones whose item is gone, and puts all in
    the order of the list with new preliminary numbers. The words of an edited paragraph are never changed.
    """
    with db.skrivning() as enhet:
        return föreslå_i(enhet, sammanträde_id)


def föreslå_i(enhet: Enhet, sammanträde_id: int) -> Ändring:
    """``föreslå_protokollsutkast`` in a unit of work."""
    möte = planer.ladda_protokoll(enhet.session, sammanträde_id)
    förslag = föreslå_paragrafer(möte)
    första = urval.högsta_paragraf(enhet.session, möte.nämnd_id, möte.datum) + 1
    befintliga = {p.id: PARAGRAF.läs(enhet.session, p) for p in möte.paragrafer}
    version = möte.version
    delar = list(_uppdatera(enhet, sammanträde_id, förslag, befintliga, första))
    return replace(samlad("Föreslog protokollsutkast", sammanträde_id, delar), version=version)


def tänkta_paragrafer(session: Session, möte: Sammanträde) -> list[ParagrafUppgifter]:
    """What ``föreslå_protokollsutkast`` would make of a meeting without paragraphs; nothing is stored."""
    första = urval.högsta_paragraf(session, möte.nämnd_id, möte.datum) + 1
    return [
        replace(
            _med_förslag(
                ParagrafUppgifter(möte.id or 0, punkter=() if f.punkt.id is None else (f.punkt.id,)),
                f,
                f.punkt.ärende_id,
            ),
            ordning=plats,
            preliminärt=första + plats,
        )
        for plats, f in enumerate(föreslå_paragrafer(möte))
    ]


def _uppdatera(
    enhet: Enhet,
    sammanträde_id: int,
    förslag: Sequence[Paragrafförslag],
    befintliga: dict[Any, ParagrafUppgifter],
    första: int,
) -> Iterator[Ändring]:
    hör_till: dict[int | None, Any] = {punkt: id_ for id_, u in befintliga.items() for punkt in u.punkter}
    # taken out of the mapping before rows are reloaded: the proposals' model objects are read here only
    nya = [(f.punkt.id, f.punkt.ärende_id, f, tuple(p.id for p in f.fler if p.id is not None)) for f in förslag]
    ordnade: list[tuple[int | None, ParagrafUppgifter]] = []
    använda: set[Any] = set()
    for punkt_id, ärende_id, f, fler in nya:
        id_ = hör_till.get(punkt_id)
        if id_ in använda:
            continue  # one paragraph for several items stands where the first of them does
        ny = ParagrafUppgifter(sammanträde_id, punkter=(punkt_id, *fler) if punkt_id is not None else ())
        gammal = ny if id_ is None else befintliga[id_]
        if fler and not gammal.redigerad:
            gammal = replace(gammal, punkter=ny.punkter)
        använda |= {id_} - {None}
        ordnade.append((id_, gammal if gammal.redigerad else _med_förslag(gammal, f, ärende_id)))
    bort: list[int] = []
    for id_, u in befintliga.items():
        if id_ in använda:
            continue
        if u.redigerad or u.nummer is not None:
            ordnade.append((id_, u))
        else:
            bort.append(id_)
    före = paragrafordning.i_ordning(enhet.session, sammanträde_id)
    ordnade = _numrerade_först(ordnade, före)
    ordning: list[int] = []
    for plats, (id_, u) in enumerate(ordnade):
        ny = replace(u, ordning=plats, preliminärt=första + plats) if id_ is None else u
        ändring = aggregat.spara(enhet, PARAGRAF, id_, ny, None)
        ordning.append(ändring.objekt_id)
        yield ändring
    yield paragrafordning.anpassa_närvaro(enhet, sammanträde_id, före, ordning)
    for id_ in bort:
        yield from ta_bort_i(enhet, id_)
    yield paragrafordning.ordna(enhet, sammanträde_id, ordning)


def _numrerade_först(
    ordnade: list[tuple[int | None, ParagrafUppgifter]], före: Sequence[int]
) -> list[tuple[int | None, ParagrafUppgifter]]:
    """§§ that have their number stay where they are, before the others: no list moves them."""
    fasta = sorted((o for o in ordnade if o[1].nummer is not None), key=lambda o: före.index(o[0] or 0))
    return [*fasta, *(o for o in ordnade if o[1].nummer is None)]


def _med_förslag(gammal: ParagrafUppgifter, f: Paragrafförslag, ärende_id: int | None) -> ParagrafUppgifter:
    """The proposal's words in the old paragraph's rows."""
    satser = [s.id for s in gammal.beslutspunkter]
    avsnitt = [a.id for a in gammal.avsnitt]
    return replace(
        gammal,
        rubrik=f.rubrik,
        diarienummer=f.diarienummer,
        ärende_id=ärende_id,
        utgång=f.utgång,
        beslutspunkter=tuple(SatsUppgifter(t, id=_plats(satser, i)) for i, t in enumerate(f.beslut)),
        avsnitt=tuple(AvsnittUppgifter(a.rubrik, a.text, _plats(avsnitt, i)) for i, a in enumerate(f.avsnitt)),
    )


def _plats(id_: list[int | None], plats: int) -> int | None:
    return id_[plats] if plats < len(id_) else None


def _ångra(enhet: Enhet, ändring: Ändring) -> Ändring:
    """A new § that is taken back lets go of the närvaro first; parts go before it then, else after it."""
    if ändring.före is not None:
        gjord = aggregat.ångra_i(enhet, PARAGRAF, ändring)
        return replace(gjord, delar=ångra_delar(enhet, ändring))
    delar = list(ångra_delar(enhet, ändring))
    rad = enhet.session.get(Paragraf, ändring.objekt_id)
    if rad is not None:
        kräv_utan_nummer(rad, "tas bort")
        sammanträde_id = rad.sammanträde_id
        före = paragrafordning.i_ordning(enhet.session, sammanträde_id)
        utan = [i for i in före if i != ändring.objekt_id]
        delar.append(paragrafordning.anpassa_närvaro(enhet, sammanträde_id, före, utan))
    gjord = aggregat.ångra_i(enhet, PARAGRAF, ändring)
    return replace(gjord, delar=tuple(d for d in delar if not d.tom))


def _ångra_samlad(enhet: Enhet, ändring: Ändring) -> Ändring:
    return replace(ändring, delar=ångra_delar(enhet, ändring))


ångras_inom(PARAGRAF.slag, _ångra)
ångras_inom(PROTOKOLL, _ångra_samlad)
