"""What the parts of the example share: the files it is read from, and what has been made so far."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from nämndapp.bas.resurser import resurs
from nämndapp.services import aggregat
from nämndapp.storage import Enhet

Rad = dict[str, Any]


def läs(namn: str) -> Rad:
    """One of the files of the demo."""
    return tomllib.loads(resurs(f"demo/{namn}.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Nämnden:
    """A nämnd that has been saved."""

    id: int
    kod: str
    namn: str
    förvaltning: str


@dataclass(frozen=True, slots=True)
class Personen:
    """A person that has been saved, with the row it was made from."""

    id: int
    rad: Rad


@dataclass(frozen=True, slots=True)
class Ärendet:
    """A matter that has been saved, with the row it was made from."""

    id: int
    diarienummer: str | None
    rad: Rad


@dataclass(slots=True)
class Ekbro:
    """The kommun while it is being made. Matters are known by their title, meetings by nämnd and day."""

    enhet: Enhet
    nämnder: dict[str, Nämnden] = field(default_factory=dict)
    personer: dict[str, Personen] = field(default_factory=dict)
    ärenden: dict[str, dict[str, Ärendet]] = field(default_factory=dict)
    möten: dict[tuple[str, date], int] = field(default_factory=dict)

    def spara(self, slag: aggregat.Aggregat[Any], uppgifter: Any) -> int:
        """Saves something new; its id."""
        return aggregat.spara(self.enhet, slag, None, uppgifter, None).objekt_id

    def ändra(self, slag: aggregat.Aggregat[Any], id_: int, uppgifter: Any) -> None:
        """Saves something again."""
        aggregat.spara(self.enhet, slag, id_, uppgifter, None)

    def hämta(self, slag: aggregat.Aggregat[Any], id_: int) -> Any:
        """The content of something that has been saved."""
        return slag.läs(self.enhet.session, aggregat.hämta(self.enhet, slag, id_))
