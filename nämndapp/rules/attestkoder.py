"""Are a list's codes right: length, series, doubles, ranges (R63)? The paper's own order is never a fault."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from nämndapp.bas import svenska
from nämndapp.bas.attest import AttestradUppgifter, HelAttestlista, intervall, koder_i, täcker
from nämndapp.bas.papekande import Påpekande
from nämndapp.rules.attestprov import Attestprov, kallas, kodrader, plats
from nämndapp.rules.lage import Läge, Regel, fel, tips, varning

Numrerad = tuple[int, AttestradUppgifter]
_SERIE = re.compile(r"^(?P<ord>.*\D)\s*(?P<nr>\d{1,3})$")
_MINST_I_SERIE = 4
_FÖRLED = 2  # digits that a series of codes has in common at least


def koden_finns_och_har_rätt_längd(p: Attestprov, _läge: Läge) -> Iterator[Påpekande]:
    """Every part has as many digits as the kommun says, and nothing but digits."""
    u = p.lista.uppgifter
    for nr, rad in kodrader(p.lista):
        if not rad.kod:
            yield fel(
                "ATT-kod-saknas",
                f"Raden {kallas(rad)} har ingen kod.",
                "Fyll i koden, eller gör raden till en rubrik eller till alla koder.",
                plats=plats(nr, rad, "kod"),
            )
        for del_ in u.koddelar:
            kod = rad.kod if del_ is u.huvuddel else rad.koder.get(del_.nyckel, "")
            for en in koder_i(kod):
                if del_.siffror and (len(en) != del_.siffror or not en.isdigit()):
                    yield varning(
                        "ATT-kodlangd",
                        f"{del_.namn} ”{en}” har inte {del_.siffror} siffror, som de andra.",
                        "Rätta koden. Inledande nollor ska stå kvar.",
                        plats=plats(nr, rad, "kod" if del_ is u.huvuddel else f"koder.{del_.nyckel}"),
                    )


def koden_står_en_gång(p: Attestprov, _läge: Läge) -> Iterator[Påpekande]:
    """The same code may stand twice only when each row has its own condition ("inom", "utöver")."""
    per_kod: dict[str, list[Numrerad]] = defaultdict(list)
    for nr, rad in kodrader(p.lista):
        if rad.kod:
            per_kod[rad.kod].append((nr, rad))
    namn = defaultdict(set)
    for kod, rader in per_kod.items():
        for _, rad in rader:
            namn[rad.benämning.casefold()].add(kod)
    for kod, rader in per_kod.items():
        villkor = [r.nyckel[1] for _, r in rader]
        if len(rader) < 2 or (all(villkor) and len(set(villkor)) == len(villkor)):
            continue
        for nr, rad in rader[1:]:
            andra = svenska.uppräkning(
                [f"{plats(n, r).text} ({r.benämning or 'utan benämning'})" for n, r in rader if r is not rad]
            )
            syskon = sorted({k for _, r in rader for k in namn[r.benämning.casefold()] if k != kod and r.benämning})
            råd = "Ge raderna olika villkor, eller rätta en av koderna"
            råd += f" (kanske ska det stå {svenska.uppräkning(syskon)}, som heter likadant)." if syskon else "."
            yield varning(
                "ATT-dubblettkod",
                f"Koden {kod} står även på {andra}, utan villkor som skiljer dem åt.",
                råd,
                plats=plats(nr, rad, "kod"),
            )


def koden_hör_till_serien(p: Attestprov, _läge: Läge) -> Iterator[Påpekande]:
    """A code outside the series of its neighbours, most often with two digits swapped (70621 among 760xx)."""
    alla = {en for _, rad in kodrader(p.lista) for en in koder_i(rad.kod)}
    for grupp in _grupper(p.lista):
        utanför = {**_med_omkastade(grupp, alla), **_i_namnserier(grupp)}
        for nr, rad in grupp:
            if nr not in utanför:
                continue
            serie = utanför[nr]
            bättre = next((k for k in _omkastade(rad.kod) if k.startswith(serie) and k not in alla), "")
            yield varning(
                "ATT-utanfor-serien",
                f"Koden {rad.kod} ({rad.benämning}) hör inte till serien {serie}{'x' * (len(rad.kod) - len(serie))}, "
                "som raderna intill.",
                f"Ska det stå {bättre}?" if bättre else "Kontrollera koden mot kodplanen.",
                plats=plats(nr, rad, "kod"),
            )


def _grupper(lista: HelAttestlista) -> Iterator[list[Numrerad]]:
    """Rows that share their outer parts (the whole list where there are none)."""
    yttre = [k.nyckel for k in lista.uppgifter.yttre]
    grupper: dict[tuple[str, ...], list[Numrerad]] = defaultdict(list)
    for nr, rad in kodrader(lista):
        if rad.kod and not intervall(rad.kod):
            grupper[tuple(rad.koder.get(k, "") for k in yttre)].append((nr, rad))
    yield from grupper.values()


def _omkastade(kod: str) -> Iterator[str]:
    """The code with two neighbouring digits swapped, each way."""
    for i in range(len(kod) - 1):
        if kod[i] != kod[i + 1]:
            yield kod[:i] + kod[i + 1] + kod[i] + kod[i + 2 :]


def _med_omkastade(grupp: list[Numrerad], alla: set[str]) -> dict[int, str]:
    """Rows whose code becomes one of the group's great series when two digits are swapped; the series by row."""
    början = Counter(r.kod[:3] for _, r in grupp if len(r.kod) > 3)
    stora = [b for b, antal in början.items() if antal >= _MINST_I_SERIE and antal * 2 > len(grupp)]
    ut: dict[int, str] = {}
    for nr, rad in grupp:
        if any(rad.kod.startswith(b[:_FÖRLED]) for b in stora):
            continue
        for serie in stora:
            bättre = [k for k in _omkastade(rad.kod) if k.startswith(serie) and k not in alla]
            if bättre and _nära(bättre[0], grupp):
                ut[nr] = serie
    return ut


def _nära(kod: str, grupp: list[Numrerad]) -> bool:
    """Would the code stand next to another of the group?"""
    return kod.isdigit() and any(
        len(r.kod) == len(kod) and r.kod.isdigit() and 0 < abs(int(r.kod) - int(kod)) <= 3 for _, r in grupp
    )


def _i_namnserier(grupp: list[Numrerad]) -> dict[int, str]:
    """Rows named in a series ("Brukare 21") whose code does not begin as that of the others."""
    serier: dict[str, list[Numrerad]] = defaultdict(list)
    for nr, rad in grupp:
        if träff := _SERIE.match(rad.benämning):
            serier[träff["ord"].strip().casefold()].append((nr, rad))
    ut: dict[int, str] = {}
    for rader in serier.values():
        [(början, antal)] = Counter(r.kod[:3] for _, r in rader).most_common(1)
        if antal >= _MINST_I_SERIE and antal * 2 > len(rader):
            ut |= {nr: början for nr, r in rader if not r.kod.startswith(början[:_FÖRLED])}
    return ut


def intervallen_är_hela(p: Attestprov, _läge: Läge) -> Iterator[Påpekande]:
    """Ranges do not overlap, run upwards, and leave no codes out between them; a row may be singled out of a range."""
    rader = list(kodrader(p.lista))
    spann: list[tuple[int, int, int, AttestradUppgifter]] = []
    for nr, rad in rader:
        if (ändar := intervall(rad.kod)) is None:
            continue
        från, till = int(ändar[0]), int(ändar[1])
        if från > till:
            yield fel(
                "ATT-intervall-baklanges",
                f"Intervallet {rad.kod} slutar före sin början.",
                "Byt plats på koderna.",
                plats=plats(nr, rad, "kod"),
            )
        else:
            spann.append((från, till, nr, rad))
    spann.sort(key=lambda s: s[:3])
    for (_, till, _, rad), (från2, _, nr2, rad2) in pairwise(spann):
        skilda = rad.villkor and rad2.villkor and rad.nyckel[1] != rad2.nyckel[1]
        if från2 <= till and not skilda:
            yield varning(
                "ATT-overlapp",
                f"Intervallen {rad.kod} och {rad2.kod} går in i varandra.",
                "Ändra gränserna, så att varje kod har en attestant.",
                plats=plats(nr2, rad2, "kod"),
            )
        elif till + 1 < från2:
            bredd = len(koder_i(rad.kod)[0])
            lucka = range(till + 1, från2)
            if not any(r.kod.isdigit() and int(r.kod) in lucka for _, r in rader):
                yield tips(
                    "ATT-lucka",
                    f"Koderna {lucka[0]:0{bredd}d}–{lucka[-1]:0{bredd}d}, mellan {rad.kod} och {rad2.kod}, står inte "
                    "i listan.",
                    "Lägg till dem, eller låt raden Alla koder gälla.",
                    plats=plats(nr2, rad2, "kod"),
                )
    yield from _utbrutna(rader, spann)


def _utbrutna(rader: list[Numrerad], spann: list[tuple[int, int, int, AttestradUppgifter]]) -> Iterator[Påpekande]:
    """A single code inside a range: its row goes first, but that should be meant."""
    for nr, rad in rader:
        if intervall(rad.kod) or not rad.kod.isdigit():
            continue
        for _, _, _, i in (s for s in spann if s[0] <= int(rad.kod) <= s[1]):
            if täcker(i.kod, rad.kod) and not (rad.villkor and i.nyckel[1] != rad.nyckel[1]):
                yield tips(
                    "ATT-i-intervall",
                    f"Koden {rad.kod} står för sig men ingår också i {i.kod}; raden för sig går före.",
                    "Ta bort raden, eller dela intervallet, om det inte är menat.",
                    plats=plats(nr, rad, "kod"),
                )


def namnserien_är_hel(p: Attestprov, _läge: Läge) -> Iterator[Påpekande]:
    """Numbers that are missing in a series of names ("Brukare 5")."""
    for grupp in _grupper(p.lista):
        serier: dict[str, list[tuple[int, Numrerad]]] = defaultdict(list)
        for nr, rad in grupp:
            if träff := _SERIE.match(rad.benämning):
                serier[träff["ord"].strip()].append((int(träff["nr"]), (nr, rad)))
        for ord_, poster in serier.items():
            finns = {n for n, _ in poster}
            saknas = [n for n in range(min(finns), max(finns)) if n not in finns]
            if len(finns) >= _MINST_I_SERIE and saknas and len(saknas) * 2 <= len(finns):
                yield tips(
                    "ATT-lucka-i-namn",
                    f"{ord_} {svenska.uppräkning([str(n) for n in saknas])} saknas bland {ord_} "
                    f"{min(finns)}–{max(finns)}.",
                    "Kontrollera att de inte har glömts.",
                    plats=plats(*poster[-1][1], "benämning"),
                )


ATTESTKODREGLER: tuple[Regel[Attestprov], ...] = (
    koden_finns_och_har_rätt_längd,
    koden_står_en_gång,
    koden_hör_till_serien,
    intervallen_är_hela,
    namnserien_är_hel,
)
