"""Riskanalys and internkontrollplan (KL 6:6; R65–R69). Thresholds and scale are the analysis' own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from nämndapp.bas import lagrum, svenska
from nämndapp.bas.papekande import Plats, Påpekande
from nämndapp.models import Internkontrollplan, Kontrollmoment, Planstatus, Risk, Riskanalys
from nämndapp.rules.frekvens import tolka_frekvens
from nämndapp.rules.lage import Läge, Regel, fel, tips, varning
from nämndapp.rules.platshallare import platshållare
from nämndapp.rules.riskkoppling import föreslå_kopplingar
from nämndapp.rules.riskniva import beräknat_riskvärde, gällande_riskvärde, risker_i_ordning

_MALLTITLAR = {"kontroll", "kontroll (ikp)", "kontrollmoment", "kontrollpunkt", "risk", "område", "ange kontroll"}


def _riskplats(nr: int, r: Risk, fält: str) -> Plats:
    return Plats("risk", r.id, fält, text=f"risk {nr}")


def riskvärdet_är_produkten(a: Riskanalys, _läge: Läge) -> Iterator[Påpekande]:
    """R67: riskvärde = sannolikhet × konsekvens. 0 × 0 is right too: the risk has been dropped."""
    for nr, r in risker_i_ordning(a):
        rätt = beräknat_riskvärde(r)
        if rätt is not None and r.riskvärde is not None and r.riskvärde != rätt:
            yield varning(
                "IK-riskvarde",
                f"Risk {nr} (”{r.risk}”) har riskvärdet {r.riskvärde}, men {r.sannolikhet} × {r.konsekvens} = {rätt}.",
                f"Ändra riskvärdet till {rätt}, eller rätta sannolikhet eller konsekvens.",
                plats=_riskplats(nr, r, "riskvärde"),
            )


def bedömningen_ryms_i_skalan(a: Riskanalys, _läge: Läge) -> Iterator[Påpekande]:
    """Both steps are on the scale, or both 0 (dropped); a risk without steps has not been assessed."""
    for nr, r in risker_i_ordning(a):
        if r.avförd:
            continue
        if r.sannolikhet is None or r.konsekvens is None:
            if r.riskvärde is None:
                yield varning(
                    "IK-ej-bedomd",
                    f"Risk {nr} (”{r.risk}”) är inte bedömd.",
                    "Fyll i sannolikhet och konsekvens.",
                    plats=_riskplats(nr, r, "sannolikhet"),
                )
            continue
        for fält, namn, steg in (
            ("sannolikhet", "sannolikheten", r.sannolikhet),
            ("konsekvens", "konsekvensen", r.konsekvens),
        ):
            if not 1 <= steg <= a.skala:
                yield varning(
                    "IK-utanfor-skalan",
                    f"I risk {nr} (”{r.risk}”) är {namn} {steg}; skalan går från 1 till {a.skala}.",
                    "Rätta bedömningen, eller sätt båda till 0 om risken är avförd.",
                    plats=_riskplats(nr, r, fält),
                )


def förra_årets_värden_har_samma_skala(a: Riskanalys, läge: Läge) -> Iterator[Påpekande]:
    """R68: 12 of 16 is not 12 of 25. Values that cannot be of this scale are told also when last year's is unknown."""
    högst = a.skala**2
    förra = läge.förra_skalan
    med = [(nr, r) for nr, r in risker_i_ordning(a) if r.föregående is not None]
    if med and förra is not None and förra[1] != a.skala:
        år, skala = förra
        exempel = med[0][1].föregående
        yield varning(
            "IK-annan-skala",
            f"Riskvärdena från {år} är satta på skalan 1–{skala} (högst {skala**2}), årets på 1–{a.skala} (högst "
            f"{högst}): {exempel} då är inte detsamma som {exempel} nu.",
            "Jämför nivåernas ord i stället för talen, eller skriv om förra årets riskvärden till årets skala.",
            plats=_riskplats(*med[0], "föregående"),
        )
        return
    for nr, r in med:
        if r.föregående is not None and r.föregående > högst:
            yield varning(
                "IK-annan-skala",
                f"Risk {nr} (”{r.risk}”) hade riskvärdet {r.föregående} förra året; årets skala går till {högst}.",
                "Rätta förra årets riskvärde, eller skriv om det till årets skala.",
                plats=_riskplats(nr, r, "föregående"),
            )


def riskerna_är_ifyllda(a: Riskanalys, _läge: Läge) -> Iterator[Påpekande]:
    """A row that still says what its column is called, or what the template said, is not filled in."""
    for nr, r in risker_i_ordning(a):
        if r.risk.strip().casefold() in _MALLTITLAR or not r.risk.strip():
            yield fel(
                "IK-malltext-risk",
                f"Risk {nr} heter ”{r.risk}”, som är mallens rubrik.",
                "Skriv vad som kan hända, eller ta bort raden.",
                plats=_riskplats(nr, r, "risk"),
            )
        for rest in platshållare(f"{r.risk}\n{r.område}\n{r.orsak}"):
            yield fel(
                "IK-platshallare",
                f"I risk {nr} står ”{rest}” kvar.",
                "Skriv rätt text.",
                plats=_riskplats(nr, r, "risk"),
            )


def _kontroller(plan: Internkontrollplan) -> list[tuple[int, Kontrollmoment]]:
    return list(enumerate(sorted(plan.kontroller, key=lambda k: k.ordning), 1))


def _kontrollplats(nr: int, k: Kontrollmoment, fält: str) -> Plats:
    return Plats("kontrollmoment", k.id, fält, text=f"kontrollmoment {nr}")


def höga_risker_har_kontrollmoment(plan: Internkontrollplan, _läge: Läge) -> Iterator[Påpekande]:
    """R69: a risk at or above the threshold, or made obligatory by kommunstyrelsen, has a control in the plan.

    Where an unlinked control speaks of the same thing the plan is hardly incomplete: then it is a hint to link them.
    """
    analys = plan.riskanalys
    if analys is None:
        return
    kopplade = {id(r) for k in plan.kontroller for r in k.risker}
    nummer = {id(k): nr for nr, k in _kontroller(plan)}
    förslag = {id(f.risk): nummer[id(f.kontroll)] for f in föreslå_kopplingar(plan)}
    for nr, r in risker_i_ordning(analys):
        värde = gällande_riskvärde(r)
        hög = värde is not None and värde >= analys.tröskel
        if id(r) in kopplade or r.avförd or not (hög or r.obligatorisk):
            continue
        skäl = f"har riskvärdet {värde} (gränsen är {analys.tröskel})" if hög else "är obligatorisk"
        if id(r) in förslag:
            yield tips(
                "IK-koppling-saknas",
                f"Risk {nr} (”{r.risk}”) {skäl} och är inte kopplad, men kontrollmoment {förslag[id(r)]} "
                "verkar gälla samma sak.",
                f"Koppla kontrollmoment {förslag[id(r)]} till risk {nr}.",
                plats=_riskplats(nr, r, "kontroller"),
            )
        else:
            yield varning(
                "IK-risk-utan-kontroll",
                f"Risk {nr} (”{r.risk}”) {skäl} men har inget kontrollmoment i planen.",
                "Lägg till ett kontrollmoment för risken, eller koppla ett som finns.",
                plats=_riskplats(nr, r, "kontroller"),
                lagrum="KL 6:6",
            )


def kontrollmomenten_har_grund(plan: Internkontrollplan, _läge: Läge) -> Iterator[Påpekande]:
    """A control belongs to a risk at or above the threshold, or to an obligatory one; not to one that is dropped.

    One such risk is enough for a control of several. What is said of a risk that is only proposed by the words of the
    control is a hint.
    """
    förslag: dict[int, list[Risk]] = {}
    for f in föreslå_kopplingar(plan):
        förslag.setdefault(id(f.kontroll), []).append(f.risk)
    tröskel = plan.riskanalys.tröskel if plan.riskanalys is not None else None
    okopplade = 0
    for nr, k in _kontroller(plan):
        okopplade += not k.risker
        risker = k.risker or förslag.get(id(k), [])
        if risker:
            yield from _grund(nr, k, risker, tröskel)
            yield from _kategori(nr, k, risker)
    if okopplade and tröskel is not None:
        yield tips(
            "IK-kontroll-utan-risk",
            f"{okopplade} av {len(plan.kontroller)} kontrollmoment är inte kopplade till någon risk.",
            "Koppla varje kontrollmoment till de risker som det ska minska.",
            plats=Plats("internkontrollplan", plan.id, "kontroller"),
        )


def _grund(nr: int, k: Kontrollmoment, risker: Sequence[Risk], tröskel: int | None) -> Iterator[Påpekande]:
    larm, gäller = (varning, "gäller") if k.risker else (tips, "verkar gälla")
    plats = _kontrollplats(nr, k, "risker")
    kvar = [r for r in risker if not r.avförd]
    avförda = [r for r in risker if r.avförd]
    if not kvar:
        yield larm(
            "IK-kontroll-av-avford-risk",
            f"Kontrollmoment {nr} (”{k.kontroll}”) {gäller} {_riskerna(avförda)}, som är "
            f"{'avförd' if len(avförda) == 1 else 'avförda'}.",
            "Ta bort kontrollmomentet, eller bedöm risken på nytt.",
            plats=plats,
        )
        return
    if avförda:
        yield tips(
            "IK-koppling-till-avford-risk",
            f"Kontrollmoment {nr} (”{k.kontroll}”) {gäller} också {_riskerna(avförda)}, som är "
            f"{'avförd' if len(avförda) == 1 else 'avförda'}.",
            "Ta bort kopplingen till den avförda risken.",
            plats=plats,
        )
    if tröskel is not None and all(_under(r, tröskel) for r in kvar):
        en = len(kvar) == 1
        värden = svenska.uppräkning([str(gällande_riskvärde(r)) for r in kvar])
        yield larm(
            "IK-kontroll-under-troskel",
            f"Kontrollmoment {nr} (”{k.kontroll}”) {gäller} {_riskerna(kvar)} med "
            f"{'riskvärdet' if en else 'riskvärdena'} {värden}, under gränsen {tröskel}, och "
            f"{'den är inte obligatorisk' if en else 'ingen av dem är obligatorisk'}.",
            "Märk risken som obligatorisk om kommunstyrelsen har beslutat det, eller ta bort kontrollmomentet.",
            plats=plats,
        )


def _under(r: Risk, tröskel: int) -> bool:
    värde = gällande_riskvärde(r)
    return värde is not None and värde < tröskel and not r.obligatorisk


def _riskerna(risker: Sequence[Risk]) -> str:
    namn = svenska.uppräkning([f"”{r.risk}”" for r in risker])
    return f"{'risken' if len(risker) == 1 else 'riskerna'} {namn}"


def _kategori(nr: int, k: Kontrollmoment, risker: Sequence[Risk]) -> Iterator[Påpekande]:
    """The plan's category is the område of one of the control's risks."""
    kategori = k.kategori.strip()
    områden = {r.område.strip().casefold(): r for r in risker if r.område.strip()}
    if not kategori or not områden or kategori.casefold() in områden:
        return
    namn = svenska.uppräkning([r.område.strip() for r in områden.values()])
    yield tips(
        "IK-kategori-avviker",
        f"Kontrollmoment {nr} står under {kategori}, men {_riskerna(list(områden.values()))} under {namn}.",
        "Använd samma kategori i planen och riskanalysen.",
        plats=_kontrollplats(nr, k, "kategori"),
    )


def kontrollmomenten_är_ifyllda(plan: Internkontrollplan, _läge: Läge) -> Iterator[Påpekande]:
    """R69: who, how often, how, and to whom; a row that still bears the template's label is not filled in."""
    for nr, k in _kontroller(plan):
        if k.kontroll.strip().casefold() in _MALLTITLAR or not k.kontroll.strip():
            yield fel(
                "IK-malltext",
                f"Kontrollmoment {nr} heter ”{k.kontroll}”, som är mallens rubrik."
                if k.kontroll.strip()
                else f"Kontrollmoment {nr} har ingen text.",
                "Skriv vad som ska kontrolleras, eller ta bort raden.",
                plats=_kontrollplats(nr, k, "kontroll"),
            )
        for rest in platshållare("\n".join((k.kontroll, k.metod, k.ansvarig, k.frekvens, k.rapporteras_till))):
            yield fel(
                "IK-platshallare",
                f"I kontrollmoment {nr} står ”{rest}” kvar.",
                "Skriv rätt text.",
                plats=_kontrollplats(nr, k, "kontroll"),
            )
        for kod, fält, värde, vad, åtgärd in (
            ("IK-ansvarig-saknas", "ansvarig", k.ansvarig, "ingen ansvarig", "Skriv vem som ansvarar."),
            ("IK-frekvens-saknas", "frekvens", k.frekvens, "ingen frekvens", "Skriv hur ofta kontrollen görs."),
            ("IK-metod-saknas", "metod", k.metod, "ingen metod", "Skriv hur kontrollen görs, till exempel stickprov."),
            ("IK-rapportering-saknas", "rapporteras_till", k.rapporteras_till, "ingen att rapportera till",
             "Skriv vem resultatet rapporteras till."),
        ):  # fmt: skip
            if not värde.strip():
                yield varning(
                    kod, f"Kontrollmoment {nr} (”{k.kontroll}”) har {vad}.", åtgärd, plats=_kontrollplats(nr, k, fält)
                )


def kontrollen_rapporteras_till_någon_annan(plan: Internkontrollplan, _läge: Läge) -> Iterator[Påpekande]:
    """One who reports to himself is not controlled (R61 by analogy; practice)."""
    for nr, k in _kontroller(plan):
        if k.ansvarig.strip() and k.ansvarig.strip().casefold() == k.rapporteras_till.strip().casefold():
            yield varning(
                "IK-rapporterar-till-sig",
                f"Kontrollmoment {nr} (”{k.kontroll}”): {k.ansvarig.strip()} både ansvarar och tar emot rapporten.",
                "Låt resultatet rapporteras till någon annan, till exempel förvaltningschefen eller nämnden.",
                plats=_kontrollplats(nr, k, "rapporteras_till"),
            )


def frekvensen_går_att_läsa(plan: Internkontrollplan, _läge: Läge) -> Iterator[Påpekande]:
    """The words are kept as written; the code that reminders are counted from must mean the same."""
    for nr, k in _kontroller(plan):
        if not k.frekvens.strip():
            continue
        tolkad = tolka_frekvens(k.frekvens)
        plats = _kontrollplats(nr, k, "frekvens")
        if tolkad is None and k.frekvenskod is None:
            yield tips(
                "IK-frekvens-okand",
                f"Frekvensen ”{k.frekvens}” i kontrollmoment {nr} går inte att räkna med.",
                "Välj hur ofta kontrollen görs.",
                plats=plats,
            )
        elif tolkad is not None and k.frekvenskod is not None and tolkad is not k.frekvenskod:
            yield varning(
                "IK-frekvens-avviker",
                f"Kontrollmoment {nr} skriver ”{k.frekvens}” men är satt till {k.frekvenskod.value}.",
                f"Välj {tolkad.value}, eller ändra texten.",
                plats=plats,
            )


def samma_kontroll_står_en_gång(plan: Internkontrollplan, _läge: Läge) -> Iterator[Påpekande]:
    """Two rows with the same words are usually a slip of the paste."""
    antal = Counter(k.kontroll.strip().casefold() for k in plan.kontroller if k.kontroll.strip())
    sedda: set[str] = set()
    for nr, k in _kontroller(plan):
        nyckel = k.kontroll.strip().casefold()
        if antal[nyckel] > 1 and nyckel in sedda:
            yield tips(
                "IK-dubblett",
                f"”{k.kontroll.strip()}” står {antal[nyckel]} gånger i planen.",
                "Ta bort den ena raden, eller skriv vad som skiljer dem.",
                plats=_kontrollplats(nr, k, "kontroll"),
            )
        sedda.add(nyckel)


_GAMMAL_LYDELSE = re.compile(r"intern\w* kontroll\w*\s+(?:är|ska vara)\s+tillräcklig", re.IGNORECASE)
_NY_LYDELSE = date(2025, 7, 1)


def planen_hänger_ihop(plan: Internkontrollplan, läge: Läge) -> Iterator[Påpekande]:
    """R65, R66, R70: an analysis of the same year behind it, the decision noted, the law as worded now."""
    plats = Plats("internkontrollplan", plan.id, "")
    if plan.riskanalys is None:
        yield varning(
            "IK-analys-saknas",
            "Planen bygger inte på någon riskanalys.",
            "Koppla planen till årets riskanalys.",
            plats=Plats("internkontrollplan", plan.id, "riskanalys_id"),
            lagrum="KL 6:6",
        )
    elif plan.riskanalys.år != plan.år:
        yield varning(
            "IK-fel-ar",
            f"Planen gäller {plan.år} men riskanalysen {plan.riskanalys.år}.",
            f"Koppla planen till riskanalysen för {plan.år}.",
            plats=Plats("internkontrollplan", plan.id, "riskanalys_id"),
        )
    if not plan.kontroller:
        yield varning("IK-tom-plan", "Planen har inga kontrollmoment.", "Lägg till kontrollmoment.", plats=plats)
    if plan.status is not Planstatus.FÖRSLAG and (plan.beslutad_datum is None or plan.beslutad_paragraf is None):
        yield varning(
            "IK-beslut-saknas",
            "Planen är märkt som beslutad, men beslutets datum eller paragraf saknas.",
            "Fyll i datum och paragraf för beslutet.",
            plats=Plats("internkontrollplan", plan.id, "beslutad_datum"),
        )
    dag = plan.beslutad_datum or läge.idag
    text = f"{plan.inledning}"
    if dag >= _NY_LYDELSE and _GAMMAL_LYDELSE.search(text) and "oegentlighet" not in text.casefold():
        nu = lagrum.hämta("KL 6:6", dag)
        yield tips(
            "IK-gammal-lydelse",
            "Inledningen återger kommunallagens äldre ord om intern kontroll.",
            f"Skriv efter lydelsen från {svenska.datum_kort(_NY_LYDELSE)}: {nu.text if nu else ''}".strip(),
            plats=Plats("internkontrollplan", plan.id, "inledning"),
            lagrum="KL 6:6",
        )


RISKANALYSREGLER: Final[tuple[Regel[Riskanalys], ...]] = (
    riskvärdet_är_produkten,
    bedömningen_ryms_i_skalan,
    riskerna_är_ifyllda,
    förra_årets_värden_har_samma_skala,
)
PLANREGLER: Final[tuple[Regel[Internkontrollplan], ...]] = (
    planen_hänger_ihop,
    höga_risker_har_kontrollmoment,
    kontrollmomenten_har_grund,
    kontrollmomenten_är_ifyllda,
    kontrollen_rapporteras_till_någon_annan,
    frekvensen_går_att_läsa,
    samma_kontroll_står_en_gång,
)
