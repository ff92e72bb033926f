"""Seed 001, a real bundle: from the file to rows, papers and points (numbers and names only; no sentences of it)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest

from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.models import Punkttyp
from nämndapp.services import (
    arenden,
    granska,
    importera,
    importkorning,
    internkontroll,
    protokoll,
    register,
    sammantraden,
)
from nämndapp.storage import Databas, öppna

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
FIL = next(iter(SEEDS.glob("001_*.txt")), None)
pytestmark = pytest.mark.skipif(FIL is None, reason="../shared/seeds finns inte här")


@pytest.fixture(scope="module")
def sparat(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Databas, importkorning.Importresultat]]:
    assert FIL is not None
    with öppna(tmp_path_factory.mktemp("seed") / "s.namnd") as db:
        yield db, importera.spara_import(db, None, importera.läs_fil(FIL))


def test_hela_bunten_sparas(sparat: tuple[Databas, importkorning.Importresultat]) -> None:
    db, svar = sparat
    assert svar.nya == {
        "ärenden": 8, "handlingar": 14, "internkontrollplaner": 1, "kontroller": 9, "riskanalyser": 1, "risker": 15,
        "sammanträden": 1, "punkter": 8, "filer": 1,
    }  # fmt: skip
    assert [(n.kod, n.namn, n.egen_serie) for n in register.lista_nämnder(db)] == [("SN", "Socialnämnden", False)]
    kommun = register.hämta_kommun(db)
    assert kommun is not None
    assert kommun.uppgifter.namn == "Kungsörs kommun"


def test_kallelsen(sparat: tuple[Databas, importkorning.Importresultat]) -> None:
    db, svar = sparat
    u = sammantraden.hämta_sammanträde(db, svar.sammanträde_id or 0).uppgifter
    assert (u.kallelse_datum, u.datum, u.starttid) == (date(2023, 12, 5), date(2023, 12, 12), time(13, 30))
    assert (u.plats, u.justering_plats) == ("Hellqvistsalen, Kommunhuset", "Kansliet")
    assert (u.justering_datum, u.justering_tid) == (date(2023, 12, 15), time(15))
    assert (u.förslag_justerare, u.förslag_ersättare) == ("Eleonor Westlund", "Marcus Andersson")
    assert u.ordförande == "Linda Söder-Jonsson"
    assert len(u.lista) - len(u.punkter) == 4
    assert [p.diarienummer for p in u.punkter] == [f"SN 2023/{n}" for n in (1, 173, 4, 70, 154, 187, 3, 2)]
    assert [p.typ for p in u.punkter] == [Punkttyp.INFORMATION, *[Punkttyp.BESLUT] * 5, *[Punkttyp.ANMÄLAN] * 2]


def test_handlingarna_ligger_under_sina_punkter(sparat: tuple[Databas, importkorning.Importresultat]) -> None:
    db, svar = sparat
    vy = sammantraden.hämta_sammanträde(db, svar.sammanträde_id or 0)
    typer = [[vy.handlingar[h].typ for h in p.handlingar] for p in vy.uppgifter.punkter]
    t = Dokumenttyp
    assert typer == [
        [],
        [t.TJÄNSTESKRIVELSE, t.REMISS, t.BILAGA],
        [],
        [t.TJÄNSTESKRIVELSE, t.BILAGA, t.INTERNKONTROLLPLAN],
        [t.TJÄNSTESKRIVELSE, t.RISKANALYS],
        [t.TJÄNSTESKRIVELSE, t.RIKTLINJE, t.PROTOKOLLSUTDRAG],
        [t.TJÄNSTESKRIVELSE],
        [t.TJÄNSTESKRIVELSE],
    ]
    inkomna = {h.diarienummer for h in vy.handlingar.values() if h.riktning.value == "inkommen"}
    assert inkomna == {"KS 2023/150", "KS 2021/528"}


def test_intern_kontroll_2024(sparat: tuple[Databas, importkorning.Importresultat]) -> None:
    db, svar = sparat
    (analysrad,), (planrad,) = (
        internkontroll.lista_riskanalyser(db, svar.nämnd_id),
        internkontroll.lista_planer(db, svar.nämnd_id),
    )
    analys = internkontroll.hämta_riskanalys(db, analysrad.id).uppgifter
    plan = internkontroll.hämta_plan(db, planrad.id).uppgifter
    assert [r.riskvärde for r in analys.risker] == [15, 12, 8, 15, 0, 0, 0, 12, 10, 5, 12, 6, 6, 6, 8]
    assert analys.risker[9].föregående is None
    assert list(dict.fromkeys(k.kategori for k in plan.kontroller)) == [
        "Styrande dokument", "Ekonomi", "Personal", "Verksamhetsspecifikt",
    ]  # fmt: skip
    assert (analys.år, plan.år, plan.riskanalys_id) == (2024, 2024, analysrad.id)
    dnr = [arenden.hämta_ärende(db, x.ärende_id or 0).uppgifter.diarienummer for x in (analys, plan)]
    assert dnr == ["SN 2023/154", "SN 2023/70"]


def test_plan_och_riskanalys_2024_prövas_mot_varandra(sparat: tuple[Databas, importkorning.Importresultat]) -> None:
    """Rows 882 and 884 lack a control, 776, 777 and 779 are below the threshold, 781 is dropped, 780 has no title."""
    db, svar = sparat
    fynd = [p for p in granska.granska(db, nämnd=svar.nämnd_id, idag=date(2023, 12, 5)) if p.kod.startswith("IK-")]

    def nummer(kod: str, början: str) -> list[int]:
        return [int(t[1]) for p in fynd if p.kod == kod and (t := re.match(rf"{början} (\d+)", p.text))]

    assert nummer("IK-risk-utan-kontroll", "Risk") == [9, 11]
    assert nummer("IK-kontroll-under-troskel", "Kontrollmoment") == [4, 5, 6]
    assert nummer("IK-kontroll-av-avford-risk", "Kontrollmoment") == [8]
    assert nummer("IK-malltext", "Kontrollmoment") == [7]
    assert nummer("IK-kategori-avviker", "Kontrollmoment") == [4, 5]
    assert len([p for p in fynd if p.kod == "IK-rapporterar-till-sig"]) == 7
    assert all(p.förslag for p in fynd)


def test_protokollsutkastet_har_beslut_ur_varje_skrivelse(sparat: tuple[Databas, importkorning.Importresultat]) -> None:
    db, svar = sparat
    protokoll.föreslå_protokollsutkast(db, svar.sammanträde_id or 0)
    rader = protokoll.lista_paragrafer(db, svar.sammanträde_id or 0)
    assert [r.antal_beslut for r in rader] == [0, 1, 0, 1, 2, 1, 1, 1]


def test_andra_gången_läggs_ingenting_till(sparat: tuple[Databas, importkorning.Importresultat]) -> None:
    db, _ = sparat
    assert FIL is not None
    assert importera.spara_import(db, None, importera.läs_fil(FIL)).nya == {}
