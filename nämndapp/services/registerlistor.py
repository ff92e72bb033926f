"""The small registers, each shown and saved as one list: parties, mandate periods, recipients, abbreviations, phrases.

A saved list becomes what it was given as: rows without id are added, rows that are gone are removed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from nämndapp.bas.fel import Inmatningsfel
from nämndapp.models import Förkortning, Gruppmedlem, Mandatperiod, Mottagare, Mottagargrupp, Parti, Textfras
from nämndapp.services import aggregat, samling
from nämndapp.services.aggregat import Aggregat
from nämndapp.services.andring import Ändring
from nämndapp.services.registeruppgifter import (
    FörkortningUppgifter,
    GruppmedlemUppgifter,
    Listuppgifter,
    MandatperiodUppgifter,
    MottagareUppgifter,
    MottagargruppUppgifter,
    PartiUppgifter,
    TextfrasUppgifter,
)
from nämndapp.services.spegling import Form
from nämndapp.storage import Databas, Enhet, planer, urval

PARTI = Aggregat(
    "parti",
    Form(PartiUppgifter, Parti),
    planer.ladda_parti,
    lambda u: f"partiet {u.beteckning}",
    unik="beteckning",
)
MANDATPERIOD = Aggregat(
    "mandatperiod",
    Form(MandatperiodUppgifter, Mandatperiod),
    planer.ladda_mandatperiod,
    lambda u: f"mandatperioden {u.namn}",
)
MOTTAGARE = Aggregat(
    "mottagare", Form(MottagareUppgifter, Mottagare), planer.ladda_mottagare, lambda u: f"mottagaren {u.namn}"
)
MOTTAGARGRUPP = Aggregat(
    "mottagargrupp",
    Form(MottagargruppUppgifter, Mottagargrupp, barn={"medlemmar": Form(GruppmedlemUppgifter, Gruppmedlem)}),
    planer.ladda_mottagargrupp,
    lambda u: f"gruppen {u.namn}",
)
FÖRKORTNING = Aggregat(
    "förkortning",
    Form(FörkortningUppgifter, Förkortning),
    planer.ladda_förkortning,
    lambda u: f"förkortningen {u.kort}",
    unik="kort",
)
TEXTFRAS = Aggregat(
    "textfras", Form(TextfrasUppgifter, Textfras), planer.ladda_textfras, lambda u: f"frasen {u.kortord or u.text[:30]}"
)


class Lista(StrEnum):
    """The lists, by the word of the undo menu ("Ändrade partierna")."""

    PARTIER = "partierna"
    MANDATPERIODER = "mandatperioderna"
    MOTTAGARE = "mottagarna"
    GRUPPER = "grupperna"
    FÖRKORTNINGAR = "förkortningarna"
    FRASER = "textfraserna"


@dataclass(frozen=True, slots=True)
class _Slag:
    aggregat: Aggregat[Any]
    nyckel: Callable[[Any], str]  # what may stand once only, and must be there
    saknas: str


_SLAG: dict[Lista, _Slag] = {
    Lista.PARTIER: _Slag(PARTI, lambda u: u.beteckning, "Ett parti behöver en beteckning, till exempel S."),
    Lista.MANDATPERIODER: _Slag(MANDATPERIOD, lambda u: u.namn, "Skriv mandatperiodens namn, till exempel 2027–2030."),
    Lista.MOTTAGARE: _Slag(MOTTAGARE, lambda u: u.namn, "En mottagare behöver ett namn."),
    Lista.GRUPPER: _Slag(MOTTAGARGRUPP, lambda u: u.namn, "En grupp behöver ett namn."),
    Lista.FÖRKORTNINGAR: _Slag(FÖRKORTNING, lambda u: u.kort, "Skriv förkortningen."),
    Lista.FRASER: _Slag(TEXTFRAS, lambda u: f"{u.nämnd_id or 0} {u.plats} {u.text}", "Skriv frasen."),
}  # fmt: skip


def nyckel(lista: Lista, rad: Listuppgifter) -> str:
    """What tells rows of the list apart, whatever the case."""
    return " ".join(_SLAG[lista].nyckel(rad).split()).casefold()


def hämta_lista(db: Databas, lista: Lista) -> tuple[Any, ...]:
    """The rows in order, as the content dataclasses of the list."""
    with db.läsning() as enhet:
        return tuple(_läs(enhet, lista).values())


def _läs(enhet: Enhet, lista: Lista) -> dict[int, Any]:
    slag = _SLAG[lista].aggregat
    idn = urval.registerrader(enhet.session, slag.form.modell)
    return {id_: slag.läs(enhet.session, aggregat.hämta(enhet, slag, id_)) for id_ in idn}


def spara_lista(db: Databas, lista: Lista, rader: Sequence[Any], *, beskrivning: str = "") -> Ändring:
    """Makes the list what ``rader`` say. Raises Inmatningsfel for a row without name or two of the same."""
    _granska(lista, rader)
    slag = _SLAG[lista].aggregat
    if any(f.name == "ordning" for f in fields(slag.form.uppgifter)):
        rader = [replace(r, ordning=nr) for nr, r in enumerate(rader)]
    with db.skrivning() as enhet:
        före = _läs(enhet, lista)
        kvar = {r.id for r in rader}
        delar = [aggregat.ta_bort(enhet, slag, id_, None) for id_ in före if id_ not in kvar]
        delar += aggregat.spara_flera(enhet, slag, {rad.id: rad for rad in rader if rad.id in före})
        delar += [aggregat.spara(enhet, slag, None, rad, None) for rad in rader if rad.id not in före]
    if len(delar) == 1:
        beskrivning = beskrivning or delar[0].beskrivning
    return samling.samlad(beskrivning or f"Ändrade {lista}", delar)


def _granska(lista: Lista, rader: Sequence[Any]) -> None:
    sedda: set[str] = set()
    for rad in rader:
        visas = _SLAG[lista].nyckel(rad).strip()
        if not (rad.text.strip() if isinstance(rad, TextfrasUppgifter) else visas):
            raise Inmatningsfel(_SLAG[lista].saknas)
        if isinstance(rad, MandatperiodUppgifter) and rad.till < rad.från:
            raise Inmatningsfel(f"Mandatperioden {rad.namn} slutar före sin första dag.", "Rätta någon av dagarna.")
        if nyckel(lista, rad) in sedda:
            ord_ = rad.text if isinstance(rad, TextfrasUppgifter) else visas
            raise Inmatningsfel(f"”{ord_}” finns redan i listan.", "Ändra den rad som finns.")
        sedda.add(nyckel(lista, rad))


_ALLA = tuple(s.aggregat for s in _SLAG.values())
samling.anmäl(*_ALLA)
for _ett in _ALLA:
    aggregat.koppla_ångring(_ett)
