"""What a template left behind: instructions to the writer and fields in brackets."""

from __future__ import annotations

import re

_ANVISNING = re.compile(
    r"^\W*(?:här (?:listar|skriver|anger|beskriver|fyller|lägger|redogör|redovisar|infogar|kan) du\b|"
    r"(?:skriv|ange|fyll i|beskriv kort|lista)\b.{0,40}\bhär\b|"
    r"klicka (?:eller tryck )?här\b|\[?(?:skriv|ange|infoga|välj|klicka)[^\]]{0,60}\]|"
    r"namn namn(?:sson)?\b,?(?: titel)?|"
    r"för- och efternamn,? titel|lorem ipsum\b|x{3,}$)",
    re.IGNORECASE,
)
_HAKPARENTES = re.compile(r"\[(?P<ord>[A-ZÅÄÖa-zåäö][^\[\]]{1,60})\]")


def är_mallrest(text: str) -> bool:
    """A sentence of the template to its writer ("Här listar du …", "Namn namn, titel")."""
    return bool(_ANVISNING.match(text))


def platshållare(text: str) -> list[str]:
    """The fields in brackets that nobody has filled in."""
    return [t["ord"] for t in _HAKPARENTES.finditer(text) if t["ord"].casefold() not in {"sic", "sic!", "red. anm."}]
