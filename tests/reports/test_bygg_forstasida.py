"""The protocol's first page from the närvaro (KL 5:66; R25)."""

from __future__ import annotations

from datetime import time
from typing import Any

import fabrik

from nämndapp.models import Ajournering, Närvarande, Närvarointervall, Närvaroroll, Protokolljusterare, Sammanträde
from nämndapp.reports import dokument as d
from nämndapp.reports.byggare import omedelbart_justerade, protokoll


def person(
    s: Sammanträde, namn: str, *intervall: dict[str, Any], roll: Närvaroroll = Närvaroroll.LEDAMOT, **k: Any
) -> Närvarande:
    nr = len(s.närvarande) + 1
    rader = [Närvarointervall(närvarande_id=nr, ordning=i, **v) for i, v in enumerate(intervall)]
    n = Närvarande(id=nr, sammanträde_id=1, ordning=nr, namn=namn, roll=roll, intervall=rader, **k)
    s.närvarande.append(n)
    return n


def möte() -> Sammanträde:
    s = fabrik.sammanträde(starttid=time(13, 30), sluttid=time(16, 5), plats="Stora salen", sekreterare="")
    for nr in range(3):
        fabrik.paragraf(s, f"Ärende {nr}", nummer=101 + nr).id = nr + 1
    ja = {"tjänstgör": True}
    person(s, "Eva Ek", ja, roll=Närvaroroll.ORDFÖRANDE, parti="S")
    person(s, "Bo By", {**ja, "till_paragraf_id": 1}, parti="M")
    person(s, "Ola Ås", {**ja, "distans": True}, parti="C")
    person(
        s, "Liv Lo", {"till_paragraf_id": 1}, {**ja, "från_paragraf_id": 2, "för_id": 2},
        roll=Närvaroroll.ERSÄTTARE, parti="L",
    )  # fmt: skip
    person(s, "Ivar Ö", {}, roll=Närvaroroll.ERSÄTTARE, parti="V")
    person(s, "Pia Pil", {"från_paragraf_id": 2, "till_paragraf_id": 2}, roll=Närvaroroll.TJÄNSTEPERSON, titel="ekonom")
    person(s, "Nils Nord", {}, roll=Närvaroroll.SEKRETERARE, titel="nämndsekreterare")
    person(s, "Borta Berg", parti="S")
    s.justerare.extend(
        [
            Protokolljusterare(sammanträde_id=1, närvarande_id=2, ordning=0),
            Protokolljusterare(sammanträde_id=1, närvarande_id=3, ordning=1, ersättare=True),
        ]
    )
    s.ajourneringar.append(Ajournering(sammanträde_id=1, från=time(14, 40), till=time(14, 55)))
    return s


def test_forsta_sidan_sager_vem_som_beslutade_och_var() -> None:
    paper = protokoll(möte())
    block = next(b for b in paper.block if isinstance(b, d.Nyckelvärden))
    sida = {e: [d.ren_text(v).replace("\N{NO-BREAK SPACE}", " ") for v in värden] for e, värden in block.par}
    assert sida["Plats och tid"][0].endswith("kl. 13.30–16.05 (ajournering 14.40–14.55)")
    assert sida["Beslutande ledamöter"] == [
        "Eva Ek (S), ordförande",
        "Bo By (M) § 101",
        "Ola Ås (C), på distans",
        "Liv Lo (L), tjänstgörande ersättare för Bo By (M) §§ 102, 103",
    ]
    assert sida["Övriga närvarande"] == [
        "Ej tjänstgörande ersättare: Liv Lo (L) § 101, Ivar Ö (V)",
        "Pia Pil, ekonom § 102",
        "Nils Nord, nämndsekreterare",
    ]
    assert sida["Justerare"] == ["Bo By (M)"]
    assert sida["Ersättare för justerare"] == ["Ola Ås (C)"]
    assert not any("förslag efter de uppdrag" in t for t in d.textflöde(paper))


def test_den_som_justerar_en_del_skriver_under_den() -> None:
    rader = next(b for b in protokoll(möte()).block if isinstance(b, d.Underskrifter)).rader
    assert [(u.roll.replace("\N{NO-BREAK SPACE}", " "), u.namn) for u in rader] == [
        ("Sekreterare", "Nils Nord"),
        ("Ordförande", "Eva Ek (S)"),
        ("Justerare § 101", "Bo By (M)"),
        ("Justerare §§ 102, 103", "Ola Ås (C)"),
    ]


def test_ett_omedelbart_justerat_papper_talar_bara_om_sina_paragrafer() -> None:
    s = möte()
    paper = omedelbart_justerade(s, [p for p in s.paragrafer if p.nummer == 102])
    block = next(b for b in paper.block if isinstance(b, d.Nyckelvärden))
    sida = {e: [d.ren_text(v).replace("\N{NO-BREAK SPACE}", " ") for v in värden] for e, värden in block.par}
    assert sida["Beslutande ledamöter"] == [
        "Eva Ek (S), ordförande",
        "Ola Ås (C), på distans",
        "Liv Lo (L), tjänstgörande ersättare för Bo By (M)",
    ]
    assert sida["Övriga närvarande"] == [
        "Ej tjänstgörande ersättare: Ivar Ö (V)",
        "Pia Pil, ekonom",
        "Nils Nord, nämndsekreterare",
    ]
    assert sida["Paragrafer"] == ["§ 102"]
