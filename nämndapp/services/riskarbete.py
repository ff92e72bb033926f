"""What the window needs while a riskanalys is being worked on: values, levels, the matrix and the next year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from nämndapp.models import Riskbedömning
from nämndapp.rules import riskniva
from nämndapp.rules.frekvens import tolka_frekvens
from nämndapp.rules.riskniva import AVFÖRD, Risknivå, risknivå
from nämndapp.services.internkontrolluppgifter import KontrollUppgifter, RiskanalysUppgifter, RiskUppgifter


def beräknat(risk: RiskUppgifter) -> int | None:
    """S × K; None when either is missing."""
    if risk.sannolikhet is None or risk.konsekvens is None:
        return None
    return risk.sannolikhet * risk.konsekvens


def gällande(risk: RiskUppgifter) -> int | None:
    """The value that the paper states, or else S × K."""
    return risk.riskvärde if risk.riskvärde is not None else beräknat(risk)


def avviker(risk: RiskUppgifter) -> bool:
    """Does the paper state another value than S × K?"""
    rätt = beräknat(risk)
    return rätt is not None and risk.riskvärde is not None and risk.riskvärde != rätt


def nivå(risk: RiskUppgifter, tröskel: int, nivåer: Sequence[Mapping[str, Any]] = ()) -> Risknivå:
    """The level of a row; 0 × 0 is dropped whatever value stands beside it."""
    if avförd(risk):
        return AVFÖRD
    return risknivå(gällande(risk), tröskel, nivåer)


def förändring(risk: RiskUppgifter, *, annan_skala: bool = False) -> str:
    """Last year to this year as an arrow with words."""
    return riskniva.förändring(risk.föregående, gällande(risk), avförd=avförd(risk), annan_skala=annan_skala)


def ska_ingå(risk: RiskUppgifter, tröskel: int) -> bool:
    """Does the risk belong in the plan: at or above the threshold, or obligatory, and not dropped?"""
    värde = gällande(risk)
    return not avförd(risk) and (risk.obligatorisk or (värde is not None and värde >= tröskel))


def med_bedömning(risk: RiskUppgifter, fält: str, steg: int | None) -> RiskUppgifter:
    """The row with a new ``sannolikhet`` or ``konsekvens``; a stated value that was not the product is left alone."""
    ny = replace(risk, sannolikhet=steg) if fält == "sannolikhet" else replace(risk, konsekvens=steg)
    if risk.riskvärde is not None and risk.riskvärde != beräknat(risk):
        return ny
    return replace(ny, riskvärde=beräknat(ny))


def med_frekvens(kontroll: KontrollUppgifter, text: str) -> KontrollUppgifter:
    """The control with a new frequency as written, and what it means where that is understood."""
    return replace(kontroll, frekvens=text, frekvenskod=tolka_frekvens(text))


def nästa_års_riskanalys(förra: RiskanalysUppgifter, år: int) -> RiskanalysUppgifter:
    """Last year's risks to be assessed anew: their value becomes ``föregående``; dropped risks are left out."""
    risker = tuple(
        replace(
            r, föregående=gällande(r), sannolikhet=None, konsekvens=None, riskvärde=None, kommentar="", id=None,
            bedömning=Riskbedömning.INGEN, kontroller=(),
        )
        for r in förra.risker
        if not avförd(r)
    )  # fmt: skip
    rubrik = förra.rubrik.replace(str(förra.år), str(år))
    return replace(förra, år=år, rubrik=rubrik, ärende_id=None, risker=risker, planer=())


def samma_risk(gammal: RiskanalysUppgifter | None, ny: RiskanalysUppgifter | None) -> dict[int, int]:
    """The id of each old risk in the new analysis, by their common nyckel."""
    nya = {r.nyckel: r.id for r in ny.risker if r.id is not None} if ny else {}
    return {r.id: nya[r.nyckel] for r in (gammal.risker if gammal else ()) if r.id is not None and r.nyckel in nya}


def samma_risker(kontroll: KontrollUppgifter, nya_id: Mapping[int, int]) -> tuple[int, ...]:
    """The control's risks in the new analysis; those that it has not fall away."""
    return tuple(nya_id[r] for r in kontroll.risker if r in nya_id)


def som_ny(kontroll: KontrollUppgifter, risker: tuple[int, ...]) -> KontrollUppgifter:
    """Last year's control as a row of a new plan: the same nyckel, nothing of what came of it."""
    return replace(kontroll, id=None, risker=risker, tillfällen=(), workshoprader=())


def avförd(risk: RiskUppgifter) -> bool:
    """0 × 0: the risk is no longer the nämnd's."""
    return risk.sannolikhet == 0 and risk.konsekvens == 0
