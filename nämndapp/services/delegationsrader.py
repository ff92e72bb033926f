"""Chapters and rows of a proposal: add, change, move, remove, renumber. Each is one Ändring that Ctrl+Z takes back.

A note is typed with numbers ("Ingår i 12.8") and stored with the row's key, so that it stays right when rows are
renumbered.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from uuid import uuid4

from nämndapp.bas import punkthanvisning
from nämndapp.bas.fel import Inmatningsfel
from nämndapp.models.delegation import Delegationskapitel, Delegationspunkt
from nämndapp.services import delegationsbyte
from nämndapp.services.andring import Ändring
from nämndapp.services.delegation import OrdningVy, kräv_förslag, läs_ordning
from nämndapp.services.delegationsuppgifter import (
    DelegationspunktUppgifter,
    DelegatUppgifter,
    KapitelUppgifter,
    OrdningsbyteUppgifter,
)
from nämndapp.storage import Databas, Enhet, kontrollera_version
from nämndapp.storage import delegation as lager

Punkter = Sequence[DelegationspunktUppgifter]


def öppna(enhet: Enhet, ordning_id: int, väntad_version: int | None) -> OrdningVy:
    """The version to change; raises Inmatningsfel for an adopted one, Versionskonflikt for another than expected."""
    rad = lager.ladda_huvud(enhet.session, ordning_id)
    kräv_förslag(rad)
    kontrollera_version(rad, väntad_version)
    return läs_ordning(enhet.session, ordning_id)


def byt_punkter(enhet: Enhet, vy: OrdningVy, efter: Iterable[DelegationspunktUppgifter], beskrivning: str) -> Ändring:
    """The rows become ``efter`` (all rows of the chapters that are touched); only those that differ are written."""
    nya = {p.id: p for p in efter}
    före = {p.id: p for p in vy.punkter}
    berörda = [id_ for id_ in {**före, **nya} if före.get(id_) != nya.get(id_)]
    return delegationsbyte.utför(
        enhet,
        OrdningsbyteUppgifter(vy.id, punkter=tuple(före[i] for i in berörda if i in före)),
        OrdningsbyteUppgifter(vy.id, punkter=tuple(nya[i] for i in berörda if i in nya)),
        beskrivning,
    )


def _namn(vy: OrdningVy, p: DelegationspunktUppgifter) -> str:
    return f"punkt {vy.nummer[p.nyckel]}" if vy.nummer.get(p.nyckel) else f"punkten ”{p.ärende[:40]}”"


def i_ordning(punkter: Punkter) -> list[DelegationspunktUppgifter]:
    """The rows of a chapter, each told its place."""
    return [replace(p, ordning=nr) for nr, p in enumerate(punkter)]


def kapitelrader(vy: OrdningVy, kapitel_id: int) -> list[DelegationspunktUppgifter]:
    """The rows of a chapter in printed order."""
    return [p for p in vy.punkter if p.kapitel_id == kapitel_id]


# --- rows -----------------------------------------------------------------------------------------------------------


def spara_punkt(db: Databas, ordning_id: int, punkt: DelegationspunktUppgifter, väntad_version: int | None) -> Ändring:
    """Saves a row. ``anteckning`` may be as shown (numbers) or as stored (keys); its place is not changed here."""
    with db.skrivning() as enhet:
        vy = öppna(enhet, ordning_id, väntad_version)
        gammal = vy.punkt(punkt.id or 0)
        ny = _på_sin_plats(vy, punkt)
        byte = [ny if p.id == ny.id else p for p in vy.punkter]
        return byt_punkter(enhet, vy, byte, f"Ändrade {_namn(vy, gammal)}")


def _på_sin_plats(vy: OrdningVy, punkt: DelegationspunktUppgifter) -> DelegationspunktUppgifter:
    gammal = vy.punkt(punkt.id or 0)
    ny = replace(punkt, ordning=gammal.ordning, kapitel_id=gammal.kapitel_id, nyckel=gammal.nyckel)
    return med_hänvisningar(vy, ny)


def med_hänvisningar(vy: OrdningVy, p: DelegationspunktUppgifter) -> DelegationspunktUppgifter:
    """The row as it is stored: its note names other rows by their keys."""
    text = p.anteckning
    if any(tecken.isdigit() for tecken in text):
        andra = {nyckel: nr for nyckel, nr in vy.nummer.items() if nyckel != p.nyckel}
        text = punkthanvisning.bind(text, punkthanvisning.entydiga(andra))
    return replace(p, anteckning=text, hänvisningar=punkthanvisning.nycklar_i(text), delegater=_rena(p.delegater))


def _rena(delegater: Iterable[DelegatUppgifter]) -> tuple[DelegatUppgifter, ...]:
    return tuple(replace(d, kod=" ".join(d.kod.split())) for d in delegater if d.kod.strip())


def lägg_till_punkt(
    db: Databas,
    ordning_id: int,
    kapitel_id: int,
    plats: int | None,
    *,
    väntad_version: int | None,
    punkt: DelegationspunktUppgifter | None = None,
) -> Ändring:
    """A new row at a place in its chapter (None: last), with the number after the chapter's highest.

    ``efter.punkter`` of the answer holds the new row; it belongs to the group of the row above it.
    """
    with db.skrivning() as enhet:
        vy = öppna(enhet, ordning_id, väntad_version)
        rader = kapitelrader(vy, kapitel_id)
        i = len(rader) if plats is None else max(0, min(plats, len(rader)))
        högsta = max((p.löpnr for p in rader if p.löpnr is not None), default=0)
        ny = replace(
            punkt or DelegationspunktUppgifter(kapitel_id),
            kapitel_id=kapitel_id,
            id=lager.nästa_id(enhet.session, Delegationspunkt),
            nyckel=uuid4().hex,
            löpnr=högsta + 1 if punkt is None or punkt.löpnr is None else punkt.löpnr,
            grupp=(punkt.grupp if punkt else "") or (rader[i - 1].grupp if i else ""),
        )
        ny = med_hänvisningar(vy, ny)
        rader.insert(i, ny)
        övriga = [p for p in vy.punkter if p.kapitel_id != kapitel_id]
        return byt_punkter(enhet, vy, [*övriga, *i_ordning(rader)], "Lade till en punkt")


def ta_bort_punkter(db: Databas, ordning_id: int, id_: Collection[int], väntad_version: int | None) -> Ändring:
    """Removes rows; the others keep their numbers, and notes that named them say that they are gone."""
    with db.skrivning() as enhet:
        vy = öppna(enhet, ordning_id, väntad_version)
        bort = [p for p in vy.punkter if p.id in id_]
        text = f"Tog bort {_namn(vy, bort[0])}" if len(bort) == 1 else f"Tog bort {len(bort)} punkter"
        return byt_punkter(enhet, vy, [p for p in vy.punkter if p.id not in id_], text)


def flytta_punkter(
    db: Databas, ordning_id: int, id_: Sequence[int], kapitel_id: int, plats: int, *, väntad_version: int | None
) -> Ändring:
    """Moves rows to a place in a chapter, in their printed order; ``plats`` counts the rows that stay.

    A moved row belongs to the group of the row above it; its number is kept until ``numrera_om``.
    """
    with db.skrivning() as enhet:
        vy = öppna(enhet, ordning_id, väntad_version)
        valda = [p for p in vy.punkter if p.id in id_]
        kvar = [p for p in vy.punkter if p.id not in id_]
        mål = [p for p in kvar if p.kapitel_id == kapitel_id]
        i = max(0, min(plats, len(mål)))
        granne = mål[i - 1] if i else (mål[0] if mål else None)
        flyttade = [replace(p, kapitel_id=kapitel_id, grupp=granne.grupp if granne else p.grupp) for p in valda]
        mål[i:i] = flyttade
        text = f"Flyttade {_namn(vy, valda[0])}" if len(valda) == 1 else f"Flyttade {len(valda)} punkter"
        andra = [p for p in kvar if p.kapitel_id != kapitel_id]
        return byt_punkter(enhet, vy, [*andra, *i_ordning(mål)], text)


def numrera_om(db: Databas, ordning_id: int, kapitel_id: int | None, väntad_version: int | None) -> Ändring:
    """Numbers the rows of a chapter (or of all) from 1 in printed order; rows without number stay without.

    Chapters with the same number share one series.
    """
    with db.skrivning() as enhet:
        vy = öppna(enhet, ordning_id, väntad_version)
        nr_av = {k.id: k.nr for k in vy.kapitel}
        valt = nr_av.get(kapitel_id)
        serier: dict[object, int] = {}
        efter = []
        for p in vy.punkter:
            nr = nr_av[p.kapitel_id]
            serie = ("kapitel", nr) if nr is not None else ("utan", p.kapitel_id)
            berörd = kapitel_id is None or p.kapitel_id == kapitel_id or (valt is not None and nr == valt)
            if berörd and p.löpnr is not None:
                serier[serie] = serier.get(serie, 0) + 1
                efter.append(replace(p, löpnr=serier[serie]))
            else:
                efter.append(p)
        return byt_punkter(enhet, vy, efter, "Numrerade om punkterna")


def byt_delegat(
    db: Databas, ordning_id: int, id_: Collection[int], från: str, till: str, *, väntad_version: int | None
) -> Ändring:
    """Changes one code for another in the chosen rows: a unit has got a new head."""
    with db.skrivning() as enhet:
        vy = öppna(enhet, ordning_id, väntad_version)

        def bytt(p: DelegationspunktUppgifter) -> DelegationspunktUppgifter:
            return replace(p, delegater=tuple(replace(d, kod=till) if d.kod == från else d for d in p.delegater))

        efter = [bytt(p) if p.id in id_ else p for p in vy.punkter]
        return byt_punkter(enhet, vy, efter, f"Bytte delegaten {från} mot {till}")


# --- chapters -------------------------------------------------------------------------------------------------------


def _byt_kapitel(
    enhet: Enhet, vy: OrdningVy, efter: Sequence[KapitelUppgifter], beskrivning: str, punkter: Punkter | None = None
) -> Ändring:
    nya = {k.id: replace(k, ordning=nr) for nr, k in enumerate(efter)}
    före = {k.id: k for k in vy.kapitel}
    berörda = [id_ for id_ in {**före, **nya} if före.get(id_) != nya.get(id_)]
    borta = tuple(p for p in vy.punkter if punkter is not None and p not in punkter)
    return delegationsbyte.utför(
        enhet,
        OrdningsbyteUppgifter(vy.id, None, tuple(före[i] for i in berörda if i in före), borta),
        OrdningsbyteUppgifter(vy.id, None, tuple(nya[i] for i in berörda if i in nya)),
        beskrivning,
    )


def spara_kapitel(db: Databas, ordning_id: int, kapitel: KapitelUppgifter, väntad_version: int | None) -> Ändring:
    """Saves heading, number, SFS and text of a chapter; ``id`` None makes a new one, last."""
    if not kapitel.rubrik.strip():
        raise Inmatningsfel("Kapitlet behöver en rubrik.", "Till exempel lagens namn.")
    with db.skrivning() as enhet:
        vy = öppna(enhet, ordning_id, väntad_version)
        if kapitel.id is None:
            ny = replace(kapitel, id=lager.nästa_id(enhet.session, Delegationskapitel))
            return _byt_kapitel(enhet, vy, [*vy.kapitel, ny], f"Lade till kapitlet {kapitel.rubrik}")
        efter = [kapitel if k.id == kapitel.id else k for k in vy.kapitel]
        return _byt_kapitel(enhet, vy, efter, f"Ändrade kapitlet {kapitel.rubrik}")


def flytta_kapitel(db: Databas, ordning_id: int, kapitel_id: int, plats: int, väntad_version: int | None) -> Ändring:
    """Moves a chapter with its rows to a place among the chapters."""
    with db.skrivning() as enhet:
        vy = öppna(enhet, ordning_id, väntad_version)
        valt = [k for k in vy.kapitel if k.id == kapitel_id]
        kvar = [k for k in vy.kapitel if k.id != kapitel_id]
        kvar[plats:plats] = valt
        return _byt_kapitel(enhet, vy, kvar, f"Flyttade kapitlet {valt[0].rubrik}" if valt else "")


def ta_bort_kapitel(db: Databas, ordning_id: int, kapitel_id: int, väntad_version: int | None) -> Ändring:
    """Removes a chapter with its rows."""
    with db.skrivning() as enhet:
        vy = öppna(enhet, ordning_id, väntad_version)
        valt = next((k for k in vy.kapitel if k.id == kapitel_id), None)
        kvar = [k for k in vy.kapitel if k.id != kapitel_id]
        punkter = [p for p in vy.punkter if p.kapitel_id != kapitel_id]
        return _byt_kapitel(enhet, vy, kvar, f"Tog bort kapitlet {valt.rubrik}" if valt else "", punkter)
