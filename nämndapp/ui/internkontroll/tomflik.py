"""A tab that says what to do first when the year has nothing there yet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QWidget

from nämndapp.services.internkontrollar import Kontrollår
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


def tomma_texter(året: Kontrollår, *, antagen: bool, tillfällen: bool) -> tuple[tuple[bool, str, str], ...]:
    """For each step: whether it has anything, what to say when not, and its button ("" for none)."""
    år, plan, analys = året.år, året.plan_id, året.riskanalys_id
    return (
        (året.workshop_id is not None,
         f"Ingen workshop för {år}. I den går nämnden igenom förra årets kontrollmoment ett i taget.",
         "" if antagen else "&Starta workshop"),
        (analys is not None, f"Riskanalysen för {år} är inte börjad.", "G&ör riskanalysen"),
        (plan is not None,
         f"Planen för {år} görs ur riskanalysen." if analys else f"Gör riskanalysen för {år} först.",
         "&Skapa plan ur analysen" if analys else ""),
        (tillfällen,
         "Inga kontrolltillfällen ännu. De skapas ur planens frekvenser när planen antas." if plan
         else f"Här kommer {år} års kontroller när det finns en plan.",
         "&Skapa kontrolltillfällen" if antagen else ""),
        (plan is not None, f"Uppföljningen av {år} görs när det finns en plan.", ""),
    )  # fmt: skip
