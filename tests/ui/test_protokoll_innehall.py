"""Vägar ner i innehållet, namn som slås upp, och vad en rad i listan säger: rena funktioner."""

from __future__ import annotations

from typing import Any

import pytest

from nämndapp.models import Paragrafutgång, Propositionsslag, Röstval, Yrkandeslag
from nämndapp.services.protokollsbild import Läge, Ruta, Val
from nämndapp.services.protokolluppgifter import RöstUppgifter, YrkandeUppgifter
from nämndapp.services.skrivelseuppgifter import SatsUppgifter
from nämndapp.services.uppgifter import ParagrafUppgifter
from nämndapp.services.vyer import Paragrafrad
from nämndapp.ui.protokoll import innehall, paneler
from nämndapp.ui.protokoll.personfalt import Personerfält, hitta
from nämndapp.ui.protokoll.protokollflik import utfall
from nämndapp.ui.protokoll.rostfalt import summa
from nämndapp.ui.protokoll.rutnat import beslutförhet, sviter

PARAGRAF = ParagrafUppgifter(
    1,
    "Budget",
    beslutspunkter=(SatsUppgifter("Ett.", 1), SatsUppgifter("Två.", 2)),
    yrkanden=(YrkandeUppgifter("y1", personer=(3,)),),
)
VAL = (Val(1, "Åsa Öberg (S)"), Val(2, "Bo Al (C)"), Val(3, "Bo Ek (M)"))


def test_ett_fält_når_ner_till_sin_rad() -> None:
    u = innehall.med(PARAGRAF, "yrkanden.0.text", "Med tillägg")
    assert u.yrkanden[0].text == "Med tillägg" and u.yrkanden[0].personer == (3,)
    assert innehall.värde(u, "beslutspunkter.1.text") == "Två."
    assert innehall.värde(u, "beslutspunkter.7.text") is None


def test_rader_läggs_till_flyttas_och_tas_bort() -> None:
    u = innehall.flyttad(PARAGRAF, "beslutspunkter", 0, 1)
    assert [b.text for b in u.beslutspunkter] == ["Två.", "Ett."]
    assert innehall.flyttad(u, "beslutspunkter", 0, -1) == u
    u = innehall.med_rad(u, "beslutspunkter", SatsUppgifter("Mellan."), 1)
    assert [b.text for b in innehall.utan_rad(u, "beslutspunkter", 0).beslutspunkter] == ["Mellan.", "Ett."]


@pytest.mark.parametrize(
    ("text", "id_"), [("Åsa Öberg (S)", 1), ("åsa öberg", 1), ("Ök", None), ("al", 2), ("bo ek", 3)]
)
def test_ett_namn_slås_upp_på_det_man_hann_skriva(text: str, id_: int | None) -> None:
    if id_ is None:
        with pytest.raises(ValueError, match="finns inte i närvaron"):
            hitta(text, VAL)
    else:
        assert hitta(text, VAL).id == id_


def test_ett_namn_som_kan_vara_två_frågas_det_om() -> None:
    with pytest.raises(ValueError, match=r"Bo Al \(C\) och Bo Ek \(M\)"):
        hitta("bo", VAL)


def test_rösterna_räknas_medan_man_trycker() -> None:
    röster = [RöstUppgifter(1, Röstval.JA), RöstUppgifter(2, Röstval.NEJ), RöstUppgifter(3, Röstval.DELTAR_INTE)]
    assert summa(röster, 4) == "1 ja, 1 nej, 0 avstår, 1 deltar inte; ⚠ 1 har inte röstat"
    assert summa(röster, 3).endswith("alla 3 har röstat")
    assert "1 fler än som tjänstgör" in summa(röster, 2)


def test_första_propositionen_ställs_på_de_yrkanden_som_finns() -> None:
    två = (YrkandeUppgifter("y1", Yrkandeslag.BIFALL), YrkandeUppgifter("y2", Yrkandeslag.ÄNDRING))
    p = paneler.ny_proposition(ParagrafUppgifter(1, yrkanden=två))
    assert (p.slag, p.ja, p.nej) == (Propositionsslag.MOT_VARANDRA, "y1", "y2")
    åter = (*två, YrkandeUppgifter("y3", Yrkandeslag.ÅTERREMISS))
    p = paneler.ny_proposition(ParagrafUppgifter(1, yrkanden=åter))
    assert (p.slag, p.nej) == (Propositionsslag.ÅTERREMISS, "y3")
    assert paneler.nytt_yrkande(ParagrafUppgifter(1, yrkanden=åter)).nyckel == "y4"


def _rad(**val: object) -> Paragrafrad:
    return Paragrafrad(1, 1, 12, None, "Budget", None, False, val.pop("antal_beslut", 1), **val)  # type: ignore[arg-type]


def test_listan_säger_vad_det_blev_med_ord() -> None:
    assert utfall(_rad()) == "beslut"
    assert utfall(_rad(antal_beslut=0)) == "saknas"
    assert utfall(_rad(antal_beslut=0, utgång=Paragrafutgång.INFORMATION)) == "information"
    assert utfall(_rad(jäv=1, voteringar=2, omedelbart=True)) == "beslut, jäv, votering, omedelbart justerad"


def test_rutor_som_är_lika_blir_en_stapel() -> None:
    a, b = Ruta(Läge.TJÄNSTGÖR), Ruta(Läge.JÄV)
    assert sviter([a, a, b, a]) == [(0, 1), (0, 1), (2, 2), (3, 3)]
    assert sviter([]) == []
    assert Ruta(Läge.TJÄNSTGÖR, "Bo Al (C)", True).i_ord == "tjänstgör för Bo Al (C), på distans"


def test_beslutförheten_sägs_i_ord() -> None:
    assert beslutförhet(6, 9, True) == "6 av 9 tjänstgör, beslutför"
    assert beslutförhet(4, 9, False) == "4 av 9 tjänstgör, inte beslutför"
    assert beslutförhet(4, None, True) == "4 tjänstgör, beslutför"


def test_personfältet_visar_namnet_när_närvaron_har_lästs(qtbot: Any) -> None:
    fält = Personerfält("personer", "Av")
    qtbot.addWidget(fält)
    fält.sätt((3, 1))
    assert fält.råtext() == "?, ?"
    fält.sätt_val(VAL)
    assert fält.råtext() == "Bo Ek (M), Åsa Öberg (S)"
    lämnat: list[Any] = []
    fält.lämnat.connect(lambda _n, värde: lämnat.append(värde))
    fält.sätt_råtext("al, öberg, al")
    fält.ta_nu()
    assert lämnat == [(2, 1)] and fält.råtext() == "Bo Al (C), Åsa Öberg (S)"
