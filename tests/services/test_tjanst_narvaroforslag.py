"""The närvaro proposed from the called and the register, and who is next for a seat (KL 5:18–20, 6:16–17)."""

from __future__ import annotations

from dataclasses import replace

import motesprov
import pytest
from motesprov import Möte
from namndprov import MÖTESDAG, Nämnder

from nämndapp.bas.fel import Inmatningsfel
from nämndapp.models import Kallelsesvar, Närvaroroll
from nämndapp.services import (
    andring,
    inkallelse,
    kallelse,
    narvaro,
    narvaroandringar,
    narvaroforslag,
    register,
    sammantraden,
)
from nämndapp.services.protokolluppgifter import IntervallUppgifter, JävUppgifter
from nämndapp.services.registeruppgifter import InkallelseordningUppgifter
from nämndapp.services.uppgifter import BefattningUppgifter, PersonUppgifter, UppdragUppgifter
from nämndapp.storage import Databas


def _kort(m: Möte) -> list[tuple[str, str]]:
    """Name and: – absent, n there, T serves, or whose seat."""
    rader = narvaro.hämta_närvaro(m.db, m.id).närvarande
    namn = {r.id: r.namn for r in rader}
    return [
        (
            r.namn,
            "–" if not r.intervall else (namn.get(r.intervall[0].för_id, "T") if r.intervall[0].tjänstgör else "n"),
        )
        for r in rader
    ]


@pytest.fixture
def m(db: Databas, nämnder: Nämnder) -> Möte:
    personer = motesprov.folk(db, nämnder.sn)
    return Möte(db, motesprov.sammanträde(db, nämnder.sn, MÖTESDAG, "Ett", "Två", "Tre"), nämnder.sn, personer)


def test_utan_kallade_är_det_de_med_uppdrag(m: Möte) -> None:
    ändring = narvaroforslag.föreslå_närvaro(m.db, m.id)
    assert _kort(m) == [
        ("Ordförande Ek", "T"),
        ("Vice Alm", "T"),
        ("Ledamot Lind", "T"),
        ("Ersättare Ask", "–"),
        ("Ersättare Björk", "–"),
        ("Sekreterare Dahl", "n"),
    ]
    assert narvaroforslag.föreslå_närvaro(m.db, m.id).tom
    andring.ångra(m.db, ändring)
    assert _kort(m) == []


def test_den_kallade_ersättaren_tjänstgör_för_den_som_är_förhindrad(m: Möte) -> None:
    chef = register.spara_person(
        m.db, None, PersonUppgifter("Chef Holm", befattningar=(BefattningUppgifter("socialchef"),)), None
    ).objekt_id
    kallelse.kalla_enligt_registret(m.db, m.id)
    kallelse.svara(m.db, m.id, m.person["Ledamot Lind"], Kallelsesvar.NEJ)
    kallelse.kalla_ersättare(m.db, m.id, m.person["Ersättare Ask"], m.person["Ledamot Lind"])
    kallelse.kalla_person(m.db, m.id, chef, motesprov.ROLL.INSYNSPLATS, "socialchef")
    narvaroforslag.föreslå_närvaro(m.db, m.id)
    assert _kort(m)[2:] == [
        ("Ledamot Lind", "–"),
        ("Ersättare Ask", "Ledamot Lind"),
        ("Ersättare Björk", "–"),
        ("Sekreterare Dahl", "n"),
        ("Chef Holm", "n"),
    ]
    assert (m.närvarande("Chef Holm").roll, m.närvarande("Chef Holm").titel) == (
        Närvaroroll.TJÄNSTEPERSON,
        "socialchef",
    )


def test_kallade_tjänstepersoner_och_personalföreträdare_står_där_i_sin_roll(m: Möte) -> None:
    sjuk = (BefattningUppgifter("sjuksköterska"),)
    uppdrag = (UppdragUppgifter(m.nämnd, motesprov.ROLL.PERSONALFÖRETRÄDARE),)
    register.spara_person(m.db, None, PersonUppgifter("Facklig Fors", befattningar=sjuk, uppdrag=uppdrag), None)
    chef = PersonUppgifter("Chef Holm", befattningar=(BefattningUppgifter("socialchef"),))
    chef_id, kunnig = (
        register.spara_person(m.db, None, u, None).objekt_id for u in (chef, PersonUppgifter("Sak Kunn"))
    )
    kallelse.kalla_enligt_registret(m.db, m.id)
    kallelse.kalla_inbjuden(m.db, m.id, chef_id, "socialchef")
    kallelse.kalla_inbjuden(m.db, m.id, kunnig, "")
    narvaroforslag.föreslå_närvaro(m.db, m.id)
    roller = [(r.namn, r.roll, r.titel) for r in narvaro.hämta_närvaro(m.db, m.id).närvarande if r.roll in _ANDRA]
    assert roller == [
        ("Facklig Fors", Närvaroroll.PERSONALFÖRETRÄDARE, ""),  # not there as sjuksköterska
        ("Chef Holm", Närvaroroll.TJÄNSTEPERSON, "socialchef"),
        ("Sak Kunn", Närvaroroll.SAKKUNNIG, ""),
    ]
    assert not any(i.tjänstgör for i in m.närvarande("Facklig Fors").intervall)


_ANDRA = {Närvaroroll.PERSONALFÖRETRÄDARE, Närvaroroll.TJÄNSTEPERSON, Närvaroroll.SAKKUNNIG}


def test_igen_läggs_bara_de_som_saknas_till(m: Möte) -> None:
    kallelse.kalla_enligt_registret(m.db, m.id)
    narvaroforslag.föreslå_närvaro(m.db, m.id)
    n = narvaro.hämta_närvaro(m.db, m.id)
    kvar = [replace(r, anteckning="mitt") if r.namn == "Vice Alm" else r for r in n.närvarande]
    kvar = [replace(r, intervall=()) if r.namn == "Ordförande Ek" else r for r in kvar if r.namn != "Ledamot Lind"]
    narvaro.spara_närvaro(m.db, m.id, replace(n, närvarande=tuple(kvar)), n)
    narvaroforslag.föreslå_närvaro(m.db, m.id)
    assert _kort(m)[:3] == [("Ordförande Ek", "–"), ("Vice Alm", "T"), ("Ledamot Lind", "T")]
    assert m.närvarande("Vice Alm").anteckning == "mitt"


def test_sekreteraren_och_justerarna_ur_kallelsen(m: Möte) -> None:
    vy = sammantraden.hämta_sammanträde(m.db, m.id)
    nytt = replace(
        vy.uppgifter, förslag_justerare="Vice Alm (C)", förslag_ersättare="Ledamot Lind", sekreterare="Vikarie Öst"
    )
    sammantraden.spara_sammanträde(m.db, m.id, nytt, vy.version)
    register.spara_person(m.db, m.person["Sekreterare Dahl"], PersonUppgifter("Sekreterare Dahl"), None)
    narvaroforslag.föreslå_närvaro(m.db, m.id)
    assert m.närvarande("Vikarie Öst").roll is Närvaroroll.SEKRETERARE
    valda = narvaro.hämta_närvaro(m.db, m.id).justerare
    assert [(j.närvarande_id, j.ersättare) for j in valda] == [
        (m.vem("Vice Alm"), False),
        (m.vem("Ledamot Lind"), True),
    ]


def test_person_ur_registret_och_fritt_namn(m: Möte) -> None:
    narvaroforslag.föreslå_närvaro(m.db, m.id)
    narvaroforslag.lägg_till_namn(m.db, m.id, " Gäst Berg ", "revisor", Närvaroroll.REVISOR)
    assert _kort(m)[-1] == ("Gäst Berg", "n")
    with pytest.raises(Inmatningsfel, match="står redan"):
        narvaroforslag.lägg_till_person(m.db, m.id, m.person["Vice Alm"])
    with pytest.raises(Inmatningsfel, match="namnet"):
        narvaroforslag.lägg_till_namn(m.db, m.id, " ")


# --- who is next ----------------------------------------------------------------------------------------------------


@pytest.fixture
def h(db: Databas, nämnder: Nämnder) -> Möte:
    inkallelse.spara_inkallelseordning(db, None, InkallelseordningUppgifter(nämnder.sn), None)
    return motesprov.hållet(db, nämnder.sn)


def _nästa(h: Möte, nr: int, namn: str = "Ledamot Lind") -> tuple[str, str] | None:
    f = narvaroforslag.nästa_ersättare(h.db, h.id, h.vem(namn), h.paragrafer[nr])
    return None if f is None else (f.namn, f.varning)


def _ändra(h: Möte, namn: str, *intervall: IntervallUppgifter) -> None:
    n = narvaro.hämta_närvaro(h.db, h.id)
    nya = tuple(replace(r, intervall=intervall) if r.namn == namn else r for r in n.närvarande)
    narvaro.spara_närvaro(h.db, h.id, replace(n, närvarande=nya), n)


def test_den_närmast_i_tur_som_är_där_och_inte_jävig(h: Möte) -> None:
    assert _nästa(h, 0) == ("Ersättare Ask", "")
    h.spara(1, replace(h.paragraf(1), jäv=(JävUppgifter(h.vem("Ersättare Ask")),)))
    assert _nästa(h, 1) == ("Ersättare Björk", "")
    _ändra(h, "Ersättare Björk")
    assert _nästa(h, 1) is None
    assert _nästa(h, 0, "Ersättare Ask") is None


def test_den_som_har_börjat_tjänstgöra_går_före(h: Möte) -> None:
    p = h.paragrafer
    lind = h.vem("Ledamot Lind")
    n = narvaro.hämta_närvaro(h.db, h.id)
    n = narvaroandringar.frånvarande(n, lind)
    n = narvaroandringar.inträder(n, h.vem("Ersättare Björk"), lind, p[0], ordning=p)
    n = narvaroandringar.lämnar_tjänst(n, h.vem("Ersättare Björk"), p[2], ordning=p)
    narvaro.spara_närvaro(h.db, h.id, n, None)
    namn, varning = _nästa(h, 2) or ("", "")
    assert namn == "Ersättare Ask"
    assert varning.startswith("Ersättare Björk har börjat tjänstgöra för Ledamot Lind")


def test_den_som_har_avbrutit_varnas_för_men_inte_den_som_ersatte_en_jävig(h: Möte) -> None:
    ask = h.vem("Ersättare Ask")
    jäv = JävUppgifter(h.vem("Vice Alm"), ersättare_id=ask)
    h.spara(0, replace(h.paragraf(0), jäv=(jäv,)))
    assert _nästa(h, 2) == ("Ersättare Ask", "")
    p = h.paragrafer
    tjänst = IntervallUppgifter(till_paragraf_id=p[1], tjänstgör=True, för_id=h.vem("Vice Alm"))
    _ändra(h, "Ersättare Ask", tjänst, IntervallUppgifter(från_paragraf_id=p[2]))
    _, varning = _nästa(h, 3) or ("", "")
    assert "har tjänstgjort tidigare i dag" in varning
