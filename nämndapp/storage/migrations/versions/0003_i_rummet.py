"""Närvaro by §, what happens under a §, justering; attestlistor; delegationsordningar and decisions (0.3.0)."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_NYA: dict[str, dict[str, tuple[str | None, Any]]] = {
    "paragraf": {
        "utgång": ("beslut", sa.String(40)),
        "skäl": ("", sa.String()),
        "åter_till": ("", sa.String()),
        "åter_sammanträde_id": (None, sa.Integer()),
        "ordförande_id": (None, sa.Integer()),
        "myndighetsutövning": ("0", sa.Boolean()),
        "val": ("0", sa.Boolean()),
        "klubbat": (None, sa.Time()),
    },
    "riskanalys": {
        "sannolikhetsnamn": ("[]", sa.JSON()),
        "konsekvensnamn": ("[]", sa.JSON()),
        "nivåer": ("[]", sa.JSON()),
    },
    "risk": {
        "nyckel": ("", sa.String()),
        "kommunövergripande": ("0", sa.Boolean()),
        "bedömning": ("", sa.String(40)),
    },
    "kontrollmoment": {"nyckel": ("", sa.String()), "omfattning": ("", sa.String()), "inbyggd": ("", sa.String())},
}
"""New columns by table: the value of existing rows (None for an empty column) and the type."""

_HÄNVISNINGAR = {"paragraf": (("åter_sammanträde_id", "sammantrade"), ("ordförande_id", "narvarande"))}


def _nya_kolumner(tabell: str) -> None:
    for namn, (värde, slag) in _NYA[tabell].items():
        op.add_column(tabell, sa.Column(namn, slag, nullable=värde is None, server_default=värde))
    with op.batch_alter_table(tabell, recreate="always") as ny:
        for namn, (värde, slag) in _NYA[tabell].items():
            if värde is not None:
                ny.alter_column(namn, existing_type=slag, existing_nullable=False, server_default=None)
        for kolumn, till in _HÄNVISNINGAR.get(tabell, ()):
            ny.create_foreign_key(op.f(f"fk_{tabell}_{kolumn}_{till}"), till, [kolumn], ["id"], ondelete="SET NULL")


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
    for tabell in _NYA:
        _nya_kolumner(tabell)
    for tabell in ("risk", "kontrollmoment"):
        op.execute(f"UPDATE {tabell} SET nyckel = lower(hex(randomblob(16)))")
    _attest_och_delegation()
    _intern_kontroll()


def _attest_och_delegation() -> None:
    op.create_table(
        "delegationsstatistik",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("nämnd_id", sa.Integer(), nullable=False),
        sa.Column("kategori", sa.String(), nullable=False),
        sa.Column("mått", sa.String(), nullable=False),
        sa.Column("år", sa.Integer(), nullable=False),
        sa.Column("månad", sa.Integer(), nullable=False),
        sa.Column("värde", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["nämnd_id"], ["namnd.id"], name=op.f("fk_delegationsstatistik_nämnd_id_namnd"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delegationsstatistik")),
        sa.UniqueConstraint(
            "nämnd_id",
            "kategori",
            "mått",
            "år",
            "månad",
            name=op.f("uq_delegationsstatistik_nämnd_id_kategori_mått_år_månad"),
        ),
    )
    op.create_index(op.f("ix_delegationsstatistik_nämnd_id"), "delegationsstatistik", ["nämnd_id"], unique=False)

    op.create_table(
        "delegatkod",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("nämnd_id", sa.Integer(), nullable=False),
        sa.Column("kod", sa.String(), nullable=False),
        sa.Column("betydelse", sa.String(), nullable=False),
        sa.Column(
            "slag",
            sa.Enum(
                "anställd",
                "ordförande",
                "ledamot",
                "utskott",
                "nämnden",
                name="delegatslag",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("chef", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["nämnd_id"], ["namnd.id"], name=op.f("fk_delegatkod_nämnd_id_namnd"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delegatkod")),
        sa.UniqueConstraint("nämnd_id", "kod", name=op.f("uq_delegatkod_nämnd_id_kod")),
    )
    op.create_index(op.f("ix_delegatkod_nämnd_id"), "delegatkod", ["nämnd_id"], unique=False)

    op.create_table(
        "attestlista",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("nämnd_id", sa.Integer(), nullable=False),
        sa.Column("ärende_id", sa.Integer(), nullable=True),
        sa.Column("bygger_på_id", sa.Integer(), nullable=True),
        sa.Column("handling_id", sa.Integer(), nullable=True),
        sa.Column("år", sa.Integer(), nullable=False),
        sa.Column("nummer", sa.Integer(), nullable=False),
        sa.Column("rubrik", sa.String(), nullable=False),
        sa.Column(
            "status",
            sa.Enum("förslag", "beslutad", name="attestlistestatus", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("beslutad_datum", sa.Date(), nullable=True),
        sa.Column("beslutad_paragraf", sa.Integer(), nullable=True),
        sa.Column("gäller_från", sa.Date(), nullable=True),
        sa.Column("gäller_till", sa.Date(), nullable=True),
        sa.Column("regler", sa.String(), nullable=False),
        sa.Column("namnteckningsprov", sa.String(), nullable=False),
        sa.Column("koddelar", sa.JSON(), nullable=False),
        sa.Column("roller", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["bygger_på_id"],
            ["attestlista.id"],
            name=op.f("fk_attestlista_bygger_på_id_attestlista"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["handling_id"], ["handling.id"], name=op.f("fk_attestlista_handling_id_handling"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["nämnd_id"], ["namnd.id"], name=op.f("fk_attestlista_nämnd_id_namnd")),
        sa.ForeignKeyConstraint(
            ["ärende_id"], ["arende.id"], name=op.f("fk_attestlista_ärende_id_arende"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attestlista")),
    )
    op.create_index(op.f("ix_attestlista_nämnd_id"), "attestlista", ["nämnd_id"], unique=False)
    op.create_index(op.f("ix_attestlista_år"), "attestlista", ["år"], unique=False)

    op.create_table(
        "delegationsordning",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("nämnd_id", sa.Integer(), nullable=False),
        sa.Column("ärende_id", sa.Integer(), nullable=True),
        sa.Column("bygger_på_id", sa.Integer(), nullable=True),
        sa.Column("nummer", sa.Integer(), nullable=False),
        sa.Column("benämning", sa.String(), nullable=False),
        sa.Column("rubrik", sa.String(), nullable=False),
        sa.Column(
            "status",
            sa.Enum("förslag", "beslutad", name="ordningsstatus", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("beslutad_datum", sa.Date(), nullable=True),
        sa.Column("beslutad_paragraf", sa.Integer(), nullable=True),
        sa.Column("gäller_från", sa.Date(), nullable=True),
        sa.Column("gäller_till", sa.Date(), nullable=True),
        sa.Column("inledning", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["bygger_på_id"],
            ["delegationsordning.id"],
            name=op.f("fk_delegationsordning_bygger_på_id_delegationsordning"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(["nämnd_id"], ["namnd.id"], name=op.f("fk_delegationsordning_nämnd_id_namnd")),
        sa.ForeignKeyConstraint(
            ["ärende_id"], ["arende.id"], name=op.f("fk_delegationsordning_ärende_id_arende"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delegationsordning")),
    )
    op.create_index(op.f("ix_delegationsordning_nämnd_id"), "delegationsordning", ["nämnd_id"], unique=False)

    op.create_table(
        "attestrad",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("lista_id", sa.Integer(), nullable=False),
        sa.Column("ordning", sa.Integer(), nullable=False),
        sa.Column(
            "slag",
            sa.Enum(
                "rad", "avskiljare", "alla koder", "extra attestant", name="attestradslag", native_enum=False, length=40
            ),
            nullable=False,
        ),
        sa.Column("koder", sa.JSON(), nullable=False),
        sa.Column("namn", sa.JSON(), nullable=False),
        sa.Column("ärvda", sa.JSON(), nullable=False),
        sa.Column("kod", sa.String(), nullable=False),
        sa.Column("benämning", sa.String(), nullable=False),
        sa.Column("villkor", sa.String(), nullable=False),
        sa.Column("belopp", sa.Integer(), nullable=True),
        sa.Column("anteckning", sa.String(), nullable=False),
        sa.Column("källrad", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["lista_id"], ["attestlista.id"], name=op.f("fk_attestrad_lista_id_attestlista"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attestrad")),
    )
    op.create_index(op.f("ix_attestrad_kod"), "attestrad", ["kod"], unique=False)
    op.create_index(op.f("ix_attestrad_lista_id"), "attestrad", ["lista_id"], unique=False)

    op.create_table(
        "delegationsbeslut",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("nämnd_id", sa.Integer(), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("nr", sa.String(), nullable=False),
        sa.Column("punkt_nyckel", sa.String(), nullable=False),
        sa.Column("punkt_nr", sa.String(), nullable=False),
        sa.Column("diarienummer", sa.String(), nullable=True),
        sa.Column("ärende_id", sa.Integer(), nullable=True),
        sa.Column("delegat", sa.String(), nullable=False),
        sa.Column("beslutsfattare", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("titel", sa.String(), nullable=False),
        sa.Column("rubrik", sa.String(), nullable=False),
        sa.Column("beslut", sa.String(), nullable=False),
        sa.Column("utfall", sa.String(), nullable=False),
        sa.Column("lagrum", sa.String(), nullable=False),
        sa.Column("belopp", sa.Integer(), nullable=True),
        sa.Column("sekretess", sa.Boolean(), nullable=False),
        sa.Column("sekretess_lagrum", sa.String(), nullable=False),
        sa.Column("brådskande", sa.Boolean(), nullable=False),
        sa.Column("anmäld_punkt_id", sa.Integer(), nullable=True),
        sa.Column("särskilt_protokoll", sa.Boolean(), nullable=False),
        sa.Column("anteckning", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["anmäld_punkt_id"],
            ["foredragningspunkt.id"],
            name=op.f("fk_delegationsbeslut_anmäld_punkt_id_foredragningspunkt"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(["nämnd_id"], ["namnd.id"], name=op.f("fk_delegationsbeslut_nämnd_id_namnd")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_delegationsbeslut_person_id_person"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["ärende_id"], ["arende.id"], name=op.f("fk_delegationsbeslut_ärende_id_arende"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delegationsbeslut")),
    )
    op.create_index(
        op.f("ix_delegationsbeslut_anmäld_punkt_id"), "delegationsbeslut", ["anmäld_punkt_id"], unique=False
    )
    op.create_index(op.f("ix_delegationsbeslut_datum"), "delegationsbeslut", ["datum"], unique=False)
    op.create_index(op.f("ix_delegationsbeslut_nämnd_id"), "delegationsbeslut", ["nämnd_id"], unique=False)
    op.create_index(op.f("ix_delegationsbeslut_punkt_nyckel"), "delegationsbeslut", ["punkt_nyckel"], unique=False)

    op.create_table(
        "delegationskapitel",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("delegationsordning_id", sa.Integer(), nullable=False),
        sa.Column("ordning", sa.Integer(), nullable=False),
        sa.Column("nr", sa.Integer(), nullable=True),
        sa.Column("rubrik", sa.String(), nullable=False),
        sa.Column("sfs", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["delegationsordning_id"],
            ["delegationsordning.id"],
            name=op.f("fk_delegationskapitel_delegationsordning_id_delegationsordning"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delegationskapitel")),
    )
    op.create_index(
        op.f("ix_delegationskapitel_delegationsordning_id"),
        "delegationskapitel",
        ["delegationsordning_id"],
        unique=False,
    )

    op.create_table(
        "utskottsanmalan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("nämnd_id", sa.Integer(), nullable=False),
        sa.Column("utskott", sa.String(), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("från", sa.Integer(), nullable=False),
        sa.Column("till", sa.Integer(), nullable=False),
        sa.Column("anmäld_punkt_id", sa.Integer(), nullable=True),
        sa.Column("anteckning", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["anmäld_punkt_id"],
            ["foredragningspunkt.id"],
            name=op.f("fk_utskottsanmalan_anmäld_punkt_id_foredragningspunkt"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(["nämnd_id"], ["namnd.id"], name=op.f("fk_utskottsanmalan_nämnd_id_namnd")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_utskottsanmalan")),
    )
    op.create_index(op.f("ix_utskottsanmalan_anmäld_punkt_id"), "utskottsanmalan", ["anmäld_punkt_id"], unique=False)
    op.create_index(op.f("ix_utskottsanmalan_nämnd_id"), "utskottsanmalan", ["nämnd_id"], unique=False)

    op.create_table(
        "attestperson",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("rad_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("roll", sa.String(), nullable=False),
        sa.Column("ordning", sa.Integer(), nullable=False),
        sa.Column("namn", sa.String(), nullable=False),
        sa.Column("från", sa.Date(), nullable=True),
        sa.Column("till", sa.Date(), nullable=True),
        sa.Column("osäker", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_attestperson_person_id_person"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["rad_id"], ["attestrad.id"], name=op.f("fk_attestperson_rad_id_attestrad"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attestperson")),
    )
    op.create_index(op.f("ix_attestperson_person_id"), "attestperson", ["person_id"], unique=False)
    op.create_index(op.f("ix_attestperson_rad_id"), "attestperson", ["rad_id"], unique=False)

    op.create_table(
        "delegationspunkt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kapitel_id", sa.Integer(), nullable=False),
        sa.Column("ordning", sa.Integer(), nullable=False),
        sa.Column("nyckel", sa.String(), nullable=False),
        sa.Column("grupp", sa.String(), nullable=False),
        sa.Column("löpnr", sa.Integer(), nullable=True),
        sa.Column("ärende", sa.String(), nullable=False),
        sa.Column("lagrum", sa.String(), nullable=False),
        sa.Column("ersättare", sa.String(), nullable=False),
        sa.Column("villkor", sa.String(), nullable=False),
        sa.Column("belopp", sa.Integer(), nullable=True),
        sa.Column(
            "beloppsenhet",
            sa.Enum("kr", "prisbasbelopp", "% av riksnormen", name="beloppsenhet", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("vidaredelegation", sa.Boolean(), nullable=True),
        sa.Column("anmäls", sa.Boolean(), nullable=True),
        sa.Column("anteckning", sa.String(), nullable=False),
        sa.Column("hänvisningar", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["kapitel_id"],
            ["delegationskapitel.id"],
            name=op.f("fk_delegationspunkt_kapitel_id_delegationskapitel"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delegationspunkt")),
    )
    op.create_index(op.f("ix_delegationspunkt_kapitel_id"), "delegationspunkt", ["kapitel_id"], unique=False)
    op.create_index(op.f("ix_delegationspunkt_nyckel"), "delegationspunkt", ["nyckel"], unique=False)

    op.create_table(
        "delegat",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("punkt_id", sa.Integer(), nullable=False),
        sa.Column("ordning", sa.Integer(), nullable=False),
        sa.Column("kod", sa.String(), nullable=False),
        sa.Column("belopp", sa.Integer(), nullable=True),
        sa.Column("villkor", sa.String(), nullable=False),
        sa.Column("osäker", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["punkt_id"], ["delegationspunkt.id"], name=op.f("fk_delegat_punkt_id_delegationspunkt"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delegat")),
    )
    op.create_index(op.f("ix_delegat_punkt_id"), "delegat", ["punkt_id"], unique=False)


def _intern_kontroll() -> None:
    op.create_table(
        "internkontrollworkshop",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("nämnd_id", sa.Integer(), nullable=False),
        sa.Column("ärende_id", sa.Integer(), nullable=True),
        sa.Column("år", sa.Integer(), nullable=False),
        sa.Column("datum", sa.Date(), nullable=True),
        sa.Column("rubrik", sa.String(), nullable=False),
        sa.Column("anteckning", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["nämnd_id"], ["namnd.id"], name=op.f("fk_internkontrollworkshop_nämnd_id_namnd")),
        sa.ForeignKeyConstraint(
            ["ärende_id"], ["arende.id"], name=op.f("fk_internkontrollworkshop_ärende_id_arende"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_internkontrollworkshop")),
    )
    op.create_index(op.f("ix_internkontrollworkshop_nämnd_id"), "internkontrollworkshop", ["nämnd_id"], unique=False)
    op.create_index(op.f("ix_internkontrollworkshop_år"), "internkontrollworkshop", ["år"], unique=False)

    op.create_table(
        "kontrolltillfalle",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kontroll_id", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("senast", sa.Date(), nullable=False),
        sa.Column("utfört", sa.Date(), nullable=True),
        sa.Column("utfört_av", sa.String(), nullable=False),
        sa.Column("urval", sa.String(), nullable=False),
        sa.Column(
            "utfall",
            sa.Enum(
                "",
                "ingen avvikelse",
                "avvikelse",
                "ej genomförd",
                "ej möjlig att kontrollera",
                "pågår",
                name="kontrollutfall",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("resultat", sa.String(), nullable=False),
        sa.Column("avvikelse", sa.String(), nullable=False),
        sa.Column("åtgärd", sa.String(), nullable=False),
        sa.Column("åtgärd_ansvarig", sa.String(), nullable=False),
        sa.Column("åtgärd_senast", sa.Date(), nullable=True),
        sa.Column("åtgärd_klar", sa.Date(), nullable=True),
        sa.Column("underlag_sha256", sa.String(), nullable=True),
        sa.Column("underlag_namn", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["kontroll_id"],
            ["kontrollmoment.id"],
            name=op.f("fk_kontrolltillfalle_kontroll_id_kontrollmoment"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["underlag_sha256"], ["fil.sha256"], name=op.f("fk_kontrolltillfalle_underlag_sha256_fil")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kontrolltillfalle")),
    )
    op.create_index(op.f("ix_kontrolltillfalle_kontroll_id"), "kontrolltillfalle", ["kontroll_id"], unique=False)
    op.create_index(op.f("ix_kontrolltillfalle_senast"), "kontrolltillfalle", ["senast"], unique=False)

    op.create_table(
        "workshoprad",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("kontroll_id", sa.Integer(), nullable=True),
        sa.Column("ordning", sa.Integer(), nullable=False),
        sa.Column("nr", sa.Integer(), nullable=True),
        sa.Column("kategori", sa.String(), nullable=False),
        sa.Column("rutin", sa.String(), nullable=False),
        sa.Column("moment", sa.String(), nullable=False),
        sa.Column(
            "beslut",
            sa.Enum(
                "obehandlad",
                "behålls",
                "nytt",
                "tas bort",
                "ev. tas bort",
                name="workshopbeslut",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("ha_kvar", sa.Boolean(), nullable=False),
        sa.Column("revidera", sa.Boolean(), nullable=False),
        sa.Column("kvar_text", sa.String(), nullable=False),
        sa.Column("revidera_text", sa.String(), nullable=False),
        sa.Column("nytt_text", sa.String(), nullable=False),
        sa.Column("osäker", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["kontroll_id"],
            ["kontrollmoment.id"],
            name=op.f("fk_workshoprad_kontroll_id_kontrollmoment"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["workshop_id"],
            ["internkontrollworkshop.id"],
            name=op.f("fk_workshoprad_workshop_id_internkontrollworkshop"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workshoprad")),
    )
    op.create_index(op.f("ix_workshoprad_workshop_id"), "workshoprad", ["workshop_id"], unique=False)
