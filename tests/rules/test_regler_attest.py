"""The rules on attestlistor: each with a list that breaks it and one that does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from nämndapp.bas.attest import (
    AttestlistaUppgifter,
    AttestpersonUppgifter,
    Attestradslag,
    AttestradUppgifter,
    Attestroll,
    HelAttestlista,
)
from nämndapp.bas.papekande import Nivå, Påpekande
from nämndapp.rules.attestprov import Attestprov, Registerperson
from nämndapp.rules.granska import granska_attestlista

IDAG = date(2027, 1, 10)
CHEF = AttestradUppgifter(
    "70000",
    "Nämnden",
    (AttestpersonUppgifter("Ove Holm"), AttestpersonUppgifter("Pia Lund", "ersättare")),
    koder={"ansvar": "700"},
)


def rad(kod: str, attestant: str = "Anna Ek", ersättare: str = "Ove Holm", **övrigt: Any) -> AttestradUppgifter:
    personer = [AttestpersonUppgifter(n, r) for n, r in ((attestant, "attestant"), (ersättare, "ersättare")) if n]
    övrigt = {"benämning": f"Verksamhet {kod}x", "koder": {"ansvar": "710"}, "personer": tuple(personer), **övrigt}
    return AttestradUppgifter(kod, id=int(kod[:5]) if kod[:5].isdigit() else 1, **övrigt)


def fynd(*rader: AttestradUppgifter, personer: Any = None, **huvud: Any) -> list[Påpekande]:
    """The påpekanden on the rows. Above all stand two who approve everything, so that the chain has an end."""
    alla = tuple(
        AttestradUppgifter("", "Alla", CHEF.personer if nr else tuple(replace(p, roll=r) for p, r in zip(
            CHEF.personer, ("ersättare", "attestant"), strict=True)), slag=Attestradslag.ALLA)
        for nr in range(2)
    )  # fmt: skip
    hel = HelAttestlista(AttestlistaUppgifter(1, 2027, **huvud), (*rader, *alla), id=1)
    return granska_attestlista(Attestprov(hel, personer), IDAG)


def koder(*rader: AttestradUppgifter, **övrigt: Any) -> list[str]:
    return [p.kod for p in fynd(*rader, **övrigt)]


def det(påpekanden: list[Påpekande], kod: str) -> Påpekande:
    (ett,) = [p for p in påpekanden if p.kod == kod]
    return ett


def test_en_hel_lista_har_inga_påpekanden() -> None:
    assert fynd(rad("71000"), rad("71001")) == []


def test_rad_utan_attestant_är_ett_fel_och_utan_ersättare_en_varning() -> None:
    p = fynd(rad("71000", attestant=""), rad("71001", ersättare=""))
    assert [(x.kod, x.nivå, x.plats.text, x.plats.fält) for x in p] == [
        ("ATT-attestant-saknas", Nivå.FEL, "rad 1, 71000", "attestant"),
        ("ATT-ersattare-saknas", Nivå.VARNING, "rad 2, 71001", "ersättare"),
    ]
    assert p[0].förslag == "Fyll i beslutsattestant."


def test_attestant_som_börjar_senare_lämnar_listans_första_dag_tom() -> None:
    sen = AttestpersonUppgifter("Anna Ek", från=date(2027, 3, 1))
    p = fynd(rad("71000", personer=(sen, AttestpersonUppgifter("Ove Holm", "ersättare"))), gäller_från=date(2027, 2, 1))
    assert det(p, "ATT-attestant-saknas").text.endswith("har ingen beslutsattestant den 2027-02-01.")


def test_en_avskiljare_behöver_ingen_attestant() -> None:
    assert fynd(rad("71000"), AttestradUppgifter("", "Individ och familj", slag=Attestradslag.AVSKILJARE)) == []


def test_ingen_är_sin_egen_ersättare() -> None:
    assert det(fynd(rad("71000", "Anna Ek", "anna  ek")), "ATT-egen-ersattare").nivå is Nivå.FEL


def test_den_som_slutar_innan_hon_blir_ersättare_är_inte_sin_egen() -> None:
    personer = (
        AttestpersonUppgifter("Anna Ek", till=date(2027, 3, 31)),
        AttestpersonUppgifter("Bo Alm", från=date(2027, 4, 1)),
        AttestpersonUppgifter("Ove Holm", "ersättare", till=date(2027, 3, 31)),
        AttestpersonUppgifter("Anna Ek", "ersättare", från=date(2027, 4, 1)),
    )
    assert "ATT-egen-ersattare" not in koder(rad("71000", personer=personer))


@pytest.mark.parametrize(("mottagare", "antal"), [("Anna Ek", 1), ("Cia Berg", 0)])
def test_ingen_har_två_roller_på_en_rad(mottagare: str, antal: int) -> None:
    roller = (Attestroll("mottagning", "Mottagningsattest"), Attestroll("attestant", "Beslutsattest"))
    personer = (AttestpersonUppgifter(mottagare, "mottagning"), AttestpersonUppgifter("Anna Ek"))
    assert koder(rad("71000", personer=personer), roller=roller).count("ATT-tva-roller") == antal


def test_samma_kod_utan_villkor_som_skiljer_varnar_och_föreslår_syskonet() -> None:
    p = fynd(
        rad("71204", benämning="Kontaktfamilj", villkor="inom rekommendationerna"),
        rad("71205", benämning="Kontaktfamilj", villkor="utöver rekommendationerna"),
        rad("71205", benämning="Öppna insatser"),
    )
    ett = det(p, "ATT-dubblettkod")
    assert ett.plats.text == "rad 3, 71205"
    assert "71204" in ett.förslag


def test_samma_kod_med_olika_villkor_är_rätt() -> None:
    assert koder(rad("71006", villkor="inom"), rad("71006", villkor="utöver")) == []


def test_samma_kod_med_samma_villkor_varnar() -> None:
    assert koder(rad("71006", villkor="inom"), rad("71006", villkor=" Inom ")) == ["ATT-dubblettkod"]


@pytest.mark.parametrize(("kod", "väntat"), [("71000", []), ("7100", ["ATT-kodlangd"]), ("7100A", ["ATT-kodlangd"]),
                                             ("71000-71009", []), ("", ["ATT-kod-saknas"])])  # fmt: skip
def test_koden_har_kommunens_längd(kod: str, väntat: list[str]) -> None:
    assert koder(rad(kod)) == väntat


def test_även_ansvaret_har_sin_längd() -> None:
    p = fynd(rad("71000", koder={"ansvar": "71"}))
    assert det(p, "ATT-kodlangd").plats.fält == "koder.ansvar"


def brukare(nummer: int, kod: str) -> AttestradUppgifter:
    return rad(kod, benämning=f"Brukare {nummer}")


def test_kod_med_omkastade_siffror_hör_inte_till_serien() -> None:
    p = fynd(*(brukare(n, f"7600{n}") for n in range(1, 9)), brukare(9, "70609"))
    ett = det(p, "ATT-utanfor-serien")
    assert (ett.plats.text, ett.förslag) == ("rad 9, 70609", "Ska det stå 76009?")


def test_enhetschefens_kod_i_en_annan_serie_är_ingen_felskrivning() -> None:
    assert koder(rad("72004"), *(brukare(n, f"7600{n}") for n in range(1, 9))) == []


def test_luckor_i_en_namnserie_är_ett_tips() -> None:
    p = fynd(*(brukare(n, f"7600{n}") for n in (1, 2, 3, 4, 7, 8)))
    assert det(p, "ATT-lucka-i-namn").text == "Brukare 5 och 6 saknas bland Brukare 1–8."


@pytest.mark.parametrize(
    ("första", "andra", "väntat"),
    [
        ("71000-71099", "71100-71199", []),
        ("71000-71099", "71050-71199", ["ATT-overlapp"]),
        ("71000-71099", "71200-71299", ["ATT-lucka"]),
        ("71000-71099", "71050", ["ATT-i-intervall"]),
        ("71099-71000", "71200", ["ATT-intervall-baklanges"]),
    ],
)
def test_intervall_går_varken_i_varandra_eller_lämnar_luckor(första: str, andra: str, väntat: list[str]) -> None:
    assert koder(rad(första), rad(andra)) == väntat


def test_luckan_skrivs_med_sina_nollor() -> None:
    assert det(fynd(rad("01000-01099"), rad("01200-01299")), "ATT-lucka").text.startswith("Koderna 01100–01199")


@pytest.mark.parametrize(
    ("ett", "annat", "lika"),
    [
        ("Maria Rosenqvist", "Maria Rosenkvist", True),
        ("Åse Björkman", "Åse björkman", True),
        ("Sandra Karlsson", "Sandra Karlström", False),
        ("Vikarie 1", "Vikarie 2", False),
    ],
)
def test_namn_som_nästan_är_lika_pekas_ut(ett: str, annat: str, lika: bool) -> None:
    p = fynd(rad("71000", ett), rad("71001", ett), rad("71002", annat))
    assert [(x.kod, x.plats.text) for x in p] == ([("ATT-namnlika", "rad 3, 71002")] if lika else [])


def test_två_personer_i_registret_är_två_hur_lika_de_än_heter() -> None:
    def med_id(kod: str, namn: str, id_: int) -> AttestradUppgifter:
        return rad(
            kod, personer=(AttestpersonUppgifter(namn, person_id=id_), AttestpersonUppgifter("Ove Holm", "ersättare"))
        )

    assert koder(med_id("71000", "Maria Rosenqvist", 1), med_id("71001", "Maria Rosenkvist", 2)) == []


def register(**perioder: Any) -> list[Registerperson]:
    """Everybody of the list in service, and those who are named as they are given."""
    alla = {"Anna Ek": ((None, None),), "Ove Holm": ((None, None),), "Pia Lund": ((None, None),), **perioder}
    return [Registerperson(nr, namn, p) for nr, (namn, p) in enumerate(alla.items(), 1)]


def test_den_som_har_slutat_pekas_ut_en_gång_med_sina_rader() -> None:
    slut = {"Anna Ek": ((date(2020, 1, 1), date(2026, 12, 31)),)}
    ett = det(fynd(rad("71000"), rad("71001"), personer=register(**slut)), "ATT-person-slutat")
    assert ett.text == "Anna Ek (rad 1 och 2) lämnade sin befattning eller sitt uppdrag 2026-12-31."


def test_den_som_slutar_senare_men_står_med_slutdag_är_rätt() -> None:
    assert koder(rad("71000"), personer=register(**{"Anna Ek": ((None, date(2027, 6, 30)),)})) == []


def test_okänd_person_är_ett_tips_och_person_utan_befattning_en_varning() -> None:
    p = fynd(rad("71000", "Dan Dahl"), rad("71001"), personer=register(**{"Anna Ek": ((date(2027, 5, 1), None),)}))
    assert [(x.kod, x.nivå) for x in p] == [
        ("ATT-person-utan-uppdrag", Nivå.VARNING),
        ("ATT-person-okand", Nivå.TIPS),
    ]


def test_ett_register_utan_befattningar_säger_ingenting_om_personerna() -> None:
    assert koder(rad("71000"), personer=[Registerperson(1, "Någon Annan")]) == []


@pytest.mark.parametrize(("från", "väntat"), [(date(2026, 12, 1), ["ATT-fore-beslut"]), (date(2027, 1, 1), [])])
def test_listan_gäller_inte_före_sitt_beslut(från: date, väntat: list[str]) -> None:
    assert koder(rad("71000"), gäller_från=från, beslutad_datum=date(2026, 12, 15)) == väntat


def test_dagar_i_fel_ordning_är_fel() -> None:
    bakvänd = AttestpersonUppgifter("Anna Ek", från=date(2027, 5, 1), till=date(2027, 4, 1))
    p = fynd(rad("71000", personer=(*rad("1").personer, bakvänd)), gäller_från=IDAG, gäller_till=date(2027, 1, 1))
    assert {x.kod for x in p} == {"ATT-slutar-fore-start", "ATT-person-slutar-fore-start"}


def test_osäker_cell_pekas_ut_tills_någon_har_avgjort_den() -> None:
    osäkra = tuple(AttestpersonUppgifter(n, osäker=True) for n in ("Anna Ek", "Bo Alm"))
    personer = (*osäkra, AttestpersonUppgifter("Ove Holm", "ersättare"))
    assert "Anna Ek och Bo Alm står i samma cell" in det(fynd(rad("71000", personer=personer)), "ATT-osaker").text


def överordnad(*rader: AttestradUppgifter, regler: str = "") -> list[Påpekande]:
    hel = HelAttestlista(AttestlistaUppgifter(1, 2021, regler=regler), rader, id=1)
    return [p for p in granska_attestlista(Attestprov(hel), IDAG) if p.kod == "ATT-ingen-overordnad"]


SJÄLV = "Attest för kostnad som berör attestant själv hänvisas till närmast överordnad chef."


def test_ensam_över_alla_koder_har_ingen_över_sig() -> None:
    alla = rad("1", "Ove Holm", "Anna Ek", slag=Attestradslag.ALLA)
    (ett,) = överordnad(rad("71000"), alla, regler=SJÄLV)
    assert ett.nivå is Nivå.VARNING
    assert ett.text.startswith("Ingen i listan står över Ove Holm. Reglerna säger")
    assert överordnad(rad("71000"), alla)[0].nivå is Nivå.TIPS


def test_två_som_bara_ersätter_varandra_har_ingen_över_sig() -> None:
    rader = (rad("71000", "Anna Ek", "Bo Alm"), rad("71001", "Bo Alm", "Anna Ek"), rad("71002", "Cia Berg", "Bo Alm"))
    assert överordnad(*rader)[0].text.startswith("Ingen i listan står över Anna Ek och Bo Alm, som bara ersätter")


def test_en_ordförande_utanför_listans_rader_står_över() -> None:
    assert överordnad(rad("71000", "Anna Ek", "Bo Alm"), rad("71001", "Bo Alm", "Ove Ordf"), regler=SJÄLV) == []


def test_ordföranden_som_ersätter_den_som_får_attestera_allt_står_över() -> None:
    alla = rad("1", "Ove Holm", "Maj Ordf", slag=Attestradslag.ALLA)
    assert överordnad(rad("71000"), alla, regler=SJÄLV) == []
