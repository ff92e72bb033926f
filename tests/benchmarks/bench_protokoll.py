"""A protocol of 150 §§ in memory: all rules after a key, the attendance, the derived text of one § and of all."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from matning import Mätning, median_tid

sys.path.insert(0, str(Path(__file__).parents[1]))

MÅL_TANGENT = 0.016
ANTAL = 150


def mät() -> list[Mätning]:
    """A key press with the panel live has 16 ms; each has a § of its own, so that its text is new to the rules."""
    import fabrik
    import fabrik_protokoll as f

    from nämndapp.bas.hanvisning import organnyckel
    from nämndapp.models import Paragraf, Propositionsslag, Röstval, Sammanträdesstatus, Utfall, Yrkandeslag
    from nämndapp.rules.beslutsgang import härledda_avsnitt
    from nämndapp.rules.granska import granska_protokoll
    from nämndapp.rules.lage import KäntBeslut, Läge
    from nämndapp.rules.narvaro import Bild

    stycke = (
        "Förvaltningen redogör för hur verksamheten har utvecklats sedan den 12 mars 2024 och vad som kvarstår. " * 8
    )

    def paragraf(nr: int, tillägg: str = "") -> Paragraf:
        röster = {n: Röstval.JA if n % 3 else Röstval.NEJ for n in range(1, 16)}
        med_votering = nr % 3 == 0
        return f.paragraf(
            nr + 1,
            f"Verksamhetsplan 2024 för enhet {nr}",
            diarienummer=f"SN 2024/{nr}",
            avsnitt=(
                ("Sammanfattning", stycke + tillägg),
                ("Ärendebeskrivning", "\n\n".join([f"{stycke} {nr}"] * 3)),
                (
                    "Beslutsunderlag",
                    f"- Socialnämnden 2024-03-12 § {nr + 1}\n- SF tjänsteskrivelse 2024-11-0{nr % 9 + 1}",
                ),
                ("Skickas till", "- Socialchef\n- Ekonom"),
            ),
            beslut=(
                "Socialnämnden antar verksamhetsplanen för 2024.",
                "Socialnämnden ger förvaltningen i uppdrag att A.",
            ),
            yrkanden=[f.yrkande("a", Yrkandeslag.BIFALL, 1), f.yrkande("b", Yrkandeslag.AVSLAG, 3, 6)]
            if med_votering
            else [],
            propositioner=[f.proposition(röster, ja="a", nej="b", slag=Propositionsslag.BIFALL, utfall=Utfall.JA)]
            if med_votering
            else [],
            jäv=[f.jäv(4, 20)] if nr % 25 == 1 else [],
        )

    roller = f.nämnden()
    personer = [
        f.person(n, f"Ledamot {n}", f.JA, roll=roller[n - 1].roll if n < 3 else roller[3].roll) for n in range(1, 16)
    ]
    personer += [f.person(n, f"Ersättare {n}", {}, roll=roller[5].roll) for n in range(16, 31)]
    paragrafer = [paragraf(nr) for nr in range(ANTAL)]
    s = f.möte(paragrafer, personer, nämnd=fabrik.nämnd(platser=15), status=Sammanträdesstatus.GENOMFÖRT)
    organ = frozenset({organnyckel("Socialnämnden")})
    beslut = [KäntBeslut(nr, organ, date(2024, 3, 12), nr + 1, f"Beslut {nr}") for nr in range(ANTAL)]
    läge = Läge(s.datum, beslut=beslut)
    skrivna = iter([paragraf(70, f" {nr}") for nr in range(30)])

    def tangent() -> None:
        s.paragrafer[70] = next(skrivna)
        granska_protokoll(s, s.datum, föregående_paragraf=11, protokollsläge=läge)

    def ett_stycke() -> None:
        härledda_avsnitt(s.paragrafer[69], bild, s)

    def alla() -> None:
        for p in s.paragrafer:
            härledda_avsnitt(p, bild, s)

    tangent()
    bild = Bild(s)
    return [
        Mätning(f"alla regler efter en tangent, {ANTAL} §§", median_tid(tangent, 15), mål=MÅL_TANGENT),
        Mätning("närvaron utlagd över alla §§", median_tid(lambda: Bild(s)), mål=MÅL_TANGENT),
        Mätning("härledd text i en §", median_tid(ett_stycke), mål=MÅL_TANGENT),
        Mätning(f"härledd text i {ANTAL} §§", median_tid(alla), mål=0.1),
    ]
