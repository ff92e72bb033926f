"""Närvaro by §, what happens under a §, justering and corrections (0.3.0)."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_NYA: dict[str, tuple[str | None, Any]] = {
    "utgång": ("beslut", sa.String(40)),
    "skäl": ("", sa.String()),
    "åter_till": ("", sa.String()),
    "åter_sammanträde_id": (None, sa.Integer()),
    "ordförande_id": (None, sa.Integer()),
    "myndighetsutövning": ("0", sa.Boolean()),
    "val": ("0", sa.Boolean()),
    "klubbat": (None, sa.Time()),
}
"""New columns of paragraf: the value of existing rows (None for an empty column) and the type."""


def upgrade() -> None:
    op.create_table(
        "justering",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sammanträde_id", sa.Integer(), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("tidpunkt", sa.DateTime(), nullable=False),
        sa.Column(
            "sätt",
            sa.Enum("underskrift", "digitalt", name="justeringssätt", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("av", sa.JSON(), nullable=False),
        sa.Column("paragrafer", sa.JSON(), nullable=False),
        sa.Column("anteckning", sa.String(), nullable=False),
        sa.Column("pdf_sha256", sa.String(), nullable=True),
        sa.Column("data_sha256", sa.String(), nullable=False),
        sa.Column("logg_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["pdf_sha256"], ["fil.sha256"], name=op.f("fk_justering_pdf_sha256_fil")),
        sa.ForeignKeyConstraint(
            ["sammanträde_id"],
            ["sammantrade.id"],
            name=op.f("fk_justering_sammanträde_id_sammantrade"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_justering")),
    )
    op.create_index(op.f("ix_justering_sammanträde_id"), "justering", ["sammanträde_id"], unique=False)

    op.create_table(
        "kvittering",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sammanträde_id", sa.Integer(), nullable=False),
        sa.Column("kod", sa.String(), nullable=False),
        sa.Column("plats_typ", sa.String(), nullable=False),
        sa.Column("plats_id", sa.Integer(), nullable=True),
        sa.Column("anteckning", sa.String(), nullable=False),
        sa.Column("av", sa.String(), nullable=False),
        sa.Column("tidpunkt", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["sammanträde_id"],
            ["sammantrade.id"],
            name=op.f("fk_kvittering_sammanträde_id_sammantrade"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kvittering")),
        sa.UniqueConstraint(
            "sammanträde_id",
            "kod",
            "plats_typ",
            "plats_id",
            name=op.f("uq_kvittering_sammanträde_id_kod_plats_typ_plats_id"),
        ),
    )
    op.create_index(op.f("ix_kvittering_sammanträde_id"), "kvittering", ["sammanträde_id"], unique=False)

    op.create_table(
        "narvarande",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sammanträde_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("ordning", sa.Integer(), nullable=False),
        sa.Column("namn", sa.String(), nullable=False),
        sa.Column("parti", sa.String(), nullable=False),
        sa.Column("titel", sa.String(), nullable=False),
        sa.Column(
            "roll",
            sa.Enum(
                "ordförande",
                "1:e vice ordförande",
                "2:e vice ordförande",
                "ledamot",
                "ersättare",
                "sekreterare",
                "tjänsteperson",
                "sakkunnig",
                "personalföreträdare",
                "insynsplats",
                "revisor",
                "övrig",
                name="närvaroroll",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("arvode_från", sa.Time(), nullable=True),
        sa.Column("arvode_till", sa.Time(), nullable=True),
        sa.Column("resa_km", sa.Integer(), nullable=True),
        sa.Column("restid", sa.Integer(), nullable=True),
        sa.Column("förlorad_tid", sa.Integer(), nullable=True),
        sa.Column("förlorad_inkomst", sa.Integer(), nullable=True),
        sa.Column("anteckning", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_narvarande_person_id_person"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["sammanträde_id"],
            ["sammantrade.id"],
            name=op.f("fk_narvarande_sammanträde_id_sammantrade"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_narvarande")),
        sa.UniqueConstraint("sammanträde_id", "person_id", name=op.f("uq_narvarande_sammanträde_id_person_id")),
    )
    op.create_index(op.f("ix_narvarande_person_id"), "narvarande", ["person_id"], unique=False)
    op.create_index(op.f("ix_narvarande_sammanträde_id"), "narvarande", ["sammanträde_id"], unique=False)

    op.create_table(
        "protokolljusterare",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sammanträde_id", sa.Integer(), nullable=False),
        sa.Column("närvarande_id", sa.Integer(), nullable=False),
        sa.Column("ordning", sa.Integer(), nullable=False),
        sa.Column("ersättare", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["närvarande_id"],
            ["narvarande.id"],
            name=op.f("fk_protokolljusterare_närvarande_id_narvarande"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["sammanträde_id"],
            ["sammantrade.id"],
            name=op.f("fk_protokolljusterare_sammanträde_id_sammantrade"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_protokolljusterare")),
    )
    op.create_index(
        op.f("ix_protokolljusterare_sammanträde_id"), "protokolljusterare", ["sammanträde_id"], unique=False
    )

    op.create_table(
        "ajournering",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sammanträde_id", sa.Integer(), nullable=False),
        sa.Column("ordning", sa.Integer(), nullable=False),
        sa.Column("från", sa.Time(), nullable=False),
        sa.Column("till", sa.Time(), nullable=True),
        sa.Column("paragraf_id", sa.Integer(), nullable=True),
        sa.Column("anteckning", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["paragraf_id"], ["paragraf.id"], name=op.f("fk_ajournering_paragraf_id_paragraf"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["sammanträde_id"],
            ["sammantrade.id"],
            name=op.f("fk_ajournering_sammanträde_id_sammantrade"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ajournering")),
    )
    op.create_index(op.f("ix_ajournering_sammanträde_id"), "ajournering", ["sammanträde_id"], unique=False)

    op.create_table(
        "ej_deltagande",
        sa.Column("paragraf_id", sa.Integer(), nullable=False),
        sa.Column("närvarande_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["närvarande_id"], ["narvarande.id"], name=op.f("fk_ej_deltagande_närvarande_id_narvarande")
        ),
        sa.ForeignKeyConstraint(
            ["paragraf_id"], ["paragraf.id"], name=op.f("fk_ej_deltagande_paragraf_id_paragraf"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("paragraf_id", "närvarande_id", name=op.f("pk_ej_deltagande")),
    )
    op.create_table(
        "jav",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paragraf_id", sa.Integer(), nullable=False),
        sa.Column("ordning", sa.Integer(), nullable=False),
        sa.Column("närvarande_id", sa.Integer(), nullable=False),
        sa.Column("grund", sa.Integer(), nullable=False),
        sa.Column(
            "undantag",
            sa.Enum(
                "", "KL 6:29", "KL 6:30 tredje stycket", "KL 6:31", name="jävsundantag", native_enum=False, length=40
            ),
            nullable=False,
        ),
        sa.Column("prövad", sa.Boolean(), nullable=False),
        sa.Column("anteckning", sa.String(), nullable=False),
        sa.Column("ersättare_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["ersättare_id"], ["narvarande.id"], name=op.f("fk_jav_ersättare_id_narvarande")),
        sa.ForeignKeyConstraint(["närvarande_id"], ["narvarande.id"], name=op.f("fk_jav_närvarande_id_narvarande")),
        sa.ForeignKeyConstraint(
            ["paragraf_id"], ["paragraf.id"], name=op.f("fk_jav_paragraf_id_paragraf"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jav")),
    )
    op.create_index(op.f("ix_jav_paragraf_id"), "jav", ["paragraf_id"], unique=False)

    op.create_table(
        "narvarointervall",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("närvarande_id", sa.Integer(), nullable=False),
        sa.Column("ordning", sa.Integer(), nullable=False),
        sa.Column("från_paragraf_id", sa.Integer(), nullable=True),
        sa.Column("till_paragraf_id", sa.Integer(), nullable=True),
        sa.Column("del_från", sa.Boolean(), nullable=False),
        sa.Column("del_till", sa.Boolean(), nullable=False),
        sa.Column("kl_från", sa.Time(), nullable=True),
        sa.Column("kl_till", sa.Time(), nullable=True),
        sa.Column("tjänstgör", sa.Boolean(), nullable=False),
        sa.Column("för_id", sa.Integer(), nullable=True),
        sa.Column("distans", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["från_paragraf_id"],
            ["paragraf.id"],
            name=op.f("fk_narvarointervall_från_paragraf_id_paragraf"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["för_id"], ["narvarande.id"], name=op.f("fk_narvarointervall_för_id_narvarande"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["närvarande_id"],
            ["narvarande.id"],
            name=op.f("fk_narvarointervall_närvarande_id_narvarande"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["till_paragraf_id"],
            ["paragraf.id"],
            name=op.f("fk_narvarointervall_till_paragraf_id_paragraf"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_narvarointervall")),
    )
    op.create_index(op.f("ix_narvarointervall_närvarande_id"), "narvarointervall", ["närvarande_id"], unique=False)

    op.create_table(
        "proposition",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paragraf_id", sa.Integer(), nullable=False),
        sa.Column("ordning", sa.Integer(), nullable=False),
        sa.Column(
            "slag",
            sa.Enum(
                "bifall eller avslag",
                "förslag mot varandra",
                "motförslag till huvudförslaget",
                "avgöras i dag eller återremitteras",
                "avgöras i dag eller bordläggas",
                "tilläggsyrkande",
                name="propositionsslag",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("ja", sa.String(), nullable=False),
        sa.Column("nej", sa.String(), nullable=False),
        sa.Column("ja_text", sa.String(), nullable=False),
        sa.Column("nej_text", sa.String(), nullable=False),
        sa.Column(
            "omröstning",
            sa.Enum("ingen", "öppen", "sluten", name="omröstning", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("röst_ja", sa.Integer(), nullable=True),
        sa.Column("röst_nej", sa.Integer(), nullable=True),
        sa.Column("röst_avstår", sa.Integer(), nullable=True),
        sa.Column(
            "avgörande",
            sa.Enum(
                "majoritet", "ordförandens utslagsröst", "lottning", name="avgörande", native_enum=False, length=40
            ),
            nullable=False,
        ),
        sa.Column("utfall", sa.Enum("ja", "nej", name="utfall", native_enum=False, length=40), nullable=True),
        sa.ForeignKeyConstraint(
            ["paragraf_id"], ["paragraf.id"], name=op.f("fk_proposition_paragraf_id_paragraf"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposition")),
    )
    op.create_index(op.f("ix_proposition_paragraf_id"), "proposition", ["paragraf_id"], unique=False)

    op.create_table(
        "rattelse",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paragraf_id", sa.Integer(), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("av", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["paragraf_id"], ["paragraf.id"], name=op.f("fk_rattelse_paragraf_id_paragraf"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rattelse")),
    )
    op.create_index(op.f("ix_rattelse_paragraf_id"), "rattelse", ["paragraf_id"], unique=False)

    op.create_table(
        "yrkande",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paragraf_id", sa.Integer(), nullable=False),
        sa.Column("ordning", sa.Integer(), nullable=False),
        sa.Column("nyckel", sa.String(), nullable=False),
        sa.Column(
            "slag",
            sa.Enum(
                "förslag enligt handlingarna",
                "bifall",
                "avslag",
                "ändring",
                "eget förslag",
                "tillägg",
                "återremiss",
                "bordläggning",
                name="yrkandeslag",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("beslutspunkt", sa.Integer(), nullable=True),
        sa.Column("återtaget", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["paragraf_id"], ["paragraf.id"], name=op.f("fk_yrkande_paragraf_id_paragraf"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_yrkande")),
    )
    op.create_index(op.f("ix_yrkande_paragraf_id"), "yrkande", ["paragraf_id"], unique=False)

    op.create_table(
        "yttrande",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paragraf_id", sa.Integer(), nullable=False),
        sa.Column("ordning", sa.Integer(), nullable=False),
        sa.Column(
            "slag",
            sa.Enum(
                "reservation",
                "särskilt yttrande",
                "protokollsanteckning",
                name="yttrandeslag",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("yrkande", sa.String(), nullable=False),
        sa.Column("skriftligt", sa.Boolean(), nullable=False),
        sa.Column("anmäld", sa.Time(), nullable=True),
        sa.ForeignKeyConstraint(
            ["paragraf_id"], ["paragraf.id"], name=op.f("fk_yttrande_paragraf_id_paragraf"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_yttrande")),
    )
    op.create_index(op.f("ix_yttrande_paragraf_id"), "yttrande", ["paragraf_id"], unique=False)

    op.create_table(
        "rost",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("proposition_id", sa.Integer(), nullable=False),
        sa.Column("närvarande_id", sa.Integer(), nullable=False),
        sa.Column("ordning", sa.Integer(), nullable=False),
        sa.Column(
            "val",
            sa.Enum("ja", "nej", "avstår", "deltar inte", name="röstval", native_enum=False, length=40),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(["närvarande_id"], ["narvarande.id"], name=op.f("fk_rost_närvarande_id_narvarande")),
        sa.ForeignKeyConstraint(
            ["proposition_id"], ["proposition.id"], name=op.f("fk_rost_proposition_id_proposition"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rost")),
    )
    op.create_index(op.f("ix_rost_proposition_id"), "rost", ["proposition_id"], unique=False)

    op.create_table(
        "yrkande_person",
        sa.Column("yrkande_id", sa.Integer(), nullable=False),
        sa.Column("närvarande_id", sa.Integer(), nullable=False),
        sa.Column("ordning", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["närvarande_id"], ["narvarande.id"], name=op.f("fk_yrkande_person_närvarande_id_narvarande")
        ),
        sa.ForeignKeyConstraint(
            ["yrkande_id"], ["yrkande.id"], name=op.f("fk_yrkande_person_yrkande_id_yrkande"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("yrkande_id", "närvarande_id", name=op.f("pk_yrkande_person")),
    )
    op.create_table(
        "yttrande_person",
        sa.Column("yttrande_id", sa.Integer(), nullable=False),
        sa.Column("närvarande_id", sa.Integer(), nullable=False),
        sa.Column("ordning", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["närvarande_id"], ["narvarande.id"], name=op.f("fk_yttrande_person_närvarande_id_narvarande")
        ),
        sa.ForeignKeyConstraint(
            ["yttrande_id"], ["yttrande.id"], name=op.f("fk_yttrande_person_yttrande_id_yttrande"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("yttrande_id", "närvarande_id", name=op.f("pk_yttrande_person")),
    )
    for namn, (värde, slag) in _NYA.items():
        op.add_column("paragraf", sa.Column(namn, slag, nullable=värde is None, server_default=värde))
    with op.batch_alter_table("paragraf", recreate="always") as ny:
        for namn, (värde, slag) in _NYA.items():
            if värde is not None:
                ny.alter_column(namn, existing_type=slag, existing_nullable=False, server_default=None)
        ny.create_foreign_key(
            op.f("fk_paragraf_åter_sammanträde_id_sammantrade"),
            "sammantrade",
            ["åter_sammanträde_id"],
            ["id"],
            ondelete="SET NULL",
        )
        ny.create_foreign_key(
            op.f("fk_paragraf_ordförande_id_narvarande"), "narvarande", ["ordförande_id"], ["id"], ondelete="SET NULL"
        )
