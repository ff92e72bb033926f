"""The questions under a § and what their answers make of the decision, whatever is moved (R14–R17, R21)."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from nämndapp.models import Paragrafutgång, Propositionsslag, Röstval, Utfall, Yrkandeslag
from nämndapp.services import rumsfragor, rumsvotering
from nämndapp.services.protokolluppgifter import PropositionUppgifter, YrkandeUppgifter
from nämndapp.services.rumsfragor import Fråga
from nämndapp.services.skrivelseuppgifter import SatsUppgifter
from nämndapp.services.uppgifter import ParagrafUppgifter

NÄMND = "Socialnämnden"
_slag = st.sampled_from([s for s in Yrkandeslag if s is not Yrkandeslag.GRUNDFÖRSLAG])


@st.composite
def paragrafer(rita: st.DrawFn) -> ParagrafUppgifter:
    punkter = tuple(SatsUppgifter(f"Punkt {nr}.") for nr in range(1, rita(st.integers(1, 3)) + 1))
    yrkanden = []
    for nr, slag in enumerate(rita(st.lists(_slag, max_size=6)), 1):
        text = f"Yrkande {nr}." if slag in rumsfragor.MED_TEXT else ""
        punkt = rita(st.none() | st.integers(1, len(punkter))) if slag is Yrkandeslag.ÄNDRING else None
        återtaget = rita(st.booleans()) and rita(st.booleans())
        yrkanden.append(YrkandeUppgifter(f"y{nr}", slag, text, punkt, återtaget, (nr,)))
    return ParagrafUppgifter(1, beslutspunkter=punkter, yrkanden=tuple(yrkanden))


def _besvara(u: ParagrafUppgifter, utfall: list[Utfall]) -> ParagrafUppgifter:
    """Answers the first unanswered question until none is left, or the matter is put off."""
    for svar in utfall:
        kvar = rumsfragor.obesvarade(u)
        if not kvar or rumsfragor.utgången(u, NÄMND).utgång is not Paragrafutgång.BESLUT:
            break
        q = PropositionUppgifter(kvar[0].slag, kvar[0].ja, kvar[0].nej, utfall=svar)
        u = replace(rumsfragor.med_grundförslag(u, q.ja, q.nej), propositioner=(*u.propositioner, q))
    return u


@given(paragrafer(), st.lists(st.sampled_from(Utfall), min_size=30, max_size=30))
def test_frågorna_tar_slut_och_ger_alltid_ett_beslut(u: ParagrafUppgifter, utfall: list[Utfall]) -> None:
    efter = _besvara(u, utfall)
    val = rumsfragor.utgången(efter, NÄMND)
    assert val.beslut
    if val.utgång is Paragrafutgång.BESLUT:
        assert rumsfragor.obesvarade(efter) == []
    ställda = [(q.slag, q.ja, q.nej) for q in efter.propositioner]
    assert len(ställda) == len(set(ställda))
    nycklar = {y.nyckel for y in efter.yrkanden} | {""}
    assert {n for q in efter.propositioner for n in (q.ja, q.nej)} <= nycklar


@given(paragrafer())
def test_ett_återtaget_yrkande_blir_aldrig_en_fråga(u: ParagrafUppgifter) -> None:
    återtagna = {y.nyckel for y in u.yrkanden if y.återtaget}
    assert not återtagna & {n for f in rumsfragor.frågor(u) for n in (f.ja, f.nej)}


@given(paragrafer(), st.lists(st.sampled_from(Utfall), min_size=30, max_size=30))
def test_det_som_vann_är_det_första_valet_vid_klubban(u: ParagrafUppgifter, utfall: list[Utfall]) -> None:
    efter = _besvara(u, utfall)
    alla = rumsfragor.beslutsval(efter, NÄMND)
    assert alla[0] == rumsfragor.utgången(efter, NÄMND)
    assert len({(v.utgång, v.beslut) for v in alla}) == len(alla)


@given(paragrafer())
def test_utan_svar_är_beslutet_förslaget(u: ParagrafUppgifter) -> None:
    assert rumsfragor.utgången(u, NÄMND).beslut == tuple(s.text for s in u.beslutspunkter)


def test_ett_motförslag_som_har_slagit_huvudförslaget_står_sedan_mot_nästa() -> None:
    """The chair takes another order than the one proposed: the first motförslag at once against the proposal."""
    yrkanden = (
        YrkandeUppgifter("a", Yrkandeslag.EGET, "A."),
        YrkandeUppgifter("b", Yrkandeslag.EGET, "B."),
        YrkandeUppgifter("x", Yrkandeslag.AVSLAG),
    )
    u = ParagrafUppgifter(1, beslutspunkter=(SatsUppgifter("Ja."),), yrkanden=yrkanden)
    först = PropositionUppgifter(Propositionsslag.MOT_VARANDRA, rumsfragor.GRUND, "a", utfall=Utfall.NEJ)
    u = replace(rumsfragor.med_grundförslag(u, rumsfragor.GRUND, "a"), propositioner=(först,))
    assert [(f.slag, f.ja, f.nej) for f in rumsfragor.obesvarade(u)] == [
        (Propositionsslag.MOT_VARANDRA, "a", "b"),
        (Propositionsslag.BIFALL, "a", ""),
    ]
    sedan = PropositionUppgifter(Propositionsslag.MOT_VARANDRA, "a", "b", utfall=Utfall.JA)
    u = replace(u, propositioner=(först, sedan))
    assert rumsfragor.utgången(u, NÄMND).beslut == ("A.",)
    assert Fråga(Propositionsslag.MOT_VARANDRA, rumsfragor.GRUND, "a") in rumsfragor.frågor(u)  # may be asked again


def test_formella_frågor_först_och_tillägg_sist() -> None:
    slag = (Yrkandeslag.TILLÄGG, Yrkandeslag.AVSLAG, Yrkandeslag.EGET, Yrkandeslag.ÅTERREMISS, Yrkandeslag.BORDLÄGGNING)
    yrkanden = tuple(YrkandeUppgifter(f"y{nr}", s, "Text.") for nr, s in enumerate(slag))
    u = ParagrafUppgifter(1, beslutspunkter=(SatsUppgifter("Ja."),), yrkanden=yrkanden)
    assert [f.slag for f in rumsfragor.frågor(u)] == [
        Propositionsslag.BORDLÄGGNING,
        Propositionsslag.ÅTERREMISS,
        Propositionsslag.MOT_VARANDRA,
        Propositionsslag.BIFALL,
        Propositionsslag.TILLÄGG,
    ]


@given(st.dictionaries(st.integers(1, 20), st.sampled_from(Röstval)))
def test_rösterna_går_alltid_ihop(röster: dict[int, Röstval]) -> None:
    r = rumsvotering.räkna(röster)
    assert r.summa + r.deltar_inte == len(röster)
    assert rumsvotering.stämmer(r, len(röster) - r.deltar_inte) == ""
    assert rumsvotering.stämmer(r, len(röster) - r.deltar_inte + 1)
