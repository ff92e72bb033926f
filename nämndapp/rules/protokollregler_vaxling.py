"""Växeltjänstgöring: who has begun to serve keeps the seat, who has left does not come back (KL 6:17, 5:18–20; R11).

The nämnd's order of service says what it allows; without one the common rule is told as help.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nämndapp.bas.papekande import Påpekande
from nämndapp.models import Närvarande, Närvaroroll, Paragraf, Sammanträde
from nämndapp.rules.lage import Läge, Regel, tips, varning
from nämndapp.rules.narvaro import PLATSROLLER, Bild, namn_med_parti
from nämndapp.rules.paragrafplats import bild_av, paragrafplats


def den_som_börjat_tjänstgöra_fortsätter(s: Sammanträde, läge: Läge) -> Iterator[Påpekande]:
    """KL 5:18–19: an ersättare gives way to another, or to a late ledamot, only when the order allows it."""
    bild, ordning = bild_av(s, läge), läge.ordning
    i_platsen: dict[int | None, Närvarande] = {}
    for nr, p in _där_något_ändras(bild):
        tjänst = bild.tjänstgörande(p)
        tjänstgör = bild.i_tjänst(p)
        i_rummet = {n.id for n in bild.närvarande(p)} - tjänstgör
        for t in tjänst:
            plats = t.för.id if t.för else t.vem.id
            förra = i_platsen.get(plats)
            if t.vem.roll in PLATSROLLER:
                i_platsen.pop(plats, None)
                if förra is not None and förra.id in i_rummet and ordning and not ordning.sen_ledamot_inträder:
                    yield varning(
                        "NAR-sen-ledamot",
                        f"{namn_med_parti(t.vem)} inträder i {bild.namnen[nr]}, fast {namn_med_parti(förra)} "
                        "har börjat tjänstgöra i platsen; det tillåter inte tjänstgöringsordningen.",
                        "Kontrollera vem som tjänstgjorde.",
                        plats=paragrafplats(p, "närvaro", bild.namnen[nr]),
                        lagrum="KL 6:17",
                    )
                continue
            if t.vem.roll is not Närvaroroll.ERSÄTTARE or t.för is None:
                continue
            i_platsen[plats] = t.vem
            if förra is None or förra.id == t.vem.id or förra.id not in i_rummet or (ordning and ordning.växling):
                continue
            yield _påpekande(
                läge,
                "NAR-vaxling",
                f"{namn_med_parti(t.vem)} tar i {bild.namnen[nr]} över efter {namn_med_parti(förra)}, som är "
                f"kvar och har börjat tjänstgöra för {namn_med_parti(t.för)}.",
                nr,
                bild,
            )


def ingen_kommer_tillbaka_efter_avbrott(s: Sammanträde, läge: Läge) -> Iterator[Påpekande]:
    """KL 5:20: who has left for another reason than jäv serves again the same day only when the order allows it."""
    ordning = läge.ordning
    if ordning is not None and ordning.åter_efter_avbrott:
        return
    bild = bild_av(s, läge)
    tjänat: set[int | None] = set()
    avbrutit: set[int | None] = set()
    for nr, p in _där_något_ändras(bild):
        tjänst = bild.i_tjänst(p)
        i_rummet = {n.id for n in bild.närvarande(p)}
        ersätter_jävig = {j.ersättare_id for j in p.jäv}
        for n in bild.personer:
            if n.id in tjänst:
                if n.id in avbrutit:
                    avbrutit.discard(n.id)
                    yield _påpekande(
                        läge,
                        "NAR-ater-efter-avbrott",
                        f"{namn_med_parti(n)} tjänstgör igen från {bild.namnen[nr]} efter att ha avbrutit "
                        "tjänstgöringen av annat skäl än jäv.",
                        nr,
                        bild,
                    )
                if n.id not in ersätter_jävig:  # who served for a jävig one has that § only, and has not left after it
                    tjänat.add(n.id)
                continue
            # an ersättare who stays in the room has given way to the ledamot, and may be called again
            gick = n.roll in PLATSROLLER or n.id not in i_rummet
            if gick and n.id in tjänat and n.id not in bild.jäviga(p):
                avbrutit.add(n.id)


def _där_något_ändras(bild: Bild) -> Iterator[tuple[int, Paragraf]]:
    """The §§ at which others are there or serve than at the one before."""
    förra: tuple[int, int] | None = None
    for nr, p in enumerate(bild.paragrafer):
        stund = bild.stund(p)
        if stund != förra:
            yield nr, p
        förra = stund


def _påpekande(läge: Läge, kod: str, text: str, nr: int, bild: Bild) -> Påpekande:
    p = bild.paragrafer[nr]
    plats = paragrafplats(p, "närvaro", bild.namnen[nr])
    if läge.ordning is None:
        return tips(kod, text, "Se efter i reglementet om det är tillåtet.", plats=plats, lagrum="KL 6:17")
    return varning(
        kod,
        f"{text} Det tillåter inte tjänstgöringsordningen.",
        "Kontrollera vem som tjänstgjorde, eller kvittera med en anteckning.",
        plats=plats,
        lagrum="KL 6:17",
    )


VÄXLINGSREGLER: Final[tuple[Regel[Sammanträde], ...]] = (
    den_som_börjat_tjänstgöra_fortsätter,
    ingen_kommer_tillbaka_efter_avbrott,
)
