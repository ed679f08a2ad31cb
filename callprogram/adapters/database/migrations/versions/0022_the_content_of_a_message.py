"""A message has a content (a letter is something else from now on), a kind, and the row that it is about."""

import re

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"

_KINDS = {"call": "heads-up", "after": "call-report", "promise": "promise", "reminder": "reminder"}
_ROW = re.compile(r"(?:call list|call|commitment) (\d+)")
_messages = sa.table(
    "messages", sa.column("id", sa.Integer), sa.column("key", sa.Text), sa.column("concerning", sa.Text),
    sa.column("kind", sa.Text), sa.column("about", sa.Integer),
)  # fmt: skip


def upgrade() -> None:
    """Step forward."""
    op.execute("ALTER TABLE messages RENAME COLUMN letter TO content")
    op.add_column("messages", sa.Column("kind", sa.Text(), server_default="as-written", nullable=False))
    op.add_column("messages", sa.Column("about", sa.Integer(), nullable=True))
    for message in op.get_bind().execute(sa.select(_messages.c.id, _messages.c.key, _messages.c.concerning)).all():
        kind, row = _KINDS.get(message.key.partition(" ")[0]), _ROW.fullmatch(message.concerning)
        if kind:
            values = {"kind": kind, "about": int(row[1]) if row else None}
            op.execute(_messages.update().where(_messages.c.id == message.id).values(values))
