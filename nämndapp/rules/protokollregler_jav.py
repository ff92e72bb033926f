"""Jäv: who is jävig neither takes part nor is there (KL 6:28–31; R13). What has happened is shown, never stopped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from nämndapp.bas import svenska
from nämndapp.bas.papekande import Påpekande
from nämndapp.models import Jävsundantag, Närvaroroll, Paragraf, Sammanträde
from nämndapp.rules.jav import jävsgrunder
from nämndapp.rules.lage import Läge, Regel, tips, varning
from nämndapp.rules.narvaro import PLATSROLLER, Bild, namn_med_parti
from nämndapp.rules.paragrafplats import namngivna, paragrafplats


def _namn(bild: Bild, id_: Iterable[int | None]) -> str:
    """In the order of the paper."""
    valda = set(id_)
    return svenska.uppräkning([namn_med_parti(n) for n in bild.personer if n.id in valda])


def den_jävige_deltar_inte(s: Sammanträde, läge: Läge) -> Iterator[Påpekande]:
    """KL 6:30: no vote, no yrkande, no reservation and not the chair under that §."""
    for p, namn, bild in namngivna(s, läge, "jäv"):
        jäviga = bild.jäviga(p)
        if not jäviga:
            continue
        for kod, fält, vilka, vad in (
            ("JAV-rostade", "propositioner", {r.närvarande_id for q in p.propositioner for r in q.röster}, "en röst"),
            (
                "JAV-yrkade",
                "yrkanden",
                {k.närvarande_id for y in p.yrkanden if not y.återtaget for k in y.personer},
                "ett yrkande",
            ),
            (
                "JAV-reserverade",
                "yttranden",
                {k.närvarande_id for y in p.yttranden for k in y.personer},
                "en reservation eller ett yttrande",
            ),
        ):
            fel_ = jäviga & vilka
            if fel_:
                yield varning(
                    kod,
                    f"{_namn(bild, fel_)} är jävig i {namn} men har {vad} där."
                    if len(fel_) == 1
                    else f"{_namn(bild, fel_)} är jäviga i {namn} men har {vad} där.",
                    "Ta bort den jäviges del, eller kvittera om det gick så till.",
                    plats=paragrafplats(p, fält, namn),
                    lagrum="KL 6:30",
                )
        if p.ordförande_id in jäviga:
            yield varning(
                "JAV-ordforande",
                f"{_namn(bild, {p.ordförande_id})} är jävig i {namn} men är angiven som ordförande där.",
                "Välj en annan ordförande för paragrafen.",
                plats=paragrafplats(p, "ordförande_id", namn),
                lagrum="KL 6:30",
            )


def den_jävige_ersätts(s: Sammanträde, läge: Läge) -> Iterator[Påpekande]:
    """R13: the replacement is there, free and not jävig; help where one was there and none was called in."""
    for p, namn, bild in namngivna(s, läge, "jäv"):
        jäviga = bild.jäviga(p)
        if not jäviga:
            continue
        ersatta = [j.ersättare_id for j in p.jäv if j.undantag is Jävsundantag.INGET and j.ersättare_id is not None]
        tjänst = bild.tjänstgörande(p)
        upptagna = {t.vem.id for t in tjänst} - set(ersatta)
        i_rummet = {n.id for n in bild.närvarande(p)}
        for j in p.jäv:
            vem = bild.person(j.närvarande_id)
            if vem is None or j.undantag is not Jävsundantag.INGET:
                continue
            if j.ersättare_id is None:
                lediga = [
                    n
                    for n in bild.närvarande(p)
                    if n.roll is Närvaroroll.ERSÄTTARE and n.id not in upptagna and n.id not in ersatta
                ]
                if lediga and bild.skulle_tjänstgöra(vem, p):
                    yield tips(
                        "JAV-utan-ersattare",
                        f"{namn_med_parti(vem)} är jävig i {namn} och ingen tjänstgör i stället, fast "
                        f"{svenska.uppräkning([namn_med_parti(n) for n in lediga])} är närvarande.",
                        "Välj vem som tjänstgör under paragrafen.",
                        plats=paragrafplats(p, "jäv", namn),
                        lagrum="KL 6:30",
                    )
                continue
            fel_ = _fel_på_ersättaren(bild, j.ersättare_id, p, i_rummet, ersatta)
            if fel_:
                yield varning(
                    "JAV-ersattare",
                    f"{_namn(bild, {j.ersättare_id}) or 'Ersättaren'} tjänstgör i {namn} i stället för "
                    f"{namn_med_parti(vem)}, men {fel_}.",
                    "Välj en annan ersättare under paragrafen.",
                    plats=paragrafplats(p, "jäv", namn),
                    lagrum="KL 6:30",
                )


def _fel_på_ersättaren(bild: Bild, id_: int, p: Paragraf, i_rummet: set[int | None], ersatta: list[int]) -> str:
    n = bild.person(id_)
    if n is None:
        return "finns inte bland de närvarande"
    prövningar = (
        (id_ in bild.jäviga(p), "är också jävig"),
        (id_ not in i_rummet, "är inte närvarande"),
        (n.roll in PLATSROLLER, "är själv ledamot"),
        (n.roll is not Närvaroroll.ERSÄTTARE, f"är {n.roll.value}"),
        (bild.skulle_tjänstgöra(n, p), "tjänstgör redan"),
        (ersatta.count(id_) > 1, "ersätter redan en annan jävig"),
    )
    return next((text for gäller, text in prövningar if gäller), "")


def undantagen_från_jäv_gäller(s: Sammanträde, läge: Läge) -> Iterator[Påpekande]:
    """KL 6:28, 6:30 st. 3 and 6:31: the ground exists that day, and the exceptions reach no further than they do."""
    grunder = {g.nummer for g in jävsgrunder(s.datum)}
    for p, namn, bild in namngivna(s, läge, "jäv"):
        plats = paragrafplats(p, "jäv", namn)
        for j in p.jäv:
            vem = bild.person(j.närvarande_id)
            if vem is None:
                continue
            if j.grund not in grunder:
                yield tips(
                    "JAV-grund",
                    f"Jävsgrunden för {namn_med_parti(vem)} i {namn} finns inte; 6 kap. 28 § har {len(grunder)} "
                    "punkter.",
                    "Välj grunden.",
                    plats=plats,
                    lagrum="KL 6:28",
                )
            if j.undantag is Jävsundantag.BOLAG and p.myndighetsutövning:
                yield varning(
                    "JAV-bolag-myndighet",
                    f"Undantaget för bolag och stiftelser gäller inte {namn}, som rör myndighetsutövning mot enskild.",
                    f"Kontrollera om {namn_med_parti(vem)} var jävig.",
                    plats=plats,
                    lagrum="KL 6:31",
                )
            if j.undantag is Jävsundantag.BESLUTFÖRHET and p.propositioner:
                yield tips(
                    "JAV-bara-fragan",
                    f"{namn_med_parti(vem)} får delta i prövningen av jävsfrågan, inte i beslutet i ärendet ({namn}).",
                    "Skriv jävsfrågan som en egen paragraf, och jävet utan undantag i ärendets paragraf.",
                    plats=plats,
                    lagrum="KL 6:30",
                )


JÄVSREGLER: Final[tuple[Regel[Sammanträde], ...]] = (
    den_jävige_deltar_inte,
    den_jävige_ersätts,
    undantagen_från_jäv_gäller,
)
