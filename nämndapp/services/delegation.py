"""Delegationsordningar: versions, the one in force on a day, and adoption by a § (KL 6:37–38, 7:5–8).

A version is proposed, changed row by row (``delegationsrader``), adopted, and from then on only read.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from uuid import uuid4

from sqlmodel import Session

from nämndapp.bas import punkthanvisning
from nämndapp.bas.fel import Inmatningsfel, Saknas
from nämndapp.models.arende import Ärende
from nämndapp.models.delegation import (
    Delegationskapitel,
    Delegationsordning,
    Delegationspunkt,
    Delegatkod,
    Ordningsstatus,
)
from nämndapp.models.organisation import Nämnd
from nämndapp.rules.ordningsbild import Delegatbild, Kapitelbild, Kodbild, Ordningsbild, Punktbild
from nämndapp.services import aggregat, delegationsbyte, samling
from nämndapp.services.aggregat import Aggregat
from nämndapp.services.andring import Ändring
from nämndapp.services.delegationsuppgifter import (
    DelegationspunktUppgifter,
    DelegatkodUppgifter,
    DelegatUppgifter,
    KapitelUppgifter,
    OrdningsbyteUppgifter,
    OrdningUppgifter,
)
from nämndapp.services.spegling import Form
from nämndapp.storage import Databas, Enhet, kontrollera_version
from nämndapp.storage import delegation as lager

HUVUD = Aggregat(
    "delegationsordning",
    Form(OrdningUppgifter, Delegationsordning),
    lager.ladda_huvud,
    lambda u: f"{u.benämning}en, version {u.nummer}",
)
KOD = Aggregat(
    "delegatkod", Form(DelegatkodUppgifter, Delegatkod), lager.ladda_kod, lambda u: f"delegatkoden {u.kod}", unik="kod"
)
for _slag in (HUVUD, KOD):
    aggregat.koppla_ångring(_slag)
samling.anmäl(HUVUD, KOD)


@dataclass(frozen=True, slots=True)
class Ordningsrad:
    """A version in a list."""

    id: int
    version: int
    nummer: int
    benämning: str
    rubrik: str
    status: Ordningsstatus
    beslutad_datum: date | None
    beslutad_paragraf: int | None
    gäller_från: date | None
    gäller_till: date | None
    antal_punkter: int


@dataclass(frozen=True, slots=True)
class Kodrad:
    """A code of the register in a list."""

    id: int
    version: int
    kod: str
    betydelse: str
    slag: str
    chef: bool


@dataclass(frozen=True, slots=True)
class OrdningVy:
    """A version whole, in printed order. ``nummer`` is key → "12.8"."""

    id: int
    version: int
    huvud: OrdningUppgifter
    kapitel: tuple[KapitelUppgifter, ...]
    punkter: tuple[DelegationspunktUppgifter, ...]
    nummer: dict[str, str] = field(default_factory=dict)

    @property
    def ändras(self) -> bool:
        """Only a proposal can be changed."""
        return self.huvud.status is Ordningsstatus.FÖRSLAG

    def punkt(self, id_: int) -> DelegationspunktUppgifter:
        """A row by id; raises Saknas."""
        rad = next((p for p in self.punkter if p.id == id_), None)
        if rad is None:
            raise Saknas("Punkten finns inte i den här versionen.", "Läs in delegationsordningen på nytt (Ctrl+R).")
        return rad

    def anteckning(self, p: DelegationspunktUppgifter) -> str:
        """The row's note as it is read, with numbers in place of keys."""
        return punkthanvisning.visa(p.anteckning, self.nummer)


# --- reading --------------------------------------------------------------------------------------------------------


def lista_ordningar(db: Databas, nämnd_id: int) -> list[Ordningsrad]:
    """The nämnd's versions, the latest first."""
    with db.läsning() as enhet:
        return [Ordningsrad(*r) for r in lager.ordningar(enhet.session, nämnd_id)]


def gällande(db: Databas, nämnd_id: int, dag: date | None = None) -> int | None:
    """The id of the version in force on the day (today); None when there is none."""
    with db.läsning() as enhet:
        return lager.gällande(enhet.session, nämnd_id, dag or date.today())


def hämta_ordning(db: Databas, id_: int) -> OrdningVy:
    """A version with all its rows; raises Saknas."""
    with db.läsning() as enhet:
        return läs_ordning(enhet.session, id_)


def läs_ordning(session: Session, id_: int) -> OrdningVy:
    """``hämta_ordning`` in an open session."""
    rad = lager.ladda_huvud(session, id_)
    kapitel = tuple(KapitelUppgifter(**k) for k in lager.kapitel(session, id_))
    punkter = läs_punkter(session, id_)
    nr = {k.id: k.nr for k in kapitel}
    nummer = {p.nyckel: punkthanvisning.nummer(nr.get(p.kapitel_id), p.löpnr) for p in punkter}
    return OrdningVy(id_, rad.version, HUVUD.läs(session, rad), kapitel, punkter, nummer)


def läs_punkter(session: Session, id_: int) -> tuple[DelegationspunktUppgifter, ...]:
    """The rows of a version in printed order."""
    rader, delegater = lager.punkter(session, id_)
    punkter = []
    for rad in rader:
        fält = dict(zip(lager.PUNKTFÄLT, rad, strict=True))
        fält["hänvisningar"] = tuple(json.loads(rad[-1])) if len(rad[-1] or "") > len("[]") else ()
        punkter.append(
            DelegationspunktUppgifter(**fält, delegater=tuple(DelegatUppgifter(*d) for d in delegater.get(rad[0], ())))
        )
    return tuple(punkter)


def lista_koder(db: Databas, nämnd_id: int) -> list[Kodrad]:
    """The nämnd's register of delegates, by code."""
    with db.läsning() as enhet:
        return [Kodrad(*r) for r in lager.koder(enhet.session, nämnd_id)]


def bild(session: Session, vy: OrdningVy) -> Ordningsbild:
    """The version as rules and papers see it."""
    h = vy.huvud
    nämnd = session.get(Nämnd, h.nämnd_id)
    ärende = session.get(Ärende, h.ärende_id) if h.ärende_id is not None else None
    av: dict[int, list[Punktbild]] = {}
    for p in vy.punkter:
        av.setdefault(p.kapitel_id, []).append(_punktbild(vy, p))
    return Ordningsbild(
        nämnd=nämnd.namn if nämnd else "",
        benämning=h.benämning,
        rubrik=h.rubrik,
        nummer=h.nummer,
        beslutad=h.status is Ordningsstatus.BESLUTAD,
        beslutad_datum=h.beslutad_datum,
        beslutad_paragraf=h.beslutad_paragraf,
        gäller_från=h.gäller_från,
        gäller_till=h.gäller_till,
        diarienummer=(ärende.diarienummer or "") if ärende else "",
        inledning=h.inledning,
        kapitel=tuple(
            Kapitelbild(k.rubrik, k.nr, k.sfs, k.text, tuple(av.get(k.id or 0, ())), k.id) for k in vy.kapitel
        ),
        koder=kodbilder(session, h.nämnd_id),
        id=vy.id,
    )


def hämta_bild(db: Databas, id_: int) -> Ordningsbild:
    """A version as rules and papers see it."""
    with db.läsning() as enhet:
        return bild(enhet.session, läs_ordning(enhet.session, id_))


def kodbilder(session: Session, nämnd_id: int) -> dict[str, Kodbild]:
    """The register by code."""
    return {r[2]: Kodbild(r[2], r[3], r[4], r[5]) for r in lager.koder(session, nämnd_id)}


def _punktbild(vy: OrdningVy, p: DelegationspunktUppgifter) -> Punktbild:
    return Punktbild(
        p.nyckel,
        vy.nummer[p.nyckel],
        p.ärende,
        p.lagrum,
        tuple(Delegatbild(d.kod, d.belopp, d.villkor, d.osäker) for d in p.delegater),
        p.grupp,
        p.ersättare,
        p.villkor,
        p.belopp,
        p.beloppsenhet,
        p.vidaredelegation,
        p.anmäls,
        vy.anteckning(p) if p.hänvisningar else p.anteckning,
        p.hänvisningar,
        p.löpnr,
        p.id,
    )


def filtrera(vy: OrdningVy, sökt: str) -> tuple[DelegationspunktUppgifter, ...]:
    """The rows in which every word stands: number, matter, lagrum, delegates, group, note; also in the chapter."""
    ord_ = sökt.casefold().split()
    if not ord_:
        return vy.punkter
    kapitel = {k.id: f"{k.rubrik} {k.sfs}" for k in vy.kapitel}

    def text(p: DelegationspunktUppgifter) -> str:
        koder = " ".join(d.kod for d in p.delegater)
        delar = (vy.nummer[p.nyckel], p.ärende, p.lagrum, koder, p.grupp, p.villkor, p.ersättare, p.anteckning)
        return " ".join((*delar, kapitel.get(p.kapitel_id, ""))).casefold()

    return tuple(p for p in vy.punkter if all(o in t for t in (text(p),) for o in ord_))


# --- versions -------------------------------------------------------------------------------------------------------


def spara_huvud(db: Databas, id_: int, uppgifter: OrdningUppgifter, väntad_version: int | None) -> Ändring:
    """Saves title, preamble, days … of a proposal. Its status and its §  are set by ``anta``."""
    with db.skrivning() as enhet:
        rad = aggregat.hämta(enhet, HUVUD, id_)
        kräv_förslag(rad)
        låsta = HUVUD.läs(enhet.session, rad)
        uppgifter = replace(uppgifter, status=låsta.status, nämnd_id=låsta.nämnd_id, nummer=låsta.nummer)
        return aggregat.spara(enhet, HUVUD, id_, uppgifter, väntad_version)


def ny_ordning(
    db: Databas,
    uppgifter: OrdningUppgifter,
    kapitel: Sequence[KapitelUppgifter] = (),
    punkter: Sequence[DelegationspunktUppgifter] = (),
) -> Ändring:
    """A first version, empty or with rows; ``kapitel_id`` of a row is then its chapter's place in ``kapitel``."""
    with db.skrivning() as enhet:
        return ny_ordning_i(enhet, uppgifter, kapitel, punkter)


def ny_ordning_i(
    enhet: Enhet,
    uppgifter: OrdningUppgifter,
    kapitel: Sequence[KapitelUppgifter] = (),
    punkter: Sequence[DelegationspunktUppgifter] = (),
) -> Ändring:
    """``ny_ordning`` in a unit of work."""
    session = enhet.session
    tidigare = lager.ordningar(session, uppgifter.nämnd_id)
    huvud = replace(uppgifter, status=Ordningsstatus.FÖRSLAG, nummer=max((r[2] for r in tidigare), default=0) + 1)
    första, punkt_id = lager.nästa_id(session, Delegationskapitel), lager.nästa_id(session, Delegationspunkt)
    nya_kapitel = tuple(replace(k, id=första + nr, ordning=nr) for nr, k in enumerate(kapitel))
    nya_punkter = tuple(
        replace(p, id=punkt_id + nr, ordning=nr, kapitel_id=första + p.kapitel_id, nyckel=p.nyckel or uuid4().hex)
        for nr, p in enumerate(punkter)
    )
    efter = OrdningsbyteUppgifter(lager.nästa_id(session, Delegationsordning), huvud, nya_kapitel, nya_punkter)
    return delegationsbyte.utför(enhet, None, efter, f"Ny version av {huvud.benämning}en (nr {huvud.nummer})")


def ny_version(db: Databas, från_id: int) -> Ändring:
    """A proposal with all rows of a version (the one in force, as a rule); every row keeps its ``nyckel``."""
    with db.skrivning() as enhet:
        vy = läs_ordning(enhet.session, från_id)
        plats = {k.id: nr for nr, k in enumerate(vy.kapitel)}
        huvud = replace(
            vy.huvud,
            bygger_på_id=från_id,
            beslutad_datum=None,
            beslutad_paragraf=None,
            gäller_från=None,
            gäller_till=None,
            ärende_id=None,
        )
        punkter = [replace(p, kapitel_id=plats[p.kapitel_id]) for p in vy.punkter]
        return ny_ordning_i(enhet, huvud, vy.kapitel, punkter)


def ta_bort_ordning(db: Databas, id_: int, väntad_version: int | None) -> Ändring:
    """Removes a proposal with its rows; an adopted version is kept for good."""
    with db.skrivning() as enhet:
        rad = aggregat.hämta(enhet, HUVUD, id_)
        kräv_förslag(rad)
        kontrollera_version(rad, väntad_version)
        vy = läs_ordning(enhet.session, id_)
        före = OrdningsbyteUppgifter(id_, vy.huvud, vy.kapitel, vy.punkter)
        return delegationsbyte.utför(enhet, före, None, f"Tog bort {HUVUD.beskriv(vy.huvud)}")


def anta(
    db: Databas, id_: int, *, datum: date, paragraf: int | None, gäller_från: date | None, väntad_version: int | None
) -> Ändring:
    """The nämnd has adopted the version: it is in force from ``gäller_från`` (the day of the decision when None).

    The version in force until then ends the day before. Said again of the same version, the days are corrected.
    Raises Inmatningsfel when a later version is adopted already. A legal act: not undone with Ctrl+Z.
    """
    från = gäller_från or datum
    if från < datum:
        raise Inmatningsfel(
            "En delegationsordning kan inte gälla före den dag då den antas.", "Ändra datumet då den börjar gälla."
        )
    with db.skrivning() as enhet:
        session = enhet.session
        rad = aggregat.hämta(enhet, HUVUD, id_)
        kontrollera_version(rad, väntad_version)
        nuvarande = HUVUD.läs(session, rad)
        andra = [Ordningsrad(*r) for r in lager.ordningar(session, nuvarande.nämnd_id) if r[0] != id_]
        antagna = [r for r in andra if r.status is Ordningsstatus.BESLUTAD]
        if senare := next((r for r in antagna if r.gäller_från and r.gäller_från >= från), None):
            raise Inmatningsfel(
                f"Version {senare.nummer} gäller redan från {senare.gäller_från}.",
                "Välj en senare dag, eller kontrollera vilken version som är antagen.",
            )
        delar = [_avsluta(enhet, r, från - timedelta(days=1)) for r in antagna if _gäller_ännu(r, rad, från)]
        antagen = replace(
            nuvarande,
            status=Ordningsstatus.BESLUTAD,
            beslutad_datum=datum,
            beslutad_paragraf=paragraf,
            gäller_från=från,
        )
        ändring = aggregat.spara(enhet, HUVUD, id_, antagen, None)
        text = f"Antog {HUVUD.beskriv(antagen)}"
        return replace(ändring, beskrivning=text, delar=tuple(delar), ångerbar=False)


def _gäller_ännu(r: Ordningsrad, ny: Delegationsordning, från: date) -> bool:
    """Does that version go on into the new one's days (or did it end where the new one used to begin)?"""
    slutade_för_den_nya = ny.gäller_från is not None and r.gäller_till == ny.gäller_från - timedelta(days=1)
    return r.gäller_till is None or r.gäller_till >= från or slutade_för_den_nya


def _avsluta(enhet: Enhet, r: Ordningsrad, dag: date) -> Ändring:
    rad = aggregat.hämta(enhet, HUVUD, r.id)
    return aggregat.spara(enhet, HUVUD, r.id, replace(HUVUD.läs(enhet.session, rad), gäller_till=dag), None)


def kräv_förslag(rad: Delegationsordning) -> None:
    """Raises Inmatningsfel when the version is adopted."""
    if rad.status is not Ordningsstatus.FÖRSLAG:
        raise Inmatningsfel(
            f"Version {rad.nummer} är antagen och kan inte ändras.", "Gör en ny version och ändra i den."
        )


# --- the register of codes ------------------------------------------------------------------------------------------


def spara_kod(db: Databas, id_: int | None, uppgifter: DelegatkodUppgifter, väntad_version: int | None) -> Ändring:
    """Saves a code. Raises Inmatningsfel for a code without text or one that is there already."""
    kod = " ".join(uppgifter.kod.split())
    if not kod:
        raise Inmatningsfel("Skriv delegatens kod eller titel.", "Till exempel EC för enhetschef.")
    with db.skrivning() as enhet:
        if any(
            r[0] != id_ and r[2].casefold() == kod.casefold() for r in lager.koder(enhet.session, uppgifter.nämnd_id)
        ):
            raise Inmatningsfel(f"Koden {kod} finns redan i registret.", "Ändra den rad som finns.")
        return aggregat.spara(enhet, KOD, id_, replace(uppgifter, kod=kod), väntad_version)


def ta_bort_kod(db: Databas, id_: int, väntad_version: int | None) -> Ändring:
    """Removes a code; rows that name it stay as they are, and a rule tells of them."""
    with db.skrivning() as enhet:
        return aggregat.ta_bort(enhet, KOD, id_, väntad_version)
