"""What the words of a follow-up say that a control showed; None where they do not say (seed 000 §6.1)."""

from __future__ import annotations

import re

from nämndapp.models import Kontrollutfall

_EJ_MÖJLIG = re.compile(r"(?:inte|ej) (?:kunnat|kan|går att|möjlig\w*(?: att)?) kontrollera|\bej möjlig|\binte möjlig")
_EJ_GENOMFÖRD = re.compile(r"\b(?:inte|ej|aldrig) (?:är |har )?(?:genomför|utför|gjor)")
_INGEN = re.compile(r"\b(?:inga|ingen|utan) (?:\w+ )?(?:avvikelse|anmärkning|brist)|^(?:ingen|inga)\.?$|^utan anm")
_AVVIKELSE = re.compile(r"\b(?:avvikelse|brist|anmärkning)")
_PÅGÅR = re.compile(r"\bpågår\b|\bpåbörja|\bkommer att göras\b|\btas fram\b|\bunder framtagande\b")


def utfall_av(text: str) -> Kontrollutfall | None:
    """The outcome; a deviation that is told weighs more than work that goes on because of it."""
    ren = " ".join(text.casefold().split())
    if not ren:
        return None
    if _EJ_MÖJLIG.search(ren):
        return Kontrollutfall.EJ_MÖJLIG
    if _EJ_GENOMFÖRD.search(ren):
        return Kontrollutfall.EJ_GENOMFÖRD
    if _AVVIKELSE.search(_INGEN.sub("", ren)):
        return Kontrollutfall.AVVIKELSE
    if _INGEN.search(ren):
        return Kontrollutfall.INGEN_AVVIKELSE
    return Kontrollutfall.PÅGÅR if _PÅGÅR.search(ren) else None
