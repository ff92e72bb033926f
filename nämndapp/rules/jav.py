"""Jäv under a §: the grounds of KL 6:28 and the customary sentences (KL 6:28–32; R13).

The ground is for the register; the protocol tells that somebody is jävig, not why.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from nämndapp.bas import svenska
from nämndapp.models import Jäv, Jävsundantag, Paragraf
from nämndapp.rules.narvaro import Bild, namn_med_parti


@dataclass(frozen=True, slots=True)
class Jävsgrund:
    """A point of KL 6:28: its number (``Jäv.grund``), what one calls it, and what it says."""

    nummer: int
    rubrik: str
    text: str


JÄVSGRUNDER: Final = (
    Jävsgrund(
        1,
        "Part eller påverkad",
        "Han eller hon eller någon närstående är part i ärendet eller kan annars antas bli påverkad av beslutet i en "
        "inte oväsentlig utsträckning.",
    ),
    Jävsgrund(
        2,
        "Ställföreträdare eller ombud",
        "Han eller hon eller någon närstående är eller har varit ställföreträdare eller ombud för en part i ärendet "
        "eller för någon annan som kan antas bli påverkad av beslutet i en inte oväsentlig utsträckning.",
    ),
    Jävsgrund(
        3,
        "Tillsyn",
        "Ärendet rör tillsyn över sådan kommunal verksamhet som han eller hon själv är knuten till.",
    ),
    Jävsgrund(
        4,
        "Annan särskild omständighet",
        "Det finns någon annan särskild omständighet som gör att hans eller hennes opartiskhet i ärendet kan "
        "ifrågasättas.",
    ),
)
"""The grounds since 1 July 2022 (SFS 2022:638), in the statute's words."""

_NY_LYDELSE: Final = date(2022, 7, 1)
_JÄVSGRUNDER_FÖRE: Final = (
    Jävsgrund(
        1,
        "Sakägare eller närstående",
        "Saken angår den förtroendevalda eller någon närstående, eller kan väntas medföra synnerlig nytta eller skada "
        "för dem.",
    ),
    Jävsgrund(
        2,
        "Ställföreträdare",
        "Den förtroendevalda eller någon närstående är ställföreträdare för den som saken angår eller för någon som "
        "kan vänta synnerlig nytta eller skada av ärendets utgång.",
    ),
    JÄVSGRUNDER[2],
    Jävsgrund(
        4,
        "Ombud eller biträde",
        "Den förtroendevalda har fört talan som ombud eller mot ersättning biträtt någon i saken.",
    ),
    Jävsgrund(
        5,
        "Annan särskild omständighet",
        "Det finns i övrigt någon särskild omständighet som är ägnad att rubba förtroendet till opartiskheten.",
    ),
)


def jävsgrunder(dag: date) -> tuple[Jävsgrund, ...]:
    """The grounds in force that day: four, before July 2022 five."""
    return JÄVSGRUNDER if dag >= _NY_LYDELSE else _JÄVSGRUNDER_FÖRE


def jävstext(p: Paragraf, bild: Bild, organ: str) -> str:
    """Who is jävig, who serves, presides and signs instead; "" when nobody is. ``organ`` as inside a sentence."""
    rader = sorted((j for j in p.jäv if bild.person(j.närvarande_id)), key=lambda j: j.ordning)
    delar = [_jävsmening(list(grupp), bild, organ) for _, grupp in groupby(rader, key=lambda j: (j.undantag, j.prövad))]
    borta = bild.jäviga(p)
    for j in rader:
        ersättare = bild.person(j.ersättare_id)
        if ersättare is not None and j.undantag is Jävsundantag.INGET:
            delar.append(f"{namn_med_parti(ersättare)} tjänstgör i stället för {_namn(bild, j)}.")
    utan = bild.ordförande_utan_jäv(p)
    ordförande = bild.ordförande(p)
    if utan is not None and utan.id in borta and ordförande is not None and ordförande.id not in borta:
        delar.append(f"{namn_med_parti(ordförande)} är ordförande under paragrafen.")
    valda = [n for n in bild.valda_justerare if n.id in borta]
    stället = [n for n in bild.justerare(p) if n not in bild.valda_justerare]
    for vald, reserv in zip(valda, stället, strict=False):
        delar.append(f"{namn_med_parti(reserv)} justerar paragrafen i stället för {namn_med_parti(vald)}.")
    return " ".join(delar)


def _namn(bild: Bild, j: Jäv) -> str:
    n = bild.person(j.närvarande_id)
    return namn_med_parti(n) if n else ""


def _jävsmening(rader: list[Jäv], bild: Bild, organ: str) -> str:
    vilka = svenska.uppräkning([_namn(bild, j) for j in rader])
    flera = len(rader) > 1
    undantag, prövad = rader[0].undantag, rader[0].prövad
    if undantag is Jävsundantag.INGET:
        if not prövad:
            return f"{vilka} anmäler jäv och deltar inte i handläggningen av ärendet."
        return (
            f"{svenska.versal(organ)} prövar jävsfrågan och beslutar att {vilka} är {'jäviga' if flera else 'jävig'}. "
            f"{vilka} deltar inte i handläggningen av ärendet."
        )
    anmälan = f"{vilka} anmäler {'omständigheter' if flera else 'en omständighet'} som kan utgöra jäv. "
    if undantag is Jävsundantag.BETYDELSELÖST:
        return (
            f"{anmälan}{svenska.versal(organ)} bortser från jävet, eftersom det är uppenbart att frågan om opartiskhet "
            "saknar betydelse (6 kap. 29 § kommunallagen)."
        )
    if undantag is Jävsundantag.BESLUTFÖRHET:
        return (
            f"{anmälan}{vilka} deltar i prövningen av jävsfrågan, eftersom {organ} annars inte är beslutsför "
            "(6 kap. 30 § tredje stycket kommunallagen)."
        )
    return (
        f"{vilka} anmäler sin anknytning till bolaget eller stiftelsen. Den medför i sig inte jäv "
        "(6 kap. 31 § kommunallagen)."
    )
