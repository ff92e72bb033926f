"""Attestlistan, also with changes marked; "dina attesträtter"; the persons with attesträtt (papers: Attestlista)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from nämndapp.bas import svenska
from nämndapp.bas.attest import (
    AttestlistaUppgifter,
    AttestpersonUppgifter,
    Attestradslag,
    AttestradUppgifter,
    HelAttestlista,
)
from nämndapp.models import Nämnd
from nämndapp.reports import dokument as d
from nämndapp.reports.byggare import gemensamt as g
from nämndapp.rules.attestjamforelse import Attestskillnad, Personskillnad, Radskillnad, Slag, ändrat
from nämndapp.rules.attestsvar import rättigheter

_BREDD_NAMN = 2.6


def attestlista(
    lista: HelAttestlista,
    nämnd: Nämnd | None,
    *,
    diarienummer: str = "",
    ersätter: str = "",
    skillnad: Attestskillnad | None = None,
) -> d.Dokument:
    """The list in its own order; with ``skillnad`` also what is gone, and everything that differs is marked.

    ``ersätter`` names the version before. Needs loaded: nämnd with kommun.
    """
    u = lista.uppgifter
    titel = _titel(u)
    block: list[d.Block] = [g.rubrik(1, titel), d.Ruta((_fakta(u, nämnd, diarienummer, ersätter),))]
    block += g.textblock_till_block(u.regler)
    if skillnad is not None:
        mot = skillnad.gammal.uppgifter
        block.append(
            g.stycke(
                f"Ändringar mot version {mot.nummer} {mot.år}: understruken "
                "text är ny och överstruken text utgår. Kolumnen Ändrad säger vad som har ändrats på raden.",
                d.Stil.NOT,
            )
        )
    if any(r.slag is not Attestradslag.AVSKILJARE for r in lista.rader) or skillnad is not None:
        block.append(_tabell(lista, skillnad))
    else:
        block.append(g.stycke("Listan har inga rader."))
    if u.namnteckningsprov.strip():
        block += [g.rubrik(2, "Namnteckningsprov"), *g.textblock_till_block(u.namnteckningsprov)]
    return _papper(titel, "Attestlista", block, u, nämnd, diarienummer=diarienummer)


def _titel(u: AttestlistaUppgifter) -> str:
    rubrik = u.rubrik.strip() or "Attestlista"
    return rubrik if str(u.år) in rubrik else f"{rubrik} {u.år}"


def _papper(
    titel: str,
    typ: str,
    block: Sequence[d.Block],
    u: AttestlistaUppgifter,
    nämnd: Nämnd | None,
    *,
    diarienummer: str,
    liggande: bool = True,
) -> d.Dokument:
    stil = g.husstil(nämnd)
    par = [
        ("Dokumenttyp", g.dokumenttyp(typ, stil)),
        ("Datum", g.dag(u.beslutad_datum, stil)),
        (stil.beteckning, diarienummer),
    ]
    rutor = g.fältrutor(par, tomma=stil.tomma_etiketter)
    return d.Dokument(
        titel=f"{titel}, {g.i_löptext(nämnd.namn)}"
        if nämnd and nämnd.namn.casefold() not in titel.casefold()
        else titel,
        block=tuple(block),
        huvud=d.Sidhuvud(avsändare=g.avsändare(nämnd, med_organ=True), fält=rutor, följande=rutor),
        datum=g.iso(u.beslutad_datum),
        ämne=f"Attest {u.år}",
        märkning="" if u.beslutad else "FÖRSLAG – ej beslutad",
        liggande=liggande,
    )


def _fakta(u: AttestlistaUppgifter, nämnd: Nämnd | None, diarienummer: str, ersätter: str) -> d.Block:
    """Who adopted it, from when, instead of what (papers: the box on top)."""
    stil = g.husstil(nämnd)
    antagen = ""
    if u.beslutad_datum:
        organ = nämnd.namn if nämnd else "Nämnden"
        antagen = f"{organ} {g.dag(u.beslutad_datum, stil)}"
        if u.beslutad_paragraf is not None:
            antagen += f", {svenska.paragraf(u.beslutad_paragraf)}"
    par = [
        ("Antagen av", antagen or "Inte beslutad än"),
        ("Gäller från och med", g.dag(u.gäller_från, stil)),
        ("Gäller till och med", g.dag(u.gäller_till, stil)),
        ("Version", str(u.nummer)),
        ("Ersätter", ersätter),
        ("Diarienummer", diarienummer),
    ]
    return g.nyckelvärden([(etikett, text) for etikett, text in par if text])


# --- the table ------------------------------------------------------------------------------------------------------


def _tabell(lista: HelAttestlista, skillnad: Attestskillnad | None) -> d.Tabell:
    form = _Form(lista, skillnad)
    rader: list[d.Rad] = []
    förra: AttestradUppgifter | None = None
    poster = (
        skillnad.rader
        if skillnad is not None
        else [Radskillnad(Slag.LIKA, r, r, personer=_lika(r)) for r in lista.rader]
    )
    for post in poster:
        rad = post.rad
        if rad.slag is Attestradslag.AVSKILJARE:
            if rad.benämning.strip():
                rader.append(g.grupprad(rad.benämning, len(form.kolumner)))
            förra = None
            continue
        if (grupp := form.grupp(rad)) and (förra is None or form.grupp(förra) != grupp):
            rader.append(g.grupprad(grupp, len(form.kolumner)))
            förra = None
        rader.append(form.rad(post, förra))
        förra = rad if rad.slag is Attestradslag.RAD else None
    return d.Tabell(form.kolumner, tuple(rader))


def _lika(rad: AttestradUppgifter) -> tuple[Personskillnad, ...]:
    return tuple(Personskillnad(Slag.LIKA, p) for p in rad.personer)


class _Form:
    """Which columns the list needs: an outermost part of several becomes group rows, the others columns."""

    def __init__(self, lista: HelAttestlista, skillnad: Attestskillnad | None) -> None:
        u = self.u = lista.uppgifter
        alla = [*lista.rader, *(r.rad for r in skillnad.rader)] if skillnad is not None else list(lista.rader)
        yttre = list(u.yttre)
        self.gruppdel = yttre[0] if len(yttre) > 1 else None
        self.delar = yttre[1:] if self.gruppdel else yttre
        self.belopp = any(r.belopp is not None for r in alla)
        self.anteckning = any(r.anteckning.strip() for r in alla)
        self.ändrad = skillnad is not None
        self.rollnamn = {r.nyckel: r.namn for r in u.roller}
        for nyckel in dict.fromkeys(p.roll for r in alla for p in r.personer):
            self.rollnamn.setdefault(nyckel, nyckel)
        kolumner = [g.kolumn(k.namn, 2.2 if k.namnges else 1.2) for k in self.delar]
        huvud = u.huvuddel
        under = f"{huvud.namn} och alla koder därunder" if huvud.under else huvud.namn
        kolumner += [g.kolumn(under, 1.6 if huvud.under else 1.1, siffror=True), g.kolumn("Benämning", 3.2)]
        if self.belopp:
            kolumner.append(g.kolumn("Högst, kr", 1.1, "höger", siffror=True))
        kolumner += [g.kolumn(namn, _BREDD_NAMN) for namn in self.rollnamn.values()]
        if self.anteckning:
            kolumner.append(g.kolumn("Anteckning", 1.8))
        if self.ändrad:
            kolumner.append(g.kolumn("Ändrad", 2.1))
        self.kolumner = tuple(kolumner)

    def grupp(self, rad: AttestradUppgifter) -> str:
        """The heading that the row stands under."""
        return _del(rad, self.gruppdel.nyckel) if self.gruppdel is not None else ""

    def rad(self, post: Radskillnad, förra: AttestradUppgifter | None) -> d.Rad:
        """The row's cells; an outer part that the row above says already is blank save at a page's top."""
        rad = post.rad
        celler: list[d.Cell] = []
        if rad.slag is not Attestradslag.RAD:
            text = rad.benämning or svenska.versal(rad.slag.value)
            bredd = len(self.delar) + 2
            celler.append(d.Cell(_märkt(text, post, "benämning"), rubrik=True, kolumner=bredd))
        else:
            for k in self.delar:
                text = _del(rad, k.nyckel)
                samma = förra is not None and bool(text) and _del(förra, k.nyckel) == text
                celler.append(d.Cell(_märkt(text, post, "koder"), upprepad=samma))
            celler.append(d.Cell(_märkt(rad.kod, post, ""), rubrik=True))
            celler.append(d.Cell(self._benämning(post)))
        if self.belopp:
            celler.append(d.Cell(_märkt(_kronor(rad), post, "belopp", _kronor(post.före))))
        celler += [d.Cell(_namn(post, roll)) for roll in self.rollnamn]
        if self.anteckning:
            celler.append(d.Cell(_märkt(rad.anteckning, post, "anteckning", post.före.anteckning if post.före else "")))
        if self.ändrad:
            celler.append(d.Cell(g.rad(ändrat(post, self.rollnamn)), ton="" if post.lika else "gul"))
        return d.Rad(tuple(celler))

    def _benämning(self, post: Radskillnad) -> d.Runs:
        före = post.före or post.rad
        if post.slag is not Slag.ÄNDRAD:
            return _märkt(" / ".join(filter(None, [post.rad.benämning, post.rad.villkor])), post, "")
        delar = [_märkt(post.rad.benämning, post, "benämning", före.benämning)]
        if villkor := _märkt(post.rad.villkor, post, "villkor", före.villkor):
            delar.append((d.Run(" / "), *villkor) if delar[0] else villkor)
        return tuple(r for del_ in delar for r in del_)


def _del(rad: AttestradUppgifter, nyckel: str) -> str:
    return " ".join(filter(None, [rad.koder.get(nyckel, ""), rad.namn.get(nyckel, "")]))


def _kronor(rad: AttestradUppgifter | None) -> str:
    return svenska.heltal(rad.belopp) if rad is not None and rad.belopp is not None else ""


def _märkt(text: str, post: Radskillnad, fält: str, före: str = "") -> d.Runs:
    """The text marked as the row or its field says; what it was stands struck through before it."""
    ren = g.bind(" ".join(text.split()))
    if post.slag in (Slag.NY, Slag.BORTTAGEN):
        ny = post.slag is Slag.NY
        return (d.Run(ren, infogad=ny, borttagen=not ny),) if ren else ()
    if fält not in post.fält or (före and före == text):
        return (d.Run(ren),) if ren else ()
    gammal = (d.Run(g.bind(" ".join(före.split())), borttagen=True),) if före else ()
    mellan = (d.Run(" "),) if gammal and ren else ()
    return (*gammal, *mellan, *((d.Run(ren, infogad=True),) if ren else ()))


def _namn(post: Radskillnad, roll: str) -> d.Runs:
    ut: list[d.Run] = []
    for p in post.personer:
        if p.person.roll != roll:
            continue
        if ut:
            ut.append(d.Run(" / "))
        if p.slag is Slag.ÄNDRAD and (tid := _tid(p.person.från, p.person.till)):  # the same person, other days
            ut += [d.Run(p.person.namn), d.Run(f" ({tid})", infogad=True)]
        else:
            ny = p.slag in (Slag.NY, Slag.ÄNDRAD)
            ut.append(d.Run(_person(p.person), infogad=ny, borttagen=p.slag is Slag.BORTTAGEN))
    return tuple(ut)


def _person(p: AttestpersonUppgifter) -> str:
    """ "Tringa Ek (från 2026-09-20)"."""
    return f"{p.namn} ({tid})" if (tid := _tid(p.från, p.till)) else p.namn


def _tid(från: date | None, till: date | None) -> str:
    return " ".join(f"{ord_} {dag.isoformat()}" for ord_, dag in (("från", från), ("till", till)) if dag)


# --- per person -----------------------------------------------------------------------------------------------------


def attesträtter(lista: HelAttestlista, nämnd: Nämnd | None, *, diarienummer: str = "", person: str = "") -> d.Dokument:
    """ "Dina attesträtter": what each person (or the one named) may approve, each on a page of their own."""
    u = lista.uppgifter
    alla = rättigheter(lista)
    namn = [n for n in svenska.sorterad(alla) if not person or n.casefold() == " ".join(person.split()).casefold()]
    block: list[d.Block] = []
    titel = f"Dina attesträtter {u.år}" if len(namn) == 1 else f"Attesträtter per person {u.år}"
    block.append(g.rubrik(1, titel))
    block.append(d.Ruta((_fakta(u, nämnd, diarienummer, ""),)))
    for nr, vem in enumerate(namn):
        if nr:
            block.append(d.Sidbrytning())
        block += [g.rubrik(2, vem), _rättstabell(u, alla[vem])]
    if not namn:
        block.append(g.stycke(f"{person or 'Ingen'} har ingen attesträtt i listan."))
    elif u.regler.strip() and len(namn) == 1:
        block += [g.rubrik(2, "Regler"), *g.textblock_till_block(u.regler)]
    if len(namn) == 1:
        titel = f"{titel}, {namn[0]}"
    return _papper(titel, "Attesträtter", block, u, nämnd, diarienummer=diarienummer, liggande=False)


def _rättstabell(
    u: AttestlistaUppgifter, rätter: Sequence[tuple[AttestradUppgifter, AttestpersonUppgifter]]
) -> d.Tabell:
    belopp = any(r.belopp is not None for r, _ in rätter)
    kolumner = [g.kolumn(u.huvuddel.namn, 1.2, siffror=True), g.kolumn("Benämning", 3.6), g.kolumn("Roll", 2)]
    kolumner += [g.kolumn("Högst, kr", 1.2, "höger", siffror=True)] if belopp else []
    kolumner.append(g.kolumn("Tid", 1.8))
    rader = []
    for rad, p in rätter:
        benämning = " / ".join(filter(None, [rad.benämning, rad.villkor]))
        kod = rad.kod or svenska.versal(rad.slag.value)
        celler = [d.Cell(g.rad(kod), rubrik=True), d.Cell(g.rad(benämning)), d.Cell(g.rad(u.rollnamn(p.roll)))]
        celler += [d.Cell(g.rad(_kronor(rad)))] if belopp else []
        celler.append(d.Cell(g.rad(_tid(p.från, p.till) or "hela tiden")))
        rader.append(d.Rad(tuple(celler)))
    return d.Tabell(tuple(kolumner), tuple(rader))


def attestpersoner(lista: HelAttestlista, nämnd: Nämnd | None, *, diarienummer: str = "") -> d.Dokument:
    """Everybody with attesträtt, for the expediering and for the specimen signatures."""
    u = lista.uppgifter
    titel = f"Personer med attesträtt {u.år}"
    alla = rättigheter(lista)
    kolumner = (
        g.kolumn("Namn", 2.4),
        g.kolumn("Attesträtt", 4.2),
        g.kolumn("Namnteckning", 2.6),
    )
    rader = tuple(
        d.Rad((d.Cell(g.rad(vem), rubrik=True), d.Cell(g.rad(_roller(u, alla[vem]))), d.Cell(())))
        for vem in svenska.sorterad(alla)
    )
    block: list[d.Block] = [g.rubrik(1, titel), d.Ruta((_fakta(u, nämnd, diarienummer, ""),))]
    if u.namnteckningsprov.strip():
        block += g.textblock_till_block(u.namnteckningsprov)
    block.append(d.Tabell(kolumner, rader) if rader else g.stycke("Listan har inga personer."))
    return _papper(titel, "Personer med attesträtt", block, u, nämnd, diarienummer=diarienummer, liggande=False)


def _roller(u: AttestlistaUppgifter, rätter: Sequence[tuple[AttestradUppgifter, AttestpersonUppgifter]]) -> str:
    """ "Beslutsattestant för 71000, 71001 och 71006; ersättare för alla koder"."""
    delar = []
    for nyckel, grupp in groupby(sorted(rätter, key=lambda x: _rollplats(u, x[1].roll)), key=lambda x: x[1].roll):
        koder = list(dict.fromkeys(r.kod or r.slag.value for r, _ in grupp))
        vilka = svenska.uppräkning(koder) if len(koder) <= 8 else f"{len(koder)} koder"
        delar.append(f"{u.rollnamn(nyckel)} för {vilka}")
    return svenska.versal("; ".join([delar[0], *(g.i_löptext(x) for x in delar[1:])])) if delar else ""


def _rollplats(u: AttestlistaUppgifter, roll: str) -> int:
    nycklar = [r.nyckel for r in u.roller]
    return nycklar.index(roll) if roll in nycklar else len(nycklar)
