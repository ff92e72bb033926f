"""An attestlista out to Excel or CSV, and back: first what would change, then all of it or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from sqlmodel import Session

from nämndapp.bas.attest import AttestlistaUppgifter, AttestpersonUppgifter, AttestradUppgifter, HelAttestlista
from nämndapp.bas.attesttabell import Kolumn, Radfel, Tabellform, läs_rader, tolka_huvud
from nämndapp.bas.fel import Inmatningsfel
from nämndapp.exchange import attestexcel, tabellfil
from nämndapp.rules.attestjamforelse import Attestskillnad, jämför, sammanfattning
from nämndapp.services.andring import Ändring
from nämndapp.services.attest import kommunens_delar, läs_hel, läs_vy, skapa_i
from nämndapp.services.attestimport import med_register
from nämndapp.services.attestrader import byt_ut_rader
from nämndapp.services.attestuppgifter import AttestlistaVy
from nämndapp.storage import Databas

__all__ = ["Attestplan", "Kolumn", "exportera", "föreslå", "genomför", "kolumnval", "läs_fil"]

Rader = Sequence[tuple[int, Sequence[str]]]
_LETA = 20  # rows above which no header is looked for


@dataclass(frozen=True, slots=True)
class Attestplan:
    """The preview. ``fel`` are the cells that could not be read: while there is any, nothing can be carried out.

    ``lista_id`` None makes a new list for ``uppgifter``. ``okända`` are headings whose columns are left out.
    """

    lista_id: int | None
    version: int | None
    uppgifter: AttestlistaUppgifter
    rubriker: tuple[str, ...]
    kolumner: tuple[Kolumn, ...]
    rader: tuple[AttestradUppgifter, ...]
    fel: tuple[Radfel, ...]
    skillnad: Attestskillnad = field(repr=False)
    filnamn: str = ""

    @property
    def okända(self) -> tuple[str, ...]:
        """The headings that are not understood."""
        return tuple(r for r, k in zip(self.rubriker, self.kolumner, strict=True) if not k.slag and r)

    @property
    def gör_något(self) -> bool:
        """Is there anything to carry out?"""
        return not self.fel and any(not r.lika for r in self.skillnad.rader)

    @property
    def sammanfattning(self) -> tuple[str, ...]:
        """What will change, in sentences; what is in the way comes first."""
        fel = len(self.fel)
        först = (f"{fel} {'cell' if fel == 1 else 'celler'} går inte att läsa. Rätta filen först.",) if fel else ()
        okända = (f"Kolumner som inte läses: {', '.join(self.okända)}.",) if self.okända else ()
        return (*först, *sammanfattning(self.skillnad), *okända)


def exportera(db: Databas, lista_id: int, fil: Path) -> int:
    """Writes the list as .xlsx or .csv; the number of rows. Raises Inmatningsfel."""
    with db.läsning() as enhet:
        hel = läs_hel(enhet.session, lista_id)
    return attestexcel.skriv(hel, fil)


def läs_fil(fil: Path) -> Rader:
    """The rows of an Excel or CSV file with their numbers. Raises Inmatningsfel."""
    return tabellfil.läs_numrerad(fil)


def kolumnval(u: AttestlistaUppgifter) -> dict[str, Kolumn]:
    """What a column may be, by the words that the user chooses among."""
    ut: dict[str, Kolumn] = {}
    for k in u.yttre:
        ut |= {k.namn: Kolumn("kod", k.nyckel, k.namn), f"{k.namn} namn": Kolumn("delnamn", k.nyckel, f"{k.namn} namn")}
    ut[u.huvuddel.namn] = Kolumn("kod", u.huvuddel.nyckel, u.huvuddel.namn)
    for slag, namn in (("benämning", "Benämning"), ("villkor", "Villkor"), ("belopp", "Belopp, kr")):
        ut[namn] = Kolumn(slag, "", namn)
    for r in u.roller:
        ut |= {
            r.namn: Kolumn("roll", r.nyckel, r.namn),
            f"{r.namn} från": Kolumn("från", r.nyckel, f"{r.namn} från"),
            f"{r.namn} till": Kolumn("till", r.nyckel, f"{r.namn} till"),
        }
    return ut | {n: Kolumn(n.casefold() if n != "Radslag" else "slag", "", n) for n in ("Anteckning", "Radslag")}


def föreslå(
    db: Databas,
    fil: Path,
    *,
    lista_id: int | None = None,
    nämnd_id: int | None = None,
    år: int | None = None,
    kolumner: Mapping[str, str] | None = None,
) -> Attestplan:
    """Reads the file against a list, or as a new list of a nämnd's year.

    ``kolumner``: heading → one of ``kolumnval`` ("" leaves the column out), over what the headings say themselves.
    Raises Inmatningsfel when the file cannot be read or no row is a header.
    """
    rader = läs_fil(fil)
    with db.läsning() as enhet:
        if lista_id is not None:
            vy = läs_vy(enhet.session, lista_id)
        else:
            vy = _ny(enhet.session, nämnd_id or 0, år or 0)
        plan = _plan(vy, rader, kolumner or {}, fil.name, ny=lista_id is None)
        return replace(plan, rader=med_register(enhet.session, plan.rader))


def _ny(session: Session, nämnd_id: int, år: int) -> AttestlistaVy:
    delar, roller = kommunens_delar(session)
    return AttestlistaVy(0, 0, AttestlistaUppgifter(nämnd_id, år, koddelar=delar, roller=roller), ())


def _plan(vy: AttestlistaVy, rader: Rader, val: Mapping[str, str], filnamn: str, *, ny: bool) -> Attestplan:
    huvud = next((i for i, (_, c) in enumerate(rader[:_LETA]) if _form(vy.uppgifter, c, val).duger), None)
    if huvud is None:
        raise Inmatningsfel(
            f"Ingen rad i {filnamn} är en rubrikrad med kod och attestant.",
            "Skriv rubriker överst, till exempel Ansvar, Benämning, Attestant och Ersättare, eller välj kolumner.",
        )
    u = vy.uppgifter
    rubriker = tuple(rader[huvud][1])
    form = _form(u, rubriker, val)
    if ny and not vy.rader:
        u = _med_filens_delar(u, form)
    siffror = {k.nyckel: k.siffror for k in u.koddelar if k.siffror}
    lästa, fel = läs_rader(form, rader[huvud + 1 :], siffror)
    nya = [replace(r, källrad=None) for r in lästa]
    gammal = HelAttestlista(u, vy.rader)
    gamla = {r.id: r for r in vy.rader}
    par = jämför(gammal, HelAttestlista(u, tuple(nya)))
    har = {(k.slag, k.nyckel) for k in form.kolumner}
    färdiga = tuple(
        _sammanförd(r.efter, gamla.get(r.före.id) if r.före else None, har) for r in par.rader if r.efter is not None
    )
    skillnad = jämför(gammal, HelAttestlista(u, färdiga))
    return Attestplan(
        None if ny else vy.id, None if ny else vy.version, u, rubriker, form.kolumner, färdiga, tuple(fel), skillnad,
        filnamn,
    )  # fmt: skip


def _med_filens_delar(u: AttestlistaUppgifter, form: Tabellform) -> AttestlistaUppgifter:
    """A new list takes the file's code parts where the kommun's are others."""
    kända = {k.nyckel for k in u.koddelar}
    if all(d.nyckel in kända for d in form.delar):
        return u
    return replace(u, koddelar=form.delar, roller=form.roller)


def _form(u: AttestlistaUppgifter, rubriker: Sequence[str], val: Mapping[str, str]) -> Tabellform:
    """The columns: as the user says, as the list itself calls them, else as the words are understood."""
    egna = kolumnval(u)
    namn = {k.casefold(): v for k, v in egna.items()}
    tolkad = tolka_huvud(rubriker)
    kolumner: list[Kolumn] = []
    for rubrik, gissad in zip(rubriker, tolkad.kolumner, strict=True):
        if rubrik in val:
            kolumner.append(replace(egna[val[rubrik]], rubrik=rubrik) if val[rubrik] else Kolumn("", "", rubrik))
        else:
            kolumner.append(replace(namn.get(" ".join(rubrik.split()).casefold(), gissad), rubrik=rubrik))
    delar = tuple(u.koddelar) if {k.nyckel for k in kolumner if k.slag == "kod"} <= {
        d.nyckel for d in u.koddelar
    } else tolkad.delar  # fmt: skip
    return Tabellform(tuple(kolumner), delar, tolkad.roller)


def _sammanförd(
    ny: AttestradUppgifter, gammal: AttestradUppgifter | None, har: set[tuple[str, str]]
) -> AttestradUppgifter:
    """The file's row with what only the list knows: its id, what is inherited, who is who, and columns not there."""
    if gammal is None:
        return ny

    def fanns(kolumn: str) -> bool:
        return (kolumn, "") in har

    koder = {**{k: v for k, v in gammal.koder.items() if ("kod", k) not in har}, **ny.koder}
    namn = {**{k: v for k, v in gammal.namn.items() if ("delnamn", k) not in har}, **ny.namn}
    lika_koder = koder == dict(gammal.koder)
    roller = {nyckel for slag, nyckel in har if slag == "roll"}
    personer = tuple(_känd(p, gammal) for p in ny.personer) + tuple(p for p in gammal.personer if p.roll not in roller)
    return replace(
        ny,
        benämning=ny.benämning if fanns("benämning") else ny.benämning or gammal.benämning,
        villkor=ny.villkor if fanns("villkor") else gammal.villkor,
        belopp=ny.belopp if fanns("belopp") else gammal.belopp,
        anteckning=ny.anteckning if fanns("anteckning") else gammal.anteckning,
        koder=koder,
        namn=namn,
        personer=personer,
        ärvda=gammal.ärvda if lika_koder else ny.ärvda,
        källrad=gammal.källrad,
        id=gammal.id,
    )


def _känd(p: AttestpersonUppgifter, gammal: AttestradUppgifter) -> AttestpersonUppgifter:
    """The same cell keeps its person in the register, and its doubt."""
    lik = next(
        (g for g in gammal.personer if (g.namn, g.roll, g.från, g.till) == (p.namn, p.roll, p.från, p.till)), None
    )
    return lik if lik is not None else p


def genomför(db: Databas, plan: Attestplan) -> Ändring:
    """Carries the plan out: one Ändring. Raises Inmatningsfel while a cell could not be read."""
    if plan.fel:
        första = plan.fel[0]
        raise Inmatningsfel(
            f"Filen har {len(plan.fel)} fel, det första på rad {första.rad}: {första.text}.",
            "Ingenting har lästs in. Rätta filen och välj den igen.",
        )
    with db.skrivning() as enhet:
        if plan.lista_id is None:
            return skapa_i(enhet, HelAttestlista(plan.uppgifter, plan.rader))
        return byt_ut_rader(enhet, plan.lista_id, plan.rader, plan.version, f"Läste in {plan.filnamn}")
