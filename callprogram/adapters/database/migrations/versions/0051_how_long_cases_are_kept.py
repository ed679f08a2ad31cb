"""Retention: how long applications and cases that are over are kept."""

import sqlalchemy as sa
from alembic import op

revision = "0051"
down_revision = "0050"


def upgrade() -> None:
    """Step forward."""
    for name in ("applications", "cases"):
        op.add_column("retention", sa.Column(name, sa.Integer()))
