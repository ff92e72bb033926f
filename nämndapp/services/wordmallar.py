"""The nämnd's own Word templates: kept per type of paper, filled, and handed out to be written in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from nämndapp.bas.fel import Importfel, Inmatningsfel, Saknas
from nämndapp.bas.filnamn import rent_filnamn
from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.bas.papekande import Påpekande
from nämndapp.bas.wordfalt import MALLTYPER, TJÄNSTESKRIVELSE, Pappersmärke, fält_för, saknade_viktiga
from nämndapp.models import Nämnd, Ärende
from nämndapp.reports import byggare
from nämndapp.services import aggregat, dokument, mallfiler, spegling, wordretur
from nämndapp.services.andring import Ändring
from nämndapp.services.handlingar import FORM, HANDLING, läs_innehåll, mediatyp
from nämndapp.services.register import NÄMND
from nämndapp.services.skrivelseuppgifter import HandlingUppgifter, SkrivelseUppgifter
from nämndapp.services.uppgifter import NämndUppgifter
from nämndapp.storage import Databas, Enhet, filer, planer

if TYPE_CHECKING:
    from nämndapp.reports.mall import Mallinnehåll

STÖRST_MB = 20


@dataclass(frozen=True, slots=True)
class Mallrad:
    """A type of paper and the nämnd's template for it. ``filnamn`` "" means that the program's own look is used.

    ``fält`` are the known controls, ``saknas`` important ones that are not there, ``okända`` other controls.
    """

    typ: str
    namn: str
    filnamn: str = ""
    fält: tuple[str, ...] = ()
    saknas: tuple[str, ...] = ()
    okända: tuple[str, ...] = ()
    fel: str = ""


@dataclass(frozen=True, slots=True)
class Ordpapper:
    """A file to be written in with Word: a name for it and its content."""

    filnamn: str
    innehåll: bytes


# --- the templates --------------------------------------------------------------------------------------------------


def lista_mallar(db: Databas, nämnd_id: int) -> list[Mallrad]:
    """A row for each type of paper that can have a template."""
    with db.läsning() as enhet:
        nämnd = aggregat.hämta(enhet, NÄMND, nämnd_id)
        sparade = mallfiler.mallar_i(NÄMND.läs(enhet.session, nämnd).övrigt)
        return [_rad(enhet, typ, namn, sparade.get(typ)) for typ, namn in MALLTYPER.items()]


def _rad(enhet: Enhet, typ: str, namn: str, fil: dict[str, str] | None) -> Mallrad:
    if fil is None:
        return Mallrad(typ, namn)
    try:
        funnet = _granska(filer.läs(enhet.session, fil["sha256"]), fil["filnamn"])
    except (Importfel, Saknas) as fel:
        return Mallrad(typ, namn, fil["filnamn"], fel=str(fel))
    saknas = tuple(f.namn for f in saknade_viktiga(typ, funnet.fält))
    return Mallrad(typ, namn, fil["filnamn"], funnet.fält, saknas, funnet.okända)


def _granska(mall: bytes, filnamn: str) -> Mallinnehåll:
    from nämndapp.reports.mall import granska

    return granska(mall, filnamn)


def granska_mall(typ: str, sökväg: Path) -> list[Påpekande]:
    """What is worth knowing of a template before it is added. Raises as ``lägg_till_mall``."""
    return _läs_mall(typ, sökväg)[1]


def _läs_mall(typ: str, sökväg: Path) -> tuple[bytes, list[Påpekande]]:
    _kräv_typ(typ)
    if sökväg.suffix.lower() in {".docm", ".dotm"}:
        raise Importfel(f"”{sökväg.name}” kan innehålla makron.", "Spara mallen i Word som .docx, utan makron.")
    if sökväg.suffix.lower() not in {".docx", ".dotx"}:
        raise Importfel(f"”{sökväg.name}” är inget Word-dokument.", "Öppna filen i Word och spara den som .docx.")
    if sökväg.is_file() and sökväg.stat().st_size > STÖRST_MB * 1024 * 1024:
        raise Inmatningsfel(f"Mallen {sökväg.name} är större än {STÖRST_MB} MB.", "Ta bort stora bilder ur den.")
    innehåll = läs_innehåll(sökväg)
    if not innehåll:
        raise Importfel(f"Filen ”{sökväg.name}” är tom.", "Spara mallen på nytt i Word och försök igen.")
    funnet = _granska(innehåll, sökväg.name)
    if not {f.namn for f in fält_för(typ)} & set(funnet.fält):
        raise Inmatningsfel(
            f"”{sökväg.name}” har ingen innehållskontroll som hör till en {MALLTYPER[typ].lower()}.",
            "Spara exempelmallen, se hur fälten är märkta, och märk dem likadant i er mall.",
        )
    return innehåll, funnet.påpekanden(typ)


def _kräv_typ(typ: str) -> None:
    if typ not in MALLTYPER:
        raise Inmatningsfel(f"En Word-mall för ”{typ}” finns inte.", f"Välj en av: {', '.join(MALLTYPER)}.")


def lägg_till_mall(db: Databas, nämnd_id: int, typ: str, sökväg: Path, väntad_version: int | None = None) -> Ändring:
    """Takes a template for the nämnd and type, in the place of an earlier one.

    Raises Importfel for what is no Word file without macros, Inmatningsfel for one without any of our fields.
    """
    innehåll, _ = _läs_mall(typ, sökväg)
    with db.skrivning() as enhet:
        sha256 = filer.spara(enhet.session, innehåll, mediatyp(sökväg.name))
        fil = {"sha256": sha256, "filnamn": sökväg.name}
        ändring = _spara(enhet, nämnd_id, typ, fil, väntad_version)
        return replace(ändring, beskrivning=f"Lade till Word-mallen {sökväg.name}")


def ta_bort_mall(db: Databas, nämnd_id: int, typ: str, väntad_version: int | None = None) -> Ändring:
    """The type gets the program's own look again."""
    _kräv_typ(typ)
    with db.skrivning() as enhet:
        ändring = _spara(enhet, nämnd_id, typ, None, väntad_version)
        return replace(ändring, beskrivning=f"Tog bort Word-mallen för {MALLTYPER[typ].lower()}")


def _spara(enhet: Enhet, nämnd_id: int, typ: str, fil: dict[str, str] | None, väntad_version: int | None) -> Ändring:
    nu: NämndUppgifter = NÄMND.läs(enhet.session, aggregat.hämta(enhet, NÄMND, nämnd_id))
    mallar = {t: f for t, f in mallfiler.mallar_i(nu.övrigt).items() if t != typ}
    if fil is not None:
        mallar[typ] = fil
    övrigt = {nyckel: värde for nyckel, värde in nu.övrigt.items() if nyckel != mallfiler.INSTÄLLNING}
    if mallar:
        övrigt[mallfiler.INSTÄLLNING] = {t: mallar[t] for t in MALLTYPER if t in mallar}
    return aggregat.spara(enhet, NÄMND, nämnd_id, replace(nu, övrigt=övrigt), väntad_version)


def exempelmall(typ: str) -> bytes:
    """A template to begin with."""
    from nämndapp.reports import mall

    _kräv_typ(typ)
    return mall.exempelmall(typ)


def hämta_mall(db: Databas, nämnd_id: int, typ: str) -> Ordpapper | None:
    """The nämnd's template as it was added, to be changed in Word; None when it has none."""
    with db.läsning() as enhet:
        nämnd = planer.ladda_nämnd(enhet.session, nämnd_id)
        fil = mallfiler.mallar_i(NÄMND.läs(enhet.session, nämnd).övrigt).get(typ)
        return Ordpapper(fil["filnamn"], filer.läs(enhet.session, fil["sha256"])) if fil else None


# --- papers in them -------------------------------------------------------------------------------------------------


def fyll_mall(db: Databas, typ: str, **val: Any) -> bytes:
    """A paper in the nämnd's template, or in the example when it has none; ``val`` as in ``dokument.bygg``."""
    _kräv_typ(typ)
    papper = dokument.bygg(db, typ, **val)
    return dokument.innehåll(replace(papper, mall=papper.mall or exempelmall(typ)), "docx")


def ny_tjänsteskrivelse(db: Databas, ärende_id: int) -> Ordpapper:
    """A skrivelse to be written in Word, with the ärende's number and title, that finds its way back."""
    with db.skrivning() as enhet:
        ärende = enhet.hämta(Ärende, ärende_id)
        nämnd = planer.ladda_nämnd(enhet.session, ärende.nämnd_id)
        ny = HandlingUppgifter(
            ärende.nämnd_id,
            ärende.rubrik,
            Dokumenttyp.TJÄNSTESKRIVELSE,
            datum=date.today(),
            diarienummer=ärende.diarienummer,
            skrivelse=SkrivelseUppgifter(
                handläggare=ärende.handläggare, förvaltning=nämnd.förvaltning, adressater=(nämnd.namn,)
            ),
        )
        märke = _nytt_märke(nämnd, ärende.diarienummer)
        papper = _till_word(enhet, nämnd, ny, märke)
        wordretur.registrera(enhet, märke, ärende.nämnd_id, ärende_id=ärende_id)
        return papper


def redigera_i_word(db: Databas, handling_id: int) -> Ordpapper:
    """A stored skrivelse to be written on in Word; when it comes back it updates the handling."""
    with db.skrivning() as enhet:
        uppgifter: HandlingUppgifter = HANDLING.läs(enhet.session, aggregat.hämta(enhet, HANDLING, handling_id))
        if uppgifter.skrivelse is None:
            raise Inmatningsfel(
                f"”{uppgifter.rubrik}” har inget innehåll som kan skrivas i Word.",
                "Öppna filen som hör till i stället.",
            )
        nämnd = planer.ladda_nämnd(enhet.session, uppgifter.nämnd_id)
        märke = _nytt_märke(nämnd, uppgifter.diarienummer)
        papper = _till_word(enhet, nämnd, uppgifter, märke)
        sha256 = filer.spara(enhet.session, papper.innehåll, mediatyp(papper.filnamn))
        fil = wordretur.Ordfil(papper.filnamn, sha256, papper.innehåll)
        wordretur.registrera(enhet, märke, uppgifter.nämnd_id, handling_id=handling_id, fil=fil)
        return papper


def _nytt_märke(nämnd: Nämnd, diarienummer: str | None) -> Pappersmärke:
    return Pappersmärke(uuid4().hex, TJÄNSTESKRIVELSE, diarienummer or "", nämnd.kod)


def _till_word(enhet: Enhet, nämnd: Nämnd, uppgifter: HandlingUppgifter, märke: Pappersmärke) -> Ordpapper:
    from nämndapp.reports import mall

    handling = spegling.bygg(FORM, uppgifter, None)
    byggd = byggare.tjänsteskrivelse(handling, nämnd)
    fält = mallfiler.nämndfält(nämnd) | mallfiler.skrivelsefält(handling)
    egen = mallfiler.mall_för(enhet.session, nämnd, TJÄNSTESKRIVELSE) or exempelmall(TJÄNSTESKRIVELSE)
    innehåll = mall.fyll(egen, byggd, TJÄNSTESKRIVELSE, fält=fält, märke=märke).innehåll
    delar = (uppgifter.diarienummer or "", uppgifter.rubrik or "Tjänsteskrivelse")
    return Ordpapper(f"{rent_filnamn(' '.join(filter(None, delar)), 'Tjänsteskrivelse')}.docx", innehåll)
