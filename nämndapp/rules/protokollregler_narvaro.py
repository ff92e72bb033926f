"""Who decided each § of the protocol, presided and signs it (KL 5:65–66, 5:69, 6:16–17, 6:22, 6:27; R10–R12, R29).

What has happened is shown and can be acknowledged; nothing here stops the protocol. Silent until närvaro is noted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from nämndapp.bas import svenska
from nämndapp.bas.papekande import Plats, Påpekande
from nämndapp.models import Nämndtyp, Närvarande, Närvaroroll, Paragraf, Paragrafutgång, Sammanträde, Sammanträdesslag
from nämndapp.rules.lage import Läge, Regel, varning
from nämndapp.rules.narvaro import Bild, beslutför, namn_med_parti
from nämndapp.rules.paragrafplats import (
    bild_av,
    efter_mötet,
    finns_närvaro,
    följder,
    följdtext,
    paragrafplats,
    personplats,
)


def _beslutar(p: Paragraf) -> bool:
    return p.utgång is not Paragrafutgång.UTGÅR


def _namnen(antal: int) -> str:
    return f"{antal} tjänstgör" if antal else "ingen tjänstgör"


def närvaron_är_noterad(s: Sammanträde, _läge: Läge) -> Iterator[Påpekande]:
    """KL 5:66: the protocol tells who served. Asked for when the meeting is held."""
    if s.paragrafer and efter_mötet(s) and not finns_närvaro(s):
        yield varning(
            "NAR-saknas",
            "Ingen närvaro är noterad.",
            "Skriv vilka ledamöter och ersättare som tjänstgjorde.",
            plats=Plats("sammantrade", s.id, "närvaro"),
            lagrum="KL 5:66",
        )


def nämnden_är_beslutför(s: Sammanträde, läge: Läge) -> Iterator[Påpekande]:
    """KL 6:27: more than half of the seats, for each matter; in fullmäktige jäv does not count against it (5:46)."""
    nämnd = s.nämnd
    if nämnd is None or not nämnd.platser or s.slag is Sammanträdesslag.BEREDNING or not finns_närvaro(s):
        return
    platser, bild = nämnd.platser, bild_av(s, läge)
    fullmäktige = nämnd.typ is Nämndtyp.FULLMÄKTIGE

    def för_få(p: Paragraf) -> int | None:
        antal = len(bild.tjänstgörande(p))
        räknas = antal + (len(bild.jäviga(p)) if fullmäktige else 0)
        return None if not _beslutar(p) or beslutför(platser, räknas) else antal

    for följd, antal in följder(bild, för_få):
        yield varning(
            "NAR-beslutforhet",
            f"{svenska.versal(följdtext(bild, följd))}: {_namnen(antal)} av {platser}; det krävs {platser // 2 + 1}.",
            "Kontrollera närvaron. Var nämnden inte beslutsför behöver ärendet tas upp igen.",
            plats=paragrafplats(bild.paragrafer[följd[0]], "närvaro", följdtext(bild, följd)),
            lagrum="KL 5:45" if fullmäktige else "KL 6:27",
        )


def inte_fler_än_platserna(s: Sammanträde, läge: Läge) -> Iterator[Påpekande]:
    """KL 6:16: no more serve than fullmäktige has set."""
    platser = s.nämnd.platser if s.nämnd else None
    if not platser:
        return
    bild = bild_av(s, läge)

    def för_många(p: Paragraf) -> int | None:
        antal = len(bild.tjänstgörande(p))
        return antal if antal > platser else None

    for följd, antal in följder(bild, för_många):
        yield varning(
            "NAR-fler-an-platserna",
            f"{svenska.versal(följdtext(bild, följd))}: {antal} tjänstgör, men nämnden har {platser} platser.",
            "Kontrollera vilka ersättare som tjänstgjorde.",
            plats=paragrafplats(bild.paragrafer[följd[0]], "närvaro", följdtext(bild, följd)),
            lagrum="KL 6:16",
        )


def ersättare_tjänstgör_för_någon(s: Sammanträde, läge: Läge) -> Iterator[Påpekande]:
    """KL 6:17: in the seat of a ledamot who does not serve, and one in each seat."""
    bild = bild_av(s, läge)
    utan: dict[int | None, list[int]] = defaultdict(list)
    upptagen: dict[tuple[int | None, int | None], list[int]] = defaultdict(list)
    delad: dict[tuple[int | None, ...], list[int]] = defaultdict(list)
    sedda: dict[tuple[int, int], _Platser] = {}
    for nr, p in enumerate(bild.paragrafer):
        stund = bild.stund(p)
        if stund not in sedda:
            sedda[stund] = _fel_platser(bild, p)
        for vem in sedda[stund].utan:
            utan[vem].append(nr)
        for par in sedda[stund].upptagen:
            upptagen[par].append(nr)
        for flera in sedda[stund].delad:
            delad[flera].append(nr)
    yield from _platspåpekanden(bild, utan, upptagen, delad)


@dataclass(slots=True)
class _Platser:
    """Of one §: the ersättare without a seat, those in a taken one, and a seat with those who share it."""

    utan: list[int | None] = field(default_factory=list)
    upptagen: list[tuple[int | None, int | None]] = field(default_factory=list)
    delad: list[tuple[int | None, ...]] = field(default_factory=list)


def _fel_platser(bild: Bild, p: Paragraf) -> _Platser:
    ut, själva = _Platser(), bild.i_tjänst(p)
    i_platsen: dict[int | None, list[int | None]] = defaultdict(list)
    for t in bild.tjänstgörande(p):
        if t.vem.roll is not Närvaroroll.ERSÄTTARE:
            continue
        if t.för is None:
            ut.utan.append(t.vem.id)
            continue
        i_platsen[t.för.id].append(t.vem.id)
        if t.för.id in själva:
            ut.upptagen.append((t.vem.id, t.för.id))
    ut.delad += [(ledamot, *vilka) for ledamot, vilka in i_platsen.items() if len(vilka) > 1]
    return ut


def _platspåpekanden(
    bild: Bild,
    utan: dict[int | None, list[int]],
    upptagen: dict[tuple[int | None, int | None], list[int]],
    delad: dict[tuple[int | None, ...], list[int]],
) -> Iterator[Påpekande]:
    for vem, var in utan.items():
        n = _person(bild, vem)
        yield varning(
            "NAR-ersattare-utan-plats",
            f"{namn_med_parti(n)} tjänstgör ({bild.nummertext(var)}) utan att det står i stället för vem.",
            "Välj den ledamot som ersätts.",
            plats=personplats(n, "för_id"),
            lagrum="KL 6:17",
        )
    for (vem, för), var in upptagen.items():
        n, ledamot = _person(bild, vem), _person(bild, för)
        yield varning(
            "NAR-plats-upptagen",
            f"{namn_med_parti(n)} tjänstgör för {namn_med_parti(ledamot)}, som själv tjänstgör "
            f"({bild.nummertext(var)}).",
            "Ändra vem som tjänstgör.",
            plats=personplats(n, "för_id"),
            lagrum="KL 6:17",
        )
    for (för, *vilka), var in delad.items():
        ledamot = _person(bild, för)
        namn = svenska.uppräkning([namn_med_parti(_person(bild, v)) for v in vilka])
        yield varning(
            "NAR-samma-plats",
            f"{namn} tjänstgör {'båda' if len(vilka) == 2 else 'alla'} för {namn_med_parti(ledamot)} "
            f"({bild.nummertext(var)}).",
            "Låt en av dem tjänstgöra.",
            plats=personplats(_person(bild, vilka[-1]), "för_id"),
            lagrum="KL 6:17",
        )


def _person(bild: Bild, id_: int | None) -> Närvarande:
    n = bild.person(id_)
    assert n is not None  # comes from the attendance itself
    return n


def någon_leder_sammanträdet(s: Sammanträde, läge: Läge) -> Iterator[Påpekande]:
    """KL 5:65, 6:22: for every § somebody who is there presides."""
    if not finns_närvaro(s):
        return
    bild = bild_av(s, läge)
    for följd, _ in följder(bild, lambda p: True if bild.ordförande(p) is None and bild.tjänstgörande(p) else None):
        yield varning(
            "NAR-ordforande-saknas",
            f"{svenska.versal(följdtext(bild, följd))}: ingen ur presidiet tjänstgör och ingen annan är angiven som "
            "ordförande.",
            "Välj vem som ledde sammanträdet.",
            plats=paragrafplats(bild.paragrafer[följd[0]], "ordförande_id", följdtext(bild, följd)),
            lagrum="KL 6:22",
        )

    def borta(p: Paragraf) -> int | None:
        vald = bild.person(p.ordförande_id)
        if vald is None or vald.id in bild.jäviga(p):  # jäv has a rule of its own
            return None
        return vald.id if vald.id not in bild.i_tjänst(p) else None

    for följd, vem in följder(bild, borta):
        yield varning(
            "NAR-ordforande-borta",
            f"{namn_med_parti(_person(bild, vem))} är angiven som ordförande i {följdtext(bild, följd)} men tjänstgör "
            "inte där.",
            "Välj en ordförande som tjänstgör.",
            plats=paragrafplats(bild.paragrafer[följd[0]], "ordförande_id", följdtext(bild, följd)),
            lagrum="KL 6:22",
        )


def någon_justerar(s: Sammanträde, läge: Läge) -> Iterator[Påpekande]:
    """R29: who signs a § was there; the chair does not sign twice. Another signs where a chosen one cannot."""
    bild = bild_av(s, läge)
    valda = bild.valda_justerare
    if not valda or not finns_närvaro(s):
        return

    def saknas(p: Paragraf) -> tuple[int | None, ...] | None:
        signerar = bild.justerare(p)
        if len(signerar) >= len(valda) or not bild.tjänstgörande(p):
            return None
        return tuple(n.id for n in valda if n not in signerar)

    for följd, vilka in följder(bild, saknas):
        p = bild.paragrafer[följd[0]]
        varför = svenska.uppräkning([_varför(bild, _person(bild, v), p) for v in vilka])
        yield varning(
            "NAR-justerare-saknas",
            f"{svenska.versal(följdtext(bild, följd))}: {varför}, och ingen ersättare för justeraren kan justera.",
            "Utse någon annan som justerar dessa paragrafer." if len(följd) > 1 else "Utse någon annan som justerar.",
            plats=paragrafplats(p, "närvaro", följdtext(bild, följd)),
            lagrum="KL 5:69",
        )


def _varför(bild: Bild, n: Närvarande, p: Paragraf) -> str:
    ordförande = bild.ordförande(p)
    if n.id in bild.jäviga(p):
        return f"justeraren {namn_med_parti(n)} är jävig"
    if ordförande is not None and ordförande.id == n.id:
        return f"justeraren {namn_med_parti(n)} är ordförande"
    return f"justeraren {namn_med_parti(n)} tjänstgör inte"


NÄRVAROREGLER: Final[tuple[Regel[Sammanträde], ...]] = (
    närvaron_är_noterad,
    nämnden_är_beslutför,
    inte_fler_än_platserna,
    ersättare_tjänstgör_för_någon,
    någon_leder_sammanträdet,
    någon_justerar,
)
