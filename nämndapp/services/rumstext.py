"""What has happened under a §, as one-liners to be read across a table; the protocol's own sentences come later."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from nämndapp.bas import svenska
from nämndapp.models import (
    Avgörande,
    Jävsundantag,
    Omröstning,
    Paragraf,
    Paragrafutgång,
    Proposition,
    Propositionsslag,
    Röstval,
    Utfall,
    Yrkande,
    Yrkandeslag,
    Yttrandeslag,
)
from nämndapp.rules.jav import jävsgrunder
from nämndapp.rules.narvaro import Bild, namn_med_parti
from nämndapp.services.rumsfragor import Fråga

YTTRANDEN = {
    Yttrandeslag.RESERVATION: "Reservation",
    Yttrandeslag.SÄRSKILT_YTTRANDE: "Särskilt yttrande",
    Yttrandeslag.PROTOKOLLSANTECKNING: "Protokollsanteckning",
}
_YRKAR = {
    Yrkandeslag.BIFALL: "bifall",
    Yrkandeslag.AVSLAG: "avslag",
    Yrkandeslag.ÅTERREMISS: "återremiss",
    Yrkandeslag.BORDLÄGGNING: "bordläggning",
    Yrkandeslag.ÄNDRING: "ändring",
    Yrkandeslag.TILLÄGG: "tillägg",
    Yrkandeslag.EGET: "eget förslag",
}
_FRÅGOR = {
    Propositionsslag.BIFALL: "Bifall eller avslag",
    Propositionsslag.MOT_VARANDRA: "Förslagen mot varandra",
    Propositionsslag.MOTFÖRSLAG: "Motförslag till huvudförslaget",
    Propositionsslag.ÅTERREMISS: "Avgöras i dag eller återremitteras",
    Propositionsslag.BORDLÄGGNING: "Avgöras i dag eller bordläggas",
    Propositionsslag.TILLÄGG: "Tilläggsyrkandet",
}
_UTAN_YRKANDE = {
    Propositionsslag.BIFALL: ("bifall till förslaget", "avslag på förslaget"),
    Propositionsslag.MOT_VARANDRA: ("förslaget enligt handlingarna", "det andra förslaget"),
    Propositionsslag.MOTFÖRSLAG: ("det ena förslaget", "det andra förslaget"),
    Propositionsslag.ÅTERREMISS: ("ärendet avgörs i dag", "ärendet återremitteras"),
    Propositionsslag.BORDLÄGGNING: ("ärendet avgörs i dag", "ärendet bordläggs"),
    Propositionsslag.TILLÄGG: ("bifall till tillägget", "avslag på tillägget"),
}


def vilka(bild: Bild, idn: Iterable[int]) -> str:
    """ "Åsa Öberg (S), Per Ek (M) och Ivar Sjö (C)"."""
    personer = [bild.person(i) for i in idn]
    return svenska.uppräkning([namn_med_parti(n) for n in personer if n is not None])


def kort(text: str, längd: int = 140) -> str:
    """The text on one line, cut at a word."""
    rad = " ".join(text.split())
    return rad if len(rad) <= längd else f"{rad[:längd].rsplit(' ', 1)[0]} …"


def yrkandekort(y: Yrkande, bild: Bild) -> str:
    """What a side of a question is called: "Åsa Öberg (S): ändring i punkt 2"."""
    if y.slag is Yrkandeslag.GRUNDFÖRSLAG:
        return "förslaget enligt handlingarna"
    av = vilka(bild, [p.närvarande_id for p in sorted(y.personer, key=lambda p: p.ordning)])
    punkt = f" i punkt {y.beslutspunkt}" if y.beslutspunkt is not None else ""
    return f"{av}: {_YRKAR[y.slag]}{punkt}" if av else f"{_YRKAR[y.slag]}{punkt}"


def fråga(p: Proposition) -> str:
    """The chair's question in a few words."""
    return _FRÅGOR[p.slag]


def frågetexter(f: Fråga, p: Paragraf, bild: Bild) -> tuple[str, str, str]:
    """A question that may be asked: what it is called, what ja and what nej means."""
    q = Proposition(paragraf_id=p.id or 0, slag=f.slag, ja=f.ja, nej=f.nej)
    return (fråga(q), *sidor(q, p.yrkanden, bild))


def sidor(p: Proposition, yrkanden: Sequence[Yrkande], bild: Bild) -> tuple[str, str]:
    """What ja and nej mean."""
    vilket = {y.nyckel: y for y in yrkanden}
    ut: list[str] = []
    for nyckel, egen, annars in zip((p.ja, p.nej), (p.ja_text, p.nej_text), _UTAN_YRKANDE[p.slag], strict=True):
        yrkande = vilket.get(nyckel) if p.slag in _MELLAN else None
        ut.append(egen or (yrkandekort(yrkande, bild) if yrkande else annars))
    return ut[0], ut[1]


_MELLAN = {Propositionsslag.MOT_VARANDRA, Propositionsslag.MOTFÖRSLAG}
"""The questions whose sides are proposals; of the others the kind says what ja and nej are."""


def händelser(p: Paragraf, bild: Bild) -> list[str]:
    """Jäv, who stands outside, yrkanden, questions with their answers, how it ended, and what was noted."""
    return [
        *_jäv(p, bild),
        *_utanför(p, bild),
        *_yrkanden(p, bild),
        *_svar(p, bild),
        *_utgången(p),
        *_yttranden(p, bild),
    ]


def _jäv(p: Paragraf, bild: Bild) -> Iterator[str]:
    for j in sorted(p.jäv, key=lambda j: j.ordning):
        namn = vilka(bild, [j.närvarande_id])
        if j.undantag is not Jävsundantag.INGET:
            yield f"Intresse i saken: {namn} deltar ändå ({j.undantag.value})."
            continue
        ersatt = f" {vilka(bild, [j.ersättare_id])} tjänstgör." if j.ersättare_id is not None else ""
        yield f"Jäv: {namn}, KL 6:28 p. {j.grund}{_grund(p, j.grund)}.{ersatt}"


def _grund(p: Paragraf, nummer: int) -> str:
    """What the point is called on the meeting's day."""
    grunder = jävsgrunder(p.sammanträde.datum) if p.sammanträde is not None else ()
    return next((f" ({g.rubrik.lower()})" for g in grunder if g.nummer == nummer), "")


def _utanför(p: Paragraf, bild: Bild) -> Iterator[str]:
    if p.ej_deltagande:
        idn = [n.id or 0 for n in bild.personer if n.id in {e.närvarande_id for e in p.ej_deltagande}]
        yield f"Deltar inte i beslutet: {vilka(bild, idn)}."


def _yrkanden(p: Paragraf, bild: Bild) -> Iterator[str]:
    for y in sorted(p.yrkanden, key=lambda y: y.ordning):
        if y.slag is Yrkandeslag.GRUNDFÖRSLAG:
            continue
        av = vilka(bild, [x.närvarande_id for x in sorted(y.personer, key=lambda x: x.ordning)])
        punkt = f" i punkt {y.beslutspunkt}" if y.beslutspunkt is not None else ""
        text = f": {kort(y.text)}" if y.text.strip() else ""
        slut = " (återtaget)" if y.återtaget else ""
        yield f"{av or 'Någon'} yrkar {_YRKAR[y.slag]}{punkt}{text}{slut}".rstrip(".") + "."


def _svar(p: Paragraf, bild: Bild) -> Iterator[str]:
    for q in sorted(p.propositioner, key=lambda q: q.ordning):
        sida = dict(zip(Utfall, sidor(q, p.yrkanden, bild), strict=True))
        vann = sida[q.utfall] if q.utfall is not None else "utfallet är inte ifyllt"
        yield f"{fråga(q)}, {_räkning(q)}: {vann}."


def _räkning(q: Proposition) -> str:
    if q.omröstning is Omröstning.INGEN:
        return "utan votering"
    if q.omröstning is Omröstning.ÖPPEN:
        antal = {v: sum(r.val is v for r in q.röster) for v in Röstval}
        tal = (antal[Röstval.JA], antal[Röstval.NEJ], antal[Röstval.AVSTÅR])
    else:
        tal = (q.röst_ja or 0, q.röst_nej or 0, q.röst_avstår or 0)
    avstår = f", {tal[2]} avstår" if tal[2] else ""
    avgör = "" if q.avgörande is Avgörande.MAJORITET else f", {q.avgörande.value}"
    slag = "votering" if q.omröstning is Omröstning.ÖPPEN else "sluten votering"
    return f"{slag} {tal[0]} ja, {tal[1]} nej{avstår}{avgör}"


def _utgången(p: Paragraf) -> Iterator[str]:
    till = f" till {p.åter_till}" if p.åter_till.strip() else ""
    skäl = f" Skäl: {kort(p.skäl)}" if p.skäl.strip() else ""
    match p.utgång:
        case Paragrafutgång.BORDLÄGGNING:
            yield f"Bordlagt.{skäl}"
        case Paragrafutgång.ÅTERREMISS:
            yield f"Återremitterat{till}.{skäl}"
        case Paragrafutgång.UTGÅR:
            yield "Ärendet utgår."
        case _:
            return


def _yttranden(p: Paragraf, bild: Bild) -> Iterator[str]:
    for y in sorted(p.yttranden, key=lambda y: y.ordning):
        av = vilka(bild, [x.närvarande_id for x in sorted(y.personer, key=lambda x: x.ordning)])
        text = f": {kort(y.text)}" if y.text.strip() else ""
        skriftligt = " (skriftlig motivering lämnas)" if y.skriftligt else ""
        yield f"{YTTRANDEN[y.slag]}, {av}{text}{skriftligt}".rstrip(".") + "."
