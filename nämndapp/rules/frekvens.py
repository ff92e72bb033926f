"""How often a control is done: the many ways in which plans write it, as a ``Frekvenskod``."""

from __future__ import annotations

import re
import unicodedata

from nämndapp.models import Frekvenskod

_TAL = {"en": 1, "ett": 1, "två": 2, "tre": 3, "fyra": 4, "sex": 6, "tolv": 12}
_GÅNGER_PER_ÅR = {
    1: Frekvenskod.ÅR,
    2: Frekvenskod.HALVÅR,
    3: Frekvenskod.TERTIAL,
    4: Frekvenskod.KVARTAL,
    12: Frekvenskod.MÅNAD,
    52: Frekvenskod.VECKA,
}
_MÅNADER_EMELLAN = {
    1: Frekvenskod.MÅNAD,
    3: Frekvenskod.KVARTAL,
    4: Frekvenskod.TERTIAL,
    6: Frekvenskod.HALVÅR,
    12: Frekvenskod.ÅR,
}
_PER_ENHET = {"vecka": 52, "mån": 12, "månad": 12, "månaden": 12, "kvartal": 4, "tertial": 3, "halvår": 2, "år": 1}
_ORD = (
    (r"realtid|löpande|kontinuerlig|fortlöpande|daglig|varje dag|ständigt|vid behov", Frekvenskod.LÖPANDE),
    (r"halvår", Frekvenskod.HALVÅR),
    (r"tertial", Frekvenskod.TERTIAL),
    (r"kvartal", Frekvenskod.KVARTAL),
    (r"veckovis|varje vecka|per vecka", Frekvenskod.VECKA),
    (r"månad|mån\b", Frekvenskod.MÅNAD),
    (r"årlig|årsvis|varje år|en gång om året|helår|per år|vid årets slut|årsbokslut", Frekvenskod.ÅR),
)
_ANTAL = r"(?P<antal>\d{1,2}|en|ett|två|tre|fyra|sex|tolv)"
_GÅNGER = re.compile(
    rf"\b{_ANTAL}\s*(?:g|ggr|gg|gång|gånger|x)?\.?\s*(?:/|per|om|i|varje)\s*"
    r"(?P<enhet>veckan?|månaden|månad|mån|kvartalet|kvartal|tertialet|tertial|halvåret|halvår|året|år)\b"
)
_VAR_NTE = re.compile(
    r"\bvar(?:t|je)?\s*(?P<antal>\d{1,2}|annan|tredje|fjärde|sjätte|tolfte)(?::?[ea])?\s*(?P<enhet>månad|mån|år|vecka)"
)
_ORDNINGSTAL = {"annan": 2, "tredje": 3, "fjärde": 4, "sjätte": 6, "tolfte": 12}


def tolka_frekvens(text: str) -> Frekvenskod | None:
    """The code for "1g var 6:e månad", "uppföljning 2ggr/år", "Kvartalsvis", "Realtid"; None when not understood.

    A frequency without a code of its own ("var annan månad", "5 ggr/år") is not rounded: it gives None.
    """
    ren = " ".join(unicodedata.normalize("NFC", text).casefold().split())
    if not ren:
        return None
    if "delår" in ren and "bokslut" in ren.replace("delårsbokslut", ""):
        return Frekvenskod.TERTIAL if re.search(r"delår\w* 1\b|\b(?:3|tre) ?g", ren) else Frekvenskod.HALVÅR
    if träff := _VAR_NTE.search(ren):
        return _mellanrum(_tal(träff["antal"]), träff["enhet"])
    if träff := _GÅNGER.search(ren):
        return _gånger(_tal(träff["antal"]), träff["enhet"])
    return next((kod for mönster, kod in _ORD if re.search(mönster, ren)), None)


def _tal(text: str) -> int:
    return int(text) if text.isdigit() else _TAL.get(text) or _ORDNINGSTAL[text]


def _gånger(antal: int, enhet: str) -> Frekvenskod | None:
    for namn in sorted(_PER_ENHET, key=len, reverse=True):
        if enhet.startswith(namn):
            return _GÅNGER_PER_ÅR.get(antal * _PER_ENHET[namn])
    return None


def _mellanrum(antal: int, enhet: str) -> Frekvenskod | None:
    if enhet.startswith("mån"):
        return _MÅNADER_EMELLAN.get(antal)
    if antal == 1:
        return Frekvenskod.ÅR if enhet == "år" else Frekvenskod.VECKA
    return None
