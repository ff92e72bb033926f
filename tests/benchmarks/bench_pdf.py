"""How fast a long paper becomes a tagged PDF: python tests/benchmarks/bench_pdf.py prints a table, asserts nothing."""

from __future__ import annotations

import resource
import sys
import time
from io import BytesIO
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "reports"))

from rapportdemo import BRÖD, FOT, huvud, tabell

from nämndapp.reports.dokument import Block, Dokument, Innehåll, Lista, Rubrik, Sidbrytning, Sidfot, Stycke, runs


def protokoll(paragrafer: int) -> Dokument:
    block: list[Block] = [Rubrik(1, runs("Protokoll")), Innehåll(), Sidbrytning()]
    for n in range(1, paragrafer + 1):
        block += [
            Rubrik(2, runs(f"§\u00a0{n} Internkontrollplan {n}"), f"p{n}"),
            Rubrik(3, runs("Beslut"), nära=True),
            Lista((runs("Socialnämnden antar planen."), runs("Planen gäller från årsskiftet.")), numrerad=True),
            Rubrik(3, runs("Ärendebeskrivning")),
            Stycke(runs(BRÖD)),
            tabell(4),
        ]
    return Dokument("Protokoll", tuple(block), huvud(logotyp=False), Sidfot(FOT.första, ("Justerandes sign",)))


def main() -> None:
    import pikepdf

    start = time.perf_counter()
    from nämndapp.reports.rendera import till_docx, till_html, till_pdf

    till_pdf(protokoll(1))
    print(f"first document, imports included: {(time.perf_counter() - start) * 1000:.0f} ms")
    print(f"{'paragraphs':>10} {'pages':>6} {'cpu s':>8} {'ms/page':>8} {'kB':>7} {'MB peak':>8}")
    for antal in (30, 100, 300):
        dokument = protokoll(antal)
        start = time.process_time()
        data = till_pdf(dokument)
        tid = time.process_time() - start
        with pikepdf.open(BytesIO(data)) as pdf:
            sidor = len(pdf.pages)
        minne = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{antal:>10} {sidor:>6} {tid:>8.2f} {tid / sidor * 1000:>8.1f} {len(data) // 1024:>7} {minne:>8.0f}")
    for namn, gör in (("docx", till_docx), ("html", till_html)):
        start = time.perf_counter()
        gör(protokoll(300))
        print(f"{namn}, 300 paragraphs: {time.perf_counter() - start:.2f} s")


if __name__ == "__main__":
    main()
