"""What a packaged Nämndapp consists of: one description, which licenser.py and sbom.py both read.

``python installer/delar.py --visa`` prints the versions that only the target's own interpreter knows, as JSON.
It needs nothing but the standard library and the program's own libraries, and runs on Windows too:

    python.exe installer\\delar.py --visa --ut build\\versioner.json
"""

from __future__ import annotations

import argparse
import contextlib
import json
import platform
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from email.parser import HeaderParser
from pathlib import Path
from typing import Any

ROT = Path(__file__).resolve().parent.parent
LICENSTEXTER = Path(__file__).resolve().parent / "licenstexter"
PLATTFORMAR = ("win32", "linux")


class LicensFel(Exception):
    """Something is to be shipped without a licence text, or under a licence that nobody has looked at."""


# --- the licences ----------------------------------------------------------------------------------

# What may be shipped with a program under MIT. A licence outside this list stops the build until a person has read it.
TILLÅTNA = {
    "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BSD-3-Clause-Open-MPI", "bzip2-1.0.6", "CC0-1.0", "FTL",
    "IJG", "LGPL-2.1-or-later", "LGPL-3.0-only", "LGPL-3.0-or-later", "libpng-2.0", "libtiff", "MIT", "MIT-CMU",
    "MPL-1.1", "MPL-2.0", "OFL-1.1", "PSF-2.0", "Python-2.0", "blessing", "Zlib",
    "GPL-2.0-or-later WITH Bootloader-exception",  # PyInstaller: the exception lets any program be built
    "GPL-3.0-or-later WITH GCC-exception-3.1",  # the runtime library of GCC
    "LicenseRef-hyphen-en", "LicenseRef-Microsoft-VC-Runtime", "LicenseRef-xz-public-domain",
}  # fmt: skip

# Distributions whose metadata says it with other words than SPDX's; read by a person, at the version told.
LICENS_FÖR = {
    "charset-normalizer": "MIT",
    "et-xmlfile": "MIT AND PSF-2.0",
    "lxml": "BSD-3-Clause AND MIT AND PSF-2.0",
    "olefile": "BSD-2-Clause AND MIT-CMU",
    "openpyxl": "MIT",
    "pyinstaller": "GPL-2.0-or-later WITH Bootloader-exception",
    "pypdfium2": "Apache-2.0 OR BSD-3-Clause",  # PDFium, inside it, is a part of its own
    "pyphen": "GPL-2.0-or-later OR LGPL-2.1-or-later OR MPL-1.1",
    "pyside6-essentials": "LGPL-3.0-only",  # the wheel offers LGPL-3.0 or GPL; this is what we choose
    "pyside6-pdf": "LGPL-3.0-only",
    "python-docx": "MIT",
    "reportlab": "BSD-3-Clause",
    "shiboken6": "LGPL-3.0-only",
    "tzdata": "Apache-2.0",
}


# The Windows wheels of Qt carry nothing but the terms of Qt's paying customers, the Linux wheels nothing at all.
TEXTER_FÖR = dict.fromkeys(("pyside6-essentials", "pyside6-pdf", "shiboken6"), ("LGPL-3.0", "GPL-3.0"))

LICENSFIL = re.compile(r"(^|/)(licen[sc]es?|copying|notice|authors)([._-][^/]*)?$", re.IGNORECASE)


def kontrollera_licens(uttryck: str, vad: str) -> str:
    """The expression itself when each of its AND parts, in one of its OR branches, may be shipped; else LicensFel."""
    for gren in re.split(r"\s+OR\s+", uttryck):
        if all(del_ in TILLÅTNA for del_ in re.split(r"\s+AND\s+", gren)):
            return uttryck
    raise LicensFel(f"{vad}: licensen ”{uttryck}” är inte bedömd (installer/delar.py: TILLÅTNA eller LICENS_FÖR)")


# --- a part ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    """One licence text: what it is called, and the words."""

    rubrik: str
    text: str


@dataclass(frozen=True, slots=True)
class Inuti:
    """What a wheel's own bill of materials says is compiled into it."""

    namn: str
    version: str
    licens: str
    purl: str


@dataclass(frozen=True, slots=True)
class Del:
    """One part of the packaged program; ``texter`` is empty when its words stand among those of ``text_hos``."""

    id: str
    namn: str
    version: str
    licens: str
    var: str
    slag: str  # program, python, tolk, bibliotek, data
    källa: str = ""
    purl: str = ""
    texter: tuple[Text, ...] = ()
    text_hos: str = ""
    beror_på: tuple[str, ...] = ()
    inuti: tuple[Inuti, ...] = ()
    taggar: tuple[str, ...] = field(default=(), compare=False)  # the wheel's tags, to find its hash in the lock

    @property
    def textfil(self) -> str:
        """The file that has the words, relative to the licence folder."""
        return f"{self.text_hos or self.id}.txt"


# --- versions that only the target's interpreter knows ------------------------------------------------


def _openssl() -> str:
    import ssl

    return ssl.OPENSSL_VERSION.split()[1]


def _sqlite() -> str:
    import sqlite3

    return sqlite3.sqlite_version


def _zlib() -> str:
    import zlib

    return zlib.ZLIB_RUNTIME_VERSION


def _expat() -> str:
    import pyexpat

    return pyexpat.EXPAT_VERSION.removeprefix("expat_")


def _mpdecimal() -> str:
    import decimal

    return str(getattr(decimal, "__libmpdec_version__", ""))


def _qt() -> str:
    from PySide6.QtCore import qVersion

    return qVersion()


def _pdfium() -> str:
    import pypdfium2

    return str(pypdfium2.PDFIUM_INFO).partition("@")[0]


def _qpdf() -> str:
    import pikepdf

    return pikepdf.__libqpdf_version__


def _lxml(namn: str) -> Callable[[], str]:
    def läs() -> str:
        from lxml import etree

        return ".".join(str(d) for d in getattr(etree, namn))

    return läs


def _pillow(namn: str) -> Callable[[], str]:
    def läs() -> str:
        from PIL import features

        return str(features.version(namn) or "") if features.check(namn) else ""

    return läs


def _openblas() -> str:
    import numpy as np

    return str(np.show_config(mode="dicts")["Build Dependencies"]["blas"]["version"])


PILLOW = {
    "freetype": "freetype2", "harfbuzz": "harfbuzz", "raqm": "raqm", "littlecms2": "littlecms2", "libwebp": "webp",
    "libavif": "avif", "libtiff": "libtiff", "openjpeg": "jpg_2000", "libjpeg-turbo": "libjpeg_turbo",
    "zlib-ng": "zlib_ng",
}  # fmt: skip
LÄSARE: dict[str, Callable[[], str]] = {
    "openssl": _openssl,
    "sqlite": _sqlite,
    "zlib": _zlib,
    "expat": _expat,
    "mpdecimal": _mpdecimal,
    "qt": _qt,
    "pdfium": _pdfium,
    "qpdf": _qpdf,
    "libxml2": _lxml("LIBXML_VERSION"),
    "libxslt": _lxml("LIBXSLT_VERSION"),
    "openblas": _openblas,
    **{vårt: _pillow(deras) for vårt, deras in PILLOW.items()},
}


def _pythons_licens() -> str:
    """LICENSE.txt of the running interpreter: Lib/.. on Windows, lib/python3.x elsewhere; "" where it is missing."""
    import sysconfig

    standard = Path(sysconfig.get_path("stdlib"))
    for sökväg in (Path(sys.base_prefix) / "LICENSE.txt", standard / "LICENSE.txt", standard.parent / "LICENSE.txt"):
        if sökväg.is_file():
            return sökväg.read_text(encoding="utf-8", errors="replace")
    return ""


def samla_versioner() -> dict[str, Any]:
    """What the running interpreter has: its platform, the versions of what is not Python, its licence text."""
    versioner = {}
    for namn, läs in LÄSARE.items():
        try:
            versioner[namn] = läs()
        except (ImportError, AttributeError, KeyError, OSError) as fel:
            print(f"{namn}: versionen kan inte läsas ({fel})", file=sys.stderr)
            versioner[namn] = ""
    return {
        "plattform": "linux" if sys.platform.startswith("linux") else sys.platform,
        "python": platform.python_version(),
        "implementation": platform.python_implementation(),
        "maskin": platform.machine(),
        "versioner": versioner,
        "python_licens": _pythons_licens(),
    }


# --- the Python distributions --------------------------------------------------------------------------


def normalt(namn: str) -> str:
    """A distribution's name as registries and locks write it."""
    return re.sub(r"[-_.]+", "-", namn).lower()


@dataclass(frozen=True, slots=True)
class Distribution:
    """What a dist-info folder says."""

    mapp: Path
    namn: str
    version: str
    metadata: Any  # email.message.Message; its stubs differ between Pythons
    filer: tuple[str, ...]

    def alla(self, fält: str) -> list[str]:
        """Every value of a field."""
        return [str(v) for v in self.metadata.get_all(fält, [])]


def installerade(site_packages: Path) -> dict[str, Distribution]:
    """The distributions of a site-packages folder, also another platform's."""
    funna = {}
    for mapp in sorted(site_packages.glob("*.dist-info")):
        if not (mapp / "METADATA").is_file():
            continue
        metadata = HeaderParser().parsestr((mapp / "METADATA").read_text(encoding="utf-8"))
        register = mapp / "RECORD"
        rader = register.read_text(encoding="utf-8").splitlines() if register.is_file() else []
        filer = tuple(r.rsplit(",", 2)[0].strip('"').replace("\\", "/") for r in rader)
        namn = normalt(str(metadata["Name"]))
        funna[namn] = Distribution(mapp, namn, str(metadata["Version"]), metadata, filer)
    return funna


def markörmiljö(versioner: dict[str, Any]) -> dict[str, str]:
    """The environment in which the target's pip evaluates markers."""
    windows = versioner["plattform"] == "win32"
    return {
        "sys_platform": versioner["plattform"],
        "os_name": "nt" if windows else "posix",
        "platform_system": "Windows" if windows else "Linux",
        "platform_machine": versioner["maskin"],
        "platform_python_implementation": versioner["implementation"],
        "implementation_name": versioner["implementation"].lower(),
        "implementation_version": versioner["python"],
        "python_full_version": versioner["python"],
        "python_version": ".".join(versioner["python"].split(".")[:2]),
        "platform_release": "",
        "platform_version": "",
        "extra": "",
    }


@dataclass(frozen=True, slots=True)
class Låst:
    """An entry of requirements.lock that holds for the target."""

    version: str
    hashar: tuple[str, ...]


def läs_lås(miljö: dict[str, str], fil: Path = ROT / "requirements.lock") -> dict[str, Låst]:
    """The lock's entries whose markers are true in the target's environment."""
    from packaging.markers import Marker

    lås = {}
    for post in re.split(r"\n(?=[a-z0-9])", fil.read_text(encoding="utf-8")):
        träff = re.match(r"([a-z0-9._-]+)==([^\s;\\]+)(?:\s*;\s*([^\\\n]+))?", post)
        if träff and (träff[3] is None or Marker(träff[3].strip()).evaluate(miljö)):
            lås[normalt(träff[1])] = Låst(träff[2], tuple(re.findall(r"sha256:([0-9a-f]{64})", post)))
    return lås


def _krav(rader: Iterable[str], miljö: dict[str, str], extra: Iterable[str] = ()) -> Iterator[tuple[str, set[str]]]:
    """Name and wanted extras of every requirement that holds."""
    from packaging.requirements import Requirement

    for rad in rader:
        krav = Requirement(rad)
        if krav.marker is None or any(krav.marker.evaluate({**miljö, "extra": e}) for e in ("", *extra)):
            yield normalt(krav.name), set(krav.extras)


def slutning(
    rot: Sequence[str], dist: dict[str, Distribution], lås: dict[str, Låst], miljö: dict[str, str]
) -> dict[str, tuple[str, ...]]:
    """Every distribution that is needed, with what it needs itself; LicensFel where lock and disk differ."""
    beror: dict[str, tuple[str, ...]] = {}
    kö = list(_krav(rot, miljö))
    sett: set[tuple[str, frozenset[str]]] = set()
    while kö:
        namn, extra = kö.pop()
        if (namn, frozenset(extra)) in sett:
            continue
        sett.add((namn, frozenset(extra)))
        if namn not in lås:
            raise LicensFel(f"{namn} står inte i requirements.lock för {miljö['sys_platform']}")
        if namn not in dist:
            raise LicensFel(f"{namn} är inte installerat i den mapp som ska paketeras")
        if dist[namn].version != lås[namn].version:
            raise LicensFel(f"{namn}: {dist[namn].version} är installerat men låset säger {lås[namn].version}")
        behov = list(_krav(dist[namn].alla("Requires-Dist"), miljö, extra))
        beror[namn] = tuple(sorted({*beror.get(namn, ()), *(n for n, _ in behov)}))
        kö += behov
    return dict(sorted(beror.items()))


def programmets_krav(fil: Path = ROT / "pyproject.toml") -> list[str]:
    """The runtime dependencies, not those of developers."""
    import tomllib

    krav = tomllib.loads(fil.read_text(encoding="utf-8"))["project"]["dependencies"]
    return [str(k) for k in krav]


def _licens(d: Distribution) -> str:
    """The SPDX expression: ours where we have read it, else the metadata's."""
    uttryck = LICENS_FÖR.get(d.namn) or str(d.metadata["License-Expression"] or d.metadata["License"] or "okänd")
    return kontrollera_licens(uttryck.splitlines()[0], f"{d.namn} {d.version}")


def _egna_texter(d: Distribution) -> tuple[Text, ...]:
    """The licence files of dist-info and, where there are none, those beside the code."""
    stam = d.mapp.name + "/"
    i_info = [f for f in d.filer if f.startswith(stam + "licenses/") or (f.startswith(stam) and LICENSFIL.search(f))]
    vid_koden = [
        f for f in d.filer if not f.startswith(stam) and LICENSFIL.search(f) and not f.endswith((".py", ".pyc"))
    ]
    texter = []
    for fil in dict.fromkeys(i_info or vid_koden):
        text = (d.mapp.parent / fil).read_text(encoding="utf-8", errors="replace").strip()
        if text:
            texter.append(Text(fil.removeprefix(stam).removeprefix("licenses/"), text))
    return tuple(texter)


def standardtext(namn: str) -> Text:
    """A text kept in installer/licenstexter."""
    fil = LICENSTEXTER / f"{namn}.txt"
    if not fil.is_file():
        raise LicensFel(f"licenstexten {fil.name} saknas i installer/licenstexter")
    return Text(namn, fil.read_text(encoding="utf-8").strip())


def _inuti(d: Distribution) -> tuple[Inuti, ...]:
    """The compiled-in parts that the wheel's own CycloneDX files name, each once."""
    funna: dict[tuple[str, str], Inuti] = {}
    for fil in sorted((d.mapp / "sboms").glob("*.json")):
        for k in json.loads(fil.read_text(encoding="utf-8")).get("components", []):
            valda = k.get("licenses", [])
            licens = " AND ".join(v.get("expression") or v.get("license", {}).get("id", "") for v in valda)
            purl = str(k.get("purl", "")).partition("?")[0].partition("#")[0]
            if k.get("scope") == "excluded" or normalt(k["name"]) == d.namn or purl.startswith("pkg:pypi/"):
                continue
            nyckel = (str(k["name"]), str(k.get("version", "")))
            funna.setdefault(nyckel, Inuti(*nyckel, licens, purl))
    return tuple(funna[k] for k in sorted(funna))


def _källa(d: Distribution) -> str:
    adresser = {}
    for rad in d.alla("Project-URL"):
        namn, _, adress = rad.partition(",")
        adresser[namn.strip().casefold()] = adress.strip()
    for namn in ("source", "source code", "repository", "homepage"):
        if namn in adresser:
            return adresser[namn]
    return str(d.metadata["Home-page"] or "")


def _taggar(d: Distribution) -> tuple[str, ...]:
    fil = d.mapp / "WHEEL"
    rader = fil.read_text(encoding="utf-8").splitlines() if fil.is_file() else []
    return tuple(r.partition(":")[2].strip() for r in rader if r.startswith("Tag:"))


def pythondel(d: Distribution, beror_på: tuple[str, ...], var: str = "Pythonbibliotek") -> Del:
    """A distribution as a part; LicensFel when it has no text or a licence that nobody has looked at."""
    texter = tuple(standardtext(t) for t in TEXTER_FÖR.get(d.namn, ())) or _egna_texter(d)
    if not texter:
        raise LicensFel(f"{d.namn} {d.version} har ingen licenstext (installer/delar.py: TEXTER_FÖR)")
    return Del(
        d.namn, str(d.metadata["Name"]), d.version, _licens(d), var, "python", _källa(d),
        f"pkg:pypi/{d.namn}@{d.version}", texter, "", beror_på, _inuti(d), _taggar(d),
    )  # fmt: skip


# --- what is not Python ----------------------------------------------------------------------------------


def _ur(dist: dict[str, Distribution], namn: str, mönster: str) -> tuple[Text, ...]:
    """Licence texts of a distribution whose file names match; LicensFel when there is none."""
    texter = tuple(t for t in _egna_texter(dist[namn]) if re.search(mönster, t.rubrik))
    if not texter:
        raise LicensFel(f"{namn} har inte längre licenstexten {mönster}")
    return texter


def _filtext(sökväg: Path) -> Text:
    if not sökväg.is_file():
        raise LicensFel(f"licenstexten {sökväg.name} saknas")
    return Text(sökväg.name, sökväg.read_text(encoding="utf-8", errors="replace").strip())


def _tolken(v: dict[str, Any]) -> list[Del]:
    """CPython and the libraries that its standard library needs."""
    nr: dict[str, str] = v["versioner"]
    psf = Text("LICENSE.txt", v["python_licens"].strip()) if v["python_licens"] else standardtext("Python")
    i_python = "i Pythons standardbibliotek"

    def bibliotek(namn: str, visat: str, licens: str, text: str, källa: str, *, version: str = "") -> Del:
        return Del(namn, visat, version, licens, i_python, "bibliotek", källa, "", (standardtext(text),))

    return [
        Del(
            "cpython", "CPython", v["python"], "Python-2.0", "tolken och standardbiblioteket", "tolk",
            "https://www.python.org", f"pkg:generic/cpython@{v['python']}", (psf, standardtext("Python-ingaende")),
            beror_på=("openssl", "sqlite", "libffi", "zlib", "bzip2", "xz", "expat", "mpdecimal"),
        ),
        bibliotek("openssl", "OpenSSL", "Apache-2.0", "Apache-2.0", "https://www.openssl.org", version=nr["openssl"]),
        bibliotek("sqlite", "SQLite", "blessing", "sqlite", "https://www.sqlite.org", version=nr["sqlite"]),
        bibliotek("libffi", "libffi", "MIT", "libffi", "https://github.com/libffi/libffi"),
        bibliotek("zlib", "zlib", "Zlib", "zlib", "https://zlib.net", version=nr["zlib"]),
        bibliotek("bzip2", "bzip2", "bzip2-1.0.6", "bzip2", "https://sourceware.org/bzip2"),
        bibliotek("xz", "liblzma (XZ Utils)", "LicenseRef-xz-public-domain", "xz", "https://tukaani.org/xz"),
        bibliotek("expat", "Expat", "MIT", "expat", "https://libexpat.github.io", version=nr["expat"]),
        bibliotek("mpdecimal", "mpdecimal", "BSD-2-Clause", "mpdecimal", "https://www.bytereef.org/mpdecimal",
                  version=nr["mpdecimal"]),
    ]  # fmt: skip


def _qt_och_pdf(v: dict[str, Any], dist: dict[str, Distribution]) -> list[Del]:
    nr: dict[str, str] = v["versioner"]
    pdfium = _ur(dist, "pypdfium2", r"BUILD_LICENSES/(?!(v8_xfa|android|cibw_musl|pbin_musl)/)")
    lgpl = (standardtext("LGPL-3.0"), standardtext("GPL-3.0"), standardtext("Qt-tredjepart"))
    bild = _ur(dist, "pikepdf", r"libjpeg-turbo")
    return [
        Del("qt", "Qt", nr["qt"], "LGPL-3.0-only", "fönstret; i mappen PySide6, utbytbart (byt-qt.txt)", "bibliotek",
            "https://download.qt.io/official_releases/QtForPython", f"pkg:generic/qt@{nr['qt']}", lgpl,
            beror_på=("pdfium-qt",)),
        Del("pdfium", "PDFium", nr["pdfium"], "BSD-3-Clause AND Apache-2.0", "inuti pypdfium2", "bibliotek",
            "https://pdfium.googlesource.com/pdfium", f"pkg:generic/pdfium@{nr['pdfium']}", pdfium),
        Del("pdfium-qt", "PDFium i Qt PDF", "", "BSD-3-Clause AND Apache-2.0", "inuti Qt PDF", "bibliotek",
            "https://pdfium.googlesource.com/pdfium", "", (), "pdfium"),
        Del("qpdf", "qpdf", nr["qpdf"], "Apache-2.0", "inuti pikepdf", "bibliotek", "https://github.com/qpdf/qpdf",
            f"pkg:generic/qpdf@{nr['qpdf']}", _ur(dist, "pikepdf", r"qpdf")),
        Del("libjpeg-turbo", "libjpeg-turbo", nr["libjpeg-turbo"], "IJG AND BSD-3-Clause AND Zlib",
            "inuti Pillow och pikepdf", "bibliotek", "https://libjpeg-turbo.org", "", bild),
    ]  # fmt: skip


def _inuti_hjulen(v: dict[str, Any], dist: dict[str, Distribution]) -> list[Del]:
    """Compiled into wheels whose own licence file has the words."""
    nr: dict[str, str] = v["versioner"]
    windows = v["plattform"] == "win32"
    rader = [
        ("freetype", "FreeType", "FTL", "pillow", "https://freetype.org"),
        ("harfbuzz", "HarfBuzz", "MIT", "pillow", "https://harfbuzz.github.io"),
        ("raqm", "Raqm", "MIT", "pillow", "https://github.com/HOST-Oman/libraqm"),
        ("littlecms2", "Little CMS", "MIT", "pillow", "https://www.littlecms.com"),
        ("libwebp", "libwebp", "BSD-3-Clause", "pillow", "https://chromium.googlesource.com/webm/libwebp"),
        ("libavif", "libavif", "BSD-2-Clause", "pillow", "https://github.com/AOMediaCodec/libavif"),
        ("libtiff", "libtiff", "libtiff", "pillow", "https://libtiff.gitlab.io/libtiff"),
        ("openjpeg", "OpenJPEG", "BSD-2-Clause", "pillow", "https://www.openjpeg.org"),
        ("zlib-ng", "zlib-ng", "Zlib", "pillow", "https://github.com/zlib-ng/zlib-ng"),
        ("libxml2", "libxml2", "MIT", "lxml", "https://gitlab.gnome.org/GNOME/libxml2"),
        ("libxslt", "libxslt", "MIT", "lxml", "https://gitlab.gnome.org/GNOME/libxslt"),
        ("openblas", "OpenBLAS med LAPACK", "BSD-3-Clause AND BSD-3-Clause-Open-MPI", "numpy", "https://www.openblas.net"),
        ("gcc-runtime", "GCC:s körtidsbibliotek", "GPL-3.0-or-later WITH GCC-exception-3.1", "numpy", "https://gcc.gnu.org"),
    ]  # fmt: skip
    delar = [
        Del(id_, namn, nr.get(id_, ""), licens, f"inuti {hos}", "bibliotek", källa, "", (), hos)
        for id_, namn, licens, hos, källa in rader
    ]
    lgpl = (standardtext("LGPL-2.1"),)
    delar.append(
        Del("libiconv", "GNU libiconv", "", "LGPL-2.1-or-later", "inuti lxml", "bibliotek",
            "https://www.gnu.org/software/libiconv", "", lgpl)
    )  # fmt: skip
    if windows:
        delar.append(_openssl_i_qpdf(dist))
    else:
        delar.append(
            Del("libquadmath", "libquadmath", "", "LGPL-2.1-or-later", "egen fil i numpy.libs", "bibliotek",
                "https://gcc.gnu.org", "", lgpl)
        )  # fmt: skip
    return delar


def _bygge_och_data(v: dict[str, Any], dist: dict[str, Distribution], rot: Path) -> list[Del]:
    """The boot loader, Microsoft's runtime, fonts, icons, hyphenation."""
    pyi = dist["pyinstaller"]
    ordlistor = dist["pyphen"].mapp.parent / "pyphen" / "dictionaries"
    resurser = rot / "resources"
    mpl = _ur(dist, "pyphen", r"COPYING\.MPL")
    sv = (_filtext(ordlistor / "README_hyph_sv.txt"), *mpl, standardtext("LGPL-3.0"), standardtext("GPL-3.0"))
    en = (_filtext(ordlistor / "README_hyph_en_GB.txt"), _filtext(ordlistor / "README_hyph_en_US.txt"))
    libreoffice = "https://git.libreoffice.org/dictionaries"
    delar = [
        Del("pyinstaller", "PyInstallers startprogram", pyi.version, LICENS_FÖR["pyinstaller"], "namndapp och Nämndapp",
            "bibliotek", _källa(pyi), f"pkg:pypi/pyinstaller@{pyi.version}", _egna_texter(pyi), taggar=_taggar(pyi)),
        Del("noto", "Noto Sans, Noto Serif, Noto Sans Math, Noto Sans Symbols2", "2.004", "OFL-1.1",
            "teckensnitt; resources/fonts", "data", "https://github.com/notofonts/noto-fonts", "",
            (_filtext(resurser / "fonts" / "OFL.txt"),)),
        Del("ikoner", "Nämndapps ikoner", "", "MIT", "resources/ikoner", "data", "", "",
            (_filtext(resurser / "ikoner" / "ui" / "LICENS.txt"), _filtext(rot / "LICENSE"))),
        Del("hyph-sv", "Svensk avstavning (hyph_sv)", "", "MPL-1.1 OR LGPL-3.0-or-later", "inuti pyphen", "data",
            libreoffice, "", sv),
        Del("hyph-en", "Engelsk avstavning (hyph_en_GB, hyph_en_US)", "", "LicenseRef-hyphen-en", "inuti pyphen",
            "data", libreoffice, "", en),
    ]  # fmt: skip
    if v["plattform"] == "win32":
        delar.append(
            Del("msvc", "Microsoft Visual C++ Runtime", "14", "LicenseRef-Microsoft-VC-Runtime",
                "vcruntime140, msvcp140", "bibliotek", "https://visualstudio.microsoft.com/license-terms", "",
                (standardtext("Microsoft-VC"),))
        )  # fmt: skip
    return delar


def _openssl_i_qpdf(dist: dict[str, Distribution]) -> Del:
    """The Windows wheel of pikepdf links OpenSSL into qpdf's DLL, where its version stands as a string of its own."""
    funna: set[bytes] = set()
    for dll in (dist["pikepdf"].mapp.parent / "pikepdf.libs").glob("qpdf*.dll"):
        funna |= set(re.findall(rb"\x00(3\.\d+\.\d+)\x00", dll.read_bytes()))
    version = funna.pop().decode("ascii") if len(funna) == 1 else ""
    purl = f"pkg:generic/openssl@{version}" if version else ""
    return Del("openssl-qpdf", "OpenSSL i qpdf", version, "Apache-2.0", "inuti qpdf i pikepdf", "bibliotek",
               "https://www.openssl.org", purl, (), "openssl")  # fmt: skip


# What a wheel has compiled in, for the dependency graph.
BÄR = {
    "pyside6-essentials": ("qt",),
    "pyside6-pdf": ("qt",),
    "pypdfium2": ("pdfium",),
    "pikepdf": ("qpdf", "libjpeg-turbo", "openssl-qpdf"),
    "pillow": (*PILLOW,),
    "lxml": ("libxml2", "libxslt", "libiconv"),
    "numpy": ("openblas", "gcc-runtime", "libquadmath"),
    "pyphen": ("hyph-sv", "hyph-en"),
}


def programversion(rot: Path = ROT) -> str:
    """The version in nämndapp/__init__.py, read without importing the program."""
    träff = re.search(r'__version__ = "([^"]+)"', (rot / "nämndapp" / "__init__.py").read_text(encoding="utf-8"))
    if träff is None:
        raise LicensFel("nämndapp/__init__.py säger ingen version")
    return träff[1]


def alla_delar(site_packages: Path, versioner: dict[str, Any], rot: Path = ROT) -> list[Del]:
    """The program first, then every part of it, in the order of the list that people read."""
    if versioner["plattform"] not in PLATTFORMAR:
        raise LicensFel(f"{versioner['plattform']} är inte beskrivet")
    dist = installerade(site_packages)
    miljö = markörmiljö(versioner)
    lås = läs_lås(miljö, rot / "requirements.lock")
    krav = programmets_krav(rot / "pyproject.toml")
    beror = slutning(krav, dist, lås, miljö)
    if "pyinstaller" not in dist:
        raise LicensFel("pyinstaller är inte installerat i den mapp som ska paketeras")
    andra = [
        *_qt_och_pdf(versioner, dist),
        *_tolken(versioner),
        *_inuti_hjulen(versioner, dist),
        *_bygge_och_data(versioner, dist, rot),
    ]
    finns = {d.id for d in andra}
    python = [pythondel(dist[n], (*b, *(x for x in BÄR.get(n, ()) if x in finns))) for n, b in beror.items()]
    rötter = (*sorted({n for n, _ in _krav(krav, miljö)}), "cpython", "pyinstaller", "noto", "ikoner")
    programmet = Del(
        "namndapp", "Nämndapp", programversion(rot), "MIT", "programmet självt", "program", "", "",
        (_filtext(rot / "LICENSE"),), beror_på=(*rötter, "msvc") if "msvc" in finns else rötter,
    )  # fmt: skip
    delar = [programmet, *python, *andra]
    _kontrollera(delar)
    return delar


def _kontrollera(delar: Sequence[Del]) -> None:
    med_text = {d.id for d in delar if d.texter}
    for d in delar:
        kontrollera_licens(d.licens, f"{d.namn} {d.version}")
        if (d.text_hos or d.id) not in med_text:
            raise LicensFel(f"{d.namn} har ingen licenstext")
    if len({d.id for d in delar}) != len(delar):
        raise LicensFel("två delar har samma namn")


def tolka_versioner(text: str) -> dict[str, Any]:
    """What ``--visa`` printed, also when other lines (warnings, Wine's) stand before and after it."""
    början, slut = text.find("{"), text.rfind("}")
    try:
        läst = json.loads(text[början : slut + 1])
    except ValueError as fel:
        raise LicensFel(f"delar.py --visa svarade inte med versioner: {text[:300]!r}") from fel
    if not isinstance(läst, dict) or not {"plattform", "python", "versioner"} <= läst.keys():
        raise LicensFel("delar.py --visa svarade inte med versioner")
    return läst


# --- the command line, shared with licenser.py and sbom.py ------------------------------------------------


def lägg_till_val(tolk: argparse.ArgumentParser) -> None:
    """The options that say for which interpreter and platform."""
    tolk.add_argument("--site-packages", type=Path, help="mappen med de bibliotek som paketeras (annars denna Pythons)")
    tolk.add_argument("--plattform", choices=PLATTFORMAR, help="målets plattform (annars denna)")
    tolk.add_argument("--versioner", type=Path, help="JSON från målets egen Python: delar.py --visa --ut FIL")


def delar_enligt(val: argparse.Namespace) -> tuple[list[Del], dict[str, Any]]:
    """The parts that the command line asks for; another platform needs the versions its own interpreter told."""
    import sysconfig

    if val.versioner:
        versioner = tolka_versioner(val.versioner.read_text(encoding="utf-8"))
    elif val.site_packages or (val.plattform and not sys.platform.startswith(val.plattform)):
        raise LicensFel("en annan Python än denna ska beskrivas: lägg till --versioner (delar.py --visa --ut FIL)")
    else:
        versioner = samla_versioner()
    if val.plattform and val.plattform != versioner["plattform"]:
        raise LicensFel(f"--versioner gäller {versioner['plattform']}, inte {val.plattform}")
    return alla_delar(val.site_packages or Path(sysconfig.get_path("purelib")), versioner), versioner


def main() -> int:
    """Print what this interpreter has, for another that writes the lists."""
    tolk = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    tolk.add_argument("--visa", action="store_true", required=True, help="skriv versionerna som JSON")
    tolk.add_argument("--ut", type=Path, help="skriv till en fil i stället för till skärmen")
    val = tolk.parse_args()
    text = json.dumps(samla_versioner(), indent=1, sort_keys=True)  # ASCII: any console takes it
    if val.ut:
        val.ut.write_text(text + "\n", encoding="utf-8")
    else:
        with contextlib.suppress(BrokenPipeError):
            print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
