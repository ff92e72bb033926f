"""Attestlistor at scale: 2 000 and 10 000 rows read, checked and searched, and 2 000 to Excel."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

from matning import Mätning, median_tid

_MÅL = {2000: 0.5, 10_000: 2.0}
_EXCEL = 3.0
_FÖRNAMN = ["Anna", "Bo", "Cia", "Dan", "Eva", "Folke", "Gun", "Hans", "Ida", "Jan", "Karin", "Lars", "Maria"]
_EFTERNAMN = ["Ek", "Alm", "Lind", "Berg", "Sjö", "Ström", "Lund", "Dahl", "Hag", "Norr", "Väster"]  # 1 001 names
_SLUT = ["ström", "blad", "qvist", "man", "borg", "vall", ""]


def mät() -> list[Mätning]:
    """Open, filter and check: 500 ms for 2 000 rows, 2 s for 10 000; Excel 3 s."""
    from nämndapp.rules.attestjamforelse import jämför
    from nämndapp.services import attest, attestfil, attestrader, oppna, register
    from nämndapp.services.attestkontroll import kontrollera_lista
    from nämndapp.services.attestsvar import vem_får_attestera
    from nämndapp.services.attestuppgifter import AttestpersonUppgifter, AttestradUppgifter, HelAttestlista
    from nämndapp.services.uppgifter import KommunUppgifter, NämndUppgifter

    def rad(nr: int) -> AttestradUppgifter:
        personer = (
            AttestpersonUppgifter(f"{_FÖRNAMN[nr % 13]} {_EFTERNAMN[nr % 11]}{_SLUT[nr % 7]}"),
            AttestpersonUppgifter(f"{_FÖRNAMN[nr % 5]} {_EFTERNAMN[nr % 7]}gren", "ersättare"),
        )
        koder = {"ansvar": f"{100 + nr // 100:03d}"}
        return AttestradUppgifter(f"{10_000 + nr:05d}", f"Verksamhet {nr}x", personer, koder=koder)

    mätt: list[Mätning] = []
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as mapp:
        db = oppna.öppna_databas(Path(mapp) / "attest.namnd")
        register.spara_kommun(db, None, KommunUppgifter("Ekbro kommun"), None)
        sn = register.spara_nämnd(db, None, NämndUppgifter("Socialnämnden", "SN"), None).objekt_id
        for år, antal in ((2027, 2000), (2028, 10_000)):
            id_ = attest.skapa_lista(db, sn, år).objekt_id
            attestrader.lägg_till_rader(db, id_, [rad(nr) for nr in range(antal)], None, None)
            attest.besluta(db, id_, datum=date(år, 1, 1), paragraf=1, gäller_från=date(år, 1, 1), väntad_version=None)

            def öppna_filtrera_kontrollera(id_: int = id_) -> None:
                vy = attest.hämta_lista(db, id_)
                assert [r for r in vy.rader if "ekström" in " ".join(p.namn for p in r.personer).casefold()]
                kontrollera_lista(db, id_, hel=vy.hel)

            tid = median_tid(öppna_filtrera_kontrollera, 3)
            mätt.append(Mätning(f"öppna, filtrera och kontrollera {antal} rader", tid, mål=_MÅL[antal]))

        utkast = attest.ny_version(db, 1).objekt_id
        vy = attest.hämta_lista(db, utkast)
        slag = iter(range(1000))

        def ändra() -> None:
            första = vy.rader[1000]
            attestrader.ändra_rad(db, utkast, första.id or 0, replace(första, belopp=next(slag)), None)

        fil = Path(mapp) / "a.xlsx"
        andra = HelAttestlista(vy.uppgifter, (*vy.rader[500:], *vy.rader[:400]))
        mätt += [
            Mätning("ändra en cell av 2 000 rader", median_tid(ändra), mål=0.1),
            Mätning("jämföra två versioner med 2 000 rader", median_tid(lambda: jämför(vy.hel, andra), 3), mål=0.5),
            Mätning("vem får attestera, 2 000 rader", median_tid(
                lambda: vem_får_attestera(db, "SN", "11500", date(2027, 5, 1)), 3), mål=0.3),
            Mätning("skriva 2 000 rader till Excel", median_tid(lambda: attestfil.exportera(db, utkast, fil), 3),
                    mål=_EXCEL),
            Mätning("läsa dem från Excel och jämföra", median_tid(
                lambda: attestfil.föreslå(db, fil, lista_id=utkast), 3), mål=3.0),
        ]  # fmt: skip
        db.stäng()
    return mätt
