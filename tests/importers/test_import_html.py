"""A web page as lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from nämndapp.bas.fel import Importfel
from nämndapp.importers import läs_rader
from nämndapp.importers.filer.html import läs


def _rader(html: str) -> list[str]:
    return [rad for rad in läs(html.encode(), "x.html") if rad]


def test_rubriker_stycken_listor_och_etiketter() -> None:
    html = (
        "<html><head><title>Bort</title><style>p {}</style></head><body><nav>Meny</nav><h1>Taxa &amp; avgift</h1>"
        "<p>Första<br>andra\n raden.</p><ul><li>Ett</li><li>Två</li></ul><dl><dt>Datum</dt><dd>2026-11-12</dd></dl>"
        "löst<script>x()</script></body></html>"
    )
    assert _rader(html) == ["Taxa & avgift", "Första", "andra raden.", "- Ett", "- Två", "Datum", "2026-11-12", "löst"]


def test_tabeller_behåller_sina_rutor() -> None:
    html = (
        "<table><tr><th>A</th><th>B</th><th>C</th></tr><tr><th colspan=3>Grupp</th></tr>"
        "<tr><td>1<td></td><td>3</td></tr></table>"
    )
    assert _rader(html) == ["A\tB\tC", "Grupp\t\t", "1\t\t3"]


def test_struket_är_inte_med_och_tillagt_är_som_annan_text() -> None:
    html = (
        "<p>Beslut av <del>chefen</del> <ins>rektorn</ins>.</p>"
        "<table><tr><th>Nr</th><th>Ärende</th><th>Ändrad</th></tr>"
        "<tr><td><del>1.1</del> <ins>1.2</ins></td><td>Intyg</td><td>nytt nr</td></tr>"
        "<tr><td><s>1.3</s></td><td><s>Lov</s></td><td>utgår</td></tr></table>"
    )
    assert _rader(html) == ["Beslut av rektorn.", "Nr\tÄrende", "1.2\tIntyg"]


def test_en_sida_i_windowskodning_och_en_tom(tmp_path: Path) -> None:
    fil = tmp_path / "sida.htm"
    fil.write_bytes("<p>Åtgärd på Öland</p>".encode("cp1252"))
    assert "Åtgärd på Öland" in läs_rader(fil)[1]
    fil.write_bytes(b"<html><body><script>1</script></body></html>")
    with pytest.raises(Importfel, match="ingen text"):
        läs_rader(fil)
