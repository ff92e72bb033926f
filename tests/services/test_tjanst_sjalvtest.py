"""The self-test: every check runs whatever the others say, and its report tells support what they need."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

import pytest

from nämndapp import __version__
from nämndapp.bas.fel import NämndappFel
from nämndapp.services import oppna, sakerhet
from nämndapp.services.sjalvtest import Kontroll, databasprov, omdöme, pappersprov, rapport, självtest, skriv_rapport
from nämndapp.storage import Databas


@pytest.fixture(autouse=True)
def loggmapp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    mapp = tmp_path / "logg åäö"
    monkeypatch.setattr(oppna, "loggmapp", lambda: mapp)
    return mapp


@pytest.fixture(scope="module")
def svar(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Kontroll]]:
    ut = tmp_path_factory.mktemp("självtest ut")

    def trasigt(_db: Databas, _mapp: Path) -> str:
        raise RuntimeError("ingen skärm")

    def helt(db: Databas, mapp: Path) -> str:
        assert db.skrivbar
        assert "räksmörgås" in mapp.name
        return "bra"

    return ut, självtest(ut, fönster=[("trasigt", trasigt), ("helt", helt)])


def test_allt_går_igenom_och_ett_fel_stoppar_inte_resten(svar: tuple[Path, list[Kontroll]]) -> None:
    assert [(k.namn, k.text) for k in svar[1] if not k.ok] == [("trasigt", "RuntimeError: ingen skärm")]
    assert [k.namn for k in svar[1]] == [
        "mapp",
        "resurser",
        "ny databas",
        "migreringar",
        "äldsta filen",
        "skriva och läsa",
        "sökning",
        "import",
        "regler",
        "bilaga",
        "logg",
        "lås",
        "säkerhetskopia",
        "demo med alla dokument",
        "dokument som pdf",
        "dokument som docx",
        "dokument som html",
        "import av docx",
        "import av pdf",
        "Excel",
        "trasigt",
        "helt",
        "filerna lämnas kvar",
    ]


def test_det_som_gjordes_lämnas_kvar(svar: tuple[Path, list[Kontroll]]) -> None:
    assert list((svar[0] / "namndapp-sjalvtest").glob("docx/*.docx"))
    assert list((svar[0] / "namndapp-sjalvtest").glob("excel/*.xlsx"))


def test_ett_fel_säger_var_i_programmet(svar: tuple[Path, list[Kontroll]]) -> None:
    trasigt = next(k for k in svar[1] if k.namn == "trasigt")
    assert trasigt.spår.startswith("test_tjanst_sjalvtest.py:")


def test_en_främmande_mapp_vägras_innan_något_görs(tmp_path: Path) -> None:
    mitt = tmp_path / "namndapp-sjalvtest" / "min egen.txt"
    mitt.parent.mkdir()
    mitt.write_text("min egen", encoding="utf-8")
    gjort: list[Kontroll] = []
    with pytest.raises(NämndappFel, match="är inte självtestets"):
        självtest(tmp_path, visa=gjort.append)
    assert (gjort, mitt.read_text(encoding="utf-8")) == ([], "min egen")


def test_en_fil_i_vägen_för_mappen_sägs(tmp_path: Path) -> None:
    (tmp_path / "ut").write_text("en fil", encoding="utf-8")
    with pytest.raises(NämndappFel, match="kan inte skapas"):
        självtest(tmp_path / "ut")


def test_en_kontroll_som_inte_märker_skada_underkänns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    databasprov.ny_databas(tmp_path)
    pappersprov.import_som_text(tmp_path)
    monkeypatch.setattr(sakerhet, "kontrollera", lambda _db: [])
    with pytest.raises(Exception, match="märker inte att en bilaga har ändrats"):
        databasprov.bilaga(tmp_path)
    with pytest.raises(Exception, match="märker inte att loggen har ändrats"):
        databasprov.loggkedja(tmp_path)


BRA, DÅLIGT = Kontroll("sökning", True, "ord", 0.04), Kontroll("fönster", False, "ingen skärm", 1.2, "app.py:7 kör")


def test_rapporten_har_miljö_rader_och_omdöme(tmp_path: Path, loggmapp: Path) -> None:
    fil = skriv_rapport([BRA, DÅLIGT], {"Qt": "6.12", "Skrivare": "ingen"}, tmp_path / "ut åäö")
    assert fil == tmp_path / "ut åäö" / "namndapp-sjalvtest.txt"
    text = fil.read_bytes().decode("utf-8").replace("\r\n", "\n")  # Notepad wants CRLF
    rader = text.splitlines()
    assert rader[0].startswith(f"Självtest av Nämndapp {__version__}, ")
    for början in ("Python: ", "SQLite: 3.", "System: ", "Teckentabell", "Datamapp: ", "Fryst", "Qt: 6.12", "Skrivare"):
        assert any(rad.startswith(f"  {början}") for rad in rader), början
    assert text.index("Miljö") < text.index("Kontroller") < text.index("1 av 2")
    assert "FEL  fönster: ingen skärm (1,2 s)\n     i app.py:7 kör" in text
    assert rader[-1] == "1 av 2 kontroller misslyckades."
    assert (loggmapp / fil.name).read_text(encoding="utf-8") == text, "felrapporten tar den härifrån"


def test_utan_ut_ligger_rapporten_hos_loggen(loggmapp: Path) -> None:
    assert skriv_rapport([BRA], {}) == loggmapp / "namndapp-sjalvtest.txt"


def test_en_mapp_som_inte_går_att_skriva_i_hindrar_inte_rapporten(
    tmp_path: Path, loggmapp: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loggmapp.write_text("en fil i vägen", encoding="utf-8")
    monkeypatch.setattr(rapport.tempfile, "gettempdir", lambda: str(tmp_path / "tillfälligt"))
    assert skriv_rapport([BRA], {}).parent == tmp_path / "tillfälligt"


def test_rapporten_utan_konsol(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rapport.sys, "stdout", None)
    assert rapport.miljö()["Kodning på stdout"] == "ingen konsol"


def test_rapporten_från_ett_fryst_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    uppgifter = rapport.miljö()
    assert uppgifter["Fryst (installerat program)"] == "ja"
    assert uppgifter["Programmet ligger i"] == str(Path(sys.executable).parent)


def test_rapporten_visar_inte_vem_användaren_är(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hem = tmp_path / "Åsa Öberg"
    monkeypatch.setattr(Path, "home", lambda: hem)
    text = rapport.som_text([BRA], {"Datamapp": str(hem / "AppData" / "Nämndapp")})
    assert "Åsa" not in text
    assert str(Path("~") / "AppData" / "Nämndapp") in text


def test_omdömet() -> None:
    assert omdöme([BRA, BRA]) == "Alla 2 kontroller gick bra."


def test_felrapporten_har_med_senaste_självtestet(
    tmp_path: Path, loggmapp: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from nämndapp.ui import felhantering

    monkeypatch.setattr(felhantering, "loggmapp", lambda: loggmapp)
    skriv_rapport([BRA], {})
    felhantering.spara_felrapport(tmp_path / "fel.zip")
    assert "namndapp-sjalvtest.txt" in zipfile.ZipFile(tmp_path / "fel.zip").namelist()
