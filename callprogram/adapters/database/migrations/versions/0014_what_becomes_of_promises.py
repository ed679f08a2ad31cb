"""What becomes of promises: the sentence typed, each step, and the ledger of reminders."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Step forward."""
    for name in ("said", "doubt"):
        op.add_column("commitments", sa.Column(name, sa.Text(), server_default=sa.text("''"), nullable=False))
    op.add_column("commitments", sa.Column("in_next_call", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.create_index("ix_commitments_made_in_call", "commitments", ["made_in_call"])
    op.create_index("ix_commitments_due", "commitments", ["state", "due_on"])
    op.create_index("ix_commitments_owner", "commitments", ["owner", "state", "due_on"])
    _steps()
    _reminders()
    _write_backs()


def _steps() -> None:
    op.create_table(
        "steps",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("commitment_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("member", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitments.id"], name=op.f("fk_steps_commitment_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_steps")),
    )
    op.create_index(op.f("ix_steps_commitment_id"), "steps", ["commitment_id"])


def _reminders() -> None:
    op.create_table(
        "reminders",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("commitment_id", sa.Integer(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("slot", sa.Date(), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitments.id"], name=op.f("fk_reminders_commitment_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminders")),
        sa.UniqueConstraint(
            "commitment_id", "audience", "recipient", "due_on", "slot", name=op.f("uq_reminders_commitment_id")
        ),
    )
    op.create_index(op.f("ix_reminders_message_id"), "reminders", ["message_id"])


def _write_backs() -> None:
    op.create_table(
        "write_backs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("shape", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.Column("written_by", sa.Text(), nullable=False),
        sa.Column("keys", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_write_backs")),
    )
    op.create_index(op.f("ix_write_backs_shape"), "write_backs", ["shape"])
