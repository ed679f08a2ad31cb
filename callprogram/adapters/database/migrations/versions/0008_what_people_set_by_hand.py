"""What people set by hand of a customer."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Step forward."""
    for name in ("say_as", "careful"):
        op.add_column("customers", sa.Column(name, sa.Text(), server_default=sa.text("''"), nullable=False))
    op.add_column("customers", sa.Column("snoozed_until", sa.Date(), nullable=True))
    op.add_column("customers", sa.Column("corrections", sa.Text(), server_default="[]", nullable=False))
    corrected = sa.text("corrections <> '[]'")
    op.create_index("ix_customers_corrected", "customers", ["id"], sqlite_where=corrected, postgresql_where=corrected)
    op.create_index("ix_customers_account_owner", "customers", ["account_owner"])
