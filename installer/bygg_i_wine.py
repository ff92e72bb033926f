"""The Windows build on Debian: Windows Python, PyInstaller, installers and trials, all in Wine, all cleaned up."""

from __future__ import annotations

import argparse
import getpass
import os
import shutil
import tempfile
from pathlib import Path

import bygge
import frys
import signera
import wine
import wineprov
import winpython
from prov import Installationsprov, Protokoll
from steg import ROT, Byggfel, kör, steg, utan_python, version


def bygg_i_wine(val: argparse.Namespace) -> None:
    """The whole build. Raises Byggfel at the first thing that does not hold."""
    if not frys.är_ascii(ROT):
        raise Byggfel(f"Bygg från en mapp vars sökväg bara har ASCII, inte {ROT}.")
    if os.geteuid() != 0:
        raise Byggfel("Windowsbygget på Debian körs som root: proven görs som två andra användare.")
    if "sv_SE.utf8" not in kör("locale", "-a", annars="Systemets språk gick inte att läsa."):
        kör(
            "localedef",
            "-i",
            "sv_SE",
            "-f",
            "UTF-8",
            "sv_SE.UTF-8",
            annars="Språket sv_SE.UTF-8 kunde inte läggas till.",
        )
    bygge.ny_mapp(bygge.UT)
    arbete = bygge.ny_mapp(ROT / "build" / "windows")
    hem = Path(tempfile.mkdtemp(prefix="namndapp-wine-"))
    hem.chmod(0o755)  # the two users come in
    with wine.skärm(bygge.UT / "bilder") as skärm:
        byggare = wine.Windows(hem / "bygg", getpass.getuser(), skärm.namn)
        ett = wine.Windows(hem / "ett", "Åsa Öberg", skärm.namn, uid=47101)
        två = wine.Windows(hem / "tva", "Bo Ek", skärm.namn, uid=47102)
        protokoll = Protokoll()
        try:
            fryst = _bygg(val, arbete, byggare, protokoll)
            utgåva = bygge.gör_utgåva(fryst, arbete)
            if utgåva.setup is None or utgåva.msi is None:
                raise Byggfel("NSIS och wixl behövs. Installera Debianpaketen nsis och wixl.")
            tidigare = bygge.tidigare_setup(val, fryst, arbete)
            protokoll.prova("signering med ett engångscertifikat", lambda: _prova_signering(tidigare, arbete))
            with steg("två användares Windows"):
                ett.skapa(arbete)
                två.skapa(arbete)
            prov = Installationsprov(ett, protokoll, version())
            bygge.prova_installation(prov, protokoll, utgåva.setup, tidigare)
            _prova_i_wine(prov, skärm, två, utgåva, hem)
            msi = utgåva.msi
            protokoll.prova("MSI", lambda: wineprov.msi(byggare, msi, version()))
            bygge.avsluta(utgåva, fryst, protokoll)
        finally:
            for w in (byggare, ett, två):
                w.ta_bort()
            shutil.rmtree(hem, ignore_errors=True)
            if not val.behall:
                shutil.rmtree(arbete, ignore_errors=True)


def _bygg(val: argparse.Namespace, arbete: Path, byggare: wine.Windows, protokoll: Protokoll) -> Path:
    """From the checkout to the frozen folder; the tests run on the same Windows Python."""
    with steg("Windows Python"):
        winpy = winpython.sätt_ihop(arbete)
        winpython.installera_lås(winpy, arbete)
    träd = frys.rent_träd(arbete / "trad")
    with steg("Wine"):
        byggare.skapa(arbete)
    if not val.utan_tester:
        protokoll.prova("tester på Windows Python", lambda: _testa(byggare, winpy, träd, bygge.tester(val)))
    with steg("PyInstaller"):
        byggare.måste(
            winpy / "python.exe", "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "ERROR", "--distpath",
            byggare.sökväg(arbete / "dist"), "--workpath", byggare.sökväg(arbete / "work"),
            "installer/namndapp.spec", mapp=träd, tid=900, miljö={"PYTHONPATH": byggare.sökväg(träd)},
            annars="PyInstaller misslyckades.",
        )  # fmt: skip
    fryst = arbete / "dist" / "namndapp"
    versioner = arbete / "versioner.json"
    byggare.måste(
        winpy / "python.exe", byggare.sökväg(träd / "installer" / "delar.py"), "--visa", "--ut",
        byggare.sökväg(versioner), annars="Versionerna i Windows Python kunde inte läsas.",
    )  # fmt: skip
    frys.lägg_till_papper(
        fryst, bygge.SBOM, "--site-packages", winpy / "Lib" / "site-packages", "--versioner", versioner
    )
    return fryst


def _testa(w: wine.Windows, winpy: Path, träd: Path, tester: list[str]) -> str:
    text = w.måste(
        winpy / "python.exe", "-m", "pytest", "-q", "-n", str(os.cpu_count() or 2), "-p", "no:cacheprovider", *tester,
        mapp=träd, tid=1800, annars="Testerna föll på Windows Python.",
        miljö={"PYTHONPATH": w.sökväg(träd), "QT_QPA_PLATFORM": "offscreen", "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    return bygge.sista_raden(text)


def _prova_i_wine(
    prov: Installationsprov, skärm: wine.Skärm, två: wine.Windows, utgåva: bygge.Utgåva, hem: Path
) -> None:
    """What a person would do and see, after the common trials."""
    ett, prova = prov.värd, prov.protokoll.prova
    assert isinstance(ett, wine.Windows)
    assert utgåva.setup is not None
    setup = utgåva.setup
    utdelning = hem / "utdelning"
    utdelning.mkdir()
    utdelning.chmod(0o777)
    for w in (ett, två):
        wineprov.dela_ut(w, utdelning)
    prova("fönstret med tangentbordet", lambda: wineprov.tangentbordet(prov, ett, skärm))
    prova("dubbelklick", lambda: wineprov.dubbelklick(prov, ett, skärm, setup))
    prova("skalning 150 % och mörkt läge", lambda: wineprov.skalning_och_mörkt(prov, ett, skärm))
    prova("nätverksplats och två användare",
          lambda: wineprov.två_på_en_utdelning(prov, ett, två, skärm, utdelning))  # fmt: skip
    prova("OneDrive-mapp", lambda: wineprov.onedrive(prov, ett))
    prova("skrivskyddad programmapp", lambda: prov.skrivskyddad_programmapp(_skydda))
    prova("portabel utgåva", lambda: wineprov.portabel(prov, ett, utgåva.zip, ett.hem))
    prova("avinstallation", prov.avinstallera)


def _skydda(mapp: Path, på: bool) -> None:
    """Takes away, or gives back, the right to write in a whole folder."""
    for fil in (mapp, *mapp.rglob("*")):
        läge = fil.stat().st_mode
        fil.chmod(läge & ~0o222 if på else läge | 0o200)


def _prova_signering(setup: Path, arbete: Path) -> str:
    """A throw-away certificate signs a copy of a setup, and the signature is read back."""
    mapp = bygge.ny_mapp(arbete / "signering")
    nyckel, cert, pfx = mapp / "nyckel.pem", mapp / "cert.pem", mapp / "cert.pfx"
    kör("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=Namndapp prov",
        "-addext", "extendedKeyUsage=codeSigning", "-keyout", nyckel, "-out", cert, annars="openssl misslyckades.",
        miljö=utan_python())  # fmt: skip
    kör("openssl", "pkcs12", "-export", "-inkey", nyckel, "-in", cert, "-out", pfx, "-passout", "pass:prov",
        annars="openssl misslyckades.", miljö=utan_python())  # fmt: skip
    kopia = mapp / "setup.exe"
    shutil.copyfile(setup, kopia)
    signera.signera([kopia], signera.Certifikat(pfx, "prov"))
    svar = kör("osslsigncode", "verify", "-CAfile", cert, "-in", kopia, annars="Signaturen gick inte att läsa.")
    if "Signature verification: ok" not in svar:
        raise Byggfel(f"Signaturen håller inte:\n{svar[-1500:]}")
    return "signaturen läses tillbaka och håller"
