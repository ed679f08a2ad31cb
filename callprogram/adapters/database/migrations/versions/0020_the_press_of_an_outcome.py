"""Calls: which press of a button gave the outcome, so that it counts once however often it is heard."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0018"


def upgrade() -> None:
    """Step forward."""
    op.add_column("calls", sa.Column("outcome_press", sa.Text(), nullable=False, server_default=sa.text("''")))
