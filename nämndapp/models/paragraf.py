"""What happens under a §: yrkanden, propositions, votes, jäv, reservations, corrections (KL 4:20–27, 5:53–56, 6:28–32).

Yrkanden have a ``nyckel`` of their own, so that a proposition can name one that is made in the same stroke.
"""

from datetime import date, time
from enum import StrEnum
from typing import TYPE_CHECKING, Optional

from sqlmodel import Field, SQLModel

from nämndapp.models.narvaro import Närvarande
from nämndapp.models.typer import barn, enumkolumn, relation

if TYPE_CHECKING:
    from nämndapp.models.sammantrade import Paragraf


class Paragrafutgång(StrEnum):
    """How the matter ended at this meeting."""

    BESLUT = "beslut"
    INFORMATION = "information"
    BORDLÄGGNING = "bordläggning"
    ÅTERREMISS = "återremiss"
    UTGÅR = "utgår"


class Yrkandeslag(StrEnum):
    """What a proposal wants. ``GRUNDFÖRSLAG`` is the one in the papers, which nobody needs to put forward."""

    GRUNDFÖRSLAG = "förslag enligt handlingarna"
    BIFALL = "bifall"
    AVSLAG = "avslag"
    ÄNDRING = "ändring"
    EGET = "eget förslag"
    TILLÄGG = "tillägg"
    ÅTERREMISS = "återremiss"
    BORDLÄGGNING = "bordläggning"


class Yrkande(SQLModel, table=True):
    """A proposal under a §, by the persons of ``personer``; ``beslutspunkt`` is the number of the one it concerns."""

    __tablename__ = "yrkande"

    id: int | None = Field(default=None, primary_key=True)
    paragraf_id: int = Field(foreign_key="paragraf.id", index=True, ondelete="CASCADE")
    ordning: int = 0
    nyckel: str
    slag: Yrkandeslag = Field(default=Yrkandeslag.BIFALL, sa_type=enumkolumn(Yrkandeslag))
    text: str = ""
    beslutspunkt: int | None = None
    återtaget: bool = False

    paragraf: Optional["Paragraf"] = relation("yrkanden")
    personer: list["YrkandePerson"] = barn("yrkande", "YrkandePerson.ordning")


class YrkandePerson(SQLModel, table=True):
    """Who stands behind a yrkande, the first mover first."""

    __tablename__ = "yrkande_person"

    yrkande_id: int = Field(foreign_key="yrkande.id", primary_key=True, ondelete="CASCADE")
    närvarande_id: int = Field(foreign_key="narvarande.id", primary_key=True)
    ordning: int = 0

    yrkande: Optional["Yrkande"] = relation("personer")
    närvarande: Optional["Närvarande"] = relation()


class Propositionsslag(StrEnum):
    """The chair's question (KL 5:53): one that ja or nej answers."""

    BIFALL = "bifall eller avslag"
    MOT_VARANDRA = "förslag mot varandra"
    MOTFÖRSLAG = "motförslag till huvudförslaget"
    ÅTERREMISS = "avgöras i dag eller återremitteras"
    BORDLÄGGNING = "avgöras i dag eller bordläggas"
    TILLÄGG = "tilläggsyrkande"


class Omröstning(StrEnum):
    """Whether votes were counted; a closed vote stores totals only (KL 5:54)."""

    INGEN = "ingen"
    ÖPPEN = "öppen"
    SLUTEN = "sluten"


class Avgörande(StrEnum):
    """What decided (KL 5:55–56)."""

    MAJORITET = "majoritet"
    UTSLAGSRÖST = "ordförandens utslagsröst"
    LOTTNING = "lottning"


class Utfall(StrEnum):
    """Which side of the question won."""

    JA = "ja"
    NEJ = "nej"


class Röstval(StrEnum):
    """A vote. Who does not take part is not counted among those who vote."""

    JA = "ja"
    NEJ = "nej"
    AVSTÅR = "avstår"
    DELTAR_INTE = "deltar inte"


class Proposition(SQLModel, table=True):
    """A question with its answer. ``ja`` and ``nej`` are the ``nyckel`` of yrkanden, "" for plain bifall or avslag.

    ``ja_text``/``nej_text`` are what the sides mean where the yrkanden do not say it. ``röst_*`` are the totals of a
    closed vote; an open one is counted from ``röster``. The utslagsröst and the lot add no vote.
    """

    __tablename__ = "proposition"

    id: int | None = Field(default=None, primary_key=True)
    paragraf_id: int = Field(foreign_key="paragraf.id", index=True, ondelete="CASCADE")
    ordning: int = 0
    slag: Propositionsslag = Field(default=Propositionsslag.BIFALL, sa_type=enumkolumn(Propositionsslag))
    ja: str = ""
    nej: str = ""
    ja_text: str = ""
    nej_text: str = ""
    omröstning: Omröstning = Field(default=Omröstning.INGEN, sa_type=enumkolumn(Omröstning))
    röst_ja: int | None = None
    röst_nej: int | None = None
    röst_avstår: int | None = None
    avgörande: Avgörande = Field(default=Avgörande.MAJORITET, sa_type=enumkolumn(Avgörande))
    utfall: Utfall | None = Field(default=None, sa_type=enumkolumn(Utfall))

    paragraf: Optional["Paragraf"] = relation("propositioner")
    röster: list["Röst"] = barn("proposition", "Röst.ordning")


class Röst(SQLModel, table=True):
    """One person's vote in an open vote (KL 5:67 p. 5)."""

    __tablename__ = "rost"

    id: int | None = Field(default=None, primary_key=True)
    proposition_id: int = Field(foreign_key="proposition.id", index=True, ondelete="CASCADE")
    närvarande_id: int = Field(foreign_key="narvarande.id")
    ordning: int = 0
    val: Röstval = Field(default=Röstval.JA, sa_type=enumkolumn(Röstval))

    proposition: Optional["Proposition"] = relation("röster")
    närvarande: Optional["Närvarande"] = relation()


class Jävsundantag(StrEnum):
    """Why somebody with an interest takes part all the same."""

    INGET = ""
    BETYDELSELÖST = "KL 6:29"
    BESLUTFÖRHET = "KL 6:30 tredje stycket"
    BOLAG = "KL 6:31"


class Jäv(SQLModel, table=True):
    """An interest under a §: ``grund`` is the point of KL 6:28. Without ``undantag`` the person is out of the §.

    ``ersättare_id`` serves in the person's place under this § only. ``prövad``: the nämnd has decided a dispute.
    """

    __tablename__ = "jav"

    id: int | None = Field(default=None, primary_key=True)
    paragraf_id: int = Field(foreign_key="paragraf.id", index=True, ondelete="CASCADE")
    ordning: int = 0
    närvarande_id: int = Field(foreign_key="narvarande.id")
    grund: int = 1
    undantag: Jävsundantag = Field(default=Jävsundantag.INGET, sa_type=enumkolumn(Jävsundantag))
    prövad: bool = False
    anteckning: str = ""
    ersättare_id: int | None = Field(default=None, foreign_key="narvarande.id")

    paragraf: Optional["Paragraf"] = relation("jäv")
    närvarande: Optional["Närvarande"] = relation(foreign_keys="Jäv.närvarande_id")
    ersättare: Optional["Närvarande"] = relation(foreign_keys="Jäv.ersättare_id")


class Yttrandeslag(StrEnum):
    """A reservation is a right of who took part (KL 4:27); the other two are granted by the chair (R20)."""

    RESERVATION = "reservation"
    SÄRSKILT_YTTRANDE = "särskilt yttrande"
    PROTOKOLLSANTECKNING = "protokollsanteckning"


class Yttrande(SQLModel, table=True):
    """A reservation, särskilt yttrande or protokollsanteckning by ``personer``; ``yrkande`` is a ``nyckel``.

    ``anmäld`` is the local time it was announced; ``skriftligt``: reasons will be handed in before justering.
    """

    __tablename__ = "yttrande"

    id: int | None = Field(default=None, primary_key=True)
    paragraf_id: int = Field(foreign_key="paragraf.id", index=True, ondelete="CASCADE")
    ordning: int = 0
    slag: Yttrandeslag = Field(default=Yttrandeslag.RESERVATION, sa_type=enumkolumn(Yttrandeslag))
    text: str = ""
    yrkande: str = ""
    skriftligt: bool = False
    anmäld: time | None = None

    paragraf: Optional["Paragraf"] = relation("yttranden")
    personer: list["YttrandePerson"] = barn("yttrande", "YttrandePerson.ordning")


class YttrandePerson(SQLModel, table=True):
    """Who stands behind it."""

    __tablename__ = "yttrande_person"

    yttrande_id: int = Field(foreign_key="yttrande.id", primary_key=True, ondelete="CASCADE")
    närvarande_id: int = Field(foreign_key="narvarande.id", primary_key=True)
    ordning: int = 0

    yttrande: Optional["Yttrande"] = relation("personer")
    närvarande: Optional["Närvarande"] = relation()


class EjDeltagande(SQLModel, table=True):
    """Who was there and did not take part in the decision (KL 4:25–26)."""

    __tablename__ = "ej_deltagande"

    paragraf_id: int = Field(foreign_key="paragraf.id", primary_key=True, ondelete="CASCADE")
    närvarande_id: int = Field(foreign_key="narvarande.id", primary_key=True)

    paragraf: Optional["Paragraf"] = relation("ej_deltagande")
    närvarande: Optional["Närvarande"] = relation()


class Rättelse(SQLModel, table=True):
    """A dated note on a § of a justerat protocol: that and what was changed (FL 36; the protocol is not reopened)."""

    __tablename__ = "rattelse"

    id: int | None = Field(default=None, primary_key=True)
    paragraf_id: int = Field(foreign_key="paragraf.id", index=True, ondelete="CASCADE")
    datum: date
    av: str
    text: str

    paragraf: Optional["Paragraf"] = relation("rättelser")
