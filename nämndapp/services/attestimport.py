"""The attestlista of an imported paper: what it would be stored as, checked, with its source lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from sqlmodel import Session

from nämndapp.bas.attest import STANDARDDELAR, STANDARDROLLER
from nämndapp.bas.forslag import Dokumentförslag
from nämndapp.bas.papekande import Påpekande
from nämndapp.bas.svenska import MÅNADER, tolka_datum
from nämndapp.rules.attestbyte import namnnyckel
from nämndapp.rules.attestprov import Attestprov
from nämndapp.rules.granska import granska_attestlista
from nämndapp.services import importbygge
from nämndapp.services.attestuppgifter import AttestlistaUppgifter, AttestradUppgifter, HelAttestlista
from nämndapp.storage import attest as lager

_FRÅN = re.compile(
    rf"(?:från\s+och\s+med|fr\.\s?o\.\s?m\.?|gäller\s+från)\s+(?:den\s+)?(?P<dag>\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}\s+(?:{'|'.join(MÅNADER)})\s+\d{{4}})",
    re.IGNORECASE,
)
_OM_ATTEST = re.compile(r"attestant|attestlista", re.IGNORECASE)


def lista_av(
    dok: Dokumentförslag, nämnd_id: int, texter: Sequence[str] = (), *, mötesdatum: date | None = None
) -> HelAttestlista:
    """The list of the paper's rows. ``texter`` are the other papers of the same matter, which may say from when."""
    form = dok.attestform
    uppgifter = AttestlistaUppgifter(
        nämnd_id,
        importbygge.år(dok, mötesdatum) or (dok.datum.värde.year if dok.datum else date.today().year),
        rubrik=importbygge.rubrik(dok),
        gäller_från=gäller_från([dok.text, *texter]),
        regler=importbygge.fält(dok, "attestregler"),
        koddelar=form.delar if form else STANDARDDELAR,
        roller=form.roller if form else STANDARDROLLER,
    )
    return HelAttestlista(uppgifter, tuple(dok.attestrader))


def gäller_från(texter: Iterable[str]) -> date | None:
    """The day that the papers on attestanter say "från och med", when they agree."""
    dagar = Counter(
        dag
        for text in texter
        if _OM_ATTEST.search(text)
        for träff in _FRÅN.finditer(text)
        if (dag := tolka_datum(" ".join(träff["dag"].split())))
    )
    return next(iter(dagar)) if len(dagar) == 1 else None


def granska_dokument(dok: Dokumentförslag) -> list[Påpekande]:
    """What the rules say of the rows as they were read, with the lines of the source."""
    if not dok.attestrader:
        return []
    return granska_attestlista(Attestprov(lista_av(dok, 0)), date.today())


def med_register(session: Session, rader: Sequence[AttestradUppgifter]) -> tuple[AttestradUppgifter, ...]:
    """The rows with each person joined to the register's, where exactly one has the same name."""
    namn = Counter(namnnyckel(n) for _, n in lager.personrader(session))
    id_ = {namnnyckel(n): i for i, n in lager.personrader(session) if namn[namnnyckel(n)] == 1}
    return tuple(
        replace(
            r,
            personer=tuple(
                replace(p, person_id=id_.get(namnnyckel(p.namn))) if p.person_id is None else p for p in r.personer
            ),
        )
        for r in rader
    )
