"""New, moved, joined and split §§. Items of the list and §§ are n:m; the närvaro and the numbers follow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar

from nämndapp.bas.fel import Inmatningsfel
from nämndapp.models import Föredragningspunkt, Paragraf
from nämndapp.services import aggregat, paragrafordning
from nämndapp.services.andring import Ändring
from nämndapp.services.paragrafordning import namn
from nämndapp.services.protokoll import PARAGRAF, kräv_utan_nummer, samlad, ta_bort_i
from nämndapp.services.protokolluppgifter import PropositionUppgifter, YrkandeUppgifter, YttrandeUppgifter
from nämndapp.services.skrivelseuppgifter import AvsnittUppgifter
from nämndapp.services.uppgifter import ParagrafUppgifter
from nämndapp.storage import Databas, Enhet, protokollurval

T = TypeVar("T")


def ny_i(ändring: Ändring) -> int | None:
    """The id of the § that a change made; None when it made none."""
    return next((d.objekt_id for d in ändring.delar if d.slag == PARAGRAF.slag and d.före is None and d.efter), None)


def ny_paragraf(
    db: Databas, sammanträde_id: int, rubrik: str = "", *, efter: int | None = None, punkt_id: int | None = None
) -> Ändring:
    """A new § after the § ``efter`` (None: last), answering the item ``punkt_id`` where one is said.

    Raises Inmatningsfel when a § that follows has its number.
    """
    with db.skrivning() as enhet:
        return ny_paragraf_i(enhet, sammanträde_id, rubrik, efter=efter, punkt_id=punkt_id)


def ny_paragraf_i(
    enhet: Enhet, sammanträde_id: int, rubrik: str = "", *, efter: int | None = None, punkt_id: int | None = None
) -> Ändring:
    """``ny_paragraf`` in a unit of work."""
    punkt = enhet.hämta(Föredragningspunkt, punkt_id) if punkt_id is not None else None
    uppgifter = ParagrafUppgifter(
        sammanträde_id,
        rubrik or (punkt.rubrik if punkt else ""),
        diarienummer=punkt.diarienummer if punkt else None,
        ärende_id=punkt.ärende_id if punkt else None,
        redigerad=True,
        punkter=(punkt_id,) if punkt_id is not None else (),
    )
    före = paragrafordning.i_ordning(enhet.session, sammanträde_id)
    plats = len(före) if efter is None else _plats(före, efter) + 1
    return samlad(
        f"Lade till paragrafen ”{uppgifter.rubrik}”" if uppgifter.rubrik else "Lade till en paragraf",
        sammanträde_id,
        _insatta(enhet, sammanträde_id, före, plats, [uppgifter]),
    )


def flytta_paragraf(db: Databas, paragraf_id: int, *, efter: int | None) -> Ändring:
    """Moves a § to after the § ``efter`` (None: first). Raises Inmatningsfel when it, or one that it passes, has
    its number.
    """
    with db.skrivning() as enhet:
        rad = enhet.hämta(Paragraf, paragraf_id)
        kräv_utan_nummer(rad, "flyttas")
        namn_, sammanträde_id = namn(rad), rad.sammanträde_id
        före = paragrafordning.i_ordning(enhet.session, sammanträde_id)
        nya = [i for i in före if i != paragraf_id]
        nya.insert(0 if efter is None else _plats(nya, efter) + 1, paragraf_id)
        _kräv_före(enhet, sammanträde_id, nya, nya.index(paragraf_id))
        delar = [
            paragrafordning.anpassa_närvaro(enhet, sammanträde_id, före, nya),
            paragrafordning.ordna(enhet, sammanträde_id, nya),
        ]
        return samlad(f"Flyttade {namn_}", sammanträde_id, delar)


def slå_ihop(db: Databas, paragraf_idn: Sequence[int]) -> Ändring:
    """Joins §§ to one, which stands where the first of them stood and has its title: nothing of the others is lost.

    Raises Inmatningsfel for fewer than two, and where one has its number.
    """
    with db.skrivning() as enhet:
        rader = [enhet.hämta(Paragraf, i) for i in dict.fromkeys(paragraf_idn)]
        if len(rader) < 2 or len({r.sammanträde_id for r in rader}) != 1:
            raise Inmatningsfel("Välj minst två paragrafer i samma protokoll att slå ihop.")
        for rad in rader:
            kräv_utan_nummer(rad, "slås ihop med en annan")
        sammanträde_id = rader[0].sammanträde_id
        före = paragrafordning.i_ordning(enhet.session, sammanträde_id)
        valda = sorted((r.id or 0 for r in rader), key=före.index)
        beskrivning = "Slog ihop " + " och ".join(namn(r) for r in sorted(rader, key=lambda r: före.index(r.id or 0)))
        delarna = [PARAGRAF.läs(enhet.session, aggregat.hämta(enhet, PARAGRAF, i)) for i in valda]
        hel = delarna[0]
        for nästa in delarna[1:]:
            hel = _ihop(hel, nästa)
        delar: list[Ändring] = []
        for id_ in valda[1:]:
            delar += ta_bort_i(enhet, id_)
        delar.append(aggregat.spara(enhet, PARAGRAF, valda[0], replace(hel, redigerad=True), None))
        delar.append(paragrafordning.ordna(enhet, sammanträde_id, [i for i in före if i not in valda[1:]]))
        return samlad(beskrivning, sammanträde_id, delar)


def dela(
    db: Databas, paragraf_id: int, *, punkter: Sequence[int] = (), från_beslutspunkt: int | None = None
) -> Ändring:
    """Splits a §: the new one, just after it, takes over the items ``punkter`` and the decisions from that number on.

    Without ``punkter`` both answer the same items. What happened (yrkanden, votes, jäv) stays where it was. Raises
    Inmatningsfel when the § has its number.
    """
    with db.skrivning() as enhet:
        rad = enhet.hämta(Paragraf, paragraf_id)
        kräv_utan_nummer(rad, "delas")
        namn_, sammanträde_id = namn(rad), rad.sammanträde_id
        gammal = PARAGRAF.läs(enhet.session, aggregat.hämta(enhet, PARAGRAF, paragraf_id))
        punkt = enhet.hämta(Föredragningspunkt, punkter[0]) if punkter else None
        gräns = len(gammal.beslutspunkter) if från_beslutspunkt is None else max(från_beslutspunkt - 1, 0)
        ny = ParagrafUppgifter(
            sammanträde_id,
            punkt.rubrik if punkt else gammal.rubrik,
            diarienummer=punkt.diarienummer if punkt else gammal.diarienummer,
            ärende_id=punkt.ärende_id if punkt else gammal.ärende_id,
            redigerad=True,
            beslutspunkter=tuple(replace(b, id=None) for b in gammal.beslutspunkter[gräns:]),
            punkter=tuple(punkter) or gammal.punkter,
        )
        kvar = replace(
            gammal,
            beslutspunkter=gammal.beslutspunkter[:gräns],
            punkter=tuple(p for p in gammal.punkter if p not in punkter),
            redigerad=True,
        )
        före = paragrafordning.i_ordning(enhet.session, sammanträde_id)
        delar = [aggregat.spara(enhet, PARAGRAF, paragraf_id, kvar, None)]
        delar += _insatta(enhet, sammanträde_id, före, före.index(paragraf_id) + 1, [ny])
        return samlad(f"Delade {namn_}", sammanträde_id, delar)


# --- how ------------------------------------------------------------------------------------------------------------


def _plats(ordning: Sequence[int], paragraf_id: int) -> int:
    if paragraf_id not in ordning:
        raise Inmatningsfel("Paragrafen som den skulle stå efter finns inte kvar.", "Läs in protokollet på nytt.")
    return list(ordning).index(paragraf_id)


def _kräv_före(enhet: Enhet, sammanträde_id: int, ordning: Sequence[int], plats: int) -> None:
    """Nothing is put before a § that has its number."""
    numrerade = protokollurval.nummer(enhet.session, sammanträde_id)
    senare = [numrerade[i] for i in ordning[plats + 1 :] if i in numrerade]
    if senare:
        raise Inmatningsfel(
            f"Paragrafen kan inte stå före § {senare[-1]}, som redan har fått sitt nummer.",
            f"Lägg den efter § {max(senare)}.",
        )


def _insatta(
    enhet: Enhet, sammanträde_id: int, före: Sequence[int], plats: int, nya: Sequence[ParagrafUppgifter]
) -> list[Ändring]:
    _kräv_före(enhet, sammanträde_id, [*före[:plats], 0, *före[plats:]], plats)
    # until they are put in order they stand beside the one before: so they do again while this is undone
    platser = {rad[0]: rad[1] for rad in protokollurval.ordning(enhet.session, sammanträde_id)}
    ordning = platser[före[plats - 1]] if plats else min(platser.values(), default=0) - 1
    delar = [aggregat.spara(enhet, PARAGRAF, None, replace(u, ordning=ordning), None) for u in nya]
    efter = [*före[:plats], *(d.objekt_id for d in delar), *före[plats:]]
    delar.append(paragrafordning.anpassa_närvaro(enhet, sammanträde_id, före, efter))
    delar.append(paragrafordning.ordna(enhet, sammanträde_id, efter))
    return delar


def _ihop(a: ParagrafUppgifter, b: ParagrafUppgifter) -> ParagrafUppgifter:
    """``b`` after ``a``. Sections with the same title become one; keys and numbers of decisions in ``b`` are moved."""
    nycklar = {y.nyckel for y in a.yrkanden}
    nya = {y.nyckel: _ledig(y.nyckel, nycklar) for y in b.yrkanden}
    steg = len(a.beslutspunkter)
    yrkanden: list[YrkandeUppgifter] = [
        replace(
            _utan_id(y),
            nyckel=nya[y.nyckel],
            beslutspunkt=None if y.beslutspunkt is None else y.beslutspunkt + steg,
        )
        for y in b.yrkanden
    ]
    propositioner: list[PropositionUppgifter] = [
        replace(
            _utan_id(p), ja=nya.get(p.ja, p.ja), nej=nya.get(p.nej, p.nej), röster=tuple(_utan_id(r) for r in p.röster)
        )
        for p in b.propositioner
    ]
    yttranden: list[YttrandeUppgifter] = [
        replace(_utan_id(y), yrkande=nya.get(y.yrkande, y.yrkande)) for y in b.yttranden
    ]
    jäviga = {j.närvarande_id for j in a.jäv}
    return replace(
        a,
        diarienummer=a.diarienummer or b.diarienummer,
        ärende_id=a.ärende_id or b.ärende_id,
        beslutspunkter=(*a.beslutspunkter, *map(_utan_id, b.beslutspunkter)),
        avsnitt=_avsnitt(a.avsnitt, b.avsnitt),
        punkter=tuple(sorted({*a.punkter, *b.punkter})),
        yrkanden=(*a.yrkanden, *yrkanden),
        propositioner=(*a.propositioner, *propositioner),
        yttranden=(*a.yttranden, *yttranden),
        jäv=(*a.jäv, *(_utan_id(j) for j in b.jäv if j.närvarande_id not in jäviga)),
        ej_deltagande=tuple(sorted({*a.ej_deltagande, *b.ej_deltagande})),
        myndighetsutövning=a.myndighetsutövning or b.myndighetsutövning,
        val=a.val or b.val,
    )


def _avsnitt(a: Sequence[AvsnittUppgifter], b: Sequence[AvsnittUppgifter]) -> tuple[AvsnittUppgifter, ...]:
    ut = list(a)
    for avsnitt in b:
        plats = next((nr for nr, x in enumerate(ut) if x.rubrik.casefold() == avsnitt.rubrik.casefold()), None)
        if plats is None:
            ut.append(_utan_id(avsnitt))
        else:
            ut[plats] = replace(ut[plats], text="\n\n".join(filter(None, [ut[plats].text, avsnitt.text])))
    return tuple(ut)


def _ledig(nyckel: str, upptagna: set[str]) -> str:
    ny, nr = nyckel, 2
    while ny in upptagna:
        ny, nr = f"{nyckel}-{nr}", nr + 1
    upptagna.add(ny)
    return ny


def _utan_id(u: T) -> T:
    """The content for a new row."""
    rad: Any = u
    return replace(rad, id=None) if any(f.name == "id" for f in fields(rad)) else u
