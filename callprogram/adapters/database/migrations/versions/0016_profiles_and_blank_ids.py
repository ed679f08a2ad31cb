"""Profiles say when they were last used."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Step forward."""
    op.add_column("import_profiles", sa.Column("used_at", sa.DateTime()))
