"""Decisions, what each member may give in a quarter, and what is said of decisions afterwards."""

import sqlalchemy as sa
from alembic import op

revision = "0047"
down_revision = "0046"

_TEXTS = (
    *("kind", "why", "decided_by", "currency", "asked", "offered", "taken"),
    *("state", "above", "approver", "charged_to", "ended_by", "ended_why"),
)


def upgrade() -> None:
    """Step forward."""
    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("case_id", sa.Integer(), sa.ForeignKey("cases.id", ondelete="CASCADE"), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in _TEXTS),
        sa.Column("decided_at", sa.DateTime(), nullable=False),
        sa.Column("amount", sa.Text()),
        sa.Column("approved_at", sa.DateTime()),
        sa.Column("charged_on", sa.Date()),
        sa.Column("ended_at", sa.DateTime()),
    )
    for name in ("case_id", "decided_at", "state", "charged_to"):
        op.create_index(f"ix_decisions_{name}", "decisions", [name])
    op.create_table(
        "budgets",
        sa.Column("id", sa.Integer(), primary_key=True),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("email", "currency", "amount", "most")),
        sa.Column("look_above", sa.Text()),
        sa.UniqueConstraint("email", "currency"),
    )
    its_decision = sa.ForeignKey("decisions.id", ondelete="CASCADE")
    op.create_table(
        "reviews",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("decision_id", sa.Integer(), its_decision, nullable=False, unique=True),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("reviewer", "again", "note")),
        sa.Column("at", sa.DateTime(), nullable=False),
    )
