"""The window's part of the self-test: Qt's parts one by one, every page, the preview, printing, a second start.

Runs without a screen unless ``QT_QPA_PLATFORM`` says otherwise, and leaves the user's own settings alone.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import PySide6
from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QCoreApplication,
    QIODevice,
    QLibraryInfo,
    QLocale,
    QSettings,
    QSize,
    QThreadPool,
    qVersion,
)
from PySide6.QtGui import QFont, QFontDatabase, QIcon, QImage, QRawFont
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from nämndapp.bas.resurser import resurs
from nämndapp.services import demo
from nämndapp.services.sjalvtest import Fönsterprov, kräv
from nämndapp.storage import Databas
from nämndapp.ui import enfonster
from nämndapp.ui.app import bygg_fönster
from nämndapp.ui.applikation import skapa_app
from nämndapp.ui.fonster import Huvudfönster
from nämndapp.ui.forhandsvisning import rita_på_skrivare
from nämndapp.ui.ikoner import ikon
from nämndapp.ui.sida import Beställning
from nämndapp.ui.tema import Tema

STANDARDPLATTFORM = "offscreen"
_TID = 20.0  # seconds that a step may take
_TECKEN = "ÅÄÖåäöéü§–”€"


def plattform() -> str:
    """What Qt draws on: the environment's word, else nothing that is seen."""
    return os.environ.get("QT_QPA_PLATFORM") or STANDARDPLATTFORM


def insticksmappar() -> list[Path]:
    """Where Qt looks for its platforms."""
    mappar = [*QCoreApplication.libraryPaths(), QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)]
    return [Path(m) / "platforms" for m in dict.fromkeys(mappar)]


def saknad_plattform(mappar: list[Path]) -> str:
    """The platform that is asked for but has no plug-in, "" when there is one: without it Qt ends the program."""
    namn = [p.split(":")[0] for p in plattform().split(";")]
    finns = any(list(m.glob(f"*q{n}*")) for m in mappar for n in namn)
    return "" if finns else plattform()


def _app() -> QApplication:
    if QApplication.instance() is None:
        mappar = insticksmappar()
        saknas = saknad_plattform(mappar)
        platser = ", ".join(str(m) for m in mappar)
        kräv(not saknas, f"Qts insticksmodul {saknas} saknas i {platser}: installationen är inte hel")
        skärmlös = plattform().startswith("xcb") and not os.environ.get("DISPLAY")
        kräv(not skärmlös, "QT_QPA_PLATFORM är xcb, men datorn har ingen skärm")
        return skapa_app([sys.argv[0] or "namndapp", "-platform", plattform()])
    return skapa_app([])


def miljö() -> dict[str, str]:
    """The part of the report's environment that Qt knows."""
    uppgifter = {"Qt": f"{qVersion()} (PySide6 {PySide6.__version__})", "Qts plattform": plattform()}
    app = QApplication.instance()
    if not isinstance(app, QApplication):  # its plug-in is missing: a line says so
        return uppgifter
    skärmar = [
        f"{s.size().width()} × {s.size().height()}, skalning {round(s.devicePixelRatio() * 100)} %, "
        f"{round(s.logicalDotsPerInch())} punkter per tum"
        for s in app.screens()
    ]
    skrivare = len(QPrinterInfo.availablePrinterNames())
    return {
        **uppgifter,
        "Qts plattform": app.platformName(),
        "Qts stil": app.style().name(),
        "Qts språk": QLocale().name(),
        "Skärm enligt Qt": "; ".join(skärmar) or "ingen",
        "Utseende i systemet": app.styleHints().colorScheme().name,
        "Skrivare": f"{skrivare} stycken" if skrivare else "ingen",
    }


def _plattform(_db: Databas, _mapp: Path) -> str:
    app = _app()
    return f"Qt {qVersion()}, plattform {app.platformName()}, stil {app.style().name()}"


def _svenska(_db: Databas, _mapp: Path) -> str:
    _app()
    rad = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    ord_ = rad.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "")
    kräv(ord_ == "Avbryt", f"Qts knappar är inte på svenska: ”{ord_}”")
    kräv(QLocale().name() == "sv_SE", f"språket är {QLocale().name()}")
    return "knappar och datum på svenska"


def _typsnitt(_db: Databas, _mapp: Path) -> str:
    Tema(_app(), läge="ljust")
    kräv("Noto Sans" in QFontDatabase.families(), "typsnittet Noto Sans laddas inte")
    typsnitt = QRawFont.fromFont(QFont("Noto Sans"))
    kräv(typsnitt.familyName() == "Noto Sans", f"i stället för Noto Sans används {typsnitt.familyName()}")
    saknas = [t for t in _TECKEN if not typsnitt.supportsCharacter(ord(t))]
    kräv(not saknas, f"typsnittet saknar {' '.join(saknas)}")
    return f"Noto Sans, med {_TECKEN}"


def _ikoner(_db: Databas, _mapp: Path) -> str:
    Tema(_app(), läge="ljust")
    filer = sorted(resurs("ikoner/ui").glob("*.svg"))
    tomma = [f.stem for f in filer if not _ritad(ikon(f.stem), 20)]
    kräv(bool(filer) and not tomma, f"dessa ritas inte: {', '.join(tomma) or 'alla'}")
    kräv(_ritad(QIcon(str(resurs("ikoner/namndapp.svg"))), 64), "programmets ikon ritas inte")
    return f"{len(filer)} ikoner och programmets egen"


def _ritad(bild: QIcon, storlek: int) -> bool:
    karta = bild.pixmap(QSize(storlek, storlek))
    return not karta.isNull() and _annat_än_bakgrund(karta.toImage())


def _annat_än_bakgrund(bild: QImage) -> bool:
    """Is anything drawn? Every pixel of an empty picture is the same."""
    data = bytes(bild.convertToFormat(QImage.Format.Format_ARGB32).constBits())
    return len({data[i : i + 4] for i in range(0, len(data), 4)}) > 1


def _sidor(antal: int) -> str:
    return "1 sida" if antal == 1 else f"{antal} sidor"


def fönster(db: Databas, mapp: Path) -> str:
    """Opens the window, visits every page and closes it."""
    with _öppet(db, mapp) as huvud:
        sidor = []
        for rad in range(huvud.navigering.count()):
            huvud.navigering.setCurrentRow(rad)
            QApplication.processEvents()
            sida = huvud.sida
            if sida is None or not sida.isVisible():
                raise RuntimeError(f"sidan {rad} visas inte")
            kräv(not sida.grab().isNull(), f"sidan {sida.namn} ritas inte")
            sidor.append(sida.namn)
    return f"{len(sidor)} sidor visade"


@contextlib.contextmanager
def _öppet(db: Databas, mapp: Path) -> Iterator[Huvudfönster]:
    app = _app()
    with _egna_inställningar(mapp):
        huvud = bygg_fönster(app, db, Tema(app, läge="ljust"))
        try:
            huvud.show()
            app.processEvents()
            yield huvud
        finally:
            huvud.close()
            QThreadPool.globalInstance().waitForDone(10_000)
            app.processEvents()


@contextlib.contextmanager
def _egna_inställningar(mapp: Path) -> Iterator[None]:
    """The window remembers its size and nämnd in the self-test's folder, not in the user's registry."""
    före = QSettings.defaultFormat()
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(mapp / "inställningar"))
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    try:
        yield
    finally:
        QSettings.setDefaultFormat(före)


def _förhandsvisning(db: Databas, mapp: Path) -> str:
    typ, val = next(demo.dokumentval(db))
    with _öppet(db, mapp) as huvud:
        huvud.visa_dokument(Beställning(typ, "Kallelse", val))
        visning = huvud.förhandsvisning
        _vänta(lambda: visning.pdf.pageCount() > 0, "pappret visas inte")
        kräv(_annat_än_bakgrund(visning.pdf.render(0, QSize(300, 424))), "sidan är tom")
        kräv(not visning.vy.grab().isNull(), "förhandsvisningen ritas inte")
        return f"{_sidor(visning.pdf.pageCount())} med QtPdf"


def _utskrift(_db: Databas, mapp: Path) -> str:
    _app()
    pdf, buffert = _läst(mapp / "pdf" / "kallelse.pdf")
    fil = mapp / "utskrift åäö.pdf"
    skrivare = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    skrivare.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    skrivare.setOutputFileName(str(fil))
    kräv(rita_på_skrivare(pdf, skrivare), "utskriften kan inte börja")
    utskrift, _ = _läst(fil)
    kräv(utskrift.pageCount() == pdf.pageCount(), f"{_sidor(utskrift.pageCount())} i stället för {pdf.pageCount()}")
    kräv(_annat_än_bakgrund(utskrift.render(0, QSize(300, 424))), "den utskrivna sidan är tom")
    buffert.close()
    return f"{_sidor(utskrift.pageCount())} till en PDF-fil"


def _läst(fil: Path) -> tuple[QPdfDocument, QBuffer]:
    kräv(fil.exists(), f"{fil.name} saknas")
    buffert = QBuffer()
    buffert.setData(QByteArray(fil.read_bytes()))
    buffert.open(QIODevice.OpenModeFlag.ReadOnly)
    pdf = QPdfDocument()
    pdf.load(buffert)
    kräv(pdf.pageCount() > 0, f"{fil.name} kan inte läsas")
    buffert.setParent(pdf)
    return pdf, buffert


def _andra_starten(_db: Databas, mapp: Path) -> str:
    """The server and the socket of a second start, in one event loop."""
    _app()
    platsen = mapp / "andra starten"
    plats = enfonster.Fönsterplats(mapp / "åäö.namnd", platsen)
    fick: list[enfonster.Begäran] = []
    begäran = enfonster.Begäran(mapp / "åäö.granskning")
    try:
        kräv(plats.ta_eller_lämna(enfonster.Begäran()) is enfonster.Utfall.FÖRST, "platsen är upptagen")
        plats.svara_med(fick.append)
        anmälda = enfonster.anmälda(platsen)
        kräv(len(anmälda) == 1, "fönstret har inte anmält sig")
        sockel = QLocalSocket()
        sockel.connectToServer(anmälda[0].server)
        _vänta(lambda: sockel.state() == QLocalSocket.LocalSocketState.ConnectedState, "förbindelsen öppnas inte")
        sockel.write(begäran.rad())
        _vänta(sockel.canReadLine, "fönstret svarar inte")
        _vänta(lambda: fick == [begäran], "begäran kom inte fram")
        sockel.close()
    finally:
        plats.släpp()
    return "ett andra fönster lämnar över till det första"


def _vänta(villkor: Callable[[], bool], annars: str) -> None:
    slut = time.monotonic() + _TID
    while not villkor():
        kräv(time.monotonic() < slut, f"{annars} inom {_TID:.0f} sekunder")
        QApplication.processEvents()
        time.sleep(0.005)


PROV: tuple[Fönsterprov, ...] = (
    ("Qt", _plattform),
    ("svenska i Qt", _svenska),
    ("typsnitt", _typsnitt),
    ("ikoner", _ikoner),
    ("fönster", fönster),
    ("förhandsvisning", _förhandsvisning),
    ("utskrift", _utskrift),
    ("andra starten", _andra_starten),
)
