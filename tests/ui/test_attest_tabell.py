"""The cells of an attestlista without a window: what typed and pasted text becomes, what is shown in groups."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt

from nämndapp.services.attestpersoner import Personkatalog, antal_rader, i_listan
from nämndapp.services.attestuppgifter import (
    AttestlistaUppgifter,
    AttestpersonUppgifter,
    Attestradslag,
    AttestradUppgifter,
    Personval,
)
from nämndapp.ui.attest.klistra import klistra
from nämndapp.ui.attest.kolumner import Attestkolumn, kolumner
from nämndapp.ui.attest.radmodell import Attestmodell, Grupp
from nämndapp.ui.kit.urklipp import tabell

LISTA = AttestlistaUppgifter(1, 2027)
KATALOG = Personkatalog(("Anna Ek", "Bo Al"), {"anna ek": 7})
KOLUMNER = {k.nyckel: k for k in kolumner(LISTA, lambda: KATALOG)}


def rad(kod: str, ansvar: str = "710", *, id_: int | None = None, ärvd: bool = False) -> AttestradUppgifter:
    return AttestradUppgifter(
        kod,
        f"Enhet {kod}",
        koder={"ansvar": ansvar, "identitet": kod},
        namn={"ansvar": f"Område {ansvar}"},
        ärvda=("ansvar",) if ärvd else (),
        id=id_ or int(kod),
    )


def skriv(nyckel: str, text: str, r: AttestradUppgifter | None = None) -> AttestradUppgifter:
    k: Attestkolumn = KOLUMNER[nyckel]
    return k.skriv(r or rad("71006"), text)


@pytest.mark.parametrize(
    ("text", "namn"),
    [
        ("Anna Ek / Bo Al", ["Anna Ek", "Bo Al"]),
        ("Anna Ek, Bo Al", ["Anna Ek", "Bo Al"]),
        ("Anna Ek; Bo Al", ["Anna Ek", "Bo Al"]),
        ("Anna Ek\nBo Al", ["Anna Ek", "Bo Al"]),
        ("Anna Ek, från 2027-03-01", ["Anna Ek"]),
        ("", []),
    ],
)
def test_flera_personer_i_en_ruta(text: str, namn: list[str]) -> None:
    personer = skriv("attestant", text).i_roll("attestant")
    assert [p.namn for p in personer] == namn
    assert [p.person_id for p in personer] == [7 if n == "Anna Ek" else None for n in namn]
    assert not any(p.osäker for p in personer), "who types it knows"


def test_dagar_i_rutan_visas_som_de_skrivs() -> None:
    text = "Anna Ek (till 2027-03-31) / Bo Al (från 2027-04-01)"
    ny = skriv("ersättare", text)
    assert [(p.från, p.till) for p in ny.personer] == [(None, date(2027, 3, 31)), (date(2027, 4, 1), None)]
    assert KOLUMNER["ersättare"].visad(ny) == text


def test_att_skriva_samma_text_bekräftar_en_osäker_ruta() -> None:
    osäkra = tuple(AttestpersonUppgifter(n, osäker=True) for n in ("Anna Ek", "Bo Al"))
    gammal = replace(rad("71006"), personer=osäkra)
    k = KOLUMNER["attestant"]
    assert k.visad(gammal) == "Anna Ek / Bo Al (?)"
    assert k.visad(k.skriv(gammal, k.text(gammal))) == "Anna Ek / Bo Al"


@pytest.mark.parametrize(("text", "kod"), [("00710", "00710"), ("71000 – 71099", "71000-71099"), ("", "")])
def test_koder_är_text(text: str, kod: str) -> None:
    ny = skriv("koder.identitet", text)
    assert ny.kod == kod == ny.koder.get("identitet", "")


@pytest.mark.parametrize(("nyckel", "text"), [("koder.identitet", "sju hundra"), ("belopp", "mycket")])
def test_det_som_inte_går_att_läsa_sägs(nyckel: str, text: str) -> None:
    with pytest.raises(ValueError, match=r"kod|belopp"):
        skriv(nyckel, text)


# --- pasted rows ----------------------------------------------------------------------------------------------------

ALLA = tuple(KOLUMNER.values())
BENÄMNING = [k.nyckel for k in ALLA].index("benämning")


def test_klistra_över_rutor_och_nya_rader_när_de_inte_räcker() -> None:
    svar = klistra(
        tabell("Ett\tAnna Ek\r\nTvå\tBo Al\r\n"),
        ALLA,
        [rad("71006")],
        BENÄMNING,
        AttestradUppgifter(koder={"ansvar": "9"}),
    )
    assert [r.benämning for r in svar.ändrade.values()] == ["Ett"]
    assert [(r.benämning, r.koder["ansvar"]) for r in svar.nya] == [("Två", "9")]


def test_klistra_med_rubriker_ger_nya_rader_i_rätt_kolumner() -> None:
    svar = klistra(
        tabell("Ersättare\tIdentitet\tOkänd\nBo Al\t00071\tx"), ALLA, [rad("71006")], 0, AttestradUppgifter()
    )
    assert svar.ändrade == {}
    assert [(r.kod, r.i_roll("ersättare")[0].namn) for r in svar.nya] == [("00071", "Bo Al")]


def test_klistra_på_en_tom_rad_skriver_inte_över_raderna_under() -> None:
    tom = AttestradUppgifter(koder={"ansvar": "710"}, id=1)
    svar = klistra(tabell("Ett\nTvå"), ALLA, [tom, rad("71006")], BENÄMNING, AttestradUppgifter())
    assert (list(svar.ändrade), [r.benämning for r in svar.nya]) == ([1], ["Två"])


def test_klistra_säger_vilken_ruta_som_inte_går_att_läsa() -> None:
    svar = klistra(tabell("Identitet\tBelopp, kr\n71007\tmycket"), ALLA, [], 0, AttestradUppgifter())
    assert len(svar.fel) == 1 and svar.fel[0].startswith("rad 1, Belopp, kr")


# --- groups ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def modell(qapp: object) -> Attestmodell:
    del qapp
    m = Attestmodell()
    avskiljare = AttestradUppgifter(slag=Attestradslag.AVSKILJARE, id=1)
    rader = (rad("71006"), rad("71007", ärvd=True), avskiljare, rad("72001", "720"), rad("71009"))
    m.sätt(LISTA, ALLA, rader)
    return m


def visas(m: Attestmodell) -> list[str]:
    return [p.text if isinstance(p, Grupp) else m.rader[p].kod for p in m.poster]


def test_grupperna_följer_papperets_ordning(modell: Attestmodell) -> None:
    assert visas(modell) == [
        "710 Område 710", "71006", "71007", "", "720 Område 720", "72001", "710 Område 710", "71009",
    ]  # fmt: skip
    assert [modell.headerData(n, Qt.Orientation.Vertical) for n in (1, 3, 7)] == ["1", "", "4"]


def test_hopfälld_grupp_gömmer_bara_sina_egna_rader(modell: Attestmodell) -> None:
    grupp = modell.poster[0]
    assert isinstance(grupp, Grupp)
    modell.fäll(grupp)
    assert visas(modell) == ["710 Område 710", "", "720 Område 720", "72001", "710 Område 710", "71009"]
    modell.visa_rad(71007)
    assert "71007" in visas(modell)


def test_filtret_visar_grupper_med_träffar(modell: Attestmodell) -> None:
    modell.filtrera("område 720")
    assert visas(modell) == ["720 Område 720", "72001"]
    assert modell.antal_visade == 1


def test_ändrad_yttre_kod_följer_med_till_raderna_som_ärver_den(modell: Attestmodell) -> None:
    kolumn = modell.kolumn_av("ansvar")
    assert kolumn == 0
    nya = modell.celländring(modell.rader[0], 0, "720")
    assert {i: (r.koder["ansvar"], r.namn["ansvar"]) for i, r in nya.items()} == {
        71006: ("720", "Område 720"),
        71007: ("720", "Område 720"),
    }


def test_tömd_yttre_kod_ärvs_från_raden_ovanför(modell: Attestmodell) -> None:
    nya = modell.celländring(modell.rader[3], 0, "")
    assert (nya[72001].koder["ansvar"], nya[72001].ärvda) == ("710", ("ansvar",))


def test_gruppens_kod_och_namn_gäller_alla_dess_rader(modell: Attestmodell) -> None:
    grupp = modell.poster[0]
    assert isinstance(grupp, Grupp)
    nya = modell.gruppändring(grupp, "711 Vård och stöd")
    assert {(r.koder["ansvar"], r.namn["ansvar"]) for r in nya.values()} == {("711", "Vård och stöd")}
    assert list(nya) == [71006, 71007]


# --- persons --------------------------------------------------------------------------------------------------------


def test_vem_som_står_i_listan_och_på_hur_många_rader() -> None:
    rader = [
        replace(
            rad("71006"), personer=(AttestpersonUppgifter("Åke  Berg"), AttestpersonUppgifter("Bo Al", "ersättare"))
        ),
        replace(rad("71007"), personer=(AttestpersonUppgifter("Åke Berg", person_id=4),)),
    ]
    assert i_listan(rader) == (Personval("Bo Al"), Personval("Åke Berg", 4))
    assert antal_rader(rader, Personval("åke berg")) == 2
