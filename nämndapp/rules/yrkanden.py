"""How proposals and the sides of a question are named in running text ("Åsa Öbergs (S) ändringsförslag")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from nämndapp.bas import svenska
from nämndapp.models import (
    Närvarande,
    Paragraf,
    Proposition,
    Propositionsslag,
    Utfall,
    Yrkande,
    YrkandePerson,
    Yrkandeslag,
    Yttrande,
    YttrandePerson,
)
from nämndapp.rules.narvaro import Bild, namn_med_parti

LIGGANDE = "liggande förslag"
"""The proposal of the papers, when it has no name of its own."""
OKÄNT = "[vilket förslag]"
_ORDNINGSTAL = ("första", "andra", "tredje", "fjärde", "femte", "sjätte")
_SUBSTANTIV = {
    Yrkandeslag.ÄNDRING: "ändringsförslag",
    Yrkandeslag.EGET: "förslag",
    Yrkandeslag.TILLÄGG: "tilläggsyrkande",
    Yrkandeslag.ÅTERREMISS: "yrkande om återremiss",
    Yrkandeslag.BORDLÄGGNING: "yrkande om bordläggning",
}
FORMELLA = frozenset({Yrkandeslag.ÅTERREMISS, Yrkandeslag.BORDLÄGGNING})
"""What is decided before the matter itself (R15)."""
_FORMELLA_FRÅGOR = {
    Propositionsslag.ÅTERREMISS: ("att ärendet återremitteras", "att återremittera ärendet"),
    Propositionsslag.BORDLÄGGNING: ("att ärendet bordläggs", "att bordlägga ärendet"),
}
_I_DAG = ("att ärendet avgörs i dag", "att ärendet ska avgöras i dag")


@dataclass(frozen=True, slots=True)
class Sida:
    """One side of a question: after "proposition på", after "innebär", after "beslutar"."""

    ställs: str
    innebär: str
    beslut: str
    namn: str


def kvar(p: Paragraf) -> list[Yrkande]:
    """The yrkanden that were not withdrawn (KL 5:67 p. 1), in the order in which they were made."""
    return sorted((y for y in p.yrkanden if not y.återtaget), key=lambda y: y.ordning)


def personer(rad: Yrkande | Yttrande, bild: Bild) -> list[Närvarande]:
    """Who stands behind it, the first mover first."""
    rader: Sequence[YrkandePerson | YttrandePerson] = rad.personer
    kända = (bild.person(k.närvarande_id) for k in sorted(rader, key=lambda k: k.ordning))
    return [n for n in kända if n is not None]


def namnlista(personer_: Sequence[Närvarande]) -> str:
    """ "Åsa Öberg (S), Per Ek (M) och Eva Alm (C)"."""
    return svenska.uppräkning([namn_med_parti(n) for n in personer_])


def _ägare(n: Närvarande) -> str:
    """ "Åsa Öbergs (S)"."""
    namn = svenska.genitiv(n.namn)
    return f"{namn} ({n.parti})" if n.parti else namn


def likadan(y: Yrkande) -> tuple[Yrkandeslag, str, int | None]:
    """Yrkanden that are the same proposal have the same."""
    return y.slag, " ".join(y.text.split()).casefold(), y.beslutspunkt


class Yrkandenamn:
    """The names of a §'s yrkanden. Needs loaded: yrkanden with personer."""

    def __init__(self, p: Paragraf, bild: Bild) -> None:
        self.bild = bild
        self._val = p.val
        alla = sorted(p.yrkanden, key=lambda y: y.ordning)
        self._yrkande = {y.nyckel: y for y in alla}
        grund = next((y for y in alla if y.slag is Yrkandeslag.GRUNDFÖRSLAG and not y.återtaget), None)
        self.grund = _kort(grund.text) if grund and _kort(grund.text) else LIGGANDE
        par = [(y.nyckel, self._grundnamn(y)) for y in alla]
        antal, sedda = Counter(namn for _, namn in par), Counter[str]()
        self._namn: dict[str, str] = {}
        for nyckel, namn in par:
            self._namn[nyckel] = namn if antal[namn] == 1 else _numrerat(namn, self._yrkande[nyckel].slag, sedda[namn])
            sedda[namn] += 1

    def yrkande(self, nyckel: str) -> Yrkande | None:
        """The yrkande of a key."""
        return self._yrkande.get(nyckel)

    def föremål(self, y: Yrkande) -> str:
        """What a bifall or avslag concerns: "liggande förslag i beslutspunkt 2"."""
        return self.grund + _i_punkten(y)

    def namn(self, y: Yrkande) -> str:
        """The proposal as a thing: "Åsa Öbergs (S) ändringsförslag", "liggande förslag"."""
        return self._namn[y.nyckel]

    def sidor(self, prop: Proposition) -> tuple[Sida, Sida]:
        """What ja and nej mean in the chair's question."""
        ja = self._sida(prop, Utfall.JA)
        nej = self._sida(prop, Utfall.NEJ, ja)
        return ja, nej

    def _grundnamn(self, y: Yrkande) -> str:
        if y.slag is Yrkandeslag.GRUNDFÖRSLAG:
            return self.grund
        vem = personer(y, self.bild)
        if y.slag in {Yrkandeslag.BIFALL, Yrkandeslag.AVSLAG}:
            return f"yrkandet om {y.slag.value}{_i_punkten(y)}"
        flera = " m.fl." if len(vem) > 1 else ""
        ägare = f"{_ägare(vem[0])}{flera} " if vem else ""
        return f"{ägare}{_SUBSTANTIV[y.slag] if vem else _bestämd(y.slag)}{_i_punkten(y)}"

    def _sida(self, prop: Proposition, vilken: Utfall, ja: Sida | None = None) -> Sida:
        nyckel, text = (prop.ja, prop.ja_text) if vilken is Utfall.JA else (prop.nej, prop.nej_text)
        y = self.yrkande(nyckel) if nyckel else None
        if y is not None:
            sida = self._av_yrkande(y, prop.slag)
        elif text.strip():
            sida = _av_text(text.strip().rstrip("."), val=self._val)
        else:
            sida = self._utan_yrkande(prop, vilken, ja)
        if text.strip() and y is not None:
            return Sida(sida.ställs, text.strip().rstrip("."), sida.beslut, sida.namn)
        return sida

    def _av_yrkande(self, y: Yrkande, slag: Propositionsslag) -> Sida:
        namn, föremål = self.namn(y), self.föremål(y)
        if y.slag in FORMELLA:
            fråga = Propositionsslag.ÅTERREMISS if y.slag is Yrkandeslag.ÅTERREMISS else Propositionsslag.BORDLÄGGNING
            ställs, beslut = _FORMELLA_FRÅGOR[fråga]
            return Sida(ställs, ställs, beslut, namn)
        if y.slag is Yrkandeslag.AVSLAG:
            return Sida(f"avslag på {föremål}", f"avslag på {föremål}", f"att avslå {föremål}", namn)
        if y.slag is Yrkandeslag.BIFALL:
            return Sida(f"bifall till {föremål}", f"bifall till {föremål}", f"att bifalla {föremål}", namn)
        bifall = f"bifall till {namn}"
        if y.slag is Yrkandeslag.TILLÄGG:
            return Sida(bifall, bifall, "att bifalla tilläggsyrkandet", namn)
        if slag in {Propositionsslag.BIFALL, Propositionsslag.TILLÄGG}:
            return Sida(bifall, bifall, f"att bifalla {namn}", namn)
        return Sida(namn, bifall, f"enligt {namn}", namn)

    def _utan_yrkande(self, prop: Proposition, vilken: Utfall, ja: Sida | None) -> Sida:
        if prop.slag in _FORMELLA_FRÅGOR:
            # ja is the day's decision, unless one of the sides is the yrkande itself
            formell = _FORMELLA_FRÅGOR[prop.slag]
            vänd = (self.yrkande(prop.ja) or self.yrkande(prop.nej)) if prop.ja or prop.nej else None
            är_formell = (vilken is Utfall.NEJ) if vänd is None else False
            ställs, beslut = formell if är_formell else _I_DAG
            return Sida(ställs, ställs, beslut, ställs)
        if prop.slag in {Propositionsslag.BIFALL, Propositionsslag.TILLÄGG}:
            if vilken is Utfall.JA:
                sak = self.grund if prop.slag is Propositionsslag.BIFALL else "tilläggsyrkandet"
                return Sida(f"bifall till {sak}", f"bifall till {sak}", f"att bifalla {sak}", sak)
            sak = _sak(ja) if ja else self.grund
            kort = "tilläggsyrkandet" if prop.slag is Propositionsslag.TILLÄGG else sak
            return Sida(f"avslag på {sak}", f"avslag på {sak}", f"att avslå {kort}", f"avslag på {sak}")
        if prop.slag is Propositionsslag.MOT_VARANDRA and vilken is Utfall.JA:
            return Sida(self.grund, f"bifall till {self.grund}", f"enligt {self.grund}", self.grund)
        return Sida(OKÄNT, OKÄNT, f"enligt {OKÄNT}", OKÄNT)


def mot(ja: Sida, nej: Sida) -> str:
    """Both sides after "proposition på": "bifall till liggande förslag mot avslag"."""
    if ja.ställs.startswith("bifall till ") and nej.ställs == f"avslag på {_sak(ja)}":
        return f"{ja.ställs} mot avslag"
    return f"{ja.ställs} mot {nej.ställs}"


def _sak(sida: Sida) -> str:
    return sida.ställs.removeprefix("bifall till ")


def _i_punkten(y: Yrkande) -> str:
    return f" i beslutspunkt {y.beslutspunkt}" if y.beslutspunkt is not None else ""


def _numrerat(namn: str, slag: Yrkandeslag, plats: int) -> str:
    """ "Åsa Öbergs (S) andra ändringsförslag", where the same person has several."""
    ord_ = _SUBSTANTIV.get(slag, "")
    if not ord_ or plats >= len(_ORDNINGSTAL):
        return namn
    return namn.replace(ord_, f"{_ORDNINGSTAL[plats]} {ord_}", 1)


def _bestämd(slag: Yrkandeslag) -> str:
    """The noun when nobody is named: "ändringsförslaget"."""
    ord_, _, resten = _SUBSTANTIV[slag].partition(" ")
    bestämd = f"{ord_}t" if ord_.endswith("e") else f"{ord_}et"
    return f"{bestämd} {resten}".strip()


def _kort(text: str) -> str:
    """A name for the proposal of the papers ("arbetsutskottets förslag"); a whole sentence is none."""
    rensad = " ".join(text.split()).rstrip(".")
    if not rensad or len(rensad) > 60 or "förslag" not in rensad.casefold() or rensad.casefold().startswith("förslag"):
        return ""
    return i_meningen(rensad)


_ORGAN = (
    "förvaltning|nämnd|styrelse|utskott|enhet|kontor|kansli|avdelning|beredning|fullmäktige|chef|presidi|ordförande"
)
_LITET = re.compile(rf"\w*(?:{_ORGAN})|(?:bifall|avslag|att|ärendet|förslaget?|det|den|en|ett|ja|nej)\b", re.IGNORECASE)
_NAMN = re.compile(r"\S+ [A-ZÅÄÖ]|.*\(")


def i_meningen(text: str) -> str:
    """With a small letter where a sentence goes on ("förvaltningens förslag"); names stay ("Åsa Öberg (S)")."""
    vanligt = _LITET.match(text) or (" " in text and not _NAMN.match(text))
    return svenska.i_löptext(text) if vanligt else text


def _av_text(text: str, *, val: bool) -> Sida:
    """A side that is told in words; in a val it is who is elected."""
    if text.startswith("bifall till "):
        return Sida(text, text, f"att bifalla {text.removeprefix('bifall till ')}", text)
    if text.startswith("avslag på "):
        return Sida(text, text, f"att avslå {text.removeprefix('avslag på ')}", text)
    ställs = i_meningen(text)
    if ställs.startswith("att "):
        return Sida(ställs, ställs, ställs, ställs)
    vald = val and "förslag" not in ställs.casefold()
    return Sida(ställs, f"val av {ställs}" if vald else ställs, f"{'att välja' if vald else 'enligt'} {ställs}", ställs)
