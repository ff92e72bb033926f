"""The sections that follow from a §'s data, word for word (KL 5:67, 6:28–31)."""

from __future__ import annotations

from datetime import date

import pytest
from fabrik import nämnd
from fabrik_protokoll import JA, jäv, möte, nämnden, paragraf, person, proposition, yrkande, yttrande
from hypothesis import given
from hypothesis import strategies as st

from nämndapp.bas import lagrum
from nämndapp.bas.paragrafavsnitt import RUBRIKER, avsnittsnyckel
from nämndapp.bas.textblock import Textlista, Textstycke, Texttabell, tolka_text
from nämndapp.models import (
    Avgörande,
    Jävsundantag,
    Närvaroroll,
    Omröstning,
    Paragraf,
    Propositionsslag,
    Röstval,
    Utfall,
    Yrkandeslag,
    Yttrandeslag,
)
from nämndapp.rules.beslutsgang import Härlett, härledda_avsnitt
from nämndapp.rules.jav import JÄVSGRUNDER, jävsgrunder
from nämndapp.rules.narvaro import Bild

Y, S, V = Yrkandeslag, Propositionsslag, Röstval


def härledda(p: Paragraf, organ: str = "Socialnämnden") -> dict[str, Härlett]:
    m = möte([p], nämnd=nämnd(namn=organ, platser=9))
    return {h.nyckel: h for h in härledda_avsnitt(p, Bild(m), m)}


def text(p: Paragraf, nyckel: str, organ: str = "Socialnämnden") -> str:
    return härledda(p, organ)[nyckel].text.replace("\N{NO-BREAK SPACE}", " ")


def test_en_paragraf_utan_händelser_får_inga_avsnitt() -> None:
    assert härledda(paragraf(1, yrkanden=[yrkande("g", Y.GRUNDFÖRSLAG)])) == {}


# -- jäv -----------------------------------------------------------------------------------------------------------


def test_jäv_med_ersättare() -> None:
    assert text(paragraf(1, jäv=[jäv(5, 6)]), "jäv") == (
        "Lars Klint (S) anmäler jäv och deltar inte i handläggningen av ärendet. "
        "Signe Alm (S) tjänstgör i stället för Lars Klint (S)."
    )


def test_jävig_ordförande_och_justerare_ersätts_av_dem_som_står_i_tur() -> None:
    assert text(paragraf(1, jäv=[jäv(1), jäv(3)]), "jäv") == (
        "Berit Åkesson (S) och Aina Lund (M) anmäler jäv och deltar inte i handläggningen av ärendet. "
        "Östen Falk (C) är ordförande under paragrafen. Ture Ek (V) justerar paragrafen i stället för Aina Lund (M)."
    )


def test_nämnden_prövar_jävet() -> None:
    assert text(paragraf(1, jäv=[jäv(4, prövad=True)]), "jäv", "Kommunstyrelsen") == (
        "Kommunstyrelsen prövar jävsfrågan och beslutar att Ture Ek (V) är jävig. "
        "Ture Ek (V) deltar inte i handläggningen av ärendet."
    )


@pytest.mark.parametrize(
    ("undantag", "ord_"),
    [
        (Jävsundantag.BETYDELSELÖST, "6 kap. 29 §"),
        (Jävsundantag.BESLUTFÖRHET, "6 kap. 30 § tredje stycket"),
        (Jävsundantag.BOLAG, "6 kap. 31 §"),
    ],
)
def test_undantagen_från_jäv_säger_sitt_lagrum(undantag: Jävsundantag, ord_: str) -> None:
    skrivet = text(paragraf(1, jäv=[jäv(4, undantag=undantag)]), "jäv")
    assert skrivet.startswith("Ture Ek (V) anmäler")
    assert ord_ in skrivet
    assert "deltar inte i handläggningen" not in skrivet


def test_jävsgrunderna_är_fyra_sedan_juli_2022() -> None:
    assert [g.nummer for g in jävsgrunder(date(2022, 7, 1))] == [1, 2, 3, 4]
    assert [g.nummer for g in jävsgrunder(date(2022, 6, 30))] == [1, 2, 3, 4, 5]
    lydelse = lagrum.hämta("KL 6:28", date(2024, 1, 1))
    assert lydelse is not None
    for g in JÄVSGRUNDER:  # the windows and the law's text say the same
        assert g.text.rstrip(".").split()[-1] in lydelse.text


def test_deltar_inte_i_beslutet() -> None:
    p = paragraf(1, ej_deltagande=[5, 3])
    assert text(p, "ej_deltagande") == "Aina Lund (M) och Lars Klint (S) deltar inte i beslutet."


# -- yrkanden ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("slag", "ändrat", "väntat"),
    [
        (Y.BIFALL, {}, "yrkar bifall till liggande förslag."),
        (Y.AVSLAG, {"beslutspunkt": 2}, "yrkar avslag på liggande förslag i beslutspunkt 2."),
        (Y.AVSLAG, {"text": "Taxan är för hög."}, "yrkar avslag på liggande förslag. Taxan är för hög."),
        (Y.ÄNDRING, {"text": "att taxan höjs med 2 procent"}, "yrkar att taxan höjs med 2 procent."),
        (Y.ÄNDRING, {"text": "Taxan höjs inte.", "beslutspunkt": 1},
         "yrkar följande ändring av beslutspunkt 1: Taxan höjs inte."),
        (Y.EGET, {"text": "Taxan sänks."}, "lägger fram ett eget förslag: Taxan sänks."),
        (Y.TILLÄGG, {"text": "att taxan följs upp i maj"}, "yrkar som tillägg att taxan följs upp i maj."),
        (Y.ÅTERREMISS, {}, "yrkar att ärendet återremitteras till förvaltningen."),
        (Y.ÅTERREMISS, {"text": "för att kostnaden ska utredas"},
         "yrkar att ärendet återremitteras till förvaltningen för att kostnaden ska utredas."),
        (Y.BORDLÄGGNING, {}, "yrkar att ärendet bordläggs."),
    ],
)  # fmt: skip
def test_ett_yrkande_skrivs_som_en_mening(slag: Yrkandeslag, ändrat: dict[str, object], väntat: str) -> None:
    p = paragraf(1, yrkanden=[yrkande("a", slag, 3, **ändrat)], åter_till="Förvaltningen")
    assert text(p, "yrkanden") == f"Aina Lund (M) {väntat}"


def test_den_som_yrkar_detsamma_instämmer_och_återtagna_yrkanden_utelämnas() -> None:
    p = paragraf(
        1,
        yrkanden=[
            yrkande("g", Y.GRUNDFÖRSLAG, text="Ordförandens förslag"),
            yrkande("a", Y.BIFALL, 1, 2),
            yrkande("b", Y.AVSLAG, 3),
            yrkande("c", Y.BIFALL, 5),
            yrkande("d", Y.ÅTERREMISS, 4, återtaget=True),
        ],
    )
    assert text(p, "yrkanden") == (
        "Berit Åkesson (S) yrkar bifall till ordförandens förslag. "
        "Östen Falk (C) och Lars Klint (S) instämmer i yrkandet.\n\n"
        "Aina Lund (M) yrkar avslag på ordförandens förslag."
    )


def test_ett_yrkande_med_flera_rader_står_för_sig() -> None:
    p = paragraf(1, yrkanden=[yrkande("a", Y.EGET, 4, 5, text="1. Taxan sänks.\n2. Avgiften tas bort.")])
    assert [type(b) for b in tolka_text(text(p, "yrkanden"))] == [Textstycke, Textlista, Textstycke]
    assert text(p, "yrkanden").startswith("Ture Ek (V) lägger fram ett eget förslag:\n\n1. Taxan sänks.")
    assert text(p, "yrkanden").endswith("Lars Klint (S) instämmer i yrkandet.")


def test_ett_yrkande_utan_namn_skrivs_opersonligt() -> None:
    p = paragraf(1, yrkanden=[yrkande("a", Y.TILLÄGG), yrkande("b", Y.AVSLAG)])
    assert text(p, "yrkanden") == "Det läggs fram ett tilläggsyrkande.\n\nDet yrkas avslag på liggande förslag."


def test_två_ändringsförslag_av_samma_ledamot_får_var_sitt_namn() -> None:
    y = [yrkande("a", Y.ÄNDRING, 3, text="att A"), yrkande("b", Y.ÄNDRING, 3, text="att B")]
    p = paragraf(1, yrkanden=y, propositioner=[proposition(slag=S.MOT_VARANDRA, ja="a", nej="b", utfall=Utfall.NEJ)])
    assert text(p, "beslutsgång") == (
        "Ordföranden ställer proposition på Aina Lunds (M) första ändringsförslag mot Aina Lunds (M) andra "
        "ändringsförslag och finner att socialnämnden beslutar enligt Aina Lunds (M) andra ändringsförslag."
    )


# -- the chair's questions -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("utfall", "väntat"),
    [
        (Utfall.JA, " och finner att kommunstyrelsen beslutar att bifalla liggande förslag."),
        (Utfall.NEJ, " och finner att kommunstyrelsen beslutar att avslå liggande förslag."),
        (None, "."),
    ],
)
def test_bifall_mot_avslag(utfall: Utfall | None, väntat: str) -> None:
    y = [yrkande("a", Y.BIFALL, 1), yrkande("b", Y.AVSLAG, 3)]
    for q in (proposition(ja="a", nej="b", utfall=utfall), proposition(utfall=utfall)):
        p = paragraf(1, yrkanden=y, propositioner=[q])
        skrivet = text(p, "beslutsgång", "Kommunstyrelsen")
        assert skrivet == f"Ordföranden ställer proposition på bifall till liggande förslag mot avslag{väntat}"
        assert "propositionsordning" not in härledda(p)


def flera_steg() -> Paragraf:
    return paragraf(
        1,
        yrkanden=[
            yrkande("g", Y.GRUNDFÖRSLAG),
            yrkande("å", Y.ÅTERREMISS, 3),
            yrkande("b", Y.ÄNDRING, 3, 5, text="att A"),
            yrkande("e", Y.EGET, 4, text="B."),
            yrkande("t", Y.TILLÄGG, 2, text="att C"),
        ],
        propositioner=[
            proposition(slag=S.ÅTERREMISS, utfall=Utfall.JA),
            proposition(slag=S.MOTFÖRSLAG, ja="b", nej="e", utfall=Utfall.JA),
            proposition(slag=S.MOT_VARANDRA, ja="g", nej="b", utfall=Utfall.NEJ),
            proposition(slag=S.TILLÄGG, ja="t", utfall=Utfall.NEJ),
        ],
    )


def test_flera_frågor_får_en_propositionsordning() -> None:
    assert text(flera_steg(), "propositionsordning").splitlines()[2:] == [
        "1. Om ärendet ska avgöras i dag eller återremitteras.",
        "2. Motförslag till huvudförslaget: Aina Lunds (M) m.fl. ändringsförslag mot Ture Eks (V) förslag.",
        "3. Liggande förslag mot Aina Lunds (M) m.fl. ändringsförslag.",
        "4. Bifall till Östen Falks (C) tilläggsyrkande mot avslag.",
    ]


def test_frågorna_avgörs_i_ordning() -> None:
    assert text(flera_steg(), "beslutsgång").split("\n\n") == [
        (
            "Ordföranden ställer först proposition på om ärendet ska avgöras i dag eller återremitteras och finner att "
            "socialnämnden beslutar att ärendet ska avgöras i dag."
        ),
        (
            "För att utse motförslag till huvudförslaget ställer ordföranden därefter proposition på Aina Lunds (M) "
            "m.fl. ändringsförslag mot Ture Eks (V) förslag och finner att socialnämnden utser Aina Lunds (M) m.fl. "
            "ändringsförslag till motförslag."
        ),
        (
            "Ordföranden ställer därefter proposition på liggande förslag mot Aina Lunds (M) m.fl. ändringsförslag och "
            "finner att socialnämnden beslutar enligt Aina Lunds (M) m.fl. ändringsförslag."
        ),
        (
            "Ordföranden ställer slutligen proposition på bifall till Östen Falks (C) tilläggsyrkande mot avslag och "
            "finner att socialnämnden beslutar att avslå tilläggsyrkandet."
        ),
    ]


@pytest.mark.parametrize(("ja", "nej"), [("å", ""), ("", "å")])
def test_återremissen_kan_vara_endera_sidan(ja: str, nej: str) -> None:
    utfall = Utfall.JA if ja else Utfall.NEJ
    p = paragraf(
        1,
        yrkanden=[yrkande("å", Y.ÅTERREMISS, 3)],
        propositioner=[proposition(slag=S.ÅTERREMISS, ja=ja, nej=nej, utfall=utfall)],
    )
    assert text(p, "beslutsgång").endswith("finner att socialnämnden beslutar att återremittera ärendet.")


def test_val_mellan_två_personer() -> None:
    q = proposition(
        slag=S.MOT_VARANDRA, ja_text="Eva Alm (S)", nej_text="Per Ek (M)", omröstning=Omröstning.SLUTEN,
        röst_ja=2, röst_nej=2, röst_avstår=1, avgörande=Avgörande.LOTTNING, utfall=Utfall.NEJ,
    )  # fmt: skip
    assert text(paragraf(1, val=True, propositioner=[q]), "beslutsgång").split("\n\n") == [
        "Ordföranden ställer proposition på Eva Alm (S) mot Per Ek (M). Sluten omröstning begärs och genomförs.",
        "Ja-röst innebär val av Eva Alm (S). Nej-röst innebär val av Per Ek (M).",
        "Med 2 ja-röster mot 2 nej-röster och 1 som avstår beslutar socialnämnden genom lottning att välja Per Ek (M).",
    ]


def test_sidor_i_ord() -> None:
    q = proposition(
        slag=S.MOT_VARANDRA, ja_text="Arbetsutskottets förslag", nej_text="Att taxan inte höjs.", utfall=Utfall.NEJ
    )
    assert text(paragraf(1, propositioner=[q]), "beslutsgång") == (
        "Ordföranden ställer proposition på arbetsutskottets förslag mot att taxan inte höjs och finner att "
        "socialnämnden beslutar att taxan inte höjs."
    )


@pytest.mark.parametrize(
    ("till", "väntat"),
    [
        ("Socialförvaltningen", "socialförvaltningen"),
        ("Socialchefen", "socialchefen"),
        ("Arbetsutskottet för beredning", "arbetsutskottet för beredning"),
        ("Elsa Norrby", "Elsa Norrby"),
        ("KS arbetsutskott", "KS arbetsutskott"),
    ],
)
def test_mottagaren_av_en_återremiss(till: str, väntat: str) -> None:
    p = paragraf(1, yrkanden=[yrkande("å", Y.ÅTERREMISS, 3)], åter_till=till)
    assert text(p, "yrkanden") == f"Aina Lund (M) yrkar att ärendet återremitteras till {väntat}."


# -- votes ---------------------------------------------------------------------------------------------------------

FYRA_TVÅ = {1: V.JA, 2: V.JA, 3: V.NEJ, 4: V.AVSTÅR, 5: V.JA}


def omröstning(**ändrat: object) -> Paragraf:
    y = [yrkande("a", Y.BIFALL, 1), yrkande("b", Y.AVSLAG, 3)]
    return paragraf(1, yrkanden=y, propositioner=[proposition(ja="a", nej="b", **ändrat)])


def test_öppen_omröstning_med_namn() -> None:
    p = omröstning(röster=FYRA_TVÅ, utfall=Utfall.JA)
    assert text(p, "beslutsgång").split("\n\n") == [
        "Ordföranden ställer proposition på bifall till liggande förslag mot avslag. Omröstning begärs och genomförs.",
        "Ja-röst innebär bifall till liggande förslag. Nej-röst innebär avslag på liggande förslag.",
        "Med 3 ja-röster mot 1 nej-röst och 1 som avstår beslutar socialnämnden att bifalla liggande förslag.",
    ]
    (tabell,) = tolka_text(text(p, "votering"))
    assert isinstance(tabell, Texttabell)
    assert tabell.rader == (
        ("Ledamot", "Parti", "Ja", "Nej", "Avstår"),
        ("Berit Åkesson", "S", "X", "", ""),
        ("Östen Falk", "C", "X", "", ""),
        ("Aina Lund", "M", "", "X", ""),
        ("Ture Ek", "V", "", "", "X"),
        ("Lars Klint", "S", "X", "", ""),
        ("Summa", "", "3", "1", "1"),
    )


def test_den_som_inte_deltar_i_omröstningen_står_utanför_tabellen() -> None:
    p = omröstning(röster=FYRA_TVÅ | {5: V.DELTAR_INTE}, utfall=Utfall.JA)
    tabell, rad = tolka_text(text(p, "votering"))
    assert isinstance(tabell, Texttabell)
    assert isinstance(rad, Textstycke)
    assert tabell.rader[-1] == ("Summa", "", "2", "1", "1")
    assert rad.runs[0].text == "Lars Klint (S) deltar inte i omröstningen."


def test_utslagsrösten_lägger_ingen_röst_till() -> None:
    röster = {1: V.JA, 2: V.JA, 3: V.NEJ, 4: V.NEJ}
    p = omröstning(röster=röster, utfall=Utfall.JA, avgörande=Avgörande.UTSLAGSRÖST)
    assert text(p, "beslutsgång").endswith(
        "Med 2 ja-röster mot 2 nej-röster beslutar socialnämnden genom ordförandens utslagsröst att bifalla "
        "liggande förslag."
    )


def test_sluten_omröstning_visar_bara_summorna() -> None:
    p = omröstning(
        omröstning=Omröstning.SLUTEN, röst_ja=2, röst_nej=2, röst_avstår=1, utfall=Utfall.NEJ,
        avgörande=Avgörande.LOTTNING,
    )  # fmt: skip
    assert "Sluten omröstning begärs" in text(p, "beslutsgång")
    assert "genom lottning att avslå" in text(p, "beslutsgång")
    (tabell,) = tolka_text(text(p, "votering"))
    assert isinstance(tabell, Texttabell)
    assert tabell.rader == (("Ja", "Nej", "Avstår"), ("2", "2", "1"))


def test_två_omröstningar_får_var_sin_rubrik() -> None:
    p = flera_steg()
    for q in p.propositioner[:1] + p.propositioner[2:3]:
        q.omröstning, q.röst_ja, q.röst_nej = Omröstning.SLUTEN, 3, 2
    block = tolka_text(text(p, "votering"))
    assert [type(b) for b in block] == [Textstycke, Texttabell, Textstycke, Texttabell]


# -- reservations --------------------------------------------------------------------------------------------------


def med_yttrande(slag: Yttrandeslag, *vilka: int, **ändrat: object) -> Paragraf:
    y = [yrkande("b", Y.AVSLAG, 3, 4), yrkande("c", Y.ÄNDRING, 2, text="att A")]
    return paragraf(1, yrkanden=y, yttranden=[yttrande(slag, *vilka, **ändrat)])


@pytest.mark.parametrize(
    ("vilka", "ändrat", "väntat"),
    [
        ((3,), {}, "Aina Lund (M) reserverar sig mot beslutet."),
        ((3, 4), {"yrkande": "b"},
         "Aina Lund (M) och Ture Ek (V) reserverar sig mot beslutet till förmån för sitt yrkande."),
        ((3,), {"yrkande": "c"},
         "Aina Lund (M) reserverar sig mot beslutet till förmån för Östen Falks (C) ändringsförslag."),
        ((5,), {"yrkande": "b", "skriftligt": True},
         ("Lars Klint (S) reserverar sig mot beslutet till förmån för yrkandet om avslag. "
         "Motiveringen lämnas skriftligt senast när protokollet justeras.")),
        ((3,), {"text": "Taxan är för hög."}, "Aina Lund (M) reserverar sig mot beslutet.\n\nTaxan är för hög."),
    ],
)  # fmt: skip
def test_reservation(vilka: tuple[int, ...], ändrat: dict[str, object], väntat: str) -> None:
    assert text(med_yttrande(Yttrandeslag.RESERVATION, *vilka, **ändrat), "reservation") == väntat


def test_särskilt_yttrande_och_protokollsanteckning_är_aldrig_reservationer() -> None:
    for slag, vad in (
        (Yttrandeslag.SÄRSKILT_YTTRANDE, "ett särskilt yttrande"),
        (Yttrandeslag.PROTOKOLLSANTECKNING, "en protokollsanteckning"),
    ):
        p = med_yttrande(slag, 2, text="Vi ser fram emot uppföljningen.")
        (avsnitt,) = [h for h in härledda(p).values() if h.nyckel != "yrkanden"]
        assert avsnitt.text == f"Östen Falk (C) lämnar {vad}:\n\nVi ser fram emot uppföljningen."
        assert avsnitt.nyckel != "reservation"


def test_flera_reservationer_får_rubriken_i_plural() -> None:
    p = paragraf(1, yttranden=[yttrande(Yttrandeslag.RESERVATION, 3), yttrande(Yttrandeslag.RESERVATION, 4)])
    assert härledda(p)["reservation"].rubrik == "Reservationer"


# -- all of them ---------------------------------------------------------------------------------------------------


def test_varje_rubrik_har_samma_nyckel_som_det_härledda() -> None:
    assert {nyckel: avsnittsnyckel(rubrik) for nyckel, rubrik in RUBRIKER.items()} == {n: n for n in RUBRIKER}
    assert avsnittsnyckel("Reservationer:") == "reservation"


@given(
    st.lists(st.sampled_from(list(Y)), max_size=5),
    st.lists(st.tuples(st.sampled_from(list(S)), st.sampled_from(["", "0", "1", "9"]), st.sampled_from(["", "1"]),
                       st.sampled_from(list(Omröstning)), st.sampled_from([None, *Utfall])), max_size=4),
    st.lists(st.sampled_from(list(V)), min_size=5, max_size=5),
)  # fmt: skip
def test_allt_som_kan_lagras_blir_hela_meningar(
    slag: list[Y], frågor: list[tuple[S, str, str, Omröstning, Utfall | None]], röster: list[V]
) -> None:
    p = paragraf(
        1,
        yrkanden=[yrkande(str(i), s, 1 + i % 5) for i, s in enumerate(slag)],
        propositioner=[
            proposition(dict(enumerate(röster, 1)), slag=s, ja=ja, nej=nej, omröstning=o, utfall=u, röst_ja=3)
            for s, ja, nej, o, u in frågor
        ],
    )
    avsnitt = härledda(p)
    assert list(avsnitt) == [n for n in RUBRIKER if n in avsnitt]
    for h in avsnitt.values():
        for b in tolka_text(h.text):
            if isinstance(b, Textstycke):
                assert "".join(r.text for r in b.runs).endswith((".", ":"))
                assert "  " not in b.runs[0].text


def test_en_person_utan_parti_skrivs_utan_parentes() -> None:
    personer = [*nämnden()[:6], person(8, "Tom Rask", JA, parti="", roll=Närvaroroll.TJÄNSTEPERSON)]
    p = paragraf(1, jäv=[jäv(8)])
    m = möte([p], personer)
    (h,) = härledda_avsnitt(p, Bild(m), m)
    assert h.text == "Tom Rask anmäler jäv och deltar inte i handläggningen av ärendet."
