"""Kallelse and föredragningslista (R1–R9). For a nämnd the reglemente decides (KL 6:44), hence ``kallelse_dagar``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from nämndapp.bas import diarienummer, svenska
from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.bas.helgdagar import dagar_före, helgdagsnamn
from nämndapp.bas.papekande import Plats, Påpekande
from nämndapp.models import Nämndtyp, Punkttyp, Sammanträde, Sammanträdesslag, Sammanträdesstatus
from nämndapp.rules.justeringstid import justeras_senast
from nämndapp.rules.lage import Läge, Regel, fel, tips, varning
from nämndapp.rules.listan import aktuella
from nämndapp.rules.listregler import LISTREGLER, SLUTFÖRT
from nämndapp.rules.platshallare import platshållare
from nämndapp.rules.punkter import handlingar_till, punkter_i_ordning, punktplats, skrivelse_till, är_meddelanden
from nämndapp.rules.remiss import är_besvarad


def _plats(s: Sammanträde, fält: str) -> Plats:
    return Plats("sammantrade", s.id, fält)


def _är_fullmäktige(s: Sammanträde) -> bool:
    return s.nämnd is not None and s.nämnd.typ is Nämndtyp.FULLMÄKTIGE


def sista_kallelsedag(s: Sammanträde) -> date:
    """The last day to send the kallelse: ``kallelse_dagar`` before; for fullmäktige never under a week (KL 5:15).

    ``inställningar["kallelse_dagtyp"] = "arbetsdag"`` counts working days.
    """
    dagar = s.nämnd.kallelse_dagar if s.nämnd else 5
    if _är_fullmäktige(s):
        return s.datum - timedelta(days=max(dagar, 7))
    inställningar = (s.nämnd.inställningar or {}) if s.nämnd else {}
    return dagar_före(s.datum, dagar, arbetsdagar=inställningar.get("kallelse_dagtyp") == "arbetsdag")


def kallelsen_är_fullständig(s: Sammanträde, _läge: Läge) -> Iterator[Påpekande]:
    """R2: who is called, and when and where; for fullmäktige also the matters (KL 5:15). Missing = incomplete paper."""
    uppgifter = (
        ("organ", "nämnd_id", s.nämnd is not None and bool(s.nämnd.namn.strip()), "vilket organ som sammanträder"),
        ("datum", "datum", bool(s.datum), "vilken dag sammanträdet hålls"),
        ("tid", "starttid", s.starttid is not None, "vilken tid sammanträdet börjar"),
        ("plats", "plats", bool(s.plats.strip()), "var sammanträdet hålls"),
    )
    lagrum = "KL 5:15" if _är_fullmäktige(s) else "KL 6:17"
    for kod, fält, finns, vad in uppgifter:
        if not finns:
            yield fel(
                f"KAL-{kod}-saknas",
                f"Kallelsen säger inte {vad}.",
                f"Fyll i {'organ' if kod == 'organ' else kod}.",
                plats=_plats(s, fält),
                lagrum=lagrum,
            )
    if not s.punkter:
        larm = fel if _är_fullmäktige(s) else varning
        yield larm(
            "KAL-tom-lista",
            "Föredragningslistan har inga ärenden.",
            "Lägg till ärenden på föredragningslistan.",
            plats=_plats(s, "punkter"),
            lagrum="KL 5:15" if _är_fullmäktige(s) else "",
        )


def kallelsen_skickas_i_tid(s: Sammanträde, läge: Läge) -> Iterator[Påpekande]:
    """R1, R9: the deadline of the reglemente (KL 6:44), for fullmäktige a week (KL 5:15). A beredning has none."""
    if s.slag is Sammanträdesslag.BEREDNING:
        return
    sista = sista_kallelsedag(s)
    lagrum = "KL 5:15" if _är_fullmäktige(s) else "KL 6:44"
    plats = _plats(s, "kallelse_datum")
    if s.kallelse_datum is not None:
        if s.kallelse_datum > s.datum:
            yield varning(
                "KAL-efter-motet",
                f"Kallelsen är daterad {s.kallelse_datum}, efter sammanträdet {s.datum}.",
                "Rätta kallelsens datum.",
                plats=plats,
            )
        elif s.kallelse_datum > sista:
            yield varning(
                "KAL-for-sen",
                f"Kallelsen är daterad {s.kallelse_datum}; sista dag att kalla var {sista}.",
                "Skicka kallelsen i tid, eller anteckna varför den skickas senare.",
                plats=plats,
                lagrum=lagrum,
            )
        return
    if s.status is not Sammanträdesstatus.PLANERAT or läge.idag > s.datum:
        return
    if läge.idag > sista:
        yield varning(
            "KAL-ej-skickad",
            f"Kallelsen skulle ha skickats senast {sista} och har inget datum.",
            "Skicka kallelsen och fyll i dess datum.",
            plats=plats,
            lagrum=lagrum,
        )
    elif sista - läge.idag <= timedelta(days=3):
        yield tips(
            "KAL-snart-dags",
            f"Sista dag att skicka kallelsen är {svenska.veckodag(sista)} {sista}.",
            "Gör klart föredragningslistan och skicka kallelsen.",
            plats=plats,
            lagrum=lagrum,
        )


def dagen_är_ingen_helgdag(s: Sammanträde, _läge: Läge) -> Iterator[Påpekande]:
    """Lag (1989:253): a meeting or a justering on a day off is possible, but seldom meant."""
    for fält, dag, vad in (("datum", s.datum, "Sammanträdet"), ("justering_datum", s.justering_datum, "Justeringen")):
        namn = helgdagsnamn(dag) if dag else ""
        if dag and namn:
            yield tips(
                "KAL-helgdag",
                f"{vad} ligger på {namn}{'' if namn in svenska.VECKODAGAR else f' ({svenska.veckodag(dag)})'} {dag}.",
                "Kontrollera datumet.",
                plats=_plats(s, fält),
            )


def ärenden_har_tjänsteskrivelse(s: Sammanträde, läge: Läge) -> Iterator[Påpekande]:
    """Every item that is not information or formalities has a written proposal (practice); messages have a list."""
    for nr, p in aktuella(s, läge.publicerat):
        skrivs = p.typ in {Punkttyp.BESLUT, Punkttyp.ANMÄLAN} and not är_meddelanden(p.rubrik)
        if skrivs and skrivelse_till(p) is None:
            yield varning(
                "KAL-utan-tjansteskrivelse",
                f"Under {punktplats(nr, p)} finns ingen tjänsteskrivelse.",
                "Lägg till tjänsteskrivelsen, eller gör punkten till information.",
                plats=Plats("foredragningspunkt", p.id, "handlingar", text=f"punkt {nr}"),
            )


def skrivelsen_hör_till_punkten(s: Sammanträde, läge: Läge) -> Iterator[Påpekande]:
    """A tjänsteskrivelse bears the item's number; other papers may well bear another organ's."""
    for nr, p in aktuella(s, läge.publicerat):
        punktens = diarienummer.nyckel(p.diarienummer)
        for h in handlingar_till(p):
            handlingens = diarienummer.nyckel(h.diarienummer)
            if h.typ is Dokumenttyp.TJÄNSTESKRIVELSE and punktens and handlingens and punktens != handlingens:
                yield varning(
                    "KAL-annat-dnr",
                    f"Tjänsteskrivelsen ”{h.rubrik}” under punkt {nr} har diarienummer {h.diarienummer}, "
                    f"men punkten har {p.diarienummer}.",
                    "Kontrollera att skrivelsen ligger under rätt punkt, eller rätta numret.",
                    plats=Plats("foredragningspunkt", p.id, "handlingar", text=f"punkt {nr}"),
                )


def diarienummer_på_listan(s: Sammanträde, läge: Läge) -> Iterator[Påpekande]:
    """A matter stands once on the list (joined on diarienummer, never on title) and has its number."""
    punkter = list(aktuella(s, läge.publicerat))
    nycklar = [diarienummer.nyckel(p.diarienummer) for _, p in punkter]
    första: dict[object, int] = {}
    for (nr, p), nyckel in zip(punkter, nycklar, strict=True):
        plats = Plats("foredragningspunkt", p.id, "diarienummer", text=f"punkt {nr}")
        if nyckel is None:
            if p.typ is Punkttyp.BESLUT and any(nycklar):
                yield varning(
                    "KAL-dnr-saknas", f"{svenska.versal(punktplats(nr, p))} har inget diarienummer.",
                    "Skriv ärendets diarienummer.", plats=plats,
                )  # fmt: skip
        elif nyckel in första:
            yield varning(
                "KAL-dubblett-dnr",
                f"{p.diarienummer} står både under punkt {första[nyckel]} och punkt {nr}.",
                "Kontrollera diarienumren, eller slå ihop punkterna.",
                plats=plats,
            )
        else:
            första[nyckel] = nr


def listans_ordning(s: Sammanträde, läge: Läge) -> Iterator[Påpekande]:
    """Numbers run without gaps because they follow from the order; two items in one place, or a split group, do not."""
    punkter = punkter_i_ordning(s)
    for ordning, antal in Counter(p.ordning for p in punkter).items():
        if antal > 1:
            rubriker = svenska.uppräkning([f"”{p.rubrik}”" for p in punkter if p.ordning == ordning])
            yield varning(
                "KAL-samma-plats",
                f"{rubriker} har samma plats på föredragningslistan, så numren är inte bestämda.",
                "Dra punkterna i den ordning de ska behandlas.",
                plats=_plats(s, "punkter"),
            )
    for nr, p in aktuella(s, läge.publicerat):
        if not p.rubrik.strip():
            yield fel(
                "KAL-rubrik-saknas", f"Punkt {nr} har ingen rubrik.", "Skriv vad ärendet gäller.",
                plats=Plats("foredragningspunkt", p.id, "rubrik", text=f"punkt {nr}"),
            )  # fmt: skip
        for rest in platshållare(p.rubrik):
            yield fel(
                "KAL-platshallare", f"I {punktplats(nr, p)} står malltexten ”{rest}” kvar.", "Skriv rätt text.",
                plats=Plats("foredragningspunkt", p.id, "rubrik", text=f"punkt {nr}"),
            )  # fmt: skip
    grupper: list[object] = []
    for p in punkter:
        grupp = p.grupp_id if p.grupp_id is not None else id(vars(p)["grupp"]) if vars(p).get("grupp") else None
        if grupp is None or (grupper and grupper[-1] == grupp):
            continue
        if grupp in grupper:
            yield tips(
                "KAL-delad-grupp",
                f"Gruppen som ”{p.rubrik}” står i finns på två ställen på listan, så dess rubrik trycks två gånger.",
                "Dra ihop gruppens punkter.",
                plats=Plats("foredragningspunkt", p.id, "grupp_id"),
            )
        grupper.append(grupp)


def remissvar_hinner_beslutas(s: Sammanträde, läge: Läge) -> Iterator[Påpekande]:
    """A remiss is answered in time only when it is decided at or before the last meeting ahead of its reply date."""
    for nr, p in aktuella(s, läge.publicerat):
        for h in handlingar_till(p):
            svar = h.skrivelse.svar_senast if h.skrivelse else None
            if svar is None or är_besvarad(h, handlingar_till(p)):
                continue
            plats = Plats("handling", h.id, "svar_senast", text=f"punkt {nr}")
            if svar < s.datum:
                yield varning(
                    "KAL-remiss-for-sen",
                    f"Svaret på ”{h.rubrik}” ska lämnas senast {svar}, före sammanträdet {s.datum}.",
                    "Begär förlängd svarstid, eller låt ordföranden besluta om reglementet medger det.",
                    plats=plats,
                )
            elif läge.nästa_sammanträde and svar < läge.nästa_sammanträde:
                yield tips(
                    "KAL-remiss-nu",
                    f"Svaret på ”{h.rubrik}” ska lämnas senast {svar}; nästa sammanträde är {läge.nästa_sammanträde}.",
                    "Låt nämnden besluta om svaret på det här sammanträdet, gärna med omedelbar justering.",
                    plats=plats,
                )


def justering_är_planerad(s: Sammanträde, _läge: Läge) -> Iterator[Påpekande]:
    """R29 (KL 5:69 through 6:35): proposed justering at latest 14 days after; names proposed (practice)."""
    sista = justeras_senast(s.datum)
    if s.justering_datum and s.justering_datum > sista:
        yield varning(
            "KAL-justering-sen",
            f"Justeringen föreslås {s.justering_datum}; protokollet ska vara justerat senast {sista}.",
            f"Föreslå en dag till och med {sista}.",
            plats=_plats(s, "justering_datum"),
            lagrum="KL 5:69",
        )
    if s.justering_datum and s.justering_datum < s.datum:
        yield varning(
            "KAL-justering-fore-motet",
            f"Justeringen föreslås {s.justering_datum}, före sammanträdet {s.datum}.",
            "Rätta datumet för justeringen.",
            plats=_plats(s, "justering_datum"),
        )
    for fält, värde, vad in (
        ("förslag_justerare", s.förslag_justerare, "justerare"),
        ("ordförande", s.ordförande, "ordförande"),
    ):
        if not värde.strip():
            yield tips(
                f"KAL-{'justerare' if vad == 'justerare' else 'ordforande'}-saknas",
                f"Ingen {vad} är angiven.",
                f"Skriv namnet på {'den justerare som föreslås' if vad == 'justerare' else 'ordföranden'}.",
                plats=_plats(s, fält),
            )
    if s.förslag_justerare.strip() and s.förslag_justerare.strip() == s.ordförande.strip():
        yield varning(
            "KAL-justerare-ordforande",
            f"{s.förslag_justerare} är både ordförande och föreslagen justerare.",
            "Föreslå en annan justerare.",
            plats=_plats(s, "förslag_justerare"),
        )


def tider_och_datum_hänger_ihop(s: Sammanträde, läge: Läge) -> Iterator[Påpekande]:
    """Start before end; items' times rise; papers are not younger than the kallelse that carries them."""
    if s.starttid and s.sluttid and s.sluttid <= s.starttid:
        yield varning(
            "KAL-sluttid", "Sammanträdet slutar innan det börjar.", "Rätta start- eller sluttiden.",
            plats=_plats(s, "sluttid"),
        )  # fmt: skip
    senaste = s.starttid
    for nr, p in aktuella(s, läge.publicerat):
        if p.klockslag:
            if senaste and p.klockslag < senaste:
                yield tips(
                    "KAL-klockslag",
                    f"{svenska.versal(punktplats(nr, p))} har klockslaget {svenska.klockslag(p.klockslag)}, "
                    f"före {svenska.klockslag(senaste)}.",
                    "Kontrollera klockslagen.",
                    plats=Plats("foredragningspunkt", p.id, "klockslag", text=f"punkt {nr}"),
                )
            senaste = p.klockslag
        if s.kallelse_datum and s.status not in SLUTFÖRT:
            for h in handlingar_till(p):
                if h.datum and h.datum > s.kallelse_datum:
                    yield tips(
                        "KAL-handling-yngre",
                        f"”{h.rubrik}” under punkt {nr} är daterad {h.datum}, efter kallelsen {s.kallelse_datum}.",
                        "Kontrollera datumet, eller skicka handlingen som komplettering.",
                        plats=Plats("handling", h.id, "datum", text=f"punkt {nr}"),
                    )


KALLELSEREGLER: Final[tuple[Regel[Sammanträde], ...]] = (
    kallelsen_är_fullständig,
    kallelsen_skickas_i_tid,
    listans_ordning,
    diarienummer_på_listan,
    ärenden_har_tjänsteskrivelse,
    skrivelsen_hör_till_punkten,
    remissvar_hinner_beslutas,
    justering_är_planerad,
    tider_och_datum_hänger_ihop,
    dagen_är_ingen_helgdag,
    *LISTREGLER,
)
