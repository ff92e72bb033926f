"""The tjänsteskrivelse that proposes an attestlista, from the list's own rows, and whom the decision goes to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlmodel import Session

from nämndapp.bas import svenska
from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.models import Nämnd
from nämndapp.rules.attestjamforelse import Attestskillnad, jämför, sammanfattning
from nämndapp.rules.attestsvar import rättigheter
from nämndapp.services import aggregat, attest
from nämndapp.services.andring import Ändring
from nämndapp.services.attestuppgifter import Attestradslag, HelAttestlista
from nämndapp.services.handlingar import HANDLING
from nämndapp.services.skrivelseuppgifter import AvsnittUppgifter, HandlingUppgifter, SatsUppgifter, SkrivelseUppgifter
from nämndapp.storage import Databas

PERSONER_MED_ATTESTRÄTT = "Personer med attesträtt"


def personer_med_attesträtt(hel: HelAttestlista) -> tuple[str, ...]:
    """Everybody whom the list gives a right, in Swedish order: to whom the decision is sent."""
    return tuple(svenska.sorterad(rättigheter(hel)))


def skrivelse(
    hel: HelAttestlista, nämnd: Nämnd, skillnad: Attestskillnad | None, datum: date | None
) -> HandlingUppgifter:
    """The paper's content: proposal, summary, what changes, and recipients. Nothing is saved."""
    u = hel.uppgifter
    från = f" från och med den {svenska.datum_långt(u.gäller_från)}" if u.gäller_från else ""
    rubrik = f"Attestanter och ersättare {u.år}"
    rader = sum(r.slag is Attestradslag.RAD for r in hel.rader)
    personer = personer_med_attesträtt(hel)
    sammandrag = (
        f"Nämnden beslutar om vilka som får attestera inom nämndens ansvarsområde. Förslaget har "
        f"{svenska.heltal(rader)} {'kod' if rader == 1 else 'koder'} och {svenska.heltal(len(personer))} personer med "
        f"attesträtt och gäller{från or ' från beslutet'}."
    )
    ändringar = " ".join(sammanfattning(skillnad)) if skillnad is not None else ""
    mot = skillnad.gammal.uppgifter if skillnad is not None else None
    ärendet = [u.regler] if u.regler.strip() else []
    if mot is not None:
        ärendet.append(f"Jämfört med attestlistan {mot.år} version {mot.nummer}: {_gemen(ändringar)}")
        ärendet.append("Ändringarna är markerade i den bilagda listan.")
    avsnitt = [AvsnittUppgifter("Sammanfattning", sammandrag)]
    if ärendet:
        avsnitt.append(AvsnittUppgifter("Ärendebeskrivning", "\n\n".join(ärendet)))
    sats = f"{nämnd.namn} fastställer attestlistan {u.år}{från}."
    return HandlingUppgifter(
        nämnd_id=u.nämnd_id,
        rubrik=rubrik,
        typ=Dokumenttyp.TJÄNSTESKRIVELSE,
        datum=datum,
        ärenden=(u.ärende_id,) if u.ärende_id is not None else (),
        skrivelse=SkrivelseUppgifter(
            adressater=(nämnd.namn,),
            avsnitt=tuple(avsnitt),
            satser=(SatsUppgifter(sats),),
            skickas_till=(PERSONER_MED_ATTESTRÄTT, "Ekonomienheten"),
        ),
    )


def _gemen(text: str) -> str:
    return text[:1].lower() + text[1:]


def _skrivelse_i(session: Session, lista_id: int, jämför_id: int | None, datum: date | None) -> HandlingUppgifter:
    hel = attest.läs_hel(session, lista_id)
    mot = jämför_id if jämför_id is not None else hel.uppgifter.bygger_på_id
    skillnad = jämför(attest.läs_hel(session, mot), hel) if mot is not None else None
    nämnd = session.get(Nämnd, hel.uppgifter.nämnd_id)
    if nämnd is None:
        raise ValueError("en attestlista har alltid en nämnd")
    return skrivelse(hel, nämnd, skillnad, datum)


def föreslå_skrivelse(
    db: Databas, lista_id: int, *, jämför_id: int | None = None, datum: date | None = None
) -> HandlingUppgifter:
    """The proposed text, compared with ``jämför_id`` or with the version that the list was made from."""
    with db.läsning() as enhet:
        return _skrivelse_i(enhet.session, lista_id, jämför_id, datum)


def skapa_skrivelse(db: Databas, lista_id: int, *, jämför_id: int | None = None, datum: date | None = None) -> Ändring:
    """Saves the proposed text as a paper in the list's matter, to be written on as any other."""
    with db.skrivning() as enhet:
        uppgifter = _skrivelse_i(enhet.session, lista_id, jämför_id, datum)
        ändring = aggregat.spara(enhet, HANDLING, None, uppgifter, None)
        return replace(ändring, beskrivning=f"Lade till tjänsteskrivelsen {uppgifter.rubrik}")
