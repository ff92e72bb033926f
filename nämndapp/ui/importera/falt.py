"""What was read from a document, as rows to look at: a label, the value as read, and the source line.

Pure functions over the proposals. Nothing is left out: a label that was printed but empty is shown as empty.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from nämndapp.bas.forslag import Dokumentförslag, Dokumenttyp, Fält, Kontrollförslag, Otolkat
from nämndapp.bas.svenska import datum_kort

TOMT = "(tomt)"
_ETIKETTER = {
    "adressat": "Adressat",
    "handlaggare": "Vår handläggare",
    "handlaggare_titel": "Handläggarens titel",
    "enhet": "Enhet",
    "forvaltning": "Förvaltning",
    "ert_datum": "Ert datum",
    "er_beteckning": "Er beteckning",
    "sida": "Sida",
    "kommun": "Kommun",
    "tid": "Tid",
    "plats": "Plats",
    "motesdatum": "Sammanträdesdag",
    "starttid": "Börjar",
    "justerare": "Förslag till justerare",
    "ersattare_for_justerare": "Ersättare för justerare",
    "justering": "Justering",
    "justering_plats": "Justeringens plats",
    "justering_datum": "Justeringsdag",
    "justering_tid": "Justeringstid",
    "paragraf": "Paragraf",
    "beslutsdatum": "Beslutsdatum",
    "beslutad_av": "Beslutad av",
    "giltigt_fran": "Giltig från",
    "giltigt_till": "Giltig till",
    "galler_for": "Gäller för",
    "aktualiserad": "Aktualiserad",
    "dokumentansvarig": "Dokumentansvarig",
    "svar_senast": "Svar senast",
    "ar": "År",
    "ordforande": "Ordförande",
}


@dataclass(frozen=True, slots=True)
class Fältrad:
    """``rubrik`` rows are headings of a group."""

    etikett: str
    värde: str = ""
    rad: int | None = None
    rubrik: bool = False


def _kontrolltexter(k: Kontrollförslag) -> Iterator[str]:
    """All that the row says, in the order of its columns; a workshop's answers with their column."""
    delar = (k.kontroll, *k.moment, k.ansvarig, k.frekvens, k.metod, k.rapporteras_till)
    yield from (d for d in delar if d)
    if k.resultat:
        yield f"Resultat: {k.resultat}"
    if k.workshop is not None:
        svar = k.workshop
        par = (("Ha kvar", svar.ha_kvar), ("Revidera", svar.revidera), ("Nytt", svar.nytt))
        yield from (f"{kolumn}: {' '.join(text.split())}" for kolumn, text in par if text)


def _kontrollrubrik(dok: Dokumentförslag) -> str:
    """What the controls are: a plan's, or what a follow-up or a workshop says of them."""
    egna = {Dokumenttyp.INTERNKONTROLLUPPFÖLJNING, Dokumenttyp.INTERNKONTROLLWORKSHOP}
    return dok.typ.namn if dok.typ in egna else "Internkontrollplan"


def konfidensord(konfidens: float) -> str:
    """How sure the reader was, in words."""
    if konfidens >= 0.9:
        return "säker"
    return "ganska säker" if konfidens >= 0.7 else "osäker"


def radspann(rader: tuple[int, int]) -> str:
    """rad 5 or rad 5–44"""
    return f"rad {rader[0]}" if rader[0] == rader[1] else f"rad {rader[0]}–{rader[1]}"


def etikett(nyckel: str) -> str:
    """The label of a key of ``Dokumentförslag.fält``."""
    return _ETIKETTER.get(nyckel, nyckel.replace("_", " ").capitalize())


def rubrik(dok: Dokumentförslag) -> str:
    """The title, or the kind of paper when it has none."""
    return dok.rubrik.värde if dok.rubrik and dok.rubrik.värde else dok.typ.namn


def fältrader(dok: Dokumentförslag) -> list[Fältrad]:
    """All that was read, in the order of the paper."""
    return [*_huvud(dok), *_innehåll(dok), *_listor(dok)]


def _visat(värde: object) -> str:
    return datum_kort(värde) if isinstance(värde, date) else TOMT if värde in (None, "") else str(värde)


def _huvud(dok: Dokumentförslag) -> Iterator[Fältrad]:
    fast: tuple[tuple[str, Fält[str] | Fält[date] | None], ...] = (
        ("Rubrik", dok.rubrik),
        ("Datum", dok.datum),
        ("Diarienummer", dok.diarienummer),
        ("Organ", dok.organ),
    )
    for namn, fält in fast:
        if fält is not None:
            yield Fältrad(namn, _visat(fält.värde), fält.rad)
    for nyckel, värde in dok.fält.items():
        for del_ in värde if isinstance(värde, list) else [värde]:
            yield Fältrad(etikett(nyckel), _visat(del_.värde), del_.rad)


def _innehåll(dok: Dokumentförslag) -> Iterator[Fältrad]:
    yield from _satser("Förslag till beslut", dok.förslag)
    yield from _satser("Beslut", dok.beslut or [])
    for avsnitt in dok.avsnitt:
        yield Fältrad(avsnitt.rubrik or "Avsnitt", avsnitt.text.strip() or TOMT, avsnitt.rad)
    for underlag in dok.beslutsunderlag:
        yield Fältrad("Beslutsunderlag", underlag.text, underlag.rad)
    for u in dok.undertecknare:
        namn = f"{u.namn} ({u.parti})" if u.parti else u.namn
        yield Fältrad("Undertecknare", f"{namn}, {u.titel}" if u.titel else namn, u.rad)
    yield from _satser("Skickas till", dok.skickas_till)


def _satser(namn: str, satser: list[Fält[str]]) -> Iterator[Fältrad]:
    for sats in satser:
        yield Fältrad(namn, _visat(sats.värde), sats.rad)


def _listor(dok: Dokumentförslag) -> Iterator[Fältrad]:
    if dok.punkter:
        yield Fältrad(f"Föredragningslista, {len(dok.punkter)} punkter", rubrik=True)
    for punkt in dok.punkter:
        namn = " · ".join(d for d in (f"Punkt {punkt.nr}" if punkt.nr else "Punkt", punkt.grupp) if d)
        dnr = f" ({punkt.diarienummer})" if punkt.diarienummer else ""
        yield Fältrad(namn, punkt.rubrik + dnr, punkt.rad)
    if dok.risker:
        yield Fältrad(f"Riskanalys, {len(dok.risker)} risker", rubrik=True)
    for risk in dok.risker:
        tal = f"S {_tal(risk.sannolikhet)} × K {_tal(risk.konsekvens)} = {_tal(risk.riskvärde)}"
        yield Fältrad(f"{risk.område or 'Risk'} · {tal}", risk.risk, risk.rad)
    if dok.kontroller:
        yield Fältrad(f"{_kontrollrubrik(dok)}, {len(dok.kontroller)} kontroller", rubrik=True)
    for kontroll in dok.kontroller:
        yield Fältrad(kontroll.kategori or "Kontroll", " · ".join(_kontrolltexter(kontroll)), kontroll.rad)
    if dok.delegationspunkter:
        yield Fältrad(f"Delegationsordning, {len(dok.delegationspunkter)} punkter", rubrik=True)
    for p in dok.delegationspunkter:
        celler = (p.ärende, p.lagrum, " / ".join(p.delegater), p.anteckning)
        yield Fältrad(" · ".join(d for d in (p.nr, p.grupp) if d), " · ".join(d for d in celler if d), p.rad)
    if dok.statistik:
        yield Fältrad(f"Statistik, {len(dok.statistik)} siffror", rubrik=True)
    for s in dok.statistik:
        yield Fältrad(f"{s.kategori} · {s.mått} {s.år}-{s.månad:02}", _tal(s.värde), s.rad)
    if dok.meddelanden:
        yield Fältrad(f"Meddelanden, {len(dok.meddelanden)} rader", rubrik=True)
    for m in dok.meddelanden:
        yield Fältrad(m.diarienummer or "Utan diarienummer", m.text, m.rad)


def _tal(tal: int | None) -> str:
    return "–" if tal is None else str(tal)


def otolkad_text(otolkat: Otolkat) -> str:
    """The lines that no reader understood, shortened for the list."""
    return " ".join(otolkat.text.split()) or "tomma rader"
