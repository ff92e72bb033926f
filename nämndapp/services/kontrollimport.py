"""From a follow-up or a workshop that was read, to content, and how it is stored."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date

from nämndapp.bas.forslag import Dokumentförslag, Dokumenttyp, Kontrollförslag
from nämndapp.models import Kontrollutfall, Planstatus, Workshopbeslut
from nämndapp.rules.frekvens import tolka_frekvens
from nämndapp.rules.kontrollutfall import utfall_av
from nämndapp.services import aggregat
from nämndapp.services.importbygge import rubrik
from nämndapp.services.internkontroll import PLAN, TILLFÄLLE, WORKSHOP
from nämndapp.services.internkontrolluppgifter import (
    KontrolltillfälleUppgifter,
    WorkshopradUppgifter,
    WorkshopUppgifter,
)
from nämndapp.services.uppgifter import KontrollUppgifter, PlanUppgifter
from nämndapp.storage import Enhet, internkontrollurval, urval

TYPER = frozenset({Dokumenttyp.INTERNKONTROLLUPPFÖLJNING, Dokumenttyp.INTERNKONTROLLWORKSHOP})


@dataclass(slots=True)
class Infört:
    """How much of each kind was new or there already, and sentences for the user."""

    nya: Counter[str] = field(default_factory=Counter)
    fanns: Counter[str] = field(default_factory=Counter)
    meddelanden: list[str] = field(default_factory=list)


def inför(enhet: Enhet, dok: Dokumentförslag, nämnd_id: int, år: int, *, ärende_id: int | None) -> Infört:
    """Stores a follow-up or a workshop. Results go to the plan of the year, made of the follow-up if there is none."""
    if dok.typ is Dokumenttyp.INTERNKONTROLLWORKSHOP:
        return _inför_workshop(enhet, workshop(dok, nämnd_id, år, ärende_id))
    svar = Infört()
    ny = följd_plan(dok, nämnd_id, år, ärende_id)
    oklara = sum(t.utfall is Kontrollutfall.PÅGÅR for k in ny.kontroller for t in k.tillfällen)
    if oklara:
        svar.meddelanden.append(
            f"Uppföljningen {år}: i {oklara} av {len(ny.kontroller)} rader säger orden inte vad kontrollen visade, "
            "eller att den pågår. Välj utfall under Intern kontroll."
        )
    id_ = next((r[0] for r in urval.planer(enhet.session, nämnd_id) if r[2] == år), None)
    if id_ is None:
        svar.nya.update(internkontrollplaner=1, kontroller=len(ny.kontroller), kontrollresultat=len(ny.kontroller))
        aggregat.spara(enhet, PLAN, None, ny, None)
        return svar
    sparad = PLAN.läs(enhet.session, aggregat.hämta(enhet, PLAN, id_))
    hel, tillfällen = med_resultat(sparad, ny)
    tillkom = len(hel.kontroller) - len(sparad.kontroller)
    svar.fanns.update(internkontrollplaner=1)
    svar.nya.update(kontroller=tillkom, kontrollresultat=tillkom + len(tillfällen))
    aggregat.spara(enhet, PLAN, id_, hel, None)
    for tillfälle in tillfällen:
        aggregat.spara(enhet, TILLFÄLLE, None, tillfälle, None)
    return svar


def _inför_workshop(enhet: Enhet, ny: WorkshopUppgifter) -> Infört:
    svar = Infört()
    if any(r[2] == ny.år for r in internkontrollurval.workshoppar(enhet.session, ny.nämnd_id)):
        svar.fanns.update(workshoppar=1)
        svar.meddelanden.append(f"Det finns redan en workshop för {ny.år}: den i filen är inte införd.")
        return svar
    aggregat.spara(enhet, WORKSHOP, None, ny, None)
    svar.nya.update(workshoppar=1)
    return svar


def följd_plan(dok: Dokumentförslag, nämnd_id: int, år: int, ärende_id: int | None) -> PlanUppgifter:
    """The plan that the follow-up speaks of: its rows with one occasion each, and the result as written."""
    kontroller = tuple(_kontroll(k, dok, år) for k in dok.kontroller)
    return PlanUppgifter(
        nämnd_id, år, f"Internkontrollplan {år}", "", ärende_id, status=Planstatus.UPPFÖLJD, kontroller=kontroller
    )


def _kontroll(k: Kontrollförslag, dok: Dokumentförslag, år: int) -> KontrollUppgifter:
    return KontrollUppgifter(
        k.kontroll,
        k.kategori,
        k.ansvarig or "",
        k.frekvens or "",
        tolka_frekvens(k.frekvens or ""),
        k.metod or "",
        k.rapporteras_till or "",
        omfattning="\n".join(k.moment),
        tillfällen=(_tillfälle(k, dok, år),),
    )


def _tillfälle(k: Kontrollförslag, dok: Dokumentförslag, år: int) -> KontrolltillfälleUppgifter:
    """Where the words do not say what the control showed, it is under way until somebody has chosen."""
    text = k.resultat or ""
    utfall = utfall_av(text) or (Kontrollutfall.PÅGÅR if text else Kontrollutfall.INTE_GJORD)
    gjord = utfall in {Kontrollutfall.INGEN_AVVIKELSE, Kontrollutfall.AVVIKELSE}
    return KontrolltillfälleUppgifter(
        0,
        date(år, 12, 31),
        f"uppföljning {år}",
        dok.datum.värde if dok.datum and gjord else None,
        utfall=utfall,
        resultat=text,
        avvikelse=text if utfall is Kontrollutfall.AVVIKELSE else "",
    )


def med_resultat(plan: PlanUppgifter, ny: PlanUppgifter) -> tuple[PlanUppgifter, list[KontrolltillfälleUppgifter]]:
    """The stored plan with the controls that it lacks, and the occasions of those it has already.

    An occasion of the same period is not added again.
    """
    finns = {_vikt(k.kontroll): k for k in plan.kontroller}
    nya: list[KontrollUppgifter] = []
    tillfällen: list[KontrolltillfälleUppgifter] = []
    for k in ny.kontroller:
        sparad = finns.get(_vikt(k.kontroll))
        if sparad is None:
            nya.append(k)
            continue
        perioder = {t.period for t in sparad.tillfällen}
        tillfällen += [replace(t, kontroll_id=sparad.id or 0) for t in k.tillfällen if t.period not in perioder]
    return replace(plan, kontroller=(*plan.kontroller, *nya)), tillfällen


def workshop(dok: Dokumentförslag, nämnd_id: int, år: int, ärende_id: int | None) -> WorkshopUppgifter:
    """The workshop, each row with what was said in its columns."""
    return WorkshopUppgifter(
        nämnd_id,
        år,
        rubrik(dok),
        dok.datum.värde if dok.datum else None,
        ärende_id,
        "\n\n".join(a.text for a in dok.avsnitt if a.text.strip()),
        tuple(_workshoprad(k) for k in dok.kontroller),
    )


def _workshoprad(k: Kontrollförslag) -> WorkshopradUppgifter:
    svar = k.workshop
    if svar is None:
        return WorkshopradUppgifter(k.kontroll, "\n".join(f"- {m}" for m in k.moment), k.kategori)
    return WorkshopradUppgifter(
        k.kontroll,
        "\n".join(f"- {m}" for m in k.moment),
        k.kategori,
        svar.nr,
        Workshopbeslut(svar.beslut),
        svar.ha_kvar is not None,
        svar.revidera is not None,
        svar.ha_kvar or "",
        svar.revidera or "",
        svar.nytt or "",
        svar.osäker,
    )


def _vikt(text: str) -> str:
    return " ".join(text.split()).casefold().rstrip("* ")
