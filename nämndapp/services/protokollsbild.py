"""A meeting's protocol in memory, looked at many times while somebody types: rules, derived text, attendance grid.

It is loaded once; what the window saves is put in (``ersätt``, ``sätt_närvaro``) instead of being read again. The
window asks from a worker, one question at a time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from nämndapp.bas import svenska
from nämndapp.bas.papekande import Påpekande
from nämndapp.bas.paragrafavsnitt import avsnittsnyckel
from nämndapp.models import Avgörande, Närvarande, Närvaroroll, Paragraf, Proposition, Sammanträde, Utfall
from nämndapp.rules.beslutsgang import härledda_avsnitt
from nämndapp.rules.narvaro import Bild, Tjänstgörande, beslutför, namn_med_parti
from nämndapp.rules.omrostning import förslag_till_utfall, röstberättigade
from nämndapp.services import granska, osparat
from nämndapp.services.protokolluppgifter import NärvaroUppgifter
from nämndapp.services.uppgifter import ParagrafUppgifter
from nämndapp.storage import Databas, planer
from nämndapp.storage.relationer import sätt_relationer


class Läge(StrEnum):
    """A person under a §, in the word of the grid."""

    FRÅNVARANDE = "frånvarande"
    NÄRVARANDE = "närvarande"
    TJÄNSTGÖR = "tjänstgör"
    DEL = "del av"
    JÄV = "jäv"
    DELTAR_INTE = "deltar inte"


@dataclass(frozen=True, slots=True)
class Ruta:
    """A cell of the grid; ``för`` is whose seat an ersättare has taken."""

    läge: Läge = Läge.FRÅNVARANDE
    för: str = ""
    distans: bool = False

    @property
    def i_ord(self) -> str:
        """ "tjänstgör för Bo Al (C), på distans"."""
        ord_ = {Läge.DEL: "närvarande en del av paragrafen", Läge.JÄV: "jävig, utanför rummet"}.get(self.läge)
        delar = [ord_ or self.läge.value]
        if self.för:
            delar[0] += f" för {self.för}"
        if self.distans:
            delar.append("på distans")
        return ", ".join(delar)


@dataclass(frozen=True, slots=True)
class Personrad:
    """A person's line of the grid; ``rutor`` are in the order of the §§, one for the whole meeting without §§."""

    id: int
    namn: str
    roll: Närvaroroll
    titel: str
    var_där: bool
    paragrafer: str
    rutor: tuple[Ruta, ...] = ()

    @property
    def uppgift(self) -> str:
        """The title of a guest, else the role."""
        return self.titel or self.roll.value


@dataclass(frozen=True, slots=True)
class Paragrafläge:
    """How many decide a § and who presides."""

    id: int
    beteckning: str
    rubrik: str
    antal: int
    beslutför: bool
    ordförande_id: int | None
    ordförande: str


@dataclass(frozen=True, slots=True)
class Möteslage:
    """The attendance of a meeting, for the grid. ``platser`` is the number of seats, None when it is not known."""

    personer: tuple[Personrad, ...] = ()
    paragrafer: tuple[Paragrafläge, ...] = ()
    platser: int | None = None

    @property
    def ordning(self) -> tuple[int, ...]:
        """The ids of the §§, in order."""
        return tuple(p.id for p in self.paragrafer)


@dataclass(frozen=True, slots=True)
class Val:
    """A person to choose: id of the närvarande and "Åsa Öberg (S)"."""

    id: int
    namn: str


@dataclass(frozen=True, slots=True)
class HärlettAvsnitt:
    """What the data say, as a section: ``nyckel`` names the kind, ``text`` is in the notation of textblock."""

    nyckel: str
    rubrik: str
    text: str
    egen: bool = False  # the paragraph has its own words for this


@dataclass(frozen=True, slots=True)
class Utfallsförslag:
    """What the votes of a proposition give; ``utfall`` is None where a lot, or a chair who has not voted, decides."""

    utfall: Utfall | None
    avgörande: Avgörande

    @property
    def i_ord(self) -> str:
        """ "ja vann", "nej vann med ordförandens utslagsröst", "lika röster: lottning avgör"."""
        if self.utfall is None:
            return f"lika röster: {self.avgörande.value} avgör"
        hur = "" if self.avgörande is Avgörande.MAJORITET else f" med {self.avgörande.value}"
        return f"{self.utfall.value} vann{hur}"


@dataclass(frozen=True, slots=True)
class Paragrafbild:
    """What the chosen § shows besides its own content."""

    id: int
    tjänstgörande: tuple[Val, ...] = ()
    närvarande: tuple[Val, ...] = ()
    härledda: tuple[HärlettAvsnitt, ...] = ()
    röstande: tuple[Val, ...] = ()
    utfall: tuple[Utfallsförslag | None, ...] = ()
    ordförande: str = ""
    justerare: str = ""
    rättelser: tuple[str, ...] = ()


def beteckning(nummer: int | None, preliminärt: int | None) -> str:
    """ "§ 104", "(§ 3)" while the number is preliminary, "§" without any."""
    if nummer is not None:
        return svenska.paragraf(nummer)
    return f"({svenska.paragraf(preliminärt)})" if preliminärt is not None else "§"


class Protokollsbild:
    """One meeting. Belongs to one thread at a time."""

    def __init__(self, db: Databas, sammanträde_id: int) -> None:
        self.db = db
        self.sammanträde_id = sammanträde_id
        with db.läsning() as enhet:
            self._möte: Sammanträde = planer.ladda_protokoll(enhet.session, sammanträde_id)
            enhet.session.expunge_all()
        self._bild = Bild(self._möte)

    # -- what has been saved or is being typed ------------------------------------------------
    def ersätt(self, paragraf_id: int, uppgifter: ParagrafUppgifter) -> None:
        """The § as it now is; a § that is not known is not added (load anew)."""
        paragrafer = list(self._möte.paragrafer)
        plats = next((nr for nr, p in enumerate(paragrafer) if p.id == paragraf_id), None)
        if plats is None:
            return
        gammal = paragrafer[plats]
        ny = osparat.paragraf(uppgifter, paragraf_id, {p.id or 0: p for p in self._möte.punkter})
        ny.version = gammal.version
        sätt_relationer(ny, ärende=gammal.ärende, rättelser=gammal.rättelser)
        paragrafer[plats] = ny
        osparat.med_paragrafer(self._möte, paragrafer)
        self._bild = Bild(self._möte)

    def sätt_närvaro(self, uppgifter: NärvaroUppgifter) -> None:
        """The närvaro as it now is."""
        osparat.närvaro(self._möte, uppgifter)
        self._bild = Bild(self._möte)

    # -- what is shown ------------------------------------------------------------------------
    def påpekanden(self, idag: date | None = None) -> list[Påpekande]:
        """The rules on the whole meeting."""
        with self.db.läsning() as enhet:
            return granska.granska_laddat_möte(enhet.session, self._möte, idag or date.today())

    def paragraf(self, paragraf_id: int) -> Paragrafbild | None:
        """The chosen §; None when it is gone."""
        p = self._paragraf(paragraf_id)
        if p is None:
            return None
        ordförande = self._bild.ordförande(p)
        return Paragrafbild(
            paragraf_id,
            tuple(_val(t.vem) for t in self._bild.tjänstgörande(p)),
            tuple(_val(n) for n in self._bild.närvarande(p)),
            self._härledda(p),
            tuple(_val(n) for n in röstberättigade(p, self._bild)),
            tuple(self._utfall(p, x) for x in p.propositioner),
            namn_med_parti(ordförande) if ordförande else "",
            ", ".join(namn_med_parti(n) for n in self._bild.justerare(p)),
            tuple(f"{svenska.datum_kort(r.datum)}, {r.av}: {r.text}" for r in p.rättelser),
        )

    def _utfall(self, p: Paragraf, proposition: Proposition) -> Utfallsförslag | None:
        förslag = förslag_till_utfall(p, proposition, self._bild)
        return Utfallsförslag(förslag.utfall, förslag.avgörande) if förslag else None

    def _härledda(self, p: Paragraf) -> tuple[HärlettAvsnitt, ...]:
        egna = {avsnittsnyckel(a.rubrik) for a in p.avsnitt if a.text.strip()}
        return tuple(
            HärlettAvsnitt(h.nyckel, h.rubrik, h.text, h.nyckel in egna)
            for h in härledda_avsnitt(p, self._bild, self._möte)
        )

    def läge(self) -> Möteslage:
        """The grid with quorum and chair of every §."""
        platser = self._möte.nämnd.platser if self._möte.nämnd else None
        kolumner = [self._kolumn(p) for p in self._bild.paragrafer]
        personer = tuple(
            Personrad(
                n.id or 0,
                namn_med_parti(n),
                n.roll,
                n.titel,
                self._bild.var_närvarande(n),
                self._bild.närvarotext(n),
                tuple(kolumn.get(n.id or 0, Ruta()) for kolumn in kolumner) or (self._hela_mötet(n),),
            )
            for n in self._bild.personer
        )
        return Möteslage(personer, tuple(self._paragrafläge(p, platser) for p in self._bild.paragrafer), platser)

    def _hela_mötet(self, n: Närvarande) -> Ruta:
        """The only cell while there are no §§."""
        if not n.intervall:
            return Ruta()
        tjänst = next((i for i in n.intervall if i.tjänstgör), None)
        för = self._bild.person(tjänst.för_id) if tjänst else None
        läge = Läge.TJÄNSTGÖR if tjänst else Läge.NÄRVARANDE
        return Ruta(läge, namn_med_parti(för) if för else "", any(i.distans for i in n.intervall))

    def _paragrafläge(self, p: Paragraf, platser: int | None) -> Paragrafläge:
        antal = len(self._bild.tjänstgörande(p))
        ordförande = self._bild.ordförande(p)
        return Paragrafläge(
            p.id or 0,
            beteckning(p.nummer, p.preliminärt),
            p.rubrik,
            antal,
            beslutför(platser, antal),
            ordförande.id if ordförande else None,
            namn_med_parti(ordförande) if ordförande else "",
        )

    def _kolumn(self, p: Paragraf) -> dict[int, Ruta]:
        tjänst: dict[int | None, Tjänstgörande] = {t.vem.id: t for t in self._bild.tjänstgörande(p)}
        avstod = {e.närvarande_id for e in p.ej_deltagande}
        ut: dict[int, Ruta] = {n or 0: Ruta(Läge.JÄV) for n in self._bild.jäviga(p)}
        i_rummet = {n.id: n for n in self._bild.närvarande(p)}
        for n in {**i_rummet, **{id_: t.vem for id_, t in tjänst.items()}}.values():
            t = tjänst.get(n.id)
            för = namn_med_parti(t.för) if t and t.för else ""
            distans = t.distans if t else any(i.distans for i in n.intervall)
            läge = Läge.TJÄNSTGÖR if t else Läge.NÄRVARANDE
            if n.id in avstod:
                läge = Läge.DELTAR_INTE
            elif _bara_delvis(n) and self._bild.del_av(n, p):
                läge = Läge.DEL
            ut[n.id or 0] = Ruta(läge, för, distans)
        return ut

    def _paragraf(self, id_: int) -> Paragraf | None:
        return next((p for p in self._bild.paragrafer if p.id == id_), None)


def _bara_delvis(n: Närvarande) -> bool:
    return any(i.del_från or i.del_till for i in n.intervall)


def _val(n: Närvarande) -> Val:
    return Val(n.id or 0, namn_med_parti(n))


def som_val(uppgifter: NärvaroUppgifter) -> tuple[Val, ...]:
    """Everybody of the meeting."""
    return tuple(
        Val(n.id, f"{n.namn} ({n.parti})" if n.parti else n.namn) for n in uppgifter.närvarande if n.id is not None
    )


def namnen(val: Sequence[Val]) -> dict[int, str]:
    """Names by id."""
    return {v.id: v.namn for v in val}
