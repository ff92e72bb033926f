"""What of the delegation waits for a list: urgent decisions at once, all others when they have gathered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlmodel import Session

from nämndapp.models import Sammanträde, Sammanträdesslag
from nämndapp.services import delegationsanmalan
from nämndapp.services.delegationsbeslut import BRÅDSKANDE, BRÅDSKANDE_HEMLIGT
from nämndapp.services.delegationsuppgifter import SEKRETESS
from nämndapp.storage import delegationsbeslut as lager

_PLATS = {namn: nr for nr, namn in enumerate(lager.FÄLT)}


@dataclass(frozen=True, slots=True)
class Väntande:
    """An item that the list needs; ``beslut`` are the ids that stand under it. Never a word on individuals."""

    rubrik: str
    skäl: str
    beslut: tuple[int, ...]
    sekretess_lagrum: str = ""
    brådskande: bool = False
    utskott: tuple[int, ...] = ()


def väntar(session: Session, möte: Sammanträde) -> Iterator[Väntande]:
    """Decisions up to the meeting's day that are on no list: urgent ones, secret urgent ones, and the rest."""
    if möte.slag is Sammanträdesslag.BEREDNING:
        return
    oanmälda = lager.beslut(session, möte.nämnd_id, till=möte.datum, oanmälda=True)
    brådskande = [r for r in oanmälda if r[_PLATS["brådskande"]]]
    for hemlig, rubrik in ((False, BRÅDSKANDE), (True, BRÅDSKANDE_HEMLIGT)):
        valda = [r for r in brådskande if bool(r[_PLATS["sekretess"]]) is hemlig]
        if valda:
            lagrum = next((r[_PLATS["sekretess_lagrum"]] for r in valda if r[_PLATS["sekretess_lagrum"]]), SEKRETESS)
            skäl = f"{_antal(len(valda), 'brådskande beslut')} ska anmälas vid nästa sammanträde (KL 6:40)."
            yield Väntande(rubrik, skäl, tuple(r[0] for r in valda), lagrum if hemlig else "", brådskande=True)
    hastiga = {r[0] for r in brådskande}
    allt = delegationsanmalan.att_anmäla(session, möte)
    vanliga = tuple(i for i in allt.beslut if i not in hastiga)
    if vanliga or allt.utskott:
        delar = [_antal(len(vanliga), "delegationsbeslut")] if vanliga else []
        delar += [_antal(len(allt.utskott), "utskottsprotokoll")] if allt.utskott else []
        anmält = "anmält" if len(vanliga) + len(allt.utskott) == 1 else "anmälda"
        skäl = f"{' och '.join(delar)} är inte {anmält}."
        yield Väntande(delegationsanmalan.PUNKT, skäl, vanliga, utskott=allt.utskott)


def _antal(n: int, vad: str) -> str:
    return f"{'Ett' if n == 1 else n} {vad}"
