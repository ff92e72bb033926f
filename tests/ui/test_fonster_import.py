"""The page Importera: what was found, the source beside it, and nothing stored before the user says so."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from tangenter import krockande_bokstäver

from nämndapp.bas.forslag import (
    Avsnittsförslag,
    Dokumentförslag,
    Dokumenttyp,
    Fält,
    Otolkat,
    Punktförslag,
    Riskförslag,
)
from nämndapp.bas.papekande import Plats
from nämndapp.services import angra_import, arenden, handlingar, importera, importkorning, register, sammantraden
from nämndapp.services.angra_import import Borttaget
from nämndapp.storage import Databas
from nämndapp.ui.importera import falt
from nämndapp.ui.importera.angra import _besked
from nämndapp.ui.importera.sida import FÖRHANDSVISNING, TOM, Importsida
from nämndapp.ui.importera.underlag import Läst, Underlag
from nämndapp.ui.kit.bakgrund import Avbrutet

BUNT = """Ekbro kommun

Dokumenttyp
Kallelse

Beslutande organ
Socialnämnden

Datum
2026-11-30

Sida
1 (1)

Kallelse till socialnämnden

Tid\tTisdagen den 8 december 2026, klockan 13:30
Plats\tEksalen, kommunhuset

Föredragningslista

Nr\tÄrende\tDiarienummer
\tInformation\t
1\tInformation från förvaltningen\tSN 2026/1
\tÄrenden till egen instans\t
2\tNy taxa för hemtjänst\tSN 2026/41

Berit Åkesson
Ordförande


Ekbro kommun

Dokumenttyp
Tjänsteskrivelse

Datum
2026-11-20

Ert datum

Diarienummer
SN 2026/41

Er beteckning

Sida
1 (1)

Vår handläggare
elsa.norrby@ekbro.example
Socialchef
Socialförvaltningen

Adressat
Socialnämnden

Ny taxa för hemtjänst

Förslag till beslut

Socialnämnden antar taxan.

Sammanfattning

Taxan räknas upp med index.

Beslutsunderlag

SF tjänsteskrivelse 2026-11-20 Ny taxa för hemtjänst

Elsa Norrby
Socialchef

Skickas till

Socialchef
"""


@pytest.fixture
def bunt(tmp_path: Path) -> Path:
    fil = tmp_path / "kallelse.txt"
    fil.write_text(BUNT, "utf-8")
    return fil


def _läs(qtbot: Any, fönster: Any, *filer: Path) -> Importsida:
    fönster.importera(list(filer))
    sida = fönster.sida
    assert isinstance(sida, Importsida)
    qtbot.waitUntil(lambda: len(sida.underlag.filer) == len(filer), timeout=10_000)
    return sida


def _spara(qtbot: Any, sida: Importsida) -> str:
    assert sida.spara_knapp.isEnabled()
    sida.spara()
    qtbot.waitUntil(lambda: not sida.underlag.filer, timeout=10_000)
    return str(sida.kontext.notiser.notiser()[-1].text)


def _typer(sida: Importsida) -> list[str]:
    return [k.rubrik for k in sida.modell.kort if k.kryss is not None]


def test_den_tomma_sidan_säger_vad_man_gör(tomt_fönster: Any) -> None:
    sida = tomt_fönster.gå_till_sida("Importera")
    assert sida.stapel.currentIndex() == TOM
    assert sida.tom_knapp.isVisible()


def test_en_bunt_visas_med_fält_och_källa_och_inget_sparas(
    qtbot: Any, tomt_fönster: Any, tom_db: Databas, bunt: Path
) -> None:
    sida = _läs(qtbot, tomt_fönster, bunt)
    assert sida.stapel.currentIndex() == FÖRHANDSVISNING
    assert _typer(sida) == ["Kallelse", "Tjänsteskrivelse"]
    assert sida.källa.toPlainText().splitlines()[0] == "Ekbro kommun"
    assert sida.spara_knapp.text() == "&Spara 2 handlingar"
    assert register.lista_nämnder(tom_db) == []


def test_fältet_visar_sin_rad_i_källan(qtbot: Any, tomt_fönster: Any, bunt: Path) -> None:
    sida = _läs(qtbot, tomt_fönster, bunt)
    sida.lista.välj(("dokument", 0, 1))
    rader = BUNT.split("\n")
    kort = next(k for k in sida.panel.modell.kort if k.rubrik == "Förslag till beslut")
    sida.panel.fält.välj(kort.nyckel)
    assert sida.källa.markerad == rader.index("Socialnämnden antar taxan.") + 1
    assert kort.höger == f"rad {sida.källa.markerad}"
    synlig = sida.källa.cursorRect()
    assert sida.källa.viewport().rect().contains(synlig.center())


def test_en_tryckt_men_tom_etikett_visas_som_tom(qtbot: Any, tomt_fönster: Any, bunt: Path) -> None:
    sida = _läs(qtbot, tomt_fönster, bunt)
    sida.lista.välj(("dokument", 0, 1))
    assert next(k.text for k in sida.panel.modell.kort if k.rubrik == "Ert datum") == "(tomt)"


def test_en_ny_nämnd_föreslås_och_skapas_med_sammanträdet(
    qtbot: Any, tomt_fönster: Any, tom_db: Databas, bunt: Path
) -> None:
    sida = _läs(qtbot, tomt_fönster, bunt)
    assert sida.nämndval.råtext() == "Ny nämnd: Socialnämnden (SN)"
    text = _spara(qtbot, sida)
    assert text == "Sparade 2 handlingar, 2 ärenden och 1 sammanträde."
    assert [(n.namn, n.kod) for n in register.lista_nämnder(tom_db)] == [("Socialnämnden", "SN")]
    assert tomt_fönster.nämndval.currentText() == "Socialnämnden"
    möte = sammantraden.lista_sammanträden(tom_db)[0]
    assert (möte.datum.isoformat(), möte.antal_punkter) == ("2026-12-08", 2)


def test_samma_fil_en_gång_till_säger_att_allt_fanns(
    qtbot: Any, tomt_fönster: Any, tom_db: Databas, bunt: Path
) -> None:
    _spara(qtbot, _läs(qtbot, tomt_fönster, bunt))
    sida = _läs(qtbot, tomt_fönster, bunt)
    assert sida.besked.text() == "Alla 2 handlingar finns redan."
    assert sida.nämndval.råtext() == "Socialnämnden"
    assert _spara(qtbot, sida) == "Inget nytt att spara: alla 2 handlingar fanns redan."
    assert len(arenden.lista_ärenden(tom_db)) == 2


def test_länken_i_beskedet_går_till_sammanträdet(qtbot: Any, tomt_fönster: Any, bunt: Path) -> None:
    sida = _läs(qtbot, tomt_fönster, bunt)
    _spara(qtbot, sida)
    notis = tomt_fönster.notiser.notiser()[-1]
    knapp = next(k for k in notis.findChildren(type(sida.spara_knapp)) if k.text() == "Visa sammanträdet")
    knapp.click()
    assert tomt_fönster.sida.namn == "Sammanträden"
    assert tomt_fönster.sida.redigerare.vy.uppgifter.plats.startswith("Eksalen")


def test_en_avkryssad_handling_sparas_inte(qtbot: Any, fönster: Any, db: Databas, bunt: Path) -> None:
    sida = _läs(qtbot, fönster, bunt)
    sida.lista.välj(("dokument", 0, 0))
    sida.lista.setFocus()
    QTest.keyClick(sida.lista, Qt.Key.Key_Space)
    assert sida.spara_knapp.text() == "&Spara 1 handling"
    assert not sida.alla.isChecked()
    före = len(sammantraden.lista_sammanträden(db))
    _spara(qtbot, sida)
    assert len(sammantraden.lista_sammanträden(db)) == före
    assert any(r.diarienummer == "SN 2026/41" for r in arenden.lista_ärenden(db))


def test_rutan_kryssas_med_musen(qtbot: Any, fönster: Any, bunt: Path) -> None:
    sida = _läs(qtbot, fönster, bunt)
    rad = next(nr for nr, k in enumerate(sida.modell.kort) if k.kryss is not None)
    ruta = sida.lista.visualRect(sida.modell.index(rad))
    QTest.mouseClick(sida.lista.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(ruta.left() + 16, ruta.top() + 16))
    assert sida.underlag.antal_valda == 1


def test_handlingen_kan_läggas_i_ett_annat_ärende(qtbot: Any, fönster: Any, db: Databas, bunt: Path) -> None:
    sida = _läs(qtbot, fönster, bunt)
    sida.lista.välj(("dokument", 0, 1))
    sida.panel.hör_till.sätt_råtext("SN 2026/31")
    sida.panel.hör_till.ta_nu()
    assert any(k.fot.startswith("SN 2026/31") for k in sida.modell.kort)
    _spara(qtbot, sida)
    ärende = next(r for r in arenden.lista_ärenden(db) if r.diarienummer == "SN 2026/31")
    assert [h.rubrik for h in arenden.hämta_ärende(db, ärende.id).handlingar] == ["Ny taxa för hemtjänst"]


def test_en_trasig_fil_visas_med_sin_mening_och_de_andra_läses(
    qtbot: Any, tomt_fönster: Any, tmp_path: Path, bunt: Path
) -> None:
    trasig = tmp_path / "trasig.pdf"
    trasig.write_bytes(b"inte en pdf")
    sida = _läs(qtbot, tomt_fönster, trasig, bunt)
    assert _typer(sida) == ["Kallelse", "Tjänsteskrivelse"]
    fel = next(k for k in sida.modell.kort if k.rubrik == "trasig.pdf")
    assert fel.text == str(sida.underlag.filer[0].fel)
    sida.lista.välj(fel.nyckel)
    assert fel.text in sida.panel.läge.text()
    assert sida.spara_knapp.isEnabled()


def test_det_som_inte_tolkas_listas_för_sig(
    monkeypatch: pytest.MonkeyPatch, qtbot: Any, tomt_fönster: Any, bunt: Path
) -> None:
    läs_fil = importera.läs_fil

    def med_otolkat(fil: Path, db: Any = None) -> importkorning.InlästFil:
        svar = läs_fil(fil, db)
        svar.ej_tolkat.append(Otolkat((1, 3), "xq zz 17\n\nhopp"))
        return svar

    monkeypatch.setattr(importera, "läs_fil", med_otolkat)
    sida = _läs(qtbot, tomt_fönster, bunt)
    otolkat = next(k for k in sida.modell.kort if k.rubrik == "Ej tolkat")
    assert (otolkat.text, otolkat.fot, otolkat.kryss) == ("xq zz 17 hopp", "rad 1–3", None)
    sida.lista.välj(otolkat.nyckel)
    assert sida.panel.rubrik.text() == "Ej tolkat"
    assert sida.källa.första_synliga() == 1


def test_kontrollpanelens_rad_visas_i_källan(qtbot: Any, tomt_fönster: Any, bunt: Path) -> None:
    sida = _läs(qtbot, tomt_fönster, bunt)
    rad = BUNT.split("\n").index("Ny taxa för hemtjänst") + 1
    assert sida.gå_till(Plats(typ="rad", id=0, rad=rad))
    assert sida.källa.markerad == rad
    assert sida.lista.valt().rubrik == "Tjänsteskrivelse"


def test_ingen_alt_bokstav_krockar(qtbot: Any, tomt_fönster: Any, bunt: Path) -> None:
    tomt_fönster.gå_till_sida("Importera")
    assert krockande_bokstäver(tomt_fönster) == []
    _läs(qtbot, tomt_fönster, bunt)
    assert krockande_bokstäver(tomt_fönster) == []


def test_töm_slänger_det_lästa(qtbot: Any, tomt_fönster: Any, tom_db: Databas, bunt: Path) -> None:
    tomt_fönster.gå_till_sida("Importera")
    assert not tomt_fönster.panel.isVisible(), "ingenting är läst, och ingenting kontrolleras"
    sida = _läs(qtbot, tomt_fönster, bunt)
    assert tomt_fönster.panel.isVisible()
    sida.töm_knapp.click()
    assert sida.stapel.currentIndex() == TOM
    assert not tomt_fönster.panel.isVisible()
    assert register.lista_nämnder(tom_db) == []


@pytest.mark.parametrize("sätt", ["knapp", "ctrl-z"])
def test_en_import_kan_tas_bort_igen(qtbot: Any, tomt_fönster: Any, tom_db: Databas, bunt: Path, sätt: str) -> None:
    sida = _läs(qtbot, tomt_fönster, bunt)
    _spara(qtbot, sida)
    notis = tomt_fönster.notiser.notiser()[-1]
    knapp = next(k for k in notis.findChildren(QPushButton) if k.text() == "Ta bort det importerade")
    assert arenden.lista_ärenden(tom_db)
    if sätt == "knapp":
        knapp.click()
    else:
        tomt_fönster.kontext.ångrastack.undo()
    assert arenden.lista_ärenden(tom_db) == []
    assert "Filerna kan importeras igen" in tomt_fönster.notiser.notiser()[-1].text
    assert not tomt_fönster.kontext.ångrastack.canRedo()
    qtbot.waitUntil(lambda: notis not in tomt_fönster.notiser.notiser(), timeout=2000)
    _spara(qtbot, _läs(qtbot, tomt_fönster, bunt))
    assert arenden.lista_ärenden(tom_db)


def test_filen_själv_sparas_som_bilaga(qtbot: Any, tomt_fönster: Any, tom_db: Databas, bunt: Path) -> None:
    _spara(qtbot, _läs(qtbot, tomt_fönster, bunt))
    nämnd = register.lista_nämnder(tom_db)[0].id
    filnamn = {
        f.filnamn
        for h in handlingar.lista_handlingar(tom_db, nämnd)
        for f in handlingar.hämta_handling(tom_db, h.id).filer
    }
    assert filnamn == {"kallelse.txt"}


def test_den_verkliga_bunten_läses_i_en_annan_tråd_än_fönstrets(
    qtbot: Any, tomt_fönster: Any, frö_001: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trådar: list[threading.Thread] = []
    läs = importera.läs_fil

    def iakttagen(*argument: Any, **namngivna: Any) -> Any:
        trådar.append(threading.current_thread())
        return läs(*argument, **namngivna)

    monkeypatch.setattr(importera, "läs_fil", iakttagen)
    sida = _läs(qtbot, tomt_fönster, frö_001)
    assert len(_typer(sida)) == 14
    assert trådar
    assert threading.main_thread() not in trådar


class _Avbryter:
    """A progress report whose user cancels when the saving has begun."""

    avbrutet = False

    def __call__(self, _andel: float, _text: str = "") -> None:
        raise Avbrutet


def test_en_avbruten_import_sparar_ingenting(tom_db: Databas, bunt: Path) -> None:
    förslag = importera.läs_fil(bunt)
    underlag = Underlag([Läst(bunt, förslag, valda={0, 1})])
    with pytest.raises(Avbrutet):
        underlag.spara(tom_db, None, importkorning.Importval(), _Avbryter())  # type: ignore[arg-type]
    assert register.lista_nämnder(tom_db) == []
    assert arenden.lista_ärenden(tom_db) == []


# -- the rows, without a window ---------------------------------------------------------------


def test_fältraderna_utelämnar_inget() -> None:
    dok = Dokumentförslag(
        Dokumenttyp.RISKANALYS,
        (1, 9),
        0.8,
        "",
        rubrik=Fält("Riskanalys", 1),
        fält={"er_beteckning": Fält(None, 2), "adressat": [Fält("KS", 3), Fält("BUN", 4)]},
        avsnitt=[Avsnittsförslag("Bakgrund", "", 5)],
        punkter=[Punktförslag("Budget", 6, 1, "SN 2026/1", "Beslut")],
        risker=[Riskförslag("Ekonomi", "Fel utbetalning", 7, None, 3, 5, 15)],
    )
    visat = [(r.etikett, r.värde, r.rad) for r in falt.fältrader(dok) if not r.rubrik]
    assert visat == [
        ("Rubrik", "Riskanalys", 1),
        ("Er beteckning", "(tomt)", 2),
        ("Adressat", "KS", 3),
        ("Adressat", "BUN", 4),
        ("Bakgrund", "(tomt)", 5),
        ("Punkt 1 · Beslut", "Budget (SN 2026/1)", 6),
        ("Ekonomi · S 3 × K 5 = 15", "Fel utbetalning", 7),
    ]


@pytest.mark.parametrize(("tal", "ord_"), [(0.97, "säker"), (0.8, "ganska säker"), (0.4, "osäker")])
def test_säkerheten_sägs_i_ord(tal: float, ord_: str) -> None:
    assert falt.konfidensord(tal) == ord_


def test_beskedet_har_ord_för_allt_som_en_import_kan_lämna_kvar() -> None:
    for slag in (*angra_import._SLAG, "siffror", "punkter"):
        assert _besked(Borttaget({slag: 2}, {slag: 1}, ())).startswith("Tog bort 2 "), slag
