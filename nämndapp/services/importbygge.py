"""From a proposal to content: pure, so that what is stored can be shown before it is saved."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from nämndapp.bas import diarienummer, svenska
from nämndapp.bas.forslag import Dokumentförslag, Dokumenttyp, Fält, Importförslag, Punktförslag
from nämndapp.models import Handlingsriktning, Punkttyp, Riskbedömning
from nämndapp.rules.frekvens import tolka_frekvens
from nämndapp.rules.platshallare import platshållare
from nämndapp.services.internkontrolluppgifter import (
    KontrollUppgifter,
    PlanUppgifter,
    RiskanalysUppgifter,
    RiskUppgifter,
)
from nämndapp.services.skrivelseuppgifter import (
    AvsnittUppgifter,
    HandlingUppgifter,
    MeddelandeUppgifter,
    SatsUppgifter,
    SkrivelseUppgifter,
    UnderlagUppgifter,
    UndertecknareUppgifter,
)
from nämndapp.services.uppgifter import GruppUppgifter, Listrad, PunktUppgifter, SammanträdeUppgifter

LISTOR = (Dokumenttyp.KALLELSE, Dokumenttyp.FÖREDRAGNINGSLISTA)
_INKOMNA = (Dokumenttyp.INKOMMEN_SKRIVELSE, Dokumenttyp.REMISS, Dokumenttyp.PROTOKOLLSUTDRAG)
_SKRIVELSER = (
    Dokumenttyp.TJÄNSTESKRIVELSE,
    Dokumenttyp.ORDFÖRANDESKRIVELSE,
    Dokumenttyp.MEDDELANDEN,
    Dokumenttyp.PROTOKOLLSPARAGRAF,
    Dokumenttyp.RIKTLINJE,
    Dokumenttyp.DELEGATIONSANMÄLAN,
    *_INKOMNA,
)
_EGNA_FÄLT = frozenset(
    {
        "adressat", "handlaggare", "handlaggare_titel", "enhet", "forvaltning", "telefon", "ert_datum",
        "er_beteckning", "paragraf", "svar_senast", "sida", "sidor", "kommun", "diarienummer",
    }
)  # fmt: skip


def dokumentnyckel(dok: Dokumentförslag) -> str:
    """The same for the same paper in another file: its text without layout, and what it is."""
    text = " ".join(unicodedata.normalize("NFC", dok.text).split())
    return hashlib.sha256(f"{dok.typ.value}\n{text}".encode()).hexdigest()


def fält(dok: Dokumentförslag, nyckel: str) -> str:
    """A field's text; "" when it is empty or absent."""
    värde = dok.fält.get(nyckel)
    if isinstance(värde, list):
        return ", ".join(v.värde for v in värde)
    return (värde.värde or "") if isinstance(värde, Fält) else ""


def _lista(dok: Dokumentförslag, nyckel: str) -> tuple[str, ...]:
    värde = dok.fält.get(nyckel)
    if isinstance(värde, list):
        return tuple(v.värde for v in värde)
    return (värde.värde,) if isinstance(värde, Fält) and värde.värde else ()


def _datum(text: str, standardår: int | None = None) -> date | None:
    return svenska.tolka_datum(text, standardår=standardår) if text else None


def _tid(text: str) -> time | None:
    return svenska.tolka_klockslag(text) if text else None


def _nr(text: str) -> int | None:
    träff = re.search(r"\d+", text)
    return int(träff[0]) if träff else None


def dnr(dok: Dokumentförslag) -> str | None:
    """The paper's own diarienummer as written."""
    return dok.diarienummer.värde if dok.diarienummer and dok.diarienummer.värde else None


def rubrik(dok: Dokumentförslag) -> str:
    """The paper's title, else the name of its type."""
    return dok.rubrik.värde if dok.rubrik and dok.rubrik.värde.strip() else dok.typ.namn


# --- whose bundle it is ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Organ:
    """The nämnd that a bundle belongs to, as far as it says; ``kod`` from the diarienummer, else from the name."""

    namn: str
    kod: str
    kommun: str
    förvaltning: str


def organ(förslag: Importförslag) -> Organ:
    """Who is called to the meeting, else to whom most papers are addressed."""
    dokument = förslag.dokument
    namn = next((d.organ.värde for d in dokument if d.typ in LISTOR and d.organ), "")
    if not namn:
        adressater = Counter(a for d in dokument for a in _lista(d, "adressat") if re.search("nämnd|styrelse", a))
        namn = adressater.most_common(1)[0][0] if adressater else ""
    if not namn:
        namn = next((d.organ.värde for d in dokument if d.organ), "")
    kommun = Counter(k for d in dokument if (k := fält(d, "kommun"))).most_common(1)
    förvaltning = Counter(
        f for d in dokument if d.typ is Dokumenttyp.TJÄNSTESKRIVELSE and (f := fält(d, "forvaltning"))
    ).most_common(1)
    kod = _kod(dokument) or kortkod(namn)
    return Organ(namn, kod, kommun[0][0] if kommun else "", förvaltning[0][0] if förvaltning else "")


def _kod(dokument: Sequence[Dokumentförslag]) -> str:
    """The letters that most points and skrivelser are numbered with."""
    nummer = [
        *(p.diarienummer for d in dokument for p in d.punkter),
        *(dnr(d) for d in dokument if d.typ in _SKRIVELSER and d.typ not in _INKOMNA),
    ]
    koder = Counter(t.organ for n in nummer if n and (t := diarienummer.tolka(n)) and t.organ)
    return koder.most_common(1)[0][0] if koder else ""


def är_främmande(nummer: str, egna: frozenset[str]) -> bool:
    """Does the number begin with the letters of another organ? ``egna`` are the nämnd's own, casefolded."""
    tolkat = diarienummer.tolka(nummer)
    return bool(tolkat and tolkat.organ and tolkat.organ.casefold() not in egna)


def kortkod(namn: str) -> str:
    """Socialnämnden → SN, Barn- och utbildningsnämnden → BUN, Kommunstyrelsen → KS."""
    delar = [d for d in re.split(r"[\s-]+", namn) if d and d.lower() not in {"och", "för"}]
    initialer = "".join(d[0] for d in delar).upper()
    sist = re.search(r"(nämnd|styrelse|fullmäktige|utskott|beredning)", namn.lower())
    slut = sist[1][0].upper() if sist and delar and not delar[-1].lower().startswith(sist[1]) else ""
    return f"{initialer}{slut}"


def samma_kommun(ett: str, annat: str) -> bool:
    """ "Ekbro kommun" and "EKBRO KOMMUN" are one; so is "Ekbro"."""

    def vikt(namn: str) -> str:
        return re.sub(r"^(?:region|staden) | (?:kommun|stad|region)$", "", " ".join(namn.split()).casefold())

    return vikt(ett) == vikt(annat)


# --- the meeting ----------------------------------------------------------------------------------------------------

_PUNKTTYPER = (
    (re.compile(r"\binformation", re.IGNORECASE), Punkttyp.INFORMATION),
    (re.compile(r"\banmäl|\bmeddeland|\bdelegation|\bdelgivning|\brapport", re.IGNORECASE), Punkttyp.ANMÄLAN),
    (re.compile(r"\bformalia|\bupprop\b|\bval av justerare|dagordning|\böppnande|\bnärvaro", re.IGNORECASE),
     Punkttyp.FORMALIA),
)  # fmt: skip


def punkttyp(grupp: str | None, rubriken: str) -> Punkttyp:
    """By the group's heading; in a list without groups, formalities by their own title."""
    for mönster, typ in _PUNKTTYPER:
        if grupp and mönster.search(grupp):
            return typ
    return Punkttyp.FORMALIA if _PUNKTTYPER[2][0].search(rubriken) else Punkttyp.BESLUT


def möteslista(punkter: Iterable[Punktförslag], ärende_id: dict[str | None, int]) -> tuple[Listrad, ...]:
    """Headings and items in order; ``ärende_id`` by the item's diarienummer as written."""
    lista: list[Listrad] = []
    grupp: str | None = None
    for p in punkter:
        if p.grupp and p.grupp != grupp:
            lista.append(GruppUppgifter(p.grupp))
        grupp = p.grupp or grupp
        lista.append(
            PunktUppgifter(
                p.rubrik,
                p.diarienummer,
                ärende_id.get(p.diarienummer),
                punkttyp(p.grupp, p.rubrik),
                p.föredragande or "",
                minuter=p.minuter,
                stängda_dörrar=p.stängda_dörrar,
                utgår=p.utgår,
                väckt_av=p.väckt_av or "",
            )
        )
    return tuple(lista)


def mötesdatum(förslag: Importförslag) -> date | None:
    """The day of the meeting that the bundle calls to."""
    datum = (_datum(fält(d, "motesdatum")) for d in förslag.dokument if d.typ in LISTOR)
    return next((d for d in datum if d), None)


def möte(dok: Dokumentförslag, nämnd_id: int, datum: date, lista: tuple[Listrad, ...]) -> SammanträdeUppgifter:
    """The meeting of a kallelse. "Ordförande" who signs it is its chair."""
    undertecknare = {u.titel.casefold(): u.namn for u in dok.undertecknare}
    return SammanträdeUppgifter(
        nämnd_id,
        datum,
        starttid=_tid(fält(dok, "starttid")),
        plats=fält(dok, "plats"),
        kallelse_datum=dok.datum.värde if dok.datum else None,
        ordförande=fält(dok, "ordforande") or undertecknare.get("ordförande", ""),
        sekreterare=fält(dok, "sekreterare") or undertecknare.get("sekreterare", ""),
        förslag_justerare=fält(dok, "justerare"),
        förslag_ersättare=fält(dok, "ersattare_for_justerare"),
        justering_plats=fält(dok, "justering_plats"),
        justering_datum=_datum(fält(dok, "justering_datum")),
        justering_tid=_tid(fält(dok, "justering_tid")),
        lista=lista,
    )


# --- the papers -----------------------------------------------------------------------------------------------------


def handling(dok: Dokumentförslag, nämnd_id: int, egna: frozenset[str], ärenden: tuple[int, ...]) -> HandlingUppgifter:
    """The paper. Received: a remiss, an utdrag of another organ, or a paper with another organ's number."""
    nummer = dnr(dok)
    främmande = not nummer or är_främmande(nummer, egna)
    inkommen = dok.typ is Dokumenttyp.INKOMMEN_SKRIVELSE or (dok.typ in _INKOMNA and främmande)
    motpart = (dok.organ.värde if dok.organ else fält(dok, "forvaltning") or fält(dok, "enhet")) if inkommen else ""
    return HandlingUppgifter(
        nämnd_id,
        rubrik(dok),
        dok.typ,
        Handlingsriktning.INKOMMEN if inkommen else Handlingsriktning.UPPRÄTTAD,
        dok.datum.värde if dok.datum else None,
        nummer,
        motpart,
        text=dok.text,
        skrivelse=_skrivelse(dok) if dok.typ in _SKRIVELSER else None,
        ärenden=ärenden,
    )


def _skrivelse(dok: Dokumentförslag) -> SkrivelseUppgifter:
    return SkrivelseUppgifter(
        handläggare=fält(dok, "handlaggare"),
        handläggare_titel=fält(dok, "handlaggare_titel"),
        enhet=fält(dok, "enhet"),
        förvaltning=fält(dok, "forvaltning"),
        telefon=fält(dok, "telefon"),
        ert_datum=fält(dok, "ert_datum"),
        er_beteckning=fält(dok, "er_beteckning"),
        organ=dok.organ.värde if dok.organ else "",
        paragraf=_nr(fält(dok, "paragraf")),
        svar_senast=_datum(fält(dok, "svar_senast"), dok.datum.värde.year if dok.datum else None),
        beslut=tuple(b.värde for b in dok.beslut or ()),
        adressater=_lista(dok, "adressat"),
        skickas_till=tuple(m.värde for m in dok.skickas_till),
        övriga_fält=_övriga(dok),
        avsnitt=(*(AvsnittUppgifter(a.rubrik, a.text) for a in dok.avsnitt), *_malltext(dok)),
        satser=tuple(SatsUppgifter(f.värde) for f in dok.förslag),
        underlag=tuple(UnderlagUppgifter(u.text, u.organ, u.datum, u.paragraf) for u in dok.beslutsunderlag),
        undertecknare=tuple(UndertecknareUppgifter(u.namn, u.titel, u.parti or "") for u in dok.undertecknare),
        meddelanden=tuple(MeddelandeUppgifter(m.text, m.diarienummer) for m in dok.meddelanden),
    )


def _malltext(dok: Dokumentförslag) -> Iterator[AvsnittUppgifter]:
    """Left-overs of the template that no field keeps, as a section, so that they are seen, found by the rules, removed.

    "[Beslutsdatum]" is no date and "Här listar du alla …" no recipient: without it they would be gone and forgotten.
    """
    funna = {p.plats.rad for p in dok.påpekanden if p.kod in {"IMP-mallrest", "IMP-platshallare"} and p.plats}
    rader = dok.text.split("\n")
    nummer = sorted(r - dok.rader[0] for r in funna if r is not None and 0 <= r - dok.rader[0] < len(rader))
    behållet = "\n".join(
        [
            rubrik(dok),
            *(a.text for a in dok.avsnitt),
            *(f.värde for f in (*dok.förslag, *(dok.beslut or ()), *dok.skickas_till)),
            *(u.text for u in dok.beslutsunderlag),
        ]
    )
    kvar = [rader[nr].strip() for nr in nummer if any(rest not in behållet for rest in platshållare(rader[nr].strip()))]
    if kvar:
        yield AvsnittUppgifter("Kvar av mallen", "\n\n".join(dict.fromkeys(kvar)))


def _övriga(dok: Dokumentförslag) -> dict[str, Any]:
    """What else the head says, by the importer's keys; an empty label is None."""
    ut: dict[str, Any] = {}
    for nyckel, värde in dok.fält.items():
        if nyckel not in _EGNA_FÄLT:
            ut[nyckel] = [v.värde for v in värde] if isinstance(värde, list) else värde.värde
    return ut


def handläggare(dok: Dokumentförslag) -> str:
    """Who handles the matter: a name, taken from the signature when the head has an e-mail address only."""
    namn = fält(dok, "handlaggare")
    if namn and "@" not in namn:
        return namn
    return dok.undertecknare[0].namn if dok.undertecknare else ""


# --- internal control -----------------------------------------------------------------------------------------------


def år(dok: Dokumentförslag, annars: date | None) -> int | None:
    """The year that a plan or analysis is for: as it says, else in its title, else the meeting's."""
    sagt = _nr(fält(dok, "ar")) or _nr("".join(re.findall(r"\b20\d\d\b", rubrik(dok))[:1]))
    return sagt or (annars.year if annars else None)


def utan(nya: Sequence[str], finns: Iterable[str]) -> list[str]:
    """The rows that are not there already, compared without layout and case."""
    kända = {" ".join(text.split()).casefold() for text in finns}
    return [text for text in nya if " ".join(text.split()).casefold() not in kända]


def riskanalys(dok: Dokumentförslag, nämnd_id: int, året: int, ärende_id: int | None) -> RiskanalysUppgifter:
    """The analysis; the scale is 5 unless a number goes beyond it. Inside a plan it has no title of its own."""
    i_planen = dok.typ is Dokumenttyp.INTERNKONTROLLPLAN
    tal = [t for r in dok.risker for t in (r.sannolikhet, r.konsekvens) if t is not None]
    return RiskanalysUppgifter(
        nämnd_id,
        året,
        f"Riskanalys {året}" if i_planen else rubrik(dok),
        ärende_id,
        skala=max([5, *tal]),
        risker=tuple(
            RiskUppgifter(
                r.risk,
                r.område,
                föregående=r.föregående,
                sannolikhet=r.sannolikhet,
                konsekvens=r.konsekvens,
                riskvärde=r.riskvärde,
                orsak=r.orsak,
                bedömning=Riskbedömning(r.bedömning),
                obligatorisk=r.obligatorisk,
                kommunövergripande=r.kommunövergripande,
                kommentar=r.kommentar,
            )
            for r in dok.risker
        ),
    )


def plan(
    dok: Dokumentförslag, nämnd_id: int, året: int, ärende_id: int | None, riskanalys_id: int | None
) -> PlanUppgifter:
    """The plan, cells as written; the frequency's meaning beside its words where it is understood."""
    return PlanUppgifter(
        nämnd_id,
        året,
        rubrik(dok),
        "\n\n".join(a.text for a in dok.avsnitt if a.text.strip()),
        ärende_id,
        riskanalys_id,
        kontroller=tuple(
            KontrollUppgifter(
                k.kontroll,
                k.kategori,
                k.ansvarig or "",
                k.frekvens or "",
                tolka_frekvens(k.frekvens or ""),
                k.metod or "",
                k.rapporteras_till or "",
            )
            for k in dok.kontroller
        ),
    )
