"""What the outcome of a § does to its ärende: bordlagt, återremitterat, beslutat; and what was done with it before."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date

from sqlmodel import Session

from nämndapp.bas import svenska
from nämndapp.bas.fel import Inmatningsfel
from nämndapp.models import Paragrafutgång, Sammanträde, Ärendestatus
from nämndapp.services import aggregat
from nämndapp.services.andring import Ändring
from nämndapp.services.arenden import ÄRENDE
from nämndapp.services.skrivelseuppgifter import AvsnittUppgifter
from nämndapp.services.uppgifter import ParagrafUppgifter, ÄrendeUppgifter
from nämndapp.storage import Databas, Enhet, protokollurval
from nämndapp.storage.protokollurval import Behandling

_KOMMER_ÅTER = {
    Paragrafutgång.BORDLÄGGNING: Ärendestatus.BORDLAGT,
    Paragrafutgång.ÅTERREMISS: Ärendestatus.ÅTERREMITTERAT,
}
_KLARA = frozenset({Ärendestatus.AVSLUTAT, Ärendestatus.MAKULERAT})
TIDIGARE = "Tidigare behandling"
"""The heading of the section that tells what was done before."""


def följder(enhet: Enhet, före: ParagrafUppgifter | None, efter: ParagrafUppgifter) -> Iterator[Ändring]:
    """The changes of the ärende when the § has become ``efter``: status, and the meeting that it is planned for.

    A § that no longer says bordläggning or återremiss gives the ärende back to the list.
    """
    gammalt, nytt = (_återkomst(före) if före else None), _återkomst(efter)
    ärende_id = efter.ärende_id
    if ärende_id is None or (gammalt == nytt and före is not None and före.ärende_id == ärende_id):
        return
    ärende: ÄrendeUppgifter = ÄRENDE.läs(enhet.session, aggregat.hämta(enhet, ÄRENDE, ärende_id))
    if ärende.status in _KLARA:
        return
    if nytt is not None:
        status, möte_id = nytt
        hit = efter.sammanträde_id
        planerat = ärende.planerat_sammanträde_id if ärende.planerat_sammanträde_id != hit else None
        ny = replace(ärende, status=status, planerat_sammanträde_id=möte_id or planerat)
        ny = replace(ny, parkerat=False) if möte_id else ny
    elif gammalt is not None and ärende.status is gammalt[0]:
        kvar = ärende.planerat_sammanträde_id if ärende.planerat_sammanträde_id != gammalt[1] else None
        ny = replace(ärende, status=Ärendestatus.PÅ_LISTA, planerat_sammanträde_id=kvar)
    else:
        return
    yield aggregat.spara(enhet, ÄRENDE, ärende_id, ny, None)


def _återkomst(u: ParagrafUppgifter) -> tuple[Ärendestatus, int | None] | None:
    status = _KOMMER_ÅTER.get(u.utgång)
    return None if status is None else (status, u.åter_sammanträde_id)


def besluta(enhet: Enhet, paragrafer: Collection[int]) -> list[Ändring]:
    """The ärenden that were decided in those §§, which have got their numbers, are beslutade.

    Not one that goes on to another organ, nor one that has come up again at a later meeting.
    """
    ut: list[Ändring] = []
    for ärende_id in protokollurval.beslutade_ärenden(enhet.session, paragrafer):
        ärende: ÄrendeUppgifter = ÄRENDE.läs(enhet.session, aggregat.hämta(enhet, ÄRENDE, ärende_id))
        if ärende.status not in {*_KLARA, Ärendestatus.BESLUTAT}:
            ny = replace(ärende, status=Ärendestatus.BESLUTAT, planerat_sammanträde_id=None)
            ut.append(aggregat.spara(enhet, ÄRENDE, ärende_id, ny, None))
    return ut


# --- what was done before -------------------------------------------------------------------------------------------


def tidigare_behandling(db: Databas, ärende_id: int, före: date) -> str:
    """A sentence for each § on the ärende at meetings before that day, the oldest first; "" when it is new."""
    with db.läsning() as enhet:
        return behandlad_text(enhet.session, ärende_id, före)


def behandlad_text(session: Session, ärende_id: int, före: date) -> str:
    """``tidigare_behandling`` in an open session."""
    return "\n\n".join(_mening(b) for b in protokollurval.behandlingar(session, ärende_id, före))


def med_tidigare_behandling(db: Databas, uppgifter: ParagrafUppgifter) -> ParagrafUppgifter:
    """The § with the section *Tidigare behandling*, first among its sections; one that is there is renewed.

    Raises Inmatningsfel when the ärende has not been up before.
    """
    with db.läsning() as enhet:
        dag = enhet.hämta(Sammanträde, uppgifter.sammanträde_id).datum
        text = behandlad_text(enhet.session, uppgifter.ärende_id, dag) if uppgifter.ärende_id is not None else ""
    if not text:
        raise Inmatningsfel("Ärendet har ingen tidigare paragraf i protokollen.", "Skriv avsnittet själv.")
    har = next((a for a in uppgifter.avsnitt if a.rubrik.casefold() == TIDIGARE.casefold()), None)
    if har is None:
        return replace(uppgifter, avsnitt=(AvsnittUppgifter(TIDIGARE, text), *uppgifter.avsnitt))
    return replace(uppgifter, avsnitt=tuple(replace(a, text=text) if a is har else a for a in uppgifter.avsnitt))


def _mening(b: Behandling) -> str:
    var = f"vid {svenska.genitiv(svenska.i_löptext(b.nämnd))} sammanträde den {svenska.datum_långt(b.datum)}"
    var += f", {svenska.paragraf(b.nummer)}" if b.nummer is not None else ""
    skäl = f" {svenska.versal(b.skäl.strip())}" if b.skäl.strip() else ""
    skäl += "." if skäl and skäl[-1] not in ".!?" else ""
    match b.utgång:
        case Paragrafutgång.BORDLÄGGNING:
            return f"Ärendet bordlades {var}.{skäl}"
        case Paragrafutgång.ÅTERREMISS:
            till = f" till {svenska.i_löptext(b.åter_till.strip())}" if b.åter_till.strip() else ""
            return f"Ärendet återremitterades{till} {var}.{skäl}"
        case Paragrafutgång.UTGÅR:
            return f"Ärendet utgick {var}."
        case Paragrafutgång.INFORMATION:
            return f"Information i ärendet lämnades {var}."
        case _:
            return f"Beslut i ärendet fattades {var}."
