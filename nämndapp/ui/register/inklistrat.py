"""Members pasted from Excel or a web page: one person on each line, the cells in any order after the name."""

from __future__ import annotations

import re

from nämndapp.models import Uppdragsroll
from nämndapp.services.uppgifter import PersonUppgifter, UppdragUppgifter

_RUBRIKER = {"namn", "ledamot", "ledamöter", "ersättare", "förnamn", "person"}
_ROLLER = {r.value: r for r in Uppdragsroll} | {
    "ordf": Uppdragsroll.ORDFÖRANDE,
    "ordf.": Uppdragsroll.ORDFÖRANDE,
    "vice ordförande": Uppdragsroll.FÖRSTE_VICE,
    "1:e vice ordf": Uppdragsroll.FÖRSTE_VICE,
    "2:e vice ordf": Uppdragsroll.ANDRE_VICE,
    "förste vice ordförande": Uppdragsroll.FÖRSTE_VICE,
    "andre vice ordförande": Uppdragsroll.ANDRE_VICE,
    "ers": Uppdragsroll.ERSÄTTARE,
    "ers.": Uppdragsroll.ERSÄTTARE,
}
_PARTI = re.compile(r"\(?([A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,4})\)?")
_NAMN_OCH_PARTI = re.compile(r"(.+?)\s*\(([A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,4})\)")


def tolka(text: str, nämnd_id: int | None) -> list[PersonUppgifter]:
    """A person for each line with a name: "Anna Ek\tS\tledamot\tanna@…" or "Anna Ek (S), ledamot".

    A line of headings is passed over. With a nämnd each one gets an uppdrag in it; a role that is not said is ledamot.
    """
    personer = []
    for rad in text.splitlines():
        celler = [c.strip() for c in (rad.split("\t") if "\t" in rad else re.split(r"[;,]", rad))]
        if celler and celler[0] and celler[0].casefold() not in _RUBRIKER:
            personer.append(_person(celler, nämnd_id))
    return personer


def _person(celler: list[str], nämnd_id: int | None) -> PersonUppgifter:
    namn, parti = celler[0], ""
    if träff := _NAMN_OCH_PARTI.fullmatch(namn):
        namn, parti = träff[1], träff[2]
    roll, e_post, telefon, rest = Uppdragsroll.LEDAMOT, "", "", []
    for cell in celler[1:]:
        if not cell:
            continue
        if cell.casefold() in _ROLLER:
            roll = _ROLLER[cell.casefold()]
        elif "@" in cell:
            e_post = cell
        elif len(re.sub(r"\D", "", cell)) >= 6:
            telefon = cell
        elif not parti and (träff := _PARTI.fullmatch(cell)):
            parti = träff[1]
        else:
            rest.append(cell)
    uppdrag = (UppdragUppgifter(nämnd_id, roll, parti),) if nämnd_id is not None else ()
    return PersonUppgifter(namn, e_post, telefon, anteckning=", ".join(rest), uppdrag=uppdrag)
