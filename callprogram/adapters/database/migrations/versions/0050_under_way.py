"""Since when a message is under way, whose answer nobody has heard yet."""

import sqlalchemy as sa
from alembic import op

revision = "0050"
down_revision = "0049"


def upgrade() -> None:
    """Step forward."""
    op.add_column("messages", sa.Column("handed_over_at", sa.DateTime()))
