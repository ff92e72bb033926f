"""What has been done before a meeting: called, published, answered, ersättare called, and the list changed since."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from nämndapp.models import Kallelsesvar
from nämndapp.services import kallelse, meddelanden, publicering, punktlista, radsamling
from nämndapp.services.ekbro.grund import Ekbro, Rad, läs
from nämndapp.services.ekbro.moten import punkt
from nämndapp.services.sammantraden import SAMMANTRÄDE
from nämndapp.services.uppgifter import KalladeUppgifter, MeddelandepostUppgifter, PunktUppgifter


def bygg(ekbro: Ekbro, id_: int, rad: Rad) -> None:
    """Everything between the kallelse and the day itself that the row tells."""
    enhet = ekbro.enhet
    if samla_meddelanden(ekbro, id_, rad["namnd"], rad["datum"]):
        meddelanden.lägg_i(enhet, id_, None)
    kallelse.kalla_i(enhet, id_)
    publicering.publicera_i(enhet, id_, None, rad["publicerad"])
    svar = dict.fromkeys(rad.get("kommer", ()), Kallelsesvar.JA) | dict.fromkeys(
        rad.get("förhinder", ()), Kallelsesvar.NEJ
    )
    _svara(ekbro, id_, {ekbro.personer[namn].id: s for namn, s in svar.items()}, rad["publicerad"])
    for förslag in kallelse.förslag_i(enhet, id_):
        kallelse.kalla_ersättare_i(enhet, id_, förslag.person_id, förslag.för_id, förslag.skäl)
        if rad.get("ersättare_svarar"):
            _svara(ekbro, id_, {förslag.person_id: Kallelsesvar.JA}, rad["publicerad"] + timedelta(days=1))
    if "nya" in rad or "stryks" in rad:
        _ändra_listan(ekbro, id_, rad)
    if "tillagg" in rad:
        publicering.publicera_i(enhet, id_, None, rad["tillagg"])


def samla_meddelanden(ekbro: Ekbro, id_: int, kod: str, möte: date | None) -> bool:
    """The messages of that meeting, or (None) those that wait for the next one; False when there are none."""
    nya = tuple(
        MeddelandepostUppgifter(r["text"], r.get("dnr"), r["datum"])
        for r in läs("planering")["meddelande"]
        if r["namnd"] == kod and r.get("mote") == möte
    )
    nu = meddelanden.MEDDELANDEN.läs(ekbro.enhet, id_)
    radsamling.spara(ekbro.enhet, meddelanden.MEDDELANDEN, id_, replace(nu, rader=(*nu.rader, *nya)), nu)
    return bool(nya)


def _svara(ekbro: Ekbro, id_: int, svar: dict[int, Kallelsesvar], kallade: datetime) -> None:
    """The answers come in one after the other the day after the kallelse."""
    nu = kallelse.KALLADE.läs(ekbro.enhet, id_)
    rader = []
    for nr, r in enumerate(nu.rader):
        när = kallade + timedelta(hours=2, minutes=11 * nr)
        rader.append(replace(r, svar=svar[r.person_id], svarat=när) if r.person_id in svar else r)
    radsamling.spara(ekbro.enhet, kallelse.KALLADE, id_, KalladeUppgifter(tuple(rader)), nu)


def _ändra_listan(ekbro: Ekbro, id_: int, rad: Rad) -> None:
    möte = ekbro.hämta(SAMMANTRÄDE, id_)
    stryks = {
        nr for nr, p in enumerate(möte.lista) if isinstance(p, PunktUppgifter) and p.rubrik in rad.get("stryks", ())
    }
    lista = punktlista.med_ändring(möte.lista, stryks, utgår=True)
    nya = tuple(punkt(r) for r in rad.get("nya", ()))
    ekbro.ändra(SAMMANTRÄDE, id_, replace(möte, lista=(*lista, *nya)))
