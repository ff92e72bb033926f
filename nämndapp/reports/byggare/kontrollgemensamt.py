"""What the papers of internal control share: the cover's facts, the ground in law, words and tints of an outcome."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from nämndapp.bas import lagrum, svenska
from nämndapp.models import Internkontrollplan, Kontrollmoment, Kontrolltillfälle, Kontrollutfall, Nämnd
from nämndapp.reports import dokument as d
from nämndapp.reports.byggare import gemensamt as g
from nämndapp.reports.stil import Husstil
from nämndapp.rules.internkontrollval import från_json
from nämndapp.rules.kontrolluppfoljning import OGJORDA


def med_år(titel: str, år: int) -> str:
    """The title with its year, when it does not say it."""
    return titel if str(år) in titel else f"{titel} {år}"


def beslutet(plan: Internkontrollplan, stil: Husstil) -> str:
    """ "Socialnämnden 2026-12-15 § 70"; "" for a proposal, whose marking says that it is one."""
    if not plan.beslutad_datum:
        return ""
    organ = plan.nämnd.namn if plan.nämnd else ""
    nummer = svenska.paragraf(plan.beslutad_paragraf) if plan.beslutad_paragraf is not None else ""
    return " ".join(filter(None, [organ, g.dag(plan.beslutad_datum, stil), nummer]))


def grund(nämnd: Nämnd | None, dag: date) -> str:
    """Why there is internal control (KL 6:6, as worded that day) and, where the nämnd has said it, why there is a plan.

    KL demands that the control is sufficient; the duty to have a plan is the kommun's own (its reglemente).
    """
    paragraf = lagrum.hämta("KL 6:6", dag)
    lag = f"6 kap. 6 § kommunallagen: {paragraf.text}" if paragraf else "6 kap. 6 § kommunallagen."
    reglemente = från_json(nämnd.inställningar if nämnd else None).reglemente.strip().rstrip(".")
    return f"{lag} Att nämnden ska ha en plan följer av {reglemente}." if reglemente else lag


def papper(
    nämnd: Nämnd | None,
    titel: str,
    typ: str,
    block: Iterable[d.Block],
    *,
    datum: date | None = None,
    dnr: str = "",
    märkning: str = "",
) -> d.Dokument:
    """A landscape paper of the nämnd's own with type, date and number in its head."""
    stil = g.husstil(nämnd)
    par = [("Dokumenttyp", g.dokumenttyp(typ, stil)), ("Datum", g.dag(datum, stil)), (stil.beteckning, dnr)]
    rutor = g.fältrutor(par if datum else [par[0], par[2]], tomma=stil.tomma_etiketter)
    return d.Dokument(
        titel=f"{titel}, {g.i_löptext(nämnd.namn)}" if nämnd else titel,
        block=tuple(block),
        huvud=d.Sidhuvud(avsändare=g.avsändare(nämnd, med_organ=True), fält=rutor, följande=rutor),
        datum=g.iso(datum),
        ämne=titel,
        märkning=märkning,
        liggande=True,
    )


def numrerade(plan: Internkontrollplan) -> list[tuple[int, Kontrollmoment]]:
    """The controls with the numbers that rules, window and papers call them by (1, 2, … in the plan's own order)."""
    return list(enumerate(sorted(plan.kontroller, key=lambda k: k.ordning), 1))


def kontroller_i_ordning(plan: Internkontrollplan) -> list[Kontrollmoment]:
    """By category in the order in which the categories first appear, then by ``ordning``."""
    ordnade = sorted(plan.kontroller, key=lambda k: k.ordning)
    kategorier = list(dict.fromkeys(k.kategori.strip() for k in ordnade))
    return sorted(ordnade, key=lambda k: kategorier.index(k.kategori.strip()))


# --- outcomes -------------------------------------------------------------------------------------------------------


def utfall(t: Kontrolltillfälle, dag: date) -> tuple[str, str]:
    """The word of an occasion on a day, and the traffic light's tint, which only repeats it."""
    match t.utfall:
        case Kontrollutfall.INGEN_AVVIKELSE:
            return "ingen avvikelse", "grön"
        case Kontrollutfall.AVVIKELSE:
            return ("avvikelse, åtgärdad", "gul") if t.åtgärd_klar else ("avvikelse", "röd")
        case Kontrollutfall.EJ_GENOMFÖRD | Kontrollutfall.EJ_MÖJLIG:
            return t.utfall.value, "orange"
    if t.senast < dag:
        return ("pågår, försenad" if t.utfall is Kontrollutfall.PÅGÅR else "inte gjord, försenad"), "röd"
    return ("pågår", "gul") if t.utfall is Kontrollutfall.PÅGÅR else ("kommande", "grå")


def åtgärdsläge(t: Kontrolltillfälle, dag: date, stil: Husstil) -> str:
    """ "klar 2027-05-02", "pågår, klar senast 2027-06-01", "försenad …"; "" without an åtgärd."""
    if t.åtgärd_klar is not None:
        return f"klar {g.dag(t.åtgärd_klar, stil)}"
    if not t.åtgärd.strip():
        return ""
    if t.åtgärd_senast is None:
        return "pågår"
    senast = g.dag(t.åtgärd_senast, stil)
    return f"försenad, skulle vara klar {senast}" if t.åtgärd_senast < dag else f"pågår, klar senast {senast}"


def sammanräkning(tillfällen: Sequence[Kontrolltillfälle], dag: date) -> list[tuple[str, str, int]]:
    """How many occasions have each outcome: word, tint, number; only those that there are, the gravest last."""
    antal: dict[tuple[str, str], int] = {}
    for t in tillfällen:
        antal[utfall(t, dag)] = antal.get(utfall(t, dag), 0) + 1
    ordning = ["grön", "gul", "grå", "orange", "röd"]
    return [(ord_, ton, n) for (ord_, ton), n in sorted(antal.items(), key=lambda p: (ordning.index(p[0][1]), p[0][0]))]


def gjorda(tillfällen: Sequence[Kontrolltillfälle]) -> list[Kontrolltillfälle]:
    """Those that have a result."""
    return [t for t in tillfällen if t.utfall not in OGJORDA]
