"""Missed call-backs: when somebody said that one is done with."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Step forward."""
    op.add_column("calls", sa.Column("returned_at", sa.DateTime()))
    incoming = sa.text("incoming")
    op.create_index("ix_calls_incoming", "calls", ["started_at"], sqlite_where=incoming, postgresql_where=incoming)
