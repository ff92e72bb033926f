"""The content of the small registers, as frozen dataclasses (see ``uppgifter``). ``id`` None: not saved yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nämndapp.models import Frasplats, Inkallelsemodell


@dataclass(frozen=True, slots=True)
class PartiUppgifter:
    """A party; ``ordning`` is its place in the list."""

    beteckning: str = ""
    namn: str = ""
    ordning: int = 0
    aktivt: bool = True
    id: int | None = None


@dataclass(frozen=True, slots=True)
class MandatperiodUppgifter:
    """A mandate period; dates inclusive."""

    namn: str
    från: date
    till: date
    id: int | None = None


@dataclass(frozen=True, slots=True)
class MottagareUppgifter:
    """A recipient that is no person of the register."""

    namn: str = ""
    e_post: str = ""
    adress: str = ""
    anteckning: str = ""
    aktiv: bool = True
    id: int | None = None


@dataclass(frozen=True, slots=True)
class GruppmedlemUppgifter:
    """A recipient or a person in a group."""

    mottagare_id: int | None = None
    person_id: int | None = None
    id: int | None = None


@dataclass(frozen=True, slots=True)
class MottagargruppUppgifter:
    """A named set of recipients."""

    namn: str = ""
    medlemmar: tuple[GruppmedlemUppgifter, ...] = ()
    id: int | None = None


@dataclass(frozen=True, slots=True)
class FörkortningUppgifter:
    """An abbreviation and its meaning."""

    kort: str = ""
    betydelse: str = ""
    id: int | None = None


@dataclass(frozen=True, slots=True)
class TextfrasUppgifter:
    """A phrase; ``nämnd_id`` None: for all nämnder."""

    text: str = ""
    plats: Frasplats = Frasplats.ÖVERALLT
    kortord: str = ""
    nämnd_id: int | None = None
    ordning: int = 0
    id: int | None = None


@dataclass(frozen=True, slots=True)
class InkallelseradUppgifter:
    """A row of the order of service: a party and its fallback parties."""

    parti: str = ""
    reservpartier: tuple[str, ...] = ()
    id: int | None = None


@dataclass(frozen=True, slots=True)
class InkallelseordningUppgifter:
    """A nämnd's order of service (``models.Inkallelseordning``)."""

    nämnd_id: int
    modell: Inkallelsemodell = Inkallelsemodell.PARTI
    personlig_först: bool = False
    växling: bool = False
    sen_ledamot_inträder: bool = True
    åter_efter_avbrott: bool = False
    antagen_datum: date | None = None
    antagen_paragraf: int | None = None
    anteckning: str = ""
    rader: tuple[InkallelseradUppgifter, ...] = ()


Listuppgifter = (
    PartiUppgifter
    | MandatperiodUppgifter
    | MottagareUppgifter
    | MottagargruppUppgifter
    | FörkortningUppgifter
    | TextfrasUppgifter
)
Registeruppgifter = Listuppgifter | InkallelseordningUppgifter
