"""The steps of a Windows build that are the same on Windows and in Wine."""

from __future__ import annotations

import argparse
import shutil
from dataclasses import dataclass
from pathlib import Path

import frys
import kontrollsummor
import msi
import paket
import signera
from prov import Installationsprov, Protokoll
from steg import ROT, Byggfel, steg, storlek, säg, version

UT = ROT / "dist" / "windows"
SBOM = UT / "namndapp-sbom.cdx.json"
TIDIGARE = "0.0.1"  # no version has been released yet: the upgrade starts from the same program with this number
_INTE_PÅ_WINDOWS = ("benchmarks", "test_dev.py", "test_nyinstallation.py", "test_projekt.py")
_INTE_KÄRNAN = ("ui", "test_paket.py", "test_arkitektur.py")


@dataclass
class Utgåva:
    """What is given out; None where the tool for it is missing (said at the end)."""

    setup: Path | None
    msi: Path | None
    zip: Path


def tester(val: argparse.Namespace) -> list[str]:
    """What pytest is told to run on Windows Python: the core (rules, storage, papers …), or the window too."""
    utan = _INTE_PÅ_WINDOWS if val.alla_tester else (*_INTE_PÅ_WINDOWS, *_INTE_KÄRNAN)
    return ["tests", *(f"--ignore=tests/{n}" for n in utan)]


def sista_raden(text: str) -> str:
    """pytest's own summary."""
    return text.strip().splitlines()[-1]


def ny_mapp(mapp: Path) -> Path:
    """An empty folder, whatever was there."""
    shutil.rmtree(mapp, ignore_errors=True)
    mapp.mkdir(parents=True)
    return mapp


def gör_utgåva(fryst: Path, arbete: Path) -> Utgåva:
    """Checks and signs the programs, then makes the three editions."""
    nr = version()
    stam = UT / f"namndapp-{nr}"
    frys.kräv_hel(fryst, windows=True)
    signera.signera([fryst / "namndapp.exe", fryst / "Nämndapp.exe"])
    with steg("setup"):
        setup = paket.gör_setup(fryst, Path(f"{stam}-setup.exe"), nr, signera=signera.kommando_för_nsis())
    with steg("MSI"):
        msi_fil = msi.gör_msi(fryst, Path(f"{stam}.msi"), nr, arbete / "msi")
    with steg("portabel zip"):
        zip_ = paket.gör_zip(fryst, Path(f"{stam}-portabel.zip"), nr)
    signera.signera([f for f in (setup, msi_fil) if f])
    if setup and setup.stat().st_size > frys.STÖRST_SETUP:
        raise Byggfel(f"{setup.name} är {setup.stat().st_size / 1e6:.0f} MB, mer än {frys.STÖRST_SETUP / 1e6:.0f}.")
    return Utgåva(setup, msi_fil, zip_)


def tidigare_setup(val: argparse.Namespace, fryst: Path, arbete: Path) -> Path:
    """What the upgrade starts from: the setup that was named, or this program with a lower number."""
    if val.tidigare:
        if not val.tidigare.is_file():
            raise Byggfel(f"Den tidigare setupen {val.tidigare} finns inte.")
        return Path(val.tidigare)
    with steg("äldre setup för uppgraderingsprovet"):
        fil = paket.gör_setup(fryst, arbete / "tidigare-setup.exe", TIDIGARE, snabbt=True)
    if fil is None:
        raise Byggfel("NSIS (makensis) finns inte här.")
    return fil


def prova_installation(prov: Installationsprov, protokoll: Protokoll, setup: Path, tidigare: Path) -> None:
    """What holds on every Windows: an older version, data, the upgrade, the program's own proof."""
    protokoll.prova("äldre version installeras", lambda: prov.installera(tidigare))
    protokoll.prova("databas från den äldsta versionen", prov.gammal_databas)
    protokoll.prova("uppgradering", lambda: prov.uppgradera(setup))
    protokoll.prova("data efter uppgraderingen", prov.data_är_kvar)
    protokoll.prova("nedgradering vägras", lambda: prov.vägrar_nedgradera(tidigare))
    protokoll.prova("självtest av det installerade programmet", prov.självtest)
    protokoll.prova("fönsterprogrammets självtest", prov.fönstret_provar_sig)
    protokoll.prova("å, ä, ö, blanksteg och långa sökvägar", prov.svenska_namn)


def avsluta(utgåva: Utgåva, fryst: Path, protokoll: Protokoll) -> None:
    """Checksums, what was seen, and what was made."""
    filer = [f for f in (utgåva.setup, utgåva.msi, utgåva.zip, SBOM) if f and f.exists()]
    kontrollsummor.skriv(UT, filer)
    (UT / "prov.txt").write_text("\n".join(protokoll.rader) + "\n", encoding="utf-8")
    säg(f"fryst program: {storlek(fryst) / 1e6:.0f} MB (högst {frys.STÖRST_INSTALLERAT / 1e6:.0f})")
    for fil in filer:
        säg(f"{fil.name}: {fil.stat().st_size / 1e6:.1f} MB")
    if utgåva.setup is None:
        säg("NSIS (makensis) finns inte här: ingen setup gjordes. Installera NSIS 3 och kör igen.")
    if utgåva.msi is None:
        säg("WiX 3 (candle, light) eller wixl finns inte här: ingen MSI gjordes.")
    if signera.certifikat() is None:
        säg("Ingenting är signerat (NAMNDAPP_CERTIFIKAT är inte satt): SmartScreen och AppLocker stoppar det i regel.")
