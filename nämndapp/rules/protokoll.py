"""Protokollsutkast (KL 5:65–67, 5:69 through 6:35; R25–R29).

FEL only for what makes the paper incomplete; a late justering has happened and is shown, never stopped.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from typing import Final

from nämndapp.bas import svenska
from nämndapp.bas.papekande import Plats, Påpekande
from nämndapp.models import Paragraf, Paragrafutgång, Punkttyp, Sammanträde, Sammanträdesstatus
from nämndapp.rules.justeringstid import justeras_senast
from nämndapp.rules.lage import Läge, Regel, fel, tips, varning
from nämndapp.rules.paragrafplats import paragrafer_i_ordning, paragrafnamn, paragrafplats
from nämndapp.rules.protokollregler_beslut import BESLUTSREGLER
from nämndapp.rules.protokollregler_jav import JÄVSREGLER
from nämndapp.rules.protokollregler_narvaro import NÄRVAROREGLER
from nämndapp.rules.protokollregler_omrostning import OMRÖSTNINGSREGLER
from nämndapp.rules.protokollregler_roller import ROLLREGLER
from nämndapp.rules.protokollregler_text import TEXTREGLER
from nämndapp.rules.protokollregler_vaxling import VÄXLINGSREGLER
from nämndapp.rules.punkter import punkter_i_ordning, punktplats


def _är_bara_information(p: Paragraf) -> bool:
    if p.utgång is Paragrafutgång.INFORMATION:
        return True
    typer = [k.punkt.typ for k in p.punkter if k.punkt is not None]
    return bool(typer) and all(t is Punkttyp.INFORMATION for t in typer)


def varje_paragraf_har_beslut(s: Sammanträde, _läge: Läge) -> Iterator[Påpekande]:
    """KL 5:67 p. 4 (R26): without a decision the § is incomplete; information or a struck item needs none."""
    for plats, p in enumerate(paragrafer_i_ordning(s), 1):
        namn = paragrafnamn(plats, p)
        if not p.rubrik.strip():
            yield fel(
                "PRO-rubrik-saknas", f"{svenska.versal(namn)} saknar rubrik.", "Skriv paragrafens rubrik.",
                plats=paragrafplats(p, "rubrik", namn), lagrum="KL 5:66",
            )  # fmt: skip
        if any(b.text.strip() for b in p.beslutspunkter) or p.utgång is Paragrafutgång.UTGÅR:
            continue
        if _är_bara_information(p):
            yield tips(
                "PRO-information-utan-beslut",
                f"{svenska.versal(namn)} har inget beslut.",
                "Skriv till exempel att nämnden har tagit del av informationen, om det så beslutades.",
                plats=paragrafplats(p, "beslutspunkter", namn),
            )
        else:
            yield fel(
                "PRO-beslut-saknas",
                f"{svenska.versal(namn)} har inget beslut.",
                "Skriv vad nämnden beslutade.",
                plats=paragrafplats(p, "beslutspunkter", namn),
                lagrum="KL 5:67",
            )


_FÖRSLAGSFORM = re.compile(r"\bföreslås? (?:att )?(?:besluta|nämnden)|\bföreslår (?:att )?\w*nämnden\b", re.IGNORECASE)


def besluten_är_beslut(s: Sammanträde, _läge: Läge) -> Iterator[Påpekande]:
    """A decision still worded as a proposal has usually been taken over unread."""
    for plats, p in enumerate(paragrafer_i_ordning(s), 1):
        for b in p.beslutspunkter:
            if _FÖRSLAGSFORM.search(b.text):
                yield tips(
                    "PRO-beslut-som-forslag",
                    f"Beslutet i {paragrafnamn(plats, p)} är skrivet som ett förslag.",
                    "Skriv vad nämnden beslutade.",
                    plats=paragrafplats(p, "beslutspunkter", paragrafnamn(plats, p)),
                )


def numren_går_utan_lucka(s: Sammanträde, läge: Läge) -> Iterator[Påpekande]:
    """R28: § runs through the year without gap or reuse; before they are fixed the proposed numbers should too."""
    paragrafer = paragrafer_i_ordning(s)
    fasta = [p.nummer for p in paragrafer if p.nummer is not None]
    yield from _dubbletter(s, fasta)
    väntat = läge.föregående_paragraf + 1 if läge.föregående_paragraf is not None else None
    for p in paragrafer:
        if p.nummer is None:
            continue
        if väntat is not None and p.nummer > väntat:
            luckan = svenska.paragrafer(list(range(väntat, p.nummer)))
            yield fel(
                "PRO-nummerlucka",
                f"{luckan} saknas före {svenska.paragraf(p.nummer)}.",
                "Numrera om, eller lägg till den paragraf som saknas.",
                plats=paragrafplats(p, "nummer"),
            )
        elif väntat is not None and p.nummer < väntat and fasta.count(p.nummer) == 1:
            yield fel(
                "PRO-nummerordning",
                f"{svenska.paragraf(p.nummer)} kommer efter {svenska.paragraf(väntat - 1)}.",
                "Numrera paragraferna i den ordning de står.",
                plats=paragrafplats(p, "nummer"),
            )
        väntat = max(p.nummer + 1, väntat or 0)
    if fasta and len(fasta) < len(paragrafer):
        yield fel(
            "PRO-delvis-numrerat",
            f"{len(paragrafer) - len(fasta)} av {len(paragrafer)} paragrafer saknar nummer.",
            "Numrera alla paragrafer.",
            plats=Plats("sammantrade", s.id, "paragrafer"),
        )
    preliminära = [p.preliminärt for p in paragrafer if p.nummer is None and p.preliminärt is not None]
    if any(b != a + 1 for a, b in pairwise(preliminära)):
        yield tips(
            "PRO-preliminara-nummer",
            f"De preliminära numren {', '.join(map(str, preliminära))} är inte en obruten följd.",
            "Föreslå nummer på nytt.",
            plats=Plats("sammantrade", s.id, "paragrafer"),
        )


def _dubbletter(s: Sammanträde, nummer: list[int]) -> Iterator[Påpekande]:
    for nr, antal in Counter(nummer).items():
        if antal > 1:
            yield fel(
                "PRO-dubblettnummer",
                f"{svenska.paragraf(nr)} finns {antal} gånger.",
                "Ge varje paragraf ett eget nummer.",
                plats=Plats("sammantrade", s.id, "paragrafer"),
            )


def varje_punkt_har_paragraf(s: Sammanträde, _läge: Läge) -> Iterator[Påpekande]:
    """KL 5:66 (R25): the protocol shows which matters were handled; points and paragraphs are n:m."""
    behandlade = {id(k.punkt) for p in s.paragrafer for k in p.punkter if k.punkt is not None}
    behandlade_id = {k.punkt_id for p in s.paragrafer for k in p.punkter}
    for nr, punkt in enumerate(punkter_i_ordning(s), 1):
        if punkt.utgår or punkt.utan_paragraf:
            continue
        if id(punkt) not in behandlade and (punkt.id is None or punkt.id not in behandlade_id):
            yield varning(
                "PRO-punkt-utan-paragraf",
                f"{svenska.versal(punktplats(nr, punkt))} har ingen paragraf i protokollet.",
                "Lägg till en paragraf, eller ta bort punkten om den utgick.",
                plats=Plats("foredragningspunkt", punkt.id, "", text=f"punkt {nr}"),
                lagrum="KL 5:66",
            )


def protokollet_justeras_i_tid(s: Sammanträde, läge: Läge) -> Iterator[Påpekande]:
    """KL 5:69: within fourteen days. A breach is shown and acknowledged; it never stops the protocol."""
    sista = justeras_senast(s.datum)
    if s.justering_datum and s.justering_datum > sista:
        yield varning(
            "PRO-justering-sen",
            f"Justeringen är satt till {s.justering_datum}; protokollet ska justeras senast {sista}.",
            f"Justera till och med {sista}, eller anteckna varför det blir senare.",
            plats=Plats("sammantrade", s.id, "justering_datum"),
            lagrum="KL 5:69",
        )
    if s.status is Sammanträdesstatus.JUSTERAT:
        return
    if läge.idag > sista:
        yield varning(
            "PRO-justeringstid-ute",
            f"Protokollet skulle ha justerats senast {sista}.",
            "Justera snarast och anteckna varför det blev sent.",
            plats=Plats("sammantrade", s.id, "status"),
            lagrum="KL 5:69",
        )
    elif s.datum <= läge.idag and sista - läge.idag <= timedelta(days=3):
        yield tips(
            "PRO-justering-snart",
            f"Protokollet ska justeras senast {sista}.",
            "Påminn justeraren.",
            plats=Plats("sammantrade", s.id, "justering_datum"),
            lagrum="KL 5:69",
        )


def förstasidan_är_ifylld(s: Sammanträde, _läge: Läge) -> Iterator[Påpekande]:
    """R25: secretary, chair and justerare are named."""
    for kod, fält, värde, vad in (
        ("PRO-sekreterare-saknas", "sekreterare", s.sekreterare, "sekreterare"),
        ("PRO-ordforande-saknas", "ordförande", s.ordförande, "ordförande"),
        ("PRO-justerare-saknas", "förslag_justerare", s.förslag_justerare, "justerare"),
    ):
        if not värde.strip():
            yield tips(
                kod,
                f"Ingen {vad} är angiven på protokollets första sida.",
                "Skriv namnet.",
                plats=Plats("sammantrade", s.id, fält),
            )


def får_kallas_slutligt(s: Sammanträde, _läge: Läge) -> Iterator[Påpekande]:
    """KL 5:65–69: a final protocol has paragraphs with their numbers, and is justerat. Asked only before that step."""
    paragrafer = Plats("sammantrade", s.id, "paragrafer")
    if not s.paragrafer:
        yield fel(
            "PRO-inga-paragrafer",
            "Protokollet har inga paragrafer.",
            "Föreslå paragrafer och skriv vad som beslutades.",
            plats=paragrafer,
            lagrum="KL 5:66",
        )
    elif any(p.nummer is None for p in s.paragrafer):
        yield fel(
            "PRO-bara-preliminara", "Paragraferna har bara preliminära nummer.", "Ge dem sina nummer.", plats=paragrafer
        )
    if s.status is not Sammanträdesstatus.JUSTERAT:
        yield fel(
            "PRO-ej-justerat",
            "Protokollet är inte justerat.",
            "Sätt sammanträdets status till justerat när det är gjort; till dess är pappret ett utkast.",
            plats=Plats("sammantrade", s.id, "status"),
            lagrum="KL 5:69",
        )


SLUTREGLER: Final[tuple[Regel[Sammanträde], ...]] = (får_kallas_slutligt,)

PROTOKOLLSREGLER: Final[tuple[Regel[Sammanträde], ...]] = (
    varje_paragraf_har_beslut,
    numren_går_utan_lucka,
    varje_punkt_har_paragraf,
    protokollet_justeras_i_tid,
    besluten_är_beslut,
    förstasidan_är_ifylld,
    *NÄRVAROREGLER,
    *ROLLREGLER,
    *VÄXLINGSREGLER,
    *JÄVSREGLER,
    *BESLUTSREGLER,
    *OMRÖSTNINGSREGLER,
    *TEXTREGLER,
)
