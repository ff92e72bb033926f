"""The columns of the small registers: parties, mandate periods, recipients with groups, abbreviations, phrases."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Generic, TypeVar

from nämndapp.bas.svenska import datum_kort, tolka_datum
from nämndapp.models import Frasplats
from nämndapp.services import register
from nämndapp.services.registerlistor import Lista, hämta_lista
from nämndapp.services.registeruppgifter import (
    FörkortningUppgifter,
    GruppmedlemUppgifter,
    MandatperiodUppgifter,
    MottagareUppgifter,
    MottagargruppUppgifter,
    PartiUppgifter,
    TextfrasUppgifter,
)
from nämndapp.ui.kit.radtabell import Cellkolumn, skriv_text
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.register.lista import Listredigerare

T = TypeVar("T")
_NEJ = {"", "nej", "n", "0", "false", "falskt"}


class Uppslag(Generic[T]):
    """What the cells look up, read once (cells are painted often) and again when something has changed."""

    def __init__(self, kontext: Kontext, läs: Callable[[], T]) -> None:
        self._läs = läs
        self._läst: T | None = None
        kontext.ändrat.connect(lambda *_: self._glöm())

    def __call__(self) -> T:
        if self._läst is None:
            self._läst = self._läs()
        return self._läst

    def _glöm(self) -> None:
        self._läst = None


def _ledig(ord_: str, tagna: Sequence[str]) -> str:
    upptagna = {t.casefold() for t in tagna}
    return next(
        n for nr in range(1, len(tagna) + 2) if (n := ord_ if nr == 1 else f"{ord_} {nr}").casefold() not in upptagna
    )


def _måste(fält: str, vad: str) -> Callable[[Any, str], Any]:
    def skriv(rad: Any, text: str) -> Any:
        if not text.strip():
            raise ValueError(f"{vad} Tryck Del på raden om den ska bort.")
        return dataclasses.replace(rad, **{fält: text.strip()})

    return skriv


def _ja(fält: str) -> Callable[[Any, str], Any]:
    return lambda rad, text: dataclasses.replace(rad, **{fält: text.strip().casefold() not in _NEJ})


def _dag(fält: str) -> Callable[[Any, str], Any]:
    def skriv(rad: Any, text: str) -> Any:
        dag = tolka_datum(text, standardår=date.today().year)
        if dag is None:
            raise ValueError("Datumet går inte att läsa. Skriv till exempel 2027-01-01.")
        return dataclasses.replace(rad, **{fält: dag})

    return skriv


def partier(kontext: Kontext) -> Listredigerare:
    """The parties in the kommun's order."""
    return Listredigerare(
        kontext,
        Lista.PARTIER,
        (
            Cellkolumn("Beteckning", lambda p, _: p.beteckning, _måste("beteckning", "Skriv partiets beteckning."),
                       bredd=110),
            Cellkolumn("Namn", lambda p, _: p.namn, skriv_text("namn"), sträck=True),
            Cellkolumn("Aktivt", lambda p, _: "ja" if p.aktivt else "", _ja("aktivt"), bredd=64, kryss=True),
        ),
        lambda rader: PartiUppgifter(_ledig("Nytt", [r.beteckning for r in rader])),
        namn="Partier",
        tomt="Inga partier ännu. Tryck Ins, eller kopiera listan i Excel och tryck Ctrl+V här.",
        ny_text="Nytt &parti",
        stavningar={"Parti": "Beteckning", "Partibeteckning": "Beteckning", "Förkortning": "Beteckning",
                    "Partinamn": "Namn"},
    )  # fmt: skip


def mandatperioder(kontext: Kontext) -> Listredigerare:
    """The mandate periods."""

    def ny(rader: tuple[Any, ...]) -> MandatperiodUppgifter:
        start = max((r.till.year + 1 for r in rader), default=date.today().year)
        namn = _ledig(f"{start}–{start + 3}", [r.namn for r in rader])
        return MandatperiodUppgifter(namn, date(start, 1, 1), date(start + 3, 12, 31))

    return Listredigerare(
        kontext,
        Lista.MANDATPERIODER,
        (
            Cellkolumn("Namn", lambda m, _: m.namn, _måste("namn", "En mandatperiod behöver ett namn."), sträck=True),
            Cellkolumn("Från", lambda m, _: datum_kort(m.från), _dag("från"), bredd=110),
            Cellkolumn("Till", lambda m, _: datum_kort(m.till), _dag("till"), bredd=110),
        ),
        ny,
        namn="Mandatperioder",
        tomt="Inga mandatperioder ännu. Tryck Ins. Ett mandatskifte lägger också till sin period.",
        ny_text="Ny &mandatperiod",
        stavningar={"Period": "Namn", "Mandatperiod": "Namn", "Fr.o.m.": "Från", "T.o.m.": "Till"},
    )


def mottagare(kontext: Kontext) -> Listredigerare:
    """Recipients that are no persons of the register."""
    return Listredigerare(
        kontext,
        Lista.MOTTAGARE,
        (
            Cellkolumn("Namn", lambda m, _: m.namn, _måste("namn", "En mottagare behöver ett namn."), sträck=True),
            Cellkolumn("E-post", lambda m, _: m.e_post, skriv_text("e_post"), bredd=270),
            Cellkolumn("Adress", lambda m, _: m.adress, skriv_text("adress"), bredd=190),
            Cellkolumn("Anteckning", lambda m, _: m.anteckning, skriv_text("anteckning"), bredd=150),
            Cellkolumn("Aktiv", lambda m, _: "ja" if m.aktiv else "", _ja("aktiv"), bredd=58, kryss=True),
        ),
        lambda rader: MottagareUppgifter(_ledig("Ny mottagare", [r.namn for r in rader])),
        namn="Mottagare",
        tomt="Inga mottagare ännu. Här står de som får beslut men inte är personer i registret: enheter, myndigheter, "
        "bolag. Tryck Ins, eller klistra in dem med Ctrl+V.",
        ny_text="Ny &mottagare",
        stavningar={"Mottagare": "Namn", "Enhet": "Namn", "Epost": "E-post", "E-postadress": "E-post", "Mejl": "E-post",
                    "Postadress": "Adress"},
    )  # fmt: skip


def grupper(kontext: Kontext) -> Listredigerare:
    """Named sets of recipients and persons, the members written by name with semicolons between."""

    def läs_namn() -> tuple[dict[int, str], dict[int, str]]:
        db = kontext.db
        alla: tuple[MottagareUppgifter, ...] = kontext.försök(lambda: hämta_lista(db, Lista.MOTTAGARE)) or ()
        personer = kontext.försök(lambda: register.lista_personer(db)) or []
        return {m.id or 0: m.namn for m in alla}, {p.id: p.namn for p in personer}

    namn = Uppslag(kontext, läs_namn)

    def visa(g: MottagargruppUppgifter, _nr: int) -> str:
        mott, pers = namn()
        ord_ = [mott.get(m.mottagare_id or 0) or pers.get(m.person_id or 0, "") for m in g.medlemmar]
        return "; ".join(filter(None, ord_))

    def skriv(g: MottagargruppUppgifter, text: str) -> MottagargruppUppgifter:
        mott, pers = ({n.casefold(): i for i, n in d.items()} for d in namn())
        kvar = {(m.mottagare_id, m.person_id): m for m in g.medlemmar}
        nya: list[GruppmedlemUppgifter] = []
        for ett in filter(None, (d.strip() for d in text.split(";"))):
            par = (mott.get(ett.casefold()), None)
            if par[0] is None:
                par = (None, pers.get(ett.casefold()))  # type: ignore[assignment]  # one of the two
            if par == (None, None):
                raise ValueError(f"”{ett}” finns varken bland mottagarna eller personerna. Lägg till den först.")
            nya.append(kvar.get(par) or GruppmedlemUppgifter(*par))
        return dataclasses.replace(g, medlemmar=tuple(dict.fromkeys(nya)))

    return Listredigerare(
        kontext,
        Lista.GRUPPER,
        (
            Cellkolumn("Grupp", lambda g, _: g.namn, _måste("namn", "En grupp behöver ett namn."), bredd=180),
            Cellkolumn("Medlemmar", visa, skriv, sträck=True, hel_rubrik="Medlemmar, med semikolon emellan"),
        ),
        lambda rader: MottagargruppUppgifter(_ledig("Ny grupp", [r.namn for r in rader])),
        namn="Grupper",
        tomt="Inga grupper ännu. Tryck Ins och skriv medlemmarnas namn med semikolon emellan. De ska finnas bland "
        "mottagarna eller personerna.",
        ny_text="Ny gr&upp",
        stavningar={"Namn": "Grupp", "Medlemmar": "Medlemmar, med semikolon emellan"},
    )


def förkortningar(kontext: Kontext) -> Listredigerare:
    """Abbreviations."""
    return Listredigerare(
        kontext,
        Lista.FÖRKORTNINGAR,
        (
            Cellkolumn("Förkortning", lambda f, _: f.kort, _måste("kort", "Skriv förkortningen."), bredd=160),
            Cellkolumn("Betydelse", lambda f, _: f.betydelse, skriv_text("betydelse"), sträck=True),
        ),
        lambda rader: FörkortningUppgifter(_ledig("NY", [r.kort for r in rader])),
        namn="Förkortningar",
        tomt="Inga förkortningar ännu. Tryck Ins, eller klistra in förkortning och betydelse med Ctrl+V.",
        ny_text="Ny &förkortning",
        stavningar={"Kort": "Förkortning", "Förklaring": "Betydelse", "Utskrivet": "Betydelse"},
    )


def textfraser(kontext: Kontext) -> Listredigerare:
    """Phrases to insert."""

    def läs_nämnder() -> dict[str, int]:
        return {n.kod: n.id for n in kontext.försök(lambda: register.lista_nämnder(kontext.db)) or []}

    nämnder = Uppslag(kontext, läs_nämnder)

    def kod(f: TextfrasUppgifter, _nr: int) -> str:
        return next((k for k, i in nämnder().items() if i == f.nämnd_id), "Alla")

    def byt_nämnd(f: TextfrasUppgifter, text: str) -> TextfrasUppgifter:
        finns = {k.casefold(): i for k, i in nämnder().items()}
        if text.casefold() not in {"", "alla", *finns}:
            raise ValueError(f"Det finns ingen nämnd med koden ”{text}”.")
        return dataclasses.replace(f, nämnd_id=finns.get(text.casefold()))

    def byt_plats(f: TextfrasUppgifter, text: str) -> TextfrasUppgifter:
        plats = next((p for p in Frasplats if p.value == text.casefold()), None)
        if plats is None:
            raise ValueError(f"”{text}” är inget ställe för en fras. Välj till exempel ”beslut”.")
        return dataclasses.replace(f, plats=plats)

    return Listredigerare(
        kontext,
        Lista.FRASER,
        (
            Cellkolumn("Kortord", lambda f, _: f.kortord, skriv_text("kortord"), bredd=110),
            Cellkolumn("Fras", lambda f, _: f.text, _måste("text", "Skriv frasen."), sträck=True),
            Cellkolumn("Används i", lambda f, _: f.plats.value, byt_plats, bredd=150,
                       val=lambda: [p.value for p in Frasplats]),
            Cellkolumn("Nämnd", kod, byt_nämnd, bredd=76, val=lambda: ["Alla", *nämnder()]),
        ),
        lambda rader: TextfrasUppgifter(_ledig("Ny fras …", [r.text for r in rader])),
        namn="Textfraser",
        tomt="Inga fraser ännu. Tryck Ins, eller klistra in kortord och fras med Ctrl+V. Skriv … där texten ska "
        "fortsätta.",
        ny_text="Ny &fras",
        stavningar={"Text": "Fras", "Plats": "Används i", "Nyckelord": "Kortord"},
    )  # fmt: skip
