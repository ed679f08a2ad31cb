"""Customers: found by what their table is sorted by, and by whether somebody has talked to them."""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"


def upgrade() -> None:
    """Step forward."""
    op.create_index("ix_customers_name", "customers", [sa.text("substr(found_by, 1, 40)")])
    op.create_index("ix_customers_renewal", "customers", ["renewal_on", "health"])
    op.create_index("ix_customers_segment", "customers", ["segment"])
    op.create_index("ix_calls_disposition", "calls", ["disposition", "customer_id", "started_at"])
