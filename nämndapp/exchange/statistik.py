"""Statistics of delegation decisions with pandas: counted per month and category, and written to Excel with charts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from nämndapp.bas.fel import Dokumentfel, orsak
from nämndapp.bas.manadsstatistik import Månadssiffra, Tabell
from nämndapp.bas.svenska import MÅNADER, versal

_UTFALL = {"bifall": "bifall", "beviljat": "bifall", "beviljad": "bifall", "avslag": "avslag", "avslaget": "avslag",
           "delavslag": "delavslag", "delvis bifall": "delavslag"}  # fmt: skip


def räkna(beslut: Iterable[tuple[Any, ...]], år: int) -> tuple[Månadssiffra, ...]:
    """Figures of a year's decisions, given as (datum, kategori, utfall, belopp).

    Each category gets ``antal`` and, where any decision has them, ``bifall``, ``avslag``, ``delavslag`` and
    ``belopp``; the months up to the last decision are 0 where nothing was decided, the months after it have no figure.
    """
    import pandas as pd

    ram = pd.DataFrame(list(beslut), columns=["datum", "kategori", "utfall", "belopp"])
    ram["datum"] = pd.to_datetime(ram["datum"])
    ram = ram[ram["datum"].dt.year == år]
    if ram.empty:
        return ()
    ram["månad"] = ram["datum"].dt.month
    ram["utfall"] = ram["utfall"].fillna("").str.strip().str.casefold().map(_UTFALL)
    sista = int(ram["månad"].max())
    ut: list[Månadssiffra] = []
    antal = ram.pivot_table(index="kategori", columns="månad", values="datum", aggfunc="count", fill_value=0)
    utfall = ram.dropna(subset=["utfall"]).pivot_table(
        index=["kategori", "utfall"], columns="månad", values="datum", aggfunc="count", fill_value=0
    )
    med_belopp = ram.dropna(subset=["belopp"])
    belopp = med_belopp.pivot_table(index="kategori", columns="månad", values="belopp", aggfunc="sum", fill_value=0)
    for kategori in antal.index:
        ut += _rad(str(kategori), "antal", år, antal.loc[kategori].to_dict(), sista)
        for mått in ("bifall", "delavslag", "avslag"):
            if (kategori, mått) in utfall.index:
                ut += _rad(str(kategori), mått, år, utfall.loc[(kategori, mått)].to_dict(), sista)
        if kategori in belopp.index:
            ut += _rad(str(kategori), "belopp", år, belopp.loc[kategori].to_dict(), sista)
    return tuple(ut)


def _rad(kategori: str, mått: str, år: int, värden: dict[Any, Any], sista: int) -> list[Månadssiffra]:
    return [
        Månadssiffra(kategori, mått, år, m, int(värden.get(m, 0)) if m <= sista else None) for m in range(1, 13)
    ]  # fmt: skip


def skriv_excel(tabeller: Sequence[Tabell], fil: Path, rubrik: str) -> None:
    """A sheet for each category with its months, sums (as formulas) and a chart. An empty cell is "no figure".

    Raises Dokumentfel when the file cannot be written.
    """
    import pandas as pd
    from openpyxl.chart import BarChart, Reference
    from openpyxl.styles import Font

    try:
        with pd.ExcelWriter(fil, engine="openpyxl") as bok:
            använda: set[str] = set()
            for t in tabeller:
                namn = _bladnamn(t.kategori, använda)
                kolumner = [f"{k.mått} {k.år}" for k in t.kolumner]
                ram = pd.DataFrame(t.månader, columns=kolumner, dtype="Int64")
                ram.insert(0, "Månad", [versal(m) for m in MÅNADER])
                ram.to_excel(bok, sheet_name=namn, index=False, startrow=2)
                blad = bok.sheets[namn]
                blad["A1"] = f"{rubrik}: {t.kategori}"
                blad["A1"].font = Font(bold=True, size=13)
                blad.cell(16, 1, "Summa").font = Font(bold=True)
                for nr in range(2, len(kolumner) + 2):
                    bokstav = blad.cell(1, nr).column_letter
                    blad.cell(16, nr, f"=SUM({bokstav}4:{bokstav}15)").font = Font(bold=True)
                    blad.column_dimensions[bokstav].width = 14
                blad.column_dimensions["A"].width = 14
                diagram = BarChart()
                diagram.title = t.kategori
                första = [nr for nr, k in enumerate(t.kolumner, 2) if k.mått == t.kolumner[0].mått]
                for nr in första:
                    diagram.add_data(Reference(blad, min_col=nr, min_row=3, max_row=15), titles_from_data=True)
                diagram.set_categories(Reference(blad, min_col=1, min_row=4, max_row=15))
                diagram.width, diagram.height = 24, 9
                blad.add_chart(diagram, "A18")
            if not tabeller:
                pd.DataFrame({"Statistik": ["Det finns inga siffror."]}).to_excel(bok, sheet_name="Tom", index=False)
    except OSError as fel:
        raise Dokumentfel(
            f"Filen {fil.name} kan inte skrivas ({orsak(fel)}).",
            "Stäng den om den är öppen, eller välj en annan plats.",
        ) from fel


def _bladnamn(kategori: str, använda: set[str]) -> str:
    """A sheet's name: at most 31 characters, none of []:*?/\\, each once."""
    rent = "".join(" " if t in "[]:*?/\\" else t for t in kategori).strip()[:28] or "Statistik"
    namn, nr = rent, 2
    while namn.casefold() in använda:
        namn, nr = f"{rent[:26]} {nr}", nr + 1
    använda.add(namn.casefold())
    return namn
