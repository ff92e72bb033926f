"""Riskanalys and internkontrollplan (KL 6:6; R65–R70)."""

from datetime import date
from enum import StrEnum
from typing import Any, Optional
from uuid import uuid4

import sqlalchemy as sa
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


class Riskbedömning(StrEnum):
    """What is done about a risk (R67)."""

    INGEN = ""
    ACCEPTERA = "acceptera"
    ÅTGÄRDA = "åtgärda"
    KONTROLLERA = "kontrollera"


class Riskanalys(SQLModel, table=True):
    """A year's analysis. ``skala`` is the highest step of both axes; ``tröskel`` the least value in the plan.

    ``sannolikhetsnamn`` and ``konsekvensnamn`` name the steps from 1; ``nivåer`` are [{"från": 1, "namn": "låg",
    "färg": "grön"}, …] by rising value; the colours are the papers' tints (``rules.riskniva.TONER``). The scale belongs
    to the analysis: changing the nämnd's setting never changes an analysis that has been made.
    """

    __tablename__ = "riskanalys"

    id: int | None = Field(default=None, primary_key=True)
    version: int = 1
    nämnd_id: int = Field(foreign_key="namnd.id", index=True)
    ärende_id: int | None = Field(default=None, foreign_key="arende.id", ondelete="SET NULL")
    år: int = Field(index=True)
    rubrik: str = ""
    skala: int = 5
    tröskel: int = 10
    sannolikhetsnamn: list[str] = Field(default_factory=list, sa_type=sa.JSON)
    konsekvensnamn: list[str] = Field(default_factory=list, sa_type=sa.JSON)
    nivåer: list[dict[str, Any]] = Field(default_factory=list, sa_type=sa.JSON)

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
    nyckel: str = Field(default_factory=lambda: uuid4().hex, description="the risk's identity from year to year")
    kommunövergripande: bool = False
    bedömning: Riskbedömning = Field(default=Riskbedömning.INGEN, sa_type=enumkolumn(Riskbedömning))

    riskanalys: Optional["Riskanalys"] = relation("risker")
    kontrollänkar: list["KontrollmomentRisk"] = barn("risk")

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
    ordning: int = 0
    kategori: str = ""
    kontroll: str
    ansvarig: str = ""
    frekvens: str = ""
    frekvenskod: Frekvenskod | None = Field(default=None, sa_type=enumkolumn(Frekvenskod))
    metod: str = ""
    rapporteras_till: str = ""
    nyckel: str = Field(default_factory=lambda: uuid4().hex, description="the control's identity from year to year")
    omfattning: str = ""
    inbyggd: str = Field(default="", description="code of a control that the program performs itself")

    plan: Optional["Internkontrollplan"] = relation("kontroller")
    risklänkar: list["KontrollmomentRisk"] = barn("kontroll", "KontrollmomentRisk.ordning")
    tillfällen: list["Kontrolltillfälle"] = barn("kontroll", "Kontrolltillfälle.senast")

    @property
    def risker(self) -> list[Risk]:
        """The risks that the control answers, in the order in which it names them."""
        return [länk.risk for länk in sorted(self.risklänkar, key=lambda x: x.ordning) if länk.risk is not None]


class KontrollmomentRisk(SQLModel, table=True):
    """Controls and risks are n:m; ``ordning`` is the control's."""

    __tablename__ = "kontrollmoment_risk"

    kontroll_id: int = Field(foreign_key="kontrollmoment.id", primary_key=True, ondelete="CASCADE")
    risk_id: int = Field(foreign_key="risk.id", primary_key=True, index=True, ondelete="CASCADE")
    ordning: int = 0

    kontroll: Optional["Kontrollmoment"] = relation("risklänkar")
    risk: Optional["Risk"] = relation("kontrollänkar")


class Kontrollutfall(StrEnum):
    """What a control showed (seed 000 §6.1)."""

    INTE_GJORD = ""
    INGEN_AVVIKELSE = "ingen avvikelse"
    AVVIKELSE = "avvikelse"
    EJ_GENOMFÖRD = "ej genomförd"
    EJ_MÖJLIG = "ej möjlig att kontrollera"
    PÅGÅR = "pågår"


class Kontrolltillfälle(SQLModel, table=True):
    """One time that a control is to be made, and what came of it. ``underlag_sha256`` is the evidence file."""

    __tablename__ = "kontrolltillfalle"

    id: int | None = Field(default=None, primary_key=True)
    version: int = 1
    kontroll_id: int = Field(foreign_key="kontrollmoment.id", index=True, ondelete="CASCADE")
    period: str = ""
    senast: date = Field(index=True)
    utfört: date | None = None
    utfört_av: str = ""
    urval: str = ""
    utfall: Kontrollutfall = Field(default=Kontrollutfall.INTE_GJORD, sa_type=enumkolumn(Kontrollutfall))
    resultat: str = ""
    avvikelse: str = ""
    åtgärd: str = ""
    åtgärd_ansvarig: str = ""
    åtgärd_senast: date | None = None
    åtgärd_klar: date | None = None
    underlag_sha256: str | None = Field(default=None, foreign_key="fil.sha256")
    underlag_namn: str = ""

    kontroll: Optional["Kontrollmoment"] = relation("tillfällen")


class Internkontrollworkshop(SQLModel, table=True):
    """The nämnd goes through last year's controls before a new plan (seed 000 §6.2)."""

    __tablename__ = "internkontrollworkshop"

    id: int | None = Field(default=None, primary_key=True)
    version: int = 1
    nämnd_id: int = Field(foreign_key="namnd.id", index=True)
    ärende_id: int | None = Field(default=None, foreign_key="arende.id", ondelete="SET NULL")
    år: int = Field(index=True, description="the year that the new plan is for")
    datum: date | None = None
    rubrik: str = ""
    anteckning: str = ""

    nämnd: Optional["Nämnd"] = relation()
    ärende: Optional["Ärende"] = relation()
    rader: list["Workshoprad"] = barn("workshop", "Workshoprad.ordning")


class Workshopbeslut(StrEnum):
    """What becomes of a control; "ha kvar" and "revidera" may both be said, so they are columns of their own."""

    OBEHANDLAD = "obehandlad"
    BEHÅLLS = "behålls"
    NYTT = "nytt"
    TAS_BORT = "tas bort"
    EV_TAS_BORT = "ev. tas bort"


class Workshoprad(SQLModel, table=True):
    """A control in the workshop. ``osäker``: the source did not tell in which column the text stood."""

    __tablename__ = "workshoprad"

    id: int | None = Field(default=None, primary_key=True)
    workshop_id: int = Field(foreign_key="internkontrollworkshop.id", index=True, ondelete="CASCADE")
    kontroll_id: int | None = Field(default=None, foreign_key="kontrollmoment.id", ondelete="SET NULL")
    ordning: int = 0
    nr: int | None = None
    kategori: str = ""
    rutin: str
    moment: str = ""
    beslut: Workshopbeslut = Field(default=Workshopbeslut.OBEHANDLAD, sa_type=enumkolumn(Workshopbeslut))
    ha_kvar: bool = False
    revidera: bool = False
    kvar_text: str = ""
    revidera_text: str = ""
    nytt_text: str = ""
    osäker: bool = False

    workshop: Optional["Internkontrollworkshop"] = relation("rader")
    kontroll: Optional["Kontrollmoment"] = relation()
