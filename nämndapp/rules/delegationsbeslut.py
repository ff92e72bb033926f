"""Decisions under delegation: the right delegate, within the limit, under a version in force, reported (R49–R53)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Final

from nämndapp.bas import belopp, delegering, lagrumstext, svenska
from nämndapp.bas.papekande import Plats, Påpekande
from nämndapp.models.delegation import Beloppsenhet, Delegatslag
from nämndapp.rules.delegationsbelopp import gräns, i_kronor
from nämndapp.rules.delegationsrad import lagrum_i
from nämndapp.rules.delegatslag import slag
from nämndapp.rules.lage import Läge, Regel, tips, varning
from nämndapp.rules.ordningsbild import Kapitelbild, Ordningsbild, Punktbild, Radregister
from nämndapp.rules.sarskilda_protokoll import Protokollsbild, granska_protokoll


@dataclass(frozen=True, slots=True)
class Beslutsbild:
    """A decision as the rules see it. ``anmält``: the day of the meeting where it is (or was) reported.

    ``särskilt_protokoll``: it has one, made elsewhere or justerat here; ``i_utkast``: in one that is not justerat yet.
    """

    datum: date
    punkt_nyckel: str = ""
    punkt_nr: str = ""
    delegat: str = ""
    belopp: int | None = None
    lagrum: str = ""
    brådskande: bool = False
    anmält: date | None = None
    på_lista: bool = False
    särskilt_protokoll: bool = False
    nr: str = ""
    diarienummer: str = ""
    id: int | None = None
    i_utkast: bool = False

    @property
    def namn(self) -> str:
        """How it is spoken of, without saying what it is about (it may be secret)."""
        märke = self.diarienummer or self.nr
        return f"Beslutet {self.datum.isoformat()}{f' ({märke})' if märke else ''}"


@dataclass(frozen=True, slots=True)
class Utskottsbild:
    """§§ of an utskott's protocol that are reported."""

    utskott: str
    datum: date
    från: int
    till: int
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Delegationsbild:
    """A nämnd's delegation: versions, decisions, reports of its utskott, its meetings' days, särskilda protokoll."""

    ordningar: tuple[Ordningsbild, ...] = ()
    beslut: tuple[Beslutsbild, ...] = ()
    utskott: tuple[Utskottsbild, ...] = ()
    möten: tuple[date, ...] = ()
    protokoll: tuple[Protokollsbild, ...] = ()

    def gällande(self, dag: date) -> Ordningsbild | None:
        """The version in force on the day."""
        giltiga = [o for o in self.ordningar if o.gäller(dag)]
        return max(giltiga, key=lambda o: (o.gäller_från or date.min, o.nummer), default=None)


def punkt_i(o: Ordningsbild, b: Beslutsbild) -> tuple[Kapitelbild, Punktbild] | None:
    """The row that a decision was taken under, in that version: by key, or by number where no row was chosen."""
    return Radregister(o).hitta(b.punkt_nyckel, b.punkt_nr)


class Beslutsregister:
    """The version in force on a decision's day and its row there; each version's rows are read once."""

    def __init__(self, d: Delegationsbild) -> None:
        self._d = d
        self._av: dict[int, Radregister] = {}

    def hitta(self, b: Beslutsbild) -> tuple[Ordningsbild | None, tuple[Kapitelbild, Punktbild] | None]:
        """The version in force on the decision's day (None: none was), and the decision's row there."""
        o = self._d.gällande(b.datum)
        if o is None:
            return None, None
        if id(o) not in self._av:
            self._av[id(o)] = Radregister(o)
        return o, self._av[id(o)].hitta(b.punkt_nyckel, b.punkt_nr)


_SKILJ = re.compile(r"[,;/]|\beller\b|\boch\b")


def _plats(b: Beslutsbild, fält: str) -> Plats:
    return Plats("delegationsbeslut", b.id, fält, text=b.namn.removeprefix("Beslutet "))


def granska_beslut(
    o: Ordningsbild | None, rad: tuple[Kapitelbild, Punktbild] | None, b: Beslutsbild
) -> list[Påpekande]:
    """The flags of one decision; ``rad`` is its row in the version that was in force on its day."""
    if b.brådskande and not b.punkt_nr and not b.punkt_nyckel:
        return []  # KL 6:39: the chair's right is not in the delegationsordning
    if o is None:
        return [
            varning(
                "DEL-beslut-giltighet",
                f"{b.namn} fattades en dag då ingen delegationsordning gällde.",
                "Kontrollera beslutets datum, eller lägg in den version som gällde.",
                plats=_plats(b, "datum"),
                lagrum="KL 7:5",
            )
        ]
    if rad is None:
        return [
            varning(
                "DEL-beslut-punkt",
                f"{b.namn} {_saknas(o, b)} (version {o.nummer}).",
                "Välj rätt punkt.",
                plats=_plats(b, "punkt_nr"),
                lagrum="KL 7:5",
            )
        ]
    return [*_rätt_delegat(o, rad[1], b), *_inom_gränsen(o, rad[1], b)]


def _saknas(o: Ordningsbild, b: Beslutsbild) -> str:
    """How the row is missing: no number, an unknown one, one that two rows have, or a row of another version."""
    gällde = "i den delegationsordning som gällde"
    med_numret = [p for p in o.punkter if p.nr == b.punkt_nr]
    if not b.punkt_nr:
        return f"hänvisar till ingen punkt {gällde}"
    if b.punkt_nyckel and med_numret:
        return f"avser en punkt som inte finns {gällde}, där {b.punkt_nr} är ”{med_numret[0].ärende[:60]}”"
    if len(med_numret) > 1:
        return f"hänvisar till punkt {b.punkt_nr}, som finns {len(med_numret)} gånger {gällde}"
    return f"hänvisar till punkt {b.punkt_nr}, som inte finns {gällde}"


def _rätt_delegat(o: Ordningsbild, p: Punktbild, b: Beslutsbild) -> Iterator[Påpekande]:
    rätta = {_ord(kod, o) for kod in (*p.koder, *_SKILJ.split(p.ersättare)) if kod.strip()}
    if not b.delegat or _ord(b.delegat, o) in rätta:
        return
    if slag(b.delegat, o.koder) is Delegatslag.NÄMND:
        return
    yield varning(
        "DEL-beslut-delegat",
        f"{b.namn} är fattat av {b.delegat}, men punkt {p.nr} är delegerad till {svenska.uppräkning(p.koder)}.",
        "Kontrollera vem som beslutade. Ett beslut av fel person kan behöva tas om.",
        plats=_plats(b, "delegat"),
        lagrum="KL 7:5",
    )


def _ord(delegat: str, o: Ordningsbild) -> str:
    """A delegate as he is compared: "ec", and "Enhetschef" where the register says that this is what EC stands for."""
    rent = " ".join(delegat.split()).casefold()
    return next((k.kod.casefold() for k in o.koder.values() if rent and k.betydelse.casefold() == rent), rent)


def _inom_gränsen(o: Ordningsbild, p: Punktbild, b: Beslutsbild) -> Iterator[Påpekande]:
    kod = next((k for k in p.koder if _ord(k, o) == _ord(b.delegat, o)), b.delegat)
    tak = gräns(p, kod)
    kronor = i_kronor(tak, p.enhet, b.datum.year) if tak is not None else None
    if b.belopp is None or tak is None:
        return
    if kronor is None:
        yield tips(
            "DEL-beslut-belopp-ar",
            f"{b.namn}: gränsen i punkt {p.nr} är {belopp.visa(tak, p.enhet.value)}, och programmet känner inte till "
            f"beloppet för {b.datum.year}.",
            "Kontrollera beloppet för hand.",
            plats=_plats(b, "belopp"),
            lagrum="KL 7:5",
        )
    elif b.belopp > kronor:
        taket = _tak(tak, p.enhet, kronor, b.datum.year)
        yield varning(
            "DEL-beslut-belopp",
            f"{b.namn} gäller {svenska.heltal(b.belopp)} kr; gränsen i punkt {p.nr} är {taket}.",
            "Kontrollera beloppet. Ett beslut över gränsen ska fattas av någon annan.",
            plats=_plats(b, "belopp"),
            lagrum="KL 7:5",
        )


def _tak(tak: Decimal, enhet: Beloppsenhet, kronor: Decimal, år: int) -> str:
    """ "10 000 kr", "0,5 prisbasbelopp (29 600 kr år 2026)"."""
    kr = belopp.visa(kronor, belopp.KRONOR)
    return kr if enhet is Beloppsenhet.KRONOR else f"{belopp.visa(tak, enhet.value)} ({kr} år {år})"


def besluten_är_rätt_fattade(d: Delegationsbild, _läge: Läge) -> Iterator[Påpekande]:
    """Every decision: its row, its delegate, its amount, its day."""
    register = Beslutsregister(d)
    for b in d.beslut:
        yield from granska_beslut(*register.hitta(b), b)


def brådskande_beslut_anmäls_vid_nästa_möte(d: Delegationsbild, läge: Läge) -> Iterator[Påpekande]:
    """KL 6:40, SoL 30:12: an urgent decision is reported at the next meeting."""
    for b in d.beslut:
        if not b.brådskande:
            continue
        nästa = next((m for m in sorted(d.möten) if m >= b.datum), None)
        if nästa is None or (b.anmält is not None and b.anmält <= nästa):
            continue
        sen = f"anmäldes först {b.anmält.isoformat()}" if b.anmält else "är inte anmält"
        hållet = nästa < läge.idag
        yield varning(
            "DEL-bradskande",
            f"{b.namn} är brådskande och {sen}; det ska anmälas vid sammanträdet {nästa.isoformat()}.",
            "Anmäl det vid nästa sammanträde och anteckna dröjsmålet."
            if hållet
            else "Lägg det på föredragningslistan.",
            plats=_plats(b, "anmäld_punkt_id"),
            lagrum="KL 6:40",
        )


def behöver_eget_protokoll(rad: tuple[Kapitelbild, Punktbild] | None, b: Beslutsbild) -> bool:
    """Is it a decision that is not reported and that laglighetsprövning may apply to (KL 6:40, 7:8; 8:10 p. 3)?

    What is appealed by förvaltningsbesvär needs no protocol of its own (corrections, R50).
    """
    anmäls_inte = rad is not None and rad[1].anmäls is False
    har = b.särskilt_protokoll or b.i_utkast
    return anmäls_inte and b.anmält is None and not b.på_lista and not har and not är_besvär(rad, b)


def är_besvär(rad: tuple[Kapitelbild, Punktbild] | None, b: Beslutsbild) -> bool:
    """Is the decision, by its law, as a rule appealed by förvaltningsbesvär? Then a pärm at the meeting is enough."""
    kapitellag = lagrumstext.lagens_kortnamn(rad[0].rubrik) if rad else ""
    refs = lagrumstext.tolka(b.lagrum, kapitellag) if b.lagrum else (lagrum_i(rad[1], rad[0]) if rad else ())
    kända = delegering.lagar()
    lagar = {r.lag for r in refs if not (r.lag in kända and kända[r.lag].allmän)}
    return bool(lagar) and all(lag in kända and kända[lag].besvär for lag in lagar)


def oanmälda_har_eget_protokoll(d: Delegationsbild, _läge: Läge) -> Iterator[Påpekande]:
    """KL 6:40, 7:8 and 8:10 p. 3: what is not reported is put in a protocol of its own, which is announced."""
    register = Beslutsregister(d)
    for b in d.beslut:
        _, rad = register.hitta(b)
        if behöver_eget_protokoll(rad, b):
            yield varning(
                "DEL-eget-protokoll",
                f"{b.namn} ska inte anmälas och har inget eget protokoll.",
                "Sätt upp ett särskilt protokoll och anslå det, eller anmäl beslutet.",
                plats=_plats(b, "särskilt_protokoll"),
                lagrum="KL 7:8",
            )


def särskilda_protokoll_är_hela(d: Delegationsbild, läge: Läge) -> Iterator[Påpekande]:
    """KL 6:40, 7:8: a särskilt protokoll has decisions with words, a name under it, and is justerat and announced."""
    for p in d.protokoll:
        yield from granska_protokoll(p, läge)


def utskottens_paragrafer_följer_på_varandra(d: Delegationsbild, _läge: Läge) -> Iterator[Påpekande]:
    """Each utskott's §§ run on through the year: a gap is a protocol that has not been reported."""
    serier: dict[tuple[str, int], list[Utskottsbild]] = {}
    for u in d.utskott:
        serier.setdefault((u.utskott, u.datum.year), []).append(u)
    for rader in serier.values():
        yield from glapp(sorted(rader, key=lambda u: (u.från, u.till)))


def glapp(rader: Sequence[Utskottsbild]) -> Iterator[Påpekande]:
    """Gaps and overlaps between the §§ of one utskott in one year, the first of which may begin anywhere."""
    for före, efter in pairwise(rader):
        plats = Plats("utskottsanmalan", efter.id, "från", text=f"{efter.utskott} {efter.datum.isoformat()}")
        if efter.från > före.till + 1:
            saknas = f"§§ {före.till + 1}–{efter.från - 1}" if efter.från > före.till + 2 else f"§ {före.till + 1}"
            yield varning(
                "DEL-utskott-lucka",
                f"{efter.utskott}: {saknas} är inte anmälda (mellan {före.datum} och {efter.datum}).",
                "Lägg till det protokoll som saknas, eller rätta paragraferna.",
                plats=plats,
                lagrum="KL 6:40",
            )
        elif efter.från <= före.till:
            yield varning(
                "DEL-utskott-dubbelt",
                f"{efter.utskott}: § {efter.från} anmäls två gånger ({före.datum} och {efter.datum}).",
                "Rätta paragraferna.",
                plats=plats,
            )


BESLUTSREGLER: Final[tuple[Regel[Delegationsbild], ...]] = (
    besluten_är_rätt_fattade,
    brådskande_beslut_anmäls_vid_nästa_möte,
    oanmälda_har_eget_protokoll,
    särskilda_protokoll_är_hela,
    utskottens_paragrafer_följer_på_varandra,
)
