"""The demo and the self test."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from nämndapp.bas.fel import Inmatningsfel, Upptagen
from nämndapp.bas.luhn import organisationsnummer_stämmer
from nämndapp.bas.papekande import Nivå
from nämndapp.importers import läs
from nämndapp.models import Kallelsesvar
from nämndapp.services import (
    arenden,
    arshjul,
    arsplan,
    arvode,
    bevakning,
    demo,
    dokument,
    granska,
    inbyggda_kontroller,
    inkallelse,
    internkontroll,
    justering,
    kallelse,
    oversikt,
    protokoll,
    publicering,
    register,
    registerlistor,
    sammantraden,
)
from nämndapp.storage import Databas, öppna


@pytest.fixture(scope="module")
def mapp(tmp_path_factory: pytest.TempPathFactory) -> Path:
    mappen = tmp_path_factory.mktemp("demo")
    demo.skapa_demo(mappen)
    return mappen


@pytest.fixture
def exempel(mapp: Path) -> Iterator[Databas]:
    with öppna(mapp / demo.DATABAS, skrivskyddad=True) as db:
        yield db


def test_ekbro_har_ett_helt_år(exempel: Databas) -> None:
    sn, bmn = (next(n for n in register.lista_nämnder(exempel) if n.kod == kod) for kod in ("SN", "BMN"))
    assert (sn.egen_serie, bmn.egen_serie) == (False, True)
    alla = sammantraden.lista_sammanträden(exempel, sn.id)
    möten = [m for m in alla if sammantraden.hämta_sammanträde(exempel, m.id).uppgifter.bereder_id is None]
    assert len(möten) == 11
    assert {m.datum.year for m in möten} == {2026}
    assert all(m.datum.weekday() == 1 for m in möten)
    assert 38 <= len(arenden.lista_ärenden(exempel, sn.id)) <= 45
    ledamöter = register.lista_ledamöter(exempel, sn.id, dag=möten[0].datum)
    assert sum(r.roll.value == "ersättare" for r in ledamöter) == 6
    assert [r.tjänstgöringsordning for r in ledamöter if r.roll.value == "ersättare"] == [1, 2, 3, 4, 5, 6]


def test_diariet_hos_bygg_är_obrutet_och_det_makulerade_finns_kvar(exempel: Databas) -> None:
    bmn = next(n.id for n in register.lista_nämnder(exempel) if n.kod == "BMN")
    rader = sorted(arenden.lista_ärenden(exempel, bmn), key=lambda r: r.id)
    assert [r.diarienummer for r in rader] == [f"BMN 2026/{nr}" for nr in range(1, 9)]
    assert [r.status.value for r in rader].count("makulerat") == 1


def test_paragraferna_löper_obrutet_genom_året(exempel: Databas) -> None:
    sn = next(n.id for n in register.lista_nämnder(exempel) if n.kod == "SN")
    möten = sorted(sammantraden.lista_sammanträden(exempel, sn), key=lambda m: m.datum)
    nummer = [r.nummer or r.preliminärt for m in möten for r in protokoll.lista_paragrafer(exempel, m.id)]
    assert nummer == list(range(1, len(nummer) + 1))


def test_riskanalys_och_plan_stämmer_med_varandra(exempel: Databas) -> None:
    sn = next(n.id for n in register.lista_nämnder(exempel) if n.kod == "SN")
    analyser, planer = internkontroll.lista_riskanalyser(exempel, sn), internkontroll.lista_planer(exempel, sn)
    assert [a.år for a in analyser] == [p.år for p in planer] == [2027, 2026]
    assert all(a.antal_risker >= 12 for a in analyser)
    for plan in planer:
        kontroller = internkontroll.hämta_plan(exempel, plan.id).uppgifter.kontroller
        assert all(k.risker and k.frekvenskod and k.ansvarig != k.rapporteras_till for k in kontroller)
    fynd = [p.kod for p in granska.granska(exempel, nämnd="SN") if p.kod.startswith("IK-")]
    assert fynd == []


def test_demon_har_inga_fel(exempel: Databas) -> None:
    assert [p for p in granska.granska(exempel) if p.nivå is Nivå.FEL] == []
    kommun = register.hämta_kommun(exempel)
    assert kommun is not None
    assert organisationsnummer_stämmer(kommun.uppgifter.organisationsnummer)


def test_en_pdf_av_varje_dokumenttyp(mapp: Path) -> None:
    filer = sorted(mapp.glob("*.pdf"))
    assert len(filer) == len(dokument.DOKUMENTTYPER)
    assert all(f.read_bytes().startswith(b"%PDF-") for f in filer)


def _dokument(mapp: Path) -> dict[str, bytes | list[str]]:
    """Byte for byte; of the sealed one its text, where the log's checksum is another in another database."""
    ut: dict[str, bytes | list[str]] = {}
    for fil in mapp.glob("*.pdf"):
        ut[fil.name] = fil.read_bytes()
        if fil.stem.endswith("omedelbart justerat") or fil.stem.startswith("Särskilt protokoll"):
            rader = läs(fil).källrader
            assert sum(bool(re.search(r"\b[0-9a-f]{64}\b", rad)) for rad in rader) == 1
            ut[fil.name] = [re.sub(r"\b[0-9a-f]{64}\b", "", rad) for rad in rader]
    return ut


def test_andra_gången_blir_dokumenten_desamma_och_annat_rörs_inte(mapp: Path) -> None:
    (mapp / "anteckning.txt").write_text("min egen", encoding="utf-8")
    före = _dokument(mapp)
    demo.skapa_demo(mapp)
    assert _dokument(mapp) == före
    assert (mapp / "anteckning.txt").read_text(encoding="utf-8") == "min egen"


def test_främmande_fil_med_samma_namn_skrivs_inte_över(tmp_path: Path) -> None:
    främmande = tmp_path / "Riskanalys 2027, socialnämnden.pdf"
    främmande.write_bytes(b"viktigt")
    with pytest.raises(Inmatningsfel, match="skrivs inte över"):
        demo.skapa_demo(tmp_path)
    assert främmande.read_bytes() == b"viktigt"
    assert [f.name for f in tmp_path.iterdir()] == [främmande.name]


def test_öppen_demo_ersätts_inte(mapp: Path) -> None:
    with öppna(mapp / demo.DATABAS) as db:
        with pytest.raises(Upptagen):
            demo.skapa_demo(mapp)
        assert arenden.lista_ärenden(db)


def test_det_man_klickar_på_har_innehåll(exempel: Databas) -> None:
    """Registers, kallade with answers, an open list, planning: nothing that an example's user opens is empty."""
    for lista in registerlistor.Lista:
        assert registerlistor.hämta_lista(exempel, lista), lista
    nämnder = {n.kod: n.id for n in register.lista_nämnder(exempel)}
    modeller = {k: inkallelse.hämta_inkallelseordning(exempel, i).uppgifter.modell for k, i in nämnder.items()}
    assert len(set(modeller.values())) == 3
    assert arsplan.utskott(exempel, nämnder["SN"]) == [(nämnder["SNAU"], "Socialnämndens arbetsutskott")]
    for kod in ("SN", "BMN"):
        assert arshjul.lista_årshjul(exempel, nämnder[kod]), kod
        assert bevakning.lista_bevakningar(exempel, nämnder[kod]), kod
    assert all(p.e_post.endswith("@ekbro.example") for p in register.lista_personer(exempel))


def test_listan_hos_bygg_är_öppen_och_svaren_har_kommit_delvis(exempel: Databas) -> None:
    bmn = next(n.id for n in register.lista_nämnder(exempel) if n.kod == "BMN")
    möte = sammantraden.lista_sammanträden(exempel, bmn)[0]
    skillnad = publicering.skillnad_sedan(exempel, möte.id)
    assert skillnad is not None
    assert (len(skillnad.tillagda), len(skillnad.strukna)) == (1, 1)
    kallade = kallelse.hämta_kallade(exempel, möte.id).rader
    svar = {r.uppgifter.svar for r in kallade}
    assert svar == set(Kallelsesvar)
    ersättare = {r.namn for r in kallade if r.uppgifter.ersätter is not None}
    assert ersättare == {"Rune Bäckvall", "Disa Holmgård"}
    assert [p.handlingar for p in sammantraden.hämta_sammanträde(exempel, möte.id).uppgifter.punkter if p.handlingar]


def test_översikten_har_något_från_varje_nämnd(exempel: Databas) -> None:
    ö = oversikt.översikt(exempel, date(2026, 11, 26))
    idn = {n.id for n in register.lista_nämnder(exempel)}
    assert {m.nämnd_id for m in ö.möten} == idn
    assert {s.nämnd_id for s in ö.saker} == idn
    slag = {s.plats.typ for s in ö.saker}
    assert slag == {
        "sammantrade", "foredragningspunkt", "handling", "arende", "bevakning", "arshjulspost", "sarskilt_protokoll",
    }  # fmt: skip


def test_uppdragens_källa_är_en_paragraf_i_protokollet(exempel: Databas) -> None:
    for rad in bevakning.lista_bevakningar(exempel, None):
        ett = bevakning.hämta_bevakning(exempel, rad.id).uppgifter
        if ett.paragraf_id is not None:
            paragraf = protokoll.hämta_paragraf(exempel, ett.paragraf_id)
            assert ett.källa.endswith(f"{paragraf.sammanträde_datum.isoformat()} § {paragraf.uppgifter.nummer}")
            assert paragraf.uppgifter.ärende_id == ett.ärende_id


def test_ett_sammanträde_är_hållet_med_allt_som_kan_hända_i_rummet(exempel: Databas) -> None:
    möte = next(m for m in sammantraden.lista_sammanträden(exempel) if m.datum == date(2026, 10, 27))
    vyer = [protokoll.hämta_paragraf(exempel, r.id).uppgifter for r in protokoll.lista_paragrafer(exempel, möte.id)]
    utgångar = {u.utgång.value for u in vyer}
    assert {"information", "beslut", "bordläggning", "återremiss"} == utgångar
    röster = [r.val.value for u in vyer for p in u.propositioner for r in p.röster]
    assert (röster.count("ja"), röster.count("nej"), röster.count("avstår")) == (4, 4, 1)
    assert [len(u.jäv) for u in vyer if u.jäv] == [1]
    assert justering.verifiera(exempel) == []
    genast, hela = justering.hämta_justeringar(exempel, möte.id)
    assert (len(genast.paragrafer), len(hela.paragrafer)) == (1, 0)
    for rad in (genast, hela):
        assert justering.justerad_pdf(exempel, rad.id).startswith(b"%PDF")
    poster = {p.namn: p for p in arvode.hämta_arvode(exempel, möte.id).poster}
    assert (poster["Claes Rönn"].minuter, poster["Maj Ekdahl"].minuter) == (105, 125)
    assert poster["Malin Åsberg"].tjänst == "tjänstgjort"
    assert poster["Folke Tegnér"].tjänst == "närvarit"
    fel = [p.text for p in granska.granska(exempel, nämnd="SN", datum=möte.datum) if p.nivå is not Nivå.TIPS]
    assert [text.rpartition(" till ")[2] for text in fel] == ["Individ och familj.", "Förvaltningen."]  # left to send


def test_bara_en_paragraf_som_är_markerad_blir_ett_omedelbart_papper(exempel: Databas) -> None:
    möte = {"nämnd": "SN", "datum": date(2026, 10, 27)}
    assert "§\N{NO-BREAK SPACE}54" in dokument.bygg(exempel, "omedelbart", **möte).titel
    with pytest.raises(Inmatningsfel, match="55 från sammanträdet 2026-10-27 justeras inte omedelbart"):
        dokument.bygg(exempel, "omedelbart", **möte, paragraf=55)


def test_personnummer_söks_i_alla_webbversioner(exempel: Databas) -> None:
    """The demo has a report and a särskilt protokoll besides the lists."""
    sn = next(n.id for n in register.lista_nämnder(exempel) if n.kod == "SN")
    period = inbyggda_kontroller.Period(sn, date(2026, 1, 1), date(2026, 12, 31), date(2026, 12, 31))
    with exempel.läsning() as enhet:
        rader = inbyggda_kontroller.INBYGGDA["personnummer"].granska(enhet.session, period)
    slag = {r.vad.rsplit(" ", 2)[0] if "protokoll" in r.vad else r.vad.split(" ")[0] for r in rader}
    assert slag == {"Kallelsen", "Föredragningslistan", "Delegationsrapporten", "Särskilt protokoll"}
    assert all(r.rätt for r in rader)
