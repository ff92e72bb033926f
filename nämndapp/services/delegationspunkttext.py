"""The text of the report put into the § that answers the item "Anmälan av delegationsbeslut" (KL 6:40, 7:8).

It stands in a section of its own, so that nothing that somebody has written in the § is touched. A text that is there
already is added to, or replaced when the secretary says so; it is never overwritten unasked.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from sqlmodel import Session

from nämndapp.bas.fel import Inmatningsfel
from nämndapp.rules.delegationsrapport import punkttext
from nämndapp.services import paragrafer, protokoll
from nämndapp.services.andring import Ändring
from nämndapp.services.delegationsanmalan import anmälningspunkt, läs_rapport
from nämndapp.services.protokoll import PARAGRAF
from nämndapp.services.sammantraden import SAMMANTRÄDE
from nämndapp.services.skrivelseuppgifter import AvsnittUppgifter
from nämndapp.services.uppgifter import ParagrafUppgifter, PunktUppgifter
from nämndapp.storage import Databas, urval

RUBRIK = "Anmälda delegationsbeslut"
_SIST = ("beslutsunderlag", "underlag", "skickas till", "beslutet skickas till", "kopia till")


class Sätt(Enum):
    """What to do with a text that stands there: leave it be (and add where there is none), add last, or replace."""

    OM_TOM = "om tom"
    SIST = "sist"
    ERSÄTT = "ersätt"


@dataclass(frozen=True, slots=True)
class Punkttextläge:
    """Where the text would be put. ``namn`` is the § as it is called, "" when it is made; ``står``: what is there."""

    text: str
    namn: str = ""
    står: str = ""

    @property
    def finns(self) -> bool:
        """Does the § have the text already?"""
        return bool(self.text) and self.text.strip() in self.står

    @property
    def måste_fråga(self) -> bool:
        """Does another text stand there?"""
        return bool(self.står.strip()) and not self.finns


def läge(db: Databas, sammanträde_id: int) -> Punkttextläge:
    """What would be written where. Raises Inmatningsfel when the meeting has no item for it, or one without a §."""
    with db.läsning() as enhet:
        punkt = _punkten(enhet.session, sammanträde_id)
        text = punkttext(läs_rapport(enhet.session, sammanträde_id, med_statistik=False))
        svar = _paragrafen(enhet.session, sammanträde_id, punkt)
        if svar is None:
            return Punkttextläge(text)
        u = svar[1]
        return Punkttextläge(text, _namn(u), u.avsnitt[nr].text if (nr := _avsnittet(u)) is not None else "")


def lägg_i(db: Databas, sammanträde_id: int, sätt: Sätt = Sätt.OM_TOM) -> Ändring:
    """Writes the text in the item's §, which is made when the protocol has none yet. One undo takes all of it back.

    Raises Inmatningsfel as ``läge`` does, and for ``Sätt.OM_TOM`` when another text stands there; Justerat when the
    protocol is justerat.
    """
    with db.skrivning() as enhet:
        session = enhet.session
        punkt = _punkten(session, sammanträde_id)
        text = punkttext(läs_rapport(session, sammanträde_id, med_statistik=False))
        delar: list[Ändring] = []
        svar = _paragrafen(session, sammanträde_id, punkt)
        if svar is None:
            efter = _före_punkten(session, sammanträde_id, punkt)
            delar += paragrafer.ny_paragraf_i(enhet, sammanträde_id, efter=efter, punkt_id=punkt.id).delar
            svar = _paragrafen(session, sammanträde_id, punkt)
        if svar is None:
            raise Inmatningsfel("Paragrafen kunde inte läggas till.", "Läs in sidan på nytt (Ctrl+R) och försök igen.")
        id_, u = svar
        ändring = protokoll.spara_i(enhet, id_, _med_text(u, text, sätt), None)
        if not delar:
            return replace(ändring, beskrivning=f"Lade anmälan i {_namn(u)}")
        return protokoll.samlad("Lade till paragrafen med anmälan", sammanträde_id, [*delar, ändring])


def _punkten(session: Session, sammanträde_id: int) -> PunktUppgifter:
    möte = SAMMANTRÄDE.läs(session, SAMMANTRÄDE.ladda(session, sammanträde_id))
    punkt = anmälningspunkt(möte)
    if punkt is None or punkt.id is None:
        raise Inmatningsfel(
            "Sammanträdets lista har ingen punkt för anmälan av delegationsbeslut.",
            "Tryck Lägg på listan först, så kommer punkten till.",
        )
    if punkt.utan_paragraf and not punkt.paragrafer:
        raise Inmatningsfel(
            f"Punkten ”{punkt.rubrik}” har ingen egen paragraf.",
            "Ta bort krysset Utan egen § på punkten, eller kopiera texten.",
        )
    return punkt


def _paragrafen(session: Session, sammanträde_id: int, punkt: PunktUppgifter) -> tuple[int, ParagrafUppgifter] | None:
    """The § that answers the item."""
    for rad in urval.paragrafer(session, sammanträde_id):
        u: ParagrafUppgifter = PARAGRAF.läs(session, PARAGRAF.ladda(session, rad[0]))
        if punkt.id in u.punkter:
            return rad[0], u
    return None


def _före_punkten(session: Session, sammanträde_id: int, punkt: PunktUppgifter) -> int | None:
    """The § of the nearest item above that has one; None: last."""
    möte = SAMMANTRÄDE.läs(session, SAMMANTRÄDE.ladda(session, sammanträde_id))
    ordning = [p.id for p in möte.punkter]
    ovan = set(ordning[: ordning.index(punkt.id)])
    svar = None
    for rad in urval.paragrafer(session, sammanträde_id):
        if ovan & set(PARAGRAF.läs(session, PARAGRAF.ladda(session, rad[0])).punkter):
            svar = rad[0]
    return svar


def _namn(u: ParagrafUppgifter) -> str:
    nummer = u.nummer or u.preliminärt
    return f"§ {nummer}" if nummer else f"paragrafen ”{u.rubrik}”"


def _avsnittet(u: ParagrafUppgifter) -> int | None:
    return next((nr for nr, a in enumerate(u.avsnitt) if a.rubrik.strip().casefold() == RUBRIK.casefold()), None)


def _med_text(u: ParagrafUppgifter, text: str, sätt: Sätt) -> ParagrafUppgifter:
    nr = _avsnittet(u)
    if nr is None:
        plats = next((i for i, a in enumerate(u.avsnitt) if a.rubrik.strip().casefold() in _SIST), len(u.avsnitt))
        return replace(u, avsnitt=(*u.avsnitt[:plats], AvsnittUppgifter(RUBRIK, text), *u.avsnitt[plats:]))
    gammal = u.avsnitt[nr]
    if text.strip() in gammal.text:
        return u
    if gammal.text.strip() and sätt is Sätt.OM_TOM:
        raise Inmatningsfel(
            f"Under ”{RUBRIK}” i {_namn(u)} står redan en annan text.",
            "Lägg till sist, eller ersätt den.",
        )
    ny = text if sätt is not Sätt.SIST or not gammal.text.strip() else f"{gammal.text.rstrip()}\n\n{text}"
    return replace(u, avsnitt=(*u.avsnitt[:nr], replace(gammal, text=ny), *u.avsnitt[nr + 1 :]))
