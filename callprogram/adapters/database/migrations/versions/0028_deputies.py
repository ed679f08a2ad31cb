"""Who holds the hour while the executive is away."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"


def upgrade() -> None:
    """Step forward."""
    op.add_column("programs", sa.Column("deputies", sa.JSON()))
