"""Customers: the number to call, by which others who have it are found; 0032 fills it in."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"


def upgrade() -> None:
    """Step forward."""
    op.add_column("customers", sa.Column("number", sa.Text()))
    op.create_index("ix_customers_number", "customers", ["number"])
    refusing = sa.text("do_not_call = true")
    op.create_index("ix_customers_refusing", "customers", ["id"], sqlite_where=refusing, postgresql_where=refusing)
