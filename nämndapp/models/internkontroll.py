"""Riskanalys and internkontrollplan (KL 6:6; R65–R70)."""

from datetime import date
from enum import StrEnum
from typing import Optional

from sqlmodel import Field, SQLModel

from nämndapp.models.arende import Ärende
from nämndapp.models.organisation import Nämnd
from nämndapp.models.typer import barn, enumkolumn, relation


class Frekvenskod(StrEnum):
    """How often, normalised from the text that the plan prints."""

    LÖPANDE = "löpande"
    VECKA = "varje vecka"
    MÅNAD = "varje månad"
    KVARTAL = "varje kvartal"
    TERTIAL = "varje tertial"
    HALVÅR = "varje halvår"
    ÅR = "varje år"


class Planstatus(StrEnum):
    """A plan is proposed until a § adopts it."""

    FÖRSLAG = "förslag"
    BESLUTAD = "beslutad"
    UPPFÖLJD = "uppföljd"


class Riskanalys(SQLModel, table=True):
    """A year's analysis. ``skala`` is the highest step of both axes; ``tröskel`` the least value in the plan."""

    __tablename__ = "riskanalys"

    id: int | None = Field(default=None, primary_key=True)
    version: int = 1
    nämnd_id: int = Field(foreign_key="namnd.id", index=True)
    ärende_id: int | None = Field(default=None, foreign_key="arende.id", ondelete="SET NULL")
    år: int = Field(index=True)
    rubrik: str = ""
    skala: int = 5
    tröskel: int = 10

    nämnd: Optional["Nämnd"] = relation()
    ärende: Optional["Ärende"] = relation()
    risker: list["Risk"] = barn("riskanalys", "Risk.ordning")


class Risk(SQLModel, table=True):
    """A row. ``riskvärde`` is what the paper says, also when it is not S × K (a rule then says so); 0 × 0 = avförd."""

    __tablename__ = "risk"

    id: int | None = Field(default=None, primary_key=True)
    riskanalys_id: int = Field(foreign_key="riskanalys.id", index=True, ondelete="CASCADE")
    ordning: int = 0
    område: str = ""
    risk: str
    orsak: str = ""
    föregående: int | None = None
    sannolikhet: int | None = None
    konsekvens: int | None = None
    riskvärde: int | None = None
    obligatorisk: bool = Field(default=False, description="by decision of kommunstyrelsen")
    kommentar: str = ""

    riskanalys: Optional["Riskanalys"] = relation("risker")
    kontroller: list["Kontrollmoment"] = relation("risk")

    @property
    def avförd(self) -> bool:
        """0 × 0: the risk is no longer the nämnd's."""
        return self.sannolikhet == 0 and self.konsekvens == 0


class Internkontrollplan(SQLModel, table=True):
    """A year's plan, adopted by a § (``beslutad_*``)."""

    __tablename__ = "internkontrollplan"

    id: int | None = Field(default=None, primary_key=True)
    version: int = 1
    nämnd_id: int = Field(foreign_key="namnd.id", index=True)
    ärende_id: int | None = Field(default=None, foreign_key="arende.id", ondelete="SET NULL")
    riskanalys_id: int | None = Field(default=None, foreign_key="riskanalys.id", ondelete="SET NULL")
    år: int = Field(index=True)
    rubrik: str = ""
    inledning: str = ""
    status: Planstatus = Field(default=Planstatus.FÖRSLAG, sa_type=enumkolumn(Planstatus))
    beslutad_datum: date | None = None
    beslutad_paragraf: int | None = None

    nämnd: Optional["Nämnd"] = relation()
    ärende: Optional["Ärende"] = relation()
    riskanalys: Optional["Riskanalys"] = relation()
    kontroller: list["Kontrollmoment"] = barn("plan", "Kontrollmoment.ordning")


class Kontrollmoment(SQLModel, table=True):
    """A row of the plan. ``frekvens`` as written, ``frekvenskod`` its meaning (None when it is not understood)."""

    __tablename__ = "kontrollmoment"

    id: int | None = Field(default=None, primary_key=True)
    plan_id: int = Field(foreign_key="internkontrollplan.id", index=True, ondelete="CASCADE")
    risk_id: int | None = Field(default=None, foreign_key="risk.id", ondelete="SET NULL")
    ordning: int = 0
    kategori: str = ""
    kontroll: str
    ansvarig: str = ""
    frekvens: str = ""
    frekvenskod: Frekvenskod | None = Field(default=None, sa_type=enumkolumn(Frekvenskod))
    metod: str = ""
    rapporteras_till: str = ""

    plan: Optional["Internkontrollplan"] = relation("kontroller")
    risk: Optional["Risk"] = relation("kontroller")
