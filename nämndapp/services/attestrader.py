"""Row-level changes of an attestlista: each is one Ändring that holds only the rows it touched, and can be undone.

A list of thousands of rows is never loaded and written for one cell.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import cast

from nämndapp.bas.attest import delar_av, med_kod
from nämndapp.bas.fel import Inmatningsfel, Saknas, Versionskonflikt
from nämndapp.bas.ordning import flyttade
from nämndapp.models import Attestlista
from nämndapp.rules.attestbyte import byt_person, fyllda
from nämndapp.services.andring import Ändring, ångras_inom
from nämndapp.services.attest import kräv_förslag
from nämndapp.services.attestuppgifter import (
    AttestbyteUppgifter,
    AttestlistaUppgifter,
    AttestradUppgifter,
    Personval,
    Radläge,
)
from nämndapp.storage import Databas, Enhet, bumpa, kontrollera_version
from nämndapp.storage import attest as lager

SLAG = "attestrader"


# --- what the user does ---------------------------------------------------------------------------------------------


def ändra_rad(db: Databas, lista_id: int, rad_id: int, rad: AttestradUppgifter, väntad_version: int | None) -> Ändring:
    """Saves one row's content."""
    return ändra_rader(db, lista_id, {rad_id: rad}, väntad_version)


def ändra_rader(
    db: Databas,
    lista_id: int,
    nya: Mapping[int, AttestradUppgifter],
    väntad_version: int | None,
    beskrivning: str = "",
) -> Ändring:
    """Saves the content of some rows, in one stroke. Raises Saknas when one of them is gone."""
    with db.skrivning() as enhet:
        lista = _öppna(enhet, lista_id, väntad_version)
        return _byt(enhet, lista, beskrivning or _om(nya.values(), "Ändrade"), ändrade=nya)


def ändra_i(enhet: Enhet, lista_id: int, nya: Mapping[int, AttestradUppgifter], beskrivning: str) -> Ändring:
    """``ändra_rader`` in a unit of work."""
    return _byt(enhet, _öppna(enhet, lista_id, None), beskrivning, ändrade=nya)


def lägg_till_rader(
    db: Databas,
    lista_id: int,
    rader: Sequence[AttestradUppgifter],
    efter_id: int | None,
    väntad_version: int | None,
) -> Ändring:
    """New rows after a row (None: at the top). Their ids stand in ``efter`` of the answer."""
    with db.skrivning() as enhet:
        lista = _öppna(enhet, lista_id, väntad_version)
        return _byt(enhet, lista, _om(rader, "Lade till"), nya=rader, efter_id=efter_id)


def ta_bort_rader(db: Databas, lista_id: int, id_: Collection[int], väntad_version: int | None) -> Ändring:
    """Removes rows."""
    with db.skrivning() as enhet:
        lista = _öppna(enhet, lista_id, väntad_version)
        bort = lager.vissa_rader(enhet.session, lista_id, id_)
        return _byt(enhet, lista, _om(bort.values(), "Tog bort"), bort=id_)


def flytta_rader(
    db: Databas, lista_id: int, id_: Sequence[int], efter_id: int | None, väntad_version: int | None
) -> Ändring:
    """Moves rows, in their present order, to after another row (None: to the top)."""
    if efter_id in id_:
        raise Inmatningsfel("En rad kan inte flyttas till efter sig själv.", "Välj en annan plats.")
    with db.skrivning() as enhet:
        lista = _öppna(enhet, lista_id, väntad_version)
        ordning = [i for i, _ in lager.ordning(enhet.session, lista_id)]
        flyttas = [i for i in ordning if i in set(id_)]
        innehåll = lager.vissa_rader(enhet.session, lista_id, flyttas)
        före = _lägen(ordning, innehåll, flyttas)
        kvar = [i for i in ordning if i not in innehåll]
        plats = kvar.index(efter_id) + 1 if efter_id in kvar else 0
        efter = _lägen([*kvar[:plats], *flyttas, *kvar[plats:]], innehåll, flyttas)
        return _verkställ(enhet, lista, _om(innehåll.values(), "Flyttade"), före, efter)


def fyll_nedåt(
    db: Databas, lista_id: int, från_id: int, till: Sequence[int], fält: Collection[str], *, väntad_version: int | None
) -> Ändring:
    """Gives other rows what a row has in ``fält``: a role's nyckel, "villkor", "belopp", "anteckning" or
    "koder.<nyckel>" (with the part's name)."""
    with db.skrivning() as enhet:
        lista = _öppna(enhet, lista_id, väntad_version)
        rader = lager.vissa_rader(enhet.session, lista_id, [från_id, *till])
        if från_id not in rader:
            raise _borta()
        nya = {i: fyllda(rader[i], rader[från_id], fält) for i in till if i in rader and i != från_id}
        return _byt(enhet, lista, f"Fyllde nedåt från {_namn(rader[från_id])}", ändrade=nya)


def ersätt_person(
    db: Databas,
    lista_id: int,
    gammal: Personval,
    ny: Personval,
    från: date,
    *,
    väntad_version: int | None,
    rader: Collection[int] | None = None,
    roller: Collection[str] | None = None,
) -> Ändring:
    """Replaces a person everywhere (or on some rows, in some roles) from a day; the old one stays until the day before
    (not at all, from the list's first day).

    Raises Inmatningsfel when the person stands nowhere on that day.
    """
    with db.skrivning() as enhet:
        lista = _öppna(enhet, lista_id, väntad_version)
        alla = lager.rader(enhet.session, lista_id)
        början = lista.gäller_från or date(lista.år, 1, 1)
        vem, vem_ny = (gammal.namn, gammal.person_id), (ny.namn, ny.person_id)

        def byt(rad: AttestradUppgifter) -> AttestradUppgifter:
            return byt_person(rad, vem, vem_ny, från, roller=roller, listans_början=början)

        nya = {
            r.id: bytt for r in alla if r.id is not None and (rader is None or r.id in rader) and (bytt := byt(r)) != r
        }
        if not nya:
            raise Inmatningsfel(
                f"{gammal.namn} står inte på någon rad den {från.isoformat()}.", "Kontrollera namnet och datumet."
            )
        text = f"Ersatte {gammal.namn} med {ny.namn} på {len(nya)} {'rad' if len(nya) == 1 else 'rader'}"
        return _byt(enhet, lista, text, ändrade=nya)


def byt_ut_rader(
    enhet: Enhet, lista_id: int, önskade: Sequence[AttestradUppgifter], väntad_version: int | None, beskrivning: str
) -> Ändring:
    """Makes the list's rows these, in this order: rows with an id are kept (and changed), the others are new.

    Only what differs is written; one Ändring. For an import into a list that is there.
    """
    lista = _öppna(enhet, lista_id, väntad_version)
    huvud = _uppgifter(lista).huvuddel
    gamla = {r.id: r for r in lager.rader(enhet.session, lista_id) if r.id is not None}
    ordning = list(gamla)
    nytt_id = lager.lediga_id(enhet.session)
    ny_ordning: list[int] = []
    innehåll: dict[int, AttestradUppgifter | None] = dict.fromkeys(gamla)
    for rad in önskade:
        id_ = rad.id if rad.id in gamla and rad.id not in ny_ordning else next(nytt_id)
        ny_ordning.append(id_)
        innehåll[id_] = replace(med_kod(rad, huvud), id=id_)
    före, efter = _efter_vem(ordning), _efter_vem(ny_ordning)
    kvar_före = [i for i in ordning if innehåll[i] is not None]
    rörda = flyttade(kvar_före, [i for i in ny_ordning if i in gamla])
    berörda = [i for i in innehåll if innehåll[i] != gamla.get(i) or i in rörda]
    plats_före, plats_efter = ({i: nr for nr, i in enumerate(o)} for o in (ordning, ny_ordning))
    i_ordning_före = sorted(berörda, key=lambda i: plats_före.get(i, len(ordning)))
    i_ordning_efter = sorted(berörda, key=lambda i: plats_efter.get(i, len(ny_ordning)))
    return _verkställ(
        enhet,
        lista,
        beskrivning,
        AttestbyteUppgifter(tuple(Radläge(i, före.get(i), gamla.get(i)) for i in i_ordning_före)),
        AttestbyteUppgifter(tuple(Radläge(i, efter.get(i), innehåll[i]) for i in i_ordning_efter)),
        placera={i for i in berörda if i in rörda or i not in gamla},
    )


# --- how it is done -------------------------------------------------------------------------------------------------


def _öppna(enhet: Enhet, lista_id: int, väntad_version: int | None) -> Attestlista:
    lista = lager.ladda_lista(enhet.session, lista_id)
    kontrollera_version(lista, väntad_version)
    kräv_förslag(lista)
    return lista


def _uppgifter(lista: Attestlista) -> AttestlistaUppgifter:
    return AttestlistaUppgifter(lista.nämnd_id, lista.år, koddelar=delar_av(lista.koddelar))


def _namn(rad: AttestradUppgifter) -> str:
    return " ".join(filter(None, [rad.kod, rad.benämning])) or "raden"


def _om(rader: Iterable[AttestradUppgifter], verb: str) -> str:
    alla = list(rader)
    return f"{verb} {_namn(alla[0])}" if len(alla) == 1 else f"{verb} {len(alla)} rader"


def _borta() -> Saknas:
    return Saknas("Raden finns inte längre i attestlistan.", "Läs in listan på nytt (F5).")


def _efter_vem(ordning: Sequence[int]) -> dict[int, int | None]:
    return {i: f for f, i in pairwise([None, *ordning]) if i is not None}


def _lägen(
    ordning: Sequence[int], innehåll: Mapping[int, AttestradUppgifter | None], vilka: Sequence[int]
) -> AttestbyteUppgifter:
    efter = _efter_vem(ordning)
    return AttestbyteUppgifter(tuple(Radläge(i, efter[i], innehåll[i]) for i in ordning if i in set(vilka)))


def _byt(
    enhet: Enhet,
    lista: Attestlista,
    beskrivning: str,
    *,
    ändrade: Mapping[int, AttestradUppgifter] | None = None,
    nya: Sequence[AttestradUppgifter] = (),
    efter_id: int | None = None,
    bort: Collection[int] = (),
) -> Ändring:
    """One kind of change: rows changed in their places, added after ``efter_id``, or removed."""
    lista_id, session = lista.id or 0, enhet.session
    huvud = _uppgifter(lista).huvuddel
    ändrade = {i: replace(med_kod(r, huvud), id=i) for i, r in (ändrade or {}).items()}
    gamla = lager.vissa_rader(session, lista_id, [*ändrade, *bort])
    if any(i not in gamla for i in (*ändrade, *bort)):
        raise _borta()
    ordning = [i for i, _ in lager.ordning(session, lista_id)]
    if nya:
        if efter_id is not None and efter_id not in ordning:
            raise _borta()
        lediga = lager.lediga_id(session)
        innehåll = {i: replace(med_kod(r, huvud), id=i) for i, r in zip(lediga, nya, strict=False)}
        plats = ordning.index(efter_id) + 1 if efter_id is not None else 0
        efter = _lägen([*ordning[:plats], *innehåll, *ordning[plats:]], innehåll, list(innehåll))
        före = AttestbyteUppgifter(tuple(replace(r, rad=None) for r in efter.rader))
    elif bort:
        före = _lägen(ordning, gamla, list(gamla))
        efter = AttestbyteUppgifter(tuple(replace(r, rad=None) for r in före.rader))
    else:
        skilda = {i: r for i, r in ändrade.items() if r != gamla[i]}
        före = _lägen(ordning, gamla, list(skilda))
        efter = _lägen(ordning, skilda, list(skilda))
    return _verkställ(enhet, lista, beskrivning, före, efter)


def _verkställ(
    enhet: Enhet,
    lista: Attestlista,
    beskrivning: str,
    före: AttestbyteUppgifter,
    efter: AttestbyteUppgifter,
    *,
    placera: Collection[int] | None = None,
) -> Ändring:
    """Writes ``efter``; ``placera`` are the rows that get a place (None: those whose place differs, and new ones)."""
    if före == efter:
        return Ändring("", SLAG, lista.id or 0, före, efter, lista.version)
    _skriv(enhet, lista.id or 0, före, efter, placera)
    bumpa(lista)
    enhet.spola()
    return Ändring(beskrivning, SLAG, lista.id or 0, före, efter, lista.version)


def _skriv(
    enhet: Enhet,
    lista_id: int,
    före: AttestbyteUppgifter,
    efter: AttestbyteUppgifter,
    placera: Collection[int] | None,
) -> None:
    session = enhet.session
    gamla = {r.id: r for r in före.rader}
    lager.ta_bort(session, [r.id for r in efter.rader if r.rad is None])
    flyttas: list[Radläge] = []
    placerade: set[int] = set()
    for r in efter.rader:  # a row that stands after a moved one goes with it
        gammal = gamla[r.id]
        ny = gammal.rad is None
        flyttad = r.efter_id != gammal.efter_id or r.efter_id in placerade
        if r.rad is not None and (ny or (flyttad if placera is None else r.id in placera)):
            flyttas.append(r)
            placerade.add(r.id)
    platser = _platser(enhet, lista_id, flyttas)
    nya = [(r.id, platser[r.id], r.rad) for r in flyttas if gamla[r.id].rad is None and r.rad is not None]
    if lager.lägg_in(session, lista_id, nya) != [i for i, _, _ in nya]:
        raise Versionskonflikt("Raden kan inte läggas tillbaka: dess plats har tagits.", "Lägg in den för hand.")
    finns = [r for r in efter.rader if r.rad is not None and gamla[r.id].rad is not None]
    lager.ändra(session, {r.id: r.rad for r in finns if r.rad is not None and r.rad != gamla[r.id].rad})
    lager.numrera(session, {r.id: platser[r.id] for r in finns if r.id in platser})


def _platser(enhet: Enhet, lista_id: int, flyttas: Sequence[Radläge]) -> dict[int, int]:
    """``ordning`` for each of the rows, which are placed one after the other; makes room where there is none."""
    if not flyttas:
        return {}
    vilka = {r.id for r in flyttas}
    fasta = [(i, nr) for i, nr in lager.ordning(enhet.session, lista_id) if i not in vilka]
    kedja: list[int] = [i for i, _ in fasta]
    index = {i: nr for nr, i in enumerate(kedja)}
    efter: dict[int | None, list[int]] = {}
    huvudet: dict[int, int | None] = {}  # of a placed row: the fixed row it hangs on
    for r in flyttas:  # rows placed after one that is itself placed hang on the same fixed row, in order
        ankare = huvudet.get(r.efter_id, r.efter_id) if r.efter_id is not None else None
        if ankare is not None and ankare not in index:
            raise Versionskonflikt(
                "Raden som stod före finns inte längre i attestlistan.", "Läs in listan på nytt (F5)."
            )
        rad = efter.setdefault(ankare, [])
        plats = rad.index(r.efter_id) + 1 if r.efter_id in huvudet else 0
        rad.insert(plats, r.id)
        huvudet[r.id] = ankare
    ny: dict[int, int] = {}
    nummer = dict(fasta)
    for ankare, rader in efter.items():
        plats = index[ankare] + 1 if ankare is not None else 0
        lägst = nummer[ankare] if ankare is not None else 0
        högst = nummer[kedja[plats]] if plats < len(kedja) else lägst + lager.STEG * (len(rader) + 1)
        if högst - lägst <= len(rader):
            return _numrera_om(enhet, kedja, efter)
        steg = (högst - lägst) / (len(rader) + 1)
        ny |= {i: lägst + int(steg * nr) for nr, i in enumerate(rader, 1)}
    return ny


def _numrera_om(enhet: Enhet, kedja: Sequence[int], efter: Mapping[int | None, Sequence[int]]) -> dict[int, int]:
    hel = [*efter.get(None, ())]
    for i in kedja:
        hel += [i, *efter.get(i, ())]
    nummer = {i: nr * lager.STEG for nr, i in enumerate(hel, 1)}
    fasta = set(kedja)
    lager.numrera(enhet.session, {i: nr for i, nr in nummer.items() if i in fasta})
    return {i: nr for i, nr in nummer.items() if i not in fasta}


def _ångra(enhet: Enhet, ändring: Ändring) -> Ändring:
    från, till = cast("AttestbyteUppgifter", ändring.efter), cast("AttestbyteUppgifter", ändring.före)
    lista = lager.ladda_lista(enhet.session, ändring.objekt_id)
    kräv_förslag(lista)
    nu = lager.vissa_rader(enhet.session, ändring.objekt_id, [r.id for r in från.rader])
    if any(nu.get(r.id) != r.rad for r in från.rader):
        raise Versionskonflikt(
            f"{ändring.beskrivning or 'Ändringen'} går inte att ångra: raden har ändrats efteråt.",
            "Läs in listan på nytt och ändra tillbaka för hand.",
        )
    return _verkställ(enhet, lista, ändring.beskrivning, från, till)


ångras_inom(SLAG, _ångra)
