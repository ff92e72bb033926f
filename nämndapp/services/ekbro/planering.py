"""Ekbro's årshjul with the times its matters came up, and the uppdrag that decisions have given."""

from __future__ import annotations

from dataclasses import replace

from nämndapp.models import Bevakningsläge, Bevakningsslag
from nämndapp.services.arshjul import ÅRSHJULSPOST, standardhjul, sätt_tillfälle
from nämndapp.services.bevakning import BEVAKNING
from nämndapp.services.ekbro.grund import Ekbro, Rad, läs
from nämndapp.services.sammantraden import SAMMANTRÄDE
from nämndapp.services.uppgifter import BevakningUppgifter
from nämndapp.storage import urval

_ÅR = 2026


def bygg(ekbro: Ekbro) -> None:
    """The planning of both nämnder; builds on the meetings."""
    data = läs("planering")
    for kod in ("SN", "BMN"):
        poster = {
            post.rubrik: ekbro.spara(ÅRSHJULSPOST, post)
            for post in standardhjul(ekbro.nämnder[kod].id, socialnämnd=kod == "SN")
        }
        for rad in data["tillfalle"]:
            if rad["namnd"] == kod:
                _tillfälle(ekbro, poster[rad["post"]], rad)
    for rad in data["uppdrag"]:
        ekbro.spara(BEVAKNING, _uppdrag(ekbro, rad))


def _tillfälle(ekbro: Ekbro, post_id: int, rad: Rad) -> None:
    """Each time the matter stood on a list in one of the post's months; or why it was passed over."""
    if "avstås" in rad:
        sätt_tillfälle(ekbro.enhet, post_id, _ÅR, rad["månad"], avstås=rad["avstås"])
        return
    månader = ekbro.hämta(ÅRSHJULSPOST, post_id).månader
    ärende_id = ekbro.ärenden[rad["namnd"]][rad["arende"]].id
    for (kod, datum), möte_id in ekbro.möten.items():
        if kod == rad["namnd"] and datum.month in månader:
            for punkt in ekbro.hämta(SAMMANTRÄDE, möte_id).punkter:
                if punkt.ärende_id == ärende_id:
                    sätt_tillfälle(ekbro.enhet, post_id, _ÅR, datum.month, punkt_id=punkt.id)


def _uppdrag(ekbro: Ekbro, rad: Rad) -> BevakningUppgifter:
    uppdrag = BevakningUppgifter(
        ekbro.nämnder[rad["namnd"]].id,
        rad["text"],
        Bevakningsslag(rad.get("slag", "uppdrag")),
        ansvarig=rad["ansvarig"],
        återrapport_senast=rad["senast"],
        läge=Bevakningsläge(rad["läge"]),
    )
    if "arende" not in rad:
        return uppdrag
    kod, datum, ärende = rad["namnd"], rad["mote"], ekbro.ärenden[rad["namnd"]][rad["arende"]]
    rader = urval.paragrafer(ekbro.enhet.session, ekbro.möten[kod, datum])
    nummer, paragraf_id = next((r[2], r[0]) for r in rader if r[5] == ärende.diarienummer)
    return replace(
        uppdrag,
        källa=f"{kod} {datum.isoformat()} § {nummer}",
        paragraf_id=paragraf_id,
        ärende_id=ärende.id,
        beslutat=datum,
    )
