"""Public holidays by lag (1989:253) om allmänna helgdagar, and the three eves that lag (1930:173) puts beside them."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache


def påskdagen(år: int) -> date:
    """Easter Sunday in the Gregorian calendar (Meeus/Jones/Butcher)."""
    a, b, c = år % 19, år // 100, år % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    vecka = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * vecka) // 433
    månad = (h + vecka - 7 * m + 90) // 25
    return date(år, månad, (h + vecka - 7 * m + 33 * månad + 19) % 32)


def _första_lördag(start: date) -> date:
    return start + timedelta(days=(5 - start.weekday()) % 7)


@cache
def helgdagar(år: int) -> dict[date, str]:
    """The year's holidays other than ordinary Sundays, by date.

    From 2005 nationaldagen took the place of annandag pingst.
    """
    påsk = påskdagen(år)
    dagar = {
        date(år, 1, 1): "nyårsdagen",
        date(år, 1, 6): "trettondedag jul",
        påsk - timedelta(days=2): "långfredagen",
        påsk: "påskdagen",
        påsk + timedelta(days=1): "annandag påsk",
        date(år, 5, 1): "första maj",
        påsk + timedelta(days=39): "Kristi himmelsfärdsdag",
        påsk + timedelta(days=49): "pingstdagen",
        _första_lördag(date(år, 6, 20)): "midsommardagen",
        _första_lördag(date(år, 10, 31)): "alla helgons dag",
        date(år, 12, 25): "juldagen",
        date(år, 12, 26): "annandag jul",
    }
    if år >= 2005:
        dagar[date(år, 6, 6)] = "nationaldagen"
    else:
        dagar[påsk + timedelta(days=50)] = "annandag pingst"
    return dagar


def aftnar(år: int) -> dict[date, str]:
    """Midsommarafton, julafton and nyårsafton: not holidays, but a period that ends on one runs on (1930:173 2 §)."""
    return {
        _första_lördag(date(år, 6, 20)) - timedelta(days=1): "midsommarafton",
        date(år, 12, 24): "julafton",
        date(år, 12, 31): "nyårsafton",
    }


def helgdagsnamn(dag: date) -> str:
    """The holiday's or eve's name, "lördag" or "söndag"; "" on an ordinary working day."""
    namn = helgdagar(dag.year).get(dag) or aftnar(dag.year).get(dag)
    if namn:
        return namn
    return {5: "lördag", 6: "söndag"}.get(dag.weekday(), "")


def är_arbetsdag(dag: date) -> bool:
    """Neither Saturday, Sunday, holiday nor one of the three eves."""
    return not helgdagsnamn(dag)


def nästa_arbetsdag(dag: date) -> date:
    """The day itself when it is a working day, otherwise the next one (lag 1930:173 2 §)."""
    while not är_arbetsdag(dag):
        dag += timedelta(days=1)
    return dag


def dagar_före(dag: date, antal: int, *, arbetsdagar: bool = False) -> date:
    """The date ``antal`` days before; with ``arbetsdagar`` only working days are counted."""
    if not arbetsdagar:
        return dag - timedelta(days=antal)
    while antal > 0:
        dag -= timedelta(days=1)
        antal -= är_arbetsdag(dag)
    return dag
