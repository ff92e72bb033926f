"""The fields of the current row, chapter or version, below the table. Each is saved when it is left."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QWidget

from nämndapp.models.delegation import Beloppsenhet
from nämndapp.services.delegation import OrdningVy
from nämndapp.services.delegationsuppgifter import DelegationspunktUppgifter, KapitelUppgifter, OrdningUppgifter
from nämndapp.ui.delegation.belopp import Gränsfält
from nämndapp.ui.kit.falt import Flerradsfält, Fält, Talfält, Textfält, Valfält

JA_NEJ = ((None, "Sägs inte"), (True, "Ja"), (False, "Nej"))
PUNKT, KAPITEL, HUVUD = range(3)


class Detaljform(QWidget):
    """Fields in a grid; ``ändrad`` carries the content with the field that was left.

    ``skrivet`` is what has been typed and not been left (or could not be read); it stays when the same thing is shown
    anew. ``tappat``: such a text had to give way when something else was shown: field's name and text.
    """

    ändrad = Signal(object)
    skrivs = Signal()
    tappat = Signal(str, str)

    def __init__(self, rader: tuple[tuple[tuple[Fält, int], ...], ...]) -> None:
        super().__init__()
        self.värde: Any = None
        self.skrivet: dict[str, str] = {}
        self._visat: dict[str, str] = {}
        self.fält: dict[str, Fält] = {}
        nät = QGridLayout(self)
        nät.setContentsMargins(0, 4, 0, 0)  # else the splitter's handle hides the rings of Å
        nät.setHorizontalSpacing(12)
        nät.setVerticalSpacing(6)
        for r, rad in enumerate(rader):
            kolumn = 0
            for fält, bredd in rad:
                nät.addWidget(fält, r, kolumn, 1, bredd)
                kolumn += bredd
                self.fält[fält.namn] = fält
                fält.inmatning.setMinimumWidth(60)
                fält.lämnat.connect(self._lämnat)
                fält.skrivs.connect(self._skrivs)
        for kolumn in range(12):
            nät.setColumnStretch(kolumn, 1)

    def visa(self, värde: Any, texter: dict[str, Any], *, skyddad: bool) -> None:
        if self._vilket(värde) != self._vilket(self.värde):
            self._släpp()
        self.värde = värde
        for namn, fält in self.fält.items():
            if namn not in self.skrivet:
                fält.sätt(texter.get(namn, getattr(värde, namn)))
                fält.visa_fel("")
                self._visat[namn] = fält.råtext()
            fält.skrivskydda(skyddad)

    @staticmethod
    def _vilket(värde: Any) -> tuple[Any, Any, Any]:
        """The row's or chapter's id; of a head what it is the head of."""
        return type(värde), getattr(värde, "id", None), getattr(värde, "nummer", None)

    def _släpp(self) -> None:
        """Takes what is typed; a text that cannot be read is told of before it is gone."""
        self.ta_nu()
        for namn, text in self.skrivet.items():
            self.tappat.emit(self.fält[namn].etikett.text().replace("&", ""), text)
        self.skrivet.clear()

    def _skrivs(self, namn: str, text: str) -> None:
        if self.värde is None:
            return
        self.skrivet[namn] = text
        if text == self._visat.get(namn):
            del self.skrivet[namn]
        self.skrivs.emit()

    def _lämnat(self, namn: str, värde: Any) -> None:
        text, före = self.skrivet.pop(namn, ""), self.värde
        if före is None or getattr(före, namn) == värde:
            self.skrivs.emit()
            return
        self.ändrad.emit(replace(före, **{namn: värde}))
        if self.värde is före and text:  # it could not be saved, and stays as a draft
            self.skrivet[namn] = text
        self.skrivs.emit()

    def ta_nu(self) -> None:
        """Takes what is typed, as if the field were left."""
        for namn in list(self.skrivet):
            self.fält[namn].ta_nu()


class Detaljer(QStackedWidget):
    """``punkt_ändrad``, ``kapitel_ändrat`` and ``huvud_ändrat`` carry the whole content as it was typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Radens uppgifter")
        self.punkt = Detaljform(
            (
                ((Flerradsfält("ärende", "&Ärende", 2), 7), (Flerradsfält("anteckning", "Ante&ckning", 2), 5)),
                (
                    (Textfält("grupp", "Gr&upp", "Rubrik över rader"), 3),
                    (Textfält("villkor", "V&illkor"), 5),
                    (Textfält("ersättare", "Er&sättare"), 4),
                ),
                (
                    (Gränsfält("belopp", "&Beloppsgräns", "0,5"), 2),
                    (Valfält("beloppsenhet", "&Enhet", [(e, e.value) for e in Beloppsenhet]), 4),
                    (Valfält("vidaredelegation", "&Får delegeras vidare", JA_NEJ), 3),
                    (Valfält("anmäls", "Anmä&ls", JA_NEJ), 3),
                ),
            )
        )
        self.kapitel = Detaljform(
            (
                (
                    (Talfält("nr", "N&ummer", 1), 1),
                    (Textfält("rubrik", "Ru&brik", "Lagens namn"), 8),
                    (Textfält("sfs", "S&FS-nummer", "2025:400"), 3),
                ),
                ((Flerradsfält("text", "Te&xt under rubriken", 3), 12),),
            )
        )
        self.huvud = Detaljform(
            (
                (
                    (Textfält("rubrik", "Ru&brik på papperet"), 8),
                    (Textfält("benämning", "Kallas h&är", "delegationsordning"), 4),
                ),
                ((Flerradsfält("inledning", "&Inledning (före tabellen)", 3), 12),),
            )
        )
        for form in (self.punkt, self.kapitel, self.huvud):
            self.addWidget(form)

    def visa_punkt(self, vy: OrdningVy, p: DelegationspunktUppgifter, *, skyddad: bool) -> None:
        """A row's fields; the note is shown with numbers."""
        self.punkt.visa(p, {"anteckning": vy.anteckning(p)}, skyddad=skyddad)
        self.setCurrentIndex(PUNKT)

    def visa_kapitel(self, k: KapitelUppgifter, *, skyddad: bool) -> None:
        """A chapter's fields."""
        self.kapitel.visa(k, {}, skyddad=skyddad)
        self.setCurrentIndex(KAPITEL)

    def visa_huvud(self, u: OrdningUppgifter, *, skyddad: bool) -> None:
        """The version's own fields."""
        self.huvud.visa(u, {}, skyddad=skyddad)
        self.setCurrentIndex(HUVUD)

    @property
    def former(self) -> dict[str, Detaljform]:
        """The three by name."""
        return {"punkt": self.punkt, "kapitel": self.kapitel, "huvud": self.huvud}

    def utkast(self) -> dict[str, Any]:
        """What is typed and not saved: {"form", "id", "fält": {name: text}}; {} when all is saved."""
        for namn, form in self.former.items():
            if form.skrivet:
                return {"form": namn, "id": getattr(form.värde, "id", None), "fält": dict(form.skrivet)}
        return {}

    def lämna(self) -> None:
        """Takes what is typed."""
        for form in self.former.values():
            form.ta_nu()
