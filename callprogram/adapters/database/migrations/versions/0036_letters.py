"""Letters to the executive, the files that they are, rules for senders, and when the desk is open."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"


def upgrade() -> None:
    """Step forward."""
    op.add_column("escalations", sa.Column("for_call", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.create_table("letters", *_letter())
    for name in ("sha256", "email", "message_id", "route", "customer_id", "decided_at"):
        op.create_index(f"ix_letters_{name}", "letters", [name])
    op.create_table(
        "letter_files",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("sha256", sa.Text(), nullable=False, unique=True),
        sa.Column("content", sa.LargeBinary(), nullable=False),
    )
    op.create_table(
        "sender_rules",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("address", sa.Text(), nullable=False, unique=True),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("route", "why", "set_by")),
        sa.Column("set_at", sa.DateTime(), nullable=False),
    )
    desks = op.create_table(
        "desks",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("hours", sa.JSON(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("zone", "country", "region")),
        sa.Column("closed", sa.JSON(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("answer_hours", "side_hours")),
        sa.Column("redirects", sa.JSON(), nullable=False),
    )
    working_days = [{"weekday": weekday, "start": 9 * 60, "until": 17 * 60} for weekday in range(5)]
    places = {"zone": "", "country": "", "region": "", "closed": [], "redirects": {}}
    op.bulk_insert(desks, [{"id": 1, "hours": working_days, "answer_hours": "2", "side_hours": "4"} | places])


_TEXTS = ("channel", "direction", "name", "subject", "text", "new_text", "quoted_text", "language", "above")
_MORE_TEXTS = ("machine", "vouched_for", "given_to", "urgent", "why", "decided_by")
_ABSENT = ("email", "reply_to", "passed_on_by", "message_id", "in_reply_to", "route", "proposed", "kind")
_ARRAYS = ("to", "references", "problems", "attachments", "enclosed")


def _letter() -> list[sa.Column[Any]]:
    return [
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("identity", sa.Text(), nullable=False, unique=True),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("received_at", sa.DateTime(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in (*_TEXTS, *_MORE_TEXTS)),
        *(sa.Column(name, sa.Text()) for name in _ABSENT),
        *(sa.Column(name, sa.JSON(), nullable=False) for name in _ARRAYS),
        sa.Column("sent_at", sa.DateTime()),
        sa.Column("hides", sa.Boolean(), nullable=False),
        sa.Column("customer_id", sa.Integer(), sa.ForeignKey("customers.id", ondelete="SET NULL")),
        sa.Column("escalation_id", sa.Integer()),
        sa.Column("decided_at", sa.DateTime()),
    ]
