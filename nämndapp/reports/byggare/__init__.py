"""Builders: model objects, loaded by a named load plan, become a ``Dokument``. Pure: no database, no clock, no files.

``BYGGARE`` names them as the command line does (design: cli). What each takes:
``kallelse``, ``foredragningslista``, ``protokoll``: a Sammanträde; ``omedelbart``: a Sammanträde and some of its
Paragrafer; ``utdrag``: a Paragraf; ``tjansteskrivelse``: a
Handling and its Nämnd; ``internkontrollplan``, ``riskanalys``, ``riskunderlag``: the plan, analysis or workshop;
``internkontrollrapport``, ``internkontrollarsrapport``: the plan and the day; ``diarieforteckning``: ärenden and
their Nämnd; ``sammantradeskalender``: meetings, nämnder by id and the year; ``uppdragslista``: bevakningar and their
Nämnd; ``tillaggslista``, ``meddelanden``, ``uppropslista``, ``voteringslista``, ``narvarolista``: a Sammanträde;
``arvodesunderlag``: meetings and their Nämnd; ``rattelse``: a Paragraf; ``anslag``, ``bevis``: an Anslagspapper and
its Nämnd; ``expedieringslista``: a Sammanträde and its Paragrafutskick; ``attestlista``, ``attestratter``,
``attestpersoner``: a HelAttestlista and its Nämnd; ``delegationsordning``: an Ordningsbild and the Nämnd;
``delegationsrapport``: a Rapport and the Nämnd. ``särskilt_protokoll``: a Protokollsbild and the Nämnd.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from nämndapp.reports.byggare.anslag import anslag, bevis
from nämndapp.reports.byggare.arvode import arvodesunderlag
from nämndapp.reports.byggare.attestlista import attestlista, attestpersoner, attesträtter
from nämndapp.reports.byggare.delegation import delegationsordning
from nämndapp.reports.byggare.delegationsrapport import delegationsrapport
from nämndapp.reports.byggare.diarium import diarieförteckning
from nämndapp.reports.byggare.expedieringslista import expedieringslista
from nämndapp.reports.byggare.gemensamt import husstil, med_logotyp
from nämndapp.reports.byggare.internkontroll import internkontrollplan, riskanalys
from nämndapp.reports.byggare.internkontrollrapport import internkontrollarsrapport, internkontrollrapport
from nämndapp.reports.byggare.kalender import sammanträdeskalender
from nämndapp.reports.byggare.kallelse import föredragningslista, kallelse
from nämndapp.reports.byggare.meddelanden import meddelanden
from nämndapp.reports.byggare.narvaro import uppropslista, voteringslista
from nämndapp.reports.byggare.narvarolista import närvarolista, rättelse
from nämndapp.reports.byggare.protokoll import omedelbart_justerade, protokoll, protokollsutdrag
from nämndapp.reports.byggare.riskunderlag import riskunderlag
from nämndapp.reports.byggare.sarskilt_protokoll import särskilt_protokoll
from nämndapp.reports.byggare.skrivelse import tjänsteskrivelse
from nämndapp.reports.byggare.tillaggslista import tilläggslista
from nämndapp.reports.byggare.uppdragslista import uppdragslista
from nämndapp.reports.dokument import Dokument

BYGGARE: Final[Mapping[str, Callable[..., Dokument]]] = MappingProxyType(
    {
        "kallelse": kallelse,
        "foredragningslista": föredragningslista,
        "protokoll": protokoll,
        "omedelbart": omedelbart_justerade,
        "utdrag": protokollsutdrag,
        "tjansteskrivelse": tjänsteskrivelse,
        "internkontrollplan": internkontrollplan,
        "riskanalys": riskanalys,
        "riskunderlag": riskunderlag,
        "internkontrollrapport": internkontrollrapport,
        "internkontrollarsrapport": internkontrollarsrapport,
        "diarieforteckning": diarieförteckning,
        "sammantradeskalender": sammanträdeskalender,
        "uppdragslista": uppdragslista,
        "tillaggslista": tilläggslista,
        "meddelanden": meddelanden,
        "uppropslista": uppropslista,
        "voteringslista": voteringslista,
        "arvodesunderlag": arvodesunderlag,
        "narvarolista": närvarolista,
        "rattelse": rättelse,
        "anslag": anslag,
        "bevis": bevis,
        "expedieringslista": expedieringslista,
        "attestlista": attestlista,
        "attestratter": attesträtter,
        "attestpersoner": attestpersoner,
        "delegationsordning": delegationsordning,
        "delegationsrapport": delegationsrapport,
        "sarskiltprotokoll": särskilt_protokoll,
    }
)

__all__ = [
    "BYGGARE",
    "anslag",
    "arvodesunderlag",
    "attestlista",
    "attestpersoner",
    "attesträtter",
    "bevis",
    "delegationsordning",
    "delegationsrapport",
    "diarieförteckning",
    "expedieringslista",
    "föredragningslista",
    "husstil",
    "internkontrollarsrapport",
    "internkontrollplan",
    "internkontrollrapport",
    "kallelse",
    "med_logotyp",
    "meddelanden",
    "närvarolista",
    "omedelbart_justerade",
    "protokoll",
    "protokollsutdrag",
    "riskanalys",
    "riskunderlag",
    "rättelse",
    "sammanträdeskalender",
    "särskilt_protokoll",
    "tilläggslista",
    "tjänsteskrivelse",
    "uppdragslista",
    "uppropslista",
    "voteringslista",
]
