"""The socialnämnd's attestlistor: the one in force and the proposal for next year, with the enhetschefer in them."""

from __future__ import annotations

from dataclasses import replace

from nämndapp.bas.attest import med_kod
from nämndapp.rules.attestbyte import byt_person
from nämndapp.services.attest import besluta_i, skapa_i
from nämndapp.services.attestimport import med_register
from nämndapp.services.attestuppgifter import (
    ATTESTANT,
    ERSÄTTARE,
    AttestlistaUppgifter,
    AttestpersonUppgifter,
    Attestradslag,
    AttestradUppgifter,
    HelAttestlista,
    Koddel,
)
from nämndapp.services.ekbro.grund import Ekbro, Rad, läs
from nämndapp.services.register import PERSON
from nämndapp.services.uppgifter import BefattningUppgifter, PersonUppgifter

_DELAR = (
    Koddel("avdelning", "Avdelning", 2, namnges=True),
    Koddel("ansvar", "Ansvar", 3, namnges=True),
    Koddel("identitet", "Identitet", 5, huvud=True),
)


def bygg(ekbro: Ekbro) -> None:
    """Both lists, after the persons that only they need."""
    data, nämnd = läs("attest"), ekbro.nämnder["SN"]
    for rad in data["enhetschef"]:
        befattning = BefattningUppgifter(
            rad["titel"], förvaltning=nämnd.förvaltning, från=rad.get("fran"), till=rad.get("till")
        )
        ekbro.spara(PERSON, PersonUppgifter(rad["namn"], rad["e_post"], befattningar=(befattning,)))
    rader = [_rad(r, data["avdelningar"]) for r in data["rader"]]
    alla, attestant, ersättare = data["alla"]
    rader.append(AttestradUppgifter("", alla, _personer(attestant, ersättare), slag=Attestradslag.ALLA))
    uppgifter = AttestlistaUppgifter(
        nämnd.id,
        data["galler_fran"].year,
        rubrik="Attestlista",
        regler=data["regler"].strip(),
        namnteckningsprov=data["namnteckningsprov"],
        koddelar=_DELAR,
    )
    session = ekbro.enhet.session
    första = skapa_i(ekbro.enhet, HelAttestlista(uppgifter, med_register(session, rader))).objekt_id
    besluta_i(ekbro.enhet, första, data["beslutad"], data["paragraf"], data["galler_fran"])
    ny = data["ny"]
    nästa = replace(
        uppgifter,
        år=ny["galler_fran"].year,
        gäller_från=ny["galler_fran"],
        bygger_på_id=första,
        regler=uppgifter.regler,
    )
    skapa_i(ekbro.enhet, HelAttestlista(nästa, med_register(session, _ändrade(rader, ny, data["avdelningar"]))))


def _ändrade(rader: list[AttestradUppgifter], ny: Rad, avdelningar: Rad) -> list[AttestradUppgifter]:
    """The rows of the proposal."""
    ut: list[AttestradUppgifter] = []
    for rad in rader:
        if rad.kod in ny["bort"]:
            continue
        nytt = replace(
            rad, belopp=ny["belopp"].get(rad.kod, rad.belopp), benämning=ny["benamning"].get(rad.kod, rad.benämning)
        )
        byt = ny["byt"]
        ut.append(byt_person(nytt, (byt["gammal"], None), (byt["ny"], None), byt["fran"]))
        if rad.kod == ny["efter"]:
            ut.append(_rad(ny["rad"], avdelningar))
    return ut


def _rad(celler: list[str], avdelningar: Rad) -> AttestradUppgifter:
    avdelning, ansvar, ansvarsnamn, kod, benämning, attestant, ersättare, *villkor = celler
    rad = AttestradUppgifter(
        kod,
        benämning,
        _personer(attestant, ersättare),
        "".join(villkor),
        koder={"avdelning": avdelning, "ansvar": ansvar},
        namn={"avdelning": avdelningar[avdelning], "ansvar": ansvarsnamn},
    )
    return med_kod(rad, _DELAR[-1])


def _personer(attestant: str, ersättare: str) -> tuple[AttestpersonUppgifter, ...]:
    return AttestpersonUppgifter(attestant, ATTESTANT), AttestpersonUppgifter(ersättare, ERSÄTTARE)
