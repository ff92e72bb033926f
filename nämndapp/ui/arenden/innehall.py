"""How the fields of a handling reach into its content: plain attributes, the skrivelse's, and lists as text.

Pure functions. A field is named by its path: "rubrik", "skrivelse.handläggare", "skrivelse.satser" (decision
paragraphs as text), "satser.0" (the first of them), "avsnitt.2" and "avsnittsrubrik.2" (the third section).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from typing import Any

from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.services.skrivelseuppgifter import AvsnittUppgifter, HandlingUppgifter, SatsUppgifter, SkrivelseUppgifter
from nämndapp.ui.arenden import radtext

AVSNITTSRUBRIKER = (
    "Sammanfattning",
    "Ärendebeskrivning",
    "Bakgrund",
    "Bedömning",
    "Ekonomiska konsekvenser",
    "Barnets bästa",
    "Juridiska konsekvenser",
    "Uppföljning",
)
STANDARDRUBRIKER = ("Sammanfattning", "Ärendebeskrivning")
_RADVIS = {"satser": ("satser", "text"), "avsnitt": ("avsnitt", "text"), "avsnittsrubrik": ("avsnitt", "rubrik")}
_UTDRAG = (Dokumenttyp.PROTOKOLLSUTDRAG, Dokumenttyp.PROTOKOLLSPARAGRAF, Dokumenttyp.PROTOKOLL)
_UTIFRÅN = (Dokumenttyp.REMISS, Dokumenttyp.INKOMMEN_SKRIVELSE)
_EGNA = (Dokumenttyp.TJÄNSTESKRIVELSE, Dokumenttyp.ORDFÖRANDESKRIVELSE, Dokumenttyp.BILAGA)
SKRIVELSETYPER = (
    Dokumenttyp.TJÄNSTESKRIVELSE,
    Dokumenttyp.ORDFÖRANDESKRIVELSE,
    Dokumenttyp.INKOMMEN_SKRIVELSE,
    Dokumenttyp.REMISS,
    Dokumenttyp.MEDDELANDEN,
    Dokumenttyp.DELEGATIONSANMÄLAN,
    *_UTDRAG,
)

_LISTOR: dict[str, tuple[Callable[[Any], str], Callable[[str, Any], Any]]] = {
    "satser": (radtext.satser_text, radtext.tolka_satser),
    "underlag": (radtext.underlag_text, radtext.tolka_underlag),
    "undertecknare": (radtext.undertecknare_text, radtext.tolka_undertecknare),
    "meddelanden": (radtext.meddelanden_text, radtext.tolka_meddelanden),
    "adressater": ("\n".join, lambda text, _: radtext.rader(text)),
    "skickas_till": ("\n".join, lambda text, _: radtext.rader(text)),
    "beslut": ("\n\n".join, lambda text, _: tuple(radtext.stycken(text))),
}


def värde(uppgifter: HandlingUppgifter, namn: str) -> Any:
    """What the field of that name shows."""
    slag, _, del_ = namn.partition(".")
    if not del_:
        return getattr(uppgifter, namn)
    if uppgifter.skrivelse is None:
        return None
    if slag in _RADVIS:
        lista, egenskap = _RADVIS[slag]
        rader = getattr(uppgifter.skrivelse, lista)
        return getattr(rader[int(del_)], egenskap) if int(del_) < len(rader) else ""
    rått = getattr(uppgifter.skrivelse, del_)
    return _LISTOR[del_][0](rått) if del_ in _LISTOR else rått


def med(uppgifter: HandlingUppgifter, namn: str, nytt: Any) -> HandlingUppgifter:
    """The content with the field's value in its place."""
    slag, _, del_ = namn.partition(".")
    if not del_:
        return dataclasses.replace(uppgifter, **{namn: nytt})
    skrivelse = uppgifter.skrivelse or SkrivelseUppgifter()
    if slag == "satser":
        return _med_lista(uppgifter, "satser", _med_sats(skrivelse.satser, int(del_), nytt))
    if slag in _RADVIS:
        lista, egenskap = _RADVIS[slag]
        rader = list(getattr(skrivelse, lista))
        rader[int(del_)] = dataclasses.replace(rader[int(del_)], **{egenskap: nytt})
        return _med_lista(uppgifter, lista, rader)
    if del_ in _LISTOR:
        nytt = _LISTOR[del_][1](nytt or "", getattr(skrivelse, del_))
    return dataclasses.replace(uppgifter, skrivelse=dataclasses.replace(skrivelse, **{del_: nytt}))


def _med_sats(satser: Sequence[SatsUppgifter], plats: int, text: str) -> list[SatsUppgifter]:
    """One proposal reworded. Empty lines divide it into several; a place after the last makes a new one; "" removes."""
    gammal = satser[plats] if plats < len(satser) else None
    nya = [SatsUppgifter(t, gammal.id if gammal and nr == 0 else None) for nr, t in enumerate(radtext.stycken(text))]
    return [*satser[:plats], *nya, *satser[plats + 1 :]]


def _med_lista(uppgifter: HandlingUppgifter, lista: str, rader: Sequence[Any]) -> HandlingUppgifter:
    skrivelse = uppgifter.skrivelse or SkrivelseUppgifter()
    ändrat: dict[str, Any] = {lista: tuple(rader)}
    return dataclasses.replace(uppgifter, skrivelse=dataclasses.replace(skrivelse, **ändrat))


def flyttad(uppgifter: HandlingUppgifter, lista: str, plats: int, steg: int) -> HandlingUppgifter:
    """With a row of a list ("satser", "avsnitt") moved up (-1) or down (1); the numbers follow."""
    rader = list(getattr(uppgifter.skrivelse, lista))
    till = plats + steg
    if not (0 <= plats < len(rader) and 0 <= till < len(rader)):
        return uppgifter
    rader[plats], rader[till] = rader[till], rader[plats]
    return _med_lista(uppgifter, lista, rader)


def utan_rad(uppgifter: HandlingUppgifter, lista: str, plats: int) -> HandlingUppgifter:
    """Without a row of a list."""
    rader = getattr(uppgifter.skrivelse, lista)
    return _med_lista(uppgifter, lista, [r for nr, r in enumerate(rader) if nr != plats])


def i_ordning(uppgifter: HandlingUppgifter, rubriker: Sequence[str]) -> HandlingUppgifter:
    """The sections in the nämnd's own order; one that it does not name stays after the section it stood after."""
    plats = {r.casefold(): nr for nr, r in enumerate(rubriker)}
    avsnitt = uppgifter.skrivelse.avsnitt if uppgifter.skrivelse else ()
    senaste, platser = -1.0, []
    for a in avsnitt:
        känd = plats.get(a.rubrik.strip().casefold())
        senaste = float(känd) if känd is not None else senaste
        platser.append(senaste if känd is not None else senaste + 0.5)
    return _med_lista(uppgifter, "avsnitt", [avsnitt[i] for i in sorted(range(len(avsnitt)), key=platser.__getitem__)])


def visas(uppgifter: HandlingUppgifter | None, namn: str) -> bool:
    """Is the field shown? Those that only some kinds of paper have are, when they have something or may have."""
    if uppgifter is None or uppgifter.skrivelse is None:
        return not namn.startswith("skrivelse.")
    krav = {
        "skrivelse.organ": _UTDRAG,
        "skrivelse.paragraf": _UTDRAG,
        "skrivelse.beslut": _UTDRAG,
        "skrivelse.svar_senast": _UTIFRÅN,
        "skrivelse.ert_datum": _EGNA,
        "skrivelse.er_beteckning": _EGNA,
        "skrivelse.telefon": _EGNA,
        "skrivelse.underlag": (*_EGNA, *_UTDRAG, Dokumenttyp.MEDDELANDEN, Dokumenttyp.DELEGATIONSANMÄLAN),
        "skrivelse.skickas_till": (*_EGNA, *_UTDRAG, Dokumenttyp.MEDDELANDEN, Dokumenttyp.DELEGATIONSANMÄLAN),
        "skrivelse.satser": (*_EGNA, Dokumenttyp.MEDDELANDEN, Dokumenttyp.DELEGATIONSANMÄLAN),
        "skrivelse.meddelanden": (Dokumenttyp.MEDDELANDEN, Dokumenttyp.DELEGATIONSANMÄLAN),
    }.get(namn)
    return krav is None or uppgifter.typ in krav or bool(värde(uppgifter, namn))


def med_avsnitt(uppgifter: HandlingUppgifter, rubrik: str) -> HandlingUppgifter:
    """A new section last."""
    skrivelse = uppgifter.skrivelse or SkrivelseUppgifter()
    avsnitt = (*skrivelse.avsnitt, AvsnittUppgifter(rubrik))
    return dataclasses.replace(uppgifter, skrivelse=dataclasses.replace(skrivelse, avsnitt=avsnitt))


def ny_skrivelse(uppgifter: HandlingUppgifter, rubriker: Sequence[str] = ()) -> HandlingUppgifter:
    """With an empty skrivelse to write in; a proposal has the sections that the nämnd's papers have."""
    avsnitt: tuple[AvsnittUppgifter, ...] = ()
    if uppgifter.typ in (Dokumenttyp.TJÄNSTESKRIVELSE, Dokumenttyp.ORDFÖRANDESKRIVELSE):
        avsnitt = tuple(AvsnittUppgifter(r) for r in rubriker or STANDARDRUBRIKER)
    elif uppgifter.typ in (Dokumenttyp.REMISS, Dokumenttyp.INKOMMEN_SKRIVELSE):
        avsnitt = (AvsnittUppgifter(""),)
    return dataclasses.replace(uppgifter, skrivelse=SkrivelseUppgifter(avsnitt=avsnitt))
