"""What is undone: when a sign-off was taken back, and what two joined customers were."""

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0040"


def upgrade() -> None:
    """Step forward."""
    op.add_column("call_lists", sa.Column("reopened_at", sa.DateTime()))
    op.create_table(
        "joins",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("stays_id", sa.Integer(), sa.ForeignKey("customers.id", ondelete="CASCADE"), nullable=False),
        sa.Column("joined_at", sa.DateTime(), nullable=False),
        sa.Column("joined_by", sa.Text(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("handed", sa.JSON(), nullable=False),
        sa.Column("keys", sa.JSON(), nullable=False),
        sa.Column("apart", sa.JSON(), nullable=False),
    )
    op.create_index("ix_joins_stays_id", "joins", ["stays_id"])
