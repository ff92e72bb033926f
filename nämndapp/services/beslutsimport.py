"""Decisions read in from a system's export: a preview with row-level errors first, then all of them or none.

Columns with names or personnummer are dropped unless the user takes them: a report needs counts and lagrum, not people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from pathlib import Path
from typing import Any, cast

from nämndapp.bas import lagrumstext
from nämndapp.bas.fel import Inmatningsfel, Versionskonflikt
from nämndapp.bas.svenska import tolka_datum
from nämndapp.exchange import radfil
from nämndapp.exchange.radfil import Radfel, Råtabell
from nämndapp.rules.personnummer import personnummer_i
from nämndapp.services.andring import Ändring, ångra_delar, ångras_inom
from nämndapp.services.delegationsbeslut import fyll_i_från, placera_brådskande
from nämndapp.services.delegationsbild import Versioner
from nämndapp.services.delegationsuppgifter import BeslutsmängdUppgifter, DelegationsbeslutUppgifter
from nämndapp.services.diarium import diarienyckel
from nämndapp.storage import Databas, Enhet
from nämndapp.storage import delegationsbeslut as lager

SLAG = "delegationsbeslut, inlästa"
FÄLT: Mapping[str, str] = {
    "datum": "Datum", "nr": "Beslutets nummer", "punkt_nr": "Punkt i delegationsordningen",
    "diarienummer": "Diarienummer", "delegat": "Delegat", "titel": "Titel", "rubrik": "Ärende", "beslut": "Beslut",
    "utfall": "Utfall", "lagrum": "Lagrum", "belopp": "Belopp", "sekretess_lagrum": "Sekretessgrund",
    "sekretess": "Sekretess", "brådskande": "Brådskande",
    "beslutsfattare": "Beslutsfattare", "anteckning": "Anteckning",
}  # fmt: skip
"""What a column may be, with its name on the screen; "" drops the column."""
_MÖNSTER = {
    "datum": r"^(?:besluts?)?-?\s?datum|^dag$|^fattat(?: den)?$",
    "punkt_nr": r"^punkt|delegations?(?:punkt|nr|nummer)|^enligt punkt|^delegeringspunkt",
    "diarienummer": r"^(?:dnr|diarienr|diarienummer|ärendenr|ärendenummer|ärende-id)",
    "nr": r"^(?:besluts?)?-?\s?(?:nr|nummer|id)\.?$|^löpnr",
    "delegat": r"^delegat(?!ion)",
    "titel": r"^(?:titel|befattning|roll)",
    "sekretess_lagrum": r"^sekretess.*(?:lagrum|grund|paragraf)",
    "sekretess": r"^sekretess",
    "brådskande": r"^brådsk",
    "rubrik": r"^(?:ärende|rubrik|ärendemening|ärenderubrik|beskrivning)$",
    "utfall": r"^(?:utfall|resultat|besluts?typ|bifall)",
    "beslut": r"^beslut(?:et|stext|smening)?$",
    "lagrum": r"^(?:lagrum|lag$|bestämmelse|paragraf)",
    "belopp": r"belopp|^kronor$|^kr$|^summa",
    "anteckning": r"^anteckning|^anmärkning|^kommentar",
}
_PERSON = re.compile(
    r"namn|person|pnr|klient|sökande|kund|brukare|adress|telefon|e-?post|mejl|barn|vårdnad|född|beslutsfattare|"
    r"fattat av|beslutat av|handläggare|signatur",
    re.IGNORECASE,
)
_SER_UT_SOM_NAMN = re.compile(r"^[A-ZÅÄÖ][a-zåäöé-]+,? (?:[A-ZÅÄÖ][a-zåäöé-]+ ?){1,3}$")
_JA = frozenset({"ja", "j", "x", "1", "true", "sant", "sekretess", "brådskande"})
_BRÅDSKANDE = "KL 6:39"


@dataclass(frozen=True, slots=True)
class Kolumnval:
    """A column: its heading, what it becomes ("" is dropped), and why it is dropped."""

    index: int
    rubrik: str
    fält: str
    skäl: str = ""


@dataclass(frozen=True, slots=True)
class Planrad:
    """A row that can be read in; ``finns`` when the same decision is registered already."""

    nr: int
    uppgifter: DelegationsbeslutUppgifter
    finns: bool = False


@dataclass(frozen=True, slots=True)
class Beslutsplan:
    """The preview. ``fel`` are the rows that cannot be read in, with what is wrong; ``antal`` all data rows."""

    nämnd_id: int
    fil: str
    kolumner: tuple[Kolumnval, ...]
    rader: tuple[Planrad, ...]
    fel: tuple[Radfel, ...]
    anmärkningar: tuple[str, ...]
    antal: int

    @property
    def nya(self) -> tuple[Planrad, ...]:
        """The rows that would be added."""
        return tuple(r for r in self.rader if not r.finns)

    @property
    def brådskande(self) -> int:
        """How many of the new ones are put on the next list at once (KL 6:40)."""
        return sum(r.uppgifter.brådskande for r in self.nya)


def läs_fil(fil: Path) -> Råtabell:
    """The file's rows; raises Inmatningsfel when it cannot be read at all."""
    return radfil.läs(fil)


def planera(
    db: Databas, nämnd_id: int, tabell: Råtabell, fil: str = "", karta: Mapping[int, str] | None = None
) -> Beslutsplan:
    """The preview of a file. ``karta`` (column index → field of ``FÄLT`` or "") is what the user has chosen.

    Raises Inmatningsfel when no row looks like a header, or no column holds the date.
    """
    huvud = _huvudrad(tabell)
    kolumner = _kolumner(tabell, huvud, karta)
    if not any(k.fält == "datum" for k in kolumner):
        raise Inmatningsfel(
            "Ingen kolumn är beslutets datum.", "Kolumnerna heter: " + ", ".join(k.rubrik for k in kolumner) + "."
        )
    data = [r for r in tabell.rader if r.nr > tabell.rader[huvud].nr]
    rader: list[Planrad] = []
    fel: list[Radfel] = []
    with db.läsning() as enhet:
        fyll = _Ifyllare(enhet, nämnd_id)
        finns = {_nyckel_av(r) for r in lager.beslut(enhet.session, nämnd_id)}
        for rad in data:
            uppgifter, radens_fel = _rad(nämnd_id, rad, kolumner, tabell)
            if uppgifter is None:
                fel += radens_fel
                continue
            ifylld = fyll.ifylld(uppgifter)
            nyckel = _nyckel(ifylld)
            rader.append(Planrad(rad.nr, ifylld, nyckel is not None and nyckel in finns))
            if nyckel is not None:
                finns.add(nyckel)
        om_punkter = _om_punkter(enhet, nämnd_id, rader)
    anmärkningar = (*tabell.anmärkningar, *om_punkter)
    return Beslutsplan(nämnd_id, fil, kolumner, tuple(rader), tuple(fel), anmärkningar, len(data))


def _om_punkter(enhet: Enhet, nämnd_id: int, rader: Sequence[Planrad]) -> Iterator[str]:
    """What to say of rows whose punkt could not be looked up in the version that was in force on their day."""
    versioner = Versioner(enhet.session, nämnd_id)
    utan = [r for r in rader if r.uppgifter.punkt_nr and versioner.gällande(r.uppgifter.datum) is None]
    okända = [
        r for r in rader
        if r.uppgifter.punkt_nr and not r.uppgifter.punkt_nyckel and versioner.gällande(r.uppgifter.datum) is not None
    ]  # fmt: skip
    if utan:
        yield (
            f"{_rader(utan)} är från en dag då ingen delegationsordning gällde (först rad {utan[0].nr}, "
            f"{utan[0].uppgifter.datum.isoformat()}): punkten står kvar som den är skriven."
        )
    if okända:
        yield (
            f"{_rader(okända)} har en punkt som inte finns, eller finns flera gånger, i den version som gällde då "
            f"(först rad {okända[0].nr}: {okända[0].uppgifter.punkt_nr})."
        )


def _rader(rader: Sequence[Planrad]) -> str:
    return "En rad" if len(rader) == 1 else f"{len(rader)} rader"


class _Ifyllare:
    """Fills in row, lagrum and ärende; each version is read once."""

    def __init__(self, enhet: Enhet, nämnd_id: int) -> None:
        self._versioner = Versioner(enhet.session, nämnd_id)
        self._ärenden = lager.ärendenummer(enhet.session, nämnd_id)
        self._funna: dict[tuple[int | None, str, str, str], DelegationsbeslutUppgifter] = {}

    def ifylld(self, u: DelegationsbeslutUppgifter) -> DelegationsbeslutUppgifter:
        nyckel = diarienyckel(u.diarienummer)
        u = replace(u, ärende_id=self._ärenden.get(nyckel)) if nyckel else u
        o = self._versioner.gällande(u.datum)
        if o is None or not u.punkt_nr:
            return u
        sökt = (o.id, u.punkt_nr, u.lagrum, u.delegat)
        if sökt not in self._funna:
            self._funna[sökt] = fyll_i_från(o, u)
        f = self._funna[sökt]
        return replace(u, punkt_nyckel=f.punkt_nyckel, punkt_nr=f.punkt_nr, lagrum=f.lagrum, delegat=f.delegat)


def _nyckel(u: DelegationsbeslutUppgifter) -> tuple[object, ...] | None:
    """What tells the same decision in two files: its own number, else its dnr, row and day. None: cannot be told."""
    if u.nr:
        return ("nr", u.datum, u.nr)
    return ("dnr", u.datum, u.diarienummer, u.punkt_nr, u.delegat) if u.diarienummer else None


def _nyckel_av(rad: tuple[Any, ...]) -> tuple[object, ...] | None:
    f = dict(zip(lager.FÄLT, rad, strict=False))
    if f["nr"]:
        return ("nr", f["datum"], f["nr"])
    return ("dnr", f["datum"], f["diarienummer"], f["punkt_nr"], f["delegat"]) if f["diarienummer"] else None


# --- columns --------------------------------------------------------------------------------------------------------


def gissa_fält(rubrik: str) -> str:
    """What a heading sounds like; "" when it is none of ``FÄLT``."""
    ren = " ".join(rubrik.replace("_", " ").split()).casefold()
    return next((f for f, m in _MÖNSTER.items() if re.search(m, ren)), "")


def _huvudrad(tabell: Råtabell) -> int:
    """The first row in which two headings are known (titles above the table are passed over)."""
    for plats, rad in enumerate(tabell.rader[:20]):
        if len({f for c in rad.celler if (f := gissa_fält(c))}) >= 2:
            return plats
    första = tabell.rader[0].celler if tabell.rader else ()
    raise Inmatningsfel(
        "Filen har ingen rad med kolumnrubriker som programmet känner igen.",
        f"Den första raden är: {', '.join(c for c in första if c)[:120]}. Den ska ha till exempel Datum och Lagrum."
        if första
        else "Filen är tom.",
    )


def _kolumner(tabell: Råtabell, huvud: int, karta: Mapping[int, str] | None) -> tuple[Kolumnval, ...]:
    rubriker = tabell.rader[huvud].celler
    prov = tabell.rader[huvud + 1 : huvud + 201]
    ut: list[Kolumnval] = []
    tagna: set[str] = set()
    for i, rubrik in enumerate(rubriker):
        if karta is not None:
            ut.append(Kolumnval(i, rubrik, karta.get(i, "")))
            continue
        fält, skäl = gissa_fält(rubrik), ""
        värden = [r.celler[i] for r in prov if i < len(r.celler) and r.celler[i]]
        if any(personnummer_i(v) for v in värden) and fält not in {"beslut", "rubrik", "anteckning"}:
            fält, skäl = "", "Innehåller personnummer."
        elif _PERSON.search(rubrik) and fält != "delegat":
            fält, skäl = "", "Kan innehålla namn."
        elif värden and fält != "titel" and sum(bool(_SER_UT_SOM_NAMN.match(v)) for v in värden) > len(värden) // 2:
            fält, skäl = "", "Värdena ser ut som namn."
        elif not fält and rubrik:
            skäl = "Rubriken är inte känd."
        elif fält in tagna:
            fält, skäl = "", f"{FÄLT[fält]} finns redan i en annan kolumn."
        tagna |= {fält} if fält else set()
        ut.append(Kolumnval(i, rubrik, fält, skäl))
    return tuple(ut)


# --- rows -----------------------------------------------------------------------------------------------------------


def _rad(
    nämnd_id: int, rad: radfil.Rårad, kolumner: tuple[Kolumnval, ...], tabell: Råtabell
) -> tuple[DelegationsbeslutUppgifter | None, list[Radfel]]:
    fel: list[Radfel] = []
    värden: dict[str, Any] = {}
    for k in kolumner:
        if not k.fält:
            continue
        if text := tabell.fel.get((rad.nr, k.index)):
            fel.append(Radfel(rad.nr, k.rubrik, text))
            continue
        cell = rad.celler[k.index] if k.index < len(rad.celler) else ""
        try:
            värden[k.fält] = _värde(k.fält, cell)
        except ValueError as f:
            fel.append(Radfel(rad.nr, k.rubrik, str(f)))
    if len(rad.celler) > len(kolumner):
        fel.append(Radfel(rad.nr, "", f"Raden har {len(rad.celler)} celler, men rubrikerna är {len(kolumner)}."))
    if not fel and värden.get("datum") is None:
        fel.append(Radfel(rad.nr, "Datum", "Datum saknas."))
    if fel:
        return None, fel
    värden["sekretess"] = bool(värden.get("sekretess")) or bool(värden.get("sekretess_lagrum"))
    värden["brådskande"] = bool(värden.get("brådskande")) or any(
        r.nyckel == _BRÅDSKANDE for r in lagrumstext.tolka(värden.get("lagrum") or "")
    )
    värden["diarienummer"] = värden.get("diarienummer") or None
    return DelegationsbeslutUppgifter(nämnd_id, **värden), []


def _värde(fält: str, cell: str) -> Any:
    """The cell's value; raises ValueError with a Swedish sentence."""
    text = " ".join(cell.split())
    match fält:
        case "datum":
            if not text:
                return None
            dag = tolka_datum(text)
            if dag is None:
                raise ValueError(f"”{text[:40]}” är inget datum.")
            return dag
        case "belopp":
            return _belopp(text)
        case "sekretess" | "brådskande":
            return text.casefold() in _JA
        case _:
            if personnummer_i(text):
                raise ValueError("Texten innehåller ett personnummer.")
            return text


def _belopp(text: str) -> int | None:
    """Whole kronor: "8 240 kr", "8240,50" (rounded half up)."""
    if not text:
        return None
    rent = re.sub(r"\s|kr\.?$|:-$|SEK", "", text, flags=re.IGNORECASE).replace("−", "-")
    rent = rent.replace(".", "") if re.fullmatch(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?", rent) else rent
    try:
        return int(Decimal(rent.replace(",", ".")).quantize(Decimal(1), ROUND_HALF_UP))
    except InvalidOperation:
        raise ValueError(f"”{text[:40]}” är inget belopp.") from None


# --- saving ---------------------------------------------------------------------------------------------------------


def spara(db: Databas, plan: Beslutsplan, *, utan_felrader: bool = False) -> Ändring:
    """Registers the new decisions of the preview, all in one transaction; brådskande ones stand on the next list.

    Raises Inmatningsfel while rows have errors, unless the user has said to leave them out, and when nothing is new.
    """
    if plan.fel and not utan_felrader:
        antal = len({f.rad for f in plan.fel})
        raise Inmatningsfel(
            f"{antal} {'rad' if antal == 1 else 'rader'} går inte att läsa in, så inget är inläst.",
            "Rätta dem i filen, eller välj att läsa in de andra.",
        )
    if not plan.nya:
        raise Inmatningsfel("Det finns inga nya beslut i filen.", "Besluten är redan inlästa, eller har fel.")
    with db.skrivning() as enhet:
        första = lager.nästa_id(enhet.session)
        delar, placerade = placera_brådskande(enhet, [r.uppgifter for r in plan.nya])
        rader = tuple((första + nr, u) for nr, u in enumerate(placerade))
        efter = BeslutsmängdUppgifter(plan.nämnd_id, rader)
        _lägg_till(enhet, efter)
    antal_nya = len(rader)
    return Ändring(f"Läste in {antal_nya} delegationsbeslut", SLAG, plan.nämnd_id, None, efter, None, delar)


def _lägg_till(enhet: Enhet, mängd: BeslutsmängdUppgifter) -> None:
    lager.lägg_till_beslut(enhet.session, [{**asdict(u), "id": id_, "version": 1} for id_, u in mängd.rader])
    enhet.session.expire_all()


def _ångra(enhet: Enhet, ändring: Ändring) -> Ändring:
    """Takes the whole reading back (or makes it again), when none of it has been changed since.

    The items that it put on lists go after the decisions, and come back before them.
    """
    if ändring.efter is None:
        delar = ångra_delar(enhet, ändring)
        _lägg_till(enhet, cast("BeslutsmängdUppgifter", ändring.före))
        return replace(ändring, före=None, efter=ändring.före, delar=delar)
    mängd = cast("BeslutsmängdUppgifter", ändring.efter)
    versioner = {r[0]: r[1] for r in lager.beslut(enhet.session, mängd.nämnd_id)}
    for id_, _ in mängd.rader:
        if versioner.get(id_) != 1:
            raise Versionskonflikt(
                "Inläsningen går inte att ångra: något av besluten har ändrats eller anmälts efteråt.",
                "Ta bort de beslut som inte ska vara med ett och ett.",
            )
    lager.radera_beslut(enhet.session, [id_ for id_, _ in mängd.rader])
    enhet.session.expire_all()
    return replace(ändring, före=mängd, efter=None, delar=ångra_delar(enhet, ändring))


ångras_inom(SLAG, _ångra)
