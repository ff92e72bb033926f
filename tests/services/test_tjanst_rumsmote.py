"""The meeting in the room: opened, who comes and goes, breaks, a raised matter, closed (KL 4:20, 5:18, 5:66)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import motesprov
import pytest
from motesprov import Möte
from namndprov import MÖTESDAG, Nämnder

from nämndapp.bas.fel import Inmatningsfel
from nämndapp.models import Sammanträdesstatus
from nämndapp.services import andring, narvaro, protokoll, rumsmote, rumsvy, sammantraden
from nämndapp.services.rumsmote import När, Rörelse
from nämndapp.services.rumsvy import Del
from nämndapp.storage import Databas

KL = time(10, 5)


@pytest.fixture
def m(db: Databas, nämnder: Nämnder) -> Möte:
    return motesprov.hållet(db, nämnder.sn, MÖTESDAG)


def _delar(m: Möte, namn: str) -> list[Del]:
    ut = []
    for id_ in m.paragrafer:
        nu = rumsvy.hämta_rum(m.db, m.id, id_).nu
        assert nu is not None
        ut.append(next(p.del_ for p in nu.personer if p.namn.startswith(namn)))
    return ut


def _rör(m: Möte, namn: str, rörelse: Rörelse, nr: int, **mer: object) -> None:
    rumsmote.rör_sig(m.db, m.id, m.paragrafer[nr], m.vem(namn), rörelse, **mer)  # type: ignore[arg-type]


T, N, B = Del.TJÄNSTGÖR, Del.NÄRVARANDE, Del.FRÅNVARANDE


def test_att_öppna_gör_allt_som_saknas_och_ångras_i_ett_steg(db: Databas, nämnder: Nämnder) -> None:
    personer = motesprov.folk(db, nämnder.sn)
    id_ = motesprov.sammanträde(db, nämnder.sn, MÖTESDAG, "Ett", "Två")
    vy = sammantraden.hämta_sammanträde(db, id_)
    sammantraden.spara_sammanträde(db, id_, replace(vy.uppgifter, starttid=None), vy.version)
    assert not rumsvy.hämta_rum(db, id_).öppnat
    ändring = rumsmote.öppna(db, id_, KL)
    rum = rumsvy.hämta_rum(db, id_)
    assert (rum.öppnat, rum.starttid, len(rum.rader), len(rum.personer)) == (True, KL, 2, len(personer))
    assert rumsmote.öppna(db, id_, time(11)).tom
    gjord_om = andring.ångra(db, ändring)
    assert not rumsvy.hämta_rum(db, id_).öppnat
    assert protokoll.lista_paragrafer(db, id_) == []
    andring.ångra(db, gjord_om)
    assert rumsvy.hämta_rum(db, id_) == rum


def test_den_som_går_före_paragrafen_deltar_inte_i_den(m: Möte) -> None:
    _rör(m, "Ledamot Lind", Rörelse.GÅR, 2, när=När.FÖRE, kl=KL)
    assert _delar(m, "Ledamot Lind") == [T, T, B, B]


def test_den_som_går_under_paragrafen_har_inte_beslutat(m: Möte) -> None:
    _rör(m, "Ledamot Lind", Rörelse.GÅR, 1, när=När.UNDER)
    assert _delar(m, "Ledamot Lind") == [T, N, B, B]


def test_den_som_går_efter_paragrafen_har_beslutat_i_den(m: Möte) -> None:
    _rör(m, "Ledamot Lind", Rörelse.GÅR, 1, när=När.EFTER)
    assert _delar(m, "Ledamot Lind") == [T, T, B, B]


def test_den_som_går_före_den_första_var_inte_med(m: Möte) -> None:
    _rör(m, "Ledamot Lind", Rörelse.GÅR, 0, när=När.FÖRE)
    assert _delar(m, "Ledamot Lind") == [B, B, B, B]


def test_en_sen_ledamot_tar_sin_plats_och_ersättaren_slutar(m: Möte) -> None:
    lind, ask = m.vem("Ledamot Lind"), m.vem("Ersättare Ask")
    rumsmote.rör_sig(m.db, m.id, m.paragrafer[0], lind, Rörelse.BORTA)
    rumsmote.rör_sig(m.db, m.id, m.paragrafer[0], ask, Rörelse.TJÄNSTGÖR, för_id=lind)
    assert _delar(m, "Ersättare Ask") == [T, T, T, T]
    _rör(m, "Ledamot Lind", Rörelse.KOMMER, 2, när=När.UNDER, kl=KL)
    assert _delar(m, "Ledamot Lind") == [B, B, T, T]
    assert _delar(m, "Ersättare Ask") == [T, T, N, N]


def test_ersättaren_behöver_en_plats_att_tjänstgöra_på(m: Möte) -> None:
    with pytest.raises(Inmatningsfel, match="vem Ersättare Ask tjänstgör för"):
        _rör(m, "Ersättare Ask", Rörelse.TJÄNSTGÖR, 0)


def test_det_som_redan_är_så_sägs_med_en_mening(m: Möte) -> None:
    with pytest.raises(Inmatningsfel, match="ändrar inget"):
        _rör(m, "Ersättare Ask", Rörelse.SLUTAR, 0)


def test_på_distans_från_en_paragraf(m: Möte) -> None:
    _rör(m, "Vice Alm", Rörelse.DISTANS, 2)

    def distans(nr: int) -> bool:
        nu = rumsvy.hämta_rum(m.db, m.id, m.paragrafer[nr]).nu
        assert nu is not None
        return next(p.distans for p in nu.personer if p.namn.startswith("Vice Alm"))

    assert [distans(nr) for nr in range(4)] == [False, False, True, True]


def test_en_rörelse_ångras(m: Möte) -> None:
    före = narvaro.hämta_närvaro(m.db, m.id)
    ändring = rumsmote.rör_sig(m.db, m.id, m.paragrafer[2], m.vem("Ledamot Lind"), Rörelse.GÅR, kl=KL)
    assert ändring.beskrivning == "Ledamot Lind går"
    andring.ångra(m.db, ändring)
    assert narvaro.hämta_närvaro(m.db, m.id) == före


def test_ajourneringen_börjar_och_slutar_med_samma_tangent(m: Möte) -> None:
    rumsmote.ajournera(m.db, m.id, m.paragrafer[1], time(14, 40))
    assert rumsvy.hämta_rum(m.db, m.id).ajournerat_sedan == time(14, 40)
    rumsmote.ajournera(m.db, m.id, m.paragrafer[1], time(14, 55))
    assert rumsvy.hämta_rum(m.db, m.id).ajournerat_sedan is None
    (paus,) = narvaro.hämta_närvaro(m.db, m.id).ajourneringar
    assert (paus.från, paus.till, paus.paragraf_id) == (time(14, 40), time(14, 55), m.paragrafer[1])


def test_ett_väckt_ärende_skjuter_de_följande_numren(m: Möte) -> None:
    före = protokoll.lista_paragrafer(m.db, m.id)
    ändring = rumsmote.väck_ärende(m.db, m.id, "Bullret vid skolan", "Vice Alm (C)", m.paragrafer[1])
    rader = protokoll.lista_paragrafer(m.db, m.id)
    assert [(r.rubrik, r.preliminärt) for r in rader] == [
        ("Ärende 1", 1), ("Ärende 2", 2), ("Bullret vid skolan", 3), ("Ärende 3", 4), ("Ärende 4", 5),
    ]  # fmt: skip
    assert rumsmote.ny_paragraf(ändring) == rader[2].id
    punkt = sammantraden.hämta_sammanträde(m.db, m.id).uppgifter.punkter[-1]
    assert (punkt.rubrik, punkt.väckt_av) == ("Bullret vid skolan", "Vice Alm (C)")
    gjord_om = andring.ångra(m.db, ändring)
    assert [(r.id, r.preliminärt) for r in protokoll.lista_paragrafer(m.db, m.id)] == [
        (r.id, r.preliminärt) for r in före
    ]
    andring.ångra(m.db, gjord_om)
    assert [r.rubrik for r in protokoll.lista_paragrafer(m.db, m.id)] == [r.rubrik for r in rader]


def test_ett_väckt_ärende_sist_när_ingen_paragraf_sägs(m: Möte) -> None:
    rumsmote.väck_ärende(m.db, m.id, "Bullret", "", None)
    assert protokoll.lista_paragrafer(m.db, m.id)[-1].rubrik == "Bullret"
    with pytest.raises(Inmatningsfel, match="rubrik"):
        rumsmote.väck_ärende(m.db, m.id, " ", "", None)


def test_anteckningar_samlas_på_mötet_med_klockslag(m: Möte) -> None:
    rumsmote.anteckna(m.db, m.id, "Ärende 1", "Ring Alm.", KL)
    rumsmote.anteckna(m.db, m.id, "Ärende 2", "Bilaga saknas.", KL)
    text = "Ärende 1, kl. 10.05: Ring Alm.\nÄrende 2, kl. 10.05: Bilaga saknas."
    assert rumsvy.hämta_rum(m.db, m.id).anteckning == text


def test_att_avsluta_säger_vad_som_är_kvar(m: Möte) -> None:
    rumsmote.ajournera(m.db, m.id, None, KL)
    assert rumsmote.vad_är_kvar(m.db, m.id) == [
        "Inte klubbat: §§\u00a01–4.",
        "Utan beslut: §§\u00a01–4.",
        "Ingen justerare är vald.",
    ]
    ändring = rumsmote.avsluta(m.db, m.id, time(15, 10))
    rum = rumsvy.hämta_rum(m.db, m.id)
    assert (rum.status, rum.sluttid, rum.ajournerat_sedan) == (Sammanträdesstatus.GENOMFÖRT, time(15, 10), None)
    andring.ångra(m.db, ändring)
    assert rumsvy.hämta_rum(m.db, m.id).ajournerat_sedan == KL


@pytest.mark.parametrize(
    ("nu", "text"),
    [
        (datetime(2026, 3, 10, 9, 25), "25 min"),
        (datetime(2026, 3, 10, 10, 25), "1 tim 25 min"),
        (datetime(2026, 3, 10, 8, 0), ""),
        (datetime(2026, 3, 12, 10, 0), ""),
    ],
)
def test_mötestiden_räknas_bara_på_mötesdagen(nu: datetime, text: str) -> None:
    assert rumsvy.tid_sedan(time(9), nu, date(2026, 3, 10)) == text
