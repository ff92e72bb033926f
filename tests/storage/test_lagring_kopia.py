"""Backups that can be opened, and the way back that loses nothing."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from datetime import date, timedelta
from pathlib import Path

import pytest
from lagerdemo import innehåll, nytt_ärende, oföränderlig

from nämndapp.bas.fel import Databasfel, Inmatningsfel, Upptagen
from nämndapp.models import Kommun, Nämnd, Ärende
from nämndapp.storage import Databas, filer, kopia, kopieplats, logg, öppna


def _ärenden(fil: Path) -> list[str]:
    with öppna(fil, skrivskyddad=True) as databas, databas.läsning() as enhet:
        return list(enhet.session.connection().exec_driver_sql("SELECT rubrik FROM arende ORDER BY id").scalars())


def test_kopian_är_hel_och_går_att_öppna_medan_databasen_används(databas: Databas, tmp_path: Path) -> None:
    with databas.skrivning() as enhet:
        enhet.lägg_till(nytt_ärende("I kopian"))
    mål = kopia.säkerhetskopiera(databas, tmp_path / "ny mapp" / "kopia.namnd")
    with databas.skrivning() as enhet:
        enhet.lägg_till(nytt_ärende("Efter kopian"))
    assert innehåll(mål.parent) == ["kopia.namnd"]
    rå = sqlite3.connect(mål)
    assert rå.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    rå.close()
    assert _ärenden(mål) == ["I kopian"]


def test_kopia_i_egen_tråd_medan_någon_skriver_blir_ett_ögonblick(databas: Databas, tmp_path: Path) -> None:
    """Each write adds two ärenden: a copy with an odd number would be of a half-done change."""
    slut = threading.Event()

    def skriv() -> None:
        while not slut.is_set():
            with databas.skrivning() as enhet:
                enhet.lägg_till(nytt_ärende("Ett"))
                enhet.lägg_till(nytt_ärende("Två"))

    tråd = threading.Thread(target=skriv)
    tråd.start()
    kopior = [kopia.säkerhetskopiera(databas, tmp_path / f"{nummer}.namnd") for nummer in range(5)]
    slut.set()
    tråd.join()
    antal = [len(_ärenden(fil)) for fil in kopior]
    assert all(n % 2 == 0 for n in antal)
    assert antal == sorted(antal)


def test_kopian_läggs_aldrig_över_databasen_själv(databas: Databas, tmp_path: Path) -> None:
    with pytest.raises(Databasfel, match="själva databasfilen"):
        kopia.säkerhetskopiera(databas, databas.sökväg)
    with pytest.raises(Databasfel, match="är en mapp"):
        kopia.säkerhetskopiera(databas, tmp_path)


def test_databasen_känns_igen_också_genom_en_annan_sökväg(databas: Databas, tmp_path: Path) -> None:
    """The dialog has asked whether to replace the file, so ``ersätt`` is on."""
    (tmp_path / "mapp").mkdir()
    vägar = [tmp_path / "mapp" / ".." / databas.sökväg.relative_to(tmp_path)]
    hård = tmp_path / "samma fil.namnd"
    hård.hardlink_to(databas.sökväg)
    for mål in (*vägar, hård):
        with pytest.raises(Databasfel, match="själva databasfilen"):
            kopia.säkerhetskopiera(databas, mål, ersätt=True)
    with databas.skrivning() as enhet:
        enhet.lägg_till(nytt_ärende("Lever"))


def test_full_disk_sägs_och_lämnar_den_förra_kopian(
    databas: Databas, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mål = kopia.säkerhetskopiera(databas, tmp_path / "k" / "kopia.namnd")
    före = mål.read_bytes()
    monkeypatch.setattr(kopia.shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10, 9, 1))
    with pytest.raises(Databasfel, match="inte plats"):
        kopia.säkerhetskopiera(databas, mål)
    assert mål.read_bytes() == före
    assert innehåll(mål.parent) == ["kopia.namnd"]


def test_en_kopia_om_dagen_och_sju_sparas(databas: Databas) -> None:
    (databas.sökväg.parent / kopia.MAPP).mkdir()
    annan = databas.sökväg.parent / kopia.MAPP / "Byggnadsnämnden 2026-01-01.namnd"
    annan.touch()
    första = date(2026, 1, 1)
    for dag in range(10):
        idag = första + timedelta(days=dag)
        with databas.skrivning() as enhet:
            enhet.lägg_till(nytt_ärende(f"Dag {dag + 1}"))
        mål = kopia.daglig_kopia(databas, idag=idag)
        assert mål.name == f"Socialnämnden {idag.isoformat()}.namnd"
        assert mål.parent.name == "Säkerhetskopior"
    senast = mål.stat().st_mtime_ns
    assert kopia.daglig_kopia(databas, idag=idag) == mål
    assert mål.stat().st_mtime_ns == senast, "en kopia om dagen"
    dagar = [k.dag.day for k in kopia.lista_kopior(databas.sökväg)]
    assert dagar == [10, 9, 8, 7, 6, 5, 4]
    assert len(_ärenden(mål)) == 10
    assert annan.exists(), "andra filers kopior rörs inte"


def test_kopian_på_begäran_ersätter_dagens(databas: Databas) -> None:
    mål = kopia.daglig_kopia(databas)
    with databas.skrivning() as enhet:
        enhet.lägg_till(nytt_ärende("Efter morgonens kopia"))
    assert kopia.daglig_kopia(databas, förnya=True) == mål
    assert _ärenden(mål) == ["Efter morgonens kopia"]
    assert innehåll(mål.parent) == [mål.name]


def test_att_leta_kopior_gör_inga_mappar(fil: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kopieplats.platformdirs, "user_data_dir", lambda *_, **__: str(tmp_path / "hemma"))
    assert kopia.lista_kopior(fil) == []
    assert innehåll(fil.parent) == []
    assert not (tmp_path / "hemma").exists()


def test_en_tidigare_kopia_ersätts_men_ingen_annan_fil(databas: Databas, tmp_path: Path) -> None:
    with databas.skrivning() as enhet:
        enhet.lägg_till(nytt_ärende("Ett"))
        logg.skriv(enhet, "ny", "arende:1", {"rubrik": "Ett"})
    mål = kopia.säkerhetskopiera(databas, tmp_path / "kopia.namnd")
    with databas.skrivning() as enhet:
        enhet.lägg_till(nytt_ärende("Två"))
        logg.skriv(enhet, "ny", "arende:2", {"rubrik": "Två"})
    kopia.säkerhetskopiera(databas, mål)
    assert _ärenden(mål) == ["Ett", "Två"]
    with öppna(tmp_path / "annan.namnd") as annan, annan.skrivning() as enhet:
        logg.skriv(enhet, "ny", "kommun:1", {"namn": "Annan"})
    (tmp_path / "protokoll.docx").write_bytes(b"mitt")
    for namn in ("annan.namnd", "protokoll.docx"):
        före = (tmp_path / namn).read_bytes()
        with pytest.raises(Inmatningsfel, match="finns redan") as fångat:
            kopia.säkerhetskopiera(databas, tmp_path / namn)
        assert "\n" not in str(fångat.value)
        assert (tmp_path / namn).read_bytes() == före
    kopia.säkerhetskopiera(databas, tmp_path / "protokoll.docx", ersätt=True)
    assert _ärenden(tmp_path / "protokoll.docx") == ["Ett", "Två"]


def test_kopian_känns_igen_innan_något_finns_i_loggen(databas: Databas, tmp_path: Path) -> None:
    """A scheduled copy to the same name must work from the first day."""
    mål = tmp_path / "natt.namnd"
    for rubrik in ("Ett", "Två"):
        kopia.säkerhetskopiera(databas, mål)
        with databas.skrivning() as enhet:
            enhet.lägg_till(nytt_ärende(rubrik))
    assert _ärenden(mål) == ["Ett"]
    with öppna(tmp_path / "annan.namnd") as annan, annan.skrivning() as enhet:
        kommun = enhet.lägg_till(Kommun(namn="Annan kommun"))
        enhet.lägg_till(Nämnd(kommun_id=kommun.id, namn="Byggnadsnämnden", kod="BN"))
    with pytest.raises(Inmatningsfel):
        kopia.säkerhetskopiera(databas, tmp_path / "annan.namnd")


def test_kopiorna_läggs_hos_användaren_när_mappen_är_skrivskyddad(
    fylld_fil: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kopieplats.platformdirs, "user_data_dir", lambda *_, **__: str(tmp_path / "hemma"))
    with oföränderlig(fylld_fil.parent), öppna(fylld_fil, skrivskyddad=True) as databas:
        mål = kopia.daglig_kopia(databas)
    assert mål.parent.parent == tmp_path / "hemma" / "Säkerhetskopior"
    assert _ärenden(mål)
    assert [k.sökväg for k in kopia.lista_kopior(fylld_fil)] == [mål]
    assert innehåll(fylld_fil.parent) == [fylld_fil.name]


def test_stängning_väntar_på_en_kopia_så_att_filen_blir_hel(
    databas: Databas, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    börjat, stänger = threading.Event(), threading.Event()
    kräv = kopia._kräv_utrymme

    def långsamt(anslutning: sqlite3.Connection, mål: Path) -> None:
        kräv(anslutning, mål)
        anslutning.execute("BEGIN")
        anslutning.execute("SELECT count(*) FROM kommun").fetchone()
        börjat.set()
        stänger.wait(10)
        stänger.wait(0.2)
        anslutning.execute("COMMIT")

    monkeypatch.setattr(kopia, "_kräv_utrymme", långsamt)
    tråd = threading.Thread(target=kopia.säkerhetskopiera, args=(databas, tmp_path / "k.namnd"))
    tråd.start()
    börjat.wait(10)
    stängare = threading.Thread(target=databas.stäng)
    stängare.start()
    stänger.set()
    tråd.join()
    stängare.join()
    assert innehåll(databas.sökväg.parent) == [databas.sökväg.name]
    assert _ärenden(tmp_path / "k.namnd") == []


def test_återställning_behåller_det_som_fanns(databas: Databas) -> None:
    with databas.skrivning() as enhet:
        enhet.lägg_till(nytt_ärende("Bra"))
    sparad = kopia.daglig_kopia(databas)
    with databas.skrivning() as enhet:
        enhet.hämta(Ärende, 1).rubrik = "Förstört"
    databas.stäng()
    undan = kopia.återställ(sparad, databas.sökväg)
    assert undan is not None
    assert _ärenden(databas.sökväg) == ["Bra"]
    assert _ärenden(undan) == ["Förstört"]
    assert _ärenden(sparad) == ["Bra"]
    assert innehåll(databas.sökväg.parent) == sorted([databas.sökväg.name, undan.name, kopia.MAPP])


def test_skadad_fil_kan_ersättas_av_kopian(databas: Databas) -> None:
    sparad = kopia.daglig_kopia(databas)
    databas.stäng()
    databas.sökväg.write_bytes(b"brus!" * 1000)
    undan = kopia.återställ(sparad, databas.sökväg)
    assert undan is not None
    assert undan.read_bytes() == b"brus!" * 1000
    with öppna(databas.sökväg) as igen, igen.läsning() as enhet:
        assert enhet.hämta(Kommun, 1).namn == "Ekbro kommun"


def test_borttagen_fil_kan_återställas(databas: Databas) -> None:
    sparad = kopia.daglig_kopia(databas)
    databas.stäng()
    databas.sökväg.unlink()
    assert kopia.återställ(sparad, databas.sökväg) is None
    assert _ärenden(databas.sökväg) == []


@pytest.mark.parametrize("skada", ["text", "avhuggen", "inuti", "tom", "borta"])
def test_skadad_kopia_återställs_inte(databas: Databas, skada: str) -> None:
    with databas.skrivning() as enhet:
        for nummer in range(300):
            enhet.session.add(nytt_ärende(f"Ärende {nummer} " + "x" * 200))
    sparad = kopia.daglig_kopia(databas)
    databas.stäng()
    före = databas.sökväg.read_bytes()
    bytes_ = bytearray(sparad.read_bytes())
    if skada == "text":
        sparad.write_text("inte en databas " * 500, encoding="utf-8")
    elif skada == "avhuggen":
        sparad.write_bytes(bytes_[: len(bytes_) // 2])
    elif skada == "inuti":
        sida = bytes_.find("Ärende 150 ".encode()) // 4096 * 4096
        assert sida > 0
        bytes_[sida : sida + 4096] = b"\xff" * 4096
        sparad.write_bytes(bytes_)
    elif skada == "tom":
        sparad.write_bytes(b"")
    else:
        sparad.unlink()
    with pytest.raises(Databasfel) as fångat:
        kopia.återställ(sparad, databas.sökväg)
    assert fångat.value.mening.endswith(".")
    assert databas.sökväg.read_bytes() == före
    assert innehåll(databas.sökväg.parent) == sorted([databas.sökväg.name, kopia.MAPP])


def test_återställning_i_en_fil_som_används_vägras(databas: Databas) -> None:
    sparad = kopia.daglig_kopia(databas)
    with pytest.raises(Upptagen):
        kopia.återställ(sparad, databas.sökväg)
    with databas.skrivning() as enhet:
        enhet.lägg_till(nytt_ärende("Går fortfarande"))


def test_kontroll_av_en_hel_fil_ger_inga_fynd(fylld_fil: Path) -> None:
    with öppna(fylld_fil, skrivskyddad=True) as databas:
        assert kopia.kontrollera(databas) == []


def test_kontrollen_hittar_lösa_hänvisningar_och_ändrade_bilagor(databas: Databas) -> None:
    with databas.skrivning() as enhet:
        filer.spara(enhet.session, b"som den var")
    databas.stäng()
    rå = sqlite3.connect(databas.sökväg)
    rå.execute("UPDATE fil SET innehåll = x'00'")
    rå.execute("INSERT INTO beslutspunkt (paragraf_id, ordning, text) VALUES (99, 1, 'lös')")
    rå.commit()
    rå.close()
    with öppna(databas.sökväg) as igen:
        fynd = kopia.kontrollera(igen)
    assert [f.område for f in fynd] == ["hänvisningar", "bilagor"]
    assert "beslutspunkt" in fynd[0].text
