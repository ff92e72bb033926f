"""One writer at a time, who can be seen, waited for, and taken over from when idle."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from lagerdemo import innehåll, nytt_ärende

from nämndapp.bas.fel import Skrivskyddad, Upptagen
from nämndapp.models import Kommun, Ärende
from nämndapp.storage import Databas, las, läs_innehavare, öppna

ROT = Path(__file__).resolve().parents[2]
GENAST = timedelta(0)


class Kollega:
    """Another process that has the file open."""

    def __init__(self, fil: Path) -> None:
        kod = (
            "import sys; from pathlib import Path\n"
            "from nämndapp.storage import öppna; from nämndapp.models import Kommun\n"
            "from nämndapp.bas.fel import NämndappFel\n"
            "db = öppna(Path(sys.argv[1])); print('öppen', flush=True)\n"
            "for rad in sys.stdin:\n"
            "    if rad.strip() == 'stäng': db.stäng(); print('stängd', flush=True); break\n"
            "    try:\n"
            "        with db.skrivning() as e: e.lägg_till(Kommun(namn=rad.strip()))\n"
            "        print('sparat', flush=True)\n"
            "    except NämndappFel as fel: print(type(fel).__name__, fel, flush=True)\n"
        )
        self.process = subprocess.Popen(
            [sys.executable, "-X", "utf8", "-c", kod, fil],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            cwd=ROT,
        )
        assert self.svar() == "öppen"

    def svar(self) -> str:
        assert self.process.stdout
        return self.process.stdout.readline().strip()

    def säg(self, rad: str) -> str:
        assert self.process.stdin
        self.process.stdin.write(f"{rad}\n")
        self.process.stdin.flush()
        return self.svar()

    def dö(self) -> None:
        self.process.kill()
        self.process.wait()
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.close()
        self.process.stdout.close()


@pytest.fixture
def kollega(fil: Path):  # type: ignore[no-untyped-def]
    k = Kollega(fil)
    yield k
    k.dö()


def test_fil_hos_en_kollega_säger_vem_och_sedan_när(kollega: Kollega, fil: Path) -> None:
    with pytest.raises(Upptagen) as fångat:
        öppna(fil)
    innehavare = läs_innehavare(fil)
    assert innehavare is not None
    assert innehavare.pid == kollega.process.pid
    assert fångat.value.vem == innehavare.vem
    assert fångat.value.mening.startswith(f"Filen {fil.name} används av {innehavare.vem} sedan 20")
    assert fångat.value.sedan == innehavare.sedan
    dag, tid = innehavare.sedan.split("T")
    assert f" {dag} kl. {tid[:5].replace(':', '.')}." in fångat.value.mening
    assert "läsning" in fångat.value.åtgärd
    assert kollega.säg("Sparas ändå") == "sparat"


def test_fil_hos_en_kollega_kan_läsas(kollega: Kollega, fil: Path) -> None:
    kollega.säg("Ekbro kommun")
    with öppna(fil, skrivskyddad=True) as databas:
        assert not databas.skrivbar
        assert databas.innehavare == läs_innehavare(fil)
        with databas.läsning() as enhet:
            assert enhet.hämta(Kommun, 1).namn == "Ekbro kommun"
        assert kollega.säg("Nästa") == "sparat"
        with databas.läsning() as enhet:
            assert enhet.hämta(Kommun, 2).namn == "Nästa"


def test_samma_program_öppnar_inte_filen_två_gånger(databas: Databas, fil: Path) -> None:
    with pytest.raises(Upptagen):
        öppna(fil)
    with databas.skrivning() as enhet:
        enhet.lägg_till(nytt_ärende())


@pytest.mark.skipif(sys.platform == "win32", reason="länkar kräver särskild rätt i Windows")
def test_samma_fil_genom_en_länk_är_samma_fil(databas: Databas, fil: Path, tmp_path: Path) -> None:
    länk = tmp_path / "länk.namnd"
    länk.symlink_to(fil)
    with pytest.raises(Upptagen):
        öppna(länk)
    assert not (tmp_path / ".länk.namnd.lock").exists()


def test_död_process_håller_ingen_fil(kollega: Kollega, fil: Path) -> None:
    kollega.säg("Sparat före kraschen")
    kollega.dö()
    assert läs_innehavare(fil) is not None, "anteckningen ligger kvar efter kraschen"
    with öppna(fil, skrivskyddad=True) as läsare:
        assert läsare.innehavare is None, "men ingen skriver"
    with öppna(fil) as databas, databas.läsning() as enhet:
        assert enhet.hämta(Kommun, 1).namn == "Sparat före kraschen"
    assert innehåll(fil.parent) == [fil.name]


def test_kollega_som_arbetar_kan_inte_tas_över(kollega: Kollega, fil: Path) -> None:
    with pytest.raises(Upptagen):
        öppna(fil, ta_över=True)
    assert kollega.säg("Arbetar") == "sparat"


def test_ledig_fil_säger_att_den_kan_tas_över(kollega: Kollega, fil: Path) -> None:
    with pytest.raises(Upptagen) as fångat:
        öppna(fil, ledig_efter=GENAST)
    assert "ta över" in fångat.value.åtgärd


def test_kollega_som_inte_gjort_något_på_länge_kan_tas_över_och_skriver_då_inte_mer(
    kollega: Kollega, fil: Path
) -> None:
    assert kollega.säg("Före") == "sparat"
    with öppna(fil, ta_över=True, ledig_efter=GENAST) as databas:
        svar = kollega.säg("Efter")
        assert svar.startswith("Skrivskyddad")
        assert "har tagits över av" in svar
        with databas.skrivning() as enhet:
            enhet.lägg_till(Kommun(namn="Tog över"))
        assert kollega.säg("Efter igen").startswith("Skrivskyddad")
    with öppna(fil, skrivskyddad=True) as läsare, läsare.läsning() as enhet:
        namn = enhet.session.connection().exec_driver_sql("SELECT namn FROM kommun ORDER BY id").scalars().all()
    assert namn == ["Före", "Tog över"]
    assert kollega.säg("stäng") == "stängd"
    öppna(fil).stäng()
    assert innehåll(fil.parent) == [fil.name]


def test_den_som_inte_märkt_övertagandet_stänger_inte_ute_nästa(kollega: Kollega, fil: Path) -> None:
    öppna(fil, ta_över=True, ledig_efter=GENAST).stäng()
    with öppna(fil) as tredje, tredje.skrivning() as enhet:
        enhet.lägg_till(Kommun(namn="Tredje"))
    assert kollega.säg("Sent").startswith("Skrivskyddad")
    kollega.säg("stäng")
    öppna(fil).stäng()
    assert innehåll(fil.parent) == [fil.name]


def test_den_som_tagit_över_håller_filen_mot_andra(kollega: Kollega, fil: Path) -> None:
    with öppna(fil, ta_över=True, ledig_efter=GENAST):
        with pytest.raises(Upptagen) as fångat:
            öppna(fil)
        assert fångat.value.vem


def test_övertagandet_märks_också_när_fönstret_bara_frågar(databas: Databas, fil: Path) -> None:
    assert databas.kontrollera_lås()
    mitt = json.loads(las.anteckning(fil).read_text(encoding="utf-8"))
    las.anteckning(fil).write_text(json.dumps(mitt | {"nyckel": "x", "vem": "bo@kontoret"}), encoding="utf-8")
    assert not databas.kontrollera_lås()
    assert not databas.skrivbar
    with pytest.raises(Skrivskyddad, match="bo@kontoret"), databas.skrivning():
        pass


def test_övertagande_mellan_början_och_slutet_av_en_skrivning_hindras_av_databasen(databas: Databas, fil: Path) -> None:
    """Whoever began to write before the take-over finishes; the new holder's first write waits for it."""
    with databas.skrivning() as enhet:
        kod = (
            "import sys, datetime; from pathlib import Path; from nämndapp.storage import öppna\n"
            "from nämndapp.models import Ärende\n"
            "db = öppna(Path(sys.argv[1]), ta_över=True, ledig_efter=datetime.timedelta(0))\n"
        )
        process = subprocess.Popen([sys.executable, "-c", kod, fil], cwd=ROT, stderr=subprocess.DEVNULL)
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(4)
        enhet.lägg_till(nytt_ärende("Påbörjad"))
    assert process.wait(20) == 0
    with öppna(fil, skrivskyddad=True) as läsare, läsare.läsning() as enhet:
        assert enhet.hämta(Ärende, 1).rubrik == "Påbörjad"


def test_arbete_antecknas_så_att_kollegor_ser_det(databas: Databas, fil: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(las, "_ANTECKNA_VAR", 0.0)
    monkeypatch.setattr(las, "_nu", lambda: "2031-01-01T12:00:00")
    with databas.skrivning() as enhet:
        enhet.lägg_till(nytt_ärende())
    innehavare = läs_innehavare(fil)
    assert innehavare is not None
    assert innehavare.aktiv == "2031-01-01T12:00:00"
    assert innehavare.pid == os.getpid()
    assert not innehavare.ledig(datetime(2031, 1, 1, 12, 14))
    assert innehavare.ledig(datetime(2031, 1, 1, 12, 15))


def test_oläslig_anteckning_hindrar_ingen(fil: Path) -> None:
    las.anteckning(fil).write_text("{trasig", encoding="utf-8")
    assert läs_innehavare(fil) is None
    öppna(fil).stäng()
    assert innehåll(fil.parent) == [fil.name]
