"""A delegationsordning (KL 6:37–40, 7:5–8; SoL 30; R46–R56). The law's own limits are dated data (delegering.toml).

An unlawful row is a VARNING, which can be acknowledged with a note; FEL is only what makes the paper incomplete.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final

from nämndapp.bas import delegering, lagrumstext, punkthanvisning
from nämndapp.bas.delegering import Begränsning
from nämndapp.bas.papekande import Plats, Påpekande
from nämndapp.bas.svenska import uppräkning
from nämndapp.models.delegation import Beloppsenhet, Delegatslag
from nämndapp.rules.delegationsbelopp import i_kronor
from nämndapp.rules.delegatslag import slag
from nämndapp.rules.lage import Läge, Regel, fel, tips, varning
from nämndapp.rules.ordningsbild import Kapitelbild, Ordningsbild, Punktbild

_GEMENSAMT = re.compile(r"\bgemensamt\b|\btillsammans med\b|\bi förening\b|\btvå i förening\b", re.IGNORECASE)
_OCH = re.compile(r"\s(?:och|samt|\+|&)\s|\S\+\S", re.IGNORECASE)
_TVÅ_LED = re.compile(
    r"vidaredelegera\w*\b.{0,40}\b(?:två|flera|ytterligare) (?:led|steg)|vidare vidaredelegera", re.IGNORECASE
)
_VERSALER = re.compile(r"\b[A-ZÅÄÖ]{2,6}\b")
_FÖRTROENDEVALD = (Delegatslag.ORDFÖRANDE, Delegatslag.LEDAMOT)


def dag(o: Ordningsbild, läge: Läge) -> date:
    """The day whose law the version is held against: when it came into force; for a proposal today."""
    return (o.gäller_från or o.beslutad_datum or läge.idag) if o.beslutad else läge.idag


def _plats(p: Punktbild, fält: str) -> Plats:
    return Plats("delegationspunkt", p.id, fält, text=f"punkt {p.nr}" if p.nr else f"”{p.ärende[:40]}”")


def _i(p: Punktbild) -> str:
    return f"Punkt {p.nr}" if p.nr else f"Punkten ”{p.ärende[:60]}”"


def lagrum_i(p: Punktbild, k: Kapitelbild) -> tuple[lagrumstext.Lagrumsref, ...]:
    """The row's provisions; those without a law of their own belong to the chapter's."""
    return lagrumstext.tolka(p.lagrum, lagrumstext.lagens_kortnamn(f"{k.rubrik} ({k.sfs})" if k.sfs else k.rubrik))


def _alla(o: Ordningsbild) -> Iterator[tuple[Kapitelbild, Punktbild]]:
    return ((k, p) for k in o.kapitel for p in k.punkter)


# --- numbers and cells ----------------------------------------------------------------------------------------------


def numren_är_unika(o: Ordningsbild, _läge: Läge) -> Iterator[Påpekande]:
    """A decision is taken "enligt punkt 12.9": two rows with the number make that meaningless (seed 002: 12.9)."""
    antal = Counter(p.nr for p in o.punkter if p.nr)
    for p in o.punkter:
        if p.nr and antal[p.nr] > 1:
            yield fel(
                "DEL-nummer-dubblett",
                f"Numret {p.nr} finns {antal[p.nr]} gånger (”{p.ärende[:60]}”).",
                "Numrera om kapitlet, eller ta bort den rad som inte ska vara med.",
                plats=_plats(p, "löpnr"),
            )


def numren_är_utan_lucka(o: Ordningsbild, _läge: Läge) -> Iterator[Påpekande]:
    """Rows without number, and numbers that are skipped: what was removed, or has something fallen out?"""
    serier: dict[int | None, list[int]] = {}
    for k, p in _alla(o):
        if p.löpnr is None:
            yield varning(
                "DEL-nummer-saknas",
                f"Punkten ”{p.ärende[:60]}” har inget nummer.",
                "Numrera om kapitlet.",
                plats=_plats(p, "löpnr"),
            )
        else:
            serier.setdefault(k.nr, []).append(p.löpnr)
    for nr, tal in serier.items():
        luckor = sorted(set(range(1, max(tal) + 1)) - set(tal))
        if luckor:
            namn = [punkthanvisning.nummer(nr, n) for n in luckor[:8]]
            yield varning(
                "DEL-nummer-lucka",
                f"Numren {uppräkning(namn)}{' …' if len(luckor) > 8 else ''} saknas.",
                "Numrera om, om de inte ska lämnas tomma efter punkter som har utgått.",
                plats=Plats("delegationsordning", o.id, "kapitel", text=f"kapitel {nr}" if nr is not None else ""),
            )


def raden_är_ifylld(o: Ordningsbild, _läge: Läge) -> Iterator[Påpekande]:
    """A row says what is delegated and to whom."""
    for p in o.punkter:
        if not p.ärende.strip():
            yield fel(
                "DEL-arende-saknas",
                f"{_i(p)} säger inte vad som delegeras.",
                "Skriv ärendet, eller ta bort raden.",
                plats=_plats(p, "ärende"),
            )
        if not p.delegater:
            yield fel("DEL-delegat-saknas", f"{_i(p)} har ingen delegat.", "Välj vem som får besluta.",
                      plats=_plats(p, "delegater"))  # fmt: skip
        if delegering.GAMMAL_OCH_NY in p.anteckning:
            yield fel(
                "DEL-gammal-och-ny",
                f"{_i(p)} är läst ur ett ändringsmarkerat papper och kan innehålla både gammal och ny text.",
                "Stryk den gamla texten, och ta bort påminnelsen i anteckningen.",
                plats=_plats(p, "anteckning"),
            )
        if any(d.osäker for d in p.delegater):
            koder = uppräkning(p.koder)
            yield fel(
                "DEL-delegat-osaker",
                f"{_i(p)} har {koder} i samma ruta: kanske gammal och ny delegat.",
                "Ta bort den som inte ska gälla, eller bekräfta att båda är alternativ.",
                plats=_plats(p, "delegater"),
            )


def koderna_finns_i_registret(o: Ordningsbild, _läge: Läge) -> Iterator[Påpekande]:
    """A code that nobody has explained delegates to nobody."""
    okända: dict[str, list[Punktbild]] = {}
    for p in o.punkter:
        for kod in dict.fromkeys(p.koder):
            if kod not in o.koder and slag(kod, {}) is None:
                okända.setdefault(kod, []).append(p)
    for kod, punkter in okända.items():
        flera = f" och {len(punkter) - 1} till" if len(punkter) > 1 else ""
        yield varning(
            "DEL-okand-kod",
            f"Delegaten {kod} finns inte i registret ({_i(punkter[0]).lower()}{flera}).",
            "Lägg till koden i registret över delegater, eller rätta den.",
            plats=_plats(punkter[0], "delegater"),
        )


def samma_lydelse_har_samma_delegat(o: Ordningsbild, _läge: Läge) -> Iterator[Påpekande]:
    """The same words under two laws with different delegates is lawful but rarely meant (seed 002: 12.27/13.19)."""
    efter: dict[str, list[Punktbild]] = {}
    for p in o.punkter:
        efter.setdefault(" ".join(p.ärende.split()).casefold(), []).append(p)
    for lydelse, punkter in efter.items():
        if lydelse and len({frozenset(p.koder) for p in punkter}) > 1:
            delar = [f"{p.nr or '–'} ({', '.join(p.koder) or 'ingen'})" for p in punkter]
            yield varning(
                "DEL-samma-lydelse",
                f"”{punkter[0].ärende[:80]}” har olika delegater: {uppräkning(delar)}.",
                "Kontrollera att skillnaden är avsedd.",
                plats=_plats(punkter[-1], "delegater"),
            )


def hänvisningarna_leder_någonstans(o: Ordningsbild, _läge: Läge) -> Iterator[Påpekande]:
    """ "Ingår i 12.8" needs a 12.8."""
    nycklar = {p.nyckel for p in o.punkter}
    numren = Counter(p.nr for p in o.punkter)
    for p in o.punkter:
        if any(n not in nycklar for n in p.hänvisningar):
            yield fel(
                "DEL-hanvisning-borta",
                f"{_i(p)} hänvisar till en punkt som är borttagen.",
                "Rätta anteckningen.",
                plats=_plats(p, "anteckning"),
            )
        for nr in punkthanvisning.lösa_nummer(f"{p.anteckning} {p.villkor}".strip()):
            if numren[nr] != 1:
                vad = f"finns {numren[nr]} gånger" if numren[nr] else "inte finns"
                yield varning(
                    "DEL-hanvisning",
                    f"{_i(p)} hänvisar till {nr}, som {vad}.",
                    "Rätta numret i anteckningen.",
                    plats=_plats(p, "anteckning"),
                )


# --- what may be delegated, and to whom -----------------------------------------------------------------------------


def beslutet_får_delegeras(o: Ordningsbild, läge: Läge) -> Iterator[Påpekande]:
    """KL 6:38, by its words: mål och inriktning, yttrande till fullmäktige, principiell vikt, medborgarförslag."""
    när = dag(o, läge)
    for p in o.punkter:
        if _bara_nämnden(o, p):
            continue
        text = f"{p.ärende} {p.villkor}"
        for f in delegering.förbud():
            if f.träffar(text, när):
                yield varning(
                    "DEL-far-inte-delegeras",
                    f"{_i(p)} ({p.ärende[:80]}) låter som ett ärende som {f.vad}. Det får inte delegeras.",
                    "Stryk punkten, eller skriv så att det framgår att den inte omfattar sådana ärenden.",
                    plats=_plats(p, "ärende"),
                    lagrum="KL 6:38",
                )


def _bara_nämnden(o: Ordningsbild, p: Punktbild) -> bool:
    return bool(p.delegater) and all(slag(k, o.koder) is Delegatslag.NÄMND for k in p.koder)


def begränsningar_för(k: Kapitelbild, p: Punktbild, när: date) -> Iterator[tuple[Begränsning, str]]:
    """What SoL 30 says of the row's provisions, with the provision that it says it of."""
    for ref in lagrum_i(p, k):
        yield from ((b, ref.nyckel) for b in delegering.begränsningar() if b.gäller(när) and ref.nyckel in b.lagrum)


def socialtjänstens_gränser(o: Ordningsbild, läge: Läge) -> Iterator[Påpekande]:
    """SoL 30:6–11: never delegated, or only to an utskott. The nämnd itself may always decide."""
    när = dag(o, läge)
    for k, p in _alla(o):
        alla = list(begränsningar_för(k, p, när))
        av_ordföranden = any(b.slag == "ordförande" for b, _ in alla)
        for b, nyckel in alla:
            if b.slag == "aldrig" and not _bara_nämnden(o, p):
                yield varning(
                    "DEL-aldrig",
                    f"{_i(p)} delegerar beslut enligt {nyckel}: {b.vad}.",
                    "Stryk punkten.",
                    plats=_plats(p, "lagrum"),
                    lagrum=b.källa,
                )
            if b.slag == "utskott":
                yield from _bara_utskott(o, p, b, nyckel, av_ordföranden=av_ordföranden)


def _bara_utskott(
    o: Ordningsbild, p: Punktbild, b: Begränsning, nyckel: str, *, av_ordföranden: bool
) -> Iterator[Påpekande]:
    for kod in p.koder:
        vad = slag(kod, o.koder)
        if vad in (Delegatslag.UTSKOTT, Delegatslag.NÄMND) or (av_ordföranden and vad in _FÖRTROENDEVALD):
            continue
        text = f"{_i(p)}: beslut enligt {nyckel} får bara delegeras till ett utskott"
        if vad is None:
            yield tips(
                "DEL-bara-utskott",
                f"{text}. Är {kod} ett utskott?",
                "Lägg till koden i registret och säg vad den står för.",
                plats=_plats(p, "delegater"),
                lagrum=b.källa,
            )
        else:
            yield varning(
                "DEL-bara-utskott",
                f"{text}, men {kod} är {vad.value}.",
                "Byt delegat till ett utskott, eller låt nämnden besluta själv.",
                plats=_plats(p, "delegater"),
                lagrum=b.källa,
            )


def ordförandebeslut(o: Ordningsbild, när: date) -> list[tuple[Punktbild, str]]:
    """The rows on urgent decisions that the chair (or an appointed member) takes by law: a list of their own."""
    return [
        (p, nyckel)
        for k, p in _alla(o)
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
            f"{_i(p)}: {nyckel} ger ordföranden, eller en ledamot som nämnden har förordnat, rätt att fatta brådskande "
            "beslut direkt av lagen.",
            "Ta upp punkten i en egen förteckning och förordna ledamöter med namn i ett eget beslut.",
            plats=_plats(p, "delegater"),
            lagrum="SoL 30:12",
        )


def ingen_beslutar_gemensamt(o: Ordningsbild, _läge: Läge) -> Iterator[Påpekande]:
    """Delegation is to one: employees who decide jointly have no right to; alternatives and ladders are lawful."""
    for p in o.punkter:
        delade = [d.kod for d in p.delegater if _OCH.search(d.kod)]
        villkor = [p.villkor, p.anteckning, *(d.villkor for d in p.delegater)]
        if not delade and not any(_GEMENSAMT.search(v) for v in villkor):
            continue
        alla = {s for kod in p.koder for del_ in _OCH.split(kod) if (s := slag(del_, o.koder))}
        valda = alla and alla <= {Delegatslag.ORDFÖRANDE, Delegatslag.LEDAMOT}
        yield varning(
            "DEL-gemensamt",
            f"{_i(p)} låter flera besluta gemensamt"
            + (": förtroendevalda kan bara göra det som ett utskott." if valda else ", vilket lagen inte medger."),
            "Välj en av dem, eller skriv dem som alternativ (”eller”) eller med olika beloppsgränser.",
            plats=_plats(p, "delegater"),
            lagrum="KL 6:37" if valda else "KL 7:5",
        )


def vidaredelegation_är_chefens(o: Ordningsbild, _läge: Läge) -> Iterator[Påpekande]:
    """KL 7:6: only a förvaltningschef may delegate on, one step, where the nämnd allows it."""
    for p in o.punkter:
        if _TVÅ_LED.search(f"{p.villkor} {p.anteckning}"):
            yield varning(
                "DEL-vidare-tva-led",
                f"{_i(p)} tillåter vidaredelegation i flera led.",
                "Begränsa den till ett led, från förvaltningschefen till en annan anställd.",
                plats=_plats(p, "vidaredelegation"),
                lagrum="KL 7:6",
            )
        if not p.vidaredelegation or not p.delegater:
            continue
        if any(k in o.koder and o.koder[k].chef for k in p.koder) or any(
            k not in o.koder and re.search(r"förvaltningschef|direktör|socialchef", k, re.IGNORECASE) for k in p.koder
        ):
            continue
        yield varning(
            "DEL-vidare",
            f"{_i(p)} tillåter vidaredelegation, men {uppräkning(p.koder)} är inte förvaltningschef.",
            "Delegera till förvaltningschefen med rätt att vidaredelegera, eller ta bort vidaredelegationen.",
            plats=_plats(p, "vidaredelegation"),
            lagrum="KL 7:6",
        )


def lagarna_är_kända(o: Ordningsbild, läge: Läge) -> Iterator[Påpekande]:
    """An abbreviation of a law that nobody has explained; ``läge.förkortningar`` are the register's."""
    kända = set(delegering.lagar()) | set(läge.förkortningar or ())
    sedda: set[str] = set()
    for p in o.punkter:
        for kort in _VERSALER.findall(p.lagrum):
            if kort not in kända and kort not in sedda:
                sedda.add(kort)
                yield tips(
                    "DEL-okand-lag",
                    f"{_i(p)}: lagen {kort} är inte känd, så reglerna kan inte se vad lagrummet säger.",
                    "Lägg till förkortningen i registret, eller skriv ut lagens namn.",
                    plats=_plats(p, "lagrum"),
                )


def beloppen_kan_räknas(o: Ordningsbild, läge: Läge) -> Iterator[Påpekande]:
    """A limit in prisbasbelopp or % needs the year's amount."""
    år = dag(o, läge).year
    enheter = {p.enhet for p in o.punkter if p.belopp is not None or any(d.belopp is not None for d in p.delegater)}
    for enhet in sorted(enheter - {Beloppsenhet.KRONOR}):
        if i_kronor(Decimal(100), enhet, år) is None:
            yield tips(
                "DEL-belopp-ar",
                f"Programmet känner inte till beloppet för {enhet.value} år {år}: de gränserna kontrolleras inte.",
                "Kontrollera belopp nära gränsen för hand.",
                plats=Plats("delegationsordning", o.id, "kapitel"),
            )


DELEGATIONSREGLER: Final[tuple[Regel[Ordningsbild], ...]] = (
    raden_är_ifylld,
    numren_är_unika,
    numren_är_utan_lucka,
    koderna_finns_i_registret,
    samma_lydelse_har_samma_delegat,
    hänvisningarna_leder_någonstans,
    beslutet_får_delegeras,
    socialtjänstens_gränser,
    ordförandebeslut_är_förordnanden,
    ingen_beslutar_gemensamt,
    vidaredelegation_är_chefens,
    lagarna_är_kända,
    beloppen_kan_räknas,
)
