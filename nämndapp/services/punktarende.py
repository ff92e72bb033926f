"""An item that was only typed on the list becomes an ärende."""

from __future__ import annotations

from dataclasses import replace

from nämndapp.bas.fel import Inmatningsfel
from nämndapp.services import aggregat
from nämndapp.services.andring import Ändring
from nämndapp.services.arenden import ÄRENDE, registrera_i
from nämndapp.services.diarium import diarienyckel
from nämndapp.services.sammantraden import SAMMANTRÄDE
from nämndapp.services.uppgifter import PunktUppgifter, SammanträdeUppgifter, ÄrendeUppgifter
from nämndapp.storage import Databas, Enhet, urval


def nytt_ärende(db: Databas, sammanträde_id: int, punkt_id: int, väntad_version: int | None) -> Ändring:
    """A new ärende with the item's title and papers; numbered when the nämnd has its own series.

    The number that is typed on the item is the ärende's; the item is tied to the ärende that has it, if any.
    Undoing takes a new ärende away again; one that has got its number here is makulerat instead. Raises Inmatningsfel
    for an item that has its ärende already, or no title.
    """
    with db.skrivning() as enhet:
        möte: SammanträdeUppgifter = SAMMANTRÄDE.läs(enhet.session, aggregat.hämta(enhet, SAMMANTRÄDE, sammanträde_id))
        punkt = next((p for p in möte.punkter if p.id == punkt_id), None)
        if punkt is None:
            raise Inmatningsfel("Punkten finns inte längre på listan.", "Läs in sidan på nytt (Ctrl+R).")
        if punkt.ärende_id is not None:
            raise Inmatningsfel(f"Punkten ”{punkt.rubrik}” hör redan till ett ärende.")
        if not punkt.rubrik.strip():
            raise Inmatningsfel("Punkten har ingen rubrik, så ärendet skulle inte heller få någon.", "Skriv den först.")
        del_, ärende_id = _ärendet(enhet, möte.nämnd_id, punkt)
        ärende: ÄrendeUppgifter = ÄRENDE.läs(enhet.session, aggregat.hämta(enhet, ÄRENDE, ärende_id))
        ny = replace(punkt, ärende_id=ärende_id, diarienummer=ärende.diarienummer or punkt.diarienummer)
        lista = tuple(ny if isinstance(r, PunktUppgifter) and r.id == punkt_id else r for r in möte.lista)
        sparat = aggregat.spara(enhet, SAMMANTRÄDE, sammanträde_id, replace(möte, lista=lista), väntad_version)
        vad = "Lade upp" if del_ else "Kopplade punkten till"
        return replace(sparat, beskrivning=f"{vad} {ÄRENDE.beskriv(ärende)}", delar=(del_,) if del_ else ())


def _ärendet(enhet: Enhet, nämnd_id: int, punkt: PunktUppgifter) -> tuple[Ändring | None, int]:
    """The ärende and the part that made it, None when it was there."""
    finns = urval.ärende_med_nyckel(enhet.session, nämnd_id, diarienyckel(punkt.diarienummer))
    if finns is not None and finns.id is not None:
        return None, finns.id
    nytt = ÄrendeUppgifter(nämnd_id, punkt.rubrik.strip(), diarienummer=punkt.diarienummer, handlingar=punkt.handlingar)
    gjort = registrera_i(enhet, nytt)
    rad = aggregat.hämta(enhet, ÄRENDE, gjort.objekt_id)
    hela = Ändring(gjort.beskrivning, ÄRENDE.slag, gjort.objekt_id, None, ÄRENDE.läs(enhet.session, rad), rad.version)
    return hela, gjort.objekt_id
