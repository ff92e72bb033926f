"""Who comes, goes and serves, as changes of the närvaro (KL 5:19–20, 5:66, 6:17)."""

from __future__ import annotations

from datetime import time
from functools import partial
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from nämndapp.services import narvaroandringar as ä
from nämndapp.services.protokolluppgifter import IntervallUppgifter, NärvarandeUppgifter, NärvaroUppgifter

ORDNING = (11, 12, 13, 14, 15)
HELA = (IntervallUppgifter(tjänstgör=True, id=1),)
EVA, PER, ALI = 1, 2, 3


def närvaro(*intervall: tuple[IntervallUppgifter, ...]) -> NärvaroUppgifter:
    return NärvaroUppgifter(
        tuple(NärvarandeUppgifter(f"P{nr}", intervall=i, id=nr) for nr, i in enumerate(intervall, 1))
    )


def läge(n: NärvaroUppgifter, vem: int) -> str:
    """One mark per §: . away, n there, T in the own seat, a digit the seat of that person; ½ after it: a part."""
    ut = []
    for nr in range(len(ORDNING)):
        mark = "."
        for i in n.närvarande[vem - 1].intervall:
            från = ORDNING.index(i.från_paragraf_id) if i.från_paragraf_id else 0
            till = ORDNING.index(i.till_paragraf_id) if i.till_paragraf_id else len(ORDNING) - 1
            if från <= nr <= till:
                mark = ("T" if i.för_id is None else str(i.för_id)) if i.tjänstgör else "n"
                mark += "½" if (nr == från and i.del_från) or (nr == till and i.del_till) else ""
        ut.append(mark)
    return "".join(ut)


kom, gick = partial(ä.kom, ordning=ORDNING), partial(ä.gick, ordning=ORDNING)
inträder = partial(ä.inträder, ordning=ORDNING)
lämnar = partial(ä.lämnar_tjänst, ordning=ORDNING)


def test_den_som_kommer_sent_ar_dar_till_slutet() -> None:
    n = kom(närvaro(()), EVA, 13, tjänstgör=True, kl=time(9, 15), del_av=True)
    assert läge(n, EVA) == "..T½TT"
    (i,) = n.närvarande[0].intervall
    assert (i.kl_från, i.till_paragraf_id) == (time(9, 15), None)


def test_ankomsten_flyttas_och_tjanstgoringen_star_kvar() -> None:
    n = kom(närvaro(HELA), EVA, 12)
    assert läge(n, EVA) == ".TTTT"
    assert läge(kom(n, EVA, 14), EVA) == "...TT"
    assert läge(kom(n, EVA, 11), EVA) == "TTTTT"
    assert kom(n, EVA, 11).närvarande[0].intervall[0].id == 1


def test_gick_och_kom_tillbaka_under_samma_paragraf() -> None:
    n = gick(närvaro(HELA), EVA, 12, del_av=True)
    assert läge(n, EVA) == "TT½..."
    n = kom(n, EVA, 12, tjänstgör=True)
    assert [(i.till_paragraf_id, i.från_paragraf_id) for i in n.närvarande[0].intervall] == [(12, None), (None, 12)]
    assert n.närvarande[0].intervall[1].del_från


def test_den_som_gick_raknas_inte_i_en_ny_sista_paragraf() -> None:
    n = gick(närvaro(HELA), EVA, 15)
    assert n.närvarande[0].intervall[0].till_paragraf_id == 15
    assert gick(n, EVA, None).närvarande[0].intervall[0].till_paragraf_id is None


def test_avgangen_flyttas_och_aterkomsten_star_kvar() -> None:
    n = kom(gick(närvaro(HELA), EVA, 12), EVA, 14)
    assert läge(n, EVA) == "TT.nn"
    assert läge(gick(n, EVA, 11), EVA) == "T..nn"
    assert läge(gick(n, EVA, 13), EVA) == "TTTnn"
    assert gick(närvaro(()), EVA, 12) == närvaro(())


def test_en_plats_har_en_person() -> None:
    n = närvaro((), (IntervallUppgifter(tjänstgör=True, för_id=EVA),), (IntervallUppgifter(),))
    n = inträder(n, ALI, EVA, 13)  # växling
    assert (läge(n, PER), läge(n, ALI)) == ("11nnn", "nn111")
    n = inträder(n, EVA, None, 14)  # the ledamot comes
    assert (läge(n, EVA), läge(n, ALI)) == ("...TT", "nn1nn")


def test_ersattaren_intrader_nar_ledamoten_lamnar_tjansten() -> None:
    n = inträder(närvaro(HELA, (IntervallUppgifter(),)), PER, EVA, 13)
    assert (läge(n, EVA), läge(n, PER)) == ("TTnnn", "nn111")
    assert läge(lämnar(n, PER, 14), PER) == "nn1nn"
    assert inträder(n, PER, EVA, 13) == n


def test_pa_distans_fran_en_paragraf_och_franvarande() -> None:
    n = ä.på_distans(närvaro(HELA), EVA, 13, ordning=ORDNING)
    assert [(i.distans, i.till_paragraf_id) for i in n.närvarande[0].intervall] == [(False, 12), (True, None)]
    assert ä.på_distans(n, EVA, 13, ordning=ORDNING, distans=False).närvarande[0].intervall == HELA
    assert ä.frånvarande(n, EVA).närvarande[0].intervall == ()


PARAGRAF = st.sampled_from(ORDNING)
STEG = st.one_of(
    st.tuples(st.just("kom"), st.integers(1, 3), PARAGRAF, st.booleans()),
    st.tuples(st.just("gick"), st.integers(1, 3), PARAGRAF, st.booleans()),
    st.tuples(st.just("inträder"), st.integers(1, 3), PARAGRAF, st.sampled_from((None, 1, 2, 3))),
    st.tuples(st.just("lämnar"), st.integers(1, 3), PARAGRAF, st.none()),
)


def platser(n: NärvaroUppgifter, vem: int) -> list[tuple[int, int, IntervallUppgifter]]:
    return [
        (ORDNING.index(i.från_paragraf_id or 11), ORDNING.index(i.till_paragraf_id or 15), i)
        for i in n.närvarande[vem - 1].intervall
    ]


def där(n: NärvaroUppgifter, vem: int, var: int) -> bool:
    return any(f <= ORDNING.index(var) <= t for f, t, _ in platser(n, vem))


def plats(n: NärvaroUppgifter, vem: int, var: int) -> int | None:
    """The seat in which the person decides the §; who left during it does not decide it."""
    for f, t, i in platser(n, vem):
        nr = ORDNING.index(var)
        if i.tjänstgör and f <= nr <= t and not (nr == t and i.del_till):
            return i.för_id or vem
    return None


@given(st.lists(STEG, max_size=12))
def test_vad_som_an_trycks_blir_intervallen_hela_och_platsen_enkel(
    steg: list[tuple[str, int, int, int | None]],
) -> None:
    n = närvaro(HELA, (), (IntervallUppgifter(),))
    for slag, vem, var, annat in steg:
        if slag == "inträder":
            seat = annat or vem
            n = inträder(n, vem, None if seat == vem else seat, var)
            assert plats(n, vem, var) == seat
            assert seat not in {plats(n, p, var) for p in (1, 2, 3) if p != vem}
        elif slag == "lämnar":
            n = lämnar(n, vem, var)
            assert plats(n, vem, var) is None
        elif slag == "kom":
            n = kom(n, vem, var, del_av=bool(annat))
            assert där(n, vem, var)
        else:
            kommen = any(där(n, vem, v) for v in ORDNING[: ORDNING.index(var) + 1])
            n = gick(n, vem, var, del_av=bool(annat))
            assert där(n, vem, var) == kommen
        for p in n.närvarande:
            rader = platser(n, p.id or 0)
            assert all(f <= t for f, t, _ in rader)
            for (_, t, a), (f, _, _b) in pairwise(rader):
                assert t < f or (t == f and a.del_till)
            ids = [i.id for i in p.intervall if i.id is not None]
            assert len(ids) == len(set(ids))
