"""A code part or a role that is taken away takes its codes and persons along: nothing is left hidden in a row."""

from __future__ import annotations

from dataclasses import replace

import pytest
from namndprov import Nämnder

from nämndapp.bas.fel import Inmatningsfel
from nämndapp.services import andring, attest, attestdelar, attestrader
from nämndapp.services.attestuppgifter import (
    AttestlistaVy,
    AttestpersonUppgifter,
    AttestradUppgifter,
    Attestroll,
    Koddel,
)
from nämndapp.storage import Databas

DELAR = (Koddel("ansvar", "Ansvar"), Koddel("projekt", "Projekt"), Koddel("identitet", "Identitet", huvud=True))
ROLLER = (Attestroll("attestant", "Beslutsattestant"), Attestroll("ersättare", "Ersättare"))


@pytest.fixture
def lista(db: Databas, nämnder: Nämnder) -> AttestlistaVy:
    """Two rows with ansvar and projekt, one with neither; one has a substitute."""
    id_ = attest.skapa_lista(db, nämnder.sn, 2027).objekt_id
    u = attest.hämta_lista(db, id_).uppgifter
    attest.spara_huvud(db, id_, replace(u, koddelar=DELAR, roller=ROLLER), None)
    yttre = {"ansvar": "710", "projekt": "9"}
    ersatt = (AttestpersonUppgifter("Anna Ek", "attestant"), AttestpersonUppgifter("Bo Alm", "ersättare"))
    rader = [
        AttestradUppgifter("71000", "Ledning", ersatt, koder=yttre, namn={"projekt": "Nio"}, ärvda=("projekt",)),
        AttestradUppgifter("71001", "Stab", ersatt[:1], koder=yttre),
        AttestradUppgifter("71002", "Övrigt", ersatt[:1]),
    ]
    attestrader.lägg_till_rader(db, id_, rader, None, None)
    return attest.hämta_lista(db, id_)


def test_koddelens_koder_och_rollens_personer_sägs_och_följer_med(db: Databas, lista: AttestlistaVy) -> None:
    u = replace(lista.uppgifter, koddelar=(DELAR[0], DELAR[2]), roller=ROLLER[:1])
    följder = attestdelar.följder(lista.uppgifter, u, lista.rader)
    assert (följder.koder, följder.personer) == ((("Projekt", 2),), (("Ersättare", 1),))
    assert följder.text.startswith("Projekt har koder på 2 rader.")
    svar = attestdelar.spara_delar(db, lista.id, u, lista.version)
    efter = attest.hämta_lista(db, lista.id)
    assert efter.uppgifter.koddelar == u.koddelar
    assert [set(r.koder) for r in efter.rader] == [{"ansvar", "identitet"}] * 2 + [{"identitet"}]
    assert (efter.rader[0].namn, efter.rader[0].ärvda) == ({}, ())
    assert {p.roll for r in efter.rader for p in r.personer} == {"attestant"}
    åter = andring.ångra(db, svar)
    tillbaka = attest.hämta_lista(db, lista.id)
    assert (tillbaka.uppgifter, tillbaka.rader) == (lista.uppgifter, lista.rader)
    andring.ångra(db, åter)
    assert attest.hämta_lista(db, lista.id).rader == efter.rader


def test_en_annan_egen_koddel_ger_raden_dess_kod_och_inget_skrivs_över(db: Databas, lista: AttestlistaVy) -> None:
    delar = (replace(DELAR[0], huvud=True), DELAR[1], replace(DELAR[2], huvud=False))
    u = replace(lista.uppgifter, koddelar=delar)
    assert attestdelar.följder(lista.uppgifter, u, lista.rader).utan_kod == 1
    attestdelar.spara_delar(db, lista.id, u, lista.version)
    efter = attest.hämta_lista(db, lista.id)
    assert [r.kod for r in efter.rader] == ["710", "710", ""]
    attestrader.ändra_rad(db, lista.id, efter.rader[0].id or 0, replace(efter.rader[0], anteckning="x"), None)
    rad = attest.hämta_lista(db, lista.id).rader[0]
    assert (rad.koder["ansvar"], rad.koder["identitet"]) == ("710", "71000")


def test_det_som_ingen_rad_använder_tas_bort_utan_frågor(db: Databas, lista: AttestlistaVy) -> None:
    med = replace(lista.uppgifter, koddelar=(*DELAR, Koddel("objekt", "Objekt")))
    attestdelar.spara_delar(db, lista.id, med, None)
    assert attestdelar.följder(med, lista.uppgifter, lista.rader).text == ""
    with pytest.raises(Inmatningsfel, match="minst en koddel"):
        attestdelar.spara_delar(db, lista.id, replace(lista.uppgifter, roller=()), None)
