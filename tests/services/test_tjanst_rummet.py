"""What the room does under a §: one stroke each, stored at once, undone whole (KL 4:25–27, 5:53–56, 6:28)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import motesprov
import pytest
from motesprov import Möte
from namndprov import MÖTESDAG, Nämnder

from nämndapp.bas.fel import Inmatningsfel, Justerat
from nämndapp.models import (
    Jävsundantag,
    Omröstning,
    Paragrafutgång,
    Propositionsslag,
    Röstval,
    Sammanträde,
    Sammanträdesstatus,
    Utfall,
    Yrkandeslag,
    Yttrandeslag,
    Ärendestatus,
)
from nämndapp.services import andring, arenden, justering, register, rummet, rumsfragor, rumsmote, rumsvy
from nämndapp.services.protokolluppgifter import JävUppgifter, PropositionUppgifter, RöstUppgifter
from nämndapp.services.rumsfragor import Fråga
from nämndapp.services.rumsvy import Del
from nämndapp.services.skrivelseuppgifter import SatsUppgifter
from nämndapp.services.uppgifter import ÄrendeUppgifter
from nämndapp.storage import Databas

KL = time(10, 5)


@pytest.fixture
def m(db: Databas, nämnder: Nämnder) -> Möte:
    """Three serve: Ek presides, Alm and Lind; Ask and Björk are there without a seat. Every § has two decisions."""
    nämnd = register.hämta_nämnd(db, nämnder.sn)
    register.spara_nämnd(db, nämnder.sn, replace(nämnd.uppgifter, platser=3), nämnd.version)
    möte = motesprov.hållet(db, nämnder.sn, MÖTESDAG)
    for nr in range(4):
        beslut = (SatsUppgifter("Nämnden antar taxan."), SatsUppgifter("Taxan gäller från juni."))
        möte.spara(nr, replace(möte.paragraf(nr), beslutspunkter=beslut))
    return möte


def _vy(m: Möte, nr: int = 0) -> rumsvy.RumsVy:
    return rumsvy.hämta_rum(m.db, m.id, m.paragrafer[nr])


def _nu(m: Möte, nr: int = 0) -> rumsvy.Rumsparagraf:
    nu = _vy(m, nr).nu
    assert nu is not None
    return nu


def _del(m: Möte, namn: str, nr: int = 0) -> Del:
    return next(p.del_ for p in _nu(m, nr).personer if p.namn.startswith(namn))


def _röster(m: Möte, **val: Röstval) -> tuple[RöstUppgifter, ...]:
    namn = {"ek": "Ordförande Ek", "alm": "Vice Alm", "lind": "Ledamot Lind", "ask": "Ersättare Ask"}
    return tuple(RöstUppgifter(m.vem(namn[k]), v) for k, v in val.items())


# --- the room as it is ----------------------------------------------------------------------------------------------


def test_rummet_börjar_vid_den_första_paragrafen_som_inte_är_klubbad(m: Möte) -> None:
    assert rumsvy.hämta_rum(m.db, m.id).nu == _nu(m, 0)
    rummet.klubba(m.db, m.paragrafer[0], rumsfragor.enligt(m.paragraf(0), ""), KL)
    vy = rumsvy.hämta_rum(m.db, m.id)
    assert vy.nu is not None
    assert vy.nu.id == m.paragrafer[1]
    assert [r.klubbat for r in vy.rader] == [KL, None, None, None]
    assert vy.nästa() == vy.rader[2]
    assert vy.nästa(-1) == vy.rader[0]
    assert rumsvy.hämta_rum(m.db, m.id, m.paragrafer[3]).nästa() is None


def test_beslutförhet_räknas_för_varje_paragraf(m: Möte) -> None:
    assert (_vy(m).antal, _vy(m).platser, _vy(m).beslutför) == (3, 3, True)
    for namn in ("Vice Alm", "Ledamot Lind"):
        rummet.anmäl_jäv(m.db, m.paragrafer[0], JävUppgifter(m.vem(namn)))
    assert (_vy(m).antal, _vy(m).beslutför) == (1, False)
    assert _vy(m, 1).beslutför


def test_dagens_sammanträde_är_helst_nämndens_eget(m: Möte, nämnder: Nämnder) -> None:
    annat = motesprov.sammanträde(m.db, nämnder.bmn, MÖTESDAG)
    assert rumsvy.dagens_sammanträde(m.db, nämnder.sn, MÖTESDAG) == m.id
    assert rumsvy.dagens_sammanträde(m.db, nämnder.bmn, MÖTESDAG) == annat
    assert rumsvy.dagens_sammanträde(m.db, nämnder.sn, date(2026, 3, 11)) is None


# --- yrkanden -------------------------------------------------------------------------------------------------------


def test_ett_yrkande_skrivs_och_ångras_i_ett_steg(m: Möte) -> None:
    ändring = rummet.yrka(m.db, m.paragrafer[0], [m.vem("Vice Alm")], Yrkandeslag.AVSLAG)
    assert _nu(m).händelser == ("Vice Alm (C) yrkar avslag.",)
    assert m.paragraf(0).redigerad
    assert ändring.beskrivning == "Yrkande om avslag, § 1"
    andring.ångra(m.db, ändring)
    assert _nu(m).händelser == ()


def test_den_som_yrkar_detsamma_läggs_till_samma_yrkande(m: Möte) -> None:
    rummet.yrka(m.db, m.paragrafer[0], [m.vem("Vice Alm")], Yrkandeslag.BIFALL)
    rummet.yrka(m.db, m.paragrafer[0], [m.vem("Ledamot Lind")], Yrkandeslag.BIFALL)
    assert _nu(m).händelser == ("Vice Alm (C) och Ledamot Lind (S) yrkar bifall.",)


@pytest.mark.parametrize("slag", [Yrkandeslag.ÄNDRING, Yrkandeslag.EGET, Yrkandeslag.TILLÄGG])
def test_ett_eget_yrkande_måste_ha_en_text(m: Möte, slag: Yrkandeslag) -> None:
    with pytest.raises(Inmatningsfel, match="går ut på"):
        rummet.yrka(m.db, m.paragrafer[0], [m.vem("Vice Alm")], slag)


def test_ett_yrkande_har_någon_som_yrkar_och_en_punkt_som_finns(m: Möte) -> None:
    with pytest.raises(Inmatningsfel, match="vem"):
        rummet.yrka(m.db, m.paragrafer[0], [], Yrkandeslag.AVSLAG)
    with pytest.raises(Inmatningsfel, match="punkt 3 finns inte"):
        rummet.yrka(m.db, m.paragrafer[0], [m.vem("Vice Alm")], Yrkandeslag.ÄNDRING, text="Nej.", beslutspunkt=3)


def test_ett_återtaget_yrkande_ställs_inte_mot_något(m: Möte) -> None:
    rummet.yrka(m.db, m.paragrafer[0], [m.vem("Vice Alm")], Yrkandeslag.AVSLAG)
    rummet.återta(m.db, m.paragrafer[0], "y1")
    assert "(återtaget)" in _nu(m).händelser[0]
    assert rumsfragor.obesvarade(m.paragraf(0)) == []


# --- propositions and votes -----------------------------------------------------------------------------------------


def _fråga(f: Fråga, **mer: object) -> PropositionUppgifter:
    return PropositionUppgifter(f.slag, f.ja, f.nej, **mer)  # type: ignore[arg-type]


def test_frågorna_tas_i_ordning_formella_först_och_tillägg_sist(m: Möte) -> None:
    alm = [m.vem("Vice Alm")]
    rummet.yrka(m.db, m.paragrafer[0], alm, Yrkandeslag.TILLÄGG, text="Taxan följs upp.")
    rummet.yrka(m.db, m.paragrafer[0], alm, Yrkandeslag.ÄNDRING, text="Från juli.", beslutspunkt=2)
    rummet.yrka(m.db, m.paragrafer[0], alm, Yrkandeslag.ÅTERREMISS)
    assert [f.slag for f in rumsfragor.frågor(m.paragraf(0))] == [
        Propositionsslag.ÅTERREMISS,
        Propositionsslag.MOT_VARANDRA,
        Propositionsslag.TILLÄGG,
    ]


def test_en_vunnen_ändring_byter_sin_beslutspunkt_och_grundförslaget_finns_kvar(m: Möte) -> None:
    rummet.yrka(m.db, m.paragrafer[0], [m.vem("Vice Alm")], Yrkandeslag.ÄNDRING, text="Från juli.", beslutspunkt=2)
    (fråga,) = rumsfragor.frågor(m.paragraf(0))
    röster = _röster(m, ek=Röstval.JA, alm=Röstval.NEJ, lind=Röstval.NEJ)
    q = _fråga(fråga, omröstning=Omröstning.ÖPPEN, röster=röster, utfall=Utfall.NEJ)
    rummet.ställ_proposition(m.db, m.paragrafer[0], q)
    assert _nu(m).händelser[1] == "Förslagen mot varandra, votering 1 ja, 2 nej: Vice Alm (C): ändring i punkt 2."
    val = rumsfragor.utgången(m.paragraf(0), "Socialnämnden")
    rummet.klubba(m.db, m.paragrafer[0], val, KL)
    efter = m.paragraf(0)
    assert [s.text for s in efter.beslutspunkter] == ["Nämnden antar taxan.", "Från juli."]
    grund = next(y for y in efter.yrkanden if y.slag is Yrkandeslag.GRUNDFÖRSLAG)
    assert grund.text == "Nämnden antar taxan.\n\nTaxan gäller från juni."


def test_samma_fråga_en_gång_till_ersätter_det_förra_svaret(m: Möte) -> None:
    rummet.yrka(m.db, m.paragrafer[0], [m.vem("Vice Alm")], Yrkandeslag.AVSLAG)
    (fråga,) = rumsfragor.frågor(m.paragraf(0))
    for utfall in (Utfall.JA, Utfall.NEJ):
        rummet.ställ_proposition(m.db, m.paragrafer[0], _fråga(fråga, utfall=utfall))
    assert [q.utfall for q in m.paragraf(0).propositioner] == [Utfall.NEJ]
    assert rumsfragor.utgången(m.paragraf(0), "Socialnämnden").beslut == ("Socialnämnden avslår förslaget.",)


def test_en_öppen_votering_har_en_röst_av_var_och_en_som_beslutar(m: Möte) -> None:
    q = PropositionUppgifter(omröstning=Omröstning.ÖPPEN, utfall=Utfall.JA)
    två = replace(q, röster=_röster(m, ek=Röstval.JA, alm=Röstval.NEJ))
    with pytest.raises(Inmatningsfel, match=r"Röst saknas för Ledamot Lind \(S\)"):
        rummet.ställ_proposition(m.db, m.paragrafer[0], två)
    fel = replace(q, röster=_röster(m, ek=Röstval.JA, alm=Röstval.NEJ, lind=Röstval.JA, ask=Röstval.JA))
    with pytest.raises(Inmatningsfel, match=r"Ersättare Ask \(S\) deltar inte"):
        rummet.ställ_proposition(m.db, m.paragrafer[0], fel)


def test_val_avgörs_inte_med_öppen_votering(m: Möte) -> None:
    m.spara(0, replace(m.paragraf(0), val=True))
    röster = _röster(m, ek=Röstval.JA, alm=Röstval.NEJ, lind=Röstval.JA)
    with pytest.raises(Inmatningsfel, match="sluten"):
        rummet.ställ_proposition(
            m.db, m.paragrafer[0], PropositionUppgifter(omröstning=Omröstning.ÖPPEN, röster=röster, utfall=Utfall.JA)
        )


def test_den_som_inte_deltar_röstar_inte(m: Möte) -> None:
    rummet.deltar_inte(m.db, m.paragrafer[0], [m.vem("Ledamot Lind")])
    q = PropositionUppgifter(
        omröstning=Omröstning.ÖPPEN, utfall=Utfall.JA, röster=_röster(m, ek=Röstval.JA, alm=Röstval.NEJ)
    )
    assert not rummet.ställ_proposition(m.db, m.paragrafer[0], q).tom
    with pytest.raises(Inmatningsfel, match="tjänstgör inte"):
        rummet.deltar_inte(m.db, m.paragrafer[0], [m.vem("Ersättare Ask")])


# --- jäv ------------------------------------------------------------------------------------------------------------


def test_den_jävige_är_ute_ur_paragrafen_och_ersätts_bara_där(m: Möte) -> None:
    rummet.anmäl_jäv(m.db, m.paragrafer[1], JävUppgifter(m.vem("Vice Alm"), 2, ersättare_id=m.vem("Ersättare Ask")))
    assert [_del(m, "Vice Alm", nr) for nr in range(3)] == [Del.TJÄNSTGÖR, Del.JÄVIG, Del.TJÄNSTGÖR]
    assert [_del(m, "Ersättare Ask", nr) for nr in range(3)] == [Del.NÄRVARANDE, Del.TJÄNSTGÖR, Del.NÄRVARANDE]
    assert "Ersättare Ask (S) tjänstgör." in _nu(m, 1).händelser[0]


def test_ersättaren_för_den_jävige_tjänstgör_inte_redan(m: Möte) -> None:
    with pytest.raises(Inmatningsfel, match="tjänstgör redan"):
        rummet.anmäl_jäv(m.db, m.paragrafer[1], JävUppgifter(m.vem("Vice Alm"), ersättare_id=m.vem("Ledamot Lind")))


# --- reservations ---------------------------------------------------------------------------------------------------


def test_bara_den_som_deltog_i_beslutet_reserverar_sig(m: Möte) -> None:
    alm, ask = m.vem("Vice Alm"), m.vem("Ersättare Ask")
    rummet.yrka(m.db, m.paragrafer[0], [alm], Yrkandeslag.AVSLAG)
    rummet.yttra(m.db, m.paragrafer[0], Yttrandeslag.RESERVATION, [alm], kl=KL)
    (y,) = m.paragraf(0).yttranden
    assert (y.yrkande, y.anmäld, y.personer) == ("y1", KL, (alm,))
    with pytest.raises(Inmatningsfel, match="KL 4:27"):
        rummet.yttra(m.db, m.paragrafer[0], Yttrandeslag.RESERVATION, [ask])
    rummet.yttra(m.db, m.paragrafer[0], Yttrandeslag.PROTOKOLLSANTECKNING, [ask], "Jag hade velat rösta nej.")
    assert _nu(m).händelser[-1] == "Protokollsanteckning, Ersättare Ask (S): Jag hade velat rösta nej."


def test_den_som_omfattas_av_ett_undantag_deltar_och_ersätts_inte(m: Möte) -> None:
    undantag = JävUppgifter(m.vem("Vice Alm"), 1, Jävsundantag.BETYDELSELÖST)
    rummet.anmäl_jäv(m.db, m.paragrafer[1], undantag)
    assert _del(m, "Vice Alm", 1) is Del.TJÄNSTGÖR
    assert any("KL 6:29" in h for h in _nu(m, 1).händelser)
    with pytest.raises(Inmatningsfel, match="ersätts inte"):
        rummet.anmäl_jäv(m.db, m.paragrafer[1], replace(undantag, ersättare_id=m.vem("Ersättare Ask")))


def test_den_jävige_kan_inte_reservera_sig(m: Möte) -> None:
    rummet.anmäl_jäv(m.db, m.paragrafer[0], JävUppgifter(m.vem("Vice Alm")))
    with pytest.raises(Inmatningsfel, match="deltog inte"):
        rummet.yttra(m.db, m.paragrafer[0], Yttrandeslag.RESERVATION, [m.vem("Vice Alm")])


# --- how it ends ----------------------------------------------------------------------------------------------------


def test_klubban_gör_den_enda_frågan_besvarad_utan_votering(m: Möte) -> None:
    rummet.yrka(m.db, m.paragrafer[0], [m.vem("Vice Alm")], Yrkandeslag.AVSLAG)
    rummet.klubba(m.db, m.paragrafer[0], rumsfragor.enligt(m.paragraf(0), ""), KL)
    (q,) = m.paragraf(0).propositioner
    assert (q.slag, q.omröstning, q.utfall) == (Propositionsslag.BIFALL, Omröstning.INGEN, Utfall.JA)
    assert m.paragraf(0).klubbat == KL


def test_utan_beslut_faller_ingen_klubba(m: Möte) -> None:
    m.spara(0, replace(m.paragraf(0), beslutspunkter=()))
    with pytest.raises(Inmatningsfel, match="vad nämnden beslutar"):
        rummet.klubba(m.db, m.paragrafer[0], rumsfragor.enligt(m.paragraf(0), ""), KL)


def test_bordläggning_byter_beslutet_och_ångras(m: Möte, nämnder: Nämnder) -> None:
    nästa = motesprov.sammanträde(m.db, nämnder.sn, date(2026, 4, 14))
    assert list(rummet.kommande_möten(m.db, m.paragrafer[0])) == [(nästa, date(2026, 4, 14))]
    före = m.paragraf(0)
    ändring = rummet.bordlägg(m.db, m.paragrafer[0], nästa, "", KL, datum=date(2026, 4, 14))
    efter = m.paragraf(0)
    assert (efter.utgång, efter.åter_sammanträde_id) == (Paragrafutgång.BORDLÄGGNING, nästa)
    assert [s.text.replace("\u00a0", " ") for s in efter.beslutspunkter] == [
        "Socialnämnden bordlägger ärendet till sammanträdet 14 april 2026."
    ]
    andring.ångra(m.db, ändring)
    assert [s.text for s in m.paragraf(0).beslutspunkter] == [s.text for s in före.beslutspunkter]


def test_bordläggningen_planerar_ärendet_och_ångras_med_det(m: Möte, nämnder: Nämnder) -> None:
    nästa = motesprov.sammanträde(m.db, nämnder.sn, date(2026, 4, 14))
    ärende = arenden.spara_ärende(m.db, None, ÄrendeUppgifter(nämnder.sn, "Taxan"), None).objekt_id
    m.spara(0, replace(m.paragraf(0), ärende_id=ärende))
    före = arenden.hämta_ärende(m.db, ärende).uppgifter
    ändring = rummet.bordlägg(m.db, m.paragrafer[0], nästa, "", KL)
    efter = arenden.hämta_ärende(m.db, ärende).uppgifter
    assert (efter.status, efter.planerat_sammanträde_id) == (Ärendestatus.BORDLAGT, nästa)
    andring.ångra(m.db, ändring)
    assert arenden.hämta_ärende(m.db, ärende).uppgifter == före


def test_en_omedelbart_justerad_paragraf_är_låst_men_inte_de_andra(m: Möte) -> None:
    rummet.klubba(m.db, m.paragrafer[0], rumsfragor.enligt(m.paragraf(0), ""), KL)
    assert _nu(m).låst == ""
    av = [justering.JusteradAv("Ordförande Ek", "ordförande")]
    justering.justera_omedelbart(m.db, [m.paragrafer[0]], MÖTESDAG, av)
    assert "justerad och låst" in _nu(m).låst
    assert _nu(m, 1).låst == ""
    with pytest.raises(Justerat):
        rummet.yrka(m.db, m.paragrafer[0], [m.vem("Vice Alm")], Yrkandeslag.AVSLAG)


def test_återremiss_har_ett_skäl_och_svarar_på_yrkandet(m: Möte) -> None:
    rummet.yrka(m.db, m.paragrafer[0], [m.vem("Vice Alm")], Yrkandeslag.ÅTERREMISS)
    with pytest.raises(Inmatningsfel, match="varför"):
        rummet.återremittera(m.db, m.paragrafer[0], "förvaltningen", " ", KL)
    rummet.återremittera(m.db, m.paragrafer[0], "förvaltningen", "Taxan ska räknas om.", KL)
    assert _nu(m).händelser[1:] == (
        "Avgöras i dag eller återremitteras, utan votering: ärendet återremitteras.",
        "Återremitterat till förvaltningen. Skäl: Taxan ska räknas om.",
    )
    rummet.öppna_igen(m.db, m.paragrafer[0])
    assert (m.paragraf(0).klubbat, m.paragraf(0).utgång) == (None, Paragrafutgång.BESLUT)


def test_ett_justerat_protokoll_ändras_inte(m: Möte) -> None:
    with m.db.skrivning() as enhet:
        enhet.hämta(Sammanträde, m.id).status = Sammanträdesstatus.JUSTERAT
    assert "justerat utanför programmet" in _vy(m).låst  # there is no justering with its PDF
    with pytest.raises(Inmatningsfel, match="justerat"):
        rummet.yrka(m.db, m.paragrafer[0], [m.vem("Vice Alm")], Yrkandeslag.AVSLAG)
    with pytest.raises(Inmatningsfel, match="justerat"):
        rumsmote.ajournera(m.db, m.id, None, KL)
