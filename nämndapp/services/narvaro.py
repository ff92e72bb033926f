"""A meeting's närvaro: stored whole, proposed from the called, changed § by § (KL 5:66–67, 6:17)."""

from __future__ import annotations

from dataclasses import replace

from nämndapp.bas.fel import Inmatningsfel, Justerat
from nämndapp.models import (
    Ajournering,
    Närvarande,
    Närvarointervall,
    Protokolljusterare,
)
from nämndapp.services import radsamling
from nämndapp.services.andring import Ändring
from nämndapp.services.protokolluppgifter import (
    AjourneringUppgifter,
    IntervallUppgifter,
    JusterareUppgifter,
    NärvarandeUppgifter,
    NärvaroUppgifter,
)
from nämndapp.services.radsamling import Samling
from nämndapp.services.spegling import Form, läs, synka
from nämndapp.storage import Databas, Enhet, andringsplaner, protokollurval

NÄRVARANDE = Form(NärvarandeUppgifter, Närvarande, barn={"intervall": Form(IntervallUppgifter, Närvarointervall)})
JUSTERARE = Form(JusterareUppgifter, Protokolljusterare)
AJOURNERING = Form(AjourneringUppgifter, Ajournering)


def _läs(enhet: Enhet, sammanträde_id: int) -> NärvaroUppgifter:
    möte = andringsplaner.närvaro(enhet.session, sammanträde_id)
    return NärvaroUppgifter(
        tuple(läs(NÄRVARANDE, n) for n in möte.närvarande),
        tuple(läs(JUSTERARE, j) for j in möte.justerare),
        tuple(läs(AJOURNERING, a) for a in möte.ajourneringar),
    )


def _skriv(enhet: Enhet, sammanträde_id: int, uppgifter: NärvaroUppgifter) -> None:
    """Raises Inmatningsfel when somebody who has voted, moved or reserved would vanish.

    Raises Justerat when the attendance of a § that is justerad would be another.
    """
    from nämndapp.services import justeringsdata

    session = enhet.session
    låsta = {i for j in protokollurval.justeringar(session, sammanträde_id) for i in j.paragrafer}
    före = justeringsdata.närvaro_vid_alla(session, sammanträde_id, låsta) if låsta else {}
    möte = andringsplaner.närvaro(session, sammanträde_id)
    kvar = {u.id for u in uppgifter.närvarande}
    for rad in möte.närvarande:
        if rad.id not in kvar and (vad := protokollurval.nämns_i(session, rad.id or 0)):
            raise Inmatningsfel(
                f"{rad.namn} står i {vad} och kan inte tas bort ur närvaron.",
                "Ta först bort det som står där, eller låt personen stå som frånvarande.",
            )
    möte.närvarande = synka(session, NÄRVARANDE, möte.närvarande, uppgifter.närvarande)
    session.flush()  # rows have their ids before a justerare names one
    möte.justerare = synka(session, JUSTERARE, möte.justerare, uppgifter.justerare)
    möte.ajourneringar = synka(session, AJOURNERING, möte.ajourneringar, uppgifter.ajourneringar)
    session.flush()
    if låsta and justeringsdata.närvaro_vid_alla(session, sammanträde_id, låsta) != före:
        raise Justerat(
            "Närvaron vid en paragraf som är justerad ändras inte mer.",
            "Skriv en rättelse på paragrafen om något är fel.",
        )


NÄRVARO = Samling("närvaro", _läs, _skriv, "närvaron")
radsamling.koppla_ångring(NÄRVARO)


def utan_paragrafer(n: NärvaroUppgifter) -> NärvaroUppgifter:
    """The närvaro that names no §: what it is while the §§ are taken away."""
    return replace(
        n,
        närvarande=tuple(
            replace(
                p,
                intervall=tuple(replace(i, från_paragraf_id=None, till_paragraf_id=None) for i in p.intervall),
            )
            for p in n.närvarande
        ),
        ajourneringar=tuple(replace(a, paragraf_id=None) for a in n.ajourneringar),
    )


def hämta_närvaro(db: Databas, sammanträde_id: int) -> NärvaroUppgifter:
    """As stored; empty until it has been made."""
    with db.läsning() as enhet:
        return _läs(enhet, sammanträde_id)


def spara_närvaro(db: Databas, sammanträde_id: int, nya: NärvaroUppgifter, väntade: NärvaroUppgifter | None) -> Ändring:
    """Saves the whole närvaro. Raises Versionskonflikt when it is no longer ``väntade``."""
    with db.skrivning() as enhet:
        return radsamling.spara(enhet, NÄRVARO, sammanträde_id, nya, väntade)
