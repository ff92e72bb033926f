"""Attestlistor read from text: the two real ones exactly, and one that nobody has met."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from nämndapp import importers
from nämndapp.bas.attest import Attestradslag, AttestradUppgifter
from nämndapp.bas.forslag import Dokumentförslag, Dokumenttyp
from nämndapp.exchange.importjson import till_json
from nämndapp.importers.attesttext import läs_attesttabell
from nämndapp.importers.rader import dela

PAPPER = Path(__file__).parent / "papper"


def listan(fil: Path) -> Dokumentförslag:
    (dok,) = [d for d in importers.läs(fil).dokument if d.attestrader]
    return dok


def koder(dok: Dokumentförslag) -> list[AttestradUppgifter]:
    return [r for r in dok.attestrader if r.slag is Attestradslag.RAD]


def namn(rad: AttestradUppgifter, roll: str) -> list[str]:
    return [p.namn for p in rad.i_roll(roll)]


@pytest.fixture(scope="module")
def frö_004(frö: Callable[[int], Path]) -> Dokumentförslag:
    return listan(frö(4))


@pytest.fixture(scope="module")
def frö_000(frö: Callable[[int], Path]) -> Dokumentförslag:
    return listan(frö(0))


def test_frö_004_har_147_rader_144_identiteter_och_23_ansvar(frö_004: Dokumentförslag) -> None:
    rader = koder(frö_004)
    assert (frö_004.typ, frö_004.rader) == (Dokumenttyp.ATTESTLISTA, (4345, 4544))
    assert (len(rader), len({r.kod for r in rader})) == (147, 144)
    assert Counter(r.koder["ansvar"] for r in rader) == {
        "700": 1, "701": 5, "702": 2, "710": 32, "720": 1, "721": 2, "722": 10, "730": 1, "731": 3, "733": 3,
        "735": 1, "736": 1, "740": 12, "750": 3, "752": 4, "753": 6, "754": 6, "761": 23, "763": 5, "764": 9,
        "765": 7, "771": 6, "780": 4,
    }  # fmt: skip
    assert Counter(r.koder["avdelning"] for r in rader) == {
        "70": 8, "71": 32, "72": 13, "73": 9, "74": 12, "75": 69, "78": 4,
    }  # fmt: skip
    assert len({v.casefold() for r in rader for p in r.personer for v in [p.namn]}) == 18


def test_frö_004_har_rätt_antal_rader_per_attestant(frö_004: Dokumentförslag) -> None:
    antal = Counter(n for r in koder(frö_004) for n in namn(r, "attestant"))
    assert sorted(antal.values(), reverse=True) == [34, 29, 13, 9, 8, 7, 6, 6, 6, 4, 4, 4, 4, 3, 3, 3, 2, 2]
    assert all(len(r.personer) == 2 for r in koder(frö_004))


def test_frö_004_skiljer_villkoren_åt_och_ärver_koderna(frö_004: Dokumentförslag) -> None:
    delade = [(r.kod, r.villkor.split()[0], r.källrad) for r in koder(frö_004) if r.villkor]
    assert delade == [
        ("71006", "inom", 4366), ("71006", "utöver", 4371), ("71204", "inom", 4392), ("71205", "utöver", 4397),
        ("76203", "inom", 4406), ("76203", "utöver", 4411),
    ]  # fmt: skip
    första, andra = koder(frö_004)[:2]
    assert (första.ärvda, andra.ärvda, andra.koder["avdelning"]) == ((), ("avdelning",), "70")
    (extra,) = [r for r in frö_004.attestrader if r.slag is Attestradslag.EXTRA]
    assert (extra.källrad, len(extra.personer)) == (4540, 2)


def test_frö_000_har_25_koder_i_papperets_ordning_och_en_rad_för_alla(frö_000: Dokumentförslag) -> None:
    ordning = [r.kod for r in koder(frö_000)]
    assert (len(ordning), frö_000.typ) == (25, Dokumenttyp.TJÄNSTESKRIVELSE)
    assert ordning.index("3140") + 1 == ordning.index("3120")
    assert [(r.slag, r.källrad) for r in frö_000.attestrader if r.slag is not Attestradslag.RAD] == [
        (Attestradslag.AVSKILJARE, 4367),
        (Attestradslag.AVSKILJARE, 4437),
        (Attestradslag.AVSKILJARE, 4472),
        (Attestradslag.ALLA, 4525),
    ]
    assert len(frö_000.attestrader[-1].i_roll("ersättare")) == 2
    assert frö_000.attestform is not None
    assert [(d.siffror, d.under) for d in frö_000.attestform.delar] == [(4, True)]


def test_frö_000_flaggar_de_celler_som_har_två_namn_men_avgör_ingenting(frö_000: Dokumentförslag) -> None:
    osäkra = {r.kod: [p.osäker for p in r.personer] for r in koder(frö_000) if any(p.osäker for p in r.personer)}
    assert osäkra == {
        "3130": [True, True, False],
        "3421": [True] * 4,
        **{k: [False, True, True] for k in ("3422", "3423", "3424", "3425")},
    }
    (börjar,) = [p for r in koder(frö_000) for p in r.personer if p.från]
    assert (börjar.från, börjar.till) == (date(2021, 9, 20), None)


def test_json_har_de_fasta_nycklarna(frö: Callable[[int], Path]) -> None:
    dokument = till_json([importers.läs(frö(0))])["filer"][0]["dokument"]
    rader = next(d["attestrader"] for d in dokument if d["attestrader"])
    assert len(rader) == 26
    assert rader[0].keys() >= {
        "avdelning", "ansvar", "kod", "benamning", "villkor", "attestanter", "ersattare", "rad",
    }  # fmt: skip
    assert (rader[0]["kod"], rader[0]["rad"], rader[-1]["kod"]) == ("3000", 4358, None)
    assert rader[0]["attestanter"][0].keys() >= {"namn", "fran", "till"}


def test_en_lista_som_ingen_har_sett_läses_efter_sina_ord() -> None:
    dok = listan(PAPPER / "attestlista.txt")
    assert dok.typ is Dokumenttyp.ATTESTLISTA
    rader = [
        (r.koder["kostnadsställe"], r.kod, r.benämning, r.villkor, *namn(r, "attestant"), *namn(r, "ersättare"))
        for r in koder(dok)
    ]
    assert rader == [
        ("40", "4100", "Vinterväghållning", "", "Rut Alm", "Per Olof Kvist"),
        ("40", "4101", "Beläggning", "", "Rut Alm", "Per Olof Kvist"),
        ("40", "4102", "Belysning och skyltar", "upp till 50 000 kr", "Siv Ekman", "Rut Alm"),
        ("40", "4102", "Belysning och skyltar", "över 50 000 kr", "Rut Alm", "Per Olof Kvist"),
        ("40", "0410", "Parkering", "", "Siv Ekman", "Rut alm"),
        ("41", "4200", "Vattenverk", "", "Gun Dal Berg", "Siv Ekman"),
        ("41", "4201-4209", "Ledningsnät", "", "Gun Dal Berg", "Rut Alm"),
    ]
    (rubrik,) = [r.benämning for r in dok.attestrader if r.slag is Attestradslag.AVSKILJARE]
    assert rubrik == "Vatten och avlopp"
    assert dok.attestrader[-1].slag is Attestradslag.ALLA
    assert namn(dok.attestrader[-1], "attestant") == ["Ylva Sjö"]


def test_en_tabell_med_kolumner_läses_cell_för_cell() -> None:
    rader = [
        "Ansvar\tAnsvar namn\tIdentitet\tIdentitet namn\tBelopp\tBeslutsattestant\tErsättare",
        "0710\tSkola\t00710\tFörskola\t50 000 kr\tAnna Ek\tBo Alm; Cia Berg",
        "\t\t00711\tFritids\t\tAnna Ek (till 2027-03-31) / Dan Dahl (från 2027-04-01)\tBo Alm",
    ]
    tabell = läs_attesttabell(dela(rader))
    assert tabell is not None
    första, andra = tabell.rader
    assert (första.koder, första.belopp) == ({"ansvar": "0710", "identitet": "00710"}, 50_000)
    assert namn(första, "ersättare") == ["Bo Alm", "Cia Berg"]
    assert (andra.koder["ansvar"], andra.namn["ansvar"], andra.ärvda) == ("0710", "Skola", ("ansvar",))
    assert [(p.från, p.till) for p in andra.i_roll("attestant")] == [
        (None, date(2027, 3, 31)),
        (date(2027, 4, 1), None),
    ]
    assert [d.siffror for d in tabell.form.delar] == [4, 5]


@pytest.mark.parametrize(
    "rad",
    ["Attestanter och ersättare föreslås för ansvar enligt nedan.", "Nr\tÄrende\tLagrum\tDelegat\tErsättare"],
)
def test_text_och_andra_tabeller_är_ingen_attestlista(rad: str) -> None:
    assert läs_attesttabell(dela([rad, "", "1\tInköp\tKL\tChef\tAnnan"])) is None


def test_en_fil_som_bara_är_en_lista_är_en_attestlista(tmp_path: Path) -> None:
    rader = (PAPPER / "attestlista.txt").read_text(encoding="utf-8").splitlines()
    fil = tmp_path / "lista.txt"
    fil.write_text(
        "\n".join(rader[next(i for i, r in enumerate(rader) if "Attestlista 2027" in r) :]), encoding="utf-8"
    )
    förslag = importers.läs(fil)
    assert [(d.typ, len(koder(d))) for d in förslag.dokument] == [(Dokumenttyp.ATTESTLISTA, 7)]
    assert förslag.ej_tolkat == []


@pytest.mark.parametrize("ändelse", [".xlsx", ".csv"])
def test_ett_kalkylblad_läses_som_en_attestlista_med_sina_radnummer(tmp_path: Path, ändelse: str) -> None:
    fil = tmp_path / f"lista{ändelse}"
    celler = [
        ["Attestlista 2027"],
        [],
        ["Ansvar", "Benämning", "Attestant", "Ersättare"],
        ["0710", "Förskola", "Anna Ek\nDan Dahl", "Bo Alm"],
        ["0711", "Fritids", "Anna Ek", "Bo Alm"],
    ]
    if ändelse == ".xlsx":
        bok = openpyxl.Workbook()
        for rad in celler:
            bok.active.append(rad)
        bok.active["A5"].value, bok.active["A5"].number_format = 711, "0000"
        bok.save(fil)
    else:
        with fil.open("w", encoding="cp1252", newline="") as ut:
            csv.writer(ut, delimiter=";").writerows(celler)
    dok = listan(fil)
    assert (dok.typ, [(r.kod, r.källrad) for r in koder(dok)]) == (
        Dokumenttyp.ATTESTLISTA,
        [("0710", 4), ("0711", 5)],
    )
    assert [p.osäker for p in koder(dok)[0].personer] == [True, True, False]


def test_celler_som_bryts_och_tabellhuvuden_som_upprepas_fogas_ihop() -> None:
    huvud = "Ansvar\tIdentitet\tBenämning\tBeslutsattestant\tErsättare\tÄndrad"
    rader = [
        huvud, "51 Äldreomsorg\t\t\t\t\t", "510 Äldreomsorg\t51000\tAdministration\tAnna Ek (till\tBo Alm\tändrad: be-",
        "gemensamt\t\t\t2027-03-31) / Tora\t\tslutsattestant", "\t\t\tKvist\t\t", "", "", "", huvud,
        "510 Äldreomsorg\t51010\tHjälpmedel\tAnna Ek\tBo Alm\tutgår", "511 Lind\t51100\tKök\tAnna Ek\tBo Alm\t",
        "\t\t\tDan Dahl\t\t", "Alla identiteter\tPia Chef\tBo Alm\t", "", "Namnteckningsprov",
    ]  # fmt: skip
    tabell = läs_attesttabell(dela(rader))
    assert tabell is not None
    första, andra, alla = tabell.rader
    assert (första.koder["avdelning"], första.namn["ansvar"]) == ("51", "Äldreomsorg gemensamt")
    assert [(p.namn, p.till, p.osäker) for p in första.i_roll("attestant")] == [
        ("Anna Ek", date(2027, 3, 31), False),
        ("Tora Kvist", None, False),
    ]
    assert [(p.namn, p.osäker) for p in andra.i_roll("attestant")] == [("Anna Ek", True), ("Dan Dahl", True)]
    assert (alla.slag, namn(alla, "attestant"), namn(alla, "ersättare")) == (
        Attestradslag.ALLA,
        ["Pia Chef"],
        ["Bo Alm"],
    )
