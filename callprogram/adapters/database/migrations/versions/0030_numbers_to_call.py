"""Customers: the number to call, so that nobody is called at one at which somebody else asked not to be."""

import sqlalchemy as sa
from alembic import op

from callprogram.adapters.database.bulk.placing import place_anew

revision = "0030"
down_revision = "0029"


def upgrade() -> None:
    """Step forward."""
    op.add_column("customers", sa.Column("number", sa.Text()))
    place_anew(op.get_bind())
    op.create_index("ix_customers_number", "customers", ["number"])
    refusing = sa.text("do_not_call = true")
    op.create_index("ix_customers_refusing", "customers", ["id"], sqlite_where=refusing, postgresql_where=refusing)
