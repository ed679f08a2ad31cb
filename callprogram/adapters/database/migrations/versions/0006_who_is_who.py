"""Who works on which program, and who wants the Monday digest."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Step forward."""
    op.add_column("members", sa.Column("wants_digest", sa.Boolean(), server_default=sa.true(), nullable=False))
    op.add_column("members", sa.Column("serves", sa.JSON(), nullable=True))
