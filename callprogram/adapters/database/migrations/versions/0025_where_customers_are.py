"""A customer's state, city and postal code, as the CRM says them."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0022"


def upgrade() -> None:
    """Step forward."""
    for table in ("customers", "earlier_customers"):
        for name in ("state", "city", "postal_code"):
            op.add_column(table, sa.Column(name, sa.Text(), nullable=False, server_default=sa.text("''")))
