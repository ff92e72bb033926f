"""Which matters a paper lies in, typed as their diarienummer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from nämndapp.bas import diarienummer
from nämndapp.services.vyer import Ärenderad
from nämndapp.ui.kit.falt import Textfält


class Ärendefält(Textfält):
    """Numbers with commas between them. Matters without a number are kept as they were, since they cannot be typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("ärenden", "Ligger i ärende (diarienummer, flera med komma)", parent=parent)
        self._nummer: dict[int, str] = {}
        self._idn: dict[Any, int] = {}
        self._utan: tuple[int, ...] = ()
        self._hade = False

    def sätt_ärenden(self, rader: Sequence[Ärenderad]) -> None:
        """The nämnd's matters; before ``sätt``."""
        self._nummer = {r.id: r.diarienummer for r in rader if r.diarienummer}
        self._idn = {diarienummer.nyckel(dnr): id_ for id_, dnr in self._nummer.items()}

    def visa(self, värde: Any) -> str:
        return ", ".join(self._nummer[id_] for id_ in värde or () if id_ in self._nummer)

    def sätt(self, värde: Any) -> None:
        self._hade = bool(värde)
        self._utan = tuple(id_ for id_ in värde or () if id_ not in self._nummer)
        super().sätt(värde)

    def tolka(self, text: str) -> tuple[int, ...]:
        idn: list[int] = []
        for del_ in filter(None, (d.strip() for d in text.split(","))):
            id_ = self._idn.get(diarienummer.nyckel(del_))
            if id_ is None:
                raise ValueError(f"Nämnden har inget ärende med diarienummer {del_}.")
            idn.append(id_)
        alla = (*self._utan, *dict.fromkeys(idn))
        if self._hade and not alla:
            raise ValueError("En handling måste ligga i minst ett ärende. Ta annars bort handlingen.")
        return tuple(sorted(alla))
