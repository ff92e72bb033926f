"""Tjänsteskrivelsen som dokument."""

from __future__ import annotations

import fabrik

from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.models import Handling
from nämndapp.reports import dokument as d
from nämndapp.reports.byggare import tjänsteskrivelse


def rubriker(paper: d.Dokument) -> list[str]:
    ut = [b.rubrik if isinstance(b, d.Marginalblock) else b for b in paper.block]
    return [d.ren_text(r.text) for r in ut if isinstance(r, d.Rubrik)]


def full(**ändrat: object) -> Handling:
    return fabrik.tjänsteskrivelse(
        avsnitt=(("Sammanfattning", "Kort."), ("Ärendebeskrivning", "Långt."), ("Barnets bästa", "Prövat.")), **ändrat
    )


def test_tomma_etiketter_trycks_när_huset_vill_det() -> None:
    etiketter = ["Dokumenttyp", "Datum", "Ert datum", "Diarienummer", "Er beteckning", "Adressat"]
    assert [f.etikett for f in tjänsteskrivelse(full(), fabrik.nämnd()).huvud.fält] == etiketter
    utan = tjänsteskrivelse(full(), fabrik.nämnd(husstil={"tomma_etiketter": False})).huvud.fält
    assert [f.etikett for f in utan] == ["Dokumenttyp", "Datum", "Diarienummer", "Adressat"]


def test_följande_sidor_upprepar_huvudet_utan_handläggare_och_adressat() -> None:
    huvud = tjänsteskrivelse(full(), fabrik.nämnd()).huvud
    assert huvud.vänster == (d.Fältruta("Vår handläggare", "elsa.norrby@ekbro.example\nSocialförvaltningen"),)
    assert [f.etikett for f in huvud.följande] == [
        "Dokumenttyp", "Datum", "Ert datum", "Diarienummer", "Er beteckning",
    ]  # fmt: skip


def test_avsnitten_står_i_sparad_ordning_med_förslag_först_och_underlag_sist() -> None:
    assert rubriker(tjänsteskrivelse(full(), fabrik.nämnd())) == [
        "Ny taxa för hemtjänst", "Förslag till beslut", "Sammanfattning", "Ärendebeskrivning", "Barnets bästa",
        "Beslutsunderlag", "Skickas till",
    ]  # fmt: skip


def test_avsnitt_som_har_egen_rubrik_i_skrivelsen_står_där_de_stod() -> None:
    h = fabrik.tjänsteskrivelse(
        avsnitt=(("Sammanfattning", "Kort."), ("Beslutsunderlag", ""), ("Förslag till beslut", "")),
    )
    assert rubriker(tjänsteskrivelse(h, fabrik.nämnd()))[1:] == [
        "Sammanfattning", "Beslutsunderlag", "Förslag till beslut", "Skickas till",
    ]  # fmt: skip
    assert d.textflöde(tjänsteskrivelse(h, fabrik.nämnd())).count("Socialnämnden antar taxan.") == 1


def test_huset_kan_ha_en_egen_ordning_och_fria_avsnitt_följer_med_sitt() -> None:
    husstil = {
        "skrivelseordning": True,
        "skrivelseavsnitt": ["sammanfattning", "beslutsunderlag", "förslag", "ärendebeskrivning"],
    }
    assert rubriker(tjänsteskrivelse(full(), fabrik.nämnd(husstil=husstil)))[1:] == [
        "Sammanfattning", "Beslutsunderlag", "Förslag till beslut", "Ärendebeskrivning", "Barnets bästa",
        "Skickas till",
    ]  # fmt: skip


def test_stram_stil_undertecknar_före_ärendebeskrivningen() -> None:
    texter = d.textflöde(tjänsteskrivelse(full(), fabrik.nämnd(husstil={"nyckel": "stram"})))
    assert texter.index("Kort.") < texter.index("Elsa Norrby") < texter.index("Ärendebeskrivning")
    assert texter.index("Expedieras till") < texter.index("Ärendebeskrivning")


def test_två_undertecknare_står_bredvid_varandra() -> None:
    h = full(undertecknare=(("Elsa Norrby", "Socialchef"), ("Nils Berg", "Utredare")))
    block = [b for b in tjänsteskrivelse(h, fabrik.nämnd()).block if isinstance(b, d.Underskrifter)]
    assert [(b.bredvid, [u.namn for u in b.rader]) for b in block] == [(True, ["Elsa Norrby", "Nils Berg"])]
    ensam = [b for b in tjänsteskrivelse(full(), fabrik.nämnd()).block if isinstance(b, d.Underskrifter)]
    assert not ensam[0].bredvid


def test_foten_har_kommunens_adresser_i_husets_ordning() -> None:
    nämnd = fabrik.nämnd(husstil={"fotfält": ["organisationsnr", "webb"]})
    assert tjänsteskrivelse(full(), nämnd).fot.första == (
        d.Fältruta("Organisationsnr", "212000-9994"),
        d.Fältruta("Webb", "www.ekbro.example"),
    )


def test_meddelanden_blir_en_tabell_under_sammanfattningen() -> None:
    h = fabrik.tjänsteskrivelse(meddelanden=(("SN 2024/28", "Statsbidrag beviljat"), (None, "Dom i mål")))
    tabell = next(b for b in tjänsteskrivelse(h, fabrik.nämnd()).block if isinstance(b, d.Tabell))
    assert [[d.ren_text(c.text).replace("\u00a0", " ") for c in r.celler] for r in tabell.rader] == [
        ["SN 2024/28", "Statsbidrag beviljat"],
        ["", "Dom i mål"],
    ]


def test_meddelanden_som_redan_står_i_texten_trycks_en_gång() -> None:
    text = "Dnr\tMeddelande\nSN 2024/28\tStatsbidrag beviljat"
    h = fabrik.tjänsteskrivelse(
        avsnitt=(("Sammanfattning", text),), meddelanden=(("SN 2024/28", "Statsbidrag beviljat"),)
    )
    assert d.textflöde(tjänsteskrivelse(h, fabrik.nämnd())).count("Statsbidrag beviljat") == 1


def test_ett_inkommet_utdrags_beslut_trycks_först() -> None:
    h = fabrik.tjänsteskrivelse(
        satser=(), typ=Dokumenttyp.PROTOKOLLSUTDRAG, skrivelse={"beslut": ["Motionen beviljas."]}
    )
    assert rubriker(tjänsteskrivelse(h, fabrik.nämnd()))[1:3] == ["Beslut", "Sammanfattning"]
    assert "Motionen beviljas." in d.textflöde(tjänsteskrivelse(h, fabrik.nämnd()))


def test_listor_tabeller_och_fetstil_i_texten_följer_med() -> None:
    text = "**Viktigt** stycke\n\n- ett\n- två\n\nPost\tBelopp\nTaxa\t1 200"
    h = fabrik.tjänsteskrivelse(avsnitt=(("Ekonomi", text),))
    block = tjänsteskrivelse(h, fabrik.nämnd()).block
    stycke = next(b for b in block if isinstance(b, d.Stycke) and "Viktigt" in d.ren_text(b.text))
    assert stycke.text[0].fet
    assert any(isinstance(b, d.Lista) and len(b.punkter) == 2 for b in block)
    tabell = next(b for b in block if isinstance(b, d.Tabell))
    assert [k.justering for k in tabell.kolumner] == ["vänster", "höger"]


def test_handling_utan_skrivelse_blir_ett_papper_med_rubrik() -> None:
    paper = tjänsteskrivelse(fabrik.handling(), None)
    assert rubriker(paper) == ["Ny taxa för hemtjänst"]


def test_mottagarna_trycks_en_gång_också_när_de_står_som_avsnitt() -> None:
    h = fabrik.tjänsteskrivelse(avsnitt=(("Sammanfattning", "Kort."), ("Skickas till", "Socialchef")))
    paper = tjänsteskrivelse(h, fabrik.nämnd())
    assert rubriker(paper).count("Skickas till") == 1
    assert [t for t in d.textflöde(paper) if t == "Socialchef"] == ["Socialchef", "Socialchef"]  # titel och mottagare


def test_utdragets_beslut_trycks_en_gång_också_när_det_står_som_avsnitt() -> None:
    h = fabrik.tjänsteskrivelse(
        satser=(), avsnitt=(("Beslut", "Motionen beviljas."),), skrivelse={"beslut": ["Motionen beviljas."]}
    )
    assert d.textflöde(tjänsteskrivelse(h, fabrik.nämnd())).count("Motionen beviljas.") == 1


def test_meddelanden_utan_sammanfattning_får_en_egen_rubrik() -> None:
    h = fabrik.tjänsteskrivelse(avsnitt=(), meddelanden=(("SN 2024/28", "Statsbidrag"),))
    assert "Meddelanden" in rubriker(tjänsteskrivelse(h, fabrik.nämnd()))
    med = fabrik.tjänsteskrivelse(meddelanden=(("SN 2024/28", "Statsbidrag"),))
    assert "Meddelanden" not in rubriker(tjänsteskrivelse(med, fabrik.nämnd()))
