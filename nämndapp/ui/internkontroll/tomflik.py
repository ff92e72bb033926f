"""A tab that says what to do first when the year has nothing there yet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QWidget

from nämndapp.ui.kit.tomyta import Tomyta


class Flik(QStackedWidget):
    """The editor, or words and a button."""

    def __init__(self, innehåll: QWidget, gör: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tom = Tomyta("", gör, self)
        self.text, self.knapp = self.tom.text, self.tom.knapp
        self.innehåll = innehåll
        self.addWidget(innehåll)
        self.addWidget(self.tom)

    def visa(self, finns: bool, text: str, knapp: str) -> None:
        """``knapp`` "" hides the button: what is missing is made in an earlier step."""
        self.text.setText(text)
        self.knapp.setText(knapp)
        self.knapp.setVisible(bool(knapp))
        self.setCurrentWidget(self.innehåll if finns else self.tom)
