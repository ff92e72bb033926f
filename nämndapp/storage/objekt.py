"""What the tables cannot say of themselves: the full-text tables and the triggers. Remade after every migration.

``sok`` finds words and beginnings of words (unicode61, å is not a); ``soknamn`` finds any part of a title or a name
(trigram, unranked). Each object has one row in them, rebuilt by triggers in the same transaction as the change:
row id = object id × 8 + the source's number.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

import sqlalchemy as sa

from nämndapp.storage import justeringslas

FULLTEXT = ("sok", "soknamn")


@dataclass(frozen=True)
class _Barn:
    """A table whose rows are part of the object's text; ``förälder`` gives the object's id from the row ``{rad}``.

    ``flyttas``: a row may go from one object to another.
    """

    tabell: str
    förälder: str
    kolumner: tuple[str, ...]
    flyttas: bool = False


@dataclass(frozen=True)
class _Källa:
    """How an object becomes a search row. ``id`` is its own primary key, ``objekt`` that of what is opened."""

    nummer: int
    slag: str
    tabell: str
    kolumner: tuple[str, ...]
    rubrik: str
    text: str
    objekt: str = "t.id"
    nämnd: str = 't."nämnd_id"'
    har_namn: bool = True
    barn: tuple[_Barn, ...] = field(default=())


def _samlat(tabell: str, uttryck: str, villkor: str) -> str:
    return f"(SELECT group_concat({uttryck}, char(10)) FROM {tabell} b WHERE {villkor})"


_KÄLLOR = (
    _Källa(
        1,
        "ärende",
        "arende",
        ("diarienummer", "rubrik", "beskrivning", "handläggare", "anteckning"),
        "coalesce(t.diarienummer || ' ', '') || t.rubrik",
        't.beskrivning || char(10) || t."handläggare" || char(10) || t.anteckning',
    ),
    _Källa(
        2,
        "handling",
        "handling",
        ("rubrik", "diarienummer", "motpart", "text"),
        "t.rubrik",
        "coalesce(t.diarienummer, '') || char(10) || t.motpart || char(10) || t.text",
    ),
    _Källa(
        3,
        "handling",
        "skrivelse",
        ("handläggare", "beslut"),
        "''",
        't."handläggare" || char(10) || coalesce('
        + _samlat("skrivelseavsnitt", "b.rubrik || char(10) || b.text", "b.skrivelse_id = t.id")
        + ", '') || char(10) || coalesce("
        + _samlat("beslutssats", "b.text", "b.skrivelse_id = t.id")
        + ", '') || char(10) || coalesce("
        + _samlat("meddelande", "coalesce(b.diarienummer || ' ', '') || b.text", "b.skrivelse_id = t.id")
        + ", '')",
        objekt="t.handling_id",
        nämnd='(SELECT h."nämnd_id" FROM handling h WHERE h.id = t.handling_id)',
        har_namn=False,
        barn=(
            _Barn("skrivelseavsnitt", "{rad}.skrivelse_id", ("rubrik", "text")),
            _Barn("beslutssats", "{rad}.skrivelse_id", ("text",)),
            _Barn("meddelande", "{rad}.skrivelse_id", ("diarienummer", "text")),
        ),
    ),
    _Källa(
        4,
        "sammanträde",
        "sammantrade",
        ("datum", "plats", "anteckning"),
        "t.datum || ' ' || t.plats",
        "t.anteckning || char(10) || coalesce("
        + _samlat("foredragningspunkt", "coalesce(b.diarienummer || ' ', '') || b.rubrik", 'b."sammanträde_id" = t.id')
        + ", '')",
        barn=(_Barn("foredragningspunkt", '{rad}."sammanträde_id"', ("diarienummer", "rubrik", "sammanträde_id")),),
    ),
    _Källa(
        5,
        "paragraf",
        "paragraf",
        ("rubrik", "diarienummer", "nummer"),
        "coalesce('§ ' || t.nummer || ' ', '') || t.rubrik",
        "coalesce(t.diarienummer, '') || char(10) || coalesce("
        + _samlat("beslutspunkt", "b.text", "b.paragraf_id = t.id")
        + ", '') || char(10) || coalesce("
        + _samlat("paragrafavsnitt", "b.rubrik || char(10) || b.text", "b.paragraf_id = t.id")
        + ", '')",
        nämnd='(SELECT s."nämnd_id" FROM sammantrade s WHERE s.id = t."sammanträde_id")',
        barn=(
            _Barn("beslutspunkt", "{rad}.paragraf_id", ("text",)),
            _Barn("paragrafavsnitt", "{rad}.paragraf_id", ("rubrik", "text")),
        ),
    ),
    _Källa(6, "person", "person", ("namn",), "t.namn", "''", nämnd="NULL"),
    _Källa(
        7,
        "särskilt protokoll",
        "sarskilt_protokoll",
        ("nr", "datum", "av"),
        "'Särskilt protokoll ' || strftime('%Y', t.datum) || ':' || t.nr",
        "t.av || char(10) || coalesce("
        + _samlat(
            "delegationsbeslut",
            "coalesce(b.diarienummer || ' ', '') || CASE WHEN b.sekretess THEN '' "
            "ELSE b.rubrik || char(10) || b.beslut END",
            'b."särskilt_protokoll_id" = t.id',
        )
        + ", '')",
        barn=(
            _Barn(
                "delegationsbeslut",
                '{rad}."särskilt_protokoll_id"',
                ("särskilt_protokoll_id", "diarienummer", "rubrik", "beslut", "sekretess"),
                flyttas=True,
            ),
        ),
    ),
)


def _rader(k: _Källa, villkor: str) -> Iterator[str]:
    nyckel = f"t.id * 8 + {k.nummer}"
    yield (
        f"INSERT INTO sok(rowid, slag, objekt_id, namnd_id, rubrik, text) "
        f"SELECT {nyckel}, '{k.slag}', {k.objekt}, {k.nämnd}, {k.rubrik}, {k.text} FROM {k.tabell} t {villkor};"
    )
    if k.har_namn:
        yield (
            f"INSERT INTO soknamn(rowid, slag, objekt_id, namnd_id, namn) "
            f"SELECT {nyckel}, '{k.slag}', {k.objekt}, {k.nämnd}, {k.rubrik} FROM {k.tabell} t {villkor};"
        )


def _bort(k: _Källa, objekt: str) -> Iterator[str]:
    yield f"DELETE FROM sok WHERE rowid = {objekt} * 8 + {k.nummer};"
    if k.har_namn:
        yield f"DELETE FROM soknamn WHERE rowid = {objekt} * 8 + {k.nummer};"


def _trigger(namn: str, händelse: str, tabell: str, satser: Iterator[str]) -> str:
    return f"CREATE TRIGGER {namn} AFTER {händelse} ON {tabell} BEGIN {' '.join(satser)} END"


def _om(k: _Källa, objekt: str) -> Iterator[str]:
    yield from _bort(k, objekt)
    yield from _rader(k, f"WHERE t.id = {objekt}")


def _kolumner(namn: tuple[str, ...]) -> str:
    return ", ".join(f'"{n}"' for n in namn)


def _söktriggers() -> Iterator[str]:
    for k in _KÄLLOR:
        prefix = f"sok_{k.tabell}"
        yield _trigger(f"{prefix}_ny", "INSERT", k.tabell, _om(k, "new.id"))
        yield _trigger(f"{prefix}_andrad", f"UPDATE OF {_kolumner(k.kolumner)}", k.tabell, _om(k, "new.id"))
        yield _trigger(f"{prefix}_bort", "DELETE", k.tabell, _bort(k, "old.id"))
        for b in k.barn:
            ny, gammal = b.förälder.format(rad="new"), b.förälder.format(rad="old")
            yield _trigger(f"{prefix}_{b.tabell}_ny", "INSERT", b.tabell, _om(k, ny))
            om = (sats for o in ((gammal, ny) if b.flyttas else (ny,)) for sats in _om(k, o))
            yield _trigger(f"{prefix}_{b.tabell}_andrad", f"UPDATE OF {_kolumner(b.kolumner)}", b.tabell, om)
            yield _trigger(f"{prefix}_{b.tabell}_bort", "DELETE", b.tabell, _om(k, gammal))


_LOGGTRIGGERS = tuple(
    f"CREATE TRIGGER logg_orubblig_{namn} BEFORE {händelse} ON logghandelse "
    "BEGIN SELECT RAISE(ABORT, 'loggen kan inte ändras'); END"
    for namn, händelse in (("andrad", "UPDATE"), ("bort", "DELETE"))
)

_NUMMERTRIGGERS = (
    (
        "CREATE TRIGGER paragraf_nummer_orubbligt BEFORE UPDATE OF nummer ON paragraf "
        "WHEN old.nummer IS NOT NULL AND new.nummer IS NOT old.nummer "
        "BEGIN SELECT RAISE(ABORT, 'paragrafens nummer kan inte ändras'); END"
    ),
)

_GEMENSAMT = "slag UNINDEXED, objekt_id UNINDEXED, namnd_id UNINDEXED"
_ORD = "tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3'"
_TABELLER = (
    f"CREATE VIRTUAL TABLE sok USING fts5({_GEMENSAMT}, rubrik, text, {_ORD})",
    f"CREATE VIRTUAL TABLE soknamn USING fts5({_GEMENSAMT}, namn, tokenize = 'trigram')",
)


_SATSER = (*_TABELLER, *_LOGGTRIGGERS, *_NUMMERTRIGGERS, *justeringslas.triggers(), *_söktriggers())
_INDEXERING = tuple(sats for k in _KÄLLOR for sats in _rader(k, ""))

MÄRKE = zlib.crc32("\n".join((*_SATSER, *_INDEXERING)).encode()) & 0x7FFFFFFF
"""PRAGMA user_version of a file whose full-text tables and triggers are those of this program."""


def skapa(anslutning: sa.Connection) -> None:
    """Make the full-text tables and all triggers, and index what is there."""
    for sats in _SATSER:
        anslutning.exec_driver_sql(sats)
    indexera_om(anslutning)
    anslutning.exec_driver_sql(f"PRAGMA user_version={MÄRKE}")


def ta_bort(anslutning: sa.Connection) -> None:
    """Drop every trigger and full-text table, whatever an older version called them."""
    triggers = anslutning.exec_driver_sql("SELECT name FROM sqlite_master WHERE type='trigger'").scalars().all()
    tabeller = anslutning.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type='table' AND sql LIKE 'CREATE VIRTUAL TABLE%'"
    )
    for namn in triggers:
        anslutning.exec_driver_sql(f'DROP TRIGGER "{namn}"')
    for namn in tabeller.scalars().all():
        anslutning.exec_driver_sql(f'DROP TABLE "{namn}"')


def indexera_om(anslutning: sa.Connection) -> None:
    """Rebuild the full-text index from the tables."""
    for tabell in FULLTEXT:
        anslutning.exec_driver_sql(f"DELETE FROM {tabell}")
    for sats in _INDEXERING:
        anslutning.exec_driver_sql(sats)
