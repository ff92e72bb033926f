"""Kallelsens och föredragningslistans regler."""

from __future__ import annotations

from datetime import date, time, timedelta

import fabrik
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.bas.papekande import Nivå, Påpekande
from nämndapp.models import (
    Handlingsriktning,
    Nämndtyp,
    Närvarande,
    Punkttyp,
    Sammanträde,
    Sammanträdesslag,
    Sammanträdesstatus,
)
from nämndapp.rules.granska import får_göras_slutlig, granska_kallelse, granska_sammanträde
from nämndapp.rules.kallelse import sista_kallelsedag
from nämndapp.rules.listan import frys
from nämndapp.rules.listregler import begärande

IDAG = date(2024, 11, 12)


OFULLSTÄNDIG = {"KAL-tid-saknas", "KAL-plats-saknas", "KAL-organ-saknas", "KAL-rubrik-saknas", "KAL-platshallare",
                "KAL-stangda-dorrar"}  # fmt: skip


def koder(s: Sammanträde, idag: date = IDAG, **läge: date | None) -> list[str]:
    """The codes; only what makes the paper incomplete may be FEL."""
    påpekanden = granska_kallelse(s, idag, **läge)
    assert all((p.nivå is Nivå.FEL) is (p.kod in OFULLSTÄNDIG) for p in påpekanden if p.kod != "KAL-tom-lista")
    return [p.kod for p in påpekanden]


def påpekandet(s: Sammanträde, kod: str, idag: date = IDAG, **läge: date | None) -> Påpekande:
    (träff,) = [p for p in granska_kallelse(s, idag, **läge) if p.kod == kod]
    return träff


def med_punkt(**ändrat: object) -> Sammanträde:
    s = fabrik.sammanträde(**ändrat)
    fabrik.punkt(s, "Ny taxa för hemtjänst", "SN 2024/41", handlingar=(fabrik.tjänsteskrivelse(),))
    return s


def test_en_komplett_kallelse_i_tid_ger_inga_påpekanden() -> None:
    assert koder(med_punkt()) == []


@pytest.mark.parametrize(
    ("ändrat", "kod", "fält"),
    [
        ({"starttid": None}, "KAL-tid-saknas", "starttid"),
        ({"plats": "  "}, "KAL-plats-saknas", "plats"),
        ({"nämnd": None}, "KAL-organ-saknas", "nämnd_id"),
    ],
)
def test_kallelse_utan_tid_plats_eller_organ_är_ofullständig(ändrat: dict[str, object], kod: str, fält: str) -> None:
    p = påpekandet(med_punkt(**ändrat), kod)
    assert (p.nivå, p.lagrum, p.plats.fält) == (Nivå.FEL, "KL 6:17", fält)
    assert p.förslag


def test_kallelse_efter_sista_dagen_varnar_men_stoppar_inte() -> None:
    s = med_punkt(kallelse_datum=date(2024, 11, 15))
    p = påpekandet(s, "KAL-for-sen")
    assert (p.nivå, p.lagrum) == (Nivå.VARNING, "KL 6:44")
    assert "2024-11-14" in p.text
    assert får_göras_slutlig(granska_kallelse(s, IDAG))


def test_sista_dagen_att_kalla_är_fem_dagar_före_om_inget_annat_är_bestämt() -> None:
    assert sista_kallelsedag(fabrik.sammanträde()) == date(2024, 11, 14)


def test_arbetsdagar_hoppar_över_helgen_när_reglementet_räknar_så() -> None:
    s = fabrik.sammanträde(nämnd=fabrik.nämnd(inställningar={"kallelse_dagtyp": "arbetsdag"}))
    assert sista_kallelsedag(s) == date(2024, 11, 12)


def test_fullmäktige_kallas_minst_en_vecka_före() -> None:
    s = med_punkt(nämnd=fabrik.nämnd(typ=Nämndtyp.FULLMÄKTIGE), kallelse_datum=date(2024, 11, 13))
    assert sista_kallelsedag(s) == date(2024, 11, 12)
    assert påpekandet(s, "KAL-for-sen").lagrum == "KL 5:15"


@pytest.mark.parametrize(
    ("idag", "väntat"),
    [
        (date(2024, 11, 10), []),
        (date(2024, 11, 11), ["KAL-snart-dags"]),
        (date(2024, 11, 14), ["KAL-snart-dags"]),
        (date(2024, 11, 15), ["KAL-ej-skickad"]),
        (date(2024, 11, 20), []),
    ],
)
def test_oskickad_kallelse_påminner_först_nära_sista_dagen(idag: date, väntat: list[str]) -> None:
    assert koder(med_punkt(kallelse_datum=None), idag) == väntat


def test_inställt_möte_påminner_inte_om_kallelse() -> None:
    s = med_punkt(kallelse_datum=None, status=Sammanträdesstatus.INSTÄLLT)
    assert "KAL-ej-skickad" not in koder(s, date(2024, 11, 18))


def test_öppet_möte_med_sekretessmarkerad_handling_kräver_stängda_dörrar() -> None:
    s = fabrik.sammanträde(öppet=True)
    hemlig = fabrik.tjänsteskrivelse("Yttrande", sekretess_lagrum="OSL 26:1")
    p = fabrik.punkt(s, "Yttrande", "SN 2024/41", handlingar=(hemlig,))
    assert påpekandet(s, "KAL-stangda-dorrar").lagrum == "KL 6:25"
    p.stängda_dörrar = True
    assert koder(s) == []
    p.stängda_dörrar, s.öppet = False, False
    assert koder(s) == []


@pytest.mark.parametrize(("dag", "namn"), [(date(2024, 11, 16), "lördag"), (date(2024, 12, 24), "julafton")])
def test_möte_på_en_ledig_dag_ger_ett_tips(dag: date, namn: str) -> None:
    s = med_punkt(datum=dag, kallelse_datum=dag.replace(day=1), justering_datum=None)
    p = påpekandet(s, "KAL-helgdag")
    assert p.nivå is Nivå.TIPS
    assert namn in p.text


def test_remiss_som_skulle_ha_besvarats_före_mötet_varnar() -> None:
    s = fabrik.sammanträde()
    remiss = fabrik.tjänsteskrivelse("Remiss om plan", skrivelse={"svar_senast": date(2024, 11, 15)})
    fabrik.punkt(s, "Remiss om plan", "SN 2024/41", handlingar=(remiss,))
    assert påpekandet(s, "KAL-remiss-for-sen").nivå is Nivå.VARNING


def test_remiss_som_måste_besvaras_före_nästa_möte_ger_ett_tips() -> None:
    s = fabrik.sammanträde()
    remiss = fabrik.tjänsteskrivelse("Remiss om plan", skrivelse={"svar_senast": date(2024, 12, 1)})
    fabrik.punkt(s, "Remiss om plan", "SN 2024/41", handlingar=(remiss,))
    assert koder(s) == []
    assert koder(s, nästa_sammanträde=date(2024, 12, 17)) == ["KAL-remiss-nu"]
    assert koder(s, nästa_sammanträde=date(2024, 11, 30)) == []


def test_beslutspunkt_utan_tjänsteskrivelse_varnar_men_inte_information() -> None:
    s = fabrik.sammanträde()
    fabrik.punkt(s, "Läget", "SN 2024/1", typ=Punkttyp.INFORMATION)
    fabrik.punkt(s, "Ekonomisk uppföljning", "SN 2024/4")
    fabrik.punkt(s, "Upprop", "SN 2024/5", typ=Punkttyp.FORMALIA)
    p = påpekandet(s, "KAL-utan-tjansteskrivelse")
    assert (p.nivå, p.plats.text) == (Nivå.VARNING, "punkt 2")


def test_samma_diarienummer_två_gånger_varnar_också_när_det_skrivs_på_två_sätt() -> None:
    s = med_punkt()
    fabrik.punkt(s, "Taxan igen", "SN 2024/0041", handlingar=(fabrik.tjänsteskrivelse(),))
    assert "punkt 1 och punkt 2" in påpekandet(s, "KAL-dubblett-dnr").text


def test_tjänsteskrivelse_med_annat_nummer_än_punkten_varnar_men_inte_en_remiss_från_annat_organ() -> None:
    s = fabrik.sammanträde()
    remiss = fabrik.handling("Remiss", typ=Dokumenttyp.REMISS, diarienummer="KS 2024/9")
    fabrik.punkt(s, "Remiss", "SN 2024/41", handlingar=(fabrik.tjänsteskrivelse("Remiss"), remiss))
    assert koder(s) == []
    s.punkter[0].diarienummer = "SN 2024/14"
    assert koder(s) == ["KAL-annat-dnr"]


def test_diarienummer_saknas_bara_där_andra_punkter_har_ett() -> None:
    s = fabrik.sammanträde()
    fabrik.punkt(s, "Taxa", handlingar=(fabrik.tjänsteskrivelse(),))
    assert koder(s) == []
    fabrik.punkt(s, "Plan", "SN 2024/7", handlingar=(fabrik.tjänsteskrivelse("Plan", diarienummer="SN 2024/7"),))
    assert koder(s) == ["KAL-dnr-saknas"]


def test_två_punkter_på_samma_plats_har_inget_bestämt_nummer() -> None:
    s = med_punkt()
    fabrik.punkt(
        s, "Plan", "SN 2024/7", ordning=0, handlingar=(fabrik.tjänsteskrivelse("Plan", diarienummer="SN 2024/7"),)
    )
    assert koder(s) == ["KAL-samma-plats"]


def test_en_grupp_på_två_ställen_ger_ett_tips() -> None:
    s = fabrik.sammanträde()
    a, b = fabrik.grupp(s, "Information"), fabrik.grupp(s, "Egna ärenden")
    for i, g in enumerate((a, b, a)):
        fabrik.punkt(s, f"Punkt {i}", f"SN 2024/{i}", grupp=g, typ=Punkttyp.INFORMATION)
    assert koder(s) == ["KAL-delad-grupp"]


@pytest.mark.parametrize(
    ("dag", "väntat"),
    [
        (date(2024, 12, 3), []),
        (date(2024, 12, 4), ["KAL-justering-sen"]),
        (date(2024, 11, 18), ["KAL-justering-fore-motet"]),
    ],
)
def test_justering_föreslås_inom_fjorton_dagar_efter_mötet(dag: date, väntat: list[str]) -> None:
    assert koder(med_punkt(justering_datum=dag)) == väntat


def test_ordföranden_kan_inte_också_vara_justerare() -> None:
    assert koder(med_punkt(förslag_justerare="Berit Åkesson")) == ["KAL-justerare-ordforande"]


def test_klockslag_ska_stiga_nedåt_listan() -> None:
    s = med_punkt()
    s.punkter[0].klockslag = time(13, 0)
    assert koder(s) == ["KAL-klockslag"]
    s.punkter[0].klockslag = time(13, 30)
    assert koder(s) == []


def test_handling_yngre_än_kallelsen_ger_ett_tips_så_länge_mötet_inte_hållits() -> None:
    s = fabrik.sammanträde()
    fabrik.punkt(s, "Taxa", "SN 2024/41", handlingar=(fabrik.tjänsteskrivelse(datum=date(2024, 11, 14)),))
    assert koder(s) == ["KAL-handling-yngre"]
    s.status = Sammanträdesstatus.GENOMFÖRT
    assert koder(s) == []


def test_malltext_i_en_punkts_rubrik_stoppar_kallelsen() -> None:
    s = fabrik.sammanträde()
    fabrik.punkt(s, "[Ärendets rubrik]", "SN 2024/41", handlingar=(fabrik.tjänsteskrivelse(),))
    assert not får_göras_slutlig(granska_kallelse(s, IDAG))


def test_tom_lista_varnar_nämnden_men_stoppar_fullmäktige() -> None:
    assert påpekandet(fabrik.sammanträde(), "KAL-tom-lista").nivå is Nivå.VARNING
    fullmäktige = fabrik.sammanträde(nämnd=fabrik.nämnd(typ=Nämndtyp.FULLMÄKTIGE))
    assert påpekandet(fullmäktige, "KAL-tom-lista").nivå is Nivå.FEL


def test_det_allvarligaste_står_först_och_allt_har_ett_förslag() -> None:
    s = fabrik.möte_med_lista()
    s.starttid, s.justering_datum, s.förslag_justerare = None, date(2025, 1, 6), ""
    påpekanden = granska_sammanträde(s, IDAG)
    ordning = [p.nivå.ordning for p in påpekanden]
    assert ordning == sorted(ordning)
    assert len(set(ordning)) == 3
    assert all(p.förslag.endswith(".") and p.text.endswith(".") for p in påpekanden)


@given(
    st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.integers(0, 30), st.integers(0, 30), st.sampled_from(Nämndtyp)
)
def test_en_kallelse_är_sen_precis_när_den_är_yngre_än_sista_dagen(
    mötet: date, dagar: int, före: int, typ: Nämndtyp
) -> None:
    kallad = date.fromordinal(mötet.toordinal() - före)
    s = med_punkt(datum=mötet, kallelse_datum=kallad, nämnd=fabrik.nämnd(kallelse_dagar=dagar, typ=typ))
    minst = max(dagar, 7) if typ is Nämndtyp.FULLMÄKTIGE else dagar
    assert ("KAL-for-sen" in koder(s)) is (före < minst)


def test_sluttiden_kommer_efter_starttiden() -> None:
    assert koder(med_punkt(sluttid=time(13, 30))) == ["KAL-sluttid"]
    assert koder(med_punkt(sluttid=time(13, 31))) == []


def test_punkt_utan_rubrik_är_ett_fel() -> None:
    s = fabrik.sammanträde()
    fabrik.punkt(s, " ", "SN 2024/41", handlingar=(fabrik.tjänsteskrivelse(),))
    assert koder(s) == ["KAL-rubrik-saknas"]


def test_saknad_justerare_och_ordförande_är_tips() -> None:
    assert koder(med_punkt(förslag_justerare="", ordförande="")) == ["KAL-justerare-saknas", "KAL-ordforande-saknas"]


# --- listregler -----------------------------------------------------------------------------------------------------


def test_sekretess_på_punkten_kräver_stängda_dörrar_också_utan_handlingar() -> None:
    s = fabrik.sammanträde(öppet=True)
    p = fabrik.punkt(s, "Information om en utredning", typ=Punkttyp.INFORMATION, sekretess_lagrum="OSL 26:1")
    assert "OSL 26:1" in påpekandet(s, "KAL-stangda-dorrar").text
    p.stängda_dörrar = True
    assert koder(s) == []


def test_beslut_utan_ärende_och_handlingar_ger_ett_tips() -> None:
    s = fabrik.sammanträde()
    p = fabrik.punkt(s, "Något ska beslutas")
    assert "KAL-utan-arende" in koder(s)
    p.ärende_id = 7
    assert "KAL-utan-arende" not in koder(s)


def test_rubrik_som_glidit_från_ärendets_eller_skrivelsens_ger_ett_tips() -> None:
    s = med_punkt()
    s.punkter[0].ärende = fabrik.ärende("Ny taxa för hemtjänst")
    assert koder(s) == []
    s.punkter[0].rubrik = "Avgifter inom äldreomsorgen"
    p = påpekandet(s, "KAL-rubrik-glider")
    assert (p.nivå, p.plats.text) == (Nivå.TIPS, "punkt 1")
    assert "Ny taxa för hemtjänst" in p.text


@pytest.mark.parametrize(("fält", "text"), [("plats", "[Lokal]"), ("måltid", "xx"), ("skäl", "[Beslutsdatum]")])
def test_malltext_i_kallelsens_fält_stoppar_den(fält: str, text: str) -> None:
    p = påpekandet(med_punkt(**{fält: text}), "KAL-platshallare")
    assert (p.nivå, p.plats.fält) == (Nivå.FEL, fält)
    assert koder(med_punkt(**{fält: "Eksalen"})) == []


def test_extra_sammanträde_har_skäl_och_tillräckligt_många_som_begär_det() -> None:
    extra = {"slag": Sammanträdesslag.EXTRA}
    assert påpekandet(med_punkt(**extra), "KAL-extra-utan-skal").lagrum == "KL 6:23"
    assert koder(med_punkt(**extra, skäl="Ordföranden anser att det behövs.")) == []
    assert "minst 3" in påpekandet(med_punkt(**extra, skäl="Begärt av 2 ledamöter"), "KAL-extra-for-fa").text
    assert koder(med_punkt(**extra, skäl="Begärt av tre ledamöter")) == []
    assert koder(med_punkt(skäl="")) == []


@pytest.mark.parametrize(
    ("skäl", "antal"),
    [
        ("Begärt av 3 av nämndens ledamöter", 3),
        ("en ledamot har begärt det", 1),
        ("På begäran av Åsa Ek, Bo Al och Ci Bo.", 3),
        ("Begärt av ordföranden", None),
        ("Brådskande beslut om avtal", None),
    ],
)
def test_hur_många_som_har_begärt_sammanträdet(skäl: str, antal: int | None) -> None:
    assert begärande(skäl) == antal


def test_väckt_ärende_säger_vem_som_väckte_det() -> None:
    s = fabrik.sammanträde()
    p = fabrik.punkt(s, "Väckt ärende om skolskjuts", typ=Punkttyp.INFORMATION)
    assert påpekandet(s, "KAL-vackt-utan-namn").lagrum == "KL 4:20"
    p.väckt_av = "(S)"
    assert koder(s) == ["KAL-vackt-utan-namn"]
    p.väckt_av = "Aina Lund (M)"
    assert koder(s) == []


def test_publicerad_lista_som_ändrats_kräver_en_tilläggslista() -> None:
    s = med_punkt()
    s.punkter[0].id = 1
    fryst = frys(s)

    def publicerat() -> list[str]:
        return [p.kod for p in granska_sammanträde(s, IDAG, publicerat=[fryst])]

    assert publicerat() == []
    s.punkter[0].föredragande = "Elsa Norrby"
    assert publicerat() == ["KAL-andrad-utan-tillaggslista"]
    s.status = Sammanträdesstatus.GENOMFÖRT
    assert publicerat() == []


def test_ett_ärende_som_väcks_i_rummet_begär_ingen_tilläggslista() -> None:
    s = med_punkt()
    s.punkter[0].id = 1
    fryst = frys(s)
    fabrik.punkt(s, "Ny fråga", typ=Punkttyp.INFORMATION)

    def frågar(dag: date) -> bool:
        alla = granska_sammanträde(s, dag, publicerat=[fryst])
        return "KAL-andrad-utan-tillaggslista" in {p.kod for p in alla}

    assert frågar(s.datum)  # the meeting has not begun
    assert not frågar(s.datum + timedelta(days=1))
    s.närvarande = [Närvarande(sammanträde_id=1, namn="Aina Lund")]
    assert not frågar(s.datum)


def test_det_som_utgår_ger_inga_påpekanden_och_numren_är_de_publicerade() -> None:
    s = fabrik.sammanträde()
    utan = fabrik.punkt(s, "Ekonomisk uppföljning", "SN 2024/4", id=1)
    assert koder(s) == ["KAL-utan-tjansteskrivelse"]
    fryst = frys(s)
    fabrik.punkt(s, "Sent beslut", "SN 2024/5", id=2, ordning=-1)
    sent = [p for p in granska_sammanträde(s, IDAG, publicerat=[fryst]) if p.plats.id == 2]
    assert {p.plats.text for p in sent} == {"punkt 2"}
    utan.utgår = True
    assert [p.plats.id for p in granska_kallelse(s, IDAG) if p.kod == "KAL-utan-tjansteskrivelse"] == [2]


def test_meddelandena_har_sin_egen_lista_och_behöver_ingen_tjänsteskrivelse() -> None:
    s = fabrik.sammanträde()
    fabrik.punkt(s, "Meddelanden", typ=Punkttyp.ANMÄLAN)
    assert "KAL-utan-tjansteskrivelse" not in koder(s)
    fabrik.punkt(s, "Meddelanden om delegationsbeslut", typ=Punkttyp.ANMÄLAN)
    assert koder(s).count("KAL-utan-tjansteskrivelse") == 1


def test_en_presidieberedning_kallas_inte_till_i_lagens_mening() -> None:
    """KL 6:44 speaks of the nämnd's meetings."""
    s = fabrik.sammanträde(kallelse_datum=None, status=Sammanträdesstatus.PLANERAT, slag=Sammanträdesslag.BEREDNING)
    assert not {"KAL-ej-skickad", "KAL-snart-dags"} & set(koder(s, s.datum))
    s.slag = Sammanträdesslag.ORDINARIE
    assert "KAL-ej-skickad" in koder(s, s.datum)


def test_en_remiss_vars_svar_ligger_under_punkten_ger_inget() -> None:
    s = fabrik.sammanträde()
    remiss = fabrik.tjänsteskrivelse(
        "Remiss om plan", riktning=Handlingsriktning.INKOMMEN, skrivelse={"svar_senast": date(2024, 11, 15)}
    )
    svar = fabrik.handling("Svaret", riktning=Handlingsriktning.UTGÅENDE)
    fabrik.punkt(s, "Remiss om plan", "SN 2024/41", handlingar=(remiss, svar))
    assert "KAL-remiss-for-sen" not in koder(s)
