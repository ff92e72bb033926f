"""Uppdrag that decisions gave, and what the secretary watches for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from nämndapp.bas.fel import Inmatningsfel
from nämndapp.bas.hanvisning import tolka
from nämndapp.models import Bevakning, Bevakningsläge
from nämndapp.services import aggregat, underlag, uppdragskalla
from nämndapp.services.aggregat import Aggregat
from nämndapp.services.andring import Ändring
from nämndapp.services.spegling import Form
from nämndapp.services.uppgifter import BevakningUppgifter
from nämndapp.services.vyer import Bevakningsrad, BevakningVy
from nämndapp.storage import Databas, planering, urval

ÖPPNA = frozenset({Bevakningsläge.ÖPPEN, Bevakningsläge.PÅGÅR})

BEVAKNING = Aggregat(
    "bevakning",
    Form(BevakningUppgifter, Bevakning),
    planering.ladda_bevakning,
    lambda u: f"{u.slag.value}et ”{u.text[:40]}”" if u.slag.value == "uppdrag" else f"bevakningen ”{u.text[:40]}”",
)
aggregat.koppla_ångring(BEVAKNING)


def är_försenad(läge: Bevakningsläge, senast: date | None, idag: date) -> bool:
    """Its day has passed and it is not reported."""
    return läge in ÖPPNA and senast is not None and senast < idag


def lista_bevakningar(db: Databas, nämnd_id: int | None, idag: date | None = None) -> list[Bevakningsrad]:
    """The nämnd's uppdrag and reminders, the nearest report first."""
    dag = idag or date.today()
    with db.läsning() as enhet:
        rader = planering.bevakningar(enhet.session, nämnd_id)
        källor = uppdragskalla.gällande(enhet.session, rader)
        nummer = {r[0]: r[2] or "" for r in urval.ärenden(enhet.session, None, [b.ärende_id or 0 for b in rader])}
        return [
            Bevakningsrad(
                b.id or 0,
                b.version,
                b.slag,
                b.text,
                källor[b.id or 0],
                b.ansvarig,
                b.återrapport_senast,
                b.läge,
                nummer.get(b.ärende_id, ""),
                är_försenad(b.läge, b.återrapport_senast, dag),
            )
            for b in rader
        ]


def hämta_bevakning(db: Databas, id_: int) -> BevakningVy:
    """One of them."""
    with db.läsning() as enhet:
        rad = aggregat.hämta(enhet, BEVAKNING, id_)
        return BevakningVy(id_, rad.version, BEVAKNING.läs(enhet.session, rad))


def spara_bevakning(db: Databas, id_: int | None, uppgifter: BevakningUppgifter, väntad_version: int | None) -> Ändring:
    """Saves it. Raises Inmatningsfel when it says nothing."""
    if not uppgifter.text.strip():
        raise Inmatningsfel("Uppdraget har ingen text.", "Skriv vad som ska göras.")
    with db.skrivning() as enhet:
        return aggregat.spara(enhet, BEVAKNING, id_, uppgifter, väntad_version)


def med_källa(db: Databas, före: BevakningUppgifter, nya: BevakningUppgifter) -> BevakningUppgifter:
    """The content with the § that a changed källa cites, its matter and its day; what is no citation has none."""
    if nya.källa == före.källa:
        return nya
    träff, ärende = underlag.slå_upp_text(db, nya.källa)
    if träff.plats is None:
        return replace(nya, paragraf_id=None, ärende_id=nya.ärende_id if före.paragraf_id is None else None)
    hänvisning = tolka(nya.källa)
    dag = nya.beslutat or (hänvisning.datum if hänvisning else None)
    return replace(nya, paragraf_id=träff.plats.id, ärende_id=ärende, beslutat=dag)


def ta_bort_bevakning(db: Databas, id_: int, väntad_version: int | None) -> Ändring:
    """Removes it; it comes back when the change is undone."""
    with db.skrivning() as enhet:
        return aggregat.ta_bort(enhet, BEVAKNING, id_, väntad_version)
