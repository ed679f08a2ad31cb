"""Exchange rates: what a euro was worth, first by the table that comes along."""

import sqlalchemy as sa
from alembic import op

from callprogram.adapters import rates

revision = "0031"
down_revision = "0030"


def upgrade() -> None:
    """Step forward."""
    table = op.create_table(
        "rates",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("currency", sa.Text(), nullable=False, unique=True),
        sa.Column("per_euro", sa.Text(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
    )
    rows = [
        {"currency": each.currency, "per_euro": str(each.per_euro), "as_of": each.as_of} for each in rates.shipped()
    ]
    op.bulk_insert(table, rows)
