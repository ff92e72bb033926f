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


class _Form(QWidget):
    """Fields in a grid; ``ändrad`` carries the content with the field that was left."""

    ändrad = Signal(object)

    def __init__(self, rader: tuple[tuple[tuple[Fält, int], ...], ...]) -> None:
        super().__init__()
        self.värde: Any = None
        self.fält: dict[str, Fält] = {}
        nät = QGridLayout(self)
        nät.setContentsMargins(0, 0, 0, 0)
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
        for kolumn in range(12):
            nät.setColumnStretch(kolumn, 1)

    def visa(self, värde: Any, texter: dict[str, Any], *, skyddad: bool) -> None:
        self.värde = värde
        for namn, fält in self.fält.items():
            fält.sätt(texter.get(namn, getattr(värde, namn)))
            fält.visa_fel("")
            fält.skrivskydda(skyddad)

    def _lämnat(self, namn: str, värde: Any) -> None:
        if self.värde is not None and getattr(self.värde, namn) != värde:
            self.ändrad.emit(replace(self.värde, **{namn: värde}))

    def ta_nu(self) -> None:
        for fält in self.fält.values():
            if fält.inmatning.hasFocus() and self.värde is not None:
                fält.ta_nu()


class Detaljer(QStackedWidget):
    """``punkt_ändrad``, ``kapitel_ändrat`` and ``huvud_ändrat`` carry the whole content as it was typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Radens uppgifter")
        self.punkt = _Form(
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
        self.kapitel = _Form(
            (
                (
                    (Talfält("nr", "N&ummer", 1), 1),
                    (Textfält("rubrik", "Ru&brik", "Lagens namn"), 8),
                    (Textfält("sfs", "S&FS-nummer", "2025:400"), 3),
                ),
                ((Flerradsfält("text", "Te&xt under rubriken", 3), 12),),
            )
        )
        self.huvud = _Form(
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

    def lämna(self) -> None:
        """Takes what is typed in the field that has the focus."""
        aktuell = self.currentWidget()
        if isinstance(aktuell, _Form):
            aktuell.ta_nu()
