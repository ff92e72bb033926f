"""Nämndens egna inställningar, logotypen och provtryck av en osparad stil."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from nämndapp.bas.farg import kontrast
from nämndapp.bas.fel import Inmatningsfel
from nämndapp.services import demo, dokument, oppna, register, stilar
from nämndapp.services.uppgifter import KommunUppgifter, NämndUppgifter
from nämndapp.storage import Databas, filer


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Databas]:
    databas = oppna.öppna_databas(tmp_path / "ekbro.namnd")
    register.spara_kommun(databas, None, KommunUppgifter(namn="Ekbro kommun", webb="ekbro.example"), None)
    yield databas
    databas.stäng()


def nämnd(db: Databas, **husstil: object) -> int:
    return register.spara_nämnd(
        db, None, NämndUppgifter(namn="Socialnämnden", kod="SN", husstil=dict(husstil)), None
    ).objekt_id


def png(bredd: int = 300, höjd: int = 100) -> bytes:
    from PIL import Image

    ut = io.BytesIO()
    Image.new("RGB", (bredd, höjd), (31, 78, 121)).save(ut, "PNG")
    return ut.getvalue()


def pdf_text(data: bytes) -> str:
    import pypdfium2

    with pypdfium2.PdfDocument(data) as fil:
        return " ".join(sida.get_textpage().get_text_bounded() for sida in fil).replace("\u00a0", " ")


def test_bara_det_som_skiljer_från_grundformen_sparas() -> None:
    husstil = stilar.ändra({"nyckel": "klassisk"}, brödstorlek=12.0, tidsform="kl. 13.30")
    assert husstil == {"nyckel": "klassisk", "brödstorlek": 12.0}
    assert stilar.egna(husstil) == ["brödstorlek"]
    assert stilar.ändra(husstil, brödstorlek=10.5) == {"nyckel": "klassisk"}


def test_en_okänd_inställning_ur_en_nyare_fil_behålls() -> None:
    assert stilar.ändra({"framtida": 1}, färg="#222222") == {"framtida": 1, "färg": "#222222"}


def test_byte_av_grundform_behåller_det_egna() -> None:
    husstil = stilar.med_stil({"nyckel": "stram", "färg": "#553772"}, "öppen")
    assert stilar.tolka(husstil).färg == "#553772"
    assert stilar.tolka(husstil).digital_justering


@pytest.mark.parametrize("typ", stilar.FÖRHANDSTYPER)
@pytest.mark.parametrize("nyckel", [nyckel for nyckel, _ in stilar.lista_stilar()])
def test_en_nämnd_utan_papper_får_ett_påhittat_exempel(db: Databas, typ: str, nyckel: str) -> None:
    data, eget = stilar.förhandsgranska(db, nämnd(db), {"nyckel": nyckel}, typ)
    assert not eget
    assert "Ekbro kommun" in pdf_text(data)


def test_provtrycket_visar_den_osparade_stilen_och_ändrar_inget(db: Databas) -> None:
    id_ = nämnd(db)
    data, _ = stilar.förhandsgranska(db, id_, {"utkastmärkning": "PROV"}, "protokoll")
    assert "PROV" in pdf_text(data)
    assert register.hämta_nämnd(db, id_).uppgifter.husstil == {}
    assert register.hämta_nämnd(db, id_).version == 1


def test_finns_nämndens_egna_papper_visas_det_senaste(tmp_path: Path) -> None:
    demo.skapa_demo(tmp_path)
    with oppna.öppna_databas(next(tmp_path.glob("*.namnd"))) as databas:
        id_ = next(n.id for n in register.lista_nämnder(databas) if n.kod == "SN")
        for typ in stilar.FÖRHANDSTYPER:
            data, eget = stilar.förhandsgranska(databas, id_, {"beteckning": "Akt"}, typ)
            assert eget
            assert typ == "kallelse" or "Akt" in pdf_text(data)


def test_nämndens_egen_logotyp_går_före_kommunens(db: Databas) -> None:
    sha = stilar.spara_logotyp(db, png())
    id_ = nämnd(db, logotypval="egen", logotyp=sha, logotyp_alttext="Eken")
    with db.läsning() as enhet:
        from nämndapp.services import exempelpapper
        from nämndapp.storage import planer

        rad = planer.ladda_nämnd(enhet.session, id_)
        kopia = exempelpapper.fristående(rad, register.hämta_nämnd(db, id_).uppgifter.husstil)
        papper = dokument.klä(enhet.session, "kallelse", exempelpapper.exempel("kallelse", kopia), kopia)
    assert papper.dokument.huvud.logotyp is not None
    assert papper.dokument.huvud.logotyp.alttext == "Eken"
    assert papper.dokument.huvud.logotyp.bredd_mm == papper.stil.logotypbredd


def test_logotypen_städas_inte_bort(db: Databas) -> None:
    sha, lös = stilar.spara_logotyp(db, png()), stilar.spara_logotyp(db, png(50, 50))
    nämnd(db, logotypval="egen", logotyp=sha)
    with db.skrivning() as enhet:
        assert filer.ta_bort_föräldralösa(enhet.session) == 1
        assert filer.läs(enhet.session, sha)
        with pytest.raises(Exception, match=lös[:12]):
            filer.läs(enhet.session, lös)


def test_en_stor_bild_krymps_till_lagom(db: Databas) -> None:
    from PIL import Image

    sha = stilar.spara_logotyp(db, png(6000, 1000))
    with db.läsning() as enhet, Image.open(io.BytesIO(filer.läs(enhet.session, sha))) as bild:
        assert bild.size == (2000, 333)


@pytest.mark.parametrize("bild", [b"", b"inte en bild", png()[:60], b"\x89PNG\r\n\x1a\n" + b"\0" * 40])
def test_en_trasig_bild_ger_en_klar_mening(db: Databas, bild: bytes) -> None:
    with pytest.raises(Inmatningsfel, match="Bilden går inte att läsa"):
        stilar.spara_logotyp(db, bild)


def test_en_jättelik_bild_ger_en_klar_mening(db: Databas) -> None:
    with pytest.raises(Inmatningsfel, match="för stor"):
        stilar.spara_logotyp(db, png(13_000, 10))
    with pytest.raises(Inmatningsfel, match="för stor"):
        stilar.spara_logotyp(db, b"\0" * (stilar.STÖRSTA_LOGOTYP + 1))


def test_kontrasten_räknas_som_i_wcag() -> None:
    assert kontrast("#000000") == pytest.approx(21)
    assert kontrast("#ffffff") == pytest.approx(1)
    assert kontrast("#767676") == pytest.approx(4.54, abs=0.01)
    assert all(kontrast(stilar.tolka({"nyckel": nyckel}).färg) > 4.5 for nyckel, _ in stilar.lista_stilar())
