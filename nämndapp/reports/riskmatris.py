"""The risk matrix as a table: words and numbers in the cells, so that colour is never alone."""

from __future__ import annotations

from nämndapp.reports.dokument import Cell, Kolumn, Rad, Riskmatris, Run, Tabell, rutatext


def matristabell(matris: Riskmatris) -> Tabell:
    """Rows konsekvens from high to low, columns sannolikhet; the same texts as ``riskmatristexter``."""
    rutor = {(r.konsekvens, r.sannolikhet): r for r in matris.rutor}
    kolumner = (
        Kolumn((Run("Konsekvens \\ Sannolikhet"),), vikt=1.6),
        *(Kolumn((Run(str(s)),), justering="mitten") for s in range(1, matris.skala + 1)),
    )
    rader = []
    for k in range(matris.skala, 0, -1):
        celler = [Cell((Run(str(k), fet=True),), rubrik=True)]
        for s in range(1, matris.skala + 1):
            ruta = rutor.get((k, s))
            celler.append(Cell((Run(rutatext(ruta)),), ton=ruta.ton if ruta else ""))
        rader.append(Rad(tuple(celler)))
    return Tabell(kolumner, tuple(rader), bildtext=matris.bildtext, linjer=False)
