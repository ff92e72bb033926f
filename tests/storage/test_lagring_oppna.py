"""Opening: what is wrong with a file is said in one sentence with what to do, and nothing is lost."""

from __future__ import annotations

import errno
import shutil
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from lagerdemo import innehåll, nytt_ärende, oföränderlig
from sqlalchemy import event
from sqlalchemy.exc import IntegrityError, InvalidRequestError

from nämndapp.bas.fel import Databasfel, NämndappFel, Saknas, Skadad, Skrivskyddad, Upptagen, Versionskonflikt
from nämndapp.models import Kommun, Nämnd, Ärende
from nämndapp.storage import Databas, bumpa, felkarta, helhet, kontrollera_version, kopia, motor, schema, öppna

ROT = Path(__file__).resolve().parents[2]


def _en_mening(fel: NämndappFel) -> None:
    assert fel.mening.endswith(".")
    assert fel.mening.count(". ") <= fel.mening.count("kl. ")
    assert fel.åtgärd.endswith(".")


def _vägras(fil: Path, **val: bool) -> Databasfel:
    """Opening fails with one sentence and leaves the file's bytes and its folder as they were."""
    före = fil.read_bytes() if fil.is_file() else None
    grannar = innehåll(fil.parent) if fil.parent.is_dir() else []
    with pytest.raises(Databasfel) as fångat:
        öppna(fil, **val)
    _en_mening(fångat.value)
    if före is not None:
        assert fil.read_bytes() == före
    if fil.parent.is_dir():
        assert innehåll(fil.parent) == grannar
    return fångat.value


def test_ny_fil_skapas_utan_alembic_och_ligger_ensam_i_mappen_när_den_stängts(fil: Path) -> None:
    kod = (
        "import sys; from pathlib import Path; from nämndapp.storage import öppna\n"
        "öppna(Path(sys.argv[1])).stäng()\n"
        "öppna(Path(sys.argv[1])).stäng()\n"
        "print(sorted(m for m in sys.modules if m.split('.')[0] in {'alembic', 'pandas', 'openpyxl', 'PySide6'}))"
    )
    svar = subprocess.run([sys.executable, "-c", kod, fil], capture_output=True, text=True, check=True, cwd=ROT)
    assert svar.stdout.strip() == "[]"
    assert innehåll(fil.parent) == [fil.name]


def test_stängd_fil_är_en_hel_fil_utan_wal(databas: Databas, fil: Path, tmp_path: Path) -> None:
    with databas.skrivning() as enhet:
        enhet.lägg_till(nytt_ärende("Allt ska finnas i kopian"))
    databas.stäng()
    databas.stäng()
    assert innehåll(fil.parent) == [fil.name]
    kopia = shutil.copy(fil, tmp_path / "kopia.namnd")
    rå = sqlite3.connect(kopia)
    assert rå.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert rå.execute("SELECT rubrik FROM arende").fetchall() == [("Allt ska finnas i kopian",)]
    rå.close()


@pytest.mark.parametrize("skrivskyddad", [False, True])
def test_textfil_vägras_och_är_orörd(fil: Path, skrivskyddad: bool) -> None:
    for text in ("kort", "Protokoll från Ekbro\n" * 500):
        fil.write_text(text, encoding="utf-8")
        assert "inte en fil från Nämndapp" in _vägras(fil, skrivskyddad=skrivskyddad).mening


def test_annat_programs_databas_vägras_och_är_orörd(fil: Path) -> None:
    rå = sqlite3.connect(fil)
    rå.execute("CREATE TABLE alembic_version (version_num TEXT)")
    rå.execute("INSERT INTO alembic_version VALUES ('0001')")
    rå.commit()
    rå.close()
    assert "inte en fil från Nämndapp" in _vägras(fil).mening


@pytest.mark.parametrize("skrivskyddad", [False, True])
def test_tom_fil_tas_inte_för_en_ny(fil: Path, skrivskyddad: bool) -> None:
    fil.touch()
    fel = _vägras(fil, skrivskyddad=skrivskyddad)
    assert "tom (0 byte)" in fel.mening
    assert "säkerhetskopia" in fel.åtgärd


def test_mapp_i_stället_för_fil(tmp_path: Path) -> None:
    assert "är en mapp" in _vägras(tmp_path).mening


def test_mapp_som_inte_finns(tmp_path: Path) -> None:
    assert "Mappen" in _vägras(tmp_path / "borta" / "x.namnd").mening


def test_fil_som_inte_finns_skapas_inte_när_den_bara_ska_läsas(fil: Path) -> None:
    assert "finns inte" in _vägras(fil, skrivskyddad=True).mening
    assert "finns inte" in _vägras(fil, skapa=False).mening
    assert not fil.exists()


def test_nyare_fil_vägras_och_är_orörd(fylld_fil: Path) -> None:
    rå = sqlite3.connect(fylld_fil)
    rå.execute("UPDATE alembic_version SET version_num = '0999'")
    rå.commit()
    rå.close()
    for skrivskyddad in (False, True):
        fel = _vägras(fylld_fil, skrivskyddad=skrivskyddad)
        assert "nyare version" in fel.mening
        assert "uppdatera programmet" in fel.åtgärd


def test_avhuggen_fil_är_skadad(fylld_fil: Path) -> None:
    fylld_fil.write_bytes(fylld_fil.read_bytes()[:6000])
    fel = _vägras(fylld_fil)
    assert "skadad" in fel.mening
    assert "säkerhetskopia" in fel.åtgärd


def test_skadad_sida_upptäcks_vid_läsning_och_sägs_på_svenska(databas: Databas, fil: Path) -> None:
    with databas.skrivning() as enhet:
        for nummer in range(3000):  # the middle of the file is rows, and not the schema
            enhet.session.add(nytt_ärende(f"Ärende {nummer} " + "x" * 300))
    databas.stäng()
    innehåll = bytearray(fil.read_bytes())
    mitten = len(innehåll) // 4096 * 3 // 4 * 4096  # among the rows, not in the schema
    innehåll[mitten : mitten + 40 * 4096] = b"\xff" * (40 * 4096)
    fil.write_bytes(innehåll)
    assert isinstance(_vägras(fil), Skadad), "för skrivning vägras den helt"
    with (
        öppna(fil, skrivskyddad=True) as igen,
        pytest.raises(Databasfel, match="skadad") as fångat,
        igen.läsning() as enhet,
    ):
        enhet.session.connection().exec_driver_sql("SELECT sum(length(rubrik)) FROM arende NOT INDEXED").all()
        enhet.session.connection().exec_driver_sql("SELECT sum(length(text)) FROM sok").all()
    _en_mening(fångat.value)


def _skada(fil: Path) -> None:
    """The reviewer's case: 20 000 bytes of noise inside an otherwise good file."""
    with fil.open("r+b") as f:
        f.seek(12288)
        f.write(b"\xff" * 20_000)


def test_skadad_fil_öppnas_inte_för_skrivning_och_kopian_nämns_när_den_finns(fylld_fil: Path) -> None:
    with öppna(fylld_fil) as databas:
        sparad = kopia.daglig_kopia(databas)
    _skada(fylld_fil)
    fel = _vägras(fylld_fil)
    assert isinstance(fel, Skadad)
    assert str(sparad) in fel.åtgärd
    sparad.unlink()
    assert "Säkerhetskopior" not in str(_vägras(fylld_fil))


def test_stor_skadad_fil_blir_skrivskyddad_när_den_har_lästs_igenom(
    fylld_fil: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(helhet, "STOR", 1000)
    with öppna(fylld_fil, snabbt=True) as databas:
        databas.granska_helhet()
        assert databas.skrivbar
    rå = sqlite3.connect(fylld_fil)
    sida = rå.execute("SELECT rootpage FROM sqlite_master WHERE name='bilaga'").fetchone()[0]
    rå.close()
    with fylld_fil.open("r+b") as f:
        f.seek((sida - 1) * 4096)
        f.write(b"\xff" * 4096)
    with pytest.raises(Skadad):
        öppna(fylld_fil)
    with öppna(fylld_fil, snabbt=True) as databas:
        assert databas.skrivbar
        with pytest.raises(Skadad):
            databas.granska_helhet()
        assert not databas.skrivbar
        with pytest.raises(Skadad), databas.skrivning():
            pass
        with databas.läsning() as enhet:
            assert enhet.hämta(Kommun, 1).namn == "Ekbro kommun"


def test_skrivskyddad_fil_kan_läsas_men_inte_skrivas(fylld_fil: Path) -> None:
    with oföränderlig(fylld_fil):
        fel = _vägras(fylld_fil)
        assert isinstance(fel, Skrivskyddad)
        with öppna(fylld_fil, skrivskyddad=True) as databas, databas.läsning() as enhet:
            assert enhet.hämta(Kommun, 1).namn == "Ekbro kommun"


def test_fil_i_skrivskyddad_mapp_kan_läsas_men_inte_skrivas(fylld_fil: Path) -> None:
    with oföränderlig(fylld_fil.parent):
        fel = _vägras(fylld_fil)
        assert isinstance(fel, Skrivskyddad)
        assert "Det går inte att skriva i mappen" in fel.mening
        with öppna(fylld_fil, skrivskyddad=True) as databas, databas.läsning() as enhet:
            assert enhet.hämta(Kommun, 1).namn == "Ekbro kommun"


def test_ny_fil_i_skrivskyddad_mapp(fil: Path) -> None:
    with oföränderlig(fil.parent):
        assert isinstance(_vägras(fil), Skrivskyddad)


def test_skrivskydd_som_systemet_säger_först_vid_skrivning(fylld_fil: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """os.access tells the truth on few shares: then SQLite's own answer counts."""
    rå = motor.rå_anslutning

    def bara_läsning(fil: Path, *, läge: str = "rw", väntetid_ms: int = 5000) -> sqlite3.Connection:
        return rå(fil, läge="ro", väntetid_ms=väntetid_ms)

    monkeypatch.setattr(motor, "rå_anslutning", bara_läsning)
    assert isinstance(_vägras(fylld_fil), Skrivskyddad)


def test_att_skriva_i_en_fil_öppnad_för_läsning_vägras(fylld_fil: Path) -> None:
    with öppna(fylld_fil, skrivskyddad=True) as databas:
        assert not databas.skrivbar
        with pytest.raises(Skrivskyddad), databas.skrivning():
            pass


def test_en_läsning_kan_inte_skriva(databas: Databas) -> None:
    with pytest.raises(Skrivskyddad), databas.läsning() as enhet:
        enhet.lägg_till(Kommun(namn="Annan"))
    with pytest.raises(RuntimeError, match="läsning har ändrat"), databas.läsning() as enhet:
        enhet.hämta(Kommun, 1).namn = "Annan"
    with databas.läsning() as enhet:
        assert enhet.hämta(Kommun, 1).namn == "Ekbro kommun"


def test_full_disk_sparar_inget_halvt_och_allt_tidigare_finns_kvar(databas: Databas) -> None:
    with databas.skrivning() as enhet:
        enhet.lägg_till(nytt_ärende("Redan sparat"))
    with pytest.raises(Databasfel) as fångat, databas.skrivning() as enhet:
        anslutning = enhet.session.connection()
        sidor = anslutning.exec_driver_sql("PRAGMA page_count").scalar()
        anslutning.exec_driver_sql(f"PRAGMA max_page_count={sidor + 2}")
        for nummer in range(200):
            enhet.lägg_till(nytt_ärende(f"Får inte plats {nummer}" + "x" * 2000))
    assert "Disken är full" in fångat.value.mening
    _en_mening(fångat.value)
    with databas.läsning() as enhet:
        rader = enhet.session.connection().exec_driver_sql("SELECT rubrik FROM arende").scalars().all()
        assert rader == ["Redan sparat"]
        assert enhet.session.connection().exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"


def test_full_disk_när_en_ny_fil_skapas_lämnar_ingenting(fil: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    skapa = motor.skapa_motor

    def trång(*argument: object, **val: object) -> object:
        maskin = skapa(*argument, **val)  # type: ignore[arg-type]
        event.listen(maskin, "connect", lambda anslutning, _: anslutning.execute("PRAGMA max_page_count=10"))
        return maskin

    monkeypatch.setattr(motor, "skapa_motor", trång)
    assert "Disken är full" in _vägras(fil).mening
    assert innehåll(fil.parent) == []


def test_krasch_mitt_i_en_skrivning_lämnar_det_som_var_sparat(fil: Path) -> None:
    """In both journal modes: WAL (local disks) and the rollback journal (shares)."""
    for lokal in (True, False):
        kod = (
            "import os, sys; from pathlib import Path\n"
            "from nämndapp.storage import motor, öppna; from nämndapp.models import Kommun\n"
            f"motor.är_lokal = lambda fil: {lokal}\n"
            "db = öppna(Path(sys.argv[1]))\n"
            "with db.skrivning() as e: e.lägg_till(Kommun(namn='Sparad'))\n"
            "with db.skrivning() as e:\n"
            "    e.session.connection().exec_driver_sql('PRAGMA cache_size=1')\n"
            "    for i in range(3000): e.session.add(Kommun(namn='Halv' * 50))\n"
            "    e.spola(); os.kill(os.getpid(), 9)\n"
        )
        svar = subprocess.run([sys.executable, "-c", kod, fil], check=False, cwd=ROT)
        assert abs(svar.returncode) == 9  # on Windows: TerminateProcess with status 9
        assert len(innehåll(fil.parent)) > 1, "kraschen ska ha lämnat en journal"
        with öppna(fil) as databas, databas.läsning() as enhet:
            namn = enhet.session.connection().exec_driver_sql("SELECT DISTINCT namn FROM kommun").scalars().all()
            assert namn == ["Sparad"]
        assert innehåll(fil.parent) == [fil.name]
        fil.unlink()


def test_kraschad_fil_som_bara_ska_läsas_säger_hur_den_räddas(fil: Path) -> None:
    öppna(fil).stäng()
    kod = (
        "import os, sqlite3, sys\n"
        "rå = sqlite3.connect(sys.argv[1], isolation_level=None); rå.execute('PRAGMA cache_size=1')\n"
        "rå.execute('BEGIN')\n"
        "for i in range(3000): rå.execute('INSERT INTO utkast VALUES (?, 1, ?, ?)', (i, 'x' * 300, '2026-01-01'))\n"
        "os.kill(os.getpid(), 9)\n"
    )
    subprocess.run([sys.executable, "-c", kod, fil], check=False)
    fel = _vägras(fil, skrivskyddad=True)
    assert "stängdes inte ordentligt" in fel.mening
    öppna(fil).stäng()
    öppna(fil, skrivskyddad=True).stäng()


def test_den_som_läser_ser_det_som_är_sparat_medan_en_annan_skriver(databas: Databas, fil: Path) -> None:
    with öppna(fil, skrivskyddad=True) as läsare, databas.skrivning() as skrivare:
        skrivare.lägg_till(nytt_ärende("Ännu inte sparat"))
        with läsare.läsning() as enhet:
            assert enhet.session.connection().exec_driver_sql("SELECT count(*) FROM arende").scalar() == 0


def test_flera_trådar_skriver_i_tur_och_ordning(databas: Databas) -> None:
    fel: list[BaseException] = []

    def skriv(tråd: int) -> None:
        try:
            for nummer in range(10):
                with databas.skrivning() as enhet:
                    kommun = enhet.hämta(Kommun, 1)
                    kommun.version += 1
                    enhet.lägg_till(nytt_ärende(f"{tråd}:{nummer}"))
                with databas.läsning() as enhet:
                    assert enhet.hämta(Kommun, 1).version > 1
        except BaseException as undantag:
            fel.append(undantag)

    trådar = [threading.Thread(target=skriv, args=(n,)) for n in range(6)]
    for tråd in trådar:
        tråd.start()
    for tråd in trådar:
        tråd.join()
    assert fel == []
    with databas.läsning() as enhet:
        assert enhet.hämta(Kommun, 1).version == 61, "ingen uppräkning gick förlorad"


def test_stängning_väntar_på_den_som_skriver(databas: Databas, fil: Path) -> None:
    skriver, klart = threading.Event(), threading.Event()

    def skriv() -> None:
        with databas.skrivning() as enhet:
            skriver.set()
            klart.wait(5)
            enhet.lägg_till(nytt_ärende("Hann med"))

    tråd = threading.Thread(target=skriv)
    tråd.start()
    skriver.wait(5)
    stängare = threading.Thread(target=databas.stäng)
    stängare.start()
    klart.set()
    tråd.join()
    stängare.join()
    with öppna(fil, skrivskyddad=True) as läsare, läsare.läsning() as enhet:
        assert enhet.hämta(Ärende, 1).rubrik == "Hann med"


def test_stängd_databas_kan_inte_användas(databas: Databas) -> None:
    databas.stäng()
    assert not databas.skrivbar
    with pytest.raises(RuntimeError, match="stängd"), databas.läsning():
        pass


def test_undantag_i_en_skrivning_ångrar_allt(databas: Databas) -> None:
    with pytest.raises(ValueError, match="mitt i"), databas.skrivning() as enhet:
        enhet.lägg_till(nytt_ärende())
        raise ValueError("mitt i")
    with pytest.raises(Saknas), databas.läsning() as enhet:
        enhet.hämta(Ärende, 1)


def test_skrivning_i_skrivning_är_ett_programfel_och_hänger_inte(databas: Databas) -> None:
    with databas.skrivning(), pytest.raises(RuntimeError, match="skrivning"), databas.skrivning():
        pass


def test_objekt_får_läsas_efter_läsningen_men_bara_det_som_lästes(databas: Databas) -> None:
    with databas.läsning() as enhet:
        nämnd = enhet.hämta(Nämnd, 1)
    assert nämnd.namn == "Socialnämnden"
    with pytest.raises(InvalidRequestError):
        _ = nämnd.uppdrag


def test_versionskonflikt_när_någon_annan_har_sparat(databas: Databas) -> None:
    with databas.skrivning() as enhet:
        ärende = enhet.lägg_till(nytt_ärende())
        kontrollera_version(ärende, 1)
        assert bumpa(ärende) == 2
    with databas.skrivning() as enhet:
        sparat = enhet.hämta(Ärende, 1)
        kontrollera_version(sparat, None)
        with pytest.raises(Versionskonflikt) as fångat:
            kontrollera_version(sparat, 1)
    _en_mening(fångat.value)


def test_text_lagras_med_sammansatta_tecken(databas: Databas) -> None:
    with databas.skrivning() as enhet:
        nämnd = enhet.hämta(Nämnd, 1)
        nämnd.inställningar = {"orta\u030a": ["A\u030angstro\u0308m"]}
        enhet.lägg_till(nytt_ärende("A\u030atga\u0308rd"))
    with databas.läsning() as enhet:
        assert enhet.hämta(Ärende, 1).rubrik == "Åtgärd"
        assert enhet.hämta(Nämnd, 1).inställningar == {"ortå": ["Ångström"]}


def test_programfel_översätts_inte(databas: Databas) -> None:
    """A broken constraint is a bug and must be seen as one."""
    with pytest.raises(IntegrityError), databas.skrivning() as enhet:
        enhet.lägg_till(Nämnd(kommun_id=999, namn="X", kod="X"))


@pytest.mark.parametrize(
    ("fel", "väntat"),
    [
        (OSError(errno.ENOSPC, "No space left"), "Disken är full"),
        (OSError(errno.EROFS, "Read-only file system"), "går inte att skriva i mappen"),
        (PermissionError(errno.EACCES, "Permission denied"), "går inte att skriva i mappen"),
        (OSError(errno.EIO, "I/O error"), "nätverket svarar inte"),
        (FileNotFoundError(errno.ENOENT, "No such file"), "finns inte"),
    ],
)
def test_systemets_fel_på_svenska(fel: OSError, väntat: str, tmp_path: Path) -> None:
    översatt = felkarta.översätt(fel, tmp_path / "x.namnd")
    assert översatt is not None
    assert väntat in översatt.mening
    _en_mening(översatt)


def test_sqlites_egna_fel_på_svenska(fil: Path) -> None:
    öppna(fil).stäng()

    def fel_av(sats: str, läge: str) -> NämndappFel | None:
        anslutning = motor.rå_anslutning(fil, läge=läge, väntetid_ms=0)
        try:
            anslutning.execute(sats)
        except sqlite3.Error as fel:
            return felkarta.översätt(fel, fil)
        finally:
            anslutning.close()
        return None

    assert isinstance(fel_av("DELETE FROM utkast", "ro"), Skrivskyddad)
    annan = sqlite3.connect(fil, isolation_level=None)
    annan.execute("BEGIN EXCLUSIVE")
    assert isinstance(fel_av("DELETE FROM utkast", "rw"), Upptagen)
    annan.close()
    assert fel_av("SELECT * FROM tabell_som_inte_finns", "rw") is None
    assert felkarta.översätt(ValueError("ett programfel"), fil) is None


def test_filens_märke_och_schema(fil: Path) -> None:
    with öppna(fil):
        pass
    rå = sqlite3.connect(fil)
    assert rå.execute("PRAGMA application_id").fetchone() == (schema.PROGRAM_ID,)
    rå.close()
    assert schema.läs_schema(fil) == schema.SCHEMA


@pytest.mark.parametrize(
    ("sökväg", "lokal"),
    [
        ("/home/anna/x.namnd", True),
        ("/mnt/server/nämnd/x.namnd", False),
        ("/mnt/min mapp/x.namnd", False),
        ("/mnt/server2/x.namnd", True),
        ("/media/usb/x.namnd", True),
        ("/dator/moln/x.namnd", False),
    ],
)
def test_nätverksdiskar_känns_igen(sökväg: str, lokal: bool) -> None:
    mounts = (
        "/dev/sda1 / ext4 rw 0 0\n//server/nämnd /mnt/server cifs rw 0 0\nsrv:/x /mnt/min\\040mapp nfs4 rw 0 0\n"
        "/dev/sdb1 /media/usb vfat rw 0 0\nmolnet: /dator/moln fuse.sshfs rw 0 0\n"
    )
    assert motor.lokal_enligt_mounts(Path(sökväg), mounts) is lokal


@pytest.mark.parametrize(
    ("text", "unc"),
    [
        (r"\\server\delat\x.namnd", True),
        ("//server/delat/x.namnd", True),
        (r"\\?\UNC\server\delat\x.namnd", True),
        (r"\\?\C:\Users\x.namnd", False),
        (r"C:\Users\x.namnd", False),
    ],
)
def test_unc_sökvägar_känns_igen(text: str, unc: bool) -> None:
    assert motor.är_unc(text) is unc


@pytest.mark.parametrize(
    ("sökväg", "adress"),
    [
        ("/hem/åsa/SN 100% #1?.namnd", "file:///hem/%C3%A5sa/SN%20100%25%20%231%3F.namnd"),
        ("C:/Nämnd/x.namnd", "file:///C:/N%C3%A4mnd/x.namnd"),
        ("//server/delat/x.namnd", "file:////server/delat/x.namnd"),
    ],
)
def test_adressen_som_sqlite_får(sökväg: str, adress: str) -> None:
    assert motor.filadress(sökväg) == adress


def test_på_nätverksdisk_används_inte_wal(fil: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(motor, "är_lokal", lambda _: False)
    with öppna(fil) as databas, databas.skrivning() as enhet:
        enhet.lägg_till(Kommun(namn="Ekbro"))
        assert enhet.session.connection().exec_driver_sql("PRAGMA journal_mode").scalar() == "delete"
        assert not fil.with_name(f"{fil.name}-wal").exists()
    with öppna(fil, skrivskyddad=True) as läsare, läsare.läsning() as enhet:
        assert enhet.hämta(Kommun, 1).namn == "Ekbro"


def test_en_för_lång_sökväg_i_windows_sägs_som_det_är(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(felkarta, "_för_lång", lambda fil: len(str(fil)) > 247)
    lång = Path("C:/") / ("mapp" * 70) / "sn.namnd"
    for orsak in (OSError(22, "Invalid argument"), FileNotFoundError(2, "No such file"), _kan_inte_öppnas()):
        fel = felkarta.översätt(orsak, lång)
        assert fel is not None
        assert fel.mening == f"Sökvägen till sn.namnd har {len(str(lång))} tecken, fler än Windows tar här."
    assert "finns inte" in str(felkarta.översätt(FileNotFoundError(2, "No such file"), Path("C:/sn.namnd")))


def _kan_inte_öppnas() -> sqlite3.Error:
    with pytest.raises(sqlite3.OperationalError) as fångat:
        sqlite3.connect("file:/finns/inte/alls.db?mode=rw", uri=True)
    return fångat.value


def test_ett_fel_som_systemet_sällan_ger_blir_också_en_mening() -> None:
    fel = felkarta.översätt(OSError(errno.ENAMETOOLONG, "File name too long"), Path("sn.namnd"))
    assert fel is not None
    assert "namnet är för långt" in fel.mening
