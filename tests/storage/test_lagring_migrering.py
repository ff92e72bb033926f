"""Migrations: every released schema can be opened, and whatever goes wrong the old file is untouched."""

from __future__ import annotations

import hashlib
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from lagerdemo import innehåll, nytt_ärende
from sqlalchemy import event
from sqlmodel import SQLModel

from nämndapp.bas.fel import Databasfel
from nämndapp.models import Ärende
from nämndapp.storage import (
    filer,
    kopia,
    logg,
    migrera,
    migreringsprov,
    motor,
    objekt,
    planer,
    schema,
    sok,
    utkast,
    öppna,
)

ROT = Path(__file__).resolve().parents[2]
NÄSTA = f"{int(schema.SCHEMA) + 1:04d}"
ÄLDSTA = sorted((ROT / "resources" / "sjalvtest").glob("schema_*.sql"))  # the self-test opens it too
DUMPAR = [*ÄLDSTA, *sorted((ROT / "tests" / "data").glob("schema_*.sql"))]
VERSIONER = sorted(migrera.VERSIONER.glob("[0-9]*.py"))

TILLÄGG = '''"""A test's revision: rebuilds a parent table (batch) and adds a column."""
import sqlalchemy as sa
from alembic import op
revision = "{ny}"
down_revision = "{gammal}"

def upgrade():
    with op.batch_alter_table("sammantrade", recreate="always") as tabell:
        tabell.add_column(sa.Column("sammanträdesform", sa.String(), nullable=False, server_default="på plats"))
    with op.batch_alter_table("arende", recreate="always") as tabell:
        tabell.alter_column("rubrik", existing_type=sa.String(), type_=sa.Text(), nullable=False)
    op.create_table("lokal", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("namn", sa.String()))
{mer}
'''


def _tillägg(mer: str = "") -> str:
    return TILLÄGG.format(ny=NÄSTA, gammal=f"{int(NÄSTA) - 1:04d}", mer=mer)


def _läs_in(dump: Path, fil: Path) -> None:
    rå = sqlite3.connect(fil, isolation_level=None)
    rå.executescript(dump.read_text(encoding="utf-8"))
    rå.close()


def _rader(fil: Path) -> dict[str, list[dict[str, object]]]:
    """Every row of every ordinary table, by table, as column → value."""
    rå = sqlite3.connect(fil)
    rå.row_factory = sqlite3.Row
    tabeller = [r["name"] for r in rå.execute("SELECT name FROM sqlite_master WHERE type='table'")]
    vanliga = [t for t in tabeller if not t.startswith(("sqlite_", "alembic_", *objekt.FULLTEXT))]
    svar = {t: [dict(rad) for rad in rå.execute(f'SELECT * FROM "{t}" ORDER BY rowid')] for t in vanliga}
    rå.close()
    return svar


def _schema(fil: Path) -> dict[str, list[str]]:
    """Every object's SQL as its sorted lines: the order of columns and constraints may differ."""
    rå = sqlite3.connect(fil)
    rader = rå.execute("SELECT type || ' ' || name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    rå.close()
    return {namn: sorted(re.sub(r"[\s\"]+", " ", rad).strip(" ,") for rad in sql.splitlines()) for namn, sql in rader}


@pytest.fixture
def ny_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A program one revision ahead; the fixture gives the file of its revision, to be rewritten at will."""
    mapp = tmp_path / "versioner 100%"
    mapp.mkdir()
    for fil in VERSIONER:
        shutil.copy(fil, mapp)
    revision = mapp / f"{NÄSTA}_test.py"
    revision.write_text(_tillägg(), encoding="utf-8")
    monkeypatch.setattr(migrera, "VERSIONER", mapp)
    monkeypatch.setattr(schema, "SCHEMA", NÄSTA)
    yield revision


def _misslyckas(fil: Path) -> Databasfel:
    """Opening fails, and the file's bytes and folder are as before."""
    före = hashlib.sha256(fil.read_bytes()).hexdigest()
    with pytest.raises(Databasfel) as fångat:
        öppna(fil)
    assert hashlib.sha256(fil.read_bytes()).hexdigest() == före
    assert innehåll(fil.parent) == [fil.name]
    return fångat.value


def test_schema_är_den_nyaste_migrationen() -> None:
    assert VERSIONER[-1].name.startswith(f"{schema.SCHEMA}_")
    for fil in VERSIONER:
        assert fil.name.isascii()
        assert "nämndapp" not in fil.read_text(encoding="utf-8"), "en migration får inte bero på modellerna"


def test_varje_utgivet_schema_har_en_fylld_dump() -> None:
    """The newest schema gets its dump when it is released (tests/data/make_dump.py), never before."""
    scheman = [v.name.split("_")[0] for v in VERSIONER]
    dumpade = [d.name.split("_")[1] for d in DUMPAR]
    assert dumpade in (scheman, scheman[:-1])


def test_den_äldsta_dumpen_ligger_hos_självtestet() -> None:
    assert len(ÄLDSTA) == 1
    assert migreringsprov.äldsta_dump(ÄLDSTA[0].parent) == ÄLDSTA[0]


def test_självtestet_uppgraderar_den_äldsta_filen(tmp_path: Path, ny_version: Path) -> None:
    assert f"från schema 0001 till {NÄSTA}" in migreringsprov.prova_äldsta(ÄLDSTA[0], tmp_path / "prov åäö.namnd")


def test_självtestet_märker_att_rader_försvinner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    läs = migreringsprov.läs_rader
    svar = iter([True, False])

    def tappa(fil: Path) -> dict[str, list[tuple[object, ...]]]:
        rader = läs(fil)
        return rader if next(svar) else {**rader, "arende": []}

    monkeypatch.setattr(migreringsprov, "läs_rader", tappa)
    with pytest.raises(RuntimeError, match="arende"):
        migreringsprov.prova_äldsta(ÄLDSTA[0], tmp_path / "prov.namnd")


def test_en_uppgradering_får_ändra_de_rader_den_säger(tmp_path: Path, ny_version: Path) -> None:
    ny_version.write_text(
        _tillägg(mer="    op.execute('DELETE FROM workshoprad')\nÄNDRAR_RADER = ('workshoprad',)"),
        encoding="utf-8",
    )
    assert "från schema 0001" in migreringsprov.prova_äldsta(ÄLDSTA[0], tmp_path / "prov.namnd")


@pytest.mark.parametrize("dump", DUMPAR, ids=lambda d: d.stem)
def test_dumpen_har_rader_i_varje_tabell(dump: Path, fil: Path) -> None:
    _läs_in(dump, fil)
    rader = _rader(fil)
    assert [tabell for tabell, innehåll in rader.items() if not innehåll] == []
    if schema.läs_schema(fil) == schema.SCHEMA:
        assert set(rader) == set(SQLModel.metadata.tables)


@pytest.mark.parametrize("dump", DUMPAR, ids=lambda d: d.stem)
def test_varje_utgiven_fil_kan_öppnas_och_allt_finns_kvar(dump: Path, fil: Path) -> None:
    _läs_in(dump, fil)
    före, gammalt = _rader(fil), schema.läs_schema(fil)
    with öppna(fil) as databas:
        assert kopia.kontrollera(databas) == []
        with databas.läsning() as enhet:
            s = enhet.session
            ärende = planer.ladda_ärende(s, 1)
            assert ärende.rubrik == "Månadsuppföljning för äldreomsorgen"
            skrivelse = ärende.kopplingar[0].handling.skrivelse
            assert skrivelse.satser[0].text == "Socialnämnden godkänner månadsuppföljningen."
            möte = planer.ladda_protokoll(s, 1)
            assert möte.nämnd.kommun.namn == "Ekbro kommun"
            assert möte.punkter[0].handlingar[0].handling.bilagor[0].filnamn == "underlag åäö.txt"
            assert möte.paragrafer[0].nummer == 12
            plan = planer.ladda_internkontrollplan(s, 1)
            assert [r.riskvärde for r in plan.kontroller[0].risker] == [12]
            bilaga = filer.läs(s, ärende.kopplingar[0].handling.bilagor[0].sha256)
            assert bilaga.decode() == 'Räknesätt och "citat" – en bilaga\n'
            assert utkast.lista(s)[0].data == {"plats": "Stora salen", "punkter": [1, 2]}
            slag = [rad.slag for rad, _ in logg.läs(s) if rad.slag != "justering"]
            assert slag == ["registrering", "kallelse", logg.GALLRAT]
            assert {t.slag for t in sok.sök(s, "månadsupp")} == {"ärende", "handling", "sammanträde", "paragraf"}
        with databas.skrivning() as enhet:
            enhet.lägg_till(nytt_ärende("Nytt i en gammal fil"))
    efter = _rader(fil)
    for tabell, rader in före.items():
        for rad, nu in zip(rader, efter[tabell], strict=False):
            väntat = {**rad, **_omräknat(tabell, rad, gammalt)}
            assert {k: nu[k] for k in rad if k in nu} == {k: v for k, v in väntat.items() if k in nu}, tabell


def _omräknat(tabell: str, rad: dict[str, object], schema_: str) -> dict[str, object]:
    """What a revision stores in another way: the limits of delegates are ten-thousandths from schema 0004."""
    belopp = rad.get("belopp")
    if schema_ < "0004" and tabell in {"delegat", "delegationspunkt"} and isinstance(belopp, int):
        return {"belopp": belopp * 10_000}
    return {}


def test_nya_filer_har_samma_schema_som_migrerade(tmp_path: Path) -> None:
    """A new file is made from the models, an old one by the revisions: they must meet."""
    ny = tmp_path / "ny.namnd"
    öppna(ny).stäng()
    migrerad = tmp_path / "migrerad.namnd"
    _kör_migrationerna_från_början(migrerad)
    assert _schema(migrerad) == _schema(ny)


def test_triggers_och_sökindex_som_inte_är_programmets_görs_om(fylld_fil: Path) -> None:
    """They live in the program, not in the revisions: a file from an earlier version gets today's when opened."""
    rätt = _schema(fylld_fil)
    rå = sqlite3.connect(fylld_fil)
    rå.execute("DROP TRIGGER sok_arende_andrad")
    rå.execute("CREATE TRIGGER gammal AFTER INSERT ON arende BEGIN SELECT 1; END")
    rå.execute("DROP TABLE soknamn")
    rå.execute("PRAGMA user_version=1")
    rå.commit()
    rå.close()
    före = fylld_fil.read_bytes()
    with öppna(fylld_fil, skrivskyddad=True) as databas, databas.läsning() as enhet:
        assert "person" in {t.slag for t in sok.sök(enhet.session, "gström")}
    assert fylld_fil.read_bytes() == före
    öppna(fylld_fil).stäng()
    assert _schema(fylld_fil) == rätt
    with öppna(fylld_fil) as databas, databas.läsning() as enhet:
        assert "person" in {t.slag for t in sok.sök(enhet.session, "gström")}


def test_alembic_ser_ingen_skillnad_mellan_modeller_och_migrationer(tmp_path: Path) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    fil = tmp_path / "migrerad.namnd"
    _kör_migrationerna_från_början(fil)
    maskin = sa.create_engine(f"sqlite:///{fil}")
    with maskin.connect() as anslutning:
        val = {
            "compare_type": True,
            "include_name": lambda n, slag, _: slag != "table" or n in SQLModel.metadata.tables,
        }
        assert compare_metadata(MigrationContext.configure(anslutning, opts=val), SQLModel.metadata) == []
    maskin.dispose()


def _kör_migrationerna_från_början(fil: Path) -> None:
    from alembic import command
    from alembic.config import Config

    inställning = Config()
    inställning.set_main_option("script_location", str(migrera.MIGRATIONER))
    maskin = sa.create_engine(f"sqlite:///{fil}")
    with maskin.begin() as anslutning:
        inställning.attributes["anslutning"] = anslutning
        command.upgrade(inställning, "head")
        objekt.skapa(anslutning)
    maskin.dispose()


def test_uppgradering_behåller_rader_barn_sökning_och_spärrar(fylld_fil: Path, ny_version: Path) -> None:
    före = _rader(fylld_fil)
    with öppna(fylld_fil) as databas:
        assert kopia.kontrollera(databas) == []
        with databas.läsning() as enhet:
            form = enhet.session.connection().exec_driver_sql("SELECT sammanträdesform FROM sammantrade").scalar()
            assert form == "på plats"
            assert sok.sök(enhet.session, "äldreomsorgen")[0].objekt_id == 1
        with databas.skrivning() as enhet:
            enhet.hämta(Ärende, 1).rubrik = "Omdöpt efter uppgraderingen"
        with databas.läsning() as enhet:
            assert sok.sök(enhet.session, "omdöpt")[0].objekt_id == 1, "sökningens triggers finns igen"
        with pytest.raises(sa.exc.IntegrityError, match="kan inte ändras"), databas.skrivning() as enhet:
            enhet.session.connection().exec_driver_sql("DELETE FROM logghandelse")
    efter = _rader(fylld_fil)
    assert efter.pop("lokal") == []
    assert {rad.pop("sammanträdesform") for rad in efter["sammantrade"]} == {"på plats"}
    efter["arende"][0]["rubrik"] = före["arende"][0]["rubrik"]
    assert efter == före
    assert schema.läs_schema(fylld_fil) == NÄSTA
    assert sqlite3.connect(fylld_fil).execute("PRAGMA application_id").fetchone() == (schema.PROGRAM_ID,)


def test_den_gamla_filen_bevaras_bredvid_och_kan_öppnas_igen(
    fylld_fil: Path, ny_version: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    före = fylld_fil.read_bytes()
    öppna(fylld_fil).stäng()
    bevarad = fylld_fil.with_name(f"{fylld_fil.stem} före uppgradering från {int(NÄSTA) - 1:04d}.namnd")
    assert innehåll(fylld_fil.parent) == sorted([fylld_fil.name, bevarad.name])
    assert bevarad.read_bytes() == före
    monkeypatch.undo()
    öppna(bevarad).stäng()


def test_äldre_fil_som_bara_läses_uppgraderas_i_en_kopia(fylld_fil: Path, ny_version: Path) -> None:
    före = fylld_fil.read_bytes()
    with öppna(fylld_fil, skrivskyddad=True) as databas:
        assert databas.fil != fylld_fil
        with databas.läsning() as enhet:
            enhet.session.connection().exec_driver_sql("SELECT sammanträdesform FROM sammantrade").first()
        tillfällig = databas.fil
    assert not tillfällig.parent.exists()
    assert fylld_fil.read_bytes() == före
    assert innehåll(fylld_fil.parent) == [fylld_fil.name]


def test_fel_mitt_i_uppgraderingen_lämnar_filen_orörd(fylld_fil: Path, ny_version: Path) -> None:
    ny_version.write_text(
        _tillägg(mer="    op.execute('DELETE FROM risk')\n    raise ValueError('mitt i')"), encoding="utf-8"
    )
    fel = _misslyckas(fylld_fil)
    assert "kunde inte uppgraderas" in fel.mening
    assert "Filen är orörd" in fel.åtgärd
    assert isinstance(fel.__cause__, ValueError)


@pytest.mark.parametrize(
    "mer",
    [
        "    op.execute('DELETE FROM kontrollmoment')",
        "    op.execute('PRAGMA defer_foreign_keys=ON'); op.execute('UPDATE uppdrag SET person_id = 99')",
    ],
    ids=["förlorade rader", "lösa hänvisningar"],
)
def test_uppgradering_som_tappar_något_godkänns_inte(fylld_fil: Path, ny_version: Path, mer: str) -> None:
    ny_version.write_text(_tillägg(mer=mer), encoding="utf-8")
    assert "kunde inte uppgraderas" in _misslyckas(fylld_fil).mening


def test_uppgradering_får_ta_bort_rader_som_den_säger_sig_ändra(fylld_fil: Path, ny_version: Path) -> None:
    ny_version.write_text(
        _tillägg(mer="    op.execute('DELETE FROM workshoprad')\nÄNDRAR_RADER = ('workshoprad',)"),
        encoding="utf-8",
    )
    öppna(fylld_fil).stäng()
    assert _rader(fylld_fil)["workshoprad"] == []


def test_full_disk_under_uppgraderingen_lämnar_filen_orörd(
    fylld_fil: Path, ny_version: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    anslut = migrera.anslut

    def trångt(fil: Path) -> sa.Engine:
        maskin = anslut(fil)
        sidor = sqlite3.connect(fil).execute("PRAGMA page_count").fetchone()[0]
        event.listen(maskin, "connect", lambda c, _: c.execute(f"PRAGMA max_page_count={sidor + 1}"))
        return maskin

    många = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) "
    ny_version.write_text(
        _tillägg(mer=f"    op.execute('{många} INSERT INTO lokal SELECT i, i FROM n')"), encoding="utf-8"
    )
    monkeypatch.setattr(migrera, "anslut", trångt)
    assert "Disken är full" in _misslyckas(fylld_fil).mening


def test_för_lite_utrymme_märks_innan_något_görs(
    fylld_fil: Path, ny_version: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrera.shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10, 9, 1))
    assert "Disken är full" in _misslyckas(fylld_fil).mening


def test_dödad_process_mitt_i_uppgraderingen_lämnar_filen_orörd(fylld_fil: Path, ny_version: Path) -> None:
    före = fylld_fil.read_bytes()
    ny_version.write_text(_tillägg(mer="    import os; os.kill(os.getpid(), 9)"), encoding="utf-8")
    kod = (
        "import sys; from pathlib import Path; from nämndapp.storage import migrera, schema, öppna\n"
        f"schema.SCHEMA = '{NÄSTA}'; migrera.VERSIONER = Path(sys.argv[2]); öppna(Path(sys.argv[1]))\n"
    )
    svar = subprocess.run([sys.executable, "-c", kod, fylld_fil, ny_version.parent], check=False, cwd=ROT)
    assert abs(svar.returncode) == 9  # on Windows: TerminateProcess with status 9
    assert fylld_fil.read_bytes() == före
    assert len(innehåll(fylld_fil.parent)) > 1, "den halva kopian ligger kvar efter kraschen"
    ny_version.write_text(_tillägg(), encoding="utf-8")
    öppna(fylld_fil).stäng()
    assert schema.läs_schema(fylld_fil) == NÄSTA
    assert [n for n in innehåll(fylld_fil.parent) if n.startswith(".")] == []


def test_fil_som_någon_läser_uppgraderas_inte(fylld_fil: Path, ny_version: Path) -> None:
    """The reader's WAL would otherwise be laid over the new file."""
    motor.välj_journal(fylld_fil)
    läsare = sqlite3.connect(fylld_fil, isolation_level=None)
    läsare.execute("BEGIN")
    läsare.execute("SELECT count(*) FROM arende").fetchone()
    with pytest.raises(Databasfel, match="används av ett annat program"):
        öppna(fylld_fil)
    läsare.execute("COMMIT")
    läsare.close()
    öppna(fylld_fil).stäng()
    assert schema.läs_schema(fylld_fil) == NÄSTA


def test_okänd_äldre_revision_vägras(fylld_fil: Path, ny_version: Path) -> None:
    rå = sqlite3.connect(fylld_fil)
    rå.execute("UPDATE alembic_version SET version_num = '0000'")
    rå.commit()
    rå.close()
    assert "okänt schema (0000)" in _misslyckas(fylld_fil).mening
