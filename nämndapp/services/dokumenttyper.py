"""What can be built and in which formats: names only, so that the command line knows its words without loading more."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

FORMAT: Final = ("pdf", "docx", "html")
DOKUMENTTYPER: Final = MappingProxyType(
    {
        "kallelse": "Kallelse",
        "foredragningslista": "Föredragningslista",
        "protokoll": "Protokoll",
        "omedelbart": "Omedelbart justerade paragrafer",
        "utdrag": "Protokollsutdrag",
        "tjansteskrivelse": "Tjänsteskrivelse",
        "internkontrollplan": "Internkontrollplan",
        "riskanalys": "Riskanalys",
        "riskunderlag": "Underlag till riskanalys",
        "internkontrollrapport": "Uppföljning av internkontrollplan",
        "internkontrollarsrapport": "Årsrapport om intern kontroll",
        "diarieforteckning": "Diarieförteckning",
        "sammantradeskalender": "Sammanträdeskalender",
        "uppdragslista": "Uppdragslista",
        "tillaggslista": "Tilläggslista",
        "meddelanden": "Meddelanden",
        "uppropslista": "Uppropslista",
        "voteringslista": "Voteringslista",
        "arvodesunderlag": "Arvodesunderlag",
        "narvarolista": "Närvarolista",
        "rattelse": "Rättelse",
        "anslag": "Anslag",
        "bevis": "Bevis om anslag",
        "expedieringslista": "Expedieringslista",
        "attestlista": "Attestlista",
        "attestratter": "Attesträtter per person",
        "attestpersoner": "Personer med attesträtt",
        "delegationsordning": "Delegationsordning",
        "delegationsrapport": "Delegationsrapport",
        "sarskiltprotokoll": "Särskilt protokoll",
        "handlingar": "Kallelse med handlingar",
    }
)
"""The types that can be built now, by the word of the command line, with the word on the screen."""
