"""The register: kommun, nämnder with their settings, persons with uppdrag and befattningar."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any

from nämndapp.bas.fel import Inmatningsfel
from nämndapp.bas.svenska import sorteringsnyckel
from nämndapp.models import Befattning, Kommun, Nämnd, Person, StåendePunkt, Uppdrag, Uppdragsroll
from nämndapp.services import aggregat, diarium, samling
from nämndapp.services.aggregat import Aggregat
from nämndapp.services.andring import Ändring
from nämndapp.services.handlingar import läs_innehåll, mediatyp
from nämndapp.services.spegling import Form, läs, skriv
from nämndapp.services.uppgifter import (
    BefattningUppgifter,
    KommunUppgifter,
    Numrering,
    NämndUppgifter,
    PersonUppgifter,
    StåendeUppgifter,
    UppdragUppgifter,
)
from nämndapp.services.vyer import KommunVy, Ledamotsrad, Nämndrad, NämndVy, Personrad, PersonVy
from nämndapp.storage import Databas, Enhet, filer, planer, urval

_ROLLORDNING = (
    Uppdragsroll.ORDFÖRANDE,
    Uppdragsroll.FÖRSTE_VICE,
    Uppdragsroll.ANDRE_VICE,
    Uppdragsroll.LEDAMOT,
    Uppdragsroll.ERSÄTTARE,
    Uppdragsroll.INSYNSPLATS,
    Uppdragsroll.PERSONALFÖRETRÄDARE,
    Uppdragsroll.SEKRETERARE,
    Uppdragsroll.TJÄNSTEPERSON,
    Uppdragsroll.SAKKUNNIG,
)


# --- kommun ---------------------------------------------------------------------------------------------------------

KOMMUN = Aggregat(
    "kommun",
    Form(KommunUppgifter, Kommun),
    planer.ladda_kommun,
    lambda u: f"uppgifterna om {u.namn or 'kommunen'}",
)


def hämta_kommun(db: Databas) -> KommunVy | None:
    """The kommun of the database, None before the first start is done."""
    with db.läsning() as enhet:
        rad = urval.kommun(enhet.session)
        return None if rad is None or rad.id is None else KommunVy(rad.id, rad.version, KOMMUN.läs(enhet.session, rad))


def spara_kommun(db: Databas, id_: int | None, uppgifter: KommunUppgifter, väntad_version: int | None) -> Ändring:
    """Saves the letterhead. There is one kommun in a database: a second new one is refused."""
    with db.skrivning() as enhet:
        if id_ is None and urval.kommun(enhet.session) is not None:
            raise Inmatningsfel("Filen har redan en kommun.", "Ändra dess uppgifter, eller skapa en ny fil.")
        return aggregat.spara(enhet, KOMMUN, id_, uppgifter, väntad_version)


def välj_logotyp(db: Databas, id_: int, bild: Path, alttext: str, väntad_version: int | None) -> Ändring:
    """Stores a PNG or JPEG as the kommun's logotype. Raises Inmatningsfel for any other kind of file."""
    innehåll = läs_innehåll(bild)
    if not innehåll.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")):
        raise Inmatningsfel(
            f"Filen {bild.name} är ingen PNG- eller JPEG-bild.", "Spara logotypen som PNG och försök igen."
        )
    with db.skrivning() as enhet:
        före = KOMMUN.läs(enhet.session, aggregat.hämta(enhet, KOMMUN, id_))
        sha256 = filer.spara(enhet.session, innehåll, mediatyp(bild.name))
        nytt = replace(före, logotyp_sha256=sha256, logotyp_alttext=alttext)
        return aggregat.spara(enhet, KOMMUN, id_, nytt, väntad_version)


# --- nämnd ----------------------------------------------------------------------------------------------------------

_INSTÄLLNINGSFÄLT = frozenset({"numrering", "diariemönster", "diarieorgan", "husstil", "övrigt"})
_NÄMNDFORM = Form(
    NämndUppgifter, Nämnd, barn={"stående_punkter": Form(StåendeUppgifter, StåendePunkt)}, utom=_INSTÄLLNINGSFÄLT
)


def _skriv_nämnd(enhet: Enhet, rad: Any, uppgifter: NämndUppgifter, ny: bool) -> None:
    if not uppgifter.namn.strip() or not uppgifter.kod.strip():
        raise Inmatningsfel("En nämnd behöver både namn och kod.", "Koden är kort, till exempel SN.")
    annan = urval.nämnd_med_kod(enhet.session, uppgifter.kod)
    if annan is not None and annan is not rad:
        raise Inmatningsfel(f"Koden {uppgifter.kod} används redan av {annan.namn}.", "Välj en annan kod.")
    nytt = diarium.inställningar(uppgifter)
    if ny:
        kommun = urval.kommun(enhet.session) or enhet.lägg_till(Kommun(namn=""))
        rad.kommun_id = kommun.id
    skriv(enhet.session, _NÄMNDFORM, rad, uppgifter, ny=ny)
    if rad.inställningar != nytt:
        rad.inställningar = nytt


NÄMND = Aggregat(
    "nämnd",
    _NÄMNDFORM,
    planer.ladda_nämnd,
    lambda u: u.namn,
    läs_rad=lambda _, rad: läs(_NÄMNDFORM, rad, **diarium.läs_inställningar(rad)),
    skriv_rad=_skriv_nämnd,
)


def lista_nämnder(db: Databas, *, bara_aktiva: bool = False) -> list[Nämndrad]:
    """The nämnder in alphabetical order."""
    with db.läsning() as enhet:
        rader = [
            Nämndrad(n.id or 0, n.version, n.kod, n.namn, n.typ, n.aktiv, diarium.har_egen_serie(n))
            for n in urval.nämnder(enhet.session)
            if n.aktiv or not bara_aktiva
        ]
    return sorted(rader, key=lambda r: sorteringsnyckel(r.namn))


def hämta_nämnd(db: Databas, id_: int) -> NämndVy:
    """A nämnd with its settings."""
    with db.läsning() as enhet:
        rad = aggregat.hämta(enhet, NÄMND, id_)
        uppgifter = NÄMND.läs(enhet.session, rad)
        kommun = urval.kommun(enhet.session)
        egen = uppgifter.numrering is Numrering.EGEN_SERIE
        nästa = diarium.nästa(enhet, rad, date.today().year) if egen else None
        return NämndVy(id_, rad.version, uppgifter, kommun.namn if kommun else "", nästa)


def spara_nämnd(db: Databas, id_: int | None, uppgifter: NämndUppgifter, väntad_version: int | None) -> Ändring:
    """Saves a nämnd. Raises Inmatningsfel without name or code, for a code in use, or a bad diarie pattern."""
    with db.skrivning() as enhet:
        return aggregat.spara(enhet, NÄMND, id_, uppgifter, väntad_version)


def ta_bort_nämnd(db: Databas, id_: int, väntad_version: int | None) -> Ändring:
    """Removes a nämnd that nothing belongs to; others are made inactive instead."""
    with db.skrivning() as enhet:
        if urval.nämnd_används(enhet.session, id_):
            raise Inmatningsfel(
                "Nämnden kan inte tas bort, eftersom den har ärenden, sammanträden eller ledamöter.",
                "Avmarkera ”Aktiv” så försvinner den ur listorna men finns kvar.",
            )
        return aggregat.ta_bort(enhet, NÄMND, id_, väntad_version)


# --- person ---------------------------------------------------------------------------------------------------------

PERSON = Aggregat(
    "person",
    Form(
        PersonUppgifter,
        Person,
        barn={
            "uppdrag": Form(UppdragUppgifter, Uppdrag),
            "befattningar": Form(BefattningUppgifter, Befattning),
        },
    ),
    planer.ladda_person,
    lambda u: u.namn or "personen",
)


def lista_personer(db: Databas, *, dag: date | None = None) -> list[Personrad]:
    """Everybody, in alphabetical order, with the uppdrag and titles that are in force on the day (today)."""
    dagen = dag or date.today()
    with db.läsning() as enhet:
        uppdrag: dict[int, list[str]] = {}
        for _, person_id, _, _, nämnd, roll, parti, _, från, till in urval.uppdrag(enhet.session):
            if _gäller(från, till, dagen):
                bokstav = f" ({parti})" if parti else ""
                uppdrag.setdefault(person_id, []).append(f"{roll.value}{bokstav}, {nämnd}")
        titlar: dict[int, list[str]] = {}
        for person_id, titel, från, till in urval.befattningar(enhet.session):
            if _gäller(från, till, dagen):
                titlar.setdefault(person_id, []).append(titel)
        rader = [
            Personrad(
                p.id or 0,
                p.version,
                p.namn,
                p.e_post,
                "; ".join(uppdrag.get(p.id or 0, [])),
                ", ".join(titlar.get(p.id or 0, [])),
            )
            for p in urval.personer(enhet.session)
        ]
    return sorted(rader, key=lambda r: sorteringsnyckel(r.namn))


def lista_ledamöter(db: Databas, nämnd_id: int, *, dag: date | None = None) -> list[Ledamotsrad]:
    """The seats of a nämnd on a day (today): presidium, ledamöter, then ersättare in order of service (KL 6:16–17)."""
    dagen = dag or date.today()
    with db.läsning() as enhet:
        rader = [
            Ledamotsrad(person_id, id_, namn, roll, parti, ordning, från, till)
            for id_, person_id, namn, _, _, roll, parti, ordning, från, till in urval.uppdrag(enhet.session, nämnd_id)
            if _gäller(från, till, dagen)
        ]
    return sorted(rader, key=_ledamotsordning)


def hämta_person(db: Databas, id_: int) -> PersonVy:
    """A person with uppdrag and befattningar."""
    with db.läsning() as enhet:
        rad = aggregat.hämta(enhet, PERSON, id_)
        return PersonVy(id_, rad.version, PERSON.läs(enhet.session, rad))


def spara_person(db: Databas, id_: int | None, uppgifter: PersonUppgifter, väntad_version: int | None) -> Ändring:
    """Saves a person."""
    with db.skrivning() as enhet:
        return aggregat.spara(enhet, PERSON, id_, uppgifter, väntad_version)


def ta_bort_person(db: Databas, id_: int, väntad_version: int | None) -> Ändring:
    """Removes a person with uppdrag and befattningar; names on papers stand as they were written."""
    with db.skrivning() as enhet:
        return aggregat.ta_bort(enhet, PERSON, id_, väntad_version)


def _gäller(från: date | None, till: date | None, dag: date) -> bool:
    return (från is None or från <= dag) and (till is None or dag <= till)


def _ledamotsordning(rad: Ledamotsrad) -> tuple[Any, ...]:
    sist = 1_000_000
    ordning = rad.tjänstgöringsordning if rad.tjänstgöringsordning is not None else sist
    return (_ROLLORDNING.index(rad.roll), ordning, sorteringsnyckel(rad.namn))


samling.anmäl(KOMMUN, NÄMND, PERSON)
for _slag in (KOMMUN, NÄMND, PERSON):
    aggregat.koppla_ångring(_slag)

assert {f.name for f in fields(NämndUppgifter)} >= _INSTÄLLNINGSFÄLT  # a renamed field must not slip out of the form
