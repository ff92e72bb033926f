"""What an import must not do in silence: leave rows out, forget template text, take in another kommun's papers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from namndprov import Nämnder

from nämndapp.bas.forslag import Dokumentförslag, Dokumenttyp, Fält, Importförslag, Kontrollförslag, Riskförslag
from nämndapp.services import aggregat, arenden, dokument, granska, importera, internkontroll
from nämndapp.services.internkontrolluppgifter import PlanUppgifter, RiskanalysUppgifter, RiskUppgifter
from nämndapp.services.uppgifter import ÄrendeUppgifter
from nämndapp.storage import Databas

SKRIVELSE = """Ekbro kommun
Dokumenttyp: Tjänsteskrivelse
Datum: 2026-02-03
Diarienummer: SN 2026/14
Beslutsdatum: [Beslutsdatum]
Adressat: Socialnämnden

Öppettider på familjecentralen

Förslag till beslut
Nämnden ändrar öppettiderna.

Sammanfattning
Besöken är flest på eftermiddagen och då är det stängt i dag.

Skickas till
Här listar du alla som ska ha beslutet
Familjecentralen
"""


def _fil(mapp: Path, text: str, namn: str = "skrivelse.txt") -> Path:
    (mapp / namn).write_text(text, encoding="utf-8")
    return mapp / namn


def _analys(*risker: str) -> Importförslag:
    rader = [Riskförslag("Ekonomi", risk, nr, None, 3, 4, 12) for nr, risk in enumerate(risker, 1)]
    dok = Dokumentförslag(Dokumenttyp.RISKANALYS, (1, 9), 0.9, "\n".join(risker), Fält("Riskanalys 2027"), risker=rader)
    return Importförslag("risker.pdf", "x", [], [dok])


def _plan(*kontroller: str) -> Importförslag:
    rader = [Kontrollförslag("Ekonomi", kontroll, nr) for nr, kontroll in enumerate(kontroller, 1)]
    dok = Dokumentförslag(
        Dokumenttyp.INTERNKONTROLLPLAN, (1, 9), 0.9, "\n".join(kontroller), Fält("Plan 2027"), kontroller=rader
    )
    return Importförslag("plan.pdf", "y", [], [dok])


def test_tom_riskanalys_fylls_av_importen(db: Databas, nämnder: Nämnder) -> None:
    id_ = internkontroll.spara_riskanalys(db, None, RiskanalysUppgifter(nämnder.sn, 2027, "Min"), None).objekt_id
    svar = importera.spara_import(db, nämnder.sn, _analys("Fakturor betalas två gånger", "Larm uteblir"))
    assert svar.nya["risker"] == 2
    sparad = internkontroll.hämta_riskanalys(db, id_).uppgifter
    assert (sparad.rubrik, [r.risk for r in sparad.risker]) == ("Min", ["Fakturor betalas två gånger", "Larm uteblir"])


def test_rader_som_inte_införs_sägs_med_antal(db: Databas, nämnder: Nämnder) -> None:
    mina = (RiskUppgifter("Larm  uteblir"),)
    internkontroll.spara_riskanalys(db, None, RiskanalysUppgifter(nämnder.sn, 2027, risker=mina), None)
    svar = importera.spara_import(db, nämnder.sn, _analys("Fakturor betalas två gånger", "Larm uteblir", "Nycklar"))
    (sagt,) = svar.meddelanden
    assert "2 risker" in sagt
    assert "2027" in sagt
    assert "Fakturor betalas två gånger" in sagt


def test_plan_fylls_eller_säger_vad_som_inte_infördes(db: Databas, nämnder: Nämnder) -> None:
    internkontroll.spara_plan(db, None, PlanUppgifter(nämnder.sn, 2027, inledning="Min inledning"), None)
    första = importera.spara_import(db, nämnder.sn, _plan("Stickprov"))
    assert (första.nya["kontroller"], första.meddelanden) == (1, ())
    (rad,) = internkontroll.lista_planer(db, nämnder.sn)
    assert internkontroll.hämta_plan(db, rad.id).uppgifter.inledning == "Min inledning"
    assert importera.spara_import(db, nämnder.sn, _plan("Stickprov")).meddelanden == ()
    igen = importera.spara_import(db, nämnder.sn, _plan("Stickprov", "Provlarm"))
    assert "1 kontrollmoment i plan.pdf" in igen.meddelanden[0]


def test_malltext_glöms_inte_efter_importen_och_hindrar_den_slutliga_skrivelsen(
    db: Databas, nämnder: Nämnder, tmp_path: Path
) -> None:
    importera.spara_import(db, nämnder.sn, importera.läs_fil(_fil(tmp_path, SKRIVELSE)))
    (ärende,) = arenden.lista_ärenden(db, nämnder.sn)
    (handling,) = arenden.hämta_ärende(db, ärende.id).handlingar
    vy = arenden.hämta_handling(db, handling.id)
    assert vy.uppgifter.skrivelse is not None
    assert vy.uppgifter.skrivelse.skickas_till == ("Familjecentralen",)
    val = dokument.Val(nämnd="SN", diarienummer="SN 2026/14")
    funna = [p for p in granska.hinder_för_slutlig(db, "tjansteskrivelse", val) if p.kod == "SKR-malltext"]
    assert any("Beslutsdatum" in p.text for p in funna)
    assert any("Här listar du alla" in p.text for p in funna)


def test_annan_kommuns_handlingar_varnar_före_och_efter(db: Databas, nämnder: Nämnder, tmp_path: Path) -> None:
    fil = _fil(tmp_path, SKRIVELSE.replace("Ekbro", "Granvik"))
    förslag = importera.läs_fil(fil, db)
    (varning,) = [p for d in förslag.dokument for p in d.påpekanden if p.kod == "IMP-annan-kommun"]
    assert "Granvik kommun" in varning.text
    assert "Ekbro kommun" in varning.text
    assert any("Granvik kommun" in m for m in importera.spara_import(db, nämnder.sn, förslag).meddelanden)


def test_egna_kommunens_handlingar_varnar_inte(db: Databas, nämnder: Nämnder, tmp_path: Path) -> None:
    förslag = importera.läs_fil(_fil(tmp_path, SKRIVELSE.replace("Ekbro kommun", "EKBRO KOMMUN")), db)
    assert "IMP-annan-kommun" not in [p.kod for d in förslag.dokument for p in d.påpekanden]
    assert importera.spara_import(db, nämnder.sn, förslag).meddelanden == ()


def test_importerat_ärende_får_inget_påhittat_registreringsdatum(db: Databas, nämnder: Nämnder, tmp_path: Path) -> None:
    importera.spara_import(db, nämnder.sn, importera.läs_fil(_fil(tmp_path, SKRIVELSE)))
    (rad,) = arenden.lista_ärenden(db, nämnder.sn)
    assert rad.registrerat is None
    assert "ARE-registrerat-saknas" in [p.kod for p in granska.granska(db, nämnd="SN")]
    text = str(dokument.bygg(db, "diarieforteckning", nämnd="SN", år=2026)).replace("\\xa0", " ")
    assert "SN 2026/14" in text
    assert "2026/14" not in str(dokument.bygg(db, "diarieforteckning", nämnd="SN", år=2025))


def test_eget_nytt_ärende_är_registrerat_i_dag(db: Databas, nämnder: Nämnder) -> None:
    nytt = arenden.spara_ärende(db, None, ÄrendeUppgifter(nämnder.sn, "Cykelparkering"), None).objekt_id
    assert arenden.hämta_ärende(db, nytt).uppgifter.registrerat == date.today()


def test_numret_i_egen_serie_ges_den_dag_det_registreras(db: Databas, nämnder: Nämnder) -> None:
    okänt = ÄrendeUppgifter(nämnder.bmn, "Bygglov")
    with db.skrivning() as enhet:
        id_ = aggregat.spara(enhet, arenden.ÄRENDE, None, okänt, None).objekt_id
    arenden.registrera_ärende(db, id_, None)
    assert arenden.hämta_ärende(db, id_).uppgifter.registrerat == date.today()
