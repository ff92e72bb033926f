"""``python3 dev.py bench [NAMN…]``: run every bench_*.py and print one table; exit status 1 when a target is missed."""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matning import Mätning


def skriv_tabell(rubrik: str, mätningar: list[Mätning]) -> None:
    """One measurement a line: name, value, target and whether it was met."""
    print(f"\n{rubrik}")
    bredd = max((len(m.namn) for m in mätningar), default=0)
    for m in mätningar:
        mål = "" if m.mål is None else f"mål {m.mål:g} {m.enhet}  {'OK' if m.klarad else 'FÖR MYCKET'}"
        print(f"  {m.namn:<{bredd}}  {m.värde:>9.3f} {m.enhet:<4} {mål}".rstrip(), flush=True)


def main(valda: list[str]) -> int:
    """Run the chosen benchmarks, or all."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    namn = sorted(f.stem for f in Path(__file__).parent.glob("bench_*.py"))
    if okända := [v for v in valda if f"bench_{v.removeprefix('bench_')}" not in namn]:
        print(f"Det finns ingen mätning som heter {', '.join(okända)}. Det finns: {', '.join(namn)}", file=sys.stderr)
        return 2
    alla: list[Mätning] = []
    for modul in namn:
        if valda and modul.removeprefix("bench_") not in [v.removeprefix("bench_") for v in valda]:
            continue
        mått = importlib.import_module(modul)
        if hasattr(mått, "mät"):
            mätningar = mått.mät()
            skriv_tabell(modul.removeprefix("bench_"), mätningar)
            alla += mätningar
        else:  # has a table of its own and no target
            print(f"\n{modul.removeprefix('bench_')}", flush=True)
            mått.main()
    missade = [m.namn for m in alla if not m.klarad]
    print(f"\n{len(alla)} mätningar, {len(missade)} över målet" + (f": {', '.join(missade)}" if missade else "."))
    return 1 if missade else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
