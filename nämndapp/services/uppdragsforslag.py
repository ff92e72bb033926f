"""Uppdrag made out of the § that gives them, with text, ansvarig and day proposed from its beslutspunkter."""

from __future__ import annotations

from nämndapp.bas.hanvisning import Beslutshänvisning, formatera
from nämndapp.models import Sammanträde
from nämndapp.rules.uppdrag import LästUppdrag, läs_uppdrag
from nämndapp.services import aggregat
from nämndapp.services.andring import Ändring
from nämndapp.services.bevakning import BEVAKNING
from nämndapp.services.protokoll import PARAGRAF
from nämndapp.services.samling import anmäl, samlad
from nämndapp.services.uppdragskalla import onumrerad
from nämndapp.services.uppgifter import BevakningUppgifter, ParagrafUppgifter
from nämndapp.storage import Databas, citat, planering

anmäl(BEVAKNING)


def uppdrag_ur_paragraf(db: Databas, paragraf_id: int) -> list[int]:
    """The uppdrag that are tied to the §, by id."""
    with db.läsning() as enhet:
        return [b.id or 0 for b in planering.bevakningar(enhet.session, None) if b.paragraf_id == paragraf_id]


def nytt_uppdrag_ur_paragraf(db: Databas, paragraf_id: int) -> Ändring:
    """Makes the uppdrag that the § gives, one for each beslutspunkt that gives one; one undo for all.

    A § whose words give none becomes one uppdrag with its first beslutspunkt, or its title, as text. What the § has
    given already is not made again: then the change is empty. ``delar`` (or the change itself) carry the new ids.
    """
    with db.skrivning() as enhet:
        paragraf: ParagrafUppgifter = PARAGRAF.läs(enhet.session, aggregat.hämta(enhet, PARAGRAF, paragraf_id))
        möte = enhet.hämta(Sammanträde, paragraf.sammanträde_id)
        ((_, kod, datum, nummer, *_),) = citat.paragrafer(enhet.session, {paragraf_id})
        källa = formatera(Beslutshänvisning(kod, datum, nummer)) if nummer else onumrerad(kod, datum)
        finns = [b for b in planering.bevakningar(enhet.session, möte.nämnd_id) if b.paragraf_id == paragraf_id]
        satser = [s.text for s in paragraf.beslutspunkter]
        lästa = läs_uppdrag(satser, möte.datum)
        if not lästa and not finns:
            lästa = [LästUppdrag(" ".join((*satser, paragraf.rubrik)[0].split()))]
        redan = {b.text.casefold() for b in finns}
        delar = [
            aggregat.spara(
                enhet,
                BEVAKNING,
                None,
                BevakningUppgifter(
                    möte.nämnd_id,
                    u.text,
                    källa=källa,
                    paragraf_id=paragraf_id,
                    ärende_id=paragraf.ärende_id,
                    ansvarig=u.ansvarig,
                    beslutat=möte.datum,
                    återrapport_senast=u.senast,
                ),
                None,
            )
            for u in lästa
            if u.text.casefold() not in redan
        ]
    return delar[0] if len(delar) == 1 else samlad(f"Lade till {len(delar)} uppdrag", delar)
