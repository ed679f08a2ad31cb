"""How long things are kept: one row, in which everything is kept for ever."""

import sqlalchemy as sa
from alembic import op

revision = "0043"
down_revision = "0042"
_WHAT = ("notes", "calls", "messages", "imports", "log", "binned")


def upgrade() -> None:
    """Step forward."""
    retention = op.create_table(
        "retention",
        sa.Column("id", sa.Integer(), primary_key=True),
        *(sa.Column(each, sa.Integer()) for each in _WHAT),
        sa.Column("acts", sa.Boolean(), nullable=False),
    )
    op.bulk_insert(retention, [{"id": 1, "acts": False}])
    op.add_column("imports", sa.Column("let_go_at", sa.DateTime()))
