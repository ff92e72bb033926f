"""Anslag, bevis and expedieringslista: what they say (KL 8:10, 8:12, 13:5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import fabrik

from nämndapp.reports import byggare
from nämndapp.reports.byggare.anslag import Anslagspapper
from nämndapp.reports.dokument import textflöde
from nämndapp.rules.anslag import får_tas_ned

UPPE = Anslagspapper(
    "Protokollet", date(2026, 12, 2), date(2026, 12, 1), "", "§§ 101–112", uppsatt=date(2026, 12, 3),
    ned_tidigast=får_tas_ned(date(2026, 12, 3)), förvaringsplats="Kansliet, Kommunhuset",
)  # fmt: skip


def _text(papper: Anslagspapper, typ: str = "anslag") -> str:
    return "\n".join(textflöde(byggare.BYGGARE[typ](papper, fabrik.nämnd()))).replace("\u00a0", " ")


def test_anslaget_säger_var_när_och_hur_man_överklagar() -> None:
    text = _text(UPPE)
    for väntat in ("Socialnämnden", "§§ 101–112", "2026-12-01", "2026-12-02", "2026-12-03", "2026-12-29", "Kansliet"):
        assert väntat in text
    assert "senast 2026-12-28" in text
    assert "medlem i Ekbro kommun" in text
    assert "laga kraft" not in text


def test_ett_anslag_som_inte_sitter_uppe_har_rader_att_fylla_i() -> None:
    text = _text(replace(UPPE, uppsatt=None, ned_tidigast=None))
    assert "inom tre veckor från den dag då det tillkännagavs på kommunens anslagstavla" in text
    assert "...." in text


def test_bara_ett_helt_anslag_har_ett_bevis_om_hela_tiden() -> None:
    hela, kort = "under hela tiden", "innan tiden för laglighetsprövning hade löpt ut"
    assert hela in _text(replace(UPPE, nedtaget=date(2026, 12, 29)), "bevis")
    assert kort in _text(replace(UPPE, nedtaget=date(2026, 12, 28)), "bevis")
    sitter = _text(UPPE, "bevis")
    assert hela not in sitter
    assert kort not in sitter


def test_ett_särskilt_protokoll_och_paragrafer_för_sig_syns_i_titeln() -> None:
    eget = replace(UPPE, namn="§§ 3–4", kort="§§ 3–4", paragrafer="§§ 3–4", omedelbart=True)
    assert byggare.anslag(eget, fabrik.nämnd()).titel == "Anslag socialnämnden 2026-12-01, §§ 3–4"
    assert "§§ 3–4 har justerats omedelbart." in _text(eget)
    särskilt = replace(UPPE, sammanträdesdatum=None, kort="särskilt protokoll nr 3 2026", paragrafer="")
    assert byggare.anslag(särskilt, fabrik.nämnd()).titel == "Anslag socialnämnden, särskilt protokoll nr 3 2026"
