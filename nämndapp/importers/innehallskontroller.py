"""A Word file written in a template with content controls: the fields are read from the controls, nothing is guessed.

What stands under a heading of its own between the controls is a section of its own. ``läs`` gives None for a file
without our controls, which is then read like any other. Which names are fields: ``bas.wordfalt``.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from typing import Any

from nämndapp.bas.forslag import Dokumentförslag, Dokumenttyp, Fält, Otolkat
from nämndapp.bas.svenska import tolka_datum
from nämndapp.bas.wordfalt import TJÄNSTESKRIVELSE, Fältslag, Pappersmärke, Wordfält, känn_fält
from nämndapp.importers import wordtext
from nämndapp.importers.etiketter import SKRIVELSER, avsnittsnyckel, känn_etikett, typ_av_ord, är_mallvärde
from nämndapp.importers.mallrester import är_mallrest
from nämndapp.importers.papekanden import granska
from nämndapp.importers.skrivelsefalt import fyll_skrivelse
from nämndapp.importers.underskrift import är_hälsning, är_namn, är_titel
from nämndapp.importers.wordmarke import läs_märke
from nämndapp.importers.wordtext import W, Wordstycke, Wordstycken

_KÄNNETECKEN = {"förslag_till_beslut", "sammanfattning", "ärendebeskrivning", "avsnitt", "beslutsunderlag"}
_ANDRA_PAPPER = {"föredragningslista", "paragrafer"}
_FORTSÄTTER_INTE = {"undertecknare", "adressat"}


@dataclass(slots=True)
class Bit:
    """A paragraph or table row of a section: its text in the notation of ``bas.textblock``, and what it is."""

    text: str
    rad: int
    slag: str = "stycke"  # stycke, punkt, nummer, tabell


@dataclass(slots=True)
class Mallavsnitt:
    """A stretch of the paper: a control's content, or what stands under a heading of its own (``fält`` "")."""

    rubrik: str
    rad: int
    fält: str = ""
    nivå: int = 0
    bitar: list[Bit] = field(default_factory=list)
    orörd: bool = False  # shows its prompt


@dataclass(slots=True)
class Ifylld:
    """A filled template."""

    rader: list[str]
    dokument: Dokumentförslag
    ej_tolkat: list[Otolkat]


def läs(innehåll: bytes) -> Ifylld | None:
    """The skrivelse of a filled template; None when the file has no controls that we know it by."""
    try:
        läsare = _Läsare(innehåll)
    except (KeyError, ValueError, SyntaxError, AttributeError):  # a part is missing or broken: nothing to know it by
        return None
    märke = läs_märke(innehåll)
    if not läsare.är_skrivelse(märke):
        return None
    läsare.kör()
    rader = läsare.rader or [""]
    säker = 1.0 if märke is not None else 0.99
    dok = Dokumentförslag(läsare.typ(), (1, len(rader)), säker, "\n".join(rader), märke=märke)
    fyll_skrivelse(dok, läsare.texter, läsare.avsnitt)
    datum = läsare.texter.get("datum")
    if datum and datum[0].text:
        dag = tolka_datum(datum[0].text)
        dok.datum = Fält(dag, datum[0].rad) if dag else None
        if dag is None:
            dok.fält["datum"] = Fält(datum[0].text, datum[0].rad)
    if dok.diarienummer:
        dok.hör_till, dok.hör_till_grund = dok.diarienummer.värde, "eget diarienummer"
    dok.påpekanden += granska(dok, rader)
    return Ifylld(rader, dok, läsare.ej_tolkat)


def _är_uppmaning(text: str) -> bool:
    """What a template asks for, where Word's own flag for it has been lost ("[Ert datum]", "Klicka här …")."""
    return är_mallrest(text) or är_mallvärde(text)


def _kan_skriva_under(text: str) -> bool:
    namn, _, titel = text.strip().partition(",")
    return är_namn(namn.partition("(")[0].strip()) or är_titel(titel.strip() or namn)


class _Läsare:
    """Walks through the paper once. ``texter`` are the single fields' lines, ``avsnitt`` all else, in order."""

    def __init__(self, innehåll: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(innehåll)) as arkiv:
            namn_på_delar = [n for n in arkiv.namelist() if n.startswith("word/") and n.endswith(".xml")]
            delar = {namn: arkiv.read(namn) for namn in namn_på_delar}
        self._ord = Wordstycken(delar)
        self._kropp = wordtext.tolka_xml(delar["word/document.xml"]).find(f"{W}body")
        sidor = sorted(n for n in delar if n.startswith(("word/header", "word/footer")))
        if self._kropp is None:
            raise ValueError("no body")
        self._sidor = [wordtext.tolka_xml(delar[n]) for n in sidor]
        self.rader: list[str] = []
        self.texter: dict[str, list[Bit]] = {}
        self.avsnitt: list[Mallavsnitt] = []
        self.ej_tolkat: list[Otolkat] = []
        self._öppet: Mallavsnitt | None = None
        self._rubrik: tuple[str, int, int] | None = None  # text, line, level of a heading that nothing follows yet
        self._i_kontroll: list[Wordfält] = []
        self._börjat = False
        self._radfält: Wordfält | None = None  # a single field in this cell, whose lines may go on below it

    def är_skrivelse(self, märke: Pappersmärke | None) -> bool:
        """Has it our mark, or a title and at least one of a skrivelse's fields, and no other paper's?"""
        namn = {f.namn for sdt in self._kropp.iter(f"{W}sdt") if (f := känn_fält(wordtext.namn_på(sdt))) is not None}
        if namn & _ANDRA_PAPPER or (märke is not None and märke.typ != TJÄNSTESKRIVELSE):
            return False
        return (märke is not None and bool(namn)) or (
            bool(namn & _KÄNNETECKEN) and bool(namn & {"rubrik", "diarienummer"})
        )

    def typ(self) -> Dokumenttyp:
        """What its own field says, when that is a kind of skrivelse."""
        sagt = self.texter.get("dokumenttyp")
        typ = typ_av_ord(sagt[0].text) if sagt else None
        return typ if typ in SKRIVELSER and typ is not None else Dokumenttyp.TJÄNSTESKRIVELSE

    def kör(self) -> None:
        """Body first, so that its values go before those of heads and feet."""
        self._fria_rubriker = self._ord.har_rubrikformat(self._kropp)
        self._block(self._kropp)
        self._släpp_rubrik()
        for sida in self._sidor:
            self._bara_fält(sida)

    def _bara_fält(self, sida: Any) -> None:
        """A head or foot: its controls only, for fields that the body does not have."""
        for sdt in sida.iter(f"{W}sdt"):
            fält = känn_fält(wordtext.namn_på(sdt))
            if fält is not None and fält.slag is Fältslag.TEXT and fält.namn not in self.texter:
                self._enkelt(fält, sdt)

    # -- what stands in a row -----------------------------------------------------------------

    def _block(self, element: Any) -> None:
        for barn in element:
            if barn.tag == f"{W}p":
                self._stycke(barn)
            elif barn.tag == f"{W}tbl":
                self._tabell(barn)
            elif barn.tag == f"{W}sdt":
                self._kontroll(barn)
            elif barn.tag in wordtext.GENOMSKINLIGA:
                self._block(barn)

    def _kontroll(self, sdt: Any) -> None:
        innehåll = sdt.find(f"{W}sdtContent")
        fält = känn_fält(wordtext.namn_på(sdt))
        if innehåll is None:
            return
        if fält is None:
            if not wordtext.visar_uppmaning(sdt):
                self._block(innehåll)
        elif fält.namn == "avsnitt":
            self._släpp_rubrik()
            self._öppet = None
            self._i_kontroll.append(fält)
            if not wordtext.visar_uppmaning(sdt):
                self._block(innehåll)
            self._i_kontroll.pop()
        elif fält.namn == "avsnittstext":
            self._avsnittstext(sdt, innehåll)
        elif fält.slag is Fältslag.TEXT:
            self._enkelt(fält, sdt)
        else:
            self._rikt(fält, sdt, innehåll)

    def _enkelt(self, fält: Wordfält, sdt: Any) -> None:
        """A single value, one line for each paragraph or line break."""
        texter = [] if wordtext.visar_uppmaning(sdt) else self._ord.texter(sdt.find(f"{W}sdtContent"))
        rena = [t for text in texter for t in text.split("\n") if t.strip() and not _är_uppmaning(t)]
        bitar = [Bit(t.strip(), self._rad(t)) for t in rena] or [Bit("", max(len(self.rader), 1))]
        if not self.texter.get(fält.namn) or not self.texter[fält.namn][0].text:
            self.texter[fält.namn] = bitar
        if self._öppet is not None and self._öppet.fält in _FORTSÄTTER_INTE:
            self._öppet = None

    def _rikt(self, fält: Wordfält, sdt: Any, innehåll: Any) -> None:
        rubrik = self._ta_rubrik(fält)
        self._öppet = Mallavsnitt(rubrik[0], rubrik[1], fält.namn, rubrik[2])
        self.avsnitt.append(self._öppet)
        self._börjat |= fält.innehåll
        if wordtext.visar_uppmaning(sdt):
            self._öppet.orörd = True
        else:
            self._i_kontroll.append(fält)
            self._block(innehåll)
            self._i_kontroll.pop()
        if fält.namn in _FORTSÄTTER_INTE:
            self._öppet = None

    def _avsnittstext(self, sdt: Any, innehåll: Any) -> None:
        if wordtext.visar_uppmaning(sdt):
            self._släpp_rubrik_orörd()
        else:
            self._block(innehåll)

    def _släpp_rubrik_orörd(self) -> None:
        """The heading of a section that still shows its prompt."""
        if self._rubrik is not None:
            text, rad, nivå = self._rubrik
            self._rubrik = None
            self._öppet = Mallavsnitt(text, rad, "", nivå, orörd=True)
            self.avsnitt.append(self._öppet)

    def _ta_rubrik(self, fält: Wordfält) -> tuple[str, int, int]:
        """The heading right above a control is the control's, unless it is that of another kind of section."""
        if self._rubrik is None:
            return fält.rubrik, len(self.rader) + 1, 0
        if avsnittsnyckel(self._rubrik[0]) == "fritt" and känn_fält(self._rubrik[0]) != fält:
            self._släpp_rubrik()
            return fält.rubrik, len(self.rader) + 1, 0
        rubrik, self._rubrik = self._rubrik, None
        return rubrik

    def _släpp_rubrik(self) -> None:
        """A heading without text below it is a section without text, save on top of the paper."""
        if self._rubrik is None:
            return
        text, rad, nivå = self._rubrik
        self._rubrik = None
        if (self._börjat or self._i_kontroll) and typ_av_ord(text) is None:
            self._öppet = Mallavsnitt(text, rad, "", nivå)
            self.avsnitt.append(self._öppet)

    # -- paragraphs ---------------------------------------------------------------------------

    def _stycke(self, p: Any) -> None:
        stycke = self._ord.läs(p)
        for sdt in stycke.kontroller:
            self._i_stycket(sdt, stycke)
        for ruta in wordtext.textrutor(p):
            self._block(ruta)
        if stycke.kontroller and any(känn_fält(wordtext.namn_på(s)) for s in stycke.kontroller):
            if stycke.text.strip():
                self._rad(stycke.text)  # the label beside a control
            return
        text = stycke.text.strip()
        if not text or är_mallrest(text):
            return
        rad = self._rad(text)
        if self._är_rubrik(stycke, text):
            self._på_rubrik(text, rad, stycke.nivå)
        else:
            self._på_text(stycke, rad)

    def _i_stycket(self, sdt: Any, stycke: Wordstycke) -> None:
        fält = känn_fält(wordtext.namn_på(sdt))
        innehåll = sdt.find(f"{W}sdtContent")
        if fält is None or innehåll is None:
            return
        if fält.namn == "avsnittsrubrik":
            texter = [] if wordtext.visar_uppmaning(sdt) else self._ord.texter(innehåll)
            if text := " ".join(texter).strip():
                self._på_rubrik(text, self._rad(text), stycke.nivå or 2)
        elif fält.slag is Fältslag.TEXT:
            self._enkelt(fält, sdt)
            self._radfält = fält
        elif fält.namn in {"avsnitt", "avsnittstext"}:
            self._fritt_i_stycket(fält, sdt, self._ord.i_kontroll(stycke, innehåll))
        else:
            self._rikt_i_stycket(fält, sdt, self._ord.i_kontroll(stycke, innehåll), ensam=not stycke.text.strip())

    def _fritt_i_stycket(self, fält: Wordfält, sdt: Any, inre: Wordstycke) -> None:
        """LibreOffice keeps of a control around paragraphs only what lies around the words of the first."""
        text = inre.text.strip()
        if wordtext.visar_uppmaning(sdt) or not text or _är_uppmaning(text):
            self._släpp_rubrik_orörd()
            return
        rad = self._rad(text)
        if self._är_rubrik(inre, text):
            self._på_rubrik(text, rad, inre.nivå)
            return
        self._i_kontroll.append(fält)
        self._på_text(inre, rad)
        self._i_kontroll.pop()

    def _rikt_i_stycket(self, fält: Wordfält, sdt: Any, inre: Wordstycke, *, ensam: bool) -> None:
        """A control among words; alone in its paragraph it may go on below, as LibreOffice leaves it."""
        rubrik = self._ta_rubrik(fält)
        tom = wordtext.visar_uppmaning(sdt) or _är_uppmaning(inre.text.strip())
        ett = Mallavsnitt(rubrik[0], rubrik[1], fält.namn, rubrik[2], orörd=tom)
        if not tom and inre.text.strip():
            text = inre.noterad
            if fält.slag is Fältslag.LISTA:
                ett.bitar += [Bit(t.strip(), self._rad(t)) for t in text.split("\n") if t.strip()]
            else:
                ett.bitar.append(Bit(text, self._rad(inre.text), inre.lista or "stycke"))
        self.avsnitt.append(ett)
        self._börjat |= fält.innehåll
        self._öppet = ett if ensam else None

    def _är_rubrik(self, stycke: Wordstycke, text: str) -> bool:
        if stycke.nivå:
            return True
        if stycke.lista or len(text) > 100 or "\n" in text:
            return False
        if avsnittsnyckel(text) is not None and not text.endswith("."):
            return True
        i_lista = bool(self._i_kontroll) and self._i_kontroll[-1].slag is Fältslag.LISTA
        return stycke.helt_fet and not self._fria_rubriker and not i_lista and text[-1] not in ".,;:"

    def _på_rubrik(self, text: str, rad: int, nivå: int) -> None:
        öppet = self._öppet
        if öppet is not None and öppet.fält and not öppet.bitar and känn_fält(text) == känn_fält(öppet.fält):
            öppet.rubrik = text  # the template keeps the heading inside the control
            return
        if öppet is not None and self._rubrik is None and 0 < öppet.nivå < nivå:
            öppet.bitar.append(Bit(f"**{text}**", rad))
            return
        self._släpp_rubrik()
        self._rubrik = (text, rad, nivå)
        self._öppet = None

    def _på_text(self, stycke: Wordstycke, rad: int) -> None:
        if self._radfält is not None and self._radfält.namn == "handläggare" and känn_etikett(stycke.text) is None:
            self.texter["handläggare"].append(Bit(stycke.text.strip(), rad))  # title and unit below the name
            return
        if self._öppet is not None and self._öppet.fält == "undertecknare" and not _kan_skriva_under(stycke.text):
            self._öppet = None
        if self._rubrik is not None:
            text, rubrikrad, nivå = self._rubrik
            if not self._börjat and not self._i_kontroll and typ_av_ord(text) is not None:
                self._rubrik = None
                return
            self._rubrik = None
            self._öppna(text, rubrikrad, nivå)
        elif self._öppet is None and self._i_kontroll:
            self._öppna("", rad, 0)
        if self._öppet is None:
            if self._börjat and not är_hälsning(stycke.text) and känn_etikett(stycke.text) is None:
                self.ej_tolkat.append(Otolkat((rad, rad), stycke.text))
            return
        self._öppet.bitar.append(Bit(stycke.noterad, rad, stycke.lista or "stycke"))
        self._öppet.orörd = False

    def _öppna(self, rubrik: str, rad: int, nivå: int) -> None:
        self._öppet = Mallavsnitt(rubrik, rad, "", nivå)
        self.avsnitt.append(self._öppet)
        self._börjat = True

    # -- tables -------------------------------------------------------------------------------

    def _tabell(self, tabell: Any) -> None:
        """A table around controls is layout; any other is part of the text."""
        if any(känn_fält(wordtext.namn_på(s)) for s in tabell.iter(f"{W}sdt")):
            for rad in wordtext.delar(tabell, f"{W}tr"):
                for cell in wordtext.delar(rad, f"{W}tc"):
                    self._cell(cell)
            return
        rader = [
            "\t".join(" ".join(" ".join(self._ord.texter(cell)).split()) for cell in wordtext.delar(rad, f"{W}tc"))
            for rad in wordtext.delar(tabell, f"{W}tr")
        ]
        if self._rubrik is not None and (self._börjat or self._i_kontroll):
            text, rubrikrad, nivå = self._rubrik
            self._rubrik = None
            self._öppna(text, rubrikrad, nivå)
        elif self._öppet is None and self._i_kontroll:
            self._öppna("", len(self.rader) + 1, 0)
        for text in rader:
            nr = self._rad(text)
            if self._öppet is not None and text.strip():
                self._öppet.bitar.append(Bit(text, nr, "tabell"))
            elif self._börjat and text.strip():
                self.ej_tolkat.append(Otolkat((nr, nr), text))

    def _cell(self, cell: Any) -> None:
        """A cell; one that is the content of a cell control is that control."""
        utanför, self._öppet, self._radfält = self._öppet, None, None
        self._celltext(cell)
        self._öppet, self._radfält = utanför, None

    def _celltext(self, cell: Any) -> None:
        förälder = cell.getparent()
        sdt = förälder.getparent() if förälder is not None and förälder.tag == f"{W}sdtContent" else None
        fält = känn_fält(wordtext.namn_på(sdt)) if sdt is not None else None
        if sdt is None or fält is None:
            self._block(cell)
        elif fält.slag is Fältslag.TEXT:
            self._enkelt(fält, sdt)
        else:
            self._rikt(fält, sdt, cell)

    def _rad(self, text: str) -> int:
        """Keeps the text as source lines; the number of the first."""
        första = len(self.rader) + 1
        self.rader += [r.strip("\u200b") for r in text.split("\n")]
        return första
