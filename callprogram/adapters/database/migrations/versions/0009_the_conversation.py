"""What belongs to a conversation: private notes, mood and themes, another time, the questions."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Step forward."""
    op.add_column("calls", sa.Column("call_again_at", sa.DateTime(), nullable=True))
    op.add_column("calls", sa.Column("note_writer", sa.Text(), server_default=sa.text("''"), nullable=False))
    op.add_column("calls", sa.Column("mood", sa.Integer(), nullable=True))
    op.add_column("calls", sa.Column("themes", sa.JSON(), nullable=True))
    op.create_table(
        "private_notes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("call_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("writer", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["call_id"], ["calls.id"], name=op.f("fk_private_notes_call_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_private_notes")),
        sa.UniqueConstraint("call_id", name=op.f("uq_private_notes_call_id")),
    )
    op.create_table(
        "questions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("program_id", sa.Integer(), nullable=False),
        sa.Column("seat", sa.Text(), nullable=False),
        sa.Column("texts", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["program_id"], ["programs.id"], name=op.f("fk_questions_program_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questions")),
        sa.UniqueConstraint("program_id", "seat", name=op.f("uq_questions_program_id")),
    )
