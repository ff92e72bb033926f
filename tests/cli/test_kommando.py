"""The command line, run in the process; one call goes through a real one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from nämndapp import __version__, cli
from nämndapp.bas.kommandorad import på_svenska
from nämndapp.bas.resurser import resurs
from nämndapp.cli import inlasning
from nämndapp.storage import öppna


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    mapp = tmp_path_factory.mktemp("demo")
    assert cli.main(["demo", "--ut", str(mapp)]) == 0
    return mapp / "demo.namnd"


def _ut(capsys: pytest.CaptureFixture[str], *ord_: str) -> tuple[int, str, str]:
    try:
        status = cli.main(list(ord_))
    except SystemExit as slut:
        status = int(slut.code or 0)
    fångat = capsys.readouterr()
    return status, fångat.out, fångat.err


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert _ut(capsys, "--version") == (0, f"namndapp {__version__}\n", "")


@pytest.mark.parametrize("hjälp", ["-h", "--hjalp", "--help"])
def test_hjälpen_är_på_svenska(hjälp: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, ut, fel = _ut(capsys, hjälp)
    assert (status, fel) == (0, "")
    assert ut.startswith("Användning: namndapp")
    for engelska in ("usage", "options", "positional", "show this help"):
        assert engelska not in ut


@pytest.mark.parametrize(
    ("ord_", "mening"),
    [
        (["finns-inte"], "kan inte vara ”finns-inte”"),
        (["sok"], "Det här saknas: FRÅGA"),
        (["skapa", "kallelse"], "Det här saknas: --ut"),
        (["skapa", "finns-inte", "--ut", "x.pdf"], "TYP kan inte vara ”finns-inte”"),
        (["granska", "--datum", "igår"], "”igår” är inget datum"),
        (["granska", "--ar", "tjugo"], "”tjugo” är inget heltal"),
        (["granska", "--namnd"], "--namnd behöver ett värde"),
        (["granska", "--okänt"], "Okänt: --okänt"),
    ],
)
def test_fel_ord_ger_en_svensk_mening_och_status_2(
    ord_: list[str], mening: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, ut, fel = _ut(capsys, *ord_)
    assert (status, ut) == (2, "")
    assert mening in fel
    assert fel.count("\n") == 1


def test_okänt_meddelande_lämnas_som_det_är() -> None:
    assert på_svenska("something new") == "something new"


def test_importera_visar_vad_som_hittades_med_källrader(capsys: pytest.CaptureFixture[str]) -> None:
    status, ut, _ = _ut(capsys, "importera", str(resurs("sjalvtest/handlingar.txt")))
    assert status == 0
    assert "Kallelse ”Kallelse till socialnämnden”, rad 1–31" in ut
    assert "punkt 2: Öppettider på familjecentralen SN 2026/14  [rad 26]" in ut
    assert "ert_datum: (tomt)" in ut


def test_importera_som_json_och_spara_två_gånger(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    fil, databas = str(resurs("sjalvtest/handlingar.txt")), str(tmp_path / "ny.namnd")
    svar = [json.loads(_ut(capsys, "importera", fil, "--spara", "--json", "--databas", databas)[1]) for _ in range(2)]
    ett, två = (s["filer"][0] for s in svar)
    assert [d["typ"] for d in ett["dokument"]] == ["kallelse", "tjansteskrivelse"]
    assert ett["sparat"]["nya"]["punkter"] == 3
    assert två["sparat"]["nya"] == {}
    assert två["sparat"]["namnd"] == "SN"


def test_importera_till_namngiven_nämnd(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    fil, databas = str(resurs("sjalvtest/handlingar.txt")), str(tmp_path / "ny.namnd")
    ord_ = ("importera", fil, "--spara", "--databas", databas)
    assert "Sparat i SOC: 3 ärenden" in _ut(capsys, *ord_, "--namnd", "SOC")[1]
    assert "Sparat i SOC: inget nytt" in _ut(capsys, *ord_, "--namnd", "soc")[1]
    status, _, fel = _ut(capsys, *ord_, "--namnd", "BMN")
    assert status == 2
    assert "”BMN” finns inte" in fel


def test_fil_som_inte_kan_läsas_stoppar_inte_de_andra(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    status, ut, fel = _ut(capsys, "importera", str(tmp_path / "nej.txt"), str(resurs("sjalvtest/handlingar.txt")))
    assert status == 2
    assert "handlingar.txt: 2 dokument" in ut
    assert "nej.txt" in fel


@pytest.mark.parametrize("json_", [True, False])
def test_det_som_hann_sparas_sägs_även_när_nästa_fil_inte_kan_sparas(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, json_: bool
) -> None:
    (tmp_path / "brev.txt").write_text("Hej! Det här hör ingenstans hemma.\n", encoding="utf-8")
    filer = [str(resurs("sjalvtest/handlingar.txt")), str(tmp_path / "brev.txt")]
    form = ["--json"] if json_ else []
    status, ut, fel = _ut(capsys, "importera", *filer, "--spara", *form, "--databas", str(tmp_path / "a.namnd"))
    assert status == 2
    assert "vilken nämnd" in fel
    if json_:
        första, andra = json.loads(ut)["filer"]
        assert första["sparat"]["nya"]["ärenden"] == 3
        assert "sparat" not in andra
    else:
        assert "Sparat i SN: 3 ärenden" in ut


@pytest.mark.parametrize(("ändelse", "början"), [("pdf", b"%PDF-"), ("docx", b"PK"), ("html", b"<!DOCTYPE html")])
def test_skapa_väljer_format_efter_filnamnet(
    ändelse: str, början: bytes, demo: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    fil = tmp_path / f"kallelse.{ändelse}"
    svar = _ut(
        capsys, "skapa", "kallelse", "--databas", str(demo), "--namnd", "sn", "--datum", "24 november 2026",
        "--ut", str(fil), "--json",
    )  # fmt: skip
    assert svar[0] == 0
    assert json.loads(svar[1])["format"] == ändelse
    assert fil.read_bytes().lstrip().startswith(början)


@pytest.mark.parametrize(
    ("ord_", "mening"),
    [
        (["kallelse", "--namnd", "SN"], "vilket sammanträde"),
        (["kallelse", "--datum", "2026-11-24"], "vilken nämnd"),
        (["kallelse", "--namnd", "XX", "--datum", "2026-11-24"], "Nämnden ”XX” finns inte"),
        (["kallelse", "--namnd", "SN", "--datum", "2026-11-25"], "inget sammanträde 2026-11-25"),
        (["utdrag", "--namnd", "SN", "--paragraf", "999", "--ar", "2026"], "ingen § 999"),
        (["internkontrollplan", "--namnd", "SN", "--ar", "1999"], "ingen internkontrollplan för 1999"),
        (["tjansteskrivelse", "--namnd", "SN"], "vilken tjänsteskrivelse"),
    ],
)
def test_skapa_säger_vad_som_saknas(
    ord_: list[str], mening: str, demo: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    fil = tmp_path / "x.pdf"
    status, ut, fel = _ut(capsys, "skapa", *ord_, "--databas", str(demo), "--ut", str(fil))
    assert (status, ut) == (2, "")
    assert mening in fel
    assert not fil.exists()


def test_slutlig_vägras_medan_en_regel_säger_fel(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    databas, fil = str(tmp_path / "a.namnd"), tmp_path / "kallelse.pdf"
    text = resurs("sjalvtest/handlingar.txt").read_text(encoding="utf-8")
    (tmp_path / "utan-plats.txt").write_text(text.replace("Plats\tLilla salen, Kommunhuset\n", ""), encoding="utf-8")
    _ut(capsys, "importera", str(tmp_path / "utan-plats.txt"), "--spara", "--databas", databas)
    ord_ = ("skapa", "kallelse", "--databas", databas, "--namnd", "SN", "--datum", "2026-03-10", "--ut", str(fil))
    status, _, fel = _ut(capsys, *ord_, "--slutlig")
    assert status == 2
    assert "inte är fullständigt" in fel
    assert not fil.exists()
    assert _ut(capsys, *ord_)[0] == 0


def test_granska_ger_status_1_när_något_är_fel(demo: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    status, ut, _ = _ut(capsys, "granska", "--databas", str(demo), "--namnd", "SN", "--json")
    assert status == 0
    rader = json.loads(ut)["papekanden"]
    assert set(rader[0]) == {"kod", "niva", "text", "lagrum", "plats", "forslag", "kvitterad"}
    databas = str(tmp_path / "a.namnd")
    text = resurs("sjalvtest/handlingar.txt").read_text(encoding="utf-8")
    (tmp_path / "b.txt").write_text(text.replace(", klockan 13:30", ""), encoding="utf-8")
    _ut(capsys, "importera", str(tmp_path / "b.txt"), "--spara", "--databas", databas)
    status, ut, _ = _ut(capsys, "granska", "--databas", databas)
    assert status == 1
    assert "FEL" in ut


def test_sök_och_kontrollera(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, ut, _ = _ut(capsys, "sok", "stationshuset", "--databas", str(demo), "--json")
    träffar = json.loads(ut)["traffar"]
    assert status == 0
    assert {t["slag"] for t in träffar} >= {"handling", "paragraf"}
    assert träffar[0]["namnd"] == "SN"
    assert _ut(capsys, "sok", "xyzzy", "--databas", str(demo))[1] == "Inga träffar.\n"
    assert _ut(capsys, "kontrollera", "--databas", str(demo)) == (0, "Databasen är hel.\n", "")


def test_säkerhetskopia_och_återställning(demo: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    kopia, ny = tmp_path / "kopia.namnd", tmp_path / "ny.namnd"
    assert _ut(capsys, "sakerhetskopia", str(kopia), "--databas", str(demo))[0] == 0
    assert _ut(capsys, "--databas", str(ny), "aterstall", str(kopia))[0] == 0
    assert _ut(capsys, "sok", "stationshuset", "--databas", str(ny))[0] == 0
    status, _, fel = _ut(capsys, "aterstall", str(tmp_path / "saknas.namnd"), "--databas", str(ny))
    assert status == 2
    assert "saknas.namnd finns inte" in fel


def test_fil_som_en_kollega_har_öppen_vägras_för_skrivning_men_kan_läsas(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    databas = tmp_path / "upptagen.namnd"
    with öppna(databas):
        status, _, fel = _ut(
            capsys, "importera", str(resurs("sjalvtest/handlingar.txt")), "--spara", "--databas", str(databas)
        )
        assert status == 2
        assert "används av" in fel
        assert _ut(capsys, "granska", "--databas", str(databas))[0] == 0


def test_fönstret_utan_skärm_ger_en_mening(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("bara Linux saknar ibland skärm")
    for namn in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(namn, raising=False)
    status, _, fel = _ut(capsys)
    assert status == 2
    assert "inte har någon skärm" in fel


def test_en_fil_som_första_ord_öppnas_i_fönstret(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    öppnade: list[tuple[Path | None, Path | None]] = []

    def kör(sökväg: Path | None, _argv: list[str], granskning: Path | None) -> int:
        öppnade.append((sökväg, granskning))
        return 0

    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setattr("nämndapp.ui.app.kör", kör)
    (tmp_path / "a.namnd").touch()
    assert cli.main([str(tmp_path / "a.namnd")]) == 0
    assert cli.main(["--databas", str(tmp_path / "b.namnd")]) == 0
    assert cli.main([]) == 0
    monkeypatch.chdir(tmp_path)
    assert cli.main(["Yttrande åäö.GRANSKNING"]) == 0
    assert öppnade == [
        (tmp_path / "a.namnd", None),
        (tmp_path / "b.namnd", None),
        (None, None),
        (None, tmp_path / "Yttrande åäö.GRANSKNING"),
    ]


@pytest.mark.parametrize(
    ("namn", "finns", "mening"),
    [
        ("protokol.namnd", False, "namndapp --databas"),
        ("protokoll.nmnd", False, "finns inte"),
        ("kallelse.pdf", True, "namndapp importera"),
    ],
)
def test_en_fil_som_inte_finns_eller_inte_är_en_databas_görs_aldrig(
    namn: str, finns: bool, mening: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if finns:
        (tmp_path / namn).write_bytes(b"x")
    status, ut, fel = _ut(capsys, str(tmp_path / namn))
    assert (status, ut) == (2, "")
    assert mening in fel
    assert fel.count("\n") == 1
    assert [p.name for p in tmp_path.iterdir()] == ([namn] if finns else [])


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="bara Linux saknar ibland skärm")
def test_en_granskning_utan_skärm_ger_en_mening(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for namn in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(namn, raising=False)
    status, ut, fel = _ut(capsys, str(tmp_path / "X.granskning"))
    assert (status, ut) == (2, "")
    assert "X.granskning kan inte öppnas i den här versionen" in fel
    assert fel.count("\n") == 1


def test_säkerhetskopian_skriver_inte_över_en_annan_fil(
    demo: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    mitt = tmp_path / "protokoll.docx"
    mitt.write_bytes(b"mitt eget")
    ord_ = ("sakerhetskopia", str(mitt), "--databas", str(demo))
    status, _, fel = _ut(capsys, *ord_)
    assert status == 2
    assert fel.count("\n") == 1
    assert "finns redan" in fel
    assert mitt.read_bytes() == b"mitt eget"
    assert _ut(capsys, *ord_, "--ersatt")[0] == 0
    assert _ut(capsys, *ord_)[0] == 0, "nu är filen en tidigare kopia"


def test_skadad_databas_sparas_det_inte_i(demo: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    databas = tmp_path / "skadad.namnd"
    innehåll = bytearray(demo.read_bytes())
    innehåll[12288 : 12288 + 20_000] = b"\xff" * 20_000
    databas.write_bytes(innehåll)
    ord_ = ("importera", str(resurs("sjalvtest/handlingar.txt")), "--spara", "--databas", str(databas))
    status, _, fel = _ut(capsys, *ord_)
    assert status == 2
    assert "skadad" in fel
    assert databas.read_bytes() == innehåll


def test_mappen_som_saknas_sägs(demo: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    ut_fil = tmp_path / "finns inte" / "x.pdf"
    ord_ = ("skapa", "kallelse", "--namnd", "SN", "--datum", "2026-11-24", "--databas", str(demo), "--ut", str(ut_fil))
    status, _, fel = _ut(capsys, *ord_)
    assert status == 2
    assert f"Mappen {ut_fil.parent} finns inte." in fel
    assert "Stäng den" not in fel


def test_det_som_sparades_räknas_upp_i_rätt_tal() -> None:
    assert inlasning.uppräknat({"sammanträden": 1, "internkontrollplaner": 1, "ärenden": 3}) == (
        "1 sammanträde, 1 internkontrollplan, 3 ärenden"
    )


def test_utan_databas_används_den_i_datamappen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    assert cli.main(["importera", str(resurs("sjalvtest/handlingar.txt")), "--spara"]) == 0
    if sys.platform.startswith("linux"):
        assert (tmp_path / "Nämndapp" / "namndapp.namnd").exists()


def test_demo_skriver_bara_över_sitt_eget(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    mitt = tmp_path / "demo.namnd"
    mitt.write_bytes(b"mitt eget")
    status, _, fel = _ut(capsys, "demo", "--ut", str(tmp_path))
    assert status == 2
    assert "demo.namnd" in fel
    assert mitt.read_bytes() == b"mitt eget"


def test_som_eget_program_i_en_trasig_lokal_är_allt_utf8(demo: Path) -> None:
    miljö = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    svar = subprocess.run(
        [sys.executable, "-m", "nämndapp", "sok", "stationshuset", "--databas", str(demo)],
        capture_output=True,
        env=miljö,
        check=False,
    )
    assert svar.returncode == 0, svar.stderr
    assert "öppnar en träffpunkt" in svar.stdout.decode("utf-8")
