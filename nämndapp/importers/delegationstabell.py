"""The rows of a delegationsordning, from tables that are whole (tabs) and from text where the cells have run together.

A row is known by its number ("12.8"). In running text its cells are told apart by what they look like: the lagrum is
the provision that stands right before the delegate's code. Columns that the extraction has moved away from their
heading come back by their numbers (seed 002 L1757–1824).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from nämndapp.bas import belopp, lagrumstext
from nämndapp.bas.forslag import Delegationspunktförslag
from nämndapp.bas.punkthanvisning import tolka_nummer
from nämndapp.importers.rader import Del

_HUVUD = re.compile(r"^\s*(?:nr|nummer|punkt)\.?\s+ärende\w*\s+.*\bdelegat\w*", re.IGNORECASE)
_RADSTART = re.compile(r"^\s*(\d{1,3}\.\d{1,3})\.?(?:\s+(?P<resten>\S.*))?\s*$")
_ANNAT_HUVUD = re.compile(r"^\s*(?:nr|nummer|kod|förkortning)\t", re.IGNORECASE)
_EGET_KAPITEL = re.compile(r"^(\d{1,3})\.?\s+([A-ZÅÄÖ][^\t.]{2,80})$")
_GRÄNS = re.compile(r"^(?P<kod>.+?),? (?:högst|upp till|max(?:imalt)?|t\.?o\.?m\.?) (?P<belopp>.+)$", re.IGNORECASE)
_KAPITEL = re.compile(r"^(?:\d{1,3}\.?\s+)?[A-ZÅÄÖ][^\t]{2,90}\(\d{4}:\d{1,4}\)$|^Lag \(\d{4}:\d{1,4}\) om .{3,80}$")
_LAGRUMSBIT = re.compile(
    r"^(?:\d{1,3}[a-z]?(?:[-–:]\d{1,3})?[a-z]?p?|kap\.?|kapitel|§{1,2}(?:/\d{1,3})?|/?\d{1,3}[a-z]?|p|st|[a-z]|"
    r"och|samt|[-–/]|första|andra|tredje|stycket|punkten)[,;/]?$"
)
_KOD = re.compile(r"^[A-ZÅÄÖ][A-ZÅÄÖ0-9]{1,7}$")
_TITEL = re.compile(
    r"^[A-ZÅÄÖ]?[a-zåäö-]*(?:chef(?:en)?|handläggare(?:n)?|sekreterare(?:n)?|utskott(?:et)?|ordförande(?:n)?|ledare(?:n)?|"
    r"inspektör(?:en)?|samordnare(?:n)?|rektor(?:n)?|jurist(?:en)?|ekonom(?:en)?|assistent(?:en)?|ingenjör(?:en)?)$",
    re.IGNORECASE,
)
_PARENTES = re.compile(r" \(([^()]*)\)$")
_MED_GRÄNS = re.compile(r",? (?:högst|upp till|max(?:imalt)?|t\.?o\.?m\.?) ", re.IGNORECASE)
_SKILJ = re.compile(r",|;|/|\beller\b")
_SKILJ_RADER = re.compile(r";")
_OKLART = " (oklart vilken)"  # as our own paper says it
_SKILJ_MED_GRÄNS = re.compile(r"\s*(?:/|,(?!\s*(?:högst|upp till|max|t\.?o\.?m)|\d))\s*|\s+eller\s+", re.IGNORECASE)
_VILL_HA_NUMMER = re.compile(r"\b(?:ingår i|se|se även|punkt|punkterna|enligt)$", re.IGNORECASE)
_MELLAN = frozenset({"eller", "/", "och", ",", "samt"})
_SLAG = {
    "nr": re.compile(r"^(?:nr|nummer|punkt)\.?$"),
    "ärende": re.compile(r"^ärende|^beslut|^delegationsärende"),
    "lagrum": re.compile(r"^lagrum|^lag\b|^bestämmelse|^författning"),
    "delegat": re.compile(r"^delegat\w*$|^delegerad"),
    "anteckning": re.compile(r"^anteckning|^anmärkning|^kommentar"),
    "ersättare": re.compile(r"^ersättare"),
    "villkor": re.compile(r"^villkor|^begränsning"),
    "vidaredelegation": re.compile(r"^vidaredeleg"),
    "anmäls": re.compile(r"^anmäl(?!an till)|^anmälan"),
    "ändrad": re.compile(r"^ändrad$"),
}
_MÄRKEN = ("ändrad", "utgår", "nytt nr", "ny")
_MÄRKE_SIST = re.compile(r"(?:^|\s)(ändrad|utgår|nytt nr|ny)$")
_NUMMER = re.compile(r"\d{1,3}\.\d{1,3}")


@dataclass(slots=True)
class _Tabell:
    """What has been read: rows with the place of their heading, and the headings of the chapter."""

    rubriker: list[str] = field(default_factory=list)
    rader: list[tuple[Delegationspunktförslag, int | None]] = field(default_factory=list)


def är_delegationshuvud(del_: Del) -> bool:
    """ "Nr Ärende Lagrum Delegat Anteckning", in columns or run together."""
    return bool(_HUVUD.match(" ".join(del_.rå.split())))


def läs_delegation(delar: list[Del]) -> tuple[list[Delegationspunktförslag], set[int]]:
    """The rows of every such table in order of chapter and number, and the lines they were read from."""
    rader = _hela_rader(delar)
    if not any(är_delegationshuvud(d) for d in rader):
        return [], set()
    läsare = _Läsare(rader)
    läsare.kör()
    punkter = [p for kapitel in läsare.kapitel for p in _i_nummerordning(kapitel)]
    return _tolka_lösa(punkter), läsare.lästa


def _hela_rader(delar: list[Del]) -> list[Del]:
    """Lines that were parted into cells are put together again."""
    ut: list[Del] = []
    for d in delar:
        if ut and ut[-1].rad == d.rad:
            ut[-1] = replace(ut[-1], rå=f"{ut[-1].rå}\t{d.rå.strip()}", text=f"{ut[-1].text}\t{d.text}")
        else:
            ut.append(d)
    return ut


class _Läsare:
    def __init__(self, rader: list[Del]) -> None:
        self._rader = rader
        self.kapitel: list[_Tabell] = []
        self.lästa: set[int] = set()
        self._kapitelnamn = ""
        self._kolumner: dict[str, int] = {}
        self._märkt = False  # the table has a column that says what has changed: old and new text stand together
        self._öppen: list[Del] = []
        self._rubrik: int | None = None  # the heading that the rows right below belong to; None: a repeated header

    def kör(self) -> None:
        i_tabell = False
        for nr, d in enumerate(self._rader):
            text = d.text
            if self._öppen and (d.tom or d.sidstart) and _delad(self._öppen) is not None:
                self._stäng()
            if d.tom:
                continue
            eget = _EGET_KAPITEL.match(text) if self._huvud_direkt_efter(nr) else None
            if eget or (_KAPITEL.match(text) and self._huvud_följer(nr)):
                self._stäng()
                self._nytt_kapitel(text)
                self.lästa.add(d.rad)
                i_tabell = True
            elif _ANNAT_HUVUD.match(d.rå) and not är_delegationshuvud(d):
                self._stäng()
                i_tabell = False
            elif är_delegationshuvud(d):
                self._stäng()
                self._nytt_huvud(d, nr)
                i_tabell = True
            elif self._är_andra_numret(d):
                self._öppen.append(d)
            elif i_tabell and _RADSTART.match(_första_cellen(d)) and not self._pekar_hit():
                self._stäng()
                self._öppen = [d]
            elif self._öppen and not self._avslutar(d):
                self._öppen.append(d)
            elif i_tabell and self._är_grupp(d, nr):
                self._stäng()
                self._tabell().rubriker.append(" ".join(next(c for c in d.celler if c).split()))
                self._rubrik = len(self._tabell().rubriker) - 1
                self.lästa.add(d.rad)
            elif i_tabell and not self._mer_följer(nr):
                self._stäng()
                i_tabell = False
        self._stäng()

    def _pekar_hit(self) -> bool:
        """Does the open row end with words that want a number after them ("se även")?"""
        return bool(self._öppen) and bool(_VILL_HA_NUMMER.search(self._öppen[-1].text))

    def _är_andra_numret(self, d: Del) -> bool:
        """In a change-marked table the old number stands above the new one, in the same cell."""
        if not (self._öppen and self._märkt and self._kolumner and _RADSTART.match(_första_cellen(d))):
            return False
        if len(_numren(self._öppen, self._kolumner)) != 1:
            return False
        märke = " ".join(_kolumnen(self._öppen, self._kolumner, "ändrad")).strip()
        if märke == "nytt nr":
            return True
        ärende = next(iter(_kolumnen([d], self._kolumner, "ärende")), "")
        return märke == "ändrad" and not ärende[:1].isupper()

    def _tabell(self) -> _Tabell:
        if not self.kapitel:
            self.kapitel.append(_Tabell())
        return self.kapitel[-1]

    def _nytt_kapitel(self, text: str) -> None:
        self._kapitelnamn = re.sub(r"^\d{1,3}\.?\s+", "", " ".join(text.split()))
        self.kapitel.append(_Tabell())
        self._rubrik = None

    def _nytt_huvud(self, d: Del, nr: int) -> None:
        self.lästa.add(d.rad)
        före = next((r for r in reversed(self._rader[:nr]) if not r.tom), None)
        rubriker = self._tabell().rubriker
        self._märkt = " ".join(d.rå.split()).casefold().endswith(" ändrad")
        direkt_under = före is not None and rubriker and före.text.split("\t")[0].split() == rubriker[-1].split()
        self._rubrik = len(rubriker) - 1 if direkt_under else None
        if "\t" in d.rå:
            celler = [c.casefold() for c in d.celler]
            self._kolumner = {
                namn: i for namn, m in _SLAG.items() for i, c in enumerate(celler) if m.match(c)
            }  # fmt: skip
        else:
            self._kolumner = {}

    def _huvud_följer(self, nr: int) -> bool:
        """Is there a table's header before the next paper would begin?"""
        följande = [r for r in self._rader[nr + 1 : nr + 25] if not r.tom][:6]
        return any(är_delegationshuvud(r) or _RADSTART.match(_första_cellen(r)) for r in följande)

    def _huvud_direkt_efter(self, nr: int) -> bool:
        """Is the next line with text a table's header?"""
        nästa = next((r for r in self._rader[nr + 1 : nr + 6] if not r.tom), None)
        return nästa is not None and är_delegationshuvud(nästa)

    def _mer_följer(self, nr: int) -> bool:
        följande = [r for r in self._rader[nr : nr + 20] if not r.tom][:8]
        return any(är_delegationshuvud(r) or _RADSTART.match(_första_cellen(r)) for r in följande)

    def _är_grupp(self, d: Del, nr: int) -> bool:
        text = next((c for c in d.celler if c), "")
        return (
            3 <= len(text) <= 80 and text[0].isupper() and not text.endswith((".", ",", ":", ";"))
            and len({c for c in d.celler if c}) == 1 and self._mer_följer(nr + 1)
        )  # fmt: skip

    def _avslutar(self, d: Del) -> bool:
        """Does the line stand outside the open row? A row that has its delegate goes on only with its note."""
        if self._kolumner:
            return "\t" not in d.rå or bool(d.celler[0])  # a heading across the table stands in the first cell
        delad = _delad(self._öppen)
        return delad is not None and not delad.anteckning

    def _stäng(self) -> None:
        if not self._öppen:
            return
        rad = _punkt(self._öppen, self._kapitelnamn, self._kolumner)
        if self._märkt:
            rad = _med_märke(rad, self._öppen, self._kolumner)
        self._tabell().rader.append((rad, self._rubrik))
        self.lästa |= {d.rad for d in self._öppen}
        self._öppen = []


def _första_cellen(d: Del) -> str:
    celler = d.rå.split("\t")
    return f"{celler[0].strip()} {' '.join(c.strip() for c in celler[1:])}".strip() if len(celler) > 1 else d.rå


@dataclass(frozen=True, slots=True)
class _Celler:
    ärende: str
    lagrum: str
    delegater: tuple[str, ...]
    anteckning: str
    ihop: bool  # the codes stand side by side with nothing between them


def _foga(rader: Iterable[str]) -> str:
    """The lines of a row as one text: words that were parted at a line's end are joined, "e-" keeps its hyphen."""
    text = ""
    for rad in (" ".join(r.split()) for r in rader):
        if not rad:
            continue
        if re.search(r"(?:^|\s)\w-$|\d[-–]$", text) and not rad.startswith(("och ", "eller ")):
            text += rad
        elif re.search(r"[a-zåäöé]-$", text) and rad[:1].islower() and not re.match(r"(?:och|eller|samt)\b", rad):
            text = text[:-1] + rad
        else:
            text = f"{text} {rad}".strip()
    return text


def _delad(rader: list[Del]) -> _Celler | None:
    """The cells of a row in running text; None while its lagrum and delegate have not both been seen."""
    träff = _RADSTART.match(_första_cellen(rader[0]))
    text = _foga([(träff["resten"] or "") if träff else "", *(d.text for d in rader[1:])])
    ord_ = text.split()
    for j, o in enumerate(ord_):
        if j == 0 or not _är_delegat(o):
            continue
        i = j
        while i > 0 and (_LAGRUMSBIT.match(ord_[i - 1]) or lagrumstext.är_lag(ord_[i - 1])):
            i -= 1
        while i < j and (
            ord_[i] in {"och", "samt", "-", "–", "a"} or (ord_[i].islower() and lagrumstext.är_lag(ord_[i]))
        ):
            i += 1  # "… vid brott mot alkohollagen": the matter's own words
        slut = next((n for n in range(i, j) if "§" in ord_[n]), j)
        if i and ord_[i - 1].casefold() in {"enligt", "i", "av"} and any("§" in o for o in ord_[slut + 1 : j]):
            i = slut + 1  # "… enligt 12 och 14 §§": the matter's own words, before its lagrum
        lagrum = ord_[i:j]
        if any("§" in bit for bit in lagrum) or re.search(r"\d+:\d+", " ".join(lagrum)):
            return _från_delegat(ord_, i, j)
    return None


def _från_delegat(ord_: list[str], i: int, j: int) -> _Celler:
    slut, koder, ihop = j, [], True
    while slut < len(ord_):
        o = ord_[slut]
        if "/" in o and all(_är_delegat(b) for b in o.split("/")):
            koder += o.split("/")
            ihop = False
        elif _är_delegat(o.rstrip(",")):
            koder.append(o.rstrip(","))
            ihop = ihop and not o.endswith(",")
        elif o.casefold() in _MELLAN and slut + 1 < len(ord_) and _är_delegat(ord_[slut + 1].rstrip(",")):
            ihop = False
        else:
            break
        slut += 1
    return _Celler(
        " ".join(ord_[:i]), " ".join(ord_[i:j]), tuple(koder), " ".join(ord_[slut:]), ihop and len(koder) > 1
    )


def _är_delegat(o: str) -> bool:
    if lagrumstext.är_lag(o):
        return False
    return bool(_KOD.match(o) or _TITEL.match(o) or ("/" in o and all(_KOD.match(b) for b in o.split("/"))))


def _punkt(rader: list[Del], kapitel: str, kolumner: dict[str, int]) -> Delegationspunktförslag:
    träff = _RADSTART.match(_första_cellen(rader[0]))
    nr = träff[1] if träff else ""
    if kolumner and "\t" in rader[0].rå:
        celler = _ur_kolumner(rader, kolumner)
    else:
        celler = _delad(rader) or _Celler(
            _foga([(träff["resten"] or "") if träff else "", *(d.text for d in rader[1:])]), "", (), "", False
        )
    delar = [_en_delegat(kod) for kod in celler.delegater]
    egna = {
        namn: _foga(_kolumnen(rader, kolumner, namn)) for namn in ("ersättare", "villkor", "vidaredelegation", "anmäls")
    }
    return Delegationspunktförslag(
        nr, celler.ärende, rader[0].rad, kapitel, "", celler.lagrum, tuple(kod for kod, _, _ in delar),
        celler.anteckning or None, osäker=celler.ihop,
        gränser=tuple(g for _, g, _ in delar) if any(g for _, g, _ in delar) else (),
        delegatvillkor=tuple(v for _, _, v in delar) if any(v for _, _, v in delar) else (),
        ersättare=egna["ersättare"], villkor=egna["villkor"], vidaredelegation=_ja_nej(egna["vidaredelegation"]),
        anmäls=_ja_nej(egna["anmäls"]),
    )  # fmt: skip


def _numren(rader: list[Del], kolumner: dict[str, int]) -> list[str]:
    return _NUMMER.findall(" ".join(_kolumnen(rader, kolumner, "nr")))


def _med_märke(p: Delegationspunktförslag, rader: list[Del], kolumner: dict[str, int]) -> Delegationspunktförslag:
    """A row of a change-marked table, with what its last column says; of two numbers the new one stands last."""
    if not kolumner:
        funna = [t[1] for d in rader if (t := _MÄRKE_SIST.search(d.text))]
        anteckning = _MÄRKE_SIST.sub("", p.anteckning or "").strip() or None
        return replace(p, märkt=funna[0] if funna else "", anteckning=anteckning)
    märke = " ".join(_foga(_kolumnen(rader, kolumner, "ändrad")).split()).casefold()
    nummer = _numren(rader, kolumner)
    return replace(p, märkt=märke if märke in _MÄRKEN else "", nr=nummer[-1] if len(nummer) > 1 else p.nr)


def _en_delegat(text: str) -> tuple[str, tuple[Decimal, str] | None, str]:
    """ "EC, högst ett halvt prisbasbelopp (vid frånvaro av VC)" → the code, its limit and its condition."""
    villkor = _PARENTES.search(text)
    kort = text[: villkor.start()] if villkor else text
    gräns = _GRÄNS.match(kort)
    if gräns is None:
        return kort, None, villkor[1] if villkor else ""
    try:
        tal, enhet = belopp.tolka(gräns["belopp"])
    except belopp.Beloppsfel:
        return text, None, ""
    return (gräns["kod"], (tal, enhet), villkor[1] if villkor else "") if enhet else (text, None, "")


def _ja_nej(text: str) -> bool | None:
    return {"ja": True, "x": True, "nej": False}.get(text.casefold())


def _kolumnen(rader: list[Del], kolumner: dict[str, int], namn: str) -> Iterator[str]:
    i = kolumner.get(namn)
    return (d.celler[i] for d in rader if i is not None and i < len(d.celler))


def _ur_kolumner(rader: list[Del], kolumner: dict[str, int]) -> _Celler:
    def cell(namn: str) -> str:
        return _foga(_kolumnen(rader, kolumner, namn))

    text, oklart = cell("delegat"), _OKLART in cell("delegat")
    skild = bool(re.search(r",|/|;|\beller\b|\boch\b", text))
    if not skild and len(text.split()) > 1 and all(_KOD.match(b) for b in text.split()):
        return _Celler(cell("ärende"), cell("lagrum"), tuple(text.split()), cell("anteckning"), True)
    bitar = _delegaterna(text.replace(_OKLART, ""))
    return _Celler(cell("ärende"), cell("lagrum"), bitar, cell("anteckning"), oklart and len(bitar) > 1)


def _delegaterna(text: str) -> tuple[str, ...]:
    """The delegates of a cell; what stands within parentheses, and the comma of "0,5", part nothing."""
    skiljer = _SKILJ
    if _MED_GRÄNS.search(text):
        skiljer = _SKILJ_RADER if ";" in text else _SKILJ_MED_GRÄNS
    dold = re.sub(r"\([^()]*\)", lambda t: "·" * len(t[0]), text)
    ut, start = [], 0
    for träff in skiljer.finditer(dold):
        ut.append(text[start : träff.start()])
        start = träff.end()
    return tuple(b.strip() for b in (*ut, text[start:]) if b.strip())


def _tolka_lösa(punkter: list[Delegationspunktförslag]) -> list[Delegationspunktförslag]:
    """Rows without lagrum: the delegate is a code that stands in another row."""
    kända = {k for p in punkter for k in p.delegater}
    ut = []
    for p in punkter:
        ord_ = p.ärende.split()
        j = next((i for i, o in enumerate(ord_) if i and o in kända), None)
        if not p.delegater and j is not None:
            c = _från_delegat(ord_, j, j)
            p = replace(  # noqa: PLW2901 - the row, better read
                p, ärende=c.ärende, delegater=c.delegater, anteckning=c.anteckning or None, osäker=c.ihop
            )
        ut.append(p)
    return ut


# --- groups ---------------------------------------------------------------------------------------------------------


def _i_nummerordning(tabell: _Tabell) -> list[Delegationspunktförslag]:
    """Rows by number, each with its group; a run that was moved away from its heading finds the one without rows."""
    flyten = _flyten(tabell)
    i_ordning = sorted(flyten, key=lambda f: tolka_nummer(f.rader[0].nr) or (0, 0))
    använda = {f.rubrik for f in flyten if f.rubrik is not None}
    ut: list[Delegationspunktförslag] = []
    senaste: int | None = None
    for plats, flöde in enumerate(i_ordning):
        rubrik = flöde.rubrik
        if rubrik is None:
            nästa = next((f.rubrik for f in i_ordning[plats + 1 :] if f.rubrik is not None), len(tabell.rubriker))
            lediga = [
                r for r in range((senaste if senaste is not None else -1) + 1, nästa) if r not in använda
            ]  # fmt: skip
            rubrik = lediga[0] if lediga and flöde.flyttat else senaste
            använda |= {rubrik} if rubrik is not None else set()
        senaste = rubrik if rubrik is not None else senaste
        grupp = tabell.rubriker[rubrik] if rubrik is not None else ""
        ut += [replace(p, grupp=grupp, flyttad=flöde.flyttat) for p in flöde.rader]
    return ut


@dataclass(slots=True)
class _Flöde:
    rubrik: int | None
    rader: list[Delegationspunktförslag]
    flyttat: bool = False


def _flyten(tabell: _Tabell) -> list[_Flöde]:
    """Runs of rows under the same heading in rising order; ``flyttat``: begins with a lower number."""
    flyten: list[_Flöde] = []
    högsta: tuple[int, int] = (0, 0)
    förra: tuple[int, int] = (0, 0)
    for rad, rubrik in tabell.rader:
        par = tolka_nummer(rad.nr) or förra
        bakåt = par < förra
        fortsätter = bool(flyten) and not bakåt and (rubrik == flyten[-1].rubrik)
        if fortsätter and flyten[-1].flyttat and förra < högsta < par:
            fortsätter = False  # back again after what had been moved
        if fortsätter:
            flyten[-1].rader.append(rad)
        else:
            flyten.append(_Flöde(None if bakåt else rubrik, [rad], bakåt))
        högsta, förra = max(högsta, par), par
    return flyten
