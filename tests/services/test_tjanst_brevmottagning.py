"""Ett e-postmeddelande som släpps på ett ärende blir handlingar där, inte bara en fil."""

from __future__ import annotations

from datetime import date
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import msg_fabrik
import pytest

from nämndapp.bas.fel import Importfel
from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.models import Handlingsriktning
from nämndapp.services import arenden, handlingar
from nämndapp.services.andring import ångra
from nämndapp.services.brevmottagning import ta_emot_brev
from nämndapp.services.uppgifter import ÄrendeUppgifter
from nämndapp.storage import Databas

SKRIVELSE = """Tjänsteskrivelse
Datum
2026-11-02
Diarienummer
SN 2026/99
Adressat
Socialnämnden

Budget för hemtjänsten

Förslag till beslut
Socialnämnden antar budgeten.
"""


@pytest.fixture
def ärende(db: Databas, nämnder: Any) -> int:
    return arenden.spara_ärende(db, None, ÄrendeUppgifter(nämnder.sn, "Hemtjänsten"), None).objekt_id


def _eml(mapp: Path) -> Path:
    m = EmailMessage()
    m["From"] = "Region Ekbro <post@region.example>"
    m["Subject"] = "SV: SN 2026/41 Fråga"  # another matter's number: the drop decides
    m["Date"] = "Mon, 02 Nov 2026 08:15:00 +0100"
    m.set_content("Se bilagan.")
    m.add_attachment(SKRIVELSE.encode(), maintype="text", subtype="plain", filename="budget.txt")
    m.add_attachment(b"%x", maintype="application", subtype="octet-stream", filename="karta.dwg")
    fil = mapp / "post.eml"
    fil.write_bytes(m.as_bytes())
    return fil


def test_brevet_och_dess_bilagor_blir_handlingar_i_ärendet_och_ångras_i_ett_drag(
    db: Databas, ärende: int, tmp_path: Path
) -> None:
    ändring = ta_emot_brev(db, ärende, _eml(tmp_path))
    assert ändring is not None
    brevet, skrivelsen = (handlingar.hämta_handling(db, d.objekt_id).uppgifter for d in ändring.delar)
    assert (brevet.rubrik, brevet.motpart, brevet.datum, brevet.riktning, brevet.ärenden) == (
        "SN 2026/41 Fråga",
        "Region Ekbro",
        date(2026, 11, 2),
        Handlingsriktning.INKOMMEN,
        (ärende,),
    )
    assert [b.filnamn for b in brevet.bilagor] == ["karta.dwg", "post.eml"]
    assert (skrivelsen.typ, skrivelsen.ärenden) == (Dokumenttyp.TJÄNSTESKRIVELSE, (ärende,))
    assert [b.filnamn for b in skrivelsen.bilagor] == ["budget.txt"]
    ångra(db, ändring)
    assert arenden.hämta_ärende(db, ärende).handlingar == ()
    assert ta_emot_brev(db, ärende, tmp_path / "post.eml") is not None  # and may come again
    assert len(arenden.hämta_ärende(db, ärende).handlingar) == 2


def test_samma_brev_i_två_ärenden_är_samma_handling(db: Databas, nämnder: Any, ärende: int, tmp_path: Path) -> None:
    annat = arenden.spara_ärende(db, None, ÄrendeUppgifter(nämnder.sn, "Annat"), None).objekt_id
    fil = tmp_path / "post.msg"
    fil.write_bytes(msg_fabrik.ole(msg_fabrik.brev("Fråga")))
    for id_ in (ärende, annat):
        assert ta_emot_brev(db, id_, fil) is not None
    (första,), (andra,) = (arenden.hämta_ärende(db, id_).handlingar for id_ in (ärende, annat))
    assert första.id == andra.id


def test_annat_är_inga_brev_och_skadade_sägs(db: Databas, ärende: int, tmp_path: Path) -> None:
    fil = tmp_path / "karta.dwg"
    fil.write_bytes(b"%")
    assert ta_emot_brev(db, ärende, fil) is None
    trasig = tmp_path / "post.msg"
    trasig.write_bytes(b"%")
    with pytest.raises(Importfel):
        ta_emot_brev(db, ärende, trasig)
