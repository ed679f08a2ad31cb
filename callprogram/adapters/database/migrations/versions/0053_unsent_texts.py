"""Unsent texts: what is half-written anywhere, where there were answers to cases alone."""

import sqlalchemy as sa
from alembic import op

revision = "0053"
down_revision = "0052"

_COPIED = """
INSERT INTO unsent_texts (case_id, part, text, "by", writer, box)
SELECT case_id, part, text, "by", writer, case_id || '-0-/' || part FROM unsent_answers
"""


def upgrade() -> None:
    """Step forward."""
    op.create_table(
        "unsent_texts",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("case_id", sa.Integer(), sa.ForeignKey("cases.id", ondelete="CASCADE")),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("writer", sa.Text(), nullable=False),
        sa.Column("letter_id", sa.Integer(), sa.ForeignKey("letters.id", ondelete="CASCADE")),
        sa.Column("box", sa.Text(), nullable=False, unique=True),
    )
    op.create_index("ix_unsent_texts_case_id", "unsent_texts", ["case_id"])
    op.create_index("ix_unsent_texts_letter_id", "unsent_texts", ["letter_id"])
    op.execute(_COPIED)
    op.drop_table("unsent_answers")
