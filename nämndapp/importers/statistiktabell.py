"""Tables of figures by month: bifall, avslag, belopp, antal, this year beside last year (seed 004 L6463–6575).

The months are the rows. What stands above them says what the columns are: years, measures and, where a table has
several, what each is about. An empty cell is "no figure", never 0; a row with too few figures says that it cannot tell
which column they belong to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from nämndapp.bas.forslag import Statistikförslag
from nämndapp.bas.svenska import MÅNADER
from nämndapp.importers.rader import Del, foga

_MÅNAD = re.compile(rf"^\s*({'|'.join(MÅNADER)}|{'|'.join(m[:3] for m in MÅNADER)})\.?(?=\s|$|\t)", re.IGNORECASE)
_ÅR = re.compile(r"\b((?:19|20)\d{2})\b")
_MÅTT = {
    "bifall": "bifall", "beviljade": "bifall", "avslag": "avslag", "avslagna": "avslag", "belopp": "belopp",
    "kronor": "belopp", "antal": "antal", "totalt": "antal", "delavslag": "delavslag",
}  # fmt: skip
_ANTAL = re.compile(r"^antal (?:beslut|ärenden)?$|^antal beslut", re.IGNORECASE)
_ENKELRESOR = re.compile(r"^antal (\w+)$", re.IGNORECASE)
_TAL = re.compile(r"^[-−–]?\d{1,3}(?:[ .]\d{3})+$|^[-−–]?\d+$")
_MÅTT_OCH_ÅR = re.compile(r"^(\D{2,40}?) ((?:19|20)\d{2})$")
_TITEL_ÅR = re.compile(r"^\w+ (?:19|20)\d{2}–(?:19|20)\d{2}: ")  # "Delegationsbeslut 2025–2026: LSS"
_LÄNGSTA_HUVUD = 12


@dataclass(frozen=True, slots=True)
class Kolumn:
    """What a column of figures is."""

    kategori: str
    mått: str
    år: int


@dataclass(frozen=True, slots=True)
class Oklar:
    """A row or a table whose figures cannot be told apart."""

    rad: int
    text: str


def läs_statistik(delar: list[Del]) -> tuple[list[Statistikförslag], list[Oklar], set[int]]:
    """Every figure of every table, what could not be told, and the lines that were read."""
    rader = [d for d in _hela_rader(delar) if not d.tom]
    värden: list[Statistikförslag] = []
    oklara: list[Oklar] = []
    lästa: set[int] = set()
    i = golv = 0
    titel = ""
    while i < len(rader):
        if not _MÅNAD.match(rader[i].text):
            i += 1
            continue
        slut = i
        while slut < len(rader) and _MÅNAD.match(rader[slut].text):
            slut += 1
        if slut - i >= 3:
            huvud = rader[max(golv, i - _LÄNGSTA_HUVUD) : i]
            huvud = _efter_löptext(huvud)
            månader = rader[i:slut]
            bredd = max(len(_tal(d)) for d in månader)
            kolumner, titel = _namngivna_kolumner(huvud, titel) or _kolumner(huvud, bredd, titel)
            if kolumner:
                _läs_månader(månader, kolumner, värden, oklara)
                lästa |= {d.rad for d in (*huvud, *månader)}
            else:
                oklara.append(Oklar(månader[0].rad, "Tabellens rubriker säger inte vad kolumnerna är."))
        i = golv = slut
    return värden, oklara, lästa


def _hela_rader(delar: list[Del]) -> list[Del]:
    sedda: dict[int, Del] = {}
    for d in delar:
        if d.rad in sedda:
            s = sedda[d.rad]
            sedda[d.rad] = Del(d.rad, f"{s.rå}\t{d.rå.strip()}", f"{s.text}\t{d.text}")
        else:
            sedda[d.rad] = d
    return list(sedda.values())


def _efter_löptext(huvud: list[Del]) -> list[Del]:
    """What stands below the last sentence."""
    sist = max((n for n, d in enumerate(huvud) if d.text.endswith(".") or len(d.text) > 90), default=-1)
    return huvud[sist + 1 :]


def _celler(d: Del) -> list[str]:
    """The cells after the month; in a row without tabs they are parted by blanks."""
    if "\t" in d.rå.strip():
        return [c.strip() for c in d.rå.strip().split("\t")][1:]
    return _MÅNAD.sub("", d.text).split()


def _tal(d: Del) -> list[int | None]:
    return [_heltal(c) for c in _celler(d)]


def _heltal(cell: str) -> int | None:
    rent = cell.replace("\u00a0", " ").replace("\u202f", " ").removesuffix("kr").strip()
    if not _TAL.match(rent):
        return None
    return int(re.sub(r"[ .]", "", rent).replace("−", "-").replace("–", "-"))


def _namngivna_kolumner(huvud: list[Del], förra_titel: str) -> tuple[list[Kolumn], str] | None:
    """Columns that each say measure and year ("Bifall 2025"), as our own Excel has them; None for any other header."""
    if not huvud or "\t" not in huvud[-1].rå.strip():
        return None
    celler = [_MÅTT_OCH_ÅR.match(c.strip()) for c in huvud[-1].rå.strip().split("\t")]
    träffar = [t for t in celler[1 if celler[0] is None else 0 :] if t is not None]
    if not träffar or len(träffar) < len(celler) - 1:
        return None
    över = " ".join(huvud[-2].text.split()) if len(huvud) > 1 else ""
    titel = _TITEL_ÅR.sub("", över).strip() or förra_titel or "Beslut"
    return [Kolumn(titel, _MÅTT.get(t[1].casefold(), t[1].casefold()), int(t[2])) for t in träffar], titel


def _kolumner(huvud: list[Del], bredd: int, förra_titel: str) -> tuple[list[Kolumn], str]:
    """The columns, and the table's title; no columns when the header does not add up to ``bredd``."""
    år: list[int] = []
    mått: list[str] = []
    etiketter: list[str] = []
    i_etikett = False
    for d in huvud:
        text = " ".join(d.text.replace("\t", " ").split())
        årtal = [int(a) for a in _ÅR.findall(text)]
        ord_ = _ÅR.sub(" ", text).split()
        if årtal:
            år += årtal
        if ord_ and all(o.casefold().strip(".:") in _MÅTT for o in ord_):
            mått += [_MÅTT[o.casefold().strip(".:")] for o in ord_]
            i_etikett = False
        elif ord_:
            egen = list(dict.fromkeys(_delar_runt_år(text))) if årtal else [text]
            if i_etikett and etiketter and _fortsätter(etiketter[-1], egen[0]):
                etiketter[-1] = foga([etiketter[-1], egen[0]])
                egen = egen[1:]
            etiketter += egen
            i_etikett = True
    return _passa_in(år, mått, etiketter, bredd, förra_titel)


def _delar_runt_år(text: str) -> list[str]:
    return [b for b in (" ".join(bit.split()) for bit in _ÅR.split(text)[::2]) if b]


def _fortsätter(etikett: str, nästa: str) -> bool:
    return bool(re.search(r"(?:\boch|-|,)$", etikett)) or nästa[:1].islower()


def _passa_in(
    år: list[int], mått: list[str], etiketter: list[str], bredd: int, förra_titel: str
) -> tuple[list[Kolumn], str]:
    if not år or not bredd:
        return [], förra_titel
    grupper = _antal_grupper(år)
    namn, slag = _kategorier(etiketter, grupper)
    titel = etiketter[0] if len(etiketter) > len(namn) else förra_titel
    if len(namn) < grupper:
        namn = [*namn, *[förra_titel or "Beslut"] * (grupper - len(namn))]
        slag = [*slag, *["antal"] * (grupper - len(slag))]
    period = _period(mått)
    med_mått = len(mått) // period if period else 0
    kolumner: list[Kolumn] = []
    per_grupp = len(år) // grupper
    for nr, ett in enumerate(år):
        grupp = min(nr // per_grupp, grupper - 1)
        egna = mått[nr * period : (nr + 1) * period] if nr < med_mått else [slag[grupp]]
        kolumner += [Kolumn(namn[grupp], m, ett) for m in egna]
    return (kolumner if len(kolumner) == bredd else []), titel


def _antal_grupper(år: list[int]) -> int:
    """ "2015 2016 2015 2016" is two groups of two years."""
    olika = len(set(år))
    return len(år) // olika if olika and len(år) % olika == 0 and år == år[:olika] * (len(år) // olika) else 1


def _period(mått: list[str]) -> int:
    """The length of the shortest unit that the measures repeat: "bifall avslag bifall avslag" is 2."""
    return next((n for n in range(1, len(mått) + 1) if len(mått) % n == 0 and mått == mått[:n] * (len(mått) // n)), 0)


def _kategorier(etiketter: list[str], grupper: int) -> tuple[list[str], list[str]]:
    """The last ``grupper`` labels, each with what it counts when a line below it says so ("Antal enkelresor")."""
    namn: list[str] = []
    slag: list[str] = []
    for text in etiketter:
        if _ANTAL.match(text) and namn:
            slag[-1] = "antal"
        elif (träff := _ENKELRESOR.match(text)) and namn:
            slag[-1] = träff[1].casefold()
        else:
            namn.append(text)
            slag.append("antal")
    return namn[-grupper:], slag[-grupper:]


def _läs_månader(
    månader: list[Del], kolumner: list[Kolumn], värden: list[Statistikförslag], oklara: list[Oklar]
) -> None:
    for d in månader:
        träff = _MÅNAD.match(d.text)
        ord_ = träff[1].casefold() if träff else ""
        månad = next(nr for nr, m in enumerate(MÅNADER, 1) if m.startswith(ord_[:3]))
        celler = _celler(d)
        i_rutor = "\t" in d.rå.strip()
        tal: list[int | None] = [_heltal(c) for c in celler]
        if i_rutor:
            tal = [*tal, *[None] * (len(kolumner) - len(tal))][: len(kolumner)]
            oklara += [
                Oklar(d.rad, f"”{c}” är inget heltal.") for c, t in zip(celler, tal, strict=False) if c and t is None
            ]
        elif len(tal) != len(kolumner) or (None in tal and celler):
            if celler:
                oklara.append(
                    Oklar(
                        d.rad, f"{MÅNADER[månad - 1].capitalize()} har {len(celler)} tal för {len(kolumner)} kolumner."
                    )
                )
            tal = [None] * len(kolumner)
        värden += [
            Statistikförslag(k.kategori, k.mått, k.år, månad, t, d.rad) for k, t in zip(kolumner, tal, strict=True)
        ]
