"""The §§ of a meeting in order with their preliminary numbers, changed as one; their attendance follows."""

from __future__ import annotations

from collections.abc import Sequence

from sqlmodel import Session

from nämndapp.bas.fel import Inmatningsfel
from nämndapp.models import Paragraf, Sammanträde
from nämndapp.services import radsamling
from nämndapp.services.andring import Ändring
from nämndapp.services.narvaro import NÄRVARO
from nämndapp.services.narvaroflytt import anpassa
from nämndapp.services.protokolluppgifter import ParagrafordningUppgifter
from nämndapp.services.radsamling import Samling
from nämndapp.storage import Enhet, protokollurval, urval


def _läs(enhet: Enhet, sammanträde_id: int) -> ParagrafordningUppgifter:
    return ParagrafordningUppgifter(tuple(protokollurval.ordning(enhet.session, sammanträde_id)))


def _skriv(enhet: Enhet, sammanträde_id: int, uppgifter: ParagrafordningUppgifter) -> None:
    """Raises Inmatningsfel where §§ that have numbers would change places, or one without a number come before them."""
    numrerade = protokollurval.nummer(enhet.session, sammanträde_id)
    följd = [numrerade.get(rad[0]) for rad in sorted(uppgifter.rader, key=lambda rad: (rad[1], rad[0]))]
    fasta = [n for n in följd if n is not None]
    if fasta != sorted(fasta) or följd[: len(fasta)] != fasta:
        raise Inmatningsfel(
            "Paragraferna har fått sina nummer, så ordningen bland dem kan inte ändras.",
            "Det som ändrades före numreringen går inte att ångra.",
        )
    protokollurval.skriv_ordning(enhet.session, sammanträde_id, uppgifter.rader)


ORDNING = Samling("paragrafordning", _läs, _skriv, "paragrafernas ordning")
radsamling.koppla_ångring(ORDNING)


def i_ordning(session: Session, sammanträde_id: int) -> list[int]:
    """The ids of the meeting's §§ in order."""
    return [rad[0] for rad in protokollurval.ordning(session, sammanträde_id)]


def ordna(enhet: Enhet, sammanträde_id: int, ordning: Sequence[int]) -> Ändring:
    """Puts the §§ in that order (those that are not named last) and gives the numberless new preliminary numbers.

    These go on from the last number of the year's earlier meetings.
    """
    möte = enhet.hämta(Sammanträde, sammanträde_id)
    första = urval.högsta_paragraf(enhet.session, möte.nämnd_id, möte.datum) + 1
    nu = {rad[0]: rad for rad in protokollurval.ordning(enhet.session, sammanträde_id)}
    numrerade = protokollurval.nummer(enhet.session, sammanträde_id)
    alla = [*ordning, *(id_ for id_ in nu if id_ not in ordning)]
    rader: list[tuple[int, int, int | None]] = []
    nästa = första
    for plats, id_ in enumerate(i for i in alla if i in nu):
        nästa = numrerade.get(id_, nästa)
        rader.append((id_, plats, nu[id_][2] if id_ in numrerade else nästa))
        nästa += 1
    return radsamling.spara(enhet, ORDNING, sammanträde_id, ParagrafordningUppgifter(tuple(rader)), None)


def anpassa_närvaro(enhet: Enhet, sammanträde_id: int, före: Sequence[int], efter: Sequence[int]) -> Ändring:
    """Moves the ends of the intervals when the §§ ``före`` become ``efter``."""
    nu = NÄRVARO.läs(enhet, sammanträde_id)
    return radsamling.spara(enhet, NÄRVARO, sammanträde_id, anpassa(nu, före, efter), nu)


def namn(p: Paragraf) -> str:
    """ "§ 12" or the title of a § without a number."""
    nummer = p.nummer if p.nummer is not None else p.preliminärt
    return f"§ {nummer}" if nummer is not None else f"paragrafen ”{p.rubrik}”"
