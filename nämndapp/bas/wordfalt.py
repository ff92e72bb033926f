"""The fields of a Word template: the names that a kommun gives its content controls (docs: handbok/wordmallar).

Filling (``reports.mall``), reading back (``importers.innehallskontroller``) and the register's table all go by this
one list, so that what can be filled can be read.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Final

TJÄNSTESKRIVELSE, KALLELSE, PROTOKOLL = "tjansteskrivelse", "kallelse", "protokoll"
MALLTYPER: Final = {TJÄNSTESKRIVELSE: "Tjänsteskrivelse", KALLELSE: "Kallelse", PROTOKOLL: "Protokoll"}
"""The papers that can have a template, by the word of the command line, with the word on the screen."""

EGENSKAP: Final = "Nämndapp"
"""The custom document property that tells a paper from this program; Word and LibreOffice keep it when they save."""


class Fältslag(StrEnum):
    """What a control holds: one value, a list with one paragraph each, or paragraphs, lists and tables."""

    TEXT = "text"
    LISTA = "lista"
    RIKT = "rikt"


@dataclass(frozen=True, slots=True)
class Wordfält:
    """A field. ``etiketter`` are the labels that our own papers print before it; ``andra`` other names for its tag.

    ``innehåll`` marks what must never be lost: without a control it is put last in the document.
    """

    namn: str
    beskrivning: str
    typer: tuple[str, ...]
    slag: Fältslag = Fältslag.TEXT
    rubrik: str = ""
    etiketter: tuple[str, ...] = ()
    andra: tuple[str, ...] = ()
    innehåll: bool = False
    viktigt: bool = False


_ALLA = tuple(MALLTYPER)
_T, _K, _P = (TJÄNSTESKRIVELSE,), (KALLELSE,), (PROTOKOLL,)
_MÖTE = (KALLELSE, PROTOKOLL)

FÄLT: Final = (
    Wordfält("rubrik", "Papprets rubrik", _ALLA, andra=("titel", "ärenderubrik", "title"), viktigt=True),
    Wordfält("diarienummer", "Ärendets diarienummer", _T, etiketter=("Diarienummer",),
             andra=("dnr", "diarienr", "ärendenummer"), viktigt=True),
    Wordfält("datum", "Papprets dag", (TJÄNSTESKRIVELSE, KALLELSE), etiketter=("Datum",),
             andra=("kallelsens_datum",), viktigt=True),
    Wordfält("dokumenttyp", "Tjänsteskrivelse, Kallelse …", _ALLA, etiketter=("Dokumenttyp",)),
    Wordfält("kommun", "Kommunens namn", _ALLA),
    Wordfält("nämnd", "Nämndens namn", _ALLA, etiketter=("Beslutande organ",), andra=("organ",)),
    Wordfält("förvaltning", "Förvaltningens namn", _ALLA),
    Wordfält("postadress", "Kommunens postadress", _ALLA, etiketter=("Postadress",)),
    Wordfält("besöksadress", "Kommunens besöksadress", _ALLA, etiketter=("Besöksadress",)),
    Wordfält("webb", "Kommunens webbplats", _ALLA, etiketter=("Webb",), andra=("webbplats",)),
    Wordfält("e_post", "Kommunens e-postadress", _ALLA, etiketter=("E-post",), andra=("epost",)),
    Wordfält("telefon", "Kommunens växel", _ALLA, etiketter=("Telefon växel",)),
    Wordfält("organisationsnummer", "Kommunens organisationsnummer", _ALLA, etiketter=("Organisationsnr",)),
    Wordfält("adressrad", "Kommunens adress, telefon, webb och organisationsnummer på en rad", _ALLA),
    Wordfält("handläggare", "Handläggarens namn, och titel och enhet på egna rader om de inte har egna fält", _T,
             etiketter=("Vår handläggare",)),
    Wordfält("handläggare_titel", "Handläggarens titel", _T),
    Wordfält("enhet", "Handläggarens enhet", _T),
    Wordfält("telefon_direkt", "Handläggarens telefon", _T, etiketter=("Telefon direkt",)),
    Wordfält("adressat", "Vem skrivelsen är ställd till, en per rad", _T, Fältslag.LISTA, etiketter=("Adressat",)),
    Wordfält("ert_datum", "Ert datum", _T, etiketter=("Ert datum",)),
    Wordfält("er_beteckning", "Er beteckning", _T, etiketter=("Er beteckning",)),
    Wordfält("förslag_till_beslut", "Förslag till beslut, en sats per stycke", _T, Fältslag.RIKT,
             "Förslag till beslut", andra=("förslag", "beslutsförslag"), innehåll=True, viktigt=True),
    Wordfält("sammanfattning", "Sammanfattning", _T, Fältslag.RIKT, "Sammanfattning", innehåll=True),
    Wordfält("ärendebeskrivning", "Ärendebeskrivning, om den har ett eget fält", _T, Fältslag.RIKT,
             "Ärendebeskrivning", andra=("beskrivning_av_ärendet",), innehåll=True),
    Wordfält("avsnitt", "Alla andra avsnitt med sina rubriker (Ekonomi, Barnets bästa, Samverkan …)", _T,
             Fältslag.RIKT, innehåll=True, viktigt=True),
    Wordfält("avsnittsrubrik", "I ett upprepat avsnitt: dess rubrik", _T, andra=("avsnittets_rubrik",)),
    Wordfält("avsnittstext", "I ett upprepat avsnitt: dess text", _T, Fältslag.RIKT, andra=("avsnittets_text",)),
    Wordfält("beslutsunderlag", "Beslutsunderlag, ett per rad", _T, Fältslag.LISTA, "Beslutsunderlag",
             andra=("underlag",), innehåll=True),
    Wordfält("undertecknare", "De som skriver under, ”Namn, titel”, en per rad", _ALLA, Fältslag.LISTA, innehåll=True,
             andra=("underskrifter", "underskrift")),
    Wordfält("skickas_till", "Vem beslutet skickas till, en per rad", _T, Fältslag.LISTA, "Skickas till",
             andra=("beslutet_skickas_till", "expedieras_till"), innehåll=True),
    Wordfält("sammanträdesdatum", "Sammanträdets dag", _MÖTE, etiketter=("Sammanträdesdatum",)),
    Wordfält("tid", "Sammanträdets dag och klockslag", _K, etiketter=("Tid",), viktigt=True),
    Wordfält("plats", "Sammanträdets plats", _K, etiketter=("Plats",), viktigt=True),
    Wordfält("sammanträdesform", "Öppet sammanträde eller inom stängda dörrar", _K, etiketter=("Sammanträdesform",)),
    Wordfält("förslag_till_justerare", "Förslag till justerare", _K, etiketter=("Förslag till justerare",)),
    Wordfält("ersättare_för_justerare", "Ersättare för justeraren", _MÖTE,
             etiketter=("Förslag till ersättare för justerare", "Ersättare för justerare")),
    Wordfält("justering", "Justeringens plats och tid", _MÖTE,
             etiketter=("Förslag till plats och tid för justering", "Justeringens plats och tid")),
    Wordfält("anmäl_förhinder", "Vem förhinder anmäls till", _K, etiketter=("Anmäl förhinder till",)),
    Wordfält("föredragningslista", "Föredragningslistan som tabell", _K, Fältslag.RIKT, "Föredragningslista",
             innehåll=True, viktigt=True),
    Wordfält("plats_och_tid", "Sammanträdets plats och tid", _P, etiketter=("Plats och tid",), viktigt=True),
    Wordfält("beslutande", "Beslutande ledamöter, en per rad", _P, Fältslag.LISTA,
             etiketter=("Beslutande ledamöter",), viktigt=True),
    Wordfält("övriga_närvarande", "Övriga närvarande, en per rad", _P, Fältslag.LISTA,
             etiketter=("Övriga närvarande",)),
    Wordfält("justerare", "Justerare", _P, etiketter=("Justerare",), viktigt=True),
    Wordfält("paragrafnummer", "Vilka paragrafer protokollet omfattar", _P, etiketter=("Paragrafer",)),
    Wordfält("märkning", "UTKAST – ej justerat, tills protokollet är justerat", _P, innehåll=True),
    Wordfält("paragrafer", "Alla paragrafer med rubriker, beslut och avsnitt", _P, Fältslag.RIKT, innehåll=True,
             viktigt=True),
)  # fmt: skip


def _vikt(text: str) -> str:
    """ "Förslag till beslut", "förslag-till-beslut" and "forslag_till_beslut" are the same name."""
    text = unicodedata.normalize("NFC", text).casefold().strip().rstrip(":")
    text = "_".join(text.replace("-", " ").replace("_", " ").replace(".", " ").split())
    return text.translate(str.maketrans("åäöé", "aaoe"))


_PER_NAMN = {_vikt(etikett): fält for fält in FÄLT for etikett in fält.etiketter} | {
    _vikt(namn): fält for fält in FÄLT for namn in (fält.namn, *fält.andra)
}
_PER_ETIKETT = {_vikt(etikett): fält for fält in FÄLT for etikett in fält.etiketter}


def känn_fält(tagg: str) -> Wordfält | None:
    """The field that a control's tag (or title) names, or our papers' label for it; None for any other control."""
    return _PER_NAMN.get(_vikt(tagg))


HUSETS: Final = frozenset(
    {"kommun", "nämnd", "förvaltning", "postadress", "besöksadress", "webb", "e_post", "telefon",
     "organisationsnummer", "adressrad", "dokumenttyp"}
)  # fmt: skip
"""What nobody writes in Word: without a value these are left empty and show no prompt."""


def fält_för_etikett(etikett: str) -> Wordfält | None:
    """The field that our papers print with this label."""
    return _PER_ETIKETT.get(_vikt(etikett))


def fält_för(typ: str) -> tuple[Wordfält, ...]:
    """The fields that a template of this type may have, in the order of the handbook."""
    return tuple(fält for fält in FÄLT if typ in fält.typer)


def saknade_viktiga(typ: str, taggar: Iterable[str]) -> list[Wordfält]:
    """What most papers of the type need and the template has no control for."""
    finns = set(taggar)
    return [fält for fält in fält_för(typ) if fält.viktigt and fält.namn not in finns]


@dataclass(frozen=True, slots=True)
class Pappersmärke:
    """What a Word file from the program carries unseen: ``id`` is its own and found again when it comes back.

    ``diarienummer`` is the ärende's when the file was made (may be blank), ``nämnd`` the nämnd's code.
    """

    id: str
    typ: str = TJÄNSTESKRIVELSE
    diarienummer: str = ""
    nämnd: str = ""

    def som_text(self) -> str:
        """As the document property holds it."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)

    @classmethod
    def ur_text(cls, text: str) -> Pappersmärke | None:
        """Back from the property; None when it is not one of ours."""
        try:
            data = json.loads(text)
        except ValueError:
            return None
        if not isinstance(data, dict) or not isinstance(data.get("id"), str) or not data["id"]:
            return None
        kända = {n: data[n] for n in ("id", "typ", "diarienummer", "nämnd") if isinstance(data.get(n), str)}
        return cls(**kända)
