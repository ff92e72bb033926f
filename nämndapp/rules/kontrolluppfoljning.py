"""What became of a plan's controls, and of last year's controls (R66, R69; seed 000 §6.1)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from nämndapp.bas.papekande import Plats, Påpekande
from nämndapp.models import (
    Internkontrollplan,
    Internkontrollworkshop,
    Kontrollmoment,
    Kontrolltillfälle,
    Kontrollutfall,
    Planstatus,
    Workshopbeslut,
    Workshoprad,
)
from nämndapp.rules.kontrolltider import kontrolltider
from nämndapp.rules.lage import Läge, Regel, tips, varning

OGJORDA = frozenset({Kontrollutfall.INTE_GJORD, Kontrollutfall.PÅGÅR})
_GJORDA = frozenset({Kontrollutfall.INGEN_AVVIKELSE, Kontrollutfall.AVVIKELSE})
_EJ = frozenset({Kontrollutfall.EJ_GENOMFÖRD, Kontrollutfall.EJ_MÖJLIG})


def _tillfällen(plan: Internkontrollplan) -> Iterator[tuple[int, Kontrollmoment, Kontrolltillfälle]]:
    for nr, k in enumerate(sorted(plan.kontroller, key=lambda k: k.ordning), 1):
        for t in k.tillfällen:
            yield nr, k, t


def _plats(nr: int, t: Kontrolltillfälle, fält: str) -> Plats:
    return Plats("kontrolltillfalle", t.id, fält, text=f"kontrollmoment {nr}")


def _namn(k: Kontrollmoment, t: Kontrolltillfälle) -> str:
    return f"”{k.kontroll}”" + (f", {t.period}" if t.period else "")


def kontrollerna_görs_i_tid(plan: Internkontrollplan, läge: Läge) -> Iterator[Påpekande]:
    """What is not done when its last day has passed is late; when the plan is followed up it lacks a result."""
    for nr, k, t in _tillfällen(plan):
        if t.utfall not in OGJORDA:
            continue
        if plan.status is Planstatus.UPPFÖLJD:
            brist = "pågår fortfarande" if t.utfall is Kontrollutfall.PÅGÅR else "har inget resultat"
            yield varning(
                "IK-resultat-saknas",
                f"Planen är uppföljd, men kontrollen {_namn(k, t)} {brist}.",
                "Välj vad kontrollen visade, eller att den inte genomfördes och varför.",
                plats=_plats(nr, t, "utfall"),
            )
        elif t.senast < läge.idag:
            yield varning(
                "IK-forsenad",
                f"Kontrollen {_namn(k, t)} skulle ha gjorts senast {t.senast}.",
                "Gör kontrollen och skriv resultatet, eller välj ”ej genomförd” och skriv varför.",
                plats=_plats(nr, t, "utfall"),
            )


def resultaten_har_underlag(plan: Internkontrollplan, _läge: Läge) -> Iterator[Påpekande]:
    """A result that nobody can look behind is no evidence: revisorerna test whether the control is sufficient."""
    for nr, k, t in _tillfällen(plan):
        if t.utfall in _GJORDA and t.underlag_sha256 is None:
            yield tips(
                "IK-underlag-saknas",
                f"Kontrollen {_namn(k, t)} har ett resultat men inget underlag.",
                "Bifoga det som visar vad som kontrollerades, till exempel listan över stickproven.",
                plats=_plats(nr, t, "underlag_sha256"),
            )
        if t.utfall in _EJ and not t.resultat.strip():
            yield varning(
                "IK-skal-saknas",
                f"Kontrollen {_namn(k, t)} är markerad som {t.utfall.value}, utan skäl.",
                "Skriv varför, och när kontrollen ska göras.",
                plats=_plats(nr, t, "resultat"),
            )
        if t.utfall in _GJORDA and t.utfört is None:
            yield tips(
                "IK-utfort-saknas",
                f"Kontrollen {_namn(k, t)} har ett resultat men ingen dag då den gjordes.",
                "Fyll i dagen.",
                plats=_plats(nr, t, "utfört"),
            )


def avvikelser_har_åtgärd(plan: Internkontrollplan, läge: Läge) -> Iterator[Påpekande]:
    """R67: a deviation leads to an åtgärd, by somebody, by a day, and it is finished."""
    for nr, k, t in _tillfällen(plan):
        if t.utfall is Kontrollutfall.AVVIKELSE and not t.åtgärd.strip():
            yield varning(
                "IK-atgard-saknas",
                f"Kontrollen {_namn(k, t)} visade en avvikelse, men ingen åtgärd är beslutad.",
                "Skriv vad som ska göras, av vem och till när.",
                plats=_plats(nr, t, "åtgärd"),
            )
        if not t.åtgärd.strip() or t.åtgärd_klar is not None:
            continue
        if t.åtgärd_senast is not None and t.åtgärd_senast < läge.idag:
            yield varning(
                "IK-atgard-forsenad",
                f"Åtgärden efter kontrollen {_namn(k, t)} skulle ha varit klar senast {t.åtgärd_senast}.",
                "Fyll i när åtgärden blev klar, eller sätt en ny dag.",
                plats=_plats(nr, t, "åtgärd_klar"),
            )
        saknas = [
            ord_ for ord_, finns in (("ansvarig", t.åtgärd_ansvarig.strip()), ("dag", t.åtgärd_senast)) if not finns
        ]
        if saknas:
            yield tips(
                "IK-atgard-ofullstandig",
                f"Åtgärden efter kontrollen {_namn(k, t)} saknar {' och '.join(saknas)}.",
                "Skriv vem som ska göra åtgärden och när den ska vara klar.",
                plats=_plats(nr, t, "åtgärd_ansvarig" if "ansvarig" in saknas else "åtgärd_senast"),
            )


def beslutad_plan_har_tillfällen(plan: Internkontrollplan, _läge: Läge) -> Iterator[Påpekande]:
    """Without occasions nobody is reminded; a control that the frequency gives none is followed by nobody."""
    if plan.status is not Planstatus.BESLUTAD or plan.beslutad_datum is None:
        return
    utan = [(nr, k) for nr, k in enumerate(sorted(plan.kontroller, key=lambda k: k.ordning), 1) if not k.tillfällen]
    if utan and len(utan) == len(plan.kontroller):
        yield tips(
            "IK-tillfallen-saknas",
            "Planen är beslutad, men det finns inga kontrolltillfällen.",
            "Skapa kontrolltillfällen, så påminner Översikt när kontrollerna ska göras.",
            plats=Plats("internkontrollplan", plan.id, "kontroller"),
        )
        return
    for nr, k in utan:
        kan = kontrolltider(k.frekvens, k.frekvenskod, plan.år)
        yield tips(
            "IK-utan-tillfalle",
            f"Kontrollmoment {nr} (”{k.kontroll}”) har inget kontrolltillfälle.",
            "Skapa kontrolltillfällen på nytt." if kan
            else f"Frekvensen ”{k.frekvens}” går inte att räkna med: skriv till exempel ”kvartalsvis”.",
            plats=Plats("kontrollmoment", k.id, "frekvens", text=f"kontrollmoment {nr}"),
        )  # fmt: skip


def uppföljningen_görs_efter_året(plan: Internkontrollplan, läge: Läge) -> Iterator[Påpekande]:
    """R69: no follow-up when the year has ended. It is normally done at a meeting early in the year after."""
    if plan.status is Planstatus.BESLUTAD and läge.idag > date(plan.år, 12, 31) + timedelta(days=90):
        yield varning(
            "IK-ej-uppfoljd",
            f"Internkontrollplanen för {plan.år} är inte uppföljd.",
            "Lägg uppföljningen till nämnden och markera planen som uppföljd.",
            plats=Plats("internkontrollplan", plan.id, "status"),
            lagrum="KL 6:6",
        )


# --- last year's controls -------------------------------------------------------------------------------------------


def förra_årets_kontroller_finns_kvar(plan: Internkontrollplan, läge: Läge) -> Iterator[Påpekande]:
    """A control of last year stays, or its removal is decided: in the workshop, or by all its risks being dropped."""
    if läge.förra_planen is None:
        return
    nycklar = {k.nyckel for k in plan.kontroller}
    texter = {_vikt(k.kontroll) for k in plan.kontroller}
    avförda = {r.nyckel for r in plan.riskanalys.risker if r.avförd} if plan.riskanalys else set()
    borttagna = {_vikt(r.rutin) for r in (läge.workshop.rader if läge.workshop else ()) if _tagen_bort(r)}
    borttagna_id = {r.kontroll_id for r in (läge.workshop.rader if läge.workshop else ()) if _tagen_bort(r)}
    for k in sorted(läge.förra_planen.kontroller, key=lambda k: k.ordning):
        finns = k.nyckel in nycklar or _vikt(k.kontroll) in texter
        beslutat = (k.id is not None and k.id in borttagna_id) or _vikt(k.kontroll) in borttagna
        avförd = bool(k.risker) and all(r.avförd or r.nyckel in avförda for r in k.risker)
        if finns or beslutat or avförd:
            continue
        yield varning(
            "IK-forsvunnen",
            f"”{k.kontroll}” kontrollerades {läge.förra_planen.år} men finns inte i planen för {plan.år}, "
            "utan att det är bestämt.",
            "Ta med det igen, eller skriv i workshoppen att det tas bort och varför.",
            plats=Plats("internkontrollplan", plan.id, "kontroller"),
        )


def _tagen_bort(rad: Workshoprad) -> bool:
    return rad.beslut in {Workshopbeslut.TAS_BORT, Workshopbeslut.NYTT} and not rad.ha_kvar


def _vikt(text: str) -> str:
    return " ".join(text.split()).casefold()


# --- the workshop ---------------------------------------------------------------------------------------------------


def workshopen_är_genomgången(w: Internkontrollworkshop, _läge: Läge) -> Iterator[Påpekande]:
    """Every control is treated, what was read uncertainly is confirmed, and a change says what it is."""
    for nr, rad in enumerate(sorted(w.rader, key=lambda r: r.ordning), 1):
        plats = Plats("workshoprad", rad.id, "beslut", text=f"rad {nr}")
        if rad.osäker:
            yield varning(
                "IK-workshop-osaker",
                f"Rad {nr} (”{rad.rutin}”): det framgår inte av papperet i vilken kolumn texten stod.",
                "Läs papperet och välj rätt beslut.",
                plats=plats,
            )
        elif rad.beslut is Workshopbeslut.OBEHANDLAD and not rad.ha_kvar and not rad.revidera:
            yield tips(
                "IK-workshop-obehandlad",
                f"Rad {nr} (”{rad.rutin}”) är inte behandlad.",
                "Välj om kontrollmomentet ska vara kvar, revideras eller tas bort.",
                plats=plats,
            )
        if rad.beslut is Workshopbeslut.EV_TAS_BORT:
            yield tips(
                "IK-workshop-oavgjord",
                f"Rad {nr} (”{rad.rutin}”) ska eventuellt tas bort.",
                "Bestäm om det tas bort eller är kvar innan planen beslutas.",
                plats=plats,
            )
        if rad.revidera and not rad.revidera_text.strip():
            yield tips(
                "IK-workshop-revidera",
                f"Rad {nr} (”{rad.rutin}”) ska revideras, men det står inte hur.",
                "Skriv vad som ska ändras.",
                plats=Plats("workshoprad", rad.id, "revidera_text", text=f"rad {nr}"),
            )


UPPFÖLJNINGSREGLER: Final[tuple[Regel[Internkontrollplan], ...]] = (
    kontrollerna_görs_i_tid,
    resultaten_har_underlag,
    avvikelser_har_åtgärd,
    beslutad_plan_har_tillfällen,
    uppföljningen_görs_efter_året,
    förra_årets_kontroller_finns_kvar,
)
WORKSHOPREGLER: Final[tuple[Regel[Internkontrollworkshop], ...]] = (workshopen_är_genomgången,)
