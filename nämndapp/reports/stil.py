"""Husstil: how a nämnd's papers look and how they are put together.

Builders read what changes words or order (``rubrikform``, ``beslut_först``, ``tidsform``, ``avsnitt`` …); renderers
read what changes looks (fonts, margins, colour). The style is stored as JSON on the nämnd; an unknown key or a value
of the wrong kind is passed over, so that a file from a newer version still opens.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, fields, replace
from types import MappingProxyType
from typing import Any, Final

AVSNITT: Final = (
    "ingress",
    "beslut",
    "sammanfattning",
    "ärendebeskrivning",
    "beslutsunderlag",
    "förslag",
    "beslutsgång",
    "votering",
    "reservation",
    "protokollsanteckning",
    "skickas_till",
)
"""The sections of a paragraph, in the order of the commonest form."""

AVSNITTSRUBRIKER: Final[Mapping[str, str]] = MappingProxyType(
    {
        "beslut": "Beslut",
        "sammanfattning": "Sammanfattning",
        "ärendebeskrivning": "Ärendebeskrivning",
        "beslutsunderlag": "Beslutsunderlag",
        "förslag": "Förslag till beslut",
        "beslutsgång": "Beslutsgång",
        "votering": "Votering",
        "reservation": "Reservation",
        "protokollsanteckning": "Protokollsanteckning",
        "skickas_till": "Skickas till",
    }
)
"""The common heading of each section; a heading that reads so is replaced by the house's own word, others stand."""

SKRIVELSEAVSNITT: Final = ("förslag", "sammanfattning", "ärendebeskrivning", "beslutsunderlag")
"""The known sections of a tjänsteskrivelse, in the commonest order; free ones follow what they stand after."""

TIDSFORMER: Final = ("kl. 13.30", "kl. 13:30", "klockan 13.30", "klockan 13:30")
DATUMFORMER: Final = ("2026-12-08", "8 december 2026", "8/12 2026")
RUBRIKFORMER: Final = ("löpande", "marginal")
LOGOTYPVAL: Final = ("kommunens", "egen", "ingen")
TYPSNITT: Final[Mapping[str, str]] = MappingProxyType({"NotoSans": "Noto Sans", "NotoSerif": "Noto Serif"})
"""Families in resources/fonts, with their names."""

FOTFÄLT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "postadress": "Postadress",
        "besöksadress": "Besöksadress",
        "webb": "Webb",
        "e_post": "E-post",
        "telefon": "Telefon växel",
        "telefon_direkt": "Telefon direkt",
        "organisationsnr": "Organisationsnr",
    }
)
"""What may stand at the foot of the first page, with its label."""


@dataclass(frozen=True, slots=True)
class Husstil:
    """A house style. Lengths are millimetres, font sizes points, ``färg`` is #rrggbb."""

    nyckel: str = "modern"
    etikett: str = "Modern: löpande rubriker, beslutet först"
    # the type
    typsnitt: str = "NotoSans"  # files <typsnitt>-Regular.ttf … in resources/fonts
    brödstorlek: float = 10.5
    etikettstorlek: float = 7.5
    tabellstorlek: float = 9.0
    radavstånd: float = 1.4
    avstavning: bool = True
    # the page
    marginal_vänster: float = 25.0
    marginal_höger: float = 25.0
    marginal_topp: float = 15.0
    marginal_botten: float = 15.0
    marginalspalt: float = 42.0  # the column of margin headings
    vänsterspalt: float = 60.0  # "Vår handläggare"
    färg: str = "#1f4e79"
    färgade_rubriker: bool = False  # headings under the title in the colour too
    # the letterhead: a nämnd's own logotype (a stored file's SHA-256) and lines, by the keys of FOTFÄLT
    logotypval: str = "kommunens"
    logotyp: str = ""
    logotyp_alttext: str = ""
    logotypbredd: float = 32.0
    adresser: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    # for the builders: words and their order
    rubrikform: str = "löpande"
    tidsform: str = "kl. 13.30"
    datumform: str = "2026-12-08"
    beteckning: str = "Diarienummer"  # the label of the diarienummer in heads and above a paragraph
    versal_dokumenttyp: bool = False  # SAMMANTRÄDESPROTOKOLL
    beslut_först: bool = True
    underskrift_först: bool = False  # signature and "Skickas till" before the description
    tomma_etiketter: bool = True
    en_paragraf_per_sida: bool = False
    innehållsförteckning: bool = True
    digital_justering: bool = False
    justeringsrutor: bool = True  # "Justerandes sign" at the foot of each page
    utkastmärkning: str = "UTKAST – ej justerat"  # on what is not yet justerat; "" = no mark
    preliminära_nummer: bool = True  # show the proposed § number until it is fixed; otherwise "§ x"
    underlagsinledning: str = ""  # a sentence before the list of Beslutsunderlag
    avsnitt: tuple[str, ...] = AVSNITT
    skrivelseordning: bool = False  # a skrivelse's sections in the order below, not as they were written
    skrivelseavsnitt: tuple[str, ...] = SKRIVELSEAVSNITT
    # the words this nämnd uses for a section
    avsnittsnamn: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    fotfält: tuple[str, ...] = ("postadress", "besöksadress", "webb", "telefon", "telefon_direkt", "organisationsnr")

    def med(self, **ändringar: Any) -> Husstil:
        """A copy with some settings changed."""
        return replace(self, **ändringar)

    def till_json(self) -> dict[str, Any]:
        """Plain values for ``json.dumps``; ``från_json`` gives the same style back."""
        ut: dict[str, Any] = {}
        for f in fields(self):
            värde = getattr(self, f.name)
            if isinstance(värde, tuple):
                värde = list(värde)
            elif isinstance(värde, Mapping):
                värde = dict(värde)
            ut[f.name] = värde
        return ut

    @classmethod
    def från_json(cls, data: Mapping[str, Any] | None) -> Husstil:
        """The style of stored settings: on top of the shipped style that ``nyckel`` names; never raises."""
        data = data or {}
        grund = STILAR.get(str(data.get("nyckel", "")), STANDARD)
        ändringar: dict[str, Any] = {}
        for f in fields(cls):
            if f.name not in data:
                continue
            värde = _tolka(data[f.name], getattr(grund, f.name))
            if värde is not None and _rimligt(f.name, värde):
                ändringar[f.name] = värde
        return replace(grund, **ändringar)


def _tolka(värde: object, förlaga: object) -> object | None:
    """``värde`` as the same kind as ``förlaga``, or None."""
    if isinstance(förlaga, bool):
        return värde if isinstance(värde, bool) else None
    if isinstance(förlaga, float):
        return float(värde) if isinstance(värde, int | float) and not isinstance(värde, bool) else None
    if isinstance(förlaga, str):
        return värde if isinstance(värde, str) else None
    if isinstance(förlaga, tuple):
        return tuple(str(v) for v in värde) if isinstance(värde, list | tuple) else None
    return MappingProxyType({str(k): str(v) for k, v in värde.items()}) if isinstance(värde, Mapping) else None


GRÄNSER: Final = {
    "brödstorlek": (7.0, 20.0),
    "etikettstorlek": (6.0, 14.0),
    "tabellstorlek": (6.0, 16.0),
    "radavstånd": (1.0, 2.5),
    "marginal_vänster": (5.0, 60.0),
    "marginal_höger": (5.0, 60.0),
    "marginal_topp": (5.0, 60.0),
    "marginal_botten": (5.0, 60.0),
    "marginalspalt": (15.0, 70.0),
    "vänsterspalt": (30.0, 90.0),
    "logotypbredd": (5.0, 120.0),
}


def _rimligt(namn: str, värde: object) -> bool:
    if isinstance(värde, float) and namn in GRÄNSER:
        lägst, högst = GRÄNSER[namn]
        return lägst <= värde <= högst
    if namn == "färg" and isinstance(värde, str):
        return len(värde) == 7 and värde[0] == "#" and all(c in "0123456789abcdefABCDEF" for c in värde[1:])
    val: Mapping[str, Collection[object]] = {
        "nyckel": STILAR,
        "rubrikform": RUBRIKFORMER,
        "tidsform": TIDSFORMER,
        "datumform": DATUMFORMER,
        "typsnitt": TYPSNITT,
        "logotypval": LOGOTYPVAL,
    }
    return namn not in val or värde in val[namn]


_BESLUT_SIST: Final = (
    "ingress",
    "sammanfattning",
    "ärendebeskrivning",
    "beslutsunderlag",
    "förslag",
    "beslutsgång",
    "votering",
    "beslut",
    "reservation",
    "protokollsanteckning",
    "skickas_till",
)

STANDARD: Final = Husstil()

STILAR: Final[Mapping[str, Husstil]] = MappingProxyType(
    {
        s.nyckel: s
        for s in (
            STANDARD,
            Husstil(
                nyckel="klassisk",
                etikett="Klassisk: rubriker i marginalen, beslutet sist",
                typsnitt="NotoSerif",
                färg="#222222",
                radavstånd=1.35,
                rubrikform="marginal",
                beteckning="Vår beteckning",
                versal_dokumenttyp=True,
                beslut_först=False,
                en_paragraf_per_sida=True,
                avsnitt=_BESLUT_SIST,
                preliminära_nummer=False,
                underlagsinledning="Följande handlingar ligger till grund för beslutet:",
            ),
            Husstil(
                nyckel="stram",
                etikett="Stram: underskrift före bakgrunden, en paragraf per sida",
                färg="#1f5c46",
                färgade_rubriker=True,
                brödstorlek=10.0,
                marginal_vänster=30.0,
                marginal_höger=22.0,
                radavstånd=1.35,
                tidsform="klockan 13:30",
                beteckning="Dnr",
                underskrift_först=True,
                tomma_etiketter=False,
                en_paragraf_per_sida=True,
                avsnittsnamn=MappingProxyType({"skickas_till": "Expedieras till"}),
            ),
            Husstil(
                nyckel="öppen",
                etikett="Öppen: luftiga rader, beslutet sist, digital justering",
                färg="#7a2e2e",
                brödstorlek=11.0,
                radavstånd=1.45,
                marginal_vänster=28.0,
                marginal_höger=28.0,
                tidsform="kl. 13:30",
                datumform="8 december 2026",
                beslut_först=False,
                tomma_etiketter=False,
                digital_justering=True,
                justeringsrutor=False,
                avsnitt=_BESLUT_SIST,
            ),
        )
    }
)
"""The styles that ship, by key; shaped like papers of Kungsör 2021/2023, Kungsör 2017, Herrljunga and Askersund."""
