"""The bill of materials: valid CycloneDX 1.6, whole, the same twice, with the sum of the very wheel."""

from __future__ import annotations

import json
import sysconfig
from pathlib import Path
from typing import Any

import delar
import pytest
import sbom
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

HÄR = Path(sysconfig.get_path("purelib"))


@pytest.fixture(scope="module")
def versioner() -> dict[str, Any]:
    return delar.samla_versioner()


@pytest.fixture(scope="module")
def alla(versioner: dict[str, Any]) -> list[delar.Del]:
    return delar.alla_delar(HÄR, versioner)


@pytest.fixture
def text(alla: list[delar.Del], versioner: dict[str, Any]) -> str:
    return sbom.som_json(sbom.bygg(alla, "linux", delar.läs_lås(delar.markörmiljö(versioner))))


def test_förteckningen_följer_cyclonedx_schema(text: str) -> None:
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    läst = json.loads(text)
    assert läst["specVersion"] == "1.6"
    assert läst["serialNumber"].startswith("urn:uuid:")
    assert läst["metadata"]["timestamp"]


def test_programmet_står_överst_och_varje_del_är_med(text: str, alla: list[delar.Del]) -> None:
    läst = json.loads(text)
    överst = läst["metadata"]["component"]
    assert (överst["name"], överst["version"]) == ("Nämndapp", delar.programversion())
    assert överst["licenses"] == [{"license": {"id": "MIT"}}]
    assert {k["bom-ref"] for k in läst["components"]} == {d.id for d in alla} - {"namndapp"}
    assert all(k["licenses"] for k in läst["components"])
    pillow = next(k for k in läst["components"] if k["bom-ref"] == "pillow")
    assert pillow["purl"] == f"pkg:pypi/pillow@{pillow['version']}"


def test_grafen_säger_vem_som_behöver_vem(text: str) -> None:
    graf = {p["ref"]: p.get("dependsOn", []) for p in json.loads(text)["dependencies"]}
    assert "sqlmodel" in graf["namndapp"]
    assert "pydantic-core" in graf["pydantic"]
    assert "qpdf" in graf["pikepdf"]
    assert "sqlite" in graf["cpython"]


def test_windowslistan_har_microsofts_körtid(versioner: dict[str, Any]) -> None:
    windows = {**versioner, "plattform": "win32", "maskin": "AMD64"}
    text = sbom.som_json(sbom.bygg(delar.alla_delar(HÄR, windows), "win32", {}))
    assert "LicenseRef-Microsoft-VC-Runtime" in text
    assert {"name": "namndapp:plattform", "value": "win32"} in json.loads(text)["metadata"]["component"]["properties"]


def test_med_bestämd_tid_blir_filen_densamma(alla: list[delar.Del], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    första, andra = (sbom.som_json(sbom.bygg(alla, "linux", {})) for _ in range(2))
    assert första == andra
    assert "2026-09-21T" in första


def _del(namn: str, *taggar: str) -> delar.Del:
    return delar.Del(namn, namn, "1.0", "MIT", "", "python", taggar=taggar)


def test_kontrollsumman_är_just_det_installerade_hjulets(tmp_path: Path) -> None:
    ett, två, tre = "1" * 64, "2" * 64, "3" * 64
    pylock = tmp_path / "pylock.toml"
    pylock.write_text(
        '[[packages]]\nname = "a"\nversion = "1.0"\nwheels = [\n'
        f'{{ name = "a-1.0-cp311-cp311-win_amd64.whl", hashes = {{ sha256 = "{ett}" }} }},\n'
        f'{{ url = "https://x/a-1.0-py3-none-any.whl", hashes = {{ sha256 = "{två}" }} }},\n]\n'
    )
    hjul = sbom.hjulens_summor(pylock)
    lås = {"a": delar.Låst("1.0", (ett, två)), "b": delar.Låst("1.0", (tre,)), "c": delar.Låst("1.0", (ett, tre))}
    assert sbom.summa_för(_del("a", "cp311-cp311-win_amd64"), lås, hjul) == ett
    assert sbom.summa_för(_del("a", "py3-none-any"), lås, hjul) == två
    assert sbom.summa_för(_del("b"), lås, {}) == tre, "låset har bara ett hjul"
    assert sbom.summa_för(_del("c", "py3-none-any"), lås, hjul) == "", "går inte att bestämma"
    with pytest.raises(delar.LicensFel, match="inte står i"):
        sbom.summa_för(_del("a", "py3-none-any"), {"a": delar.Låst("1.0", (ett, tre))}, hjul)
