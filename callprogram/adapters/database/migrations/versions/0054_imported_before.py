"""What tells the file of an import from all others; nothing of those brought in before."""

import sqlalchemy as sa
from alembic import op

revision = "0054"
down_revision = "0053"


def upgrade() -> None:
    """Step forward."""
    op.add_column("imports", sa.Column("digest", sa.Text(), nullable=False, server_default=sa.text("''")))
