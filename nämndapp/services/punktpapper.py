"""The papers of an item on the föredragningslista: taken from its ärende or from files, ordered, bordsdelade.

A file becomes a handling in the item's ärende, so that it is found there too. Each act is one change to undo.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from sqlmodel import Session

from nämndapp.bas.fel import Inmatningsfel, NämndappFel
from nämndapp.bas.filnamn import rubrik_av_filnamn
from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.models import Handlingsriktning, Ärende
from nämndapp.services import aggregat, wordretur
from nämndapp.services.andring import Ändring
from nämndapp.services.diarium import diarienyckel
from nämndapp.services.handlingar import HANDLING, handlingsrad, läs_innehåll, mediatyp
from nämndapp.services.samling import anmäl, samlad
from nämndapp.services.sammantraden import SAMMANTRÄDE
from nämndapp.services.skrivelseuppgifter import BilagaUppgifter, HandlingUppgifter
from nämndapp.services.uppgifter import PunktUppgifter, SammanträdeUppgifter
from nämndapp.services.vyer import Handlingsrad
from nämndapp.storage import Databas, Enhet, filer, urval

anmäl(HANDLING, SAMMANTRÄDE)

UTAN_ÄRENDE = (
    "Punkten hör inte till något ärende, så en fil har ingenstans att ligga: välj Skapa ärende på fliken "
    "Punkten, eller skriv ärendets diarienummer på raden."
)


@dataclass(frozen=True, slots=True)
class Papper:
    """A paper of an item. ``id`` is the handling's; ``filer`` how many files it has."""

    id: int
    rubrik: str
    typ: Dokumenttyp
    riktning: Handlingsriktning
    bordsdelas: bool = False
    filer: int = 0
    sekretess: bool = False


@dataclass(frozen=True, slots=True)
class Punktpapper:
    """An item's papers in the order of the bundle, and what else its ärende has.

    ``hinder`` is a Swedish sentence when files cannot be added: what is missing and what to do.
    """

    papper: tuple[Papper, ...] = ()
    förslag: tuple[Handlingsrad, ...] = ()
    hinder: str = ""


@dataclass(frozen=True, slots=True)
class Tillagda:
    """What became of some files. ``ändring`` is None when none could be added; ``fel`` are those that could not."""

    ändring: Ändring | None
    fel: tuple[NämndappFel, ...] = ()
    att_veta: tuple[str, ...] = ()


def som_papper(rad: Handlingsrad, *, bordsdelas: bool = False) -> Papper:
    """A row of a list of handlingar as a paper of an item."""
    return Papper(rad.id, rad.rubrik, rad.typ, rad.riktning, bordsdelas, rad.filer, rad.sekretess)


def hämta_papper(db: Databas, nämnd_id: int, punkt: PunktUppgifter) -> Punktpapper:
    """The papers of an item as the window shows it, which need not be read again for every row that is chosen."""
    with db.läsning() as enhet:
        ärende_id = _ärende(enhet.session, nämnd_id, punkt)
        alla = () if ärende_id is None else urval.handlingar_i_ärende(enhet.session, ärende_id)
        kända = {r[0]: handlingsrad(r) for r in urval.handlingar(enhet.session, punkt.handlingar)}
        return Punktpapper(
            tuple(som_papper(kända[h], bordsdelas=h in punkt.bordsdelade) for h in punkt.handlingar if h in kända),
            tuple(h for h in map(handlingsrad, alla) if h.id not in kända),
            "" if ärende_id is not None else _hinder(punkt),
        )


def spara_papper(
    db: Databas,
    sammanträde_id: int,
    punkt_id: int,
    nya: Sequence[Papper],
    väntad_version: int | None,
    *,
    visade: Sequence[Papper],
) -> Ändring:
    """Makes ``nya`` the item's papers: added, removed, moved, bordsdelade. ``visade`` is what was there to change.

    Title, kind and riktning are the handling's own, and written where they differ from ``visade``. Raises
    Versionskonflikt when the meeting is no longer ``väntad_version``, Inmatningsfel for a title left empty.
    """
    gamla = {p.id: p for p in visade}
    with db.skrivning() as enhet:
        delar: list[Ändring] = []
        möte = _möte(enhet, sammanträde_id)
        punkt = _punkt(möte, punkt_id)
        nytillagt = {p.id for p in nya} - set(punkt.handlingar)
        ny = replace(
            punkt,
            ärende_id=_ärende(enhet.session, möte.nämnd_id, punkt) if nytillagt else punkt.ärende_id,
            handlingar=tuple(p.id for p in nya),
            bordsdelade=tuple(p.id for p in nya if p.bordsdelas),
        )
        sparad = aggregat.spara(enhet, SAMMANTRÄDE, sammanträde_id, _med_punkt(möte, ny), väntad_version)
        delar.append(replace(sparad, beskrivning=_beskriv(punkt, ny, {p.id: p.rubrik for p in (*visade, *nya)})))
        delar += [_spara_handling(enhet, p, gamla[p.id]) for p in nya if p.id in gamla and p != gamla[p.id]]
        gjorda = [d for d in delar if not d.tom]
        return gjorda[0] if len(gjorda) == 1 else samlad(f"Ändrade bilagorna till ”{punkt.rubrik}”", gjorda)


def lägg_till_filer(
    db: Databas,
    sammanträde_id: int,
    punkt_id: int,
    sökvägar: Sequence[Path],
    framsteg: Callable[[float, str], object] = lambda _andel, _text: None,
) -> Tillagda:
    """Files from disk become handlingar in the item's ärende and papers of the item, last in the bundle.

    A file that the ärende has already is taken from there. A Word file that was made here for the ärende goes back to
    its handling. What is added is put after the papers that the item has when the files have been read, so no version
    is expected. Raises Inmatningsfel when the item belongs to no ärende.
    """
    with db.läsning() as enhet:
        möte = _möte(enhet, sammanträde_id)
        ärende_id = _ärende_eller_fel(enhet.session, möte.nämnd_id, _punkt(möte, punkt_id))
    fel: list[NämndappFel] = []
    att_veta: list[str] = []
    delar: list[Ändring] = []
    lästa: list[int | BilagaUppgifter] = []
    for nr, fil in enumerate(sökvägar):
        framsteg(nr / len(sökvägar), f"Lägger till {fil.name} …")
        try:
            if (från_word := wordretur.ta_emot_fil(db, ärende_id, fil)) is not None:
                att_veta += från_word.meddelanden
                delar.append(från_word.ändring)
                lästa.append(från_word.ändring.objekt_id)
            else:
                lästa.append(_lagra(db, fil))
        except NämndappFel as orsak:
            fel.append(orsak)
    if not lästa:
        return Tillagda(None, tuple(fel))
    with db.skrivning() as enhet:
        möte = _möte(enhet, sammanträde_id)
        punkt = _punkt(möte, punkt_id)
        tillagda = [
            läst if isinstance(läst, int) else _handling(enhet, ärende_id, läst, delar, att_veta) for läst in lästa
        ]
        ny = replace(punkt, ärende_id=ärende_id, handlingar=tuple(dict.fromkeys((*punkt.handlingar, *tillagda))))
        delar.append(aggregat.spara(enhet, SAMMANTRÄDE, sammanträde_id, _med_punkt(möte, ny), None))
    antal = "en bilaga" if len(tillagda) == 1 else f"{len(tillagda)} bilagor"
    return Tillagda(samlad(f"Lade till {antal} till ”{punkt.rubrik}”", delar), tuple(fel), tuple(att_veta))


# --- the parts ------------------------------------------------------------------------------------------------------


def _möte(enhet: Enhet, id_: int) -> SammanträdeUppgifter:
    return SAMMANTRÄDE.läs(enhet.session, aggregat.hämta(enhet, SAMMANTRÄDE, id_))


def _punkt(möte: SammanträdeUppgifter, punkt_id: int) -> PunktUppgifter:
    punkt = next((p for p in möte.punkter if p.id == punkt_id), None)
    if punkt is None:
        raise Inmatningsfel("Punkten finns inte längre på listan.", "Läs in sidan på nytt (Ctrl+R).")
    return punkt


def _med_punkt(möte: SammanträdeUppgifter, ny: PunktUppgifter) -> SammanträdeUppgifter:
    lista = tuple(ny if isinstance(r, PunktUppgifter) and r.id == ny.id else r for r in möte.lista)
    return replace(möte, lista=lista)


def _ärende(session: Session, nämnd_id: int, punkt: PunktUppgifter) -> int | None:
    """The item's matter; an item that only has the number written on it belongs to the matter with that number."""
    if punkt.ärende_id is not None:
        return punkt.ärende_id
    ärende = urval.ärende_med_nyckel(session, nämnd_id, diarienyckel(punkt.diarienummer))
    return None if ärende is None else ärende.id


def _hinder(punkt: PunktUppgifter) -> str:
    if not punkt.diarienummer:
        return UTAN_ÄRENDE
    return (
        f"Inget ärende har diarienumret {punkt.diarienummer}, så en fil har ingenstans att ligga: välj "
        "Skapa ärende på fliken Punkten."
    )


def _ärende_eller_fel(session: Session, nämnd_id: int, punkt: PunktUppgifter) -> int:
    id_ = _ärende(session, nämnd_id, punkt)
    if id_ is None:
        raise Inmatningsfel(_hinder(punkt))
    return id_


def _lagra(db: Databas, fil: Path) -> BilagaUppgifter:
    """The content is stored by itself, so that many large files are never held at once."""
    innehåll = läs_innehåll(fil)
    with db.skrivning() as enhet:
        return BilagaUppgifter(filer.spara(enhet.session, innehåll, mediatyp(fil.name)), fil.name)


def _handling(enhet: Enhet, ärende_id: int, bilaga: BilagaUppgifter, delar: list[Ändring], att_veta: list[str]) -> int:
    """The handling of a file; what had to be made is added to ``delar``."""
    for rad in map(handlingsrad, urval.handlingar_i_ärende(enhet.session, ärende_id)):
        if any(r[1] == bilaga.sha256 for r in urval.bilagor(enhet.session, rad.id)):
            att_veta.append(f"{bilaga.filnamn} fanns redan i ärendet som ”{rad.rubrik}” och har hämtats därifrån.")
            return rad.id
    ny = HandlingUppgifter(
        nämnd_id=enhet.hämta(Ärende, ärende_id).nämnd_id,
        rubrik=rubrik_av_filnamn(bilaga.filnamn),
        typ=Dokumenttyp.BILAGA,
        riktning=Handlingsriktning.INKOMMEN,
        datum=date.today(),
        bilagor=(bilaga,),
        ärenden=(ärende_id,),
    )
    gjord = aggregat.spara(enhet, HANDLING, None, ny, None)
    delar.append(gjord)
    return gjord.objekt_id


def _spara_handling(enhet: Enhet, ny: Papper, visad: Papper) -> Ändring:
    ändrat: dict[str, Any] = {
        namn: getattr(ny, namn) for namn in ("rubrik", "typ", "riktning") if getattr(ny, namn) != getattr(visad, namn)
    }
    if "rubrik" in ändrat and not ny.rubrik.strip():
        raise Inmatningsfel("En handling måste ha en rubrik (OSL 5:2).")
    nu: HandlingUppgifter = HANDLING.läs(enhet.session, aggregat.hämta(enhet, HANDLING, ny.id))
    return aggregat.spara(enhet, HANDLING, ny.id, replace(nu, **ändrat), None)


def _beskriv(före: PunktUppgifter, efter: PunktUppgifter, rubriker: dict[int, str]) -> str:
    """What was done, for the undo menu."""
    till = [h for h in efter.handlingar if h not in före.handlingar]
    bort = [h for h in före.handlingar if h not in efter.handlingar]
    if till and not bort:
        return f"Lade till {_bilagor(till, rubriker)} till ”{före.rubrik}”"
    if bort and not till:
        return f"Tog bort {_bilagor(bort, rubriker)} från ”{före.rubrik}”"
    if före.handlingar != efter.handlingar:
        return f"Ordnade bilagorna till ”{före.rubrik}”"
    return f"Ändrade vad som bordsdelas till ”{före.rubrik}”"


def _bilagor(id_: Sequence[int], rubriker: dict[int, str]) -> str:
    return f"bilagan ”{rubriker.get(id_[0], '')}”" if len(id_) == 1 else f"{len(id_)} bilagor"
