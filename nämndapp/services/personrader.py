"""Persons out of a table's rows: with headings in many spellings, or without, the cells in any order after the name.

Nothing is lost: what no column is meant for is kept in the person's note with its heading.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from nämndapp.bas.svenska import tolka_datum
from nämndapp.models import INBJUDNA, Uppdragsroll

_RUBRIKER: dict[str, tuple[str, ...]] = {
    "namn": ("namn", "ledamot", "ledamöter", "ersättare", "person", "förtroendevald",
             "för- och efternamn", "fullständigt namn"),
    "förnamn": ("förnamn", "tilltalsnamn"),
    "efternamn": ("efternamn",),
    "parti": ("parti", "partibeteckning", "partiförkortning"),
    "roll": ("roll", "uppdrag", "funktion", "uppdragstyp", "befattning i nämnden"),
    "nämnd": ("nämnd", "organ", "nämnd/styrelse", "instans", "nämndens namn"),
    "e_post": ("e-post", "epost", "e-postadress", "epostadress", "mail", "mejl", "mejladress", "e-mail", "email"),
    "telefon": ("telefon", "telefonnummer", "mobil", "mobiltelefon", "mobilnummer", "tel", "tfn"),
    "från": ("från", "fr.o.m.", "fr o m", "from", "fr.o.m", "startdatum", "tillträder", "från och med"),
    "till": ("till", "t.o.m.", "t o m", "tom", "t.o.m", "slutdatum", "avgår", "till och med"),
    "ordning": ("ordning", "ordn.", "ordn", "nr", "nummer", "tjänstgöringsordning", "plats", "inkallelseordning"),
    "ersätter": ("ersättare för", "personlig ersättare för", "ersätter"),
    "personlig": ("personlig ersättare", "personliga ersättare", "personlig ers.", "personlig ers", "pers. ersättare",
                  "ersättare, personlig", "ersättarens namn"),
    "titel": ("titel", "befattning", "tjänst", "tjänstetitel"),
    "enhet": ("enhet", "avdelning"),
    "förvaltning": ("förvaltning",),
    "skyddad": ("skyddade uppgifter", "skyddade personuppgifter", "skyddad", "sekretessmarkering"),
}  # fmt: skip
_FÄLT = {stavning: fält for fält, stavningar in _RUBRIKER.items() for stavning in stavningar}
ROLLER = {r.value: r for r in Uppdragsroll if r not in INBJUDNA} | {
    "ordf": Uppdragsroll.ORDFÖRANDE,
    "ordf.": Uppdragsroll.ORDFÖRANDE,
    "ordinarie": Uppdragsroll.LEDAMOT,
    "ordinarie ledamot": Uppdragsroll.LEDAMOT,
    "led.": Uppdragsroll.LEDAMOT,
    "1:e vice ordf": Uppdragsroll.FÖRSTE_VICE,
    "1:e vice ordf.": Uppdragsroll.FÖRSTE_VICE,
    "1:e vice": Uppdragsroll.FÖRSTE_VICE,
    "1 vice ordförande": Uppdragsroll.FÖRSTE_VICE,
    "förste vice ordförande": Uppdragsroll.FÖRSTE_VICE,
    "2:e vice ordf": Uppdragsroll.ANDRE_VICE,
    "2:e vice ordf.": Uppdragsroll.ANDRE_VICE,
    "2:e vice": Uppdragsroll.ANDRE_VICE,
    "2 vice ordförande": Uppdragsroll.ANDRE_VICE,
    "2:a vice ordförande": Uppdragsroll.ANDRE_VICE,
    "andre vice ordförande": Uppdragsroll.ANDRE_VICE,
    "andra vice ordförande": Uppdragsroll.ANDRE_VICE,
    "ers": Uppdragsroll.ERSÄTTARE,
    "ers.": Uppdragsroll.ERSÄTTARE,
    "suppleant": Uppdragsroll.ERSÄTTARE,
    "insyn": Uppdragsroll.INSYNSPLATS,
    "sekr.": Uppdragsroll.SEKRETERARE,
    "nämndsekreterare": Uppdragsroll.SEKRETERARE,
}
VICE = frozenset({"vice ordförande", "vice ordf", "vice ordf.", "v. ordf.", "v ordf", "vice"})
_AVDELNINGAR = {
    "ledamöter": Uppdragsroll.LEDAMOT,
    "ordinarie ledamöter": Uppdragsroll.LEDAMOT,
    "ordinarie": Uppdragsroll.LEDAMOT,
    "ersättare": Uppdragsroll.ERSÄTTARE,
    "suppleanter": Uppdragsroll.ERSÄTTARE,
    "insynsplatser": Uppdragsroll.INSYNSPLATS,
}
_PARTI = re.compile(r"\(?([A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,4})\)?")
_NAMN_OCH_PARTI = re.compile(r"(.+?)\s*\(([A-ZÅÄÖa-zåäö]{1,5})\)")


@dataclass(frozen=True, slots=True)
class Personpost:
    """A row as it was understood. ``roll`` None: not said. ``vice``: deputy chair, by the order of the rows.

    ``nämnd`` is the name or code as written. ``övrigt`` are the cells no field is meant for; ``problem`` what could not
    be understood (the row is then told of, and not taken). ``upprepar`` is the row that has said the same already.
    ``ersätter`` is the name of the ledamot whose personal ersättare it is.
    """

    rad: int
    namn: str
    parti: str = ""
    roll: Uppdragsroll | None = None
    vice: bool = False
    nämnd: str = ""
    e_post: str = ""
    telefon: str = ""
    från: date | None = None
    till: date | None = None
    ordning: int | None = None
    titel: str = ""
    enhet: str = ""
    förvaltning: str = ""
    skyddad: bool = False
    övrigt: tuple[str, ...] = field(default=())
    problem: str = ""
    upprepar: int = 0
    ersätter: str = ""

    def som_upprepning(self, rad: int) -> Personpost:
        """The same, told of as a repetition of that row and not taken."""
        return replace(self, upprepar=rad, problem=f"står redan på rad {rad}")


def tolka(tabell: Sequence[Sequence[str]]) -> list[Personpost]:
    """A post for each row but the headings. Rows before the headings (the list's title) are passed over.

    A row with "Ersättare" alone says what those below it are. A row that says the same as an earlier one ``upprepar``.
    """
    nr = next((nr for nr, rad in enumerate(tabell[:10]) if _rubrikrad(rad)), -1)
    kolumner = _rubrikrad(tabell[nr]) if nr >= 0 else {}
    rubriker = dict(enumerate(tabell[nr])) if nr >= 0 else {}
    poster: list[Personpost] = []
    sedda: dict[Personpost, int] = {}
    avdelning: Uppdragsroll | None = None
    for plats, rad in enumerate(tabell[nr + 1 :], nr + 2):
        celler = [c for c in rad if c]
        if len(celler) == 1 and celler[0].rstrip(":").casefold() in _AVDELNINGAR:
            avdelning = _AVDELNINGAR[celler[0].rstrip(":").casefold()]
        elif celler:
            skriven = len(rad) == 1 and re.search("[;,]", rad[0])  # a written line among the cells
            if skriven:
                post = _utan_rubrik(plats, [c.strip() for c in re.split("[;,]", rad[0])])
            else:
                post = _med_rubrik(plats, rad, kolumner, rubriker) if kolumner else _utan_rubrik(plats, rad)
            post = replace(post, roll=avdelning) if post.roll is None and not post.vice else post
            bredvid = _bredvid(plats, rad, kolumner, rubriker, post)
            for en in (*([] if bredvid and not post.namn else [post]), *bredvid):
                sagt = replace(en, rad=0, ordning=None)  # the number in the order is the row's, not the person's
                förr = sedda.setdefault(sagt, plats)
                poster.append(en if förr == plats or en.problem else en.som_upprepning(förr))
    return poster


def _delade(kolumner: Mapping[int, str]) -> set[str]:
    """What a row says of both: the nämnd, the days, and the party when there is but one column of it."""
    return {"nämnd", "från", "till"} | ({"parti"} if list(kolumner.values()).count("parti") == 1 else set())


def _ersättarens_kolumn(kolumner: Mapping[int, str]) -> int | None:
    """The column that names the ersättare who stands beside a ledamot: "Personlig ersättare", or a second of names."""
    namn = [nr for nr, fält in sorted(kolumner.items()) if fält == "namn"]
    personlig = next((nr for nr, fält in kolumner.items() if fält == "personlig"), None)
    return personlig if personlig is not None else namn[1] if len(namn) > 1 else None


def _bredvid(
    nr: int, rad: Sequence[str], kolumner: Mapping[int, str], rubriker: Mapping[int, str], ledamot: Personpost
) -> list[Personpost]:
    """The ersättare who stands in the same row as the ledamot, with the cells that follow. Personal if so headed."""
    start = _ersättarens_kolumn(kolumner)
    if start is None or start >= len(rad) or not rad[start]:
        return []
    gemensamt = _delade(kolumner)
    delade = {n: fält for n, fält in kolumner.items() if fält in gemensamt}
    egna = {n: "namn" if n == start else fält for n, fält in kolumner.items() if n >= start} | delade
    celler = [cell if n in egna or n > start else "" for n, cell in enumerate(rad)]
    post = _med_rubrik(nr, celler, egna, rubriker)
    personlig = kolumner[start] == "personlig" and not ledamot.problem
    ersätter = ledamot.namn if personlig else ""
    return [replace(post, roll=Uppdragsroll.ERSÄTTARE, vice=False, ersätter=ersätter)]


def _rubrikrad(rad: Sequence[str]) -> dict[int, str]:
    """Column → field, when the row is one of headings: it names a column of names, in its first cell if ambiguous."""
    kolumner = {nr: _FÄLT[k] for nr, cell in enumerate(rad) if (k := " ".join(cell.split()).casefold()) in _FÄLT}
    celler = [nr for nr, cell in enumerate(rad) if cell]
    säker = any(rad[nr].casefold() not in ROLLER for nr, f in kolumner.items() if f in {"namn", "efternamn"})
    if len(celler) == 1 and rad[celler[0]].rstrip(":").casefold() in _AVDELNINGAR:
        return {}
    tvetydig = len(celler) > 1 and (kolumner.get(celler[0]) == "namn" or {"namn", "personlig"} <= {*kolumner.values()})
    return kolumner if (säker and len(kolumner) * 2 >= len(celler)) or tvetydig else {}


def _med_rubrik(nr: int, rad: Sequence[str], kolumner: Mapping[int, str], rubriker: Mapping[int, str]) -> Personpost:
    värden: dict[str, str] = {}
    övrigt: list[str] = []
    bredvid, gemensamt = _ersättarens_kolumn(kolumner), _delade(kolumner)
    for kolumn, cell in enumerate(rad):
        fält = kolumner.get(kolumn)
        if bredvid is not None and kolumn >= bredvid and (kolumn == bredvid or fält not in gemensamt):
            continue  # the ersättare's own
        if cell and (fält is None or fält in värden):
            övrigt.append(f"{rubriker[kolumn]}: {cell}" if rubriker.get(kolumn) else cell)
        elif cell and fält == "e_post" and "@" not in cell:  # a telephone number in the wrong column
            värden.setdefault("telefon", cell)
        elif cell and fält is not None:
            värden[fält] = cell
    namn = värden.pop("namn", "") or " ".join(filter(None, (värden.pop("förnamn", ""), värden.pop("efternamn", ""))))
    return _post(nr, namn, värden, övrigt)


def _utan_rubrik(nr: int, rad: Sequence[str]) -> Personpost:
    värden: dict[str, str] = {}
    övrigt: list[str] = []
    for cell in filter(None, rad[1:]):
        fält = _vad_är(cell)
        if fält and fält not in värden:
            värden[fält] = cell
        else:
            övrigt.append(cell)
    return _post(nr, rad[0], värden, övrigt)


def _vad_är(cell: str) -> str:
    if cell.casefold() in ROLLER or cell.casefold() in VICE:
        return "roll"
    if "@" in cell:
        return "e_post"
    if len(re.sub(r"\D", "", cell)) >= 6 and tolka_datum(cell) is None:
        return "telefon"
    return "parti" if _PARTI.fullmatch(cell) else ""


def _kan_vara_namn(text: str) -> bool:
    """A sentence, a date or an amount is no name; "A. Berg jr." is."""
    ord_ = text.split()
    mening = len(ord_) > 4 and text[-1] in ".:;?!"
    return len(text) <= 60 and len(ord_) <= 6 and not mening and not re.search(r"\d", text)


def _post(nr: int, namn: str, värden: dict[str, str], övrigt: list[str]) -> Personpost:
    namn = " ".join(namn.split())
    parti = värden.pop("parti", "").strip("() ")
    if träff := _NAMN_OCH_PARTI.fullmatch(namn):
        namn, parti = träff[1], parti or träff[2]
    problem = "" if namn else "raden har inget namn"
    if namn and not _kan_vara_namn(namn):
        problem = "raden ser inte ut att börja med ett namn"
    roll_text = värden.pop("roll", "").casefold()
    roll = ROLLER.get(roll_text)
    if roll_text and roll is None and roll_text not in VICE:
        problem = problem or f"rollen ”{roll_text}” är okänd"
    dagar: dict[str, date | None] = {}
    for fält in ("från", "till"):
        text = värden.pop(fält, "")
        dagar[fält] = tolka_datum(text) if text else None
        if text and dagar[fält] is None:
            problem = problem or f"datumet ”{text}” går inte att läsa"
    ordning = värden.pop("ordning", "").rstrip(".")
    if ordning and not ordning.isdecimal():
        övrigt = [*övrigt, f"Ordning: {ordning}"]
        ordning = ""
    if träff := _NAMN_OCH_PARTI.fullmatch(värden.get("ersätter", "")):
        värden["ersätter"] = träff[1]
    skyddad = värden.pop("skyddad", "").casefold() not in {"", "nej", "n", "0", "false", "falskt"}
    return Personpost(
        nr, namn, parti, roll, roll_text in VICE, ordning=int(ordning) if ordning else None, skyddad=skyddad,
        övrigt=tuple(övrigt), problem=problem, från=dagar["från"], till=dagar["till"],
        **värden,  # type: ignore[arg-type]  # the fields of text that are left
    )  # fmt: skip
