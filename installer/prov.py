"""The proof of an installer: what a user and an IT department will do with it, done here, one line per thing seen.

``Installationsprov`` runs on any ``Värd``: one user's Windows under Wine (``wine.Windows``) or the real one
(``egenvarld.EgenWindows``). What it cannot see is listed in installer/README.md.
"""

from __future__ import annotations

import json
import sqlite3
import subprocess
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from steg import ROT, Byggfel, säg

FÖNSTER, KOMMANDO = "Nämndapp.exe", "namndapp.exe"
AVINSTALLERA = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Nämndapp"
STARTMENY = "Microsoft/Windows/Start Menu/Programs/Nämndapp.lnk"
EXEMPEL = "_internal/nämndapp/resources/sjalvtest/handlingar.txt"
MIGRATIONER = ROT / "nämndapp" / "storage" / "migrations" / "versions"
KÖRS, NYARE_FINNS = 3, 4  # exit statuses of the setup
ÄLDSTA_DUMP = min((ROT / "resources" / "sjalvtest").glob("schema_*.sql"))


class Resultat(Protocol):
    """How a program ended."""

    @property
    def status(self) -> int | None: ...  # noqa: D102
    @property
    def text(self) -> str: ...  # noqa: D102


class Värd(Protocol):
    """A Windows with a user, seen from the building machine."""

    @property
    def c(self) -> Path: ...  # noqa: D102
    @property
    def hem(self) -> Path: ...  # noqa: D102
    @property
    def lokal(self) -> Path: ...  # noqa: D102
    @property
    def roaming(self) -> Path: ...  # noqa: D102
    @property
    def skrivbord(self) -> Path: ...  # noqa: D102
    def sökväg(self, fil: Path) -> str: ...  # noqa: D102
    def kör(  # noqa: D102
        self, program: str | Path, *argument: str, tid: float = 180, mapp: Path | None = None,
        miljö: Mapping[str, str] | None = None,
    ) -> Resultat: ...  # fmt: skip
    def starta(  # noqa: D102
        self, program: str | Path, *argument: str, mapp: Path | None = None, miljö: Mapping[str, str] | None = None
    ) -> subprocess.Popen[bytes]: ...
    def vänta(self, process: subprocess.Popen[bytes], tid: float) -> Resultat: ...  # noqa: D102
    def läs_reg(self, nyckel: str, namn: str = "") -> str | None: ...  # noqa: D102


@dataclass
class Protokoll:
    """What was seen, in order; written beside the installers."""

    rader: list[str] = field(default_factory=list)

    def prova(self, vad: str, gör: Callable[[], str]) -> None:
        """Runs one trial; its text is what was seen. A failure stops the build."""
        början = time.monotonic()
        try:
            sett = gör()
        except Byggfel as fel:
            self.rader.append(f"FEL  {vad}: {fel}")
            säg(self.rader[-1])
            raise
        self.rader.append(f"OK   {vad}: {sett} ({time.monotonic() - början:.1f} s)")
        säg(self.rader[-1])


def kräv(villkor: object, annars: str) -> None:
    """Raises Byggfel with ``annars`` unless the condition holds."""
    if not villkor:
        raise Byggfel(annars)


class Installationsprov:
    """Install, use, upgrade and remove, as one user."""

    def __init__(self, värd: Värd, protokoll: Protokoll, version: str) -> None:
        self.värd = värd
        self.protokoll = protokoll
        self.version = version
        self.mapp = värd.lokal / "Programs" / "Nämndapp"
        self.databas = värd.lokal / "Nämndapp" / "namndapp.namnd"
        self.rapport = värd.lokal / "Namndapp" / "Logs" / "namndapp-sjalvtest.txt"

    # -- tools ------------------------------------------------------------------------------------
    def cli(self, *ord_: str, status: int | tuple[int, ...] = 0, tid: float = 180, program: Path | None = None) -> str:
        """Runs the installed command line; returns what it printed."""
        utfall = self.värd.kör(program or self.mapp / KOMMANDO, *ord_, tid=tid)
        väntad = (status,) if isinstance(status, int) else status
        kräv(utfall.status in väntad, f"namndapp {' '.join(ord_)} slutade med {utfall.status}:\n{utfall.text[-3000:]}")
        return utfall.text

    def json(self, *ord_: str, status: int | tuple[int, ...] = 0) -> Any:
        """The JSON of a command."""
        return json.loads(self.cli(*ord_, "--json", status=status))

    # -- the trials -------------------------------------------------------------------------------
    def installera(self, setup: Path) -> str:
        """Silent installation for this user, whatever version the setup has."""
        utfall = self.värd.kör(setup, "/S", tid=300)
        kräv(utfall.status == 0, f"installationen slutade med {utfall.status}")
        väntade = (
            self.mapp / FÖNSTER, self.mapp / KOMMANDO, self.mapp / "avinstallera.exe", self.mapp / "LICENSER.txt",
            self.värd.roaming / STARTMENY, self.värd.skrivbord / "Nämndapp.lnk",
        )  # fmt: skip
        saknas = [f.name for f in väntade if not f.exists()]
        kräv(not saknas, f"efter installationen saknas {', '.join(saknas)}")
        visad = self.värd.läs_reg(AVINSTALLERA, "DisplayVersion")
        kräv(visad, "Windows visar ingen version")
        for ändelse, slag in ((".namnd", "Namndapp.Databas"), (".granskning", "Namndapp.Granskning")):
            kräv(self.värd.läs_reg(rf"HKCU\Software\Classes\{ändelse}") == slag, f"{ändelse} hör inte till Nämndapp")
            öppnar = self.värd.läs_reg(rf"HKCU\Software\Classes\{slag}\shell\open\command") or ""
            kräv(FÖNSTER in öppnar and "%1" in öppnar, f"dubbelklick på {ändelse} kör {öppnar}")
        filer = [f for f in self.mapp.rglob("*") if f.is_file()]
        return f"version {visad}, {len(filer)} filer, {sum(f.stat().st_size for f in filer) / 1e6:.0f} MB"

    def självtest(self, program: Path | None = None, *, ut: Path | None = None) -> str:
        """The installed program proves itself, and leaves its report."""
        val = ("--ut", self.värd.sökväg(ut)) if ut else ()
        text = self.cli("sjalvtest", *val, tid=300, program=program)
        rapport = (ut / "namndapp-sjalvtest.txt") if ut else self.rapport
        kräv(rapport.exists(), f"självtestet lämnade ingen rapport i {rapport}")
        kräv("FEL " not in text, text)
        return f"{sum(rad.startswith('OK ') for rad in text.splitlines())} kontroller"

    def fönstret_provar_sig(self) -> str:
        """The windowed program does the same without a console."""
        ut = self.värd.lokal / "namndapp-prov"
        ut.mkdir(exist_ok=True)
        self._ge_bort(ut)
        utfall = self.värd.kör(self.mapp / FÖNSTER, "sjalvtest", "--ut", self.värd.sökväg(ut), tid=300)
        kräv(utfall.status == 0, f"{FÖNSTER} sjalvtest slutade med {utfall.status}: {utfall.text[-2000:]}")
        kräv((ut / "namndapp-sjalvtest.txt").exists(), "ingen rapport")
        return "status 0 och en rapport"

    def svenska_namn(self) -> str:
        """A database and papers in folders with å ä ö and spaces; UTF-8 out of a pipe whatever the code page."""
        mapp = self.värd.hem / "Documents" / "Nämnd & råd åäö 100%"
        mapp.mkdir(parents=True, exist_ok=True)
        self._ge_bort(mapp)
        svar = self.json("demo", "--ut", self.värd.sökväg(mapp))
        kräv(len(svar["filer"]) >= 8, f"demon gav {len(svar['filer'])} filer")
        databas = self.värd.sökväg(mapp / "demo.namnd")
        träffar = self.json("sok", "öppettider", "--databas", databas)["traffar"]
        kräv(träffar, "sökningen efter öppettider gav ingenting")
        papper = mapp / "Plan – prov.pdf"
        till = self.värd.sökväg(papper)
        self.cli("skapa", "internkontrollplan", "--namnd", "SN", "--databas", databas, "--ut", till)
        kräv(papper.read_bytes().startswith(b"%PDF-"), "papperet är ingen pdf")
        långt = mapp / ("mycket lång mapp " * 6).strip() / ("ännu en lång mapp " * 6).strip()
        långt.mkdir(parents=True, exist_ok=True)
        self._ge_bort(långt.parent)
        self._ge_bort(långt)
        fil = långt / f"{'långt namn ' * 4}slut.namnd"
        utfall = self.värd.kör(
            self.mapp / KOMMANDO, "importera",
            self.värd.sökväg(self.mapp / EXEMPEL),
            "--spara", "--databas", self.värd.sökväg(fil),
        )  # fmt: skip
        längd = len(self.värd.sökväg(fil))
        kräv(längd > 260, f"sökvägen har bara {längd} tecken")
        if utfall.status == 0 and fil.exists():
            lång = "blev en databas"
        else:  # a Windows without long paths
            kräv(utfall.status == 2 and "Sökvägen till" in utfall.text, f"{utfall.status}: {utfall.text[-1000:]}")
            lång = "vägrades med en mening"
        return f"databas och pdf i ”{mapp.name}”, UTF-8 ur röret; en sökväg på {längd} tecken {lång}"

    def gammal_databas(self) -> str:
        """Puts a file of the oldest version, with rows in every table, where the program keeps the user's own."""
        self.databas.parent.mkdir(parents=True, exist_ok=True)
        self.databas.unlink(missing_ok=True)
        anslutning = sqlite3.connect(self.databas)
        anslutning.executescript(ÄLDSTA_DUMP.read_text(encoding="utf-8"))
        antal = int(anslutning.execute("SELECT count(*) FROM arende").fetchone()[0])
        anslutning.close()
        self._ge_bort(self.databas.parent)
        self._ge_bort(self.databas)
        kräv(antal > 0, "den äldsta databasen är tom")
        return f"{antal} ärenden i schema 0001"

    def data_är_kvar(self) -> str:
        """The user's database opens for writing (which upgrades it), is whole, and has its rows."""
        self.cli("importera", self.värd.sökväg(self.mapp / EXEMPEL), "--spara")
        fynd = self.json("kontrollera")["fynd"]
        kräv(fynd == [], f"databasen är inte hel: {fynd}")
        anslutning = sqlite3.connect(f"file:{self.databas}?mode=ro", uri=True)
        try:
            antal = int(anslutning.execute("SELECT count(*) FROM arende").fetchone()[0])
            schema = anslutning.execute("SELECT version_num FROM alembic_version").fetchone()[0]
        finally:
            anslutning.close()
        nyast = max(f.name[:4] for f in MIGRATIONER.glob("[0-9]*.py"))
        kräv(schema == nyast, f"databasen har schema {schema}, inte {nyast}")
        kräv(antal > 1, "ärendena är borta")
        return f"skriven i, {antal} ärenden, schema {schema}, hel"

    def uppgradera(self, setup: Path) -> str:
        """Over an older version: its files go, the user's own file in the folder and the data stay."""
        rest = self.mapp / "_internal" / "fran-den-forra-versionen.dll"
        egen = self.mapp / "mina anteckningar.txt"
        for fil in (rest, egen):
            fil.write_text("x", encoding="utf-8")
            self._ge_bort(fil)
        sett = self.installera(setup)
        visad = self.värd.läs_reg(AVINSTALLERA, "DisplayVersion")
        kräv(visad == self.version, f"Windows visar version {visad}, inte {self.version}")
        kräv(not rest.exists(), "den förra versionens filer ligger kvar")
        kräv(egen.exists(), "användarens egen fil försvann")
        return sett

    def vägrar_nedgradera(self, äldre: Path) -> str:
        """An older setup leaves a newer installation alone."""
        utfall = self.värd.kör(äldre, "/S", tid=120)
        kräv(utfall.status == NYARE_FINNS, f"den äldre installationen slutade med {utfall.status}")
        kräv(self.värd.läs_reg(AVINSTALLERA, "DisplayVersion") == self.version, "versionen byttes")
        return f"status {NYARE_FINNS}, ingenting ändrat"

    def vägrar_medan_det_körs(self, setup: Path) -> str:
        """While a window is open, setup and uninstaller change nothing."""
        utfall = self.värd.kör(setup, "/S", tid=120)
        kräv(utfall.status == KÖRS, f"{setup.name} slutade med {utfall.status} fast programmet kördes")
        filer = sum(1 for _ in self.mapp.rglob("*"))
        self.värd.kör(
            self.mapp / "avinstallera.exe", "/S", tid=120
        )  # goes on in a copy of itself: its status says nothing
        time.sleep(10)
        kräv(sum(1 for _ in self.mapp.rglob("*")) == filer, "avinstallationen tog bort filer medan programmet kördes")
        kräv(self.värd.läs_reg(AVINSTALLERA, "DisplayVersion") == self.version, "avinstallationen tog bort registret")
        return f"setup slutar med {KÖRS}, avinstallationen rör ingenting"

    def skrivskyddad_programmapp(self, skydda: Callable[[Path, bool], None]) -> str:
        """Nothing is written where the program lies."""
        skydda(self.mapp, True)
        try:
            return self.självtest()
        finally:
            skydda(self.mapp, False)

    def avinstallera(self) -> str:
        """Silent removal: everything that was installed goes, the user's files stay."""
        program = self.mapp / "avinstallera.exe"
        egen = self.mapp / "mina anteckningar.txt"
        hade_egen = egen.exists()
        self.värd.kör(program, "/S", tid=180)
        slut = time.monotonic() + 120  # it goes on in a copy of itself, which removes the original last
        while program.exists() and time.monotonic() < slut:
            time.sleep(0.5)
        time.sleep(3)
        kvar = [f for f in self.mapp.rglob("*") if f.is_file()] if self.mapp.exists() else []
        kräv([f.name for f in kvar] == ([egen.name] if hade_egen else []), f"kvar i programmappen: {kvar[:5]}")
        for fil in (self.värd.skrivbord / "Nämndapp.lnk", self.värd.roaming / STARTMENY):
            kräv(not fil.exists(), f"{fil.name} ligger kvar")
        klasser = [(rf"HKCU\Software\Classes\{namn}", "") for namn in (".namnd", "Namndapp.Databas")]
        for nyckel, namn in [(AVINSTALLERA, "DisplayVersion"), *klasser]:
            kräv(self.värd.läs_reg(nyckel, namn) is None, f"{nyckel} finns kvar")
        kräv(self.databas.exists(), "användarens databas är borta")
        return "programmet borta; databasen" + (" och användarens egen fil" if hade_egen else "") + " kvar"

    # -- helpers ----------------------------------------------------------------------------------
    def _ge_bort(self, fil: Path) -> None:
        """What the builder made belongs to the user of this Windows."""
        if ge := getattr(self.värd, "ge", None):
            ge(fil)
