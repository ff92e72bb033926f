"""Webbsidan: fristående, tillgänglig och omöjlig att smuggla in kod i."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from rapportdemo import FOT, demodokument, huvud

from nämndapp.reports.dokument import (
    Block,
    Cell,
    Dokument,
    Fältruta,
    Kolumn,
    Lista,
    Rad,
    Radslag,
    Rubrik,
    Run,
    Stycke,
    Tabell,
    runs,
)
from nämndapp.reports.rendera import till_html

TOMMA = {"meta", "img", "br", "link", "input"}


class Granskare(HTMLParser):
    """Collects tags with attributes and tells of tags that do not close in order."""

    def __init__(self) -> None:
        super().__init__()
        self.stack: list[str] = []
        self.taggar: list[tuple[str, dict[str, str | None]]] = []
        self.fel: list[str] = []

    def handle_starttag(self, tagg: str, attribut: list[tuple[str, str | None]]) -> None:
        self.taggar.append((tagg, dict(attribut)))
        if tagg not in TOMMA:
            self.stack.append(tagg)

    def handle_endtag(self, tagg: str) -> None:
        if not self.stack or self.stack.pop() != tagg:
            self.fel.append(tagg)


def granska(sida: str) -> Granskare:
    g = Granskare()
    g.feed(sida)
    assert g.fel == []
    assert g.stack == []
    return g


def papper(*block: Block) -> Dokument:
    return Dokument("Papper", block, huvud(logotyp=False), FOT)


def test_sidan_har_språk_titel_och_landmärken() -> None:
    g = granska(till_html(demodokument()))
    taggar = [t for t, _ in g.taggar]
    assert g.taggar[0] == ("html", {"lang": "sv-SE"})
    assert "<title>Protokoll socialnämnden 2026-12-08</title>" in till_html(demodokument())
    assert [taggar.count(t) for t in ("header", "main", "footer", "h1", "nav")] == [1, 1, 1, 1, 1]


def test_sidan_hämtar_ingenting_utifrån() -> None:
    g = granska(till_html(demodokument()))
    assert not {t for t, _ in g.taggar} & {"script", "link", "iframe", "object"}
    assert all((a["src"] or "").startswith("data:image/") for t, a in g.taggar if t == "img")
    assert "url(" not in till_html(demodokument())


def test_varje_rubrikcell_har_scope_och_varje_bild_alternativtext() -> None:
    g = granska(till_html(demodokument()))
    assert all(a.get("scope") in {"col", "row"} for t, a in g.taggar if t == "th")
    assert all(a.get("alt") for t, a in g.taggar if t == "img")


def test_länkarna_i_innehållet_leder_till_rubriker_som_finns() -> None:
    g = granska(till_html(demodokument()))
    idn = [a["id"] for t, a in g.taggar if a.get("id")]
    assert len(idn) == len(set(idn))
    mål = {(a["href"] or "")[1:] for t, a in g.taggar if t == "a" and (a["href"] or "").startswith("#")}
    assert {"p101", "p102"} <= mål <= set(idn)


@pytest.mark.parametrize("ont", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "a & b < c"])
def test_text_blir_aldrig_kod(ont: str) -> None:
    block = (
        Rubrik(1, runs(ont), ont),
        Stycke(runs(Run(ont, fet=True))),
        Lista((runs(ont),)),
        Tabell((Kolumn(runs(ont)),), (Rad((Cell(runs(ont)),)),), ont, ont),
    )
    dokument = replace(
        papper(*block), titel=ont, författare=ont, märkning=ont, fot=replace(FOT, första=(Fältruta(ont, ont),))
    )
    g = granska(till_html(dokument))
    assert not {t for t, _ in g.taggar} & {"script", "img"}
    assert all(not n.startswith("on") for _, a in g.taggar for n in a)


@pytest.mark.parametrize(
    ("länk", "väntat"),
    [
        ("https://ekbro.example/a?b=1&c=2", ["https://ekbro.example/a?b=1&c=2"]),
        ("mailto:a@ekbro.example", ["mailto:a@ekbro.example"]),
        ("javascript:alert(1)", []),
        ("data:text/html,x", []),
    ],
)
def test_bara_ofarliga_länkar_följer_med(länk: str, väntat: list[str]) -> None:
    g = granska(till_html(papper(Stycke(runs(Run("länk", länk=länk))))))
    assert [a["href"] for t, a in g.taggar if t == "a"] == väntat


def test_grupprader_spänner_över_tabellen() -> None:
    tabell = Tabell(
        (Kolumn(runs("A")), Kolumn(runs("B"))),
        (Rad((Cell(runs("Grupp")),), Radslag.GRUPP), Rad((Cell(runs("1")),))),
    )
    sida = till_html(papper(tabell))
    assert '<th scope="row" colspan="2">Grupp</th>' in sida
    assert "<td>1</td>\n<td></td>" in sida


def test_ändringar_är_ins_och_del_och_sägs_för_den_som_lyssnar() -> None:
    sida = till_html(papper(Stycke(runs(Run("ny", infogad=True), Run("gammal", borttagen=True)))))
    assert "<ins>ny</ins><del>gammal</del>" in sida
    assert re.search(r'ins::before\{content:"tillagt: "', sida)


def test_liggande_papper_skrivs_ut_liggande() -> None:
    assert "size:A4 landscape" in till_html(demodokument(liggande=True))
