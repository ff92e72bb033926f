"""Search: Swedish words, parts of compounds, names, and user input that is never syntax."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lagerdemo import nytt_ärende

from nämndapp.models import (
    Beslutspunkt,
    Föredragningspunkt,
    Handling,
    Nämnd,
    Paragraf,
    Person,
    Sammanträde,
    Skrivelse,
    Skrivelseavsnitt,
    Ärende,
)
from nämndapp.storage import Databas, sok, öppna


@pytest.fixture
def fylld(databas: Databas) -> Databas:
    with databas.skrivning() as enhet:
        enhet.lägg_till(nytt_ärende("Månadsuppföljning för äldreomsorgen", diarienummer="SN 2026/17"))
        enhet.lägg_till(nytt_ärende("Arlig plan"))
        enhet.lägg_till(nytt_ärende("Årlig plan", beskrivning="gäller hela förvaltningen"))
        enhet.lägg_till(Handling(nämnd_id=1, rubrik="Remiss", text="Yttrande över bostadsförsörjningen"))
        enhet.lägg_till(
            Handling(nämnd_id=1, rubrik="Eget", skrivelse=Skrivelse(avsnitt=[Skrivelseavsnitt(rubrik="Barnets bästa")]))
        )
        möte = enhet.lägg_till(Sammanträde(nämnd_id=1, datum=date(2026, 2, 10), plats="Ekbrosalen"))
        enhet.lägg_till(Föredragningspunkt(sammanträde_id=möte.id, rubrik="Delgivningar"))
        enhet.lägg_till(
            Paragraf(
                sammanträde_id=möte.id, rubrik="Taxor", nummer=7, beslutspunkter=[Beslutspunkt(text="höja avgiften")]
            )
        )
        enhet.lägg_till(Person(namn="Örjan Ängström"))
    return databas


def _sök(databas: Databas, text: str, **val: object) -> list[tuple[str, str]]:
    with databas.läsning() as enhet:
        return [(t.slag, t.rubrik) for t in sok.sök(enhet.session, text, **val)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "väntat"),
    [
        ("månadsupp", "ärende"),
        ("äldreomsorgen månads", "ärende"),
        ("SN 2026/17", "ärende"),
        ("förvaltningen", "ärende"),
        ("bostadsförsörjning", "handling"),
        ("barnets BÄSTA", "handling"),
        ("delgivn", "sammanträde"),
        ("ekbrosalen 2026-02-10", "sammanträde"),
        ("höja avgiften", "paragraf"),
        ("§ 7 taxor", "paragraf"),
        ("ängström", "person"),
    ],
)
def test_det_sökta_hittas(fylld: Databas, text: str, väntat: str) -> None:
    assert [slag for slag, _ in _sök(fylld, text)] == [väntat]


def test_å_är_inte_a(fylld: Databas) -> None:
    assert _sök(fylld, "årlig") == [("ärende", "Årlig plan")]
    assert _sök(fylld, "arlig") == [("ärende", "Arlig plan")]
    assert _sök(fylld, "a\u030arlig") == [("ärende", "Årlig plan")]


def test_inre_del_av_sammansatt_ord_hittas_i_titlar_och_namn(fylld: Databas) -> None:
    assert _sök(fylld, "uppföljning") == [("ärende", "SN 2026/17 Månadsuppföljning för äldreomsorgen")]
    assert _sök(fylld, "ström") == [("person", "Örjan Ängström")]
    assert _sök(fylld, "2026/1") == [("ärende", "SN 2026/17 Månadsuppföljning för äldreomsorgen")]


def test_fras_inom_citattecken(fylld: Databas) -> None:
    assert _sök(fylld, '"höja avgiften"')
    assert _sök(fylld, '"avgiften höja"') == []


def test_skrivelsens_träff_heter_som_handlingen(fylld: Databas) -> None:
    assert _sök(fylld, "barnets bästa") == [("handling", "Eget")]


@pytest.mark.parametrize(
    "text", ["", "   ", '"', "AND", "(", "*", "a OR b NOT", "rubrik: x", "NEAR(", "-", "§", "^x", "\0"]
)
def test_ingenting_som_skrivs_är_söksyntax(fylld: Databas, text: str) -> None:
    _sök(fylld, text)


@given(st.text(max_size=30))
def test_frågan_är_alltid_giltig(fylld_en_gång: Databas, text: str) -> None:
    _sök(fylld_en_gång, text)


@pytest.fixture(scope="module")
def fylld_en_gång(tmp_path_factory: pytest.TempPathFactory):  # type: ignore[no-untyped-def]
    with öppna(tmp_path_factory.mktemp("sok") / "x.namnd") as databas:
        yield databas


def test_utdrag_visar_var_ordet_står(fylld: Databas) -> None:
    with fylld.läsning() as enhet:
        (träff,) = sok.sök(enhet.session, "bostadsförs")
    assert [bit for bit, träffad in träff.utdrag if träffad] == ["bostadsförsörjningen"]
    assert "".join(bit for bit, _ in träff.utdrag) == "Yttrande över bostadsförsörjningen"
    assert träff.nämnd_id == 1


def test_urval_på_nämnd_och_slag(fylld: Databas) -> None:
    with fylld.skrivning() as enhet:
        enhet.lägg_till(Nämnd(kommun_id=1, namn="Byggnadsnämnden", kod="BN"))
        enhet.lägg_till(Ärende(nämnd_id=2, rubrik="Årlig byggplan", registrerat=date(2026, 1, 1)))
    assert len(_sök(fylld, "årlig")) == 2
    assert _sök(fylld, "årlig", nämnd_id=2) == [("ärende", "Årlig byggplan")]
    assert _sök(fylld, "ängström", nämnd_id=2) == [("person", "Örjan Ängström")]
    assert _sök(fylld, "taxor", slag=["ärende"]) == []
    assert len(_sök(fylld, "plan", högst=1)) == 1


def test_titelns_ord_går_före_textens(fylld: Databas) -> None:
    with fylld.skrivning() as enhet:
        enhet.lägg_till(nytt_ärende("Annat", beskrivning="delgivningsbok"))
        enhet.lägg_till(nytt_ärende("Delgivningsbok"))
    assert [r for _, r in _sök(fylld, "delgivningsbok")] == ["Delgivningsbok", "Annat"]


def test_sökningen_följer_varje_ändring(fylld: Databas) -> None:
    with fylld.skrivning() as enhet:
        enhet.hämta(Ärende, 1).rubrik = "Bokslut"
        enhet.hämta(Beslutspunkt, 1).text = "sänka avgiften"
        enhet.hämta(Föredragningspunkt, 1).rubrik = "Meddelanden"
        enhet.ta_bort(enhet.hämta(Handling, 1))
        enhet.ta_bort(enhet.hämta(Skrivelseavsnitt, 1))
    assert _sök(fylld, "månadsuppföljning") == []
    assert _sök(fylld, "uppföljning") == []
    assert _sök(fylld, "bokslut") == [("ärende", "SN 2026/17 Bokslut")]
    assert _sök(fylld, "höja") == []
    assert _sök(fylld, "sänka") == [("paragraf", "§ 7 Taxor")]
    assert _sök(fylld, "delgivningar") == []
    assert _sök(fylld, "meddelanden")[0][0] == "sammanträde"
    assert _sök(fylld, "bostadsförsörjningen") == []
    assert _sök(fylld, "barnets") == []


def test_borttaget_sammanträde_tar_sina_paragrafer_ur_sökningen(fylld: Databas) -> None:
    with fylld.skrivning() as enhet:
        enhet.ta_bort(enhet.hämta(Sammanträde, 1))
    assert _sök(fylld, "taxor") == _sök(fylld, "avgiften") == _sök(fylld, "ekbrosalen") == []


def test_ångrad_skrivning_syns_inte_i_sökningen(fylld: Databas) -> None:
    with pytest.raises(ValueError, match="ångrat"), fylld.skrivning() as enhet:
        enhet.lägg_till(nytt_ärende("Ångerrätt"))
        raise ValueError("ångrat")
    assert _sök(fylld, "ångerrätt") == []


def test_omindexering_ger_samma_svar(fylld_fil: Path) -> None:
    with öppna(fylld_fil) as databas:

        def index() -> list[object]:
            with databas.läsning() as enhet:
                s = enhet.session.connection()
                return [*s.exec_driver_sql("SELECT rowid, * FROM sok ORDER BY rowid").all(),
                        *s.exec_driver_sql("SELECT rowid, * FROM soknamn ORDER BY rowid").all()]  # fmt: skip

        före = index()
        assert len(före) > 12
        with databas.skrivning() as enhet:
            sok.indexera(enhet)
        assert index() == före
