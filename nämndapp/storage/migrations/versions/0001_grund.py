"""The tables of version 0.1.0."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:  # noqa: PLR0915 – one statement per table and index
    op.create_table(
        "fil",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("storlek", sa.Integer(), nullable=False),
        sa.Column("mediatyp", sa.String(), nullable=False),
        sa.Column("innehåll", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_fil")),
    )
    op.create_table(
        "logghandelse",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("tidpunkt", sa.DateTime(), nullable=False),
        sa.Column("slag", sa.String(), nullable=False),
        sa.Column("objekt", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("kedja", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_logghandelse")),
    )
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("namn", sa.String(), nullable=False),
        sa.Column("e_post", sa.String(), nullable=False),
        sa.Column("telefon", sa.String(), nullable=False),
        sa.Column("skyddade_uppgifter", sa.Boolean(), nullable=False),
        sa.Column("anteckning", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    op.create_index(op.f("ix_person_namn"), "person", ["namn"], unique=False)
    op.create_table(
        "utkast",
        sa.Column("vad", sa.String(), nullable=False),
        sa.Column("basversion", sa.Integer(), nullable=True),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("sparat", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("vad", name=op.f("pk_utkast")),
    )
    op.create_table(
        "befattning",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("titel", sa.String(), nullable=False),
        sa.Column("enhet", sa.String(), nullable=False),
        sa.Column("förvaltning", sa.String(), nullable=False),
        sa.Column("från", sa.Date(), nullable=True),
        sa.Column("till", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_befattning_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_befattning")),
    )
    op.create_index(op.f("ix_befattning_person_id"), "befattning", ["person_id"], unique=False)
    op.create_table(
        "kommun",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("namn", sa.String(), nullable=False),
        sa.Column("organisationsnummer", sa.String(), nullable=False),
        sa.Column("postadress", sa.String(), nullable=False),
        sa.Column("besöksadress", sa.String(), nullable=False),
        sa.Column("webb", sa.String(), nullable=False),
        sa.Column("telefon", sa.String(), nullable=False),
        sa.Column("e_post", sa.String(), nullable=False),
        sa.Column("logotyp_sha256", sa.String(), nullable=True),
        sa.Column("logotyp_alttext", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["logotyp_sha256"], ["fil.sha256"], name=op.f("fk_kommun_logotyp_sha256_fil")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kommun")),
    )
    op.create_table(
        "logginnehall",
        sa.Column("logg_id", sa.Integer(), nullable=False),
        sa.Column("salt", sa.String(), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["logg_id"], ["logghandelse.id"], name=op.f("fk_logginnehall_logg_id_logghandelse")),
        sa.PrimaryKeyConstraint("logg_id", name=op.f("pk_logginnehall")),
    )
    op.create_table(
        "namnd",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kommun_id", sa.Integer(), nullable=False),
        sa.Column("namn", sa.String(), nullable=False),
        sa.Column("kod", sa.String(), nullable=False),
        sa.Column("typ", sa.String(length=40), nullable=False),
        sa.Column("överordnad_id", sa.Integer(), nullable=True),
        sa.Column("platser", sa.Integer(), nullable=True),
        sa.Column("förvaltning", sa.String(), nullable=False),
        sa.Column("kallelse_dagar", sa.Integer(), nullable=False),
        sa.Column("inställningar", sa.JSON(), nullable=False),
        sa.Column("aktiv", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["kommun_id"], ["kommun.id"], name=op.f("fk_namnd_kommun_id_kommun")),
        sa.ForeignKeyConstraint(["överordnad_id"], ["namnd.id"], name=op.f("fk_namnd_överordnad_id_namnd")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_namnd")),
        sa.UniqueConstraint("kod", name=op.f("uq_namnd_kod")),
    )
    op.create_index(op.f("ix_namnd_kommun_id"), "namnd", ["kommun_id"], unique=False)
    op.create_table(
        "arende",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("nämnd_id", sa.Integer(), nullable=False),
        sa.Column("diarienummer", sa.String(), nullable=True),
        sa.Column("diarienyckel", sa.String(), nullable=True),
        sa.Column("serie_år", sa.Integer(), nullable=True),
        sa.Column("löpnummer", sa.Integer(), nullable=True),
        sa.Column("rubrik", sa.String(), nullable=False),
        sa.Column("beskrivning", sa.String(), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("registrerat", sa.Date(), nullable=True),
        sa.Column("handläggare", sa.String(), nullable=False),
        sa.Column("anteckning", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["nämnd_id"], ["namnd.id"], name=op.f("fk_arende_nämnd_id_namnd")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_arende")),
        sa.UniqueConstraint("nämnd_id", "diarienyckel", name=op.f("uq_arende_nämnd_id_diarienyckel")),
    )
    op.create_index(op.f("ix_arende_diarienyckel"), "arende", ["diarienyckel"], unique=False)
    op.create_index(op.f("ix_arende_nämnd_id"), "arende", ["nämnd_id"], unique=False)
    op.create_table(
        "diarieserie",
        sa.Column("nämnd_id", sa.Integer(), nullable=False),
        sa.Column("år", sa.Integer(), nullable=False),
        sa.Column("senaste", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["nämnd_id"], ["namnd.id"], name=op.f("fk_diarieserie_nämnd_id_namnd")),
        sa.PrimaryKeyConstraint("nämnd_id", "år", name=op.f("pk_diarieserie")),
    )
    op.create_table(
        "handling",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("nämnd_id", sa.Integer(), nullable=False),
        sa.Column("riktning", sa.String(length=40), nullable=False),
        sa.Column("typ", sa.String(length=40), nullable=False),
        sa.Column("rubrik", sa.String(), nullable=False),
        sa.Column("datum", sa.Date(), nullable=True),
        sa.Column("diarienummer", sa.String(), nullable=True),
        sa.Column("motpart", sa.String(), nullable=False),
        sa.Column("motpart_dold", sa.Boolean(), nullable=False),
        sa.Column("sekretess_lagrum", sa.String(), nullable=False),
        sa.Column("sekretess_datum", sa.Date(), nullable=True),
        sa.Column("sekretess_myndighet", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["nämnd_id"], ["namnd.id"], name=op.f("fk_handling_nämnd_id_namnd")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handling")),
    )
    op.create_index(op.f("ix_handling_nämnd_id"), "handling", ["nämnd_id"], unique=False)
    op.create_table(
        "importerat_dokument",
        sa.Column("nyckel", sa.String(), nullable=False),
        sa.Column("nämnd_id", sa.Integer(), nullable=False),
        sa.Column("fil_sha256", sa.String(), nullable=False),
        sa.Column("filnamn", sa.String(), nullable=False),
        sa.Column("objekt", sa.String(), nullable=False),
        sa.Column("importerat", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["nämnd_id"], ["namnd.id"], name=op.f("fk_importerat_dokument_nämnd_id_namnd")),
        sa.PrimaryKeyConstraint("nyckel", "nämnd_id", name=op.f("pk_importerat_dokument")),
    )
    op.create_table(
        "sammantrade",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("nämnd_id", sa.Integer(), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("starttid", sa.Time(), nullable=True),
        sa.Column("sluttid", sa.Time(), nullable=True),
        sa.Column("plats", sa.String(), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("öppet", sa.Boolean(), nullable=False),
        sa.Column("kallelse_datum", sa.Date(), nullable=True),
        sa.Column("ordförande", sa.String(), nullable=False),
        sa.Column("sekreterare", sa.String(), nullable=False),
        sa.Column("förslag_justerare", sa.String(), nullable=False),
        sa.Column("förslag_ersättare", sa.String(), nullable=False),
        sa.Column("justering_plats", sa.String(), nullable=False),
        sa.Column("justering_datum", sa.Date(), nullable=True),
        sa.Column("justering_tid", sa.Time(), nullable=True),
        sa.Column("anmäl_förhinder", sa.String(), nullable=False),
        sa.Column("anteckning", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["nämnd_id"], ["namnd.id"], name=op.f("fk_sammantrade_nämnd_id_namnd")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sammantrade")),
    )
    op.create_index(op.f("ix_sammantrade_datum"), "sammantrade", ["datum"], unique=False)
    op.create_index(op.f("ix_sammantrade_nämnd_id"), "sammantrade", ["nämnd_id"], unique=False)
    op.create_table(
        "uppdrag",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("nämnd_id", sa.Integer(), nullable=False),
        sa.Column("roll", sa.String(length=40), nullable=False),
        sa.Column("parti", sa.String(), nullable=False),
        sa.Column("från", sa.Date(), nullable=True),
        sa.Column("till", sa.Date(), nullable=True),
        sa.Column("tjänstgöringsordning", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["nämnd_id"], ["namnd.id"], name=op.f("fk_uppdrag_nämnd_id_namnd")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_uppdrag_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_uppdrag")),
    )
    op.create_index(op.f("ix_uppdrag_nämnd_id"), "uppdrag", ["nämnd_id"], unique=False)
    op.create_index(op.f("ix_uppdrag_person_id"), "uppdrag", ["person_id"], unique=False)
    op.create_table(
        "arende_handling",
        sa.Column("ärende_id", sa.Integer(), nullable=False),
        sa.Column("handling_id", sa.Integer(), nullable=False),
        sa.Column("ordning", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["handling_id"], ["handling.id"], name=op.f("fk_arende_handling_handling_id_handling"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["ärende_id"], ["arende.id"], name=op.f("fk_arende_handling_ärende_id_arende"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("ärende_id", "handling_id", name=op.f("pk_arende_handling")),
    )
    op.create_table(
        "bilaga",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("handling_id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("filnamn", sa.String(), nullable=False),
        sa.Column("ordning", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["handling_id"], ["handling.id"], name=op.f("fk_bilaga_handling_id_handling"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["sha256"], ["fil.sha256"], name=op.f("fk_bilaga_sha256_fil")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bilaga")),
    )
    op.create_index(op.f("ix_bilaga_handling_id"), "bilaga", ["handling_id"], unique=False)
    op.create_index(op.f("ix_bilaga_sha256"), "bilaga", ["sha256"], unique=False)
    op.create_table(
        "foredragningsgrupp",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sammanträde_id", sa.Integer(), nullable=False),
        sa.Column("ordning", sa.Integer(), nullable=False),
        sa.Column("rubrik", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["sammanträde_id"],
            ["sammantrade.id"],
            name=op.f("fk_foredragningsgrupp_sammanträde_id_sammantrade"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_foredragningsgrupp")),
    )
    op.create_index(
        op.f("ix_foredragningsgrupp_sammanträde_id"), "foredragningsgrupp", ["sammanträde_id"], unique=False
    )
    op.create_table(
        "paragraf",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sammanträde_id", sa.Integer(), nullable=False),
        sa.Column("ärende_id", sa.Integer(), nullable=True),
        sa.Column("ordning", sa.Integer(), nullable=False),
        sa.Column("nummer", sa.Integer(), nullable=True),
        sa.Column("preliminärt", sa.Integer(), nullable=True),
        sa.Column("rubrik", sa.String(), nullable=False),
        sa.Column("diarienummer", sa.String(), nullable=True),
        sa.Column("omedelbart_justerad", sa.Boolean(), nullable=False),
        sa.Column("redigerad", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["sammanträde_id"],
            ["sammantrade.id"],
            name=op.f("fk_paragraf_sammanträde_id_sammantrade"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["ärende_id"], ["arende.id"], name=op.f("fk_paragraf_ärende_id_arende"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paragraf")),
    )
    op.create_index(op.f("ix_paragraf_sammanträde_id"), "paragraf", ["sammanträde_id"], unique=False)
    op.create_index(op.f("ix_paragraf_ärende_id"), "paragraf", ["ärende_id"], unique=False)
    op.create_table(
        "riskanalys",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("nämnd_id", sa.Integer(), nullable=False),
        sa.Column("ärende_id", sa.Integer(), nullable=True),
        sa.Column("år", sa.Integer(), nullable=False),
        sa.Column("rubrik", sa.String(), nullable=False),
        sa.Column("skala", sa.Integer(), nullable=False),
        sa.Column("tröskel", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["nämnd_id"], ["namnd.id"], name=op.f("fk_riskanalys_nämnd_id_namnd")),
        sa.ForeignKeyConstraint(
            ["ärende_id"], ["arende.id"], name=op.f("fk_riskanalys_ärende_id_arende"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_riskanalys")),
    )
    op.create_index(op.f("ix_riskanalys_nämnd_id"), "riskanalys", ["nämnd_id"], unique=False)
    op.create_index(op.f("ix_riskanalys_år"), "riskanalys", ["år"], unique=False)
    op.create_table(
        "skrivelse",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("handling_id", sa.Integer(), nullable=False),
        sa.Column("handläggare", sa.String(), nullable=False),
        sa.Column("handläggare_titel", sa.String(), nullable=False),
        sa.Column("enhet", sa.String(), nullable=False),
        sa.Column("förvaltning", sa.String(), nullable=False),
        sa.Column("telefon", sa.String(), nullable=False),
        sa.Column("ert_datum", sa.String(), nullable=False),
        sa.Column("er_beteckning", sa.String(), nullable=False),
        sa.Column("organ", sa.String(), nullable=False),
        sa.Column("paragraf", sa.Integer(), nullable=True),
        sa.Column("beslut", sa.JSON(), nullable=False),
        sa.Column("svar_senast", sa.Date(), nullable=True),
        sa.Column("adressater", sa.JSON(), nullable=False),
        sa.Column("skickas_till", sa.JSON(), nullable=False),
        sa.Column("övriga_fält", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["handling_id"], ["handling.id"], name=op.f("fk_skrivelse_handling_id_handling"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_skrivelse")),
        sa.UniqueConstraint("handling_id", name=op.f("uq_skrivelse_handling_id")),
    )
    op.create_table(
        "beslutspunkt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paragraf_id", sa.Integer(), nullable=False),
        sa.Column("ordning", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["paragraf_id"], ["paragraf.id"], name=op.f("fk_beslutspunkt_paragraf_id_paragraf"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_beslutspunkt")),
    )
    op.create_index(op.f("ix_beslutspunkt_paragraf_id"), "beslutspunkt", ["paragraf_id"], unique=False)
    op.create_table(
        "beslutssats",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("skrivelse_id", sa.Integer(), nullable=False),
        sa.Column("ordning", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["skrivelse_id"], ["skrivelse.id"], name=op.f("fk_beslutssats_skrivelse_id_skrivelse"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_beslutssats")),
    )
    op.create_index(op.f("ix_beslutssats_skrivelse_id"), "beslutssats", ["skrivelse_id"], unique=False)
    op.create_table(
        "foredragningspunkt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sammanträde_id", sa.Integer(), nullable=False),
        sa.Column("grupp_id", sa.Integer(), nullable=True),
        sa.Column("ärende_id", sa.Integer(), nullable=True),
        sa.Column("ordning", sa.Integer(), nullable=False),
        sa.Column("rubrik", sa.String(), nullable=False),
        sa.Column("diarienummer", sa.String(), nullable=True),
        sa.Column("typ", sa.String(length=40), nullable=False),
        sa.Column("föredragande", sa.String(), nullable=False),
        sa.Column("klockslag", sa.Time(), nullable=True),
        sa.Column("minuter", sa.Integer(), nullable=True),
        sa.Column("stängda_dörrar", sa.Boolean(), nullable=False),
        sa.Column("anteckning", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["grupp_id"],
            ["foredragningsgrupp.id"],
            name=op.f("fk_foredragningspunkt_grupp_id_foredragningsgrupp"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["sammanträde_id"],
            ["sammantrade.id"],
            name=op.f("fk_foredragningspunkt_sammanträde_id_sammantrade"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["ärende_id"], ["arende.id"], name=op.f("fk_foredragningspunkt_ärende_id_arende"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_foredragningspunkt")),
    )
    op.create_index(
        op.f("ix_foredragningspunkt_sammanträde_id"), "foredragningspunkt", ["sammanträde_id"], unique=False
    )
    op.create_index(op.f("ix_foredragningspunkt_ärende_id"), "foredragningspunkt", ["ärende_id"], unique=False)
    op.create_table(
        "internkontrollplan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("nämnd_id", sa.Integer(), nullable=False),
        sa.Column("ärende_id", sa.Integer(), nullable=True),
        sa.Column("riskanalys_id", sa.Integer(), nullable=True),
        sa.Column("år", sa.Integer(), nullable=False),
        sa.Column("rubrik", sa.String(), nullable=False),
        sa.Column("inledning", sa.String(), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("beslutad_datum", sa.Date(), nullable=True),
        sa.Column("beslutad_paragraf", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["nämnd_id"], ["namnd.id"], name=op.f("fk_internkontrollplan_nämnd_id_namnd")),
        sa.ForeignKeyConstraint(
            ["riskanalys_id"],
            ["riskanalys.id"],
            name=op.f("fk_internkontrollplan_riskanalys_id_riskanalys"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["ärende_id"], ["arende.id"], name=op.f("fk_internkontrollplan_ärende_id_arende"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_internkontrollplan")),
    )
    op.create_index(op.f("ix_internkontrollplan_nämnd_id"), "internkontrollplan", ["nämnd_id"], unique=False)
    op.create_index(op.f("ix_internkontrollplan_år"), "internkontrollplan", ["år"], unique=False)
    op.create_table(
        "meddelande",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("skrivelse_id", sa.Integer(), nullable=False),
        sa.Column("ordning", sa.Integer(), nullable=False),
        sa.Column("diarienummer", sa.String(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["skrivelse_id"], ["skrivelse.id"], name=op.f("fk_meddelande_skrivelse_id_skrivelse"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meddelande")),
    )
    op.create_index(op.f("ix_meddelande_skrivelse_id"), "meddelande", ["skrivelse_id"], unique=False)
    op.create_table(
        "paragrafavsnitt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paragraf_id", sa.Integer(), nullable=False),
        sa.Column("ordning", sa.Integer(), nullable=False),
        sa.Column("rubrik", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["paragraf_id"], ["paragraf.id"], name=op.f("fk_paragrafavsnitt_paragraf_id_paragraf"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paragrafavsnitt")),
    )
    op.create_index(op.f("ix_paragrafavsnitt_paragraf_id"), "paragrafavsnitt", ["paragraf_id"], unique=False)
    op.create_table(
        "risk",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("riskanalys_id", sa.Integer(), nullable=False),
        sa.Column("ordning", sa.Integer(), nullable=False),
        sa.Column("område", sa.String(), nullable=False),
        sa.Column("risk", sa.String(), nullable=False),
        sa.Column("orsak", sa.String(), nullable=False),
        sa.Column("föregående", sa.Integer(), nullable=True),
        sa.Column("sannolikhet", sa.Integer(), nullable=True),
        sa.Column("konsekvens", sa.Integer(), nullable=True),
        sa.Column("riskvärde", sa.Integer(), nullable=True),
        sa.Column("obligatorisk", sa.Boolean(), nullable=False),
        sa.Column("kommentar", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["riskanalys_id"], ["riskanalys.id"], name=op.f("fk_risk_riskanalys_id_riskanalys"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_risk")),
    )
    op.create_index(op.f("ix_risk_riskanalys_id"), "risk", ["riskanalys_id"], unique=False)
    op.create_table(
        "skrivelseavsnitt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("skrivelse_id", sa.Integer(), nullable=False),
        sa.Column("ordning", sa.Integer(), nullable=False),
        sa.Column("rubrik", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["skrivelse_id"],
            ["skrivelse.id"],
            name=op.f("fk_skrivelseavsnitt_skrivelse_id_skrivelse"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_skrivelseavsnitt")),
    )
    op.create_index(op.f("ix_skrivelseavsnitt_skrivelse_id"), "skrivelseavsnitt", ["skrivelse_id"], unique=False)
    op.create_table(
        "underlag",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("skrivelse_id", sa.Integer(), nullable=False),
        sa.Column("ordning", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("organ", sa.String(), nullable=True),
        sa.Column("datum", sa.Date(), nullable=True),
        sa.Column("paragraf", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["skrivelse_id"], ["skrivelse.id"], name=op.f("fk_underlag_skrivelse_id_skrivelse"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_underlag")),
    )
    op.create_index(op.f("ix_underlag_skrivelse_id"), "underlag", ["skrivelse_id"], unique=False)
    op.create_table(
        "undertecknare",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("skrivelse_id", sa.Integer(), nullable=False),
        sa.Column("ordning", sa.Integer(), nullable=False),
        sa.Column("namn", sa.String(), nullable=False),
        sa.Column("titel", sa.String(), nullable=False),
        sa.Column("parti", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["skrivelse_id"], ["skrivelse.id"], name=op.f("fk_undertecknare_skrivelse_id_skrivelse"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_undertecknare")),
    )
    op.create_index(op.f("ix_undertecknare_skrivelse_id"), "undertecknare", ["skrivelse_id"], unique=False)
    op.create_table(
        "kontrollmoment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("risk_id", sa.Integer(), nullable=True),
        sa.Column("ordning", sa.Integer(), nullable=False),
        sa.Column("kategori", sa.String(), nullable=False),
        sa.Column("kontroll", sa.String(), nullable=False),
        sa.Column("ansvarig", sa.String(), nullable=False),
        sa.Column("frekvens", sa.String(), nullable=False),
        sa.Column("frekvenskod", sa.String(length=40), nullable=True),
        sa.Column("metod", sa.String(), nullable=False),
        sa.Column("rapporteras_till", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["internkontrollplan.id"],
            name=op.f("fk_kontrollmoment_plan_id_internkontrollplan"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["risk_id"], ["risk.id"], name=op.f("fk_kontrollmoment_risk_id_risk"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kontrollmoment")),
    )
    op.create_index(op.f("ix_kontrollmoment_plan_id"), "kontrollmoment", ["plan_id"], unique=False)
    op.create_table(
        "paragraf_punkt",
        sa.Column("paragraf_id", sa.Integer(), nullable=False),
        sa.Column("punkt_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["paragraf_id"], ["paragraf.id"], name=op.f("fk_paragraf_punkt_paragraf_id_paragraf"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["punkt_id"],
            ["foredragningspunkt.id"],
            name=op.f("fk_paragraf_punkt_punkt_id_foredragningspunkt"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("paragraf_id", "punkt_id", name=op.f("pk_paragraf_punkt")),
    )
    op.create_table(
        "punkt_handling",
        sa.Column("punkt_id", sa.Integer(), nullable=False),
        sa.Column("handling_id", sa.Integer(), nullable=False),
        sa.Column("ordning", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["handling_id"], ["handling.id"], name=op.f("fk_punkt_handling_handling_id_handling"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["punkt_id"],
            ["foredragningspunkt.id"],
            name=op.f("fk_punkt_handling_punkt_id_foredragningspunkt"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("punkt_id", "handling_id", name=op.f("pk_punkt_handling")),
    )
