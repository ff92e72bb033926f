"""What lies under an item of the föredragningslista: its papers and the proposal among them."""

from __future__ import annotations

from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.models import Föredragningsgrupp, Föredragningspunkt, Handling, Meddelande, Sammanträde, Skrivelse

_SKRIVELSETYPER = (Dokumenttyp.TJÄNSTESKRIVELSE, Dokumenttyp.ORDFÖRANDESKRIVELSE)


def punkter_i_ordning(s: Sammanträde) -> list[Föredragningspunkt]:
    """The items as they will be handled; the printed number is the place in this list."""
    return sorted(s.punkter, key=lambda p: p.ordning)


def grupprubrik(s: Sammanträde, p: Föredragningspunkt) -> str:
    """The heading that the item stands under; "" for none. Works without the item's own ``grupp`` being loaded."""
    grupp: Föredragningsgrupp | None = vars(p).get("grupp")
    if grupp is None and p.grupp_id is not None:
        grupp = next((gr for gr in s.grupper if gr.id == p.grupp_id), None)
    return grupp.rubrik if grupp else ""


def är_hemlig(p: Föredragningspunkt) -> bool:
    """Is the item, or any of its papers, marked with secrecy? Then its title is not sent by mail or published."""
    return bool(p.sekretess_lagrum.strip()) or any(h.sekretessmarkerad for h in handlingar_till(p))


def är_meddelanden(rubrik: str) -> bool:
    """Is it the item under which messages are reported? Delegationsbeslut are another matter."""
    vikt = rubrik.strip().casefold()
    return vikt.startswith("meddelande") and "delegation" not in vikt


def handlingar_till(p: Föredragningspunkt) -> list[Handling]:
    """The papers sent with the item, in the order of the bundle."""
    return [k.handling for k in sorted(p.handlingar, key=lambda k: k.ordning) if k.handling is not None]


def bilagenummer(s: Sammanträde) -> dict[int, int]:
    """The papers' numbers in the bundle, by their id, counted through the list; bordsdelade ones have none yet."""
    ut: dict[int, int] = {}
    for p in punkter_i_ordning(s):
        for k in sorted(p.handlingar, key=lambda k: k.ordning):
            if not k.bordsdelad and k.handling is not None:
                ut.setdefault(k.handling_id, len(ut) + 1)
    return ut


def skrivelse_till(p: Föredragningspunkt) -> Skrivelse | None:
    """The proposal under the item: its first tjänsteskrivelse, else ordförandeskrivelse.

    A paper with another diarienummer than the item's is passed over only when there is one with the same.
    """
    från_listan = [h for h in handlingar_till(p) if h.typ in _SKRIVELSETYPER and h.skrivelse is not None]
    if not från_listan:
        return None
    rätt_typ = [h for h in från_listan if h.typ is Dokumenttyp.TJÄNSTESKRIVELSE] or från_listan
    samma = [h for h in rätt_typ if h.diarienummer and h.diarienummer == p.diarienummer]
    return (samma or rätt_typ)[0].skrivelse


def paragrafutkast_till(p: Föredragningspunkt) -> Skrivelse | None:
    """The § that somebody has drafted before the meeting, among the papers of the item; None when there is none."""
    utkast = (h for h in handlingar_till(p) if h.typ is Dokumenttyp.PROTOKOLLSPARAGRAF and h.skrivelse is not None)
    return next((h.skrivelse for h in utkast), None)


def meddelanden_utöver(s: Skrivelse, text: str) -> list[Meddelande]:
    """The rows of the meddelandelista, in order; none when the text beside which they would be printed has them all."""
    rader = sorted(s.meddelanden, key=lambda m: m.ordning)
    redan = _vikt(text)
    return [] if all(_vikt(m.text) in redan for m in rader) else rader


def _vikt(text: str) -> str:
    return " ".join(text.split()).casefold()


def punktplats(nummer: int, p: Föredragningspunkt) -> str:
    """ "punkt 3 (Ekonomisk uppföljning)"."""
    return f"punkt {nummer} ({p.rubrik})"
