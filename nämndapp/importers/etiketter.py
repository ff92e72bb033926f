"""The words that papers use for their labels and sections. New papers are taught here, not in code."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from nämndapp.bas.forslag import Dokumenttyp


class Värdeslag(StrEnum):
    """What a label's value looks like; a value of the wrong kind is never taken."""

    TEXT = "text"
    DATUM = "datum"
    DIARIENUMMER = "diarienummer"
    SIDA = "sida"
    TYP = "typ"
    FLERA = "flera"  # several lines: handläggare, adressat
    SIDFOT = "sidfot"
    ÅR = "år"


@dataclass(frozen=True, slots=True)
class Etikett:
    """A label: its key, the spellings, what follows it.

    ``inre`` labels belong to a paper's body (time and place of a meeting) and never begin a new paper;
    ``bara_med_värde`` words are labels only when a value stands on the same line ("Ordförande: …").
    """

    nyckel: str
    former: tuple[str, ...]
    slag: Värdeslag = Värdeslag.TEXT
    inre: bool = False
    bara_med_värde: bool = False


_D, _N, _F = Värdeslag.DATUM, Värdeslag.DIARIENUMMER, Värdeslag.SIDFOT

ETIKETTER: tuple[Etikett, ...] = (
    Etikett("dokumenttyp", ("dokumenttyp", "typ av dokument", "handlingstyp"), Värdeslag.TYP),
    Etikett("datum", ("datum", "dokumentdatum", "upprättad", "upprättad den", "kallelsedatum", "utskriftsdatum"), _D),
    Etikett("ert_datum", ("ert datum",), _D),
    Etikett(
        "diarienummer",
        ("diarienummer", "dnr", "diarienr", "vår beteckning", "vårt diarienummer", "vårt dnr", "vår referens",
         "ärendenummer", "ärendenr", "diarie-/dnr"),
        _N,
    ),
    Etikett("er_beteckning", ("er beteckning", "ert diarienummer", "ert dnr", "er referens"), _N),
    Etikett("sida", ("sida", "sid", "blad", "sidnr", "sidnummer"), Värdeslag.SIDA),
    Etikett(
        "handlaggare",
        ("vår handläggare", "handläggare", "handläggande tjänsteperson", "handläggande tjänsteman", "kontaktperson",
         "ansvarig handläggare", "författare", "föredragande handläggare"),
        Värdeslag.FLERA,
    ),
    Etikett("adressat", ("adressat", "adressater", "mottagare", "till", "remissinstanser"), Värdeslag.FLERA),
    Etikett("forvaltning", ("förvaltning", "avdelning/förvaltning"), bara_med_värde=True),
    Etikett("enhet", ("enhet", "avdelning"), bara_med_värde=True),
    Etikett("organ", ("beslutande organ", "organ", "nämnd", "nämnd/styrelse", "instans", "beslutsinstans",
                      "beslutande instans", "nämnd eller styrelse")),
    Etikett("sammantradesdatum", ("sammanträdesdatum", "mötesdatum", "sammanträdesdag", "datum för sammanträde"), _D),
    Etikett("beslutsdatum", ("beslutsdatum", "antagen", "fastställd", "beslutad den"), _D),
    Etikett("beslutad_av", ("beslutad av", "fastställd av", "antagen av", "beslutat av")),
    Etikett("giltigt_fran", ("giltigt från", "giltig från", "gäller från", "gäller från och med",
                             "giltigt fr.o.m."), _D),
    Etikett("giltigt_till", ("giltigt till", "giltig till", "gäller till", "gäller till och med",
                             "giltigt t.o.m."), _D),
    Etikett("galler_for", ("gäller för",)),
    Etikett("aktualiserad", ("aktualiserad", "senast reviderad", "reviderad", "senast aktualiserad"), _D),
    Etikett("dokumentansvarig", ("dokumentansvarig", "dokumentägare", "ansvarig för dokumentet")),
    Etikett("svar_senast", ("svar senast", "svarsdatum", "sista svarsdag", "remisstid", "remissvar senast"),
            _D, inre=True),
    Etikett("ar", ("år",), Värdeslag.ÅR),
    # what a kallelse says of the meeting
    Etikett("tid", ("tid", "datum och tid", "tid och datum", "tidpunkt", "dag och tid"), inre=True),
    Etikett("plats", ("plats", "lokal", "mötesplats", "sammanträdeslokal"), inre=True),
    Etikett("tid_och_plats", ("tid och plats", "plats och tid"), inre=True),
    Etikett("justerare", ("förslag till justerare", "justerare", "justerande", "utses att justera",
                          "protokolljusterare"), inre=True, bara_med_värde=True),
    Etikett("ersattare_for_justerare", ("förslag till ersättare för justerare", "ersättare för justerare",
                                        "ersättare för justeraren"), inre=True),
    Etikett("justering", ("förslag till plats och tid för justering", "plats och tid för justering",
                          "tid och plats för justering", "förslag till tid och plats för justering",
                          "justering", "justeringens plats och tid", "tid för justering"), inre=True),
    Etikett("ordforande", ("ordförande",), inre=True, bara_med_värde=True),
    Etikett("sekreterare", ("sekreterare", "nämndsekreterare"), inre=True, bara_med_värde=True),
    # furniture of the page, known so that it is not taken for text
    Etikett("postadress", ("postadress",), _F),
    Etikett("besoksadress", ("besöksadress",), _F),
    Etikett("webb", ("webb", "webbplats", "webb-plats", "hemsida"), _F),
    Etikett("telefon", ("telefon", "telefon, växel", "telefon, vxl", "telefon växel", "telefon, direkt",
                        "telefon direkt"), _F),
    Etikett("telefax", ("telefax", "fax"), _F),
    Etikett("epost", ("e-post", "e-postadress"), _F),
    Etikett("bankgiro", ("bankgiro", "plusgiro"), _F),
    Etikett("organisationsnummer", ("organisationsnr", "organisationsnummer", "org.nummer", "org.nr", "org nr"), _F),
    Etikett("justerandes_signatur", ("justerandes signatur", "justerandes sign", "justerares signatur",
                                     "justerandes signaturer"), _F, inre=True),
    Etikett("utdragsbestyrkande", ("utdragsbestyrkande", "bestyrkes", "rätt utdraget intygar"), _F, inre=True),
)  # fmt: skip

AVSNITT: dict[str, tuple[str, ...]] = {
    "forslag": (
        "förslag till beslut", "beslutsförslag", "förslag till beslut i nämnden", "förvaltningens förslag till beslut",
        "förvaltningens beslutsförslag", "ordförandens förslag till beslut", "arbetsutskottets förslag till beslut",
    ),
    "beslut": ("beslut", "nämndens beslut", "beslutar"),
    "sammanfattning": ("sammanfattning", "sammanfattning av ärendet", "ärendet i korthet", "ärendesammanfattning"),
    "underlag": ("beslutsunderlag", "underlag för beslut", "handlingar i ärendet", "underlag"),
    "skickas_till": (
        "skickas till", "beslutet skickas till", "beslut skickas till", "expedieras till", "beslutet expedieras till",
        "för kännedom", "för kännedom till", "delges", "beslutet delges", "kopia till", "protokollsutdrag till",
        "expediering", "sändlista",
    ),
    "fritt": (
        "bakgrund", "ärendebeskrivning", "ärendet", "beskrivning av ärendet", "ekonomi", "ekonomisk bedömning",
        "ekonomiska konsekvenser", "ekonomiska överväganden", "finansiering", "barnets bästa", "barnperspektivet",
        "barnkonsekvensanalys", "prövning av barnets bästa", "samverkan", "facklig samverkan", "jämställdhet",
        "jämställdhetsanalys", "konsekvenser", "konsekvensbeskrivning", "juridisk bedömning", "lagstiftning",
        "utredning", "bedömning", "förvaltningens bedömning", "överväganden", "förvaltningens överväganden",
        "motivering", "motivering till beslut", "skäl för beslutet", "tidsplan", "uppföljning", "miljökonsekvenser",
        "beredning", "beslutsgång", "yrkanden", "yrkande", "reservation", "reservationer", "protokollsanteckning",
        "jäv", "deltar inte i beslutet", "tidigare behandling", "ärendets beredning", "förvaltningens synpunkter",
        "klimat och miljö", "risker", "kommunikation",
    ),
}  # fmt: skip

TYPORD: dict[str, Dokumenttyp] = {
    "kallelse": Dokumenttyp.KALLELSE,
    "kallelse och föredragningslista": Dokumenttyp.KALLELSE,
    "kallelse/föredragningslista": Dokumenttyp.KALLELSE,
    "kallelse med föredragningslista": Dokumenttyp.KALLELSE,
    "föredragningslista": Dokumenttyp.FÖREDRAGNINGSLISTA,
    "dagordning": Dokumenttyp.FÖREDRAGNINGSLISTA,
    "tjänsteskrivelse": Dokumenttyp.TJÄNSTESKRIVELSE,
    "tjänsteutlåtande": Dokumenttyp.TJÄNSTESKRIVELSE,
    "ordförandeskrivelse": Dokumenttyp.ORDFÖRANDESKRIVELSE,
    "ordförandeförslag": Dokumenttyp.ORDFÖRANDESKRIVELSE,
    "skrivelse": Dokumenttyp.INKOMMEN_SKRIVELSE,
    "remiss": Dokumenttyp.REMISS,
    "remissmissiv": Dokumenttyp.REMISS,
    "protokollsutdrag": Dokumenttyp.PROTOKOLLSUTDRAG,
    "utdrag ur protokoll": Dokumenttyp.PROTOKOLLSUTDRAG,
    "protokoll": Dokumenttyp.PROTOKOLL,
    "sammanträdesprotokoll": Dokumenttyp.PROTOKOLLSPARAGRAF,
    "riktlinje": Dokumenttyp.RIKTLINJE,
    "riktlinjer": Dokumenttyp.RIKTLINJE,
    "policy": Dokumenttyp.RIKTLINJE,
    "rutin": Dokumenttyp.RIKTLINJE,
    "delegationsordning": Dokumenttyp.DELEGATIONSORDNING,
    "delegeringsordning": Dokumenttyp.DELEGATIONSORDNING,
    "attestlista": Dokumenttyp.ATTESTLISTA,
    "riskanalys": Dokumenttyp.RISKANALYS,
    "risk- och väsentlighetsanalys": Dokumenttyp.RISKANALYS,
    "internkontrollplan": Dokumenttyp.INTERNKONTROLLPLAN,
    "plan för intern kontroll": Dokumenttyp.INTERNKONTROLLPLAN,
    "meddelanden": Dokumenttyp.MEDDELANDEN,
    "meddelandelista": Dokumenttyp.MEDDELANDEN,
    "attesträtter": Dokumenttyp.BILAGA,
    "personer med attesträtt": Dokumenttyp.BILAGA,
    "bilaga": Dokumenttyp.BILAGA,
}

SKRIVELSER = frozenset(
    {Dokumenttyp.TJÄNSTESKRIVELSE, Dokumenttyp.ORDFÖRANDESKRIVELSE, Dokumenttyp.INKOMMEN_SKRIVELSE, Dokumenttyp.REMISS}
)


@dataclass(frozen=True, slots=True)
class Etikettträff:
    """A label that was recognised; ``flera`` when a line holds nothing but several labels."""

    etikett: Etikett
    värde: str | None = None
    flera: tuple[Etikett, ...] = ()

    @property
    def nyckel(self) -> str:
        """The label's key."""
        return self.etikett.nyckel


_PER_FORM: dict[str, Etikett] = {form: etikett for etikett in ETIKETTER for form in etikett.former}
_LÄNGST_FÖRST = sorted(_PER_FORM, key=len, reverse=True)
_AVSNITT_PER_FORM = {form: nyckel for nyckel, former in AVSNITT.items() for form in former}
_MED_VÄRDE = re.compile(r"^([^:\t]{2,60}?)(?:\s*:\s*|\t+\s*| {2,})(\S.*)$")
_FÖRSTA_ORD = {form.split()[0].rstrip(",") for form in _PER_FORM}

ETT_DATUM = r"\d{4}[-\u2013\u2010\u2011\u2212/.]\d{1,2}[-\u2013\u2010\u2011\u2212/.]\d{1,2}"
DNRFORM = (
    r"(?:[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{0,9}[ /]?)?(?:(?:19|20)\d{2}[/:.\-]\d{1,6}|\d{1,6}/(?:(?:19|20)\d{2}|\d{2}))"
    r"(?:[-: ][\d.]{1,9})?"
)
_SIDFORM = re.compile(r"^\d{1,4}\s*(?:\(\s*\d{1,4}\s*\)|av\s+\d{1,4}|/\s*\d{1,4})?$")
_DNR = re.compile(rf"^(?:dnr\.?:?\s*)?{DNRFORM}$", re.IGNORECASE)
_BETECKNING = re.compile(
    r"^(?:dnr\.?:?\s*)?[A-ZÅÄÖa-zåäö]{0,8}[ /.-]?\d[\d./:\-]*\d(?:[ /:-][\w./:-]{1,12})?$", re.IGNORECASE
)
_OKÄNT_NUMMER = re.compile(r"^(?=.{3,30}$)(?=.*\d.*\d)(?=.*[/:-])(?:dnr\.?:? ?)?[A-ZÅÄÖ]{0,8}[ /:-]?[A-ZÅÄÖ\d./:-]+$")
_DATUMVÄRDE = re.compile(rf"^(?:den\s+)?(?:{ETT_DATUM}|\d{{8}}|\d{{1,2}}\s+[a-zåäö]{{3,9}}\s+\d{{4}})$", re.IGNORECASE)
_GILTIGHET = {"giltigt_fran", "giltigt_till"}
_TILLS_VIDARE = re.compile(r"^(?:tills vidare|(?:19|20)\d{2}|(?:vid|efter|till) .{3,50})$", re.IGNORECASE)
_MALLVÄRDE = re.compile(r"^\[[^\]]{0,80}\]$")
_STRECK = re.compile(r"^[\s|_=\t.-]+$")
_TELEFON = re.compile(r"^[\d +()/-]{5,}$|^www\.|@")


def rensa(text: str) -> str:
    """Spaces collapsed, trailing colon and bold marks gone."""
    return " ".join(text.replace("\u00a0", " ").split()).strip("*").rstrip(":").strip()


def är_mallvärde(text: str) -> bool:
    """A field of the template that nobody has filled in: "[Beslutsdatum]"."""
    return bool(_MALLVÄRDE.match(text.strip()))


def _är_nummer(värde: str) -> bool:
    """A diarienummer, also of a form nobody has met: few signs, a digit, no words, no date."""
    if _DATUMVÄRDE.match(värde):
        return False
    return bool(_DNR.match(värde)) or bool(_OKÄNT_NUMMER.match(värde))


def passar(etikett: Etikett, värde: str) -> bool:
    """Whether the text can be this label's value."""
    värde = värde.strip()
    if är_mallvärde(värde):
        return True
    match etikett.slag:
        case Värdeslag.DATUM:
            ja = bool(_DATUMVÄRDE.match(värde) or (etikett.nyckel in _GILTIGHET and _TILLS_VIDARE.match(värde)))
        case Värdeslag.DIARIENUMMER:
            ja = _är_nummer(värde) or (etikett.nyckel == "er_beteckning" and bool(_BETECKNING.match(värde)))
        case Värdeslag.SIDA:
            ja = bool(_SIDFORM.match(värde))
        case Värdeslag.ÅR:
            ja = bool(re.fullmatch(r"20\d\d", värde))
        case Värdeslag.TYP:
            ja = len(värde) <= 60
        case Värdeslag.SIDFOT:
            ja = len(värde) <= 80 and not _STRECK.match(värde)
        case _:
            ja = len(värde) <= 160
    return ja


def _flera_etiketter(text: str) -> tuple[Etikett, ...]:
    """The labels of a line that holds labels only ("Datum Vår beteckning")."""
    rest = rensa(text).casefold()
    funna: list[Etikett] = []
    while rest:
        form = next((f for f in _LÄNGST_FÖRST if rest == f or rest.startswith((f + " ", f + ":"))), None)
        if form is None:
            return ()
        funna.append(_PER_FORM[form])
        rest = rest[len(form) :].lstrip(" :")
    return tuple(funna) if len(funna) > 1 else ()


def känn_etikett(text: str) -> Etikettträff | None:
    """The label that a line is, or begins with; None when it is none."""
    if len(text) > 220:
        return None
    vikt = rensa(text).casefold()
    första = vikt.split(maxsplit=1)[0].rstrip(":,") if vikt else ""
    if första not in _FÖRSTA_ORD:
        return None
    etikett = _PER_FORM.get(vikt)
    if etikett:
        return None if etikett.bara_med_värde and not text.endswith(":") else Etikettträff(etikett)
    flera = _flera_etiketter(text)
    return Etikettträff(flera[0], None, flera) if flera else _med_värde(text) or _med_entydigt_värde(text, vikt)


def _med_värde(text: str) -> Etikettträff | None:
    """ "Label: value", or the two parted by a tab or several spaces."""
    träff = _MED_VÄRDE.match(text)
    etikett = _PER_FORM.get(rensa(träff[1]).casefold()) if träff else None
    if träff is None or etikett is None or not passar(etikett, träff[2]):
        return None
    return Etikettträff(etikett, träff[2].strip())


def _med_entydigt_värde(text: str, vikt: str) -> Etikettträff | None:
    """ "Diarienummer KS 2021/528": a single space parts them, so only a value that can be nothing else counts."""
    form = next((f for f in _LÄNGST_FÖRST if vikt.startswith(f + " ")), None)
    if form is None or _PER_FORM[form].slag in {Värdeslag.TEXT, Värdeslag.FLERA, Värdeslag.TYP}:
        return None
    etikett = _PER_FORM[form]
    värde = " ".join(text.split())[len(form) :].strip(" :")
    if etikett.slag is Värdeslag.SIDFOT and not _TELEFON.search(värde):
        return None
    return Etikettträff(etikett, värde) if passar(etikett, värde) else None


_ORGANS_BESLUT = re.compile(r"^[a-zåäö]+(?:nämndens|styrelsens|fullmäktiges|utskottets)(?: förslag till)? beslut$")


def avsnittsnyckel(text: str) -> str | None:
    """The kind of section that a heading opens ("forslag", "underlag" …); None when it is no known heading."""
    if len(text) > 60:
        return None
    vikt = rensa(text).casefold()
    nyckel = _AVSNITT_PER_FORM.get(vikt)
    if nyckel is None and _ORGANS_BESLUT.match(vikt):
        return "forslag" if "förslag" in vikt else "beslut"
    return nyckel


_NUMRERAD_BILAGA = re.compile(r"^bilaga (?:\d{1,2}|[a-zåäö])$")
_TYPTITEL = re.compile(
    r"^(kallelse|föredragningslista|protokollsutdrag|dagordning)\b(?:(?: till| för| med|,| -| –| och).{0,70})?$"
)


def typ_av_ord(text: str) -> Dokumenttyp | None:
    """The type when the text is a type's name and nothing else (a "Dokumenttyp" value, a title in capitals)."""
    vikt = rensa(text).casefold()
    return Dokumenttyp.BILAGA if _NUMRERAD_BILAGA.match(vikt) else TYPORD.get(vikt)


def typ_av_titel(text: str) -> Dokumenttyp | None:
    """The type that a title names: "Kallelse till socialnämnden"."""
    träff = _TYPTITEL.match(rensa(text).casefold()) if len(text) < 100 else None
    return TYPORD.get(träff[1]) if träff else None
