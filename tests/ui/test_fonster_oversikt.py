"""The page Översikt: what is next, and the first start."""

from __future__ import annotations

import dataclasses
from datetime import date, time, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from tangenter import krockande_bokstäver, skriv

from nämndapp.bas.papekande import Nivå
from nämndapp.models import Nämndtyp, Ärendestatus
from nämndapp.services import arenden, oversikt, register, sakerhet, sammantraden, utkast
from nämndapp.services.oversikt import Möte
from nämndapp.services.uppgifter import Numrering, NämndUppgifter, SammanträdeUppgifter
from nämndapp.storage import Databas
from nämndapp.ui.fonster import Huvudfönster
from nämndapp.ui.oversikt import forsta_start
from nämndapp.ui.oversikt.forsta_start import Förstastart, föreslå_kod, föreslå_typ, startkommando
from nämndapp.ui.oversikt.sida import Möteskort, Översiktssida
from nämndapp.ui.oversikt.tidslinje import Tidslinje, kort_dag, märken, om_dagar

IDAG = date(2026, 11, 23)


# --- what waits (the service) --------------------------------------------------------------------


def test_mötena_kommer_i_ordning_med_sina_sista_dagar(db: Databas) -> None:
    möten = oversikt.översikt(db, IDAG).möten
    assert [m.datum for m in möten] == [date(2026, 12, 8), date(2027, 1, 19)]
    assert möten[0].kallelse_senast == date(2026, 12, 3)
    assert möten[0].justering_senast == date(2026, 12, 22)
    assert [m.antal_punkter for m in möten] == [3, 0]


def test_en_tom_lista_och_det_närmaste_mötets_varningar_väntar(db: Databas) -> None:
    saker = oversikt.översikt(db, IDAG).saker
    assert any("tjänsteskrivelse" in s.text and s.nivå is Nivå.VARNING for s in saker)
    assert any(s.text == "SN 2027-01-19: Föredragningslistan är tom." for s in saker)


def test_kallelsen_som_skulle_ha_skickats_står_bland_det_som_väntar(db: Databas) -> None:
    assert any("skulle ha skickats senast" in s.text for s in oversikt.översikt(db, date(2026, 12, 5)).saker)


def test_ett_bordlagt_ärende_väntar_tills_det_står_på_en_ny_lista(db: Databas) -> None:
    nämnd = register.lista_nämnder(db)[0].id
    ärende = next(ä for ä in arenden.lista_ärenden(db, nämnd) if ä.diarienummer == "SN 2026/12")
    vy = arenden.hämta_ärende(db, ärende.id)
    arenden.spara_ärende(db, vy.id, dataclasses.replace(vy.uppgifter, status=Ärendestatus.BORDLAGT), vy.version)
    assert not any("bordlagt" in s.text for s in oversikt.översikt(db, date(2026, 12, 8)).saker)
    efter = [s for s in oversikt.översikt(db, date(2026, 12, 9)).saker if "bordlagt" in s.text]
    assert [(s.plats.typ, s.plats.id) for s in efter] == [("arende", ärende.id)]


# --- the deadline line ---------------------------------------------------------------------------


def _möte(**ändringar: Any) -> Möte:
    möte = Möte(
        1, 1, "Socialnämnden", date(2026, 12, 8), time(13, 30), "Eksalen", 3, date(2026, 12, 3), None, None,
        date(2026, 12, 22),
    )  # fmt: skip
    return dataclasses.replace(möte, **ändringar)


def test_tidslinjen_berättar_i_ord(qtbot: Any) -> None:
    linje = Tidslinje(_möte(), IDAG)
    qtbot.addWidget(linje)
    assert linje.accessibleDescription() == (
        "Kalla senast 2026-12-03 (om 10 dagar); Sammanträde 2026-12-08 (om 15 dagar); "
        "Justera senast 2026-12-22 (om 29 dagar)."
    )


def test_en_sen_kallelse_sägs_med_ord_och_en_skickad_likaså() -> None:
    sen = märken(_möte(), date(2026, 12, 4))[0]
    skickad = märken(_möte(kallelse_datum=date(2026, 12, 1)), date(2026, 12, 4))[0]
    assert sen.sen
    assert skickad.gjort
    assert not skickad.sen


def test_dagarna_sägs_som_man_säger() -> None:
    assert [om_dagar(IDAG + timedelta(days=d), IDAG) for d in (-2, -1, 0, 1, 2)] == [
        "för 2 dagar sedan", "i går", "i dag", "i morgon", "om 2 dagar",
    ]  # fmt: skip
    assert kort_dag(date(2026, 12, 8)) == "tis 8 dec"


# --- the page ------------------------------------------------------------------------------------


@pytest.fixture
def sida(fönster: Huvudfönster, db: Databas) -> Översiktssida:
    """One more nämnd with a meeting in four days; the page is shown."""
    bun = register.spara_nämnd(db, None, NämndUppgifter("Barn- och utbildningsnämnden", "BUN"), None).objekt_id
    dag = date.today() + timedelta(days=4)
    sammantraden.spara_sammanträde(db, None, SammanträdeUppgifter(nämnd_id=bun, datum=dag), None)
    fönster.kontext.ändrat.emit("nämnd", bun)
    sidan = fönster.gå_till_sida("Översikt")
    assert isinstance(sidan, Översiktssida)
    return sidan


def test_fönstret_öppnas_på_översikt_utan_kontrollpanel(fönster: Huvudfönster) -> None:
    assert isinstance(fönster.sida, Översiktssida)
    assert not fönster.panel.isVisible()
    fönster.gå_till_sida("Sammanträden")
    assert fönster.panel.isVisible()


def test_ett_klick_på_mötet_byter_nämnd_och_visar_det(sida: Översiktssida, fönster: Huvudfönster) -> None:
    länkar = {k.länk.text(): k.länk for k in sida.findChildren(Möteskort) if k.isVisible()}
    länkar["Barn- och utbildningsnämnden, om 4 dagar"].click()
    assert fönster.sida is not None
    assert fönster.sida.namn == "Sammanträden"
    assert fönster.nämndval.currentText() == "Barn- och utbildningsnämnden"
    assert fönster.sida.redigerare.vy.nämnd_kod == "BUN"  # type: ignore[attr-defined]  # a Sammanträdessida


def test_en_beredning_har_ingen_kallelse_att_vara_sen_med(fönstret: Huvudfönster) -> None:
    """The presidium meets before the list is sent; the nämnd's own meeting is the one that is looked through."""
    sida = fönstret.gå_till_sida("Översikt")
    assert isinstance(sida, Översiktssida)
    QApplication.processEvents()
    kort = {k.länk.text(): k for k in sida.findChildren(Möteskort) if k.isVisible()}
    assert kort["Socialnämnden, beredning om 5 dagar"].findChild(Tidslinje) is None
    assert kort["Socialnämnden, om 19 dagar"].findChild(Tidslinje) is not None
    texter = [sida.lista.item(nr).text() for nr in range(sida.lista.count())]
    assert not any(t.startswith("SN 2026-12-01") for t in texter)
    assert any(t.startswith("SN 2026-12-15") and "tjänsteskrivelse" in t for t in texter)


def test_enter_på_det_som_väntar_leder_till_platsen(sida: Översiktssida, fönster: Huvudfönster, qtbot: Any) -> None:
    sida.lista.setFocus()
    sida.lista.setCurrentRow(1)  # below the first heading
    qtbot.keyClick(sida.lista, Qt.Key.Key_Return)
    assert fönster.sida is not None
    assert fönster.sida.namn == "Sammanträden"


def test_senaste_säkerhetskopian_syns(sida: Översiktssida, db: Databas) -> None:
    sida.uppdatera()
    assert "Ingen säkerhetskopia" in sida.kopieord.text()
    sakerhet.daglig_kopia(db)
    sida.uppdatera()
    assert sida.kopieord.text().startswith("Senaste säkerhetskopian gjordes i dag")


# --- the first start -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("namn", "kod", "typ"),
    [
        ("Socialnämnden", "SN", Nämndtyp.NÄMND),
        ("Barn- och utbildningsnämnden", "BUN", Nämndtyp.NÄMND),
        ("Kommunstyrelsen", "KS", Nämndtyp.KOMMUNSTYRELSE),
        ("Kommunfullmäktige", "KF", Nämndtyp.FULLMÄKTIGE),
        ("Överförmyndarnämnden", "ÖN", Nämndtyp.NÄMND),
        ("Kommunstyrelsens arbetsutskott", "KAU", Nämndtyp.UTSKOTT),
        ("", "", Nämndtyp.NÄMND),
    ],
)
def test_koden_och_slaget_föreslås_ur_namnet(namn: str, kod: str, typ: Nämndtyp) -> None:
    assert föreslå_kod(namn) == kod
    assert föreslå_typ(namn) is typ


@pytest.fixture
def start(tomt_fönster: Huvudfönster) -> Förstastart:
    sida = tomt_fönster.sida
    assert isinstance(sida, Översiktssida)
    assert sida.förstastart.isVisible()
    return sida.förstastart


STEG_HELA = 15
"""Keys of the whole first start besides the letters: leaving a field, choosing, pasting, carrying out."""


def test_första_starten_med_bara_tangentbordet(
    start: Förstastart, tomt_fönster: Huvudfönster, tom_db: Databas, qtbot: Any
) -> None:
    """Kommun, nämnd (the code comes by itself), own series, another house style, pasted members, Börja."""
    steg = 0

    def tryck(tangent: Qt.Key, *, ctrl: bool = False) -> None:
        nonlocal steg
        steg += 1
        håller = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
        qtbot.keyClick(QApplication.focusWidget(), tangent, håller)

    def fram_till(mål: Any) -> None:
        for _ in range(8):
            if QApplication.focusWidget() is mål:
                return
            tryck(Qt.Key.Key_Tab)
        raise AssertionError("Tab når inte dit")

    qtbot.waitUntil(lambda: QApplication.focusWidget() is start.kommun.inmatning, timeout=5_000)  # type at once
    skriv(start.kommun.inmatning, "Ekbro kommun")
    fram_till(start.nämnd.inmatning)
    skriv(start.nämnd.inmatning, "Miljönämnden")
    assert start.kod.råtext() == "MN"
    fram_till(start.annat)
    tryck(Qt.Key.Key_Down)
    assert start.egen.isChecked()
    tryck(Qt.Key.Key_Tab)
    valda = [k for k in start.stil._knappar.values() if k.isChecked()]
    assert QApplication.focusWidget() is valda[0]
    tryck(Qt.Key.Key_Right)
    QApplication.clipboard().setText("Anna Ek\tS\tordförande\nBo Al\tC\tersättare\nHar Slutat\tM\tledamot\n")
    fram_till(start.ledamöter.text.inmatning)
    tryck(Qt.Key.Key_V, ctrl=True)
    fram_till(start.ledamöter.tabell)
    for tangent in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space):
        tryck(tangent)
    fram_till(start.börja)
    tryck(Qt.Key.Key_Space)
    (nämnd,) = register.lista_nämnder(tom_db)
    assert (nämnd.namn, nämnd.kod, nämnd.egen_serie) == ("Miljönämnden", "MN", True)
    assert register.hämta_nämnd(tom_db, nämnd.id).uppgifter.husstil == {"nyckel": start.stil.vald()}
    assert start.stil._knappar[start.stil.vald()] is not valda[0]
    assert [(r.namn, r.parti) for r in register.lista_ledamöter(tom_db, nämnd.id)] == [("Anna Ek", "S"), ("Bo Al", "C")]
    assert not start.isVisible()
    assert tomt_fönster.nämndval.currentText() == "Miljönämnden"
    assert steg == STEG_HELA
    tomt_fönster.kontext.ångrastack.undo()
    assert register.lista_nämnder(tom_db) == []
    assert start.isVisible()


def test_bara_namnen_räcker(start: Förstastart, tom_db: Databas, qtbot: Any) -> None:
    """Three fields and one key: Alt+B begins from anywhere."""
    skriv(start.kommun.inmatning, "Ekbro kommun")
    skriv(start.nämnd.inmatning, "Miljönämnden")
    start.nämnd.inmatning.setFocus()
    qtbot.keyClick(start.nämnd.inmatning, Qt.Key.Key_B, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: bool(register.lista_nämnder(tom_db)), timeout=5_000)
    assert [(n.namn, n.egen_serie) for n in register.lista_nämnder(tom_db)] == [("Miljönämnden", False)]


def test_ingen_bokstav_leder_till_två_ställen(start: Förstastart, tomt_fönster: Huvudfönster) -> None:
    start.ledamöter.text.sätt_råtext("Anna Ek (S)")
    assert start.ledamöter.tabell.isVisible()
    assert krockande_bokstäver(tomt_fönster) == []


def test_det_som_saknas_sägs_vid_sitt_fält(start: Förstastart, tom_db: Databas) -> None:
    start.nämnd.sätt_råtext("Socialnämnden")
    start.börja.click()
    assert start.kommun.felrad.text() == "⚠ Skriv kommunens namn."
    assert start.nämnd.felrad.text() == ""
    assert register.lista_nämnder(tom_db) == []


def test_egen_serie_väljs_med_exempel(start: Förstastart, tom_db: Databas) -> None:
    start.kommun.sätt_råtext("Ekbro kommun")
    start.nämnd.sätt_råtext("Socialnämnden")
    start.egen.click()
    assert "SN" in start._exempel.text()
    start.börja.click()
    nämnd = register.lista_nämnder(tom_db)[0]
    assert register.hämta_nämnd(tom_db, nämnd.id).uppgifter.numrering is Numrering.EGEN_SERIE


def test_en_egen_kod_skrivs_inte_över(start: Förstastart) -> None:
    start.kod.inmatning.setFocus()
    skriv(start.kod.inmatning, "SOC")
    start.nämnd.inmatning.setFocus()
    skriv(start.nämnd.inmatning, "Socialnämnden")
    assert start.kod.råtext() == "SOC"


def test_ledamöterna_klistras_in_och_husstilen_väljs_på_samma_sida(
    start: Förstastart, tomt_fönster: Huvudfönster, tom_db: Databas
) -> None:
    """Five steps on one page; one undo takes back all of it."""
    start.kommun.sätt_råtext("Ekbro kommun")
    start.nämnd.sätt_råtext("Socialnämnden")
    start.stil._knappar["klassisk"].click()
    start.ledamöter.text.sätt_råtext("Namn\tParti\tRoll\nAnna Ek\tS\tordförande\nBo Al\tC\tersättare\nX\tC\thej")
    assert start.ledamöter.antal.text() == "Uppfattat: 1 ordförande, 1 ersättare, ⚠ rad 4: rollen ”hej” är okänd"
    start.börja.click()
    nämnd = register.lista_nämnder(tom_db)[0]
    assert register.hämta_nämnd(tom_db, nämnd.id).uppgifter.husstil == {"nyckel": "klassisk"}
    assert [(r.namn, r.parti) for r in register.lista_ledamöter(tom_db, nämnd.id)] == [("Anna Ek", "S"), ("Bo Al", "C")]
    assert "rollen ”hej”" in tomt_fönster.notiser.notiser()[-1].text
    tomt_fönster.kontext.ångrastack.undo()
    assert register.lista_personer(tom_db) == []
    assert register.lista_nämnder(tom_db) == []


def test_ledamöterna_ur_ett_gammalt_protokoll_visas_rad_för_rad(
    start: Förstastart, tom_db: Databas, qtbot: Any, tmp_path: Path
) -> None:
    fil = tmp_path / "protokoll.txt"
    fil.write_text(
        "Sammanträdesprotokoll\nBeslutande ledamöter\nAnna Ek (S), ordförande\nBo Al (C)\nHar Slutat (M)\n"
        "Övriga närvarande\nen oläslig rad\nJusterare\tBo Al (C)\n§ 1 Upprop\n",
        "utf-8",
    )
    start.kommun.sätt_råtext("Ekbro kommun")
    start.nämnd.sätt_råtext("Socialnämnden")
    start.ledamöter.läs_fil(fil)
    tabell = start.ledamöter.tabell
    qtbot.waitUntil(tabell.isVisible, timeout=5_000)
    assert [(p.namn, p.problem) for p in tabell.visade_rader()] == [
        ("Anna Ek", ""),
        ("Bo Al", ""),
        ("Har Slutat", ""),
        ("en oläslig rad", "förstods inte som en person med namn och parti eller titel"),
        ("Bo Al", "står redan på rad 4"),
    ]
    for tangent in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space):
        qtbot.keyClick(tabell, tangent)
    assert start.ledamöter.antal.text() == (
        "Ur protokoll.txt: 1 ordförande, 1 ledamot, ⚠ rad 7: förstods inte som en person med namn och parti eller "
        "titel, 1 upprepad rad, 1 utan kryss"
    )
    start.börja.click()
    assert [r.namn for r in register.lista_personer(tom_db)] == ["Anna Ek", "Bo Al"]


def test_varje_husstil_visas_med_en_bild(start: Förstastart, qtbot: Any) -> None:
    qtbot.waitUntil(lambda: all(not b.pixmap().isNull() for b in start.stil.bilder.values()), timeout=20_000)
    bilder = [b.pixmap().toImage() for b in start.stil.bilder.values()]
    assert len(bilder) > 1
    assert all(a != b for a, b in pairwise(bilder))


def test_importera_en_kallelse_leder_till_importen(start: Förstastart, tomt_fönster: Huvudfönster) -> None:
    start.importknapp.click()
    assert tomt_fönster.sida is not None
    assert tomt_fönster.sida.namn == "Importera"


def test_exemplet_öppnas_i_ett_eget_fönster(
    start: Förstastart, tomt_fönster: Huvudfönster, qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was made before is opened as it is: nobody's trials in the example are lost."""
    (tmp_path / "Exempel").mkdir()
    (tmp_path / "Exempel" / "demo.namnd").write_bytes(b"redan gjord")
    startat: list[Any] = []

    class Process:
        @staticmethod
        def startDetached(program: str, argument: list[str], mapp: str) -> tuple[bool, int]:
            startat.append([program, *argument])
            return Path(mapp).is_dir(), 1

    monkeypatch.setattr(forsta_start, "QProcess", Process)
    monkeypatch.setattr(forsta_start.oppna, "standardsökväg", lambda: tmp_path / "namndapp.namnd")
    start.exempelknapp.click()
    qtbot.waitUntil(lambda: bool(startat), timeout=5000)
    assert startat == [startkommando(tmp_path / "Exempel" / "demo.namnd")]
    assert (tmp_path / "Exempel" / "demo.namnd").read_bytes() == b"redan gjord"
    assert any("Exemplet öppnas" in n.text for n in tomt_fönster.notiser.notiser())


def test_det_frysta_programmet_startas_med_bara_filen(monkeypatch: pytest.MonkeyPatch) -> None:
    fil = Path("demo.namnd")
    assert startkommando(fil)[1:] == ["-m", "nämndapp", "demo.namnd"]
    monkeypatch.setattr("sys.frozen", True, raising=False)
    assert startkommando(fil)[1:] == ["demo.namnd"]


def test_det_som_skrivs_vid_första_starten_överlever_ett_avbrott(
    start: Förstastart, tomt_fönster: Huvudfönster, tom_db: Databas, qtbot: Any
) -> None:
    skriv(start.kommun.inmatning, "Ekbro kommun")
    skriv(start.nämnd.inmatning, "Socialnämnden")
    start.egen.click()
    start.ledamöter.text.sätt_råtext("Anna Ek (S), ordförande")
    start.utkast.ändrat()
    qtbot.waitUntil(lambda: len(utkast.lista_utkast(tom_db)) == 1, timeout=5_000)
    (rad,) = utkast.lista_utkast(tom_db)
    assert rad.beskrivning == "kommunen, nämnden och ledamöterna på första sidan"
    for fält in (start.kommun, start.nämnd, start.kod, start.ledamöter.text):  # as when the program starts again
        fält.sätt_råtext("")
    start.annat.setChecked(True)
    start.utkast._klocka.stop()
    tomt_fönster.erbjud_utkast()
    knapp = next(k for k in tomt_fönster.findChildren(QPushButton) if k.text().replace("&", "") == "Återställ texten")
    knapp.click()
    assert (start.kommun.råtext(), start.nämnd.råtext(), start.kod.råtext()) == ("Ekbro kommun", "Socialnämnden", "SN")
    assert start.egen.isChecked()
    assert [p.namn for p in start.ledamöter.poster()] == ["Anna Ek"]
    assert start.skapa()
    assert utkast.lista_utkast(tom_db) == []


def test_en_orörd_första_sida_är_inget_utkast(start: Förstastart, tom_db: Databas) -> None:
    start.utkast.spara_nu()
    assert utkast.lista_utkast(tom_db) == []
