"""What a user would do otherwise: our Word file through LibreOffice, beside our own PDF, each as a whole process.

Both start from nothing and end with a PDF on disk, in turns in the same run. LibreOffice gets the Word file ready-made;
ours builds the paper, tags it and writes it.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from matning import Mätning

HÄR = Path(__file__).parent
STORLEKAR = (100, 300)
GÅNGER = 3
_VÅR = """
import sys
sys.path.insert(0, {mapp!r})
from pathlib import Path
from bench_pdf import protokoll
from nämndapp.reports.rendera import till_pdf
Path(sys.argv[1]).write_bytes(till_pdf(protokoll(int(sys.argv[2]))))
import resource
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def _tid(kommando: list[str]) -> tuple[float, str]:
    början = time.perf_counter()
    svar = subprocess.run(kommando, check=True, capture_output=True, text=True)
    return time.perf_counter() - början, svar.stdout


def mät() -> list[Mätning]:
    """Median wall-clock seconds, milliseconds per page, peak memory, and our share of LibreOffice's time."""
    from pypdfium2 import PdfDocument

    sys.path.insert(0, str(HÄR))
    from bench_pdf import protokoll

    from nämndapp.reports.rendera import till_docx

    kontor = shutil.which("soffice") or shutil.which("libreoffice")
    mätt: list[Mätning] = []
    per_sida: list[float] = []
    with TemporaryDirectory() as namn:
        mapp = Path(namn)
        for antal in STORLEKAR:
            word, vår = mapp / f"protokoll-{antal}.docx", mapp / f"vår-{antal}.pdf"
            word.write_bytes(till_docx(protokoll(antal)))
            tider: list[float] = []
            deras: list[float] = []
            minne = 0
            for _ in range(GÅNGER):
                tid, ut = _tid([sys.executable, "-c", _VÅR.format(mapp=str(HÄR)), str(vår), str(antal)])
                tider.append(tid)
                minne = max(minne, int(ut))
                if kontor:
                    profil = f"-env:UserInstallation=file://{mapp}/profil"
                    kommando = [kontor, profil, "--headless", "--convert-to", "pdf", "--outdir", str(mapp), str(word)]
                    deras.append(_tid(kommando)[0])
            sidor = len(PdfDocument(vår))
            tid = statistics.median(tider)
            per_sida.append(tid / sidor * 1000)
            mätt.append(Mätning(f"{antal} paragrafer, {sidor} sidor: Nämndapp, hela processen", tid))
            mätt.append(Mätning("  största minne", minne, "MB", 200))
            if deras:
                mätt.append(Mätning("  LibreOffice, samma papper från Word", statistics.median(deras)))
                mätt.append(Mätning("  vår andel av LibreOffices tid", tid / statistics.median(deras), "", 0.5))
    mätt.append(Mätning("tid per sida, stort mot litet (1 = linjärt)", per_sida[-1] / per_sida[0], "", 1.2))
    return mätt


if __name__ == "__main__":
    for mätning in mät():
        print(f"{mätning.namn:<60} {mätning.värde:>8.2f} {mätning.enhet}")
