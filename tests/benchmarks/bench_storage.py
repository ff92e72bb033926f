"""How long the storage takes on this machine: ``python3 dev.py bench storage``.

Without targets, since seconds say more about the machine than about the program.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from matning import Mätning

from nämndapp.models import (
    Föredragningspunkt,
    Handling,
    Kommun,
    Nämnd,
    PunktHandling,
    Sammanträde,
    Skrivelse,
    Skrivelseavsnitt,
    Ärende,
    ÄrendeHandling,
)
from nämndapp.storage import Databas, filer, kopia, migrera, planer, sok, urval, utkast, öppna

ROT = Path(__file__).resolve().parents[2]
ORD = ("nämnden", "beslutar", "godkänna", "månadsuppföljning", "äldreomsorg", "budget", "avgift", "kvalitet", "tillsyn")


class Klocka:
    """Collects measurements."""

    def __init__(self) -> None:
        self.mätningar: list[Mätning] = []

    @contextmanager
    def tid(self, vad: str) -> Iterator[None]:
        """Time the block."""
        start = time.perf_counter()
        yield
        self.mätningar.append(Mätning(vad, time.perf_counter() - start))


def _text(frö: int, antal: int) -> str:
    return " ".join(ORD[(frö * 7 + i * i) % len(ORD)] for i in range(antal))


def fyll(databas: Databas, antal: int, klocka: Klocka) -> None:
    """Ärenden with a paper of 3 kB each, every twentieth on a meeting."""
    with databas.skrivning() as enhet:
        kommun = enhet.lägg_till(Kommun(namn="Ekbro kommun"))
        enhet.lägg_till(Nämnd(kommun_id=kommun.id, namn="Socialnämnden", kod="SN"))
    with klocka.tid(f"lägga in {antal} ärenden (ORM, med sökindex)"), databas.skrivning() as enhet:
        for n in range(antal):
            enhet.session.add(
                Ärende(
                    nämnd_id=1,
                    diarienummer=f"SN 2026/{n}",
                    diarienyckel=f"SN|2026|{n}",
                    rubrik=f"{_text(n, 5)} {n}",
                    registrerat=date(2026, 1, 1) + timedelta(days=n % 365),
                )
            )
    with klocka.tid(f"lägga in {antal} handlingar med 3 kB text"), databas.skrivning() as enhet:
        for n in range(antal):
            enhet.session.add(
                Handling(
                    nämnd_id=1, rubrik=_text(n, 4), text=_text(n, 330), kopplingar=[ÄrendeHandling(ärende_id=n + 1)]
                )
            )
    with databas.skrivning() as enhet:
        möte = enhet.lägg_till(Sammanträde(nämnd_id=1, datum=date(2026, 2, 10)))
        for n in range(60):
            avsnitt = [Skrivelseavsnitt(ordning=o, rubrik="Avsnitt", text=_text(o, 200)) for o in range(5)]
            handling = enhet.lägg_till(Handling(nämnd_id=1, rubrik="H", skrivelse=Skrivelse(avsnitt=avsnitt)))
            enhet.session.add(
                Föredragningspunkt(
                    sammanträde_id=möte.id,
                    ärende_id=n + 1,
                    ordning=n,
                    rubrik=_text(n, 5),
                    handlingar=[PunktHandling(handling_id=handling.id)],
                )
            )


def mät(antal: int = 10_000) -> list[Mätning]:
    """Fill a file in a temporary folder and measure."""
    klocka = Klocka()
    with tempfile.TemporaryDirectory() as mapp:
        fil = Path(mapp) / "Ekbro.namnd"
        with klocka.tid("skapa ny fil"):
            databas = öppna(fil)
        fyll(databas, antal, klocka)
        with klocka.tid("stänga (en hel fil)"):
            databas.stäng()
        kod = "import sys, pathlib; from nämndapp.storage import öppna; öppna(pathlib.Path(sys.argv[1])).stäng()"
        with klocka.tid("ny process: importera, öppna, stänga"):
            subprocess.run([sys.executable, "-c", kod, fil], check=True, cwd=ROT)
        with klocka.tid(f"öppna befintlig fil ({fil.stat().st_size / 1e6:.0f} MB)"):
            databas = öppna(fil)
        with databas.läsning() as enhet:
            with klocka.tid(f"lista {antal} ärenden"):
                rader = urval.ärenden(enhet.session, 1)
            assert len(rader) == antal
            with klocka.tid("läsa ett sammanträde med 60 punkter i sin helhet"):
                planer.ladda_sammanträde(enhet.session, 1)
            for text in ("månadsuppföljning", "avgift tillsyn", "SN 2026/177", "uppföljning 99", "finnsinte"):
                with klocka.tid(f"söka {text!r}"):
                    sok.sök(enhet.session, text)
        with klocka.tid("spara ett utkast"), databas.skrivning() as enhet:
            utkast.spara(enhet, "ärende:1", 1, {"rubrik": "x" * 1000})
        with klocka.tid("ändra ett ärende"), databas.skrivning() as enhet:
            enhet.hämta(Ärende, 1).rubrik = "Ändrat"
        with klocka.tid("spara en bilaga på 50 MB"), databas.skrivning() as enhet:
            filer.spara(enhet.session, bytes(50_000_000))
        with klocka.tid("daglig kopia"):
            kopia.daglig_kopia(databas)
        with klocka.tid("kontrollera allt"):
            assert kopia.kontrollera(databas) == []
        databas.stäng()
        with klocka.tid("uppgradera på en kopia (VACUUM INTO, sökindex om, kontroller)"):
            migrera.uppgradera_till(fil, fil.with_name("ny.namnd"))
    return klocka.mätningar
