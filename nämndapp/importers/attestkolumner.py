"""An attest table whose columns are there: cells parted by tabs, perhaps broken over lines and pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from nämndapp.bas.attest import Attestradslag, AttestradUppgifter, Koddel
from nämndapp.bas.attesttabell import Kolumn, Tabellform, foga_brutna, läs_rader
from nämndapp.importers.rader import Del


@dataclass(slots=True)
class Attesttabell:
    """What was read, and the lines that it was read from. ``utan_kolumner``: names were told apart by their habits."""

    form: Tabellform
    rader: list[AttestradUppgifter] = field(default_factory=list)
    källrader: set[int] = field(default_factory=set)
    utan_kolumner: bool = False


def med_kolumner(delar: Sequence[Del], i: int, form: Tabellform) -> Attesttabell:
    """The rows below the header at ``i``, to the first line that is neither a row nor a heading across the table."""
    rader: list[tuple[int, list[str]]] = []
    källrader = {delar[i].rad}
    tomma = 0
    for del_ in delar[i + 1 :]:
        if "\t" in del_.rå:
            if del_.celler != delar[i].celler:  # the header is repeated on each page
                rader.append((del_.rad, del_.celler))
            källrader.add(del_.rad)
            tomma = 0
        elif del_.tom:
            tomma += 1  # a new page may begin here: what comes next tells
        elif tomma < 2 and len(del_.text) <= 80 and not del_.text.endswith(".") and not del_.avsnitt:
            rader.append((del_.rad, [del_.text]))  # a heading across the table
            källrader.add(del_.rad)
        else:
            break
    form, rader = _med_grupper(form, foga_brutna(form, rader))
    lästa, _ = läs_rader(form, rader)
    while lästa and lästa[-1].slag is Attestradslag.AVSKILJARE:  # what follows the table is no heading of it
        källrader.discard(lästa.pop().källrad or 0)
    return Attesttabell(med_längder(form, lästa), lästa, källrader)


_GRUPPRAD = re.compile(r"^(\d{1,6})\s+(\D.*)$")


def _med_grupper(
    form: Tabellform, rader: Sequence[tuple[int, list[str]]]
) -> tuple[Tabellform, list[tuple[int, list[str]]]]:
    """Headings across the table that begin with a code shorter than those of the first column are an outer part."""
    if not form.kolumner or form.kolumner[0].slag != "kod" or any(d.nyckel == "avdelning" for d in form.delar):
        return form, list(rader)
    längder = Counter(len(t[0]) for _, c in rader if len([x for x in c if x]) > 1 and (t := re.match(r"\d+", c[0])))
    vanlig = längder.most_common(1)[0][0] if längder else 0
    grupper = {nr: t for nr, c in rader if not any(c[1:]) and (t := _GRUPPRAD.match(c[0])) and len(t[1]) < vanlig}
    if not grupper:
        return form, list(rader)
    kolumner = (
        Kolumn("kod", "avdelning", "Avdelning"),
        Kolumn("delnamn", "avdelning", "Avdelning namn"),
        *form.kolumner,
    )
    längd = len(next(iter(grupper.values()))[1])
    delar = (Koddel("avdelning", "Avdelning", längd, namnges=True), *form.delar)
    nya = [(nr, [grupper[nr][1], grupper[nr][2]] if nr in grupper else ["", "", *celler]) for nr, celler in rader]
    return replace(form, kolumner=kolumner, delar=delar), nya


def med_längder(form: Tabellform, rader: Sequence[AttestradUppgifter]) -> Tabellform:
    """The form with the length that most codes of each part have."""
    längder = {
        d.nyckel: Counter(len(k.split("-")[0]) for r in rader if (k := r.koder.get(d.nyckel, ""))).most_common(1)
        for d in form.delar
    }
    delar = tuple(replace(d, siffror=längder[d.nyckel][0][0] if längder[d.nyckel] else None) for d in form.delar)
    return replace(form, delar=delar)
