"""Policies, hand edits, escalations, and where each customer may be."""

import sqlalchemy as sa
from alembic import op

from callprogram.adapters.database.bulk.placing import place_everybody

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Step forward."""
    op.add_column("customers", sa.Column("place", sa.Text(), nullable=True))
    place_everybody(op.get_bind())
    op.create_index("ix_customers_place", "customers", ["place", "do_not_call"])
    op.create_index("ix_customers_currency", "customers", ["currency", "revenue"])
    snoozed = sa.text("snoozed_until IS NOT NULL")
    op.create_index(
        "ix_customers_snoozed", "customers", ["snoozed_until"], sqlite_where=snoozed, postgresql_where=snoozed
    )
    op.add_column("programs", sa.Column("policy", sa.JSON(), nullable=True))
    op.add_column("programs", sa.Column("sign_off_days", sa.Integer(), nullable=True))
    op.add_column("call_lists", sa.Column("seed", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("call_lists", sa.Column("stale", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("call_lists", sa.Column("changes", sa.JSON(), nullable=True))
    op.add_column("call_lists", sa.Column("notices", sa.JSON(), nullable=True))
    op.create_table(
        "hand_edits",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("program_id", sa.Integer(), nullable=False),
        sa.Column("week", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["program_id"], ["programs.id"], name=op.f("fk_hand_edits_program_id")),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_hand_edits_customer_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hand_edits")),
    )
    op.create_index(op.f("ix_hand_edits_program_id"), "hand_edits", ["program_id"])
    op.create_index(op.f("ix_hand_edits_customer_id"), "hand_edits", ["customer_id"])
    op.create_table(
        "escalations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("raised_on", sa.Date(), nullable=False),
        sa.Column("wants", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("settled_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_escalations_customer_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_escalations")),
    )
    op.create_index(op.f("ix_escalations_customer_id"), "escalations", ["customer_id"])
