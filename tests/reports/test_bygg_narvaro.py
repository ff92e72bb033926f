"""Uppropslista and voteringslista."""

from __future__ import annotations

import fabrik

from nämndapp.models import Sammanträde
from nämndapp.reports import byggare
from nämndapp.reports import dokument as d


def _möte() -> Sammanträde:
    s = fabrik.sammanträde(nämnd=fabrik.nämnd_med_ledamöter())
    fabrik.punkt(s, "Ny taxa för hemtjänst", "SN 2024/41", id=7)
    fabrik.punkt(s, "Intern kontroll 2025", "SN 2024/90", id=8)
    return s


def _text(runs: d.Runs) -> str:
    return "".join(r.text for r in runs)


def _grupper(dokument: d.Dokument) -> list[str]:
    tabell = next(b for b in dokument.block if isinstance(b, d.Tabell))
    return [_text(r.celler[0].text) for r in tabell.rader if r.slag is d.Radslag.GRUPP]


def test_partierna_står_i_kommunens_ordning_och_okända_sist() -> None:
    assert _grupper(byggare.uppropslista(_möte(), partier=("V", "S"))) == ["V", "S", "C", "M"]
    assert _grupper(byggare.voteringslista(_möte())) == ["C", "M", "S", "V"]


def test_det_finns_rutor_att_kryssa_i() -> None:
    for papper, rutor in ((byggare.uppropslista(_möte()), 1), (byggare.voteringslista(_möte()), 4)):
        tabell = next(b for b in papper.block if isinstance(b, d.Tabell))
        rader = [r for r in tabell.rader if r.slag is d.Radslag.DATA]
        assert rader
        assert all([_text(c.text) for c in r.celler].count("☐") == rutor for r in rader)


def _huvuden(dokument: d.Dokument) -> list[tuple[str, str]]:
    """The title of each vote and the § line under it."""
    ut = []
    for nr, b in enumerate(dokument.block):
        if isinstance(b, d.Rubrik) and b.nivå == 2:
            par = dokument.block[nr + 1]
            assert isinstance(par, d.Nyckelvärden)
            ut.append((_text(b.text), _text(par.par[0][1][0])))
    return ut


def test_så_många_voteringar_som_man_ber_om() -> None:
    assert [t for t, _ in _huvuden(byggare.voteringslista(_möte(), antal=2))] == ["Votering 1", "Votering 2"]
    assert len(_huvuden(byggare.voteringslista(_möte()))) == 3


def test_valda_punkter_blir_voteringarnas_rubriker() -> None:
    assert _huvuden(byggare.voteringslista(_möte(), punkter=(8, 99))) == [
        ("Votering 1", "Punkt 2. Intern kontroll 2025, SN\xa02024/90")
    ]
