"""Protocols of delegation decisions that are not reported: set up, changed, justerade (KL 6:40, 7:8; R50).

Setting one up and changing it are undone like all else; the justering is a legal act: logged, locked with its PDF, and
corrected only by a rättelse. Its announcement is ``services.anslag``'s.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import Session

from nämndapp.bas import svenska
from nämndapp.bas.fel import Inmatningsfel, Justerat, Saknas, Versionskonflikt
from nämndapp.bas.papekande import Nivå, Påpekande
from nämndapp.models import Delegationsbeslut
from nämndapp.models.efter import SärskiltProtokoll
from nämndapp.rules.lage import Läge
from nämndapp.rules.sarskilda_protokoll import (
    RÄTTELSE,
    Förslag,
    Kandidat,
    Protokollsbild,
    föreslå,
    granska_protokoll,
    läge_i_ord,
)
from nämndapp.services import aggregat, delegation, delegationsanmalan, dokument, justeringsdata, sarskilt_underlag
from nämndapp.services.aggregat import Aggregat
from nämndapp.services.andring import Ändring
from nämndapp.services.delegationsbeslut import Beslutsrad
from nämndapp.services.delegationsbild import Versioner
from nämndapp.services.delegationsuppgifter import SärskiltProtokollUppgifter
from nämndapp.services.sarskilt_underlag import JUSTERING, objekt
from nämndapp.services.spegling import Form, läs, skriv
from nämndapp.services.vilken import Val
from nämndapp.storage import Databas, Enhet, filer, kontrollera_version, logg
from nämndapp.storage import delegationsbeslut as beslutslager
from nämndapp.storage import sarskilda_protokoll as lager
from nämndapp.storage.justeringslas import EGNA_BESLUTETS, EGNA_PROTOKOLLETS
from nämndapp.storage.kopia import Fynd

_FORM = Form(SärskiltProtokollUppgifter, SärskiltProtokoll, utom=frozenset({"beslut"}))


def _läs_rad(session: Session, rad: SärskiltProtokoll) -> SärskiltProtokollUppgifter:
    return läs(_FORM, rad, beslut=lager.beslut_i(session, rad.id or 0))


def _skriv_rad(enhet: Enhet, rad: SärskiltProtokoll, u: SärskiltProtokollUppgifter, ny: bool) -> None:
    """Numbers it when it has no number; raises Versionskonflikt when another has taken it."""
    nr = u.nr or lager.nästa_nr(enhet.session, u.nämnd_id, u.datum.year)
    annan = lager.med_nummer(enhet.session, u.nämnd_id, u.datum.year, nr)
    if annan is not None and annan != rad.id:
        raise Versionskonflikt(f"Det finns redan ett särskilt protokoll {u.datum.year}:{nr}.", "Läs in listan på nytt.")
    skriv(enhet.session, _FORM, rad, replace(u, nr=nr), ny=ny)
    if ny:
        enhet.lägg_till(rad)
    enhet.spola()
    _kräv_lediga(enhet.session, rad.id or 0, u)
    lager.sätt_beslut(enhet.session, rad.id or 0, u.beslut)
    enhet.session.expire_all()


def _kräv_lediga(session: Session, id_: int, u: SärskiltProtokollUppgifter) -> None:
    kända = lager.ägare(session, u.beslut)
    if any(i not in kända or kända[i][0] != u.nämnd_id for i in u.beslut):
        raise Saknas("Ett av besluten finns inte längre.", "Läs in listan på nytt (Ctrl+R).")
    if upptagna := [i for i, (_, annat, _) in kända.items() if annat not in (None, id_)]:
        annat = lager.ladda_protokoll(session, kända[upptagna[0]][1] or 0)
        raise Inmatningsfel(
            f"Beslutet {kända[upptagna[0]][2].isoformat()} står redan i särskilt protokoll "
            f"{annat.datum.year}:{annat.nr}.",
            "Ta ut det därifrån först, eller välj ett annat beslut.",
        )


PROTOKOLL = Aggregat(
    "särskilt protokoll",
    _FORM,
    lager.ladda_protokoll,
    lambda u: f"särskilt protokoll {u.datum.year}:{u.nr}" if u.nr else "ett särskilt protokoll",
    läs_rad=_läs_rad,
    skriv_rad=_skriv_rad,
)
aggregat.koppla_ångring(PROTOKOLL)


@dataclass(frozen=True, slots=True)
class ProtokollVy:
    """A protocol. ``bild`` is what its paper is made from, ``läge`` where it stands, ``påpekanden`` what rules say."""

    id: int
    version: int
    uppgifter: SärskiltProtokollUppgifter
    bild: Protokollsbild
    läge: str = ""
    påpekanden: tuple[Påpekande, ...] = ()


# --- reading --------------------------------------------------------------------------------------------------------


def föreslå_protokoll(db: Databas, nämnd_id: int) -> tuple[Förslag, ...]:
    """Which unreported decisions that have no protocol may share one: per delegate, and per day."""
    return förslag_på(utan_protokoll(db, nämnd_id))


def förslag_på(beslut: Sequence[Beslutsrad]) -> tuple[Förslag, ...]:
    """The same of decisions that have been read."""
    return föreslå(Kandidat(r.id, r.datum, r.delegat, r.beslutsfattare) for r in beslut)


def utan_protokoll(db: Databas, nämnd_id: int) -> list[Beslutsrad]:
    """The decisions that need one and have none, oldest first."""
    return delegationsanmalan.egna_protokoll(db, nämnd_id)


def lista_protokoll(db: Databas, nämnd_id: int, *, idag: date | None = None) -> list[ProtokollVy]:
    """The nämnd's protocols, the latest first."""
    with db.läsning() as enhet:
        rader = lager.protokoll(enhet.session, nämnd_id)
        bilder = sarskilt_underlag.läs_bilder(enhet.session, nämnd_id, Versioner(enhet.session, nämnd_id))
        return [_vy(enhet.session, p, bild, idag) for p, bild in zip(rader, bilder, strict=True)]


def hämta_protokoll(db: Databas, id_: int, *, idag: date | None = None) -> ProtokollVy:
    """One of them; raises Saknas."""
    with db.läsning() as enhet:
        rad = lager.ladda_protokoll(enhet.session, id_)
        bild = sarskilt_underlag.läs_bild(enhet.session, rad, Versioner(enhet.session, rad.nämnd_id))
        return _vy(enhet.session, rad, bild, idag)


def _vy(session: Session, rad: SärskiltProtokoll, bild: Protokollsbild, idag: date | None) -> ProtokollVy:
    dag = idag or date.today()
    fynd = tuple(granska_protokoll(bild, Läge(dag)))
    return ProtokollVy(rad.id or 0, rad.version, _läs_rad(session, rad), bild, läge_i_ord(bild, dag), fynd)


def beslut_i(db: Databas, id_: int) -> list[Beslutsrad]:
    """Its decisions, by day."""
    with db.läsning() as enhet:
        rad = lager.ladda_protokoll(enhet.session, id_)
        vilka = lager.beslut_i(enhet.session, id_)
        return [Beslutsrad(*r) for r in beslutslager.beslut(enhet.session, rad.nämnd_id, id_=vilka)]


# --- a draft --------------------------------------------------------------------------------------------------------


def sätt_upp(db: Databas, nämnd_id: int, beslut: Sequence[int], datum: date) -> Ändring:
    """A draft with those decisions, under the year's next number; one undo takes it back.

    Who signs is who decided, where all of them have the same. Raises Inmatningsfel without decisions, or when one of
    them stands in another protocol.
    """
    if not beslut:
        raise Inmatningsfel("Protokollet behöver minst ett beslut.", "Kryssa för de beslut som det ska gälla.")
    with db.skrivning() as enhet:
        return sätt_upp_i(enhet, nämnd_id, beslut, datum)


def sätt_upp_i(enhet: Enhet, nämnd_id: int, beslut: Sequence[int], datum: date) -> Ändring:
    """``sätt_upp`` in a unit of work."""
    av, titel = _undertecknare(enhet.session, nämnd_id, beslut)
    nr = lager.nästa_nr(enhet.session, nämnd_id, datum.year)
    u = SärskiltProtokollUppgifter(nämnd_id, datum, nr, av, titel, beslut=tuple(beslut))
    ändring = aggregat.spara(enhet, PROTOKOLL, None, u, None)
    return replace(ändring, beskrivning=f"Satte upp {PROTOKOLL.beskriv(u)}")


def _undertecknare(session: Session, nämnd_id: int, beslut: Sequence[int]) -> tuple[str, str]:
    """Name and title of who decided; what the code means where no title is typed. "" where they are several."""
    rader = [r for i in beslut if (r := session.get(Delegationsbeslut, i)) is not None]
    namn = {r.beslutsfattare for r in rader}
    titlar, koder = {r.titel for r in rader if r.titel}, {r.delegat for r in rader}
    kända = delegation.kodbilder(session, nämnd_id)
    kod = next(iter(koder)) if len(koder) == 1 else ""
    titel = next(iter(titlar)) if len(titlar) == 1 else (kända[kod].betydelse if kod in kända and not titlar else "")
    return (next(iter(namn)) if len(namn) == 1 else ""), titel


def spara(db: Databas, id_: int, uppgifter: SärskiltProtokollUppgifter, väntad_version: int | None) -> Ändring:
    """Changes a draft: its day, name, title, note, decisions. Another year gives it that year's next number.

    Raises Justerat when it is locked, Inmatningsfel when a decision stands in another protocol.
    """
    with db.skrivning() as enhet:
        rad = lager.ladda_protokoll(enhet.session, id_)
        _kräv_utkast(rad)
        nr = rad.nr if rad.datum.year == uppgifter.datum.year else 0
        nytt = replace(uppgifter, nr=nr, justerat=None, pdf_sha256=None)
        return aggregat.spara(enhet, PROTOKOLL, id_, nytt, väntad_version)


def ta_tillbaka(db: Databas, id_: int, väntad_version: int | None) -> Ändring:
    """Takes a draft back: its decisions need a protocol again. Raises Justerat when it is locked."""
    with db.skrivning() as enhet:
        rad = lager.ladda_protokoll(enhet.session, id_)
        _kräv_utkast(rad)
        ändring = aggregat.ta_bort(enhet, PROTOKOLL, id_, väntad_version)
        return replace(ändring, beskrivning=ändring.beskrivning.replace("Tog bort", "Tog tillbaka", 1))


def _kräv_utkast(rad: SärskiltProtokoll) -> None:
    if rad.justerat is not None:
        raise Justerat(
            f"Särskilt protokoll {rad.datum.year}:{rad.nr} är justerat och ändras inte mer.",
            "Skriv en rättelse om något är fel.",
        )


# --- the acts -------------------------------------------------------------------------------------------------------


def justera(
    db: Databas, id_: int, datum: date, *, av: str, titel: str = "", väntad_version: int | None = None
) -> Ändring:
    """It is signed: locked with its decisions, its PDF and the sum of its data, in one transaction. Not undoable.

    Raises Justerat when it is already, Inmatningsfel while it is incomplete (a rule says FEL).
    """
    with db.skrivning() as enhet:
        kontrollera_version(lager.ladda_protokoll(enhet.session, id_), väntad_version)
        return justera_i(enhet, id_, datum, av, titel)


def justera_i(enhet: Enhet, id_: int, datum: date, av: str, titel: str = "") -> Ändring:
    """``justera`` in a unit of work."""
    rad = lager.ladda_protokoll(enhet.session, id_)
    _kräv_utkast(rad)
    före = _läs_rad(enhet.session, rad)
    nytt = replace(före, justerat=datum, av=" ".join(av.split()), titel=" ".join(titel.split()))
    ändring = aggregat.spara(enhet, PROTOKOLL, id_, nytt, None)
    _kräv_fullständigt(enhet.session, id_, datum)
    sha = _förslut(enhet, id_)
    beskrivning = f"Justerade {PROTOKOLL.beskriv(nytt)}"
    return replace(ändring, beskrivning=beskrivning, efter=replace(nytt, pdf_sha256=sha), ångerbar=False)


def _kräv_fullständigt(session: Session, id_: int, datum: date) -> None:
    rad = lager.ladda_protokoll(session, id_)
    bild = sarskilt_underlag.läs_bild(session, rad, Versioner(session, rad.nämnd_id))
    hinder = [p for p in granska_protokoll(bild, Läge(datum)) if p.nivå is Nivå.FEL]
    if hinder:
        raise Inmatningsfel(f"Protokollet kan inte justeras: {hinder[0].text}", hinder[0].förslag)


def _förslut(enhet: Enhet, id_: int) -> str:
    """Seals data and PDF. The log's entry comes first: its link is printed on the PDF. Ids and sums, never words."""
    session = enhet.session
    rad = lager.ladda_protokoll(session, id_)
    innehåll = {"nr": rad.nr, "datum": f"{rad.justerat}", "beslut": list(lager.beslut_i(session, id_))}
    logg.skriv(enhet, JUSTERING, objekt(id_), {**innehåll, "data": _summa(session, rad)})
    session.expire_all()
    papper = dokument.bygg_i(session, "sarskiltprotokoll", Val(särskilt_protokoll_id=id_))
    sha = filer.spara(session, dokument.pdf_bytes(papper), "application/pdf")
    enhet.hämta(SärskiltProtokoll, id_).pdf_sha256 = sha
    enhet.spola()
    logg.skriv(enhet, "justerat protokoll", objekt(id_), {"pdf_sha256": sha})
    return sha


def _summa(session: Session, rad: SärskiltProtokoll) -> str:
    """The SHA-256 of what the protocol shows: its own columns and its decisions'."""
    egna = {k: getattr(rad, k) for k in EGNA_PROTOKOLLETS if k != "pdf_sha256"}
    vilka = lager.beslut_i(session, rad.id or 0)
    beslut = [session.get(Delegationsbeslut, i) for i in vilka]
    innehåll = [{k: getattr(b, k) for k in EGNA_BESLUTETS} for b in beslut if b is not None]
    return justeringsdata.summa({"protokoll": egna, "beslut": innehåll})


def rätta(db: Databas, id_: int, datum: date, *, av: str, text: str, väntad_version: int | None = None) -> Ändring:
    """A dated note on a justerat protocol, added to its anteckning: the protocol itself is not touched.

    Raises Inmatningsfel when it is not justerat (then it is changed instead), or without a text or a name.
    """
    with db.skrivning() as enhet:
        rad = lager.ladda_protokoll(enhet.session, id_)
        if rad.justerat is None:
            raise Inmatningsfel("Protokollet är inte justerat än.", "Ändra i det i stället för att skriva en rättelse.")
        if not text.strip() or not av.strip():
            raise Inmatningsfel("En rättelse behöver en text och namnet på den som rättar.")
        före = _läs_rad(enhet.session, rad)
        rad_text = f"{RÄTTELSE}{datum.isoformat()}, {av.strip()}: {' '.join(text.split())}"
        nytt = replace(före, anteckning="\n".join(filter(None, [före.anteckning.strip(), rad_text])))
        ändring = aggregat.spara(enhet, PROTOKOLL, id_, nytt, väntad_version)
        logg.skriv(enhet, "rättelse", objekt(id_), {"datum": datum.isoformat(), "text": justeringsdata.summa(rad_text)})
        return replace(ändring, beskrivning=f"Rättade {PROTOKOLL.beskriv(nytt)}", ångerbar=False)


def justerad_pdf(db: Databas, id_: int) -> bytes:
    """The PDF as it was when it was justerat; raises Saknas."""
    with db.läsning() as enhet:
        return filer.läs(enhet.session, lager.ladda_protokoll(enhet.session, id_).pdf_sha256 or "")


def verifiera(db: Databas) -> list[Fynd]:
    """Whether every justerat protocol is what it was; one that differs is named. Empty when all is well."""
    with db.läsning() as enhet:
        return [f for p in lager.justerade(enhet.session) for f in _verifierad(enhet.session, p)]


def _verifierad(session: Session, rad: SärskiltProtokoll) -> Iterator[Fynd]:
    _, sparat = sarskilt_underlag.justering_i_loggen(session, rad.id or 0)
    if "data" in sparat and sparat["data"] != _summa(session, rad):
        nummer = f"{rad.datum.year}:{rad.nr}"
        yield Fynd("justering", f"{svenska.versal('särskilt protokoll')} {nummer} har ändrats efter justeringen.")
