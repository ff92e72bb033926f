"""What the program looks at when it performs a control on its own data: each row, what was found, and if that is right.

Pure: the rows are gathered by ``services.inbyggda_kontroller``. Days: KL 5:69 (justering within 14 days) and the
nämnd's own meetings for what is to be reported or come back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from nämndapp.bas.papekande import Nivå, Påpekande
from nämndapp.models import Paragraf, Paragrafutgång, Sammanträde
from nämndapp.rules.anslag import Anslagssak, granska_anslag
from nämndapp.rules.delegationsbeslut import Beslutsbild, Beslutsregister, Delegationsbild, granska_beslut
from nämndapp.rules.expediering import Paragrafutskick, expedieras_senast
from nämndapp.rules.justeringstid import justeras_senast
from nämndapp.rules.personnummer import personnummer_i
from nämndapp.rules.platshallare import platshållare
from nämndapp.rules.sarskilda_protokoll import Protokollsbild

MÖTEN_ATT_ANMÄLA_PÅ = 2  # at the first or second meeting after the decision
MÖTEN_ATT_KOMMA_TILLBAKA_PÅ = 3


@dataclass(frozen=True, slots=True)
class Granskad:
    """A row that was looked at: what it is, what was found, and whether that is right."""

    vad: str
    fynd: str
    rätt: bool


def delegater(bild: Delegationsbild, från: date, till: date) -> Iterator[Granskad]:
    """Each decision of the period was taken by the delegate, and within the limit, of the version in force that day."""
    register = Beslutsregister(bild)
    for b in _i_perioden(bild, från, till):
        fynd = granska_beslut(*register.hitta(b), b)
        rätt = all(p.nivå is Nivå.TIPS for p in fynd)
        yield Granskad(b.namn, _texter(fynd) or f"punkt {b.punkt_nr}, delegat {b.delegat}", rätt)


def anmälda(bild: Delegationsbild, från: date, till: date, idag: date) -> Iterator[Granskad]:
    """Each decision of the period was reported at the first or second meeting after it, or has a protocol of its own.

    A decision whose second meeting has not been held yet is not late, and is left out.
    """
    möten = sorted(bild.möten)
    egna = {b.id: p for p in bild.protokoll for b in p.beslut}
    for b in _i_perioden(bild, från, till):
        efter = [m for m in möten if m >= b.datum][:MÖTEN_ATT_ANMÄLA_PÅ]
        senast = efter[-1] if len(efter) == MÖTEN_ATT_ANMÄLA_PÅ else None
        if b.särskilt_protokoll:
            yield _eget_protokoll(b, egna.get(b.id), idag)
        elif b.anmält is not None:
            sent = senast is not None and b.anmält > senast
            yield Granskad(b.namn, f"anmält {b.anmält}{f', senast {senast}' if sent else ''}", not sent)
        elif senast is not None and senast < idag:
            i_utkast = ", står i ett särskilt protokoll som inte är justerat" if b.i_utkast else ""
            yield Granskad(b.namn, f"inte anmält, skulle ha anmälts senast {senast}{i_utkast}", rätt=False)


def _eget_protokoll(b: Beslutsbild, protokoll: Protokollsbild | None, idag: date) -> Granskad:
    """Of one that was made here the anslag is looked at too (KL 8:12); of others there is only the note."""
    if protokoll is None:
        return Granskad(b.namn, "har eget protokoll (KL 7:8)", rätt=True)
    sak = protokoll.anslagssak
    fel = [f for f in granska_anslag(sak, idag) if f.nivå is Nivå.VARNING] if sak else []
    anslaget = "" if not fel else f". {_texter(fel)}"
    return Granskad(b.namn, f"särskilt protokoll {protokoll.nummer}, justerat {protokoll.justerat}{anslaget}", not fel)


def _i_perioden(bild: Delegationsbild, från: date, till: date) -> list[Beslutsbild]:
    return [b for b in bild.beslut if från <= b.datum <= till]


def justering(möten: Sequence[tuple[Sammanträde, date | None]], idag: date) -> Iterator[Granskad]:
    """Each protocol was justerat within 14 days (KL 5:69 with 6:35); one that has days left is left out."""
    for möte, justerat in möten:
        senast = justeras_senast(möte.datum)
        vad = f"Protokollet {möte.datum}"
        if justerat is not None:
            yield Granskad(vad, f"justerat {justerat}, senast {senast}", justerat <= senast)
        elif senast < idag:
            yield Granskad(vad, f"inte justerat, skulle ha justerats senast {senast}", rätt=False)


def anslag(möten: Sequence[tuple[Sammanträde, Sequence[Anslagssak]]], idag: date) -> Iterator[Granskad]:
    """Each justering was announced within two days and stood its whole time (KL 8:12); one with days left is left out.

    Nothing noted is a finding, since the program then cannot say that it was done.
    """
    for möte, saker in möten:
        for sak in saker:
            vad = f"Anslaget, {'protokollet' if not sak.paragrafer else sak.namn} {möte.datum}"
            if not sak.anslag:
                if sak.senast < idag:
                    yield Granskad(
                        vad, f"inget anslag är antecknat, skulle ha suttit uppe senast {sak.senast}", rätt=False
                    )
                continue
            första, sista = sak.anslag[0], sak.anslag[-1]
            fel = [f for f in granska_anslag(sak, idag) if f.nivå is Nivå.VARNING]
            fynd = f"uppsatt {första.uppsatt}, senast {sak.senast}"
            fynd += f"; uppsatt igen {sista.uppsatt}" if sista is not första else ""
            fynd += f"; nedtaget {sista.nedtaget}, tidigast {sista.ned_tidigast}" if sista.nedtaget else ""
            yield Granskad(vad, fynd, rätt=not fel)


def expedierat(möten: Sequence[tuple[Sammanträde, Sequence[Paragrafutskick]]], idag: date) -> Iterator[Granskad]:
    """Each decision was sent to all its recipients, and when; one that is left and has days left is left out."""
    for möte, paragrafer in möten:
        for p in paragrafer:
            if p.justerat is None:
                continue
            senast = expedieras_senast(p.justerat)
            if p.kvar and senast >= idag:
                continue
            delar = [f"{u.mottagare} {u.skickat or 'inte skickat'}" for u in p.utskick]
            rätt = all(u.skickat is not None and u.skickat <= senast for u in p.utskick)
            yield Granskad(f"{möte.datum} {p.beteckning} {p.rubrik}", f"{', '.join(delar)}; senast {senast}", rätt)


def mottagare(möten: Sequence[Sammanträde]) -> Iterator[Granskad]:
    """The recipients that the papers name stand under the § too, so that the decision is sent to them."""
    for möte in möten:
        for p in sorted(möte.paragrafer, key=lambda p: p.ordning):
            papper = [k.handling for pp in p.punkter if pp.punkt for k in pp.punkt.handlingar if k.handling]
            väntade = list(dict.fromkeys(n for h in papper if h.skrivelse for n in h.skrivelse.skickas_till))
            if not väntade or p.utgång is not Paragrafutgång.BESLUT:
                continue
            text = " ".join(a.text for a in p.avsnitt if "skickas till" in a.rubrik.casefold()).casefold()
            saknas = [n for n in väntade if n.casefold() not in text]
            fynd = f"saknar {', '.join(saknas)}" if saknas else f"skickas till {', '.join(väntade)}"
            yield Granskad(_paragraf(möte, p), fynd, not saknas)


def återkomna(
    väntande: Sequence[tuple[Sammanträde, Paragraf]], senare: dict[int, list[date]], möten: Sequence[date], idag: date
) -> Iterator[Granskad]:
    """Each bordlagt or återremitterat ärende came up again within three meetings. ``senare``: later days by ärende."""
    for möte, p in väntande:
        dagar = sorted(d for d in senare.get(p.ärende_id or 0, []) if d > möte.datum)
        efter = sorted(m for m in möten if m > möte.datum)[:MÖTEN_ATT_KOMMA_TILLBAKA_PÅ]
        senast = efter[-1] if len(efter) == MÖTEN_ATT_KOMMA_TILLBAKA_PÅ else None
        vad = f"{_paragraf(möte, p)}, {p.utgång.value}"
        if dagar:
            rätt = senast is None or dagar[0] <= senast
            yield Granskad(vad, f"upp igen {dagar[0]}", rätt)
        elif senast is not None and senast < idag:
            yield Granskad(vad, f"inte uppe igen, tre sammanträden har hållits till och med {senast}", rätt=False)


def texter_utan_rester(texter: Sequence[tuple[str, str]]) -> Iterator[Granskad]:
    """No adopted paper or protocol has anything left of its template. ``texter``: what it is, and its words."""
    for vad, text in texter:
        rester = list(dict.fromkeys(platshållare(text)))
        fynd = f"kvar av mallen: {', '.join(f'”{r}”' for r in rester)}" if rester else "inget kvar av mallen"
        yield Granskad(vad, fynd, not rester)


def texter_utan_personnummer(texter: Sequence[tuple[str, str]]) -> Iterator[Granskad]:
    """No public copy has a personnummer. The finding tells how many, never which."""
    for vad, text in texter:
        antal = len(personnummer_i(text))
        yield Granskad(vad, f"{antal} personnummer" if antal else "inga personnummer", not antal)


def listor_utan_fel(listor: Sequence[tuple[str, list[Påpekande]]]) -> Iterator[Granskad]:
    """Each list in force is without errors and warnings."""
    for namn, fynd in listor:
        if not fynd:
            yield Granskad(namn, "inga fel", rätt=True)
        for p in fynd:
            yield Granskad(f"{namn}, {p.plats.text}".removesuffix(", "), p.text, rätt=False)


def _paragraf(möte: Sammanträde, p: Paragraf) -> str:
    nummer = p.nummer if p.nummer is not None else p.preliminärt
    return f"{möte.datum} § {nummer if nummer is not None else '–'} {p.rubrik}"


def _texter(fynd: Sequence[Påpekande]) -> str:
    return " ".join(p.text for p in fynd)
