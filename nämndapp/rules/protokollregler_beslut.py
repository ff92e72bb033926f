"""Proposals and their order, what becomes of a matter put off, reservations (KL 4:27, 5:53, 5:67, 6:33; R15, R19, R21).

FEL only where the paper lacks what KL 5:67 asks for: the order of the proposals, who reserves.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nämndapp.bas import svenska
from nämndapp.bas.papekande import Påpekande
from nämndapp.bas.paragrafavsnitt import avsnittsnyckel
from nämndapp.models import (
    Paragraf,
    Paragrafutgång,
    Proposition,
    Propositionsslag,
    Sammanträde,
    Sammanträdesstatus,
    Utfall,
    Yrkande,
    Yrkandeslag,
    Yttrandeslag,
)
from nämndapp.rules.lage import Läge, Regel, fel, tips, varning
from nämndapp.rules.paragrafplats import finns_närvaro, namngivna, paragrafplats
from nämndapp.rules.yrkanden import FORMELLA, OKÄNT, Yrkandenamn, kvar, likadan, namnlista, personer

_MED_TEXT = {Yrkandeslag.ÄNDRING, Yrkandeslag.EGET, Yrkandeslag.TILLÄGG}


def _skrivna(p: Paragraf) -> set[str]:
    """The keys of the sections that somebody has written."""
    return {avsnittsnyckel(a.rubrik) for a in p.avsnitt if a.text.strip()}


def _förslag(p: Paragraf) -> set[object]:
    """The different proposals; bifall and the proposal of the papers are one."""
    ut: set[object] = set()
    for y in kvar(p):
        vanligt = y.slag in {Yrkandeslag.GRUNDFÖRSLAG, Yrkandeslag.BIFALL}
        ut.add(("förslaget", y.beslutspunkt) if vanligt else likadan(y))
    return ut


def förslagen_har_en_ordning(s: Sammanträde, läge: Läge) -> Iterator[Påpekande]:
    """KL 5:67 p. 2 (R15): of two proposals the protocol tells in what order the chair put them."""
    for p, namn, _bild in namngivna(s, läge, "yrkanden"):
        if p.propositioner or len(_förslag(p)) < 2 or _skrivna(p) & {"beslutsgång", "propositionsordning"}:
            continue
        yield fel(
            "BES-ordning-saknas",
            f"{svenska.versal(namn)} har {len(_förslag(p))} förslag, men det står inte i vilken ordning ordföranden "
            "lade fram dem.",
            "Lägg till propositionerna, eller skriv ett avsnitt Beslutsgång.",
            plats=paragrafplats(p, "propositioner", namn),
            lagrum="KL 5:67",
        )


def varje_yrkande_prövas(s: Sammanträde, läge: Läge) -> Iterator[Påpekande]:
    """KL 5:53: each proposal that was not withdrawn is put; a question is about proposals that stand."""
    for p, namn, bild in namngivna(s, läge, "propositioner"):
        står = {y.nyckel for y in kvar(p)}
        ställda = {nyckel for q in p.propositioner for nyckel in (q.ja, q.nej) if nyckel}
        if ställda == står:
            continue
        plats = paragrafplats(p, "propositioner", namn)
        yrkandenamn = Yrkandenamn(p, bild)
        for nyckel in sorted(ställda - står):
            y = yrkandenamn.yrkande(nyckel)
            yield varning(
                "BES-proposition-utan-yrkande",
                f"En fråga i {namn} gäller {yrkandenamn.namn(y)}, som är återtaget."
                if y is not None
                else f"En fråga i {namn} gäller ett yrkande som inte finns.",
                "Ändra eller ta bort frågan.",
                plats=plats,
                lagrum="KL 5:53",
            )
        if any(_avslutar(q, yrkandenamn) for q in p.propositioner):
            continue  # återremitterat or bordlagt: the rest was not put
        for y in kvar(p):
            if y.nyckel not in ställda and not _prövat_ändå(y, p, yrkandenamn):
                yield varning(
                    "BES-yrkande-utan-proposition",
                    f"{svenska.versal(yrkandenamn.namn(y))} i {namn} har inte ställts under proposition.",
                    "Lägg till frågan, eller markera yrkandet som återtaget.",
                    plats=plats,
                    lagrum="KL 5:67",
                )


def frågorna_gäller_kända_förslag(s: Sammanträde, läge: Läge) -> Iterator[Påpekande]:
    """KL 5:53: of two proposals against each other both are known; else the paper has a blank in it."""
    for p, namn, bild in namngivna(s, läge, "propositioner"):
        osäkra = [q for q in p.propositioner if q.slag in _MELLAN_FÖRSLAG and not (q.ja and q.nej)]
        if not osäkra:
            continue
        yrkandenamn = Yrkandenamn(p, bild)
        if any(OKÄNT in {sida.namn for sida in yrkandenamn.sidor(q)} for q in osäkra):
            yield fel(
                "BES-fraga-utan-forslag",
                f"I en fråga i {namn} står det inte vilka förslag som ställs mot varandra.",
                "Välj yrkandet för ja och för nej, eller skriv vad sidorna innebär.",
                plats=paragrafplats(p, "propositioner", namn),
                lagrum="KL 5:67",
            )


_MELLAN_FÖRSLAG = {Propositionsslag.MOT_VARANDRA, Propositionsslag.MOTFÖRSLAG}
_EGEN_FRÅGA = {
    Yrkandeslag.ÅTERREMISS: Propositionsslag.ÅTERREMISS,
    Yrkandeslag.BORDLÄGGNING: Propositionsslag.BORDLÄGGNING,
    Yrkandeslag.TILLÄGG: Propositionsslag.TILLÄGG,
}


def _prövat_ändå(y: Yrkande, p: Paragraf, namn: Yrkandenamn) -> bool:
    """A question without keys is about the proposal of the papers, or about the only yrkande of its kind."""
    if y.slag in {Yrkandeslag.GRUNDFÖRSLAG, Yrkandeslag.BIFALL, Yrkandeslag.AVSLAG}:
        return True
    lika = [a for a in kvar(p) if likadan(a) == likadan(y)]
    if any(a.nyckel in {q.ja, q.nej} for q in p.propositioner for a in lika):
        return True
    fråga = _EGEN_FRÅGA.get(y.slag)
    utan_nyckel = [q for q in p.propositioner if q.slag is fråga and not namn.yrkande(q.ja) and not namn.yrkande(q.nej)]
    ensam = all(likadan(a) == likadan(y) for a in kvar(p) if a.slag is y.slag)
    return bool(utan_nyckel) and (ensam or y.slag in FORMELLA)


def _avslutar(q: Proposition, namn: Yrkandenamn) -> bool:
    """Did the matter end here: återremitterat or bordlagt?"""
    if q.slag not in {Propositionsslag.ÅTERREMISS, Propositionsslag.BORDLÄGGNING} or q.utfall is None:
        return False
    ja = namn.yrkande(q.ja)
    formell_sida = Utfall.JA if ja is not None and ja.slag in FORMELLA else Utfall.NEJ
    return q.utfall is formell_sida


def yrkandena_är_fullständiga(s: Sammanträde, läge: Läge) -> Iterator[Påpekande]:
    """KL 4:22, 5:67 p. 1: what is moved, and by somebody who serves."""
    med_närvaro = finns_närvaro(s)
    for p, namn, bild in namngivna(s, läge, "yrkanden"):
        plats = paragrafplats(p, "yrkanden", namn)
        tjänst = bild.i_tjänst(p) | bild.jäviga(p)  # jäv has a rule of its own
        for y in kvar(p):
            if y.slag in _MED_TEXT and not y.text.strip():
                yield varning(
                    "BES-yrkande-tomt",
                    f"Ett yrkande i {namn} ({y.slag.value}) säger inte vad som yrkas.",
                    "Skriv yrkandet.",
                    plats=plats,
                    lagrum="KL 5:67",
                )
            if y.slag is not Yrkandeslag.GRUNDFÖRSLAG and not y.personer:
                yield tips(
                    "BES-yrkande-utan-namn",
                    f"Ett yrkande i {namn} ({y.slag.value}) har ingen som har lagt fram det.",
                    "Välj vem som yrkade.",
                    plats=plats,
                    lagrum="KL 5:67",
                )
            utom = [n for n in personer(y, bild) if n.id not in tjänst]
            if utom and med_närvaro:
                yield varning(
                    "BES-yrkande-av-annan",
                    f"{namnlista(utom)} yrkar i {namn} men tjänstgör inte där.",
                    "Kontrollera vem som yrkade och vem som tjänstgjorde.",
                    plats=plats,
                    lagrum="KL 4:22",
                )


def den_som_reserverar_sig_deltog(s: Sammanträde, läge: Läge) -> Iterator[Påpekande]:
    """KL 4:27, 5:67 p. 6 (R19): by who took part in the decision, announced before the meeting ends."""
    med_närvaro = finns_närvaro(s)
    for p, namn, bild in namngivna(s, läge, "yttranden"):
        plats = paragrafplats(p, "yttranden", namn)
        deltog = {t.vem.id for t in bild.beslutande(p)} | bild.jäviga(p)
        for y in p.yttranden:
            vilka = personer(y, bild)
            if not y.personer:
                yield fel(
                    "RES-utan-namn",
                    f"{svenska.versal(_VAD[y.slag])} i {namn} har inget namn.",
                    "Välj vem den kommer från.",
                    plats=plats,
                    lagrum="KL 5:67" if y.slag is Yttrandeslag.RESERVATION else "",
                )
            if y.slag is not Yttrandeslag.RESERVATION:
                if not y.text.strip() and (not y.skriftligt or s.status is Sammanträdesstatus.FÖR_JUSTERING):
                    yield tips(
                        "RES-utan-text",
                        f"{svenska.versal(_VAD[y.slag])} i {namn} har ingen text.",
                        "Skriv texten, eller markera att den lämnas skriftligt.",
                        plats=plats,
                    )
                continue
            utom = [n for n in vilka if n.id not in deltog]
            if utom and med_närvaro:
                yield varning(
                    "RES-deltog-inte",
                    f"{namnlista(utom)} reserverar sig i {namn} men deltog inte i beslutet.",
                    "Den som inte deltog kan få en protokollsanteckning, om ordföranden medger det.",
                    plats=plats,
                    lagrum="KL 4:27",
                )
            if y.anmäld is not None and s.sluttid is not None and y.anmäld > s.sluttid:
                yield varning(
                    "RES-efter-motet",
                    f"Reservationen i {namn} anmäldes kl. {svenska.klockslag(y.anmäld)}, efter att sammanträdet "
                    f"avslutades kl. {svenska.klockslag(s.sluttid)}.",
                    "En reservation ska anmälas innan sammanträdet avslutas.",
                    plats=plats,
                    lagrum="KL 4:27",
                )
            if y.skriftligt and not y.text.strip() and s.status is Sammanträdesstatus.FÖR_JUSTERING:
                yield tips(
                    "RES-skriftlig-saknas",
                    f"Den skriftliga reservationen i {namn} har inte kommit in.",
                    f"Påminn {namnlista(vilka)}.",
                    plats=plats,
                    lagrum="KL 4:27",
                )


_VAD = {
    Yttrandeslag.RESERVATION: "reservationen",
    Yttrandeslag.SÄRSKILT_YTTRANDE: "det särskilda yttrandet",
    Yttrandeslag.PROTOKOLLSANTECKNING: "protokollsanteckningen",
}


def återremiss_har_skäl(s: Sammanträde, läge: Läge) -> Iterator[Påpekande]:
    """R21: who gets the matter back, and what is to be done."""
    for p, namn, _bild in namngivna(s, läge):
        if p.utgång is not Paragrafutgång.ÅTERREMISS:
            continue
        for fält, värde, vad, förslag in (
            (
                "åter_till",
                p.åter_till,
                "till vem ärendet återremitteras",
                "Skriv mottagaren, till exempel förvaltningen.",
            ),
            ("skäl", p.skäl, "varför ärendet återremitteras", "Skriv vad som ska utredas eller kompletteras."),
        ):
            if not värde.strip():
                yield varning(
                    "BES-aterremiss", f"I {namn} står det inte {vad}.", förslag, plats=paragrafplats(p, fält, namn)
                )


def bordlagt_ärende_kommer_tillbaka(s: Sammanträde, läge: Läge) -> Iterator[Påpekande]:
    """R21, KL 6:33: a bordlagt matter has a meeting to come back to, or stands on a coming list."""
    for p, namn, _bild in namngivna(s, läge):
        if p.utgång is not Paragrafutgång.BORDLÄGGNING or p.åter_sammanträde_id is not None:
            continue
        kända = läge.kommande_ärenden
        if kända is not None and p.ärende_id is not None and p.ärende_id in kända:
            continue
        yield varning(
            "BES-bordlagt-utan-dag",
            f"Ärendet i {namn} är bordlagt, men står inte på något kommande sammanträde.",
            "Välj det sammanträde som ärendet tas upp på igen.",
            plats=paragrafplats(p, "åter_sammanträde_id", namn),
            lagrum="KL 6:33",
        )


_ORD = {Paragrafutgång.BORDLÄGGNING: "bordlägg", Paragrafutgång.ÅTERREMISS: "återremit"}


def utgången_följer_beslutet(s: Sammanträde, läge: Läge) -> Iterator[Påpekande]:
    """What the decision says and what is noted as the outcome agree, so that the matter is followed up."""
    organ = s.nämnd.namn.casefold() if s.nämnd else "nämnden"
    vilka = ("", f"{organ} ", "nämnden ", "ärendet ", "att ", f"{organ} beslutar att ")  # "Socialnämnden bordlägger …"
    for p, namn, _bild in namngivna(s, läge):
        beslut = [text for b in p.beslutspunkter if (text := b.text.strip().casefold())]
        if p.utgång in _ORD and beslut and not any(_ORD[p.utgång] in text for text in beslut):
            yield tips(
                "BES-utgang",
                f"{svenska.versal(namn)} är markerad som {p.utgång.value}, men beslutet säger inte det.",
                "Skriv beslutet, eller ändra utgången.",
                plats=paragrafplats(p, "utgång", namn),
            )
        elif p.utgång is Paragrafutgång.BESLUT:
            for utgång, ord_ in _ORD.items():
                if any(ord_ in text and text.startswith(tuple(f"{v}{ord_}" for v in vilka)) for text in beslut):
                    yield tips(
                        "BES-utgang",
                        f"Beslutet i {namn} är en {utgång.value}, men paragrafen är markerad som beslut.",
                        f"Ändra utgången till {utgång.value}, så bevakas ärendet.",
                        plats=paragrafplats(p, "utgång", namn),
                    )


BESLUTSREGLER: Final[tuple[Regel[Sammanträde], ...]] = (
    förslagen_har_en_ordning,
    varje_yrkande_prövas,
    frågorna_gäller_kända_förslag,
    yrkandena_är_fullständiga,
    den_som_reserverar_sig_deltog,
    återremiss_har_skäl,
    bordlagt_ärende_kommer_tillbaka,
    utgången_följer_beslutet,
)
