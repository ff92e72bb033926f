"""A held meeting of Ekbro kommun (invented) with everything that can happen under a §, in memory."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import fabrik

from nämndapp.models import (
    Ajournering,
    Avgörande,
    Justering,
    Jäv,
    Närvarande,
    Närvarointervall,
    Närvaroroll,
    Omröstning,
    Paragrafutgång,
    Proposition,
    Propositionsslag,
    Protokolljusterare,
    Rättelse,
    Röst,
    Röstval,
    Sammanträde,
    Utfall,
    Yrkande,
    YrkandePerson,
    Yrkandeslag,
    Yttrande,
    YttrandePerson,
    Yttrandeslag,
)

JA: dict[str, Any] = {"tjänstgör": True}
_LEDAMÖTER = (
    ("Berit Åkesson", "S", Närvaroroll.ORDFÖRANDE),
    ("Östen Falk", "C", Närvaroroll.FÖRSTE_VICE),
    ("Aina Lund", "M", Närvaroroll.LEDAMOT),
    ("Ture Ek", "V", Närvaroroll.LEDAMOT),
    ("Karin Sjö", "KD", Närvaroroll.LEDAMOT),
    ("Olof Berg", "L", Närvaroroll.LEDAMOT),
)


def person(
    s: Sammanträde, namn: str, *intervall: dict[str, Any], roll: Närvaroroll = Närvaroroll.LEDAMOT, **k: Any
) -> Närvarande:
    nr = len(s.närvarande) + 1
    rader = [Närvarointervall(närvarande_id=nr, ordning=i, **v) for i, v in enumerate(intervall)]
    n = Närvarande(id=nr, sammanträde_id=1, ordning=nr, namn=namn, roll=roll, intervall=rader, **k)
    s.närvarande.append(n)
    return n


def hållet_möte(**husstil: Any) -> Sammanträde:
    """Four §§: one voted, one with jäv, one returned, one put off; with a late-comer, an ersättare and a break."""
    nämnd = fabrik.nämnd_med_ledamöter(husstil=husstil or None)
    s = fabrik.sammanträde(nämnd=nämnd, starttid=time(13, 30), sluttid=time(16, 5), sekreterare="Måns Dahl")
    underlag = (("Sammanfattning", "Taxan räknas upp med index. " * 8), ("Beslutsunderlag", "- Tjänsteskrivelse"),
                ("Skickas till", "Kommunstyrelsen\nAkten"))  # fmt: skip
    p1 = fabrik.paragraf(s, "Ny taxa för hemtjänst", nummer=104, avsnitt=underlag, omedelbart_justerad=True)
    p2 = fabrik.paragraf(s, "Bidrag till Ekbro bygdegård", nummer=105, avsnitt=underlag[:2], beslut=(
        "Socialnämnden beviljar bidraget.", "Bidraget betalas ut i januari."))  # fmt: skip
    p3 = fabrik.paragraf(s, "Riktlinjer för färdtjänst", nummer=106, beslut=("Ärendet återremitteras.",),
                         utgång=Paragrafutgång.ÅTERREMISS, skäl="kostnaderna behöver belysas",
                         åter_till="förvaltningen")  # fmt: skip
    p4 = fabrik.paragraf(s, "Nyckelrutin", nummer=107, beslut=("Ärendet bordläggs.",),
                         utgång=Paragrafutgång.BORDLÄGGNING)  # fmt: skip
    for nr, p in enumerate((p1, p2, p3, p4), 1):
        p.id = nr
    for nr, (namn, parti, roll) in enumerate(_LEDAMÖTER, 1):
        sen = {"från_paragraf_id": 2, "del_från": True, "kl_från": time(14, 10)} if nr == 5 else {}
        borta = nr == 6
        person(s, namn, *([] if borta else [{**JA, **sen, "distans": nr == 4}]), roll=roll, parti=parti)
    person(s, "Signe Alm", {**JA, "för_id": 6}, roll=Närvaroroll.ERSÄTTARE, parti="S")
    person(s, "Ivar Öst", {}, roll=Närvaroroll.ERSÄTTARE, parti="C")
    person(s, "Pia Pil", {"från_paragraf_id": 1, "till_paragraf_id": 1}, roll=Närvaroroll.TJÄNSTEPERSON, titel="ekonom")
    person(s, "Måns Dahl", {}, roll=Närvaroroll.SEKRETERARE, titel="nämndsekreterare")
    s.justerare.append(Protokolljusterare(sammanträde_id=1, närvarande_id=3, ordning=0))
    s.justerare.append(Protokolljusterare(sammanträde_id=1, närvarande_id=4, ordning=1, ersättare=True))
    s.ajourneringar.append(Ajournering(sammanträde_id=1, från=time(14, 40), till=time(14, 55)))
    _votering(p1)
    p2.jäv.append(Jäv(paragraf_id=2, närvarande_id=3, grund=2, ersättare_id=8))
    _yrka(p3, "a", Yrkandeslag.ÅTERREMISS, 2)
    p3.propositioner.append(
        Proposition(paragraf_id=3, slag=Propositionsslag.ÅTERREMISS, ja="", nej="a", utfall=Utfall.NEJ)
    )
    p4.rättelser.append(Rättelse(paragraf_id=4, datum=date(2024, 12, 2), av="Måns Dahl", text="Rätt datum är 3 mars."))
    return s


def _yrka(p: Any, nyckel: str, slag: Yrkandeslag, *vilka: int, text: str = "") -> None:
    personer = [YrkandePerson(yrkande_id=0, närvarande_id=n, ordning=i) for i, n in enumerate(vilka)]
    p.yrkanden.append(
        Yrkande(paragraf_id=p.id, ordning=len(p.yrkanden), nyckel=nyckel, slag=slag, text=text, personer=personer)
    )


def _votering(p: Any) -> None:
    _yrka(p, "g", Yrkandeslag.GRUNDFÖRSLAG)
    _yrka(p, "b", Yrkandeslag.BIFALL, 1, 4)
    _yrka(p, "x", Yrkandeslag.EGET, 3, text="Taxan ska vara oförändrad.")
    val = {1: Röstval.JA, 2: Röstval.NEJ, 3: Röstval.NEJ, 4: Röstval.JA, 7: Röstval.AVSTÅR}
    röster = [Röst(proposition_id=0, närvarande_id=n, ordning=i, val=v) for i, (n, v) in enumerate(val.items())]
    p.propositioner.append(
        Proposition(
            paragraf_id=p.id, slag=Propositionsslag.MOT_VARANDRA, ja="g", nej="x", omröstning=Omröstning.ÖPPEN,
            röster=röster, avgörande=Avgörande.UTSLAGSRÖST, utfall=Utfall.JA,
        )
    )  # fmt: skip
    p.yttranden.append(
        Yttrande(paragraf_id=p.id, slag=Yttrandeslag.RESERVATION, yrkande="x",
                 personer=[YttrandePerson(yttrande_id=0, närvarande_id=3)])
    )  # fmt: skip
    p.yttranden.append(
        Yttrande(paragraf_id=p.id, ordning=1, slag=Yttrandeslag.PROTOKOLLSANTECKNING, text="Taxan bör ses över 2026.",
                 personer=[YttrandePerson(yttrande_id=0, närvarande_id=2)])
    )  # fmt: skip


def justering(*, paragrafer: tuple[int, ...] = ()) -> Justering:
    return Justering(
        sammanträde_id=1, datum=date(2024, 11, 22), tidpunkt=datetime(2024, 11, 22, 15, 10),
        paragrafer=list(paragrafer),
        av=[{"namn": "Berit Åkesson"}, {"namn": "Aina Lund"}],
    )  # fmt: skip
