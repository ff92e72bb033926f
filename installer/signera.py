"""Signing with a certificate that is given by the environment: signtool on Windows, osslsigncode elsewhere.

``NAMNDAPP_CERTIFIKAT``: a .pfx file; ``NAMNDAPP_CERTIFIKAT_LOSENORD``: its password (may be empty);
``NAMNDAPP_TIDSSTAMPEL``: address of a time-stamping service (RFC 3161), without which a signature dies with its
certificate. NSIS calls ``python signera.py FIL`` for the uninstaller.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from steg import Byggfel, kör

if TYPE_CHECKING:
    from collections.abc import Iterable

NAMN = "Nämndapp"


@dataclass(frozen=True)
class Certifikat:
    """What signs: a .pfx file, its password, and who stamps the time (none: no stamp)."""

    fil: Path
    lösenord: str = ""
    tidsstämpel: str = ""


def certifikat() -> Certifikat | None:
    """The certificate that the environment names, or None when nothing shall be signed."""
    namn = os.environ.get("NAMNDAPP_CERTIFIKAT", "")
    if not namn:
        return None
    if not Path(namn).is_file():
        raise Byggfel(f"Certifikatet {namn} finns inte. Rätta NAMNDAPP_CERTIFIKAT eller ta bort den.")
    return Certifikat(
        Path(namn), os.environ.get("NAMNDAPP_CERTIFIKAT_LOSENORD", ""), os.environ.get("NAMNDAPP_TIDSSTAMPEL", "")
    )


def kommando_för_nsis() -> str:
    """What NSIS runs for the uninstaller; empty when nothing is signed."""
    return f'"{sys.executable}" "{Path(__file__).resolve()}"' if certifikat() else ""


def signera(filer: Iterable[Path], cert: Certifikat | None = None) -> int:
    """Signs the files in place with ``cert`` (None: the environment's); returns how many were signed."""
    cert = cert or certifikat()
    if cert is None:
        return 0
    antal = 0
    for fil in filer:
        (_med_signtool if sys.platform == "win32" else _med_osslsigncode)(fil, cert)
        antal += 1
    return antal


def _med_signtool(fil: Path, cert: Certifikat) -> None:
    stämpel = ["/tr", cert.tidsstämpel, "/td", "SHA256"] if cert.tidsstämpel else []
    lösen = ["/p", cert.lösenord] if cert.lösenord else []
    kör("signtool", "sign", "/fd", "SHA256", "/d", NAMN, *stämpel, "/f", cert.fil, *lösen, fil,
        annars=f"{fil.name} kunde inte signeras.")  # fmt: skip


def _med_osslsigncode(fil: Path, cert: Certifikat) -> None:
    if shutil.which("osslsigncode") is None:
        raise Byggfel("osslsigncode saknas. Installera Debianpaketet osslsigncode.")
    stämpel = ["-ts", cert.tidsstämpel] if cert.tidsstämpel else []
    with tempfile.TemporaryDirectory() as mapp:
        lösen, signerad = Path(mapp) / "losen", Path(mapp) / fil.name
        lösen.touch(mode=0o600)
        lösen.write_text(cert.lösenord, encoding="utf-8")
        kör("osslsigncode", "sign", "-h", "sha256", "-n", NAMN, "-pkcs12", cert.fil, "-readpass", lösen, *stämpel,
            "-in", fil, "-out", signerad, annars=f"{fil.name} kunde inte signeras.")  # fmt: skip
        läge = fil.stat().st_mode
        shutil.copyfile(signerad, fil)
        fil.chmod(läge)


if __name__ == "__main__":
    try:
        signera(Path(namn) for namn in sys.argv[1:])
    except Byggfel as fel:
        print(fel, file=sys.stderr)
        sys.exit(2)
