"""``python3 dev.py build-windows``: from the checkout to setup, MSI and portable zip, each proved.

On Windows, with python.org's CPython, this is the official build. On Debian (root, apt) it is the same recipe in
Wine, with a genuine Windows CPython: a test build, which also shows what a person would see. Results lie in
``dist/windows``.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import bygge
import frys
from egenvarld import EgenWindows
from prov import Installationsprov, Protokoll
from steg import ROT, Byggfel, kör, steg, säg, version

if TYPE_CHECKING:
    from collections.abc import Sequence

WINDOWS = sys.platform == "win32"


def main(argument: Sequence[str]) -> int:
    """Runs the build; 0 when everything was made and seen to work."""
    for ström in (sys.stdout, sys.stderr):
        if hasattr(ström, "reconfigure"):
            ström.reconfigure(encoding="utf-8", errors="replace")
    tolk = argparse.ArgumentParser(prog="dev.py build-windows", description=__doc__)
    tolk.add_argument("--tidigare", type=Path, metavar="SETUP", help="den släppta setup som uppgraderingen börjar från")
    tolk.add_argument("--alla-tester", action="store_true", help="kör även fönstrets tester på Windows Python")
    tolk.add_argument("--utan-tester", action="store_true", help="hoppar över testerna (för den som ändrar i bygget)")
    tolk.add_argument("--behall", action="store_true", help="lämnar kvar arbetsmappen")
    tolk.add_argument("--prova-installation", action="store_true",
                      help="på Windows: installera, prova och avinstallera på den här datorn")  # fmt: skip
    val = tolk.parse_args(argument)
    början = time.monotonic()
    try:
        if WINDOWS:
            _på_windows(val)
        else:
            from bygg_i_wine import bygg_i_wine

            bygg_i_wine(val)
    except Byggfel as fel:
        print(f"\n{fel}", file=sys.stderr)
        return 1
    minuter = (time.monotonic() - början) / 60
    säg(f"Windowsbygget är klart ({minuter:.1f} min). Det ligger i {bygge.UT.relative_to(ROT)}")
    return 0


def _på_windows(val: argparse.Namespace) -> None:
    bygge.ny_mapp(bygge.UT)
    ascii_mapp = ROT / "build" / "windows" if frys.är_ascii(ROT) else Path(tempfile.mkdtemp(prefix="namndapp-"))
    arbete = bygge.ny_mapp(ascii_mapp)
    protokoll = Protokoll()
    if not val.utan_tester:
        protokoll.prova("tester", lambda: _testa(val))
    träd = frys.rent_träd(arbete / "trad")
    with steg("PyInstaller"):
        kör(sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN", "--distpath",
            arbete / "dist", "--workpath", arbete / "work", "installer/namndapp.spec", mapp=träd, tid=1800,
            annars="PyInstaller misslyckades.")  # fmt: skip
    fryst = arbete / "dist" / "namndapp"
    frys.lägg_till_papper(fryst, bygge.SBOM)
    utgåva = bygge.gör_utgåva(fryst, arbete)
    prov = Installationsprov(EgenWindows(), protokoll, version())
    program, rapport = fryst / "namndapp.exe", bygge.ny_mapp(arbete / "prov")
    protokoll.prova("fryst program", lambda: prov.självtest(program=program, ut=rapport))
    if val.prova_installation and utgåva.setup:
        bygge.prova_installation(prov, protokoll, utgåva.setup, bygge.tidigare_setup(val, fryst, arbete))
        protokoll.prova("avinstallation", prov.avinstallera)
    bygge.avsluta(utgåva, fryst, protokoll)


def _testa(val: argparse.Namespace) -> str:
    return bygge.sista_raden(kör(
        sys.executable, "-m", "pytest", "-q", "-n", "auto", *bygge.tester(val), annars="Testerna föll.", tid=3600,
        miljö={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    ))  # fmt: skip


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
