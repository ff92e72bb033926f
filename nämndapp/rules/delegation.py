"""A delegationsordning (KL 6:37–40, 7:5–8; SoL 30; R46–R56). The law's own limits are dated data (delegering.toml).

An unlawful row is a VARNING, which can be acknowledged with a note; FEL is only what makes the paper incomplete.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from nämndapp.bas import delegering, punkthanvisning
from nämndapp.bas.papekande import Plats, Påpekande
from nämndapp.bas.svenska import uppräkning
from nämndapp.models.delegation import Beloppsenhet, Delegatslag
from nämndapp.rules.delegationsbelopp import i_kronor
from nämndapp.rules.delegationsrad import alla_rader, bara_nämnden, dag, plats_för, rad_i_ord
from nämndapp.rules.delegatslag import slag
from nämndapp.rules.lage import Läge, Regel, fel, tips, varning
from nämndapp.rules.ordningsbild import Ordningsbild, Punktbild
from nämndapp.rules.socialdelegation import (
    begränsningar_för,
    föräldrabalkens_uppgifter,
    ordförandebeslut_är_förordnanden,
    socialtjänstens_gränser,
)

_GEMENSAMT = re.compile(r"\bgemensamt\b|\btillsammans med\b|\bi förening\b|\btvå i förening\b", re.IGNORECASE)
_OCH = re.compile(r"\s(?:och|samt|\+|&)\s|\S\+\S", re.IGNORECASE)
_TVÅ_LED = re.compile(
    r"vidaredelegera\w*\b.{0,40}\b(?:två|flera|ytterligare) (?:led|steg)|vidare vidaredelegera|"
    r"vidaredelegera\w*\b[^.]{0,60}\bsom (?:i sin tur )?(?:får|har rätt att|kan) vidaredelegera",
    re.IGNORECASE,
)
_FÅR_VIDARE = re.compile(
    r"(?<!inte )(?<!ej )\b(?:får|kan|rätt att|möjlighet att)(?: (?!inte\b|ej\b)\w+){0,3} vidaredelegera", re.IGNORECASE
)
_PRINCIPIELL = 3  # the point of KL 6:38 that SoL 30:5 takes away
_VERSALER = re.compile(r"\b[A-ZÅÄÖ]{2,6}\b")


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
                plats=plats_för(p, "löpnr"),
            )


def numren_är_utan_lucka(o: Ordningsbild, _läge: Läge) -> Iterator[Påpekande]:
    """Rows without number, and numbers that are skipped: what was removed, or has something fallen out?"""
    serier: dict[int | None, list[int]] = {}
    for k, p in alla_rader(o):
        if p.löpnr is None:
            yield varning(
                "DEL-nummer-saknas",
                f"Punkten ”{p.ärende[:60]}” har inget nummer.",
                "Numrera om kapitlet.",
                plats=plats_för(p, "löpnr"),
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
    if delegering.GAMMAL_OCH_NY in o.inledning:
        yield fel(
            "DEL-gammal-och-ny",
            "Inledningen är läst ur ett ändringsmarkerat papper och kan innehålla både gammal och ny text.",
            "Stryk den gamla texten, och ta bort påminnelsen.",
            plats=Plats("delegationsordning", o.id, "inledning"),
        )
    for p in o.punkter:
        if not p.ärende.strip():
            yield fel(
                "DEL-arende-saknas",
                f"{rad_i_ord(p)} säger inte vad som delegeras.",
                "Skriv ärendet, eller ta bort raden.",
                plats=plats_för(p, "ärende"),
            )
        if not p.delegater:
            yield fel("DEL-delegat-saknas", f"{rad_i_ord(p)} har ingen delegat.", "Välj vem som får besluta.",
                      plats=plats_för(p, "delegater"))  # fmt: skip
        if delegering.GAMMAL_OCH_NY in p.anteckning:
            yield fel(
                "DEL-gammal-och-ny",
                f"{rad_i_ord(p)} är läst ur ett ändringsmarkerat papper och kan innehålla både gammal och ny text.",
                "Stryk den gamla texten, och ta bort påminnelsen i anteckningen.",
                plats=plats_för(p, "anteckning"),
            )
        if any(d.osäker for d in p.delegater):
            koder = uppräkning(p.koder)
            yield fel(
                "DEL-delegat-osaker",
                f"{rad_i_ord(p)} har {koder} i samma ruta: kanske gammal och ny delegat.",
                "Ta bort den som inte ska gälla, eller bekräfta att båda är alternativ.",
                plats=plats_för(p, "delegater"),
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
            f"Delegaten {kod} finns inte i registret ({rad_i_ord(punkter[0]).lower()}{flera}).",
            "Lägg till koden i registret över delegater, eller rätta den.",
            plats=plats_för(punkter[0], "delegater"),
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
                plats=plats_för(punkter[-1], "delegater"),
            )


def hänvisningarna_leder_någonstans(o: Ordningsbild, _läge: Läge) -> Iterator[Påpekande]:
    """ "Ingår i 12.8" needs a 12.8."""
    nycklar = {p.nyckel for p in o.punkter}
    numren = Counter(p.nr for p in o.punkter)
    for p in o.punkter:
        if any(n not in nycklar for n in p.hänvisningar):
            yield fel(
                "DEL-hanvisning-borta",
                f"{rad_i_ord(p)} hänvisar till en punkt som är borttagen.",
                "Rätta anteckningen.",
                plats=plats_för(p, "anteckning"),
            )
        for nr in punkthanvisning.lösa_nummer(f"{p.anteckning} {p.villkor}".strip()):
            if numren[nr] != 1:
                vad = f"finns {numren[nr]} gånger" if numren[nr] else "inte finns"
                yield varning(
                    "DEL-hanvisning",
                    f"{rad_i_ord(p)} hänvisar till {nr}, som {vad}.",
                    "Rätta numret i anteckningen.",
                    plats=plats_för(p, "anteckning"),
                )


# --- what may be delegated, and to whom -----------------------------------------------------------------------------


def beslutet_får_delegeras(o: Ordningsbild, läge: Läge) -> Iterator[Påpekande]:
    """KL 6:38, by its words: mål och inriktning, yttrande till fullmäktige, principiell vikt, medborgarförslag.

    What SoL 30:6–10 lets the nämnd delegate it may delegate also when it is of principal weight (SoL 30:5).
    """
    när = dag(o, läge)
    for k, p in alla_rader(o):
        if bara_nämnden(o, p):
            continue
        text = f"{p.ärende} {p.villkor}"
        egna = any(b.slag in ("utskott", "tillåtna") for b, _ in begränsningar_för(k, p, när))
        for f in delegering.förbud():
            if f.träffar(text, när) and not (egna and f.punkt == _PRINCIPIELL):
                yield varning(
                    "DEL-far-inte-delegeras",
                    f"{rad_i_ord(p)} ({p.ärende[:80]}) låter som ett ärende som {f.vad}. Det får inte delegeras.",
                    "Stryk punkten, eller skriv så att det framgår att den inte omfattar sådana ärenden.",
                    plats=plats_för(p, "ärende"),
                    lagrum="KL 6:38",
                )


def ingen_beslutar_gemensamt(o: Ordningsbild, _läge: Läge) -> Iterator[Påpekande]:
    """Delegation is to one: employees who decide jointly have no right to; alternatives and ladders are lawful."""
    for p in o.punkter:
        delade = [d.kod for d in p.delegater if _är_flera(d.kod, o)]
        villkor = [p.villkor, p.anteckning, *(d.villkor for d in p.delegater), *p.koder]
        if not delade and not any(_GEMENSAMT.search(v) for v in villkor):
            continue
        alla = {s for kod in p.koder for del_ in _OCH.split(kod) if (s := slag(del_, o.koder))}
        valda = alla and alla <= {Delegatslag.ORDFÖRANDE, Delegatslag.LEDAMOT}
        yield varning(
            "DEL-gemensamt",
            f"{rad_i_ord(p)} låter flera besluta gemensamt"
            + (": förtroendevalda kan bara göra det som ett utskott." if valda else ", vilket lagen inte medger."),
            "Välj en av dem, eller skriv dem som alternativ (”eller”) eller med olika beloppsgränser.",
            plats=plats_för(p, "delegater"),
            lagrum="KL 6:37" if valda else "KL 7:5",
        )


def _är_flera(kod: str, o: Ordningsbild) -> bool:
    """ "EC och HL" is two; a title with "och" in it ("chef för stöd och service") is one."""
    delar = _OCH.split(kod)
    if kod in o.koder or len(delar) < 2:
        return False
    return all(d in o.koder or slag(d, o.koder) is not None or d.isupper() for d in (d.strip() for d in delar))


def vidaredelegation_är_chefens(o: Ordningsbild, _läge: Läge) -> Iterator[Påpekande]:
    """KL 7:6: only a förvaltningschef may delegate on, one step, where the nämnd allows it."""
    for p in o.punkter:
        if _TVÅ_LED.search(f"{p.villkor} {p.anteckning}"):
            yield varning(
                "DEL-vidare-tva-led",
                f"{rad_i_ord(p)} tillåter vidaredelegation i flera led.",
                "Begränsa den till ett led, från förvaltningschefen till en annan anställd.",
                plats=plats_för(p, "vidaredelegation"),
                lagrum="KL 7:6",
            )
        i_ord = p.vidaredelegation is None and _FÅR_VIDARE.search(f"{p.villkor} {p.anteckning}")
        if not (p.vidaredelegation or i_ord) or not p.delegater:
            continue
        if any(k in o.koder and o.koder[k].chef for k in p.koder) or any(
            k not in o.koder and re.search(r"förvaltningschef|direktör|socialchef", k, re.IGNORECASE) for k in p.koder
        ):
            continue
        yield varning(
            "DEL-vidare",
            f"{rad_i_ord(p)} tillåter vidaredelegation, men {uppräkning(p.koder)} är inte förvaltningschef.",
            "Delegera till förvaltningschefen med rätt att vidaredelegera, eller ta bort vidaredelegationen.",
            plats=plats_för(p, "vidaredelegation"),
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
                    f"{rad_i_ord(p)}: lagen {kort} är inte känd, så reglerna kan inte se vad lagrummet säger.",
                    "Lägg till förkortningen i registret, eller skriv ut lagens namn.",
                    plats=plats_för(p, "lagrum"),
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
    föräldrabalkens_uppgifter,
    ordförandebeslut_är_förordnanden,
    ingen_beslutar_gemensamt,
    vidaredelegation_är_chefens,
    lagarna_är_kända,
    beloppen_kan_räknas,
)
