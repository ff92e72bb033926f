"""Delegationsordningar: versions, row by row changes with undo, adoption, the one in force."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from namndprov import Nämnder

from nämndapp.bas.fel import Inmatningsfel, Saknas, Versionskonflikt
from nämndapp.models import Beloppsenhet, Delegatslag, Ordningsstatus
from nämndapp.rules.ordningsjamforelse import jämför, sammanfattning
from nämndapp.services import delegation, delegationsjamforelse, delegationsrader, dokument, granska
from nämndapp.services.andring import ångra
from nämndapp.services.delegation import OrdningVy
from nämndapp.services.delegationsuppgifter import (
    DelegationspunktUppgifter,
    DelegatkodUppgifter,
    DelegatUppgifter,
    KapitelUppgifter,
    OrdningUppgifter,
)
from nämndapp.services.vilken import Val
from nämndapp.storage import Databas


def _punkt(kapitel: int, löpnr: int | None, ärende: str, *koder: str) -> DelegationspunktUppgifter:
    return DelegationspunktUppgifter(kapitel, ärende, löpnr, delegater=tuple(DelegatUppgifter(k) for k in koder))


@pytest.fixture
def ordning(db: Databas, nämnder: Nämnder) -> int:
    """Two chapters; 1.3 says that it is part of 1.2."""
    ändring = delegation.ny_ordning(
        db,
        OrdningUppgifter(nämnder.sn, "Delegationsordning för socialnämnden", benämning="delegeringsordning"),
        [KapitelUppgifter("Alkohollagen", 1, "2010:1622"), KapitelUppgifter("Spellag", 2, "2018:1138")],
        [
            _punkt(0, 1, "Serveringstillstånd", "SNMU"),
            _punkt(0, 2, "Tillfälligt tillstånd", "HL"),
            _punkt(0, 3, "Tillfälligt tillstånd, kort", "HL"),
            _punkt(1, 1, "Yttrande", "HL", "EC"),
        ],
    )
    vy = delegation.hämta_ordning(db, ändring.objekt_id)
    tredje = vy.punkter[2]
    delegationsrader.spara_punkt(db, vy.id, replace(tredje, anteckning="Ingår i 1.2"), vy.version)
    return vy.id


def _nummer(vy: OrdningVy) -> list[str]:
    return [vy.nummer[p.nyckel] for p in vy.punkter]


def _läs(db: Databas, id_: int) -> OrdningVy:
    return delegation.hämta_ordning(db, id_)


def test_en_version_läses_hel_i_tryckt_ordning(db: Databas, ordning: int) -> None:
    vy = _läs(db, ordning)
    assert _nummer(vy) == ["1.1", "1.2", "1.3", "2.1"]
    assert [d.kod for d in vy.punkter[3].delegater] == ["HL", "EC"]
    assert [k.rubrik for k in vy.kapitel] == ["Alkohollagen", "Spellag"]


def test_hänvisningen_följer_med_när_punkterna_numreras_om(db: Databas, ordning: int) -> None:
    vy = _läs(db, ordning)
    delegationsrader.lägg_till_punkt(db, ordning, vy.kapitel[0].id or 0, 0, väntad_version=None)
    delegationsrader.numrera_om(db, ordning, None, None)
    ny = _läs(db, ordning)
    assert _nummer(ny) == ["1.1", "1.2", "1.3", "1.4", "2.1"]
    assert ny.anteckning(ny.punkter[3]) == "Ingår i 1.3"


def test_en_borttagen_punkt_syns_i_hänvisningen(db: Databas, ordning: int) -> None:
    vy = _läs(db, ordning)
    ändring = delegationsrader.ta_bort_punkter(db, ordning, [vy.punkter[1].id or 0], vy.version)
    assert "borttagen" in _läs(db, ordning).anteckning(_läs(db, ordning).punkter[1])
    ångra(db, ändring)
    åter = _läs(db, ordning)
    assert (åter.punkter, åter.nummer) == (vy.punkter, vy.nummer)


def test_en_ändring_rör_bara_sin_rad_och_kan_ångras_och_göras_om(db: Databas, ordning: int) -> None:
    vy = _läs(db, ordning)
    ny = replace(vy.punkter[0], ärende="Stadigvarande tillstånd", delegater=(DelegatUppgifter("HL", 5000),))
    ändring = delegationsrader.spara_punkt(db, ordning, ny, vy.version)
    assert len(ändring.efter.punkter) == 1  # type: ignore[union-attr]
    assert ändring.version == vy.version + 1
    assert _läs(db, ordning).punkter[0] == ny
    åter = ångra(db, ändring)
    assert _läs(db, ordning).punkter == vy.punkter
    ångra(db, åter)
    assert _läs(db, ordning).punkter[0] == ny


def test_den_som_inte_har_sett_det_senaste_får_inte_spara(db: Databas, ordning: int) -> None:
    vy = _läs(db, ordning)
    delegationsrader.spara_punkt(db, ordning, replace(vy.punkter[0], lagrum="8 kap 2 §"), vy.version)
    with pytest.raises(Versionskonflikt):
        delegationsrader.spara_punkt(db, ordning, replace(vy.punkter[1], lagrum="8 kap 2 §"), vy.version)


def test_det_som_ändrats_efteråt_ångras_inte(db: Databas, ordning: int) -> None:
    vy = _läs(db, ordning)
    ändring = delegationsrader.spara_punkt(db, ordning, replace(vy.punkter[0], lagrum="1 §"), None)
    delegationsrader.spara_punkt(db, ordning, replace(vy.punkter[0], lagrum="2 §"), None)
    with pytest.raises(Versionskonflikt):
        ångra(db, ändring)


def test_punkter_flyttas_mellan_kapitel(db: Databas, ordning: int) -> None:
    vy = _läs(db, ordning)
    ändring = delegationsrader.flytta_punkter(
        db, ordning, [vy.punkter[0].id or 0, vy.punkter[2].id or 0], vy.kapitel[1].id or 0, 0, väntad_version=None
    )
    flyttad = _läs(db, ordning)
    assert [p.ärende for p in flyttad.punkter] == [
        "Tillfälligt tillstånd",
        "Serveringstillstånd",
        "Tillfälligt tillstånd, kort",
        "Yttrande",
    ]
    ångra(db, ändring)
    assert _läs(db, ordning).punkter == vy.punkter


def test_ett_kapitel_tas_bort_med_sina_punkter_och_kommer_tillbaka(db: Databas, ordning: int) -> None:
    vy = _läs(db, ordning)
    ändring = delegationsrader.ta_bort_kapitel(db, ordning, vy.kapitel[0].id or 0, None)
    assert _nummer(_läs(db, ordning)) == ["2.1"]
    ångra(db, ändring)
    åter = _läs(db, ordning)
    assert (åter.kapitel, åter.punkter) == (vy.kapitel, vy.punkter)


def test_kapitel_läggs_till_och_flyttas(db: Databas, ordning: int) -> None:
    delegationsrader.spara_kapitel(db, ordning, KapitelUppgifter("Allmänt", 0), None)
    vy = _läs(db, ordning)
    delegationsrader.flytta_kapitel(db, ordning, vy.kapitel[-1].id or 0, 0, None)
    assert [k.rubrik for k in _läs(db, ordning).kapitel] == ["Allmänt", "Alkohollagen", "Spellag"]


def test_en_ny_version_har_samma_nycklar_och_antas_av_en_paragraf(db: Databas, nämnder: Nämnder, ordning: int) -> None:
    delegation.anta(db, ordning, datum=date(2024, 1, 30), paragraf=4, gäller_från=None, väntad_version=None)
    ny = delegation.ny_version(db, ordning).objekt_id
    assert [p.nyckel for p in _läs(db, ny).punkter] == [p.nyckel for p in _läs(db, ordning).punkter]
    assert _läs(db, ny).anteckning(_läs(db, ny).punkter[2]) == "Ingår i 1.2"
    assert _läs(db, ny).huvud.nummer == 2
    ändring = delegation.anta(
        db, ny, datum=date(2025, 3, 4), paragraf=31, gäller_från=date(2025, 4, 1), väntad_version=None
    )
    assert not ändring.ångerbar
    assert _läs(db, ordning).huvud.gäller_till == date(2025, 3, 31)
    assert delegation.gällande(db, nämnder.sn, date(2025, 3, 31)) == ordning
    assert delegation.gällande(db, nämnder.sn, date(2025, 4, 1)) == ny
    assert delegation.gällande(db, nämnder.sn, date(2024, 1, 29)) is None
    # said again with the right day: both versions' days follow
    delegation.anta(db, ny, datum=date(2025, 3, 4), paragraf=31, gäller_från=date(2025, 5, 1), väntad_version=None)
    assert _läs(db, ordning).huvud.gäller_till == date(2025, 4, 30)


def test_en_antagen_version_ändras_inte(db: Databas, ordning: int) -> None:
    vy = _läs(db, ordning)
    delegation.anta(db, ordning, datum=date(2024, 1, 30), paragraf=4, gäller_från=None, väntad_version=None)
    assert _läs(db, ordning).huvud.status is Ordningsstatus.BESLUTAD
    with pytest.raises(Inmatningsfel, match="antagen"):
        delegationsrader.spara_punkt(db, ordning, vy.punkter[0], None)
    with pytest.raises(Inmatningsfel, match="antagen"):
        delegation.ta_bort_ordning(db, ordning, None)
    with pytest.raises(Inmatningsfel, match="antagen"):
        delegation.spara_huvud(db, ordning, vy.huvud, None)


def test_ett_förslag_tas_bort_och_kommer_tillbaka_helt(db: Databas, ordning: int) -> None:
    vy = _läs(db, ordning)
    ändring = delegation.ta_bort_ordning(db, ordning, vy.version)
    with pytest.raises(Saknas):
        _läs(db, ordning)
    ångra(db, ändring)
    åter = _läs(db, ordning)
    assert (åter.huvud, åter.kapitel, åter.punkter) == (vy.huvud, vy.kapitel, vy.punkter)


def test_gäller_inte_före_beslutet(db: Databas, ordning: int) -> None:
    with pytest.raises(Inmatningsfel):
        delegation.anta(
            db, ordning, datum=date(2024, 2, 1), paragraf=1, gäller_från=date(2024, 1, 1), väntad_version=None
        )


def test_filtret_söker_alla_ord(db: Databas, ordning: int) -> None:
    vy = _läs(db, ordning)
    assert [vy.nummer[p.nyckel] for p in delegation.filtrera(vy, "tillfälligt kort")] == ["1.3"]
    assert [vy.nummer[p.nyckel] for p in delegation.filtrera(vy, "spellag EC")] == ["2.1"]
    assert len(delegation.filtrera(vy, " ")) == 4


def test_delegatkoder(db: Databas, nämnder: Nämnder) -> None:
    utskott = DelegatkodUppgifter(nämnder.sn, " SNMU ", "Myndighetsutskottet", Delegatslag.UTSKOTT)
    ändring = delegation.spara_kod(db, None, utskott, None)
    assert [(r.kod, r.slag) for r in delegation.lista_koder(db, nämnder.sn)] == [("SNMU", "utskott")]
    with pytest.raises(Inmatningsfel, match="finns redan"):
        delegation.spara_kod(db, None, replace(utskott, kod="snmu"), None)
    with pytest.raises(Inmatningsfel, match="Skriv"):
        delegation.spara_kod(db, None, replace(utskott, kod=" "), None)
    ångra(db, ändring)
    assert delegation.lista_koder(db, nämnder.sn) == []


def test_delegaten_byts_i_flera_rader(db: Databas, ordning: int) -> None:
    vy = _läs(db, ordning)
    delegationsrader.byt_delegat(db, ordning, [p.id or 0 for p in vy.punkter], "HL", "ENHC", väntad_version=None)
    assert [[d.kod for d in p.delegater] for p in _läs(db, ordning).punkter] == [
        ["SNMU"], ["ENHC"], ["ENHC"], ["ENHC", "EC"],
    ]  # fmt: skip


def test_jämförelsen_blir_text_för_tjänsteskrivelsen(db: Databas, ordning: int) -> None:
    delegation.anta(db, ordning, datum=date(2024, 1, 30), paragraf=4, gäller_från=None, väntad_version=None)
    ny = delegation.ny_version(db, ordning).objekt_id
    j = delegationsjamforelse.jämför_versioner(db, ordning, ny)
    assert delegationsjamforelse.sammanfattningstext(j) == "Versionerna är lika."
    vy = _läs(db, ny)
    delegationsrader.lägg_till_punkt(db, ny, vy.kapitel[0].id or 0, 0, väntad_version=None)
    delegationsrader.numrera_om(db, ny, None, None)
    delegationsrader.spara_punkt(db, ny, replace(_läs(db, ny).punkter[1], lagrum="8 kap 2 §"), None)
    text = delegationsjamforelse.sammanfattningstext(delegationsjamforelse.jämför_versioner(db, ordning, ny))
    assert "Ändrade punkter:\n- 1.2 Serveringstillstånd: lagrum tillkommer: 8 kap 2 §" in text
    assert "Ändrad numrering:\n- 1.1 blir 1.2, 1.2 blir 1.3, 1.3 blir 1.4" in text


def test_kontrollen_av_hela_nämnden_har_delegationen_med(db: Databas, ordning: int) -> None:
    delegationsrader.spara_punkt(db, ordning, replace(_läs(db, ordning).punkter[0], delegater=()), None)
    fynd = granska.granska(db, nämnd="SN", idag=date(2026, 1, 1))
    platser = {p.kod: p.plats.text for p in fynd if p.kod.startswith("DEL-")}
    assert platser["DEL-delegat-saknas"] == "SN, delegeringsordning, version 1, punkt 1.1"
    (hinder,) = granska.hinder_för_slutlig(db, "delegationsordning", Val(nämnd="SN"))
    assert hinder.kod == "DEL-delegat-saknas"


def test_papperet_byggs_rent_och_ändringsmarkerat(db: Databas, ordning: int) -> None:
    delegation.anta(db, ordning, datum=date(2024, 1, 30), paragraf=4, gäller_från=None, väntad_version=None)
    ny = delegation.ny_version(db, ordning).objekt_id
    delegationsrader.spara_punkt(db, ny, replace(_läs(db, ny).punkter[0], ärende="Nytt ord"), None)
    ren = dokument.innehåll(dokument.bygg(db, "delegationsordning", nämnd="SN"), "html").decode()
    assert "<ins" not in ren
    assert "Socialnämnden 2024-01-30 §\u00a04" in ren
    märkt = dokument.innehåll(dokument.bygg(db, "delegationsordning", nämnd="SN", version=2, jämför=1), "html").decode()
    assert ">Serveringstillstånd</del>" in märkt
    assert ">Nytt ord</ins>" in märkt
    with pytest.raises(Saknas, match="version 9"):
        dokument.bygg(db, "delegationsordning", nämnd="SN", version=9)


def test_gränser_med_decimaler_sparas_exakt_och_ångras(db: Databas, ordning: int) -> None:
    vy = _läs(db, ordning)
    for tal in ("0.5", "1.5", "0.0375", "500000", "99999999999.9999"):
        nu = _läs(db, ordning)
        p = replace(nu.punkter[0], belopp=Decimal(tal), beloppsenhet=Beloppsenhet.PRISBASBELOPP,
                    delegater=(DelegatUppgifter("SNMU", Decimal(tal)),))  # fmt: skip
        ändring = delegationsrader.spara_punkt(db, ordning, p, nu.version)
        sparad = _läs(db, ordning).punkter[0]
        assert (sparad.belopp, sparad.delegater[0].belopp) == (Decimal(tal), Decimal(tal))
        ångra(db, ändring)
    assert _läs(db, ordning).punkter == vy.punkter


def test_jämförelsen_säger_att_gränsen_har_halverats(db: Databas, ordning: int) -> None:
    vy = _läs(db, ordning)
    före = delegation.hämta_bild(db, ordning)
    p = replace(vy.punkter[0], belopp=Decimal(1), beloppsenhet=Beloppsenhet.PRISBASBELOPP)
    delegationsrader.spara_punkt(db, ordning, p, vy.version)
    helt = delegation.hämta_bild(db, ordning)
    delegationsrader.spara_punkt(db, ordning, replace(p, belopp=Decimal("0.5")), _läs(db, ordning).version)
    halvt = delegation.hämta_bild(db, ordning)
    assert dict(sammanfattning(jämför(före, helt)))["Ändrade punkter"][0].endswith("tillkommer: 1 prisbasbelopp")
    (rad,) = dict(sammanfattning(jämför(helt, halvt)))["Ändrade punkter"]
    assert rad.endswith("beloppsgräns 0,5 prisbasbelopp i stället för 1 prisbasbelopp")


def test_versionen_som_gällde_en_dag_kan_skrivas_ut_och_en_dag_utan_version_sägs(db: Databas, ordning: int) -> None:
    delegation.anta(db, ordning, datum=date(2025, 1, 1), paragraf=3, gäller_från=None, väntad_version=None)
    andra = delegation.ny_version(db, ordning).objekt_id
    delegation.anta(db, andra, datum=date(2026, 1, 1), paragraf=4, gäller_från=None, väntad_version=None)

    def tryckt(dag: date) -> str:
        return dokument.innehåll(dokument.bygg(db, "delegationsordning", nämnd="SN", datum=dag), "html").decode()

    assert "2025-01-01 § 3" in tryckt(date(2025, 12, 31)).replace("\u00a0", " ")
    assert "2026-01-01 § 4" in tryckt(date(2026, 1, 1)).replace("\u00a0", " ")
    with pytest.raises(Saknas, match="Ingen delegationsordning gällde 2024-12-31") as fångat:
        dokument.bygg(db, "delegationsordning", nämnd="SN", datum=date(2024, 12, 31))
    assert "1 från 2025-01-01, 2 från 2026-01-01" in fångat.value.åtgärd
