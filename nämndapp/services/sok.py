"""Free-text search over everything in the file."""

from __future__ import annotations

from collections.abc import Collection

from nämndapp.storage import Databas, sok
from nämndapp.storage.sok import Sökträff

__all__ = ["Sökträff", "sök"]


def sök(
    db: Databas, text: str, *, nämnd_id: int | None = None, slag: Collection[str] = (), högst: int = 50
) -> list[Sökträff]:
    """Finds ärenden, handlingar, sammanträden, paragrafer, särskilda protokoll and persons; blank text finds nothing.

    All words must occur, each also as the beginning of a longer word; "…" is a phrase.
    """
    if not text.strip():
        return []
    with db.läsning() as enhet:
        return sok.sök(enhet.session, text, nämnd_id=nämnd_id, slag=slag, högst=högst)
