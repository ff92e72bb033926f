"""The follow-up at a glance: a traffic light with its word for every control of a plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from nämndapp.models import Kontrollutfall
from nämndapp.services.internkontrolluppgifter import PlanUppgifter
from nämndapp.services.kontrolltillfallen import OGJORDA, Tillfälleläge, läge
from nämndapp.storage.internkontrollurval import Tillfällerad

__all__ = ["UTAN_TILLFÄLLE", "Kontrollbild", "Tillfällerad", "kontrollbilder", "sammanfattning"]

_TON = {
    Tillfälleläge.FÖRSENAT: "röd",
    Tillfälleläge.AVVIKELSE: "röd",
    Tillfälleläge.EJ_GENOMFÖRT: "orange",
    Tillfälleläge.EJ_MÖJLIGT: "orange",
    Tillfälleläge.ÅTGÄRDAT: "gul",
    Tillfälleläge.PÅGÅR: "gul",
    Tillfälleläge.UTAN_AVVIKELSE: "grön",
    Tillfälleläge.KOMMANDE: "grå",
}
"""The lights, the gravest first; the same tints as in the papers."""
UTAN_TILLFÄLLE = "inget kontrolltillfälle"
_I_ANTAL = {UTAN_TILLFÄLLE: "utan kontrolltillfälle", "ingen avvikelse": "utan avvikelse", "avvikelse": "med avvikelse"}


@dataclass(frozen=True, slots=True)
class Kontrollbild:
    """A control: how many of its occasions are done, and the gravest thing that is to be said of it."""

    kontroll_id: int
    nr: int
    kategori: str
    kontroll: str
    ansvarig: str
    ord: str
    ton: str
    gjorda: int
    antal: int
    avvikelser: int
    pågående_åtgärder: int
    nästa: date | None
    senaste_id: int | None


def kontrollbilder(plan: PlanUppgifter, tillfällen: Sequence[Tillfällerad], idag: date) -> tuple[Kontrollbild, ...]:
    """Every control in the plan's order. What is still to come is only said of a control that has nothing else."""
    per: dict[int, list[Tillfällerad]] = {}
    for t in tillfällen:
        per.setdefault(t.kontroll_id, []).append(t)
    ut = []
    for nr, k in enumerate(plan.kontroller, 1):
        egna = per.get(k.id or 0, [])
        lägen = {läge(t, idag): t.id for t in egna}
        värst = next((ett for ett in _TON if ett in lägen), None)
        kvar = [t.senast for t in egna if t.utfall in OGJORDA]
        ut.append(
            Kontrollbild(
                k.id or 0, nr, k.kategori, k.kontroll, k.ansvarig, UTAN_TILLFÄLLE if värst is None else värst.value,
                "grå" if värst is None else _TON[värst],
                sum(t.utfall not in OGJORDA for t in egna), len(egna),
                sum(t.utfall is Kontrollutfall.AVVIKELSE for t in egna),
                sum(bool(t.åtgärd.strip()) and t.åtgärd_klar is None for t in egna),
                min(kvar, default=None), None if värst is None else lägen[värst],
            )
        )  # fmt: skip
    return tuple(ut)


def sammanfattning(bilder: Sequence[Kontrollbild]) -> str:
    """ "12 kontrollmoment · 1 försenat · 2 med avvikelse · 9 utan kontrolltillfälle" """
    antal: dict[str, int] = {}
    for bild in bilder:
        antal[bild.ord] = antal.get(bild.ord, 0) + 1
    ordning = [*(ett.value for ett in _TON), UTAN_TILLFÄLLE]
    delar = [f"{antal[ord_]} {_I_ANTAL.get(ord_, ord_)}" for ord_ in ordning if ord_ in antal]
    return " · ".join([f"{len(bilder)} kontrollmoment", *delar]) if delar else "Planen har inga kontrollmoment."
