"""Sammanträdeskalendern och uppdragslistan: vad som står var, och att kalendern ryms på en sida."""

from __future__ import annotations

from datetime import date, time
from io import BytesIO

import fabrik
import pikepdf
import pytest

from nämndapp.models import Bevakning, Bevakningsläge, Bevakningsslag, Sammanträdesslag, Sammanträdesstatus
from nämndapp.reports import byggare
from nämndapp.reports.dokument import Dokument, Rad, Tabell, ren_text
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
    rader = _rader(byggare.sammanträdeskalender(möten, {1: nämnd}, 2027, nämnd))
    assert len(rader) == 12
    assert rader[0] == ["Januari", "", "", "tis 26", "fre 1 nyårsdagen, ons 6 trettondedag jul"]
    assert rader[1] == ["Februari", "tis 9 kl. 13.30, tor 25 kl. 9.00 (extra)", "tis 2", "", ""]
    assert rader[2][1] == "", "inställt"
    assert rader[11][3] == "", "nästa års möte hör till nästa år"


def test_alla_nämnder_får_sin_kod() -> None:
    sn, bmn = fabrik.nämnd(id=1), fabrik.nämnd(id=2, kod="BMN", namn="Bygg- och miljönämnden")
    möten = [
        fabrik.sammanträde(nämnd=sn, nämnd_id=1, datum=date(2027, 2, 9)),
        fabrik.sammanträde(nämnd=bmn, nämnd_id=2, datum=date(2027, 2, 16)),
    ]
    dokument = byggare.sammanträdeskalender(möten, {1: sn, 2: bmn}, 2027, None, sn)
    assert _rader(dokument)[1][1] == "tis 9 SN, tis 16 BMN"
    assert dokument.titel == "Sammanträdeskalender 2027"


@pytest.mark.parametrize("nyckel", sorted(STILAR))
def test_kalendern_ryms_på_en_sida(nyckel: str) -> None:
    nämnd = fabrik.nämnd(husstil=STILAR[nyckel].till_json(), id=1)
    möten = []
    for m in range(1, 13):
        möten += [
            fabrik.sammanträde(nämnd=nämnd, datum=date(2027, m, 9), stoppdatum=date(2027, m, 1)),
            fabrik.sammanträde(nämnd=nämnd, datum=date(2027, m, 23), stoppdatum=date(2027, m, 15)),
            fabrik.sammanträde(nämnd=nämnd, datum=date(2027, m, 2), slag=Sammanträdesslag.BEREDNING),
        ]
    pdf = till_pdf(byggare.sammanträdeskalender(möten, {1: nämnd}, 2027, nämnd), STILAR[nyckel])
    with pikepdf.open(BytesIO(pdf)) as fil:
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
