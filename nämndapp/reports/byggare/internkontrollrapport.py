"""The follow-up of a plan, and the year report to kommunstyrelsen (R66, R70; seed 000 §6.1)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from nämndapp.bas import svenska
from nämndapp.models import Internkontrollplan, Kontrollmoment, Kontrolltillfälle, Kontrollutfall
from nämndapp.reports import dokument as d
from nämndapp.reports.byggare import gemensamt as g
from nämndapp.reports.byggare import kontrollgemensamt as k_
from nämndapp.reports.stil import Husstil
from nämndapp.rules.kontrolluppfoljning import OGJORDA

Kontrollrad = tuple[Kontrollmoment, list[Kontrolltillfälle]]


def internkontrollrapport(plan: Internkontrollplan, datum: date) -> d.Dokument:
    """What has been controlled up to and including ``datum``, control by control, with a traffic light that has words.

    Needs loaded: nämnd with kommun, ärende, kontroller with tillfällen.
    """
    titel = k_.med_år("Uppföljning av internkontrollplan", plan.år)
    stil = g.husstil(plan.nämnd)
    rader = _till_och_med(plan, datum)
    alla = [t for _, tillfällen in rader for t in tillfällen]
    block: list[d.Block] = [
        g.rubrik(1, titel),
        g.nyckelvärden([("Plan", k_.beslutet(plan, stil)), ("Uppföljd till och med", g.dag(datum, stil))]),
        *_sammanfattning(rader, datum, len(plan.kontroller)),
    ]
    if alla:
        block.append(d.Håll((g.rubrik(2, "Resultat"), _resultattabell(rader, plan, datum, stil))))
    else:
        block.append(g.stycke("Inga kontroller skulle göras under tiden."))
    if utan := [k.kontroll for k in k_.kontroller_i_ordning(plan) if not k.tillfällen]:
        block += [g.rubrik(2, "Kontrollmoment utan kontrolltillfälle"), g.lista(utan)]
    return k_.papper(plan.nämnd, titel, "Uppföljning", block, datum=datum, dnr=_dnr(plan))


def internkontrollarsrapport(plan: Internkontrollplan, datum: date) -> d.Dokument:
    """The year in short for kommunstyrelsen: numbers by category, every deviation, and what was not controlled.

    Needs loaded: as ``internkontrollrapport``.
    """
    titel = k_.med_år("Årsrapport om intern kontroll", plan.år)
    stil = g.husstil(plan.nämnd)
    rader = [(k, sorted(k.tillfällen, key=lambda t: t.senast)) for k in k_.kontroller_i_ordning(plan)]
    alla = [t for _, tillfällen in rader for t in tillfällen]
    block: list[d.Block] = [
        g.rubrik(1, titel),
        g.nyckelvärden(
            [
                ("Till", "Kommunstyrelsen"),
                ("Plan", k_.beslutet(plan, stil)),
                ("Grund", k_.grund(plan.nämnd, datum)),
            ]
        ),
        *_sammanfattning(rader, datum, len(plan.kontroller)),
    ]
    if rader:
        block.append(d.Håll((g.rubrik(2, "Kontroller per område"), _områdestabell(plan))))
    avvikelser = [(k, t) for k, tillfällen in rader for t in tillfällen if t.utfall is Kontrollutfall.AVVIKELSE]
    if avvikelser:
        block.append(d.Håll((g.rubrik(2, "Avvikelser och åtgärder"), _avvikelsetabell(avvikelser, datum, stil))))
    elif k_.gjorda(alla):
        block += [g.rubrik(2, "Avvikelser och åtgärder"), g.stycke("Kontrollerna har inte visat några avvikelser.")]
    ogjorda = [(k, t) for k, tillfällen in rader for t in tillfällen if _uteblev(t, datum)]
    if ogjorda:
        block.append(d.Håll((g.rubrik(2, "Kontroller som inte har genomförts"), _ogjordtabell(ogjorda, datum))))
    return k_.papper(plan.nämnd, titel, "Årsrapport", block, datum=datum, dnr=_dnr(plan))


def _dnr(plan: Internkontrollplan) -> str:
    return (plan.ärende.diarienummer or "") if plan.ärende else ""


def _till_och_med(plan: Internkontrollplan, datum: date) -> list[Kontrollrad]:
    """The controls with the occasions that were due by then, or have been made."""
    ut: list[Kontrollrad] = []
    for k in k_.kontroller_i_ordning(plan):
        gällande = [t for t in k.tillfällen if t.senast <= datum or k_.gjorda([t])]
        if gällande:
            ut.append((k, sorted(gällande, key=lambda t: t.senast)))
    return ut


def _uteblev(t: Kontrolltillfälle, datum: date) -> bool:
    """Was it left undone, or is it late? What has its last day later is still to come."""
    if t.utfall in OGJORDA:
        return t.senast < datum
    return t.utfall not in {Kontrollutfall.INGEN_AVVIKELSE, Kontrollutfall.AVVIKELSE}


def _sammanfattning(kontroller: Sequence[Kontrollrad], datum: date, moment: int) -> list[d.Block]:
    """The numbers in a sentence and in a small table, which names the controls that the nämnd has to know of."""
    tillfällen = [t for _, egna in kontroller for t in egna]
    gjorda = len(k_.gjorda(tillfällen))
    text = (
        f"Planen har {moment} kontrollmoment. Av {len(tillfällen)} kontrolltillfällen har {gjorda} ett resultat."
        if tillfällen
        else f"Planen har {moment} kontrollmoment och inga kontrolltillfällen."
    )
    block: list[d.Block] = [g.rubrik(2, "Sammanfattning"), g.stycke(text)]
    if tillfällen:
        kolumner = (g.kolumn("Utfall", 2), g.kolumn("Antal", 0.8, "höger", siffror=True), g.kolumn("Kontroller", 7))
        rader = tuple(
            d.Rad(
                (
                    d.Cell(g.rad(svenska.versal(ord_)), ton=ton, rubrik=True),
                    d.Cell(g.rad(str(antal))),
                    d.Cell(g.rad(_vilka(kontroller, (ord_, ton), datum))),
                )
            )
            for ord_, ton, antal in k_.sammanräkning(tillfällen, datum)
        )
        block.append(d.Tabell(kolumner, rader))
    return block


def _vilka(kontroller: Sequence[Kontrollrad], utfall: tuple[str, str], datum: date) -> str:
    """ "Stickprov på fakturor (kvartal 1 2026); …" for all but what went well or is still to come."""
    if utfall[1] in {"grön", "grå"}:
        return ""
    return "; ".join(
        f"{k.kontroll} ({t.period})" if t.period.strip() else k.kontroll
        for k, egna in kontroller
        for t in egna
        if k_.utfall(t, datum) == utfall
    )


def _resultattabell(rader: Sequence[Kontrollrad], plan: Internkontrollplan, datum: date, stil: Husstil) -> d.Tabell:
    nummer = {id(k): nr for nr, k in k_.numrerade(plan)}
    kolumner = (
        g.kolumn("Nr", 0.7, "höger", siffror=True),
        g.kolumn("Kontroll", 3.8),
        g.kolumn("Period", 2.3),
        g.kolumn("Gjord", 2.1),
        g.kolumn("Utfall", 2.3),
        g.kolumn("Resultat", 3.1),
        g.kolumn("Avvikelse", 2.5),
        g.kolumn("Åtgärd", 2.8),
        g.kolumn("Status", 1.9),
    )
    ut: list[d.Rad] = []
    kategori = ""
    for k, tillfällen in rader:
        if k.kategori.strip() and k.kategori.strip() != kategori:
            kategori = k.kategori.strip()
            ut.append(g.grupprad(kategori, len(kolumner)))
        for plats, t in enumerate(tillfällen):
            ut.append(_resultatrad(k, t, nummer[id(k)], (datum, stil), upprepad=plats > 0))
    return d.Tabell(kolumner, tuple(ut))


def _resultatrad(
    k: Kontrollmoment, t: Kontrolltillfälle, nr: int, när: tuple[date, Husstil], *, upprepad: bool
) -> d.Rad:
    """``nr`` is the control's in the plan. ``upprepad``: the control stands in the row above, and is
    printed again only at a page's top."""
    datum, stil = när
    ord_, ton = k_.utfall(t, datum)
    gjord = g.dag(t.utfört, stil)
    vem = t.utfört_av.strip()
    resultat = t.resultat if not t.urval.strip() else f"{t.resultat} Urval: {t.urval}.".strip()
    return d.Rad(
        (
            d.Cell(g.rad(str(nr)), upprepad=upprepad),
            d.Cell(g.rad(k.kontroll), rubrik=True, upprepad=upprepad),
            d.Cell(g.rad(t.period)),
            d.Cell(g.rad(f"{gjord}, {vem}" if gjord and vem else gjord or vem)),
            d.Cell(g.rad(ord_), ton=ton),
            d.Cell(g.rad(resultat)),
            d.Cell(g.rad(t.avvikelse)),
            d.Cell(g.rad(f"{t.åtgärd} ({t.åtgärd_ansvarig})" if t.åtgärd_ansvarig.strip() else t.åtgärd)),
            d.Cell(g.rad(k_.åtgärdsläge(t, datum, stil))),
        )
    )


OMRÅDESKOLUMNER = ("Område", "Kontrollmoment", "Planerade kontroller", "Med resultat", "Avvikelser", "Åtgärdade")


def områdestal(plan: Internkontrollplan) -> list[tuple[str, tuple[int, ...]]]:
    """Område and the numbers of ``OMRÅDESKOLUMNER`` after it. Needs loaded: kontroller → tillfällen."""
    grupper: dict[str, list[Kontrollmoment]] = {}
    for k in k_.kontroller_i_ordning(plan):
        grupper.setdefault(k.kategori.strip() or "Utan område", []).append(k)
    ut: list[tuple[str, tuple[int, ...]]] = []
    for område, egna in grupper.items():
        alla = [t for k in egna for t in k.tillfällen]
        avvikelser = [t for t in alla if t.utfall is Kontrollutfall.AVVIKELSE]
        åtgärdade = sum(t.åtgärd_klar is not None for t in avvikelser)
        ut.append((område, (len(egna), len(alla), len(k_.gjorda(alla)), len(avvikelser), åtgärdade)))
    return ut


def _områdestabell(plan: Internkontrollplan) -> d.Tabell:
    första, *tal = OMRÅDESKOLUMNER
    kolumner = (g.kolumn(första, 4), *(g.kolumn(rubrik, 1.5, "höger", siffror=True) for rubrik in tal))
    rader = (
        d.Rad((d.Cell(g.rad(område), rubrik=True), *(d.Cell(g.rad(str(n))) for n in antal)))
        for område, antal in områdestal(plan)
    )
    return d.Tabell(kolumner, tuple(rader))


def _avvikelsetabell(
    avvikelser: Sequence[tuple[Kontrollmoment, Kontrolltillfälle]], datum: date, stil: Husstil
) -> d.Tabell:
    kolumner = (
        g.kolumn("Kontroll", 4), g.kolumn("Period", 2), g.kolumn("Avvikelse", 4), g.kolumn("Åtgärd", 4),
        g.kolumn("Ansvarig", 2), g.kolumn("Status", 2.4),
    )  # fmt: skip
    ut = []
    for k, t in avvikelser:
        läge = k_.åtgärdsläge(t, datum, stil) or "ingen åtgärd beslutad"
        ton = "grön" if t.åtgärd_klar else "gul" if t.åtgärd.strip() and "försenad" not in läge else "röd"
        ut.append(
            d.Rad(
                (
                    d.Cell(g.rad(k.kontroll), rubrik=True),
                    *(d.Cell(g.rad(x)) for x in (t.period, t.avvikelse or t.resultat, t.åtgärd, t.åtgärd_ansvarig)),
                    d.Cell(g.rad(läge), ton=ton),
                )
            )
        )
    return d.Tabell(kolumner, tuple(ut))


def _ogjordtabell(rader: Sequence[tuple[Kontrollmoment, Kontrolltillfälle]], datum: date) -> d.Tabell:
    kolumner = (g.kolumn("Kontroll", 4), g.kolumn("Period", 2), g.kolumn("Utfall", 2.4), g.kolumn("Skäl", 5))
    ut = []
    for k, t in rader:
        ord_, ton = k_.utfall(t, datum)
        ut.append(
            d.Rad(
                (
                    d.Cell(g.rad(k.kontroll), rubrik=True),
                    d.Cell(g.rad(t.period)),
                    d.Cell(g.rad(ord_), ton=ton),
                    d.Cell(g.rad(t.resultat)),
                )
            )
        )
    return d.Tabell(kolumner, tuple(ut))
