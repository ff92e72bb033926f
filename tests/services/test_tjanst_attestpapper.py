"""Which version a paper is made of, the skrivelse from the list's rows, and granska."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from namndprov import Nämnder

from nämndapp.bas.fel import Saknas
from nämndapp.services import andring, attest, attestrader, dokument, granska
from nämndapp.services.attestkontroll import kontrollera_lista
from nämndapp.services.attestskrivelse import föreslå_skrivelse, personer_med_attesträtt, skapa_skrivelse
from nämndapp.services.attestuppgifter import AttestpersonUppgifter, AttestradUppgifter, Personval
from nämndapp.services.handlingar import hämta_handling
from nämndapp.services.vilken import Val
from nämndapp.storage import Databas


def rad(kod: str, ersättare: str = "Bo Alm") -> AttestradUppgifter:
    vikarie = (AttestpersonUppgifter(ersättare, "ersättare"),) if ersättare else ()
    return AttestradUppgifter(kod, f"Konto {kod}", (AttestpersonUppgifter("Anna Ek"), *vikarie))


@pytest.fixture
def två(db: Databas, nämnder: Nämnder) -> tuple[int, int]:
    """A decided list and the proposal that follows it, with another ersättare and a row more."""
    första = attest.skapa_lista(db, nämnder.sn, 2026).objekt_id
    attestrader.lägg_till_rader(db, första, [rad("50000"), rad("50001")], None, None)
    attest.besluta(db, första, datum=date(2025, 12, 1), paragraf=5, gäller_från=date(2026, 1, 1), väntad_version=None)
    andra = attest.ny_version(db, första, 2027).objekt_id
    attestrader.ersätt_person(
        db, andra, Personval("Bo Alm"), Personval("Cia Berg"), date(2027, 1, 1), väntad_version=None
    )
    attestrader.lägg_till_rader(db, andra, [rad("50002", "")], None, None)
    return första, andra


def test_papperet_görs_av_den_senaste_versionen_eller_av_den_som_nämns(db: Databas, två: tuple[int, int]) -> None:
    assert dokument.bygg(db, "attestlista", nämnd="SN").titel == "Attestlista 2027, socialnämnden"
    assert dokument.bygg(db, "attestlista", nämnd="SN", år=2026, version=1).titel == "Attestlista 2026, socialnämnden"
    with pytest.raises(Saknas, match="ingen attestlista 2026 version 2"):
        dokument.bygg(db, "attestlista", nämnd="SN", år=2026, version=2)


def test_jämförelsen_går_även_mot_förra_årets_version(db: Databas, två: tuple[int, int]) -> None:
    papper = dokument.bygg(db, "attestlista", nämnd="SN", år=2027, jämför=1)
    assert "Ändringar mot version 1 2026" in dokument.innehåll(papper, "html").decode().replace("\u00a0", " ")
    with pytest.raises(Saknas, match="version 7 att jämföra med"):
        dokument.bygg(db, "attestlista", nämnd="SN", år=2027, jämför=7)


def test_skrivelsen_säger_vad_som_ändras_och_vem_beslutet_skickas_till(db: Databas, två: tuple[int, int]) -> None:
    s = föreslå_skrivelse(db, två[1]).skrivelse
    assert s is not None
    assert s.satser[0].text == "Socialnämnden fastställer attestlistan 2027."
    assert "3 koder och 2 personer med attesträtt" in s.avsnitt[0].text
    assert "2026 version 1: 1 rad tillkommer och 2 rader ändras. Nya med attesträtt: Cia Berg." in s.avsnitt[1].text
    assert s.skickas_till[0] == "Personer med attesträtt"
    with db.läsning() as enhet:
        hel = attest.läs_hel(enhet.session, två[0])
    assert personer_med_attesträtt(hel) == ("Anna Ek", "Bo Alm")


def test_skrivelsen_sparas_som_en_handling_och_går_att_ångra(db: Databas, två: tuple[int, int]) -> None:
    ändring = skapa_skrivelse(db, två[1], datum=date(2026, 12, 1))
    sparad = hämta_handling(db, ändring.objekt_id).uppgifter
    assert replace(sparad, skrivelse=None).rubrik == "Attestanter och ersättare 2027"
    andring.ångra(db, ändring)
    with pytest.raises(Saknas):
        hämta_handling(db, ändring.objekt_id)


def test_granska_tar_med_listorna_och_slutlig_hindras_bara_av_det_ofullständiga(
    db: Databas, nämnder: Nämnder, två: tuple[int, int]
) -> None:
    idag = date(2026, 12, 10)
    platser = {(p.kod, p.plats.text) for p in granska.granska(db, nämnd=nämnder.sn, idag=idag) if p.kod[:3] == "ATT"}
    assert ("ATT-ersattare-saknas", "SN, attestlista 2027 version 1, rad 1, 50002") in platser
    val = Val("SN", år=2027)
    assert granska.hinder_för_slutlig(db, "attestlista", val, idag=idag) == []
    with db.läsning() as enhet:
        första = attest.läs_hel(enhet.session, två[1]).rader[0]
    attestrader.ändra_rad(db, två[1], första.id or 0, replace(första, personer=()), None)
    assert [p.kod for p in granska.hinder_för_slutlig(db, "attestlista", val, idag=idag)] == ["ATT-attestant-saknas"]
    assert "ATT-attestant-saknas" in {p.kod for p in kontrollera_lista(db, två[1], idag=idag)}
