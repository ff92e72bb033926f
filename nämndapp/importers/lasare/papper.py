"""What every reader gets, and the parts of reading that all types share."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from nämndapp.bas.forslag import Dokumentförslag, Dokumenttyp, Fält
from nämndapp.bas.svenska import tolka_datum
from nämndapp.importers.etiketter import typ_av_ord, är_mallvärde
from nämndapp.importers.granser import Gräns
from nämndapp.importers.huvud import ORGANRAD, sidfotsrader
from nämndapp.importers.rader import Del, foga, är_kommunnamn
from nämndapp.importers.underskrift import är_namn, är_titel

_EGNA_FÄLT = {"dokumenttyp", "datum", "diarienummer", "organ", "handlaggare"}
_FÖRVALTNING = re.compile(r"förvaltning(?:en)?$|förvaltningen\b", re.IGNORECASE)
_POSTADRESS = re.compile(
    r"^box \d+$|\b\d{3} \d{2} +[A-ZÅÄÖ]{3,}$|^[A-ZÅÄÖ][\wåäö]+(?:gatan|vägen|torget) \d+\w?$", re.IGNORECASE
)
_TITEL_OCH_NAMN = re.compile(r"^([A-ZÅÄÖ]?[\wåäö/-]+(?: [a-zåäö]+)?) ((?:[A-ZÅÄÖ][\wåäöé-]+ ?){2,4})$")


@dataclass(slots=True)
class Papper:
    """A paper to read: its lines without repeated heads and page furniture."""

    typ: Dokumenttyp
    gräns: Gräns
    källrader: list[str]
    rader: tuple[int, int]
    kropp: list[Del] = field(default_factory=list)


def skapa_papper(delar: list[Del], gräns: Gräns, typ: Dokumenttyp, källrader: list[str]) -> Papper:
    """Takes the paper's range out of the whole and drops heads, page numbers and addresses from its body."""
    med_text = [i for i in range(gräns.start, gräns.slut) if not delar[i].tom]
    rader = (delar[med_text[0]].rad, delar[med_text[-1]].rad)
    bort = sidfotsrader(delar, gräns.start, gräns.slut)
    for huvud in gräns.huvuden:
        bort |= set(range(huvud.start, huvud.slut))
    kropp = [delar[i] for i in range(gräns.start, gräns.slut) if i not in bort]
    return Papper(typ, gräns, källrader, rader, kropp)


def _första(papper: Papper, nyckel: str) -> Fält[str | None] | None:
    """The key's first filled value in any head, else its first empty one."""
    alla = [f for h in papper.gräns.huvuden for f in h.fält.get(nyckel, [])]
    return next((f for f in alla if f.värde and not är_mallvärde(f.värde)), alla[0] if alla else None)


def _utan_mall(fält: Fält[str | None]) -> Fält[str | None]:
    return Fält(None, fält.rad) if fält.värde is not None and är_mallvärde(fält.värde) else fält


def grund(papper: Papper) -> Dokumentförslag:
    """The proposal with everything that the head says."""
    start, slut = papper.rader
    dok = Dokumentförslag(
        papper.typ, papper.rader, papper.gräns.säkerhet, "\n".join(papper.källrader[start - 1 : slut])
    )
    _kärnfält(papper, dok)
    for nyckel in dict.fromkeys(n for h in papper.gräns.huvuden for n in h.fält):
        if nyckel in _EGNA_FÄLT:
            continue
        fält = _första(papper, nyckel)
        if nyckel == "adressat":
            värden = next(h.fält[nyckel] for h in papper.gräns.huvuden if nyckel in h.fält)
            dok.fält[nyckel] = _adressater(dok, [Fält(f.värde, f.rad) for f in värden if f.värde])
        elif fält is not None:
            dok.fält[nyckel] = _utan_mall(fält)
    _handläggare(papper, dok)
    kommun = next((h.kommun for h in papper.gräns.huvuden if h.kommun), None)
    if kommun:
        dok.fält["kommun"] = Fält(kommun.värde, kommun.rad)
    _sidor(papper, dok)
    return dok


def sidnummer(papper: Papper) -> list[tuple[int, int | None, Fält[str | None]]]:
    """Every printed page number with its total, in order."""
    alla = [f for h in papper.gräns.huvuden for f in h.fält.get("sida", []) if f.värde]
    tal = [(re.findall(r"\d+", f.värde or ""), f) for f in alla]
    return [(int(t[0]), int(t[1]) if len(t) > 1 else None, f) for t, f in tal if t]


def _sidor(papper: Papper, dok: Dokumentförslag) -> None:
    """The paper's own numbering begins at 1; a stamp that counts a whole bundle is kept apart."""
    alla = sidnummer(papper)
    if not alla:
        return
    egna = [s for s in alla if s[1] == min(t for _, t, _ in alla if t)] if any(t for _, t, _ in alla) else alla
    första = egna[0]
    dok.fält["sida"] = första[2]
    if första[1] and (första[0] == 1 or len(egna) > 1 or len(alla) > 1):
        dok.fält["sidor"] = Fält(str(första[1]), första[2].rad)


def _adressater(dok: Dokumentförslag, värden: list[Fält[str]]) -> list[Fält[str]]:
    """In two-column heads the sender's förvaltning stands first among the addressees."""
    if len(värden) > 1 and _FÖRVALTNING.search(värden[0].värde) and not _FÖRVALTNING.search(värden[1].värde):
        dok.fält["forvaltning"] = Fält(värden[0].värde, värden[0].rad)
        return värden[1:]
    return värden


def _kärnfält(papper: Papper, dok: Dokumentförslag) -> None:
    for nyckel in ("datum", "diarienummer", "organ"):
        fält = _första(papper, nyckel)
        if fält is None:
            continue
        fält = _utan_mall(fält)
        if fält.värde is None:
            dok.fält[nyckel] = fält
        elif nyckel == "datum":
            datum = tolka_datum(fält.värde)
            dok.datum = Fält(datum, fält.rad) if datum else None
        elif nyckel == "diarienummer":
            dok.diarienummer = Fält(re.sub(r"^(?:dnr|diarienr)\.?:?\s*", "", fält.värde, flags=re.IGNORECASE), fält.rad)
        else:
            dok.organ = Fält(fält.värde, fält.rad)


def _handläggare(papper: Papper, dok: Dokumentförslag) -> None:
    """Tells the lines below "Vår handläggare" apart: person or e-mail, title, unit, förvaltning."""
    värden = [f for h in papper.gräns.huvuden for f in h.fält.get("handlaggare", [])]
    fyllda = [f for f in värden if f.värde]
    if värden and not fyllda:
        dok.fält["handlaggare"] = värden[0]
    enheter: list[Fält[str | None]] = []
    for fält in fyllda:
        text = fält.värde or ""
        delad = _TITEL_OCH_NAMN.match(text)
        if "@" in text or är_namn(text):
            nyckel = "handlaggare" if "handlaggare" not in dok.fält else "handlaggare_epost" if "@" in text else "enhet"
            dok.fält.setdefault(nyckel, fält)
        elif delad and är_titel(delad[1]) and är_namn(delad[2].strip()):
            dok.fält["handlaggare_titel"] = Fält(delad[1], fält.rad)
            dok.fält["handlaggare"] = Fält(delad[2].strip(), fält.rad)
        elif "," in text and är_namn(text.split(",")[0].strip()):
            namn, *övrigt = (bit.strip() for bit in text.split(","))
            dok.fält["handlaggare"] = Fält(namn, fält.rad)
            for bit in övrigt:
                slag = "telefon" if re.fullmatch(r"[\d +()-]{6,}", bit) else "epost" if "@" in bit else "titel"
                dok.fält.setdefault(f"handlaggare_{slag}", Fält(bit, fält.rad))
        elif är_titel(text):
            dok.fält.setdefault("handlaggare_titel", fält)
        else:
            enheter.append(fält)
    for fält in enheter:
        är_förvaltning = bool(_FÖRVALTNING.search(fält.värde or "")) or (len(enheter) > 1 and fält is enheter[-1])
        dok.fält.setdefault("forvaltning" if är_förvaltning else "enhet", fält)


def _är_adress(text: str) -> bool:
    """Lines of a head that fell out of its columns: a postal address, a handläggare with title."""
    delad = _TITEL_OCH_NAMN.match(text)
    return bool(_POSTADRESS.search(text)) or bool(delad and är_titel(delad[1]) and är_namn(delad[2].strip()))


def _börjar_text(titelrad: Del, nästa: Del) -> bool:
    """A long line with a capital right below a short title is the text, not more title."""
    return nästa.text[:1].isupper() and len(titelrad.text) < 0.6 * len(nästa.text) and len(nästa.text) > 60


def ta_titel(papper: Papper) -> tuple[Fält[str] | None, list[Del]]:
    """The paper's title and the body after it. A long first paragraph is text, not a title."""
    kropp = papper.kropp
    i, typord = 0, None
    while i < len(kropp) and (
        kropp[i].tom
        or typ_av_ord(kropp[i].text) == papper.typ
        or är_kommunnamn(kropp[i].text)
        or (i == 0 and bool(ORGANRAD.match(kropp[i].text)))
        or (papper.gräns.huvuden and _är_adress(kropp[i].text))
    ):
        if typ_av_ord(kropp[i].text) == papper.typ:
            typord = typord or Fält(kropp[i].text, kropp[i].rad)
        i += 1
    if typord and (i == len(kropp) or len(kropp[i].text) > 100 or kropp[i].text.endswith(".") or "\t" in kropp[i].rå):
        return typord, kropp[i:]  # the type's name is all the title there is
    if i == len(kropp) or kropp[i].avsnitt not in (None, "fritt") or "\t" in kropp[i].rå:
        return None, kropp
    j = i
    while j < len(kropp) and not kropp[j].tom and not kropp[j].avsnitt and "\t" not in kropp[j].rå:
        j += 1
        if j - i >= 4 or (j < len(kropp) and _börjar_text(kropp[j - 1], kropp[j])):
            break
    j = max(j, i + 1)
    if len(kropp[i].text) < 70 and kropp[i].text.endswith(".") and j - i == 1 and len(kropp[i].text.split()) > 8:
        return None, kropp
    titel = foga([d.text for d in kropp[i:j]])
    if len(titel) > 220:
        if tomt_stycke := len(kropp[i].text) > 100:
            return None, kropp[i:] if tomt_stycke else kropp
        j, titel = i + 1, kropp[i].text
    return Fält(titel, kropp[i].rad), kropp[j:]
