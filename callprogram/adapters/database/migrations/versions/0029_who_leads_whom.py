"""Who leads whom."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"


def upgrade() -> None:
    """Step forward."""
    op.add_column("members", sa.Column("lead", sa.Text(), nullable=False, server_default=sa.text("''")))
