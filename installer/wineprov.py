"""What is tried in Wine only: the window by keyboard, double clicks, two users on a share, scaling, dark mode, MSI."""

from __future__ import annotations

import json
import os
import shutil
import time
import zipfile
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from prov import FÖNSTER, KOMMANDO, Installationsprov, Värd, kräv
from wine import Skärm, Windows, vänta_på

if TYPE_CHECKING:
    import subprocess

KLASSER = r"Software\Classes"
SERVER, UTDELNING = "filserver", "nämnder"


def _avsluta(w: Windows, process: subprocess.Popen[bytes], vad: str) -> None:
    """Waits for a window that has been asked to close."""
    utfall = w.vänta(process, 60)
    kräv(utfall.status == 0, f"{vad} slutade med {utfall.status}: {utfall.text[-1500:]}")


def tangentbordet(prov: Installationsprov, w: Windows, skärm: Skärm) -> str:
    """A day at the screen without a mouse: a new ärende, its paper, a search, and out."""
    mapp = w.hem / "Documents" / "Nämnd & råd åäö 100%"
    databas = w.sökväg(mapp / "demo.namnd")
    process = w.starta(prov.mapp / FÖNSTER, databas)
    skärm.vänta_på_fönster("demo – Nämndapp")
    skärm.bild("01-oversikt")
    skärm.tryck("ctrl+2", paus=2)
    skärm.tryck("ctrl+n")
    skärm.skriv("Provbygge av lekplats")
    skärm.bild("02-nytt-arende")
    skärm.tryck("Return", paus=2)
    skärm.bild("03-arenden")
    skärm.tryck("ctrl+3", paus=2)
    skärm.bild("04-sammantraden")
    skärm.tryck("ctrl+p", paus=4)
    skärm.bild("05-kallelse")
    skärm.tryck("Escape", paus=1)
    skärm.tryck("ctrl+k", paus=1)
    skärm.skriv("lekplats")
    time.sleep(1.5)
    skärm.bild("06-sok")
    skärm.tryck("alt+F4")
    _avsluta(w, process, "fönstret")
    låsfiler = [f.name for f in mapp.iterdir() if ".lock" in f.name or f.name.endswith(("-wal", "-shm"))]
    kräv(not låsfiler, f"efter stängning ligger {låsfiler} kvar")
    träffar = prov.json("sok", "Provbygge", "--databas", databas)["traffar"]
    kräv(
        any(t["rubrik"].endswith("Provbygge av lekplats") for t in träffar),
        f"ärendet som skrevs in finns inte: {träffar}",
    )
    return "nytt ärende, kallelse, sökning och stängning; ärendet finns i databasen, filen är hel"


def dubbelklick(prov: Installationsprov, w: Windows, skärm: Skärm, setup: Path) -> str:
    """A double click on a database opens it; a second one, and a granskning, go to the window that runs.

    While it runs, setup and uninstaller refuse.
    """
    mapp = w.hem / "Documents" / "Nämnd & råd åäö 100%"
    granskning = mapp / "Ordförandens granskning.granskning"
    granskning.write_text("{}", encoding="utf-8")
    w.ge(granskning)
    for namn in (".namnd", ".granskning", "Namndapp.Databas", "Namndapp.Granskning"):
        # Wine 8 looks for file types in HKLM alone; Windows, and the MSI, need no such help
        fel = f"Filtypen {namn} kunde inte göras synlig för Wine."
        w.måste("reg", "copy", rf"HKCU\{KLASSER}\{namn}", rf"HKLM\{KLASSER}\{namn}", "/s", "/f", annars=fel)
    första = w.starta("start", "/unix", str(mapp / "demo.namnd"))
    skärm.vänta_på_fönster("demo – Nämndapp")
    före = skärm.fönster("– Nämndapp")
    for fil in (mapp / "demo.namnd", granskning):
        w.måste("start", "/wait", "/unix", str(fil), annars=f"dubbelklicket på {fil.name} gick inte", tid=60)
        time.sleep(1.5)
        kräv(skärm.fönster("– Nämndapp") == före, f"dubbelklicket på {fil.name} gav ett fönster till")
    skärm.bild("07-granskning-i-samma-fonster")
    vägran = prov.vägrar_medan_det_körs(setup)
    skärm.vänta_på_fönster("demo – Nämndapp")
    skärm.tryck("alt+F4", paus=2)
    vänta_på(lambda: not skärm.fönster("– Nämndapp"), 30, "fönstret stängdes inte")
    w.vänta(första, 30)
    return f"ett fönster hela tiden; {vägran}"


def skalning_och_mörkt(prov: Installationsprov, w: Windows, skärm: Skärm) -> str:
    """150 % and the dark mode of Windows: seen in a picture."""
    databas = w.sökväg(w.hem / "Documents" / "Nämnd & råd åäö 100%" / "demo.namnd")
    tema = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Themes\Personalize"
    w.reg(r"HKCU\Control Panel\Desktop", "LogPixels", "REG_DWORD", "144")
    w.reg(tema, "AppsUseLightTheme", "REG_DWORD", "0")
    w.vänta_ut()
    try:
        process = w.starta(prov.mapp / FÖNSTER, databas)
        skärm.vänta_på_fönster("demo – Nämndapp")
        skärm.bild("08-skalning-150-morkt")
        skärm.tryck("ctrl+3", paus=3)
        skärm.bild("09-skalning-150-morkt-sammantraden")
        skärm.tryck("alt+F4")
        _avsluta(w, process, "fönstret i 150 %")
    finally:
        w.reg(r"HKCU\Control Panel\Desktop", "LogPixels", "REG_DWORD", "96")
        w.reg(tema, "AppsUseLightTheme", "REG_DWORD", "1")
        w.vänta_ut()
    return "fönstret ritades och stängdes; se bilderna 08 och 09"


def dela_ut(w: Windows, mapp: Path) -> None:
    r"""Makes ``mapp`` the share ``\\filserver\nämnder`` and the network drive N: of this Windows."""
    enheter = w.prefix / "dosdevices"
    unc = enheter / "unc" / SERVER
    unc.mkdir(parents=True, exist_ok=True)
    for länk in (unc / UTDELNING, enheter / "n:"):
        länk.unlink(missing_ok=True)
        länk.symlink_to(mapp)
    w.reg(r"HKLM\Software\Wine\Drives", "n:", "REG_SZ", "network")
    w.vänta_ut()


def två_på_en_utdelning(prov: Installationsprov, ett: Windows, två: Windows, skärm: Skärm, mapp: Path) -> str:
    """Two users on a share: no WAL there, the second sees who writes, and may take over when the first is idle."""
    fil = mapp / "socialnämnden.namnd"
    unc = rf"\\{SERVER}\{UTDELNING}\{fil.name}"
    exempel = prov.mapp / "_internal/nämndapp/resources/sjalvtest/handlingar.txt"
    prov.cli("importera", ett.sökväg(exempel), "--spara", "--databas", unc)
    kräv(fil.exists(), "databasen på utdelningen blev ingen fil")
    första = ett.starta(prov.mapp / FÖNSTER, unc)
    skärm.vänta_på_fönster("socialnämnden – Nämndapp")
    kräv(fil.read_bytes()[18:20] == b"\x01\x01", "databasen på utdelningen använder WAL")
    lås = fil.with_name(f".{fil.name}.lock.json")
    vem = json.loads(lås.read_text(encoding="utf-8"))["vem"]
    kräv(vem.startswith(ett.användare), f"anteckningen säger {vem}")
    program = ett.c / "users" / ett.användare / "AppData" / "Local" / "Programs" / "Nämndapp"
    egen = två.lokal / "Programs" / "Nämndapp"
    if not egen.exists():
        egen.parent.mkdir(parents=True, exist_ok=True)
        egen.symlink_to(program)  # the same program, another user
    nej = två.kör(egen / KOMMANDO, "importera", två.sökväg(exempel), "--spara", "--databas", rf"N:\{fil.name}")
    kräv(nej.status == 2 and ett.användare in nej.text, f"den andra fick status {nej.status}: {nej.text[-500:]}")
    läser = två.kör(egen / KOMMANDO, "granska", "--databas", unc)
    kräv(läser.status in (0, 1), f"den andra kunde inte läsa: {läser.text[-500:]}")
    andra = två.starta(egen / FÖNSTER, unc)
    skärm.vänta_på_fönster("Filen används")
    skärm.bild("10-filen-anvands")
    skärm.tryck("alt+a", paus=1)
    två.vänta(andra, 30)
    uppgifter = json.loads(lås.read_text(encoding="utf-8"))
    gammal = (datetime.now() - timedelta(minutes=20)).replace(microsecond=0).isoformat()
    lås.write_text(json.dumps({**uppgifter, "aktiv": gammal}, ensure_ascii=False), encoding="utf-8")
    ny = två.starta(egen / FÖNSTER, unc)
    skärm.vänta_på_fönster("Filen används")
    skärm.bild("11-ta-over")
    skärm.tryck("alt+t", paus=3)
    vänta_på(lambda: json.loads(lås.read_text(encoding="utf-8"))["vem"].startswith(två.användare), 30,
             "den andra fick inte ta över filen")  # fmt: skip
    time.sleep(35)  # the first looks every half minute
    skärm.bild("12-tagits-over")
    skärm.tryck("alt+F4", paus=2)
    skärm.tryck("alt+F4", paus=2)
    ett.vänta(första, 40)
    två.vänta(ny, 40)
    kräv(not lås.exists(), "låset ligger kvar")
    prov.json("kontrollera", "--databas", unc)
    return f"ingen WAL, {vem} syns för den andra, som läser, och tar över när filen stått orörd; se bilderna 10–12"


def onedrive(prov: Installationsprov, w: Windows) -> str:
    """A folder that another program copies from while we work: the closed file is whole."""
    mapp = w.hem / "OneDrive - Ekbro kommun"
    mapp.mkdir(parents=True, exist_ok=True)
    w.ge(mapp)
    exempel = prov.mapp / "_internal/nämndapp/resources/sjalvtest/handlingar.txt"
    fil = mapp / "sn.namnd"
    prov.cli("importera", w.sökväg(exempel), "--spara", "--databas", w.sökväg(fil))
    kopia = mapp / "synkad.namnd"
    shutil.copy(fil, kopia)
    w.ge(kopia)
    kräv(prov.json("kontrollera", "--databas", w.sökväg(kopia))["fynd"] == [], "kopian är inte hel")
    kräv(sorted(f.name for f in mapp.iterdir()) == ["sn.namnd", "synkad.namnd"], "något mer än databasen synkas")
    return "stängd fil kopierad utanför programmet är hel; inga sidofiler ligger kvar"


def portabel(prov: Installationsprov, värd: Värd, zip_: Path, arbete: Path) -> str:
    """The zip, unpacked anywhere, keeps its data beside itself."""
    plats = arbete / "Portabel åäö på stickan"
    shutil.rmtree(plats, ignore_errors=True)
    with zipfile.ZipFile(zip_) as fil:
        fil.extractall(plats)
    mapp = next(plats.iterdir())
    for rot, mappar, filer in os.walk(plats):
        for namn in (rot, *(os.path.join(rot, n) for n in (*mappar, *filer))):  # noqa: PTH118
            if ge := getattr(värd, "ge", None):
                ge(Path(namn))
    före = prov.databas.read_bytes() if prov.databas.exists() else b""
    exempel = mapp / "_internal/nämndapp/resources/sjalvtest/handlingar.txt"
    prov.cli("importera", värd.sökväg(exempel), "--spara", program=mapp / KOMMANDO)
    kräv((mapp / "data" / "namndapp.namnd").exists(), "databasen lades inte bredvid programmet")
    kräv((prov.databas.read_bytes() if prov.databas.exists() else b"") == före, "den egna datamappen rördes")
    sett = prov.självtest(program=mapp / KOMMANDO, ut=mapp / "data")
    shutil.rmtree(plats)
    return f"data bredvid programmet; {sett}"


def msi(w: Windows, fil: Path, version: str) -> str:
    """Per machine and silent, as IT would: installed, proved, removed."""
    program = w.c / "Program Files" / "Nämndapp"
    w.måste("msiexec", "/i", w.sökväg(fil), "/qn", annars="MSI-paketet gick inte att installera.", tid=300)
    kräv((program / FÖNSTER).exists(), "MSI-paketet lade inte programmet i Program Files")
    klass = w.läs_reg(r"HKLM\Software\Classes\.namnd")
    kräv(klass == "Namndapp.Databas", f".namnd hör till {klass}")
    visad = w.kör(program / KOMMANDO, "--version")
    kräv(version in visad.text, f"--version gav {visad.text}")
    ut = w.c / "msi-prov"
    utfall = w.kör(program / KOMMANDO, "sjalvtest", "--ut", w.sökväg(ut), tid=300)
    kräv(utfall.status == 0, utfall.text[-2000:])
    filer = sum(1 for f in program.rglob("*") if f.is_file())
    w.måste("msiexec", "/x", w.sökväg(fil), "/qn", annars="MSI-paketet gick inte att ta bort.", tid=300)
    kvar = [f for f in program.rglob("*") if f.is_file()] if program.exists() else []
    kräv(not kvar, f"kvar efter MSI: {kvar[:5]}")
    kräv(w.läs_reg(r"HKLM\Software\Classes\.namnd") != "Namndapp.Databas", "filtypen finns kvar")
    return f"{filer} filer i Program Files, självtest, borttaget"
