"""What stands in the protocol's text: days and §§ that do not exist, the wrong year, recipients, late answers.

A text is read once and remembered, since all of them are looked at after every key.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Final

from nämndapp.bas import svenska
from nämndapp.bas.hanvisning import Beslutshänvisning, organnyckel, tolka
from nämndapp.bas.papekande import Plats, Påpekande
from nämndapp.bas.paragrafavsnitt import avsnittsnyckel
from nämndapp.models import Paragraf, Paragrafutgång, Punkttyp, Sammanträde
from nämndapp.rules.citat import avvikelse
from nämndapp.rules.lage import Läge, Regel, fel, tips, varning
from nämndapp.rules.orimligt import orimliga_tider, årtal
from nämndapp.rules.paragrafplats import bild_av, efter_mötet, namngivna, paragrafplats
from nämndapp.rules.platshallare import platshållare
from nämndapp.rules.punkter import handlingar_till
from nämndapp.rules.remiss import ska_besvaras, är_besvarad

_EGET_PROTOKOLL = re.compile(
    r"§\s*(\d{1,4})\s+(?:ovan|nedan|(?:i|av)\s+(?:detta|dagens)\s+protokoll|i\s+protokollet\s+(?:ovan|nedan))\b",
    re.IGNORECASE,
)
_PÅ_TAL_OM_PARAGRAF = re.compile(r"§|paragraf", re.IGNORECASE)


def texter(p: Paragraf) -> Iterator[tuple[str, str]]:
    """The written texts of a §, each with its field ("avsnitt.2.text": the third of the list)."""
    yield "rubrik", p.rubrik
    yield from ((f"beslutspunkter.{nr}.text", b.text) for nr, b in enumerate(p.beslutspunkter))
    yield from ((f"avsnitt.{nr}.text", a.text) for nr, a in enumerate(p.avsnitt))
    yield from ((f"yrkanden.{nr}.text", y.text) for nr, y in enumerate(p.yrkanden) if not y.återtaget)
    yield from ((f"yttranden.{nr}.text", y.text) for nr, y in enumerate(p.yttranden))
    for nr, q in enumerate(p.propositioner):
        yield from ((f"propositioner.{nr}.ja_text", q.ja_text), (f"propositioner.{nr}.nej_text", q.nej_text))
    yield from (("skäl", p.skäl), ("åter_till", p.åter_till), ("diarienummer", p.diarienummer or ""))


def alla_texter(s: Sammanträde, läge: Läge) -> list[tuple[Paragraf, str, str, str]]:
    """Every § with its name, and field and text of each of its texts that has any; read once for a check."""
    bild = bild_av(s, läge)
    if "texter" not in bild.minne:
        par = zip(bild.paragrafer, bild.namnen, strict=True)
        bild.minne["texter"] = [(p, namn, fält, text) for p, namn in par for fält, text in texter(p) if text]
    kända: list[tuple[Paragraf, str, str, str]] = bild.minne["texter"]
    return kända


def datumen_finns(s: Sammanträde, läge: Läge) -> Iterator[Påpekande]:
    """ "2016-19-21", "31 februari", "kl. 25.10": told, never corrected."""
    for p, namn, fält, text in alla_texter(s, läge):
        for tid in orimliga_tider(text):
            vad = "klockslaget" if tid.lower().startswith("kl") else "datumet"
            yield varning(
                "TEX-orimligt-datum",
                f"I {namn} står {vad} ”{tid}”, som inte finns.",
                "Skriv det rätta.",
                plats=paragrafplats(p, fält, namn),
            )


def inga_platshållare(s: Sammanträde, läge: Läge) -> Iterator[Påpekande]:
    """A blank that nobody filled ("x kronor", "§ x", "den x x 2016", "[…]") makes the protocol incomplete."""
    for p, namn, fält, text in alla_texter(s, läge):
        for rest in platshållare(text):
            yield fel(
                "PRO-platshallare",
                f"I {namn} står ”{rest}” kvar.",
                "Skriv den riktiga uppgiften.",
                plats=paragrafplats(p, fält, namn),
            )


def året_i_beslutet_är_rubrikens(s: Sammanträde, läge: Läge) -> Iterator[Påpekande]:
    """A decision on another year than the title's has usually been taken over from last year's paper."""
    for p, namn, _bild in namngivna(s, läge):
        i_rubriken = årtal(p.rubrik)
        if not i_rubriken:
            continue
        for nr, b in enumerate(p.beslutspunkter):
            i_beslutet = årtal(b.text)
            if i_beslutet and not i_beslutet & i_rubriken:
                yield varning(
                    "TEX-annat-ar",
                    f"Beslutet i {namn} gäller {_år(i_beslutet)}, men rubriken {_år(i_rubriken)}.",
                    "Kontrollera vilket år beslutet gäller.",
                    plats=paragrafplats(p, f"beslutspunkter.{nr}.text", namn),
                )
                break


def _år(år: frozenset[int]) -> str:
    return svenska.uppräkning([str(å) for å in sorted(år)])


def åberopade_paragrafer_finns(s: Sammanträde, läge: Läge) -> Iterator[Påpekande]:
    """A decision that the text cites, compared with the register; a § of the same protocol with its numbers."""
    egna = {nr for p in s.paragrafer for nr in (p.nummer, p.preliminärt) if nr is not None}
    kända = {(organ, b.datum, b.nummer) for b in läge.beslut or () for organ in b.organ}
    for p, namn, fält, text in alla_texter(s, läge):
        i_protokollet, beslut = _åberopat(text)
        for nummer in i_protokollet:
            if nummer not in egna:
                yield varning(
                    "TEX-paragraf-saknas",
                    f"I {namn} hänvisas till {svenska.paragraf(nummer)} i samma protokoll, men den finns inte.",
                    "Kontrollera numret.",
                    plats=paragrafplats(p, fält, namn),
                )
        for nyckel, hänvisning in beslut:
            if (nyckel, hänvisning.datum, hänvisning.paragraf) not in kända or hänvisning.datum > s.datum:
                yield from _om_hänvisningen(s, läge, hänvisning, paragrafplats(p, fält, namn), namn)


def _om_hänvisningen(
    s: Sammanträde, läge: Läge, hänvisning: Beslutshänvisning, plats: Plats, namn: str
) -> Iterator[Påpekande]:
    vad = f"{hänvisning.organ} {hänvisning.datum} {svenska.paragraf(hänvisning.paragraf)}"
    if hänvisning.datum > s.datum:
        yield varning(
            "TEX-beslut-i-framtiden",
            f"I {namn} hänvisas till {vad}, som är efter sammanträdet.",
            "Kontrollera datumet.",
            plats=plats,
            lagrum="FL 5",
        )
    elif läge.beslut is not None and (skillnad := avvikelse(hänvisning, läge.beslut)):
        yield varning(
            "TEX-annat-beslut",
            f"Hänvisningen till {vad} i {namn} stämmer inte med registret: {skillnad}.",
            "Kontrollera datum och paragraf mot protokollet.",
            plats=plats,
            lagrum="FL 5",
        )


def hänvisningar(text: str) -> list[Beslutshänvisning]:
    """The decisions that a text cites: at most one of each line."""
    return [h for _, h in _åberopat(text)[1]]


@lru_cache(maxsize=8192)
def _åberopat(text: str) -> tuple[tuple[int, ...], tuple[tuple[str, Beslutshänvisning], ...]]:
    """The §§ of the same protocol, and the decisions with the key of their organ."""
    if not _PÅ_TAL_OM_PARAGRAF.search(text):
        return (), ()
    rader = (rad for rad in text.splitlines() if _PÅ_TAL_OM_PARAGRAF.search(rad))
    beslut = (h for h in map(tolka, rader) if h is not None)
    egna = tuple(int(m[1]) for m in _EGET_PROTOKOLL.finditer(text))
    return egna, tuple((organnyckel(h.organ), h) for h in beslut)


def mottagarna_är_angivna(s: Sammanträde, läge: Läge) -> Iterator[Påpekande]:
    """R27: who gets the decision. Asked for when the meeting is held, of matters, not of formalia or information."""
    if not efter_mötet(s):
        return
    for p, namn, _bild in namngivna(s, läge):
        if p.utgång not in {Paragrafutgång.BESLUT, Paragrafutgång.ÅTERREMISS}:
            continue
        if not ((p.diarienummer or "").strip() or p.ärende_id) or not any(b.text.strip() for b in p.beslutspunkter):
            continue
        typer = {k.punkt.typ for k in p.punkter if k.punkt is not None}
        if typer and Punkttyp.BESLUT not in typer:
            continue
        if not any(avsnittsnyckel(a.rubrik) == "skickas_till" and a.text.strip() for a in p.avsnitt):
            yield tips(
                "TEX-mottagare-saknas",
                f"{svenska.versal(namn)} har inga mottagare.",
                "Skriv vem beslutet skickas till.",
                plats=paragrafplats(p, "avsnitt", namn),
            )


def svaret_hinner_fram(s: Sammanträde, läge: Läge) -> Iterator[Påpekande]:
    """An external deadline that the meeting missed, or that the next one will, when the matter is put off.

    From the day of the meeting; before it the kallelse's rules say it (KAL-remiss-for-sen).
    """
    if s.datum > läge.idag:
        return
    punkter = {p.id: p for p in s.punkter if p.id is not None}
    for p, namn, _bild in namngivna(s, läge):
        for punkt in (punkter[k.punkt_id] for k in p.punkter if k.punkt_id in punkter):
            papper = handlingar_till(punkt)
            for h in papper:
                dag = h.skrivelse.svar_senast if h.skrivelse is not None and ska_besvaras(h) else None
                if dag is not None and not är_besvarad(h, papper):
                    yield from _om_svarsdagen(s, läge, p, namn, (h.rubrik, dag))


def _om_svarsdagen(s: Sammanträde, läge: Läge, p: Paragraf, namn: str, svar: tuple[str, date]) -> Iterator[Påpekande]:
    rubrik, dag = svar
    plats = paragrafplats(p, "utgång", namn)
    if dag < s.datum:
        yield varning(
            "TEX-svarsdag-passerad",
            f"Svaret på ”{rubrik}” i {namn} skulle ha lämnats senast {dag}.",
            "Skicka svaret genast och säg till den som väntar på det.",
            plats=plats,
            lagrum="FL 8",
        )
    elif p.utgång in _SKJUTS_UPP and läge.nästa_sammanträde is not None and dag < läge.nästa_sammanträde:
        yield varning(
            "TEX-svarsdag-fore-nasta",
            f"Svaret på ”{rubrik}” i {namn} ska lämnas senast {dag}, men nämnden sammanträder inte förrän "
            f"{läge.nästa_sammanträde}.",
            "Be om längre tid, eller kalla till ett extra sammanträde.",
            plats=plats,
            lagrum="FL 8",
        )


_SKJUTS_UPP = {Paragrafutgång.BORDLÄGGNING, Paragrafutgång.ÅTERREMISS}


TEXTREGLER: Final[tuple[Regel[Sammanträde], ...]] = (
    inga_platshållare,
    datumen_finns,
    året_i_beslutet_är_rubrikens,
    åberopade_paragrafer_finns,
    mottagarna_är_angivna,
    svaret_hinner_fram,
)
