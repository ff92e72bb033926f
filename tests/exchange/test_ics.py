"""Kalenderfilen enligt RFC 5545: radlängd, tecken, tider, och att det som skrivs går att läsa."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nämndapp.exchange.ics import Händelse, kalender, läs

NU = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
MÖTE = Händelse("a1@namndapp", "Socialnämnden, sammanträde", date(2027, 2, 9), time(13, 30), time(16, 0), "Eksalen")


def _rader(*händelser: Händelse) -> list[str]:
    return kalender("Socialnämnden", händelser, stämpel=NU).decode().split("\r\n")


def test_ett_möte_står_i_svensk_tid_med_tidszonens_regler() -> None:
    rader = _rader(MÖTE)
    assert rader[0] == "BEGIN:VCALENDAR"
    assert rader[-2:] == ["END:VCALENDAR", ""]
    assert "DTSTART;TZID=Europe/Stockholm:20270209T133000" in rader
    assert "DTEND;TZID=Europe/Stockholm:20270209T160000" in rader
    assert "DTSTAMP:20261126T093000Z" in rader
    assert rader.index("BEGIN:VTIMEZONE") < rader.index("BEGIN:VEVENT")
    assert "TZID:Europe/Stockholm" in rader


def test_frist_är_en_heldag_som_inte_gör_upptagen() -> None:
    rader = _rader(Händelse("b", "Stoppdatum", date(2027, 12, 31)))
    assert {"DTSTART;VALUE=DATE:20271231", "DTEND;VALUE=DATE:20280101", "TRANSP:TRANSPARENT"} <= set(rader)


def test_möte_utan_sluttid_slutar_efter_tre_timmar_men_samma_dag() -> None:
    slut = [läs(kalender("x", [Händelse("c", "m", date(2027, 1, 5), t)], stämpel=NU))[0].slut for t in (
        time(9), time(22), time(23, 59))]  # fmt: skip
    assert slut[:2] == [time(12), time(23, 59)]
    assert slut[2] == time(0), "en minut efter 23.59"


def test_inställt_sägs_både_som_status_och_i_ord() -> None:
    rader = _rader(Händelse("d", "SN", date(2027, 1, 5), inställd=True, sekvens=3))
    assert {"STATUS:CANCELLED", "SUMMARY:Inställt: SN", "SEQUENCE:3"} <= set(rader)


def test_rader_viks_vid_75_oktetter_utan_att_klyva_tecken() -> None:
    lång = "Å" * 200 + " ä, ö; \\ och\nny rad"
    data = kalender("x", [Händelse("e", lång, date(2027, 1, 5))], stämpel=NU)
    assert max(len(rad) for rad in data.split(b"\r\n")) <= 75
    assert re.findall(rb"(?<!\r)\n", data) == []
    assert läs(data)[0].rubrik == lång


_TEXT = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=120)


@given(
    rubrik=_TEXT.filter(lambda t: not t.startswith("Inställt: ")), plats=_TEXT, dag=st.dates(date(1997, 1, 1)),
    start=st.times(max_value=time(12)).map(lambda t: t.replace(microsecond=0)), inställd=st.booleans(),
)  # fmt: skip
def test_det_som_skrivs_läses_likadant(rubrik: str, plats: str, dag: date, start: time, inställd: bool) -> None:
    if dag.year > 9998:
        return
    h = Händelse("u@x", rubrik, dag, start, time(16), plats, sekvens=2, inställd=inställd)
    data = kalender("Å", [h], stämpel=NU)
    assert läs(data) == [h]
    assert all(len(rad) <= 75 for rad in data.split(b"\r\n"))


def test_annat_än_en_kalender_vägras() -> None:
    with pytest.raises(ValueError, match="ingen kalender"):
        läs(b"hej")
