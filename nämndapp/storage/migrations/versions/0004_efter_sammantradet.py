"""Anslag, expediering and särskilda protokoll; a kontrollmoment has several risks."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def _särskilda_protokoll() -> None:
    op.create_table(
        "sarskilt_protokoll",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("nämnd_id", sa.Integer(), nullable=False),
        sa.Column("nr", sa.Integer(), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("av", sa.String(), nullable=False),
        sa.Column("titel", sa.String(), nullable=False),
        sa.Column("justerat", sa.Date(), nullable=True),
        sa.Column("anteckning", sa.String(), nullable=False),
        sa.Column("pdf_sha256", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["nämnd_id"], ["namnd.id"], name=op.f("fk_sarskilt_protokoll_nämnd_id_namnd")),
        sa.ForeignKeyConstraint(["pdf_sha256"], ["fil.sha256"], name=op.f("fk_sarskilt_protokoll_pdf_sha256_fil")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sarskilt_protokoll")),
    )
    for kolumn in ("nämnd_id", "datum"):
        op.create_index(op.f(f"ix_sarskilt_protokoll_{kolumn}"), "sarskilt_protokoll", [kolumn], unique=False)
    with op.batch_alter_table("delegationsbeslut", recreate="always") as beslut:
        beslut.add_column(sa.Column("särskilt_protokoll_id", sa.Integer(), nullable=True))
        beslut.create_foreign_key(
            op.f("fk_delegationsbeslut_särskilt_protokoll_id_sarskilt_protokoll"),
            "sarskilt_protokoll", ["särskilt_protokoll_id"], ["id"], ondelete="SET NULL",
        )  # fmt: skip
    op.create_index(
        op.f("ix_delegationsbeslut_särskilt_protokoll_id"),
        "delegationsbeslut",
        ["särskilt_protokoll_id"],
        unique=False,
    )


def _anslag() -> None:
    op.create_table(
        "anslag",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("nämnd_id", sa.Integer(), nullable=False),
        sa.Column("sammanträde_id", sa.Integer(), nullable=True),
        sa.Column("särskilt_protokoll_id", sa.Integer(), nullable=True),
        sa.Column("paragrafer", sa.JSON(), nullable=False),
        sa.Column("justerat", sa.Date(), nullable=False),
        sa.Column("uppsatt", sa.Date(), nullable=False),
        sa.Column("ned_tidigast", sa.Date(), nullable=False),
        sa.Column("nedtaget", sa.Date(), nullable=True),
        sa.Column("förvaringsplats", sa.String(), nullable=False),
        sa.Column("av", sa.String(), nullable=False),
        sa.Column("anteckning", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["nämnd_id"], ["namnd.id"], name=op.f("fk_anslag_nämnd_id_namnd")),
        sa.ForeignKeyConstraint(
            ["sammanträde_id"],
            ["sammantrade.id"],
            name=op.f("fk_anslag_sammanträde_id_sammantrade"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["särskilt_protokoll_id"],
            ["sarskilt_protokoll.id"],
            name=op.f("fk_anslag_särskilt_protokoll_id_sarskilt_protokoll"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_anslag")),
    )
    for kolumn in ("nämnd_id", "sammanträde_id", "särskilt_protokoll_id"):
        op.create_index(op.f(f"ix_anslag_{kolumn}"), "anslag", [kolumn], unique=False)


def _expediering() -> None:
    sätt = ("e-post", "brev", "rekommenderat brev", "delgivning", "internt", "överlämnat", "e-tjänst")
    op.create_table(
        "expediering",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("paragraf_id", sa.Integer(), nullable=False),
        sa.Column("ordning", sa.Integer(), nullable=False),
        sa.Column("mottagare", sa.String(), nullable=False),
        sa.Column("sätt", sa.Enum(*sätt, name="expedieringssätt", native_enum=False, length=40), nullable=False),
        sa.Column("skickat", sa.Date(), nullable=True),
        sa.Column("delfången", sa.Date(), nullable=True),
        sa.Column("av", sa.String(), nullable=False),
        sa.Column("anteckning", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["paragraf_id"], ["paragraf.id"], name=op.f("fk_expediering_paragraf_id_paragraf"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_expediering")),
    )
    op.create_index(op.f("ix_expediering_paragraf_id"), "expediering", ["paragraf_id"], unique=False)


def _beloppsgränser() -> None:
    """Limits become whole ten-thousandths, so that half a prisbasbelopp has room."""
    for tabell in ("delegationspunkt", "delegat"):
        with op.batch_alter_table(tabell, recreate="always") as ändrad:
            ändrad.alter_column("belopp", existing_type=sa.Integer(), type_=sa.BigInteger(), existing_nullable=True)
        op.execute(f"UPDATE {tabell} SET belopp = belopp * 10000 WHERE belopp IS NOT NULL")


def _kontrollens_risker() -> None:
    op.create_table(
        "kontrollmoment_risk",
        sa.Column("kontroll_id", sa.Integer(), nullable=False),
        sa.Column("risk_id", sa.Integer(), nullable=False),
        sa.Column("ordning", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["kontroll_id"],
            ["kontrollmoment.id"],
            name=op.f("fk_kontrollmoment_risk_kontroll_id_kontrollmoment"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["risk_id"], ["risk.id"], name=op.f("fk_kontrollmoment_risk_risk_id_risk"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("kontroll_id", "risk_id", name=op.f("pk_kontrollmoment_risk")),
    )
    op.create_index(op.f("ix_kontrollmoment_risk_risk_id"), "kontrollmoment_risk", ["risk_id"], unique=False)
    op.execute(
        "INSERT INTO kontrollmoment_risk (kontroll_id, risk_id, ordning) "
        "SELECT id, risk_id, 0 FROM kontrollmoment WHERE risk_id IS NOT NULL"
    )
    with op.batch_alter_table("kontrollmoment", recreate="always") as kontroll:
        kontroll.drop_constraint(op.f("fk_kontrollmoment_risk_id_risk"), type_="foreignkey")
        kontroll.drop_column("risk_id")


def upgrade() -> None:
    _särskilda_protokoll()
    _anslag()
    _expediering()
    _beloppsgränser()
    _kontrollens_risker()
