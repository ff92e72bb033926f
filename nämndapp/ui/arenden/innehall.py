"""How the fields of a handling reach into its content: plain attributes, the skrivelse's, and lists as text.

Pure functions. A field is named by its path: "rubrik", "skrivelse.handläggare", "skrivelse.satser" (decision
paragraphs as text), "avsnitt.2" (the text of the third section).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.services.uppgifter import AvsnittUppgifter, HandlingUppgifter, SkrivelseUppgifter
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
_UTDRAG = (Dokumenttyp.PROTOKOLLSUTDRAG, Dokumenttyp.PROTOKOLLSPARAGRAF, Dokumenttyp.PROTOKOLL)
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
    if slag == "avsnitt":
        return uppgifter.skrivelse.avsnitt[int(del_)].text
    rått = getattr(uppgifter.skrivelse, del_)
    return _LISTOR[del_][0](rått) if del_ in _LISTOR else rått


def med(uppgifter: HandlingUppgifter, namn: str, nytt: Any) -> HandlingUppgifter:
    """The content with the field's value in its place."""
    slag, _, del_ = namn.partition(".")
    if not del_:
        return dataclasses.replace(uppgifter, **{namn: nytt})
    skrivelse = uppgifter.skrivelse or SkrivelseUppgifter()
    if slag == "avsnitt":
        avsnitt = list(skrivelse.avsnitt)
        avsnitt[int(del_)] = dataclasses.replace(avsnitt[int(del_)], text=nytt)
        return dataclasses.replace(uppgifter, skrivelse=dataclasses.replace(skrivelse, avsnitt=tuple(avsnitt)))
    if del_ in _LISTOR:
        nytt = _LISTOR[del_][1](nytt or "", getattr(skrivelse, del_))
    return dataclasses.replace(uppgifter, skrivelse=dataclasses.replace(skrivelse, **{del_: nytt}))


def visas(uppgifter: HandlingUppgifter | None, namn: str) -> bool:
    """Is the field shown? Those that only some kinds of paper have are, when they have something or may have."""
    if uppgifter is None or uppgifter.skrivelse is None:
        return not namn.startswith("skrivelse.")
    krav = {
        "skrivelse.organ": _UTDRAG,
        "skrivelse.paragraf": _UTDRAG,
        "skrivelse.beslut": _UTDRAG,
        "skrivelse.svar_senast": (Dokumenttyp.REMISS, Dokumenttyp.INKOMMEN_SKRIVELSE),
        "skrivelse.meddelanden": (Dokumenttyp.MEDDELANDEN, Dokumenttyp.DELEGATIONSANMÄLAN),
    }.get(namn)
    return krav is None or uppgifter.typ in krav or bool(värde(uppgifter, namn))


def med_avsnitt(uppgifter: HandlingUppgifter, rubrik: str) -> HandlingUppgifter:
    """A new section last."""
    skrivelse = uppgifter.skrivelse or SkrivelseUppgifter()
    avsnitt = (*skrivelse.avsnitt, AvsnittUppgifter(rubrik))
    return dataclasses.replace(uppgifter, skrivelse=dataclasses.replace(skrivelse, avsnitt=avsnitt))


def utan_avsnitt(uppgifter: HandlingUppgifter, plats: int) -> HandlingUppgifter:
    """Without one section."""
    skrivelse = uppgifter.skrivelse or SkrivelseUppgifter()
    avsnitt = tuple(a for nr, a in enumerate(skrivelse.avsnitt) if nr != plats)
    return dataclasses.replace(uppgifter, skrivelse=dataclasses.replace(skrivelse, avsnitt=avsnitt))


def ny_skrivelse(uppgifter: HandlingUppgifter) -> HandlingUppgifter:
    """With an empty skrivelse to write in."""
    avsnitt = (AvsnittUppgifter("Sammanfattning"), AvsnittUppgifter("Ärendebeskrivning"))
    return dataclasses.replace(uppgifter, skrivelse=SkrivelseUppgifter(avsnitt=avsnitt))
