"""What account owners say of complaints."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"


def upgrade() -> None:
    """Step forward."""
    for name in ("answer", "answered_by"):
        op.add_column("escalations", sa.Column(name, sa.Text(), nullable=False, server_default=sa.text("''")))
