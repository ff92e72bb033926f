"""What was done after the meetings that have been held: anslag and expediering, with what went wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from nämndapp.models import Expedieringssätt, Sammanträde, Sammanträdesstatus
from nämndapp.services import anslag, expediering, radsamling
from nämndapp.services.anslag import Tavla
from nämndapp.services.efteruppgifter import ExpedieringarUppgifter, ExpedieringUppgifter
from nämndapp.services.ekbro.grund import Ekbro, Rad, läs
from nämndapp.storage import efterurval

_UTSKICK = timedelta(days=3)  # after the justering


def bygg(ekbro: Ekbro) -> None:
    """All meetings that are justerade, the earliest first."""
    data = läs("efter")
    undantag = {(rad["namnd"], rad["mote"]): rad for rad in data["undantag"]}
    tavla = Tavla(data["förvaringsplats"], data["av"])
    for nyckel, möte_id in sorted(ekbro.möten.items(), key=lambda m: m[0][1]):
        if ekbro.enhet.hämta(Sammanträde, möte_id).status is Sammanträdesstatus.JUSTERAT:
            rad = undantag.get(nyckel, {})
            _anslå(ekbro, möte_id, rad, tavla)
            _expediera(ekbro, möte_id, rad, data["av"])


def _anslå(ekbro: Ekbro, möte_id: int, rad: Rad, tavla: Tavla) -> None:
    enhet = ekbro.enhet
    for sak in anslag.mötets_saker_i(enhet.session, efterurval.möte_med_mottagare(enhet.session, möte_id)):
        dag: date = sak.justerat if sak.paragrafer else rad.get("uppsatt", sak.justerat)
        uppe = anslag.sätt_upp_i(enhet, sak, dag, tavla)
        if sak.paragrafer or not rad.get("uppe"):
            nedtas = efterurval.ladda_anslag(enhet.session, uppe.objekt_id).ned_tidigast
            anslag.ta_ned_i(enhet, uppe.objekt_id, nedtas, None)


def _expediera(ekbro: Ekbro, möte_id: int, rad: Rad, av: str) -> None:
    """All but ``kvar`` have been sent, by ordinary e-mail save to those who are served with it."""
    enhet = ekbro.enhet
    kvar, delges = rad.get("kvar", ()), rad.get("delges", ())
    rader = []
    for p in expediering.mötets_utskick_i(enhet.session, efterurval.möte_med_mottagare(enhet.session, möte_id)):
        for u in p.utskick:
            if u.mottagare in kvar or p.justerat is None:
                continue
            ett = ExpedieringUppgifter(u.paragraf_id, u.mottagare, u.sätt, p.justerat + _UTSKICK, av=av)
            if u.mottagare in delges:
                ett = replace(ett, sätt=Expedieringssätt.DELGIVNING, delfången=rad["delfånget"])
            rader.append(ett)
    radsamling.spara(enhet, expediering.EXPEDIERING, möte_id, ExpedieringarUppgifter(tuple(rader)), None)
