"""Persons out of a file or the clipboard: lists and närvaro blocks, never running text."""

from __future__ import annotations

from pathlib import Path

import pytest

from nämndapp.services import personkalla
from nämndapp.services.personrader import tolka

PROSA = """Förvaltningen har gått igenom hur många besök som gjordes under hösten och vad de kostade.
Antalet besök ökade med 14 procent jämfört med 2025.
Öppettiderna föreslås därför bli längre, och personalen räcker till det.
Nämnden får en ny redovisning i juni.
Kostnad
Vår bedömning
Fortsatt arbete
"""


def test_löpande_text_blir_inga_personer(tmp_path: Path) -> None:
    fil = tmp_path / "utredning.txt"
    fil.write_text(PROSA, encoding="utf-8")
    assert personkalla.av_fil(fil) == []
    assert personkalla.av_text(PROSA) == []


def test_en_lista_i_en_textfil_läses_rad_för_rad(tmp_path: Path) -> None:
    fil = tmp_path / "lista.txt"
    fil.write_text(
        "Åsa Öberg\tEP\tordförande\nBo Ek (EP)\nEn kommentar som någon skrev under listan.\n", encoding="utf-8"
    )
    poster = personkalla.av_fil(fil)
    assert [p.namn for p in poster if not p.problem] == ["Åsa Öberg", "Bo Ek"]
    assert len(poster) == 3, "raden som inte är ett namn visas med sitt skäl"


@pytest.mark.parametrize("namn", ["Sven A. Berg jr.", "Anna-Karin von Dellwik Lönnqvist", "Li Ö"])
def test_ovanliga_namn_är_namn(namn: str) -> None:
    (post,) = tolka([[namn]])
    assert (post.namn, post.problem) == (namn, "")


@pytest.mark.parametrize(
    "rad", ["Nämnden möttes den 3 mars", "Det blev ett långt möte.", "Plats och tid för nästa möte är inte bestämd än"]
)
def test_en_mening_eller_ett_datum_är_inget_namn(rad: str) -> None:
    (post,) = tolka([[rad]])
    assert post.problem == "raden ser inte ut att börja med ett namn"


@pytest.mark.parametrize("nummer", [0, 2, 3, 4])
def test_de_verkliga_handlingarna_blir_inte_hundratals_personer(nummer: int, frö) -> None:  # type: ignore[no-untyped-def]
    poster = [p for p in personkalla.av_fil(frö(nummer)) if not p.problem]
    assert len(poster) < 40
