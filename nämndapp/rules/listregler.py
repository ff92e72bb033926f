"""The föredragningslista's own rules: closed doors, titles, templates, raised and extra matters, changed after it was
sent (R5–R7).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import ceil
from typing import Final

from nämndapp.bas import svenska
from nämndapp.bas.papekande import Plats, Påpekande
from nämndapp.models import Föredragningspunkt, Punkttyp, Sammanträde, Sammanträdesslag, Sammanträdesstatus, Ärende
from nämndapp.rules import listan
from nämndapp.rules.lage import Läge, Regel, fel, tips, varning
from nämndapp.rules.likhet import likhet
from nämndapp.rules.listan import aktuella
from nämndapp.rules.platshallare import platshållare
from nämndapp.rules.punkter import grupprubrik, handlingar_till, punktplats, skrivelse_till

SLUTFÖRT: Final = {Sammanträdesstatus.GENOMFÖRT, Sammanträdesstatus.FÖR_JUSTERING, Sammanträdesstatus.JUSTERAT}


def _punkt(nr: int, p: Föredragningspunkt, fält: str) -> Plats:
    return Plats("foredragningspunkt", p.id, fält, text=f"punkt {nr}")


def stängda_dörrar_är_utmärkta(s: Sammanträde, läge: Läge) -> Iterator[Påpekande]:
    """R7 (KL 6:25): in an open meeting an item with secret data or papers is always behind closed doors."""
    if not s.öppet:
        return
    for nr, p in aktuella(s, läge.publicerat):
        if p.stängda_dörrar:
            continue
        vad = ""
        if any(h.sekretessmarkerad for h in handlingar_till(p)):
            vad = "har handlingar med sekretessmarkering"
        elif p.sekretess_lagrum.strip():
            vad = f"är märkt med sekretess ({p.sekretess_lagrum.strip()})"
        if vad:
            yield fel(
                "KAL-stangda-dorrar",
                f"Sammanträdet är öppet och {punktplats(nr, p)} {vad}, men punkten är inte märkt med stängda dörrar.",
                "Märk punkten med stängda dörrar.",
                plats=_punkt(nr, p, "stängda_dörrar"),
                lagrum="KL 6:25",
            )


def beslut_har_ett_ärende(s: Sammanträde, läge: Läge) -> Iterator[Påpekande]:
    """A decision without ärende, number or papers has nothing behind it (practice)."""
    for nr, p in aktuella(s, läge.publicerat):
        if p.typ is Punkttyp.BESLUT and p.ärende_id is None and not p.diarienummer and not p.handlingar:
            yield tips(
                "KAL-utan-arende",
                f"{svenska.versal(punktplats(nr, p))} är ett beslut utan ärende och utan handlingar.",
                "Koppla punkten till sitt ärende, eller gör den till information eller formalia.",
                plats=_punkt(nr, p, "ärende_id"),
            )


def rubriken_är_ärendets(s: Sammanträde, läge: Läge) -> Iterator[Påpekande]:
    """A title that has drifted from the matter's or the skrivelse's makes the matter hard to find (practice)."""
    for nr, p in aktuella(s, läge.publicerat):
        ärende: Ärende | None = vars(p).get("ärende")
        skrivelse = skrivelse_till(p)
        handling = vars(skrivelse).get("handling") if skrivelse else None
        for vad, rubrik in (
            ("ärendets", ärende.rubrik if ärende else ""),
            ("tjänsteskrivelsens", handling.rubrik if handling else ""),
        ):
            if rubrik.strip() and p.rubrik.strip() and likhet(p.rubrik, rubrik) < 0.5:
                yield tips(
                    "KAL-rubrik-glider",
                    f"Punkt {nr} heter ”{p.rubrik}”, men {vad} rubrik är ”{rubrik}”.",
                    "Använd samma rubrik, så att ärendet går att följa.",
                    plats=_punkt(nr, p, "rubrik"),
                )
                break


_FÄLT = ("plats", "justering_plats", "anmäl_förhinder", "gruppmöten", "måltid", "skäl", "länk", "förslag_justerare")


def malltext_är_utbytt(s: Sammanträde, läge: Läge) -> Iterator[Påpekande]:
    """What a template left behind in the kallelse's own fields and beside the items (titles: ``listans_ordning``)."""
    for fält in _FÄLT:
        for rest in platshållare(getattr(s, fält)):
            yield fel(
                "KAL-platshallare",
                f"I kallelsen står malltexten ”{rest}” kvar.",
                "Skriv rätt text.",
                plats=Plats("sammantrade", s.id, fält),
            )
    for nr, p in aktuella(s, läge.publicerat):
        for rest in platshållare(p.föredragande):
            yield fel(
                "KAL-platshallare",
                f"I {punktplats(nr, p)} står malltexten ”{rest}” kvar.",
                "Skriv rätt text.",
                plats=_punkt(nr, p, "föredragande"),
            )


_ANTAL = re.compile(r"(\d+)\s+(?:av\s+(?:nämndens\s+)?(?:\d+\s+)?)?ledamöter|(\d+)\s+ledamot")
_ORD = {"en": 1, "ett": 1, "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "åtta": 8, "nio": 9, "tio": 10}
_I_ORD = re.compile(rf"\b({'|'.join(_ORD)})\s+(?:av\s+(?:nämndens\s+)?)?ledam[oö]t", re.IGNORECASE)


def begärande(skäl: str) -> int | None:
    """How many ledamöter have asked for the meeting, as the reason says; None when it does not speak of ledamöter.

    "begärt av 3 ledamöter", "begärt av tre ledamöter", "Begärt av: Åsa Ek, Bo Al och Ci Bo".
    """
    if träff := _ANTAL.search(skäl):
        return int(träff[1] or träff[2])
    if träff := _I_ORD.search(skäl):
        return _ORD[träff[1].lower()]
    if träff := re.search(r"\b(?:begärt|på begäran|begäran) av:?\s+(.+)", skäl, re.IGNORECASE):
        if "ordförande" in träff[1].lower():
            return None
        return sum(bool(n.strip()) for n in re.split(r",|\boch\b|;", träff[1].split(".")[0]))
    return None


def extra_sammanträde_har_grund(s: Sammanträde, _läge: Läge) -> Iterator[Påpekande]:
    """R5 (KL 6:23): the ordförande finds it needed, or at least a third of the ledamöter ask."""
    if s.slag is not Sammanträdesslag.EXTRA:
        return
    plats = Plats("sammantrade", s.id, "skäl")
    if not s.skäl.strip():
        yield varning(
            "KAL-extra-utan-skal",
            "Det extra sammanträdet har inget skäl.",
            "Skriv varför det hålls och vem som har begärt det.",
            plats=plats,
            lagrum="KL 6:23",
        )
        return
    antal, platser = begärande(s.skäl), s.nämnd.platser if s.nämnd else None
    if antal is not None and platser and antal < ceil(platser / 3):
        yield varning(
            "KAL-extra-for-fa",
            f"{antal} av {platser} ledamöter har begärt sammanträdet; det krävs minst {ceil(platser / 3)}, "
            "om inte ordföranden anser att det behövs.",
            "Kontrollera begäran, eller skriv att ordföranden har beslutat om sammanträdet.",
            plats=plats,
            lagrum="KL 6:23",
        )


def väckt_ärende_har_namn(s: Sammanträde, läge: Läge) -> Iterator[Påpekande]:
    """R6 (KL 4:20): any ledamot may raise a matter; the list says who."""
    for nr, p in aktuella(s, läge.publicerat):
        är_väckt = bool(re.match(r"väckt", f"{p.rubrik.strip()}", re.IGNORECASE)) or bool(
            re.search(r"\bväckt", grupprubrik(s, p), re.IGNORECASE)
        )
        namn = re.sub(r"\([^)]*\)|\bledamot(?:en)?\b|\bersättare\b", "", p.väckt_av, flags=re.IGNORECASE).strip()
        if (är_väckt or p.väckt_av.strip()) and not re.search(r"\w{2,}", namn):
            yield varning(
                "KAL-vackt-utan-namn",
                f"{svenska.versal(punktplats(nr, p))} är väckt vid sammanträdet, men det står inte av vem.",
                "Skriv ledamotens namn.",
                plats=_punkt(nr, p, "väckt_av"),
                lagrum="KL 4:20",
            )


def _har_börjat(s: Sammanträde, läge: Läge) -> bool:
    """Has the meeting begun? Then a raised matter is told of in the room, not in a tilläggslista."""
    if läge.idag != s.datum:
        return läge.idag > s.datum
    laddat = vars(s)  # the kallelse's rules run without närvaro and §§
    närvarande, paragrafer = laddat.get("närvarande") or (), laddat.get("paragrafer") or ()
    return bool(närvarande) or any(p.klubbat is not None for p in paragrafer)


def publicerad_lista_är_oförändrad(s: Sammanträde, läge: Läge) -> Iterator[Påpekande]:
    """R2, R6: the called are told what has been changed since the list was sent (the reglemente, KL 6:44)."""
    if not läge.publicerat or s.status in SLUTFÖRT or _har_börjat(s, läge):
        return
    skillnad = listan.skillnad(läge.publicerat[-1], listan.frys(s, läge.publicerat))
    if not skillnad.tom:
        yield varning(
            "KAL-andrad-utan-tillaggslista",
            f"Listan har ändrats sedan den publicerades: {skillnad.i_ord}.",
            "Publicera en tilläggslista.",
            plats=Plats("sammantrade", s.id, "punkter"),
            lagrum="KL 6:44",
        )


LISTREGLER: Final[tuple[Regel[Sammanträde], ...]] = (
    stängda_dörrar_är_utmärkta,
    beslut_har_ett_ärende,
    rubriken_är_ärendets,
    malltext_är_utbytt,
    extra_sammanträde_har_grund,
    väckt_ärende_har_namn,
    publicerad_lista_är_oförändrad,
)
