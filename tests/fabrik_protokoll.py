"""A meeting with närvaro and §§ in memory: ``möte`` of ``person`` and ``paragraf``, with the ids 1, 2, 3 …"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import fabrik

from nämndapp.bas.papekande import Påpekande
from nämndapp.models import (
    Ajournering,
    Beslutspunkt,
    EjDeltagande,
    Jäv,
    Närvarande,
    Närvarointervall,
    Närvaroroll,
    Omröstning,
    Paragraf,
    Paragrafavsnitt,
    Proposition,
    Protokolljusterare,
    Röst,
    Röstval,
    Sammanträde,
    Yrkande,
    YrkandePerson,
    Yrkandeslag,
    Yttrande,
    YttrandePerson,
    Yttrandeslag,
)
from nämndapp.rules.granska import granska_protokoll
from nämndapp.rules.lage import Läge
from nämndapp.storage.relationer import sätt_relationer

JA: dict[str, Any] = {"tjänstgör": True}
"""The interval of a ledamot who serves the whole meeting."""


def person(
    id_: int, namn: str, *intervall: dict[str, Any], parti: str = "S", roll: Närvaroroll = Närvaroroll.LEDAMOT
) -> Närvarande:
    n = Närvarande(id=id_, sammanträde_id=1, ordning=id_, namn=namn, parti=parti, roll=roll)
    rader = [Närvarointervall(närvarande_id=id_, ordning=i, **v) for i, v in enumerate(intervall)]
    sätt_relationer(n, intervall=rader)
    return n


def paragraf(id_: int, rubrik: str = "", **ändrat: Any) -> Paragraf:
    """§ 11 + id; with a decision and recipients unless ``beslut`` or ``avsnitt`` say otherwise."""
    beslut = ändrat.pop("beslut", ("Socialnämnden antar taxan.",))
    avsnitt = ändrat.pop("avsnitt", (("Skickas till", "Socialchef"),))
    delar = {
        namn: ändrat.pop(namn, [])
        for namn in ("yrkanden", "propositioner", "jäv", "yttranden", "ej_deltagande", "punkter")
    }
    uppgifter = {"sammanträde_id": 1, "ordning": id_, "nummer": 11 + id_, "rubrik": rubrik or f"Ärende {id_}"}
    p = Paragraf(id=id_, **(uppgifter | ändrat))
    for lista in ("yrkanden", "propositioner", "jäv", "yttranden"):
        for nr, rad in enumerate(delar[lista]):
            rad.ordning = nr
    delar["ej_deltagande"] = [EjDeltagande(paragraf_id=id_, närvarande_id=n) for n in delar["ej_deltagande"]]
    satser = [Beslutspunkt(paragraf_id=id_, ordning=i, text=t) for i, t in enumerate(beslut)]
    stycken = [Paragrafavsnitt(paragraf_id=id_, ordning=i, rubrik=r, text=t) for i, (r, t) in enumerate(avsnitt)]
    sätt_relationer(p, beslutspunkter=satser, avsnitt=stycken, rättelser=[], **delar)
    return p


def yrkande(nyckel: str, slag: Yrkandeslag, *personer: int, **ändrat: Any) -> Yrkande:
    y = Yrkande(paragraf_id=1, nyckel=nyckel, slag=slag, **ändrat)
    sätt_relationer(
        y, personer=[YrkandePerson(yrkande_id=1, närvarande_id=n, ordning=i) for i, n in enumerate(personer)]
    )
    return y


def proposition(röster: dict[int, Röstval] | None = None, **ändrat: Any) -> Proposition:
    """With ``röster`` an open vote."""
    if röster is not None:
        ändrat.setdefault("omröstning", Omröstning.ÖPPEN)
    q = Proposition(paragraf_id=1, **ändrat)
    rader = [
        Röst(proposition_id=1, närvarande_id=n, ordning=i, val=v) for i, (n, v) in enumerate((röster or {}).items())
    ]
    sätt_relationer(q, röster=rader)
    return q


def jäv(närvarande: int, ersättare: int | None = None, **ändrat: Any) -> Jäv:
    return Jäv(paragraf_id=1, närvarande_id=närvarande, ersättare_id=ersättare, **ändrat)


def yttrande(slag: Yttrandeslag, *personer: int, **ändrat: Any) -> Yttrande:
    y = Yttrande(paragraf_id=1, slag=slag, **ändrat)
    bakom = [YttrandePerson(yttrande_id=1, närvarande_id=n, ordning=i) for i, n in enumerate(personer)]
    sätt_relationer(y, personer=bakom)
    return y


def nämnden() -> list[Närvarande]:
    """Five seats in service, an ersättare who listens, and the secretary."""
    return [
        person(1, "Berit Åkesson", JA, roll=Närvaroroll.ORDFÖRANDE),
        person(2, "Östen Falk", JA, parti="C", roll=Närvaroroll.FÖRSTE_VICE),
        person(3, "Aina Lund", JA, parti="M"),
        person(4, "Ture Ek", JA, parti="V"),
        person(5, "Lars Klint", JA),
        person(6, "Signe Alm", {}, roll=Närvaroroll.ERSÄTTARE),
        person(7, "Måns Dahl", {}, parti="", roll=Närvaroroll.SEKRETERARE),
    ]


def möte(
    paragrafer: Sequence[Paragraf],
    personer: Sequence[Närvarande] | None = None,
    justerare: Sequence[tuple[int, bool]] = ((3, False), (4, True)),
    **ändrat: Any,
) -> Sammanträde:
    """Of a nämnd with nine seats unless ``nämnd`` says otherwise; ``justerare`` are (person, stands in)."""
    nämnd = ändrat.pop("nämnd", None) or fabrik.nämnd(platser=9)
    uppgifter = {"nämnd_id": 1, "datum": fabrik.MÖTESDAG, "ordförande": "Berit Åkesson", "sekreterare": "Måns Dahl"}
    s = Sammanträde(id=1, **(uppgifter | {"förslag_justerare": "Aina Lund"} | ändrat))
    valda = [
        Protokolljusterare(sammanträde_id=1, närvarande_id=n, ersättare=e, ordning=i)
        for i, (n, e) in enumerate(justerare)
    ]
    pauser: list[Ajournering] = []
    sätt_relationer(
        s,
        nämnd=nämnd,
        grupper=[],
        punkter=[],
        paragrafer=list(paragrafer),
        närvarande=list(nämnden() if personer is None else personer),
        justerare=valda,
        ajourneringar=pauser,
    )
    return s


def fynd(s: Sammanträde, *prefix: str, idag: date = fabrik.MÖTESDAG, **läge: Any) -> list[Påpekande]:
    """What the protocol's rules say, of the codes that begin so (all without any)."""
    alla = granska_protokoll(s, idag, protokollsläge=Läge(idag, **läge))
    return [p for p in alla if not prefix or p.kod.startswith(prefix)]


def koder(s: Sammanträde, *prefix: str, **läge: Any) -> list[str]:
    return [p.kod for p in fynd(s, *prefix, **läge)]


def ett(s: Sammanträde, kod: str, **läge: Any) -> Påpekande:
    """The only finding with that code."""
    (träff,) = [p for p in fynd(s, **läge) if p.kod == kod]
    return träff
