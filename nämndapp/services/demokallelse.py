"""The demo's next meeting as it is a few days before: called, one förhinder, messages, and a tilläggslista."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from nämndapp.models import Kallelsesvar, Punkttyp, Uppdragsroll
from nämndapp.services import aggregat, kallelse, meddelanden, publicering, radsamling
from nämndapp.services.sammantraden import SAMMANTRÄDE
from nämndapp.services.uppgifter import (
    KalladeUppgifter,
    MeddelandenUppgifter,
    MeddelandepostUppgifter,
    PunktUppgifter,
)
from nämndapp.storage import Enhet

_POSTER = (
    ("SN 2026/71", "Regionens protokoll från samverkansnämnden"),
    (
        "SN 2026/73, SN 2026/74",
        "Beslut från tillsynsmyndigheten:\n- Ekgården\n- Furugården\n  - uppföljning under våren",
    ),
    (None, "Inbjudan till konferens om välfärdsteknik"),
)


def kalla(enhet: Enhet, sammanträde_id: int, kallelsedag: date) -> None:
    """Everything that happens to the meeting between the kallelse and the day itself."""
    _samla_meddelanden(enhet, sammanträde_id)
    kallelse.kalla_i(enhet, sammanträde_id)
    publicering.publicera_i(enhet, sammanträde_id, None, datetime.combine(kallelsedag, time(10, 0)))
    _förhinder(enhet, sammanträde_id, kallelsedag + timedelta(days=2))
    möte = SAMMANTRÄDE.läs(enhet.session, aggregat.hämta(enhet, SAMMANTRÄDE, sammanträde_id))
    ny = PunktUppgifter("Beredskap inför vintern", typ=Punkttyp.INFORMATION, föredragande="Socialchef", minuter=10)
    aggregat.spara(enhet, SAMMANTRÄDE, sammanträde_id, replace(möte, lista=(*möte.lista, ny)), None)
    publicering.publicera_i(
        enhet, sammanträde_id, None, datetime.combine(kallelsedag + timedelta(days=3), time(14, 30))
    )


def _samla_meddelanden(enhet: Enhet, sammanträde_id: int) -> None:
    poster = MeddelandenUppgifter(tuple(MeddelandepostUppgifter(text, dnr) for dnr, text in _POSTER))
    radsamling.spara(enhet, meddelanden.MEDDELANDEN, sammanträde_id, poster, None)
    meddelanden.lägg_i(enhet, sammanträde_id, None)


def _förhinder(enhet: Enhet, sammanträde_id: int, dag: date) -> None:
    """A ledamot cannot come; the ersättare that the reglemente names has said yes."""
    nu = kallelse.KALLADE.läs(enhet, sammanträde_id)
    borta = next(r for r in nu.rader if r.roll is Uppdragsroll.LEDAMOT)
    när = datetime.combine(dag, time(9, 15))
    rader = [replace(r, svar=Kallelsesvar.NEJ, svarat=när) if r is borta else r for r in nu.rader]
    radsamling.spara(enhet, kallelse.KALLADE, sammanträde_id, KalladeUppgifter(tuple(rader)), nu)
    (förslag,) = kallelse.förslag_i(enhet, sammanträde_id)
    kallelse.kalla_ersättare_i(enhet, sammanträde_id, förslag.person_id, förslag.för_id, förslag.skäl)
