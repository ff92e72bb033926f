"""Wine as a Windows to try things in: a prefix of its own per user, what Wine lacks put in, time-outs everywhere.

Nothing of what is put in enters the product; ``frys.granska`` refuses a bundle that has any of it.
"""

from __future__ import annotations

import io
import os
import shutil
import signal
import subprocess
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING

import pefile
from PIL import Image, ImageChops
from steg import INSTALLER, Byggfel, kör, utan_python

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

WINE = Path("/usr/lib/wine/wine64")
WINESERVER = Path("/usr/lib/wine/wineserver64")
WINES_FILER = Path("/usr/lib/x86_64-linux-gnu/wine/x86_64-windows")
CC = "x86_64-w64-mingw32-gcc"
INBYGGD = b"Wine builtin DLL"
# no .NET, browser, menus of the Linux desktop or debugger; Microsoft's own C++ runtime must come with the program
ÖVERSTYRNING = (
    "mscoree,mshtml,winemenubuilder.exe,winedbg.exe=d;vcruntime140,vcruntime140_1,msvcp140,msvcp140_1,msvcp140_2=n"
)
NYA = ("bcryptprimitives", "icuuc")  # Wine 8 has no such file
OMSLAG = {"mscms": "mscmwine", "ucrtbase": "ucrtwine"}  # Wine's own under another name, and ours in front of it
_MARKÖR = 16  # pixels: a blinking text cursor is smaller
LIBAR = {"bcryptprimitives": ("-ladvapi32",)}


@dataclass
class Utfall:
    """What a program left: exit status (None when it was stopped) and everything it printed."""

    status: int | None
    text: str


@dataclass
class Windows:
    """One user's Windows: ``användare`` is the name that it sees, ``uid`` who it is on this machine (0: ourselves)."""

    prefix: Path
    användare: str
    skärm: str
    uid: int = 0
    miljö: dict[str, str] = field(default_factory=dict)

    # -- paths ------------------------------------------------------------------------------------
    @property
    def c(self) -> Path:
        """Drive C:."""
        return self.prefix / "drive_c"

    @property
    def hem(self) -> Path:
        """The user's folder."""
        return self.c / "users" / self.användare

    @property
    def lokal(self) -> Path:
        """``%LOCALAPPDATA%``."""
        return self.hem / "AppData" / "Local"

    @property
    def roaming(self) -> Path:
        """``%APPDATA%``."""
        return self.hem / "AppData" / "Roaming"

    @property
    def skrivbord(self) -> Path:
        """The desktop's folder."""
        return self.hem / "Desktop"

    def sökväg(self, fil: Path) -> str:
        r"""How Windows names a file of this machine: ``C:\…`` in the prefix, ``Z:\…`` elsewhere."""
        if fil.is_relative_to(self.c):
            return str(PureWindowsPath("C:/", *fil.relative_to(self.c).parts))
        return str(PureWindowsPath("Z:/", *fil.absolute().parts[1:]))

    def ge(self, fil: Path) -> None:
        """What the builder put into this Windows belongs to its user."""
        if self.uid:
            os.chown(fil, self.uid, self.uid)

    # -- running ----------------------------------------------------------------------------------
    def omgivning(self, mer: Mapping[str, str] | None = None) -> dict[str, str]:
        """Environment of a program in this Windows. The Swedish locale gives it code page 1252."""
        grund = {n: v for n, v in utan_python().items() if not n.startswith(("WINE", "QT_", "XDG_", "LC_", "LANG"))}
        return {
            **grund,
            "WINEPREFIX": str(self.prefix), "WINEARCH": "win64", "WINEDEBUG": "-all", "WINEDLLOVERRIDES": ÖVERSTYRNING,
            "DISPLAY": self.skärm, "LC_ALL": "sv_SE.UTF-8", "USER": self.användare,
            "HOME": str(self.prefix.parent / f"hem-{self.prefix.name}"),
            **self.miljö, **(mer or {}),
        }  # fmt: skip

    def _kommando(self, program: str | Path, argument: tuple[str, ...]) -> list[str]:
        byt = ["setpriv", f"--reuid={self.uid}", f"--regid={self.uid}", "--clear-groups"] if self.uid else []
        return [*byt, str(WINE), str(program), *argument]

    def starta(
        self, program: str | Path, *argument: str, mapp: Path | None = None, miljö: Mapping[str, str] | None = None
    ) -> subprocess.Popen[bytes]:
        """Starts a program and does not wait. Its output is a pipe: Python under Wine cannot write to a file."""
        return subprocess.Popen(
            self._kommando(program, argument), cwd=mapp, env=self.omgivning(miljö), stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True,
            umask=0,  # a file server would give both users their rights
        )  # fmt: skip

    def kör(
        self, program: str | Path, *argument: str, tid: float = 180, mapp: Path | None = None,
        miljö: Mapping[str, str] | None = None,
    ) -> Utfall:  # fmt: skip
        """Runs a program to its end, or stops it after ``tid`` seconds."""
        process = self.starta(program, *argument, mapp=mapp, miljö=miljö)
        return self.vänta(process, tid)

    def vänta(self, process: subprocess.Popen[bytes], tid: float) -> Utfall:
        """Waits for a started program; stops it, and what it started, after ``tid`` seconds."""
        try:
            ut, _ = process.communicate(timeout=tid)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            self.stäng()
            ut, _ = process.communicate()
            return Utfall(None, _text(ut))
        return Utfall(process.returncode, _text(ut))

    def måste(
        self, program: str | Path, *argument: str, annars: str, tid: float = 180, mapp: Path | None = None,
        miljö: Mapping[str, str] | None = None,
    ) -> str:  # fmt: skip
        """Runs a program that has to end with status 0; returns what it printed."""
        utfall = self.kör(program, *argument, tid=tid, mapp=mapp, miljö=miljö)
        if utfall.status != 0:
            slut = "stoppades" if utfall.status is None else f"status {utfall.status}"
            raise Byggfel(f"{annars} ({slut})\n{utfall.text[-4000:]}")
        return utfall.text

    def reg(self, nyckel: str, namn: str, slag: str, värde: str) -> None:
        """Sets a value in the registry (``namn`` may be empty: the key's own value)."""
        vilket = ["/v", namn] if namn else ["/ve"]
        self.måste("reg", "add", nyckel, *vilket, "/t", slag, "/d", värde, "/f", annars=f"Registret tog inte {nyckel}.")

    def läs_reg(self, nyckel: str, namn: str = "") -> str | None:
        """A value of the registry, or None."""
        vilket = ["/v", namn] if namn else ["/ve"]
        utfall = self.kör("reg", "query", nyckel, *vilket)
        for rad in utfall.text.splitlines():
            delar = rad.strip().split("    ")
            if utfall.status == 0 and len(delar) >= 3 and delar[1].startswith("REG_"):
                return "    ".join(delar[2:])
        return None

    # -- life -------------------------------------------------------------------------------------
    def skapa(self, arbete: Path) -> None:
        """Makes the prefix (it calls itself Windows 10) with what Wine lacks."""
        hem = Path(self.omgivning()["HOME"])
        for mapp in (self.prefix, hem):
            mapp.mkdir(parents=True)
            if self.uid:
                os.chown(mapp, self.uid, self.uid)
        self.måste("wineboot", "--init", annars="Wine kunde inte sätta upp sin Windows.", tid=300)
        self.stäng()  # a DLL in use must not be overwritten
        komplettera(self.c / "windows" / "system32", arbete)
        for namn in OMSLAG:  # native,builtin: 32-bit programs keep Wine's own
            self.reg(r"HKCU\Software\Wine\DllOverrides", namn, "REG_SZ", "native,builtin")
        self.vänta_ut()

    def vänta_ut(self) -> None:
        """Waits until every program of this Windows has ended and the registry is written."""
        self._server("-w", tid=60)

    def stäng(self) -> None:
        """Ends every program of this Windows."""
        self._server("-k", tid=30)
        self._server("-w", tid=30)

    def _server(self, val: str, tid: float) -> None:
        byt = ["setpriv", f"--reuid={self.uid}", f"--regid={self.uid}", "--clear-groups"] if self.uid else []
        try:
            subprocess.run([*byt, str(WINESERVER), val], env=self.omgivning(), stdin=subprocess.DEVNULL,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=tid, check=False)  # fmt: skip
        except subprocess.TimeoutExpired as fel:
            if val == "-k":
                raise Byggfel("Wines server går inte att avsluta.") from fel

    def ta_bort(self) -> None:
        """Ends everything and removes the prefix."""
        if self.prefix.exists():
            self.stäng()
            shutil.rmtree(self.prefix, ignore_errors=True)
            shutil.rmtree(self.prefix.parent / f"hem-{self.prefix.name}", ignore_errors=True)


def _text(ut: bytes) -> str:
    """Our programs write UTF-8 whatever the code page; Windows' own write the console's code page."""
    try:
        return ut.decode("utf-8")
    except UnicodeDecodeError:
        return ut.decode("cp850", errors="replace")


def komplettera(system32: Path, arbete: Path) -> None:
    """Puts into a prefix what Windows 10 has and Wine 8 lacks (built once per build)."""
    färdiga = arbete / "kompletteringar"
    if not färdiga.exists():
        _bygg_kompletteringar(färdiga, arbete / "c")
    for fil in färdiga.iterdir():
        mål = system32 / fil.name
        mål.unlink(missing_ok=True)
        shutil.copyfile(fil, mål)


def _bygg_kompletteringar(ut: Path, c: Path) -> None:
    c.mkdir(parents=True, exist_ok=True)
    nya = c / "nya"
    shutil.rmtree(nya, ignore_errors=True)
    nya.mkdir()
    flaggor = ("-O2", "-s", "-static-libgcc", "-shared")
    for namn in NYA:
        kör(CC, *flaggor, "-o", nya / f"{namn}.dll", INSTALLER / "wine" / f"{namn}.c", *LIBAR.get(namn, ()),
            annars=f"Kompletteringen {namn} kunde inte byggas.")  # fmt: skip
    for namn, kopia in OMSLAG.items():
        objekt = c / f"{namn}.o"
        kör(CC, "-O2", "-c", "-o", objekt, INSTALLER / "wine" / f"{namn}.c",
            annars=f"Kompletteringen {namn} kunde inte byggas.")  # fmt: skip
        definition = c / f"{namn}.def"
        definition.write_text(_vidarebefordran(WINES_FILER / f"{namn}.dll", kopia, objekt, nya), encoding="ascii")
        kör(CC, *flaggor, "-o", nya / f"{namn}.dll", objekt, definition,
            annars=f"Kompletteringen {namn} kunde inte byggas.")  # fmt: skip
    nya.rename(ut)


def _vidarebefordran(källa: Path, kopia: str, objekt: Path, mål: Path) -> str:
    """Copies Wine's DLL to ``kopia`` and gives the .def that forwards to it all but what ``objekt`` has (ours_*)."""
    symboler = kör("x86_64-w64-mingw32-nm", "--defined-only", objekt, annars="Symbolerna kunde inte läsas.")
    våra = {rad.split()[-1].removeprefix("ours_") for rad in symboler.splitlines() if " ours_" in rad}
    data = bytearray(källa.read_bytes())
    pe = pefile.PE(data=bytes(data), fast_load=True)
    pe.parse_data_directories([pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_EXPORT"]])
    rader = [f"LIBRARY {källa.name}", "EXPORTS"]
    for export in pe.DIRECTORY_ENTRY_EXPORT.symbols:
        if export.name:
            namn = export.name.decode()
            rader.append(f'  "{namn}" = "{f"ours_{namn}" if namn in våra else f"{kopia}.{namn}"}"')
    if data[0x40:0x50] != INBYGGD:
        raise Byggfel(f"{källa} ser inte ut som Wines egen fil.")
    data[0x40:0x50] = bytes(16)  # an ordinary DLL to Wine's loader
    (mål / f"{kopia}.dll").write_bytes(data)
    return "\n".join(rader) + "\n"


class Skärm:
    """A screen in memory with a keyboard: what a person would see and press."""

    def __init__(self, namn: str, bilder: Path) -> None:
        self.namn = namn
        self._bilder = bilder

    def _xdotool(self, *ord_: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["xdotool", *ord_], env={**os.environ, "DISPLAY": self.namn}, stdin=subprocess.DEVNULL,
            capture_output=True, text=True, timeout=30, check=False,
        )  # fmt: skip

    def fönster(self, mönster: str) -> list[str]:
        """The visible windows whose title has the pattern."""
        return self._xdotool("search", "--onlyvisible", "--name", mönster).stdout.split()

    def vänta_på_fönster(self, mönster: str, tid: float = 60) -> str:
        """The first window with the title, brought to the front when it is there."""
        vänta_på(lambda: self.fönster(mönster), tid, f"fönstret ”{mönster}” kom aldrig")
        fönster = self.fönster(mönster)[0]
        self._xdotool("windowactivate", "--sync", fönster)
        self.vänta_på_lugn()
        return fönster

    def tryck(self, *tangenter: str, paus: float = 0.6) -> None:
        """Presses keys one after the other ("ctrl+2", "Tab")."""
        for tangent in tangenter:
            self._xdotool("key", "--clearmodifiers", tangent)
            time.sleep(paus)
            self.vänta_på_lugn()

    def skriv(self, text: str) -> None:
        """Types a text."""
        self._xdotool("type", "--delay", "40", text)
        time.sleep(0.6)

    def bild(self, namn: str) -> Path:
        """A picture of the whole screen when it has come to rest, as PNG."""
        self.vänta_på_lugn()
        self._bilder.mkdir(parents=True, exist_ok=True)
        fil = self._bilder / f"{namn}.png"
        self._nu().save(fil, optimize=True)
        return fil

    def vänta_på_lugn(self, tid: float = 12) -> None:
        """Until nothing but a blinking cursor moves on the screen (a slow machine paints late)."""
        slut, förra, lugna = time.monotonic() + tid, self._nu(), 0
        while lugna < 3 and time.monotonic() < slut:
            time.sleep(0.4)
            nu = self._nu()
            ruta = ImageChops.difference(förra, nu).getbbox()
            stilla = ruta is None or (ruta[2] - ruta[0] <= _MARKÖR and ruta[3] - ruta[1] <= 2 * _MARKÖR)
            lugna, förra = (lugna + 1 if stilla else 0), nu

    def _nu(self) -> Image.Image:
        svar = subprocess.run(
            ["import", "-display", self.namn, "-window", "root", "ppm:-"], stdin=subprocess.DEVNULL,
            capture_output=True, timeout=60, check=False,
        )  # fmt: skip
        if svar.returncode != 0:
            raise Byggfel(f"Skärmbilden kunde inte tas: {svar.stderr.decode(errors='replace')[:300]}")
        return Image.open(io.BytesIO(svar.stdout)).convert("RGB")


def _tyst(*kommando: str, skärm: str = "", rör: tuple[int, ...] = ()) -> subprocess.Popen[bytes]:
    """A program in the background that says nothing; ``rör`` are the pipes it keeps."""
    return subprocess.Popen(
        kommando, env={**os.environ, **({"DISPLAY": skärm} if skärm else {})}, pass_fds=rör,
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


@contextmanager
def skärm(bilder: Path, bredd: int = 1366, höjd: int = 820) -> Iterator[Skärm]:
    """A screen with a window manager, gone afterwards."""
    läs, skriv = os.pipe()
    xvfb = _tyst(
        "Xvfb", "-displayfd", str(skriv), "-screen", "0", f"{bredd}x{höjd}x24", "-nolisten", "tcp", "-ac", rör=(skriv,)
    )
    os.close(skriv)
    with os.fdopen(läs) as rör:
        nummer = rör.readline().strip()
    if not nummer:
        raise Byggfel("Xvfb kunde inte starta.")
    namn = f":{nummer}"
    openbox = _tyst("openbox", skärm=namn)
    try:
        yield Skärm(namn, bilder)
    finally:
        for process in (openbox, xvfb):
            process.terminate()
            process.wait(timeout=10)


def vänta_på(villkor: Callable[[], object], tid: float, annars: str) -> None:
    """Waits until the condition holds; raises Byggfel with ``annars`` after ``tid`` seconds."""
    slut = time.monotonic() + tid
    while not villkor():
        if time.monotonic() > slut:
            raise Byggfel(annars)
        time.sleep(0.2)
