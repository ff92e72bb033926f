"""Taking back an import: what it made goes away, and the file can be imported again.

Only what is still as the import left it is removed. What somebody has worked on since stays, and is counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from nämndapp.models import Ärendestatus
from nämndapp.services import aggregat, delegationsstatistik, importbygge, importera
from nämndapp.services.aggregat import Aggregat
from nämndapp.services.arenden import ÄRENDE, byt_status_i
from nämndapp.services.attest import ATTESTLISTA
from nämndapp.services.delegation import HUVUD
from nämndapp.services.delegationsuppgifter import Siffra
from nämndapp.services.handlingar import HANDLING
from nämndapp.services.importkorning import INGET_VAL, Avbruten, Framsteg, Importresultat, Importval, InlästFil
from nämndapp.services.internkontroll import PLAN, RISKANALYS, WORKSHOP
from nämndapp.services.sammantraden import SAMMANTRÄDE
from nämndapp.services.uppgifter import SammanträdeUppgifter
from nämndapp.storage import Databas, Enhet, delegation, internkontrollurval, urval
from nämndapp.storage import attest as attestlager

_SLAG: dict[str, Aggregat[Any]] = {
    a.slag: a for a in (HUVUD, PLAN, RISKANALYS, WORKSHOP, ATTESTLISTA, SAMMANTRÄDE, HANDLING, ÄRENDE)
}
Objekt = tuple[str, int]  # kind, id


@dataclass(frozen=True, slots=True)
class Importspår:
    """What one file's import made, with the versions it left. ``möte_före`` is the content of a meeting it added to."""

    nämnd_id: int
    nycklar: tuple[str, ...]
    gjort: dict[Objekt, int]
    möte_id: int | None = None
    möte_före: SammanträdeUppgifter | None = None
    siffror: tuple[tuple[Siffra, Siffra], ...] = ()  # as they were, as they became


@dataclass(frozen=True, slots=True)
class Borttaget:
    """What was removed and what stays because it has been changed or is used; ``berörda`` are to be read again.

    ``makulerade``: ärenden that got a number, which belongs to them for ever.
    """

    borta: dict[str, int]
    kvar: dict[str, int]
    berörda: tuple[Objekt, ...]
    makulerade: int = 0


def spara_med_spår(
    db: Databas,
    nämnd_id: int | None,
    förslag: InlästFil,
    val: Importval = INGET_VAL,
    *,
    framsteg: Framsteg | None = None,
    avbruten: Avbruten | None = None,
) -> tuple[Importresultat, Importspår]:
    """``importera.spara_import``, and the trace by which it can be taken back."""
    känd = nämnd_id
    if känd is None and not val.nämnd_namn:
        känd = importera.föreslå_nämnd(db, förslag).id
    möte_före = None
    with db.läsning() as enhet:
        fanns = _alla(enhet, känd) if känd is not None else set()
        siffror_före = delegationsstatistik.siffertavla(enhet.session, känd) if känd is not None else {}
    if känd is not None:
        möte = importera.befintligt_sammanträde(db, känd, förslag)
        möte_id = val.sammanträde_id or (möte.id if möte else None)
        if möte_id is not None:
            with db.läsning() as enhet:
                möte_före = SAMMANTRÄDE.läs(enhet.session, aggregat.hämta(enhet, SAMMANTRÄDE, möte_id))
    svar = importera.spara_import(db, nämnd_id, förslag, val, framsteg=framsteg, avbruten=avbruten)
    with db.läsning() as enhet:
        nya = {o for o in _alla(enhet, svar.nämnd_id) - fanns if o[0] != HANDLING.slag}
        nya |= {(HANDLING.slag, id_) for id_ in svar.handlingar}
        utökat = svar.sammanträde_id if (SAMMANTRÄDE.slag, svar.sammanträde_id) not in nya else None
        if utökat is not None:
            nya.add((SAMMANTRÄDE.slag, utökat))
        gjort = {o: _version(enhet, o) or 0 for o in nya}
        siffror_nu = delegationsstatistik.siffertavla(enhet.session, svar.nämnd_id)
        siffror = delegationsstatistik.skillnad(siffror_före, siffror_nu)
    nycklar = tuple(importbygge.dokumentnyckel(dok) for dok in förslag.dokument)
    return svar, Importspår(svar.nämnd_id, nycklar, gjort, utökat, möte_före if utökat is not None else None, siffror)


def ta_bort_importerat(db: Databas, alla: Sequence[Importspår]) -> Borttaget:
    """Takes the imports back, the last one first, in one transaction."""
    with db.skrivning() as enhet:
        tur = _Tillbaka(enhet, alla)
        for spår in reversed(alla):
            tur.ta_tillbaka(spår)
        return Borttaget(dict(+tur.borta), dict(+tur.kvar), tuple(tur.berörda), tur.makulerade)


def _alla(enhet: Enhet, nämnd_id: int) -> set[Objekt]:
    session = enhet.session
    rader: dict[str, Sequence[Any]] = {
        ÄRENDE.slag: urval.ärenden(session, nämnd_id),
        SAMMANTRÄDE.slag: urval.sammanträden(session, nämnd_id, None),
        RISKANALYS.slag: urval.riskanalyser(session, nämnd_id),
        PLAN.slag: urval.planer(session, nämnd_id),
        ATTESTLISTA.slag: attestlager.listor(session, nämnd_id),
        HUVUD.slag: delegation.ordningar(session, nämnd_id),
        WORKSHOP.slag: internkontrollurval.workshoppar(session, nämnd_id),
    }
    return {(slag, rad[0]) for slag, alla in rader.items() for rad in alla}


def _version(enhet: Enhet, objekt: Objekt) -> int | None:
    rad: Any = enhet.session.get(_SLAG[objekt[0]].form.modell, objekt[1])
    return None if rad is None else int(rad.version)


class _Tillbaka:
    """One run. Versions are looked at before anything is removed, since removing changes the neighbours' versions."""

    def __init__(self, enhet: Enhet, alla: Sequence[Importspår]) -> None:
        self.enhet = enhet
        self.borta: Counter[str] = Counter()
        self.kvar: Counter[str] = Counter()
        self.berörda: list[Objekt] = []
        self.makulerade = 0
        sist = {objekt: version for spår in alla for objekt, version in spår.gjort.items()}  # the last file's word
        self.nu = {objekt: _version(enhet, objekt) for objekt in sist}
        self.orört = {objekt for objekt, version in sist.items() if self.nu[objekt] == version}

    def ta_tillbaka(self, spår: Importspår) -> None:
        if spår.möte_id is not None and spår.möte_före is not None:
            self._mötet_som_förut(spår.möte_id, spår.möte_före)
        for slag in _SLAG:
            for objekt in sorted(o for o in spår.gjort if o[0] == slag and o[1] != spår.möte_id):
                self._ta_bort(objekt)
        if spår.siffror:
            borta, kvar = delegationsstatistik.återställ(self.enhet, spår.nämnd_id, spår.siffror)
            self.borta["siffror"] += borta
            self.kvar["siffror"] += kvar
            self.berörda.append((delegationsstatistik.SLAG, spår.nämnd_id))
        self._glöm(spår)

    def _mötet_som_förut(self, id_: int, före: SammanträdeUppgifter) -> None:
        objekt = (SAMMANTRÄDE.slag, id_)
        if self.nu[objekt] is None:
            return
        self.berörda.append(objekt)
        nu = SAMMANTRÄDE.läs(self.enhet.session, aggregat.hämta(self.enhet, SAMMANTRÄDE, id_))
        fanns = {(type(rad), rad.id) for rad in före.lista}
        if urval.paragrafer(self.enhet.session, id_):
            self.kvar["punkter"] += sum((type(rad), rad.id) not in fanns for rad in nu.punkter)
            return
        if objekt in self.orört:
            nytt = före
        else:
            nytt = replace(nu, lista=tuple(rad for rad in nu.lista if (type(rad), rad.id) in fanns))
        self.borta["punkter"] += len(nu.punkter) - len(nytt.punkter)
        aggregat.spara(self.enhet, SAMMANTRÄDE, id_, nytt, None)

    def _ta_bort(self, objekt: Objekt) -> None:
        slag, id_ = objekt
        if self.nu[objekt] is None or _version(self.enhet, objekt) is None:
            return
        self.berörda.append(objekt)
        if objekt not in self.orört or self._används(objekt):
            self.kvar[slag] += 1
            return
        if slag == ÄRENDE.slag and (rad := aggregat.hämta(self.enhet, ÄRENDE, id_)).löpnummer is not None:
            byt_status_i(self.enhet, rad, Ärendestatus.MAKULERAT)
            self.makulerade += 1
            return
        aggregat.ta_bort(self.enhet, _SLAG[slag], id_, None)
        self.borta[slag] += 1

    def _används(self, objekt: Objekt) -> bool:
        """A matter that has a paper or stands on a list, a meeting with paragraphs, an analysis under another plan."""
        session, (slag, id_) = self.enhet.session, objekt
        if slag == ÄRENDE.slag:
            return bool(urval.handlingar_i_ärende(session, id_)) or bool(urval.ärendemöten(session, id_))
        return slag == SAMMANTRÄDE.slag and bool(urval.paragrafer(session, id_))

    def _glöm(self, spår: Importspår) -> None:
        """The papers that are gone may be imported again."""
        for nyckel in spår.nycklar:
            rad = urval.importerat(self.enhet.session, spår.nämnd_id, nyckel)
            if rad is not None and _version(self.enhet, (HANDLING.slag, int(rad.objekt.partition(":")[2]))) is None:
                self.enhet.session.delete(rad)
