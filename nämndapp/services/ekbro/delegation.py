"""The socialnämnd's delegationsordning with its proposal, decisions under it, reported protocols and figures."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from nämndapp.bas import punkthanvisning
from nämndapp.models import Delegatslag, Ordningsstatus
from nämndapp.models.delegation import Beloppsenhet
from nämndapp.services import anslag, delegation, delegationsbyte, sarskilda_protokoll
from nämndapp.services.delegation import HUVUD, KOD
from nämndapp.services.delegationsanmalan import UTSKOTT
from nämndapp.services.delegationsbeslut import BESLUT, fyll_i_från, nästa_möte, se_till_punkt
from nämndapp.services.delegationsuppgifter import (
    SEKRETESS,
    DelegationsbeslutUppgifter,
    DelegationspunktUppgifter,
    DelegatkodUppgifter,
    DelegatUppgifter,
    KapitelUppgifter,
    OrdningsbyteUppgifter,
    OrdningUppgifter,
    UtskottsanmälanUppgifter,
)
from nämndapp.services.ekbro.grund import Ekbro, Rad, läs
from nämndapp.storage import delegationsbeslut as lager
from nämndapp.storage import sarskilda_protokoll as protokollager


def bygg(ekbro: Ekbro) -> None:
    """All of it; builds on the meetings."""
    data = läs("delegation")
    nämnd_id = ekbro.nämnder[data["namnd"]].id
    for rad in data["kod"]:
        slag = Delegatslag(rad.get("slag", "anställd"))
        ekbro.spara(KOD, DelegatkodUppgifter(nämnd_id, rad["kod"], rad["betydelse"], slag, bool(rad.get("chef"))))
    första = _första(ekbro, data, nämnd_id)
    _förslag(ekbro, data, första)
    o = delegation.bild(ekbro.enhet.session, delegation.läs_ordning(ekbro.enhet.session, första))
    for rad in data["beslut"]:
        _beslut(ekbro, fyll_i_från(o, _uppgifter(rad, nämnd_id)))
    for rad in data["protokoll"]:
        _särskilt_protokoll(ekbro, rad, nämnd_id)
    for rad in data["utskott"]:
        u = UtskottsanmälanUppgifter(nämnd_id, rad["utskott"], rad["datum"], rad["fran"], rad["till"])
        ekbro.spara(UTSKOTT, u)
    siffror = [
        {"kategori": r["kategori"], "mått": r["matt"], "år": int(år), "månad": månad, "värde": värde}
        for r in data["statistik"]
        for år in ("2025", "2026")
        for månad, värde in enumerate((*r[år], *[None] * (12 - len(r[år]))), 1)
    ]
    lager.lägg_till_statistik(ekbro.enhet.session, nämnd_id, siffror)


def _första(ekbro: Ekbro, data: Rad, nämnd_id: int) -> int:
    """The adopted version."""
    huvud = OrdningUppgifter(nämnd_id, data["rubrik"], inledning=data["inledning"].strip())
    kapitel = [KapitelUppgifter(k["rubrik"], k["nr"], k.get("sfs", "")) for k in data["kapitel"]]
    punkter = [
        _punkt(p, plats, löpnr) for plats, k in enumerate(data["kapitel"]) for löpnr, p in enumerate(k["punkt"], 1)
    ]
    id_ = delegation.ny_ordning_i(ekbro.enhet, huvud, kapitel, punkter).objekt_id
    _bind(ekbro, id_)
    ekbro.ändra(
        HUVUD,
        id_,
        replace(
            ekbro.hämta(HUVUD, id_),
            status=Ordningsstatus.BESLUTAD,
            beslutad_datum=data["antagen"],
            beslutad_paragraf=data["paragraf"],
            gäller_från=data["galler_fran"],
        ),
    )
    return id_


def _bind(ekbro: Ekbro, id_: int) -> None:
    """The notes' numbers become keys, as when they are typed."""
    vy = delegation.läs_ordning(ekbro.enhet.session, id_)
    nummer = punkthanvisning.entydiga(vy.nummer)
    par = [(p, punkthanvisning.bind(p.anteckning, nummer)) for p in vy.punkter]
    ändras = [
        (p, replace(p, anteckning=text, hänvisningar=punkthanvisning.nycklar_i(text)))
        for p, text in par
        if text != p.anteckning
    ]
    delegationsbyte.utför(
        ekbro.enhet,
        OrdningsbyteUppgifter(id_, punkter=tuple(p for p, _ in ändras)),
        OrdningsbyteUppgifter(id_, punkter=tuple(p for _, p in ändras)),
        "",
    )


def _delegater(koder: list[str]) -> tuple[DelegatUppgifter, ...]:
    """ "EC:200000" is up to an amount."""
    delar = [k.partition(":") for k in koder]
    return tuple(DelegatUppgifter(kod, Decimal(belopp) if belopp else None) for kod, _, belopp in delar)


def _punkt(rad: Rad, plats: int, löpnr: int | None) -> DelegationspunktUppgifter:
    return DelegationspunktUppgifter(
        plats,
        rad["arende"],
        löpnr,
        rad.get("grupp", ""),
        rad.get("lagrum", ""),
        _delegater(rad["delegat"]),
        rad.get("ersattare", ""),
        beloppsenhet=Beloppsenhet(rad.get("enhet", "kr")),
        vidaredelegation=rad.get("vidare"),
        anmäls=rad.get("anmals"),
        anteckning=rad.get("anteckning", ""),
    )


def _förslag(ekbro: Ekbro, data: Rad, från: int) -> None:
    """The proposal: the rows of the version in force with the changes of the file, numbered anew."""
    vy = delegation.läs_ordning(ekbro.enhet.session, från)
    plats = {k.id: nr for nr, k in enumerate(vy.kapitel)}
    rader: list[DelegationspunktUppgifter] = []
    for p in vy.punkter:
        nr = vy.nummer[p.nyckel]
        egen = next((a for a in data["andring"] if a.get("nr") == nr), None)
        nytt = replace(p, kapitel_id=plats[p.kapitel_id])
        if egen is None or not egen.get("bort"):
            rader.append(nytt if egen is None else _ändrad(nytt, egen))
        rader += [
            replace(_punkt(a, plats[p.kapitel_id], 0), nyckel="") for a in data["andring"] if a.get("efter") == nr
        ]
    serier: dict[int, int] = {}
    numrerade = []
    for p in rader:
        serier[p.kapitel_id] = serier.get(p.kapitel_id, 0) + 1
        numrerade.append(replace(p, löpnr=serier[p.kapitel_id]))
    huvud = replace(
        vy.huvud,
        bygger_på_id=från,
        beslutad_datum=None,
        beslutad_paragraf=None,
        gäller_från=None,
        inledning=vy.huvud.inledning.replace("annars närmaste chef", "annars närmast överordnad chef"),
    )
    delegation.ny_ordning_i(ekbro.enhet, huvud, vy.kapitel, numrerade)


def _ändrad(p: DelegationspunktUppgifter, rad: Rad) -> DelegationspunktUppgifter:
    nytt: dict[str, Any] = {}
    if "arende" in rad:
        nytt["ärende"] = rad["arende"]
    if "anteckning" in rad:
        nytt["anteckning"] = rad["anteckning"]
    if "delegat" in rad:
        nytt["delegater"] = _delegater(rad["delegat"])
    return replace(p, **nytt)


def _uppgifter(rad: Rad, nämnd_id: int) -> DelegationsbeslutUppgifter:
    hemligt = bool(rad.get("sekretess"))
    return DelegationsbeslutUppgifter(
        nämnd_id,
        rad["datum"],
        punkt_nr=rad.get("punkt", ""),
        diarienummer=rad["dnr"],
        delegat=rad["delegat"],
        beslutsfattare=rad.get("beslutsfattare", ""),
        titel=rad.get("titel", ""),
        beslut=rad.get("beslut", ""),
        rubrik=rad.get("rubrik", ""),
        utfall=rad.get("utfall", ""),
        lagrum=rad.get("lagrum", ""),
        belopp=rad.get("belopp"),
        sekretess=hemligt,
        sekretess_lagrum=SEKRETESS if hemligt else "",
        brådskande=bool(rad.get("bradskande")),
    )


def _beslut(ekbro: Ekbro, u: DelegationsbeslutUppgifter) -> None:
    möte_id = nästa_möte(ekbro.enhet.session, u.nämnd_id, u.datum) if u.brådskande else None
    if möte_id is not None:
        _, punkt_id = se_till_punkt(ekbro.enhet, möte_id, hemlig=u.sekretess, lagrum=u.sekretess_lagrum)
        u = replace(u, anmäld_punkt_id=punkt_id)
    ekbro.spara(BESLUT, u)


def _särskilt_protokoll(ekbro: Ekbro, rad: Rad, nämnd_id: int) -> None:
    """Of decisions that are not reported: set up, justerat and announced the same day."""
    session = ekbro.enhet.session
    valda = [r[0] for r in lager.beslut(session, nämnd_id) if r[lager.FÄLT.index("diarienummer")] in rad["dnr"]]
    id_ = sarskilda_protokoll.sätt_upp_i(ekbro.enhet, nämnd_id, valda, rad["datum"]).objekt_id
    protokollet = protokollager.ladda_protokoll(session, id_)
    sarskilda_protokoll.justera_i(ekbro.enhet, id_, rad["datum"], protokollet.av, rad["titel"])
    sak = anslag.särskilt_protokolls_sak(session, protokollager.ladda_protokoll(session, id_))
    if sak is not None:
        anslag.sätt_upp_i(ekbro.enhet, sak, rad["datum"], anslag.Tavla(rad["forvaring"], rad["av"]))
