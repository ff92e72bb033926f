"""The tables of our own follow-up, workshop and year workbook: every column is named, so nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from nämndapp.bas.forslag import Dokumentförslag, Dokumenttyp, Kontrollförslag, Tillfälleförslag, Workshopsvar
from nämndapp.bas.svenska import tolka_datum
from nämndapp.importers.etiketter import rensa
from nämndapp.importers.granser import Gräns
from nämndapp.importers.rader import Del, foga
from nämndapp.importers.tabeller import Tabellhuvud, tabellrader

UPPFÖLJNING, WORKSHOP = "uppföljning", "workshop"
_KOLUMNER = {
    UPPFÖLJNING: {
        "nr": "nr", "kategori": "kategori", "kontroll": "kontroll", "period": "period", "senast": "senast",
        "gjord": "gjord|utfört", "utfört_av": "utfört av", "utfall": "utfall|läge", "urval": "urval",
        "resultat": "resultat", "avvikelse": "avvikelse", "åtgärd": "åtgärd", "ansvarig": "åtgärdens ansvarig",
        "åtgärd_senast": "åtgärd senast", "åtgärd_klar": "åtgärd klar", "status": "status",
    },
    WORKSHOP: {
        "nr": "nr", "kategori": "kategori", "rutin": "rutin|kontrollmoment", "moment": "moment", "kvar": "ha kvar",
        "revidera": "revidera", "nytt": "nytt(?: kontrollmoment)?", "beslut": "beslut", "osäker": "osäkert läst",
    },
}  # fmt: skip
_KÄNNS_PÅ = {UPPFÖLJNING: {"kontroll", "period", "utfall", "resultat"}, WORKSHOP: {"rutin", "kvar", "revidera"}}
_TYP = {
    UPPFÖLJNING: Dokumenttyp.INTERNKONTROLLUPPFÖLJNING,
    WORKSHOP: Dokumenttyp.INTERNKONTROLLWORKSHOP,
}
_BLADTITEL = re.compile(r"^(?P<vad>Riskanalys|Internkontrollplan|Kontrolltillfällen|Workshop) \d{4}$")
_BLADTYP = {
    "Riskanalys": Dokumenttyp.RISKANALYS,
    "Internkontrollplan": Dokumenttyp.INTERNKONTROLLPLAN,
    "Kontrolltillfällen": Dokumenttyp.INTERNKONTROLLUPPFÖLJNING,
    "Workshop": Dokumenttyp.INTERNKONTROLLWORKSHOP,
}
_URVAL = re.compile(r"^(?P<resultat>.*?)\s*Urval: (?P<urval>.+?)\.?$", re.DOTALL)
_ANSVARIG = re.compile(r"^(?P<åtgärd>.+) \((?P<vem>[^()]+)\)$", re.DOTALL)
_DAG = re.compile(r"\d{4}-\d{2}-\d{2}")
_OSÄKERT = "(osäkert läst)"
_BESLUT = frozenset({"obehandlad", "behålls", "nytt", "tas bort", "ev. tas bort"})


def känns_igen(delar: Sequence[Del]) -> Dokumenttyp | None:
    """The type that the first of such tables tells; None without any."""
    huvud = next((h for i, d in enumerate(delar) if (h := tabellhuvud(d, i))), None)
    return _TYP[huvud.slag] if huvud else None


def tabellhuvud(del_: Del, index: int) -> Tabellhuvud | None:
    """The head of a follow-up or of a workshop."""
    if "\t" not in del_.rå:
        return None
    celler = [rensa(c).casefold() for c in del_.celler]
    for slag, ord_ in _KOLUMNER.items():
        kolumner = {
            namn: nr for namn, mönster in ord_.items() for nr, c in enumerate(celler) if re.fullmatch(mönster, c)
        }
        if _KÄNNS_PÅ[slag] <= kolumner.keys():
            return Tabellhuvud(slag, index, kolumner)
    return None


def bladgränser(delar: list[Del]) -> list[Gräns]:
    """A workbook of a year: each sheet begins with its title and a head; [] for every other file."""
    starter = [
        (i, _BLADTYP[träff["vad"]])
        for i, d in enumerate(delar)
        if (träff := _BLADTITEL.match(d.text)) and i + 1 < len(delar) and "\t" in delar[i + 1].rå
    ]
    if not starter or any(not d.tom for d in delar[: starter[0][0]]):
        return []
    slut = [i for i, _ in starter[1:]] + [len(delar)]
    return [Gräns(start, till, typ, 0.95) for (start, typ), till in zip(starter, slut, strict=True)]


def läs(dok: Dokumentförslag, delar: list[Del]) -> set[int]:
    """Fills the controls of every such table; the lines that were read.

    A table that goes on on the next page has its head again: its rows belong to the category, or the row, above.
    """
    ingångna: set[int] = set()
    tabeller: list[tuple[Tabellhuvud, list[Del]]] = []
    i = 0
    while i < len(delar):
        huvud = tabellhuvud(delar[i], i)
        if huvud is None:
            i += 1
            continue
        rader, slut = tabellrader(delar, huvud)
        if tabeller and (tabeller[-1][0].slag, tabeller[-1][0].kolumner) == (huvud.slag, huvud.kolumner):
            tabeller[-1][1].extend(rader)
        else:
            tabeller.append((huvud, rader))
        ingångna |= {d.rad for d in delar[i:slut]}
        i = max(slut, i + 1)
    for huvud, rader in tabeller:
        tolka = _tillfälle if huvud.slag == UPPFÖLJNING else _workshoprad
        dok.kontroller += [tolka(kategori, rad, cell) for kategori, rad, cell in _poster(rader, huvud)]
    return ingångna


def _poster(rader: list[Del], huvud: Tabellhuvud) -> Iterator[tuple[str, int, dict[str, str]]]:
    """Category, line and cells of each row; a row without its number goes on with the one above."""
    kategori = ""
    post: tuple[str, int, dict[str, str]] | None = None
    numrerad = huvud.kolumner.get("nr") == 0
    for del_ in rader:
        celler = del_.celler
        cell = {namn: celler[nr] if nr < len(celler) else "" for namn, nr in huvud.kolumner.items()}
        if len([c for c in celler if c]) == 1 and celler[0] and not celler[0].isdigit():
            kategori = celler[0]
            continue
        if post is not None and numrerad and not cell["nr"]:
            post = (post[0], post[1], {n: foga([v, cell[n]]) for n, v in post[2].items()})
            continue
        if post is not None:
            yield post
        post = (cell.get("kategori") or kategori, del_.rad, cell)
    if post is not None:
        yield post


def _dag(text: str) -> date | None:
    träff = _DAG.search(text)
    return tolka_datum(träff[0]) if träff else None


def _tillfälle(kategori: str, rad: int, cell: dict[str, str]) -> Kontrollförslag:
    status, gjord = cell.get("status", ""), cell.get("gjord", "")
    resultat, urval = cell["resultat"], cell.get("urval", "")
    if "urval" not in cell and (träff := _URVAL.match(resultat)):
        resultat, urval = träff["resultat"], träff["urval"]
    åtgärd, ansvarig = cell.get("åtgärd", ""), cell.get("ansvarig", "")
    if "ansvarig" not in cell and (träff := _ANSVARIG.match(åtgärd)):
        åtgärd, ansvarig = träff["åtgärd"], träff["vem"]
    dag = _dag(gjord)
    vem = cell["utfört_av"] if "utfört_av" in cell else _DAG.sub("", gjord).strip(" ,")
    klar = _dag(cell.get("åtgärd_klar", "")) or (_dag(status) if status.startswith("klar") else None)
    senast = _dag(cell.get("åtgärd_senast", "")) or (_dag(status) if klar is None else None)
    tillfälle = Tillfälleförslag(
        cell["period"], cell["utfall"], _dag(cell.get("senast", "")), dag, vem, urval, cell.get("avvikelse", ""),
        åtgärd, ansvarig, senast, klar,
    )  # fmt: skip
    return Kontrollförslag(kategori, cell["kontroll"], rad, resultat=resultat or None, tillfälle=tillfälle)


def _beslut(ord_: str, cell: dict[str, str]) -> str:
    """The word where it is one of ours; else what the columns say."""
    if ord_ in _BESLUT:
        return ord_
    return "nytt" if cell.get("nytt") else "behålls" if cell["kvar"] else "obehandlad"


def _workshoprad(kategori: str, rad: int, cell: dict[str, str]) -> Kontrollförslag:
    rutin, moment = cell["rutin"], cell.get("moment", "")
    beslut = cell.get("beslut", "")
    osäker = bool(cell.get("osäker")) or _OSÄKERT in beslut
    beslut = beslut.replace(_OSÄKERT, "").strip()
    svar = Workshopsvar(
        int(cell["nr"]) if cell.get("nr", "").isdigit() else None,
        _beslut(beslut.partition(",")[0].strip().casefold(), cell),
        cell["kvar"] or None,
        cell["revidera"] or None,
        cell.get("nytt") or None,
        osäker,
    )
    rader = tuple(m.removeprefix("- ").strip() for m in re.split(r"[\v\n]", moment) if m.strip())
    return replace(Kontrollförslag(kategori, rutin, rad, moment=rader), workshop=svar)
