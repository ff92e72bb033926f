"""Free-text search: words and their beginnings first (ranked), then parts of titles and names (unranked)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa
from sqlmodel import Session

from nämndapp.storage import objekt
from nämndapp.storage.enhet import Enhet

_IN, _UT = "\x02", "\x03"  # cannot occur in typed text, unlike any visible mark
_ORD = re.compile(r'"([^"]*)"|(\S+)')


@dataclass(frozen=True)
class Sökträff:
    """A found object. ``utdrag``: pieces of its text with True on those that matched."""

    slag: str
    objekt_id: int
    nämnd_id: int | None
    rubrik: str
    utdrag: tuple[tuple[str, bool], ...]


def sök(
    session: Session,
    text: str,
    *,
    nämnd_id: int | None = None,
    slag: Collection[str] = (),
    högst: int = 50,
) -> list[Sökträff]:
    """Find ärenden, handlingar, sammanträden, paragrafer and persons. All words must occur; "…" is a phrase.

    Each word also finds what begins with it; persons (who belong to no nämnd) are found in every nämnd.
    """
    anslutning = session.connection()
    villkor = {"nämnd": nämnd_id, "slag": list(slag) or [""], "alla": not slag, "högst": högst * 3}
    träffar: dict[tuple[str, int], Sökträff] = {}
    for fråga, sats in ((ordfråga(text), _ORDSATS), (delfråga(text), _NAMNSATS)):
        if not fråga or len(träffar) >= högst:
            continue
        for rad in anslutning.execute(sats, {**villkor, "fråga": fråga}):
            nyckel = (str(rad.slag), int(rad.objekt_id))
            nämnd = None if rad.namnd_id is None else int(rad.namnd_id)
            rubrik = str(rad.rubrik) or _rubrik(anslutning, nyckel)
            träffar.setdefault(nyckel, Sökträff(*nyckel, nämnd, rubrik, _delar(str(rad.utdrag))))
    return list(träffar.values())[:högst]


def indexera(enhet: Enhet) -> None:
    """Rebuild the index. Triggers keep it current, so this is only for repair."""
    enhet.spola()
    objekt.indexera_om(enhet.session.connection())


def ordfråga(text: str) -> str:
    """The user's words as an FTS5 query in which nothing is an operator: "SN 2023/173" is an error unquoted."""
    delar = []
    for fras, ord_ in _ORD.findall(unicodedata.normalize("NFC", text)):
        innehåll = (fras or ord_).replace('"', " ").replace("\0", " ")
        if any(tecken.isalnum() for tecken in innehåll):
            delar.append(f'"{innehåll}"' if fras else f'"{innehåll}"*')
    return " ".join(delar)


def delfråga(text: str) -> str:
    """The whole text as one substring; blank below three characters, which the trigram index cannot find."""
    rent = " ".join(unicodedata.normalize("NFC", text).replace('"', " ").replace("\0", " ").split())
    return f'"{rent}"' if len(rent) >= 3 else ""


_VILLKOR = "MATCH :fråga AND (:nämnd IS NULL OR namnd_id IS NULL OR namnd_id = :nämnd) AND (:alla OR slag IN :slag)"
_ORDSATS = sa.text(
    "SELECT slag, objekt_id, namnd_id, rubrik, snippet(sok, -1, char(2), char(3), '…', 16) AS utdrag "
    f"FROM sok WHERE sok {_VILLKOR} ORDER BY bm25(sok, 0, 0, 0, 5.0, 1.0) LIMIT :högst"
).bindparams(sa.bindparam("slag", expanding=True))
_NAMNSATS = sa.text(
    "SELECT slag, objekt_id, namnd_id, namn AS rubrik, highlight(soknamn, 3, char(2), char(3)) AS utdrag "
    f"FROM soknamn WHERE soknamn {_VILLKOR} LIMIT :högst"
).bindparams(sa.bindparam("slag", expanding=True))


def _rubrik(anslutning: sa.Connection, nyckel: tuple[str, int]) -> str:
    """A skrivelse's row has no title of its own: that of its handling."""
    sats = sa.text("SELECT rubrik FROM handling WHERE id = :id")
    return str(anslutning.execute(sats, {"id": nyckel[1]}).scalar() or "")


def _delar(utdrag: str) -> tuple[tuple[str, bool], ...]:
    bitar = re.split(f"({_IN}[^{_UT}]*{_UT})", " ".join(utdrag.split()))
    return tuple((bit.strip(_IN + _UT), bit.startswith(_IN)) for bit in bitar if bit)
