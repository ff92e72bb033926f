"""The whole bundle: the kallelse and every paper's files in one PDF, with bookmarks and a stamp on each page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlmodel import Session

from nämndapp.bas import svenska
from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.exchange import pdfpaket
from nämndapp.models import Handling, Sammanträde
from nämndapp.reports import byggare
from nämndapp.reports import dokument as d
from nämndapp.reports.byggare import gemensamt as g
from nämndapp.rules.listan import givna_nummer, numrera
from nämndapp.rules.punkter import bilagenummer, handlingar_till, punkter_i_ordning, är_hemlig
from nämndapp.storage import filer, kallelseurval

if TYPE_CHECKING:
    from collections.abc import Mapping

Framsteg = Callable[[float, str], None]
_SKRIVS = (Dokumenttyp.TJÄNSTESKRIVELSE, Dokumenttyp.ORDFÖRANDESKRIVELSE)


@dataclass(frozen=True, slots=True)
class Paketfil:
    """A paper of the bundle: a built document, or a stored file (``sha256``)."""

    punkt: str  # "Punkt 3 Budget 2027"
    bilaga: int
    rubrik: str
    filnamn: str = ""
    innehåll: bytes = b""
    dokument: d.Dokument | None = None
    läsbar: bool = False  # a PDF that is neither damaged nor locked

    @property
    def fogas(self) -> bool:
        """Is it joined with the others?"""
        return self.dokument is not None or self.läsbar


@dataclass(frozen=True, slots=True)
class Paket:
    """What is sent: files in order, and the papers that are held back, told without their titles."""

    filer: tuple[Paketfil, ...] = ()
    hemliga: int = 0
    utan_fil: tuple[str, ...] = ()

    @property
    def lösa(self) -> tuple[Paketfil, ...]:
        """Files that cannot be joined (not PDF, damaged, locked): they go along as they are."""
        return tuple(f for f in self.filer if not f.fogas)


def samla(session: Session, möte: Sammanträde, *, utan_hemliga: bool) -> Paket:
    """The papers of every item, as they stand on the list. Needs loaded: ``planer.ladda_sammanträde``."""
    nummer = givna_nummer(p.lista for p in kallelseurval.publiceringar(session, möte.id or 0))
    bilagor = bilagenummer(möte)
    punkter = punkter_i_ordning(möte)
    alla = kallelseurval.filer_till(session, set(bilagor))
    ut: list[Paketfil] = []
    utan: list[str] = []
    hemliga = 0
    for nr, p in zip(numrera(punkter, nummer), punkter, strict=True):
        if p.utgår:
            continue
        for h in handlingar_till(p):
            if h.id not in bilagor:
                continue
            if utan_hemliga and (h.sekretessmarkerad or är_hemlig(p)):
                hemliga += 1
                continue
            egna = _filer(session, möte, h, alla.get(h.id, []), punkt=f"Punkt {nr} {p.rubrik}", bilaga=bilagor[h.id])
            if not egna:
                utan.append(f"punkt {nr}, ”{h.rubrik}”")
            ut += egna
    return Paket(tuple(ut), hemliga, tuple(utan))


def _filer(
    session: Session, möte: Sammanträde, h: Handling, egna: list[tuple[str, str, str]], *, punkt: str, bilaga: int
) -> list[Paketfil]:
    """The paper's stored files; a skrivelse that has no PDF of its own is printed from its text, first."""
    ut: list[Paketfil] = []
    for namn, sha, _ in egna:
        innehåll = filer.läs(session, sha)
        rubrik = h.rubrik if len(egna) == 1 else f"{h.rubrik} ({namn})"
        ut.append(Paketfil(punkt, bilaga, rubrik, namn, innehåll, läsbar=pdfpaket.är_läsbar(innehåll)))
    skrivelse = h.typ in _SKRIVS and h.skrivelse is not None
    if skrivelse and not any(f.fogas for f in ut) and möte.nämnd is not None:
        ut.insert(0, Paketfil(punkt, bilaga, h.rubrik, dokument=byggare.tjänsteskrivelse(h, möte.nämnd)))
    return ut


def förteckning(paket: Paket) -> tuple[d.Block, ...]:
    """The list of what goes along, put after the kallelse."""
    if not paket.filer and not paket.hemliga:
        return ()
    kolumner = (g.kolumn("Bilaga", 1.0, "höger", siffror=True), g.kolumn("Handling", 6), g.kolumn("Form", 3))
    rader: list[d.Rad] = []
    punkt = ""
    for f in paket.filer:
        if f.punkt != punkt:
            rader.append(g.grupprad(f.punkt, len(kolumner)))
            punkt = f.punkt
        rader.append(g.datarad(str(f.bilaga), f.rubrik, "I detta dokument" if f.fogas else f"Egen fil: {f.filnamn}"))
    block: list[d.Block] = [g.rubrik(2, "Handlingar")]
    if rader:
        block.append(d.Tabell(kolumner, tuple(rader)))
    if paket.hemliga:
        block.append(g.stycke(HEMLIGA_UT[paket.hemliga == 1].format(antal=paket.hemliga)))
    if paket.utan_fil:
        block.append(g.stycke(f"Utan fil: {svenska.uppräkning(list(paket.utan_fil))}.", d.Stil.NOT))
    return tuple(block)


HEMLIGA_UT: Mapping[bool, str] = {
    True: "En handling med sekretess lämnas ut på annat sätt.",
    False: "{antal} handlingar med sekretess lämnas ut på annat sätt.",
}


def foga(
    kallelse: bytes,
    paket: Paket,
    rendera: Callable[[d.Dokument], bytes],
    titel: str,
    stämpel: str,
    *,
    framsteg: Framsteg | None = None,
) -> bytes:
    """The kallelse and all that can be joined. ``framsteg`` gets 0.0–1.0 and may raise to cancel."""
    visa = framsteg or (lambda _andel, _text: None)
    delar = [pdfpaket.Pdfdel("Kallelse", kallelse)]
    for nr, f in enumerate(paket.filer):
        if f.fogas:
            visa(0.5 * nr / len(paket.filer), f"Läser {f.rubrik} …")
            innehåll = rendera(f.dokument) if f.dokument is not None else f.innehåll
            delar.append(pdfpaket.Pdfdel(f"Bilaga {f.bilaga} {f.rubrik}", innehåll, f.punkt, f"Bilaga {f.bilaga}"))
    return pdfpaket.foga_ihop(delar, titel, stämpel, framsteg=lambda andel, text: visa(0.5 + andel / 2, text))
