"""Expediering: recipients out of the §, what is left and what was sent when (R27, R35)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from fabrik_protokoll import paragraf

from nämndapp.bas.papekande import Nivå
from nämndapp.models import Expediering, Expedieringssätt, Paragrafutgång
from nämndapp.rules.expediering import (
    Adressbok,
    Paragrafutskick,
    Utskick,
    delade,
    expedieras_senast,
    granska_expediering,
    mottagare_i,
    namnnyckel,
    utskick_av,
)

S = Expedieringssätt
JUSTERAT = date(2026, 12, 2)
BOK = Adressbok(
    {
        "kommunstyrelsen": ("ks@ekbro.example", ""),
        "region": ("", "Box 1"),
        "ekonomienheten": ("ekonomi@ekbro.example", ""),
        "revisorerna": ("revisorerna@ekbro.example", ""),
    },
    {"ekonomi": ("Ekonomienheten", "Revisorerna", "Okänd")},
    {"sökanden": S.REKOMMENDERAT},
)


def test_mottagarna_läses_rad_för_rad_utan_dubbletter() -> None:
    text = (
        "Till:\n- Kommunstyrelsen inklusive tjänsteskrivelse\n- kommunstyrelsen\n• Socialchef\nFör kännedom till:\nHR."
    )
    p = paragraf(1, avsnitt=(("Protokollsutdrag till", text), ("Bakgrund", "Ingen")))
    assert mottagare_i(p) == ["Kommunstyrelsen inklusive tjänsteskrivelse", "Socialchef", "HR"]


@pytest.mark.parametrize(
    "namn",
    ["Kommunstyrelsen (inkl. tjänsteskrivelse)", "Kommunstyrelsen, inkl tjänsteskrivelse", " KOMMUNSTYRELSEN "],
)
def test_samma_mottagare_hur_den_än_skrivs(namn: str) -> None:
    assert namnnyckel(namn) == "kommunstyrelsen"
    assert BOK.e_post(namn) == ("ks@ekbro.example",)


def test_en_grupp_går_till_alla_som_har_adress_och_sättet_föreslås() -> None:
    assert BOK.e_post("Ekonomi") == ("ekonomi@ekbro.example", "revisorerna@ekbro.example")
    sätt = [BOK.sätt(n) for n in ("Ekonomi", "Kommunstyrelsen", "Region", "Sökanden", "Någon")]
    assert sätt == [S.E_POST, S.E_POST, S.BREV, S.REKOMMENDERAT, S.E_POST]


@pytest.mark.parametrize(
    ("rad", "väntat"),
    [
        ("Kommunstyrelsen, Ekonomienheten och Revisorerna", ["Kommunstyrelsen", "Ekonomienheten", "Revisorerna"]),
        ("Ekonomienheten samt ekonomi", ["Ekonomienheten", "ekonomi"]),
        ("Kommunstyrelsen, och Region", ["Kommunstyrelsen", "Region"]),
        ("Kommunstyrelsen och Okänd", ["Kommunstyrelsen och Okänd"]),
        ("Kommunstyrelsen, inkl tjänsteskrivelse", ["Kommunstyrelsen, inkl tjänsteskrivelse"]),
        ("Kommunstyrelsen", ["Kommunstyrelsen"]),
    ],
)
def test_en_rad_delas_bara_när_alla_delar_är_kända(rad: str, väntat: list[str]) -> None:
    assert delade(rad, BOK) == väntat


def test_ett_känt_namn_med_och_är_en_mottagare() -> None:
    bok = Adressbok(dict.fromkeys(("kultur", "fritid", "kultur och fritid"), ("", "")))
    assert delade("Kultur och fritid", bok) == ["Kultur och fritid"]


def test_en_delad_rad_ger_ett_utskick_var_men_det_som_är_noterat_står_kvar() -> None:
    rad = "Kommunstyrelsen och Revisorerna"
    p = paragraf(1, avsnitt=(("Skickas till", f"{rad}\nRevisorerna"),))
    assert [u.mottagare for u in utskick_av(p, (), BOK)] == ["Kommunstyrelsen", "Revisorerna"]
    noterat = Expediering(id=7, paragraf_id=1, mottagare=rad, skickat=JUSTERAT)
    assert [(u.mottagare, u.skickat) for u in utskick_av(p, [noterat], BOK)] == [(rad, JUSTERAT), ("Revisorerna", None)]


def test_noterat_och_föreslaget_blir_en_lista() -> None:
    p = paragraf(1, avsnitt=(("Skickas till", "- Region\n- Kommunstyrelsen"),))
    noterat = [
        Expediering(id=7, paragraf_id=1, mottagare="KOMMUNSTYRELSEN", sätt=S.INTERNT, skickat=JUSTERAT),
        Expediering(id=8, paragraf_id=1, mottagare="Revisorerna"),
    ]
    alla = utskick_av(p, noterat, BOK)
    assert [(u.mottagare, u.id, u.sätt, u.vid_paragrafen) for u in alla] == [
        ("Region", None, S.BREV, True),
        ("KOMMUNSTYRELSEN", 7, S.INTERNT, True),
        ("Revisorerna", 8, S.E_POST, False),
    ]


@pytest.mark.parametrize("utgång", [Paragrafutgång.BORDLÄGGNING, Paragrafutgång.UTGÅR])
def test_det_som_skjuts_upp_skickas_inte(utgång: Paragrafutgång) -> None:
    p = paragraf(1, utgång=utgång)
    assert utskick_av(p, (), BOK) == ()
    assert len(utskick_av(p, [Expediering(id=1, paragraf_id=1, mottagare="Region")], BOK)) == 1


def _koder(idag: date, *utskick: Utskick, justerat: date | None = JUSTERAT) -> list[tuple[str, Nivå]]:
    p = Paragrafutskick(1, "§ 12", "Taxa", justerat, utskick)
    return [(f.kod, f.nivå) for f in granska_expediering([p], 1, idag)]


def _u(**ändrat: Any) -> Utskick:
    return Utskick(1, "Kommunstyrelsen", **{"adresser": ("ks@ekbro.example",)} | ändrat)


def test_kvar_är_ett_tips_i_två_veckor_sedan_en_varning() -> None:
    sista = expedieras_senast(JUSTERAT)
    assert sista - JUSTERAT == timedelta(days=14)
    assert _koder(sista, _u()) == [("EXP-kvar", Nivå.TIPS)]
    assert _koder(sista + timedelta(1), _u()) == [("EXP-inte-skickat", Nivå.VARNING)]
    assert _koder(sista + timedelta(1), _u(skickat=sista)) == []
    assert _koder(sista + timedelta(121), _u()) == []  # an imported old protocol
    assert _koder(sista + timedelta(121), _u(id=1)) == [("EXP-inte-skickat", Nivå.VARNING)]
    assert _koder(sista + timedelta(1), _u(), justerat=None) == []


def test_skickat_före_justeringen_är_ett_tips() -> None:
    assert _koder(JUSTERAT, _u(skickat=JUSTERAT - timedelta(1))) == [("EXP-fore-justering", Nivå.TIPS)]


def test_mottagare_utan_adress() -> None:
    assert ("EXP-utan-adress", Nivå.TIPS) in _koder(JUSTERAT, _u(adresser=()))
    assert _koder(JUSTERAT, _u(adresser=(), skickat=JUSTERAT)) == []
    assert ("EXP-utan-adress", Nivå.TIPS) not in _koder(JUSTERAT, _u(adresser=(), sätt=S.INTERNT))


def test_delfåendet_efterfrågas_och_kan_inte_vara_före() -> None:
    brev = _u(skickat=JUSTERAT, sätt=S.DELGIVNING)
    assert _koder(JUSTERAT + timedelta(21), brev) == []
    assert _koder(JUSTERAT + timedelta(22), brev) == [("EXP-delfangen-saknas", Nivå.TIPS)]
    före = _u(skickat=JUSTERAT, sätt=S.DELGIVNING, delfången=JUSTERAT - timedelta(1))
    assert _koder(JUSTERAT + timedelta(22), före) == [("EXP-delfangen-fore", Nivå.VARNING)]
