"""Kallelsen publiceras, listan fryses, och senare ändringar blir en tilläggslista."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time

import pytest
from namndprov import Nämnder

from nämndapp.bas.fel import Inmatningsfel
from nämndapp.models import Sammanträdesstatus
from nämndapp.reports.dokument import textflöde
from nämndapp.services import dokument, publicering, sammantraden
from nämndapp.services.handlingar import spara_handling
from nämndapp.services.skrivelseuppgifter import HandlingUppgifter
from nämndapp.services.uppgifter import PunktUppgifter, SammanträdeUppgifter
from nämndapp.storage import Databas, logg

NÄR = datetime(2026, 3, 3, 10, 0)


@pytest.fixture
def id_(db: Databas, möte: SammanträdeUppgifter) -> int:
    lista = (PunktUppgifter("Ett"), PunktUppgifter("Två"), PunktUppgifter("Tre"))
    nytt = replace(möte, starttid=time(13, 30), lista=lista)
    return sammantraden.spara_sammanträde(db, None, nytt, None).objekt_id


def _ändra(db: Databas, id_: int, *lista: PunktUppgifter) -> None:
    vy = sammantraden.hämta_sammanträde(db, id_)
    sammantraden.spara_sammanträde(db, id_, replace(vy.uppgifter, lista=lista), vy.version)


def test_publicering_fryser_listan_och_loggas_och_kan_inte_ångras(db: Databas, id_: int) -> None:
    ändring = publicering.publicera(db, id_, 1, tidpunkt=NÄR)
    vy = sammantraden.hämta_sammanträde(db, id_)
    assert not ändring.ångerbar
    assert (vy.uppgifter.status, vy.uppgifter.kallelse_datum) == (Sammanträdesstatus.KALLAT, NÄR.date())
    assert sorted(vy.nummer.values()) == [1, 2, 3]
    assert [(p.nummer, p.tidpunkt) for p in vy.publiceringar] == [(0, NÄR)]
    with db.läsning() as enhet:
        ((händelse, data),) = logg.läs(enhet.session, f"sammantrade:{id_}")
    assert händelse.slag == "kallelse publicerad"
    assert data is not None
    assert [r["rubrik"] for r in data["lista"]] == ["Ett", "Två", "Tre"]


def test_ändrad_lista_blir_tilläggslista_med_nästa_nummer(db: Databas, id_: int, nämnder: Nämnder) -> None:
    publicering.publicera(db, id_, None, tidpunkt=NÄR)
    with pytest.raises(Inmatningsfel, match="Ingenting har ändrats"):
        publicering.publicera(db, id_, None, tidpunkt=NÄR)
    ett, två, tre = sammantraden.hämta_sammanträde(db, id_).uppgifter.punkter
    papper = spara_handling(db, None, HandlingUppgifter(nämnder.sn, "Nytt yttrande"), None).objekt_id
    _ändra(db, id_, PunktUppgifter("Fyra"), replace(två, utgår=True), ett, replace(tre, handlingar=(papper,)))

    skillnad = publicering.skillnad_sedan(db, id_)
    assert skillnad is not None
    assert skillnad.i_ord == "1 tillagd, 1 struken, nya handlingar till 1 punkt"
    utkast = dokument.bygg(db, "tillaggslista", sammanträde_id=id_).dokument
    assert utkast.märkning == "Utkast – inte publicerad"
    publicering.publicera(db, id_, None, tidpunkt=NÄR)
    papperet = textflöde(dokument.bygg(db, "tillaggslista", sammanträde_id=id_).dokument)
    assert {"Tilläggslista 1", "Fyra", "Utgår", "Nytt yttrande"} <= set(papperet)
    assert papperet[papperet.index("Fyra") - 1] == "4"
    kallelsen = textflöde(dokument.bygg(db, "kallelse", sammanträde_id=id_).dokument)
    assert kallelsen[kallelsen.index("Två Utgår") - 1] == "2"


def test_utan_publicerad_kallelse_finns_ingen_tilläggslista(db: Databas, id_: int) -> None:
    assert publicering.skillnad_sedan(db, id_) is None
    with pytest.raises(Inmatningsfel, match="inte publicerad"):
        dokument.bygg(db, "tillaggslista", sammanträde_id=id_)


def test_ofullständig_kallelse_och_inställt_möte_publiceras_inte(db: Databas, id_: int) -> None:
    vy = sammantraden.hämta_sammanträde(db, id_)
    sammantraden.spara_sammanträde(db, id_, replace(vy.uppgifter, plats=""), vy.version)
    with pytest.raises(Inmatningsfel, match="var sammanträdet hålls"):
        publicering.publicera(db, id_, None, tidpunkt=NÄR)
    sammantraden.ställ_in_sammanträde(db, id_, None)
    with pytest.raises(Inmatningsfel, match="inställt"):
        publicering.publicera(db, id_, None, tidpunkt=NÄR)


def test_ett_kallat_sammanträde_tas_inte_bort(db: Databas, id_: int) -> None:
    publicering.publicera(db, id_, None, tidpunkt=NÄR)
    with pytest.raises(Inmatningsfel, match="loggen"):
        sammantraden.ta_bort_sammanträde(db, id_, None)
