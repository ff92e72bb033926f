"""Registers, order of service, year plan, assignments, messages, calls and published lists (0.2.0)."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


_TEXT = ("", sa.String())
_NEJ = ("0", sa.Boolean())
_NYA_KOLUMNER: dict[str, dict[str, tuple[str | None, Any]]] = {
    "arende": {
        "planerat_sammanträde_id": (None, sa.Integer()),
        "parkerat": _NEJ,
        "bevakas": (None, sa.Date()),
    },
    "foredragningspunkt": {
        "instans": ("egen", sa.String(40)),
        "sekretess_lagrum": _TEXT,
        "utgår": _NEJ,
        "väckt_av": _TEXT,
        "utan_paragraf": _NEJ,
    },
    "punkt_handling": {"bordsdelad": _NEJ},
    "sammantrade": {
        "slag": ("ordinarie", sa.String(40)),
        "skäl": _TEXT,
        "bereder_id": (None, sa.Integer()),
        "stoppdatum": (None, sa.Date()),
        "uid": _TEXT,
        "sekvens": ("0", sa.Integer()),
        "distans": _NEJ,
        "länk": _TEXT,
        "gruppmöten": _TEXT,
        "måltid": _TEXT,
    },
    "uppdrag": {"ersätter_id": (None, sa.Integer())},
}
"""By table: column -> (the value of existing rows, None for an empty column; its type)."""

_HÄNVISNINGAR = {
    "arende": ("planerat_sammanträde_id", "sammantrade"),
    "sammantrade": ("bereder_id", "sammantrade"),
    "uppdrag": ("ersätter_id", "uppdrag"),
}


def _nya_kolumner(tabell: str) -> None:
    """Adds the columns with a value for the rows that are there, then rebuilds the table without the default."""
    kolumner = _NYA_KOLUMNER[tabell]
    for namn, (värde, slag) in kolumner.items():
        op.add_column(tabell, sa.Column(namn, slag, nullable=värde is None, server_default=värde))
    with op.batch_alter_table(tabell, recreate="always") as ny:
        for namn, (värde, slag) in kolumner.items():
            if värde is not None:
                ny.alter_column(namn, existing_type=slag, existing_nullable=False, server_default=None)
        if tabell in _HÄNVISNINGAR:
            kolumn, till = _HÄNVISNINGAR[tabell]
            ny.create_foreign_key(op.f(f"fk_{tabell}_{kolumn}_{till}"), till, [kolumn], ["id"], ondelete="SET NULL")


def upgrade() -> None:
    op.create_table(
        "forkortning",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kort", sa.String(), nullable=False),
        sa.Column("betydelse", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_forkortning")),
        sa.UniqueConstraint("kort", name=op.f("uq_forkortning_kort")),
    )
    op.create_table(
        "mandatperiod",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("namn", sa.String(), nullable=False),
        sa.Column("från", sa.Date(), nullable=False),
        sa.Column("till", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mandatperiod")),
    )
    op.create_table(
        "mottagare",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("namn", sa.String(), nullable=False),
        sa.Column("e_post", sa.String(), nullable=False),
        sa.Column("adress", sa.String(), nullable=False),
        sa.Column("anteckning", sa.String(), nullable=False),
        sa.Column("aktiv", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mottagare")),
    )
    op.create_index(op.f("ix_mottagare_namn"), "mottagare", ["namn"], unique=False)
    op.create_table(
        "mottagargrupp",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("namn", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mottagargrupp")),
    )
    op.create_table(
        "parti",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("beteckning", sa.String(), nullable=False),
        sa.Column("namn", sa.String(), nullable=False),
        sa.Column("ordning", sa.Integer(), nullable=False),
        sa.Column("aktivt", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_parti")),
        sa.UniqueConstraint("beteckning", name=op.f("uq_parti_beteckning")),
    )
    op.create_table(
        "gruppmedlem",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("grupp_id", sa.Integer(), nullable=False),
        sa.Column("ordning", sa.Integer(), nullable=False),
        sa.Column("mottagare_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["grupp_id"], ["mottagargrupp.id"], name=op.f("fk_gruppmedlem_grupp_id_mottagargrupp"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["mottagare_id"], ["mottagare.id"], name=op.f("fk_gruppmedlem_mottagare_id_mottagare"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_gruppmedlem_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gruppmedlem")),
    )
    op.create_index(op.f("ix_gruppmedlem_grupp_id"), "gruppmedlem", ["grupp_id"], unique=False)
    op.create_table(
        "arshjulspost",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("nämnd_id", sa.Integer(), nullable=False),
        sa.Column("ordning", sa.Integer(), nullable=False),
        sa.Column("rubrik", sa.String(), nullable=False),
        sa.Column(
            "typ",
            sa.Enum("beslut", "information", "anmälan", "formalia", name="punkttyp", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("grupp", sa.String(), nullable=False),
        sa.Column("månader", sa.JSON(), nullable=False),
        sa.Column("framförhållning", sa.Integer(), nullable=False),
        sa.Column("lagrum", sa.String(), nullable=False),
        sa.Column("ansvarig", sa.String(), nullable=False),
        sa.Column("anteckning", sa.String(), nullable=False),
        sa.Column("aktiv", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["nämnd_id"], ["namnd.id"], name=op.f("fk_arshjulspost_nämnd_id_namnd"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_arshjulspost")),
    )
    op.create_index(op.f("ix_arshjulspost_nämnd_id"), "arshjulspost", ["nämnd_id"], unique=False)
    op.create_table(
        "inkallelseordning",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("nämnd_id", sa.Integer(), nullable=False),
        sa.Column(
            "modell",
            sa.Enum(
                "personliga ersättare",
                "parti för parti",
                "en lista för hela nämnden",
                name="inkallelsemodell",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("personlig_först", sa.Boolean(), nullable=False),
        sa.Column("växling", sa.Boolean(), nullable=False),
        sa.Column("sen_ledamot_inträder", sa.Boolean(), nullable=False),
        sa.Column("åter_efter_avbrott", sa.Boolean(), nullable=False),
        sa.Column("antagen_datum", sa.Date(), nullable=True),
        sa.Column("antagen_paragraf", sa.Integer(), nullable=True),
        sa.Column("anteckning", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["nämnd_id"], ["namnd.id"], name=op.f("fk_inkallelseordning_nämnd_id_namnd"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inkallelseordning")),
        sa.UniqueConstraint("nämnd_id", name=op.f("uq_inkallelseordning_nämnd_id")),
    )
    op.create_table(
        "staende_punkt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("nämnd_id", sa.Integer(), nullable=False),
        sa.Column("ordning", sa.Integer(), nullable=False),
        sa.Column("rubrik", sa.String(), nullable=False),
        sa.Column("grupp", sa.String(), nullable=False),
        sa.Column(
            "typ",
            sa.Enum("beslut", "information", "anmälan", "formalia", name="punkttyp", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("föredragande", sa.String(), nullable=False),
        sa.Column("minuter", sa.Integer(), nullable=True),
        sa.Column("sist", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["nämnd_id"], ["namnd.id"], name=op.f("fk_staende_punkt_nämnd_id_namnd"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staende_punkt")),
    )
    op.create_index(op.f("ix_staende_punkt_nämnd_id"), "staende_punkt", ["nämnd_id"], unique=False)
    op.create_table(
        "textfras",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("nämnd_id", sa.Integer(), nullable=True),
        sa.Column(
            "plats",
            sa.Enum(
                "förslag till beslut",
                "beslut",
                "skrivelse",
                "beslutsgång",
                "överallt",
                name="frasplats",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("kortord", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("ordning", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["nämnd_id"], ["namnd.id"], name=op.f("fk_textfras_nämnd_id_namnd"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_textfras")),
    )
    op.create_index(op.f("ix_textfras_nämnd_id"), "textfras", ["nämnd_id"], unique=False)
    op.create_table(
        "inkallelserad",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("inkallelseordning_id", sa.Integer(), nullable=False),
        sa.Column("ordning", sa.Integer(), nullable=False),
        sa.Column("parti", sa.String(), nullable=False),
        sa.Column("reservpartier", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["inkallelseordning_id"],
            ["inkallelseordning.id"],
            name=op.f("fk_inkallelserad_inkallelseordning_id_inkallelseordning"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inkallelserad")),
    )
    op.create_index(
        op.f("ix_inkallelserad_inkallelseordning_id"), "inkallelserad", ["inkallelseordning_id"], unique=False
    )
    op.create_table(
        "kallad",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sammanträde_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("ordning", sa.Integer(), nullable=False),
        sa.Column(
            "roll",
            sa.Enum(
                "ordförande",
                "1:e vice ordförande",
                "2:e vice ordförande",
                "ledamot",
                "ersättare",
                "sekreterare",
                "insynsplats",
                name="uppdragsroll",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("parti", sa.String(), nullable=False),
        sa.Column(
            "svar",
            sa.Enum("inte kallad", "kallad", "kommer", "förhindrad", name="kallelsesvar", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("svarat", sa.DateTime(), nullable=True),
        sa.Column("ersätter_id", sa.Integer(), nullable=True),
        sa.Column("anteckning", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ersätter_id"], ["kallad.id"], name=op.f("fk_kallad_ersätter_id_kallad"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_kallad_person_id_person"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["sammanträde_id"],
            ["sammantrade.id"],
            name=op.f("fk_kallad_sammanträde_id_sammantrade"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kallad")),
        sa.UniqueConstraint("sammanträde_id", "person_id", name=op.f("uq_kallad_sammanträde_id_person_id")),
    )
    op.create_index(op.f("ix_kallad_person_id"), "kallad", ["person_id"], unique=False)
    op.create_index(op.f("ix_kallad_sammanträde_id"), "kallad", ["sammanträde_id"], unique=False)
    op.create_table(
        "listpublicering",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sammanträde_id", sa.Integer(), nullable=False),
        sa.Column("nummer", sa.Integer(), nullable=False),
        sa.Column(
            "slag",
            sa.Enum("kallelse", "tilläggslista", name="publiceringsslag", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("tidpunkt", sa.DateTime(), nullable=False),
        sa.Column("lista", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["sammanträde_id"],
            ["sammantrade.id"],
            name=op.f("fk_listpublicering_sammanträde_id_sammantrade"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_listpublicering")),
        sa.UniqueConstraint("sammanträde_id", "nummer", name=op.f("uq_listpublicering_sammanträde_id_nummer")),
    )
    op.create_index(op.f("ix_listpublicering_sammanträde_id"), "listpublicering", ["sammanträde_id"], unique=False)
    op.create_table(
        "arshjulstillfalle",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("år", sa.Integer(), nullable=False),
        sa.Column("månad", sa.Integer(), nullable=False),
        sa.Column("punkt_id", sa.Integer(), nullable=True),
        sa.Column("avstås", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["post_id"], ["arshjulspost.id"], name=op.f("fk_arshjulstillfalle_post_id_arshjulspost"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["punkt_id"],
            ["foredragningspunkt.id"],
            name=op.f("fk_arshjulstillfalle_punkt_id_foredragningspunkt"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_arshjulstillfalle")),
        sa.UniqueConstraint("post_id", "år", "månad", name=op.f("uq_arshjulstillfalle_post_id_år_månad")),
    )
    op.create_index(op.f("ix_arshjulstillfalle_post_id"), "arshjulstillfalle", ["post_id"], unique=False)
    op.create_table(
        "bevakning",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("nämnd_id", sa.Integer(), nullable=False),
        sa.Column(
            "slag", sa.Enum("uppdrag", "bevakning", name="bevakningsslag", native_enum=False, length=40), nullable=False
        ),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("källa", sa.String(), nullable=False),
        sa.Column("paragraf_id", sa.Integer(), nullable=True),
        sa.Column("ärende_id", sa.Integer(), nullable=True),
        sa.Column("ansvarig", sa.String(), nullable=False),
        sa.Column("beslutat", sa.Date(), nullable=True),
        sa.Column("återrapport_senast", sa.Date(), nullable=True),
        sa.Column(
            "läge",
            sa.Enum("öppen", "pågår", "redovisad", "avslutad", name="bevakningsläge", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("punkt_id", sa.Integer(), nullable=True),
        sa.Column("anteckning", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["nämnd_id"], ["namnd.id"], name=op.f("fk_bevakning_nämnd_id_namnd"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["paragraf_id"], ["paragraf.id"], name=op.f("fk_bevakning_paragraf_id_paragraf"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["punkt_id"],
            ["foredragningspunkt.id"],
            name=op.f("fk_bevakning_punkt_id_foredragningspunkt"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["ärende_id"], ["arende.id"], name=op.f("fk_bevakning_ärende_id_arende"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bevakning")),
    )
    op.create_index(op.f("ix_bevakning_nämnd_id"), "bevakning", ["nämnd_id"], unique=False)
    op.create_index(op.f("ix_bevakning_ärende_id"), "bevakning", ["ärende_id"], unique=False)
    op.create_index(op.f("ix_bevakning_återrapport_senast"), "bevakning", ["återrapport_senast"], unique=False)
    op.create_table(
        "meddelandepost",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("nämnd_id", sa.Integer(), nullable=False),
        sa.Column("ordning", sa.Integer(), nullable=False),
        sa.Column("datum", sa.Date(), nullable=True),
        sa.Column("diarienummer", sa.String(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("handling_id", sa.Integer(), nullable=True),
        sa.Column("ärende_id", sa.Integer(), nullable=True),
        sa.Column("punkt_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["handling_id"], ["handling.id"], name=op.f("fk_meddelandepost_handling_id_handling"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["nämnd_id"], ["namnd.id"], name=op.f("fk_meddelandepost_nämnd_id_namnd"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["punkt_id"],
            ["foredragningspunkt.id"],
            name=op.f("fk_meddelandepost_punkt_id_foredragningspunkt"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["ärende_id"], ["arende.id"], name=op.f("fk_meddelandepost_ärende_id_arende"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meddelandepost")),
    )
    op.create_index(op.f("ix_meddelandepost_nämnd_id"), "meddelandepost", ["nämnd_id"], unique=False)
    op.create_index(op.f("ix_meddelandepost_punkt_id"), "meddelandepost", ["punkt_id"], unique=False)
    for tabell in _NYA_KOLUMNER:
        _nya_kolumner(tabell)
    op.create_index(op.f("ix_arende_planerat_sammanträde_id"), "arende", ["planerat_sammanträde_id"], unique=False)
    op.create_index(op.f("ix_sammantrade_bereder_id"), "sammantrade", ["bereder_id"], unique=False)
    op.execute("UPDATE sammantrade SET uid = lower(hex(randomblob(16)))")
