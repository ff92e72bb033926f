"""Import proposals as the JSON of ``importera --json`` (design: cli). Keys never change; adding is allowed."""

from __future__ import annotations

from datetime import date
from typing import Any

from nämndapp.bas.attest import ATTESTANT, ERSÄTTARE, AttestpersonUppgifter, Attestradslag, AttestradUppgifter
from nämndapp.bas.forslag import (
    Delegationspunktförslag,
    Dokumentförslag,
    Fält,
    Importförslag,
    Kontrollförslag,
    Meddelandeförslag,
    Punktförslag,
    Riskförslag,
    Statistikförslag,
    Underlagsförslag,
    Workshopsvar,
)
from nämndapp.bas.papekande import Påpekande


def till_json(förslag: list[Importförslag]) -> dict[str, Any]:
    """Plain lists, dicts, strings and numbers; unknown values are None, empty lists []."""
    return {"filer": [_fil(ett) for ett in förslag]}


def _fil(förslag: Importförslag) -> dict[str, Any]:
    return {
        "fil": förslag.fil,
        "sha256": förslag.sha256,
        "dokument": [_dokument(dok) for dok in förslag.dokument],
        "ej_tolkat": [{"rader": list(otolkat.rader), "text": otolkat.text} for otolkat in förslag.ej_tolkat],
    }


def _dokument(dok: Dokumentförslag) -> dict[str, Any]:
    return {
        "typ": dok.typ.value,
        "rubrik": _värde(dok.rubrik),
        "datum": _datum(dok.datum.värde if dok.datum else None),
        "diarienummer": _värde(dok.diarienummer),
        "organ": _värde(dok.organ),
        "rader": list(dok.rader),
        "konfidens": round(dok.konfidens, 2),
        "falt": {nyckel: _fältvärde(fält) for nyckel, fält in dok.fält.items()},
        "faltrader": {nyckel: _fältrad(fält) for nyckel, fält in _alla_fält(dok).items()},
        "forslag": [sats.värde for sats in dok.förslag],
        "beslut": [sats.värde for sats in dok.beslut] if dok.beslut is not None else None,
        "beslutsunderlag": [_underlag(underlag) for underlag in dok.beslutsunderlag],
        "avsnitt": [{"rubrik": a.rubrik, "text": a.text, "rad": a.rad} for a in dok.avsnitt],
        "undertecknare": [
            {"namn": u.namn, "titel": u.titel, "parti": u.parti, "rad": u.rad} for u in dok.undertecknare
        ],
        "skickas_till": [mottagare.värde for mottagare in dok.skickas_till],
        "punkter": [_punkt(punkt) for punkt in dok.punkter],
        "attestrader": [_attestrad(rad) for rad in dok.attestrader if rad.slag in _MED_PERSONER],
        "extra_attestanter": [_attestrad(rad) for rad in dok.attestrader if rad.slag is Attestradslag.EXTRA],
        "delegationspunkter": [_delegationspunkt(punkt) for punkt in dok.delegationspunkter],
        "risker": [_risk(risk) for risk in dok.risker],
        "kontroller": [_kontroll(kontroll) for kontroll in dok.kontroller],
        "statistik": [_statistik(värde) for värde in dok.statistik],
        "meddelanden": [_meddelande(meddelande) for meddelande in dok.meddelanden],
        "papekanden": [_påpekande(påpekande) for påpekande in dok.påpekanden],
        "hor_till": dok.hör_till,
        "hor_till_grund": dok.hör_till_grund or None,
    }


_MED_PERSONER = (Attestradslag.RAD, Attestradslag.ALLA)


def _attestrad(rad: AttestradUppgifter) -> dict[str, Any]:
    roller = dict.fromkeys(p.roll for p in rad.personer if p.roll not in (ATTESTANT, ERSÄTTARE))
    return {
        "avdelning": rad.koder.get("avdelning"),
        "ansvar": rad.koder.get("ansvar"),
        "kod": rad.kod or None,
        "benamning": rad.benämning,
        "villkor": rad.villkor or None,
        "attestanter": [_attestperson(p) for p in rad.i_roll(ATTESTANT)],
        "ersattare": [_attestperson(p) for p in rad.i_roll(ERSÄTTARE)],
        "ovriga_roller": {roll: [_attestperson(p) for p in rad.i_roll(roll)] for roll in roller},
        "belopp": rad.belopp,
        "koddelar": dict(rad.koder),
        "delnamn": dict(rad.namn),
        "slag": rad.slag.value,
        "rad": rad.källrad,
    }


def _attestperson(p: AttestpersonUppgifter) -> dict[str, Any]:
    return {"namn": p.namn, "fran": _datum(p.från), "till": _datum(p.till), "osaker": p.osäker}


def _värde(fält: Fält[str] | None) -> str | None:
    return fält.värde if fält else None


def _datum(datum: date | None) -> str | None:
    return datum.isoformat() if datum else None


def _fältvärde(fält: Fält[str | None] | list[Fält[str]]) -> str | list[str] | None:
    return [ett.värde for ett in fält] if isinstance(fält, list) else fält.värde


def _fältrad(fält: Fält[Any] | list[Fält[str]]) -> int | list[int | None] | None:
    return [ett.rad for ett in fält] if isinstance(fält, list) else fält.rad


def _alla_fält(dok: Dokumentförslag) -> dict[str, Fält[Any] | list[Fält[str]]]:
    kärna = {"rubrik": dok.rubrik, "datum": dok.datum, "diarienummer": dok.diarienummer, "organ": dok.organ}
    listor = {"forslag": dok.förslag, "beslut": dok.beslut or [], "skickas_till": dok.skickas_till}
    return {
        **{nyckel: fält for nyckel, fält in kärna.items() if fält is not None},
        **dok.fält,
        **{nyckel: lista for nyckel, lista in listor.items() if lista},
    }


def _underlag(underlag: Underlagsförslag) -> dict[str, Any]:
    return {
        "text": underlag.text,
        "organ": underlag.organ,
        "datum": _datum(underlag.datum),
        "paragraf": underlag.paragraf,
        "rad": underlag.rad,
    }


def _punkt(punkt: Punktförslag) -> dict[str, Any]:
    return {
        "nr": punkt.nr,
        "rubrik": punkt.rubrik,
        "diarienummer": punkt.diarienummer,
        "grupp": punkt.grupp,
        "minuter": punkt.minuter,
        "bilaga": punkt.bilaga,
        "foredragande": punkt.föredragande,
        "utgar": punkt.utgår,
        "vackt_av": punkt.väckt_av,
        "stangda_dorrar": punkt.stängda_dörrar,
        "rad": punkt.rad,
    }


def _risk(risk: Riskförslag) -> dict[str, Any]:
    return {
        "omrade": risk.område,
        "risk": risk.risk,
        "foregaende": risk.föregående,
        "sannolikhet": risk.sannolikhet,
        "konsekvens": risk.konsekvens,
        "riskvarde": risk.riskvärde,
        "rad": risk.rad,
    }


def _kontroll(kontroll: Kontrollförslag) -> dict[str, Any]:
    return {
        "kategori": kontroll.kategori,
        "kontroll": kontroll.kontroll,
        "ansvarig": kontroll.ansvarig,
        "frekvens": kontroll.frekvens,
        "metod": kontroll.metod,
        "rapporteras_till": kontroll.rapporteras_till,
        "resultat": kontroll.resultat,
        "moment": list(kontroll.moment),
        "workshop": _workshop(kontroll.workshop),
        "rad": kontroll.rad,
    }


def _delegationspunkt(punkt: Delegationspunktförslag) -> dict[str, Any]:
    return {
        "nr": punkt.nr,
        "kapitel": punkt.kapitel or None,
        "grupp": punkt.grupp or None,
        "arende": punkt.ärende,
        "lagrum": punkt.lagrum or None,
        "delegater": list(punkt.delegater),
        "anteckning": punkt.anteckning,
        "ersattare": punkt.ersättare or None,
        "villkor": punkt.villkor or None,
        "vidaredelegation": punkt.vidaredelegation,
        "anmals": punkt.anmäls,
        "osaker": punkt.osäker,
        "rad": punkt.rad,
    }


def _statistik(värde: Statistikförslag) -> dict[str, Any]:
    return {
        "kategori": värde.kategori,
        "matt": värde.mått,
        "ar": värde.år,
        "manad": värde.månad,
        "varde": värde.värde,
        "rad": värde.rad,
    }


def _workshop(svar: Workshopsvar | None) -> dict[str, Any] | None:
    if svar is None:
        return None
    return {
        "nr": svar.nr,
        "beslut": svar.beslut,
        "ha_kvar": svar.ha_kvar,
        "revidera": svar.revidera,
        "nytt": svar.nytt,
        "osaker": svar.osäker,
    }


def _meddelande(meddelande: Meddelandeförslag) -> dict[str, Any]:
    return {"diarienummer": meddelande.diarienummer, "text": meddelande.text, "rad": meddelande.rad}


def _påpekande(påpekande: Påpekande) -> dict[str, Any]:
    return {
        "kod": påpekande.kod,
        "niva": påpekande.nivå.value,
        "text": påpekande.text,
        "rad": påpekande.plats.rad,
        "forslag": påpekande.förslag or None,
    }
