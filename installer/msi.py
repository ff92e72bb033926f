"""The MSI for municipal IT: per machine, silent, for Intune, Configuration Manager or group policy.

One source for WiX 3 on Windows and wixl on Debian: every file is a component of its own, whose GUID follows from its
path, so that an upgrade knows the same file again.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import uuid
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING

from steg import Byggfel, kör

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMNRYMD = "http://schemas.microsoft.com/wix/2006/wi"
UPPGRADERING = "9E0F3B52-6C1D-4E0B-9B0C-6B7E0C0F7A31"  # never changes: it is what makes a new MSI replace the old
_GUIDRYMD = uuid.UUID("4b1a4d0e-1f5e-5a53-8a55-1f3f0d1c2a90")
UTGIVARE = "Nämndapps upphovsmän"
FÖNSTER = "Nämndapp.exe"
_IKON = Path("_internal/nämndapp/resources/ikoner/namndapp.ico")
FILTYPER = (
    (".namnd", "Namndapp.Databas", "Nämndapps databas", "namnd-fil.ico"),
    (".granskning", "Namndapp.Granskning", "Granskning av ett protokollsutkast", "granskning-fil.ico"),
)


def wxs(fryst: Path, version: str, källa: Path | None = None) -> str:
    """The whole WiX source for a frozen folder; the tool finds the files in ``källa`` (the folder itself if None)."""
    wix = ET.Element("Wix", xmlns=NAMNRYMD)
    produkt = _under(
        wix, "Product", Id="*", Name="Nämndapp", Language="1053", Codepage="1252", Version=version,
        Manufacturer=UTGIVARE, UpgradeCode=UPPGRADERING,
    )  # fmt: skip
    _under(produkt, "Package", InstallerVersion="500", Compressed="yes", InstallScope="perMachine",
           Description=f"Nämndapp {version}", Comments="Nämndsekreterarens program", Languages="1053",
           SummaryCodepage="1252")  # fmt: skip
    _under(produkt, "MajorUpgrade", DowngradeErrorMessage="En nyare version av Nämndapp är redan installerad.")
    _under(produkt, "Media", Id="1", Cabinet="namndapp.cab", EmbedCab="yes")
    villkor = _under(produkt, "Condition", Message="Nämndapp kräver 64-bitars Windows 10 eller 11.")
    villkor.text = "Installed OR VersionNT64"  # the number of Windows itself is not told truly to an MSI
    _under(produkt, "Icon", Id="namndapp.ico", SourceFile=str((källa or fryst) / _IKON))
    for namn, värde in (("ARPPRODUCTICON", "namndapp.ico"), ("ARPNOMODIFY", "1")):
        _under(produkt, "Property", Id=namn, Value=värde)
    rot = _under(produkt, "Directory", Id="TARGETDIR", Name="SourceDir")
    program = _under(rot, "Directory", Id="ProgramFiles64Folder")
    mapp = _under(program, "Directory", Id="INSTALLDIR", Name="Nämndapp")
    delar = list(_filer(mapp, fryst, fryst, källa or fryst))
    delar.append(_genväg(_under(rot, "Directory", Id="ProgramMenuFolder"), "GenvagStartmeny"))
    delar.append(_register(mapp))
    skrivbord = _genväg(_under(rot, "Directory", Id="DesktopFolder"), "GenvagSkrivbord")
    # ADDLOCAL=Program leaves the desktop alone
    funktioner = (("Program", "Nämndapp", delar), ("Skrivbord", "Genväg på skrivbordet", [skrivbord]))
    for namn, titel, komponenter in funktioner:
        funktion = _under(produkt, "Feature", Id=namn, Level="1", Title=titel)
        for id_ in komponenter:
            _under(funktion, "ComponentRef", Id=id_)
    ET.indent(wix)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(wix, encoding="unicode") + "\n"


def gör_msi(fryst: Path, ut: Path, version: str, arbete: Path) -> Path | None:
    """Makes the MSI with WiX 3 or wixl, whichever there is; None where neither is."""
    arbete.mkdir(parents=True, exist_ok=True)
    källa = arbete / "namndapp.wxs"
    if candle := _wix("candle"):
        källa.write_text(wxs(fryst, version), encoding="utf-8")
        kör(candle, "-nologo", "-arch", "x64", "-out", arbete / "namndapp.wixobj", källa, annars="candle misslyckades.")
        kör(_wix("light") or "light", "-nologo", "-sice:ICE61", "-spdb", "-out", ut, arbete / "namndapp.wixobj",
            annars="light misslyckades.", tid=900)  # fmt: skip
        return ut
    if shutil.which("wixl"):
        länk = arbete / "kalla"  # wixl wants paths relative to the source, and no å in its arguments
        länk.unlink(missing_ok=True)
        länk.symlink_to(fryst.resolve())
        källa.write_text(wxs(fryst, version, Path(länk.name)), encoding="utf-8")
        kör("wixl", "-a", "x64", "-o", ut, källa.name, annars="wixl misslyckades.", tid=900, mapp=arbete,
            miljö={**os.environ, "LC_ALL": "C.UTF-8"})  # fmt: skip
        return ut
    return None


def _wix(namn: str) -> str | None:
    if funnen := shutil.which(namn):
        return funnen
    mapp = os.environ.get("WIX", "")
    program = Path(mapp) / "bin" / f"{namn}.exe"
    return str(program) if mapp and program.exists() else None


def _under(över: ET.Element, tagg: str, **attribut: str) -> ET.Element:
    return ET.SubElement(över, tagg, attribut)


def _id(slag: str, namn: str) -> str:
    return f"{slag}{hashlib.sha256(namn.encode()).hexdigest()[:24]}"


def _guid(namn: str) -> str:
    return str(uuid.uuid5(_GUIDRYMD, namn)).upper()


def _filer(över: ET.Element, mapp: Path, rot: Path, källa: Path) -> Iterator[str]:
    """A component per file, a directory per folder, in the order of the names."""
    for post in sorted(mapp.iterdir(), key=lambda p: p.name):
        namn = post.relative_to(rot).as_posix()
        if post.is_dir():
            yield from _filer(_under(över, "Directory", Id=_id("m", namn), Name=post.name), post, rot, källa)
            continue
        if post.name == "portabel.txt":
            raise Byggfel("Mappen som ska bli MSI är den portabla.")
        del_ = _under(över, "Component", Id=_id("k", namn), Guid=_guid(namn), Win64="yes")
        _under(del_, "File", Id=_id("f", namn), Source=str(källa / post.relative_to(rot)), KeyPath="yes")
        yield _id("k", namn)


def _genväg(mapp: ET.Element, plats: str) -> str:
    del_ = _under(mapp, "Component", Id=plats, Guid=_guid(f"genväg {plats}"), Win64="yes")
    _under(del_, "Shortcut", Id=f"{plats}Fil", Name="Nämndapp", Target=f"[INSTALLDIR]{FÖNSTER}",
           WorkingDirectory="INSTALLDIR", Description="Kallelse, protokoll och intern kontroll")  # fmt: skip
    _under(del_, "RegistryValue", Root="HKLM", Key=r"Software\Namndapp\Installation", Name=plats, Type="integer",
           Value="1", KeyPath="yes")  # fmt: skip
    return plats


def _register(mapp: ET.Element) -> str:
    """File types, and the command's place for Win+R."""
    del_ = _under(mapp, "Component", Id="Filtyper", Guid=_guid("filtyper"), Win64="yes")
    _under(del_, "RegistryValue", Root="HKLM", Key=r"Software\Namndapp\Installation", Name="Mapp", Type="string",
           Value="[INSTALLDIR]", KeyPath="yes")  # fmt: skip
    rader: list[tuple[str, str, str]] = [
        (r"Software\Microsoft\Windows\CurrentVersion\App Paths\namndapp.exe", "", "[INSTALLDIR]namndapp.exe")
    ]
    for ändelse, slag, namn, ikon in FILTYPER:
        klass = rf"Software\Classes\{slag}"
        rader += [
            (rf"Software\Classes\{ändelse}", "", slag),
            (rf"Software\Classes\{ändelse}\OpenWithProgids", slag, ""),
            (klass, "", namn),
            (klass, "AppUserModelID", "Namndapp.Namndapp"),
            (rf"{klass}\DefaultIcon", "", rf"[INSTALLDIR]_internal\nämndapp\resources\ikoner\{ikon}"),
            (rf"{klass}\shell\open", "", "Öppna med Nämndapp"),
            (rf"{klass}\shell\open\command", "", f'"[INSTALLDIR]{FÖNSTER}" "%1"'),
        ]
    for nyckel, namn, värde in rader:
        attribut = {"Root": "HKLM", "Key": nyckel, "Type": "string", "Value": värde}
        _under(del_, "RegistryValue", **attribut, **({"Name": namn} if namn else {}))
    return "Filtyper"
