"""Filling a template: each known control gets its field, all else stays, and what finds no place is not lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from nämndapp.bas.papekande import Nivå, Påpekande
from nämndapp.bas.wordfalt import (
    HUSETS,
    MALLTYPER,
    TJÄNSTESKRIVELSE,
    Fältslag,
    Pappersmärke,
    Wordfält,
    fält_för,
    känn_fält,
    saknade_viktiga,
)
from nämndapp.reports import dokument as d
from nämndapp.reports.mall import kontroller
from nämndapp.reports.mall.kontroller import Kontroll, Placering
from nämndapp.reports.mall.paket import W, Wordpaket
from nämndapp.reports.mall.papper import Avsnitt, Värden, värden
from nämndapp.reports.mall.skriv import Förlaga, Skrivare, radtexter
from nämndapp.reports.mall.stilar import Stilar
from nämndapp.reports.rensa import rensa


@dataclass(frozen=True, slots=True)
class Mallinnehåll:
    """What a template holds: known fields by name, other controls as they are called."""

    fält: tuple[str, ...]
    okända: tuple[str, ...]

    def påpekanden(self, typ: str) -> list[Påpekande]:
        """What is worth knowing before the template is used."""
        ut = [
            Påpekande("MALL-fält-saknas", Nivå.TIPS, f"Mallen har ingen innehållskontroll för ”{fält.namn}”.",
                      förslag=_råd(fält))
            for fält in saknade_viktiga(typ, self.fält)
        ]  # fmt: skip
        egna = {fält.namn for fält in fält_för(typ)}
        främmande = [n for n in self.fält if n not in egna]
        ut += [
            Påpekande("MALL-okänt-fält", Nivå.TIPS, f"”{namn}” är inget fält i en {MALLTYPER[typ].lower()} "
                      "och lämnas som det är.")
            for namn in (*self.okända, *främmande)
        ]  # fmt: skip
        return ut


def _råd(fält: Wordfält) -> str:
    var = "Texten läggs sist i dokumentet." if fält.innehåll else "Uppgiften kommer inte med."
    return f"{var} Lägg till en innehållskontroll med taggen {fält.namn} i Word."


@dataclass(frozen=True, slots=True)
class Ifyllt:
    """The paper, and what to know about it."""

    innehåll: bytes
    påpekanden: tuple[Påpekande, ...] = ()


def granska(mall: bytes, namn: str = "mallen") -> Mallinnehåll:
    """What a template holds. Raises Importfel for what cannot be a template."""
    paket = Wordpaket.läs(mall, namn)
    kända: dict[str, None] = {}
    okända: dict[str, None] = {}
    for kontroll in _alla(paket):
        if kontroll.fält is not None:
            kända[kontroll.fält.namn] = None
        else:
            okända[kontroll.namn] = None
    return Mallinnehåll(tuple(kända), tuple(okända))


def _alla(paket: Wordpaket) -> Iterator[Kontroll]:
    for del_ in paket.textdelar():
        yield from kontroller.hitta(paket.rot(del_))


def fyll(
    mall: bytes,
    dokument: d.Dokument,
    typ: str,
    *,
    fält: Mapping[str, str] | None = None,
    märke: Pappersmärke | None = None,
) -> Ifyllt:
    """The paper in the template. A field without value is emptied, or, in a paper that is to be written in Word

    (one with ``märke``), keeps the template's prompt. Raises Importfel when the template cannot be read.
    """
    paket = Wordpaket.läs(mall)
    ut = _Fyllning(paket, värden(rensa(dokument), typ, fält or {}), typ, behåll_tomma=märke is not None)
    ut.kör()
    if märke is not None:
        paket.sätt_egenskap(märke.som_text())
    return Ifyllt(paket.som_fil(), tuple(ut.påpekanden))


class _Fyllning:
    def __init__(self, paket: Wordpaket, v: Värden, typ: str, *, behåll_tomma: bool) -> None:
        self._paket, self._v, self._typ, self._behåll = paket, v, typ, behåll_tomma
        self._stilar = Stilar(paket)
        self._fyllda: set[str] = set()
        self.påpekanden: list[Påpekande] = []

    def kör(self) -> None:
        """Fills all parts; the body's rich fields after its single ones."""
        alla = list(_alla(self._paket))
        finns = {k.fält.namn for k in alla if k.fält is not None}
        self.påpekanden += Mallinnehåll(
            tuple(sorted(finns)), tuple(dict.fromkeys(k.namn for k in alla if k.fält is None))
        ).påpekanden(self._typ)
        self._avsnitt = self._fria_avsnitt(finns)
        self._husets_rubrik = self._rubrik_före(alla)
        for kontroll in alla:
            if kontroll.fält is not None and kontroll.placering is not Placering.RAD:
                self._fyll(kontroll, kontroll.fält)
        self._lägg_till_det_som_saknas()

    def _fria_avsnitt(self, finns: set[str]) -> list[Avsnitt]:
        """The sections for ``avsnitt``: those that have no control of their own."""
        if "avsnitt" not in finns:
            return [a for a in self._v.avsnitt if not a.fält]
        return [a for a in self._v.avsnitt if not a.fält or (a.fält not in finns and a.block)]

    def _rubrik_före(self, alla: Sequence[Kontroll]) -> Any | None:
        """A heading of the template's own above one of its fields: how the house sets headings."""
        for kontroll in alla:
            if kontroll.fält is not None and kontroll.fält.rubrik:
                föregående = kontroll.element.getprevious()
                if föregående is not None and föregående.tag == f"{W}p" and self._stilar.är_rubrik(föregående):
                    return föregående
        return None

    def _fyll(self, kontroll: Kontroll, fält: Wordfält) -> None:
        if fält.namn == "avsnitt":
            self._fyll_avsnitt(kontroll)
        elif fält.namn in self._v.block:
            self._fyll_block(kontroll, fält, self._v.block[fält.namn])
        elif fält.namn in self._v.texter:
            text = self._v.texter[fält.namn]
            if text or not self._behåll or fält.namn in HUSETS:
                self._fyll_text(kontroll, self._med_handläggarrader(fält, text))
        else:
            if self._typ in fält.typer and kontroll.platshållare and (not self._behåll or fält.namn in HUSETS):
                kontroller.sätt_text(kontroll, "")  # a finished paper shows no prompts
            return
        self._fyllda.add(fält.namn)

    @staticmethod
    def _fyll_text(kontroll: Kontroll, text: str) -> None:
        """Several lines become paragraphs where the control is all that its paragraph holds."""
        if "\n" in text and kontroll.placering is Placering.LÖPTEXT:
            kontroll = kontroller.gör_till_block(kontroll)
        kontroller.sätt_text(kontroll, text)

    def _med_handläggarrader(self, fält: Wordfält, text: str) -> str:
        """Title and unit below the name, where the template has no controls for them."""
        if fält.namn != "handläggare":
            return text
        finns = {k.fält.namn for k in _alla(self._paket) if k.fält is not None}
        rader = [self._v.texter.get(n, "") for n in ("handläggare_titel", "enhet", "förvaltning") if n not in finns]
        egna = text.split("\n")[:1] if "handläggare_titel" in self._v.texter else text.split("\n")
        return "\n".join(filter(None, [*egna, *(r for r in rader if r not in egna)]))

    # -- lists and rich text ------------------------------------------------------------------

    def _fyll_block(self, kontroll: Kontroll, fält: Wordfält, block: Sequence[d.Block]) -> None:
        if not block and self._behåll:
            return
        rader = radtexter(block)
        if kontroll.placering is Placering.LÖPTEXT:
            kontroll = kontroller.gör_till_block(kontroll)
        if kontroll.placering is Placering.LÖPTEXT:
            kontroller.sätt_text(kontroll, "\n".join(d.ren_text(r) for r in rader))
            return
        exempel = list(kontroll.behållare)
        rubriker = self._egna_rubriker(exempel) if fält.namn not in {"paragrafer", "föredragningslista"} else []
        skrivare = Skrivare(self._stilar, self._förlaga(kontroll, exempel))
        if not block:
            nya = [skrivare.stycke(())]
            self._ta_bort_rubrik(kontroll, fält)
        elif fält.slag is Fältslag.LISTA or fält.slag is Fältslag.TEXT:
            nya = skrivare.rader(block)
        else:
            nya = skrivare.block(block)
        kontroller.byt_innehåll(kontroll, [*rubriker, *nya])
        kontroller.märk_ifylld(kontroll.element, flera_stycken=True)

    def _förlaga(self, kontroll: Kontroll, exempel: Sequence[Any]) -> Förlaga:
        förlaga = Förlaga(exempel, self._stilar, self._husets_rubrik)
        if kontroll.platshållare:
            förlaga.run = None
        return förlaga

    def _egna_rubriker(self, exempel: Sequence[Any]) -> list[Any]:
        """Headings that the control begins with belong to the template."""
        ut = []
        for e in exempel:
            if e.tag != f"{W}p" or not self._stilar.är_rubrik(e):
                break
            ut.append(e)
        return ut

    def _ta_bort_rubrik(self, kontroll: Kontroll, fält: Wordfält) -> None:
        """The template's heading above a field that the finished paper does not have goes with it."""
        över = kontroll.element.getprevious()
        if över is None or över.tag != f"{W}p" or not fält.rubrik:
            return
        text = "".join(t.text or "" for t in över.iter(f"{W}t")).strip().rstrip(":")
        if känn_fält(text) == fält and över.find(f"{W}pPr/{W}sectPr") is None:
            över.getparent().remove(över)

    # -- sections -----------------------------------------------------------------------------

    def _fyll_avsnitt(self, kontroll: Kontroll) -> None:
        if not self._avsnitt and self._behåll:
            return
        if kontroll.placering is Placering.LÖPTEXT:
            kontroll = kontroller.gör_till_block(kontroll)
        if kontroller.inre(kontroll.element, "avsnittstext") and self._avsnitt:
            self._upprepa(kontroll)
        else:
            block = [b for a in self._avsnitt for b in _avsnittsblock(a)]
            förlaga = self._förlaga(kontroll, list(kontroll.behållare))
            skrivare = Skrivare(self._stilar, förlaga)
            kontroller.byt_innehåll(kontroll, skrivare.block(block) or [skrivare.stycke(())])
        kontroller.märk_ifylld(kontroll.element, flera_stycken=True)

    def _upprepa(self, kontroll: Kontroll) -> None:
        """One copy of the item, or of all that the control holds, for each section."""
        post = kontroller.upprepat(kontroll.element)
        mönster = [post] if post is not None else list(kontroll.behållare)
        behållare, plats = mönster[0].getparent(), mönster[0].getparent().index(mönster[0])
        original = [deepcopy(e) for e in mönster]
        alla_poster = list(behållare) if post is not None else mönster
        for gammal in alla_poster:
            if gammal.tag != f"{W}tcPr":
                behållare.remove(gammal)
        for a in self._avsnitt:
            hållare = behållare.makeelement(f"{W}body", {})
            for e in original:
                hållare.append(deepcopy(e))
            self._fyll_en(hållare, a)
            for e in list(hållare):
                behållare.insert(plats, e)
                plats += 1

    def _fyll_en(self, hållare: Any, a: Avsnitt) -> None:
        for id_ in list(hållare.iter(f"{W}id")):
            if id_.getparent().tag == f"{W}sdtPr":
                id_.getparent().remove(id_)  # copies must not share their number; Word gives new ones
        for rubrik in kontroller.inre(hållare, "avsnittsrubrik")[:1]:
            kontroller.sätt_text(rubrik, d.ren_text(a.rubrik))
        for text in kontroller.inre(hållare, "avsnittstext")[:1]:
            self._fyll_block(text, _AVSNITTSTEXT, a.block)

    # -- what has no place --------------------------------------------------------------------

    def _lägg_till_det_som_saknas(self) -> None:
        """Content without a control is put last, under its heading; a mark of draft is put first."""
        kropp = self._paket.kropp
        slut = kropp.find(f"{W}sectPr")
        skrivare = Skrivare(self._stilar, Förlaga([], self._stilar, self._husets_rubrik))
        märkning = self._v.texter.get("märkning", "")
        if märkning and "märkning" not in self._fyllda:
            kropp.insert(0, skrivare.stycke((d.Run(märkning, fet=True),)))
        nya: list[Any] = []
        for namn, block in self._hemlösa():
            nya += skrivare.block(block)
            self.påpekanden.append(
                Påpekande("MALL-sist", Nivå.VARNING, f"Mallen har ingen plats för ”{namn}”, som därför står sist.")
            )
        for e in nya:
            kropp.append(e) if slut is None else slut.addprevious(e)

    def _hemlösa(self) -> Iterator[tuple[str, list[d.Block]]]:
        i_avsnitt = "avsnitt" in self._fyllda
        for a in self._v.avsnitt:
            egen_plats = a.fält and a.fält in self._fyllda
            if a.block and not egen_plats and not i_avsnitt:
                yield d.ren_text(a.rubrik) or "text utan rubrik", _avsnittsblock(a)
        skrivna = {a.fält for a in self._v.avsnitt}
        for fält in fält_för(self._typ):
            block = self._v.block.get(fält.namn, ())
            if fält.innehåll and block and fält.namn not in self._fyllda | skrivna:
                rubrik = [d.Rubrik(2, d.runs(fält.rubrik))] if fält.rubrik else []
                rader = [d.Stycke(r) for r in radtexter(block)] if fält.slag is Fältslag.LISTA else list(block)
                yield fält.rubrik or fält.namn, [*rubrik, *rader]


_AVSNITTSTEXT = next(f for f in fält_för(TJÄNSTESKRIVELSE) if f.namn == "avsnittstext")


def _avsnittsblock(a: Avsnitt) -> list[d.Block]:
    return [*([d.Rubrik(2, a.rubrik)] if a.rubrik else []), *a.block]
