"""Legal holds: on a case, a customer or a cause."""

import sqlalchemy as sa
from alembic import op

revision = "0048"
down_revision = "0047"

_INDEXED = ("case_id", "customer_id", "lifted_at")


def upgrade() -> None:
    """Step forward."""
    op.create_table(
        "legal_holds",
        sa.Column("id", sa.Integer(), primary_key=True),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("why", "set_by", "cause", "lifted_by", "lifted_why")),
        sa.Column("set_at", sa.DateTime(), nullable=False),
        sa.Column("case_id", sa.Integer()),
        sa.Column("customer_id", sa.Integer()),
        sa.Column("lifted_at", sa.DateTime()),
    )
    for name in _INDEXED:
        op.create_index(f"ix_legal_holds_{name}", "legal_holds", [name])
