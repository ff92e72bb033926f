"""Justering: checked, numbered, sealed; after that nothing of the protocol is changed (KL 5:69, R29)."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

import motesprov
import pikepdf
import pytest
from motesprov import Möte
from namndprov import MÖTESDAG, Nämnder

from nämndapp.bas.fel import Inmatningsfel, Justerat
from nämndapp.models import Justeringssätt, Sammanträdesstatus
from nämndapp.services import dokument, justering, narvaro, paragrafer, protokoll, sammantraden
from nämndapp.services.justering import JusteradAv, JusteringHindras
from nämndapp.services.protokolluppgifter import (
    AjourneringUppgifter,
    JävUppgifter,
    YrkandeUppgifter,
)
from nämndapp.services.skrivelseuppgifter import SatsUppgifter
from nämndapp.storage import Databas, logg

DAG = date(2026, 3, 12)
AV = (JusteradAv("Ordförande Ek", "ordförande"), JusteradAv("Vice Alm", "justerare"))


@pytest.fixture
def m(db: Databas, nämnder: Nämnder) -> Möte:
    return motesprov.att_justera(db, nämnder.sn)


def _status(m: Möte) -> Sammanträdesstatus:
    return sammantraden.hämta_sammanträde(m.db, m.id).uppgifter.status


def _justerat(m: Möte) -> Möte:
    justering.klart_för_justering(m.db, m.id, idag=DAG)
    justering.justera(m.db, m.id, DAG, AV)
    return m


def test_klart_ger_nummer_och_kan_tas_tillbaka_tills_det_är_justerat(m: Möte) -> None:
    with pytest.raises(Inmatningsfel, match="inte klart"):
        justering.justera(m.db, m.id, DAG, AV)
    ändring = justering.klart_för_justering(m.db, m.id, idag=DAG)
    assert not ändring.ångerbar
    assert _status(m) is Sammanträdesstatus.FÖR_JUSTERING
    justering.tillbaka_till_utkast(m.db, m.id)
    assert _status(m) is Sammanträdesstatus.GENOMFÖRT
    assert [r.nummer for r in protokoll.lista_paragrafer(m.db, m.id)] == [1, 2, 3]
    _justerat(m)
    for gör in (justering.tillbaka_till_utkast, justering.klart_för_justering):
        with pytest.raises(Justerat):
            gör(m.db, m.id)


def test_läget_kan_inte_skrivas_förbi_justeringen(m: Möte) -> None:
    for läge in (Sammanträdesstatus.FÖR_JUSTERING, Sammanträdesstatus.JUSTERAT):
        with pytest.raises(Inmatningsfel, match="fliken Protokoll"):
            _mötet(m, status=läge)
    _mötet(m, status=Sammanträdesstatus.GENOMFÖRT)


def test_ett_ofullständigt_protokoll_hindras_och_får_inga_nummer(m: Möte) -> None:
    m.spara(1, replace(m.paragraf(1), beslutspunkter=()))
    with pytest.raises(JusteringHindras) as fel:
        justering.klart_för_justering(m.db, m.id, idag=DAG)
    assert [(p.plats.typ, p.plats.id) for p in fel.value.påpekanden] == [("paragraf", m.paragrafer[1])]
    assert [r.nummer for r in protokoll.lista_paragrafer(m.db, m.id)] == [None, None, None]
    assert len(justering.hinder(m.db, m.id, idag=DAG)) == 1


def test_justerat_har_pdf_kontrollsummor_och_loggens_länk(m: Möte) -> None:
    _justerat(m)
    (rad,) = justering.hämta_justeringar(m.db, m.id)
    assert (rad.datum, rad.sätt, rad.av, rad.paragrafer) == (DAG, Justeringssätt.UNDERSKRIFT, AV, ())
    pdf = justering.justerad_pdf(m.db, rad.id)
    assert len(pikepdf.open(io.BytesIO(pdf)).pages) >= 2
    with m.db.läsning() as enhet:
        poster = [(h.slag, d or {}) for h, d in logg.läs(enhet.session, f"sammantrade:{m.id}")]
    assert [slag for slag, _ in poster] == ["numrering", "klart för justering", "justering", "justerat protokoll"]
    assert poster[-1][1]["pdf_sha256"] == rad.pdf_sha256
    papper = dokument.bygg(m.db, "protokoll", sammanträde_id=m.id)
    from nämndapp.reports.dokument import textflöde

    assert any(rad.kedja in text for text in textflöde(papper.dokument))
    assert papper.dokument.märkning == ""
    assert justering.verifiera(m.db) == []


def test_datum_och_underskrifter_krävs(m: Möte) -> None:
    justering.klart_för_justering(m.db, m.id, idag=DAG)
    with pytest.raises(Inmatningsfel, match="före sammanträdets dag"):
        justering.justera(m.db, m.id, date(2026, 3, 1), AV)
    with pytest.raises(Inmatningsfel, match="vilka som har justerat"):
        justering.justera(m.db, m.id, DAG, ())
    assert justering.hämta_justeringar(m.db, m.id) == []


ÄNDRINGAR: dict[str, Callable[[Möte], object]] = {
    "rubrik": lambda m: m.spara(0, replace(m.paragraf(0), rubrik="Annat")),
    "beslut": lambda m: m.spara(0, replace(m.paragraf(0), beslutspunkter=(SatsUppgifter("Nej."),))),
    "inga beslut": lambda m: m.spara(0, replace(m.paragraf(0), beslutspunkter=())),
    "yrkande": lambda m: m.spara(
        0, replace(m.paragraf(0), yrkanden=(YrkandeUppgifter("a", personer=(m.vem("Vice Alm"),)),))
    ),
    "jäv": lambda m: m.spara(0, replace(m.paragraf(0), jäv=(JävUppgifter(m.vem("Vice Alm")),))),
    "deltar inte": lambda m: m.spara(0, replace(m.paragraf(0), ej_deltagande=(m.vem("Vice Alm"),))),
    "punkt": lambda m: m.spara(0, replace(m.paragraf(0), punkter=())),
    "ny paragraf": lambda m: paragrafer.ny_paragraf(m.db, m.id, "Ny"),
    "närvaro": lambda m: _närvaro(m, namn="Någon Annan"),
    "intervall": lambda m: _närvaro(m, intervall=()),
    "justerare": lambda m: _hela(m, justerare=()),
    "ajournering": lambda m: _hela(m, ajourneringar=(AjourneringUppgifter(time(10)),)),
    "plats": lambda m: _mötet(m, plats="Annan sal"),
    "status": lambda m: _mötet(m, status=Sammanträdesstatus.GENOMFÖRT),
    "utan punkter": lambda m: _mötet(m, lista=()),
    "ställ in": lambda m: sammantraden.ställ_in_sammanträde(m.db, m.id, None),
}


def _hela(m: Möte, **ändrat: object) -> None:
    n = narvaro.hämta_närvaro(m.db, m.id)
    narvaro.spara_närvaro(m.db, m.id, replace(n, **ändrat), n)  # type: ignore[arg-type]  # fields by name


def _närvaro(m: Möte, **ändrat: object) -> None:
    första, *andra = narvaro.hämta_närvaro(m.db, m.id).närvarande
    _hela(m, närvarande=(replace(första, **ändrat), *andra))  # type: ignore[arg-type]  # fields by name


def _mötet(m: Möte, **ändrat: object) -> None:
    vy = sammantraden.hämta_sammanträde(m.db, m.id)
    sammantraden.spara_sammanträde(m.db, m.id, replace(vy.uppgifter, **ändrat), None)  # type: ignore[arg-type]


def _allt(m: Möte) -> object:
    rader = [(r, protokoll.hämta_paragraf(m.db, r.id).uppgifter) for r in protokoll.lista_paragrafer(m.db, m.id)]
    return rader, narvaro.hämta_närvaro(m.db, m.id), sammantraden.hämta_sammanträde(m.db, m.id).uppgifter


def test_ingenting_i_ett_justerat_protokoll_ändras(m: Möte) -> None:
    _justerat(m)
    före = _allt(m)
    for vad, gör in ÄNDRINGAR.items():
        with pytest.raises(Justerat, match="justera"):
            gör(m)
        assert _allt(m) == före, vad
    with pytest.raises(Inmatningsfel):  # it has its numbers
        sammantraden.ta_bort_sammanträde(m.db, m.id, None)


def test_arvodet_och_anteckningen_kan_skrivas_efteråt(m: Möte) -> None:
    _justerat(m)
    _närvaro(m, resa_km=24, förlorad_inkomst=1800)
    _mötet(m, anteckning="Anslås den 13 mars.")
    assert justering.verifiera(m.db) == []


TABELLER = (
    "paragraf", "beslutspunkt", "paragrafavsnitt", "paragraf_punkt", "yrkande", "yrkande_person", "proposition", "rost",
    "jav", "yttrande", "yttrande_person", "ej_deltagande", "narvarande", "narvarointervall", "protokolljusterare",
    "ajournering", "rattelse", "justering",
)  # fmt: skip


def test_varje_tabell_med_protokollets_innehåll_är_låst(m: Möte) -> None:
    """A table with a key to paragraf, narvarande or one of their children that is forgotten here fails."""
    import sqlalchemy as sa
    from sqlmodel import SQLModel

    inom = {"paragraf", "narvarande", "yrkande", "yttrande", "proposition"}
    hör_till = {
        t.name
        for t in SQLModel.metadata.tables.values()
        if any(k.column.table.name in inom and k.ondelete == "CASCADE" for k in t.foreign_keys)
    }
    assert hör_till <= set(TABELLER) | {"expediering"}  # decisions are sent out when the protocol has been justerat
    with m.db.läsning() as enhet:
        triggers = set(
            enhet.session.connection().execute(sa.text("SELECT name FROM sqlite_master WHERE type='trigger'")).scalars()
        )
    for tabell in TABELLER:
        assert {f"justerat_{tabell}_update", f"justerat_{tabell}_delete"} <= triggers, tabell


def test_en_ändring_förbi_programmet_upptäcks_och_namnges(m: Möte) -> None:
    _justerat(m)
    with m.db.skrivning() as enhet:
        anslutning = enhet.session.connection()
        for namn in ("justerat_beslutspunkt_update", "justerat_narvarande_update", "justerat_sammantrade_update"):
            anslutning.exec_driver_sql(f"DROP TRIGGER {namn}")
        anslutning.exec_driver_sql(f"UPDATE beslutspunkt SET text = 'Nej' WHERE paragraf_id = {m.paragrafer[1]}")
        anslutning.exec_driver_sql("UPDATE sammantrade SET plats = 'Annan'")
    assert sorted(f.text for f in justering.verifiera(m.db)) == [
        "Uppgifterna om sammanträdet i protokollet från 2026-03-10 har ändrats efter justeringen.",
        "§\N{NO-BREAK SPACE}2 i protokollet från 2026-03-10 har ändrats efter justeringen.",
    ]


def test_omedelbart_justerad_paragraf_är_låst_och_de_andra_är_fria(m: Möte) -> None:
    ändring = justering.justera_omedelbart(m.db, [m.paragrafer[1]], MÖTESDAG, AV, Justeringssätt.DIGITALT)
    assert ändring.beskrivning == "Justerade §\N{NO-BREAK SPACE}2 omedelbart"
    assert [r.nummer for r in protokoll.lista_paragrafer(m.db, m.id)] == [1, 2, None]
    assert m.paragraf(1).omedelbart_justerad
    with pytest.raises(Justerat, match="Paragrafen är justerad"):
        m.spara(1, replace(m.paragraf(1), rubrik="Annat"))
    m.spara(0, replace(m.paragraf(0), rubrik="Annat"))
    with pytest.raises(Justerat, match="Närvaron vid en paragraf"):
        _närvaro(m, intervall=())
    with pytest.raises(Justerat, match="redan justerad"):
        justering.justera_omedelbart(m.db, [m.paragrafer[1]], MÖTESDAG, AV)
    rad = justering.hämta_justeringar(m.db, m.id)[0]
    assert justering.justerad_pdf(m.db, rad.id).startswith(b"%PDF")
    _justerat(m)
    assert justering.verifiera(m.db) == []
    assert justering.justerade_paragrafer(m.db, m.id) == set(m.paragrafer)


def test_omedelbar_justering_hindras_bara_av_den_egna_paragrafen(m: Möte) -> None:
    m.spara(2, replace(m.paragraf(2), beslutspunkter=()))
    with pytest.raises(JusteringHindras):
        justering.justera_omedelbart(m.db, [m.paragrafer[2]], MÖTESDAG, AV)
    justering.justera_omedelbart(m.db, [m.paragrafer[0]], MÖTESDAG, AV)


def test_rättelsen_läggs_till_och_ändras_inte(m: Möte) -> None:
    with pytest.raises(Inmatningsfel, match="inte justerad än"):
        justering.rätta(m.db, m.paragrafer[0], DAG, "Sekreterare Dahl", "Beloppet ska vara 100 kronor.")
    _justerat(m)
    justering.rätta(m.db, m.paragrafer[0], DAG, "Sekreterare Dahl", "Beloppet ska vara 100 kronor.")
    with pytest.raises(Inmatningsfel, match="text och namnet"):
        justering.rätta(m.db, m.paragrafer[0], DAG, "", "x")
    assert justering.verifiera(m.db) == []
    with pytest.raises(Justerat, match="skriv en ny"), m.db.skrivning() as enhet:
        enhet.session.connection().exec_driver_sql("UPDATE rattelse SET text = 'x'")


def test_vem_som_justerar_följer_närvaron(m: Möte) -> None:
    assert justering.föreslå_justerande(m.db, m.id) == AV
    m.spara(0, replace(m.paragraf(0), jäv=(JävUppgifter(m.vem("Ordförande Ek")),)))
    assert justering.föreslå_justerande(m.db, m.id) == (
        JusteradAv("Vice Alm", "ordförande", "§\N{NO-BREAK SPACE}1"),
        JusteradAv("Ordförande Ek", "ordförande", "§§\N{NO-BREAK SPACE}2, 3"),
        JusteradAv("Vice Alm", "justerare", "§§\N{NO-BREAK SPACE}2, 3"),
    )
