"""What socialtjänstlagen says of delegation (SoL 30:6–12): never, only to an utskott, only what is named, the chair."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from nämndapp.bas import delegering
from nämndapp.bas.delegering import Begränsning
from nämndapp.bas.papekande import Påpekande
from nämndapp.bas.svenska import uppräkning
from nämndapp.models.delegation import Delegatslag
from nämndapp.rules.delegationsrad import alla_rader, bara_nämnden, dag, lagrum_i, plats_för, rad_i_ord
from nämndapp.rules.delegatslag import slag
from nämndapp.rules.lage import Läge, tips, varning
from nämndapp.rules.ordningsbild import Kapitelbild, Ordningsbild, Punktbild

_FÖRTROENDEVALD = (Delegatslag.ORDFÖRANDE, Delegatslag.LEDAMOT)
_SOCIALNÄMNDENS_KAPITEL = frozenset({1, 2, 3, 4, 6, 7})  # of föräldrabalken; the rest is the överförmyndare's
_AVSLUTA_UTREDNING = re.compile(
    r"\b(?:lägga ned|lägga ner|nedlägg|inte (?:på)?börja|inte inleda|ej (?:på)?börja)", re.IGNORECASE
)


def begränsningar_för(k: Kapitelbild, p: Punktbild, när: date) -> Iterator[tuple[Begränsning, str]]:
    """What SoL 30 says of the row's provisions, with the provision that it says it of."""
    for ref in lagrum_i(p, k):
        yield from ((b, ref.nyckel) for b in delegering.begränsningar() if b.gäller(när) and ref.nyckel in b.lagrum)


def socialtjänstens_gränser(o: Ordningsbild, läge: Läge) -> Iterator[Påpekande]:
    """SoL 30:6–11: never delegated, or only to an utskott. The nämnd itself may always decide."""
    när = dag(o, läge)
    for k, p in alla_rader(o):
        alla = list(begränsningar_för(k, p, när))
        av_ordföranden = any(b.slag == "ordförande" for b, _ in alla)
        for b, nycklar in _per_källa(alla).items():
            if b.slag == "aldrig" and not bara_nämnden(o, p):
                yield varning(
                    "DEL-aldrig",
                    f"{rad_i_ord(p)} delegerar beslut enligt {uppräkning(nycklar)}: {b.vad}.",
                    "Stryk punkten.",
                    plats=plats_för(p, "lagrum"),
                    lagrum=b.källa,
                )
            if b.slag == "utskott":
                yield from _bara_utskott(o, p, b, uppräkning(nycklar), av_ordföranden=av_ordföranden)


def föräldrabalkens_uppgifter(o: Ordningsbild, läge: Läge) -> Iterator[Påpekande]:
    """SoL 30:10: of the tasks in föräldrabalken only those that are named may be delegated; not to end an inquiry."""
    när = dag(o, läge)
    for regel in (b for b in delegering.begränsningar() if b.slag == "tillåtna" and b.gäller(när)):
        for k, p in alla_rader(o):
            egna = [r.nyckel for r in lagrum_i(p, k) if r.lag == "FB" and r.kapitel in _SOCIALNÄMNDENS_KAPITEL]
            utanför = bool(egna) and not any(nyckel in regel.lagrum for nyckel in egna)
            avslutar = "FB 2:9" in egna and _AVSLUTA_UTREDNING.search(p.ärende)
            if (utanför or avslutar) and not bara_nämnden(o, p):
                yield varning(
                    "DEL-foraldrabalken",
                    f"{rad_i_ord(p)} delegerar beslut enligt {uppräkning(list(dict.fromkeys(egna)))}: {regel.vad}.",
                    "Stryk punkten, eller rätta lagrummet.",
                    plats=plats_för(p, "lagrum"),
                    lagrum=regel.källa,
                )


def _per_källa(alla: Iterable[tuple[Begränsning, str]]) -> dict[Begränsning, list[str]]:
    """Each rule of the law once, with the row's provisions that it is about."""
    ut: dict[Begränsning, list[str]] = {}
    for b, nyckel in alla:
        if nyckel not in ut.setdefault(b, []):
            ut[b].append(nyckel)
    return ut


def _bara_utskott(
    o: Ordningsbild, p: Punktbild, b: Begränsning, nycklar: str, *, av_ordföranden: bool
) -> Iterator[Påpekande]:
    for kod in p.koder:
        vad = slag(kod, o.koder)
        if vad in (Delegatslag.UTSKOTT, Delegatslag.NÄMND) or (av_ordföranden and vad in _FÖRTROENDEVALD):
            continue
        text = f"{rad_i_ord(p)}: beslut enligt {nycklar} får bara delegeras till ett utskott"
        if vad is None:
            yield tips(
                "DEL-bara-utskott",
                f"{text}. Är {kod} ett utskott?",
                "Lägg till koden i registret och säg vad den står för.",
                plats=plats_för(p, "delegater"),
                lagrum=b.källa,
            )
        else:
            yield varning(
                "DEL-bara-utskott",
                f"{text}, men {kod} är {vad.value}.",
                "Byt delegat till ett utskott, eller låt nämnden besluta själv.",
                plats=plats_för(p, "delegater"),
                lagrum=b.källa,
            )


def ordförandebeslut(o: Ordningsbild, när: date) -> list[tuple[Punktbild, str]]:
    """The rows on urgent decisions that the chair (or an appointed member) takes by law: a list of their own."""
    return [
        (p, nyckel)
        for k, p in alla_rader(o)
        if any(slag(kod, o.koder) in _FÖRTROENDEVALD for kod in p.koder)
        for b, nyckel in begränsningar_för(k, p, när)
        if b.slag == "ordförande"
    ]


def ordförandebeslut_är_förordnanden(o: Ordningsbild, läge: Läge) -> Iterator[Påpekande]:
    """SoL 30:12: the law gives the chair the right; the nämnd appoints members by name, which is not delegation."""
    när = dag(o, läge)
    for p, nyckel in ordförandebeslut(o, när):
        yield tips(
            "DEL-ordforandebeslut",
            f"{rad_i_ord(p)}: {nyckel} ger ordföranden, eller en ledamot som nämnden har förordnat, rätt att fatta "
            "brådskande beslut direkt av lagen.",
            "Ta upp punkten i en egen förteckning och förordna ledamöter med namn i ett eget beslut.",
            plats=plats_för(p, "delegater"),
            lagrum="SoL 30:12",
        )
