"""A meeting of the invented nämnd with ledamöter, ersättare and a list, for the tests of what is held."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, time

from nämndapp.models import Uppdragsroll
from nämndapp.services import kallelse, narvaro, narvaroforslag, protokoll, register, sammantraden
from nämndapp.services.protokolluppgifter import JusterareUppgifter, NärvarandeUppgifter
from nämndapp.services.skrivelseuppgifter import SatsUppgifter
from nämndapp.services.uppgifter import (
    ParagrafUppgifter,
    PersonUppgifter,
    PunktUppgifter,
    SammanträdeUppgifter,
    UppdragUppgifter,
)
from nämndapp.storage import Databas

ROLL = Uppdragsroll
PERSONER = (
    ("Ordförande Ek", ROLL.ORDFÖRANDE, "S", None),
    ("Vice Alm", ROLL.FÖRSTE_VICE, "C", None),
    ("Ledamot Lind", ROLL.LEDAMOT, "S", None),
    ("Ersättare Ask", ROLL.ERSÄTTARE, "S", 1),
    ("Ersättare Björk", ROLL.ERSÄTTARE, "S", 2),
    ("Sekreterare Dahl", ROLL.SEKRETERARE, "", None),
)


@dataclass
class Möte:
    """The ids that the tests speak of."""

    db: Databas
    id: int
    nämnd: int
    person: dict[str, int] = field(default_factory=dict)

    @property
    def paragrafer(self) -> list[int]:
        return [r.id for r in protokoll.lista_paragrafer(self.db, self.id)]

    def närvarande(self, namn: str) -> NärvarandeUppgifter:
        return next(n for n in narvaro.hämta_närvaro(self.db, self.id).närvarande if n.namn == namn)

    def vem(self, namn: str) -> int:
        return self.närvarande(namn).id or 0

    def paragraf(self, nr: int) -> ParagrafUppgifter:
        return protokoll.hämta_paragraf(self.db, self.paragrafer[nr]).uppgifter

    def spara(self, nr: int, uppgifter: ParagrafUppgifter) -> None:
        protokoll.spara_paragraf(self.db, self.paragrafer[nr], uppgifter, None)


def folk(db: Databas, nämnd: int) -> dict[str, int]:
    ut = {}
    for namn, roll, parti, nr in PERSONER:
        uppdrag = (UppdragUppgifter(nämnd, roll, parti, tjänstgöringsordning=nr),)
        ut[namn] = register.spara_person(db, None, PersonUppgifter(namn, uppdrag=uppdrag), None).objekt_id
    return ut


def sammanträde(db: Databas, nämnd: int, datum: date, *rubriker: str) -> int:
    uppgifter = SammanträdeUppgifter(
        nämnd, datum, starttid=time(9), sluttid=time(12), plats="Lilla salen",
        lista=tuple(PunktUppgifter(r) for r in rubriker),
    )  # fmt: skip
    return sammantraden.spara_sammanträde(db, None, uppgifter, None).objekt_id


def hållet(db: Databas, nämnd: int, datum: date = date(2026, 3, 10), antal: int = 4) -> Möte:
    """A meeting with §§ and närvaro: everybody with a seat is there, ersättare are there too, Ask and Björk."""
    personer = folk(db, nämnd)
    id_ = sammanträde(db, nämnd, datum, *(f"Ärende {nr}" for nr in range(1, antal + 1)))
    kallelse.kalla_enligt_registret(db, id_)
    protokoll.föreslå_protokollsutkast(db, id_)
    narvaroforslag.föreslå_närvaro(db, id_)
    möte = Möte(db, id_, nämnd, personer)
    n = narvaro.hämta_närvaro(db, id_)
    där = möte.närvarande("Sekreterare Dahl").intervall
    alla = tuple(
        r if r.intervall else replace(r, intervall=tuple(replace(i, id=None) for i in där)) for r in n.närvarande
    )
    narvaro.spara_närvaro(db, id_, replace(n, närvarande=alla), n)
    return möte


def att_justera(db: Databas, nämnd: int) -> Möte:
    """A held meeting of three §§ with a decision each, and Vice Alm to justera."""
    m = hållet(db, nämnd, antal=3)
    for nr in range(3):
        m.spara(nr, replace(m.paragraf(nr), beslutspunkter=(SatsUppgifter(f"Nämnden beslutar {nr}."),)))
    n = narvaro.hämta_närvaro(db, m.id)
    narvaro.spara_närvaro(db, m.id, replace(n, justerare=(JusterareUppgifter(m.vem("Vice Alm")),)), n)
    return m
