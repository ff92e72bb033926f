"""Tables recognised by the words of their header row."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from nämndapp.bas import diarienummer
from nämndapp.bas.forslag import Kontrollförslag, Meddelandeförslag, Riskförslag
from nämndapp.importers.etiketter import rensa
from nämndapp.importers.rader import Del, foga

_RISK = {
    "område": re.compile(r"^(?:risk)?(?:område|kategori|process|verksamhet)"),
    "risk": re.compile(
        r"^(?:identifierad )?risk(?:er|beskrivning|händelse)?(?: \(.*\))?$|^beskrivning av risk|^händelse"
    ),
    "sannolikhet": re.compile(r"^(?:s$|sannolik)"),
    "konsekvens": re.compile(r"^(?:k$|konsekvens|väsentlighet)"),
    "riskvärde": re.compile(r"^(?:risi?k-?(?:värde|tal|poäng|nivå)|rv\b|s ?[x×*] ?k|summa|totalt? riskvärde|värde)"),
}
_RISKTEXTER = {
    "orsak": re.compile(r"^orsak"),
    "bedömning": re.compile(r"^bedömning$"),
    "obligatorisk": re.compile(r"^obligatorisk"),
    "kommunövergripande": re.compile(r"^kommunövergripande"),
    "kommentar": re.compile(r"^(?:kommentar|anmärkning)(?:ar)?$"),
}
_BEDÖMNINGAR = frozenset({"acceptera", "åtgärda", "kontrollera"})
_PLAN = {
    "nr": re.compile(r"^(?:nr|nummer)\.?$"),
    "kontroll": re.compile(
        r"^(?:kontroll(?:moment|punkt|aktivitet|område)?(?: \(.*\))?|vad ska kontrolleras.*|åtgärd)$"
    ),
    "kategori": re.compile(r"^(?:kategori|område|process|rutin/process|rutin)$"),
    "ansvarig": re.compile(r"^(?:kontroll)?ansvarig|^vem"),
    "frekvens": re.compile(r"^(?:frekvens|hur ofta|när|tidpunkt|intervall)"),
    "metod": re.compile(r"^(?:kontroll)?metod|^hur$|^tillvägagångssätt"),
    "rapporteras_till": re.compile(r"^rapport(?:era|eras|ering)?(?: till)?|^mottagare av rapport"),
    "resultat": re.compile(r"^(?:resultat|utfall|uppföljning)"),
    "risker": re.compile(r"^risk(?:er)?(?: ?nr\.?)?$"),
}  # fmt: skip
_HELTAL = re.compile(r"^(\d{1,3})(?: (?:låg|medel|medelhög|hög|mycket hög|kritisk))?$", re.IGNORECASE)
_FÖREGÅENDE = re.compile(r"^(?:föregående|förra årets?) ")
_RISKNUMMER = re.compile(r"^\d{1,3}(?:,\s*\d{1,3})*,?$")
_STRECK = re.compile(r"^[\s\t|:=+_-]+$")


@dataclass(frozen=True, slots=True)
class Tabellhuvud:
    """Which column holds what."""

    slag: str
    index: int
    kolumner: dict[str, int]
    föregående: int | None = None


def _celler(del_: Del) -> list[str]:
    if "\t" in del_.rå:
        return del_.celler
    return [c.strip() for c in re.split(r" {2,}", del_.rå.strip())]


def _kolumner(celler: list[str], ord_: dict[str, re.Pattern[str]]) -> dict[str, int]:
    kolumner: dict[str, int] = {}
    for nr, cell in enumerate(celler):
        vikt = rensa(re.sub(r"\b(?:19|20)\d{2}\b", "", cell)).casefold()
        for namn, mönster in ord_.items():
            if mönster.search(vikt) and namn not in kolumner:
                kolumner[namn] = nr
                break
    return kolumner


def tabellhuvud(del_: Del, index: int) -> Tabellhuvud | None:
    """The header of a riskanalys or of an internkontrollplan; None for every other line."""
    if "\t" not in del_.rå and "  " not in del_.text:
        return None
    celler = _celler(del_)
    if len(celler) < 3:
        return None
    risk = _kolumner(celler, _RISK)
    if {"sannolikhet", "konsekvens"} <= risk.keys() and "risk" in risk:
        värden = [n for n, c in enumerate(celler) if _RISK["riskvärde"].search(_utan_år(c))]
        före = [n for n, c in enumerate(celler) if _FÖREGÅENDE.match(_utan_år(c))]
        före = före or [n for n in värden if n < risk["sannolikhet"] and n != risk["risk"]]
        efter = [n for n in värden if n > risk["sannolikhet"]]
        risk |= _kolumner(celler, _RISKTEXTER)
        risk.pop("riskvärde", None)
        if efter:
            risk["riskvärde"] = efter[-1]
        return Tabellhuvud("risk", index, risk, före[0] if före else None)
    plan = _kolumner(celler, _PLAN)
    if "kontroll" in plan and len(plan.keys() & {"ansvarig", "frekvens", "metod", "rapporteras_till"}) >= 2:
        return Tabellhuvud("plan", index, plan)
    return None


def _utan_år(cell: str) -> str:
    return rensa(re.sub(r"\b(?:19|20)\d{2}\b", "", cell)).casefold()


def _cell(celler: list[str], huvud: Tabellhuvud, namn: str) -> str:
    nr = huvud.kolumner.get(namn)
    return celler[nr] if nr is not None and nr < len(celler) else ""


def _tal(text: str) -> int | None:
    """ "12" or, as our own papers write it beside its level, "12 hög"."""
    träff = _HELTAL.match(text)
    return int(träff[1]) if träff else None


def _risknummer(text: str) -> tuple[int, ...]:
    """ "3, 7"; what is no row of numbers names no risk."""
    return tuple(int(t) for t in re.findall(r"\d+", text)) if _RISKNUMMER.match(text) else ()


def tabellrader(delar: list[Del], huvud: Tabellhuvud) -> tuple[list[Del], int]:
    """The rows below a header (repeated headers and rules skipped) and the index after the last one."""
    rader: list[Del] = []
    i, slut, tomma = huvud.index + 1, huvud.index + 1, 0
    while i < len(delar):
        del_ = delar[i]
        if del_.tom:
            tomma += 1
            if tomma > 2:
                break
        elif "\t" in del_.rå or "  " in del_.text:
            if _STRECK.match(del_.rå) or [rensa(c) for c in _celler(del_)] == [
                rensa(c) for c in _celler(delar[huvud.index])
            ]:
                pass
            elif tabellhuvud(del_, i) is not None:  # the head of another table
                break
            else:
                rader.append(del_)
            slut, tomma = i + 1, 0
        else:
            break
        i += 1
    return rader, slut


def läs_risker(delar: list[Del], huvud: Tabellhuvud) -> tuple[list[Riskförslag], list[Del], int]:
    """The risks, the rows that explain colours or scales, and the index after the table. Nothing is recomputed."""
    rader, slut = tabellrader(delar, huvud)
    risker: list[Riskförslag] = []
    texter: list[dict[str, str]] = []
    förklaringar: list[Del] = []
    område = ""
    for del_ in rader:
        celler = _celler(del_)
        risk = _cell(celler, huvud, "risk")
        tal = {n: _tal(_cell(celler, huvud, n)) for n in ("sannolikhet", "konsekvens", "riskvärde")}
        föregående = (
            _tal(celler[huvud.föregående]) if huvud.föregående is not None and huvud.föregående < len(celler) else None
        )
        egen = _cell(celler, huvud, "område")
        förklarar = risk.startswith((":", "=")) or not risk[:1].islower()
        utan_tal = not any(v is not None for v in (*tal.values(), föregående))
        if risker and utan_tal and (egen[:1].islower() or not (egen or risk)):  # goes on with the cells above
            område = foga([risker[-1].område, egen])
            risker[-1] = replace(risker[-1], område=område, risk=foga([risker[-1].risk, risk]))
            texter[-1] = _fogade(texter[-1], celler, huvud)
            continue
        if not any(v is not None for v in (*tal.values(), föregående)) and risk and not egen and förklarar:
            förklaringar.append(del_)
            continue
        if egen and not risk and not any(v is not None for v in tal.values()):
            område = egen
            continue
        if risker and risk[:1].islower() and not any(v is not None for v in (*tal.values(), föregående)):
            risker[-1] = replace(risker[-1], risk=foga([risker[-1].risk, risk]))  # a wrapped cell
            texter[-1] = _fogade(texter[-1], celler, huvud)
            continue
        område = egen or område
        risker.append(
            Riskförslag(område, risk, del_.rad, föregående, tal["sannolikhet"], tal["konsekvens"], tal["riskvärde"])
        )
        texter.append({n: _cell(celler, huvud, n) for n in _RISKTEXTER})
    return [_med_texter(r, t) for r, t in zip(risker, texter, strict=True)], förklaringar, slut


def _fogade(texter: dict[str, str], celler: list[str], huvud: Tabellhuvud) -> dict[str, str]:
    return {n: foga([text, _cell(celler, huvud, n)]) for n, text in texter.items()}


def _med_texter(risk: Riskförslag, text: dict[str, str]) -> Riskförslag:
    """The risk with what its other columns say. Our papers have all of it in one: "Orsak: … Obligatorisk. …"."""
    orsak, bedömning, kvar = text["orsak"], text["bedömning"].casefold(), []
    obligatorisk, övergripande = (text[n].casefold() in {"ja", "x"} for n in ("obligatorisk", "kommunövergripande"))
    for mening in re.split(r"(?<=\.) ", text["kommentar"]):
        ord_ = mening.strip().rstrip(".")
        if ord_.startswith("Orsak: "):
            orsak = ord_.removeprefix("Orsak: ")
        elif ord_.casefold() in _BEDÖMNINGAR:
            bedömning = ord_.casefold()
        elif ord_ == "Obligatorisk":
            obligatorisk = True
        elif ord_ == "Kommunövergripande":
            övergripande = True
        else:
            kvar.append(mening.strip())
    return replace(
        risk, orsak=orsak, bedömning=bedömning if bedömning in _BEDÖMNINGAR else "", obligatorisk=obligatorisk,
        kommunövergripande=övergripande, kommentar=" ".join(kvar),
    )  # fmt: skip


def läs_kontroller(delar: list[Del], huvud: Tabellhuvud) -> tuple[list[Kontrollförslag], int]:
    """The controls; a row with text in its first cell only is the category of the rows below it."""
    rader, slut = tabellrader(delar, huvud)
    kontroller: list[Kontrollförslag] = []
    kategori = ""
    for del_ in rader:
        celler = _celler(del_)
        fyllda = [c for c in celler if c]
        if kontroller and fyllda and _fortsätter(celler, huvud):
            kontroller[-1] = _fortsatt(kontroller[-1], celler, huvud)
            continue
        if len(fyllda) == 1 and celler[0]:
            kategori = celler[0]
            continue
        kategori = _cell(celler, huvud, "kategori") or kategori
        namn = ("ansvarig", "frekvens", "metod", "rapporteras_till", "resultat")
        ansvarig, frekvens, metod, till, resultat = (_cell(celler, huvud, n) or None for n in namn)
        text = _cell(celler, huvud, "kontroll")
        risker = _risknummer(_cell(celler, huvud, "risker"))
        kontroller.append(
            Kontrollförslag(kategori, text, del_.rad, ansvarig, frekvens, metod, till, resultat, risker=risker)
        )
    return kontroller, slut


def _fortsätter(celler: list[str], huvud: Tabellhuvud) -> bool:
    """Does the row only go on with the row above it? In a numbered table every row that begins has its number."""
    if celler[0][:1].islower():
        return True
    return not celler[0] and (huvud.kolumner.get("nr") == 0 or not _cell(celler, huvud, "kontroll"))


def _fortsatt(kontroll: Kontrollförslag, celler: list[str], huvud: Tabellhuvud) -> Kontrollförslag:
    """A row that only goes on with the cells of the row above it."""
    ansvarig, frekvens, metod, till, resultat = (
        foga([getattr(kontroll, namn) or "", _cell(celler, huvud, namn)]) or None
        for namn in ("ansvarig", "frekvens", "metod", "rapporteras_till", "resultat")
    )
    text = foga([kontroll.kontroll, _cell(celler, huvud, "kontroll")])
    return replace(
        kontroll, kontroll=text, ansvarig=ansvarig, frekvens=frekvens, metod=metod, rapporteras_till=till,
        resultat=resultat, risker=(*kontroll.risker, *_risknummer(_cell(celler, huvud, "risker"))),
    )  # fmt: skip


_MEDDELANDEHUVUD = re.compile(
    r"^(?:dnr|diarienummer|diarienr)\.?(?:\t+| +)(?:meddelande|handling|ärende|innehåll|rubrik)n?\b", re.IGNORECASE
)
_MEDDELANDE = re.compile(r"^(?P<dnr>[A-ZÅÄÖ]{2,6}[ /](?:19|20)\d{2}[/:]\d{1,6}(?:-\d+)?)(?:\t+|\s+)(?P<text>\S.*)$")


def meddelandehuvud(del_: Del) -> bool:
    """The header row of a list of meddelanden ("Dnr | Meddelande")."""
    return bool(_MEDDELANDEHUVUD.match(del_.text))


def läs_meddelanden(delar: list[Del], i: int) -> tuple[list[Meddelandeförslag], int]:
    """The rows below the header at ``i``; wrapped lines and bullets go with the row above them."""
    poster: list[tuple[str, int, list[str]]] = []
    slut = i + 1
    for j in range(i + 1, len(delar)):
        del_ = delar[j]
        if del_.tom:
            continue
        träff = _MEDDELANDE.match(del_.text)
        if träff and diarienummer.tolka(träff["dnr"]):
            poster.append((träff["dnr"], del_.rad, [träff["text"]]))
        elif poster and not del_.avsnitt:
            poster[-1][2].append(del_.text)
        else:
            break
        slut = j + 1
    return [Meddelandeförslag(foga(texter), rad, dnr) for dnr, rad, texter in poster], slut
