"""Members: the account at the provider that each first signed in with."""

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"


def upgrade() -> None:
    """Step forward."""
    op.create_table(
        "accounts",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("pinned_at", sa.DateTime(), nullable=False),
        sa.Column("ended", sa.JSON()),
        sa.Column("ended_before", sa.DateTime()),
        sa.Column("refused_at", sa.DateTime()),
        sa.UniqueConstraint("email", name="uq_accounts_email"),
    )
