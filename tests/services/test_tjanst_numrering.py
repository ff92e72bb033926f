"""The §§ get their numbers: no gap, no reuse, whatever the order of what is done (R28)."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import motesprov
import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from namndprov import MÖTESDAG, Nämnder

from nämndapp.bas.fel import Inmatningsfel, Versionskonflikt
from nämndapp.models import Sammanträdesslag, Sammanträdesstatus
from nämndapp.services import andring, numrering, paragrafer, protokoll, register, sammantraden
from nämndapp.services.andring import Ändring
from nämndapp.services.uppgifter import KommunUppgifter, NämndUppgifter, ParagrafUppgifter
from nämndapp.storage import Databas, logg, öppna


def _möte(db: Databas, nämnd: int, datum: date, antal: int = 3) -> int:
    id_ = motesprov.sammanträde(db, nämnd, datum, *(f"Ärende {nr}" for nr in range(1, antal + 1)))
    protokoll.föreslå_protokollsutkast(db, id_)
    return id_


def _nummer(db: Databas, id_: int) -> list[int | None]:
    return [r.nummer for r in protokoll.lista_paragrafer(db, id_)]


def test_numren_går_vidare_under_året_för_varje_organ(db: Databas, nämnder: Nämnder) -> None:
    ett, två = _möte(db, nämnder.sn, MÖTESDAG), _möte(db, nämnder.sn, MÖTESDAG + timedelta(days=30))
    annan, nästa_år = _möte(db, nämnder.bmn, MÖTESDAG), _möte(db, nämnder.sn, date(2027, 1, 12))
    ändring = numrering.numrera(db, ett)
    assert not ändring.ångerbar
    assert ändring.beskrivning == "Numrerade §§\N{NO-BREAK SPACE}1–3"
    for id_ in (två, annan, nästa_år):
        numrering.numrera(db, id_)
    assert [_nummer(db, i) for i in (ett, två, annan, nästa_år)] == [[1, 2, 3], [4, 5, 6], [1, 2, 3], [1, 2, 3]]
    with db.läsning() as enhet:
        poster = logg.läs(enhet.session, f"sammantrade:{två}")
    assert [(h.slag, list((d or {})["nummer"].values())) for h, d in poster] == [("numrering", [4, 5, 6])]
    assert numrering.numrera(db, ett).tom


def test_omedelbar_justering_numrerar_den_och_alla_före(db: Databas, nämnder: Nämnder) -> None:
    id_ = _möte(db, nämnder.sn, MÖTESDAG, 4)
    rader = protokoll.lista_paragrafer(db, id_)
    numrering.numrera(db, id_, till_och_med=rader[1].id)
    assert _nummer(db, id_) == [1, 2, None, None]
    for fel in (
        lambda: protokoll.ta_bort_paragraf(db, rader[0].id, None),
        lambda: paragrafer.flytta_paragraf(db, rader[1].id, efter=None),
        lambda: paragrafer.slå_ihop(db, [rader[1].id, rader[2].id]),
        lambda: paragrafer.dela(db, rader[0].id),
    ):
        with pytest.raises(Inmatningsfel, match="har fått sitt nummer"):
            fel()
    for gör in (
        lambda: paragrafer.flytta_paragraf(db, rader[3].id, efter=rader[0].id),
        lambda: paragrafer.ny_paragraf(db, id_, "Ny", efter=rader[0].id),
    ):
        with pytest.raises(Inmatningsfel, match="kan inte stå före § 2"):
            gör()
    paragrafer.flytta_paragraf(db, rader[3].id, efter=rader[1].id)
    numrering.numrera(db, id_)
    assert [(r.rubrik, r.nummer) for r in protokoll.lista_paragrafer(db, id_)][2:] == [("Ärende 4", 3), ("Ärende 3", 4)]


def test_ett_tidigare_protokoll_utan_nummer_går_före(db: Databas, nämnder: Nämnder) -> None:
    första, andra = _möte(db, nämnder.sn, MÖTESDAG), _möte(db, nämnder.sn, MÖTESDAG + timedelta(days=30))
    with pytest.raises(
        Inmatningsfel,
        match="Sammanträdet den 10\N{NO-BREAK SPACE}mars\N{NO-BREAK SPACE}2026 har paragrafer utan nummer",
    ):
        numrering.numrera(db, andra)
    assert numrering.hinder(db, andra).startswith("Sammanträdet den 10\N{NO-BREAK SPACE}mars")
    sammantraden.ställ_in_sammanträde(db, första, None)
    numrering.numrera(db, andra)
    assert _nummer(db, andra) == [1, 2, 3]


def test_en_paragraf_som_kommer_till_när_nästa_har_numrerats(db: Databas, nämnder: Nämnder) -> None:
    första, andra = _möte(db, nämnder.sn, MÖTESDAG), _möte(db, nämnder.sn, MÖTESDAG + timedelta(days=30))
    numrering.numrera(db, första)
    numrering.numrera(db, andra)
    paragrafer.ny_paragraf(db, första, "Glömd")
    with pytest.raises(
        Inmatningsfel,
        match="Sammanträdet den 9\N{NO-BREAK SPACE}april\N{NO-BREAK SPACE}2026 har redan fått de följande numren",
    ):
        numrering.numrera(db, första)


def test_ett_extra_sammanträde_som_skrivs_in_efteråt_tar_nästa_nummer(db: Databas, nämnder: Nämnder) -> None:
    vanligt = _möte(db, nämnder.sn, MÖTESDAG)
    numrering.numrera(db, vanligt)
    extra = _möte(db, nämnder.sn, MÖTESDAG - timedelta(days=3), 2)
    numrering.numrera(db, extra)
    assert _nummer(db, extra) == [4, 5]


def test_årets_första_nummer_kan_sägas_och_bara_då(db: Databas, nämnder: Nämnder) -> None:
    id_ = _möte(db, nämnder.sn, MÖTESDAG)
    rader = protokoll.lista_paragrafer(db, id_)
    numrering.numrera(db, id_, till_och_med=rader[0].id, första=45)
    assert [(r.nummer, r.preliminärt) for r in protokoll.lista_paragrafer(db, id_)][1:] == [(None, 46), (None, 47)]
    with pytest.raises(Inmatningsfel, match="redan nummer till och med 45"):
        numrering.numrera(db, id_, första=50)


def test_senare_utkast_får_preliminära_nummer_efter_dem(db: Databas, nämnder: Nämnder) -> None:
    ett = _möte(db, nämnder.sn, MÖTESDAG)
    två = _möte(db, nämnder.sn, MÖTESDAG + timedelta(days=30), 2)
    paragrafer.ny_paragraf(db, ett, "Ny")
    assert [r.preliminärt for r in protokoll.lista_paragrafer(db, två)] == [4, 5]
    numrering.numrera(db, ett)
    assert [r.preliminärt for r in protokoll.lista_paragrafer(db, två)] == [5, 6]


def test_tomt_protokoll_och_beredning(db: Databas, nämnder: Nämnder) -> None:
    tomt = motesprov.sammanträde(db, nämnder.sn, MÖTESDAG)
    with pytest.raises(Inmatningsfel, match="inga paragrafer"):
        numrering.numrera(db, tomt)
    vy = sammantraden.hämta_sammanträde(db, tomt)
    sammantraden.spara_sammanträde(db, tomt, replace(vy.uppgifter, slag=Sammanträdesslag.BEREDNING), vy.version)
    protokoll.spara_paragraf(db, None, ParagrafUppgifter(tomt, "Ett"), None)
    with pytest.raises(Inmatningsfel, match="beredning"):
        numrering.numrera(db, tomt)


def test_numrerade_möten_tas_inte_bort_och_flyttas_inte_i_årets_följd(db: Databas, nämnder: Nämnder) -> None:
    första, andra = _möte(db, nämnder.sn, MÖTESDAG), _möte(db, nämnder.sn, MÖTESDAG + timedelta(days=30))
    numrering.numrera(db, första)
    with pytest.raises(Inmatningsfel, match="inte tas bort"):
        sammantraden.ta_bort_sammanträde(db, första, None)
    vy = sammantraden.hämta_sammanträde(db, första)
    for dag in (MÖTESDAG + timedelta(days=60), date(2027, 3, 10)):
        with pytest.raises(Inmatningsfel, match="årets följd"):
            sammantraden.spara_sammanträde(db, första, replace(vy.uppgifter, datum=dag), None)
    sammantraden.spara_sammanträde(db, första, replace(vy.uppgifter, datum=MÖTESDAG + timedelta(days=1)), None)
    assert sammantraden.hämta_sammanträde(db, andra).uppgifter.status is Sammanträdesstatus.PLANERAT


def test_numret_står_fast_när_en_tidigare_ändring_ångras_och_i_databasen(db: Databas, nämnder: Nämnder) -> None:
    id_ = _möte(db, nämnder.sn, MÖTESDAG)
    rad = protokoll.lista_paragrafer(db, id_)[0]
    vy = protokoll.hämta_paragraf(db, rad.id)
    ändring = protokoll.spara_paragraf(db, rad.id, replace(vy.uppgifter, rubrik="Ny rubrik"), rad.version)
    numrering.numrera(db, id_)
    andring.ångra(db, ändring)
    efter = protokoll.lista_paragrafer(db, id_)[0]
    assert (efter.nummer, efter.rubrik) == (1, "Ärende 1")
    with pytest.raises(sa.exc.IntegrityError, match="kan inte ändras"), db.skrivning() as enhet:
        enhet.session.connection().exec_driver_sql(f"UPDATE paragraf SET nummer = 9 WHERE id = {rad.id}")


def test_det_som_gjordes_före_numreringen_ångras_inte_in_bland_numren(db: Databas, nämnder: Nämnder) -> None:
    id_ = _möte(db, nämnder.sn, MÖTESDAG, 4)
    a, b, *_ = [r.id for r in protokoll.lista_paragrafer(db, id_)]
    bort = protokoll.ta_bort_paragraf(db, b, None)
    flytt = paragrafer.flytta_paragraf(db, protokoll.lista_paragrafer(db, id_)[2].id, efter=a)
    ny = paragrafer.ny_paragraf(db, id_, "Ny", efter=a)
    numrering.numrera(db, id_)
    före = protokoll.lista_paragrafer(db, id_)
    for ändring in (ny, flytt, bort):
        with pytest.raises((Inmatningsfel, Versionskonflikt)):
            andring.ångra(db, ändring)
    assert protokoll.lista_paragrafer(db, id_) == före


# --- whatever the order ---------------------------------------------------------------------------------------------


class Numrering(RuleBasedStateMachine):
    """Two meetings of a nämnd in one year, one in the next, one of an utskott; acts and undo in any order."""

    @initialize()
    def börja(self) -> None:
        self.mapp = Path(tempfile.mkdtemp())
        self.db = öppna(self.mapp / "prov.namnd")
        register.spara_kommun(self.db, None, KommunUppgifter("Ekbro kommun"), None)
        nämnd = register.spara_nämnd(self.db, None, NämndUppgifter("Socialnämnden", "SN"), None).objekt_id
        utskott = register.spara_nämnd(self.db, None, NämndUppgifter("Utskottet", "SNAU"), None).objekt_id
        self.serier = {
            nämnd: [_möte(self.db, nämnd, MÖTESDAG, 2), _möte(self.db, nämnd, MÖTESDAG + timedelta(days=30), 2)],
            0: [_möte(self.db, nämnd, date(2027, 2, 9), 2)],
            utskott: [_möte(self.db, utskott, MÖTESDAG, 2)],
        }
        self.möten = [m for möten in self.serier.values() for m in möten]
        self.gjort: list[Ändring] = []
        self.givna: dict[int, int] = {}

    def teardown(self) -> None:
        if hasattr(self, "db"):
            self.db.stäng()
            shutil.rmtree(self.mapp, ignore_errors=True)

    def _gör(self, handling: object) -> None:
        try:
            ändring = handling()  # type: ignore[operator]  # a service
        except Inmatningsfel:
            return
        if ändring.ångerbar and not ändring.tom:
            self.gjort.append(ändring)

    def _två(self, möte: int, a: int, b: int) -> tuple[int, int] | None:
        rader = [r.id for r in protokoll.lista_paragrafer(self.db, self.möten[möte])]
        return (rader[a % len(rader)], rader[b % len(rader)]) if rader else None

    @rule(möte=st.integers(0, 3), a=st.integers(0, 5), hela=st.booleans())
    def numrera(self, möte: int, a: int, hela: bool) -> None:
        par = self._två(möte, a, a)
        till = None if hela or par is None else par[0]
        self._gör(lambda: numrering.numrera(self.db, self.möten[möte], till_och_med=till))

    @rule(möte=st.integers(0, 3), a=st.integers(0, 5))
    def ny(self, möte: int, a: int) -> None:
        par = self._två(möte, a, a)
        self._gör(lambda: paragrafer.ny_paragraf(self.db, self.möten[möte], "Ny", efter=par[0] if par else None))

    @rule(möte=st.integers(0, 3), a=st.integers(0, 5))
    def ta_bort(self, möte: int, a: int) -> None:
        if par := self._två(möte, a, a):
            self._gör(lambda: protokoll.ta_bort_paragraf(self.db, par[0], None))

    @rule(möte=st.integers(0, 3), a=st.integers(0, 5), b=st.integers(0, 5))
    def flytta(self, möte: int, a: int, b: int) -> None:
        par = self._två(möte, a, b)
        if par and par[0] != par[1]:
            self._gör(lambda: paragrafer.flytta_paragraf(self.db, par[0], efter=par[1]))

    @rule(möte=st.integers(0, 3), a=st.integers(0, 5), b=st.integers(0, 5))
    def slå_ihop(self, möte: int, a: int, b: int) -> None:
        if par := self._två(möte, a, b):
            self._gör(lambda: paragrafer.slå_ihop(self.db, par))

    @rule(möte=st.integers(0, 3))
    def föreslå(self, möte: int) -> None:
        self._gör(lambda: protokoll.föreslå_protokollsutkast(self.db, self.möten[möte]))

    @rule(möte=st.integers(0, 3))
    def ta_bort_möte(self, möte: int) -> None:
        if len(protokoll.lista_paragrafer(self.db, self.möten[möte])) > 3:
            self._gör(lambda: sammantraden.ta_bort_sammanträde(self.db, self.möten[möte], None))
            if self.gjort and self.gjort[-1].slag == "sammanträde":
                andring.ångra(self.db, self.gjort.pop())

    @rule()
    def ångra(self) -> None:
        if self.gjort:
            ändring = self.gjort.pop()
            try:
                andring.ångra(self.db, ändring)
            except (Inmatningsfel, Versionskonflikt):  # what was done after it stands in the way
                return

    @invariant()
    def utan_lucka_och_utan_dubbletter(self) -> None:
        if not hasattr(self, "serier"):
            return
        for möten in self.serier.values():
            rader = [protokoll.lista_paragrafer(self.db, m) for m in möten]
            nummer = [r.nummer for möte in rader for r in möte if r.nummer is not None]
            assert sorted(nummer) == list(range(1, len(nummer) + 1))
            for möte in rader:
                finns = [r.nummer is not None for r in möte]
                assert finns == sorted(finns, reverse=True)
                egna = [r.nummer for r in möte if r.nummer is not None]
                assert egna == sorted(egna)
            for r in (r for möte in rader for r in möte if r.nummer is not None):
                assert self.givna.setdefault(r.id, r.nummer or 0) == r.nummer
        alla = {r.id for m in self.möten for r in protokoll.lista_paragrafer(self.db, m)}
        assert set(self.givna) <= alla


Numrering.TestCase.settings = settings(
    max_examples=12, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
)
TestNumrering = Numrering.TestCase
