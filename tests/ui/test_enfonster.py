"""One window per file and user: a second start hands over, whatever state the first is in."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from nämndapp.services import oppna
from nämndapp.storage import Databas
from nämndapp.ui import app, enfonster
from nämndapp.ui.enfonster import Begäran, Fönsterplats, Utfall, filnyckel
from nämndapp.ui.fonster import Huvudfönster

Gör = Callable[[Path], Fönsterplats]
ROT = Path(__file__).resolve().parents[2]


@pytest.fixture
def mapp(tmp_path: Path) -> Path:
    """Where the windows tell of themselves, in a folder with å and a space."""
    return tmp_path / "Åsas fönster"


@pytest.fixture
def gör(mapp: Path, qapp: Any) -> Iterator[Gör]:
    platser: list[Fönsterplats] = []

    def ny(fil: Path) -> Fönsterplats:
        platser.append(Fönsterplats(fil, mapp))
        return platser[-1]

    yield ny
    for plats in platser:
        plats.släpp()


ANDRA = (
    "import sys; from pathlib import Path\n"
    "from PySide6.QtCore import QCoreApplication\n"
    "from PySide6.QtNetwork import QLocalSocket\n"
    "from nämndapp.ui import enfonster; from nämndapp.ui.enfonster import Begäran, Fönsterplats\n"
    "app = QCoreApplication([]); mapp = Path(sys.argv[1])\n"
)


def _annan(qtbot: Any, mapp: Path, kod: str, *ord_: object) -> str:
    """Another process does something while this one runs its event loop; returns what it printed."""
    ord_ = tuple(str(o) for o in ord_)
    kommando = [sys.executable, "-c", ANDRA + kod, str(mapp), *ord_]
    miljö = {**os.environ, "PYTHONPATH": str(ROT), "PYTHONUTF8": "1"}
    process = subprocess.Popen(kommando, env=miljö, stdout=subprocess.PIPE)
    qtbot.waitUntil(lambda: process.poll() is not None, timeout=20_000)
    assert process.returncode == 0
    return process.communicate()[0].decode().strip()


def _starta_en_till(qtbot: Any, mapp: Path, fil: Path, granskning: Path | None = None) -> str:
    kod = (
        "g = Path(sys.argv[3]) if sys.argv[3] else None\n"
        "print(Fönsterplats(Path(sys.argv[2]), mapp).ta_eller_lämna(Begäran(g)).name)"
    )
    return _annan(qtbot, mapp, kod, fil, granskning or "")


def _lämna_till_senaste(qtbot: Any, mapp: Path, granskning: Path) -> str:
    return _annan(qtbot, mapp, "print(enfonster.lämna_till_senaste(Begäran(Path(sys.argv[2])), mapp))", granskning)


def _server(mapp: Path) -> str:
    (anteckning,) = mapp.glob("*.json")
    return str(json.loads(anteckning.read_text(encoding="utf-8"))["server"])


def test_den_andra_starten_lämnar_över_till_den_första(gör: Gör, mapp: Path, tmp_path: Path, qtbot: Any) -> None:
    fil = tmp_path / "Socialnämnden åäö.namnd"
    första = gör(fil)
    assert första.ta_eller_lämna(Begäran()) is Utfall.FÖRST
    fick: list[Begäran] = []
    första.svara_med(fick.append)
    granskning = tmp_path / "Yttrande från Örjan.granskning"
    assert _starta_en_till(qtbot, mapp, fil, granskning) == "LÄMNAT"
    qtbot.waitUntil(lambda: fick == [Begäran(granskning)])


def test_en_annan_fil_får_ett_eget_fönster(gör: Gör, tmp_path: Path) -> None:
    assert gör(tmp_path / "a.namnd").ta_eller_lämna(Begäran()) is Utfall.FÖRST
    assert gör(tmp_path / "b.namnd").ta_eller_lämna(Begäran(), tid=0) is Utfall.FÖRST


def test_det_som_kommer_innan_fönstret_är_uppe_väntar(gör: Gör, mapp: Path, tmp_path: Path, qtbot: Any) -> None:
    fil = tmp_path / "a.namnd"
    första = gör(fil)
    första.ta_eller_lämna(Begäran())
    assert _starta_en_till(qtbot, mapp, fil) == "LÄMNAT"
    fick: list[Begäran] = []
    första.svara_med(fick.append)
    assert fick == [Begäran()]


def test_relativ_sökväg_och_länk_är_samma_fil(gör: Gör, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mapp = tmp_path / "Nämndens mapp"
    mapp.mkdir()
    fil = mapp / "a.namnd"
    fil.touch()
    gör(fil).ta_eller_lämna(Begäran())
    monkeypatch.chdir(mapp)
    olika = [Path("a.namnd"), Path("../Nämndens mapp/./a.namnd")]
    if sys.platform != "win32":
        (tmp_path / "länk").symlink_to(mapp)
        olika.append(tmp_path / "länk" / "a.namnd")
    for väg in olika:
        assert gör(väg).ta_eller_lämna(Begäran(), tid=0.1) is Utfall.SVARAR_INTE, väg


@pytest.mark.parametrize(
    ("ett", "två"),
    [
        ("C:\\Users\\Åsa\\Nämnd.namnd", "c:\\users\\ÅSA\\NÄMND.NAMND"),
        ("C:\\Users\\a.namnd", "C:/Users/a.namnd"),
        ("\\\\server\\delad\\a.namnd", "//SERVER/delad/a.namnd"),
        ("\\\\server\\delad\\a.namnd", "\\\\?\\UNC\\server\\delad\\a.namnd"),
        ("C:\\a.namnd", "\\\\?\\c:\\a.namnd"),
    ],
)
def test_på_windows_är_samma_sökväg_samma_fil_hur_den_än_skrivs(ett: str, två: str) -> None:
    assert filnyckel(ett, som_windows=True) == filnyckel(två, som_windows=True)
    assert filnyckel(ett, som_windows=False) != filnyckel(två, som_windows=False)


def test_olika_filer_har_olika_nycklar() -> None:
    namn = ("C:\\å.namnd", "C:\\a.namnd", "C:\\ä.namnd", "\\\\s\\å.namnd")
    assert len({filnyckel(n, som_windows=True) for n in namn}) == len(namn)
    assert filnyckel("/a/\udce5.namnd", som_windows=False), "ett namn som inte är UTF-8"


def test_ett_fönster_som_hänger_sig_ger_besked_i_stället_för_evig_väntan(gör: Gör, tmp_path: Path) -> None:
    fil = tmp_path / "a.namnd"
    gör(fil).ta_eller_lämna(Begäran())
    början = time.monotonic()
    assert gör(fil).ta_eller_lämna(Begäran(), tid=0.5) is Utfall.SVARAR_INTE  # nobody runs the event loop here
    assert time.monotonic() - början < 3


def test_den_som_väntar_tar_platsen_när_den_första_stänger(gör: Gör, tmp_path: Path, qtbot: Any) -> None:
    fil = tmp_path / "a.namnd"
    första, andra = gör(fil), gör(fil)
    första.ta_eller_lämna(Begäran())
    första.sluta_svara()
    threading.Timer(0.3, första._lås.release).start()  # type: ignore[union-attr]
    assert andra.ta_eller_lämna(Begäran(), tid=5) is Utfall.FÖRST


def test_spåren_efter_en_krasch_är_inget_hinder(gör: Gör, mapp: Path, tmp_path: Path, qtbot: Any) -> None:
    fil = tmp_path / "a.namnd"
    kod = (
        "import os; plats = Fönsterplats(Path(sys.argv[2]), mapp)\n"
        "print(plats.ta_eller_lämna(Begäran()).name, flush=True); os._exit(0)"
    )
    assert _annan(qtbot, mapp, kod, fil) == "FÖRST"
    gammal = _server(mapp)
    assert not enfonster.lämna_till_senaste(Begäran(), mapp)
    assert gör(fil).ta_eller_lämna(Begäran()) is Utfall.FÖRST
    assert _server(mapp) != gammal


SKRÄP = (
    r"b'fram\n'",
    r"b'\xff\xfe\x00\n'",
    r"b'[]\n'",
    r"""b'{"granskning": 7}\n'""",
    r"""b'{"granskning": "relativ.granskning"}\n'""",
    r"""b'{"granskning": null, "mer": 1}\n'""",
    r"b'[' * 30_000 + b'\n'",
    "b'x' * 200_000",
)
SÄG_RÅTT = (
    "for data in ({allt},):\n"
    "    s = QLocalSocket(); s.connectToServer(sys.argv[2]); s.waitForConnected(2000)\n"
    "    s.write(data); s.waitForBytesWritten(2000)\n"
    "    print(s.state().name == 'UnconnectedState' or s.waitForDisconnected(3000), bytes(s.readAll().data()))"
)


def test_skräp_på_sockeln_stänger_den_och_inget_annat(gör: Gör, mapp: Path, tmp_path: Path, qtbot: Any) -> None:
    fil = tmp_path / "a.namnd"
    första = gör(fil)
    första.ta_eller_lämna(Begäran())
    fick: list[Begäran] = []
    första.svara_med(fick.append)
    svar = _annan(qtbot, mapp, SÄG_RÅTT.format(allt=", ".join(SKRÄP)), _server(mapp))
    assert svar.splitlines() == ["True b''"] * len(SKRÄP)
    assert fick == []
    assert _starta_en_till(qtbot, mapp, fil) == "LÄMNAT"


def test_den_som_inget_säger_kopplas_från(
    gör: Gör, mapp: Path, tmp_path: Path, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(enfonster, "_TYST_MS", 200)
    gör(tmp_path / "a.namnd").ta_eller_lämna(Begäran())
    assert _annan(qtbot, mapp, SÄG_RÅTT.format(allt="b''"), _server(mapp)) == "True b''"


def test_skräp_i_anteckningen_väntas_ut(gör: Gör, mapp: Path, tmp_path: Path) -> None:
    fil = tmp_path / "a.namnd"
    första = gör(fil)
    första.ta_eller_lämna(Begäran())
    första._anteckning.write_bytes(b"\xff{")
    assert gör(fil).ta_eller_lämna(Begäran(), tid=0.2) is Utfall.SVARAR_INTE
    assert not enfonster.lämna_till_senaste(Begäran(), mapp)


def test_en_hemmapp_utan_lås_hindrar_inte_starten(gör: Gör, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def vägra(*_: Any, **__: Any) -> None:
        raise OSError(37, "No locks available")

    monkeypatch.setattr(FileLock, "acquire", vägra)
    assert gör(tmp_path / "a.namnd").ta_eller_lämna(Begäran()) is Utfall.FÖRST


def test_granskningen_går_till_det_fönster_som_användes_sist(gör: Gör, mapp: Path, tmp_path: Path, qtbot: Any) -> None:
    fick: list[str] = []
    platser = {namn: gör(tmp_path / f"{namn}.namnd") for namn in ("a", "b", "c")}
    for namn, plats in platser.items():
        plats.ta_eller_lämna(Begäran())
        plats.svara_med(lambda _b, namn=namn: fick.append(namn))
        os.utime(plats._anteckning, (1000, 1000))
    platser["b"].använd(Qt.ApplicationState.ApplicationInactive)
    platser["a"].använd(Qt.ApplicationState.ApplicationActive)
    granskning = tmp_path / "x.granskning"
    assert _lämna_till_senaste(qtbot, mapp, granskning) == "True"
    qtbot.waitUntil(lambda: fick == ["a"])
    platser["a"].släpp()
    os.utime(platser["c"]._anteckning, (2000, 2000))
    assert _lämna_till_senaste(qtbot, mapp, granskning) == "True"
    qtbot.waitUntil(lambda: fick == ["a", "c"])


def test_utan_fönster_lämnas_ingenting(mapp: Path, tmp_path: Path, qapp: Any) -> None:
    assert not enfonster.lämna_till_senaste(Begäran(tmp_path / "x.granskning"), mapp)


def test_mappen_och_sockeln_är_bara_användarens(gör: Gör, mapp: Path, tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows har rättigheter, inga bitar")
    plats = gör(tmp_path / "a.namnd")
    plats.ta_eller_lämna(Begäran())
    assert mapp.stat().st_mode & 0o077 == 0
    assert Path(plats._server.fullServerName()).stat().st_mode & 0o077 == 0


def test_standardmappen_skiljer_datorer_åt() -> None:
    assert enfonster.standardmapp().parent.name == "fonster"
    assert enfonster.standardmapp().name


# --- the window ---------------------------------------------------------------------------------------------------


@pytest.fixture
def eget(monkeypatch: pytest.MonkeyPatch, mapp: Path) -> Path:
    monkeypatch.setattr(enfonster, "standardmapp", lambda: mapp)
    return mapp


def test_fönstret_kommer_fram_och_säger_vad_som_gäller_för_granskningen(fönster: Huvudfönster, tmp_path: Path) -> None:
    fönster.showMinimized()
    app._ta_emot(fönster, Begäran(tmp_path / "Yttrande åäö.granskning"))
    assert not fönster.isMinimized()
    (notis,) = fönster.notiser.notiser()
    assert notis.text.startswith("Granskningen Yttrande åäö.granskning kan inte öppnas")
    assert "PDF eller Word" in notis.text


def test_ett_maximerat_fönster_förblir_maximerat(fönster: Huvudfönster) -> None:
    fönster.setWindowState(Qt.WindowState.WindowMaximized | Qt.WindowState.WindowMinimized)
    app._ta_emot(fönster, Begäran())
    assert fönster.windowState() & Qt.WindowState.WindowMaximized
    assert not fönster.windowState() & Qt.WindowState.WindowMinimized


def test_den_som_inte_får_svar_får_en_vänlig_mening(
    eget: Path, tmp_path: Path, qapp: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    fil = tmp_path / "Nämnden.namnd"
    upptagen = Fönsterplats(fil)
    upptagen.ta_eller_lämna(Begäran())
    sagt: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda _f, _t, text: sagt.append(text))
    monkeypatch.setattr(app.felhantering, "installera", lambda _visa: None)
    monkeypatch.setattr(Fönsterplats.ta_eller_lämna, "__kwdefaults__", {"tid": 0.2})
    assert app.kör(fil, ["namndapp"]) == 2
    assert "redan igång med Nämnden.namnd" in sagt[0]
    assert "Aktivitetshanteraren" in sagt[0]
    upptagen.släpp()


def test_ett_eget_kommando_som_skriver_väntas_ut(tmp_path: Path, qapp: Any) -> None:
    fil = tmp_path / "a.namnd"
    kommando = oppna.öppna_databas(fil)
    threading.Timer(0.5, kommando.stäng).start()
    db = app._öppna(fil)
    assert db is not None
    assert db.skrivbar
    db.stäng()


def test_en_egen_process_som_aldrig_blir_klar_frågas_det_om(
    tmp_path: Path, qapp: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "EGEN_VÄNTAN", 0.2)
    frågat: list[Path] = []
    monkeypatch.setattr(app, "_fråga_om_upptagen", lambda fil, _fel: frågat.append(fil))
    fil = tmp_path / "a.namnd"
    with oppna.öppna_databas(fil):
        assert app._öppna(fil) is None
    assert frågat == [fil]


def test_det_egna_fönstret_hittas_genom_databasens_lås(gör: Gör, mapp: Path, tmp_path: Path, qtbot: Any) -> None:
    """Opened by a path that looks like another file (a mapped drive): the lock's note tells the process."""
    fick: list[Begäran] = []
    annan = gör(tmp_path / "annan väg.namnd")
    annan.ta_eller_lämna(Begäran())
    annan.svara_med(fick.append)
    jag = gör(tmp_path / "a.namnd")
    assert not jag.lämna_till_process(os.getpid(), Begäran()), "aldrig till sig själv"
    process = json.loads(annan._anteckning.read_text(encoding="utf-8"))["process"]
    kod = "print(Fönsterplats(Path('b.namnd'), mapp).lämna_till_process(int(sys.argv[2]), Begäran()))"
    assert _annan(qtbot, mapp, kod, process) == "True"
    qtbot.waitUntil(lambda: fick == [Begäran()])
    with oppna.öppna_databas(tmp_path / "a.namnd"), pytest.raises(app._Överlämnad):
        app._öppna(tmp_path / "a.namnd", lambda p: p == process)


def _starta(hem: Path, *ord_: str) -> subprocess.Popen[bytes]:
    miljö = {
        **os.environ,
        "HOME": str(hem),
        "XDG_STATE_HOME": str(hem / "stat"),
        "XDG_DATA_HOME": str(hem / "data"),
        "XDG_CONFIG_HOME": str(hem / "inst"),
        "LOCALAPPDATA": str(hem),
        "PYTHONPATH": str(ROT),
    }
    kod = (
        "import sys; from PySide6.QtCore import QTimer; from nämndapp.ui import app; from nämndapp import cli\n"
        "efter = app._efter_start\n"
        "def klar(f, *a):\n"
        "    efter(f, *a)\n"
        "    QTimer.singleShot(200, f, lambda: print('uppe', [n.text for n in f.notiser.notiser()], flush=True))\n"
        "    QTimer.singleShot(4000, f, f.close)\n"
        "app._efter_start = klar; sys.exit(cli.main(sys.argv[1:]))"
    )
    return subprocess.Popen([sys.executable, "-c", kod, *ord_], cwd=hem, env=miljö, stdout=subprocess.PIPE)


def test_två_starter_i_samma_ögonblick_ger_ett_fönster(tmp_path: Path, db: Databas) -> None:
    db.stäng()
    fil = str(db.sökväg)
    båda = [_starta(tmp_path, fil), _starta(tmp_path, fil)]
    utskrifter = [p.communicate(timeout=60)[0].decode() for p in båda]
    assert sorted(u.count("uppe") for u in utskrifter) == [0, 1]
    assert [p.returncode for p in båda] == [0, 0]


def test_en_granskning_utan_fönster_öppnar_standarddatabasen_och_säger_till(tmp_path: Path) -> None:
    start = _starta(tmp_path, "Yttrande.granskning")
    ut = start.communicate(timeout=60)[0].decode()
    assert start.returncode == 0
    assert "Granskningen Yttrande.granskning kan inte öppnas" in ut
    assert (tmp_path / "data" / "Nämndapp" / "namndapp.namnd").exists() or sys.platform != "linux"
