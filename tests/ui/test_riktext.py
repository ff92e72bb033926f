"""Text med fetstil, listor och tabeller: till skärmen och tillbaka, och inklistrat från Word och Excel."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtTest import QTest

from nämndapp.bas.textblock import skriv_text, tolka_text
from nämndapp.ui.protokoll.riktext import Riktext, Riktextfält, läs_text, sätt_text, text_av_html

TEXT = (
    "Nämnden **antar** planen *utan* ändring.\n\n- ett\n- två **fet**\n\n3. tre\n4. fyra\n\n"
    "Ledamot\tJa\tNej\nÅsa Öberg (S)\tX\t\n**Summa**\t*1*\t"
)


def _varv(text: str) -> str:
    dokument = QTextDocument()
    sätt_text(dokument, text)
    return läs_text(dokument)


def test_ett_varv_genom_editorn_ändrar_ingenting(qapp: Any) -> None:
    assert _varv(TEXT) == TEXT


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(
            ["Ett stycke.", "- punkt", "- **fet** punkt", "7. sju", "a\tb\nc\td", "*kursiv* x", "< & > x", "1 * 2 * 3"]
        ),
        max_size=6,
    )
)
def test_varje_text_klarar_ett_varv(qapp: Any, delar: list[str]) -> None:
    normal = skriv_text(tolka_text("\n\n".join(delar)))
    assert _varv(normal) == normal


def test_word_ger_fetstil_listor_och_tabell_men_inga_typsnitt(qapp: Any) -> None:
    html = """<html><head><style>p.MsoNormal {font-family:Calibri}</style></head><body>
    <p class=MsoNormal><span style='font-size:14pt;font-family:"Comic Sans MS"'>Nämnden <b>beslutar</b>
    följande<o:p></o:p></span></p>
    <p class=MsoListParagraph style='text-indent:-18pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
    style='font-family:Symbol'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;
    </span></span><![endif]>första</p>
    <p class=MsoListParagraph>1.<span>&nbsp;&nbsp; </span>andra</p>
    <table><tr><td><p>År</p></td><td><p>Belopp</p></td></tr>
    <tr><td>2027</td><td>1 200</td></tr></table></body></html>"""
    assert text_av_html(html) == "Nämnden **beslutar** följande\n\n- första\n\n1. andra\n\nÅr\tBelopp\n2027\t1 200"


def test_excel_klistras_in_som_tabell(qtbot: Any) -> None:
    ruta = Riktext(3)
    qtbot.addWidget(ruta)
    mime = QMimeData()
    mime.setText("Post\tBelopp\nHyra\t120\n")
    ruta.insertFromMimeData(mime)
    assert läs_text(ruta.document()) == "Post\tBelopp\nHyra\t120"


def test_underpunkter_hamnar_på_samma_nivå_och_det_sägs(qtbot: Any) -> None:
    fält = Riktextfält("text", "Text")
    qtbot.addWidget(fält)
    mime = QMimeData()
    mime.setHtml("<ul><li>ett<ul><li>under</li></ul></li><li>två</li></ul>")
    fält.ruta.insertFromMimeData(mime)
    assert fält.råtext() == "- ett\n- under\n- två"
    assert "samma nivå" in fält.felrad.text() and not fält.felrad.isHidden()
    fält.ta_nu()
    assert fält.felrad.isHidden()
    mime.setHtml("<ul><li>tre</li></ul>")
    fält.ruta.insertFromMimeData(mime)
    assert fält.felrad.isHidden()


def test_det_som_klistras_in_i_en_cell_blir_ord_och_ingen_tabell_i_tabellen(qtbot: Any) -> None:
    ruta = Riktext(3)
    qtbot.addWidget(ruta)
    ruta.infoga_tabell()
    mime = QMimeData()
    mime.setText("Hyra\t120\nEl\t30")
    ruta.insertFromMimeData(mime)
    assert läs_text(ruta.document()) == "Hyra 120 El 30\t"


def test_filer_som_släpps_är_fönstrets_sak(qtbot: Any) -> None:
    ruta = Riktext(3)
    qtbot.addWidget(ruta)
    mime = QMimeData()
    mime.setUrls([QUrl("file:///protokoll.docx")])
    assert not ruta.canInsertFromMimeData(mime)


def test_ett_ord_klistras_in_i_meningen(qtbot: Any) -> None:
    ruta = Riktext(3)
    qtbot.addWidget(ruta)
    sätt_text(ruta.document(), "Före efter")
    markör = ruta.textCursor()
    markör.setPosition(5)
    ruta.setTextCursor(markör)
    mime = QMimeData()
    mime.setHtml("<b>mitt i</b>")
    ruta.insertFromMimeData(mime)
    assert läs_text(ruta.document()) == "Före **mitt i**efter"


def test_enter_på_en_tom_punkt_avslutar_listan(qtbot: Any) -> None:
    ruta = Riktext(3)
    qtbot.addWidget(ruta)
    sätt_text(ruta.document(), "- ett")
    ruta.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(ruta, Qt.Key.Key_Return)
    QTest.keyClick(ruta, Qt.Key.Key_Return)
    QTest.keyClicks(ruta, "slut")
    assert läs_text(ruta.document()) == "- ett\n\nslut"


def test_tangenterna_för_fet_lista_och_tabell(qtbot: Any) -> None:
    ruta = Riktext(3)
    qtbot.addWidget(ruta)
    sätt_text(ruta.document(), "ord")
    ruta.selectAll()
    QTest.keyClick(ruta, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert läs_text(ruta.document()) == "**ord**"
    QTest.keyClick(ruta, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert läs_text(ruta.document()) == "- **ord**"
    QTest.keyClick(ruta, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert läs_text(ruta.document()) == "**ord**"


def test_tabb_går_mellan_celler_och_lägger_till_en_rad_sist(qtbot: Any) -> None:
    ruta = Riktext(3)
    qtbot.addWidget(ruta)
    ruta.infoga_tabell()
    for ord_ in ("a", "b", "c", "d", "e"):
        QTest.keyClicks(ruta, ord_)
        QTest.keyClick(ruta, Qt.Key.Key_Tab)
    assert läs_text(ruta.document()) == "a\tb\nc\td\ne\t"


@pytest.mark.parametrize("text", ["", "Bara text.", TEXT])
def test_fältet_säger_till_först_när_något_har_ändrats(qtbot: Any, text: str) -> None:
    fält = Riktextfält("text", "Text")
    qtbot.addWidget(fält)
    lämnat: list[str] = []
    fält.lämnat.connect(lambda _n, värde: lämnat.append(värde))
    fält.sätt(text)
    fält.ta_nu()
    assert lämnat == []
    fält.ruta.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClicks(fält.ruta, "Nu ")
    fält.ta_nu()
    assert len(lämnat) == 1 and lämnat[0].startswith("Nu")
