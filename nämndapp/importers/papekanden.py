"""What an import points out. Everything is kept as it stands; nothing is corrected."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from itertools import pairwise

from nämndapp.bas import diarienummer
from nämndapp.bas.forslag import Dokumentförslag, Dokumenttyp, Fält, Kontrollförslag
from nämndapp.bas.papekande import Nivå, Plats, Påpekande
from nämndapp.bas.svenska import VECKODAGAR, tolka_datum, veckodag
from nämndapp.importers.etiketter import avsnittsnyckel, rensa
from nämndapp.importers.mallrester import platshållare, är_mallrest
from nämndapp.importers.rader import Del
from nämndapp.importers.tabeller import tabellhuvud
from nämndapp.importers.underlag import är_egen_skrivelse

_VECKODAGSDATUM = re.compile(
    rf"\b(?P<dag>{'|'.join(VECKODAGAR)})(?:en)?,? "
    r"(?:den )?(?P<datum>\d{1,2} [a-zåäö]+ \d{4}|\d{4}-\d{2}-\d{2})",
    re.IGNORECASE,
)
_HÅRT_BINDESTRECK = re.compile(r"\b[a-zåäö]{4,}-[a-zåäö]{4,}\b")
_KOMMUNNAMN = re.compile(r"\b([A-ZÅÄÖ][a-zåäöé]+) [Kk]ommuns?\b")


def _p(kod: str, nivå: Nivå, text: str, rad: int | None, förslag: str = "") -> Påpekande:
    return Påpekande(
        f"IMP-{kod}", nivå, text, plats=Plats(typ="rad", rad=rad, text=f"rad {rad}" if rad else ""), förslag=förslag
    )


def granska(dok: Dokumentförslag, rader: list[str]) -> list[Påpekande]:
    """All findings for one paper; the kommun's name is compared over the whole file elsewhere."""
    return [
        *_mallrester(dok, rader),
        *_tomma_rubriker(dok),
        *_veckodagar(dok, rader),
        *_underlag(dok),
        *_nummer(dok),
        *_risker(dok),
        *_kontroller(dok),
        *_rubrik(dok),
        *_tabeller(dok, rader),
    ]


def påpekande_om_kontroller(kontroller: list[Kontrollförslag]) -> list[Påpekande]:
    """Of a follow-up: rows without a result, and stars that the paper does not explain."""
    funna = [
        _p("resultat-saknas", Nivå.VARNING, f"”{k.kontroll}” har inget resultat.", k.rad, "Läs papperet och fyll i.")
        for k in kontroller
        if not (k.resultat or "").strip()
    ]
    stjärnor = [k for k in kontroller if "*" in k.kontroll]
    if stjärnor:
        funna.append(
            _p(
                "stjarna",
                Nivå.TIPS,
                f"{len(stjärnor)} kontrollmoment är märkta med en stjärna, som papperet inte förklarar.",
                stjärnor[0].rad,
                "Märk dem som kommunövergripande om det är vad stjärnan betyder.",
            )
        )
    return funna


def påpekande_om_workshop(kontroller: list[Kontrollförslag]) -> list[Påpekande]:
    """Of a workshop: rows whose column the source does not tell."""
    return [
        _p(
            "kolumn-osaker",
            Nivå.VARNING,
            f"Det framgår inte säkert i vilken kolumn texten vid ”{k.kontroll}” stod.",
            k.rad,
            "Jämför med papperet och välj rätt kolumn.",
        )
        for k in kontroller
        if k.workshop is not None and k.workshop.osäker
    ]


def _mallrester(dok: Dokumentförslag, rader: list[str]) -> list[Påpekande]:
    funna = []
    for rad in range(dok.rader[0], dok.rader[1] + 1):
        text = rader[rad - 1].strip()
        if är_mallrest(text):
            funna.append(
                _p(
                    "mallrest",
                    Nivå.VARNING,
                    f"Mallens anvisning står kvar: ”{text[:80]}”",
                    rad,
                    "Ersätt anvisningen med uppgiften eller ta bort den.",
                )
            )
        elif "[" in text:
            funna += [
                _p(
                    "platshallare",
                    Nivå.VARNING,
                    f"Fältet [{ord_}] är inte ifyllt.",
                    rad,
                    "Fyll i uppgiften när den är känd.",
                )
                for ord_ in platshållare(text)
            ]
    return funna


def _tomma_rubriker(dok: Dokumentförslag) -> list[Påpekande]:
    kända = {a.rad for a in dok.avsnitt if avsnittsnyckel(a.rubrik)}
    sista = dok.avsnitt[-1].rad if dok.avsnitt else 0
    slutar_med_tabell = bool(dok.kontroller or dok.risker)
    return [
        _p(
            "tom-rubrik",
            Nivå.VARNING,
            f"Rubriken ”{a.rubrik}” har ingen text.",
            a.rad,
            "Skriv avsnittet eller ta bort rubriken.",
        )
        for a in dok.avsnitt
        if a.rubrik and not a.text.strip() and (a.rad in kända or (a.rad == sista and not slutar_med_tabell))
    ]


def _veckodagar(dok: Dokumentförslag, rader: list[str]) -> list[Påpekande]:
    funna = []
    for rad in range(dok.rader[0], dok.rader[1] + 1):
        for träff in _VECKODAGSDATUM.finditer(rader[rad - 1]):
            datum = tolka_datum(träff["datum"])
            if datum and veckodag(datum) != träff["dag"].lower():
                funna.append(
                    _p(
                        "veckodag",
                        Nivå.VARNING,
                        f"{träff['datum']} är en {veckodag(datum)}, inte en {träff['dag'].lower()}.",
                        rad,
                    )
                )
    return funna


def _underlag(dok: Dokumentförslag) -> list[Påpekande]:
    if dok.datum is None or dok.typ not in {Dokumenttyp.TJÄNSTESKRIVELSE, Dokumenttyp.ORDFÖRANDESKRIVELSE}:
        return []
    egna = [u for u in dok.beslutsunderlag if är_egen_skrivelse(u.text) and u.datum]
    if len(egna) != 1 or egna[0].datum == dok.datum.värde:
        return []
    text = f"Underlaget anger skrivelsen som daterad {egna[0].datum}, men den är daterad {dok.datum.värde}."
    return [_p("underlagsdatum", Nivå.VARNING, text, egna[0].rad)]


def _nummer(dok: Dokumentförslag) -> list[Påpekande]:
    funna = []
    nummer = [(p.nr, p.rad) for p in dok.punkter if p.nr is not None]
    for (före, _), (nr, rad) in pairwise(nummer):
        if nr != före + 1:
            funna.append(_p("punktnummer", Nivå.VARNING, f"Punkt {nr} följer på punkt {före}.", rad))
    alla = [(p.diarienummer, p.rad) for p in dok.punkter] + [(m.diarienummer, m.rad) for m in dok.meddelanden]
    if dok.diarienummer:
        alla.append((dok.diarienummer.värde, dok.diarienummer.rad or dok.rader[0]))
    for dnr, rad in alla:
        if dnr and diarienummer.tolka(dnr) is None:
            funna.append(_p("dnr-form", Nivå.TIPS, f"Diarienumret ”{dnr}” har en okänd form.", rad))
    sedda: dict[object, int] = {}
    for punkt in dok.punkter:
        nyckel = diarienummer.nyckel(punkt.diarienummer)
        if nyckel is not None and nyckel in sedda:
            funna.append(_p("dnr-dubblett", Nivå.VARNING, f"{punkt.diarienummer} står på två punkter.", punkt.rad))
        elif nyckel is not None:
            sedda[nyckel] = punkt.rad
    return funna


def _risker(dok: Dokumentförslag) -> list[Påpekande]:
    funna = []
    for risk in dok.risker:
        if risk.sannolikhet is None or risk.konsekvens is None or risk.riskvärde is None:
            continue
        produkt = risk.sannolikhet * risk.konsekvens
        if produkt != risk.riskvärde:
            text = f"Riskvärdet är {risk.riskvärde} men {risk.sannolikhet} × {risk.konsekvens} är {produkt}."
            funna.append(_p("riskvarde", Nivå.VARNING, text, risk.rad))
    return funna


def _kontroller(dok: Dokumentförslag) -> list[Påpekande]:
    kolumner = dok.fält.get("kolumner")
    namn = {rensa(c).casefold() for c in (kolumner.värde or "").split("|")} if isinstance(kolumner, Fält) else set()
    funna = []
    for kontroll in dok.kontroller:
        if rensa(kontroll.kontroll).casefold() in namn:
            text = f"Kontrollmomentet heter ”{kontroll.kontroll}”, vilket är kolumnens rubrik."
            funna.append(_p("kolumnrubrik", Nivå.VARNING, text, kontroll.rad, "Skriv vad som ska kontrolleras."))
        if not kontroll.kontroll:
            funna.append(_p("kontroll-tom", Nivå.VARNING, "Kontrollmomentet saknar text.", kontroll.rad))
    return funna


def _rubrik(dok: Dokumentförslag) -> list[Påpekande]:
    if dok.rubrik is None:
        return []
    if _är_huvudvärde(dok, dok.rubrik.värde):
        dok.konfidens = min(dok.konfidens, 0.5)
        text = f"Rubriken ”{dok.rubrik.värde}” ser ut att höra till sidhuvudet."
        return [_p("rubrik-ur-huvud", Nivå.VARNING, text, dok.rubrik.rad, "Rätta rubriken efter importen.")]
    return [
        _p("bindestreck", Nivå.TIPS, f"Rubriken har ett bindestreck inne i ordet ”{ord_}”.", dok.rubrik.rad)
        for ord_ in _HÅRT_BINDESTRECK.findall(dok.rubrik.värde)
    ]


_SIDNUMMER = re.compile(r"^sid(?:a|nr)?\b[ .]*\d", re.IGNORECASE)


def _är_huvudvärde(dok: Dokumentförslag, rubrik: str) -> bool:
    """Is the title nothing but what a head prints: a page number, the kommun, the nämnd, the handläggare?"""
    värden = {dok.organ.värde if dok.organ else "", dok.diarienummer.värde if dok.diarienummer else ""}
    for nyckel in ("kommun", "handlaggare", "handlaggare_titel", "forvaltning", "enhet", "adressat", "sida"):
        fält = dok.fält.get(nyckel)
        värden |= {f.värde or "" for f in (fält if isinstance(fält, list) else [fält] if fält else [])}
    vikt = rensa(rubrik).casefold()
    return vikt in {rensa(v).casefold() for v in värden if v} or bool(_SIDNUMMER.match(vikt))


def _tabeller(dok: Dokumentförslag, rader: list[str]) -> list[Påpekande]:
    """The header of a table of risks or controls with no rows taken from it."""
    funna = []
    for rad in range(dok.rader[0], dok.rader[1] + 1):
        huvud = tabellhuvud(Del(rad, rader[rad - 1], rader[rad - 1].strip()), rad)
        if huvud is not None and not (dok.risker if huvud.slag == "risk" else dok.kontroller):
            dok.konfidens = min(dok.konfidens, 0.5)
            namn = "risker" if huvud.slag == "risk" else "kontrollmoment"
            text = f"Här börjar en tabell med {namn}, men inga rader kunde läsas ur den."
            funna.append(_p("tabell-utan-rader", Nivå.VARNING, text, rad, f"Lägg in {namn} för hand."))
    return funna


def granska_kommunnamn(dokument: list[Dokumentförslag], rader: list[str]) -> None:
    """Marks spellings of a kommun's name that differ a little from the one most used in the file."""
    funna: list[tuple[str, int]] = [
        (träff[1], nr) for nr, rad in enumerate(rader, 1) if "ommun" in rad for träff in _KOMMUNNAMN.finditer(rad)
    ]
    antal = Counter(namn for namn, _ in funna)
    for namn, rad in funna:
        vanligast = max(antal, key=lambda n: (antal[n], n))
        lik = next(
            (
                n
                for n in antal
                if n != namn and antal[n] > antal[namn] and SequenceMatcher(None, n, namn).ratio() > 0.85
            ),
            None,
        )
        if lik is None:
            continue
        rätt = vanligast if SequenceMatcher(None, vanligast, namn).ratio() > 0.85 else lik
        for dok in dokument:
            if dok.rader[0] <= rad <= dok.rader[1]:
                dok.påpekanden.append(
                    _p("kommunnamn", Nivå.TIPS, f"Här står ”{namn} kommun”, oftast i filen ”{rätt} kommun”.", rad)
                )


def granska_sidor(dok: Dokumentförslag, sidor: list[tuple[int, int | None]], sidstarter: int) -> list[Påpekande]:
    """Points out pages that the head counts but that are not there; only where page 1 is.

    ``sidstarter`` is how many pages begin without a printed number.
    """
    antal = dok.fält.get("sidor")
    if not isinstance(antal, Fält) or not antal.värde:
        return []
    finns = {nr for nr, av in sidor if av == int(antal.värde)}
    saknas = sorted(set(range(1, int(antal.värde) + 1)) - finns)
    if 1 not in finns or len(saknas) <= sidstarter or len(saknas) > 20:
        return []
    text = f"Sida {', '.join(map(str, saknas))} av {antal.värde} finns inte med."
    return [_p("sida-saknas", Nivå.VARNING, text, antal.rad)]
