"""The sections of a § that follow from its data, in the customary wording (KL 4:25–27, 5:53–56, 5:67, 6:28–31; R13–20).

Each is a proposal: a Paragrafavsnitt whose heading has the same key (``bas.paragrafavsnitt``) stands instead of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nämndapp.bas import svenska
from nämndapp.bas.paragrafavsnitt import RUBRIKER
from nämndapp.models import (
    Avgörande,
    Närvarande,
    Omröstning,
    Paragraf,
    Proposition,
    Propositionsslag,
    Röstval,
    Sammanträde,
    Utfall,
    Yrkande,
    Yrkandeslag,
    Yttrande,
    Yttrandeslag,
)
from nämndapp.rules import omrostning
from nämndapp.rules.jav import jävstext
from nämndapp.rules.narvaro import Bild, namn_med_parti
from nämndapp.rules.yrkanden import Sida, Yrkandenamn, i_meningen, kvar, likadan, mot, namnlista, personer


@dataclass(frozen=True, slots=True)
class Härlett:
    """A derived section; ``text`` in the notation of ``bas.textblock``, votes as a table with tabs."""

    nyckel: str
    rubrik: str
    text: str


def härledda_avsnitt(p: Paragraf, bild: Bild, möte: Sammanträde) -> list[Härlett]:
    """What the § tells of jäv, yrkanden, beslutsgång, votes and reservations, in the order of the paper.

    Sections that have nothing to say are left out. Withdrawn yrkanden are not told (KL 5:67 p. 1). Needs loaded: what
    ``Bild`` needs; nämnd; of the § its yrkanden, propositioner and yttranden with their persons and votes.
    """
    nämnd = vars(möte).get("nämnd")
    organ = svenska.i_löptext(nämnd.namn) if nämnd is not None and nämnd.namn.strip() else "nämnden"
    namn = Yrkandenamn(p, bild)
    texter = {
        "jäv": jävstext(p, bild, organ),
        "ej_deltagande": _deltar_inte(p, bild),
        "yrkanden": _yrkanden(p, namn),
        "propositionsordning": _ordning(p, namn),
        "beslutsgång": _beslutsgång(p, namn, organ),
        "votering": _voteringar(p, namn),
        **{nyckel: _yttranden(p, slag, namn) for slag, nyckel in _YTTRANDEN.items()},
    }
    return [Härlett(nyckel, _rubrik(nyckel, p), texter[nyckel]) for nyckel in RUBRIKER if texter[nyckel]]


_YTTRANDEN = {
    Yttrandeslag.RESERVATION: "reservation",
    Yttrandeslag.SÄRSKILT_YTTRANDE: "särskilt_yttrande",
    Yttrandeslag.PROTOKOLLSANTECKNING: "protokollsanteckning",
}
_PLURAL = {
    "reservation": "Reservationer",
    "särskilt_yttrande": "Särskilda yttranden",
    "protokollsanteckning": "Protokollsanteckningar",
}


def _rubrik(nyckel: str, p: Paragraf) -> str:
    antal = sum(_YTTRANDEN[y.slag] == nyckel for y in p.yttranden)
    return _PLURAL[nyckel] if antal > 1 else RUBRIKER[nyckel]


def _mening(text: str) -> str:
    """With a full stop, unless it ends with a sign of its own."""
    text = text.strip()
    return text if text.endswith((".", "!", "?", ":", "”")) else f"{text}."


def _stycken(delar: Sequence[str]) -> str:
    return "\n\n".join(d for d in delar if d)


# -- not taking part, yrkanden --------------------------------------------------------------------------------------


def _deltar_inte(p: Paragraf, bild: Bild) -> str:
    avstår = {e.närvarande_id for e in p.ej_deltagande}
    vilka = [n for n in bild.personer if n.id in avstår]
    return f"{namnlista(vilka)} deltar inte i beslutet." if vilka else ""


def _yrkanden(p: Paragraf, namn: Yrkandenamn) -> str:
    grupper: dict[object, list[Yrkande]] = {}
    for y in kvar(p):
        if y.slag is Yrkandeslag.GRUNDFÖRSLAG and not y.personer:
            continue  # the proposal of the papers, which nobody needed to put forward
        grupper.setdefault(likadan(y), []).append(y)
    delar: list[str] = []
    for lika in grupper.values():
        vilka = list({n.id: n for y in lika for n in personer(y, namn.bild)}.values())
        inledning, text = _yrkande(lika[0], namn, p.åter_till.strip())
        vem = namn_med_parti(vilka[0]) if vilka else "Det"
        passiv = inledning if vilka else _PASSIV.sub(lambda m: _UTAN_PERSON[m[0]], inledning, count=1)
        delar.append(f"{vem} {_mening(passiv)}")
        if len(vilka) > 1:
            instämmer = f"{namnlista(vilka[1:])} instämmer i yrkandet."
            if not text:
                delar[-1] += f" {instämmer}"
            else:
                delar += [text, instämmer]
        elif text:
            delar.append(text)
    return _stycken(delar)


_UTAN_PERSON = {"yrkar": "yrkas", "lägger": "läggs"}
_PASSIV = re.compile(r"^(?:yrkar|lägger)\b")


def _yrkande(y: Yrkande, namn: Yrkandenamn, åter_till: str) -> tuple[str, str]:
    """After the name of the mover, and a text that stands by itself below (of several lines)."""
    text = y.text.strip()
    utan, med = _inledning(y, namn, åter_till)
    if "\n" in text:
        return f"{med}:", text
    if not text:
        return utan, ""
    if re.match(r"yrkar\b", text):
        return text, ""
    if y.slag in _HELA:
        return _med_skäl(y, utan, text), ""
    punkt = f" i beslutspunkt {y.beslutspunkt}" if y.beslutspunkt is not None else ""
    tillägg = " som tillägg" if y.slag is Yrkandeslag.TILLÄGG else ""
    return (f"yrkar{tillägg}{punkt} {text}" if text[0].islower() else f"{med}: {text}"), ""


def _med_skäl(y: Yrkande, utan: str, text: str) -> str:
    """The predicate that is whole by itself, with what was added to it: "för att kostnaden ska utredas"."""
    if text[0].islower() and text.split(maxsplit=1)[0] in _FORTSÄTTER:
        return f"{utan} {text}"
    if y.slag.value in text.casefold()[:14]:
        return f"yrkar {i_meningen(text)}"
    return f"{_mening(utan)} {svenska.versal(text)}"


_HELA = {Yrkandeslag.GRUNDFÖRSLAG, Yrkandeslag.BIFALL, Yrkandeslag.AVSLAG, Yrkandeslag.ÅTERREMISS,
         Yrkandeslag.BORDLÄGGNING}  # fmt: skip
"""Kinds that say by themselves what is wanted; their text is a reason or an addition."""
_FORTSÄTTER = {"för", "med", "till", "så", "eftersom", "då", "i", "på", "enligt", "utom"}


def _inledning(y: Yrkande, namn: Yrkandenamn, åter_till: str) -> tuple[str, str]:
    """The predicate without and with a text after it."""
    punkt = f" av beslutspunkt {y.beslutspunkt}" if y.beslutspunkt is not None else ""
    till_punkt = f" till beslutspunkt {y.beslutspunkt}" if y.beslutspunkt is not None else ""
    mottagare = f" till {i_meningen(åter_till)}" if åter_till else ""
    utan, med = {
        Yrkandeslag.GRUNDFÖRSLAG: (f"yrkar bifall till {namn.föremål(y)}", ""),
        Yrkandeslag.BIFALL: (f"yrkar bifall till {namn.föremål(y)}", ""),
        Yrkandeslag.AVSLAG: (f"yrkar avslag på {namn.föremål(y)}", ""),
        Yrkandeslag.ÄNDRING: (f"yrkar ändring{punkt}", f"yrkar följande ändring{punkt}"),
        Yrkandeslag.EGET: (f"lägger fram ett eget förslag{till_punkt}", ""),
        Yrkandeslag.TILLÄGG: (f"lägger fram ett tilläggsyrkande{till_punkt}", f"yrkar följande tillägg{till_punkt}"),
        Yrkandeslag.ÅTERREMISS: (f"yrkar att ärendet återremitteras{mottagare}", ""),
        Yrkandeslag.BORDLÄGGNING: ("yrkar att ärendet bordläggs", ""),
    }[y.slag]
    return utan, med or utan


# -- the chair's questions -----------------------------------------------------------------------------------------


def _propositioner(p: Paragraf) -> list[Proposition]:
    return sorted(p.propositioner, key=lambda q: q.ordning)


def _ordning(p: Paragraf, namn: Yrkandenamn) -> str:
    """In what order the chair puts the proposals (KL 5:67 p. 2); a single question tells it by itself."""
    frågor = _propositioner(p)
    if len(frågor) < 2:
        return ""
    rader = [f"{nr}. {_mening(svenska.versal(_fråga(q, namn)))}" for nr, q in enumerate(frågor, 1)]
    return "Ordföranden lägger fram förslagen till beslut i följande ordning:\n\n" + "\n".join(rader)


_FORMELLA = {
    Propositionsslag.ÅTERREMISS: "om ärendet ska avgöras i dag eller återremitteras",
    Propositionsslag.BORDLÄGGNING: "om ärendet ska avgöras i dag eller bordläggas",
}


def _fråga(q: Proposition, namn: Yrkandenamn) -> str:
    """What stands after "ställer proposition på"."""
    if q.slag in _FORMELLA:
        return _FORMELLA[q.slag]
    ja, nej = namn.sidor(q)
    fråga = mot(ja, nej)
    return f"motförslag till huvudförslaget: {fråga}" if q.slag is Propositionsslag.MOTFÖRSLAG else fråga


def _beslutsgång(p: Paragraf, namn: Yrkandenamn, organ: str) -> str:
    frågor = _propositioner(p)
    return _stycken([_gång(q, namn, organ, nr, len(frågor)) for nr, q in enumerate(frågor)])


def _gång(q: Proposition, namn: Yrkandenamn, organ: str, nr: int, antal: int) -> str:
    """One question: put, answered or voted on, decided."""
    ja, nej = namn.sidor(q)
    när = "" if antal == 1 else " först" if nr == 0 else " slutligen" if nr == antal - 1 and antal > 2 else " därefter"
    if q.slag is Propositionsslag.MOTFÖRSLAG:
        ställer = f"För att utse motförslag till huvudförslaget ställer ordföranden{när} proposition på {mot(ja, nej)}"
    else:
        ställer = f"Ordföranden ställer{när} proposition på {_fråga(q, namn)}"
    vinnare = {Utfall.JA: ja, Utfall.NEJ: nej}.get(q.utfall) if q.utfall else None
    if q.omröstning is Omröstning.INGEN:
        if vinnare is None:
            return f"{ställer}."
        verb, resten = _utfall(q, vinnare)
        return f"{ställer} och finner att {organ} {verb} {resten}."
    sluten = "Sluten omröstning" if q.omröstning is Omröstning.SLUTEN else "Omröstning"
    delar = [
        f"{ställer}. {sluten} begärs och genomförs.",
        f"Ja-röst innebär {ja.innebär}. Nej-röst innebär {nej.innebär}.",
        _resultat(q, vinnare, organ),
    ]
    return _stycken(delar)


def _utfall(q: Proposition, sida: Sida) -> tuple[str, str]:
    if q.slag is Propositionsslag.MOTFÖRSLAG:
        return "utser", f"{sida.namn} till motförslag"
    return "beslutar", sida.beslut


def röstord(antal: int, ord_: str) -> str:
    """ "1 ja-röst", "5 ja-röster"."""
    return f"{antal}{svenska.FAST_MELLANSLAG}{ord_}{'' if antal == 1 else 'er'}"


def _resultat(q: Proposition, vinnare: Sida | None, organ: str) -> str:
    räkning = omrostning.räkna(q)
    if räkning is None:
        return ""
    avstår = f" och {räkning.avstår} som avstår" if räkning.avstår else ""
    med = f"Med {röstord(räkning.ja, 'ja-röst')} mot {röstord(räkning.nej, 'nej-röst')}{avstår}"
    if vinnare is None:
        return f"{med} avslutas omröstningen."
    hur = {
        Avgörande.MAJORITET: "",
        Avgörande.UTSLAGSRÖST: " genom ordförandens utslagsröst",
        Avgörande.LOTTNING: " genom lottning",
    }[q.avgörande]
    verb, resten = _utfall(q, vinnare)
    return f"{med} {verb} {organ}{hur} {resten}."


# -- the votes -----------------------------------------------------------------------------------------------------

_KOLUMN = {Röstval.JA: 0, Röstval.NEJ: 1, Röstval.AVSTÅR: 2}


def _voteringar(p: Paragraf, namn: Yrkandenamn) -> str:
    """How each voted in an open vote (KL 5:67 p. 5); a closed one shows its totals only (KL 5:54)."""
    frågor = [q for q in _propositioner(p) if omrostning.räkna(q) is not None]
    delar: list[str] = []
    for nr, q in enumerate(frågor, 1):
        if len(frågor) > 1:
            delar.append(f"Omröstning {nr}: {_mening(_fråga(q, namn))}")
        delar += _tabell(q, namn.bild)
    return _stycken(delar)


def _tabell(q: Proposition, bild: Bild) -> Iterator[str]:
    räkning = omrostning.räkna(q) or omrostning.Räkning()
    if q.omröstning is Omröstning.SLUTEN:
        yield f"Ja\tNej\tAvstår\n{räkning.ja}\t{räkning.nej}\t{räkning.avstår}"
        return
    rader = ["Ledamot\tParti\tJa\tNej\tAvstår"]
    utanför: list[Närvarande] = []
    for r in sorted(q.röster, key=lambda r: r.ordning):
        n = bild.person(r.närvarande_id)
        if n is None:
            continue
        if r.val is Röstval.DELTAR_INTE:
            utanför.append(n)
            continue
        kryss = ["", "", ""]
        kryss[_KOLUMN[r.val]] = "X"
        rader.append("\t".join([n.namn, n.parti, *kryss]))
    rader.append(f"Summa\t\t{räkning.ja}\t{räkning.nej}\t{räkning.avstår}")
    yield "\n".join(rader)
    if utanför:
        yield f"{namnlista(utanför)} deltar inte i omröstningen."


# -- reservations and what else is noted ---------------------------------------------------------------------------


def _yttranden(p: Paragraf, slag: Yttrandeslag, namn: Yrkandenamn) -> str:
    rader = sorted((y for y in p.yttranden if y.slag is slag), key=lambda y: y.ordning)
    return _stycken([_yttrande(y, namn) for y in rader])


_SENARE = "skriftligt senast när protokollet justeras"
_VAD = {
    Yttrandeslag.SÄRSKILT_YTTRANDE: "ett särskilt yttrande",
    Yttrandeslag.PROTOKOLLSANTECKNING: "en protokollsanteckning",
}


def _yttrande(y: Yttrande, namn: Yrkandenamn) -> str:
    vilka = personer(y, namn.bild)
    text = y.text.strip()
    senare = bool(y.skriftligt and not text)
    vem = namnlista(vilka) if vilka else "[vem]"
    if y.slag is Yttrandeslag.RESERVATION:
        yrkande = namn.yrkande(y.yrkande) if y.yrkande else None
        inledning = f"{vem} reserverar sig mot beslutet{_till_förmån(yrkande, vilka, namn)}."
        if senare:
            inledning += f" Motiveringen lämnas {_SENARE}."
    else:
        vad = _VAD[y.slag]
        inledning = (
            f"{vem} anmäler {vad}, som lämnas {_SENARE}." if senare else f"{vem} lämnar {vad}{':' if text else '.'}"
        )
    return _stycken([inledning, text])


def _till_förmån(yrkande: Yrkande | None, vilka: Sequence[Närvarande], namn: Yrkandenamn) -> str:
    if yrkande is None:
        return ""
    ägare = {n.id for n in personer(yrkande, namn.bild)}
    eget = bool(vilka) and {n.id for n in vilka} <= ägare
    return f" till förmån för {'sitt yrkande' if eget else namn.namn(yrkande)}"
