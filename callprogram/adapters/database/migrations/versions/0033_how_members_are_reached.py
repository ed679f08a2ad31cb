"""Members: where they are, their telephone, language and leave, and whose work they took over."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"


def upgrade() -> None:
    """Step forward."""
    for name in ("country", "phone", "language"):
        op.add_column("members", sa.Column(name, sa.Text(), nullable=False, server_default=sa.text("''")))
    for name in ("away", "stands_for"):
        op.add_column("members", sa.Column(name, sa.JSON()))
