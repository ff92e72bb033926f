"""The body of a paper parted into sections by its headings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from nämndapp.bas.forslag import Avsnittsförslag, Fält, Undertecknareförslag
from nämndapp.bas.textblock import PUNKTTECKEN
from nämndapp.importers.etiketter import Värdeslag, rensa
from nämndapp.importers.rader import Del, foga, nästa_med_text, stycken, tomma_före
from nämndapp.importers.underskrift import läs_underskrift, är_hälsning, är_namn, är_titel

_LISTA = re.compile(rf"^\s*(?:[{re.escape(PUNKTTECKEN)}]\s*|\(?\d{{1,3}}[.)]\s+|[a-zåäö][.)]\s+)(?=\S)")
_NUMRERAD = re.compile(r"^\s*(?:\d{1,3}[.)]|[a-zåäö]\))\s+(?=\S)")
_KAPITEL = re.compile(r"^\d{1,2}(?:\.\d{1,2})*\.?\s+([A-ZÅÄÖ]\D*)$")
_ATT = re.compile(r"^att\b", re.IGNORECASE)


@dataclass(slots=True)
class Avsnitt:
    """A section: its kind (None for text before any heading), the heading as written, its lines."""

    nyckel: str | None
    rubrik: str
    rad: int
    delar: list[Del] = field(default_factory=list)

    @property
    def tomt(self) -> bool:
        """A heading with nothing below it."""
        return all(d.tom for d in self.delar)


def är_listrad(del_: Del) -> bool:
    """A bullet or a numbered line."""
    return bool(_LISTA.match(del_.rå))


def formad_som_rubrik(del_: Del) -> bool:
    """A short line with a capital first and no sentence's end."""
    text = del_.text
    if del_.etikett:
        return False
    return not (
        not 3 <= len(text) <= 80 or len(text.split()) > 9 or text[-1] in ".,:;-–" or not text[0].isupper()
        or "\t" in del_.rå or "  " in text or "@" in text or är_listrad(del_) or är_namn(text) or är_hälsning(text)
    )  # fmt: skip


def _numrerad_rubrik(delar: list[Del], i: int) -> bool:
    """ "2.1 Ersättning" with text, not another number, below it."""
    j = nästa_med_text(delar, i + 1)
    träff = _KAPITEL.match(delar[i].text)
    if träff is None or j is None or är_listrad(delar[j]) or len(delar[j].text) <= max(40, len(delar[i].text)):
        return False
    return bool(tomma_före(delar, i) or delar[i].sidstart or i == 0) and formad_som_rubrik(
        Del(delar[i].rad, träff[1], träff[1])
    )


def ser_ut_som_rubrik(delar: list[Del], i: int) -> bool:
    """A short line that stands free, says no sentence and has text below it."""
    del_ = delar[i]
    text = del_.text
    if not formad_som_rubrik(del_):
        return _numrerad_rubrik(delar, i)
    if not (tomma_före(delar, i) or del_.sidstart or i == 0):
        return False
    j = nästa_med_text(delar, i + 1)
    if j is None:
        return False
    if delar[j].avsnitt == "fritt":
        return True
    return j - i <= 3 and (len(delar[j].text) > max(40, len(text)) or är_listrad(delar[j]) or "\t" in delar[j].rå)


def _rubrikrad(delar: list[Del], i: int, öppet: Avsnitt) -> str | None:
    """The kind of heading at part ``i``, or None for text."""
    del_ = delar[i]
    if del_.avsnitt:
        if del_.avsnitt == "fritt" and öppet.nyckel == "underlag" and not tomma_före(delar, i) and not del_.sidstart:
            return None
        if del_.avsnitt == "underlag" and rensa(del_.text).casefold() == "underlag" and öppet.nyckel == "underlag":
            return None
        return del_.avsnitt
    if öppet.nyckel in {"forslag", "beslut", "skickas_till", "underlag"}:
        j = nästa_med_text(delar, i + 1)
        lång = j is not None and len(delar[j].text) > 90
        return "fritt" if lång and öppet.nyckel == "skickas_till" and ser_ut_som_rubrik(delar, i) else None
    if öppet.nyckel is not None and not öppet.tomt and ser_ut_som_rubrik(delar, i):
        return "fritt"
    return None


def dela_avsnitt(kropp: list[Del]) -> tuple[list[Avsnitt], list[Undertecknareförslag]]:
    """Sections in order, the first without heading, and the signatures found among them."""
    avsnitt = [Avsnitt(None, "", kropp[0].rad if kropp else 0)]
    underskrifter: list[Undertecknareförslag] = []
    i = 0
    while i < len(kropp):
        if kropp[i].tom:
            avsnitt[-1].delar.append(kropp[i])
            i += 1
            continue
        underskrift = läs_underskrift(kropp, i)
        if underskrift and _får_signeras(avsnitt[-1], underskrift[0], kropp, i):
            underskrifter += underskrift[0]
            i = underskrift[1]
            if avsnitt[-1].nyckel is not None:
                avsnitt.append(Avsnitt("efter", "", kropp[i].rad if i < len(kropp) else 0))
            continue
        nyckel = _rubrikrad(kropp, i, avsnitt[-1])
        if nyckel:
            avsnitt.append(Avsnitt(nyckel, rensa(kropp[i].text), kropp[i].rad))
        elif not är_hälsning(kropp[i].text) and not _tomt_sidnummer(kropp[i]):
            avsnitt[-1].delar.append(kropp[i])
        i += 1
    return avsnitt, underskrifter


def _tomt_sidnummer(del_: Del) -> bool:
    """ "Blad" without a number, alone on its line: the head of a page, no words of the paper."""
    träff = del_.etikett
    return träff is not None and träff.etikett.slag is Värdeslag.SIDA and not (träff.värde or "").strip()


def _får_signeras(öppet: Avsnitt, personer: list[Undertecknareförslag], delar: list[Del], i: int) -> bool:
    känd_titel = all(är_titel(p.titel) for p in personer)
    if öppet.nyckel == "skickas_till" and not (tomma_före(delar, i) and känd_titel):
        return False
    return känd_titel or öppet.nyckel in {"underlag", "forslag", "efter", None}


def som_text(delar: list[Del]) -> str:
    """The section's text in the notation of ``bas.textblock``: wrapped lines joined, lists and tables kept."""
    ut: list[str] = []
    for grupp in stycken(delar):
        rader: list[list[str]] = []
        slag_före = ""
        for del_ in grupp:
            slag = "tabell" if "\t" in del_.rå else "lista" if är_listrad(del_) else "text"
            text = del_.rå.strip(" \r\n") if slag == "tabell" else del_.text
            if slag == "text" and slag_före in {"text", "lista"}:
                rader[-1].append(text)
            else:
                rader.append([text])
                slag_före = slag
        ut.append("\n".join(foga(r) if len(r) > 1 else r[0] for r in rader))
    return "\n\n".join(ut)


def som_förslag(delar: list[Del]) -> list[Fält[str]]:
    """The operative clauses: one per paragraph, list item or att-sats.

    In hard-wrapped text a line that ends a sentence well short of the margin ends its clause too.
    """
    satser: list[tuple[int, list[str]]] = []
    for grupp in stycken(delar):
        bredd = max(len(d.text) for d in grupp)
        ny = True
        for k, del_ in enumerate(grupp):
            punkt = _LISTA.match(del_.rå) or _ATT.match(del_.text)
            fortsätter_lista = (
                k == 0 and satser and del_.text[0].islower() and not punkt
            )  # a wrapped list item after a blank line
            if (ny or punkt) and not fortsätter_lista:
                satser.append((del_.rad, []))
            satser[-1][1].append(_NUMRERAD.sub("", _LISTA.sub("", del_.text)) if punkt else del_.text)
            ny = len(grupp) > 1 and del_.text.endswith(".") and len(del_.text) < 0.8 * bredd
    return _med_inledning([(rad, foga(rader)) for rad, rader in satser])


_INLEDNING = re.compile(r"(?:\batt|\bbeslutar(?: därför)?|\bföreslår|:)$", re.IGNORECASE)


def _med_inledning(satser: list[tuple[int, str]]) -> list[Fält[str]]:
    """ "Socialnämnden beslutar att" and the list below it are one decision: the list is kept as a list."""
    satser = [(rad, text) for rad, text in satser if text]
    if len(satser) < 2 or not _INLEDNING.search(satser[0][1]):
        return [Fält(text, rad) for rad, text in satser]
    rad, inledning = satser[0]
    punkter = [text for _, text in satser[1:]]
    if all(_ATT.match(text) for text in punkter):
        return [Fält(" ".join([inledning, *punkter]), rad)]
    return [Fält("\n\n".join([inledning, "\n".join(f"- {text}" for text in punkter)]), rad)]


def som_avsnittsförslag(avsnitt: Avsnitt) -> Avsnittsförslag:
    """The section as a proposal."""
    rad = avsnitt.rad if avsnitt.rubrik else next((d.rad for d in avsnitt.delar if not d.tom), avsnitt.rad)
    return Avsnittsförslag(avsnitt.rubrik, som_text(avsnitt.delar), rad)


def sammanfoga_fält(delar: list[Del]) -> Fält[str] | None:
    """Several lines as one value with the line of the first."""
    med_text = [d for d in delar if not d.tom]
    return Fält(foga([d.text for d in med_text]), med_text[0].rad) if med_text else None
