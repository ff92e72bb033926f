"""Ett e-postmeddelande blir en inkommen skrivelse i det troliga ärendet, eller i ett nytt."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.models import Handlingsriktning, Ärendestatus
from nämndapp.services import angra_import, arenden, handlingar, importera, troligt_arende
from nämndapp.services.skrivelseuppgifter import HandlingUppgifter
from nämndapp.services.uppgifter import ÄrendeUppgifter
from nämndapp.storage import Databas


def post(tmp_path: Path, ämne: str, text: str = "Hej!") -> Path:
    m = EmailMessage()
    m["From"] = "Region Ekbro <post@region.example>"
    m["Subject"] = ämne
    m["Date"] = "Mon, 02 Nov 2026 08:15:00 +0100"
    m.set_content(text)
    m.add_attachment(b"%x", maintype="application", subtype="octet-stream", filename="karta.dwg")
    fil = tmp_path / "post.eml"
    fil.write_bytes(m.as_bytes())
    return fil


@pytest.fixture
def ärende(db: Databas, nämnder: Any) -> int:
    u = ÄrendeUppgifter(nämnder.sn, "Ny taxa för hemtjänst 2027", diarienummer="SN 2026/41")
    return arenden.spara_ärende(db, None, u, None).objekt_id


@pytest.mark.parametrize("brev", [("Fråga", "Det gäller SN 2026/41."), ("Sv: Taxa för hemtjänst 2027", "Hej!")])
def test_det_troliga_ärendet_väljs(
    db: Databas, nämnder: Any, ärende: int, tmp_path: Path, brev: tuple[str, str]
) -> None:
    ämne, text = brev
    förslag = importera.läs_fil(post(tmp_path, ämne, text), db)
    assert importera.föreslå_nämnd(db, förslag).id == nämnder.sn
    svar = importera.spara_import(db, nämnder.sn, förslag)
    assert svar.ärenden == (ärende,)
    u = handlingar.hämta_handling(db, svar.handlingar[0]).uppgifter
    assert (u.typ, u.riktning, u.motpart) == (
        Dokumenttyp.INKOMMEN_SKRIVELSE,
        Handlingsriktning.INKOMMEN,
        "Region Ekbro",
    )
    assert [b.filnamn for b in u.bilagor] == ["karta.dwg", "post.eml"]
    assert u.skrivelse is not None and u.skrivelse.avsnitt[0].text == text
    assert u.ärenden == (ärende,)


def test_avsändaren_avgör_när_den_har_ett_enda_öppet_ärende(
    db: Databas, nämnder: Any, ärende: int, tmp_path: Path
) -> None:
    tidigare = HandlingUppgifter(nämnder.sn, "Fråga", motpart="Region Ekbro", ärenden=(ärende,))
    handlingar.spara_handling(db, None, tidigare, None)
    förslag = importera.läs_fil(post(tmp_path, "Komplettering"), db)
    assert (förslag.dokument[0].hör_till, "Region Ekbro" in förslag.dokument[0].hör_till_grund) == ("SN 2026/41", True)


def test_annars_blir_det_ett_nytt_ärende_utan_nummer(db: Databas, nämnder: Any, ärende: int, tmp_path: Path) -> None:
    förslag = importera.läs_fil(post(tmp_path, "VB: Klagomål på snöröjning", "Ert nr KS 2026/7"), db)
    assert förslag.dokument[0].hör_till is None
    assert importera.föreslå_nämnd(db, förslag).namn == ""  # the sender is no nämnd
    svar = importera.spara_import(db, nämnder.sn, förslag)
    (nytt,) = svar.ärenden
    vy = arenden.hämta_ärende(db, nytt)
    assert (vy.uppgifter.rubrik, vy.uppgifter.diarienummer) == ("Klagomål på snöröjning", None)
    assert [h.rubrik for h in vy.handlingar] == ["Klagomål på snöröjning"]
    igen = importera.spara_import(db, nämnder.sn, importera.läs_fil(tmp_path / "post.eml", db))
    assert igen.antal_nya == 0


def test_korta_titlar_liknar_inget() -> None:
    assert troligt_arende.likhet("Taxa", "Taxa för hemtjänst") == 0
    assert troligt_arende.likhet("Ny taxa för hemtjänst", "Taxa för hemtjänsten, ny") > troligt_arende.LIKNAR
    assert troligt_arende.likhet("Budget för skolan 2027", "Ny taxa för hemtjänst 2027") < troligt_arende.LIKNAR


def test_ett_ärende_utan_nummer_kan_vara_det_troliga(db: Databas, nämnder: Any, tmp_path: Path) -> None:
    u = ÄrendeUppgifter(nämnder.bmn, "Ny lekplats vid Ekbacken")
    id_ = arenden.spara_ärende(db, None, u, None).objekt_id
    förslag = importera.läs_fil(post(tmp_path, "Sv: Ny lekplats vid Ekbacken"), db)
    assert troligt_arende.ärende_av_val(förslag.dokument[0].hör_till) == id_
    assert importera.föreslå_nämnd(db, förslag).id == nämnder.bmn
    svar = importera.spara_import(db, nämnder.bmn, förslag)
    assert (svar.ärenden, svar.nya.get("ärenden")) == ((id_,), None)
    assert [h.rubrik for h in arenden.hämta_ärende(db, id_).handlingar] == ["Ny lekplats vid Ekbacken"]


def test_ett_valt_ärende_i_en_annan_nämnd_ger_ett_nytt(db: Databas, nämnder: Any, tmp_path: Path) -> None:
    annat = arenden.spara_ärende(db, None, ÄrendeUppgifter(nämnder.bmn, "Ny lekplats vid Ekbacken"), None).objekt_id
    förslag = importera.läs_fil(post(tmp_path, "Sv: Ny lekplats vid Ekbacken"), db)
    (nytt,) = importera.spara_import(db, nämnder.sn, förslag).ärenden
    assert nytt != annat


def test_i_egen_serie_får_brevets_ärende_nästa_nummer_och_makuleras_när_det_ångras(
    db: Databas, nämnder: Any, tmp_path: Path
) -> None:
    väntat = importera.nästa_nummer(db, nämnder.bmn)  # its series is its own
    assert väntat is not None
    assert importera.nästa_nummer(db, nämnder.sn) is None
    förslag = importera.läs_fil(post(tmp_path, "Klagomål på snöröjning"), db)
    svar, spår = angra_import.spara_med_spår(db, nämnder.bmn, förslag)
    (nytt,) = svar.ärenden
    assert arenden.hämta_ärende(db, nytt).uppgifter.diarienummer == väntat
    borta = angra_import.ta_bort_importerat(db, [spår])
    assert (borta.borta, borta.kvar, borta.makulerade) == ({"handling": 1}, {}, 1)
    kvar = arenden.hämta_ärende(db, nytt).uppgifter
    assert (kvar.status, kvar.diarienummer) == (Ärendestatus.MAKULERAT, väntat)
