"""Lines of *To do* that wait for a later day."""

import sqlalchemy as sa
from alembic import op

revision = "0042"
down_revision = "0041"


def upgrade() -> None:
    """Step forward."""
    op.create_table(
        "put_off",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("program_id", sa.Integer(), sa.ForeignKey("programs.id"), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("put_off_by", sa.Text(), nullable=False),
    )
    op.create_index("ix_put_off_program_id", "put_off", ["program_id"])
