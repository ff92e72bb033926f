"""The table of an attestlista in running text: found by the words of its header, read with or without its columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from nämndapp.bas.attest import ATTESTANT, ERSÄTTARE, AttestpersonUppgifter, Attestradslag, AttestradUppgifter, Koddel
from nämndapp.bas.attesttabell import (
    ALLA_KODER,
    DELORD,
    EXTRA_ATTESTANT,
    Kolumn,
    Tabellform,
    dela_tid,
    dela_villkor,
    foga_brutna,
    läs_rader,
    tolka_huvud,
)
from nämndapp.importers.namnledtradar import Namnvana, Ord
from nämndapp.importers.rader import Del, foga

_ROLL = r"(?:\w*attestant(?:er)?|\w*attest|ersättare(?:\s+för\s+attestant)?|godkännare)"
_ROLLER = re.compile(rf"^(?P<före>.*?)\s*(?P<roller>{_ROLL}(?:\s+{_ROLL})+)$", re.IGNORECASE)
_DELRUBRIK = re.compile(
    rf"(?:{'|'.join(DELORD)})(?:\s*/\s*\w+)?(?:\s+(?:nr|nummer|namn|benämning|kod|text)\b\.?)?", re.IGNORECASE
)
_BELOPP = r"\s+\d{3}(?:\s+\d{3})*\s*(?:kr|kronor|tkr|:-)"
_KODRAD = re.compile(rf"^(\d{{2,8}})(?:\s*[-–]\s*(\d{{2,8}}))?(?=\s|$)(?!\s*[-–]\s*\d{{2}}\b)(?!{_BELOPP})")
_DATUM = re.compile(r"^\d{4}-\d{2}-\d{2}")
_ÅRTAL = re.compile(r"^(?:19|20)\d\d$")
_BIT = re.compile(r"\((?:från|till|fr|t\.?o|from|tom)[^()]{4,60}\)|/|[^\s/]+", re.IGNORECASE)
_AVSKILJARE = re.compile(r"^ {3,}$")


@dataclass(slots=True)
class Attesttabell:
    """What was read, and the lines that it was read from. ``utan_kolumner``: names were told apart by their habits."""

    form: Tabellform
    rader: list[AttestradUppgifter] = field(default_factory=list)
    källrader: set[int] = field(default_factory=set)
    utan_kolumner: bool = False


def läs_attesttabell(delar: Sequence[Del]) -> Attesttabell | None:
    """The first attest table among the parts; None when no header says that there is one."""
    for i, del_ in enumerate(delar):
        if del_.tom:
            continue
        if "\t" in del_.rå:
            form = tolka_huvud(del_.celler)
            if form.duger and len(del_.celler) >= 3:
                return _med_kolumner(delar, i, form)
        elif (huvud := _huvud(delar, i)) is not None:
            tabell = _utan_kolumner(delar, *huvud)
            if len(tabell.rader) > 1:
                return tabell
    return None


# --- with columns ---------------------------------------------------------------------------------------------------


def _med_kolumner(delar: Sequence[Del], i: int, form: Tabellform) -> Attesttabell:
    rader: list[tuple[int, list[str]]] = []
    källrader = {delar[i].rad}
    tomma = 0
    for del_ in delar[i + 1 :]:
        if "\t" in del_.rå:
            if del_.celler != delar[i].celler:  # the header is repeated on each page
                rader.append((del_.rad, del_.celler))
            källrader.add(del_.rad)
            tomma = 0
        elif del_.tom:
            tomma += 1  # a new page may begin here: what comes next tells
        elif tomma < 2 and len(del_.text) <= 80 and not del_.text.endswith(".") and not del_.avsnitt:
            rader.append((del_.rad, [del_.text]))  # a heading across the table
            källrader.add(del_.rad)
        else:
            break
    form, rader = _med_grupper(form, foga_brutna(form, rader))
    lästa, _ = läs_rader(form, rader)
    while lästa and lästa[-1].slag is Attestradslag.AVSKILJARE:  # what follows the table is no heading of it
        källrader.discard(lästa.pop().källrad or 0)
    return Attesttabell(_med_längder(form, lästa), lästa, källrader)


_GRUPPRAD = re.compile(r"^(\d{1,6})\s+(\D.*)$")


def _med_grupper(
    form: Tabellform, rader: Sequence[tuple[int, list[str]]]
) -> tuple[Tabellform, list[tuple[int, list[str]]]]:
    """Headings across the table that begin with a code shorter than those of the first column are an outer part."""
    if not form.kolumner or form.kolumner[0].slag != "kod" or any(d.nyckel == "avdelning" for d in form.delar):
        return form, list(rader)
    längder = Counter(len(t[0]) for _, c in rader if len([x for x in c if x]) > 1 and (t := re.match(r"\d+", c[0])))
    vanlig = längder.most_common(1)[0][0] if längder else 0
    grupper = {nr: t for nr, c in rader if not any(c[1:]) and (t := _GRUPPRAD.match(c[0])) and len(t[1]) < vanlig}
    if not grupper:
        return form, list(rader)
    kolumner = (
        Kolumn("kod", "avdelning", "Avdelning"),
        Kolumn("delnamn", "avdelning", "Avdelning namn"),
        *form.kolumner,
    )
    längd = len(next(iter(grupper.values()))[1])
    delar = (Koddel("avdelning", "Avdelning", längd, namnges=True), *form.delar)
    nya = [(nr, [grupper[nr][1], grupper[nr][2]] if nr in grupper else ["", "", *celler]) for nr, celler in rader]
    return replace(form, kolumner=kolumner, delar=delar), nya


def _med_längder(form: Tabellform, rader: Sequence[AttestradUppgifter]) -> Tabellform:
    """The form with the length that most codes of each part have."""
    längder = {
        d.nyckel: Counter(len(k.split("-")[0]) for r in rader if (k := r.koder.get(d.nyckel, ""))).most_common(1)
        for d in form.delar
    }
    delar = tuple(replace(d, siffror=längder[d.nyckel][0][0] if längder[d.nyckel] else None) for d in form.delar)
    return replace(form, delar=delar)


# --- without columns ------------------------------------------------------------------------------------------------


def _huvud(delar: Sequence[Del], i: int) -> tuple[int, int, Tabellform] | None:
    """First and last index of a header in plain text, and its columns: "Ansvar Identitet namn Attestant Ersättare"."""
    träff = _ROLLER.match(delar[i].text)
    if träff is None or len(delar[i].text) > 200:
        return None
    start, text = i, träff["före"]
    if not text:
        j = i - 1
        while j >= 0 and delar[j].tom and i - j < 4:
            j -= 1
        while j >= 0 and not delar[j].tom and start - j <= 4:
            start = j
            j -= 1
            if delar[start].sidstart:
                break
        text = foga([d.text for d in delar[start:i] if not d.tom])
        if (ord_ := _DELRUBRIK.search(text)) and ord_.start():  # the end of a sentence above it
            return None
    rubriker = [text] if re.search(r"\bdärunder\b", text, re.IGNORECASE) else _DELRUBRIK.findall(text)
    rest = _DELRUBRIK.sub("", text) if len(rubriker) > 1 else ""
    if not rubriker or len(rest.split()) > 2:
        return None
    roller = re.findall(_ROLL, träff["roller"], re.IGNORECASE)
    form = tolka_huvud([*rubriker, *roller])
    return (start, i, form) if form.duger else None


@dataclass(slots=True)
class _Block:
    """A row's lines: its codes, and its words."""

    rad: int
    koder: list[tuple[str, str]] = field(default_factory=list)  # code, the name after it; the last is the row's own
    ord: list[Ord] = field(default_factory=list)
    delar: list[Del] = field(default_factory=list)
    alla: bool = False


def _utan_kolumner(delar: Sequence[Del], start: int, slut: int, form: Tabellform) -> Attesttabell:
    huvud = {" ".join(d.text.split()) for d in delar[start : slut + 1] if not d.tom}
    kropp = [d for d in delar[slut + 1 :] if d.tom or " ".join(d.text.split()) not in huvud]
    upprepade = {d.rad for d in delar[slut + 1 :] if not d.tom and " ".join(d.text.split()) in huvud}
    egen = _egen_längd(kropp)
    tabell = Attesttabell(form, utan_kolumner=True)
    if egen is None:
        return tabell
    block = list(_block(kropp, egen))
    vana = Namnvana([b.ord for b in block])
    tolk = _Tolk(form, vana, egen)
    for b in block:
        if not tolk.läs(b, sist=b is block[-1]):
            break
    tabell.rader = tolk.rader
    sista = max(tolk.källrader, default=0)
    tabell.källrader = tolk.källrader | {d.rad for d in delar[start : slut + 1]} | {r for r in upprepade if r < sista}
    tabell.form = _med_längder(form, tolk.rader)
    return tabell


def _egen_längd(kropp: Sequence[Del]) -> int | None:
    """How many digits the rows' own codes have: the length of most codes that begin a line."""
    längder = Counter(
        len(t[1]) for d in kropp if not d.tom and (t := _KODRAD.match(d.text)) and not _DATUM.match(d.text)
    )
    return max(längder, key=lambda n: (längder[n], n)) if längder else None


def _block(kropp: Sequence[Del], egen: int) -> Iterator[_Block]:
    """The lines of each row: from a code (or "Alla …") to the next."""
    öppet: _Block | None = None
    stycke, ny = 0, True
    for del_ in kropp:
        if del_.tom:
            if _AVSKILJARE.match(del_.rå) and öppet is not None:
                öppet.delar.append(del_)
            stycke += not ny
            ny = True
            continue
        if del_.sidstart and not ny:
            stycke += 1
            ny = True
        kod = _KODRAD.match(del_.text) if not _DATUM.match(del_.text) else None
        alla = ny and ALLA_KODER.match(del_.text)
        if kod or alla:
            if öppet is not None:
                yield öppet
            öppet = _Block(del_.rad, alla=bool(alla))
            text = del_.text if alla else _koder(öppet, del_.text, egen)
        elif öppet is None:
            continue
        else:
            text = del_.text
        öppet.delar.append(del_)
        öppet.ord += _ord(text, del_.rad, stycke, öppet.ord)
        ny = False
    if öppet is not None:
        yield öppet


def _koder(block: _Block, text: str, egen: int) -> str:
    """Takes the codes off the beginning of the line; returns what follows the innermost one."""
    träff = _KODRAD.match(text)
    while träff is not None:
        kod = f"{träff[1]}-{träff[2]}" if träff[2] else träff[1]
        text = text[träff.end() :].strip()
        if len(träff[1]) >= egen:
            block.koder.append((kod, ""))
            return text
        inre = re.search(rf"(?<!\S)\d{{{len(träff[1]) + 1},{egen}}}(?!\S)", text)
        if inre is None:
            block.koder.append((kod, ""))
            return text
        block.koder.append((kod, " ".join(text[: inre.start()].split())))
        text = text[inre.start() :]
        träff = _KODRAD.match(text)
    return text


def _ord(text: str, rad: int, stycke: int, hittills: list[Ord]) -> list[Ord]:
    """The words of a line; a date in brackets belongs to the word before it, also when it goes on from the line above.

    A bracket that the line leaves open is kept as words and put together in ``_Tolk``.
    """
    ut: list[Ord] = []
    snedstreck = bool(hittills) and hittills[-1].text == "/"
    if snedstreck:
        hittills.pop()
    for bit in _BIT.findall(text):
        if bit == "/":
            snedstreck = True
        elif bit.startswith("(") and bit.endswith(")") and " " in bit and (ut or hittills):
            (ut or hittills)[-1].tid = bit
        else:
            ut.append(Ord(bit, rad, stycke, snedstreck))
            snedstreck = False
    if snedstreck:
        ut.append(Ord("/", rad, stycke))
    return _slut_parentes(hittills, ut)


def _slut_parentes(hittills: list[Ord], ut: list[Ord]) -> list[Ord]:
    """ "(från" at the end of one line and "2021-09-20)" on the next become the date of the word before."""
    if not ut or len(hittills) < 2 or not ut[0].text.endswith(")") or not hittills[-1].text.startswith("("):
        return ut
    tid = f"{hittills[-1].text} {ut[0].text}"
    if dela_tid(f"x {tid}")[1:] == (None, None):
        return ut
    hittills.pop()
    hittills[-1].tid = tid
    return ut[1:]


@dataclass(slots=True)
class _Tolk:
    """Reads block after block: codes are inherited, names shared out among the roles."""

    form: Tabellform
    vana: Namnvana
    egen: int
    rader: list[AttestradUppgifter] = field(default_factory=list)
    källrader: set[int] = field(default_factory=set)
    koder: dict[str, str] = field(default_factory=dict)
    namn: dict[str, str] = field(default_factory=dict)

    def läs(self, b: _Block, *, sist: bool) -> bool:
        """False when the block is no row any more: the table has ended above it."""
        roller = [r.nyckel for r in self.form.roller]
        antal, slut = self._slut(b, len(roller))
        if not antal and not b.alla and (_ÅRTAL.match(b.koder[-1][0]) or len(b.ord) > 25):
            return False
        egna = self._yttre(b)
        text, namn = b.ord[:slut], antal
        första = namn[0][0] if namn else slut
        benämning, villkor = dela_villkor(_text(text[:första]))
        ny = AttestradUppgifter(
            "" if b.alla or len(b.koder[-1][0].split("-")[0]) < self.egen else b.koder[-1][0],
            benämning,
            self._personer(b.ord, namn, roller),
            villkor,
            slag=Attestradslag.ALLA if b.alla else Attestradslag.RAD,
            källrad=b.rad,
        )
        if ny.kod or b.alla:
            self.rader.append(self._med_koder(ny, egna))
        elif egna:  # a line with an outer code alone names what the rows below belong to
            self.namn[egna[-1]] = ny.benämning
        rader = {o.rad for o in text}
        self.källrader |= {b.rad, *rader}
        self._rester(b, b.ord[slut:], roller, sist=sist)
        return True

    def _slut(self, b: _Block, roller: int) -> tuple[list[tuple[int, int]], int]:
        """The names of the row, and where its words end: at the first paragraph that closes it."""
        slut_på_stycke = [i + 1 for i, o in enumerate(b.ord) if i + 1 == len(b.ord) or b.ord[i + 1].stycke != o.stycke]
        for slut in range(1, len(b.ord) + 1):
            if slut < len(b.ord) and b.ord[slut].rad == b.ord[slut - 1].rad:
                continue
            namn = self.vana.dela(b.ord[:slut], roller)
            bredvid = len(namn) >= roller and b.ord[namn[0][0]].rad == b.ord[namn[1][0]].rad
            if bredvid and (slut in slut_på_stycke or self._rad_för_sig(b.ord, namn[-1], slut, roller)):
                return namn, slut
        for slut in reversed(slut_på_stycke):
            if namn := self.vana.dela(b.ord[:slut], roller):
                return namn, slut
        return [], slut_på_stycke[0] if slut_på_stycke else 0

    def _rad_för_sig(self, ord_: Sequence[Ord], sista: tuple[int, int], slut: int, roller: int) -> bool:
        """Is the row complete at the end of this line, though its paragraph goes on (a heading, no names)?"""
        if not self.vana.slutar(ord_, *sista):
            return False
        stycke = next((i for i in range(slut, len(ord_)) if ord_[i].stycke != ord_[slut].stycke), len(ord_))
        fler = self.vana.dela(ord_[slut:stycke], roller, minst=0)
        return not fler or fler[0][0] > 0

    def _yttre(self, b: _Block) -> list[str]:
        """Notes the outer codes of the line under their parts; returns which parts it names."""
        yttre = [d.nyckel for d in self.form.delar if not d.huvud]
        egen = len(b.koder[-1][0].split("-")[0]) if b.koder else 0
        givna = b.koder[:-1] if egen >= self.egen else b.koder
        if not givna or not yttre:
            return []
        platser = yttre[-len(givna) :]
        if len(givna) == 1 and len(yttre) > 1:  # one of several: the one whose codes have that length
            längd = len(givna[0][0])
            kända = {n: len(k) for n, k in self.koder.items()}
            platser = [next((n for n in yttre if kända.get(n) == längd), yttre[-1])]
        for plats in yttre[yttre.index(platser[0]) :]:
            self.koder.pop(plats, None)
            self.namn.pop(plats, None)
        for plats, (kod, namn) in zip(platser, givna, strict=False):
            self.koder[plats], self.namn[plats] = kod, namn
        return platser

    def _med_koder(self, rad: AttestradUppgifter, egna: Sequence[str]) -> AttestradUppgifter:
        if rad.slag is not Attestradslag.RAD:
            return rad
        huvud = next(d.nyckel for d in self.form.delar if d.huvud)
        ärvda = tuple(n for n in self.koder if n not in egna)
        return replace(rad, koder={**self.koder, huvud: rad.kod}, namn=dict(self.namn), ärvda=ärvda)

    def _personer(
        self, ord_: Sequence[Ord], namn: Sequence[tuple[int, int]], roller: Sequence[str]
    ) -> tuple[AttestpersonUppgifter, ...]:
        """Who has which role. Two names in one cell are flagged, unless a slash says that both hold."""
        vem = _cellvis(ord_, namn, len(roller))
        ut: list[AttestpersonUppgifter] = []
        for nr, roll in enumerate(roller):
            i_cellen = [n for n, cell in zip(namn, vem, strict=True) if cell == nr]
            for i, j in i_cellen:
                _, från, till = dela_tid(f"x {ord_[j - 1].tid}") if ord_[j - 1].tid else ("", None, None)
                osäker = len(i_cellen) > 1 and not any(ord_[a].snedstreck for a, _ in i_cellen)
                text = " ".join(o.text for o in ord_[i:j])
                ut.append(AttestpersonUppgifter(text, roll, från, till, osäker=osäker))
        return tuple(ut)

    def _rester(self, b: _Block, rest: Sequence[Ord], roller: Sequence[str], *, sist: bool) -> None:
        """What stands below a finished row: an extra attestant, a heading, an empty row; else nothing of ours."""
        stycken: dict[int, list[Ord]] = {}
        for o in rest:
            stycken.setdefault(o.stycke, []).append(o)
        namnstycke: list[Ord] | None = None
        for ord_ in stycken.values():
            if not sist and len(ord_) <= 8 and not EXTRA_ATTESTANT.search(_text(ord_)):
                text = _text(ord_)
                if not text.endswith(".") and not self.vana.dela(ord_, len(roller), minst=0):
                    rubrik = AttestradUppgifter("", text, slag=Attestradslag.AVSKILJARE, källrad=ord_[0].rad)
                    self.rader.append(rubrik)
                    self.källrader |= {o.rad for o in ord_}
            if EXTRA_ATTESTANT.search(_text(ord_)) and namnstycke is not None:
                namn = self.vana.dela(namnstycke, len(roller), minst=0)
                personer = self._personer(namnstycke, namn, roller)
                text = _text(ord_)
                self.rader.append(
                    AttestradUppgifter("", text, personer, slag=Attestradslag.EXTRA, källrad=namnstycke[0].rad)
                )
                self.källrader |= {o.rad for o in (*namnstycke, *ord_)}
            namn = self.vana.dela(ord_, len(roller), minst=0)
            namnstycke = ord_ if namn and namn[0][0] == 0 else None
        if not rest and (tom := next((d for d in b.delar if d.tom), None)) is not None:
            self.rader.append(AttestradUppgifter(slag=Attestradslag.AVSKILJARE, källrad=tom.rad))


def _cellvis(ord_: Sequence[Ord], namn: Sequence[tuple[int, int]], roller: int) -> list[int]:
    """The cell of each name: one each when they are as many; else by blank lines, else the last cell goes on."""
    if len(namn) <= roller:
        return list(range(len(namn)))
    ut = [0]
    for (i, _), (j, _) in pairwise(namn):
        cell = ut[-1]
        nytt_stycke = ord_[i].stycke != ord_[j].stycke
        bredvid = ord_[i].rad == ord_[j].rad and not ord_[j].snedstreck
        if cell < roller - 1 and (nytt_stycke or bredvid):
            cell += 1
        ut.append(cell)
    return ut


def _text(ord_: Sequence[Ord]) -> str:
    """The words as running text, hyphens at line ends healed."""
    rader: dict[int, str] = {}
    for o in ord_:
        före = rader.get(o.rad, "")
        mellan = "/" if o.snedstreck else " " if före else ""
        rader[o.rad] = före + mellan + o.text + (f" {o.tid}" if o.tid else "")
    return foga(list(rader.values()))


__all__ = ["ATTESTANT", "ERSÄTTARE", "Attesttabell", "läs_attesttabell"]
