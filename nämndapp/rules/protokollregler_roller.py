"""In what part somebody is there: one role each, personalföreträdare, distance (KL 6:24, 6:26, 7:10–15; R22–R23)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from nämndapp.bas import svenska
from nämndapp.bas.papekande import Plats, Påpekande
from nämndapp.models import Nämndtyp, Närvarande, Närvaroroll, Sammanträde
from nämndapp.rules.lage import Läge, Regel, tips, varning
from nämndapp.rules.narvaro import PLATSROLLER, namn_med_parti
from nämndapp.rules.paragrafplats import bild_av, följdtext, paragrafplats, personplats

FÖRTROENDEVALDA = frozenset({*PLATSROLLER, Närvaroroll.ERSÄTTARE})
"""The roles that may take part in decisions."""
_UTAN_PERSONALFÖRETRÄDARE = ("valnämnd", "överförmyndarnämnd", "patientnämnd")
_UNDANTAGNA_ÄRENDEN = re.compile(
    r"upphandling|förhandling|uppsägning av kollektivavtal|arbetskonflikt|rättstvist|tvist med", re.IGNORECASE
)
"""Titles of what KL 7:14 p. 2–6 keeps personalföreträdare out of."""
_NYA_DISTANSREGLER = date(2026, 7, 1)


def en_person_en_roll(s: Sammanträde, läge: Läge) -> Iterator[Påpekande]:
    """Nobody is both ledamot and something else; only förtroendevalda take part in decisions (KL 6:26, 7:15)."""
    sedda: dict[str, Närvarande] = {}
    for n in bild_av(s, läge).personer:
        nyckel = " ".join(n.namn.split()).casefold()
        förra = sedda.setdefault(nyckel, n)
        namne = n.person_id is not None and förra.person_id is not None  # two people of the register
        if nyckel and förra is not n and not namne:
            yield varning(
                "NAR-tva-roller",
                f"{n.namn} står både som {förra.roll.value} och som {n.roll.value}.",
                "Behåll den roll som personen hade på sammanträdet.",
                plats=personplats(n, "roll"),
                lagrum="KL 5:66",
            )
        if n.roll not in FÖRTROENDEVALDA and any(i.tjänstgör for i in n.intervall):
            yield varning(
                "NAR-beslutar-utan-uppdrag",
                f"{n.namn} står som {n.roll.value} men är markerad som tjänstgörande.",
                "Ändra rollen eller ta bort tjänstgöringen; bara ledamöter och ersättare deltar i besluten.",
                plats=personplats(n, "tjänstgör"),
                lagrum="KL 7:15" if n.roll is Närvaroroll.PERSONALFÖRETRÄDARE else "KL 6:26",
            )


def personalföreträdare_får_vara_där(s: Sammanträde, läge: Läge) -> Iterator[Påpekande]:
    """KL 7:10, 7:12, 7:14: at most three; not in styrelsen and some nämnder, nor at myndighetsutövning mot enskild."""
    bild = bild_av(s, läge)
    där = [n for n in bild.personer if n.roll is Närvaroroll.PERSONALFÖRETRÄDARE and n.intervall]
    if not där or s.nämnd is None:
        return
    namn = s.nämnd.namn.casefold()
    if s.nämnd.typ is Nämndtyp.KOMMUNSTYRELSE or any(ord_ in namn for ord_ in _UTAN_PERSONALFÖRETRÄDARE):
        yield varning(
            "NAR-personalforetradare-organ",
            f"Personalföreträdare har inte rätt att närvara i {svenska.i_löptext(s.nämnd.namn)}.",
            "Kontrollera rollen.",
            plats=personplats(där[0], "roll"),
            lagrum="KL 7:12",
        )
        return
    egna = {n.id for n in där}
    for nr, p in enumerate(bild.paragrafer):
        närvarande = [n for n in bild.närvarande(p) if n.id in egna]
        namnet = följdtext(bild, [nr])
        if p.myndighetsutövning and närvarande:
            yield varning(
                "NAR-personalforetradare-myndighet",
                f"{svenska.uppräkning([n.namn for n in närvarande])} är närvarande vid {namnet}, som rör "
                "myndighetsutövning mot enskild.",
                "Kontrollera om personalföreträdarna lämnade rummet.",
                plats=paragrafplats(p, "närvaro", namnet),
                lagrum="KL 7:14",
            )
        elif närvarande and _UNDANTAGNA_ÄRENDEN.search(p.rubrik):
            yield tips(
                "NAR-personalforetradare-arende",
                f"{svenska.uppräkning([n.namn for n in närvarande])} är närvarande vid {namnet}.",
                "Personalföreträdare är inte med vid upphandling, förhandlingar, arbetskonflikter och rättstvister.",
                plats=paragrafplats(p, "närvaro", namnet),
                lagrum="KL 7:14",
            )
    flest = max((len([n for n in bild.närvarande(p) if n.id in egna]) for p in bild.paragrafer), default=len(där))
    if flest > 3:
        yield varning(
            "NAR-personalforetradare-antal",
            f"{flest} personalföreträdare är närvarande samtidigt; det får vara högst tre.",
            "Kontrollera rollerna: ersättare närvarar när de tjänstgör.",
            plats=personplats(där[-1], "roll"),
            lagrum="KL 7:10",
        )


def distans_är_medgiven(s: Sammanträde, läge: Läge) -> Iterator[Påpekande]:
    """KL 6:24, by the date: fullmäktige decides how far ledamöter take part at a distance."""
    bild = bild_av(s, läge)
    vilka = [n for n in bild.personer if n.roll in FÖRTROENDEVALDA and any(i.distans for i in n.intervall)]
    if not vilka or s.distans:
        return
    hur = "alla kunde se och höra varandra och delta på lika villkor"
    if s.datum >= _NYA_DISTANSREGLER:
        hur = "ordföranden säkerställde vilka som deltog och att de kunde följa sammanträdet och delta i ärendena"
    yield tips(
        "NAR-distans",
        f"{svenska.uppräkning([namn_med_parti(n) for n in vilka])} deltog på distans, men sammanträdet är inte angivet "
        "som ett där det är möjligt.",
        f"Kontrollera att fullmäktige har medgett det och att {hur}.",
        plats=Plats("sammantrade", s.id, "distans"),
        lagrum="KL 6:24",
    )


ROLLREGLER: Final[tuple[Regel[Sammanträde], ...]] = (
    en_person_en_roll,
    personalföreträdare_får_vara_där,
    distans_är_medgiven,
)
