"""The årshjul: matters that come back every year, and a standard set to begin with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from sqlmodel import Session

from nämndapp.bas.fel import Inmatningsfel
from nämndapp.models import Punkttyp, Årshjulspost, Årshjulstillfälle
from nämndapp.services import aggregat
from nämndapp.services.aggregat import Aggregat
from nämndapp.services.andring import Ändring, ångras_med
from nämndapp.services.samling import koppla_samling, samlad
from nämndapp.services.spegling import Form, läs, skriv, synka
from nämndapp.services.uppgifter import TillfälleUppgifter, ÅrshjulspostUppgifter
from nämndapp.services.vyer import ÅrshjulspostVy
from nämndapp.storage import Databas, Enhet, planering

_TILLFÄLLE = Form(TillfälleUppgifter, Årshjulstillfälle)
_FORM = Form(ÅrshjulspostUppgifter, Årshjulspost, utom=frozenset({"tillfällen"}))
_AVSTÅENDE = "avstående"
KVARTAL = (2, 5, 8, 11)


def _läs(_: Session, rad: Any) -> ÅrshjulspostUppgifter:
    return läs(_FORM, rad, tillfällen=tuple(läs(_TILLFÄLLE, t) for t in rad.tillfällen))


def _skriv(enhet: Enhet, rad: Any, uppgifter: ÅrshjulspostUppgifter, ny: bool) -> None:
    skriv(enhet.session, _FORM, rad, uppgifter, ny=ny)
    if ny:
        rad.tillfällen = synka(enhet.session, _TILLFÄLLE, [], uppgifter.tillfällen)


ÅRSHJULSPOST = Aggregat(
    "årshjulspost",
    _FORM,
    planering.ladda_årshjulspost,
    lambda u: f"”{u.rubrik}” i årshjulet",
    läs_rad=_läs,
    skriv_rad=_skriv,
)
aggregat.koppla_ångring(ÅRSHJULSPOST)
koppla_samling(ÅRSHJULSPOST)


def lista_årshjul(db: Databas, nämnd_id: int) -> list[ÅrshjulspostVy]:
    """The nämnd's matters in their order."""
    with db.läsning() as enhet:
        poster = planering.årshjul(enhet.session, nämnd_id)
        return [ÅrshjulspostVy(p.id or 0, p.version, _läs(enhet.session, p)) for p in poster]


def hämta_årshjulspost(db: Databas, id_: int) -> ÅrshjulspostVy:
    """One of them."""
    with db.läsning() as enhet:
        rad = aggregat.hämta(enhet, ÅRSHJULSPOST, id_)
        return ÅrshjulspostVy(id_, rad.version, _läs(enhet.session, rad))


def spara_årshjulspost(
    db: Databas, id_: int | None, uppgifter: ÅrshjulspostUppgifter, väntad_version: int | None
) -> Ändring:
    """Saves a matter. Raises Inmatningsfel without a title or with a month that is none."""
    if not uppgifter.rubrik.strip():
        raise Inmatningsfel("Ärendet i årshjulet har ingen rubrik.", "Skriv vad som ska tas upp.")
    if any(not 1 <= m <= 12 for m in uppgifter.månader):
        raise Inmatningsfel("Månaderna i årshjulet ska vara mellan 1 och 12.", "Välj minst en av årets månader.")
    with db.skrivning() as enhet:
        return aggregat.spara(enhet, ÅRSHJULSPOST, id_, uppgifter, väntad_version)


def ta_bort_årshjulspost(db: Databas, id_: int, väntad_version: int | None) -> Ändring:
    """Removes a matter with the times it came up; all comes back when the change is undone."""
    with db.skrivning() as enhet:
        return aggregat.ta_bort(enhet, ÅRSHJULSPOST, id_, väntad_version)


def avstå(db: Databas, id_: int, år: int, månad: int, skäl: str) -> Ändring:
    """Passes the matter over this time; ``skäl`` says why. "" takes that back."""
    with db.skrivning() as enhet:
        post = aggregat.hämta(enhet, ÅRSHJULSPOST, id_)
        gammalt = planering.tillfälle(enhet.session, id_, år, månad)
        före = TillfälleUppgifter(år, månad, avstås=gammalt.avstås if gammalt else "")
        efter = TillfälleUppgifter(år, månad, avstås=skäl.strip())
        sätt_tillfälle(enhet, id_, år, månad, avstås=efter.avstås)
        return Ändring(f"Avstod från ”{post.rubrik}”", _AVSTÅENDE, id_, före, efter, None)


def _ångra_avstående(db: Databas, ändring: Ändring) -> Ändring:
    till = ändring.före
    assert isinstance(till, TillfälleUppgifter)
    return replace(avstå(db, ändring.objekt_id, till.år, till.månad, till.avstås), beskrivning=ändring.beskrivning)


ångras_med(_AVSTÅENDE, _ångra_avstående)


def sätt_tillfälle(
    enhet: Enhet, post_id: int, år: int, månad: int, *, punkt_id: int | None = None, avstås: str = ""
) -> None:
    """Notes on which item the matter came up, or why not."""
    rad = planering.tillfälle(enhet.session, post_id, år, månad)
    if rad is None:
        enhet.lägg_till(Årshjulstillfälle(post_id=post_id, år=år, månad=månad, punkt_id=punkt_id, avstås=avstås))
        return
    rad.punkt_id, rad.avstås = punkt_id, avstås
    enhet.spola()


def är_dags(uppgifter: ÅrshjulspostUppgifter | Årshjulspost, möte: date, idag: date) -> bool:
    """Is the matter for a meeting in that month, and near enough to be offered?"""
    if not uppgifter.aktiv or möte.month not in uppgifter.månader:
        return False
    return idag >= möte.replace(day=1) - timedelta(days=uppgifter.framförhållning)


# --- a standard set -------------------------------------------------------------------------------------------------

_B, _I, _A = Punkttyp.BESLUT, Punkttyp.INFORMATION, Punkttyp.ANMÄLAN
_ALLA_NÄMNDER: tuple[tuple[str, Punkttyp, tuple[int, ...], str, str], ...] = (
    ("Attestlista", _B, (1,), "", "Ekonom"),
    ("Uppföljning av internkontrollplan föregående år", _B, (2,), "KL 6:6", "Controller"),
    ("Årsredovisning och verksamhetsberättelse", _B, (2,), "", "Förvaltningschef"),
    ("Ekonomisk uppföljning", _I, (3, 5, 9, 11), "KL 6:6", "Ekonom"),
    ("Genomgång av uppdrag och bevakningar", _I, (3, 9), "", "Nämndsekreterare"),
    ("Budgetförslag för kommande år", _B, (5,), "", "Ekonom"),
    ("Delårsbokslut", _B, (9,), "", "Ekonom"),
    ("Sammanträdestider för kommande år", _B, (10,), "KL 6:23", "Nämndsekreterare"),
    ("Riskanalys för intern kontroll", _B, (11,), "KL 6:6", "Controller"),
    ("Internkontrollplan för kommande år", _B, (12,), "KL 6:6", "Controller"),
    ("Översyn av delegationsordning", _B, (12,), "KL 6:37", "Nämndsekreterare"),
)
_SOCIALNÄMND: tuple[tuple[str, Punkttyp, tuple[int, ...], str, str], ...] = (
    ("Ej verkställda beslut, socialtjänstlagen", _A, KVARTAL, "SoL 34:1", "Handläggare"),
    ("Ej verkställda beslut, LSS", _A, KVARTAL, "LSS 28 f", "Handläggare"),
)


def standardhjul(nämnd_id: int, *, socialnämnd: bool) -> tuple[ÅrshjulspostUppgifter, ...]:
    """A set to begin with: what most nämnder have every year; a socialnämnd also the quarterly reports (R57)."""
    alla = (*_ALLA_NÄMNDER, *(_SOCIALNÄMND if socialnämnd else ()))
    return tuple(
        ÅrshjulspostUppgifter(nämnd_id, rubrik, nr, typ, månader=månader, lagrum=lagrum, ansvarig=ansvarig)
        for nr, (rubrik, typ, månader, lagrum, ansvarig) in enumerate(alla)
    )


def lägg_till_standardhjul(db: Databas, nämnd_id: int, *, socialnämnd: bool) -> Ändring:
    """Adds what is not there already (by title); one undo takes all of it back."""
    with db.skrivning() as enhet:
        finns = {p.rubrik.casefold() for p in planering.årshjul(enhet.session, nämnd_id)}
        nya = [p for p in standardhjul(nämnd_id, socialnämnd=socialnämnd) if p.rubrik.casefold() not in finns]
        delar = tuple(aggregat.spara(enhet, ÅRSHJULSPOST, None, p, None) for p in nya)
    return samlad(f"Föreslog ett årshjul med {len(delar)} ärenden", ÅRSHJULSPOST.slag, delar)
