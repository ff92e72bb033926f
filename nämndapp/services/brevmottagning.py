"""An e-mail dropped on an ärende: an inkommen skrivelse with sender and day, its papers as handlingar of their own."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from nämndapp import importers
from nämndapp.bas.forslag import Dokumentförslag
from nämndapp.importers.brev import är_brev
from nämndapp.models import Handling, ImporteratDokument, Nämnd, Ärende
from nämndapp.services import aggregat, importbygge
from nämndapp.services.andring import Ändring
from nämndapp.services.handlingar import HANDLING, läs_innehåll, mediatyp
from nämndapp.services.samling import anmäl, samlad
from nämndapp.services.skrivelseuppgifter import BilagaUppgifter, HandlingUppgifter
from nämndapp.storage import Databas, Enhet, filer, urval

anmäl(HANDLING)


def ta_emot_brev(db: Databas, ärende_id: int, sökväg: Path) -> Ändring | None:
    """Takes an .eml or .msg into the ärende, whatever number it speaks of; one undo for all. None for any other file.

    A paper that the nämnd has already is not stored once more: it joins this ärende too. Raises Importfel when the
    message cannot be read.
    """
    if not är_brev(sökväg.name):
        return None
    innehåll = läs_innehåll(sökväg)
    förslag = importers.läs(sökväg)
    with db.skrivning() as enhet:
        ärende = enhet.hämta(Ärende, ärende_id)
        nämnd = enhet.hämta(Nämnd, ärende.nämnd_id)
        delar = []
        for nr, dok in enumerate(förslag.dokument):
            bilagor = [*dok.filer, *([(sökväg.name, innehåll)] if nr == 0 else [])]
            delar.append(_handling(enhet, nämnd, ärende_id, dok, bilagor=bilagor, sha256=förslag.sha256))
    return samlad(f"Lade till {sökväg.name}", delar)


def _handling(
    enhet: Enhet,
    nämnd: Nämnd,
    ärende_id: int,
    dok: Dokumentförslag,
    *,
    bilagor: list[tuple[str, bytes]],
    sha256: str,
) -> Ändring:
    nyckel, nämnd_id = importbygge.dokumentnyckel(dok), nämnd.id or 0
    tidigare = urval.importerat(enhet.session, nämnd_id, nyckel)
    id_ = int(tidigare.objekt.partition(":")[2]) if tidigare is not None else 0
    if enhet.session.get(Handling, id_) is not None:
        nu: HandlingUppgifter = HANDLING.läs(enhet.session, aggregat.hämta(enhet, HANDLING, id_))
        ärenden = tuple(dict.fromkeys((*nu.ärenden, ärende_id)))
        return aggregat.spara(enhet, HANDLING, id_, replace(nu, ärenden=ärenden), None)
    uppgifter = importbygge.handling(dok, nämnd_id, frozenset({nämnd.kod.casefold()}), (ärende_id,))
    rader = [BilagaUppgifter(filer.spara(enhet.session, rått, mediatyp(namn)), namn) for namn, rått in bilagor]
    ändring = aggregat.spara(enhet, HANDLING, None, replace(uppgifter, bilagor=tuple(rader)), None)
    enhet.session.merge(
        ImporteratDokument(
            nyckel=nyckel,
            nämnd_id=nämnd_id,
            fil_sha256=sha256,
            filnamn=rader[-1].filnamn if rader else "",
            objekt=f"handling:{ändring.objekt_id}",
            importerat=datetime.now(UTC),
        )
    )
    return ändring
