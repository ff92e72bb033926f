"""Paragraphs proposed from a föredragningslista: words are taken over from the papers, never made up."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from nämndapp.bas.papekande import Nivå, Plats, Påpekande
from nämndapp.models import Föredragningspunkt, Paragrafutgång, Punkttyp, Sammanträde, Skrivelse
from nämndapp.rules.punkter import (
    meddelanden_utöver,
    paragrafutkast_till,
    punkter_i_ordning,
    punktplats,
    skrivelse_till,
)


@dataclass(frozen=True, slots=True)
class Avsnittsutkast:
    """A section of a proposed paragraph; text in the notation of ``bas.textblock``."""

    rubrik: str
    text: str


@dataclass(frozen=True, slots=True)
class Paragrafförslag:
    """One paragraph, as ``services.protokoll`` will store it. ``punkt`` is the item it comes from."""

    punkt: Föredragningspunkt
    rubrik: str
    diarienummer: str | None
    beslut: tuple[str, ...] = ()
    avsnitt: tuple[Avsnittsutkast, ...] = ()
    påpekanden: tuple[Påpekande, ...] = field(default=(), compare=False)
    fler: tuple[Föredragningspunkt, ...] = ()  # information items that share the paragraph

    @property
    def utgång(self) -> Paragrafutgång:
        """An information item without a proposed decision is information; all else is to be decided."""
        information = all(p.typ is Punkttyp.INFORMATION for p in (self.punkt, *self.fler))
        return Paragrafutgång.INFORMATION if information and not self.beslut else Paragrafutgång.BESLUT


def föreslå_paragrafer(sammanträde: Sammanträde) -> list[Paragrafförslag]:
    """One proposal per item, in order: an information item becomes a paragraph too.

    Items that are struck or have no § of their own are passed over. Information items in a row share one when the
    nämnd has settled so (``inställningar["information_delar_paragraf"]``).

    Each paragraph of *Förslag till beslut* becomes a beslutspunkt verbatim. An item without a skrivelse gets its
    heading only, and a påpekande unless it is mere information. Needs loaded: punkter with handlingar, their handling
    and its skrivelse with avsnitt, satser, underlag and meddelanden.
    """
    alla = enumerate(punkter_i_ordning(sammanträde), 1)
    ut: list[Paragrafförslag] = []
    nämnd = vars(sammanträde).get("nämnd")
    delar = bool(nämnd and (nämnd.inställningar or {}).get("information_delar_paragraf"))
    for nr, p in alla:
        if p.utgår or p.utan_paragraf:
            continue
        förra = ut[-1].punkt if ut else None
        if delar and förra and p.typ is förra.typ is Punkttyp.INFORMATION and p.grupp_id == förra.grupp_id:
            ut[-1] = _delad(ut[-1], p)
        else:
            ut.append(_förslag(nr, p))
    return ut


def _delad(f: Paragrafförslag, p: Föredragningspunkt) -> Paragrafförslag:
    """The paragraph with one more item in it: all are named, none is left out."""
    fler = (*f.fler, p)
    namn = Avsnittsutkast("Ärendebeskrivning", _punkter([i.rubrik for i in (f.punkt, *fler)]))
    return replace(f, fler=fler, rubrik=INFORMATION, diarienummer=None, avsnitt=(namn,))


INFORMATION = "Information"
"""The title of a § that several information items share."""


def _förslag(nr: int, p: Föredragningspunkt) -> Paragrafförslag:
    s = skrivelse_till(p)
    if s is None and (utkast := paragrafutkast_till(p)) is not None:
        beslut = tuple(sats.text for sats in sorted(utkast.satser, key=lambda sats: sats.ordning) if sats.text.strip())
        return Paragrafförslag(p, p.rubrik, p.diarienummer, beslut, tuple(_avsnitt(utkast, alla=True)))
    if s is None:
        return Paragrafförslag(p, p.rubrik, p.diarienummer, påpekanden=_utan_skrivelse(nr, p))
    beslut = tuple(sats.text for sats in sorted(s.satser, key=lambda sats: sats.ordning) if sats.text.strip())
    påpekanden = () if beslut else (_utan_förslag(nr, p),)
    return Paragrafförslag(p, p.rubrik, p.diarienummer, beslut, tuple(_avsnitt(s)), påpekanden)


def _avsnitt(s: Skrivelse, *, alla: bool = False) -> list[Avsnittsutkast]:
    """The summary, the papers and who gets to know; ``alla``: every section that has a text."""
    ut: list[Avsnittsutkast] = []
    for a in sorted(s.avsnitt, key=lambda a: a.ordning):
        if alla and a.text.strip() and a.rubrik.strip().casefold() != "sammanfattning":
            ut.append(Avsnittsutkast(a.rubrik, a.text.strip()))
            continue
        if a.rubrik.strip().casefold() == "sammanfattning":
            text = "\n\n".join(filter(None, [a.text.strip(), _meddelandetabell(s, a.text)]))
            if text:
                ut.append(Avsnittsutkast("Sammanfattning", text))
            if alla:
                continue
            break
    else:
        if tabell := _meddelandetabell(s):
            ut.append(Avsnittsutkast("Meddelanden", tabell))
    underlag = [u.text.strip() for u in sorted(s.underlag, key=lambda u: u.ordning) if u.text.strip()]
    mottagare = [m.strip() for m in s.skickas_till if m.strip()]
    if underlag:
        ut.append(Avsnittsutkast("Beslutsunderlag", _punkter(underlag)))
    if mottagare:
        ut.append(Avsnittsutkast("Skickas till", _punkter(mottagare)))
    return ut


def _meddelandetabell(s: Skrivelse, text: str = "") -> str:
    meddelanden = meddelanden_utöver(s, text)
    if not meddelanden:
        return ""
    rader = [("Dnr", "Meddelande"), *((m.diarienummer or "", m.text) for m in meddelanden)]
    return "\n".join(f"{dnr}\t{' '.join(text.split())}" for dnr, text in rader)


def _punkter(texter: list[str]) -> str:
    return "\n".join(f"- {' '.join(t.split())}" for t in texter)


def _utan_skrivelse(nr: int, p: Föredragningspunkt) -> tuple[Påpekande, ...]:
    if p.typ in {Punkttyp.INFORMATION, Punkttyp.FORMALIA}:
        return ()
    return (
        Påpekande(
            "PRO-punkt-utan-skrivelse",
            Nivå.VARNING,
            f"Under {punktplats(nr, p)} finns ingen tjänsteskrivelse, så inget beslut har föreslagits.",
            plats=Plats("foredragningspunkt", p.id, "handlingar", text=f"punkt {nr}"),
            förslag="Skriv beslutet i paragrafen eller lägg till tjänsteskrivelsen och föreslå på nytt.",
        ),
    )


def _utan_förslag(nr: int, p: Föredragningspunkt) -> Påpekande:
    return Påpekande(
        "PRO-skrivelse-utan-forslag",
        Nivå.VARNING,
        f"Tjänsteskrivelsen under {punktplats(nr, p)} har inget förslag till beslut, så inget beslut har föreslagits.",
        plats=Plats("foredragningspunkt", p.id, "handlingar", text=f"punkt {nr}"),
        förslag="Skriv beslutet i paragrafen.",
    )
