"""Load plans: everything a paper needs is read at once, in few SELECTs, and stays readable afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa
from lagerdemo import nytt_ärende
from sqlalchemy import event

from nämndapp.bas.fel import Saknas
from nämndapp.models import (
    Föredragningsgrupp,
    Föredragningspunkt,
    Handling,
    PunktHandling,
    Sammanträde,
    Skrivelse,
    Skrivelseavsnitt,
)
from nämndapp.storage import Databas, planer, öppna


@contextmanager
def _räkna_frågor() -> Iterator[list[str]]:
    frågor: list[str] = []

    def anteckna(_c: object, _m: object, sats: str, *_: object) -> None:
        if sats.startswith("SELECT"):
            frågor.append(sats)

    event.listen(sa.Engine, "before_cursor_execute", anteckna)
    try:
        yield frågor
    finally:
        event.remove(sa.Engine, "before_cursor_execute", anteckna)


def _stort_möte(databas: Databas, antal: int) -> int:
    with databas.skrivning() as enhet:
        möte = enhet.lägg_till(
            Sammanträde(nämnd_id=1, datum=date(2026, 2, 10), grupper=[Föredragningsgrupp(ordning=1, rubrik="Egna")])
        )
        for nummer in reversed(range(antal)):
            ärende = enhet.lägg_till(nytt_ärende(f"Ärende {nummer}"))
            handling = enhet.lägg_till(
                Handling(
                    nämnd_id=1,
                    rubrik=f"Skrivelse {nummer}",
                    skrivelse=Skrivelse(
                        avsnitt=[Skrivelseavsnitt(ordning=o, rubrik=f"Avsnitt {o}") for o in (2, 1)],
                    ),
                )
            )
            enhet.session.add(
                Föredragningspunkt(
                    sammanträde_id=möte.id,
                    ärende_id=ärende.id,
                    grupp_id=möte.grupper[0].id,
                    ordning=nummer,
                    rubrik=f"Punkt {nummer}",
                    handlingar=[PunktHandling(handling_id=handling.id)],
                )
            )
        enhet.spola()
        assert möte.id
        return möte.id


def test_sammanträde_läses_helt_med_lika_många_frågor_hur_långt_det_än_är(databas: Databas) -> None:
    antal_frågor = []
    for antal in (2, 40):
        möte_id = _stort_möte(databas, antal)
        with _räkna_frågor() as frågor, databas.läsning() as enhet:
            möte = planer.ladda_sammanträde(enhet.session, möte_id)
        antal_frågor.append(len(frågor))
        assert [p.rubrik for p in möte.punkter] == [f"Punkt {n}" for n in range(antal)], "i listans ordning"
        sista = möte.punkter[-1]
        assert sista.ärende.rubrik == f"Ärende {antal - 1}"
        assert sista.grupp.rubrik == "Egna"
        skrivelse = sista.handlingar[0].handling.skrivelse
        assert [a.ordning for a in skrivelse.avsnitt] == [1, 2]
        assert möte.nämnd.kommun.namn == "Ekbro kommun"
        assert möte.nämnd.uppdrag == []
    assert antal_frågor[0] == antal_frågor[1] <= 25


def test_varje_plan_läser_allt_den_lovar(fylld_fil: Path) -> None:
    with öppna(fylld_fil, skrivskyddad=True) as databas, databas.läsning() as enhet:
        s = enhet.session
        nämnd = planer.ladda_nämnd(s, 1)
        s.expunge_all()
        kommun = planer.ladda_kommun(s, 1)
        s.expunge_all()
        ordförande, sekreterare = planer.ladda_person(s, 1), planer.ladda_person(s, 2)
        s.expunge_all()
        ärende = planer.ladda_ärende(s, 1)
        s.expunge_all()
        handling = planer.ladda_handling(s, 1)
        s.expunge_all()
        paragraf = planer.ladda_paragraf(s, 1)
        s.expunge_all()
        protokoll = planer.ladda_protokoll(s, 1)
        s.expunge_all()
        analys = planer.ladda_riskanalys(s, 1)
        s.expunge_all()
        plan = planer.ladda_internkontrollplan(s, 1)
    assert nämnd.uppdrag[0].person.namn == "Åsa Öberg"
    assert nämnd.kommun.namn == "Ekbro kommun"
    assert [n.kod for n in kommun.nämnder] == ["SN", "SNAU"]
    assert ordförande.uppdrag[0].nämnd.kod == "SN"
    assert sekreterare.befattningar[0].titel == "Nämndsekreterare"
    assert ärende.kopplingar[0].handling.skrivelse.undertecknare[0].namn == "Örjan Ängström"
    assert ärende.kopplingar[0].handling.bilagor[0].filnamn == "underlag åäö.txt"
    assert handling.skrivelse.underlag[0].paragraf == 177
    assert handling.skrivelse.meddelanden[0].diarienummer is None
    assert handling.kopplingar[0].ärende.diarienummer == "SN 2026/17"
    assert paragraf.beslutspunkter[0].text.startswith("Socialnämnden godkänner")
    assert paragraf.punkter[0].punkt.rubrik == "Månadsuppföljning"
    assert paragraf.sammanträde.nämnd.kommun.namn == "Ekbro kommun"
    assert protokoll.paragrafer[0].avsnitt[0].rubrik == "Sammanfattning"
    assert protokoll.paragrafer[0].punkter[0].punkt.handlingar[0].handling.rubrik == "Månadsuppföljning januari"
    assert protokoll.punkter[0].paragrafer[0].paragraf_id == 1
    assert analys.risker[0].riskvärde == 12
    assert analys.nämnd.kommun.namn == "Ekbro kommun"
    assert [r.risk for r in plan.kontroller[0].risker] == ["Felaktig utbetalning"]
    assert plan.riskanalys.risker[0].område == "Ekonomi"


def test_det_som_tagits_bort_saknas(databas: Databas) -> None:
    with pytest.raises(Saknas), databas.läsning() as enhet:
        planer.ladda_sammanträde(enhet.session, 99)


def test_ändringar_i_samma_enhet_skrivs_inte_över_av_en_ny_läsning(databas: Databas) -> None:
    möte_id = _stort_möte(databas, 1)
    with databas.skrivning() as enhet:
        möte = planer.ladda_sammanträde(enhet.session, möte_id)
        möte.plats = "Ekbrosalen"
        assert planer.ladda_protokoll(enhet.session, möte_id).plats == "Ekbrosalen"
    with databas.läsning() as enhet:
        assert enhet.hämta(Sammanträde, möte_id).plats == "Ekbrosalen"


def test_borttaget_sammanträde_tar_med_sig_barnen_men_inte_ärendet(fylld_fil: Path) -> None:
    with öppna(fylld_fil) as databas:
        with databas.skrivning() as enhet:
            enhet.ta_bort(enhet.hämta(Sammanträde, 1))
        with databas.läsning() as enhet:
            s = enhet.session.connection()
            for tabell in ("foredragningspunkt", "foredragningsgrupp", "paragraf"):
                fråga = f'SELECT count(*) FROM {tabell} WHERE "sammanträde_id" = 1'
                assert s.exec_driver_sql(fråga).scalar() == 0, tabell
            assert s.exec_driver_sql("PRAGMA foreign_key_check").all() == []
            assert planer.ladda_ärende(enhet.session, 1).kopplingar[0].handling.rubrik == "Månadsuppföljning januari"
