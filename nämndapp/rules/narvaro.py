"""Who was there, who decided and who presided, § by § (KL 5:66–67, 6:17, 6:27–30; R10–R13).

``Bild`` is the one place that reads the intervals; rules, papers and the window all ask it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Any

from nämndapp.bas import svenska
from nämndapp.models import Jäv, Jävsundantag, Närvarande, Närvarointervall, Närvaroroll, Paragraf, Sammanträde

PLATSROLLER = (Närvaroroll.ORDFÖRANDE, Närvaroroll.FÖRSTE_VICE, Närvaroroll.ANDRE_VICE, Närvaroroll.LEDAMOT)
"""The roles that hold a seat, in the order in which they preside (KL 6:22)."""
_PRESIDIUM = PLATSROLLER[:3]


def namn_med_parti(n: Närvarande) -> str:
    """ "Åsa Öberg (S)"."""
    return f"{n.namn} ({n.parti})" if n.parti else n.namn


def beslutför(platser: int | None, antal: int) -> bool:
    """More than half of the seats (KL 6:27); True when the number of seats is not known."""
    return platser is None or antal >= platser // 2 + 1


@dataclass(frozen=True, slots=True)
class Tjänstgörande:
    """Somebody who takes part in the decision of a §; an ersättare for the ledamot ``för`` (None when not said)."""

    vem: Närvarande
    för: Närvarande | None = None
    distans: bool = False


@dataclass(frozen=True, slots=True)
class Tjänstgöring:
    """In whose seat (None: the own) and where somebody served; ``paragrafer`` is "" for the whole meeting."""

    för: Närvarande | None
    paragrafer: str
    distans: str = ""  # the §§ served at a distance, "hela" when all of them


@dataclass(frozen=True, slots=True)
class _Stund:
    """What an interval says of one §. ``del_av``: only for a part of it; ``gick``: left before the decision."""

    intervall: Närvarointervall
    del_av: bool
    gick: bool


class Bild:
    """The attendance of a meeting laid out over its §§.

    Needs loaded: närvarande with intervall, justerare, paragrafer with jäv and ej_deltagande. §§ that are not stored
    yet are told apart by identity. ``bara``: the §§ that the texts speak of, where the paper is not about all.
    """

    def __init__(self, möte: Sammanträde, bara: Collection[Paragraf] | None = None) -> None:
        self.paragrafer: tuple[Paragraf, ...] = tuple(sorted(möte.paragrafer, key=lambda p: p.ordning))
        self.personer: tuple[Närvarande, ...] = tuple(sorted(möte.närvarande, key=lambda n: n.ordning))
        self._person: dict[int | None, Närvarande] = {n.id: n for n in self.personer}
        self._plats = {p.id: nr for nr, p in enumerate(self.paragrafer) if p.id is not None}
        self._av_objekt = {id(p): nr for nr, p in enumerate(self.paragrafer)}
        self._stunder = [self._lägg_ut(n) for n in self.personer]
        self.visas = tuple(sorted(self.plats(p) for p in (self.paragrafer if bara is None else bara)))
        self._nr = {id(n): nr for nr, n in enumerate(self.personer)}
        jäv = (plats if p.jäv else -1 for plats, p in enumerate(self.paragrafer))
        self._stund = list(zip(self._följder(), jäv, strict=True))
        self.minne: dict[str, Any] = {}  # what a check has worked out of the §§, for the rules to share
        self._tjänst: dict[tuple[int, int], list[Tjänstgörande]] = {}
        self._tjänst_id: dict[tuple[int, int], frozenset[int | None]] = {}
        self._i_rummet: dict[tuple[int, int], list[Närvarande]] = {}
        self._leder: dict[tuple[int, int, int | None], Närvarande | None] = {}
        self._signerar: dict[tuple[int, int, int | None], list[Närvarande]] = {}
        ordnade = sorted(möte.justerare, key=lambda j: j.ordning)
        self._justerare = [self._person[j.närvarande_id] for j in ordnade if j.närvarande_id in self._person]
        self._ersätter = {j.närvarande_id for j in möte.justerare if j.ersättare}

    # -- looking up ---------------------------------------------------------------------------
    def person(self, id_: int | None) -> Närvarande | None:
        """The närvarande with that id."""
        return self._person.get(id_)

    def plats(self, p: Paragraf) -> int:
        """The §'s place in the protocol, from 0."""
        plats = self._av_objekt.get(id(p))
        return plats if plats is not None else self._plats[p.id or 0]

    @cached_property
    def namnen(self) -> tuple[str, ...]:
        """What each § is called: "§ 12 Ny taxa"."""
        return tuple(paragrafnamn(plats, p) for plats, p in enumerate(self.paragrafer, 1))

    def stund(self, p: Paragraf) -> tuple[int, int]:
        """Two §§ with the same have the same people in the room and in service."""
        return self._stund[self.plats(p)]

    # -- one § --------------------------------------------------------------------------------
    def närvarande(self, p: Paragraf) -> list[Närvarande]:
        """Everybody in the room under the §, in the order of the paper; who was jävig is not."""
        stund = self.stund(p)
        if stund not in self._i_rummet:
            plats, jäviga = self.plats(p), self.jäviga(p)
            alla = zip(self.personer, self._stunder, strict=True)
            self._i_rummet[stund] = [n for n, s in alla if s[plats] and n.id not in jäviga]
        return self._i_rummet[stund]

    def tjänstgörande(self, p: Paragraf) -> list[Tjänstgörande]:
        """Who serves when the § is decided: those with a seat, ersättare in theirs, those called in for who is jävig.

        Who came during the § is counted, who left during it is not.
        """
        stund = self.stund(p)
        if stund not in self._tjänst:
            self._tjänst[stund] = self._tjänstgörande(p, self.plats(p))
        return self._tjänst[stund]

    def i_tjänst(self, p: Paragraf) -> frozenset[int | None]:
        """The ids of those who serve under the §."""
        stund = self.stund(p)
        if stund not in self._tjänst_id:
            self._tjänst_id[stund] = frozenset(t.vem.id for t in self.tjänstgörande(p))
        return self._tjänst_id[stund]

    def _tjänstgörande(self, p: Paragraf, plats: int) -> list[Tjänstgörande]:
        jäviga = self.jäviga(p)
        för_jäv = {j.ersättare_id: j for j in p.jäv if j.ersättare_id is not None and _utesluter(j)}
        ut: list[Tjänstgörande] = []
        for n, stunder in zip(self.personer, self._stunder, strict=True):
            if n.id in jäviga:
                continue
            stund = next((s for s in stunder[plats] if s.intervall.tjänstgör and not s.gick), None)
            if stund is not None:
                ut.append(Tjänstgörande(n, self._person.get(stund.intervall.för_id), stund.intervall.distans))
            elif n.id in för_jäv:
                distans = any(s.intervall.distans for s in stunder[plats])
                ut.append(Tjänstgörande(n, self._person.get(för_jäv[n.id].närvarande_id), distans))
        return ut

    def beslutande(self, p: Paragraf) -> list[Tjänstgörande]:
        """Who took part in the decision: those who serve, without those who said that they do not (KL 4:25)."""
        avstod = {e.närvarande_id for e in p.ej_deltagande}
        tjänst = self.tjänstgörande(p)
        return [t for t in tjänst if t.vem.id not in avstod] if avstod else tjänst

    def jäviga(self, p: Paragraf) -> frozenset[int | None]:
        """The ids of those who are out of the § by jäv."""
        return frozenset(j.närvarande_id for j in p.jäv if _utesluter(j)) if p.jäv else _INGA

    def ordförande(self, p: Paragraf) -> Närvarande | None:
        """Who presided: as noted, else the first of the presidium who serves; None when nobody is named."""
        nyckel = (*self.stund(p), p.ordförande_id)
        if nyckel not in self._leder:
            vald = self._person.get(p.ordförande_id) if p.ordförande_id is not None else None
            self._leder[nyckel] = vald or self._främst(self.i_tjänst(p))
        return self._leder[nyckel]

    def ordförande_utan_jäv(self, p: Paragraf) -> Närvarande | None:
        """Who would have presided, had nobody been jävig."""
        return self._främst({n.id for n in self.personer if self.skulle_tjänstgöra(n, p)})

    def skulle_tjänstgöra(self, n: Närvarande, p: Paragraf) -> bool:
        """Would the person have served under the §, had nobody been jävig?"""
        stunder = self._stunder[self._nr[id(n)]][self.plats(p)]
        return any(s.intervall.tjänstgör and not s.gick for s in stunder)

    def _främst(self, tjänst: Set[int | None]) -> Närvarande | None:
        for roll in _PRESIDIUM:
            for n in self.personer:
                if n.roll is roll and n.id in tjänst:
                    return n
        return None

    @property
    def valda_justerare(self) -> list[Närvarande]:
        """Those who were chosen to check the whole protocol, without the stand-ins."""
        return [n for n in self._justerare if n.id not in self._ersätter]

    def justerare(self, p: Paragraf) -> list[Närvarande]:
        """Who signs the § beside the chair: the chosen, with the stand-in for who was absent, jävig or presided."""
        nyckel = (*self.stund(p), p.ordförande_id)
        if nyckel not in self._signerar:
            self._signerar[nyckel] = self._justerar(p)
        return self._signerar[nyckel]

    def _justerar(self, p: Paragraf) -> list[Närvarande]:
        tjänst = self.i_tjänst(p)
        ordförande = self.ordförande(p)
        upptagen = ordförande.id if ordförande else None
        valda = self.valda_justerare
        reserver = [n for n in self._justerare if n.id in self._ersätter and n.id in tjänst and n.id != upptagen]
        ut: list[Närvarande] = []
        for n in valda:
            if n.id in tjänst and n.id != upptagen:
                ut.append(n)
            elif reserver:
                ut.append(reserver.pop(0))
        return ut

    def del_av(self, n: Närvarande, p: Paragraf) -> bool:
        """Was the person there for a part of the § only?"""
        stunder = self._stunder[self._nr[id(n)]][self.plats(p)]
        return bool(stunder) and all(s.del_av for s in stunder)

    # -- the whole meeting --------------------------------------------------------------------
    def var_närvarande(self, n: Närvarande) -> bool:
        """Was the person there at all (under the §§ that are spoken of)?"""
        if len(self.visas) == len(self.paragrafer):
            return bool(n.intervall)
        stunder = self._stunder[self._nr[id(n)]]
        return any(stunder[i] for i in self.visas)

    def tjänstgjorde(self, n: Närvarande) -> bool:
        """Did the person serve under any §? Without §§: is it said that the person serves?"""
        if not self.paragrafer:
            return any(i.tjänstgör for i in n.intervall)
        return any(n.id in {t.vem.id for t in self.tjänstgörande(p)} for p in self.paragrafer)

    def nummertext(self, plats: Iterable[int], delar: Iterable[int] = ()) -> str:
        """The places as §§: "§§ 12–18, del av § 19". Numbers where all have one, else their order in the list."""
        del_av = sorted(set(delar))
        hela = sorted(set(plats) - set(del_av))
        ut = [svenska.paragrafer([self._nummer(i) for i in hela])] if hela else []
        ut += [f"del av {svenska.paragraf(self._nummer(i))}" for i in del_av]
        return ", ".join(ut)

    def tjänstgöring(self, n: Närvarande) -> list[Tjänstgöring]:
        """Where the person served, by whose seat, in the order it began."""
        if not self.paragrafer:
            tjänst = [i for i in n.intervall if i.tjänstgör][:1]
            return [Tjänstgöring(self._person.get(i.för_id), "", "hela" if i.distans else "") for i in tjänst]
        stunder = self._stunder[self._nr[id(n)]]
        platser: dict[int | None, list[int]] = {}
        för: dict[int | None, Närvarande | None] = {}
        delar: set[int] = set()
        distans: set[int] = set()
        for nr in self.visas:
            p = self.paragrafer[nr]
            där = next((t for t in self.tjänstgörande(p) if t.vem is n), None)
            gick = next((s.intervall for s in stunder[nr] if s.intervall.tjänstgör and s.gick), None)
            if där is None and (gick is None or n.id in self.jäviga(p)):
                continue
            vem = där.för if där is not None else self._person.get(gick.för_id if gick else None)
            nyckel = vem.id if vem else None
            platser.setdefault(nyckel, []).append(nr)
            för[nyckel] = vem
            if stunder[nr] and all(s.del_av for s in stunder[nr]):
                delar.add(nr)
            if där.distans if där is not None else bool(gick and gick.distans):
                distans.add(nr)
        hela = len(self.visas)
        ut = []
        for nyckel, där_för in platser.items():
            egna = delar & set(där_för)
            text = "" if len(där_för) == hela and not egna else self.nummertext(där_för, egna)
            på_distans = distans & set(där_för)
            borta = "hela" if på_distans == set(där_för) else self.nummertext(på_distans)
            ut.append(Tjänstgöring(för[nyckel], text, borta if på_distans else ""))
        return ut

    def ordförandetexter(self) -> list[tuple[Närvarande, str]]:
        """Who presided and where: one without §§ when it was the same all the time; in the order it began."""
        return self._utspritt(lambda p: [o] if (o := self.ordförande(p)) is not None else [])

    def justerartexter(self) -> list[tuple[Närvarande, str]]:
        """Who signs beside the chair and where."""
        return self._utspritt(self.justerare)

    def _utspritt(self, vilka: Callable[[Paragraf], list[Närvarande]]) -> list[tuple[Närvarande, str]]:
        platser: dict[int | None, tuple[Närvarande, list[int]]] = {}
        for nr in self.visas:
            p = self.paragrafer[nr]
            for n in vilka(p):
                platser.setdefault(n.id, (n, []))[1].append(nr)
        hela = len(self.visas)
        return [(n, "" if len(nr) == hela else self.nummertext(nr)) for n, nr in platser.values()]

    def närvarotext(self, n: Närvarande) -> str:
        """The §§ of the person's presence; "" when it was the whole meeting (jäv is told by itself)."""
        stunder = self._stunder[self._nr[id(n)]]
        där = [i for i in self.visas if stunder[i]]
        delar = [i for i in där if all(s.del_av for s in stunder[i])]
        if len(där) == len(self.visas) and not delar:
            return ""
        return self.nummertext(där, delar)

    def _nummer(self, plats: int) -> int:
        p = self.paragrafer[plats]
        if p.nummer is not None:
            return p.nummer
        return p.preliminärt if p.preliminärt is not None else plats + 1

    def _lägg_ut(self, n: Närvarande) -> list[list[_Stund]]:
        """For each § the intervals that cover it."""
        rader = sorted(n.intervall, key=lambda i: i.ordning)
        if not rader:
            return [[]] * len(self.paragrafer)
        ut: list[list[_Stund]] = [[] for _ in self.paragrafer]
        for i in rader:
            från, till = self._ändar(i)
            hela = _Stund(i, del_av=False, gick=False)
            if len(rader) == 1 and till - från == len(ut) - 1 and not (i.del_från or i.del_till):
                return [[hela]] * len(ut)  # there all the time, as most are
            for plats in range(från, till + 1):
                ut[plats].append(hela)
            if från <= till and i.del_till:
                ut[till][-1] = _Stund(i, del_av=True, gick=True)
            if från <= till and i.del_från and not (i.del_till and från == till):
                ut[från][-1] = _Stund(i, del_av=True, gick=False)
        return ut

    def _ändar(self, i: Närvarointervall) -> tuple[int, int]:
        sist = len(self.paragrafer) - 1
        return self._plats.get(i.från_paragraf_id or 0, 0), self._plats.get(i.till_paragraf_id or 0, sist)

    def _följder(self) -> list[int]:
        """A number for each §; those beside each other between which nobody comes, goes or changes have the same."""
        skarvar = [0] * (len(self.paragrafer) + 1)
        for n in self.personer:
            for i in n.intervall:
                från, till = self._ändar(i)
                if från <= till:
                    skarvar[från] = skarvar[till + 1] = 1
                    skarvar[till] |= i.del_till
                    skarvar[från + 1] |= i.del_från
        return list(accumulate(skarvar[:-1]))


_INGA: frozenset[int | None] = frozenset()


def paragrafnamn(plats: int, p: Paragraf) -> str:
    """ "§ 12 Ny taxa", or by its place (from 1) before there is a number."""
    nummer = p.nummer if p.nummer is not None else p.preliminärt
    return f"{svenska.paragraf(nummer)} {p.rubrik}" if nummer is not None else f"paragraf {plats} ({p.rubrik})"


def _utesluter(j: Jäv) -> bool:
    return j.undantag is Jävsundantag.INGET
