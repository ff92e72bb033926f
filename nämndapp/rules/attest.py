"""Is an attestlista whole: who approves on each row, who replaces, in which roles, from when (R58–R62)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import combinations

from nämndapp.bas import svenska
from nämndapp.bas.attest import (
    ATTESTANT,
    ERSÄTTARE,
    AttestpersonUppgifter,
    Attestradslag,
    HelAttestlista,
)
from nämndapp.bas.papekande import Påpekande
from nämndapp.rules.attestbyte import namnnyckel
from nämndapp.rules.attestkoder import ATTESTKODREGLER
from nämndapp.rules.attestpersoner import ATTESTPERSONREGLER
from nämndapp.rules.attestprov import Attestprov, kallas, listplats, numrerade, plats
from nämndapp.rules.lage import Läge, Regel, fel, tips, varning

_EGNA = re.compile(
    r"(?:rör|avser|gäller)\s+(?:attestant\w*|den|en)?\s*själv|eg(?:en|na)\s+(?:kostnad|utlägg|inköp|res)|närstående",
    re.IGNORECASE,
)


def alla_rader_har_attestant(p: Attestprov, läge: Läge) -> Iterator[Påpekande]:
    """Each row has an attestant and an ersättare on the list's first day (R58)."""
    u, dag = p.lista.uppgifter, p.dag(läge.idag)
    roller = [r.nyckel for r in u.roller if r.nyckel in (ATTESTANT, ERSÄTTARE)]
    for nr, rad in numrerade(p.lista):
        for roll in roller:
            alla, nu = rad.i_roll(roll), rad.i_roll(roll, dag)
            if nu:
                continue
            namn = svenska.i_löptext(u.rollnamn(roll))
            text = f"{kallas(rad)} har ingen {namn}" + (f" den {dag.isoformat()}." if alla else ".")
            if roll == ATTESTANT:
                råd = f"Fyll i {namn}." if not alla else f"Rätta dagarna, eller lägg till en {namn}."
                yield fel("ATT-attestant-saknas", text, råd, plats=plats(nr, rad, roll))
            else:
                råd = f"Utse en {namn}, så att fakturor kan attesteras vid frånvaro."
                yield varning("ATT-ersattare-saknas", text, råd, plats=plats(nr, rad, roll))


def _samtidiga(a: AttestpersonUppgifter, b: AttestpersonUppgifter) -> bool:
    return (a.till is None or b.från is None or b.från <= a.till) and (
        b.till is None or a.från is None or a.från <= b.till
    )


def _samma(a: AttestpersonUppgifter, b: AttestpersonUppgifter) -> bool:
    if a.person_id is not None and b.person_id is not None:
        return a.person_id == b.person_id
    return namnnyckel(a.namn) == namnnyckel(b.namn)


def ingen_attesterar_ensam(p: Attestprov, _läge: Läge) -> Iterator[Påpekande]:
    """Two in union (R61): nobody is his own ersättare, and nobody holds two of a row's roles at the same time."""
    u = p.lista.uppgifter
    for nr, rad in numrerade(p.lista):
        for a, b in combinations(rad.personer, 2):
            if a.roll == b.roll or not _samma(a, b) or not _samtidiga(a, b):
                continue
            if {a.roll, b.roll} == {ATTESTANT, ERSÄTTARE}:
                yield fel(
                    "ATT-egen-ersattare",
                    f"{a.namn} är både attestant och ersättare på {kallas(rad)}.",
                    "Utse en annan ersättare.",
                    plats=plats(nr, rad, ERSÄTTARE),
                )
            else:
                en, två = (svenska.i_löptext(u.rollnamn(x.roll)) for x in (a, b))
                yield varning(
                    "ATT-tva-roller",
                    f"{a.namn} är både {en} och {två} på {kallas(rad)}. Två personer ska attestera tillsammans.",
                    "Ge en av rollerna till någon annan.",
                    plats=plats(nr, rad, b.roll),
                )


def osäkra_celler_är_avgjorda(p: Attestprov, _läge: Läge) -> Iterator[Påpekande]:
    """Names from a paper whose colours are lost: old and new, or both? Nobody but a reader can tell."""
    for nr, rad in numrerade(p.lista):
        for roll in dict.fromkeys(x.roll for x in rad.personer if x.osäker):
            namn = svenska.uppräkning([x.namn for x in rad.i_roll(roll)])
            yield varning(
                "ATT-osaker",
                f"{kallas(rad)}: {namn} står i samma cell. Det framgår inte om de gäller tillsammans eller om någon "
                "har ersatts.",
                "Jämför med det beslutade papperet och ta bort den som inte ska stå kvar, eller bekräfta att båda "
                "gäller.",
                plats=plats(nr, rad, roll),
            )


def listan_gäller_inte_före_beslutet(p: Attestprov, _läge: Läge) -> Iterator[Påpekande]:
    """A right to approve cannot begin before somebody gave it."""
    u = p.lista.uppgifter
    if u.beslutad_datum and u.gäller_från and u.gäller_från < u.beslutad_datum:
        yield varning(
            "ATT-fore-beslut",
            f"Attestlistan gäller från {u.gäller_från.isoformat()} men beslutades {u.beslutad_datum.isoformat()}.",
            "Kontrollera datumen. Det som har attesterats dessförinnan vilar på den förra listan.",
            plats=listplats(p.lista, "gäller_från"),
        )
    if u.gäller_från and u.gäller_till and u.gäller_till < u.gäller_från:
        yield fel(
            "ATT-slutar-fore-start",
            f"Attestlistan gäller till {u.gäller_till.isoformat()}, före sin första dag {u.gäller_från.isoformat()}.",
            "Rätta datumen.",
            plats=listplats(p.lista, "gäller_till"),
        )
    for nr, rad in numrerade(p.lista):
        for x in rad.personer:
            if x.från and x.till and x.till < x.från:
                yield fel(
                    "ATT-person-slutar-fore-start",
                    f"{x.namn} står till {x.till.isoformat()} på {kallas(rad)}, före sin första dag "
                    f"{x.från.isoformat()}.",
                    "Rätta datumen.",
                    plats=plats(nr, rad, x.roll),
                )


def någon_står_över(p: Attestprov, läge: Läge) -> Iterator[Påpekande]:
    """Costs of the attestant's own go to a superior (R62): is there anybody in the list who is above everybody?

    Above stand those who approve all codes; above a lone one, an ersättare who approves no row of their own (the
    chair). In a list without such, above somebody stands whoever replaces them; those
    who only replace each other have nobody above.
    """
    utan = _utan_överordnad(p.lista, p.dag(läge.idag))
    if not utan:
        return
    namn = svenska.uppräkning(utan)
    i_texten = bool(_EGNA.search(p.lista.uppgifter.regler))
    text = f"Ingen i listan står över {namn}" + (", som bara ersätter varandra" if len(utan) > 1 else "") + "."
    text += (
        " Reglerna säger att egna kostnader attesteras av överordnad."
        if i_texten
        else " Egna kostnader (resor, telefon, utlägg) ska inte attesteras av en själv eller av en underställd."
    )
    råd = f"Utse någon, till exempel nämndens ordförande, som attesterar kostnader för {namn}."
    yield (varning if i_texten else tips)("ATT-ingen-overordnad", text, råd, plats=listplats(p.lista, "regler"))


def _utan_överordnad(lista: HelAttestlista, dag: date) -> list[str]:
    stavning: dict[str, str] = {}
    ersätts: dict[str, set[str]] = {}
    överst: set[str] = set()
    for rad in lista.rader:
        attestanter = {stavning.setdefault(namnnyckel(x.namn), x.namn) for x in rad.i_roll(ATTESTANT, dag)}
        ersättare = {stavning.setdefault(namnnyckel(x.namn), x.namn) for x in rad.i_roll(ERSÄTTARE, dag)}
        for a in attestanter:
            ersätts.setdefault(a, set()).update(ersättare - {a})
        if rad.slag in (Attestradslag.ALLA, Attestradslag.EXTRA):
            överst |= attestanter
    if överst:
        utifrån = any(e not in ersätts for a in överst for e in ersätts[a])  # the chair approves nobody else's rows
        return sorted(överst) if len(överst) == 1 and not utifrån else []
    if not any(ersätts.values()):
        return []
    når = {a: _når(ersätts, a) for a in ersätts}
    slutna = [a for a in ersätts if all(a in når.get(b, set()) for b in når[a])]
    return slutna if 0 < len(slutna) <= 4 else []


def _når(ersätts: Mapping[str, set[str]], start: str) -> set[str]:
    """Everybody reached by going from each person to whoever replaces them."""
    sedda: set[str] = set()
    kö = list(ersätts.get(start, ()))
    while kö:
        vem = kö.pop()
        if vem not in sedda:
            sedda.add(vem)
            kö += ersätts.get(vem, ())
    return sedda


ATTESTREGLER: tuple[Regel[Attestprov], ...] = (
    alla_rader_har_attestant,
    ingen_attesterar_ensam,
    osäkra_celler_är_avgjorda,
    *ATTESTKODREGLER,
    *ATTESTPERSONREGLER,
    listan_gäller_inte_före_beslutet,
    någon_står_över,
)
