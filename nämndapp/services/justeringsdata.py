"""What a justering seals: the protocol's content as canonical JSON, part by part, and its SHA-256.

Only values that differ from the field's default are part of it, so that a later version's new fields change nothing.
Links to the registers and the data for the fees are left out (see ``storage.justeringslas``).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from typing import Any

from sqlmodel import Session

from nämndapp.models import Paragraf, Sammanträde
from nämndapp.rules.narvaro import Bild
from nämndapp.services.narvaro import NÄRVARO
from nämndapp.services.protokoll import PARAGRAF
from nämndapp.storage import Enhet, planer
from nämndapp.storage.justeringslas import MÖTETS

MÖTE, NÄRVARON = "möte", "närvaro"
_UTOM = frozenset(
    {
        "person_id", "ärende_id", "åter_sammanträde_id", "redigerad", "preliminärt", "arvode_från", "arvode_till",
        "resa_km", "restid", "förlorad_tid", "förlorad_inkomst",
    }
)  # fmt: skip


def del_av(paragraf_id: int) -> str:
    """The name of a §'s part."""
    return f"paragraf:{paragraf_id}"


def summor(enhet: Enhet, sammanträde_id: int, paragrafer: Collection[int] = ()) -> dict[str, str]:
    """SHA-256 (hex) of each part: the meeting, the närvaro and every §, or of the §§ that are named only."""
    session = enhet.session
    session.flush()
    session.expire_all()
    möte = planer.ladda_protokoll(session, sammanträde_id)
    bild = Bild(möte)
    ut: dict[str, str] = {}
    if not paragrafer:
        ut[MÖTE] = summa({k: getattr(möte, k) for k in MÖTETS if k != "status"})
    närvaro = {p.id or 0: närvaro_vid(bild, p) for p in möte.paragrafer}
    for p in möte.paragrafer:
        if not paragrafer or p.id in paragrafer:
            nummer = {"nummer": p.nummer, "ordning": p.ordning}
            innehåll = PARAGRAF.läs(session, p)
            ut[del_av(p.id or 0)] = summa({"innehåll": innehåll, "närvaro": närvaro[p.id or 0], **nummer})
    if not paragrafer:
        ut[NÄRVARON] = summa(NÄRVARO.läs(enhet, sammanträde_id))
    return ut


def närvaro_vid(bild: Bild, p: Paragraf) -> dict[str, Any]:
    """Who was there, who served for whom, who presided and who signs, under a §."""
    ordförande = bild.ordförande(p)
    return {
        "där": [[n.id, n.namn, n.parti, n.titel, n.roll.value, bild.del_av(n, p)] for n in bild.närvarande(p)],
        "tjänst": [[t.vem.id, t.för.id if t.för else None, t.distans] for t in bild.tjänstgörande(p)],
        "ordförande": ordförande.id if ordförande else None,
        "justerare": [n.id for n in bild.justerare(p)],
    }


def närvaro_vid_alla(session: Session, sammanträde_id: int, paragrafer: Collection[int]) -> dict[int, str]:
    """The sum of ``närvaro_vid`` for each of the §§, by id."""
    session.flush()
    session.expire_all()
    möte: Sammanträde = planer.ladda_protokoll(session, sammanträde_id)
    bild = Bild(möte)
    return {p.id or 0: summa(närvaro_vid(bild, p)) for p in möte.paragrafer if p.id in paragrafer}


def summa(värde: Any) -> str:
    """SHA-256 (hex) of a value's canonical JSON."""
    text = json.dumps(kanonisk(värde), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def kanonisk(värde: Any) -> Any:
    """As JSON values: dates and times in ISO form, enums as their value, a dataclass without its default values."""
    if is_dataclass(värde) and not isinstance(värde, type):
        return {
            f.name: kanonisk(v)
            for f in fields(värde)
            if f.name not in _UTOM and f.compare and (v := getattr(värde, f.name)) != f.default and v not in ((), None)
        }
    if isinstance(värde, Enum):
        return värde.value
    if isinstance(värde, (date, datetime, time)):
        return värde.isoformat()
    if isinstance(värde, dict):
        return {str(k): kanonisk(v) for k, v in värde.items()}
    if isinstance(värde, (list, tuple)):
        return [kanonisk(v) for v in värde]
    return värde
