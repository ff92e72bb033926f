"""Colours, fonts and the style sheet, in light and dark; both follow the system.

Every pair of text and ground in ``PAR`` has a contrast of at least 4.5:1 (WCAG 2.1, 1.4.3; tests/ui/test_tema.py).
The grid is 8 pixels; there is one accent colour and no decoration.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from nämndapp.bas.resurser import resurs

GRUNDSTORLEK_PT = 10.5
TYPSNITT = "Noto Sans"


@dataclass(frozen=True, slots=True)
class Färger:
    """One theme. Names say what a colour is for."""

    mörkt: bool
    fönster: str
    yta: str
    yta_vald: str
    navigering: str
    kant: str
    text: str
    text_svag: str
    accent: str
    accent_text: str
    accent_svag: str
    fel: str
    fel_yta: str
    varning: str
    varning_yta: str
    tips: str
    tips_yta: str
    bra: str


LJUST = Färger(
    mörkt=False,
    fönster="#f4f5f7",
    yta="#ffffff",
    yta_vald="#dce9f7",
    navigering="#e9ecf0",
    kant="#ccd2da",
    text="#1b2430",
    text_svag="#55606e",
    accent="#0b5cad",
    accent_text="#ffffff",
    accent_svag="#e7f0fa",
    fel="#a61b1b",
    fel_yta="#fdeeee",
    varning="#7a4b00",
    varning_yta="#fff5df",
    tips="#1f5a8a",
    tips_yta="#eaf4fc",
    bra="#1f6b3a",
)
MÖRKT = Färger(
    mörkt=True,
    fönster="#1b1f25",
    yta="#232830",
    yta_vald="#2d4258",
    navigering="#16191e",
    kant="#3d4550",
    text="#eceff3",
    text_svag="#aeb7c3",
    accent="#7db7f0",
    accent_text="#10161d",
    accent_svag="#26384a",
    fel="#ff9d94",
    fel_yta="#3b2322",
    varning="#f5c56b",
    varning_yta="#382d18",
    tips="#9bcbf5",
    tips_yta="#1f303f",
    bra="#86d39f",
)

# text on ground, for the contrast test
PAR = (
    ("text", "fönster"),
    ("text", "yta"),
    ("text", "yta_vald"),
    ("text", "navigering"),
    ("text", "accent_svag"),
    ("text_svag", "fönster"),
    ("text_svag", "yta"),
    ("text_svag", "navigering"),
    ("text_svag", "yta_vald"),
    ("accent", "yta"),
    ("accent", "fönster"),
    ("accent_text", "accent"),
    ("fel", "fel_yta"),
    ("fel", "yta"),
    ("varning", "varning_yta"),
    ("varning", "yta"),
    ("tips", "tips_yta"),
    ("tips", "yta"),
    ("bra", "yta"),
    ("text", "fel_yta"),
    ("text", "varning_yta"),
    ("text", "tips_yta"),
)


def kontrast(förgrund: str, bakgrund: str) -> float:
    """The contrast ratio of WCAG 2.1 between two #rrggbb colours."""
    ljusast, mörkast = sorted((_luminans(förgrund), _luminans(bakgrund)), reverse=True)
    return (ljusast + 0.05) / (mörkast + 0.05)


def _luminans(färg: str) -> float:
    kanaler = [int(färg[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linjära = [k / 12.92 if k <= 0.04045 else ((k + 0.055) / 1.055) ** 2.4 for k in kanaler]
    return 0.2126 * linjära[0] + 0.7152 * linjära[1] + 0.0722 * linjära[2]


class Tema(QObject):
    """Applies the theme to the application and follows the system's light or dark setting."""

    bytt = Signal()

    def __init__(self, app: QApplication, *, läge: str = "system") -> None:
        super().__init__(app)
        self._app = app
        self._läge = läge
        self.färger = LJUST
        if not app.property("namndapp_typsnitt"):
            _ladda_typsnitt(app)
            app.setStyle("Fusion")
            app.setProperty("namndapp_typsnitt", True)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._följ_systemet)
        self.tillämpa()

    @property
    def läge(self) -> str:
        """ "system", "ljust" or "mörkt"."""
        return self._läge

    def välj(self, läge: str) -> None:
        """Sets the mode and repaints."""
        self._läge = läge
        self.tillämpa()

    def _följ_systemet(self) -> None:
        if self._läge == "system":
            self.tillämpa()

    def tillämpa(self) -> None:
        """Puts palette and style sheet on the application."""
        systemet = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        mörkt = self._läge == "mörkt" or (self._läge == "system" and systemet)
        self.färger = MÖRKT if mörkt else LJUST
        mall = stilmall(self.färger)
        if self._app.styleSheet() != mall:  # setting it polishes every widget anew
            self._app.setProperty("namndapp_färger", self.färger)
            self._app.setPalette(_palett(self.färger))
            self._app.setStyleSheet(mall)
            self.bytt.emit()


def aktuella_färger() -> Färger:
    """The colours in force; light before a theme has been applied."""
    app = QApplication.instance()
    färger = app.property("namndapp_färger") if app else None
    return färger if isinstance(färger, Färger) else LJUST


def _ladda_typsnitt(app: QApplication) -> None:
    for snitt in ("Regular", "Bold", "Italic", "BoldItalic"):
        QFontDatabase.addApplicationFont(str(resurs(f"fonts/NotoSans-{snitt}.ttf")))
    font = QFont(TYPSNITT)
    font.setPointSizeF(GRUNDSTORLEK_PT)
    app.setFont(font)


def _palett(f: Färger) -> QPalette:
    palett = QPalette()
    roller = {
        QPalette.ColorRole.Window: f.fönster,
        QPalette.ColorRole.WindowText: f.text,
        QPalette.ColorRole.Base: f.yta,
        QPalette.ColorRole.AlternateBase: f.fönster,
        QPalette.ColorRole.Text: f.text,
        QPalette.ColorRole.Button: f.yta,
        QPalette.ColorRole.ButtonText: f.text,
        QPalette.ColorRole.BrightText: f.fel,
        QPalette.ColorRole.ToolTipBase: f.yta,
        QPalette.ColorRole.ToolTipText: f.text,
        QPalette.ColorRole.Highlight: f.yta_vald,
        QPalette.ColorRole.HighlightedText: f.text,
        QPalette.ColorRole.Link: f.accent,
        QPalette.ColorRole.LinkVisited: f.accent,
        QPalette.ColorRole.PlaceholderText: f.text_svag,
        QPalette.ColorRole.Accent: f.accent,
        QPalette.ColorRole.Mid: f.kant,
        QPalette.ColorRole.Dark: f.navigering,  # the table that a previewed page lies on
    }
    for roll, färg in roller.items():
        palett.setColor(roll, QColor(färg))
    for roll in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        palett.setColor(QPalette.ColorGroup.Disabled, roll, QColor(f.text_svag))
    return palett


def stilmall(f: Färger) -> str:
    """The application's style sheet. Focus is always visible: a 2 px accent edge."""
    pil = resurs(f"ikoner/ui/pil-{'morkt' if f.mörkt else 'ljust'}.svg").as_posix()
    pil_upp = resurs(f"ikoner/ui/pil-upp-{'morkt' if f.mörkt else 'ljust'}.svg").as_posix()
    bock = resurs(f"ikoner/ui/bock-{'morkt' if f.mörkt else 'ljust'}.svg").as_posix()
    return f"""
    /* the family too: Windows has fonts of its own for lists and menus, and sets them anew with its theme */
    QWidget {{ font-family: "{TYPSNITT}"; font-size: {GRUNDSTORLEK_PT}pt; }}
    QMainWindow, QDialog {{ background: {f.fönster}; }}
    QToolTip {{ background: {f.yta}; color: {f.text}; border: 1px solid {f.kant}; padding: 4px; }}
    QLabel[roll="sidrubrik"] {{ font-size: 17pt; font-weight: 600; color: {f.text}; }}
    QLabel[roll="rubrik"] {{ font-size: 12.5pt; font-weight: 600; color: {f.text}; }}
    QLabel[roll="etikett"] {{ color: {f.text_svag}; font-size: 9.5pt; }}
    QLabel[roll="svag"] {{ color: {f.text_svag}; }}
    QFrame[roll="släppmål"] {{ border: 2px solid {f.accent}; border-radius: 4px; background: transparent; }}
    QLabel[roll="fel"] {{ color: {f.fel}; font-size: 9.5pt; }}
    QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox, QTextBrowser {{
        background: {f.yta}; color: {f.text}; border: 1px solid {f.kant}; border-radius: 4px; padding: 5px 7px;
        selection-background-color: {f.accent}; selection-color: {f.accent_text}; }}
    QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus, QTextBrowser:focus {{
        border: 2px solid {f.accent}; padding: 4px 6px; }}
    QLineEdit[fel="true"] {{ border: 2px solid {f.fel}; padding: 4px 6px; }}
    QLineEdit:read-only, QPlainTextEdit:read-only {{ background: {f.fönster}; }}
    QComboBox::drop-down {{ border: none; width: 24px; }}
    QComboBox::down-arrow {{ image: url("{pil}"); width: 14px; height: 14px; }}
    QComboBox QAbstractItemView {{ background: {f.yta}; border: 1px solid {f.kant};
        selection-background-color: {f.yta_vald}; selection-color: {f.text}; }}
    QPushButton, QToolButton {{
        background: {f.yta}; color: {f.text}; border: 1px solid {f.kant}; border-radius: 4px; padding: 6px 14px; }}
    QToolButton {{ padding: 5px 8px; }}
    QPushButton:hover, QToolButton:hover {{ background: {f.accent_svag}; }}
    QPushButton:focus, QToolButton:focus {{ border: 2px solid {f.accent}; padding: 5px 13px; }}
    QToolButton:focus {{ padding: 4px 7px; }}
    QPushButton:pressed, QToolButton:pressed, QToolButton:checked {{ background: {f.yta_vald}; }}
    QPushButton:disabled, QToolButton:disabled {{ color: {f.text_svag}; background: {f.fönster}; }}
    QPushButton[roll="primär"] {{ background: {f.accent}; color: {f.accent_text}; border: 1px solid {f.accent};
        font-weight: 600; }}
    QPushButton[roll="primär"]:hover {{ background: {f.accent}; }}
    QPushButton[roll="primär"]:focus {{ border: 2px solid {f.text}; }}
    QPushButton[roll="primär"]:disabled {{ background: {f.fönster}; color: {f.text_svag}; border: 1px solid {f.kant}; }}
    QPushButton[roll="länk"] {{ background: transparent; border: 1px solid transparent; color: {f.accent};
        text-align: left; padding: 4px 6px; }}
    QFrame[roll="kort"] QPushButton[roll="länk"] {{ background: {f.yta}; }}
    QPushButton[roll="länk"]:hover {{ text-decoration: underline; }}
    QPushButton[roll="länk"]:focus {{ border: 2px solid {f.accent}; padding: 3px 5px; }}
    QTableView, QListView, QTreeView {{
        background: {f.yta}; alternate-background-color: {f.yta}; color: {f.text}; border: 1px solid {f.kant};
        border-radius: 4px; gridline-color: {f.kant}; outline: 0;
        selection-background-color: {f.yta_vald}; selection-color: {f.text}; }}
    QTableView:focus, QListView:focus, QTreeView:focus {{ border: 2px solid {f.accent}; }}
    QTableView::item {{ padding: 4px 8px; border: 0; }}
    QTableView::item:selected, QListView::item:selected, QTreeView::item:selected {{
        background: {f.yta_vald}; color: {f.text}; }}
    QHeaderView {{ background: {f.fönster}; border: 0; }}
    QHeaderView::section {{ background: {f.fönster}; color: {f.text_svag}; border: 0;
        border-bottom: 1px solid {f.kant}; padding: 6px 8px; font-weight: 600; font-size: 9.5pt; }}
    QHeaderView::up-arrow, QHeaderView::down-arrow {{
        width: 10px; height: 10px; right: 2px; subcontrol-origin: padding; subcontrol-position: center right; }}
    QHeaderView::up-arrow {{ image: url("{pil_upp}"); }} /* the smallest first, as in Excel */
    QHeaderView::down-arrow {{ image: url("{pil}"); }}
    QHeaderView::section:vertical {{ color: {f.text}; font-weight: 400; padding: 2px 8px; }}
    QTableCornerButton::section {{ background: {f.fönster}; border: 0; }}
    QListWidget#navigering {{ background: {f.navigering}; border: 0; border-radius: 0; padding: 8px 0; }}
    QListWidget#navigering:focus {{ border: 0; }}
    QListWidget#navigering::item {{ padding: 8px 8px; margin: 1px 8px; border-radius: 4px; color: {f.text};
        border: 2px solid transparent; }}
    QListWidget#navigering::item:hover {{ background: {f.accent_svag}; }}
    QListWidget#navigering::item:selected {{ background: {f.yta_vald}; color: {f.text}; font-weight: 600; }}
    QListWidget#navigering::item:selected:focus {{ border: 2px solid {f.accent}; }}
    QWidget#navpanel {{ background: {f.navigering}; }}
    QFrame[roll="kort"] {{ background: {f.yta}; border: 1px solid {f.kant}; border-radius: 6px; }}
    QFrame[roll="avdelare"] {{ background: {f.kant}; border: 0; max-height: 1px; min-height: 1px; }}
    QFrame[roll="list-fel"] {{ background: {f.fel_yta}; border: 1px solid {f.fel}; border-radius: 4px; }}
    QFrame[roll="list-varning"] {{ background: {f.varning_yta}; border: 1px solid {f.varning}; border-radius: 4px; }}
    QFrame[roll="list-tips"] {{ background: {f.tips_yta}; border: 1px solid {f.tips}; border-radius: 4px; }}
    QScrollArea {{ background: transparent; border: 0; }}
    QScrollArea > QWidget > QWidget#rullyta {{ background: transparent; }}
    QTabWidget::pane {{ border: 0; border-top: 1px solid {f.kant}; }}
    QTabBar {{ background: transparent; qproperty-drawBase: 0; }}
    QTabBar::tab {{ background: transparent; color: {f.text_svag}; padding: 8px 7px; border: 2px solid transparent;
        border-bottom: 3px solid transparent; }}
    QTabBar::tab:selected {{ color: {f.text}; border-bottom: 3px solid {f.accent}; font-weight: 600; }}
    QTabBar::tab:focus {{ border: 2px solid {f.accent}; }}
    QTabBar::tab:hover {{ color: {f.text}; }}
    QMenuBar {{ background: {f.navigering}; color: {f.text}; }}
    QMenuBar::item:selected {{ background: {f.yta_vald}; }}
    QMenu {{ background: {f.yta}; color: {f.text}; border: 1px solid {f.kant}; padding: 4px; }}
    QMenu::item {{ padding: 6px 28px 6px 22px; }}
    QMenu::item:selected {{ background: {f.yta_vald}; color: {f.text}; }}
    QMenu::item:disabled {{ color: {f.text_svag}; }}
    QMenu::separator {{ height: 1px; background: {f.kant}; margin: 4px 8px; }}
    QStatusBar {{ background: {f.navigering}; color: {f.text_svag}; padding: 0 8px; }}
    QStatusBar::item {{ border: 0; }}
    QScrollBar {{ background: transparent; border: 0; }}
    QScrollBar:vertical {{ width: 12px; }}
    QScrollBar:horizontal {{ height: 12px; }}
    QScrollBar::handle {{ background: {f.kant}; border-radius: 4px; margin: 2px; }}
    QScrollBar::handle:vertical {{ min-height: 32px; }}
    QScrollBar::handle:horizontal {{ min-width: 32px; }}
    QScrollBar::handle:hover {{ background: {f.text_svag}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QSplitter::handle {{ background: {f.kant}; }}
    QSplitter::handle:horizontal {{ width: 1px; }}
    QSplitter::handle:vertical {{ height: 1px; }}
    QProgressBar {{ background: {f.fönster}; border: 1px solid {f.kant}; border-radius: 4px; text-align: center; }}
    QProgressBar::chunk {{ background: {f.accent}; border-radius: 3px; }}
    QCheckBox::indicator, QRadioButton::indicator, QListView::indicator {{
        width: 14px; height: 14px; background: {f.yta}; border: 2px solid {f.text_svag}; border-radius: 4px; }}
    QRadioButton::indicator {{ border-radius: 9px; }}
    QCheckBox::indicator:checked, QListView::indicator:checked {{
        background: {f.accent}; border-color: {f.accent}; image: url("{bock}"); }}
    QRadioButton::indicator:checked {{ background: {f.yta}; border: 5px solid {f.accent}; width: 8px; height: 8px; }}
    QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ border-color: {f.kant}; }}
    QCheckBox:focus, QRadioButton:focus {{ color: {f.accent}; text-decoration: underline; }}
    """
