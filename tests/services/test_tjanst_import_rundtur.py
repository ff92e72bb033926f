"""Our own papers come back: every document type, as Word and as PDF, from the demo and into it again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from rundtur import kopian, läs_papper, skriv_papper, socialnämnden

from nämndapp.bas.forslag import Dokumentförslag, Dokumenttyp
from nämndapp.models import Punkttyp
from nämndapp.reports import dokument as d
from nämndapp.reports import rendera
from nämndapp.rules.ordningsjamforelse import Radläge, jämför
from nämndapp.services import (
    arenden,
    delegation,
    delegationsbild,
    delegationsinlasning,
    dokument,
    importera,
    internkontroll,
    sammantraden,
)
from nämndapp.services.handlingar import spara_handling
from nämndapp.services.skrivelseuppgifter import UnderlagUppgifter, UndertecknareUppgifter
from nämndapp.services.uppgifter import GruppUppgifter, PunktUppgifter, SammanträdeUppgifter
from nämndapp.storage import Databas

FORMAT = ("docx", "pdf")


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return skriv_papper(tmp_path_factory.mktemp("demo"), FORMAT)


@pytest.fixture
def demo(original: Path, tmp_path: Path) -> Iterator[Databas]:
    yield from kopian(original, tmp_path)


def _möte(db: Databas) -> SammanträdeUppgifter:
    id_ = next(m.id for m in sammantraden.lista_sammanträden(db) if str(m.datum) == "2026-11-24")
    return sammantraden.hämta_sammanträde(db, id_).uppgifter


@pytest.mark.parametrize("form", FORMAT)
@pytest.mark.parametrize("typ", ["kallelse", "foredragningslista"])
def test_kallelsen_läses_med_samma_punkter(original: Path, demo: Databas, typ: str, form: str) -> None:
    dok = läs_papper(original, typ, form)
    möte = _möte(demo)
    assert dok.typ == typ
    assert [p.nr for p in dok.punkter] == list(range(1, len(möte.punkter) + 1))
    assert [(p.rubrik, p.diarienummer) for p in dok.punkter] == [(p.rubrik, p.diarienummer) for p in möte.punkter]
    assert [p.föredragande or "" for p in dok.punkter] == [p.föredragande for p in möte.punkter]
    assert [p.minuter for p in dok.punkter] == [p.minuter for p in möte.punkter]
    assert dok.organ is not None
    assert dok.organ.värde == "Socialnämnden"


def _läs_kallelse_med(
    db: Databas, mapp: Path, form: str, ändra: Callable[[PunktUppgifter], PunktUppgifter]
) -> tuple[Dokumentförslag, SammanträdeUppgifter]:
    """The demo's list changed item by item, printed and read; and the list as it is stored."""
    id_ = next(m.id for m in sammantraden.lista_sammanträden(db) if str(m.datum) == "2026-11-24")
    vy = sammantraden.hämta_sammanträde(db, id_)
    lista = tuple(ändra(r) if isinstance(r, PunktUppgifter) else r for r in vy.uppgifter.lista)
    sammantraden.spara_sammanträde(db, id_, replace(vy.uppgifter, lista=lista), vy.version)
    papper = dokument.bygg(db, "kallelse", nämnd="SN", datum=vy.uppgifter.datum)
    dokument.skriv(papper, form, mapp / f"kallelse.{form}")
    (dok,) = importera.läs_fil(mapp / f"kallelse.{form}").dokument
    return dok, sammantraden.hämta_sammanträde(db, id_).uppgifter


@pytest.mark.parametrize("form", FORMAT)
def test_punkter_som_utgår_läses_som_det_och_behåller_sin_rubrik(demo: Databas, tmp_path: Path, form: str) -> None:
    dok, möte = _läs_kallelse_med(demo, tmp_path, form, lambda p: replace(p, utgår=p.typ is not Punkttyp.INFORMATION))
    assert any(p.utgår for p in möte.punkter)
    assert [(p.rubrik, p.diarienummer, p.utgår) for p in dok.punkter] == [
        (p.rubrik, p.diarienummer, p.utgår) for p in möte.punkter
    ]


@pytest.mark.parametrize("form", FORMAT)
def test_vem_som_väckt_ärendet_och_stängda_dörrar_läses_ur_listan(demo: Databas, tmp_path: Path, form: str) -> None:
    id_ = next(m.id for m in sammantraden.lista_sammanträden(demo) if str(m.datum) == "2026-11-24")
    vy = sammantraden.hämta_sammanträde(demo, id_)
    sammantraden.spara_sammanträde(demo, id_, replace(vy.uppgifter, öppet=True), vy.version)
    dok, möte = _läs_kallelse_med(
        demo,
        tmp_path,
        form,
        lambda p: replace(p, väckt_av="Vera Lindqvist (S)", stängda_dörrar=p.typ is Punkttyp.BESLUT),
    )
    assert [(p.rubrik, p.väckt_av, p.stängda_dörrar) for p in dok.punkter] == [
        (p.rubrik, p.väckt_av, p.stängda_dörrar) for p in möte.punkter
    ]


@pytest.mark.parametrize("form", FORMAT)
def test_mycket_långa_formalia_överst_läses_hela(demo: Databas, tmp_path: Path, form: str) -> None:
    lång = (
        "med redovisning av vad nämnden har gjort för äldre och barn i Ekbro och Norra Ekbro under året och sedan dess"
    )
    dok, möte = _läs_kallelse_med(demo, tmp_path, form, lambda p: replace(p, rubrik=f"{p.rubrik} {lång} {lång}"))
    assert [(p.nr, p.rubrik, p.diarienummer) for p in dok.punkter] == [
        (nr, p.rubrik, p.diarienummer) for nr, p in enumerate(möte.punkter, 1)
    ]
    assert [p.grupp for p in dok.punkter[:3]] == [None, None, None]


@pytest.mark.parametrize("form", FORMAT)
def test_kallelsen_tillbaka_i_samma_databas_dubblerar_ingenting(original: Path, demo: Databas, form: str) -> None:
    före = _möte(demo)
    ärenden = len(arenden.lista_ärenden(demo))
    svar = importera.spara_import(demo, None, importera.läs_fil(original / f"kallelse.{form}"))
    assert "punkter" not in svar.nya
    assert "ärenden" not in svar.nya
    assert [r.rubrik for r in _möte(demo).lista] == [r.rubrik for r in före.lista]
    assert len(arenden.lista_ärenden(demo)) == ärenden


@pytest.mark.parametrize("form", FORMAT)
def test_tjänsteskrivelsen_läses_med_huvud_förslag_och_avsnitt(original: Path, demo: Databas, form: str) -> None:
    dok = läs_papper(original, "tjansteskrivelse", form)
    sparad = next(
        v.skrivelse
        for rad in arenden.lista_ärenden(demo, socialnämnden(demo))
        if rad.diarienummer == "SN 2026/58"
        for h in arenden.hämta_ärende(demo, rad.id).handlingar
        if (v := arenden.hämta_handling(demo, h.id).uppgifter).typ is Dokumenttyp.TJÄNSTESKRIVELSE
    )
    assert sparad is not None
    assert dok.rubrik is not None
    assert dok.diarienummer is not None
    assert (dok.typ, dok.rubrik.värde, dok.diarienummer.värde) == (
        Dokumenttyp.TJÄNSTESKRIVELSE,
        "Träffpunkt i Norra Ekbro",
        "SN 2026/58",
    )
    assert [f.värde for f in dok.förslag] == [s.text for s in sparad.satser]
    assert [a.rubrik for a in dok.avsnitt] == [a.rubrik for a in sparad.avsnitt]
    assert [" ".join(a.text.split()) for a in dok.avsnitt] == [" ".join(a.text.split()) for a in sparad.avsnitt]
    assert tuple(m.värde for m in dok.skickas_till) == sparad.skickas_till
    assert [u.namn for u in dok.undertecknare] == [u.namn for u in sparad.undertecknare]


@pytest.mark.parametrize("form", FORMAT)
@pytest.mark.parametrize("typ", ["riskanalys", "internkontrollplan"])
def test_riskerna_läses_rad_för_rad(original: Path, demo: Databas, typ: str, form: str) -> None:
    dok = läs_papper(original, typ, form)
    analys = next(a for a in internkontroll.lista_riskanalyser(demo, socialnämnden(demo)) if a.år == 2027)
    sparade = internkontroll.hämta_riskanalys(demo, analys.id).uppgifter.risker
    assert [(r.område, r.risk, r.föregående, r.sannolikhet, r.konsekvens) for r in dok.risker] == [
        (r.område, r.risk, r.föregående, r.sannolikhet, r.konsekvens) for r in sparade
    ]
    assert dok.rubrik is not None
    assert dok.rubrik.värde == {"riskanalys": "Riskanalys 2027", "internkontrollplan": "Internkontrollplan 2027"}[typ]
    assert dok.diarienummer is not None
    assert dok.diarienummer.värde == "SN 2026/56"


@pytest.mark.parametrize("form", FORMAT)
def test_kontrollmomenten_läses_rad_för_rad(original: Path, demo: Databas, form: str) -> None:
    dok = läs_papper(original, "internkontrollplan", form)
    rad = next(p for p in internkontroll.lista_planer(demo, socialnämnden(demo)) if p.år == 2027)
    sparad = internkontroll.hämta_plan(demo, rad.id).uppgifter
    assert [(k.kategori, k.kontroll, k.ansvarig, k.frekvens, k.metod) for k in dok.kontroller] == [
        (k.kategori, k.kontroll, k.ansvarig, k.frekvens, k.metod) for k in sparad.kontroller
    ]
    assert [" ".join(a.text.split()) for a in dok.avsnitt] == [" ".join(sparad.inledning.split())]


@pytest.mark.parametrize("form", FORMAT)
def test_utdraget_läses_med_paragraf_förslag_och_mottagare(original: Path, form: str) -> None:
    dok = läs_papper(original, "utdrag", form)
    assert dok.typ is Dokumenttyp.PROTOKOLLSUTDRAG
    assert dok.rubrik is not None
    assert dok.rubrik.värde == "Träffpunkt i Norra Ekbro"
    assert len(dok.förslag) == 3  # nothing is decided before the meeting
    assert [m.värde for m in dok.skickas_till] == ["Äldreomsorgen", "Fastighetsenheten", "Pensionärsrådet"]


@pytest.mark.parametrize("form", FORMAT)
def test_ett_helt_protokoll_blir_en_handling_och_säger_det(original: Path, form: str) -> None:
    dok = läs_papper(original, "protokoll", form)
    assert dok.typ is Dokumenttyp.PROTOKOLL
    assert dok.rubrik is not None
    assert dok.rubrik.värde.startswith("Protokoll från socialnämndens sammanträde")
    assert "IMP-helt-protokoll" in [p.kod for p in dok.påpekanden]


@pytest.mark.parametrize("form", FORMAT)
def test_ingen_av_våra_rubriker_är_tagen_ur_sidhuvudet(original: Path, form: str) -> None:
    for typ in dokument.DOKUMENTTYPER:
        for dok in importera.läs_fil(original / f"{typ}.{form}").dokument:
            assert dok.rubrik is not None, typ
            assert "IMP-rubrik-ur-huvud" not in [p.kod for p in dok.påpekanden], typ


@pytest.mark.parametrize("form", FORMAT)
def test_långa_punktrubriker_som_bryts_läses_hela(demo: Databas, tmp_path: Path, form: str) -> None:
    id_ = next(m.id for m in sammantraden.lista_sammanträden(demo) if str(m.datum) == "2026-11-24")
    vy = sammantraden.hämta_sammanträde(demo, id_)
    lista = tuple(
        replace(r, rubrik=f"{r.rubrik} med redovisning av kommunens arbete för äldre och barn under hela året")
        if isinstance(r, PunktUppgifter)
        else r
        for r in vy.uppgifter.lista
    )
    sammantraden.spara_sammanträde(demo, id_, replace(vy.uppgifter, lista=lista), vy.version)
    papper = dokument.bygg(demo, "kallelse", nämnd="SN", datum=vy.uppgifter.datum)
    dokument.skriv(papper, form, tmp_path / f"lång.{form}")
    (dok,) = importera.läs_fil(tmp_path / f"lång.{form}").dokument
    väntade = [r for r in lista if isinstance(r, PunktUppgifter)]
    assert [(p.rubrik, p.diarienummer) for p in dok.punkter] == [(p.rubrik, p.diarienummer) for p in väntade]
    grupper = [g.rubrik for g in lista if isinstance(g, GruppUppgifter)]
    assert list(dict.fromkeys(p.grupp for p in dok.punkter if p.grupp)) == grupper


@pytest.mark.parametrize("form", FORMAT)
def test_två_undertecknare_och_bilagor_fogar_inte_ihop_satserna(demo: Databas, tmp_path: Path, form: str) -> None:
    rad = next(r for r in arenden.lista_ärenden(demo, socialnämnden(demo)) if r.diarienummer == "SN 2026/58")
    handlingar_i_ärendet = arenden.hämta_ärende(demo, rad.id).handlingar
    vy = next(
        v
        for h in handlingar_i_ärendet
        if (v := arenden.hämta_handling(demo, h.id)).uppgifter.typ is Dokumenttyp.TJÄNSTESKRIVELSE
    )
    assert vy.uppgifter.skrivelse is not None
    skrivelse = replace(
        vy.uppgifter.skrivelse,
        undertecknare=(
            UndertecknareUppgifter("Ivar Sandgren", "Socialchef"),
            UndertecknareUppgifter("Nour Khalil", "Verksamhetschef äldreomsorg"),
        ),
        underlag=(
            *vy.uppgifter.skrivelse.underlag,
            UnderlagUppgifter("Planritning över stationshuset"),
            UnderlagUppgifter("Minnesanteckningar från tre kvällsmöten"),
        ),
    )
    spara_handling(demo, vy.id, replace(vy.uppgifter, skrivelse=skrivelse), vy.version)
    dokument.skriv(dokument.bygg(demo, "tjansteskrivelse", handling_id=vy.id), form, tmp_path / f"skrivelse.{form}")
    (dok,) = importera.läs_fil(tmp_path / f"skrivelse.{form}").dokument
    assert [f.värde for f in dok.förslag] == [s.text for s in skrivelse.satser]
    assert [(u.namn, u.titel) for u in dok.undertecknare] == [(u.namn, u.titel) for u in skrivelse.undertecknare]
    assert [u.text for u in dok.beslutsunderlag][-2:] == [u.text for u in skrivelse.underlag[-2:]]


@pytest.mark.parametrize("huvud", ["Bilaga", "Bilaga 1"])
@pytest.mark.parametrize("form", FORMAT)
def test_en_bilaga_med_sitt_slag_i_huvudet_behåller_sin_titel(tmp_path: Path, form: str, huvud: str) -> None:
    papper = d.Dokument(
        "Planritning över stationshuset",
        (
            d.Rubrik(1, (d.Run("Planritning över stationshuset"),)),
            d.Stycke((d.Run("Stora salen är 64 kvadratmeter, köket 18. Båda ingångarna har ramp."),)),
        ),
        d.Sidhuvud(("Ekbro kommun", "Socialförvaltningen"), huvud, (d.Fältruta("Datum", "2026-11-12"),)),
        datum="2026-11-12",
    )
    fil = tmp_path / f"bilaga.{form}"
    fil.write_bytes(rendera.till_pdf(papper) if form == "pdf" else rendera.till_docx(papper))
    (dok,) = importera.läs_fil(fil).dokument
    assert dok.typ is Dokumenttyp.BILAGA
    assert dok.rubrik is not None
    assert dok.rubrik.värde == "Planritning över stationshuset"
    assert dok.datum is not None
    assert str(dok.datum.värde) == "2026-11-12"


@pytest.mark.parametrize("form", FORMAT)
def test_delegationsordningens_punkter_kommer_tillbaka(demo: Databas, tmp_path: Path, form: str) -> None:
    papper = dokument.bygg(demo, "delegationsordning", nämnd="SN", version=1)
    fil = tmp_path / f"ordning.{form}"
    dokument.skriv(papper, form, fil)
    (dok,) = importera.läs_fil(fil).dokument
    ordning = next(r for r in delegation.lista_ordningar(demo, 1) if r.nummer == 1)
    vy = delegation.hämta_ordning(demo, ordning.id)
    kapitel = {k.id: f"{k.rubrik} ({k.sfs})" if k.sfs else k.rubrik for k in vy.kapitel}
    assert [(p.nr, p.kapitel, p.grupp, p.ärende, p.lagrum, p.delegater, p.anteckning or "") for p in
            dok.delegationspunkter] == [
        (vy.nummer[p.nyckel], kapitel[p.kapitel_id], p.grupp, p.ärende, p.lagrum, tuple(d.kod for d in p.delegater),
         vy.anteckning(p))
        for p in vy.punkter
    ]  # fmt: skip
    assert [p.gränser for p in dok.delegationspunkter if p.gränser] == [
        ((200_000, "kr"), (1_000_000, "kr")), ((1, "prisbasbelopp"), (2, "prisbasbelopp")),
    ]  # fmt: skip
    assert [p.anmäls for p in dok.delegationspunkter] == [p.anmäls for p in vy.punkter]
    assert "IMP-delegation-dubblett" not in [p.kod for p in dok.påpekanden]


def _märkt_papper(demo: Databas, tmp_path: Path, form: str) -> Dokumentförslag:
    papper = dokument.bygg(demo, "delegationsordning", nämnd="SN", version=2, jämför=1)
    fil = tmp_path / f"märkt.{form}"
    dokument.skriv(papper, form, fil)
    (dok,) = importera.läs_fil(fil).dokument
    return dok


@pytest.mark.parametrize("form", ["docx", "html"])
def test_ett_ändringsmärkt_papper_läses_som_den_nya_versionen(demo: Databas, tmp_path: Path, form: str) -> None:
    """Every cell is that of version 2, so nothing new is made of it."""
    dok = _märkt_papper(demo, tmp_path, form)
    ny = next(r for r in delegation.lista_ordningar(demo, 1) if r.nummer == 2)
    with demo.skrivning() as enhet:
        svar = delegationsinlasning.läs_in(enhet, 1, dok.delegationspunkter, rubrik="x")
    assert (svar.ny, svar.ordning_id, svar.antal) == (False, ny.id, ny.antal_punkter)
    assert [p.kod for p in dok.påpekanden if "delegat" in p.kod] == []
    inledning = delegationsinlasning.inledning(dok.avsnitt, dok.delegationspunkter)
    assert " ".join(inledning.split()) == " ".join(delegation.hämta_ordning(demo, ny.id).huvud.inledning.split())


def test_en_ändringsmärkt_pdf_säger_var_gammalt_och_nytt_står_tillsammans(demo: Databas, tmp_path: Path) -> None:
    dok = _märkt_papper(demo, tmp_path, "pdf")
    vy = delegation.hämta_ordning(demo, next(r.id for r in delegation.lista_ordningar(demo, 1) if r.nummer == 2))
    assert [p.nr for p in dok.delegationspunkter] == list(vy.nummer.values())
    bild = delegation.hämta_bild(demo, vy.id)
    före = delegation.hämta_bild(demo, next(r.id for r in delegation.lista_ordningar(demo, 1) if r.nummer == 1))
    ändrade = [r for r in jämför(före, bild).rader if r.läge is Radläge.ÄNDRAD]
    assert [p.nr for p in dok.delegationspunkter if p.märkt == "ändrad"] == [r.punkt.nr for r in ändrade]
    assert len([p for p in dok.påpekanden if p.kod == "IMP-delegation-gammal-och-ny"]) == len(ändrade)
    assert [p.text[:12] for p in dok.påpekanden if p.kod == "IMP-delegation-utgar"] == ["Punkt 4.2 ut"]
    with demo.skrivning() as enhet:
        text = delegationsinlasning.inledning(dok.avsnitt, dok.delegationspunkter)
        svar = delegationsinlasning.läs_in(enhet, 1, dok.delegationspunkter, rubrik="Ur PDF", inledning=text)
    fynd = [p for p in delegationsbild.granska_ordning(demo, svar.ordning_id) if p.kod == "DEL-gammal-och-ny"]
    assert len(fynd) == len(ändrade) + 1
    assert fynd[0].text.startswith("Inledningen ")
