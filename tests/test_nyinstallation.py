"""README's two commands on a machine where nothing has been installed: a clean Debian 12 in a folder of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

PROJEKT = "srv/projekt"


def _miljö(rot: Path) -> dict[str, str]:
    """An empty environment, but for how pip reaches its register from this network."""
    miljö = {k: v for k, v in os.environ.items() if k.startswith("PIP_") and k != "PIP_FIND_LINKS"}
    if cert := miljö.pop("PIP_CERT", os.environ.get("SSL_CERT_FILE")):
        shutil.copy(cert, rot / "etc" / "natets-cert.pem")
        miljö["PIP_CERT"] = "/etc/natets-cert.pem"
    return {**miljö, "HOME": "/root", "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"}


def _kör(rot: Path, *argument: str, mapp: str = "/") -> subprocess.CompletedProcess[str]:
    i_mappen = ["chroot", str(rot), "/bin/sh", "-c", 'cd "$0" && exec "$@"', mapp, *argument]
    return subprocess.run(
        i_mappen, env=_miljö(rot), stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=1800, check=False
    )


@pytest.fixture(scope="module")
def ny_dator(rot: Path, projektets_filer: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Debian 12 with python3 and a copy of the project."""
    if sys.platform == "win32" or os.geteuid() != 0 or not shutil.which("debootstrap"):
        pytest.skip("kräver Linux, root och debootstrap")
    ny = tmp_path_factory.mktemp("dator")
    skapad = subprocess.run(
        ["debootstrap", "--variant=minbase", "bookworm", str(ny)],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if skapad.returncode != 0:
        pytest.skip(f"debootstrap kunde inte hämta Debian: {skapad.stdout[-500:]}")
    for namn in ("resolv.conf", "hosts"):
        shutil.copy(f"/etc/{namn}", ny / "etc" / namn)
    for fil in projektets_filer:
        mål = ny / PROJEKT / fil
        mål.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(rot / fil, mål)
    subprocess.run(["mount", "-t", "proc", "proc", str(ny / "proc")], check=True)
    try:
        python = _kör(ny, "apt-get", "install", "-y", "-q", "--no-install-recommends", "python3")
        assert python.returncode == 0, python.stdout[-2000:] + python.stderr[-2000:]
        yield ny
    finally:
        subprocess.run(["umount", str(ny / "proc")], check=True)
        shutil.rmtree(ny, ignore_errors=True)


def test_demo_på_en_ny_dator_ger_databas_och_dokument(ny_dator: Path) -> None:
    svar = _kör(ny_dator, "python3", "dev.py", "demo", mapp=f"/{PROJEKT}")
    assert svar.returncode == 0, svar.stdout[-3000:] + svar.stderr[-3000:]
    demo = ny_dator / PROJEKT / "demo"
    assert (demo / "demo.namnd").stat().st_size > 0
    assert list(demo.rglob("*.pdf"))
    assert "demo.namnd" in svar.stdout, "utan skärm sägs det var filerna ligger"


def test_hela_sviten_går_igenom_på_en_ny_dator(ny_dator: Path) -> None:
    svar = _kör(ny_dator, "python3", "dev.py", "test", mapp=f"/{PROJEKT}")
    assert svar.returncode == 0, svar.stdout[-5000:] + svar.stderr[-2000:]
    assert "Allt är godkänt." in svar.stdout
