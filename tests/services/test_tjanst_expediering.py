"""Expediering of a held meeting: proposed, noted, undone (R27)."""

from __future__ import annotations

import email
import email.policy
from dataclasses import replace
from datetime import date
from pathlib import Path

import motesprov
import pytest
from motesprov import Möte
from namndprov import Nämnder

from nämndapp.bas.fel import Inmatningsfel
from nämndapp.models import Expedieringssätt, Sammanträdesstatus
from nämndapp.rules.expediering import Utskick
from nämndapp.services import expediering, protokoll, registerlistor, sammantraden, utskicksbrev
from nämndapp.services.andring import ångra
from nämndapp.services.registeruppgifter import MottagareUppgifter
from nämndapp.services.skrivelseuppgifter import AvsnittUppgifter, SatsUppgifter
from nämndapp.storage import Databas, logg

DAG = date(2026, 3, 16)


@pytest.fixture
def m(db: Databas, nämnder: Nämnder) -> Möte:
    """§ 1 to two, § 2 to one of them, § 3 to nobody."""
    registerlistor.spara_lista(
        db, registerlistor.Lista.MOTTAGARE, (MottagareUppgifter("Kommunstyrelsen", "ks@ekbro.example"),)
    )
    m = motesprov.hållet(db, nämnder.sn, antal=3)
    for nr, till in enumerate(("- Kommunstyrelsen\n- Sökanden", "- Kommunstyrelsen")):
        avsnitt = (AvsnittUppgifter("Skickas till", till),)
        m.spara(nr, replace(m.paragraf(nr), beslutspunkter=(SatsUppgifter("Ja."),), avsnitt=avsnitt))
    _status(m, Sammanträdesstatus.GENOMFÖRT)
    return m


def _status(m: Möte, status: Sammanträdesstatus) -> None:
    u = sammantraden.hämta_sammanträde(m.db, m.id).uppgifter
    sammantraden.spara_sammanträde(m.db, m.id, replace(u, status=status), None)


def _alla(m: Möte) -> list[Utskick]:
    return [u for p in expediering.mötets_utskick(m.db, m.id) for u in p.utskick]


def _nycklar(m: Möte) -> list[expediering.Nyckel]:
    return [(u.paragraf_id, u.mottagare) for u in _alla(m)]


def test_mottagarna_föreslås_ur_paragraferna_och_registret(m: Möte) -> None:
    assert [(u.mottagare, u.adresser, u.id) for u in _alla(m)] == [
        ("Kommunstyrelsen", ("ks@ekbro.example",), None),
        ("Sökanden", (), None),
        ("Kommunstyrelsen", ("ks@ekbro.example",), None),
    ]


def test_inget_före_sammanträdet(m: Möte) -> None:
    _status(m, Sammanträdesstatus.KALLAT)
    assert expediering.mötets_utskick(m.db, m.id) == []


def test_många_på_en_gång_är_ett_steg_att_ångra(m: Möte) -> None:
    ändring = expediering.markera_skickade(m.db, m.id, _nycklar(m), DAG, av="Sekreterare Dahl")
    assert ändring.beskrivning == "Markerade 3 utskick som skickade"
    assert {u.skickat for u in _alla(m)} == {DAG}
    åter = ångra(m.db, ändring)
    assert {(u.skickat, u.id) for u in _alla(m)} == {(None, None)}
    ångra(m.db, åter)
    assert {u.skickat for u in _alla(m)} == {DAG}
    with m.db.läsning() as enhet:
        poster = [d or {} for h, d in logg.läs(enhet.session, f"sammantrade:{m.id}") if h.slag == "expediering"]
    assert len(poster) == 3
    assert "Kommunstyrelsen" not in str(poster)


def test_sätt_och_delfående_noteras_och_minns(m: Möte) -> None:
    sökanden = _nycklar(m)[1]
    with pytest.raises(Inmatningsfel, match="innan det är skickat"):
        expediering.sätt_delfången(m.db, m.id, [sökanden], DAG)
    expediering.sätt_sätt(m.db, m.id, [sökanden], Expedieringssätt.DELGIVNING)
    expediering.markera_skickade(m.db, m.id, [sökanden], DAG)
    expediering.sätt_delfången(m.db, m.id, [sökanden], date(2026, 3, 18))
    u = _alla(m)[1]
    assert (u.sätt, u.skickat, u.delfången) == (Expedieringssätt.DELGIVNING, DAG, date(2026, 3, 18))
    ändrad = (AvsnittUppgifter("Skickas till", "- Sökanden"),)
    m.spara(1, replace(m.paragraf(1), avsnitt=ändrad))
    assert _alla(m)[2].sätt is Expedieringssätt.DELGIVNING  # as last time
    expediering.markera_kvar(m.db, m.id, [sökanden])
    assert (_alla(m)[1].skickat, _alla(m)[1].delfången) == (None, None)


def test_det_som_skickats_står_kvar_när_mottagaren_tas_bort_i_paragrafen(m: Möte) -> None:
    expediering.markera_skickade(m.db, m.id, _nycklar(m)[:2], DAG)
    m.spara(0, replace(m.paragraf(0), avsnitt=(AvsnittUppgifter("Skickas till", "- Kommunstyrelsen"),)))
    assert [(u.mottagare, u.vid_paragrafen) for u in _alla(m)[:2]] == [("Kommunstyrelsen", True), ("Sökanden", False)]


def test_en_mottagare_läggs_till_och_tas_bort(m: Möte) -> None:
    ny = expediering.lägg_till(m.db, m.id, m.paragrafer[2], " Region  Mitt ")
    assert _nycklar(m)[-1] == (m.paragrafer[2], "Region Mitt")
    with pytest.raises(Inmatningsfel, match="står redan"):
        expediering.lägg_till(m.db, m.id, m.paragrafer[2], "region mitt")
    expediering.ta_bort(m.db, m.id, [_nycklar(m)[-1]])
    assert len(_nycklar(m)) == 3
    assert not ny.tom


def test_en_okänd_mottagare_nekas(m: Möte) -> None:
    with pytest.raises(Inmatningsfel, match="står inte bland"):
        expediering.markera_skickade(m.db, m.id, [(m.paragrafer[0], "Ingen")], DAG)


def test_ett_brev_per_mottagare_med_alla_utdrag_och_resten_sägs(m: Möte, tmp_path: Path) -> None:
    gjort = utskicksbrev.skriv_brev(m.db, m.id, _nycklar(m), tmp_path / "ut")
    (brev,) = gjort.brev
    post = email.message_from_bytes(brev.read_bytes(), policy=email.policy.default)
    assert "ks@ekbro.example" in str(post["To"])
    assert len(list(post.iter_attachments())) == 2
    assert gjort.med == tuple((u.paragraf_id, u.mottagare) for u in _alla(m) if u.adresser)
    assert gjort.att_veta == ("Sökanden saknar e-postadress i registret. Skicka på annat sätt.",)
    assert {u.skickat for u in _alla(m)} == {None}  # a draft is not sent


def test_en_paragraf_med_sekretess_mejlas_inte_men_skrivs_ut(m: Möte, tmp_path: Path) -> None:
    vy = sammantraden.hämta_sammanträde(m.db, m.id).uppgifter
    första, *andra = vy.lista
    hemlig = replace(första, sekretess_lagrum="26 kap. 1 § OSL")  # type: ignore[type-var]  # an item, no group
    sammantraden.spara_sammanträde(m.db, m.id, replace(vy, lista=(hemlig, *andra)), None)
    gjort = utskicksbrev.skriv_brev(m.db, m.id, _nycklar(m), tmp_path)
    assert [i for i, _ in gjort.med] == [m.paragrafer[1]]
    assert "sekretess" in gjort.att_veta[0]
    assert len(utskicksbrev.skriv_utdrag(m.db, m.id, m.paragrafer[:1], tmp_path).utdrag) == 1


def test_det_noterade_kommer_tillbaka_med_en_borttagen_paragraf_och_ett_sammanträde(m: Möte) -> None:
    expediering.markera_skickade(m.db, m.id, _nycklar(m), DAG)
    väntat = _alla(m)
    ångra(m.db, protokoll.ta_bort_paragraf(m.db, m.paragrafer[0], None))
    assert _alla(m) == väntat
    _status(m, Sammanträdesstatus.GENOMFÖRT)
    möte = sammantraden.ta_bort_sammanträde(m.db, m.id, None)
    ångra(m.db, möte)
    assert _alla(m) == väntat
