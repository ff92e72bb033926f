"""Lists written as plain text in a handling's fields: what is kept keeps its id."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.services.skrivelseuppgifter import (
    AvsnittUppgifter,
    HandlingUppgifter,
    MeddelandeUppgifter,
    SatsUppgifter,
    SkrivelseUppgifter,
    UnderlagUppgifter,
    UndertecknareUppgifter,
)
from nämndapp.ui.arenden import innehall, radtext

ORD = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=12)


def test_en_sats_som_flyttas_behåller_sitt_id() -> None:
    gamla = (SatsUppgifter("Nämnden antar planen.", 1), SatsUppgifter("Planen skickas vidare.", 2))
    assert radtext.tolka_satser("Planen skickas vidare.\n\nNämnden antar planen.", gamla) == (gamla[1], gamla[0])


def test_en_omskriven_sats_är_samma_sats_och_en_ny_får_inget_id() -> None:
    gamla = (SatsUppgifter("Nämnden antar planen.", 1),)
    nya = radtext.tolka_satser("Nämnden antar planen för 2027.\n\n\nParagrafen justeras omedelbart.", gamla)
    assert nya == (SatsUppgifter("Nämnden antar planen för 2027.", 1), SatsUppgifter("Paragrafen justeras omedelbart."))


def test_ett_underlag_som_skrivs_om_tappar_hänvisningen_men_ett_orört_behåller_den() -> None:
    kf = UnderlagUppgifter("KF 2026-11-13 § 177", "KF", date(2026, 11, 13), 177, 7)
    ts = UnderlagUppgifter("Tjänsteskrivelse 2026-12-01", id=8)
    nya = radtext.tolka_underlag("KF 2026-11-13 § 177\nTjänsteskrivelse 2026-12-04", (kf, ts))
    assert nya == (kf, UnderlagUppgifter("Tjänsteskrivelse 2026-12-04", id=8))


def test_undertecknaren_tas_isär_i_namn_parti_och_titel() -> None:
    assert radtext.tolka_undertecknare("Berit Åkesson (S), Ordförande\nElsa Norrby", ()) == (
        UndertecknareUppgifter("Berit Åkesson", "Ordförande", "S"),
        UndertecknareUppgifter("Elsa Norrby"),
    )


def test_en_undertecknare_med_komma_i_namnet_ändras_inte_av_att_någon_annan_läggs_till() -> None:
    udda = UndertecknareUppgifter("Dahl, Måns", "Sekreterare", "", 3)
    text = radtext.undertecknare_text((udda,))
    assert radtext.tolka_undertecknare(f"{text}\nElsa Norrby", (udda,))[0] == udda


def test_meddelandets_nummer_står_före_strecket() -> None:
    nya = radtext.tolka_meddelanden("SN 2026/4 | Dom i mål 12\nProtokoll från rådet", ())
    assert nya == (MeddelandeUppgifter("Dom i mål 12", "SN 2026/4"), MeddelandeUppgifter("Protokoll från rådet"))


@given(st.lists(st.tuples(ORD, st.one_of(st.none(), st.integers(1, 99))), max_size=6, unique_by=lambda t: t[1]))
def test_text_fram_och_tillbaka_ändrar_ingenting(par: list[tuple[str, int | None]]) -> None:
    satser = tuple(SatsUppgifter(text, id_) for text, id_ in par)
    assert radtext.tolka_satser(radtext.satser_text(satser), satser) == satser


def test_fälten_når_skrivelsens_delar_och_lämnar_resten_orört() -> None:
    u = HandlingUppgifter(
        nämnd_id=1,
        rubrik="Taxa",
        typ=Dokumenttyp.TJÄNSTESKRIVELSE,
        skrivelse=SkrivelseUppgifter(
            handläggare="Elsa",
            avsnitt=(AvsnittUppgifter("Sammanfattning", "Kort.", 4),),
            övriga_fält={"sida": "1"},
            id=9,
        ),
    )
    nytt = innehall.med(innehall.med(u, "avsnitt.0", "Längre."), "skrivelse.skickas_till", "KS\n\n Socialchef ")
    assert nytt.skrivelse is not None and u.skrivelse is not None
    assert nytt.skrivelse.avsnitt == (AvsnittUppgifter("Sammanfattning", "Längre.", 4),)
    assert nytt.skrivelse.skickas_till == ("KS", "Socialchef")
    assert (nytt.skrivelse.id, nytt.skrivelse.övriga_fält, nytt.rubrik) == (9, {"sida": "1"}, "Taxa")
    assert innehall.värde(nytt, "skrivelse.skickas_till") == "KS\nSocialchef"


def test_paragraf_och_beslut_visas_bara_för_utdrag() -> None:
    ts = HandlingUppgifter(nämnd_id=1, typ=Dokumenttyp.TJÄNSTESKRIVELSE, skrivelse=SkrivelseUppgifter())
    utdrag = HandlingUppgifter(nämnd_id=1, typ=Dokumenttyp.PROTOKOLLSUTDRAG, skrivelse=SkrivelseUppgifter())
    assert not innehall.visas(ts, "skrivelse.paragraf")
    assert innehall.visas(utdrag, "skrivelse.paragraf")
    assert innehall.visas(ts, "skrivelse.satser")
