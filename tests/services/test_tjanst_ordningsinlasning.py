"""Reglementets tabell klistras in ur Excel: parti, sedan reservpartier i ordning."""

from __future__ import annotations

from pathlib import Path

import pytest

from nämndapp.services.ordningsinlasning import föreslå, läs_fil, läs_text
from nämndapp.services.personimport import Åtgärd
from nämndapp.services.registeruppgifter import InkallelseradUppgifter as Rad
from nämndapp.services.registeruppgifter import PartiUppgifter

PARTIER = (PartiUppgifter("C", "Centerpartiet"), PartiUppgifter("KD", "Kristdemokraterna"))


@pytest.mark.parametrize(
    "text",
    [
        "C\tM\tKD\nS\tV",
        "För ledamot av\tSedan ersättare från\nC\tM, KD\nS\tV",
        "Parti;1;2\nCenterpartiet;M;Kristdemokraterna\n(S);(V)",
        "C\tM → KD\nS\tV",
        "Centerpartiet (C)\tModeraterna (M) därefter KD\nSocialdemokraterna (S)\tVänsterpartiet (V)",
    ],
)
def test_samma_tabell_i_olika_uppställning(text: str) -> None:
    plan = föreslå((), läs_text(text), PARTIER)
    assert plan.resultat == (Rad("C", ("M", "KD")), Rad("S", ("V",)))
    assert [r.åtgärd for r in plan.rader] == [Åtgärd.NY] * 2


def test_det_som_finns_ändras_och_resten_står_kvar() -> None:
    finns = (Rad("C", ("M",), 1), Rad("L", ("M",), 2), Rad("S", (), 3))
    plan = föreslå(finns, läs_text("c\tKD\tM\nS\nV\tS\nv\tMP"), PARTIER)
    assert [(r.åtgärd, r.namn, r.skäl) for r in plan.rader] == [
        (Åtgärd.ÄNDRAS, "c", "nu: M"),
        (Åtgärd.HOPPAS, "S", "finns redan i tabellen"),
        (Åtgärd.NY, "V", ""),
        (Åtgärd.HOPPAS, "v", "står redan på rad 3"),
    ]
    assert plan.resultat == (Rad("C", ("KD", "M"), 1), finns[1], finns[2], Rad("V", ("S",)))
    utan = plan.utan([plan.rader[0]])
    assert utan.resultat == (*finns, Rad("V", ("S",)))
    assert not plan.utan(plan.rader).gör_något


def test_en_rad_utan_parti_sägs() -> None:
    plan = föreslå((), läs_text("C\tM\nSe även reglementet § 12\tM"), PARTIER)
    assert [r.namn for r in plan.rader if r.åtgärd is Åtgärd.HOPPAS] == ["Se även reglementet § 12"]
    assert len(plan.resultat) == 1


@pytest.mark.parametrize("namn", ["tabell.csv", "tabell.xlsx", "reglemente.docx"])
def test_tabellen_läses_ur_en_fil(tmp_path: Path, namn: str) -> None:
    fil = tmp_path / namn
    if fil.suffix == ".csv":
        fil.write_text("För ledamot av;Sedan ersättare från\nC;M, KD\nS;V\n", encoding="utf-8")
    elif fil.suffix == ".xlsx":
        import openpyxl

        bok = openpyxl.Workbook()
        for rad in (("Parti", "1", "2"), ("C", "M", "KD"), ("S", "V", None)):
            bok.active.append(rad)
        bok.save(fil)
    else:
        import docx

        word = docx.Document()
        word.add_paragraph("Ersättare kallas i den ordning som tabellen visar.")
        tabell = word.add_table(0, 2)
        for rad in (("För ledamot från", "Ersättare från"), ("C", "M, KD"), ("S", "V")):
            for cell, text in zip(tabell.add_row().cells, rad, strict=True):
                cell.text = text
        word.save(str(fil))
    assert föreslå((), läs_fil(fil), PARTIER).resultat == (Rad("C", ("M", "KD")), Rad("S", ("V",)))


def test_ett_papper_utan_tabell_ger_ingenting(tmp_path: Path) -> None:
    import docx

    word = docx.Document()
    word.add_paragraph("Nämnden sammanträder i Kommunhuset.")
    word.save(str(tmp_path / "annat.docx"))
    assert läs_fil(tmp_path / "annat.docx") == []
