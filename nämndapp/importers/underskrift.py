"""Names and titles under a paper."""

from __future__ import annotations

import re

from nämndapp.bas.forslag import Undertecknareförslag
from nämndapp.importers.huvud import är_rubrik
from nämndapp.importers.rader import Del, nästa_med_text, tomma_före, är_kommunnamn
from nämndapp.importers.tabeller import meddelandehuvud

_NAMNDEL = r"[A-ZÅÄÖÉ][a-zåäöéüáèA-ZÅÄÖ]*(?:-[A-ZÅÄÖ]?[\wåäöé]+)?\.?"
_NAMN = re.compile(
    rf"^{_NAMNDEL}(?: (?:(?:von|af|de|van|der|Von|Af) )?{_NAMNDEL}){{1,4}}(?: ?\((?P<parti>[A-ZÅÄÖ]{{1,3}})\))?$"
)
_INTE_NAMN = re.compile(
    r"(?:nämnd(?:en)?|styrelsen?|förvaltning(?:en)?|avdelning(?:en)?|enheten|kommun|kontoret|utskott(?:et)?|förbund(?:et)?|"
    r"fullmäktige|sverige|\bAB|\bHR|region(?:en)?|plan(?:en)?|chefer)$",
    re.IGNORECASE,
)
_TITEL = re.compile(
    r"(?:chef|sekreterare|ordförande|strateg|controller|utredare|handläggare|samordnare|direktör|ekonom|jurist|rektor|"
    r"utvecklare|assistent|administratör|konsulent|ledare|koordinator|specialist|inspektör|arkitekt|ingenjör|"
    r"revisor|rådgivare|expert|planerare|sjuksköterska|\bMAS\b|\bMAR\b|\bSAS\b|registrator|arkivarie|ombud)",
    re.IGNORECASE,
)
_HÄLSNING = re.compile(
    r"^(?:med vänlig(?:a)? hälsning(?:ar)?|vänliga hälsningar|enligt uppdrag|underskrift(?:er)?)[,:]?$", re.IGNORECASE
)


def är_namn(text: str) -> bool:
    """Two to five capitalised words that are no organisation."""
    return len(text) <= 60 and bool(_NAMN.match(text)) and not _INTE_NAMN.search(text) and not _TITEL.search(text)


def är_titel(text: str) -> bool:
    """A title of the kind people sign with."""
    return len(text) <= 70 and not text.endswith((".", ":", ";")) and bool(_TITEL.search(text)) and not är_namn(text)


def är_hälsning(text: str) -> bool:
    """ "Med vänlig hälsning" and its kin."""
    return bool(_HÄLSNING.match(text))


def _kolumner(del_: Del) -> list[str]:
    return [k.strip() for k in re.split(r"\t+| {2,}", del_.rå.strip()) if k.strip()]


def _parti(namn: str) -> tuple[str, str | None]:
    träff = re.match(r"^(.*?) ?\(([A-ZÅÄÖ]{1,3})\)$", namn)
    return (träff[1], träff[2]) if träff else (namn, None)


def läs_underskrift(delar: list[Del], i: int) -> tuple[list[Undertecknareförslag], int] | None:
    """The signature that begins at part ``i`` and the index after it; None when there is none.

    Either a name line with a line below it, or "Namn, titel" on one line; several people side by side are several.
    A line that is no known title is only taken as one when blank lines part the block from the text.
    """
    del_ = delar[i]
    if del_.tom or är_rubrik(del_) or är_kommunnamn(del_.text):
        return None
    namn = _kolumner(del_)
    if not namn or not all(är_namn(n) for n in namn) or meddelandehuvud(del_):
        return _på_en_rad(del_, i)
    j = nästa_med_text(delar, i + 1)
    fri = tomma_före(delar, i) > 0 or i == 0
    if j is None or j - i > 2 or är_rubrik(delar[j]) or delar[j].sidstart:
        return None
    titlar = _kolumner(delar[j])
    if len(namn) == 1 and len(titlar) == 2 and är_titel(titlar[0]) and är_namn(titlar[1]):
        namn.append(titlar.pop())  # the second name slid down to the first one's title
    känd = all(är_titel(t) for t in titlar)
    slutar = j + 1 >= len(delar) or delar[j + 1].tom or är_rubrik(delar[j + 1])
    okänd_men_rimlig = fri and slutar and j == i + 1 and _kan_vara_titel(delar[j])
    if not titlar or not (känd or okänd_men_rimlig) or (not fri and not känd) or len(titlar) > len(namn):
        return None
    titlar += [""] * (len(namn) - len(titlar))
    personer = []
    for person, titel in zip(namn, titlar, strict=True):
        rent, parti = _parti(person)
        personer.append(Undertecknareförslag(rent, titel, del_.rad, parti))
    return personer, j + 1


def _kan_vara_titel(del_: Del) -> bool:
    """Any short line without figures or a sentence's end."""
    text = del_.text
    return len(text) <= 50 and not är_namn(text) and not re.search(r"\d|[.:]$", text) and "\t" not in del_.rå


def _på_en_rad(del_: Del, i: int) -> tuple[list[Undertecknareförslag], int] | None:
    if "," not in del_.text:
        return None
    namn, titel = (bit.strip() for bit in del_.text.split(",", 1))
    if är_namn(namn) and är_titel(titel) and len(titel.split()) <= 5:
        rent, parti = _parti(namn)
        return [Undertecknareförslag(rent, titel, del_.rad, parti)], i + 1
    return None
