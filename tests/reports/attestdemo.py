"""Two versions of an attestlista with everything that a row can have."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from nämndapp.bas.attest import (
    AttestlistaUppgifter,
    Attestlistestatus,
    AttestpersonUppgifter,
    Attestradslag,
    AttestradUppgifter,
    Attestroll,
    HelAttestlista,
    Koddel,
)

DELAR = (
    Koddel("avdelning", "Avdelning", 2, namnges=True),
    Koddel("ansvar", "Ansvar", 3, namnges=True),
    Koddel("identitet", "Identitet", 5, huvud=True),
)
ROLLER = (
    Attestroll("mottagning", "Mottagningsattest"),
    Attestroll("attestant", "Beslutsattestant"),
    Attestroll("ersättare", "Ersättare"),
)
HUVUD = AttestlistaUppgifter(
    1, 2026, rubrik="Attestlista", status=Attestlistestatus.BESLUTAD, beslutad_datum=date(2025, 12, 16),
    beslutad_paragraf=118, gäller_från=date(2026, 1, 1), regler="Egna kostnader attesteras av *överordnad* chef.",
    namnteckningsprov="Prov lämnas till ekonomienheten.", koddelar=DELAR, roller=ROLLER,
)  # fmt: skip


def rad(kod: str, benämning: str, *personer: AttestpersonUppgifter, **övrigt: object) -> AttestradUppgifter:
    """A row of division 51, ansvar by the first three digits."""
    koder = {"avdelning": kod[:2], "ansvar": kod[:3], "identitet": kod}
    namn = {"avdelning": "Äldreomsorg", "ansvar": f"Enhet {kod[2]}"}
    return AttestradUppgifter(kod, benämning, personer, koder=koder, namn=namn, **övrigt)  # type: ignore[arg-type]


ANNA, BO = AttestpersonUppgifter("Anna Ek"), AttestpersonUppgifter("Bo Alm", "ersättare")
RADER = (
    rad("51000", "Administration", ANNA, BO, AttestpersonUppgifter("Eva Sjö", "mottagning")),
    rad("51001", "Hjälpmedel", ANNA, BO, villkor="inom riktlinjen", belopp=50_000),
    rad("51001", "Hjälpmedel", AttestpersonUppgifter("Pia Chef"), BO, villkor="utöver riktlinjen"),
    AttestradUppgifter(slag=Attestradslag.AVSKILJARE, benämning="Särskilda projekt"),
    rad("51100", "Lindgården", ANNA, BO, anteckning="delas med 51101"),
    rad("51101", "Kök", ANNA, BO),
    AttestradUppgifter("", "Alla identiteter", (AttestpersonUppgifter("Pia Chef"), BO), slag=Attestradslag.ALLA),
    AttestradUppgifter("", "", (AttestpersonUppgifter("Pia Chef"),), slag=Attestradslag.EXTRA),
)


def gammal() -> HelAttestlista:
    """The decided list."""
    return HelAttestlista(HUVUD, RADER)


def ny() -> HelAttestlista:
    """The proposal: a row new, one gone, one moved, a person replaced, days, an amount, a name and a condition."""
    u = replace(HUVUD, år=2027, nummer=2, status=Attestlistestatus.FÖRSLAG, beslutad_datum=None, beslutad_paragraf=None)
    rader = list(RADER)
    rader[0] = replace(rader[0], personer=(AttestpersonUppgifter("Dan Dahl"), BO))
    rader[1] = replace(rader[1], belopp=60_000, villkor="inom nya riktlinjen")
    rader[4] = replace(
        rader[4],
        benämning="Lindgården och Björkbacken",
        personer=(
            replace(ANNA, till=date(2027, 3, 31)),
            AttestpersonUppgifter("Tora Kvist", från=date(2027, 4, 1)),
            BO,
        ),
    )
    rader[5:6] = [rad("51102", "Kök och servering", ANNA, BO)]
    return HelAttestlista(u, (rader[6], *rader[:6], rader[7]))
