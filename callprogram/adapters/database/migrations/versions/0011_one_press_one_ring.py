"""Calls through the provider: one press, one ring; rules; and what is done once a day."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Step forward."""
    empty = sa.text("''")
    for column in (
        sa.Column("press", sa.Text(), nullable=True),
        sa.Column("executive_phone", sa.Text(), server_default=empty, nullable=False),
        sa.Column("dialled_at", sa.DateTime(), nullable=True),
        sa.Column("heard_at", sa.DateTime(), nullable=True),
        sa.Column("settled", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("machine", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("problem", sa.Text(), server_default=empty, nullable=False),
        sa.Column("price", sa.Text(), nullable=True),
        sa.Column("price_currency", sa.Text(), nullable=True),
        sa.Column("incoming", sa.Boolean(), server_default=sa.false(), nullable=False),
    ):
        op.add_column("calls", column)
    op.execute("UPDATE calls SET settled = (1 = 1) WHERE mode <> 'own-phone' AND ended_at IS NOT NULL")
    op.execute(
        "UPDATE calls SET executive_phone = (SELECT executive_phone FROM programs WHERE programs.id = calls.program_id)"
        " WHERE mode <> 'own-phone' AND ended_at IS NULL"
    )
    op.drop_index("one_ringing_call", table_name="calls")
    op.create_index("one_call_a_press", "calls", ["press"], unique=True)
    _partial("one_ringing_call", "executive_phone", "executive_phone <> '' AND ended_at IS NULL", unique=True)
    _partial("ix_calls_unsettled", "started_at", "mode <> 'own-phone' AND NOT settled", unique=False)
    op.create_table(
        "calling_rules",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("program_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("voice", sa.Text(), nullable=False),
        sa.Column("detect_voicemail", sa.Boolean(), nullable=False),
        sa.Column("calls_a_day", sa.Integer(), nullable=False),
        sa.Column("minutes_a_day", sa.Integer(), nullable=False),
        sa.Column("countries", sa.JSON(), nullable=False),
        sa.Column("voicemail_words", sa.Text(), nullable=False),
        sa.Column("callback_words", sa.Text(), nullable=False),
        sa.Column("callback_phone", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["program_id"], ["programs.id"], name=op.f("fk_calling_rules_program_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calling_rules")),
        sa.UniqueConstraint("program_id", name=op.f("uq_calling_rules_program_id")),
    )
    op.create_table(
        "chores",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("begun_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chores")),
        sa.UniqueConstraint("name", name=op.f("uq_chores_name")),
    )


def _partial(name: str, column: str, where: str, *, unique: bool) -> None:
    wanted = sa.text(where)
    op.create_index(name, "calls", [column], unique=unique, sqlite_where=wanted, postgresql_where=wanted)
