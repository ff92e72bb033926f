"""Reporting delegation decisions: what is due, under which item, what the report says and what it leaves out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from namndprov import Nämnder

from nämndapp.bas.fel import Inmatningsfel
from nämndapp.rules.delegationsrapport import antal_per_lagrum, per_delegat, punkttext
from nämndapp.services import (
    delegation,
    delegationsanmalan,
    delegationsbeslut,
    delegationspunkttext,
    delegationsrader,
    dokument,
    protokoll,
    sammantraden,
)
from nämndapp.services.andring import ångra
from nämndapp.services.delegationspunkttext import Sätt
from nämndapp.services.delegationsuppgifter import (
    DelegationsbeslutUppgifter,
    DelegationspunktUppgifter,
    DelegatkodUppgifter,
    DelegatUppgifter,
    KapitelUppgifter,
    OrdningUppgifter,
    UtskottsanmälanUppgifter,
)
from nämndapp.services.skrivelseuppgifter import AvsnittUppgifter
from nämndapp.services.uppgifter import SammanträdeUppgifter
from nämndapp.storage import Databas

HEMLIGT = "Bistånd till Kim Svensson"


@pytest.fixture
def möte(db: Databas, nämnder: Nämnder) -> int:
    """A version with three rows, one of which is not reported; four decisions; two meetings, the later of which."""
    id_ = delegation.ny_ordning(
        db,
        OrdningUppgifter(nämnder.sn, "Delegationsordning"),
        [KapitelUppgifter("Socialtjänstlagen", 1, "2025:400"), KapitelUppgifter("Personal och avtal", 2)],
        [
            DelegationspunktUppgifter(
                0, "Beslut om bistånd", 1, lagrum="11 kap 1 §", delegater=(DelegatUppgifter("HL"),)
            ),
            DelegationspunktUppgifter(1, "Avtal", 1, delegater=(DelegatUppgifter("EC"),), anmäls=False),
            DelegationspunktUppgifter(1, "Avvisning", 2, lagrum="45 § FL", delegater=(DelegatUppgifter("EC"),)),
        ],
    ).objekt_id  # fmt: skip
    delegation.anta(db, id_, datum=date(2026, 1, 1), paragraf=3, gäller_från=None, väntad_version=None)
    delegation.spara_kod(db, None, DelegatkodUppgifter(nämnder.sn, "EC", "Enhetschef"), None)
    bas = DelegationsbeslutUppgifter(nämnder.sn, date(2026, 2, 2))
    for u in (
        replace(bas, punkt_nr="1.1", diarienummer="SN 2026/1", rubrik=HEMLIGT, sekretess=True, belopp=900,
                beslutsfattare="Ida Ek", utfall="bifall"),
        replace(bas, punkt_nr="2.2", diarienummer="SN 2026/2", rubrik="Sent överklagande", datum=date(2026, 2, 9)),
        replace(bas, punkt_nr="2.1", diarienummer="SN 2026/3", rubrik="Avtal om matlådor"),
        replace(bas, punkt_nr="2.2", rubrik="Efter mötet", datum=date(2026, 3, 20)),
    ):  # fmt: skip
        delegationsbeslut.spara_beslut(db, None, u, None)
    sammantraden.spara_sammanträde(db, None, SammanträdeUppgifter(nämnder.sn, date(2026, 4, 14)), None)
    u2 = SammanträdeUppgifter(nämnder.sn, date(2026, 3, 10))
    return sammantraden.spara_sammanträde(db, None, u2, None).objekt_id


def test_underlaget_delas_efter_vad_som_ska_anmälas(db: Databas, nämnder: Nämnder, möte: int) -> None:
    u = delegationsanmalan.underlag(db, möte)
    rader = {r.id: r for r in delegationsbeslut.lista_beslut(db, nämnder.sn)}
    assert [rader[i].diarienummer for i in u.beslut] == ["SN 2026/1", "SN 2026/2"]
    assert [rader[i].diarienummer for i in u.egna_protokoll] == ["SN 2026/3"]
    assert [rader[i].diarienummer for i in u.pärm] == ["SN 2026/1"]
    assert [r.diarienummer for r in delegationsanmalan.egna_protokoll(db, nämnder.sn)] == ["SN 2026/3"]


def test_besvär_som_inte_anmäls_erbjuds_bara_en_pärm(db: Databas, nämnder: Nämnder, möte: int) -> None:
    """Since the meeting before: an older one has had its folder."""
    ny = delegation.ny_version(db, delegation.gällande(db, nämnder.sn, date(2026, 1, 2)) or 0).objekt_id
    punkt = delegation.hämta_ordning(db, ny).punkter[0]
    delegationsrader.spara_punkt(db, ny, replace(punkt, anmäls=False), None)
    delegation.anta(db, ny, datum=date(2026, 2, 1), paragraf=4, gäller_från=None, väntad_version=None)
    u = delegationsanmalan.underlag(db, möte)
    rader = {r.id: r for r in delegationsbeslut.lista_beslut(db, nämnder.sn)}
    assert [rader[i].diarienummer for i in u.bara_pärm] == ["SN 2026/1"]
    assert "SN 2026/1" not in [rader[i].diarienummer for i in (*u.beslut, *u.egna_protokoll, *u.pärm)]
    april = next(m.id for m in sammantraden.lista_sammanträden(db, nämnder.sn) if m.datum == date(2026, 4, 14))
    assert delegationsanmalan.underlag(db, april).bara_pärm == ()


def test_eget_protokoll_avförs_ur_listan(db: Databas, nämnder: Nämnder, möte: int) -> None:
    (rad,) = delegationsanmalan.egna_protokoll(db, nämnder.sn)
    delegationsanmalan.markera_eget_protokoll(db, rad.id, rad.version)
    assert delegationsanmalan.egna_protokoll(db, nämnder.sn) == []
    assert delegationsanmalan.underlag(db, möte).egna_protokoll == ()


def test_anmälan_binder_besluten_till_en_punkt_och_kan_ångras(db: Databas, nämnder: Nämnder, möte: int) -> None:
    ändring = delegationsanmalan.anmäl(db, möte, None)
    (punkt,) = sammantraden.hämta_sammanträde(db, möte).uppgifter.punkter
    assert punkt.rubrik == delegationsanmalan.PUNKT
    anmält = [r.anmält for r in delegationsbeslut.lista_beslut(db, nämnder.sn)]
    assert sorted(a for a in anmält if a) == [date(2026, 3, 10)] * 2
    with pytest.raises(Inmatningsfel, match="inga beslut"):
        delegationsanmalan.anmäl(db, möte, None)
    åter = ångra(db, ändring)
    assert sammantraden.hämta_sammanträde(db, möte).uppgifter.punkter == ()
    assert not any(r.anmält for r in delegationsbeslut.lista_beslut(db, nämnder.sn))
    ångra(db, åter)
    assert sum(r.anmält is not None for r in delegationsbeslut.lista_beslut(db, nämnder.sn)) == 2


def test_rapporten_är_per_delegat_och_lag_utan_det_hemliga(db: Databas, möte: int) -> None:
    rapport = delegationsanmalan.hämta_rapport(db, möte)
    assert {d: {lag: len(b) for lag, b in av.items()} for d, av in per_delegat(rapport).items()} == {
        "EC": {"Personal och avtal": 1}, "HL": {"Socialtjänstlagen": 1},
    }  # fmt: skip
    assert rapport.sedan is None
    assert antal_per_lagrum(rapport.beslut) == [
        ("Personal och avtal", "45 § FL", 1, None), ("Socialtjänstlagen", "11 kap 1 §", 1, None),  # one secret decision
    ]  # fmt: skip
    for text in (repr(rapport), punkttext(rapport)):
        assert "Svensson" not in text
        assert "Ida Ek" not in text
    assert "- Personal och avtal: 1 beslut (2026-02-09)" in punkttext(rapport)
    assert "Beslut av EC (Enhetschef):" in punkttext(rapport)


def test_nästa_rapport_börjar_där_den_förra_slutade(db: Databas, nämnder: Nämnder, möte: int) -> None:
    delegationsanmalan.anmäl(db, möte, None)
    senare = next(m.id for m in sammantraden.lista_sammanträden(db, nämnder.sn) if m.datum.month == 4)
    rapport = delegationsanmalan.hämta_rapport(db, senare)
    assert rapport.sedan == date(2026, 3, 10)
    assert [b.vad for b in rapport.beslut] == ["Efter mötet"]


def test_papperet_säger_ingenting_om_enskilda(db: Databas, möte: int) -> None:
    papper = dokument.bygg(db, "delegationsrapport", sammanträde_id=möte)
    text = dokument.innehåll(papper, "html").decode()
    assert "Beslut om bistånd (omfattas av sekretess enligt 26 kap. 1 § OSL)" in text.replace("\u00a0", " ")
    assert "Svensson" not in text
    offentlig = dokument.bygg(db, "delegationsrapport", sammanträde_id=möte, offentlig=True)
    webben = dokument.innehåll(offentlig, "html").decode()
    assert "SN\u00a02026/1" not in webben
    assert "Därtill 1 beslut som omfattas av sekretess" in webben.replace("\u00a0", " ")


def test_utskottens_paragrafer_anmäls_och_luckan_syns(db: Databas, nämnder: Nämnder, möte: int) -> None:
    for från, till, dag in ((1, 9, 20), (12, 15, 27)):
        u = UtskottsanmälanUppgifter(nämnder.sn, "arbetsutskottet", date(2026, 2, dag), från, till)
        delegationsanmalan.spara_utskott(db, None, u, None)
    with pytest.raises(Inmatningsfel):
        delegationsanmalan.spara_utskott(db, None, replace(u, från=20), None)
    delegationsanmalan.anmäl(db, möte, None)
    rapport = delegationsanmalan.hämta_rapport(db, möte)
    assert rapport.luckor == ("arbetsutskottet: §§ 10–11 är inte anmälda (mellan 2026-02-20 och 2026-02-27).",)
    assert "- Arbetsutskottets protokoll 2026-02-20, §§ 1–9" in punkttext(rapport)
    assert all(r.anmält == date(2026, 3, 10) for r in delegationsanmalan.lista_utskott(db, nämnder.sn))


def test_ingenting_att_anmäla(db: Databas, nämnder: Nämnder) -> None:
    u = SammanträdeUppgifter(nämnder.bmn, date(2026, 5, 1))
    id_ = sammantraden.spara_sammanträde(db, None, u, None).objekt_id
    rapport = delegationsanmalan.hämta_rapport(db, id_)
    assert rapport.tom
    assert "Inga beslut" in punkttext(rapport)


def test_brådskande_beslut_hindrar_inte_att_resten_visas(db: Databas, nämnder: Nämnder, möte: int) -> None:
    u = DelegationsbeslutUppgifter(nämnder.sn, date(2026, 3, 1), delegat="ORDF", brådskande=True, rubrik="Vatten")
    delegationsbeslut.spara_beslut(db, None, u, None)
    rapport = delegationsanmalan.hämta_rapport(db, möte)
    assert [b.brådskande for b in rapport.beslut].count(True) == 1
    assert len(rapport.beslut) == 3
    assert "Brådskande beslut:\n- 2026-03-01 Vatten" in punkttext(rapport)


def test_utskottsprotokoll_i_text() -> None:
    text = """Socialnämndens myndighetsutskotts protokoll 2016-12-14, §§
268-283. Arbetsutskottets protokoll den 3 mars 2026 § 7. Individutskottets protokoll 2026-01-02, §§ 9-3"""
    rader = delegationsanmalan.tolka_utskott(text, 1)
    assert [(r.utskott, r.datum, r.från, r.till) for r in rader] == [
        ("myndighetsutskottet", date(2016, 12, 14), 268, 283), ("arbetsutskottet", date(2026, 3, 3), 7, 7),
    ]  # fmt: skip


# --- the text in the protocol ---------------------------------------------------------------------------------------


def _avsnitt(db: Databas, möte: int) -> list[tuple[str, str]]:
    (rad,) = protokoll.lista_paragrafer(db, möte)
    return [(a.rubrik, a.text) for a in protokoll.hämta_paragraf(db, rad.id).uppgifter.avsnitt]


def test_texten_läggs_i_paragrafen_som_kommer_till_och_allt_ångras_i_ett_steg(db: Databas, möte: int) -> None:
    with pytest.raises(Inmatningsfel, match="ingen punkt"):
        delegationspunkttext.lägg_i(db, möte)
    delegationsanmalan.anmäl(db, möte, None)
    text = delegationsanmalan.punktens_text(db, möte)
    assert not delegationspunkttext.läge(db, möte).måste_fråga
    ändring = delegationspunkttext.lägg_i(db, möte)
    assert _avsnitt(db, möte) == [("Anmälda delegationsbeslut", text)]
    assert protokoll.lista_paragrafer(db, möte)[0].rubrik == delegationsanmalan.PUNKT
    assert delegationspunkttext.läge(db, möte).finns
    assert delegationspunkttext.lägg_i(db, möte).tom
    ångra(db, ändring)
    assert protokoll.lista_paragrafer(db, möte) == []


def test_det_som_någon_har_skrivit_skrivs_aldrig_över_obett(db: Databas, möte: int) -> None:
    delegationsanmalan.anmäl(db, möte, None)
    protokoll.föreslå_protokollsutkast(db, möte)
    (rad,) = protokoll.lista_paragrafer(db, möte)
    vy = protokoll.hämta_paragraf(db, rad.id)
    egna = (
        AvsnittUppgifter("Ärendebeskrivning", "Skrivet för hand."),
        AvsnittUppgifter("Skickas till", "Revisorerna"),
    )
    protokoll.spara_paragraf(db, rad.id, replace(vy.uppgifter, avsnitt=egna), vy.version)
    text = delegationsanmalan.punktens_text(db, möte)
    delegationspunkttext.lägg_i(db, möte)
    assert _avsnitt(db, möte) == [
        ("Ärendebeskrivning", "Skrivet för hand."),
        ("Anmälda delegationsbeslut", text),
        ("Skickas till", "Revisorerna"),
    ]
    vy = protokoll.hämta_paragraf(db, rad.id)
    ändrat = tuple(replace(a, text="Eget.") if a.text == text else a for a in vy.uppgifter.avsnitt)
    protokoll.spara_paragraf(db, rad.id, replace(vy.uppgifter, avsnitt=ändrat), vy.version)
    assert delegationspunkttext.läge(db, möte).måste_fråga
    with pytest.raises(Inmatningsfel, match="redan en annan text"):
        delegationspunkttext.lägg_i(db, möte)
    sist = delegationspunkttext.lägg_i(db, möte, Sätt.SIST)
    assert _avsnitt(db, möte)[1][1] == f"Eget.\n\n{text}"
    ångra(db, sist)
    assert _avsnitt(db, möte)[1][1] == "Eget."
    delegationspunkttext.lägg_i(db, möte, Sätt.ERSÄTT)
    assert _avsnitt(db, möte)[1][1] == text
