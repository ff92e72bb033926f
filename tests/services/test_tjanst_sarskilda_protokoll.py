"""Särskilda protokoll: set up from decisions that are not reported, changed, justerade, locked and corrected."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from namndprov import Nämnder

from nämndapp.bas.fel import Inmatningsfel, Justerat, Saknas
from nämndapp.services import anslag, delegation, delegationsanmalan, delegationsbeslut, dokument, sammantraden
from nämndapp.services import sarskilda_protokoll as tjänst
from nämndapp.services.andring import ångra
from nämndapp.services.delegationsbild import granska_beslut
from nämndapp.services.delegationsuppgifter import (
    DelegationsbeslutUppgifter,
    DelegationspunktUppgifter,
    DelegatkodUppgifter,
    DelegatUppgifter,
    KapitelUppgifter,
    OrdningUppgifter,
)
from nämndapp.services.granska import hinder_för_slutlig
from nämndapp.services.oversikt import översikt
from nämndapp.services.sok import sök
from nämndapp.services.uppgifter import SammanträdeUppgifter
from nämndapp.services.vilken import Val
from nämndapp.storage import Databas, logg

HEMLIGT = "Avtal om vården av Kim Svensson"
DAG = date(2026, 2, 12)


@pytest.fixture
def beslut(db: Databas, nämnder: Nämnder) -> dict[str, int]:
    """A version whose row 2.1 is not reported, and decisions under it by diarienummer."""
    id_ = delegation.ny_ordning(
        db,
        OrdningUppgifter(nämnder.sn, "Delegationsordning"),
        [KapitelUppgifter("Socialtjänstlagen", 1, "2025:400"), KapitelUppgifter("Personal och avtal", 2)],
        [
            DelegationspunktUppgifter(
                0, "Beslut om bistånd", 1, lagrum="11 kap 1 §", delegater=(DelegatUppgifter("HL"),), anmäls=False
            ),
            DelegationspunktUppgifter(1, "Teckna avtal", 1, delegater=(DelegatUppgifter("EC"),), anmäls=False),
            DelegationspunktUppgifter(1, "Avvisning", 2, lagrum="45 § FL", delegater=(DelegatUppgifter("EC"),)),
        ],
    ).objekt_id
    delegation.anta(db, id_, datum=date(2026, 1, 1), paragraf=3, gäller_från=None, väntad_version=None)
    delegation.spara_kod(db, None, DelegatkodUppgifter(nämnder.sn, "EC", "Enhetschef"), None)
    bas = DelegationsbeslutUppgifter(nämnder.sn, date(2026, 2, 2), punkt_nr="2.1", beslutsfattare="Maria Lund")
    rader = (
        replace(bas, diarienummer="SN 2026/1", rubrik="Avtal om matlådor", belopp=8_500),
        replace(bas, diarienummer="SN 2026/2", rubrik=HEMLIGT, sekretess=True, datum=date(2026, 2, 9), belopp=77_000),
        replace(bas, diarienummer="SN 2026/3", rubrik="Sent överklagande", punkt_nr="2.2"),
        replace(bas, diarienummer="SN 2026/4", rubrik="Bistånd", punkt_nr="1.1", delegat="HL"),
    )
    return {u.diarienummer or "": delegationsbeslut.spara_beslut(db, None, u, None).objekt_id for u in rader}


def _uppsatt(db: Databas, nämnder: Nämnder, beslut: dict[str, int]) -> tjänst.ProtokollVy:
    ändring = tjänst.sätt_upp(db, nämnder.sn, [beslut["SN 2026/1"], beslut["SN 2026/2"]], DAG)
    return tjänst.hämta_protokoll(db, ändring.objekt_id)


def _justerat(db: Databas, nämnder: Nämnder, beslut: dict[str, int]) -> tjänst.ProtokollVy:
    vy = _uppsatt(db, nämnder, beslut)
    tjänst.justera(db, vy.id, DAG, av="Maria Lund", titel="enhetschef", väntad_version=vy.version)
    return tjänst.hämta_protokoll(db, vy.id)


def test_bara_det_som_kan_laglighetsprövas_och_inte_anmäls_föreslås(
    db: Databas, nämnder: Nämnder, beslut: dict[str, int]
) -> None:
    förslag = tjänst.föreslå_protokoll(db, nämnder.sn)
    assert [f.beslut for f in förslag] == [
        (beslut["SN 2026/1"], beslut["SN 2026/2"]), (beslut["SN 2026/1"],), (beslut["SN 2026/2"],),
    ]  # fmt: skip
    assert förslag[0].namn == "EC (Maria Lund), 2026-02-02–2026-02-09, 2 beslut"


def test_ett_uppsatt_protokoll_har_nummer_namn_och_beslut_och_kan_ångras(
    db: Databas, nämnder: Nämnder, beslut: dict[str, int]
) -> None:
    ändring = tjänst.sätt_upp(db, nämnder.sn, [beslut["SN 2026/1"]], DAG)
    vy = tjänst.hämta_protokoll(db, ändring.objekt_id)
    assert (vy.uppgifter.nr, vy.uppgifter.av, vy.uppgifter.titel) == (1, "Maria Lund", "Enhetschef")
    assert vy.bild.beslut[0].ordning == "version 1, antagen 2026-01-01 §\N{NO-BREAK SPACE}3"
    assert [r.diarienummer for r in tjänst.utan_protokoll(db, nämnder.sn)] == ["SN 2026/2"]
    rad = next(r for r in delegationsbeslut.lista_beslut(db, nämnder.sn) if r.diarienummer == "SN 2026/1")
    assert (rad.eget_protokoll, rad.eget_justerat) == ("2026:1", None)
    åter = ångra(db, ändring)
    assert len(tjänst.utan_protokoll(db, nämnder.sn)) == 2
    ångra(db, åter)
    assert tjänst.hämta_protokoll(db, ändring.objekt_id).uppgifter == vy.uppgifter


def test_numren_löper_per_nämnd_och_år(db: Databas, nämnder: Nämnder, beslut: dict[str, int]) -> None:
    första = tjänst.sätt_upp(db, nämnder.sn, [beslut["SN 2026/1"]], DAG).objekt_id
    andra = tjänst.sätt_upp(db, nämnder.sn, [beslut["SN 2026/2"]], DAG).objekt_id
    vy = tjänst.hämta_protokoll(db, andra)
    assert vy.bild.nummer == "2026:2"
    tjänst.spara(db, andra, replace(vy.uppgifter, datum=date(2027, 1, 4)), vy.version)
    assert tjänst.hämta_protokoll(db, andra).bild.nummer == "2027:1"
    assert tjänst.hämta_protokoll(db, första).bild.nummer == "2026:1"


def test_ett_beslut_står_bara_i_ett_protokoll(db: Databas, nämnder: Nämnder, beslut: dict[str, int]) -> None:
    tjänst.sätt_upp(db, nämnder.sn, [beslut["SN 2026/1"]], DAG)
    with pytest.raises(Inmatningsfel, match="står redan i särskilt protokoll 2026:1"):
        tjänst.sätt_upp(db, nämnder.sn, [beslut["SN 2026/1"]], DAG)
    with pytest.raises(Saknas):
        tjänst.sätt_upp(db, nämnder.bmn, [beslut["SN 2026/2"]], DAG)
    with pytest.raises(Inmatningsfel, match="minst ett beslut"):
        tjänst.sätt_upp(db, nämnder.sn, [], DAG)
    assert len(tjänst.lista_protokoll(db, nämnder.sn)) == 1


def test_ett_utkast_ändras_och_tas_tillbaka(db: Databas, nämnder: Nämnder, beslut: dict[str, int]) -> None:
    vy = _uppsatt(db, nämnder, beslut)
    tjänst.spara(db, vy.id, replace(vy.uppgifter, beslut=(beslut["SN 2026/2"],), av="Åsa Öberg"), vy.version)
    nu = tjänst.hämta_protokoll(db, vy.id)
    assert [b.diarienummer for b in nu.bild.beslut] == ["SN 2026/2"]
    bort = tjänst.ta_tillbaka(db, vy.id, nu.version)
    assert bort.beskrivning == "Tog tillbaka särskilt protokoll 2026:1"
    assert len(tjänst.utan_protokoll(db, nämnder.sn)) == 2
    ångra(db, bort)
    assert tjänst.hämta_protokoll(db, vy.id).uppgifter == nu.uppgifter


def test_justeringen_låser_protokoll_beslut_och_pdf(db: Databas, nämnder: Nämnder, beslut: dict[str, int]) -> None:
    vy = _uppsatt(db, nämnder, beslut)
    ändring = tjänst.justera(db, vy.id, DAG, av=" Maria  Lund ", titel="enhetschef", väntad_version=vy.version)
    assert not ändring.ångerbar
    vy = tjänst.hämta_protokoll(db, vy.id)
    assert (vy.uppgifter.av, vy.uppgifter.justerat) == ("Maria Lund", DAG)
    assert tjänst.justerad_pdf(db, vy.id).startswith(b"%PDF")
    for försök in (
        lambda: tjänst.spara(db, vy.id, replace(vy.uppgifter, av="Någon"), vy.version),
        lambda: tjänst.ta_tillbaka(db, vy.id, vy.version),
        lambda: tjänst.justera(db, vy.id, DAG, av="Maria Lund", titel="", väntad_version=vy.version),
        lambda: delegationsbeslut.ta_bort_beslut(db, beslut["SN 2026/1"], None),
    ):
        with pytest.raises(Justerat):
            försök()
    u = delegationsbeslut.hämta_beslut(db, beslut["SN 2026/1"]).uppgifter
    with pytest.raises(Justerat, match="ändras inte mer"):
        delegationsbeslut.spara_beslut(db, beslut["SN 2026/1"], replace(u, belopp=9_000), None)
    delegationsbeslut.spara_beslut(db, beslut["SN 2026/1"], replace(u, anteckning="ringt"), None)  # no part of it
    assert tjänst.verifiera(db) == []


def test_loggen_har_nummer_och_summor_men_inga_ord(db: Databas, nämnder: Nämnder, beslut: dict[str, int]) -> None:
    vy = _justerat(db, nämnder, beslut)
    with db.läsning() as enhet:
        poster = logg.läs(enhet.session, f"sarskilt_protokoll:{vy.id}")
    assert [h.slag for h, _ in poster] == ["justering", "justerat protokoll"]
    assert "matlådor" not in repr(poster[0][1]) and "Lund" not in repr(poster[0][1])
    assert poster[0][1]["beslut"] == [beslut["SN 2026/1"], beslut["SN 2026/2"]]
    assert vy.bild.kedja == poster[0][0].kedja


def test_ett_ofullständigt_protokoll_justeras_inte(db: Databas, nämnder: Nämnder, beslut: dict[str, int]) -> None:
    vy = _uppsatt(db, nämnder, beslut)
    with pytest.raises(Inmatningsfel, match="saknar namnet"):
        tjänst.justera(db, vy.id, DAG, av=" ", titel="", väntad_version=vy.version)
    assert tjänst.hämta_protokoll(db, vy.id).uppgifter.justerat is None
    tjänst.spara(db, vy.id, replace(vy.uppgifter, beslut=()), vy.version)
    with pytest.raises(Inmatningsfel, match="har inga beslut"):
        tjänst.justera(db, vy.id, DAG, av="Maria Lund", titel="", väntad_version=None)


def test_en_rättelse_antecknas_och_det_justerade_är_orört(
    db: Databas, nämnder: Nämnder, beslut: dict[str, int]
) -> None:
    vy = _uppsatt(db, nämnder, beslut)
    with pytest.raises(Inmatningsfel, match="inte justerat än"):
        tjänst.rätta(db, vy.id, DAG, av="Maria Lund", text="Fel belopp", väntad_version=vy.version)
    vy = _justerat_igen(db, vy)
    före = tjänst.justerad_pdf(db, vy.id)
    tjänst.rätta(db, vy.id, date(2026, 2, 20), av="Maria Lund", text="Beloppet är\n8 400 kr", väntad_version=vy.version)
    nu = tjänst.hämta_protokoll(db, vy.id)
    assert nu.uppgifter.anteckning == "Rättelse 2026-02-20, Maria Lund: Beloppet är 8 400 kr"
    assert tjänst.justerad_pdf(db, vy.id) == före
    assert "Beloppet är" in _text(db, vy.id)
    assert tjänst.verifiera(db) == []


def _justerat_igen(db: Databas, vy: tjänst.ProtokollVy) -> tjänst.ProtokollVy:
    tjänst.justera(db, vy.id, DAG, av="Maria Lund", titel="enhetschef", väntad_version=vy.version)
    return tjänst.hämta_protokoll(db, vy.id)


def test_en_ändring_utanför_programmet_upptäcks(db: Databas, nämnder: Nämnder, beslut: dict[str, int]) -> None:
    _justerat(db, nämnder, beslut)
    with db.skrivning() as enhet:
        anslutning = enhet.session.connection()
        anslutning.exec_driver_sql("DROP TRIGGER justerat_delegationsbeslut_update")
        anslutning.exec_driver_sql(f"UPDATE delegationsbeslut SET belopp = 1 WHERE id = {beslut['SN 2026/1']}")
    (fynd,) = tjänst.verifiera(db)
    assert fynd.text == "Särskilt protokoll 2026:1 har ändrats efter justeringen."


def _text(db: Databas, id_: int, *, offentlig: bool = False) -> str:
    papper = dokument.bygg(db, "sarskiltprotokoll", särskilt_protokoll_id=id_, offentlig=offentlig)
    return dokument.innehåll(papper, "html").decode().replace("\u00a0", " ")


def test_papperet_har_allt_utom_det_hemliga(db: Databas, nämnder: Nämnder, beslut: dict[str, int]) -> None:
    vy = _justerat(db, nämnder, beslut)
    text = _text(db, vy.id)
    for väntat in (
        "Särskilt protokoll 2026:1", "Maria Lund, enhetschef", "Version 1, antagen 2026-01-01 § 3", "Avtal om matlådor",
        "8 500 kr", "2.1", "Beslutet omfattas av sekretess (26 kap. 1 § OSL)", "laglighetsprövning", "Bevis om anslag",
    ):  # fmt: skip
        assert väntat in text
    assert "Svensson" not in text
    assert "77 000" not in text
    webb = _text(db, vy.id, offentlig=True)
    assert "Avtal om matlådor" in webb
    assert "Beslutet omfattas av sekretess" in webb
    for dolt in ("SN 2026/2", "2026-02-09", "Underskrift", "Bevis om anslag"):
        assert dolt not in webb


def test_kontrollen_räknar_bara_det_justerade_som_ett_eget_protokoll(
    db: Databas, nämnder: Nämnder, beslut: dict[str, int]
) -> None:
    def koder() -> list[str]:
        return [p.kod for p in granska_beslut(db, nämnder.sn, idag=date(2026, 2, 13)) if p.kod.startswith("DEL-eget")]

    assert koder() == ["DEL-eget-protokoll"] * 2
    vy = _uppsatt(db, nämnder, beslut)
    assert koder() == ["DEL-eget-utkast"]
    _justerat_igen(db, vy)
    assert koder() == []


def test_det_som_har_eget_protokoll_anmäls_inte_men_räknas_i_rapporten(
    db: Databas, nämnder: Nämnder, beslut: dict[str, int]
) -> None:
    möte = sammantraden.spara_sammanträde(db, None, SammanträdeUppgifter(nämnder.sn, date(2026, 3, 10)), None).objekt_id
    vy = _uppsatt(db, nämnder, beslut)
    assert delegationsanmalan.underlag(db, möte).egna_protokoll == ()
    assert delegationsanmalan.hämta_rapport(db, möte).egna == ()
    _justerat_igen(db, vy)
    rapport = delegationsanmalan.hämta_rapport(db, möte)
    assert [(e.nummer, e.antal) for e in rapport.egna] == [("2026:1", 2)]
    assert {b.diarienummer for b in rapport.beslut} == {"SN 2026/3"}
    text = dokument.innehåll(dokument.bygg(db, "delegationsrapport", sammanträde_id=möte), "html").decode()
    assert "2026:1" in text
    assert "Avtal om matlådor" not in text


def test_papperet_är_slutligt_först_när_det_är_justerat(db: Databas, nämnder: Nämnder, beslut: dict[str, int]) -> None:
    vy = _uppsatt(db, nämnder, beslut)
    val = Val(särskilt_protokoll_id=vy.id)
    assert [p.kod for p in hinder_för_slutlig(db, "sarskiltprotokoll", val)] == ["DEL-eget-utkast"]
    _justerat_igen(db, vy)
    assert hinder_för_slutlig(db, "sarskiltprotokoll", val) == []
    assert dokument.bygg(db, "sarskiltprotokoll", nämnd="SN", nr=1).titel == "Särskilt protokoll 2026:1 socialnämnden"
    with pytest.raises(Saknas, match="Det finns: 2026:1"):
        dokument.bygg(db, "sarskiltprotokoll", nämnd="SN", nr=2)


def test_sökningen_finner_protokollet_på_nummer_och_öppna_ord(
    db: Databas, nämnder: Nämnder, beslut: dict[str, int]
) -> None:
    def funna(text: str) -> list[str]:
        return [t.rubrik for t in sök(db, text, slag=["särskilt protokoll"])]

    vy = _uppsatt(db, nämnder, beslut)
    namn = ["Särskilt protokoll 2026:1"]
    for text in ("2026:1", "matlådor", "SN 2026/2", "Maria Lund"):
        assert funna(text) == namn
    assert funna("Svensson") == []
    tjänst.spara(db, vy.id, replace(vy.uppgifter, beslut=(beslut["SN 2026/2"],)), vy.version)
    assert funna("matlådor") == []
    tjänst.ta_tillbaka(db, vy.id, None)
    assert funna("2026:1") == []


def test_översikten_påminner_om_anslaget(db: Databas, nämnder: Nämnder, beslut: dict[str, int]) -> None:
    def saker(dag: date) -> list[tuple[str, date | None]]:
        return [(s.text, s.frist) for s in översikt(db, dag).saker if "särskilda protokollet" in s.text]

    vy = _uppsatt(db, nämnder, beslut)
    assert saker(DAG) == []
    vy = _justerat_igen(db, vy)
    senast = date(2026, 2, 14)
    assert saker(DAG) == [("SN: Det särskilda protokollet 2026:1 ska anslås senast 2026-02-14.", senast)]
    assert vy.läge and tjänst.hämta_protokoll(db, vy.id, idag=DAG).läge == "Ska anslås senast 2026-02-14"
    sak = vy.bild.anslagssak
    assert sak is not None
    anslag.sätt_upp(db, sak, DAG)
    assert saker(DAG) == []
    assert tjänst.hämta_protokoll(db, vy.id, idag=DAG).läge == "Anslaget till 2026-03-05"
    ned = date(2026, 3, 6)
    assert saker(ned) == [
        ("SN: Anslaget för det särskilda protokollet 2026:1 kan tas ned från och med 2026-03-06.", ned)
    ]
    assert "senast 2026-03-05" in _text(db, vy.id)
    text = dokument.innehåll(dokument.bygg(db, "anslag", särskilt_protokoll_id=vy.id), "html").decode()
    assert "särskilt protokoll 2026:1" in text
    assert (
        dokument.bygg(db, "bevis", nämnd="SN", nr=1).titel == "Bevis om anslag socialnämnden, särskilt protokoll 2026:1"
    )


def test_ett_borttaget_beslut_kommer_tillbaka_i_sitt_utkast(
    db: Databas, nämnder: Nämnder, beslut: dict[str, int]
) -> None:
    vy = _uppsatt(db, nämnder, beslut)
    bort = delegationsbeslut.ta_bort_beslut(db, beslut["SN 2026/1"], None)
    assert [b.diarienummer for b in tjänst.hämta_protokoll(db, vy.id).bild.beslut] == ["SN 2026/2"]
    ångra(db, bort)
    assert [b.diarienummer for b in tjänst.hämta_protokoll(db, vy.id).bild.beslut] == ["SN 2026/1", "SN 2026/2"]
