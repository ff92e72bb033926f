"""A protocol is checked, signed and locked (KL 5:69, R29): legal acts, logged and never undone.

Klart för justering gives the §§ their numbers; justerat seals data and PDF in one transaction; after that a rättelse
is all that can be added. The chain's link at the log's entry is printed on the paper.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime

from nämndapp.bas import svenska
from nämndapp.bas.fel import Inmatningsfel, Justerat
from nämndapp.bas.papekande import Nivå, Påpekande
from nämndapp.models import Justering, Justeringssätt, Paragraf, Rättelse, Sammanträde, Sammanträdesstatus
from nämndapp.rules.narvaro import Bild
from nämndapp.services import aggregat, dokument, justeringsdata
from nämndapp.services.andring import Ändring
from nämndapp.services.granska import granskat_protokoll
from nämndapp.services.numrering import numrera_i
from nämndapp.services.paragrafutgang import besluta
from nämndapp.services.sammantraden import SAMMANTRÄDE
from nämndapp.services.vilken import Val
from nämndapp.storage import Databas, Enhet, filer, logg, planer, protokollurval
from nämndapp.storage.kopia import Fynd

JUSTERING, RÄTTELSE = "justering", "rättelse"
"""Kinds of changes and of the log's entries."""


class JusteringHindras(Inmatningsfel):
    """The protocol is incomplete; ``påpekanden`` are what must be mended first, all of level FEL."""

    def __init__(self, mening: str, åtgärd: str, påpekanden: Sequence[Påpekande]) -> None:
        super().__init__(mening, åtgärd)
        self.påpekanden = tuple(påpekanden)


@dataclass(frozen=True, slots=True)
class JusteradAv:
    """Who signs: ``uppgift`` is "ordförande" or "justerare", ``paragrafer`` "" for all or "§§ 12–18"."""

    namn: str
    uppgift: str = ""
    paragrafer: str = ""


@dataclass(frozen=True, slots=True)
class Justeringsrad:
    """A justering for the window; ``paragrafer`` empty for the whole protocol."""

    id: int
    datum: date
    tidpunkt: datetime
    sätt: Justeringssätt
    av: tuple[JusteradAv, ...]
    paragrafer: tuple[int, ...]
    anteckning: str
    pdf_sha256: str | None
    kedja: str


# --- before ---------------------------------------------------------------------------------------------------------


def klart_för_justering(db: Databas, sammanträde_id: int, *, idag: date | None = None) -> Ändring:
    """Numbers the §§ and says that the protocol is ready to be signed. The window asks first.

    Raises JusteringHindras while it is incomplete, Inmatningsfel where the numbers are not in turn.
    """
    with db.skrivning() as enhet:
        return klart_i(enhet, sammanträde_id, idag or date.today())


def klart_i(enhet: Enhet, sammanträde_id: int, idag: date) -> Ändring:
    """``klart_för_justering`` in a unit of work."""
    möte = enhet.hämta(Sammanträde, sammanträde_id)
    _kräv_inte_justerat(möte)
    if möte.status is Sammanträdesstatus.INSTÄLLT:
        raise Inmatningsfel("Sammanträdet är inställt och har inget protokoll att justera.", "Ändra läget först.")
    numrera_i(enhet, sammanträde_id)
    _kräv_fullständigt(enhet, sammanträde_id, (), idag)
    return _byt_status(enhet, sammanträde_id, Sammanträdesstatus.FÖR_JUSTERING, "Gjorde protokollet klart")


def tillbaka_till_utkast(db: Databas, sammanträde_id: int) -> Ändring:
    """The protocol is worked on again; its §§ keep their numbers. Raises Inmatningsfel when it is justerat."""
    with db.skrivning() as enhet:
        möte = enhet.hämta(Sammanträde, sammanträde_id)
        _kräv_inte_justerat(möte)
        if möte.status is not Sammanträdesstatus.FÖR_JUSTERING:
            raise Inmatningsfel("Protokollet är redan ett utkast.")
        return _byt_status(enhet, sammanträde_id, Sammanträdesstatus.GENOMFÖRT, "Tog tillbaka protokollet till utkast")


def föreslå_justerande(db: Databas, sammanträde_id: int, paragrafer: Sequence[int] = ()) -> tuple[JusteradAv, ...]:
    """Who signs: the chair of each § and its justerare, with the §§ where they do not sign all of them."""
    with db.läsning() as enhet:
        möte = planer.ladda_protokoll(enhet.session, sammanträde_id)
        bild = Bild(möte)
        valda = [p for p in bild.paragrafer if not paragrafer or p.id in paragrafer]
        rader: dict[tuple[int | None, str, str], list[int]] = {}
        for p in valda:
            ordförande = bild.ordförande(p)
            if ordförande is not None:
                rader.setdefault((ordförande.id, ordförande.namn, "ordförande"), []).append(bild.plats(p))
            for n in bild.justerare(p):
                rader.setdefault((n.id, n.namn, "justerare"), []).append(bild.plats(p))
        ordnade = sorted(rader.items(), key=lambda r: r[0][2] != "ordförande")
        return tuple(
            JusteradAv(namn, uppgift, "" if len(platser) == len(valda) else bild.nummertext(platser))
            for (_, namn, uppgift), platser in ordnade
        )


def hinder(db: Databas, sammanträde_id: int, *, idag: date | None = None) -> list[Påpekande]:
    """What must be mended before the protocol can be justerat (level FEL); numbers aside, which are given then."""
    with db.läsning() as enhet:
        return _fel(enhet, sammanträde_id, (), idag or date.today())


# --- the acts -------------------------------------------------------------------------------------------------------


def justera(
    db: Databas,
    sammanträde_id: int,
    datum: date,
    av: Sequence[JusteradAv],
    sätt: Justeringssätt = Justeringssätt.UNDERSKRIFT,
    *,
    anteckning: str = "",
) -> Ändring:
    """The whole protocol is justerat: locked, with its PDF and the sums of its data, in one transaction.

    Raises Inmatningsfel when it has not been made klart, JusteringHindras while it is incomplete.
    """
    with db.skrivning() as enhet:
        hur = Justering(
            sammanträde_id=sammanträde_id, datum=datum, tidpunkt=_nu(), sätt=sätt, av=[asdict(a) for a in av],
            anteckning=anteckning,
        )  # fmt: skip
        return justera_i(enhet, hur)


def justera_i(enhet: Enhet, hur: Justering) -> Ändring:
    """``justera`` in a unit of work; ``hur`` says day, by whom and how, and is stored with what is sealed."""
    sammanträde_id = hur.sammanträde_id
    möte = enhet.hämta(Sammanträde, sammanträde_id)
    _kräv_inte_justerat(möte)
    if möte.status is not Sammanträdesstatus.FÖR_JUSTERING:
        raise Inmatningsfel("Protokollet är inte klart för justering.", "Gör det klart för justering först.")
    _kräv_underskrifter(möte, hur)
    numrera_i(enhet, sammanträde_id)
    _kräv_fullständigt(enhet, sammanträde_id, (), hur.datum)
    besluta(enhet, [rad[0] for rad in protokollurval.ordning(enhet.session, sammanträde_id)])
    ändring = _byt_status(enhet, sammanträde_id, Sammanträdesstatus.JUSTERAT, "Justerade protokollet")
    _förslut(enhet, hur)
    return ändring


def justera_omedelbart(
    db: Databas,
    paragraf_idn: Sequence[int],
    datum: date,
    av: Sequence[JusteradAv],
    sätt: Justeringssätt = Justeringssätt.UNDERSKRIFT,
    *,
    anteckning: str = "",
) -> Ändring:
    """Some §§ are justerade at once: they and all before them get their numbers, and they are locked.

    Raises Inmatningsfel where the numbers are not in turn, JusteringHindras while one of them is incomplete.
    """
    with db.skrivning() as enhet:
        rader = [enhet.hämta(Paragraf, i) for i in dict.fromkeys(paragraf_idn)]
        if not rader or len({r.sammanträde_id for r in rader}) != 1:
            raise Inmatningsfel("Välj paragrafer i ett protokoll att justera omedelbart.")
        hur = Justering(
            sammanträde_id=rader[0].sammanträde_id, datum=datum, tidpunkt=_nu(), sätt=sätt, av=[asdict(a) for a in av],
            anteckning=anteckning,
        )  # fmt: skip
        return justera_omedelbart_i(enhet, rader, hur)


def justera_omedelbart_i(enhet: Enhet, rader: Sequence[Paragraf], hur: Justering) -> Ändring:
    """``justera_omedelbart`` in a unit of work; ``rader`` are of one meeting, ``hur`` as in ``justera_i``."""
    möte = enhet.hämta(Sammanträde, hur.sammanträde_id)
    _kräv_inte_justerat(möte)
    _kräv_underskrifter(möte, hur)
    redan = _justerade(enhet, hur.sammanträde_id)
    if dubbla := [r for r in rader if r.id in redan]:
        raise Justerat(f"{svenska.paragraf(dubbla[0].nummer or 0)} är redan justerad.")
    idn = [r.id or 0 for r in sorted(rader, key=lambda r: r.ordning)]
    numrera_i(enhet, hur.sammanträde_id, till_och_med=idn[-1])
    _kräv_fullständigt(enhet, hur.sammanträde_id, idn, hur.datum)
    for id_ in idn:
        enhet.hämta(Paragraf, id_).omedelbart_justerad = True
    enhet.spola()
    hur.paragrafer = idn
    _förslut(enhet, hur)
    nummer = [n for i in idn if (n := enhet.hämta(Paragraf, i).nummer) is not None]
    beskrivning = f"Justerade {svenska.paragrafer(nummer)} omedelbart"
    return Ändring(beskrivning, JUSTERING, hur.sammanträde_id, None, None, None, ångerbar=False)


def rätta(db: Databas, paragraf_id: int, datum: date, av: str, text: str) -> Ändring:
    """A dated note on a § of a justerat protocol: the protocol itself is not touched.

    Raises Inmatningsfel when the § is not justerad (then it is changed instead), or without a text or a name.
    """
    with db.skrivning() as enhet:
        return rätta_i(enhet, paragraf_id, datum, av, text)


def rätta_i(enhet: Enhet, paragraf_id: int, datum: date, av: str, text: str) -> Ändring:
    """``rätta`` in a unit of work."""
    paragraf = enhet.hämta(Paragraf, paragraf_id)
    if paragraf_id not in _justerade(enhet, paragraf.sammanträde_id):
        raise Inmatningsfel("Paragrafen är inte justerad än.", "Ändra i den i stället för att skriva en rättelse.")
    if not text.strip() or not av.strip():
        raise Inmatningsfel("En rättelse behöver en text och namnet på den som rättar.")
    enhet.lägg_till(Rättelse(paragraf_id=paragraf_id, datum=datum, av=av.strip(), text=text.strip()))
    logg.skriv(
        enhet,
        RÄTTELSE,
        f"paragraf:{paragraf_id}",
        {"datum": datum.isoformat(), "av": av.strip(), "text": text.strip()},
    )
    nummer = svenska.paragraf(paragraf.nummer or 0)
    return Ändring(f"Rättade {nummer}", RÄTTELSE, paragraf_id, None, None, paragraf.version, ångerbar=False)


# --- afterwards -----------------------------------------------------------------------------------------------------


def hämta_justeringar(db: Databas, sammanträde_id: int) -> list[Justeringsrad]:
    """How the protocol and §§ of it were justerade, oldest first."""
    with db.läsning() as enhet:
        return [
            Justeringsrad(
                j.id or 0,
                j.datum,
                j.tidpunkt,
                j.sätt,
                tuple(JusteradAv(**a) for a in j.av),
                tuple(j.paragrafer),
                j.anteckning,
                j.pdf_sha256,
                logg.länk(enhet.session, j.logg_id),
            )
            for j in protokollurval.justeringar(enhet.session, sammanträde_id)
        ]


def justerade_paragrafer(db: Databas, sammanträde_id: int) -> frozenset[int]:
    """The ids of the §§ that are locked."""
    with db.läsning() as enhet:
        return _justerade(enhet, sammanträde_id)


def justerad_pdf(db: Databas, justering_id: int) -> bytes:
    """The PDF as it was when it was justerat."""
    with db.läsning() as enhet:
        sha = enhet.hämta(Justering, justering_id).pdf_sha256
        return filer.läs(enhet.session, sha or "")


def verifiera(db: Databas) -> list[Fynd]:
    """Whether every justerat protocol is what it was; each part that differs is named. Empty when all is well."""
    with db.läsning() as enhet:
        return [f for j in protokollurval.alla_justeringar(enhet.session) for f in _verifierad(enhet, j)]


def _verifierad(enhet: Enhet, j: Justering) -> Iterator[Fynd]:
    session = enhet.session
    möte = enhet.hämta(Sammanträde, j.sammanträde_id)
    var = f"protokollet från {möte.datum.isoformat()}"
    id_, idn, väntad = j.id, tuple(j.paragrafer), j.data_sha256
    sparade = (logg.innehåll(session, j.logg_id) or {}).get("data", {})
    nu = justeringsdata.summor(enhet, j.sammanträde_id, idn)
    if sparade and justeringsdata.summa(sparade) != väntad:
        yield Fynd("justering", f"Kontrollsumman i justering {id_} av {var} stämmer inte med loggen.")
    if justeringsdata.summa(nu) == väntad:
        return
    nummer = protokollurval.nummer(session, möte.id or 0)
    ändrade = [k for k in {**sparade, **nu} if sparade.get(k) != nu.get(k)] if sparade else []
    for del_ in ändrade:
        vad = {justeringsdata.MÖTE: "Uppgifterna om sammanträdet", justeringsdata.NÄRVARON: "Närvaron"}.get(del_)
        if vad is None:
            paragraf_id = int(del_.partition(":")[2])
            vad = svenska.paragraf(nummer[paragraf_id]) if paragraf_id in nummer else f"Paragraf {paragraf_id}"
        yield Fynd("justering", f"{vad} i {var} har ändrats efter justeringen.")
    if not ändrade:
        yield Fynd("justering", f"Innehållet i {var} har ändrats efter justeringen.")


# --- how ------------------------------------------------------------------------------------------------------------


def _nu() -> datetime:
    return datetime.now().replace(microsecond=0)


def _justerade(enhet: Enhet, sammanträde_id: int) -> frozenset[int]:
    alla = protokollurval.justeringar(enhet.session, sammanträde_id)
    if any(not j.paragrafer for j in alla):
        return frozenset(rad[0] for rad in protokollurval.ordning(enhet.session, sammanträde_id))
    return frozenset(i for j in alla for i in j.paragrafer)


def _kräv_inte_justerat(möte: Sammanträde) -> None:
    if möte.status is Sammanträdesstatus.JUSTERAT:
        raise Justerat("Protokollet är redan justerat.", "Skriv en rättelse på paragrafen om något är fel.")


def _kräv_underskrifter(möte: Sammanträde, hur: Justering) -> None:
    if hur.datum < möte.datum:
        raise Inmatningsfel("Protokollet kan inte justeras före sammanträdets dag.", "Rätta justeringens datum.")
    if not any(str(a["namn"]).strip() for a in hur.av):
        raise Inmatningsfel("Skriv vilka som har justerat protokollet.", "Ordföranden och minst en justerare.")


def _fel(enhet: Enhet, sammanträde_id: int, paragrafer: Sequence[int], dag: date) -> list[Påpekande]:
    session = enhet.session
    session.expire_all()
    möte = planer.ladda_protokoll(session, sammanträde_id)
    alla = granskat_protokoll(session, möte, dag)
    return [
        p
        for p in alla
        if p.nivå is Nivå.FEL
        and p.kod != "PRO-delvis-numrerat"  # they are numbered in the same stroke
        and (not paragrafer or (p.plats.typ == "paragraf" and p.plats.id in paragrafer))
    ]


def _kräv_fullständigt(enhet: Enhet, sammanträde_id: int, paragrafer: Sequence[int], dag: date) -> None:
    if hinder_ := _fel(enhet, sammanträde_id, paragrafer, dag):
        fler = f" Det är {len(hinder_)} saker att rätta." if len(hinder_) > 1 else ""
        raise JusteringHindras(
            f"Protokollet är inte fullständigt: {hinder_[0].text}{fler}", hinder_[0].förslag, hinder_
        )


def _byt_status(enhet: Enhet, sammanträde_id: int, status: Sammanträdesstatus, beskrivning: str) -> Ändring:
    före = SAMMANTRÄDE.läs(enhet.session, aggregat.hämta(enhet, SAMMANTRÄDE, sammanträde_id))
    ändring = aggregat.spara(enhet, SAMMANTRÄDE, sammanträde_id, replace(före, status=status), None)
    if status is not Sammanträdesstatus.JUSTERAT:  # the justering has an entry of its own
        logg.skriv(enhet, status.value, f"sammantrade:{sammanträde_id}", {"status": status.value})
    return replace(ändring, beskrivning=beskrivning, ångerbar=False)


def _förslut(enhet: Enhet, justering: Justering) -> None:
    """Seals data and PDF. The log's entry with the data comes first: its link is printed on the PDF."""
    session, sammanträde_id, paragrafer = enhet.session, justering.sammanträde_id, tuple(justering.paragrafer)
    data = justeringsdata.summor(enhet, sammanträde_id, paragrafer)
    justering.data_sha256 = justeringsdata.summa(data)
    objekt = f"sammantrade:{sammanträde_id}"
    justering.logg_id = logg.skriv(
        enhet,
        JUSTERING,
        objekt,
        {
            "datum": justering.datum.isoformat(),
            "sätt": justering.sätt.value,
            "av": justering.av,
            "paragrafer": list(paragrafer),
            "data": data,
        },
    )
    enhet.lägg_till(justering)
    session.expire_all()
    if paragrafer:
        möte = planer.ladda_protokoll(session, sammanträde_id)
        valda = [p for p in möte.paragrafer if p.id in paragrafer]
        papper = dokument.klä(session, "omedelbart", dokument.omedelbart_i(session, möte, valda), möte.nämnd)
    else:
        papper = dokument.bygg_i(session, "protokoll", Val(sammanträde_id=sammanträde_id))
    sha = filer.spara(session, dokument.pdf_bytes(papper), "application/pdf")
    justering.pdf_sha256 = sha
    enhet.spola()
    logg.skriv(enhet, "justerat protokoll", objekt, {"justering": justering.id, "pdf_sha256": sha})
