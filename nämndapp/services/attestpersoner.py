"""Who can be written in a cell of an attestlista: the register's persons, and those who stand in the list already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from nämndapp.bas.attesttabell import dela_tid
from nämndapp.bas.svenska import sorterad
from nämndapp.rules.attestbyte import namnnyckel
from nämndapp.services.attestuppgifter import AttestpersonUppgifter, AttestradUppgifter, Personval
from nämndapp.storage import Databas
from nämndapp.storage import attest as lager


@dataclass(frozen=True, slots=True)
class Personkatalog:
    """``namn`` are offered in Swedish order; a name that two persons have is written, never chosen."""

    namn: tuple[str, ...] = ()
    _id: Mapping[str, int] = field(default_factory=dict, repr=False)

    def person(self, text: str) -> Personval:
        """Who is meant by the text; without an id when nobody or several are called so."""
        namn = " ".join(text.split())
        return Personval(namn, self._id.get(namnnyckel(namn)))

    def med_id(
        self, personer: Sequence[AttestpersonUppgifter], förra: Sequence[AttestpersonUppgifter]
    ) -> tuple[AttestpersonUppgifter, ...]:
        """Written names joined to the register; one who stood in the cell before stays who it was."""
        kända = {namnnyckel(p.namn): p.person_id for p in förra if p.person_id is not None}
        return tuple(
            replace(p, person_id=kända.get(namnnyckel(p.namn), self._id.get(namnnyckel(p.namn)))) for p in personer
        )


def katalog(db: Databas, rader: Sequence[AttestradUppgifter] = ()) -> Personkatalog:
    """The register's persons and those of the rows."""
    with db.läsning() as enhet:
        register = lager.personrader(enhet.session)
    antal = Counter(namnnyckel(namn) for _, namn in register)
    stavning = {namnnyckel(p.namn): p.namn for r in rader for p in r.personer}
    stavning |= {namnnyckel(namn): namn for _, namn in register}
    id_ = {namnnyckel(namn): i for i, namn in register if antal[namnnyckel(namn)] == 1}
    return Personkatalog(tuple(sorterad(stavning.values())), id_)


def i_listan(rader: Sequence[AttestradUppgifter]) -> tuple[Personval, ...]:
    """Everybody who stands in the rows, in Swedish order: who can be replaced."""
    alla: dict[str, Personval] = {}
    for r in rader:
        for p in r.personer:
            nyckel = namnnyckel(p.namn)
            if nyckel not in alla or (alla[nyckel].person_id is None and p.person_id is not None):
                alla[nyckel] = Personval(" ".join(p.namn.split()), p.person_id)
    av_namn = {p.namn: p for p in alla.values()}
    return tuple(av_namn[n] for n in sorterad(av_namn))


def antal_rader(rader: Sequence[AttestradUppgifter], vem: Personval) -> int:
    """On how many rows the person stands."""
    sökt = namnnyckel(dela_tid(vem.namn)[0])
    return sum(any(namnnyckel(p.namn) == sökt for p in r.personer) for r in rader)
