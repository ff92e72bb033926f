"""How to appeal, in the words that anslag and särskilda protokoll share (KL 13:1–8, FL 43–44; R35)."""

from __future__ import annotations


def laglighetsprövning(vilka: str, kommun: str, senast: str = "") -> str:
    """Who may appeal, where, when and what to write. ``vilka`` begins the sentence: "Besluten", "Beslut 1 och 3".

    ``kommun``: its name, "" where it is not known. ``senast``: the last day, as it is written; "" before it is known.
    """
    dag = f", senast {senast}" if senast else ""
    return (
        f"{vilka} kan prövas genom laglighetsprövning enligt 13 kap. kommunallagen. Den som är medlem i "
        f"{kommun or 'kommunen'} får överklaga. Överklagandet ska vara skriftligt och ha kommit in till "
        "förvaltningsrätten inom tre veckor från den dag då det tillkännagavs på kommunens anslagstavla att "
        f"protokollet har justerats{dag}. Skriv vilket beslut som överklagas och varför det strider mot lagen."
    )


def förvaltningsbesvär(vilka: str, organ: str) -> str:
    """The same for those who a decision concerns; ``organ`` as in running text ("socialnämnden")."""
    return (
        f"{vilka} överklagas genom förvaltningsbesvär av den som beslutet angår, om det har gått honom eller henne "
        f"emot. Överklagandet ska vara skriftligt och ha kommit in till {organ or 'nämnden'} inom tre veckor från "
        "den dag då den som överklagar fick del av beslutet (43–44 §§ förvaltningslagen)."
    )
