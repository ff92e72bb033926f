"""House styles: the four that ship, a nämnd's own settings on top of one, and how its papers look with them."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from typing import Any, Final

from sqlmodel import Session

from nämndapp.bas.fel import Inmatningsfel
from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.bas.svenska import versal
from nämndapp.models import Kommun, Nämnd
from nämndapp.reports.byggare.paragrafer import avsnittsordning
from nämndapp.reports.stil import (
    AVSNITT,
    AVSNITTSRUBRIKER,
    DATUMFORMER,
    FOTFÄLT,
    GRÄNSER,
    SKRIVELSEAVSNITT,
    STANDARD,
    STILAR,
    TIDSFORMER,
    TYPSNITT,
    Husstil,
)
from nämndapp.services import dokument, exempelpapper
from nämndapp.services.vilken import Val
from nämndapp.storage import Databas, filer, planer, urval
from nämndapp.storage.relationer import sätt_relationer

__all__ = [
    "AVSNITT",
    "AVSNITTSRUBRIKER",
    "DATUMFORMER",
    "FOTFÄLT",
    "FÖRHANDSTYPER",
    "GRÄNSER",
    "SKRIVELSEAVSNITT",
    "STÖRSTA_LOGOTYP",
    "TIDSFORMER",
    "TYPSNITT",
    "Husstil",
    "avsnittsordning",
    "egna",
    "förhandsgranska",
    "lista_stilar",
    "med_stil",
    "spara_logotyp",
    "tolka",
    "vald_stil",
    "ändra",
]

FÖRHANDSTYPER: Final = ("kallelse", "protokoll", "tjansteskrivelse", "internkontrollplan")
"""The papers that a style is looked at on."""

STÖRSTA_LOGOTYP: Final = 10 * 1024 * 1024
_STÖRSTA_SIDA = 12_000  # pixels; Pillow would need more than half a gigabyte for a larger square
_LAGOM_SIDA = 2_000  # pixels; 300 dpi over 17 cm


def lista_stilar() -> list[tuple[str, str]]:
    """Key and description of each, the standard one first."""
    return [(s.nyckel, s.etikett) for s in STILAR.values()]


def vald_stil(husstil: dict[str, Any]) -> str:
    """The key of a nämnd's stored style."""
    nyckel = str(husstil.get("nyckel", ""))
    return nyckel if nyckel in STILAR else STANDARD.nyckel


def med_stil(husstil: dict[str, Any], nyckel: str) -> dict[str, Any]:
    """The stored style with another ground; what the nämnd has set itself is kept."""
    return {**husstil, "nyckel": nyckel}


def tolka(husstil: Mapping[str, Any]) -> Husstil:
    """The stored style with every setting."""
    return Husstil.från_json(husstil)


def skrivelserubriker(husstil: Mapping[str, Any]) -> tuple[str, ...]:
    """The headings of a tjänsteskrivelse's free sections, in the nämnd's own order and words."""
    stil = tolka(husstil)
    fria = (nyckel for nyckel in stil.skrivelseavsnitt if nyckel not in {"förslag", "beslutsunderlag"})
    return tuple(stil.avsnittsnamn.get(nyckel) or versal(nyckel) for nyckel in fria)


def ändra(husstil: Mapping[str, Any], **ändringar: Any) -> dict[str, Any]:
    """The stored style with some settings changed. A setting like the ground's is not stored; unknown keys stay."""
    grund = STILAR[vald_stil(dict(husstil))].till_json()
    ut = dict(husstil)
    for namn, värde in ändringar.items():
        if grund.get(namn) == värde:
            ut.pop(namn, None)
        else:
            ut[namn] = värde
    return ut


def egna(husstil: Mapping[str, Any]) -> list[str]:
    """The names of the settings that differ from the ground."""
    stil, grund = tolka(husstil).till_json(), STILAR[vald_stil(dict(husstil))].till_json()
    return [namn for namn, värde in stil.items() if namn not in {"nyckel", "etikett"} and värde != grund[namn]]


# --- the logotype ---------------------------------------------------------------------------------------------------


def spara_logotyp(db: Databas, bild: bytes) -> str:
    """Stores a picture as a PNG of reasonable size; returns its SHA-256. Inmatningsfel for what is no picture."""
    png = _som_png(bild)
    with db.skrivning() as enhet:
        return filer.spara(enhet.session, png, "image/png")


def _som_png(bild: bytes) -> bytes:
    from PIL import Image, UnidentifiedImageError

    if len(bild) > STÖRSTA_LOGOTYP:
        mb = STÖRSTA_LOGOTYP // 1024 // 1024
        raise Inmatningsfel(f"Bilden är för stor: högst {mb} MB.", "Spara den i mindre storlek och välj den igen.")
    try:
        with Image.open(io.BytesIO(bild)) as öppnad:
            if max(öppnad.size) > _STÖRSTA_SIDA:
                raise Inmatningsfel(
                    f"Bilden är för stor: {öppnad.width} × {öppnad.height} bildpunkter.",
                    f"Spara den i mindre storlek, högst {_STÖRSTA_SIDA} bildpunkter bred.",
                )
            rgba = öppnad.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as fel:
        raise Inmatningsfel("Bilden går inte att läsa.", "Välj en hel PNG- eller SVG-fil.") from fel
    rgba.thumbnail((_LAGOM_SIDA, _LAGOM_SIDA))
    ut = io.BytesIO()
    rgba.save(ut, "PNG")
    return ut.getvalue()


# --- how it looks ---------------------------------------------------------------------------------------------------


def förhandsgranska(
    db: Databas,
    nämnd_id: int,
    husstil: Mapping[str, Any],
    typ: str,
    *,
    framsteg: Callable[[float, str], None] | None = None,
) -> tuple[bytes, bool]:
    """A paper in an unsaved style, as PDF: the nämnd's latest (True), or an invented one when it has none (False)."""
    with db.läsning() as enhet:
        nämnd = planer.ladda_nämnd(enhet.session, nämnd_id)
        id_val = _senaste(enhet.session, nämnd_id, typ)
        if id_val is None:
            kopia = exempelpapper.fristående(nämnd, dict(husstil))
            papper = dokument.klä(enhet.session, typ, exempelpapper.exempel(typ, kopia), kopia)
        else:
            # on the loaded object only: builders see it, the database never does
            sätt_relationer(nämnd, inställningar={**(nämnd.inställningar or {}), "husstil": dict(husstil)})
            papper = dokument.bygg_i(enhet.session, typ, id_val)
    return dokument.pdf_bytes(papper, framsteg=framsteg), id_val is not None


def provsida(kommun: str, nämnd: str, nyckel: str) -> bytes:
    """An invented protocol in one of the ready styles under these names, as PDF: for a nämnd that is not made yet."""
    ägare = exempelpapper.fristående(
        Nämnd(kommun_id=0, namn=nämnd or "Socialnämnden", kod="SN", kommun=Kommun(namn=kommun)), {"nyckel": nyckel}
    )
    return dokument.pdf_bytes(
        dokument.Papper("protokoll", exempelpapper.exempel("protokoll", ägare), tolka({"nyckel": nyckel}))
    )


def _senaste(session: Session, nämnd_id: int, typ: str) -> Val | None:
    """The nämnd's latest paper of that type with something in it."""
    match typ:
        case "kallelse" | "protokoll":
            plats = 7 if typ == "kallelse" else 8
            id_ = next((r[0] for r in urval.sammanträden(session, nämnd_id) if r[plats]), None)
            return Val(sammanträde_id=id_) if id_ else None
        case "tjansteskrivelse":
            rader = urval.handlingar_i_nämnd(session, nämnd_id)
            id_ = next((r[0] for r in rader if r[2] is Dokumenttyp.TJÄNSTESKRIVELSE), None)
            return Val(handling_id=id_) if id_ else None
        case _:
            id_ = next((r[0] for r in urval.planer(session, nämnd_id) if r[5]), None)
            return Val(plan_id=id_) if id_ else None
