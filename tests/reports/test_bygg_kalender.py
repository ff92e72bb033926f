"""Sammanträdeskalendern och uppdragslistan: vad som står var, och att kalendern ryms på en sida."""

from __future__ import annotations

from datetime import date, time
from io import BytesIO

import fabrik
import pikepdf
import pytest

from nämndapp.models import (
    Bevakning,
    Bevakningsläge,
    Bevakningsslag,
    Nämnd,
    Sammanträde,
    Sammanträdesslag,
    Sammanträdesstatus,
)
from nämndapp.reports import byggare
from nämndapp.reports.dokument import Dokument, Rad, Stycke, Tabell, ren_text
from nämndapp.reports.rendera import till_pdf
from nämndapp.reports.stil import STILAR


def _rader(dokument: Dokument) -> list[list[str]]:
    tabell = next(b for b in dokument.block if isinstance(b, Tabell))
    return [_texter(r) for r in tabell.rader]


def _texter(rad: Rad) -> list[str]:
    return [ren_text(c.text).replace("\u00a0", " ") for c in rad.celler]


def test_en_nämnds_år() -> None:
    nämnd = fabrik.nämnd(id=1)
    möten = [
        fabrik.sammanträde(nämnd=nämnd, datum=date(2027, 2, 9), stoppdatum=date(2027, 1, 26)),
        fabrik.sammanträde(nämnd=nämnd, datum=date(2027, 2, 2), slag=Sammanträdesslag.BEREDNING),
        fabrik.sammanträde(nämnd=nämnd, datum=date(2027, 2, 25), starttid=time(9), slag=Sammanträdesslag.EXTRA),
        fabrik.sammanträde(nämnd=nämnd, datum=date(2027, 3, 9), status=Sammanträdesstatus.INSTÄLLT),
        fabrik.sammanträde(nämnd=nämnd, datum=date(2028, 1, 11), stoppdatum=date(2027, 12, 20)),
    ]
    dokument = byggare.sammanträdeskalender(möten, {1: nämnd}, 2027, nämnd)
    rader = _rader(dokument)
    assert len(rader) == 12
    assert (rader[0][0], rader[0][-1]) == ("Januari", "stoppdatum 26")
    assert rader[1][-1] == "tis 9 kl. 13.30, tor 25 kl. 9.00 (extra); beredning 2"
    assert (rader[1][2], rader[1][9], rader[1][25]) == ("B", "S", "E")
    assert rader[2][-1] == "", "inställt"
    assert rader[11][-1] == "", "nästa års möte hör till nästa år"
    assert (rader[0][1], rader[0][2], rader[0][3], rader[0][26]) == ("h", "l", "s", "×"), "nyårsdagen och helgen"
    assert rader[1][29:32] == ["", "", ""], "februari har 28 dagar"
    noter = " ".join(ren_text(b.text) for b in dokument.block if isinstance(b, Stycke)).replace("\u00a0", " ")
    assert "S sammanträde, E extra sammanträde, B beredning, × stoppdatum, l lördag, s söndag, h helgdag" in noter
    assert "fre 1 jan nyårsdagen" in noter


def test_den_vanliga_tiden_sägs_en_gång_och_utskottet_är_med_sin_kod() -> None:
    nämnd, au = fabrik.nämnd(id=1), fabrik.nämnd(id=2, kod="AU", namn="Arbetsutskottet")
    möten = [
        fabrik.sammanträde(nämnd=nämnd, nämnd_id=1, datum=date(2027, 2, 9), starttid=time(13, 30)),
        fabrik.sammanträde(nämnd=nämnd, nämnd_id=1, datum=date(2027, 3, 9), starttid=time(13, 30)),
        fabrik.sammanträde(nämnd=nämnd, nämnd_id=1, datum=date(2027, 3, 23), starttid=time(9)),
        fabrik.sammanträde(nämnd=au, nämnd_id=2, datum=date(2027, 2, 2), starttid=time(8)),
    ]
    dokument = byggare.sammanträdeskalender(möten, {1: nämnd, 2: au}, 2027, nämnd)
    rader = _rader(dokument)
    assert rader[1][-1] == "tis 9; utskott tis 2 AU kl. 8.00"
    assert rader[1][2] == "U"
    assert rader[2][-1] == "tis 9, tis 23 kl. 9.00"
    noter = " ".join(ren_text(b.text) for b in dokument.block if isinstance(b, Stycke)).replace("\u00a0", " ")
    assert "börjar kl. 13.30 om inget annat sägs" in noter
    assert "AU arbetsutskottet" in noter


def test_alla_nämnder_får_sin_kod() -> None:
    sn, bmn = fabrik.nämnd(id=1), fabrik.nämnd(id=2, kod="BMN", namn="Bygg- och miljönämnden")
    möten = [
        fabrik.sammanträde(nämnd=sn, nämnd_id=1, datum=date(2027, 2, 9)),
        fabrik.sammanträde(nämnd=bmn, nämnd_id=2, datum=date(2027, 2, 16)),
    ]
    dokument = byggare.sammanträdeskalender(möten, {1: sn, 2: bmn}, 2027, None, sn)
    assert _rader(dokument)[1][-1] == "tis 9 SN, tis 16 BMN"
    assert dokument.titel == "Sammanträdeskalender 2027"


def _fullt_år(nämnd: Nämnd, *, nämnder: int = 1, dagar: int = 6) -> list[Sammanträde]:
    """Six days a month: 72 meetings with stop dates, a beredning before each."""
    ut = []
    for månad in range(1, 13):
        for nr, dag in enumerate((2, 6, 9, 14, 21, 27)[:dagar]):
            egen = nr % nämnder + 1
            plats = {"nämnd": nämnd, "nämnd_id": egen, "datum": date(2027, månad, dag)}
            ut.append(fabrik.sammanträde(**plats, starttid=time(8 + nr), stoppdatum=date(2027, månad, max(dag - 5, 1))))
            ut.append(
                fabrik.sammanträde(**{**plats, "datum": date(2027, månad, dag - 1)}, slag=Sammanträdesslag.BEREDNING)
            )
    return ut


@pytest.mark.parametrize("nyckel", sorted(STILAR))
@pytest.mark.parametrize(("nämnder", "dagar"), [(1, 6), (3, 6), (1, 3), (3, 4)])
def test_kalendern_ryms_på_en_sida_med_många_möten(nyckel: str, nämnder: int, dagar: int) -> None:
    nämnd = fabrik.nämnd(husstil=STILAR[nyckel].till_json(), id=1)
    alla = {nr: fabrik.nämnd(id=nr, kod=("SN", "BMN", "KFN")[nr - 1]) for nr in range(1, nämnder + 1)}
    for vald in (nämnd, None):
        kalender = byggare.sammanträdeskalender(_fullt_år(nämnd, nämnder=nämnder, dagar=dagar), alla, 2027, vald, nämnd)
        with pikepdf.open(BytesIO(till_pdf(kalender, STILAR[nyckel]))) as fil:
            assert len(fil.pages) == 1


def test_uppdragslistan_har_pågående_först_och_säger_försenat_i_ord() -> None:
    uppdrag = [
        Bevakning(nämnd_id=1, text="Klart", läge=Bevakningsläge.REDOVISAD, återrapport_senast=date(2024, 1, 1)),
        Bevakning(nämnd_id=1, text="Se över hyrorna", källa="SN § 14", återrapport_senast=date(2024, 10, 1)),
        Bevakning(nämnd_id=1, text="Min egen lapp", slag=Bevakningsslag.BEVAKNING),
    ]
    rader = _rader(byggare.uppdragslista(uppdrag, fabrik.nämnd(), datum=date(2024, 11, 19)))
    assert rader == [
        ["Pågående uppdrag"],
        ["Se över hyrorna", "SN § 14", "", "2024-10-01", "öppen, försenat"],
        ["Redovisade och avslutade uppdrag"],
        ["Klart", "", "", "2024-01-01", "redovisad"],
    ]
