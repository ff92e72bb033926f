"""An attestlista to Excel or CSV and back: unchanged, changed, and wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from namndprov import Nämnder

from nämndapp.bas.fel import Inmatningsfel
from nämndapp.rules.attestjamforelse import Slag
from nämndapp.services import andring, attest, attestfil, attestrader
from nämndapp.services.attestuppgifter import (
    AttestlistaUppgifter,
    AttestlistaVy,
    AttestpersonUppgifter,
    Attestradslag,
    AttestradUppgifter,
    HelAttestlista,
    Koddel,
)
from nämndapp.storage import Databas

DELAR = (Koddel("ansvar", "Ansvar", 3, namnges=True), Koddel("identitet", "Identitet", 5, huvud=True))


def _personer(*par: tuple[str, str]) -> tuple[AttestpersonUppgifter, ...]:
    return tuple(AttestpersonUppgifter(n, r) for n, r in par)


RADER = (
    AttestradUppgifter(slag=Attestradslag.AVSKILJARE, benämning="Skola"),
    AttestradUppgifter(
        "00710",
        "Förskola",
        (
            AttestpersonUppgifter("Anna Ek", till=date(2027, 3, 31)),
            AttestpersonUppgifter("Dan Dahl", från=date(2027, 4, 1), osäker=True),
            AttestpersonUppgifter("Bo Alm", "ersättare"),
        ),
        "inom budget",
        50_000,
        koder={"ansvar": "071", "identitet": "00710"},
        namn={"ansvar": "Skola"},
    ),
    AttestradUppgifter(
        "00711-00719",
        "=Fritids",
        _personer(("Anna Ek", "attestant"), ("Bo Alm", "ersättare")),
        koder={"ansvar": "071", "identitet": "00711-00719"},
        namn={"ansvar": "Skola"},
        ärvda=("ansvar",),
        anteckning="delad",
    ),
    AttestradUppgifter("", "Alla identiteter", _personer(("Pia Chef", "attestant")), slag=Attestradslag.ALLA),
)


@pytest.fixture
def lista(db: Databas, nämnder: Nämnder) -> AttestlistaVy:
    hel = HelAttestlista(AttestlistaUppgifter(nämnder.sn, 2027, koddelar=DELAR), RADER)
    with db.skrivning() as enhet:
        id_ = attest.skapa_i(enhet, hel).objekt_id
    return attest.hämta_lista(db, id_)


@pytest.mark.parametrize("ändelse", [".xlsx", ".csv"])
def test_listan_kommer_tillbaka_oförändrad(db: Databas, lista: AttestlistaVy, tmp_path: Path, ändelse: str) -> None:
    fil = tmp_path / f"attest{ändelse}"
    assert attestfil.exportera(db, lista.id, fil) == 4
    plan = attestfil.föreslå(db, fil, lista_id=lista.id)
    assert (plan.fel, plan.okända, plan.gör_något) == ((), (), False)
    assert plan.sammanfattning == ("Listan är oförändrad.",)
    assert plan.rader == lista.rader
    assert attestfil.genomför(db, plan).tom


def test_koder_skrivs_som_text_och_ingenting_blir_en_formel(db: Databas, lista: AttestlistaVy, tmp_path: Path) -> None:
    attestfil.exportera(db, lista.id, tmp_path / "a.xlsx")
    ark = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    assert ark is not None
    assert [c.value for c in ark[3]][:4] == ["071", "Skola", "00710", "Förskola"]
    assert (ark["D4"].value, ark["D4"].data_type) == ("=Fritids", "s")
    assert ark.freeze_panes == "A2"


def bok(fil: Path, rader: list[list[Any]], nollor: dict[str, str] | None = None) -> Path:
    wb = openpyxl.Workbook()
    ark = wb.active
    assert ark is not None
    for rad in rader:
        ark.append(rad)
    for cell, format_ in (nollor or {}).items():
        ark[cell].number_format = format_
    wb.save(fil)
    return fil


def test_excels_egna_sätt_att_spara_läses_rätt(db: Databas, nämnder: Nämnder, tmp_path: Path) -> None:
    """Codes as numbers, merged groups, amounts with kr, dates as cells and as text."""
    fil = tmp_path / "a.xlsx"
    bok(
        fil,
        [
            ["Attestlista 2027"],
            [],
            ["Ansvar", "Ansvar namn", "Identitet", "Benämning", "Belopp", "Attestant", "Attestant från", "Ersättare"],
            [71, "Skola", 710, "Förskola", "50 000 kr", "Anna Ek", datetime(2027, 4, 1), "Bo Alm"],
            [None, None, 711, "Fritids", 25000, "Anna Ek", "1 maj 2027", "Bo Alm"],
        ],
        {"A4": "000", "C4": "00000", "C5": "00000"},
    )
    plan = attestfil.föreslå(db, fil, nämnd_id=nämnder.sn, år=2027)
    assert plan.fel == ()
    första, andra = plan.rader
    assert (första.koder, första.belopp) == ({"ansvar": "071", "identitet": "00710"}, 50_000)
    assert (andra.koder["ansvar"], andra.kod, andra.belopp, andra.ärvda) == ("071", "00711", 25_000, ("ansvar",))
    assert [r.i_roll("attestant")[0].från for r in plan.rader] == [date(2027, 4, 1), date(2027, 5, 1)]
    ny = attestfil.genomför(db, plan)
    assert attest.hämta_lista(db, ny.objekt_id).rader == plan.rader


def test_en_kod_utan_sina_nollor_får_tillbaka_dem_av_listans_längd(
    db: Databas, lista: AttestlistaVy, tmp_path: Path
) -> None:
    fil = bok(tmp_path / "a.xlsx", [["Ansvar", "Identitet", "Beslutsattestant"], [71, 710, "Anna Ek"]])
    (rad,) = attestfil.föreslå(db, fil, lista_id=lista.id).rader
    assert rad.koder == {"ansvar": "071", "identitet": "00710"}


def test_förhandsvisningen_säger_vad_som_ändras_och_allt_ångras_på_en_gång(
    db: Databas, lista: AttestlistaVy, tmp_path: Path
) -> None:
    fil = tmp_path / "a.csv"
    attestfil.exportera(db, lista.id, fil)
    rader = fil.read_text(encoding="utf-8-sig").splitlines()
    rader[2] = rader[2].replace("Bo Alm", "Cia Berg").replace("50000", "60 000 kr")
    rader[3:] = ["071;Skola;00799;Ny skola;;;Dan Dahl;Cia Berg;;", rader[4], rader[3]]
    fil.write_text("\n".join(rader), encoding="utf-8-sig")
    plan = attestfil.föreslå(db, fil, lista_id=lista.id)
    assert plan.sammanfattning[0] == "1 rad tillkommer, 1 rad ändras och 1 rad flyttas."
    assert plan.sammanfattning[1] == "Nya med attesträtt: Cia Berg."
    ändring = attestfil.genomför(db, plan)
    efter = attest.hämta_lista(db, lista.id)
    assert efter.rader == plan.rader
    assert [r.kod for r in efter.rader] == ["", "00710", "00799", "", "00711-00719"]
    assert efter.rader[1].belopp == 60_000
    assert efter.rader[1].id == lista.rader[1].id
    andring.ångra(db, ändring)
    assert attest.hämta_lista(db, lista.id).rader == lista.rader


def test_fel_visas_rad_för_rad_och_ingenting_läses_in_till_hälften(
    db: Databas, lista: AttestlistaVy, tmp_path: Path
) -> None:
    fil = bok(
        tmp_path / "a.xlsx",
        [
            ["Identitet", "Belopp", "Beslutsattestant", "Beslutsattestant från"],
            ["00710", "mycket", "Anna Ek", "snart"],
            [],
            ["00720", "1 000", "Anna Ek", "2027-01-01"],
        ],
    )
    plan = attestfil.föreslå(db, fil, lista_id=lista.id)
    assert [(f.rad, f.kolumn, f.text) for f in plan.fel] == [
        (2, "Belopp", "”mycket” är inget belopp i hela kronor"),
        (2, "Beslutsattestant från", "”snart” är inget datum"),
    ]
    assert plan.sammanfattning[0] == "2 celler går inte att läsa. Rätta filen först."
    with pytest.raises(Inmatningsfel, match="det första på rad 2"):
        attestfil.genomför(db, plan)
    assert attest.hämta_lista(db, lista.id).rader == lista.rader


def test_kolumner_kan_väljas_och_de_som_inte_finns_i_filen_behåller_sitt(
    db: Databas, lista: AttestlistaVy, tmp_path: Path
) -> None:
    fil = bok(tmp_path / "a.xlsx", [["Id", "Vem", "Övrigt"], ["00710", "Eva Ek", "x"], ["00711-00719", "Eva Ek", ""]])
    with pytest.raises(Inmatningsfel, match="är en rubrikrad med kod och attestant"):
        attestfil.föreslå(db, fil, lista_id=lista.id)
    plan = attestfil.föreslå(db, fil, lista_id=lista.id, kolumner={"Id": "Identitet", "Vem": "Beslutsattestant"})
    assert plan.okända == ("Övrigt",)
    rad = plan.rader[0]
    assert (rad.benämning, rad.belopp, rad.namn) == ("Förskola", 50_000, {"ansvar": "Skola"})
    assert [(p.namn, p.roll) for p in rad.personer] == [("Eva Ek", "attestant"), ("Bo Alm", "ersättare")]
    assert plan.skillnad.antal(Slag.ÄNDRAD) == 2


def test_en_fil_som_lästes_innan_någon_annan_ändrade_listan_skriver_inte_över(
    db: Databas, lista: AttestlistaVy, tmp_path: Path
) -> None:
    attestfil.exportera(db, lista.id, tmp_path / "a.csv")
    plan = attestfil.föreslå(db, tmp_path / "a.csv", lista_id=lista.id)
    rad = lista.rader[1]
    attestrader.ändra_rad(db, lista.id, rad.id or 0, replace(rad, belopp=1), lista.version)
    with pytest.raises(Exception, match="Någon annan har ändrat"):
        attestfil.genomför(db, plan)
