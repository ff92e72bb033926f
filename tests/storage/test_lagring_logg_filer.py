"""The log of legal acts, attachments and drafts."""

from __future__ import annotations

import hashlib
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from nämndapp.bas.fel import Inmatningsfel, Saknas
from nämndapp.models import Bilaga, Handling, Kommun, Logghändelse
from nämndapp.storage import Databas, filer, kopia, logg, utkast, öppna

ROT = Path(__file__).resolve().parents[2]


@pytest.fixture
def loggad(databas: Databas) -> Databas:
    with databas.skrivning() as enhet:
        for nummer in range(1, 6):
            assert logg.skriv(enhet, "registrering", f"arende:{nummer}", {"rubrik": f"Ärende {nummer}"}) == nummer
    return databas


def _ändra(databas: Databas, *satser: str) -> None:
    """What another program, or a damaged disk, could do to the closed file."""
    databas.stäng()
    rå = sqlite3.connect(databas.sökväg)
    for (trigger,) in rå.execute("SELECT name FROM sqlite_master WHERE name LIKE 'logg!_%' ESCAPE '!'").fetchall():
        rå.execute(f"DROP TRIGGER {trigger}")
    for sats in satser:
        rå.execute(sats)
    rå.commit()
    rå.close()


def _fynd(databas: Databas) -> list[str]:
    with öppna(databas.sökväg) as igen:
        return [f.text for f in kopia.kontrollera(igen) if f.område == "logg"]


def test_orörd_logg_har_hel_kedja_över_flera_tillfällen(loggad: Databas) -> None:
    with loggad.läsning() as enhet:
        huvud = logg.huvud(enhet.session)
        assert logg.kontrollera(enhet.session) == []
    loggad.stäng()
    with öppna(loggad.sökväg) as igen:
        with igen.skrivning() as enhet:
            logg.skriv(enhet, "justering", "sammantrade:1", {"justerare": "Åsa Öberg"})
        with igen.läsning() as enhet:
            assert logg.kontrollera(enhet.session) == []
            assert logg.huvud(enhet.session) != huvud
            assert [d for _, d in logg.läs(enhet.session, "sammantrade:1")] == [{"justerare": "Åsa Öberg"}]


@pytest.mark.parametrize("sats", ["UPDATE logghandelse SET slag = 'x'", "DELETE FROM logghandelse WHERE id = 5"])
def test_loggen_kan_bara_växa(loggad: Databas, sats: str) -> None:
    with pytest.raises(IntegrityError, match="loggen kan inte ändras"), loggad.skrivning() as enhet:
        enhet.session.connection().exec_driver_sql(sats)


@pytest.mark.parametrize(
    ("satser", "väntat"),
    [
        (["UPDATE logghandelse SET slag = 'annat' WHERE id = 3"], ["Logghändelse 3 har ändrats: kedjan stämmer inte."]),
        (["UPDATE logghandelse SET tidpunkt = '2020-01-01 00:00:00' WHERE id = 2"],
         ["Logghändelse 2 har ändrats: kedjan stämmer inte."]),
        (["UPDATE logginnehall SET data = '{\"rubrik\": \"fel\"}' WHERE logg_id = 4"],
         ["Innehållet i logghändelse 4 har ändrats."]),
        (["DELETE FROM logginnehall WHERE logg_id = 1"], ["Innehållet i logghändelse 1 saknas utan att vara gallrat."]),
        (["DELETE FROM logginnehall WHERE logg_id = 2", "DELETE FROM logghandelse WHERE id = 2"],
         ["Logghändelse 2 saknas."]),
    ],
)  # fmt: skip
def test_ändring_utifrån_upptäcks(loggad: Databas, satser: list[str], väntat: list[str]) -> None:
    _ändra(loggad, *satser)
    assert _fynd(loggad) == väntat


def test_innehåll_kan_gallras_utan_att_kedjan_bryts(loggad: Databas) -> None:
    with loggad.skrivning() as enhet:
        logg.radera_innehåll(enhet, 3, "begäran enligt dataskyddsförordningen")
    with loggad.läsning() as enhet:
        assert logg.kontrollera(enhet.session) == []
        assert logg.läs(enhet.session)[2][1] is None
        rester = enhet.session.connection().exec_driver_sql("SELECT data FROM logginnehall").scalars().all()
    assert not any("Ärende 3" in rest for rest in rester)
    with pytest.raises(Saknas), loggad.skrivning() as enhet:
        logg.radera_innehåll(enhet, 3, "en gång till")


def test_samma_innehåll_ger_olika_avtryck(loggad: Databas) -> None:
    """The salt keeps an erased name from being guessed from its digest."""
    with loggad.skrivning() as enhet:
        ett = logg.skriv(enhet, "x", "y:1", {"namn": "Åsa"})
        två = logg.skriv(enhet, "x", "y:1", {"namn": "Åsa"})
        assert enhet.hämta(Logghändelse, ett).digest != enhet.hämta(Logghändelse, två).digest


def test_ångrad_skrivning_loggas_inte(loggad: Databas) -> None:
    with pytest.raises(ValueError, match="ångrat"), loggad.skrivning() as enhet:
        logg.skriv(enhet, "x", "y:1", {})
        raise ValueError("ångrat")
    with loggad.skrivning() as enhet:
        assert logg.skriv(enhet, "x", "y:1", {}) == 6
        assert logg.kontrollera(enhet.session) == []


def test_samma_fil_lagras_en_gång(databas: Databas) -> None:
    innehåll = bytes(range(256)) * 100
    with databas.skrivning() as enhet:
        sha = filer.spara(enhet.session, innehåll, "application/pdf")
        assert filer.spara(enhet.session, innehåll) == sha == hashlib.sha256(innehåll).hexdigest()
    with databas.läsning() as enhet:
        assert filer.läs(enhet.session, sha) == innehåll
        assert enhet.session.connection().exec_driver_sql("SELECT storlek, mediatyp FROM fil").all() == [
            (len(innehåll), "application/pdf")
        ]
    with pytest.raises(Saknas), databas.läsning() as enhet:
        filer.läs(enhet.session, "0" * 64)


def test_för_stor_fil_vägras_innan_den_läses(databas: Databas, tmp_path: Path) -> None:
    stor = tmp_path / "film.mp4"
    with stor.open("wb") as f:
        f.truncate(filer.STÖRST + 1)
    with pytest.raises(Inmatningsfel, match="högst 200 MB"), databas.skrivning() as enhet:
        filer.spara_från(enhet.session, stor)
    liten = tmp_path / "liten.txt"
    liten.write_text("hej", encoding="utf-8")
    with databas.skrivning() as enhet:
        assert filer.läs(enhet.session, filer.spara_från(enhet.session, liten)) == b"hej"


def test_föräldralösa_filer_tas_bort_men_inga_som_används(databas: Databas) -> None:
    with databas.skrivning() as enhet:
        s = enhet.session
        vapen, bilaga, lös = (filer.spara(s, innehåll) for innehåll in (b"vapen", b"bilaga", b"ingens"))
        enhet.hämta(Kommun, 1).logotyp_sha256 = vapen
        enhet.lägg_till(Handling(nämnd_id=1, rubrik="H", bilagor=[Bilaga(sha256=bilaga, filnamn="b.txt")]))
        assert filer.ta_bort_föräldralösa(s) == 1
        assert filer.läs(s, vapen) == b"vapen"
        assert filer.läs(s, bilaga) == b"bilaga"
        with pytest.raises(Saknas):
            filer.läs(s, lös)
        enhet.ta_bort(enhet.hämta(Handling, 1))
        assert filer.ta_bort_föräldralösa(s) == 1


def test_utkast_skrivs_över_listas_och_tas_bort(databas: Databas) -> None:
    with databas.skrivning() as enhet:
        utkast.spara(enhet, "ärende:1", 3, {"rubrik": "Buget"})
        utkast.spara(enhet, "ärende:1", 3, {"rubrik": "Budget", "rader": [1, {"å": None}]})
        utkast.spara(enhet, "nytt ärende:1", None, {})
    with databas.läsning() as enhet:
        assert {u.vad for u in utkast.lista(enhet.session)} == {"ärende:1", "nytt ärende:1"}
        sparat = utkast.hämta(enhet.session, "ärende:1")
        assert sparat is not None
        assert (sparat.basversion, sparat.data) == (3, {"rubrik": "Budget", "rader": [1, {"å": None}]})
        assert utkast.hämta(enhet.session, "ärende:2") is None
    with databas.skrivning() as enhet:
        assert utkast.ta_bort(enhet, "ärende:1")
        assert not utkast.ta_bort(enhet, "ärende:1")


def test_utkast_finns_kvar_när_programmet_dödas(fil: Path) -> None:
    kod = (
        "import os, sys; from pathlib import Path\n"
        "from nämndapp.storage import utkast, öppna\n"
        "db = öppna(Path(sys.argv[1]))\n"
        "with db.skrivning() as e: utkast.spara(e, 'sammanträde:1', 4, {'plats': 'Halvskriven mening om Ekbrosal'})\n"
        "os.kill(os.getpid(), 9)\n"
    )
    svar = subprocess.run([sys.executable, "-X", "utf8", "-c", kod, fil], check=False, cwd=ROT)
    assert abs(svar.returncode) == 9  # on Windows: TerminateProcess with status 9
    with öppna(fil) as databas, databas.läsning() as enhet:
        (kvar,) = utkast.lista(enhet.session)
    assert (kvar.vad, kvar.basversion) == ("sammanträde:1", 4)
    assert kvar.data == {"plats": "Halvskriven mening om Ekbrosal"}
