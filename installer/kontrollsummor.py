"""SHA256SUMS for the files of a release, as ``sha256sum -c`` reads it, and a check of them without any other tool.

python installer/kontrollsummor.py build/ut            writes build/ut/SHA256SUMS
python installer/kontrollsummor.py --kontrollera build/ut
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
from collections.abc import Iterable
from pathlib import Path

NAMN = "SHA256SUMS"
RAD = re.compile(r"(\\?)([0-9a-f]{64}) [ *](.+)")


class KontrollFel(Exception):
    """The list cannot be written or read; the text is a Swedish sentence."""


def summa(fil: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with fil.open("rb") as ström:
        return hashlib.file_digest(ström, "sha256").hexdigest()


def _namn(fil: Path, mapp: Path) -> str:
    namn = fil.relative_to(mapp).as_posix()
    if re.search(r"[\\\r\n]", namn):
        raise KontrollFel(f"filnamnet {namn!r} kan inte stå i {NAMN}")
    return namn


def skriv(mapp: Path, filer: Iterable[Path] | None = None) -> Path:
    """Write the list for ``filer``, or for every file of the folder and below; sorted, LF, UTF-8."""
    valda = mapp.rglob("*") if filer is None else filer
    poster = {_namn(f, mapp): f for f in valda if f.is_file() and f.name != NAMN}
    if not poster:
        raise KontrollFel(f"det finns inga filer i {mapp}")
    rader = [f"{summa(poster[namn])} *{namn}\n" for namn in sorted(poster)]
    lista = mapp / NAMN
    lista.write_text("".join(rader), encoding="utf-8", newline="\n")
    return lista


def läs(lista: Path) -> dict[str, str]:
    """File name -> sum; KontrollFel when a line is not one."""
    summor = {}
    for nr, rad in enumerate(lista.read_text(encoding="utf-8").splitlines(), 1):
        träff = RAD.fullmatch(rad)
        if träff is None or träff[1]:
            raise KontrollFel(f"{lista.name}, rad {nr}: ”{rad[:80]}” är ingen kontrollsumma")
        summor[träff[3]] = träff[2]
    return summor


def kontrollera(lista: Path) -> list[str]:
    """What is wrong, one Swedish sentence per file; an empty list when everything is as listed."""
    fel = []
    for namn, väntad in läs(lista).items():
        fil = lista.parent / namn
        if not fil.is_file():
            fel.append(f"{namn} saknas")
        elif summa(fil) != väntad:
            fel.append(f"{namn} är ändrad: kontrollsumman stämmer inte")
    return fel


def main() -> int:
    """Write or check the list of a folder."""
    tolk = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    tolk.add_argument("mapp", type=Path, help="mappen med de färdiga filerna")
    tolk.add_argument(
        "--kontrollera", action="store_true", help="jämför filerna med SHA256SUMS i stället för att skriva"
    )
    val = tolk.parse_args()
    for ström in (sys.stdout, sys.stderr):
        if hasattr(ström, "reconfigure"):
            ström.reconfigure(encoding="utf-8", errors="replace")
    try:
        if not val.kontrollera:
            print(skriv(val.mapp))
            return 0
        fel = kontrollera(val.mapp / NAMN)
    except (KontrollFel, OSError) as undantag:
        print(undantag, file=sys.stderr)
        return 2
    print("\n".join(fel) or "Alla filer stämmer.")
    return 1 if fel else 0


if __name__ == "__main__":
    sys.exit(main())
