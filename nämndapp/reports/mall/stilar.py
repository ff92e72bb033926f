"""The template's own styles and list definitions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from nämndapp.reports.mall.paket import W, Wordpaket, element

_RUBRIK = ("heading {}", "rubrik {}")
_PUNKTLISTA = ("list bullet", "punktlista")
_NUMMERLISTA = ("list number", "numrerad lista")
_TABELL = ("table grid", "tabellrutnät")


class Stilar:
    """The template's styles, found by name, and its list definitions."""

    def __init__(self, paket: Wordpaket) -> None:
        self._paket = paket
        self._per_namn: dict[str, Any] = {}
        self._per_id: dict[str, Any] = {}
        for stil in paket.stilar.iter(f"{W}style") if paket.stilar is not None else ():
            namn = stil.find(f"{W}name")
            self._per_id[stil.get(f"{W}styleId", "")] = stil
            if namn is not None:
                self._per_namn[namn.get(f"{W}val", "").casefold()] = stil

    def id_för(self, namn: Iterable[str]) -> str | None:
        """The id of the first style of these names that the template has."""
        stil = next((self._per_namn[n] for n in namn if n in self._per_namn), None)
        return None if stil is None else stil.get(f"{W}styleId")

    def rubrikstil(self, nivå: int) -> str | None:
        """The heading style of a level, else of the nearest level above or below it."""
        ordning = [nivå, *range(nivå - 1, 0, -1), *range(nivå + 1, 7)]
        return self.id_för(mönster.format(n) for n in ordning for mönster in _RUBRIK)

    def är_rubrik(self, stycke: Any) -> bool:
        """A paragraph in a heading style, in one based on it, or with an outline level of its own."""
        nivå = stycke.find(f"{W}pPr/{W}outlineLvl")
        if nivå is not None:
            return bool(nivå.get(f"{W}val", "9") != "9")
        return any(
            namn.startswith(("heading", "rubrik")) or stil.find(f"{W}pPr/{W}outlineLvl") is not None
            for namn, stil in self._kedja(stilid(stycke))
        )

    def _kedja(self, id_: str | None) -> Iterable[tuple[str, Any]]:
        sedda: set[str] = set()
        while id_ and id_ in self._per_id and id_ not in sedda:
            sedda.add(id_)
            stil = self._per_id[id_]
            namn = stil.find(f"{W}name")
            yield (namn.get(f"{W}val", "").casefold() if namn is not None else ""), stil
            grund = stil.find(f"{W}basedOn")
            id_ = grund.get(f"{W}val") if grund is not None else None

    def listnummer(self, *, numrerad: bool, start: int = 1) -> str | None:
        """A list that begins at ``start`` in one of the template's own forms; None when it has no such form."""
        rot = self._paket.numrering
        form = None if rot is None else self._listform(rot, "decimal" if numrerad else "bullet", numrerad=numrerad)
        if rot is None or form is None:
            return None
        if not numrerad and (finns := self._num_för(rot, form)):
            return finns
        id_ = str(max((int(n.get(f"{W}numId", "0")) for n in rot.iter(f"{W}num")), default=0) + 1)
        num = element("w:num", numId=id_)
        num.append(element("w:abstractNumId", val=form))
        om = element("w:lvlOverride", ilvl="0")
        om.append(element("w:startOverride", val=str(start)))
        num.append(om)
        sist = [b for b in rot if b.tag in (f"{W}abstractNum", f"{W}num")][-1]
        sist.addnext(num)
        return id_

    def _listform(self, rot: Any, sort: str, *, numrerad: bool) -> str | None:
        stil = self.id_för(_NUMMERLISTA if numrerad else _PUNKTLISTA)
        num = self._per_id[stil].find(f"{W}pPr/{W}numPr/{W}numId") if stil else None
        if num is not None:
            for ett in rot.iter(f"{W}num"):
                if ett.get(f"{W}numId") == num.get(f"{W}val"):
                    return str(ett.find(f"{W}abstractNumId").get(f"{W}val"))
        for form in rot.iter(f"{W}abstractNum"):
            slag = form.find(f"{W}lvl/{W}numFmt")
            if slag is not None and slag.get(f"{W}val") == sort and form.find(f"{W}lvl/{W}pStyle") is None:
                return str(form.get(f"{W}abstractNumId"))
        return None

    @staticmethod
    def _num_för(rot: Any, form: str) -> str | None:
        nummer = (n.get(f"{W}numId") for n in rot.iter(f"{W}num") if n.find(f"{W}abstractNumId").get(f"{W}val") == form)
        return next(nummer, None)

    def liststil(self, *, numrerad: bool) -> str | None:
        """The paragraph style of list items."""
        return self.id_för(_NUMMERLISTA if numrerad else _PUNKTLISTA)

    @property
    def tabellstil(self) -> str | None:
        """A style with lines."""
        return self.id_för(_TABELL)


def stilid(stycke: Any) -> str | None:
    """The id of a paragraph's style."""
    stil = stycke.find(f"{W}pPr/{W}pStyle")
    return None if stil is None else stil.get(f"{W}val")
