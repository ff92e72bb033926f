"""The protocol of delegation decisions that are not reported to the nämnd (KL 6:40, 7:8; R50, R53; corrections 5–6)."""

from __future__ import annotations

from collections.abc import Iterator

from nämndapp.bas import svenska
from nämndapp.models import Nämnd
from nämndapp.reports import dokument as d
from nämndapp.reports.byggare import gemensamt as g
from nämndapp.reports.byggare.overklagande import förvaltningsbesvär, laglighetsprövning
from nämndapp.reports.stil import Husstil
from nämndapp.rules.anslag import sista_överklagandedag
from nämndapp.rules.personnummer import personnummer_i
from nämndapp.rules.sarskilda_protokoll import RÄTTELSE, Protokollsbeslut, Protokollsbild

TYP = "Särskilt protokoll"
_INTE_PÅ_WEBBEN = "Texten publiceras inte på webben, men kan begäras ut hos nämnden."


def särskilt_protokoll(p: Protokollsbild, nämnd: Nämnd | None, *, offentlig: bool = False) -> d.Dokument:
    """The protocol with signature, how to appeal, and the bevis om anslag (with its dates once there is one).

    ``offentlig``: the web copy, without signature lines, with no more of a secret decision than that it was taken, and
    without words that hold a personnummer. Needs: nämnd with kommun.
    """
    stil = g.husstil(nämnd)
    organ = g.i_löptext(p.nämnd)
    titel = f"Särskilt protokoll {p.nummer} över delegationsbeslut"
    block: list[d.Block] = [
        g.rubrik(1, titel),
        g.stycke(
            f"Protokollet förs särskilt över beslut som har fattats på delegation från {organ or 'nämnden'} och som "
            "inte anmäls till nämnden (6 kap. 40 § och 7 kap. 8 § kommunallagen)."
        ),
        g.nyckelvärden(_huvudvärden(p, stil)),
        g.rubrik(2, "Beslut" if len(p.beslut) == 1 else f"Beslut, {len(p.beslut)} stycken"),
    ]
    for nr, b in enumerate(p.beslut, 1):
        block += _beslut(p, nr, b, stil, offentlig=offentlig)
    if not p.beslut:
        block.append(g.stycke("Protokollet har inga beslut."))
    if not offentlig:
        block += _underskrift(p, stil)
    block += _rättelser(p, offentlig=offentlig)
    block += _överklagande(p, organ, nämnd.kommun.namn if nämnd and nämnd.kommun else "", stil)
    if not offentlig:
        block += _bevis(p, organ, stil)
    dag = p.justerat or p.datum
    rutor = g.fältrutor(
        [
            ("Dokumenttyp", g.dokumenttyp(TYP, stil)),
            ("Nummer", p.nummer),
            ("Justerat" if p.justerat else "Uppsatt", g.dag(dag, stil)),
        ],
        tomma=False,
    )
    return d.Dokument(
        titel=f"{TYP} {p.nummer} {organ}".strip(),
        block=tuple(block),
        huvud=d.Sidhuvud(avsändare=g.avsändare(nämnd, med_organ=True), fält=rutor, följande=rutor),
        datum=g.iso(dag),
        ämne=f"{TYP} {p.nummer} över delegationsbeslut som inte anmäls",
        märkning="" if p.justerat else stil.utkastmärkning,
    )


def _huvudvärden(p: Protokollsbild, stil: Husstil) -> list[tuple[str, str | list[str]]]:
    delegater = [f"{kod}, {g.i_löptext(ord_)}" if ord_ else kod for kod, ord_ in p.delegater]
    ordningar = list(dict.fromkeys(b.ordning for b in p.beslut if b.ordning))
    return [
        ("Nämnd", p.nämnd),
        ("Protokoll", p.nummer),
        ("Uppsatt", g.dag(p.datum, stil)),
        ("Undertecknas av", _vem(p)),
        ("Delegat" if len(delegater) == 1 else "Delegater", delegater),
        ("Delegationsordning", svenska.versal(ordningar[0]) if len(ordningar) == 1 else ""),
        ("Justerat", g.dag(p.justerat, stil)),
    ]


def _vem(p: Protokollsbild) -> str:
    return ", ".join(filter(None, [p.av, g.i_löptext(p.titel)]))


# --- a decision -----------------------------------------------------------------------------------------------------


def _beslut(p: Protokollsbild, nr: int, b: Protokollsbeslut, stil: Husstil, *, offentlig: bool) -> Iterator[d.Block]:
    if b.sekretess and offentlig:
        yield d.Håll(
            (
                g.rubrik(3, f"{nr}. Beslut som inte redovisas"),
                g.stycke(f"Beslutet omfattas av sekretess ({b.sekretess})."),
            )
        )
        return
    dolt = offentlig and bool(personnummer_i(f"{b.vad} {b.text}"))
    rubrik = b.punkt or "Beslut" if dolt else (b.vad or "Beslut")
    if dolt and personnummer_i(rubrik):
        rubrik = "Beslut"
    flera = len({x.ordning for x in p.beslut if x.ordning}) > 1
    värden = [
        ("Beslutsdag", g.dag(b.datum, stil)),
        ("Diarienummer", b.diarienummer),
        ("Beslutsnummer", b.nr),
        ("Beslutat av", _beslutat_av(p, b)),
        ("Punkt", _punkten(b, rubrik, med_version=flera or not b.ordning)),
        ("Lagrum", b.lagrum),
        ("Utfall", b.utfall),
        ("Belopp", b.belopp),
    ]
    yield d.Håll((g.rubrik(3, f"{nr}. {rubrik}"), g.nyckelvärden(värden)))
    if b.sekretess:
        yield g.stycke(f"Beslutet omfattas av sekretess ({b.sekretess}) och finns i akten.")
    elif dolt:
        yield g.stycke(_INTE_PÅ_WEBBEN)
    elif b.text.strip():
        yield from g.textblock_till_block(b.text)


def _beslutat_av(p: Protokollsbild, b: Protokollsbeslut) -> str:
    """Only where the head does not say it: several delegates, or another person than who signs."""
    kod = b.delegat if len(p.delegater) != 1 else ""
    person = b.beslutsfattare if b.beslutsfattare and b.beslutsfattare != p.av else ""
    return ", ".join(filter(None, [person, kod]))


def _punkten(b: Protokollsbeslut, rubrik: str, *, med_version: bool) -> str:
    """ "1.4 Teckna avtal om varor (version 1, antagen 2025-06-17 § 45)"."""
    vad = b.punkt if b.punkt != rubrik else ""
    text = " ".join(filter(None, [b.punkt_nr, vad]))
    if not b.ordning:
        return f"{text} (den delegationsordning som gällde den dagen finns inte registrerad)" if text else ""
    return f"{text} ({b.ordning})" if med_version and text else text


# --- after the decisions --------------------------------------------------------------------------------------------


def _underskrift(p: Protokollsbild, stil: Husstil) -> Iterator[d.Block]:
    yield g.rubrik(2, "Underskrift")
    if p.justerat:
        yield g.stycke(f"Justerat {g.dag(p.justerat, stil)} av {_vem(p)}.")
    linje = not stil.digital_justering
    yield d.Underskrifter((d.Underskrift("Undertecknas av", p.av, svenska.versal(p.titel), linje=linje),))
    if p.kedja:
        yield g.stycke(f"Loggens kontrollsumma vid justeringen: {p.kedja}", d.Stil.NOT)


def _rättelser(p: Protokollsbild, *, offentlig: bool) -> Iterator[d.Block]:
    """The dated notes on a justerat protocol; the secretary's other notes are no part of the paper."""
    rader = [r for r in p.anteckning.splitlines() if r.startswith(RÄTTELSE)]
    if offentlig:
        rader = [_INTE_PÅ_WEBBEN if personnummer_i(r) else r for r in rader]
    if rader:
        yield g.rubrik(2, "Rättelser")
        yield from (g.stycke(r) for r in rader)


def _överklagande(p: Protokollsbild, organ: str, kommun: str, stil: Husstil) -> Iterator[d.Block]:
    """Both ways where the protocol has decisions of both kinds; each says which decisions it is for."""
    besvär = [nr for nr, b in enumerate(p.beslut, 1) if b.besvär]
    laglighet = [nr for nr, b in enumerate(p.beslut, 1) if not b.besvär]
    yield g.rubrik(2, "Hur man överklagar")
    if laglighet:
        vilka = f"Beslut {_nummer(laglighet)}" if besvär else ("Beslutet" if len(laglighet) == 1 else "Besluten")
        yield g.stycke(laglighetsprövning(vilka, kommun, _senast(p, stil)))
    if besvär:
        vilka = f"Beslut {_nummer(besvär)}" if laglighet else ("Beslutet" if len(besvär) == 1 else "Besluten")
        yield g.stycke(förvaltningsbesvär(vilka, organ))


def _senast(p: Protokollsbild, stil: Husstil) -> str:
    a = p.anslagssak.gällande if p.anslagssak else None
    return g.dag(sista_överklagandedag(a.uppsatt), stil) if a else ""


def _nummer(tal: list[int]) -> str:
    return svenska.uppräkning([str(t) for t in tal])


def _bevis(p: Protokollsbild, organ: str, stil: Husstil) -> Iterator[d.Block]:
    """KL 8:12, R33: dates to fill in by hand until there is an anslag."""
    a = p.anslagssak.gällande if p.anslagssak else None
    ned = g.dag(a.nedtaget or a.ned_tidigast, stil) if a else ""
    ned_ord = "Anslaget togs ned" if a and a.nedtaget else "Anslaget tas ned tidigast"
    yield d.Håll(
        (
            g.rubrik(2, "Bevis om anslag"),
            g.stycke("Justeringen av protokollet tillkännages på kommunens anslagstavla."),
            g.nyckelvärden(
                [
                    ("Organ", svenska.versal(organ)),
                    ("Protokoll", p.nummer),
                    ("Justerat", g.dag(p.justerat, stil)),
                    ("Anslaget sattes upp" if a else "Anslaget sätts upp", g.dag(a.uppsatt, stil) if a else ""),
                    (ned_ord, ned),
                    ("Förvaringsplats för protokollet", a.förvaringsplats if a else ""),
                ],
                visa_tomma=True,
            ),
            d.Underskrifter((d.Underskrift("Underskrift", a.av if a else "", linje=not stil.digital_justering),)),
        )
    )
