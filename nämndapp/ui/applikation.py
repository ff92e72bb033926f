"""The one QApplication, in Swedish including Qt's own buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLibraryInfo, QLocale, QSettings, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from nämndapp import __version__
from nämndapp.bas import portabel
from nämndapp.bas.resurser import resurs


def skapa_app(argv: Sequence[str]) -> QApplication:
    """The running application, or a new one."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(list(argv))
    if (egen := portabel.datamapp()) is not None:  # not in the registry of a borrowed computer
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(egen / "installningar"))
    app.setOrganizationName("Namndapp")
    app.setApplicationName("Namndapp")
    app.setApplicationDisplayName("Nämndapp")
    app.setApplicationVersion(__version__)
    app.setWindowIcon(QIcon(str(resurs("ikoner/namndapp.svg"))))
    QLocale.setDefault(QLocale("sv_SE"))
    if not app.findChild(QTranslator):
        översättare = QTranslator(app)
        if översättare.load("qtbase_sv", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            app.installTranslator(översättare)
    return app
