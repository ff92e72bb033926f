"""Persons of the meeting, typed with completion: "Åsa Öberg (S), Bo Al (C)"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from nämndapp.services.protokollsbild import Val
from nämndapp.ui.kit.falt import Textfält


def hitta(text: str, val: Sequence[Val]) -> Val:
    """The person whom the text means; raises ValueError with a Swedish sentence."""
    sökt = text.strip().casefold()
    for likhet in (
        lambda v: v.namn.casefold() == sökt,
        lambda v: v.namn.partition(" (")[0].casefold() == sökt,
        lambda v: v.namn.casefold().startswith(sökt),
        lambda v: any(del_.startswith(sökt) for del_ in v.namn.casefold().split()),
    ):
        träffar = [v for v in val if likhet(v)]
        if len(träffar) == 1:
            return träffar[0]
        if träffar:
            namn = " och ".join(v.namn for v in träffar[:2])
            raise ValueError(f"”{text.strip()}” kan vara {namn}. Skriv hela namnet.")
    raise ValueError(f"{text.strip()} finns inte i närvaron. Lägg till personen under fliken Närvaro.")


class _Komplettering(QCompleter):
    """Completes the name after the last comma."""

    def __init__(self, rad: QLineEdit) -> None:
        self._namn = QStringListModel()
        super().__init__(self._namn, rad)
        self._rad = rad
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)

    def sätt(self, namn: Sequence[str]) -> None:
        self._namn.setStringList(list(namn))

    def splitPath(self, path: str) -> list[str]:
        return [path.rsplit(",", 1)[-1].strip()]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        före, komma, _ = self._rad.text().rpartition(",")
        return f"{före}{komma} {index.data()}" if komma else str(index.data())


class Personerfält(Textfält):
    """A tuple of ids; with ``en`` one id or None."""

    def __init__(self, namn: str, etikett: str, *, en: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(namn, etikett, "namn" if en else "namn, namn", parent)
        self._en = en
        self._värde: Any = None if en else ()
        self._val: tuple[Val, ...] = ()
        self._hjälp = _Komplettering(self._rad)
        self._rad.setCompleter(self._hjälp)

    def sätt_val(self, val: Sequence[Val], först: Sequence[Val] = ()) -> None:
        """Who can be chosen; ``först`` stand first in the list (those who serve)."""
        nya = (*först, *(v for v in val if v not in först))
        if nya != self._val:
            orört = self._rad.text() == self._sparat
            self._val = nya
            self._hjälp.sätt([v.namn for v in nya])
            if orört:  # ids that had no name may have one now
                self.sätt(self._värde)

    def sätt(self, värde: Any) -> None:
        self._värde = värde
        super().sätt(värde)
        self._rad.setCursorPosition(0)  # the first name is seen when there are many

    def visa(self, värde: Any) -> str:
        if värde is None:
            return ""
        namn = {v.id: v.namn for v in self._val}
        return ", ".join(namn.get(i, "?") for i in ((värde,) if self._en else värde))

    def tolka(self, text: str) -> Any:
        idn = [hitta(del_, self._val).id for del_ in text.split(",") if del_.strip()]
        if self._en:
            if len(idn) > 1:
                raise ValueError("Skriv ett namn.")
            return idn[0] if idn else None
        return tuple(dict.fromkeys(idn))
