"""Where one paper ends and the next begins."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from nämndapp.bas.diarienummer import nyckel
from nämndapp.bas.forslag import Dokumenttyp, Fält
from nämndapp.importers.etiketter import SKRIVELSER, typ_av_ord, typ_av_titel
from nämndapp.importers.huvud import ORGANRAD, Huvud
from nämndapp.importers.rader import Del, tomma_före, är_kommunnamn


@dataclass(slots=True)
class Gräns:
    """A paper: parts ``start`` to ``slut`` (exclusive), its heads (the first and those of later pages), its type."""

    start: int
    slut: int
    typ: Dokumenttyp | None
    säkerhet: float
    huvuden: list[Huvud] = field(default_factory=list)

    def värde(self, namn: str) -> str | None:
        """The first value of a key in any of the heads."""
        return next((v for h in self.huvuden if (v := h.värde(namn))), None)


_INRE = {"tid", "plats", "tid_och_plats", "justerare", "ersattare_for_justerare", "justering", "ordforande",
         "sekreterare", "svar_senast", "justerandes_signatur", "utdragsbestyrkande"}  # fmt: skip
_FAKTARUTA = {"giltigt_fran", "giltigt_till", "beslutad_av", "beslutsdatum", "diarienummer"}
_PARAGRAF = re.compile(r"^§\s*(?:\d+|x)?(?:\s|$)", re.IGNORECASE)


def _text_mellan(delar: list[Del], a: int, b: int) -> int:
    return sum(1 for d in delar[a:b] if not d.tom)


def _fortsätter(delar: list[Del], gräns: Gräns, huvud: Huvud) -> bool:
    """Whether a head belongs to the paper that is already open: a later page, or the other half of its head."""
    samma_dnr = nyckel(huvud.värde("diarienummer")) in (None, nyckel(gräns.värde("diarienummer")))
    samma_typ = huvud.typ in (None, gräns.typ)
    if (huvud.sida is not None and huvud.sida > 1 and samma_dnr and samma_typ) or _är_faktaruta(delar, gräns, huvud):
        return True
    if huvud.sida == 1 and gräns.värde("sida"):
        return False
    if gräns.typ is Dokumenttyp.PROTOKOLLSPARAGRAF and huvud.typ is gräns.typ:
        nya = [d for d in delar[huvud.slut : huvud.slut + 50] if not d.tom][:10]
        return not any(_PARAGRAF.match(d.text) for d in nya)
    egna = {n for h in gräns.huvuden for n in h.fält}
    nya_nycklar = huvud.fält.keys()
    if {"diarienummer", "dokumenttyp"} & nya_nycklar and not {"handlaggare", "adressat"} & nya_nycklar:
        sidoblock = {"handlaggare", "adressat"} & egna and not {"diarienummer", "dokumenttyp", "datum"} & egna
        return bool(sidoblock) or (
            gräns.värde("diarienummer") is not None
            and huvud.värde("diarienummer") is not None
            and samma_dnr
            and huvud.typ is not None
            and samma_typ
            and huvud.sida != 1
        )
    if nya_nycklar <= {"handlaggare", "adressat", "forvaltning", "enhet", "sida"} and not nya_nycklar & egna:
        return _text_mellan(delar, gräns.huvuden[-1].slut, huvud.start) <= 3
    return False


def _är_faktaruta(delar: list[Del], gräns: Gräns, huvud: Huvud) -> bool:
    """The box right under the title of a paper with a head: from when it holds, what it replaces; or the head again."""
    nycklar = huvud.fält.keys()
    if huvud.sida is not None or huvud.typ_läst:
        return False
    if _text_mellan(delar, gräns.huvuden[-1].slut, huvud.start) > 4:
        return False
    gemensamma = [(v, huvud.värde(n)) for n in nycklar if (v := gräns.värde(n))]
    upprepar = len(gemensamma) > 1 and all(a == b for a, b in gemensamma)
    return upprepar or (nycklar <= _FAKTARUTA and "giltigt_fran" in nycklar)


def _titel_före(delar: list[Del], i: int, golv: int) -> tuple[int, Dokumenttyp] | None:
    """A title such as "Kallelse till socialnämnden" shortly before part ``i``."""
    sedda = 0
    while i > golv and sedda < 6:
        i -= 1
        if delar[i].tom:
            continue
        sedda += 1
        typ = typ_av_titel(delar[i].text) or typ_av_ord(delar[i].text)
        if typ in {Dokumenttyp.KALLELSE, Dokumenttyp.FÖREDRAGNINGSLISTA}:
            return i, typ
    return None


def _kallelsens_gräns(delar: list[Del], titel: int, eget: Huvud | None = None) -> Gräns:
    """A kallelse begins with its title, or with the kommun and organ that stand right above it."""
    huvud = Huvud(titel, titel)
    i = titel
    for _ in range(3):
        tomma = tomma_före(delar, i)
        i -= tomma + 1
        if i < 0 or tomma > 2:
            break
        if är_kommunnamn(delar[i].text):
            huvud.kommun, huvud.start = Fält(delar[i].text, delar[i].rad), i
        elif ORGANRAD.match(delar[i].text):
            huvud.fält["organ"], huvud.start = [Fält(delar[i].text, delar[i].rad)], i
        else:
            break
    huvud.slut = titel
    huvuden = [huvud, eget] if eget else [huvud]
    return Gräns(huvud.start, huvud.start, Dokumenttyp.KALLELSE, 0.9 if eget else 0.85, huvuden)


def _titel_överst(delar: list[Del], gräns: Gräns) -> None:
    """A title that stands above the labels at the top of a file belongs to the paper."""
    ovanför = [i for i in range(gräns.start) if not delar[i].tom]
    titellika = all(len(delar[i].text) <= 120 and "\t" not in delar[i].rå for i in ovanför)
    if 0 < len(ovanför) <= 3 and titellika and gräns.start - ovanför[-1] <= 3:
        gräns.start = ovanför[0]


def _ny_gräns(huvud: Huvud) -> Gräns:
    säkerhet = 0.97 if huvud.typ_läst else 0.9 if huvud.typ else 0.75
    return Gräns(huvud.start, huvud.start, huvud.typ, säkerhet, [huvud])


def dela_i_papper(delar: list[Del], huvuden: list[Huvud]) -> list[Gräns]:
    """The papers that have a head, each reaching to the next one's start. Parts before the first belong to none."""
    gränser: list[Gräns] = []
    for huvud in huvuden:
        nuvarande = gränser[-1] if gränser else None
        if huvud.fält.keys() <= _INRE | {"datum", "dokumenttyp"} and huvud.fält.keys() & _INRE and not huvud.typ_läst:
            if nuvarande and nuvarande.typ is Dokumenttyp.KALLELSE and not nuvarande.värde("tid"):
                continue
            if (
                nuvarande
                and nuvarande.typ is Dokumenttyp.FÖREDRAGNINGSLISTA
                and _text_mellan(delar, nuvarande.huvuden[-1].slut, huvud.start) <= 3
            ):
                continue  # its own title stands between its head and the time of the meeting
            titel = _titel_före(delar, huvud.start, nuvarande.huvuden[-1].slut if nuvarande else 0)
            if huvud.typ is Dokumenttyp.KALLELSE and titel is None:
                gränser.append(_kallelsens_gräns(delar, huvud.start, huvud))
            elif titel:
                gränser.append(_kallelsens_gräns(delar, titel[0]))
            continue
        if nuvarande and nuvarande.typ is Dokumenttyp.KALLELSE and huvud.typ is Dokumenttyp.FÖREDRAGNINGSLISTA:
            continue
        if nuvarande and _fortsätter(delar, nuvarande, huvud):
            nuvarande.huvuden.append(huvud)
            if nuvarande.typ is None and huvud.typ:
                nuvarande.typ, nuvarande.säkerhet = huvud.typ, 0.95
        else:
            gränser.append(_ny_gräns(huvud))
    for gräns, nästa in pairwise(gränser):
        gräns.slut = nästa.start
    if gränser:
        gränser[-1].slut = len(delar)
        _titel_överst(delar, gränser[0])
    return gränser


def ska_vara_skrivelse(gräns: Gräns) -> bool:
    """Heads without a type are read as skrivelser when they have a handläggare or an addressee."""
    nycklar = {n for h in gräns.huvuden for n in h.fält}
    return gräns.typ in SKRIVELSER or (gräns.typ is None and bool({"handlaggare", "adressat"} & nycklar))
