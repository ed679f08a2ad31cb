"""Customers: where they may be, by their addresses as well; and the numbers to call."""

from alembic import op

from callprogram.adapters.database.bulk.placing import place_anew

revision = "0032"
down_revision = "0031"


def upgrade() -> None:
    """Step forward."""
    place_anew(op.get_bind())
